/* conllu.h: analyses as CoNLL-U (universaldependencies.org/format) and as IOB2 lines. */
#ifndef ENTENTE_CONLLU_H
#define ENTENTE_CONLLU_H

#include "language/language.h"
#include <stdio.h>

/* Reads the tokens and sentences of a CoNLL-U text: forms and SpaceAfter=No; ranges and empty nodes are left
 * out. Offsets are those of a text with a space between tokens. Fails with the line of the first broken one.
 */
entente_status conllu_read(struct arena *arena, const char *name, const char *bytes, size_t size,
                           struct analysis **analysis, entente_error *error);

/* Writes sentences with all that is known; the text of each from `text`, unless that is NULL. Names are in
 * MISC. */
void conllu_write(const struct analysis *analysis, const char *text, FILE *file);
/* Writes "form<TAB>tag" lines, sentences parted by an empty line. */
void iob_write(const struct analysis *analysis, FILE *file);

#endif
