/* press.c: turns of newspapers of which the parser makes something else: labels before a colon, ranks without
 * a full stop, "at least" before a number, conditions without "if". Part of tree_mend. */
#include "language/mend.h"

#include "base/text.h"
#include "language/quotation.h"
#include <string.h>

#include "language/tags.h"

static bool hangs_below(const struct sentence *sentence, uint32_t token, uint32_t head)
{
    int32_t at = (int32_t)token;
    for (uint32_t steps = 0; at >= 0 && steps < REACH; steps++) {
        if (at == (int32_t)head) return true;
        at = sentence->tokens[at].head;
    }
    return at >= 0;
}

/* "announced protests should Banda come": a condition without "if" is no second main clause, and what stands
 * before it is no subject of its verb. */
static void mend_condition(struct sentence *sentence, uint32_t t)
{
    const struct token *should = &sentence->tokens[t];
    if (t < 2 || strcmp(should->lower, "should") != 0 || should->deprel != DEP_AUX ||
        should->head < (int32_t)t + 2)
        return;
    struct token *verb = &sentence->tokens[should->head];
    uint32_t clause = (uint32_t)should->head, main = t;
    int32_t subject = dependent_behind(sentence, clause, DEP_NSUBJ);
    for (uint32_t i = t + 1; i < clause; i++)
        if (sentence->tokens[i].head == (int32_t)clause && sentence->tokens[i].deprel == DEP_NSUBJ)
            subject = (int32_t)i;
    bool is_joint = verb->deprel == DEP_CONJ || verb->deprel == DEP_PARATAXIS || verb->deprel == DEP_CCOMP;
    if (!is_joint || subject < (int32_t)t + 1 || subject > (int32_t)clause) return;
    while (main > 0 && (sentence->tokens[main].upos != UPOS_VERB || main == clause))
        main--;
    if (sentence->tokens[main].upos != UPOS_VERB || hangs_below(sentence, main, clause)) return;
    verb->head = (int32_t)main;
    verb->deprel = DEP_ADVCL;
    for (uint32_t i = main + 1; i < t; i++) {
        struct token *noun = &sentence->tokens[i];
        if (noun->head != (int32_t)clause || noun->deprel != DEP_NSUBJ) continue;
        noun->head = (int32_t)main;
        noun->deprel = DEP_OBJ;
    }
}

/* "the army's chief, Gen Salim Idriss, said": without its full stop a rank is taken for the first name. */
static void mend_rank(struct sentence *sentence, uint32_t t)
{
    static const char *const RANKS[] = {"gen", "lt",   "col", "maj",  "capt", "sgt", "cpl",
                                        "adm", "brig", "cdr", "cmdr", "cmde", "dr",  "prof",
                                        "sir", "dame", "fr",  "rev",  NULL};
    struct token *rank = &sentence->tokens[t];
    uint32_t name = t;
    if (rank->upos != UPOS_PROPN || rank->deprel == DEP_FLAT || rank->deprel == DEP_NMOD_DESC) return;
    while (name < end_of_reach(sentence, t) && is_one_of(RANKS, sentence->tokens[name].lower))
        name++;
    if (name == t || name >= end_of_reach(sentence, t)) return;
    struct token *first = &sentence->tokens[name];
    if (first->deprel != DEP_FLAT || first->head != (int32_t)t || first->upos != UPOS_PROPN) return;
    first->head = rank->head;
    first->deprel = rank->deprel;
    for (uint32_t i = t > REACH ? t - REACH : 0; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t && i != name) sentence->tokens[i].head = (int32_t)name;
    for (uint32_t i = t; i < name; i++) {
        sentence->tokens[i].head = (int32_t)name;
        sentence->tokens[i].deprel = DEP_NMOD_DESC;
    }
}

/* "killed at least 60 recruits": whom, not where. */
static void mend_at_least(struct sentence *sentence, uint32_t t)
{
    struct token *at = &sentence->tokens[t];
    if (t == 0 || t + 2 >= end_of_reach(sentence, t) || strcmp(at->lower, "at") != 0 ||
        at->deprel != DEP_CASE ||
        (strcmp(sentence->tokens[t + 1].lower, "least") != 0 &&
         strcmp(sentence->tokens[t + 1].lower, "most") != 0))
        return;
    uint32_t number = t + 2;
    if (sentence->tokens[number].upos != UPOS_NUM || sentence->tokens[number].head <= (int32_t)number) return;
    struct token *noun = &sentence->tokens[sentence->tokens[number].head];
    bool is_object = noun->deprel == DEP_OBL && noun->head == (int32_t)t - 1 &&
                     sentence->tokens[t - 1].upos == UPOS_VERB &&
                     dependent_behind(sentence, t - 1, DEP_OBJ) < 0;
    at->head = (int32_t)number;
    at->deprel = DEP_ADVMOD;
    sentence->tokens[t + 1].head = (int32_t)t;
    sentence->tokens[t + 1].deprel = DEP_FIXED;
    if (is_object) noun->deprel = DEP_OBJ;
}

/* "A suicide-bomber killed 60 recruits": with an object and no auxiliary it is no passive. */
static void mend_voice(struct sentence *sentence, uint32_t t)
{
    struct token *subject = &sentence->tokens[t];
    if (subject->deprel != DEP_NSUBJ_PASS || subject->head <= (int32_t)t) return;
    uint32_t verb = (uint32_t)subject->head;
    int32_t object = dependent_behind(sentence, verb, DEP_OBJ);
    for (uint32_t i = t + 1; i < verb; i++)
        if (sentence->tokens[i].head == (int32_t)verb &&
            (sentence->tokens[i].deprel == DEP_AUX || sentence->tokens[i].deprel == DEP_AUX_PASS))
            return;
    if (object < 0 || sentence->tokens[verb].deprel != DEP_ROOT || sentence->tokens[verb].upos != UPOS_VERB)
        return;
    subject->deprel = DEP_NSUBJ;
    sentence->tokens[verb].xpos = XPOS_VBD;
}

/* "Turkey: Recep Tayyip Erdogan cut short a visit": behind the label stands the sentence. */
static void mend_label(struct sentence *sentence)
{
    enum { LONGEST = 4 };
    uint32_t colon = 0, verb;
    while (colon < sentence->count && colon <= LONGEST && strcmp(sentence->tokens[colon].form, ":") != 0)
        colon++;
    if (colon == 0 || colon > LONGEST || colon + 2 >= sentence->count) return;
    int32_t label = -1;
    for (uint32_t i = 0; i < colon; i++) {
        if (sentence->tokens[i].upos == UPOS_VERB) return;
        if (sentence->tokens[i].head < 0) label = (int32_t)i;
    }
    if (label < 0) return;
    for (verb = colon + 1; verb < sentence->count; verb++)
        if (sentence->tokens[verb].head == label && sentence->tokens[verb].deprel == DEP_PARATAXIS) break;
    if (verb >= sentence->count || sentence->tokens[verb].upos != UPOS_VERB) return;
    bool has_subject = false;
    for (uint32_t i = colon + 1; i < sentence->count; i++)
        has_subject =
            has_subject ||
            (sentence->tokens[i].head == (int32_t)verb &&
             (sentence->tokens[i].deprel == DEP_NSUBJ || sentence->tokens[i].deprel == DEP_NSUBJ_PASS));
    for (uint32_t i = colon + 1; i < verb && !has_subject; i++) {
        struct token *name = &sentence->tokens[i];
        if (name->head != label || (name->upos != UPOS_PROPN && name->upos != UPOS_NOUN)) continue;
        name->head = (int32_t)verb;
        name->deprel = DEP_NSUBJ;
        has_subject = true;
    }
}

/* "The leader of the opposition Free Syrian Army, Salim Idriss, rejected it": the name is the leader's, not
 * the army's. */
static void mend_holder(struct sentence *sentence, uint32_t t)
{
    static const char *const HOLDERS[] = {"leader",      "head",       "chief",    "commander", "president",
                                          "minister",    "secretary",  "director", "chairman",  "spokesman",
                                          "spokeswoman", "ambassador", "envoy",    "founder",   "chairwoman",
                                          "chair",       NULL};
    struct token *name = &sentence->tokens[t];
    if (name->deprel != DEP_APPOS || name->upos != UPOS_PROPN || name->head < 0 || name->head > (int32_t)t)
        return;
    uint32_t end = t + 1;
    while (end < sentence->count && sentence->tokens[end].deprel == DEP_FLAT &&
           sentence->tokens[end].head == (int32_t)t)
        end++;
    if (end + 1 >= sentence->count || strcmp(sentence->tokens[end].form, ",") != 0) return;
    int32_t holder = name->head;
    for (int steps = 0; steps < 4 && holder >= 0; steps++) {
        const struct token *at = &sentence->tokens[holder];
        bool is_holder = steps > 0 && at->deprel == DEP_NSUBJ && is_one_of(HOLDERS, at->lower);
        if (is_holder && at->head == (int32_t)end + 1) {
            name->head = holder;
            return;
        }
        if (at->deprel != DEP_APPOS && at->deprel != DEP_NMOD) return;
        holder = at->head;
    }
}

/* Has the clause a subject or a conjunction of its own? */
static bool has_own_start(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t i = verb > REACH ? verb - REACH : 0; i < verb; i++) {
        const struct token *token = &sentence->tokens[i];
        bool opens = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS ||
                     token->deprel == DEP_MARK || token->deprel == DEP_AUX;
        if (token->head == (int32_t)verb && opens) return true;
    }
    return false;
}

/* "has filed a note, sealed off the embassy and asked the Council to act", "recognizes that it was so, asks
 * for forgiveness and pledges money": three deeds in a row, of which the parser takes the middle one for an
 * aside. */
static void mend_middle_deed(struct sentence *sentence, uint32_t t)
{
    static const char *const PARTICLES[] = {"off", "up", "out", "down", "over", NULL};
    struct token *deed = &sentence->tokens[t];
    bool is_aside = deed->deprel == DEP_ADVCL || deed->deprel == DEP_ACL || deed->deprel == DEP_CCOMP;
    bool is_form = deed->xpos == XPOS_VBN || deed->xpos == XPOS_VBD || deed->xpos == XPOS_VBZ;
    if (t < 3 || !is_aside || !is_form || deed->upos != UPOS_VERB || deed->head < 0 ||
        deed->head > (int32_t)t || strcmp(sentence->tokens[t - 1].form, ",") != 0 || t + 1 >= sentence->count)
        return;
    bool is_mistaken = deed->deprel == DEP_CCOMP;
    if (is_mistaken && (deed->xpos != sentence->tokens[deed->head].xpos || has_own_start(sentence, t)))
        return;
    bool acts = is_mistaken || dependent_behind(sentence, t, DEP_OBJ) >= 0 ||
                is_one_of(PARTICLES, sentence->tokens[t + 1].lower);
    int32_t first = deed->head;
    if (sentence->tokens[first].upos != UPOS_VERB) first = sentence->tokens[first].head;
    if (!acts || first < 0 || sentence->tokens[first].upos != UPOS_VERB ||
        dependent_behind(sentence, t, DEP_OBL_AGENT) >= 0)
        return;
    int32_t last = dependent_behind(sentence, (uint32_t)first, DEP_CONJ);
    if (last < (int32_t)t) last = dependent_behind(sentence, t, DEP_CONJ);
    if (last < (int32_t)t || sentence->tokens[last].upos != UPOS_VERB) return;
    deed->head = first;
    deed->deprel = DEP_CONJ;
}

/* "shot down two planes flown by exiles, killing four": who shot killed. */
static void mend_outcome(struct sentence *sentence, uint32_t t)
{
    struct token *outcome = &sentence->tokens[t];
    if (t < 3 || outcome->xpos != XPOS_VBG || outcome->deprel != DEP_ADVCL || outcome->head < 0 ||
        outcome->head > (int32_t)t || strcmp(sentence->tokens[t - 1].form, ",") != 0)
        return;
    const struct token *aside = &sentence->tokens[outcome->head];
    if (aside->deprel != DEP_ACL || aside->xpos != XPOS_VBN || aside->head < 0) return;
    const struct token *noun = &sentence->tokens[aside->head];
    if (noun->deprel != DEP_OBJ || noun->head < 0 || sentence->tokens[noun->head].upos != UPOS_VERB) return;
    outcome->head = noun->head;
}

/* 'called the Dutch "Nazi remnants"': the quotation is what they are called. */
static void mend_called_so(struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"called",   "calls",   "calling", "termed", "dubbed",
                                        "labelled", "labeled", "branded", NULL};
    struct token *people = &sentence->tokens[t];
    bool qualifies = people->deprel == DEP_AMOD || people->deprel == DEP_COMPOUND;
    if (t < 2 || !qualifies || people->head <= (int32_t)t + 1 || !is_quote(&sentence->tokens[t + 1]) ||
        strcmp(sentence->tokens[t - 1].lower, "the") != 0)
        return;
    struct token *value = &sentence->tokens[people->head];
    if (value->deprel != DEP_OBJ || value->head < 0 || !is_one_of(VERBS, sentence->tokens[value->head].lower))
        return;
    sentence->tokens[t - 1].head = (int32_t)t;
    people->head = value->head;
    people->deprel = DEP_OBJ;
    people->upos = UPOS_PROPN;
    value->deprel = DEP_XCOMP;
}

void mend_press(struct sentence *sentence)
{
    mend_label(sentence);
    for (uint32_t t = 0; t < sentence->count; t++) {
        mend_condition(sentence, t);
        mend_rank(sentence, t);
        mend_at_least(sentence, t);
        mend_holder(sentence, t);
        mend_middle_deed(sentence, t);
        mend_outcome(sentence, t);
        mend_called_so(sentence, t);
    }
    for (uint32_t t = 0; t < sentence->count; t++)
        mend_voice(sentence, t);
}
