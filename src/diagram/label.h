/* label.h: making hostile text harmless before it reaches Graphviz or an SVG.
 *
 * Graphviz escapes plain labels and tooltips but not addresses, fonts or styles, expands \N \G \L and
 * entities, and writes controls as they are. So every text passes through here: cleaned, capped, escaped;
 * addresses are allowed by list; style, font, shape and image never come from input. */
#ifndef ENTENTE_DIAGRAM_LABEL_H
#define ENTENTE_DIAGRAM_LABEL_H

#include "base/text.h"

enum { LONGEST_NAME = 60, LONGEST_EVENT = 80, LONGEST_TOOLTIP = 600 }; /* code points */

/* Copy without controls, bidi overrides, zero-width characters and non-characters, white space made one
 * blank, at most `limit` code points ("…" at the end when cut). */
const char *label_clean(struct arena *arena, const char *text, size_t limit);
/* Adds text with & < > " ' escaped as XML. */
void label_escape(struct text *out, const char *text);
/* Adds clean text broken into lines of about `columns` columns (wide characters count two), each escaped,
 * parted by `line_break`. Words that are too long are broken. */
void label_wrap(struct text *out, const char *text, size_t columns, const char *line_break);
/* The text as far as it fits `columns` columns, with "…" when cut. */
const char *label_cut(struct arena *arena, const char *text, size_t columns);
/* Columns of the text: wide characters count two. */
size_t label_width(const char *text);
/* Lines that label_wrap would make. */
size_t label_lines(const char *text, size_t columns);
/* For attributes that Graphviz reads as escString: backslashes doubled, & as &amp;. */
const char *label_escape_string(struct arena *arena, const char *text);
/* The address when it is http or https without characters that could break out of an attribute; NULL
 * otherwise. */
const char *label_safe_url(const char *address);
/* A font family of letters, digits, blanks and hyphens; `otherwise` for anything else. */
const char *label_safe_font(const char *font, const char *otherwise);

#endif
