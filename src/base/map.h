/* map.h: a hash map from byte strings to pointers or numbers, in an arena; and interning on top of it. */
#ifndef ENTENTE_MAP_H
#define ENTENTE_MAP_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map_entry {
    const char *key; /* NUL-terminated copy in the arena; NULL: free slot */
    size_t size;     /* bytes of the key */
    uint64_t hash;
    union {
        void *pointer;
        size_t number;
    } value;
};

struct map {
    struct arena *arena;
    struct map_entry *slots;
    size_t capacity; /* a power of two */
    size_t count;
};

void map_init(struct map *map, struct arena *arena);
/* The entry of the key; NULL when there is none. Expected O(1). */
struct map_entry *map_find(const struct map *map, const char *key, size_t size);
/* The entry of the key, made when there is none (*added tells; may be NULL). Moves other entries. */
struct map_entry *map_add(struct map *map, const char *key, size_t size, bool *added);
/* The one copy of a string: equal strings give equal pointers. */
const char *map_intern(struct map *map, const char *text, size_t size);

/* A 64-bit hash of bytes that is the same on every machine. It is FNV-1a with a final mix (splitmix64). */
uint64_t hash_bytes(const void *bytes, size_t size);

#endif
