/* embedding.c: a table of word forms whose entries are found in one of a few slots; the stalest of these
 * gives way. */
#include "language/embedding.h"

#include <stdlib.h>
#include <string.h>

enum { WAYS = 4, LEAST = 256, MOST = 2048, PLACES = NETWORK_WINDOW };

/* A word in a position of its kind. Forms are interned: one pointer for one form. */
struct word_key {
    const char *form; /* NULL: none yet */
    uint32_t kind;
    uint32_t used; /* the batch in which it was used last */
};

/* A new entry, and the rows of the tables that are summed for it. */
struct made_entry {
    uint32_t entry;
    uint32_t row[WORD_TABLES];
};

struct embeddings {
    const struct network *network;
    const struct kernels *kernels;
    const struct kernel_matrix *early;
    size_t slots, spare; /* entries 1..slots are those of the keys; behind them some for a batch only */
    size_t spare_used;
    uint32_t batch; /* its number, from 1 */
    struct word_key *keys;
    float *state;
    uint8_t *quantised;
    int32_t *sums;           /* of an entry: one row for each place, then one for `early` */
    struct made_entry *made; /* those that are new in the batch */
    size_t made_count;
    uint8_t *gathered; /* their states in 8 bits, one after the other */
    int32_t *products;
};

static void *part_of(unsigned char *block, size_t *used, size_t count, size_t size)
{
    void *part = block ? block + *used : NULL;
    *used += (count * size + 63) / 64 * 64;
    return part;
}

/* Places all arrays in a block; returns its size. */
static size_t lay_out(struct embeddings *embeddings, size_t batch, unsigned char *block)
{
    size_t width = embeddings->network->shape.width, entries = 1 + embeddings->slots + batch, used = 0;
    size_t early = embeddings->early ? embeddings->early->width : 0, most = early > width ? early : width;
    embeddings->keys = part_of(block, &used, embeddings->slots, sizeof *embeddings->keys);
    embeddings->made = part_of(block, &used, batch, sizeof *embeddings->made);
    embeddings->gathered = part_of(block, &used, batch * width, 1);
    embeddings->products = part_of(block, &used, batch * most, sizeof *embeddings->products);
    embeddings->state = part_of(block, &used, entries * width, sizeof *embeddings->state);
    embeddings->quantised = part_of(block, &used, entries * width, 1);
    embeddings->sums = part_of(block, &used, entries * (PLACES * width + early), sizeof *embeddings->sums);
    return used;
}

struct embeddings *embeddings_new(const struct network *network, const struct kernel_matrix *early,
                                  size_t tokens, size_t batch)
{
    struct embeddings layout = {
        .network = network, .kernels = network->kernels, .early = early, .slots = LEAST};
    while (layout.slots < tokens / 2 && layout.slots < MOST)
        layout.slots *= 2;
    size_t head = (sizeof layout + 63) / 64 * 64, size = lay_out(&layout, batch, NULL);
    unsigned char *memory = aligned_alloc(64, head + size);
    if (!memory) return NULL;
    struct embeddings *embeddings = (struct embeddings *)memory;
    *embeddings = layout;
    lay_out(embeddings, batch, memory + head);
    size_t width = network->shape.width, early_width = early ? early->width : 0;
    memset(embeddings->keys, 0, embeddings->slots * sizeof *embeddings->keys);
    memset(embeddings->state, 0, width * sizeof *embeddings->state);
    memset(embeddings->quantised, 128, width);
    memset(embeddings->sums, 0, (PLACES * width + early_width) * sizeof *embeddings->sums);
    embeddings->batch = 1;
    return embeddings;
}

void embeddings_free(struct embeddings *embeddings)
{
    free(embeddings);
}

static uint32_t vocabulary_row(const struct network *network, const char *lower)
{
    uint64_t hash = word_hash(lower);
    size_t mask = network->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        const struct word_slot *slot = &network->slots[i];
        if (!slot->row) return 0;
        if (slot->check == (uint32_t)(hash >> 32)) return slot->row;
    }
}

/* Finds the rows of a word, and asks for them: they lie far apart, and are needed when the batch is together.
 */
static void find_rows(const struct network *network, const struct token *token, bool first,
                      enum sentence_case written, struct made_entry *made)
{
    size_t width = network->shape.width;
    struct word_rows words;
    word_rows(token, first, written, &words);
    words.row[WORD_FORM] = vocabulary_row(network, token->lower);
    for (int t = 0; t < WORD_TABLES; t++) {
        const uint16_t *index = network->table_index[t];
        made->row[t] = index ? index[words.row[t]] : words.row[t];
        const int8_t *row = network->table[t] + (size_t)made->row[t] * width;
        __builtin_prefetch(network->table_scale[t] + made->row[t]);
        for (size_t at = 0; at < width; at += 64)
            __builtin_prefetch(row + at);
    }
}

/* Puts the state of a word into its entry. */
static void embed(struct embeddings *embeddings, const struct made_entry *made)
{
    const struct network *network = embeddings->network;
    size_t width = network->shape.width, entry = made->entry;
    float *state = embeddings->state + entry * width;
    memset(state, 0, width * sizeof *state);
    for (int t = 0; t < WORD_TABLES; t++)
        embeddings->kernels->add_row(state, network->table[t] + (size_t)made->row[t] * width,
                                     network->table_scale[t][made->row[t]], width);
    const struct kernel_row row = {state, NULL, state, embeddings->quantised + entry * width};
    embeddings->kernels->normalise(&row, 1, width);
}

/* Words of which the treebank has none and whose ending misleads: read as one of the same kind. */
static struct token as_known(const struct token *token)
{
    static const char *const WORDS[][2] = {
        {"onslaught", "assault"}, {"onslaughts", "assaults"}, {"outburst", "attack"},
        {"outbursts", "attacks"}, {"furore", "row"},          {"largesse", "aid"},
        {"standoff", "dispute"},  {"turnabout", "change"},    {"rendezvous", "meeting"},
    };
    struct token known = *token;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(token->form, WORDS[i][0]) == 0) known.form = known.lower = WORDS[i][1];
    return known;
}

uint32_t embeddings_entry(struct embeddings *embeddings, const struct token *token, bool first,
                          enum sentence_case written)
{
    uint32_t kind = (uint32_t)written * 2 + first, stalest = embeddings->batch;
    uint64_t hash = ((uint64_t)(uintptr_t)token->form + kind) * 0x9E3779B97F4A7C15u;
    size_t mask = embeddings->slots - 1, at = (size_t)(hash >> 32), chosen = embeddings->slots;
    for (size_t way = 0; way < WAYS; way++) {
        size_t slot = (at + way) & mask;
        struct word_key *key = &embeddings->keys[slot];
        if (key->form == token->form && key->kind == kind) {
            key->used = embeddings->batch;
            return (uint32_t)slot + 1;
        }
        if (key->used < stalest) {
            stalest = key->used;
            chosen = slot;
        }
    }
    if (chosen < embeddings->slots)
        embeddings->keys[chosen] = (struct word_key){token->form, kind, embeddings->batch};
    else
        chosen += embeddings->spare_used++;
    uint32_t entry = (uint32_t)chosen + 1;
    struct made_entry *made = &embeddings->made[embeddings->made_count++];
    made->entry = entry;
    const struct token known = as_known(token);
    find_rows(embeddings->network, &known, first, written, made);
    return entry;
}

/* The products of all new states with a matrix, put into row `row` of the sums of their entries. */
static void multiply(struct embeddings *embeddings, const struct kernel_matrix *matrix, size_t row)
{
    size_t width = embeddings->network->shape.width;
    embeddings->kernels->sums(matrix, embeddings->gathered, width, embeddings->made_count,
                              embeddings->products);
    for (size_t i = 0; i < embeddings->made_count; i++) {
        uint32_t entry = embeddings->made[i].entry;
        int32_t *to = (int32_t *)(row < PLACES ? embeddings_sums(embeddings, entry, row)
                                               : embeddings_early(embeddings, entry));
        memcpy(to, embeddings->products + i * matrix->width, matrix->width * sizeof *to);
    }
}

void embeddings_finish(struct embeddings *embeddings)
{
    size_t width = embeddings->network->shape.width;
    for (size_t i = 0; i < embeddings->made_count; i++) {
        embed(embeddings, &embeddings->made[i]);
        memcpy(embeddings->gathered + i * width, embeddings_quantised(embeddings, embeddings->made[i].entry),
               width);
    }
    if (embeddings->made_count) {
        for (size_t place = 0; place < PLACES; place++)
            multiply(embeddings, &embeddings->network->window[place], place);
        if (embeddings->early) multiply(embeddings, embeddings->early, PLACES);
    }
    embeddings->made_count = embeddings->spare_used = 0;
    embeddings->batch++;
}

const float *embeddings_state(const struct embeddings *embeddings, uint32_t entry)
{
    return embeddings->state + entry * (size_t)embeddings->network->shape.width;
}

const uint8_t *embeddings_quantised(const struct embeddings *embeddings, uint32_t entry)
{
    return embeddings->quantised + entry * (size_t)embeddings->network->shape.width;
}

static const int32_t *sums_of(const struct embeddings *embeddings, uint32_t entry)
{
    size_t early = embeddings->early ? embeddings->early->width : 0;
    return embeddings->sums + entry * (PLACES * (size_t)embeddings->network->shape.width + early);
}

const int32_t *embeddings_sums(const struct embeddings *embeddings, uint32_t entry, size_t place)
{
    return sums_of(embeddings, entry) + place * embeddings->network->shape.width;
}

const int32_t *embeddings_early(const struct embeddings *embeddings, uint32_t entry)
{
    return sums_of(embeddings, entry) + PLACES * (size_t)embeddings->network->shape.width;
}
