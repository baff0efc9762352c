/* timex_span.c: how long, how often, and times that are no day: "three days", "annual", "now". They date no
 * event by themselves; a span gives the end of what lasts. */
#include "event/timex_reading.h"

#include <stdio.h>
#include <string.h>

/* "P3D", "PT5M", "PXY" for the count 0: several, nobody says how many. */
static void name_span(enum unit unit, long count, struct time_value *value)
{
    static const struct {
        const char *prefix, *letter;
        long times;
    } UNITS[] = {
        [UNIT_MINUTE] = {"PT", "M", 1}, [UNIT_HOUR] = {"PT", "H", 1},   [UNIT_DAY] = {"P", "D", 1},
        [UNIT_WEEK] = {"P", "W", 1},    [UNIT_MONTH] = {"P", "M", 1},   [UNIT_QUARTER] = {"P", "Q", 1},
        [UNIT_YEAR] = {"P", "Y", 1},    [UNIT_DECADE] = {"P", "Y", 10}, [UNIT_CENTURY] = {"P", "Y", 100},
        [UNIT_WEEKEND] = {"P", "WE", 1}};
    if (count)
        snprintf(value->special, sizeof value->special, "%s%ld%s", UNITS[unit].prefix,
                 count * UNITS[unit].times, UNITS[unit].letter);
    else
        snprintf(value->special, sizeof value->special, "%sX%s", UNITS[unit].prefix,
                 unit == UNIT_DECADE    ? "DE"
                 : unit == UNIT_CENTURY ? "CE"
                                        : UNITS[unit].letter);
    value->kind = TIME_SPAN;
    value->days = (int32_t)(unit == UNIT_DAY ? count : unit == UNIT_WEEK ? 7 * count : 0);
}

/* "three days", "a three-day visit", "18 months", "six straight days", "the past decade", "decades", "a
 * week". */
bool read_duration(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const FEW[] = {"several", "few", "many", "recent", NULL};
    static const char *const BEHIND[] = {"past", "last", "next", "coming", "previous", NULL};
    const struct sentence *sentence = reading->sentence;
    enum unit unit = unit_at(reading, t);
    if (unit == UNIT_NONE || unit == UNIT_QUARTER) return false;
    bool plural = sentence->tokens[t].features & FEATURE_PLURAL;
    bool old = is_word(reading, t + 1, "old") ||
               (is_dash(word_at(reading, t + 1)) && is_word(reading, t + 2, "old"));
    if (old) return false;
    int64_t at = (int64_t)t - 1;
    if (is_dash(word_at(reading, at))) at--;
    long count = count_at(reading, at);
    bool between = !count && at > 0 && plural &&
                   (sentence->tokens[at].upos == UPOS_ADJ || sentence->tokens[at].upos == UPOS_NOUN ||
                    sentence->tokens[at].upos == UPOS_VERB);
    if (between && count_at(reading, at - 1) > 1) count = count_at(reading, --at); /* "six straight days" */
    if (count) {
        value->first = (uint32_t)at;
        if (is_any_word(reading, at - 1, BEHIND)) value->first--;
        name_span(unit, count, value);
        return true;
    }
    if (is_word(reading, at, "past") && !plural && unit != UNIT_WEEKEND) {
        value->first = t - 1;
        name_span(unit, 1, value);
        return true;
    }
    if (!plural || is_word(reading, at, "these") || is_word(reading, at, "those")) return false;
    if (is_any_word(reading, at, FEW)) value->first = (uint32_t)at;
    name_span(unit, 0, value);
    if (is_word(reading, at, "recent")) {
        value->kind = TIME_REFERENCE;
        snprintf(value->special, sizeof value->special, "PAST_REF");
    }
    return true;
}

/* "now", "currently", "recently", "in the near future". */
bool read_reference(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word, *value;
    } WORDS[] = {{"now", "PRESENT_REF"},     {"currently", "PRESENT_REF"}, {"presently", "PRESENT_REF"},
                 {"current", "PRESENT_REF"}, {"nowadays", "PRESENT_REF"},  {"recently", "PAST_REF"},
                 {"lately", "PAST_REF"},     {"recent", "PAST_REF"},       {"formerly", "PAST_REF"},
                 {"soon", "FUTURE_REF"}};
    bool past = is_word(reading, t, "past") && is_word(reading, (int64_t)t - 1, "the") &&
                reading->sentence->tokens[t].upos == UPOS_NOUN;
    bool future = is_word(reading, t, "future") && reading->sentence->tokens[t].upos == UPOS_NOUN &&
                  (is_word(reading, (int64_t)t - 1, "the") || is_word(reading, (int64_t)t - 1, "near"));
    const char *found = past ? "PAST_REF" : future ? "FUTURE_REF" : NULL;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && !found; i++)
        if (is_word(reading, t, WORDS[i].word)) found = WORDS[i].value;
    if (!found) return false;
    if (past || future) value->first = t - 1;
    value->kind = TIME_REFERENCE;
    snprintf(value->special, sizeof value->special, "%s", found);
    return true;
}

/* "annual", "weekly", "every year": how often. */
bool read_repetition(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        enum unit unit;
    } WORDS[] = {{"daily", UNIT_DAY},         {"weekly", UNIT_WEEK}, {"monthly", UNIT_MONTH},
                 {"quarterly", UNIT_QUARTER}, {"annual", UNIT_YEAR}, {"annually", UNIT_YEAR},
                 {"yearly", UNIT_YEAR}};
    enum unit unit = UNIT_NONE;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is_word(reading, t, WORDS[i].word)) unit = WORDS[i].unit;
    bool every = is_word(reading, (int64_t)t - 1, "every") || is_word(reading, (int64_t)t - 1, "each");
    if (every) unit = unit_at(reading, t);
    if (unit == UNIT_NONE) return false;
    if (every) value->first = t - 1;
    name_span(unit, 1, value);
    value->kind = TIME_SET;
    value->days = 0;
    return true;
}
