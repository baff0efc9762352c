/* kernel_window.h: sums of a convolution over three words with AVX2, by half of the multiplications.
 *
 * Four successive outputs of a convolution need 12 products of input and weight; from six sums of inputs,
 * times six sums of weights, they come as well (Winograd 1980; Lavin and Gray 2016: F(4,3)). In whole numbers
 * this is exact: weights are taken 24 times, which is divided out at the end. */
#ifndef ENTENTE_KERNEL_WINDOW_H
#define ENTENTE_KERNEL_WINDOW_H

#include "language/kernel_bytes.h"

#if defined(__x86_64__)
/* Makes matrix->pack; false: out of memory. */
bool window_prepare(struct kernel_matrix *matrix);
/* The products of input rows r, r + 1, r + 2 with the columns. */
void window_multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t rows,
                     const struct kernel_output *output);
#endif

#endif
