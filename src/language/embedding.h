/* embedding.h: what words are by themselves, kept for as long as a text is parsed.
 *
 * A word's embedding, and the share of it in the sums of the first layer, depend only on how it is written,
 * whether it is first in its sentence, and how its sentence is written. Most words of a text have been met
 * before in it. The table is bounded: what is kept may be forgotten and made again. In: tokens of a batch.
 * Out: the number of an entry for each. */
#ifndef ENTENTE_EMBEDDING_H
#define ENTENTE_EMBEDDING_H

#include "language/network.h"

struct embeddings;

/* Entry 0 is that of no word: all zeros. */
enum { EMBEDDING_NONE = 0 };

/* For about `tokens` tokens, at most `batch` of them between two calls of embeddings_finish. `early` may be
 * NULL: the rows of a matrix whose product with the embedding is wanted too. NULL: out of memory. New:
 * embeddings_free. */
struct embeddings *embeddings_new(const struct network *network, const struct kernel_matrix *early,
                                  size_t tokens, size_t batch);
void embeddings_free(struct embeddings *embeddings);

/* The entry of a token; what it holds is there after embeddings_finish, until the call after that. `first`:
 * of its sentence. */
uint32_t embeddings_entry(struct embeddings *embeddings, const struct token *token, bool first,
                          enum sentence_case written);
void embeddings_finish(struct embeddings *embeddings);

/* Of an entry: the state, the state in 8 bits; the sums of the part of the first layer that reads it as the
 * word before (0), at (1) or behind (2) the token's place; those of `early`. */
const float *embeddings_state(const struct embeddings *embeddings, uint32_t entry);
const uint8_t *embeddings_quantised(const struct embeddings *embeddings, uint32_t entry);
const int32_t *embeddings_sums(const struct embeddings *embeddings, uint32_t entry, size_t place);
const int32_t *embeddings_early(const struct embeddings *embeddings, uint32_t entry);

#endif
