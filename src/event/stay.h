/* stay.h: the parts of time.c that are about stays. */
#ifndef ENTENTE_EVENT_STAY_H
#define ENTENTE_EVENT_STAY_H

#include "event/stages.h"
#include "event/timex.h"

/* The verb whose clause the trigger is: itself, its light verb, or for a noun the verb that it hangs on. */
uint32_t clause_of(const struct sentence *sentence, const struct trigger *trigger);
/* The end of what lasts: "a three-day visit", "arrived for a three-day trip". */
void add_duration(const struct extraction *extraction, const struct sentence *sentence,
                  const struct time_value *values, size_t count, struct found_event *item);
/* Without a time of its own: what happens "during the trip" is dated by the visit. */
void date_by_visit(const struct extraction *extraction, const struct found_events *found,
                   struct found_event *item);

#endif
