/* word.h: what the network sees of a word: its lower case, affixes and shape, as rows of embedding tables.
 *
 * In: the tokens of a sentence (form, lower). Out: for each token a row number in each table. The same code
 * serves training and use, so both see the same. Hashed rows after Bloom embeddings (Miranda et al. 2022,
 * spaCy). */
#ifndef ENTENTE_WORD_H
#define ENTENTE_WORD_H

#include "base/map.h"
#include "language/language.h"

enum word_table {
    WORD_FORM,
    WORD_PREFIX,
    WORD_SUFFIX_2,
    WORD_SUFFIX_3,
    WORD_SUFFIX_4,
    WORD_SHAPE,
    WORD_TABLES
};

/* Rows of the hashed tables; WORD_FORM has as many as the vocabulary and row 0 for unknown words. */
extern const uint32_t WORD_TABLE_ROWS[WORD_TABLES];

struct word_rows {
    uint32_t row[WORD_TABLES];
};

/* How a sentence is written: a headline in capitals or with Each Word Capitalised looks different to the
 * network. */
enum sentence_case { CASE_NORMAL, CASE_TITLE, CASE_CAPITALS };
enum sentence_case sentence_case(const struct token *tokens, size_t count);

/* A hash of the word by which vocabularies are keyed: of its lower case with digits made 0. Never 0. */
uint64_t word_hash(const char *lower);

/* Is it an address of mail or of the web ("x@y.org", "https://...", "www.y.org", "y.org/z")? `lower` case. */
bool word_is_address(const char *lower);

/* All rows but that of WORD_FORM, which is the vocabulary's. `first`: first of its sentence. */
void word_rows(const struct token *token, bool first, enum sentence_case written, struct word_rows *rows);

/* Sets form and lower of a token, interned in `words`: the text without invisible characters (soft hyphens,
 * joiners), and its lower case with curly quotes made straight. */
void word_set_form(struct map *words, struct token *token, const char *text, size_t size);

#endif
