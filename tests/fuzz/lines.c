/* lines.c: any bytes as N-Quads: read by lines and by raptor2, which must agree whether they are a graph, and
 * on the graph. */
#include "rdf/lines.h"
#include "base/text.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void print_term(FILE *out, const struct read_term *term)
{
    fprintf(out, "%d|%s|%s|%s ", term->kind, term->text ? term->text : "",
            term->datatype ? term->datatype : "", term->language ? term->language : "");
}

static void print_triple(void *user, const struct read_triple *triple)
{
    const struct read_term *terms[] = {&triple->subject, &triple->predicate, &triple->object, &triple->graph};
    for (size_t i = 0; i < 4; i++) {
        print_term(user, terms[i]);
        if (triple->is_clean && terms[i]->kind && terms[i]->size != strlen(terms[i]->text)) abort();
    }
    fputc('\n', user);
}

/* The triples, or that there is a fault. */
static char *read_all(const char *syntax, const char *bytes, size_t size, int by_lines)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    struct arena *arena = arena_new();
    if (!out || !arena) abort();
    entente_error error = {0};
    entente_status status;
    if (by_lines) {
        struct line_source source = {.bytes = bytes, .size = size};
        status = rdf_read_lines(arena, "g", syntax, &source, "http://e/", print_triple, out, &error);
    } else {
        status = raptor_reader_feed(
            raptor_reader_new(arena, "g", syntax, "http://e/", print_triple, out, &error), bytes, size, true);
    }
    arena_free(arena);
    fputs("end\n", out);
    fclose(out);
    if (status) text[0] = '\0';
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    if (!size || utf8_valid_prefix(text, size) != size) return 0;
    static const char *const SYNTAXES[] = {"nquads", "ntriples"};
    for (size_t i = 0; i < 2; i++) {
        char *ours = read_all(SYNTAXES[i], text, size, 1), *theirs = read_all(SYNTAXES[i], text, size, 0);
        if (strcmp(ours, theirs) != 0) {
            fprintf(stderr, "by lines:\n%s\nby raptor2:\n%s\n", ours, theirs);
            abort();
        }
        free(ours);
        free(theirs);
    }
    return 0;
}
