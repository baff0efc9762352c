/* index.c: terms to numbers, triples sorted by subject, predicate and object in three orders. */
#include "store/index.h"

#include "base/context.h"
#include "base/status.h"
#include "graph/vocabulary.h"
#include <stdlib.h>
#include <string.h>

static const unsigned char PARTS[INDEX_ORDERS][4] = {{0, 1, 2, 3}, {1, 2, 0, 3}, {2, 0, 1, 3}};

struct triple_index *index_new(struct arena *arena)
{
    struct triple_index *index = arena_alloc(arena, sizeof *index);
    index->arena = arena;
    index->terms = arena_grow(arena, NULL, 0, &index->term_capacity, sizeof *index->terms);
    index->term_count = 1; /* number 0 is NO_TERM */
    map_init(&index->numbers, arena);
    return index;
}

/* One byte string a term: kind, text, and behind a zero byte datatype or language. */
static size_t key_of(const struct read_term *term, unsigned file, char **key, char *space, size_t room)
{
    const char *more = term->datatype ? term->datatype : term->language ? term->language : "";
    size_t text = strlen(term->text), rest = strlen(more), size = text + rest + 2;
    if (term->kind == READ_BLANK) size += 12;
    *key = size + 1 > room ? malloc(size + 1) : space;
    if (!*key) return 0;
    (*key)[0] = term->kind == READ_IRI     ? 'i'
                : term->kind == READ_BLANK ? 'b'
                : term->datatype           ? 'd'
                : term->language           ? 'l'
                                           : 't';
    memcpy(*key + 1, term->text, text);
    if (term->kind == READ_BLANK) return 1 + text + (size_t)sprintf(*key + 1 + text, "%c%u", 0, file);
    (*key)[1 + text] = '\0';
    memcpy(*key + 2 + text, more, rest);
    return size;
}

uint32_t index_name(struct triple_index *index, const struct read_term *term)
{
    if (!term->kind) return NO_TERM;
    struct read_term plain = *term; /* "a" and "a"^^xsd:string are one term (RDF 1.1, section 3.3) */
    if (plain.datatype && strcmp(plain.datatype, XSD "string") == 0) plain.datatype = NULL;
    term = &plain;
    char space[1024], *key;
    size_t size = key_of(term, index->file, &key, space, sizeof space);
    if (!size) return NO_TERM;
    bool added;
    struct map_entry *entry = map_add(&index->numbers, key, size, &added);
    if (key != space) free(key);
    if (!added) return (uint32_t)entry->value.number;
    /* The key's copy in the map holds the text, ended by its zero byte. */
    const char *more = entry->key + 1 + strlen(entry->key + 1) + 1;
    struct read_term copy = {.kind = term->kind, .text = entry->key + 1};
    if (entry->key[0] == 'd') copy.datatype = more;
    if (entry->key[0] == 'l') copy.language = more;
    if (copy.kind == READ_BLANK) copy.text = arena_format(index->arena, "f%u%s", index->file, copy.text);
    entry->value.number = index->term_count;
    index->terms = arena_grow(index->arena, index->terms, index->term_count, &index->term_capacity,
                              sizeof *index->terms);
    index->terms[index->term_count] = copy;
    return (uint32_t)index->term_count++;
}

uint32_t index_number(const struct triple_index *index, const struct read_term *term)
{
    char space[1024], *key;
    size_t size = key_of(term, 0, &key, space, sizeof space);
    const struct map_entry *entry = size ? map_find(&index->numbers, key, size) : NULL;
    if (size && key != space) free(key);
    return entry ? (uint32_t)entry->value.number : NO_TERM;
}

void index_add(void *user, const struct read_triple *triple)
{
    struct triple_index *index = user;
    struct index_triple numbers = {{index_name(index, &triple->subject),
                                    index_name(index, &triple->predicate), index_name(index, &triple->object),
                                    index_name(index, &triple->graph)}};
    index->added =
        arena_grow(index->arena, index->added, index->count, &index->capacity, sizeof *index->added);
    index->added[index->count++] = numbers;
}

entente_status index_read_file(struct triple_index *index, const char *path, entente_error *error)
{
    struct arena *volatile scratch = arena_new();
    jmp_buf out_of_memory;
    if (!scratch || setjmp(out_of_memory)) {
        arena_free(scratch);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(scratch, &out_of_memory);
    index->file++;
    entente_status status = rdf_read_file(scratch, path, DEFAULT_BASE, index_add, index, error);
    arena_free(scratch);
    return status;
}

/* Triples that agree in the parts, in this order. */
static int compare(const struct index_triple *a, const struct index_triple *b, const unsigned char parts[4],
                   int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t x = a->part[parts[i]], y = b->part[parts[i]];
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

static int by_subject(const void *a, const void *b)
{
    return compare(a, b, PARTS[0], 4);
}

static int by_predicate(const void *a, const void *b)
{
    return compare(a, b, PARTS[1], 4);
}

static int by_object(const void *a, const void *b)
{
    return compare(a, b, PARTS[2], 4);
}

/* The names of the graphs, each once. */
static void list_graphs(struct triple_index *index)
{
    bool *is_graph = arena_array(index->arena, index->term_count + 1, sizeof *is_graph);
    size_t count = 0;
    for (size_t i = 0; i < index->count; i++) {
        uint32_t graph = index->added[i].part[3];
        count += graph && !is_graph[graph];
        is_graph[graph] = true;
    }
    index->graphs = arena_array(index->arena, count + 1, sizeof *index->graphs);
    for (uint32_t i = 1; i < index->term_count; i++)
        if (is_graph[i]) index->graphs[index->graph_count++] = i;
}

void index_finish(struct triple_index *index)
{
    static int (*const COMPARE[INDEX_ORDERS])(const void *, const void *) = {by_subject, by_predicate,
                                                                             by_object};
    list_graphs(index);
    for (size_t i = 0; i < INDEX_ORDERS; i++) {
        struct index_order *order = &index->orders[i];
        memcpy(order->parts, PARTS[i], sizeof order->parts);
        order->triples = arena_array(index->arena, index->count + 1, sizeof *order->triples);
        if (index->count) {
            memcpy(order->triples, index->added, index->count * sizeof *order->triples);
            qsort(order->triples, index->count, sizeof *order->triples, COMPARE[i]);
        }
    }
}

/* The order in which all parts that the pattern has come first. */
static const struct index_order *order_for(const struct triple_index *index,
                                           const struct index_triple *pattern, int *bound)
{
    const struct index_order *best = &index->orders[0];
    *bound = -1;
    for (size_t i = 0; i < INDEX_ORDERS; i++) {
        int count = 0;
        while (count < 3 && pattern->part[index->orders[i].parts[count]])
            count++;
        if (count <= *bound) continue;
        *bound = count;
        best = &index->orders[i];
    }
    return best;
}

/* Does the triple have what the common prefix does not look at: the graph, and parts that must be equal? */
static bool matches(const struct index_search *search, const struct index_triple *triple)
{
    for (unsigned i = 0; i < 3; i++)
        if (triple->part[i] != triple->part[search->same[i]]) return false;
    uint32_t graph = search->pattern.part[3];
    return !graph || (graph == ANY_GRAPH ? triple->part[3] != NO_TERM : triple->part[3] == graph);
}

static void skip(struct index_search *search)
{
    while (search->at < search->end && !matches(search, search->at))
        search->at++;
}

/* The first triple that is not before the pattern (or, with `behind`, the first one behind it). */
static size_t bound_of(const struct triple_index *index, const struct index_search *search, bool behind)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order =
            compare(&search->order->triples[middle], &search->pattern, search->order->parts, search->bound);
        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void find_range(const struct triple_index *index, struct index_search *search)
{
    search->order = order_for(index, &search->pattern, &search->bound);
    search->at = search->order->triples + bound_of(index, search, false);
    search->end = search->order->triples + bound_of(index, search, true);
}

void index_search(const struct triple_index *index, const struct index_triple *pattern,
                  const unsigned char same[static 3], struct index_search *search)
{
    *search = (struct index_search){.pattern = *pattern, .same = {same[0], same[1], same[2]}};
    find_range(index, search);
    skip(search);
}

size_t index_estimate(const struct triple_index *index, const struct index_triple *pattern)
{
    struct index_search search = {.pattern = *pattern};
    find_range(index, &search);
    return (size_t)(search.end - search.at);
}

const struct index_triple *index_current(const struct index_search *search)
{
    return search->at < search->end ? search->at : NULL;
}

void index_next(struct index_search *search)
{
    const struct index_triple *before = search->at++;
    bool any_graph = !search->pattern.part[3];
    while (any_graph && search->at < search->end && compare(search->at, before, search->order->parts, 3) == 0)
        search->at++;
    skip(search);
}
