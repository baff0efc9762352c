/* corpus.h: sentences to learn from: treebanks in CoNLL-U and raw text of one tokenised sentence a line. */
#ifndef ENTENTE_TRAIN_CORPUS_H
#define ENTENTE_TRAIN_CORPUS_H

#include "base/map.h"
#include "language/tags.h"
#include "language/word.h"

struct example {
    struct token *tokens; /* gold (or automatic) tags, heads from -1, relations */
    struct word_rows *rows;
    uint32_t *vector; /* row of the word's pretrained vector; 0 for none */
    uint8_t *weight;  /* 0..255: how far the arc of this token is trusted */
    uint32_t count;
};

struct corpus {
    struct arena *arena;
    struct map *words; /* interned strings */
    struct example *examples;
    size_t count, capacity, tokens;
};

void corpus_init(struct corpus *corpus, struct arena *arena, struct map *words);
/* Adds the sentences of a CoNLL-U file. */
entente_status corpus_read_treebank(struct corpus *corpus, const char *path, entente_error *error);
/* Adds the lines of a file as sentences without tags; longer ones than `longest` tokens are left out. */
entente_status corpus_read_raw(struct corpus *corpus, const char *path, size_t longest, entente_error *error);

/* The words that have rows of their own. */
struct vocabulary {
    struct map map;   /* lower case with digits as 0 -> row, from 1 */
    uint64_t *hashes; /* by row */
    uint32_t *gold;   /* by row: times seen in the treebanks */
    uint32_t *all;    /* by row: times seen at all */
    uint32_t count;   /* rows, 0 included */
};
/* Words seen twice in `gold` or `least` times in gold and raw together, most frequent first. */
void vocabulary_make(struct vocabulary *vocabulary, struct arena *arena, const struct corpus *gold,
                     const struct corpus *raw, uint32_t least);
/* Fills rows and vector of all examples. */
void corpus_index(struct corpus *corpus, const struct vocabulary *vocabulary);

#endif
