/* markup.c: parsing by libxml2 with everything off that reaches outside the file, and the walk that turns
 * block elements into paragraphs. */
#include "article/markup.h"

#include "base/status.h"
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>
#include <strings.h>

enum { DEEPEST = 400 }; /* elements deeper than this are not looked at */

xmlDoc *markup_parse_xml(const char *name, const char *bytes, size_t size, entente_error *error)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) {
        fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
        return NULL;
    }
    int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;
    xmlDoc *document = xmlCtxtReadMemory(parser, bytes, (int)size, NULL, NULL, options);
    if (!document) {
        const xmlError *problem = xmlCtxtGetLastError(parser);
        fail(error, ENTENTE_BAD_FORMAT, name, problem ? (size_t)problem->line : 0, "broken XML: %s",
             problem && problem->message ? problem->message : "not well-formed");
    }
    xmlFreeParserCtxt(parser);
    return document;
}

static bool declares_encoding(const char *bytes, size_t size)
{
    size_t head = size < 4096 ? size : 4096;
    for (size_t at = 0; at + 8 < head; at++)
        if (strncasecmp(bytes + at, "charset=", 8) == 0 || strncasecmp(bytes + at, "encoding=", 9) == 0)
            return true;
    return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

xmlDoc *markup_parse_html(const char *name, const char *bytes, size_t size, entente_error *error)
{
    bool is_utf8 = utf8_valid_prefix(bytes, size) == size;
    const char *encoding = is_utf8 ? "UTF-8" : declares_encoding(bytes, size) ? NULL : "windows-1252";
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser) {
        fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
        return NULL;
    }
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_COMPACT;
    xmlDoc *document = htmlCtxtReadMemory(parser, bytes, (int)size, NULL, encoding, options);
    htmlFreeParserCtxt(parser);
    if (document && !xmlDocGetRootElement(document)) {
        xmlFreeDoc(document);
        document = NULL;
    }
    if (!document) fail(error, ENTENTE_BAD_FORMAT, name, 0, "no HTML in it");
    return document;
}

bool markup_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

const char *markup_attribute(struct arena *arena, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    const char *copy = value ? arena_string(arena, (const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

static bool is_element_among(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (markup_is(node, *names)) return true;
    return false;
}

static const char *const SILENT[] = {"script", "style", "noscript", "template", "iframe", "object", "embed",
                                     "svg",    "math",  "canvas",   "video",    "audio",  "select", "option",
                                     "button", "input", "textarea", "head",     NULL};
static const char *const BLOCKS[] = {
    "p",   "div",     "section", "article", "main",   "header",     "footer",  "aside",
    "nav", "ul",      "ol",      "li",      "dl",     "dt",         "dd",      "blockquote",
    "pre", "table",   "tbody",   "tr",      "td",     "th",         "h1",      "h2",
    "h3",  "h4",      "h5",      "h6",      "figure", "figcaption", "form",    "fieldset",
    "hr",  "address", "body",    "html",    "center", "details",    "summary", NULL};
static const char *const HEADINGS[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};

/* One step of a walk over the nodes below `root` in document order without recursion; `into` false passes by
 * the children of `node`. NULL at the end. */
static const xmlNode *next_node(const xmlNode *node, const xmlNode *root, bool into)
{
    if (into && node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static size_t visible_bytes(const xmlNode *text)
{
    size_t count = 0;
    for (const xmlChar *c = text->content; c && *c; c++)
        count += !strchr(" \t\r\n", *c);
    return count;
}

size_t markup_text_length(const xmlNode *root)
{
    size_t count = 0;
    for (const xmlNode *node = root; node;) {
        bool silent = is_element_among(node, SILENT);
        if (node->type == XML_TEXT_NODE) count += visible_bytes(node);
        node = next_node(node, root, !silent);
    }
    return count;
}

size_t markup_link_length(const xmlNode *root)
{
    size_t count = 0;
    for (const xmlNode *node = root; node;) {
        bool is_link = markup_is(node, "a");
        if (is_link) count += markup_text_length(node);
        node = next_node(node, root, !is_link);
    }
    return count;
}

/* The paragraph that text is being gathered for. */
struct gathering {
    struct draft *draft;
    struct text text;
    enum paragraph_kind kind;
    bool (*skips)(xmlNode *node);
};

static void flush(struct gathering *gathering)
{
    if (gathering->text.size) {
        const char *line = clean_line(gathering->draft->arena, gathering->text.bytes, gathering->text.size);
        if (line) draft_paragraph(gathering->draft, gathering->kind, line, strlen(line));
    }
    gathering->text.size = 0;
    gathering->kind = PARAGRAPH_BODY;
}

static void gather(struct gathering *gathering, xmlNode *node, int depth)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            if (node->content) text_add_string(&gathering->text, (const char *)node->content);
            continue;
        }
        if (node->type != XML_ELEMENT_NODE || depth > DEEPEST || is_element_among(node, SILENT)) continue;
        if (gathering->skips && gathering->skips(node)) continue;
        if (markup_is(node, "br")) {
            bool is_double =
                node->next &&
                (markup_is(node->next, "br") ||
                 (node->next->next && markup_is(node->next->next, "br") && xmlIsBlankNode(node->next)));
            if (is_double)
                flush(gathering);
            else
                text_add_string(&gathering->text, "\n");
            continue;
        }
        bool is_block = is_element_among(node, BLOCKS);
        if (is_block) flush(gathering);
        if (is_element_among(node, HEADINGS))
            gathering->kind = PARAGRAPH_SUBHEAD;
        else if (markup_is(node, "li"))
            gathering->kind = PARAGRAPH_BULLET;
        else if (markup_is(node, "figcaption"))
            gathering->kind = PARAGRAPH_CAPTION;
        gather(gathering, node->children, depth + 1);
        if (is_block) flush(gathering);
    }
}

void markup_paragraphs(struct draft *draft, xmlNode *root, bool (*skips)(xmlNode *node))
{
    struct gathering gathering = {.draft = draft, .kind = PARAGRAPH_BODY, .skips = skips};
    text_init(&gathering.text, draft->arena);
    gather(&gathering, root->type == XML_ELEMENT_NODE ? root->children : root, 0);
    flush(&gathering);
}

void markup_fragment(struct draft *draft, const char *text, size_t size)
{
    if (!memchr(text, '<', size) && !memchr(text, '&', size)) {
        const char *line = clean_line(draft->arena, text, size);
        if (line) draft_paragraph(draft, PARAGRAPH_BODY, line, strlen(line));
        return;
    }
    xmlDoc *document = markup_parse_html("fragment", text, size, NULL);
    if (!document) return;
    markup_paragraphs(draft, xmlDocGetRootElement(document), NULL);
    xmlFreeDoc(document);
}

const char *markup_to_line(struct arena *arena, const char *text)
{
    if (!strchr(text, '<') && !strchr(text, '&')) return clean_line(arena, text, strlen(text));
    xmlDoc *document = markup_parse_html("title", text, strlen(text), NULL);
    if (!document) return NULL;
    xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(document));
    const char *line =
        content ? clean_line(arena, (const char *)content, strlen((const char *)content)) : NULL;
    xmlFree(content);
    xmlFreeDoc(document);
    return line;
}
