/* timex.h: time expressions of a sentence with their values. */
#ifndef ENTENTE_EVENT_TIMEX_H
#define ENTENTE_EVENT_TIMEX_H

#include "event/clause.h"

struct time_value {
    struct date begin, end;
    uint32_t first, last; /* its words */
    uint32_t head;        /* the one that hangs on a word outside */
    bool is_start;        /* "since 2015": what goes on from then */
    bool is_limit;        /* "by 2030", "until May": no time at which it happens */
    bool is_scene;        /* "shortly before", "in the evening": the day that the story tells of */
};

enum { MOST_TIMES = 32 };

/* Reads the expressions in text order against the article's date and, for "three days before" or "the same
 * month", against the date told last. O(tokens). */
size_t read_times(const struct extraction *extraction, const struct sentence *sentence, struct date told_last,
                  struct time_value *values);

/* 1 Monday ... 7 Sunday. */
int weekday_of(int32_t days);

#endif
