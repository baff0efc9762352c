/* people.c: people without a name in the roles of an event. Those to whom something is done stand for
 * themselves, "killed an American soldier"; those who stand in a place go before somebody named farther off;
 * diplomats who are expelled are involved. In: the places of the frame, or the events with their roles. Out:
 * more actors in them. */
#include "event/stages.h"

#include <string.h>

/* Has the noun neither a name beside it nor another noun with it? */
static bool is_alone(const struct extraction *extraction, uint32_t s, uint32_t noun)
{
    static const enum deprel KINDS[] = {DEP_APPOS, DEP_FLAT, DEP_NMOD_DESC, DEP_CONJ};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (dependent(&extraction->analysis->sentences[s], noun, KINDS[i]) >= 0) return false;
    return true;
}

bool take_people(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                 uint32_t classes, bool is_crowd, struct entity_set *set)
{
    uint32_t people = 1u << CLASS_GROUP | (is_crowd ? 0 : 1u << CLASS_PERSON);
    uint32_t allowed = classes ? classes & people : people;
    /* "met senior government officials" of the state where she is */
    const char *lemma = sentence_of(extraction, trigger)->tokens[token].lemma;
    size_t before = set->count;
    if (is_crowd && lexicon_has(extraction->tables, "faceless", lemma)) return false;
    if (allowed)
        entities_of(extraction, trigger->sentence, token, allowed | TAKE_UNNAMED | TAKE_VICTIMS, set);
    return set->count > before;
}

bool take_victims(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                  uint32_t classes, const struct event *event, struct entity_set *set)
{
    static const char *const CLASSES[] = {"Kill", "Arrest", "Release", "Die", "Trial", NULL};
    return is_one_of(CLASSES, event->class) && is_alone(extraction, trigger->sentence, token) &&
           take_people(extraction, trigger, token, classes, false, set);
}

/* "its own mediator, NAME", "the chief mediator, NAME": a noun that names who does it, by the
 * person beside it. */
void take_bearer(const struct extraction *extraction, const struct trigger *trigger, struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const uint32_t PERSON = 1u << CLASS_PERSON;
    if (!trigger->is_noun || !lexicon_has(extraction->tables, "doer-noun", trigger->lemma)) return;
    int32_t beside = dependent(sentence, trigger->token, DEP_APPOS);
    if (beside < 0) beside = described_by(extraction, trigger->sentence, trigger->token);
    if (beside < 0) return;
    entities_of(extraction, trigger->sentence, (uint32_t)beside, PERSON, &event->source);
}

bool take_court(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                struct entity_set *set)
{
    static const char *const NOUNS[] = {"court", "tribunal", NULL};
    int32_t court = extraction->entities->unnamed_at[trigger->sentence][token];
    if (court < 0 || !is_one_of(NOUNS, sentence_of(extraction, trigger)->tokens[token].lemma)) return false;
    set_include(extraction->arena, set, (uint32_t)court);
    return true;
}

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
