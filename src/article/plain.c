/* plain.c: a text file as an article. The text stays as it is (line ends become LF); the headline, lines
 * about publication and paragraphs are found by layout. */
#include "article/build.h"

#include "base/status.h"
#include <ctype.h>
#include <string.h>

struct line {
    size_t begin, end; /* bytes, trimmed */
};

struct lines {
    struct line *items;
    size_t count, capacity;
    bool has_blank; /* empty lines part the paragraphs */
    size_t longest;
};

static void trim(const char *text, size_t *begin, size_t *end)
{
    for (;;) {
        if (*begin < *end && isspace((unsigned char)text[*begin]))
            (*begin)++;
        else if (*end - *begin >= 2 && memcmp(text + *begin, "\xC2\xA0", 2) == 0)
            *begin += 2;
        else
            break;
    }
    for (;;) {
        if (*begin < *end && isspace((unsigned char)text[*end - 1]))
            (*end)--;
        else if (*end - *begin >= 2 && memcmp(text + *end - 2, "\xC2\xA0", 2) == 0)
            *end -= 2;
        else
            break;
    }
}

static struct lines split_lines(struct arena *arena, const char *text, size_t size)
{
    struct lines lines = {0};
    for (size_t at = 0; at <= size;) {
        const char *newline = at < size ? memchr(text + at, '\n', size - at) : NULL;
        size_t begin = at, end = newline ? (size_t)(newline - text) : size;
        at = end + 1;
        trim(text, &begin, &end);
        if (begin == end && end < size) lines.has_blank = true;
        lines.items = arena_grow(arena, lines.items, lines.count, &lines.capacity, sizeof *lines.items);
        lines.items[lines.count++] = (struct line){begin, end};
        if (end - begin > lines.longest) lines.longest = end - begin;
    }
    return lines;
}

/* LF line ends, no NUL, no byte-order mark: the text that offsets refer to. */
static char *normalise(struct arena *arena, const char *bytes, size_t size, size_t *kept)
{
    char *text = arena_alloc(arena, size + 1);
    size_t count = 0, at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (; at < size; at++) {
        if (bytes[at] == '\r') {
            if (at + 1 < size && bytes[at + 1] == '\n') continue;
            text[count++] = '\n';
        } else if ((unsigned char)bytes[at] < 0x20 && bytes[at] != '\n' && bytes[at] != '\t') {
            text[count++] = ' ';
        } else {
            text[count++] = bytes[at];
        }
    }
    *kept = count;
    return text;
}

/* "date 2025-07-13 Headline" or "2025-07-13 Headline": skips the date in front and returns it. */
static const char *leading_date(struct arena *arena, const char *text, struct line *line)
{
    size_t at = line->begin;
    if (line->end - at > 5 && strncmp(text + at, "date ", 5) == 0) at += 5;
    if (line->end - at < 10 || !isdigit((unsigned char)text[at])) return NULL;
    const char *date = find_date(arena, text + at, 10);
    if (!date || (line->end > at + 10 && text[at + 10] != ' ')) return NULL;
    line->begin = at + 10;
    trim(text, &line->begin, &line->end);
    return date;
}

static bool ends_sentence(const char *text, const struct line *line)
{
    return line->end > line->begin && strchr(".!?\"", text[line->end - 1]) != NULL;
}

static bool looks_like_headline(const char *text, const struct line *line)
{
    size_t size = line->end - line->begin;
    return size >= 8 && size <= 250 && (text[line->end - 1] != '.' || size < 60);
}

/* "01:40 PM" */
static bool has_clock(const char *line, size_t size)
{
    for (size_t at = 1; at + 2 < size; at++)
        if (line[at] == ':' && isdigit((unsigned char)line[at - 1]) && isdigit((unsigned char)line[at + 1]) &&
            isdigit((unsigned char)line[at + 2]))
            return true;
    return false;
}

/* Has the line no other words than names of months and weekdays? */
static bool names_only_days(const char *line, size_t size)
{
    for (size_t at = 0, length; at < size; at += length) {
        length = 1;
        if (!isalpha((unsigned char)line[at])) continue;
        while (at + length < size && isalpha((unsigned char)line[at + length]))
            length++;
        size_t month = 0;
        bool is_weekday = length >= 6 && strncmp(line + at + length - 3, "day", 3) == 0;
        if (!is_weekday && (!month_by_name(line + at, length, &month) || month != length)) return false;
    }
    return true;
}

/* What a site prints above the headline: "Saturday, July 12, 2025 | 01:40 PM IST", "12 July 2025". */
static bool is_masthead(struct draft *draft, const char *text, const struct line *line)
{
    const char *first = text + line->begin;
    size_t size = line->end - line->begin;
    return is_date_line(draft->arena, first, size) &&
           (has_clock(first, size) || names_only_days(first, size));
}

static bool is_bullet(const char *text, const struct line *line)
{
    static const char *const MARKS[] = {"- ", "* ", "\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (line->end - line->begin > strlen(MARKS[i]) &&
            strncmp(text + line->begin, MARKS[i], strlen(MARKS[i])) == 0)
            return true;
    return false;
}

static enum paragraph_kind kind_of(const char *text, const struct line *line)
{
    if (is_bullet(text, line)) return PARAGRAPH_BULLET;
    bool is_short = line->end - line->begin < 100;
    return is_short && !ends_sentence(text, line) && text[line->end - 1] != ':' ? PARAGRAPH_SUBHEAD
                                                                                : PARAGRAPH_BODY;
}

static void add_span(struct draft *draft, struct line span, enum paragraph_kind kind)
{
    draft->paragraphs = arena_grow(draft->arena, draft->paragraphs, draft->paragraph_count,
                                   &draft->paragraph_capacity, sizeof *draft->paragraphs);
    draft->paragraphs[draft->paragraph_count++] =
        (struct paragraph){(uint32_t)span.begin, (uint32_t)span.end, (uint8_t)kind};
}

/* Lines of a file wrapped at a column are joined: the next line goes on when this one is nearly as long as
 * the longest and the file is narrow. */
static bool goes_on(const struct lines *lines, size_t i)
{
    enum { WIDEST_WRAP = 100 };
    if (lines->longest > WIDEST_WRAP || i + 1 >= lines->count) return false;
    const struct line *this = &lines->items[i], *next = &lines->items[i + 1];
    return next->end > next->begin && (this->end - this->begin) * 10 > lines->longest * 7;
}

static bool has_more(const struct lines *lines, size_t after)
{
    for (size_t i = after + 1; i < lines->count; i++)
        if (lines->items[i].end > lines->items[i].begin) return true;
    return false;
}

/* The first line from `at` that is not empty; the count of them: none. */
static size_t next_line(const struct lines *lines, size_t at)
{
    while (at < lines->count && lines->items[at].begin == lines->items[at].end)
        at++;
    return at;
}

enum { MOST_HEAD_LINES = 5 }; /* of headline, summary, author and day before the report begins */

static void read_body(struct draft *draft, const char *text, const struct lines *lines, size_t from)
{
    for (size_t i = from; i < lines->count; i++) {
        struct line span = lines->items[i];
        if (span.begin == span.end) continue;
        while (goes_on(lines, i))
            span.end = lines->items[++i].end;
        const char *line = text + span.begin;
        size_t size = span.end - span.begin;
        bool is_head = draft->paragraph_count <= MOST_HEAD_LINES && !ends_sentence(text, &span);
        if (!draft->date && (is_byline(line, size) || (is_head && is_date_line(draft->arena, line, size))))
            draft->date = find_date(draft->arena, line, size);
        if (!draft->author && size > 3 && is_byline(line, size) && strncmp(line, "By ", 3) == 0)
            draft->author = clean_line(draft->arena, line + 3, size - 3);
        add_span(draft, span, kind_of(text, &span));
    }
}

entente_status read_plain(const char *name, const char *bytes, size_t size, const char *given_date,
                          struct article_list *list, entente_error *error)
{
    jmp_buf out_of_memory;
    struct draft *volatile draft = NULL;
    if (setjmp(out_of_memory)) {
        draft_abandon(draft);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    draft = draft_new(name, given_date, &out_of_memory);
    if (!draft) return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    size_t kept;
    char *text = normalise(draft->arena, bytes, size, &kept);
    draft->text = (struct text){.arena = draft->arena, .bytes = text, .size = kept, .capacity = kept + 1};
    struct lines lines = split_lines(draft->arena, text, kept);
    size_t first = next_line(&lines, 0);
    if (first < lines.count) {
        struct line *head = &lines.items[first];
        draft->date = leading_date(draft->arena, text, head);
        if (has_more(&lines, first) && is_masthead(draft, text, head)) {
            if (!draft->date)
                draft->date = find_date(draft->arena, text + head->begin, head->end - head->begin);
            first = next_line(&lines, first + 1);
            head = &lines.items[first];
        }
        if (has_more(&lines, first) && looks_like_headline(text, head)) {
            draft->title = clean_line(draft->arena, text + head->begin, head->end - head->begin);
            add_span(draft, *head, PARAGRAPH_HEADLINE);
            draft->body = (uint32_t)head->end;
            first++;
        }
    }
    read_body(draft, text, &lines, first);
    struct entente_article *article = NULL;
    entente_status status = draft_finish(draft, &article, error);
    if (status)
        draft_abandon(draft);
    else
        article_list_add(list, article);
    return status;
}
