/* people.c: people without a name in the roles of an event. Those to whom something is done stand for
 * themselves, "killed an American soldier"; those who stand in a place go before somebody named farther off;
 * diplomats who are expelled are involved. In: the places of the frame, or the events with their roles. Out:
 * more actors in them. */
#include "event/stages.h"

#include <string.h>

/* Has the noun neither a name beside it nor another with it, but people without a name: "nine soldiers and an
 * aid worker"? */
static bool is_alone(const struct extraction *extraction, uint32_t s, uint32_t noun)
{
    static const enum deprel KINDS[] = {DEP_APPOS, DEP_FLAT, DEP_NMOD_DESC};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct entities *entities = extraction->entities;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (dependent(sentence, noun, KINDS[i]) >= 0) return false;
    for (uint32_t t = noun + 1; t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)noun && sentence->tokens[t].deprel == DEP_CONJ &&
            (entities->mention_at[s][t] >= 0 || entities->unnamed_at[s][t] < 0))
            return false;
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

/* "four American and four Malian soldiers": the states of both. */
static bool take_nations(const struct extraction *extraction, uint32_t s, uint32_t noun, uint32_t classes,
                         struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const uint32_t STATES = 1u << CLASS_STATE;
    struct entity_set nations = {0};
    if (classes && !(classes & STATES)) return false;
    for (uint32_t i = 0; i < noun; i++) {
        const struct token *token = &sentence->tokens[i];
        /* but "an Iranian-American scholar" is one */
        bool is_joined = i + 1 < noun && sentence->tokens[i + 1].xpos == XPOS_HYPH;
        if (!is_joined && token->head == (int32_t)noun &&
            (token->deprel == DEP_AMOD || token->deprel == DEP_COMPOUND))
            entities_of(extraction, s, i, STATES, &nations);
    }
    if (nations.count < 2) return false;
    set_include_all(extraction->arena, set, &nations);
    return true;
}

bool take_victims(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                  uint32_t classes, const struct event *event, struct entity_set *set)
{
    static const char *const CLASSES[] = {"Kill", "Arrest", "Release", "Die", "Trial", NULL};
    bool hurts = strcmp(event->class, "Attack") == 0 && !trigger->is_noun &&
                 lexicon_has(extraction->tables, "bodily-harm", trigger->lemma);
    if (!hurts && !is_one_of(CLASSES, event->class)) return false;
    return take_nations(extraction, trigger->sentence, token, classes, set) ||
           (is_alone(extraction, trigger->sentence, token) &&
            take_people(extraction, trigger, token, classes, false, set));
}

/* Does the phrase say which or how many, so that it is worth a name of its own? */
static bool is_told_apart(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    static const enum deprel KINDS[] = {DEP_AMOD, DEP_COMPOUND, DEP_NUMMOD, DEP_NMOD_POSS, DEP_ACL, DEP_NMOD};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (dependent(&extraction->analysis->sentences[s], t, KINDS[i]) >= 0) return true;
    return false;
}

void take_fellows(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                  const struct event *event, struct entity_set *set)
{
    static const char *const CLASSES[] = {"Kill", "Arrest", "Release", "Trial", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (!set->count || !is_one_of(CLASSES, event->class)) return;
    for (uint32_t t = token + 1; t < sentence->count; t++) {
        int32_t fellow = extraction->entities->unnamed_at[trigger->sentence][t];
        if (fellow < 0 || sentence->tokens[t].head != (int32_t)token ||
            sentence->tokens[t].deprel != DEP_CONJ || !is_told_apart(extraction, trigger->sentence, t))
            continue;
        /* "NAME and ten Belgian soldiers": they, not their state */
        struct entity_set owners = {0}, kept = {0};
        owners_of(extraction, trigger->sentence, t, 1u << CLASS_STATE, &owners);
        for (size_t i = 0; i < set->count; i++)
            if (!set_contains(&owners, set->items[i])) set_include(extraction->arena, &kept, set->items[i]);
        set_include(extraction->arena, &kept, (uint32_t)fellow);
        *set = kept;
    }
}

/* A phrase of the noun, or of the verb whose object it is: "hit a station in Omdurman". */
static bool is_phrase_under(const struct sentence *sentence, uint32_t t, uint32_t noun)
{
    const struct token *token = &sentence->tokens[t];
    if (token->deprel == DEP_NMOD) return token->head == (int32_t)noun;
    return token->deprel == DEP_OBL && token->head >= 0 && token->head == sentence->tokens[noun].head &&
           is_verb(&sentence->tokens[token->head]);
}

/* Whose the building or ground is, or where it stands; false when nobody says. */
static bool take_one_spot(const struct extraction *extraction, uint32_t s, uint32_t noun, uint32_t classes,
                          struct entity_set *set)
{
    static const char *const PREPOSITIONS[] = {"in", "of", "at", NULL};
    static const char *const CARRYING[] = {"carrying", "transporting", "ferrying", "bringing", NULL};
    static const char *const COLUMNS[] = {"convoy", "column", "boat", "bus", "truck", "camp", "car", NULL};
    const uint32_t SIDES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    const uint32_t RIDERS =
        (classes & (SIDES | 1u << CLASS_PERSON)) | 1u << CLASS_PERSON | TAKE_UNNAMED | TAKE_VICTIMS;
    const uint32_t GROUND = 1u << CLASS_STATE | 1u << CLASS_PLACE;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    size_t before = set->count;
    bool has_name =
        extraction->entities->mention_at[s][noun] >= 0 || extraction->entities->unnamed_at[s][noun] >= 0;
    if (has_name || !lexicon_has(extraction->tables, "structure", sentence->tokens[noun].lemma)) return false;
    owners_of(extraction, s, noun, classes & SIDES, set);
    /* "a bus carrying soldiers" */
    for (uint32_t t = noun + 1; t < sentence->count && set->count == before; t++)
        if (sentence->tokens[t].head == (int32_t)noun && is_one_of(CARRYING, sentence->tokens[t].lower)) {
            int32_t load = dependent(sentence, t, DEP_OBJ);
            if (load >= 0) entities_of(extraction, s, (uint32_t)load, RIDERS, set);
        }
    /* "a convoy of rebels" */
    bool is_column = is_one_of(COLUMNS, sentence->tokens[noun].lemma);
    for (uint32_t t = noun + 1; is_column && t < sentence->count && set->count == before; t++)
        if (sentence->tokens[t].head == (int32_t)noun && strcmp(preposition_of(sentence, t), "of") == 0)
            entities_of(extraction, s, t, RIDERS, set);
    for (uint32_t t = noun + 1; t < sentence->count && set->count == before; t++)
        if (is_phrase_under(sentence, t, noun) && is_one_of(PREPOSITIONS, preposition_of(sentence, t)))
            entities_of(extraction, s, t, classes & GROUND, set);
    return set->count > before;
}

void take_spot(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
               uint32_t classes, struct entity_set *set)
{
    static const char *const QUARTERS[] = {"suburb",       "outskirt", "district", "village",
                                           "town",         "city",     "area",     "neighbourhood",
                                           "neighborhood", "camp",     NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t allowed = classes ? classes : ~0u;
    /* "shelling in the suburbs of Tripoli"; but "clashed in a building" */
    if (strcmp(preposition_of(sentence, token), "in") == 0 &&
        !is_one_of(QUARTERS, sentence->tokens[token].lemma))
        return;
    if (take_one_spot(extraction, trigger->sentence, token, allowed, set)) return;
    for (uint32_t t = token + 1; t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)token && sentence->tokens[t].deprel == DEP_CONJ &&
            take_one_spot(extraction, trigger->sentence, t, allowed, set))
            return;
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
    const struct entities *entities = extraction->entities;
    int32_t court = entities->unnamed_at[trigger->sentence][token],
            named = entities->mention_at[trigger->sentence][token];
    /* "the court": the one named before */
    if (named >= 0 && entities->mentions[named].kind == MENTION_NOMINAL) return false;
    if (court < 0 || !is_one_of(NOUNS, sentence_of(extraction, trigger)->tokens[token].lemma)) return false;
    set_include(extraction->arena, set, (uint32_t)court);
    return true;
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
