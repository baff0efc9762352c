/* random.h: a small generator with a stated seed (xorshift64*, Vigna 2016), so that training repeats. */
#ifndef ENTENTE_TRAIN_RANDOM_H
#define ENTENTE_TRAIN_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

static inline struct random random_seed(uint64_t seed)
{
    struct random random = {(seed + 1) * 0x9E3779B97F4A7C15u};
    random.state ^= random.state >> 29;
    if (!random.state) random.state = 1;
    return random;
}

static inline uint64_t random_next(struct random *random)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return random->state * 0x2545F4914F6CDD1Du;
}

/* In [0, 1). */
static inline float random_unit(struct random *random)
{
    return (float)(random_next(random) >> 40) * (1.0f / 16777216.0f);
}

/* Nearly normal with the given deviation: a sum of uniform numbers. */
static inline float random_normal(struct random *random, float deviation)
{
    float sum = 0;
    for (int i = 0; i < 12; i++)
        sum += random_unit(random);
    return (sum - 6) * deviation;
}

#endif
