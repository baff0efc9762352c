/* retellings.h: learns which events are told again (event/retelling.h) from the graphs of annotated reports.
 */
#ifndef ENTENTE_EVENT_TRAIN_RETELLINGS_H
#define ENTENTE_EVENT_TRAIN_RETELLINGS_H

#include "event/retelling.h"
#include "event/train/reports.h"
#include "language/train/sign_net_learn.h"

/* What the graph of a report says of the events that are found in it, as examples: for each the earlier
 * tellings, right those of the same event or, when there are none, that it is told anew. Use: chooser =
 * retelling_marks_chooser(&marks); extraction.retelling_chooser = &chooser; extract_events(&extraction, ...).
 */
struct retelling_marks {
    struct arena *arena;
    const struct report *report;
    uint32_t number; /* of the report */
    struct sign_examples *examples;
    uint32_t *group; /* of the examples added last */
};
struct retelling_chooser retelling_marks_chooser(struct retelling_marks *marks);

/* How many retellings the rules and the scores find, and how many of those are right. */
void retelling_print(const struct sign_examples *examples, const float *scores);

#endif
