/* matrix.h: dense float products for training. Widths are multiples of 16; rows may overlap (stride < width),
 * which makes a convolution a plain product. The order of additions is fixed, so results don't depend on
 * threads. */
#ifndef ENTENTE_TRAIN_MATRIX_H
#define ENTENTE_TRAIN_MATRIX_H

#include <stddef.h>

/* c[n][m] = (add ? c : 0) + a[n][k] * b[k][m]; rows of a are `stride` floats apart. */
void matrix_product(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *b, float *c,
                    int add);
/* b[k][m] += transposed(a)[k][n] * c[n][m]: the gradient of b. */
void matrix_gradient(size_t n, size_t k, size_t m, const float *a, size_t stride, const float *c, float *b);
/* t[m][k] = transposed(b[k][m]). */
void matrix_transpose(size_t k, size_t m, const float *b, float *t);

#endif
