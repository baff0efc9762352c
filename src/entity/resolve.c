/* resolve.c: the entity stage as a whole, and its result in the form of the door. */
#include "entity/refer.h"
#include "entity/resolving.h"

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

static void finish_names(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0) continue;
        uint32_t entity = (uint32_t)mention->entity;
        add_finished(resolving, mention->sentence, mention->begin, mention->end, mention->kind, &entity, 1,
                     mention->confidence);
        resolving->finished[resolving->finished_count - 1].head = mention->head;
    }
    sort_mentions(resolving->finished, resolving->finished_count);
    resolving->first_reference = 0; /* now anywhere among the others */
}

static void index_tokens(struct resolving *resolving, struct entities *entities)
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
}

/* Each entity's mentions; much and early mentioned things are salient. */
static void index_entities(struct resolving *resolving, struct entities *entities)
{
    size_t *capacity = arena_array(resolving->arena, entities->count + 1, sizeof *capacity);
    uint32_t **lists = arena_array(resolving->arena, entities->count + 1, sizeof *lists);
    for (size_t i = 0; i < entities->mention_count; i++)
        for (size_t k = 0; k < entities->mentions[i].entity_count; k++) {
            uint32_t e = entities->mentions[i].entities[k];
            struct entity *entity = &entities->items[e];
            lists[e] =
                arena_grow(resolving->arena, lists[e], entity->mention_count, &capacity[e], sizeof **lists);
            lists[e][entity->mention_count++] = (uint32_t)i;
        }
    for (size_t e = 0; e < entities->count; e++) {
        struct entity *entity = &entities->items[e];
        if (!lists[e]) continue;
        entity->mentions = lists[e];
        double early = entity->mention_count ? 1.0 / (1.0 + entities->mentions[lists[e][0]].sentence) : 0;
        entity->salience = (float)(1 - exp(-0.35 * ((double)entity->mention_count + 2 * early)));
    }
}

static void prepare(struct resolving *resolving)
{
    size_t sentences = resolving->analysis->count;
    resolving->keys = arena_alloc(resolving->arena, sizeof *resolving->keys);
    map_init(resolving->keys, resolving->arena);
    resolving->covering = arena_array(resolving->arena, sentences + 1, sizeof *resolving->covering);
    resolving->titles = arena_array(resolving->arena, sentences + 1, sizeof *resolving->titles);
    for (uint32_t s = 0; s < sentences; s++) {
        uint32_t count = sentence_at(resolving, s)->count;
        resolving->covering[s] = arena_array(resolving->arena, count + 1, sizeof **resolving->covering);
        resolving->titles[s] = arena_array(resolving->arena, count + 1, sizeof **resolving->titles);
        for (uint32_t t = 0; t < count; t++)
            resolving->covering[s][t] = -1;
    }
    if (resolving->article->date) date_parse(resolving->article->date, &resolving->date);
}

struct entities *entity_resolve_with(const struct knowledge *knowledge, const struct entente_article *article,
                                     const struct analysis *analysis, struct arena *arena,
                                     const struct reference_chooser *chooser)
{
    struct resolving resolving = {
        .knowledge = knowledge, .article = article, .analysis = analysis, .arena = arena};
    prepare(&resolving);
    find_titles(&resolving);
    find_names(&resolving);
    find_halves(&resolving);
    repeat_names(&resolving);
    find_bodies(&resolving);
    find_descriptions(&resolving);
    find_collectives(&resolving);
    find_agreements(&resolving);
    find_venues(&resolving);
    give_offices(&resolving);
    settle_acronyms(&resolving);
    link_mentions(&resolving);
    settle_lists(&resolving);
    recognize_treaties(&resolving);
    bring_bodies_home(&resolving);
    join_treaties(&resolving);
    cluster_mentions(&resolving);
    resolving.first_reference = resolving.finished_count;
    find_references(&resolving);
    find_relations(&resolving);
    label_agreements(&resolving);
    word_treaties(&resolving);
    finish_names(&resolving);
    int32_t **unnamed_at = find_unnamed(&resolving);
    struct entities *entities = arena_alloc(arena, sizeof *entities);
    *entities = (struct entities){.items = resolving.entities,
                                  .count = resolving.entity_count,
                                  .mentions = resolving.finished,
                                  .mention_count = resolving.finished_count,
                                  .relations = resolving.relations,
                                  .relation_count = resolving.relation_count,
                                  .unnamed_at = unnamed_at};
    index_tokens(&resolving, entities);
    if (chooser) {
        refer_again(&resolving, entities, chooser);
        index_tokens(&resolving, entities);
    }
    index_entities(&resolving, entities);
    return entities;
}

struct entities *entity_resolve(const struct knowledge *knowledge, const struct language_model *model,
                                const struct entente_article *article, const struct analysis *analysis,
                                struct arena *arena)
{
    struct sign_net net;
    struct reference_chooser chooser;
    bool reads = analysis->count >= REPORT_LEAST && reference_reader(model, &net, &chooser);
    return entity_resolve_with(knowledge, article, analysis, arena, reads ? &chooser : NULL);
}
