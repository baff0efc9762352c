/* names_classes.h: classes of words from raw text. */
#ifndef ENTENTE_TRAIN_NAMES_CLASSES_H
#define ENTENTE_TRAIN_NAMES_CLASSES_H

#include "base/arena.h"
#include "language/names_features.h"

/* Reads tokenised text, a sentence a line, and puts its frequent words into classes. About a minute and a
 * half on one core; the result depends on the text only. */
entente_status word_classes_learn(struct arena *arena, const char *path, struct word_classes *classes,
                                  entente_error *error);

#endif
