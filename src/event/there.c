/* there.c: places that a sentence takes up from before, "there", "the islands", and parts of states. */
#include "event/stages.h"

#include <string.h>

/* "eastern Ukraine": the part of the state that the name stands in. */
void part_of_state(const struct extraction *extraction, uint32_t s, uint32_t noun, struct entity_set *places)
{
    const struct entities *entities = extraction->entities;
    int32_t whole = entities->mention_at[s][noun];
    uint32_t begin = whole >= 0 ? entities->mentions[whole].begin : 0;
    int32_t part = begin > 0 ? entities->mention_at[s][begin - 1] : -1;
    if (part < 0 || entities->mentions[part].begin + 1 != begin ||
        entities->mentions[part].entity_count != 1 ||
        entities->mentions[part].end != entities->mentions[whole].end)
        return;
    set_include(extraction->arena, places, entities->mentions[part].entities[0]);
}

/* Is what the verb's object tells spoken of, not done there: "discussed the war in Gaza"? */
bool speaks_of(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"discuss", "condemn",   "review", "debate",    "raise",   "denounce",
                                        "deplore", "criticize", "praise", "criticise", "mention", "describe",
                                        "recall",  "consider",  "study",  "assess",    NULL};
    return is_one_of(WORDS, sentence->tokens[verb].lemma);
}

/* "the war in Gaza" right behind such a verb, wherever the parser hangs the phrase. */
bool is_of_topic(const struct sentence *sentence, uint32_t verb, uint32_t place)
{
    static const char *const TOPICS[] = {"war",       "situation", "conflict", "crisis",  "fighting",
                                         "violence",  "tension",   "event",    "unrest",  "development",
                                         "truce",     "ceasefire", "attack",   "killing", "coup",
                                         "offensive", "security",  "peace",    NULL};
    int32_t link = dependent(sentence, place, DEP_CASE);
    return speaks_of(sentence, verb) && link > (int32_t)verb + 1 &&
           is_one_of(TOPICS, sentence->tokens[link - 1].lemma);
}

/* "discussed the situation in Syria in Ankara": beside a town, a state in which it does not lie is what is
 * spoken of. */
void drop_topics(const struct extraction *extraction, struct entity_set *places)
{
    const struct entity *items = extraction->entities->items;
    size_t kept = 0;
    int32_t town = -1;
    for (size_t i = 0; i < places->count; i++)
        if (items[places->items[i]].class == CLASS_PLACE && items[places->items[i]].entry &&
            items[places->items[i]].entry->kind && strcmp(items[places->items[i]].entry->kind, "city") == 0)
            town = (int32_t)places->items[i];
    for (size_t i = 0; i < places->count; i++) {
        const struct entity *place = &items[places->items[i]];
        bool apart = town >= 0 && place->class == CLASS_STATE && place->entry &&
                     items[town].entry->located_in && items[town].entry->located_in != place->entry;
        if (!apart) places->items[kept++] = places->items[i];
    }
    places->count = kept;
}

/* "the islands", "the capital", "the strait" without a name: the place of that kind named last. */
void definite_place(const struct extraction *extraction, uint32_t s, uint32_t noun, struct entity_set *places)
{
    static const char *const KINDS[] = {"island",   "strait",  "region",  "city", "town",
                                        "province", "valley",  "shoal",   "port", "peninsula",
                                        "bridge",   "airport", "enclave", NULL};
    const struct entities *entities = extraction->entities;
    const struct token *token = &extraction->analysis->sentences[s].tokens[noun];
    bool bare = token->upos == UPOS_NOUN && entities->mention_at[s][noun] < 0 &&
                has_the(&extraction->analysis->sentences[s], noun) &&
                dependent(&extraction->analysis->sentences[s], noun, DEP_NMOD) < 0 &&
                dependent(&extraction->analysis->sentences[s], noun, DEP_AMOD) < 0;
    if (!bare || !is_one_of(KINDS, token->lemma)) return;
    enum { FAR = 8 }; /* sentences */
    const struct mention *last = NULL;
    for (size_t i = 0; i < entities->mention_count; i++) {
        const struct mention *mention = &entities->mentions[i];
        bool before = mention->sentence < s || (mention->sentence == s && mention->end <= noun);
        if (!before || mention->sentence + FAR < s || mention->entity_count != 1) continue;
        const struct entity *place = &entities->items[mention->entities[0]];
        const char *kind = place->entry && place->entry->kind ? place->entry->kind : "";
        bool one = token->xpos != XPOS_NNS; /* "the islands": only of a name in the plural */
        bool fits = (one && strstr(kind, token->lemma)) ||
                    (place->label && strcasestr(place->label, one ? token->lemma : token->lower));
        bool later = !last || mention->sentence > last->sentence ||
                     (mention->sentence == last->sentence && mention->begin > last->begin);
        if (place->class == CLASS_PLACE && fits && later) last = mention;
    }
    if (last) set_include(extraction->arena, places, last->entities[0]);
}

/* "a drill there", "stepped up its patrols there": the place named last, in the sentence or the one before.
 */
void place_before(const struct extraction *extraction, uint32_t s, uint32_t head, struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    static const char *const PREPOSITIONS[] = {"in", "at", "near", "off", "inside", "across", "to", NULL};
    const struct entities *entities = extraction->entities;
    uint32_t there = head + 1;
    while (there < sentence->count &&
           (strcmp(sentence->tokens[there].lower, "there") != 0 ||
            sentence->tokens[there].head != (int32_t)head || sentence->tokens[there].deprel != DEP_ADVMOD))
        there++;
    if (there >= sentence->count) return;
    for (uint32_t of = s, tries = 0; tries < 2 && !places->count; tries++, of--) {
        uint32_t end = of == s ? there : extraction->analysis->sentences[of].count;
        for (uint32_t t = end; t-- > 0 && !places->count;) {
            int32_t index = entities->mention_at[of][t];
            if (index < 0) continue;
            const struct mention *mention = &entities->mentions[index];
            bool located = is_one_of(PREPOSITIONS, preposition_of(&extraction->analysis->sentences[of], t));
            for (size_t k = 0; k < mention->entity_count; k++) {
                enum entity_class class = entities->items[mention->entities[k]].class;
                if (class == CLASS_PLACE || (class == CLASS_STATE && located))
                    set_include(extraction->arena, places, mention->entities[k]);
            }
        }
        if (of == 0) return;
    }
}
