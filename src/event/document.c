/* document.c: what a paper lays down is told by the paper: "under the accord, Oman will ...", "the text calls
 * for a truce", "in the declaration they agreed to ...". In: an event with its factuality. Out: the papers
 * among those to whom it is attributed; what a paper only provides for is to come. */
#include "event/telling.h"

#include <string.h>

/* The papers that a noun names. */
static void papers_at(const struct extraction *extraction, uint32_t s, int32_t noun, struct entity_set *set)
{
    if (noun >= 0) entities_of(extraction, s, (uint32_t)noun, 1u << CLASS_TREATY, set);
}

static bool is_relative(const struct token *token)
{
    return token->xpos == XPOS_WDT || token->xpos == XPOS_WP || strcmp(token->lower, "which") == 0;
}

/* The noun that the relative clause tells of; -1: the verb heads none. */
static int32_t antecedent_of(const struct sentence *sentence, uint32_t verb)
{
    return sentence->tokens[verb].deprel == DEP_ACL_RELCL ? sentence->tokens[verb].head : -1;
}

/* "under the deal, ...", "an accord under which ...": papers that stand beside the verb. */
static void papers_beside(const struct extraction *extraction, uint32_t s, uint32_t verb,
                          struct entity_set *set)
{
    static const char *const WORDS[] = {"under", "in", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head != (int32_t)verb || token->deprel != DEP_OBL) continue;
        if (!is_one_of(WORDS, preposition_of(sentence, t))) continue;
        papers_at(extraction, s, is_relative(token) ? antecedent_of(sentence, verb) : (int32_t)t, set);
        /* "under the terms of the truce" */
        for (uint32_t of = t + 1; of < sentence->count && of < t + 5; of++)
            if (sentence->tokens[of].head == (int32_t)t && sentence->tokens[of].deprel == DEP_NMOD &&
                lexicon_has_token(extraction, "paper-part", token))
                papers_at(extraction, s, (int32_t)of, set);
    }
}

/* Papers that are the subject of a verb by which papers lay down what it governs. */
static void papers_above(const struct extraction *extraction, uint32_t s, uint32_t at, uint32_t verb,
                         struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    enum deprel deprel = sentence->tokens[at].deprel;
    bool is_laid_down = deprel == DEP_OBJ || deprel == DEP_OBL || deprel == DEP_CCOMP || deprel == DEP_XCOMP;
    if (!is_laid_down || is_passive(sentence, verb) ||
        !lexicon_has_token(extraction, "lays-down", &sentence->tokens[verb]))
        return;
    int32_t subject = subject_of(extraction, s, verb, 0);
    if (subject >= 0 && is_relative(&sentence->tokens[subject])) subject = antecedent_of(sentence, verb);
    papers_at(extraction, s, subject, set);
}

void read_documents(const struct extraction *extraction, struct found_event *item)
{
    enum { HIGHEST = 8 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    struct entity_set beside = {0}, above = {0};
    bool is_clause = false;
    uint32_t s = item->trigger.sentence, at = item->trigger.token;
    for (int steps = 0; steps < HIGHEST; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (token->upos == UPOS_VERB || token->upos == UPOS_AUX) papers_beside(extraction, s, at, &beside);
        bool ends = token->head < 0 || token->deprel == DEP_ACL_RELCL || token->deprel == DEP_PARATAXIS ||
                    token->deprel == DEP_APPOS || token->deprel == DEP_NSUBJ ||
                    (token->deprel == DEP_ACL && token->xpos == XPOS_VBN);
        if (ends) break;
        papers_above(extraction, s, at, (uint32_t)token->head, &above);
        is_clause = is_clause || token->deprel == DEP_CCOMP;
        at = token->deprel == DEP_CONJ ? (uint32_t)conjunct_head(sentence, at) : (uint32_t)token->head;
    }
    struct event *event = &item->event;
    for (size_t i = 0; i < event->involves.count; i++) { /* "signed in the accord": what is done with it */
        if (set_contains(&beside, event->involves.items[i])) return;
        if (set_contains(&above, event->involves.items[i])) return;
    }
    if (above.count && !is_clause && event->factuality == FACTUALITY_ACTUAL)
        event->factuality = FACTUALITY_PLANNED;
    set_include_all(extraction->arena, &event->attributed, &above);
    int32_t subject = item->trigger.is_noun ? -1 : subject_of(extraction, s, item->trigger.token, 0);
    int32_t paper = subject < 0 ? -1 : speaking_paper(extraction, s, (uint32_t)subject);
    if (paper >= 0) set_include(extraction->arena, &event->attributed, (uint32_t)paper);
    /* that the paper says something is no event beside the paper */
    if (paper >= 0 && strcmp(event->class, "Statement") == 0 && !event->target.count) item->dropped = true;
    bool is_told = event->factuality == FACTUALITY_ACTUAL || event->factuality == FACTUALITY_DENIED ||
                   event->factuality == FACTUALITY_ALLEGED; /* "were freed in a deal, he said" */
    if (!is_told) set_include_all(extraction->arena, &event->attributed, &beside);
}
