/* reports.c: which words of reporting govern an event, wherever the parser hangs its clause. */
#include "event/outlook.h"

#include <string.h>

/* "told reporters that China would help", "said in a statement that": the clause completes the verb, though
 * it may be hung on whom it tells, or on the paper. Gives that verb; -1: it is no such clause. */
int32_t teller_of(const struct extraction *extraction, const struct sentence *sentence, uint32_t at)
{
    const struct token *token = &sentence->tokens[at];
    if ((token->deprel != DEP_ACL && token->deprel != DEP_ACL_RELCL) || token->head < 0) return -1;
    uint32_t hearer = (uint32_t)token->head;
    const struct token *noun = &sentence->tokens[hearer];
    int32_t mark = dependent(sentence, at, DEP_MARK);
    bool marked = mark >= 0 && sentence->tokens[mark].upos == UPOS_SCONJ; /* "posted on Telegram that" */
    bool is_paper = noun->deprel == DEP_OBL && (marked || lexicon_has_token(extraction, "teller", noun));
    bool is_object = noun->head >= 0 && (noun->deprel == DEP_IOBJ || noun->deprel == DEP_OBJ || is_paper);
    /* "reiterated its demand that he be freed" */
    if (!is_object || (noun->deprel == DEP_OBJ && lexicon_has_token(extraction, "asking", noun))) return -1;
    const struct token *verb = &sentence->tokens[noun->head];
    /* "accused Russia of bombing", hung on whom it accuses */
    bool charges = token->xpos == XPOS_VBG && mark == (int32_t)hearer + 1 &&
                   lexicon_has_token(extraction, "claim", verb);
    bool that = hearer + 1 < sentence->count && strcmp(sentence->tokens[hearer + 1].lower, "that") == 0 &&
                sentence->tokens[hearer + 1].head == (int32_t)at &&
                dependent(sentence, at, DEP_NSUBJ) > (int32_t)hearer + 1;
    bool completes = that || (mark >= 0 && strcmp(sentence->tokens[mark].lower, "that") == 0);
    return charges || (completes && lexicon_has_token(extraction, "report", verb)) ? noun->head : -1;
}

void note_report(struct found_event *item, uint32_t verb)
{
    for (size_t i = 0; i < item->report_count; i++)
        if (item->reports[i] == verb) return;
    if (item->report_count < MOST_REPORTS) item->reports[item->report_count++] = verb;
}

/* Does a semicolon part the clause from the one that it hangs on? Then it is told anew. */
bool is_apart(const struct sentence *sentence, uint32_t at)
{
    const struct token *token = &sentence->tokens[at];
    bool joined = token->deprel == DEP_PARATAXIS || token->deprel == DEP_CONJ || token->deprel == DEP_CCOMP;
    for (int32_t i = token->head + 1; joined && token->head >= 0 && i < (int32_t)at; i++)
        if (strcmp(sentence->tokens[i].form, ";") == 0) return true;
    return false;
}

/* "reported on Monday, citing officials, that he would visit": a complement hung as adverbial. */
static bool is_late_content(const struct sentence *sentence, uint32_t at)
{
    int32_t mark = dependent(sentence, at, DEP_MARK);
    if (is_quoted_doing(sentence, at)) return true;
    return sentence->tokens[at].deprel == DEP_ADVCL && mark >= 0 &&
           strcmp(sentence->tokens[mark].lower, "that") == 0;
}

/* "said that France had trained men who attacked Mali": a relative clause that tells which ones is part of
 * what is said; ", which began in May," may be the article's own. */
static bool is_restrictive(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    for (int32_t i = token->head + 1; i > 0 && i < (int32_t)verb; i++)
        if (strcmp(sentence->tokens[i].form, ",") == 0) return false;
    return token->deprel == DEP_ACL_RELCL && token->head >= 0 && token->head < (int32_t)verb;
}

/* What stands above in the same report is told by the same: "said that it would answer if NATO deployed
 * troops". */
void collect_reports(const struct extraction *extraction, uint32_t s, uint32_t t, struct found_event *item)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = (int32_t)t;
    for (uint32_t steps = 0; at >= 0 && steps < sentence->count; steps++) {
        const struct token *token = &sentence->tokens[at];
        int32_t teller = teller_of(extraction, sentence, (uint32_t)at);
        if (teller >= 0) note_report(item, (uint32_t)teller);
        bool is_relative = teller < 0 && token->deprel == DEP_ACL_RELCL;
        if (is_relative && !is_restrictive(sentence, (uint32_t)at)) return;
        /* "..., a judgment which Beijing rejects" */
        if (is_relative && sentence->tokens[token->head].deprel == DEP_APPOS) return;
        if (is_apart(sentence, (uint32_t)at)) return;
        if ((token->deprel == DEP_CCOMP || is_late_content(sentence, (uint32_t)at)) && token->head >= 0 &&
            (lexicon_has_token(extraction, "report", &sentence->tokens[token->head]) ||
             lexicon_has_token(extraction, "claim", &sentence->tokens[token->head])))
            note_report(item, (uint32_t)token->head);
        at = teller >= 0                 ? teller
             : token->deprel == DEP_CONJ ? conjunct_head(sentence, (uint32_t)at)
                                         : token->head;
    }
}
