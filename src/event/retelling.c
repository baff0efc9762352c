/* retelling.c: the candidates for what an event retells, and which of them is taken. */
#include "event/retelling.h"

#include <string.h>

/* An earlier telling is taken from this share of that of none: readily when it has the same class, parties
 * and time, for to a reader of the graph two such events are one told twice. */
static const double TAKES_SAME_FROM = 0.25, TAKES_RULED_FROM = 1, TAKES_FROM = 2;

static void find_antecedents(struct retelling_question *question)
{
    enum { LEAD = 4, LATEST = ANTECEDENTS_MOST - 16 };
    const struct found_events *found = question->found;
    size_t recent = 0;
    question->before[0] = SIZE_MAX;
    question->categories[0] = category_or_class(found->items[question->index].event.class);
    question->count = 1;
    for (size_t i = question->index; i-- > 0;) {
        if (found->items[i].dropped) continue;
        bool is_lead = found->items[i].trigger.sentence < LEAD;
        if ((recent++ >= LATEST && !is_lead) || question->count == ANTECEDENTS_MOST) continue;
        question->is_ruled[question->count] =
            is_retelling_by_rules(question->extraction, &found->items[i], &found->items[question->index]);
        question->categories[question->count] = category_or_class(found->items[i].event.class);
        question->before[question->count++] = i;
    }
}

/* "hosted talks between Chad and Niger": who stands between them does not hold them. */
static bool stands_between(const struct event *a, const struct event *b)
{
    bool is_first = strcmp(a->class, "Mediation") == 0;
    return is_first != (strcmp(b->class, "Mediation") == 0) && a->source.count && b->source.count &&
           !sets_overlap(&a->source, &b->source);
}

/* "visited Israel", "visited Austria": of each its clause tells the state, and they are two. */
static bool are_two(const struct extraction *extraction, const struct found_event *a,
                    const struct found_event *b)
{
    const struct entity_set *x = &a->event.target, *y = &b->event.target;
    if (stands_between(&a->event, &b->event)) return true;
    bool are_told = x->count == 1 && y->count == 1 && same_sets(x, &a->told[PARTY_TARGET]) &&
                    same_sets(y, &b->told[PARTY_TARGET]);
    const struct entity *items = extraction->entities->items;
    return are_told && x->items[0] != y->items[0] && items[x->items[0]].class == CLASS_STATE &&
           items[y->items[0]].class == CLASS_STATE;
}

/* "more delegations are expected to visit", "another round of talks", "fired again" */
static bool is_one_more(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const WORDS[] = {"more", "another", "further", "additional", "again", "future", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t trigger = item->trigger.token;
    int32_t subject = item->trigger.is_noun ? -1 : subject_of(extraction, item->trigger.sentence, trigger, 0);
    for (uint32_t t = 0; t < sentence->count; t++) {
        int32_t head = sentence->tokens[t].head;
        if (head >= 0 && (head == (int32_t)trigger || head == subject) &&
            is_one_of(WORDS, sentence->tokens[t].lower))
            return true;
    }
    return false;
}

/* The share of that of none from which the candidate is taken. */
static double least_share(const struct retelling_question *question, size_t candidate)
{
    const struct event *a = &question->found->items[question->before[candidate]].event,
                       *b = &question->found->items[question->index].event;
    bool is_same = strcmp(a->class, b->class) == 0 && a->source.count + a->target.count > 1 &&
                   same_sets(&a->source, &b->source) && same_sets(&a->target, &b->target) &&
                   dates_agree(a, b);
    return is_same ? TAKES_SAME_FROM : question->is_ruled[candidate] ? TAKES_RULED_FROM : TAKES_FROM;
}

int32_t find_retold(const struct extraction *extraction, const struct found_events *found, size_t index)
{
    const struct reader *reader = reader_for(extraction);
    const struct retelling_chooser *chooser = extraction->retelling_chooser;
    struct retelling_question question = {.extraction = extraction, .found = found, .index = index};
    int64_t scores[ANTECEDENTS_MOST];
    double shares[ANTECEDENTS_MOST];
    size_t best = 0;
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
    double most = shares[0];
    for (size_t i = 1; i < question.count; i++) {
        const struct found_event *before = &found->items[question.before[i]], *item = &found->items[index];
        if (are_two(extraction, before, item) ||
            (is_one_more(extraction, item) && !is_one_more(extraction, before)))
            continue;
        double weighed = shares[i] / least_share(&question, i);
        if (weighed > most) most = weighed, best = i;
    }
    return best ? (int32_t)question.before[best] : RETOLD_NONE;
}
