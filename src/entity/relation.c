/* relation.c: relations that names, titles and appositions state or presuppose: offices, bodies of a state,
 * places within places. */
#include "entity/resolving.h"

#include <string.h>

static void add_relation(struct resolving *resolving, enum relation_kind kind, int32_t subject,
                         uint32_t object, const char *office, uint32_t sentence, bool is_former)
{
    if (subject < 0 || (uint32_t)subject == object) return;
    for (size_t i = 0; i < resolving->relation_count; i++) {
        const struct relation *other = &resolving->relations[i];
        if (other->kind == kind && other->subject == (uint32_t)subject && other->object == object &&
            (!office || strcmp(office, other->office) == 0))
            return;
    }
    resolving->relations = arena_grow(resolving->arena, resolving->relations, resolving->relation_count,
                                      &resolving->relation_capacity, sizeof *resolving->relations);
    struct evidence *evidence = arena_alloc(resolving->arena, sizeof *evidence);
    evidence->sentence = sentence;
    resolving->relations[resolving->relation_count++] =
        (struct relation){.kind = kind,
                          .subject = (uint32_t)subject,
                          .object = object,
                          .office = office,
                          .factuality = FACTUALITY_ACTUAL,
                          .end = is_former ? resolving->date : (struct date){0},
                          .evidence = evidence,
                          .evidence_count = 1,
                          .confidence = 0.85f};
}

static int32_t entity_of(const struct resolving *resolving, int32_t mention)
{
    return mention >= 0 ? resolving->mentions[mention].entity : -1;
}

static enum entity_class class_of(const struct resolving *resolving, int32_t entity)
{
    return entity >= 0 ? resolving->entities[entity].class : CLASS_NONE;
}

/* An office without its State in words: that of the entry's term at the article's date. */
static uint32_t state_by_term(const struct resolving *resolving, const struct draft_mention *mention)
{
    if (!mention->entry) return UINT32_MAX;
    for (size_t i = 0; i < mention->entry->term_count; i++) {
        const struct term *term = mention->entry->terms[i];
        if (term->office != mention->office || !term->of) continue;
        for (size_t e = 0; e < resolving->entity_count; e++)
            if (resolving->entities[e].entry == term->of) return (uint32_t)e;
    }
    return UINT32_MAX;
}

static void offices(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->office || mention->entity < 0 || class_of(resolving, mention->entity) != CLASS_PERSON)
            continue;
        int32_t of = entity_of(resolving, mention->office_of);
        enum entity_class class = class_of(resolving, of);
        bool works_there = mention->office->level == 5 && class == CLASS_ORGANIZATION;
        if (works_there)
            add_relation(resolving, RELATION_AFFILIATED_WITH, mention->entity, (uint32_t)of, NULL,
                         mention->sentence, false);
        if (mention->office->level == 5) continue;
        uint32_t body = class == CLASS_STATE || class == CLASS_ORGANIZATION
                            ? (uint32_t)of
                            : state_by_term(resolving, mention);
        add_relation(resolving, RELATION_HOLDS_OFFICE, mention->entity, body, mention->office_label,
                     mention->sentence, mention->is_former);
    }
}

/* "Russia's Tass news agency", "the Russian Foreign Ministry": the body is part of the state. */
static void bodies(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->part_of < 0 || mention->entity < 0) continue;
        for (size_t e = 0; e < resolving->entity_count; e++)
            if (resolving->entities[e].entry == mention->owner)
                add_relation(resolving, RELATION_PART_OF, mention->entity, (uint32_t)e, NULL,
                             mention->sentence, false);
    }
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i], *next = &resolving->mentions[i + 1];
        if (mention->entity < 0 || next->entity < 0 || mention->sentence != next->sentence) continue;
        const struct sentence *sentence = sentence_at(resolving, mention->sentence);
        bool possessive = mention->end < sentence->count && sentence->tokens[mention->end].xpos == XPOS_POS;
        bool demonym = mention->kind == MENTION_DEMONYM;
        uint32_t gap = next->begin - mention->end;
        if ((!possessive && !demonym) || gap > 3) continue;
        enum entity_class whole = class_of(resolving, mention->entity),
                          part = class_of(resolving, next->entity);
        if (whole != CLASS_STATE && whole != CLASS_ORGANIZATION) continue;
        if (part == CLASS_ORGANIZATION)
            add_relation(resolving, RELATION_PART_OF, next->entity, (uint32_t)mention->entity, NULL,
                         mention->sentence, false);
        if (part == CLASS_PLACE && whole == CLASS_STATE)
            add_relation(resolving, RELATION_LOCATED_IN, next->entity, (uint32_t)mention->entity, NULL,
                         mention->sentence, false);
    }
}

/* That a capital lies in its state is nothing that an article states. */
static bool is_capital(const struct entry *place)
{
    return place->located_in && place->located_in->capital == place;
}

/* "Wonsan, Kangwon Province"; "the border village of Panmunjom in Korea"; and what the knowledge says of
 * named places. */
static void places(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i], *next = &resolving->mentions[i + 1];
        if (mention->entity < 0 || next->entity < 0 || mention->sentence != next->sentence ||
            next->begin != mention->end + 1)
            continue;
        const char *between = token_at(resolving, mention->sentence, mention->end)->lower;
        if (class_of(resolving, mention->entity) != CLASS_PLACE) continue;
        enum entity_class whole = class_of(resolving, next->entity);
        if (whole != CLASS_PLACE && whole != CLASS_STATE) continue;
        if (strcmp(between, ",") == 0 || strcmp(between, "in") == 0)
            add_relation(resolving, RELATION_LOCATED_IN, mention->entity, (uint32_t)next->entity, NULL,
                         mention->sentence, false);
    }
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0 || !mention->entry) continue;
        const struct entry *in =
            mention->class == CLASS_PLACE && !is_capital(mention->entry) ? mention->entry->located_in : NULL;
        const struct entry *part = mention->class == CLASS_ORGANIZATION ? mention->entry->part_of : NULL;
        for (size_t e = 0; (in || part) && e < resolving->entity_count; e++) {
            if (in && resolving->entities[e].entry == in)
                add_relation(resolving, RELATION_LOCATED_IN, mention->entity, (uint32_t)e, NULL,
                             mention->sentence, false);
            if (part && resolving->entities[e].entry == part)
                add_relation(resolving, RELATION_PART_OF, mention->entity, (uint32_t)e, NULL,
                             mention->sentence, false);
        }
    }
}

/* Parties of named treaties and members of named alliances, by what the knowledge says of the article's day,
 * when the article names both. Bodies of half the world say little and are left out. */
static void memberships(struct resolving *resolving)
{
    enum { MOST_MEMBERS = 60 };
    for (uint32_t b = 0; b < resolving->entity_count; b++) {
        const struct entry *body = resolving->entities[b].entry;
        bool is_treaty = body && body->class == CLASS_TREATY;
        bool is_alliance =
            body && body->class == CLASS_ORGANIZATION && body->kind && strcmp(body->kind, "alliance") == 0;
        if ((!is_treaty && !is_alliance) || body->membership_count > MOST_MEMBERS) continue;
        for (uint32_t m = 0; m < resolving->entity_count; m++) {
            const struct entry *member = resolving->entities[m].entry;
            if (!member || member->class != CLASS_STATE ||
                !knowledge_is_member(resolving->knowledge, member, body, resolving->date))
                continue;
            for (size_t i = 0; i < resolving->mention_count; i++)
                if (resolving->mentions[i].entity == (int32_t)b) {
                    add_relation(resolving, is_treaty ? RELATION_PARTY_TO : RELATION_MEMBER_OF, (int32_t)m, b,
                                 NULL, resolving->mentions[i].sentence, false);
                    break;
                }
        }
    }
}

void find_relations(struct resolving *resolving)
{
    memberships(resolving);
    offices(resolving);
    bodies(resolving);
    places(resolving);
}
