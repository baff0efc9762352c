/* parse.c: tags and trees of sentences by the network. In: tokens with form and lower case. Out: upos, xpos,
 * head, deprel. Sentences are taken together in batches so that weights stay in the cache; a sentence's
 * result does not depend on its batch, since every row is computed by itself. */
#include "language/embedding.h"
#include "language/network.h"
#include "language/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH_ROWS = 128, ROWS = BATCH_ROWS + NETWORK_LONGEST + 2, PIECES = BATCH_ROWS + 2 };

/* A sentence, or a stretch of a long one. */
struct piece {
    struct token *tokens;
    uint32_t first, count; /* rows: of each token one */
    uint32_t spaced;       /* the first row where an empty one lies between pieces */
    size_t place;          /* of its first token among all */
    enum sentence_case written;
    bool begins; /* holds the sentence's first token */
};

enum { OFFERS = (NETWORK_LONGEST + 1 + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES };

struct workspace {
    void *memory;
    const struct network *network;
    const struct kernels *kernels;
    const struct states_taker *taker; /* or NULL */
    struct embeddings *embeddings;
    uint32_t entries[1 + ROWS + 2];            /* of the spaced rows in them, with none before the first */
    const uint8_t *alone[ROWS];                /* of the batch's tokens, for the taker */
    const int32_t *early[ROWS];                /* likewise */
    size_t placed;                             /* tokens that have been put into pieces */
    uint8_t buckets[NETWORK_LONGEST + OFFERS]; /* of the arc from token i to j at NETWORK_LONGEST - i + j */
    struct piece pieces[PIECES];
    size_t piece_count, rows, spaced_rows;
    float *state;       /* rows x width */
    uint8_t *quantised; /* the same in 8 bits */
    uint8_t *spaced; /* the same for convolutions: with an empty row before the first and behind each piece */
    float *linear, *output;
    float *tags, *arcs, *labels, *hidden, *dependent, *columns, *label_out;
    uint8_t *narrow; /* inputs of the small products */
    float *narrow_scale;
    float *scores;
    struct tree_space *space;
};

/* Hands out parts of a block; while `block` is NULL it only counts. */
struct carver {
    unsigned char *block;
    size_t used;
};

static void *carve(struct carver *carver, size_t rows, size_t width, size_t size)
{
    void *part = carver->block ? carver->block + carver->used : NULL;
    carver->used += (rows * width * size + 63) / 64 * 64;
    return part;
}

static void lay_out(struct workspace *work, const struct network_shape *shape, struct carver *carver)
{
    size_t width = shape->width, arc = shape->arc, label = shape->label, most = arc > label ? arc : label;
    work->state = carve(carver, ROWS, width, sizeof(float));
    work->quantised = carve(carver, ROWS, width, 1);
    work->spaced = carve(carver, ROWS + 2, width, 1);
    work->linear = carve(carver, ROWS, 2 * width, sizeof(float));
    work->output = carve(carver, ROWS, width, sizeof(float));
    work->tags = carve(carver, ROWS, TAG_WIDTH, sizeof(float));
    work->arcs = carve(carver, ROWS, 2 * arc + DISTANCES, sizeof(float));
    work->labels = carve(carver, ROWS, 2 * label, sizeof(float));
    work->hidden = carve(carver, ROWS, label, sizeof(float));
    work->dependent = carve(carver, ROWS, arc, sizeof(float));
    work->columns = carve(carver, arc, NETWORK_LONGEST + 32, sizeof(float));
    work->label_out = carve(carver, ROWS, LABEL_OUT, sizeof(float));
    work->narrow = carve(carver, ROWS, most, 1);
    work->narrow_scale = carve(carver, ROWS, 1, sizeof(float));
    work->scores = carve(carver, NETWORK_LONGEST + 32, NETWORK_LONGEST + 32, sizeof(float));
    work->space = carve(carver, 1, 1, sizeof *work->space);
}

/* The memory is not the arena's, which would clear it for every article. Nothing is taken from the arena, and
 * so nothing can jump, until it is freed again. */
static struct workspace *workspace_new(const struct network *network, const struct states_taker *taker,
                                       size_t tokens, struct arena *arena)
{
    struct workspace *work = arena_alloc(arena, sizeof *work);
    struct carver carver = {0};
    lay_out(work, &network->shape, &carver);
    work->memory = aligned_alloc(64, carver.used);
    work->taker = taker;
    work->embeddings = embeddings_new(network, taker ? taker->early : NULL, tokens, ROWS);
    if (!work->memory || !work->embeddings) {
        free(work->memory);
        embeddings_free(work->embeddings);
        return arena_array(arena, SIZE_MAX, 2); /* jumps to the arena's owner */
    }
    carver = (struct carver){work->memory, 0};
    lay_out(work, &network->shape, &carver);
    work->network = network;
    work->kernels = network->kernels;
    for (unsigned at = 0; at < NETWORK_LONGEST + OFFERS; at++) /* as of token NETWORK_LONGEST */
        work->buckets[at] = (uint8_t)distance_bucket(NETWORK_LONGEST, at ? at : 1);
    size_t width = network->shape.width;
    memset(work->spaced, 128, width);
    work->spaced += width;
    return work;
}

static void embed(struct workspace *work)
{
    struct embeddings *embeddings = work->embeddings;
    size_t width = work->network->shape.width;
    uint32_t *entries = work->entries + 1;
    for (size_t p = 0; p < work->piece_count; p++) {
        const struct piece *piece = &work->pieces[p];
        for (uint32_t i = 0; i < piece->count; i++)
            entries[piece->spaced + i] =
                embeddings_entry(embeddings, &piece->tokens[i], piece->begins && i == 0, piece->written);
        entries[piece->spaced + piece->count] = EMBEDDING_NONE;
        memset(work->spaced + (piece->spaced + piece->count) * width, 128, width);
    }
    embeddings_finish(embeddings);
}

/* The first layer by what is known of its words. */
static void join_words(struct workspace *work)
{
    size_t width = work->network->shape.width;
    for (size_t row = 0; row < work->spaced_rows; row++) {
        const int32_t *sums[NETWORK_WINDOW];
        for (size_t place = 0; place < NETWORK_WINDOW; place++)
            sums[place] = embeddings_sums(work->embeddings, work->entries[row + place], place);
        const char *next =
            (const char *)embeddings_sums(work->embeddings, work->entries[row + NETWORK_WINDOW], 0);
        for (size_t at = 0; at < NETWORK_WINDOW * width * sizeof(int32_t); at += 64)
            __builtin_prefetch(next + at);
        if (work->entries[row + 1] == EMBEDDING_NONE) continue;
        work->kernels->join_relu(&work->network->layer[0], sums[0], sums[1], sums[2], 1 / NETWORK_STEPS,
                                 work->output + row * width);
    }
}

/* The recurrent layer's states: forwards in the first half of a row, backwards in the second. */
static void scan(struct workspace *work, const struct piece *piece)
{
    size_t width = work->network->shape.width, half = width / 2;
    for (int direction = 0; direction < 2; direction++)
        for (size_t i = 0; i < piece->count; i++) {
            size_t row = direction ? piece->first + piece->count - 1 - i : piece->first + i;
            const float *candidate = work->linear + row * 2 * width + (size_t)direction * width;
            float *to = work->output + row * width + (size_t)direction * half;
            const float *before = direction ? to + width : to - width;
            work->kernels->blend(to, candidate + half, candidate, i ? before : NULL, half);
        }
}

static void open_gates(struct workspace *work)
{
    size_t width = work->network->shape.width, half = width / 2;
    for (size_t row = 0; row < work->rows; row++)
        for (size_t direction = 0; direction < 2; direction++)
            work->kernels->sigmoid(work->linear + row * 2 * width + direction * width + half, half);
}

/* Adds what a layer gave to what it was given, for the next one. */
static void add_layer(struct workspace *work, uint32_t l, const struct piece *piece)
{
    const struct network *network = work->network;
    size_t width = network->shape.width;
    bool spaced = !network->shape.recurrent[l],
         is_for_spaced = l + 1 < network->shape.layers && !network->shape.recurrent[l + 1];
    struct kernel_row rows[NETWORK_LONGEST];
    for (uint32_t i = 0; i < piece->count; i++) {
        float *state = work->state + (piece->first + i) * width;
        const float *added = work->output + ((spaced ? piece->spaced : piece->first) + i) * width;
        const float *before =
            l ? state : embeddings_state(work->embeddings, work->entries[1 + piece->spaced + i]);
        uint8_t *to = is_for_spaced ? work->spaced + (piece->spaced + i) * width
                                    : work->quantised + (piece->first + i) * width;
        rows[i] = (struct kernel_row){before, added, state, to};
    }
    work->kernels->normalise(rows, piece->count, width);
}

static void run_layer(struct workspace *work, uint32_t l)
{
    const struct network *network = work->network;
    size_t width = network->shape.width;
    bool recurrent = network->shape.recurrent[l];
    if (l == 0)
        join_words(work);
    else if (recurrent)
        work->kernels->product(&network->layer[l], work->quantised, width, work->rows, NULL,
                               1 / NETWORK_STEPS, 0, work->linear);
    else
        work->kernels->product(&network->layer[l], work->spaced - width, width, work->spaced_rows, NULL,
                               1 / NETWORK_STEPS, width, work->output);
    if (recurrent) open_gates(work);
    for (size_t p = 0; p < work->piece_count; p++) {
        if (recurrent) scan(work, &work->pieces[p]);
        add_layer(work, l, &work->pieces[p]);
    }
}

/* Small products whose inputs have no fixed range: each row gets its own scale. */
static void product_narrow(struct workspace *work, const struct kernel_matrix *matrix, const float *input,
                           size_t stride, float *out)
{
    for (size_t row = 0; row < work->rows; row++)
        work->kernels->quantise(input + row * stride, matrix->depth, work->narrow + row * matrix->depth,
                                &work->narrow_scale[row]);
    work->kernels->product(matrix, work->narrow, matrix->depth, work->rows, work->narrow_scale, 0, 0, out);
}

static void run_heads(struct workspace *work)
{
    const struct network *network = work->network;
    size_t width = network->shape.width, arc = network->shape.arc, row = 2 * arc + DISTANCES;
    const float common = 1 / NETWORK_STEPS;
    work->kernels->product(&network->tags, work->quantised, width, work->rows, NULL, common, 0, work->tags);
    work->kernels->product(&network->arcs, work->quantised, width, work->rows, NULL, common, 2 * arc,
                           work->arcs);
    work->kernels->product(&network->labels, work->quantised, width, work->rows, NULL, common, 0,
                           work->labels);
    product_narrow(work, &network->bilinear, work->arcs, row, work->dependent);
}

static void set_tags(struct workspace *work, const struct piece *piece)
{
    for (uint32_t i = 0; i < piece->count; i++) {
        const float *scores = work->tags + (piece->first + i) * TAG_WIDTH;
        piece->tokens[i].xpos = (uint8_t)work->kernels->best(scores, XPOS_COUNT);
        piece->tokens[i].upos = (uint8_t)work->kernels->best(scores + TAG_UPOS_AT, UPOS_COUNT);
        /* The treebanks differ on addresses: EWT's tag, which is the guideline's. */
        if (word_is_address(piece->tokens[i].lower)) piece->tokens[i].xpos = XPOS_ADD;
    }
}

/* What tokens offer as governors, by columns: the root's first, zeros behind the last token's. */
static void turn_columns(struct workspace *work, const struct piece *piece, size_t stride)
{
    static const float NOTHING[NETWORK_ARC_MOST];
    const float *rows[OFFERS] = {work->network->arc_root};
    size_t arc = work->network->shape.arc, row = 2 * arc + DISTANCES;
    for (size_t j = 1; j < stride; j++)
        rows[j] = j <= piece->count ? work->arcs + (piece->first + j - 1) * row + arc : NOTHING;
    work->kernels->turn(rows, arc, work->columns, stride);
}

/* Scores of the governors of token i (from 1), none for itself. */
static void score_governors(struct workspace *work, const struct piece *piece, size_t i, size_t stride)
{
    size_t arc = work->network->shape.arc, row = piece->first + i - 1;
    const float *distance = work->arcs + row * (2 * arc + DISTANCES) + 2 * arc;
    const uint8_t *bucket = work->buckets + NETWORK_LONGEST - i;
    float *scores = work->scores + i * stride;
    scores[0] = distance[DISTANCE_ROOT];
    for (size_t j = 1; j < stride; j++)
        scores[j] = distance[bucket[j]];
    work->kernels->accumulate(scores, stride, work->dependent + row * arc, arc, work->columns, stride);
    scores[i] = -INFINITY;
}

/* Scores of all arcs of a piece, and its best tree as heads[1..count]: each token's best governor, where
 * these make a tree. */
static void set_heads(struct workspace *work, const struct piece *piece, uint16_t *heads)
{
    size_t count = piece->count;
    size_t stride = (count + 1 + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES;
    turn_columns(work, piece, stride);
    for (size_t i = 1; i <= count; i++) {
        score_governors(work, piece, i, stride);
        heads[i] = (uint16_t)work->kernels->best(work->scores + i * stride, count + 1);
    }
    if (!tree_fits(heads, (unsigned)count))
        tree_decode(work->scores, stride, (unsigned)count, heads, work->space);
    for (uint32_t i = 0; i < piece->count; i++)
        piece->tokens[i].head = (int32_t)heads[i + 1] - 1;
}

static void hide_relations(struct workspace *work, const struct piece *piece, const uint16_t *heads)
{
    const struct network *network = work->network;
    size_t label = network->shape.label;
    for (size_t i = 0; i < piece->count; i++) {
        unsigned head = heads[i + 1];
        const float *own = work->labels + (piece->first + i) * 2 * label;
        const float *other = head ? work->labels + (piece->first + head - 1) * 2 * label + label : NULL;
        const float *distance = network->label_distance + distance_bucket((unsigned)i + 1, head) * label;
        work->kernels->add_relu(work->hidden + (piece->first + i) * label, own, distance, other, label);
    }
}

static void set_relations(struct workspace *work, const struct piece *piece)
{
    for (uint32_t i = 0; i < piece->count; i++) {
        float *scores = work->label_out + (piece->first + i) * LABEL_OUT;
        scores[DEP_ROOT] = -1e30f;
        bool is_root = piece->tokens[i].head < 0;
        piece->tokens[i].deprel = is_root ? DEP_ROOT : (uint8_t)work->kernels->best(scores, DEP_COUNT);
    }
}

static void give_states(struct workspace *work)
{
    if (!work->taker) return;
    for (size_t p = 0; p < work->piece_count; p++)
        for (uint32_t i = 0; i < work->pieces[p].count; i++) {
            uint32_t entry = work->entries[1 + work->pieces[p].spaced + i], row = work->pieces[p].first + i;
            work->alone[row] = embeddings_quantised(work->embeddings, entry);
            work->early[row] = embeddings_early(work->embeddings, entry);
        }
    const struct token_states states = {.place = work->pieces[0].place,
                                        .count = work->rows,
                                        .alone = work->alone,
                                        .early = work->early,
                                        .last = work->quantised};
    work->taker->take(work->taker->context, &states);
}

static void run_batch(struct workspace *work)
{
    uint16_t heads[TREE_LONGEST + 1];
    embed(work);
    for (uint32_t l = 0; l < work->network->shape.layers; l++)
        run_layer(work, l);
    give_states(work);
    run_heads(work);
    for (size_t p = 0; p < work->piece_count; p++) {
        set_tags(work, &work->pieces[p]);
        set_heads(work, &work->pieces[p], heads);
        hide_relations(work, &work->pieces[p], heads);
    }
    product_narrow(work, &work->network->label_out, work->hidden, work->network->shape.label,
                   work->label_out);
    for (size_t p = 0; p < work->piece_count; p++)
        set_relations(work, &work->pieces[p]);
    work->piece_count = work->rows = work->spaced_rows = 0;
}

static void add_piece(struct workspace *work, struct token *tokens, uint32_t count,
                      enum sentence_case written, bool begins)
{
    work->pieces[work->piece_count++] = (struct piece){
        tokens, (uint32_t)work->rows, count, (uint32_t)work->spaced_rows, work->placed, written, begins};
    work->rows += count;
    work->spaced_rows += count + 1;
    work->placed += count;
    if (work->spaced_rows >= BATCH_ROWS || work->piece_count == PIECES) run_batch(work);
}

/* Heads within the stretches of a long sentence become heads within the sentence: later roots hang on the
 * first. */
static void join_pieces(struct sentence *sentence)
{
    int32_t root = 0;
    for (uint32_t begin = 0; begin < sentence->count; begin += NETWORK_LONGEST)
        for (uint32_t i = begin; i < begin + NETWORK_LONGEST && i < sentence->count; i++) {
            struct token *token = &sentence->tokens[i];
            if (token->head >= 0) {
                token->head += (int32_t)begin;
            } else if (begin == 0) {
                root = (int32_t)i;
            } else {
                token->head = root;
                token->deprel = DEP_PARATAXIS;
            }
        }
}

void network_parse(const struct network *network, struct arena *scratch, struct sentence *sentences,
                   size_t count, const struct states_taker *taker)
{
    size_t tokens = 0;
    for (size_t s = 0; s < count; s++)
        tokens += sentences[s].count;
    struct workspace *work = workspace_new(network, taker, tokens, scratch);
    for (size_t s = 0; s < count; s++) {
        const struct sentence *sentence = &sentences[s];
        enum sentence_case written = sentence_case(sentence->tokens, sentence->count);
        for (uint32_t at = 0; at < sentence->count; at += NETWORK_LONGEST) {
            uint32_t left = sentence->count - at;
            add_piece(work, sentence->tokens + at, left < NETWORK_LONGEST ? left : NETWORK_LONGEST, written,
                      at == 0);
        }
    }
    if (work->piece_count) run_batch(work);
    for (size_t s = 0; s < count; s++)
        if (sentences[s].count > NETWORK_LONGEST) join_pieces(&sentences[s]);
    embeddings_free(work->embeddings);
    free(work->memory);
}
