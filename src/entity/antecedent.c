/* antecedent.c: which earlier mention a pronoun or description takes up: the most recent sentence first,
 * subjects before objects, what is spoken of most before the rest, never a co-argument of the same clause
 * (Hobbs 1978; Lappin and Leass 1994; Raghunathan and others 2010 for the order of the filters). */
#include "entity/resolving.h"

#include <math.h>
#include <string.h>

/* The verb that governs the token's clause; -1. */
static int32_t clause_of(const struct sentence *sentence, uint32_t token)
{
    int32_t at = sentence->tokens[token].head;
    for (int steps = 0; at >= 0 && steps < 60; steps++) {
        uint8_t upos = sentence->tokens[at].upos;
        if (upos == UPOS_VERB || upos == UPOS_AUX || sentence->tokens[at].deprel == DEP_ROOT) return at;
        at = sentence->tokens[at].head;
    }
    return -1;
}

static bool is_clause_mate(const struct sentence *sentence, uint32_t a, uint32_t b)
{
    return sentence->tokens[a].head >= 0 && clause_of(sentence, a) == clause_of(sentence, b);
}

static double role_weight(const struct token *head)
{
    switch ((enum deprel)head->deprel) {
    case DEP_NSUBJ:
        return 3.0;
    case DEP_NSUBJ_PASS:
        return 2.6;
    case DEP_OBJ:
    case DEP_IOBJ:
        return 1.5;
    case DEP_CONJ:
        return 1.4;
    case DEP_NMOD_POSS:
        return 0.9;
    case DEP_AMOD:
    case DEP_COMPOUND:
        return -1.0;
    default:
        return 0.6;
    }
}

static double fitness(const struct resolving *resolving, const struct wanted *wanted,
                      const struct draft_mention *mention)
{
    uint32_t distance = wanted->sentence - mention->sentence;
    const struct token *head = token_at(resolving, mention->sentence, mention->head);
    double sum = 10.0 - 3.0 * distance + role_weight(head);
    const struct entity *entity = &resolving->entities[mention->entity];
    if (wanted->gender && entity->gender == wanted->gender) sum += 1.5;
    if (distance == 0) sum -= 0.02 * (wanted->token - mention->head);
    return sum + (double)mention->begin / 10000;
}

static bool fits(const struct resolving *resolving, const struct wanted *wanted,
                 const struct draft_mention *mention)
{
    if (mention->entity < 0 || mention->entity == wanted->except) return false;
    if (mention->sentence > wanted->sentence) return false;
    if (mention->sentence == wanted->sentence && mention->end > wanted->token) return false;
    const struct entity *entity = &resolving->entities[mention->entity];
    if (!(wanted->classes & 1u << entity->class)) return false;
    if (wanted->gender && entity->gender && entity->gender != wanted->gender) return false;
    if (mention->sentence != wanted->sentence || wanted->same_clause_subject) return true;
    return !is_clause_mate(sentence_at(resolving, wanted->sentence), mention->head, wanted->token);
}

int32_t find_antecedent(const struct resolving *resolving, const struct wanted *wanted)
{
    enum { FARTHEST = 4 };
    int32_t best = -1;
    double best_fitness = -INFINITY;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence + FARTHEST < wanted->sentence) break;
        if (!fits(resolving, wanted, mention)) continue;
        double sum = fitness(resolving, wanted, mention);
        if (sum > best_fitness) {
            best_fitness = sum;
            best = mention->entity;
        }
    }
    return best;
}
