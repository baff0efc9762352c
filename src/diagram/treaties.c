/* treaties.c: the life of treaties: each treaty, the events that concern it in the order of their dates, and
 * who took part. Parties that no event names hang on the treaty itself. */
#include "diagram/columns.h"

#include <string.h>

enum {
    MOST_TREATIES = 12,
    MOST_EVENTS = 60,
    TREATY_X = 0,
    EVENT_X = 260,
    ACTOR_X = 520,
    GAP = 14,
    BLOCK_GAP = 26
};

static bool is_treaty(const struct graph_view *view, uint32_t entity)
{
    return strcmp(view->entities[entity].class, "Treaty") == 0;
}

/* The first treaty among the participants; UINT32_MAX. */
static uint32_t treaty_of(const struct graph_view *view, const struct graph_event *event)
{
    const uint32_t *sets[] = {event->involves, event->target, event->source};
    size_t counts[] = {event->involves_count, event->target_count, event->source_count};
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < counts[s]; i++)
            if (is_treaty(view, sets[s][i])) return sets[s][i];
    return UINT32_MAX;
}

struct layout {
    struct sketch *sketch;
    struct column treaties, events, actors;
    double event_y;
    const struct graph_event *event;
    Agnode_t *event_node;
};

static size_t add_actor(struct layout *layout, uint32_t entity)
{
    Agnode_t *node = sketch_entity(layout->sketch, entity);
    size_t at = column_find(&layout->actors, node);
    if (at != SIZE_MAX) return at;
    const char *label = layout->sketch->view->entities[entity].label;
    return column_add(layout->sketch, &layout->actors, node, label_lines(label, 18), entity);
}

static void add_participant(void *user, uint32_t entity, enum event_role role)
{
    struct layout *layout = user;
    if (is_treaty(layout->sketch->view, entity)) return;
    size_t at = add_actor(layout, entity);
    column_wish(&layout->actors, at, layout->event_y);
    bool many = layout->event->source_count > 1 && !layout->event->target_count;
    struct link_look look = {sketch_tone(layout->event), layout->event->factuality, "none", 1.2,
                             sketch_evidence(layout->sketch, layout->event)};
    if (role == EVENT_SOURCE && !many) look.direction = "back";
    if (role == EVENT_TARGET) look.direction = "forward";
    sketch_link(layout->sketch, layout->event_node, layout->actors.items[at].node, &look);
}

/* One treaty with its events; the events are stacked from *top, which moves. */
static void draw_treaty(struct layout *layout, uint32_t treaty, double *top)
{
    struct sketch *sketch = layout->sketch;
    const struct graph_view *view = sketch->view;
    double from = *top;
    Agnode_t *node = sketch_entity(sketch, treaty);
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        const struct graph_event *event = &view->events[sketch->choice.events[i]];
        if (treaty_of(view, event) != treaty) continue;
        Agnode_t *happening = sketch_event(sketch, sketch->choice.events[i]);
        size_t lines =
            1 + label_lines(sketch_event_title(sketch, event), 22) + (event->factuality != FACTUALITY_ACTUAL);
        size_t at = column_add(sketch, &layout->events, happening, lines, (uint32_t)i);
        struct column one = {.items = &layout->events.items[at], .count = 1, .x = EVENT_X};
        *top = column_stack(&one, *top, GAP);
        layout->event_y = column_y(&layout->events, at);
        layout->event = event;
        layout->event_node = happening;
        struct link_look look = {sketch_tone(event), event->factuality, "none", 1.6,
                                 sketch_evidence(sketch, event)};
        sketch_link(sketch, node, happening, &look);
        for_each_participant(event, add_participant, layout);
    }
    double middle = from < *top ? (from + *top - GAP) / 2 : from + 20;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        if (relation->object != treaty || strcmp(relation->kind, "partyTo") != 0) continue;
        Agnode_t *party = sketch->entities[relation->subject];
        if (party && column_find(&layout->actors, party) != SIZE_MAX) continue;
        size_t at = add_actor(layout, relation->subject);
        column_wish(&layout->actors, at, middle);
        struct link_look look = {TONE_NEUTRAL, relation->factuality, "none", 0.8, "party to the treaty"};
        sketch_link(sketch, node, layout->actors.items[at].node, &look);
    }
    size_t at =
        column_add(sketch, &layout->treaties, node, label_lines(view->entities[treaty].label, 18), treaty);
    column_wish(&layout->treaties, at, middle);
    *top = (from < *top ? *top : from + 44) + BLOCK_GAP;
}

entente_status draw_treaties(struct sketch *sketch, entente_error *error)
{
    const struct graph_view *view = sketch->view;
    entente_status status =
        choose_events(view, sketch->options, SIZE_MAX, sketch->arena, &sketch->choice, error);
    if (status) return status;
    size_t limit = sketch->options->limit ? sketch->options->limit : MOST_EVENTS, kept = 0;
    sketch_begin(sketch, "Treaties", true);
    bool *concerned = arena_array(sketch->arena, view->entity_count + 1, sizeof *concerned);
    size_t with_treaty = 0;
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        uint32_t treaty = treaty_of(view, &view->events[sketch->choice.events[i]]);
        if (treaty == UINT32_MAX) continue;
        with_treaty++;
        if (kept < limit) {
            sketch->choice.events[kept++] = sketch->choice.events[i];
            concerned[treaty] = true;
        }
    }
    sketch->choice.event_count = kept;
    sketch->choice.passing = with_treaty;
    for (size_t i = 0; i < view->relation_count; i++)
        if (strcmp(view->relations[i].kind, "partyTo") == 0 && view->relations[i].object != UINT32_MAX)
            concerned[view->relations[i].object] = true;
    struct layout layout = {
        .sketch = sketch, .treaties.x = TREATY_X, .events.x = EVENT_X, .actors.x = ACTOR_X};
    double top = 0;
    size_t drawn = 0;
    for (uint32_t i = 0; i < view->entity_count && drawn < MOST_TREATIES; i++)
        if (concerned[i] && is_treaty(view, i)) {
            draw_treaty(&layout, i, &top);
            drawn++;
        }
    column_follow(&layout.treaties, 0, GAP);
    column_follow(&layout.actors, 0, GAP);
    sketch->title = "Treaties and the events that concern them";
    sketch->subtitle = "Treaty, what happened to it, who took part";
    sketch->engine = "nop";
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
