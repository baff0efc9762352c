/* names.c: names by a conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features and
 * over what the network of tags and trees made of the tokens, with the ontology's names as a gazetteer inside
 * the model; then once more, with a bonus for what the same word was tagged as elsewhere in the text (after
 * Krishnan and Manning 2006). Scores are whole numbers before they are compared: the same on every machine.
 */
#include "language/names.h"

#include "base/map.h"
#include "base/status.h"
#include "language/names_features.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DENSE_WIDTH = NAMES_HIDDEN * NAMES_VOICES };

struct names_model {
    const int8_t *weights; /* rows kept x NAMES_TAGS, in steps of 1 / NAMES_STEPS; the first is zero */
    const struct names_kept *kept;
    const int32_t *transitions;
    const int16_t *domain; /* buckets: above 0 speaks for the web */
    struct gazetteer gazetteer;
    struct word_classes classes;
    struct kernel_matrix hidden, output;
    struct kernel_matrix early,
        late; /* parts of `hidden`: of what a token is by itself, and in its sentence */
    const struct kernels *kernels;
};

static bool take_dense(const struct model_sections *sections, struct names_model *model)
{
    struct section shape = model_section(sections, "shape"), dense = model_section(sections, "names-dense");
    struct network_shape network;
    if (shape.size != sizeof network) return false;
    memcpy(&network, shape.bytes, sizeof network);
    const uint32_t sizes[2][2] = {{2 * network.width, DENSE_WIDTH}, {DENSE_WIDTH, NAMES_OUT}};
    if (!network_shape_fits(&network) ||
        !network_take_matrices(dense, sizes, 2, (struct kernel_matrix *[]){&model->hidden, &model->output}))
        return false;
    model->output.positive = true;
    return true;
}

static size_t kept_rows(const struct names_kept *kept)
{
    const struct names_kept *last = &kept[NAMES_KEPT_BLOCKS - 1];
    return (size_t)last->before + (size_t)__builtin_popcountll(last->rows);
}

/* Where the weights of a row begin: those of no use share the first. */
static const int8_t *row_at(const struct names_model *names, uint32_t row)
{
    const struct names_kept *kept = &names->kept[row >> 6];
    uint64_t bit = (uint64_t)1 << (row & 63);
    if (!(kept->rows & bit)) return names->weights;
    size_t before = (size_t)kept->before + (size_t)__builtin_popcountll(kept->rows & (bit - 1));
    return names->weights + (before + 1) * NAMES_TAGS;
}

entente_status names_open(const struct model_sections *sections, struct names_model **names,
                          entente_error *error)
{
    *names = NULL;
    struct section weights = model_section(sections, "names-weights"),
                   kept = model_section(sections, "names-kept"),
                   transitions = model_section(sections, "names-moves"),
                   domain = model_section(sections, "names-domain"),
                   gazetteer = model_section(sections, "names-known"),
                   classes = model_section(sections, "names-classes");
    if (!weights.bytes || !model_section(sections, "names-dense").bytes) return ENTENTE_OK;
    struct names_model *model = calloc(1, sizeof *model);
    if (!model) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    *model = (struct names_model){.weights = weights.bytes,
                                  .kept = kept.bytes,
                                  .transitions = transitions.bytes,
                                  .domain = domain.bytes,
                                  .gazetteer = {gazetteer.bytes, gazetteer.size / sizeof(uint64_t)},
                                  .classes = {classes.bytes, classes.size / sizeof(struct word_class)},
                                  .kernels = kernels_best()};
    bool fits = kept.size == sizeof(struct names_kept) * NAMES_KEPT_BLOCKS &&
                weights.size == NAMES_TAGS * (kept_rows(model->kept) + 1) &&
                transitions.size == sizeof(int32_t) * NAMES_TAGS * NAMES_TAGS &&
                domain.size == sizeof(int16_t) << NAMES_DOMAIN_BITS && gazetteer.bytes &&
                gazetteer.size % sizeof(uint64_t) == 0 && classes.size % sizeof(struct word_class) == 0 &&
                take_dense(sections, model);
    if (!fits) {
        names_close(model);
        return fail(error, ENTENTE_BAD_MODEL, NULL, 0,
                    "the sections of names are of another version; 'make train' makes a new model");
    }
    uint32_t half = model->hidden.depth / 2;
    if (!kernel_part(model->kernels, &model->hidden, 0, half, &model->early) ||
        !kernel_part(model->kernels, &model->hidden, half, half, &model->late) ||
        !model->kernels->prepare(&model->output)) {
        names_close(model);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    *names = model;
    return ENTENTE_OK;
}

void names_close(struct names_model *names)
{
    if (!names) return;
    kernel_release(&names->early);
    kernel_release(&names->late);
    kernel_release(&names->output);
    free(names);
}

/* NAMES_WEB when the text reads like the web's, NAMES_EDITED when it reads like edited text. */
static unsigned domain_of(const struct names_model *names, const struct names_view *views, size_t count)
{
    int64_t sum = 0;
    for (size_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < views[s].sentence->count; i++)
            sum += names->domain[names_domain_bucket(views[s].words[i].word)];
    return sum > 0 ? NAMES_WEB : NAMES_EDITED;
}

/* ---- What the network's states say ---- */

enum { ROWS = 128 };
struct dense_space {
    int32_t late[ROWS * DENSE_WIDTH];
    float hidden[DENSE_WIDTH], scale[ROWS];
    uint8_t narrow[ROWS * DENSE_WIDTH];
};

/* What the small network makes of the states of all tokens: out[token * NAMES_OUT + ...]. */
struct names_reading {
    const struct names_model *names;
    struct dense_space space;
    float *out;
};

struct names_reading *names_begin(const struct names_model *names, struct arena *scratch, size_t tokens)
{
    struct names_reading *reading = arena_alloc(scratch, sizeof *reading);
    reading->names = names;
    reading->out = arena_array(scratch, tokens * NAMES_OUT, sizeof *reading->out);
    return reading;
}

const struct kernel_matrix *names_early(const struct names_model *names)
{
    return &names->early;
}

/* out[token * NAMES_OUT + ...] of the tokens. */
static void score_states(const struct names_model *names, struct dense_space *space,
                         const struct token_states *states, float *out)
{
    const struct kernels *kernels = names->kernels;
    size_t width = names->late.depth;
    for (size_t at = 0; at < states->count; at += ROWS) {
        size_t rows = states->count - at < ROWS ? states->count - at : ROWS;
        kernels->sums(&names->late, states->last + at * width, width, rows, space->late);
        for (size_t i = 0; i < rows; i++) {
            kernels->join_relu(&names->hidden, states->early[at + i], space->late + i * DENSE_WIDTH, NULL,
                               1 / NETWORK_STEPS, space->hidden);
            kernels->quantise(space->hidden, DENSE_WIDTH, space->narrow + i * DENSE_WIDTH, &space->scale[i]);
        }
        kernels->product(&names->output, space->narrow, DENSE_WIDTH, rows, space->scale, 0, 0,
                         out + at * NAMES_OUT);
    }
}

void names_read(struct names_reading *reading, const struct token_states *states)
{
    score_states(reading->names, &reading->space, states, reading->out + states->place * NAMES_OUT);
}

/* The share of the states of the tokens before, at and behind token i, in the unit of the weights. */
static void add_states(const float *out, uint32_t i, uint32_t count, int32_t *scores)
{
    for (size_t tag = 0; tag < NAMES_TAGS; tag++) {
        float sum = out[(size_t)i * NAMES_OUT + NAMES_TAGS + tag];
        if (i > 0) sum += out[(size_t)(i - 1) * NAMES_OUT + tag];
        if (i + 1 < count) sum += out[(size_t)(i + 1) * NAMES_OUT + 2 * NAMES_TAGS + tag];
        scores[tag] += (int32_t)lrintf(sum * NAMES_UNIT);
    }
}

/* ---- Tagging ---- */

/* A row is 9 bytes: eight are added at a time, in 16 bits, which NAMES_FEATURES_MOST x 127 fits. */
typedef int16_t eight_shorts __attribute__((vector_size(16)));
_Static_assert(NAMES_TAGS == 9 && NAMES_FEATURES_MOST * 127 <= INT16_MAX, "sums of rows fit");

/* The first eight. */
static inline eight_shorts widened(const int8_t *row)
{
#if defined(__SSE2__)
    /* Each put into the upper half of 16 bits and shifted down, sign and all. */
    __m128i upper = _mm_unpacklo_epi8(_mm_setzero_si128(), _mm_loadl_epi64((const __m128i *)row));
    return (eight_shorts)_mm_srai_epi16(upper, 8);
#else
    return (eight_shorts){row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]};
#endif
}

/* The rows of a token's features, asked for before they are needed. */
struct token_rows {
    const int8_t *rows[NAMES_FEATURES_MOST];
    size_t count;
};

static void find_rows(const struct names_model *names, const struct names_view *view, uint32_t i,
                      struct token_rows *found)
{
    uint32_t rows[NAMES_FEATURES_MOST];
    found->count = names_features(view, i, rows);
    for (size_t f = 0; f < found->count; f++)
        __builtin_prefetch(&names->kept[rows[f] >> 6]);
    for (size_t f = 0; f < found->count; f++) {
        found->rows[f] = row_at(names, rows[f]);
        __builtin_prefetch(found->rows[f]);
    }
}

static void score_token(const struct token_rows *found, int32_t *scores)
{
    eight_shorts sums = {0};
    int32_t last = 0;
    for (size_t f = 0; f < found->count; f++) {
        const int8_t *row = found->rows[f];
        sums += widened(row);
        last += row[NAMES_TAGS - 1];
    }
    for (size_t tag = 0; tag + 1 < NAMES_TAGS; tag++)
        scores[tag] = sums[tag] * (NAMES_UNIT / NAMES_STEPS);
    scores[NAMES_TAGS - 1] = last * (NAMES_UNIT / NAMES_STEPS);
}

/* How far the tag is ahead of the next best of another kind, as 0..255. */
static uint8_t confidence_of(const int32_t *scores, unsigned tag)
{
    int32_t best_other = INT32_MIN;
    for (unsigned other = 0; other < NAMES_TAGS; other++)
        if ((other + 1) / 2 != (tag + 1) / 2 && scores[other] > best_other) best_other = scores[other];
    int32_t margin = (scores[tag] - best_other) / 16 + 64;
    return (uint8_t)(margin < 0 ? 0 : margin > 255 ? 255 : margin);
}

/* The best tags for the scores of a sentence. */
static void choose_tags(const struct names_model *names, struct arena *scratch, const int32_t *scores,
                        struct sentence *sentence)
{
    size_t count = sentence->count;
    int32_t *space = arena_array(scratch, count * NAMES_TAGS, sizeof *space);
    uint8_t *back = arena_array(scratch, count * NAMES_TAGS, 1), *tags = arena_array(scratch, count, 1);
    names_viterbi(scores, names->transitions, count, tags, space, back);
    for (uint32_t i = 0; i < count; i++) {
        struct token *token = &sentence->tokens[i];
        token->name = (uint8_t)((tags[i] + 1) / 2);
        token->name_begins = tags[i] % 2 == 1;
        token->name_confidence = tags[i] ? confidence_of(scores + (size_t)i * NAMES_TAGS, tags[i]) : 0;
    }
}

static void score_sentence(const struct names_model *names, const struct names_view *view, const float *out,
                           int32_t *scores)
{
    struct token_rows rows[2];
    uint32_t count = view->sentence->count;
    if (count) find_rows(names, view, 0, &rows[0]);
    for (uint32_t i = 0; i < count; i++) {
        if (i + 1 < count) find_rows(names, view, i + 1, &rows[(i + 1) % 2]);
        score_token(&rows[i % 2], scores + (size_t)i * NAMES_TAGS);
        add_states(out, i, count, scores + (size_t)i * NAMES_TAGS);
    }
}

/* ---- Agreement within a text ---- */

enum { KINDS = (NAMES_TAGS + 1) / 2, AGREEMENT = 2 * NAMES_UNIT };

/* How often a word was tagged as each kind, and as no name. */
struct votes {
    uint32_t of[KINDS], all;
};

static struct votes *votes_of(struct map *words, const struct token *token)
{
    struct map_entry *entry = map_find(words, token->lower, strlen(token->lower));
    return entry ? entry->value.pointer : NULL;
}

/* Votes for words that were tagged as a name at least once; all of their occurrences are counted. */
static void count_votes(struct arena *scratch, struct map *words, const struct sentence *sentences,
                        size_t count)
{
    for (size_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < sentences[s].count; i++) {
            const struct token *token = &sentences[s].tokens[i];
            if (!token->name) continue;
            struct map_entry *entry = map_add(words, token->lower, strlen(token->lower), NULL);
            if (!entry->value.pointer) entry->value.pointer = arena_alloc(scratch, sizeof(struct votes));
        }
    for (size_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < sentences[s].count; i++) {
            struct votes *votes = votes_of(words, &sentences[s].tokens[i]);
            if (!votes) continue;
            votes->of[sentences[s].tokens[i].name]++;
            votes->all++;
        }
}

/* Adds the votes of the word's other occurrences. */
static void add_votes(const struct votes *votes, unsigned own, int32_t *scores)
{
    for (unsigned kind = 1; kind < KINDS; kind++) {
        uint32_t others = votes->of[kind] - (kind == own);
        int32_t bonus = (int32_t)((uint64_t)AGREEMENT * others / votes->all);
        scores[2 * kind - 1] += bonus;
        scores[2 * kind] += bonus;
    }
}

/* Tags sentences of one text again so that equal words are rather tagged alike. */
static void agree(const struct names_model *names, struct arena *scratch, struct sentence *sentences,
                  size_t count, int32_t *scores)
{
    struct map words;
    map_init(&words, scratch);
    count_votes(scratch, &words, sentences, count);
    for (size_t s = 0; s < count; s++) {
        bool has_votes = false;
        for (uint32_t i = 0; i < sentences[s].count; i++, scores += NAMES_TAGS) {
            const struct votes *votes = votes_of(&words, &sentences[s].tokens[i]);
            if (!votes || votes->all < 2) continue;
            add_votes(votes, sentences[s].tokens[i].name, scores);
            has_votes = true;
        }
        if (has_votes)
            choose_tags(names, scratch, scores - (size_t)sentences[s].count * NAMES_TAGS, &sentences[s]);
    }
}

void names_tag(struct names_reading *reading, struct arena *scratch, struct analysis *analysis)
{
    const struct names_model *names = reading->names;
    size_t tokens = 0;
    struct names_view *views = arena_array(scratch, analysis->count, sizeof *views);
    for (size_t s = 0; s < analysis->count; s++) {
        names_look(scratch, &analysis->sentences[s], &names->gazetteer, &names->classes, &views[s]);
        tokens += analysis->sentences[s].count;
    }
    unsigned domain = domain_of(names, views, analysis->count);
    for (size_t s = 0; s < analysis->count; s++)
        views[s].domain = domain;
    names_company(scratch, views, analysis->count);
    const float *out = reading->out;
    int32_t *scores = arena_array(scratch, tokens * NAMES_TAGS, sizeof *scores);
    for (size_t begin = 0, end; begin < analysis->count; begin = end) {
        int32_t *at = scores;
        for (end = begin; end < analysis->count && end < begin + NAMES_BLOCK; end++) {
            struct sentence *sentence = &analysis->sentences[end];
            score_sentence(names, &views[end], out, at);
            if (sentence->count) choose_tags(names, scratch, at, sentence);
            out += (size_t)sentence->count * NAMES_OUT;
            at += (size_t)sentence->count * NAMES_TAGS;
        }
        agree(names, scratch, analysis->sentences + begin, end - begin, scores);
        scores = at;
    }
}
