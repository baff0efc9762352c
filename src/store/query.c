/* query.c: entente_query: SPARQL over graph files. rasqal parses the query, groups and computes; the
 * solutions of the WHERE come from solve.c and are handed to rasqal as rows, since its own joins compare all
 * with all (a join over 100,000 triples takes it minutes). The data set's default graph is the union of all
 * graphs; GRAPH finds the named ones. */
#include "base/context.h"
#include "base/status.h"
#include "base/text.h"
#include "graph/vocabulary.h"
#include "store/index.h"
#include "store/results.h"
#include "store/rewrite.h"
#include "store/solve.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct asking {
    struct triple_index *index;
    rasqal_world *world;
    struct literals literals;
    struct solutions solutions;
    const char *name; /* of the query, for messages */
    entente_error *error;
    entente_status status;
};

/* ---- The source of rows: the pattern "?row <column:N> ?variable" has the cells of column N ---- */

#define COLUMN_IRI "column:"

struct match {
    struct asking *asking;
    size_t row, end, column;
};

static rasqal_triple_parts bind_match(rasqal_triples_match *rasqal_match, void *user,
                                      rasqal_variable *bindings[4], rasqal_triple_parts parts)
{
    struct match *match = rasqal_match->user_data;
    struct solutions *solutions = &match->asking->solutions;
    (void)user;
    if (bindings[0])
        rasqal_variable_set_value(
            bindings[0],
            rasqal_new_integer_literal(match->asking->world, RASQAL_LITERAL_INTEGER, (int)match->row));
    if (bindings[2] && solutions->columns) {
        rasqal_literal *value = solutions->cells[match->row * solutions->columns + match->column];
        rasqal_variable_set_value(bindings[2], value ? rasqal_new_literal_from_literal(value) : NULL);
    }
    return parts;
}

static void next_match(rasqal_triples_match *rasqal_match, void *user)
{
    (void)user;
    ((struct match *)rasqal_match->user_data)->row++;
}

static int is_end(rasqal_triples_match *rasqal_match, void *user)
{
    const struct match *match = rasqal_match->user_data;
    (void)user;
    return match->row >= match->end;
}

static void finish(rasqal_triples_match *rasqal_match, void *user)
{
    (void)user;
    free(rasqal_match->user_data);
    rasqal_match->user_data = NULL;
}

static int init_match(rasqal_triples_match *rasqal_match, rasqal_triples_source *source, void *user,
                      rasqal_triple_meta *meta, rasqal_triple *triple)
{
    struct asking *asking = *(struct asking **)user;
    struct match *match = calloc(1, sizeof *match);
    const char *column = (const char *)rasqal_literal_as_string(triple->predicate);
    rasqal_variable *row = rasqal_literal_as_variable(triple->subject);
    (void)source;
    if (!match || !column) {
        free(match);
        return 1;
    }
    *match = (struct match){asking, 0, asking->solutions.rows, (size_t)atol(column + strlen(COLUMN_IRI))};
    if (row && row->value) {
        match->row = (size_t)atol((const char *)rasqal_literal_as_string(row->value));
        match->end = match->row + 1;
    } else {
        meta->bindings[0] = row;
    }
    meta->bindings[2] = rasqal_literal_as_variable(triple->object);
    rasqal_match->user_data = match;
    rasqal_match->bind_match = bind_match;
    rasqal_match->next_match = next_match;
    rasqal_match->is_end = is_end;
    rasqal_match->finish = finish;
    return 0;
}

static int triple_present(rasqal_triples_source *source, void *user, rasqal_triple *triple)
{
    (void)source;
    (void)user;
    (void)triple;
    return 0;
}

static void free_source(void *user)
{
    (void)user;
}

static int support_feature(void *user, rasqal_triples_source_feature feature)
{
    (void)user;
    (void)feature;
    return 0;
}

static void fill_source(rasqal_triples_source *source, void *factory_user, void *user)
{
    *(struct asking **)user = factory_user;
    source->version = 2;
    source->init_triples_match = init_match;
    source->triple_present = triple_present;
    source->free_triples_source = free_source;
    source->support_feature = support_feature;
}

static int init_source(rasqal_query *query, void *factory_user, void *user, rasqal_triples_source *source,
                       rasqal_triples_error_handler handler)
{
    (void)query;
    (void)handler;
    fill_source(source, factory_user, user);
    return 0;
}

static int init_source2(rasqal_world *world, raptor_sequence *data_graphs, void *factory_user, void *user,
                        rasqal_triples_source *source, rasqal_triples_error_handler2 handler, unsigned flags)
{
    (void)world;
    (void)data_graphs;
    (void)handler;
    (void)flags;
    fill_source(source, factory_user, user);
    return 0;
}

static int new_source(rasqal_query *query, void *factory_user, void *user, rasqal_triples_source *source)
{
    return init_source(query, factory_user, user, source, NULL);
}

/* rasqal hands the register function no user data, but gives the factory room for it. */
static int register_source(rasqal_triples_source_factory *factory)
{
    factory->version = 3;
    factory->user_data_size = sizeof(struct asking *);
    factory->new_triples_source = new_source;
    factory->init_triples_source = init_source;
    factory->init_triples_source2 = init_source2;
    return 0;
}

/* ---- The query ---- */

static void complain(void *user, raptor_log_message *message)
{
    struct asking *asking = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || asking->status) return;
    int line = message->locator ? raptor_locator_line(message->locator) : 0;
    asking->status = fail(asking->error, ENTENTE_BAD_FORMAT, asking->name, line > 0 ? (size_t)line : 0, "%s",
                          message->text);
}

static const char *missing_of(rasqal_query *query)
{
    rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(query);
    if (rasqal_query_get_verb(query) == RASQAL_QUERY_VERB_DESCRIBE) return "DESCRIBE";
    return pattern ? solve_missing(pattern) : NULL;
}

/* The query, prepared; NULL, with the status set, when that fails. */
static rasqal_query *prepare(struct asking *asking, const char *text)
{
    rasqal_query *query = rasqal_new_query(asking->world, "sparql11-query", NULL);
    raptor_uri *base =
        raptor_new_uri(rasqal_world_get_raptor(asking->world), (const unsigned char *)DEFAULT_BASE);
    const char *missing = NULL;
    if (!query || !base)
        asking->status = fail(asking->error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    else if (rasqal_query_prepare(query, (const unsigned char *)text, base) && !asking->status)
        asking->status = fail(asking->error, ENTENTE_BAD_FORMAT, asking->name, 0, "not a SPARQL query");
    else if (!asking->status)
        missing = missing_of(query);
    if (missing)
        asking->status = fail(
            asking->error, ENTENTE_BAD_FORMAT, asking->name, 0,
            "%s is not supported; OPTIONAL, FILTER, UNION, MINUS, BIND, GRAPH and GROUP BY are", missing);
    if (base) raptor_free_uri(base);
    if (!asking->status) return query;
    if (query) rasqal_free_query(query);
    return NULL;
}

static void write_answers(struct asking *asking, rasqal_query *query, const struct arrangement *arrangement,
                          entente_results format, FILE *file)
{
    struct answers answers;
    rasqal_query_results *results = rasqal_query_execute(query);
    entente_status status = asking->status;
    if (!results && !status) {
        status =
            fail(asking->error, ENTENTE_BAD_FORMAT, asking->name, 0, "rasqal cannot answer such a query");
    } else if (!status && rasqal_query_results_is_boolean(results)) {
        results_write_truth(rasqal_query_results_get_boolean(results) > 0, format, file);
    } else if (!status && rasqal_query_results_is_graph(results)) {
        status = results_write_triples(asking->world, results, format, file, asking->error);
    } else if (!status) {
        answers_collect(asking->index->arena, query, results, arrangement, &answers);
        status = asking->status ? asking->status : results_write_rows(&answers, format, file, asking->error);
    }
    if (results) rasqal_free_query_results(results);
    if (!status && (fflush(file) != 0 || ferror(file)))
        status = fail(asking->error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    asking->status = status;
}

/* Solves the WHERE of the query and puts the rows in its stead. */
static rasqal_query *with_rows(struct asking *asking, rasqal_query *query, const char *text,
                               const char **rows)
{
    struct arena *arena = asking->index->arena;
    rasqal_graph_pattern *pattern = rasqal_query_get_query_graph_pattern(query);
    bool first_only = rasqal_query_get_verb(query) == RASQAL_QUERY_VERB_ASK;
    *rows = text;
    if (!pattern) return query;
    solve(arena, &asking->literals, pattern, first_only, &asking->solutions);
    struct text where, names;
    text_init(&where, arena);
    text_init(&names, arena);
    text_add_string(&where, "{ ?entente_row <" COLUMN_IRI "0> ?entente_first . ");
    for (size_t i = 0; i < asking->solutions.columns; i++) {
        const char *name = (const char *)asking->solutions.variables[i]->name;
        text_add_format(&where, "?entente_row <" COLUMN_IRI "%zu> ?%s . ", i, name);
        text_add_format(&names, " ?%s", name);
    }
    text_add_string(&where, "}");
    text_add_string(&names, asking->solutions.columns ? " " : "*");
    *rows = rewrite_where(arena, text, where.bytes, names.bytes);
    rasqal_free_query(query);
    return prepare(asking, *rows);
}

static void run(struct asking *asking, const char *text, entente_results format, FILE *file)
{
    struct arrangement arrangement;
    const char *rows, *without_order;
    rasqal_query *query = prepare(asking, text);
    if (query) query = with_rows(asking, query, text, &rows);
    if (!query) return;
    answers_arrange(asking->index->arena, query, rows, &arrangement, &without_order);
    if (without_order && without_order != rows) {
        rasqal_free_query(query);
        query = prepare(asking, without_order);
        if (!query) return;
    }
    if (without_order) answers_release(query);
    write_answers(asking, query, &arrangement, format, file);
    rasqal_free_query(query);
}

static void ask(struct asking *asking, const char *text, entente_results format, FILE *file)
{
    asking->world = rasqal_new_world();
    if (!asking->world) {
        asking->status = fail(asking->error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
        return;
    }
    if (!literals_init(&asking->literals, asking->index, asking->world) || rasqal_world_open(asking->world) ||
        rasqal_set_triples_source_factory(asking->world, register_source, asking)) {
        asking->status = fail(asking->error, ENTENTE_NO_MEMORY, NULL, 0, "rasqal cannot start");
    } else {
        rasqal_world_set_log_handler(asking->world, asking, complain);
        run(asking, text, format, file);
    }
    solutions_free(&asking->solutions);
    literals_free(&asking->literals);
    rasqal_free_world(asking->world);
}

entente_status entente_query(const char *name, const char *query, const char *const *paths, size_t path_count,
                             entente_results format, FILE *file, entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct asking asking = {.index = index_new(arena), .name = name, .error = error};
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < path_count; i++)
        status = index_read_file(asking.index, paths[i], error);
    if (!status) {
        index_finish(asking.index);
        ask(&asking, query, format, file);
        status = asking.status;
    }
    arena_free(arena);
    return status;
}
