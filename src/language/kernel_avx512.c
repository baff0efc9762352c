/* kernel_avx512.c: the kernels for processors with AVX-512 and its 8-bit products (VNNI). */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel.h"
#include "language/network.h"
#include <math.h>
#include <string.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))),       \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")
#endif

enum { VECTOR = 16, TILE_ROWS = 4, TILE_BLOCKS = 6 };

#define GREATER(a, b) _mm512_max_ps((__m512)(a), (__m512)(b))
#define LESSER(a, b)  _mm512_min_ps((__m512)(a), (__m512)(b))
#define NEAREST(x)    _mm512_cvtps_epi32((__m512)(x))
#define EQUAL(a, b)   (unsigned)_mm512_cmp_ps_mask((__m512)(a), (__m512)(b), _CMP_EQ_OQ)

#include "language/kernel_body.h"

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

/* The sums of a block of columns in 4 rows, as they are wanted. */
INLINE void deliver(const struct kernel_matrix *matrix, size_t column, const size_t rows[TILE_ROWS],
                    const __m512i sums[TILE_ROWS], bool wants_floats, const struct results *to)
{
    __m512 scale = _mm512_loadu_ps(matrix->scale + column), bias = _mm512_loadu_ps(matrix->bias + column),
           common = _mm512_mul_ps(scale, _mm512_set1_ps(to->common)),
           least = _mm512_set1_ps(column < to->relu ? 0 : -INFINITY);
    UNROLLED
    for (int r = 0; r < TILE_ROWS; r++) {
        size_t at = rows[r] * matrix->width + column;
        if (!wants_floats) {
            _mm512_storeu_si512(to->sums + at, sums[r]);
            continue;
        }
        __m512 own = to->row_scale ? _mm512_mul_ps(scale, _mm512_set1_ps(to->row_scale[rows[r]])) : common;
        __m512 value = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sums[r]), own), bias);
        _mm512_storeu_ps(to->floats + at, _mm512_max_ps(least, value));
    }
}

/* As it is to be run: the compiler would move sums between registers. */
INLINE void add_products(__m512i inputs, __m512i weights, __m512i *sum)
{
    __asm__("vpdpbusd %2, %1, %0" : "+v"(*sum) : "v"(inputs), "v"(weights));
}

/* 4 rows by up to 6 blocks of 16 columns: 24 registers of sums for 10 loads a step. Sums begin with what the
 * 128 added to the inputs makes of the weights. */
INLINE void product_tile(int blocks, const struct kernel_matrix *matrix, size_t column, const uint8_t *input,
                         size_t stride, const size_t rows[TILE_ROWS], bool wants_floats,
                         const struct results *to)
{
    __m512i sums[TILE_BLOCKS][TILE_ROWS];
    const int8_t *weights = matrix->weights + column / KERNEL_LANES * matrix->block;
    const uint8_t *first = input + rows[0] * stride, *second = input + rows[1] * stride,
                  *third = input + rows[2] * stride, *fourth = input + rows[3] * stride;
    UNROLLED
    for (int b = 0; b < blocks; b++) {
        __m512i offset = _mm512_loadu_si512(matrix->offset + column + (size_t)b * KERNEL_LANES);
        UNROLLED
        for (int r = 0; r < TILE_ROWS; r++)
            sums[b][r] = _mm512_sub_epi32(_mm512_setzero_si512(), offset);
    }
    for (size_t k = 0; k < matrix->depth; k += KERNEL_GROUP) {
        const uint8_t *const inputs[TILE_ROWS] = {first + k, second + k, third + k, fourth + k};
        __m512i weight[TILE_BLOCKS];
        UNROLLED
        for (int b = 0; b < blocks; b++)
            weight[b] = _mm512_loadu_si512(weights + (size_t)b * matrix->block + k * KERNEL_LANES);
        UNROLLED
        for (int r = 0; r < TILE_ROWS; r++) {
            int32_t four;
            memcpy(&four, inputs[r], sizeof four);
            __m512i value = _mm512_set1_epi32(four);
            UNROLLED
            for (int b = 0; b < blocks; b++)
                add_products(value, weight[b], &sums[b][r]);
        }
    }
    UNROLLED
    for (int b = 0; b < blocks; b++)
        deliver(matrix, column + (size_t)b * KERNEL_LANES, rows, sums[b], wants_floats, to);
}

/* All rows by `blocks` blocks of 16 columns, a constant where this is inlined. Where rows are missing for the
 * last tile, the last one is taken again. */
INLINE void product_columns(int blocks, const struct kernel_matrix *matrix, size_t column,
                            const uint8_t *input, size_t stride, size_t rows, bool wants_floats,
                            const struct results *to)
{
    for (size_t r = 0; r < rows; r += TILE_ROWS) {
        const size_t last = rows - 1,
                     taken[TILE_ROWS] = {r, r + 1 < last ? r + 1 : last, r + 2 < last ? r + 2 : last,
                                         r + 3 < last ? r + 3 : last};
        product_tile(blocks, matrix, column, input, stride, taken, wants_floats, to);
    }
}

#define PRODUCT_OF(blocks, name, wants_floats)                                                               \
    static __attribute__((noinline)) void name##_##blocks(const struct kernel_matrix *matrix, size_t column, \
                                                          const uint8_t *input, size_t stride, size_t rows,  \
                                                          const struct results *to)                          \
    {                                                                                                        \
        product_columns(blocks, matrix, column, input, stride, rows, wants_floats, to);                      \
    }
#define PRODUCTS(name, wants_floats)                                                                         \
    PRODUCT_OF(1, name, wants_floats)                                                                        \
    PRODUCT_OF(2, name, wants_floats)                                                                        \
    PRODUCT_OF(4, name, wants_floats)                                                                        \
    PRODUCT_OF(6, name, wants_floats)
PRODUCTS(floats, true)
PRODUCTS(whole, false)

static void multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                     const struct results *to)
{
    static const struct {
        size_t blocks;
        void (*run[2])(const struct kernel_matrix *matrix, size_t column, const uint8_t *input, size_t stride,
                       size_t rows, const struct results *to);
    } WAYS[] = {{6, {whole_6, floats_6}},
                {4, {whole_4, floats_4}},
                {2, {whole_2, floats_2}},
                {1, {whole_1, floats_1}}};
    size_t way = 0;
    for (size_t column = 0; column < matrix->width; column += WAYS[way].blocks * KERNEL_LANES) {
        while (column + WAYS[way].blocks * KERNEL_LANES > matrix->width)
            way++;
        WAYS[way].run[to->floats != NULL](matrix, column, input, stride, rows, to);
    }
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

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX512 = KERNEL_TABLE("avx512");
#else
typedef int kernel_avx512_is_empty;
#endif
