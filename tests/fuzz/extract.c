/* extract.c: any bytes as the text of an article, all the way to a graph in every syntax. */
#include "entente.h"
#include <stdint.h>
#include <stdlib.h>

static entente_context *context;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!context && entente_context_open(NULL, &context, NULL)) abort();
    entente_article *article;
    if (entente_article_parse(context, "fuzz.txt", (const char *)bytes, size, "2024-05-17", &article, NULL))
        return 0;
    entente_graph *graph = entente_graph_new(context);
    if (!graph || entente_extract(graph, article, NULL)) abort();
    for (entente_format format = ENTENTE_TURTLE; format <= ENTENTE_GRAPHML; format++) {
        if (format == ENTENTE_CSV) continue;
        char *written = NULL;
        size_t length = 0;
        FILE *file = open_memstream(&written, &length);
        const entente_write_options options = {.mentions = true, .with_text = true};
        if (!file || entente_write(graph, format, &options, file, NULL) || fclose(file)) abort();
        free(written);
    }
    entente_graph_free(graph);
    entente_article_free(article);
    return 0;
}
