/* lemma_train.c: for each tag and ending the most frequent rule, kept only where it differs from that of the
 * shorter ending; then whole forms that the endings get wrong. */
#include "language/train/lemma_train.h"

#include <stdlib.h>
#include <string.h>

/* A word as seen: tags, form, rule, how often. */
struct sighting {
    const struct token *token;
    uint32_t rule;
    uint32_t count;
};

/* Votes of an ending (or whole form) for rules. */
struct ballot {
    uint64_t key;
    uint32_t rules[4], votes[4]; /* the four first seen; enough, since rivals are few */
    uint32_t total, forms;
};

struct learner {
    struct arena *arena;
    struct map rule_numbers;
    struct lemma_rule *rules;
    size_t rule_count, rule_capacity;
    struct sighting *sightings;
    size_t sighting_count, sighting_capacity;
    struct map ballots; /* key -> struct ballot */
    struct map chosen;  /* key -> rule + 1 */
};

/* Bytes that both have in common, up to the end of a character. */
static size_t common_bytes(const char *left, const char *right)
{
    size_t same = 0;
    while (left[same] && left[same] == right[same])
        same++;
    while (same &&
           (((unsigned char)left[same] & 0xC0) == 0x80 || ((unsigned char)right[same] & 0xC0) == 0x80))
        same--;
    return same;
}

static bool make_rule(const struct token *token, struct lemma_rule *rule)
{
    memset(rule, 0, sizeof *rule);
    const char *lemma = token->lemma;
    if (strlen(lemma) > 100 || strlen(token->form) > 100 || strlen(token->lower) > 100) return false;
    size_t common[2] = {common_bytes(token->lower, lemma), common_bytes(token->form, lemma)};
    rule->keep_case = common[1] > common[0] || (common[1] == common[0] && token->upos == UPOS_PROPN);
    size_t same = common[rule->keep_case], added = strlen(lemma) - same;
    size_t dropped = strlen(rule->keep_case ? token->form : token->lower) - same;
    if (added > LEMMA_ADDED_MOST || dropped > 60) return false;
    rule->dropped = (uint8_t)dropped;
    rule->added_size = (uint8_t)added;
    memcpy(rule->added, lemma + same, added);
    return true;
}

static uint32_t rule_number(struct learner *learner, const struct lemma_rule *rule)
{
    bool added;
    struct map_entry *entry = map_add(&learner->rule_numbers, (const char *)rule, sizeof *rule, &added);
    if (added) {
        learner->rules = arena_grow(learner->arena, learner->rules, learner->rule_count,
                                    &learner->rule_capacity, sizeof *learner->rules);
        learner->rules[learner->rule_count] = *rule;
        entry->value.number = learner->rule_count++;
    }
    return (uint32_t)entry->value.number;
}

/* Counts equal words once, so that endings learn from types as well as from frequency. */
static void collect(struct learner *learner, const struct corpus *gold)
{
    struct map seen;
    map_init(&seen, learner->arena);
    for (size_t i = 0; i < gold->count; i++)
        for (uint32_t j = 0; j < gold->examples[i].count; j++) {
            const struct token *token = &gold->examples[i].tokens[j];
            struct lemma_rule rule;
            if (strcmp(token->lemma, "_") == 0 || !make_rule(token, &rule)) continue;
            struct {
                const char *lower;
                uint64_t rest;
            } key = {token->lower,
                     (uint64_t)rule_number(learner, &rule) << 16 | (uint64_t)token->upos << 8 | token->xpos};
            bool added;
            struct map_entry *entry = map_add(&seen, (const char *)&key, sizeof key, &added);
            if (added) {
                learner->sightings = arena_grow(learner->arena, learner->sightings, learner->sighting_count,
                                                &learner->sighting_capacity, sizeof *learner->sightings);
                learner->sightings[learner->sighting_count] =
                    (struct sighting){token, (uint32_t)(key.rest >> 16), 0};
                entry->value.number = learner->sighting_count++;
            }
            learner->sightings[entry->value.number].count++;
        }
}

static void vote(struct learner *learner, uint64_t key, uint32_t rule, uint32_t votes)
{
    struct map_entry *entry = map_add(&learner->ballots, (const char *)&key, sizeof key, NULL);
    if (!entry->value.pointer) entry->value.pointer = arena_alloc(learner->arena, sizeof(struct ballot));
    struct ballot *ballot = entry->value.pointer;
    ballot->key = key;
    ballot->total += votes;
    ballot->forms++;
    for (int i = 0; i < 4; i++) {
        if (ballot->votes[i] && ballot->rules[i] != rule) continue;
        ballot->rules[i] = rule;
        ballot->votes[i] += votes;
        return;
    }
}

/* The winner of a ballot, or -1 when there was none. */
static int64_t winner(const struct learner *learner, uint64_t key)
{
    struct map_entry *entry = map_find(&learner->ballots, (const char *)&key, sizeof key);
    if (!entry) return -1;
    const struct ballot *ballot = entry->value.pointer;
    int best = 0;
    for (int i = 1; i < 4; i++)
        if (ballot->votes[i] > ballot->votes[best]) best = i;
    return ballot->rules[best];
}

static void choose(struct learner *learner, uint64_t key, int64_t rule)
{
    map_add(&learner->chosen, (const char *)&key, sizeof key, NULL)->value.number = (size_t)rule + 1;
}

/* What the chosen endings, up to a length, say of a word. */
static int64_t predict(const struct learner *learner, const struct token *token, size_t longest)
{
    size_t size = strlen(token->lower);
    for (size_t ending = size < longest ? size : longest;; ending--) {
        uint64_t key = lemma_key(token->upos, token->xpos, token->lower + size - ending, ending, false);
        struct map_entry *entry = map_find(&learner->chosen, (const char *)&key, sizeof key);
        if (entry) return (int64_t)entry->value.number - 1;
        if (!ending) return -1;
    }
}

static void choose_endings(struct learner *learner)
{
    for (size_t i = 0; i < learner->sighting_count; i++) {
        const struct sighting *sighting = &learner->sightings[i];
        const struct token *token = sighting->token;
        size_t size = strlen(token->lower);
        uint32_t votes = sighting->count < 3 ? sighting->count : 3;
        for (size_t ending = 0; ending <= LEMMA_ENDING_MOST && ending <= size; ending++)
            vote(learner, lemma_key(token->upos, token->xpos, token->lower + size - ending, ending, false),
                 sighting->rule, votes);
        vote(learner, lemma_key(token->upos, token->xpos, token->lower, size, true), sighting->rule,
             sighting->count);
    }
    for (size_t ending = 0; ending <= LEMMA_ENDING_MOST; ending++)
        for (size_t i = 0; i < learner->sighting_count; i++) {
            const struct token *token = learner->sightings[i].token;
            size_t size = strlen(token->lower);
            if (size < ending) continue;
            uint64_t key = lemma_key(token->upos, token->xpos, token->lower + size - ending, ending, false);
            int64_t own = winner(learner, key);
            const struct ballot *ballot =
                map_find(&learner->ballots, (const char *)&key, sizeof key)->value.pointer;
            if (ending && ballot->forms < 2) continue;
            if (ending == 0 || own != predict(learner, token, ending - 1)) choose(learner, key, own);
        }
    for (size_t i = 0; i < learner->sighting_count; i++) {
        const struct token *token = learner->sightings[i].token;
        uint64_t key = lemma_key(token->upos, token->xpos, token->lower, strlen(token->lower), true);
        int64_t own = winner(learner, key);
        if (own != predict(learner, token, LEMMA_ENDING_MOST)) choose(learner, key, own);
    }
}

entente_status lemma_train(const struct corpus *gold, const char *path, entente_error *error)
{
    struct learner learner = {.arena = arena_new()};
    if (!learner.arena) abort();
    map_init(&learner.rule_numbers, learner.arena);
    map_init(&learner.ballots, learner.arena);
    map_init(&learner.chosen, learner.arena);
    collect(&learner, gold);
    choose_endings(&learner);
    size_t slots = 64;
    while (slots * 5 < learner.chosen.count * 8)
        slots *= 2;
    struct lemma_slot *slot = arena_array(learner.arena, slots, sizeof *slot);
    for (size_t i = 0; i < learner.chosen.capacity; i++) {
        const struct map_entry *entry = &learner.chosen.slots[i];
        if (!entry->key) continue;
        uint64_t key;
        memcpy(&key, entry->key, sizeof key);
        size_t at = key & (slots - 1);
        while (slot[at].rule)
            at = (at + 1) & (slots - 1);
        slot[at] = (struct lemma_slot){(uint32_t)(key >> 32), (uint32_t)entry->value.number};
    }
    struct new_section sections[2] = {{"rules", learner.rules, learner.rule_count * sizeof *learner.rules},
                                      {"lemmas", slot, slots * sizeof *slot}};
    entente_status status = model_update(path, sections, 2, error);
    arena_free(learner.arena);
    return status;
}
