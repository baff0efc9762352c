/* Graphs of articles: adding, merging, writing and reading again, and what hostile names become. */
#include "entente.h"
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

static const char PARIS[] =
    "France and Kenya sign a climate agreement\n\nPARIS - France and Kenya signed a climate agreement "
    "in Paris on Tuesday. President William Ruto of Kenya thanked his French counterpart.\n";
static const char NAIROBI[] =
    "Kenya and France sign climate deal\n\nNAIROBI - Kenya signed a climate agreement with France in "
    "Paris on Tuesday, the Kenyan foreign ministry said. Ethiopia condemned the agreement.\n";
static const char OSLO[] =
    "Norway hosts talks\n\nOSLO - The foreign ministers of Chile and Norway met in Oslo on Monday.\n";
static const char *const TEXTS[] = {PARIS, NAIROBI, OSLO};

static void add_text(entente_context *context, entente_graph *graph, size_t text)
{
    char name[] = "0.txt";
    name[0] = (char)('0' + text);
    entente_article *article;
    assert_int_equal(
        entente_article_parse(context, name, TEXTS[text], strlen(TEXTS[text]), "2024-05-15", &article, NULL),
        0);
    assert_int_equal(entente_extract(graph, article, NULL), 0);
    entente_article_free(article);
}

static entente_graph *graph_of(entente_context *context, const char *texts)
{
    entente_graph *graph = entente_graph_new(context);
    assert_non_null(graph);
    for (; *texts; texts++)
        add_text(context, graph, (size_t)(*texts - '0'));
    return graph;
}

static char *written(const entente_graph *graph, entente_format format)
{
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    assert_int_equal(entente_write(graph, format, NULL, file, NULL), 0);
    fclose(file);
    return text;
}

static void assert_same(const entente_graph *a, const entente_graph *b)
{
    char *one = written(a, ENTENTE_NQUADS), *two = written(b, ENTENTE_NQUADS);
    assert_string_equal(one, two);
    free(one);
    free(two);
}

static void test_order_and_repetition_do_not_matter(void **state)
{
    entente_graph *whole = graph_of(*state, "012");
    static const char *const OTHERS[] = {"210", "021", "1201", "00112200"};
    for (size_t i = 0; i < 4; i++) {
        entente_graph *other = graph_of(*state, OTHERS[i]);
        assert_same(whole, other);
        entente_graph_free(other);
    }
    entente_graph_free(whole);
}

static void test_merging(void **state)
{
    entente_graph *whole = graph_of(*state, "012"), *left = graph_of(*state, "2"),
                  *right = graph_of(*state, "10"), *none = entente_graph_new(*state);
    assert_int_equal(entente_merge(left, right, NULL), 0);
    assert_int_equal(entente_merge(left, left, NULL), 0);
    assert_int_equal(entente_merge(left, none, NULL), 0);
    assert_same(whole, left);
    assert_int_equal(entente_merge(none, left, NULL), 0);
    assert_same(whole, none);
    assert_int_equal(entente_merge(NULL, left, NULL), ENTENTE_BAD_ARGUMENT);
    entente_graph_free(whole);
    entente_graph_free(left);
    entente_graph_free(right);
    entente_graph_free(none);
}

/* Two articles tell the signing: one event, a claim of each. */
static void test_an_event_of_two_articles(void **state)
{
    entente_graph *graph = graph_of(*state, "01");
    char *text = written(graph, ENTENTE_NTRIPLES);
    size_t signings = 0, claims = 0;
    for (const char *line = text; line; line = strchr(line + 1, '\n')) {
        const char *end = strchr(line + 1, '\n');
        size_t size = end ? (size_t)(end - line) : strlen(line);
        signings +=
            memmem(line, size, "22-rdf-syntax-ns#type> <https://w3id.org/entente/ns#SignTreaty>", 62) != NULL;
        claims += memmem(line, size, "ns#claims> <https://w3id.org/entente/id/event/sign-treaty", 56) != NULL;
    }
    assert_true(signings >= 1);
    assert_true(claims >= 2);
    entente_graph_size size = entente_graph_count(graph);
    assert_int_equal(size.articles, 2);
    assert_true(size.events >= 1 && size.entities >= 3);
    free(text);
    entente_graph_free(graph);
}

/* Every syntax that the library reads gives back the graph that was written. */
static void test_written_and_read_again(void **state)
{
    static const entente_format FORMATS[] = {ENTENTE_NQUADS, ENTENTE_TRIG, ENTENTE_NTRIPLES, ENTENTE_TURTLE,
                                             ENTENTE_RDFXML};
    entente_graph *graph = graph_of(*state, "012");
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        char path[64];
        snprintf(path, sizeof path, "build/graph-test-%d.%s", (int)getpid(),
                 entente_format_extension(FORMATS[i]));
        assert_int_equal(entente_write_file(graph, FORMATS[i], NULL, path, NULL), 0);
        entente_graph *again = entente_graph_new(*state);
        entente_error error = {0};
        int status = (int)entente_graph_read(again, path, &error);
        if (status) print_message("%s\n", error.text);
        unlink(path);
        assert_int_equal(status, 0);
        assert_same(graph, again);
        entente_graph_free(again);
    }
    entente_graph_free(graph);
}

static void test_broken_files(void **state)
{
    static const struct {
        const char *name, *bytes;
        entente_status status;
    } FILES[] = {
        {"broken.ttl", "@prefix a: <http://a/> .\n\na:b a:c \"open\n .\n", ENTENTE_BAD_FORMAT},
        {"broken.nq", "<http://a> <http://b> .\n", ENTENTE_BAD_FORMAT},
        {"broken.rdf", "<?xml version=\"1.0\"?>\n<a>\n<b></a>\n", ENTENTE_BAD_FORMAT},
    };
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        char path[64];
        snprintf(path, sizeof path, "build/graph-test-%d-%s", (int)getpid(), FILES[i].name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(FILES[i].bytes, file);
        fclose(file);
        entente_graph *graph = entente_graph_new(*state);
        entente_error error = {0};
        assert_int_equal(entente_graph_read(graph, path, &error), FILES[i].status);
        /* raptor 2.0.15 does not tell the line of broken XML. */
        if (!strstr(FILES[i].name, ".rdf")) assert_true(error.line > 0);
        assert_non_null(strstr(error.file, FILES[i].name));
        unlink(path);
        assert_int_equal(entente_graph_count(graph).articles, 0);
        entente_graph_free(graph);
    }
    entente_graph *graph = entente_graph_new(*state);
    assert_int_equal(entente_graph_read(graph, "build/is-not-there.nq", NULL), ENTENTE_NOT_FOUND);
    entente_graph_free(graph);
}

/* A disk that is full, a folder that is not there: told, and nothing half written stays. */
static void test_cannot_write(void **state)
{
    entente_graph *graph = graph_of(*state, "0");
    entente_error error = {0};
    assert_int_equal(entente_write_file(graph, ENTENTE_TURTLE, NULL, "build/no/such/folder/x.ttl", &error),
                     ENTENTE_CANNOT_WRITE);
    assert_true(error.text[0]);
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        assert_int_equal(entente_write(graph, ENTENTE_NTRIPLES, NULL, full, &error), ENTENTE_CANNOT_WRITE);
        fclose(full);
    }
    entente_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_repetition_do_not_matter),
        cmocka_unit_test(test_merging),
        cmocka_unit_test(test_an_event_of_two_articles),
        cmocka_unit_test(test_written_and_read_again),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_cannot_write),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
