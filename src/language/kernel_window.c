/* kernel_window.c: input sums, six products in 16 bits, output sums. In: rows in 8 bits. Out: exact sums. */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel_deliver.h"
#include "language/kernel_window.h"
#include <stdlib.h>
#include <string.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#define INLINE static inline __attribute__((always_inline))

enum {
    OUTPUTS = 4,              /* rows made together: a quad */
    POINTS = 6,               /* products for them */
    INPUTS = 6,               /* rows that they depend on */
    PANEL = KERNEL_LANES * 2, /* weights of two rows in 16 columns: two vectors */
    TILE = 6,                 /* quads multiplied with them at a time: 12 registers of sums */
    QUADS_MOST = 48,
    INPUTS_MOST = QUADS_MOST * POINTS * 192
};

/* The six sums of inputs of all quads, and what becomes of them, point by point. */
struct turned {
    int16_t inputs[INPUTS_MOST];
    int32_t products[POINTS * QUADS_MOST * 192]; /* with all columns */
};

/* ---- Weights */

bool window_prepare(struct kernel_matrix *matrix)
{
    size_t depth = matrix->depth / 3, width = matrix->width;
    int16_t *pack = aligned_alloc(64, POINTS * depth * width * sizeof *pack);
    if (!pack) return false;
    for (size_t k = 0; k < depth; k++)
        for (size_t c = 0; c < width; c++) {
            int a = kernel_weight(matrix, k, c), b = kernel_weight(matrix, depth + k, c),
                d = kernel_weight(matrix, 2 * depth + k, c);
            const int sums[POINTS] = {
                6 * a, -4 * (a + b + d), -4 * (a - b + d), a + 2 * b + 4 * d, a - 2 * b + 4 * d, 24 * d};
            size_t at =
                c / KERNEL_LANES * KERNEL_LANES * depth + k / 2 * PANEL + c % KERNEL_LANES * 2 + k % 2;
            for (size_t p = 0; p < POINTS; p++)
                pack[p * depth * width + at] = (int16_t)sums[p];
        }
    matrix->pack = pack;
    return true;
}

/* ---- Inputs */

static size_t quads_most(const struct kernel_matrix *matrix)
{
    size_t depth = matrix->depth / 3, wide = depth > matrix->width ? depth : matrix->width;
    size_t most = INPUTS_MOST / POINTS / wide;
    return most < QUADS_MOST ? most : QUADS_MOST;
}

INLINE __m256i input_at(const uint8_t *input)
{
    return _mm256_sub_epi16(_mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)input)),
                            _mm256_set1_epi16(128));
}

#define ADD(a, b)      _mm256_add_epi16(a, b)
#define SUB(a, b)      _mm256_sub_epi16(a, b)
#define TIMES(a, bits) _mm256_slli_epi16(a, bits)

/* Rows from `input` on, `last` at most (those behind it are taken to be `last`: their outputs are not looked
 * at). */
static void turn_quad(const uint8_t *input, size_t depth, size_t last, int16_t *to, size_t apart)
{
    size_t row[INPUTS];
    for (size_t i = 0; i < INPUTS; i++)
        row[i] = (i < last ? i : last) * depth;
    for (size_t k = 0; k < depth; k += 16) {
        __m256i d0 = input_at(input + row[0] + k), d1 = input_at(input + row[1] + k),
                d2 = input_at(input + row[2] + k), d3 = input_at(input + row[3] + k),
                d4 = input_at(input + row[4] + k), d5 = input_at(input + row[5] + k);
        __m256i even = SUB(d4, TIMES(d2, 2)), odd = SUB(d3, TIMES(d1, 2)), near = SUB(d4, d2),
                twice = TIMES(SUB(d3, d1), 1);
        const __m256i turned[POINTS] = {SUB(ADD(TIMES(SUB(d0, d2), 2), d4), d2),
                                        ADD(even, odd),
                                        SUB(even, odd),
                                        ADD(near, twice),
                                        SUB(near, twice),
                                        SUB(ADD(TIMES(SUB(d1, d3), 2), d5), d3)};
        for (size_t p = 0; p < POINTS; p++)
            _mm256_storeu_si256((__m256i *)(to + p * apart + k), turned[p]);
    }
}

/* ---- Products */

/* The two inputs of a quad by two rows of weights of 16 columns. As it is to be run: see kernel_avx2.c. */
INLINE void add_two(const int16_t *input, __m256i left, __m256i right, __m256i *low, __m256i *high)
{
    __m256i value, product;
    __asm__("vpbroadcastd %4, %2\n\t"
            "vpmaddwd %5, %2, %3\n\t"
            "vpmaddwd %6, %2, %2\n\t"
            "vpaddd %3, %0, %0\n\t"
            "vpaddd %2, %1, %1"
            : "+x"(*low), "+x"(*high), "=&x"(value), "=&x"(product)
            : "m"(*(const int16_t(*)[2])input), "x"(left), "x"(right));
}

static void multiply_tile(const int16_t *weights, size_t depth, const int16_t *input, int32_t *products,
                          size_t width)
{
    __m256i sums[TILE][2];
    UNROLLED
    for (int i = 0; i < TILE; i++)
        sums[i][0] = sums[i][1] = _mm256_setzero_si256();
    for (size_t k = 0; k < depth; k += 2, weights += PANEL) {
        __builtin_prefetch(weights + depth * KERNEL_LANES); /* the next 16 columns */
        __m256i left = _mm256_load_si256((const __m256i *)weights),
                right = _mm256_load_si256((const __m256i *)weights + 1);
        UNROLLED
        for (size_t i = 0; i < TILE; i++)
            add_two(input + i * depth + k, left, right, &sums[i][0], &sums[i][1]);
    }
    UNROLLED
    for (size_t i = 0; i < TILE; i++) {
        _mm256_storeu_si256((__m256i *)(products + i * width), sums[i][0]);
        _mm256_storeu_si256((__m256i *)(products + i * width) + 1, sums[i][1]);
    }
}

/* All quads of a point by all columns: the inputs stay in the nearest cache. The last tile may take some
 * quads again. */
static void multiply_point(const int16_t *weights, const int16_t *input, size_t depth, size_t quads,
                           int32_t *products, size_t width)
{
    for (size_t column = 0; column < width; column += KERNEL_LANES)
        for (size_t q = 0; q < quads; q += TILE) {
            size_t at = q + TILE <= quads ? q : quads - TILE;
            multiply_tile(weights + column * depth, depth, input + at * depth, products + at * width + column,
                          width);
        }
}

/* ---- Outputs */

/* Of a multiple of 24. */
INLINE __m256i by_24(__m256i value)
{
    return _mm256_mullo_epi32(_mm256_srai_epi32(value, 3), _mm256_set1_epi32((int32_t)0xAAAAAAABu));
}

/* Eight columns of a quad, of `count` rows from `row` on, from products `apart` from point to point. */
INLINE void turn_back(const struct kernel_matrix *matrix, const int32_t *products, size_t apart, size_t row,
                      size_t count, size_t column, const struct kernel_output *output)
{
    __m256i m[POINTS];
    for (size_t p = 0; p < POINTS; p++)
        m[p] = _mm256_loadu_si256((const __m256i *)(products + p * apart));
    __m256i near = _mm256_add_epi32(m[1], m[2]), far = _mm256_add_epi32(m[3], m[4]),
            slope = _mm256_sub_epi32(m[1], m[2]), steep = _mm256_sub_epi32(m[3], m[4]);
    const __m256i rows[OUTPUTS] = {
        _mm256_add_epi32(_mm256_add_epi32(m[0], near), far),
        _mm256_add_epi32(slope, _mm256_slli_epi32(steep, 1)),
        _mm256_add_epi32(near, _mm256_slli_epi32(far, 2)),
        _mm256_add_epi32(_mm256_add_epi32(slope, _mm256_slli_epi32(steep, 3)), m[5])};
    struct finish finish = finish_of(matrix, output, column);
    for (size_t r = 0; r < OUTPUTS; r++)
        if (r < count)
            deliver(matrix, output->floats != NULL, output, &finish, row + r, column, by_24(rows[r]));
}

/* Rows from `row` on; `input` is that of the first of them. */
static void multiply_rows(const struct kernel_matrix *matrix, const uint8_t *input, size_t row, size_t rows,
                          const struct kernel_output *output)
{
    struct turned turned;
    const int16_t *pack = matrix->pack;
    size_t depth = matrix->depth / 3, width = matrix->width, quads = (rows + OUTPUTS - 1) / OUTPUTS,
           last = rows + 1;
    size_t whole = quads < TILE ? TILE : quads; /* more are multiplied, and not looked at */
    for (size_t p = 0; quads < whole && p < POINTS; p++)
        memset(turned.inputs + (p * whole + quads) * depth, 0,
               (whole - quads) * depth * sizeof *turned.inputs);
    for (size_t q = 0; q < quads; q++)
        turn_quad(input + q * OUTPUTS * depth, depth, last - q * OUTPUTS, turned.inputs + q * depth,
                  whole * depth);
    for (size_t p = 0; p < POINTS; p++)
        multiply_point(pack + p * depth * width, turned.inputs + p * whole * depth, depth, whole,
                       turned.products + p * whole * width, width);
    for (size_t q = 0; q < quads; q++)
        for (size_t c = 0; c < width; c += KERNEL_LANES / 2)
            turn_back(matrix, turned.products + q * width + c, whole * width, row + q * OUTPUTS,
                      rows - q * OUTPUTS, c, output);
}

void window_multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t rows,
                     const struct kernel_output *output)
{
    size_t most = quads_most(matrix) * OUTPUTS;
    for (size_t row = 0; row < rows; row += most)
        multiply_rows(matrix, input + row * (matrix->depth / 3), row, rows - row < most ? rows - row : most,
                      output);
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#else
typedef int kernel_window_is_empty;
#endif
