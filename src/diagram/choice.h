/* choice.h: which events a picture shows: those that pass the filters, the most salient first, up to a limit.
 */
#ifndef ENTENTE_DIAGRAM_CHOICE_H
#define ENTENTE_DIAGRAM_CHOICE_H

#include "graph/graph.h"

struct choice {
    uint32_t *events; /* indexes in the view, in the view's order (by date) */
    size_t event_count;
    size_t passing;        /* events that pass the filters, shown or not */
    size_t all;            /* events of the graph */
    double *entity_weight; /* by entity of the view: how central it is among the passing events */
};

/* The filters of `options`, with a focus the events around it, then at most `limit` events by salience.
 * ENTENTE_BAD_ARGUMENT for a filter that cannot be read. */
entente_status choose_events(const struct graph_view *view, const entente_map_options *options, size_t limit,
                             struct arena *arena, struct choice *choice, entente_error *error);
/* Keeps only the events in which the entity of that name, or IRI, takes part, and those within `depth` steps.
 * The entity's index is returned in *focus. */
entente_status choose_around(const struct graph_view *view, const entente_map_options *options, size_t limit,
                             struct arena *arena, struct choice *choice, uint32_t *focus,
                             entente_error *error);

/* Calls `visit` for each participant of the event with its role. */
enum event_role { EVENT_SOURCE, EVENT_TARGET, EVENT_INVOLVES };
typedef void participant_visitor(void *user, uint32_t entity, enum event_role role);
void for_each_participant(const struct graph_event *event, participant_visitor *visit, void *user);
size_t participant_count(const struct graph_event *event);
bool event_has(const struct graph_event *event, uint32_t entity);

#endif
