/* kernel.c: the plain loops, and the choice among kernels by what the processor can do. */
#include "language/kernel.h"

#include <stdlib.h>
#include <string.h>

enum { VECTOR = 4 };

#include "language/kernel_body.h"

static bool prepare(struct kernel_matrix *matrix)
{
    matrix->pack = NULL;
    return true;
}

/* A row of input by 16 columns. */
static void sum_columns(const struct kernel_matrix *matrix, size_t column, const uint8_t *input,
                        int32_t *sums)
{
    const int8_t *weights = matrix->weights + column / KERNEL_LANES * matrix->block;
    for (size_t c = 0; c < KERNEL_LANES; c++)
        sums[c] = -matrix->offset[column + c];
    for (size_t k = 0; k < matrix->depth; k += KERNEL_GROUP)
        for (size_t c = 0; c < KERNEL_LANES; c++)
            for (size_t i = 0; i < KERNEL_GROUP; i++)
                sums[c] += input[k + i] * weights[k * KERNEL_LANES + c * KERNEL_GROUP + i];
}

static void sums(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                 int32_t *out)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t column = 0; column < matrix->width; column += KERNEL_LANES)
            sum_columns(matrix, column, input + r * stride, out + r * matrix->width + column);
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, size_t relu, float *out)
{
    const lanes zero = {0};
    for (size_t r = 0; r < rows; r++)
        for (size_t column = 0; column < matrix->width; column += KERNEL_LANES) {
            int32_t exact[KERNEL_LANES];
            sum_columns(matrix, column, input + r * stride, exact);
            for (size_t k = 0; k < KERNEL_LANES; k += VECTOR) {
                lanes value = finished(matrix, column + k, (const integer_lanes *)(exact + k),
                                       row_scale ? row_scale[r] : common);
                if (column < relu) keep_greater(&value, &zero);
                *(lanes *)(out + r * matrix->width + column + k) = value;
            }
        }
}

const struct kernels KERNELS_PLAIN = KERNEL_TABLE("plain");

const struct kernels *const *kernels_all(void)
{
    static const struct kernels *const PLAIN[] = {&KERNELS_PLAIN, NULL};
#if defined(__x86_64__)
    static const struct kernels *const AVX2[] = {&KERNELS_AVX2, &KERNELS_PLAIN, NULL};
    static const struct kernels *const AVX512[] = {&KERNELS_AVX512, &KERNELS_AVX2, &KERNELS_PLAIN, NULL};
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        return AVX512;
    if (__builtin_cpu_supports("avx2")) return AVX2;
#endif
    return PLAIN;
}

static const struct kernels *chosen;

const struct kernels *kernels_best(void)
{
    return chosen ? chosen : kernels_all()[0];
}

bool kernels_choose(const char *name)
{
    const struct kernels *const *at = kernels_all();
    while (*at && strcmp((*at)->name, name) != 0)
        at++;
    if (*at) chosen = *at;
    return *at != NULL;
}

bool kernel_part(const struct kernels *kernels, const struct kernel_matrix *whole, uint32_t from,
                 uint32_t depth, struct kernel_matrix *part)
{
    *part = *whole;
    part->depth = depth;
    part->weights = whole->weights + (size_t)from * KERNEL_LANES;
    part->pack = NULL;
    part->offset = part->own_offset = calloc(whole->width, sizeof *part->own_offset);
    if (!part->own_offset) return false;
    for (size_t c = 0; c < whole->width; c++)
        for (size_t k = 0; k < depth; k++)
            part->own_offset[c] += 128 * kernel_weight(part, k, c);
    return kernels->prepare(part);
}

void kernel_release(struct kernel_matrix *matrix)
{
    free(matrix->pack);
    free(matrix->own_offset);
}
