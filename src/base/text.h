/* text.h: UTF-8, case, slugs and growing text. */
#ifndef ENTENTE_TEXT_H
#define ENTENTE_TEXT_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at text[*at], moving *at behind it. Malformed bytes give U+FFFD and move by one. size is in
 * bytes. */
uint32_t utf8_next(const char *text, size_t size, size_t *at);
/* Writes a code point as 1 to 4 bytes into `out` and returns how many. Not a scalar value: writes U+FFFD. */
size_t utf8_put(uint32_t code_point, char out[4]);
/* Bytes at the start that are valid UTF-8 (Unicode 15, table 3-7: no surrogates, nothing over-long). */
size_t utf8_valid_prefix(const char *text, size_t size);
/* Code points in valid UTF-8. */
size_t utf8_length(const char *text, size_t size);

/* Is the word among the words, the last of them NULL? */
bool is_one_of(const char *const *words, const char *word);

/* Growing text in an arena; `bytes` is always NUL-terminated once something was added. */
struct text {
    struct arena *arena;
    char *bytes;
    size_t size, capacity;
};
void text_init(struct text *text, struct arena *arena);
void text_add(struct text *text, const char *bytes, size_t size);
void text_add_string(struct text *text, const char *string);
void text_add_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Lower case of valid UTF-8, full Unicode (ICU), in the arena. */
char *text_lower(struct arena *arena, const char *text, size_t size);
/* A key under which spellings of a name are equal: NFKD, marks removed, case folded, apostrophes and hyphens
 * removed or made spaces, runs of space made one. */
char *text_fold(struct arena *arena, const char *text, size_t size);
/* A readable part of an IRI: "Anwar Sadat" -> "anwar-sadat"; other scripts are transliterated (ICU
 * Any-Latin). Only [a-z0-9-]; never empty ("x" for nothing). */
char *text_slug(struct arena *arena, const char *text, size_t size);

/* A number with a fraction of one to three digits, whatever the locale: "0.85", "1.0"; not finite: "0.0".
 * Numbers beyond a thousand million million are cut there. */
enum { DECIMAL_SIZE = 24 };
const char *decimal_write(double number, char out[static DECIMAL_SIZE]);
/* The number that a decimal begins with ("0.85"), whatever the locale; 0 when there is none. */
double decimal_read(const char *text);

bool text_starts_with(const char *text, const char *prefix);
bool text_ends_with(const char *text, const char *suffix);

#endif
