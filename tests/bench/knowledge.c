/* knowledge.c: time to open the ontology, from Turtle and from its snapshot; time to open it with a user's
 * file of NAMES names (a million) that is made up here; speed of finding names in a text with both.
 *
 *     build/bench/knowledge ontology FILE.txt [NAMES] */
#include "knowledge/knowledge.h"
#include "base/file.h"
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* Of the processor: other work on the machine does not count. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A generator that gives the same file everywhere (xorshift64). */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void make_word(uint64_t *seed, char *word)
{
    static const char *const SYLLABLES[] = {
        "ba",  "ko", "ri", "shen", "tal", "ov",  "mar", "din", "es",  "gu", "har", "ji", "la",  "men", "nor",
        "pet", "sa", "tu", "vik",  "zan", "chi", "dro", "fel", "kha", "lo", "mi",  "ny", "qua", "sto", "wei"};
    size_t count = 2 + next_random(seed) % 3;
    *word = '\0';
    for (size_t i = 0; i < count; i++)
        strcat(word, SYLLABLES[next_random(seed) % (sizeof SYLLABLES / sizeof *SYLLABLES)]);
    word[0] = (char)(word[0] - 32);
}

/* Two names an entry: "Kharimen Talovzan" and "K. Talovzan". */
static void write_names(const char *path, size_t names)
{
    static const char *const CLASSES[] = {"Person", "Organization", "Place"};
    uint64_t seed = 88172645463325252u;
    FILE *file = fopen(path, "w");
    if (!file) abort();
    fputs("@base <https://w3id.org/entente/id/> .\n@prefix ent: <https://w3id.org/entente/ns#> .\n"
          "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
          "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
          "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
          "@prefix wd: <http://www.wikidata.org/entity/> .\n",
          file);
    for (size_t i = 0; i < names / 2; i++) {
        char given[40], family[40];
        make_word(&seed, given);
        make_word(&seed, family);
        fprintf(file,
                "<person/n%zu> a ent:%s ; rdfs:label \"%s %s\" ; skos:altLabel \"%c. %s\" ; owl:sameAs "
                "wd:Q%zu .\n",
                i, CLASSES[i % 3], given, family, given[0], family, 900000000 + i);
    }
    if (fclose(file)) abort();
}

static struct knowledge *open_knowledge(const char *what, const char *ontology, const char *const *more,
                                        size_t count)
{
    struct knowledge *knowledge;
    entente_error error = {0};
    double start = seconds();
    if (knowledge_open(ontology, more, count, &knowledge, &error)) {
        fprintf(stderr, "%s:%zu: %s\n", error.file, error.line, error.text);
        exit(1);
    }
    printf("%-36s %8.1f ms  %zu entries\n", what, (seconds() - start) * 1e3, knowledge_count(knowledge));
    return knowledge;
}

static void match(const char *what, const struct knowledge *knowledge, const char *text, size_t size)
{
    size_t count = 0;
    double best = 1e9;
    for (int round = 0; round < 3; round++) {
        struct arena *arena = arena_new();
        double start = seconds();
        knowledge_match(knowledge, arena, text, size, &count);
        double taken = seconds() - start;
        if (taken < best) best = taken;
        arena_free(arena);
    }
    printf("%-36s %8.1f MB/s  %zu matches\n", what, (double)size / 1e6 / best, count);
}

int main(int argc, char **argv)
{
    if (argc < 3) return 2;
    struct arena *arena = arena_new();
    char *text, path[] = "/tmp/entente-bench-XXXXXX.ttl";
    size_t size, names = argc > 3 ? strtoul(argv[3], NULL, 10) : 1000000;
    if (file_read(arena, argv[2], 1 << 30, &text, &size, NULL)) return 1;
    struct knowledge *knowledge = open_knowledge("open the ontology as it lies there", argv[1], NULL, 0);
    match("names of the ontology", knowledge, text, size);
    knowledge_close(knowledge);
    close(mkstemps(path, 4));
    write_names(path, names);
    const char *more[] = {path};
    knowledge = open_knowledge("open it with the user's names", argv[1], more, 1);
    match("names of both", knowledge, text, size);
    knowledge_close(knowledge);
    unlink(path);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%-36s %8ld MB\n", "peak memory", usage.ru_maxrss / 1024);
    arena_free(arena);
    return 0;
}
