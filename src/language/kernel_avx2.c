/* kernel_avx2.c: the kernels for processors with AVX2. */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel_bytes.h"
#include "language/kernel_window.h"
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

static inline __attribute__((always_inline)) void pack_bytes(uint8_t *to, __m256i values)
{
    __m256i low = _mm256_and_si256(values, _mm256_set1_epi32(0xFF));
    __m128i pairs = _mm_packus_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
    _mm_storeu_si64(to, _mm_packus_epi16(pairs, pairs));
}
#define PACK_BYTES(to, values) pack_bytes(to, (__m256i)(values))
#define WIDEN_BYTES(from)      _mm256_cvtepi8_epi32(_mm_loadu_si64(from))

#include "language/kernel_body.h"

static bool prepare(struct kernel_matrix *matrix)
{
    return matrix->window ? window_prepare(matrix) : bytes_prepare(matrix);
}

static void multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                     const struct kernel_output *output)
{
    if (matrix->window)
        window_multiply(matrix, input, rows, output);
    else
        bytes_multiply(matrix, input, stride, rows, output);
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, size_t relu, float *out)
{
    const struct kernel_output output = {
        .floats = out, .row_scale = row_scale, .common = common, .relu = relu};
    multiply(matrix, input, stride, rows, &output);
}

static void sums(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                 int32_t *out)
{
    const struct kernel_output output = {.sums = out};
    multiply(matrix, input, stride, rows, &output);
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
