/* kernel_bytes.c: weights put into bins, inputs split, tiles of 3 rows by 16 columns. In: rows in 8 bits.
 * Out: exact sums, or floats made of them. */
#if defined(__x86_64__)
#include <immintrin.h>

#include "language/kernel_bytes.h"
#include "language/kernel_deliver.h"
#include <stdlib.h>
#include <string.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#define INLINE static inline __attribute__((always_inline))

enum {
    SPLIT = 64,
    GROUP_BYTES = KERNEL_GROUP * KERNEL_LANES, /* weights of 4 rows in 16 columns: two vectors */
    BIN = 3,                                   /* groups whose products are summed in 16 bits */
    BIN_MOST = 258,                            /* sum of weights of one sign whose products with 127 fit */
    TILE_ROWS = 3,                             /* 6 + 6 registers of sums, 4 for what is read */
    DEPTH_MOST = 3072,
    LOW_MOST = 32768, /* bytes of split inputs at a time */
    WIDE = 32         /* columns of rests summed together */
};

/* What is made of the weights once. */
struct pack {
    int8_t *weights;       /* by 16 columns, bins, groups */
    uint16_t *places;      /* where the 4 inputs of each group begin */
    uint32_t *full, *half; /* how many bins of 3 and of 2 groups there are of each 16 columns */
    size_t most;           /* room for so many of each */
    int8_t *by_rows;       /* the weights of each row, of 32 columns as they come out of add_rests */
    size_t wide;           /* bytes of such a row */
    int32_t *start;        /* -64 x the sum of each column; 0 where no input is below 0 */
};

/* ---- Weights: groups of 4 rows are put together so that the sums of their products fit 16 bits whatever the
 * inputs. In whatever order they are taken, the sum is the same. */

/* Of each 16-bit sum, the weights above 0 and those below 0. */
struct load {
    __m256i above[2], below[2];
};

struct bin {
    uint16_t groups[BIN];
    size_t count;
};

static void load_of(const int8_t *group, struct load *load)
{
    const __m256i ones = _mm256_set1_epi8(1), zero = _mm256_setzero_si256();
    for (int i = 0; i < 2; i++) {
        __m256i weights = _mm256_loadu_si256((const __m256i *)group + i);
        load->above[i] = _mm256_maddubs_epi16(ones, _mm256_max_epi8(weights, zero));
        load->below[i] = _mm256_maddubs_epi16(ones, _mm256_max_epi8(_mm256_sub_epi8(zero, weights), zero));
    }
}

/* Puts the sum of two into `both`; does it fit? */
static bool fits(const struct load *one, const struct load *other, struct load *both)
{
    const __m256i most = _mm256_set1_epi16(BIN_MOST);
    __m256i beyond = _mm256_setzero_si256();
    for (int i = 0; i < 2; i++) {
        both->above[i] = _mm256_add_epi16(one->above[i], other->above[i]);
        both->below[i] = _mm256_add_epi16(one->below[i], other->below[i]);
        beyond = _mm256_or_si256(beyond, _mm256_or_si256(_mm256_cmpgt_epi16(both->above[i], most),
                                                         _mm256_cmpgt_epi16(both->below[i], most)));
    }
    return !_mm256_movemask_epi8(beyond);
}

/* The greatest of its sums. */
static int greatest(const struct load *load)
{
    __m256i most = _mm256_max_epi16(_mm256_max_epi16(load->above[0], load->above[1]),
                                    _mm256_max_epi16(load->below[0], load->below[1]));
    int16_t sums[16], found = 0;
    memcpy(sums, &most, sizeof sums);
    for (int i = 0; i < 16; i++)
        found = sums[i] > found ? sums[i] : found;
    return found;
}

enum { GROUPS_MOST = DEPTH_MOST / KERNEL_GROUP };

/* Groups that are in no bin yet, the heaviest first. */
struct waiting {
    struct load load[GROUPS_MOST]; /* by group */
    uint16_t groups[GROUPS_MOST];
    size_t count;
};

static void line_up(const int8_t *weights, size_t count, struct waiting *waiting)
{
    int heaviest[GROUPS_MOST];
    for (size_t g = 0; g < count; g++) {
        size_t at = g;
        load_of(weights + g * GROUP_BYTES, &waiting->load[g]);
        heaviest[g] = greatest(&waiting->load[g]);
        for (; at > 0 && heaviest[waiting->groups[at - 1]] < heaviest[g]; at--)
            waiting->groups[at] = waiting->groups[at - 1];
        waiting->groups[at] = (uint16_t)g;
    }
    waiting->count = count;
}

static uint16_t take_group(struct waiting *waiting, size_t at)
{
    uint16_t group = waiting->groups[at];
    waiting->count--;
    memmove(waiting->groups + at, waiting->groups + at + 1, (waiting->count - at) * sizeof *waiting->groups);
    return group;
}

/* Takes the heaviest group with the heaviest two that fit, or else one. */
static void fill_bin(struct waiting *waiting, struct bin *bin)
{
    struct load two, three;
    size_t alone = 0;
    bin->groups[0] = take_group(waiting, 0);
    bin->count = 1;
    for (size_t i = 0; i < waiting->count; i++) {
        if (!fits(&waiting->load[bin->groups[0]], &waiting->load[waiting->groups[i]], &two)) continue;
        if (bin->count++ == 1) alone = i;
        bin->count = 2;
        for (size_t j = i + 1; j < waiting->count; j++)
            if (fits(&two, &waiting->load[waiting->groups[j]], &three)) {
                bin->groups[2] = take_group(waiting, j);
                bin->groups[1] = take_group(waiting, i);
                bin->count = 3;
                return;
            }
    }
    if (bin->count == 2) bin->groups[1] = take_group(waiting, alone);
}

/* Where the next group of some columns goes. */
struct packing {
    int8_t *weights;
    uint16_t *place;
};

static void pack_bin(const int8_t *weights, const struct bin *bin, size_t size, struct packing *to)
{
    for (size_t g = 0; g < size; g++, to->weights += GROUP_BYTES) {
        bool is_there = g < bin->count; /* else there is no weight */
        *to->place++ = (uint16_t)(is_there ? bin->groups[g] * KERNEL_GROUP : 0);
        if (is_there)
            memcpy(to->weights, weights + (size_t)bin->groups[g] * GROUP_BYTES, GROUP_BYTES);
        else
            memset(to->weights, 0, GROUP_BYTES);
    }
}

static void pack_columns(const struct kernel_matrix *matrix, size_t block, struct pack *pack)
{
    struct waiting waiting;
    struct bin bin, rest[GROUPS_MOST];
    const int8_t *weights = matrix->weights + block * matrix->block;
    struct packing to = {pack->weights + block * pack->most * GROUP_BYTES, pack->places + block * pack->most};
    line_up(weights, matrix->depth / KERNEL_GROUP, &waiting);
    pack->full[block] = pack->half[block] = 0;
    while (waiting.count) {
        fill_bin(&waiting, &bin);
        if (bin.count < BIN)
            rest[pack->half[block]++] = bin;
        else
            pack_bin(weights, &bin, BIN, &to);
        pack->full[block] += bin.count == BIN;
    }
    for (size_t i = 0; i < pack->half[block]; i++)
        pack_bin(weights, &rest[i], BIN - 1, &to);
}

/* Where of a row's 32 columns each comes to lie, so that add_rests finds the sums in order. */
static size_t place_of(size_t column)
{
    size_t in = column % 16;
    return column / 16 % 2 * 8 + in / 4 % 2 * 16 + in % 4 * 2 + in / 8;
}

static void pack_rows(const struct kernel_matrix *matrix, struct pack *pack)
{
    memset(pack->by_rows, 0, matrix->depth * pack->wide);
    for (size_t c = 0; c < matrix->width; c++) {
        int8_t *to = pack->by_rows + c / WIDE * WIDE + place_of(c);
        const int8_t *from =
            matrix->weights + c / KERNEL_LANES * matrix->block + c % KERNEL_LANES * KERNEL_GROUP;
        for (size_t k = 0; k < matrix->depth; k++)
            to[k * pack->wide] = from[k / KERNEL_GROUP * GROUP_BYTES + k % KERNEL_GROUP];
    }
}

static void *part_of(unsigned char *block, size_t *used, size_t size)
{
    void *part = block ? block + *used : NULL;
    *used += (size + 63) / 64 * 64;
    return part;
}

/* Places all arrays in a block; returns its size. What bins do not need of it is never touched. */
static size_t lay_out(const struct kernel_matrix *matrix, struct pack *pack, unsigned char *block)
{
    size_t used = 0, blocks = matrix->width / KERNEL_LANES;
    part_of(block, &used, sizeof *pack);
    pack->most = matrix->depth / KERNEL_GROUP * (BIN - 1);
    pack->wide = (matrix->width + WIDE - 1) / WIDE * WIDE;
    pack->full = part_of(block, &used, blocks * sizeof *pack->full);
    pack->half = part_of(block, &used, blocks * sizeof *pack->half);
    pack->start = part_of(block, &used, pack->wide * sizeof *pack->start);
    pack->places = part_of(block, &used, blocks * pack->most * sizeof *pack->places);
    pack->by_rows = part_of(block, &used, matrix->positive ? 0 : matrix->depth * pack->wide);
    pack->weights = part_of(block, &used, blocks * pack->most * GROUP_BYTES);
    return used;
}

bool bytes_prepare(struct kernel_matrix *matrix)
{
    struct pack layout;
    unsigned char *memory = aligned_alloc(64, lay_out(matrix, &layout, NULL));
    if (!memory) return false;
    struct pack *pack = (struct pack *)memory;
    lay_out(matrix, &layout, memory);
    *pack = layout;
    for (size_t block = 0; block < matrix->width / KERNEL_LANES; block++)
        pack_columns(matrix, block, pack);
    if (!matrix->positive) pack_rows(matrix, pack);
    for (size_t c = 0; c < pack->wide; c++)
        pack->start[c] = c < matrix->width && !matrix->positive ? matrix->offset[c] / 128 * -SPLIT : 0;
    matrix->pack = pack;
    return true;
}

/* ---- Inputs */

/* The rests of a row, those above 0 and those below. */
struct rests {
    size_t count[2];
    uint16_t place[2][DEPTH_MOST];
    uint8_t value[2][DEPTH_MOST]; /* without sign, 64 at most */
};

/* Writes the u of 32 inputs; returns which have a rest. */
INLINE uint32_t split_inputs(const uint8_t *input, uint8_t *low)
{
    __m256i moved = _mm256_subs_epu8(_mm256_loadu_si256((const __m256i *)input), _mm256_set1_epi8(SPLIT));
    __m256i kept = _mm256_min_epu8(moved, _mm256_set1_epi8(127));
    __m256i back = _mm256_add_epi8(kept, _mm256_set1_epi8(SPLIT));
    _mm256_storeu_si256((__m256i *)low, kept);
    return ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(back, _mm256_loadu_si256((const __m256i *)input)));
}

static void split_row(const uint8_t *input, size_t depth, uint8_t *low, struct rests *rests)
{
    rests->count[0] = rests->count[1] = 0;
    for (size_t at = 0; at < depth; at += 64) {
        uint64_t found = split_inputs(input + at, low + at);
        if (at + 32 < depth) found |= (uint64_t)split_inputs(input + at + 32, low + at + 32) << 32;
        for (; found; found &= found - 1) {
            size_t k = at + (size_t)__builtin_ctzll(found);
            bool is_below = input[k] < SPLIT;
            size_t i = rests->count[is_below]++;
            rests->place[is_below][i] = (uint16_t)k;
            rests->value[is_below][i] = (uint8_t)(is_below ? SPLIT - input[k] : input[k] - (SPLIT + 127));
        }
    }
}

/* Inputs that are never below 0, as they are. */
static void take_row(const uint8_t *input, size_t depth, uint8_t *low)
{
    const __m256i offset = _mm256_set1_epi8((char)128);
    for (size_t at = 0; at < depth; at += 32)
        _mm256_storeu_si256((__m256i *)(low + at),
                            _mm256_subs_epu8(_mm256_loadu_si256((const __m256i *)(input + at)), offset));
}

/* ---- Rests: two of one sign by two rows of weights at a time. All are summed in 16 bits as long as their
 * sum by the heaviest weight fits. */

enum { RESTS_MOST = 32767 / 127, PAIRS_MOST = RESTS_MOST / 2 + 2 };

struct rest_pair {
    const int8_t *first, *second;
    int32_t values; /* twice */
};

struct rest_pairs {
    struct rest_pair pairs[PAIRS_MOST];
    size_t above, count; /* those above 0 come first */
};

/* Takes from the rests behind `taken` as many as may be summed. */
static void take_pairs(const struct pack *pack, const struct rests *rests, size_t taken[2],
                       struct rest_pairs *to)
{
    int left = RESTS_MOST;
    to->count = 0;
    for (int sign = 0; sign < 2; sign++) {
        const uint8_t *value = rests->value[sign];
        const uint16_t *place = rests->place[sign];
        for (size_t end = rests->count[sign]; taken[sign] < end; taken[sign] += 2) {
            size_t i = taken[sign], j = i + 1 < end ? i + 1 : i;
            int first = value[i], second = j > i ? value[j] : 0;
            if (first + second > left) break;
            left -= first + second;
            for (size_t at = 0; at < pack->wide; at += 64) {
                __builtin_prefetch(pack->by_rows + place[i] * pack->wide + at);
                __builtin_prefetch(pack->by_rows + place[j] * pack->wide + at);
            }
            to->pairs[to->count++] =
                (struct rest_pair){pack->by_rows + place[i] * pack->wide,
                                   pack->by_rows + place[j] * pack->wide, (second << 8 | first) * 0x10001};
        }
        if (sign == 0) to->above = to->count;
    }
}

/* The products of a pair with 32 columns. */
INLINE void pair_products(const struct rest_pair *pair, size_t column, __m256i *left, __m256i *right)
{
    __m256i first = _mm256_load_si256((const __m256i *)(pair->first + column)),
            second = _mm256_load_si256((const __m256i *)(pair->second + column)),
            values = _mm256_set1_epi32(pair->values);
    *left = _mm256_maddubs_epi16(values, _mm256_unpacklo_epi8(first, second));
    *right = _mm256_maddubs_epi16(values, _mm256_unpackhi_epi8(first, second));
}

/* to = from + the 16-bit sums of 16 columns. */
INLINE void widen(__m256i sums, const int32_t *from, int32_t *to)
{
    __m256i even = _mm256_madd_epi16(sums, _mm256_set1_epi32(1)),
            odd = _mm256_madd_epi16(sums, _mm256_set1_epi32(1 << 16));
    _mm256_storeu_si256((__m256i *)to, _mm256_add_epi32(even, _mm256_loadu_si256((const __m256i *)from)));
    _mm256_storeu_si256((__m256i *)to + 1,
                        _mm256_add_epi32(odd, _mm256_loadu_si256((const __m256i *)from + 1)));
}

/* `count` times 32 columns from `column` on; only the first 16 of the last where no more are there. */
INLINE void add_pairs(int count, const struct rest_pairs *rests, size_t column, size_t width,
                      const int32_t *from, int32_t *to)
{
    __m256i sums[2][2], left, right;
    for (int i = 0; i < count; i++)
        sums[i][0] = sums[i][1] = _mm256_setzero_si256();
    size_t p = 0;
    for (; p < rests->above; p++)
        UNROLLED
    for (int i = 0; i < count; i++) {
        pair_products(&rests->pairs[p], column + (size_t)i * WIDE, &left, &right);
        sums[i][0] = _mm256_add_epi16(sums[i][0], left);
        sums[i][1] = _mm256_add_epi16(sums[i][1], right);
    }
    for (; p < rests->count; p++)
        UNROLLED
    for (int i = 0; i < count; i++) {
        pair_products(&rests->pairs[p], column + (size_t)i * WIDE, &left, &right);
        sums[i][0] = _mm256_sub_epi16(sums[i][0], left);
        sums[i][1] = _mm256_sub_epi16(sums[i][1], right);
    }
    UNROLLED
    for (int i = 0; i < count; i++) {
        size_t at = column + (size_t)i * WIDE;
        widen(sums[i][0], from + at, to + at);
        if (at + WIDE / 2 < width) widen(sums[i][1], from + at + WIDE / 2, to + at + WIDE / 2);
    }
}

static void add_rests(const struct rest_pairs *rests, size_t width, const int32_t *from, int32_t *to)
{
    size_t column = 0;
    for (; column + WIDE < width; column += 2 * WIDE)
        add_pairs(2, rests, column, width, from, to);
    if (column < width) add_pairs(1, rests, column, width, from, to);
}

/* Splits a row; writes into `to` the sums of its rests less those of the 64 added. */
static void begin_row(const struct kernel_matrix *matrix, const uint8_t *input, uint8_t *low, int32_t *to)
{
    const struct pack *pack = matrix->pack;
    struct rests rests;
    struct rest_pairs pairs;
    size_t taken[2] = {0, 0};
    split_row(input, matrix->depth, low, &rests);
    take_pairs(pack, &rests, taken, &pairs);
    add_rests(&pairs, matrix->width, pack->start, to);
    while (taken[0] < rests.count[0] || taken[1] < rests.count[1]) {
        take_pairs(pack, &rests, taken, &pairs);
        add_rests(&pairs, matrix->width, to, to);
    }
}

/* ---- Tiles */

/* Four inputs of each of 3 rows by 4 rows of weights of 16 columns, as 16-bit sums or added to them. Written
 * as it is to be run: the compiler would turn additions into trees, which need more registers than there are.
 */
#define WEIGHTS_16 "vmovdqa (%[weights]), %[left]\n\tvmovdqa 32(%[weights]), %[right]\n\t"
#define PRODUCTS_16(row, low)                                                                                \
    "vpbroadcastd (%[" row "],%[place]), %[value]\n\t"                                                       \
    "vpmaddubsw %[left], %[value], " low "\n\t"                                                              \
    "vpmaddubsw %[right], %[value], "
#define BEGIN_16(row, low, high) PRODUCTS_16(row, low) high "\n\t"
#define ADD_16(row, low, high)                                                                               \
    PRODUCTS_16(row, "%[product]")                                                                           \
    "%[value]\n\tvpaddw %[product], " low ", " low "\n\tvpaddw %[value], " high ", " high "\n\t"

INLINE void begin_group(const int8_t *weights, const uint8_t *const rows[TILE_ROWS], size_t place,
                        __m256i sums[TILE_ROWS][2])
{
    __m256i left, right, value;
    __asm__(WEIGHTS_16 BEGIN_16("first", "%0", "%1") BEGIN_16("second", "%2", "%3")
                BEGIN_16("third", "%4", "%5")
            : "=&x"(sums[0][0]), "=&x"(sums[0][1]), "=&x"(sums[1][0]), "=&x"(sums[1][1]), "=&x"(sums[2][0]),
              "=&x"(sums[2][1]), [left] "=&x"(left), [right] "=&x"(right), [value] "=&x"(value)
            : [weights] "r"(weights), [first] "r"(rows[0]), [second] "r"(rows[1]), [third] "r"(rows[2]),
              [place] "r"(place)
            : "memory");
}

INLINE void add_group(const int8_t *weights, const uint8_t *const rows[TILE_ROWS], size_t place,
                      __m256i sums[TILE_ROWS][2])
{
    __m256i left, right, value, product;
    __asm__(WEIGHTS_16 ADD_16("first", "%0", "%1") ADD_16("second", "%2", "%3") ADD_16("third", "%4", "%5")
            : "+x"(sums[0][0]), "+x"(sums[0][1]), "+x"(sums[1][0]), "+x"(sums[1][1]), "+x"(sums[2][0]),
              "+x"(sums[2][1]), [left] "=&x"(left), [right] "=&x"(right), [value] "=&x"(value),
              [product] "=&x"(product)
            : [weights] "r"(weights), [first] "r"(rows[0]), [second] "r"(rows[1]), [third] "r"(rows[2]),
              [place] "r"(place)
            : "memory");
}

INLINE void add_wide(__m256i narrow, __m256i *sum)
{
    static const int16_t ONES[16]
        __attribute__((aligned(32))) = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    __asm__("vpmaddwd %2, %1, %1\n\t"
            "vpaddd %1, %0, %0"
            : "+x"(*sum), "+x"(narrow)
            : "m"(ONES));
}

/* Adds the products of 3 rows and the 16 columns of a bin to the sums. */
INLINE void add_bin(int size, const int8_t *weights, const uint16_t *place,
                    const uint8_t *const rows[TILE_ROWS], __m256i sums[TILE_ROWS][2])
{
    __m256i narrow[TILE_ROWS][2];
    begin_group(weights, rows, place[0], narrow);
    UNROLLED
    for (int g = 1; g < size; g++)
        add_group(weights + g * GROUP_BYTES, rows, place[g], narrow);
    UNROLLED
    for (int r = 0; r < TILE_ROWS; r++) {
        add_wide(narrow[r][0], &sums[r][0]);
        add_wide(narrow[r][1], &sums[r][1]);
    }
}

INLINE void add_bins(const struct pack *pack, size_t block, const uint8_t *const rows[TILE_ROWS],
                     __m256i sums[TILE_ROWS][2])
{
    enum { HALF = BIN - 1 };
    const int8_t *weights = pack->weights + block * pack->most * GROUP_BYTES,
                 *end = weights + (size_t)pack->full[block] * BIN * GROUP_BYTES;
    const uint16_t *place = pack->places + block * pack->most;
    for (; weights < end; weights += BIN * GROUP_BYTES, place += BIN)
        add_bin(BIN, weights, place, rows, sums);
    for (end += (size_t)pack->half[block] * HALF * GROUP_BYTES; weights < end;
         weights += HALF * GROUP_BYTES, place += HALF)
        add_bin(HALF, weights, place, rows, sums);
}

/* Up to 3 rows from `row` on by 16 columns. Where rows are missing, the last one is taken again. What
 * begin_row wrote lies where the results go. */
INLINE void multiply_tile(const struct kernel_matrix *matrix, size_t column, const uint8_t *low, size_t row,
                          size_t rows, bool wants_floats, const struct kernel_output *output)
{
    const size_t at[TILE_ROWS] = {row, row + (rows > 1 ? 1 : rows - 1), row + (rows > 2 ? 2 : rows - 1)};
    const uint8_t *const from[TILE_ROWS] = {low, low + (at[1] - row) * matrix->depth,
                                            low + (at[2] - row) * matrix->depth};
    __m256i sums[TILE_ROWS][2];
    UNROLLED
    for (size_t r = 0; r < TILE_ROWS; r++) {
        const __m256i *start = output_at(matrix, output, at[r], column);
        sums[r][0] = matrix->positive ? _mm256_setzero_si256() : _mm256_loadu_si256(start);
        sums[r][1] = matrix->positive ? _mm256_setzero_si256() : _mm256_loadu_si256(start + 1);
    }
    add_bins(matrix->pack, column / KERNEL_LANES, from, sums);
    UNROLLED
    for (size_t half = 0; half < 2; half++) {
        struct finish finish = finish_of(matrix, output, column + half * 8);
        UNROLLED
        for (size_t r = 0; r < TILE_ROWS; r++)
            deliver(matrix, wants_floats, output, &finish, at[r], column + half * 8, sums[r][half]);
    }
}

static __attribute__((noinline)) void float_tile(const struct kernel_matrix *matrix, size_t column,
                                                 const uint8_t *low, size_t row, size_t rows,
                                                 const struct kernel_output *output)
{
    multiply_tile(matrix, column, low, row, rows, true, output);
}

static __attribute__((noinline)) void sum_tile(const struct kernel_matrix *matrix, size_t column,
                                               const uint8_t *low, size_t row, size_t rows,
                                               const struct kernel_output *output)
{
    multiply_tile(matrix, column, low, row, rows, false, output);
}

static void multiply_rows(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t row,
                          size_t rows, const struct kernel_output *output)
{
    uint8_t low[LOW_MOST] __attribute__((aligned(64)));
    size_t depth = matrix->depth;
    for (size_t r = 0; r < rows; r++) {
        const uint8_t *from = input + (row + r) * stride;
        if (matrix->positive)
            take_row(from, depth, low + r * depth);
        else
            begin_row(matrix, from, low + r * depth, output_at(matrix, output, row + r, 0));
    }
    for (size_t column = 0; column < matrix->width; column += KERNEL_LANES)
        for (size_t r = 0; r < rows; r += TILE_ROWS)
            (output->floats ? float_tile : sum_tile)(matrix, column, low + r * depth, row + r, rows - r,
                                                     output);
}

void bytes_multiply(const struct kernel_matrix *matrix, const uint8_t *input, size_t stride, size_t rows,
                    const struct kernel_output *output)
{
    size_t most = LOW_MOST / matrix->depth / TILE_ROWS * TILE_ROWS;
    for (size_t row = 0; row < rows; row += most)
        multiply_rows(matrix, input, stride, row, rows - row < most ? rows - row : most, output);
}

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#else
typedef int kernel_bytes_is_empty;
#endif
