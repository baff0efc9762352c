/* metadata.h: title, date, author, publisher and address of an HTML page. */
#ifndef ENTENTE_ARTICLE_METADATA_H
#define ENTENTE_ARTICLE_METADATA_H

#include "article/build.h"
#include <libxml/tree.h>

/* Fills in what the page tells: JSON-LD (schema.org Article and kin) first, then meta elements (Open Graph,
 * Dublin Core, article:*), then <time>, <title>, <h1>, and the date in the page's own address. */
void metadata_read(struct draft *draft, xmlNode *root);

#endif
