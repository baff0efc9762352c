/* timex.h: time expressions of a sentence with their values. */
#ifndef ENTENTE_EVENT_TIMEX_H
#define ENTENTE_EVENT_TIMEX_H

#include "event/clause.h"

enum time_kind {
    TIME_DATE,      /* a day, month or year, or a part or range of them */
    TIME_SPAN,      /* how long: "three days" */
    TIME_REFERENCE, /* "now", "recently": no day that could be told */
    TIME_SET        /* how often: "annual" */
};
enum { TIME_VALUE_SIZE = 32 };

struct time_value {
    enum time_kind kind;
    struct date begin, end;
    uint32_t first, last;          /* its words */
    uint32_t head;                 /* the one that hangs on a word outside */
    bool is_start;                 /* "since 2015", "two years into": what goes on from then */
    bool is_limit;                 /* "by 2030", "until May": no time at which it happens */
    bool is_night;                 /* "overnight": into the day of the article */
    bool is_scene;                 /* "shortly before", "in the evening": the day that the story tells of */
    int32_t days;                  /* of a span of days or weeks; 0 */
    char special[TIME_VALUE_SIZE]; /* its TIMEX3 value, where that is more than begin: "P3D", "2009-W13" */
};

enum { MOST_TIMES = 32 };

/* What the article has told before. */
struct told {
    struct date last; /* the date told last, however precise */
    struct date day;  /* the day that the story is at */
    struct date then; /* the past that the paragraph tells of (epoch.c); year 0: the time of the article */
    bool remembers;   /* the article is on the anniversary of that past */
};

/* Reads the expressions in text order against the article's date and, for "three days before" or "the same
 * day", against what was told before. O(tokens). */
size_t read_times(const struct extraction *extraction, const struct sentence *sentence, struct told told,
                  struct time_value *values);

/* The value as TIMEX3 writes it: "2009-03-05", "2009-W13", "P3D", "PRESENT_REF". */
void time_value_text(const struct time_value *value, char out[static TIME_VALUE_SIZE]);

/* epoch.c: the year of a month told in the past of the paragraph; 0: that of an article of the date tells it.
 */
int16_t year_of_epoch(struct told told, struct date date, long month);

/* 1 Monday ... 7 Sunday. */
int weekday_of(int32_t days);

/* "proposed a summit in Lima on March 31": the day is that of what is proposed. */
bool is_day_proposed(const struct extraction *extraction, const struct sentence *sentence, uint32_t token);

#endif
