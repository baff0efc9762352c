/* answers.c: collects the rows that rasqal gives and arranges them: without repetition, ordered, cut. */
#include "store/answers.h"

#include "base/map.h"
#include "base/text.h"
#include "graph/vocabulary.h"
#include "store/rewrite.h"
#include <stdlib.h>
#include <string.h>

static const char *name_of_column(rasqal_query *query, int column)
{
    const rasqal_variable *variable =
        raptor_sequence_get_at(rasqal_query_get_bound_variable_sequence(query), column);
    return (const char *)variable->name;
}

static int count_columns(rasqal_query *query)
{
    raptor_sequence *variables = rasqal_query_get_bound_variable_sequence(query);
    return variables ? raptor_sequence_size(variables) : 0;
}

/* The column of the variable that an order condition is about; -1 when it is about something else. */
static int column_of(rasqal_query *query, const rasqal_expression *condition, bool *is_descending)
{
    *is_descending = condition->op == RASQAL_EXPR_ORDER_COND_DESC;
    if (*is_descending || condition->op == RASQAL_EXPR_ORDER_COND_ASC) condition = condition->arg1;
    const rasqal_variable *variable = condition && condition->op == RASQAL_EXPR_LITERAL && condition->literal
                                          ? rasqal_literal_as_variable(condition->literal)
                                          : NULL;
    for (int c = 0; variable && c < count_columns(query); c++)
        if (strcmp(name_of_column(query, c), (const char *)variable->name) == 0) return c;
    return -1;
}

void answers_arrange(struct arena *arena, rasqal_query *query, const char *text,
                     struct arrangement *arrangement, const char **without_order)
{
    raptor_sequence *conditions = rasqal_query_get_order_conditions_sequence(query);
    int count = conditions ? raptor_sequence_size(conditions) : 0;
    *arrangement = (struct arrangement){.limit = -1, .offset = -1};
    arrangement->columns = arena_array(arena, (size_t)count + 1, sizeof *arrangement->columns);
    arrangement->descending = arena_array(arena, (size_t)count + 1, sizeof *arrangement->descending);
    *without_order = NULL;
    for (int i = 0; i < count; i++) {
        arrangement->columns[i] =
            column_of(query, raptor_sequence_get_at(conditions, i), &arrangement->descending[i]);
        if (arrangement->columns[i] < 0) return;
    }
    if (rasqal_query_get_verb(query) == RASQAL_QUERY_VERB_SELECT)
        *without_order = count ? rewrite_without_order(arena, text) : text;
    if (!*without_order) return;
    arrangement->order_count = (size_t)count;
    arrangement->is_distinct = rasqal_query_get_distinct(query) > 0;
    arrangement->limit = rasqal_query_get_limit(query);
    arrangement->offset = rasqal_query_get_offset(query);
}

void answers_release(rasqal_query *query)
{
    rasqal_query_set_distinct(query, 0);
    rasqal_query_set_limit(query, -1);
    rasqal_query_set_offset(query, -1);
}

/* ---- Rows ---- */

static struct read_term term_of(struct arena *arena, rasqal_literal *value)
{
    const char *text = value ? (const char *)rasqal_literal_as_string(value) : NULL;
    if (!text) return (struct read_term){0};
    struct read_term term = {.kind = READ_LITERAL, .text = arena_string(arena, text)};
    if (value->type == RASQAL_LITERAL_URI)
        term.kind = READ_IRI;
    else if (value->type == RASQAL_LITERAL_BLANK)
        term.kind = READ_BLANK;
    else if (value->language)
        term.language = arena_string(arena, value->language);
    else if (value->datatype && value->type != RASQAL_LITERAL_XSD_STRING)
        term.datatype = arena_string(arena, (const char *)raptor_uri_as_string(value->datatype));
    return term;
}

static void collect(struct answers *answers, rasqal_query_results *results)
{
    size_t count = 0;
    for (; !rasqal_query_results_finished(results); rasqal_query_results_next(results)) {
        for (size_t c = 0; c < answers->columns; c++) {
            rasqal_literal *value = rasqal_query_results_get_binding_value(results, (int)c);
            answers->cells =
                arena_grow(answers->arena, answers->cells, count, &answers->capacity, sizeof *answers->cells);
            answers->cells[count++] = term_of(answers->arena, value);
        }
        answers->rows++;
    }
}

/* ---- Order (SPARQL 1.1, section 15.1: nothing, blank nodes, IRIs, literals; numbers by value) ---- */

static bool is_number(const struct read_term *term)
{
    static const char *const NUMBERS[] = {XSD "integer", XSD "decimal", XSD "double", XSD "float"};
    for (size_t i = 0; term->datatype && i < sizeof NUMBERS / sizeof *NUMBERS; i++)
        if (strcmp(term->datatype, NUMBERS[i]) == 0) return true;
    return false;
}

static int rank_of(const struct read_term *term)
{
    static const int RANKS[] = {[READ_NOTHING] = 0, [READ_BLANK] = 1, [READ_IRI] = 2, [READ_LITERAL] = 3};
    return RANKS[term->kind];
}

static double value_of(const struct read_term *term)
{
    const char *exponent = strpbrk(term->text, "eE");
    double value = decimal_read(term->text);
    for (int power = exponent ? atoi(exponent + 1) : 0; power; power += power < 0 ? 1 : -1)
        value = power < 0 ? value / 10 : value * 10;
    return value;
}

static int compare_terms_as_text(const struct read_term *a, const struct read_term *b)
{
    if (a->kind != b->kind) return rank_of(a) - rank_of(b);
    if (!a->kind) return 0;
    int order = strcmp(a->text, b->text);
    if (!order) order = strcmp(a->datatype ? a->datatype : "", b->datatype ? b->datatype : "");
    return order ? order : strcmp(a->language ? a->language : "", b->language ? b->language : "");
}

static int compare_terms_by_value(const struct read_term *a, const struct read_term *b)
{
    if (!is_number(a) || !is_number(b)) return compare_terms_as_text(a, b);
    double x = value_of(a), y = value_of(b);
    return (x > y) - (x < y);
}

struct sorting {
    const struct answers *answers;
    const struct arrangement *arrangement;
};

/* Rows that the conditions leave equal are ordered by all their cells, so the order depends on the rows only.
 */
static int compare_rows(const void *a, const void *b, void *user)
{
    const struct sorting *sorting = user;
    const struct read_term *x = a, *y = b;
    const struct arrangement *arrangement = sorting->arrangement;
    for (size_t i = 0; i < arrangement->order_count; i++) {
        int column = arrangement->columns[i], order = compare_terms_by_value(&x[column], &y[column]);
        if (order) return arrangement->descending[i] ? -order : order;
    }
    for (size_t c = 0; c < sorting->answers->columns; c++) {
        int order = compare_terms_as_text(&x[c], &y[c]);
        if (order) return order;
    }
    return 0;
}

static void keep_distinct(struct answers *answers)
{
    struct map seen;
    struct text key;
    size_t kept = 0, columns = answers->columns;
    map_init(&seen, answers->arena);
    text_init(&key, answers->arena);
    for (size_t row = 0; row < answers->rows; row++) {
        const struct read_term *cells = &answers->cells[row * columns];
        key.size = 0;
        for (size_t c = 0; c < columns; c++) {
            text_add_format(&key, "%d", (int)cells[c].kind);
            const char *const parts[] = {cells[c].text, cells[c].datatype, cells[c].language};
            for (size_t i = 0; i < 3; i++) {
                text_add_string(&key, parts[i] ? parts[i] : "");
                text_add(&key, "\1", 1);
            }
        }
        bool added;
        map_add(&seen, key.bytes, key.size, &added);
        if (added) memmove(&answers->cells[kept++ * columns], cells, columns * sizeof *cells);
    }
    answers->rows = kept;
}

static void cut(struct answers *answers, const struct arrangement *arrangement)
{
    size_t offset = arrangement->offset > 0 ? (size_t)arrangement->offset : 0;
    if (offset > answers->rows) offset = answers->rows;
    if (answers->cells) answers->cells += offset * answers->columns;
    answers->rows -= offset;
    if (arrangement->limit >= 0 && (size_t)arrangement->limit < answers->rows)
        answers->rows = (size_t)arrangement->limit;
}

void answers_collect(struct arena *arena, rasqal_query *query, rasqal_query_results *results,
                     const struct arrangement *arrangement, struct answers *answers)
{
    *answers = (struct answers){.arena = arena, .columns = (size_t)count_columns(query)};
    answers->names = arena_array(arena, answers->columns + 1, sizeof *answers->names);
    for (size_t c = 0; c < answers->columns; c++)
        answers->names[c] = arena_string(arena, name_of_column(query, (int)c));
    if (!answers->columns) return;
    collect(answers, results);
    if (arrangement->is_distinct) keep_distinct(answers);
    struct sorting sorting = {answers, arrangement};
    if (arrangement->order_count && answers->rows)
        qsort_r(answers->cells, answers->rows, answers->columns * sizeof *answers->cells, compare_rows,
                &sorting);
    cut(answers, arrangement);
}
