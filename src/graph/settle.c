/* settle.c: makes entities, events, offices and direct relations from what the articles say: reads the said
 * statements into objects, joins them, and states the result in the default graph. The result depends on the
 * set of said statements only, so merging is associative, commutative and idempotent. */
#include "graph/settle.h"

#include "base/status.h"
#include <stdlib.h>
#include <string.h>

/* ---- Reading what is said ---- */

static struct statement *said_about(const entente_graph *graph, size_t at, size_t *count)
{
    const struct statements *said = &graph->said;
    size_t end = at;
    while (end < said->count && said->items[end].subject.text == said->items[at].subject.text &&
           said->items[end].graph == said->items[at].graph)
        end++;
    *count = end - at;
    return &said->items[at];
}

static const struct term_value *value_of(const struct statement *about, size_t count, const char *predicate)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate.text, predicate) == 0) return &about[i].object;
    return NULL;
}

static const char *text_of(const struct statement *about, size_t count, const char *predicate)
{
    const struct term_value *value = value_of(about, count, predicate);
    return value ? value->text : NULL;
}

static double number_of(const struct statement *about, size_t count, const char *predicate)
{
    const char *text = text_of(about, count, predicate);
    return text ? decimal_read(text) : 0;
}

static struct date date_of(const struct statement *about, size_t count, const char *predicate)
{
    struct date date = {0};
    const char *text = text_of(about, count, predicate);
    if (!text || !date_parse(text, &date)) return (struct date){0};
    return date;
}

static bool has_type(const struct statement *about, size_t count, const char *type)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate.text, RDF "type") == 0 && strcmp(about[i].object.text, type) == 0)
            return true;
    return false;
}

static enum factuality factuality_of(const struct statement *about, size_t count)
{
    const char *text = text_of(about, count, ENT "factuality");
    for (size_t i = 0; text && i < FACTUALITY_COUNT; i++)
        if (text_starts_with(text, ENT) &&
            strcmp(text + strlen(ENT), factuality_name((enum factuality)i)) == 0)
            return (enum factuality)i;
    return FACTUALITY_ALLEGED;
}

static uint32_t index_in(const struct map *map, const char *iri)
{
    const struct map_entry *entry = iri ? map_find(map, iri, strlen(iri)) : NULL;
    return entry ? (uint32_t)entry->value.number : UINT32_MAX;
}

/* The things among the objects of a predicate, as sorted indexes without repetition. */
static uint32_t *set_of(struct settling *settling, const struct statement *about, size_t count,
                        const char *predicate, const struct map *map, size_t *result)
{
    uint32_t *items = arena_array(settling->arena, count + 1, sizeof *items);
    *result = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(about[i].predicate.text, predicate) != 0) continue;
        uint32_t index = index_in(map, about[i].object.text);
        if (index != UINT32_MAX) set_add(items, result, index);
    }
    return items;
}

void set_add(uint32_t *items, size_t *count, uint32_t item)
{
    size_t at = *count;
    while (at && items[at - 1] > item)
        at--;
    if (at && items[at - 1] == item) return;
    memmove(items + at + 1, items + at, (*count - at) * sizeof *items);
    items[at] = item;
    (*count)++;
}

bool set_has(const uint32_t *items, size_t count, uint32_t item)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == item) return true;
    return false;
}

static void read_articles(struct settling *settling)
{
    const struct statements *said = &settling->graph->said;
    size_t capacity = 0;
    for (size_t at = 0, count; at < said->count; at += count) {
        const struct statement *about = said_about(settling->graph, at, &count);
        if (!has_type(about, count, SCHEMA "NewsArticle")) continue;
        settling->articles = arena_grow(settling->arena, settling->articles, settling->article_count,
                                        &capacity, sizeof *settling->articles);
        map_add(&settling->article_index, about->subject.text, strlen(about->subject.text), NULL)
            ->value.number = settling->article_count;
        settling->articles[settling->article_count++] =
            (struct graph_article){about->subject.text,
                                   text_of(about, count, SCHEMA "headline"),
                                   text_of(about, count, SCHEMA "datePublished"),
                                   text_of(about, count, SCHEMA "author"),
                                   text_of(about, count, SCHEMA "publisher"),
                                   text_of(about, count, SCHEMA "url")};
    }
}

/* Entities by IRI; all that several articles say of one is gathered. */
static void read_entities(struct settling *settling)
{
    const struct statements *said = &settling->graph->said;
    for (size_t at = 0, count; at < said->count; at += count) {
        const struct statement *about = said_about(settling->graph, at, &count);
        if (!has_type(about, count, ENT "EntityInArticle")) continue;
        const char *iri = text_of(about, count, ENT "describes");
        uint32_t article = index_in(&settling->article_index, about->graph);
        if (!iri || article == UINT32_MAX) continue;
        bool added;
        struct map_entry *entry = map_add(&settling->entity_index, iri, strlen(iri), &added);
        if (added) {
            settling->entities = arena_grow(settling->arena, settling->entities, settling->entity_count,
                                            &settling->entity_capacity, sizeof *settling->entities);
            settling->entities[settling->entity_count] = (struct merged_entity){.iri = iri};
            entry->value.number = settling->entity_count++;
        }
        gather_entity(settling, &settling->entities[entry->value.number], about, count, article);
    }
    sort_entities(settling);
}

static void add_name(struct settling *settling, struct merged_entity *entity, const char *name)
{
    for (size_t i = 0; i < entity->name_count; i++)
        if (strcmp(entity->names[i], name) == 0) return;
    entity->names = arena_grow(settling->arena, entity->names, entity->name_count, &entity->name_capacity,
                               sizeof *entity->names);
    entity->names[entity->name_count++] = name;
}

/* The class, label and so on of the article that is surest, the smaller text where two are as sure. */
void gather_entity(struct settling *settling, struct merged_entity *entity, const struct statement *about,
                   size_t count, uint32_t article)
{
    const char *class = text_of(about, count, ENT "entityClass"), *name = text_of(about, count, ENT "name");
    double confidence = number_of(about, count, ENT "confidence");
    class = class && text_starts_with(class, ENT) ? class + strlen(ENT) : "Group";
    if (!name) name = entity->iri;
    bool is_better = !entity->label || confidence > entity->confidence ||
                     (confidence == entity->confidence && strcmp(name, entity->label) < 0);
    if (entity->label) add_name(settling, entity, is_better ? entity->label : name);
    if (is_better) {
        entity->label = name;
        entity->class = class;
        entity->confidence = confidence;
    }
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate.text, ENT "otherName") == 0)
            add_name(settling, entity, about[i].object.text);
    const char *wikidata = text_of(about, count, OWL "sameAs");
    if (wikidata && (!entity->wikidata || strcmp(wikidata, entity->wikidata) < 0))
        entity->wikidata = wikidata;
    const char *iso2 = text_of(about, count, ENT "iso2"), *iso3 = text_of(about, count, ENT "iso3");
    if (iso2) entity->iso2 = iso2;
    if (iso3) entity->iso3 = iso3;
    double salience = number_of(about, count, ENT "salience");
    entity->salience = 1 - (1 - entity->salience) * (1 - salience);
    entity->articles = arena_grow(settling->arena, entity->articles, entity->article_count,
                                  &entity->article_capacity, sizeof *entity->articles);
    entity->articles[entity->article_count++] = article;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_iri(const void *a, const void *b)
{
    return strcmp(((const struct merged_entity *)a)->iri, ((const struct merged_entity *)b)->iri);
}

void sort_entities(struct settling *settling)
{
    if (settling->entity_count)
        qsort(settling->entities, settling->entity_count, sizeof *settling->entities, by_iri);
    for (size_t i = 0; i < settling->entity_count; i++) {
        struct merged_entity *entity = &settling->entities[i];
        map_find(&settling->entity_index, entity->iri, strlen(entity->iri))->value.number = i;
        size_t kept = 0;
        for (size_t n = 0; n < entity->name_count; n++)
            if (strcmp(entity->names[n], entity->label) != 0) entity->names[kept++] = entity->names[n];
        entity->name_count = kept;
        if (kept) qsort(entity->names, kept, sizeof *entity->names, by_text);
    }
}

static void read_evidence(struct settling *settling)
{
    const struct statements *said = &settling->graph->said;
    size_t capacity = 0;
    for (size_t at = 0, count; at < said->count; at += count) {
        const struct statement *about = said_about(settling->graph, at, &count);
        uint32_t article = index_in(&settling->article_index, about->graph);
        if (article == UINT32_MAX || !has_type(about, count, NIF "Phrase")) continue;
        if (!strstr(about->subject.text, "#char=")) continue;
        const char *text = text_of(about, count, NIF "anchorOf");
        settling->evidence = arena_grow(settling->arena, settling->evidence, settling->evidence_count,
                                        &capacity, sizeof *settling->evidence);
        map_add(&settling->evidence_index, about->subject.text, strlen(about->subject.text), NULL)
            ->value.number = settling->evidence_count;
        settling->evidence[settling->evidence_count++] =
            (struct graph_evidence){.iri = about->subject.text,
                                    .sentence = text ? text : "",
                                    .article = article,
                                    .begin = (size_t)number_of(about, count, NIF "beginIndex"),
                                    .end = (size_t)number_of(about, count, NIF "endIndex")};
    }
}

static void read_claim(struct settling *settling, const struct statement *about, size_t count,
                       uint32_t article)
{
    const char *class = text_of(about, count, ENT "eventClass");
    if (!class || !text_starts_with(class, ENT)) return;
    settling->claims = arena_grow(settling->arena, settling->claims, settling->claim_count,
                                  &settling->claim_capacity, sizeof *settling->claims);
    struct said_claim claim = {.class = class + strlen(ENT), .article = article};
    const struct map *things = &settling->entity_index;
    claim.source = set_of(settling, about, count, ENT "source", things, &claim.source_count);
    claim.target = set_of(settling, about, count, ENT "target", things, &claim.target_count);
    claim.involves = set_of(settling, about, count, ENT "involves", things, &claim.involves_count);
    claim.place = set_of(settling, about, count, ENT "place", things, &claim.place_count);
    claim.begin = date_of(about, count, ENT "begin");
    claim.end = date_of(about, count, ENT "end");
    claim.about = about;
    claim.about_count = count;
    claim.shown.iri = about->subject.text;
    claim.shown.article = article;
    claim.shown.factuality = factuality_of(about, count);
    claim.shown.confidence = number_of(about, count, ENT "confidence");
    claim.shown.attributed =
        set_of(settling, about, count, ENT "attributedTo", things, &claim.shown.attributed_count);
    claim.shown.evidence = set_of(settling, about, count, ENT "evidence", &settling->evidence_index,
                                  &claim.shown.evidence_count);
    map_add(&settling->claim_index, claim.shown.iri, strlen(claim.shown.iri), NULL)->value.number =
        settling->claim_count;
    settling->claims[settling->claim_count++] = claim;
}

static void read_relation(struct settling *settling, const struct statement *about, size_t count,
                          uint32_t article)
{
    const char *kind = text_of(about, count, RDF "predicate"),
               *office = text_of(about, count, ENT "officeName");
    uint32_t subject = index_in(&settling->entity_index, text_of(about, count, RDF "subject"));
    if (subject == UINT32_MAX || !kind || !text_starts_with(kind, ENT)) return;
    const char *object = text_of(about, count, office ? ENT "officeHolderOf" : RDF "object");
    struct said_relation relation = {.office_iri = office ? text_of(about, count, RDF "object") : NULL};
    relation.shown = (struct graph_relation){.iri = about->subject.text,
                                             .kind = kind + strlen(ENT),
                                             .subject = subject,
                                             .object = index_in(&settling->entity_index, object),
                                             .office = office,
                                             .article = article,
                                             .confidence = number_of(about, count, ENT "confidence"),
                                             .factuality = factuality_of(about, count),
                                             .begin = date_of(about, count, ENT "begin"),
                                             .end = date_of(about, count, ENT "end")};
    relation.shown.office_iri = relation.office_iri;
    if (!office && relation.shown.object == UINT32_MAX) return;
    relation.shown.evidence = set_of(settling, about, count, ENT "evidence", &settling->evidence_index,
                                     &relation.shown.evidence_count);
    relation.shown.attributed = set_of(settling, about, count, ENT "attributedTo", &settling->entity_index,
                                       &relation.shown.attributed_count);
    settling->relations = arena_grow(settling->arena, settling->relations, settling->relation_count,
                                     &settling->relation_capacity, sizeof *settling->relations);
    settling->relations[settling->relation_count++] = relation;
}

static void read_claims_and_relations(struct settling *settling)
{
    const struct statements *said = &settling->graph->said;
    for (size_t at = 0, count; at < said->count; at += count) {
        const struct statement *about = said_about(settling->graph, at, &count);
        uint32_t article = index_in(&settling->article_index, about->graph);
        if (article == UINT32_MAX) continue;
        if (has_type(about, count, ENT "Claim"))
            read_claim(settling, about, count, article);
        else if (has_type(about, count, ENT "Relation"))
            read_relation(settling, about, count, article);
    }
}

/* ---- The whole ---- */

static void settle_in(entente_graph *graph, bool states)
{
    statements_sort(&graph->said);
    graph->is_sorted = true;
    struct settling settling = {.graph = graph, .arena = graph->settled};
    struct map *maps[] = {&settling.article_index, &settling.entity_index, &settling.evidence_index,
                          &settling.claim_index};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], graph->settled);
    read_articles(&settling);
    read_entities(&settling);
    read_evidence(&settling);
    read_claims_and_relations(&settling);
    cluster_claims(&settling);
    fill_view(&settling);
    if (states) state_all(&settling);
    graph->is_stated = states;
}

static entente_status settle(const entente_graph *constant, bool states, entente_error *error)
{
    /* Settling is a cache: it changes nothing that a caller can see. */
    entente_graph *graph = (entente_graph *)(uintptr_t)constant;
    if (graph->settled && (graph->is_stated || !states)) return ENTENTE_OK;
    arena_free(graph->settled);
    graph->made = graph->all = (struct statements){0};
    jmp_buf out_of_memory;
    graph->settled = arena_new();
    if (!graph->settled || setjmp(out_of_memory)) {
        arena_free(graph->settled);
        graph->settled = NULL;
        arena_on_failure(graph->arena, NULL);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(graph->settled, &out_of_memory);
    arena_on_failure(graph->arena, &out_of_memory);
    settle_in(graph, states);
    arena_on_failure(graph->arena, NULL);
    arena_on_failure(graph->settled, NULL);
    return ENTENTE_OK;
}

entente_status graph_settle(const entente_graph *graph, entente_error *error)
{
    return settle(graph, true, error);
}

entente_status graph_settle_view(const entente_graph *graph, entente_error *error)
{
    return settle(graph, false, error);
}

const struct statement *graph_statements(const entente_graph *graph, size_t *count)
{
    *count = graph->all.count;
    return graph->all.items;
}

const struct graph_view *graph_view(const entente_graph *graph)
{
    return &graph->view;
}

entente_graph_size entente_graph_count(const entente_graph *graph)
{
    if (graph_settle(graph, NULL)) return (entente_graph_size){0};
    const struct graph_view *view = &graph->view;
    return (entente_graph_size){view->article_count, view->entity_count, view->event_count,
                                view->relation_count, graph->all.count};
}
