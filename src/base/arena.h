/* arena.h: memory that is freed in one go.
 *
 * Everything made for one article, or for one context, lies in one arena. An allocation never returns NULL:
 * when the system has no more memory, the arena jumps to the recovery point that its owner set, or aborts
 * when there is none. */
#ifndef ENTENTE_ARENA_H
#define ENTENTE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A new arena; NULL without memory. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Where to jump (with value 1) when memory runs out; NULL for nowhere. The owner sets it before the first
 * use: jmp_buf out_of_memory; if (setjmp(out_of_memory)) { arena_free(arena); return ENTENTE_NO_MEMORY; }
 *     arena_on_failure(arena, &out_of_memory); */
void arena_on_failure(struct arena *arena, jmp_buf *recovery);

/* Calls `release` with the object when the arena is freed, so that what is no memory of the arena (an open
 * file, an object of a library) goes with it, also after a jump. The last first. When there is no memory to
 * remember this, the object is released at once. */
void arena_on_free(struct arena *arena, void (*release)(void *object), void *object);

/* `size` bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` things of `size` bytes each; a product that overflows counts as lack of memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Copies. */
char *arena_string(struct arena *arena, const char *text);
char *arena_substring(struct arena *arena, const char *text, size_t size);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Makes room for one more thing at the end of a growing array and returns `items`, perhaps moved. *capacity
 * is kept by this function and starts at 0: list = arena_grow(arena, list, count, &capacity, sizeof *list);
 *     list[count++] = thing; */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* The same for an array that may become large and into which nobody points: what it leaves is given back. */
void *arena_regrow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Bytes taken so far. */
size_t arena_size(const struct arena *arena);

/* For tests: the n-th allocation from now (1 is the next) of any arena of this thread fails; 0 switches it
 * off. */
void arena_fail_after(unsigned long allocations);

#endif
