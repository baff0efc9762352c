/* sources.c: who says what: a row an event, a column a publisher or a person or body that articles cite. The
 * mark tells how sure that publisher is; where publishers differ, the row says so. */
#include "diagram/grid.h"

#include <stdlib.h>
#include <string.h>

enum { READABLE_EVENTS = 40, MOST_EVENTS = 2000, MOST_COLUMNS = 20 };

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

/* A publisher is told by its name: its articles share the column. */
struct source {
    const char *publisher; /* NULL: an entity that is cited */
    uint32_t article, entity;
    size_t claims;
    Agnode_t *node;
    double x;
};

struct table {
    struct sketch *sketch;
    struct source *sources;
    size_t count, capacity;
};

static struct source *find_source(const struct table *table, const char *publisher, uint32_t entity)
{
    for (size_t i = 0; i < table->count; i++) {
        struct source *source = &table->sources[i];
        bool is_it = publisher ? source->publisher && strcmp(source->publisher, publisher) == 0
                               : !source->publisher && source->entity == entity;
        if (is_it) return source;
    }
    return NULL;
}

static void count_source(struct table *table, const char *publisher, uint32_t article, uint32_t entity)
{
    struct source *source = find_source(table, publisher, entity);
    if (!source) {
        table->sources = arena_grow(table->sketch->arena, table->sources, table->count, &table->capacity,
                                    sizeof *table->sources);
        source = &table->sources[table->count++];
        *source = (struct source){.publisher = publisher, .article = article, .entity = entity};
    }
    source->claims++;
}

static int by_claims(const void *a, const void *b)
{
    const struct source *x = a, *y = b;
    if (x->claims != y->claims) return x->claims > y->claims ? -1 : 1;
    if (!x->publisher != !y->publisher) return x->publisher ? -1 : 1;
    if (x->publisher) return strcmp(x->publisher, y->publisher);
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Publishers at the left, those whom they cite at the right, each the one with the most claims first. */
static int by_side(const void *a, const void *b)
{
    const struct source *x = a, *y = b;
    if (!x->publisher != !y->publisher) return x->publisher ? -1 : 1;
    return by_claims(a, b);
}

static Agnode_t *publisher_node(struct sketch *sketch, const struct source *source)
{
    const struct node_style *style = style_of_source();
    Agnode_t *node = sketch_node(sketch, arena_format(sketch->arena, "s%u", source->article),
                                 arena_format(sketch->arena, "%s (source)", source->publisher),
                                 arena_format(sketch->arena, "%s: %zu claim%s shown", source->publisher,
                                              source->claims, source->claims == 1 ? "" : "s"));
    sketch_set_style(sketch, node, style);
    return node;
}

/* Chooses the columns and draws their heads. */
static void draw_columns(struct table *table, size_t rows)
{
    struct sketch *sketch = table->sketch;
    const struct graph_view *view = sketch->view;
    for (size_t i = 0; i < rows; i++) {
        const struct graph_event *event = &view->events[sketch->choice.events[i]];
        for (size_t c = 0; c < event->claim_count; c++) {
            const struct graph_claim *claim = &event->claims[c];
            count_source(table, sketch_source_name(sketch, claim->article), claim->article, 0);
            for (size_t s = 0; s < claim->attributed_count; s++)
                count_source(table, NULL, 0, claim->attributed[s]);
        }
    }
    if (table->count) qsort(table->sources, table->count, sizeof *table->sources, by_claims);
    if (table->count > MOST_COLUMNS) table->count = MOST_COLUMNS;
    if (table->count) qsort(table->sources, table->count, sizeof *table->sources, by_side);
    double x = 0;
    for (size_t i = 0; i < table->count; i++) {
        struct source *source = &table->sources[i];
        if (i && !source->publisher && table->sources[i - 1].publisher) x += 2 * GRID_GAP;
        source->x = x;
        x += GRID_COLUMN;
        source->node =
            source->publisher ? publisher_node(sketch, source) : sketch_entity(sketch, source->entity);
        grid_head(sketch, source->node,
                  source->publisher ? source->publisher : view->entities[source->entity].label,
                  source->publisher ? style_of_source()
                                    : style_of_class(view->entities[source->entity].class),
                  source->x, rows);
    }
}

/* How sure a publisher is. The surest of its claims counts. */
static const struct grid_mark MARKS[] = {
    [FACTUALITY_ACTUAL] = {"circle", 11, true, NULL},
    [FACTUALITY_PLANNED] = {"triangle", 12, true, NULL},
    [FACTUALITY_POSSIBLE] = {"diamond", 12, false, NULL},
    [FACTUALITY_ALLEGED] = {"circle", 11, false, NULL},
    [FACTUALITY_DENIED] = {"circle", 13, false, "\xC3\x97"},
    [FACTUALITY_HYPOTHETICAL] = {"diamond", 12, false, NULL},
};
static const struct grid_mark CITED = {"square", 8, true, NULL};

struct cell {
    bool is_set, is_cited;
    enum factuality factuality;
    const char *tooltip;
};

static void fill_cell(struct table *table, struct cell *cells, const struct source *source,
                      const struct graph_claim *claim)
{
    if (!source) return;
    struct sketch *sketch = table->sketch;
    struct cell *cell = &cells[source - table->sources];
    if (cell->is_set && cell->factuality <= claim->factuality) return;
    const char *sentence = claim->evidence_count ? sketch->view->evidence[claim->evidence[0]].sentence : "";
    *cell = (struct cell){
        true, !source->publisher, claim->factuality,
        arena_format(sketch->arena, "%s, %s: %s", sketch_source_name(sketch, claim->article),
                     word_of_factuality(claim->factuality), label_clean(sketch->arena, sentence, 400))};
}

static void draw_row(struct table *table, uint32_t index, double y, const char *date)
{
    struct sketch *sketch = table->sketch;
    const struct graph_event *event = &sketch->view->events[index];
    struct cell cells[MOST_COLUMNS] = {0};
    Agnode_t *marks[MOST_COLUMNS] = {0};
    size_t hidden = 0;
    for (size_t c = 0; c < event->claim_count; c++) {
        const struct graph_claim *claim = &event->claims[c];
        const struct source *publisher = find_source(table, sketch_source_name(sketch, claim->article), 0);
        fill_cell(table, cells, publisher, claim);
        hidden += !publisher;
        for (size_t s = 0; s < claim->attributed_count; s++) {
            const struct source *cited = find_source(table, NULL, claim->attributed[s]);
            fill_cell(table, cells, cited, claim);
            hidden += !cited;
        }
    }
    grid_row(sketch, index, y, is_disputed(event) ? "sources differ" : NULL, date);
    for (size_t i = 0; i < table->count; i++) {
        if (!cells[i].is_set) continue;
        const struct grid_mark *look = cells[i].is_cited ? &CITED : &MARKS[cells[i].factuality];
        marks[i] =
            grid_mark(sketch, index, table->sources[i].node, look, table->sources[i].x, y, cells[i].tooltip);
        sketch->uses_mark[cells[i].is_cited ? FACTUALITY_COUNT : cells[i].factuality] = true;
    }
    grid_join(sketch, index, marks, table->count);
    grid_more(sketch, index, hidden, table->count ? table->sources[table->count - 1].x + GRID_COLUMN : 0, y);
}

/* Disputed events first, then those that most articles tell or cite somebody for; of these as many as fit, in
 * the order of their dates. */
static void choose_rows(struct sketch *sketch, size_t limit)
{
    struct choice *choice = &sketch->choice;
    const struct graph_view *view = sketch->view;
    uint32_t *events = arena_array(sketch->arena, choice->event_count + 1, sizeof *events);
    size_t kept = 0, telling = 0, most = 1;
    for (size_t i = 0; i < choice->event_count; i++) {
        size_t claims = view->events[choice->events[i]].claim_count;
        if (claims > most) most = claims;
    }
    bool *taken = arena_array(sketch->arena, choice->event_count + 1, sizeof *taken);
    for (int differ = 1; differ >= 0; differ--)
        for (size_t claims = most; claims > 0; claims--)
            for (size_t i = 0; i < choice->event_count; i++) {
                const struct graph_event *event = &view->events[choice->events[i]];
                if (event->claim_count != claims || !is_telling(event) || is_disputed(event) != differ)
                    continue;
                telling++;
                taken[i] = kept < limit;
                kept += taken[i];
            }
    kept = 0;
    for (size_t i = 0; i < choice->event_count; i++)
        if (taken[i]) events[kept++] = choice->events[i];
    choice->events = events;
    choice->event_count = kept;
    choice->passing = telling;
}

entente_status draw_sources(struct sketch *sketch, entente_error *error)
{
    entente_status status =
        choose_events(sketch->view, sketch->options, SIZE_MAX, sketch->arena, &sketch->choice, error);
    if (status) return status;
    size_t limit = sketch->options->limit ? sketch->options->limit : READABLE_EVENTS;
    choose_rows(sketch, limit > MOST_EVENTS ? MOST_EVENTS : limit);
    sketch_begin(sketch, "Sources", false);
    struct table table = {.sketch = sketch};
    draw_columns(&table, sketch->choice.event_count);
    const char *before = "";
    for (size_t i = 0; i < sketch->choice.event_count; i++) {
        const struct graph_event *event = &sketch->view->events[sketch->choice.events[i]];
        const char *date = sketch_date(sketch->arena, event->begin, event->end);
        if (!*date) date = "no date";
        draw_row(&table, sketch->choice.events[i], grid_row_y(i), strcmp(date, before) ? date : NULL);
        before = date;
    }
    sketch->title = "Who says what";
    sketch->subtitle =
        "One row per event, one column per publisher and, at the right, per source that is cited";
    sketch->subject = "that somebody is cited for or that several articles tell";
    sketch->engine = "nop";
    sketch->is_source_table = true;
    sketch_set(sketch->graph, "splines", "line");
    return ENTENTE_OK;
}
