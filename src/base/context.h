/* context.h: what an entente_context holds. Made once by entente_context_open (src/library.c), read-only
 * afterwards; each room is handed only the part that it needs. */
#ifndef ENTENTE_CONTEXT_H
#define ENTENTE_CONTEXT_H

#include "entente.h"

struct knowledge;
struct language_model;
struct event_tables;

#define DEFAULT_BASE "https://w3id.org/entente/id/"

struct entente_context {
    struct knowledge *knowledge;
    struct language_model *model;
    struct event_tables *event_tables;
    char *base;              /* IRI under which data IRIs are made; ends in "/" or "#" */
    entente_warning warning; /* NULL for none */
    void *warning_user;
};

#endif
