/* reference.h: mentions that are not names, as they are found. */
#ifndef ENTENTE_ENTITY_REFERENCE_H
#define ENTENTE_ENTITY_REFERENCE_H

#include "entity/resolving.h"

struct finished {
    struct mention *items;
    size_t count, capacity;
};

#endif
