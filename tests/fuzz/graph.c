/* graph.c: any bytes as a graph file. What can be read is written, and that can be read. */
#include "entente.h"
#include "memory_file.h"

static entente_context *context;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static char *written(const entente_graph *graph, size_t *length)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, length);
    if (!file || entente_write(graph, ENTENTE_NQUADS, NULL, file, NULL) || fclose(file)) abort();
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!context && entente_context_open(NULL, &context, NULL)) abort();
    entente_graph *graph = entente_graph_new(context), *again = entente_graph_new(context);
    if (!graph || !again) abort();
    entente_error error = {0};
    if (entente_graph_read(graph, memory_file(bytes, size), &error)) {
        if (!error.text[0]) abort();
    } else {
        size_t first;
        char *one = written(graph, &first);
        if (first && entente_graph_read(again, memory_file((const uint8_t *)one, first), &error)) abort();
        free(one);
    }
    entente_graph_free(graph);
    entente_graph_free(again);
    return 0;
}
