/* kernel_avx2.c: the kernels for processors with AVX2. */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel.h"
#include "language/network.h"
#include <math.h>
#include <string.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

enum { VECTOR = 8 };

#include "language/kernel_body.h"

/* Bytes are widened to 16 bits, where pairs of products are added exactly: the inputs of a stretch of rows
 * once, the weights of 16 columns once for all of its rows. */
enum { WIDE_INPUTS = 1 << 15, DEEPEST = 4096, HALF = KERNEL_LANES / 2 };

struct wide {
    int16_t inputs[WIDE_INPUTS];
    int16_t weights[DEEPEST * KERNEL_LANES];
};

static void widen_inputs(const uint8_t *input, size_t count, int16_t *to)
{
    size_t k = 0;
    for (; k + 16 <= count; k += 16)
        _mm256_storeu_si256((__m256i *)(to + k),
                            _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(input + k))));
    for (; k < count; k++)
        to[k] = input[k];
}

/* First the weights of the first 8 columns, then of the others; each 4 rows of 8 columns side by side. */
static void widen_weights(const int8_t *weights, size_t depth, int16_t *to)
{
    int16_t *other = to + depth * HALF;
    for (size_t k = 0; k < depth; k += KERNEL_GROUP, weights += KERNEL_GROUP * KERNEL_LANES) {
        const __m128i *from = (const __m128i *)weights;
        __m256i *left = (__m256i *)(to + k * HALF), *right = (__m256i *)(other + k * HALF);
        _mm256_storeu_si256(left, _mm256_cvtepi8_epi16(_mm_loadu_si128(from)));
        _mm256_storeu_si256(left + 1, _mm256_cvtepi8_epi16(_mm_loadu_si128(from + 1)));
        _mm256_storeu_si256(right, _mm256_cvtepi8_epi16(_mm_loadu_si128(from + 2)));
        _mm256_storeu_si256(right + 1, _mm256_cvtepi8_epi16(_mm_loadu_si128(from + 3)));
    }
}

/* Four numbers of an input row, everywhere. */
INLINE __m256i four_of(const int16_t *input)
{
    long long four;
    memcpy(&four, input, sizeof four);
    return _mm256_set1_epi64x(four);
}

/* One more group of 4 rows of weights for one input row: 4 columns in `first`, 4 in `second`, two sums each.
 */
INLINE void add_group(__m256i *low, __m256i *high, __m256i first, __m256i second, const int16_t *input)
{
    __m256i value = four_of(input);
    __asm__("vpaddd %1, %0, %0" : "+x"(*low) : "x"(_mm256_madd_epi16(first, value)));
    __asm__("vpaddd %1, %0, %0" : "+x"(*high) : "x"(_mm256_madd_epi16(second, value)));
}

INLINE void store_sums(int32_t *to, __m256i low, __m256i high)
{
    __m256i both = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), _MM_SHUFFLE(3, 1, 2, 0));
    _mm256_storeu_si256((__m256i *)to, both);
}

/* Sums of 4 rows by 8 columns: 8 registers, named one by one so that they stay registers. */
static void sum_four(const int16_t *weights, size_t depth, const int16_t *input, size_t stride, int32_t *sums)
{
    __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
    for (size_t k = 0; k < depth; k += KERNEL_GROUP, weights += KERNEL_GROUP * HALF) {
        __m256i first = _mm256_loadu_si256((const __m256i *)weights);
        __m256i second = _mm256_loadu_si256((const __m256i *)weights + 1);
        add_group(&a, &b, first, second, input + k);
        add_group(&c, &d, first, second, input + stride + k);
        add_group(&e, &f, first, second, input + 2 * stride + k);
        add_group(&g, &h, first, second, input + 3 * stride + k);
    }
    store_sums(sums, a, b);
    store_sums(sums + KERNEL_LANES, c, d);
    store_sums(sums + 2 * KERNEL_LANES, e, f);
    store_sums(sums + 3 * KERNEL_LANES, g, h);
}

static void sum_one(const int16_t *weights, size_t depth, const int16_t *input, int32_t *sums)
{
    __m256i low = _mm256_setzero_si256(), high = low;
    for (size_t k = 0; k < depth; k += KERNEL_GROUP, weights += KERNEL_GROUP * HALF)
        add_group(&low, &high, _mm256_loadu_si256((const __m256i *)weights),
                  _mm256_loadu_si256((const __m256i *)weights + 1), input + k);
    store_sums(sums, low, high);
}

/* 16 columns of all rows of a stretch. */
static void product_columns(const struct kernel_matrix *matrix, size_t column, struct wide *wide,
                            size_t stride, size_t rows, const float *row_scale, float common, float *out)
{
    int32_t sums[4 * KERNEL_LANES] __attribute__((aligned(64)));
    size_t depth = matrix->depth;
    const int16_t *other = wide->weights + depth * HALF;
    widen_weights(matrix->weights + column * depth, depth, wide->weights);
    for (size_t r = 0; r < rows;) {
        size_t now = rows - r < 4 ? 1 : 4;
        const int16_t *input = wide->inputs + r * stride;
        if (now == 4) {
            sum_four(wide->weights, depth, input, stride, sums);
            sum_four(other, depth, input, stride, sums + HALF);
        } else {
            sum_one(wide->weights, depth, input, sums);
            sum_one(other, depth, input, sums + HALF);
        }
        for (size_t i = 0; i < now; i++, r++)
            finish(matrix, column, sums + i * KERNEL_LANES, row_scale ? row_scale[r] : common,
                   out + r * matrix->width + column);
    }
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, float *out)
{
    struct wide wide;
    size_t most = (WIDE_INPUTS - matrix->depth) / stride + 1;
    for (size_t at = 0; at < rows; at += most) {
        size_t now = rows - at < most ? rows - at : most;
        widen_inputs(input + at * stride, (now - 1) * stride + matrix->depth, wide.inputs);
        for (size_t column = 0; column < matrix->width; column += KERNEL_LANES)
            product_columns(matrix, column, &wide, stride, now, row_scale ? row_scale + at : NULL, common,
                            out + at * matrix->width);
    }
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX2 = KERNEL_TABLE("avx2");
#else
typedef int kernel_avx2_is_empty;
#endif
