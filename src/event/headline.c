/* headline.c: what headlines leave out: "Congo, Rwanda presidents meet" is an "and", "Modi in Colombo for
 * talks" an "is", and in "Army and rebels open talks" the parser takes the verb for an adjective. In: a
 * sentence of the copy that the event stage works on. Out: the same as if written out. */
#include "event/stages.h"

#include <string.h>

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

static bool is_actor(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    struct entity_set set = {0};
    entities_of(extraction, s, t, ACTORS, &set);
    return set.count > 0;
}

/* "Congo, Rwanda presidents meet", "Washington, Tehran end talks": the comma joins the two. */
static void mend_comma(const struct extraction *extraction, struct sentence *sentence, uint32_t s)
{
    const struct mention *first = mention_from(extraction, s, 0), *second = NULL;
    if (!first || first->end + 3 >= sentence->count || strcmp(sentence->tokens[first->end].lower, ",") != 0)
        return;
    second = mention_from(extraction, s, first->end + 1);
    if (!second || second->end >= sentence->count || !is_actor(extraction, s, first->head) ||
        !is_actor(extraction, s, second->head))
        return;
    struct token *a = &sentence->tokens[first->head], *b = &sentence->tokens[second->head];
    int32_t noun = b->head;
    bool qualifies = (b->deprel == DEP_COMPOUND || b->deprel == DEP_AMOD) && noun == (int32_t)second->end &&
                     sentence->tokens[noun].xpos == XPOS_NNS && sentence->tokens[noun].deprel == DEP_NSUBJ;
    bool is_loose = a->deprel == DEP_VOCATIVE || a->deprel == DEP_DISLOCATED || a->deprel == DEP_NSUBJ;
    if (qualifies && is_loose && a->head == sentence->tokens[noun].head) {
        a->head = noun;
        a->deprel = DEP_COMPOUND;
    } else if (b->deprel == DEP_APPOS && b->head == (int32_t)first->head && a->head < 0 &&
               strcmp(sentence->tokens[second->end].lower, ",") != 0) {
        /* "Ukraine, Russia in talks" */
    } else if (b->deprel != DEP_NSUBJ || a->deprel != DEP_NSUBJ || a->head != b->head || b->head < 0 ||
               sentence->tokens[b->head].xpos == XPOS_VBZ) {
        return;
    }
    b->head = (int32_t)first->head;
    b->deprel = DEP_CONJ;
}

bool lacks_copula(const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    return token->head < 0 && (token->upos == UPOS_NOUN || token->upos == UPOS_PROPN) &&
           dependent(sentence, t, DEP_NSUBJ) >= 0 && dependent(sentence, t, DEP_COP) < 0 &&
           dependent(sentence, t, DEP_CASE) >= 0;
}

/* Is something told behind the place: "for talks", "to press for reform"? */
static bool has_errand(const struct sentence *sentence, uint32_t root, uint32_t place)
{
    for (uint32_t i = place + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = token->head == (int32_t)root || token->head == (int32_t)place;
        bool is_phrase = (token->deprel == DEP_NMOD || token->deprel == DEP_OBL) &&
                         strcmp(preposition_of(sentence, i), "for") == 0;
        if (hangs && (is_phrase || (token->deprel == DEP_ACL && token->xpos == XPOS_VB))) return true;
    }
    return false;
}

/* "Modi in Colombo for talks", "Israel and Hamas in talks": the phrase is what is said of the name. */
static void mend_absent_copula(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                               uint32_t t)
{
    static const char *const OCCASIONS[] = {"talk", "negotiation", "contact", "discussion", NULL};
    struct token *phrase = &sentence->tokens[t];
    int32_t root = phrase->head;
    if (root < 0 || root >= (int32_t)t || sentence->tokens[root].head >= 0 ||
        (phrase->deprel != DEP_NMOD && phrase->deprel != DEP_OBL) ||
        strcmp(preposition_of(sentence, t), "in") != 0 || dependent(sentence, (uint32_t)root, DEP_NSUBJ) >= 0)
        return;
    struct token *name = &sentence->tokens[root];
    if ((name->upos != UPOS_PROPN && name->upos != UPOS_NOUN) || !is_actor(extraction, s, (uint32_t)root) ||
        dependent(sentence, (uint32_t)root, DEP_CASE) >= 0)
        return;
    bool is_occasion = is_one_of(OCCASIONS, phrase->lemma),
         is_place = extraction->entities->mention_at[s][t] >= 0 && has_errand(sentence, (uint32_t)root, t);
    if (!is_occasion && !is_place) return;
    name->head = (int32_t)t;
    name->deprel = DEP_NSUBJ;
    phrase->head = -1;
    phrase->deprel = DEP_ROOT;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        if (token->head != root && (token->head != (int32_t)t || is_occasion)) continue;
        token->head = (int32_t)t;
        if (token->deprel == DEP_NMOD) token->deprel = DEP_OBL;
        if (token->deprel == DEP_ACL) token->deprel = DEP_ADVCL;
    }
}

/* "Army and rebels open talks": no open talks. */
static void mend_open(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t < 1 || t + 1 >= sentence->count || strcmp(verb->lower, "open") != 0 || verb->xpos != XPOS_JJ ||
        verb->deprel != DEP_AMOD || verb->head != (int32_t)t + 1 || !is_actor(extraction, s, t - 1))
        return;
    struct token *talks = &sentence->tokens[t + 1];
    int32_t top = talks->deprel == DEP_CONJ ? talks->head : (int32_t)t - 1;
    if (top < 0 || top >= (int32_t)t || talks->xpos != XPOS_NNS) return;
    struct token *actor = &sentence->tokens[top], *last = &sentence->tokens[t - 1];
    if (talks->deprel != DEP_CONJ && talks->head >= 0) return;
    verb->upos = UPOS_VERB;
    verb->xpos = XPOS_VBP;
    verb->lemma = "open";
    verb->head = talks->deprel == DEP_CONJ ? actor->head : -1;
    verb->deprel = talks->deprel == DEP_CONJ ? actor->deprel : DEP_ROOT;
    actor->head = (int32_t)t;
    actor->deprel = DEP_NSUBJ;
    talks->head = (int32_t)t;
    talks->deprel = DEP_OBJ;
    if (last != actor && (last->head == (int32_t)t || last->head == (int32_t)t + 1)) {
        last->head = top;
        last->deprel = DEP_CONJ;
    }
}

void write_out_headline(const struct extraction *extraction, struct sentence *sentence, uint32_t s)
{
    mend_comma(extraction, sentence, s);
    for (uint32_t t = 1; t < sentence->count; t++) {
        mend_open(extraction, sentence, s, t);
        mend_absent_copula(extraction, sentence, s, t);
    }
}
