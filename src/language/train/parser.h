/* parser.h: the network in training: its parameters, the state of a part of a batch, and the steps of
 * learning. */
#ifndef ENTENTE_TRAIN_PARSER_H
#define ENTENTE_TRAIN_PARSER_H

#include "language/network.h"
#include "language/train/corpus.h"
#include "language/train/random.h"
#include "language/train/vectors.h"
#include "language/tree.h"

/* Where a matrix lies in the flat array of dense parameters. */
struct block {
    size_t at, rows, columns;
};

struct layout {
    struct block projection; /* of pretrained vectors */
    struct block weight[NETWORK_LAYERS_MOST], bias[NETWORK_LAYERS_MOST];
    struct block tag_weight, tag_bias;
    struct block arc_weight, arc_bias, arc_bilinear, arc_offset, arc_root;
    struct block label_weight, label_bias, label_distance, label_out, label_out_bias;
    size_t size;
};

struct parser {
    struct network_shape shape;
    struct layout layout;
    float *dense, *mean, *square; /* parameters and Adam's moments */
    float *turned;                /* weights of the layers, transposed, of this step */
    uint32_t table_rows[WORD_TABLES];
    float *table[WORD_TABLES], *table_square[WORD_TABLES]; /* embeddings, Adagrad's sum a row */
    const float *vectors;                                  /* not owned */
    const uint32_t *gold_counts;                           /* of vocabulary rows; not owned */
    uint64_t step;
};

/* How one sentence lies in a part: rows first .. first + count - 1. Rows between sentences are zero. */
struct placed {
    const struct example *example;
    uint32_t first;
};

enum { PART_ROWS = 1100, PART_SENTENCES = 512 };

/* The work space of one part of a batch (or of prediction): inputs, what each layer gave, gradients. */
struct part {
    const struct parser *parser;
    struct placed sentences[PART_SENTENCES];
    uint32_t sentence_count, rows;
    struct random random;
    bool learning;
    struct word_rows *words;
    uint32_t *vector_rows;
    float *vectors;                            /* rows x VECTOR_WIDTH */
    float *embedded;                           /* state[0] before dropout */
    float *state[NETWORK_LAYERS_MOST + 1];     /* rows x width, normalised; one zero row before */
    float *deviation[NETWORK_LAYERS_MOST + 1]; /* 1 / standard deviation, a row */
    float *linear[NETWORK_LAYERS_MOST];        /* before the nonlinearity */
    float *output[NETWORK_LAYERS_MOST];        /* after it, before dropout */
    uint8_t *mask[NETWORK_LAYERS_MOST + 1];    /* dropout */
    float *tags, *arcs, *labels;               /* outputs of the heads' linear layers */
    float *d_state, *d_linear, *d_tags, *d_arcs,
        *d_labels; /* gradients; one zero row before where convolved */
    float *gradient, *transposed, *scratch;
    uint8_t *arc_mask, *label_mask;       /* dropout in the heads */
    float *hidden, *d_hidden, *label_out; /* of relations: rows x label, rows x LABEL_OUT */
    double loss[4];                       /* arc, relation, XPOS, UPOS */
};

struct parser *parser_new(const struct network_shape *shape, uint32_t vocabulary, const float *vectors,
                          const uint32_t *gold_counts, uint64_t seed);
void parser_free(struct parser *parser);
entente_status parser_save(const struct parser *parser, const char *path, entente_error *error);
entente_status parser_load(struct parser *parser, const char *path, entente_error *error);

struct part *part_new(const struct parser *parser, bool with_gradient);
void part_free(struct part *part);
void part_clear(struct part *part);
/* False when it does not fit any more. */
bool part_add(struct part *part, const struct example *example);

/* encoder.c */
void encoder_forward(struct part *part);
/* Transposes the weights for encoder_backward. */
void encoder_turn(struct parser *parser);
/* From d_state (of the last layer); leaves the gradient of the embeddings' sum in d_state. */
void encoder_backward(struct part *part);

/* heads.c: the loss and its gradients; part->learning. */
void heads_learn(struct part *part);
/* Only the linear layers of the heads, for prediction. */
void heads_forward(struct part *part);
/* Log-probabilities of governors of a sentence, added to scores[(count + 1) * (count + 1)]. */
void heads_arcs(const struct part *part, const struct placed *sentence, float *scores);
/* Log-probabilities of relations for the given heads (from 1, 0 the root), added to scores[count *
 * LABEL_OUT]. */
void heads_labels(const struct part *part, const struct placed *sentence, const uint16_t *heads,
                  float *scores);
/* Log-probabilities of tags added to scores[count * TAG_WIDTH]. */
void heads_tags(const struct part *part, const struct placed *sentence, float *scores);

/* learn.c */
struct schedule {
    unsigned epochs;
    unsigned threads;
    float rate;
    uint64_t seed;
    size_t raw_share; /* examples of `automatic` in an epoch */
    const char *log;  /* name in messages */
};
void parser_learn(struct parser *parser, const struct corpus *gold, const struct corpus *automatic,
                  const struct schedule *schedule, const struct corpus *const *development,
                  size_t development_count);

/* predict.c: tags and trees by the mean of several parsers. */
struct accuracy {
    size_t tokens, upos, xpos, unlabelled, labelled, labelled_fully;
};
struct accuracy parser_evaluate(struct parser *const *parsers, size_t count, const struct corpus *corpus);
/* Fills tags, heads, relations and weights of the examples. */
void parser_label(struct parser *const *parsers, size_t count, struct corpus *corpus, unsigned threads);

#endif
