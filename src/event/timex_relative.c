/* timex_relative.c: days, weeks, months and years counted from the day of the article or from what was told
 * last. */
#include "event/timex_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool read_relative_day(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        int days;
    } WORDS[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"tonight", 0}};
    if (!reading->extraction->date.day) return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is_word(reading, t, WORDS[i].word)) {
            value->begin = date_from_days(published_day(reading) + WORDS[i].days);
            return true;
        }
    if (is_word(reading, t, "overnight")) { /* begun on the day before */
        value->begin = date_from_days(published_day(reading) - 1);
        value->end = reading->extraction->date;
        value->is_night = true;
        return true;
    }
    const char *part = part_of_day(reading, t);
    /* "last night", told the day after */
    bool is_eve = is_word(reading, (int64_t)t - 1, "last") &&
                  (is_word(reading, t, "night") || is_word(reading, t, "evening"));
    if (is_eve) {
        value->first = t - 1;
        value->begin = date_from_days(published_day(reading) - 1);
        return true;
    }
    if (!part || !is_word(reading, (int64_t)t - 1, "this")) return false;
    char day[11];
    value->first = t - 1;
    value->begin = reading->extraction->date;
    date_write(value->begin, day);
    snprintf(value->special, sizeof value->special, "%sT%s", day, part);
    return true;
}

/* The week of ISO 8601 in which the day lies. */
static void name_week(int32_t day, bool weekend, struct time_value *value)
{
    int32_t monday = day - (weekday_of(day) - 1);
    struct date thursday = date_from_days(monday + 3);
    int32_t first = date_earliest((struct date){.year = thursday.year, .month = 1, .day = 1});
    snprintf(value->special, sizeof value->special, "%04d-W%02d%s", thursday.year,
             (int)((monday + 3 - first) / 7 + 1) % 100, weekend ? "-WE" : "");
}

bool move_date(struct date from, enum unit unit, long count, struct time_value *value)
{
    if (!from.year || count > 999 || count < -999) return false;
    if (unit == UNIT_YEAR || unit == UNIT_DECADE) {
        long years = from.year + count * (unit == UNIT_DECADE ? 10 : 1);
        if (years < 1500 || years > 2200) return false;
        value->begin = (struct date){.year = (int16_t)years};
        return true;
    }
    if (unit == UNIT_MONTH) {
        if (from.month)
            value->begin = month_of((long)from.year * 12 + from.month - 1 + count);
        else
            value->begin = (struct date){.year = from.year};
        return true;
    }
    if (unit != UNIT_DAY && unit != UNIT_WEEK && unit != UNIT_WEEKEND) return false;
    if (!from.day) {
        value->begin = from;
        return true;
    }
    int32_t day = date_earliest(from);
    if (unit == UNIT_DAY) {
        value->begin = date_from_days(day + (int32_t)count);
        return true;
    }
    int32_t monday = day - (weekday_of(day) - 1) + 7 * (int32_t)count;
    value->begin = date_from_days(unit == UNIT_WEEKEND ? monday + 5 : monday);
    value->end = date_from_days(monday + 6);
    name_week(monday, unit == UNIT_WEEKEND, value);
    return true;
}

/* "the beginning of the year", "later in the month", "by the end of the week": within what the article is in.
 */
static bool part_of_unit(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const PARTS[] = {"beginning", "start",  "middle", "end",
                                        "half",      "course", "rest",   NULL};
    bool in_the = is_word(reading, (int64_t)t - 1, "the") && is_word(reading, (int64_t)t - 2, "in") &&
                  (is_word(reading, (int64_t)t - 3, "later") || is_word(reading, (int64_t)t - 3, "earlier"));
    bool of_the = is_word(reading, (int64_t)t - 1, "the") && is_word(reading, (int64_t)t - 2, "of") &&
                  is_any_word(reading, (int64_t)t - 3, PARTS);
    enum unit unit = unit_at(reading, t);
    if ((!in_the && !of_the) || unit == UNIT_DAY || is_word(reading, t + 1, "of")) return false;
    value->first = t - 3;
    return move_date(reading->extraction->date, unit, 0, value);
}

/* From what "the next day" is counted: the day of the story, unless that leads beyond the article. */
static struct date told_for(const struct reading *reading, enum unit unit, int shift, uint32_t t)
{
    struct date last = reading->told.last, day = reading->told.day;
    if (unit != UNIT_DAY) return last;
    if (!day.day) return last.day ? last : reading->extraction->date;
    bool is_beyond = shift == 1 && reading->extraction->date.day && !looks_ahead(reading, t) &&
                     date_earliest(day) >= published_day(reading);
    return is_beyond ? last : day;
}

/* "last week", "this month", "next year", "the previous day", "over the weekend". */
bool read_relative_unit(const struct reading *reading, uint32_t t, struct time_value *value)
{
    enum unit unit = unit_at(reading, t);
    int shift = shift_of(reading, (int64_t)t - 1);
    if (unit < UNIT_DAY || unit == UNIT_QUARTER || unit == UNIT_CENTURY ||
        reading->sentence->tokens[t].features & FEATURE_PLURAL)
        return false;
    if (part_of_unit(reading, t, value)) return true;
    bool article = is_word(reading, (int64_t)t - 2, "the");
    bool same = is_word(reading, (int64_t)t - 1, "same") || is_word(reading, (int64_t)t - 1, "that");
    if (unit == UNIT_WEEKEND && is_word(reading, (int64_t)t - 1, "the")) shift = 0;
    /* told on a weekday as past it is the one before; "this weekend", told on a Tuesday, is to come */
    int day = reading->extraction->date.day ? weekday_of(published_day(reading)) : 6;
    bool weekday = day < 6 && !(is_word(reading, (int64_t)t - 1, "this") && day > 1);
    if (unit == UNIT_WEEKEND && shift == 0 && weekday && !looks_ahead(reading, t)) shift = -1;
    if (shift == 2 && !same) return false;
    value->first = t - 1;
    if (is_word(reading, (int64_t)t - 2, "earlier") || is_word(reading, (int64_t)t - 2, "later") ||
        (same && article))
        value->first--;
    /* "the previous day" counts from what was told last, "last week" from the article */
    bool from_told = same || (article && shift != 2 && reading->told.last.year);
    bool of_article = unit == UNIT_WEEKEND || (shift == -1 && is_word(reading, (int64_t)t - 1, "last"));
    return move_date(from_told && !of_article ? told_for(reading, unit, same ? 0 : shift, t)
                                              : reading->extraction->date,
                     unit, same ? 0 : shift, value);
}

/* "two weeks ago", "a month earlier", "three days before that", "two days later", "in two weeks". */
bool read_counted_unit(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        int direction;
        bool from_article;
    } WORDS[] = {{"ago", -1, true},   {"earlier", -1, false},   {"before", -1, false},
                 {"later", 1, false}, {"afterwards", 1, false}, {"afterward", 1, false},
                 {"after", 1, false}, {"prior", -1, false},     {"into", -1, true}};
    enum unit unit = unit_at(reading, t);
    long count = count_at(reading, (int64_t)t - 1);
    if (is_word(reading, t, "fortnight")) {
        unit = UNIT_WEEK;
        count *= 2;
    }
    bool vague = reading->sentence->tokens[t].features & FEATURE_PLURAL && !count;
    if (is_word(reading, (int64_t)t - 1, "the")) count = 1;
    if (unit < UNIT_DAY || unit == UNIT_WEEKEND || unit == UNIT_QUARTER || (!count && !vague)) return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (!is_word(reading, (int64_t)t + 1, WORDS[i].word)) continue;
        struct date from = WORDS[i].from_article ? reading->extraction->date : reading->told.last;
        value->first = vague ? t : t - 1;
        value->last = t + 1;
        if (!from.year) return false;
        value->is_start = strcmp(WORDS[i].word, "into") == 0; /* "two years into a war" */
        if (vague && value->is_start) return false;
        if (vague) { /* "days earlier": about then */
            bool small = unit == UNIT_DAY || unit == UNIT_WEEK;
            value->begin = from;
            value->begin.day = 0;
            if (!small) value->begin.month = 0;
            return unit != UNIT_YEAR && unit != UNIT_DECADE;
        }
        bool counts_on = strcmp(WORDS[i].word, "after") == 0 || strcmp(WORDS[i].word, "before") == 0;
        bool of_clause = counts_on && !is_word(reading, (int64_t)t + 2, "that") &&
                         !is_word(reading, (int64_t)t + 2, ",") && !is_word(reading, (int64_t)t + 2, ".");
        /* "two days before the vote", whose day was told last */
        static const char *const DEFINITE[] = {"the", "that", "this", "their", "its", NULL};
        uint32_t noun = t + 3;
        bool of_noun = of_clause && from.day && reading->extraction->lead.day && unit <= UNIT_WEEK &&
                       date_earliest(from) != date_earliest(reading->extraction->lead) &&
                       is_any_word(reading, (int64_t)t + 2, DEFINITE) && noun < reading->sentence->count &&
                       reading->sentence->tokens[noun].upos == UPOS_NOUN;
        if (of_clause && !of_noun)
            return false; /* "a day after he spoke": the clause's event tells, see time.c */
        /* "He fled in 1986. Two days later": counted from a day, not from the year of an aside */
        bool of_aside = !from.day && !from.month && !reading->told.then.year && reading->told.day.day;
        if (unit <= UNIT_WEEK && of_aside && !WORDS[i].from_article) from = reading->told.day;
        if (unit == UNIT_WEEK) return move_date(from, UNIT_DAY, WORDS[i].direction * 7 * count, value);
        return move_date(from, unit, WORDS[i].direction * count, value);
    }
    bool ahead = is_word(reading, (int64_t)t - 2, "in") && looks_ahead(reading, t) && !vague;
    for (uint32_t i = t > 10 ? t - 10 : 0; i + 2 < t && ahead; i++) {
        /* "the lowest in six years", "for the first time in a decade": how long, not when */
        const struct token *token = &reading->sentence->tokens[i];
        ahead = token->xpos != XPOS_JJS && token->xpos != XPOS_RBS && strcmp(token->lower, "first") != 0 &&
                list_value(reading, "ordinal", token->lower) < 2; /* "sank its second ship in a week" */
    }
    if (!ahead || is_word(reading, (int64_t)t - 1, "the")) return false;
    value->first = t - 2;
    return move_date(reading->extraction->date, unit, count, value);
}

/* "now in its fourth year": begun three years before. */
bool read_ordinal_year(const struct reading *reading, uint32_t t, struct time_value *value)
{
    long number = list_value(reading, "ordinal", word_at(reading, (int64_t)t - 1));
    bool owned = is_word(reading, (int64_t)t - 2, "its") || is_word(reading, (int64_t)t - 2, "their");
    if (unit_at(reading, t) != UNIT_YEAR || !number || !owned || !reading->extraction->date.year)
        return false;
    value->first = t - 2;
    value->is_start = true;
    return move_date(reading->extraction->date, UNIT_YEAR, 1 - number, value);
}

/* "last summer", "this spring", "in the winter of 2019", "by spring": months of the north. */
bool read_season(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word, *name;
        uint8_t from, to;
    } SEASONS[] = {{"spring", "SP", 3, 5},
                   {"summer", "SU", 6, 8},
                   {"autumn", "FA", 9, 11},
                   {"fall", "FA", 9, 11},
                   {"winter", "WI", 12, 14}};
    static const char *const BEFORE[] = {"in", "by", "until", "since", "early", "late", NULL};
    struct date date = reading->extraction->date;
    for (size_t i = 0; i < sizeof SEASONS / sizeof *SEASONS; i++) {
        if (!is_word(reading, t, SEASONS[i].word) || reading->sentence->tokens[t].upos == UPOS_VERB) continue;
        int shift = shift_of(reading, (int64_t)t - 1);
        long told = 0;
        uint32_t behind = is_word(reading, t + 1, "of") ? t + 2 : t + 1;
        if (number_of(word_at(reading, behind), 1800, 2199, &told))
            value->last = behind;
        else if (shift != 2 && date.year)
            told = date.year + (shift == -1 && SEASONS[i].to < date.month ? 0 : shift);
        else if ((is_any_word(reading, (int64_t)t - 1, BEFORE) ||
                  (is_word(reading, (int64_t)t - 1, "the") &&
                   is_any_word(reading, (int64_t)t - 2, BEFORE))) &&
                 date.month)
            told = date.year +
                   (looks_ahead(reading, t) ? SEASONS[i].to < date.month : -(SEASONS[i].from > date.month));
        if (!told) return false;
        if (shift != 2) value->first = t - 1;
        value->begin = (struct date){.year = (int16_t)told, .month = SEASONS[i].from};
        value->end = month_of(told * 12 + SEASONS[i].to - 1);
        snprintf(value->special, sizeof value->special, "%04ld-%s", told, SEASONS[i].name);
        return true;
    }
    return false;
}

/* "has been in jail ever since", "was dismissed and has since then lived abroad": from what was told last. */
bool read_since(const struct reading *reading, uint32_t t, struct time_value *value)
{
    bool ever = is_word(reading, t, "since") && is_word(reading, (int64_t)t - 1, "ever") &&
                (t + 1 >= reading->sentence->count || reading->sentence->tokens[t + 1].upos == UPOS_PUNCT);
    bool then = is_word(reading, t, "then") && is_word(reading, (int64_t)t - 1, "since");
    if ((!ever && !then) || !reading->told.last.year) return false;
    value->begin = reading->told.last;
    value->is_start = true;
    return true;
}

/* "shortly before", "hours later", "in the evening", "later in the day": the day that is told of. */
bool read_same_day(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const NEAR[] = {"shortly", "hours", "minutes", "immediately", NULL};
    static const char *const TURNS[] = {"before", "after", "later", "earlier", "afterwards", NULL};
    static const char *const BEFORE[] = {"in", "on", "of", "for", "at", "end", "during", NULL};
    bool near = is_any_word(reading, t, NEAR) && is_any_word(reading, t + 1, TURNS);
    const char *part = part_of_day(reading, t);
    bool in_part = part && is_word(reading, (int64_t)t - 1, "the") && is_word(reading, (int64_t)t - 2, "in");
    bool in_day = is_word(reading, t, "day") && is_word(reading, (int64_t)t - 1, "the") &&
                  is_any_word(reading, (int64_t)t - 2, BEFORE);
    bool eve = is_word(reading, t, "eve") && is_word(reading, t + 1, "of") && reading->told.day.day;
    if (eve && is_word(reading, (int64_t)t - 1, "the") && is_word(reading, (int64_t)t - 2, "on"))
        return move_date(reading->told.day, UNIT_DAY, -1, value);
    if (!near && !in_part && !in_day) return false;
    value->is_scene = true;
    if (near) value->last = t + 1;
    if (in_part || in_day) value->first = t - 1;
    bool later = is_word(reading, (int64_t)t - 3, "later") || is_word(reading, (int64_t)t - 3, "earlier") ||
                 is_word(reading, (int64_t)t - 3, "late") || is_word(reading, (int64_t)t - 3, "end");
    if (in_day && later) value->first = t - 3;
    value->begin = reading->told.day.day ? reading->told.day : reading->extraction->date;
    if (in_part && value->begin.day) {
        char day[11];
        date_write(value->begin, day);
        snprintf(value->special, sizeof value->special, "%sT%s", day, part);
    }
    return true;
}
