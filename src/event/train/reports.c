/* reports.c: reads annotated reports: headline and sentences, which become an article, their events and
 * references. */
#include "event/train/reports.h"

#include "base/status.h"
#include "base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    struct reports *reports;
    struct report *report;
    struct text text;
    size_t sentences, paragraphs;
    uint32_t begin; /* of the sentence read last */
    long line;
};

static void add_paragraph(struct reading *reading, uint32_t begin, uint32_t end, enum paragraph_kind kind)
{
    struct entente_article *article = reading->report->article;
    article->paragraphs = arena_grow(reading->arena, article->paragraphs, article->paragraph_count,
                                     &reading->paragraphs, sizeof *article->paragraphs);
    article->paragraphs[article->paragraph_count++] = (struct paragraph){begin, end, (uint8_t)kind};
}

/* "== name 2018-07-09" */
static bool begin_report(struct reading *reading, char *name)
{
    struct reports *reports = reading->reports;
    char *date = strchr(name, ' ');
    if (!date) return false;
    *date++ = '\0';
    reports->items = arena_grow(reading->arena, reports->items, reports->count, &reports->capacity,
                                sizeof *reports->items);
    reading->report = &reports->items[reports->count++];
    *reading->report =
        (struct report){.article = arena_alloc(reading->arena, sizeof(struct entente_article))};
    reading->report->article->arena = reading->arena;
    reading->report->article->name = arena_string(reading->arena, name);
    reading->report->article->date = arena_string(reading->arena, date);
    text_init(&reading->text, reading->arena);
    reading->sentences = reading->paragraphs = 0;
    return true;
}

/* The headline is a paragraph, then two sentences each. */
static void add_sentence(struct reading *reading, const char *sentence)
{
    struct entente_article *article = reading->report->article;
    bool opens = reading->sentences % 2 == 1, is_first = !reading->sentences;
    if (!is_first) text_add(&reading->text, opens ? "\n\n" : " ", opens ? 2 : 1);
    reading->begin = (uint32_t)reading->text.size;
    text_add(&reading->text, sentence, strlen(sentence));
    uint32_t end = (uint32_t)reading->text.size;
    if (is_first) article->title = arena_string(reading->arena, sentence);
    if (is_first || opens)
        add_paragraph(reading, reading->begin, end, is_first ? PARAGRAPH_HEADLINE : PARAGRAPH_BODY);
    else
        article->paragraphs[article->paragraph_count - 1].end = end;
    if (reading->sentences == 1) article->body = reading->begin;
    struct report *report = reading->report;
    report->begins = arena_grow(reading->arena, report->begins, report->sentence_count,
                                &report->sentence_capacity, sizeof *report->begins);
    report->begins[report->sentence_count++] = reading->begin;
    article->text = reading->text.bytes;
    article->size = reading->text.size;
    reading->sentences++;
}

/* "S=12,40": the numbers; "^" and "-" are nobody of this sentence. */
static void read_role(const struct reading *reading, const char *list, struct marked_role *role)
{
    while (*list && role->count < MARK_PARTIES) {
        char *end;
        unsigned long at = strtoul(list, &end, 10);
        if (end != list) role->at[role->count++] = reading->begin + (uint32_t)at;
        list = end + strcspn(end, ",");
        list += *list == ',';
    }
}

static bool read_event(const struct reading *reading, unsigned at, const char *class, const char *sure,
                       char *when, struct marked_event *event)
{
    *event = (struct marked_event){.at = reading->begin + at,
                                   .class = arena_string(reading->arena, class),
                                   .factuality = FACTUALITY_COUNT};
    for (int f = 0; f < FACTUALITY_COUNT; f++)
        if (strcmp(factuality_name((enum factuality)f), sure) == 0) event->factuality = (enum factuality)f;
    when[strcspn(when, "/")] = '\0'; /* of a span its first day */
    return event->factuality != FACTUALITY_COUNT && (when[0] == '-' || date_parse(when, &event->begin));
}

static bool add_event(struct reading *reading, const char *line)
{
    static const char *const LABELS[MARK_ROLES] = {"S=", "T=", "P=", "A="};
    char class[32], sure[32], roles[MARK_ROLES][256], when[32];
    unsigned at;
    struct report *report = reading->report;
    if (sscanf(line, "%u %31s %31s %255s %255s %255s %255s %31s", &at, class, sure, roles[0], roles[1],
               roles[2], roles[3], when) != 8 ||
        strncmp(when, "D=", 2) != 0)
        return false;
    struct marked_event event;
    if (!read_event(reading, at, class, sure, when + 2, &event)) return false;
    for (size_t r = 0; r < MARK_ROLES; r++) {
        if (strncmp(roles[r], LABELS[r], 2) != 0) return false;
        read_role(reading, roles[r] + 2, &event.roles[r]);
    }
    report->events =
        arena_grow(reading->arena, report->events, report->count, &report->capacity, sizeof *report->events);
    report->events[report->count++] = event;
    return true;
}

/* "0:5,8:42", "-" nobody, "+" nobody named, "?" somebody whom the program does not find. */
static bool read_words(const char *list, struct named_words *words)
{
    while (*list) {
        unsigned sentence, byte;
        int read = 1;
        words->has_unknown |= *list == '?';
        if (!strchr("-+?", *list)) {
            if (words->count == MARK_PARTIES || sscanf(list, "%u:%u%n", &sentence, &byte, &read) != 2)
                return false;
            words->sentences[words->count] = sentence;
            words->bytes[words->count++] = byte;
        }
        list += read;
        list += *list == ',';
    }
    return true;
}

/* "@ 38 0:5,8:42" */
static bool add_reference(struct reading *reading, const char *line)
{
    struct report *report = reading->report;
    char *end;
    struct marked_reference reference = {.at = reading->begin + (uint32_t)strtoul(line, &end, 10)};
    if (end == line || *end++ != ' ' || !read_words(end, &reference.who)) return false;
    report->references = arena_grow(reading->arena, report->references, report->reference_count,
                                    &report->reference_capacity, sizeof *report->references);
    report->references[report->reference_count++] = reference;
    return true;
}

/* "= 38 Demand Actual S=0:5 T=8:42,? P=- A=- D=2019-05-03" */
static bool add_telling(struct reading *reading, const char *line)
{
    struct report *report = reading->report;
    struct marked_telling telling = {0};
    char class[32], sure[32], roles[MARK_ROLES][256], when[32];
    unsigned at;
    if (sscanf(line, "%u %31s %31s S=%255s T=%255s P=%255s A=%255s D=%31s", &at, class, sure, roles[0],
               roles[1], roles[2], roles[3], when) != 8 ||
        !read_event(reading, at, class, sure, when, &telling.event))
        return false;
    for (size_t r = 0; r < MARK_ROLES; r++)
        if (!read_words(roles[r], &telling.roles[r])) return false;
    report->tellings = arena_grow(reading->arena, report->tellings, report->telling_count,
                                  &report->telling_capacity, sizeof *report->tellings);
    report->tellings[report->telling_count++] = telling;
    return true;
}

static bool read_line(struct reading *reading, char *line)
{
    if (line[0] == '#' || !line[0]) return true;
    if (strncmp(line, "== ", 3) == 0) {
        return begin_report(reading, line + 3);
    }
    if (!reading->report) return false;
    if (strncmp(line, "- ", 2) == 0) {
        add_sentence(reading, line + 2);
        return true;
    }
    if (line[0] != '\t' || !reading->sentences) return false;
    if (strncmp(line + 1, "@ ", 2) == 0) return add_reference(reading, line + 3);
    if (strncmp(line + 1, "= ", 2) == 0) return add_telling(reading, line + 3);
    return add_event(reading, line + 1);
}

entente_status reports_read(struct arena *arena, const char *path, struct reports *reports,
                            entente_error *error)
{
    struct reading reading = {.arena = arena, .reports = reports};
    FILE *file = fopen(path, "rb");
    if (!file) return fail(error, ENTENTE_CANNOT_READ, path, 0, "cannot be read");
    char *line = NULL;
    size_t room = 0;
    entente_status status = ENTENTE_OK;
    while (!status && getline(&line, &room, file) >= 0) {
        reading.line++;
        line[strcspn(line, "\n")] = '\0';
        if (!read_line(&reading, line))
            status = fail(error, ENTENTE_BAD_FORMAT, path, (size_t)reading.line, "no line of a report");
    }
    free(line);
    fclose(file);
    return status;
}
