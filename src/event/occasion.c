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
    bool together = strcmp(category, "Consult") == 0 ||
                    (strcmp(category, "Agree") == 0 && strcmp(item->event.class, "Promise") != 0);
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
    static const char *const TELLING[] = {"announce", "issue", "broadcast", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const char *lemma = sentence->tokens[noun].lemma;
    /* "announced the decision in a speech at home": what was agreed was agreed elsewhere */
    bool is_told = strcmp(lemma, "decision") == 0 && is_one_of(TELLING, sentence->tokens[verb].lemma);
    struct found_event *own = event_at(found, s, (int32_t)noun);
    if (!own) own = event_at(found, s, (int32_t)verb);
    /* what is still to come is not what was told before */
    int32_t helper = dependent(sentence, verb, DEP_AUX);
    if (helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD) return;
    if (own && !has_happened(&own->event)) return; /* "the offer to organise the meeting in Oslo" */
    struct entity_set places = {0};
    told_places(extraction, s, noun, &places);
    if (!places.count) told_places(extraction, s, verb, &places);
    uint32_t from = UINT32_MAX;
    for (size_t i = found->count; i-- > 0 && places.count;) {
        struct found_event *item = &found->items[i];
        uint32_t of = item->trigger.sentence;
        if (of >= s || item->dropped || !has_happened(&item->event)) continue;
        if (of + BACK < s || (from != UINT32_MAX && of != from)) return;
        if (item->event.place.count || !takes_up(extraction, lemma, item) ||
            (own && !dates_agree(&own->event, &item->event)) || (is_told && !item->is_speech))
            continue;
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

/* ---- What is done at the occasion ---- */

/* The occasion of which the noun is a part: "the fringes of the summit", "a break in the talks". */
static int32_t whole_of(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const PARTS[] = {"fringe", "break",  "recess", "pause", "day",
                                        "round",  "outset", "second", "first", NULL};
    const char *lemma = sentence->tokens[noun].lemma;
    if (!is_one_of(PARTS, lemma) && !lexicon_has(extraction->tables, "phase", lemma)) return (int32_t)noun;
    int32_t of = dependent(sentence, noun, DEP_NMOD);
    if (of < 0) return -1;
    const char *preposition = preposition_of(sentence, (uint32_t)of);
    return strcmp(preposition, "of") == 0 || strcmp(preposition, "in") == 0 ? of : -1;
}

/* The occasion beside which the clause tells its act: "said after the meeting", "met on the margins of the
 * summit"; -1. */
static int32_t occasion_beside(const struct extraction *extraction, const struct sentence *sentence,
                               uint32_t clause)
{
    static const char *const BESIDE[] = {"after", "at", "during", "on", "following", "in", "before", NULL};
    /* "Opening the meeting, he urged them" */
    static const char *const OPENS[] = {"open",   "close",    "address", "chair",
                                        "attend", "conclude", "host",    NULL};
    for (uint32_t i = 0; i < clause; i++) {
        const struct token *token = &sentence->tokens[i];
        int32_t object = dependent(sentence, i, DEP_OBJ);
        bool opens = token->head == (int32_t)clause && token->deprel == DEP_ADVCL &&
                     token->xpos == XPOS_VBG && is_one_of(OPENS, token->lemma);
        if (opens && object >= 0 && is_definite(sentence, (uint32_t)object)) return object;
    }
    /* "opened the meeting by urging them" */
    const struct token *act = &sentence->tokens[clause];
    int32_t object =
        act->deprel == DEP_ADVCL && act->head >= 0 && is_one_of(OPENS, sentence->tokens[act->head].lemma)
            ? dependent(sentence, (uint32_t)act->head, DEP_OBJ)
            : -1;
    if (object >= 0 && is_definite(sentence, (uint32_t)object)) return object;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = token->deprel == DEP_OBL || token->deprel == DEP_NMOD;
        bool below = token->head == (int32_t)clause ||
                     (token->head >= 0 && sentence->tokens[token->head].head == (int32_t)clause &&
                      (sentence->tokens[token->head].deprel == DEP_OBJ ||
                       sentence->tokens[token->head].deprel == DEP_IOBJ));
        if (!hangs || !below || !is_one_of(BESIDE, preposition_of(sentence, i))) continue;
        int32_t whole = whole_of(extraction, sentence, i);
        if (whole >= 0 && sentence->tokens[whole].upos == UPOS_NOUN && is_definite(sentence, (uint32_t)whole))
            return whole;
    }
    return -1;
}

/* A state or body says what it says from nowhere. */
static bool is_of_people(const struct extraction *extraction, const struct event *event)
{
    for (size_t i = 0; i < event->source.count; i++) {
        enum entity_class class = extraction->entities->items[event->source.items[i]].class;
        if (class == CLASS_PERSON || class == CLASS_GROUP) return true;
    }
    return is_encounter(event);
}

/* Is it an occasion at which people are together, told with its place, that the noun can mean? */
static bool is_meant(const struct extraction *extraction, const char *lemma, const struct found_event *from)
{
    const char *category = event_category(from->event.class);
    bool together = strcmp(category, "Consult") == 0 || strcmp(from->event.class, "SignTreaty") == 0;
    return !from->dropped && from->event.place.count && together && has_happened(&from->event) &&
           strcmp(from->event.class, "PhoneCall") != 0 && takes_up(extraction, lemma, from);
}

void join_occasions(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        bool acts = item->is_speech || is_encounter(&item->event);
        if (item->dropped || item->event.place.count || !acts || !has_happened(&item->event) ||
            strcmp(item->event.class, "PhoneCall") == 0 || !is_of_people(extraction, &item->event))
            continue;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        int32_t noun = occasion_beside(extraction, sentence, item->trigger.token);
        for (size_t r = 0; r < item->report_count && noun < 0; r++)
            noun = occasion_beside(extraction, sentence, item->reports[r]);
        if (noun < 0) continue;
        for (size_t k = found->count; k-- > 0;) {
            const struct found_event *from = &found->items[k];
            if (from == item || from->trigger.sentence > item->trigger.sentence ||
                !dates_agree(&item->event, &from->event) ||
                !is_meant(extraction, sentence->tokens[noun].lemma, from))
                continue;
            item->event.place = from->event.place;
            break;
        }
    }
}
