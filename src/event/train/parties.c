/* parties.c: examples of parties from the graphs of annotated reports. */
#include "event/train/parties.h"

#include "event/train/parts.h"
#include "event/train/tellings.h"

#include <stdio.h>
#include <string.h>

/* Whom the graph has; false: somebody is not known. */
static bool find_meant(const struct party_marks *marks, const struct party_question *question,
                       const struct named_words *words, struct entity_set *meant)
{
    const struct extraction *extraction = question->extraction;
    if (words->has_unknown) return false;
    for (size_t i = 0; i < words->count; i++) {
        int32_t entity = entity_of_words(extraction->entities, extraction->analysis, marks->report, words, i);
        if (entity < 0) return false;
        set_include(extraction->arena, meant, (uint32_t)entity);
    }
    return true;
}

static size_t choose_marked(void *context, const struct party_question *question)
{
    const struct party_marks *marks = context;
    const struct entity_set *ruled = ruled_party(question);
    const struct marked_telling *telling = telling_of(marks->report, question->view.sentence, question->item);
    struct entity_set meant = {0};
    size_t right = SIZE_MAX;
    if (!telling || !find_meant(marks, question, &telling->roles[question->party], &meant)) return SIZE_MAX;
    for (size_t i = 0; i < question->count && right == SIZE_MAX; i++)
        if (same_sets(&question->sets[i], &meant)) right = i;
    if (right == SIZE_MAX) {
        ++*marks->uncovered;
        return SIZE_MAX;
    }
    ++*marks->group;
    for (size_t i = 0; i < question->count; i++) {
        struct signs signs;
        party_signs(question, i, &signs);
        sign_example_add(marks->arena, marks->examples,
                         (struct sign_example){.report = marks->number,
                                               .class = i == right,
                                               .rule = same_sets(&question->sets[i], ruled),
                                               .group = *marks->group},
                         &signs);
    }
    return SIZE_MAX; /* what is asked later is asked as the rules have it */
}

struct party_chooser party_marks_chooser(struct party_marks *marks)
{
    return (struct party_chooser){marks->party, choose_marked, marks};
}

void party_print(const struct sign_examples *examples, const float *scores, size_t uncovered,
                 enum party party)
{
    static const char *const NAMES[PARTY_COUNT] = {"source", "target", "place"};
    struct answered answered = count_answers(examples, scores);
    double asked = (double)(answered.asked + uncovered);
    printf("%s of an event found: by rules %.3f, by the reader %.3f of %.0f; no candidate %zu\n",
           NAMES[party], (double)answered.by_rules / asked, (double)answered.by_scores / asked, asked,
           uncovered);
}
