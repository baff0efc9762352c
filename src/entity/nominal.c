/* nominal.c: what definite descriptions stand for: "the minister", "the reclusive state", "the Russian
 * president", "the alliance", and sets: "the two countries", "both sides", "the three leaders", "the trio".
 */
#include "entity/resolving.h"

#include <string.h>

static bool is_definite(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        static const char *const WORDS[] = {"the", "both", "this", "that", "these", "those", NULL};
        for (size_t w = 0; WORDS[w]; w++)
            if ((token->upos == UPOS_DET || token->deprel == DEP_DET || token->deprel == DEP_CC_PRECONJ) &&
                strcmp(token->lower, WORDS[w]) == 0)
                return true;
    }
    return false;
}

/* What stands before a noun phrase and is no part of it, whatever it depends on. */
static const bool ENDS_PHRASE[UPOS_COUNT] = {[UPOS_ADP] = true,   [UPOS_PUNCT] = true, [UPOS_CCONJ] = true,
                                             [UPOS_SCONJ] = true, [UPOS_AUX] = true,   [UPOS_ADV] = true};

static uint32_t phrase_begin(const struct sentence *sentence, uint32_t head)
{
    uint32_t begin = head;
    while (begin > 0 && sentence->tokens[begin - 1].head == (int32_t)head &&
           !ENDS_PHRASE[sentence->tokens[begin - 1].upos])
        begin--;
    return begin;
}

/* How many the phrase speaks of: 2 for "both", 0 for not said. */
static long number_of(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head || (i > head && token->upos != UPOS_NUM)) continue;
        long value =
            knowledge_list_value(resolving->knowledge, "number", token->lower, strlen(token->lower), 0);
        if (value > 1) return value;
        if (token->upos == UPOS_NUM && token->form[0] >= '2' && token->form[0] <= '9' && !token->form[1])
            return token->form[0] - '0';
    }
    return 0;
}

static void swap_order(uint32_t *entities, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = entities[i];
        entities[i] = entities[count - 1 - i];
        entities[count - 1 - i] = swap;
    }
}

/* The last `wanted` distinct entities of a class before the token that are no mere adjectives of others, in
 * text order. With `loose`, adjectives count too. */
static size_t last_ones(const struct resolving *resolving, uint32_t s, uint32_t t, enum entity_class class,
                        size_t wanted, bool loose, uint32_t *entities)
{
    size_t count = 0;
    for (size_t i = resolving->mention_count; i-- > 0 && count < wanted;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > t)) continue;
        if (mention->sentence + 6 < s) break;
        if (mention->entity < 0 || resolving->entities[mention->entity].class != class) continue;
        const struct token *head = token_at(resolving, mention->sentence, mention->head);
        if (!loose && (head->deprel == DEP_AMOD || head->deprel == DEP_COMPOUND)) continue;
        bool seen = false;
        for (size_t e = 0; e < count; e++)
            seen = seen || entities[e] == (uint32_t)mention->entity;
        if (!seen) entities[count++] = (uint32_t)mention->entity;
    }
    swap_order(entities, count);
    return count;
}

/* The pair of states that the article is about: those with most mentions. */
static size_t main_ones(const struct resolving *resolving, enum entity_class class, size_t wanted,
                        uint32_t *entities)
{
    size_t count = 0;
    while (count < wanted) {
        int32_t best = -1;
        size_t best_count = 0;
        for (uint32_t e = 0; e < resolving->entity_count; e++) {
            if (resolving->entities[e].class != class) continue;
            bool seen = false;
            for (size_t k = 0; k < count; k++)
                seen = seen || entities[k] == e;
            size_t mentions = 0;
            for (size_t i = 0; !seen && i < resolving->mention_count; i++)
                mentions += resolving->mentions[i].entity == (int32_t)e;
            if (!seen && mentions > best_count) {
                best = (int32_t)e;
                best_count = mentions;
            }
        }
        if (best < 0) break;
        entities[count++] = (uint32_t)best;
    }
    return count;
}

/* "the two countries", "both leaders", "the three sides". */
static bool set_of_many(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    bool states = in_list(resolving, "set-of-states", token->lower);
    bool people = in_list(resolving, "set-of-people", token->lower);
    bool any = in_list(resolving, "set-of-any", token->lower);
    if (!states && !people && !any) return false;
    long number = number_of(resolving, s, t);
    if (!number && (!is_definite(resolving, s, t) || states || people)) return false;
    if (!number) number = 2;
    if (number > 6) return true;
    enum entity_class class = people ? CLASS_PERSON : CLASS_STATE;
    uint32_t entities[6], salient[6];
    size_t wanted = (size_t)number;
    size_t count = last_ones(resolving, s, t, class, wanted, false, entities);
    if (count < wanted) count = last_ones(resolving, s, t, class, wanted, true, entities);
    /* Two states that the whole article is about are meant, when both were spoken of before. */
    size_t main_count = main_ones(resolving, class, wanted, salient);
    if (class == CLASS_STATE && main_count == wanted && (count < wanted || any)) {
        memcpy(entities, salient, wanted * sizeof *entities);
        count = wanted;
    }
    if (count < wanted) return true;
    add_finished(resolving, s, phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL, entities,
                 count, 0.55f);
    return true;
}

/* ---- One thing ---- */

static const struct {
    const char *list;
    uint32_t classes;
} NOUNS[] = {{"state-noun", 1u << CLASS_STATE},
             {"organization-noun", 1u << CLASS_ORGANIZATION},
             {"place-noun", 1u << CLASS_PLACE},
             {"treaty-noun", 1u << CLASS_TREATY}};

static void one_thing(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    if (!is_definite(resolving, s, t)) return;
    struct wanted wanted = {.sentence = s, .token = t, .except = -1, .same_clause_subject = true};
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (in_list(resolving, NOUNS[i].list, token->lower)) {
            wanted.classes = NOUNS[i].classes;
            break;
        }
    if (!wanted.classes) return;
    int32_t found = find_antecedent(resolving, &wanted);
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    add_finished(resolving, s, phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL, &entity, 1,
                 0.5f);
}

/* ---- Holders of office ---- */

/* The person of the article who holds the office (of the State, where given), the latest named before; -1. */
static int32_t holder_named(const struct resolving *resolving, uint32_t s, const struct office *office,
                            int32_t of)
{
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s && found >= 0) break;
        if (mention->class != CLASS_PERSON || mention->entity < 0) continue;
        for (size_t o = 0; o < mention->office_count; o++) {
            const struct held_office *held = &mention->offices[o];
            if (!held->office) continue;
            bool same_office =
                held->office == office || (held->office->level == office->level && office->level <= 2);
            int32_t held_of = held->of >= 0 ? resolving->mentions[held->of].entity : -1;
            bool same_body = of < 0 || held_of < 0 || held_of == resolving->mentions[of].entity;
            if (same_office && same_body && (of < 0 || held_of >= 0 || of == -1)) found = mention->entity;
        }
    }
    return found;
}

static int32_t entity_of_entry(const struct resolving *resolving, const struct entry *entry)
{
    for (uint32_t e = 0; e < resolving->entity_count; e++)
        if (resolving->entities[e].entry == entry) return (int32_t)e;
    return -1;
}

static void add_form(struct resolving *resolving, uint32_t index, const char *form)
{
    struct entity *entity = &resolving->entities[index];
    for (size_t i = 0; i < entity->name_count; i++)
        if (strcmp(entity->names[i], form) == 0) return;
    const char **names = arena_array(resolving->arena, entity->name_count + 1, sizeof *names);
    size_t at = 0;
    while (at < entity->name_count && strcmp(entity->names[at], form) < 0) {
        names[at] = entity->names[at];
        at++;
    }
    names[at] = form;
    if (entity->name_count > at)
        memcpy(names + at + 1, entity->names + at, (entity->name_count - at) * sizeof *names);
    entity->names = names;
    entity->name_count++;
}

/* "the Russian president", "the minister": a title without a name. */
static void titled(struct resolving *resolving, uint32_t s, uint32_t begin)
{
    struct title_span title = resolving->titles[s][begin];
    uint32_t last = title.end - 1;
    const struct sentence *sentence = sentence_at(resolving, s);
    if (is_plural_noun(&sentence->tokens[last])) return;
    for (uint32_t t = begin; t < title.end; t++)
        if (mention_covering(resolving, s, t) >= 0) return;
    /* A title beside its bearer's name is part of that. */
    bool before_name =
        title.end < sentence->count && mention_covering(resolving, s, title.end) >= 0 &&
        mention_class(&resolving->mentions[mention_covering(resolving, s, title.end)]) == CLASS_PERSON;
    if (before_name) return;
    int32_t of = begin > 0 ? mention_covering(resolving, s, begin - 1) : -1;
    if (of < 0 && begin > 1 && sentence->tokens[begin - 1].xpos == XPOS_POS)
        of = mention_covering(resolving, s, begin - 2);
    if (of >= 0 && resolving->mentions[of].class != CLASS_STATE &&
        resolving->mentions[of].class != CLASS_ORGANIZATION)
        of = -1;
    if (of < 0 && !is_definite(resolving, s, last)) return;
    int32_t found = holder_named(resolving, s, title.office, of);
    if (found < 0 && of >= 0 && resolving->mentions[of].entry) {
        const struct term *term = knowledge_holder(resolving->knowledge, title.office,
                                                   resolving->mentions[of].entry, resolving->date);
        if (term) found = entity_of_entry(resolving, term->person);
    }
    if (found < 0) {
        struct wanted wanted = {.classes = 1u << CLASS_PERSON,
                                .sentence = s,
                                .token = begin,
                                .except = -1,
                                .same_clause_subject = true};
        if (of < 0 && title.office->level <= 4) found = find_antecedent(resolving, &wanted);
    }
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    uint32_t from = of >= 0 ? resolving->mentions[of].begin : phrase_begin(sentence, last);
    if (of >= 0) add_form(resolving, entity, span_text(resolving, s, from, title.end));
    add_finished(resolving, s, from, title.end, of >= 0 ? MENTION_TITLE : MENTION_NOMINAL, &entity, 1,
                 of >= 0 ? 0.8f : 0.55f);
}

/* "the Chinese capital", "Poland's capital": the place. */
static bool capital_of(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (strcmp(sentence->tokens[t].lower, "capital") != 0 || t == 0) return false;
    uint32_t before = t - 1;
    if (before > 0 && sentence->tokens[before].xpos == XPOS_POS) before--;
    int32_t of = mention_covering(resolving, s, before);
    const struct entry *state = of >= 0 ? resolving->mentions[of].entry : NULL;
    if (!state || state->class != CLASS_STATE || !state->capital) return false;
    int32_t found = entity_of_entry(resolving, state->capital);
    if (found < 0) return false;
    uint32_t entity = (uint32_t)found, begin = resolving->mentions[of].begin;
    add_form(resolving, entity, span_text(resolving, s, begin, t + 1));
    add_finished(resolving, s, begin, t + 1, MENTION_TITLE, &entity, 1, 0.9f);
    if (resolving->mentions[of].entity >= 0)
        add_relation(resolving, RELATION_LOCATED_IN, entity, (uint32_t)resolving->mentions[of].entity, s);
    return true;
}

void find_nominals(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (resolving->titles[s][t].end) {
                uint32_t end = resolving->titles[s][t].end;
                titled(resolving, s, t);
                t = end - 1;
                continue;
            }
            const struct token *token = &sentence->tokens[t];
            if (token->upos != UPOS_NOUN || mention_covering(resolving, s, t) >= 0) continue;
            if (capital_of(resolving, s, t)) continue;
            if (!set_of_many(resolving, s, t) && !is_plural_noun(token)) one_thing(resolving, s, t);
        }
    }
}
