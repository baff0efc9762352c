/* retelling.c: the candidates for what an event retells, and which of them is taken. */
#include "event/retelling.h"

#include <string.h>

/* An earlier telling is taken from this share of that of none. */
static const double TAKES_FROM = 2;

static void find_antecedents(struct retelling_question *question)
{
    enum { LEAD = 4, LATEST = ANTECEDENTS_MOST - 16 };
    const struct found_events *found = question->found;
    size_t recent = 0;
    question->before[0] = SIZE_MAX;
    question->count = 1;
    for (size_t i = question->index; i-- > 0;) {
        if (found->items[i].dropped) continue;
        bool is_lead = found->items[i].trigger.sentence < LEAD;
        if ((recent++ >= LATEST && !is_lead) || question->count == ANTECEDENTS_MOST) continue;
        question->is_ruled[question->count] =
            is_retelling_by_rules(question->extraction, &found->items[i], &found->items[question->index]);
        question->before[question->count++] = i;
    }
}

int32_t find_retold(const struct extraction *extraction, const struct found_events *found, size_t index)
{
    const struct reader *reader = reader_for(extraction);
    const struct retelling_chooser *chooser = extraction->retelling_chooser;
    struct retelling_question question = {.extraction = extraction, .found = found, .index = index};
    int64_t scores[ANTECEDENTS_MOST];
    double shares[ANTECEDENTS_MOST];
    size_t best = 1;
    if (!chooser && (!reader || !reader->retellings.classes)) return RETOLD_UNKNOWN;
    find_antecedents(&question);
    if (chooser) {
        size_t chosen = chooser->choose(chooser->context, &question);
        if (chosen == SIZE_MAX) return RETOLD_UNKNOWN;
        return chosen ? (int32_t)question.before[chosen] : RETOLD_NONE;
    }
    for (size_t i = 0; i < question.count; i++) {
        struct signs signs;
        retelling_signs(&question, i, &signs);
        scores[i] = sign_net_score(&reader->retellings, &signs);
    }
    sign_net_share_out(&reader->retellings, scores, question.count, shares);
    for (size_t i = 2; i < question.count; i++)
        if (shares[i] > shares[best]) best = i;
    if (best >= question.count || shares[best] <= TAKES_FROM * shares[0]) return RETOLD_NONE;
    return (int32_t)question.before[best];
}
