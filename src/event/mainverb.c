/* mainverb.c: the main verb where an insertion before it, or what hangs on it, hides it from the parser. In:
 * a token of the copy that the event stage works on. Out: the tree as if read right. */
#include "event/stages.h"

#include <string.h>

/* "Chad, which had kept silent, expressed concern": the participle behind the relative clause is the verb of
 * the sentence, and its noun the object. */
static void mend_behind_relative(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t < 3 || verb->deprel != DEP_AMOD || (verb->xpos != XPOS_VBN && verb->xpos != XPOS_VBD) ||
        verb->head != (int32_t)t + 1 || strcmp(sentence->tokens[t - 1].form, ",") != 0)
        return;
    struct token *object = &sentence->tokens[t + 1];
    int32_t relative = object->head;
    if (relative < 0 || relative >= (int32_t)t || sentence->tokens[relative].deprel != DEP_ACL_RELCL) return;
    int32_t subject = sentence->tokens[relative].head;
    if (subject < 0 || sentence->tokens[subject].head >= 0) return;
    verb->upos = UPOS_VERB;
    verb->xpos = XPOS_VBD;
    verb->deprel = DEP_ROOT;
    verb->head = -1;
    sentence->tokens[subject].head = object->head = (int32_t)t;
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    object->deprel = DEP_OBJ;
}

/* "Sall, barred from a third term, named Amadou Ba", "Bainimarama, the army chief, named him": the participle
 * behind the aside, with an object behind it, is the verb that the sentence lacks. */
static void mend_behind_insertion(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t < 3 || t + 1 >= sentence->count || (verb->xpos != XPOS_VBN && verb->xpos != XPOS_VBD) ||
        (verb->deprel != DEP_ACL && verb->deprel != DEP_ADVCL) ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0 || has_dependent(sentence, t, "by") ||
        dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_AUX_PASS) >= 0)
        return;
    int32_t object = dependent(sentence, t, DEP_OBJ), subject = verb->head;
    if (object < 0) object = dependent(sentence, t, DEP_XCOMP);
    if (object < (int32_t)t || !is_nominal(&sentence->tokens[object])) return;
    while (subject >= 0 && sentence->tokens[subject].head >= 0 && sentence->tokens[subject].head < subject)
        subject = sentence->tokens[subject].head;
    /* a whole sentence without another verb, and an aside before the comma */
    if (subject < 0 || subject + 2 >= (int32_t)t || sentence->tokens[subject].head >= 0 ||
        !is_nominal(&sentence->tokens[subject]) || dependent(sentence, (uint32_t)subject, DEP_COP) >= 0 ||
        strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0)
        return;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == subject) sentence->tokens[i].head = (int32_t)t;
    verb->xpos = XPOS_VBD;
    verb->deprel = DEP_ROOT;
    verb->head = -1;
    sentence->tokens[subject].head = (int32_t)t;
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    sentence->tokens[object].deprel = DEP_OBJ;
}

/* "called for Chad to be expelled": what is to be done, and to whom; not what Chad is called. */
static void mend_called_for(struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"call",  "appeal", "push", "press", "plead",
                                        "argue", "wait",   "ask",  NULL};
    struct token *deed = &sentence->tokens[t];
    int32_t verb = deed->head, mark = dependent(sentence, t, DEP_MARK);
    bool is_bidden = deed->deprel == DEP_XCOMP && verb >= 0 && verb < (int32_t)t && mark > 0 &&
                     strcmp(sentence->tokens[mark].lower, "to") == 0 &&
                     is_one_of(VERBS, sentence->tokens[verb].lemma);
    for (uint32_t i = (uint32_t)verb + 1; is_bidden && i < (uint32_t)mark; i++) {
        struct token *one = &sentence->tokens[i];
        int32_t link = dependent(sentence, i, DEP_CASE);
        if (one->head != verb || one->deprel != DEP_OBL || link != verb + 1 ||
            strcmp(sentence->tokens[link].lower, "for") != 0)
            continue;
        deed->deprel = DEP_ADVCL;
        return;
    }
}

void rejoin_main_verb(struct sentence *sentence, uint32_t t)
{
    mend_behind_relative(sentence, t);
    mend_behind_insertion(sentence, t);
    mend_called_for(sentence, t);
}
