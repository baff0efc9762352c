/* model.h: the model file: named sections of one file that is mapped into memory.
 *
 * Layout, little-endian: a header (magic "ENTENTEM", version, number of sections, size of the file, checksum
 * of all that follows the header), a directory (name of up to 15 bytes, offset, size), the sections, each
 * aligned to 64 bytes. Sections are read where they lie; nothing is copied. */
#ifndef ENTENTE_MODEL_H
#define ENTENTE_MODEL_H

#include "entente.h"
#include <stddef.h>
#include <stdint.h>

enum { MODEL_NAME_SIZE = 16 };

struct model_sections; /* an open model file */

struct section {
    const void *bytes; /* NULL: the model has no such section */
    size_t size;
};

/* Maps the file and checks magic, version, sizes and checksum. New: model_close. */
entente_status model_open(const char *path, struct model_sections **model, entente_error *error);
void model_close(struct model_sections *model);
struct section model_section(const struct model_sections *model, const char *name);

/* For training: a section to be written. */
struct new_section {
    char name[MODEL_NAME_SIZE];
    const void *bytes;
    size_t size;
};
/* Writes a model of these sections, in this order. */
entente_status model_write(const char *path, const struct new_section *sections, size_t count,
                           entente_error *error);
/* Writes the model at `path` anew with these sections added or put in place of those of the same name.
 * Creates the file when there is none. */
entente_status model_update(const char *path, const struct new_section *sections, size_t count,
                            entente_error *error);

#endif
