/* language.c: words a second of the whole language analysis on one core, peak memory, and time to open the
 * model.
 *
 *     build/bench/language ontology/english.model FILE.txt [ROUNDS]
 * The text is analysed as one article after the other, a file each round; paragraphs are parted by empty
 * lines. */
#include "language/language.h"
#include "base/file.h"
#include "language/kernel.h"
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor: other work on the machine does not count. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static struct span *paragraphs(struct arena *arena, const char *text, size_t size, size_t *count)
{
    struct span *spans = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t at = 0; at < size;) {
        const char *stop = strstr(text + at, "\n\n");
        size_t end = stop ? (size_t)(stop - text) : size;
        spans = arena_grow(arena, spans, *count, &capacity, sizeof *spans);
        spans[(*count)++] = (struct span){(uint32_t)at, (uint32_t)end};
        at = end + 2;
    }
    return spans;
}

int main(int argc, char **argv)
{
    const char *model_path = argc > 1 ? argv[1] : "ontology/english.model";
    const char *text_path = argc > 2 ? argv[2] : "tests/articles/vienna-2015.txt";
    entente_error error;
    struct language_model *model;
    double start = seconds();
    if (language_model_open(model_path, &model, &error)) return fprintf(stderr, "%s\n", error.text), 1;
    double opened = seconds() - start;
    struct arena *texts = arena_new();
    char *text;
    size_t size, span_count, words = 0;
    if (file_read(texts, text_path, (size_t)1 << 30, &text, &size, &error))
        return fprintf(stderr, "%s\n", error.text), 1;
    struct span *spans = paragraphs(texts, text, size, &span_count);
    unsigned rounds = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 500;
    start = seconds();
    for (unsigned round = 0; round < rounds; round++) {
        struct arena *arena = arena_new();
        struct analysis *analysis = language_analyse(model, arena, text, size, spans, span_count);
        for (size_t s = 0; s < analysis->count; s++)
            words += analysis->sentences[s].count;
        arena_free(arena);
    }
    double took = seconds() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("language: %.0f words/s on one core (%s kernels), model opened in %.1f ms, peak memory %.0f MB\n",
           (double)words / took, kernels_best()->name, opened * 1e3, (double)usage.ru_maxrss / 1024);
    arena_free(texts);
    language_model_close(model);
    return 0;
}
