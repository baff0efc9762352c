/* foes.c: the two sides that an article tells to fight each other, by its attacks and killings. Who is told
 * to be at war, to keep a truce or to be mediated between without a name is meant by them. */
#include "event/whom.h"

#include <string.h>

/* "shelled Goma", "hit Iranian troops": a place and those of a state stand for the state. */
static int32_t side_at(const struct extraction *extraction, uint32_t entity)
{
    const struct entity *item = &extraction->entities->items[entity];
    if (item->class == CLASS_PLACE) return state_of_place(extraction, entity);
    return item->class == CLASS_STATE || (item->class == CLASS_ORGANIZATION && item->is_named)
               ? (int32_t)entity
               : -1;
}

/* The one side that does or suffers the deed; -1: none or several. */
static int32_t side_of(const struct extraction *extraction, const struct entity_set *set)
{
    return set->count == 1 ? side_at(extraction, set->items[0]) : -1;
}

static bool is_deed(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Attack", "Kill", "Assault", NULL};
    bool happened =
        item->event.factuality == FACTUALITY_ACTUAL || item->event.factuality == FACTUALITY_ALLEGED;
    return !item->dropped && happened && is_one_of(CLASSES, item->event.class);
}

/* Two sides that fight, the lesser number first, whoever began. */
struct duel {
    uint32_t sides[2];
};

/* The two between whom the deed is done; false: it is none, or not between two. */
static bool is_duel(const struct extraction *extraction, const struct found_event *item, struct duel *duel)
{
    if (!is_deed(item)) return false;
    struct entity_set doers = answerable(extraction, &item->event);
    int32_t of = side_of(extraction, &doers), on = side_of(extraction, &item->event.target);
    if (of < 0 || on < 0 || of == on) return false;
    duel->sides[0] = (uint32_t)(of < on ? of : on);
    duel->sides[1] = (uint32_t)(of < on ? on : of);
    return true;
}

struct entity_set foes_of_article(const struct extraction *extraction, const struct found_events *found)
{
    struct entity_set foes = {0};
    struct map counts;
    struct duel *duels = arena_array(extraction->arena, found->count, sizeof *duels);
    size_t count = 0, most = 1;
    map_init(&counts, extraction->arena);
    for (size_t i = 0; i < found->count; i++)
        if (is_duel(extraction, &found->items[i], &duels[count]))
            map_add(&counts, (const char *)&duels[count++], sizeof *duels, NULL)->value.number++;
    for (size_t i = 0; i < count; i++) {
        size_t often = map_find(&counts, (const char *)&duels[i], sizeof *duels)->value.number;
        if (often <= most) continue;
        most = often;
        foes = (struct entity_set){0};
        set_include(extraction->arena, &foes, duels[i].sides[0]);
        set_include(extraction->arena, &foes, duels[i].sides[1]);
    }
    return foes;
}
