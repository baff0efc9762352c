/* training.h: what the trainers of the event room share. */
#ifndef ENTENTE_EVENT_TRAIN_TRAINING_H
#define ENTENTE_EVENT_TRAIN_TRAINING_H

#include "event/party.h"
#include "event/train/parts.h"
#include "event/train/reports.h"

enum { NETS = 4, REFERENCE_PARTS = 5, READER_PARTS = 3 };

struct event_training {
    struct arena *arena;
    struct knowledge *knowledge;
    struct language_model *model;
    struct event_tables *tables;
    struct reports reports;
    char (*classes)[READER_NAME_SIZE]; /* the first is that of a word that tells none */
    uint32_t class_count;
    struct analysis **analyses; /* of the reports */
    struct sign_examples references, words, roles, status, times;
    struct sign_examples parties[PARTY_COUNT], retellings;
    size_t references_uncovered, parties_uncovered[PARTY_COUNT];
    uint32_t group; /* of the examples added last */
};

/* choices.c: the parties are learned when all else is, then, with them, which events are told again.
 * `examples`, `plans`: of the words, roles, status, times; `references`: the parts' and the network of all;
 * `choices`: the results, of sources, targets, places, retellings. */
void learn_choices(struct event_training *training, const struct sign_examples *const examples[NETS],
                   const struct net_plan plans[NETS], struct part_work references[REFERENCE_PARTS + 1],
                   struct packed_net choices[CHOICES]);

#endif
