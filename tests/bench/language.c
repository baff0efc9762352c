/* language.c: words a second of the whole language analysis on one core, peak memory, and time to open the
 * model.
 *
 *     build/bench/language [--kernels NAME] ontology/english.model FILE.txt [ROUNDS]
 * The text is analysed as one article after the other, a file each round; paragraphs are parted by empty
 * lines. NAME is the kind of processor to be measured, "plain", "avx2" or "avx512"; without it that of this
 * machine. What is printed last is a sum of all that the analysis says, the same for all of them. */
#include "language/language.h"
#include "base/file.h"
#include "base/map.h"
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

/* A sum of all that the analysis says of its tokens: two that differ anywhere have different sums. */
static uint64_t sum_of(const struct analysis *analysis)
{
    uint64_t sum = analysis->count;
    for (size_t s = 0; s < analysis->count; s++)
        for (uint32_t i = 0; i < analysis->sentences[s].count; i++) {
            const struct token *token = &analysis->sentences[s].tokens[i];
            const uint32_t said[] = {
                token->begin,    token->end,           token->upos,        token->xpos,
                token->features, token->name,          token->name_begins, token->name_confidence,
                token->deprel,   (uint32_t)token->head};
            sum = (sum ^ hash_bytes(said, sizeof said)) * 0x9E3779B97F4A7C15u;
            sum = (sum ^ hash_bytes(token->lemma, strlen(token->lemma))) * 0x9E3779B97F4A7C15u;
        }
    return sum;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--kernels") == 0) {
        if (!kernels_choose(argv[2])) return fprintf(stderr, "no kernels '%s' here\n", argv[2]), 1;
        argc -= 2;
        argv += 2;
    }
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
    uint64_t sum = 0;
    unsigned rounds = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 500;
    double took = 0, least = 1e30;
    for (unsigned round = 0; round < rounds; round++) {
        size_t before = words;
        start = seconds();
        struct arena *arena = arena_new();
        struct analysis *analysis = language_analyse(model, arena, text, size, spans, span_count);
        double now = seconds() - start;
        for (size_t s = 0; s < analysis->count; s++)
            words += analysis->sentences[s].count;
        if (!round) sum = sum_of(analysis);
        start = seconds();
        arena_free(arena);
        now += seconds() - start;
        took += now;
        if (now < least * (double)(words - before)) least = now / (double)(words - before);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf(
        "language: %.0f words/s on one core (%s kernels; %.0f in the best round), model opened in %.1f ms, "
        "peak memory %.0f MB, sum %016llx\n",
        (double)words / took, kernels_best()->name, 1 / least, opened * 1e3, (double)usage.ru_maxrss / 1024,
        (unsigned long long)sum);
    arena_free(texts);
    language_model_close(model);
    return 0;
}
