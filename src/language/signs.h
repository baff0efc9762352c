/* signs.h: what the reader goes by: hashes of a kind and up to three words. */
#ifndef ENTENTE_LANGUAGE_SIGNS_H
#define ENTENTE_LANGUAGE_SIGNS_H

#include <stddef.h>
#include <stdint.h>

enum { SIGNS_MOST = 240 };

struct signs {
    uint32_t items[SIGNS_MOST];
    size_t count;
};

/* Adds a sign; `kind` tells those of equal words apart, a word may be NULL. Beyond SIGNS_MOST none is added.
 */
void sign_add(struct signs *signs, unsigned kind, const char *a, const char *b, const char *c);

/* Numbers as words of signs: how many, "7+" when many; how many sentences off, UINT32_MAX: "never". */
const char *sign_number(size_t count);
const char *sign_distance(uint32_t sentences);

#endif
