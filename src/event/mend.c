/* mend.c: words that the parser takes for another kind: gerunds that tell events taken for verbs, participles
 * for predicates, titles for objects, the head of a name for an adverb. Works on the copy of the analysis
 * that lemma.c makes. */
#include "event/stages.h"
#include "language/dash.h"

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
static void mend_gerund(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || token->xpos != XPOS_VBG) return;
    if (is_determined(sentence, t)) be_noun(sentence, t, token->deprel);
    if (!is_deed(extraction, token)) return;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool is_linked = mark >= 0 && mark + 1 == (int32_t)t;
    bool after_noun = token->deprel == DEP_ACL && is_linked && token->head >= 0 &&
                      is_matter_of(extraction, &sentence->tokens[token->head], token);
    /* "after fighting between the two", "sparked fighting between the two" */
    bool can_be_of_two = token->deprel == DEP_XCOMP || (token->deprel == DEP_ADVCL && is_linked);
    int32_t before = is_linked ? mark - 1 : -1; /* "proposed a weekend halt to fighting" */
    bool below_noun = token->deprel == DEP_ADVCL && before >= 0 &&
                      sentence->tokens[before].deprel == DEP_OBJ &&
                      sentence->tokens[before].head == token->head &&
                      is_matter_of(extraction, &sentence->tokens[before], token);
    if (below_noun && !is_verbal(sentence, t)) {
        be_noun(sentence, t, DEP_NMOD);
        token->head = before;
        return;
    }
    bool of_two = can_be_of_two && has_phrase(sentence, t, "between");
    /* "after killing of a leader", as headlines have it; "wounded in shelling by rebels" */
    static const char *const LINKS[] = {"of", "by", NULL};
    bool of_one = token->deprel == DEP_ADVCL && is_linked && t + 1 < sentence->count &&
                  is_one_of(LINKS, sentence->tokens[t + 1].lower);
    if ((token->deprel != DEP_CSUBJ && !after_noun && !of_two && !of_one) || is_verbal(sentence, t)) return;
    be_noun(sentence, t,
            token->deprel == DEP_CSUBJ   ? DEP_NSUBJ
            : token->deprel == DEP_XCOMP ? DEP_OBJ
            : after_noun                 ? DEP_NMOD
                                         : DEP_OBL);
}

/* "convicted of money laundering in March": one word in two, of which the parser makes a clause with the date
 * of the verdict. */
static void mend_crime(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *crime = &sentence->tokens[t], *first = t ? &sentence->tokens[t - 1] : NULL;
    bool is_torn = crime->deprel == DEP_ACL || crime->deprel == DEP_ADVCL;
    if (!first || !is_torn || first->upos != UPOS_NOUN || first->head < 0 || is_verbal(sentence, t) ||
        dependent(sentence, t - 1, DEP_DET) >= 0 || dependent(sentence, t - 1, DEP_CASE) < 0 ||
        !lexicon_has(extraction->tables, "crime-gerund", crime->lower))
        return;
    int32_t above = first->head;
    bool is_verb_above = sentence->tokens[above].upos == UPOS_VERB;
    be_noun(sentence, t, first->deprel);
    crime->head = above;
    first->head = (int32_t)t;
    first->deprel = DEP_COMPOUND;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *part = &sentence->tokens[i];
        if (part->head == (int32_t)t - 1) part->head = (int32_t)t;
        if (i < t || part->head != (int32_t)t || !is_verb_above || !is_calendar(extraction, part)) continue;
        part->head = above;
        part->deprel = DEP_OBL;
    }
}

/* "the Turkish-Greek truce", "India-Pakistan talks": both names qualify the noun. */
static void mend_pair(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    if (t < 2 || t + 1 >= sentence->count) return;
    struct token *second = &sentence->tokens[t], *first = &sentence->tokens[t - 2];
    const int32_t *mentions = extraction->entities->mention_at[s];
    bool is_pair = mentions[t] >= 0 && mentions[t - 2] >= 0 && mentions[t] != mentions[t - 2];
    if (!is_pair || !is_inner_hyphen(sentence, t - 1)) return;
    int32_t noun = second->head == (int32_t)t - 2 ? first->head : second->head;
    if (noun <= (int32_t)t || sentence->tokens[noun].upos != UPOS_NOUN) return;
    first->head = second->head = noun;
    first->deprel = second->deprel = DEP_COMPOUND;
}

/* "asked Chad on Friday to free him", "ordered the chargé d'affaires to leave": what one is bidden to do,
 * right behind who is, or behind a date. */
static bool is_bidden(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb,
                      uint32_t mark)
{
    int32_t who = dependent(sentence, verb, DEP_IOBJ);
    if (who < 0) who = dependent(sentence, verb, DEP_OBJ);
    if (who < (int32_t)verb || who >= (int32_t)mark || dependent(sentence, verb, DEP_XCOMP) >= 0 ||
        !lexicon_has(extraction->tables, "bidding", sentence->tokens[verb].lemma))
        return false;
    bool is_next = (int32_t)mark == who + 1 || is_below(sentence, mark - 1, (uint32_t)who, 4);
    int32_t date = sentence->tokens[mark - 1].head == (int32_t)verb ? (int32_t)mark - 1
                                                                    : sentence->tokens[mark - 1].head;
    return is_next || (date > who && is_calendar(extraction, &sentence->tokens[date]));
}

/* "failed on Friday to elect him", "agreed for the first time to meet him": what stands between tears the
 * infinitive from its verb. */
static void mend_complement(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK), verb = token->head;
    if (token->xpos != XPOS_VB || mark < 0 || verb < 0 || verb > mark ||
        strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    if (token->deprel == DEP_ACL && sentence->tokens[verb].upos == UPOS_VERB) { /* "Germany plans to send" */
        token->deprel = DEP_XCOMP;
        return;
    }
    if (token->deprel == DEP_ACL && sentence->tokens[verb].deprel == DEP_OBL &&
        (is_calendar(extraction, &sentence->tokens[verb]) ||
         strcmp(sentence->tokens[verb].lemma, "time") == 0))
        verb = sentence->tokens[verb].head;
    else if (token->deprel != DEP_ADVCL)
        return;
    if (verb >= 0 && is_bidden(extraction, sentence, (uint32_t)verb, (uint32_t)mark))
        token->deprel = DEP_XCOMP;
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
static void mend_naming(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    int32_t named = dependent(sentence, t, DEP_IOBJ), value = dependent(sentence, t, DEP_OBJ);
    if (!is_verb(&sentence->tokens[t]) || named < (int32_t)t || value < named ||
        sentence->tokens[value].upos != UPOS_NOUN ||
        !lexicon_has(extraction->tables, "naming", sentence->tokens[t].lemma))
        return;
    sentence->tokens[named].deprel = DEP_OBJ;
    sentence->tokens[value].deprel = DEP_XCOMP;
}

/* "its founder, chef Ana Ruiz, said": the name behind a title is described by both. */
static void mend_titled(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    struct token *title = &sentence->tokens[t];
    bool is_title = title->deprel == DEP_APPOS && title->upos == UPOS_NOUN && t + 1 < sentence->count &&
                    extraction->entities->mention_at[s][t] < 0;
    struct token *name = is_title ? &sentence->tokens[t + 1] : NULL;
    if (!name || name->head != (int32_t)t || name->deprel != DEP_APPOS || name->upos != UPOS_PROPN ||
        extraction->entities->mention_at[s][t + 1] < 0)
        return;
    name->head = title->head;
    title->head = (int32_t)t + 1;
    title->deprel = DEP_NMOD_DESC;
}

/* "In July Kim had refused": a name without a preposition is the subject that the verb lacks. */
static void mend_bare_name(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                           uint32_t t)
{
    const uint32_t ACTORS = 1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    struct token *name = &sentence->tokens[t];
    bool is_bare = (name->deprel == DEP_OBL || name->deprel == DEP_OBL_UNMARKED) &&
                   name->upos == UPOS_PROPN && dependent(sentence, t, DEP_CASE) < 0;
    if (!is_bare || name->head < (int32_t)t || !is_verb(&sentence->tokens[name->head]) ||
        sentence->tokens[name->head].xpos == XPOS_VBG || is_calendar(extraction, name) ||
        dependent(sentence, (uint32_t)name->head, DEP_NSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)name->head, DEP_NSUBJ_PASS) >= 0)
        return;
    struct entity_set set = {0};
    entities_of(extraction, s, t, ACTORS, &set);
    if (!set.count) return;
    name->deprel = is_passive(sentence, (uint32_t)name->head) ? DEP_NSUBJ_PASS : DEP_NSUBJ;
}

/* "called it a great day for Chad": the parser takes what it is called for a time, and for whom for a phrase
 * of the verb. */
static void mend_called(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *value = &sentence->tokens[t];
    int32_t verb = value->head, article = dependent(sentence, t, DEP_DET);
    if (value->deprel != DEP_OBL_UNMARKED || value->upos != UPOS_NOUN || verb < 0 || article <= verb ||
        !lexicon_has(extraction->tables, "naming", sentence->tokens[verb].lemma) ||
        sentence->tokens[article].lower[0] != 'a')
        return;
    int32_t object = dependent(sentence, (uint32_t)verb, DEP_OBJ);
    if (object < verb || object + 1 != article) return;
    value->deprel = DEP_XCOMP;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == verb && sentence->tokens[i].deprel == DEP_OBL &&
            dependent(sentence, i, DEP_CASE) == (int32_t)t + 1) {
            sentence->tokens[i].head = (int32_t)t;
            sentence->tokens[i].deprel = DEP_NMOD;
        }
}

/* "called the verdict biased": what it is called, not which verdict. */
static void mend_verdict(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *value = &sentence->tokens[t];
    int32_t object = value->head;
    if (t == 0 || value->xpos != XPOS_VBN || value->deprel != DEP_ACL || object + 1 != (int32_t)t ||
        sentence->tokens[object].deprel != DEP_OBJ || is_verbal(sentence, t))
        return;
    int32_t verb = sentence->tokens[object].head;
    bool names = verb >= 0 && verb < object && strcmp(sentence->tokens[verb].lemma, "call") == 0 &&
                 lexicon_has(extraction->tables, "bad", value->lower);
    if (!names || dependent(sentence, (uint32_t)verb, DEP_XCOMP) >= 0) return;
    value->head = verb;
    value->deprel = DEP_XCOMP;
    value->upos = UPOS_ADJ;
    value->lemma = value->lower;
}

/* "sentenced ousted Prime Minister Hasina": the parser takes the participle before a title for what is done.
 */
static void mend_ousted(struct sentence *sentence, uint32_t t)
{
    struct token *participle = &sentence->tokens[t];
    int32_t verb = participle->head, name = dependent(sentence, t, DEP_OBJ);
    if (name < 0) name = dependent(sentence, t, DEP_XCOMP);
    if (participle->xpos != XPOS_VBN || participle->deprel != DEP_XCOMP || verb + 1 != (int32_t)t ||
        !is_verb(&sentence->tokens[verb]) || name <= (int32_t)t ||
        sentence->tokens[name].upos != UPOS_PROPN || dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0)
        return;
    static const char *const CAUSES[] = {"have", "get", "see", "want", "need", "keep", "leave", NULL};
    if (is_one_of(CAUSES, sentence->tokens[verb].lemma)) return;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && (int32_t)i != name) sentence->tokens[i].head = verb;
    sentence->tokens[name].head = verb;
    sentence->tokens[name].deprel = DEP_OBJ;
    participle->head = name;
    participle->deprel = DEP_AMOD;
}

/* "In a call on Thursday Touray had advised them", "In a speech on July 31 King Hassan invited him": the name
 * behind the date is the subject. */
static void mend_day(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    uint32_t begin = t, end = t + 1;
    if ((name->deprel != DEP_OBL && name->deprel != DEP_NMOD) || name->upos != UPOS_PROPN || name->head < 0)
        return;
    while (begin > 0 && sentence->tokens[begin - 1].head == (int32_t)t &&
           sentence->tokens[begin - 1].deprel == DEP_NMOD_DESC)
        begin--;
    while (end < sentence->count && sentence->tokens[end].head == (int32_t)t &&
           sentence->tokens[end].deprel == DEP_FLAT)
        end++;
    if (begin < 2 || end >= sentence->count) return;
    int32_t verb = sentence->tokens[end].upos == UPOS_AUX ? sentence->tokens[end].head : (int32_t)end;
    if (verb < 0 || !is_verb(&sentence->tokens[verb]) ||
        dependent(sentence, (uint32_t)verb, DEP_NSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)verb, DEP_NSUBJ_PASS) >= 0)
        return;
    struct token *day = &sentence->tokens[begin - 1], *on = &sentence->tokens[begin - 2];
    bool is_day = day->head == (int32_t)t && is_calendar(extraction, day) && on->deprel == DEP_CASE &&
                  on->head == (int32_t)t;
    bool is_date = day->upos == UPOS_NUM && day->head != (int32_t)t && is_calendar(extraction, on) &&
                   dependent(sentence, t, DEP_CASE) < 0;
    if (!is_day && !is_date) return;
    if (is_day) {
        day->head = name->head;
        day->deprel = name->deprel;
        on->head = (int32_t)begin - 1;
    }
    name->head = verb;
    name->deprel = DEP_NSUBJ;
}

/* "called the exiles traitors", "called the strike murder": who or what is called so, and what it is called,
 * are not one noun. */
static void mend_named_many(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *named = &sentence->tokens[t];
    bool is_part = named->deprel == DEP_COMPOUND && named->head == (int32_t)t + 1;
    bool is_deed = is_part && lexicon_has_token(extraction, "deed", named) &&
                   (lexicon_has_token(extraction, "bad", &sentence->tokens[t + 1]) ||
                    is_assault_word(extraction, &sentence->tokens[t + 1]));
    if (!is_part || (named->xpos != XPOS_NNS && !is_deed) || sentence->tokens[t + 1].deprel != DEP_OBJ ||
        sentence->tokens[t + 1].head < 0)
        return;
    struct token *value = &sentence->tokens[t + 1];
    if (!lexicon_has(extraction->tables, "naming", sentence->tokens[value->head].lemma)) return;
    named->head = value->head;
    named->deprel = DEP_OBJ;
    value->deprel = DEP_XCOMP;
    for (uint32_t i = 0; i < t; i++)
        if (sentence->tokens[i].head == (int32_t)t + 1) sentence->tokens[i].head = (int32_t)t;
}

/* "declared the envoy Pablo Monroy persona non grata": what he is declared, not part of his name. */
static void mend_persona(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    enum { DEEP = 4 };
    struct token *persona = &sentence->tokens[t];
    if (t + 2 >= sentence->count || strcmp(persona->lower, "persona") != 0 ||
        strcmp(sentence->tokens[t + 1].lower, "non") != 0 || persona->deprel == DEP_XCOMP)
        return;
    int32_t verb = persona->head;
    for (int steps = 0; verb >= 0 && steps < DEEP && !is_verb(&sentence->tokens[verb]); steps++)
        verb = sentence->tokens[verb].head;
    if (verb < 0 || verb > (int32_t)t || !is_verb(&sentence->tokens[verb]) ||
        !lexicon_has(extraction->tables, "naming", sentence->tokens[verb].lemma))
        return;
    persona->head = verb;
    persona->deprel = DEP_XCOMP;
    for (uint32_t i = t + 1; i < t + 3; i++) {
        sentence->tokens[i].head = (int32_t)t;
        sentence->tokens[i].deprel = DEP_FLAT;
    }
}

/* "was given ten years": what one is given, not how long. */
static void mend_term(struct sentence *sentence, uint32_t t)
{
    static const char *const UNITS[] = {"year", "month", NULL}, *const VERBS[] = {"give", "hand", NULL};
    struct token *term = &sentence->tokens[t];
    bool is_bare = term->deprel == DEP_OBL_UNMARKED && term->head >= 0 && term->head + 3 >= (int32_t)t;
    if (is_bare && is_one_of(UNITS, term->lemma) && is_one_of(VERBS, sentence->tokens[term->head].lemma) &&
        dependent(sentence, (uint32_t)term->head, DEP_AUX_PASS) >= 0 &&
        dependent(sentence, (uint32_t)term->head, DEP_OBJ) < 0)
        term->deprel = DEP_OBJ;
}

/* "supplies as much as 40 per cent of it", "killed as many as 300 people": so much of what. */
static void mend_as_much(struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"much", "many", "little", "few", NULL};
    struct token *amount = &sentence->tokens[t];
    int32_t as = dependent(sentence, t, DEP_CASE), word = amount->head;
    if (as < 1 || word < 0 || word > (int32_t)t || strcmp(sentence->tokens[as].lower, "as") != 0 ||
        !is_one_of(WORDS, sentence->tokens[word].lower) || sentence->tokens[word].head < 0)
        return;
    amount->head = sentence->tokens[word].head;
    amount->deprel = sentence->tokens[word].deprel;
    sentence->tokens[word].head = (int32_t)t;
    sentence->tokens[word].deprel = DEP_ADVMOD;
    sentence->tokens[as].head = word;
    sentence->tokens[as].deprel = DEP_FIXED;
}

/* "approved on Thursday an agreement with Chad": what stands behind the day is the object. */
static void mend_object(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t verb = token->head, day = -1;
    mend_term(sentence, t);
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
static void mend_said(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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
static void mend_elect(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (t < 2 || token->upos != UPOS_VERB || strcmp(token->lower, "elect") != 0 ||
        !is_hyphen(sentence->tokens[t - 1].form) ||
        sentence->tokens[t - 2].end != sentence->tokens[t - 1].begin)
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
static void mend_participle(struct sentence *sentence, uint32_t t)
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

/* "Police arrested Rached Ghannouchi", which the parser takes for what they became: whom. */
static void mend_arrested(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                          uint32_t t)
{
    static const char *const VERBS[] = {"become", "remain", "seem",    "stay", "turn", "prove", "name",
                                        "call",   "elect",  "appoint", "be",   "look", NULL};
    struct token *name = &sentence->tokens[t];
    if (t == 0 || name->deprel != DEP_XCOMP || name->upos != UPOS_PROPN || name->head != (int32_t)t - 1 ||
        extraction->entities->mention_at[s][t] < 0)
        return;
    const struct token *verb = &sentence->tokens[t - 1];
    if (verb->upos != UPOS_VERB || is_one_of(VERBS, verb->lemma) ||
        dependent(sentence, t - 1, DEP_OBJ) >= 0 || dependent(sentence, t - 1, DEP_NSUBJ) < 0)
        return;
    name->deprel = DEP_OBJ;
}

/* "expelled Canadian consul Jennifer Lalonde": the parser takes the title for a second object. */
static void mend_title(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    struct token *title = &sentence->tokens[t];
    /* "Prime Minister Sheikh Hasina": the name's head can be its second word or third */
    uint32_t at = t + 1;
    enum { LONGEST = 3 };
    bool is_inner = at < sentence->count && (sentence->tokens[at].deprel == DEP_NMOD_DESC ||
                                             sentence->tokens[at].deprel == DEP_COMPOUND);
    if (is_inner && sentence->tokens[at].head > (int32_t)at &&
        sentence->tokens[at].head <= (int32_t)at + LONGEST)
        at = (uint32_t)sentence->tokens[at].head;
    int32_t index = at < sentence->count ? entities->mention_at[s][at] : -1;
    bool second = title->deprel == DEP_XCOMP || title->deprel == DEP_OBJ || title->deprel == DEP_IOBJ ||
                  title->deprel == DEP_NMOD_POSS;
    if (!second || index < 0 || title->head > (int32_t)t ||
        (!lexicon_has(extraction->tables, "dignitary", title->lower) &&
         !lexicon_has(extraction->tables, "person-head", title->lower) &&
         !(title->upos == UPOS_NOUN && dependent(sentence, t, DEP_DET) >= 0)))
        return;
    const struct mention *name = &entities->mentions[index];
    bool is_person = name->entity_count == 1 && entities->items[name->entities[0]].class == CLASS_PERSON;
    const struct token *head = &sentence->tokens[name->head];
    if (!is_person || name->begin > t + 1 || head->head != title->head) return;
    title->head = (int32_t)name->head;
    title->deprel = DEP_NMOD_DESC;
    title->upos = UPOS_NOUN;
    title->lemma = title->lower;
}

/* "Meloni thanked him", which the tagger takes for an adverb: a name at the head of the sentence is the
 * subject of a verb that has none. */
static void mend_named_subject(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                               uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mention = extraction->entities->mention_at[s][t];
    if (t > 1 || mention < 0 || token->upos != UPOS_ADV || token->head < (int32_t)t ||
        extraction->entities->mentions[mention].end != t + 1)
        return;
    struct entity_set set = {0};
    entities_of(extraction, s, t, 1u << CLASS_PERSON, &set);
    if (!set.count) return;
    uint32_t verb = (uint32_t)token->head;
    token->upos = UPOS_PROPN;
    token->xpos = XPOS_NNP;
    int32_t subject = dependent(sentence, verb, DEP_NSUBJ);
    /* "Bacar, a former colonel, came to power": what stands between the commas describes him */
    bool is_aside = subject > (int32_t)t + 1 && verb > 0 && strcmp(sentence->tokens[t + 1].form, ",") == 0 &&
                    strcmp(sentence->tokens[verb - 1].form, ",") == 0;
    bool has_subject = (subject >= 0 && !is_aside) || dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0;
    if (token->deprel != DEP_ADVMOD || has_subject || sentence->tokens[verb].upos != UPOS_VERB) return;
    if (is_aside) {
        sentence->tokens[subject].head = (int32_t)t;
        sentence->tokens[subject].deprel = DEP_APPOS;
    }
    token->deprel = dependent(sentence, verb, DEP_AUX_PASS) >= 0 ? DEP_NSUBJ_PASS : DEP_NSUBJ;
}

/* "swore in a new president", "sent in troops": the parser takes the particle for a preposition. */
static void mend_particle(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const PAIRS[][2] = {
        {"swear", "in"}, {"vote", "through"}, {"vote", "down"}, {"vote", "out"}, {"see", "off"},
        {"send", "in"},  {"bring", "in"},     {"call", "in"},   {"fly", "in"},   {"move", "in"},
        {"rush", "in"},  {"draft", "in"},     {"ship", "in"}};
    enum { OF_ANYTHING = 5 }; /* the others of forces only: "sent in May" */
    struct token *noun = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_CASE), verb = noun->head;
    if (noun->deprel != DEP_OBL || mark < 1 || verb != mark - 1 || mark > (int32_t)t ||
        dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0)
        return;
    bool is_force = noun->upos == UPOS_NOUN && lexicon_has(extraction->tables, "force", noun->lemma);
    for (size_t i = 0; i < (is_force ? sizeof PAIRS / sizeof *PAIRS : OF_ANYTHING); i++)
        if (strcmp(sentence->tokens[verb].lemma, PAIRS[i][0]) == 0 &&
            strcmp(sentence->tokens[mark].lower, PAIRS[i][1]) == 0) {
            sentence->tokens[mark].head = verb;
            sentence->tokens[mark].deprel = DEP_COMPOUND_PRT;
            sentence->tokens[mark].upos = UPOS_ADP;
            noun->deprel = DEP_OBJ;
        }
}

/* "put on hold the signing of a pact", "calls into question the deal": the parser takes the noun of the
 * phrase for a verb that has the object. */
static void mend_phrase_noun(struct sentence *sentence, uint32_t t)
{
    struct token *noun = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_CASE), verb = noun->head;
    if (noun->deprel != DEP_OBL || noun->upos != UPOS_VERB || noun->xpos == XPOS_VBG || mark < 1 ||
        mark != (int32_t)t - 1 || verb != mark - 1 || dependent(sentence, (uint32_t)verb, DEP_OBJ) >= 0)
        return;
    noun->upos = UPOS_NOUN;
    noun->xpos = XPOS_NN;
    int32_t object = dependent(sentence, t, DEP_OBJ);
    if (object > (int32_t)t) sentence->tokens[object].head = verb;
}

/* "He is due to see": only "it" and "there" can stand for nobody. */
static void mend_expletive(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel == DEP_EXPL && strcmp(token->lower, "it") != 0 && strcmp(token->lower, "there") != 0)
        token->deprel = DEP_NSUBJ;
}

void mend_words(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    mend_expletive(sentence, t);
    mend_particle(extraction, sentence, t);
    mend_gerund(extraction, sentence, t);
    mend_crime(extraction, sentence, t);
    mend_pair(extraction, sentence, s, t);
    mend_named_subject(extraction, sentence, s, t);
    mend_complement(extraction, sentence, t);
    mend_said(extraction, sentence, t);
    mend_arrested(extraction, sentence, s, t);
    mend_title(extraction, sentence, s, t);
    mend_object(extraction, sentence, t);
    mend_elect(sentence, t);
    mend_participle(sentence, t);
    mend_naming(extraction, sentence, t);
    mend_called(extraction, sentence, t);
    mend_day(extraction, sentence, t);
    mend_named_many(extraction, sentence, t);
    mend_titled(extraction, sentence, s, t);
    mend_bare_name(extraction, sentence, s, t);
    mend_persona(extraction, sentence, t);
    mend_verdict(extraction, sentence, t);
    mend_ousted(sentence, t);
    mend_as_much(sentence, t);
    mend_phrase_noun(sentence, t);
}
