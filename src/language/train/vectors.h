/* vectors.h: word vectors from raw text. */
#ifndef ENTENTE_TRAIN_VECTORS_H
#define ENTENTE_TRAIN_VECTORS_H

#include "language/train/corpus.h"

enum { VECTOR_WIDTH = 64 };

/* vocabulary->count rows of VECTOR_WIDTH floats, each of length `norm` (row 0: zeros); in malloc'ed memory.
 */
float *vectors_learn(const struct vocabulary *vocabulary, const struct corpus *const *corpora,
                     size_t corpus_count, unsigned epochs, float norm);

#endif
