/* names_features.h: what the tagger of names sees of a token; the same code serves training and use. */
#ifndef ENTENTE_NAMES_FEATURES_H
#define ENTENTE_NAMES_FEATURES_H

#include "language/language.h"

enum {
    NAMES_ROWS_BITS = 19, /* rows of the weight table, hashed */
    NAMES_TAGS = 9,       /* O, then B and I of PER, LOC, ORG, MISC */
    NAMES_FEATURES_MOST = 160,
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

struct gazetteer_entry {
    uint64_t hash; /* of the lower-case words, joined by blanks */
    uint64_t bits;
};

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

/* Per token: fine class in the low 16 bits, coarse above; 0 for an unknown word. */
void word_classes_find(const struct word_classes *classes, const struct sentence *sentence, uint32_t *found);

struct gazetteer {
    const struct gazetteer_entry *entries; /* sorted by hash */
    size_t count;
};

/* The hash of one more word behind others (0: none). */
uint64_t gazetteer_hash(uint64_t before, const char *word);
uint64_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash);

/* What the gazetteer says of each token: low 16 bits by matches that begin here, next 16 by matches that go
 * on. */
void gazetteer_match(const struct gazetteer *gazetteer, const struct sentence *sentence, uint32_t *bits);

/* Rows of the features of token `i`, the second half those of the domain. Returns how many. */
size_t names_features(const struct sentence *sentence, uint32_t i, const uint32_t *gazetteer,
                      const uint32_t *classes, unsigned domain, uint32_t rows[NAMES_FEATURES_MOST]);

/* May tag `next` follow tag `before` (-1: begin of the sentence)? */
bool names_may_follow(int before, int next);

/* The bucket of a word in the table that tells the domain. */
enum { NAMES_DOMAIN_BITS = 14 };
uint32_t names_domain_bucket(const char *lower);

/* The best sequence of tags for scores[token * NAMES_TAGS + tag] under transitions[before * NAMES_TAGS +
 * next]. O(count). */
void names_viterbi(const int32_t *scores, const int32_t *transitions, size_t count, uint8_t *tags,
                   int32_t *space, uint8_t *back);

#endif
