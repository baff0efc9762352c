/* mend.c: trees that the parser draws amiss around nouns that tell events: gerunds that it takes for verbs,
 * pairs of names before a noun of which it hangs the first elsewhere. Works on the copy of the analysis that
 * lemma.c makes. */
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

/* Does the clause only tell what is to be, or what somebody wants? */
static bool is_unreal(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t helper = dependent(sentence, verb, DEP_AUX);
    return (helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD) || token->xpos == XPOS_VB ||
           token->xpos == XPOS_VBP;
}

/* "said they hoped to join, adding that", "demanded that Chad leave, warning it": the one who says the whole
 * says this too, though the parser hangs it inside what he says. */
void mend_remark(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    enum { HIGHEST = 6 };
    struct token *token = &sentence->tokens[t];
    if (t < 3 || token->xpos != XPOS_VBG || token->deprel != DEP_ADVCL || token->head > (int32_t)t ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0)
        return;
    bool is_remark = lexicon_has_token(extraction, "remark", token);
    bool speaks = is_remark || lexicon_has_token(extraction, "report", token) ||
                  lexicon_has_token(extraction, "voice", token);
    int32_t at = token->head;
    for (int steps = 0; speaks && at >= 0 && steps < HIGHEST; steps++) {
        const struct token *clause = &sentence->tokens[at];
        int32_t above = clause->head;
        if (above < 0 || above > at) return;
        if (clause->deprel == DEP_CCOMP) {
            const struct token *verb = &sentence->tokens[above];
            bool says = verb->upos == UPOS_VERB && verb->xpos != XPOS_VBN &&
                        (lexicon_has_token(extraction, "report", verb) ||
                         lexicon_has_token(extraction, "voice", verb));
            if (says && (is_remark || is_unreal(sentence, (uint32_t)at))) token->head = above;
            if (says) return;
        } else if (clause->deprel != DEP_XCOMP && clause->deprel != DEP_CONJ && clause->deprel != DEP_ADVCL) {
            return;
        }
        at = above;
    }
}

/* "foiled a plot by Chad to attack": the infinitive says what the plot is, though it is hung on the verb. */
void mend_purpose(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const NOUNS[] = {"plot", "conspiracy", "move", "effort", "scheme", "drive", NULL};
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->xpos != XPOS_VB || token->deprel != DEP_ADVCL || token->head < 0 || mark < 3 ||
        strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    if (object < 0) object = dependent(sentence, (uint32_t)token->head, DEP_NSUBJ_PASS);
    if (object < 0 || object > mark) return;
    const struct token *noun = &sentence->tokens[object];
    bool intends = is_one_of(NOUNS, noun->lemma) || lexicon_has_token(extraction, "plan", noun) ||
                   lexicon_has_token(extraction, "asking", noun);
    for (int32_t i = object + 1; intends && i < mark; i++) {
        struct token *maker = &sentence->tokens[i];
        bool hangs = (maker->head == object && maker->deprel == DEP_NMOD) ||
                     (maker->head == token->head && !is_passive(sentence, (uint32_t)token->head));
        if (!hangs || i + 1 != mark || strcmp(preposition_of(sentence, (uint32_t)i), "by") != 0) continue;
        maker->head = object;
        maker->deprel = DEP_NMOD;
        token->head = object;
        token->deprel = DEP_ACL;
        return;
    }
}

/* "It claimed that rebels had fled": no empty word but who claims it. */
void mend_teller(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_EXPL || strcmp(token->lower, "it") != 0 || token->head < (int32_t)t) return;
    uint32_t verb = (uint32_t)token->head;
    if (sentence->tokens[verb].upos == UPOS_VERB && dependent(sentence, verb, DEP_NSUBJ) < 0 &&
        lexicon_has_token(extraction, "report", &sentence->tokens[verb]) && !is_passive(sentence, verb))
        token->deprel = DEP_NSUBJ;
}
