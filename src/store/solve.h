/* solve.h: the solutions of a query's WHERE, by search with backtracking over an index of triples. */
#ifndef ENTENTE_STORE_SOLVE_H
#define ENTENTE_STORE_SOLVE_H

#include "store/literals.h"

struct solutions {
    struct arena *arena;
    rasqal_variable **variables; /* that the patterns can bind, in the order in which they come */
    size_t columns, variable_capacity;
    rasqal_literal **cells; /* row by row, references; NULL: not bound */
    size_t rows, cell_capacity, cell_count;
};

/* What the pattern has that cannot be solved ("SERVICE"); NULL when there is nothing. */
const char *solve_missing(rasqal_graph_pattern *pattern);
/* All solutions, or the first one only. Triple patterns that match least are taken first. */
void solve(struct arena *arena, struct literals *literals, rasqal_graph_pattern *pattern, bool first_only,
           struct solutions *solutions);
void solutions_free(struct solutions *solutions);

#endif
