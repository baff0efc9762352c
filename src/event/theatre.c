/* theatre.c: where a fight goes on of which a sentence tells no place: what an article has told of the
 * fighting places what it tells of it after. And what needs no phrase of its own: the town of a house that is
 * closed there, the country that votes or whose head is sworn in. The last part of complete_places. */
#include "event/outlook.h"
#include "event/stages.h"

#include <string.h>

static bool is_fight(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Attack", "Kill", "Die", "War", NULL};
    return !item->dropped && is_one_of(CLASSES, item->event.class);
}

/* Does the fight go on between parties of the event, or are none of either told? */
static bool shares_fighters(const struct event *event, const struct event *fight)
{
    if (!event->source.count && !event->target.count) return true;
    return sets_overlap(&event->source, &fight->source) || sets_overlap(&event->source, &fight->target) ||
           sets_overlap(&event->target, &fight->source) || sets_overlap(&event->target, &fight->target);
}

/* The fight with a place that is told last before the event, or right behind it. */
static const struct found_event *fight_near(const struct found_events *found, const struct found_event *item)
{
    enum { BEFORE = 4, BEHIND = 1 }; /* sentences */
    const struct found_event *best = NULL;
    uint32_t nearest = BEFORE + 1, s = item->trigger.sentence;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *fight = &found->items[i];
        uint32_t f = fight->trigger.sentence;
        if (fight == item || !is_fight(fight) || !fight->event.place.count || !has_happened(&fight->event) ||
            !dates_agree(&item->event, &fight->event) || !shares_fighters(&item->event, &fight->event))
            continue;
        uint32_t apart = f <= s ? s - f : 2 * (f - s);
        if ((f > s && f - s > BEHIND) || apart >= nearest) continue;
        nearest = apart;
        best = fight;
    }
    return best;
}

/* "Rebels took the town on Monday. Forty soldiers were wounded": where they fight. */
static void place_fight(const struct extraction *extraction, const struct found_events *found,
                        struct found_event *item)
{
    bool is_war = strcmp(item->event.class, "War") == 0; /* a war is wider than its battles */
    if (!is_fight(item) || is_war || item->trigger.is_noun || item->event.place.count ||
        !has_happened(&item->event) || falls_on_craft(extraction, item))
        return;
    const struct found_event *fight = fight_near(found, item);
    if (fight) item->event.place = fight->event.place;
}

/* "closed the embassy in Managua", "searched his home in Tunis": where the house stands. */
static void place_of_thing(const struct extraction *extraction, struct found_event *item)
{
    if (item->dropped || item->event.place.count || item->is_speech || item->trigger.is_noun) return;
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object = object_of(extraction, s, item->trigger.token);
    static const char *const HOUSES[] = {"embassy", "consulate", "office", "mission",  "base",
                                         "home",    "house",     "camp",   "building", NULL};
    if (object < 0 || !is_one_of(HOUSES, sentence->tokens[object].lemma)) return;
    for (uint32_t i = (uint32_t)object + 1; i < sentence->count && !item->event.place.count; i++)
        if (sentence->tokens[i].head == object && sentence->tokens[i].deprel == DEP_NMOD &&
            stands_at(sentence, i))
            entities_of(extraction, s, i, 1u << CLASS_PLACE, &item->event.place);
}

/* "was sworn in", "took office as president": at home. */
static void place_oath(const struct extraction *extraction, struct found_event *item)
{
    static const char *const WORDS[] = {"swear", "install", "inaugurate", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(item->event.class, "Appoint") != 0 || item->dropped || item->event.place.count ||
        item->event.target.count != 1 || !is_one_of(WORDS, sentence->tokens[item->trigger.token].lemma))
        return;
    int32_t home = state_of_person(extraction, item->event.target.items[0]);
    if (home >= 0) set_include(extraction->arena, &item->event.place, (uint32_t)home);
}

/* "Voters approved it in a referendum", "East Timor voted for independence": at home. */
static void place_poll(const struct extraction *extraction, struct found_event *item)
{
    static const char *const POLLS[] = {"referendum", "plebiscite", "independence", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(item->event.class, "Vote") != 0 || item->dropped || item->event.place.count ||
        item->event.source.count != 1)
        return;
    bool is_poll = false;
    for (uint32_t i = 0; i < sentence->count; i++)
        is_poll = is_poll || (is_one_of(POLLS, sentence->tokens[i].lemma) &&
                              (i == item->trigger.token || is_below(sentence, i, item->trigger.token, 3)));
    for (uint32_t e = 0; is_poll && e < extraction->entities->count && !item->event.place.count; e++)
        if (extraction->entities->items[e].class == CLASS_STATE &&
            is_own_side(extraction, &item->event.source, e))
            set_include(extraction->arena, &item->event.place, e);
    if (is_poll && !item->event.place.count &&
        (PLACE_CLASSES & 1u << extraction->entities->items[item->event.source.items[0]].class))
        item->event.place = item->event.source;
}

/* "Tunisian police arrested him", and, told beside it, "searched his home in Tunis": the town in the state,
 * of what is done to the same person. */
static void place_closer(const struct extraction *extraction, const struct found_events *found,
                         struct found_event *item)
{
    enum { NEAR = 5 }; /* sentences */
    static const char *const CLASSES[] = {"Arrest", "Attack",      "Kill",   "Die",   "Coerce",
                                          "Trial",  "Investigate", "Accuse", "Other", NULL};
    const struct entity *items = extraction->entities->items;
    struct event *event = &item->event;
    if (item->dropped || !has_happened(event) || !is_one_of(CLASSES, event->class) || item->is_speech ||
        event->place.count != 1 || items[event->place.items[0]].class != CLASS_STATE ||
        event->target.count != 1 || items[event->target.items[0]].class != CLASS_PERSON)
        return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        uint32_t s = item->trigger.sentence, f = other->trigger.sentence;
        if (other == item || other->dropped || other->is_speech || !has_happened(&other->event) ||
            !is_one_of(CLASSES, other->event.class) || !other->event.place.count ||
            (s > f ? s - f : f - s) > NEAR || !set_contains(&other->event.target, event->target.items[0]) ||
            !dates_agree(event, &other->event))
            continue;
        uint32_t town = other->event.place.items[0];
        if (items[town].class != CLASS_PLACE ||
            state_of_place(extraction, town) != (int32_t)event->place.items[0])
            continue;
        event->place = other->event.place;
        return;
    }
}

void find_theatres(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        place_of_thing(extraction, &found->items[i]);
        place_poll(extraction, &found->items[i]);
        place_oath(extraction, &found->items[i]);
    }
    for (size_t i = 0; i < found->count; i++) {
        place_fight(extraction, found, &found->items[i]);
        place_closer(extraction, found, &found->items[i]);
    }
}
