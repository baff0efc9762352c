/* lemma.h: base forms of words: "signed" -> "sign", "countries" -> "country".
 *
 * A rule says how many bytes to drop at the end of the lower-cased form, what to add, and whether to keep the
 * form's case. Which rule holds is looked up by tags and the whole form, then by ever shorter endings (after
 * the edit rules of Chrupala 2006 and UDPipe). In: form, lower, upos, xpos. Out: lemma. */
#ifndef ENTENTE_LEMMA_H
#define ENTENTE_LEMMA_H

#include "base/map.h"
#include "language/language.h"
#include "language/model.h"

enum { LEMMA_ADDED_MOST = 13, LEMMA_ENDING_MOST = 6 };

/* An edit; as it lies in the model. */
struct lemma_rule {
    uint8_t dropped;   /* bytes cut off at the end */
    uint8_t keep_case; /* work on the form, not on its lower case */
    uint8_t added_size;
    char added[LEMMA_ADDED_MOST];
};

/* A slot of an open-addressing table: a key's hash and its rule + 1; 0: free. */
struct lemma_slot {
    uint32_t check;
    uint32_t rule;
};

struct lemma_table {
    const struct lemma_rule *rules;
    size_t rule_count;
    const struct lemma_slot *slots;
    size_t mask;
};

/* Finds the sections "rules" and "lemmas". */
entente_status lemma_open(const struct model_sections *model, const char *path, struct lemma_table *table,
                          entente_error *error);

/* The lemma, interned in `words`. Needs form, lower, upos, xpos. */
const char *lemma_of(const struct lemma_table *table, struct map *words, const struct token *token);

/* ---- Shared with training */

/* The key of an ending of `size` bytes (size == whole length: only an ending; `whole`: the whole form). */
uint64_t lemma_key(unsigned upos, unsigned xpos, const char *ending, size_t size, bool whole);
/* Writes the edited form; returns its size, or 0 when the rule does not fit. */
size_t lemma_apply(const struct lemma_rule *rule, const char *form, const char *lower, char *out,
                   size_t room);

#endif
