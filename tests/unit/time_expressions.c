/* Prints the time expressions of a text on standard input, a paragraph a line: begin and end (bytes) and the
 * value as TIMEX3 writes it. The argument is the date of the text. For tests/times/expressions. */
#include "article/article.h"
#include "base/context.h"
#include "event/timex.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_expressions(const struct extraction *extraction)
{
    struct told told = {extraction->date, extraction->date};
    for (size_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        size_t count = read_times(extraction, sentence, told, values);
        for (size_t i = 0; i < count; i++) {
            char text[TIME_VALUE_SIZE];
            time_value_text(&values[i], text);
            printf("%u %u %s\n", sentence->tokens[values[i].first].begin,
                   sentence->tokens[values[i].last].end, text);
            if (values[i].kind == TIME_DATE && values[i].begin.year) {
                told.last = values[i].begin;
                if (values[i].begin.day) told.day = values[i].begin;
            }
        }
    }
}

int main(int count, char **arguments)
{
    entente_context *context;
    entente_context_options options = {.ontology = "ontology"};
    if (entente_context_open(&options, &context, NULL)) return 1;
    static char text[1 << 20];
    size_t size = fread(text, 1, sizeof text - 1, stdin), paragraph_count = 0;
    struct arena *arena = arena_new();
    struct span *paragraphs = arena_array(arena, size + 1, sizeof *paragraphs);
    for (size_t at = 0; at < size;) {
        size_t length = strcspn(text + at, "\n");
        if (length) paragraphs[paragraph_count++] = (struct span){(uint32_t)at, (uint32_t)(at + length)};
        at += length + 1;
    }
    struct extraction extraction = {
        .tables = context->event_tables,
        .knowledge = context->knowledge,
        .arena = arena,
        .analysis = language_analyse(context->model, arena, text, size, paragraphs, paragraph_count)};
    if (count > 1) date_parse(arguments[1], &extraction.date);
    print_expressions(&extraction);
    arena_free(arena);
    entente_context_free(context);
    return 0;
}
