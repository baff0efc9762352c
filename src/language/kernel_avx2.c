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

/* 8-bit numbers are widened to 16 bits, where pairs of products are added exactly. 8 columns at a time: more
 * would not leave enough registers. */
static inline __attribute__((always_inline)) void product_half(int rows, const int8_t *weights, size_t depth,
                                                               const uint8_t *input, size_t stride,
                                                               int32_t *sums)
{
    /* Of four bytes everywhere makes four 16-bit numbers in each 64 bits. */
    const __m256i widen = _mm256_set1_epi64x((long long)0x8003800280018000u);
    __m256i low[4], high[4];
    UNROLLED
    for (int r = 0; r < rows; r++)
        low[r] = high[r] = _mm256_setzero_si256();
    for (size_t k = 0; k < depth; k += KERNEL_GROUP) {
        const __m128i *from = (const __m128i *)(weights + k * KERNEL_LANES);
        __m256i first = _mm256_cvtepi8_epi16(_mm_loadu_si128(from));
        __m256i second = _mm256_cvtepi8_epi16(_mm_loadu_si128(from + 1));
        UNROLLED
        for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, input + (size_t)r * stride + k, sizeof four);
            __m256i value = _mm256_shuffle_epi8(_mm256_set1_epi32(four), widen);
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(first, value));
            high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(second, value));
        }
    }
    UNROLLED
    for (int r = 0; r < rows; r++) {
        __m256i both = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low[r], high[r]), _MM_SHUFFLE(3, 1, 2, 0));
        _mm256_storeu_si256((__m256i *)(sums + r * KERNEL_LANES), both);
    }
}

enum { VECTOR = 8, PRODUCT_BLOCKS = 1 };

static inline __attribute__((always_inline)) void product_tile(int rows, int blocks, const int8_t *weights,
                                                               size_t depth, const uint8_t *input,
                                                               size_t stride, int32_t *sums)
{
    (void)blocks;
    product_half(rows, weights, depth, input, stride, sums);
    product_half(rows, weights + 32, depth, input, stride, sums + 8);
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
