/* feed.c: RSS 0.9x–2.0, RSS 1.0 (RDF) and Atom (RFC 4287): an article an item. The longest text of an item is
 * taken (content:encoded, content, description, summary); HTML inside is read as HTML. Parsing by libxml2,
 * without network access and without entities of the file's own. */
#include "article/build.h"

#include "article/markup.h"
#include "base/status.h"
#include <string.h>

struct item {
    const char *title, *link, *date, *author, *publisher, *content;
};

/* Element name -> field, for all three dialects. */
enum field { FIELD_TITLE, FIELD_LINK, FIELD_DATE, FIELD_AUTHOR, FIELD_CONTENT, FIELD_SOURCE };
static const struct {
    const char *name;
    enum field field;
} FIELDS[] = {
    {"title", FIELD_TITLE},     {"link", FIELD_LINK},       {"guid", FIELD_LINK},
    {"pubDate", FIELD_DATE},    {"published", FIELD_DATE},  {"updated", FIELD_DATE},
    {"date", FIELD_DATE},       {"creator", FIELD_AUTHOR},  {"author", FIELD_AUTHOR},
    {"encoded", FIELD_CONTENT}, {"content", FIELD_CONTENT}, {"description", FIELD_CONTENT},
    {"summary", FIELD_CONTENT}, {"source", FIELD_SOURCE},
};

static const char *node_text(struct arena *arena, xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *text = content ? arena_string(arena, (const char *)content) : "";
    xmlFree(content);
    return text;
}

static bool is_web_address(const char *text)
{
    return text && (text_starts_with(text, "http://") || text_starts_with(text, "https://"));
}

static const char *link_of(struct arena *arena, xmlNode *node)
{
    xmlChar *rel = xmlGetProp(node, BAD_CAST "rel"), *href = xmlGetProp(node, BAD_CAST "href");
    const char *address = NULL;
    if (href && (!rel || strcmp((const char *)rel, "alternate") == 0))
        address = arena_string(arena, (const char *)href);
    xmlFree(rel);
    xmlFree(href);
    if (address) return address;
    const char *text = node_text(arena, node);
    return clean_line(arena, text, strlen(text));
}

static void take(struct arena *arena, struct item *item, enum field field, xmlNode *node)
{
    const char *text = node_text(arena, node);
    switch (field) {
    case FIELD_TITLE:
        if (!item->title) item->title = text;
        break;
    case FIELD_LINK: {
        const char *address = link_of(arena, node);
        if (!item->link && is_web_address(address)) item->link = address;
        break;
    }
    case FIELD_DATE: {
        const char *date = find_date(arena, text, strlen(text));
        bool is_update = strcmp((const char *)node->name, "updated") == 0;
        if (date && (!item->date || !is_update)) item->date = date;
        break;
    }
    case FIELD_AUTHOR:
        if (!item->author) item->author = clean_line(arena, text, strlen(text));
        break;
    case FIELD_CONTENT:
        if (!item->content || strlen(text) > strlen(item->content)) item->content = text;
        break;
    case FIELD_SOURCE:
        if (!item->publisher) item->publisher = clean_line(arena, text, strlen(text));
        break;
    }
}

static struct item read_item(struct arena *arena, xmlNode *node, const char *publisher)
{
    struct item item = {0};
    for (xmlNode *child = node->children; child; child = child->next)
        for (size_t i = 0; child->type == XML_ELEMENT_NODE && i < sizeof FIELDS / sizeof *FIELDS; i++)
            if (strcmp((const char *)child->name, FIELDS[i].name) == 0) {
                take(arena, &item, FIELDS[i].field, child);
                break;
            }
    if (!item.publisher && publisher) item.publisher = arena_string(arena, publisher); /* outlives the feed */
    return item;
}

static entente_status add_item(const char *name, xmlNode *node, size_t number, const char *publisher,
                               const char *given_date, struct article_list *list, entente_error *error)
{
    jmp_buf out_of_memory;
    struct draft *volatile draft = NULL;
    if (setjmp(out_of_memory)) {
        draft_abandon(draft);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    char label[600];
    snprintf(label, sizeof label, "%s#%zu", name, number);
    draft = draft_new(label, given_date, &out_of_memory);
    if (!draft) return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    struct item item = read_item(draft->arena, node, publisher);
    draft->date = item.date;
    draft->author = item.author;
    draft->publisher = item.publisher;
    draft->url = item.link;
    const char *title = item.title ? markup_to_line(draft->arena, item.title) : NULL;
    if (title) draft_headline(draft, title);
    if (item.content) markup_fragment(draft, item.content, strlen(item.content));
    struct entente_article *article = NULL;
    entente_status status = draft_finish(draft, &article, error);
    if (status) {
        if (error) error->line = (size_t)xmlGetLineNo(node);
        draft_abandon(draft);
    } else {
        article_list_add(list, article);
    }
    return status;
}

static bool is_item(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE &&
           (strcmp((const char *)node->name, "item") == 0 || strcmp((const char *)node->name, "entry") == 0);
}

/* The feed's own title: who publishes it. */
static const char *feed_title(struct arena *arena, xmlNode *parent)
{
    for (xmlNode *child = parent->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "title") == 0) {
            const char *text = node_text(arena, child);
            return clean_line(arena, text, strlen(text));
        }
    return NULL;
}

struct walk {
    const char *name, *given_date;
    struct article_list *list;
    entente_error *error;
    size_t count;
    entente_status status;
};

static void walk_items(struct walk *walk, xmlNode *parent)
{
    const char *publisher = feed_title(walk->list->arena, parent);
    for (xmlNode *child = parent->children; child; child = child->next) {
        if (is_item(child)) {
            entente_status status = add_item(walk->name, child, ++walk->count, publisher, walk->given_date,
                                             walk->list, walk->error);
            if (status) walk->status = status;
        } else if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "channel") == 0) {
            walk_items(walk, child);
        }
    }
}

entente_status read_feed(const char *name, const char *bytes, size_t size, const char *given_date,
                         struct article_list *list, entente_error *error)
{
    xmlDoc *document = markup_parse_xml(name, bytes, size, error);
    if (!document) return error ? error->status : ENTENTE_BAD_FORMAT;
    struct walk walk = {name, given_date, list, error, 0, ENTENTE_OK};
    xmlNode *root = xmlDocGetRootElement(document);
    if (root) walk_items(&walk, root);
    if (!walk.count) walk.status = fail(error, ENTENTE_EMPTY, name, 0, "a feed without items");
    xmlFreeDoc(document);
    return walk.status;
}
