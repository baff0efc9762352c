/* misread.c: words that the tagger takes for another part of speech: gerunds for adjectives, nouns for verbs
 * or pronouns. Works on the copy of the analysis that lemma.c makes, before the other mending. */
#include "event/stages.h"

#include <string.h>

/* "proposed suspending concessions", "accused her of funnelling arms": is it what is proposed or blamed, of
 * which the parser makes concessions that suspend? Gives the verb above; -1. */
static int32_t verb_of_gerund(const struct extraction *extraction, const struct sentence *sentence,
                              uint32_t t)
{
    static const char *const VERBS[] = {
        "propose",     "suggest", "consider", "discuss", "recommend", "oppose", "begin",    "start",
        "contemplate", "favour",  "favor",    "support", "stop",      "resume", "continue", "risk",
        "mull",        "deny",    "admit",    "avoid",   "cease",     "finish", NULL};
    const struct token *gerund = &sentence->tokens[t], *above = &sentence->tokens[gerund->head];
    if (gerund->deprel != DEP_AMOD || !frames_for(&extraction->tables->verbs, gerund->lemma)) return -1;
    if (above->deprel == DEP_OBJ && above->head == (int32_t)t - 1 &&
        is_one_of(VERBS, sentence->tokens[t - 1].lemma))
        return above->head;
    bool is_phrase = above->deprel == DEP_OBL || above->deprel == DEP_NMOD;
    bool is_of =
        strcmp(sentence->tokens[t - 1].lower, "of") == 0 || strcmp(sentence->tokens[t - 1].lower, "for") == 0;
    int32_t verb = above->head;
    if (verb >= 0 && !is_verb(&sentence->tokens[verb])) verb = sentence->tokens[verb].head;
    bool blames = is_phrase && is_of && verb >= 0 && verb < (int32_t)t && is_verb(&sentence->tokens[verb]) &&
                  lexicon_has(extraction->tables, "blaming", sentence->tokens[verb].lemma);
    return blames ? verb : -1;
}

/* The gerund as a verb below another, with the noun behind it as its object and the phrases behind that. */
static void raise_gerund(struct sentence *sentence, uint32_t t, int32_t verb)
{
    struct token *gerund = &sentence->tokens[t];
    uint32_t noun = (uint32_t)gerund->head;
    bool is_marked = sentence->tokens[noun].deprel != DEP_OBJ;
    gerund->head = verb;
    gerund->deprel = is_marked ? DEP_ADVCL : DEP_XCOMP;
    gerund->upos = UPOS_VERB;
    sentence->tokens[noun].head = (int32_t)t;
    sentence->tokens[noun].deprel = DEP_OBJ;
    if (!is_marked) return;
    sentence->tokens[t - 1].head = (int32_t)t;
    sentence->tokens[t - 1].deprel = DEP_MARK;
    for (uint32_t i = noun + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == verb && sentence->tokens[i].deprel == DEP_OBL)
            sentence->tokens[i].head = (int32_t)t;
}

/* "proposed suspending concessions and sanctioning ministers": the second gerund goes on with the first. */
static void mend_proposed(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *gerund = &sentence->tokens[t];
    if (gerund->xpos != XPOS_VBG || gerund->head < 0 || t == 0) return;
    int32_t verb = verb_of_gerund(extraction, sentence, t);
    if (verb >= 0) {
        raise_gerund(sentence, t, verb);
        return;
    }
    const struct token *above = &sentence->tokens[gerund->head];
    if (gerund->deprel != DEP_CONJ || above->upos != UPOS_VERB || above->xpos == XPOS_VBG ||
        !frames_for(&extraction->tables->verbs, gerund->lemma) || dependent(sentence, t, DEP_NSUBJ) >= 0)
        return;
    int32_t first = dependent(sentence, (uint32_t)gerund->head, DEP_XCOMP);
    if (first > gerund->head && first < (int32_t)t && sentence->tokens[first].xpos == XPOS_VBG)
        gerund->head = first;
}

/* "used water cannon and tear gas against them", where nobody tears. */
static void mend_tear_gas(struct sentence *sentence, uint32_t t)
{
    struct token *tear = &sentence->tokens[t];
    if (t + 1 >= sentence->count || tear->upos != UPOS_VERB || tear->deprel != DEP_CONJ || tear->head < 0 ||
        strcmp(tear->lower, "tear") != 0 || strcmp(sentence->tokens[t + 1].lower, "gas") != 0)
        return;
    int32_t verb = tear->head, object = dependent(sentence, (uint32_t)verb, DEP_OBJ);
    struct token *gas = &sentence->tokens[t + 1];
    gas->head = object >= 0 && object < (int32_t)t ? object : verb;
    gas->deprel = gas->head == object ? DEP_CONJ : DEP_OBJ;
    tear->upos = UPOS_NOUN;
    tear->xpos = XPOS_NN;
    tear->deprel = DEP_COMPOUND;
    tear->head = (int32_t)t + 1;
    for (uint32_t i = t + 2; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t || sentence->tokens[i].head == (int32_t)t + 1)
            sentence->tokens[i].head = verb;
}

/* "the uranium mine", of which the tagger makes a pronoun. */
static void mend_mine(struct sentence *sentence, uint32_t t)
{
    struct token *mine = &sentence->tokens[t], *before = t ? &sentence->tokens[t - 1] : NULL;
    if (!before || mine->upos != UPOS_PRON || strcmp(mine->lower, "mine") != 0 ||
        (before->upos != UPOS_NOUN && before->upos != UPOS_DET && before->upos != UPOS_ADJ &&
         before->upos != UPOS_PROPN))
        return;
    mine->upos = UPOS_NOUN;
    mine->xpos = XPOS_NN;
    mine->lemma = "mine";
    if (before->upos == UPOS_DET || before->head != mine->head || before->head < 0) return;
    before->head = (int32_t)t;
    before->deprel = before->upos == UPOS_ADJ ? DEP_AMOD : DEP_COMPOUND;
    for (uint32_t i = 0; i + 1 < t; i++)
        if (sentence->tokens[i].head == (int32_t)t - 1 && sentence->tokens[i].deprel == DEP_DET)
            sentence->tokens[i].head = (int32_t)t;
}

/* "described the decision as dangerous": what it is called, not how dangerous it is. */
static void mend_as(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *as = &sentence->tokens[t];
    if (strcmp(as->lower, "as") != 0 || as->head <= (int32_t)t ||
        (as->deprel != DEP_ADVMOD && as->deprel != DEP_MARK))
        return;
    int32_t at = as->head; /* "as deeply damaging" */
    if (sentence->tokens[at].upos == UPOS_ADV && sentence->tokens[at].head > at)
        at = sentence->tokens[at].head;
    struct token *value = &sentence->tokens[at];
    int32_t verb = value->head;
    if (dependent(sentence, (uint32_t)at, DEP_NSUBJ) >= 0 || dependent(sentence, (uint32_t)at, DEP_OBJ) >= 0)
        return;
    bool hangs = value->deprel == DEP_ADVCL || value->deprel == DEP_OBL || value->deprel == DEP_XCOMP;
    if (!hangs || verb < 0 || verb >= (int32_t)t || !is_verb(&sentence->tokens[verb]) ||
        !lexicon_has(extraction->tables, "describing", sentence->tokens[verb].lemma))
        return;
    for (uint32_t i = (uint32_t)at + 1; i < sentence->count; i++) /* "as dangerous as the last one" */
        if (sentence->tokens[i].head == at && strcmp(sentence->tokens[i].lower, "as") == 0) return;
    as->head = at;
    as->deprel = DEP_CASE;
    value->deprel = DEP_XCOMP;
}

/* "sent in 24,000 troops", "flew in police": the word behind the verb is its particle, and they are sent. */
static void mend_sent_in(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"send", "fly", "call", "bring", "pour", "move", "ship", NULL};
    struct token *noun = &sentence->tokens[t];
    int32_t verb = noun->head, link = dependent(sentence, t, DEP_CASE);
    if (noun->deprel != DEP_OBL || verb < 0 || link != verb + 1 || link > (int32_t)t ||
        strcmp(sentence->tokens[link].lower, "in") != 0 ||
        dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0 ||
        !is_one_of(VERBS, sentence->tokens[verb].lemma) ||
        !lexicon_has(extraction->tables, "force", noun->lemma))
        return;
    noun->deprel = DEP_OBJ;
    sentence->tokens[link].head = verb;
    sentence->tokens[link].deprel = DEP_COMPOUND_PRT;
}

/* "Moscoso rejected it": a name that opens the sentence before its verb is the subject. */
static void mend_opening_name(struct sentence *sentence, uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    if (t != 0 || sentence->count < 3 || name->xpos != XPOS_NNP || name->head != 1 ||
        name->deprel == DEP_NSUBJ || name->deprel == DEP_NSUBJ_PASS)
        return;
    const struct token *verb = &sentence->tokens[1];
    if (verb->deprel != DEP_ROOT || (verb->xpos != XPOS_VBD && verb->xpos != XPOS_VBZ) ||
        dependent(sentence, 1, DEP_NSUBJ) >= 0 || dependent(sentence, 1, DEP_NSUBJ_PASS) >= 0)
        return;
    name->deprel = DEP_NSUBJ;
}

void mend_misread(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    mend_tear_gas(sentence, t);
    mend_as(extraction, sentence, t);
    mend_mine(sentence, t);
    mend_sent_in(extraction, sentence, t);
    mend_opening_name(sentence, t);
    mend_proposed(extraction, sentence, t);
}
