/* build.h: the inside of the article room: from bytes to parts, from parts to a finished article. */
#ifndef ENTENTE_ARTICLE_BUILD_H
#define ENTENTE_ARTICLE_BUILD_H

#include "article/article.h"
#include "base/text.h"

enum { LARGEST_ARTICLE = 64 << 20 }; /* bytes of one input file */

/* An article in the making. Metadata are set directly; paragraphs are added in order. */
struct draft {
    struct arena *arena;
    const char *name;
    const char *given_date;
    const char *title, *date, *author, *publisher, *url;
    struct text text;
    struct paragraph *paragraphs;
    size_t paragraph_count, paragraph_capacity;
    uint32_t body;
};

/* A draft in an arena of its own (owned by the article in the end); NULL without memory. `recovery` receives
 * lack of memory until the article is finished. */
struct draft *draft_new(const char *name, const char *given_date, jmp_buf *recovery);
void draft_abandon(struct draft *draft);
/* Adds a paragraph whose white space is already what the text shall have. */
void draft_paragraph(struct draft *draft, enum paragraph_kind kind, const char *text, size_t size);
/* Sets the title and, as first paragraph, the headline. Before any other paragraph. */
void draft_headline(struct draft *draft, const char *title);
/* Finishes: dateline, date, kinds of the paragraphs, hash. ENTENTE_EMPTY when there is no text. */
entente_status draft_finish(struct draft *draft, struct entente_article **article, entente_error *error);

/* Copy with runs of white space (with U+00A0) as one blank, trimmed; zero-width characters and soft hyphens
 * removed. Empty becomes NULL. */
const char *clean_line(struct arena *arena, const char *text, size_t size);

/* A date in metadata or in a line about publication: ISO 8601, RFC 822, "July 12, 2025", "12 Jul. 2025",
 * "12/07/2025" only where it cannot be read two ways. Gives YYYY-MM-DD, or NULL. */
const char *find_date(struct arena *arena, const char *text, size_t size);
/* The number 1 to 12 of an English month's name or abbreviation at `text`, with its length; 0 for none. */
unsigned month_by_name(const char *text, size_t size, size_t *length);

/* True for a line that belongs to the page, not to the report: "Advertisement", "Comments are closed." */
bool is_boilerplate(const char *line, size_t size);
/* True for "By Jane Doe", "Published: ...", "Last updated ...". */
bool is_byline(const char *line, size_t size);
bool is_date_line(struct arena *arena, const char *line, size_t size);

/* What the bytes are. */
enum source_kind { SOURCE_TEXT, SOURCE_HTML, SOURCE_FEED, SOURCE_JSON_LINES, SOURCE_BINARY };
enum source_kind source_detect(const char *bytes, size_t size);

/* The articles of one input, in order. */
struct article_list {
    struct entente_article **items;
    size_t count, capacity;
    struct arena *arena; /* of the list only */
};
void article_list_add(struct article_list *list, struct entente_article *article);

/* Reads one input. `bytes` is NUL-terminated behind `size`. Some articles may have been added before a
 * failure. */
entente_status read_articles(const char *name, const char *bytes, size_t size, const char *given_date,
                             struct article_list *list, entente_error *error);
entente_status read_plain(const char *name, const char *bytes, size_t size, const char *given_date,
                          struct article_list *list, entente_error *error);
entente_status read_html(const char *name, const char *bytes, size_t size, const char *given_date,
                         struct article_list *list, entente_error *error);
entente_status read_feed(const char *name, const char *bytes, size_t size, const char *given_date,
                         struct article_list *list, entente_error *error);
entente_status read_json_lines(const char *name, const char *bytes, size_t size, const char *given_date,
                               struct article_list *list, entente_error *error);

#endif
