/* presence.c: was somebody where something took place? Those who met there, and whoever acts for a state that
 * did, unless nothing in the article speaks of him as being there. */
#include "event/stages.h"

#include <string.h>

/* What brings people to a place. */
bool brings_together(const char *class)
{
    static const char *const CLASSES[] = {
        "Visit",          "Meeting",      "Summit",  "Conference", "Negotiation", "SignTreaty",
        "JointStatement", "OpenFacility", "Protest", "Agree",      NULL};
    return is_one_of(CLASSES, class);
}

/* Does the person act for the state or body, by the text or the knowledge? */
static bool stands_for(const struct extraction *extraction, uint32_t person, uint32_t principal)
{
    struct entity_set one = {&person, 1};
    const struct entity *items = extraction->entities->items;
    return is_own_side(extraction, &one, principal) ||
           (items[principal].entry && is_known_in(items[person].entry, items[principal].entry));
}

/* Was the actor where the other event took place: himself, or those of his side who met there? */
static bool is_present(const struct extraction *extraction, uint32_t actor, const struct event *there)
{
    const char *category = event_category(there->class);
    bool met = strcmp(category, "Consult") == 0 || strcmp(category, "Agree") == 0;
    if (set_contains(&there->source, actor) || (met && set_contains(&there->target, actor))) return true;
    enum entity_class class = extraction->entities->items[actor].class;
    if (!brings_together(there->class) || class == CLASS_PLACE) return false;
    struct entity_set one = {&actor, 1};
    for (size_t i = 0; i < there->source.count; i++) {
        uint32_t other = there->source.items[i];
        /* "Serbia", when its president was there; a person when it was his state that met */
        if (extraction->entities->items[other].class == CLASS_PERSON
                ? class == CLASS_STATE && stands_for(extraction, other, actor)
                : is_own_side(extraction, &one, other))
            return true;
    }
    return false;
}

/* Was who speaks, or one of those who meet, where the other event took place? Of others all must have been.
 */
bool are_present(const struct extraction *extraction, const struct event *event, const struct event *there)
{
    size_t present = 0;
    for (size_t i = 0; i < event->source.count; i++)
        present += is_present(extraction, event->source.items[i], there);
    bool meets = strcmp(event_category(event->class), "Consult") == 0;
    return present && (meets || present == event->source.count || event->source.count > 2);
}

bool is_named_in(const struct extraction *extraction, uint32_t person, uint32_t s)
{
    const struct entity *entity = &extraction->entities->items[person];
    for (size_t i = 0; i < entity->mention_count; i++)
        if (extraction->entities->mentions[entity->mentions[i]].sentence == s) return true;
    return false;
}

/* Does the sentence name one of the places, or tell of those who were there: "Pompeo looked on"? */
static bool tells_of_scene(const struct extraction *extraction, uint32_t s, const struct entity_set *places)
{
    static const char *const PRESENCE[] = {"attend", "witness", "look", "watch", "preside", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (size_t i = 0; i < places->count; i++)
        if (is_named_in(extraction, places->items[i], s)) return true;
    for (uint32_t t = 0; t < sentence->count; t++)
        if (sentence->tokens[t].upos == UPOS_VERB && is_one_of(PRESENCE, sentence->tokens[t].lemma))
            return true;
    return false;
}

/* "The opposition leader criticised it": somebody whose state met, but of whom nothing says that he was there
 * too: no sentence that tells of what went on at the place names him. */
bool is_absent(const struct extraction *extraction, const struct found_events *found,
               const struct found_event *item, const struct event *there)
{
    const struct entity_set *who = &item->event.source;
    const struct entity *person = who->count == 1 ? &extraction->entities->items[who->items[0]] : NULL;
    if (!item->is_speech || !person || person->class != CLASS_PERSON ||
        set_contains(&there->source, who->items[0]) || set_contains(&there->target, who->items[0]))
        return false;
    for (size_t i = 0; i < person->mention_count; i++) {
        uint32_t s = extraction->entities->mentions[person->mentions[i]].sentence;
        if (s != item->trigger.sentence && tells_of_scene(extraction, s, &there->place)) return false;
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        bool is_there = other != item && !other->dropped && brings_together(other->event.class) &&
                        sets_overlap(&other->event.place, &there->place);
        if (is_there && is_named_in(extraction, who->items[0], other->trigger.sentence)) return false;
    }
    return true;
}

static bool has_pair(const struct sentence *sentence, const char *first, const char *last)
{
    for (uint32_t i = 0; i + 2 < sentence->count; i++)
        if (strcmp(sentence->tokens[i].lower, first) == 0 && strcmp(sentence->tokens[i + 2].lower, last) == 0)
            return true;
    return false;
}

/* "told a joint news conference at the palace": who speaks in the next sentences stood beside him. */
bool is_joint_conference(const struct extraction *extraction, const struct found_event *item,
                         const struct found_event *from)
{
    enum { FAR = 3 }; /* sentences */
    const struct entity_set *source = &item->event.source;
    uint32_t s = item->trigger.sentence, f = from->trigger.sentence;
    return item->is_speech && s > f && s - f <= FAR && source->count == 1 &&
           extraction->entities->items[source->items[0]].class == CLASS_PERSON &&
           has_pair(sentence_of(extraction, &from->trigger), "joint", "conference");
}

/* "attacked a camp of Chadian peacekeepers in Kidal", "killed two German tourists": they are not at home. */
bool falls_on_strangers(const struct extraction *extraction, const struct found_event *item,
                        struct entity_set *places)
{
    static const char *const STRANGERS[] = {"peacekeeper", "tourist",  "expatriate", "diplomat",
                                            "missionary",  "observer", "mercenary",  "legionnaire",
                                            "instructor",  NULL};
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t noun = item->trigger.is_noun ? -1 : object_of(extraction, s, item->trigger.token);
    if (noun >= 0 && !is_one_of(STRANGERS, sentence->tokens[noun].lemma))
        noun = dependent(sentence, (uint32_t)noun, DEP_NMOD);
    if (noun < 0 || !is_one_of(STRANGERS, sentence->tokens[noun].lemma)) return false;
    for (uint32_t i = (uint32_t)noun + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == noun && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "in") == 0)
            entities_of(extraction, s, i, 1u << CLASS_PLACE | 1u << CLASS_STATE, places);
    return true;
}
