/* label.c: text for pictures: cleaned, wrapped by display width (UAX #11), escaped. */
#include "diagram/label.h"

#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

static bool is_space(uint32_t c)
{
    return u_isUWhiteSpace((UChar32)c) || c == 0x2028 || c == 0x2029;
}

static bool is_dropped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= 0xE0000 && c <= 0xE007F) || (c >= 0xE000 && c <= 0xF8FF);
}

const char *label_clean(struct arena *arena, const char *text, size_t limit)
{
    struct text clean;
    text_init(&clean, arena);
    size_t size = strlen(text), count = 0;
    bool space = false;
    for (size_t at = 0; at < size;) {
        uint32_t c = utf8_next(text, size, &at);
        if (is_space(c)) {
            space = clean.size > 0;
            continue;
        }
        if (is_dropped(c)) continue;
        if (count >= limit) {
            text_add_string(&clean, "\xE2\x80\xA6");
            break;
        }
        if (space) {
            text_add(&clean, " ", 1);
            count++;
        }
        space = false;
        char bytes[4];
        text_add(&clean, bytes, utf8_put(c, bytes));
        count++;
    }
    return clean.size ? clean.bytes : "";
}

void label_escape(struct text *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            text_add_string(out, "&amp;");
            break;
        case '<':
            text_add_string(out, "&lt;");
            break;
        case '>':
            text_add_string(out, "&gt;");
            break;
        case '"':
            text_add_string(out, "&quot;");
            break;
        case '\'':
            text_add_string(out, "&#39;");
            break;
        default:
            text_add(out, text, 1);
        }
    }
}

static size_t width_of(uint32_t c)
{
    if (u_charType((UChar32)c) == U_NON_SPACING_MARK) return 0;
    int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* The line-breaking walk; `out` NULL only counts. */
static size_t wrap(struct text *out, const char *text, size_t columns, const char *line_break)
{
    size_t size = strlen(text), column = 0, lines = 1;
    for (size_t at = 0; at < size;) {
        size_t end = at, width = 0;
        while (end < size && text[end] != ' ')
            width += width_of(utf8_next(text, size, &end));
        if (column && column + 1 + width > columns) {
            if (out) text_add_string(out, line_break);
            lines++;
            column = 0;
        } else if (column) {
            if (out) text_add(out, " ", 1);
            column++;
        }
        while (at < end) {
            size_t from = at;
            size_t one = width_of(utf8_next(text, size, &at));
            if (column && column + one > columns) {
                if (out) text_add_string(out, line_break);
                lines++;
                column = 0;
            }
            column += one;
            char piece[5] = {0};
            memcpy(piece, text + from, at - from);
            if (out) label_escape(out, piece);
        }
        while (at < size && text[at] == ' ')
            at++;
    }
    return lines;
}

void label_wrap(struct text *out, const char *text, size_t columns, const char *line_break)
{
    wrap(out, text, columns, line_break);
}

const char *label_cut(struct arena *arena, const char *text, size_t columns)
{
    text = label_clean(arena, text, SIZE_MAX);
    size_t size = strlen(text), width = 0, fits = 0;
    for (size_t at = 0; at < size;) {
        width += width_of(utf8_next(text, size, &at));
        if (width > columns) {
            while (fits && text[fits - 1] == ' ')
                fits--;
            return arena_format(arena, "%.*s\xE2\x80\xA6", (int)fits, text);
        }
        if (width < columns) fits = at;
    }
    return text;
}

size_t label_width(const char *text)
{
    size_t size = strlen(text), width = 0;
    for (size_t at = 0; at < size;)
        width += width_of(utf8_next(text, size, &at));
    return width;
}

size_t label_lines(const char *text, size_t columns)
{
    return wrap(NULL, text, columns, "");
}

const char *label_escape_string(struct arena *arena, const char *text)
{
    struct text out;
    text_init(&out, arena);
    for (; *text; text++) {
        if (*text == '\\')
            text_add_string(&out, "\\\\");
        else if (*text == '&')
            text_add_string(&out, "&amp;");
        else
            text_add(&out, text, 1);
    }
    return out.size ? out.bytes : "";
}

const char *label_safe_url(const char *address)
{
    if (!address || (strncasecmp(address, "https://", 8) != 0 && strncasecmp(address, "http://", 7) != 0))
        return NULL;
    for (const char *c = address; *c; c++)
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7F || strchr("\"'<>\\`{}|^", *c)) return NULL;
    return strlen(address) < 2000 ? address : NULL;
}

const char *label_safe_font(const char *font, const char *otherwise)
{
    if (!font || !*font || strlen(font) > 60) return otherwise;
    static const char ALLOWED[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -";
    return font[strspn(font, ALLOWED)] ? otherwise : font;
}
