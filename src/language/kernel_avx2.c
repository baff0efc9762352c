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

/* 8-bit numbers are widened to 16 bits, where pairs of products are added exactly. */
static inline __attribute__((always_inline)) void product_block(int rows, const int8_t *weights, size_t depth,
                                                                const uint8_t *input, size_t stride,
                                                                int32_t *sums)
{
    __m256i sum[2][4];
    UNROLLED
    for (int r = 0; r < rows; r++)
        UNROLLED
    for (int b = 0; b < 4; b++)
        sum[r][b] = _mm256_setzero_si256();
    for (size_t k = 0; k < depth; k += KERNEL_GROUP) {
        __m256i value[2];
        UNROLLED
        for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, input + (size_t)r * stride + k, sizeof four);
            value[r] = _mm256_broadcastq_epi64(_mm_cvtepu8_epi16(_mm_cvtsi32_si128(four)));
        }
        UNROLLED
        for (int b = 0; b < 4; b++) {
            const __m128i *from = (const __m128i *)(weights + k * KERNEL_LANES + (size_t)b * 16);
            __m256i weight = _mm256_cvtepi8_epi16(_mm_loadu_si128(from));
            UNROLLED
            for (int r = 0; r < rows; r++)
                sum[r][b] = _mm256_add_epi32(sum[r][b], _mm256_madd_epi16(weight, value[r]));
        }
    }
    UNROLLED
    for (int r = 0; r < rows; r++)
        UNROLLED
    for (int b = 0; b < 4; b += 2) {
        __m256i both = _mm256_hadd_epi32(sum[r][b], sum[r][b + 1]);
        both = _mm256_permute4x64_epi64(both, _MM_SHUFFLE(3, 1, 2, 0));
        _mm256_storeu_si256((__m256i *)(sums + r * KERNEL_LANES + b * 4), both);
    }
}

enum { VECTOR = 8, PRODUCT_BLOCKS = 1 };

static inline __attribute__((always_inline)) void product_tile(int rows, int blocks, const int8_t *weights,
                                                               size_t depth, const uint8_t *input,
                                                               size_t stride, int32_t *sums)
{
    (void)blocks;
    if (rows == 4) {
        product_block(2, weights, depth, input, stride, sums);
        product_block(2, weights, depth, input + 2 * stride, stride, sums + 2 * KERNEL_LANES);
    } else {
        product_block(1, weights, depth, input, stride, sums);
    }
}

#include "language/kernel_body.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX2 = KERNEL_TABLE("avx2");
#else
typedef int kernel_avx2_is_empty;
#endif
