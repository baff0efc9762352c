/* sketch.c: nodes and links with their looks, from the graph's view to cgraph. All text passes through
 * label.h. */
#include "diagram/sketch.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sketch_set(void *object, const char *attribute, const char *value)
{
    agsafeset(object, (char *)(uintptr_t)attribute, (char *)(uintptr_t)value, (char *)(uintptr_t) "");
}

void sketch_set_number(void *object, const char *attribute, double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.3f", value);
    sketch_set(object, attribute, text);
}

void sketch_set_html(struct sketch *sketch, void *object, const char *html)
{
    char *label = agstrdup_html(sketch->graph, (char *)(uintptr_t)html);
    agsafeset(object, (char *)(uintptr_t) "label", label, (char *)(uintptr_t) "");
    agstrfree(sketch->graph, label);
}

void sketch_begin(struct sketch *sketch, const char *name, bool is_directed)
{
    static const struct {
        int kind;
        const char *attribute, *value;
    } DEFAULTS[] = {
        {AGRAPH, "charset", "UTF-8"},
        {AGRAPH, "bgcolor", "transparent"},
        {AGRAPH, "outputorder", "edgesfirst"},
        {AGRAPH, "pad", "0.1"},
        {AGNODE, "margin", "0.10,0.05"},
        {AGNODE, "height", "0.25"},
        {AGNODE, "width", "0.3"},
        {AGNODE, "penwidth", "1.3"},
        {AGEDGE, "arrowsize", "0.7"},
    };
    sketch->graph = agopen((char *)(uintptr_t)name, is_directed ? Agdirected : Agundirected, NULL);
    for (size_t i = 0; i < sizeof DEFAULTS / sizeof *DEFAULTS; i++)
        agattr(sketch->graph, DEFAULTS[i].kind, (char *)(uintptr_t)DEFAULTS[i].attribute,
               (char *)(uintptr_t)DEFAULTS[i].value);
    static const int KINDS[] = {AGRAPH, AGNODE, AGEDGE};
    for (size_t i = 0; i < 3; i++)
        agattr(sketch->graph, KINDS[i], (char *)(uintptr_t) "fontname", (char *)(uintptr_t)sketch->font);
    sketch->entities = arena_array(sketch->arena, sketch->view->entity_count + 1, sizeof *sketch->entities);
    sketch->events = arena_array(sketch->arena, sketch->view->event_count + 1, sizeof *sketch->events);
    sketch->articles = arena_array(sketch->arena, sketch->view->article_count + 1, sizeof *sketch->articles);
    sketch->numbers = arena_array(sketch->arena, sketch->view->article_count + 1, sizeof *sketch->numbers);
}

Agnode_t *sketch_node(struct sketch *sketch, const char *id, const char *name, const char *description)
{
    Agnode_t *node = agnode(sketch->graph, (char *)(uintptr_t)id, 1);
    sketch_set(node, "id", id);
    sketch->nodes = arena_grow(sketch->arena, sketch->nodes, sketch->node_count, &sketch->node_capacity,
                               sizeof *sketch->nodes);
    sketch->nodes[sketch->node_count++] =
        (struct sketch_node){.id = arena_string(sketch->arena, id), .name = name, .description = description};
    if (description && *description)
        sketch_set(node, "tooltip", label_escape_string(sketch->arena, description));
    return node;
}

Agnode_t *sketch_silent_node(struct sketch *sketch, const char *id, const char *description)
{
    Agnode_t *node = sketch_node(sketch, id, "", description);
    sketch->nodes[sketch->node_count - 1].is_silent = true;
    return node;
}

static void use_style(struct sketch *sketch, const struct node_style *style)
{
    size_t count;
    for (size_t i = 0; style_at(i, &count); i++)
        if (style_at(i, &count) == style) sketch->uses_style[i] = true;
}

void sketch_set_style(struct sketch *sketch, Agnode_t *node, const struct node_style *style)
{
    sketch_set(node, "shape", style->shape);
    sketch_set(node, "style", style->style);
    sketch_set(node, "fillcolor", style->fill);
    sketch_set(node, "color", style->stroke);
    sketch_set(node, "class", style->css);
    if (style->frames > 1) sketch_set(node, "peripheries", "2");
    use_style(sketch, style);
}

/* "Foreign Minister of Russia; in 3 articles": what the picture adds in a tooltip. */
static const char *entity_description(struct sketch *sketch, uint32_t index)
{
    const struct graph_view *view = sketch->view;
    const struct graph_entity *entity = &view->entities[index];
    struct text out;
    text_init(&out, sketch->arena);
    text_add_string(&out, entity->label);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        if (relation->subject != index || !relation->office || relation->factuality != FACTUALITY_ACTUAL)
            continue;
        text_add_format(&out, "; %s", relation->office);
        if (relation->object != UINT32_MAX)
            text_add_format(&out, " of %s", view->entities[relation->object].label);
        break;
    }
    text_add_format(&out, "; in %zu article%s", entity->article_count, entity->article_count == 1 ? "" : "s");
    return label_clean(sketch->arena, out.bytes, LONGEST_TOOLTIP);
}

Agnode_t *sketch_entity_copy(struct sketch *sketch, uint32_t index, const char *id, const char *more)
{
    const struct graph_entity *entity = &sketch->view->entities[index];
    const struct node_style *style = style_of_class(entity->class);
    const char *name = label_clean(sketch->arena, entity->label, LONGEST_NAME);
    Agnode_t *node = sketch_node(
        sketch, id,
        arena_format(sketch->arena, "%s (%s)%s%s", name, style->css, more ? ": " : "", more ? more : ""),
        entity_description(sketch, index));
    double weight = sketch->choice.entity_weight ? sketch->choice.entity_weight[index] : 1;
    double size = 10.5 + 2.0 * log1p(weight);
    if (size > 18) size = 18;
    bool is_bold = strcmp(style->css, "state") == 0;
    struct text html;
    text_init(&html, sketch->arena);
    text_add_format(&html, "<FONT POINT-SIZE=\"%.1f\" COLOR=\"%s\">%s", size, style->text,
                    is_bold ? "<B>" : "");
    label_wrap(&html, *name ? name : "?", 18, "<BR/>");
    text_add_format(&html, "%s</FONT>", is_bold ? "</B>" : "");
    if (more) {
        text_add_format(&html, "<BR/><FONT POINT-SIZE=\"8.5\" COLOR=\"%s\">", style->text);
        label_wrap(&html, more, MORE_COLUMNS, "<BR/>");
        text_add_string(&html, "</FONT>");
    }
    sketch_set_html(sketch, node, html.bytes);
    sketch_set_style(sketch, node, style);
    const char *url = label_safe_url(entity->wikidata);
    if (url) {
        sketch_set(node, "URL", url);
        sketch_set(node, "target", "_blank");
    }
    return node;
}

Agnode_t *sketch_entity(struct sketch *sketch, uint32_t index)
{
    if (!sketch->entities[index])
        sketch->entities[index] =
            sketch_entity_copy(sketch, index, arena_format(sketch->arena, "n%u", index), NULL);
    return sketch->entities[index];
}

enum tone sketch_tone(const struct graph_event *event)
{
    return tone_of_category(event->category);
}

static const char *const MONTHS[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const char *one_date(struct arena *arena, struct date date)
{
    if (!date.month) return arena_format(arena, "%d", date.year);
    if (!date.day) return arena_format(arena, "%s %d", MONTHS[date.month % 13], date.year);
    return arena_format(arena, "%u %s %d", date.day, MONTHS[date.month % 13], date.year);
}

const char *sketch_date(struct arena *arena, struct date begin, struct date end)
{
    if (!begin.year) return end.year ? arena_format(arena, "until %s", one_date(arena, end)) : "";
    bool is_same = !end.year || date_same(end, begin);
    if (is_same) return one_date(arena, begin);
    if (begin.day && end.day && begin.year == end.year && begin.month == end.month)
        return arena_format(arena, "%u\xE2\x80\x93%s", begin.day, one_date(arena, end));
    return arena_format(arena, "%s \xE2\x80\x93 %s", one_date(arena, begin), one_date(arena, end));
}

/* Where ", 12 July 2025" begins at the end of a label; the label's end when it has no date. */
static size_t date_suffix(const char *label)
{
    size_t size = strlen(label);
    const char *comma = NULL;
    for (const char *at = label; (at = strstr(at, ", ")); at += 2)
        comma = at;
    if (!comma || size < 6) return size;
    size_t digits = strspn(label + size - 4, "0123456789");
    size_t words = 0;
    for (const char *c = comma; *c; c++)
        words += *c == ' ';
    return digits == 4 && words <= 6 ? (size_t)(comma - label) : size;
}

const char *sketch_event_title(struct sketch *sketch, const struct graph_event *event)
{
    const char *label = arena_substring(sketch->arena, event->label, date_suffix(event->label));
    return label_clean(sketch->arena, label, LONGEST_EVENT);
}

uint32_t sketch_cite(struct sketch *sketch, uint32_t article)
{
    if (!sketch->numbers[article]) {
        sketch->articles[sketch->article_count++] = article;
        sketch->numbers[article] = (uint32_t)sketch->article_count;
    }
    return sketch->numbers[article];
}

const char *sketch_source_name(struct sketch *sketch, uint32_t article)
{
    const struct graph_article *source = &sketch->view->articles[article];
    const char *name = source->publisher  ? source->publisher
                       : source->headline ? source->headline
                                          : source->iri;
    return label_clean(sketch->arena, name, LONGEST_NAME);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

const char *sketch_citation(struct sketch *sketch, const struct graph_event *event)
{
    enum { MOST_CITED = 3, MANY_SOURCES = 20 };
    uint32_t numbers[MOST_CITED] = {0};
    size_t count = 0;
    for (int is_new = 0; is_new < 2; is_new++) {
        /* A list of sources that nobody reads helps nobody: later on one is enough. */
        size_t most = is_new && sketch->article_count >= MANY_SOURCES ? 1 : MOST_CITED;
        for (size_t i = 0; i < event->claim_count && count < most; i++) {
            uint32_t article = event->claims[i].article;
            bool is_taken = false;
            for (size_t n = 0; n < count; n++)
                is_taken = is_taken || numbers[n] == sketch->numbers[article];
            if (!is_taken && (is_new || sketch->numbers[article]))
                numbers[count++] = sketch_cite(sketch, article);
        }
    }
    qsort(numbers, count, sizeof *numbers, by_number);
    struct text out;
    text_init(&out, sketch->arena);
    for (size_t i = 0; i < count; i++)
        text_add_format(&out, "[%u]", numbers[i]);
    if (event->claim_count > count) text_add_format(&out, "+%zu", event->claim_count - count);
    return out.size ? out.bytes : "";
}

const char *sketch_evidence(struct sketch *sketch, const struct graph_event *event)
{
    const struct graph_view *view = sketch->view;
    struct text out;
    text_init(&out, sketch->arena);
    text_add_string(&out, event->label);
    text_add_format(&out, " (%s, confidence %.2f)", word_of_factuality(event->factuality), event->confidence);
    if (event->claim_count && event->claims[0].evidence_count) {
        const struct graph_claim *claim = &event->claims[0];
        const struct graph_article *article = &view->articles[claim->article];
        const char *sentence = view->evidence[claim->evidence[0]].sentence;
        text_add_format(&out, ": \xE2\x80\x9C%s\xE2\x80\x9D", label_clean(sketch->arena, sentence, 400));
        text_add_format(&out, " \xE2\x80\x94 %s", sketch_source_name(sketch, claim->article));
        if (article->date) text_add_format(&out, ", %s", article->date);
    }
    return label_clean(sketch->arena, out.bytes, LONGEST_TOOLTIP);
}

static const char *event_place(struct sketch *sketch, const struct graph_event *event)
{
    if (!event->place_count) return NULL;
    const struct graph_view *view = sketch->view;
    uint32_t best = event->place[0];
    for (size_t i = 1; i < event->place_count; i++)
        if (strcmp(view->entities[event->place[i]].class, "Place") == 0 &&
            strcmp(view->entities[best].class, "Place") != 0)
            best = event->place[i];
    return label_clean(sketch->arena, view->entities[best].label, 24);
}

static Agnode_t *draw_event(struct sketch *sketch, uint32_t index, size_t undrawn)
{
    const struct graph_event *event = &sketch->view->events[index];
    const struct tone_style *tone = tone_style(sketch_tone(event));
    const char *title = sketch_event_title(sketch, event), *word = word_of_factuality(event->factuality);
    const char *date = sketch_date(sketch->arena, event->begin, event->end),
               *place = event_place(sketch, event);
    const char *id = arena_format(sketch->arena, "v%u", index);
    const char *name =
        arena_format(sketch->arena, "%s%s%s (event, %s)", title, *date ? ", " : "", date, word);
    Agnode_t *node = sketch_node(sketch, id, name, sketch_evidence(sketch, event));
    struct text html;
    text_init(&html, sketch->arena);
    text_add_string(&html, "<FONT POINT-SIZE=\"8\" COLOR=\"#555555\">");
    label_escape(&html, date);
    if (place && *date) text_add_string(&html, " \xC2\xB7 ");
    if (place) label_escape(&html, place);
    text_add_format(&html, " %s", sketch_citation(sketch, event));
    if (event->factuality != FACTUALITY_ACTUAL) text_add_format(&html, "<BR/><I>%s</I>", word);
    text_add_string(&html, "</FONT><BR/><FONT POINT-SIZE=\"10\" COLOR=\"#111111\">");
    label_wrap(&html, *title ? title : event->class, 22, "<BR/>");
    text_add_string(&html, "</FONT>");
    if (undrawn)
        text_add_format(&html,
                        "<BR/><FONT POINT-SIZE=\"8\" COLOR=\"#555555\"><I>%zu of %zu linked</I></FONT>",
                        participant_count(event) - undrawn, participant_count(event));
    sketch_set_html(sketch, node, html.bytes);
    sketch_set_style(sketch, node, style_of_event());
    sketch_set(node, "style",
               arena_format(sketch->arena, "filled,%s", style_of_factuality(event->factuality)));
    sketch_set(node, "color", tone->colour);
    sketch_set(node, "penwidth", "1.5");
    sketch_set(node, "class", arena_format(sketch->arena, "event %s %s", word, tone->css));
    sketch->uses_factuality[event->factuality] = true;
    sketch->uses_tone[sketch_tone(event)] = true;
    const char *url =
        event->claim_count ? label_safe_url(sketch->view->articles[event->claims[0].article].url) : NULL;
    if (url) {
        sketch_set(node, "URL", url);
        sketch_set(node, "target", "_blank");
    }
    sketch->events[index] = node;
    return node;
}

Agnode_t *sketch_event(struct sketch *sketch, uint32_t index)
{
    return sketch->events[index] ? sketch->events[index] : draw_event(sketch, index, 0);
}

Agedge_t *sketch_link(struct sketch *sketch, Agnode_t *from, Agnode_t *to, const struct link_look *look)
{
    const struct tone_style *tone = tone_style(look->tone);
    Agedge_t *edge = agedge(sketch->graph, from, to, NULL, 1);
    sketch_set(edge, "dir", look->direction);
    sketch_set(edge, "style", style_of_factuality(look->factuality));
    sketch_set(edge, "color", tone->colour);
    sketch_set(edge, "arrowhead", tone->arrow);
    sketch_set(edge, "arrowtail", tone->arrow);
    sketch_set_number(edge, "penwidth", look->width);
    sketch_set(edge, "class",
               arena_format(sketch->arena, "%s %s k-%s k-%s", tone->css, word_of_factuality(look->factuality),
                            agnameof(from), agnameof(to)));
    if (look->tooltip && *look->tooltip) {
        const char *tooltip = label_escape_string(sketch->arena, look->tooltip);
        sketch_set(edge, "tooltip", tooltip);
        sketch_set(edge, "edgetooltip", tooltip);
    }
    sketch->uses_tone[look->tone] = true;
    sketch->uses_factuality[look->factuality] = true;
    return edge;
}

enum { MOST_LINKED = 8 };

struct linking {
    struct sketch *sketch;
    const struct graph_event *event;
    Agnode_t *node;
    bool is_reciprocal;
    const char *tooltip;
    uint32_t focus;
    struct weighed {
        uint32_t entity;
        double weight;
    } * weighed; /* the participants, the heaviest first */
    size_t count;
};

static void weigh_participant(void *user, uint32_t entity, enum event_role role)
{
    struct linking *linking = user;
    double weight = linking->sketch->choice.entity_weight[entity];
    if (role == EVENT_INVOLVES) weight *= 2; /* what it is about, a treaty say, is rarely in other events */
    if (entity == linking->focus) weight = INFINITY;
    linking->weighed[linking->count++] = (struct weighed){entity, weight};
}

static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static void link_participant(void *user, uint32_t entity, enum event_role role)
{
    struct linking *linking = user;
    size_t rank = 0;
    while (rank < linking->count && linking->weighed[rank].entity != entity)
        rank++;
    if (rank >= MOST_LINKED) return;
    Agnode_t *actor = sketch_entity(linking->sketch, entity);
    struct link_look look = {sketch_tone(linking->event), linking->event->factuality, "none", 1.1,
                             linking->tooltip};
    if (role == EVENT_SOURCE) {
        if (!linking->is_reciprocal) look.direction = "forward";
        look.width = 1.5;
        sketch_link(linking->sketch, actor, linking->node, &look);
        return;
    }
    if (role == EVENT_TARGET) {
        look.direction = "forward";
        look.width = 1.3;
    }
    sketch_link(linking->sketch, linking->node, actor, &look);
}

void sketch_event_links(struct sketch *sketch, uint32_t index, uint32_t focus)
{
    const struct graph_event *event = &sketch->view->events[index];
    size_t all = participant_count(event);
    struct linking linking = {.sketch = sketch,
                              .event = event,
                              .is_reciprocal = event->source_count > 1 && event->target_count == 0,
                              .tooltip = sketch_evidence(sketch, event),
                              .focus = focus,
                              .weighed = arena_array(sketch->arena, all + 1, sizeof(struct weighed))};
    for_each_participant(event, weigh_participant, &linking);
    if (all) qsort(linking.weighed, all, sizeof *linking.weighed, by_weight);
    linking.node = draw_event(sketch, index, all > MOST_LINKED ? all - MOST_LINKED : 0);
    for_each_participant(event, link_participant, &linking);
}

const char *sketch_shown(struct sketch *sketch)
{
    const struct choice *choice = &sketch->choice;
    if (!choice->all) return "No events";
    if (!choice->event_count && !choice->passing && !sketch->subject)
        return arena_format(sketch->arena, "none of %zu events passes the filters", choice->all);
    if (sketch->subject)
        return arena_format(sketch->arena, "%s%zu event%s %s shown (%zu in all)",
                            choice->event_count == choice->passing
                                ? choice->passing ? "all " : ""
                                : arena_format(sketch->arena, "%zu of ", choice->event_count),
                            choice->passing, choice->passing == 1 ? "" : "s", sketch->subject, choice->all);
    if (choice->event_count == choice->all)
        return arena_format(sketch->arena, "all %zu event%s shown", choice->all, choice->all == 1 ? "" : "s");
    return arena_format(sketch->arena, "%zu of %zu events shown", choice->event_count, choice->all);
}

const char *sketch_source(struct sketch *sketch, size_t index, size_t columns)
{
    enum { NUMBER = 6, DATE = 12 };
    const struct graph_article *article = &sketch->view->articles[sketch->articles[index]];
    const char *headline = article->headline, *date = "", *name = article->iri;
    if (article->date)
        date = arena_format(sketch->arena, ", %s", label_clean(sketch->arena, article->date, 10));
    if (headline) name = headline;
    if (article->publisher)
        name = headline ? arena_format(sketch->arena, "%s: %s", article->publisher, headline)
                        : article->publisher;
    name = label_cut(sketch->arena, name, columns - NUMBER - (*date ? DATE : 0));
    return arena_format(sketch->arena, "[%zu] %s%s", index + 1, name, date);
}
