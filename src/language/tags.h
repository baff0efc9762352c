/* tags.h: the inventories of tags and relations by name, for reading treebanks. Names are in tags.c. */
#ifndef ENTENTE_TAGS_H
#define ENTENTE_TAGS_H

#include "language/language.h"

/* The number of a name. Unknown: UPOS_X, XPOS_NN, and for relations the number without the subtype, or
 * DEP_DEP. */
unsigned upos_by_name(const char *name);
unsigned xpos_by_name(const char *name);
unsigned deprel_by_name(const char *name);
/* The same relation without its subtype ("nsubj:pass" and "nsubj" are both "nsubj"). */
unsigned deprel_base(unsigned deprel);

#endif
