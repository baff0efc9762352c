/* parties.h: learns who is source, target and place of an event (event/party.h) from the graphs of annotated
 * reports. */
#ifndef ENTENTE_EVENT_TRAIN_PARTIES_H
#define ENTENTE_EVENT_TRAIN_PARTIES_H

#include "event/party.h"
#include "event/train/reports.h"
#include "language/train/sign_net_learn.h"

/* What the graph of a report says of the parties of the events that are found in it, as examples: the
 * candidates of each, the right one among them. Use: chooser = party_marks_chooser(&marks);
 * extraction.party_chooser = &chooser; extract_events(&extraction, ...). */
struct party_marks {
    struct arena *arena;
    const struct report *report;
    uint32_t number;                /* of the report */
    enum party party;               /* asked for */
    struct sign_examples *examples; /* of it */
    uint32_t *group;                /* of the examples added last */
    size_t *uncovered;              /* tellings whose party is no candidate */
};
struct party_chooser party_marks_chooser(struct party_marks *marks);

/* To how many of the questions the rules and the scores give the answer of the graph. */
void party_print(const struct sign_examples *examples, const float *scores, size_t uncovered,
                 enum party party);

#endif
