/* tables.h: the inside of struct knowledge. */
#ifndef ENTENTE_KNOWLEDGE_TABLES_H
#define ENTENTE_KNOWLEDGE_TABLES_H

#include "knowledge/names.h"
#include "knowledge/statements.h"

struct knowledge {
    struct arena *arena;
    struct statement_store statements;
    struct entry *entries; /* by IRI */
    size_t entry_count;
    struct map entry_index; /* IRI tail -> index + 1 */
    struct office *offices;
    size_t office_count;
    struct map office_index;  /* IRI tail -> index + 1 */
    struct map office_titles; /* title -> office */
    struct map lists;         /* "list\nword" -> value */
    struct name_index names;
    char version[17];
};

/* Fills the tables from the frozen statements. */
void tables_fill(struct knowledge *knowledge);
/* The part of an IRI behind the base of data IRIs; the IRI itself when it lies elsewhere. */
const char *iri_tail(const char *iri);

#endif
