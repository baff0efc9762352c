/* retellings.c: examples of events that are told again, from the graphs of annotated reports. */
#include "event/train/retellings.h"

#include "event/train/tellings.h"

#include <stdio.h>
#include <string.h>

static bool same_words(const struct named_words *a, const struct named_words *b)
{
    return a->count == b->count && a->has_unknown == b->has_unknown &&
           memcmp(a->sentences, b->sentences, a->count * sizeof *a->sentences) == 0 &&
           memcmp(a->bytes, b->bytes, a->count * sizeof *a->bytes) == 0;
}

/* One row of the graph stands at each of its tellings. */
static bool are_one(const struct marked_telling *a, const struct marked_telling *b)
{
    if (a == b) return true;
    for (size_t r = 0; r < MARK_ROLES; r++)
        if (!same_words(&a->roles[r], &b->roles[r])) return false;
    return strcmp(a->event.class, b->event.class) == 0 && a->event.factuality == b->event.factuality &&
           date_same(a->event.begin, b->event.begin);
}

static size_t choose_marked(void *context, const struct retelling_question *question)
{
    const struct retelling_marks *marks = context;
    const struct found_event *items = question->found->items, *later = &items[question->index];
    const struct marked_telling *telling =
        telling_of(marks->report, sentence_of(question->extraction, &later->trigger), later);
    bool is_right[ANTECEDENTS_MOST] = {false}, is_ruled[ANTECEDENTS_MOST] = {false};
    is_right[0] = is_ruled[0] = true;
    if (!telling) return SIZE_MAX;
    for (size_t i = 1; i < question->count; i++) {
        const struct found_event *earlier = &items[question->before[i]];
        const struct marked_telling *other =
            telling_of(marks->report, sentence_of(question->extraction, &earlier->trigger), earlier);
        is_right[i] = other && are_one(telling, other);
        if (is_right[i]) is_right[0] = false;
        is_ruled[i] = is_ruled[0] && question->is_ruled[i];
        if (is_ruled[i]) is_ruled[0] = false;
    }
    ++*marks->group;
    for (size_t i = 0; i < question->count; i++) {
        struct signs signs;
        retelling_signs(question, i, &signs);
        sign_example_add(
            marks->arena, marks->examples,
            (struct sign_example){
                .report = marks->number, .class = is_right[i], .rule = is_ruled[i], .group = *marks->group},
            &signs);
    }
    return SIZE_MAX; /* what is asked later is asked as the rules have it */
}

struct retelling_chooser retelling_marks_chooser(struct retelling_marks *marks)
{
    return (struct retelling_chooser){choose_marked, marks};
}

void retelling_print(const struct sign_examples *examples, const float *scores)
{
    size_t asked = 0, retold = 0, ruled = 0, ruled_right = 0, read = 0, read_right = 0;
    const struct sign_example *items = examples->items;
    for (size_t from = 0, to; from < examples->count; from = to) {
        size_t best = from, rule = from;
        for (to = from; to < examples->count && items[to].group == items[from].group; to++) {
            if (scores[to] > scores[best]) best = to;
            if (items[to].rule) rule = to;
        }
        asked++;
        retold += !items[from].class;
        ruled += rule != from;
        ruled_right += rule != from && items[rule].class;
        read += best != from;
        read_right += best != from && items[best].class;
    }
    printf("told again %zu of %zu: by rules P %.3f R %.3f, by the reader P %.3f R %.3f\n", retold, asked,
           (double)ruled_right / (double)ruled, (double)ruled_right / (double)retold,
           (double)read_right / (double)read, (double)read_right / (double)retold);
}
