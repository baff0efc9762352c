/* read.c: N-Quads by lines and through raptor2, from memory, with nobody who keeps them. */
#include "rdf/lines.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void count(void *user, const struct read_triple *triple)
{
    (void)triple;
    ++*(size_t *)user;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static char *make_quads(size_t quads, size_t *size)
{
    char *text;
    FILE *out = open_memstream(&text, size);
    if (!out) exit(1);
    for (size_t i = 0; i < quads; i++)
        fprintf(out,
                "<https://example.org/id/article/report-%zu#claim=%zu> <https://example.org/ns#%s> %s "
                "<https://example.org/id/article/report-%zu> .\n",
                i / 240, i / 12, i % 3 ? "source" : "sentence",
                i % 3 ? "<https://example.org/id/state/somewhere>"
                      : "\"A sentence of some length, with \\\"marks\\\" in it.\"@en",
                i / 240);
    fclose(out);
    return text;
}

int main(void)
{
    enum { QUADS = 1000000 };
    size_t size;
    char *text = make_quads(QUADS, &size);
    for (int by_lines = 1; by_lines >= 0; by_lines--) {
        struct arena *arena = arena_new();
        size_t triples = 0;
        double start = now();
        if (by_lines) {
            struct line_source source = {.bytes = text, .size = size};
            rdf_read_lines(arena, "bench", "nquads", &source, "http://base/", count, &triples, NULL);
        } else {
            raptor_reader_feed(
                raptor_reader_new(arena, "bench", "nquads", "http://base/", count, &triples, NULL), text,
                size, true);
        }
        double seconds = now() - start;
        printf("%-58s %7.2f s  %9.0f MB/s\n",
               by_lines ? "a million N-Quads by lines" : "the same through raptor2", seconds,
               (double)size / 1e6 / seconds);
        if (triples != QUADS) return 1;
        arena_free(arena);
    }
    free(text);
    return 0;
}
