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

static inline __attribute__((always_inline)) void product_rows(int rows, const int8_t *weights, size_t depth,
                                                               const uint8_t *input, size_t stride,
                                                               int32_t *sums)
{
    __m512i sum[4];
    for (int r = 0; r < rows; r++)
        sum[r] = _mm512_setzero_si512();
    for (size_t k = 0; k < depth; k += KERNEL_GROUP) {
        __m512i weight = _mm512_loadu_si512(weights + k * KERNEL_LANES);
        for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, input + (size_t)r * stride + k, sizeof four);
            sum[r] = _mm512_dpbusd_epi32(sum[r], _mm512_set1_epi32(four), weight);
        }
    }
    for (int r = 0; r < rows; r++)
        _mm512_storeu_si512(sums + r * KERNEL_LANES, sum[r]);
}

#include "language/kernel_body.h"

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX512 = KERNEL_TABLE("avx512");
#else
typedef int kernel_avx512_is_empty;
#endif
