/* journey.c: places of who comes and goes: the town of a clause wherever the parser hangs it, where those
 * were who left, and the state of a town that is visited. */
#include "event/stages.h"

#include <string.h>

/* "recalled his envoy from Paris": from the state whose town it is, when the article names that. */
static void complete_recall(const struct extraction *extraction, struct event *event)
{
    if (strcmp(event->class, "SeverRelations") != 0 || event->target.count) return;
    for (size_t p = 0; p < event->place.count; p++) {
        int32_t state = state_of_place(extraction, event->place.items[p]);
        if (state >= 0 && !is_own_side(extraction, &event->source, (uint32_t)state))
            set_include(extraction->arena, &event->target, (uint32_t)state);
    }
}

/* A visit to a place is a visit to its state, when the article names that. */
void complete_visit(const struct extraction *extraction, struct event *event)
{
    const struct entities *entities = extraction->entities;
    complete_recall(extraction, event);
    if (strcmp(event->class, "Visit") != 0) return;
    for (size_t i = 0; i < event->target.count && event->place.count; i++)
        if (entities->items[event->target.items[i]].class == CLASS_STATE)
            set_include(extraction->arena, &event->place, event->target.items[i]);
    if (event->target.count) return;
    for (size_t p = 0; p < event->place.count; p++) {
        const struct entity *place = &entities->items[event->place.items[p]];
        if (place->class == CLASS_STATE)
            set_include(extraction->arena, &event->target, event->place.items[p]);
        int32_t state = state_of_place(extraction, event->place.items[p]);
        if (state >= 0) set_include(extraction->arena, &event->target, (uint32_t)state);
    }
}

/* The State that the official serves; NULL. */
static const struct entry *served_by(const struct extraction *extraction, uint32_t person)
{
    const struct entity *items = extraction->entities->items;
    int32_t home = state_of_person(extraction, person);
    if (home >= 0) return items[home].entry;
    const struct entry *known = items[person].class == CLASS_PERSON ? items[person].entry : NULL;
    return known && known->term_count ? known->citizen_of : NULL;
}

static bool lies_in(const struct entity *place, const struct entry *state)
{
    const struct entry *in = state_of_entry(place->entry);
    return !in || in == state; /* nobody knows where it lies */
}

bool is_abroad(const struct extraction *extraction, const struct event *event, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    int32_t mention = entities->mention_at[s][t];
    if (mention < 0 || entities->mentions[mention].entity_count != 1) return false;
    const struct entity *place = &entities->items[entities->mentions[mention].entities[0]];
    for (size_t i = 0; i < event->source.count; i++) {
        const struct entry *home = served_by(extraction, event->source.items[i]);
        if (!home || lies_in(place, home)) return false;
    }
    return event->source.count > 0;
}

static bool is_region(const struct entity *place)
{
    const char *kind = place->entry && place->entry->kind ? place->entry->kind : "";
    return strstr(kind, "region") || strstr(kind, "continent") || strstr(kind, "province");
}

/* May a phrase of place that the parser hung on the noun belong to the clause? "talked for two hours at the
 * airport", "met Putin in Sochi", "gave their consent to the plan in Brussels"; not "the envoy in Vienna". */
static bool passes_place(const struct extraction *extraction, const struct found_event *item, uint32_t noun)
{
    static const char *const HEARERS[] = {"reporter", "journalist", "crowd", "audience", "conference", NULL};
    uint32_t s = item->trigger.sentence;
    const struct token *token = &extraction->analysis->sentences[s].tokens[noun];
    if (lexicon_has(extraction->tables, "quantity", token->lemma) ||
        lexicon_has(extraction->tables, "calendar", token->lower))
        return true;
    int32_t mention = extraction->entities->mention_at[s][noun];
    if (mention >= 0) {
        const struct mention *name = &extraction->entities->mentions[mention];
        return token->upos == UPOS_PROPN && name->entity_count == 1 &&
               extraction->entities->items[name->entities[0]].class == CLASS_PERSON;
    }
    if (extraction->entities->unnamed_at[s][noun] >= 0) return !item->is_speech;
    /* "called the situation in the valley a threat": of what is spoken of */
    if (item->is_speech && token->upos == UPOS_NOUN && token->deprel == DEP_OBJ)
        return is_occasion_noun(extraction, token) || is_one_of(HEARERS, token->lemma) ||
               lexicon_has(extraction->tables, "claim-noun", token->lemma) ||
               lexicon_has(extraction->tables, "speech", token->lemma) ||
               lexicon_has(extraction->tables, "treaty", token->lemma);
    return token->upos != UPOS_PROPN;
}

/* The last town of the clause, wherever the parser hangs it. */
void places_in_clause(const struct extraction *extraction, const struct found_event *item, uint32_t verb,
                      struct entity_set *places)
{
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = sentence->count; i-- > verb + 1 && !places->count;) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = token->deprel == DEP_NMOD || token->deprel == DEP_OBL;
        if (!hangs || token->head < 0 || !stands_at(sentence, i) || is_of_topic(sentence, verb, i)) continue;
        int32_t at = token->head;
        bool passes = passes_place(extraction, item, (uint32_t)at), is_matter = false;
        for (int steps = 0; steps < 4 && at >= 0 && at != (int32_t)verb; steps++) {
            unsigned deprel = sentence->tokens[at].deprel;
            bool within = deprel == DEP_OBJ || deprel == DEP_OBL || deprel == DEP_NMOD ||
                          (deprel == DEP_CONJ && sentence->tokens[at].upos != UPOS_VERB);
            is_matter = is_matter || strcmp(preposition_of(sentence, (uint32_t)at), "on") == 0;
            at = within ? sentence->tokens[at].head : -1;
        }
        if (!passes || at != (int32_t)verb) continue;
        entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
        /* "signed an accord on self-rule in Gaza", but "on grain exports in Istanbul" */
        if (is_matter && places->count && is_region(&extraction->entities->items[places->items[0]]))
            places->count = 0;
        /* "cited the presence of troops in the region": of what is spoken of */
        if (item->is_speech && places->count && is_region(&extraction->entities->items[places->items[0]]))
            places->count = 0;
    }
}

/* "withdrew its envoy from Doha", "pulled its troops out of the north": where they were; "spoke by phone from
 * the palace": where one of them is. */
void places_left(const struct extraction *extraction, const struct found_event *item,
                 struct entity_set *places)
{
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    bool leaves = strcmp(item->event.class, "Withdraw") == 0;
    if (!leaves && strcmp(item->event.class, "PhoneCall") != 0) return;
    int32_t object = dependent(sentence, trigger->token, DEP_OBJ);
    for (uint32_t i = trigger->token + 1; i < sentence->count && !places->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = (token->deprel == DEP_OBL || token->deprel == DEP_NMOD) &&
                     (token->head == (int32_t)trigger->token || (object >= 0 && token->head == object));
        const char *preposition = preposition_of(sentence, i);
        bool out = leaves && (strcmp(preposition, "out") == 0 ||
                              (strcmp(preposition, "of") == 0 && has_dependent(sentence, i, "out")));
        if (hangs && (out || strcmp(preposition, "from") == 0)) {
            entities_of(extraction, trigger->sentence, i, 1u << CLASS_PLACE, places);
            if (!places->count && leaves) named_place(extraction, trigger->sentence, i, places);
        }
    }
}

/* "the soldiers in southern Germany would leave", "took its men in the Sahel home": where they were. */
void place_of_withdrawn(const struct extraction *extraction, const struct found_event *item,
                        struct entity_set *places)
{
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(item->event.class, "Withdraw") != 0 || trigger->is_noun) return;
    int32_t ends[] = {object_of(extraction, trigger->sentence, trigger->token),
                      subject_of(extraction, trigger->sentence, trigger->token, 0)};
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = ends[k] < 0 ? sentence->count : (uint32_t)ends[k] + 1;
             i < sentence->count && !places->count; i++)
            if (sentence->tokens[i].head == ends[k] && sentence->tokens[i].deprel == DEP_NMOD &&
                stands_at(sentence, i))
                named_place(extraction, trigger->sentence, i, places);
    /* "would leave Afghanistan" */
    if (!places->count && ends[0] >= 0 && strcmp(sentence->tokens[trigger->token].lemma, "leave") == 0)
        entities_of(extraction, trigger->sentence, (uint32_t)ends[0], PLACE_CLASSES, places);
}

/* "during a visit by Biden to Hanoi", hung on the verb above */
void place_beside_visit(const struct extraction *extraction, uint32_t s, uint32_t noun,
                        struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (sentence->tokens[noun].upos != UPOS_NOUN || sentence->tokens[noun].head < 0) return;
    for (uint32_t i = noun + 1; i < sentence->count && !places->count; i++)
        if (sentence->tokens[i].head == sentence->tokens[noun].head &&
            sentence->tokens[i].deprel == DEP_OBL && strcmp(preposition_of(sentence, i), "to") == 0)
            entities_of(extraction, s, i, PLACE_CLASSES, places);
}
