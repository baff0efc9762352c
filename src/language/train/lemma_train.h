/* lemma_train.h: learning lemmas from treebanks. */
#ifndef ENTENTE_TRAIN_LEMMA_H
#define ENTENTE_TRAIN_LEMMA_H

#include "language/lemma.h"
#include "language/train/corpus.h"

/* Puts the sections "rules" and "lemmas" into the model at `path`. */
entente_status lemma_train(const struct corpus *gold, const char *path, entente_error *error);

#endif
