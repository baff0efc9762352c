/* known_war.c: the sides of a war that is told by its place alone, "the war in Chad": those of the lexicon
 * "known-war" that the article names. */
#include "event/stages.h"

#include <stdio.h>
#include <string.h>

static const char *slug_of(const struct extraction *extraction, uint32_t entity)
{
    const char *iri = extraction->entities->items[entity].iri, *slash = iri ? strrchr(iri, '/') : NULL;
    return slash ? slash + 1 : "";
}

/* Is the entity known to fight in the place? */
static bool fights_in(const struct extraction *extraction, uint32_t entity, uint32_t place)
{
    char pair[128];
    int size = snprintf(pair, sizeof pair, "%s@%s", slug_of(extraction, entity), slug_of(extraction, place));
    return size > 0 && (size_t)size < sizeof pair && lexicon_has(extraction->tables, "known-war", pair);
}

/* "focused on the war in Chad": the place right behind, wherever the parser hangs it. */
static void place_behind(const struct extraction *extraction, const struct trigger *trigger,
                         struct entity_set *places)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t at = trigger->token + 1;
    if (at + 1 >= sentence->count || strcmp(sentence->tokens[at].lower, "in") != 0) return;
    for (uint32_t t = at + 1; t < sentence->count && t < at + 4; t++) {
        if (extraction->entities->mention_at[trigger->sentence][t] < 0) continue;
        entities_of(extraction, trigger->sentence, t, 1u << CLASS_STATE | 1u << CLASS_PLACE, places);
        return;
    }
}

void take_known_sides(const struct extraction *extraction, const struct trigger *trigger, struct event *event)
{
    static const char *const SLOTS[] = {"in", "modifier", "on", NULL};
    if (!trigger->is_noun || strcmp(event->class, "War") != 0 || event->source.count > 1) return;
    struct entity_set places = {0}, sides = {0};
    for (size_t i = 0; SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            entities_of(extraction, trigger->sentence, fillers.tokens[f],
                        1u << CLASS_STATE | 1u << CLASS_PLACE, &places);
    }
    place_behind(extraction, trigger, &places);
    for (size_t p = 0; p < places.count; p++)
        for (uint32_t e = 0; e < extraction->entities->count; e++)
            if (extraction->entities->items[e].is_named && fights_in(extraction, e, places.items[p]))
                set_include(extraction->arena, &sides, e);
    bool agrees = !event->source.count || set_contains(&sides, event->source.items[0]);
    if (sides.count > 1 && agrees) event->source = sides;
}
