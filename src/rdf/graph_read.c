/* graph_read.c: entente_graph_read: a graph file that entente wrote, in any syntax of RDF. Only what articles
 * say is kept (subjects below an article's IRI); the rest is made anew from it. */
#include "rdf/read.h"

#include "base/status.h"
#include "graph/store.h"
#include <string.h>

struct keeping {
    entente_graph *graph;
    size_t kept, seen;
};

static void keep(void *user, const struct read_triple *triple)
{
    struct keeping *keeping = user;
    entente_graph *graph = keeping->graph;
    const struct read_term *object = &triple->object;
    const char *subject = triple->subject.text, *predicate = triple->predicate.text;
    const char *article = triple->subject.kind == READ_IRI ? article_of_subject(graph, subject) : NULL;
    keeping->seen++;
    /* ent:claims is made anew: which event a claim belongs to depends on all articles. */
    if (!article || object->kind == READ_BLANK || strcmp(predicate, ENT "claims") == 0) return;
    struct term_value value = object->kind == READ_IRI ? term_iri(graph, object->text)
                              : object->datatype       ? term_typed(graph, object->text, object->datatype)
                                                       : term_text(graph, object->text, object->language);
    say(graph, article, subject, predicate, value);
    keeping->kept++;
}

static entente_status read_file(entente_graph *graph, struct arena *scratch, const char *path,
                                entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = rdf_read_whole(scratch, path, &bytes, &size, error);
    if (status) return status;
    struct keeping keeping = {.graph = graph};
    status = rdf_read_bytes(scratch, path, bytes, size, graph->base, keep, &keeping, error);
    if (!status && !keeping.kept && keeping.seen)
        status = fail(error, ENTENTE_BAD_FORMAT, path, 0,
                      "no article's statements in it: not a graph that entente wrote");
    return status;
}

entente_status entente_graph_read(entente_graph *graph, const char *path, entente_error *error)
{
    jmp_buf out_of_memory;
    size_t before = graph->said.count;
    struct arena *volatile scratch = arena_new();
    if (!scratch || setjmp(out_of_memory)) {
        arena_free(scratch);
        graph->said.count = before;
        arena_on_failure(graph->arena, NULL);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(scratch, &out_of_memory);
    arena_on_failure(graph->arena, &out_of_memory);
    entente_status status = read_file(graph, scratch, path, error);
    if (status) graph->said.count = before; /* a broken file adds nothing */
    arena_on_failure(graph->arena, NULL);
    arena_free(scratch);
    return status;
}
