/* refer.c: whom pronouns and nouns take up: what each could stand for, in the order of the text, so that what
 * was settled before is known. In: the mentions as the rules left them. Out: the same, some for others. */
#include "entity/refer.h"
#include "entity/resolving.h"

#include "base/status.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

/* From this share on another than the rules' answer is taken. */
static const double TAKES_FROM = 0.5;

struct referring {
    struct resolving *resolving;
    struct entities *entities;
    const struct reference_chooser *chooser;
    struct thing *things;
    struct called *called;
    size_t called_count, called_capacity, mention_capacity;
    struct reference_candidate sets[4]; /* settled last, the latest first */
    size_t set_count;
    uint8_t *drops; /* of each mention: whether it goes */
    struct reference_question question;
};

/* ---- Which words ---- */

static bool is_core(const struct token *token)
{
    switch ((enum deprel)token->deprel) {
    case DEP_NSUBJ:
    case DEP_NSUBJ_PASS:
    case DEP_OBJ:
    case DEP_IOBJ:
    case DEP_OBL:
    case DEP_OBL_AGENT:
    case DEP_NMOD:
    case DEP_NMOD_POSS:
    case DEP_CONJ:
        return true;
    default:
        return false;
    }
}

static bool refers_by_number(const struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"both",    "two",    "three", "four",   "five",   "each", "either",
                                        "neither", "others", "other", "latter", "former", NULL};
    const struct token *token = &sentence->tokens[t];
    bool is_share = t + 1 < sentence->count && strcmp(sentence->tokens[t + 1].lower, "percent") == 0;
    return token->upos != UPOS_NOUN && is_core(token) && !is_share && is_one_of(WORDS, token->lower);
}

/* "he" of "his": what forms of one pronoun share; NULL: it is none of them. */
static const char *pronoun_of(const char *word)
{
    static const char *const FORMS[][5] = {
        {"he", "him", "his", NULL}, {"she", "her", "hers", NULL},
        {"it", "its", NULL},        {"they", "them", "their", "theirs", NULL},
        {"we", "us", "our", NULL},  {"i", "me", "my", NULL}};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (is_one_of(FORMS[i], word)) return FORMS[i][0];
    return NULL;
}

static bool refers_by_pronoun(const struct token *token)
{
    bool is_pronoun = token->upos == UPOS_PRON || token->xpos == XPOS_PRP || token->xpos == XPOS_PRP_POSS;
    return is_pronoun && pronoun_of(token->lower);
}

static bool is_of_lists(const struct resolving *resolving, const char *word)
{
    static const char *const LISTS[] = {
        "unnamed-person", "unnamed-body", "unnamed-crowd",  "person-noun",     "organization-noun",
        "country-noun",   "place-noun",   "treaty-noun",    "rule-noun",       "group-noun",
        "island-noun",    "town-noun",    "statement-noun", "government-noun", "referring-noun"};
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
        if (in_list(resolving, LISTS[i], word)) return true;
    return false;
}

static bool is_by_name(const struct mention *mention)
{
    return mention->kind <= MENTION_METONYM;
}

/* Is the token in a name? */
static bool is_named_at(const struct entities *entities, uint32_t s, uint32_t t, size_t first)
{
    int32_t at = entities->mention_at[s][t];
    if (at >= 0 && is_by_name(&entities->mentions[at])) return true;
    for (size_t i = first; i < entities->mention_count && entities->mentions[i].sentence == s; i++) {
        const struct mention *mention = &entities->mentions[i];
        if (is_by_name(mention) && mention->begin <= t && t < mention->end) return true;
    }
    return false;
}

/* "the two leaders", "its leader", "leader" in a headline, not "a leader" or "the premier, Mario Draghi". */
static bool refers_by_noun(const struct referring *referring, uint32_t s, uint32_t t)
{
    static const char *const WHICH[] = {"the",  "this",  "that",   "these",   "those", "both",  "all",
                                        "each", "every", "either", "neither", "its",   "their", "his",
                                        "her",  "our",   "my",     "whose",   NULL};
    const struct resolving *resolving = referring->resolving;
    const struct entities *entities = referring->entities;
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_NOUN || token->deprel == DEP_COMPOUND || token->deprel == DEP_FLAT ||
        token->deprel == DEP_NMOD_DESC ||
        (!is_of_lists(resolving, token->lemma) && !is_of_lists(resolving, token->lower)))
        return false;
    bool is_definite = s == 0 || entities->mention_at[s][t] >= 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *child = &sentence->tokens[i];
        if (child->head != (int32_t)t) continue;
        int32_t at = entities->mention_at[s][i];
        if ((child->deprel == DEP_APPOS || child->deprel == DEP_FLAT) && at >= 0 &&
            entities->mentions[at].kind == MENTION_NAME)
            return false;
        is_definite =
            is_definite || (i < t && (child->deprel == DEP_NMOD_POSS || is_one_of(WHICH, child->lower)));
    }
    return is_definite;
}

static bool refers(const struct referring *referring, uint32_t s, uint32_t t, size_t first)
{
    const struct sentence *sentence = sentence_at(referring->resolving, s);
    const struct entities *entities = referring->entities;
    int32_t at = entities->mention_at[s][t];
    if (is_named_at(entities, s, t, first) || voice_at(referring->resolving, s, t) >= 0) return false;
    if (at >= 0 && entities->mentions[at].is_bound) return false;
    return refers_by_pronoun(&sentence->tokens[t]) || refers_by_number(sentence, t) ||
           refers_by_noun(referring, s, t);
}

/* ---- What they could stand for ---- */

static bool is_among(const uint32_t *entities, size_t count, uint32_t entity)
{
    for (size_t i = 0; i < count; i++)
        if (entities[i] == entity) return true;
    return false;
}

bool reference_means(const struct reference_candidate *candidate, const uint32_t *entities, size_t count)
{
    if (candidate->count != count) return false;
    for (size_t i = 0; i < count; i++)
        if (!is_among(candidate->entities, count, entities[i])) return false;
    return true;
}

/* Adds the set, unless it is there; -1: no room. */
static int32_t add_candidate(struct reference_question *question, const uint32_t *entities, size_t count,
                             enum set_source source)
{
    struct reference_candidate candidate = {.source = source};
    for (size_t i = 0; i < count && candidate.count < REFERENCE_SET_MOST; i++)
        if (!is_among(candidate.entities, candidate.count, entities[i]))
            candidate.entities[candidate.count++] = entities[i];
    for (size_t i = 0; i < question->count; i++)
        if (reference_means(&question->candidates[i], candidate.entities, candidate.count)) return (int32_t)i;
    if (question->count == REFERENCE_CANDIDATES_MOST) return -1;
    question->candidates[question->count] = candidate;
    return (int32_t)question->count++;
}

/* The first entity of what stands at the token, "the Czech premier"; -1. */
static int32_t first_at(const struct entities *entities, uint32_t s, uint32_t t)
{
    int32_t at = entities->mention_at[s][t];
    if (at >= 0 && entities->mentions[at].entity_count) return (int32_t)entities->mentions[at].entities[0];
    return at < 0 ? entities->unnamed_at[s][t] : -1;
}

/* All that is joined with what stands at the token: "Iran and Saudi Arabia". */
static size_t joined_at(const struct referring *referring, uint32_t s, uint32_t t, uint32_t *entities)
{
    const struct sentence *sentence = sentence_at(referring->resolving, s);
    int32_t first = first_at(referring->entities, s, t);
    size_t count = 0;
    if (first < 0) return 0;
    entities[count++] = (uint32_t)first;
    for (uint32_t i = t + 1; i < sentence->count && count < REFERENCE_SET_MOST; i++) {
        int32_t other = sentence->tokens[i].deprel == DEP_CONJ && sentence->tokens[i].head == (int32_t)t
                            ? first_at(referring->entities, s, i)
                            : -1;
        if (other >= 0 && other != first) entities[count++] = (uint32_t)other;
    }
    return count;
}

static void add_joined(struct referring *referring, uint32_t s, uint32_t end)
{
    for (uint32_t t = 0; t < end; t++) {
        uint32_t entities[REFERENCE_SET_MOST];
        size_t count = joined_at(referring, s, t, entities);
        if (count > 1) add_candidate(&referring->question, entities, count, SET_JOINED);
    }
}

/* The subject of a verb and whoever is its object or goes with it: "Kim met Putin". */
static void add_clauses(struct referring *referring, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(referring->resolving, s);
    for (uint32_t t = 0; t < end; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
        int32_t first = is_subject && token->head >= 0 ? first_at(referring->entities, s, t) : -1;
        if (first < 0) continue;
        for (uint32_t i = 0; i < end; i++) {
            const struct token *other = &sentence->tokens[i];
            bool is_with = other->deprel == DEP_OBJ || other->deprel == DEP_OBL ||
                           other->deprel == DEP_OBL_AGENT || other->deprel == DEP_IOBJ;
            int32_t second = is_with && other->head == token->head ? first_at(referring->entities, s, i) : -1;
            if (second < 0 || second == first ||
                referring->entities->items[first].class != referring->entities->items[second].class)
                continue;
            uint32_t pair[2] = {(uint32_t)first, (uint32_t)second};
            add_candidate(&referring->question, pair, 2, SET_CLAUSE);
        }
    }
}

/* All of a class whom the sentence tells of. */
static void add_all_of(struct referring *referring, uint32_t s, uint32_t end, enum entity_class class)
{
    uint32_t entities[REFERENCE_SET_MOST + 1];
    size_t count = 0;
    for (uint32_t t = 0; t < end; t++) {
        int32_t at = first_at(referring->entities, s, t);
        if (at < 0 || referring->entities->items[at].class != class) continue;
        if (is_among(entities, count, (uint32_t)at)) continue;
        if (count == REFERENCE_SET_MOST) return;
        entities[count++] = (uint32_t)at;
    }
    if (count > 1) add_candidate(&referring->question, entities, count, SET_SENTENCE);
}

/* The most told of of a class so far; fewer than wanted when there are not so many. */
static void add_salient(struct referring *referring, enum entity_class class, size_t wanted)
{
    uint32_t best[REFERENCE_SET_MOST];
    size_t count = 0;
    for (; count < wanted; count++) {
        int32_t most = -1;
        for (size_t e = 0; e < referring->entities->count; e++) {
            if (!referring->things[e].is_seen || referring->entities->items[e].class != class) continue;
            if (!is_among(best, count, (uint32_t)e) &&
                (most < 0 || referring->things[e].count > referring->things[most].count))
                most = (int32_t)e;
        }
        if (most < 0) return;
        best[count] = (uint32_t)most;
    }
    add_candidate(&referring->question, best, count, SET_SALIENT);
}

static void add_sets(struct referring *referring)
{
    enum { FAR = 3, FAR_OF_CLAUSE = 2 };
    static const enum entity_class CLASSES[] = {CLASS_STATE, CLASS_PERSON, CLASS_ORGANIZATION};
    uint32_t s = referring->question.sentence;
    for (size_t i = 0; i < referring->set_count; i++)
        add_candidate(&referring->question, referring->sets[i].entities, referring->sets[i].count,
                      SET_BEFORE);
    for (uint32_t back = 0; back <= FAR && back <= s; back++) {
        uint32_t count = sentence_at(referring->resolving, s - back)->count;
        uint32_t end = back ? count : referring->question.token;
        add_joined(referring, s - back, end);
        if (back < FAR_OF_CLAUSE) add_clauses(referring, s - back, end);
        for (size_t c = 0; c < 3 && back < FAR_OF_CLAUSE; c++)
            add_all_of(referring, s - back, end, CLASSES[c]);
    }
    add_salient(referring, CLASS_STATE, 2);
    add_salient(referring, CLASS_PERSON, 2);
    add_salient(referring, CLASS_ORGANIZATION, 2);
    add_salient(referring, CLASS_STATE, 3);
}

static bool ends_in(const char *text, const char *word)
{
    size_t size = strlen(text), end = strlen(word);
    return size >= end && strcasecmp(text + size - end, word) == 0;
}

/* "its allies", "his host": somebody else than whose they are. */
static bool is_own_fellow(const struct reference_question *question, uint32_t entity)
{
    static const char *const NOUNS[] = {"ally",      "neighbour",   "neighbor",  "rival",     "enemy",
                                        "foe",       "partner",     "opponent",  "critic",    "host",
                                        "guest",     "friend",      "colleague", "adversary", "backer",
                                        "successor", "predecessor", NULL};
    return question->owner == (int32_t)entity && is_one_of(NOUNS, question->word);
}

/* "the Turkish minister": nobody who holds such an office of another State, by the text or as is known;
 * "a Turkish city": none that lies elsewhere. */
static bool is_of_another(const struct referring *referring, uint32_t person)
{
    const struct reference_question *question = &referring->question;
    const struct entities *entities = referring->entities;
    const struct entity *who = &entities->items[person];
    const struct entity *owner = question->owner < 0 ? NULL : &entities->items[question->owner];
    int32_t home = referring->things[person].home;
    if (!owner || owner->class != CLASS_STATE || home == question->owner) return false;
    const struct entry *land = who->class == CLASS_PLACE ? state_of_entry(who->entry) : NULL;
    if (land) return land != owner->entry;
    if (who->class != CLASS_PERSON) return false;
    bool has_home = home >= 0 && entities->items[home].class == CLASS_STATE;
    for (size_t i = 0; has_home && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == person && relation->office &&
            ends_in(relation->office, question->word))
            return true;
    }
    for (size_t i = 0; who->entry && i < who->entry->term_count; i++) {
        const struct term *term = who->entry->terms[i];
        if (term->of != owner->entry && is_term_now(referring->resolving, term) &&
            ends_in(term->office->label, question->word))
            return true;
    }
    return false;
}

/* "It imposed sanctions on Turkey": is the entity named beside the pronoun in its clause? */
static bool is_named_beside(const struct referring *referring, uint32_t entity)
{
    const struct reference_question *question = &referring->question;
    const struct entities *entities = referring->entities;
    const struct sentence *sentence = sentence_at(referring->resolving, question->sentence);
    const struct token *subject = &sentence->tokens[question->token];
    if (strcmp(question->type, "pronoun") != 0 || !is_subject(subject) || subject->head < 0) return false;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        int32_t at = entities->mention_at[question->sentence][t];
        bool is_beside = token->head == subject->head &&
                         (token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ || token->deprel == DEP_OBL);
        if (!is_beside || at < 0 || entities->mentions[at].kind != MENTION_NAME) continue;
        if (is_among(entities->mentions[at].entities, entities->mentions[at].entity_count, entity))
            return true;
    }
    return false;
}

/* Whoever is in view: told of lately, or often, or about to be named. */
static void add_singles(struct referring *referring)
{
    enum { LATELY = 15, OFTEN = 3, SOON = 4 };
    struct reference_question *question = &referring->question;
    uint32_t s = question->sentence;
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t e = 0; e < referring->entities->count; e++) {
            const struct thing *thing = &referring->things[e];
            bool is_late = thing->is_seen && s - thing->sentence <= LATELY / (pass ? 1 : 5);
            bool is_often = thing->is_seen && thing->count >= OFTEN;
            bool is_next =
                !thing->is_seen && thing->first != UINT32_MAX &&
                (thing->first == s || (is_headline(referring->resolving, s) && thing->first <= s + SOON));
            if ((is_late || is_often || is_next) && !is_of_another(referring, e) &&
                !is_named_beside(referring, e) && !is_own_fellow(question, e))
                add_candidate(question, &e, 1, SET_NONE);
        }
}

/* Whose the noun's words say that it is: "its leader", "the Soviet leader", "the president of Peru"; -1. */
static int32_t owner_of(const struct referring *referring, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(referring->resolving, s);
    int32_t found = -1;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *child = &sentence->tokens[i];
        if (child->head != (int32_t)t) continue;
        bool is_owner =
            child->deprel == DEP_NMOD_POSS ||
            (i < t && (child->deprel == DEP_AMOD || child->deprel == DEP_COMPOUND)) ||
            (i > t && child->deprel == DEP_NMOD && strcmp(phrase_preposition(sentence, i), "of") == 0);
        int32_t who = is_owner ? first_at(referring->entities, s, i) : -1;
        if (who >= 0 && (found < 0 || child->deprel == DEP_NMOD_POSS)) found = who;
    }
    return found;
}

static void ask(struct referring *referring, uint32_t s, uint32_t t)
{
    struct reference_question *question = &referring->question;
    const struct sentence *sentence = sentence_at(referring->resolving, s);
    const struct token *token = &sentence->tokens[t];
    bool is_pronoun = refers_by_pronoun(token), is_number = !is_pronoun && refers_by_number(sentence, t);
    static const char *const MANY[] = {"they", "we", NULL}, *const FIRST[] = {"we", "i", NULL};
    const char *pronoun = is_pronoun ? pronoun_of(token->lower) : token->lemma;
    static const char *const OF_SETS[] = {"side", "party", "country", "government", "one", NULL};
    *question = (struct reference_question){
        .resolving = referring->resolving,
        .entities = referring->entities,
        .things = referring->things,
        .called = referring->called,
        .called_count = referring->called_count,
        .sentence = s,
        .token = t,
        .word = is_pronoun ? token->lower : token->lemma,
        .pronoun = pronoun,
        .type = is_number                      ? "number"
                : !is_pronoun                  ? "noun"
                : token->xpos == XPOS_PRP_POSS ? "own"
                                               : "pronoun",
        .is_plural = is_number || (is_pronoun ? is_one_of(MANY, pronoun) : is_plural_noun(token)),
        .owner = is_pronoun ? -1 : owner_of(referring, s, t),
        .speaker = is_pronoun && is_one_of(FIRST, pronoun) ? speaker_of(referring->resolving, s) : -1};
    int32_t at = referring->entities->mention_at[s][t], self = referring->entities->unnamed_at[s][t];
    add_candidate(question, NULL, 0, SET_NONE);
    if (at >= 0)
        question->rule = (size_t)add_candidate(question, referring->entities->mentions[at].entities,
                                               referring->entities->mentions[at].entity_count, SET_BY_RULE);
    if (self >= 0) {
        uint32_t own = (uint32_t)self;
        int32_t index = add_candidate(question, &own, 1, SET_NONE);
        if (at < 0) question->rule = (size_t)index;
    }
    question->candidates[question->rule].is_rule = true;
    if (question->is_plural || is_one_of(OF_SETS, question->word)) add_sets(referring);
    add_singles(referring);
}

/* ---- What is settled ---- */

static void see_thing(struct referring *referring, uint32_t entity, uint32_t s, uint32_t t,
                      enum mention_kind kind)
{
    struct thing *thing = &referring->things[entity];
    thing->is_seen = true;
    thing->sentence = s;
    thing->token = t;
    thing->kind = kind;
    thing->count++;
}

static void see(struct referring *referring, uint32_t s, uint32_t t)
{
    int32_t at = referring->entities->mention_at[s][t], unnamed = referring->entities->unnamed_at[s][t];
    const struct mention *mention = at >= 0 ? &referring->entities->mentions[at] : NULL;
    for (size_t i = 0; mention && i < mention->entity_count; i++)
        see_thing(referring, mention->entities[i], s, t, mention->kind);
    if (!mention && unnamed >= 0) see_thing(referring, (uint32_t)unnamed, s, t, MENTION_NOMINAL);
}

static void remember(struct referring *referring, const struct reference_candidate *chosen)
{
    const struct reference_question *question = &referring->question;
    enum { SETS = sizeof referring->sets / sizeof *referring->sets };
    size_t number = referring->called_count ? referring->called[referring->called_count - 1].question + 1 : 0;
    for (size_t i = 0; i < chosen->count; i++) {
        referring->called =
            arena_grow(referring->resolving->arena, referring->called, referring->called_count,
                       &referring->called_capacity, sizeof *referring->called);
        referring->called[referring->called_count++] =
            (struct called){question->pronoun, chosen->entities[i], question->sentence, number};
    }
    if (chosen->count < 2) return;
    size_t at = 0;
    while (at < referring->set_count &&
           !reference_means(&referring->sets[at], chosen->entities, chosen->count))
        at++;
    if (at == referring->set_count) {
        if (referring->set_count < SETS) referring->set_count++;
        at = referring->set_count - 1;
    }
    memmove(referring->sets + 1, referring->sets, at * sizeof *referring->sets);
    referring->sets[0] = *chosen;
}

/* Makes the mention at the word one of what was chosen. */
static void settle(struct referring *referring, const struct reference_candidate *chosen)
{
    struct resolving *resolving = referring->resolving;
    struct entities *entities = referring->entities;
    uint32_t s = referring->question.sentence, t = referring->question.token;
    int32_t at = entities->mention_at[s][t], self = entities->unnamed_at[s][t];
    bool is_self = self >= 0 && chosen->count == 1 && chosen->entities[0] == (uint32_t)self;
    if (!chosen->count || is_self) {
        if (at >= 0) referring->drops[at] = 1;
        entities->mention_at[s][t] = -1;
        return;
    }
    uint32_t *list = arena_array(resolving->arena, chosen->count, sizeof *list);
    memcpy(list, chosen->entities, chosen->count * sizeof *list);
    if (at >= 0) {
        entities->mentions[at].entities = list;
        entities->mentions[at].entity_count = chosen->count;
        return;
    }
    bool is_noun = strcmp(referring->question.type, "noun") == 0;
    uint32_t begin = is_noun ? noun_phrase_begin(sentence_at(resolving, s), t) : t;
    entities->mentions = arena_grow(resolving->arena, entities->mentions, entities->mention_count,
                                    &referring->mention_capacity, sizeof *entities->mentions);
    resolving->finished = entities->mentions; /* those settled before are seen from there, too */
    entities->mention_at[s][t] = (int32_t)entities->mention_count;
    entities->mentions[entities->mention_count++] =
        (struct mention){.sentence = s,
                         .begin = begin,
                         .end = t + 1,
                         .head = t,
                         .kind = is_noun ? MENTION_NOMINAL : MENTION_PRONOUN,
                         .entities = list,
                         .entity_count = chosen->count,
                         .confidence = 0.6f};
    entities->unnamed_at[s][t] = -1;
}

/* Where each entity is first told of by name or description, and of which State it is. */
static void look_ahead(struct referring *referring)
{
    const struct entities *entities = referring->entities;
    for (size_t e = 0; e < entities->count; e++)
        referring->things[e] = (struct thing){.first = UINT32_MAX, .home = -1};
    for (size_t i = 0; i < entities->mention_count; i++) {
        const struct mention *mention = &entities->mentions[i];
        for (size_t k = 0; k < mention->entity_count && mention->kind <= MENTION_TITLE; k++) {
            struct thing *thing = &referring->things[mention->entities[k]];
            if (thing->first == UINT32_MAX) thing->first = mention->sentence;
        }
    }
    for (size_t i = 0; i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool is_home = relation->kind == RELATION_HOLDS_OFFICE || relation->kind == RELATION_PART_OF ||
                       relation->kind == RELATION_AFFILIATED_WITH || relation->kind == RELATION_CITIZEN_OF ||
                       relation->kind == RELATION_LOCATED_IN;
        if (!is_home || relation->object == UINT32_MAX || relation->subject == UINT32_MAX) continue;
        struct thing *thing = &referring->things[relation->subject];
        bool is_state = entities->items[relation->object].class == CLASS_STATE;
        if (thing->home < 0 || (is_state && entities->items[thing->home].class != CLASS_STATE))
            thing->home = (int32_t)relation->object;
    }
    for (size_t e = 0; e < entities->count; e++) {
        int32_t home = referring->things[e].home;
        if (home >= 0 && entities->items[home].class == CLASS_ORGANIZATION &&
            referring->things[home].home >= 0)
            referring->things[e].home = referring->things[home].home;
    }
}

void refer_again(struct resolving *resolving, struct entities *entities,
                 const struct reference_chooser *chooser)
{
    struct referring *referring = arena_alloc(resolving->arena, sizeof *referring);
    size_t before = entities->mention_count, kept = 0;
    *referring = (struct referring){
        .resolving = resolving,
        .entities = entities,
        .chooser = chooser,
        .mention_capacity = before,
        .things = arena_array(resolving->arena, entities->count + 1, sizeof *referring->things),
        .drops = arena_array(resolving->arena, before + 1, sizeof *referring->drops)};
    look_ahead(referring);
    size_t first = 0;
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        while (first < before && entities->mentions[first].sentence < s)
            first++;
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            if (refers(referring, s, t, first)) {
                ask(referring, s, t);
                const struct reference_candidate *chosen =
                    &referring->question.candidates[chooser->choose(chooser->context, &referring->question)];
                settle(referring, chosen);
                remember(referring, chosen);
            }
            see(referring, s, t);
        }
    }
    for (size_t i = 0; i < entities->mention_count; i++)
        if (i >= before || !referring->drops[i]) entities->mentions[kept++] = entities->mentions[i];
    entities->mention_count = kept;
    sort_mentions(entities->mentions, kept);
}

/* ---- By the model ---- */

static size_t choose_by_net(void *context, const struct reference_question *question)
{
    int64_t scores[REFERENCE_CANDIDATES_MOST];
    double shares[REFERENCE_CANDIDATES_MOST];
    size_t best = question->rule;
    for (size_t i = 0; i < question->count; i++) {
        struct signs signs;
        reference_signs(question, i, &signs);
        scores[i] = sign_net_score(context, &signs);
    }
    sign_net_share_out(context, scores, question->count, shares);
    for (size_t i = 0; i < question->count; i++)
        if (shares[i] > shares[best]) best = i;
    return shares[best] >= TAKES_FROM ? best : question->rule;
}

struct reference_chooser reference_chooser_of(struct sign_net *net)
{
    return (struct reference_chooser){choose_by_net, net};
}

entente_status references_check(const struct language_model *model, entente_error *error)
{
    struct sign_net net;
    struct section section = language_section(model, "references");
    if (!section.bytes || (sign_net_take(section, &net) && net.classes == 1)) return ENTENTE_OK;
    return fail(error, ENTENTE_BAD_MODEL, NULL, 0,
                "the section of references is of another version; 'make train' makes a new model");
}

bool reference_reader(const struct language_model *model, struct sign_net *net,
                      struct reference_chooser *chooser)
{
    if (!model || !sign_net_take(language_section(model, "references"), net) || net->classes != 1)
        return false;
    *chooser = reference_chooser_of(net);
    return true;
}
