/* treaties.c: the life of treaties: each treaty with its parties and what became of it, the events that
 * concern it in their order, and who took part. A treaty and what belongs to it is a block of its own, so
 * that no lines cross from one to another. */
#include "diagram/columns.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_TREATIES = 12,
    MOST_EVENTS = 60,
    MOST_PARTIES = 12,
    TREATY_X = 0,
    EVENT_X = 270,
    ACTOR_X = 530,
    GAP = 12,
    BLOCK_GAP = 18
};

/* The stages of a treaty's life in their order. */
static const struct {
    const char *class, *word;
} STAGES[] = {
    {"Negotiation", "negotiated"},  {"Mediation", "mediated"},    {"Agree", "agreed"},
    {"JointStatement", "stated"},   {"SignTreaty", "signed"},     {"RatifyTreaty", "ratified"},
    {"EnterIntoForce", "in force"}, {"BreachTreaty", "breached"}, {"WithdrawTreaty", "withdrawn from"},
};
enum { STAGE_COUNT = sizeof STAGES / sizeof *STAGES };

static size_t stage_of(const struct graph_event *event)
{
    size_t stage = 0;
    while (stage < STAGE_COUNT && strcmp(STAGES[stage].class, event->class) != 0)
        stage++;
    return stage;
}

struct treaty {
    uint32_t entity;
    uint32_t *events; /* in the order of the treaty's life */
    size_t event_count, all_events;
    size_t party_count;
};

struct treaties {
    struct sketch *sketch;
    struct treaty *items;
    size_t count;
    size_t *of_entity; /* index + 1; 0: no treaty */
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

static struct treaty *treaty_at(struct treaties *treaties, uint32_t entity)
{
    if (!treaties->of_entity[entity]) {
        treaties->items[treaties->count] = (struct treaty){.entity = entity};
        treaties->of_entity[entity] = ++treaties->count;
    }
    return &treaties->items[treaties->of_entity[entity] - 1];
}

static bool is_party(const struct graph_view *view, const struct graph_relation *relation)
{
    return strcmp(relation->kind, "partyTo") == 0 && relation->object != UINT32_MAX &&
           relation->factuality == FACTUALITY_ACTUAL && is_treaty(view, relation->object);
}

/* Treaties with their numbers of events and parties. */
static void gather(struct treaties *treaties)
{
    struct sketch *sketch = treaties->sketch;
    const struct graph_view *view = sketch->view;
    treaties->items = arena_array(sketch->arena, view->entity_count + 1, sizeof *treaties->items);
    treaties->of_entity = arena_array(sketch->arena, view->entity_count + 1, sizeof *treaties->of_entity);
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        uint32_t entity = treaty_of(view, &view->events[sketch->choice.events[i]]);
        if (entity != UINT32_MAX) treaty_at(treaties, entity)->all_events++;
    }
    for (size_t i = 0; i < view->relation_count; i++)
        if (is_party(view, &view->relations[i]))
            treaty_at(treaties, view->relations[i].object)->party_count++;
}

/* Those of which most is told first. */
static int by_events(const void *a, const void *b)
{
    const struct treaty *x = a, *y = b;
    if (x->all_events != y->all_events) return x->all_events > y->all_events ? -1 : 1;
    if (x->party_count != y->party_count) return x->party_count > y->party_count ? -1 : 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Adds to the life of a treaty. Events come by date, at last those without one: these go before the first
 * event of a later stage. */
static void add_event(const struct graph_view *view, struct treaty *treaty, uint32_t index)
{
    const struct graph_event *event = &view->events[index];
    size_t at = treaty->event_count, stage = stage_of(event);
    if (!event->begin.year && stage < STAGE_COUNT)
        for (at = 0; at < treaty->event_count; at++) {
            size_t other = stage_of(&view->events[treaty->events[at]]);
            if (other < STAGE_COUNT && other > stage) break;
        }
    memmove(treaty->events + at + 1, treaty->events + at,
            (treaty->event_count - at) * sizeof *treaty->events);
    treaty->events[at] = index;
    treaty->event_count++;
}

/* "signed 17 Jun 2018, ratified, in force". */
static void add_life(struct sketch *sketch, const struct treaty *treaty, struct text *text)
{
    bool told[STAGE_COUNT] = {false};
    for (size_t i = 0; i < treaty->event_count; i++) {
        const struct graph_event *event = &sketch->view->events[treaty->events[i]];
        size_t stage = stage_of(event);
        if (stage == STAGE_COUNT || told[stage]) continue;
        told[stage] = true;
        const char *date = sketch_date(sketch->arena, event->begin, event->end);
        text_add_format(text, "%s%s%s%s", text->size ? ", " : "", STAGES[stage].word, *date ? " " : "", date);
        if (event->factuality != FACTUALITY_ACTUAL)
            text_add_format(text, " (%s)", word_of_factuality(event->factuality));
    }
}

static void add_parties(struct sketch *sketch, const struct treaty *treaty, struct text *text)
{
    const struct graph_view *view = sketch->view;
    bool *seen = arena_array(sketch->arena, view->entity_count + 1, sizeof *seen);
    size_t count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        if (!is_party(view, relation) || relation->object != treaty->entity || seen[relation->subject])
            continue;
        seen[relation->subject] = true;
        if (count++ < MOST_PARTIES)
            text_add_format(text, "%s%s",
                            count > 1    ? ", "
                            : text->size ? "; parties: "
                                         : "parties: ",
                            label_cut(sketch->arena, view->entities[relation->subject].label, LONGEST_NAME));
    }
    if (count > MOST_PARTIES) text_add_format(text, " and %zu more", count - MOST_PARTIES);
}

struct block {
    struct sketch *sketch;
    const struct treaty *treaty;
    struct column events, actors;
    uint32_t *actor_of; /* entity of each actor of the column, in the order of adding */
    Agnode_t **actor_nodes;
    size_t actor_count, actor_capacity, node_capacity;
    double event_y;
    const struct graph_event *event;
    Agnode_t *event_node;
};

/* The actor's node in this block. */
static size_t add_actor(struct block *block, uint32_t entity)
{
    struct sketch *sketch = block->sketch;
    for (size_t i = 0; i < block->actor_count; i++)
        if (block->actor_of[i] == entity) return column_find(&block->actors, block->actor_nodes[i]);
    block->actor_of = arena_grow(sketch->arena, block->actor_of, block->actor_count, &block->actor_capacity,
                                 sizeof *block->actor_of);
    block->actor_nodes = arena_grow(sketch->arena, block->actor_nodes, block->actor_count,
                                    &block->node_capacity, sizeof(Agnode_t *));
    Agnode_t *node = sketch_entity_copy(
        sketch, entity, arena_format(sketch->arena, "n%u_%u", entity, block->treaty->entity), NULL);
    block->actor_of[block->actor_count] = entity;
    block->actor_nodes[block->actor_count++] = node;
    return column_add(sketch, &block->actors, node, label_lines(sketch->view->entities[entity].label, 18),
                      entity);
}

static void add_participant(void *user, uint32_t entity, enum event_role role)
{
    struct block *block = user;
    if (entity == block->treaty->entity) return;
    size_t at = add_actor(block, entity);
    column_wish(&block->actors, at, block->event_y);
    bool many = block->event->source_count > 1 && !block->event->target_count;
    struct link_look look = {sketch_tone(block->event), block->event->factuality, "none", 1.2,
                             sketch_evidence(block->sketch, block->event)};
    if (role == EVENT_SOURCE && !many) look.direction = "back";
    if (role == EVENT_TARGET) look.direction = "forward";
    sketch_link(block->sketch, block->event_node, block->actors.items[at].node, &look);
}

static Agnode_t *draw_box(struct sketch *sketch, const struct treaty *treaty, size_t *lines)
{
    struct text more;
    text_init(&more, sketch->arena);
    add_life(sketch, treaty, &more);
    add_parties(sketch, treaty, &more);
    const char *name = sketch->view->entities[treaty->entity].label;
    *lines = label_lines(name, 18) + (more.size ? label_lines(more.bytes, MORE_COLUMNS) : 0);
    return sketch_entity_copy(sketch, treaty->entity, arena_format(sketch->arena, "n%u", treaty->entity),
                              more.size ? more.bytes : NULL);
}

/* A treaty with its events, from `top` downwards; returns where the next can begin. */
static double draw_block(struct sketch *sketch, const struct treaty *treaty, double top)
{
    struct block block = {.sketch = sketch, .treaty = treaty, .events.x = EVENT_X, .actors.x = ACTOR_X};
    size_t lines;
    Agnode_t *box = draw_box(sketch, treaty, &lines);
    double bottom = top;
    for (size_t i = 0; i < treaty->event_count; i++) {
        const struct graph_event *event = &sketch->view->events[treaty->events[i]];
        block.event = event;
        block.event_node = sketch_event(sketch, treaty->events[i]);
        size_t event_lines =
            1 + label_lines(sketch_event_title(sketch, event), 22) + (event->factuality != FACTUALITY_ACTUAL);
        size_t at = column_add(sketch, &block.events, block.event_node, event_lines, (uint32_t)i);
        struct column one = {.items = &block.events.items[at], .count = 1, .x = EVENT_X};
        bottom = column_stack(&one, bottom, GAP);
        block.event_y = column_y(&block.events, at);
        struct link_look look = {sketch_tone(event), event->factuality, "none", 1.6,
                                 sketch_evidence(sketch, event)};
        sketch_link(sketch, box, block.event_node, &look);
        for_each_participant(event, add_participant, &block);
    }
    double actors = column_follow(&block.actors, top, GAP);
    struct column treaties = {.x = TREATY_X};
    column_add(sketch, &treaties, box, lines, 0);
    double height = treaties.items[0].height, middle = top < bottom ? (top + bottom - GAP) / 2 : 0;
    column_wish(&treaties, 0, middle - height / 2 > top ? middle : top + height / 2);
    double boxes = column_follow(&treaties, top, GAP);
    if (actors > bottom) bottom = actors;
    return (boxes > bottom ? boxes : bottom) + BLOCK_GAP;
}

/* Which treaties and which of their events are shown. */
static size_t choose_treaties(struct treaties *treaties, size_t limit)
{
    struct sketch *sketch = treaties->sketch;
    const struct graph_view *view = sketch->view;
    size_t shown = treaties->count < MOST_TREATIES ? treaties->count : MOST_TREATIES, kept = 0, about = 0;
    if (treaties->count) qsort(treaties->items, treaties->count, sizeof *treaties->items, by_events);
    for (size_t i = 0; i < treaties->count; i++) {
        treaties->of_entity[treaties->items[i].entity] = i + 1;
        about += treaties->items[i].all_events;
        treaties->items[i].events =
            arena_array(sketch->arena, treaties->items[i].all_events + 1, sizeof(uint32_t));
    }
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        uint32_t index = sketch->choice.events[i], entity = treaty_of(view, &view->events[index]);
        if (entity == UINT32_MAX || treaties->of_entity[entity] > shown || kept == limit) continue;
        add_event(view, &treaties->items[treaties->of_entity[entity] - 1], index);
        sketch->choice.events[kept++] = index;
    }
    sketch->choice.event_count = kept;
    sketch->choice.passing = about;
    return shown;
}

entente_status draw_treaties(struct sketch *sketch, entente_error *error)
{
    entente_status status =
        choose_events(sketch->view, sketch->options, SIZE_MAX, sketch->arena, &sketch->choice, error);
    if (status) return status;
    sketch_begin(sketch, "Treaties", true);
    struct treaties treaties = {.sketch = sketch};
    gather(&treaties);
    size_t shown = choose_treaties(&treaties, sketch->options->limit ? sketch->options->limit : MOST_EVENTS);
    double top = 0;
    for (size_t i = 0; i < shown; i++)
        if (treaties.items[i].event_count || treaties.items[i].party_count)
            top = draw_block(sketch, &treaties.items[i], top);
    sketch->title = "Treaties and what became of them";
    sketch->subtitle =
        arena_format(sketch->arena, "Parties, life and the events that concern a treaty; %zu of %zu %s",
                     shown, treaties.count, treaties.count == 1 ? "treaty" : "treaties");
    sketch->subject = "about treaties";
    sketch->engine = "nop";
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
