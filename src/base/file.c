/* file.c: whole-file reading and atomic writing (write to a temporary name in the same folder, then rename).
 */
#include "base/file.h"

#include "base/status.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static entente_status read_stream(struct arena *arena, FILE *stream, const char *path, size_t limit,
                                  char **bytes, size_t *size, entente_error *error)
{
    size_t capacity = 64 * 1024, count = 0;
    struct stat info;
    if (fstat(fileno(stream), &info) == 0 && S_ISREG(info.st_mode)) {
        if (info.st_size > 0 && (size_t)info.st_size > limit)
            return fail(error, ENTENTE_TOO_LARGE, path, 0, "%zu MB; at most %zu MB are read",
                        (size_t)info.st_size >> 20, limit >> 20);
        capacity = (size_t)info.st_size + 1;
    }
    char *buffer = arena_alloc(arena, capacity + 1);
    for (;;) {
        count += fread(buffer + count, 1, capacity - count, stream);
        if (ferror(stream)) return fail(error, ENTENTE_CANNOT_READ, path, 0, "%s", strerror(errno));
        if (count > limit) return fail(error, ENTENTE_TOO_LARGE, path, 0, "more than %zu MB", limit >> 20);
        if (count < capacity) break;
        char *larger = arena_alloc(arena, capacity * 2 + 1);
        memcpy(larger, buffer, count);
        buffer = larger;
        capacity *= 2;
    }
    buffer[count] = '\0';
    *bytes = buffer;
    *size = count;
    return ENTENTE_OK;
}

entente_status file_read(struct arena *arena, const char *path, size_t limit, char **bytes, size_t *size,
                         entente_error *error)
{
    if (strcmp(path, "-") == 0) return read_stream(arena, stdin, "standard input", limit, bytes, size, error);
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return fail(error, errno == ENOENT ? ENTENTE_NOT_FOUND : ENTENTE_CANNOT_READ, path, 0, "%s",
                    strerror(errno));
    entente_status status = read_stream(arena, stream, path, limit, bytes, size, error);
    fclose(stream);
    return status;
}

/* A device or a pipe, say /dev/stdout. */
static bool is_written_straight(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

entente_status file_begin(struct new_file *file, const char *path, entente_error *error)
{
    if (is_written_straight(path)) {
        *file = (struct new_file){.stream = fopen(path, "wb"), .path = strdup(path)};
        if (file->stream && file->path) return ENTENTE_OK;
        entente_status status = fail(error, ENTENTE_CANNOT_WRITE, path, 0, "%s", strerror(errno));
        file_abandon(file);
        return status;
    }
    char *place = realpath(path, NULL);
    *file = (struct new_file){.path = place ? place : strdup(path)};
    if (file->path) file->temporary = malloc(strlen(file->path) + 12);
    if (!file->path || !file->temporary) {
        file_abandon(file);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    sprintf(file->temporary, "%s.XXXXXX", file->path);
    int descriptor = mkstemp(file->temporary);
    if (descriptor < 0) {
        entente_status status = fail(error, ENTENTE_CANNOT_WRITE, path, 0, "%s", strerror(errno));
        file->temporary[0] = '\0';
        file_abandon(file);
        return status;
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, 0666 & ~mask);
    file->stream = fdopen(descriptor, "wb");
    if (file->stream) return ENTENTE_OK;
    close(descriptor);
    file_abandon(file);
    return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
}

entente_status file_commit(struct new_file *file, entente_error *error)
{
    entente_status status = ENTENTE_OK;
    bool failed = fflush(file->stream) != 0 || ferror(file->stream) ||
                  (file->temporary && fsync(fileno(file->stream)) != 0);
    int reason = errno;
    if (fclose(file->stream) != 0 && !failed) {
        failed = true;
        reason = errno;
    }
    file->stream = NULL;
    if (!failed && file->temporary && rename(file->temporary, file->path) != 0) {
        failed = true;
        reason = errno;
    }
    if (failed)
        status = fail(error, ENTENTE_CANNOT_WRITE, file->path, 0, "%s", strerror(reason));
    else if (file->temporary)
        file->temporary[0] = '\0';
    file_abandon(file);
    return status;
}

void file_abandon(struct new_file *file)
{
    if (file->stream) fclose(file->stream);
    if (file->temporary && file->temporary[0]) unlink(file->temporary);
    free(file->temporary);
    free(file->path);
    *file = (struct new_file){0};
}
