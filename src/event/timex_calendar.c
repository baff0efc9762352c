/* timex_calendar.c: names of days, months and years. */
#include "event/stay.h"
#include "event/timex_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "Friday morning": the day with its part. */
static void read_part_of_day(const struct reading *reading, struct time_value *value)
{
    char day[11];
    const char *part = part_of_day(reading, value->last + 1);
    if (!part || !value->begin.day) return;
    value->last++;
    date_write(value->begin, day);
    snprintf(value->special, sizeof value->special, "%sT%s", day, part);
}

bool read_weekday(const struct reading *reading, uint32_t t, struct time_value *value)
{
    const struct token *token = &reading->sentence->tokens[t];
    long day = list_value(reading, "weekday", token->lower);
    bool is_name = token->form[0] >= 'A' && token->form[0] <= 'Z';
    if (!day || !reading->extraction->date.day || !is_name || strlen(token->form) < 6) return false;
    int32_t published = published_day(reading);
    int back = (weekday_of(published) - (int)day + 7) % 7;
    int shift = shift_of(reading, (int64_t)t - 1);
    if (shift == -1 && back == 0) back = 7;
    bool ahead = shift == 1 || (shift == 2 && looks_ahead(reading, t));
    if (ahead && (back || shift == 1)) back -= 7;
    if (shift == -1 || shift == 1) value->first = t - 1;
    value->begin = date_from_days(published - back);
    read_part_of_day(reading, value);
    return true;
}

/* "was invaded on April 2, 1982. The garrison surrendered on June 14", "In December 2023 he held a vote. On
 * 14 December they met": the year in which the story is, unless the month is that of the news; 0. */
static long year_of_story(const struct reading *reading, long month, long day)
{
    enum { LONGEST = 6, RECENT = 2 }; /* months */
    struct date date = reading->extraction->date, last = reading->told.last;
    long apart = month - last.month, since = (date.month - month + 12) % 12;
    bool goes_on = apart > 0 ? apart < LONGEST : apart == 0 && (!day || !last.day || day >= last.day);
    bool is_past =
        reading->sentence->count && reading->sentence->tokens[root_of(reading->sentence)].xpos == XPOS_VBD;
    bool is_exact = last.day || last.month == month;
    return is_exact && last.year < date.year && goes_on && is_past && since > RECENT ? last.year : 0;
}

/* In an article without a date, "was toppled in December 2024. They met in May": the story goes on. 0: it has
 * told no month. */
static long year_beside_told(const struct reading *reading, long month)
{
    struct date last = reading->told.last;
    if (!last.year || !last.month) return 0;
    return month < last.month ? last.year + 1 : last.year;
}

/* The year of a month that is told without one: the nearest before, after plans the nearest behind. */
static long year_of_month(const struct reading *reading, uint32_t t, long month, long day)
{
    struct date date = reading->extraction->date;
    int shift = shift_of(reading, (int64_t)t - 1);
    int16_t then = shift == 2 ? year_of_epoch(reading->told, date, month) : 0;
    if (then) return then;
    bool later = month > date.month || (month == date.month && date.day && day > date.day);
    if (!date.year) return year_beside_told(reading, month);
    if (shift == -1) return month >= date.month ? date.year - 1 : date.year;
    if (shift == 1) return month <= date.month ? date.year + 1 : date.year;
    long story = shift == 2 ? year_of_story(reading, month, day) : 0;
    if (story) return story;
    bool ahead = looks_ahead(reading, t);
    if (later && !ahead && shift != 0) {
        /* a day of this month that is still to come is no slip of a year back */
        return month == date.month && day - date.day < 15 ? date.year : date.year - 1;
    }
    enum { FARTHEST = 7 }; /* months: what is planned is not told almost a year before */
    bool next = !later && ahead && month < date.month && month + 12 - date.month <= FARTHEST;
    return next ? date.year + 1 : date.year;
}

/* "July 13–14, 2025", "13 July", "last November", "in March 2023", "late July of last year". */
bool read_month(const struct reading *reading, uint32_t t, struct time_value *value)
{
    const struct sentence *sentence = reading->sentence;
    char word[16];
    size_t skipped = strncmp(sentence->tokens[t].lower, "mid-", 4) == 0 ? 4 : 0; /* "mid-March" */
    size_t size = strlen(sentence->tokens[t].lower + skipped);
    if (size >= sizeof word) return false;
    memcpy(word, sentence->tokens[t].lower + skipped, size + 1);
    if (size && word[size - 1] == '.') word[size - 1] = '\0';
    long number = list_value(reading, "month", word);
    char initial = sentence->tokens[t].form[skipped];
    if (!number || initial < 'A' || initial > 'Z' || sentence->tokens[t].upos == UPOS_AUX) return false;
    /* "Theresa May" */
    bool is_surname = t > 0 && sentence->tokens[t].deprel == DEP_FLAT &&
                      sentence->tokens[t].head == (int32_t)t - 1 &&
                      sentence->tokens[t - 1].upos == UPOS_PROPN;
    /* "Jan Egeland" */
    bool is_given = t + 1 < sentence->count && sentence->tokens[t + 1].deprel == DEP_FLAT &&
                    sentence->tokens[t + 1].head == (int32_t)t && sentence->tokens[t + 1].upos == UPOS_PROPN;
    if (is_surname || is_given) return false;
    long day = 0, day_end = 0, year = 0, first;
    uint32_t at = t + 1;
    if (number_of(word_at(reading, at), 1, 31, &day)) {
        at++;
        bool range = joins_range(reading, at) || is_word(reading, at, "and");
        if (range && number_of(word_at(reading, at + 1), 1, 31, &day_end)) at += 2;
    } else if (number_of(word_at(reading, (int64_t)t - 1), 1, 31, &day)) {
        value->first = t - 1;
        bool range = joins_range(reading, (int64_t)t - 2) || is_word(reading, (int64_t)t - 2, "and");
        if (range && number_of(word_at(reading, (int64_t)t - 3), 1, 31, &first)) {
            day_end = day;
            day = first;
            value->first = t - 3;
        }
    } else if (is_word(reading, (int64_t)t - 1, "of") &&
               number_of(word_at(reading, (int64_t)t - 2), 1, 31, &day)) {
        value->first = t - 2; /* "the 11th of July" */
    }
    bool modal = sentence->tokens[t].upos != UPOS_PROPN && !day;
    if (modal && strcmp(word, "may") == 0) return false;
    uint32_t behind = is_word(reading, at, ",") || is_word(reading, at, "of") ? at + 1 : at;
    if (number_of(word_at(reading, behind), 1800, 2199, &year)) {
        at = behind + 1;
    } else if (is_word(reading, behind + 1, "year") && shift_of(reading, behind) <= 1 &&
               reading->extraction->date.year) {
        year = reading->extraction->date.year + shift_of(reading, behind);
        at = behind + 2;
    } else {
        /* "in November of that year", "in June the same year" */
        uint32_t word_of_year = is_word(reading, behind, "the") ? behind + 1 : behind;
        bool same = is_word(reading, word_of_year, "that") || is_word(reading, word_of_year, "same");
        int16_t last = reading->told.last.year; /* "that March": of the year told of */
        if (last && is_word(reading, (int64_t)value->first - 1, "that")) {
            year = last;
        } else if (same && is_word(reading, word_of_year + 1, "year") && reading->told.last.year) {
            year = reading->told.last.year;
            at = word_of_year + 2;
        } else {
            year = year_of_month(reading, t, number, day);
        }
    }
    if (!year) return false;
    value->last = at - 1;
    value->begin = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day};
    if (day_end > day) value->end = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day_end};
    return true;
}

/* "in 2021", "since 1994", "between 2014 and 2016", "the 2015 accord", "the 1990s". */
/* "on Christmas Eve", "New Year's Day 2024": holidays that have a date of their own. */
bool read_holiday(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *words[4]; /* "" ends them */
        long month, day;
    } HOLIDAYS[] = {{{"christmas", "eve", ""}, 12, 24},
                    {{"christmas", "day", ""}, 12, 25},
                    {{"boxing", "day", ""}, 12, 26},
                    {{"new", "year", "'s", "eve"}, 12, 31},
                    {{"new", "year", "\xE2\x80\x99s", "eve"}, 12, 31},
                    {{"new", "year", "'s", "day"}, 1, 1},
                    {{"new", "year", "\xE2\x80\x99s", "day"}, 1, 1},
                    {{"may", "day", ""}, 5, 1},
                    {{"christmas", ""}, 12, 25}};
    enum { WORDS = sizeof HOLIDAYS[0].words / sizeof *HOLIDAYS[0].words };
    if (reading->sentence->tokens[t].form[0] < 'A' || reading->sentence->tokens[t].form[0] > 'Z')
        return false;
    for (size_t i = 0; i < sizeof HOLIDAYS / sizeof *HOLIDAYS; i++) {
        uint32_t end = 0;
        while (end < WORDS && *HOLIDAYS[i].words[end] && is_word(reading, t + end, HOLIDAYS[i].words[end]))
            end++;
        if (end < WORDS && *HOLIDAYS[i].words[end]) continue;
        /* "at Christmas": not "Christmas Island" */
        if (end == 1 && !is_word(reading, (int64_t)t - 1, "at")) continue;
        long year = 0, month = HOLIDAYS[i].month, day = HOLIDAYS[i].day;
        bool is_told = number_of(word_at(reading, t + end), 1800, 2199, &year);
        if (!is_told) year = year_of_month(reading, t, month, day);
        value->last = t + end - !is_told;
        value->begin = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
        return year != 0;
    }
    return false;
}

/* "mid-2024", "late-1998": the year in one word with its part. */
static bool read_part_of_year(const struct token *token, struct time_value *value)
{
    static const char *const PARTS[] = {"mid-", "early-", "late-"};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        size_t size = strlen(PARTS[i]);
        long year;
        if (strncmp(token->lower, PARTS[i], size) != 0 || strlen(token->lower + size) != 4 ||
            !number_of(token->lower + size, 1800, 2199, &year))
            continue;
        value->begin = (struct date){.year = (int16_t)year};
        return true;
    }
    return false;
}

bool read_year(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const BEFORE[] = {"between", "in",     "since", "from", "of",  "until",  "by",
                                         "and",     "early",  "late",  "mid",  "to",  "during", "after",
                                         "before",  "around", "till",  "(",    "the", "-",      NULL};
    const struct token *token = &reading->sentence->tokens[t];
    long number;
    size_t size = strlen(token->lower);
    bool decade = size == 5 && token->lower[4] == 's' && token->lower[3] == '0';
    if (decade) {
        number = strtol(token->lower, NULL, 10);
        if (number < 1800 || number > 2190) return false;
        value->begin = (struct date){.year = (int16_t)number};
        value->end = (struct date){.year = (int16_t)(number + 9)};
        return true;
    }
    if (read_part_of_year(token, value)) return true;
    if (token->upos != UPOS_NUM || size != 4 || !number_of(token->form, 1800, 2100, &number)) return false;
    bool told = is_any_word(reading, (int64_t)t - 1, BEFORE) || token->deprel == DEP_NMOD_UNMARKED ||
                token->deprel == DEP_OBL_UNMARKED || token->deprel == DEP_COMPOUND ||
                token->deprel == DEP_NMOD_POSS;
    /* "2,000 troops" and "1990 soldiers" count */
    bool counts = token->deprel == DEP_NUMMOD && token->head > (int32_t)t &&
                  reading->sentence->tokens[token->head].features & FEATURE_PLURAL;
    if (!told || counts) return false;
    value->begin = (struct date){.year = (int16_t)number};
    return true;
}

/* "the third quarter of 2009", "the last quarter". */
bool read_quarter(const struct reading *reading, uint32_t t, struct time_value *value)
{
    struct date date = reading->extraction->date;
    long number = list_value(reading, "ordinal", word_at(reading, (int64_t)t - 1)), told = 0;
    if (unit_at(reading, t) != UNIT_QUARTER) return false;
    if (is_word(reading, (int64_t)t - 1, "final")) number = 4;
    int shift = shift_of(reading, (int64_t)t - 1);
    uint32_t behind = is_word(reading, t + 1, "of") ? t + 2 : t + 1;
    if (number && number <= 4) {
        if (number_of(word_at(reading, behind), 1800, 2199, &told)) {
            value->last = behind;
        } else if (shift_of(reading, behind) != 2 && unit_at(reading, behind + 1) == UNIT_YEAR && date.year) {
            told = date.year + shift_of(reading, behind);
            value->last = behind + 1;
        } else {
            told = date.year;
        }
    } else if (shift != 2 && date.month) {
        long quarters = (long)date.year * 4 + (date.month - 1) / 3 + shift;
        told = quarters / 4;
        number = quarters % 4 + 1;
    }
    if (!told || !number) return false;
    value->first = t - 1;
    value->begin = (struct date){.year = (int16_t)told, .month = (uint8_t)(3 * number - 2)};
    value->end = (struct date){.year = (int16_t)told, .month = (uint8_t)(3 * number)};
    snprintf(value->special, sizeof value->special, "%ld-Q%ld", told, number);
    return true;
}

/* Hours and minutes of "16:08", "0800", "8 a.m."; how many tokens it takes, 0 for none. */
static uint32_t clock_at(const struct reading *reading, uint32_t t, long *hour, long *minute)
{
    static const char *const ZONES[] = {"utc", "gmt", "edt", "est", "cet", "et", "bst", NULL};
    static const char *const HALVES[] = {"a.m.", "p.m.", "am", "pm", NULL};
    const char *word = word_at(reading, t);
    char *end;
    *hour = strtol(word, &end, 10);
    *minute = 0;
    if (end == word || *hour < 0) return 0;
    if (*end == ':' && end[1]) {
        *minute = strtol(end + 1, &end, 10);
        if (*end || *hour > 23 || *minute > 59) return 0;
        if (!is_any_word(reading, t + 1, HALVES)) return is_any_word(reading, t + 1, ZONES) ? 2 : 1;
    }
    if (*end) return 0;
    if (strlen(word) == 4 && is_any_word(reading, t + 1, ZONES)) {
        *minute = *hour % 100;
        *hour /= 100;
        return *hour < 24 && *minute < 60 ? 2 : 0;
    }
    if (!is_any_word(reading, t + 1, HALVES) || *hour > 12) return 0;
    if (*hour == 12) *hour = 0;
    if (word_at(reading, t + 1)[0] == 'p') *hour += 12;
    return is_any_word(reading, t + 2, ZONES) ? 3 : 2;
}

/* "16:08 UTC", "12:00 UTC Monday", "8 a.m. today": of the day told last when it tells none. */
bool read_clock(const struct reading *reading, uint32_t t, struct time_value *value)
{
    long hour, minute;
    uint32_t size = clock_at(reading, t, &hour, &minute);
    if (!size) return false;
    struct time_value day = {.first = t + size, .last = t + size};
    bool on_day = t + size < reading->sentence->count &&
                  (read_weekday(reading, t + size, &day) || read_relative_day(reading, t + size, &day));
    value->last = on_day ? day.last : t + size - 1;
    value->is_scene = !on_day;
    value->begin = on_day ? day.begin : reading->told.day.day ? reading->told.day : reading->extraction->date;
    bool universal = is_word(reading, t + size - 1, "utc") || is_word(reading, t + size - 1, "gmt");
    char text[11];
    if (!value->begin.day) return false;
    date_write(value->begin, text);
    snprintf(value->special, sizeof value->special, "%sT%02ld:%02ld%s", text, hour % 100, minute % 100,
             universal ? "Z" : "");
    return true;
}

/* "at the end of World War Two", "during the First World War". */
bool read_war(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const SECOND[] = {"ii", "two", "2", NULL}, *const FIRST[] = {"i", "one", "1", NULL};
    static const char *const ENDS[] = {"end", "close", "days", "weeks", "months", "hours", NULL};
    if (!is_word(reading, t, "world") || !is_word(reading, t + 1, "war")) return false;
    bool second = is_word(reading, (int64_t)t - 1, "second") || is_any_word(reading, t + 2, SECOND);
    bool first = is_word(reading, (int64_t)t - 1, "first") || is_any_word(reading, t + 2, FIRST);
    if (!second && !first) return false;
    bool before = is_word(reading, (int64_t)t - 1, "second") || is_word(reading, (int64_t)t - 1, "first");
    value->first = before ? t - 1 : t;
    value->last = before ? t + 1 : t + 2;
    int64_t of = (int64_t)value->first - 1 - is_word(reading, (int64_t)value->first - 1, "the");
    bool ends = is_word(reading, of, "of") && is_any_word(reading, of - 1, ENDS);
    if (!ends && !is_word(reading, of, "during") && !is_word(reading, of, "in")) return false;
    value->begin = (struct date){.year = (int16_t)(ends ? (second ? 1945 : 1918) : (second ? 1939 : 1914))};
    if (!ends) value->end = (struct date){.year = (int16_t)(second ? 1945 : 1918)};
    return true;
}
