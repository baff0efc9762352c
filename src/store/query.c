/* query.c: entente_query: SPARQL over graph files. rasqal parses the query and works out its algebra; the
 * triples come from an index of ours, since rasqal's own source goes through all triples for each pattern (a
 * join over 100,000 triples takes it minutes). The data set's default graph is the union of all graphs; GRAPH
 * finds the named ones. */
#include "base/context.h"
#include "base/status.h"
#include "base/text.h"
#include "graph/vocabulary.h"
#include "store/index.h"
#include "store/results.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct asking {
    struct triple_index *index;
    rasqal_world *world;
    rasqal_literal **literals; /* of the terms, made when needed */
    struct map numbers;        /* of the literals, by their address */
    const char *name;          /* of the query, for messages */
    entente_error *error;
    entente_status status;
};

/* ---- Terms and rasqal's literals ---- */

static unsigned char *copy_for_rasqal(const char *text)
{
    size_t size = strlen(text) + 1;
    unsigned char *copy = rasqal_alloc_memory(size);
    if (copy) memcpy(copy, text, size);
    return copy;
}

static rasqal_literal *make_literal(struct asking *asking, const struct read_term *term)
{
    raptor_world *raptor = rasqal_world_get_raptor(asking->world);
    if (term->kind == READ_IRI)
        return rasqal_new_uri_literal(asking->world,
                                      raptor_new_uri(raptor, (const unsigned char *)term->text));
    unsigned char *text = copy_for_rasqal(term->text);
    if (term->kind == READ_BLANK) return rasqal_new_simple_literal(asking->world, RASQAL_LITERAL_BLANK, text);
    raptor_uri *datatype =
        term->datatype ? raptor_new_uri(raptor, (const unsigned char *)term->datatype) : NULL;
    char *language = term->language ? (char *)copy_for_rasqal(term->language) : NULL;
    return rasqal_new_string_literal(asking->world, text, language, datatype, NULL);
}

/* A new reference to the literal of a term. */
static rasqal_literal *literal_of(struct asking *asking, uint32_t number)
{
    rasqal_literal **literal = &asking->literals[number];
    if (!*literal) {
        *literal = make_literal(asking, &asking->index->terms[number]);
        if (*literal)
            map_add(&asking->numbers, (const char *)literal, sizeof *literal, NULL)->value.number = number;
    }
    return *literal ? rasqal_new_literal_from_literal(*literal) : NULL;
}

/* The term that a literal is; NO_TERM when no triple has it. */
static uint32_t number_of(const struct asking *asking, rasqal_literal *literal)
{
    const struct map_entry *entry =
        map_find(&asking->numbers, (const char *)&literal, sizeof(rasqal_literal *));
    if (entry) return (uint32_t)entry->value.number;
    struct read_term term = {.kind = READ_LITERAL, .text = (const char *)rasqal_literal_as_string(literal)};
    if (!term.text) return NO_TERM;
    if (literal->type == RASQAL_LITERAL_URI)
        term.kind = READ_IRI;
    else if (literal->type == RASQAL_LITERAL_BLANK)
        term.kind = READ_BLANK;
    else if (literal->language)
        term.language = literal->language;
    else if (literal->datatype && literal->type != RASQAL_LITERAL_XSD_STRING)
        term.datatype = (const char *)raptor_uri_as_string(literal->datatype);
    return index_number(asking->index, &term);
}

/* ---- The source of triples ---- */

struct match {
    struct asking *asking;
    struct index_search search;
};

static rasqal_literal *part_of(const rasqal_triple *triple, int part)
{
    rasqal_literal *const parts[] = {triple->subject, triple->predicate, triple->object, triple->origin};
    return parts[part];
}

static rasqal_triple_parts bind_match(rasqal_triples_match *rasqal_match, void *user,
                                      rasqal_variable *bindings[4], rasqal_triple_parts parts)
{
    struct match *match = rasqal_match->user_data;
    const struct index_triple *triple = index_current(&match->search);
    unsigned bound = 0;
    (void)user;
    for (int i = 0; triple && i < 4; i++) {
        unsigned flag = 1U << i;
        if (!bindings[i] || !((unsigned)parts & flag) || !triple->part[i]) continue;
        rasqal_variable_set_value(bindings[i], literal_of(match->asking, triple->part[i]));
        bound |= flag;
    }
    return (rasqal_triple_parts)bound;
}

static void next_match(rasqal_triples_match *rasqal_match, void *user)
{
    (void)user;
    index_next(&((struct match *)rasqal_match->user_data)->search);
}

static int is_end(rasqal_triples_match *rasqal_match, void *user)
{
    (void)user;
    return !index_current(&((struct match *)rasqal_match->user_data)->search);
}

static void finish(rasqal_triples_match *rasqal_match, void *user)
{
    (void)user;
    free(rasqal_match->user_data);
    rasqal_match->user_data = NULL;
}

/* What a pattern asks for: constants, and variables that have a value already. False when it asks for a term
 * that no triple has. */
static bool pattern_of(const struct asking *asking, const rasqal_triple *triple,
                       rasqal_variable *variables[4], struct index_triple *pattern)
{
    *pattern = (struct index_triple){{0}};
    for (int i = 0; i < 4; i++) {
        rasqal_literal *literal = part_of(triple, i);
        variables[i] = literal ? rasqal_literal_as_variable(literal) : NULL;
        if (variables[i]) literal = variables[i]->value;
        if (!literal) continue;
        pattern->part[i] = number_of(asking, literal);
        if (pattern->part[i] == NO_TERM) return false;
    }
    return true;
}

static int init_match(rasqal_triples_match *rasqal_match, rasqal_triples_source *source, void *user,
                      rasqal_triple_meta *meta, rasqal_triple *triple)
{
    struct asking *asking = *(struct asking **)user;
    struct match *match = calloc(1, sizeof *match);
    struct index_triple pattern;
    (void)source;
    if (!match) return 1;
    match->asking = asking;
    rasqal_match->user_data = match;
    rasqal_match->bind_match = bind_match;
    rasqal_match->next_match = next_match;
    rasqal_match->is_end = is_end;
    rasqal_match->finish = finish;
    if (!pattern_of(asking, triple, meta->bindings, &pattern)) return 0; /* the search is empty */
    unsigned char same[3] = {0, 1, 2};
    for (unsigned char i = 1; i < 3; i++)
        for (unsigned char j = 0; j < i; j++)
            if (meta->bindings[i] && meta->bindings[i] == meta->bindings[j] && !pattern.part[i]) same[i] = j;
    index_search(asking->index, &pattern, same, &match->search);
    return 0;
}

static int triple_present(rasqal_triples_source *source, void *user, rasqal_triple *triple)
{
    struct asking *asking = *(struct asking **)user;
    static const unsigned char FREE[3] = {0, 1, 2};
    rasqal_variable *variables[4];
    struct index_triple pattern;
    struct index_search search;
    (void)source;
    if (!pattern_of(asking, triple, variables, &pattern)) return 0;
    index_search(asking->index, &pattern, FREE, &search);
    return index_current(&search) != NULL;
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

/* GRAPH ?g goes through the graphs that the query knows of. */
static void name_graphs(struct asking *asking, rasqal_query *query)
{
    raptor_world *raptor = rasqal_world_get_raptor(asking->world);
    for (size_t i = 0; i < asking->index->graph_count; i++) {
        const char *name = asking->index->terms[asking->index->graphs[i]].text;
        raptor_uri *uri = raptor_new_uri(raptor, (const unsigned char *)name);
        rasqal_data_graph *graph =
            uri ? rasqal_new_data_graph_from_uri(asking->world, uri, uri, RASQAL_DATA_GRAPH_NAMED, NULL, NULL,
                                                 NULL)
                : NULL;
        if (graph) rasqal_query_add_data_graph(query, graph);
        if (uri) raptor_free_uri(uri);
    }
}

/* What rasqal 0.9.33 parses but answers wrongly, or not at all. */
static const char *not_there(rasqal_graph_pattern *pattern)
{
    static const struct {
        rasqal_graph_pattern_operator operator;
        const char *name;
    } MISSING[] = {{RASQAL_GRAPH_PATTERN_OPERATOR_MINUS, "MINUS"},
                   {RASQAL_GRAPH_PATTERN_OPERATOR_VALUES, "VALUES"},
                   {RASQAL_GRAPH_PATTERN_OPERATOR_SERVICE, "SERVICE"}};
    if (!pattern) return NULL;
    for (size_t i = 0; i < sizeof MISSING / sizeof *MISSING; i++)
        if (rasqal_graph_pattern_get_operator(pattern) == MISSING[i].operator) return MISSING[i].name;
    raptor_sequence *inner = rasqal_graph_pattern_get_sub_graph_pattern_sequence(pattern);
    for (int i = 0; inner && i < raptor_sequence_size(inner); i++) {
        const char *missing = not_there(raptor_sequence_get_at(inner, i));
        if (missing) return missing;
    }
    return NULL;
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
        missing = not_there(rasqal_query_get_query_graph_pattern(query));
    if (missing)
        asking->status = fail(asking->error, ENTENTE_BAD_FORMAT, asking->name, 0,
                              "rasqal has no %s; say it with OPTIONAL, FILTER, BOUND and UNION", missing);
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

static void run(struct asking *asking, const char *text, entente_results format, FILE *file)
{
    struct arrangement arrangement;
    const char *without_order;
    rasqal_query *query = prepare(asking, text);
    if (!query) return;
    answers_arrange(asking->index->arena, query, text, &arrangement, &without_order);
    if (without_order && without_order != text) {
        rasqal_free_query(query);
        query = prepare(asking, without_order);
        if (!query) return;
    }
    if (without_order) answers_release(query);
    name_graphs(asking, query);
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
    asking->literals = calloc(asking->index->term_count, sizeof *asking->literals);
    if (!asking->literals || rasqal_world_open(asking->world) ||
        rasqal_set_triples_source_factory(asking->world, register_source, asking)) {
        asking->status = fail(asking->error, ENTENTE_NO_MEMORY, NULL, 0, "rasqal cannot start");
    } else {
        rasqal_world_set_log_handler(asking->world, asking, complain);
        run(asking, text, format, file);
    }
    for (size_t i = 0; asking->literals && i < asking->index->term_count; i++)
        if (asking->literals[i]) rasqal_free_literal(asking->literals[i]);
    free(asking->literals);
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
    map_init(&asking.numbers, arena);
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
