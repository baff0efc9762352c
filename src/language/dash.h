/* dash.h: hyphens, which join words, and dashes, which part them. All by how a token is written: the tagger
 * is unsure of them. */
#ifndef ENTENTE_DASH_H
#define ENTENTE_DASH_H

#include "language/language.h"

/* Of any length: "-", "--", "–", "—". */
bool is_dash(const char *form);
/* As it joins words, "India-Pakistan": "-", "–". */
bool is_hyphen(const char *form);
/* A hyphen between two tokens without blanks. */
bool is_inner_hyphen(const struct sentence *sentence, uint32_t t);

#endif
