/* segment_train.h: learning where tokens and sentences end, from the texts of treebanks. */
#ifndef ENTENTE_TRAIN_SEGMENT_H
#define ENTENTE_TRAIN_SEGMENT_H

#include "language/segment.h"

/* Learns from CoNLL-U files with "# text" and "# newpar" and puts the sections "tokens" and "sentences" into
 * the model at `path`. */
entente_status segment_train(const char *const *treebanks, size_t count, const char *path,
                             entente_error *error);

/* F1 of sentences and of tokens that the model at `path` finds in the texts of a treebank. */
struct segment_score {
    double tokens, sentences;
};
entente_status segment_measure(const char *treebank, const char *path, struct segment_score *score,
                               entente_error *error);

#endif
