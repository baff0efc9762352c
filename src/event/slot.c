/* slot.c: the heads that fill a frame's slot around its word: subject, object, clause, value and
 * prepositional phrases of a verb; owner, modifiers, phrases and occasion of a noun, with what light verbs
 * and coordinated nouns lend it. */
#include "event/stages.h"

#include <string.h>

/* What binds a noun to its matter: "cessation of hostilities", "halt to fighting", "pause in fighting". */
static const char *const OF_MATTER[] = {"of", "to", "in", NULL};

static void put(struct fillers *fillers, int32_t token)
{
    if (token < 0 || fillers->count == MOST_FILLERS) return;
    for (size_t i = 0; i < fillers->count; i++)
        if (fillers->tokens[i] == (uint32_t)token) return;
    fillers->tokens[fillers->count++] = (uint32_t)token;
}

/* Is it the preposition of the token? "out of" is also "of" and "from". */
static bool has_preposition(const struct sentence *sentence, uint32_t token, const char *preposition)
{
    const char *own = preposition_of(sentence, token);
    if (strcmp(own, preposition) == 0) return true;
    if (strcmp(own, "out") == 0) return strcmp(preposition, "of") == 0 || strcmp(preposition, "from") == 0;
    if (strcmp(own, "upon") == 0) return strcmp(preposition, "on") == 0;
    return strcmp(own, "towards") == 0 && strcmp(preposition, "toward") == 0;
}

static void prepositional(const struct extraction *extraction, const struct sentence *sentence, uint32_t head,
                          const char *preposition, struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        bool is_oblique =
            token->deprel == DEP_OBL || token->deprel == DEP_NMOD || token->deprel == DEP_OBL_AGENT;
        if (is_oblique && has_preposition(sentence, i, preposition) && !is_calendar(extraction, token) &&
            !is_on_platform(extraction, sentence, i))
            put(fillers, resolve_relative(sentence, head, (int32_t)i));
        /* "drills involving India and Oman" */
        if (token->deprel == DEP_ACL && strcmp(token->lower, preposition) == 0)
            put(fillers, dependent(sentence, i, DEP_OBJ));
    }
}

static void children_with(const struct sentence *sentence, uint32_t head, enum deprel deprel,
                          struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            put(fillers, (int32_t)i);
}

static void modifiers(const struct sentence *sentence, uint32_t head, struct fillers *fillers)
{
    static const enum deprel KINDS[] = {DEP_AMOD, DEP_COMPOUND, DEP_NMOD_DESC, DEP_NMOD_UNMARKED, DEP_FLAT};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        children_with(sentence, head, KINDS[i], fillers);
}

/* What something is called: "called it a mistake", "called the move (amod) irresponsible"; not "considers
 * moving its drones". */
static void values(const struct extraction *extraction, const struct trigger *trigger,
                   struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t verb = trigger->token;
    int32_t object = dependent(sentence, verb, DEP_OBJ), deed = dependent(sentence, verb, DEP_XCOMP);
    if (object < 0 && deed >= 0 && sentence->tokens[deed].upos == UPOS_VERB &&
        sentence->tokens[deed].xpos == XPOS_VBG && dependent(sentence, (uint32_t)deed, DEP_OBJ) >= 0)
        return;
    children_with(sentence, verb, DEP_XCOMP, fillers);
    for (uint32_t i = 0; object >= 0 && i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool second = token->head == (int32_t)verb && token->deprel == DEP_OBJ && (int32_t)i != object;
        /* 'called the report "pure fiction"' */
        bool behind = token->head == object && (int32_t)i > object &&
                      (token->deprel == DEP_AMOD || token->deprel == DEP_APPOS);
        if (second || behind) put(fillers, (int32_t)i);
    }
}

/* "returned a pendant engraved with his image to Spain": the parser hangs to whom below what stands between.
 */
static void stray_recipient(const struct sentence *sentence, uint32_t verb, uint32_t object,
                            struct fillers *fillers)
{
    for (uint32_t i = object + 1; object > verb && i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_phrase =
            (token->deprel == DEP_OBL || token->deprel == DEP_NMOD) && token->head > (int32_t)object;
        if (!is_phrase || strcmp(preposition_of(sentence, i), "to") != 0) continue;
        int32_t at = token->head;
        if (at >= 0 && sentence->tokens[at].xpos == XPOS_VB)
            continue; /* "the decision to send aid to Chad" */
        for (int steps = 0; steps < 3 && at >= 0 && at != (int32_t)object; steps++)
            at = sentence->tokens[at].head;
        if (at == (int32_t)object) put(fillers, (int32_t)i);
    }
}

/* Does the noun by itself tell an event? "bomb" does only in "car bomb". */
static bool evokes_alone(const struct extraction *extraction, const char *noun)
{
    const struct frame_list *list = frames_for(&extraction->tables->nouns, noun);
    for (size_t i = 0; list && i < list->count; i++)
        if (!list->items[i].word_count) return true;
    return false;
}

/* "the mediator, Thabo Mbeki," and "mediator Thabo Mbeki", "Wang Yi, in Jakarta for talks,": whom the noun
 * describes; -1. */
int32_t described_by(const struct extraction *extraction, uint32_t s, uint32_t noun)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[noun];
    if (token->head < 0 || extraction->entities->mention_at[s][token->head] < 0) return -1;
    bool is_title =
        token->upos == UPOS_NOUN && (token->deprel == DEP_APPOS || token->deprel == DEP_NMOD_DESC);
    bool is_there = token->deprel == DEP_NMOD && extraction->entities->mention_at[s][noun] >= 0 &&
                    strcmp(preposition_of(sentence, noun), "in") == 0;
    return is_title || is_there ? token->head : -1;
}

/* "air links with Belarus would cease": the subject of an intransitive verb, when it is a thing; -1. */
static int32_t thing_of(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    struct entity_set actors = {0};
    if (subject < 0 || trigger->is_predicate || sentence->tokens[subject].upos != UPOS_NOUN) return -1;
    entities_of(extraction, trigger->sentence, (uint32_t)subject, TAKE_UNNAMED, &actors);
    return actors.count || lexicon_has(extraction->tables, "person-head", sentence->tokens[subject].lemma)
               ? -1
               : subject;
}

static void slot_of_noun(const struct extraction *extraction, const struct trigger *trigger, uint32_t noun,
                         const char *slot, struct fillers *fillers);

/* The slots of sources and of predicates that no verb has. */
static bool slot_of_describing(const struct extraction *extraction, const struct trigger *trigger,
                               const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    bool is_subject = strcmp(slot, "subject") == 0;
    int32_t described =
        trigger->is_predicate ? described_by(extraction, trigger->sentence, trigger->token) : -1;
    if (trigger->is_source) {
        if (is_subject) put(fillers, (int32_t)trigger->token);
        if (strcmp(slot, "clause") == 0) put(fillers, sentence->tokens[trigger->token].head);
        return true;
    }
    if (strcmp(slot, "self") == 0)
        put(fillers, (int32_t)trigger->token);
    else if (is_subject && described >= 0)
        put(fillers, described);
    else
        return false;
    return true;
}

/* "said it was likely that Oman did it", "had proof that Oman did it", "there is no doubt that Oman did it":
 * the clause that is held to be so; the token itself where there is none. */
static uint32_t assured_clause(const struct extraction *extraction, const struct sentence *sentence,
                               uint32_t clause)
{
    static const enum deprel NOUNS[] = {DEP_OBJ, DEP_NSUBJ};
    static const enum deprel CLAUSES[] = {DEP_CSUBJ, DEP_CCOMP, DEP_ADVCL, DEP_ACL};
    uint32_t assurance = clause;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++) {
        int32_t noun = dependent(sentence, clause, NOUNS[i]);
        if (noun >= 0 && lexicon_has(extraction->tables, "assurance", sentence->tokens[noun].lemma))
            assurance = (uint32_t)noun;
    }
    const char *lemma = sentence->tokens[assurance].lemma;
    if (!lexicon_has(extraction->tables, "assurance", lemma)) return clause;
    /* "no doubt" assures, "no proof" does not */
    bool is_denied = is_negated(sentence, assurance) || is_negated(sentence, clause);
    if (is_denied != lexicon_has(extraction->tables, "doubt", lemma)) return clause;
    for (size_t i = 0; i < sizeof CLAUSES / sizeof *CLAUSES; i++) {
        int32_t inner = dependent(sentence, assurance, CLAUSES[i]);
        int32_t mark = inner < 0 ? -1 : dependent(sentence, (uint32_t)inner, DEP_MARK);
        bool is_told = mark >= 0 ? strcmp(sentence->tokens[mark].lower, "that") == 0 : inner >= 0 && i < 2;
        if (is_told && subject_of(extraction, (uint32_t)(sentence - extraction->analysis->sentences),
                                  (uint32_t)inner, 0) >= 0)
            return (uint32_t)inner;
    }
    return clause;
}

/* The clauses that may complete the verb, though they hang as adverbials; but no "when they seized power". */
static void completing_clauses(const struct sentence *sentence, uint32_t verb, struct fillers *fillers)
{
    static const char *const ASIDE[] = {"when", "after",    "before", "since",   "while", "until",
                                        "once", "although", "though", "because", NULL};
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb || token->deprel != DEP_ADVCL) continue;
        int32_t mark = dependent(sentence, i, DEP_MARK);
        bool is_when = i > 0 && has_dependent(sentence, i, "when");
        if (!is_when && (mark < 0 || !is_one_of(ASIDE, sentence->tokens[mark].lower)))
            put(fillers, (int32_t)i);
    }
}

/* "died when rebels ambushed their convoy": what happened then. */
static void clauses_of_time(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    static const char *const MARKS[] = {"when", "after", "as", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t verb = trigger->token;
    for (uint32_t i = verb + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb || token->deprel != DEP_ADVCL || token->upos != UPOS_VERB) continue;
        int32_t mark = dependent(sentence, i, DEP_MARK);
        bool is_then = mark >= 0 && is_one_of(MARKS, sentence->tokens[mark].lower);
        if (is_then || has_dependent(sentence, i, "when")) put(fillers, (int32_t)i);
    }
}

/* "strikes using jets and drones against them": whom the means are used on. */
static void phrases_of_means(const struct extraction *extraction, const struct sentence *sentence,
                             uint32_t noun, const char *slot, struct fillers *fillers)
{
    int32_t use = dependent(sentence, noun, DEP_ACL);
    if (use < 0 && sentence->tokens[noun].head >= 0)
        use = dependent(sentence, (uint32_t)sentence->tokens[noun].head, DEP_ADVCL);
    if (use < (int32_t)noun || strcmp(sentence->tokens[use].lemma, "use") != 0 || fillers->count ||
        (strcmp(slot, "against") != 0 && strcmp(slot, "on") != 0))
        return;
    prepositional(extraction, sentence, (uint32_t)use, slot, fillers);
    int32_t means = dependent(sentence, (uint32_t)use, DEP_OBJ);
    for (int32_t i = means; means >= 0 && i < (int32_t)sentence->count && !fillers->count; i++)
        if (i == means || sentence->tokens[i].head == means)
            prepositional(extraction, sentence, (uint32_t)i, slot, fillers);
}

/* "gave Chad tanks": both. */
static void objects_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    int32_t given = -1;
    put(fillers, object_of(extraction, trigger->sentence, trigger->token));
    put(fillers, recipient_of(extraction, trigger->sentence, trigger->token, &given));
}

static void subject_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    put(fillers, subject_of(extraction, trigger->sentence, trigger->token, 0));
}

static void recipients_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                               struct fillers *fillers)
{
    int32_t given = -1;
    put(fillers, recipient_of(extraction, trigger->sentence, trigger->token, &given));
    children_with(sentence_of(extraction, trigger), trigger->token, DEP_IOBJ, fillers);
}

static void manner_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                           struct fillers *fillers)
{
    children_with(sentence_of(extraction, trigger), trigger->token, DEP_ADVMOD, fillers);
}

static void clauses_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    children_with(sentence, trigger->token, DEP_CCOMP, fillers);
    children_with(sentence, trigger->token, DEP_XCOMP, fillers);
    /* "This is piracy, the general told reporters" */
    if (!fillers->count && token->deprel == DEP_PARATAXIS) put(fillers, token->head);
    if (!fillers->count) completing_clauses(sentence, trigger->token, fillers);
    for (size_t i = 0; i < fillers->count; i++)
        fillers->tokens[i] = assured_clause(extraction, sentence, fillers->tokens[i]);
}

static void modifiers_of_subject(const struct extraction *extraction, const struct trigger *trigger,
                                 struct fillers *fillers)
{
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    if (subject >= 0) modifiers(sentence_of(extraction, trigger), (uint32_t)subject, fillers);
}

static void modifiers_of_object(const struct extraction *extraction, const struct trigger *trigger,
                                struct fillers *fillers)
{
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    if (object >= 0) modifiers(sentence_of(extraction, trigger), (uint32_t)object, fillers);
}

/* "confirmed its readiness to strike" */
static void clauses_of_object(const struct extraction *extraction, const struct trigger *trigger,
                              struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    if (object < 0) return;
    children_with(sentence, (uint32_t)object, DEP_ACL, fillers);
    children_with(sentence, (uint32_t)object, DEP_ACL_RELCL, fillers);
}

/* "tariffs of 25 percent on steel from Canada" */
static void origins_of_goods(const struct extraction *extraction, const struct trigger *trigger,
                             struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t object = object_of(extraction, trigger->sentence, trigger->token),
            goods = dependent(sentence, trigger->token, DEP_OBL);
    if (object < 0) return;
    if (goods >= 0 && strcmp(preposition_of(sentence, (uint32_t)goods), "on") != 0) goods = -1;
    for (uint32_t i = (uint32_t)object + 1; i < sentence->count; i++)
        if (strcmp(preposition_of(sentence, i), "from") == 0 &&
            (is_below(sentence, i, (uint32_t)object, 6) ||
             (goods >= 0 && is_below(sentence, i, (uint32_t)goods, 3))))
            put(fillers, (int32_t)i);
}

/* "became NATO's newest member" */
static void owners_of_object(const struct extraction *extraction, const struct trigger *trigger,
                             struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t owned = object_of(extraction, trigger->sentence, trigger->token);
    if (owned < 0) owned = dependent(sentence, trigger->token, DEP_XCOMP);
    if (owned < 0) owned = dependent(sentence, trigger->token, DEP_OBL); /* "came to Armenia's aid" */
    if (owned < 0) return;
    children_with(sentence, (uint32_t)owned, DEP_NMOD_POSS, fillers);
    for (uint32_t i = 0; !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == owned && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0) /* "40 per cent of Russia's ammunition" */
            children_with(sentence, i, DEP_NMOD_POSS, fillers);
}

/* ---- The phrases of a verb ---- */

static bool is_phrase_of(const struct sentence *sentence, uint32_t token, uint32_t verb)
{
    return sentence->tokens[token].head == (int32_t)verb && sentence->tokens[token].deprel == DEP_OBL;
}

/* "spoke by telephone with", "stands in full solidarity with": with whom, behind another phrase. */
static void companions(const struct extraction *extraction, const struct trigger *trigger,
                       struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    bool has_object = dependent(sentence, trigger->token, DEP_OBJ) >= 0;
    for (uint32_t i = 0; !fillers->count && i < sentence->count; i++) {
        const char *lemma = sentence->tokens[i].lemma;
        bool stands = !has_object && i > trigger->token && strcmp(lemma, "solidarity") == 0;
        if (is_phrase_of(sentence, i, trigger->token) &&
            (stands || lexicon_has(extraction->tables, "telephone", lemma)))
            prepositional(extraction, sentence, i, "with", fillers);
    }
}

/* "acted as a mediator between": what the verb makes its subject; -1. */
static int32_t made_of_subject(const struct sentence *sentence, uint32_t verb)
{
    int32_t value = dependent(sentence, verb, DEP_XCOMP);
    for (uint32_t i = 0; value < 0 && i < sentence->count; i++)
        if (is_phrase_of(sentence, i, verb) && strcmp(preposition_of(sentence, i), "as") == 0)
            value = (int32_t)i;
    return value >= 0 && sentence->tokens[value].upos == UPOS_NOUN ? value : -1;
}

/* Does the frame of the verb ask for such an object: "issued a warrant"? */
static bool is_wanted_object(const struct extraction *extraction, const struct trigger *trigger,
                             int32_t object)
{
    return object >= 0 && trigger->frame &&
           asks_for_object(extraction, trigger->frame, trigger->sentence, (uint32_t)object);
}

/* What stands behind another event is part of that one: "condemned the raid on the camp". */
static bool keeps_phrases(const struct extraction *extraction, const struct trigger *trigger, int32_t noun,
                          const char *slot)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const char *lemma = sentence->tokens[trigger->token].lemma;
    return !is_wanted_object(extraction, trigger, noun) &&
           evokes_alone(extraction, sentence->tokens[noun].lemma) &&
           !lexicon_has(extraction->tables, "light", lemma) &&
           !lexicon_has(extraction->tables, "voicing", lemma) && strcmp(slot, "with") != 0 &&
           strcmp(slot, "between") != 0;
}

/* "received millions of shells from Iran" */
static void phrases_of_amount(const struct extraction *extraction, const struct sentence *sentence,
                              int32_t amount, const char *slot, struct fillers *fillers)
{
    if (!lexicon_has(extraction->tables, "quantity", sentence->tokens[amount].lemma) ||
        strcmp(slot, "of") == 0)
        return;
    for (uint32_t i = 0; !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == amount && strcmp(preposition_of(sentence, i), "of") == 0)
            prepositional(extraction, sentence, i, slot, fillers);
}

/* "froze 20 million euros in aid to the army" */
static void phrases_of_aid(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t verb, const char *slot, struct fillers *fillers)
{
    for (uint32_t i = verb + 1; !fillers->count && i < sentence->count; i++)
        if (is_phrase_of(sentence, i, verb) && strcmp(preposition_of(sentence, i), "in") == 0 &&
            lexicon_has(extraction->tables, "aid", sentence->tokens[i].lemma))
            prepositional(extraction, sentence, i, slot, fillers);
}

/* The phrases of the preposition behind the verb and, where there is none, behind its object, the thing that
 * is its subject, or what it makes of that. */
static void phrases_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t verb = trigger->token;
    bool is_to = strcmp(slot, "to") == 0;
    prepositional(extraction, sentence, verb, slot, fillers);
    if (strcmp(slot, "with") == 0) companions(extraction, trigger, fillers);
    int32_t noun = object_of(extraction, trigger->sentence, verb);
    /* "issued a warrant for NAME for fraud" */
    if (fillers->count && is_wanted_object(extraction, trigger, noun))
        prepositional(extraction, sentence, (uint32_t)noun, slot, fillers);
    if (fillers->count)
        noun = -1;
    else if (noun < 0)
        noun = thing_of(extraction, trigger);
    if (noun < 0) noun = made_of_subject(sentence, verb);
    bool is_open = noun >= 0 && !keeps_phrases(extraction, trigger, noun, slot);
    if (is_open) prepositional(extraction, sentence, (uint32_t)noun, slot, fillers);
    if (noun >= 0) phrases_of_means(extraction, sentence, (uint32_t)noun, slot, fillers);
    if (is_open) phrases_of_amount(extraction, sentence, noun, slot, fillers);
    if (is_to || strcmp(slot, "for") == 0) phrases_of_aid(extraction, sentence, verb, slot, fillers);
    if (is_open && is_to && !fillers->count) stray_recipient(sentence, verb, (uint32_t)noun, fillers);
}

/* The slots of a verb that have names of their own; the others are prepositions. */
static const struct {
    const char *slot;
    void (*fill)(const struct extraction *, const struct trigger *, struct fillers *);
} VERB_SLOTS[] = {
    {"subject", subject_of_verb},
    {"object", objects_of_verb},
    {"indirect", recipients_of_verb},
    {"manner", manner_of_verb},
    {"clause", clauses_of_verb},
    {"when", clauses_of_time},
    {"value", values},
    {"subject-modifier", modifiers_of_subject},
    {"object-modifier", modifiers_of_object},
    {"object-clause", clauses_of_object},
    {"goods-from", origins_of_goods},
    {"owner", owners_of_object},
};

static void verb_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                      struct fillers *fillers)
{
    if (slot_of_describing(extraction, trigger, slot, fillers)) return;
    for (size_t i = 0; i < sizeof VERB_SLOTS / sizeof *VERB_SLOTS; i++)
        if (strcmp(slot, VERB_SLOTS[i].slot) == 0) {
            VERB_SLOTS[i].fill(extraction, trigger, fillers);
            return;
        }
    if (trigger->is_predicate && (strcmp(slot, "poss") == 0 || strcmp(slot, "modifier") == 0))
        slot_of_noun(extraction, trigger, trigger->token, slot, fillers); /* "is Israel's main supplier" */
    else
        phrases_of_verb(extraction, trigger, slot, fillers);
}

/* "thanked Oman for its mediation", "criticised them over their strikes": it is theirs who are spoken of; -1.
 */
static int32_t judged_for(const struct sentence *sentence, uint32_t noun)
{
    static const char *const JUDGES[] = {
        "thank",    "praise",    "criticise", "criticize", "condemn",  "blame",  "commend", "laud",
        "denounce", "rebuke",    "slam",      "hail",      "punish",   "accuse", "applaud", "reproach",
        "chide",    "castigate", "scold",     "berate",    "sanction", "salute", NULL};
    int32_t owner = dependent(sentence, noun, DEP_NMOD_POSS), verb = sentence->tokens[noun].head;
    if (owner < 0 || verb < 0 || sentence->tokens[owner].upos != UPOS_PRON ||
        sentence->tokens[noun].deprel != DEP_OBL || !is_one_of(JUDGES, sentence->tokens[verb].lemma))
        return -1;
    const char *link = preposition_of(sentence, noun);
    bool is_reason = strcmp(link, "for") == 0 || strcmp(link, "over") == 0;
    return is_reason && !is_passive(sentence, (uint32_t)verb) ? dependent(sentence, (uint32_t)verb, DEP_OBJ)
                                                              : -1;
}

/* "said it was behind the bombing", "was responsible for the raid": who did it; -1. */
static int32_t who_is_behind(const struct extraction *extraction, uint32_t s, uint32_t noun)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[noun];
    uint32_t predicate = noun;
    bool is_behind = strcmp(preposition_of(sentence, noun), "behind") == 0;
    if (!is_behind && token->head >= 0 && strcmp(preposition_of(sentence, noun), "for") == 0 &&
        strcmp(sentence->tokens[token->head].lower, "responsible") == 0) {
        predicate = (uint32_t)token->head;
        is_behind = true;
    }
    if (!is_behind || dependent(sentence, predicate, DEP_COP) < 0 || is_negated(sentence, predicate))
        return -1;
    return subject_of(extraction, s, predicate, 0);
}

static void slot_of_noun(const struct extraction *extraction, const struct trigger *trigger, uint32_t noun,
                         const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t thanked = strcmp(slot, "poss") == 0 ? judged_for(sentence, noun) : -1;
    if (thanked >= 0)
        put(fillers, thanked);
    else if (strcmp(slot, "poss") == 0)
        children_with(sentence, noun, DEP_NMOD_POSS, fillers);
    else if (strcmp(slot, "modifier") == 0)
        modifiers(sentence, noun, fillers);
    else if (strcmp(slot, "clause") == 0) {
        children_with(sentence, noun, DEP_ACL, fillers);
        children_with(sentence, noun, DEP_CCOMP, fillers);
    } else
        prepositional(extraction, sentence, noun, slot, fillers);
    if (strcmp(slot, "by") == 0 && !fillers->count)
        put(fillers, who_is_behind(extraction, trigger->sentence, noun));
    /* "the restoration of ties between Cuba and the United States", "a halt to fighting between" */
    for (uint32_t i = noun + 1; !fillers->count && strcmp(slot, "between") == 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            is_one_of(OF_MATTER, preposition_of(sentence, i)))
            prepositional(extraction, sentence, i, slot, fillers);
}

/* Has the noun a determiner or owner of its own? */
static bool is_determined(const struct sentence *sentence, uint32_t noun)
{
    return dependent(sentence, noun, DEP_DET) >= 0 || dependent(sentence, noun, DEP_NMOD_POSS) >= 0 ||
           dependent(sentence, noun, DEP_AMOD) >= 0;
}

/* "Chad will open an embassy during the visit": a state makes no visit, it may be the host. */
static bool is_hosting(const struct extraction *extraction, const struct trigger *trigger, int32_t subject)
{
    static const char *const JOURNEYS[] = {"visit", "trip", "tour", "stay", NULL};
    if (subject < 0 || !is_one_of(JOURNEYS, trigger->lemma)) return false;
    struct entity_set set = {0};
    entities_of(extraction, trigger->sentence, (uint32_t)subject, 1u << CLASS_STATE, &set);
    return set.count > 0;
}

/* "At Seoul's request the Council met": whose the noun is asks, and who acts is asked. */
static bool is_at_behest(const struct sentence *sentence, const struct trigger *trigger)
{
    static const char *const NOUNS[] = {"request",    "behest",    "urging", "insistence",
                                        "invitation", "prompting", NULL};
    return is_one_of(NOUNS, trigger->lemma) && strcmp(preposition_of(sentence, trigger->token), "at") == 0;
}

/* Has the noun parties of its own: "talks between Chad and Libya", "their talks"? */
static bool has_own_parties(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers between = {0};
    prepositional(extraction, sentence, trigger->token, "between", &between);
    /* "At their summit, he and the premier agreed": an owner of whom nothing is known yet is the subject */
    int32_t owner = dependent(sentence, trigger->token, DEP_NMOD_POSS);
    bool is_known = owner >= 0 && (sentence->tokens[owner].upos != UPOS_PRON ||
                                   extraction->entities->mention_at[trigger->sentence][owner] >= 0);
    return between.count || (is_known && !is_at_behest(sentence, trigger));
}

/* "told a forum in Singapore", "made the remarks following talks with Paris": the verb of who speaks there;
 * -1. */
static int32_t speech_at(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const SPEAKS[] = {"tell", "address", "brief", NULL};
    static const char *const AFTER[] = {"following", "after", "during", "ahead", "before", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (token->head < 0) return -1;
    const struct token *above = &sentence->tokens[token->head];
    if (token->deprel == DEP_OBJ && is_one_of(SPEAKS, above->lemma)) return token->head;
    bool is_remark = token->deprel == DEP_NMOD && above->deprel == DEP_OBJ && above->head >= 0 &&
                     is_verb(&sentence->tokens[above->head]) &&
                     lexicon_has(extraction->tables, "remark", above->lemma);
    return is_remark && is_one_of(AFTER, preposition_of(sentence, noun)) ? above->head : -1;
}

/* "touched on the pilgrimage", "voted for the talks": what is known already is a topic; but "sent police at
 * the request of Honiara". */
static bool is_known_topic(const struct extraction *extraction, const struct trigger *trigger,
                           const char *preposition)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers whose = {0};
    if (strcmp(preposition, "at") == 0) prepositional(extraction, sentence, trigger->token, "of", &whose);
    return has_the(sentence, trigger->token) && strlen(preposition) < 4 && !whose.count;
}

/* Does the phrase say when or on what occasion the verb's deed is done: "during", "by telephone", "came home
 * from a trip to Chad"? */
static bool is_occasion(const struct extraction *extraction, const char *noun, const char *verb,
                        const char *preposition)
{
    static const char *const WORDS[] = {"during", "on",        "after",   "before", "for",  "in",
                                        "at",     "following", "ahead",   "upon",   "amid", "despite",
                                        "under",  "since",     "through", NULL};
    static const char *const WIRES[] = {"by", "over", "via", NULL};
    static const char *const RETURNS[] = {"return", "come", "arrive", "fly", "emerge", "go", "travel", NULL};
    bool by_wire = is_one_of(WIRES, preposition) && lexicon_has(extraction->tables, "telephone", noun);
    bool is_back = strcmp(preposition, "from") == 0 && is_one_of(RETURNS, verb);
    return by_wire || is_back || is_one_of(WORDS, preposition);
}

static bool is_said_of_subject(const struct sentence *sentence, uint32_t noun)
{
    return dependent(sentence, noun, DEP_COP) >= 0 || lacks_copula(sentence, noun);
}

/* "said during a visit to Rome", "left after talks with Paris": it is the visit of who said, the talks of who
 * left. -1 when the noun has parties of its own. */
static int32_t whose_occasion(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    /* "after weeks of talks": the weeks hang on the verb */
    uint32_t outer = trigger->carrier >= 0 ? (uint32_t)trigger->carrier : trigger->token;
    const struct token *token = &sentence->tokens[outer];
    /* "was in a state of war with Sudan" */
    int32_t above = token->deprel == DEP_NMOD ? token->head : (int32_t)trigger->token;
    if (above >= 0 && is_said_of_subject(sentence, (uint32_t)above))
        return subject_of(extraction, trigger->sentence, (uint32_t)above, 0);
    if (has_own_parties(extraction, trigger)) return -1;
    int32_t speech = speech_at(extraction, sentence, outer);
    if (speech >= 0) return subject_of(extraction, trigger->sentence, (uint32_t)speech, 0);
    if (token->deprel != DEP_OBL || token->head < 0) return -1;
    uint32_t verb = (uint32_t)token->head;
    const char *preposition = preposition_of(sentence, outer);
    if (!is_verb(&sentence->tokens[verb]) && !is_said_of_subject(sentence, verb)) return -1;
    if (is_known_topic(extraction, trigger, preposition)) return -1;
    /* "on a visit to Rabat, was received by the king": the grammatical subject, whatever the voice */
    int32_t undergoes = dependent(sentence, verb, DEP_NSUBJ_PASS);
    if (undergoes >= 0 && strcmp(preposition, "on") == 0 && is_passive(sentence, verb)) return undergoes;
    if (!is_occasion(extraction, sentence->tokens[trigger->token].lemma, sentence->tokens[verb].lemma,
                     preposition))
        return -1;
    int32_t subject = subject_of(extraction, trigger->sentence, verb, 0);
    bool hosts = has_the(sentence, trigger->token) && is_hosting(extraction, trigger, subject);
    return hosts ? -1 : subject;
}

/* "North Korean troops and arms for Russia": what stands before the first noun or behind the last belongs to
 * both.
 */
static void share_with_conjuncts(const struct extraction *extraction, const struct trigger *trigger,
                                 const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    if (fillers->count || strcmp(slot, "clause") == 0 || strcmp(slot, "poss") == 0) return;
    bool is_modifier = strcmp(slot, "modifier") == 0;
    if (token->deprel == DEP_CONJ && token->head >= 0 && sentence->tokens[token->head].upos == UPOS_NOUN &&
        !(is_modifier && is_determined(sentence, trigger->token))) {
        struct fillers first = {0};
        slot_of_noun(extraction, trigger, (uint32_t)token->head, slot, &first);
        for (size_t i = 0; i < first.count; i++)
            if (is_modifier || first.tokens[i] > trigger->token) put(fillers, (int32_t)first.tokens[i]);
    }
    for (uint32_t i = trigger->token + 1; !is_modifier && !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_CONJ)
            slot_of_noun(extraction, trigger, i, slot, fillers);
}

/* "the detention of two Canadians by China", "the sale of jets to Oman": the parser hangs the second phrase
 * below the first. */
static void nested_phrases(const struct extraction *extraction, const struct trigger *trigger,
                           const char *slot, struct fillers *fillers)
{
    static const char *const SLOTS[] = {"by",  "to",   "against", "on",     "from",
                                        "for", "into", "with",    "toward", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    for (uint32_t i = trigger->token + 1; is_one_of(SLOTS, slot) && !fillers->count && i < sentence->count;
         i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_NMOD &&
            is_one_of(OF_MATTER, preposition_of(sentence, i)))
            prepositional(extraction, sentence, i, slot, fillers);
}

/* "demonstrations erupted across Iran", "a strike paralysed Guinea": the verb only says that it happened. */
static void phrases_of_happening(const struct extraction *extraction, const struct trigger *trigger,
                                 const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
    /* "Morocco was shaken by protests" */
    bool is_agent = (token->deprel == DEP_OBL_AGENT || token->deprel == DEP_OBL) && token->head >= 0 &&
                    strcmp(preposition_of(sentence, trigger->token), "by") == 0;
    if (is_agent && strcmp(slot, "in") == 0 && is_passive(sentence, (uint32_t)token->head) &&
        lexicon_has(extraction->tables, "happen", sentence->tokens[token->head].lemma))
        put(fillers, dependent(sentence, (uint32_t)token->head, DEP_NSUBJ_PASS));
    int32_t verb = is_subject ? token->head : dependent(sentence, trigger->token, DEP_ACL);
    if (verb < 0 || strcmp(slot, "by") == 0 || strcmp(slot, "of") == 0) return;
    const char *lemma = sentence->tokens[verb].lemma;
    bool between = strcmp(slot, "between") == 0 || strcmp(slot, "with") == 0;
    /* "a truce brokered by Egypt between Israel and Hamas" */
    bool makes = !is_subject && between && lexicon_has(extraction->tables, "joint-act", lemma);
    if (!makes && !lexicon_has(extraction->tables, "happen", lemma)) return;
    prepositional(extraction, sentence, (uint32_t)verb, slot, fillers);
    if (strcmp(slot, "in") == 0) put(fillers, dependent(sentence, (uint32_t)verb, DEP_OBJ));
}

/* "In a phone call he urged Xi to act", "received a call from Xi": who is spoken to on the occasion. */
static void put_hearer(const struct extraction *extraction, const struct trigger *trigger,
                       struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    static const char *const RECEIVES[] = {"receive", "get", "take", "field", "answer", "accept", NULL};
    int32_t verb = sentence->tokens[trigger->token].head;
    bool is_object = verb >= 0 && sentence->tokens[trigger->token].deprel == DEP_OBJ;
    if (is_object && is_one_of(RECEIVES, sentence->tokens[verb].lemma))
        put(fillers, subject_of(extraction, trigger->sentence, (uint32_t)verb, 0));
    if (whose_occasion(extraction, trigger) < 0 || verb < 0) return;
    put(fillers, object_of(extraction, trigger->sentence, (uint32_t)verb));
    if (!fillers->count) prepositional(extraction, sentence, (uint32_t)verb, "to", fillers);
}

/* Are both parties told behind the noun: "a truce between Armenia and Azerbaijan", "between the neighbours"?
 */
static bool is_between(const struct sentence *sentence, uint32_t noun)
{
    for (uint32_t i = noun + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)noun && has_preposition(sentence, i, "between"))
            return dependent(sentence, i, DEP_CONJ) >= 0 || sentence->tokens[i].xpos == XPOS_NNS;
    return false;
}

/* "announced the truce": one that others have agreed on. */
static bool is_known_truce(const struct extraction *extraction, const struct sentence *sentence, int32_t noun)
{
    return has_the(sentence, (uint32_t)noun) &&
           lexicon_has(extraction->tables, "joint-occasion", sentence->tokens[noun].lemma);
}

bool tells_of_others(const struct extraction *extraction, const struct trigger *trigger)
{
    static const char *const VERBS[] = {"announce", "declare", "confirm", "reveal",  "unveil",
                                        "proclaim", "report",  "hail",    "welcome", "broker",
                                        "mediate",  "praise",  NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (trigger->is_noun || !is_one_of(VERBS, sentence->tokens[trigger->token].lemma)) return false;
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    return object >= 0 &&
           (is_between(sentence, (uint32_t)object) || is_known_truce(extraction, sentence, object));
}

/* "talks led by the African Union": who presides is no party. */
static void spare_presiding(const struct extraction *extraction, const struct trigger *trigger,
                            const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    size_t kept = 0;
    if (strcmp(slot, "by") != 0 || !trigger->frame || !trigger->frame->is_reciprocal) return;
    for (size_t i = 0; i < fillers->count; i++) {
        int32_t verb = sentence->tokens[fillers->tokens[i]].head;
        bool presides = verb >= 0 && sentence->tokens[verb].deprel == DEP_ACL &&
                        lexicon_has(extraction->tables, "presiding", sentence->tokens[verb].lemma);
        if (!presides) fillers->tokens[kept++] = fillers->tokens[i];
    }
    fillers->count = kept;
}

static void noun_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                      struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(slot, "head") == 0) {
        put(fillers, sentence->tokens[trigger->token].head);
        return;
    }
    if (strcmp(slot, "occasion") == 0) {
        put(fillers, whose_occasion(extraction, trigger));
        return;
    }
    if (strcmp(slot, "hearer") == 0) {
        put_hearer(extraction, trigger, fillers);
        return;
    }
    slot_of_noun(extraction, trigger, trigger->token, slot, fillers);
    share_with_conjuncts(extraction, trigger, slot, fillers);
    if (!fillers->count && trigger->carrier >= 0)
        slot_of_noun(extraction, trigger, (uint32_t)trigger->carrier, slot, fillers);
    nested_phrases(extraction, trigger, slot, fillers);
    phrases_of_means(extraction, sentence, trigger->token, slot, fillers);
    spare_presiding(extraction, trigger, slot, fillers);
    if (!fillers->count && strcmp(slot, "poss") != 0 && strcmp(slot, "modifier") != 0 &&
        strcmp(slot, "clause") != 0)
        phrases_of_happening(extraction, trigger, slot, fillers);
    if (fillers->count || trigger->light_verb < 0) return;
    /* the subject of the light verb does it: "Russia launched an attack"; but "Russia announced a truce
     * between Armenia and Azerbaijan" */
    if (strcmp(slot, "poss") == 0 && is_between(sentence, trigger->token)) return;
    bool is_announced = strcmp(sentence->tokens[trigger->light_verb].lemma, "announce") == 0;
    if (is_announced && is_known_truce(extraction, sentence, (int32_t)trigger->token)) return;
    if (strcmp(slot, "poss") == 0)
        put(fillers, subject_of(extraction, trigger->sentence, (uint32_t)trigger->light_verb, 0));
    else if (strcmp(slot, "modifier") != 0 && strcmp(slot, "clause") != 0)
        prepositional(extraction, sentence, (uint32_t)trigger->light_verb, slot, fillers);
}

void fill_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
               struct fillers *fillers)
{
    if (trigger->is_noun)
        noun_slot(extraction, trigger, slot, fillers);
    else
        verb_slot(extraction, trigger, slot, fillers);
}
