/* text.c: UTF-8 by hand (it is small and hot), everything that needs Unicode tables by ICU. */
#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Length of a well-formed sequence at `text`, 0 when malformed (Unicode 15, table 3-7). */
static size_t sequence_length(const unsigned char *text, size_t size)
{
    unsigned char first = text[0];
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size < length) return 0;
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (text[1] < low || text[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((text[i] & 0xC0) != 0x80) return 0;
    return length;
}

uint32_t utf8_next(const char *text, size_t size, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text + *at;
    size_t length = sequence_length(bytes, size - *at);
    *at += length ? length : 1;
    switch (length) {
    case 1:
        return bytes[0];
    case 2:
        return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    case 3:
        return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    case 4:
        return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 |
               (bytes[3] & 0x3Fu);
    default:
        return 0xFFFD;
    }
}

size_t utf8_put(uint32_t code_point, char out[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_valid_prefix(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        for (uint64_t eight; at + sizeof eight <= size; at += sizeof eight) { /* ASCII in great steps */
            memcpy(&eight, text + at, sizeof eight);
            if (eight & 0x8080808080808080u) break;
        }
        if (at == size) break;
        size_t length = sequence_length((const unsigned char *)text + at, size - at);
        if (!length) break;
        at += length;
    }
    return at;
}

size_t utf8_length(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

bool is_one_of(const char *const *words, const char *word)
{
    for (size_t i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

void text_init(struct text *text, struct arena *arena)
{
    *text = (struct text){.arena = arena};
}

void text_add(struct text *text, const char *bytes, size_t size)
{
    if (text->size + size + 1 > text->capacity) {
        size_t capacity = text->capacity ? text->capacity * 2 : 64;
        while (capacity < text->size + size + 1)
            capacity *= 2;
        char *larger = arena_alloc(text->arena, capacity);
        if (text->size) memcpy(larger, text->bytes, text->size);
        text->bytes = larger;
        text->capacity = capacity;
    }
    if (size) memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    text->bytes[text->size] = '\0';
}

void text_add_string(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_add_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *added = arena_format_list(text->arena, format, arguments);
    va_end(arguments);
    text_add_string(text, added);
}

static bool is_ascii(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)text[i] >= 0x80) return false;
    return true;
}

static char *ascii_lower(struct arena *arena, const char *text, size_t size)
{
    char *lower = arena_substring(arena, text, size);
    for (size_t i = 0; i < size; i++)
        if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = (char)(lower[i] + 32);
    return lower;
}

/* UTF-8 to UTF-16 in the arena; *length gets the code units. */
static UChar *to_utf16(struct arena *arena, const char *text, size_t size, int32_t *length)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = arena_array(arena, size + 1, sizeof *wide);
    u_strFromUTF8WithSub(wide, (int32_t)size + 1, length, text, (int32_t)size, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) *length = 0;
    return wide;
}

static char *from_utf16(struct arena *arena, const UChar *wide, int32_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = length * 3 + 1;
    char *text = arena_alloc(arena, (size_t)capacity);
    u_strToUTF8WithSub(text, capacity, NULL, wide, length, 0xFFFD, NULL, &status);
    return text;
}

char *text_lower(struct arena *arena, const char *text, size_t size)
{
    if (is_ascii(text, size)) return ascii_lower(arena, text, size);
    int32_t length;
    UChar *wide = to_utf16(arena, text, size, &length);
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = length * 3 + 1;
    UChar *lower = arena_array(arena, (size_t)capacity, sizeof *lower);
    int32_t lower_length = u_strToLower(lower, capacity, wide, length, "", &status);
    return from_utf16(arena, lower, U_SUCCESS(status) ? lower_length : 0);
}

/* NFKD without combining marks, case folded, as UTF-16. */
static UChar *folded_utf16(struct arena *arena, const char *text, size_t size, int32_t *length)
{
    int32_t wide_length;
    UChar *wide = to_utf16(arena, text, size, &wide_length);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    int32_t capacity = wide_length * 18 + 1; /* the longest NFKD expansion of one code unit is 18 */
    UChar *apart = arena_array(arena, (size_t)capacity, sizeof *apart);
    int32_t apart_length =
        U_SUCCESS(status) ? unorm2_normalize(nfkd, wide, wide_length, apart, capacity, &status) : 0;
    UChar *folded = arena_array(arena, (size_t)capacity * 3 + 1, sizeof *folded);
    *length = u_strFoldCase(folded, capacity * 3, apart, apart_length, U_FOLD_CASE_DEFAULT, &status);
    if (U_FAILURE(status)) *length = 0;
    int32_t kept = 0;
    for (int32_t i = 0; i < *length; i++)
        if (u_charType(folded[i]) != U_NON_SPACING_MARK) folded[kept++] = folded[i];
    *length = kept;
    return folded;
}

char *text_fold(struct arena *arena, const char *text, size_t size)
{
    int32_t length = 0;
    char *folded = is_ascii(text, size) ? ascii_lower(arena, text, size) : NULL;
    if (!folded) {
        UChar *wide = folded_utf16(arena, text, size, &length);
        folded = from_utf16(arena, wide, length);
    }
    size_t at = 0, kept = 0, all = strlen(folded);
    bool space = false;
    while (at < all) {
        size_t from = at;
        uint32_t c = utf8_next(folded, all, &at);
        if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == '.') continue;
        if (c == '-' || c == '_' || u_isUWhiteSpace((UChar32)c) || (c >= 0x2010 && c <= 0x2015)) {
            space = kept > 0;
            continue;
        }
        if (space) folded[kept++] = ' ';
        space = false;
        while (from < at)
            folded[kept++] = folded[from++];
    }
    folded[kept] = '\0';
    return folded;
}

/* Letters of other scripts, and Latin letters that do not decompose (ł, ø, đ), as ASCII. */
static char *latin_ascii(struct arena *arena, const char *text, size_t size)
{
    if (is_ascii(text, size)) return arena_substring(arena, text, size);
    static const UChar id[] = u"Any-Latin; Latin-ASCII";
    int32_t length;
    UChar *wide = to_utf16(arena, text, size, &length);
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *transliterator = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) return arena_substring(arena, text, size);
    int32_t capacity = length * 16 + 64, limit = length;
    UChar *buffer = arena_array(arena, (size_t)capacity, sizeof *buffer);
    u_memcpy(buffer, wide, length);
    utrans_transUChars(transliterator, buffer, &length, capacity, 0, &limit, &status);
    utrans_close(transliterator);
    return U_SUCCESS(status) ? from_utf16(arena, buffer, length) : arena_substring(arena, text, size);
}

char *text_slug(struct arena *arena, const char *text, size_t size)
{
    const char *ascii = latin_ascii(arena, text, size);
    char *slug = arena_alloc(arena, strlen(ascii) + 2);
    size_t count = 0;
    bool dash = false;
    for (const char *c = ascii; *c; c++) {
        bool upper = *c >= 'A' && *c <= 'Z';
        if (upper || (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9')) {
            if (dash && count) slug[count++] = '-';
            dash = false;
            slug[count++] = upper ? (char)(*c + 32) : *c;
        } else if (*c != '\'' && *c != '.') {
            dash = true;
        }
    }
    if (!count) slug[count++] = 'x';
    slug[count] = '\0';
    return slug;
}

bool text_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends_with(const char *text, const char *suffix)
{
    size_t size = strlen(text), tail = strlen(suffix);
    return size >= tail && memcmp(text + size - tail, suffix, tail) == 0;
}

const char *decimal_write(double number, char out[static DECIMAL_SIZE])
{
    const double most = 1e15;
    if (!isfinite(number)) number = 0;
    if (number > most) number = most;
    if (number < -most) number = -most;
    long long thousandths = llround(number * 1000);
    long long whole = thousandths / 1000, part = thousandths % 1000;
    int size =
        snprintf(out, DECIMAL_SIZE, "%s%lld.%03lld", thousandths < 0 ? "-" : "", llabs(whole), llabs(part));
    while (out[size - 1] == '0' && out[size - 2] != '.')
        out[--size] = '\0';
    return out;
}

double decimal_read(const char *text)
{
    bool is_negative = *text == '-';
    double number = 0, unit = 1;
    if (*text == '-' || *text == '+') text++;
    for (; *text >= '0' && *text <= '9'; text++)
        number = number * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++) {
            number = number * 10 + (*text - '0');
            unit *= 10;
        }
    return (is_negative ? -number : number) / unit;
}
