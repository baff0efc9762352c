/* names_classes.c: word vectors (vectors.c) put into classes by k-means on the sphere (Dhillon and Modha
 * 2001), once into many small classes and once into a few large ones. */
#include "language/train/names_classes.h"

#include "base/status.h"
#include "language/train/vectors.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FINE = 600, COARSE = 60, ROUNDS = 12, EPOCHS = 3, LEAST = 4 };

static float similarity(const float *a, const float *b)
{
    float sum = 0;
    for (size_t k = 0; k < VECTOR_WIDTH; k++)
        sum += a[k] * b[k];
    return sum;
}

static void normalise(float *vector)
{
    float length = sqrtf(similarity(vector, vector)) + 1e-9f;
    for (size_t k = 0; k < VECTOR_WIDTH; k++)
        vector[k] /= length;
}

/* Centres begin at every n-th word by frequency. */
static void cluster(const float *vectors, size_t count, size_t classes, uint32_t *found)
{
    float *centres = calloc(classes * VECTOR_WIDTH, sizeof *centres),
          *sums = calloc(classes * VECTOR_WIDTH, sizeof *sums);
    if (!centres || !sums) abort();
    for (size_t c = 0; c < classes; c++)
        memcpy(centres + c * VECTOR_WIDTH,
               vectors + (1 + c * ((count - 1) / classes / 4 + 1) % (count - 1)) * VECTOR_WIDTH,
               VECTOR_WIDTH * sizeof *centres);
    for (int round = 0; round < ROUNDS; round++) {
        memset(sums, 0, classes * VECTOR_WIDTH * sizeof *sums);
        for (size_t w = 1; w < count; w++) {
            float best = -2;
            for (size_t c = 0; c < classes; c++) {
                float near = similarity(vectors + w * VECTOR_WIDTH, centres + c * VECTOR_WIDTH);
                if (near <= best) continue;
                best = near;
                found[w] = (uint32_t)c;
            }
            for (size_t k = 0; k < VECTOR_WIDTH; k++)
                sums[found[w] * VECTOR_WIDTH + k] += vectors[w * VECTOR_WIDTH + k];
        }
        for (size_t c = 0; c < classes; c++) {
            float *sum = sums + c * VECTOR_WIDTH;
            if (similarity(sum, sum) < 1e-9f) continue;
            normalise(sum);
            memcpy(centres + c * VECTOR_WIDTH, sum, VECTOR_WIDTH * sizeof *centres);
        }
    }
    free(centres);
    free(sums);
}

static int by_word(const void *a, const void *b)
{
    const struct word_class *x = a, *y = b;
    return x->word < y->word ? -1 : x->word > y->word;
}

entente_status word_classes_learn(struct arena *arena, const char *path, struct word_classes *classes,
                                  entente_error *error)
{
    struct map words;
    struct corpus none, raw;
    struct vocabulary vocabulary = {0};
    map_init(&words, arena);
    corpus_init(&none, arena, &words);
    corpus_init(&raw, arena, &words);
    entente_status status = corpus_read_raw(&raw, path, 120, error);
    if (status) return status;
    vocabulary_make(&vocabulary, arena, &none, &raw, LEAST);
    corpus_index(&raw, &vocabulary);
    const struct corpus *corpora[] = {&raw};
    float *vectors = vectors_learn(&vocabulary, corpora, 1, EPOCHS, 1);
    uint32_t *fine = arena_array(arena, vocabulary.count + 1, sizeof *fine),
             *coarse = arena_array(arena, vocabulary.count + 1, sizeof *coarse);
    cluster(vectors, vocabulary.count, FINE, fine);
    cluster(vectors, vocabulary.count, COARSE, coarse);
    free(vectors);
    struct word_class *items = arena_array(arena, vocabulary.count + 1, sizeof *items);
    for (size_t w = 1; w < vocabulary.count; w++)
        items[w - 1] = (struct word_class){vocabulary.hashes[w], fine[w], coarse[w]};
    size_t count = vocabulary.count - 1;
    qsort(items, count, sizeof *items, by_word);
    *classes = (struct word_classes){items, count};
    fprintf(stderr, "names: %zu words in classes\n", count);
    return ENTENTE_OK;
}
