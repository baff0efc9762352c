/* quotation.h: which sentences begin inside a quotation that an earlier one opened.
 *
 * In: the sentences of an article in order. Out: sentence->quoted_from, see language.h. */
#ifndef ENTENTE_QUOTATION_H
#define ENTENTE_QUOTATION_H

#include "language/language.h"

void quotation_mark(struct analysis *analysis);

#endif
