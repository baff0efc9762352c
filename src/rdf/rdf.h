/* rdf.h: what the writers of RDF syntaxes and tables share. */
#ifndef ENTENTE_RDF_H
#define ENTENTE_RDF_H

#include "graph/graph.h"

/* Calls `write` for each statement that the options ask for, in the order of writing. A statement that
 * appears in several graphs comes once when `flatten` is set (formats without graph names). Stops at the
 * first status that is not OK. */
typedef entente_status statement_writer(void *user, const struct statement *statement, entente_error *error);
entente_status rdf_each(const entente_graph *graph, const entente_write_options *options, bool flatten,
                        statement_writer *write, void *user, entente_error *error);

/* One file a syntax. */
entente_status rdf_write_raptor(const entente_graph *graph, const entente_write_options *options,
                                const char *syntax, FILE *file, entente_error *error);
entente_status rdf_write_turtle(const entente_graph *graph, const entente_write_options *options, bool trig,
                                FILE *file, entente_error *error);

/* Prefixes of the contract; NULL name at the end. */
struct rdf_prefix {
    const char *name, *iri;
};
extern const struct rdf_prefix RDF_PREFIXES[];

#endif
