/* kernel.c: the plain loops, and the choice among kernels by what the processor can do. */
#include "language/kernel.h"

#include <stdlib.h>
#include <string.h>

enum { VECTOR = 4, PRODUCT_BLOCKS = 1 };

/* The plain version of the product: any processor, the same results. */
static void product_tile(int rows, int blocks, const int8_t *weights, size_t block, size_t depth,
                         const uint8_t *input, size_t stride, int32_t *sums)
{
    (void)blocks;
    (void)block;
    for (int r = 0; r < rows; r++, input += stride, sums += KERNEL_LANES) {
        for (int c = 0; c < KERNEL_LANES; c++)
            sums[c] = 0;
        for (size_t k = 0; k < depth; k += KERNEL_GROUP)
            for (int c = 0; c < KERNEL_LANES; c++)
                for (int i = 0; i < KERNEL_GROUP; i++)
                    sums[c] +=
                        input[k + (size_t)i] * weights[k * KERNEL_LANES + (size_t)(c * KERNEL_GROUP + i)];
    }
}

#include "language/kernel_body.h"
#include "language/kernel_tiles.h"

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
