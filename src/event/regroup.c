/* regroup.c: phrases and clauses that the parser hangs on the noun before them, or on the verb instead of
 * its noun: what one was told, who was met last week, of what the fears are. Works on the copy of the
 * analysis that lemma.c makes; rejoin.c calls it last. In: a sentence and a token. O(tokens). */
#include "event/stages.h"

#include <string.h>

/* "told his counterparts that he met her": what he told them, nothing about them. */
static void mend_told(struct sentence *sentence, uint32_t t)
{
    static const char *const TELLS[] = {"tell", "inform", "assure", "remind", "warn", "notify", NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t hearer = verb->deprel == DEP_ACL_RELCL ? verb->head : -1;
    if (hearer < 0 || hearer + 2 >= (int32_t)t || dependent(sentence, t, DEP_NSUBJ) <= hearer + 1) return;
    const struct token *noun = &sentence->tokens[hearer];
    struct token *that = &sentence->tokens[hearer + 1];
    if ((noun->deprel != DEP_OBJ && noun->deprel != DEP_IOBJ) || noun->head < 0 ||
        strcmp(that->lower, "that") != 0 || !is_one_of(TELLS, sentence->tokens[noun->head].lemma))
        return;
    verb->head = noun->head;
    verb->deprel = DEP_CCOMP;
    that->head = (int32_t)t;
    that->deprel = DEP_MARK;
}

/* "met Banda last week, who has been detained since": no week has. */
static void mend_who(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t when = verb->deprel == DEP_ACL_RELCL ? verb->head : -1;
    if (when < 1 || when + 2 >= (int32_t)t || strcmp(sentence->tokens[when + 2].lower, "who") != 0 ||
        !is_calendar(extraction, &sentence->tokens[when]))
        return;
    for (int32_t i = when - 1; i > 0; i--) {
        const struct token *who = &sentence->tokens[i];
        bool can_be = who->deprel == DEP_OBJ || who->deprel == DEP_OBL || who->deprel == DEP_NMOD ||
                      who->deprel == DEP_OBL_AGENT;
        if (!can_be || (who->upos != UPOS_PROPN && who->upos != UPOS_NOUN)) continue;
        verb->head = i;
        return;
    }
}

/* "Fears have grown of a war", "Reports emerged of a massacre": of what the fears are. */
static void mend_far_phrase(struct sentence *sentence, uint32_t t)
{
    static const char *const GROW[] = {"grow",     "rise",      "mount",     "spread",  "emerge",
                                       "increase", "abound",    "swirl",     "surface", "linger",
                                       "arise",    "resurface", "circulate", "come",    "remain",
                                       "persist",  "ease",      "fade",      "recede",  NULL};
    static const char *const NEWS[] = {"fear",       "report",     "rumour", "rumor", "talk",   "word",
                                       "concern",    "worry",      "hope",   "news",  "sign",   "claim",
                                       "allegation", "evidence",   "detail", "risk",  "danger", "threat",
                                       "prospect",   "accusation", NULL};
    struct token *phrase = &sentence->tokens[t];
    if (phrase->deprel != DEP_OBL || phrase->head < 0 || phrase->head > (int32_t)t ||
        strcmp(preposition_of(sentence, t), "of") != 0 ||
        !is_one_of(GROW, sentence->tokens[phrase->head].lemma))
        return;
    int32_t subject = dependent(sentence, (uint32_t)phrase->head, DEP_NSUBJ);
    if (subject < 0 || subject > phrase->head || !is_one_of(NEWS, sentence->tokens[subject].lemma)) return;
    phrase->head = subject;
    phrase->deprel = DEP_NMOD;
}

/* "confirmed talks between Chad and Niger would start": not two clauses, the talks are of both. */
static void mend_two_between(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t partner = dependent(sentence, t, DEP_NSUBJ);
    if (verb->deprel != DEP_CONJ || verb->head < 0 || partner < verb->head || partner > (int32_t)t ||
        !lexicon_has(extraction->tables, "report", sentence->tokens[verb->head].lemma))
        return;
    const uint32_t report = (uint32_t)verb->head;
    int32_t talks = dependent(sentence, report, DEP_OBJ);
    for (uint32_t i = (uint32_t)(talks < 0 ? (int32_t)t : talks); i < (uint32_t)partner; i++) {
        if (sentence->tokens[i].head != talks || strcmp(preposition_of(sentence, i), "between") != 0 ||
            dependent(sentence, i, DEP_CONJ) >= 0)
            continue;
        verb->head = (int32_t)report;
        verb->deprel = DEP_CCOMP;
        sentence->tokens[talks].head = (int32_t)t;
        sentence->tokens[talks].deprel = DEP_NSUBJ;
        sentence->tokens[partner].head = (int32_t)i;
        sentence->tokens[partner].deprel = DEP_CONJ;
        int32_t conjunction = dependent(sentence, t, DEP_CC);
        if (conjunction >= 0) sentence->tokens[conjunction].head = partner;
        return;
    }
}

/* "between officials from the bank in Chad and officials at the ministry": like stands beside like, and what
 * stands at once behind the second tells more of it. */
static void mend_between(struct sentence *sentence, uint32_t t)
{
    struct token *second = &sentence->tokens[t];
    if (second->deprel != DEP_CONJ || second->upos != UPOS_NOUN) return;
    int32_t first = -1;
    for (uint32_t i = 0; i < t && first < 0; i++)
        if (strcmp(sentence->tokens[i].lemma, second->lemma) == 0 &&
            strcmp(preposition_of(sentence, i), "between") == 0)
            first = (int32_t)i;
    if (first < 0 || second->head <= first) return;
    second->head = first;
    for (uint32_t i = t + 2; i < sentence->count; i++)
        if (sentence->tokens[i].deprel == DEP_NMOD && dependent(sentence, i, DEP_CASE) == (int32_t)t + 1)
            sentence->tokens[i].head = (int32_t)t;
}

void regroup_phrases(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    mend_told(sentence, t);
    mend_who(extraction, sentence, t);
    mend_far_phrase(sentence, t);
    mend_two_between(extraction, sentence, t);
    mend_between(sentence, t);
}
