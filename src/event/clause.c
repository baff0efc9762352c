/* clause.c: what stands where in a clause, over Universal Dependencies: the words below a word, relative
 * pronouns and conjuncts, and the object of a verb, through passives, coordination and particles. Its
 * subject: subject.c. */
#include "event/clause.h"

#include <string.h>

const struct sentence *sentence_of(const struct extraction *extraction, const struct trigger *trigger)
{
    return &extraction->analysis->sentences[trigger->sentence];
}

int32_t dependent(const struct sentence *sentence, uint32_t head, enum deprel deprel)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            return (int32_t)i;
    return -1;
}

const char *preposition_of(const struct sentence *sentence, uint32_t token)
{
    int32_t found = dependent(sentence, token, DEP_CASE);
    return found >= 0 ? sentence->tokens[found].lower : "";
}

bool is_on_platform(const struct extraction *extraction, const struct sentence *sentence, uint32_t token)
{
    return lexicon_has(extraction->tables, "platform", sentence->tokens[token].lower) &&
           strcmp(preposition_of(sentence, token), "on") == 0;
}

bool lexicon_has_token(const struct extraction *extraction, const char *list, const struct token *token)
{
    return lexicon_has(extraction->tables, list, token->lemma) ||
           lexicon_has(extraction->tables, list, token->lower);
}

bool is_since_clause(const struct sentence *sentence, uint32_t verb)
{
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    return mark >= 0 && sentence->tokens[verb].deprel == DEP_ADVCL &&
           strcmp(sentence->tokens[mark].lower, "since") == 0;
}

bool is_verb(const struct token *token)
{
    return token->upos == UPOS_VERB || token->upos == UPOS_AUX;
}

bool is_nominal(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
}

/* "Chad is one of the states that recognise it", "was among those who": who is said to be one of them; else
 * the noun itself. */
static int32_t member_of(const struct sentence *sentence, int32_t noun)
{
    static const char *const KINDS[] = {"country",   "state",    "nation", "government", "one",
                                        "leader",    "those",    "party",  "group",      "member",
                                        "neighbour", "neighbor", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (!is_one_of(KINDS, token->lemma) && !is_one_of(KINDS, token->lower)) return noun;
    int32_t whole = noun;
    bool is_part = token->deprel == DEP_NMOD && token->head >= 0 &&
                   strcmp(preposition_of(sentence, (uint32_t)noun), "of") == 0 &&
                   strcmp(sentence->tokens[token->head].lower, "one") == 0;
    if (is_part) whole = token->head;
    if (dependent(sentence, (uint32_t)whole, DEP_COP) < 0) return noun;
    int32_t subject = dependent(sentence, (uint32_t)whole, DEP_NSUBJ);
    bool is_empty = subject < 0 || strcmp(sentence->tokens[subject].lower, "it") == 0 ||
                    strcmp(sentence->tokens[subject].lower, "there") == 0;
    return is_empty ? noun : subject;
}

/* A relative pronoun stands for the noun that the clause modifies. */
int32_t resolve_relative(const struct sentence *sentence, uint32_t verb, int32_t found)
{
    if (found < 0) return found;
    const struct token *token = &sentence->tokens[found];
    bool is_relative = token->xpos == XPOS_WP || token->xpos == XPOS_WDT ||
                       (strcmp(token->lower, "that") == 0 && token->upos == UPOS_PRON);
    if (!is_relative) return found;
    for (int32_t at = (int32_t)verb; at >= 0; at = sentence->tokens[at].head) {
        unsigned deprel = sentence->tokens[at].deprel;
        if (deprel == DEP_ACL_RELCL) {
            /* "the Senate was the only house that did not ratify it" */
            uint32_t noun = (uint32_t)sentence->tokens[at].head;
            int32_t subject = dependent(sentence, noun, DEP_NSUBJ);
            bool is_predicate = subject >= 0 && dependent(sentence, noun, DEP_COP) >= 0 &&
                                sentence->tokens[subject].upos == UPOS_PROPN;
            return is_predicate ? subject : member_of(sentence, (int32_t)noun);
        }
        bool extracted =
            deprel == DEP_CCOMP && found < sentence->tokens[at].head; /* "which Chad says fell" */
        if (deprel != DEP_CONJ && deprel != DEP_XCOMP && !extracted) break;
    }
    return found;
}

bool is_inside_which(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"in", "during", NULL};
    if (sentence->tokens[verb].deprel != DEP_ACL_RELCL) return false;
    for (uint32_t i = 0; i < verb; i++)
        if (sentence->tokens[i].head == (int32_t)verb && strcmp(sentence->tokens[i].lower, "which") == 0 &&
            is_one_of(WORDS, preposition_of(sentence, i)))
            return true;
    return false;
}

static bool is_past_or_present(const struct token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP;
}

/* What who has just been quoted does next. */
static const char *const SAYS[] = {
    "urge",     "call",    "accuse", "warn",   "say",     "add",       "demand",  "vow",       "pledge",
    "thank",    "praise",  "ask",    "appeal", "blame",   "criticise", "condemn", "express",   "invite",
    "threaten", "deny",    "reject", "stress", "voice",   "tell",      "insist",  "criticize", "welcome",
    "offer",    "promise", "note",   "hail",   "dismiss", NULL};

/* "said Nauru was not for sale and pledged to help": who said so. */
static bool is_said_to_be(const struct sentence *sentence, uint32_t verb, uint32_t first)
{
    const struct token *token = &sentence->tokens[first];
    return token->deprel == DEP_CCOMP && token->head >= 0 && !is_verb(token) &&
           dependent(sentence, first, DEP_COP) >= 0 && is_one_of(SAYS, sentence->tokens[verb].lemma) &&
           is_past_or_present(&sentence->tokens[token->head]);
}

/* "said that Chad was massing troops and planned to attack", "said that they had fled and left": who does the
 * first does the second, unless that is said too: "said that he was coming and urged". */
static bool is_joined_deed(const struct sentence *sentence, uint32_t verb, uint32_t first)
{
    const struct token *token = &sentence->tokens[first];
    bool is_group = token->xpos == XPOS_VBG || (token->xpos == XPOS_VBN && token->deprel == DEP_CCOMP);
    if (!is_group || is_one_of(SAYS, sentence->tokens[verb].lemma)) return false;
    int32_t helper = dependent(sentence, first, DEP_AUX);
    return helper >= 0 && is_past_or_present(&sentence->tokens[helper]);
}

/* The verb that a conjoined verb goes with. "He promised to help, and thanked them": a finite verb is no
 * partner of an infinitive, whatever the parser says, but of the finite verb above. */
int32_t conjunct_head(const struct sentence *sentence, uint32_t verb)
{
    int32_t head = sentence->tokens[verb].head, at = head;
    if (!is_past_or_present(&sentence->tokens[verb])) return head;
    /* "Peru protested after a court ruled, and recalled its envoy": behind a comma the main clause goes on */
    int32_t joint = dependent(sentence, verb, DEP_CC);
    bool is_apart = joint > 0 && strcmp(sentence->tokens[joint - 1].lower, ",") == 0;
    const struct token *first = &sentence->tokens[head];
    bool is_aside = first->deprel == DEP_ADVCL && first->head >= 0 && first->head < head;
    if (is_apart && is_aside && is_past_or_present(first) &&
        is_past_or_present(&sentence->tokens[first->head]) && is_verb(&sentence->tokens[first->head]))
        return first->head;
    for (int steps = 0; at >= 0 && steps < 6; steps++) {
        if (is_past_or_present(&sentence->tokens[at])) return at;
        if (is_joined_deed(sentence, verb, (uint32_t)at)) return at;
        if (is_said_to_be(sentence, verb, (uint32_t)at)) return sentence->tokens[at].head;
        bool is_past_perfect = sentence->tokens[at].xpos == XPOS_VBN && /* "said he had lied and urged" */
                               sentence->tokens[at].deprel == DEP_CCOMP &&
                               sentence->tokens[verb].xpos == XPOS_VBD;
        if (sentence->tokens[at].xpos != XPOS_VB && sentence->tokens[at].xpos != XPOS_VBG && !is_past_perfect)
            break;
        at = sentence->tokens[at].head;
        while (at >= 0 && !is_verb(&sentence->tokens[at])) /* "opposed an attempt to deny" */
            at = sentence->tokens[at].head;
    }
    return head;
}

bool is_quoted_doing(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (token->xpos != XPOS_VBG || token->head < 0 || mark < 0) return false;
    const char *lemma = sentence->tokens[token->head].lemma;
    return strcmp(sentence->tokens[mark].lower, "as") == 0 &&
           (strcmp(lemma, "quote") == 0 || strcmp(lemma, "cite") == 0);
}

/* "handed over the last hostages": the parser takes the particle for a preposition; -1. */
static int32_t object_behind_particle(const struct extraction *extraction, const struct sentence *sentence,
                                      uint32_t verb)
{
    static const char *const PARTICLES[] = {"over", "up", "off", "out", "down", "away", "back", NULL};
    if (verb + 1 >= sentence->count ||
        !lexicon_has(extraction->tables, "with-particle", sentence->tokens[verb].lemma))
        return -1;
    for (size_t i = 0; PARTICLES[i]; i++) {
        const struct token *particle = &sentence->tokens[verb + 1];
        bool is_case = particle->deprel == DEP_CASE && particle->head >= 0 &&
                       sentence->tokens[particle->head].head == (int32_t)verb;
        if (is_case && strcmp(particle->lower, PARTICLES[i]) == 0) return particle->head;
    }
    return -1;
}

static const uint32_t ACTOR_CLASSES =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

/* "handed the reporter (obj) a sentence (obj)", "gave Niger (iobj) a week (obl:unmarked)": to whom and what;
 * *given is -1 where the verb gives nobody anything. */
int32_t recipient_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int32_t *given)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    struct entity_set actors = {0};
    *given = -1;
    if (!lexicon_has(extraction->tables, "giving", sentence->tokens[verb].lemma)) return -1;
    /* "was handed a sentence", "was given tanks" */
    if (is_passive(sentence, verb)) {
        *given = dependent(sentence, verb, DEP_OBJ);
        return *given >= 0 ? surface_subject(extraction, s, verb, 0) : -1;
    }
    int32_t first = dependent(sentence, verb, DEP_OBJ), indirect = dependent(sentence, verb, DEP_IOBJ);
    for (uint32_t i = verb + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb || (int32_t)i == first) continue;
        bool second = first >= 0 && indirect < 0 && token->deprel == DEP_OBJ;
        bool amount =
            first < 0 && indirect >= 0 && (int32_t)i > indirect && token->deprel == DEP_OBL_UNMARKED;
        if (second) entities_of(extraction, s, (uint32_t)first, ACTOR_CLASSES | TAKE_UNNAMED, &actors);
        if ((second && actors.count) || amount) {
            *given = (int32_t)i;
            return second ? first : indirect;
        }
    }
    return -1;
}

/* "blocked and collided with two boats", "chased and fired at it": what the next verb has behind its
 * preposition; -1. */
static int32_t object_of_next(const struct sentence *sentence, uint32_t verb)
{
    static const char *const LINKS[] = {"with", "at", "on", NULL};
    uint32_t next = verb + 2;
    if (next + 1 >= sentence->count || strcmp(sentence->tokens[verb + 1].lower, "and") != 0 ||
        sentence->tokens[next].head != (int32_t)verb || sentence->tokens[next].deprel != DEP_CONJ ||
        !is_one_of(LINKS, sentence->tokens[next + 1].lower))
        return -1;
    int32_t phrase = sentence->tokens[next + 1].head;
    return phrase > (int32_t)next && sentence->tokens[phrase].head == (int32_t)next ? phrase : -1;
}

/* "condemned what it called Chad's aggression": what it is called; -1. */
static int32_t called_so(const struct extraction *extraction, const struct sentence *sentence, int32_t object)
{
    if (object < 0 || strcmp(sentence->tokens[object].lower, "what") != 0) return -1;
    int32_t clause = dependent(sentence, (uint32_t)object, DEP_ACL_RELCL);
    if (clause < 0) clause = dependent(sentence, (uint32_t)object, DEP_ACL);
    if (clause < 0 || !lexicon_has(extraction->tables, "naming", sentence->tokens[clause].lemma)) return -1;
    int32_t name = dependent(sentence, (uint32_t)clause, DEP_XCOMP);
    if (name < 0) name = dependent(sentence, (uint32_t)clause, DEP_OBJ);
    return name >= 0 && sentence->tokens[name].upos == UPOS_NOUN ? name : -1;
}

int32_t object_of(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t object = dependent(sentence, verb, DEP_OBJ), given = -1;
    if (is_passive(sentence, verb))
        return recipient_of(extraction, s, verb, &given) >= 0 ? given
                                                              : surface_subject(extraction, s, verb, 0);
    if (recipient_of(extraction, s, verb, &given) >= 0) return given;
    /* "telephoned Foreign Secretary (obj) Enrique Manalo (obj)" */
    if (object >= 0 && (uint32_t)object + 1 < sentence->count &&
        extraction->entities->mention_at[s][object] < 0 &&
        sentence->tokens[object + 1].head == (int32_t)verb &&
        sentence->tokens[object + 1].deprel == DEP_OBJ &&
        sentence->tokens[object + 1].upos != UPOS_PRON) /* "ordered the raid himself" */
        object++;
    if (object < 0) object = dependent(sentence, verb, DEP_IOBJ); /* "urged Moscow to wait" */
    object = resolve_relative(sentence, verb, object);
    if (object < 0) object = object_behind_particle(extraction, sentence, verb);
    int32_t called = called_so(extraction, sentence, object);
    if (called >= 0) return called;
    if (object >= 0) return object;
    const struct token *token = &sentence->tokens[verb];
    if (object_of_next(sentence, verb) >= 0) return object_of_next(sentence, verb);
    if (token->deprel == DEP_CONJ && token->head >= 0) {
        /* a shared object stands behind the last verb: "met and thanked Obama" */
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_CONJ &&
                is_verb(&sentence->tokens[i]))
                return dependent(sentence, i, DEP_OBJ);
    }
    if (token->deprel == DEP_ACL_RELCL && own_subject(extraction, s, verb) >= 0 &&
        dependent(sentence, verb, DEP_OBJ) < 0) {
        const struct token *subject = &sentence->tokens[own_subject(extraction, s, verb)];
        if (subject->xpos != XPOS_WP && subject->xpos != XPOS_WDT) return token->head;
    }
    return -1;
}

bool has_the(const struct sentence *sentence, uint32_t noun)
{
    int32_t article = dependent(sentence, noun, DEP_DET);
    return article >= 0 && strcmp(sentence->tokens[article].lower, "the") == 0;
}

bool has_dependent(const struct sentence *sentence, uint32_t head, const char *word)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && strcmp(sentence->tokens[i].lower, word) == 0)
            return true;
    return false;
}

int32_t asking_noun(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    enum { LONGEST = 7 };
    static const char *const WORDS[] = {"by", "from", "of", NULL};
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (sentence->tokens[verb].xpos != XPOS_VB || mark < 3 || strcmp(sentence->tokens[mark].lower, "to") != 0)
        return -1;
    for (uint32_t i = (uint32_t)mark - 1; i > 1 && (uint32_t)mark - i < LONGEST; i--) {
        const struct token *token = &sentence->tokens[i], *before = &sentence->tokens[i - 1];
        if (token->upos == UPOS_PUNCT || token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ) return -1;
        if (token->upos != UPOS_ADP) continue;
        bool asks = before->upos == UPOS_NOUN && lexicon_has_token(extraction, "asking", before);
        return asks && is_one_of(WORDS, token->lower) ? (int32_t)i - 1 : -1;
    }
    return -1;
}

bool is_ranked(const struct sentence *sentence, uint32_t noun)
{
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].xpos == XPOS_JJS) return true;
    return false;
}

int32_t matter_of(const struct extraction *extraction, const struct trigger *trigger)
{
    return trigger->is_noun ? dependent(sentence_of(extraction, trigger), trigger->token, DEP_NMOD)
                            : object_of(extraction, trigger->sentence, trigger->token);
}

bool is_on_brink(const struct sentence *sentence, uint32_t verb)
{
    static const char *const NOUNS[] = {"verge", "brink", "cusp", "threshold", "edge", "point", NULL};
    static const char *const AT[] = {"on", "at", "to", NULL};
    const struct token *token = &sentence->tokens[verb];
    return token->deprel == DEP_ACL && token->xpos == XPOS_VBG && token->head >= 0 &&
           is_one_of(NOUNS, sentence->tokens[token->head].lemma) &&
           is_one_of(AT, preposition_of(sentence, (uint32_t)token->head));
}
