/* timeline.c: a row an event, a column an actor (a PAOHVis, after Valdivia and others 2021): no crossings at
 * any size. Time runs downwards; a dot tells the part that the actor has in the event. */
#include "diagram/columns.h"

#include <stdlib.h>
#include <string.h>

enum {
    READABLE_ROWS = 60,
    MOST_ROWS = 2000,
    MOST_COLUMNS = 18,
    COLUMN_WIDTH = 62,
    STATE_GAP = 12,
    ROW_HEIGHT = 24,
    HEADER_HEIGHT = 66,
    LABEL_WIDTH = 330,
    DATE_WIDTH = 110,
};

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
        if (timeline->column_count) x += STATE_GAP;
        for (int round = 0; round < 2; round++)
            for (size_t j = i; j < count; j++) {
                bool is_state = ranked[j].entity == state;
                bool belongs = j == i || (state != UINT32_MAX && state_of(view, ranked[j].entity) == state);
                if (taken[j] || !belongs || is_state != (round == 0)) continue;
                taken[j] = true;
                timeline->x[timeline->column_count] = x;
                timeline->columns[timeline->column_count++] = ranked[j].entity;
                x += COLUMN_WIDTH;
            }
    }
    for (size_t c = 0; c < timeline->column_count; c++)
        timeline->column_of[timeline->columns[c]] = (int)c;
}

static Agnode_t *silent_node(struct sketch *sketch, const char *id)
{
    Agnode_t *node = sketch_node(sketch, id, "", NULL);
    sketch->nodes[sketch->node_count - 1].is_silent = true;
    return node;
}

static void draw_header(struct timeline *timeline, size_t column, double bottom)
{
    struct sketch *sketch = timeline->sketch;
    uint32_t entity = timeline->columns[column];
    Agnode_t *node = sketch_entity(sketch, entity);
    const struct node_style *style = style_of_class(sketch->view->entities[entity].class);
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(&html, "<FONT POINT-SIZE=\"8\" COLOR=\"%s\">", style->text);
    label_wrap(&html, label_clean(sketch->arena, sketch->view->entities[entity].label, 40), 11, "<BR/>");
    text_add_string(&html, "</FONT>");
    sketch_set_html(sketch, node, html.bytes);
    place_sized(node, timeline->x[column], HEADER_HEIGHT / 2.0, COLUMN_WIDTH - 4, HEADER_HEIGHT);
    Agnode_t *end = silent_node(sketch, arena_format(sketch->arena, "e%u", entity));
    place_sized(end, timeline->x[column], bottom, 1, 1);
    sketch_set(end, "style", "invis");
    sketch_set(end, "label", "");
    Agedge_t *guide = agedge(sketch->graph, node, end, NULL, 1);
    sketch_set(guide, "dir", "none");
    sketch_set(guide, "color", "#D9D9D9");
    sketch_set(guide, "penwidth", "0.8");
    sketch_set(guide, "class", "guide");
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
    static const struct {
        const char *shape;
        double size;
        bool is_filled;
    } LOOKS[] = {[EVENT_SOURCE] = {"circle", 11, true},
                 [EVENT_TARGET] = {"square", 9.5, false},
                 [EVENT_INVOLVES] = {"diamond", 11, true}};
    const struct tone_style *tone = tone_style(sketch_tone(row->event));
    Agnode_t *dot = silent_node(sketch, arena_format(sketch->arena, "d%u_%u", row->index, entity));
    place_sized(dot, row->timeline->x[column], row->y, LOOKS[role].size, LOOKS[role].size);
    sketch_set(dot, "label", "");
    sketch_set(dot, "shape", LOOKS[role].shape);
    sketch_set(dot, "style", "filled");
    sketch_set(dot, "fillcolor", LOOKS[role].is_filled ? tone->colour : "#FFFFFF");
    sketch_set(dot, "color", tone->colour);
    sketch_set(dot, "penwidth", "2");
    sketch_set(dot, "class",
               arena_format(sketch->arena, "dot %s %s k-v%u k-n%u%s", tone->css,
                            word_of_factuality(row->event->factuality), row->index, entity,
                            LOOKS[role].is_filled ? "" : " open"));
    row->dots[column] = dot;
}

/* The line through the dots of a row, dot to dot. */
static void join_dots(struct row *row)
{
    struct sketch *sketch = row->timeline->sketch;
    struct link_look look = {sketch_tone(row->event), row->event->factuality, "none", 2,
                             sketch_evidence(sketch, row->event)};
    Agnode_t *before = NULL;
    for (size_t c = 0; c < row->timeline->column_count; c++) {
        if (!row->dots[c]) continue;
        if (before) {
            Agedge_t *edge = sketch_link(sketch, before, row->dots[c], &look);
            sketch_set(edge, "class",
                       arena_format(sketch->arena, "%s %s k-v%u", tone_style(look.tone)->css,
                                    word_of_factuality(look.factuality), row->index));
        }
        before = row->dots[c];
    }
}

static void draw_text(struct sketch *sketch, Agnode_t *node, const char *text, const char *align,
                      double width, double x, double y)
{
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(
        &html,
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" FIXEDSIZE=\"TRUE\" "
        "WIDTH=\"%.0f\" HEIGHT=\"16\"><TR><TD ALIGN=\"%s\"><FONT POINT-SIZE=\"9\">",
        width, align);
    label_escape(&html, text);
    text_add_string(&html, "</FONT></TD></TR></TABLE>");
    sketch_set_html(sketch, node, html.bytes);
    sketch_set(node, "shape", "plain");
    place_node(node, x, y - 2.5); /* the text stands above the middle of its cell */
}

static void draw_row(struct timeline *timeline, uint32_t index, double y, const char *date)
{
    struct sketch *sketch = timeline->sketch;
    struct row row = {.timeline = timeline, .event = &sketch->view->events[index], .index = index, .y = y};
    const char *word = word_of_factuality(row.event->factuality),
               *title = sketch_event_title(sketch, row.event);
    const char *when = sketch_date(sketch->arena, row.event->begin, row.event->end);
    Agnode_t *label = sketch_node(sketch, arena_format(sketch->arena, "v%u", index),
                                  arena_format(sketch->arena, "%s, %s (event, %s)", title, when, word),
                                  sketch_evidence(sketch, row.event));
    bool is_actual = row.event->factuality == FACTUALITY_ACTUAL;
    const char *shown = label_clean(sketch->arena, title, 52);
    draw_text(sketch, label,
              arena_format(sketch->arena, "%s%s%s %s", shown, is_actual ? "" : " \xE2\x80\x93 ",
                           is_actual ? "" : word, sketch_citation(sketch, row.event)),
              "RIGHT", LABEL_WIDTH, -LABEL_WIDTH / 2.0 - COLUMN_WIDTH / 2.0 - 4, y);
    sketch_set(label, "class",
               arena_format(sketch->arena, "row %s %s", word, tone_style(sketch_tone(row.event))->css));
    const char *url = row.event->claim_count
                          ? label_safe_url(sketch->view->articles[row.event->claims[0].article].url)
                          : NULL;
    if (url) {
        sketch_set(label, "URL", url);
        sketch_set(label, "target", "_blank");
    }
    if (date) {
        Agnode_t *day = silent_node(sketch, arena_format(sketch->arena, "t%u", index));
        draw_text(sketch, day, date, "LEFT", DATE_WIDTH,
                  -LABEL_WIDTH - COLUMN_WIDTH / 2.0 - 10 - DATE_WIDTH / 2.0, y);
    }
    for_each_participant(row.event, draw_dot, &row);
    join_dots(&row);
    if (row.hidden) {
        Agnode_t *more = silent_node(sketch, arena_format(sketch->arena, "m%u", index));
        double right = timeline->column_count ? timeline->x[timeline->column_count - 1] : 0;
        draw_text(sketch, more, arena_format(sketch->arena, "+%zu", row.hidden), "LEFT", 30,
                  right + COLUMN_WIDTH, y);
    }
    sketch->uses_tone[sketch_tone(row.event)] = true;
    sketch->uses_factuality[row.event->factuality] = true;
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
    double bottom = HEADER_HEIGHT + ROW_HEIGHT * ((double)sketch->choice.event_count + 0.6);
    for (size_t c = 0; c < timeline.column_count; c++)
        draw_header(&timeline, c, bottom);
    const char *before = "";
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        const struct graph_event *event = &sketch->view->events[sketch->choice.events[i]];
        const char *date = sketch_date(sketch->arena, event->begin, event->end);
        draw_row(&timeline, sketch->choice.events[i], HEADER_HEIGHT + ROW_HEIGHT * ((double)i + 0.8),
                 strcmp(date, before) ? date : NULL);
        before = date;
    }
    sketch->title = "Event timeline";
    sketch->subtitle = "One row per event, one column per actor; time runs downwards";
    sketch->engine = "nop";
    sketch->is_timeline = true;
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
