/* occasion.c: what a sentence says of an event that was told before it: "The ultimatum came on Sunday at the
 * close of a summit in Abuja", "He hosted the ceremony at his palace". The definite noun takes the event up;
 * its clause's place and day are that event's, where it has none. */
#include "event/stages.h"

#include <string.h>

enum { BACK = 2 }; /* sentences that it reaches */

/* Nouns by which any act of speech or of agreeing can be taken up. */
static bool takes_up(const struct extraction *extraction, const char *lemma, const struct found_event *item)
{
    static const char *const SPEECH[] = {
        "ultimatum", "announcement", "comment",  "remark", "statement", "warning",
        "speech",    "address",      "call",     "appeal", "demand",    "threat",
        "pledge",    "promise",      "decision", "move",   NULL};
    static const char *const TOGETHER[] = {"ceremony", "encounter", "signing",  "deal",  "agreement",
                                           "accord",   "pact",      "decision", "truce", "meeting",
                                           "talk",     "summit",    "visit",    NULL};
    const struct frame_list *list = frames_for(&extraction->tables->nouns, lemma);
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(list->items[i].frame->class, item->event.class) == 0) return true;
    if (item->is_speech && is_one_of(SPEECH, lemma)) return true;
    const char *category = event_category(item->event.class);
    bool together = strcmp(category, "Consult") == 0 || strcmp(category, "Agree") == 0;
    return together && is_one_of(TOGETHER, lemma);
}

static bool is_definite(const struct sentence *sentence, uint32_t noun)
{
    for (uint32_t i = 0; i < noun; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)noun || token->deprel != DEP_DET) continue;
        return strcmp(token->lower, "the") == 0 || strcmp(token->lower, "this") == 0 ||
               strcmp(token->lower, "that") == 0;
    }
    return false;
}

/* The verb of which the noun is what happens, or what is held; -1. */
static int32_t clause_about(const struct extraction *extraction, const struct sentence *sentence,
                            uint32_t noun)
{
    static const char *const COMES[] = {"come",     "follow",  "make",  "take",      "reach",
                                        "announce", "sign",    "issue", "broadcast", "attend",
                                        "host",     "witness", "mark",  "adopt",     NULL};
    const struct token *token = &sentence->tokens[noun];
    if (token->head < 0 || sentence->tokens[token->head].upos != UPOS_VERB) return -1;
    const char *verb = sentence->tokens[token->head].lemma;
    bool part = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS || token->deprel == DEP_OBJ;
    bool happens = is_one_of(COMES, verb) || lexicon_has(extraction->tables, "occurrence", verb) ||
                   lexicon_has(extraction->tables, "light", verb);
    return part && happens ? token->head : -1;
}

static void take_up(const struct extraction *extraction, struct found_events *found, uint32_t s,
                    uint32_t noun, uint32_t verb)
{
    const char *lemma = extraction->analysis->sentences[s].tokens[noun].lemma;
    struct entity_set places = {0};
    told_places(extraction, s, noun, &places);
    if (!places.count) told_places(extraction, s, verb, &places);
    uint32_t from = UINT32_MAX;
    for (size_t i = found->count; i-- > 0 && places.count;) {
        struct found_event *item = &found->items[i];
        uint32_t of = item->trigger.sentence;
        if (of >= s || item->dropped || !has_happened(&item->event)) continue;
        if (of + BACK < s || (from != UINT32_MAX && of != from)) return;
        if (item->event.place.count || !takes_up(extraction, lemma, item)) continue;
        item->event.place = places;
        from = of;
    }
}

void take_up_occasions(const struct extraction *extraction, struct found_events *found)
{
    for (uint32_t s = 1; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (sentence->tokens[t].upos != UPOS_NOUN || !is_definite(sentence, t)) continue;
            int32_t verb = clause_about(extraction, sentence, t);
            if (verb >= 0) take_up(extraction, found, s, t, (uint32_t)verb);
        }
    }
}
