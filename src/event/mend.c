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

/* "a 2016 ruling by the court": an article before the gerund, whatever it hangs on. */
static bool is_determined(const struct sentence *sentence, uint32_t t)
{
    static const enum deprel ROLES[] = {DEP_OBJ, DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_OBL, DEP_NMOD};
    const struct token *token = &sentence->tokens[t];
    bool fills = false;
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        fills = fills || token->deprel == ROLES[i];
    uint32_t before = t;
    while (before > 0 &&
           (sentence->tokens[before - 1].upos == UPOS_NUM || sentence->tokens[before - 1].upos == UPOS_ADJ))
        before--;
    return fills && before > 0 && sentence->tokens[before - 1].upos == UPOS_DET &&
           dependent(sentence, t, DEP_OBJ) < 0 && dependent(sentence, t, DEP_NSUBJ) < 0;
}

static void be_noun(struct sentence *sentence, uint32_t t, enum deprel deprel)
{
    struct token *token = &sentence->tokens[t];
    token->deprel = (uint8_t)deprel;
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

/* "Fighting between Chad and Libya stopped", "a halt to fighting in Darfur": the gerund as a noun. */
void mend_gerund(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || token->xpos != XPOS_VBG) return;
    if (is_determined(sentence, t)) be_noun(sentence, t, token->deprel);
    if (!is_deed(extraction, token)) return;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool is_linked = mark >= 0 && mark + 1 == (int32_t)t;
    bool after_noun = token->deprel == DEP_ACL && is_linked && token->head >= 0 &&
                      is_matter_of(extraction, &sentence->tokens[token->head], token);
    bool of_two = token->deprel == DEP_ADVCL && is_linked && has_phrase(sentence, t, "between");
    /* "after killing of a leader", as headlines have it */
    bool of_one = token->deprel == DEP_ADVCL && is_linked && t + 1 < sentence->count &&
                  strcmp(sentence->tokens[t + 1].lower, "of") == 0;
    if ((token->deprel != DEP_CSUBJ && !after_noun && !of_two && !of_one) || is_verbal(sentence, t)) return;
    be_noun(sentence, t, token->deprel == DEP_CSUBJ ? DEP_NSUBJ : after_noun ? DEP_NMOD : DEP_OBL);
}

/* Has the noun an owner, "Chad's plan", "the Chadian plan"? */
static bool is_owned(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                     uint32_t noun)
{
    if (dependent(sentence, noun, DEP_NMOD_POSS) >= 0) return true;
    for (uint32_t i = 0; i < noun; i++) {
        enum deprel deprel = (enum deprel)sentence->tokens[i].deprel;
        if (sentence->tokens[i].head == (int32_t)noun && (deprel == DEP_AMOD || deprel == DEP_COMPOUND) &&
            extraction->entities->mention_at[s][i] >= 0)
            return true;
    }
    return false;
}

/* "condemned Chad's decision to send troops", hung on "condemned": it is Chad that decided to send them. */
void mend_led_clause(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    bool hangs = token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (!hangs || token->xpos != XPOS_VB || mark < 1 || strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    const struct token *noun = &sentence->tokens[mark - 1];
    bool leads = noun->upos == UPOS_NOUN && noun->head == token->head &&
                 lexicon_has_token(extraction, "leading-noun", noun);
    if (!leads || !is_owned(extraction, sentence, s, (uint32_t)mark - 1)) return;
    token->head = mark - 1;
    token->deprel = DEP_ACL;
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

/* The last token below the noun. */
static uint32_t end_of(const struct sentence *sentence, uint32_t noun)
{
    uint32_t end = noun;
    for (uint32_t i = noun + 1; i < sentence->count; i++)
        if (is_below(sentence, i, noun, 6)) end = i;
    return end;
}

/* "condemned the coup in Niger", "blocked the accession of Finland to NATO": a name right behind a deed that
 * is judged or stopped belongs to the deed, not to who judges. */
void mend_phrase(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    static const char *const WORDS[] = {"in", "to", "against", "by", "into", "on", NULL};
    const struct token *noun = &sentence->tokens[t];
    if (noun->upos != UPOS_NOUN || noun->deprel != DEP_OBJ || noun->head < 0 || noun->head > (int32_t)t ||
        !lexicon_has(extraction->tables, "judging", sentence->tokens[noun->head].lemma) ||
        !frames_for(&extraction->tables->nouns, noun->lemma))
        return;
    uint32_t first = end_of(sentence, t) + 1;
    if (first + 1 >= sentence->count || !is_one_of(WORDS, sentence->tokens[first].lower)) return;
    int32_t name = sentence->tokens[first].head;
    if (name <= (int32_t)first || extraction->entities->mention_at[s][name] < 0 ||
        sentence->tokens[name].head != noun->head || sentence->tokens[name].deprel != DEP_OBL)
        return;
    sentence->tokens[name].head = (int32_t)t;
    sentence->tokens[name].deprel = DEP_NMOD;
}

/* "closed its embassy after the invasion in February 2022": a date right behind a deed that only says when
 * belongs to the deed. */
void mend_date(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"after", "before", "since", "following", "despite", "until", NULL};
    const struct token *noun = &sentence->tokens[t];
    if (noun->upos != UPOS_NOUN || noun->deprel != DEP_OBL || noun->head < 0 ||
        !is_one_of(WORDS, preposition_of(sentence, t)) ||
        !frames_for(&extraction->tables->nouns, noun->lemma))
        return;
    uint32_t first = end_of(sentence, t) + 1;
    if (first + 1 >= sentence->count || strcmp(sentence->tokens[first].lower, "in") != 0) return;
    int32_t date = sentence->tokens[first].head;
    if (date <= (int32_t)first || sentence->tokens[date].head != noun->head ||
        !is_calendar(extraction, &sentence->tokens[date]))
        return;
    sentence->tokens[date].head = (int32_t)t;
    sentence->tokens[date].deprel = DEP_NMOD;
}

/* "failed on Friday to elect him", "agreed for the first time to meet him": what stands between tears the
 * infinitive from its verb. */
void mend_complement(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK), verb = token->head;
    if (token->xpos != XPOS_VB || mark < 0 || verb < 0 || verb > mark ||
        strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    if (token->deprel == DEP_ACL && sentence->tokens[verb].deprel == DEP_OBL &&
        (is_calendar(extraction, &sentence->tokens[verb]) ||
         strcmp(sentence->tokens[verb].lemma, "time") == 0))
        verb = sentence->tokens[verb].head;
    else if (token->deprel != DEP_ADVCL)
        return;
    bool controls = verb >= 0 && verb < mark &&
                    lexicon_has(extraction->tables, "control", sentence->tokens[verb].lemma) &&
                    dependent(sentence, (uint32_t)verb, DEP_XCOMP) < 0 &&
                    dependent(sentence, (uint32_t)verb, DEP_OBJ) < 0 &&
                    dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) < 0;
    if (!controls) return;
    token->head = verb;
    token->deprel = DEP_XCOMP;
}

/* "declared Chad a sponsor of terrorism", "elected him president": what one is called is nothing given to
 * him.
 */
void mend_naming(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    int32_t named = dependent(sentence, t, DEP_IOBJ), value = dependent(sentence, t, DEP_OBJ);
    if (!is_verb(&sentence->tokens[t]) || named < (int32_t)t || value < named ||
        sentence->tokens[value].upos != UPOS_NOUN ||
        !lexicon_has(extraction->tables, "naming", sentence->tokens[t].lemma))
        return;
    sentence->tokens[named].deprel = DEP_OBJ;
    sentence->tokens[value].deprel = DEP_XCOMP;
}

/* "approved on Thursday an agreement with Chad": what stands behind the day is the object. */
void mend_object(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t verb = token->head, day = -1;
    bool is_bare = (token->deprel == DEP_OBL || token->deprel == DEP_OBL_UNMARKED) &&
                   token->upos == UPOS_NOUN && dependent(sentence, t, DEP_CASE) < 0;
    if (!is_bare || verb < 0 || verb > (int32_t)t || !is_verb(&sentence->tokens[verb]) ||
        is_calendar(extraction, token) || dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_CCOMP) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0)
        return;
    /* "killed up to 300 people" */
    bool is_count = (uint32_t)verb + 4 < sentence->count && dependent(sentence, t, DEP_NUMMOD) > verb + 1 &&
                    strcmp(sentence->tokens[verb + 1].lower, "up") == 0 &&
                    strcmp(sentence->tokens[verb + 2].lower, "to") == 0 && t < (uint32_t)verb + 7;
    if (is_count) token->deprel = DEP_OBJ;
    for (uint32_t i = (uint32_t)verb + 1; i < t; i++)
        if (sentence->tokens[i].head == verb && is_calendar(extraction, &sentence->tokens[i]))
            day = (int32_t)i;
    if (day < 0 || sentence->tokens[day + 1].head != (int32_t)t) return; /* its first word */
    if (dependent(sentence, (uint32_t)day, DEP_CASE) >= 0) token->deprel = DEP_OBJ;
}

/* "said in a statement that Chad was responsible": what is said hangs on the verb. */
void mend_said(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK), noun = token->head;
    static const char *const WORDS[] = {"in", "at", "on", "during", "via", "before", "after", NULL};
    if (noun >= 0 && !is_one_of(WORDS, preposition_of(sentence, (uint32_t)noun))) return;
    if (token->deprel != DEP_ACL || mark < 0 || noun < 0 || noun + 1 != mark ||
        strcmp(sentence->tokens[mark].lower, "that") != 0 || sentence->tokens[noun].deprel != DEP_OBL)
        return;
    int32_t verb = sentence->tokens[noun].head;
    bool says = verb >= 0 && verb < noun && is_verb(&sentence->tokens[verb]) &&
                lexicon_has(extraction->tables, "report", sentence->tokens[verb].lemma);
    if (!says || dependent(sentence, (uint32_t)verb, DEP_CCOMP) >= 0) return;
    token->head = verb;
    token->deprel = DEP_CCOMP;
}

/* "met president-elect Bachelet": the parser takes "elect" for a verb. */
void mend_elect(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (t < 2 || token->upos != UPOS_VERB || strcmp(token->lower, "elect") != 0 ||
        !is_dash(&sentence->tokens[t - 1]) || sentence->tokens[t - 2].end != sentence->tokens[t - 1].begin)
        return;
    int32_t name = dependent(sentence, t, DEP_OBJ);
    if (name < (int32_t)t || sentence->tokens[name].upos != UPOS_PROPN) return;
    struct token *person = &sentence->tokens[name];
    person->head = token->head;
    person->deprel = token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP ? DEP_OBJ : token->deprel;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && i > (uint32_t)name)
            sentence->tokens[i].head = person->head;
    sentence->tokens[t - 2].head = name;
    sentence->tokens[t - 2].deprel = DEP_NMOD_DESC;
    token->upos = UPOS_ADJ;
    token->head = (int32_t)t - 2;
    token->deprel = DEP_FLAT;
}

/* "ministers meeting in Brussels discussed it": the parser takes the participle for the subject. */
void mend_participle(struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"meeting", "gathering", "attending", "visiting", NULL};
    struct token *token = &sentence->tokens[t], *noun = t ? &sentence->tokens[t - 1] : NULL;
    bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_CSUBJ;
    if (!noun || token->xpos != XPOS_VBG || !is_subject || noun->xpos != XPOS_NNS ||
        !is_one_of(WORDS, token->lower) || (noun->head != token->head && noun->head != (int32_t)t))
        return;
    noun->head = token->head;
    noun->deprel = DEP_NSUBJ;
    token->head = (int32_t)t - 1;
    token->deprel = DEP_ACL;
}

/* Does the clause only tell what is to be, or what somebody wants? */
static bool is_unreal(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t helper = dependent(sentence, verb, DEP_AUX);
    return (helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD) || token->xpos == XPOS_VB ||
           token->xpos == XPOS_VBP;
}

/* "urged him to go": what somebody else is asked or told to do. */
static bool is_asked(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (token->deprel != DEP_XCOMP || token->xpos != XPOS_VB || token->head < 0) return false;
    uint32_t above = (uint32_t)token->head;
    bool has_whom = dependent(sentence, above, DEP_OBJ) >= 0 || dependent(sentence, above, DEP_IOBJ) >= 0;
    return has_whom && lexicon_has_token(extraction, "object-control", &sentence->tokens[above]);
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
    static const char *const NAMING[] = {"call", "describe", "brand", "label", "denounce", NULL};
    bool speaks = is_remark || is_one_of(NAMING, token->lemma) ||
                  lexicon_has_token(extraction, "report", token) ||
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
        } else if (is_asked(extraction, sentence, (uint32_t)at)) {
            token->head = above;
            return;
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

/* "praised Chad's role in bringing the two together", hung on "praised": it is Chad that did so. */
void mend_part(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    static const char *const NOUNS[] = {"role",    "part", "effort",  "work",    "contribution", "leadership",
                                        "success", "help", "failure", "attempt", "assistance",   NULL};
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->deprel != DEP_ADVCL || token->xpos != XPOS_VBG || token->head < 0 || mark < 1) return;
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    if (object < 0 || object + 1 != mark || !is_one_of(NOUNS, sentence->tokens[object].lemma) ||
        !is_owned(extraction, sentence, s, (uint32_t)object))
        return;
    token->head = object;
    token->deprel = DEP_ACL;
}

/* "was disappointed with the ruling": an adjective that the parser takes for a passive. */
void mend_feeling(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_ADJ || !frames_for(&extraction->tables->predicates, token->lemma)) return;
    int32_t helper = dependent(sentence, t, DEP_AUX_PASS), subject = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (helper >= 0) sentence->tokens[helper].deprel = DEP_COP;
    if (subject >= 0) sentence->tokens[subject].deprel = DEP_NSUBJ;
}
