/* sign_net.h: a network of one hidden layer over hashed signs (signs.h) that lies in a section of the model.
 * Whole numbers throughout: the same on every machine. The entity and event rooms read articles with them. */
#ifndef ENTENTE_LANGUAGE_SIGN_NET_H
#define ENTENTE_LANGUAGE_SIGN_NET_H

#include "language/model.h"
#include "language/signs.h"

#include <stdbool.h>

enum {
    SIGN_NET_CLASSES_MOST = 96,
    SIGN_NET_HIDDEN_MOST = 64,
    SIGN_NET_HEADER = 16 /* bytes */
};

/* A network as it lies in the model. Its section: bits, hidden, classes as 32-bit numbers; the value of one
 * step of a score as a float; biases of the hidden units, of the classes; the weights from units to classes;
 * the rows of units, one for each value of the low bits of a sign. */
struct sign_net {
    uint32_t bits, hidden, classes;
    float unit;
    const int32_t *bias, *out_bias;
    const int8_t *out, *rows;
};

/* Finds the network in its section; false when it is none. Borrows from the section. */
bool sign_net_take(struct section section, struct sign_net *net);

/* The shares of the classes, which sum to 1. O(signs x hidden). */
void sign_net_shares(const struct sign_net *net, const struct signs *signs, double *shares);

/* The score of one candidate, for a network of one class; the greatest is the likeliest. O(signs x hidden).
 */
int64_t sign_net_score(const struct sign_net *net, const struct signs *signs);
/* The shares of candidates by their scores; shares sum to 1. O(count). */
void sign_net_share_out(const struct sign_net *net, const int64_t *scores, size_t count, double *shares);

#endif
