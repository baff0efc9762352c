/* index.h: triples in memory, found by any of their parts: terms as numbers, and the triples sorted three
 * ways (Weiss, Karras and Bernstein 2008, "Hexastore"; three of its six orders find every pattern by a common
 * prefix). */
#ifndef ENTENTE_STORE_INDEX_H
#define ENTENTE_STORE_INDEX_H

#include "base/map.h"
#include "rdf/read.h"

/* NO_TERM in a pattern: any; as a graph: the default graph. Terms are numbered from 1. ANY_GRAPH in a
 * pattern: the triples of every named graph, apart. */
enum { NO_TERM = 0 };
#define ANY_GRAPH UINT32_MAX

struct index_triple {
    uint32_t part[4]; /* subject, predicate, object, graph */
};

struct index_order {
    unsigned char parts[4]; /* the order of comparison */
    struct index_triple *triples;
};

enum { INDEX_ORDERS = 3 };
struct triple_index {
    struct arena *arena;
    struct map numbers;      /* of terms */
    struct read_term *terms; /* [0] is unused */
    size_t term_count, term_capacity;
    struct index_triple *added;
    size_t count, capacity;
    struct index_order orders[INDEX_ORDERS];
    uint32_t *graphs; /* named ones, in the order in which they came */
    size_t graph_count;
    unsigned file; /* of the triples that are added: blank nodes of different files differ */
};

struct triple_index *index_new(struct arena *arena);
/* Adds a triple: a triple_reader. */
void index_add(void *index, const struct read_triple *triple);
/* Adds the triples of a file in any syntax of RDF. */
entente_status index_read_file(struct triple_index *index, const char *path, entente_error *error);
/* Sorts. Nothing is added afterwards. O(n log n). */
void index_finish(struct triple_index *index);

/* The number of a term, added when it is new. */
uint32_t index_name(struct triple_index *index, const struct read_term *term);
/* The number of a term; NO_TERM when no triple has it. */
uint32_t index_number(const struct triple_index *index, const struct read_term *term);

/* The triples that have the parts of a pattern. With no graph in the pattern, a triple that stands in several
 * graphs comes once. O(log n) to begin, O(1) a step. */
struct index_search {
    const struct index_order *order;
    struct index_triple pattern;
    const struct index_triple *at, *end;
    int bound;             /* leading parts of the order that the pattern has */
    unsigned char same[3]; /* same[i] = j: part i must equal part j (i itself: free) */
};
void index_search(const struct triple_index *index, const struct index_triple *pattern,
                  const unsigned char same[static 3], struct index_search *search);
/* How many triples have the parts that the pattern begins with: an upper bound of what the search gives. */
size_t index_estimate(const struct triple_index *index, const struct index_triple *pattern);
/* The triple in hand; NULL at the end. */
const struct index_triple *index_current(const struct index_search *search);
void index_next(struct index_search *search);

#endif
