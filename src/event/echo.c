/* echo.c: deeds told by what they repeat or answer: "Poland followed suit", "as did Bahrain", "so did
 * France", "Moscow answered in kind", "Ruto echoed her". Their class and target are those of the deed told
 * before. Before the targets of the others are completed. */
#include "event/stages.h"
#include "event/whom.h"

#include <string.h>

enum { NEAR = 4 }; /* sentences back that an answer reaches */

enum echo { ECHO_NONE, ECHO_BACK, ECHO_AFTER, ECHO_ELLIPSIS, ECHO_VIEW };

static enum echo echo_of(const struct found_event *item)
{
    const char *name = item->frame->name;
    if (strcmp(name, "answer-in-kind") == 0) return ECHO_BACK;
    if (strcmp(name, "follow-suit") == 0 || strcmp(name, "follow") == 0) return ECHO_AFTER;
    if (strcmp(name, "share-view") == 0) return ECHO_VIEW;
    return strcmp(name, "so-did") == 0 ? ECHO_ELLIPSIS : ECHO_NONE;
}

/* Can the deed be answered or repeated so by somebody else? */
static bool can_be_echoed(const struct extraction *extraction, enum echo echo, const struct found_event *item,
                          const struct found_event *first)
{
    static const char *const ANSWERED[] = {"Sanction", "Coerce",  "Assault", "Retreat", "Concede",
                                           "Threaten", "Support", "Aid",     NULL};
    const char *category = event_category(first->event.class);
    if (!category || first->dropped || !first->event.source.count || echo_of(first) != ECHO_NONE)
        return false;
    if (echo == ECHO_BACK && !is_one_of(ANSWERED, category)) return false;
    return !is_of_side(extraction, &item->event.source, &first->event.source);
}

bool is_echo(const struct found_event *item)
{
    return echo_of(item) != ECHO_NONE;
}

/* The deed of the clause that this one hangs on: "expelled four, and Poland followed suit". */
static struct found_event *deed_above(const struct extraction *extraction, const struct found_events *found,
                                      enum echo echo, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t head = sentence->tokens[item->trigger.token].head;
    if (head < 0) return NULL;
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *first = &found->items[i];
        bool is_there =
            first->trigger.sentence == item->trigger.sentence &&
            (first->trigger.token == (uint32_t)head || sentence->tokens[first->trigger.token].head == head);
        if (is_there && first->trigger.token < item->trigger.token &&
            can_be_echoed(extraction, echo, item, first))
            return first;
    }
    return NULL;
}

static bool is_root(const struct extraction *extraction, const struct found_event *item)
{
    return sentence_of(extraction, &item->trigger)->tokens[item->trigger.token].head < 0;
}

/* The nearest deed told before; what is left out wholly was told just before, as what its sentence says first
 * of all. */
static struct found_event *deed_before(const struct extraction *extraction, const struct found_events *found,
                                       enum echo echo, size_t index)
{
    const struct found_event *item = &found->items[index];
    struct found_event *near = NULL;
    uint32_t reach = echo == ECHO_BACK ? NEAR : 1;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + reach >= item->evidence_sentence;) {
        struct found_event *first = &found->items[i];
        if (!can_be_echoed(extraction, echo, item, first)) continue;
        if (near && near->trigger.sentence != first->trigger.sentence) break;
        if (!near || (echo != ECHO_BACK && is_root(extraction, first))) near = first;
    }
    return near;
}

/* "called it fair, an assessment that Oman shares", "Ruto echoed her": what was said last before, by him whom
 * the clause names. */
static struct found_event *saying_before(const struct extraction *extraction,
                                         const struct found_events *found, size_t index)
{
    const struct found_event *item = &found->items[index];
    struct entity_set speaker = {0};
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)object, 0, &speaker);
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + NEAR >= item->evidence_sentence;) {
        struct found_event *first = &found->items[i];
        bool is_his = !speaker.count || sets_overlap(&speaker, &first->event.source);
        bool is_near = speaker.count || first->evidence_sentence + 1 >= item->evidence_sentence;
        if (first->is_speech && is_his && is_near && can_be_echoed(extraction, ECHO_VIEW, item, first))
            return first;
    }
    return NULL;
}

/* Of a deed that two do together, the others: "Egypt made peace with Israel, and Jordan did so". */
static void join_others(struct extraction *extraction, struct event *event, const struct found_event *first)
{
    struct entity_set subjects = {0};
    int32_t subject = subject_of(extraction, first->trigger.sentence, first->trigger.token, 0);
    if (subject >= 0) entities_of(extraction, first->trigger.sentence, (uint32_t)subject, 0, &subjects);
    for (size_t i = 0; i < first->event.source.count; i++) {
        uint32_t other = first->event.source.items[i];
        if (!set_contains(&subjects, other)) set_include(extraction->arena, &event->source, other);
    }
}

/* "took the same step", "made a similar decision": the act that the article is about, no word on it. */
static struct found_event *act_before(const struct extraction *extraction, const struct found_events *found,
                                      enum echo echo, size_t index)
{
    static const char *const STEPS[] = {"step", "move", "measure", "decision", "path", "course", NULL};
    const struct found_event *item = &found->items[index];
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object < 0 || !is_one_of(STEPS, sentence_of(extraction, &item->trigger)->tokens[object].lemma))
        return NULL;
    for (size_t i = index; i-- > 0;) {
        struct found_event *first = &found->items[i];
        bool is_act = !first->is_speech || strcmp(first->event.class, "Recognize") == 0;
        if (is_act && can_be_echoed(extraction, echo, item, first)) return first;
    }
    return NULL;
}

/* "Gunmen stormed a hotel in Mogadishu. Al-Shabaab claimed the attack": that one, when nobody named has done
 * it. */
static bool claim_deed(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const CLAIMS[] = {"claim-responsibility", "claim-attack", NULL};
    struct found_event *item = &found->items[index];
    if (item->dropped || item->event.target.count || !is_one_of(CLAIMS, item->frame->name)) return false;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + NEAR >= item->evidence_sentence;) {
        const struct found_event *deed = &found->items[i];
        if (deed->dropped || strcmp(deed->event.class, "Attack") != 0 || !deed->event.target.count) continue;
        if (has_name(extraction, &deed->event.source)) return false;
        item->event.target = deed->event.target;
        if (!item->event.place.count) item->event.place = deed->event.place;
        return true;
    }
    return false;
}

bool echo_deed(struct extraction *extraction, struct found_events *found, size_t index)
{
    if (claim_deed(extraction, found, index)) return true;
    struct found_event *item = &found->items[index];
    enum echo echo = echo_of(item);
    if (echo == ECHO_NONE || item->dropped) return false;
    struct found_event *first = echo == ECHO_VIEW ? saying_before(extraction, found, index)
                                                  : act_before(extraction, found, echo, index);
    if (!first && echo != ECHO_VIEW) first = deed_above(extraction, found, echo, item);
    if (!first && echo != ECHO_VIEW) first = deed_before(extraction, found, echo, index);
    if (!first) {
        item->dropped = true;
        return true;
    }
    /* who does it too is not whom it was done to */
    if (echo != ECHO_BACK && same_sets(&first->event.target, &item->event.source))
        first->event.target.count = 0;
    item->event.class = first->event.class;
    item->is_speech = first->is_speech;
    if (echo == ECHO_BACK)
        item->event.target = first->event.source;
    else if (first->frame->is_reciprocal)
        join_others(extraction, &item->event, first);
    else
        item->event.target = first->event.target;
    return true;
}
