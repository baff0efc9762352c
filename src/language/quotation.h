/* quotation.h: which sentences begin inside a quotation that an earlier one opened.
 *
 * In: the sentences of an article in order. Out: sentence->quoted_from, see language.h. */
#ifndef ENTENTE_QUOTATION_H
#define ENTENTE_QUOTATION_H

#include "language/language.h"

void quotation_mark(struct analysis *analysis);
/* Is it a quotation mark? */
bool is_quote(const struct token *token);
/* Does the token stand inside quotation marks? */
bool is_quoted(const struct sentence *sentence, uint32_t t);

#endif
