/* heads.c: what stands on the encoder: tags, arcs and relations; their losses, gradients and
 * log-probabilities. */
#include "language/train/matrix.h"
#include "language/train/parser.h"

#include <math.h>
#include <string.h>

static const float HEAD_DROPOUT = 0.2f, ARC_WEIGHT = 1.0f, LABEL_WEIGHT = 0.7f, TAG_WEIGHT = 0.6f;

static void linear(const struct part *part, struct block weight, struct block bias, float *out)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width;
    matrix_product(part->rows, width, weight.columns, part->state[parser->shape.layers], width,
                   parser->dense + weight.at, out, 0);
    for (size_t i = 0; i < part->rows; i++)
        for (size_t k = 0; k < weight.columns; k++)
            out[i * weight.columns + k] += parser->dense[bias.at + k];
}

void heads_forward(struct part *part)
{
    const struct layout *layout = &part->parser->layout;
    linear(part, layout->tag_weight, layout->tag_bias, part->tags);
    linear(part, layout->arc_weight, layout->arc_bias, part->arcs);
    linear(part, layout->label_weight, layout->label_bias, part->labels);
    size_t arc = part->parser->shape.arc, row = 2 * arc + DISTANCES;
    for (size_t i = 0; i < part->rows; i++)
        for (size_t k = 0; k < 2 * arc; k++)
            if (part->arcs[i * row + k] < 0) part->arcs[i * row + k] = 0;
}

/* Turns scores into log-probabilities. */
static void log_softmax(float *scores, size_t count)
{
    float high = scores[0], sum;
    for (size_t k = 1; k < count; k++)
        if (scores[k] > high) high = scores[k];
    sum = expf(scores[0] - high);
    for (size_t k = 1; k < count; k++)
        sum += expf(scores[k] - high);
    high += logf(sum);
    for (size_t k = 0; k < count; k++)
        scores[k] -= high;
}

/* Log-probabilities become the gradient of the weighted loss. */
static void loss_gradient(float *scores, size_t count, size_t gold, float weight, double *loss)
{
    *loss -= scores[gold] * weight;
    for (size_t k = 0; k < count; k++)
        scores[k] = weight * (expf(scores[k]) - (k == gold ? 1.0f : 0.0f));
}

/* Dependents times the bilinear matrix: count rows of width `arc`. */
static void dependents(const struct part *part, const struct placed *sentence, float *out)
{
    const struct parser *parser = part->parser;
    size_t arc = parser->shape.arc, row = 2 * arc + DISTANCES;
    matrix_product(sentence->example->count, arc, arc, part->arcs + sentence->first * row, row,
                   parser->dense + parser->layout.arc_bilinear.at, out, 0);
    for (size_t i = 0; i < sentence->example->count; i++)
        for (size_t k = 0; k < arc; k++)
            out[i * arc + k] += parser->dense[parser->layout.arc_offset.at + k];
}

static const float *governor(const struct part *part, const struct placed *sentence, size_t j)
{
    const struct parser *parser = part->parser;
    size_t arc = parser->shape.arc, row = 2 * arc + DISTANCES;
    return j ? part->arcs + (sentence->first + j - 1) * row + arc
             : parser->dense + parser->layout.arc_root.at;
}

/* Scores of all arcs as log-probabilities: scores[i * (count + 1) + j] for token i (from 1) and governor j.
 */
static void score_arcs(const struct part *part, const struct placed *sentence, const float *dependent,
                       float *scores)
{
    size_t arc = part->parser->shape.arc, row = 2 * arc + DISTANCES, count = sentence->example->count;
    for (size_t i = 1; i <= count; i++) {
        const float *distance = part->arcs + (sentence->first + i - 1) * row + 2 * arc;
        float *out = scores + i * (count + 1);
        for (size_t j = 0; j <= count; j++) {
            const float *head = governor(part, sentence, j), *own = dependent + (i - 1) * arc;
            float sum = distance[distance_bucket((unsigned)i, (unsigned)j)];
            for (size_t k = 0; k < arc; k++)
                sum += own[k] * head[k];
            out[j] = i == j ? -1e9f : sum;
        }
        log_softmax(out, count + 1);
    }
}

void heads_arcs(const struct part *part, const struct placed *sentence, float *scores)
{
    size_t count = sentence->example->count;
    float *dependent = part->scratch, *own = dependent + (TREE_LONGEST + 2) * part->parser->shape.arc;
    dependents(part, sentence, dependent);
    score_arcs(part, sentence, dependent, own);
    for (size_t i = count + 1; i < (count + 1) * (count + 1); i++)
        scores[i] += own[i];
}

void heads_tags(const struct part *part, const struct placed *sentence, float *scores)
{
    for (size_t i = 0; i < sentence->example->count; i++) {
        float own[TAG_WIDTH];
        memcpy(own, part->tags + (sentence->first + i) * TAG_WIDTH, sizeof own);
        log_softmax(own, XPOS_COUNT);
        log_softmax(own + TAG_UPOS_AT, UPOS_COUNT);
        for (size_t k = 0; k < TAG_WIDTH; k++)
            scores[i * TAG_WIDTH + k] += own[k];
    }
}

/* The hidden layer of relations: relu(dependent + governor + distance); the root's arc sees no governor. */
static void label_hidden(const struct part *part, const struct placed *sentence, size_t i, unsigned head,
                         float *hidden)
{
    const struct parser *parser = part->parser;
    size_t label = parser->shape.label;
    const float *own = part->labels + (sentence->first + i) * 2 * label;
    const float *other = head ? part->labels + (sentence->first + head - 1) * 2 * label + label : NULL;
    const float *distance =
        parser->dense + parser->layout.label_distance.at + distance_bucket((unsigned)i + 1, head) * label;
    for (size_t k = 0; k < label; k++) {
        float sum = own[k] + distance[k] + (other ? other[k] : 0);
        hidden[k] = sum > 0 ? sum : 0;
    }
}

static void label_scores(const struct part *part, size_t rows, const float *hidden, float *out)
{
    const struct parser *parser = part->parser;
    size_t label = parser->shape.label;
    matrix_product(rows, label, LABEL_OUT, hidden, label, parser->dense + parser->layout.label_out.at, out,
                   0);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < LABEL_OUT; k++)
            out[i * LABEL_OUT + k] += parser->dense[parser->layout.label_out_bias.at + k];
}

void heads_labels(const struct part *part, const struct placed *sentence, const uint16_t *heads,
                  float *scores)
{
    size_t label = part->parser->shape.label, count = sentence->example->count;
    float *hidden = part->hidden + sentence->first * label,
          *out = part->label_out + sentence->first * LABEL_OUT;
    for (size_t i = 0; i < count; i++)
        label_hidden(part, sentence, i, heads[i + 1], hidden + i * label);
    label_scores(part, count, hidden, out);
    for (size_t i = 0; i < count; i++) {
        log_softmax(out + i * LABEL_OUT, DEP_COUNT);
        for (size_t k = 0; k < DEP_COUNT; k++)
            scores[i * LABEL_OUT + k] += out[i * LABEL_OUT + k];
    }
}

/* ---- Learning */

static void add_columns(const float *d, size_t rows, size_t width, float *gradient)
{
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < width; k++)
            gradient[k] += d[i * width + k];
}

/* Gradient of a linear layer on the encoder: of its weights, and added to d_state. */
static void linear_backward(struct part *part, struct block weight, struct block bias, const float *d)
{
    const struct parser *parser = part->parser;
    size_t width = parser->shape.width;
    matrix_gradient(part->rows, width, weight.columns, part->state[parser->shape.layers], width, d,
                    part->gradient + weight.at);
    add_columns(d, part->rows, weight.columns, part->gradient + bias.at);
    matrix_transpose(width, weight.columns, parser->dense + weight.at, part->transposed);
    matrix_product(part->rows, weight.columns, width, d, weight.columns, part->transposed, part->d_state, 1);
}

static void learn_tags(struct part *part)
{
    memset(part->d_tags, 0, (size_t)part->rows * TAG_WIDTH * sizeof(float));
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        float *d = part->d_tags + sentence->first * TAG_WIDTH;
        heads_tags(part, sentence, d);
        for (size_t i = 0; i < sentence->example->count; i++, d += TAG_WIDTH) {
            const struct token *token = &sentence->example->tokens[i];
            loss_gradient(d, XPOS_COUNT, token->xpos, TAG_WEIGHT, &part->loss[2]);
            loss_gradient(d + TAG_UPOS_AT, UPOS_COUNT, token->upos, TAG_WEIGHT, &part->loss[3]);
            memset(d + XPOS_COUNT, 0, (TAG_UPOS_AT - XPOS_COUNT) * sizeof *d);
            memset(d + TAG_UPOS_AT + UPOS_COUNT, 0, (TAG_WIDTH - TAG_UPOS_AT - UPOS_COUNT) * sizeof *d);
        }
    }
}

static void random_mask(struct part *part, uint8_t *mask, size_t count)
{
    for (size_t i = 0; i < count; i += 4) {
        uint64_t bits = random_next(&part->random);
        for (size_t j = 0; j < 4; j++, bits >>= 16)
            mask[i + j] = (uint16_t)bits >= (uint16_t)(HEAD_DROPOUT * 65536);
    }
}

static void drop_arcs(struct part *part, float *values)
{
    size_t arc = part->parser->shape.arc, row = 2 * arc + DISTANCES;
    for (size_t i = 0; i < part->rows; i++)
        for (size_t k = 0; k < 2 * arc; k++)
            values[i * row + k] =
                part->arc_mask[i * 2 * arc + k] ? values[i * row + k] / (1 - HEAD_DROPOUT) : 0;
}

/* Gradients of one sentence's arc scores, into d_arcs and the bilinear parameters. */
static void arcs_backward(struct part *part, const struct placed *sentence, const float *dependent,
                          const float *d_score, float *d_dependent)
{
    const struct parser *parser = part->parser;
    const struct layout *layout = &parser->layout;
    size_t arc = parser->shape.arc, row = 2 * arc + DISTANCES, count = sentence->example->count;
    memset(d_dependent, 0, count * arc * sizeof *d_dependent);
    for (size_t i = 1; i <= count; i++)
        for (size_t j = 0; j <= count; j++) {
            float d = d_score[i * (count + 1) + j];
            if (i == j || d == 0) continue;
            const float *head = governor(part, sentence, j), *own = dependent + (i - 1) * arc;
            float *d_head = j ? part->d_arcs + (sentence->first + j - 1) * row + arc
                              : part->gradient + layout->arc_root.at;
            float *d_own = d_dependent + (i - 1) * arc;
            for (size_t k = 0; k < arc; k++) {
                d_own[k] += d * head[k];
                d_head[k] += d * own[k];
            }
            part->d_arcs[(sentence->first + i - 1) * row + 2 * arc +
                         distance_bucket((unsigned)i, (unsigned)j)] += d;
        }
    add_columns(d_dependent, count, arc, part->gradient + layout->arc_offset.at);
    matrix_gradient(count, arc, arc, part->arcs + sentence->first * row, row, d_dependent,
                    part->gradient + layout->arc_bilinear.at);
    /* part->transposed holds the transposed bilinear matrix here. */
    float *product = d_dependent + count * arc;
    matrix_product(count, arc, arc, d_dependent, arc, part->transposed, product, 0);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < arc; k++)
            part->d_arcs[(sentence->first + i) * row + k] += product[i * arc + k];
}

static void learn_arcs(struct part *part)
{
    const struct parser *parser = part->parser;
    size_t arc = parser->shape.arc, row = 2 * arc + DISTANCES;
    memset(part->d_arcs, 0, part->rows * row * sizeof(float));
    random_mask(part, part->arc_mask, part->rows * 2 * arc);
    drop_arcs(part, part->arcs);
    matrix_transpose(arc, arc, parser->dense + parser->layout.arc_bilinear.at, part->transposed);
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        const struct example *example = sentence->example;
        float *dependent = part->scratch, *scores = dependent + (TREE_LONGEST + 2) * arc;
        float *d_dependent = scores + (TREE_LONGEST + 2) * (TREE_LONGEST + 2);
        dependents(part, sentence, dependent);
        score_arcs(part, sentence, dependent, scores);
        for (size_t i = 1; i <= example->count; i++)
            loss_gradient(scores + i * (example->count + 1), example->count + 1,
                          (size_t)(example->tokens[i - 1].head + 1),
                          ARC_WEIGHT * (float)example->weight[i - 1] / 255, &part->loss[0]);
        arcs_backward(part, sentence, dependent, scores, d_dependent);
    }
    for (size_t i = 0; i < part->rows; i++)
        for (size_t k = 0; k < 2 * arc; k++)
            if (part->arcs[i * row + k] <= 0) part->d_arcs[i * row + k] = 0;
    drop_arcs(part, part->d_arcs);
}

static void hidden_for_gold(struct part *part)
{
    size_t label = part->parser->shape.label;
    memset(part->hidden, 0, part->rows * label * sizeof(float));
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        for (size_t i = 0; i < sentence->example->count; i++)
            label_hidden(part, sentence, i, (unsigned)(sentence->example->tokens[i].head + 1),
                         part->hidden + (sentence->first + i) * label);
    }
    random_mask(part, part->label_mask, part->rows * label);
    for (size_t i = 0; i < part->rows * label; i++)
        part->hidden[i] = part->label_mask[i] ? part->hidden[i] / (1 - HEAD_DROPOUT) : 0;
}

/* Gradient of the hidden layer, back to dependents, governors and distances. */
static void hidden_backward(struct part *part)
{
    const struct parser *parser = part->parser;
    size_t label = parser->shape.label;
    memset(part->d_labels, 0, part->rows * 2 * label * sizeof(float));
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        for (size_t i = 0; i < sentence->example->count; i++) {
            size_t row = sentence->first + i, head = (size_t)(sentence->example->tokens[i].head + 1);
            float *own = part->d_labels + row * 2 * label;
            float *other = head ? part->d_labels + (sentence->first + head - 1) * 2 * label + label : NULL;
            float *distance = part->gradient + parser->layout.label_distance.at +
                              distance_bucket((unsigned)i + 1, (unsigned)head) * label;
            for (size_t k = 0; k < label; k++) {
                float d = part->hidden[row * label + k] > 0
                              ? part->d_hidden[row * label + k] / (1 - HEAD_DROPOUT)
                              : 0;
                own[k] += d;
                distance[k] += d;
                if (other) other[k] += d;
            }
        }
    }
}

static void learn_labels(struct part *part)
{
    const struct parser *parser = part->parser;
    const struct layout *layout = &parser->layout;
    size_t label = parser->shape.label;
    hidden_for_gold(part);
    label_scores(part, part->rows, part->hidden, part->label_out);
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        const struct placed *sentence = &part->sentences[s];
        size_t first = sentence->first, count = sentence->example->count;
        for (size_t i = 0; i < count; i++) {
            float *out = part->label_out + (first + i) * LABEL_OUT;
            log_softmax(out, DEP_COUNT);
            loss_gradient(out, DEP_COUNT, sentence->example->tokens[i].deprel,
                          LABEL_WEIGHT * (float)sentence->example->weight[i] / 255, &part->loss[1]);
            memset(out + DEP_COUNT, 0, (LABEL_OUT - DEP_COUNT) * sizeof *out);
        }
        memset(part->label_out + (first + count) * LABEL_OUT, 0, LABEL_OUT * sizeof(float));
    }
    matrix_gradient(part->rows, label, LABEL_OUT, part->hidden, label, part->label_out,
                    part->gradient + layout->label_out.at);
    add_columns(part->label_out, part->rows, LABEL_OUT, part->gradient + layout->label_out_bias.at);
    matrix_transpose(label, LABEL_OUT, parser->dense + layout->label_out.at, part->transposed);
    matrix_product(part->rows, LABEL_OUT, label, part->label_out, LABEL_OUT, part->transposed, part->d_hidden,
                   0);
    hidden_backward(part);
}

void heads_learn(struct part *part)
{
    const struct layout *layout = &part->parser->layout;
    heads_forward(part);
    learn_tags(part);
    learn_arcs(part);
    learn_labels(part);
    memset(part->d_state, 0, (size_t)part->rows * part->parser->shape.width * sizeof(float));
    linear_backward(part, layout->tag_weight, layout->tag_bias, part->d_tags);
    linear_backward(part, layout->arc_weight, layout->arc_bias, part->d_arcs);
    linear_backward(part, layout->label_weight, layout->label_bias, part->d_labels);
}
