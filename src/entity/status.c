/* status.c: how sure a clause is of what it says: planned, possible or alleged, by the verb, its auxiliaries
 * and the verbs above it ("plan to sign", "could join", "what Havana calls an alliance"), after the
 * factuality profiles of Saurí and Pustejovsky (2009), for relations. */
#include "entity/resolving.h"

#include <string.h>

static enum factuality of_auxiliaries(const struct resolving *resolving, const struct sentence *sentence,
                                      uint32_t verb)
{
    for (uint32_t t = 0; t < verb; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head != (int32_t)verb || token->upos != UPOS_AUX) continue;
        if (in_list(resolving, "planning-auxiliary", token->lower)) return FACTUALITY_PLANNED;
        if (in_list(resolving, "possible-auxiliary", token->lower)) return FACTUALITY_POSSIBLE;
    }
    return FACTUALITY_ACTUAL;
}

static bool is_negated(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head != (int32_t)verb) continue;
        if (strcmp(token->lower, "not") == 0 || strcmp(token->lower, "n't") == 0 ||
            strcmp(token->lower, "never") == 0)
            return true;
    }
    return false;
}

static bool has_to(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t back = 1; back <= 2 && back <= verb; back++)
        if (strcmp(sentence->tokens[verb - back].lower, "to") == 0) return true;
    return false;
}

enum factuality clause_status(const struct resolving *resolving, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t at = (int32_t)verb;
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (is_negated(sentence, (uint32_t)at)) return FACTUALITY_DENIED;
        if (in_list(resolving, "planning-word", token->lemma)) return FACTUALITY_PLANNED;
        if (in_list(resolving, "hoping-word", token->lemma)) return FACTUALITY_POSSIBLE;
        enum factuality modal = of_auxiliaries(resolving, sentence, (uint32_t)at);
        if (modal != FACTUALITY_ACTUAL) return modal;
        /* "promised it after signing": only what is to come is under the verb above. */
        bool is_to_come = token->deprel == DEP_ADVCL && has_to(sentence, (uint32_t)at);
        if (!is_to_come && token->deprel != DEP_XCOMP && token->deprel != DEP_ACL) break;
        at = token->head;
    }
    return FACTUALITY_ACTUAL;
}

/* "what Havana called a growing alliance", "the alleged pact": the words before the token on their own. */
enum factuality phrase_status(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t back = 1; back <= 6 && back <= token; back++) {
        const struct token *before = &sentence->tokens[token - back];
        if (in_list(resolving, "alleging-word", before->lower)) return FACTUALITY_ALLEGED;
        if (in_list(resolving, "unsigned-word", before->lower)) return FACTUALITY_PLANNED;
        bool is_naming = strcmp(before->lemma, "call") == 0 || strcmp(before->lemma, "describe") == 0;
        for (uint32_t w = 1; is_naming && w <= 4 && w <= token - back; w++)
            if (strcmp(sentence->tokens[token - back - w].lower, "what") == 0) return FACTUALITY_ALLEGED;
        if (before->upos == UPOS_PUNCT) break;
    }
    return FACTUALITY_ACTUAL;
}
