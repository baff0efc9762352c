/* actor_set.c: sets of entities, each once and in the order of their numbers: the sources and targets of an
 * event. */
#include "event/clause.h"

bool set_contains(const struct entity_set *set, uint32_t entity)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == entity) return true;
    return false;
}

void set_include(struct arena *arena, struct entity_set *set, uint32_t entity)
{
    if (set_contains(set, entity)) return;
    uint32_t *larger = arena_array(arena, set->count + 1, sizeof *larger);
    size_t at = 0;
    while (at < set->count && set->items[at] < entity) {
        larger[at] = set->items[at];
        at++;
    }
    larger[at] = entity;
    for (size_t i = at; i < set->count; i++)
        larger[i + 1] = set->items[i];
    set->items = larger;
    set->count++;
}

void set_include_all(struct arena *arena, struct entity_set *into, const struct entity_set *from)
{
    for (size_t i = 0; i < from->count; i++)
        set_include(arena, into, from->items[i]);
}

bool sets_overlap(const struct entity_set *a, const struct entity_set *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (set_contains(b, a->items[i])) return true;
    return false;
}

bool same_sets(const struct entity_set *a, const struct entity_set *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (!set_contains(b, a->items[i])) return false;
    return true;
}

const char *set_against(const struct entity_set *set, const struct entity_set *other)
{
    size_t shared = 0;
    for (size_t i = 0; i < set->count; i++)
        shared += set_contains(other, set->items[i]);
    if (!shared) return NULL;
    if (shared == set->count) return shared == other->count ? "same" : "part";
    return shared == other->count ? "more" : "partly";
}
