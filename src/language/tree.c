/* tree.c: maximum spanning arborescence by contraction of cycles in place. In: scores of all arcs. Out:
 * heads.
 *
 * Most sentences need no search: when every token's best governor makes a tree with one root, it is the best
 * tree. Otherwise cycles of best governors are contracted one after the other (Chu and Liu 1965, Edmonds
 * 1967) and expanded in reverse order. A penalty on arcs from the root leaves exactly one of them. */
#include "language/tree.h"

#include <string.h>

static const float ROOT_PENALTY = 1000;

/* Follows heads from each token; true when all reach 0. Otherwise *on_cycle is a token on a cycle. `active`
 * NULL: all are. */
static bool is_acyclic(const uint16_t *heads, const bool *active, unsigned count, unsigned *on_cycle)
{
    uint16_t seen[TREE_LONGEST + 1] = {0};
    for (unsigned i = 1; i <= count; i++) {
        if ((active && !active[i]) || seen[i]) continue;
        unsigned at = i;
        while (at && !seen[at]) {
            seen[at] = (uint16_t)i;
            at = heads[at];
        }
        if (at && seen[at] == i) {
            *on_cycle = at;
            return false;
        }
    }
    return true;
}

static void best_governors(const struct tree_space *space, const bool *active, unsigned count, uint16_t *best)
{
    for (unsigned i = 1; i <= count; i++) {
        if (!active[i]) continue;
        float high = -1e30f;
        best[i] = 0; /* where no score is a number */
        for (unsigned j = 0; j <= count; j++) {
            if (j == i || !active[j] || !(space->score[i][j] > high)) continue;
            high = space->score[i][j];
            best[i] = (uint16_t)j;
        }
    }
}

bool tree_fits(const uint16_t *heads, unsigned count)
{
    unsigned roots = 0, on_cycle;
    for (unsigned i = 1; i <= count; i++)
        roots += heads[i] == 0;
    return roots == 1 && is_acyclic(heads, NULL, count, &on_cycle);
}

static bool greedy(const float *scores, size_t stride, unsigned count, uint16_t *heads)
{
    for (unsigned i = 1; i <= count; i++) {
        const float *row = scores + i * stride;
        float high = -1e30f;
        heads[i] = 0;
        for (unsigned j = 0; j <= count; j++) {
            if (j == i || row[j] <= high) continue;
            high = row[j];
            heads[i] = (uint16_t)j;
        }
    }
    return tree_fits(heads, count);
}

/* Puts the arc between outside node `v` and the contracted cycle into the cycle's representative. */
static void merge_arcs(struct tree_space *space, unsigned v, const uint16_t *cycle, unsigned size,
                       const uint16_t *best)
{
    unsigned into = cycle[0], from = cycle[0];
    float into_high = -1e30f, from_high = -1e30f;
    for (unsigned k = 0; k < size; k++) {
        unsigned c = cycle[k];
        float gain = space->score[c][v] - space->score[c][best[c]];
        if (gain > into_high) {
            into_high = gain;
            into = c;
        }
        if (v && space->score[v][c] > from_high) {
            from_high = space->score[v][c];
            from = c;
        }
    }
    unsigned r = cycle[0];
    space->dependent[r][v] = space->dependent[into][v];
    space->governor[r][v] = space->governor[into][v];
    space->score[r][v] = into_high;
    if (!v) return;
    space->score[v][r] = from_high;
    space->dependent[v][r] = space->dependent[v][from];
    space->governor[v][r] = space->governor[v][from];
}

static void contract(struct tree_space *space, unsigned level, unsigned on_cycle, unsigned count,
                     bool *active, const uint16_t *best, uint16_t *component)
{
    unsigned begin = space->cycle_begin[level], size = 0;
    uint16_t *cycle = space->cycle + begin;
    unsigned at = on_cycle;
    do {
        cycle[size] = (uint16_t)at;
        space->cycle_dependent[begin + size] = space->dependent[at][best[at]];
        space->cycle_governor[begin + size] = space->governor[at][best[at]];
        size++;
        at = best[at];
    } while (at != on_cycle);
    space->cycle_begin[level + 1] = (uint16_t)(begin + size);
    bool inside[TREE_LONGEST + 1] = {false};
    for (unsigned k = 0; k < size; k++)
        inside[cycle[k]] = true;
    for (unsigned x = 1; x <= count; x++)
        space->owner[level][x] = inside[component[x]] ? component[x] : 0;
    for (unsigned v = 0; v <= count; v++)
        if (active[v] && !inside[v]) merge_arcs(space, v, cycle, size, best);
    for (unsigned x = 1; x <= count; x++)
        if (inside[component[x]]) component[x] = cycle[0];
    for (unsigned k = 1; k < size; k++)
        active[cycle[k]] = false;
}

enum { UNSET = 0xFFFF };

/* The arc that enters a contracted cycle from outside breaks it at the node that it enters. */
static void expand(const struct tree_space *space, unsigned level, unsigned count, uint16_t *heads)
{
    unsigned entered = 0;
    for (unsigned x = 1; x <= count; x++)
        if (space->owner[level][x] && heads[x] != UNSET) entered = space->owner[level][x];
    for (unsigned k = space->cycle_begin[level]; k < space->cycle_begin[level + 1]; k++)
        if (space->cycle[k] != entered) heads[space->cycle_dependent[k]] = space->cycle_governor[k];
}

void tree_decode(const float *scores, size_t stride, unsigned count, uint16_t *heads,
                 struct tree_space *space)
{
    bool active[TREE_LONGEST + 1];
    uint16_t best[TREE_LONGEST + 1] = {0}, component[TREE_LONGEST + 1];
    for (unsigned i = 0; i <= count; i++)
        active[i] = true;
    if (greedy(scores, stride, count, heads)) return;
    for (unsigned i = 1; i <= count; i++) {
        component[i] = (uint16_t)i;
        memcpy(space->score[i], scores + i * stride, (count + 1) * sizeof(float));
        space->score[i][0] -= ROOT_PENALTY;
        for (unsigned j = 0; j <= count; j++) {
            space->dependent[i][j] = (uint16_t)i;
            space->governor[i][j] = (uint16_t)j;
        }
    }
    unsigned level = 0, on_cycle;
    space->cycle_begin[0] = 0;
    for (;;) {
        best_governors(space, active, count, best);
        if (is_acyclic(best, active, count, &on_cycle)) break;
        contract(space, level++, on_cycle, count, active, best, component);
    }
    for (unsigned i = 1; i <= count; i++)
        heads[i] = UNSET;
    for (unsigned i = 1; i <= count; i++)
        if (active[i]) heads[space->dependent[i][best[i]]] = space->governor[i][best[i]];
    while (level--)
        expand(space, level, count, heads);
}
