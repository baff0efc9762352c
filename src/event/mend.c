/* mend.c: trees that the parser draws amiss around nouns that tell events: gerunds that it takes for verbs,
 * pairs of names before a noun of which it hangs the first elsewhere, occasions that it hangs too low. Works
 * on the copy of the analysis that lemma.c makes. */
#include "event/stages.h"

#include <string.h>

/* Does the gerund tell an event as a noun does? */
static bool is_deed(const struct extraction *extraction, const struct token *token)
{
    return frames_for(&extraction->tables->nouns, token->lower) != NULL;
}

/* "a halt to fighting": do the two make an expression of the frames? */
static bool is_matter_of(const struct extraction *extraction, const struct token *noun,
                         const struct token *gerund)
{
    const struct frame_list *list = frames_for(&extraction->tables->nouns, noun->lemma);
    for (size_t i = 0; list && i < list->count; i++)
        for (size_t w = 0; w < list->items[i].word_count; w++)
            if (strcmp(list->items[i].words[w], gerund->lower) == 0) return true;
    return false;
}

/* Has it what only a verb has: an object, a subject, an auxiliary, a clause? */
static bool is_verbal(const struct sentence *sentence, uint32_t t)
{
    static const enum deprel PARTS[] = {DEP_OBJ, DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_AUX,          DEP_AUX_PASS,
                                        DEP_COP, DEP_XCOMP, DEP_CCOMP,      DEP_COMPOUND_PRT, DEP_IOBJ};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (dependent(sentence, t, PARTS[i]) >= 0) return true;
    return false;
}

static bool has_phrase(const struct sentence *sentence, uint32_t t, const char *preposition)
{
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_OBL &&
            strcmp(preposition_of(sentence, i), preposition) == 0)
            return true;
    return false;
}

/* "Fighting between Chad and Libya stopped", "a halt to fighting in Darfur": the gerund as a noun. */
void mend_gerund(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || token->xpos != XPOS_VBG || !is_deed(extraction, token)) return;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool is_linked = mark >= 0 && mark + 1 == (int32_t)t;
    bool after_noun = token->deprel == DEP_ACL && is_linked && token->head >= 0 &&
                      is_matter_of(extraction, &sentence->tokens[token->head], token);
    bool of_two = token->deprel == DEP_ADVCL && is_linked && has_phrase(sentence, t, "between");
    if ((token->deprel != DEP_CSUBJ && !after_noun && !of_two) || is_verbal(sentence, t)) return;
    token->deprel = token->deprel == DEP_CSUBJ ? DEP_NSUBJ : after_noun ? DEP_NMOD : DEP_OBL;
    token->upos = UPOS_NOUN;
    token->xpos = XPOS_NN;
    token->lemma = token->lower;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *part = &sentence->tokens[i];
        if (part->head != (int32_t)t) continue;
        if (part->deprel == DEP_OBL) part->deprel = DEP_NMOD;
        if (part->deprel != DEP_MARK) continue;
        part->deprel = DEP_CASE;
        part->upos = UPOS_ADP;
    }
}

static bool is_dash(const struct token *token)
{
    return strcmp(token->form, "-") == 0 || strcmp(token->form, "\xE2\x80\x93") == 0;
}

/* "the Turkish-Greek truce", "India-Pakistan talks": both names qualify the noun. */
void mend_pair(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    if (t < 2 || t + 1 >= sentence->count) return;
    struct token *second = &sentence->tokens[t], *dash = &sentence->tokens[t - 1],
                 *first = &sentence->tokens[t - 2];
    const int32_t *mentions = extraction->entities->mention_at[s];
    bool is_pair = mentions[t] >= 0 && mentions[t - 2] >= 0 && mentions[t] != mentions[t - 2];
    if (!is_pair || !is_dash(dash) || dash->begin != first->end || dash->end != second->begin) return;
    int32_t noun = second->head == (int32_t)t - 2 ? first->head : second->head;
    if (noun <= (int32_t)t || sentence->tokens[noun].upos != UPOS_NOUN) return;
    first->head = second->head = noun;
    first->deprel = second->deprel = DEP_COMPOUND;
}

/* Is it an occasion brought in here, and none still to come: "a visit", "talks"? */
static bool is_occasion(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const GATHERINGS[] = {"meeting", "talk", "summit", "conference", "call", NULL};
    static const char *const OPEN[] = {"the", "next", "upcoming", "forthcoming", "planned", "coming", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (token->upos != UPOS_NOUN ||
        (!lexicon_has(extraction->tables, "stay", token->lemma) && !is_one_of(GATHERINGS, token->lemma)))
        return false;
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && is_one_of(OPEN, sentence->tokens[i].lower))
            return false;
    return true;
}

/* "urged him to free them during talks in Minsk on Friday": urged during the talks, on Friday, whatever verb
 * stands nearer. */
void mend_occasion(const struct extraction *extraction, struct sentence *sentence, uint32_t noun)
{
    static const char *const MEANWHILE[] = {"during", "at", NULL};
    static const char *const HELD[] = {"discuss", "raise", "attend",  "hold",  "meet",   "consider",
                                       "join",    "speak", "address", "agree", "settle", NULL};
    struct token *token = &sentence->tokens[noun];
    const struct token *below = token->head >= 0 ? &sentence->tokens[token->head] : NULL;
    if (!below || token->deprel != DEP_OBL || below->deprel != DEP_XCOMP || below->xpos != XPOS_VB ||
        below->head < 0 ||
        (strcmp(preposition_of(sentence, noun), "at") == 0 && is_one_of(HELD, below->lemma)) ||
        !is_one_of(MEANWHILE, preposition_of(sentence, noun)) || !is_occasion(extraction, sentence, noun))
        return;
    int32_t verb = token->head, asks = below->head;
    const struct token *above = &sentence->tokens[asks];
    if (above->xpos != XPOS_VBD || !lexicon_has(extraction->tables, "object-control", above->lemma)) return;
    for (uint32_t i = noun; i < sentence->count; i++)
        if (sentence->tokens[i].head == verb && sentence->tokens[i].deprel == DEP_OBL)
            sentence->tokens[i].head = asks;
}
