/* sign_net.c: small networks over signs as they lie in the model: sums of rows, one for each sign, cut at
 * zero, then a linear layer and shares by their exponentials (a "wide" hashed layer as in Weinberger et al.
 * 2009, "Feature Hashing for Large Scale Multitask Learning", under one hidden layer as in fastText). */
#include "language/sign_net.h"

#include <math.h>
#include <string.h>

/* The hidden units of the signs. */
static void sum_rows(const struct sign_net *net, const struct signs *signs, int32_t *hidden)
{
    uint32_t mask = ((uint32_t)1 << net->bits) - 1;
    memcpy(hidden, net->bias, net->hidden * sizeof *hidden);
    for (size_t i = 0; i < signs->count; i++) {
        const int8_t *row = net->rows + (size_t)(signs->items[i] & mask) * net->hidden;
        for (uint32_t k = 0; k < net->hidden; k++)
            hidden[k] += row[k];
    }
}

static int64_t score_of(const struct sign_net *net, uint32_t class, const int32_t *hidden)
{
    const int8_t *out = net->out + (size_t) class * net->hidden;
    int64_t score = net->out_bias[class];
    for (uint32_t k = 0; k < net->hidden; k++)
        if (hidden[k] > 0) score += (int64_t)out[k] * hidden[k];
    return score;
}

int64_t sign_net_score(const struct sign_net *net, const struct signs *signs)
{
    int32_t hidden[SIGN_NET_HIDDEN_MOST];
    sum_rows(net, signs, hidden);
    return score_of(net, 0, hidden);
}

void sign_net_share_out(const struct sign_net *net, const int64_t *scores, size_t count, double *shares)
{
    int64_t most = INT64_MIN;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (scores[i] > most) most = scores[i];
    for (size_t i = 0; i < count; i++)
        sum += shares[i] = exp((double)(scores[i] - most) * (double)net->unit);
    for (size_t i = 0; i < count; i++)
        shares[i] /= sum;
}

void sign_net_shares(const struct sign_net *net, const struct signs *signs, double *shares)
{
    int32_t hidden[SIGN_NET_HIDDEN_MOST];
    int64_t scores[SIGN_NET_CLASSES_MOST];
    sum_rows(net, signs, hidden);
    for (uint32_t c = 0; c < net->classes; c++)
        scores[c] = score_of(net, c, hidden);
    sign_net_share_out(net, scores, net->classes, shares);
}

bool sign_net_take(struct section section, struct sign_net *net)
{
    uint32_t head[3];
    if (!section.bytes || section.size < SIGN_NET_HEADER) return false;
    memcpy(head, section.bytes, sizeof head);
    net->bits = head[0], net->hidden = head[1], net->classes = head[2];
    memcpy(&net->unit, (const char *)section.bytes + sizeof head, sizeof net->unit);
    if (net->bits > 24 || !net->hidden || net->hidden > SIGN_NET_HIDDEN_MOST || !net->classes ||
        net->classes > SIGN_NET_CLASSES_MOST)
        return false;
    size_t biases = (size_t)net->hidden + net->classes;
    size_t size = SIGN_NET_HEADER + biases * sizeof(int32_t) + (size_t)net->classes * net->hidden +
                  ((size_t)net->hidden << net->bits);
    net->bias = (const int32_t *)((const char *)section.bytes + SIGN_NET_HEADER);
    net->out_bias = net->bias + net->hidden;
    net->out = (const int8_t *)(net->bias + biases);
    net->rows = net->out + (size_t)net->classes * net->hidden;
    return section.size == size;
}
