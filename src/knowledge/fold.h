/* fold.h: words of names as keys: what case, marks, apostrophes, abbreviation dots and romanisation leave
 * equal. */
#ifndef ENTENTE_KNOWLEDGE_FOLD_H
#define ENTENTE_KNOWLEDGE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WORD_ROOM = 64 };

/* A word of a text, folded: "Sana'a" -> "sanaa", "U.S." -> "us", "Erdoğan" -> "erdogan", "Лавров" ->
 * "lavrov". */
struct folded_word {
    size_t begin, end; /* bytes in the text */
    uint32_t size;     /* bytes of `key`; a longer word is cut */
    uint64_t hash;     /* of `key` */
    char key[WORD_ROOM];
};

/* The next word at or behind *at, which moves to its end; false when there is none. Words are runs of
 * letters, digits and marks; an apostrophe between letters belongs to the word, save before a closing "s";
 * single letters with dots are one word. Bytes that are not UTF-8 part words. */
bool fold_next(const char *text, size_t size, size_t *at, struct folded_word *word);
/* The hash that fold_next gives. */
uint64_t fold_hash(const char *key, size_t size);

/* Brings the endings in which romanisations of one name differ into one form ("-skiy", "-skyy", "-ski" ->
 * "-sky"), in place; true when that changed the word, whose size and hash follow. */
bool fold_ending(struct folded_word *word);

#endif
