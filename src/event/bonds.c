/* bonds.c: what deeds leave behind: who signed a treaty, or leaves or breaks it, is a party to it; who was
 * put under sanctions is under them; who votes in a council sits in it. After merge_events. */
#include "event/target.h"

#include <string.h>

/* Bonds told by what is done are somewhat less sure than those that names and titles state. */
static const float SURE = 0.75f;

struct bonds {
    const struct extraction *extraction;
    struct events *events;
    size_t capacity;
};

static bool is_bond(const struct relation *relation, enum relation_kind kind, uint32_t subject,
                    uint32_t object)
{
    return relation->kind == kind && relation->subject == subject && relation->object == object;
}

static bool is_known(const struct bonds *bonds, enum relation_kind kind, uint32_t subject, uint32_t object)
{
    const struct entities *entities = bonds->extraction->entities;
    for (size_t i = 0; i < entities->relation_count; i++)
        if (is_bond(&entities->relations[i], kind, subject, object)) return true;
    for (size_t i = 0; i < bonds->events->relation_count; i++)
        if (is_bond(&bonds->events->relations[i], kind, subject, object)) return true;
    return false;
}

static void bind(struct bonds *bonds, enum relation_kind kind, uint32_t subject, uint32_t object,
                 const struct event *event)
{
    struct events *events = bonds->events;
    if (subject == object || is_known(bonds, kind, subject, object)) return;
    events->relations = arena_grow(bonds->extraction->arena, events->relations, events->relation_count,
                                   &bonds->capacity, sizeof *events->relations);
    events->relations[events->relation_count++] = (struct relation){.kind = kind,
                                                                    .subject = subject,
                                                                    .object = object,
                                                                    .factuality = event->factuality,
                                                                    .evidence = event->evidence,
                                                                    .evidence_count = 1,
                                                                    .confidence = SURE};
}

/* Who is bound by what somebody signs: a minister and a ministry bind their state; UINT32_MAX: nobody. */
static uint32_t bound_by(const struct extraction *extraction, uint32_t signer)
{
    const struct entities *entities = extraction->entities;
    enum entity_class class = entities->items[signer].class;
    if (class == CLASS_STATE) return signer;
    if (class == CLASS_PERSON) {
        int32_t state = state_of_person(extraction, signer);
        return state < 0 ? UINT32_MAX : (uint32_t)state;
    }
    if (class != CLASS_ORGANIZATION) return UINT32_MAX;
    for (size_t i = 0; i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        if (relation->kind == RELATION_PART_OF && relation->subject == signer &&
            entities->items[relation->object].class == CLASS_STATE)
            return relation->object;
    }
    return signer;
}

static void bind_signers(struct bonds *bonds, const struct event *event, uint32_t treaty)
{
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t party = bound_by(bonds->extraction, event->source.items[i]);
        if (party != UINT32_MAX) bind(bonds, RELATION_PARTY_TO, party, treaty, event);
    }
}

static bool has_parties(const struct bonds *bonds, uint32_t treaty)
{
    const struct entities *entities = bonds->extraction->entities;
    bool has = false;
    for (size_t i = 0; i < entities->relation_count && !has; i++)
        has = entities->relations[i].kind == RELATION_PARTY_TO && entities->relations[i].object == treaty;
    for (size_t i = 0; i < bonds->events->relation_count && !has; i++)
        has = bonds->events->relations[i].object == treaty;
    return has;
}

/* "agreed to normalise their ties under an accord", "said in a joint statement": the treaty that the sentence
 * of what several do together names as its form, when its parties are told nowhere. */
static void bind_beside(struct bonds *bonds, const struct event *event)
{
    static const char *const FORMS[] = {"under", "in", "through", "by", NULL};
    const struct entities *entities = bonds->extraction->entities;
    if (event->source.count < 2) return;
    uint32_t s = event->evidence[0].sentence;
    const struct sentence *sentence = &bonds->extraction->analysis->sentences[s];
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        if (mention->entity_count != 1 || entities->items[mention->entities[0]].class != CLASS_TREATY)
            continue;
        if (is_one_of(FORMS, preposition_of(sentence, mention->head)) &&
            !has_parties(bonds, mention->entities[0]))
            bind_signers(bonds, event, mention->entities[0]);
    }
}

static void bind_parties(struct bonds *bonds, const struct event *event)
{
    static const char *const BINDING[] = {"SignTreaty",     "RatifyTreaty", "JointStatement", "Agree",
                                          "WithdrawTreaty", "BreachTreaty", "EnterIntoForce", NULL};
    if (!is_one_of(BINDING, event->class)) return;
    for (size_t i = 0; i < event->involves.count; i++)
        if (bonds->extraction->entities->items[event->involves.items[i]].class == CLASS_TREATY)
            bind_signers(bonds, event, event->involves.items[i]);
    bind_beside(bonds, event);
}

/* States and their unions impose sanctions; a firm that stops its flights does not. */
static bool can_impose(const struct entity *entity)
{
    static const char *const KINDS[] = {"international organization", "regional organization",
                                        "organ of the United Nations", "supranational union", NULL};
    return entity->class == CLASS_STATE ||
           (entity->entry && entity->entry->kind && is_one_of(KINDS, entity->entry->kind));
}

static void bind_sanctioned(struct bonds *bonds, const struct event *event)
{
    const struct entities *entities = bonds->extraction->entities;
    if (strcmp(event->class, "Sanction") != 0 || !strstr(event->frame, "sanction")) return;
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t imposing = bound_by(bonds->extraction, event->source.items[i]);
        if (imposing == UINT32_MAX || !can_impose(&entities->items[imposing])) continue;
        for (size_t k = 0; k < event->target.count; k++)
            bind(bonds, RELATION_SANCTIONED_BY, event->target.items[k], imposing, event);
    }
}

void leave_bonds(const struct extraction *extraction, struct events *events)
{
    struct bonds bonds = {.extraction = extraction, .events = events};
    for (size_t i = 0; i < events->count; i++) {
        if (events->items[i].factuality != FACTUALITY_ACTUAL) continue;
        bind_parties(&bonds, &events->items[i]);
        bind_sanctioned(&bonds, &events->items[i]);
    }
}
