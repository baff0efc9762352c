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

enum { VECTOR = 16, PRODUCT_BLOCKS = 4 };

/* 4 rows by 4 blocks: 16 registers of sums for 8 loads a step. */
static inline __attribute__((always_inline)) void product_tile(int rows, int blocks, const int8_t *weights,
                                                               size_t block, size_t depth,
                                                               const uint8_t *input, size_t stride,
                                                               int32_t *sums)
{
    __m512i sum[4][PRODUCT_BLOCKS];
    UNROLLED
    for (int r = 0; r < rows; r++)
        UNROLLED
    for (int b = 0; b < blocks; b++)
        sum[r][b] = _mm512_setzero_si512();
    for (size_t k = 0; k < depth; k += KERNEL_GROUP) {
        __m512i weight[PRODUCT_BLOCKS];
        UNROLLED
        for (int b = 0; b < blocks; b++)
            weight[b] = _mm512_loadu_si512(weights + (size_t)b * block + k * KERNEL_LANES);
        UNROLLED
        for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, input + (size_t)r * stride + k, sizeof four);
            __m512i value = _mm512_set1_epi32(four);
            UNROLLED
            for (int b = 0; b < blocks; b++)
                sum[r][b] = _mm512_dpbusd_epi32(sum[r][b], value, weight[b]);
        }
    }
    UNROLLED
    for (int r = 0; r < rows; r++)
        UNROLLED
    for (int b = 0; b < blocks; b++)
        _mm512_storeu_si512(sums + (r * blocks + b) * KERNEL_LANES, sum[r][b]);
}

#define GREATER(a, b) _mm512_max_ps((__m512)(a), (__m512)(b))
#define LESSER(a, b)  _mm512_min_ps((__m512)(a), (__m512)(b))
#define NEAREST(x)    _mm512_cvtps_epi32((__m512)(x))

#include "language/kernel_body.h"
#include "language/kernel_tiles.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX512 = KERNEL_TABLE("avx512");
#else
typedef int kernel_avx512_is_empty;
#endif
