/* kernel_window.h: sums of a convolution over three words with AVX2, by half of the multiplications.
 *
 * Four successive outputs of a convolution need 12 products of input and weight; from six sums of inputs,
 * times six sums of weights, they come as well (Winograd 1980; Lavin and Gray 2016: F(4,3)). In whole numbers
 * this is exact: weights are taken 24 times, which is divided out at the end. */
#ifndef ENTENTE_KERNEL_WINDOW_H
#define ENTENTE_KERNEL_WINDOW_H

#include "language/kernel.h"

#if defined(__x86_64__)
/* Makes matrix->pack; false: out of memory. */
bool window_prepare(struct kernel_matrix *matrix);
/* How many rows window_sums may be given at once, a multiple of 4. */
size_t window_rows(const struct kernel_matrix *matrix);
/* out[r][c] = (input rows r, r + 1, r + 2) * column c. Up to 3 rows more are written. */
void window_sums(const struct kernel_matrix *matrix, const uint8_t *input, size_t rows, int32_t *out);
#endif

#endif
