/* host.c: where a visit goes: to the host, a state or body, not to the person met or the sight seen there. */
#include "event/target.h"

#include <string.h>

/* "toured Turkey's south", "a research centre of telecoms maker Huawei": whose it is. */
static struct entity_set owners_of_sight(const struct extraction *extraction, const struct found_event *item)
{
    const uint32_t HOSTS = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    const struct trigger *trigger = &item->trigger;
    struct entity_set owners = {0};
    struct fillers of = {0};
    int32_t sight = trigger->is_noun ? -1 : object_of(extraction, trigger->sentence, trigger->token);
    if (sight < 0) return owners;
    owners_of(extraction, trigger->sentence, (uint32_t)sight, HOSTS, &owners);
    fill_slot(extraction, trigger, "of", &of);
    for (size_t i = 0; i < of.count && !owners.count; i++)
        entities_of(extraction, trigger->sentence, of.tokens[i], HOSTS, &owners);
    /* "visited Russian President Vladimir Putin" */
    if (!owners.count)
        entities_of(extraction, trigger->sentence, (uint32_t)sight, 1u << CLASS_PERSON, &owners);
    return owners;
}

/* "Arevalo announced during a visit by Rubio": who speaks or acts at the time is the host. */
static struct entity_set hosts_meanwhile(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const WORDS[] = {"during", "on", "at", NULL};
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    struct entity_set told = {0}, hosts = {0};
    bool is_meanwhile = trigger->is_noun && token->deprel == DEP_OBL && token->head >= 0 &&
                        is_one_of(WORDS, preposition_of(sentence, trigger->token)) &&
                        item->event.source.count;
    int32_t subject = is_meanwhile ? subject_of(extraction, trigger->sentence, (uint32_t)token->head, 0) : -1;
    if (subject < 0) return hosts;
    entities_of(extraction, trigger->sentence, (uint32_t)subject, 1u << CLASS_PERSON | 1u << CLASS_STATE,
                &told);
    for (size_t i = 0; i < told.count; i++) {
        bool is_person = extraction->entities->items[told.items[i]].class == CLASS_PERSON;
        int32_t state = is_person ? state_of_person(extraction, told.items[i]) : (int32_t)told.items[i];
        if (state >= 0 && !is_own_side(extraction, &item->event.source, (uint32_t)state) &&
            !set_contains(&item->event.source, told.items[i]))
            set_include(extraction->arena, &hosts, (uint32_t)state);
    }
    return hosts;
}

/* Where a visit goes: to the host, not to the person met there; and who asks somebody to visit is the host.
 */
void find_hosts(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (strcmp(item->event.class, "Visit") != 0) continue;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        const struct found_event *matrix =
            event_at(found, item->trigger.sentence, sentence->tokens[item->trigger.token].head);
        struct entity_set hosts = item->event.target, states = {0};
        if (!hosts.count && !item->event.place.count) hosts = owners_of_sight(extraction, item);
        if (!hosts.count && !item->event.place.count && matrix &&
            strcmp(matrix->event.class, "Invitation") == 0)
            hosts = matrix->event.source;
        if (!hosts.count && !item->event.place.count) hosts = hosts_meanwhile(extraction, item);
        for (size_t h = 0; h < hosts.count; h++) {
            bool is_person = extraction->entities->items[hosts.items[h]].class == CLASS_PERSON;
            int32_t state = is_person ? state_of_person(extraction, hosts.items[h]) : -1;
            uint32_t host = state >= 0 ? (uint32_t)state : hosts.items[h];
            /* "the North Korean minister's Russia visit" */
            bool is_home = hosts.count > 1 && is_own_side(extraction, &item->event.source, host);
            if (!is_home) set_include(extraction->arena, &states, host);
        }
        item->event.target = states;
    }
}

/* Whoever visits a city is the guest of its state. */
void give_host(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    if (item->dropped || strcmp(event->class, "Visit") != 0 || event->target.count) return;
    for (size_t i = 0; i < event->place.count; i++) {
        uint32_t place = event->place.items[i];
        bool is_state = extraction->entities->items[place].class == CLASS_STATE;
        int32_t state = is_state ? (int32_t)place : state_of_place(extraction, place);
        if (state >= 0 && !is_own_side(extraction, &event->source, (uint32_t)state))
            set_include(extraction->arena, &event->target, (uint32_t)state);
    }
}

/* "cancelled a trip to Kigali": who was to be visited there. */
void give_spurned_host(const struct extraction *extraction, struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->dropped || item->event.target.count || strcmp(item->frame->name, "cancel-visit") != 0) return;
    int32_t journey = object_of(extraction, item->trigger.sentence, item->trigger.token);
    for (uint32_t t = 0; journey >= 0 && t < sentence->count; t++) {
        struct entity_set places = {0};
        if (sentence->tokens[t].head != journey || strcmp(preposition_of(sentence, t), "to") != 0) continue;
        entities_of(extraction, item->trigger.sentence, t, 1u << CLASS_PLACE | 1u << CLASS_STATE, &places);
        for (size_t i = 0; i < places.count; i++) {
            bool is_state = extraction->entities->items[places.items[i]].class == CLASS_STATE;
            int32_t state = is_state ? (int32_t)places.items[i] : state_of_place(extraction, places.items[i]);
            if (state >= 0) set_include(extraction->arena, &item->event.target, (uint32_t)state);
        }
    }
}

/* "accepted an invitation to Lusaka", "was asked to visit Zambia": who is to be visited asked him. */
void name_inviter(const struct extraction *extraction, const struct found_events *found,
                  struct found_event *item)
{
    struct event *event = &item->event;
    if (strcmp(event->class, "Invitation") != 0 || item->dropped || event->source.count ||
        !event->target.count)
        return;
    struct entity_set hosts = {0};
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *visit = &found->items[i];
        if (!visit->dropped && strcmp(visit->event.class, "Visit") == 0 &&
            visit->trigger.sentence == item->trigger.sentence &&
            sets_overlap(&visit->event.source, &event->target))
            hosts = visit->event.target;
    }
    for (size_t i = 0; i < hosts.count; i++)
        if (extraction->entities->items[hosts.items[i]].class == CLASS_STATE &&
            !is_own_side(extraction, &event->target, hosts.items[i]))
            set_include(extraction->arena, &event->source, hosts.items[i]);
}
