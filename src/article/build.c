/* build.c: puts the parts that a format's reader found together into a finished article: clean text,
 * paragraphs with their kinds, the dateline, a date. */
#include "article/build.h"

#include "base/map.h"
#include "base/status.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct draft *draft_new(const char *name, const char *given_date, jmp_buf *recovery)
{
    struct arena *arena = arena_new();
    if (!arena) return NULL;
    arena_on_failure(arena, recovery);
    struct draft *draft = arena_alloc(arena, sizeof *draft);
    draft->arena = arena;
    draft->name = arena_string(arena, name);
    draft->given_date = given_date ? arena_string(arena, given_date) : NULL;
    text_init(&draft->text, arena);
    return draft;
}

void draft_abandon(struct draft *draft)
{
    if (draft) arena_free(draft->arena);
}

/* Characters that no reader sees: zero-width space and joiners' kin, byte-order mark, soft hyphen, bidi
 * controls. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
           (c & 0xFFFE) == 0xFFFE;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x3000 || c == 0x2028 || c == 0x2029 || c == 0x85;
}

const char *clean_line(struct arena *arena, const char *text, size_t size)
{
    enum { REPLACED = 3 }; /* bytes of U+FFFD, which stands for a run of malformed bytes */
    bool is_valid = utf8_valid_prefix(text, size) == size;
    char *clean = arena_alloc(arena, (is_valid ? size : REPLACED * size) + 1);
    size_t count = 0;
    bool space = false, was_malformed = false;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t c = utf8_next(text, size, &at);
        bool is_malformed = c == 0xFFFD && at == from + 1;
        if (is_blank(c)) {
            space = count > 0;
        } else if (!is_invisible(c) && !(is_malformed && was_malformed)) {
            if (space) clean[count++] = ' ';
            space = false;
            count += utf8_put(c, clean + count);
        }
        was_malformed = is_malformed;
    }
    clean[count] = '\0';
    return count ? clean : NULL;
}

void draft_paragraph(struct draft *draft, enum paragraph_kind kind, const char *text, size_t size)
{
    if (!size) return;
    if (draft->text.size) text_add_string(&draft->text, "\n\n");
    draft->paragraphs = arena_grow(draft->arena, draft->paragraphs, draft->paragraph_count,
                                   &draft->paragraph_capacity, sizeof *draft->paragraphs);
    uint32_t begin = (uint32_t)draft->text.size;
    text_add(&draft->text, text, size);
    draft->paragraphs[draft->paragraph_count++] =
        (struct paragraph){.begin = begin, .end = (uint32_t)draft->text.size, .kind = (uint8_t)kind};
}

void draft_headline(struct draft *draft, const char *title)
{
    draft->title = title;
    draft_paragraph(draft, PARAGRAPH_HEADLINE, title, strlen(title));
    draft->body = (uint32_t)draft->text.size;
}

/* The end of a dateline's place at the start of a paragraph: words in capitals, commas, slashes; 0 for none.
 */
static size_t dateline_place_end(const char *text, size_t size)
{
    size_t at = 0, end = 0, letters = 0, word = 0;
    while (at < size && at < 60) {
        size_t from = at;
        uint32_t c = utf8_next(text, size, &at);
        if (c < 0x80 && islower((int)c)) {
            if (end > word) end = word; /* "NEW YORK. Feb 19" */
            break;
        }
        if (c == ' ') word = at;
        if ((c < 0x80 && isupper((int)c)) || c > 0xBF) {
            letters++;
        } else if (c != ' ' && c != '.' && c != '-' && c != '\'' && c != '/') {
            end = from;
            break;
        }
        end = at;
    }
    if (letters < 3) return 0;
    while (end && (text[end - 1] == ' ' || text[end - 1] == '-' || text[end - 1] == '.'))
        end--;
    return end;
}

/* Offset behind the dash that closes a dateline ("- ", "— ", "– "), within the first `limit` bytes; 0 for
 * none. */
static size_t dateline_dash(const char *text, size_t size, size_t from, size_t limit)
{
    static const char *const DASHES[] = {" - ",          " -- ",          " \xE2\x80\x94",
                                         "\xE2\x80\x94", " \xE2\x80\x93", ": "};
    size_t end = size < limit ? size : limit;
    for (size_t at = from; at < end; at++)
        for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
            size_t length = strlen(DASHES[i]);
            if (at + length <= size && memcmp(text + at, DASHES[i], length) == 0) return at + length;
        }
    return 0;
}

/* Reads "BEIJING, March 10 (Reuters) - " (the Associated Press Stylebook's dateline) at the start of the
 * body. */
static void find_dateline(struct draft *draft, struct entente_article *article)
{
    for (size_t i = 0; i < draft->paragraph_count; i++) {
        const struct paragraph *paragraph = &draft->paragraphs[i];
        if (paragraph->kind != PARAGRAPH_BODY) continue;
        const char *text = draft->text.bytes + paragraph->begin;
        size_t size = paragraph->end - paragraph->begin;
        size_t place = dateline_place_end(text, size);
        size_t dash = place ? dateline_dash(text, size, place, place + 60) : 0;
        if (!dash) continue;
        article->dateline_place = arena_substring(draft->arena, text, place);
        const char *open = memchr(text + place, '(', dash - place);
        const char *close = open ? memchr(open, ')', (size_t)(text + dash - open)) : NULL;
        if (close)
            article->dateline_agency = arena_substring(draft->arena, open + 1, (size_t)(close - open - 1));
        if (!draft->date) draft->date = find_date(draft->arena, text + place, dash - place);
        return;
    }
}

/* Marks repeated headlines, bylines and page furniture, so that no stage takes them for the report. */
static void mark_kinds(struct draft *draft)
{
    for (size_t i = 0; i < draft->paragraph_count; i++) {
        struct paragraph *paragraph = &draft->paragraphs[i];
        const char *text = draft->text.bytes + paragraph->begin;
        size_t size = paragraph->end - paragraph->begin;
        if (paragraph->kind == PARAGRAPH_HEADLINE && i == 0) continue;
        bool repeats =
            draft->title && i > 0 && size == strlen(draft->title) && memcmp(text, draft->title, size) == 0;
        if (repeats || is_boilerplate(text, size) || is_byline(text, size)) paragraph->kind = PARAGRAPH_META;
    }
}

entente_status draft_finish(struct draft *draft, struct entente_article **result, entente_error *error)
{
    struct arena *arena = draft->arena;
    if (!draft->paragraph_count) return fail(error, ENTENTE_EMPTY, draft->name, 0, "no text in it");
    struct entente_article *article = arena_alloc(arena, sizeof *article);
    mark_kinds(draft);
    find_dateline(draft, article);
    article->date_is_given = !draft->date && draft->given_date;
    article->arena = arena;
    article->name = draft->name;
    article->title = draft->title;
    article->date = draft->date ? draft->date : draft->given_date;
    article->author = draft->author;
    article->publisher = draft->publisher;
    article->url = draft->url;
    article->text = draft->text.bytes;
    article->size = draft->text.size;
    article->body = draft->body;
    article->paragraphs = draft->paragraphs;
    article->paragraph_count = draft->paragraph_count;
    article->hash = hash_bytes(article->text, article->size);
    arena_on_failure(arena, NULL);
    *result = article;
    return ENTENTE_OK;
}
