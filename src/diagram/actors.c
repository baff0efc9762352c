/* actors.c: the actor map: the events between two actors are one line, whose label says what they were. The
 * label is a node of its own, so that the removal of overlaps also protects labels; the budget is of lines,
 * not of nodes. */
#include "base/map.h"
#include "diagram/sketch.h"

#include <stdlib.h>
#include <string.h>

enum { READABLE_LINES = 45, MOST_LINES = 300, MOST_EVENTS = 100000, LABEL_CLASSES = 2, CURVED_NODES = 170 };

/* What happened between a pair of actors, `low` < `high`. */
struct bundle {
    uint32_t low, high;
    size_t count, unsure;
    size_t forward, backward; /* from low to high, from high to low */
    size_t tones[3];
    size_t factualities[FACTUALITY_COUNT];
    uint32_t *events;
    size_t capacity;
};

struct bundles {
    struct sketch *sketch;
    struct map map; /* "low high" -> index + 1 */
    struct bundle *items;
    size_t count, capacity;
};

static struct bundle *bundle_of(struct bundles *bundles, uint32_t low, uint32_t high)
{
    char key[32];
    int size = snprintf(key, sizeof key, "%u %u", low, high);
    bool added;
    struct map_entry *entry = map_add(&bundles->map, key, (size_t)size, &added);
    if (added) {
        bundles->items = arena_grow(bundles->sketch->arena, bundles->items, bundles->count,
                                    &bundles->capacity, sizeof *bundles->items);
        bundles->items[bundles->count] = (struct bundle){.low = low, .high = high};
        entry->value.number = ++bundles->count;
    }
    return &bundles->items[entry->value.number - 1];
}

enum flow { FLOW_FORWARD, FLOW_BOTH };

static void add_pair(struct bundles *bundles, uint32_t event_index, uint32_t from, uint32_t to,
                     enum flow flow)
{
    if (from == to) return;
    const struct graph_event *event = &bundles->sketch->view->events[event_index];
    uint32_t low = from < to ? from : to, high = from < to ? to : from;
    struct bundle *bundle = bundle_of(bundles, low, high);
    if (bundle->count && bundle->events[bundle->count - 1] == event_index) return;
    bundle->events = arena_grow(bundles->sketch->arena, bundle->events, bundle->count, &bundle->capacity,
                                sizeof *bundle->events);
    bundle->events[bundle->count++] = event_index;
    bundle->tones[sketch_tone(event)]++;
    bundle->factualities[event->factuality]++;
    bundle->unsure += event->factuality != FACTUALITY_ACTUAL;
    if (flow == FLOW_FORWARD && from == low) bundle->forward++;
    if (flow == FLOW_FORWARD && from == high) bundle->backward++;
}

static void add_event(struct bundles *bundles, uint32_t index)
{
    const struct graph_event *event = &bundles->sketch->view->events[index];
    for (size_t s = 0; s < event->source_count; s++) {
        for (size_t t = 0; t < event->target_count; t++)
            add_pair(bundles, index, event->source[s], event->target[t], FLOW_FORWARD);
        for (size_t o = s + 1; o < event->source_count; o++)
            add_pair(bundles, index, event->source[s], event->source[o], FLOW_BOTH);
    }
}

static int by_count(const void *a, const void *b)
{
    const struct bundle *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    return x->high < y->high ? -1 : x->high > y->high;
}

struct class_count {
    const char *class;
    size_t count;
};

static int by_class_count(const void *a, const void *b)
{
    const struct class_count *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->class, y->class);
}

/* "MilitaryAid" -> "military aid". */
static const char *class_words(struct arena *arena, const char *class)
{
    struct text out;
    text_init(&out, arena);
    for (const char *c = class; *c; c++) {
        bool upper = *c >= 'A' && *c <= 'Z';
        if (upper && c > class) text_add(&out, " ", 1);
        char lower = upper ? (char)(*c + 32) : *c;
        text_add(&out, &lower, 1);
    }
    return out.bytes;
}

/* "visit 2 · warn +1", and how many are not confirmed. */
static const char *bundle_label(struct sketch *sketch, const struct bundle *bundle, const char *colour)
{
    struct class_count *classes = arena_array(sketch->arena, bundle->count, sizeof *classes);
    size_t class_count = 0;
    for (size_t i = 0; i < bundle->count; i++) {
        const char *class = sketch->view->events[bundle->events[i]].class;
        size_t c = 0;
        while (c < class_count && strcmp(classes[c].class, class) != 0)
            c++;
        if (c == class_count) classes[class_count++] = (struct class_count){class, 0};
        classes[c].count++;
    }
    qsort(classes, class_count, sizeof *classes, by_class_count);
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(&html, "<FONT POINT-SIZE=\"8.5\" COLOR=\"%s\">", colour);
    size_t told = 0;
    for (size_t c = 0; c < class_count && c < LABEL_CLASSES; c++) {
        if (c) text_add_string(&html, " \xC2\xB7 ");
        label_escape(&html, class_words(sketch->arena, classes[c].class));
        if (classes[c].count > 1) text_add_format(&html, " %zu", classes[c].count);
        told += classes[c].count;
    }
    if (told < bundle->count) text_add_format(&html, " +%zu", bundle->count - told);
    if (bundle->unsure) text_add_format(&html, "<BR/><I>%zu not confirmed</I>", bundle->unsure);
    text_add_string(&html, "</FONT>");
    return html.bytes;
}

static enum tone main_tone(const struct bundle *bundle)
{
    if (bundle->tones[TONE_CONFLICTUAL] > bundle->tones[TONE_COOPERATIVE]) return TONE_CONFLICTUAL;
    return bundle->tones[TONE_COOPERATIVE] ? TONE_COOPERATIVE : TONE_NEUTRAL;
}

static enum factuality best_factuality(const struct bundle *bundle)
{
    for (size_t i = 0; i < FACTUALITY_COUNT; i++)
        if (bundle->factualities[i]) return (enum factuality)i;
    return FACTUALITY_ACTUAL;
}

static const char *bundle_tooltip(struct sketch *sketch, const struct bundle *bundle)
{
    struct text out;
    text_init(&out, sketch->arena);
    for (size_t i = 0; i < bundle->count && out.size < LONGEST_TOOLTIP; i++)
        text_add_format(&out, "%s%s", i ? "; " : "", sketch->view->events[bundle->events[i]].label);
    const struct graph_event *first = &sketch->view->events[bundle->events[0]];
    text_add_format(&out, " | %s", sketch_evidence(sketch, first));
    return label_clean(sketch->arena, out.bytes, LONGEST_TOOLTIP);
}

static void draw_bundle(struct sketch *sketch, const struct bundle *bundle, size_t number)
{
    bool turned = bundle->backward > bundle->forward;
    Agnode_t *from = sketch_entity(sketch, turned ? bundle->high : bundle->low);
    Agnode_t *to = sketch_entity(sketch, turned ? bundle->low : bundle->high);
    enum tone tone = main_tone(bundle);
    enum factuality factuality = best_factuality(bundle);
    double width = 1.0 + 0.7 * (double)(bundle->count - 1);
    if (width > 5) width = 5;
    const char *tooltip = bundle_tooltip(sketch, bundle);
    const char *name = arena_format(
        sketch->arena, "%s and %s: %zu event%s", sketch->view->entities[bundle->low].label,
        sketch->view->entities[bundle->high].label, bundle->count, bundle->count == 1 ? "" : "s");
    Agnode_t *label = sketch_node(sketch, arena_format(sketch->arena, "r%zu", number),
                                  label_clean(sketch->arena, name, 160), tooltip);
    sketch_set_html(sketch, label, bundle_label(sketch, bundle, tone_style(tone)->colour));
    sketch_set(label, "shape", "box");
    sketch_set(label, "style", "filled");
    sketch_set(label, "penwidth", "0");
    sketch_set(label, "fillcolor", "#FFFFFF");
    sketch_set(label, "margin", "0.04,0.01");
    sketch_set(label, "height", "0.1");
    sketch_set(
        label, "class",
        arena_format(sketch->arena, "bundle %s %s", tone_style(tone)->css, word_of_factuality(factuality)));
    for (size_t i = 0; i < bundle->count; i++)
        sketch_citation(sketch, &sketch->view->events[bundle->events[i]]);
    bool both = bundle->forward && bundle->backward, any = bundle->forward || bundle->backward;
    struct link_look first = {tone, factuality, both ? "back" : "none", width, tooltip};
    struct link_look second = {tone, factuality, any ? "forward" : "none", width, tooltip};
    sketch_link(sketch, from, label, &first);
    sketch_link(sketch, label, to, &second);
}

entente_status draw_actors(struct sketch *sketch, entente_error *error)
{
    entente_status status =
        choose_events(sketch->view, sketch->options, MOST_EVENTS, sketch->arena, &sketch->choice, error);
    if (status) return status;
    sketch_begin(sketch, "Actor map", true);
    struct bundles bundles = {.sketch = sketch};
    map_init(&bundles.map, sketch->arena);
    for (size_t i = 0; i < sketch->choice.event_count; i++)
        add_event(&bundles, sketch->choice.events[i]);
    if (bundles.count) qsort(bundles.items, bundles.count, sizeof *bundles.items, by_count);
    size_t limit = sketch->options->limit ? sketch->options->limit : READABLE_LINES;
    if (limit > MOST_LINES) limit = MOST_LINES;
    size_t drawn = bundles.count < limit ? bundles.count : limit;
    bool *is_drawn = arena_array(sketch->arena, sketch->view->event_count + 1, sizeof *is_drawn);
    for (size_t i = 0; i < drawn; i++) {
        draw_bundle(sketch, &bundles.items[i], i);
        for (size_t e = 0; e < bundles.items[i].count; e++)
            is_drawn[bundles.items[i].events[e]] = true;
    }
    sketch->choice.event_count = 0;
    for (size_t i = 0; i < sketch->view->event_count; i++)
        sketch->choice.event_count += is_drawn[i];
    sketch->title = "Who dealt with whom";
    sketch->subtitle = arena_format(
        sketch->arena,
        "Actors linked by the events they share; line width = number of events; %zu of %zu pairs", drawn,
        bundles.count);
    sketch->is_unnumbered = true;
    sketch->engine = "neato";
    sketch->tries_seeds = true;
    sketch_set(sketch->graph, "model", "subset");
    sketch_set(sketch->graph, "overlap", "prism");
    sketch_set(sketch->graph, "sep", "+6");
    sketch_set(sketch->graph, "esep", "+2");
    sketch_set(sketch->graph, "splines", agnnodes(sketch->graph) > CURVED_NODES ? "line" : "true");
    return ENTENTE_OK;
}
