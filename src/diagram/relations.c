/* relations.c: the relationship map, and the map around one entity: events are nodes between their
 * participants, the place folded into the event's label. */
#include "diagram/sketch.h"

enum { READABLE_EVENTS = 25, MOST_EVENTS = 400, CURVED_NODES = 150 };

static void lay_out_by_springs(struct sketch *sketch)
{
    sketch->engine = "neato";
    sketch->tries_seeds = true;
    sketch_set(sketch->graph, "model", "subset");
    sketch_set(sketch->graph, "overlap", "prism");
    sketch_set(sketch->graph, "sep", "+9");
    sketch_set(sketch->graph, "esep", "+4");
    sketch_set(sketch->graph, "splines", agnnodes(sketch->graph) > CURVED_NODES ? "line" : "true");
}

static size_t limit_of(const struct sketch *sketch, size_t usual)
{
    size_t limit = sketch->options->limit ? sketch->options->limit : usual;
    return limit > MOST_EVENTS ? MOST_EVENTS : limit;
}

entente_status draw_relations(struct sketch *sketch, entente_error *error)
{
    entente_status status = choose_events(sketch->view, sketch->options, limit_of(sketch, READABLE_EVENTS),
                                          sketch->arena, &sketch->choice, error);
    if (status) return status;
    sketch_begin(sketch, "Relationship map", true);
    sketch->title = "Relationship map";
    sketch->subtitle = "People, states and organizations linked through events";
    for (size_t i = 0; i < sketch->choice.event_count; i++)
        sketch_event_links(sketch, sketch->choice.events[i], UINT32_MAX);
    lay_out_by_springs(sketch);
    return ENTENTE_OK;
}

entente_status draw_ego(struct sketch *sketch, entente_error *error)
{
    uint32_t focus = 0;
    entente_status status = choose_around(sketch->view, sketch->options, limit_of(sketch, READABLE_EVENTS),
                                          sketch->arena, &sketch->choice, &focus, error);
    if (status) return status;
    sketch_begin(sketch, "Ego map", true);
    const char *name = label_clean(sketch->arena, sketch->view->entities[focus].label, LONGEST_NAME);
    sketch->title = name;
    sketch->subtitle = arena_format(sketch->arena, "Events around %s", name);
    Agnode_t *middle = sketch_entity(sketch, focus);
    sketch_set(middle, "penwidth", "3");
    sketch_set(middle, "class",
               arena_format(sketch->arena, "%s focus", agget(middle, (char *)(uintptr_t) "class")));
    for (size_t i = 0; i < sketch->choice.event_count; i++)
        sketch_event_links(sketch, sketch->choice.events[i], focus);
    lay_out_by_springs(sketch);
    return ENTENTE_OK;
}
