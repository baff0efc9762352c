/* graph_read.c: entente_graph_read: a graph file that entente wrote, in any syntax of RDF. Only what articles
 * say is kept (subjects below an article's IRI); the rest is made anew from it. */
#include "rdf/read.h"

#include "base/status.h"
#include "graph/store.h"
#include <string.h>

struct keeping {
    entente_graph *graph;
    size_t kept, seen;
    /* Of the statement kept before, which mostly has the same. */
    struct term_value subject;
    size_t subject_size;
    const char *article;
};

static struct term_value iri_of(entente_graph *graph, const struct read_term *term, bool is_clean)
{
    if (!is_clean) return term_iri(graph, term->text);
    return (struct term_value){.kind = TERM_IRI, .text = map_intern(&graph->terms, term->text, term->size)};
}

static struct term_value object_of(entente_graph *graph, const struct read_term *term, bool is_clean)
{
    if (term->kind == READ_IRI) return iri_of(graph, term, is_clean);
    if (!is_clean)
        return term->datatype ? term_typed(graph, term->text, term->datatype)
                              : term_text(graph, term->text, term->language);
    return (struct term_value){.kind = TERM_LITERAL,
                               .text = map_intern(&graph->terms, term->text, term->size),
                               .datatype = term->datatype ? graph_intern(graph, term->datatype) : NULL,
                               .language = term->language ? graph_intern(graph, term->language) : NULL};
}

/* Does the statement belong to an article? Sets the subject and the article of what is kept. */
static bool find_subject(struct keeping *keeping, const struct read_term *subject, bool is_clean)
{
    if (subject->kind != READ_IRI) return false;
    if (keeping->article && is_clean && subject->size == keeping->subject_size &&
        memcmp(subject->text, keeping->subject.text, subject->size) == 0)
        return true;
    const char *article = article_of_subject(keeping->graph, subject->text);
    if (!article) return false;
    keeping->subject = iri_of(keeping->graph, subject, is_clean);
    keeping->subject_size = strlen(keeping->subject.text);
    keeping->article = term_iri(keeping->graph, article).text;
    return true;
}

static void keep(void *user, const struct read_triple *triple)
{
    struct keeping *keeping = user;
    entente_graph *graph = keeping->graph;
    bool is_clean = triple->is_clean;
    keeping->seen++;
    if (triple->object.kind == READ_BLANK || !find_subject(keeping, &triple->subject, is_clean)) return;
    /* ent:claims is made anew: which event a claim belongs to depends on all articles. */
    if (strcmp(triple->predicate.text, ENT "claims") == 0) return;
    say_statement(graph, (struct statement){.subject = keeping->subject,
                                            .predicate = iri_of(graph, &triple->predicate, is_clean),
                                            .object = object_of(graph, &triple->object, is_clean),
                                            .graph = keeping->article});
    keeping->kept++;
}

static entente_status read_file(entente_graph *graph, struct arena *scratch, const char *path,
                                entente_error *error)
{
    struct keeping keeping = {.graph = graph};
    entente_status status = rdf_read_file(scratch, path, graph->base, keep, &keeping, error);
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
