/* context.h: the group fixture of tests that need knowledge and model: *state is an entente_context. */
#ifndef ENTENTE_TESTS_CONTEXT_H
#define ENTENTE_TESTS_CONTEXT_H

#include "entente.h"

static inline int open_context(void **state)
{
    entente_context *context;
    entente_context_options options = {.ontology = "ontology"};
    if (entente_context_open(&options, &context, NULL)) return -1;
    *state = context;
    return 0;
}

static inline int close_context(void **state)
{
    entente_context_free(*state);
    return 0;
}

#endif
