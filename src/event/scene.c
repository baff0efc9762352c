/* scene.c: the place of an event of which its own clause and day tell none. What an article tells side by
 * side happens on one scene: an event takes the place of its neighbour of the same actors and day; who speaks
 * does so where he was last seen; and what is done to a state, or inside one, happens there. After
 * complete_targets. */
#include "event/outlook.h"
#include "event/stages.h"

#include <string.h>
#include <strings.h>

enum { NEAR = 5, FAR = 6 }; /* sentences within which a scene lasts, in an article with days and without */

bool is_encounter(const struct event *event)
{
    static const char *const CLASSES[] = {"Agree",     "SignTreaty",         "JointStatement", "RatifyTreaty",
                                          "Join",      "EnterIntoForce",     "Promise",        "Mediation",
                                          "Statement", "EstablishRelations", "Announce",       NULL};
    return strcmp(event_category(event->class), "Consult") == 0 || is_one_of(CLASSES, event->class);
}

bool has_happened(const struct event *event)
{
    return event->factuality == FACTUALITY_ACTUAL || event->factuality == FACTUALITY_ALLEGED;
}

/* What is done from anywhere. */
static bool lasts(const char *class)
{
    static const char *const CLASSES[] = {"War",     "Cooperate", "Trade",     "BuildInfrastructure",
                                          "Support", "Sanction",  "PhoneCall", "Ceasefire",
                                          NULL};
    return is_one_of(CLASSES, class);
}

static bool is_same_set(const struct entity_set *a, const struct entity_set *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!set_contains(b, a->items[i])) return false;
    return a->count == b->count && a->count;
}

/* Looks the event back to a year before the news? */
static bool is_of_other_year(const struct extraction *extraction, const struct event *event)
{
    return event->begin.year && extraction->date.year && event->begin.year != extraction->date.year;
}

/* Sentences between the two; 100 when the other is of another day or too far off. */
static uint32_t scene_distance(const struct extraction *extraction, const struct found_event *item,
                               const struct found_event *from)
{
    enum { NEVER = 100 };
    const struct event *a = &item->event, *b = &from->event;
    uint32_t s = item->trigger.sentence, f = from->trigger.sentence;
    uint32_t apart = s > f ? s - f : 2 * (f - s);
    if (a->begin.day && b->begin.day) return dates_agree(a, b) ? apart : NEVER;
    if (!dates_agree(a, b) || is_of_other_year(extraction, a) != is_of_other_year(extraction, b))
        return NEVER;
    uint32_t reach = extraction->date.day ? NEAR : FAR;
    /* what the lead tells first, its next sentences tell the place of */
    bool opens = s < FAR && f > s && f - s <= NEAR + 2 && is_same_set(&a->source, &b->source);
    return opens || (s >= f && apart <= reach) ? apart : NEVER;
}

static bool is_said_by_people(const struct extraction *extraction, const struct event *event)
{
    for (size_t i = 0; i < event->source.count; i++) {
        enum entity_class class = extraction->entities->items[event->source.items[i]].class;
        if (class == CLASS_PERSON || class == CLASS_GROUP) return true;
    }
    return false;
}

static bool can_take(const struct extraction *extraction, const struct found_events *found,
                     const struct found_event *item, const struct found_event *from)
{
    const struct event *event = &item->event, *there = &from->event;
    if (from->dropped || !there->place.count || from == item) return false;
    if (strcmp(there->class, "PhoneCall") == 0 || strcmp(event->class, "PhoneCall") == 0) return false;
    bool both = has_happened(event) && has_happened(there);
    bool ahead = event->factuality == FACTUALITY_PLANNED && there->factuality == FACTUALITY_PLANNED &&
                 brings_together(event->class) && brings_together(there->class);
    if (!both && !ahead) return false;
    /* a state says what it says from nowhere */
    if (item->is_speech && !is_encounter(event) && item->trigger.sentence != from->trigger.sentence &&
        !is_said_by_people(extraction, event))
        return false;
    bool gathers = brings_together(there->class) || is_encounter(there) || from->is_speech;
    return gathers &&
           ((are_present(extraction, event, there) && !is_absent(extraction, found, item, there)) ||
            is_joint_conference(extraction, item, from));
}

/* A town, or a house or camp: not a state or a part of the world, within which there can be other scenes. */
static bool is_in_town(const struct extraction *extraction, const struct found_event *from)
{
    for (size_t i = 0; i < from->event.place.count; i++) {
        const struct entity *place = &extraction->entities->items[from->event.place.items[i]];
        const char *kind = place->entry && place->entry->kind ? place->entry->kind : "";
        /* "landed at the airport", "was met at the airport" */
        bool passed = strcmp(from->event.class, "Visit") == 0 || strcmp(from->event.class, "Meeting") == 0;
        if (passed && place->label && strcasestr(place->label, "airport")) return false;
        if (place->class == CLASS_PLACE && !strstr(kind, "region") && !strstr(kind, "continent") &&
            !strstr(kind, "province"))
            return true;
    }
    return false;
}

static bool is_of_states(const struct extraction *extraction, const struct event *event)
{
    for (size_t i = 0; i < event->source.count; i++)
        if (extraction->entities->items[event->source.items[i]].class == CLASS_STATE) return true;
    return false;
}

/* "Leaders of the bloc imposed sanctions", told beside their summit: decided there. */
static bool is_decided_at(const struct extraction *extraction, const struct event *event,
                          const struct event *there)
{
    static const char *const BODIES[] = {"Summit", "Meeting", "Conference", NULL};
    return strcmp(event_category(event->class), "Sanction") == 0 && is_one_of(BODIES, there->class) &&
           (is_same_set(&event->source, &there->source) ||
            (!is_of_states(extraction, event) && are_present(extraction, event, there)));
}

/* "was welcomed at the Presidential Mansion. The premier said": is all that is told of the place a house in
 * which somebody who speaks now was not told to be? */
static bool is_in_other_house(const struct extraction *extraction, const struct found_event *item,
                              const struct found_event *from)
{
    static const char *const HOUSES[] = {"mansion", "palace",  "residence", "house",   "villa",
                                         "castle",  "airport", "hall",      "kremlin", NULL};
    if (item->trigger.sentence == from->trigger.sentence) return false;
    for (size_t i = 0; i < from->event.place.count; i++) {
        const struct entity *place = &extraction->entities->items[from->event.place.items[i]];
        const char *last = place->label ? strrchr(place->label, ' ') : NULL;
        bool is_house = false;
        for (size_t h = 0; last && HOUSES[h]; h++)
            is_house = is_house || strcasecmp(last + 1, HOUSES[h]) == 0;
        if (!is_house) return false;
    }
    for (size_t i = 0; i < item->event.source.count; i++)
        if (extraction->entities->items[item->event.source.items[i]].class == CLASS_PERSON &&
            !set_contains(&from->event.source, item->event.source.items[i]) &&
            !set_contains(&from->event.target, item->event.source.items[i]))
            return true;
    return false;
}

static bool is_scene_of(const struct extraction *extraction, const struct found_event *item,
                        const struct found_event *from, bool of_towns)
{
    if (is_in_town(extraction, from)) return true;
    const struct entity *first = &extraction->entities->items[from->event.place.items[0]];
    bool airport = first->label && strcasestr(first->label, "airport");
    return !of_towns && (!airport || item->trigger.sentence == from->trigger.sentence);
}

/* Whoever speaks, meets or agrees does so where he is told to be that day: of several such scenes in the
 * nearest, rather before than after. */
static const struct found_event *scene_of(const struct extraction *extraction,
                                          const struct found_events *found, const struct found_event *item,
                                          bool of_towns)
{
    const struct found_event *best = NULL;
    bool acts_by_word =
        item->is_speech || is_encounter(&item->event) ||
        (strcmp(item->event.class, "Protest") == 0 && is_said_by_people(extraction, &item->event));
    uint32_t nearest = 100;
    bool decides = strcmp(event_category(item->event.class), "Sanction") == 0;
    if (!acts_by_word && !decides && lasts(item->event.class)) return NULL;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *from = &found->items[i];
        if (!from->event.place.count || from == item) continue;
        uint32_t distance = scene_distance(extraction, item, from);
        if (distance >= nearest) continue;
        /* deeds only where the same sentence tells of those who do them */
        bool beside = from->trigger.sentence == item->trigger.sentence &&
                      brings_together(from->event.class) && !lasts(item->event.class);
        beside = beside || is_decided_at(extraction, &item->event, &from->event);
        if ((!acts_by_word && !beside) || !is_scene_of(extraction, item, from, of_towns) ||
            !can_take(extraction, found, item, from) || is_in_other_house(extraction, item, from))
            continue;
        nearest = distance;
        best = from;
    }
    return best;
}

static void share_scenes(const struct extraction *extraction, struct found_events *found, bool of_towns)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (item->dropped || item->event.place.count) continue;
        const struct found_event *scene = scene_of(extraction, found, item, of_towns);
        if (scene) item->event.place = scene->event.place;
    }
}

/* "the French embassy": on another's ground. */
static bool is_mission(const struct entity *entity)
{
    return entity->label && (strcasestr(entity->label, "embassy") || strcasestr(entity->label, "consulate") ||
                             strcasestr(entity->label, "mission"));
}

/* The state that the knowledge puts the person or body in, when the article names it; -1. */
static int32_t known_state_of(const struct extraction *extraction, uint32_t actor)
{
    const struct entities *entities = extraction->entities;
    const struct entry *entry = entities->items[actor].entry;
    for (uint32_t e = 0; entry && e < entities->count; e++) {
        const struct entry *state = entities->items[e].entry;
        bool at_home = entities->items[actor].class == CLASS_ORGANIZATION && entry->located_in == state;
        if (state && state->class == CLASS_STATE && (at_home || is_known_in(entry, state))) return (int32_t)e;
    }
    return -1;
}

/* The state that the entity is or belongs to; -1. */
static int32_t state_of(const struct extraction *extraction, uint32_t entity, int depth)
{
    const struct entities *entities = extraction->entities;
    if (entities->items[entity].class == CLASS_STATE) return (int32_t)entity;
    for (size_t i = 0; depth < 2 && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool belongs = relation->kind == RELATION_HOLDS_OFFICE || relation->kind == RELATION_PART_OF ||
                       relation->kind == RELATION_AFFILIATED_WITH || relation->kind == RELATION_LEADS ||
                       relation->kind == RELATION_LOCATED_IN || relation->kind == RELATION_CITIZEN_OF;
        if (!belongs || relation->subject != entity || relation->object == UINT32_MAX) continue;
        int32_t state = state_of(extraction, relation->object, depth + 1);
        if (state >= 0) return state;
    }
    return depth == 0 ? known_state_of(extraction, entity) : -1;
}

/* The one state that all of them are of, or belong to; -1. */
static int32_t common_state(const struct extraction *extraction, const struct entity_set *set, int32_t common)
{
    for (size_t i = 0; i < set->count; i++) {
        int32_t state = state_of(extraction, set->items[i], 0);
        if (state < 0 || (common >= 0 && state != common)) return -1;
        common = state;
    }
    return common;
}

/* A war, or its truce, between those of one country is in that country. */
static bool take_country(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"War", "Ceasefire", NULL};
    if (!is_one_of(CLASSES, event->class) || event->source.count + event->target.count < 2) return false;
    int32_t state = common_state(extraction, &event->source, -1);
    if (state < 0 || !event->source.count) return false;
    if (common_state(extraction, &event->target, state) != state) return false;
    set_include(extraction->arena, &event->place, (uint32_t)state);
    return true;
}

/* "the Tigray rebels", "the Donetsk separatists": the region after which they are named; -1. */
static int32_t region_of(const struct extraction *extraction, const struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = 0; i < set->count; i++) {
        const struct entity *party = &entities->items[set->items[i]];
        bool fights = party->class == CLASS_GROUP || party->class == CLASS_ORGANIZATION;
        for (uint32_t e = 0; fights && party->label && e < entities->count; e++) {
            const struct entity *place = &entities->items[e];
            size_t size = place->label ? strlen(place->label) : 0;
            if (place->class == CLASS_PLACE && size > 3 && place->mention_count &&
                strncmp(party->label, place->label, size) == 0 && party->label[size] == ' ')
                return (int32_t)e;
        }
    }
    return -1;
}

/* Another telling of the same deed has its place. */
static bool take_from_telling(const struct found_events *found, struct found_event *item)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (other == item || other->dropped || !other->event.place.count ||
            strcmp(other->event.class, item->event.class) != 0 || !dates_agree(&other->event, &item->event) ||
            !is_same_set(&other->event.source, &item->event.source) ||
            (other->event.target.count && item->event.target.count &&
             !is_same_set(&other->event.target, &item->event.target)))
            continue;
        item->event.place = other->event.place;
        return true;
    }
    return false;
}

/* "Belgian peacekeepers", "US soldiers": seldom killed at home. */
static bool are_abroad(const struct entity *entity)
{
    static const char *const SENT[] = {"peacekeepers", "soldiers",  "troops",   "marines",      "sailors",
                                       "tourists",     "diplomats", "airmen",   "commandos",    "seamen",
                                       "soldier",      "tourist",   "diplomat", "paratroopers", NULL};
    const char *last = entity->label ? strrchr(entity->label, ' ') : NULL;
    return last && !entity->mention_count && is_one_of(SENT, last + 1);
}

/* Where a deed happens by its kind: at those to whom it is done, or at home. */
static void take_ground(const struct extraction *extraction, const struct found_event *item,
                        struct event *event)
{
    static const char *const AT_TARGET[] = {"Attack", "Deploy",  "Aid",   "MilitaryAid", "Kill",   "Coup",
                                            "War",    "Assault", "Visit", "Blockade",    "Coerce", NULL};
    static const char *const AT_HOME[] = {"Protest", "Arrest", "Coup",   "Trial",      "Election",    "Vote",
                                          "Coerce",  "Kill",   "Resign", "WeaponTest", "Investigate", NULL};
    static const char *const FOUGHT[] = {"War", "Ceasefire", "Attack", NULL};
    struct entity_set places = {0};
    int32_t region = region_of(extraction, &event->source);
    if (region < 0) region = region_of(extraction, &event->target);
    if (region >= 0 && is_one_of(FOUGHT, event->class)) {
        set_include(extraction->arena, &event->place, (uint32_t)region);
        return;
    }
    if (take_country(extraction, event)) return;
    /* "barred him from entering": people are held or barred by those whose country it is */
    bool of_people = strcmp(event->class, "Coerce") == 0 && event->source.count && event->target.count &&
                     extraction->entities->items[event->target.items[0]].class == CLASS_PERSON;
    if (is_one_of(AT_TARGET, event->class) && !of_people)
        for (size_t i = 0; i < event->target.count; i++) {
            uint32_t target = event->target.items[i];
            if (is_mission(&extraction->entities->items[target])) continue;
            if (are_abroad(&extraction->entities->items[target])) continue;
            if (strcmp(event->class, "Deploy") == 0 && !is_led_to(extraction, item, target)) continue;
            int32_t state = state_of(extraction, target, 0);
            if (state >= 0) set_include(extraction->arena, &places, (uint32_t)state);
        }
    /* states cast their votes in a body, and sue in a court, that sits elsewhere */
    bool is_before_body = strcmp(event->class, "Vote") == 0 || strcmp(event->class, "Trial") == 0;
    bool abroad = is_before_body && event->source.count &&
                  extraction->entities->items[event->source.items[0]].class == CLASS_STATE;
    /* "Israel killed a leader of theirs", "killed 12 people": seldom at home */
    bool is_raid = strcmp(event->class, "Kill") == 0 && event->source.count &&
                   extraction->entities->items[event->source.items[0]].class == CLASS_STATE;
    /* "the ambassador walked out" */
    bool is_single =
        strcmp(event->class, "Protest") == 0 && event->source.count == 1 &&
        (item->is_speech || extraction->entities->items[event->source.items[0]].class == CLASS_PERSON);
    if (!places.count && !abroad && !is_raid && !is_single && is_one_of(AT_HOME, event->class)) {
        const struct entity_set *doers = event->source.count ? &event->source : &event->target;
        for (size_t i = 0; i < doers->count && i < 1; i++) {
            if (are_abroad(&extraction->entities->items[doers->items[i]])) continue;
            int32_t state = state_of(extraction, doers->items[i], 0);
            if (state >= 0) set_include(extraction->arena, &places, (uint32_t)state);
        }
    }
    if (places.count == 1) event->place = places;
}

/* "were killed before he mediated a truce in Putrajaya": does the phrase stand in a clause of another time
 * with a subject of its own? */
static bool is_of_other_time(const struct sentence *sentence, uint32_t phrase, int32_t word)
{
    static const char *const MARKS[] = {"before", "after", "since", "until", NULL};
    int32_t at = (int32_t)phrase;
    for (int steps = 0; at >= 0 && at != word && steps < 8; steps++, at = sentence->tokens[at].head) {
        int32_t mark = dependent(sentence, (uint32_t)at, DEP_MARK);
        /* "had no right to criticise the war in Chechnya, and left the summit" */
        if (sentence->tokens[at].deprel == DEP_ACL && is_infinitive(sentence, (uint32_t)at)) return true;
        if (sentence->tokens[at].deprel == DEP_ADVCL && mark >= 0 &&
            is_one_of(MARKS, sentence->tokens[mark].lower) &&
            dependent(sentence, (uint32_t)at, DEP_NSUBJ) >= 0)
            return true;
    }
    return false;
}

/* Does the phrase stand in the clause of the word, or in one below or around it that goes on with it? */
static bool is_of_clause(const struct sentence *sentence, uint32_t phrase, uint32_t word)
{
    int32_t at = (int32_t)word;
    for (int steps = 0; at >= 0 && steps < 8; steps++) {
        unsigned deprel = sentence->tokens[at].deprel;
        bool apart = deprel == DEP_ADVCL || deprel == DEP_ACL_RELCL || deprel == DEP_CCOMP ||
                     (deprel == DEP_ACL && sentence->tokens[at].upos == UPOS_VERB);
        if (is_below(sentence, phrase, (uint32_t)at, 8)) return !is_of_other_time(sentence, phrase, at);
        if (apart) return false;
        at = sentence->tokens[at].head;
    }
    return false;
}

/* "Mexico sued Ecuador": where the court sits. */
static bool is_suit_of_states(const struct extraction *extraction, const struct event *event)
{
    const struct entity *items = extraction->entities->items;
    return strcmp(event->class, "Trial") == 0 && event->source.count && event->target.count &&
           items[event->source.items[0]].class == CLASS_STATE &&
           items[event->target.items[0]].class == CLASS_STATE;
}

/* The only place that the sentence tells in a phrase: what people come together for, or do to each other, is
 * there, wherever the parser hangs it. */
static void take_only_place(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Consult", "Assault", "Coerce", "Protest", "Mobilize", NULL};
    static const char *const PREPOSITIONS[] = {"in", "at",  "near",   "outside", "inside",
                                               "on", "off", "around", NULL};
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CATEGORIES, event_category(item->event.class)) ||
        strcmp(item->event.class, "PhoneCall") == 0 || is_suit_of_states(extraction, &item->event))
        return;
    struct entity_set places = {0};
    uint32_t phrase = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        int32_t index = entities->mention_at[item->trigger.sentence][i];
        if (index < 0 || !is_one_of(PREPOSITIONS, preposition_of(sentence, i))) continue;
        const struct mention *mention = &entities->mentions[index];
        for (size_t k = 0; k < mention->entity_count; k++)
            if (entities->items[mention->entities[k]].class == CLASS_PLACE)
                set_include(extraction->arena, &places, mention->entities[k]);
        phrase = i;
    }
    if (places.count == 1 && is_of_clause(sentence, phrase, item->trigger.token)) item->event.place = places;
}

/* "Russia and China abstained": in the body that has just been told to decide. */
static void place_votes(const struct extraction *extraction, struct found_events *found)
{
    static const char *const DECISIONS[] = {"Agree", "Accuse", "Request", "Sanction", NULL};
    static const char *const WORDS[] = {"vote", "abstain", "veto", "oppose", "ballot", NULL};
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[item->trigger.token];
        if (item->dropped || item->event.place.count || !is_one_of(WORDS, token->lemma)) continue;
        for (size_t k = i; k-- > 0 && item->trigger.sentence - found->items[k].trigger.sentence <= NEAR;) {
            const struct event *decision = &found->items[k].event;
            bool decides = decision->source.count == 1 && decision->place.count &&
                           extraction->entities->items[decision->place.items[0]].class == CLASS_PLACE &&
                           is_one_of(DECISIONS, event_category(decision->class)) &&
                           extraction->entities->items[decision->source.items[0]].class == CLASS_ORGANIZATION;
            if (found->items[k].dropped || !decides || !dates_agree(&item->event, decision)) continue;
            item->event.place = decision->place;
            break;
        }
    }
}

/* "Windsor Guildhall", "Presidential Palace, Warsaw": the town that its name tells, when the article does
 * too. */
static void include_town_of_name(const struct extraction *extraction, uint32_t spot,
                                 struct entity_set *places)
{
    const struct entities *entities = extraction->entities;
    const char *label = entities->items[spot].label;
    const char *kind = entities->items[spot].entry ? entities->items[spot].entry->kind : NULL;
    bool wide = kind && (strstr(kind, "region") || strstr(kind, "province") || strcmp(kind, "city") == 0);
    if (!label || wide) return;
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *town = &entities->items[e];
        size_t size = town->label ? strlen(town->label) : 0;
        bool is_city = town->entry && town->entry->kind &&
                       (strcmp(town->entry->kind, "city") == 0 || strcmp(town->entry->kind, "town") == 0);
        if (e == spot || town->class != CLASS_PLACE || size < 4 || !is_city || !town->mention_count) continue;
        const char *comma = strstr(label, ", ");
        bool first = strncmp(label, town->label, size) == 0 && label[size] == ' ';
        if (first || (comma && strcmp(comma + 2, town->label) == 0))
            set_include(extraction->arena, places, e);
    }
}

/* A house or square is in its town: "at the Elysee", when the article names Paris too. */
static void include_towns(const struct extraction *extraction, struct event *event)
{
    const struct entities *entities = extraction->entities;
    struct entity_set told = event->place;
    for (size_t i = 0; i < told.count; i++) {
        const struct entity *spot = &entities->items[told.items[i]];
        if (spot->class != CLASS_PLACE) continue;
        for (size_t r = 0; r < entities->relation_count; r++) {
            const struct relation *relation = &entities->relations[r];
            bool is_town = relation->kind == RELATION_LOCATED_IN && relation->subject == told.items[i] &&
                           entities->items[relation->object].class == CLASS_PLACE;
            if (is_town) set_include(extraction->arena, &event->place, relation->object);
        }
        include_town_of_name(extraction, told.items[i], &event->place);
        const struct entry *town = spot->entry ? spot->entry->town : NULL;
        for (uint32_t e = 0; town && e < entities->count; e++)
            if (entities->items[e].entry == town && entities->items[e].mention_count)
                set_include(extraction->arena, &event->place, e);
    }
}

/* "flew into Shanghai on Wednesday. On Thursday he toured a plant": still there. */
static void follow_travellers(const struct extraction *extraction, struct found_events *found)
{
    enum { STAY = 2 }; /* sentences, days */
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct event *event = &item->event;
        bool acts = item->is_speech || is_encounter(event);
        bool due = event->factuality == FACTUALITY_PLANNED && strcmp(event->class, "Meeting") == 0;
        if (item->dropped || event->place.count || !acts || !event->begin.day || !event->source.count ||
            strcmp(event->class, "PhoneCall") == 0 || (!has_happened(event) && !due))
            continue;
        for (size_t k = i; k-- > 0 && item->trigger.sentence - found->items[k].trigger.sentence <= STAY;) {
            const struct found_event *from = &found->items[k];
            const struct event *visit = &from->event;
            if (from->dropped || !visit->place.count || !sets_overlap(&visit->source, &event->source))
                continue;
            int32_t days = visit->begin.day ? date_earliest(event->begin) - date_earliest(visit->begin) : -1;
            bool stays = strcmp(visit->class, "Visit") == 0 && days >= 0 && days <= STAY &&
                         has_happened(visit) && is_in_town(extraction, from) &&
                         sentence_of(extraction, &item->trigger)->paragraph ==
                             sentence_of(extraction, &from->trigger)->paragraph;
            if (stays) item->event.place = visit->place;
            break;
        }
    }
}

/* "has 1,000 soldiers in the Sahel state", "will leave it": where they are sent, or leave from. */
static void take_goal(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"Deploy", "Withdraw", "Visit", NULL};
    if (event->place.count || event->target.count != 1 || !is_one_of(CLASSES, event->class)) return;
    if (extraction->entities->items[event->target.items[0]].class == CLASS_STATE)
        event->place = event->target;
}

void complete_places(struct extraction *extraction, struct found_events *found)
{
    place_at_targets(extraction, found);
    join_occasions(extraction, found);
    stand_at_podiums(extraction, found);
    follow_travellers(extraction, found);
    share_scenes(extraction, found, true);
    place_at_dateline(extraction, found);
    join_occasions(extraction, found);
    join_leaders(extraction, found);
    share_scenes(extraction, found, false);
    speak_in_turn(extraction, found);
    place_votes(extraction, found);
    follow_crowd(extraction, found);
    follow_fight(extraction, found);
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && !found->items[i].event.place.count) {
            take_only_place(extraction, &found->items[i]);
            if (!found->items[i].event.place.count) take_from_telling(found, &found->items[i]);
            bool is_told = found->items[i].event.place.count || falls_on_craft(extraction, &found->items[i]);
            if (!is_told) take_ground(extraction, &found->items[i], &found->items[i].event);
        }
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped) {
            complete_visit(extraction, &found->items[i].event);
            take_goal(extraction, &found->items[i].event);
            include_towns(extraction, &found->items[i].event);
        }
    place_tolls(extraction, found);
    find_theatres(extraction, found);
}

/* "invaded the islands": the land that the article has named before. */
static bool is_done_to_land(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const LANDS[] = {"island", "peninsula", "enclave", "territory", "archipelago",
                                        "region", "city",      "town",    "village",   "province",
                                        "strip",  "capital",   "exclave", "islet",     NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object =
        item->trigger.is_noun ? -1 : object_of(extraction, item->trigger.sentence, item->trigger.token);
    return object >= 0 && is_one_of(LANDS, sentence->tokens[object].lemma) &&
           has_the(sentence, (uint32_t)object);
}

/* "imposed a curfew in Basra", "mobilized troops in the north": what is done somewhere, to nobody else, is
 * done to that place. */
void target_places(struct extraction *extraction, struct found_events *found)
{
    static const char *const CLASSES[] = {"Coerce",   "Blockade", "Deploy", "Mobilize",
                                          "Sanction", "Aid",      "Attack", NULL};
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        if (!is_one_of(CLASSES, event->class) || found->items[i].dropped || event->target.count ||
            !event->source.count)
            continue;
        struct entity_set places = event->place, target = {0};
        bool is_land = is_done_to_land(extraction, &found->items[i]);
        for (size_t p = 0; p < places.count; p++)
            if ((is_land || is_named_in(extraction, places.items[p], found->items[i].trigger.sentence)) &&
                !is_own_side(extraction, &event->source, places.items[p]))
                set_include(extraction->arena, &target, places.items[p]);
        event->target = target;
    }
}
