/* moved.c: people without a name who are sent, withdrawn or expelled: no doers and no targets, but involved.
 * In: events with their roles. Out: the people in the place of the object, "posted several hundred
 * peacekeepers", "recalled its ambassador". */
#include "event/stages.h"

#include <string.h>

/* Does the phrase say which or how many, so that it is worth a name of its own? */
static bool is_told_apart(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    static const enum deprel KINDS[] = {DEP_AMOD, DEP_COMPOUND, DEP_NUMMOD, DEP_NMOD_POSS, DEP_ACL, DEP_NMOD};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (dependent(&extraction->analysis->sentences[s], t, KINDS[i]) >= 0) return true;
    return false;
}

static void involve(const struct extraction *extraction, uint32_t s, uint32_t t, struct event *event)
{
    int32_t actor = extraction->entities->unnamed_at[s][t];
    if (actor >= 0 && is_told_apart(extraction, s, t) && !set_contains(&event->source, (uint32_t)actor) &&
        !set_contains(&event->target, (uint32_t)actor))
        set_include(extraction->arena, &event->involves, (uint32_t)actor);
}

void involve_moved(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        struct fillers moved = {0};
        if (item->dropped || strcmp(item->event.class, "ExpelDiplomat") != 0) continue;
        fill_slot(extraction, &item->trigger, item->trigger.is_noun ? "of" : "object", &moved);
        for (size_t f = 0; f < moved.count; f++)
            involve(extraction, item->trigger.sentence, moved.tokens[f], &item->event);
    }
}
