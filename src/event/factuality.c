/* factuality.c: is it told as happened, planned, possible, alleged, denied or only supposed. Reads
 * auxiliaries, negation and modifiers at the trigger, then climbs to the words that govern it (after Sauri
 * and Pustejovsky 2009, FactBank): each may weaken what it governs. Words of reporting met on the way are
 * handed to attribution.c. */
#include "event/outlook.h"
#include "event/stay.h"

#include <stdio.h>
#include <string.h>

struct judgement {
    enum factuality factuality;
    bool is_future_in_past; /* possible only by "would": under a report it is a plan */
    struct found_event *item;
};

/* Is the word in the list, with its particle where it has one: "rule out", "call off"? */
static bool has_phrase(const struct extraction *extraction, const char *list, const struct sentence *sentence,
                       uint32_t t)
{
    char phrase[64];
    int32_t particle = dependent(sentence, t, DEP_COMPOUND_PRT);
    if (particle < 0) return lexicon_has_token(extraction, list, &sentence->tokens[t]);
    int size = snprintf(phrase, sizeof phrase, "%.40s-%.20s", sentence->tokens[t].lemma,
                        sentence->tokens[particle].lower);
    return (size > 0 && lexicon_has(extraction->tables, list, phrase)) ||
           lexicon_has_token(extraction, list, &sentence->tokens[t]);
}

/* The weaker of two: what is denied stays denied, what is supposed stays supposed. */
static enum factuality weaker(enum factuality a, enum factuality b)
{
    static const int RANK[] = {
        [FACTUALITY_ACTUAL] = 0,   [FACTUALITY_ALLEGED] = 1,      [FACTUALITY_PLANNED] = 2,
        [FACTUALITY_POSSIBLE] = 3, [FACTUALITY_HYPOTHETICAL] = 4, [FACTUALITY_DENIED] = 5};
    return RANK[a] >= RANK[b] ? a : b;
}

static void weaken(struct judgement *judgement, enum factuality factuality)
{
    judgement->factuality = weaker(judgement->factuality, factuality);
}

/* As weaken; a word that stands beside the event itself is not overruled by the reader. */
static void hedge(struct judgement *judgement, bool is_beside, enum factuality factuality)
{
    weaken(judgement, factuality);
    if (is_beside) judgement->item->is_hedged = true;
}

static void judge_auxiliary(const struct extraction *extraction, const struct sentence *sentence,
                            const struct token *token, struct judgement *judgement)
{
    /* "shelling could be heard": it was */
    if (strcmp(token->lower, "could") == 0 && token->head >= 0 &&
        lexicon_has(extraction->tables, "sensing", sentence->tokens[token->head].lemma))
        return;
    if (strcmp(token->lower, "would") == 0 && judgement->factuality < FACTUALITY_POSSIBLE)
        judgement->is_future_in_past = true;
    if (lexicon_has_token(extraction, "modal-planned", token)) weaken(judgement, FACTUALITY_PLANNED);
    if (lexicon_has_token(extraction, "modal-possible", token)) weaken(judgement, FACTUALITY_POSSIBLE);
}

/* "almost signed it": not "almost 200 were killed". */
static bool is_almost(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"almost", "nearly", NULL};
    return verb > 0 && is_verb(&sentence->tokens[verb]) && sentence->tokens[verb - 1].head == (int32_t)verb &&
           sentence->tokens[verb - 1].deprel == DEP_ADVMOD &&
           is_one_of(WORDS, sentence->tokens[verb - 1].lower);
}

/* What stands at the word itself. */
static void judge_word(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                       struct judgement *judgement)
{
    bool bare = sentence->tokens[t].xpos == XPOS_VB || sentence->tokens[t].xpos == XPOS_VBN;
    for (uint32_t i = t; i > 0 && bare; i--) {
        if (i < t && (sentence->tokens[i].upos == UPOS_VERB || sentence->tokens[i].upos == UPOS_PUNCT)) break;
        if (opens_condition(sentence, i - 1)) weaken(judgement, FACTUALITY_HYPOTHETICAL);
    }
    const struct trigger *trigger = &judgement->item->trigger;
    bool is_trigger = t == trigger->token || (int32_t)t == trigger->light_verb;
    bool is_open = t != trigger->token && leaves_open(sentence, t);
    /* "had nothing to do with it" is a denial itself */
    bool is_denial = t == trigger->token && strcmp(judgement->item->event.class, "Deny") == 0;
    if (is_open)
        weaken(judgement, FACTUALITY_POSSIBLE);
    else if (is_negated(sentence, t) ||
             (sentence->tokens[t].upos == UPOS_VERB && !is_denial && has_no_object(sentence, t))) {
        judgement->factuality = FACTUALITY_DENIED;
        if (is_trigger) judgement->item->is_hedged = true;
    }
    if (t == trigger->token && is_almost(sentence, t)) {
        judgement->factuality = FACTUALITY_DENIED;
        judgement->item->is_hedged = true;
    }
    if (is_under_condition(sentence, t)) weaken(judgement, FACTUALITY_HYPOTHETICAL);
    if (sentence->tokens[t].upos == UPOS_NOUN && is_due_behind(sentence, t))
        weaken(judgement, FACTUALITY_PLANNED);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t) continue;
        if (token->deprel == DEP_AUX && !opens_condition(sentence, i))
            judge_auxiliary(extraction, sentence, token, judgement);
        if (token->deprel == DEP_AMOD || token->deprel == DEP_ADVMOD) {
            bool beside = i + 1 < sentence->count && strcmp(sentence->tokens[i + 1].lower, "to") == 0 &&
                          strcmp(token->lower, "next") == 0; /* "put guns next to camps" */
            if (!beside && lexicon_has_token(extraction, "planned-word", token))
                hedge(judgement, is_trigger, FACTUALITY_PLANNED);
            if (lexicon_has_token(extraction, "possible-word", token))
                hedge(judgement, is_trigger, FACTUALITY_POSSIBLE);
            if (lexicon_has_token(extraction, "alleged-word", token))
                hedge(judgement, is_trigger, FACTUALITY_ALLEGED);
        }
        if (token->deprel == DEP_CASE && strcmp(token->lower, "due") == 0) /* "was due in Accra" */
            weaken(judgement, FACTUALITY_PLANNED);
        int32_t fixed = token->deprel == DEP_CASE ? dependent(sentence, i, DEP_FIXED) : -1;
        if (fixed >= 0 && strcmp(sentence->tokens[fixed].lower, "case") == 0) /* "in case of an attack" */
            hedge(judgement, is_trigger, FACTUALITY_HYPOTHETICAL);
        if (token->deprel == DEP_MARK && strcmp(token->lower, "whether") == 0)
            weaken(judgement, FACTUALITY_POSSIBLE);
        else if (token->deprel == DEP_MARK && (lexicon_has_token(extraction, "conditional", token) ||
                                               strcmp(token->lower, "depending") == 0))
            weaken(judgement, FACTUALITY_HYPOTHETICAL);
    }
}

/* "is to meet", "was to hold": arranged, whatever the parser hangs where. */
static bool is_arranged(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (!is_infinitive(sentence, verb)) return false;
    for (uint32_t i = verb; i > 0 && i + 6 > verb; i--) {
        if (strcmp(sentence->tokens[i].lower, "to") != 0) continue;
        uint32_t before = i - 1;
        while (before > 0 && (sentence->tokens[before].upos == UPOS_ADV ||
                              strcmp(sentence->tokens[before].lower, "due") == 0))
            before--;
        const struct token *be = &sentence->tokens[before];
        bool swift =
            before + 1 < i && lexicon_has_token(extraction, "came-about", &sentence->tokens[before + 1]);
        return strcmp(be->lemma, "be") == 0 && !swift && strcmp(token->lemma, "blame") != 0;
    }
    return false;
}

/* "stopped fighting" tells of a fight, "stopped them from fighting" of none. */
static bool is_ending(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                      uint32_t head)
{
    return sentence->tokens[at].xpos == XPOS_VBG && sentence->tokens[at].deprel == DEP_XCOMP &&
           dependent(sentence, at, DEP_MARK) < 0 &&
           lexicon_has_token(extraction, "ending", &sentence->tokens[head]);
}

/* "tried to storm the palace": an assault even so. */
static bool is_attempted(const struct sentence *sentence, uint32_t at, uint32_t head,
                         const struct judgement *judgement)
{
    const struct token *governor = &sentence->tokens[head];
    const char *class = judgement->item->event.class;
    bool tries = strcmp(governor->lemma, "try") == 0 || strcmp(governor->lemma, "attempt") == 0;
    return tries && governor->xpos == XPOS_VBD && sentence->tokens[at].xpos == XPOS_VB &&
           (strcmp(class, "Attack") == 0 || strcmp(class, "Assault") == 0);
}

/* "voted by 116 to six to demand its withdrawal": what is done by words alone is done by the vote. */
static bool is_enacted(const struct found_event *item, uint32_t at, const struct token *governor)
{
    static const char *const CLASSES[] = {"Condemn",      "Accuse",    "Demand", "Request", "Support",
                                          "RatifyTreaty", "Recognize", "Reject", "Praise",  NULL};
    return at == item->trigger.token && strcmp(governor->lemma, "vote") == 0 &&
           is_one_of(CLASSES, item->event.class);
}

/* What the governor does to its complement: a clause, or a noun for which fewer words weaken it ("approved
 * the sanctions" made them, "cancelled the visit" undid it). */
static void judge_governor(const struct extraction *extraction, uint32_t s, uint32_t at, bool is_noun,
                           struct judgement *judgement)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *below = &sentence->tokens[at];
    int32_t teller = teller_of(extraction, sentence, at);
    uint32_t head = (uint32_t)(teller >= 0 ? teller : below->head);
    const struct token *governor = &sentence->tokens[head];
    bool is_thing =
        governor->upos == UPOS_NOUN && is_infinitive(sentence, at); /* "the third state to join" */
    bool reports = !is_thing && (lexicon_has_token(extraction, "report", governor) ||
                                 lexicon_has_token(extraction, "claim", governor));
    /* "rejected claims that it had attacked" */
    if (!(is_noun && below->upos == UPOS_NOUN) && lexicon_has_token(extraction, "claim-noun", governor) &&
        is_rejected(sentence, head)) {
        judgement->factuality = FACTUALITY_DENIED;
        return;
    }
    /* "found no evidence that they had attacked" */
    static const char *const PROOFS[] = {"evidence", "proof", "sign", "indication", "trace", NULL};
    if (below->deprel == DEP_ACL && is_one_of(PROOFS, governor->lemma) &&
        (is_none(sentence, head) ||
         (governor->head >= 0 && is_negated(sentence, (uint32_t)governor->head)))) {
        judgement->factuality = FACTUALITY_DENIED;
        collect_reports(extraction, s, head, judgement->item);
        return;
    }
    /* "in the event of an attack" */
    static const char *const CASES[] = {"event", "case", "eventuality", NULL};
    if (is_noun && is_one_of(CASES, governor->lemma) && strcmp(preposition_of(sentence, head), "in") == 0) {
        hedge(judgement, true, FACTUALITY_HYPOTHETICAL);
        return;
    }
    /* "holds them responsible for the raid" */
    static const char *const BLAMED[] = {"responsible", "accountable", "liable", NULL};
    if (is_noun && governor->head >= 0 && is_one_of(BLAMED, governor->lemma) &&
        strcmp(sentence->tokens[governor->head].lemma, "hold") == 0) {
        note_report(judgement->item, (uint32_t)governor->head);
        return;
    }
    /* "on trial for killing them", "arrested on suspicion of spying" */
    static const char *const CHARGES[] = {"trial",      "suspicion", "charge", "accusation",
                                          "allegation", "count",     NULL};
    if (governor->upos == UPOS_NOUN && below->xpos == XPOS_VBG && is_one_of(CHARGES, governor->lemma)) {
        weaken(judgement, FACTUALITY_ALLEGED);
        return;
    }
    if (is_noun) {
        if (has_phrase(extraction, "undone", sentence, head)) judgement->factuality = FACTUALITY_DENIED;
        bool sets_off = strcmp(governor->lemma, "set") == 0 && has_dependent(sentence, head, "off");
        if (!sets_off && has_phrase(extraction, "planned-act", sentence, head))
            weaken(judgement, FACTUALITY_PLANNED);
        if (lexicon_has_token(extraction, "possible-act", governor)) weaken(judgement, FACTUALITY_POSSIBLE);
        bool fills = below->deprel == DEP_ACL && governor->upos == UPOS_NOUN &&
                     dependent(sentence, at, DEP_MARK) < 0; /* "a claim that Serbia denies" */
        bool tells =
            (!fills && lexicon_has_token(extraction, "claim", governor)) ||
            (strcmp(governor->lemma, "report") == 0 && below->deprel == DEP_OBJ) ||
            (below->deprel == DEP_ACL && dependent(sentence, at, DEP_MARK) >= 0 && /* "rumours that" */
             lexicon_has_token(extraction, "claim-noun", governor)) ||
            (lexicon_has_token(extraction, "mind", governor) && judgement->factuality != FACTUALITY_ACTUAL);
        if (tells && below->deprel != DEP_NSUBJ) note_report(judgement->item, head);
        return;
    }
    int32_t mark = dependent(sentence, at, DEP_MARK);
    bool gerund = below->xpos == XPOS_VBG && mark >= 0; /* "plans for sending" */
    bool infinitive = (is_infinitive(sentence, at) || gerund) && dependent(sentence, at, DEP_AUX) < 0;
    /* "suggests that they sent": what is told as a fact is only alleged, "suggests that they send" sought */
    int32_t passive = dependent(sentence, at, DEP_AUX_PASS); /* "insists that they be lifted" */
    bool subjunctive = passive >= 0 && strcmp(sentence->tokens[passive].lower, "be") == 0 &&
                       dependent(sentence, at, DEP_AUX) < 0;
    bool as_fact = !subjunctive && reports && !lexicon_has_token(extraction, "mind-only", governor) &&
                   !gerund && !is_infinitive(sentence, at);
    if (is_ending(extraction, sentence, at, head)) return;
    /* "will stop in Baku to meet him" */
    if (is_infinitive(sentence, at) && strcmp(governor->lemma, "stop") == 0) {
        weaken(judgement, FACTUALITY_PLANNED);
        return;
    }
    if (is_vain(sentence, at, head)) {
        judgement->factuality = FACTUALITY_DENIED;
        return;
    }
    if (came_about(extraction, sentence, at, head) || is_attempted(sentence, at, head, judgement)) return;
    if (is_enacted(judgement->item, at, governor)) return;
    bool has_particle = dependent(sentence, head, DEP_COMPOUND_PRT) >= 0; /* "ruled out", not "ruled" */
    /* "is thinking of inviting" */
    if (lexicon_has_token(extraction, "thinking", governor) && gerund) weaken(judgement, FACTUALITY_POSSIBLE);
    if (strcmp(governor->lower, "provided") == 0 && mark == (int32_t)head + 1) {
        judgement->factuality = weaker(judgement->factuality, FACTUALITY_HYPOTHETICAL);
        return;
    }
    if (leaves_open(sentence, head))
        weaken(judgement, FACTUALITY_POSSIBLE);
    else if (has_phrase(extraction, "negative", sentence, head) && (!reports || has_particle))
        judgement->factuality = FACTUALITY_DENIED;
    else if (strcmp(governor->lemma, "deny") == 0)
        judgement->factuality = FACTUALITY_DENIED;
    else if (infinitive && has_dependent(sentence, head, "yet") &&
             (strcmp(governor->lemma, "have") == 0 || strcmp(governor->lemma, "be") == 0))
        judgement->factuality = FACTUALITY_DENIED; /* "has yet to recognise it" */
    else if (is_duty(extraction, sentence, at, head))
        weaken(judgement, FACTUALITY_POSSIBLE);
    else if (lexicon_has_token(extraction, "plan", governor) &&
             (infinitive || (below->xpos == XPOS_VBG && strcmp(governor->lemma, "approve") == 0)))
        weaken(judgement, FACTUALITY_PLANNED);
    else if (lexicon_has_token(extraction, "possible", governor) && !as_fact)
        weaken(judgement, FACTUALITY_POSSIBLE);
    /* "pledged that Hanoi would train them" */
    bool vows = !infinitive && lexicon_has_token(extraction, "plan", governor);
    if (vows && judgement->is_future_in_past && judgement->factuality == FACTUALITY_POSSIBLE)
        judgement->factuality = FACTUALITY_PLANNED;
    if (!reports) {
        if (lexicon_has_token(extraction, "mind", governor)) note_report(judgement->item, head);
        return;
    }
    note_report(judgement->item, head);
    if (judgement->is_future_in_past && judgement->factuality == FACTUALITY_POSSIBLE &&
        !lexicon_has_token(extraction, "mind-only", governor))
        judgement->factuality = FACTUALITY_PLANNED;
    judgement->is_future_in_past = false;
}

/* "thanked Iran for helping": that he did goes without saying, whoever will thank him. */
static bool is_presupposed_doing(const struct extraction *extraction, const struct sentence *sentence,
                                 uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    return token->xpos == XPOS_VBG && mark >= 0 && strcmp(sentence->tokens[mark].lower, "for") == 0 &&
           (lexicon_has_token(extraction, "presupposing", &sentence->tokens[token->head]) ||
            strcmp(sentence->tokens[token->head].lemma, "thank") == 0);
}

/* An adverbial clause: conditions suppose it, purposes plan it unless they came about with what was done for
 * them ("arrived to meet"), participles go with the verb. Returns whether the verb above weakens it too. */
static bool judge_adverbial(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                            uint32_t at, struct judgement *judgement)
{
    const struct token *token = &sentence->tokens[at], *governor = &sentence->tokens[token->head];
    int32_t mark = dependent(sentence, at, DEP_MARK);
    const char *word = mark >= 0 ? sentence->tokens[mark].lower : "";
    if (is_presupposed_doing(extraction, sentence, at)) return false;
    if (strcmp(word, "to") == 0 && is_infinitive(sentence, at)) {
        bool reached =
            (lexicon_has_token(extraction, "encounter", governor) ||
             (judgement->item->is_speech && lexicon_has_token(extraction, "addressing", governor))) &&
            (governor->xpos == XPOS_VBD || governor->xpos == XPOS_VBG || governor->xpos == XPOS_VBN);
        if (lexicon_has_token(extraction, "plan", governor) ||
            lexicon_has_token(extraction, "possible", governor) ||
            lexicon_has_token(extraction, "negative", governor))
            judge_governor(extraction, s, at, false, judgement);
        else if (is_endeavour(sentence, (uint32_t)token->head)) {
            weaken(judgement, FACTUALITY_POSSIBLE);
            return false;
        } else if (!reached && !came_about(extraction, sentence, at, (uint32_t)token->head))
            weaken(judgement, FACTUALITY_PLANNED);
        return true;
    }
    /* "left without signing", "talked instead of attacking" */
    static const char *const UNDONE[] = {"without", "instead", "rather", NULL};
    if (token->xpos == XPOS_VBG && (is_one_of(UNDONE, word) || is_decided_against(sentence, at))) {
        judgement->factuality = FACTUALITY_DENIED;
        return true;
    }
    static const char *const NEARER[] = {"closer", "close", "nearer", "near", NULL};
    if (mark > 0 && token->xpos == XPOS_VBG && is_one_of(NEARER, sentence->tokens[mark - 1].lower))
        weaken(judgement, FACTUALITY_POSSIBLE); /* "moved closer to joining" */
    /* "ruled out deploying": a complement, whatever the parser calls it */
    int32_t having = token->xpos == XPOS_VBN ? dependent(sentence, at, DEP_AUX) : -1;
    bool perfect = having >= 0 && strcmp(sentence->tokens[having].lower, "having") == 0;
    uint32_t first = perfect ? (uint32_t)having : at; /* "denied having imposed" */
    bool completes = mark < 0 && (perfect || token->xpos == XPOS_VBG) && first > (uint32_t)token->head &&
                     first - (uint32_t)token->head < 3 && strcmp(sentence->tokens[first - 1].form, ",") != 0;
    if (completes) judge_governor(extraction, s, at, false, judgement);
    if (completes && perfect) return true;
    bool of_object = strcmp(word, "of") == 0 || strcmp(word, "from") == 0 || strcmp(word, "for") == 0 ||
                     strcmp(word, "against") == 0 || strcmp(word, "at") == 0 ||
                     (strcmp(word, "into") == 0 && strcmp(governor->lemma, "look") == 0) ||
                     (strcmp(word, "with") == 0 && strcmp(governor->lemma, "charge") == 0) ||
                     (strcmp(word, "on") == 0 && dependent(sentence, (uint32_t)token->head, DEP_OBJ) >= 0);
    if (of_object) {
        int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ); /* "a consensus on ending it" */
        if (strcmp(word, "on") == 0 && lexicon_has_token(extraction, "plan", &sentence->tokens[object]))
            weaken(judgement, FACTUALITY_PLANNED);
        judge_governor(extraction, s, at, false, judgement);
        return true;
    }
    static const char *const HAVE[] = {"have", "has", NULL};
    /* "would not lift them until he negotiated" */
    int32_t helper = dependent(sentence, (uint32_t)token->head, DEP_AUX);
    bool awaited = (helper >= 0 && strcmp(sentence->tokens[helper].lower, "would") == 0) ||
                   (governor->xpos == XPOS_VB && dependent(sentence, (uint32_t)token->head, DEP_MARK) >= 0);
    if (strcmp(word, "until") == 0 && awaited) weaken(judgement, FACTUALITY_HYPOTHETICAL);
    bool present = token->xpos == XPOS_VBP || token->xpos == XPOS_VBZ;
    bool ahead = strcmp(word, "before") == 0 || strcmp(word, "until") == 0 || strcmp(word, "when") == 0 ||
                 strcmp(word, "after") == 0 || strcmp(word, "once") == 0;
    /* "Germany expels two after court blames Moscow": the present of headlines */
    bool told_now = strcmp(word, "before") != 0 && strcmp(word, "until") != 0 &&
                    (governor->xpos == XPOS_VBZ || governor->xpos == XPOS_VBP) &&
                    strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
    if (present && ahead && !told_now && dependent(sentence, at, DEP_AUX) < 0)
        weaken(judgement, FACTUALITY_PLANNED);
    /* "will enter into force once 60 states have ratified it" */
    int32_t has = dependent(sentence, at, DEP_AUX);
    bool will = helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD;
    bool perfect_ahead = ahead && has >= 0 && is_one_of(HAVE, sentence->tokens[has].lower);
    int32_t once = dependent(sentence, at, DEP_ADVMOD); /* "will take effect once ratified" */
    bool reduced = has < 0 && mark < 0 && once >= 0 && strcmp(sentence->tokens[once].lower, "once") == 0;
    if (will && token->xpos == XPOS_VBN && (perfect_ahead || reduced)) weaken(judgement, FACTUALITY_PLANNED);
    /* "ordered the envoy to leave, accusing Ottawa of meddling": said with the order */
    bool beside = judgement->item->is_speech && governor->xpos == XPOS_VB && at > (uint32_t)token->head &&
                  strcmp(sentence->tokens[at - 1].form, ",") == 0;
    /* "refused to sign, prompting Kenya to recall its envoy": came of the refusal */
    bool results = at > (uint32_t)token->head && lexicon_has_token(extraction, "resulting", token);
    /* "is to fly to Rome before heading to Bonn" */
    bool onward = token->xpos == XPOS_VBG && strcmp(word, "before") == 0;
    if (onward &&
        (is_arranged(extraction, sentence, (uint32_t)token->head) ||
         (helper >= 0 && lexicon_has_token(extraction, "modal-planned", &sentence->tokens[helper])) ||
         is_intended(extraction, sentence, (uint32_t)token->head)))
        weaken(judgement, FACTUALITY_PLANNED);
    return mark < 0 && token->xpos == XPOS_VBG && !beside && !results;
}

/* "will sign it at a summit in Lima": as the deed is to come, so is the occasion. */
static bool is_of_occasion(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t noun, const struct judgement *judgement)
{
    static const char *const WORDS[] = {"at", "during", "for", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (has_the(sentence, noun) || token->deprel != DEP_OBL ||
        !is_one_of(WORDS, preposition_of(sentence, noun)) ||
        strcmp(event_category(judgement->item->event.class), "Consult") != 0)
        return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *helper = &sentence->tokens[i];
        if (helper->head == token->head && helper->deprel == DEP_AUX &&
            (lexicon_has_token(extraction, "modal-planned", helper) || strcmp(helper->lower, "would") == 0))
            return true;
    }
    return is_intended(extraction, sentence, (uint32_t)token->head) ||
           is_arranged(extraction, sentence, (uint32_t)token->head);
}

/* "Bosworth, on a visit to Beijing, urged them", "warned on a visit": what he does meanwhile asks for nothing
 * of the visit. */
bool is_meanwhile(const struct extraction *extraction, const struct sentence *sentence,
                  const struct found_event *item)
{
    uint32_t noun = item->trigger.token;
    const struct token *token = &sentence->tokens[noun];
    if (!item->trigger.is_noun || strcmp(item->event.class, "Visit") != 0 || token->deprel != DEP_OBL ||
        token->head < 0 || strcmp(preposition_of(sentence, noun), "on") != 0)
        return false;
    return (int32_t)noun < token->head ||
           lexicon_has(extraction->tables, "report", sentence->tokens[token->head].lemma);
}

/* "will condemn the raid", "urged Spain to condemn Iran's raid": that there was one goes without saying; but
 * "would welcome the lifting of sanctions". */
static bool is_presupposed(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                           const struct judgement *judgement)
{
    static const char *const DEFINITE[] = {"the", "this", "that", "these", "those", NULL};
    const struct token *token = &sentence->tokens[at];
    if (at != judgement->item->trigger.token || !judgement->item->trigger.is_noun ||
        !lexicon_has_token(extraction, "presupposing", &sentence->tokens[token->head]))
        return false;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == token->head && strcmp(sentence->tokens[i].lower, "would") == 0)
            return false;
    int32_t article = dependent(sentence, at, DEP_DET);
    return dependent(sentence, at, DEP_NMOD_POSS) >= 0 ||
           (article >= 0 && is_one_of(DEFINITE, sentence->tokens[article].lower));
}

/* A noun above, or the verb whose argument it is. */
static bool judge_argument(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                           uint32_t at, struct judgement *judgement)
{
    const struct token *token = &sentence->tokens[at], *governor = &sentence->tokens[token->head];
    bool is_verb = governor->upos == UPOS_VERB || governor->upos == UPOS_ADJ;
    const char *preposition = preposition_of(sentence, at);
    if (at == judgement->item->trigger.token && is_meanwhile(extraction, sentence, judgement->item))
        return false;
    switch (token->deprel) {
    case DEP_NMOD:
    case DEP_OBL: {
        static const char *const WORDS[] = {"of",      "for",  "on",   "about", "to",
                                            "against", "from", "with", NULL};
        for (size_t i = 0; WORDS[i]; i++)
            if (strcmp(WORDS[i], preposition) == 0) judge_governor(extraction, s, at, true, judgement);
        /* "should resolve it through dialogue" */
        if (is_verb && (strcmp(preposition, "through") == 0 || strcmp(preposition, "via") == 0)) {
            judge_word(extraction, sentence, (uint32_t)token->head, judgement);
            return true;
        }
        /* "said that Chad was responsible for the raid" */
        if (strcmp(preposition, "for") == 0 && strcmp(governor->lower, "responsible") == 0) return true;
        if (is_of_occasion(extraction, sentence, at, judgement)) weaken(judgement, FACTUALITY_PLANNED);
        /* "was due in Accra for talks" */
        if (strcmp(preposition_of(sentence, (uint32_t)token->head), "due") == 0)
            weaken(judgement, FACTUALITY_PLANNED);
        /* "the document provides for the reopening of embassies" */
        if (strcmp(preposition, "for") == 0 && strcmp(governor->lemma, "provide") == 0)
            weaken(judgement, FACTUALITY_PLANNED);
        /* "would go ahead with the sale" */
        if (strcmp(preposition, "with") == 0 && is_verb &&
            lexicon_has_token(extraction, "going-on", governor)) {
            judge_word(extraction, sentence, (uint32_t)token->head, judgement);
            return true;
        }
        return !is_verb &&
               (strcmp(preposition, "of") == 0 || /* "open the way for talks", "a mechanism for talks" */
                (strcmp(preposition, "for") == 0 && (lexicon_has_token(extraction, "opening", governor) ||
                                                     lexicon_has_token(extraction, "carrier", governor))));
    }
    case DEP_COMPOUND:
        judge_governor(extraction, s, at, true, judgement);
        return false;
    case DEP_NSUBJ_OUTER:
    case DEP_NSUBJ: {
        if (falls_through(sentence, (uint32_t)token->head)) {
            judgement->factuality = FACTUALITY_DENIED;
            return false;
        }
        bool takes_place = has_phrase(extraction, "occurrence", sentence, (uint32_t)token->head) ||
                           governor->upos != UPOS_VERB;
        if (is_any(sentence, at)) weaken(judgement, FACTUALITY_HYPOTHETICAL);
        if (!takes_place) return false;
        judge_word(extraction, sentence, (uint32_t)token->head, judgement);
        /* "the truce is to take effect" */
        if (is_arranged(extraction, sentence, (uint32_t)token->head)) weaken(judgement, FACTUALITY_PLANNED);
        if (governor->upos != UPOS_VERB) judge_governor(extraction, s, at, true, judgement);
        int32_t quality = dependent(sentence, (uint32_t)token->head, DEP_XCOMP); /* "remains possible" */
        const struct token *said = quality >= 0 ? &sentence->tokens[quality] : governor;
        if (said->upos == UPOS_ADJ && lexicon_has_token(extraction, "possible-word", said))
            weaken(judgement, FACTUALITY_POSSIBLE);
        return true;
    }
    case DEP_OBJ:
    case DEP_NSUBJ_PASS:
        if (is_presupposed(extraction, sentence, at, judgement)) return false;
        judge_governor(extraction, s, at, true, judgement);
        judge_word(extraction, sentence, (uint32_t)token->head, judgement);
        return true;
    default:
        return false;
    }
}

/* A verb that shares its partner's auxiliary: "will meet and sign". */
static void judge_shared_auxiliary(const struct extraction *extraction, const struct sentence *sentence,
                                   uint32_t at, uint32_t head, struct judgement *judgement)
{
    const struct token *token = &sentence->tokens[at];
    bool own = dependent(sentence, at, DEP_AUX) >= 0 || dependent(sentence, at, DEP_NSUBJ) >= 0 ||
               is_arranged(extraction, sentence, at);
    if (own || sentence->tokens[head].upos != token->upos) return;
    if (sentence->tokens[head].xpos != token->xpos && token->xpos != XPOS_VB) return;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == DEP_AUX)
            judge_auxiliary(extraction, sentence, &sentence->tokens[i], judgement);
}

/* "said that it amounted to recognition": what something is called is not taken for granted. */
static bool is_called(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    bool is_bare = dependent(sentence, noun, DEP_DET) < 0 && dependent(sentence, noun, DEP_NMOD_POSS) < 0;
    return is_bare && (token->deprel == DEP_OBL || token->deprel == DEP_OBJ) && token->head >= 0 &&
           lexicon_has_token(extraction, "linking-only", &sentence->tokens[token->head]);
}

/* "discussed plans for sending troops", "opposed a proposal for holding a vote" */
static bool is_plan_for(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    return token->xpos == XPOS_VBG && token->deprel == DEP_ACL && mark >= 0 &&
           strcmp(sentence->tokens[mark].lower, "for") == 0 &&
           lexicon_has_token(extraction, "plan", &sentence->tokens[token->head]);
}

static void climb(const struct extraction *extraction, uint32_t s, uint32_t t, struct judgement *judgement)
{
    enum { HIGHEST = 7 };
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t at = t;
    for (int steps = 0; steps < HIGHEST && sentence->tokens[at].head >= 0; steps++) {
        const struct token *token = &sentence->tokens[at];
        uint32_t head = (uint32_t)token->head;
        bool on = true;
        if (is_apart(sentence, at)) break;
        if (asking_noun(extraction, sentence, at) >= 0) {
            weaken(judgement, FACTUALITY_POSSIBLE);
            break;
        }
        switch (token->deprel) {
        case DEP_CCOMP:
        case DEP_XCOMP:
        case DEP_CSUBJ:
        case DEP_CSUBJ_PASS:
            /* "more had not been done to free him" */
            if (is_infinitive(sentence, at) && is_endeavour(sentence, head)) {
                weaken(judgement, FACTUALITY_POSSIBLE);
                on = false;
                break;
            }
            judge_governor(extraction, s, at,
                           token->upos == UPOS_NOUN && dependent(sentence, at, DEP_COP) < 0, judgement);
            if (follows_shelved(extraction, sentence, at)) weaken(judgement, FACTUALITY_POSSIBLE);
            if (is_ending(extraction, sentence, at, head))
                on = false;
            else
                judge_word(extraction, sentence, head, judgement);
            break;
        case DEP_ACL_RELCL:
        case DEP_ACL:
            if (teller_of(extraction, sentence, at) >= 0) {
                head = (uint32_t)teller_of(extraction, sentence, at);
                judge_governor(extraction, s, at, false, judgement);
                break;
            }
            on = false;
            if (is_on_brink(sentence, at)) hedge(judgement, at == t, FACTUALITY_POSSIBLE);
            if (is_supposed(sentence, at)) weaken(judgement, FACTUALITY_HYPOTHETICAL);
            if (token->deprel == DEP_ACL_RELCL) break;
            judge_governor(extraction, s, at, !is_infinitive(sentence, at) && token->xpos != XPOS_VBG,
                           judgement);
            judge_word(extraction, sentence, head, judgement);
            on = is_infinitive(sentence, at) || is_plan_for(extraction, sentence, at);
            if (on && is_shelved(extraction, sentence, head)) weaken(judgement, FACTUALITY_POSSIBLE);
            if (on && sentence->tokens[head].head >= 0 &&
                is_endeavour(sentence, (uint32_t)sentence->tokens[head].head))
                weaken(judgement, FACTUALITY_POSSIBLE);
            break;
        case DEP_PARATAXIS:
            on = false;
            break;
        case DEP_ADVCL:
            if (is_in_row(sentence, at)) {
                judge_shared_auxiliary(extraction, sentence, at, head, judgement);
                break;
            }
            if (follows_shelved(extraction, sentence, at)) weaken(judgement, FACTUALITY_POSSIBLE);
            on = judge_adverbial(extraction, sentence, s, at, judgement);
            if (on) judge_word(extraction, sentence, head, judgement);
            break;
        case DEP_CONJ: {
            int32_t partner = conjunct_head(sentence, at), link = dependent(sentence, at, DEP_CC);
            static const char *const UNDONE[] = {"rather", "instead", NULL};
            if (link >= 0 && is_one_of(UNDONE, sentence->tokens[link].lower)) { /* "rather than attack" */
                judgement->factuality = FACTUALITY_DENIED;
                on = false;
                break;
            }
            if (partner >= 0) head = (uint32_t)partner;
            judge_shared_auxiliary(extraction, sentence, at, head, judgement);
            break;
        }
        default:
            on = judge_argument(extraction, sentence, s, at, judgement);
        }
        if (!on) break;
        at = head;
    }
    /* "amid sanctions", "after the attack": a noun aside is taken for granted, whoever speaks */
    bool beside = sentence->tokens[t].deprel == DEP_CONJ && (int32_t)at == conjunct_head(sentence, t);
    bool granted = sentence->tokens[t].upos != UPOS_VERB && (at == t || beside) &&
                   !is_called(extraction, sentence, t) && !judgement->item->report_count &&
                   judgement->factuality == FACTUALITY_ACTUAL;
    if (!granted) collect_reports(extraction, s, at, judgement->item);
    judgement->item->is_granted = sentence->tokens[t].upos != UPOS_VERB &&
                                  judgement->factuality == FACTUALITY_ACTUAL &&
                                  !judgement->item->report_count;
}

/* Nobody schedules others' violence: "Kyiv expects an attack"; a truce that is signed is still to come. */
static void judge_class(const struct extraction *extraction, const struct found_event *item,
                        struct judgement *judgement)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    bool is_ceasefire = strcmp(item->event.class, "Ceasefire") == 0;
    bool is_noun = item->trigger.is_noun && token->head >= 0;
    /* "offered a company of tanks", "announced a rescue programme": still to be given */
    static const char *const GIVING[] = {"ArmsTransfer", "MilitaryAid", "Aid", "Invest", NULL};
    static const char *const OFFERS[] = {"offer", "announce", "pledge", "promise", "unveil", NULL};
    const char *verb = is_noun ? sentence->tokens[token->head].lemma : token->lemma;
    unsigned told = is_noun ? sentence->tokens[token->head].xpos : token->xpos;
    bool offered = (told == XPOS_VBD || told == XPOS_VBN) &&
                   (!is_noun || token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS);
    if (offered && is_one_of(OFFERS, verb) && is_one_of(GIVING, item->event.class))
        weaken(judgement, FACTUALITY_PLANNED);
    static const char *const WEIGHS[] = {"consider", "weigh",  "mull", "contemplate",
                                         "propose",  "ponder", NULL};
    if (!item->is_speech && is_one_of(WEIGHS, verb) &&
        strcmp(event_category(item->event.class), "Consult") != 0)
        weaken(judgement, FACTUALITY_POSSIBLE);
    if (!is_noun && !is_ceasefire) return;
    bool object = !is_noun || token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS;
    bool foreseen = strcmp(verb, "expect") == 0 || strcmp(verb, "anticipate") == 0;
    if (object && foreseen && judgement->factuality == FACTUALITY_PLANNED &&
        strcmp(event_category(item->event.class), "Assault") == 0)
        judgement->factuality = FACTUALITY_POSSIBLE;
    static const char *const MAKES[] = {"sign", "agree", "negotiate", "reach", "conclude", "strike", NULL};
    if (object && is_ceasefire && is_one_of(MAKES, verb)) weaken(judgement, FACTUALITY_PLANNED);
}

/* "vetoed a resolution that condemned it", "blocked a statement criticising it": what the paper would have
 * done. */
static bool is_in_vetoed_paper(const struct extraction *extraction, const struct sentence *sentence,
                               uint32_t verb)
{
    static const char *const VETOES[] = {"veto",  "block", "reject", "defeat", "scuttle", "torpedo",
                                         "quash", "kill",  "sink",   "stall",  "thwart",  NULL};
    const struct token *token = &sentence->tokens[verb];
    bool qualifies = token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL;
    const struct token *paper = qualifies && token->head >= 0 ? &sentence->tokens[token->head] : NULL;
    bool is_paper = paper && (lexicon_has(extraction->tables, "writing", paper->lemma) ||
                              lexicon_has(extraction->tables, "paper", paper->lemma));
    return is_paper && (paper->deprel == DEP_OBJ || paper->deprel == DEP_NSUBJ_PASS) && paper->head >= 0 &&
           is_one_of(VETOES, sentence->tokens[paper->head].lemma) &&
           !is_negated(sentence, (uint32_t)paper->head);
}

void judge_factuality(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        struct judgement judgement = {.item = item};
        uint32_t at = item->trigger.token;
        judge_word(extraction, sentence, at, &judgement);
        int32_t naming = so_called(sentence, at);
        if (naming >= 0) {
            weaken(&judgement, FACTUALITY_ALLEGED);
            note_report(item, (uint32_t)naming);
        }
        if (item->trigger.light_verb >= 0) {
            if (item->trigger.carrier >= 0)
                judge_word(extraction, sentence, (uint32_t)item->trigger.carrier, &judgement);
            uint32_t noun = item->trigger.carrier >= 0 ? (uint32_t)item->trigger.carrier : at;
            if (sentence->tokens[noun].head == item->trigger.light_verb)
                judge_governor(extraction, item->trigger.sentence, noun, true, &judgement);
            at = (uint32_t)item->trigger.light_verb;
            judge_word(extraction, sentence, at, &judgement);
        }
        if (is_arranged(extraction, sentence, at)) weaken(&judgement, FACTUALITY_PLANNED);
        if (is_unfulfilled(sentence, item->trigger.is_noun ? clause_of(sentence, &item->trigger) : at))
            judgement.factuality = FACTUALITY_DENIED;
        climb(extraction, item->trigger.sentence, at, &judgement);
        if (is_bare_infinitive(sentence, at)) weaken(&judgement, FACTUALITY_PLANNED);
        judge_class(extraction, item, &judgement);
        bool to_come =
            judgement.factuality == FACTUALITY_PLANNED || judgement.factuality == FACTUALITY_HYPOTHETICAL;
        bool is_said = to_come && is_own_threat(extraction, item);
        if (item->is_refusal || is_said) judgement.factuality = FACTUALITY_ACTUAL;
        if (!item->trigger.is_noun && is_in_vetoed_paper(extraction, sentence, item->trigger.token)) {
            judgement.factuality = FACTUALITY_DENIED;
            item->is_hedged = true;
        }
        item->event.factuality = judgement.factuality;
        item->is_foretold = judgement.is_future_in_past && judgement.factuality == FACTUALITY_POSSIBLE;
        /* "has not confirmed the loss" announces nothing */
        bool is_silence =
            judgement.factuality == FACTUALITY_DENIED && strcmp(item->event.class, "Announce") == 0;
        if (is_silence && is_negated(sentence, item->trigger.token)) item->dropped = true;
    }
}
