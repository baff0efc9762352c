/* snapshot.h: the statements of the ontology as one file that is read at once, instead of some seventy Turtle
 * files. */
#ifndef ENTENTE_KNOWLEDGE_SNAPSHOT_H
#define ENTENTE_KNOWLEDGE_SNAPSHOT_H

#include "knowledge/statements.h"

/* The file's name, in the folder of the ontology. */
#define SNAPSHOT_NAME "knowledge.snapshot"

/* Writes a frozen store; it appears complete or not at all. */
entente_status snapshot_write(const struct statement_store *store, const char *path, entente_error *error);
/* Reads it into a new store, frozen: true when there is such a file, of this format, made of sources with
 * this hash, and sound. Else the store is as it was. */
bool snapshot_read(struct statement_store *store, const char *path, uint64_t hash);

#endif
