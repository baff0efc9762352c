/* memory_file.h: bytes as a file that lies in memory, for functions that take a path. */
#ifndef ENTENTE_MEMORY_FILE_H
#define ENTENTE_MEMORY_FILE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* The path of the one file of this process, which now holds the bytes. */
static const char *memory_file(const uint8_t *bytes, size_t size)
{
    static char path[40];
    static int file = -1;
    if (file < 0) {
        file = memfd_create("input", 0);
        if (file < 0) abort();
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    }
    if (ftruncate(file, 0) || pwrite(file, bytes, size, 0) != (ssize_t)size) abort();
    return path;
}

#endif
