/* sets.c: nouns that stand for several that were named: "the two countries", "both sides", "the three
 * leaders", "the trio". */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>
#include <strings.h>

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

/* "three deputy ministers who had called him a clown": a number and what they are, without an article, tells
 * of others than those named before. */
static bool are_introduced(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        enum deprel deprel = sentence->tokens[i].deprel;
        if (sentence->tokens[i].head == (int32_t)t &&
            (deprel == DEP_AMOD || deprel == DEP_COMPOUND || deprel == DEP_ACL_RELCL || deprel == DEP_ACL))
            return true;
    }
    return false;
}

/* "The rivals", "the leaders" without a number: those named together just before. */
static bool set_just_named(struct resolving *resolving, uint32_t s, uint32_t t, uint32_t classes)
{
    enum { NEAR = 2 };
    struct wanted wanted = {.classes = classes, .sentence = s, .token = t, .except = -1};
    struct plural set = {.fitness = 10.0 - 3.0 * NEAR};
    set_in_view(resolving, &wanted, &set);
    if (!set.count) return false;
    add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                 set.entities, set.count, 0.5f);
    return true;
}

/* The States of "the ministers of Chad, Niger and Mali" and "Chadian and Nigerian leaders"; how many. */
static size_t states_of_noun(const struct resolving *resolving, uint32_t s, uint32_t noun, uint32_t *states,
                             size_t most)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->count && count < most; t++) {
        int32_t mention = mention_covering(resolving, s, t), at = (int32_t)t;
        if (mention < 0 || resolving->mentions[mention].head != t ||
            resolving->mentions[mention].entity < 0 ||
            resolving->entities[resolving->mentions[mention].entity].class != CLASS_STATE)
            continue;
        for (int steps = 0; steps < 6 && sentence->tokens[at].deprel == DEP_CONJ; steps++)
            at = sentence->tokens[at].head;
        const struct token *first = &sentence->tokens[at];
        bool is_of =
            first->deprel == DEP_NMOD && strcmp(phrase_preposition(sentence, (uint32_t)at), "of") == 0;
        if (first->head == (int32_t)noun &&
            (is_of || first->deprel == DEP_AMOD || first->deprel == DEP_COMPOUND))
            states[count++] = (uint32_t)resolving->mentions[mention].entity;
    }
    return count;
}

/* "The ministers also condemned ...": those whose States were named with the noun before. */
static bool set_named_before(struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { FAR = 10, MOST = 6 };
    const char *noun = token_at(resolving, s, t)->lower;
    uint32_t states[MOST];
    for (uint32_t back = 1; back <= FAR && back <= s; back++) {
        const struct sentence *sentence = sentence_at(resolving, s - back);
        for (uint32_t u = 0; u < sentence->count; u++) {
            if (strcmp(sentence->tokens[u].lower, noun) != 0) continue;
            size_t count = states_of_noun(resolving, s - back, u, states, MOST);
            if (count < 2) continue;
            add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1,
                         MENTION_NOMINAL, states, count, 0.45f);
            return true;
        }
    }
    return false;
}

/* "each side", "either country", "neither leader": two of the plural; "" for none. */
static const char *plural_of_each(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const EACH[] = {"each", "either", "neither", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *noun = sentence->tokens[t].lower;
    size_t size = strlen(noun);
    if (t == 0 || size < 3 || sentence->tokens[t].upos != UPOS_NOUN || is_plural_noun(&sentence->tokens[t]) ||
        !is_one_of(EACH, sentence->tokens[t - 1].lower))
        return "";
    bool in_y = noun[size - 1] == 'y' && !strchr("aeou", noun[size - 2]);
    return arena_format(resolving->arena, "%.*s%s", (int)(in_y ? size - 1 : size), noun, in_y ? "ies" : "s");
}

/* "The presidents", of states just named together. */
static bool are_heads(const char *noun)
{
    static const char *const NOUNS[] = {"presidents", "premiers", "kings", "chancellors", "monarchs", NULL};
    return is_one_of(NOUNS, noun);
}

/* "two diplomats said on condition of anonymity": nobody named before. */
static bool are_tellers(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    if (!is_subject(token) || token->head < 0) return false;
    int32_t number = child_with(sentence, t, DEP_NUMMOD);
    return number >= 0 && child_with(sentence, t, DEP_DET) < 0 &&
           in_list(resolving, "reporting-verb", sentence->tokens[token->head].lemma);
}

/* "Five allied parties sent": more than two without an article are not those named before. */
static bool are_new(const struct resolving *resolving, uint32_t s, uint32_t t, long number)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t begin = noun_phrase_begin(sentence, t);
    bool all = strcmp(sentence->tokens[begin].lower, "all") == 0;
    return number > 2 && !all && !is_headline(resolving, s);
}

/* "Sudan's warring parties", "the rival factions" */
static bool are_at_odds(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    return t > 0 && is_plural_noun(token_at(resolving, s, t)) &&
           in_list(resolving, "at-odds", token_at(resolving, s, t - 1)->lower) &&
           (has_definite_article(resolving, s, t) ||
            child_with(sentence_at(resolving, s), t, DEP_NMOD_POSS) >= 0);
}

/* "the two Koreas", "both Congos": the states of the article whose names end so. */
bool set_of_namesakes(struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { MOST = 6 };
    const struct token *token = token_at(resolving, s, t);
    size_t size = strlen(token->form);
    if (!is_plural_noun(token) || size < 5 || token->form[0] < 'A' || token->form[0] > 'Z' ||
        number_of(resolving, s, t) != 2)
        return false;
    uint32_t entities[MOST];
    size_t count = 0;
    for (uint32_t e = 0; e < resolving->entity_count && count < MOST; e++) {
        const struct entity *entity = &resolving->entities[e];
        const char *label = entity->entry && entity->entry->label ? entity->entry->label : "";
        size_t length = strlen(label);
        /* "the two Germanys" are not the one that has the bare name */
        if (entity->class == CLASS_STATE && length > size - 1 &&
            strncasecmp(label + length - (size - 1), token->form, size - 1) == 0)
            entities[count++] = e;
    }
    if (count != 2) return false;
    add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                 entities, count, 0.8f);
    return true;
}

/* "the two heads of state", no others. */
static bool are_other_heads(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const OF[] = {"state",      "states",      "government", "governments",
                                     "delegation", "delegations", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    return strcmp(sentence->tokens[t].lower, "heads") == 0 &&
           (t + 2 >= sentence->count || strcmp(sentence->tokens[t + 1].lower, "of") != 0 ||
            !is_one_of(OF, sentence->tokens[t + 2].lower));
}

/* "the two ministers, Kristina Ozgan and Maxim Reshetnikov,": those who are named at once behind; how many.
 */
static size_t named_behind(const struct resolving *resolving, uint32_t s, uint32_t t, size_t wanted,
                           uint32_t *members)
{
    enum { TITLE = 4 };
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    if (t + 1 >= sentence->count || strcmp(sentence->tokens[t + 1].form, ",") != 0) return 0;
    for (uint32_t at = t + 2, gap = 0; at < sentence->count && count < wanted && gap < TITLE; at++, gap++) {
        int32_t mention = mention_covering(resolving, s, at);
        if (sentence->tokens[at].upos == UPOS_VERB || sentence->tokens[at].upos == UPOS_ADP) break;
        if (mention < 0 || resolving->mentions[mention].entity < 0) continue;
        uint32_t entity = (uint32_t)resolving->mentions[mention].entity;
        at = resolving->mentions[mention].end - 1;
        if (resolving->entities[entity].class != CLASS_PERSON) continue; /* "Chad's Jane Roe" */
        members[count++] = entity;
        gap = 0;
    }
    return count;
}

/* "the two countries", "both leaders", "the three sides", "each side". */
bool set_of_many(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    const char *plural = plural_of_each(resolving, s, t), *noun = *plural ? plural : token->lower;
    bool states = in_list(resolving, "set-of-states", noun);
    bool people = in_list(resolving, "set-of-people", noun);
    bool any = in_list(resolving, "set-of-any", noun);
    if ((!states && !people && !any) || are_other_heads(resolving, s, t)) return false;
    long number = *plural ? 2 : number_of(resolving, s, t);
    bool definite = has_definite_article(resolving, s, t);
    uint32_t classes = people ? 1u << CLASS_PERSON : 1u << CLASS_STATE;
    if (any) classes |= 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    if (any && !number && are_at_odds(resolving, s, t)) {
        number = 2;
        definite = true;
    }
    if (!number && (!definite || states || people))
        return definite && !says_which(resolving, s, t) &&
               (set_just_named(resolving, s, t, classes) || (people && set_named_before(resolving, s, t)) ||
                (are_heads(noun) && set_just_named(resolving, s, t, 1u << CLASS_STATE)));
    if (!definite && (says_which(resolving, s, t) || are_new(resolving, s, t, number)))
        return false; /* "two Russian diplomats" */
    bool is_source = t > 1 && strcmp(token_at(resolving, s, t - 2)->lower, "to") == 0;
    if (!definite && people && (is_source || are_introduced(resolving, s, t) || are_tellers(resolving, s, t)))
        return false;
    /* "both parties in Congress", but "the two Gulf rivals" */
    /* "accused both sides of crimes" */
    int32_t verb = token->deprel == DEP_OBJ ? token->head : -1;
    bool is_accused =
        verb >= 0 && in_list(resolving, "accusing-verb", token_at(resolving, s, (uint32_t)verb)->lemma);
    bool is_open = is_accused || names_region(resolving, s, t) || are_at_odds(resolving, s, t);
    if (any && !(number && is_open) && says_which(resolving, s, t)) return false;
    if (!number) number = 2;
    if (number > 6) return true;
    static const char *const UNDER[] = {"generals", "commanders", "men",       "women",  "politicians",
                                        "veterans", "spokesmen",  "lawmakers", "rivals", NULL};
    uint32_t entities[6];
    size_t wanted = (size_t)number, count = people ? named_behind(resolving, s, t, wanted, entities) : 0;
    if (count < wanted) count = likely_members(resolving, s, t, classes, wanted, entities, NULL);
    if (count < wanted && any) /* "the sides": those who met */
        count = likely_members(resolving, s, t, 1u << CLASS_PERSON, wanted, entities, NULL);
    bool can_lead = people && !is_one_of(UNDER, noun);
    if (count < wanted && can_lead) /* "both leaders", of states whose leaders are not named */
        count = likely_members(resolving, s, t, 1u << CLASS_STATE, wanted, entities, NULL);
    if (count < wanted) return true;
    add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                 entities, count, 0.55f);
    return true;
}
