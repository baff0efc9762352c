/* learn.c: the loop of learning. A batch is cut into a fixed number of parts whose gradients are added in
 * their order, so the result does not depend on the number of threads. Adam (Kingma and Ba 2015) for dense
 * parameters, Adagrad with one sum a row (Duchi et al. 2011) for embeddings; the rate rises, then falls to
 * zero. */
#include "language/train/parser.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PARTS = 4, BATCH_TOKENS = 600 };

struct batch {
    struct part *parts[PARTS];
    pthread_mutex_t lock;
    unsigned next;
};

static void *run_parts(void *argument)
{
    struct batch *batch = argument;
    for (;;) {
        pthread_mutex_lock(&batch->lock);
        unsigned at = batch->next++;
        pthread_mutex_unlock(&batch->lock);
        if (at >= PARTS) return NULL;
        struct part *part = batch->parts[at];
        if (!part->sentence_count) continue;
        encoder_forward(part);
        heads_learn(part);
        encoder_backward(part);
    }
}

static void run_batch(struct batch *batch, unsigned threads)
{
    pthread_t thread[PARTS];
    batch->next = 0;
    unsigned started = 0;
    while (started + 1 < threads && started + 1 < PARTS &&
           pthread_create(&thread[started], NULL, run_parts, batch) == 0)
        started++;
    run_parts(batch);
    while (started)
        pthread_join(thread[--started], NULL);
}

/* Adds the gradients of the parts up in the first one. Returns the square of its length. */
static double sum_gradients(struct batch *batch, size_t size, float scale)
{
    float *total = batch->parts[0]->gradient;
    double norm = 0;
    for (unsigned p = 1; p < PARTS; p++)
        for (size_t i = 0; i < size; i++)
            total[i] += batch->parts[p]->gradient[i];
    for (size_t i = 0; i < size; i++) {
        total[i] *= scale;
        norm += (double)total[i] * total[i];
    }
    return norm;
}

/* Fast mathematics supposes that there is nothing but numbers; so the bits are asked. */
static bool is_number(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits >> 52 & 0x7FF) != 0x7FF;
}

static void step_dense(struct parser *parser, struct batch *batch, double norm, float rate)
{
    float *total = batch->parts[0]->gradient;
    size_t size = parser->layout.size;
    float clip = norm > 25 ? (float)(5 / sqrt(norm)) : 1;
    const float decay = 0.9f, decay_square = 0.98f;
    float correct = 1 - powf(decay, (float)parser->step),
          correct_square = 1 - powf(decay_square, (float)parser->step);
    for (size_t i = 0; i < size; i++) {
        float gradient = total[i] * clip;
        parser->mean[i] = decay * parser->mean[i] + (1 - decay) * gradient;
        parser->square[i] = decay_square * parser->square[i] + (1 - decay_square) * gradient * gradient;
        parser->dense[i] -=
            rate * (parser->mean[i] / correct) / (sqrtf(parser->square[i] / correct_square) + 1e-8f);
    }
}

static void step_embeddings(struct parser *parser, const struct part *part, float scale, float rate)
{
    size_t width = parser->shape.width;
    for (uint32_t s = 0; s < part->sentence_count; s++)
        for (uint32_t i = 0; i < part->sentences[s].example->count; i++) {
            uint32_t row = part->sentences[s].first + i;
            const float *d = part->d_state + row * width;
            float sum = 0;
            for (size_t k = 0; k < width; k++)
                sum += d[k] * d[k];
            sum *= scale * scale / (float)width;
            for (int t = 0; t < WORD_TABLES; t++) {
                uint32_t at = part->words[row].row[t];
                float *to = parser->table[t] + (size_t)at * width, *square = &parser->table_square[t][at];
                *square += sum;
                float step = rate * 12 * scale / (sqrtf(*square) + 1e-6f);
                for (size_t k = 0; k < width; k++)
                    to[k] -= step * d[k];
            }
        }
}

static void step(struct parser *parser, struct batch *batch, float scale, float rate)
{
    size_t size = parser->layout.size;
    double norm = sum_gradients(batch, size, scale);
    if (is_number(norm)) {
        parser->step++;
        for (unsigned p = 0; p < PARTS; p++)
            step_embeddings(parser, batch->parts[p], scale, rate);
        step_dense(parser, batch, norm, rate);
    } else {
        printf("a batch without a gradient is left out\n");
        fflush(stdout);
    }
    for (unsigned p = 0; p < PARTS; p++)
        memset(batch->parts[p]->gradient, 0, size * sizeof(float));
}

static void shuffle(const struct example **order, size_t count, struct random *random)
{
    for (size_t i = count; i-- > 1;) {
        size_t j = (size_t)(random_next(random) % (i + 1));
        const struct example *held = order[i];
        order[i] = order[j];
        order[j] = held;
    }
}

/* The examples of an epoch: all of gold, and the next ones of the automatic; of these half as many towards
 * the end, where gold should have the last word. */
static size_t choose_examples(const struct example **order, const struct corpus *gold,
                              const struct corpus *automatic, size_t share, size_t *cursor)
{
    size_t count = 0;
    for (size_t i = 0; i < gold->count; i++)
        order[count++] = &gold->examples[i];
    for (size_t i = 0; automatic && i < share; i++)
        order[count++] = &automatic->examples[(*cursor)++ % automatic->count];
    return count;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static size_t fill_batch(struct batch *batch, const struct example **order, size_t count, size_t *at)
{
    size_t tokens = 0;
    for (unsigned p = 0; p < PARTS; p++)
        part_clear(batch->parts[p]);
    for (unsigned p = 0; *at < count && tokens < BATCH_TOKENS; p = (p + 1) % PARTS) {
        if (!part_add(batch->parts[p], order[*at])) break;
        tokens += order[(*at)++]->count;
    }
    return tokens;
}

static float rate_at(const struct schedule *schedule, double progress)
{
    double rise = 0.03;
    return schedule->rate * (float)(progress < rise ? progress / rise : (1 - progress) / (1 - rise)) + 1e-5f;
}

static void report(struct parser *parser, const struct schedule *schedule, unsigned epoch,
                   const double loss[4], size_t tokens, double took, const struct corpus *const *development,
                   size_t count)
{
    printf("%s epoch %u: loss arc %.3f relation %.3f xpos %.3f upos %.3f, %.0f words/s", schedule->log,
           epoch + 1, loss[0] / (double)tokens, loss[1] / (double)tokens, loss[2] / (double)tokens,
           loss[3] / (double)tokens, (double)tokens / took);
    fflush(stdout);
    for (size_t i = 0; i < count && (epoch % 3 == 2 || epoch + 1 == schedule->epochs); i++) {
        struct accuracy a = parser_evaluate(&parser, 1, development[i]);
        double n = (double)a.tokens / 100;
        printf(" | UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", (double)a.upos / n, (double)a.xpos / n,
               (double)a.unlabelled / n, (double)a.labelled / n);
    }
    printf("\n");
    fflush(stdout);
}

void parser_learn(struct parser *parser, const struct corpus *gold, const struct corpus *automatic,
                  const struct schedule *schedule, const struct corpus *const *development,
                  size_t development_count)
{
    size_t most = gold->count + schedule->raw_share, cursor = 0;
    const struct example **order = calloc(most, sizeof *order);
    struct random random = random_seed(schedule->seed);
    struct batch batch = {.lock = PTHREAD_MUTEX_INITIALIZER};
    if (!order) abort();
    for (unsigned p = 0; p < PARTS; p++) {
        batch.parts[p] = part_new(parser, true);
        batch.parts[p]->learning = true;
        batch.parts[p]->random = random_seed(schedule->seed * PARTS + p + 100);
    }
    for (unsigned epoch = 0; epoch < schedule->epochs; epoch++) {
        size_t count = choose_examples(order, gold, automatic, schedule->raw_share, &cursor), at = 0,
               tokens = 0;
        shuffle(order, count, &random);
        double start = seconds(), loss[4] = {0};
        while (at < count) {
            size_t words = fill_batch(&batch, order, count, &at);
            double progress = ((double)epoch + (double)at / (double)count) / schedule->epochs;
            float rate = rate_at(schedule, progress), scale = 1.0f / 100;
            encoder_turn(parser);
            run_batch(&batch, schedule->threads);
            step(parser, &batch, scale, rate);
            tokens += words;
        }
        for (unsigned p = 0; p < PARTS; p++)
            for (int k = 0; k < 4; k++) {
                loss[k] += batch.parts[p]->loss[k];
                batch.parts[p]->loss[k] = 0;
            }
        report(parser, schedule, epoch, loss, tokens, seconds() - start, development, development_count);
    }
    for (unsigned p = 0; p < PARTS; p++)
        part_free(batch.parts[p]);
    free(order);
}
