/* reading.h: the events of a small text, through the whole analysis. */
#ifndef ENTENTE_TESTS_READING_H
#define ENTENTE_TESTS_READING_H

#include "article/article.h"
#include "base/context.h"
#include "event/event.h"
#include <string.h>

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
    struct span span = {0, (uint32_t)strlen(text)};
    struct paragraph paragraph = {0, (uint32_t)strlen(text), PARAGRAPH_BODY};
    struct entente_article article = {.arena = reading.arena,
                                      .name = "test",
                                      .date = "2019-05-10",
                                      .text = text,
                                      .size = strlen(text),
                                      .paragraphs = &paragraph,
                                      .paragraph_count = 1};
    struct analysis *analysis = language_analyse(context->model, reading.arena, text, strlen(text), &span, 1);
    reading.entities = entity_resolve(context->knowledge, context->model, &article, analysis, reading.arena);
    reading.events = event_extract(context->event_tables, context->knowledge, &article, analysis,
                                   reading.entities, reading.arena);
    return reading;
}

#endif
