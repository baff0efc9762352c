/* sign_net_learn.c: one hidden layer over hashed signs, learned example by example. */
#include "language/train/sign_net_learn.h"

#include "language/sign_net.h"
#include "language/train/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float RIDGE = 1e-5f;
static const float MEAN_KEPT = 0.9f, SQUARE_KEPT = 0.999f, SMALL = 1e-6f;

void sign_example_add(struct arena *arena, struct sign_examples *examples, struct sign_example example,
                      const struct signs *signs)
{
    uint32_t *copy = arena_array(arena, signs->count + 1, sizeof *copy);
    memcpy(copy, signs->items, signs->count * sizeof *copy);
    example.count = (uint32_t)signs->count;
    example.signs = copy;
    examples->items =
        arena_regrow(arena, examples->items, examples->count, &examples->capacity, sizeof *examples->items);
    examples->items[examples->count++] = example;
}

/* Weights with the running means of their gradients and of the squares. */
struct weights {
    size_t count;
    float *values, *means, *squares;
};

static void *must(void *memory)
{
    if (!memory) abort();
    return memory;
}

static struct weights weights_make(size_t count, float width, struct random *random)
{
    struct weights weights = {count, must(calloc(count, sizeof(float))), must(calloc(count, sizeof(float))),
                              must(calloc(count, sizeof(float)))};
    for (size_t i = 0; width > 0 && i < count; i++)
        weights.values[i] = (2 * random_unit(random) - 1) * width;
    return weights;
}

static float *weights_keep(struct weights *weights)
{
    free(weights->means);
    free(weights->squares);
    return weights->values;
}

static inline void step(struct weights *weights, size_t i, float gradient, float rate)
{
    float *mean = &weights->means[i], *square = &weights->squares[i];
    *mean = MEAN_KEPT * *mean + (1 - MEAN_KEPT) * gradient;
    *square = SQUARE_KEPT * *square + (1 - SQUARE_KEPT) * gradient * gradient;
    weights->values[i] -= rate * *mean / (sqrtf(*square) + SMALL);
}

/* The hidden units of signs. */
static void hide(const struct learned_net *net, const uint32_t *signs, size_t count, float scale,
                 float *hidden)
{
    uint32_t units = net->plan.hidden, mask = ((uint32_t)1 << net->plan.bits) - 1;
    memcpy(hidden, net->bias, units * sizeof *hidden);
    for (size_t i = 0; i < count; i++) {
        const float *row = net->rows + (size_t)(signs[i] & mask) * units;
        for (uint32_t k = 0; k < units; k++)
            hidden[k] += scale * row[k];
    }
}

static float score_of(const struct learned_net *net, uint32_t class, const float *hidden)
{
    uint32_t units = net->plan.hidden;
    const float *out = net->out + (size_t) class * units;
    float score = net->out_bias[class];
    for (uint32_t k = 0; k < units; k++)
        score += hidden[k] > 0 ? out[k] * hidden[k] : 0;
    return score;
}

/* Scores become shares. */
static void share_out(float *scores, size_t count)
{
    float most = -INFINITY, sum = 0;
    for (size_t c = 0; c < count; c++)
        if (scores[c] > most) most = scores[c];
    for (size_t c = 0; c < count; c++)
        sum += scores[c] = expf(scores[c] - most);
    for (size_t c = 0; c < count; c++)
        scores[c] /= sum;
}

/* What a network makes of signs: the hidden units, then the shares. */
static void forward(const struct learned_net *net, const uint32_t *signs, size_t count, float scale,
                    float *hidden, float *shares)
{
    hide(net, signs, count, scale, hidden);
    for (uint32_t c = 0; c < net->plan.classes; c++)
        shares[c] = score_of(net, c, hidden);
    share_out(shares, net->plan.classes);
}

void net_shares(const struct learned_net *net, const struct sign_example *example, float *shares)
{
    float hidden[SIGN_NET_HIDDEN_MOST];
    forward(net, example->signs, example->count, 1, hidden, shares);
}

float net_score(const struct learned_net *net, const struct sign_example *example)
{
    float hidden[SIGN_NET_HIDDEN_MOST];
    hide(net, example->signs, example->count, 1, hidden);
    return score_of(net, 0, hidden);
}

struct learning {
    struct learned_net net;
    struct weights rows, bias, out, out_bias;
    struct random random;
    float rate;
};

enum { NEGLIGIBLE = 10000 }; /* a gradient below one of this is none */

/* The signs of the example that are not left out this time. */
static size_t keep_signs(struct learning *learning, const struct sign_example *example, uint32_t *kept)
{
    size_t count = 0;
    for (uint32_t i = 0; i < example->count; i++)
        if (random_unit(&learning->random) >= learning->net.plan.drop) kept[count++] = example->signs[i];
    return count;
}

/* From the score of a class back to the units, whose gradients are added up. */
static void learn_out(struct learning *learning, uint32_t class, float gradient, const float *hidden,
                      float *back)
{
    uint32_t units = learning->net.plan.hidden;
    size_t from = (size_t) class * units;
    for (uint32_t k = 0; k < units; k++) {
        if (hidden[k] <= 0) continue;
        float weight = learning->out.values[from + k];
        back[k] += gradient * weight;
        step(&learning->out, from + k, gradient * hidden[k] + RIDGE * weight, learning->rate);
    }
}

/* From the units back to the rows. */
static void learn_rows(struct learning *learning, const uint32_t *kept, size_t count, const float *back)
{
    const struct net_plan *plan = &learning->net.plan;
    uint32_t units = plan->hidden, mask = ((uint32_t)1 << plan->bits) - 1;
    float scale = 1 / (1 - plan->drop);
    for (uint32_t k = 0; k < units; k++)
        if (back[k] != 0) step(&learning->bias, k, back[k], learning->rate);
    for (size_t i = 0; i < count; i++) {
        size_t from = (size_t)(kept[i] & mask) * units;
        for (uint32_t k = 0; k < units; k++)
            if (back[k] != 0)
                step(&learning->rows, from + k, scale * back[k] + RIDGE * learning->rows.values[from + k],
                     learning->rate);
    }
}

static void learn_example(struct learning *learning, const struct sign_example *example)
{
    const struct net_plan *plan = &learning->net.plan;
    uint32_t kept[SIGNS_MOST];
    float hidden[SIGN_NET_HIDDEN_MOST], shares[SIGN_NET_CLASSES_MOST], back[SIGN_NET_HIDDEN_MOST] = {0};
    size_t count = keep_signs(learning, example, kept);
    forward(&learning->net, kept, count, 1 / (1 - plan->drop), hidden, shares);
    for (uint32_t c = 0; c < plan->classes; c++) {
        float gradient = shares[c] - (c == example->class);
        if (fabsf(gradient) * NEGLIGIBLE < 1) continue;
        learn_out(learning, c, gradient, hidden, back);
        step(&learning->out_bias, c, gradient, learning->rate);
    }
    learn_rows(learning, kept, count, back);
}

static size_t group_size(const struct sign_examples *examples, size_t from)
{
    size_t to = from + 1;
    while (to < examples->count && examples->items[to].group == examples->items[from].group)
        to++;
    return to - from;
}

/* The right candidates of a group are to have all of it, whichever of them. */
static void learn_group(struct learning *learning, const struct sign_example *examples, size_t size)
{
    enum { GROUP_MOST = 96 };
    uint32_t kept[GROUP_MOST][SIGNS_MOST];
    float hidden[GROUP_MOST][SIGN_NET_HIDDEN_MOST], shares[GROUP_MOST] = {0}, right = 0;
    size_t counts[GROUP_MOST];
    if (size > GROUP_MOST) size = GROUP_MOST;
    for (size_t e = 0; e < size; e++) {
        counts[e] = keep_signs(learning, &examples[e], kept[e]);
        hide(&learning->net, kept[e], counts[e], 1 / (1 - learning->net.plan.drop), hidden[e]);
        shares[e] = score_of(&learning->net, 0, hidden[e]);
    }
    share_out(shares, size);
    for (size_t e = 0; e < size; e++)
        right += examples[e].class ? shares[e] : 0;
    if (right <= 0) return; /* none is */
    for (size_t e = 0; e < size; e++) {
        float gradient = shares[e] - (examples[e].class ? shares[e] / right : 0);
        float back[SIGN_NET_HIDDEN_MOST] = {0};
        if (fabsf(gradient) * NEGLIGIBLE < 1) continue;
        learn_out(learning, 0, gradient, hidden[e], back);
        learn_rows(learning, kept[e], counts[e], back);
    }
}

struct learned_net net_learn(const struct net_plan *plan, const struct sign_examples *examples, unsigned part,
                             unsigned parts)
{
    enum { SEED = 777 };
    struct learning learning = {.random = random_seed(SEED + part)};
    size_t units = plan->hidden, *order = must(calloc(examples->count + 1, sizeof *order)), count = 0;
    learning.rows = weights_make(units << plan->bits, 0.05f, &learning.random);
    learning.bias = weights_make(units, 0, &learning.random);
    learning.out = weights_make(units * plan->classes, 0.1f, &learning.random);
    learning.out_bias = weights_make(plan->classes, 0, &learning.random);
    learning.net = (struct learned_net){*plan, learning.rows.values, learning.bias.values,
                                        learning.out.values, learning.out_bias.values};
    bool is_choice = plan->classes == 1;
    for (size_t i = 0; i < examples->count; i += is_choice ? group_size(examples, i) : 1)
        if (!parts || examples->items[i].report % parts != part) order[count++] = i;
    for (unsigned epoch = 0; epoch < plan->epochs; epoch++) {
        learning.rate = plan->rate * (1 - (float)epoch / (float)plan->epochs);
        for (size_t i = count; i-- > 1;) {
            size_t j = random_next(&learning.random) % (i + 1), moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        for (size_t i = 0; i < count; i++)
            if (is_choice)
                learn_group(&learning, &examples->items[order[i]], group_size(examples, order[i]));
            else
                learn_example(&learning, &examples->items[order[i]]);
    }
    free(order);
    weights_keep(&learning.rows);
    weights_keep(&learning.bias);
    weights_keep(&learning.out);
    weights_keep(&learning.out_bias);
    return learning.net;
}

void net_free(struct learned_net *net)
{
    free(net->rows);
    free(net->bias);
    free(net->out);
    free(net->out_bias);
}

/* ---- Packing ---- */

static float largest(const float *values, size_t count)
{
    float most = 1e-6f;
    for (size_t i = 0; i < count; i++)
        if (fabsf(values[i]) > most) most = fabsf(values[i]);
    return most;
}

static void to_steps(const float *values, size_t count, float one, int8_t *steps)
{
    for (size_t i = 0; i < count; i++)
        steps[i] = (int8_t)lrintf(values[i] / one);
}

void *net_pack(const struct learned_net *net, size_t *size)
{
    const struct net_plan *plan = &net->plan;
    size_t units = plan->hidden, rows = units << plan->bits, outs = units * plan->classes;
    *size = SIGN_NET_HEADER + (units + plan->classes) * sizeof(int32_t) + outs + rows;
    char *bytes = must(calloc(1, *size));
    float row_step = largest(net->rows, rows) / INT8_MAX, out_step = largest(net->out, outs) / INT8_MAX;
    const uint32_t head[3] = {plan->bits, plan->hidden, plan->classes};
    float unit = row_step * out_step;
    memcpy(bytes, head, sizeof head);
    memcpy(bytes + sizeof head, &unit, sizeof unit);
    int32_t *bias = (int32_t *)(void *)(bytes + SIGN_NET_HEADER);
    for (size_t k = 0; k < units; k++)
        bias[k] = (int32_t)lrintf(net->bias[k] / row_step);
    for (size_t c = 0; c < plan->classes; c++)
        bias[units + c] = (int32_t)lrintf(net->out_bias[c] / unit);
    int8_t *weights = (int8_t *)(bias + units + plan->classes);
    to_steps(net->out, outs, out_step, weights);
    to_steps(net->rows, rows, row_step, weights + outs);
    return bytes;
}
