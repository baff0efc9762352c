/* Graph files by lines: the same triples and messages as raptor2 gives, whatever stands in the lines. */
#include "base/status.h"
#include "base/text.h"
#include "entente.h"
#include "rdf/lines.h"
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "context.h"

#define S "<http://example.org/s> <http://example.org/p> "

static void print_term(FILE *out, const struct read_term *term)
{
    fprintf(out, "%d|%s|%s|%s ", term->kind, term->text ? term->text : "",
            term->datatype ? term->datatype : "", term->language ? term->language : "");
}

static void print_triple(void *user, const struct read_triple *triple)
{
    FILE *out = user;
    print_term(out, &triple->subject);
    print_term(out, &triple->predicate);
    print_term(out, &triple->object);
    print_term(out, &triple->graph);
    fputc('\n', out);
    const struct read_term *terms[] = {&triple->subject, &triple->predicate, &triple->object, &triple->graph};
    for (size_t i = 0; triple->is_clean && i < 4; i++)
        if (terms[i]->kind) assert_int_equal(terms[i]->size, strlen(terms[i]->text));
}

/* Triples and the message, as text. */
static char *read_all(const char *syntax, const char *bytes, size_t size, bool by_lines)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    struct arena *arena = arena_new();
    entente_error error = {0};
    if (by_lines) {
        struct line_source source = {.bytes = bytes, .size = size};
        rdf_read_lines(arena, "g", syntax, &source, "http://base.example/", print_triple, out, &error);
    } else {
        struct raptor_reader *reader =
            raptor_reader_new(arena, "g", syntax, "http://base.example/", print_triple, out, &error);
        raptor_reader_feed(reader, bytes, size, true);
    }
    fprintf(out, "%zu: %s\n", error.line, error.text);
    arena_free(arena);
    fclose(out);
    return text;
}

static void assert_same(const char *syntax, const char *bytes, size_t size)
{
    char *ours = read_all(syntax, bytes, size, true), *theirs = read_all(syntax, bytes, size, false);
    assert_string_equal(ours, theirs);
    free(ours);
    free(theirs);
}

static const char *const DOCUMENTS[] = {
    S "<http://example.org/o> .\n",
    S "<http://example.org/o> <http://example.org/g> .\n",
    S "\"text\" .\n" S "\"\" .\n",
    S "\"text\"@en .\n" S "\"text\"@en-gb .\n" S "\"text\"@EN-GB .\n" S "\"text\"@zh-hant-tw .\n",
    S "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g> .\n",
    S "\"x\"^^<http://www.w3.org/2001/XMLSchema#string> .\n",
    S "\"\\t\\n\\\"\\\\\" .\n" S "\"\\u00e9\\U0001F600\\u0022\" .\n",
    S "\"\\r\\b\\f\" .\n",
    S "\"\\u0001\" .\n",
    S "\"\\uFFFE\\uFFFF\" .\n",
    S "\"\\uD800\" .\n",
    S "\"\\U00110000\" .\n",
    S "\"\\u12\" .\n",
    S "\"\\x\" .\n",
    S "\"a\tb\x7F\" .\n",
    S "\"\x01\" .\n",
    S "\"\xC3\xA9 \xE6\x97\xA5 \xEF\xBF\xBE \xEF\xBB\xBF\" .\n",
    "<http://example.org/\xC3\xA9> <http://example.org/p> \"o\" .\n",
    "<http://example.org/\\u00e9> <http://example.org/p> \"o\" .\n",
    "<s> <http://example.org/p> \"o\" .\n",
    "<urn:a:b> <mailto:x@y> <A+b-c.d:e> .\n",
    "<http://a b> <http://example.org/p> \"o\" .\n",
    "<> <http://example.org/p> \"o\" .\n",
    "_:a <http://example.org/p> _:b .\n_:b <http://example.org/p> _:a _:g .\n",
    "# a comment\n\n   \t \n" S "\"o\" . # behind\n",
    "<http://s><http://p>\"o\".\n<http://s><http://p><http://o><http://g>.\n",
    "  <http://s>\t<http://p> \t \"o\"\t.  \n",
    S "\"o\" .\r\n" S "\"o2\" .\r\n",
    S "\"o\" .\r" S "\"o2\" .\r",
    "# comment\r" S "\"o2\" .\n",
    S "\"no line break\" .",
    S "\"no dot\"",
    S "\"no dot\"\n",
    S "\"never ends .\n" S "\"o\" .\n",
    S "\"goes\non\" .\n" S "\"o\" .\n" S "nonsense\n",
    S "\"o\" \"p\" .\n",
    S "\"o\" .\n" S "\"two\" . .\n",
    "\"s\" <http://p> \"o\" .\n",
    "<http://s> \"p\" \"o\" .\n",
    "<http://s> _:p \"o\" .\n",
    S "\"o\"@ .\n",
    S "\"o\"@e1 .\n",
    S "\"o\"^^ .\n",
    S "\"o\"^<http://d> .\n",
    S "\"o\"^^<d> .\n",
    S ".\n",
    "nonsense\n",
    S "\"o\" .\n\n\n" S "nonsense\n",
    "\xEF\xBB\xBF" S "\"o\" .\n",
};

static void test_odd_lines_are_read_as_raptor_reads_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof DOCUMENTS / sizeof *DOCUMENTS; i++) {
        assert_same("nquads", DOCUMENTS[i], strlen(DOCUMENTS[i]));
        assert_same("ntriples", DOCUMENTS[i], strlen(DOCUMENTS[i]));
    }
}

static void test_what_is_no_text(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *result;
    } CASES[] = {
        {"", "0: empty\n"},
        {S "\"a\xFF\" .\n", "1: not UTF-8\n"},
        {"\n\n" S "\"\xC3", "3: not UTF-8\n"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char *text = read_all("nquads", CASES[i].bytes, strlen(CASES[i].bytes), true);
        assert_string_equal(text, CASES[i].result);
        free(text);
    }
    static const char WITH_NUL[] = S "\"a\0b\" .\n" S "\"o\" .\n";
    assert_same("nquads", WITH_NUL, sizeof WITH_NUL - 1);
}

/* Lines longer than a block, and lines that end where a block does. */
static void test_lines_of_any_length(void **state)
{
    (void)state;
    for (size_t length = (1 << 20) - 60; length < (1 << 20) + 20; length += 7) {
        char *document;
        size_t size;
        FILE *out = open_memstream(&document, &size);
        fputs(S "\"", out);
        for (size_t i = 0; i < length; i++)
            fputc('a' + (int)(i % 26), out);
        fputs("\\n\xC3\xA9\" .\n" S "\"next\" .\n", out);
        fclose(out);
        assert_same("nquads", document, size);
        free(document);
    }
}

/* What the tests' articles become, in both syntaxes, read by lines and by raptor2. */
static void test_graphs_of_articles(void **state)
{
    entente_context *context = *state;
    static const entente_format FORMATS[] = {ENTENTE_NTRIPLES, ENTENTE_NQUADS};
    static const char *const SYNTAXES[] = {"ntriples", "nquads"};
    entente_graph *graph = entente_graph_new(context);
    glob_t found;
    assert_int_equal(glob("tests/articles/*.txt", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        entente_reader *reader;
        entente_article *article;
        assert_int_equal(entente_reader_open(context, found.gl_pathv[i], NULL, &reader, NULL), 0);
        while (entente_reader_next(reader, &article, NULL) == 0 && article) {
            assert_int_equal(entente_extract(graph, article, NULL), 0);
            entente_article_free(article);
        }
        entente_reader_free(reader);
    }
    globfree(&found);
    for (size_t i = 0; i < 2; i++) {
        char *text = NULL;
        size_t size;
        FILE *file = open_memstream(&text, &size);
        entente_write_options options = {.mentions = true, .with_text = true};
        assert_int_equal(entente_write(graph, FORMATS[i], &options, file, NULL), 0);
        fclose(file);
        assert_true(size > 100000);
        assert_same(SYNTAXES[i], text, size);
        free(text);
    }
    entente_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_odd_lines_are_read_as_raptor_reads_them),
        cmocka_unit_test(test_what_is_no_text),
        cmocka_unit_test(test_lines_of_any_length),
        cmocka_unit_test(test_graphs_of_articles),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
