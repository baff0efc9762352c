/* article.h: what the article stage gives: one article's metadata and clean text.
 *
 * In: bytes of a text file, HTML page, feed or JSON-lines file. Out: struct entente_article in an arena of
 * its own. Offsets are bytes into `text`, which is valid UTF-8 without NUL or CR. */
#ifndef ENTENTE_ARTICLE_H
#define ENTENTE_ARTICLE_H

#include "base/arena.h"
#include "entente.h"
#include <stdbool.h>
#include <stdint.h>

enum paragraph_kind {
    PARAGRAPH_HEADLINE,
    PARAGRAPH_SUBHEAD,
    PARAGRAPH_BODY,
    PARAGRAPH_BULLET,
    PARAGRAPH_CAPTION,
    PARAGRAPH_META, /* "Published: ...", "By ...", navigation: kept in the text, not analysed */
};

struct paragraph {
    uint32_t begin, end;
    uint8_t kind;
};

struct entente_article {
    struct arena *arena; /* owns all of it */
    const char *name;    /* path, "path#3" for the third item of a feed or JSON-lines file */
    const char *title, *date, *author, *publisher, *url; /* NULL where not told; date YYYY-MM-DD */
    bool date_is_given;                                  /* the date was handed in, not told by the article */
    const char *dateline_place;  /* "BEIJING" of "BEIJING, March 10 (Reuters) -"; NULL */
    const char *dateline_agency; /* "Reuters"; NULL */
    const char *text;
    size_t size;   /* bytes */
    uint32_t body; /* where the body begins, behind the headline */
    struct paragraph *paragraphs;
    size_t paragraph_count;
    uint64_t hash; /* of title and text: names an article without a URL */
};

#endif
