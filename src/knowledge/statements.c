/* statements.c: Turtle files through raptor2 into one sorted array of statements, with an index by predicate.
 */
#include "knowledge/statements.h"

#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include <dirent.h>
#include <errno.h>
#include <raptor2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST_FILE = 512 << 20, DEEPEST = 8 };

void statements_init(struct statement_store *store, struct arena *arena)
{
    *store = (struct statement_store){.arena = arena, .hash = 0x9E3779B97F4A7C15u};
    map_init(&store->terms, arena);
    map_init(&store->subjects, arena);
}

struct parsing {
    struct statement_store *store;
    const char *path;
    entente_error *error;
    entente_status status;
    size_t file; /* number of the file: blank nodes of different files differ */
};

static void complain(void *user, raptor_log_message *message)
{
    struct parsing *parsing = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || parsing->status) return;
    int line = message->locator ? raptor_locator_line(message->locator) : 0;
    parsing->status = fail(parsing->error, ENTENTE_BAD_KNOWLEDGE, parsing->path, line > 0 ? (size_t)line : 0,
                           "%s", message->text);
}

static const char *intern(struct statement_store *store, const char *text)
{
    return map_intern(&store->terms, text, strlen(text));
}

static const char *node_text(struct parsing *parsing, const raptor_term *term)
{
    struct statement_store *store = parsing->store;
    if (term->type == RAPTOR_TERM_TYPE_URI)
        return intern(store, (const char *)raptor_uri_as_string(term->value.uri));
    char blank[200];
    snprintf(blank, sizeof blank, "_:%zu.%s", parsing->file, (const char *)term->value.blank.string);
    return intern(store, blank);
}

static void take(void *user, raptor_statement *triple)
{
    struct parsing *parsing = user;
    struct statement_store *store = parsing->store;
    struct knowledge_statement statement = {.subject = node_text(parsing, triple->subject),
                                            .predicate = node_text(parsing, triple->predicate)};
    if (triple->object->type == RAPTOR_TERM_TYPE_LITERAL) {
        const raptor_uri *datatype = triple->object->value.literal.datatype;
        statement.object = intern(store, (const char *)triple->object->value.literal.string);
        statement.datatype =
            datatype ? intern(store, (const char *)raptor_uri_as_string((raptor_uri *)(uintptr_t)datatype))
                     : "";
    } else {
        statement.object = node_text(parsing, triple->object);
    }
    store->items =
        arena_grow(store->arena, store->items, store->count, &store->capacity, sizeof *store->items);
    store->items[store->count++] = statement;
}

static entente_status parse(struct statement_store *store, const char *path, const char *bytes, size_t size,
                            entente_error *error)
{
    struct parsing parsing = {store, path, error, ENTENTE_OK, store->blank_offset++};
    raptor_world *world = raptor_new_world();
    raptor_parser *parser = world ? raptor_new_parser(world, "turtle") : NULL;
    raptor_uri *base = world ? raptor_new_uri(world, (const unsigned char *)ID) : NULL;
    if (!parser || !base) {
        parsing.status = fail(error, ENTENTE_NO_MEMORY, path, 0, "raptor cannot start");
    } else {
        raptor_world_set_log_handler(world, &parsing, complain);
        raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
        raptor_parser_set_statement_handler(parser, &parsing, take);
        raptor_parser_parse_start(parser, base);
        raptor_parser_parse_chunk(parser, (const unsigned char *)bytes, size, 1);
    }
    if (base) raptor_free_uri(base);
    if (parser) raptor_free_parser(parser);
    if (world) raptor_free_world(world);
    return parsing.status;
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
    if (!status && utf8_valid_prefix(bytes, size) < size) {
        size_t line = 1, valid = utf8_valid_prefix(bytes, size);
        for (size_t i = 0; i < valid; i++)
            line += bytes[i] == '\n';
        status = fail(error, ENTENTE_BAD_KNOWLEDGE, path, line, "not UTF-8");
    }
    if (!status) {
        store->hash = (store->hash ^ hash_bytes(bytes, size)) * 0x100000001B3u;
        status = parse(store, path, bytes, size, error);
    }
    arena_free(scratch);
    return status;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static entente_status read_path(struct statement_store *store, const char *path, bool is_given, int depth,
                                entente_error *error);

static entente_status read_folder(struct statement_store *store, const char *path, int depth,
                                  entente_error *error)
{
    DIR *folder = depth < DEEPEST ? opendir(path) : NULL;
    if (!folder) return fail(error, ENTENTE_CANNOT_READ, path, 0, "%s", strerror(errno));
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    for (struct dirent *item; (item = readdir(folder));) {
        if (item->d_name[0] == '.') continue;
        names = arena_grow(store->arena, names, count, &capacity, sizeof *names);
        names[count++] = arena_format(store->arena, "%s/%s", path, item->d_name);
    }
    closedir(folder);
    if (count) qsort(names, count, sizeof *names, by_name);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < count; i++)
        status = read_path(store, names[i], false, depth + 1, error);
    return status;
}

static entente_status read_path(struct statement_store *store, const char *path, bool is_given, int depth,
                                entente_error *error)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return fail(error, errno == ENOENT ? ENTENTE_NOT_FOUND : ENTENTE_CANNOT_READ, path, 0, "%s",
                    strerror(errno));
    if (S_ISDIR(info.st_mode)) return read_folder(store, path, depth, error);
    if (!is_given && (!text_ends_with(path, ".ttl") || text_ends_with(path, "/shapes.ttl")))
        return ENTENTE_OK;
    return read_file(store, path, error);
}

entente_status statements_read(struct statement_store *store, const char *path, entente_error *error)
{
    return read_path(store, path, true, 0, error);
}

/* ---- Order ---- */

static int by_subject(const void *a, const void *b, void *user)
{
    const struct statement_store *store = user;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = strcmp(store->items[x].subject, store->items[y].subject);
    return order ? order : x < y ? -1 : x > y;
}

static int by_predicate(const void *a, const void *b, void *user)
{
    const struct statement_store *store = user;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = strcmp(store->items[x].predicate, store->items[y].predicate);
    return order ? order : x < y ? -1 : x > y;
}

void statements_freeze(struct statement_store *store)
{
    uint32_t *order = arena_array(store->arena, store->count + 1, sizeof *order);
    for (uint32_t i = 0; i < store->count; i++)
        order[i] = i;
    if (store->count) qsort_r(order, store->count, sizeof *order, by_subject, store);
    struct knowledge_statement *sorted = arena_array(store->arena, store->count + 1, sizeof *sorted);
    for (size_t i = 0; i < store->count; i++)
        sorted[i] = store->items[order[i]];
    store->items = sorted;
    for (size_t i = 0; i < store->count; i++)
        if (i == 0 || sorted[i].subject != sorted[i - 1].subject)
            map_add(&store->subjects, sorted[i].subject, strlen(sorted[i].subject), NULL)->value.number = i;
    for (uint32_t i = 0; i < store->count; i++)
        order[i] = i;
    if (store->count) qsort_r(order, store->count, sizeof *order, by_predicate, store);
    store->by_predicate = order;
}

const struct knowledge_statement *statements_about(const struct statement_store *store, const char *subject,
                                                   size_t *count)
{
    const struct map_entry *entry = map_find(&store->subjects, subject, strlen(subject));
    *count = 0;
    if (!entry) return NULL;
    size_t first = entry->value.number, end = first;
    while (end < store->count && store->items[end].subject == store->items[first].subject)
        end++;
    *count = end - first;
    return &store->items[first];
}

void statements_with(const struct statement_store *store, const char *predicate,
                     void (*visit)(void *user, const struct knowledge_statement *statement), void *user)
{
    size_t low = 0, high = store->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(store->items[store->by_predicate[middle]].predicate, predicate) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < store->count && strcmp(store->items[store->by_predicate[low]].predicate, predicate) == 0;
         low++)
        visit(user, &store->items[store->by_predicate[low]]);
}
