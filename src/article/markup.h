/* markup.h: the article room's dealings with libxml2: parsing without network access or external entities,
 * and turning markup into paragraphs. */
#ifndef ENTENTE_ARTICLE_MARKUP_H
#define ENTENTE_ARTICLE_MARKUP_H

#include "article/build.h"
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

/* A parsed XML document, NULL with *error filled in (file, line, reason). Free with xmlFreeDoc. */
xmlDoc *markup_parse_xml(const char *name, const char *bytes, size_t size, entente_error *error);
/* A parsed page; broken markup is mended as browsers do. The encoding is that of the byte-order mark, the
 * meta element, UTF-8 when the bytes are valid, else Windows-1252. */
xmlDoc *markup_parse_html(const char *name, const char *bytes, size_t size, entente_error *error);

/* Text of a title that may itself hold markup or entities, as one clean line; NULL when empty. */
const char *markup_to_line(struct arena *arena, const char *text);
/* Adds the paragraphs of a piece of HTML, or of plain text, to the draft. */
void markup_fragment(struct draft *draft, const char *text, size_t size);

/* Adds the block elements below `root` as paragraphs, leaving out what `skips` says true for (may be NULL).
 */
void markup_paragraphs(struct draft *draft, xmlNode *root, bool (*skips)(xmlNode *node));

/* Bytes of text below a node that are no white space; and of these, how many are inside links. */
size_t markup_text_length(const xmlNode *node);
size_t markup_link_length(const xmlNode *node);
bool markup_is(const xmlNode *node, const char *name);
/* The node's attribute as text in the arena; NULL. */
const char *markup_attribute(struct arena *arena, xmlNode *node, const char *name);

#endif
