/* slot_verb.c: the slots of a verb: subject, object, clause, value and what else has a name of its own, and
 * the phrases of a preposition behind it or behind its noun. */
#include "event/slot.h"

#include <string.h>

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
    add_children(sentence, verb, DEP_XCOMP, fillers);
    for (uint32_t i = 0; object >= 0 && i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool second = token->head == (int32_t)verb && token->deprel == DEP_OBJ && (int32_t)i != object;
        /* 'called the report "pure fiction"' */
        bool behind = token->head == object && (int32_t)i > object &&
                      (token->deprel == DEP_AMOD || token->deprel == DEP_APPOS);
        if (second || behind) add_filler(fillers, (int32_t)i);
    }
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

/* The slots of sources and of predicates that no verb has. */
static bool slot_of_describing(const struct extraction *extraction, const struct trigger *trigger,
                               const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    bool is_subject = strcmp(slot, "subject") == 0;
    int32_t described =
        trigger->is_predicate ? described_by(extraction, trigger->sentence, trigger->token) : -1;
    if (trigger->is_source) {
        if (is_subject) add_filler(fillers, (int32_t)trigger->token);
        if (strcmp(slot, "clause") == 0) add_filler(fillers, sentence->tokens[trigger->token].head);
        return true;
    }
    if (strcmp(slot, "self") == 0)
        add_filler(fillers, (int32_t)trigger->token);
    else if (is_subject && described >= 0)
        add_filler(fillers, described);
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
            add_filler(fillers, (int32_t)i);
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
        if (is_then || has_dependent(sentence, i, "when")) add_filler(fillers, (int32_t)i);
    }
}

/* "gave Chad tanks": both. */
static void objects_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    int32_t given = -1;
    add_filler(fillers, object_of(extraction, trigger->sentence, trigger->token));
    add_filler(fillers, recipient_of(extraction, trigger->sentence, trigger->token, &given));
}

static void subject_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    add_filler(fillers, subject_of(extraction, trigger->sentence, trigger->token, 0));
}

static void recipients_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                               struct fillers *fillers)
{
    int32_t given = -1;
    add_filler(fillers, recipient_of(extraction, trigger->sentence, trigger->token, &given));
    add_children(sentence_of(extraction, trigger), trigger->token, DEP_IOBJ, fillers);
}

static void manner_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                           struct fillers *fillers)
{
    add_children(sentence_of(extraction, trigger), trigger->token, DEP_ADVMOD, fillers);
}

static void clauses_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    add_children(sentence, trigger->token, DEP_CCOMP, fillers);
    add_children(sentence, trigger->token, DEP_XCOMP, fillers);
    /* "This is piracy, the general told reporters" */
    if (!fillers->count && token->deprel == DEP_PARATAXIS) add_filler(fillers, token->head);
    if (!fillers->count) completing_clauses(sentence, trigger->token, fillers);
    for (size_t i = 0; i < fillers->count; i++)
        fillers->tokens[i] = assured_clause(extraction, sentence, fillers->tokens[i]);
}

static void modifiers_of_subject(const struct extraction *extraction, const struct trigger *trigger,
                                 struct fillers *fillers)
{
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    if (subject >= 0) add_modifiers(sentence_of(extraction, trigger), (uint32_t)subject, fillers);
}

static void modifiers_of_object(const struct extraction *extraction, const struct trigger *trigger,
                                struct fillers *fillers)
{
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    if (object >= 0) add_modifiers(sentence_of(extraction, trigger), (uint32_t)object, fillers);
}

/* "confirmed its readiness to strike" */
static void clauses_of_object(const struct extraction *extraction, const struct trigger *trigger,
                              struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    if (object < 0) return;
    add_children(sentence, (uint32_t)object, DEP_ACL, fillers);
    add_children(sentence, (uint32_t)object, DEP_ACL_RELCL, fillers);
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
            add_filler(fillers, (int32_t)i);
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
    add_children(sentence, (uint32_t)owned, DEP_NMOD_POSS, fillers);
    for (uint32_t i = 0; !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == owned && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0) /* "40 per cent of Russia's ammunition" */
            add_children(sentence, i, DEP_NMOD_POSS, fillers);
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
            add_phrases(extraction, sentence, i, "with", fillers);
    }
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

/* Does the noun by itself tell an event? "bomb" does only in "car bomb". */
static bool evokes_alone(const struct extraction *extraction, const char *noun)
{
    const struct frame_list *list = frames_for(&extraction->tables->nouns, noun);
    for (size_t i = 0; list && i < list->count; i++)
        if (!list->items[i].word_count) return true;
    return false;
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
            add_phrases(extraction, sentence, i, slot, fillers);
}

/* "froze 20 million euros in aid to the army" */
static void phrases_of_aid(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t verb, const char *slot, struct fillers *fillers)
{
    for (uint32_t i = verb + 1; !fillers->count && i < sentence->count; i++)
        if (is_phrase_of(sentence, i, verb) && strcmp(preposition_of(sentence, i), "in") == 0 &&
            lexicon_has(extraction->tables, "aid", sentence->tokens[i].lemma))
            add_phrases(extraction, sentence, i, slot, fillers);
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
        if (at == (int32_t)object) add_filler(fillers, (int32_t)i);
    }
}

/* The phrases of the preposition behind the verb and, where there is none, behind its object, the thing that
 * is its subject, or what it makes of that. */
static void phrases_of_verb(const struct extraction *extraction, const struct trigger *trigger,
                            const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t verb = trigger->token;
    bool is_to = strcmp(slot, "to") == 0;
    add_phrases(extraction, sentence, verb, slot, fillers);
    if (strcmp(slot, "with") == 0) companions(extraction, trigger, fillers);
    int32_t noun = object_of(extraction, trigger->sentence, verb);
    /* "issued a warrant for NAME for fraud" */
    if (fillers->count && is_wanted_object(extraction, trigger, noun))
        add_phrases(extraction, sentence, (uint32_t)noun, slot, fillers);
    if (fillers->count)
        noun = -1;
    else if (noun < 0)
        noun = thing_of(extraction, trigger);
    if (noun < 0) noun = made_of_subject(sentence, verb);
    bool is_open = noun >= 0 && !keeps_phrases(extraction, trigger, noun, slot);
    if (is_open) add_phrases(extraction, sentence, (uint32_t)noun, slot, fillers);
    if (noun >= 0) add_phrases_of_means(extraction, sentence, (uint32_t)noun, slot, fillers);
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

void fill_verb_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                    struct fillers *fillers)
{
    if (slot_of_describing(extraction, trigger, slot, fillers)) return;
    for (size_t i = 0; i < sizeof VERB_SLOTS / sizeof *VERB_SLOTS; i++)
        if (strcmp(slot, VERB_SLOTS[i].slot) == 0) {
            VERB_SLOTS[i].fill(extraction, trigger, fillers);
            return;
        }
    if (trigger->is_predicate && (strcmp(slot, "poss") == 0 || strcmp(slot, "modifier") == 0))
        fill_slot_at(extraction, trigger, trigger->token, slot, fillers); /* "is Israel's main supplier" */
    else
        phrases_of_verb(extraction, trigger, slot, fillers);
}
