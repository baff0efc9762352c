/* kernel.h: the inner loops of the network, once for each kind of processor.
 *
 * Products are of 8-bit numbers and exact; what is computed in floats is done in the same order everywhere,
 * without fused multiplication. So all versions give the same bits. */
#ifndef ENTENTE_KERNEL_H
#define ENTENTE_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KERNEL_LANES = 16, KERNEL_GROUP = 4 };

/* A matrix of `depth` x `width` 8-bit weights from -127 to 127 with a scale for each column. `depth` is a
 * multiple of 32, `width` of 16. Weights of 4 successive rows and one column lie together, 16 columns follow
 * each other, then the next 4 rows; blocks of 16 columns are one after the other. */
struct kernel_matrix {
    uint32_t depth, width;
    const int8_t *weights;
    const float *scale, *bias; /* of each column */
    const int32_t *offset;     /* 128 x the sum of each column: inputs are stored with 128 added */
    size_t block; /* bytes from one block to the next: 16 x depth, or more in a part of the rows of another */
    bool positive;       /* no input is below 0 */
    bool window;         /* the depth is that of three successive input rows, and they follow each other */
    void *pack;          /* made of the weights by `prepare`; may be NULL */
    int32_t *own_offset; /* that of a part, or NULL */
};

/* The weight of row `k` and column `c`. */
static inline int kernel_weight(const struct kernel_matrix *matrix, size_t k, size_t c)
{
    size_t at = c / KERNEL_LANES * matrix->block + k / KERNEL_GROUP * KERNEL_LANES * KERNEL_GROUP +
                c % KERNEL_LANES * KERNEL_GROUP + k % KERNEL_GROUP;
    return (int)matrix->weights[at];
}

/* A row to be normalised: state = normalised before (+ added, which may be NULL), in 8 bits as well; `before`
 * may be `state`. */
struct kernel_row {
    const float *before, *added;
    float *state;
    uint8_t *quantised;
};

struct kernels {
    const char *name;
    /* To be called before the products; false: out of memory. New: kernel_release. */
    bool (*prepare)(struct kernel_matrix *matrix);
    /* out[r][c] = (input row r) * column c * scale[c] * row_scale[r] + bias[c], in the first `relu` columns
     * (a multiple of 16) 0 where that is below 0. Input rows are `stride` bytes apart. row_scale NULL: all
     * are `common`. */
    void (*product)(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, size_t relu, float *out);
    /* out[r][c] = (input row r) * column c. */
    void (*sums)(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                 int32_t *out);
    /* out[c] = max(0, (a[c] + b[c] + c[c]) * scale[c] * common + bias[c]): a row of a product whose depth was
     * taken in three parts. */
    void (*join_relu)(const struct kernel_matrix *matrix, const int32_t *a, const int32_t *b,
                      const int32_t *c, float common, float *out);
    /* sum[k] += scale * row[k]. */
    void (*add_row)(float *sum, const int8_t *row, float scale, size_t width);
    void (*normalise)(const struct kernel_row *rows, size_t count, size_t width);
    /* gates = sigmoid(gates). */
    void (*sigmoid)(float *values, size_t count);
    /* to = gate * before + (1 - gate) * candidate; before NULL: zeros. */
    void (*blend)(float *to, const float *gate, const float *candidate, const float *before, size_t count);
    /* Writes values in 8 bits as steps of *scale. */
    void (*quantise)(const float *values, size_t count, uint8_t *out, float *scale);
    /* out[j] += factor[k] * columns[k * stride + j] over all k: j is a multiple of 16. */
    void (*accumulate)(float *out, size_t count, const float *factor, size_t depth, const float *columns,
                       size_t stride);
    /* out = max(0, a + b + c); c may be NULL. */
    void (*add_relu)(float *out, const float *a, const float *b, const float *c, size_t count);
    /* The place of the greatest of `count` scores, the first where several are. */
    size_t (*best)(const float *scores, size_t count);
    /* columns[k * stride + j] = rows[j][k], k below `depth`, j below `stride`, both multiples of 16. */
    void (*turn)(const float *const *rows, size_t depth, float *columns, size_t stride);
};

/* Rows of a matrix (`from` and `depth` multiples of 32), prepared, as a matrix of its own; false: out of
 * memory. New: kernel_release. */
bool kernel_part(const struct kernels *kernels, const struct kernel_matrix *whole, uint32_t from,
                 uint32_t depth, struct kernel_matrix *part);
void kernel_release(struct kernel_matrix *matrix);

/* Those chosen, or else the fastest for this processor. */
const struct kernels *kernels_best(void);
/* For measurements: the kernels of this name are those of all models opened from now on; false: this
 * processor cannot run them. Not while another thread opens a model. */
bool kernels_choose(const char *name);
/* All that this processor can run, ended by NULL; for tests. */
const struct kernels *const *kernels_all(void);

/* Before a loop of few steps whose variables must stay in registers. */
#if defined(__clang__)
#define UNROLLED _Pragma("unroll")
#else
#define UNROLLED _Pragma("GCC unroll 16")
#endif

extern const struct kernels KERNELS_PLAIN;
#if defined(__x86_64__)
extern const struct kernels KERNELS_AVX2, KERNELS_AVX512;
#endif

#endif
