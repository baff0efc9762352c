/* affairs.c: is an article about public affairs at all? In one that is not, such as a recipe or a review of
 * products, only what states, their bodies and their officials do is told. */
#include "event/stages.h"

#include <string.h>

static bool is_political_body(const struct entry *entry)
{
    static const char *const OTHERS[] = {
        "company",  "newspaper",  "broadcaster", "think tank", "news site",  "news agency",
        "magazine", "university", "media group", "bank",       "laboratory", "institute",
        "church",   "NGO",        "foundation",  "airline",    NULL};
    return entry && entry->kind && !is_one_of(OTHERS, entry->kind);
}

static bool holds_office(const struct extraction *extraction, uint32_t person)
{
    const struct entities *entities = extraction->entities;
    for (uint32_t r = extraction->relations_from[person]; r < extraction->relations_from[person + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->kind != RELATION_HOLDS_OFFICE || relation->object == UINT32_MAX) continue;
        const struct entity *of = &entities->items[relation->object];
        if (of->class == CLASS_STATE || is_political_body(of->entry)) return true;
    }
    return false;
}

/* A state, a body of one or of several, or somebody who holds office in one. */
static bool is_political(const struct extraction *extraction, uint32_t e)
{
    const struct entity *entity = &extraction->entities->items[e];
    if (entity->class == CLASS_STATE || entity->class == CLASS_TREATY) return true;
    if (entity->class == CLASS_ORGANIZATION) return is_political_body(entity->entry);
    return entity->class == CLASS_PERSON &&
           ((entity->entry && entity->entry->term_count) || holds_office(extraction, e));
}

/* Does the article speak little of states and their bodies? Of a short text nothing is said: it may be one
 * sentence of such an article. */
static bool is_of_other_affairs(const struct extraction *extraction)
{
    enum { LEAST_WORDS = 200, SHARE = 66 }; /* one word in so many names one of them */
    size_t words = 0, named = 0;
    for (uint32_t s = 0; s < extraction->analysis->count; s++)
        words += extraction->analysis->sentences[s].count;
    for (uint32_t e = 0; e < extraction->entities->count; e++)
        if (extraction->entities->items[e].is_named && is_political(extraction, e))
            named += extraction->entities->items[e].mention_count;
    return words >= LEAST_WORDS && named * SHARE < words;
}

static bool has_political(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (is_political(extraction, set->items[i])) return true;
    return false;
}

bool has_person(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class == CLASS_PERSON) return true;
    return false;
}

/* What befalls people is told of anybody; what is said, given and done for each other is of public affairs
 * only by who does it. */
static bool is_of_note(const struct extraction *extraction, const struct event *event)
{
    static const char *const FATES[] = {"Appoint", "Resign", "Die", "Arrest", "Trial", NULL};
    static const char *const DEEDS[] = {"Assault", "Coerce", "Sanction", "Mobilize", "Protest", NULL};
    bool has_doer = has_political(extraction, &event->source);
    if (is_one_of(FATES, event->class))
        return has_doer || has_person(extraction, &event->target) || has_person(extraction, &event->source);
    bool befalls = is_one_of(DEEDS, event_category(event->class)) || !event->source.count;
    return has_doer || (befalls && has_political(extraction, &event->target));
}

void drop_other_affairs(const struct extraction *extraction, struct found_events *found)
{
    if (!is_of_other_affairs(extraction)) return;
    for (size_t i = 0; i < found->count; i++)
        if (!is_of_note(extraction, &found->items[i].event)) found->items[i].dropped = true;
}
