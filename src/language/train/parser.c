/* parser.c: parameters of the network in training, and the work space of a part of a batch. */
#include "language/train/parser.h"

#include "base/status.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *zeroed(size_t count, size_t size)
{
    size_t bytes = (count * size + 127) / 64 * 64;
    void *memory = aligned_alloc(64, bytes);
    if (!memory) abort();
    return memset(memory, 0, bytes);
}

static struct block place(struct layout *layout, size_t rows, size_t columns)
{
    struct block block = {layout->size, rows, columns};
    layout->size += (rows * columns + 15) / 16 * 16;
    return block;
}

static struct layout make_layout(const struct network_shape *shape)
{
    struct layout layout = {0};
    size_t width = shape->width;
    layout.projection = place(&layout, VECTOR_WIDTH, width);
    for (uint32_t l = 0; l < shape->layers; l++) {
        size_t out = shape->recurrent[l] ? 2 * width : width;
        layout.weight[l] = place(&layout, shape->recurrent[l] ? width : 3 * width, out);
        layout.bias[l] = place(&layout, 1, out);
    }
    layout.tag_weight = place(&layout, width, TAG_WIDTH);
    layout.tag_bias = place(&layout, 1, TAG_WIDTH);
    layout.arc_weight = place(&layout, width, 2 * shape->arc + DISTANCES);
    layout.arc_bias = place(&layout, 1, 2 * shape->arc + DISTANCES);
    layout.arc_bilinear = place(&layout, shape->arc, shape->arc);
    layout.arc_offset = place(&layout, 1, shape->arc);
    layout.arc_root = place(&layout, 1, shape->arc);
    layout.label_weight = place(&layout, width, 2 * shape->label);
    layout.label_bias = place(&layout, 1, 2 * shape->label);
    layout.label_distance = place(&layout, DISTANCES, shape->label);
    layout.label_out = place(&layout, shape->label, LABEL_OUT);
    layout.label_out_bias = place(&layout, 1, LABEL_OUT);
    return layout;
}

static void start_block(struct parser *parser, struct block block, float deviation, struct random *random)
{
    for (size_t i = 0; i < block.rows * block.columns; i++)
        parser->dense[block.at + i] = random_normal(random, deviation);
}

/* Gates start with memories of between one and some twenty words. */
static void start_gates(struct parser *parser, uint32_t l, struct random *random)
{
    size_t half = parser->shape.width / 2;
    float *bias = parser->dense + parser->layout.bias[l].at;
    for (int direction = 0; direction < 2; direction++)
        for (size_t i = 0; i < half; i++)
            bias[(size_t)direction * 2 * half + half + i] = logf(1 + 19 * random_unit(random)) - 0.5f;
}

static void start_dense(struct parser *parser, struct random *random)
{
    const struct layout *layout = &parser->layout;
    float width = (float)parser->shape.width;
    start_block(parser, layout->projection, 0.06f, random);
    for (uint32_t l = 0; l < parser->shape.layers; l++) {
        bool recurrent = parser->shape.recurrent[l];
        start_block(parser, layout->weight[l], sqrtf(1 / (recurrent ? width : 3 * width)), random);
        if (recurrent) start_gates(parser, l, random);
    }
    start_block(parser, layout->tag_weight, 0.05f, random);
    start_block(parser, layout->arc_weight, sqrtf(1 / width), random);
    start_block(parser, layout->arc_bilinear, sqrtf(0.5f / (float)parser->shape.arc), random);
    start_block(parser, layout->arc_root, 0.3f, random);
    start_block(parser, layout->label_weight, sqrtf(1 / width), random);
    start_block(parser, layout->label_distance, 0.1f, random);
    start_block(parser, layout->label_out, 0.08f, random);
}

struct parser *parser_new(const struct network_shape *shape, uint32_t vocabulary, const float *vectors,
                          const uint32_t *gold_counts, uint64_t seed)
{
    struct parser *parser = zeroed(1, sizeof *parser);
    struct random random = random_seed(seed);
    parser->shape = *shape;
    parser->layout = make_layout(shape);
    parser->dense = zeroed(parser->layout.size, sizeof(float));
    parser->mean = zeroed(parser->layout.size, sizeof(float));
    parser->square = zeroed(parser->layout.size, sizeof(float));
    parser->turned = zeroed(parser->layout.size, sizeof(float));
    parser->vectors = vectors;
    parser->gold_counts = gold_counts;
    start_dense(parser, &random);
    for (int t = 0; t < WORD_TABLES; t++) {
        parser->table_rows[t] = t == WORD_FORM ? vocabulary : WORD_TABLE_ROWS[t];
        size_t size = (size_t)parser->table_rows[t] * shape->width;
        parser->table[t] = zeroed(size, sizeof(float));
        parser->table_square[t] = zeroed(parser->table_rows[t], sizeof(float));
        if (t == WORD_FORM) continue; /* words that training does not meet stay at 0 */
        for (size_t i = 0; i < size; i++)
            parser->table[t][i] = (random_unit(&random) - 0.5f) * 0.3f;
    }
    return parser;
}

void parser_free(struct parser *parser)
{
    if (!parser) return;
    for (int t = 0; t < WORD_TABLES; t++) {
        free(parser->table[t]);
        free(parser->table_square[t]);
    }
    free(parser->dense);
    free(parser->mean);
    free(parser->square);
    free(parser->turned);
    free(parser);
}

entente_status parser_save(const struct parser *parser, const char *path, entente_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file) return fail(error, ENTENTE_CANNOT_WRITE, path, 0, "cannot be written");
    bool written = fwrite(&parser->shape, sizeof parser->shape, 1, file) == 1 &&
                   fwrite(parser->dense, sizeof(float), parser->layout.size, file) == parser->layout.size;
    for (int t = 0; t < WORD_TABLES; t++) {
        size_t size = (size_t)parser->table_rows[t] * parser->shape.width;
        written = written && fwrite(parser->table[t], sizeof(float), size, file) == size;
    }
    written = fclose(file) == 0 && written;
    return written ? ENTENTE_OK : fail(error, ENTENTE_CANNOT_WRITE, path, 0, "could not be written");
}

entente_status parser_load(struct parser *parser, const char *path, entente_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file) return fail(error, ENTENTE_NOT_FOUND, path, 0, "does not exist");
    struct network_shape shape;
    bool read = fread(&shape, sizeof shape, 1, file) == 1 &&
                memcmp(&shape, &parser->shape, sizeof shape) == 0 &&
                fread(parser->dense, sizeof(float), parser->layout.size, file) == parser->layout.size;
    for (int t = 0; t < WORD_TABLES; t++) {
        size_t size = (size_t)parser->table_rows[t] * parser->shape.width;
        read = read && fread(parser->table[t], sizeof(float), size, file) == size;
    }
    fclose(file);
    return read ? ENTENTE_OK : fail(error, ENTENTE_BAD_FORMAT, path, 0, "is not a network of this shape");
}

/* Rows with one more, zero, before the first, so that a convolution may look there. */
static float *padded(size_t width)
{
    return (float *)zeroed((PART_ROWS + 2) * width, sizeof(float)) + width;
}

static void free_padded(float *rows, size_t width)
{
    if (rows) free(rows - width);
}

struct part *part_new(const struct parser *parser, bool with_gradient)
{
    struct part *part = zeroed(1, sizeof *part);
    const struct network_shape *shape = &parser->shape;
    size_t width = shape->width;
    part->parser = parser;
    part->words = zeroed(PART_ROWS, sizeof *part->words);
    part->vector_rows = zeroed(PART_ROWS, sizeof *part->vector_rows);
    part->vectors = zeroed((size_t)PART_ROWS * VECTOR_WIDTH, sizeof(float));
    part->embedded = zeroed((size_t)PART_ROWS * width, sizeof(float));
    part->arc_mask = zeroed((size_t)PART_ROWS * 2 * shape->arc, 1);
    part->label_mask = zeroed((size_t)PART_ROWS * shape->label, 1);
    part->hidden = zeroed((size_t)PART_ROWS * shape->label, sizeof(float));
    part->d_hidden = zeroed((size_t)PART_ROWS * shape->label, sizeof(float));
    part->label_out = zeroed((size_t)PART_ROWS * LABEL_OUT, sizeof(float));
    for (uint32_t l = 0; l <= shape->layers; l++) {
        part->state[l] = padded(width);
        part->deviation[l] = zeroed(PART_ROWS, sizeof(float));
        part->mask[l] = zeroed((size_t)PART_ROWS * width, 1);
        if (l == shape->layers) continue;
        part->linear[l] = zeroed((size_t)PART_ROWS * 2 * width, sizeof(float));
        part->output[l] = zeroed((size_t)PART_ROWS * width, sizeof(float));
    }
    part->tags = zeroed((size_t)PART_ROWS * TAG_WIDTH, sizeof(float));
    part->arcs = zeroed((size_t)PART_ROWS * (2 * shape->arc + DISTANCES), sizeof(float));
    part->labels = zeroed((size_t)PART_ROWS * 2 * shape->label, sizeof(float));
    size_t outputs = 2 * shape->arc + 2 * shape->label + TAG_WIDTH + LABEL_OUT + DISTANCES + 6 * width;
    size_t widest = (width + shape->arc + shape->label) * outputs; /* holds any of the matrices */
    part->transposed = zeroed(widest, sizeof(float));
    part->scratch = zeroed(4 * (TREE_LONGEST + 2) * (TREE_LONGEST + 2), sizeof(float));
    if (!with_gradient) return part;
    part->d_state = padded(width);
    part->d_linear = padded(2 * width);
    part->d_tags = zeroed((size_t)PART_ROWS * TAG_WIDTH, sizeof(float));
    part->d_arcs = zeroed((size_t)PART_ROWS * (2 * shape->arc + DISTANCES), sizeof(float));
    part->d_labels = zeroed((size_t)PART_ROWS * 2 * shape->label, sizeof(float));
    part->gradient = zeroed(parser->layout.size, sizeof(float));
    return part;
}

void part_free(struct part *part)
{
    if (!part) return;
    size_t width = part->parser->shape.width;
    for (uint32_t l = 0; l <= part->parser->shape.layers; l++) {
        free_padded(part->state[l], width);
        free(part->deviation[l]);
        free(part->mask[l]);
        free(part->linear[l]);
        free(part->output[l]);
    }
    free_padded(part->d_state, width);
    free_padded(part->d_linear, 2 * width);
    void *const plain[] = {
        part->words,      part->vector_rows, part->vectors,    part->tags,   part->arcs,     part->labels,
        part->transposed, part->scratch,     part->d_tags,     part->d_arcs, part->d_labels, part->gradient,
        part->embedded,   part->arc_mask,    part->label_mask, part->hidden, part->d_hidden, part->label_out};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        free(plain[i]);
    free(part);
}

void part_clear(struct part *part)
{
    part->sentence_count = 0;
    part->rows = 0;
}

bool part_add(struct part *part, const struct example *example)
{
    if (part->rows + example->count + 2 > PART_ROWS || part->sentence_count == PART_SENTENCES) return false;
    part->sentences[part->sentence_count++] = (struct placed){example, part->rows};
    part->rows += example->count + 1;
    return true;
}
