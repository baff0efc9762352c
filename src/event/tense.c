/* tense.c: how a clause stands to the time of the story. */
#include "event/stay.h"

#include <string.h>

/* "Hussien, an adviser, put his name to it": the past of such verbs looks like their present. */
static bool is_past_alike(const struct sentence *sentence, uint32_t verb)
{
    static const char *const VERBS[] = {"put",  "set",  "cut",  "hit",    "let",
                                        "shut", "cast", "quit", "spread", NULL};
    const struct token *token = &sentence->tokens[verb];
    int32_t subject = dependent(sentence, verb, DEP_NSUBJ);
    static const char *const DEEDS[] = {"quit", "shut", "hit", NULL}; /* "four ministers quit" */
    bool is_main = token->deprel == DEP_ROOT || token->deprel == DEP_CONJ;
    return subject >= 0 && is_main && is_one_of(VERBS, token->lower) &&
           dependent(sentence, verb, DEP_AUX) < 0 && dependent(sentence, verb, DEP_MARK) < 0 &&
           (sentence->tokens[subject].xpos != XPOS_NNS || is_one_of(DEEDS, token->lower));
}

const char *tense_name(enum tense tense)
{
    static const char *const NAMES[] = {[TENSE_NONE] = "none",
                                        [TENSE_PAST] = "past",
                                        [TENSE_PRESENT_PERFECT] = "perfect",
                                        [TENSE_PAST_PERFECT] = "past-perfect"};
    return NAMES[tense];
}

enum tense tense_of(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    enum tense tense = token->xpos == XPOS_VBD || is_past_alike(sentence, verb) ? TENSE_PAST : TENSE_NONE;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *part = &sentence->tokens[i];
        bool helps = part->deprel == DEP_AUX || part->deprel == DEP_AUX_PASS || part->deprel == DEP_COP;
        if (part->head != (int32_t)verb || !helps) continue;
        if (strcmp(part->lower, "had") == 0) return TENSE_PAST_PERFECT;
        if (strcmp(part->lower, "has") == 0 || strcmp(part->lower, "have") == 0) return TENSE_PRESENT_PERFECT;
        if (strcmp(part->lower, "was") == 0 || strcmp(part->lower, "were") == 0 ||
            strcmp(part->lower, "did") == 0)
            tense = TENSE_PAST;
    }
    if (tense != TENSE_NONE) return tense;
    /* "Merkel, receiving him in Berlin, said": when she said it */
    const struct token *above = token->head >= 0 ? &sentence->tokens[token->head] : token;
    bool aside = token->deprel == DEP_ACL && token->xpos == XPOS_VBG && above->deprel == DEP_NSUBJ &&
                 verb > 0 && strcmp(sentence->tokens[verb - 1].form, ",") == 0;
    if (aside && above->head >= 0) return tense_of(sentence, (uint32_t)above->head);
    /* "Wang, who is also minister, called on them", read as a participle of a sentence without a verb */
    bool misread = token->deprel == DEP_ACL && token->xpos == XPOS_VBN && above->deprel == DEP_ROOT &&
                   above != token && above->upos != UPOS_VERB && verb > 0 &&
                   strcmp(sentence->tokens[verb - 1].form, ",") == 0 &&
                   dependent(sentence, (uint32_t)token->head, DEP_ACL_RELCL) >= 0;
    if (misread) return TENSE_PAST;
    /* conjoined and participial clauses go with the verb above: "met and issued", "met, signing ..." */
    bool goes_along =
        (token->deprel == DEP_CONJ || token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP) &&
        token->head >= 0 && sentence->tokens[token->head].upos == UPOS_VERB;
    if (token->deprel == DEP_ADVCL && (token->xpos != XPOS_VBG || dependent(sentence, verb, DEP_MARK) >= 0))
        goes_along = false;
    bool before = token->head > (int32_t)verb && token->deprel != DEP_ADVCL; /* "Speaking then, he said" */
    return goes_along && !before ? tense_of(sentence, (uint32_t)token->head) : TENSE_NONE;
}

/* "has repeatedly warned", "have since backed": any time before. */
bool looks_far_back(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {
        "since",   "long",  "always", "never",         "often", "repeatedly", "previously",   "frequently",
        "several", "ever",  "so",     "traditionally", "once",  "twice",      "historically", "consistently",
        "already", "times", NULL};
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && is_one_of(WORDS, sentence->tokens[i].lower))
            return true;
    return false;
}

/* "have been frozen since Russia invaded": at any time before. */
bool is_since(const struct sentence *sentence, uint32_t clause)
{
    int32_t at = (int32_t)clause;
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        if (sentence->tokens[at].deprel == DEP_ADVCL) return is_since_clause(sentence, (uint32_t)at);
        if (sentence->tokens[at].deprel != DEP_CONJ && sentence->tokens[at].deprel != DEP_XCOMP) return false;
        at = sentence->tokens[at].head;
    }
    return false;
}

bool is_due_behind(const struct sentence *sentence, uint32_t noun)
{
    enum { FARTHEST = 12 };
    for (uint32_t i = noun + 1; i + 2 < sentence->count && i < noun + FARTHEST; i++) {
        bool is_due = strcmp(sentence->tokens[i].form, ",") == 0 &&
                      strcmp(sentence->tokens[i + 1].lower, "due") == 0 &&
                      strcmp(sentence->tokens[i + 2].lower, "to") == 0 && i + 3 < sentence->count &&
                      (sentence->tokens[i + 3].xpos == XPOS_VB || sentence->tokens[i + 3].xpos == XPOS_JJ);
        if (is_due) return true;
        if (sentence->tokens[i].upos == UPOS_PUNCT || !is_below(sentence, i, noun, 6)) return false;
    }
    return false;
}
