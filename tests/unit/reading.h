/* reading.h: the events of a small text, through the whole analysis. */
#ifndef ENTENTE_TESTS_READING_H
#define ENTENTE_TESTS_READING_H

#include "article/article.h"
#include "base/context.h"
#include "event/event.h"
#include <string.h>

/* An article of one paragraph; all lies in the arena. */
static inline struct entente_article article_of(struct arena *arena, const char *text, const char *date)
{
    struct paragraph *paragraph = arena_alloc(arena, sizeof *paragraph);
    *paragraph = (struct paragraph){0, (uint32_t)strlen(text), PARAGRAPH_BODY};
    return (struct entente_article){.arena = arena,
                                    .name = "test",
                                    .date = date,
                                    .text = text,
                                    .size = strlen(text),
                                    .paragraphs = paragraph,
                                    .paragraph_count = 1};
}

static inline struct analysis *analysis_of(const entente_context *context, struct arena *arena,
                                           const char *text)
{
    struct span span = {0, (uint32_t)strlen(text)};
    return language_analyse(context->model, arena, text, strlen(text), &span, 1);
}

/* All lies in the arena, which the test frees. */
struct reading {
    struct arena *arena;
    struct entities *entities;
    struct events *events;
};

static inline struct reading read_text(void *state, const char *text)
{
    entente_context *context = state;
    struct reading reading = {.arena = arena_new()};
    struct entente_article article = article_of(reading.arena, text, "2019-05-10");
    struct analysis *analysis = analysis_of(context, reading.arena, text);
    reading.entities = entity_resolve(context->knowledge, context->model, &article, analysis, reading.arena);
    reading.events = event_extract(context->event_tables, context->knowledge, &article, analysis,
                                   reading.entities, reading.arena);
    return reading;
}

#endif
