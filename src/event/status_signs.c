/* status_signs.c: the signs of how sure an event is: what the rules make of it, the verbs, auxiliaries and
 * conjunctions above and around the word that tells it. */
#include "event/reader.h"

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
};

void status_signs(const struct extraction *extraction, const struct found_event *item, struct signs *signs)
{
    signs->count = 0;
    uint32_t s = item->trigger.sentence, t = item->trigger.token;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    const char *rule = factuality_name(item->event.factuality), *class = item->event.class;
    sign_add(signs, STATUS_RULE, rule, NULL, NULL);
    sign_add(signs, STATUS_RULE_CLASS, rule, class, NULL);
    sign_add(signs, STATUS_RULE_LEMMA, rule, token->lemma, NULL);
    sign_add(signs, STATUS_CLASS, class, upos_name(token->upos), NULL);
    sign_add(signs, STATUS_LEMMA, token->lemma, NULL, NULL);
    sign_add(signs, STATUS_TAG, xpos_name(token->xpos), deprel_name(token->deprel), NULL);
    sign_add(signs, STATUS_TAG, xpos_name(token->xpos), rule, NULL);
    sign_add(signs, STATUS_PLACE, s == 0 ? "headline" : "text", xpos_name(token->xpos), rule);
    sign_add(signs, STATUS_PLACE, t >= sentence->quoted_from ? "quoted" : "", rule, NULL);
    sign_add(signs, STATUS_TOP, item->event.source.count ? "source" : "", item->event.attributed.count ? "told" : "", rule);
    for (size_t r = 0; r < item->report_count && r < 2; r++) {
        sign_add(signs, STATUS_REPORT, sentence->tokens[item->reports[r]].lemma, r ? "outer" : "inner", NULL);
        sign_add(signs, STATUS_REPORT, sentence->tokens[item->reports[r]].lemma, r ? "outer" : "inner", rule);
    }
    char path[160] = "";
    size_t size = 0;
    int32_t at = (int32_t)t;
    for (int level = 0; level < 5 && at >= 0; level++) {
        const struct token *here = &sentence->tokens[at];
        char depth[4];
        snprintf(depth, sizeof depth, "%d", level < 3 ? level : 3);
        for (uint32_t i = 0; i < sentence->count; i++) {
            const struct token *below = &sentence->tokens[i];
            if (below->head != at || (level && i == t)) continue;
            bool helps = below->deprel == DEP_AUX || below->deprel == DEP_AUX_PASS || below->deprel == DEP_MARK || below->deprel == DEP_ADVMOD ||
                         below->deprel == DEP_COP || below->deprel == DEP_CASE || below->deprel == DEP_DET || below->deprel == DEP_AMOD || below->deprel == DEP_CC;
            if (level == 0 || helps) {
                const char *word = helps ? below->lower : deprel_name(below->deprel);
                sign_add(signs, level ? STATUS_UP_BELOW : STATUS_BELOW, depth, word, NULL);
                if (helps) sign_add(signs, STATUS_BELOW_RULE, depth, word, rule);
                if (helps && level) sign_add(signs, STATUS_UP_BELOW, depth, word, here->lemma);
            }
        }
        if (here->head < 0) {
            sign_add(signs, STATUS_UP, depth, "root", xpos_name(here->xpos));
            break;
        }
        if (size < sizeof path) size += (size_t)snprintf(path + size, sizeof path - size, "<%s", deprel_name(here->deprel));
        const struct token *head = &sentence->tokens[here->head];
        sign_add(signs, STATUS_UP, depth, deprel_name(here->deprel), xpos_name(head->xpos));
        sign_add(signs, STATUS_UP_LEMMA, depth, head->lemma, NULL);
        sign_add(signs, STATUS_UP_LEMMA, deprel_name(here->deprel), head->lemma, depth);
        sign_add(signs, STATUS_UP_LEMMA, path, head->lemma, NULL);
        sign_add(signs, STATUS_UP_LEMMA, rule, head->lemma, depth);
        sign_add(signs, STATUS_UP_PATH, path, rule, NULL);
        if (level == 0) sign_add(signs, STATUS_UP_LEMMA, token->lemma, head->lemma, deprel_name(here->deprel));
        at = here->head;
    }
    if (t > 0) sign_add(signs, STATUS_BEFORE, sentence->tokens[t - 1].lower, NULL, NULL);
    if (t > 1) sign_add(signs, STATUS_BEFORE, sentence->tokens[t - 2].lower, sentence->tokens[t - 1].lower, NULL);
}
