/* network.h: the shape of the network that tags and parses, shared by training and use.
 *
 * Embedding rows of a word are summed and normalised; then come layers of width `width`, each added to its
 * input and normalised again: convolutions over three words (as spaCy's tok2vec) and recurrent layers in both
 * directions whose state is a gated running mean (minGRU, Feng et al. 2024; SRU, Lei et al. 2018). On top are
 * a linear layer for tags, and a biaffine scorer of arcs with a small network for their relations (Dozat and
 * Manning 2017). */
#ifndef ENTENTE_NETWORK_H
#define ENTENTE_NETWORK_H

#include "language/kernel.h"
#include "language/language.h"
#include "language/model.h"
#include "language/word.h"

enum {
    NETWORK_LAYERS_MOST = 8,
    NETWORK_WINDOW = 3,
    TAG_UPOS_AT = 64, /* scores of XPOS come first, UPOS from here */
    TAG_WIDTH = 96,
    NETWORK_ARC_MOST = 512,
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

/* A slot of the vocabulary's open-addressing table in the model; row 0: free. */
struct word_slot {
    uint32_t check; /* upper half of the hash */
    uint32_t row;
};

/* The network as it lies in the model file; only what the products need beside it is made. Sections: "shape";
 * "words", the slots, a power of two; "table0" to "table5", for each embedding table the number of its rows,
 * the index of rows (for hashed tables of which not all rows are kept), the scales, the rows; "dense", the
 * matrices in the order of struct network, each as weights, scale, bias, offset, and at last arc_root and
 * label_distance. Every part begins at a multiple of 64 bytes. */
struct network {
    struct network_shape shape;
    const struct word_slot *slots;
    size_t slot_count;
    uint32_t table_rows[WORD_TABLES];
    const uint16_t
        *table_index[WORD_TABLES]; /* hashed row -> row kept, 0 for one never met; NULL: the same */
    const float *table_scale[WORD_TABLES];
    const int8_t *table[WORD_TABLES];
    struct kernel_matrix layer[NETWORK_LAYERS_MOST];
    struct kernel_matrix window[NETWORK_WINDOW]; /* parts of the first layer, a convolution: by the word
                                                    before, the word, the word behind */
    struct kernel_matrix tags, arcs, bilinear, labels, label_out;
    const float *arc_root;       /* shape.arc */
    const float *label_distance; /* DISTANCES x shape.label */
    const struct kernels *kernels;
};

/* Depth and width of the matrices of a shape, in the order above; returns how many. */
enum { NETWORK_MATRICES_MOST = NETWORK_LAYERS_MOST + 5 };
size_t network_matrices(const struct network_shape *shape, uint32_t sizes[NETWORK_MATRICES_MOST][2]);
/* Is this a shape that can be run? */
bool network_shape_fits(const struct network_shape *shape);

/* Finds `count` matrices (depth, width) that lie one after the other in a section; false when it is too
 * short. */
bool network_take_matrices(struct section section, const uint32_t (*sizes)[2], size_t count,
                           struct kernel_matrix **matrices);

/* Finds the network in a model and checks that every part lies inside. New, and after an error too:
 * network_close. */
entente_status network_open(const struct model_sections *model, const char *path, struct network *network,
                            entente_error *error);
void network_close(struct network *network);

/* The states of some tokens in steps of 1 / NETWORK_STEPS with 128 added. */
struct token_states {
    size_t place, count;         /* of `count` tokens from the `place`th of all on */
    const uint8_t *const *alone; /* of each: what it is by itself (its embedding) */
    const int32_t *const *early; /* of each: the sums of the taker's columns with that */
    const uint8_t *last;         /* what it is in its sentence (the last layer), one after the other */
};

/* Is given the states of all tokens a batch at a time, in order. They are gone after the call: all of a long
 * text's would take more memory than the rest of its analysis. `early` may be NULL. */
struct states_taker {
    const struct kernel_matrix *early;
    void (*take)(void *context, const struct token_states *states);
    void *context;
};

/* Fills upos, xpos, head and deprel of all tokens. `scratch` is for working memory. Sentences longer than
 * NETWORK_LONGEST are parsed in stretches, so time is linear in the number of tokens. `taker` may be NULL. */
enum { NETWORK_LONGEST = 200 };
void network_parse(const struct network *network, struct arena *scratch, struct sentence *sentences,
                   size_t count, const struct states_taker *taker);

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
