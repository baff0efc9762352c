/* columns.c: stacking nodes in columns; the order of a column follows the mean place of its neighbours in the
 * column before it (the barycentre rule of Sugiyama, Tagawa and Toda 1981). */
#include "diagram/columns.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE_HEIGHT = 13, BOX_PADDING = 12 };

void place_node(Agnode_t *node, double x, double y)
{
    char text[64];
    snprintf(text, sizeof text, "%.1f,%.1f", x, -y);
    sketch_set(node, "pos", text);
}

void place_sized(Agnode_t *node, double x, double y, double width, double height)
{
    place_node(node, x, y);
    sketch_set_number(node, "width", width / 72);
    sketch_set_number(node, "height", height / 72);
    sketch_set(node, "fixedsize", "true");
    sketch_set(node, "margin", "0");
}

size_t column_add(struct sketch *sketch, struct column *column, Agnode_t *node, size_t lines, uint32_t key)
{
    column->items =
        arena_grow(sketch->arena, column->items, column->count, &column->capacity, sizeof *column->items);
    column->items[column->count] =
        (struct column_item){.node = node, .height = (double)lines * LINE_HEIGHT + BOX_PADDING, .key = key};
    return column->count++;
}

size_t column_find(const struct column *column, const Agnode_t *node)
{
    for (size_t i = 0; i < column->count; i++)
        if (column->items[i].node == node) return i;
    return SIZE_MAX;
}

void column_wish(struct column *column, size_t index, double y)
{
    struct column_item *item = &column->items[index];
    item->wish = (item->wish * (double)item->wishes + y) / (double)(item->wishes + 1);
    item->wishes++;
}

static void place_item(struct column *column, size_t index, double y)
{
    column->items[index].wish = y;
    place_node(column->items[index].node, column->x, y);
}

double column_y(const struct column *column, size_t index)
{
    return column->items[index].wish;
}

double column_stack(struct column *column, double top, double gap)
{
    for (size_t i = 0; i < column->count; i++) {
        double height = column->items[i].height;
        place_item(column, i, top + height / 2);
        top += height + gap;
    }
    return top;
}

static int by_wish(const void *a, const void *b)
{
    const struct column_item *x = a, *y = b;
    if (x->wish < y->wish) return -1;
    if (x->wish > y->wish) return 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

double column_follow(struct column *column, double top, double gap)
{
    if (!column->count) return top;
    qsort(column->items, column->count, sizeof *column->items, by_wish);
    double at = top, shift = 0;
    double *y = calloc(column->count, sizeof *y);
    if (!y) return column_stack(column, top, gap);
    for (size_t i = 0; i < column->count; i++) {
        const struct column_item *item = &column->items[i];
        double wanted = item->wish - item->height / 2;
        if (wanted < at) wanted = at;
        y[i] = wanted + item->height / 2;
        at = wanted + item->height + gap;
        shift += y[i] - item->wish;
    }
    shift /= (double)column->count;
    double first = y[0] - column->items[0].height / 2;
    if (first - shift < top) shift = first - top;
    for (size_t i = 0; i < column->count; i++)
        place_item(column, i, y[i] - shift);
    free(y);
    const struct column_item *last = &column->items[column->count - 1];
    return last->wish + last->height / 2 + gap;
}
