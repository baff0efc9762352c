/* arena.c: bump allocation in chained blocks that double up to one megabyte. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t size;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct release {
    struct release *next;
    void (*release)(void *object);
    void *object;
};

struct arena {
    struct block *blocks; /* the newest first */
    size_t used;          /* bytes of the newest block */
    size_t total;
    jmp_buf *recovery;
    struct release *releases; /* the newest first */
};

static _Thread_local unsigned long fail_countdown;

void arena_fail_after(unsigned long allocations)
{
    fail_countdown = allocations;
}

static void *system_alloc(size_t size)
{
    if (fail_countdown && --fail_countdown == 0) return NULL;
    return malloc(size);
}

struct arena *arena_new(void)
{
    struct arena *arena = system_alloc(sizeof *arena);
    if (arena) memset(arena, 0, sizeof *arena);
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena) return;
    for (struct release *release = arena->releases; release; release = release->next)
        release->release(release->object);
    for (struct block *block = arena->blocks; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void arena_on_failure(struct arena *arena, jmp_buf *recovery)
{
    arena->recovery = recovery;
}

static _Noreturn void out_of_memory(struct arena *arena)
{
    if (arena->recovery) longjmp(*arena->recovery, 1);
    abort();
}

static void add_block(struct arena *arena, size_t least)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    if (size < least) size = least;
    struct block *block = size > SIZE_MAX - sizeof *block ? NULL : system_alloc(sizeof *block + size);
    if (!block) out_of_memory(arena);
    block->next = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->used = 0;
    arena->total += size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT) out_of_memory(arena);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->blocks || arena->blocks->size - arena->used < size) add_block(arena, size);
    void *result = arena->blocks->bytes + arena->used;
    arena->used += size;
    memset(result, 0, size);
    return result;
}

void arena_on_free(struct arena *arena, void (*release)(void *object), void *object)
{
    struct block *block = arena->blocks;
    bool has_room = block && block->size - arena->used >= sizeof(struct release) + ALIGNMENT;
    if (!has_room) {
        jmp_buf *recovery = arena->recovery, here;
        if (setjmp(here)) {
            arena->recovery = recovery;
            release(object);
            out_of_memory(arena);
        }
        arena->recovery = &here;
        add_block(arena, sizeof(struct release) + ALIGNMENT);
        arena->recovery = recovery;
    }
    struct release *kept = arena_alloc(arena, sizeof *kept);
    *kept = (struct release){arena->releases, release, object};
    arena->releases = kept;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) out_of_memory(arena);
    return arena_alloc(arena, count * size);
}

char *arena_substring(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (size) memcpy(copy, text, size);
    return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
    return arena_substring(arena, text, strlen(text));
}

char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size < 0) out_of_memory(arena);
    char *text = arena_alloc(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return items;
    size_t wanted = *capacity ? *capacity * 2 : 8;
    void *larger = arena_array(arena, wanted, size);
    if (count) memcpy(larger, items, count * size);
    *capacity = wanted;
    return larger;
}

/* Frees the block that holds nothing but the items. */
static void free_items(struct arena *arena, const void *items)
{
    for (struct block **at = &arena->blocks; *at; at = &(*at)->next) {
        struct block *block = *at;
        if (block->bytes != items) continue;
        *at = block->next;
        arena->total -= block->size;
        free(block);
        return;
    }
}

void *arena_regrow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted = *capacity * 2;
    if (count < *capacity) return items;
    if (!*capacity || wanted > SIZE_MAX / 2 / size || wanted * size < LARGEST_BLOCK * 2)
        return arena_grow(arena, items, count, capacity, size);
    /* Zeroed by the system, so that the part that is not used yet takes no memory. Behind the newest block,
     * which goes on serving small things. */
    bool fails = fail_countdown && --fail_countdown == 0;
    struct block *block = fails ? NULL : calloc(1, sizeof *block + wanted * size);
    if (!block) out_of_memory(arena);
    block->size = wanted * size;
    block->next = arena->blocks->next;
    arena->blocks->next = block;
    arena->total += block->size;
    memcpy(block->bytes, items, count * size);
    if (*capacity * size >= LARGEST_BLOCK * 2) free_items(arena, items);
    *capacity = wanted;
    return block->bytes;
}

size_t arena_size(const struct arena *arena)
{
    return arena->total;
}
