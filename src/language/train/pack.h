/* pack.h: a trained network in 8 bits, as sections of the model file. */
#ifndef ENTENTE_TRAIN_PACK_H
#define ENTENTE_TRAIN_PACK_H

#include "language/train/parser.h"

/* Bytes of a section in the making; `bytes` is malloc's. */
struct buffer {
    unsigned char *bytes;
    size_t size;
};

/* Adds a matrix of size[0] x size[1] floats with its bias, as network.h has them. */
void pack_matrix(struct buffer *buffer, const float *weights, const float *bias, const uint32_t size[2]);

/* Puts the network's sections in place in the model file at `path`. Rows that the corpora never meet are left
 * out. */
entente_status pack_parser(const struct parser *parser, const struct vocabulary *vocabulary,
                           const struct corpus *const *corpora, size_t corpus_count, const char *path,
                           entente_error *error);

#endif
