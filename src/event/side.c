/* side.c: whose side an entity is on: its relations, looked up by their subject. */
#include "event/stages.h"

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

int32_t state_of_person(const struct extraction *extraction, uint32_t person)
{
    const struct entities *entities = extraction->entities;
    for (uint32_t r = extraction->relations_from[person]; r < extraction->relations_from[person + 1]; r++) {
        const struct relation *relation = &entities->relations[extraction->relations_of[r]];
        bool of_state =
            relation->object != UINT32_MAX && entities->items[relation->object].class == CLASS_STATE;
        if (relation->kind == RELATION_HOLDS_OFFICE && of_state) return (int32_t)relation->object;
    }
    const struct entity *who = &entities->items[person];
    for (uint32_t e = 0; who->entry && who->class == CLASS_PERSON && e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE && entities->items[e].entry &&
            serves(extraction, who, entities->items[e].entry))
            return (int32_t)e;
    return -1;
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
    return false;
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
        set_include(extraction->arena, &result, who);
    }
    return result;
}
