/* matrix.c: products in blocks of 4 rows by up to 96 columns, which fill the vector registers (Goto and van
 * de Geijn 2008 describe the principle); gcc's vector extension makes them AVX2 or AVX-512 code. */
#include "language/train/matrix.h"

#include <string.h>

enum { LANES = 16, BLOCK = 6, ROWS = 4 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

static inline lanes load(const float *from)
{
    return *(const lanes *)from;
}

static inline void store(float *to, lanes value)
{
    *(lanes *)to = value;
}

/* A block of `rows` by `blocks` lanes; both are constants where this is inlined. */
static inline __attribute__((always_inline)) void product_block(size_t rows, size_t blocks, size_t k,
                                                                size_t m, const float *a, size_t stride,
                                                                const float *b, float *c, int add)
{
    lanes sum[ROWS][BLOCK];
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < blocks; j++)
            sum[r][j] = add ? load(c + r * m + j * LANES) : (lanes){0};
    for (size_t i = 0; i < k; i++) {
        const float *row = b + i * m;
        for (size_t j = 0; j < blocks; j++) {
            lanes weight = load(row + j * LANES);
            for (size_t r = 0; r < rows; r++)
                sum[r][j] += weight * a[r * stride + i];
        }
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < blocks; j++)
            store(c + r * m + j * LANES, sum[r][j]);
}

#define PRODUCT_ROWS(blocks)                                                                                 \
    for (; i + ROWS <= n; i += ROWS)                                                                         \
        product_block(ROWS, blocks, k, m, a + i * stride, stride, b + from, c + i * m + from, add);          \
    for (; i < n; i++)                                                                                       \
        product_block(1, blocks, k, m, a + i * stride, stride, b + from, c + i * m + from, add);             \
    break

void matrix_product(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *b, float *c,
                    int add)
{
    for (size_t from = 0; from < m; from += LANES * BLOCK) {
        size_t blocks = m - from < LANES * BLOCK ? (m - from) / LANES : BLOCK, i = 0;
        switch (blocks) {
        case 1:
            PRODUCT_ROWS(1);
        case 2:
            PRODUCT_ROWS(2);
        case 3:
            PRODUCT_ROWS(3);
        case 4:
            PRODUCT_ROWS(4);
        case 5:
            PRODUCT_ROWS(5);
        default:
            PRODUCT_ROWS(6);
        }
    }
}

static inline __attribute__((always_inline)) void gradient_block(size_t rows, size_t blocks, size_t n,
                                                                 size_t m, const float *a, size_t stride,
                                                                 const float *c, float *b)
{
    lanes sum[ROWS][BLOCK];
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < blocks; j++)
            sum[r][j] = load(b + r * m + j * LANES);
    for (size_t i = 0; i < n; i++) {
        const float *row = c + i * m, *input = a + i * stride;
        for (size_t j = 0; j < blocks; j++) {
            lanes value = load(row + j * LANES);
            for (size_t r = 0; r < rows; r++)
                sum[r][j] += value * input[r];
        }
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t j = 0; j < blocks; j++)
            store(b + r * m + j * LANES, sum[r][j]);
}

#define GRADIENT_ROWS(blocks)                                                                                \
    for (size_t i = 0; i < k; i += ROWS)                                                                     \
        gradient_block(ROWS, blocks, n, m, a + i, stride, c + from, b + i * m + from);                       \
    break

void matrix_gradient(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *c, float *b)
{
    for (size_t from = 0; from < m; from += LANES * BLOCK) {
        size_t blocks = m - from < LANES * BLOCK ? (m - from) / LANES : BLOCK;
        switch (blocks) {
        case 1:
            GRADIENT_ROWS(1);
        case 2:
            GRADIENT_ROWS(2);
        case 3:
            GRADIENT_ROWS(3);
        case 4:
            GRADIENT_ROWS(4);
        case 5:
            GRADIENT_ROWS(5);
        default:
            GRADIENT_ROWS(6);
        }
    }
}

void matrix_transpose(size_t k, size_t m, const float *b, float *t)
{
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < m; j++)
            t[j * k + i] = b[i * m + j];
}
