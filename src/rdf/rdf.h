/* rdf.h: what the writers of RDF syntaxes and tables share. */
#ifndef ENTENTE_RDF_H
#define ENTENTE_RDF_H

#include "graph/graph.h"

enum rdf_order {
    RDF_CANONICAL,  /* by graph, subject, predicate, object */
    RDF_FLAT,       /* the same without graph names: each triple once */
    RDF_READER,     /* by graph; within it by section, date and name */
    RDF_READER_FLAT /* the same without graph names */
};

/* What a subject is, in the order of a reader. */
enum rdf_section {
    RDF_ARTICLES,
    RDF_STATES,
    RDF_PEOPLE,
    RDF_ORGANIZATIONS,
    RDF_TREATIES,
    RDF_PLACES,
    RDF_GROUPS,
    RDF_EQUIPMENT,
    RDF_OFFICES,
    RDF_EVENTS,
    RDF_CLAIMS,
    RDF_RELATIONS,
    RDF_NAMES,
    RDF_SENTENCES,
    RDF_MENTIONS,
    RDF_TEXTS, /* the article's text and its extraction */
    RDF_OTHER
};
enum rdf_section rdf_section_of(const char *base, const char *subject);

/* Calls `write` for each statement that the options ask for. Stops at the first status that is not OK.
 * O(n log n). */
typedef entente_status statement_writer(void *user, const struct statement *statement, entente_error *error);
entente_status rdf_each(const entente_graph *graph, const entente_write_options *options,
                        enum rdf_order order, statement_writer *write, void *user, entente_error *error);

/* One file a syntax. */
entente_status rdf_write_raptor(const entente_graph *graph, const entente_write_options *options,
                                const char *syntax, FILE *file, entente_error *error);
entente_status rdf_write_turtle(const entente_graph *graph, const entente_write_options *options, bool trig,
                                FILE *file, entente_error *error);
entente_status rdf_write_jsonld(const entente_graph *graph, const entente_write_options *options, FILE *file,
                                entente_error *error);

/* Prefixes of the contract; NULL name at the end. */
struct rdf_prefix {
    const char *name, *iri;
};
extern const struct rdf_prefix RDF_PREFIXES[];

/* Can the part of an IRI below the base stand alone as a relative reference? It must not look like a scheme
 * ("a:b") nor start a path, query or fragment of its own. */
bool rdf_is_relative_safe(const char *local);

#endif
