/* names.c: names of people, their posts, and clauses that say something of them, where the parser hangs them
 * amiss. Works on the copy of the analysis that lemma.c makes. */
#include "event/stages.h"

#include <string.h>

/* "The king named Russell Dlamini prime minister": who is named is no part of the post. */
static void mend_named_to_post(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                               uint32_t t)
{
    static const char *const VERBS[] = {"name", "appoint", "elect", "choose", "pick", "nominate", NULL};
    struct token *name = &sentence->tokens[t];
    int32_t post = name->head, verb = post < 0 ? -1 : sentence->tokens[post].head;
    if (name->deprel != DEP_COMPOUND || name->upos != UPOS_PROPN || post < (int32_t)t ||
        verb != (int32_t)t - 1 || sentence->tokens[post].deprel != DEP_XCOMP ||
        !is_one_of(VERBS, sentence->tokens[verb].lemma) ||
        dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0 || extraction->entities->mention_at[s][t] < 0)
        return;
    int32_t subject = dependent(sentence, (uint32_t)verb, DEP_NSUBJ_PASS);
    if (subject >= 0) sentence->tokens[subject].deprel = DEP_NSUBJ;
    sentence->tokens[verb].xpos = XPOS_VBD;
    name->head = verb;
    name->deprel = DEP_OBJ;
}

/* "A spokesman for the junta, Colonel NAME": the name is the head, and the rank what he is. */
static void mend_ranked(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    const struct entities *entities = extraction->entities;
    int32_t mention =
        name->deprel == DEP_FLAT && name->head == (int32_t)t - 1 ? entities->mention_at[s][t] : -1;
    if (mention < 0 || entities->mentions[mention].begin != t ||
        entities->mentions[mention].entity_count != 1 ||
        entities->items[entities->mentions[mention].entities[0]].class != CLASS_PERSON ||
        entities->mention_at[s][t - 1] >= 0)
        return;
    struct token *rank = &sentence->tokens[t - 1];
    for (uint32_t i = 0; i < sentence->count; i++)
        if (i != t && sentence->tokens[i].head == (int32_t)t - 1) sentence->tokens[i].head = (int32_t)t;
    name->head = rank->head;
    name->deprel = rank->deprel;
    rank->head = (int32_t)t;
    rank->deprel = DEP_NMOD_DESC;
}

/* "named Maaparankoe Mahao in his place": who is named, not what somebody is named. */
static void mend_named_alone(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                             uint32_t t)
{
    static const char *const VERBS[] = {"name", "appoint", "pick", "nominate", "choose", NULL};
    struct token *name = &sentence->tokens[t];
    int32_t verb = name->deprel == DEP_XCOMP ? name->head : -1;
    int32_t mention = extraction->entities->mention_at[s][t];
    if (verb < 0 || mention < 0 || !is_one_of(VERBS, sentence->tokens[verb].lemma) ||
        extraction->entities->mentions[mention].begin != (uint32_t)verb + 1 ||
        dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0)
        return;
    const struct mention *named = &extraction->entities->mentions[mention];
    if (named->entity_count == 1 && extraction->entities->items[named->entities[0]].class == CLASS_PERSON)
        name->deprel = DEP_OBJ;
}

/* "with Mohamud and Eritrea's Isaias Afwerki": whose he is stands before his name, wherever the name hangs.
 */
static void mend_owned_name(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    const struct token *mark = t > 1 ? &sentence->tokens[t - 1] : NULL;
    if (!mark || name->upos != UPOS_PROPN || strcmp(mark->lower, "'s") != 0 || mark->head < 0 ||
        mark->head >= (int32_t)t || dependent(sentence, t, DEP_CASE) >= 0 || name->head == mark->head ||
        extraction->entities->mention_at[s][t] < 0)
        return;
    struct token *owner = &sentence->tokens[mark->head];
    bool is_loose = name->deprel == DEP_NMOD || name->deprel == DEP_OBL || name->deprel == DEP_OBJ ||
                    name->deprel == DEP_APPOS;
    if (!is_loose || owner->deprel != DEP_CONJ || owner->head == (int32_t)t) return;
    name->head = owner->head;
    name->deprel = owner->deprel;
    for (uint32_t i = 0; i < (uint32_t)mark->head; i++)
        if (sentence->tokens[i].head == mark->head && sentence->tokens[i].deprel == DEP_CC)
            sentence->tokens[i].head = (int32_t)t;
    owner->head = (int32_t)t;
    owner->deprel = DEP_NMOD_POSS;
}

/* "Presidents NAME of Chad, NAME of Mali and NAME of Togo": they stand side by side. */
static void mend_named_row(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                           uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    if (name->deprel != DEP_APPOS || name->upos != UPOS_PROPN || name->head < 0 || name->head >= (int32_t)t ||
        sentence->tokens[name->head].xpos != XPOS_NNS || extraction->entities->mention_at[s][t] < 0)
        return;
    for (uint32_t i = (uint32_t)name->head + 1; i < t; i++)
        if (sentence->tokens[i].head == name->head && sentence->tokens[i].deprel == DEP_APPOS &&
            sentence->tokens[i].upos == UPOS_PROPN) {
            name->head = (int32_t)i;
            name->deprel = DEP_CONJ;
            return;
        }
}

/* "over the case of NAME, who was elected": a case is no one that is elected. */
static void mend_who(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    struct token *verb = &sentence->tokens[t];
    int32_t who = dependent(sentence, t, DEP_NSUBJ);
    if (who < 0) who = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || who < 2 || who > (int32_t)t ||
        strcmp(sentence->tokens[who].lower, "who") != 0 || strcmp(sentence->tokens[who - 1].lower, ",") != 0)
        return;
    const char *noun = sentence->tokens[verb->head].lemma;
    if (sentence->tokens[verb->head].upos != UPOS_NOUN || lexicon_has(extraction->tables, "human", noun) ||
        lexicon_has(extraction->tables, "dignitary", noun) ||
        lexicon_has(extraction->tables, "person-head", noun))
        return;
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        bool is_person = mention->end + 1 == (uint32_t)who && mention->entity_count == 1 &&
                         entities->items[mention->entities[0]].class == CLASS_PERSON;
        if (is_person && verb->head < (int32_t)mention->begin) verb->head = (int32_t)mention->head;
    }
}

/* "took office after her predecessor, NAME, was impeached": a clause, not a phrase and a second verb. */
static void mend_after_apposition(struct sentence *sentence, uint32_t t)
{
    static const char *const MARKS[] = {"after", "before", "since", "until", "as", NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t main = verb->head;
    bool is_beside = verb->deprel == DEP_CONJ || verb->deprel == DEP_PARATAXIS;
    if (!is_beside || main < 0 || main > (int32_t)t || dependent(sentence, t, DEP_NSUBJ) >= 0 ||
        dependent(sentence, t, DEP_NSUBJ_PASS) >= 0 || dependent(sentence, t, DEP_CC) >= 0)
        return;
    for (uint32_t i = t; i-- > (uint32_t)main + 1;) {
        struct token *noun = &sentence->tokens[i];
        int32_t mark = dependent(sentence, i, DEP_CASE), beside = dependent(sentence, i, DEP_APPOS);
        if (noun->head != main || noun->upos == UPOS_PUNCT) continue;
        if (noun->deprel != DEP_OBL || mark < 0 || beside < (int32_t)i ||
            !is_one_of(MARKS, sentence->tokens[mark].lower))
            return;
        bool is_passive_verb = dependent(sentence, t, DEP_AUX_PASS) >= 0;
        noun->head = (int32_t)t;
        noun->deprel = is_passive_verb ? DEP_NSUBJ_PASS : DEP_NSUBJ;
        verb->deprel = DEP_ADVCL;
        sentence->tokens[mark].head = (int32_t)t;
        sentence->tokens[mark].deprel = DEP_MARK;
        sentence->tokens[mark].upos = UPOS_SCONJ;
        return;
    }
}

/* "met Chad's Prime Minister NAME in Hanoi", "held talks with NAME at the palace": where they met, not where
 * he is from. */
static void mend_met_in(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    static const char *const BESIDE[] = {"in", "at", NULL};
    const struct entities *entities = extraction->entities;
    struct token *place = &sentence->tokens[t];
    int32_t named = entities->mention_at[s][t], at = place->head;
    while (at >= 0 && sentence->tokens[at].deprel == DEP_FLAT)
        at = sentence->tokens[at].head;
    int32_t person = at < 0 || at > (int32_t)t ? -1 : entities->mention_at[s][at];
    if (place->deprel != DEP_NMOD || named < 0 || person < 0 ||
        !is_one_of(BESIDE, preposition_of(sentence, t)))
        return;
    const struct mention *spot = &entities->mentions[named], *met = &entities->mentions[person];
    if (!spot->entity_count || !met->entity_count ||
        entities->items[spot->entities[0]].class != CLASS_PLACE ||
        entities->items[met->entities[0]].class != CLASS_PERSON)
        return;
    for (int steps = 0; steps < 5; steps++) {
        unsigned deprel = sentence->tokens[at].deprel;
        bool is_part = deprel == DEP_FLAT || deprel == DEP_CONJ || deprel == DEP_APPOS ||
                       deprel == DEP_NMOD_DESC || deprel == DEP_COMPOUND;
        if (!is_part || sentence->tokens[at].head < 0) break;
        at = sentence->tokens[at].head;
    }
    const struct token *other = &sentence->tokens[at];
    bool is_with = strcmp(preposition_of(sentence, (uint32_t)at), "with") == 0;
    if (other->head < 0 || other->head > at || (other->deprel != DEP_OBJ && !is_with)) return;
    place->head = other->head;
    place->deprel = sentence->tokens[other->head].upos == UPOS_VERB ? DEP_OBL : DEP_NMOD;
}

/* "proposed that officials meet once a year, and invited him": the past behind what is proposed is the
 * speaker's next act. */
static void mend_next_act(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t said = verb->head, main = said < 0 ? -1 : sentence->tokens[said].head;
    if (verb->deprel != DEP_CONJ || verb->xpos != XPOS_VBD || main < 0 || main > said || said > (int32_t)t ||
        sentence->tokens[said].deprel != DEP_CCOMP || sentence->tokens[main].xpos != XPOS_VBD ||
        dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_NSUBJ_PASS) >= 0)
        return;
    uint8_t xpos = sentence->tokens[said].xpos;
    bool is_present = xpos == XPOS_VBP || xpos == XPOS_VB || xpos == XPOS_VBZ;
    if (is_present && dependent(sentence, (uint32_t)said, DEP_COP) < 0) verb->head = main;
}

static bool is_place_named(const struct entities *entities, uint32_t s, uint32_t t)
{
    int32_t named = entities->mention_at[s][t];
    return named >= 0 && entities->mentions[named].entity_count &&
           entities->items[entities->mentions[named].entities[0]].class == CLASS_PLACE;
}

/* "received today in Jeddah the President of Chad, NAME": whom, behind where and when. */
static void mend_bare_person(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                             uint32_t t)
{
    const struct entities *entities = extraction->entities;
    struct token *token = &sentence->tokens[t];
    int32_t verb = token->head, beside = dependent(sentence, t, DEP_APPOS);
    /* "at the palace the President": apposed to where */
    bool is_of_place = verb >= 0 && (token->deprel == DEP_APPOS || token->deprel == DEP_NMOD) &&
                       is_place_named(entities, s, (uint32_t)verb);
    for (int steps = 0; is_of_place && steps < 3 && verb >= 0 && sentence->tokens[verb].upos != UPOS_VERB;
         steps++)
        verb = sentence->tokens[verb].head;
    bool is_bare = (is_of_place || token->deprel == DEP_OBL || token->deprel == DEP_OBL_UNMARKED) &&
                   dependent(sentence, t, DEP_CASE) < 0;
    if (!is_bare || verb < 0 || verb > (int32_t)t || sentence->tokens[verb].upos != UPOS_VERB ||
        dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_CCOMP) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0)
        return;
    int32_t named = entities->mention_at[s][t];
    if (named < 0 && beside >= 0) named = entities->mention_at[s][beside];
    if (named < 0 || !entities->mentions[named].entity_count) return;
    if (entities->items[entities->mentions[named].entities[0]].class != CLASS_PERSON) return;
    token->head = verb;
    token->deprel = DEP_OBJ;
}

/* "a dinner in honour of the president": for whom it is given, not whose honour. */
static void mend_honour(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t honour = token->head;
    if (token->deprel != DEP_NMOD || honour < 1 || honour > (int32_t)t ||
        strcmp(preposition_of(sentence, t), "of") != 0 ||
        strcmp(preposition_of(sentence, (uint32_t)honour), "in") != 0)
        return;
    struct token *noun = &sentence->tokens[honour];
    if (strcmp(noun->lower, "honour") != 0 && strcmp(noun->lower, "honor") != 0) return;
    token->head = noun->head;
    token->deprel = noun->deprel;
    noun->head = (int32_t)t;
    noun->deprel = DEP_FIXED;
}

void rehang_names(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    mend_ranked(extraction, sentence, s, t);
    mend_named_to_post(extraction, sentence, s, t);
    mend_named_alone(extraction, sentence, s, t);
    mend_owned_name(extraction, sentence, s, t);
    mend_named_row(extraction, sentence, s, t);
    mend_after_apposition(sentence, t);
    mend_who(extraction, sentence, s, t);
    mend_honour(sentence, t);
    mend_next_act(sentence, t);
    mend_met_in(extraction, sentence, s, t);
    mend_bare_person(extraction, sentence, s, t);
}
