/* participle.c: participles that the parser hangs on the wrong verb, or takes for the verb of the sentence:
 * what trails behind a saying is the speaker's, what follows a noun tells more of it. Works on the copy of
 * the analysis that lemma.c makes; rejoin.c calls it first. */
#include "event/stages.h"

#include <string.h>

/* The saying of which the clause is the content: "said that", "denied claims that"; -1. */
static int32_t saying_above(const struct extraction *extraction, const struct sentence *sentence,
                            const struct token *clause)
{
    int32_t above = clause->deprel == DEP_CCOMP || clause->deprel == DEP_ACL ? clause->head : -1;
    if (above >= 0 && clause->deprel == DEP_ACL)
        above = sentence->tokens[above].deprel == DEP_OBJ ? sentence->tokens[above].head : -1;
    return above >= 0 && is_verb(&sentence->tokens[above]) &&
                   lexicon_has(extraction->tables, "report", sentence->tokens[above].lemma)
               ? above
               : -1;
}

/* "wanted Russia to return the islands, rejecting its offer", "denied that it had, calling the claims
 * absurd": done by who wants or says it, not by those of whom he does. */
static void mend_trailing(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WISHES[] = {"want", "urge", "ask",     "tell",    "order",  "press", "force",
                                         "call", "beg",  "request", "require", "expect", NULL};
    static const char *const SPEAKS[] = {"call",    "accuse",   "add",    "describe", "warn",   "blame",
                                         "urge",    "cite",     "insist", "stress",   "demand", "argue",
                                         "suggest", "vow",      "label",  "dismiss",  "note",   "condemn",
                                         "claim",   "denounce", NULL};
    struct token *trailing = &sentence->tokens[t];
    if (t < 2 || trailing->xpos != XPOS_VBG || trailing->deprel != DEP_ADVCL || trailing->head < 0 ||
        strcmp(sentence->tokens[t - 1].lower, ",") != 0)
        return;
    const struct token *above = &sentence->tokens[trailing->head];
    if (above->deprel == DEP_XCOMP && above->head >= 0 &&
        is_one_of(WISHES, sentence->tokens[above->head].lemma) &&
        dependent(sentence, (uint32_t)above->head, DEP_OBJ) >= 0)
        trailing->head = above->head;
    if (above->deprel == DEP_ADVCL && above->xpos == XPOS_VBG && above->head >= 0 &&
        is_one_of(SPEAKS, sentence->tokens[above->head].lemma) && is_one_of(SPEAKS, trailing->lemma) &&
        dependent(sentence, (uint32_t)trailing->head, DEP_MARK) >= 0)
        trailing->head = above->head; /* "accused Iran of seizing its ships, calling the act piracy" */
    /* "failed to follow the plan, carrying out a crackdown": that they did */
    static const char *const FAILS[] = {"fail", "refuse", "decline", "neglect", NULL};
    if (above->deprel == DEP_XCOMP && above->head >= 0 &&
        is_one_of(FAILS, sentence->tokens[above->head].lemma)) {
        trailing->head = above->head;
        above = &sentence->tokens[trailing->head];
    }
    int32_t saying = saying_above(extraction, sentence, above);
    if (saying >= 0 && is_one_of(SPEAKS, trailing->lemma)) trailing->head = saying;
}

/* "defended it, citing a risk of escape and accusing Chad": who cites it accuses. */
static void mend_second_trailing(struct sentence *sentence, uint32_t t)
{
    static const char *const SPEAKS[] = {"cite", "note",  "claim", "call",   "accuse", "warn",
                                         "say",  "blame", "vow",   "stress", "add",    NULL};
    struct token *second = &sentence->tokens[t];
    if (t < 3 || second->xpos != XPOS_VBG || second->deprel != DEP_CONJ || second->head < 0 ||
        !is_one_of(SPEAKS, second->lemma) || is_one_of(SPEAKS, sentence->tokens[second->head].lemma))
        return;
    for (uint32_t i = t - 1; i > 1; i--) {
        const struct token *first = &sentence->tokens[i];
        if (first->xpos != XPOS_VBG || first->deprel != DEP_ADVCL || !is_one_of(SPEAKS, first->lemma) ||
            strcmp(first[-1].lower, ",") != 0)
            continue;
        second->head = (int32_t)i;
        return;
    }
}

/* "The family of a Briton held hostage in Iraq have issued a plea": the finite verb is the sentence's, the
 * participle tells more of the noun before it. */
static void mend_reduced(struct sentence *sentence, uint32_t t)
{
    struct token *held = &sentence->tokens[t];
    bool is_past = held->xpos == XPOS_VBN || held->xpos == XPOS_VBD;
    int32_t finite = is_past ? dependent(sentence, t, DEP_CCOMP) : -1;
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    bool is_behind_noun =
        t > 0 && (sentence->tokens[t - 1].upos == UPOS_NOUN || sentence->tokens[t - 1].upos == UPOS_PROPN);
    if (held->deprel != DEP_ROOT || !is_behind_noun || finite < (int32_t)t || subject < 0 ||
        subject > (int32_t)t || !is_verb(&sentence->tokens[finite]) ||
        dependent(sentence, (uint32_t)finite, DEP_NSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)finite, DEP_NSUBJ_PASS) >= 0 ||
        dependent(sentence, (uint32_t)finite, DEP_CSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)finite, DEP_MARK) >= 0)
        return;
    int32_t helper = dependent(sentence, (uint32_t)finite, DEP_AUX);
    if (helper < 0 || helper < (int32_t)t) return;
    for (uint32_t i = t; i < (uint32_t)helper; i++)
        if (sentence->tokens[i].upos == UPOS_PUNCT) return; /* "held that the court, they said, has erred" */
    sentence->tokens[finite].head = -1;
    sentence->tokens[finite].deprel = DEP_ROOT;
    sentence->tokens[subject].head = finite;
    for (uint32_t i = (uint32_t)helper; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = finite;
    held->head = (int32_t)t - 1;
    held->deprel = DEP_ACL;
    held->xpos = XPOS_VBN;
}

/* "a Briton held hostage in Iraq": as what he is held, not whom he holds. */
static void mend_hostage(struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"hostage", "captive", "prisoner", NULL};
    struct token *word = &sentence->tokens[t];
    if (t < 1 || word->deprel != DEP_OBJ || word->head != (int32_t)t - 1 || !is_one_of(WORDS, word->lower) ||
        sentence->tokens[t - 1].deprel != DEP_ACL || sentence->tokens[t - 1].xpos != XPOS_VBN)
        return;
    word->deprel = DEP_XCOMP;
}

/* "the role of Turkey in Russia agreeing to talks": he of whom the gerund is told does it. */
static void mend_gerund(struct sentence *sentence, uint32_t t)
{
    static const char *const SHARES[] = {"role", "part", "hand",   "chance", "prospect", "possibility",
                                         "risk", "hope", "danger", "point",  "success",  NULL};
    struct token *gerund = &sentence->tokens[t];
    if (t < 2 || gerund->xpos != XPOS_VBG || gerund->deprel != DEP_ADVCL ||
        sentence->tokens[t - 1].upos != UPOS_PROPN || dependent(sentence, t, DEP_MARK) >= 0 ||
        dependent(sentence, t, DEP_NSUBJ) >= 0)
        return;
    const struct token *name = &sentence->tokens[t - 1];
    if (name->deprel != DEP_NMOD || name->head < 0 || dependent(sentence, t - 1, DEP_CASE) < 0 ||
        !is_one_of(SHARES, sentence->tokens[name->head].lemma))
        return;
    gerund->head = (int32_t)t - 1;
    gerund->deprel = DEP_ACL;
}

void rejoin_participles(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    mend_reduced(sentence, t);
    mend_hostage(sentence, t);
    mend_gerund(sentence, t);
    mend_second_trailing(sentence, t);
    mend_trailing(extraction, sentence, t);
}
