/* matrix.c: products in blocks of 6 rows by 16 columns, which fill the 16 vector registers of AVX2, over
 * stretches of the sum whose columns are copied side by side and stay in the first cache (Goto and van de
 * Geijn 2008 describe the principle). */
#include "language/train/matrix.h"

enum { LANES = 8, BLOCK = 2, COLUMNS = LANES * BLOCK, ROWS = 6, STRETCH = 256 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

static inline lanes load(const float *from)
{
    return *(const lanes *)from;
}

static inline void store(float *to, lanes value)
{
    *(lanes *)to = value;
}

/* A block's columns of all rows, side by side. */
static void copy_columns(size_t rows, const float *from, size_t stride, float *to)
{
    for (size_t i = 0; i < rows; i++, from += stride, to += COLUMNS) {
        store(to, load(from));
        store(to + LANES, load(from + LANES));
    }
}

/* c[rows][COLUMNS] += sum of a[row * across + i * along] * b[i][column]; `rows` is a constant where this is
 * inlined. */
static inline __attribute__((always_inline)) void add_block(size_t rows, size_t count, const float *a,
                                                            size_t across, size_t along, const float *b,
                                                            float *c, size_t stride, int add)
{
    lanes sum[ROWS][BLOCK];
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < BLOCK; j++)
            sum[r][j] = add ? load(c + r * stride + j * LANES) : (lanes){0};
    for (size_t i = 0; i < count; i++, a += along, b += COLUMNS) {
        lanes left = load(b), right = load(b + LANES);
        for (size_t r = 0; r < rows; r++) {
            sum[r][0] += left * a[r * across];
            sum[r][1] += right * a[r * across];
        }
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < BLOCK; j++)
            store(c + r * stride + j * LANES, sum[r][j]);
}

void matrix_product(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *b, float *c,
                    int add)
{
    float columns[STRETCH * COLUMNS] __attribute__((aligned(64)));
    for (size_t at = 0; at < k; at += STRETCH)
        for (size_t from = 0; from < m; from += COLUMNS) {
            size_t count = k - at < STRETCH ? k - at : STRETCH, i = 0;
            const float *left = a + at;
            float *to = c + from;
            copy_columns(count, b + at * m + from, m, columns);
            for (; i + ROWS <= n; i += ROWS)
                add_block(ROWS, count, left + i * stride, stride, 1, columns, to + i * m, m, add || at);
            for (; i + 2 <= n; i += 2)
                add_block(2, count, left + i * stride, stride, 1, columns, to + i * m, m, add || at);
            if (i < n) add_block(1, count, left + i * stride, stride, 1, columns, to + i * m, m, add || at);
        }
}

void matrix_gradient(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *c, float *b)
{
    float columns[STRETCH * COLUMNS] __attribute__((aligned(64)));
    for (size_t at = 0; at < n; at += STRETCH)
        for (size_t from = 0; from < m; from += COLUMNS) {
            size_t count = n - at < STRETCH ? n - at : STRETCH, i = 0;
            const float *left = a + at * stride;
            float *to = b + from;
            copy_columns(count, c + at * m + from, m, columns);
            for (; i + ROWS <= k; i += ROWS)
                add_block(ROWS, count, left + i, 1, stride, columns, to + i * m, m, 1);
            for (; i < k; i++)
                add_block(1, count, left + i, 1, stride, columns, to + i * m, m, 1);
        }
}

void matrix_transpose(size_t k, size_t m, const float *b, float *t)
{
    enum { SQUARE = 16 }; /* what both sides have in the cache at a time */
    for (size_t i = 0; i < k; i += SQUARE)
        for (size_t j = 0; j < m; j += SQUARE)
            for (size_t y = j; y < m && y < j + SQUARE; y++)
                for (size_t x = i; x < k && x < i + SQUARE; x++)
                    t[y * k + x] = b[x * m + y];
}
