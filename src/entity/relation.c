/* relation.c: the static facts that names, titles and appositions state: to what a body belongs, where a
 * place or a mission lies, for whom somebody works, whom he leads. Offices: incumbent.c. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* The share of relations of a kind that is right, as tests/entities/calibration finds it, with some doubt for
 * articles of other sorts. */
static const float USUALLY_RIGHT[RELATION_COUNT] = {
    [RELATION_HOLDS_OFFICE] = 0.93f, [RELATION_AFFILIATED_WITH] = 0.9f, [RELATION_CITIZEN_OF] = 0.8f,
    [RELATION_MEMBER_OF] = 0.88f,    [RELATION_PART_OF] = 0.9f,         [RELATION_LOCATED_IN] = 0.82f,
    [RELATION_PARTY_TO] = 0.85f,     [RELATION_LEADS] = 0.85f,          [RELATION_ALLIED_WITH] = 0.82f,
    [RELATION_SUBSIDIARY_OF] = 0.8f, [RELATION_SANCTIONED_BY] = 0.8f};

struct relation *add_relation_as(struct resolving *resolving, enum relation_kind kind, uint32_t subject,
                                 uint32_t object, uint32_t sentence, enum factuality factuality)
{
    if (kind != RELATION_HOLDS_OFFICE && subject == object) return NULL;
    for (size_t i = 0; i < resolving->relation_count && kind != RELATION_HOLDS_OFFICE; i++) {
        struct relation *other = &resolving->relations[i];
        if (other->kind != kind || other->subject != subject || other->object != object) continue;
        /* What one sentence plans and another tells as a fact is a fact. */
        if (factuality == FACTUALITY_ACTUAL && other->factuality != FACTUALITY_ACTUAL) {
            other->factuality = factuality;
            ((struct evidence *)other->evidence)->sentence = sentence;
        }
        return NULL;
    }
    resolving->relations = arena_grow(resolving->arena, resolving->relations, resolving->relation_count,
                                      &resolving->relation_capacity, sizeof *resolving->relations);
    struct evidence *evidence = arena_alloc(resolving->arena, sizeof *evidence);
    evidence->sentence = sentence;
    struct relation *relation = &resolving->relations[resolving->relation_count++];
    *relation = (struct relation){.kind = kind,
                                  .subject = subject,
                                  .object = object,
                                  .factuality = factuality,
                                  .evidence = evidence,
                                  .evidence_count = 1,
                                  .confidence = factuality == FACTUALITY_ACTUAL ? USUALLY_RIGHT[kind]
                                                                                : USUALLY_RIGHT[kind] - 0.1f};
    return relation;
}

struct relation *add_relation(struct resolving *resolving, enum relation_kind kind, uint32_t subject,
                              uint32_t object, uint32_t sentence)
{
    return add_relation_as(resolving, kind, subject, object, sentence, FACTUALITY_ACTUAL);
}

int32_t entity_of(const struct resolving *resolving, const struct entry *entry)
{
    for (uint32_t e = 0; entry && e < resolving->entity_count; e++)
        if (resolving->entities[e].entry == entry) return (int32_t)e;
    return -1;
}

/* ---- People and bodies ---- */

static bool is_party_mention(const struct draft_mention *body)
{
    return body->entry && body->entry->kind && strcmp(body->entry->kind, "political party") == 0;
}

/* Does the body stand behind "of", "of the", "of the ruling"? */
static bool is_linked(const struct resolving *resolving, const struct draft_mention *person,
                      const struct draft_mention *body)
{
    if (body->begin <= person->end || body->begin > person->end + 3) return false;
    return body->begin <= person->end + 2 ||
           token_at(resolving, person->sentence, body->begin - 1)->upos == UPOS_ADJ ||
           token_at(resolving, person->sentence, body->begin - 1)->upos == UPOS_VERB;
}

/* "Hua Chunying of the Chinese Foreign Ministry", "Senator Diaz of the ruling Colorado Party" */
static void people_of_bodies(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *person = &resolving->mentions[i], *body = &resolving->mentions[i + 1];
        bool is_pair = person->class == CLASS_PERSON && body->class == CLASS_ORGANIZATION &&
                       person->entity >= 0 && body->entity >= 0 && person->sentence == body->sentence &&
                       (!person->office_count || is_party_mention(body)) &&
                       is_linked(resolving, person, body);
        if (!is_pair) continue;
        const char *link = token_at(resolving, person->sentence, person->end)->lower;
        if (strcmp(link, "of") == 0 || strcmp(link, "from") == 0 || strcmp(link, "at") == 0)
            add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)person->entity,
                         (uint32_t)body->entity, person->sentence);
    }
}

/* "the National Coalition Party of Petteri Orpo" */
static void party_leaders(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *party = &resolving->mentions[i], *person = &resolving->mentions[i + 1];
        if (party->class != CLASS_ORGANIZATION || person->class != CLASS_PERSON || party->entity < 0 ||
            person->entity < 0 || party->sentence != person->sentence || person->begin != party->end + 1)
            continue;
        const struct sentence *sentence = sentence_at(resolving, party->sentence);
        const char *kind = party->entry && party->entry->kind ? party->entry->kind : "";
        bool is_party = strstr(kind, "party") || strcmp(sentence->tokens[party->end - 1].lower, "party") == 0;
        if (!is_party || strcmp(sentence->tokens[party->end].lower, "of") != 0) continue;
        add_relation(resolving, RELATION_LEADS, (uint32_t)person->entity, (uint32_t)party->entity,
                     party->sentence);
        add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)person->entity, (uint32_t)party->entity,
                     party->sentence);
    }
}

/* ---- Bodies and places ---- */

static void body_relations(struct resolving *resolving, const struct draft_mention *mention)
{
    if (mention->entity < 0) return;
    int32_t whole = mention->part_of >= 0 ? resolving->mentions[mention->part_of].entity : -1;
    if (mention->owner) whole = entity_of(resolving, mention->owner);
    bool is_member =
        whole >= 0 && mention->class == CLASS_GROUP && resolving->entities[whole].class == CLASS_ORGANIZATION;
    if (whole >= 0)
        add_relation(resolving, is_member ? RELATION_MEMBER_OF : RELATION_PART_OF, (uint32_t)mention->entity,
                     (uint32_t)whole, mention->sentence);
    if (mention->ally_of >= 0 && resolving->mentions[mention->ally_of].entity >= 0)
        add_relation(resolving, RELATION_ALLIED_WITH, (uint32_t)resolving->mentions[mention->ally_of].entity,
                     (uint32_t)mention->entity, mention->sentence);
    if (mention->place >= 0 && resolving->mentions[mention->place].entity >= 0)
        add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)mention->entity,
                     (uint32_t)resolving->mentions[mention->place].entity, mention->sentence);
}

/* Bodies of the knowledge whose State, or parent, the article names too. */
static void known_parents(struct resolving *resolving)
{
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        const struct entity *entity = &resolving->entities[e];
        if (!entity->entry || entity->class != CLASS_ORGANIZATION) continue;
        /* The nearest whole that the article names: a chamber's parliament, else its state. */
        const struct entry *whole = entity->entry->part_of;
        for (int steps = 0; whole && steps < 3 && entity_of(resolving, whole) < 0; steps++)
            whole = whole->part_of;
        int32_t parent = entity_of(resolving, whole);
        int32_t seat = entity_of(resolving, entity->entry->located_in);
        bool is_mission = entity->entry->kind && (strcmp(entity->entry->kind, "embassy") == 0 ||
                                                  strcmp(entity->entry->kind, "consulate") == 0);
        struct namings namings = namings_of(resolving, e);
        if (is_mission && seat >= 0 && namings.count)
            add_relation(resolving, RELATION_LOCATED_IN, e, (uint32_t)seat,
                         resolving->mentions[namings.items[0]].sentence);
        bool is_party = entity->entry->kind && strstr(entity->entry->kind, "party") != NULL;
        if (parent < 0 || (is_party && resolving->entities[parent].class == CLASS_STATE)) continue;
        if (namings.count)
            add_relation(resolving, RELATION_PART_OF, e, (uint32_t)parent,
                         resolving->mentions[namings.items[0]].sentence);
    }
}

/* "the OAS General Assembly", "the ECOWAS Parliament": a body named by what it is of. O(entities squared). */
static void bodies_within(struct resolving *resolving)
{
    static const char *const HEADS[] = {"Assembly", "Council",   "Commission",   "Parliament", "Secretariat",
                                        "Court",    "Committee", "Peacekeepers", NULL};
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *body = &resolving->mentions[i];
        if (body->class != CLASS_ORGANIZATION || body->entry || body->entity < 0 || body->is_body ||
            !is_one_of(HEADS, last_word(body->name)))
            continue;
        for (uint32_t e = 0; e < resolving->entity_count; e++) {
            const struct entity *whole = &resolving->entities[e];
            bool is_of = false;
            for (size_t n = 0; whole->entry && n < whole->entry->name_count && !is_of; n++) {
                const char *name = whole->entry->names[n].text;
                is_of = strncmp(body->name, name, strlen(name)) == 0 && body->name[strlen(name)] == ' ';
            }
            if (is_of && whole->class == CLASS_ORGANIZATION)
                add_relation(resolving, RELATION_PART_OF, (uint32_t)body->entity, e, body->sentence);
        }
    }
}

/* The kind of body that the words [begin, end) call it; RELATION_COUNT: none. */
static enum relation_kind told_by(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    enum relation_kind kind = RELATION_COUNT;
    for (uint32_t t = begin; t < end; t++) {
        const struct token *token = token_at(resolving, s, t);
        if (token->upos != UPOS_NOUN && token->upos != UPOS_ADJ && token->upos != UPOS_PROPN &&
            token->upos != UPOS_PUNCT && token->upos != UPOS_VERB && token->xpos != XPOS_POS)
            return RELATION_COUNT;
        if (in_list(resolving, "public-body-noun", token->lower)) kind = RELATION_PART_OF;
        if (in_list(resolving, "private-body-noun", token->lower)) kind = RELATION_LOCATED_IN;
    }
    return kind;
}

/* "the Swedish manufacturer Saab", "Russia's Tass news agency", "CCTV, China's state broadcaster". */
static void described_bodies(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *a = &resolving->mentions[i], *b = &resolving->mentions[i + 1];
        if (a->sentence != b->sentence || a->entity < 0 || b->entity < 0 || b->begin < a->end ||
            b->begin > a->end + 7)
            continue;
        const struct sentence *sentence = sentence_at(resolving, a->sentence);
        bool a_is_home = a->class == CLASS_STATE || a->class == CLASS_PLACE;
        bool b_is_home = b->class == CLASS_STATE || b->class == CLASS_PLACE;
        enum relation_kind kind = RELATION_COUNT;
        const struct draft_mention *body = NULL, *home = NULL;
        if (a_is_home && b->class == CLASS_ORGANIZATION && !b->is_body) {
            body = b;
            home = a;
            uint32_t end = b->end;
            while (end < sentence->count && end < b->end + 3 && sentence->tokens[end].upos == UPOS_NOUN)
                end++;
            kind = told_by(resolving, a->sentence, a->end, b->begin);
            if (kind == RELATION_COUNT && b->begin <= a->end + 1)
                kind = told_by(resolving, a->sentence, b->end, end);
        } else if (b_is_home && a->class == CLASS_ORGANIZATION && !a->is_body &&
                   strcmp(sentence->tokens[a->end].form, ",") == 0 && b->begin <= a->end + 2) {
            body = a;
            home = b;
            uint32_t end = b->end;
            while (end < sentence->count && end < b->end + 4 && sentence->tokens[end].upos != UPOS_PUNCT)
                end++;
            kind = told_by(resolving, a->sentence, b->end, end);
        }
        if (kind == RELATION_COUNT) continue;
        if (home->class == CLASS_PLACE) kind = RELATION_LOCATED_IN;
        add_relation(resolving, kind, (uint32_t)body->entity, (uint32_t)home->entity, a->sentence);
    }
}

/* "X leads the alliance Y", "X, who heads Y", "X, who directs the institute Y". */
static void leaders(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *body = &resolving->mentions[i];
        if (body->class != CLASS_ORGANIZATION || body->entity < 0) continue;
        const struct sentence *sentence = sentence_at(resolving, body->sentence);
        const struct token *head = &sentence->tokens[body->head];
        /* "the gang alliance Viv Ansanm" */
        if (head->deprel == DEP_APPOS && head->head >= 0) head = &sentence->tokens[head->head];
        if (head->deprel != DEP_OBJ || head->head < 0) continue;
        uint32_t verb = (uint32_t)head->head;
        bool directs = strcmp(sentence->tokens[verb].lemma, "direct") == 0;
        if (!directs && !in_list(resolving, "lead-verb", sentence->tokens[verb].lemma)) continue;
        int32_t subject = child_with(sentence, verb, DEP_NSUBJ);
        if (subject >= 0 && strcmp(sentence->tokens[subject].lower, "who") == 0)
            subject = sentence->tokens[verb].head;
        for (int steps = 0; subject >= 0 && steps < 3; steps++) {
            int32_t person = mention_covering(resolving, body->sentence, (uint32_t)subject);
            if (person >= 0 && resolving->mentions[person].class == CLASS_PERSON &&
                resolving->mentions[person].entity >= 0) {
                uint32_t leader = (uint32_t)resolving->mentions[person].entity;
                add_relation(resolving, directs ? RELATION_AFFILIATED_WITH : RELATION_LEADS, leader,
                             (uint32_t)body->entity, body->sentence);
                if (directs && !has_that_office(resolving, leader, "Director", (uint32_t)body->entity))
                    add_relation(resolving, RELATION_HOLDS_OFFICE, leader, (uint32_t)body->entity,
                                 body->sentence)
                        ->office = "Director";
                break;
            }
            uint8_t deprel = sentence->tokens[subject].deprel;
            subject = deprel == DEP_APPOS || deprel == DEP_ACL || deprel == DEP_NMOD
                          ? sentence->tokens[subject].head
                          : -1;
        }
    }
}

/* "the OAS, which is led by Luis Almagro", "a committee chaired by Banda": whom the passive names. */
static void led_by(struct resolving *resolving, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[verb];
    if (token->xpos != XPOS_VBN || !in_list(resolving, "lead-verb", token->lemma)) return;
    int32_t body = child_with(sentence, verb, DEP_NSUBJ_PASS), leader = -1;
    bool is_relative = token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL;
    if (is_relative && (body < 0 || mention_covering(resolving, s, (uint32_t)body) < 0)) body = token->head;
    if (is_relative && body < 0) return;
    for (uint32_t t = verb + 1; t < sentence->count && leader < 0; t++)
        if (sentence->tokens[t].head == (int32_t)verb && strcmp(phrase_preposition(sentence, t), "by") == 0)
            leader = (int32_t)t;
    if (leader >= 0 && entity_at(resolving, s, (uint32_t)leader) < 0) /* "by the diplomat Luis Almagro" */
        leader = child_with(sentence, (uint32_t)leader, DEP_APPOS);
    leader = leader < 0 ? -1 : entity_at(resolving, s, (uint32_t)leader);
    int32_t led = body < 0 ? -1 : entity_at(resolving, s, (uint32_t)body);
    if (led >= 0 && leader >= 0 && resolving->entities[led].class == CLASS_ORGANIZATION &&
        resolving->entities[leader].class == CLASS_PERSON)
        add_relation(resolving, RELATION_LEADS, (uint32_t)leader, (uint32_t)led, s);
}

void find_relations(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        body_relations(resolving, mention);
        for (size_t o = 0; mention->entity >= 0 && o < mention->office_count; o++)
            relate_office(resolving, mention, &mention->offices[o]);
    }
    relate_distant_titles(resolving);
    people_of_bodies(resolving);
    party_leaders(resolving);
    described_bodies(resolving);
    known_parents(resolving);
    bodies_within(resolving);
    leaders(resolving);
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            led_by(resolving, s, t);
    find_belongings(resolving);
    find_locations(resolving);
    find_parties(resolving);
}
