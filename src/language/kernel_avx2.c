/* kernel_avx2.c: the kernels for processors with AVX2.
 *
 * Their 8-bit products take numbers without sign as one factor and saturate at 16 bits, which two products of
 * numbers below 128 cannot reach. So an input x from -127 to 127 is split: x = (u - 64) + rest with u from 0
 * to 127, and few rests are not 0 (one in twenty here). Products of the u go through 8 bits, what the 64
 * added is taken off again, and products of the rests are added one by one in 16 bits. Every step is exact.
 */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel.h"
#include "language/kernel_window.h"
#include "language/network.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

enum { VECTOR = 8 };

static inline __attribute__((always_inline)) void pack_bytes(uint8_t *to, __m256i values)
{
    __m256i low = _mm256_and_si256(values, _mm256_set1_epi32(0xFF));
    __m128i pairs = _mm_packus_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
    _mm_storeu_si64(to, _mm_packus_epi16(pairs, pairs));
}
#define PACK_BYTES(to, values) pack_bytes(to, (__m256i)(values))
#define WIDEN_BYTES(from)      _mm256_cvtepi8_epi32(_mm_loadu_si64(from))

#include "language/kernel_body.h"

/* Sums of products are kept in 16 bits for a part of the depth, then widened. Of a part, each of the 16-bit
 * sums has 8 products |(u - 64) w| <= 64 |w|; where the 8 weights are so heavy that these may not fit, a half
 * part is summed, and 4 always fit. */
enum {
    PART = 16,
    HALVES = 2,
    SPLIT = 64,
    LANES_16 = 16,    /* of a vector: two for each of 8 columns */
    LIGHT_MOST = 511, /* sum of 8 weights whose products with -64..63 fit 16 bits */
    TILE_ROWS = 3,    /* with 16 columns: 6 + 6 registers of sums, 3 for what is read */
    BLOCK_ROWS = 24,  /* taken through all columns before the next ones */
    TURNS = BLOCK_ROWS / TILE_ROWS,
    INPUTS_MOST = 8192, /* bytes of them */
    SUMS_MOST = BLOCK_ROWS * 2048,
    STEP = 32
};

/* What is made of the weights once. */
struct pack {
    int16_t *zero;   /* by 16 columns, parts, halves: 64 x the sum of the weights in each 16-bit sum of two
                        vectors;    of a light part for the whole in the first half */
    int8_t *by_rows; /* the weights of each row; of 16 columns first, ninth, second, tenth, ... */
    int32_t *start;  /* where no input is below 0: 64 x the sum of each column */
    uint8_t *heavy;  /* by 16 columns, parts */
};

/* A stretch of input rows, split. */
struct split {
    uint8_t low[INPUTS_MOST];
    int8_t rest[INPUTS_MOST];
    uint16_t places[INPUTS_MOST + 4];       /* of the rests that are not 0 */
    uint16_t first[INPUTS_MOST / STEP + 1]; /* how many of them lie before each step */
    int32_t sums[SUMS_MOST];
};

static void pack_part(const struct kernel_matrix *matrix, size_t column, size_t part, struct pack *pack)
{
    size_t parts = matrix->depth / PART, at = column / KERNEL_LANES * parts + part;
    int16_t *zero = pack->zero + at * HALVES * KERNEL_LANES * 2;
    for (size_t c = 0; c < KERNEL_LANES; c++)
        for (size_t lane = 0; lane < 2; lane++) {
            int sum[HALVES] = {0}, heavy = 0;
            for (size_t k = lane * 2; k < PART; k += k % 2 ? KERNEL_GROUP - 1 : 1) {
                int weight = kernel_weight(matrix, part * PART + k, column + c);
                sum[k * HALVES / PART] += weight;
                heavy += abs(weight);
            }
            zero[c * 2 + lane] = (int16_t)(sum[0] * SPLIT);
            zero[KERNEL_LANES * 2 + c * 2 + lane] = (int16_t)(sum[1] * SPLIT);
            pack->heavy[at] |= heavy > LIGHT_MOST;
        }
    for (size_t k = 0; k < KERNEL_LANES * 2 && !pack->heavy[at]; k++)
        zero[k] = (int16_t)(zero[k] + zero[KERNEL_LANES * 2 + k]);
}

static void pack_rows(const struct kernel_matrix *matrix, struct pack *pack)
{
    for (size_t k = 0; k < matrix->depth; k++)
        for (size_t c = 0; c < matrix->width; c++) {
            size_t lane = c % KERNEL_LANES, half = KERNEL_LANES / 2;
            pack->by_rows[k * matrix->width + c - lane + lane % half * 2 + lane / half] =
                (int8_t)kernel_weight(matrix, k, c);
        }
}

static bool prepare(struct kernel_matrix *matrix)
{
    if (matrix->window) return window_prepare(matrix);
    size_t parts = matrix->depth / PART * (matrix->width / KERNEL_LANES),
           zero = parts * HALVES * KERNEL_LANES * 2,
           rows = matrix->positive ? 0 : (size_t)matrix->depth * matrix->width;
    size_t columns = matrix->width;
    struct pack *pack =
        calloc(1, sizeof *pack + columns * sizeof(int32_t) + zero * sizeof(int16_t) + rows + parts);
    if (!pack) return false;
    pack->start = (int32_t *)(pack + 1);
    pack->zero = (int16_t *)(pack->start + columns);
    pack->by_rows = (int8_t *)(pack->zero + zero);
    pack->heavy = (uint8_t *)(pack->by_rows + rows);
    for (size_t column = 0; column < matrix->width; column += KERNEL_LANES)
        for (size_t part = 0; part < matrix->depth / PART; part++)
            pack_part(matrix, column, part, pack);
    if (rows) pack_rows(matrix, pack);
    for (size_t c = 0; c < columns; c++)
        pack->start[c] = matrix->offset[c] / 128 * SPLIT;
    matrix->pack = pack;
    return true;
}

/* ---- Inputs */

/* Splits `count` inputs, a multiple of STEP. */
static void split_inputs(const uint8_t *input, size_t count, struct split *split)
{
    const __m256i offset = _mm256_set1_epi8(SPLIT), most = _mm256_set1_epi8(127);
    size_t found = 0;
    for (size_t at = 0; at < count; at += STEP) {
        __m256i value = _mm256_loadu_si256((const __m256i *)(input + at));
        __m256i low = _mm256_min_epu8(_mm256_subs_epu8(value, offset), most);
        __m256i rest = _mm256_sub_epi8(_mm256_sub_epi8(value, offset), low);
        _mm256_storeu_si256((__m256i *)(split->low + at), low);
        _mm256_storeu_si256((__m256i *)(split->rest + at), rest);
        uint32_t rests = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(rest, _mm256_setzero_si256()));
        split->first[at / STEP] = (uint16_t)found;
        for (; rests; rests &= rests - 1)
            split->places[found++] = (uint16_t)(at + (size_t)__builtin_ctz(rests));
    }
    split->first[count / STEP] = (uint16_t)found;
}

/* Inputs that are never below 0, of which 64 are taken off as well. */
static void take_inputs(const uint8_t *input, size_t count, struct split *split)
{
    const __m256i offset = _mm256_set1_epi8((char)128);
    for (size_t at = 0; at < count; at += STEP)
        _mm256_storeu_si256((__m256i *)(split->low + at),
                            _mm256_subs_epu8(_mm256_loadu_si256((const __m256i *)(input + at)), offset));
}

/* Products of four rests with all columns, as the first sums of a row or added to them. */
INLINE void add_rests(const struct kernel_matrix *matrix, const int8_t *const rows[4],
                      const int16_t values[4], bool first, int32_t *sums)
{
    const __m256i even = _mm256_set1_epi32(1), odd = _mm256_set1_epi32(1 << 16);
    __m256i value[4];
    UNROLLED
    for (int i = 0; i < 4; i++)
        value[i] = _mm256_set1_epi16(values[i]);
    for (size_t c = 0; c < matrix->width; c += KERNEL_LANES) {
        __m256i sum = _mm256_setzero_si256(), *to = (__m256i *)(sums + c);
        UNROLLED
        for (int i = 0; i < 4; i++)
            sum = _mm256_add_epi16(sum, _mm256_mullo_epi16(value[i], _mm256_cvtepi8_epi16(_mm_loadu_si128(
                                                                         (const __m128i *)(rows[i] + c)))));
        __m256i left = _mm256_madd_epi16(sum, even), right = _mm256_madd_epi16(sum, odd);
        if (!first) {
            left = _mm256_add_epi32(left, _mm256_loadu_si256(to));
            right = _mm256_add_epi32(right, _mm256_loadu_si256(to + 1));
        }
        _mm256_storeu_si256(to, left);
        _mm256_storeu_si256(to + 1, right);
    }
}

/* The sums of a row before the products of 8 bits: those of its rests. */
static void sum_rests(const struct kernel_matrix *matrix, const struct split *split, size_t begin,
                      int32_t *sums)
{
    const struct pack *pack = matrix->pack;
    size_t at = split->first[begin / STEP], end = split->first[(begin + matrix->depth) / STEP];
    if (at == end) memset(sums, 0, matrix->width * sizeof *sums);
    for (bool first = true; at < end; at += 4, first = false) {
        const int8_t *rows[4];
        int16_t values[4];
        for (size_t i = at + 4; i < end && i < at + 8; i++)
            for (size_t c = 0; c < matrix->width; c += 64)
                /* split_inputs wrote the places below `end`. NOLINTNEXTLINE */
                __builtin_prefetch(pack->by_rows + (split->places[i] - begin) * matrix->width + c);
        for (size_t i = 0; i < 4; i++) {
            bool inside = at + i < end;
            /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign) */
            size_t place = split->places[inside ? at + i : at];
            rows[i] = pack->by_rows + (place - begin) * matrix->width;
            values[i] = inside ? split->rest[place] : 0;
        }
        if (first)
            add_rests(matrix, rows, values, true, sums);
        else
            add_rests(matrix, rows, values, false, sums);
    }
}

/* ---- Products */

/* Four inputs of each of 3 rows by 4 rows of weights of 16 columns, as 16-bit sums or added to them. Written
 * as it is to be run: the compiler would turn additions into trees, which need more registers than there are.
 */
#define WEIGHTS_16 "vmovdqu (%[weights]), %[left]\n\tvmovdqu 32(%[weights]), %[right]\n\t"
#define PRODUCTS_16(input, low)                                                                              \
    "vpbroadcastd " input ", %[value]\n\t"                                                                   \
    "vpmaddubsw %[left], %[value], " low "\n\t"                                                              \
    "vpmaddubsw %[right], %[value], "
#define BEGIN_16(input, low, high) PRODUCTS_16(input, low) high "\n\t"
#define ADD_16(input, low, high)                                                                             \
    PRODUCTS_16(input, "%[product]")                                                                         \
    "%[value]\n\tvpaddw %[product], " low ", " low "\n\tvpaddw %[value], " high ", " high "\n\t"

INLINE void begin_group(const int8_t *weights, const uint8_t *input, size_t stride,
                        __m256i sums[TILE_ROWS][2])
{
    __m256i left, right, value;
    __asm__(WEIGHTS_16 BEGIN_16("(%[input])", "%0", "%1") BEGIN_16("(%[input],%[stride])", "%2", "%3")
                BEGIN_16("(%[input],%[stride],2)", "%4", "%5")
            : "=&x"(sums[0][0]), "=&x"(sums[0][1]), "=&x"(sums[1][0]), "=&x"(sums[1][1]), "=&x"(sums[2][0]),
              "=&x"(sums[2][1]), [left] "=&x"(left), [right] "=&x"(right), [value] "=&x"(value)
            : [weights] "r"(weights), [input] "r"(input), [stride] "r"(stride)
            : "memory");
}

INLINE void add_group(const int8_t *weights, const uint8_t *input, size_t stride, __m256i sums[TILE_ROWS][2])
{
    __m256i left, right, value, product;
    __asm__(WEIGHTS_16 ADD_16("(%[input])", "%0", "%1") ADD_16("(%[input],%[stride])", "%2", "%3")
                ADD_16("(%[input],%[stride],2)", "%4", "%5")
            : "+x"(sums[0][0]), "+x"(sums[0][1]), "+x"(sums[1][0]), "+x"(sums[1][1]), "+x"(sums[2][0]),
              "+x"(sums[2][1]), [left] "=&x"(left), [right] "=&x"(right), [value] "=&x"(value),
              [product] "=&x"(product)
            : [weights] "r"(weights), [input] "r"(input), [stride] "r"(stride)
            : "memory");
}

/* Adds 16-bit sums without what the 64 added to the inputs make of them. */
INLINE void add_wide(__m256i narrow, const int16_t *zero, __m256i *sum)
{
    static const int16_t ONES[LANES_16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    __asm__("vpsubw %2, %1, %1\n\t"
            "vpmaddwd %3, %1, %1\n\t"
            "vpaddd %1, %0, %0"
            : "+x"(*sum), "+x"(narrow)
            : "m"(*(const int16_t(*)[LANES_16])zero), "m"(ONES));
}

/* Adds the products of `groups` groups of 4 rows of weights to the sums of 3 input rows by 16 columns. */
INLINE void add_groups(int groups, const int8_t *weights, const int16_t *zero, const uint8_t *input,
                       size_t stride, __m256i sums[TILE_ROWS][2])
{
    __m256i narrow[TILE_ROWS][2];
    begin_group(weights, input, stride, narrow);
    UNROLLED
    for (int g = 1; g < groups; g++)
        add_group(weights + g * KERNEL_LANES * KERNEL_GROUP, input + g * KERNEL_GROUP, stride, narrow);
    UNROLLED
    for (int r = 0; r < TILE_ROWS; r++) {
        add_wide(narrow[r][0], zero, &sums[r][0]);
        add_wide(narrow[r][1], zero + LANES_16, &sums[r][1]);
    }
}

/* 3 input rows by 16 columns: adds to the sums. */
INLINE void product_tile(const struct kernel_matrix *matrix, size_t column, const uint8_t *input,
                         size_t stride, int32_t *to)
{
    const struct pack *pack = matrix->pack;
    size_t block = column / KERNEL_LANES, parts = matrix->depth / PART;
    const int8_t *weights = matrix->weights + block * matrix->block;
    const int16_t *zero = pack->zero + block * parts * HALVES * KERNEL_LANES * 2;
    const uint8_t *heavy = pack->heavy + block * parts, *end = heavy + parts;
    __m256i sums[TILE_ROWS][2];
    UNROLLED
    for (size_t r = 0; r < TILE_ROWS; r++) {
        sums[r][0] = _mm256_loadu_si256((const __m256i *)(to + r * matrix->width));
        sums[r][1] = _mm256_loadu_si256((const __m256i *)(to + r * matrix->width) + 1);
    }
    for (; heavy < end;
         heavy++, weights += PART * KERNEL_LANES, zero += HALVES * KERNEL_LANES * 2, input += PART) {
        if (!*heavy) {
            add_groups(4, weights, zero, input, stride, sums);
        } else {
            add_groups(2, weights, zero, input, stride, sums);
            add_groups(2, weights + PART / 2 * KERNEL_LANES, zero + KERNEL_LANES * 2, input + PART / 2,
                       stride, sums);
        }
    }
    UNROLLED
    for (size_t r = 0; r < TILE_ROWS; r++) {
        _mm256_storeu_si256((__m256i *)(to + r * matrix->width), sums[r][0]);
        _mm256_storeu_si256((__m256i *)(to + r * matrix->width) + 1, sums[r][1]);
    }
}

/* Asks for an eighth of what is read for 16 columns. */
static void prefetch_columns(const struct kernel_matrix *matrix, size_t column, size_t turn)
{
    const struct pack *pack = matrix->pack;
    size_t weights = (size_t)matrix->depth * KERNEL_LANES / TURNS,
           zeros = matrix->depth / PART * HALVES * KERNEL_LANES * 2 / TURNS;
    const int8_t *from = matrix->weights + column / KERNEL_LANES * matrix->block + turn * weights;
    const int16_t *zero = pack->zero + (column / KERNEL_LANES * TURNS + turn) * zeros;
    for (size_t at = 0; at < weights; at += 64)
        __builtin_prefetch(from + at);
    for (size_t at = 0; at < zeros; at += 32)
        __builtin_prefetch(zero + at);
}

/* The sums of some rows, into split->sums. */
static void sum_rows(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                     struct split *split)
{
    size_t width = matrix->width, count = (rows - 1) * stride + matrix->depth;
    if (matrix->window) {
        window_sums(matrix, input, rows, split->sums);
        return;
    }
    if (matrix->positive)
        take_inputs(input, count, split);
    else
        split_inputs(input, count, split);
    for (size_t r = 0; r < rows; r++) {
        if (matrix->positive)
            memcpy(split->sums + r * width, ((const struct pack *)matrix->pack)->start,
                   width * sizeof *split->sums);
        else
            sum_rests(matrix, split, r * stride, split->sums + r * width);
    }
    for (size_t column = 0; column < width; column += KERNEL_LANES)
        for (size_t r = 0; r < rows; r += TILE_ROWS) { /* up to 2 rows more, whose sums are not looked at */
            product_tile(matrix, column, split->low + r * stride, stride, split->sums + r * width + column);
            if (column + KERNEL_LANES < width) prefetch_columns(matrix, column + KERNEL_LANES, r / TILE_ROWS);
        }
}

/* How many rows are taken at a time. */
static size_t block_rows(const struct kernel_matrix *matrix, size_t stride)
{
    size_t rows = (INPUTS_MOST - matrix->depth) / stride + 1, most = SUMS_MOST / matrix->width;
    if (matrix->window) rows = window_rows(matrix);
    if (rows > most) rows = most;
    if (matrix->window) return rows / 4 * 4;
    return rows < BLOCK_ROWS ? rows / TILE_ROWS * TILE_ROWS : BLOCK_ROWS;
}

static void finish_row(const struct kernel_matrix *matrix, const int32_t *sums, float scale, float *out)
{
    for (size_t c = 0; c < matrix->width; c += VECTOR)
        *(lanes *)(out + c) = finished(matrix, c, (const integer_lanes *)(sums + c), scale);
}

static void product(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const float *row_scale, float common, float *out)
{
    struct split split;
    size_t width = matrix->width, most = block_rows(matrix, stride);
    for (size_t at = 0; at < rows; at += most) {
        size_t now = rows - at < most ? rows - at : most;
        sum_rows(matrix, input + at * stride, stride, now, &split);
        for (size_t r = 0; r < now; r++)
            finish_row(matrix, split.sums + r * width, row_scale ? row_scale[at + r] : common,
                       out + (at + r) * width);
    }
}

static void sums(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                 int32_t *out)
{
    struct split split;
    size_t width = matrix->width, most = block_rows(matrix, stride);
    for (size_t at = 0; at < rows; at += most) {
        size_t now = rows - at < most ? rows - at : most;
        sum_rows(matrix, input + at * stride, stride, now, &split);
        memcpy(out + at * width, split.sums, now * width * sizeof *out);
    }
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const struct kernels KERNELS_AVX2 = KERNEL_TABLE("avx2");
#else
typedef int kernel_avx2_is_empty;
#endif
