/* word.c: lower case, affixes and shape of a word as rows of embedding tables. */
#include "language/word.h"

#include "base/map.h"
#include "base/text.h"
#include <ctype.h>
#include <string.h>

const uint32_t WORD_TABLE_ROWS[WORD_TABLES] = {0, 8192, 4096, 8192, 16384, 4096};

enum { LONGEST = 256 }; /* bytes of a word that are looked at */

static const struct {
    const char *curly;
    char straight;
} QUOTES[] = {{"\xE2\x80\x98", '\''}, {"\xE2\x80\x99", '\''}, {"\xE2\x80\x9B", '\''},
              {"\xCA\xBC", '\''},     {"\xE2\x80\x9C", '"'},  {"\xE2\x80\x9D", '"'},
              {"\xE2\x80\x9E", '"'},  {"\xC2\xAB", '"'},      {"\xC2\xBB", '"'}};

static void straighten_quotes(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        size_t skip = 0;
        for (size_t i = 0; (unsigned char)*from >= 0x80 && i < sizeof QUOTES / sizeof *QUOTES; i++) {
            if (!text_starts_with(from, QUOTES[i].curly)) continue;
            *to++ = QUOTES[i].straight;
            skip = strlen(QUOTES[i].curly);
            break;
        }
        from += skip;
        if (!skip) *to++ = *from++;
    }
    *to = '\0';
}

/* Soft hyphens and other invisible characters are no part of a form. */
static const char *const INVISIBLE[] = {"\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                        "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x81\xA0", "\xEF\xBB\xBF"};

static size_t copy_visible(const char *text, size_t size, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < size;) {
        size_t skip = 0;
        for (size_t k = 0; (unsigned char)text[i] >= 0x80 && k < sizeof INVISIBLE / sizeof *INVISIBLE; k++) {
            size_t mark = strlen(INVISIBLE[k]);
            if (size - i >= mark && memcmp(text + i, INVISIBLE[k], mark) == 0) skip = mark;
        }
        if (!skip) out[length++] = text[i++];
        i += skip;
    }
    return length;
}

static bool is_ascii(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80) return false;
    return true;
}

void word_set_form(struct map *words, struct token *token, const char *text, size_t size)
{
    if (!is_ascii(text, size)) {
        char *shown = arena_alloc(words->arena, size + 1);
        size_t length = copy_visible(text, size, shown);
        if (length && length < size) {
            text = shown;
            size = length;
        }
    }
    struct map_entry *entry = map_add(words, text, size, NULL);
    token->form = entry->key;
    if (!entry->value.pointer) {
        char *lower = text_lower(words->arena, token->form, size);
        straighten_quotes(lower);
        const char *kept = map_intern(words, lower, strlen(lower)); /* may move the entry */
        map_find(words, token->form, size)->value.pointer = (void *)(uintptr_t)kept;
        token->lower = kept;
    } else {
        token->lower = entry->value.pointer;
    }
}

/* The lower case with digits made 0, cut to LONGEST bytes. */
static size_t normalise(const char *lower, char out[static LONGEST])
{
    size_t size = strnlen(lower, LONGEST);
    for (size_t i = 0; i < size; i++)
        out[i] = lower[i] >= '0' && lower[i] <= '9' ? '0' : lower[i];
    return size;
}

uint64_t word_hash(const char *lower)
{
    char text[LONGEST];
    size_t size = normalise(lower, text);
    uint64_t hash = hash_bytes(text, size);
    return hash ? hash : 1;
}

static char character_class(unsigned char byte)
{
    if (byte >= '0' && byte <= '9') return 'd';
    if (byte >= 'A' && byte <= 'Z') return 'X';
    if (byte >= 'a' && byte <= 'z') return 'x';
    return byte >= 0x80 ? 'u' : (char)byte;
}

/* "Xxx-ddd" for "Jakarta-2025": runs are cut to three. */
static size_t shape_of(const char *form, char out[static LONGEST])
{
    size_t size = 0, run = 0;
    char last = 0;
    for (const char *at = form; *at && size + 2 < LONGEST; at++) {
        char class = character_class((unsigned char)*at);
        run = class == last ? run + 1 : 0;
        last = class;
        if (run < 3) out[size++] = class;
    }
    return size;
}

static bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

enum sentence_case sentence_case(const struct token *tokens, size_t count)
{
    size_t words = 0, capitalised = 0, capitals = 0;
    for (size_t i = 0; i < count; i++) {
        const char *form = tokens[i].form;
        size_t size = strlen(form);
        if (size < 4 || (!is_upper(form[0]) && !is_lower(form[0]))) continue;
        words++;
        capitalised += is_upper(form[0]);
        capitals += is_upper(form[0]) && is_upper(form[1]) && is_upper(form[size - 1]);
    }
    if (words < 3) return CASE_NORMAL;
    if (capitals * 10 >= words * 8) return CASE_CAPITALS;
    return capitalised * 10 >= words * 8 ? CASE_TITLE : CASE_NORMAL;
}

static uint32_t hashed_row(enum word_table table, uint64_t salt, const char *text, size_t size)
{
    uint64_t hash = hash_bytes(text, size) + salt * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    return (uint32_t)(hash >> 32) % WORD_TABLE_ROWS[table];
}

static uint32_t suffix_row(enum word_table table, const char *text, size_t size, size_t length)
{
    return size >= length ? hashed_row(table, length, text + size - length, length)
                          : hashed_row(table, length, "", 0);
}

bool word_is_address(const char *lower)
{
    static const char *const BEGINS[] = {"http://", "https://", "ftp://", "www."};
    static const char *const DOMAINS[] = {".com", ".org", ".net", ".gov", ".edu", ".int"};
    if (!lower[strcspn(lower, ":.@")]) return false; /* as most words */
    for (size_t i = 0; i < sizeof BEGINS / sizeof *BEGINS; i++)
        if (strncmp(lower, BEGINS[i], strlen(BEGINS[i])) == 0 && lower[strlen(BEGINS[i])]) return true;
    const char *at = strchr(lower, '@'), *slash = strchr(lower, '/');
    if (at && at > lower && isalnum((unsigned char)at[1]) && isalnum((unsigned char)at[-1])) return true;
    size_t size = slash ? (size_t)(slash - lower) : strlen(lower);
    for (size_t i = 0; i < sizeof DOMAINS / sizeof *DOMAINS; i++) {
        size_t length = strlen(DOMAINS[i]);
        if (size > length + 1 && strncmp(lower + size - length, DOMAINS[i], length) == 0) return true;
    }
    return false;
}

void word_rows(const struct token *token, bool first, enum sentence_case written, struct word_rows *rows)
{
    char text[LONGEST], shape[LONGEST];
    size_t size = normalise(token->lower, text), shape_size = shape_of(token->form, shape);
    rows->row[WORD_FORM] = 0;
    rows->row[WORD_PREFIX] = hashed_row(WORD_PREFIX, 0, text, size < 3 ? size : 3);
    rows->row[WORD_SUFFIX_2] = suffix_row(WORD_SUFFIX_2, text, size, 2);
    rows->row[WORD_SUFFIX_3] = suffix_row(WORD_SUFFIX_3, text, size, 3);
    rows->row[WORD_SUFFIX_4] = suffix_row(WORD_SUFFIX_4, text, size, 4);
    rows->row[WORD_SHAPE] = hashed_row(WORD_SHAPE, (uint64_t)written * 2 + first, shape, shape_size);
}
