/* side.c: whose side an entity is on: its relations, looked up by their subject; and what is said or done in
 * the name of a side. */
#include "event/target.h"

#include <string.h>

void index_relations(struct extraction *extraction)
{
    const struct entities *entities = extraction->entities;
    uint32_t *from = arena_array(extraction->arena, entities->count + 2, sizeof *from);
    uint32_t *order = arena_array(extraction->arena, entities->relation_count + 1, sizeof *order);
    for (size_t e = 0; e < entities->count + 2; e++)
        from[e] = 0;
    for (size_t i = 0; i < entities->relation_count; i++)
        from[entities->relations[i].subject + 2]++;
    for (size_t e = 2; e < entities->count + 2; e++)
        from[e] += from[e - 1];
    for (size_t i = 0; i < entities->relation_count; i++)
        order[from[entities->relations[i].subject + 1]++] = (uint32_t)i;
    extraction->relations_from = from;
    extraction->relations_of = order;
}

/* "Mr Rama", whose office the article does not name: does he hold one in it, by the knowledge? */
static bool serves(const struct extraction *extraction, const struct entity *person, const struct entry *of)
{
    if (person->class != CLASS_PERSON || !person->entry || !extraction->date.year) return false;
    int32_t day = date_earliest(extraction->date);
    for (size_t i = 0; i < person->entry->term_count; i++) {
        const struct term *term = person->entry->terms[i];
        bool begun = !term->begin.year || date_earliest(term->begin) <= day;
        if (term->of == of && begun && (!term->end.year || date_latest(term->end) >= day)) return true;
    }
    return false;
}

int32_t state_related(const struct extraction *extraction, uint32_t entity, enum relation_kind kind)
{
    const struct entities *entities = extraction->entities;
    for (uint32_t r = extraction->relations_from[entity]; r < extraction->relations_from[entity + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->kind == kind && relation->object != UINT32_MAX &&
            entities->items[relation->object].class == CLASS_STATE)
            return (int32_t)relation->object;
    }
    return -1;
}

/* "head of Sudan's Sovereign Council": the State of which the body is a part where the person holds office
 * or, with `any`, to which he has some other relation; -1. */
static int32_t state_of_his_body(const struct extraction *extraction, uint32_t person, bool any)
{
    const struct entities *entities = extraction->entities;
    int32_t state = -1;
    for (uint32_t r = extraction->relations_from[person];
         state < 0 && r < extraction->relations_from[person + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->object == UINT32_MAX) continue;
        bool is_of = any && entities->items[relation->object].class == CLASS_ORGANIZATION;
        if (is_of || relation->kind == RELATION_HOLDS_OFFICE)
            state = state_related(extraction, relation->object, RELATION_PART_OF);
    }
    return state;
}

int32_t state_of_person(const struct extraction *extraction, uint32_t person)
{
    const struct entities *entities = extraction->entities;
    int32_t state = state_related(extraction, person, RELATION_HOLDS_OFFICE);
    if (state < 0) state = state_of_his_body(extraction, person, false);
    if (state >= 0) return state;
    const struct entity *who = &entities->items[person];
    for (uint32_t e = 0; who->entry && who->class == CLASS_PERSON && e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE && entities->items[e].entry &&
            serves(extraction, who, entities->items[e].entry))
            return (int32_t)e;
    return -1;
}

int32_t state_behind(const struct extraction *extraction, uint32_t who)
{
    enum entity_class class = extraction->entities->items[who].class;
    if (class == CLASS_STATE) return (int32_t)who;
    int32_t state = class == CLASS_PERSON ? state_of_person(extraction, who) : -1;
    if (state < 0) state = state_related(extraction, who, RELATION_PART_OF);
    return state < 0 && class == CLASS_PERSON ? state_of_his_body(extraction, who, true) : state;
}

/* The first relation of one of the subjects that does not stand before `least`; UINT32_MAX. */
static uint32_t next_relation(const struct extraction *extraction, const struct entity_set *subjects,
                              uint32_t least)
{
    uint32_t next = UINT32_MAX;
    for (size_t i = 0; i < subjects->count; i++) {
        uint32_t to = extraction->relations_from[subjects->items[i] + 1];
        for (uint32_t r = extraction->relations_from[subjects->items[i]]; r < to; r++) {
            uint32_t relation = extraction->relations_of[r];
            if (relation < least) continue;
            if (relation < next) next = relation;
            break;
        }
    }
    return next;
}

/* Does one of the actors hold office in it when the article is written, whether or not it says so? */
static bool is_served(const struct extraction *extraction, const struct entity_set *actors, uint32_t entity)
{
    const struct entities *entities = extraction->entities;
    const struct entry *of = entities->items[entity].entry;
    for (size_t i = 0; of && i < actors->count; i++)
        if (serves(extraction, &entities->items[actors->items[i]], of)) return true;
    return false;
}

/* Is the entity one of the actors, or the state or body of one of them, or of his body? */
bool is_own_side(const struct extraction *extraction, const struct entity_set *actors, uint32_t entity)
{
    const struct entities *entities = extraction->entities;
    struct entity_set side = *actors;
    if (entity == UINT32_MAX) return false; /* of whom: not said */
    if (set_contains(actors, entity) || is_served(extraction, actors, entity)) return true;
    for (uint32_t r = extraction->relations_from[entity]; r < extraction->relations_from[entity + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->kind == RELATION_PART_OF && set_contains(actors, relation->object)) return true;
    }
    for (int steps = 0; steps < 2; steps++)
        for (uint32_t i = 0; (i = next_relation(extraction, &side, i)) != UINT32_MAX; i++) {
            const struct relation *relation = &entities->relations[i];
            bool belongs = relation->kind == RELATION_HOLDS_OFFICE ||
                           relation->kind == RELATION_AFFILIATED_WITH || relation->kind == RELATION_PART_OF ||
                           relation->kind == RELATION_CITIZEN_OF || relation->kind == RELATION_LEADS;
            if (!belongs || relation->object == UINT32_MAX) continue;
            if (relation->object == entity) return true;
            /* "Senator Lee of Utah" */
            bool is_place = entities->items[relation->object].class == CLASS_PLACE;
            if (is_place && state_of_place(extraction, relation->object) == (int32_t)entity) return true;
            set_include(extraction->arena, &side, relation->object);
        }
    /* "French soldiers" are of the president's side */
    for (uint32_t r = extraction->relations_from[entity]; r < extraction->relations_from[entity + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        if (relation->kind == RELATION_PART_OF && relation->object != UINT32_MAX &&
            set_contains(&side, relation->object))
            return true;
    }
    return false;
}

/* "after police forced their way into the Mexican embassy in Quito": the police of the place; -1. */
static int32_t state_of_force(const struct extraction *extraction, const struct event *deed, uint32_t who)
{
    static const char *const FORCES[] = {"police", "army", "navy", "troops", "soldiers", NULL};
    const struct entity *force = &extraction->entities->items[who];
    if (force->mention_count || !force->label || !is_one_of(FORCES, force->label)) return -1;
    for (size_t p = 0; p < deed->place.count; p++) {
        int32_t state = state_of_place(extraction, deed->place.items[p]);
        if (state >= 0 && !set_contains(&deed->target, (uint32_t)state)) return state;
    }
    return -1;
}

/* "Ecuadorean police stormed the embassy. Peru condemned the raid": the state of the forces. */
struct entity_set answerable(const struct extraction *extraction, const struct event *deed)
{
    static const char *const FORCES[] = {"police",      "army",         "navy", "air force",
                                         "coast guard", "armed forces", NULL};
    const struct entities *entities = extraction->entities;
    struct entity_set result = {0};
    for (size_t i = 0; i < deed->source.count; i++) {
        uint32_t who = deed->source.items[i];
        const struct entry *entry = entities->items[who].entry;
        bool is_force = !entry || (entry->kind && is_one_of(FORCES, entry->kind));
        for (size_t r = 0; is_force && strcmp(deed->class, "Coup") != 0 && r < entities->relation_count;
             r++) {
            const struct relation *relation = &entities->relations[r];
            bool is_of = relation->kind == RELATION_PART_OF || relation->kind == RELATION_AFFILIATED_WITH;
            if (is_of && relation->subject == deed->source.items[i] &&
                entities->items[relation->object].class == CLASS_STATE)
                who = relation->object;
        }
        int32_t state = is_force && !entry ? state_of_force(extraction, deed, who) : -1;
        set_include(extraction->arena, &result, state >= 0 ? (uint32_t)state : who);
    }
    return result;
}

bool is_of_side(const struct extraction *extraction, const struct entity_set *a, const struct entity_set *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (is_own_side(extraction, a, b->items[i])) return true;
    for (size_t i = 0; i < a->count; i++)
        if (is_own_side(extraction, b, a->items[i])) return true;
    return false;
}

/* Adds those of the set that can be acted on and are not of the actor's side; false when there is none. */
bool take_others(const struct extraction *extraction, struct event *event, const struct entity_set *set)
{
    const uint32_t SIDES =
        1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    struct entity_set taken = {0};
    for (size_t i = 0; i < set->count; i++)
        if (SIDES & (1u << extraction->entities->items[set->items[i]].class) &&
            !is_own_side(extraction, &event->source, set->items[i]))
            set_include(extraction->arena, &taken, set->items[i]);
    if (!taken.count || taken.count > 3) return false;
    event->target = taken;
    return true;
}

/* "the minister said Chad rejected the plan": an act of the state that he only tells of. */
static bool is_said_of_state(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const SIDES[] = {"country", "government", "nation", "state", "ministry", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const uint32_t verb = item->trigger.token;
    if (item->trigger.is_noun || item->trigger.is_predicate) return false;
    int32_t subject = subject_of(extraction, item->trigger.sentence, verb, 0);
    if (subject < 0 || subject > (int32_t)verb) return false;
    uint8_t xpos = sentence->tokens[verb].xpos;
    const struct token *token = &sentence->tokens[subject];
    bool is_it = strcmp(token->lower, "it") == 0; /* "It condemned the raid, its ministry said" */
    return (token->upos == UPOS_PROPN || is_it || is_one_of(SIDES, token->lemma)) &&
           (xpos == XPOS_VBD || xpos == XPOS_VBN);
}

/* "Lula said that Brazil was committed": who speaks for his side makes the promise or threat himself. */
void speak_for_side(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    if (!item->is_speech || item->dropped || event->source.count != 1 || event->attributed.count != 1) return;
    if (strcmp(event->class, "Vote") == 0) return; /* all of a body vote, not who tells of it */
    uint32_t side = event->source.items[0], speaker = event->attributed.items[0];
    enum entity_class class = extraction->entities->items[side].class;
    if (class != CLASS_STATE && class != CLASS_ORGANIZATION) return;
    bool is_named = extraction->entities->items[speaker].mention_count > 0;
    if (side == speaker || !is_named || !is_own_side(extraction, &event->attributed, side)) return;
    if (is_said_of_state(extraction, item)) return;
    /* "Peru would lodge a complaint, its president said": to come, as he tells it */
    if (event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE) return;
    event->source = event->attributed;
    event->attributed = (struct entity_set){0};
    if (event->factuality == FACTUALITY_ALLEGED) event->factuality = FACTUALITY_ACTUAL;
}

/* The war of "the president's war on Chad" is his state's, and so is what is signed when presidents look on:
 * "witnessed the signing of 15 documents". */
void act_by_state(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    struct entity_set sides = {0};
    bool is_watched = strcmp(item->frame->name, "witness-signing") == 0;
    if (strcmp(event->class, "War") != 0 && !is_watched) return;
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t side = event->source.items[i];
        int32_t state =
            extraction->entities->items[side].class == CLASS_PERSON ? state_of_person(extraction, side) : -1;
        set_include(extraction->arena, &sides, state >= 0 ? (uint32_t)state : side);
    }
    if (sides.count == event->source.count) event->source = sides;
}

/* "recalled its ambassador from Manila", "severed ties after their police stormed the embassy": such acts are
 * between states. */
void lift_to_state(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"SeverRelations", "ExpelDiplomat", "EstablishRelations", NULL};
    struct entity_set lifted = {0};
    if (!is_one_of(CLASSES, event->class)) return;
    for (size_t i = 0; i < event->target.count; i++) {
        uint32_t target = event->target.items[i];
        bool is_place = extraction->entities->items[target].class == CLASS_PLACE;
        int32_t state = is_place ? state_of_place(extraction, target) : -1;
        set_include(extraction->arena, &lifted, state >= 0 ? (uint32_t)state : target);
    }
    if (strcmp(event->class, "SeverRelations") == 0) {
        struct event by = {.class = event->class, .source = lifted};
        lifted = answerable(extraction, &by);
    }
    event->target = lifted;
}

/* "at our positions", "attacked us" */
static bool falls_on_us(const struct sentence *sentence, uint32_t verb)
{
    enum { DEEP = 3 };
    for (uint32_t t = verb + 1; t < sentence->count; t++)
        if ((strcmp(sentence->tokens[t].lower, "our") == 0 || strcmp(sentence->tokens[t].lower, "us") == 0) &&
            is_below(sentence, t, verb, DEEP))
            return true;
    return false;
}

/* "They shelled our villages," the minister said; "Chad shelled villages," its army said: not him or the army
 * but the state is attacked, as it is the state that attacks in "We struck their bases". */
void lift_tellers(const struct extraction *extraction, struct found_event *item, bool is_told)
{
    static const char *const DEEDS[] = {"Assault", "Mobilize", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    struct event *event = &item->event;
    if (item->dropped || item->trigger.is_noun || !event->attributed.count ||
        !is_one_of(DEEDS, event_category(event->class)))
        return;
    int32_t subject = subject_of(extraction, item->trigger.sentence, item->trigger.token, 0);
    bool is_we = subject >= 0 && strcmp(sentence->tokens[subject].lower, "we") == 0;
    bool is_ours = falls_on_us(sentence, item->trigger.token);
    struct entity_set target = {0}, source = {0};
    for (size_t i = 0; i < event->target.count; i++) {
        uint32_t who = event->target.items[i];
        bool tells = is_ours ? set_contains(&event->attributed, who)
                             : !is_told && is_own_side(extraction, &event->attributed, who);
        int32_t state = tells ? state_behind(extraction, who) : -1;
        bool is_doer = state >= 0 && set_contains(&event->source, (uint32_t)state);
        bool is_teller = set_contains(&event->attributed, who) && !is_told && state < 0 &&
                         extraction->entities->items[who].class == CLASS_PERSON;
        if (is_teller) continue;
        set_include(extraction->arena, &target, state >= 0 && !is_doer ? (uint32_t)state : who);
    }
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t who = event->source.items[i];
        int32_t state = is_we && set_contains(&event->attributed, who) ? state_behind(extraction, who) : -1;
        set_include(extraction->arena, &source, state >= 0 ? (uint32_t)state : who);
    }
    event->target = target;
    event->source = source;
}
