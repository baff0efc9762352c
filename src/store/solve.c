/* solve.c: SPARQL's graph patterns (SPARQL 1.1, section 18), solved one binding after the other: what is left
 * to do is a list of steps, and each match goes on with the rest of it. rasqal parses, and evaluates
 * expressions; its own joins compare every pair of rows, and its left joins give rows that are none. */
#include "store/solve.h"

#include <string.h>

enum step_kind { PATTERN, TRIPLES, SETTLED };
struct step {
    enum step_kind kind;
    rasqal_graph_pattern *pattern;
    uint64_t taken;        /* TRIPLES: those already matched, one bit each */
    bool *settled;         /* SETTLED: set when this step is reached */
    bool stops;            /* SETTLED: go no further */
    rasqal_literal *graph; /* in which the pattern is matched; NULL: all */
    const struct step *next;
};

struct solving {
    struct literals *literals;
    struct solutions *solutions;
    rasqal_evaluation_context *evaluation;
    bool first_only;
};

static void go_on(struct solving *solving, const struct step *step);

static bool is_done(const struct solving *solving)
{
    return solving->first_only && solving->solutions->rows > 0;
}

static void keep_solution(struct solving *solving)
{
    struct solutions *all = solving->solutions;
    for (size_t i = 0; i < all->columns; i++) {
        all->cells =
            arena_grow(all->arena, all->cells, all->cell_count, &all->cell_capacity, sizeof *all->cells);
        rasqal_literal *value = all->variables[i]->value;
        all->cells[all->cell_count++] = value ? rasqal_new_literal_from_literal(value) : NULL;
    }
    all->rows++;
}

/* ---- Triples ---- */

/* What a triple pattern asks for now. False when it asks for a term that no triple has. */
static bool pattern_of(const struct solving *solving, const rasqal_triple *triple, rasqal_literal *graph,
                       rasqal_variable *free_variables[4], struct index_triple *pattern)
{
    rasqal_literal *const parts[] = {triple->subject, triple->predicate, triple->object, graph};
    *pattern = (struct index_triple){{0}};
    for (int i = 0; i < 4; i++) {
        rasqal_literal *literal = parts[i];
        rasqal_variable *variable = literal ? rasqal_literal_as_variable(literal) : NULL;
        free_variables[i] = variable && !variable->value ? variable : NULL;
        if (variable) literal = variable->value;
        if (i == 3 && free_variables[3]) pattern->part[3] = ANY_GRAPH;
        if (!literal) continue;
        pattern->part[i] = literal_number(solving->literals, literal);
        if (pattern->part[i] == NO_TERM) return false;
    }
    return true;
}

/* The triple pattern that is not yet taken and matches least; -1 at the end, or when one matches nothing. */
static int choose_triple(const struct solving *solving, const struct step *step, bool *is_hopeless)
{
    int best = -1;
    size_t least = SIZE_MAX;
    rasqal_triple *triple;
    *is_hopeless = false;
    for (int i = 0; i < 64 && (triple = rasqal_graph_pattern_get_triple(step->pattern, i)); i++) {
        rasqal_variable *free_variables[4];
        struct index_triple pattern;
        if (step->taken >> i & 1) continue;
        bool possible = pattern_of(solving, triple, step->graph, free_variables, &pattern);
        size_t count = possible ? index_estimate(solving->literals->index, &pattern) : 0;
        if (count == 0) *is_hopeless = true;
        if (count < least) {
            least = count;
            best = i;
        }
    }
    return *is_hopeless ? -1 : best;
}

static void match_triple(struct solving *solving, const struct step *step, int chosen)
{
    rasqal_triple *triple = rasqal_graph_pattern_get_triple(step->pattern, chosen);
    rasqal_variable *variables[4];
    struct index_triple pattern;
    struct index_search search;
    struct step rest = *step;
    unsigned char same[3] = {0, 1, 2};
    rest.taken |= (uint64_t)1 << chosen;
    if (!pattern_of(solving, triple, step->graph, variables, &pattern)) return;
    for (unsigned char i = 1; i < 3; i++)
        for (unsigned char j = 0; j < i; j++)
            if (variables[i] && variables[i] == variables[j]) same[i] = j;
    for (index_search(solving->literals->index, &pattern, same, &search);
         index_current(&search) && !is_done(solving); index_next(&search)) {
        const struct index_triple *found = index_current(&search);
        for (int i = 0; i < 4; i++)
            if (variables[i])
                rasqal_variable_set_value(variables[i], literal_of(solving->literals, found->part[i]));
        go_on(solving, &rest);
    }
    for (int i = 0; i < 4; i++)
        if (variables[i]) rasqal_variable_set_value(variables[i], NULL);
}

static void match_triples(struct solving *solving, const struct step *step)
{
    bool is_hopeless;
    int chosen = choose_triple(solving, step, &is_hopeless);
    if (chosen >= 0)
        match_triple(solving, step, chosen);
    else if (!is_hopeless)
        go_on(solving, step->next);
}

/* ---- Other patterns ---- */

static int count_inner(rasqal_graph_pattern *pattern)
{
    raptor_sequence *inner = rasqal_graph_pattern_get_sub_graph_pattern_sequence(pattern);
    return inner ? raptor_sequence_size(inner) : 0;
}

static rasqal_literal *value_of(struct solving *solving, rasqal_graph_pattern *pattern)
{
    int failed = 0;
    rasqal_expression *expression = rasqal_graph_pattern_get_filter_expression(pattern);
    rasqal_literal *value = rasqal_expression_evaluate2(expression, solving->evaluation, &failed);
    if (!failed) return value;
    if (value) rasqal_free_literal(value);
    return NULL;
}

/* Section 17.2.2. */
static bool is_effectively_true(const rasqal_literal *value)
{
    if (!value) return false;
    if (value->type == RASQAL_LITERAL_BOOLEAN || value->type == RASQAL_LITERAL_INTEGER)
        return value->value.integer != 0;
    if (value->type == RASQAL_LITERAL_DOUBLE || value->type == RASQAL_LITERAL_FLOAT)
        return value->value.floating > 0 || value->value.floating < 0;
    return value->type == RASQAL_LITERAL_STRING && value->string_len > 0;
}

static void filter(struct solving *solving, const struct step *step)
{
    rasqal_literal *value = value_of(solving, step->pattern);
    bool is_true = is_effectively_true(value);
    if (value) rasqal_free_literal(value);
    if (is_true) go_on(solving, step->next);
}

static void assign(struct solving *solving, const struct step *step)
{
    rasqal_variable *variable = rasqal_graph_pattern_get_variable(step->pattern);
    rasqal_variable_set_value(variable, value_of(solving, step->pattern));
    go_on(solving, step->next);
    rasqal_variable_set_value(variable, NULL);
}

/* Puts the inner patterns up to `at`, last one first, before `next`: the filters, which hold for the whole
 * group (section 5.2.2), and then what comes before them. */
static void match_inner(struct solving *solving, const struct step *step, int at, bool filters,
                        const struct step *next)
{
    rasqal_graph_pattern *inner =
        at < 0 ? NULL : rasqal_graph_pattern_get_sub_graph_pattern(step->pattern, at);
    struct step first = {PATTERN, inner, 0, NULL, false, step->graph, next};
    if (inner) {
        bool is_filter = rasqal_graph_pattern_get_operator(inner) == RASQAL_GRAPH_PATTERN_OPERATOR_FILTER;
        match_inner(solving, step, at - 1, filters, is_filter == filters ? &first : next);
    } else if (filters) {
        match_inner(solving, step, count_inner(step->pattern) - 1, false, next);
    } else {
        go_on(solving, next);
    }
}

static void match_group(struct solving *solving, const struct step *step, const struct step *next)
{
    match_inner(solving, step, count_inner(step->pattern) - 1, true, next);
}

static void match_optional(struct solving *solving, const struct step *step)
{
    bool settled = false;
    struct step end = {SETTLED, NULL, 0, &settled, false, NULL, step->next};
    match_group(solving, step, &end);
    if (!settled && !is_done(solving)) go_on(solving, step->next);
}

/* MINUS, for patterns that share a variable with what is before them. */
static void match_minus(struct solving *solving, const struct step *step)
{
    bool settled = false;
    struct step end = {SETTLED, NULL, 0, &settled, true, NULL, NULL};
    match_group(solving, step, &end);
    if (!settled) go_on(solving, step->next);
}

static void match_union(struct solving *solving, const struct step *step)
{
    rasqal_graph_pattern *inner;
    for (int i = 0; (inner = rasqal_graph_pattern_get_sub_graph_pattern(step->pattern, i)); i++) {
        struct step first = {PATTERN, inner, 0, NULL, false, step->graph, step->next};
        go_on(solving, &first);
    }
}

static void match_graph(struct solving *solving, const struct step *step)
{
    struct step inside = *step;
    inside.graph = rasqal_graph_pattern_get_origin(step->pattern);
    match_group(solving, &inside, step->next);
}

static void match_all(struct solving *solving, const struct step *step)
{
    match_group(solving, step, step->next);
}

static void begin_triples(struct solving *solving, const struct step *step)
{
    struct step triples = *step;
    triples.kind = TRIPLES;
    match_triples(solving, &triples);
}

static const struct {
    rasqal_graph_pattern_operator kind;
    const char *name;
    void (*match)(struct solving *, const struct step *); /* NULL: is not solved */
} OPERATORS[] = {{RASQAL_GRAPH_PATTERN_OPERATOR_BASIC, "triples", begin_triples},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL, "OPTIONAL", match_optional},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_UNION, "UNION", match_union},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_GROUP, "{}", match_all},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_GRAPH, "GRAPH", match_graph},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_FILTER, "FILTER", filter},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_LET, "BIND", assign},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_MINUS, "MINUS", match_minus},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_SELECT, "SELECT inside of a WHERE", NULL},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_SERVICE, "SERVICE", NULL},
                 {RASQAL_GRAPH_PATTERN_OPERATOR_VALUES, "VALUES", NULL}};
enum { OPERATOR_COUNT = sizeof OPERATORS / sizeof *OPERATORS };

static void match_pattern(struct solving *solving, const struct step *step)
{
    rasqal_graph_pattern_operator kind = rasqal_graph_pattern_get_operator(step->pattern);
    for (size_t i = 0; i < OPERATOR_COUNT; i++)
        if (OPERATORS[i].kind == kind && OPERATORS[i].match) OPERATORS[i].match(solving, step);
}

static void go_on(struct solving *solving, const struct step *step)
{
    if (is_done(solving)) return;
    if (!step) {
        keep_solution(solving);
    } else if (step->kind == SETTLED) {
        *step->settled = true;
        if (!step->stops) go_on(solving, step->next);
    } else if (step->kind == TRIPLES) {
        match_triples(solving, step);
    } else {
        match_pattern(solving, step);
    }
}

/* ---- What a query has ---- */

const char *solve_missing(rasqal_graph_pattern *pattern)
{
    for (size_t i = 0; i < OPERATOR_COUNT; i++)
        if (OPERATORS[i].kind == rasqal_graph_pattern_get_operator(pattern) && !OPERATORS[i].match)
            return OPERATORS[i].name;
    if (rasqal_graph_pattern_get_operator(pattern) == RASQAL_GRAPH_PATTERN_OPERATOR_BASIC &&
        rasqal_graph_pattern_get_triple(pattern, 64))
        return "more than 64 triples in a row";
    for (int i = 0; i < count_inner(pattern); i++) {
        const char *missing = solve_missing(rasqal_graph_pattern_get_sub_graph_pattern(pattern, i));
        if (missing) return missing;
    }
    return NULL;
}

static void add_variable(struct solutions *solutions, rasqal_variable *variable)
{
    for (size_t i = 0; i < solutions->columns; i++)
        if (solutions->variables[i] == variable) return;
    if (!variable || variable->type != RASQAL_VARIABLE_TYPE_NORMAL) return;
    solutions->variables = arena_grow(solutions->arena, solutions->variables, solutions->columns,
                                      &solutions->variable_capacity, sizeof(rasqal_variable *));
    solutions->variables[solutions->columns++] = variable;
}

static void add_variables(struct solutions *solutions, rasqal_graph_pattern *pattern)
{
    rasqal_graph_pattern_operator kind = rasqal_graph_pattern_get_operator(pattern);
    rasqal_triple *triple;
    if (kind == RASQAL_GRAPH_PATTERN_OPERATOR_GRAPH)
        add_variable(solutions, rasqal_literal_as_variable(rasqal_graph_pattern_get_origin(pattern)));
    if (kind == RASQAL_GRAPH_PATTERN_OPERATOR_LET)
        add_variable(solutions, rasqal_graph_pattern_get_variable(pattern));
    if (kind == RASQAL_GRAPH_PATTERN_OPERATOR_MINUS) return; /* binds nothing */
    for (int i = 0; kind == RASQAL_GRAPH_PATTERN_OPERATOR_BASIC &&
                    (triple = rasqal_graph_pattern_get_triple(pattern, i));
         i++) {
        rasqal_literal *const parts[] = {triple->subject, triple->predicate, triple->object};
        for (size_t p = 0; p < 3; p++)
            add_variable(solutions, rasqal_literal_as_variable(parts[p]));
    }
    for (int i = 0; i < count_inner(pattern); i++)
        add_variables(solutions, rasqal_graph_pattern_get_sub_graph_pattern(pattern, i));
}

void solve(struct arena *arena, struct literals *literals, rasqal_graph_pattern *pattern, bool first_only,
           struct solutions *solutions)
{
    *solutions = (struct solutions){.arena = arena};
    struct solving solving = {literals, solutions, rasqal_new_evaluation_context(literals->world, NULL, 0),
                              first_only};
    struct step first = {.kind = PATTERN, .pattern = pattern};
    add_variables(solutions, pattern);
    if (solving.evaluation) go_on(&solving, &first);
    if (solving.evaluation) rasqal_free_evaluation_context(solving.evaluation);
}

void solutions_free(struct solutions *solutions)
{
    for (size_t i = 0; i < solutions->cell_count; i++)
        if (solutions->cells[i]) rasqal_free_literal(solutions->cells[i]);
    solutions->cell_count = 0;
}
