/* metadata.c: reads a page's own statements about itself, in order of trust. JSON-LD by jansson. */
#include "article/metadata.h"

#include "article/markup.h"
#include <jansson.h>
#include <string.h>
#include <strings.h>

enum wanted { WANTED_TITLE, WANTED_DATE, WANTED_AUTHOR, WANTED_PUBLISHER, WANTED_URL };

/* meta name/property -> what it tells, best first. */
static const struct {
    const char *name;
    enum wanted wanted;
} METAS[] = {
    {"og:title", WANTED_TITLE},
    {"twitter:title", WANTED_TITLE},
    {"dc.title", WANTED_TITLE},
    {"article:published_time", WANTED_DATE},
    {"og:published_time", WANTED_DATE},
    {"datepublished", WANTED_DATE},
    {"parsely-pub-date", WANTED_DATE},
    {"sailthru.date", WANTED_DATE},
    {"publishdate", WANTED_DATE},
    {"publish-date", WANTED_DATE},
    {"pubdate", WANTED_DATE},
    {"dc.date.issued", WANTED_DATE},
    {"dcterms.created", WANTED_DATE},
    {"dc.date", WANTED_DATE},
    {"date", WANTED_DATE},
    {"article:modified_time", WANTED_DATE},
    {"author", WANTED_AUTHOR},
    {"article:author", WANTED_AUTHOR},
    {"parsely-author", WANTED_AUTHOR},
    {"dc.creator", WANTED_AUTHOR},
    {"byl", WANTED_AUTHOR},
    {"og:site_name", WANTED_PUBLISHER},
    {"application-name", WANTED_PUBLISHER},
    {"dc.publisher", WANTED_PUBLISHER},
    {"og:url", WANTED_URL},
};

static const char **place_of(struct draft *draft, enum wanted wanted)
{
    switch (wanted) {
    case WANTED_TITLE:
        return &draft->title;
    case WANTED_DATE:
        return &draft->date;
    case WANTED_AUTHOR:
        return &draft->author;
    case WANTED_PUBLISHER:
        return &draft->publisher;
    case WANTED_URL:
        return &draft->url;
    }
    return &draft->title;
}

static bool is_web_address(const char *text)
{
    return text_starts_with(text, "http://") || text_starts_with(text, "https://");
}

static void set(struct draft *draft, enum wanted wanted, const char *value)
{
    const char **place = place_of(draft, wanted);
    if (*place || !value) return;
    size_t size = strlen(value);
    if (wanted == WANTED_DATE) {
        *place = find_date(draft->arena, value, size);
        return;
    }
    const char *clean =
        wanted == WANTED_TITLE ? markup_to_line(draft->arena, value) : clean_line(draft->arena, value, size);
    if (!clean) return;
    bool is_address = is_web_address(clean);
    if (is_address == (wanted == WANTED_URL)) *place = clean;
}

/* ---- JSON-LD ---- */

static const char *json_name(const json_t *value)
{
    if (json_is_array(value)) value = json_array_get(value, 0);
    if (json_is_object(value)) value = json_object_get(value, "name");
    if (json_is_array(value)) value = json_array_get(value, 0);
    return json_string_value(value);
}

static bool is_article_type(const json_t *type)
{
    if (json_is_array(type)) type = json_array_get(type, 0);
    const char *name = json_string_value(type);
    return name && (strstr(name, "Article") || strstr(name, "BlogPosting") || strstr(name, "Report"));
}

static void read_json_ld(struct draft *draft, const json_t *value, int depth)
{
    if (depth > 4) return;
    size_t index;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, index, item) read_json_ld(draft, item, depth + 1);
        return;
    }
    if (!json_is_object(value)) return;
    if (is_article_type(json_object_get(value, "@type"))) {
        set(draft, WANTED_TITLE, json_name(json_object_get(value, "headline")));
        set(draft, WANTED_DATE, json_name(json_object_get(value, "datePublished")));
        set(draft, WANTED_AUTHOR, json_name(json_object_get(value, "author")));
        set(draft, WANTED_PUBLISHER, json_name(json_object_get(value, "publisher")));
        set(draft, WANTED_URL, json_string_value(json_object_get(value, "url")));
    }
    read_json_ld(draft, json_object_get(value, "@graph"), depth + 1);
    read_json_ld(draft, json_object_get(value, "mainEntity"), depth + 1);
}

static void read_script(struct draft *draft, xmlNode *node)
{
    const char *type = markup_attribute(draft->arena, node, "type");
    if (!type || strcasecmp(type, "application/ld+json") != 0) return;
    xmlChar *content = xmlNodeGetContent(node);
    json_error_t problem;
    json_t *value = content ? json_loads((const char *)content, 0, &problem) : NULL;
    if (value) read_json_ld(draft, value, 0);
    json_decref(value);
    xmlFree(content);
}

/* ---- The walks ---- */

static void for_each(xmlNode *node, const char *name, struct draft *draft,
                     void (*visit)(struct draft *, xmlNode *), int depth)
{
    for (; node && depth < 300; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (markup_is(node, name)) visit(draft, node);
        for_each(node->children, name, draft, visit, depth + 1);
    }
}

/* The metas by table order, so that the best name wins whatever the page's order. */
struct found_metas {
    const char *values[sizeof METAS / sizeof *METAS];
};

static void find_metas(struct arena *arena, xmlNode *node, struct found_metas *found, int depth)
{
    static const char *const KEYS[] = {"property", "name", "itemprop"};
    for (; node && depth < 300; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        for (size_t k = 0; markup_is(node, "meta") && k < sizeof KEYS / sizeof *KEYS; k++) {
            const char *key = markup_attribute(arena, node, KEYS[k]);
            for (size_t i = 0; key && i < sizeof METAS / sizeof *METAS; i++)
                if (strcasecmp(key, METAS[i].name) == 0 && !found->values[i])
                    found->values[i] = markup_attribute(arena, node, "content");
        }
        find_metas(arena, node->children, found, depth + 1);
    }
}

static void read_time(struct draft *draft, xmlNode *node)
{
    set(draft, WANTED_DATE, markup_attribute(draft->arena, node, "datetime"));
}

static void read_title(struct draft *draft, xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    if (content) set(draft, WANTED_TITLE, arena_string(draft->arena, (const char *)content));
    xmlFree(content);
}

static void read_canonical(struct draft *draft, xmlNode *node)
{
    const char *rel = markup_attribute(draft->arena, node, "rel");
    if (rel && strcasecmp(rel, "canonical") == 0)
        set(draft, WANTED_URL, markup_attribute(draft->arena, node, "href"));
}

void metadata_read(struct draft *draft, xmlNode *root)
{
    for_each(root, "script", draft, read_script, 0);
    struct found_metas found = {0};
    find_metas(draft->arena, root, &found, 0);
    for (size_t i = 0; i < sizeof METAS / sizeof *METAS; i++)
        set(draft, METAS[i].wanted, found.values[i]);
    for_each(root, "link", draft, read_canonical, 0);
    if (draft->url && !draft->date) draft->date = find_date(draft->arena, draft->url, strlen(draft->url));
    for_each(root, "time", draft, read_time, 0);
    for_each(root, "h1", draft, read_title, 0);
    for_each(root, "title", draft, read_title, 0);
}
