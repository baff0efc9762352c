/* attendance.c: what a report says of a meeting that it has told of: who sat in on it, "the session was
 * attended by the energy minister", and who told the press of it, "..., the ministry announced", are no
 * events of their own. After dates and places are known. */
#include "event/stages.h"

#include <string.h>

/* The meeting at which they were, in the clause that tells who came: "the talks" of "attended the talks"; -1.
 */
static int32_t meeting_attended(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const MEETINGS[] = {"meeting",     "talk",         "session", "audience", "reception",
                                           "discussion",  "dinner",       "banquet", "luncheon", "ceremony",
                                           "negotiation", "consultation", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->trigger.is_noun || strcmp(item->trigger.lemma, "attend") != 0) return -1;
    int32_t noun = dependent(sentence, item->trigger.token, DEP_OBJ);
    if (noun < 0) noun = dependent(sentence, item->trigger.token, DEP_NSUBJ_PASS);
    if (noun >= 0 && strcmp(sentence->tokens[noun].lower, "which") == 0 &&
        sentence->tokens[item->trigger.token].deprel == DEP_ACL_RELCL)
        noun = sentence->tokens[item->trigger.token].head;
    return noun >= 0 && has_the(sentence, (uint32_t)noun) && is_one_of(MEETINGS, sentence->tokens[noun].lemma)
               ? noun
               : -1;
}

static bool brings_parties(const struct event *event)
{
    static const char *const CLASSES[] = {"Meeting", "Negotiation", "Summit", "SignTreaty", NULL};
    return is_one_of(CLASSES, event->class) && event->source.count > 1;
}

/* "Present were", "the talks were attended by": who was there beside those who met. */
static void sit_in(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { FAR = 10 };
    struct found_event *item = &found->items[index];
    if (strcmp(item->event.class, "Conference") != 0 || meeting_attended(extraction, item) < 0) return;
    for (size_t i = found->count; i-- > 0;) {
        struct found_event *met = &found->items[i];
        if (met->dropped || met->evidence_sentence > item->evidence_sentence ||
            met->evidence_sentence + FAR < item->evidence_sentence || !brings_parties(&met->event) ||
            !dates_agree(&met->event, &item->event))
            continue;
        set_include_all(extraction->arena, &met->event.involves, &item->event.source);
        item->dropped = true;
        return;
    }
}

/* "A met B, the ministry announced": nothing but who tells of it. */
static void tell_press(const struct extraction *extraction, const struct found_events *found,
                       struct found_event *item)
{
    if (strcmp(item->event.class, "Announce") != 0 || item->trigger.is_noun ||
        item->event.source.count != 1 ||
        extraction->entities->items[item->event.source.items[0]].class != CLASS_ORGANIZATION)
        return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *met = &found->items[i];
        bool is_before = !met->dropped && met->trigger.sentence == item->trigger.sentence &&
                         met->trigger.token < item->trigger.token;
        if (is_before && brings_parties(&met->event) && has_happened(&met->event) &&
            set_contains(&met->event.attributed, item->event.source.items[0]))
            item->dropped = true;
    }
}

void settle_attendance(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped) {
            struct found_event *item = &found->items[i];
            /* "the rebels were not invited" */
            item->dropped = strcmp(item->event.class, "Invitation") == 0 && !item->event.source.count &&
                            item->event.factuality == FACTUALITY_DENIED;
            sit_in(extraction, found, i);
            tell_press(extraction, found, &found->items[i]);
        }
}
