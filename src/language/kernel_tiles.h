/* kernel_tiles.h: the products of kernel.h in tiles; included behind kernel_body.h by a file that defines
 * PRODUCT_BLOCKS and product_tile, the sums of 1 or 4 rows by so many blocks of columns. Not a header to
 * include elsewhere. */

static bool prepare(struct kernel_matrix *matrix)
{
    matrix->pack = NULL;
    return true;
}

/* What a product makes: floats, or else the sums. */
struct results {
    float *floats;
    int32_t *sums;
    const float *row_scale;
    float common;
    size_t relu;
};

/* The sums of a block in a row, with 128 added to the inputs, to the results. */
INLINE void deliver(const struct kernel_matrix *matrix, size_t row, size_t column, const int32_t *sum,
                    const struct results *to)
{
    size_t at = row * matrix->width + column;
    const lanes zero = {0};
    UNROLLED
    for (size_t k = 0; k < KERNEL_LANES; k += VECTOR) {
        integer_lanes exact =
            *(const integer_lanes *)(sum + k) - *(const integer_lanes *)(matrix->offset + column + k);
        if (!to->floats) {
            *(integer_lanes *)(to->sums + at + k) = exact;
            continue;
        }
        lanes value = finished(matrix, column + k, &exact, to->row_scale ? to->row_scale[row] : to->common);
        if (column < to->relu) keep_greater(&value, &zero);
        *(lanes *)(to->floats + at + k) = value;
    }
}

/* All rows by `blocks` blocks of 16 columns, a constant where this is inlined. */
INLINE void product_columns(const struct kernel_matrix *matrix, size_t column, int blocks,
                            const uint8_t *input, size_t stride, size_t rows, const struct results *to)
{
    int32_t sums[4 * PRODUCT_BLOCKS * KERNEL_LANES] __attribute__((aligned(64)));
    const int8_t *weights = matrix->weights + column / KERNEL_LANES * matrix->block;
    for (size_t r = 0; r < rows;) {
        size_t now = rows - r < 4 ? 1 : 4;
        if (now == 4)
            product_tile(4, blocks, weights, matrix->block, matrix->depth, input + r * stride, stride, sums);
        else
            product_tile(1, blocks, weights, matrix->block, matrix->depth, input + r * stride, stride, sums);
        for (size_t i = 0; i < now; i++, r++)
            for (size_t b = 0; b < (size_t)blocks; b++)
                deliver(matrix, r, column + b * KERNEL_LANES, sums + (i * (size_t)blocks + b) * KERNEL_LANES,
                        to);
    }
}

static void multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                     const struct results *to)
{
    size_t column = 0;
    for (; column + PRODUCT_BLOCKS * KERNEL_LANES <= matrix->width; column += PRODUCT_BLOCKS * KERNEL_LANES)
        product_columns(matrix, column, PRODUCT_BLOCKS, input, stride, rows, to);
    if (PRODUCT_BLOCKS > 2 && column + 2 * KERNEL_LANES <= matrix->width) {
        product_columns(matrix, column, 2, input, stride, rows, to);
        column += 2 * KERNEL_LANES;
    }
    for (; column < matrix->width; column += KERNEL_LANES)
        product_columns(matrix, column, 1, input, stride, rows, to);
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, size_t relu, float *out)
{
    const struct results to = {.floats = out, .row_scale = row_scale, .common = common, .relu = relu};
    multiply(matrix, input, stride, rows, &to);
}

static void sums(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                 int32_t *out)
{
    const struct results to = {.sums = out};
    multiply(matrix, input, stride, rows, &to);
}
