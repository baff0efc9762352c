/* predict.c: tags and trees by the mean of the log-probabilities of several parsers; accuracy; labels for raw
 * text. */
#include "language/train/parser.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct predictor {
    struct part **parts; /* one of each parser */
    size_t count;
    float *arcs, *labels, *tags;
    struct tree_space *space;
};

static void *need(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory) abort();
    return memory;
}

static void predictor_init(struct predictor *predictor, struct parser *const *parsers, size_t count)
{
    predictor->count = count;
    predictor->parts = need(count * sizeof(struct part *));
    for (size_t i = 0; i < count; i++)
        predictor->parts[i] = part_new(parsers[i], false);
    predictor->arcs = need((TREE_LONGEST + 1) * (TREE_LONGEST + 1) * sizeof(float));
    predictor->labels = need((size_t)TREE_LONGEST * LABEL_OUT * sizeof(float));
    predictor->tags = need((size_t)TREE_LONGEST * TAG_WIDTH * sizeof(float));
    predictor->space = need(sizeof *predictor->space);
}

static void predictor_free(struct predictor *predictor)
{
    for (size_t i = 0; i < predictor->count; i++)
        part_free(predictor->parts[i]);
    free(predictor->parts);
    free(predictor->arcs);
    free(predictor->labels);
    free(predictor->tags);
    free(predictor->space);
}

static unsigned best(const float *scores, unsigned count, unsigned but)
{
    unsigned found = but == 0;
    for (unsigned k = 1; k < count; k++)
        if (k != but && scores[k] > scores[found]) found = k;
    return found;
}

static void predict_sentence(struct predictor *predictor, uint32_t at, struct token *result, uint8_t *weight)
{
    size_t count = predictor->parts[0]->sentences[at].example->count, stride = count + 1;
    uint16_t heads[TREE_LONGEST + 1];
    memset(predictor->arcs, 0, stride * stride * sizeof(float));
    memset(predictor->labels, 0, count * LABEL_OUT * sizeof(float));
    memset(predictor->tags, 0, count * TAG_WIDTH * sizeof(float));
    for (size_t p = 0; p < predictor->count; p++) {
        struct part *part = predictor->parts[p];
        heads_arcs(part, &part->sentences[at], predictor->arcs);
        heads_tags(part, &part->sentences[at], predictor->tags);
    }
    tree_decode(predictor->arcs, stride, (unsigned)count, heads, predictor->space);
    for (size_t p = 0; p < predictor->count; p++)
        heads_labels(predictor->parts[p], &predictor->parts[p]->sentences[at], heads, predictor->labels);
    for (size_t i = 0; i < count; i++) {
        float certainty = predictor->arcs[(i + 1) * stride + heads[i + 1]] / (float)predictor->count;
        result[i].head = heads[i + 1] - 1;
        result[i].xpos = (uint8_t)best(predictor->tags + i * TAG_WIDTH, XPOS_COUNT, XPOS_COUNT);
        result[i].upos = (uint8_t)best(predictor->tags + i * TAG_WIDTH + TAG_UPOS_AT, UPOS_COUNT, UPOS_COUNT);
        result[i].deprel =
            heads[i + 1] ? (uint8_t)best(predictor->labels + i * LABEL_OUT, DEP_COUNT, DEP_ROOT) : DEP_ROOT;
        if (weight) weight[i] = (uint8_t)(255 * expf(certainty));
    }
}

/* Puts as many examples as fit into the parts and runs them. Returns how many. */
static size_t run(struct predictor *predictor, const struct example *examples, size_t count)
{
    size_t added = 0;
    for (size_t p = 0; p < predictor->count; p++) {
        part_clear(predictor->parts[p]);
        for (added = 0; added < count && part_add(predictor->parts[p], &examples[added]);)
            added++;
        encoder_forward(predictor->parts[p]);
        heads_forward(predictor->parts[p]);
    }
    return added;
}

struct accuracy parser_evaluate(struct parser *const *parsers, size_t count, const struct corpus *corpus)
{
    struct predictor predictor;
    struct accuracy accuracy = {0};
    struct token found[TREE_LONGEST];
    predictor_init(&predictor, parsers, count);
    for (size_t at = 0; at < corpus->count;) {
        size_t added = run(&predictor, &corpus->examples[at], corpus->count - at);
        for (size_t s = 0; s < added; s++) {
            const struct example *example = &corpus->examples[at + s];
            predict_sentence(&predictor, (uint32_t)s, found, NULL);
            for (uint32_t i = 0; i < example->count; i++) {
                const struct token *gold = &example->tokens[i];
                bool arc = gold->head == found[i].head;
                accuracy.tokens++;
                accuracy.upos += gold->upos == found[i].upos;
                accuracy.xpos += gold->xpos == found[i].xpos;
                accuracy.unlabelled += arc;
                accuracy.labelled += arc && deprel_base(gold->deprel) == deprel_base(found[i].deprel);
                accuracy.labelled_fully += arc && gold->deprel == found[i].deprel;
            }
        }
        at += added;
    }
    predictor_free(&predictor);
    return accuracy;
}

struct labelling {
    struct parser *const *parsers;
    size_t count, begin, end;
    struct corpus *corpus;
};

static void *label_range(void *argument)
{
    const struct labelling *work = argument;
    struct predictor predictor;
    predictor_init(&predictor, work->parsers, work->count);
    for (size_t at = work->begin; at < work->end;) {
        size_t added = run(&predictor, &work->corpus->examples[at], work->end - at);
        for (size_t s = 0; s < added; s++) {
            struct example *example = &work->corpus->examples[at + s];
            predict_sentence(&predictor, (uint32_t)s, example->tokens, example->weight);
        }
        at += added;
    }
    predictor_free(&predictor);
    return NULL;
}

enum { THREADS_MOST = 64 };

void parser_label(struct parser *const *parsers, size_t count, struct corpus *corpus, unsigned threads)
{
    pthread_t thread[THREADS_MOST];
    struct labelling work[THREADS_MOST] = {0};
    if (threads > THREADS_MOST) threads = THREADS_MOST;
    for (unsigned t = 0; t < threads; t++) {
        work[t] = (struct labelling){parsers, count, corpus->count * t / threads,
                                     corpus->count * (t + 1) / threads, corpus};
        if (t && pthread_create(&thread[t], NULL, label_range, &work[t])) abort();
    }
    label_range(&work[0]);
    for (unsigned t = 1; t < threads; t++)
        pthread_join(thread[t], NULL);
}
