/* reader.c: walks inputs (files, folders, standard input) and hands out their articles one by one, in an
 * order that depends on names only. */
#include "article/reader.h"

#include "article/build.h"
#include "base/file.h"
#include "base/status.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void article_list_add(struct article_list *list, struct entente_article *article)
{
    list->items = arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = article;
}

struct article_reader {
    struct arena *arena; /* paths */
    const char **paths;  /* files still to be read, in order */
    size_t path_count, path_capacity, next_path;
    const char *date;
    struct arena *batch; /* the articles of the file in hand */
    struct article_list articles;
    size_t next_article;
    entente_status pending; /* a failure to report behind the articles that came before it */
    entente_error pending_error;
};

static const struct {
    enum source_kind kind;
    entente_status (*read)(const char *name, const char *bytes, size_t size, const char *given_date,
                           struct article_list *list, entente_error *error);
} READERS[] = {
    {SOURCE_TEXT, read_plain},
    {SOURCE_HTML, read_html},
    {SOURCE_FEED, read_feed},
    {SOURCE_JSON_LINES, read_json_lines},
};

static size_t line_of(const char *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    return line;
}

static bool is_blank(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!memchr(" \t\r\n", bytes[i], 4)) return false;
    return true;
}

entente_status read_articles(const char *name, const char *bytes, size_t size, const char *given_date,
                             struct article_list *list, entente_error *error)
{
    if (is_blank(bytes, size)) return fail(error, ENTENTE_EMPTY, name, 0, "empty");
    enum source_kind kind = source_detect(bytes, size);
    if (kind == SOURCE_BINARY) return fail(error, ENTENTE_BAD_FORMAT, name, 0, "binary, not text");
    if (kind == SOURCE_TEXT || kind == SOURCE_JSON_LINES) {
        size_t valid = utf8_valid_prefix(bytes, size);
        if (valid < size)
            return fail(error, ENTENTE_BAD_ENCODING, name, line_of(bytes, valid),
                        "not UTF-8 (byte 0x%02X at offset %zu)", (unsigned char)bytes[valid], valid);
    }
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++)
        if (READERS[i].kind == kind) return READERS[i].read(name, bytes, size, given_date, list, error);
    return fail(error, ENTENTE_INTERNAL, name, 0, "no reader");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Does the path end as those of articles do? A folder has other files beside them. */
static bool is_article_name(const char *path)
{
    static const char *const ENDS[] = {".txt", ".text", ".html", ".htm",   ".xhtml",
                                       ".xml", ".rss",  ".atom", ".jsonl", ".ndjson"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (text_ends_with(path, ENDS[i])) return true;
    return false;
}

enum { DEEPEST_FOLDER = 64 };

static entente_status add_path(struct article_reader *reader, const char *path, bool is_given, int depth,
                               entente_error *error);

static entente_status add_folder(struct article_reader *reader, const char *path, int depth,
                                 entente_error *error)
{
    if (depth >= DEEPEST_FOLDER) return ENTENTE_OK;
    DIR *folder = opendir(path);
    if (!folder) return fail(error, ENTENTE_CANNOT_READ, path, 0, "%s", strerror(errno));
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    for (struct dirent *item; (item = readdir(folder));) {
        if (item->d_name[0] == '.') continue;
        names = arena_grow(reader->arena, names, count, &capacity, sizeof *names);
        names[count++] = arena_string(reader->arena, item->d_name);
    }
    closedir(folder);
    if (count) qsort(names, count, sizeof *names, by_name);
    size_t before = reader->path_count;
    const char *slash = text_ends_with(path, "/") ? "" : "/";
    for (size_t i = 0; i < count; i++)
        add_path(reader, arena_format(reader->arena, "%s%s%s", path, slash, names[i]), false, depth + 1,
                 NULL);
    if (depth == 0 && reader->path_count == before)
        return fail(error, ENTENTE_NOT_FOUND, path, 0,
                    "no articles in this folder (.txt .html .xml .rss .atom .jsonl)");
    return ENTENTE_OK;
}

static entente_status add_path(struct article_reader *reader, const char *path, bool is_given, int depth,
                               entente_error *error)
{
    struct stat info = {0};
    bool is_stream = strcmp(path, "-") == 0;
    if (!is_stream && stat(path, &info) != 0)
        return fail(error, errno == ENOENT ? ENTENTE_NOT_FOUND : ENTENTE_CANNOT_READ, path, 0, "%s",
                    strerror(errno));
    if (!is_stream && S_ISDIR(info.st_mode)) return add_folder(reader, path, depth, error);
    if (!is_given && !(S_ISREG(info.st_mode) && is_article_name(path))) return ENTENTE_OK;
    reader->paths = arena_grow(reader->arena, reader->paths, reader->path_count, &reader->path_capacity,
                               sizeof *reader->paths);
    reader->paths[reader->path_count++] = arena_string(reader->arena, path);
    return ENTENTE_OK;
}

entente_status article_reader_open(const char *path, const char *date, struct article_reader **result,
                                   entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct article_reader *reader = arena_alloc(arena, sizeof *reader);
    reader->arena = arena;
    reader->date = date ? arena_string(arena, date) : NULL;
    entente_status status = add_path(reader, path, true, 0, error);
    arena_on_failure(arena, NULL);
    if (status)
        arena_free(arena);
    else
        *result = reader;
    return status;
}

static void drop_batch(struct article_reader *reader)
{
    for (size_t i = reader->next_article; i < reader->articles.count; i++)
        arena_free(reader->articles.items[i]->arena);
    arena_free(reader->batch);
    reader->batch = NULL;
    reader->articles = (struct article_list){0};
    reader->next_article = 0;
}

/* Reads the next file into the batch. */
static entente_status read_file(struct article_reader *reader, const char *path, entente_error *error)
{
    jmp_buf out_of_memory;
    reader->batch = arena_new();
    if (!reader->batch || setjmp(out_of_memory)) {
        drop_batch(reader);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(reader->batch, &out_of_memory);
    reader->articles.arena = reader->batch;
    struct arena *volatile bytes_arena = arena_new();
    if (!bytes_arena) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    jmp_buf no_bytes;
    if (setjmp(no_bytes)) {
        arena_free(bytes_arena);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(bytes_arena, &no_bytes);
    char *bytes;
    size_t size;
    entente_status status = file_read(bytes_arena, path, LARGEST_ARTICLE, &bytes, &size, error);
    if (!status)
        status = read_articles(strcmp(path, "-") == 0 ? "standard input" : path, bytes, size, reader->date,
                               &reader->articles, error);
    arena_free(bytes_arena);
    return status;
}

entente_status article_reader_next(struct article_reader *reader, struct entente_article **article,
                                   entente_error *error)
{
    *article = NULL;
    for (;;) {
        if (reader->next_article < reader->articles.count) {
            *article = reader->articles.items[reader->next_article++];
            return ENTENTE_OK;
        }
        drop_batch(reader);
        if (reader->pending) {
            entente_status status = reader->pending;
            reader->pending = ENTENTE_OK;
            if (error) *error = reader->pending_error;
            return status;
        }
        if (reader->next_path == reader->path_count) return ENTENTE_OK;
        reader->pending = read_file(reader, reader->paths[reader->next_path++], &reader->pending_error);
    }
}

void article_reader_free(struct article_reader *reader)
{
    if (!reader) return;
    drop_batch(reader);
    arena_free(reader->arena);
}

entente_status article_parse(const char *name, const char *bytes, size_t size, const char *date,
                             struct entente_article **article, entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct article_list list = {.arena = arena};
    const char *copy = arena_substring(arena, bytes, size);
    entente_status status = read_articles(name, copy, size, date, &list, error);
    for (size_t i = 1; i < list.count; i++)
        arena_free(list.items[i]->arena);
    *article = list.count ? list.items[0] : NULL;
    if (list.count) status = ENTENTE_OK;
    arena_free(arena);
    return status;
}
