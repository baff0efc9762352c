/* timeline.c: a row an event, a column an actor (a PAOHVis, after Valdivia and others 2021): no crossings at
 * any size. Time runs downwards; a dot tells the part that the actor has in the event. */
#include "diagram/grid.h"

#include <stdlib.h>
#include <string.h>

enum { READABLE_ROWS = 60, MOST_ROWS = 2000, MOST_COLUMNS = 18 };

struct timeline {
    struct sketch *sketch;
    uint32_t columns[MOST_COLUMNS];
    double x[MOST_COLUMNS];
    size_t column_count;
    int *column_of; /* by entity; -1: none */
};

struct ranked_entity {
    uint32_t entity;
    double weight;
};

static int by_weight(const void *a, const void *b)
{
    const struct ranked_entity *x = a, *y = b;
    if (x->weight > y->weight) return -1;
    if (x->weight < y->weight) return 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* The state that an actor serves or belongs to: itself for a State; UINT32_MAX for none. */
static uint32_t state_of(const struct graph_view *view, uint32_t entity)
{
    static const char *const KINDS[] = {"holdsOffice", "partOf", "affiliatedWith", "citizenOf"};
    if (strcmp(view->entities[entity].class, "State") == 0) return entity;
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
        for (size_t i = 0; i < view->relation_count; i++) {
            const struct graph_relation *relation = &view->relations[i];
            if (relation->subject != entity || relation->object == UINT32_MAX ||
                strcmp(relation->kind, KINDS[k]) != 0)
                continue;
            if (strcmp(view->entities[relation->object].class, "State") == 0) return relation->object;
        }
    return UINT32_MAX;
}

static void weigh(void *user, uint32_t entity, enum event_role role)
{
    double *weight = user;
    weight[entity] += role == EVENT_INVOLVES ? 0.6 : 1;
}

/* The heaviest actors of the shown events, grouped by state: a state, then its people and bodies. */
static void choose_columns(struct timeline *timeline)
{
    struct sketch *sketch = timeline->sketch;
    const struct graph_view *view = sketch->view;
    double *weight = arena_array(sketch->arena, view->entity_count + 1, sizeof *weight);
    for (size_t i = 0; i < sketch->choice.event_count; i++)
        for_each_participant(&view->events[sketch->choice.events[i]], weigh, weight);
    struct ranked_entity *ranked = arena_array(sketch->arena, view->entity_count + 1, sizeof *ranked);
    size_t count = 0;
    for (uint32_t i = 0; i < view->entity_count; i++)
        if (weight[i] > 0) ranked[count++] = (struct ranked_entity){i, weight[i]};
    if (count) qsort(ranked, count, sizeof *ranked, by_weight);
    if (count > MOST_COLUMNS) count = MOST_COLUMNS;
    bool taken[MOST_COLUMNS] = {false};
    double x = 0;
    for (size_t i = 0; i < count; i++) {
        if (taken[i]) continue;
        uint32_t state = state_of(view, ranked[i].entity);
        if (timeline->column_count) x += GRID_GAP;
        for (int round = 0; round < 2; round++)
            for (size_t j = i; j < count; j++) {
                bool is_state = ranked[j].entity == state;
                bool belongs = j == i || (state != UINT32_MAX && state_of(view, ranked[j].entity) == state);
                if (taken[j] || !belongs || is_state != (round == 0)) continue;
                taken[j] = true;
                timeline->x[timeline->column_count] = x;
                timeline->columns[timeline->column_count++] = ranked[j].entity;
                x += GRID_COLUMN;
            }
    }
    for (size_t c = 0; c < timeline->column_count; c++)
        timeline->column_of[timeline->columns[c]] = (int)c;
}

struct row {
    struct timeline *timeline;
    const struct graph_event *event;
    uint32_t index;
    double y;
    Agnode_t *dots[MOST_COLUMNS];
    size_t hidden;
};

static void draw_dot(void *user, uint32_t entity, enum event_role role)
{
    struct row *row = user;
    struct sketch *sketch = row->timeline->sketch;
    int column = row->timeline->column_of[entity];
    if (column < 0) {
        row->hidden++;
        return;
    }
    if (row->dots[column]) return;
    static const struct grid_mark LOOKS[] = {[EVENT_SOURCE] = {"circle", 11, true, NULL},
                                             [EVENT_TARGET] = {"square", 9.5, false, NULL},
                                             [EVENT_INVOLVES] = {"diamond", 11, true, NULL}};
    row->dots[column] = grid_mark(sketch, row->index, sketch_entity(sketch, entity), &LOOKS[role],
                                  row->timeline->x[column], row->y, NULL);
}

static void draw_row(struct timeline *timeline, uint32_t index, double y, const char *date)
{
    struct sketch *sketch = timeline->sketch;
    struct row row = {.timeline = timeline, .event = &sketch->view->events[index], .index = index, .y = y};
    grid_row(sketch, index, y, NULL, date);
    for_each_participant(row.event, draw_dot, &row);
    grid_join(sketch, index, row.dots, timeline->column_count);
    double right = timeline->column_count ? timeline->x[timeline->column_count - 1] : 0;
    grid_more(sketch, index, row.hidden, right + GRID_COLUMN, y);
}

/* Leaves out events without a date: a timeline can't place them. */
static void keep_dated(struct sketch *sketch, size_t limit)
{
    struct choice *choice = &sketch->choice;
    size_t kept = 0;
    for (size_t i = 0; i < choice->event_count; i++)
        if (sketch->view->events[choice->events[i]].begin.year) choice->events[kept++] = choice->events[i];
    choice->event_count = kept < limit ? kept : limit;
}

entente_status draw_timeline(struct sketch *sketch, entente_error *error)
{
    size_t limit = sketch->options->limit ? sketch->options->limit : READABLE_ROWS;
    if (limit > MOST_ROWS) limit = MOST_ROWS;
    entente_map_options dated = *sketch->options;
    if (!dated.since) dated.since = "0001"; /* events without a date fail this filter */
    entente_status status = choose_events(sketch->view, &dated, limit, sketch->arena, &sketch->choice, error);
    if (status) return status;
    sketch->choice.passing = sketch->choice.passing < sketch->choice.event_count ? sketch->choice.event_count
                                                                                 : sketch->choice.passing;
    keep_dated(sketch, limit);
    sketch_begin(sketch, "Event timeline", false);
    struct timeline timeline = {.sketch = sketch};
    timeline.column_of =
        arena_array(sketch->arena, sketch->view->entity_count + 1, sizeof *timeline.column_of);
    for (size_t i = 0; i < sketch->view->entity_count; i++)
        timeline.column_of[i] = -1;
    choose_columns(&timeline);
    for (size_t c = 0; c < timeline.column_count; c++) {
        const struct graph_entity *entity = &sketch->view->entities[timeline.columns[c]];
        grid_head(sketch, sketch_entity(sketch, timeline.columns[c]), entity->label,
                  style_of_class(entity->class), timeline.x[c], sketch->choice.event_count);
    }
    const char *before = "";
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        const struct graph_event *event = &sketch->view->events[sketch->choice.events[i]];
        const char *date = sketch_date(sketch->arena, event->begin, event->end);
        draw_row(&timeline, sketch->choice.events[i], grid_row_y(i), strcmp(date, before) ? date : NULL);
        before = date;
    }
    sketch->title = "Event timeline";
    sketch->subtitle = "One row per event, one column per actor; time runs downwards";
    sketch->engine = "nop";
    sketch->is_timeline = true;
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
