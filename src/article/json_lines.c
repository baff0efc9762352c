/* jsonlines.c: JSON lines, an object a line, with the field names that news collections use (schema.org,
 * WCXB, common crawls' news, GDELT's). Lines that are no article are reported and skipped. Parsing by
 * jansson. */
#include "article/build.h"

#include "base/status.h"
#include <jansson.h>
#include <string.h>

/* The first of the fields that is a non-empty string (or, for objects and lists, that holds one under
 * "name"). */
static const char *field(const json_t *object, const char *const *names)
{
    for (; *names; names++) {
        const json_t *value = json_object_get(object, *names);
        if (json_is_array(value)) value = json_array_get(value, 0);
        if (json_is_object(value)) value = json_object_get(value, "name");
        const char *text = json_string_value(value);
        if (text && *text) return text;
    }
    return NULL;
}

static const char *const TITLE[] = {"title", "headline", "name", NULL};
static const char *const TEXT[] = {"text",     "body",         "articleBody", "content",
                                   "maintext", "main_content", "description", NULL};
static const char *const DATE[] = {
    "date", "datePublished", "date_publish", "published", "publish_date", "pubDate", NULL};
static const char *const AUTHOR[] = {"author", "authors", "byline", "creator", NULL};
static const char *const PUBLISHER[] = {"publisher", "source", "site", "sitename", "source_domain", NULL};
static const char *const URL[] = {"url", "link", "@id", "id", NULL};

static const char *clean_field(struct draft *draft, const json_t *object, const char *const *names)
{
    const char *value = field(object, names);
    return value ? clean_line(draft->arena, value, strlen(value)) : NULL;
}

static void add_paragraphs(struct draft *draft, const char *text)
{
    bool has_blank = strstr(text, "\n\n") != NULL;
    const char *separator = has_blank ? "\n\n" : "\n";
    while (*text) {
        const char *end = strstr(text, separator);
        size_t size = end ? (size_t)(end - text) : strlen(text);
        const char *line = clean_line(draft->arena, text, size);
        if (line) draft_paragraph(draft, PARAGRAPH_BODY, line, strlen(line));
        text += size + (end ? strlen(separator) : 0);
    }
}

static void fill(struct draft *draft, const json_t *object)
{
    const char *title = clean_field(draft, object, TITLE), *text = field(object, TEXT);
    const char *date = field(object, DATE), *url = clean_field(draft, object, URL);
    if (date) draft->date = find_date(draft->arena, date, strlen(date));
    draft->author = clean_field(draft, object, AUTHOR);
    draft->publisher = clean_field(draft, object, PUBLISHER);
    if (url && (text_starts_with(url, "http://") || text_starts_with(url, "https://"))) draft->url = url;
    if (title) draft_headline(draft, title);
    if (text) add_paragraphs(draft, text);
}

static entente_status read_object(const char *name, const json_t *object, size_t line, const char *given_date,
                                  struct article_list *list, entente_error *error)
{
    if (!json_is_object(object)) return fail(error, ENTENTE_BAD_FORMAT, name, line, "not a JSON object");
    if (!field(object, TEXT) && !field(object, TITLE))
        return fail(error, ENTENTE_EMPTY, name, line, "no \"title\" and no \"text\" in this object");
    jmp_buf out_of_memory;
    struct draft *volatile draft = NULL;
    if (setjmp(out_of_memory)) {
        draft_abandon(draft);
        return fail(error, ENTENTE_NO_MEMORY, name, line, "out of memory");
    }
    char item[600];
    snprintf(item, sizeof item, "%s#%zu", name, line);
    draft = draft_new(item, given_date, &out_of_memory);
    if (!draft) return fail(error, ENTENTE_NO_MEMORY, name, line, "out of memory");
    fill(draft, object);
    struct entente_article *article = NULL;
    entente_status status = draft_finish(draft, &article, error);
    if (status)
        draft_abandon(draft);
    else
        article_list_add(list, article);
    return status;
}

entente_status read_json_lines(const char *name, const char *bytes, size_t size, const char *given_date,
                               struct article_list *list, entente_error *error)
{
    entente_status result = ENTENTE_OK;
    size_t line = 0;
    for (size_t at = 0; at < size;) {
        const char *newline = memchr(bytes + at, '\n', size - at);
        size_t end = newline ? (size_t)(newline - bytes) : size;
        const char *start = bytes + at;
        size_t length = end - at;
        line++;
        at = end + 1;
        while (length && strchr(" \t\r", start[length - 1]))
            length--;
        if (!length) continue;
        json_error_t problem;
        json_t *object = json_loadb(start, length, 0, &problem);
        entente_status status =
            object ? read_object(name, object, line, given_date, list, error)
                   : fail(error, ENTENTE_BAD_FORMAT, name, line, "broken JSON: %s", problem.text);
        json_decref(object);
        if (status) result = status;
    }
    return result;
}
