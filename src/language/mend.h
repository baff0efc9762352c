/* mend.h: trees that no grammar of English has, made ones that it has. */
#ifndef ENTENTE_MEND_H
#define ENTENTE_MEND_H

#include "language/language.h"

/* What the best tree of scores has wrong by the guidelines of Universal Dependencies whatever the scores: a
 * conjunction on what is no conjunct, a subject behind "as did" taken for its object, a name of two words
 * taken for two subjects, "outgoing" taken for a verb of its own. Heads stay a tree with the same root.
 * O(n), with at most 200 steps a token. */
void tree_mend(struct sentence *sentence);

#endif
