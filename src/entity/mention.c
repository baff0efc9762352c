/* mention.c: the list of mentions in the making: adding, ordering, finding by token. */
#include "entity/resolving.h"

#include <stdlib.h>
#include <string.h>

int32_t mention_covering(const struct resolving *resolving, uint32_t sentence, uint32_t token)
{
    return resolving->covering[sentence][token];
}

struct draft_mention *add_mention(struct resolving *resolving, uint32_t sentence, uint32_t begin,
                                  uint32_t end)
{
    resolving->mentions = arena_grow(resolving->arena, resolving->mentions, resolving->mention_count,
                                     &resolving->mention_capacity, sizeof *resolving->mentions);
    struct draft_mention *mention = &resolving->mentions[resolving->mention_count];
    *mention = (struct draft_mention){.sentence = sentence,
                                      .begin = begin,
                                      .end = end,
                                      .head = span_head(sentence_at(resolving, sentence), begin, end),
                                      .part_of = -1,
                                      .ally_of = -1,
                                      .place = -1,
                                      .entity = -1,
                                      .confidence = 0.9f};
    mention->name = span_text(resolving, sentence, begin, end);
    for (uint32_t i = begin; i < end; i++)
        resolving->covering[sentence][i] = (int32_t)resolving->mention_count;
    resolving->mention_count++;
    return mention;
}

struct place_in_list {
    const struct draft_mention *mention;
    int32_t index;
};

static int by_place(const void *a, const void *b)
{
    const struct place_in_list *p = a, *q = b;
    const struct draft_mention *x = p->mention, *y = q->mention;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

static int32_t moved(const int32_t *new_index, int32_t old)
{
    return old < 0 ? -1 : new_index[old];
}

static void index_tokens(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            resolving->covering[s][t] = -1;
    /* Inner mentions come after outer ones and win: "Tehran" in "embassy in Tehran". */
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        for (uint32_t t = mention->begin; t < mention->end; t++)
            resolving->covering[mention->sentence][t] = (int32_t)i;
    }
}

void order_mentions(struct resolving *resolving)
{
    size_t count = resolving->mention_count, kept = 0;
    if (!count) return;
    struct place_in_list *order = arena_array(resolving->arena, count, sizeof *order);
    int32_t *new_index = arena_array(resolving->arena, count, sizeof *new_index);
    struct draft_mention *sorted = arena_array(resolving->arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        order[i] = (struct place_in_list){&resolving->mentions[i], (int32_t)i};
    qsort(order, count, sizeof *order, by_place);
    for (size_t i = 0; i < count; i++) {
        bool stays = order[i].mention->end > order[i].mention->begin;
        new_index[order[i].index] = stays ? (int32_t)kept : -1;
        if (stays) sorted[kept++] = *order[i].mention;
    }
    for (size_t i = 0; i < kept; i++) {
        sorted[i].part_of = moved(new_index, sorted[i].part_of);
        sorted[i].ally_of = moved(new_index, sorted[i].ally_of);
        sorted[i].place = moved(new_index, sorted[i].place);
        for (size_t o = 0; o < sorted[i].office_count; o++)
            sorted[i].offices[o].of = moved(new_index, sorted[i].offices[o].of);
    }
    resolving->mentions = sorted;
    resolving->mention_count = kept;
    resolving->mention_capacity = count;
    index_tokens(resolving);
}

void index_namings(struct resolving *resolving)
{
    size_t count = resolving->entity_count;
    size_t *ends = arena_array(resolving->arena, count + 1, sizeof *ends);
    uint32_t *items = arena_array(resolving->arena, resolving->mention_count + 1, sizeof *items);
    struct namings *namings = arena_array(resolving->arena, count + 1, sizeof *namings);
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].entity >= 0) namings[resolving->mentions[i].entity].count++;
    for (size_t e = 0, from = 0; e < count; from += namings[e++].count) {
        namings[e].items = items + from;
        ends[e] = from;
    }
    for (uint32_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].entity >= 0) items[ends[resolving->mentions[i].entity]++] = i;
    resolving->namings_of = namings;
    resolving->named_count = count;
}

struct namings namings_of(const struct resolving *resolving, uint32_t entity)
{
    return entity < resolving->named_count ? resolving->namings_of[entity] : (struct namings){0};
}

enum entity_class mention_class(const struct draft_mention *mention)
{
    if (mention->class != CLASS_NONE || !mention->candidate_count) return mention->class;
    return mention->candidates[0].entry->class;
}

const struct entry *candidate_of(const struct draft_mention *mention, enum entity_class class)
{
    if (mention->entry) return mention->entry->class == class ? mention->entry : NULL;
    for (size_t i = 0; i < mention->candidate_count; i++)
        if (mention->candidates[i].entry->class == class) return mention->candidates[i].entry;
    return NULL;
}

void add_finished(struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end,
                  enum mention_kind kind, const uint32_t *entities, size_t count, float confidence)
{
    resolving->finished = arena_grow(resolving->arena, resolving->finished, resolving->finished_count,
                                     &resolving->finished_capacity, sizeof *resolving->finished);
    uint32_t *copy = arena_array(resolving->arena, count + 1, sizeof *copy);
    if (count) memcpy(copy, entities, count * sizeof *copy);
    resolving->finished[resolving->finished_count++] =
        (struct mention){.sentence = sentence,
                         .begin = begin,
                         .end = end,
                         .head = span_head(sentence_at(resolving, sentence), begin, end),
                         .kind = kind,
                         .entities = copy,
                         .entity_count = count,
                         .confidence = confidence};
}

bool is_free(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    return mention_covering(resolving, s, token) < 0;
}

bool joins_states(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    if (begin < 2 || token_at(resolving, s, begin - 1)->upos != UPOS_CCONJ) return false;
    int32_t one = mention_covering(resolving, s, begin), other = mention_covering(resolving, s, begin - 2);
    return one >= 0 && other >= 0 && candidate_of(&resolving->mentions[one], CLASS_STATE) &&
           candidate_of(&resolving->mentions[other], CLASS_STATE);
}

void add_form(struct resolving *resolving, struct entity *entity, const char *form)
{
    size_t at = 0;
    if (strcmp(form, entity->label) == 0) return;
    while (at < entity->name_count && strcmp(entity->names[at], form) < 0)
        at++;
    if (at < entity->name_count && strcmp(entity->names[at], form) == 0) return;
    const char **names = arena_array(resolving->arena, entity->name_count + 1, sizeof *names);
    for (size_t i = 0; i < entity->name_count; i++)
        names[i < at ? i : i + 1] = entity->names[i];
    names[at] = form;
    entity->names = names;
    entity->name_count++;
}

static int by_span(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

void sort_mentions(struct mention *mentions, size_t count)
{
    if (count) qsort(mentions, count, sizeof *mentions, by_span);
}
