/* home.c: what happens at home: talks at their host's, a trial where the court sits, an election or coup in
 * the state of those who win or lose it. */
#include "event/stages.h"

#include <string.h>

/* "Malaysia hosted the talks", "Doha is hosting talks": what somebody is host of is at his home. */
void place_of_host(const struct extraction *extraction, const struct found_event *item,
                   struct entity_set *places)
{
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t verb = trigger->is_noun ? trigger->light_verb : (int32_t)trigger->token;
    if (verb < 0 && sentence->tokens[trigger->token].deprel == DEP_OBJ)
        verb = sentence->tokens[trigger->token].head;
    if (verb < 0 || strcmp(sentence->tokens[verb].lemma, "host") != 0 ||
        strcmp(event_category(item->event.class), "Consult") != 0)
        return;
    int32_t subject = subject_of(extraction, trigger->sentence, (uint32_t)verb, 0);
    if (subject >= 0)
        entities_of(extraction, trigger->sentence, (uint32_t)subject, 1u << CLASS_PLACE | 1u << CLASS_STATE,
                    places);
    if (places->count > 1) places->count = 0;
}

/* Does the label have the name as words of it: "court in Chisinau", "Allahabad High Court"? */
static bool has_words(const char *label, const char *name)
{
    size_t size = strlen(name);
    const char *at = size > 3 ? strcasestr(label, name) : NULL;
    return at && (at == label || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0');
}

/* "the Berlin higher regional court", "a court in Pretoria": where it sits, when the article names the town.
 */
void place_of_court(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"Trial",   "Accuse", "Arrest", "Investigate", "Demand",
                                          "Release", "Reject", "Coerce", NULL};
    const struct entities *entities = extraction->entities;
    if (event->place.count || event->source.count != 1 || !is_one_of(CLASSES, event->class)) return;
    uint32_t index = event->source.items[0];
    const struct entity *court = &entities->items[index];
    bool judges = court->label && (strcasestr(court->label, "court") || strcasestr(court->label, "tribunal"));
    if (court->class != CLASS_ORGANIZATION || !judges) return;
    for (size_t r = 0; r < entities->relation_count; r++)
        if (entities->relations[r].kind == RELATION_LOCATED_IN && entities->relations[r].subject == index)
            set_include(extraction->arena, &event->place, entities->relations[r].object);
    for (uint32_t e = 0; !event->place.count && e < entities->count; e++)
        if (entities->items[e].class == CLASS_PLACE && entities->items[e].label &&
            has_words(court->label, entities->items[e].label))
            set_include(extraction->arena, &event->place, e);
}

/* An election or coup takes place in the state of those who win or lose it. */
void place_of_election(const struct extraction *extraction, struct event *event)
{
    const struct entities *entities = extraction->entities;
    bool of_state = strcmp(event->class, "Election") == 0 || strcmp(event->class, "Coup") == 0;
    if (!of_state || event->place.count) return;
    for (uint32_t e = 0; e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE &&
            ((event->source.count && is_own_side(extraction, &event->source, e)) ||
             (event->target.count && is_own_side(extraction, &event->target, e))))
            set_include(extraction->arena, &event->place, e);
}

/* "The prime minister flew to Ubon Ratchathani": a journey at home has no host. */
void travel_at_home(const struct extraction *extraction, struct found_events *found)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        if (found->items[i].dropped || strcmp(event->class, "Visit") != 0 || event->source.count != 1)
            continue;
        uint32_t who = event->source.items[0];
        int32_t home = entities->items[who].class == CLASS_PERSON ? state_of_person(extraction, who) : -1;
        struct entity_set hosts = {0};
        for (size_t t = 0; t < event->target.count; t++)
            if ((int32_t)event->target.items[t] != home)
                set_include(extraction->arena, &hosts, event->target.items[t]);
        event->target = hosts;
    }
}
