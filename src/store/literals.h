/* literals.h: the terms of an index as rasqal's literals, and back. */
#ifndef ENTENTE_STORE_LITERALS_H
#define ENTENTE_STORE_LITERALS_H

#include "store/index.h"
#include <rasqal.h>

struct literals {
    const struct triple_index *index;
    rasqal_world *world;
    rasqal_literal **made; /* of the terms, made when needed */
    struct map numbers;    /* of those made, by their address */
};

/* False without memory. */
bool literals_init(struct literals *literals, const struct triple_index *index, rasqal_world *world);
void literals_free(struct literals *literals);
/* The literal of a term, as a new reference; NULL without memory. */
rasqal_literal *literal_of(struct literals *literals, uint32_t number);
/* The term that a literal is; NO_TERM when no triple has it. */
uint32_t literal_number(const struct literals *literals, rasqal_literal *literal);

#endif
