/* reader.c: the networks of the reader as they lie in the model: sums of rows, one for each sign, cut at
 * zero, then a linear layer and shares by their exponentials (a "wide" hashed layer as in Weinberger et al.
 * 2009, "Feature Hashing for Large Scale Multitask Learning", under one hidden layer as in fastText). */
#include "event/reader.h"

#include "base/status.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The hidden units of the signs. */
static void sum_rows(const struct reader_net *net, const struct signs *signs, int32_t *hidden)
{
    uint32_t mask = ((uint32_t)1 << net->bits) - 1;
    memcpy(hidden, net->bias, net->hidden * sizeof *hidden);
    for (size_t i = 0; i < signs->count; i++) {
        const int8_t *row = net->rows + (size_t)(signs->items[i] & mask) * net->hidden;
        for (uint32_t k = 0; k < net->hidden; k++)
            hidden[k] += row[k];
    }
}

static int64_t score_of(const struct reader_net *net, uint32_t class, const int32_t *hidden)
{
    const int8_t *out = net->out + (size_t) class * net->hidden;
    int64_t score = net->out_bias[class];
    for (uint32_t k = 0; k < net->hidden; k++)
        if (hidden[k] > 0) score += (int64_t)out[k] * hidden[k];
    return score;
}

int64_t reader_score(const struct reader_net *net, const struct signs *signs)
{
    int32_t hidden[READER_HIDDEN_MOST];
    sum_rows(net, signs, hidden);
    return score_of(net, 0, hidden);
}

void reader_share_out(const struct reader_net *net, const int64_t *scores, size_t count, double *shares)
{
    int64_t most = INT64_MIN;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (scores[i] > most) most = scores[i];
    for (size_t i = 0; i < count; i++)
        sum += shares[i] = exp((double)(scores[i] - most) * (double)net->unit);
    for (size_t i = 0; i < count; i++)
        shares[i] /= sum;
}

void reader_shares(const struct reader_net *net, const struct signs *signs, double *shares)
{
    int32_t hidden[READER_HIDDEN_MOST];
    int64_t scores[READER_CLASSES_MOST];
    sum_rows(net, signs, hidden);
    for (uint32_t c = 0; c < net->classes; c++)
        scores[c] = score_of(net, c, hidden);
    reader_share_out(net, scores, net->classes, shares);
}

static bool take_net(struct section section, struct reader_net *net)
{
    uint32_t head[3];
    if (!section.bytes || section.size < READER_HEADER) return false;
    memcpy(head, section.bytes, sizeof head);
    net->bits = head[0], net->hidden = head[1], net->classes = head[2];
    memcpy(&net->unit, (const char *)section.bytes + sizeof head, sizeof net->unit);
    if (net->bits > 24 || !net->hidden || net->hidden > READER_HIDDEN_MOST || !net->classes ||
        net->classes > READER_CLASSES_MOST)
        return false;
    size_t biases = (size_t)net->hidden + net->classes;
    size_t size = READER_HEADER + biases * sizeof(int32_t) + (size_t)net->classes * net->hidden +
                  ((size_t)net->hidden << net->bits);
    net->bias = (const int32_t *)((const char *)section.bytes + READER_HEADER);
    net->out_bias = net->bias + net->hidden;
    net->out = (const int8_t *)(net->bias + biases);
    net->rows = net->out + (size_t)net->classes * net->hidden;
    return section.size == size;
}

const struct frame *learned_frame(const struct event_tables *tables, const char *class)
{
    for (size_t i = 0; i < tables->count; i++)
        if (tables->frames[i].is_learned && strcmp(tables->frames[i].class, class) == 0)
            return &tables->frames[i];
    return NULL;
}

entente_status reader_open(const struct event_tables *tables, const struct language_model *model,
                           const struct reader **result, entente_error *error)
{
    *result = NULL;
    if (!model) return ENTENTE_OK;
    struct section classes = language_section(model, "event-classes");
    if (!classes.bytes) return ENTENTE_OK;
    struct reader *reader = arena_alloc(tables->arena, sizeof *reader);
    bool fits = take_net(language_section(model, "event-words"), &reader->events) &&
                take_net(language_section(model, "event-roles"), &reader->roles) &&
                take_net(language_section(model, "event-status"), &reader->status) &&
                take_net(language_section(model, "event-times"), &reader->times) &&
                reader->times.classes == 1 && reader->roles.classes == READ_ROLE_COUNT &&
                reader->status.classes == FACTUALITY_COUNT &&
                classes.size == (size_t)reader->events.classes * READER_NAME_SIZE;
    reader->classes = classes.bytes;
    for (uint32_t c = 0; fits && c < reader->events.classes; c++) {
        fits = memchr(reader->classes[c], '\0', READER_NAME_SIZE) != NULL;
        if (!fits) break;
        reader->frames[c] = learned_frame(tables, reader->classes[c]);
        reader->categories[c] = event_category(reader->classes[c]);
    }
    if (!fits)
        return fail(error, ENTENTE_BAD_MODEL, NULL, 0,
                    "the sections of events are of another version; 'make train' makes a new model");
    *result = reader;
    return ENTENTE_OK;
}
