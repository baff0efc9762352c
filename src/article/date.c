/* date.c: finds the date in metadata and in lines about publication. ISO 8601, RFC 822/5322 and the usual
 * English forms; a form that can be read two ways (03/04/2025) is left alone unless one reading is
 * impossible. */
#include "article/build.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *const MONTHS[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

unsigned month_by_name(const char *text, size_t size, size_t *length)
{
    size_t letters = 0;
    while (letters < size && isalpha((unsigned char)text[letters]))
        letters++;
    for (unsigned month = 0; letters >= 3 && month < 12; month++) {
        size_t full = strlen(MONTHS[month]);
        bool abbreviated = letters == 3 || (letters == 4 && month == 8);
        if ((letters == full || abbreviated) && letters <= full &&
            strncasecmp(text, MONTHS[month], letters) == 0) {
            *length = letters;
            return month + 1;
        }
    }
    return 0;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
}

static const char *iso_date(struct arena *arena, unsigned year, unsigned month, unsigned day)
{
    if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
        return NULL;
    return arena_format(arena, "%04u-%02u-%02u", year, month, day);
}

/* Reads up to `most` digits at text[*at]; the number of digits is returned. */
static size_t digits(const char *text, size_t size, size_t *at, size_t most, unsigned *value)
{
    size_t count = 0;
    *value = 0;
    while (*at < size && count < most && isdigit((unsigned char)text[*at])) {
        *value = *value * 10 + (unsigned)(text[*at] - '0');
        (*at)++;
        count++;
    }
    return count;
}

static void skip(const char *text, size_t size, size_t *at, const char *characters)
{
    while (*at < size && strchr(characters, text[*at]))
        (*at)++;
}

/* 2025-07-12, 2025/07/12, 2025.7.12, 20250712 */
static const char *numeric_year_first(struct arena *arena, const char *text, size_t size, size_t at)
{
    unsigned year, month, day;
    if (digits(text, size, &at, 4, &year) != 4 || at >= size) return NULL;
    char separator = text[at];
    bool separated = separator == '-' || separator == '/' || separator == '.';
    if (separated) at++;
    size_t wanted = separated ? 1 : 2;
    if (digits(text, size, &at, 2, &month) < wanted) return NULL;
    if (separated && (at >= size || text[at++] != separator)) return NULL;
    if (digits(text, size, &at, 2, &day) < wanted) return NULL;
    if (at < size && isdigit((unsigned char)text[at])) return NULL;
    return iso_date(arena, year, month, day);
}

/* 25/12/2025 or 12/25/2025; NULL when both readings are dates. */
static const char *numeric_year_last(struct arena *arena, const char *text, size_t size, size_t at)
{
    unsigned first, second, year;
    if (!digits(text, size, &at, 2, &first) || at >= size || !strchr("/.-", text[at])) return NULL;
    char separator = text[at++];
    if (!digits(text, size, &at, 2, &second) || at >= size || text[at++] != separator) return NULL;
    if (digits(text, size, &at, 4, &year) != 4) return NULL;
    if (separator == '.' || first > 12 || first == second) return iso_date(arena, year, second, first);
    if (second > 12) return iso_date(arena, year, first, second);
    return NULL;
}

/* July 12, 2025 · Jul. 12th 2025 */
static const char *month_first(struct arena *arena, const char *text, size_t size, size_t at)
{
    size_t length;
    unsigned month = month_by_name(text + at, size - at, &length), day, year;
    if (!month) return NULL;
    at += length;
    skip(text, size, &at, ". ");
    if (!digits(text, size, &at, 2, &day)) return NULL;
    skip(text, size, &at, "stndrh");
    skip(text, size, &at, ", ");
    return digits(text, size, &at, 4, &year) == 4 ? iso_date(arena, year, month, day) : NULL;
}

/* 12 July 2025 · 12th of Jul. 2025 · 12-Jul-2025 */
static const char *day_first(struct arena *arena, const char *text, size_t size, size_t at)
{
    unsigned day, month, year;
    size_t length;
    if (!digits(text, size, &at, 2, &day)) return NULL;
    if (at + 2 < size && isalpha((unsigned char)text[at])) skip(text, size, &at, "stndrh");
    skip(text, size, &at, "- ");
    if (at + 3 < size && strncasecmp(text + at, "of ", 3) == 0) at += 3;
    month = month_by_name(text + at, size - at, &length);
    if (!month) return NULL;
    at += length;
    skip(text, size, &at, "., -");
    return digits(text, size, &at, 4, &year) == 4 ? iso_date(arena, year, month, day) : NULL;
}

const char *find_date(struct arena *arena, const char *text, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        unsigned char c = (unsigned char)text[at];
        bool starts_word = at == 0 || !isalnum((unsigned char)text[at - 1]);
        if (!starts_word) continue;
        const char *date = NULL;
        if (isdigit(c)) {
            date = numeric_year_first(arena, text, size, at);
            if (!date) date = day_first(arena, text, size, at);
            if (!date) date = numeric_year_last(arena, text, size, at);
        } else if (isalpha(c)) {
            date = month_first(arena, text, size, at);
        }
        if (date) return date;
    }
    return NULL;
}
