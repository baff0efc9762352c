/* slot_noun.c: the slots of a noun: owner, modifiers, clause and phrases, with what light verbs, coordinated
 * nouns and verbs of happening lend it. */
#include "event/slot.h"

#include <string.h>

/* What binds a noun to its matter: "cessation of hostilities", "halt to fighting", "pause in fighting". */
static const char *const OF_MATTER[] = {"of", "to", "in", NULL};

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

void fill_slot_at(const struct extraction *extraction, const struct trigger *trigger, uint32_t noun,
                  const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t thanked = strcmp(slot, "poss") == 0 ? judged_for(sentence, noun) : -1;
    if (thanked >= 0)
        add_filler(fillers, thanked);
    else if (strcmp(slot, "poss") == 0)
        add_children(sentence, noun, DEP_NMOD_POSS, fillers);
    else if (strcmp(slot, "modifier") == 0)
        add_modifiers(sentence, noun, fillers);
    else if (strcmp(slot, "clause") == 0) {
        add_children(sentence, noun, DEP_ACL, fillers);
        add_children(sentence, noun, DEP_CCOMP, fillers);
    } else
        add_phrases(extraction, sentence, noun, slot, fillers);
    if (strcmp(slot, "by") == 0 && !fillers->count)
        add_filler(fillers, who_is_behind(extraction, trigger->sentence, noun));
    /* "the restoration of ties between Cuba and the United States", "a halt to fighting between" */
    for (uint32_t i = noun + 1; !fillers->count && strcmp(slot, "between") == 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            is_one_of(OF_MATTER, preposition_of(sentence, i)))
            add_phrases(extraction, sentence, i, slot, fillers);
}

/* Has the noun a determiner or owner of its own? */
static bool is_determined(const struct sentence *sentence, uint32_t noun)
{
    return dependent(sentence, noun, DEP_DET) >= 0 || dependent(sentence, noun, DEP_NMOD_POSS) >= 0 ||
           dependent(sentence, noun, DEP_AMOD) >= 0;
}

/* "Iranian troop deployments and drone supplies": does one of the words before the noun name somebody? */
static bool name_somebody(const struct extraction *extraction, uint32_t s, const struct fillers *fillers)
{
    for (size_t i = 0; i < fillers->count; i++)
        if (extraction->entities->mention_at[s][fillers->tokens[i]] >= 0) return true;
    return false;
}

/* "Xi's visit to France and a summit with Macron": the owner of the first noun has part in the second too. */
static void share_owner(const struct extraction *extraction, const struct trigger *trigger,
                        struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    int32_t determiner = dependent(sentence, trigger->token, DEP_DET);
    bool is_new = determiner >= 0 && strcmp(sentence->tokens[determiner].lower, "the") != 0;
    bool has_partner = false;
    for (uint32_t i = trigger->token + 1; is_new && i < sentence->count && !has_partner; i++)
        has_partner =
            sentence->tokens[i].head == (int32_t)trigger->token && has_preposition(sentence, i, "with");
    if (fillers->count || token->deprel != DEP_CONJ || token->head < 0 ||
        !frames_for(&extraction->tables->nouns, sentence->tokens[token->head].lemma) ||
        (determiner >= 0 && !has_partner))
        return;
    add_children(sentence, (uint32_t)token->head, DEP_NMOD_POSS, fillers);
}

/* "North Korean troops and arms for Russia": what stands before the first noun or behind the last belongs to
 * both. */
static void share_with_conjuncts(const struct extraction *extraction, const struct trigger *trigger,
                                 const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    bool is_modifier = strcmp(slot, "modifier") == 0;
    size_t own = fillers->count;
    bool is_filled = is_modifier ? name_somebody(extraction, trigger->sentence, fillers) : own > 0;
    if (is_filled || strcmp(slot, "clause") == 0 || strcmp(slot, "poss") == 0) return;
    if (token->deprel == DEP_CONJ && token->head >= 0 && sentence->tokens[token->head].upos == UPOS_NOUN &&
        !(is_modifier && is_determined(sentence, trigger->token))) {
        struct fillers first = {0};
        fill_slot_at(extraction, trigger, (uint32_t)token->head, slot, &first);
        for (size_t i = 0; i < first.count; i++) {
            uint32_t lent = first.tokens[i];
            bool names = extraction->entities->mention_at[trigger->sentence][lent] >= 0;
            if (is_modifier ? !own || names : lent > trigger->token) add_filler(fillers, (int32_t)lent);
        }
    }
    for (uint32_t i = trigger->token + 1; !is_modifier && !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_CONJ)
            fill_slot_at(extraction, trigger, i, slot, fillers);
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
            add_phrases(extraction, sentence, i, slot, fillers);
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
        add_filler(fillers, dependent(sentence, (uint32_t)token->head, DEP_NSUBJ_PASS));
    int32_t verb = is_subject ? token->head : dependent(sentence, trigger->token, DEP_ACL);
    if (verb < 0 || strcmp(slot, "by") == 0 || strcmp(slot, "of") == 0) return;
    const char *lemma = sentence->tokens[verb].lemma;
    bool between = strcmp(slot, "between") == 0 || strcmp(slot, "with") == 0;
    /* "a truce brokered by Egypt between Israel and Hamas" */
    bool makes = !is_subject && between && lexicon_has(extraction->tables, "joint-act", lemma);
    if (!makes && !lexicon_has(extraction->tables, "happen", lemma)) return;
    add_phrases(extraction, sentence, (uint32_t)verb, slot, fillers);
    if (strcmp(slot, "in") == 0) add_filler(fillers, dependent(sentence, (uint32_t)verb, DEP_OBJ));
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

int32_t whom_verb_gives(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t s = trigger->sentence, verb = (uint32_t)trigger->light_verb;
    if (trigger->is_undergone)
        return is_passive(sentence, verb) ? surface_subject(extraction, s, verb, 0)
                                          : subject_of(extraction, s, verb, 0);
    int32_t given, indirect = dependent(sentence, verb, DEP_IOBJ);
    if (!lexicon_has_token(extraction, "giving", &sentence->tokens[verb]) ||
        withholds(&sentence->tokens[verb]))
        return -1;
    return indirect >= 0 ? indirect : recipient_of(extraction, s, verb, &given);
}

/* Is it told who does it: by the subject of the verb that gives it, "from France", "by France"? */
static bool names_doer(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct fillers doers = {0};
    if (!trigger->is_undergone)
        return subject_of(extraction, trigger->sentence, (uint32_t)trigger->light_verb, 0) >= 0;
    add_phrases(extraction, sentence, trigger->token, "from", &doers);
    add_phrases(extraction, sentence, trigger->token, "by", &doers);
    add_phrases(extraction, sentence, (uint32_t)trigger->light_verb, "from", &doers);
    return doers.count > 0;
}

void fill_noun_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                    struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(slot, "head") == 0) {
        add_filler(fillers, sentence->tokens[trigger->token].head);
        return;
    }
    if (strcmp(slot, "occasion") == 0) {
        add_filler(fillers, whose_occasion(extraction, trigger));
        return;
    }
    if (strcmp(slot, "hearer") == 0) {
        add_hearer(extraction, trigger, fillers);
        return;
    }
    fill_slot_at(extraction, trigger, trigger->token, slot, fillers);
    if (strcmp(slot, "poss") == 0) share_owner(extraction, trigger, fillers);
    share_with_conjuncts(extraction, trigger, slot, fillers);
    if (!fillers->count && trigger->carrier >= 0)
        fill_slot_at(extraction, trigger, (uint32_t)trigger->carrier, slot, fillers);
    nested_phrases(extraction, trigger, slot, fillers);
    add_phrases_of_means(extraction, sentence, trigger->token, slot, fillers);
    spare_presiding(extraction, trigger, slot, fillers);
    if (!fillers->count && strcmp(slot, "poss") != 0 && strcmp(slot, "modifier") != 0 &&
        strcmp(slot, "clause") != 0)
        phrases_of_happening(extraction, trigger, slot, fillers);
    if (fillers->count || trigger->light_verb < 0) return;
    static const char *const TO_WHOM[] = {"to", "for", "on", "against", "at", "toward", "into", "over", NULL};
    if (is_one_of(TO_WHOM, slot)) add_filler(fillers, whom_verb_gives(extraction, trigger));
    if (strcmp(slot, "of") == 0 && names_doer(extraction, trigger))
        add_filler(fillers, whom_verb_gives(extraction, trigger));
    if (fillers->count || (trigger->is_undergone && strcmp(slot, "poss") == 0)) return;
    /* the subject of the light verb does it: "Russia launched an attack"; but "Russia announced a truce
     * between Armenia and Azerbaijan" */
    if (strcmp(slot, "poss") == 0 && is_between(sentence, trigger->token)) return;
    bool is_announced = strcmp(sentence->tokens[trigger->light_verb].lemma, "announce") == 0;
    if (is_announced && is_known_truce(extraction, sentence, (int32_t)trigger->token)) return;
    if (strcmp(slot, "poss") == 0)
        add_filler(fillers, subject_of(extraction, trigger->sentence, (uint32_t)trigger->light_verb, 0));
    else if (strcmp(slot, "modifier") != 0 && strcmp(slot, "clause") != 0)
        add_phrases(extraction, sentence, (uint32_t)trigger->light_verb, slot, fillers);
}
