/* network.c: finds the parts of the network in the model file. In: sections. Out: struct network. */
#include "language/network.h"

#include "base/status.h"
#include <string.h>

bool network_shape_fits(const struct network_shape *shape)
{
    return shape->width >= 32 && shape->width <= 1024 && shape->width % 32 == 0 && shape->layers >= 1 &&
           shape->layers <= NETWORK_LAYERS_MOST && shape->arc >= 32 && shape->arc <= NETWORK_ARC_MOST &&
           shape->arc % 32 == 0 && shape->label >= 32 && shape->label <= 512 && shape->label % 32 == 0 &&
           !shape->recurrent[0];
}

size_t network_matrices(const struct network_shape *shape, uint32_t sizes[NETWORK_MATRICES_MOST][2])
{
    size_t count = 0;
    for (uint32_t l = 0; l < shape->layers; l++, count++) {
        sizes[count][0] = shape->recurrent[l] ? shape->width : 3 * shape->width;
        sizes[count][1] = shape->recurrent[l] ? 2 * shape->width : shape->width;
    }
    const uint32_t heads[5][2] = {{shape->width, TAG_WIDTH},
                                  {shape->width, 2 * shape->arc + DISTANCES},
                                  {shape->arc, shape->arc},
                                  {shape->width, 2 * shape->label},
                                  {shape->label, LABEL_OUT}};
    memcpy(sizes[count], heads, sizeof heads);
    return count + 5;
}

/* A place in a section from which parts are taken one after the other. */
struct cursor {
    const unsigned char *at;
    size_t left;
    bool good;
};

static const void *take(struct cursor *cursor, size_t size)
{
    size_t whole = (size + 63) / 64 * 64;
    cursor->good = cursor->good && size <= cursor->left;
    if (!cursor->good) return NULL;
    const void *part = cursor->at;
    cursor->at += whole < cursor->left ? whole : cursor->left;
    cursor->left -= whole < cursor->left ? whole : cursor->left;
    return part;
}

static struct cursor begin(const struct model_sections *model, const char *name)
{
    struct section section = model_section(model, name);
    return (struct cursor){section.bytes, section.size, section.bytes != NULL};
}

static void take_matrix(struct cursor *cursor, const uint32_t size[2], struct kernel_matrix *matrix)
{
    *matrix =
        (struct kernel_matrix){.depth = size[0], .width = size[1], .block = (size_t)KERNEL_LANES * size[0]};
    matrix->weights = take(cursor, (size_t)size[0] * size[1]);
    matrix->scale = take(cursor, size[1] * sizeof(float));
    matrix->bias = take(cursor, size[1] * sizeof(float));
    matrix->offset = take(cursor, size[1] * sizeof(int32_t));
}

bool network_take_matrices(struct section section, const uint32_t (*sizes)[2], size_t count,
                           struct kernel_matrix **matrices)
{
    struct cursor cursor = {section.bytes, section.size, section.bytes != NULL};
    for (size_t i = 0; i < count; i++)
        take_matrix(&cursor, sizes[i], matrices[i]);
    return cursor.good;
}

/* All matrices of the network, at most NETWORK_MATRICES_MOST; returns how many. */
static size_t matrices_of(struct network *network, struct kernel_matrix **all)
{
    size_t count = 0;
    for (; count < network->shape.layers; count++)
        all[count] = &network->layer[count];
    struct kernel_matrix *heads[5] = {&network->tags, &network->arcs, &network->bilinear, &network->labels,
                                      &network->label_out};
    memcpy(all + count, heads, sizeof heads);
    return count + 5;
}

static bool take_dense(const struct model_sections *model, struct network *network)
{
    uint32_t sizes[NETWORK_MATRICES_MOST][2];
    struct kernel_matrix *all[NETWORK_MATRICES_MOST];
    struct cursor cursor = begin(model, "dense");
    size_t count = network_matrices(&network->shape, sizes);
    matrices_of(network, all);
    for (size_t i = 0; i < count; i++)
        take_matrix(&cursor, sizes[i], all[i]);
    network->bilinear.positive = network->label_out.positive = true;
    network->arc_root = take(&cursor, network->shape.arc * sizeof(float));
    network->label_distance = take(&cursor, (size_t)DISTANCES * network->shape.label * sizeof(float));
    return cursor.good;
}

/* The index of a hashed table: every entry must be a row that is there. */
static bool take_index(struct cursor *cursor, int table, uint32_t rows, const uint16_t **index)
{
    *index = take(cursor, WORD_TABLE_ROWS[table] * sizeof **index);
    for (uint32_t i = 0; *index && i < WORD_TABLE_ROWS[table]; i++)
        if ((*index)[i] >= rows) return false;
    return *index != NULL;
}

static bool take_tables(const struct model_sections *model, struct network *network)
{
    for (int t = 0; t < WORD_TABLES; t++) {
        char name[] = {'t', 'a', 'b', 'l', 'e', (char)('0' + t), '\0'};
        struct cursor cursor = begin(model, name);
        const uint32_t *rows = take(&cursor, sizeof *rows);
        if (!rows || !*rows || *rows > 1u << 24) return false;
        network->table_rows[t] = *rows;
        network->table_index[t] = NULL;
        bool whole = t == WORD_FORM || *rows == WORD_TABLE_ROWS[t];
        if (!whole && !take_index(&cursor, t, *rows, &network->table_index[t])) return false;
        network->table_scale[t] = take(&cursor, *rows * sizeof(float));
        network->table[t] = take(&cursor, (size_t)*rows * network->shape.width);
        if (!cursor.good) return false;
    }
    return true;
}

static bool take_words(const struct model_sections *model, struct network *network)
{
    struct section section = model_section(model, "words");
    network->slots = section.bytes;
    network->slot_count = section.size / sizeof *network->slots;
    size_t count = network->slot_count, used = 0;
    if (!count || (count & (count - 1))) return false;
    for (size_t i = 0; i < count; i++) {
        if (network->slots[i].row >= network->table_rows[WORD_FORM]) return false;
        used += network->slots[i].row != 0;
    }
    return used < count; /* a free slot ends every search */
}

/* The first layer is used in parts only. */
static bool prepare(struct network *network)
{
    struct kernel_matrix *all[NETWORK_MATRICES_MOST];
    size_t count = matrices_of(network, all);
    uint32_t width = network->shape.width;
    for (uint32_t i = 0; i < NETWORK_WINDOW; i++)
        if (!kernel_part(network->kernels, &network->layer[0], i * width, width, &network->window[i]))
            return false;
    for (size_t i = 1; i < count; i++) {
        all[i]->window = i < network->shape.layers && !network->shape.recurrent[i];
        if (!network->kernels->prepare(all[i])) return false;
    }
    return true;
}

entente_status network_open(const struct model_sections *model, const char *path, struct network *network,
                            entente_error *error)
{
    struct section shape = model_section(model, "shape");
    if (shape.size != sizeof network->shape)
        return fail(error, ENTENTE_BAD_MODEL, path, 0, "the language model has no network");
    memcpy(&network->shape, shape.bytes, sizeof network->shape);
    if (!network_shape_fits(&network->shape) || !take_tables(model, network) || !take_words(model, network) ||
        !take_dense(model, network))
        return fail(error, ENTENTE_BAD_MODEL, path, 0, "the network of the language model is damaged");
    network->kernels = kernels_best();
    if (!prepare(network)) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    return ENTENTE_OK;
}

void network_close(struct network *network)
{
    struct kernel_matrix *all[NETWORK_MATRICES_MOST];
    size_t count = matrices_of(network, all);
    for (size_t i = 0; i < count; i++)
        kernel_release(all[i]);
    for (size_t i = 0; i < NETWORK_WINDOW; i++)
        kernel_release(&network->window[i]);
}
