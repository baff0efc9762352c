/* sources.c: who says what: publishers and the people or bodies that articles cite on the left, the events
 * they tell on the right; the line's dash is how sure that source is, and events on which sources differ say
 * so. */
#include "diagram/columns.h"

#include <string.h>

enum { READABLE_EVENTS = 25, SOURCE_X = 0, EVENT_X = 330, GAP = 12 };

/* Do the claims differ in factuality? */
static bool is_disputed(const struct graph_event *event)
{
    for (size_t i = 1; i < event->claim_count; i++)
        if (event->claims[i].factuality != event->claims[0].factuality) return true;
    return false;
}

/* Only events that somebody is cited for, or that several articles tell, say something about sources. */
static bool is_telling(const struct graph_event *event)
{
    bool cites = event->attributed_count > 0;
    for (size_t i = 0; i < event->claim_count; i++)
        cites = cites || event->claims[i].attributed_count;
    return cites || event->claim_count > 1;
}

struct layout {
    struct sketch *sketch;
    struct column sources, events;
    Agnode_t **publishers; /* by article */
};

static size_t add_source(struct layout *layout, Agnode_t *node, const char *label, uint32_t key)
{
    size_t at = column_find(&layout->sources, node);
    return at != SIZE_MAX ? at
                          : column_add(layout->sketch, &layout->sources, node, label_lines(label, 24), key);
}

/* One node a publisher: articles of the same publisher share it. */
static Agnode_t *publisher_node(struct layout *layout, uint32_t article)
{
    struct sketch *sketch = layout->sketch;
    if (layout->publishers[article]) return layout->publishers[article];
    const char *name = sketch_source_name(sketch, article);
    for (uint32_t i = 0; i < sketch->view->article_count; i++)
        if (layout->publishers[i] && strcmp(sketch_source_name(sketch, i), name) == 0)
            return layout->publishers[article] = layout->publishers[i];
    const struct node_style *style = style_of_source();
    Agnode_t *node = sketch_node(sketch, arena_format(sketch->arena, "s%u", article),
                                 arena_format(sketch->arena, "%s (source)", name), name);
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(&html, "<FONT POINT-SIZE=\"10\" COLOR=\"%s\">", style->text);
    label_wrap(&html, *name ? name : "?", 24, "<BR/>");
    text_add_string(&html, "</FONT>");
    sketch_set_html(sketch, node, html.bytes);
    sketch_set(node, "shape", style->shape);
    sketch_set(node, "style", style->style);
    sketch_set(node, "fillcolor", style->fill);
    sketch_set(node, "color", style->stroke);
    sketch_set(node, "class", style->css);
    sketch->uses_style[8] = true;
    return layout->publishers[article] = node;
}

static void link_claim(struct layout *layout, const struct graph_event *event,
                       const struct graph_claim *claim, Agnode_t *happening, double y)
{
    struct sketch *sketch = layout->sketch;
    const char *sentence =
        claim->evidence_count ? sketch->view->evidence[claim->evidence[0]].sentence : event->label;
    struct link_look look = {sketch_tone(event), claim->factuality, "forward", 1.2,
                             label_clean(sketch->arena, sentence, LONGEST_TOOLTIP)};
    Agnode_t *publisher = publisher_node(layout, claim->article);
    size_t at = add_source(layout, publisher, sketch_source_name(sketch, claim->article), claim->article);
    column_wish(&layout->sources, at, y);
    sketch_link(sketch, publisher, happening, &look);
    for (size_t i = 0; i < claim->attributed_count; i++) {
        uint32_t cited = claim->attributed[i];
        Agnode_t *node = sketch_entity(sketch, cited);
        at = add_source(layout, node, sketch->view->entities[cited].label, 1000000 + cited);
        column_wish(&layout->sources, at, y);
        sketch_link(sketch, node, happening, &look);
    }
}

entente_status draw_sources(struct sketch *sketch, entente_error *error)
{
    const struct graph_view *view = sketch->view;
    entente_status status =
        choose_events(view, sketch->options, SIZE_MAX, sketch->arena, &sketch->choice, error);
    if (status) return status;
    size_t limit = sketch->options->limit ? sketch->options->limit : READABLE_EVENTS, kept = 0, telling = 0;
    /* Disputed events first, then the other telling ones, each in the order of dates. */
    uint32_t *events = arena_array(sketch->arena, sketch->choice.event_count + 1, sizeof *events);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sketch->choice.event_count; i++) {
            const struct graph_event *event = &view->events[sketch->choice.events[i]];
            if (!is_telling(event) || is_disputed(event) != (round == 0)) continue;
            telling++;
            if (kept < limit) events[kept++] = sketch->choice.events[i];
        }
    sketch->choice.events = events;
    sketch->choice.event_count = kept;
    sketch->choice.passing = telling;
    sketch_begin(sketch, "Sources", true);
    struct layout layout = {.sketch = sketch, .sources.x = SOURCE_X, .events.x = EVENT_X};
    layout.publishers = arena_array(sketch->arena, view->article_count + 1, sizeof(Agnode_t *));
    for (size_t i = 0; i < kept; i++) {
        const struct graph_event *event = &view->events[events[i]];
        size_t lines = 2 + label_lines(sketch_event_title(sketch, event), 22);
        Agnode_t *node = sketch_event(sketch, events[i]);
        if (is_disputed(event)) sketch_set(node, "penwidth", "3");
        column_add(sketch, &layout.events, node, lines, (uint32_t)i);
    }
    column_stack(&layout.events, 0, GAP);
    for (size_t i = 0; i < kept; i++) {
        const struct graph_event *event = &view->events[events[i]];
        for (size_t c = 0; c < event->claim_count; c++)
            link_claim(&layout, event, &event->claims[c], layout.events.items[i].node,
                       column_y(&layout.events, i));
    }
    column_follow(&layout.sources, 0, GAP);
    sketch->title = "Who says what";
    sketch->subtitle = "Publishers and cited sources, and the events they tell; a heavy frame: sources "
                       "differ on how sure it is";
    sketch->engine = "nop";
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
