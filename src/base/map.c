/* map.c: open addressing with linear probing, grown at three quarters. */
#include "base/map.h"

#include <string.h>

uint64_t hash_bytes(const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 0x100000001b3u;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
    return hash ^ (hash >> 31);
}

/* The hash of the slots, eight bytes at a time (multiply and shift): never seen outside, so it may
 * differ between machines. */
static uint64_t slot_hash(const char *key, size_t size)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ size;
    for (; size >= 8; key += 8, size -= 8) {
        uint64_t word;
        memcpy(&word, key, 8);
        hash = (hash ^ word) * 0xd6e8feb86659fd93u;
        hash ^= hash >> 32;
    }
    uint64_t rest = 0;
    if (size) memcpy(&rest, key, size);
    hash = (hash ^ rest) * 0xd6e8feb86659fd93u;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93u;
    return hash ^ (hash >> 32);
}

void map_init(struct map *map, struct arena *arena)
{
    *map = (struct map){.arena = arena};
}

static struct map_entry *slot_of(const struct map *map, const char *key, size_t size, uint64_t hash)
{
    for (size_t i = hash & (map->capacity - 1);; i = (i + 1) & (map->capacity - 1)) {
        struct map_entry *slot = &map->slots[i];
        if (!slot->key) return slot;
        if (slot->hash == hash && slot->size == size && memcmp(slot->key, key, size) == 0) return slot;
    }
}

struct map_entry *map_find(const struct map *map, const char *key, size_t size)
{
    if (!map->capacity) return NULL;
    struct map_entry *slot = slot_of(map, key, size, slot_hash(key, size));
    return slot->key ? slot : NULL;
}

static void grow(struct map *map)
{
    struct map larger = {
        .arena = map->arena, .capacity = map->capacity ? map->capacity * 2 : 16, .count = map->count};
    larger.slots = arena_array(map->arena, larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < map->capacity; i++) {
        struct map_entry *old = &map->slots[i];
        if (old->key) *slot_of(&larger, old->key, old->size, old->hash) = *old;
    }
    *map = larger;
}

struct map_entry *map_add(struct map *map, const char *key, size_t size, bool *added)
{
    if (map->count >= map->capacity - map->capacity / 4) grow(map);
    uint64_t hash = slot_hash(key, size);
    struct map_entry *slot = slot_of(map, key, size, hash);
    bool is_new = !slot->key;
    if (is_new) {
        slot->key = arena_substring(map->arena, key, size);
        slot->size = size;
        slot->hash = hash;
        map->count++;
    }
    if (added) *added = is_new;
    return slot;
}

const char *map_intern(struct map *map, const char *text, size_t size)
{
    return map_add(map, text, size, NULL)->key;
}
