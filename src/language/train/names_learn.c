/* names_learn.c: a conditional random field over chains (Lafferty et al. 2001) whose scores are sums of
 * hashed features and the output of a small network over the states of tokens. Steps are those of AdaGrad
 * (Duchi, Hazan and Singer 2011), a sentence at a time; features and states are dropped at random (Srivastava
 * et al. 2014). A thread for each voice; the result depends on data and seed only. */
#include "language/train/names_learn.h"

#include "language/network.h"
#include "language/train/matrix.h"
#include "language/train/random.h"
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 120, ROWS = 2 << NAMES_ROWS_BITS };
static const float RATE = 0.12f, DENSE_RATE = 0.015f, FEATURE_DROPOUT = 0.5f, STATE_DROPOUT = 0.2f,
                   HIDDEN_DROPOUT = 0.3f, DECAY = 2e-6f, FIRST_SQUARES = 0.2f, LEAST_GRADIENT = 1e-3f;

/* Parameters with the sums of squares of their gradients. */
struct parameters {
    float *values, *squares, *gradients, *sums; /* sums: of the values after each of the later epochs */
    size_t count;
};

struct learner {
    struct parameters sparse, moves, hidden, hidden_bias, output, output_bias;
    struct random random;
    size_t depth;
    float rate; /* share of the first one */
    float *states, *activation, *scores, *back, *transposed;
    uint32_t (*rows)[NAMES_FEATURES_MOST];
    size_t row_count[LONGEST];
    float emission[LONGEST][NAMES_TAGS], gradient[LONGEST][NAMES_TAGS];
    float forward[LONGEST][NAMES_TAGS], backward[LONGEST][NAMES_TAGS];
};

static struct parameters parameters_new(size_t count, bool with_gradients)
{
    struct parameters made = {calloc(count, sizeof(float)), calloc(count, sizeof(float)),
                              with_gradients ? calloc(count, sizeof(float)) : NULL,
                              calloc(count, sizeof(float)), count};
    if (!made.values || !made.squares || !made.sums || (with_gradients && !made.gradients)) abort();
    for (size_t i = 0; i < count; i++)
        made.squares[i] = FIRST_SQUARES;
    return made;
}

static void step(struct parameters *parameters, float rate)
{
    for (size_t i = 0; i < parameters->count; i++) {
        float gradient = parameters->gradients[i];
        parameters->squares[i] += gradient * gradient;
        parameters->values[i] -= rate * gradient / sqrtf(parameters->squares[i]);
        parameters->gradients[i] = 0;
    }
}

static void add_values(struct parameters *parameters)
{
    for (size_t i = 0; i < parameters->count; i++)
        parameters->sums[i] += parameters->values[i];
}

static void start(struct parameters *parameters, float deviation, struct random *random)
{
    for (size_t i = 0; i < parameters->count; i++)
        parameters->values[i] = random_normal(random, deviation);
}

/* ---- Scores ---- */

static void drop(struct learner *learner, float *values, size_t count, float share)
{
    for (size_t i = 0; i < count; i++)
        values[i] = random_unit(&learner->random) < share ? 0 : values[i] / (1 - share);
}

static void forward_states(struct learner *learner, const struct labelled *item)
{
    size_t count = item->sentence.count, depth = learner->depth;
    for (size_t i = 0; i < count * depth; i++)
        learner->states[i] = ((float)item->states[i] - 128) / NETWORK_STEPS;
    drop(learner, learner->states, count * depth, STATE_DROPOUT);
    for (size_t i = 0; i < count; i++)
        memcpy(learner->activation + i * NAMES_HIDDEN, learner->hidden_bias.values,
               NAMES_HIDDEN * sizeof(float));
    matrix_product(count, depth, NAMES_HIDDEN, learner->states, depth, learner->hidden.values,
                   learner->activation, 1);
    for (size_t i = 0; i < count * NAMES_HIDDEN; i++)
        learner->activation[i] = fmaxf(learner->activation[i], 0);
    drop(learner, learner->activation, count * NAMES_HIDDEN, HIDDEN_DROPOUT);
    for (size_t i = 0; i < count; i++)
        memcpy(learner->scores + i * NAMES_OUT, learner->output_bias.values, NAMES_OUT * sizeof(float));
    matrix_product(count, NAMES_HIDDEN, NAMES_OUT, learner->activation, NAMES_HIDDEN, learner->output.values,
                   learner->scores, 1);
}

/* Rows of the features of all tokens, some left out, and their sums with the states' share. */
static void score(struct learner *learner, const struct labelled *item)
{
    uint32_t count = item->sentence.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t all[NAMES_FEATURES_MOST];
        size_t found = names_features(&item->view, i, all), kept = 0;
        for (size_t f = 0; f < found; f++)
            if (random_unit(&learner->random) >= FEATURE_DROPOUT) learner->rows[i][kept++] = all[f];
        learner->row_count[i] = kept;
        float *emission = learner->emission[i];
        memset(emission, 0, NAMES_TAGS * sizeof *emission);
        for (size_t f = 0; f < kept; f++)
            for (size_t tag = 0; tag < NAMES_TAGS; tag++)
                emission[tag] += learner->sparse.values[(size_t)learner->rows[i][f] * NAMES_TAGS + tag];
        for (size_t tag = 0; tag < NAMES_TAGS; tag++) {
            emission[tag] /= 1 - FEATURE_DROPOUT;
            emission[tag] += learner->scores[i * NAMES_OUT + NAMES_TAGS + tag];
            if (i > 0) emission[tag] += learner->scores[(i - 1) * NAMES_OUT + tag];
            if (i + 1 < count) emission[tag] += learner->scores[(i + 1) * NAMES_OUT + 2 * NAMES_TAGS + tag];
        }
    }
}

/* ---- The chain ---- */

static float log_sum(const float *values, size_t count)
{
    float high = -INFINITY, sum = 0;
    for (size_t i = 0; i < count; i++)
        high = fmaxf(high, values[i]);
    if (high == -INFINITY) return high;
    for (size_t i = 0; i < count; i++)
        sum += expf(values[i] - high);
    return high + logf(sum);
}

static float move(const struct learner *learner, int before, int next)
{
    return names_may_follow(before, next) ? learner->moves.values[before * NAMES_TAGS + next] : -INFINITY;
}

/* gradient = probability of each tag less the right one; the moves' gradients are summed. Returns the loss.
 */
static float run_chain(struct learner *learner, const struct labelled *item)
{
    float(*forward)[NAMES_TAGS] = learner->forward, (*backward)[NAMES_TAGS] = learner->backward;
    int count = (int)item->sentence.count;
    float terms[NAMES_TAGS];
    for (int i = 0; i < count; i++)
        for (int tag = 0; tag < NAMES_TAGS; tag++) {
            for (int before = 0; i > 0 && before < NAMES_TAGS; before++)
                terms[before] = forward[i - 1][before] + move(learner, before, tag);
            float sum = i > 0 ? log_sum(terms, NAMES_TAGS) : names_may_follow(-1, tag) ? 0 : -INFINITY;
            forward[i][tag] = sum + learner->emission[i][tag];
        }
    for (int i = count - 1; i >= 0; i--)
        for (int tag = 0; tag < NAMES_TAGS; tag++) {
            for (int next = 0; i + 1 < count && next < NAMES_TAGS; next++)
                terms[next] =
                    backward[i + 1][next] + learner->emission[i + 1][next] + move(learner, tag, next);
            backward[i][tag] = i + 1 < count ? log_sum(terms, NAMES_TAGS) : 0;
        }
    float all = log_sum(forward[count - 1], NAMES_TAGS), right = 0;
    for (int i = 0; i < count; i++) {
        int gold = item->tags[i];
        right += learner->emission[i][gold];
        if (i > 0) right += learner->moves.values[item->tags[i - 1] * NAMES_TAGS + gold];
        for (int tag = 0; tag < NAMES_TAGS; tag++) {
            learner->gradient[i][tag] = expf(forward[i][tag] + backward[i][tag] - all) - (float)(tag == gold);
            for (int before = 0; i > 0 && before < NAMES_TAGS; before++)
                if (names_may_follow(before, tag))
                    learner->moves.gradients[before * NAMES_TAGS + tag] +=
                        expf(forward[i - 1][before] + move(learner, before, tag) + learner->emission[i][tag] +
                             backward[i][tag] - all) -
                        (float)(tag == gold && before == item->tags[i - 1]);
        }
    }
    return all - right;
}

/* ---- Steps ---- */

static void step_features(struct learner *learner, uint32_t count)
{
    float rate = RATE * learner->rate;
    for (uint32_t i = 0; i < count; i++)
        for (size_t tag = 0; tag < NAMES_TAGS; tag++) {
            float gradient = learner->gradient[i][tag];
            if (fabsf(gradient) < LEAST_GRADIENT) continue;
            for (size_t f = 0; f < learner->row_count[i]; f++) {
                size_t at = (size_t)learner->rows[i][f] * NAMES_TAGS + tag;
                float full = gradient + DECAY * learner->sparse.values[at];
                learner->sparse.squares[at] += full * full;
                learner->sparse.values[at] -= rate * full / sqrtf(learner->sparse.squares[at]);
            }
        }
}

static void step_states(struct learner *learner, uint32_t count)
{
    float *back = learner->back, *inner = learner->back + LONGEST * NAMES_OUT;
    memset(back, 0, count * NAMES_OUT * sizeof *back);
    for (uint32_t i = 0; i < count; i++)
        for (size_t tag = 0; tag < NAMES_TAGS; tag++) {
            float gradient = learner->gradient[i][tag];
            back[i * NAMES_OUT + NAMES_TAGS + tag] += gradient;
            if (i > 0) back[(i - 1) * NAMES_OUT + tag] += gradient;
            if (i + 1 < count) back[(i + 1) * NAMES_OUT + 2 * NAMES_TAGS + tag] += gradient;
        }
    matrix_gradient(count, NAMES_HIDDEN, NAMES_OUT, learner->activation, NAMES_HIDDEN, back,
                    learner->output.gradients);
    matrix_transpose(NAMES_HIDDEN, NAMES_OUT, learner->output.values, learner->transposed);
    matrix_product(count, NAMES_OUT, NAMES_HIDDEN, back, NAMES_OUT, learner->transposed, inner, 0);
    for (size_t i = 0; i < count * NAMES_HIDDEN; i++)
        inner[i] = learner->activation[i] > 0 ? inner[i] / (1 - HIDDEN_DROPOUT) : 0;
    matrix_gradient(count, learner->depth, NAMES_HIDDEN, learner->states, learner->depth, inner,
                    learner->hidden.gradients);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < NAMES_OUT; k++)
            learner->output_bias.gradients[k] += back[i * NAMES_OUT + k];
        for (size_t k = 0; k < NAMES_HIDDEN; k++)
            learner->hidden_bias.gradients[k] += inner[i * NAMES_HIDDEN + k];
    }
    float rate = DENSE_RATE * learner->rate;
    step(&learner->hidden, rate);
    step(&learner->hidden_bias, rate);
    step(&learner->output, rate);
    step(&learner->output_bias, rate);
    step(&learner->moves, RATE * learner->rate);
}

static float *floats(size_t count)
{
    float *made = calloc(count, sizeof *made);
    if (!made) abort();
    return made;
}

static void learner_init(struct learner *learner, size_t depth, uint64_t seed)
{
    learner->random = random_seed(seed);
    learner->depth = depth;
    learner->sparse = parameters_new((size_t)ROWS * NAMES_TAGS, false);
    learner->moves = parameters_new((size_t)NAMES_TAGS * NAMES_TAGS, true);
    learner->hidden = parameters_new(depth * NAMES_HIDDEN, true);
    learner->hidden_bias = parameters_new(NAMES_HIDDEN, true);
    learner->output = parameters_new((size_t)NAMES_HIDDEN * NAMES_OUT, true);
    learner->output_bias = parameters_new(NAMES_OUT, true);
    start(&learner->hidden, sqrtf(2 / (float)depth) / 2, &learner->random);
    start(&learner->output, sqrtf(1 / (float)NAMES_HIDDEN) / 2, &learner->random);
    learner->states = floats(LONGEST * depth);
    learner->activation = floats((size_t)LONGEST * NAMES_HIDDEN);
    learner->scores = floats((size_t)LONGEST * NAMES_OUT);
    learner->back = floats((size_t)LONGEST * (NAMES_OUT + NAMES_HIDDEN));
    learner->transposed = floats((size_t)NAMES_HIDDEN * NAMES_OUT);
    learner->rows = calloc(LONGEST, sizeof *learner->rows);
    if (!learner->rows) abort();
}

static void shuffle(size_t *order, size_t count, struct random *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)(random_next(random) % i), swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

enum { KEPT = 6 };
static void kept_parameters(struct learner *learner, struct parameters *kept[KEPT])
{
    struct parameters *all[KEPT] = {&learner->sparse,      &learner->moves,  &learner->hidden,
                                    &learner->hidden_bias, &learner->output, &learner->output_bias};
    memcpy(kept, all, sizeof all);
}

static void learn(struct learner *learner, const struct labelled *items, size_t *order, size_t count,
                  int epochs)
{
    struct parameters *kept[KEPT];
    kept_parameters(learner, kept);
    int summed = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
        double loss = 0, tokens = 0;
        shuffle(order, count, &learner->random);
        learner->rate = 1 - 0.7f * (float)epoch / (float)epochs;
        for (size_t i = 0; i < count; i++) {
            const struct labelled *item = &items[order[i]];
            if (!item->sentence.count) continue;
            forward_states(learner, item);
            score(learner, item);
            loss += (double)run_chain(learner, item);
            tokens += item->sentence.count;
            step_features(learner, item->sentence.count);
            step_states(learner, item->sentence.count);
        }
        fprintf(stderr, "names: epoch %d, loss %.4f a token\n", epoch + 1, loss / tokens);
        if (2 * (epoch + 1) < epochs) continue;
        for (size_t i = 0; i < KEPT; i++)
            add_values(kept[i]);
        summed++;
    }
    for (size_t i = 0; i < KEPT; i++)
        for (size_t k = 0; k < kept[i]->count; k++)
            kept[i]->values[k] = kept[i]->sums[k] / (float)summed;
}

/* Adds a voice's share: linear weights are averaged, hidden units stand side by side. */
static void add_voice(struct names_weights *weights, const struct learner *learner, size_t voice)
{
    enum { WIDTH = NAMES_HIDDEN * NAMES_VOICES };
    const float share = 1.0f / NAMES_VOICES;
    for (size_t i = 0; i < learner->sparse.count; i++)
        weights->sparse[i] += share * learner->sparse.values[i];
    for (size_t i = 0; i < learner->moves.count; i++)
        weights->moves[i] += share * learner->moves.values[i];
    for (size_t i = 0; i < NAMES_OUT; i++)
        weights->output_bias[i] += share * learner->output_bias.values[i];
    for (size_t d = 0; d < learner->depth; d++)
        memcpy(weights->hidden + d * WIDTH + voice * NAMES_HIDDEN, learner->hidden.values + d * NAMES_HIDDEN,
               NAMES_HIDDEN * sizeof(float));
    memcpy(weights->hidden_bias + voice * NAMES_HIDDEN, learner->hidden_bias.values,
           NAMES_HIDDEN * sizeof(float));
    for (size_t i = 0; i < learner->output.count; i++)
        weights->output[voice * NAMES_HIDDEN * NAMES_OUT + i] = share * learner->output.values[i];
}

static void learner_free(struct learner *learner)
{
    struct parameters *kept[KEPT];
    kept_parameters(learner, kept);
    for (size_t i = 0; i < KEPT; i++) {
        free(kept[i]->values);
        free(kept[i]->squares);
        free(kept[i]->gradients);
        free(kept[i]->sums);
    }
    float *spaces[] = {learner->states, learner->activation, learner->scores, learner->back,
                       learner->transposed};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        free(spaces[i]);
    free(learner->rows);
    free(learner);
}

/* One of the voices, in a thread of its own. */
struct voice {
    pthread_t thread;
    struct learner *learner;
    const struct labelled *items;
    size_t count, depth, number;
    int epochs;
};

static void *learn_voice(void *argument)
{
    struct voice *voice = argument;
    size_t *order = calloc(voice->count + 1, sizeof *order);
    voice->learner = calloc(1, sizeof *voice->learner);
    if (!order || !voice->learner) abort();
    learner_init(voice->learner, voice->depth, 11 + voice->number);
    for (size_t i = 0; i < voice->count; i++)
        order[i] = i;
    learn(voice->learner, voice->items, order, voice->count, voice->epochs);
    free(order);
    return NULL;
}

struct names_weights names_learn(const struct labelled *items, size_t count, size_t depth, int epochs)
{
    struct names_weights weights = {depth,
                                    floats((size_t)ROWS * NAMES_TAGS),
                                    floats((size_t)NAMES_TAGS * NAMES_TAGS),
                                    floats(depth * NAMES_HIDDEN * NAMES_VOICES),
                                    floats((size_t)NAMES_HIDDEN * NAMES_VOICES),
                                    floats((size_t)NAMES_HIDDEN * NAMES_VOICES * NAMES_OUT),
                                    floats(NAMES_OUT)};
    struct voice voices[NAMES_VOICES];
    for (size_t v = 0; v < NAMES_VOICES; v++) {
        voices[v] =
            (struct voice){.items = items, .count = count, .depth = depth, .number = v, .epochs = epochs};
        if (pthread_create(&voices[v].thread, NULL, learn_voice, &voices[v])) abort();
    }
    for (size_t v = 0; v < NAMES_VOICES; v++) {
        pthread_join(voices[v].thread, NULL);
        add_voice(&weights, voices[v].learner, v);
        learner_free(voices[v].learner);
    }
    return weights;
}

void names_weights_free(struct names_weights *weights)
{
    free(weights->sparse);
    free(weights->moves);
    free(weights->hidden);
    free(weights->hidden_bias);
    free(weights->output);
    free(weights->output_bias);
}
