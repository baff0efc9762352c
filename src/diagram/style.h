/* style.h: what a class, a factuality or a tone looks like. Shape carries the class and a dash the
 * factuality, so that nothing is told by colour alone; text has a contrast of at least 4.8:1 on its fill. */
#ifndef ENTENTE_DIAGRAM_STYLE_H
#define ENTENTE_DIAGRAM_STYLE_H

#include "entity/entity.h"

struct node_style {
    const char *class; /* of the contract: "Person" */
    const char *css;   /* class name in the SVG, and the word in the legend */
    const char *shape, *style, *fill, *stroke, *text;
    int frames; /* around it */
};

enum tone { TONE_COOPERATIVE, TONE_CONFLICTUAL, TONE_NEUTRAL };

struct tone_style {
    const char *css, *word, *colour, *arrow; /* Graphviz arrowhead */
};

const struct node_style *style_of_class(const char *class);
const struct node_style *style_of_event(void);
const struct node_style *style_of_source(void);
/* All styles in the order of the legend. */
const struct node_style *style_at(size_t index, size_t *count);
/* Is the word a class of things or a category of events, whatever its case? */
bool is_known_class(const char *word);
enum tone tone_of_category(const char *category);
const struct tone_style *tone_style(enum tone tone);
/* "solid", "dashed", "dotted". */
const char *style_of_factuality(enum factuality factuality);
/* "actual", "planned", ... */
const char *word_of_factuality(enum factuality factuality);

#endif
