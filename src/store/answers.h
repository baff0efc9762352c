/* answers.h: the answers of a query as a table of terms, in their order. */
#ifndef ENTENTE_STORE_ANSWERS_H
#define ENTENTE_STORE_ANSWERS_H

#include "rdf/read.h"
#include <rasqal.h>

/* DISTINCT, ORDER BY, LIMIT and OFFSET, taken over from rasqal, which orders rows in an unbalanced tree: a
 * minute for 23,000 rows. Only orders by variables that are in the answers are taken; others stay with
 * rasqal. */
struct arrangement {
    bool is_distinct;
    long limit, offset; /* -1: none */
    int *columns;       /* to order by, first one first */
    bool *descending;
    size_t order_count;
};

struct answers {
    struct arena *arena;
    size_t columns, rows;
    const char **names;
    struct read_term *cells; /* row by row; READ_NOTHING: no value */
    size_t capacity;
};

/* What a prepared SELECT asks for; *without_order gets its text without ORDER BY, to be prepared in its
 * stead, or NULL where the order stays with rasqal. */
void answers_arrange(struct arena *arena, rasqal_query *query, const char *text,
                     struct arrangement *arrangement, const char **without_order);
/* Takes the rest from a prepared query. */
void answers_release(rasqal_query *query);
/* All rows. O(rows log rows). */
void answers_collect(struct arena *arena, rasqal_query *query, rasqal_query_results *results,
                     const struct arrangement *arrangement, struct answers *answers);

#endif
