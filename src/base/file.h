/* file.h: reading whole files, and writing files that appear only when complete. */
#ifndef ENTENTE_FILE_H
#define ENTENTE_FILE_H

#include "base/arena.h"
#include "entente.h"

/* The bytes of a file ("-" is standard input), NUL-terminated, in the arena; at most `limit` bytes. */
entente_status file_read(struct arena *arena, const char *path, size_t limit, char **bytes, size_t *size,
                         entente_error *error);

/* A file in the making: written beside its final place and renamed by file_commit. A link is followed, so
 * that it stays one; what is no regular file (a device, a pipe) is written straight. */
struct new_file {
    FILE *stream;
    char *path;
    char *temporary; /* NULL: written straight */
};
entente_status file_begin(struct new_file *file, const char *path, entente_error *error);
/* Flushes, checks, renames. On failure the temporary file is gone and the old file is untouched. */
entente_status file_commit(struct new_file *file, entente_error *error);
/* Gives up: removes the temporary file. Safe after a failed begin or commit. */
void file_abandon(struct new_file *file);

#endif
