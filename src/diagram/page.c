/* page.c: wraps Graphviz's SVG into a page of its own: title, style, legend that filters, numbered sources,
 * names for screen readers, one constant script. Graphviz's output is parsed (libxml2) and every link in it
 * checked again, so that nothing of the input reaches the page but as text. */
#include "diagram/sketch.h"

#include "base/map.h"
#include "base/status.h"
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char STYLE_SHEET[] =
#include "diagram/map_css.h"
    ;
static const char SCRIPT[] =
#include "diagram/map_js.h"
    ;

enum { NARROWEST = 760, TOP = 62, LEGEND_ROW = 22, MOST_SOURCES = 80, MOST_NEIGHBOURS = 12 };

struct page {
    struct sketch *sketch;
    struct map names; /* id -> sketch_node */
    struct text out;
    double width, height, left, top; /* of Graphviz's drawing: its viewBox */
};

static bool has_class(xmlNode *node, const char *wanted)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST "class");
    if (!value) return false;
    bool found = false;
    size_t size = strlen(wanted);
    for (const char *at = (const char *)value; *at && !found;) {
        size_t length = strcspn(at, " ");
        found = length == size && memcmp(at, wanted, size) == 0;
        at += length;
        at += strspn(at, " ");
    }
    xmlFree(value);
    return found;
}

static const struct sketch_node *named(const struct page *page, const char *id)
{
    const struct map_entry *entry = map_find(&page->names, id, strlen(id));
    return entry ? entry->value.pointer : NULL;
}

/* "Linked to: Russia (state); ...": what a reader of the picture sees from the lines. */
static const char *neighbours(struct page *page, const char *id)
{
    struct sketch *sketch = page->sketch;
    Agnode_t *node = agnode(sketch->graph, (char *)(uintptr_t)id, 0);
    struct text out;
    text_init(&out, sketch->arena);
    size_t count = 0;
    for (Agedge_t *edge = node ? agfstedge(sketch->graph, node) : NULL; edge;
         edge = agnxtedge(sketch->graph, edge, node)) {
        Agnode_t *other = aghead(edge) == node ? agtail(edge) : aghead(edge);
        const struct sketch_node *neighbour = named(page, agnameof(other));
        if (!neighbour || neighbour->is_silent) continue;
        if (count == MOST_NEIGHBOURS) {
            text_add_string(&out, "; \xE2\x80\xA6");
            break;
        }
        text_add_format(&out, "%s%s", count++ ? "; " : "Linked to: ", neighbour->name);
    }
    return out.size ? out.bytes : "";
}

static void set(xmlNode *node, const char *name, const char *value)
{
    xmlSetProp(node, BAD_CAST name, BAD_CAST value);
}

/* Removes a link's address unless it is http(s), and its tooltip, which the title around it has. */
static void check_link(xmlNode *link)
{
    for (xmlAttr *attribute = link->properties; attribute;) {
        xmlAttr *next = attribute->next;
        bool is_address = strcmp((const char *)attribute->name, "href") == 0;
        if (strcmp((const char *)attribute->name, "title") == 0) {
            xmlRemoveProp(attribute);
            attribute = next;
            continue;
        }
        if (is_address) {
            xmlChar *value = xmlNodeListGetString(link->doc, attribute->children, 1);
            if (!value || !label_safe_url((const char *)value)) xmlRemoveProp(attribute);
            xmlFree(value);
        }
        attribute = next;
    }
    xmlAttr *target = xmlHasProp(link, BAD_CAST "target");
    if (target) set(link, "rel", "noopener noreferrer");
    set(link, "tabindex", "-1");
}

static void set_title(xmlNode *group, const char *text)
{
    for (xmlNode *child = group->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "title") == 0) {
            xmlNodeSetContent(child, BAD_CAST "");
            xmlNodeAddContent(child, BAD_CAST text);
            return;
        }
}

static void drop_title(xmlNode *group)
{
    for (xmlNode *child = group->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "title") == 0) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
            return;
        }
}

static void name_node(struct page *page, xmlNode *group)
{
    xmlChar *id = xmlGetNoNsProp(group, BAD_CAST "id");
    const struct sketch_node *node = id ? named(page, (const char *)id) : NULL;
    if (!node || node->is_silent) {
        set(group, "aria-hidden", "true");
        if (node && node->description && *node->description)
            set_title(group, node->description);
        else
            drop_title(group);
    } else {
        set(group, "tabindex", "0");
        set(group, "role", "img");
        set(group, "aria-label", node->name);
        set_title(group, node->description && *node->description ? node->description : node->name);
        const char *linked = neighbours(page, (const char *)id);
        if (*linked) {
            xmlNode *description = xmlNewTextChild(group, group->ns, BAD_CAST "desc", BAD_CAST linked);
            xmlUnlinkNode(description);
            xmlAddNextSibling(group->children, description);
        }
    }
    xmlFree(id);
}

/* The two nodes of an edge, from its classes k-ID; false for lines that are aids of a table. */
static bool ends_of(const struct page *page, xmlNode *edge, const struct sketch_node *ends[2])
{
    xmlChar *value = xmlGetNoNsProp(edge, BAD_CAST "class");
    size_t count = 0;
    for (char *rest = NULL, *word = value ? strtok_r((char *)value, " ", &rest) : NULL; word && count < 2;
         word = strtok_r(NULL, " ", &rest))
        if (strncmp(word, "k-", 2) == 0) {
            ends[count] = named(page, word + 2);
            count += ends[count] && !ends[count]->is_silent;
        }
    xmlFree(value);
    return count == 2;
}

/* The tooltip that Graphviz wrote on the link within the group, in the arena; NULL. */
static const char *tooltip_of(struct page *page, xmlNode *group)
{
    for (xmlNode *child = group->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        bool is_link = strcmp((const char *)child->name, "a") == 0;
        for (xmlAttr *attribute = is_link ? child->properties : NULL; attribute;
             attribute = attribute->next) {
            if (strcmp((const char *)attribute->name, "title") != 0) continue;
            xmlChar *value = xmlNodeListGetString(group->doc, attribute->children, 1);
            const char *copy = value ? arena_string(page->sketch->arena, (const char *)value) : NULL;
            xmlFree(value);
            return copy;
        }
        const char *found = tooltip_of(page, child);
        if (found) return found;
    }
    return NULL;
}

/* "Egypt (state) – Visit, 3 May 2024 (event, actual)". Lines of tables are hidden: each row tells its own.
 */
static void name_edge(struct page *page, xmlNode *edge)
{
    const struct sketch_node *ends[2];
    const char *tooltip = tooltip_of(page, edge);
    if (!ends_of(page, edge, ends)) {
        set(edge, "aria-hidden", "true");
        if (tooltip)
            set_title(edge, tooltip);
        else
            drop_title(edge);
        return;
    }
    const char *name = arena_format(page->sketch->arena, "%s \xE2\x80\x93 %s", ends[0]->name, ends[1]->name);
    set(edge, "role", "img");
    set(edge, "aria-label", name);
    set_title(edge, tooltip ? tooltip : name);
}

/* Graphviz's groups become named graphics, and the nodes focusable. */
static void prepare(struct page *page, xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_COMMENT_NODE) continue;
        if (node->type != XML_ELEMENT_NODE) continue;
        if (strcmp((const char *)node->name, "a") == 0) check_link(node);
        if (has_class(node, "node")) name_node(page, node);
        if (has_class(node, "edge")) name_edge(page, node);
        prepare(page, node->children);
    }
}

static void drop_comments(xmlNode *node)
{
    while (node) {
        xmlNode *next = node->next;
        if (node->type == XML_COMMENT_NODE) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        } else {
            drop_comments(node->children);
        }
        node = next;
    }
}

/* ---- Legend ---- */

struct legend {
    struct page *page;
    double x, y, right;
};

static void begin_entry(struct legend *legend, const char *label, const char *filter)
{
    struct text *out = &legend->page->out;
    double width = 48 + 6.2 * (double)strlen(label);
    if (legend->x + width > legend->right) {
        legend->x = 12;
        legend->y += LEGEND_ROW;
    }
    text_add_format(out, "<g transform=\"translate(%.0f %.0f)\"", legend->x, legend->y);
    if (filter && !legend->page->sketch->options->is_static)
        text_add_format(out,
                        " class=\"btn\" tabindex=\"0\" role=\"button\" aria-pressed=\"true\" "
                        "aria-label=\"show %s\" data-c=\"%s\"",
                        label, filter);
    text_add_format(
        out, "><rect class=\"hit\" x=\"-4\" y=\"-12\" width=\"%.0f\" height=\"20\" fill=\"transparent\"/>",
        width - 8);
    legend->x += width;
}

static void end_entry(struct legend *legend, const char *label)
{
    text_add_format(&legend->page->out, "<text x=\"30\" y=\"2\">%s</text></g>\n", label);
}

static void class_entries(struct legend *legend)
{
    static const char *const SHAPES[] = {
        "<rect x=\"0\" y=\"-8\" width=\"22\" height=\"12\" rx=\"5\"",
        "<rect x=\"0\" y=\"-8\" width=\"22\" height=\"12\"",
        "<path d=\"M3,-8H22V4H3ZM0,-6H6V-3H0ZM0,-1H6V2H0Z\"",
        "<path d=\"M0,-8H18L22,-4V4H0ZM18,-8V-4H22\"",
        "<path d=\"M0,-8H22V4H0ZM3,-5V1H19V-5Z\"",
        "<path d=\"M0,-6H15V-9L22,-2L15,5V2H0Z\"",
        "<path d=\"M0,-8H22V4H0ZM0,-4L4,-8M18,-8L22,-4M22,0L18,4M4,4L0,0\"",
        "<rect x=\"0\" y=\"-8\" width=\"22\" height=\"12\"",
        "<path d=\"M0,-6H22V4H0ZM14,-6L16,-9H20L22,-6\"",
    };
    struct sketch *sketch = legend->page->sketch;
    size_t count;
    for (size_t i = 0; style_at(i, &count); i++) {
        const struct node_style *style = style_at(i, &count);
        if (!sketch->uses_style[i]) continue;
        begin_entry(legend, style->css, style->css);
        text_add_format(&legend->page->out,
                        "<g class=\"node %s\">%s fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\"/></g>",
                        style->css, SHAPES[i], style->fill, style->stroke);
        end_entry(legend, style->css);
    }
}

static void line_entries(struct legend *legend)
{
    struct sketch *sketch = legend->page->sketch;
    struct text *out = &legend->page->out;
    for (size_t i = 0; i < FACTUALITY_COUNT; i++) {
        if (!sketch->uses_factuality[i]) continue;
        const char *line = style_of_factuality((enum factuality)i),
                   *word = word_of_factuality((enum factuality)i);
        const char *dash = strcmp(line, "dashed") == 0   ? " stroke-dasharray=\"5,2\""
                           : strcmp(line, "dotted") == 0 ? " stroke-dasharray=\"1,5\""
                                                         : "";
        begin_entry(legend, word, word);
        text_add_format(out,
                        "<g class=\"edge neutral\"><path d=\"M0,-2H24\" fill=\"none\" stroke=\"#6B6B6B\" "
                        "stroke-width=\"2\"%s/></g>",
                        dash);
        end_entry(legend, word);
    }
    static const char *const HEADS[] = {"M24,-2L17,-5.5V1.5Z", "M24,-2L15,-6L18,-2L15,2Z",
                                        "M24,-2L17,-5.5V1.5Z"};
    for (size_t i = 0; i < 3; i++) {
        const struct tone_style *tone = tone_style((enum tone)i);
        if (!sketch->uses_tone[i]) continue;
        begin_entry(legend, tone->word, tone->css);
        text_add_format(
            out,
            "<g class=\"edge %s\"><path d=\"M0,-2H17\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
            "<path d=\"%s\" fill=\"%s\" stroke=\"%s\"/></g>",
            tone->css, tone->colour, HEADS[i], i == TONE_NEUTRAL ? "none" : tone->colour, tone->colour);
        end_entry(legend, tone->word);
    }
}

static void dot_entries(struct legend *legend)
{
    static const struct {
        const char *label, *drawing;
    } DOTS[] = {
        {"initiator", "<circle cx=\"12\" cy=\"-2\" r=\"5.5\" fill=\"#6B6B6B\"/>"},
        {"addressee", "<rect x=\"7\" y=\"-7\" width=\"10\" height=\"10\" fill=\"none\" stroke=\"#6B6B6B\" "
                      "stroke-width=\"2\"/>"},
        {"involved", "<path d=\"M12-8L18-2L12 4L6-2Z\" fill=\"#6B6B6B\"/>"},
    };
    if (!legend->page->sketch->is_timeline) return;
    for (size_t i = 0; i < sizeof DOTS / sizeof *DOTS; i++) {
        begin_entry(legend, DOTS[i].label, NULL);
        text_add_string(&legend->page->out, DOTS[i].drawing);
        end_entry(legend, DOTS[i].label);
    }
}

static void mark_entries(struct legend *legend)
{
    static const struct {
        const char *label, *drawing;
    } MARKS[] = {
        [FACTUALITY_ACTUAL] = {"told as a fact", "<circle cx=\"12\" cy=\"-2\" r=\"5.5\" fill=\"#6B6B6B\"/>"},
        [FACTUALITY_PLANNED] = {"told as planned", "<path d=\"M12-8L18 3H6Z\" fill=\"#6B6B6B\"/>"},
        [FACTUALITY_POSSIBLE] = {"told as possible", "<path d=\"M12-8L18-2L12 4L6-2Z\" fill=\"none\" "
                                                     "stroke=\"#6B6B6B\" stroke-width=\"2\"/>"},
        [FACTUALITY_ALLEGED] = {"only cited", "<circle cx=\"12\" cy=\"-2\" r=\"5\" fill=\"none\" "
                                              "stroke=\"#6B6B6B\" stroke-width=\"2\"/>"},
        [FACTUALITY_DENIED] = {"denied", "<path d=\"M7-7L17 3M17-7L7 3\" stroke=\"#6B6B6B\" "
                                         "stroke-width=\"2.5\"/>"},
        [FACTUALITY_HYPOTHETICAL] = {"told as hypothetical", "<path d=\"M12-8L18-2L12 4L6-2Z\" fill=\"none\" "
                                                             "stroke=\"#6B6B6B\" stroke-width=\"2\"/>"},
        [FACTUALITY_COUNT] = {"is cited",
                              "<rect x=\"8\" y=\"-6\" width=\"8\" height=\"8\" fill=\"#6B6B6B\"/>"},
    };
    if (!legend->page->sketch->is_source_table) return;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (!legend->page->sketch->uses_mark[i]) continue;
        begin_entry(legend, MARKS[i].label, NULL);
        text_add_string(&legend->page->out, MARKS[i].drawing);
        end_entry(legend, MARKS[i].label);
    }
}

static double add_legend(struct page *page, double y, double right)
{
    struct legend legend = {page, 12, y, right};
    text_add_string(&page->out,
                    "<g class=\"lg\" id=\"legend\" role=\"group\" aria-label=\"Legend and filters\">\n");
    class_entries(&legend);
    line_entries(&legend);
    dot_entries(&legend);
    mark_entries(&legend);
    text_add_string(&page->out, "</g>\n");
    return legend.y;
}

static void add_source(struct page *page, size_t index, double x, double y, size_t columns)
{
    struct sketch *sketch = page->sketch;
    const char *url = label_safe_url(sketch->view->articles[sketch->articles[index]].url);
    text_add_format(&page->out, "<text class=\"src\" x=\"%.0f\" y=\"%.0f\">", x, y);
    if (url) {
        text_add_string(&page->out, "<a href=\"");
        label_escape(&page->out, url);
        text_add_string(&page->out, "\" target=\"_blank\" rel=\"noopener noreferrer\">");
    }
    label_escape(&page->out, sketch_source(sketch, index, columns));
    text_add_string(&page->out, url ? "</a></text>\n" : "</text>\n");
}

/* The cited articles in the order of their numbers, side by side where they fit. */
static double add_sources(struct page *page, double y, double right)
{
    enum { LINE = 16, FEW = 8, WIDEST = 110 };
    const double LETTER = 6.2; /* mean width, points */
    size_t count = page->sketch->article_count, longest = 0,
           most = page->sketch->is_unnumbered ? 24 : MOST_SOURCES;
    size_t shown = count > most ? most : count;
    for (size_t i = 0; i < shown; i++) {
        size_t width = label_width(sketch_source(page->sketch, i, WIDEST));
        if (width > longest) longest = width;
    }
    size_t lists = shown > FEW ? (size_t)(right / (LETTER * (double)longest + 24)) : 1;
    if (shown > FEW && lists < 2 && right > 900) lists = 2;
    if (lists < 1) lists = 1;
    size_t rows = (shown + lists - 1) / lists;
    double width = right / (double)lists;
    for (size_t i = 0; i < shown; i++) {
        size_t list = i / rows, row = i % rows;
        add_source(page, i, 12 + width * (double)list, y + LINE * ((double)row + 1),
                   (size_t)((width - 20) / LETTER));
    }
    y += LINE * (double)rows;
    if (count > shown) {
        y += LINE;
        text_add_format(&page->out, "<text class=\"src\" x=\"12\" y=\"%.0f\">and %zu more sources</text>\n",
                        y, count - shown);
    }
    return y;
}

/* ---- The page ---- */

/* Reads "0.00 0.00 612.00 792.00". */
static bool read_view_box(struct page *page, xmlNode *root)
{
    xmlChar *box = xmlGetNoNsProp(root, BAD_CAST "viewBox");
    bool found = box && sscanf((const char *)box, "%lf %lf %lf %lf", &page->left, &page->top, &page->width,
                               &page->height) == 4;
    xmlFree(box);
    return found;
}

static xmlNode *find_drawing(xmlNode *root)
{
    for (xmlNode *child = root->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "g") == 0) return child;
    return NULL;
}

static void add_head(struct page *page, const char *title, const char *subtitle, double width, double height)
{
    struct text *out = &page->out;
    struct sketch *sketch = page->sketch;
    text_add_format(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 "
                    "0 %.0f %.0f\" "
                    "style=\"max-width:100%%;height:auto\" role=\"graphics-document document\" lang=\"en\" "
                    "aria-labelledby=\"title\" aria-describedby=\"description\">\n<title id=\"title\">",
                    width * 4 / 3, height * 4 / 3, width, height);
    label_escape(out, title);
    text_add_string(out, "</title>\n<desc id=\"description\">");
    label_escape(out, subtitle);
    text_add_format(out, ". %d nodes, %d links.</desc>\n<style>\n", agnnodes(sketch->graph),
                    agnedges(sketch->graph));
    text_add_string(out, STYLE_SHEET);
    text_add_string(out, "</style>\n<rect class=\"bg\" x=\"-5000\" y=\"-5000\" width=\"30000\" "
                         "height=\"60000\" fill=\"#FFFFFF\"/>\n"
                         "<text class=\"h1\" x=\"12\" y=\"28\" aria-hidden=\"true\">");
    label_escape(out, title);
    text_add_string(out, "</text>\n<text class=\"h2\" x=\"12\" y=\"46\" aria-hidden=\"true\">");
    label_escape(out, subtitle);
    text_add_string(out, "</text>\n");
    if (!sketch->options->is_static)
        text_add_format(out,
                        "<text class=\"h2 ui\" id=\"find\" text-anchor=\"end\" x=\"%.0f\" y=\"28\" "
                        "role=\"status\">press / to find</text>\n",
                        width - 12);
}

static void add_drawing(struct page *page, xmlDoc *document, xmlNode *drawing, double width)
{
    drop_comments(drawing->children);
    drop_title(drawing);
    prepare(page, drawing->children);
    xmlBuffer *buffer = xmlBufferCreate();
    xmlNodeDump(buffer, document, drawing, 0, 0);
    text_add_format(&page->out, "<g transform=\"translate(%.1f %.1f)\">\n",
                    (width - page->width) / 2 - page->left, TOP - page->top);
    text_add(&page->out, (const char *)xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer));
    text_add_string(&page->out, "\n</g>\n");
    xmlBufferFree(buffer);
}

entente_status page_assemble(struct sketch *sketch, const char *svg, size_t size, const char **result,
                             size_t *result_size, entente_error *error)
{
    xmlDoc *document =
        xmlReadMemory(svg, (int)size, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    struct page page = {.sketch = sketch};
    xmlNode *drawing = root ? find_drawing(root) : NULL;
    if (!drawing || !read_view_box(&page, root)) {
        xmlFreeDoc(document);
        return fail(error, ENTENTE_DRAWING, NULL, 0, "Graphviz gave an SVG that cannot be read");
    }
    map_init(&page.names, sketch->arena);
    for (size_t i = 0; i < sketch->node_count; i++)
        map_add(&page.names, sketch->nodes[i].id, strlen(sketch->nodes[i].id), NULL)->value.pointer =
            &sketch->nodes[i];
    const char *title =
        label_clean(sketch->arena, sketch->options->title ? sketch->options->title : sketch->title, 120);
    const char *subtitle =
        arena_format(sketch->arena, "%s \xE2\x80\x94 %s", sketch->subtitle, sketch_shown(sketch));
    double width = page.width < NARROWEST ? NARROWEST : page.width;
    /* The foot is made first: its height decides that of the page. */
    struct text whole;
    text_init(&whole, sketch->arena);
    text_init(&page.out, sketch->arena);
    double bottom =
        add_sources(&page, add_legend(&page, TOP + page.height + 24, width - 12) + 10, width - 12) + 18;
    struct text foot = page.out;
    text_init(&page.out, sketch->arena);
    add_head(&page, title, subtitle, width, bottom);
    add_drawing(&page, document, drawing, width);
    text_add(&page.out, foot.bytes, foot.size);
    if (!sketch->options->is_static) {
        text_add_string(&page.out, "<script>//<![CDATA[\n");
        text_add_string(&page.out, SCRIPT);
        text_add_string(&page.out, "//]]></script>\n");
    }
    text_add_string(&page.out, "</svg>\n");
    xmlFreeDoc(document);
    *result = page.out.bytes;
    *result_size = page.out.size;
    return ENTENTE_OK;
}
