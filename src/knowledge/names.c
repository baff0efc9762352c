/* names.c: the name automaton: names are sequences of folded words; the trie is a hash map from prefixes to
 * nodes, walked word by word from each word of the text. Spellings are made one by a fold (case, marks,
 * hyphens, apostrophes), by general rules of transliteration, and by a list of variants in the ontology. */
#include "knowledge/names.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

enum { MOST_WORDS = 14, LONGEST_WORD = 96, LONGEST_KEY = 400 };

void names_init(struct name_index *index, struct arena *arena)
{
    *index = (struct name_index){.arena = arena};
    map_init(&index->nodes, arena);
    map_init(&index->variants, arena);
}

void names_add_variant(struct name_index *index, const char *spelling, const char *usual)
{
    map_add(&index->variants, spelling, strlen(spelling), NULL)->value.pointer =
        arena_string(index->arena, usual);
}

/* Endings that transliterations of one name differ in; the first that fits is replaced. Words of five letters
 * or more. */
static const struct {
    const char *ending, *usual;
} ENDINGS[] = {{"skiy", "sky"}, {"skyy", "sky"}, {"skii", "sky"}, {"skyi", "sky"},
               {"ski", "sky"},  {"ckiy", "cky"}, {"iyy", "y"},    {"ii", "y"},
               {"iy", "y"},     {"yy", "y"},     {"yi", "y"},     {"ei", "ey"}};

static void usual_spelling(const struct name_index *index, char *word, size_t room)
{
    size_t size = strlen(word);
    const struct map_entry *variant = map_find(&index->variants, word, size);
    if (variant) {
        snprintf(word, room, "%s", (const char *)variant->value.pointer);
        return;
    }
    for (size_t i = 0; size >= 5 && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t ending = strlen(ENDINGS[i].ending);
        if (size <= ending + 1 || memcmp(word + size - ending, ENDINGS[i].ending, ending) != 0) continue;
        strcpy(word + size - ending, ENDINGS[i].usual);
        return;
    }
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80) return isalnum((int)c);
    return c != 0x2019 && c != 0x2018 && u_isalnum((UChar32)c);
}

static bool is_mark(uint32_t c)
{
    int type = c < 0x300 ? 0 : u_charType((UChar32)c);
    return type == U_NON_SPACING_MARK || c == 0x200D;
}

/* Folds one letter into ASCII where it decomposes; returns the bytes written. */
static size_t fold_letter(uint32_t c, char out[8])
{
    static const struct {
        uint16_t letter;
        const char *ascii;
    } SPECIAL[] = {{0xDF, "ss"},  {0xE6, "ae"},  {0xC6, "ae"}, {0xF8, "o"},  {0xD8, "o"},
                   {0x142, "l"},  {0x141, "l"},  {0x131, "i"}, {0x130, "i"}, {0x111, "d"},
                   {0x110, "d"},  {0xF0, "d"},   {0xD0, "d"},  {0xFE, "th"}, {0xDE, "th"},
                   {0x153, "oe"}, {0x152, "oe"}, {0x259, "a"}, {0x18F, "a"}};
    for (size_t i = 0; i < sizeof SPECIAL / sizeof *SPECIAL; i++)
        if (SPECIAL[i].letter == c) {
            strcpy(out, SPECIAL[i].ascii);
            return strlen(out);
        }
    uint32_t lower = (uint32_t)u_tolower((UChar32)c);
    return utf8_put(lower, out);
}

/* The first character of the canonical decomposition: "é" -> "e". */
static UChar32 without_marks(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar decomposed[32];
    int32_t length = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, c, decomposed, 32, &status) : -1;
    if (U_FAILURE(status) || length <= 0) return c;
    UChar32 first = decomposed[0];
    if (U16_IS_LEAD(decomposed[0]) && length > 1) first = U16_GET_SUPPLEMENTARY(decomposed[0], decomposed[1]);
    /* Hangul decomposes into jamo, which are no marks. */
    return c >= 0xAC00 && c <= 0xD7A3 ? c : first;
}

static void fold_word(const char *text, size_t size, char *folded, size_t room)
{
    size_t count = 0;
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++)
        ascii = (unsigned char)text[i] < 0x80;
    if (ascii) {
        for (size_t i = 0; i < size && count + 1 < room; i++)
            folded[count++] = (char)tolower((unsigned char)text[i]);
        folded[count] = '\0';
        return;
    }
    for (size_t at = 0; at < size && count + 8 < room;) {
        uint32_t c = utf8_next(text, size, &at);
        UChar32 base = (UChar32)c;
        if (is_mark(c)) continue;
        char letters[8];
        base = without_marks(base);
        size_t length = fold_letter((uint32_t)base, letters);
        memcpy(folded + count, letters, length);
        count += length;
    }
    folded[count] = '\0';
}

bool names_next_word(const struct name_index *index, const char *text, size_t size, size_t *at, size_t *begin,
                     size_t *end, char *folded, size_t room)
{
    size_t i = *at;
    while (i < size) {
        size_t from = i;
        if (is_letter(utf8_next(text, size, &i))) {
            *begin = from;
            break;
        }
        if (i >= size) return false;
    }
    if (i > size || *begin < *at || i == *at) return false;
    *end = i;
    while (i < size) {
        size_t from = i;
        uint32_t c = utf8_next(text, size, &i);
        if (!is_letter(c) && !is_mark(c)) {
            i = from;
            break;
        }
        *end = i;
    }
    *at = *end;
    size_t length = *end - *begin;
    fold_word(text + *begin, length < LONGEST_WORD ? length : LONGEST_WORD, folded, room);
    usual_spelling(index, folded, room);
    return true;
}

/* The key of a whole name: folded words joined by blanks. Returns how many words; 0 for none or too many. */
static size_t name_key(const struct name_index *index, const char *name, size_t size,
                       char key[static LONGEST_KEY], size_t *ends)
{
    size_t count = 0, length = 0;
    for (size_t at = 0, begin = 0, end = 0; count < MOST_WORDS;) {
        char word[LONGEST_WORD + 8];
        begin = at;
        if (!names_next_word(index, name, size, &at, &begin, &end, word, sizeof word)) break;
        size_t word_length = strlen(word);
        if (length + word_length + 2 >= LONGEST_KEY) return 0;
        if (count) key[length++] = ' ';
        memcpy(key + length, word, word_length);
        length += word_length;
        ends[count++] = length;
    }
    key[length] = '\0';
    return count;
}

void names_add(struct name_index *index, const struct entry *entry, const struct entry_name *name)
{
    char key[LONGEST_KEY];
    size_t ends[MOST_WORDS];
    size_t words = name_key(index, name->text, strlen(name->text), key, ends);
    if (!words) return;
    if (words > index->longest) index->longest = words;
    for (size_t i = 0; i < words; i++) {
        struct map_entry *slot = map_add(&index->nodes, key, ends[i], NULL);
        if (!slot->value.pointer) slot->value.pointer = arena_alloc(index->arena, sizeof(struct name_node));
        struct name_node *node = slot->value.pointer;
        if (i + 1 < words) {
            node->continues = true;
            continue;
        }
        for (size_t c = 0; c < node->count; c++)
            if (node->candidates[c].entry == entry && node->candidates[c].name->role == name->role) return;
        node->candidates = arena_grow(index->arena, node->candidates, node->count, &node->capacity,
                                      sizeof *node->candidates);
        node->candidates[node->count++] = (struct candidate){entry, name};
    }
}

static int by_prior(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->entry->prior != y->entry->prior) return x->entry->prior > y->entry->prior ? -1 : 1;
    int order = strcmp(x->entry->iri, y->entry->iri);
    return order ? order : (int)x->name->role - (int)y->name->role;
}

void names_freeze(struct name_index *index)
{
    for (size_t i = 0; i < index->nodes.capacity; i++) {
        if (!index->nodes.slots[i].key) continue;
        struct name_node *node = index->nodes.slots[i].value.pointer;
        if (node->count > 1) qsort(node->candidates, node->count, sizeof *node->candidates, by_prior);
    }
}

const struct name_node *names_find(const struct name_index *index, const char *name, size_t size)
{
    char key[LONGEST_KEY];
    size_t ends[MOST_WORDS];
    size_t words = name_key(index, name, size, key, ends);
    const struct map_entry *entry = words ? map_find(&index->nodes, key, ends[words - 1]) : NULL;
    return entry ? entry->value.pointer : NULL;
}
