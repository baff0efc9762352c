/* slot_occasion.c: whose an occasion is that a noun tells beside another deed, "said during a visit to Rome",
 * and who is spoken to on it. */
#include "event/slot.h"

#include <string.h>

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
    add_phrases(extraction, sentence, trigger->token, "between", &between);
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
    if (strcmp(preposition, "at") == 0) add_phrases(extraction, sentence, trigger->token, "of", &whose);
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

int32_t whose_occasion(const struct extraction *extraction, const struct trigger *trigger)
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

void add_hearer(const struct extraction *extraction, const struct trigger *trigger, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    static const char *const RECEIVES[] = {"receive", "get", "take", "field", "answer", "accept", NULL};
    int32_t verb = sentence->tokens[trigger->token].head;
    bool is_object = verb >= 0 && sentence->tokens[trigger->token].deprel == DEP_OBJ;
    if (is_object && is_one_of(RECEIVES, sentence->tokens[verb].lemma))
        add_filler(fillers, subject_of(extraction, trigger->sentence, (uint32_t)verb, 0));
    if (whose_occasion(extraction, trigger) < 0 || verb < 0) return;
    add_filler(fillers, object_of(extraction, trigger->sentence, (uint32_t)verb));
    if (!fillers->count) add_phrases(extraction, sentence, (uint32_t)verb, "to", fillers);
}
