/* status_signs.c: the signs of how sure an event is: what the rules make of it, the verbs, auxiliaries and
 * conjunctions above and around the word that tells it. */
#include "event/reader.h"
#include "event/stay.h"

#include <stdio.h>
#include <string.h>

enum kind {
    STATUS_RULE = 200,
    STATUS_RULE_CLASS,
    STATUS_RULE_LEMMA,
    STATUS_CLASS,
    STATUS_LEMMA,
    STATUS_TAG,
    STATUS_BELOW,
    STATUS_BELOW_RULE,
    STATUS_UP,
    STATUS_UP_LEMMA,
    STATUS_UP_PATH,
    STATUS_UP_BELOW,
    STATUS_REPORT,
    STATUS_PLACE,
    STATUS_TOP,
    STATUS_BEFORE,
    STATUS_WINDOW,
    STATUS_TENSE,
    STATUS_SAME,
    STATUS_CLAUSE,
    STATUS_VIEW,
};

static void add_word(const struct found_event *item, const struct sentence *sentence, const char *rule,
                     struct signs *signs)
{
    uint32_t t = item->trigger.token;
    const struct token *token = &sentence->tokens[t];
    const char *tag = xpos_name(token->xpos), *class = item->event.class;
    sign_add(signs, STATUS_RULE, rule, NULL, NULL);
    sign_add(signs, STATUS_RULE_CLASS, rule, class, NULL);
    sign_add(signs, STATUS_RULE_LEMMA, rule, token->lemma, NULL);
    sign_add(signs, STATUS_CLASS, class, upos_name(token->upos), NULL);
    sign_add(signs, STATUS_LEMMA, token->lemma, NULL, NULL);
    sign_add(signs, STATUS_TAG, tag, deprel_name(token->deprel), NULL);
    sign_add(signs, STATUS_TAG, tag, rule, NULL);
    sign_add(signs, STATUS_PLACE, item->trigger.sentence == 0 ? "headline" : "text", tag, rule);
    sign_add(signs, STATUS_PLACE, t >= sentence->quoted_from ? "quoted" : "", rule, NULL);
    sign_add(signs, STATUS_TOP, item->event.source.count ? "source" : "",
             item->event.attributed.count ? "told" : "", rule);
    for (size_t r = 0; r < item->report_count && r < 2; r++) {
        const char *report = sentence->tokens[item->reports[r]].lemma;
        sign_add(signs, STATUS_REPORT, report, r ? "outer" : "inner", NULL);
        sign_add(signs, STATUS_REPORT, report, r ? "outer" : "inner", rule);
    }
    if (t > 0) sign_add(signs, STATUS_BEFORE, sentence->tokens[t - 1].lower, NULL, NULL);
    if (t > 1)
        sign_add(signs, STATUS_BEFORE, sentence->tokens[t - 2].lower, sentence->tokens[t - 1].lower, NULL);
}

/* Words that say how a clause is meant: "may", "if", "not", "alleged", "the". */
static bool is_telling(const struct token *token)
{
    switch (token->deprel) {
    case DEP_AUX:
    case DEP_AUX_PASS:
    case DEP_MARK:
    case DEP_ADVMOD:
    case DEP_COP:
    case DEP_CASE:
    case DEP_DET:
    case DEP_AMOD:
    case DEP_CC:
        return true;
    default:
        return false;
    }
}

/* What hangs on the word `above`, which is the trigger itself or a word above it. */
static void add_below(const struct sentence *sentence, uint32_t above, uint32_t trigger, const char *depth,
                      const char *rule, struct signs *signs)
{
    bool is_trigger = above == trigger;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool tells = is_telling(token);
        if (token->head != (int32_t)above || i == trigger || (!is_trigger && !tells)) continue;
        const char *word = tells ? token->lower : deprel_name(token->deprel);
        sign_add(signs, is_trigger ? STATUS_BELOW : STATUS_UP_BELOW, depth, word, NULL);
        if (tells) sign_add(signs, STATUS_BELOW_RULE, depth, word, rule);
        if (!is_trigger) sign_add(signs, STATUS_UP_BELOW, depth, word, sentence->tokens[above].lemma);
    }
}

/* The words above the trigger, nearest first. */
static void add_above(const struct sentence *sentence, uint32_t trigger, const char *rule,
                      struct signs *signs)
{
    enum { HIGHEST = 5, PATH_SIZE = 160 };
    static const char *const DEPTHS[HIGHEST] = {"0", "1", "2", "3", "3"};
    char path[PATH_SIZE] = "";
    size_t size = 0;
    int32_t at = (int32_t)trigger;
    for (int level = 0; level < HIGHEST; level++) {
        const struct token *token = &sentence->tokens[at];
        const char *depth = DEPTHS[level], *deprel = deprel_name(token->deprel);
        add_below(sentence, (uint32_t)at, trigger, depth, rule, signs);
        if (token->head < 0) {
            sign_add(signs, STATUS_UP, depth, "root", xpos_name(token->xpos));
            return;
        }
        const struct token *head = &sentence->tokens[token->head];
        if (size < PATH_SIZE) size += (size_t)snprintf(path + size, PATH_SIZE - size, "<%s", deprel);
        sign_add(signs, STATUS_UP, depth, deprel, xpos_name(head->xpos));
        sign_add(signs, STATUS_UP_LEMMA, depth, head->lemma, NULL);
        sign_add(signs, STATUS_UP_LEMMA, deprel, head->lemma, depth);
        sign_add(signs, STATUS_UP_LEMMA, path, head->lemma, NULL);
        sign_add(signs, STATUS_UP_LEMMA, rule, head->lemma, depth);
        sign_add(signs, STATUS_UP_PATH, path, rule, NULL);
        if (!level) sign_add(signs, STATUS_UP_LEMMA, token->lemma, head->lemma, deprel);
        at = token->head;
    }
}

/* The words beside the trigger and at the head of its clause. */
static void add_window(const struct found_event *item, const struct sentence *sentence, const char *rule,
                       struct signs *signs)
{
    enum { BEFORE = 4, BEHIND = 3 };
    uint32_t t = item->trigger.token;
    for (uint32_t i = t < BEFORE ? 0 : t - BEFORE; i < t; i++)
        sign_add(signs, STATUS_WINDOW, "before", sentence->tokens[i].lower, NULL);
    for (uint32_t i = t + 1; i < sentence->count && i <= t + BEHIND; i++)
        sign_add(signs, STATUS_WINDOW, "behind", sentence->tokens[i].lower, NULL);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hints = token->deprel == DEP_AUX || token->deprel == DEP_MARK || token->deprel == DEP_CC ||
                     token->deprel == DEP_ADVMOD;
        if (hints) sign_add(signs, STATUS_WINDOW, i < t ? "any before" : "any behind", token->lower, rule);
    }
}

/* The clause that the trigger is: its tense, the verb, what it hangs on. */
static void add_clause(const struct found_event *item, const struct sentence *sentence, const char *rule,
                       struct signs *signs)
{
    uint32_t clause = clause_of(sentence, &item->trigger);
    const struct token *verb = &sentence->tokens[clause];
    const char *tense = tense_name(tense_of(sentence, clause)), *form = xpos_name(verb->xpos);
    const char *noun = item->trigger.is_noun ? item->trigger.light_verb >= 0 ? "light" : "noun" : "verb";
    const char *class = item->event.class;
    sign_add(signs, STATUS_TENSE, tense, form, noun);
    sign_add(signs, STATUS_TENSE, tense, form, rule);
    sign_add(signs, STATUS_TENSE, tense, class, noun);
    sign_add(signs, STATUS_CLAUSE, verb->lemma, noun, rule);
    sign_add(signs, STATUS_CLAUSE, verb->lemma, class, NULL);
    sign_add(signs, STATUS_CLAUSE, deprel_name(verb->deprel), tense, rule);
    if (verb->head >= 0) {
        sign_add(signs, STATUS_CLAUSE, "above", sentence->tokens[verb->head].lemma,
                 deprel_name(verb->deprel));
        sign_add(signs, STATUS_CLAUSE, "above", sentence->tokens[verb->head].lemma, class);
    }
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)clause && is_telling(&sentence->tokens[i])) {
            sign_add(signs, STATUS_CLAUSE, "has", sentence->tokens[i].lower, noun);
            sign_add(signs, STATUS_CLAUSE, "has", sentence->tokens[i].lower, rule);
        }
}

/* How sure the tellings before of such an event are. */
static void add_before(const struct found_events *found, const struct found_event *item, const char *rule,
                       struct signs *signs)
{
    const struct told_before before = told_before(found, item);
    const struct found_event *same = before.of_class, *word = before.of_word, *last = before.last;
    const char *noun = item->trigger.is_noun ? "noun" : "verb";
    sign_add(signs, STATUS_SAME, "class", same ? factuality_name(same->event.factuality) : "none", noun);
    sign_add(signs, STATUS_SAME, "word", word ? factuality_name(word->event.factuality) : "none", noun);
    sign_add(signs, STATUS_SAME, "class", same ? factuality_name(same->event.factuality) : "none", rule);
    if (!last || last->trigger.sentence + 1 < item->trigger.sentence) return;
    const char *where = last->trigger.sentence == item->trigger.sentence ? "here" : "before";
    sign_add(signs, STATUS_SAME, where, factuality_name(last->event.factuality), rule);
    sign_add(signs, STATUS_SAME, where, last->event.class, item->event.class);
}

void status_signs(const struct extraction *extraction, const struct found_events *found,
                  const struct found_event *item, struct signs *signs)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const char *rule = factuality_name(item->event.factuality);
    signs->count = 0;
    sign_add(signs, STATUS_VIEW, reader_view(extraction), rule, NULL);
    sign_add(signs, STATUS_VIEW, reader_view(extraction), item->event.class, rule);
    add_word(item, sentence, rule, signs);
    add_above(sentence, item->trigger.token, rule, signs);
    add_window(item, sentence, rule, signs);
    add_clause(item, sentence, rule, signs);
    add_before(found, item, rule, signs);
}
