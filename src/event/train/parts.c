/* parts.c: learns networks from parts of the reports. */
#include "event/train/parts.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static struct packed_net pack_net(struct learned_net *learned)
{
    struct packed_net packed = {0};
    packed.bytes = net_pack(learned, &packed.size);
    net_free(learned);
    if (!sign_net_take((struct section){packed.bytes, packed.size}, &packed.net)) abort();
    return packed;
}

static void *learn_part(void *context)
{
    struct part_work *work = context;
    struct learned_net net = net_learn(work->plan, work->examples, work->part, work->parts);
    work->packed = pack_net(&net);
    return NULL;
}

void learn_at_once(struct part_work *works, size_t count)
{
    enum { MOST = 8 };
    pthread_t threads[MOST];
    if (count > MOST) abort();
    for (size_t i = 0; i < count; i++)
        if (pthread_create(&threads[i], NULL, learn_part, &works[i])) abort();
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

float *cross_scores(const struct sign_examples *examples, const struct part_work *works, unsigned parts)
{
    float *scores = calloc(examples->count + 1, sizeof *scores);
    if (!scores) abort();
    for (size_t i = 0; i < examples->count; i++) {
        const struct sign_example *example = &examples->items[i];
        struct signs signs = {.count = example->count};
        memcpy(signs.items, example->signs, example->count * sizeof *example->signs);
        scores[i] = (float)sign_net_score(&works[example->report % parts].packed.net, &signs);
    }
    return scores;
}

struct answered count_answers(const struct sign_examples *examples, const float *scores)
{
    struct answered answered = {0};
    const struct sign_example *items = examples->items;
    for (size_t from = 0, to; from < examples->count; from = to) {
        size_t best = from;
        for (to = from; to < examples->count && items[to].group == items[from].group; to++) {
            if (scores[to] > scores[best]) best = to;
            answered.by_rules += items[to].rule && items[to].class;
        }
        answered.asked++;
        answered.by_scores += items[best].class;
    }
    return answered;
}
