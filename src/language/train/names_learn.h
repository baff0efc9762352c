/* names_learn.h: learning of the tagger of names. */
#ifndef ENTENTE_TRAIN_NAMES_LEARN_H
#define ENTENTE_TRAIN_NAMES_LEARN_H

#include "language/names_features.h"

/* A sentence with its right tags. */
struct labelled {
    struct sentence sentence;
    struct names_view view;
    const uint8_t *tags, *states; /* states: of the network, 2 x width bytes a token */
};

/* Weights of sums of features and of the network's states; all arrays are of malloc. */
struct names_weights {
    size_t depth;  /* bytes of a token's states */
    float *sparse; /* rows x NAMES_TAGS */
    float *moves;  /* NAMES_TAGS x NAMES_TAGS */
    float *hidden; /* depth x NAMES_HIDDEN of each voice */
    float *hidden_bias;
    float *output; /* NAMES_HIDDEN of each voice x NAMES_OUT */
    float *output_bias;
};

/* Learns NAMES_VOICES times from the sentences, `epochs` times over them. */
struct names_weights names_learn(const struct labelled *items, size_t count, size_t depth, int epochs);
void names_weights_free(struct names_weights *weights);

#endif
