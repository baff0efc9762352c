/* sketch.h: a picture in the making: a cgraph graph, the names by which readers who do not see will know its
 * nodes, and which styles and sources it uses (for the legend). Lives in the drawing process only. */
#ifndef ENTENTE_DIAGRAM_SKETCH_H
#define ENTENTE_DIAGRAM_SKETCH_H

#include "diagram/choice.h"
#include "diagram/label.h"
#include "diagram/style.h"
#include <graphviz/gvc.h>

struct sketch_node {
    const char *id;   /* in the SVG: "n12" an entity, "v3" an event, "r4" a bundle of events, "s2" a source */
    const char *name; /* accessible name: "Anwar Sadat (person)" */
    const char *description; /* tooltip, also the accessible description */
    bool is_silent;          /* an aid of the layout: not in the tab order */
};

struct sketch {
    struct arena *arena;
    const struct graph_view *view;
    const entente_map_options *options;
    struct choice choice;
    Agraph_t *graph;
    const char *engine; /* "neato", "dot" or "nop" (positions are given) */
    bool tries_seeds;   /* keep the seed with the fewest crossings */
    bool is_timeline, is_source_table;
    bool is_unnumbered; /* nothing in the picture refers to the numbers of sources */
    const char *title, *subtitle, *font;
    const char
        *subject; /* which events the picture is about: "about treaties"; NULL: all that pass the filters */
    Agnode_t **entities, **events; /* by index in the view; NULL: not drawn */
    struct sketch_node *nodes;
    size_t node_count, node_capacity;
    uint32_t *articles; /* articles cited, in the order of their numbers */
    uint32_t *numbers;  /* number of an article, 0: not cited */
    size_t article_count;
    bool uses_style[16], uses_factuality[FACTUALITY_COUNT], uses_tone[3];
    bool uses_mark[FACTUALITY_COUNT + 1]; /* of a source table, at last that of cited sources */
};

void sketch_begin(struct sketch *sketch, const char *name, bool is_directed);
void sketch_set(void *object, const char *attribute, const char *value);
void sketch_set_number(void *object, const char *attribute, double value);
/* Sets an HTML-like label. */
void sketch_set_html(struct sketch *sketch, void *object, const char *html);
/* A node with the tooltip and accessible name. `id` is unique in the picture. */
Agnode_t *sketch_node(struct sketch *sketch, const char *id, const char *name, const char *description);
/* A node that only draws: readers of names don't meet it. */
Agnode_t *sketch_silent_node(struct sketch *sketch, const char *id, const char *description);
/* The node of an entity, made when there is none; its size grows with its weight. */
Agnode_t *sketch_entity(struct sketch *sketch, uint32_t entity);
/* A node of the entity of its own, with more text below the name; `more` may be NULL. */
enum { MORE_COLUMNS = 30 };
Agnode_t *sketch_entity_copy(struct sketch *sketch, uint32_t entity, const char *id, const char *more);
void sketch_set_style(struct sketch *sketch, Agnode_t *node, const struct node_style *style);
/* The node of an event: date, place, sources, factuality, label. */
Agnode_t *sketch_event(struct sketch *sketch, uint32_t event);
/* An event's node with links from its sources and to its targets; of many, those that matter most and the
 * focus (UINT32_MAX: none). */
void sketch_event_links(struct sketch *sketch, uint32_t event, uint32_t focus);

struct link_look {
    enum tone tone;
    enum factuality factuality;
    const char *direction; /* "forward", "back", "both", "none" */
    double width;
    const char *tooltip;
};
Agedge_t *sketch_link(struct sketch *sketch, Agnode_t *from, Agnode_t *to, const struct link_look *look);

/* The look of an event's tone. */
enum tone sketch_tone(const struct graph_event *event);
/* "12 Jul 2025", "11–13 Jul 2025", "Jul 2025", "2025"; "" for no date. */
const char *sketch_date(struct arena *arena, struct date begin, struct date end);
/* The event's label without its date, clean. */
const char *sketch_event_title(struct sketch *sketch, const struct graph_event *event);
/* The sentence that tells the event, who publishes it, when, how sure. */
const char *sketch_evidence(struct sketch *sketch, const struct graph_event *event);
/* "[1][3]+2": numbers of the articles that tell the event, of those cited before first. */
const char *sketch_citation(struct sketch *sketch, const struct graph_event *event);
/* The number of an article, given when it has none yet. */
uint32_t sketch_cite(struct sketch *sketch, uint32_t article);
/* Publisher, else headline of an article, clean. */
const char *sketch_source_name(struct sketch *sketch, uint32_t article);

/* "25 of 81 events shown". */
const char *sketch_shown(struct sketch *sketch);
/* "[1] Publisher: Headline, 2024-05-01" of a cited article, at most `columns` columns wide. */
const char *sketch_source(struct sketch *sketch, size_t index, size_t columns);

/* entente_map on a view: forks, draws, writes the picture. */
entente_status draw_view(const struct graph_view *view, const entente_map_options *options, FILE *file,
                         entente_error *error);

/* The kinds of picture: each chooses its events and fills the sketch. */
entente_status draw_relations(struct sketch *sketch, entente_error *error);
entente_status draw_actors(struct sketch *sketch, entente_error *error);
entente_status draw_ego(struct sketch *sketch, entente_error *error);
entente_status draw_timeline(struct sketch *sketch, entente_error *error);
entente_status draw_treaties(struct sketch *sketch, entente_error *error);
entente_status draw_sources(struct sketch *sketch, entente_error *error);

/* Layout and rendering of the finished sketch in `format` ("svg", "png", "pdf", "dot"). Runs in the drawing
 * process. */
entente_status sketch_render(struct sketch *sketch, const char *format, const char **bytes, size_t *size,
                             entente_error *error);
/* Wraps Graphviz's SVG into the page: title, style, legend, sources, names for screen readers, script. */
entente_status page_assemble(struct sketch *sketch, const char *svg, size_t size, const char **page,
                             size_t *page_size, entente_error *error);

#endif
