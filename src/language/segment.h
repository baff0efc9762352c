/* segment.h: sentences and tokens of raw text, as the English treebanks of Universal Dependencies divide it.
 *
 * In: text and the stretches (paragraphs) that no sentence crosses. Out: sentences of tokens with form,
 * lower, begin, end, space_after. Two linear classifiers decide: between which characters a token ends, and
 * after which token a sentence ends; they see characters and words around the place. (Evang et al. 2013,
 * "Elephant", join both in one.) A sentence that does not end in 200 tokens is cut: behind a semicolon or a
 * comma of its second half if there is one. */
#ifndef ENTENTE_SEGMENT_H
#define ENTENTE_SEGMENT_H

#include "base/map.h"
#include "language/language.h"
#include "language/model.h"

/* A linear classifier over hashed features: yes when the sum of the weights is above 0. */
struct classifier {
    const int16_t *weights;
    size_t mask; /* weights - 1; their number is a power of two */
};

struct segmenter {
    struct classifier token_end, sentence_end;
};

/* Finds the sections "tokens" and "sentences". */
entente_status segment_open(const struct model_sections *model, const char *path, struct segmenter *segmenter,
                            entente_error *error);

/* Strings are interned in `words`, in whose arena the result lies. */
struct analysis *segment(const struct segmenter *segmenter, struct map *words, const char *text, size_t size,
                         const struct span *spans, size_t span_count);

/* ---- Shared with training */

/* Characters of a stretch. Curly quotes, dashes and special spaces are put down to one of each kind. */
struct characters {
    uint32_t *code; /* code points, simplified */
    uint32_t *at;   /* byte where each begins; one more at the end */
    uint8_t *class; /* enum character_class */
    size_t count;
};
enum character_class {
    CLASS_SPACE,
    CLASS_UPPER,
    CLASS_LOWER,
    CLASS_DIGIT,
    CLASS_OTHER_LETTER,
    CLASS_PUNCTUATION
};
void characters_read(struct characters *characters, struct arena *arena, const char *text, struct span span);

enum { FEATURES_MOST = 40 };
/* Is the place before character `at` inside words that are always two, however they are written ("cannot")?
 */
bool is_always_parted(const struct characters *characters, size_t at);
/* May a token end before character `at`, within a run without spaces? If so, the features. */
bool token_end_possible(const struct characters *characters, size_t at);
size_t token_end_features(const struct characters *characters, size_t at, uint32_t features[FEATURES_MOST]);

/* A token in terms of characters. */
struct stretch {
    uint32_t begin, end;
};
/* May a sentence end behind token `at`? `since` tokens are in the sentence up to and with it. */
bool sentence_end_possible(const struct characters *characters, const struct stretch *tokens, size_t count,
                           size_t at);
size_t sentence_end_features(const struct characters *characters, const struct stretch *tokens, size_t count,
                             size_t at, size_t since, uint32_t features[FEATURES_MOST]);

static inline int32_t classifier_score(const struct classifier *classifier, const uint32_t *features,
                                       size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += classifier->weights[features[i] & classifier->mask];
    return sum;
}

#endif
