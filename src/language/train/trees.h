/* trees.h: training of everything but names. */
#ifndef ENTENTE_TRAIN_TREES_H
#define ENTENTE_TRAIN_TREES_H

#include "entente.h"

struct tree_options {
    const char *data;  /* folder with ud/ and raw/ */
    const char *model; /* the file whose sections are put in place */
    const char *work;  /* folder for intermediate networks; those found there are not learned again */
    const char *own;   /* CoNLL-U with sentences beside the treebanks; NULL for none */
    unsigned threads;
    bool with_development; /* learn from the development parts too; accuracy on them then tells nothing */
    bool only_small;       /* only tokens, sentences and lemmas */
};

entente_status trees_train(const struct tree_options *options, entente_error *error);

#endif
