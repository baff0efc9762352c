/* names_features.h: what the tagger of names sees of a token; the same code serves training and use. */
#ifndef ENTENTE_NAMES_FEATURES_H
#define ENTENTE_NAMES_FEATURES_H

#include "language/language.h"

enum {
    NAMES_ROWS_BITS = 20, /* rows of the weight table, hashed */
    NAMES_TAGS = 9,       /* O, then B and I of PER, LOC, ORG, MISC */
    NAMES_FEATURES_MOST = 160,
    NAMES_VOICES = 3,  /* learnt with different seeds; their scores are averaged */
    NAMES_HIDDEN = 64, /* units of each between the network's states and the tags */
    NAMES_OUT = 32,    /* their outputs: NAMES_TAGS for the token before, the token, the token behind */
    NAMES_STEPS = 32,  /* of a weight of 1 in 8 bits */
    NAMES_UNIT = 1024, /* whole numbers in a score of 1 (a natural logarithm of odds) */
    NAMES_BLOCK = 64,  /* sentences that bear witness for each other */
    NAMES_DOMAINS = 2, /* that a text can be of: edited text, the web's; training has more */
    NAMES_EDITED = 0,
    NAMES_WEB = 1,
    NAMES_GAZETTEER_LONGEST = 8 /* words of a name in the gazetteer */
};

/* Bits of a gazetteer's entry. */
enum {
    GAZETTEER_PERSON = 1,
    GAZETTEER_STATE = 2,
    GAZETTEER_ORGANIZATION = 4,
    GAZETTEER_PLACE = 8,
    GAZETTEER_DEMONYM = 16,
    GAZETTEER_SURNAME = 32,
    GAZETTEER_FIRST_NAME = 64,
    GAZETTEER_TREATY = 128,
    GAZETTEER_PREFIX = 256
};

/* An entry: the upper 48 bits of the hash of the lower-case words, below them the bits. */
enum { GAZETTEER_BITS = 16 };

/* Which rows of the weight table are kept, those that are not all zero: a bit for each of 64 rows, and how
 * many are kept before them. */
struct names_kept {
    uint64_t rows;
    uint64_t before;
};
enum { NAMES_KEPT_BLOCKS = 1 << (NAMES_ROWS_BITS - 6) };

/* A word's classes by the company that it keeps: one of many small ones, one of a few large ones. Sorted by
 * word. */
struct word_class {
    uint64_t word; /* word_hash */
    uint32_t fine, coarse;
};

struct word_classes {
    const struct word_class *items;
    size_t count;
};

struct gazetteer {
    const uint64_t *entries; /* sorted */
    size_t count;
};

/* The hash of one more word behind others (0: none). */
uint64_t gazetteer_hash(uint64_t before, const char *word);
uint64_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash);

/* Hashes of a token's lower case and of its shape. */
struct names_word {
    uint64_t word, shape;
};

/* What the tagger looks at, beside the tokens: of each token its hashes, what the gazetteer says (low 16 bits
 * by matches that begin here, next 16 by matches that go on), its classes (fine in the low 16 bits, coarse
 * above; 0 for an unknown word), and how its word is written elsewhere in the text. */
struct names_view {
    const struct sentence *sentence;
    struct names_word *words;
    uint32_t *gazetteer, *classes, *company;
    unsigned domain;
};

/* Fills a view but for company and domain; its tables lie in `arena`. */
void names_look(struct arena *arena, const struct sentence *sentence, const struct gazetteer *gazetteer,
                const struct word_classes *classes, struct names_view *view);

/* Fills the company of every token of sentences that stand in one text, NAMES_BLOCK at most at a time: is its
 * word written with a capital and without, does it have capitals before and behind, does it follow a given
 * name, which kinds of name of several words is it part of (Krishnan and Manning 2006, without their second
 * tagging). */
void names_company(struct arena *scratch, struct names_view *views, size_t count);

/* Rows of the features of token `i`, the second of each pair that of the domain: beyond the table where only
 * training has the domain. Returns how many. */
size_t names_features(const struct names_view *view, uint32_t i, uint32_t rows[NAMES_FEATURES_MOST]);

/* May tag `next` follow tag `before` (-1: begin of the sentence)? */
bool names_may_follow(int before, int next);

/* The bucket of a word (its hash) in the table that tells the domain. */
enum { NAMES_DOMAIN_BITS = 14 };
uint32_t names_domain_bucket(uint64_t word);

/* The best sequence of tags for scores[token * NAMES_TAGS + tag] under transitions[before * NAMES_TAGS +
 * next]. O(count). */
void names_viterbi(const int32_t *scores, const int32_t *transitions, size_t count, uint8_t *tags,
                   int32_t *space, uint8_t *back);

#endif
