/* target.c: whom an act concerns when its own clause does not say. The rules propose whom it answers
 * (answer.c), the one other side that the sentence names, and whom the same side acted on before; one of them
 * is chosen, never somebody of the actor's own side, and those whom it does not fall on (spare.c) are left.
 * After find_places. */
#include "event/target.h"
#include "event/party.h"

#include <string.h>

/* The one state or body of others that the sentence names; with two there is no telling which. */
static bool take_neighbour(const struct extraction *extraction, struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    const uint32_t BODIES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    struct entity_set others = {0};
    for (size_t m = first_mention(entities, item->trigger.sentence); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) break;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        if (is_former_owner(sentence, mention->head) ||
            is_told_beside(sentence, mention->head, item->trigger.token) ||
            is_ground(extraction, sentence, mention->head) || tells_actor(extraction, item, mention->head))
            continue;
        for (size_t e = 0; e < mention->entity_count; e++) {
            uint32_t entity = mention->entities[e];
            if (BODIES & (1u << entities->items[entity].class) &&
                !set_contains(&item->event.attributed, entity) && !set_contains(&item->event.place, entity) &&
                !set_contains(&item->event.involves, entity) && !is_press(&entities->items[entity]) &&
                !is_own_side(extraction, &item->event.source, entity))
                set_include(extraction->arena, &others, entity);
        }
    }
    return others.count == 1 && take_others(extraction, &item->event, &others);
}

static struct entity_set found_by(const struct extraction *extraction, struct found_events *found,
                                  size_t index, enum whom_origin origin)
{
    struct found_event *item = &found->items[index];
    struct entity_set told = item->event.target, result;
    item->event.target = (struct entity_set){0};
    int32_t noun = origin == WHOM_DOERS ? deed_noun(extraction, item) : -1;
    switch (origin) {
    case WHOM_DOERS:
        if (noun >= 0) take_doers(extraction, found, index, (uint32_t)noun);
        break;
    case WHOM_NEIGHBOUR:
        take_neighbour(extraction, item);
        break;
    case WHOM_ASKER:
        take_before(extraction, found, index, false);
        break;
    case WHOM_SAME:
        take_before(extraction, found, index, true);
        break;
    default:
        break;
    }
    result = item->event.target;
    item->event.target = told;
    return result;
}

bool is_done_alone(const char *class)
{
    static const char *const ALONE[] = {"Visit",      "Die",        "Resign", "Election",
                                        "WeaponTest", "Conference", NULL};
    return is_one_of(ALONE, class);
}

/* "voted for independence in a referendum": what is said of a frame that says so concerns nobody else. */
static bool concerns_nobody(const struct found_event *item)
{
    const struct frame *frame = item->frame;
    const struct role_spec *role =
        item->trigger.is_noun ? &frame->noun_roles[ROLE_TARGET] : &frame->verb_roles[ROLE_TARGET];
    return item->is_speech && role->count == 1 && strcmp(role->places[0].slot, "none") == 0;
}

static bool can_concern(const struct found_event *item)
{
    return !item->dropped && item->event.source.count && !item->frame->is_reciprocal &&
           !is_done_alone(item->event.class) && !concerns_nobody(item);
}

/* Whom the rules take: who is told, else the first that speaks for the class. */
static struct entity_set ruled_target(const struct found_event *item, const struct entity_set *proposed)
{
    const struct directed *row = directed(item->event.class);
    if (!row || item->event.target.count) return item->event.target;
    bool is_promise = strcmp(item->event.class, "Promise") == 0;
    if (row->of_deed && proposed[WHOM_DOERS].count) return proposed[WHOM_DOERS];
    if (!is_promise && proposed[WHOM_NEIGHBOUR].count) return proposed[WHOM_NEIGHBOUR];
    if (row->of_answer && proposed[WHOM_ASKER].count) return proposed[WHOM_ASKER];
    return proposed[WHOM_SAME];
}

/* Is who speaks no state, and whom his clause tells of called the government or its head? */
static bool is_opposed(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const NOUNS[] = {"government", "president", "premier",        "minister",
                                        "authority",  "regime",    "administration", "leader",
                                        "chancellor", "cabinet",   "leadership",     NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object =
        item->trigger.is_noun ? -1 : object_of(extraction, item->trigger.sentence, item->trigger.token);
    bool is_state = false;
    for (size_t i = 0; i < item->event.source.count; i++)
        is_state |= extraction->entities->items[item->event.source.items[i]].class == CLASS_STATE;
    return !is_state && object >= 0 && is_one_of(NOUNS, sentence->tokens[object].lemma);
}

/* Is whom the act concerns the verb's own object, with what he is to do: "asked its allies to wait"? */
static bool is_spoken_to(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    struct entity_set spoken_to = {0};
    if (item->trigger.is_noun) return false;
    for (uint32_t t = item->trigger.token + 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_object = token->head == (int32_t)item->trigger.token &&
                         (token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ ||
                          (token->deprel == DEP_OBL && strcmp(preposition_of(sentence, t), "on") == 0));
        if (is_object) entities_of(extraction, item->trigger.sentence, t, TAKE_UNNAMED, &spoken_to);
    }
    return same_sets(&spoken_to, &item->event.target);
}

/* "Bougainville's president accused Papua New Guinea": a region's officials deal with the state that it is
 * in.
 */
static bool is_regional(const struct extraction *extraction, const struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    uint32_t who = item->event.source.count == 1 ? item->event.source.items[0] : UINT32_MAX;
    if (who == UINT32_MAX) return false;
    for (uint32_t r = extraction->relations_from[who]; r < extraction->relations_from[who + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->object != UINT32_MAX &&
            entities->items[relation->object].class == CLASS_PLACE)
            return true;
    }
    return false;
}

/* "thanked Biden for the backing that Sweden got", said by a Swede: nobody speaks to or acts on his own side.
 */
static void leave_own_side(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Accuse", "Reject", "Request", "Threaten", "Protest", NULL};
    struct entity_set others = {0};
    const char *category = event_category(item->event.class);
    /* "the opposition leader criticised the government": those at home are told of as such */
    bool is_hostile = category && is_one_of(CATEGORIES, category);
    if (is_hostile && !item->inherits &&
        (is_opposed(extraction, item) || (is_regional(extraction, item) && is_spoken_to(extraction, item))))
        return;
    /* "urged Namibians to unite": said to those at home */
    if (category && strcmp(category, "Request") == 0 && !item->inherits && is_spoken_to(extraction, item))
        return;
    /* "defended Brazil's policy", said by a Brazilian */
    if (strcmp(item->event.class, "Support") == 0 && strcmp(item->trigger.lemma, "defend") == 0) return;
    if (!directed(item->event.class)) return;
    for (size_t i = 0; i < item->event.target.count; i++)
        if (!is_own_side(extraction, &item->event.source, item->event.target.items[i]))
            set_include(extraction->arena, &others, item->event.target.items[i]);
    item->event.target = others;
}

/* The person before whose name the word stands as part of his title, "US envoy Ruth Hollis"; -1. */
static int32_t bearer_behind(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if ((token->deprel != DEP_COMPOUND && token->deprel != DEP_AMOD) || token->head <= (int32_t)t) return -1;
    const struct token *title = &sentence->tokens[token->head];
    int32_t name = title->deprel == DEP_NMOD_DESC ? title->head : -1;
    if (name < 0 || extraction->entities->mention_at[s][name] < 0) return -1;
    struct entity_set set = {0};
    entities_of(extraction, s, (uint32_t)name, 1u << CLASS_PERSON, &set);
    return set.count == 1 ? (int32_t)set.items[0] : -1;
}

/* A state that its sentence names only in somebody's title: he is meant. */
static void take_titled(const struct extraction *extraction, struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    uint32_t s = item->trigger.sentence;
    if (item->event.target.count != 1 || entities->items[item->event.target.items[0]].class != CLASS_STATE)
        return;
    int32_t bearer = -1;
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        if (mention->entity_count != 1 || mention->entities[0] != item->event.target.items[0]) continue;
        int32_t person = bearer_behind(extraction, s, mention->head);
        if (person < 0 || (bearer >= 0 && person != bearer)) return;
        bearer = person;
    }
    if (bearer < 0 || is_own_side(extraction, &item->event.source, (uint32_t)bearer)) return;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)bearer);
}

/* Does the article name them all? Whom the clause names is meant, whoever else is likely. */
bool are_named(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!extraction->entities->items[set->items[i]].mention_count) return false;
    return set->count > 0;
}

/* Are they States that the sentence, or the one before, names? */
static bool are_states_just_named(const struct extraction *extraction, const struct entity_set *set,
                                  uint32_t s)
{
    for (size_t i = 0; i < set->count; i++) {
        bool is_near = false;
        for (uint32_t at = s ? s - 1 : 0; at <= s && !is_near; at++)
            for (uint32_t t = 0; t < extraction->analysis->sentences[at].count && !is_near; t++)
                is_near = phrase_names(extraction, at, t, set->items[i]);
        if (!is_near || extraction->entities->items[set->items[i]].class != CLASS_STATE) return false;
    }
    return set->count > 1;
}

/* Takes the likeliest of those who can be meant; where the clause tells the target they are only kept. */
static void choose(const struct extraction *extraction, struct found_events *found, size_t index,
                   bool is_told)
{
    struct found_event *item = &found->items[index];
    struct entity_set proposed[WHOM_ORIGIN_COUNT] = {{0}};
    struct whom whoms[MOST_WHOMS];
    proposed[item->inherits ? WHOM_INHERITED : WHOM_TOLD] = item->event.target;
    for (unsigned origin = WHOM_DOERS; origin < WHOM_ORIGIN_COUNT; origin++)
        proposed[origin] = found_by(extraction, found, index, (enum whom_origin)origin);
    struct entity_set ruled = ruled_target(item, proposed);
    size_t count = whom_candidates(extraction, found, index, proposed, &ruled, whoms);
    if (extraction->keeps_choices) {
        struct whom *copy = arena_array(extraction->arena, count, sizeof *copy);
        memcpy(copy, whoms, count * sizeof *copy);
        item->whoms = copy;
        item->whom_count = count;
    }
    if (is_told) return;
    item->event.target = whoms[whom_choose(item->event.class, whoms, count)].set;
    /* "Chad and Niger closed it. Togo condemned the move": that of both */
    const struct entity_set *doers = &proposed[WHOM_DOERS];
    const char *share = item->event.target.count ? set_against(&item->event.target, doers) : NULL;
    if (share && strcmp(share, "part") == 0 &&
        are_states_just_named(extraction, doers, item->trigger.sentence))
        item->event.target = *doers;
}

/* "praised Chad's role in ending the war": whose the object is told to be, is meant. */
static bool is_owner_told(const struct extraction *extraction, const struct found_event *item)
{
    struct entity_set owners = {0};
    if (!item->inherits || item->trigger.is_noun || !item->is_speech) return false;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->trigger.token;
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) object = dependent(sentence, verb, DEP_OBL);
    if (object < (int32_t)verb) return false;
    const char *preposition = preposition_of(sentence, (uint32_t)object);
    if (*preposition && strcmp(preposition, "of") != 0) return false;
    int32_t owner = dependent(sentence, (uint32_t)object, DEP_NMOD_POSS);
    if (owner >= 0 && sentence->tokens[owner].upos == UPOS_PRON) return false;
    owners_of(extraction, item->trigger.sentence, (uint32_t)object, TAKE_UNNAMED, &owners);
    return owners.count && same_sets(&owners, &item->event.target);
}

/* "must be ratified by both parliaments": it concerns nobody, unless somebody is to join. */
static bool concerns_treaty(const struct found_events *found, const struct found_event *item)
{
    if (strcmp(item->event.class, "RatifyTreaty") != 0) return false;
    if (item->event.target.count && !item->inherits) return false;
    if (item->event.involves.count) return true;
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && strcmp(found->items[i].event.class, "Join") == 0) return false;
    return true;
}

/* "Chad and Niger agreed to de-escalate": what both undertake they do for each other. */
static bool is_agreed_by_all(const struct extraction *extraction, const struct found_events *found,
                             const struct found_event *item)
{
    if (item->event.source.count < 2 || item->trigger.is_noun ||
        (item->event.target.count && !item->inherits))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *deal = &found->items[i];
        if (!deal->dropped && deal != item && strcmp(event_category(deal->event.class), "Agree") == 0 &&
            same_sets(&deal->event.source, &item->event.source) && !deal->event.target.count &&
            is_content(extraction, deal, item))
            return true;
    }
    return false;
}

/* "jets based in Alaska": at home, which is no deployment. */
static void leave_at_home(const struct extraction *extraction, struct found_event *item)
{
    const struct event *event = &item->event;
    if (strcmp(event->class, "Deploy") != 0 || strcmp(item->frame->name, "be-based") != 0) return;
    for (size_t i = 0; i < event->target.count; i++)
        if (!is_own_side(extraction, &event->source, event->target.items[i])) return;
    if (event->source.count && event->target.count) item->dropped = true;
}

/* "a coup by King Gyanendra of Nepal surprised India": it falls on the state in which it is made. */
static void fall_at_home(const struct extraction *extraction, struct found_event *item)
{
    const struct entity_set *place = &item->event.place;
    if (strcmp(item->event.class, "Coup") == 0 && !item->event.target.count && place->count == 1 &&
        extraction->entities->items[place->items[0]].class == CLASS_STATE)
        item->event.target = *place;
}

static void complete(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (is_agreed_by_all(extraction, found, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (concerns_treaty(found, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (!can_concern(item) || (!item->inherits && are_people(extraction, item))) return;
    if (defends_deed(extraction, item) || judges_any(extraction, item) ||
        means_nobody(extraction, found, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (refuses_to_go(extraction, item)) return;
    /* "declared a state of emergency": at home */
    bool is_decreed = strstr(item->frame->name, "emergency") || strstr(item->frame->name, "curfew");
    if (!item->event.target.count && is_decreed) return;
    if (!item->event.target.count && tells_some_states(extraction, item)) return;
    if ((!item->event.target.count || item->inherits) && tells_some_people(extraction, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (asks_unknown(extraction, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (address_holders(extraction, found, index)) return;
    leave_own_side(extraction, item);
    if (address_doers(extraction, found, index) || follow_act(extraction, found, index)) return;
    bool is_at_home = item->event.target.count && !item->inherits && is_opposed(extraction, item);
    for (size_t i = 0; is_at_home && i < item->event.target.count; i++)
        is_at_home = is_own_side(extraction, &item->event.source, item->event.target.items[i]);
    if (is_at_home) return;
    if (is_alleged_of_nobody(item) || falls_on_unnamed(extraction, item)) return;
    if (speaks_of_own_deed(extraction, found, index)) return;
    bool is_told =
        (!item->inherits || is_owner_told(extraction, item)) && are_named(extraction, &item->event.target);
    if (!is_told || extraction->keeps_choices) choose(extraction, found, index, is_told);
    if (!is_told) spare_bystanders(extraction, found, item);
    take_titled(extraction, item);
}

void complete_targets(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        if (echo_deed(extraction, found, i)) continue;
        give_body(extraction, &found->items[i]);
        act_by_state(extraction, &found->items[i]);
        complete_parties(extraction, found, i);
        give_seller(extraction, found, &found->items[i]);
        give_spurned_host(extraction, &found->items[i]);
        speak_for_side(extraction, &found->items[i]);
        if (!found->items[i].event.target.count && is_mutual(extraction, &found->items[i])) continue;
        fall_at_home(extraction, &found->items[i]);
        leave_at_home(extraction, &found->items[i]);
        bool is_told = found->items[i].event.target.count && !found->items[i].inherits;
        if (!address_by_kind(extraction, found, i)) complete(extraction, found, i);
        lift_to_state(extraction, &found->items[i].event);
        lift_tellers(extraction, &found->items[i], is_told);
        if (!is_told) spare_judges(extraction, found, &found->items[i]);
        give_host(extraction, &found->items[i]);
    }
    for (size_t i = 0; i < found->count; i++)
        name_inviter(extraction, found, &found->items[i]);
}
