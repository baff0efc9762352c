/* grid.h: pictures that are tables: a row an event, a column an actor or a source, a mark where they meet. No
 * crossings at any size. */
#ifndef ENTENTE_DIAGRAM_GRID_H
#define ENTENTE_DIAGRAM_GRID_H

#include "diagram/sketch.h"

/* Points. The first column's middle is at x = 0; rows run downwards from y = 0, under the heads. */
enum { GRID_COLUMN = 62, GRID_GAP = 12, GRID_ROW = 24, GRID_HEAD = 66, GRID_LABEL = 390, GRID_DATE = 110 };

double grid_row_y(size_t row);

/* Makes the node the head of the column at x, with a guide line down to the last of `rows` rows. */
void grid_head(struct sketch *sketch, Agnode_t *node, const char *label, const struct node_style *style,
               double x, size_t rows);

/* The event's name at the left of its row, with `note` behind it and its date when `date` is not
 * NULL. */
void grid_row(struct sketch *sketch, uint32_t event, double y, const char *note, const char *date);

struct grid_mark {
    const char *shape; /* of Graphviz */
    double size;
    bool is_filled;
    const char *sign; /* drawn in it; NULL */
};
/* A mark of the event in the column of the head, in the colour of the event's tone. */
Agnode_t *grid_mark(struct sketch *sketch, uint32_t event, const Agnode_t *head, const struct grid_mark *look,
                    double x, double y, const char *tooltip);
/* The line of a row, mark to mark from left to right; NULLs are passed over. */
void grid_join(struct sketch *sketch, uint32_t event, Agnode_t *const *marks, size_t count);
/* "+2" at the right end of the row: what has no column. */
void grid_more(struct sketch *sketch, uint32_t event, size_t more, double x, double y);

#endif
