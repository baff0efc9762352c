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

/* Saturates where a number does not fit, which none does. */
static inline __attribute__((always_inline)) void pack_bytes(uint8_t *to, __m256i first, __m256i second)
{
    __m256i pairs = _mm256_permute4x64_epi64(_mm256_packs_epi32(first, second), 0xD8);
    __m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
    _mm_storeu_si128((__m128i *)to, _mm_xor_si128(bytes, _mm_set1_epi8((char)128)));
}
#define PACK_BYTES(to, values) pack_bytes(to, (__m256i)(values)[0], (__m256i)(values)[1])
#define GREATER(a, b)          _mm256_max_ps((__m256)(a), (__m256)(b))
#define LESSER(a, b)           _mm256_min_ps((__m256)(a), (__m256)(b))
#define NEAREST(x)             _mm256_cvtps_epi32((__m256)(x))
#define EQUAL(a, b)            (unsigned)_mm256_movemask_ps(_mm256_cmp_ps((__m256)(a), (__m256)(b), _CMP_EQ_OQ))
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
