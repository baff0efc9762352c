/* halves.c: clauses behind a pause. What stands behind a semicolon is a clause of its own, and who accuses or
 * denies behind ", which" is the name before the comma. The parser likes to hang its subject on
 * the half before, "along the river; Chad, which ..., accused", and its verb on the other verb or on the
 * subject. In: a sentence as parsed. Out: the second half with its own verb, subject and phrases. */
#include "event/telling.h"

#include <string.h>

static bool is_semicolon(const struct token *token)
{
    return strcmp(token->form, ";") == 0;
}

static bool is_nominal_or_pronoun(const struct token *token)
{
    return is_nominal(token) || token->upos == UPOS_PRON;
}

/* Is everything from the first token to the head below the head, and no preposition at its front? */
static bool opens_half(const struct sentence *sentence, uint32_t first, uint32_t head)
{
    enum { DEEP = 6 };
    if (first < head && sentence->tokens[first].upos == UPOS_ADP) return false;
    for (uint32_t t = first; t < head; t++)
        if (!is_below(sentence, t, head, DEEP)) return false;
    return true;
}

/* The noun that opens the half and hangs on the one before; -1. */
static int32_t stray_subject(const struct sentence *sentence, uint32_t first, uint32_t end)
{
    enum { LONGEST = 9 };
    for (uint32_t t = first; t < end && t < first + LONGEST; t++) {
        const struct token *token = &sentence->tokens[t];
        if (!is_nominal_or_pronoun(token) || token->head < 0 || token->head >= (int32_t)first) continue;
        return opens_half(sentence, first, t) ? (int32_t)t : -1;
    }
    return -1;
}

static bool is_relative_clause(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t t = 0; t < verb; t++)
        if (sentence->tokens[t].head == (int32_t)verb &&
            (sentence->tokens[t].xpos == XPOS_WDT || sentence->tokens[t].xpos == XPOS_WP ||
             strcmp(sentence->tokens[t].lower, "which") == 0 ||
             strcmp(sentence->tokens[t].lower, "who") == 0))
            return true;
    return false;
}

/* The verb of the half: one that hangs on the half before without a subject, or on its own subject; -1. */
static int32_t stray_verb(const struct sentence *sentence, uint32_t first, uint32_t subject, uint32_t end)
{
    for (uint32_t t = subject + 1; t < end; t++) {
        const struct token *token = &sentence->tokens[t];
        bool can = token->upos == UPOS_VERB && (is_finite(token) || token->xpos == XPOS_VBN);
        bool is_away = token->head >= 0 && token->head < (int32_t)first;
        bool is_on_subject =
            token->head == (int32_t)subject && (token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL);
        if (!can || (!is_away && !is_on_subject) || is_relative_clause(sentence, t)) continue;
        if (dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_NSUBJ_PASS) >= 0) continue;
        if (token->xpos == XPOS_VBN && dependent(sentence, t, DEP_AUX) < 0 &&
            dependent(sentence, t, DEP_AUX_PASS) < 0 && dependent(sentence, t, DEP_OBL_AGENT) >= 0)
            continue; /* "a bridge; the dam built by Chad" */
        return (int32_t)t;
    }
    return -1;
}

void part_halves(struct sentence *sentence)
{
    for (uint32_t i = 1; i + 2 < sentence->count; i++) {
        if (!is_semicolon(&sentence->tokens[i])) continue;
        uint32_t end = i + 1;
        while (end < sentence->count && !is_semicolon(&sentence->tokens[end]))
            end++;
        int32_t subject = stray_subject(sentence, i + 1, end);
        int32_t verb = subject < 0 ? -1 : stray_verb(sentence, i + 1, (uint32_t)subject, end);
        if (verb < 0) continue;
        int32_t top = sentence->tokens[subject].head;
        while (sentence->tokens[top].head >= 0 && sentence->tokens[top].upos != UPOS_VERB)
            top = sentence->tokens[top].head;
        struct token *token = &sentence->tokens[verb];
        if (sentence->tokens[verb].head == subject || sentence->tokens[verb].head < 0) token->head = top;
        token->deprel = DEP_PARATAXIS;
        if (dependent(sentence, (uint32_t)verb, DEP_AUX) < 0 &&
            dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) < 0 && token->xpos == XPOS_VBN)
            token->xpos = XPOS_VBD;
        bool is_passive = dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0;
        sentence->tokens[subject].head = verb;
        sentence->tokens[subject].deprel = is_passive ? DEP_NSUBJ_PASS : DEP_NSUBJ;
        for (uint32_t t = (uint32_t)verb + 1; t < end; t++)
            if (sentence->tokens[t].head == subject && sentence->tokens[t].deprel == DEP_NMOD) {
                sentence->tokens[t].head = verb;
                sentence->tokens[t].deprel = DEP_OBL;
            }
    }
}

/* "blamed the crisis on Chad, which it accuses of ...", "a raid on Chad, which denies it": who says so or is
 * accused is the name before the comma, no thing. */
void part_relatives(const struct extraction *extraction, struct sentence *sentence, uint32_t s)
{
    const struct entities *entities = extraction->entities;
    const uint32_t SIDES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    for (uint32_t t = 2; t + 1 < sentence->count; t++) {
        const struct token *pronoun = &sentence->tokens[t];
        if (strcmp(pronoun->lower, "which") != 0 || pronoun->head < (int32_t)t ||
            strcmp(sentence->tokens[t - 1].form, ",") != 0)
            continue;
        struct token *verb = &sentence->tokens[pronoun->head];
        int32_t mention = entities->mention_at[s][t - 2];
        if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || mention < 0) continue;
        const struct mention *name = &entities->mentions[mention];
        bool is_side = name->entity_count && SIDES & 1u << entities->items[name->entities[0]].class;
        bool accuses = pronoun->deprel == DEP_OBJ && lexicon_has(extraction->tables, "blaming", verb->lemma);
        bool says = pronoun->deprel == DEP_NSUBJ && lexicon_has(extraction->tables, "report", verb->lemma);
        bool is_thing = sentence->tokens[verb->head].upos == UPOS_NOUN &&
                        entities->mention_at[s][verb->head] < 0 && entities->unnamed_at[s][verb->head] < 0;
        if (is_side && (accuses || says) && is_thing && verb->head < (int32_t)name->head)
            verb->head = (int32_t)name->head;
    }
}
