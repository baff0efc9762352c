/* place.c: where an event takes place: a Place or State in a locative phrase of its clause. */
#include "event/stages.h"

#include <string.h>

static bool is_locative(const char *preposition)
{
    static const char *const WORDS[] = {"in",     "at",    "near", "outside", "inside", "across",
                                        "around", "along", "off",  "over",    NULL};
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(WORDS[i], preposition) == 0) return true;
    return false;
}

static void places_under(const struct extraction *extraction, const struct trigger *trigger, uint32_t head,
                         struct entity_set *places)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool attaches =
            token->head == (int32_t)head && (token->deprel == DEP_OBL || token->deprel == DEP_NMOD);
        if (attaches && is_locative(preposition_of(sentence, i)))
            entities_of(extraction, trigger->sentence, i, 1u << CLASS_PLACE | 1u << CLASS_STATE, places);
    }
}

void find_places(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        places_under(extraction, &item->trigger, item->trigger.token, &item->event.place);
        if (item->trigger.light_verb >= 0)
            places_under(extraction, &item->trigger, (uint32_t)item->trigger.light_verb, &item->event.place);
        if (strcmp(item->event.class, "Visit") == 0)
            for (size_t t = 0; t < item->event.target.count; t++)
                if (extraction->entities->items[item->event.target.items[t]].class == CLASS_STATE)
                    set_include(extraction->arena, &item->event.place, item->event.target.items[t]);
        /* A visit to a place is a visit to its state, when the article names that. */
        bool visits_place = strcmp(item->event.class, "Visit") == 0 && !item->event.target.count;
        for (size_t p = 0; visits_place && p < item->event.place.count; p++) {
            const struct entity *place = &extraction->entities->items[item->event.place.items[p]];
            if (place->class == CLASS_STATE)
                set_include(extraction->arena, &item->event.target, item->event.place.items[p]);
            const struct entry *in = place->entry ? place->entry->located_in : NULL;
            for (uint32_t e = 0; in && e < extraction->entities->count; e++)
                if (extraction->entities->items[e].entry == in && in->class == CLASS_STATE)
                    set_include(extraction->arena, &item->event.target, e);
        }
    }
}
