/* outlook.c: turns of phrase by which factuality.c sees that something is only planned, shelved or supposed,
 * and objects of which there are none. */
#include "event/outlook.h"

#include <string.h>

bool is_infinitive(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (token->xpos == XPOS_VB) return true;
    for (uint32_t i = 1; i < verb && token->xpos == XPOS_VBN; i++) {
        const struct token *helper = &sentence->tokens[i];
        if (helper->head == (int32_t)verb && helper->deprel == DEP_AUX_PASS && helper->xpos == XPOS_VB &&
            strcmp(sentence->tokens[i - 1].lower, "to") == 0)
            return true;
    }
    return false;
}

/* "would reopen its embassy, ease curbs and ...": one of a row of verbs, hung as adverbial. */
bool is_in_row(const struct sentence *sentence, uint32_t at)
{
    const struct token *token = &sentence->tokens[at];
    return token->deprel == DEP_ADVCL && token->xpos == XPOS_VB && (int32_t)at > token->head &&
           sentence->tokens[token->head].xpos == XPOS_VB && dependent(sentence, at, DEP_MARK) < 0 &&
           dependent(sentence, at, DEP_NSUBJ) < 0;
}

/* "will suspend its plan to annex": what may never come; "faces demands by X to step down", hung on X. */
bool is_shelved(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    if (token->head < 0 || sentence->tokens[token->head].upos != UPOS_VERB) return false;
    if (token->deprel == DEP_OBJ)
        return lexicon_has_token(extraction, "ending", &sentence->tokens[token->head]);
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    return token->deprel == DEP_OBL && object >= 0 && object < (int32_t)noun &&
           lexicon_has_token(extraction, "possible-act", &sentence->tokens[object]);
}

/* The same, hung on the verb: "suspend its plan to annex". */
bool follows_shelved(const struct extraction *extraction, const struct sentence *sentence, uint32_t at)
{
    int32_t mark = dependent(sentence, at, DEP_MARK);
    if (mark < 1 || !is_infinitive(sentence, at)) return false;
    const struct token *noun = &sentence->tokens[mark - 1];
    return noun->upos == UPOS_NOUN && noun->deprel == DEP_OBJ && noun->head == sentence->tokens[at].head &&
           lexicon_has_token(extraction, "plan", noun) &&
           is_shelved(extraction, sentence, (uint32_t)mark - 1);
}

/* "a strike on Iran would set off a war", "any attack could trigger it": what some such deed would bring. */
bool is_any(const struct sentence *sentence, uint32_t noun)
{
    static const char *const WORDS[] = {"a", "an", "any", "another", "such", NULL};
    static const char *const MODALS[] = {"would", "could", "might", "may", NULL};
    int32_t article = dependent(sentence, noun, DEP_DET);
    if (article < 0 || !is_one_of(WORDS, sentence->tokens[article].lower)) return false;
    for (uint32_t i = noun; i < sentence->count; i++)
        if (sentence->tokens[i].head == sentence->tokens[noun].head &&
            sentence->tokens[i].deprel == DEP_AUX && is_one_of(MODALS, sentence->tokens[i].lower))
            return true;
    return false;
}

/* "An embassy attacked by them would be": one that there may never be. */
bool is_supposed(const struct sentence *sentence, uint32_t at)
{
    const struct token *noun = &sentence->tokens[sentence->tokens[at].head];
    if (noun->head < 0 || (noun->deprel != DEP_NSUBJ && noun->deprel != DEP_NSUBJ_PASS)) return false;
    return is_any(sentence, (uint32_t)sentence->tokens[at].head);
}

/* The infinitive of a headline is to come: "Iran to reopen embassy". */
bool is_bare_infinitive(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (!is_infinitive(sentence, verb) || dependent(sentence, verb, DEP_MARK) < 1) return false;
    bool is_headline = token->deprel == DEP_ROOT || token->deprel == DEP_ACL || token->deprel == DEP_CONJ ||
                       token->deprel == DEP_PARATAXIS;
    if (!is_headline) return false;
    for (uint32_t i = 0; i < verb; i++) {
        unsigned xpos = sentence->tokens[i].xpos;
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD) return false;
    }
    return true;
}

/* "met neither the king nor the minister" */
bool has_no_object(const struct sentence *sentence, uint32_t verb)
{
    static const char *const NOBODY[] = {"neither", "nobody", "none", "nothing", NULL};
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) return false;
    if (is_one_of(NOBODY, sentence->tokens[object].lower)) return true;
    for (uint32_t i = verb + 1; i < (uint32_t)object; i++)
        if (sentence->tokens[i].head == object && strcmp(sentence->tokens[i].lower, "neither") == 0)
            return true;
    return false;
}

bool falls_through(const struct sentence *sentence, uint32_t verb)
{
    static const char *const FAILS[] = {"materialise", "materialize", NULL};
    const struct token *token = &sentence->tokens[verb];
    bool is_through = verb + 1 < sentence->count && strcmp(token->lemma, "fall") == 0 &&
                      strcmp(sentence->tokens[verb + 1].lower, "through") == 0;
    if (is_through) return true;
    if (!is_one_of(FAILS, token->lemma)) return false;
    bool fails = token->deprel == DEP_XCOMP && token->head >= 0 &&
                 strcmp(sentence->tokens[token->head].lemma, "fail") == 0;
    int32_t never = dependent(sentence, verb, DEP_ADVMOD);
    return fails || (never >= 0 && strcmp(sentence->tokens[never].lower, "never") == 0);
}

bool is_intended(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    return token->deprel == DEP_XCOMP && token->head >= 0 &&
           lexicon_has(extraction->tables, "plan", sentence->tokens[token->head].lemma);
}

bool is_rejected(const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    if (token->deprel != DEP_OBJ || token->head < 0) return false;
    const struct token *verb = &sentence->tokens[token->head];
    return verb->upos == UPOS_VERB &&
           (strcmp(verb->lemma, "deny") == 0 || strcmp(verb->lemma, "reject") == 0 ||
            strcmp(verb->lemma, "dismiss") == 0 || strcmp(verb->lemma, "refute") == 0);
}

bool leaves_open(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"confirm", "verify", "corroborate",  "exclude", "deny",
                                        "know",    "say",    "authenticate", NULL};
    const char *lemma = sentence->tokens[verb].lemma;
    bool rules_out = strcmp(lemma, "rule") == 0 && dependent(sentence, verb, DEP_COMPOUND_PRT) >= 0;
    return sentence->tokens[verb].upos == UPOS_VERB && (rules_out || is_one_of(WORDS, lemma)) &&
           is_negated(sentence, verb);
}

bool came_about(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                uint32_t head)
{
    if (!is_infinitive(sentence, at)) return false;
    const struct token *governor = &sentence->tokens[head];
    bool past = governor->xpos == XPOS_VBD;
    bool swift = lexicon_has_token(extraction, "came-about", governor);
    /* "became the first leader to visit", "only for him to deny it" */
    int32_t named = dependent(sentence, head, DEP_XCOMP), subject = dependent(sentence, at, DEP_NSUBJ);
    for (uint32_t i = 0; i < at; i++) {
        const struct token *token = &sentence->tokens[i];
        bool qualifies = token->head >= 0 && (token->head == named || token->head == subject);
        if (token->head != (int32_t)head && token->head != (int32_t)at && !qualifies) continue;
        bool helper = token->deprel == DEP_COP || token->deprel == DEP_AUX || token->deprel == DEP_AUX_PASS;
        past = past || (helper && (token->xpos == XPOS_VBD || strcmp(token->lower, "has") == 0 ||
                                   strcmp(token->lower, "have") == 0));
        swift = swift || (lexicon_has_token(extraction, "came-about", token) &&
                          (token->deprel == DEP_AMOD || token->deprel == DEP_ADVMOD));
    }
    return past && swift;
}

/* Does the frame ask for a verb that is to come: "will retaliate"? */
static bool asks_for_future(const struct frame *frame)
{
    for (size_t i = 0; i < frame->condition_count; i++)
        if (strcmp(frame->conditions[i].slots[0], "modal") == 0 && frame->conditions[i].word_count)
            return true;
    return false;
}

bool is_own_threat(const struct extraction *extraction, const struct found_event *item)
{
    if (strcmp(item->event.class, "Threaten") != 0 || !asks_for_future(item->frame)) return false;
    if (!item->report_count) return true;
    struct entity_set speaker = {0};
    int32_t subject = subject_of(extraction, item->trigger.sentence, item->reports[0], 0);
    if (subject < 0) return false;
    entities_of(extraction, item->trigger.sentence, (uint32_t)subject, 0, &speaker);
    for (size_t i = 0; i < speaker.count; i++)
        if (set_contains(&item->event.source, speaker.items[i]) ||
            is_own_side(extraction, &item->event.source, speaker.items[i]))
            return true;
    return false;
}

/* "agreed to extend it during a visit in May": an occasion that is past has been. */
bool is_over(const struct extraction *extraction, const struct found_event *item)
{
    const struct event *event = &item->event;
    return item->trigger.is_noun && event->factuality == FACTUALITY_PLANNED && event->begin.month &&
           extraction->date.day && date_latest(event->begin) < date_earliest(extraction->date) &&
           strcmp(preposition_of(sentence_of(extraction, &item->trigger), item->trigger.token), "during") ==
               0;
}

bool is_endeavour(const struct sentence *sentence, uint32_t verb)
{
    static const char *const ALL[] = {"everything", "best",    "utmost", "all",    "anything",
                                      "more",       "nothing", "little", "enough", NULL};
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) object = dependent(sentence, verb, DEP_NSUBJ_PASS); /* "more had not been done" */
    return object >= 0 && strcmp(sentence->tokens[verb].lemma, "do") == 0 &&
           is_one_of(ALL, sentence->tokens[object].lower);
}

/* "tried in vain to reach him", "sought unsuccessfully to free them" */
bool is_vain(const struct sentence *sentence, uint32_t at, uint32_t head)
{
    static const char *const WORDS[] = {"unsuccessfully", "vainly", "fruitlessly", NULL};
    for (uint32_t i = head > 0 ? head - 1 : 0; head < at && i < at; i++) {
        bool is_in_vain = i > 0 && strcmp(sentence->tokens[i].lower, "vain") == 0 &&
                          strcmp(sentence->tokens[i - 1].lower, "in") == 0;
        if (is_in_vain || is_one_of(WORDS, sentence->tokens[i].lower)) return true;
    }
    return false;
}

/* "voted against sending tanks", "decided against joining" */
bool is_decided_against(const struct sentence *sentence, uint32_t at)
{
    static const char *const VERBS[] = {"vote", "decide", "rule", "come", "opt", NULL};
    const struct token *token = &sentence->tokens[at];
    int32_t mark = dependent(sentence, at, DEP_MARK);
    return token->xpos == XPOS_VBG && token->head >= 0 && mark >= 0 &&
           strcmp(sentence->tokens[mark].lower, "against") == 0 &&
           is_one_of(VERBS, sentence->tokens[token->head].lemma);
}

/* "Should they test a bomb, ...", "Had they attacked, ...": the first word of a condition; not "both, he
 * said, should test it". */
bool opens_condition(const struct sentence *sentence, uint32_t i)
{
    const char *word = sentence->tokens[i].lower;
    bool begins = i == 0 || sentence->tokens[i - 1].upos == UPOS_PUNCT;
    bool helps = i > 0 && i + 1 < sentence->count &&
                 (sentence->tokens[i + 1].xpos == XPOS_VB || sentence->tokens[i + 1].upos == UPOS_PART ||
                  sentence->tokens[i + 1].upos == UPOS_ADV);
    return begins && !helps && (strcmp(word, "should") == 0 || (strcmp(word, "had") == 0 && i == 0));
}

bool is_unfulfilled(const struct sentence *sentence, uint32_t verb)
{
    static const char *const PLANS[] = {"due", "scheduled", "set", "supposed", "slated", "meant", NULL};
    static const char *const WAS[] = {"was", "were", NULL};
    enum { REACH = 5 };
    uint32_t to = verb;
    while (to > 0 && to + REACH > verb && strcmp(sentence->tokens[to].lower, "to") != 0)
        to--;
    if (to < 2 || strcmp(sentence->tokens[to].lower, "to") != 0) return false;
    const char *before = sentence->tokens[to - 1].lower, *first = sentence->tokens[to - 2].lower;
    if (is_one_of(WAS, before)) /* "was to have met" */
        return to + 2 <= verb && strcmp(sentence->tokens[to + 1].lower, "have") == 0 &&
               sentence->tokens[verb].xpos == XPOS_VBN;
    if (!is_one_of(PLANS, before)) return false;
    if (is_one_of(WAS, first)) return strcmp(before, "supposed") == 0;
    return to > 2 && strcmp(first, "been") == 0 && strcmp(sentence->tokens[to - 3].lower, "had") == 0;
}

int32_t so_called(const struct sentence *sentence, uint32_t noun)
{
    int32_t naming = dependent(sentence, noun, DEP_ACL_RELCL);
    int32_t what = naming >= 0 ? dependent(sentence, (uint32_t)naming, DEP_OBJ) : -1;
    return what >= 0 && strcmp(sentence->tokens[what].lower, "what") == 0 ? naming : -1;
}

bool is_under_condition(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"if", "unless", "provided", NULL};
    int32_t helper = dependent(sentence, verb, DEP_AUX);
    if (helper < 0 || (strcmp(sentence->tokens[helper].lower, "will") != 0 &&
                       strcmp(sentence->tokens[helper].lower, "would") != 0))
        return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *clause = &sentence->tokens[i];
        if (clause->head != (int32_t)verb || clause->deprel != DEP_ADVCL) continue;
        int32_t mark = dependent(sentence, i, DEP_MARK);
        bool even = mark > 0 && strcmp(sentence->tokens[mark - 1].lower, "even") == 0;
        if (mark >= 0 && !even && is_one_of(WORDS, sentence->tokens[mark].lower)) return true;
        int32_t modal = dependent(sentence, i, DEP_AUX);
        if (modal >= 0 && opens_condition(sentence, (uint32_t)modal)) return true;
    }
    return false;
}

bool is_duty(const struct extraction *extraction, const struct sentence *sentence, uint32_t at, uint32_t head)
{
    const struct token *have = &sentence->tokens[head];
    if (strcmp(have->lemma, "have") != 0 || !is_infinitive(sentence, at)) return false;
    bool told = have->deprel == DEP_CCOMP && have->head >= 0 &&
                lexicon_has_token(extraction, "report", &sentence->tokens[have->head]);
    return have->xpos != XPOS_VBD || told;
}
