/* statements.c: which statements a writing holds, and in which order: options decide on mentions and texts;
 * formats without graph names get each triple once. */
#include "rdf/rdf.h"

#include "base/status.h"
#include "graph/store.h"
#include <stdlib.h>
#include <string.h>

const struct rdf_prefix RDF_PREFIXES[] = {
    {"ent", ENT},   {"rdf", RDF},       {"rdfs", RDFS},     {"owl", OWL}, {"xsd", XSD},
    {"skos", SKOS}, {"prov", PROV},     {"schema", SCHEMA}, {"sem", SEM}, {"org", ORG},
    {"nif", NIF},   {"itsrdf", ITSRDF}, {"wd", WIKIDATA},   {NULL, NULL},
};

static bool is_wanted(const struct statement *statement, const entente_write_options *options)
{
    bool is_text = strcmp(statement->predicate.text, NIF "isString") == 0;
    if (is_text) return options && options->with_text;
    bool is_mention = statement->graph && strstr(statement->subject.text, "#mention=") != NULL;
    return !is_mention || (options && options->mentions);
}

/* Subjects in the order of a reader: entities and events come before what the articles say, article by
 * article. */
static int by_subject(const void *a, const void *b)
{
    const struct statement *x = *(const struct statement *const *)a, *y = *(const struct statement *const *)b;
    struct statement left = *x, right = *y;
    left.graph = right.graph = NULL;
    return compare_statements(&left, &right);
}

static entente_status each_flat(const struct statement *all, size_t count,
                                const entente_write_options *options, statement_writer *write, void *user,
                                entente_error *error)
{
    const struct statement **flat = malloc((count + 1) * sizeof *flat);
    if (!flat) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&all[i], options)) flat[kept++] = &all[i];
    if (kept) qsort(flat, kept, sizeof *flat, by_subject);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < kept; i++)
        if (i == 0 || by_subject(&flat[i - 1], &flat[i]) != 0) status = write(user, flat[i], error);
    free(flat);
    return status;
}

entente_status rdf_each(const entente_graph *graph, const entente_write_options *options, bool flatten,
                        statement_writer *write, void *user, entente_error *error)
{
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    size_t count;
    const struct statement *all = graph_statements(graph, &count);
    if (flatten) return each_flat(all, count, options, write, user, error);
    for (size_t i = 0; !status && i < count; i++)
        if (is_wanted(&all[i], options)) status = write(user, &all[i], error);
    return status;
}
