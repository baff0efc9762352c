/* mend.h: trees that no grammar of English has, made ones that it has. */
#ifndef ENTENTE_MEND_H
#define ENTENTE_MEND_H

#include "language/language.h"

/* What the best tree of scores has wrong by the guidelines of Universal Dependencies whatever the scores: a
 * conjunction on what is no conjunct, a subject behind "as did" taken for its object, a name of two words
 * taken for two subjects, "outgoing" taken for a verb of its own. Heads stay a tree with the same root.
 * O(n), with at most 200 steps a token. */
void tree_mend(struct sentence *sentence);

enum { REACH = 200 }; /* trees of longer sentences are found in stretches of so many tokens */
uint32_t end_of_reach(const struct sentence *sentence, uint32_t t);
/* The first dependent of that relation behind the head; -1. */
int32_t dependent_behind(const struct sentence *sentence, uint32_t head, enum deprel deprel);
void mend_press(struct sentence *sentence); /* press.c */

#endif
