/* encoder.c: embeddings and layers, forwards and backwards. In: the words of a part. Out: a state for each.
 */
#include "language/train/matrix.h"
#include "language/train/parser.h"

#include <math.h>
#include <string.h>

static const float INPUT_DROPOUT = 0.25f, LAYER_DROPOUT = 0.15f, WORD_DROPOUT = 0.12f;

/* Rare words are at times hidden, so that affixes and context learn to do without them. */
static void choose_rows(struct part *part)
{
    const struct parser *parser = part->parser;
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        for (uint32_t i = 0; i < sentence->example->count; i++) {
            struct word_rows *words = &part->words[sentence->first + i];
            *words = sentence->example->rows[i];
            uint32_t row = words->row[WORD_FORM], vector = row;
            bool hidden = part->learning && random_unit(&part->random) < WORD_DROPOUT;
            if (hidden ||
                (part->learning && parser->gold_counts[row] < 2 && random_unit(&part->random) < 0.5f))
                words->row[WORD_FORM] = 0;
            if (hidden && random_unit(&part->random) < 0.5f) vector = 0;
            part->vector_rows[sentence->first + i] = vector;
        }
    }
}

static void embed(struct part *part)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width;
    float *state = part->state[0];
    memset(state, 0, (size_t)part->rows * width * sizeof *state);
    memset(part->vectors, 0, (size_t)part->rows * VECTOR_WIDTH * sizeof(float));
    for (uint32_t s = 0; s < part->sentence_count; s++)
        for (uint32_t i = 0; i < part->sentences[s].example->count; i++) {
            uint32_t row = part->sentences[s].first + i;
            for (int t = 0; t < WORD_TABLES; t++) {
                const float *from = parser->table[t] + (size_t)part->words[row].row[t] * width;
                for (size_t k = 0; k < width; k++)
                    state[row * width + k] += from[k];
            }
            memcpy(part->vectors + (size_t)row * VECTOR_WIDTH,
                   parser->vectors + (size_t)part->vector_rows[row] * VECTOR_WIDTH,
                   VECTOR_WIDTH * sizeof(float));
        }
    matrix_product(part->rows, VECTOR_WIDTH, width, part->vectors, VECTOR_WIDTH,
                   parser->dense + parser->layout.projection.at, state, 1);
}

static void normalise_row(float *row, size_t width, float *deviation)
{
    float sum = 0, squares = 0;
    for (size_t k = 0; k < width; k++)
        sum += row[k];
    float mean = sum / (float)width;
    for (size_t k = 0; k < width; k++)
        squares += (row[k] - mean) * (row[k] - mean);
    *deviation = 1 / sqrtf(squares / (float)width + NETWORK_EPSILON);
    for (size_t k = 0; k < width; k++) {
        float value = (row[k] - mean) * *deviation;
        row[k] = value > NETWORK_CLIP ? NETWORK_CLIP : value < -NETWORK_CLIP ? -NETWORK_CLIP : value;
    }
}

/* Normalises the rows of tokens and empties the rows between sentences. */
static void normalise_rows(struct part *part, uint32_t l)
{
    size_t width = part->parser->shape.width;
    float *state = part->state[l];
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        uint32_t end = sentence->first + sentence->example->count;
        for (uint32_t row = sentence->first; row < end; row++)
            normalise_row(state + row * width, width, &part->deviation[l][row]);
        memset(state + end * width, 0, width * sizeof *state);
    }
}

static void drop(struct part *part, uint8_t *mask, float *values, size_t count, float share)
{
    uint16_t limit = (uint16_t)(share * 65536);
    float scale = 1 / (1 - share);
    for (size_t i = 0; i < count; i += 4) {
        uint64_t bits = random_next(&part->random);
        for (size_t j = 0; j < 4; j++, bits >>= 16)
            mask[i + j] = (uint16_t)bits >= limit;
    }
    for (size_t i = 0; i < count; i++)
        values[i] = mask[i] ? values[i] * scale : 0;
}

static float sigmoid(float x)
{
    return 1 / (1 + expf(-x));
}

/* state = gate * state + (1 - gate) * candidate, forwards in the first half, backwards in the second. */
static void scan(struct part *part, uint32_t l)
{
    size_t width = part->parser->shape.width, half = width / 2;
    float *linear = part->linear[l], *output = part->output[l];
    for (size_t i = 0; i < (size_t)part->rows; i++)
        for (int direction = 0; direction < 2; direction++) {
            float *gate = linear + i * 2 * width + (size_t)direction * width + half;
            for (size_t k = 0; k < half; k++)
                gate[k] = sigmoid(gate[k]);
        }
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        size_t first = part->sentences[s].first, count = part->sentences[s].example->count;
        for (int direction = 0; direction < 2; direction++)
            for (size_t i = 0; i < count; i++) {
                size_t row = direction ? first + count - 1 - i : first + i;
                const float *candidate = linear + row * 2 * width + (size_t)direction * width,
                            *gate = candidate + half;
                float *to = output + row * width + (size_t)direction * half;
                const float *before = direction ? to + width : to - width;
                for (size_t k = 0; k < half; k++)
                    to[k] =
                        i ? gate[k] * before[k] + (1 - gate[k]) * candidate[k] : (1 - gate[k]) * candidate[k];
            }
    }
}

static void add_bias(float *rows, size_t count, const float *bias, size_t width)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < width; k++)
            rows[i * width + k] += bias[k];
}

void encoder_forward(struct part *part)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width, values = (size_t)part->rows * width;
    choose_rows(part);
    embed(part);
    normalise_rows(part, 0);
    memcpy(part->embedded, part->state[0], values * sizeof(float));
    if (part->learning) drop(part, part->mask[0], part->state[0], values, INPUT_DROPOUT);
    for (uint32_t l = 0; l < parser->shape.layers; l++) {
        bool recurrent = parser->shape.recurrent[l];
        const struct block *weight = &parser->layout.weight[l];
        const float *input = part->state[l] - (recurrent ? 0 : width);
        float *linear = part->linear[l], *output = part->output[l], *next = part->state[l + 1];
        matrix_product(part->rows, weight->rows, weight->columns, input, width, parser->dense + weight->at,
                       linear, 0);
        add_bias(linear, part->rows, parser->dense + parser->layout.bias[l].at, weight->columns);
        if (recurrent)
            scan(part, l);
        else
            for (size_t i = 0; i < values; i++)
                output[i] = linear[i] > 0 ? linear[i] : 0;
        memcpy(next, output, values * sizeof *next);
        if (part->learning) drop(part, part->mask[l + 1], next, values, LAYER_DROPOUT);
        for (size_t i = 0; i < values; i++)
            next[i] += part->state[l][i];
        normalise_rows(part, l + 1);
    }
}

/* Through the normalisation: d_state of the result becomes d_state of the sum before. */
static void normalise_backward(struct part *part, uint32_t l, const float *result)
{
    size_t width = part->parser->shape.width;
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        uint32_t end = sentence->first + sentence->example->count;
        for (uint32_t row = sentence->first; row < end; row++) {
            float *d = part->d_state + row * width, sum = 0, dot = 0;
            const float *x = result + row * width;
            for (size_t k = 0; k < width; k++) {
                d[k] = x[k] >= NETWORK_CLIP || x[k] <= -NETWORK_CLIP ? 0 : d[k];
                sum += d[k];
                dot += d[k] * x[k];
            }
            sum /= (float)width;
            dot /= (float)width;
            for (size_t k = 0; k < width; k++)
                d[k] = part->deviation[l][row] * (d[k] - sum - x[k] * dot);
        }
        memset(part->d_state + end * width, 0, width * sizeof(float));
    }
}

static void scan_backward(struct part *part, uint32_t l)
{
    size_t width = part->parser->shape.width, half = width / 2;
    const float *linear = part->linear[l], *output = part->output[l];
    float *d_linear = part->d_linear;
    float carried[2048];
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        size_t first = part->sentences[s].first, count = part->sentences[s].example->count;
        memset(d_linear + (first + count) * 2 * width, 0, 2 * width * sizeof(float));
        for (int direction = 0; direction < 2; direction++) {
            memset(carried, 0, half * sizeof *carried);
            for (size_t i = count; i-- > 0;) {
                size_t row = direction ? first + count - 1 - i : first + i;
                const float *candidate = linear + row * 2 * width + (size_t)direction * width,
                            *gate = candidate + half;
                const float *to = output + row * width + (size_t)direction * half;
                const float *before = direction ? to + width : to - width;
                float *d_candidate = d_linear + row * 2 * width + (size_t)direction * width,
                      *d_gate = d_candidate + half;
                /* d_gate holds the gradient of the output until it is replaced. */
                for (size_t k = 0; k < half; k++) {
                    float d = d_gate[k] + carried[k], last = i ? before[k] : 0;
                    d_candidate[k] = d * (1 - gate[k]);
                    d_gate[k] = d * (last - candidate[k]) * gate[k] * (1 - gate[k]);
                    carried[k] = d * gate[k];
                }
            }
        }
    }
}

/* d_linear from d_state: through dropout and the nonlinearity. */
static void nonlinear_backward(struct part *part, uint32_t l)
{
    size_t width = part->parser->shape.width, half = width / 2, values = (size_t)part->rows * width;
    const uint8_t *mask = part->mask[l + 1];
    const float scale = 1 / (1 - LAYER_DROPOUT);
    if (!part->parser->shape.recurrent[l]) {
        for (size_t i = 0; i < values; i++)
            part->d_linear[i] = mask[i] && part->linear[l][i] > 0 ? part->d_state[i] * scale : 0;
        memset(part->d_linear + values, 0, width * sizeof(float));
        memset(part->d_linear - width, 0, width * sizeof(float));
        return;
    }
    for (size_t row = 0; row < part->rows; row++)
        for (size_t k = 0; k < width; k++) {
            size_t direction = k / half, at = row * width + k;
            part->d_linear[row * 2 * width + direction * width + half + k % half] =
                mask[at] ? part->d_state[at] * scale : 0;
        }
    scan_backward(part, l);
}

static void bias_gradient(const float *d, size_t rows, size_t width, float *gradient)
{
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < width; k++)
            gradient[k] += d[i * width + k];
}

/* Weights of a convolution, turned round: position -1, 0, 1 of the output's gradient to the input's. */
static void turn_convolution(const float *weight, size_t width, float *turned)
{
    for (size_t tap = 0; tap < 3; tap++)
        matrix_transpose(width, width, weight + (2 - tap) * width * width, turned + tap * width * width);
}

void encoder_turn(struct parser *parser)
{
    size_t width = parser->shape.width;
    for (uint32_t l = 0; l < parser->shape.layers; l++) {
        const struct block *weight = &parser->layout.weight[l];
        const float *from = parser->dense + weight->at;
        if (parser->shape.recurrent[l])
            matrix_transpose(weight->rows, weight->columns, from, parser->turned + weight->at);
        else
            turn_convolution(from, width, parser->turned + weight->at);
    }
}

static void layer_backward(struct part *part, uint32_t l)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width;
    bool recurrent = parser->shape.recurrent[l];
    const struct block *weight = &parser->layout.weight[l];
    normalise_backward(part, l + 1, part->state[l + 1]);
    nonlinear_backward(part, l);
    bias_gradient(part->d_linear, part->rows, weight->columns, part->gradient + parser->layout.bias[l].at);
    matrix_gradient(part->rows, weight->rows, weight->columns, part->state[l] - (recurrent ? 0 : width),
                    width, part->d_linear, part->gradient + weight->at);
    const float *turned = parser->turned + weight->at;
    if (recurrent)
        matrix_product(part->rows, 2 * width, width, part->d_linear, 2 * width, turned, part->d_state, 1);
    else
        matrix_product(part->rows, 3 * width, width, part->d_linear - width, width, turned, part->d_state, 1);
}

void encoder_backward(struct part *part)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width, values = (size_t)part->rows * width;
    for (uint32_t l = parser->shape.layers; l-- > 0;)
        layer_backward(part, l);
    const float scale = 1 / (1 - INPUT_DROPOUT);
    for (size_t i = 0; i < values; i++)
        part->d_state[i] = part->mask[0][i] ? part->d_state[i] * scale : 0;
    normalise_backward(part, 0, part->embedded);
    matrix_gradient(part->rows, VECTOR_WIDTH, width, part->vectors, VECTOR_WIDTH, part->d_state,
                    part->gradient + parser->layout.projection.at);
}
