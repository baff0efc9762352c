/* statements.h: the raw statements of the ontology: terms as numbers, triples in order of their subjects, and
 * indexes by subject and by predicate. */
#ifndef ENTENTE_KNOWLEDGE_STATEMENTS_H
#define ENTENTE_KNOWLEDGE_STATEMENTS_H

#include "base/arena.h"
#include "knowledge/knowledge.h"

#define ENT  "https://w3id.org/entente/ns#"
#define ID   "https://w3id.org/entente/id/"
#define RDF  "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define OWL  "http://www.w3.org/2002/07/owl#"

/* Numbers of terms. As a datatype: an IRI or blank object has TERM_NONE, a plain literal TERM_EMPTY. */
enum { TERM_NONE = 0, TERM_EMPTY = 1 };

struct triple {
    uint32_t subject, predicate, object, datatype;
};

/* The triples [begin, end) of a subject, or the places [begin, end) of a predicate in `by_predicate`. */
struct triple_range {
    uint32_t term, begin, end;
};

/* Text -> number of its term; a slot of an open-addressing table. number 0: free. */
struct term_slot {
    uint32_t tag, number;
};

struct statement_store {
    struct arena *arena;
    struct arena *scratch;   /* what is needed for reading only */
    jmp_buf *recovery;       /* where both arenas jump without memory; kept by the owner; may be NULL */
    struct term_slot *slots; /* in scratch */
    size_t slot_count;
    char *room; /* where the texts of terms are put, one behind the other */
    size_t room_left;
    const char **terms; /* by number */
    size_t term_count, term_capacity;
    struct triple *triples; /* by subject once frozen, in the order of writing within one */
    size_t count, capacity;
    struct knowledge_statement *items; /* the same as text */
    struct triple_range *subjects;     /* in byte order of the subjects */
    size_t subject_count;
    uint32_t *by_subject;            /* number of a term -> index in `subjects` + 1; 0: no subject */
    struct triple_range *predicates; /* in byte order of the predicates */
    size_t predicate_count;
    uint32_t *by_predicate; /* indexes of triples, by predicate, then by index */
    uint64_t hash;          /* of all that was read */
    size_t file_count;      /* blank nodes of different files differ */
};

/* `store` is zeroed, but for its recovery. Things that last go into `arena`, what is needed for reading only
 * into `scratch`: that may be freed once the store is frozen and takes no more statements. */
void statements_init(struct statement_store *store, struct arena *arena, struct arena *scratch);
/* The files that statements_read reads for a path: itself, or all *.ttl below a folder in byte order. */
entente_status statements_files(struct arena *arena, const char *path, const char ***files, size_t *count,
                                entente_error *error);
/* Mixes a file's bytes into a hash. */
uint64_t statements_hash(uint64_t hash, const char *bytes, size_t size);
/* Reads Turtle. `path` is for messages and blank nodes. */
entente_status statements_parse(struct statement_store *store, const char *path, const char *bytes,
                                size_t size, entente_error *error);
/* Reads a Turtle file, or all *.ttl files below a folder in byte order of their paths. */
entente_status statements_read(struct statement_store *store, const char *path, entente_error *error);

/* The number of a term, made when there is none. */
uint32_t statements_term(struct statement_store *store, const char *text, size_t size);
/* Sorts and indexes; the text of all statements is in `items` behind it. */
void statements_freeze(struct statement_store *store);
/* Fills `items` from triples that are sorted and indexed already. */
void statements_list(struct statement_store *store);
/* Makes a frozen store ready to take more statements. */
void statements_thaw(struct statement_store *store);

/* The triples of a subject; NULL and 0 when it is none. */
const struct triple *statements_of(const struct statement_store *store, uint32_t subject, size_t *count);
const struct knowledge_statement *statements_about(const struct statement_store *store, const char *subject,
                                                   size_t *count);
/* The places of a predicate in `by_predicate`; NULL when there are none. */
const struct triple_range *statements_predicate(const struct statement_store *store, const char *predicate);
void statements_with(const struct statement_store *store, const char *predicate,
                     void (*visit)(void *user, const struct knowledge_statement *statement), void *user);

#endif
