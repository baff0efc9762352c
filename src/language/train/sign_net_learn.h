/* sign_net_learn.h: learns a network over signs (language/sign_net.h) from examples. */
#ifndef ENTENTE_LANGUAGE_TRAIN_SIGN_NET_LEARN_H
#define ENTENTE_LANGUAGE_TRAIN_SIGN_NET_LEARN_H

#include "base/arena.h"
#include "language/signs.h"

/* What is learned from: the signs, their class, the report that they are of. */
struct sign_example {
    uint32_t report, class;
    uint32_t rule;  /* the class by the frames, or what stands for it: to compare with, not learned from */
    uint32_t group; /* candidates of one question have one, and stand one behind the other */
    uint32_t count;
    const uint32_t *signs;
};
struct sign_examples {
    struct sign_example *items;
    size_t count, capacity;
};

/* Adds an example with a copy of the signs in the arena. */
void sign_example_add(struct arena *arena, struct sign_examples *examples, struct sign_example example,
                      const struct signs *signs);

struct net_plan {
    uint32_t bits, hidden, classes;
    unsigned epochs;
    float rate, drop; /* drop: share of the signs that are left out each time they are seen */
};

struct learned_net {
    struct net_plan plan;
    float *rows, *bias, *out, *out_bias;
};

/* With several classes each example has one of them. With one class the examples of a group are candidates
 * of which those of class 1 are right: what is learned is a score, and the shares of the candidates are a
 * softmax over theirs. Learns from all examples but those of reports whose number leaves `part` modulo
 * `parts`; parts 0: from all. Adam (Kingma and Ba 2015) example by example at a falling rate, dropout over
 * the signs. The same seed, order and so numbers each time. New: net_free. */
struct learned_net net_learn(const struct net_plan *plan, const struct sign_examples *examples, unsigned part,
                             unsigned parts);
/* The score of a candidate, as learned. */
float net_score(const struct learned_net *net, const struct sign_example *example);
void net_free(struct learned_net *net);
/* The shares of the classes for an example, as learned. */
void net_shares(const struct learned_net *net, const struct sign_example *example, float *shares);
/* The section of the model: 8-bit weights. New: free. */
void *net_pack(const struct learned_net *net, size_t *size);

#endif
