/* network.h: the shape of the network that tags and parses, shared by training and use.
 *
 * Embedding rows of a word are summed and normalised; then come layers of width `width`, each added to its
 * input and normalised again: convolutions over three words (as spaCy's tok2vec) and recurrent layers in both
 * directions whose state is a gated running mean (minGRU, Feng et al. 2024; SRU, Lei et al. 2018). On top are
 * a linear layer for tags, and a biaffine scorer of arcs with a small network for their relations (Dozat and
 * Manning 2017). */
#ifndef ENTENTE_NETWORK_H
#define ENTENTE_NETWORK_H

#include "language/language.h"

enum {
    NETWORK_LAYERS_MOST = 8,
    TAG_UPOS_AT = 64, /* scores of XPOS come first, UPOS from here */
    TAG_WIDTH = 96,
    LABEL_OUT = 64, /* DEP_COUNT, rounded up */
    DISTANCES = 32, /* buckets of signed distance to the governor */
    DISTANCE_ROOT = 31
};

/* Values are cut to this after each normalisation and so fit 8 bits in steps of 1/32. */
#define NETWORK_CLIP    (127.0f / 32.0f)
#define NETWORK_STEPS   32.0f
#define NETWORK_EPSILON 1e-5f

struct network_shape {
    uint32_t width; /* of a token's state; a multiple of 32 */
    uint32_t layers;
    uint8_t recurrent[NETWORK_LAYERS_MOST]; /* 1: recurrent, 0: convolution */
    uint32_t arc, label;                    /* widths of the scorers; multiples of 32 */
};

/* The bucket of an arc from token `dependent` to `governor` (both from 1; governor 0 is the root). */
static inline unsigned distance_bucket(unsigned dependent, unsigned governor)
{
    static const uint8_t BUCKETS[33] = {0,  1,  2,  3,  4,  5,  5,  6,  6,  7,  7,  8,  8,  9,  9,  9, 9,
                                        10, 10, 10, 10, 11, 11, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13};
    if (!governor) return DISTANCE_ROOT;
    if (governor > dependent) {
        unsigned distance = governor - dependent;
        return distance < 33 ? BUCKETS[distance] : 14;
    }
    unsigned distance = dependent - governor;
    return 15 + (distance < 33 ? BUCKETS[distance] : 14);
}

#endif
