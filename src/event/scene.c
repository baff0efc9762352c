/* scene.c: the place of an event of which its own clause and day tell none. What an article tells side by
 * side happens on one scene: an event takes the place of its neighbour of the same actors and day; who speaks
 * does so where he was last seen; and what is done to a state, or inside one, happens there. After
 * complete_targets. */
#include "event/stages.h"

#include <string.h>

enum { NEAR = 2 }; /* sentences within which a scene lasts */

static bool share_actors(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->source.count; i++)
        if (set_contains(&b->source, a->source.items[i]) || set_contains(&b->target, a->source.items[i]))
            return true;
    return false;
}

/* What brings people to a place. */
static bool brings_together(const char *class)
{
    static const char *const CLASSES[] = {"Visit",       "Meeting",    "Summit",         "Conference",
                                          "Negotiation", "SignTreaty", "JointStatement", "OpenFacility",
                                          "Protest",     NULL};
    return is_one_of(CLASSES, class);
}

static bool can_take(const struct found_event *item, const struct found_event *from)
{
    return !from->dropped && from->event.place.count && dates_agree(&item->event, &from->event) &&
           share_actors(&item->event, &from->event) && item->event.factuality == from->event.factuality;
}

/* The place of a neighbour: of the same sentence, then of the sentences before. */
static bool take_scene(struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    for (uint32_t back = 0; back <= NEAR; back++)
        for (size_t i = 0; i < found->count; i++) {
            const struct found_event *from = &found->items[i];
            bool stands = i != index && from->evidence_sentence + back == item->evidence_sentence;
            if (!stands || !can_take(item, from)) continue;
            if (!item->is_speech && !brings_together(item->event.class) &&
                !brings_together(from->event.class))
                continue;
            item->event.place = from->event.place;
            return true;
        }
    return false;
}

/* Who speaks on the day of his visit or meeting does so there. */
static bool take_whereabouts(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (item->event.source.count != 1 || !(item->is_speech || brings_together(item->event.class)))
        return false;
    if (extraction->entities->items[item->event.source.items[0]].class != CLASS_PERSON) return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *from = &found->items[i];
        if (i == index || !brings_together(from->event.class) || !from->event.begin.year ||
            !item->event.begin.year)
            continue;
        if (!can_take(item, from)) continue;
        item->event.place = from->event.place;
        return true;
    }
    return false;
}

/* The state that the entity is or belongs to; -1. */
static int32_t state_of(const struct extraction *extraction, uint32_t entity, int depth)
{
    const struct entities *entities = extraction->entities;
    if (entities->items[entity].class == CLASS_STATE) return (int32_t)entity;
    for (size_t i = 0; depth < 2 && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool belongs = relation->kind == RELATION_HOLDS_OFFICE || relation->kind == RELATION_PART_OF ||
                       relation->kind == RELATION_AFFILIATED_WITH || relation->kind == RELATION_LEADS ||
                       relation->kind == RELATION_LOCATED_IN || relation->kind == RELATION_CITIZEN_OF;
        if (!belongs || relation->subject != entity || relation->object == UINT32_MAX) continue;
        int32_t state = state_of(extraction, relation->object, depth + 1);
        if (state >= 0) return state;
    }
    return -1;
}

/* Where a deed happens by its kind: at those to whom it is done, or at home. */
static void take_ground(const struct extraction *extraction, struct event *event)
{
    static const char *const AT_TARGET[] = {"Attack", "Deploy",  "Aid",   "MilitaryAid", "Kill",   "Coup",
                                            "War",    "Assault", "Visit", "Blockade",    "Coerce", NULL};
    static const char *const AT_HOME[] = {"Protest", "Arrest", "Coup", "Trial",  "Election",
                                          "Vote",    "Coerce", "Kill", "Resign", NULL};
    struct entity_set places = {0};
    if (is_one_of(AT_TARGET, event->class))
        for (size_t i = 0; i < event->target.count; i++) {
            int32_t state = state_of(extraction, event->target.items[i], 0);
            if (state >= 0) set_include(extraction->arena, &places, (uint32_t)state);
        }
    if (!places.count && is_one_of(AT_HOME, event->class)) {
        const struct entity_set *doers = event->source.count ? &event->source : &event->target;
        for (size_t i = 0; i < doers->count && i < 1; i++) {
            int32_t state = state_of(extraction, doers->items[i], 0);
            if (state >= 0) set_include(extraction->arena, &places, (uint32_t)state);
        }
    }
    if (places.count == 1) event->place = places;
}

void complete_places(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (item->dropped || item->event.place.count) continue;
        if (!take_scene(found, i) && !take_whereabouts(extraction, found, i))
            take_ground(extraction, &item->event);
    }
}
