/* courtesy.c: forms of address before a title or name, "His Excellency the President", "H.E. Prime Minister
 * Shehbaz Sharif": who is addressed is the head of the phrase, and the object that its verb lacks, however
 * long the place before it ("received in Jeddah His Excellency the President"). In: the tree of a sentence.
 * Out: the tree mended, before names are found. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* "Excellency", "Highness", "H.E."; `alone` are those that need no "his" before them. */
static bool is_address(const struct token *token, bool alone)
{
    static const char *const NOUNS[] = {"highness", "excellency", "majesty",  "eminence",
                                        "holiness", "honour",     "lordship", "beatitude"};
    static const char *const SHORT[] = {"H.E.", "HE", "HH", "H.H.", "HRH", "H.R.H.", "HM", "H.M.", "H.E"};
    for (size_t i = 0; !alone && i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (strcmp(token->lower, NOUNS[i]) == 0) return true;
    for (size_t i = 0; alone && i < sizeof SHORT / sizeof *SHORT; i++)
        if (strcmp(token->form, SHORT[i]) == 0) return true;
    return false;
}

/* Where the phrase behind the address begins; 0: the token is none. */
static uint32_t behind_address(const struct sentence *sentence, uint32_t t)
{
    const struct token *tokens = sentence->tokens;
    bool is_his = tokens[t].xpos == XPOS_PRP_POSS && tokens[t].form[0] >= 'A' && tokens[t].form[0] <= 'Z';
    uint32_t noun = t + 1;
    if (is_his && noun + 1 < sentence->count && !is_address(&tokens[noun], false)) noun++; /* "Royal" */
    if (is_his && noun < sentence->count && is_address(&tokens[noun], false)) return noun + 1;
    return is_address(&tokens[t], true) ? t + 1 : 0;
}

/* The head of the phrase that begins at the token and hangs on a word before it or behind it. */
static uint32_t head_from(const struct sentence *sentence, uint32_t from)
{
    uint32_t at = from;
    for (int steps = 0; steps < 8; steps++) {
        int32_t above = sentence->tokens[at].head;
        bool is_noun = above >= (int32_t)from && (sentence->tokens[above].upos == UPOS_PROPN ||
                                                  sentence->tokens[above].upos == UPOS_NOUN);
        if (!is_noun) break;
        at = (uint32_t)above;
    }
    return at;
}

/* "His Highness and Modi", "His Highness said": addressed alone. */
static bool begins_phrase(const struct token *token)
{
    return token->upos == UPOS_PROPN || token->upos == UPOS_NOUN || token->upos == UPOS_DET ||
           token->upos == UPOS_ADJ;
}

/* The addressed one takes the place of the form of address. */
static void lead(struct sentence *sentence, uint32_t address, uint32_t head)
{
    struct token *from = &sentence->tokens[address], *to = &sentence->tokens[head];
    if (to->head != (int32_t)address) return;
    to->head = from->head;
    to->deprel = from->deprel;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)address && sentence->tokens[i].deprel != DEP_NMOD_POSS &&
            sentence->tokens[i].deprel != DEP_AMOD)
            sentence->tokens[i].head = (int32_t)head;
    from->head = (int32_t)head;
    from->deprel = DEP_NMOD_DESC;
}

/* "received in Jeddah H.E. the Premier": whom, not where. */
static void mend_received(struct sentence *sentence, uint32_t head, uint32_t begin)
{
    struct token *token = &sentence->tokens[head];
    int32_t verb = token->head;
    if (child_with(sentence, head, DEP_CASE) >= 0 || verb < 0) return;
    bool is_of_place = token->deprel == DEP_APPOS || token->deprel == DEP_NMOD || token->deprel == DEP_FLAT ||
                       token->deprel == DEP_NMOD_UNMARKED;
    for (int steps = 0; is_of_place && steps < 3 && sentence->tokens[verb].upos == UPOS_PROPN; steps++)
        if ((verb = sentence->tokens[verb].head) < 0) return;
    bool is_bare = is_of_place || token->deprel == DEP_OBL || token->deprel == DEP_OBL_UNMARKED;
    bool is_behind = verb >= 0 && verb < (int32_t)begin && sentence->tokens[verb].upos == UPOS_VERB;
    if (!is_bare || !is_behind || child_with(sentence, (uint32_t)verb, DEP_OBJ) >= 0 ||
        child_with(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0)
        return;
    token->head = verb;
    token->deprel = DEP_OBJ;
}

void entity_settle_addresses(struct sentence *sentence)
{
    for (uint32_t t = 0; t + 1 < sentence->count; t++) {
        uint32_t from = behind_address(sentence, t);
        if (!from || from >= sentence->count || !begins_phrase(&sentence->tokens[from])) continue;
        uint32_t head = head_from(sentence, from);
        bool is_name = sentence->tokens[head].upos == UPOS_PROPN || sentence->tokens[head].upos == UPOS_NOUN;
        if (!is_name || head < from) continue;
        lead(sentence, from - 1, head);
        mend_received(sentence, head, t);
    }
}
