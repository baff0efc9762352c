/* kernel_bytes.h: products of 8-bit numbers with AVX2, in 8 bits.
 *
 * AVX2 multiplies 8-bit numbers without sign by 8-bit numbers with sign and saturates the sum of two products
 * at 16 bits, which numbers below 128 cannot reach. So an input x is split: x = u - 64 + rest with u from 0
 * to 127, and few rests are not 0 (one in twenty here). Products of the u go through 8 bits, what the 64 make
 * of the weights is taken off beforehand, and so are the products of the rests added. Every step is exact. */
#ifndef ENTENTE_KERNEL_BYTES_H
#define ENTENTE_KERNEL_BYTES_H

#include "language/kernel.h"

#if defined(__x86_64__)
/* What a product makes: floats, or else the sums (as in struct kernels). */
struct kernel_output {
    float *floats;
    int32_t *sums;
    const float *row_scale;
    float common;
    size_t relu; /* of so many first columns, a multiple of 16, what is below 0 becomes 0 */
};

/* Makes matrix->pack; false: out of memory. */
bool bytes_prepare(struct kernel_matrix *matrix);
void bytes_multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const struct kernel_output *output);
#endif

#endif
