/* aftermath.c: where what comes of a deed is: deaths and wounds happen where the raid was, violence where the
 * crowd was, though their own clauses tell other places or none. Part of complete_places. */
#include "event/stages.h"

#include <string.h>

static const struct found_event *assault_at(struct found_events *found, uint32_t s, int32_t token)
{
    const struct found_event *deed = token >= 0 ? event_at(found, s, token) : NULL;
    return deed && strcmp(event_category(deed->event.class), "Assault") == 0 ? deed : NULL;
}

/* "raided a camp, killing seven", "an ambush killed seven", "died in an ambush": the deed of which the other
 * is the outcome; NULL. */
static const struct found_event *deed_of_outcome(const struct extraction *extraction,
                                                 struct found_events *found, const struct found_event *item)
{
    static const char *const PLACES[] = {"in", "during", "by", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence, verb = item->trigger.token;
    const struct token *token = &sentence->tokens[verb];
    bool is_assault = strcmp(event_category(item->event.class), "Assault") == 0;
    /* "stormed the palace and killed him" */
    bool goes_on = token->deprel == DEP_CONJ && dependent(sentence, verb, DEP_NSUBJ) < 0 &&
                   (is_assault || strcmp(event_category(item->event.class), "Coerce") == 0);
    if (!item->trigger.is_noun && goes_on) return assault_at(found, s, conjunct_head(sentence, verb));
    if (item->trigger.is_noun || !is_assault) return NULL;
    if (token->xpos == XPOS_VBG && token->deprel == DEP_ADVCL && dependent(sentence, verb, DEP_MARK) < 0)
        return assault_at(found, s, token->head);
    const struct found_event *deed = assault_at(found, s, subject_of(extraction, s, verb, 0));
    for (uint32_t i = verb + 1; !deed && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
            is_one_of(PLACES, preposition_of(sentence, i)))
            deed = assault_at(found, s, (int32_t)i);
    return deed != item ? deed : NULL;
}

/* Where those are to whom it is done; an outcome is where its deed is. */
void place_at_targets(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (!item->dropped && !item->event.place.count && !deed_of_outcome(extraction, found, item))
            places_of_targets(extraction, item, &item->event.place);
    }
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct found_event *deed = deed_of_outcome(extraction, found, item);
        if (!deed || item->dropped || item->event.place.count) continue;
        item->event.place = deed->event.place;
        if (!item->event.place.count) places_of_targets(extraction, item, &item->event.place);
    }
}

/* "In Niamey, thousands marched ...": violence that the paragraph goes on to tell is there too. */
void follow_crowd(const struct extraction *extraction, struct found_events *found)
{
    static const char *const CATEGORIES[] = {"Assault", "Coerce", "Protest", NULL};
    for (size_t i = 1; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct found_event *from = NULL;
        for (size_t k = 0; k < i; k++)
            if (!found->items[k].dropped && found->items[k].event.place.count) from = &found->items[k];
        if (!from || item->dropped || item->event.place.count || !has_happened(&item->event)) continue;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        bool both = is_one_of(CATEGORIES, event_category(item->event.class)) &&
                    is_one_of(CATEGORIES, event_category(from->event.class));
        bool near = sentence->paragraph == sentence_of(extraction, &from->trigger)->paragraph &&
                    item->trigger.sentence - from->trigger.sentence <= 1;
        bool day =
            item->event.begin.month && from->event.begin.month && dates_agree(&item->event, &from->event);
        if (both && near && day) item->event.place = from->event.place;
    }
}

/* "They fought over the reef in 1988. Sixty soldiers were killed": there and then. */
void follow_fight(struct extraction *extraction, struct found_events *found)
{
    static const char *const TOLLS[] = {"Kill", "Die", NULL};
    const struct found_event *fight = NULL;
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (item->dropped) continue;
        bool is_toll = is_one_of(TOLLS, item->event.class) && !item->trigger.is_noun;
        bool near = fight && item->trigger.sentence - fight->trigger.sentence <= 1 &&
                    sentence_of(extraction, &item->trigger)->paragraph ==
                        sentence_of(extraction, &fight->trigger)->paragraph;
        /* "32,000 have been killed since" */
        int32_t helper = dependent(sentence_of(extraction, &item->trigger), item->trigger.token, DEP_AUX);
        is_toll = is_toll && helper < 0;
        bool is_bare = !item->event.source.count && !item->event.place.count && !item->event.begin.year;
        if (is_toll && near && is_bare) {
            item->event.place = fight->event.place;
            item->event.begin = fight->event.begin;
            item->event.end = fight->event.end;
        } else if (strcmp(event_category(item->event.class), "Assault") == 0 && item->event.place.count &&
                   has_happened(&item->event)) {
            fight = item;
        }
    }
}

int32_t deed_beside(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->trigger.token;
    if (item->trigger.is_noun || strcmp(event_category(item->event.class), "Assault") != 0) return -1;
    for (uint32_t t = verb + 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head == (int32_t)verb && token->deprel == DEP_CONJ && token->upos == UPOS_VERB &&
            dependent(sentence, t, DEP_NSUBJ) < 0 && dependent(sentence, t, DEP_NSUBJ_PASS) < 0 &&
            (is_assault_word(extraction, token) ||
             evokes_category(&extraction->tables->verbs, token->lemma, "Coerce")))
            return (int32_t)t;
    }
    return -1;
}
