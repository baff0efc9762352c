/* morphology.h: features (number, tense, person, voice, ...) from tags, forms and relations.
 *
 * English marks them in the Penn tag and in few closed-class words, so tables say it all. In: a sentence with
 * tags, lemmas and tree. Out: token->features. */
#ifndef ENTENTE_MORPHOLOGY_H
#define ENTENTE_MORPHOLOGY_H

#include "language/language.h"

void morphology_fill(struct sentence *sentence);

/* The features as CoNLL-U writes them ("Number=Plur|Tense=Past"), or "_"; into `out`. */
void morphology_write(const struct token *token, char *out, size_t room);

#endif
