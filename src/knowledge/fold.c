/* fold.c: the words of a text as keys for the index of names. ASCII goes through a table of bytes; Latin
 * letters with marks through Unicode's decompositions (ICU); Cyrillic, Greek, Armenian and Georgian through
 * the romanisation that English news uses (ICU's Any-Latin gives the scholars': "Sergej", "Ûrij"). */
#include "knowledge/fold.h"

#include "base/text.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

/* ---- Letters ---- */

/* The folded byte of an ASCII letter or digit; 0 for all else. */
static const unsigned char ASCII[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
    ['8'] = '8', ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
    ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v',
    ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l',
    ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
};

/* Lower-case letters from `first` on, a romanisation each, parted by blanks; "-" for a letter that is not
 * heard. */
static const struct {
    uint32_t first;
    const char *letters;
} SCRIPTS[] = {
    /* Cyrillic а-я, ѐ-џ, ґ */
    {0x430, "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"},
    {0x450, "e yo dj gj ye dz i yi j lj nj c kj i u dz"},
    {0x490, "g g"},
    /* Greek α-ω */
    {0x3B1, "a v g d e z i th i k l m n x o p r s s t y f ch ps o"},
    /* Armenian ա-ֆ */
    {0x561, "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f"},
    /* Georgian ა-ჰ */
    {0x10D0, "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"},
};

/* Latin letters without a decomposition. */
static const struct {
    uint16_t letter;
    const char *ascii;
} LATIN[] = {
    {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"}, {0x111, "d"},
    {0x127, "h"}, {0x131, "i"}, {0x138, "q"}, {0x142, "l"}, {0x14B, "n"}, {0x153, "oe"},
    {0x167, "t"}, {0x18F, "a"}, {0x1DD, "a"}, {0x259, "a"}, {0x1A1, "o"}, {0x1B0, "u"},
};

static size_t put_piece(const char *pieces, uint32_t index, char out[8])
{
    for (; index > 0 && *pieces; index--) {
        pieces += strcspn(pieces, " ");
        pieces += *pieces == ' ';
    }
    size_t size = strcspn(pieces, " ");
    if (!size) return 0;
    if (size == 1 && *pieces == '-') {
        out[0] = '\0';
        return SIZE_MAX;
    }
    memcpy(out, pieces, size);
    return size;
}

/* The first code point of the canonical decomposition, again decomposed: "ế" -> "e". */
static UChar32 without_marks(UChar32 c)
{
    if (c >= 0xAC00 && c <= 0xD7A3) return c; /* Hangul decomposes into jamo, which are no marks */
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar parts[32];
    int32_t size = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, c, parts, 32, &status) : -1;
    if (U_FAILURE(status) || size <= 0) return c;
    bool is_pair = U16_IS_LEAD(parts[0]) && size > 1;
    return is_pair ? (UChar32)U16_GET_SUPPLEMENTARY(parts[0], parts[1]) : parts[0];
}

/* Writes a letter folded; returns the bytes. */
static size_t fold_letter(uint32_t c, char out[8])
{
    UChar32 letter = u_tolower((UChar32)c);
    if (letter == 0x439) letter = 'y'; /* й is a letter of its own, not и with a mark */
    if (letter == 0x451 || letter == 0x457) {
        memcpy(out, letter == 0x451 ? "yo" : "yi", 2);
        return 2;
    }
    letter = u_tolower(without_marks(letter));
    for (size_t i = 0; i < sizeof LATIN / sizeof *LATIN; i++)
        if (LATIN[i].letter == letter) {
            size_t size = strlen(LATIN[i].ascii);
            memcpy(out, LATIN[i].ascii, size);
            return size;
        }
    for (size_t i = 0; letter >= 0x370 && letter < 0x1100 && i < sizeof SCRIPTS / sizeof *SCRIPTS; i++) {
        if ((uint32_t)letter < SCRIPTS[i].first || (uint32_t)letter > SCRIPTS[i].first + 40) continue;
        size_t size = put_piece(SCRIPTS[i].letters, (uint32_t)letter - SCRIPTS[i].first, out);
        if (size) return size == SIZE_MAX ? 0 : size;
    }
    return utf8_put((uint32_t)letter, out);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || (c >= 0x2BB && c <= 0x2BF);
}

static bool is_mark(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || c == 0x200D || c == 0xAD ||
           (c > 0x370 && u_charType((UChar32)c) == U_NON_SPACING_MARK);
}

/* A letter or digit outside ASCII. */
static bool is_wide_letter(uint32_t c)
{
    return c >= 0xAA && c != 0xFFFD && !is_apostrophe(c) && u_isalnum((UChar32)c);
}

/* The code point at `at`, or 0 at the end; *next is behind it. */
static uint32_t peek(const char *text, size_t size, size_t at, size_t *next)
{
    *next = at;
    return at < size ? utf8_next(text, size, next) : 0;
}

static bool is_letter_at(const char *text, size_t size, size_t at)
{
    if (at >= size) return false;
    if ((unsigned char)text[at] < 0x80) return ASCII[(unsigned char)text[at]] != 0;
    size_t next;
    return is_wide_letter(peek(text, size, at, &next));
}

/* ---- Words ---- */

/* FNV-1a; the index mixes it. */
uint64_t fold_hash(const char *key, size_t size)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
    return hash ^ (hash >> 29);
}

static void add_letter(struct folded_word *word, uint32_t c)
{
    char bytes[8];
    size_t count = fold_letter(c, bytes);
    if (word->size + count > WORD_ROOM - 1) return;
    memcpy(word->key + word->size, bytes, count);
    word->size += (uint32_t)count;
}

/* "U.S.", "D.P.R.K.": single letters with a dot behind each but perhaps the last. `at` is behind the first
 * letter; returns where the abbreviation ends, or `at` when it is none. */
static size_t abbreviation(const char *text, size_t size, size_t at, struct folded_word *word)
{
    size_t end = at;
    while (end + 1 < size && text[end] == '.' && ASCII[(unsigned char)text[end + 1]] >= 'a' &&
           !is_letter_at(text, size, end + 2)) {
        if (word->size < WORD_ROOM - 1) word->key[word->size++] = (char)ASCII[(unsigned char)text[end + 1]];
        end += 2;
    }
    return end > at && end < size && text[end] == '.' ? end + 1 : end;
}

/* Goes on behind `at`, which is behind the plain ASCII letters of the word: marks, other scripts,
 * apostrophes. */
static size_t wide_word(const char *text, size_t size, size_t at, struct folded_word *word)
{
    for (;;) {
        size_t next, behind;
        uint32_t c = peek(text, size, at, &next);
        if (c < 0x80 && ASCII[c]) {
            if (word->size < WORD_ROOM - 1) word->key[word->size++] = (char)ASCII[c];
        } else if (is_apostrophe(c)) {
            uint32_t after = peek(text, size, next, &behind);
            bool is_possessive = (after == 's' || after == 'S') && !is_letter_at(text, size, behind);
            if (at == word->begin || is_possessive || !is_letter_at(text, size, next)) return at;
        } else if (c < 0x80 || !(is_mark(c) || is_wide_letter(c))) {
            return at;
        } else if (!is_mark(c)) {
            add_letter(word, c);
        }
        at = next;
    }
}

/* "14 Challenger 2s": the plural of a short number. */
static bool is_plural_number(const struct folded_word *word)
{
    const char *key = word->key;
    bool is_short = word->size == 2 || (word->size == 3 && key[1] >= '0' && key[1] <= '9');
    return is_short && key[word->size - 1] == 's' && key[0] >= '0' && key[0] <= '9';
}

bool fold_next(const char *text, size_t size, size_t *at, struct folded_word *word)
{
    size_t i = *at;
    while (i < size && !ASCII[(unsigned char)text[i]]) {
        if ((unsigned char)text[i] < 0x80) {
            i++;
            continue;
        }
        size_t next = i;
        if (is_wide_letter(utf8_next(text, size, &next))) break;
        i = next;
    }
    if (i >= size) return false;
    word->begin = i;
    word->size = 0;
    uint64_t hash = 0xcbf29ce484222325u;
    unsigned char c;
    while (i < size && (c = ASCII[(unsigned char)text[i]]) && word->size < WORD_ROOM - 1) {
        word->key[word->size++] = (char)c;
        hash = (hash ^ c) * 0x100000001b3u;
        i++;
    }
    word->hash = hash ^ (hash >> 29);
    unsigned char stop = i < size ? (unsigned char)text[i] : ' ';
    if (stop >= 0x80 || stop == '\'' || stop == '`' || ASCII[stop]) {
        size_t before = i;
        i = wide_word(text, size, i, word);
        if (i > before) word->hash = fold_hash(word->key, word->size);
    } else if (stop == '.' && word->size == 1 && word->key[0] >= 'a') {
        size_t before = i;
        i = abbreviation(text, size, i, word);
        if (i > before) word->hash = fold_hash(word->key, word->size);
    }
    if (is_plural_number(word)) word->hash = fold_hash(word->key, --word->size);
    if (stop == '+' && word->size < WORD_ROOM - 1 && !is_letter_at(text, size, i + 1)) {
        word->key[word->size++] = '+'; /* "OPEC+" is not OPEC */
        word->hash = fold_hash(word->key, word->size);
        i++;
    }
    word->key[word->size] = '\0';
    word->end = i;
    *at = i;
    return true;
}

/* ---- Endings ---- */

/* The first that fits is replaced. Longer ones stand before their own ends. */
static const struct {
    char ending[8], usual[8];
    unsigned least; /* letters of the word */
} ENDINGS[] = {
    {"skiy", "sky", 6},      {"skyy", "sky", 6},      {"skyi", "sky", 6},      {"skii", "sky", 6},
    {"skij", "sky", 6},      {"ski", "sky", 6},       {"ckiy", "cky", 6},      {"iyy", "y", 5},
    {"ayev", "aev", 6},      {"iyev", "iev", 5},      {"oyev", "oev", 6},      {"uyev", "uev", 6},
    {"eyev", "eev", 6},      {"ayeva", "aeva", 7},    {"iyeva", "ieva", 6},    {"oyeva", "oeva", 7},
    {"ichyov", "ichev", 7},  {"achyov", "achev", 7},  {"aiev", "aev", 6},      {"eddine", "uddin", 7},
    {"eddin", "uddin", 7},   {"uddeen", "uddin", 7},  {"addin", "uddin", 7},   {"rallah", "rullah", 7},
    {"rollah", "rullah", 7}, {"dallah", "dullah", 7}, {"dollah", "dullah", 7}, {"dulla", "dullah", 7},
    {"iyya", "iya", 6},      {"iyah", "iya", 6},      {"iyyah", "iya", 6},     {"iyeh", "iya", 6},
    {"iyyeh", "iya", 6},     {"ii", "y", 5},          {"iy", "y", 5},          {"ij", "y", 6},
    {"yi", "y", 6},          {"yy", "y", 5},          {"ei", "ey", 6},
};

bool fold_ending(struct folded_word *word)
{
    if (word->size < 5) return false;
    char last = word->key[word->size - 1];
    if (last != 'y' && last != 'i' && last != 'j' && last != 'v' && last != 'a' && last != 'n' &&
        last != 'e' && last != 'h')
        return false;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t size = strlen(ENDINGS[i].ending), usual = strlen(ENDINGS[i].usual);
        if (ENDINGS[i].ending[size - 1] != last || word->size < ENDINGS[i].least || word->size < size + 2)
            continue;
        if (memcmp(word->key + word->size - size, ENDINGS[i].ending, size) != 0) continue;
        if (word->size - size + usual >= WORD_ROOM) return false;
        memcpy(word->key + word->size - size, ENDINGS[i].usual, usual + 1);
        word->size = (uint32_t)(word->size - size + usual);
        word->hash = fold_hash(word->key, word->size);
        return true;
    }
    return false;
}
