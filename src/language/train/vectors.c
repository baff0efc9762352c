/* vectors.c: skip-gram vectors with a matrix for each position of the context, so that they tell syntax as
 * well as topic (Mikolov et al. 2013; Ling et al. 2015, "Two/Too Simple Adaptations of Word2Vec for Syntax
 * Problems"). */
#include "language/train/vectors.h"

#include "language/train/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POSITIONS = 4, NEGATIVES = 5, NOISE = 1 << 22 };

struct skip_gram {
    const struct vocabulary *vocabulary;
    float *words,
        *contexts;   /* contexts: a row for each word and position; word 0 stands for the sentence's end */
    uint32_t *noise; /* words by frequency^0.75 */
    struct random random;
    double total;
    float rate;
};

static void fill_noise(struct skip_gram *model)
{
    const struct vocabulary *vocabulary = model->vocabulary;
    double sum = 0, so_far = 0;
    for (uint32_t i = 1; i < vocabulary->count; i++) {
        sum += pow(vocabulary->all[i], 0.75);
        model->total += vocabulary->all[i];
    }
    size_t filled = 0;
    for (uint32_t i = 1; i < vocabulary->count; i++) {
        so_far += pow(vocabulary->all[i], 0.75) / sum;
        while (filled < NOISE && (double)filled < so_far * NOISE)
            model->noise[filled++] = i;
    }
    while (filled < NOISE)
        model->noise[filled++] = vocabulary->count - 1;
}

static void learn_pair(struct skip_gram *model, const float *word, float *change, uint32_t context,
                       int position)
{
    for (int n = 0; n <= NEGATIVES; n++) {
        uint32_t target = n ? model->noise[random_next(&model->random) >> 42] : context;
        if (n && target == context) continue;
        float *row = model->contexts + ((size_t)target * POSITIONS + (size_t)position) * VECTOR_WIDTH;
        float sum = 0;
        for (int k = 0; k < VECTOR_WIDTH; k++)
            sum += word[k] * row[k];
        float step = ((n == 0 ? 1.0f : 0.0f) - 1 / (1 + expf(-sum))) * model->rate;
        for (int k = 0; k < VECTOR_WIDTH; k++) {
            change[k] += step * row[k];
            row[k] += step * word[k];
        }
    }
}

static void learn_sentence(struct skip_gram *model, const struct example *example)
{
    static const int OFFSETS[POSITIONS] = {-2, -1, 1, 2};
    for (uint32_t i = 0; i < example->count; i++) {
        uint32_t word = example->vector[i];
        if (!word) continue;
        double share = model->vocabulary->all[word] / model->total;
        if (random_unit(&model->random) > (float)(sqrt(3e-4 / share) + 3e-4 / share)) continue;
        float change[VECTOR_WIDTH] = {0}, *vector = model->words + (size_t)word * VECTOR_WIDTH;
        for (int p = 0; p < POSITIONS; p++) {
            int64_t at = (int64_t)i + OFFSETS[p];
            if (at < -1 || at > (int64_t)example->count) continue;
            bool inside = at >= 0 && at < (int64_t)example->count;
            if (inside && !example->vector[at]) continue;
            learn_pair(model, vector, change, inside ? example->vector[at] : 0, p);
        }
        for (int k = 0; k < VECTOR_WIDTH; k++)
            vector[k] += change[k];
    }
}

static void normalise(float *vectors, uint32_t count, float norm)
{
    memset(vectors, 0, VECTOR_WIDTH * sizeof *vectors);
    for (uint32_t i = 1; i < count; i++) {
        float *vector = vectors + (size_t)i * VECTOR_WIDTH, sum = 1e-9f;
        for (int k = 0; k < VECTOR_WIDTH; k++)
            sum += vector[k] * vector[k];
        for (int k = 0; k < VECTOR_WIDTH; k++)
            vector[k] *= norm / sqrtf(sum);
    }
}

float *vectors_learn(const struct vocabulary *vocabulary, const struct corpus *const *corpora,
                     size_t corpus_count, unsigned epochs, float norm)
{
    struct skip_gram model = {.vocabulary = vocabulary, .random = random_seed(7)};
    size_t size = (size_t)vocabulary->count * VECTOR_WIDTH;
    model.words = calloc(size, sizeof(float));
    model.contexts = calloc(size * POSITIONS, sizeof(float));
    model.noise = calloc(NOISE, sizeof *model.noise);
    if (!model.words || !model.contexts || !model.noise) abort();
    for (size_t i = 0; i < size; i++)
        model.words[i] = (random_unit(&model.random) - 0.5f) / VECTOR_WIDTH;
    fill_noise(&model);
    size_t sentences = 0, done = 0;
    for (size_t c = 0; c < corpus_count; c++)
        sentences += corpora[c]->count;
    for (unsigned epoch = 0; epoch < epochs; epoch++)
        for (size_t c = 0; c < corpus_count; c++)
            for (size_t i = 0; i < corpora[c]->count; i++, done++) {
                model.rate = 0.03f * (1 - (float)done / (float)(sentences * epochs)) + 1e-4f;
                learn_sentence(&model, &corpora[c]->examples[i]);
            }
    normalise(model.words, vocabulary->count, norm);
    free(model.contexts);
    free(model.noise);
    return model.words;
}
