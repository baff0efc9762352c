/* columns.h: pictures in columns whose positions are computed here and drawn by Graphviz's "nop": no
 * crossings that the order could avoid, at any size. */
#ifndef ENTENTE_DIAGRAM_COLUMNS_H
#define ENTENTE_DIAGRAM_COLUMNS_H

#include "diagram/sketch.h"

struct column_item {
    Agnode_t *node;
    double height; /* points */
    double wish;   /* where it would like to be, points from the top: set by columns_order */
    size_t wishes;
    uint32_t key; /* ties: smaller first */
};

struct column {
    struct column_item *items;
    size_t count, capacity;
    double x; /* centre, points */
};

/* Adds a node of about `lines` lines of text; its index in the column is returned. */
size_t column_add(struct sketch *sketch, struct column *column, Agnode_t *node, size_t lines, uint32_t key);
/* Index of the node in the column; SIZE_MAX when it is not there. */
size_t column_find(const struct column *column, const Agnode_t *node);
/* Stacks the items from `top` downwards with gaps, and sets their positions. Returns the bottom. */
double column_stack(struct column *column, double top, double gap);
/* Stacks by wish, as near to the wishes as the gaps allow. Returns the bottom. */
double column_follow(struct column *column, double top, double gap);
/* Tells an item that it would like to be at the height of an item of another column. */
void column_wish(struct column *column, size_t index, double y);
/* Centre of an item after stacking, points from the top. */
double column_y(const struct column *column, size_t index);

/* A node at a fixed place and size, points. */
void place_node(Agnode_t *node, double x, double y);
void place_sized(Agnode_t *node, double x, double y, double width, double height);

#endif
