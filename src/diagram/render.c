/* render.c: layout and rendering by Graphviz, in the drawing process. For spring layouts several seeds are
 * tried with straight lines; the one with the fewest crossings, and fewest lines over foreign nodes, is
 * routed and drawn. */
#include "diagram/sketch.h"

#include "base/status.h"
#include <math.h>
#include <string.h>

/* Graphviz's messages come in fragments: gathered into one text for the caller. */
static char complaints[400];
static size_t complaint_size;

static int gather_complaint(char *text)
{
    size_t size = strlen(text), room = sizeof complaints - 1 - complaint_size;
    if (size > room) size = room;
    memcpy(complaints + complaint_size, text, size);
    complaint_size += size;
    complaints[complaint_size] = '\0';
    return 0;
}

struct line {
    double x1, y1, x2, y2;
    const Agnode_t *from, *to;
};

static double side(const struct line *line, double x, double y)
{
    return (line->x2 - line->x1) * (y - line->y1) - (line->y2 - line->y1) * (x - line->x1);
}

static bool cross(const struct line *a, const struct line *b)
{
    if (a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to) return false;
    return side(a, b->x1, b->y1) * side(a, b->x2, b->y2) < 0 &&
           side(b, a->x1, a->y1) * side(b, a->x2, a->y2) < 0;
}

/* Does the line pass over the node's box? Sampled: boxes are large against the steps. */
static bool passes_over(const struct line *line, Agnode_t *node)
{
    if (node == line->from || node == line->to) return false;
    double half_width = ND_width(node) * 36, half_height = ND_height(node) * 36;
    double x = ND_coord(node).x, y = ND_coord(node).y;
    for (int step = 1; step < 20; step++) {
        double t = step / 20.0;
        if (fabs(line->x1 + (line->x2 - line->x1) * t - x) < half_width &&
            fabs(line->y1 + (line->y2 - line->y1) * t - y) < half_height)
            return true;
    }
    return false;
}

static size_t collect_lines(struct sketch *sketch, struct line *lines)
{
    size_t count = 0;
    for (Agnode_t *node = agfstnode(sketch->graph); node; node = agnxtnode(sketch->graph, node))
        for (Agedge_t *edge = agfstout(sketch->graph, node); edge; edge = agnxtout(sketch->graph, edge)) {
            Agnode_t *from = agtail(edge), *to = aghead(edge);
            lines[count++] =
                (struct line){ND_coord(from).x, ND_coord(from).y, ND_coord(to).x, ND_coord(to).y, from, to};
        }
    return count;
}

/* Crossings count 2, lines over nodes 3. O(edges^2 + edges * nodes). */
static size_t disorder(struct sketch *sketch)
{
    struct line *lines = arena_array(sketch->arena, (size_t)agnedges(sketch->graph) + 1, sizeof *lines);
    size_t count = collect_lines(sketch, lines), sum = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++)
            sum += cross(&lines[i], &lines[j]) ? 2 : 0;
        for (Agnode_t *node = agfstnode(sketch->graph); node; node = agnxtnode(sketch->graph, node))
            sum += passes_over(&lines[i], node) ? 3 : 0;
    }
    return sum;
}

static size_t seed_count(size_t nodes)
{
    if (nodes < 3) return 1;
    if (nodes <= 90) return 12;
    return nodes <= 160 ? 4 : 1;
}

static void fix_positions(struct sketch *sketch, const pointf *places)
{
    size_t i = 0;
    for (Agnode_t *node = agfstnode(sketch->graph); node; node = agnxtnode(sketch->graph, node), i++) {
        char text[64];
        snprintf(text, sizeof text, "%.2f,%.2f", places[i].x, places[i].y);
        sketch_set(node, "pos", text);
    }
}

static void keep_places(struct sketch *sketch, pointf *places)
{
    size_t i = 0;
    for (Agnode_t *node = agfstnode(sketch->graph); node; node = agnxtnode(sketch->graph, node))
        places[i++] = ND_coord(node);
}

/* How a picture fits a page: its area in units of what its nodes need, and how much higher than wide it is.
 */
static double looseness(struct sketch *sketch)
{
    double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY, boxes = 1;
    for (Agnode_t *node = agfstnode(sketch->graph); node; node = agnxtnode(sketch->graph, node)) {
        left = fmin(left, ND_coord(node).x - ND_width(node) * 36);
        right = fmax(right, ND_coord(node).x + ND_width(node) * 36);
        low = fmin(low, ND_coord(node).y - ND_height(node) * 36);
        high = fmax(high, ND_coord(node).y + ND_height(node) * 36);
        boxes += ND_width(node) * ND_height(node) * 72 * 72;
    }
    double width = right - left + 1, height = high - low + 1;
    return width * height / boxes + 6 * fmax(height / width - 0.9, 0) + 6 * fmax(width / height - 2.2, 0);
}

/* Draws the places together, and turns what is higher than wide, as far as that makes few more crossings; the
 * removal of overlaps keeps boxes apart. */
static entente_status fit_page(struct sketch *sketch, GVC_t *context, pointf *places, size_t nodes,
                               size_t disordered, entente_error *error)
{
    /* Mean length of an edge in sizes of a node, from which prism starts. */
    static const char *const SCALES[] = {"-4", "-3", "-2.3", "-1.8"};
    pointf *tried = arena_array(sketch->arena, nodes + 1, sizeof *tried),
           *original = arena_array(sketch->arena, nodes + 1, sizeof *original);
    double best = INFINITY;
    memcpy(original, places, nodes * sizeof *original);
    for (size_t c = 0; c < 2 * sizeof SCALES / sizeof *SCALES; c++) {
        for (size_t i = 0; i < nodes; i++)
            tried[i] = c % 2 ? (pointf){original[i].y, original[i].x} : original[i];
        sketch_set(sketch->graph, "overlap_scaling", SCALES[c / 2]);
        fix_positions(sketch, tried);
        if (gvLayout(context, sketch->graph, "nop"))
            return fail(error, ENTENTE_DRAWING, NULL, 0, "layout failed: %s", complaints);
        double more = fmax((double)disorder(sketch) - (double)disordered, 0);
        double found = looseness(sketch) + 25 * more / ((double)disordered + 10);
        if (found < best) {
            best = found;
            keep_places(sketch, places);
        }
        gvFreeLayout(context, sketch->graph);
    }
    sketch_set(sketch->graph, "overlap_scaling", "0");
    return ENTENTE_OK;
}

/* Tries the seeds; afterwards the best places are the nodes' positions and the engine is "nop". */
static entente_status settle_places(struct sketch *sketch, GVC_t *context, entente_error *error)
{
    size_t nodes = (size_t)agnnodes(sketch->graph), seeds = seed_count(nodes), best = SIZE_MAX;
    pointf *places = arena_array(sketch->arena, nodes + 1, sizeof *places);
    const char *splines = arena_string(sketch->arena, agget(sketch->graph, (char *)(uintptr_t) "splines"));
    sketch_set(sketch->graph, "splines", "none");
    for (size_t seed = 1; seed <= seeds; seed++) {
        sketch_set(sketch->graph, "start", arena_format(sketch->arena, "%zu", seed * 7));
        if (gvLayout(context, sketch->graph, sketch->engine))
            return fail(error, ENTENTE_DRAWING, NULL, 0, "layout failed: %s", complaints);
        size_t found = seeds > 1 ? disorder(sketch) : 0;
        if (found < best) {
            best = found;
            keep_places(sketch, places);
        }
        gvFreeLayout(context, sketch->graph);
    }
    if (seeds > 1) {
        entente_status status = fit_page(sketch, context, places, nodes, best, error);
        if (status) return status;
    }
    fix_positions(sketch, places);
    sketch_set(sketch->graph, "splines", splines);
    sketch->engine = "nop";
    return ENTENTE_OK;
}

/* For pictures that are not pages: title, what is shown, the key and the sources as the graph's own label. */
static void add_caption(struct sketch *sketch)
{
    enum { MOST_SOURCES = 24, WIDEST = 110 };
    static const char LINE_END[] = "<BR ALIGN=\"LEFT\"/>";
    struct text html;
    text_init(&html, sketch->arena);
    text_add_string(&html, "<FONT POINT-SIZE=\"16\"><B>");
    label_escape(&html, label_clean(sketch->arena, sketch->title, 120));
    text_add_format(&html, "</B></FONT>%s<FONT POINT-SIZE=\"10\">", LINE_END);
    label_escape(&html, sketch->subtitle);
    text_add_string(&html, " \xE2\x80\x94 ");
    label_escape(&html, sketch_shown(sketch));
    text_add_format(
        &html,
        "%ssolid: actual; dashed: planned or denied; dotted: alleged, possible or hypothetical; blue: "
        "cooperative; orange: conflictual; grey: neutral",
        LINE_END);
    if (sketch->is_timeline)
        text_add_format(&html, "%sdisc: initiator; square: addressee; diamond: involved", LINE_END);
    if (sketch->is_source_table)
        text_add_format(
            &html,
            "%sdisc: told as a fact; triangle: as planned; diamond: as possible; ring: only cited; cross: "
            "denied; square: who is cited",
            LINE_END);
    for (size_t i = 0; i < sketch->article_count && i < MOST_SOURCES; i++) {
        text_add_format(&html, "%s<FONT POINT-SIZE=\"8\">", LINE_END);
        label_escape(&html, sketch_source(sketch, i, WIDEST));
        text_add_string(&html, "</FONT>");
    }
    if (sketch->article_count > MOST_SOURCES)
        text_add_format(&html, "%sand %zu more sources", LINE_END, sketch->article_count - MOST_SOURCES);
    text_add_format(&html, "</FONT>%s ", LINE_END);
    sketch_set_html(sketch, sketch->graph, html.bytes);
    sketch_set(sketch->graph, "labelloc", "t");
    sketch_set(sketch->graph, "labeljust", "l");
    sketch_set(sketch->graph, "bgcolor", "white");
    sketch_set(sketch->graph, "pad", "0.3");
}

static const struct {
    const char *format, *renderer;
} RENDERERS[] = {{"svg", "svg"}, {"png", "png"}, {"pdf", "pdf"}, {"dot", "dot"}};

entente_status sketch_render(struct sketch *sketch, const char *format, const char **bytes, size_t *size,
                             entente_error *error)
{
    agseterrf(gather_complaint);
    agseterr(AGWARN);
    GVC_t *context = gvContext();
    if (!context) return fail(error, ENTENTE_DRAWING, NULL, 0, "Graphviz cannot start");
    const char *renderer = NULL;
    for (size_t i = 0; i < sizeof RENDERERS / sizeof *RENDERERS; i++)
        if (strcmp(RENDERERS[i].format, format) == 0) renderer = RENDERERS[i].renderer;
    if (!renderer)
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "'%s' is no format of a map (svg, png, pdf, dot)",
                    format);
    if (strcmp(format, "svg") != 0) add_caption(sketch);
    if (strcmp(format, "png") == 0) sketch_set(sketch->graph, "dpi", "144");
    entente_status status = sketch->tries_seeds ? settle_places(sketch, context, error) : ENTENTE_OK;
    if (status) return status;
    char *data = NULL;
    unsigned int length = 0;
    if (gvLayout(context, sketch->graph, sketch->engine) ||
        gvRenderData(context, sketch->graph, renderer, &data, &length) || !data)
        return fail(error, ENTENTE_DRAWING, NULL, 0, "Graphviz failed: %s",
                    complaint_size ? complaints : "no reason given");
    /* No gvFreeLayout: the process ends soon, and Graphviz 2.42 frees some layouts twice. */
    *bytes = data;
    *size = length;
    return ENTENTE_OK;
}
