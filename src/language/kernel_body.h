/* kernel_body.h: the loops of kernel.h in vectors of VECTOR floats; included once for each kind of processor,
 * by a file that defines VECTOR (a divisor of 16). Sums are always made of 16 partial sums, so they do not
 * depend on VECTOR. Some steps have an instruction that the compiler does not find; where these are defined,
 * they are it: PACK_BYTES(to, lanes) stores the low bytes of 16 whole numbers, WIDEN_BYTES(from) loads bytes,
 * GREATER(a, b) is a > b ? a : b lane by lane, LESSER(a, b) is a < b ? a : b, NEAREST(x) rounds to whole
 * numbers, ties to even, EQUAL(a, b) has bit i set where lanes i are equal. The product is the file's own.
 * Not a header to include elsewhere.
 */
#include "language/kernel.h"
#include "language/network.h"

#include <math.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wpsabi"

enum { PARTIALS = KERNEL_LANES / VECTOR, NORMAL_ROWS = 2 };

typedef float lanes __attribute__((vector_size(VECTOR * sizeof(float)), aligned(4), may_alias));
typedef int32_t integer_lanes __attribute__((vector_size(VECTOR * sizeof(int32_t)), aligned(4), may_alias));
typedef int8_t byte_lanes __attribute__((vector_size(VECTOR), aligned(1), may_alias));
typedef uint8_t unsigned_lanes __attribute__((vector_size(VECTOR), aligned(1), may_alias));

#define INLINE static inline __attribute__((always_inline))

/* Lane by lane the greater, and the lesser, of two. */
INLINE void keep_greater(lanes *value, const lanes *other)
{
#ifdef GREATER
    *value = (lanes)GREATER(*other, *value);
#else
    integer_lanes mask = *other > *value;
    *value = (lanes)(((integer_lanes)*other & mask) | ((integer_lanes)*value & ~mask));
#endif
}

INLINE void keep_lesser(lanes *value, const lanes *other)
{
#ifdef LESSER
    *value = (lanes)LESSER(*other, *value);
#else
    integer_lanes mask = *other < *value;
    *value = (lanes)(((integer_lanes)*other & mask) | ((integer_lanes)*value & ~mask));
#endif
}

typedef float four_lanes __attribute__((vector_size(4 * sizeof(float)), aligned(4), may_alias));

/* The sum of 16 partial sums: halves are added to each other until one is left. */
INLINE float sum_of(const lanes value[PARTIALS])
{
    float part[KERNEL_LANES];
    memcpy(part, value, sizeof part);
    const four_lanes *four = (const four_lanes *)part;
    four_lanes sum = (four[0] + four[2]) + (four[1] + four[3]);
    return (sum[0] + sum[2]) + (sum[1] + sum[3]);
}

/* The greatest of 16 numbers. */
INLINE float greatest_of(const lanes value[PARTIALS])
{
    float part[KERNEL_LANES];
    lanes most = value[0];
    UNROLLED
    for (int p = 1; p < PARTIALS; p++)
        keep_greater(&most, &value[p]);
    memcpy(part, &most, sizeof most);
    UNROLLED
    for (int half = VECTOR / 2; half; half /= 2)
        UNROLLED
    for (int i = 0; i < half; i++)
        part[i] = part[i + half] > part[i] ? part[i + half] : part[i];
    return part[0];
}

/* Sums of products to floats: exact conversion, then two roundings in fixed order. */
INLINE lanes finished(const struct kernel_matrix *matrix, size_t column, const integer_lanes *exact,
                      float row_scale)
{
    lanes scale = *(const lanes *)(matrix->scale + column) * row_scale;
    return __builtin_convertvector(*exact, lanes) * scale + *(const lanes *)(matrix->bias + column);
}

static void add_row(float *sum, const int8_t *row, float scale, size_t width)
{
    for (size_t k = 0; k < width; k += VECTOR) {
#ifdef WIDEN_BYTES
        integer_lanes whole = (integer_lanes)WIDEN_BYTES(row + k);
#else
        integer_lanes whole = __builtin_convertvector(*(const byte_lanes *)(row + k), integer_lanes);
#endif
        *(lanes *)(sum + k) += __builtin_convertvector(whole, lanes) * scale;
    }
}

/* To the nearest whole number, ties to even; |x| < 2^22. */
INLINE integer_lanes nearest(const lanes *x)
{
#ifdef NEAREST
    return (integer_lanes)NEAREST(*x);
#else
    const float big = 12582912.0f;
    return __builtin_convertvector((*x + big) - big, integer_lanes);
#endif
}

/* Sixteen numbers from -128 to 127, with 128 added. */
INLINE void store_bytes(uint8_t *to, const integer_lanes values[PARTIALS])
{
#ifdef PACK_BYTES
    PACK_BYTES(to, values);
#else
    for (size_t p = 0; p < PARTIALS; p++)
        *(unsigned_lanes *)(to + p * VECTOR) = __builtin_convertvector(values[p] + 128, unsigned_lanes);
#endif
}

/* What is to be normalised of `count` rows, a constant where this is inlined, and its sum in each. */
INLINE void begin_normal(const struct kernel_row *rows, int count, size_t width, lanes sums[][PARTIALS])
{
    for (size_t k = 0; k < width; k += KERNEL_LANES)
        UNROLLED
    for (int r = 0; r < count; r++) {
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++) {
            size_t at = k + p * VECTOR;
            lanes value = *(const lanes *)(rows[r].before + at);
            if (rows[r].added) value += *(const lanes *)(rows[r].added + at);
            *(lanes *)(rows[r].state + at) = value;
            sums[r][p] += value;
        }
    }
}

INLINE void add_squares(const struct kernel_row *rows, int count, size_t width, const float *mean,
                        lanes sums[][PARTIALS])
{
    for (size_t k = 0; k < width; k += KERNEL_LANES)
        UNROLLED
    for (int r = 0; r < count; r++) {
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++) {
            lanes value = *(const lanes *)(rows[r].state + k + p * VECTOR) - mean[r];
            sums[r][p] += value * value;
        }
    }
}

INLINE void end_normal(const struct kernel_row *row, size_t width, float mean, float factor)
{
    const lanes high = (lanes){0} + NETWORK_CLIP, low = (lanes){0} - NETWORK_CLIP;
    for (size_t k = 0; k < width; k += KERNEL_LANES) {
        integer_lanes whole[PARTIALS];
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++) {
            lanes value = (*(const lanes *)(row->state + k + p * VECTOR) - mean) * factor;
            keep_lesser(&value, &high);
            keep_greater(&value, &low);
            *(lanes *)(row->state + k + p * VECTOR) = value;
            lanes steps = value * NETWORK_STEPS;
            whole[p] = nearest(&steps);
        }
        store_bytes(row->quantised + k, whole);
    }
}

/* One row waits for its sums; several together wait less. */
INLINE void normalise_some(const struct kernel_row *rows, int count, size_t width)
{
    lanes sums[NORMAL_ROWS][PARTIALS] = {{{0}}}, squares[NORMAL_ROWS][PARTIALS] = {{{0}}};
    float mean[NORMAL_ROWS], factor[NORMAL_ROWS];
    begin_normal(rows, count, width, sums);
    for (int r = 0; r < count; r++)
        mean[r] = sum_of(sums[r]) / (float)width;
    add_squares(rows, count, width, mean, squares);
    for (int r = 0; r < count; r++)
        factor[r] = 1 / sqrtf(sum_of(squares[r]) / (float)width + NETWORK_EPSILON);
    for (int r = 0; r < count; r++)
        end_normal(&rows[r], width, mean[r], factor[r]);
}

static void normalise(const struct kernel_row *rows, size_t count, size_t width)
{
    size_t r = 0;
    for (; r + NORMAL_ROWS <= count; r += NORMAL_ROWS)
        normalise_some(rows + r, NORMAL_ROWS, width);
    for (; r < count; r++)
        normalise_some(rows + r, 1, width);
}

/* 1 / (1 + e^-x), e^-x as 2^whole * 2^part with a polynomial for 2^part (minimax, error 2e-7). */
static void sigmoid(float *values, size_t count)
{
    const lanes high = (lanes){0} + 80.0f, low = (lanes){0} - 80.0f;
    for (size_t k = 0; k < count; k += VECTOR) {
        lanes x = *(const lanes *)(values + k);
        keep_lesser(&x, &high);
        keep_greater(&x, &low);
        lanes power = x * -1.44269504f;
        integer_lanes whole = nearest(&power);
        lanes part = power - __builtin_convertvector(whole, lanes);
        lanes exponential =
            ((((part * 0.00133335581f + 0.00961812911f) * part + 0.0555041087f) * part + 0.240226507f) *
                 part +
             0.693147181f) *
                part +
            1.0f;
        integer_lanes bits = (whole + 127) << 23;
        lanes two;
        memcpy(&two, &bits, sizeof two);
        *(lanes *)(values + k) = 1.0f / (exponential * two + 1.0f);
    }
}

static void blend(float *to, const float *gate, const float *candidate, const float *before, size_t count)
{
    for (size_t k = 0; k < count; k += VECTOR) {
        lanes open = *(const lanes *)(gate + k);
        lanes value = (1.0f - open) * *(const lanes *)(candidate + k);
        if (before) value += open * *(const lanes *)(before + k);
        *(lanes *)(to + k) = value;
    }
}

static void quantise(const float *values, size_t count, uint8_t *out, float *scale)
{
    lanes most[PARTIALS];
    for (size_t p = 0; p < PARTIALS; p++)
        most[p] = (lanes){0} + 1e-6f;
    for (size_t k = 0; k < count; k += KERNEL_LANES) {
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++) {
            lanes value = *(const lanes *)(values + k + p * VECTOR);
            lanes size = (lanes)((integer_lanes)value & 0x7FFFFFFF); /* without its sign */
            keep_greater(&most[p], &size);
        }
    }
    float high = greatest_of(most);
    *scale = high / 127;
    float factor = 127 / high;
    for (size_t k = 0; k < count; k += KERNEL_LANES) {
        integer_lanes whole[PARTIALS];
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++) {
            lanes steps = *(const lanes *)(values + k + p * VECTOR) * factor;
            whole[p] = nearest(&steps);
        }
        store_bytes(out + k, whole);
    }
}

/* `vectors` vectors of columns at a time: their additions do not wait for each other. */
INLINE void accumulate_some(float *out, int vectors, const float *factor, size_t depth, const float *columns,
                            size_t stride)
{
    lanes sum[4];
    UNROLLED
    for (int v = 0; v < vectors; v++)
        sum[v] = *(const lanes *)(out + v * VECTOR);
    for (size_t k = 0; k < depth; k++)
        UNROLLED
    for (int v = 0; v < vectors; v++)
        sum[v] += *(const lanes *)(columns + k * stride + v * VECTOR) * factor[k];
    UNROLLED
    for (int v = 0; v < vectors; v++)
        *(lanes *)(out + v * VECTOR) = sum[v];
}

static void accumulate(float *out, size_t count, const float *factor, size_t depth, const float *columns,
                       size_t stride)
{
    size_t j = 0;
    for (; j + 4 * VECTOR <= count; j += 4 * VECTOR)
        accumulate_some(out + j, 4, factor, depth, columns + j, stride);
    for (; j + 2 * VECTOR <= count; j += 2 * VECTOR)
        accumulate_some(out + j, 2, factor, depth, columns + j, stride);
    for (; j < count; j += VECTOR)
        accumulate_some(out + j, 1, factor, depth, columns + j, stride);
}

static void add_relu(float *out, const float *a, const float *b, const float *c, size_t count)
{
    const lanes zero = {0};
    for (size_t k = 0; k < count; k += VECTOR) {
        lanes value = *(const lanes *)(a + k) + *(const lanes *)(b + k);
        if (c) value += *(const lanes *)(c + k);
        keep_greater(&value, &zero);
        *(lanes *)(out + k) = value;
    }
}

static void join_relu(const struct kernel_matrix *matrix, const int32_t *a, const int32_t *b,
                      const int32_t *c, float common, float *out)
{
    const lanes zero = {0};
    for (size_t k = 0; k < matrix->width; k += VECTOR) {
        integer_lanes exact = *(const integer_lanes *)(a + k) + *(const integer_lanes *)(b + k);
        if (c) exact += *(const integer_lanes *)(c + k);
        lanes value = finished(matrix, k, &exact, common);
        keep_greater(&value, &zero);
        *(lanes *)(out + k) = value;
    }
}

static size_t best(const float *scores, size_t count)
{
    size_t whole = count / KERNEL_LANES * KERNEL_LANES, k = 0;
    lanes most[PARTIALS];
    for (size_t p = 0; p < PARTIALS; p++)
        most[p] = (lanes){0} - INFINITY;
    for (size_t at = 0; at < whole; at += KERNEL_LANES) {
        UNROLLED
        for (size_t p = 0; p < PARTIALS; p++)
            keep_greater(&most[p], (const lanes *)(scores + at + p * VECTOR));
    }
    float high = greatest_of(most);
    for (size_t at = whole; at < count; at++)
        high = scores[at] > high ? scores[at] : high;
#ifdef EQUAL
    const lanes wanted = (lanes){0} + high;
    for (; k < whole; k += VECTOR) {
        unsigned equal = EQUAL(*(const lanes *)(scores + k), wanted);
        if (equal) return k + (size_t)__builtin_ctz(equal);
    }
#endif
    for (; k < count; k++)
        if (scores[k] == high) return k;
    return 0;
}

#define PAIR(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)

/* Four by four at a time. */
static void turn(const float *const *rows, size_t depth, float *columns, size_t stride)
{
    for (size_t j = 0; j < stride; j += 4)
        for (size_t k = 0; k < depth; k += 4) {
            four_lanes a = *(const four_lanes *)(rows[j] + k), b = *(const four_lanes *)(rows[j + 1] + k),
                       c = *(const four_lanes *)(rows[j + 2] + k), d = *(const four_lanes *)(rows[j + 3] + k);
            four_lanes ab = PAIR(a, b, 0, 4, 1, 5), cd = PAIR(c, d, 0, 4, 1, 5),
                       later_ab = PAIR(a, b, 2, 6, 3, 7), later_cd = PAIR(c, d, 2, 6, 3, 7);
            float *to = columns + k * stride + j;
            *(four_lanes *)to = PAIR(ab, cd, 0, 1, 4, 5);
            *(four_lanes *)(to + stride) = PAIR(ab, cd, 2, 3, 6, 7);
            *(four_lanes *)(to + 2 * stride) = PAIR(later_ab, later_cd, 0, 1, 4, 5);
            *(four_lanes *)(to + 3 * stride) = PAIR(later_ab, later_cd, 2, 3, 6, 7);
        }
}

#define KERNEL_TABLE(label)                                                                                  \
    {                                                                                                        \
        label, prepare, product, sums, join_relu, add_row, normalise, sigmoid, blend, quantise, accumulate,  \
            add_relu, best, turn                                                                             \
    }
