/* stay.c: what lasts some days, and what happens meanwhile: "a three-day visit", "during the trip". */
#include "event/stay.h"

#include <string.h>

/* The verb whose clause the trigger is: itself, its light verb, or for a noun the verb that it hangs on. */
uint32_t clause_of(const struct sentence *sentence, const struct trigger *trigger)
{
    if (!trigger->is_noun) return trigger->token;
    if (trigger->light_verb >= 0) return (uint32_t)trigger->light_verb;
    int32_t at = (int32_t)trigger->token;
    for (int steps = 0; steps < 6 && sentence->tokens[at].head >= 0; steps++) {
        at = sentence->tokens[at].head;
        if (sentence->tokens[at].upos == UPOS_VERB) return (uint32_t)at;
    }
    return trigger->token;
}

static bool is_stay(const struct extraction *extraction, const struct sentence *sentence, int32_t noun)
{
    return noun >= 0 && lexicon_has(extraction->tables, "stay", sentence->tokens[noun].lemma);
}

static bool is_ended(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const ENDS[] = {"end", "close", "conclusion", "conclude", "wrap", "finish", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (token->head < 0) return false;
    if (strcmp(preposition_of(sentence, noun), "after") == 0) return true; /* "flew home after a visit" */
    const char *lemma = sentence->tokens[token->head].lemma;
    for (size_t i = 0; ENDS[i]; i++)
        if (strcmp(ENDS[i], lemma) == 0) return true;
    return lexicon_has(extraction->tables, "ending", lemma);
}

/* The end of what lasts: "a three-day visit", "arrived for a three-day trip". */
void add_duration(const struct extraction *extraction, const struct sentence *sentence,
                  const struct time_value *values, size_t count, struct found_event *item)
{
    enum { LONGEST = 60 };
    const struct trigger *trigger = &item->trigger;
    if (!item->event.begin.day || item->event.end.year) return;
    for (size_t i = 0; i < count; i++) {
        if (values[i].kind != TIME_SPAN || values[i].days < 2 || values[i].days > LONGEST) continue;
        int32_t noun = sentence->tokens[values[i].head].head;
        bool own = trigger->is_noun && noun == (int32_t)trigger->token;
        bool purpose = strcmp(item->event.class, "Visit") == 0 && is_stay(extraction, sentence, noun) &&
                       sentence->tokens[noun].head == (int32_t)clause_of(sentence, trigger);
        bool is_over = (own && is_ended(extraction, sentence, trigger->token)) ||
                       (purpose && is_ended(extraction, sentence, (uint32_t)noun));
        if (is_over) {
            /* "at the end of a three-day visit": the day told is the last one */
            item->event.end = item->event.begin;
            item->event.begin = date_from_days(date_earliest(item->event.begin) - values[i].days + 1);
            return;
        } else if (own || purpose)
            item->event.end = date_from_days(date_earliest(item->event.begin) + values[i].days - 1);
    }
    /* "ended his visit on Thursday": when it began is not told */
    bool by_verb = !trigger->is_noun && strcmp(item->frame->name, "pay-visit") == 0 &&
                   lexicon_has(extraction->tables, "ending", sentence->tokens[trigger->token].lemma);
    if (strcmp(item->event.class, "Visit") == 0 &&
        (by_verb || (trigger->is_noun && is_ended(extraction, sentence, trigger->token)))) {
        item->event.end = item->event.begin;
        item->event.begin = (struct date){0};
    }
}

void add_days_before(const struct sentence *sentence, const struct time_value *values, size_t count,
                     struct date day, struct found_event *item)
{
    const struct trigger *trigger = &item->trigger;
    if (item->event.begin.year || !day.day || !trigger->is_noun) return;
    for (size_t i = 0; i < count; i++) {
        const struct token *span = &sentence->tokens[values[i].head];
        bool counts = values[i].kind == TIME_SPAN && values[i].days > 1 &&
                      sentence->tokens[trigger->token].head == (int32_t)values[i].head &&
                      strcmp(preposition_of(sentence, trigger->token), "of") == 0;
        if (!counts || span->head < 0 || strcmp(preposition_of(sentence, values[i].head), "after") != 0)
            continue;
        item->event.end = day;
        item->event.begin = date_from_days(date_earliest(day) - values[i].days + 1);
    }
}

/* "during the trip", "on his visit", "during which" */
static bool is_during_stay(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t clause = clause_of(sentence, &item->trigger);
    for (uint32_t i = 0; i + 1 < sentence->count; i++) {
        if (strcmp(sentence->tokens[i].lower, "during") != 0) continue;
        int32_t noun = sentence->tokens[i].head;
        bool stay = noun >= 0 && (is_stay(extraction, sentence, noun) ||
                                  strcmp(sentence->tokens[noun].lower, "which") == 0);
        for (int steps = 0; stay && steps < 4 && noun >= 0; steps++, noun = sentence->tokens[noun].head)
            for (int32_t at = (int32_t)clause; at >= 0; at = sentence->tokens[at].head) {
                if (at == noun) return true;
                unsigned deprel = sentence->tokens[at].deprel;
                if (deprel != DEP_XCOMP && deprel != DEP_CONJ) break; /* "are expected to discuss" */
            }
    }
    return false;
}

/* Is it told in a clause that "during which" opens? */
static bool is_during_which(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t clause = clause_of(sentence, &item->trigger);
    for (uint32_t i = 0; i + 1 < sentence->count; i++)
        if (strcmp(sentence->tokens[i].lower, "during") == 0 &&
            strcmp(sentence->tokens[i + 1].lower, "which") == 0 &&
            sentence->tokens[i + 1].head == (int32_t)clause)
            return true;
    return false;
}

void date_by_visit(const struct extraction *extraction, const struct found_events *found,
                   struct found_event *item)
{
    if (item->event.begin.year || strcmp(item->event.class, "Visit") == 0 ||
        !is_during_stay(extraction, item))
        return;
    for (const struct found_event *visit = item; visit >= found->items; visit--) {
        bool dated = strcmp(visit->event.class, "Visit") == 0 && visit->event.begin.year && !visit->dropped;
        /* "a working visit during which the two governments signed it": whoever visits */
        if (dated && visit->trigger.sentence == item->trigger.sentence && is_during_which(extraction, item)) {
            item->event.begin = visit->event.begin;
            item->event.end = visit->event.end;
            return;
        }
        for (size_t i = 0; dated && i < item->event.source.count; i++) {
            if (!set_contains(&visit->event.source, item->event.source.items[i])) continue;
            item->event.begin = visit->event.begin;
            item->event.end = visit->event.end;
            return;
        }
    }
}

/* Was he told to go where the event is, and when, shortly before it is told without a time? */
static bool is_on_journey(const struct extraction *extraction, const struct found_event *item,
                          const struct found_event *visit)
{
    enum { NEAR = 2 }; /* sentences */
    const struct event *there = &visit->event;
    bool dated = strcmp(there->class, "Visit") == 0 && there->begin.year && has_happened(there);
    bool behind = visit->trigger.sentence < item->trigger.sentence &&
                  item->trigger.sentence - visit->trigger.sentence <= NEAR &&
                  sentence_of(extraction, &visit->trigger)->paragraph ==
                      sentence_of(extraction, &item->trigger)->paragraph;
    bool town = false;
    for (size_t i = 0; i < item->event.place.count; i++)
        town = town || (set_contains(&there->place, item->event.place.items[i]) &&
                        extraction->entities->items[item->event.place.items[i]].class == CLASS_PLACE);
    return !visit->dropped && dated && behind && town && sets_overlap(&there->source, &item->event.source);
}

/* "Modi, on a visit to Lima, said on Friday": the visit falls in that month at least. */
static void date_visit_by_act(const struct extraction *extraction, const struct found_events *found,
                              struct found_event *visit)
{
    const struct sentence *sentence = sentence_of(extraction, &visit->trigger);
    const char *preposition = preposition_of(sentence, visit->trigger.token);
    bool is_under_way =
        visit->trigger.is_noun && (strcmp(preposition, "on") == 0 || strcmp(preposition, "during") == 0);
    if (strcmp(visit->event.class, "Visit") != 0 || !is_under_way || visit->event.begin.year) return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *act = &found->items[i];
        if (act == visit || act->dropped || act->trigger.sentence != visit->trigger.sentence ||
            !act->event.begin.month || !has_happened(&act->event) ||
            !sets_overlap(&act->event.source, &visit->event.source))
            continue;
        visit->event.begin = act->event.begin;
        visit->event.begin.day = 0;
        visit->event.end = visit->event.begin;
        return;
    }
}

void date_by_journeys(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && has_happened(&found->items[i].event))
            date_visit_by_act(extraction, found, &found->items[i]);
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        if (item->dropped || item->event.begin.month || !has_happened(&item->event) ||
            tense_of(sentence, clause_of(sentence, &item->trigger)) != TENSE_PAST)
            continue;
        for (size_t k = i; k-- > 0;) {
            const struct event *visit = &found->items[k].event;
            if (!is_on_journey(extraction, item, &found->items[k])) continue;
            item->event.begin = visit->begin;
            item->event.end = visit->end;
            break;
        }
    }
}
