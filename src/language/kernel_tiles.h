/* kernel_tiles.h: the product of kernel.h in tiles; included behind kernel_body.h by a file that defines
 * PRODUCT_BLOCKS and product_tile, the sums of 1 or 4 rows by so many blocks of columns. Not a header to
 * include elsewhere. */

/* All rows by `blocks` blocks of 16 columns, a constant where this is inlined. */
INLINE void product_columns(const struct kernel_matrix *matrix, size_t column, int blocks,
                            const uint8_t *input, size_t stride, size_t rows, const float *row_scale,
                            float common, float *out)
{
    int32_t sums[4 * PRODUCT_BLOCKS * KERNEL_LANES] __attribute__((aligned(64)));
    const int8_t *weights = matrix->weights + column * matrix->depth;
    for (size_t r = 0; r < rows;) {
        size_t now = rows - r < 4 ? 1 : 4;
        if (now == 4)
            product_tile(4, blocks, weights, matrix->depth, input + r * stride, stride, sums);
        else
            product_tile(1, blocks, weights, matrix->depth, input + r * stride, stride, sums);
        for (size_t i = 0; i < now; i++, r++)
            for (size_t b = 0; b < (size_t)blocks; b++)
                finish(matrix, column + b * KERNEL_LANES, sums + (i * (size_t)blocks + b) * KERNEL_LANES,
                       row_scale ? row_scale[r] : common,
                       out + r * matrix->width + column + b * KERNEL_LANES);
    }
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, float *out)
{
    size_t column = 0;
    for (; column + PRODUCT_BLOCKS * KERNEL_LANES <= matrix->width; column += PRODUCT_BLOCKS * KERNEL_LANES)
        product_columns(matrix, column, PRODUCT_BLOCKS, input, stride, rows, row_scale, common, out);
    if (PRODUCT_BLOCKS > 2 && column + 2 * KERNEL_LANES <= matrix->width) {
        product_columns(matrix, column, 2, input, stride, rows, row_scale, common, out);
        column += 2 * KERNEL_LANES;
    }
    for (; column < matrix->width; column += KERNEL_LANES)
        product_columns(matrix, column, 1, input, stride, rows, row_scale, common, out);
}
