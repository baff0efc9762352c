/* references.c: examples of references from annotated reports. */
#include "event/train/references.h"

#include "entity/resolving.h"
#include "event/train/parts.h"
#include "event/train/tellings.h"

#include <stdio.h>
#include <string.h>

static const struct marked_reference *mark_at(const struct report *report, uint32_t at)
{
    for (size_t i = 0; i < report->reference_count; i++)
        if (report->references[i].at == at) return &report->references[i];
    return NULL;
}

/* The candidate that the mark means; -1: none of them. */
static int32_t meant(const struct reference_marks *marks, const struct reference_question *question,
                     const struct marked_reference *mark)
{
    uint32_t entities[MARK_PARTIES];
    size_t count = 0;
    for (size_t i = 0; i < mark->who.count; i++) {
        int32_t entity =
            entity_of_words(question->entities, question->resolving->analysis, marks->report, &mark->who, i);
        if (entity < 0) return -1;
        bool has = false;
        for (size_t k = 0; k < count; k++)
            has = has || entities[k] == (uint32_t)entity;
        if (!has) entities[count++] = (uint32_t)entity;
    }
    for (size_t i = 0; i < question->count; i++)
        if (reference_means(&question->candidates[i], entities, count)) return (int32_t)i;
    return -1;
}

static size_t choose_marked(void *context, const struct reference_question *question)
{
    const struct reference_marks *marks = context;
    const struct token *token =
        &question->resolving->analysis->sentences[question->sentence].tokens[question->token];
    const struct marked_reference *mark = mark_at(marks->report, token->begin);
    if (!mark) return question->rule;
    int32_t right = meant(marks, question, mark);
    if (right < 0) {
        ++*marks->uncovered;
        return question->rule;
    }
    ++*marks->group;
    for (size_t i = 0; i < question->count; i++) {
        struct signs signs;
        reference_signs(question, i, &signs);
        sign_example_add(marks->arena, marks->examples,
                         (struct sign_example){.report = marks->number,
                                               .class = (int32_t)i == right,
                                               .rule = i == question->rule,
                                               .group = *marks->group},
                         &signs);
    }
    return (size_t)right;
}

struct reference_chooser reference_marks_chooser(struct reference_marks *marks)
{
    return (struct reference_chooser){choose_marked, marks};
}

void reference_print(const struct sign_examples *examples, const float *scores, size_t uncovered)
{
    struct answered answered = count_answers(examples, scores);
    double asked = (double)(answered.asked + uncovered);
    printf("whom they take up: by rules %.3f, by the reader %.3f of %.0f; no candidate %zu\n",
           (double)answered.by_rules / asked, (double)answered.by_scores / asked, asked, uncovered);
}
