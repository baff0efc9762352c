/* parts.h: networks that have not seen some of the reports, so that what is learned next sees what they make
 * of new ones. */
#ifndef ENTENTE_EVENT_TRAIN_PARTS_H
#define ENTENTE_EVENT_TRAIN_PARTS_H

#include "language/sign_net.h"
#include "language/train/sign_net_learn.h"

/* A network as the reader would have it from the model. The bytes are to be freed. */
struct packed_net {
    void *bytes;
    size_t size;
    struct sign_net net;
};

/* Learns from all reports but those whose number leaves `part` modulo `parts`; parts 0: from all. */
struct part_work {
    const struct sign_examples *examples;
    const struct net_plan *plan;
    unsigned part, parts;
    struct packed_net packed; /* the result */
};
/* At most 8 works, each in a thread of its own. */
void learn_at_once(struct part_work *works, size_t count);

/* The scores of candidates, each by the network that has not learned from its report. New: free. */
float *cross_scores(const struct sign_examples *examples, const struct part_work *works, unsigned parts);

/* The questions that the examples are the candidates of, and how many of them the rules and the scores answer
 * rightly. */
struct answered {
    size_t asked, by_rules, by_scores;
};
struct answered count_answers(const struct sign_examples *examples, const float *scores);

#endif
