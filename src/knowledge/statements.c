/* statements.c: Turtle files through raptor2 into sorted arrays of triples, with indexes by subject and by
 * predicate. Only the distinct subjects are sorted; triples follow them by counting. */
#include "knowledge/statements.h"

#include "base/file.h"
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include <dirent.h>
#include <errno.h>
#include <raptor2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST_FILE = 1 << 30, DEEPEST = 8 };

void statements_init(struct statement_store *store, struct arena *arena, struct arena *scratch)
{
    *store = (struct statement_store){
        .arena = arena, .scratch = scratch, .recovery = store->recovery, .hash = 0x9E3779B97F4A7C15u};
    store->terms = arena_grow(arena, NULL, 0, &store->term_capacity, sizeof *store->terms);
    store->terms[TERM_NONE] = NULL;
    store->term_count = 1;
    statements_term(store, "", 0);
}

/* ---- Terms ---- */

/* The slot of a text whose hash is given; free when the text is no term yet. */
static struct term_slot *slot_of(const struct statement_store *store, const char *text, size_t size,
                                 uint64_t hash)
{
    size_t mask = store->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct term_slot *slot = &store->slots[i];
        if (!slot->number) return slot;
        if (slot->tag != (uint32_t)(hash >> 32)) continue;
        const char *term = store->terms[slot->number];
        if (strncmp(term, text, size) == 0 && !term[size]) return slot;
    }
}

static void grow_slots(struct statement_store *store)
{
    store->slot_count = store->slot_count ? store->slot_count * 2 : 1024;
    store->slots = arena_array(store->scratch, store->slot_count, sizeof *store->slots);
    for (uint32_t i = TERM_EMPTY; i < store->term_count; i++) {
        size_t size = strlen(store->terms[i]);
        uint64_t hash = hash_bytes(store->terms[i], size);
        *slot_of(store, store->terms[i], size, hash) = (struct term_slot){(uint32_t)(hash >> 32), i};
    }
}

/* A copy of a text, packed behind the one before. */
static const char *keep_text(struct statement_store *store, const char *text, size_t size)
{
    enum { ROOM = 256 * 1024 };
    if (size >= ROOM / 4) return arena_substring(store->arena, text, size);
    if (store->room_left < size + 1) {
        store->room = arena_alloc(store->arena, ROOM);
        store->room_left = ROOM;
    }
    char *copy = store->room;
    if (size) memcpy(copy, text, size);
    copy[size] = '\0';
    store->room += size + 1;
    store->room_left -= size + 1;
    return copy;
}

uint32_t statements_term(struct statement_store *store, const char *text, size_t size)
{
    if (store->term_count * 2 >= store->slot_count) grow_slots(store);
    uint64_t hash = hash_bytes(text, size);
    struct term_slot *slot = slot_of(store, text, size, hash);
    if (slot->number) return slot->number;
    *slot = (struct term_slot){(uint32_t)(hash >> 32), (uint32_t)store->term_count};
    store->terms = arena_grow(store->arena, store->terms, store->term_count, &store->term_capacity,
                              sizeof *store->terms);
    store->terms[store->term_count] = keep_text(store, text, size);
    return (uint32_t)store->term_count++;
}

/* ---- Reading ---- */

struct parsing {
    struct statement_store *store;
    const char *path;
    entente_error *error;
    entente_status status;
    size_t file;
};

/* The first error counts; raptor says the line of an undeclared prefix with the error behind it. */
static void complain(void *user, raptor_log_message *message)
{
    struct parsing *parsing = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
    int line = message->locator ? raptor_locator_line(message->locator) : 0;
    if (parsing->status) {
        if (parsing->error && !parsing->error->line && line > 0) parsing->error->line = (size_t)line;
        return;
    }
    parsing->status = fail(parsing->error, ENTENTE_BAD_KNOWLEDGE, parsing->path, line > 0 ? (size_t)line : 0,
                           "%s", message->text);
}

static uint32_t node_term(struct parsing *parsing, const raptor_term *term)
{
    struct statement_store *store = parsing->store;
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        size_t size;
        const unsigned char *iri = raptor_uri_as_counted_string(term->value.uri, &size);
        return statements_term(store, (const char *)iri, size);
    }
    char blank[200];
    int size =
        snprintf(blank, sizeof blank, "_:%zu.%s", parsing->file, (const char *)term->value.blank.string);
    return statements_term(store, blank, size < (int)sizeof blank ? (size_t)size : sizeof blank - 1);
}

static void add_statement(struct parsing *parsing, const raptor_statement *statement)
{
    struct statement_store *store = parsing->store;
    struct triple triple = {.subject = node_term(parsing, statement->subject),
                            .predicate = node_term(parsing, statement->predicate)};
    if (statement->object->type == RAPTOR_TERM_TYPE_LITERAL) {
        const raptor_term_literal_value *literal = &statement->object->value.literal;
        triple.object = statements_term(store, (const char *)literal->string, literal->string_len);
        triple.datatype = TERM_EMPTY;
        if (literal->datatype) {
            size_t size;
            const unsigned char *iri = raptor_uri_as_counted_string(literal->datatype, &size);
            triple.datatype = statements_term(store, (const char *)iri, size);
        }
    } else {
        triple.object = node_term(parsing, statement->object);
    }
    store->triples =
        arena_grow(store->arena, store->triples, store->count, &store->capacity, sizeof *store->triples);
    store->triples[store->count++] = triple;
}

static void set_recovery(struct statement_store *store, jmp_buf *recovery)
{
    arena_on_failure(store->arena, recovery);
    arena_on_failure(store->scratch, recovery);
}

/* Lack of memory must not jump over raptor, which would lose its own. */
static void take(void *user, raptor_statement *statement)
{
    struct parsing *parsing = user;
    jmp_buf out_of_memory;
    if (parsing->status) return;
    if (setjmp(out_of_memory)) {
        parsing->status = fail(parsing->error, ENTENTE_NO_MEMORY, parsing->path, 0, "out of memory");
    } else {
        set_recovery(parsing->store, &out_of_memory);
        add_statement(parsing, statement);
    }
    set_recovery(parsing->store, parsing->store->recovery);
}

static entente_status parse_sound(struct statement_store *store, const char *path, const char *bytes,
                                  size_t size, entente_error *error)
{
    struct parsing parsing = {store, path, error, ENTENTE_OK, store->file_count++};
    raptor_world *world = raptor_new_world();
    raptor_parser *parser = world ? raptor_new_parser(world, "turtle") : NULL;
    raptor_uri *base = world ? raptor_new_uri(world, (const unsigned char *)ID) : NULL;
    if (!parser || !base) {
        parsing.status = fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    } else {
        raptor_world_set_log_handler(world, &parsing, complain);
        raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
        raptor_parser_set_statement_handler(parser, &parsing, take);
        raptor_parser_parse_start(parser, base);
        /* In one piece: its Turtle reader loses statements at the borders of chunks. */
        raptor_parser_parse_chunk(parser, (const unsigned char *)bytes, size, 1);
    }
    if (base) raptor_free_uri(base);
    if (parser) raptor_free_parser(parser);
    if (world) raptor_free_world(world);
    return parsing.status;
}

entente_status statements_parse(struct statement_store *store, const char *path, const char *bytes,
                                size_t size, entente_error *error)
{
    size_t valid = utf8_valid_prefix(bytes, size);
    if (valid < size) {
        size_t line = 1;
        for (size_t i = 0; i < valid; i++)
            line += bytes[i] == '\n';
        return fail(error, ENTENTE_BAD_KNOWLEDGE, path, line, "not UTF-8");
    }
    return parse_sound(store, path, bytes, size, error);
}

uint64_t statements_hash(uint64_t hash, const char *bytes, size_t size)
{
    return (hash ^ hash_bytes(bytes, size)) * 0x100000001B3u;
}

static entente_status read_file(struct statement_store *store, const char *path, entente_error *error)
{
    struct arena *scratch = arena_new();
    if (!scratch) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory)) {
        arena_free(scratch);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(scratch, &out_of_memory);
    char *bytes;
    size_t size;
    entente_status status = file_read(scratch, path, LARGEST_FILE, &bytes, &size, error);
    if (!status) {
        store->hash = statements_hash(store->hash, bytes, size);
        status = statements_parse(store, path, bytes, size, error);
    }
    arena_free(scratch);
    return status;
}

/* ---- Files ---- */

struct file_list {
    struct arena *arena;
    const char **items;
    size_t count, capacity;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static entente_status add_files(struct file_list *files, const char *path, int depth, entente_error *error)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return fail(error, errno == ENOENT ? ENTENTE_NOT_FOUND : ENTENTE_CANNOT_READ, path, 0, "%s",
                    strerror(errno));
    if (!S_ISDIR(info.st_mode)) {
        if (depth > 0 && !text_ends_with(path, ".ttl")) return ENTENTE_OK;
        files->items =
            arena_grow(files->arena, files->items, files->count, &files->capacity, sizeof *files->items);
        files->items[files->count++] = arena_string(files->arena, path);
        return ENTENTE_OK;
    }
    DIR *folder = depth < DEEPEST ? opendir(path) : NULL;
    if (!folder)
        return fail(error, ENTENTE_CANNOT_READ, path, 0, "%s",
                    depth < DEEPEST ? strerror(errno) : "too deep");
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    for (struct dirent *item; (item = readdir(folder));) {
        if (item->d_name[0] == '.') continue;
        names = arena_grow(files->arena, names, count, &capacity, sizeof *names);
        names[count++] = arena_format(files->arena, "%s/%s", path, item->d_name);
    }
    closedir(folder);
    if (count) qsort(names, count, sizeof *names, by_name);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < count; i++)
        status = add_files(files, names[i], depth + 1, error);
    return status;
}

entente_status statements_files(struct arena *arena, const char *path, const char ***names, size_t *count,
                                entente_error *error)
{
    struct file_list files = {.arena = arena};
    entente_status status = add_files(&files, path, 0, error);
    *names = files.items;
    *count = files.count;
    return status;
}

entente_status statements_read(struct statement_store *store, const char *path, entente_error *error)
{
    const char **files;
    size_t count;
    entente_status status = statements_files(store->arena, path, &files, &count, error);
    for (size_t i = 0; !status && i < count; i++)
        status = read_file(store, files[i], error);
    return status;
}

/* ---- Order ---- */

static int by_term(const void *a, const void *b, void *user)
{
    const char *const *terms = user;
    return strcmp(terms[((const struct triple_range *)a)->term],
                  terms[((const struct triple_range *)b)->term]);
}

/* The distinct subjects (or predicates) of all triples, each with how many triples it has in `end`. `places`
 * gets the index + 1 of each term. */
static struct triple_range *distinct_terms(struct statement_store *store, bool of_predicates,
                                           uint32_t *places, size_t *count)
{
    struct triple_range *ranges = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < store->count; i++) {
        uint32_t term = of_predicates ? store->triples[i].predicate : store->triples[i].subject;
        if (!places[term]) {
            ranges = arena_grow(store->arena, ranges, *count, &capacity, sizeof *ranges);
            ranges[(*count)++] = (struct triple_range){.term = term};
            places[term] = (uint32_t)*count;
        }
        ranges[places[term] - 1].end++;
    }
    if (*count) qsort_r(ranges, *count, sizeof *ranges, by_term, store->terms);
    uint32_t begin = 0;
    for (size_t i = 0; i < *count; i++) {
        uint32_t size = ranges[i].end;
        ranges[i].begin = begin;
        ranges[i].end = begin; /* grows as triples are put in */
        begin += size;
        places[ranges[i].term] = (uint32_t)i + 1;
    }
    return ranges;
}

void statements_freeze(struct statement_store *store)
{
    struct arena *arena = store->arena;
    store->by_subject = arena_array(arena, store->term_count, sizeof *store->by_subject);
    store->subjects = distinct_terms(store, false, store->by_subject, &store->subject_count);
    struct triple *sorted = arena_array(arena, store->count + 1, sizeof *sorted);
    for (size_t i = 0; i < store->count; i++)
        sorted[store->subjects[store->by_subject[store->triples[i].subject] - 1].end++] = store->triples[i];
    store->triples = sorted;
    store->capacity = store->count;
    uint32_t *places = arena_array(arena, store->term_count, sizeof *places);
    store->predicates = distinct_terms(store, true, places, &store->predicate_count);
    store->by_predicate = arena_array(arena, store->count + 1, sizeof *store->by_predicate);
    for (size_t i = 0; i < store->count; i++)
        store->by_predicate[store->predicates[places[sorted[i].predicate] - 1].end++] = (uint32_t)i;
    statements_list(store);
}

void statements_list(struct statement_store *store)
{
    store->items = arena_array(store->arena, store->count + 1, sizeof *store->items);
    for (size_t i = 0; i < store->count; i++) {
        const struct triple *triple = &store->triples[i];
        store->items[i] =
            (struct knowledge_statement){store->terms[triple->subject], store->terms[triple->predicate],
                                         store->terms[triple->object], store->terms[triple->datatype]};
    }
}

void statements_thaw(struct statement_store *store)
{
    store->slot_count = 512;
    while (store->term_count * 2 >= store->slot_count)
        store->slot_count *= 2;
    store->slot_count /= 2;
    grow_slots(store);
}

/* ---- Asking ---- */

static const struct triple_range *find_range(const struct statement_store *store,
                                             const struct triple_range *ranges, size_t count,
                                             const char *text)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(store->terms[ranges[middle].term], text);
        if (order == 0) return &ranges[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct triple *statements_of(const struct statement_store *store, uint32_t subject, size_t *count)
{
    uint32_t place = subject < store->term_count ? store->by_subject[subject] : 0;
    *count = place ? store->subjects[place - 1].end - store->subjects[place - 1].begin : 0;
    return place ? &store->triples[store->subjects[place - 1].begin] : NULL;
}

const struct knowledge_statement *statements_about(const struct statement_store *store, const char *subject,
                                                   size_t *count)
{
    const struct triple_range *range = find_range(store, store->subjects, store->subject_count, subject);
    *count = range ? range->end - range->begin : 0;
    return range ? &store->items[range->begin] : NULL;
}

const struct triple_range *statements_predicate(const struct statement_store *store, const char *predicate)
{
    return find_range(store, store->predicates, store->predicate_count, predicate);
}

void statements_with(const struct statement_store *store, const char *predicate,
                     void (*visit)(void *user, const struct knowledge_statement *statement), void *user)
{
    const struct triple_range *range = statements_predicate(store, predicate);
    for (uint32_t i = range ? range->begin : 0; range && i < range->end; i++)
        visit(user, &store->items[store->by_predicate[i]]);
}
