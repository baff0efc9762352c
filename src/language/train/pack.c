/* pack.c: rounds the parameters to 8 bits, a scale for each column of a matrix and each row of a table,
 * nothing cut off, and lays them out as network.h says. */
#include "language/train/pack.h"

#include "base/status.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64 };

/* Room for `size` more bytes, zeroed, at a multiple of 64. The result is good until the next call. */
static void *extend(struct buffer *buffer, size_t size)
{
    size_t old = buffer->size, grown = old + (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    buffer->bytes = realloc(buffer->bytes, grown + 1);
    if (!buffer->bytes) abort();
    memset(buffer->bytes + old, 0, grown - old);
    buffer->size = grown;
    return buffer->bytes + old;
}

static int8_t to_byte(float value, float scale)
{
    return (int8_t)lrintf(value / scale);
}

static float column_scale(const float *weights, size_t depth, size_t width, size_t column)
{
    float high = 1e-8f;
    for (size_t k = 0; k < depth; k++)
        high = fmaxf(high, fabsf(weights[k * width + column]));
    return high / 127;
}

void pack_matrix(struct buffer *buffer, const float *weights, const float *bias, const uint32_t size[2])
{
    size_t depth = size[0], width = size[1];
    float *scales = calloc(width, sizeof *scales);
    int32_t *offsets = calloc(width, sizeof *offsets);
    if (!scales || !offsets) abort();
    for (size_t c = 0; c < width; c++)
        scales[c] = column_scale(weights, depth, width, c);
    int8_t *packed = extend(buffer, depth * width);
    for (size_t c = 0; c < width; c++)
        for (size_t k = 0; k < depth; k++) {
            int8_t byte = to_byte(weights[k * width + c], scales[c]);
            size_t block = c / KERNEL_LANES * KERNEL_LANES * depth, group = k / KERNEL_GROUP * KERNEL_GROUP;
            packed[block + group * KERNEL_LANES + c % KERNEL_LANES * KERNEL_GROUP + k % KERNEL_GROUP] = byte;
            offsets[c] += 128 * byte;
        }
    memcpy(extend(buffer, width * sizeof(float)), scales, width * sizeof(float));
    memcpy(extend(buffer, width * sizeof(float)), bias, width * sizeof(float));
    memcpy(extend(buffer, width * sizeof(int32_t)), offsets, width * sizeof(int32_t));
    free(scales);
    free(offsets);
}

static struct buffer pack_dense(const struct parser *parser)
{
    const struct layout *layout = &parser->layout;
    const struct network_shape *shape = &parser->shape;
    uint32_t sizes[NETWORK_MATRICES_MOST][2];
    struct buffer buffer = {0};
    size_t count = network_matrices(shape, sizes);
    const struct block weights[5] = {layout->tag_weight, layout->arc_weight, layout->arc_bilinear,
                                     layout->label_weight, layout->label_out};
    const struct block biases[5] = {layout->tag_bias, layout->arc_bias, layout->arc_offset,
                                    layout->label_bias, layout->label_out_bias};
    for (size_t i = 0; i < count; i++) {
        const struct block *weight = i < shape->layers ? &layout->weight[i] : &weights[i - shape->layers];
        const struct block *bias = i < shape->layers ? &layout->bias[i] : &biases[i - shape->layers];
        pack_matrix(&buffer, parser->dense + weight->at, parser->dense + bias->at, sizes[i]);
    }
    memcpy(extend(&buffer, shape->arc * sizeof(float)), parser->dense + layout->arc_root.at,
           shape->arc * sizeof(float));
    size_t distances = (size_t)DISTANCES * shape->label * sizeof(float);
    memcpy(extend(&buffer, distances), parser->dense + layout->label_distance.at, distances);
    return buffer;
}

/* The row of an embedding table; the projected pretrained vector is part of a word's row. */
static void table_row(const struct parser *parser, int table, uint32_t row, float *out)
{
    size_t width = parser->shape.width;
    memcpy(out, parser->table[table] + (size_t)row * width, width * sizeof *out);
    if (table != WORD_FORM) return;
    const float *vector = parser->vectors + (size_t)row * VECTOR_WIDTH;
    const float *projection = parser->dense + parser->layout.projection.at;
    for (size_t v = 0; v < VECTOR_WIDTH; v++)
        for (size_t k = 0; k < width; k++)
            out[k] += vector[v] * projection[v * width + k];
}

/* How often the corpora meet each row of a table. */
static uint32_t *count_rows(const struct parser *parser, int table, const struct corpus *const *corpora,
                            size_t count)
{
    uint32_t *met = calloc(parser->table_rows[table], sizeof *met);
    if (!met) abort();
    for (size_t c = 0; c < count; c++)
        for (size_t i = 0; i < corpora[c]->count; i++)
            for (uint32_t j = 0; j < corpora[c]->examples[i].count; j++)
                met[corpora[c]->examples[i].rows[j].row[table]]++;
    return met;
}

enum { ROW_LEAST = 3 }; /* hashed rows that were met less often are left out: they hold little but chance */

/* Numbers the rows that are kept from 1 on; row 0 stays empty. Words keep their rows. */
static uint32_t index_rows(const struct parser *parser, int table, const uint32_t *met, uint16_t *index)
{
    uint32_t kept = 1;
    for (uint32_t r = 0; r < parser->table_rows[table]; r++)
        index[r] = met[r] >= ROW_LEAST ? (uint16_t)kept++ : 0;
    return kept == parser->table_rows[table] ? kept + 1
                                             : kept; /* as many as there are would mean: no index */
}

static void pack_row(const struct parser *parser, int table, uint32_t row, float *scale, int8_t *bytes)
{
    float values[1024], high = 1e-8f;
    size_t width = parser->shape.width;
    table_row(parser, table, row, values);
    for (size_t k = 0; k < width; k++)
        high = fmaxf(high, fabsf(values[k]));
    *scale = high / 127;
    for (size_t k = 0; k < width; k++)
        bytes[k] = to_byte(values[k], *scale);
}

static struct buffer pack_table(const struct parser *parser, int table, const struct corpus *const *corpora,
                                size_t corpus_count)
{
    struct buffer buffer = {0};
    size_t width = parser->shape.width;
    uint32_t all = parser->table_rows[table], kept = all,
             *met = count_rows(parser, table, corpora, corpus_count);
    uint16_t *index = calloc(all, sizeof *index);
    float *scales = calloc(all + 2, sizeof *scales);
    int8_t *bytes = calloc(all + 2, width);
    if (!index || !scales || !bytes) abort();
    if (table != WORD_FORM) kept = index_rows(parser, table, met, index);
    for (uint32_t r = 0; r < all; r++) {
        uint32_t to = table == WORD_FORM ? r : index[r];
        if (to || table == WORD_FORM) pack_row(parser, table, r, &scales[to], bytes + (size_t)to * width);
    }
    memcpy(extend(&buffer, sizeof kept), &kept, sizeof kept);
    if (table != WORD_FORM) memcpy(extend(&buffer, all * sizeof *index), index, all * sizeof *index);
    memcpy(extend(&buffer, kept * sizeof *scales), scales, kept * sizeof *scales);
    memcpy(extend(&buffer, kept * width), bytes, kept * width);
    free(met);
    free(index);
    free(scales);
    free(bytes);
    return buffer;
}

static struct buffer pack_words(const struct vocabulary *vocabulary)
{
    struct buffer buffer = {0};
    size_t slots = 64;
    while (slots * 5 < (size_t)vocabulary->count * 8)
        slots *= 2;
    struct word_slot *slot = extend(&buffer, slots * sizeof *slot);
    for (uint32_t row = 1; row < vocabulary->count; row++) {
        size_t i = vocabulary->hashes[row] & (slots - 1);
        while (slot[i].row)
            i = (i + 1) & (slots - 1);
        slot[i] = (struct word_slot){(uint32_t)(vocabulary->hashes[row] >> 32), row};
    }
    return buffer;
}

entente_status pack_parser(const struct parser *parser, const struct vocabulary *vocabulary,
                           const struct corpus *const *corpora, size_t corpus_count, const char *path,
                           entente_error *error)
{
    struct new_section sections[WORD_TABLES + 3] = {{"shape", &parser->shape, sizeof parser->shape}};
    struct buffer buffers[WORD_TABLES + 2];
    buffers[0] = pack_words(vocabulary);
    buffers[1] = pack_dense(parser);
    for (int t = 0; t < WORD_TABLES; t++)
        buffers[t + 2] = pack_table(parser, t, corpora, corpus_count);
    size_t count = 1;
    for (int i = 0; i < WORD_TABLES + 2; i++, count++) {
        if (i < 2)
            strcpy(sections[count].name, i ? "dense" : "words");
        else
            snprintf(sections[count].name, MODEL_NAME_SIZE, "table%d", i - 2);
        sections[count].bytes = buffers[i].bytes;
        sections[count].size = buffers[i].size;
    }
    entente_status status = model_update(path, sections, count, error);
    for (int i = 0; i < WORD_TABLES + 2; i++)
        free(buffers[i].bytes);
    return status;
}
