/* rewrite.h: changes to the text of a SPARQL query. */
#ifndef ENTENTE_STORE_REWRITE_H
#define ENTENTE_STORE_REWRITE_H

#include "base/arena.h"
#include <stdbool.h>

/* The text with blanks for the ORDER BY outside of all braces; NULL when there is none. */
const char *rewrite_without_order(struct arena *arena, const char *text);
/* The text with another group as its WHERE, and `variables` for the star of SELECT *. */
const char *rewrite_where(struct arena *arena, const char *text, const char *where, const char *variables);

#endif
