/* condition.c: does a frame fit what stands around its word? The other words of its expression, and its
 * conditions on the heads that fill slots, on negation, modals and the clause below. */
#include "event/stages.h"

#include <string.h>

enum { DEEPEST_CONTENT = 24 }; /* steps from what is said to a word of it */

bool is_below(const struct sentence *sentence, uint32_t token, uint32_t head, int steps)
{
    int32_t at = (int32_t)token;
    for (int i = 0; i < steps && at >= 0; i++) {
        at = sentence->tokens[at].head;
        if (at == (int32_t)head) return true;
    }
    return false;
}

/* "on 11 May", "in 1998", "on Monday": when, no party or place. */
bool is_calendar(const struct extraction *extraction, const struct token *token)
{
    bool is_year = strlen(token->lower) == 4 && strspn(token->lower, "0123456789") == 4;
    return is_year ||
           (token->upos == UPOS_PROPN && lexicon_has(extraction->tables, "calendar", token->lower));
}

/* "met the king to try to end a war": a clause of purpose has its own words. */
static bool is_of_purpose(const struct sentence *sentence, uint32_t token, uint32_t head)
{
    int32_t above = sentence->tokens[token].head;
    if (sentence->tokens[token].upos != UPOS_VERB) return false;
    return sentence->tokens[token].deprel == DEP_ADVCL ||
           (above >= 0 && above != (int32_t)head && sentence->tokens[above].deprel == DEP_ADVCL);
}

/* "had to go", "has to keep its word": what one must do is no part of what one has. */
static int32_t duty_of(const struct sentence *sentence, uint32_t head)
{
    if (strcmp(sentence->tokens[head].lemma, "have") != 0) return -1;
    int32_t duty = dependent(sentence, head, DEP_XCOMP), helper = dependent(sentence, head, DEP_AUX);
    if (helper >= 0 && strcmp(sentence->tokens[helper].lemma, "have") == 0) return -1; /* "had had to" */
    int32_t mark = duty > (int32_t)head ? dependent(sentence, (uint32_t)duty, DEP_MARK) : -1;
    return mark == (int32_t)head + 1 ? duty : -1;
}

static bool is_in_duty(const struct sentence *sentence, uint32_t token, uint32_t head)
{
    int32_t duty = duty_of(sentence, head);
    return duty >= 0 && (token == (uint32_t)duty || is_below(sentence, token, (uint32_t)duty, 8));
}

bool is_none(const struct sentence *sentence, uint32_t noun)
{
    int32_t article = sentence->tokens[noun].upos == UPOS_NOUN ? dependent(sentence, noun, DEP_DET) : -1;
    return article >= 0 && strcmp(sentence->tokens[article].lower, "no") == 0;
}

/* "Price said", "Power met Hope": a person's name is no word. */
static bool is_personal_name(const struct token *token)
{
    return token->name == NAME_PERSON && token->upos == UPOS_PROPN;
}

static bool has_word_below(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t head, const char *word, int steps, bool may_be_none)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (i == head || (strcmp(token->lower, word) != 0 && strcmp(token->lemma, word) != 0)) continue;
        if (is_personal_name(token)) continue;
        if ((token->upos == UPOS_ADP && i < head) || is_of_purpose(sentence, i, head) ||
            is_in_duty(sentence, i, head))
            continue;
        /* "called the flare-up a spillover" calls nobody up */
        bool is_joined = i && sentence->tokens[i - 1].xpos == XPOS_HYPH &&
                         (token->upos != UPOS_NOUN || strchr(token->lemma, '-'));
        if (i > head + 1 && is_joined) continue;
        bool dates = token->deprel == DEP_CASE &&
                     token->head >= 0 && /* "marched out in May" is no "march in" */
                     is_calendar(extraction, &sentence->tokens[token->head]);
        if (dates || (!may_be_none && is_none(sentence, i))) continue;
        if (token->deprel == DEP_COMPOUND_PRT && token->head != (int32_t)head) continue; /* "to speak out" */
        if (is_below(sentence, i, head, token->upos == UPOS_ADP ? 2 : steps)) return true;
    }
    return false;
}

/* "pulled in the suspect", not "pulled the plug in Paris": is the word a particle of the verb where the
 * expression means one? */
static bool is_particle_missing(const struct extraction *extraction, const struct trigger *trigger,
                                const struct evocation *evocation)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (trigger->is_noun || evocation->word_count != 1 || strcmp(evocation->words[0], "in") != 0 ||
        lexicon_has(extraction->tables, "with-in", sentence->tokens[trigger->token].lemma))
        return false;
    for (uint32_t i = trigger->token + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head == (int32_t)trigger->token && token->deprel != DEP_CASE &&
            strcmp(token->lower, "in") == 0)
            return false;
    }
    uint32_t next = trigger->token + 1; /* "took in nearly a million", hung on the number */
    return next + 1 >= sentence->count || strcmp(sentence->tokens[next].lower, "in") != 0 ||
           (sentence->tokens[next + 1].upos != UPOS_NUM && sentence->tokens[next + 1].upos != UPOS_ADV);
}

/* Are the other words of the expression there? A verb with a particle is another verb: "call off". */
bool is_expressed(const struct extraction *extraction, const struct trigger *trigger,
                  const struct evocation *evocation)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (is_particle_missing(extraction, trigger, evocation)) return false;
    bool says_no = trigger->is_noun; /* "pulled no punches" */
    for (size_t i = 0; i < evocation->word_count; i++)
        says_no = says_no || strcmp(evocation->words[i], "no") == 0;
    for (size_t i = 0; i < evocation->word_count; i++) {
        /* "handed over 500 tonnes": the parser takes the particle for part of the number */
        uint32_t next = trigger->token + 1;
        bool is_next = !trigger->is_noun && next + 1 < sentence->count &&
                       (sentence->tokens[next + 1].upos == UPOS_NUM ||
                        strcmp(sentence->tokens[next + 1].lower, "more") == 0) &&
                       strcmp(sentence->tokens[next].lower, evocation->words[i]) == 0;
        if (!is_next && !has_word_below(extraction, sentence, trigger->token, evocation->words[i],
                                        trigger->is_noun ? 1 : 2, says_no))
            return false;
    }
    int32_t particle = trigger->is_noun ? -1 : dependent(sentence, trigger->token, DEP_COMPOUND_PRT);
    if (particle < 0) return true;
    for (size_t i = 0; i < evocation->word_count; i++)
        if (strcmp(evocation->words[i], sentence->tokens[particle].lower) == 0) return true;
    return false;
}

static uint32_t class_bit_of(const char *word)
{
    for (int class = CLASS_PERSON; class < CLASS_OFFICE; class ++)
        if (strcmp(word, entity_class_name((enum entity_class) class)) == 0) return 1u << class;
    return 0;
}

/* "18 Russians", not "40,000 Russians". */
static bool is_some_of_people(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    static const char *const CROWDS[] = {"hundred", "thousand", "million", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t mention = extraction->entities->mention_at[s][t];
    int32_t number = dependent(sentence, t, DEP_NUMMOD);
    if (mention < 0 || extraction->entities->unnamed_at[s][t] < 0) return false;
    const char *count = number < 0 ? "" : sentence->tokens[number].lower;
    bool is_crowd = is_one_of(CROWDS, count) || (count[0] <= '9' && strlen(count) > 3);
    return !is_crowd && extraction->entities->mentions[mention].kind == MENTION_DEMONYM;
}

/* Does the head fit one word of a condition: a lemma, a list ("@treaty"), a class ("Treaty"), "any"? */
static bool head_fits(const struct extraction *extraction, uint32_t s, uint32_t t, const char *word)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    if (strcmp(word, "any") == 0) return true;
    if (word[0] == '@') return lexicon_has(extraction->tables, word + 1, token->lemma);
    uint32_t bit = class_bit_of(word);
    if (bit) {
        struct entity_set set = {0};
        entities_of(extraction, s, t, bit | TAKE_UNNAMED | TAKE_PEOPLE, &set);
        return set.count > 0;
    }
    if (strcmp(word, "clause") == 0) return token->upos == UPOS_VERB;
    if (strcmp(word, "Number") == 0) return token->upos == UPOS_NUM;
    if (is_personal_name(token)) return false;
    if (strcmp(word, "People") == 0) return is_some_of_people(extraction, s, t);
    /* "live-fire drills" are no fire drills */
    return strcmp(token->lemma, word) == 0 || (strcmp(token->lower, word) == 0 && !strchr(token->lemma, '-'));
}

/* "expelled Canadian consul Jennifer Lalonde": the title before a name says what somebody is. */
static bool title_fits(const struct sentence *sentence, uint32_t t, const char *word)
{
    if (sentence->tokens[t].upos != UPOS_PROPN) return false;
    for (uint32_t i = t >= 3 ? t - 3 : 0; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head == (int32_t)t && token->deprel == DEP_NMOD_DESC && token->upos == UPOS_NOUN &&
            strcmp(token->lemma, word) == 0)
            return true;
    }
    return false;
}

/* The same of what there is a quantity of: "40 per cent of its ammunition", "a fleet of ships". */
static bool fits_word(const struct extraction *extraction, uint32_t s, uint32_t t, const char *word)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (head_fits(extraction, s, t, word) || title_fits(sentence, t, word)) return true;
    bool is_amount = sentence->tokens[t].upos == UPOS_NUM ||
                     lexicon_has(extraction->tables, "quantity", sentence->tokens[t].lemma);
    if (!is_amount) return false;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            (strcmp(preposition_of(sentence, i), "of") == 0 ||
             strcmp(preposition_of(sentence, i), "in") == 0))
            return fits_word(extraction, s, i, word);
    return false;
}

static void clause_parts(const struct extraction *extraction, const struct trigger *trigger,
                         enum deprel deprel, struct fillers *parts, struct fillers *clauses);

/* What a linking verb says of its subject: "was a mistake", "could not be considered fair". */
static void add_predicates(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t verb, struct fillers *fillers)
{
    static const enum deprel KINDS[] = {DEP_OBJ, DEP_OBL, DEP_XCOMP};
    const char *lemma = sentence->tokens[verb].lemma;
    bool is_called = lexicon_has(extraction->tables, "naming", lemma) && is_passive(sentence, verb);
    if (!is_called && !lexicon_has(extraction->tables, "linking", lemma)) return;
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        int32_t predicate = dependent(sentence, verb, KINDS[k]);
        if (predicate >= 0 && fillers->count < MOST_FILLERS)
            fillers->tokens[fillers->count++] = (uint32_t)predicate;
    }
}

static void condition_fillers(const struct extraction *extraction, const struct trigger *trigger,
                              const char *slot, const struct frame *frame, struct fillers *fillers)
{
    const struct role_spec *role = NULL;
    if (strcmp(slot, "source") == 0)
        role = trigger->is_noun ? &frame->noun_roles[ROLE_SOURCE] : &frame->verb_roles[ROLE_SOURCE];
    if (strcmp(slot, "target") == 0)
        role = trigger->is_noun ? &frame->noun_roles[ROLE_TARGET] : &frame->verb_roles[ROLE_TARGET];
    if (!role) {
        if (strcmp(slot, "clause-subject") == 0) {
            struct fillers clauses = {0};
            clause_parts(extraction, trigger, DEP_NSUBJ, fillers, &clauses);
            return;
        }
        if (strcmp(slot, "clause-object") == 0) {
            struct fillers clauses = {0};
            clause_parts(extraction, trigger, DEP_OBJ, fillers, &clauses);
            return;
        }
        bool of_noun = trigger->is_noun && strcmp(slot, "subject") == 0;
        fill_slot(extraction, trigger, of_noun ? "poss" : slot, fillers);
        /* "called it a grave mistake", "said it was an illegal act" */
        const struct sentence *sentence = sentence_of(extraction, trigger);
        bool describes = strcmp(slot, "value") == 0 || strcmp(slot, "clause") == 0;
        for (size_t f = 0, count = fillers->count; describes && f < count; f++)
            for (uint32_t i = 0; i < sentence->count && fillers->count < MOST_FILLERS; i++)
                if (sentence->tokens[i].head == (int32_t)fillers->tokens[f] &&
                    (sentence->tokens[i].deprel == DEP_AMOD || sentence->tokens[i].deprel == DEP_COMPOUND) &&
                    sentence->tokens[fillers->tokens[f]].upos == UPOS_NOUN)
                    fillers->tokens[fillers->count++] = i;
        /* "said Oman was behind it" */
        for (size_t f = 0, count = fillers->count; describes && f < count; f++) {
            int32_t preposition = dependent(sentence, fillers->tokens[f], DEP_CASE);
            bool is_predicate = dependent(sentence, fillers->tokens[f], DEP_COP) >= 0;
            if (preposition >= 0 && is_predicate && fillers->count < MOST_FILLERS)
                fillers->tokens[fillers->count++] = (uint32_t)preposition;
        }
        /* "said the deal amounted to a ransom", "marked a breakthrough" */
        for (size_t f = 0, count = fillers->count; describes && f < count; f++)
            add_predicates(extraction, sentence, fillers->tokens[f], fillers);
        return;
    }
    for (size_t i = 0; i < role->count; i++)
        fill_slot(extraction, trigger, role->places[i].slot, fillers);
}

/* "It was shameful to use them"; but "It is willing to go" */
static bool is_empty_subject(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    return token->deprel == DEP_EXPL && strcmp(token->lower, "it") == 0 && token->head > (int32_t)t &&
           sentence->tokens[token->head].upos == UPOS_ADJ &&
           lexicon_has_token(extraction, "bad", &sentence->tokens[token->head]);
}

/* The heads below the trigger's clauses with the relation: their modals, or their subjects. */
static void clause_parts(const struct extraction *extraction, const struct trigger *trigger,
                         enum deprel deprel, struct fillers *parts, struct fillers *clauses)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    fill_slot(extraction, trigger, "clause", clauses);
    for (size_t c = 0; c < clauses->count; c++)
        for (uint32_t i = 0; i < sentence->count && parts->count < MOST_FILLERS; i++)
            if (sentence->tokens[i].head == (int32_t)clauses->tokens[c] &&
                (sentence->tokens[i].deprel == deprel ||
                 (deprel == DEP_NSUBJ && (sentence->tokens[i].deprel == DEP_NSUBJ_PASS ||
                                          is_empty_subject(extraction, sentence, i) ||
                                          sentence->tokens[i].deprel == DEP_NSUBJ_OUTER))))
                parts->tokens[parts->count++] = i;
}

/* "insisted that its aircraft had not strayed": the speaker's own things, but not "its neighbour". */
static bool is_of_ours(const struct extraction *extraction, const struct sentence *sentence, uint32_t subject)
{
    int32_t owner = dependent(sentence, subject, DEP_NMOD_POSS);
    return owner >= 0 && sentence->tokens[owner].upos == UPOS_PRON &&
           (lexicon_has_token(extraction, "force", &sentence->tokens[subject]) ||
            lexicon_has_token(extraction, "military", &sentence->tokens[subject]) ||
            lexicon_has_token(extraction, "government", &sentence->tokens[subject]));
}

/* Has the clause a subject that is not the trigger's own? */
static bool has_other_subject(const struct extraction *extraction, const struct trigger *trigger,
                              const struct fillers *subjects)
{
    struct fillers sayers = {0};
    fill_slot(extraction, trigger, "subject", &sayers);
    int32_t outer = sayers.count ? (int32_t)sayers.tokens[0] : -1;
    struct entity_set own = {0}, other = {0};
    if (!subjects->count) return false;
    entities_of(extraction, trigger->sentence, subjects->tokens[0], 0, &other);
    if (outer >= 0) entities_of(extraction, trigger->sentence, (uint32_t)outer, 0, &own);
    const struct token *subject = &sentence_of(extraction, trigger)->tokens[subjects->tokens[0]];
    /* "It is a disgrace," she said */
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t predicate = subject->head;
    bool is_told_of = strcmp(subject->lower, "it") == 0 && predicate >= 0 &&
                      (sentence->tokens[predicate].upos == UPOS_NOUN ||
                       is_empty_subject(extraction, sentence, subjects->tokens[0]));
    if (!other.count && !is_told_of && subject->upos == UPOS_PRON && subject->features & FEATURE_PERSON_3)
        return false;
    /* "We will defend ourselves," he said: the speaker or his side */
    if (!other.count && (strcmp(subject->lower, "we") == 0 || strcmp(subject->lower, "i") == 0)) return false;
    if (!other.count && is_of_ours(extraction, sentence, subjects->tokens[0])) return false;
    return !own.count || !other.count || !is_own_side(extraction, &own, other.items[0]);
}

static bool is_word_of(const struct extraction *extraction, const struct trigger *trigger,
                       const struct fillers *parts, const char **words, size_t count)
{
    for (size_t f = 0; f < parts->count; f++)
        for (size_t w = 0; w < count; w++)
            if (fits_word(extraction, trigger->sentence, parts->tokens[f], words[w])) return true;
    return false;
}

/* "Foreign Minister No Kwang Chol": a family name, no negation. */
static bool opens_name(const struct sentence *sentence, uint32_t t)
{
    return t > 0 && t + 2 < sentence->count && strcmp(sentence->tokens[t].form, "No") == 0 &&
           sentence->tokens[t + 1].upos == UPOS_PROPN && sentence->tokens[t + 1].deprel != DEP_NSUBJ &&
           sentence->tokens[t - 1].upos != UPOS_PUNCT;
}

/* "Neither Russia nor Iran", "none of the parties", "no country", "nobody". */
static bool is_nobody(const struct sentence *sentence, uint32_t subject)
{
    static const char *const WORDS[] = {"neither", "none", "nobody", "no", "nothing", "nor", NULL};
    if (is_one_of(WORDS, sentence->tokens[subject].lower)) return true;
    for (uint32_t i = 0; i < subject; i++) {
        const struct token *token = &sentence->tokens[i];
        bool counts = token->deprel == DEP_DET || token->deprel == DEP_CC_PRECONJ || token->deprel == DEP_CC;
        if (token->head == (int32_t)subject && counts && is_one_of(WORDS, token->lower) &&
            !opens_name(sentence, i))
            return true;
    }
    return false;
}

bool is_negated(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb) continue;
        bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
        if (is_subject && i < verb && is_nobody(sentence, i)) return true;
        bool is_joint = token->deprel == DEP_CC || token->deprel == DEP_CC_PRECONJ;
        if (is_joint && (strcmp(token->lower, "nor") == 0 || strcmp(token->lower, "neither") == 0))
            return true;
        if (token->deprel != DEP_ADVMOD && token->deprel != DEP_DET) continue;
        if (i > verb && i + 1 < sentence->count && strcmp(sentence->tokens[i + 1].lower, "to") == 0)
            continue; /* "promised never to leave" */
        if (opens_name(sentence, i)) continue;
        bool of_time = i + 1 < sentence->count && i < verb && strcmp(token->lower, "not") == 0 &&
                       (strcmp(sentence->tokens[i + 1].lower, "before") == 0 ||
                        strcmp(sentence->tokens[i + 1].lower, "until") == 0);
        if (of_time) continue; /* "but not before it had recalled its envoy" */
        if (i > 0 && strcmp(token->lower, "longer") == 0 && strcmp(sentence->tokens[i - 1].lower, "no") == 0)
            return true; /* "no longer recognises it" */
        if (token->features & FEATURE_NEGATIVE || strcmp(token->lower, "never") == 0 ||
            strcmp(token->lower, "no") == 0)
            return true;
    }
    /* "does not recognise or accept it": neither */
    int32_t above = sentence->tokens[verb].head, joint = dependent(sentence, verb, DEP_CC);
    if (sentence->tokens[verb].deprel == DEP_CONJ && above >= 0 && joint >= 0 &&
        strcmp(sentence->tokens[joint].lower, "or") == 0 && is_verb(&sentence->tokens[above]) &&
        dependent(sentence, verb, DEP_AUX) < 0 && dependent(sentence, (uint32_t)above, DEP_AUX) >= 0 &&
        is_negated(sentence, (uint32_t)above))
        return true;
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    /* "stopped short of condemning it" */
    if (mark > 1 && strcmp(sentence->tokens[mark].lower, "of") == 0 &&
        strcmp(sentence->tokens[mark - 1].lower, "short") == 0)
        return true;
    /* "did not go as far as to recognise him" */
    int32_t far = (int32_t)verb - 3;
    bool goes_far = far > 1 && strcmp(sentence->tokens[far].lower, "far") == 0 &&
                    strcmp(sentence->tokens[far + 1].lower, "as") == 0 &&
                    strcmp(sentence->tokens[far + 2].lower, "to") == 0;
    for (uint32_t i = goes_far ? (uint32_t)far : 0; i-- > 0 && far - (int32_t)i < 6;)
        if (sentence->tokens[i].features & FEATURE_NEGATIVE || strcmp(sentence->tokens[i].lower, "not") == 0)
            return true;
    bool is_infinitive = mark > 0 && strcmp(sentence->tokens[mark].lower, "to") == 0;
    if (is_infinitive && strcmp(sentence->tokens[mark - 1].lower, "never") == 0) return true;
    return false;
}

/* "would have meant": what was not done is no promise, no threat and no plan. */
static void drop_unreal(const struct sentence *sentence, struct fillers *parts)
{
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const struct token *modal = &sentence->tokens[parts->tokens[i]];
        bool is_unreal = false;
        for (size_t k = 0; k < parts->count && strcmp(modal->lower, "would") == 0; k++)
            is_unreal = is_unreal || (sentence->tokens[parts->tokens[k]].head == modal->head &&
                                      strcmp(sentence->tokens[parts->tokens[k]].lower, "have") == 0);
        if (!is_unreal) parts->tokens[kept++] = parts->tokens[i];
    }
    parts->count = kept;
}

/* The auxiliaries of the trigger, or of the clauses below it. */
static void auxiliaries(const struct extraction *extraction, const struct trigger *trigger, bool of_clause,
                        struct fillers *parts)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers clauses = {0};
    if (of_clause) {
        clause_parts(extraction, trigger, DEP_AUX, parts, &clauses);
        drop_unreal(sentence, parts);
        return;
    }
    for (uint32_t i = 0; i < sentence->count && parts->count < MOST_FILLERS; i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_AUX)
            parts->tokens[parts->count++] = i;
    drop_unreal(sentence, parts);
}

/* Conditions on negation: "negated: yes", "clause-negated: ~yes". */
static bool holds_negation(const struct extraction *extraction, const struct trigger *trigger,
                           const struct condition *condition, bool of_clause)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    bool negated = !of_clause && is_negated(sentence, trigger->token);
    struct fillers clauses = {0};
    if (of_clause) fill_slot(extraction, trigger, "clause", &clauses);
    for (size_t i = 0; i < clauses.count; i++) {
        int32_t object = dependent(sentence, clauses.tokens[i], DEP_OBJ);
        bool has_none = object >= 0 && is_negated(sentence, (uint32_t)object); /* "have no designs" */
        negated = negated || has_none || is_negated(sentence, clauses.tokens[i]);
    }
    return negated == (condition->word_count > 0);
}

/* "insisted that he stay" demands, "insisted that he stayed" and "that he is ill" tell. */
static bool is_finite_clause(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers clauses = {0};
    fill_slot(extraction, trigger, "clause", &clauses);
    for (size_t i = 0; i < clauses.count; i++) {
        int32_t copula = dependent(sentence, clauses.tokens[i], DEP_COP);
        unsigned xpos = sentence->tokens[copula >= 0 ? (uint32_t)copula : clauses.tokens[i]].xpos;
        bool has_auxiliary = dependent(sentence, clauses.tokens[i], DEP_AUX) >= 0;
        for (uint32_t a = 0; a < sentence->count; a++) { /* "had been delayed", "is doing" */
            const struct token *token = &sentence->tokens[a];
            bool is_auxiliary = token->head == (int32_t)clauses.tokens[i] &&
                                (token->deprel == DEP_AUX || token->deprel == DEP_AUX_PASS);
            if (is_auxiliary &&
                (token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP))
                return true;
        }
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ) return true;
        /* "that the United States lift them": the parser knows no subjunctive */
        struct entity_set state = {0};
        int32_t subject = copula >= 0 ? -1 : dependent(sentence, clauses.tokens[i], DEP_NSUBJ);
        if (subject >= 0)
            entities_of(extraction, trigger->sentence, (uint32_t)subject,
                        1u << CLASS_STATE | 1u << CLASS_ORGANIZATION, &state);
        if (xpos == XPOS_VBP && !has_auxiliary && !state.count) return true;
    }
    return false;
}

/* "no breakthrough", "had not been a success": is what the word says denied? */
static bool is_denied(const struct sentence *sentence, uint32_t token)
{
    if (is_negated(sentence, token)) return true;
    int32_t head = sentence->tokens[token].head;
    return head >= 0 && is_verb(&sentence->tokens[head]) && is_negated(sentence, (uint32_t)head);
}

/* Is the token one of what is said: below one of the heads, and no part of the saying itself? */
static bool is_said(const struct sentence *sentence, const struct trigger *trigger,
                    const struct fillers *heads, uint32_t token)
{
    for (size_t h = 0; h < heads->count; h++) {
        bool around = is_below(sentence, trigger->token, heads->tokens[h], DEEPEST_CONTENT);
        if (token != heads->tokens[h] && !is_below(sentence, token, heads->tokens[h], DEEPEST_CONTENT))
            continue;
        bool in_saying =
            token == trigger->token || is_below(sentence, token, trigger->token, DEEPEST_CONTENT);
        if (!around || !in_saying) return true;
    }
    return false;
}

/* "content: dawn breakthrough": one of the words anywhere in what is said or in what something is called. */
static bool holds_content(const struct extraction *extraction, const struct trigger *trigger,
                          const struct condition *condition)
{
    static const char *const SLOTS[] = {"clause", "value", "as", "of", "about"};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers heads = {0};
    for (size_t i = 0; i < sizeof SLOTS / sizeof *SLOTS; i++)
        fill_slot(extraction, trigger, SLOTS[i], &heads);
    bool found = !condition->word_count;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool tells =
            token->upos == UPOS_NOUN || token->upos == UPOS_ADJ || token->upos == UPOS_ADV || is_verb(token);
        if (!tells || !is_said(sentence, trigger, &heads, i) || is_denied(sentence, i)) continue;
        for (size_t w = 0; w < condition->barred_count; w++)
            if (head_fits(extraction, trigger->sentence, i, condition->barred[w])) return false;
        for (size_t w = 0; !found && w < condition->word_count; w++)
            found = head_fits(extraction, trigger->sentence, i, condition->words[w]);
    }
    return found;
}

/* "said that they had to go": as good as a modal, "have-to" for the frames. */
static bool has_duty_below(const struct extraction *extraction, const struct trigger *trigger,
                           const struct condition *condition)
{
    struct fillers clauses = {0};
    bool asked = false;
    for (size_t w = 0; w < condition->word_count; w++)
        asked = asked || strcmp(condition->words[w], "have-to") == 0;
    if (asked) fill_slot(extraction, trigger, "clause", &clauses);
    for (size_t c = 0; c < clauses.count; c++)
        if (duty_of(sentence_of(extraction, trigger), clauses.tokens[c]) >= 0) return true;
    return false;
}

/* Conditions on the verb group, or on the clause below: its modal, negation, or whether its subject is the
 * same. */
static bool special_condition(const struct extraction *extraction, const struct trigger *trigger,
                              const struct condition *condition, bool *holds)
{
    const char *slot = condition->slot_count == 1 ? condition->slots[0] : "";
    bool of_clause = strncmp(slot, "clause-", 7) == 0;
    if (of_clause) slot += 7;
    struct fillers parts = {0}, clauses = {0};
    if (strcmp(slot, "negated") == 0) {
        *holds = holds_negation(extraction, trigger, condition, of_clause);
        return true;
    }
    if (strcmp(slot, "content") == 0) {
        *holds = holds_content(extraction, trigger, condition);
        return true;
    }
    if (strcmp(slot, "finite") == 0) {
        *holds = is_finite_clause(extraction, trigger) == (condition->word_count > 0);
        return true;
    }
    if (strcmp(slot, "modal") == 0) {
        auxiliaries(extraction, trigger, of_clause, &parts);
        *holds = !is_word_of(extraction, trigger, &parts, condition->barred, condition->barred_count) &&
                 (!condition->word_count ||
                  is_word_of(extraction, trigger, &parts, condition->words, condition->word_count) ||
                  (of_clause && has_duty_below(extraction, trigger, condition)));
        return true;
    }
    if (!of_clause || strcmp(slot, "subject") != 0) return false;
    const char *word = condition->word_count ? condition->words[0] : "";
    if (strcmp(word, "same") != 0 && strcmp(word, "other") != 0) return false;
    clause_parts(extraction, trigger, DEP_NSUBJ, &parts, &clauses);
    *holds = strcmp(word, "same") == 0 ? clauses.count && !has_other_subject(extraction, trigger, &parts)
                                       : has_other_subject(extraction, trigger, &parts);
    return true;
}

static bool holds(const struct extraction *extraction, const struct trigger *trigger,
                  const struct frame *frame, const struct condition *condition)
{
    bool special = false;
    if (special_condition(extraction, trigger, condition, &special)) return special;
    struct fillers fillers = {0};
    for (size_t i = 0; i < condition->slot_count; i++)
        condition_fillers(extraction, trigger, condition->slots[i], frame, &fillers);
    for (size_t f = 0; f < fillers.count; f++)
        for (size_t w = 0; w < condition->barred_count; w++)
            if (fits_word(extraction, trigger->sentence, fillers.tokens[f], condition->barred[w]))
                return false;
    if (!condition->word_count) return true;
    for (size_t f = 0; f < fillers.count; f++)
        for (size_t w = 0; w < condition->word_count; w++)
            if (fits_word(extraction, trigger->sentence, fillers.tokens[f], condition->words[w])) return true;
    return false;
}

bool meets_conditions(const struct extraction *extraction, const struct trigger *trigger,
                      const struct frame *frame)
{
    for (size_t i = 0; i < frame->condition_count; i++)
        if (!holds(extraction, trigger, frame, &frame->conditions[i])) return false;
    return true;
}

static bool asks_for(const struct extraction *extraction, const struct frame *frame, const char *slot,
                     uint32_t s, uint32_t noun)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[noun];
    for (size_t c = 0; c < frame->condition_count; c++) {
        const struct condition *condition = &frame->conditions[c];
        bool of_object = false;
        for (size_t i = 0; i < condition->slot_count; i++)
            of_object = of_object || strcmp(condition->slots[i], slot) == 0;
        for (size_t w = 0; of_object && w < condition->word_count; w++)
            if (strcmp(condition->words[w], token->lemma) == 0) return true;
    }
    return false;
}

/* Does the frame ask for this very noun as object? Then the two words tell one event: "lifted the sanctions".
 */
bool asks_for_object(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                     uint32_t noun)
{
    return asks_for(extraction, frame, "object", s, noun);
}

/* The same of what follows a noun: "the lifting of the sanctions". */
bool asks_for_phrase(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                     uint32_t noun)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    return asks_for(extraction, frame, preposition_of(sentence, noun), s, noun);
}
