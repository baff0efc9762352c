/* names_gum.h: names in the treebank GUM. */
#ifndef ENTENTE_TRAIN_NAMES_GUM_H
#define ENTENTE_TRAIN_NAMES_GUM_H

#include <stddef.h>
#include <stdint.h>

/* Receives a sentence: its words and their tags. Both are good during the call only; words point into the
 * bytes. */
typedef void gum_reader(void *user, const char *const *forms, const uint8_t *tags, size_t count);

/* Reads CoNLL-U, which is taken apart in place. */
void gum_read(char *bytes, gum_reader *take, void *user);

#endif
