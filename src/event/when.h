/* when.h: when an event happens, as the reader sees it: the candidates are the times that its sentence tells,
 * those that the story has told before, the day of the news, and what the rules make of them. */
#ifndef ENTENTE_EVENT_WHEN_H
#define ENTENTE_EVENT_WHEN_H

#include "event/reader.h"
#include "event/timex.h"

enum { WHENS_MOST = 24 };

struct when {
    struct date begin, end; /* year 0: not told; the first of the candidates */
    struct signs signs;
};

/* What is known when the event is dated. */
struct when_view {
    const struct extraction *extraction;
    const struct found_events *found;
    const struct found_event *item; /* dated by the rules */
    const struct time_value *values;
    size_t count;
    struct date now, lead; /* the day at which the story is, the day of the news */
    struct told told;
    uint32_t lead_sentence;
};

/* The candidates with their signs. O(times x words). */
size_t when_candidates(const struct when_view *view, struct when *whens);
/* Dates the event as the reader sees it. */
void read_time(const struct when_view *view, struct found_event *item);

#endif
