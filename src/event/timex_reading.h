/* timex_reading.h: what the readers of time expressions share. Each takes one form of expression that begins,
 * or has its main word, at a token; it fills the value or says that there is none. */
#ifndef ENTENTE_EVENT_TIMEX_READING_H
#define ENTENTE_EVENT_TIMEX_READING_H

#include "event/timex.h"
#include "language/dash.h"

struct reading {
    const struct extraction *extraction;
    const struct sentence *sentence;
    struct told told;
};

enum unit {
    UNIT_NONE,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_WEEKEND,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY
};

typedef bool time_reader(const struct reading *reading, uint32_t t, struct time_value *value);

/* timex_calendar.c */
time_reader read_weekday, read_month, read_holiday, read_year, read_quarter, read_clock, read_war;
/* timex_relative.c */
time_reader read_relative_day, read_relative_unit, read_counted_unit, read_ordinal_year, read_season,
    read_same_day, read_since;
/* timex_span.c */
time_reader read_duration, read_reference, read_repetition;

/* timex.c */
long list_value(const struct reading *reading, const char *list, const char *word);
/* The token's lower form, "" beyond the sentence. */
const char *word_at(const struct reading *reading, int64_t t);
bool is_word(const struct reading *reading, int64_t t, const char *word);
bool is_any_word(const struct reading *reading, int64_t t, const char *const *words);
bool number_of(const char *form, long low, long high, long *value);
/* "3", "three", "a"; "a few" is none: 0. */
long count_at(const struct reading *reading, int64_t t);
/* "3-5 May", "3 to 5 May" */
bool joins_range(const struct reading *reading, int64_t t);
/* Is the clause of the token about what comes? */
bool looks_ahead(const struct reading *reading, uint32_t t);
int32_t published_day(const struct reading *reading);
struct date month_of(long months);
/* "last" -1, "this" 0, "next" 1; 2: none of them. */
int shift_of(const struct reading *reading, int64_t t);
enum unit unit_at(const struct reading *reading, int64_t t);
/* "MO", "AF", "EV", "NI" for the name of a part of the day; NULL. */
const char *part_of_day(const struct reading *reading, int64_t t);
/* The date `count` units from `from`, no more precise than the unit allows; weeks as a range of days. */
bool move_date(struct date from, enum unit unit, long count, struct time_value *value);

#endif
