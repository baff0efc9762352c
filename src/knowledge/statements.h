/* statements.h: the raw statements of the ontology, as raptor2 reads them. */
#ifndef ENTENTE_KNOWLEDGE_STATEMENTS_H
#define ENTENTE_KNOWLEDGE_STATEMENTS_H

#include "base/map.h"
#include "knowledge/knowledge.h"

#define ENT  "https://w3id.org/entente/ns#"
#define ID   "https://w3id.org/entente/id/"
#define RDF  "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define OWL  "http://www.w3.org/2002/07/owl#"

struct statement_store {
    struct arena *arena;
    struct map terms;
    struct knowledge_statement
        *items; /* by subject after statements_freeze, in the order of writing within one */
    size_t count, capacity;
    struct map subjects;    /* subject -> first index */
    uint32_t *by_predicate; /* indexes, sorted by predicate, then index */
    uint64_t hash;          /* of all that was read */
    size_t blank_offset;
};

void statements_init(struct statement_store *store, struct arena *arena);
/* Reads a Turtle file, or all *.ttl files below a folder in byte order of their paths. */
entente_status statements_read(struct statement_store *store, const char *path, entente_error *error);
void statements_freeze(struct statement_store *store);
const struct knowledge_statement *statements_about(const struct statement_store *store, const char *subject,
                                                   size_t *count);
void statements_with(const struct statement_store *store, const char *predicate,
                     void (*visit)(void *user, const struct knowledge_statement *statement), void *user);

#endif
