/* grid.c: heads, rows and marks of pictures that are tables (PAOHVis, after Valdivia and others 2021);
 * Graphviz only draws what is placed here. */
#include "diagram/grid.h"

#include "diagram/columns.h"
#include <string.h>

double grid_row_y(size_t row)
{
    return GRID_HEAD + GRID_ROW * ((double)row + 0.8);
}

void grid_head(struct sketch *sketch, Agnode_t *node, const char *label, const struct node_style *style,
               double x, size_t rows)
{
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(&html, "<FONT POINT-SIZE=\"8\" COLOR=\"%s\">", style->text);
    label_wrap(&html, label_cut(sketch->arena, label, 40), 12, "<BR/>");
    text_add_string(&html, "</FONT>");
    sketch_set_html(sketch, node, html.bytes);
    place_sized(node, x, GRID_HEAD / 2.0, GRID_COLUMN - 4, GRID_HEAD);
    Agnode_t *end = sketch_silent_node(sketch, arena_format(sketch->arena, "e%s", agnameof(node)), NULL);
    place_sized(end, x, grid_row_y(rows) - GRID_ROW * 0.2, 1, 1);
    sketch_set(end, "style", "invis");
    sketch_set(end, "label", "");
    Agedge_t *guide = agedge(sketch->graph, node, end, NULL, 1);
    sketch_set(guide, "dir", "none");
    sketch_set(guide, "color", "#D9D9D9");
    sketch_set(guide, "penwidth", "0.8");
    sketch_set(guide, "class", "guide");
}

/* `align`: "\\l" or "\\r", which become the anchor of the text, so that it stays where it belongs whatever
 * font the reader has. */
static void place_text(struct sketch *sketch, Agnode_t *node, const char *text, const char *align,
                       double width, double x, double y)
{
    sketch_set(node, "label",
               arena_format(sketch->arena, "%s%s", label_escape_string(sketch->arena, text), align));
    sketch_set(node, "shape", "plaintext");
    sketch_set(node, "fontsize", "10");
    place_sized(node, x, y, width, 16);
}

void grid_row(struct sketch *sketch, uint32_t index, double y, const char *note, const char *date)
{
    enum { LONGEST = 66, EDGE = GRID_COLUMN / 2 + 4 };
    const struct graph_event *event = &sketch->view->events[index];
    const char *word = word_of_factuality(event->factuality), *title = sketch_event_title(sketch, event);
    const char *when = sketch_date(sketch->arena, event->begin, event->end);
    Agnode_t *label =
        sketch_node(sketch, arena_format(sketch->arena, "v%u", index),
                    arena_format(sketch->arena, "%s%s%s (event, %s%s%s)", title, *when ? ", " : "", when,
                                 word, note ? ", " : "", note ? note : ""),
                    sketch_evidence(sketch, event));
    struct text text;
    text_init(&text, sketch->arena);
    text_add_string(&text, label_cut(sketch->arena, title, LONGEST));
    if (event->factuality != FACTUALITY_ACTUAL) text_add_format(&text, " \xE2\x80\x93 %s", word);
    if (note) text_add_format(&text, " \xE2\x80\x93 %s", note);
    text_add_format(&text, " %s", sketch_citation(sketch, event));
    place_text(sketch, label, text.bytes, "\\r", GRID_LABEL, -GRID_LABEL / 2.0 - EDGE, y);
    sketch_set(label, "class",
               arena_format(sketch->arena, "row %s %s", word, tone_style(sketch_tone(event))->css));
    const char *url =
        event->claim_count ? label_safe_url(sketch->view->articles[event->claims[0].article].url) : NULL;
    if (url) {
        sketch_set(label, "URL", url);
        sketch_set(label, "target", "_blank");
    }
    sketch->uses_tone[sketch_tone(event)] = true;
    sketch->uses_factuality[event->factuality] = true;
    if (!date) return;
    Agnode_t *day = sketch_silent_node(sketch, arena_format(sketch->arena, "t%u", index), NULL);
    place_text(sketch, day, date, "\\l", GRID_DATE, -GRID_LABEL - EDGE - 10 - GRID_DATE / 2.0, y);
}

Agnode_t *grid_mark(struct sketch *sketch, uint32_t index, const Agnode_t *head, const struct grid_mark *look,
                    double x, double y, const char *tooltip)
{
    const struct graph_event *event = &sketch->view->events[index];
    const struct tone_style *tone = tone_style(sketch_tone(event));
    const char *column = agnameof((void *)(uintptr_t)head);
    Agnode_t *mark =
        sketch_silent_node(sketch, arena_format(sketch->arena, "d%u_%s", index, column), tooltip);
    place_sized(mark, x, y, look->size, look->size);
    sketch_set(mark, "label", look->sign ? look->sign : "");
    sketch_set(mark, "shape", look->shape);
    sketch_set(mark, "style", "filled");
    sketch_set(mark, "fillcolor", look->is_filled ? tone->colour : "#FFFFFF");
    sketch_set(mark, "color", tone->colour);
    sketch_set(mark, "fontcolor", tone->colour);
    sketch_set(mark, "fontsize", "13");
    sketch_set(mark, "penwidth", "2");
    sketch_set(mark, "class",
               arena_format(sketch->arena, "dot %s %s k-v%u k-%s%s", tone->css,
                            word_of_factuality(event->factuality), index, column,
                            look->is_filled ? "" : " open"));
    return mark;
}

void grid_join(struct sketch *sketch, uint32_t index, Agnode_t *const *marks, size_t count)
{
    const struct graph_event *event = &sketch->view->events[index];
    struct link_look look = {sketch_tone(event), event->factuality, "none", 2,
                             sketch_evidence(sketch, event)};
    Agnode_t *before = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!marks[i]) continue;
        if (before) {
            Agedge_t *edge = sketch_link(sketch, before, marks[i], &look);
            sketch_set(edge, "class",
                       arena_format(sketch->arena, "%s %s k-v%u", tone_style(look.tone)->css,
                                    word_of_factuality(look.factuality), index));
        }
        before = marks[i];
    }
}

void grid_more(struct sketch *sketch, uint32_t index, size_t more, double x, double y)
{
    if (!more) return;
    Agnode_t *node = sketch_silent_node(sketch, arena_format(sketch->arena, "m%u", index), NULL);
    place_text(sketch, node, arena_format(sketch->arena, "+%zu", more), "\\l", 30, x, y);
}
