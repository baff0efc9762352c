/* choice.c: filters and salience. An event weighs by the articles and sentences that tell it, by its
 * confidence and by how central its participants are (the logarithm of their share in all passing events). */
#include "diagram/choice.h"

#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include "diagram/style.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void for_each_participant(const struct graph_event *event, participant_visitor *visit, void *user)
{
    for (size_t i = 0; i < event->source_count; i++)
        visit(user, event->source[i], EVENT_SOURCE);
    for (size_t i = 0; i < event->target_count; i++)
        visit(user, event->target[i], EVENT_TARGET);
    for (size_t i = 0; i < event->involves_count; i++)
        visit(user, event->involves[i], EVENT_INVOLVES);
}

size_t participant_count(const struct graph_event *event)
{
    return event->source_count + event->target_count + event->involves_count;
}

static bool among(const uint32_t *items, size_t count, uint32_t wanted)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == wanted) return true;
    return false;
}

bool event_has(const struct graph_event *event, uint32_t entity)
{
    return among(event->source, event->source_count, entity) ||
           among(event->target, event->target_count, entity) ||
           among(event->involves, event->involves_count, entity);
}

/* ---- Filters ---- */

struct filter {
    bool has_since, has_until;
    int32_t since, until;
    bool factuality[FACTUALITY_COUNT];
    const char *types; /* comma-separated; NULL: all */
    double min_confidence;
};

/* Is `word` one of the comma-separated words of `list`, whatever its case? */
static bool list_has(const char *list, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = list; *at;) {
        const char *end = strchr(at, ',');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        while (length && *at == ' ') {
            at++;
            length--;
        }
        if (length == size && strncasecmp(at, word, size) == 0) return true;
        at += length + (end != NULL);
    }
    return false;
}

/* The next of the comma-separated words from *at, which moves; NULL at the end. */
static const char *next_word(struct arena *arena, const char **at)
{
    while (**at == ',' || **at == ' ')
        (*at)++;
    size_t size = strcspn(*at, ",");
    const char *word = *at;
    *at += size;
    while (size && word[size - 1] == ' ')
        size--;
    return size ? arena_substring(arena, word, size) : NULL;
}

static entente_status read_factuality(struct arena *arena, const char *list, struct filter *filter,
                                      entente_error *error)
{
    for (size_t i = 0; i < FACTUALITY_COUNT; i++)
        filter->factuality[i] = !list || list_has(list, factuality_name((enum factuality)i));
    size_t words = 0;
    for (const char *word; list && (word = next_word(arena, &list)); words++) {
        bool known = false;
        for (size_t i = 0; i < FACTUALITY_COUNT; i++)
            known = known || strcasecmp(word, factuality_name((enum factuality)i)) == 0;
        if (!known)
            return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0,
                        "'%s' is no factuality (Actual, Planned, Possible, Alleged, Denied, Hypothetical)",
                        word);
    }
    if (list && !words) return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "no factuality is named");
    return ENTENTE_OK;
}

/* A type is a class or category of events, or a class of things, that there is or that the graph has. */
static entente_status check_types(const struct graph_view *view, struct arena *arena, const char *list,
                                  entente_error *error)
{
    size_t words = 0;
    for (const char *word; list && (word = next_word(arena, &list)); words++) {
        char *capital = arena_string(arena, word);
        if (*capital >= 'a' && *capital <= 'z') *capital = (char)(*capital - 32);
        bool known = is_known_class(word) || event_category(capital);
        for (size_t i = 0; !known && i < view->event_count; i++)
            known = strcasecmp(view->events[i].class, word) == 0;
        if (!known)
            return fail(
                error, ENTENTE_BAD_ARGUMENT, NULL, 0,
                "'%s' is no type: neither a class or category of events (Visit, Consult) nor a class of "
                "things (Person, Treaty)",
                word);
    }
    if (list && !words) return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "no type is named");
    return ENTENTE_OK;
}

static entente_status read_filter(const struct graph_view *view, const entente_map_options *options,
                                  struct arena *arena, struct filter *filter, entente_error *error)
{
    struct date date;
    *filter = (struct filter){.types = options->types, .min_confidence = options->min_confidence};
    if (options->since) {
        if (!date_parse(options->since, &date))
            return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "'%s' is not a date", options->since);
        filter->has_since = true;
        filter->since = date_earliest(date);
    }
    if (options->until) {
        if (!date_parse(options->until, &date))
            return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "'%s' is not a date", options->until);
        filter->has_until = true;
        filter->until = date_latest(date);
    }
    entente_status status = check_types(view, arena, options->types, error);
    return status ? status : read_factuality(arena, options->factuality, filter, error);
}

static bool has_type(const struct graph_view *view, const struct graph_event *event, const char *types)
{
    if (!types || list_has(types, event->class) || (event->category && list_has(types, event->category)))
        return true;
    const uint32_t *sets[] = {event->source, event->target, event->involves};
    size_t counts[] = {event->source_count, event->target_count, event->involves_count};
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < counts[s]; i++)
            if (list_has(types, view->entities[sets[s][i]].class)) return true;
    return false;
}

static bool passes(const struct graph_view *view, const struct filter *filter,
                   const struct graph_event *event)
{
    if (event->confidence < filter->min_confidence || !filter->factuality[event->factuality]) return false;
    bool is_dated = event->begin.year != 0;
    if ((filter->has_since || filter->has_until) && !is_dated) return false;
    struct date last = event->end.year ? event->end : event->begin;
    if (filter->has_since && date_latest(last) < filter->since) return false;
    if (filter->has_until && date_earliest(event->begin) > filter->until) return false;
    return has_type(view, event, filter->types);
}

/* ---- Salience ---- */

static void add_weight(void *user, uint32_t entity, enum event_role role)
{
    double *weight = user;
    weight[entity] += role == EVENT_INVOLVES ? 0.5 : 1;
}

struct centrality {
    const double *weight;
    double sum;
};

static void add_centrality(void *user, uint32_t entity, enum event_role role)
{
    struct centrality *centrality = user;
    (void)role;
    centrality->sum += log1p(centrality->weight[entity]);
}

enum { MANY = 8 };

static double salience(const struct graph_event *event, const double *weight)
{
    size_t sentences = 0;
    for (size_t i = 0; i < event->claim_count; i++)
        sentences += event->claims[i].evidence_count;
    struct centrality centrality = {weight, 0};
    for_each_participant(event, add_centrality, &centrality);
    size_t participants = participant_count(event);
    double told = 2 * log1p((double)event->claim_count) + log1p((double)sentences);
    double shared = participants ? centrality.sum / sqrt((double)participants) : 0;
    double value = told + shared + event->confidence;
    if (participants < 2) value *= 0.4;
    /* Many at once are hard to draw and say little of each. */
    if (participants > MANY) value *= MANY / (double)participants;
    if (event->begin.year) value += 0.5;
    return value;
}

struct ranked {
    uint32_t event;
    double salience;
};

static int by_salience(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->salience > y->salience) return -1;
    if (x->salience < y->salience) return 1;
    return x->event < y->event ? -1 : x->event > y->event;
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Participants of an event, sorted, as a key. */
struct key {
    uint32_t *items;
    size_t count;
};

static void add_to_key(void *user, uint32_t entity, enum event_role role)
{
    struct key *key = user;
    size_t at = key->count++;
    (void)role;
    for (; at && key->items[at - 1] > entity; at--)
        key->items[at] = key->items[at - 1];
    key->items[at] = entity;
}

/* What is told of the same actors again and again says less each time: a picture shows more actors then. */
static void prefer_variety(const struct graph_view *view, struct ranked *ranked, size_t count,
                           struct arena *arena)
{
    struct map seen;
    map_init(&seen, arena);
    for (size_t i = 0; i < count; i++) {
        const struct graph_event *event = &view->events[ranked[i].event];
        struct key key = {arena_array(arena, participant_count(event) + 1, sizeof(uint32_t)), 0};
        for_each_participant(event, add_to_key, &key);
        struct map_entry *entry =
            map_add(&seen, (const char *)key.items, key.count * sizeof *key.items, NULL);
        for (size_t before = 0; before < entry->value.number && before < 20; before++)
            ranked[i].salience *= 0.88;
        entry->value.number++;
    }
    if (count) qsort(ranked, count, sizeof *ranked, by_salience);
}

/* The best of the candidates, in the view's order. */
static void take_best(const struct graph_view *view, uint32_t *candidates, size_t count, size_t limit,
                      struct arena *arena, struct choice *choice)
{
    choice->passing = count;
    choice->all = view->event_count;
    choice->entity_weight = arena_array(arena, view->entity_count + 1, sizeof *choice->entity_weight);
    for (size_t i = 0; i < count; i++)
        for_each_participant(&view->events[candidates[i]], add_weight, choice->entity_weight);
    struct ranked *ranked = arena_array(arena, count + 1, sizeof *ranked);
    for (size_t i = 0; i < count; i++)
        ranked[i] =
            (struct ranked){candidates[i], salience(&view->events[candidates[i]], choice->entity_weight)};
    if (count) qsort(ranked, count, sizeof *ranked, by_salience);
    if (count > limit) prefer_variety(view, ranked, count, arena);
    choice->event_count = count < limit ? count : limit;
    choice->events = arena_array(arena, choice->event_count + 1, sizeof *choice->events);
    for (size_t i = 0; i < choice->event_count; i++)
        choice->events[i] = ranked[i].event;
    if (choice->event_count) qsort(choice->events, choice->event_count, sizeof *choice->events, by_index);
}

entente_status choose_events(const struct graph_view *view, const entente_map_options *options, size_t limit,
                             struct arena *arena, struct choice *choice, entente_error *error)
{
    uint32_t focus;
    if (options->focus && *options->focus)
        return choose_around(view, options, limit, arena, choice, &focus, error);
    struct filter filter;
    entente_status status = read_filter(view, options, arena, &filter, error);
    if (status) return status;
    uint32_t *candidates = arena_array(arena, view->event_count + 1, sizeof *candidates);
    size_t count = 0;
    for (size_t i = 0; i < view->event_count; i++)
        if (participant_count(&view->events[i]) && passes(view, &filter, &view->events[i]))
            candidates[count++] = (uint32_t)i;
    take_best(view, candidates, count, limit, arena, choice);
    return ENTENTE_OK;
}

/* ---- Around one entity ---- */

/* How well a name fits an entity: 3 the IRI or its tail, 2 the label, 1 another name, 0 not at all. */
static int fits(struct arena *arena, const struct graph_entity *entity, const char *name, const char *folded)
{
    size_t iri = strlen(entity->iri), size = strlen(name);
    if (strcmp(entity->iri, name) == 0) return 3;
    if (iri > size && entity->iri[iri - size - 1] == '/' && strcmp(entity->iri + iri - size, name) == 0)
        return 3;
    if (strcmp(text_fold(arena, entity->label, strlen(entity->label)), folded) == 0) return 2;
    for (size_t i = 0; i < entity->alternative_count; i++)
        if (strcmp(text_fold(arena, entity->alternatives[i], strlen(entity->alternatives[i])), folded) == 0)
            return 1;
    return 0;
}

static entente_status find_focus(const struct graph_view *view, const char *name, struct arena *arena,
                                 uint32_t *focus, entente_error *error)
{
    if (!name || !*name)
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "an ego map needs a focus (--focus NAME)");
    const char *folded = text_fold(arena, name, strlen(name));
    int best = 0;
    double best_salience = -1;
    for (size_t i = 0; i < view->entity_count; i++) {
        int fit = fits(arena, &view->entities[i], name, folded);
        if (fit > best || (fit && fit == best && view->entities[i].salience > best_salience)) {
            best = fit;
            best_salience = view->entities[i].salience;
            *focus = (uint32_t)i;
        }
    }
    return best ? ENTENTE_OK
                : fail(error, ENTENTE_NOT_FOUND, NULL, 0, "nothing in the graph is called '%s'", name);
}

static void mark(void *user, uint32_t entity, enum event_role role)
{
    bool *reached = user;
    (void)role;
    reached[entity] = true;
}

static bool touches(const struct graph_event *event, const bool *reached)
{
    const uint32_t *sets[] = {event->source, event->target, event->involves};
    size_t counts[] = {event->source_count, event->target_count, event->involves_count};
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < counts[s]; i++)
            if (reached[sets[s][i]]) return true;
    return false;
}

entente_status choose_around(const struct graph_view *view, const entente_map_options *options, size_t limit,
                             struct arena *arena, struct choice *choice, uint32_t *focus,
                             entente_error *error)
{
    struct filter filter;
    *focus = 0;
    entente_status status = read_filter(view, options, arena, &filter, error);
    if (!status) status = find_focus(view, options->focus, arena, focus, error);
    if (status) return status;
    bool *reached = arena_array(arena, view->entity_count + 1, sizeof *reached);
    bool *taken = arena_array(arena, view->event_count + 1, sizeof *taken);
    reached[*focus] = true;
    uint32_t *candidates = arena_array(arena, view->event_count + 1, sizeof *candidates);
    size_t count = 0;
    unsigned depth = options->depth ? options->depth : 1;
    for (unsigned step = 0; step < depth; step++) {
        size_t before = count;
        for (size_t i = 0; i < view->event_count; i++)
            if (!taken[i] && touches(&view->events[i], reached) && passes(view, &filter, &view->events[i])) {
                taken[i] = true;
                candidates[count++] = (uint32_t)i;
            }
        for (size_t i = before; i < count; i++)
            for_each_participant(&view->events[candidates[i]], mark, reached);
    }
    take_best(view, candidates, count, limit, arena, choice);
    return ENTENTE_OK;
}
