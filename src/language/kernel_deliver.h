/* kernel_deliver.h: the end of a product with AVX2: exact sums become floats where they are wanted. Included
 * behind immintrin.h by the files of such products. Not a header to include elsewhere. */
#include "language/kernel_bytes.h"
#include <math.h>

/* Where the results of a row lie from a column on; before they are there, sums may. */
static inline __attribute__((always_inline)) void *
output_at(const struct kernel_matrix *matrix, const struct kernel_output *output, size_t row, size_t column)
{
    size_t at = row * matrix->width + column;
    return output->floats ? (void *)(output->floats + at) : (void *)(output->sums + at);
}

/* What eight columns of sums become floats with: one is `scale` * the scale of the row, `least` what the
 * results are at least. */
struct finish {
    __m256 scale, common, bias, least;
};

static inline __attribute__((always_inline, target("avx2"))) struct finish
finish_of(const struct kernel_matrix *matrix, const struct kernel_output *output, size_t column)
{
    __m256 scale = _mm256_loadu_ps(matrix->scale + column);
    return (struct finish){.scale = scale,
                           .common = _mm256_mul_ps(scale, _mm256_set1_ps(output->common)),
                           .bias = _mm256_loadu_ps(matrix->bias + column),
                           .least = _mm256_set1_ps(column < output->relu ? 0 : -INFINITY)};
}

/* Eight sums of a row. */
static inline __attribute__((always_inline, target("avx2"))) void
deliver(const struct kernel_matrix *matrix, bool wants_floats, const struct kernel_output *output,
        const struct finish *finish, size_t row, size_t column, __m256i sums)
{
    void *to = output_at(matrix, output, row, column);
    if (!wants_floats) {
        _mm256_storeu_si256(to, sums);
        return;
    }
    __m256 scale = finish->common;
    if (output->row_scale) scale = _mm256_mul_ps(finish->scale, _mm256_set1_ps(output->row_scale[row]));
    __m256 value = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sums), scale), finish->bias);
    _mm256_storeu_ps(to, _mm256_max_ps(finish->least, value));
}
