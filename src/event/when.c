/* when.c: takes the time that the reader sees for an event, where it is likely enough; the rules' time is a
 * candidate as others are. */
#include "event/when.h"

#include <string.h>

/* Shares from which the reader is followed: a date is given rather than left out, for a date that is not told
 * is lost to the user, and one that is told stands beside its sentence. */
static const double DATES_FROM = 0.25, /* the likeliest date */
    FORESEES_FROM = 0.5, /* the same of what may be or is to come, for it was told on a day, too */
    DROPS_FROM = 0.85;   /* that there is none */

static void keep(const struct extraction *extraction, const struct when *whens, size_t count,
                 struct found_event *item)
{
    struct when *copy = arena_array(extraction->arena, count, sizeof *copy);
    memcpy(copy, whens, count * sizeof *copy);
    item->whens = copy;
    item->when_count = count;
}

void read_time(const struct when_view *view, struct found_event *item)
{
    const struct reader *reader = reader_for(view->extraction);
    struct when whens[WHENS_MOST];
    int64_t scores[WHENS_MOST];
    double shares[WHENS_MOST] = {0};
    if (item->dropped || (!reader && !view->extraction->keeps_choices)) return;
    size_t count = when_candidates(view, whens), best = 1;
    if (view->extraction->keeps_choices) keep(view->extraction, whens, count, item);
    if (!reader) return;
    for (size_t i = 0; i < count; i++)
        scores[i] = sign_net_score(&reader->times, &whens[i].signs);
    sign_net_share_out(&reader->times, scores, count, shares);
    for (size_t i = 2; i < count; i++)
        if (shares[i] > shares[best]) best = i;
    struct event *event = &item->event;
    if (shares[0] > DROPS_FROM) {
        event->begin = event->end = (struct date){0};
    } else if (best < count && shares[best] > (has_happened(event) ? DATES_FROM : FORESEES_FROM) &&
               !date_same(event->begin, whens[best].begin)) {
        event->begin = whens[best].begin;
        event->end = whens[best].end;
    }
    item->time_share = 0;
    for (size_t i = 0; i < count; i++)
        if (date_same(event->begin, whens[i].begin)) item->time_share += shares[i];
}
