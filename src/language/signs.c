/* signs.c: the hash of a sign: FNV-1a over its words, with the finish of a mixing hash, since only its low
 * bits choose a row. */
#include "language/signs.h"

static uint32_t hash_word(uint32_t hash, const char *word)
{
    for (; word && *word; word++)
        hash = (hash ^ (unsigned char)*word) * 16777619u;
    return (hash ^ 0xFF) * 16777619u;
}

void sign_add(struct signs *signs, unsigned kind, const char *a, const char *b, const char *c)
{
    if (signs->count == SIGNS_MOST) return;
    uint32_t hash = (2166136261u ^ kind) * 16777619u;
    hash = hash_word(hash_word(hash_word(hash, a), b), c);
    hash = (hash ^ hash >> 15) * 0x2c1b3c6du;
    hash = (hash ^ hash >> 12) * 0x297a2d39u;
    signs->items[signs->count++] = hash ^ hash >> 15;
}

const char *sign_number(size_t count)
{
    static const char *const NAMES[] = {"0", "1", "2", "3", "4", "5", "6"};
    return count < sizeof NAMES / sizeof *NAMES ? NAMES[count] : "7+";
}

const char *sign_distance(uint32_t sentences)
{
    static const char *const NAMES[] = {"0", "1", "2", "3", "4-6", "4-6", "4-6"};
    if (sentences == UINT32_MAX) return "never";
    return sentences < sizeof NAMES / sizeof *NAMES ? NAMES[sentences] : "7+";
}
