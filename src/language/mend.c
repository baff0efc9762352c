/* mend.c: trees that no grammar of English has, made ones that it has. In: a sentence with tags and a tree.
 * Out: the same with some heads and relations changed.
 *
 * Heads and relations are chosen each by its own scores, so together they may break a rule that every tree
 * of the treebanks keeps (Nivre et al. 2020, Universal Dependencies v2). */
#include "language/mend.h"

#include "base/text.h"
#include "language/dash.h"
#include <string.h>

#include "language/tags.h"

static bool is_argument(enum deprel deprel)
{
    return deprel == DEP_NSUBJ || deprel == DEP_NSUBJ_PASS || deprel == DEP_OBJ || deprel == DEP_OBL ||
           deprel == DEP_NMOD;
}

uint32_t end_of_reach(const struct sentence *sentence, uint32_t t)
{
    return sentence->count - t > REACH ? t + REACH : sentence->count;
}

int32_t dependent_behind(const struct sentence *sentence, uint32_t head, enum deprel deprel)
{
    for (uint32_t i = head + 1; i < end_of_reach(sentence, head); i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            return (int32_t)i;
    return -1;
}

/* "Smith and Angolan President Banda signed", with two subjects: who stands behind the conjunction is a
 * conjunct of who stands before it. */
static void mend_conjunct(struct sentence *sentence, uint32_t conjunction)
{
    int32_t conjunct = sentence->tokens[conjunction].head;
    if (sentence->tokens[conjunction].deprel != DEP_CC || conjunct <= (int32_t)conjunction) return;
    struct token *token = &sentence->tokens[conjunct];
    if (!is_argument(token->deprel) || token->head < 0) return;
    for (uint32_t i = conjunction; i-- > 0 && i + REACH > conjunction;) {
        if (sentence->tokens[i].head != token->head || sentence->tokens[i].deprel != token->deprel) continue;
        token->head = (int32_t)i;
        token->deprel = DEP_CONJ;
        return;
    }
}

/* "Lu Weizhen said", with two subjects, or objects: the second word is part of the name. */
static void mend_name(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t], *before = token - 1;
    if (!t || token->upos != UPOS_PROPN || before->upos != UPOS_PROPN || token->head < 0 ||
        token->head != before->head || token->deprel != before->deprel ||
        (token->deprel != DEP_NSUBJ && token->deprel != DEP_OBJ))
        return;
    token->head = (int32_t)t - 1;
    token->deprel = DEP_FLAT;
    for (uint32_t i = t + 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = (int32_t)t - 1;
}

static bool is_function_word(enum deprel deprel)
{
    return deprel == DEP_CASE || deprel == DEP_DET || deprel == DEP_CC || deprel == DEP_MARK;
}

/* "spokesman Qudah said", "the murder of candidate Banda", with two subjects or modifiers: the first
 * word says what the named one is. */
static void mend_title(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t], *before = token - 1;
    if (!t || token->upos != UPOS_PROPN || before->upos != UPOS_NOUN || token->head < 0 ||
        token->head != before->head || token->deprel != before->deprel || !is_argument(token->deprel))
        return;
    for (uint32_t i = t > REACH ? t - REACH : 0; i < t; i++) {
        struct token *below = &sentence->tokens[i];
        if (below->head == (int32_t)t - 1 && is_function_word(below->deprel)) below->head = (int32_t)t;
    }
    before->head = (int32_t)t;
    before->deprel = DEP_NMOD_DESC;
}

/* Does the token hang on the other, or on what hangs on it: "VMRO" of "VMRO-DPMNE party"? */
static bool is_below(const struct sentence *sentence, uint32_t t, uint32_t above)
{
    int32_t head = sentence->tokens[t].head;
    return head == (int32_t)above || (head >= 0 && sentence->tokens[head].head == (int32_t)above);
}

/* "the opposition Justice party accused him", "air force chief Banda said", with two subjects: the noun right
 * before a name or a title says of what kind or of what. */
static void mend_qualifier(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if ((token->upos != UPOS_NOUN && token->upos != UPOS_PROPN) || token->head < 0 ||
        !is_argument(token->deprel))
        return;
    uint32_t begin = t;
    while (begin > 0 && t - begin < 8 && is_below(sentence, begin - 1, t) &&
           sentence->tokens[begin - 1].deprel != DEP_DET)
        begin--;
    struct token *before = begin > 0 ? &sentence->tokens[begin - 1] : token;
    bool is_title = begin < t && sentence->tokens[begin].deprel == DEP_NMOD_DESC;
    bool is_name = token->upos == UPOS_NOUN && sentence->tokens[begin].upos == UPOS_PROPN;
    if (before == token || begin == t || (!is_name && !is_title) || before->upos != UPOS_NOUN ||
        before->head != token->head || before->deprel != token->deprel)
        return;
    for (uint32_t i = t > REACH ? t - REACH : 0; is_name && i < begin; i++)
        if (sentence->tokens[i].head == (int32_t)begin - 1) sentence->tokens[i].head = (int32_t)t;
    before->head = is_title ? (int32_t)begin : (int32_t)t;
    before->deprel = DEP_COMPOUND;
}

/* "called on Prime Minister Banda": the preposition is that of the name, not of the title before it. */
static void mend_preposition(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_CASE || token->head <= (int32_t)t) return;
    const struct token *title = &sentence->tokens[token->head];
    if (title->deprel == DEP_NMOD_DESC && title->head > token->head) token->head = title->head;
}

/* "as did Norway", "so did France": who stands behind does it. */
static void mend_inversion(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    bool can = token->upos == UPOS_VERB || token->upos == UPOS_AUX;
    if (!can || !t ||
        (strcmp(token->lower, "did") != 0 && strcmp(token->lower, "does") != 0 &&
         strcmp(token->lower, "do") != 0))
        return;
    const char *before = sentence->tokens[t - 1].lower;
    if (strcmp(before, "as") != 0 && strcmp(before, "so") != 0) return;
    int32_t object = dependent_behind(sentence, t, DEP_OBJ);
    if (object < 0 || dependent_behind(sentence, t, DEP_NSUBJ) >= 0) return;
    sentence->tokens[object].deprel = DEP_NSUBJ;
}

/* "met outgoing President Sirleaf": not that he outgoes her. */
static void mend_participle(struct sentence *sentence, uint32_t t)
{
    static const char *const ADJECTIVES[] = {"outgoing", "incoming",     "visiting",   "ruling",
                                             "acting",   "neighbouring", "neighboring"};
    struct token *token = &sentence->tokens[t];
    int32_t head = token->head;
    if (token->deprel != DEP_XCOMP || head < 0 || head + 1 != (int32_t)t) return;
    bool is_adjective = false;
    for (size_t i = 0; i < sizeof ADJECTIVES / sizeof *ADJECTIVES; i++)
        is_adjective = is_adjective || strcmp(token->lower, ADJECTIVES[i]) == 0;
    if (!is_adjective) return;
    int32_t object = dependent_behind(sentence, t, DEP_OBJ);
    if (object < 0) return;
    for (uint32_t i = t + 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = head;
    token->head = object;
    token->deprel = DEP_AMOD;
}

/* "called Foreign Minister Banda": whom they called, not what they called nobody. */
static void mend_call(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_PROPN || token->deprel != DEP_XCOMP || token->head < 0) return;
    const char *verb = sentence->tokens[token->head].lower;
    bool is_call = strcmp(verb, "called") == 0 || strcmp(verb, "call") == 0 || strcmp(verb, "calls") == 0;
    if (is_call && dependent_behind(sentence, (uint32_t)token->head, DEP_OBJ) < 0) token->deprel = DEP_OBJ;
}

/* No hyphen: a blank stands behind it. */
static bool is_open_dash(const struct token *token)
{
    return token->space_after && is_dash(token->form);
}

/* The dash that ends a dateline, "New York, May 17, IRNA -", "Al Jazeera -"; 0: there is none. */
static uint32_t dateline_end(const struct sentence *sentence)
{
    enum { LONGEST = 14, NAME_ALONE = 3 };
    static const bool IN_DATELINE[UPOS_COUNT] = {
        [UPOS_PROPN] = true, [UPOS_NUM] = true, [UPOS_PUNCT] = true, [UPOS_ADJ] = true, [UPOS_SYM] = true};
    bool is_parted = false;
    for (uint32_t i = 0; i < sentence->count && i < LONGEST; i++) {
        const struct token *token = &sentence->tokens[i];
        if (i && is_open_dash(token) && sentence->tokens[i - 1].space_after)
            return is_parted || i <= NAME_ALONE ? i : 0;
        if (!IN_DATELINE[token->upos]) return 0;
        is_parted = is_parted || strcmp(token->form, ",") == 0 || strcmp(token->form, ")") == 0;
    }
    return 0;
}

/* Who acts stands behind the dateline: its town and its agency are no subjects. */
static void mend_dateline(struct sentence *sentence)
{
    uint32_t dash = dateline_end(sentence), end = end_of_reach(sentence, dash);
    for (uint32_t i = dash + 1; dash && i < end; i++)
        if (is_open_dash(&sentence->tokens[i])) return; /* "Li - the president - said" */
    for (uint32_t t = 0; t < dash; t++) {
        struct token *token = &sentence->tokens[t];
        if (token->deprel != DEP_NSUBJ || token->head <= (int32_t)dash) continue;
        struct token *subject = NULL;
        for (uint32_t i = dash + 1; i < end && !subject; i++) {
            struct token *behind = &sentence->tokens[i];
            bool hangs =
                behind->head == (int32_t)t && (behind->deprel == DEP_APPOS ||
                                               behind->deprel == DEP_PARATAXIS || behind->deprel == DEP_FLAT);
            if (hangs || (behind->head == token->head && behind->deprel == DEP_NSUBJ)) subject = behind;
        }
        if (!subject) continue;
        subject->head = token->head;
        subject->deprel = DEP_NSUBJ;
        token->deprel = DEP_PARATAXIS;
    }
}

/* "US Under Secretary of State NAME": no preposition, but part of the title. */
static void mend_under_secretary(struct sentence *sentence, uint32_t under)
{
    struct token *word = &sentence->tokens[under], *title = &sentence->tokens[under + 1];
    if (word->upos != UPOS_ADP || strcmp(word->form, "Under") != 0 || strcmp(title->lower, "secretary") != 0)
        return;
    if (title->head == (int32_t)under - 1) {
        struct token *body = &sentence->tokens[under - 1];
        title->head = body->head;
        title->deprel = body->deprel;
        body->head = (int32_t)under + 1;
        body->deprel = DEP_COMPOUND;
        for (uint32_t i = under + 2; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)under - 1) sentence->tokens[i].head = (int32_t)under + 1;
    }
    word->upos = UPOS_PROPN;
    word->xpos = XPOS_NNP;
    word->deprel = DEP_COMPOUND;
    word->head = (int32_t)under + 1;
}

/* "(CNN) Italian police have arrested ...": nor is the agency in brackets. */
static void mend_bracketed(struct sentence *sentence)
{
    if (sentence->count < 4 || strcmp(sentence->tokens[0].form, "(") != 0 ||
        strcmp(sentence->tokens[2].form, ")") != 0)
        return;
    struct token *agency = &sentence->tokens[1];
    if (agency->deprel != DEP_NSUBJ || agency->head < 0) return;
    for (uint32_t i = 3; i < end_of_reach(sentence, 1); i++)
        if (sentence->tokens[i].head == agency->head && sentence->tokens[i].deprel == DEP_NSUBJ) {
            agency->deprel = DEP_PARATAXIS;
            return;
        }
}

/* "Chad as well as Niger rejected it", with two subjects: who stands behind the conjunction is a conjunct. */
static void mend_joint_subject(struct sentence *sentence, uint32_t conjunction)
{
    struct token *joint = &sentence->tokens[conjunction];
    if (joint->deprel != DEP_CC || joint->head < 0) return;
    const uint32_t verb = (uint32_t)joint->head;
    int32_t first = -1, second = -1;
    for (uint32_t i = conjunction > REACH ? conjunction - REACH : 0; i < conjunction; i++)
        if (sentence->tokens[i].head == (int32_t)verb && is_argument(sentence->tokens[i].deprel))
            first = (int32_t)i;
    for (uint32_t i = conjunction + 1; second < 0 && i < end_of_reach(sentence, conjunction); i++)
        if (sentence->tokens[i].head == (int32_t)verb && is_argument(sentence->tokens[i].deprel))
            second = (int32_t)i;
    if (first < 0 || second < 0 || sentence->tokens[first].deprel != sentence->tokens[second].deprel ||
        (first < (int32_t)verb) != (second < (int32_t)verb) || sentence->tokens[first].deprel == DEP_OBL ||
        sentence->tokens[first].deprel == DEP_NMOD)
        return;
    sentence->tokens[second].head = first;
    sentence->tokens[second].deprel = DEP_CONJ;
    joint->head = second;
}

/* "Chad, Niger condemn coup": a headline's comma stands for "and" where the verb is a plural. */
static void mend_headline_comma(struct sentence *sentence, uint32_t t)
{
    struct token *second = &sentence->tokens[t];
    if (second->upos != UPOS_PROPN || second->deprel != DEP_APPOS || second->head < 0) return;
    struct token *first = &sentence->tokens[second->head];
    bool hangs = first->deprel == DEP_NSUBJ || first->deprel == DEP_VOCATIVE;
    if (first->upos != UPOS_PROPN || !hangs || first->head <= (int32_t)t) return;
    const uint32_t verb = (uint32_t)first->head;
    if (sentence->tokens[verb].xpos != XPOS_VBP) return;
    for (uint32_t i = t + 1; i < verb; i++) /* "Chad, a state in Africa, and Niger agree" */
        if (strcmp(sentence->tokens[i].form, ",") == 0 || sentence->tokens[i].deprel == DEP_CC ||
            sentence->tokens[i].deprel == DEP_AUX)
            return;
    second->deprel = DEP_CONJ;
    first->deprel = DEP_NSUBJ;
}

/* "It was Chad that blamed him": a clause right behind a noun that its own "that" stands for. */
static void mend_cleft(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_ADVCL_RELCL || token->head < 0 || token->head + 1 >= (int32_t)t) return;
    const struct token *noun = &sentence->tokens[token->head], *behind = noun + 1;
    bool is_noun = noun->upos == UPOS_PROPN || noun->upos == UPOS_NOUN;
    bool is_relative = behind->head == (int32_t)t && (behind->xpos == XPOS_WDT || behind->xpos == XPOS_WP);
    if (is_noun && is_relative) token->deprel = DEP_ACL_RELCL;
}

/* "reports that Chad bombed Niger", with two objects: the first only joins the clause to its noun. */
static void mend_content(struct sentence *sentence, uint32_t t)
{
    struct token *that = &sentence->tokens[t];
    if (strcmp(that->lower, "that") != 0 || that->deprel != DEP_OBJ || that->head <= (int32_t)t) return;
    struct token *verb = &sentence->tokens[that->head];
    static const char *const CHARGES[] = {"charge", "claim", "accusation", "allegation", "suggestion", NULL};
    if (verb->deprel == DEP_ACL && verb->head >= 0 && is_one_of(CHARGES, sentence->tokens[verb->head].lower))
        verb->deprel = DEP_ACL_RELCL; /* "a charge that Chad denied" */
    if (verb->deprel != DEP_ACL_RELCL || dependent_behind(sentence, (uint32_t)that->head, DEP_OBJ) < 0)
        return;
    that->deprel = DEP_MARK;
    verb->deprel = DEP_ACL;
}

/* "Chad, bombed last week by Niger, called for calm", where the first participle is taken for the verb and
 * the verb for another participle. */
static void mend_interruption(struct sentence *sentence, uint32_t t)
{
    struct token *first = &sentence->tokens[t];
    if (t < 2 || first->head >= 0 || (first->xpos != XPOS_VBD && first->xpos != XPOS_VBN) ||
        strcmp(first[-1].form, ",") != 0 || dependent_behind(sentence, t, DEP_OBJ) >= 0)
        return;
    int32_t subject = -1, second = -1;
    for (uint32_t i = t > REACH ? t - REACH : 0; i < t; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel != DEP_PUNCT) {
            if (sentence->tokens[i].deprel != DEP_NSUBJ || subject >= 0) return;
            subject = (int32_t)i;
        }
    for (uint32_t i = t + 2; subject >= 0 && second < 0 && i < end_of_reach(sentence, t); i++) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = token->head == (int32_t)t && (token->deprel == DEP_ADVCL || token->deprel == DEP_CONJ ||
                                                   token->deprel == DEP_PARATAXIS);
        bool is_past = token->xpos == XPOS_VBD || token->xpos == XPOS_VBN;
        if (hangs && is_past && strcmp(sentence->tokens[i - 1].form, ",") == 0) second = (int32_t)i;
    }
    if (second < 0) return;
    for (uint32_t i = t; i < (uint32_t)second; i++)
        if (sentence->tokens[i].head == second && sentence->tokens[i].deprel != DEP_PUNCT) return;
    for (uint32_t i = (uint32_t)second - 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = second;
    sentence->tokens[second].head = -1;
    sentence->tokens[second].deprel = DEP_ROOT;
    sentence->tokens[second].xpos = XPOS_VBD;
    sentence->tokens[subject].head = second;
    first->head = subject;
    first->deprel = DEP_ACL;
    first->xpos = XPOS_VBN;
}

/* "signed it with visiting President Banda": the participle says of him that he is there. */
static void mend_visitor(struct sentence *sentence, uint32_t t)
{
    struct token *participle = &sentence->tokens[t];
    bool is_of_noun = participle->deprel == DEP_ACL; /* "talks with visiting President Banda" */
    if (!t || (!is_of_noun && participle->deprel != DEP_ADVCL)) return;
    if (strcmp(participle->lower, "visiting") != 0) return;
    struct token *preposition = participle - 1;
    int32_t guest = dependent_behind(sentence, t, DEP_OBJ), verb = participle->head;
    bool is_with = strcmp(preposition->lower, "with") == 0 && preposition->head == (int32_t)t;
    if (!is_with || guest < 0 || verb < 0 || verb > (int32_t)t) return;
    bool is_titled = false;
    for (uint32_t i = t + 1; i < (uint32_t)guest; i++)
        is_titled =
            is_titled || (sentence->tokens[i].head == guest && sentence->tokens[i].deprel == DEP_NMOD_DESC);
    if (!is_titled) return;
    for (uint32_t i = t + 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = verb;
    sentence->tokens[guest].head = verb;
    sentence->tokens[guest].deprel = is_of_noun ? DEP_NMOD : DEP_OBL;
    participle->head = preposition->head = guest;
    participle->deprel = DEP_AMOD;
    preposition->deprel = DEP_CASE;
}

/* "fled to neighbouring Chad": not that they neighboured it. */
static void mend_neighbour(struct sentence *sentence, uint32_t t)
{
    struct token *participle = &sentence->tokens[t];
    if (!t || (participle->deprel != DEP_ADVCL && participle->deprel != DEP_ACL)) return;
    if (strcmp(participle->lower, "neighbouring") != 0 && strcmp(participle->lower, "neighboring") != 0)
        return;
    struct token *preposition = participle - 1;
    int32_t land = dependent_behind(sentence, t, DEP_OBJ), head = participle->head;
    if (preposition->head != (int32_t)t || land < 0 || head < 0 || head > (int32_t)t) return;
    for (uint32_t i = t + 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = head;
    sentence->tokens[land].head = head;
    sentence->tokens[land].deprel = participle->deprel == DEP_ACL ? DEP_NMOD : DEP_OBL;
    participle->head = preposition->head = land;
    participle->deprel = DEP_AMOD;
    participle->upos = UPOS_ADJ;
    participle->xpos = XPOS_JJ;
    participle->lemma = participle->lower;
    preposition->deprel = DEP_CASE;
    preposition->upos = UPOS_ADP;
}

/* The last word of the place that a phrase begins with, "Chad's Lac province rebels": names and the noun of a
 * region behind them; the preposition itself: it begins with none. */
static uint32_t end_of_place(const struct sentence *sentence, uint32_t preposition, uint32_t noun)
{
    static const char *const REGIONS[] = {"province", "region", "state",  "city",   "district", "town",
                                          "village",  "valley", "county", "island", "peninsula"};
    uint32_t end = preposition;
    for (uint32_t i = preposition + 1; i < noun; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_region = false;
        for (size_t r = 0; r < sizeof REGIONS / sizeof *REGIONS; r++)
            is_region = is_region || strcmp(token->lower, REGIONS[r]) == 0;
        /* "In July Serb forces": names that are not of one */
        bool goes_on = end == preposition || token->head <= (int32_t)end ||
                       sentence->tokens[end].head == (int32_t)i || token[-1].xpos == XPOS_POS;
        if (token->upos == UPOS_PROPN && !goes_on) break;
        if (token->upos == UPOS_PROPN || (is_region && end > preposition)) {
            end = i;
            if (is_region) return end;
        } else if (end > preposition && token->xpos == XPOS_POS) {
            continue;
        } else if (end > preposition || (token->upos != UPOS_ADJ && token->upos != UPOS_DET)) {
            break;
        }
    }
    return end;
}

/* "In northern Chad rebels attacked": no subject has a preposition; the place before it has. */
static void mend_place_before(struct sentence *sentence, uint32_t t)
{
    struct token *noun = &sentence->tokens[t];
    bool is_subject = noun->deprel == DEP_NSUBJ || noun->deprel == DEP_NSUBJ_PASS;
    if (!is_subject || noun->upos != UPOS_NOUN || noun->head < (int32_t)t) return;
    uint32_t first = t > REACH ? t - REACH : 0, preposition = t;
    for (uint32_t i = first; i < t && preposition == t; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_CASE) preposition = i;
    if (preposition == t || strcmp(sentence->tokens[preposition].lower, "in") != 0) return;
    uint32_t end = end_of_place(sentence, preposition, t), place = end;
    if (end == preposition) return;
    while (sentence->tokens[place].head >= 0 && sentence->tokens[place].head < (int32_t)t &&
           sentence->tokens[place].head > (int32_t)preposition)
        place = (uint32_t)sentence->tokens[place].head; /* the first word of a name */
    if (sentence->tokens[place].head != (int32_t)t) return;
    for (uint32_t i = preposition; i <= end; i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = (int32_t)place;
    sentence->tokens[place].head = noun->head;
    sentence->tokens[place].deprel = DEP_OBL;
}

/* "Keir Hardie and Jean Jaures met", hung on "Hardie": what belongs to a name hangs on its first word. */
static void mend_flat(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    bool belongs = token->deprel == DEP_CONJ || token->deprel == DEP_APPOS ||
                   token->deprel == DEP_ACL_RELCL || token->deprel == DEP_ACL;
    while (belongs && token->head >= 0 && sentence->tokens[token->head].deprel == DEP_FLAT &&
           sentence->tokens[token->head].head >= 0 && token->head < (int32_t)t &&
           sentence->tokens[token->head].head < token->head)
        token->head = sentence->tokens[token->head].head;
}

/* "the ministers of both countries, Banda and Phiri, met": the names are those of the ministers. */
static void mend_apposed(struct sentence *sentence, uint32_t t)
{
    static const char *const BODIES[] = {"countries", "states",    "nations",   "governments", "sides",
                                         "parties",   "republics", "companies", NULL};
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_APPOS || token->upos != UPOS_PROPN || token->head < 0) return;
    int32_t body = token->head;
    const struct token *noun = &sentence->tokens[body];
    if (noun->deprel != DEP_NMOD || noun->head < 0 || !is_one_of(BODIES, noun->lower) ||
        sentence->tokens[noun->head].xpos != XPOS_NNS)
        return;
    token->head = noun->head;
    for (uint32_t i = t + 1; i < end_of_reach(sentence, t); i++)
        if (sentence->tokens[i].head == body && sentence->tokens[i].deprel == DEP_CONJ)
            sentence->tokens[i].head = (int32_t)t;
}

/* "Clinton, Yeltsin of Russia and Kravchuk of Ukraine signed", where the verb has two subjects and the last
 * name hangs on the first: the one between is a member of the list too. */
static void mend_listed_subject(struct sentence *sentence, uint32_t t)
{
    struct token *middle = &sentence->tokens[t];
    if (middle->deprel != DEP_NSUBJ || middle->upos != UPOS_PROPN || middle->head <= (int32_t)t) return;
    for (uint32_t i = t; i-- > 0 && i + REACH > t;) {
        const struct token *first = &sentence->tokens[i];
        if (first->head != middle->head || first->deprel != DEP_NSUBJ) continue;
        int32_t last = dependent_behind(sentence, i, DEP_CONJ);
        if (first->upos != UPOS_PROPN || last <= (int32_t)t || last > middle->head) return;
        middle->head = (int32_t)i;
        middle->deprel = DEP_CONJ;
        return;
    }
}

void tree_mend(struct sentence *sentence)
{
    mend_dateline(sentence);
    mend_bracketed(sentence);
    for (uint32_t t = 0; t < sentence->count; t++) {
        if (t && t + 1 < sentence->count) mend_under_secretary(sentence, t);
        mend_conjunct(sentence, t);
        mend_listed_subject(sentence, t);
        mend_name(sentence, t);
        mend_title(sentence, t);
        mend_qualifier(sentence, t);
        mend_preposition(sentence, t);
        mend_inversion(sentence, t);
        mend_participle(sentence, t);
        mend_visitor(sentence, t);
        mend_neighbour(sentence, t);
        mend_place_before(sentence, t);
        mend_call(sentence, t);
        mend_joint_subject(sentence, t);
        mend_headline_comma(sentence, t);
        mend_cleft(sentence, t);
        mend_content(sentence, t);
        mend_interruption(sentence, t);
        mend_flat(sentence, t);
        mend_apposed(sentence, t);
    }
    mend_press(sentence);
}
