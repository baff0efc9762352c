/* tree.h: the best dependency tree for scores of arcs. */
#ifndef ENTENTE_TREE_H
#define ENTENTE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TREE_LONGEST = 256 }; /* tokens of a sentence, at most */

/* Memory for decoding; too big for a stack. */
struct tree_space {
    float score[TREE_LONGEST + 1][TREE_LONGEST + 1];
    uint16_t dependent[TREE_LONGEST + 1][TREE_LONGEST + 1], governor[TREE_LONGEST + 1][TREE_LONGEST + 1];
    uint16_t owner[TREE_LONGEST][TREE_LONGEST + 1];
    uint16_t cycle[TREE_LONGEST * 2], cycle_dependent[TREE_LONGEST * 2], cycle_governor[TREE_LONGEST * 2];
    uint16_t cycle_begin[TREE_LONGEST + 2];
};

/* Do heads[1..count] make a tree with exactly one root? */
bool tree_fits(const uint16_t *heads, unsigned count);

/* scores[i * stride + j]: how good it is that token i (from 1) has governor j (0: it is the root). Gives the
 * tree of the highest sum with exactly one root as heads[1..count]. Non-projective; O(count^2) for ordinary
 * scores and O(count^3) at worst. After Chu and Liu 1965, Edmonds 1967. `count` is at most TREE_LONGEST. */
void tree_decode(const float *scores, size_t stride, unsigned count, uint16_t *heads,
                 struct tree_space *space);

#endif
