/* detect.c: tells from the bytes what an input is; names of files are not trusted. */
#include "article/build.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool begins(const char *bytes, size_t size, const char *with)
{
    size_t length = strlen(with);
    return size >= length && strncasecmp(bytes, with, length) == 0;
}

static bool contains(const char *bytes, size_t size, const char *what)
{
    size_t length = strlen(what);
    for (size_t at = 0; at + length <= size; at++)
        if (strncasecmp(bytes + at, what, length) == 0) return true;
    return false;
}

/* Bytes that no text has, in any encoding that pages use. UTF-16 is told by its mark before. */
static bool is_binary(const char *bytes, size_t size)
{
    size_t odd = 0, looked = size < 8192 ? size : 8192;
    for (size_t i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == 0) return true;
        odd += c < 0x20 && !isspace(c) && c != 0x1B;
    }
    return odd * 20 > looked;
}

/* A brace alone may open a sentence; an object's brace is followed by a quotation mark or its end. */
static bool is_object(const char *bytes, size_t size)
{
    size_t at = 1;
    if (!size || bytes[0] != '{') return false;
    while (at < size && isspace((unsigned char)bytes[at]))
        at++;
    return at == size || bytes[at] == '"' || bytes[at] == '}';
}

enum source_kind source_detect(const char *bytes, size_t size)
{
    static const char *const SIGNATURES[] = {"%PDF-", "\x89PNG",      "PK\x03\x04", "\x1F\x8B",
                                             "GIF8",  "\xFF\xD8\xFF", "\177ELF"};
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++)
        if (size >= strlen(SIGNATURES[i]) && memcmp(bytes, SIGNATURES[i], strlen(SIGNATURES[i])) == 0)
            return SOURCE_BINARY;
    bool is_utf16 = size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
    if (is_utf16) return SOURCE_HTML;
    if (is_binary(bytes, size)) return SOURCE_BINARY;
    size_t at = begins(bytes, size, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < size && isspace((unsigned char)bytes[at]))
        at++;
    bytes += at;
    size -= at;
    size_t head = size < 2048 ? size : 2048;
    if (is_object(bytes, size)) return SOURCE_JSON_LINES;
    if (!begins(bytes, size, "<")) return SOURCE_TEXT;
    bool is_html = contains(bytes, head, "<html") || contains(bytes, head, "<!doctype html") ||
                   contains(bytes, head, "<head") || contains(bytes, head, "<body");
    bool is_feed =
        contains(bytes, head, "<rss") || contains(bytes, head, "<feed") || contains(bytes, head, "<rdf:RDF");
    if (is_feed && !is_html) return SOURCE_FEED;
    return SOURCE_HTML;
}
