/* proviso.c: whom a warning or threat is for by what it warns of: "it would answer if Israel hit back",
 * "should Washington help". Who is not to do it is meant, whoever else is named near by. */
#include "event/whom.h"

#include <string.h>

enum { DEEPEST = 8 }; /* steps from the warning to the clause */

/* Does the clause tell a condition: "if ...", "unless ...", "should Washington help"? */
static bool is_condition(const struct sentence *sentence, uint32_t verb)
{
    static const char *const MARKS[] = {"if", "unless", "case", NULL};
    if (sentence->tokens[verb].deprel != DEP_ADVCL) return false;
    int32_t mark = dependent(sentence, verb, DEP_MARK), helper = dependent(sentence, verb, DEP_AUX),
            subject = dependent(sentence, verb, DEP_NSUBJ);
    if (mark >= 0) return is_one_of(MARKS, sentence->tokens[mark].lower);
    return helper >= 0 && helper < subject && strcmp(sentence->tokens[helper].lower, "should") == 0;
}

bool address_proviso(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CLASSES[] = {"Warn", "Threaten", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits;
    if (!is_one_of(CLASSES, item->event.class) || item->dropped || is_told) return false;
    for (uint32_t v = item->trigger.token + 1; v < sentence->count; v++) {
        if (!is_condition(sentence, v) || !is_below(sentence, v, item->trigger.token, DEEPEST)) continue;
        struct entity_set set = {0};
        int32_t subject = subject_of(extraction, item->trigger.sentence, v, 0);
        if (subject >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)subject, 0, &set);
        if (set.count && take_others(extraction, &item->event, &set)) return true;
    }
    return false;
}
