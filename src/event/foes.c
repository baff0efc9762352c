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

/* Do the two fight in the deed, whoever began? */
static bool fights(const struct extraction *extraction, const struct found_event *item, uint32_t a,
                   uint32_t b)
{
    struct entity_set doers = answerable(extraction, &item->event);
    int32_t of = side_of(extraction, &doers), on = side_of(extraction, &item->event.target);
    return (of == (int32_t)a && on == (int32_t)b) || (of == (int32_t)b && on == (int32_t)a);
}

static bool is_deed(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Attack", "Kill", "Assault", NULL};
    bool happened =
        item->event.factuality == FACTUALITY_ACTUAL || item->event.factuality == FACTUALITY_ALLEGED;
    return !item->dropped && happened && is_one_of(CLASSES, item->event.class);
}

/* The pair that fights in most of the article's deeds, and in two at least. O(events²). */
struct entity_set foes_of_article(const struct extraction *extraction, const struct found_events *found)
{
    struct entity_set foes = {0};
    size_t most = 1;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (!is_deed(item)) continue;
        struct entity_set doers = answerable(extraction, &item->event);
        int32_t of = side_of(extraction, &doers), on = side_of(extraction, &item->event.target);
        if (of < 0 || on < 0 || of == on) continue;
        size_t count = 0;
        for (size_t k = 0; k < found->count; k++)
            count +=
                is_deed(&found->items[k]) && fights(extraction, &found->items[k], (uint32_t)of, (uint32_t)on);
        if (count <= most) continue;
        most = count;
        foes = (struct entity_set){0};
        set_include(extraction->arena, &foes, (uint32_t)of);
        set_include(extraction->arena, &foes, (uint32_t)on);
    }
    return foes;
}
