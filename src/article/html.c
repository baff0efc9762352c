/* html.c: an HTML page as an article: metadata (metadata.c) and the body. The body is the element that
 * gathers most paragraph text by Readability's rule (Arc90 2010: a paragraph scores by its length and commas,
 * its parent gets all of it, its grandparent half), preferred when the page marks it up itself. */
#include "article/build.h"
#include "article/markup.h"
#include "article/metadata.h"
#include "base/status.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Parts of class and id names that say "not the report". */
static const char *const UNLIKELY[] = {
    "comment",   "share",      "sharing",    "social",  "related",  "promo",      "newsletter", "sidebar",
    "footer",    "navigation", "breadcrumb", "advert",  "sponsor",  "cookie",     "popup",      "modal",
    "recommend", "subscribe",  "signup",     "paywall", "disqus",   "outbrain",   "taboola",    "most-read",
    "trending",  "author-bio", "byline",     "toolbar", "masthead", "skip-link",  "read-more",  "readmore",
    "tag-list",  "tags",       "pagination", "pager",   "rating",   "print-only", "caption",    "credit",
};
static const char *const NEVER[] = {"nav", "aside", "footer", "form", "figure", "dialog", NULL};

/* Ways in which pages name the body, best first. */
static const char *const BODY_NAMES[] = {
    "articlebody",   "article-body",    "article__body",    "article_body", "story-body",   "storybody",
    "story-content", "article-content", "article__content", "article-text", "articletext",  "entry-content",
    "post-content",  "post-body",       "post__content",    "content-body", "main-content", "story",
    "body-content",  "field-name-body", "td-post-content",  "article"};

static bool contains_word(const char *text, const char *word)
{
    return text && strcasestr(text, word) != NULL;
}

static bool has_name(xmlNode *node, const char *const *words, size_t count)
{
    static const char *const ATTRIBUTES[] = {"class", "id", "itemprop", "role"};
    for (size_t a = 0; a < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; a++) {
        xmlChar *value = xmlGetNoNsProp(node, BAD_CAST ATTRIBUTES[a]);
        bool found = false;
        for (size_t i = 0; value && i < count && !found; i++)
            found = contains_word((const char *)value, words[i]);
        xmlFree(value);
        if (found) return true;
    }
    return false;
}

static bool is_link_list(xmlNode *node)
{
    size_t text = markup_text_length(node);
    return text > 0 && markup_link_length(node) * 2 > text;
}

/* What no body has, whatever its names say. */
static bool is_never_body(xmlNode *node)
{
    for (const char *const *name = NEVER; *name; name++)
        if (markup_is(node, *name)) return true;
    bool is_list = markup_is(node, "ul") || markup_is(node, "ol");
    return is_list && is_link_list(node);
}

static bool is_furniture(xmlNode *node)
{
    if (is_never_body(node)) return true;
    bool is_body = markup_is(node, "body") || markup_is(node, "html") || markup_is(node, "article") ||
                   markup_is(node, "main");
    if (!is_body && has_name(node, UNLIKELY, sizeof UNLIKELY / sizeof *UNLIKELY)) return true;
    bool is_list = markup_is(node, "ul") || markup_is(node, "ol") || markup_is(node, "div") ||
                   markup_is(node, "section");
    return is_list && is_link_list(node);
}

struct candidate_body {
    xmlNode *node;
    double score;
};

struct candidates {
    struct arena *arena;
    struct candidate_body *items;
    size_t count, capacity;
};

static void credit(struct candidates *candidates, xmlNode *node, double score)
{
    if (!node || node->type != XML_ELEMENT_NODE) return;
    for (size_t i = candidates->count; i-- > 0;)
        if (candidates->items[i].node == node) {
            candidates->items[i].score += score;
            return;
        }
    candidates->items = arena_grow(candidates->arena, candidates->items, candidates->count,
                                   &candidates->capacity, sizeof *candidates->items);
    double bonus = has_name(node, BODY_NAMES, sizeof BODY_NAMES / sizeof *BODY_NAMES) ? 25 : 0;
    candidates->items[candidates->count++] = (struct candidate_body){node, score + bonus};
}

static size_t commas(xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    size_t count = 0;
    for (const xmlChar *c = content; c && *c; c++)
        count += *c == ',';
    xmlFree(content);
    return count;
}

typedef bool node_test(xmlNode *node);

static void score_paragraphs(struct candidates *candidates, xmlNode *node, node_test *skips, int depth)
{
    for (; node && depth < 200; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || skips(node)) continue;
        bool is_paragraph = markup_is(node, "p") || markup_is(node, "pre") || markup_is(node, "blockquote");
        if (is_paragraph) {
            size_t length = markup_text_length(node);
            if (length < 25) continue;
            double score = 1 + (double)commas(node) + (length > 300 ? 3 : (double)length / 100);
            credit(candidates, node->parent, score);
            if (node->parent) credit(candidates, node->parent->parent, score / 2);
        } else {
            score_paragraphs(candidates, node->children, skips, depth + 1);
        }
    }
}

static xmlNode *find_body(struct arena *arena, xmlNode *root, node_test *skips)
{
    struct candidates candidates = {.arena = arena};
    score_paragraphs(&candidates, root, skips, 0);
    struct candidate_body best = {root, 0};
    for (size_t i = 0; i < candidates.count; i++) {
        xmlNode *node = candidates.items[i].node;
        size_t text = markup_text_length(node);
        double links = text ? (double)markup_link_length(node) / (double)text : 0;
        double score = candidates.items[i].score * (1 - links);
        if (score > best.score) best = (struct candidate_body){node, score};
    }
    return best.node;
}

/* The body with strict rules on names of classes; when these leave next to nothing, with lax ones. */
static void add_body(struct draft *draft, xmlNode *root)
{
    enum { SHORTEST_BODY = 700 };
    static node_test *const RULES[] = {is_furniture, is_never_body};
    struct text before = draft->text;
    size_t paragraphs = draft->paragraph_count, longest = 0;
    for (size_t r = 0; r < sizeof RULES / sizeof *RULES; r++) {
        struct text kept = draft->text;
        struct paragraph *kept_paragraphs = draft->paragraphs;
        size_t kept_count = draft->paragraph_count, kept_capacity = draft->paragraph_capacity;
        if (r > 0 && longest >= SHORTEST_BODY) return;
        text_init(&draft->text, draft->arena);
        text_add(&draft->text, before.bytes ? before.bytes : "", before.size);
        draft->paragraphs = NULL;
        draft->paragraph_count = draft->paragraph_capacity = 0;
        for (size_t i = 0; i < paragraphs; i++) {
            draft->paragraphs = arena_grow(draft->arena, draft->paragraphs, draft->paragraph_count,
                                           &draft->paragraph_capacity, sizeof *draft->paragraphs);
            draft->paragraphs[draft->paragraph_count++] = kept_paragraphs[i];
        }
        markup_paragraphs(draft, find_body(draft->arena, root, RULES[r]), RULES[r]);
        bool is_better = r == 0 || draft->text.size - before.size > longest + longest / 2;
        if (is_better) {
            longest = draft->text.size - before.size;
            continue;
        }
        draft->text = kept;
        draft->paragraphs = kept_paragraphs;
        draft->paragraph_count = kept_count;
        draft->paragraph_capacity = kept_capacity;
    }
}

entente_status read_html(const char *name, const char *bytes, size_t size, const char *given_date,
                         struct article_list *list, entente_error *error)
{
    xmlDoc *document = markup_parse_html(name, bytes, size, error);
    if (!document) return error ? error->status : ENTENTE_BAD_FORMAT;
    jmp_buf out_of_memory;
    struct draft *volatile draft = NULL;
    if (setjmp(out_of_memory)) {
        draft_abandon(draft);
        xmlFreeDoc(document);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    draft = draft_new(name, given_date, &out_of_memory);
    if (!draft) {
        xmlFreeDoc(document);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    xmlNode *root = xmlDocGetRootElement(document);
    metadata_read(draft, root);
    if (draft->title) draft_headline(draft, draft->title);
    add_body(draft, root);
    xmlFreeDoc(document);
    struct entente_article *article = NULL;
    entente_status status = draft_finish(draft, &article, error);
    if (status)
        draft_abandon(draft);
    else
        article_list_add(list, article);
    return status;
}
