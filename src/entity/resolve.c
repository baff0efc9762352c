/* resolve.c: the entity stage as a whole, and its result in the form of the door. */
#include "entity/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const FACTUALITY_NAMES[] = {"Actual",  "Planned", "Possible",
                                               "Alleged", "Denied",  "Hypothetical"};
static const char *const RELATION_NAMES[] = {"holdsOffice", "affiliatedWith", "citizenOf",   "memberOf",
                                             "partOf",      "locatedIn",      "partyTo",     "leads",
                                             "alliedWith",  "subsidiaryOf",   "sanctionedBy"};

const char *factuality_name(enum factuality factuality)
{
    return FACTUALITY_NAMES[factuality];
}

const char *relation_kind_name(enum relation_kind kind)
{
    return RELATION_NAMES[kind];
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

static void finish_names(struct resolving *resolving)
{
    struct finished *finished = resolving->finished;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0) continue;
        uint32_t *entity = arena_alloc(resolving->arena, sizeof *entity);
        *entity = (uint32_t)mention->entity;
        finished->items = arena_grow(resolving->arena, finished->items, finished->count, &finished->capacity,
                                     sizeof *finished->items);
        finished->items[finished->count++] = (struct mention){
            mention->sentence,  mention->begin, mention->end, mention->head, mention->kind, entity, 1,
            mention->confidence};
    }
    if (finished->count) qsort(finished->items, finished->count, sizeof *finished->items, by_place);
}

static void index_mentions(struct resolving *resolving, struct entities *entities)
{
    size_t sentences = resolving->analysis->count;
    entities->mention_at = arena_array(resolving->arena, sentences + 1, sizeof *entities->mention_at);
    for (size_t s = 0; s < sentences; s++) {
        uint32_t count = resolving->analysis->sentences[s].count;
        entities->mention_at[s] = arena_array(resolving->arena, count + 1, sizeof **entities->mention_at);
        for (uint32_t t = 0; t < count; t++)
            entities->mention_at[s][t] = -1;
    }
    for (size_t i = 0; i < entities->mention_count; i++) {
        const struct mention *mention = &entities->mentions[i];
        int32_t *slot = &entities->mention_at[mention->sentence][mention->head];
        bool is_inner = *slot < 0 || entities->mentions[*slot].end - entities->mentions[*slot].begin >
                                         mention->end - mention->begin;
        if (is_inner) *slot = (int32_t)i;
    }
    for (size_t e = 0; e < entities->count; e++) {
        uint32_t *list = NULL;
        size_t count = 0, capacity = 0;
        for (size_t i = 0; i < entities->mention_count; i++)
            for (size_t k = 0; k < entities->mentions[i].entity_count; k++)
                if (entities->mentions[i].entities[k] == e) {
                    list = arena_grow(resolving->arena, list, count, &capacity, sizeof *list);
                    list[count++] = (uint32_t)i;
                }
        entities->items[e].mentions = list;
        entities->items[e].mention_count = count;
        double early = count ? 1.0 / (1.0 + entities->mentions[list[0]].sentence) : 0;
        entities->items[e].salience = (float)(1 - exp(-0.35 * ((double)count + 2 * early)));
    }
}

struct entities *entity_resolve(const struct knowledge *knowledge, const struct entente_article *article,
                                const struct analysis *analysis, struct arena *arena)
{
    struct finished finished = {0};
    struct resolving resolving = {.knowledge = knowledge,
                                  .article = article,
                                  .analysis = analysis,
                                  .arena = arena,
                                  .finished = &finished};
    if (article->date) date_parse(article->date, &resolving.date);
    find_names(&resolving);
    link_mentions(&resolving);
    find_bodies(&resolving);
    find_titles(&resolving);
    link_mentions(&resolving); /* again, now that titles tell who is a person */
    cluster_mentions(&resolving);
    find_references(&resolving);
    find_relations(&resolving);
    finish_names(&resolving);
    struct entities *entities = arena_alloc(arena, sizeof *entities);
    *entities = (struct entities){.items = resolving.entities,
                                  .count = resolving.entity_count,
                                  .mentions = finished.items,
                                  .mention_count = finished.count,
                                  .relations = resolving.relations,
                                  .relation_count = resolving.relation_count};
    index_mentions(&resolving, entities);
    return entities;
}
