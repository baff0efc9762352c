/* pack.h: a trained network in 8 bits, as sections of the model file. */
#ifndef ENTENTE_TRAIN_PACK_H
#define ENTENTE_TRAIN_PACK_H

#include "language/train/parser.h"

/* Puts the network's sections in place in the model file at `path`. Rows that the corpora never meet are left
 * out. */
entente_status pack_parser(const struct parser *parser, const struct vocabulary *vocabulary,
                           const struct corpus *const *corpora, size_t corpus_count, const char *path,
                           entente_error *error);

#endif
