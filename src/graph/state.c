/* state.c: states the merged entities, events, offices and direct relations in the default graph, and fills
 * the view that pictures and tables read. */
#include "graph/settle.h"

#include <stdlib.h>
#include <string.h>

struct stating {
    struct settling *settling;
    entente_graph *graph;
};

static void state(struct stating *stating, const char *subject, const char *predicate,
                  struct term_value object)
{
    statements_add(stating->settling->arena, &stating->graph->made,
                   (struct statement){.subject = term_iri(stating->graph, subject),
                                      .predicate = term_iri(stating->graph, predicate),
                                      .object = object});
}

static void state_iri(struct stating *stating, const char *subject, const char *predicate, const char *object)
{
    state(stating, subject, predicate, term_iri(stating->graph, object));
}

static void state_set(struct stating *stating, const char *subject, const char *predicate,
                      const uint32_t *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        state_iri(stating, subject, predicate, stating->settling->entities[items[i]].iri);
}

static const char *ent(struct stating *stating, const char *local)
{
    return arena_format(stating->settling->arena, ENT "%s", local);
}

static void state_entities(struct stating *stating)
{
    struct settling *settling = stating->settling;
    for (size_t i = 0; i < settling->entity_count; i++) {
        const struct merged_entity *entity = &settling->entities[i];
        state_iri(stating, entity->iri, RDF "type", ent(stating, entity->class));
        state(stating, entity->iri, RDFS "label", term_text(stating->graph, entity->label, "en"));
        for (size_t n = 0; n < entity->name_count; n++)
            state(stating, entity->iri, SKOS "altLabel", term_text(stating->graph, entity->names[n], NULL));
        for (size_t a = 0; a < entity->article_count; a++)
            state_iri(stating, entity->iri, ENT "mentionedIn", settling->articles[entity->articles[a]].iri);
        if (entity->wikidata) state_iri(stating, entity->iri, OWL "sameAs", entity->wikidata);
        if (entity->iso2)
            state(stating, entity->iri, ENT "iso2", term_text(stating->graph, entity->iso2, NULL));
        if (entity->iso3)
            state(stating, entity->iri, ENT "iso3", term_text(stating->graph, entity->iso3, NULL));
        state(stating, entity->iri, ENT "salience", term_number(stating->graph, entity->salience));
    }
}

static void state_date(struct stating *stating, const char *subject, const char *predicate, struct date date)
{
    if (date.year) state(stating, subject, predicate, term_date(stating->graph, date));
}

/* Bounds that stores can compare: xsd:date, whatever the precision. */
static void state_bounds(struct stating *stating, const struct graph_event *event)
{
    if (!event->begin.year) return;
    state_date(stating, event->iri, SEM "hasEarliestBeginTimeStamp",
               date_from_days(date_earliest(event->begin)));
    state_date(stating, event->iri, SEM "hasLatestEndTimeStamp",
               date_from_days(date_latest(event->end.year ? event->end : event->begin)));
}

static void state_event(struct stating *stating, struct merged_event *merged)
{
    struct settling *settling = stating->settling;
    const struct graph_event *event = &merged->shown;
    state_iri(stating, event->iri, RDF "type", ent(stating, event->class));
    state(stating, event->iri, RDFS "label", term_text(stating->graph, event->label, "en"));
    state_set(stating, event->iri, ENT "source", event->source, event->source_count);
    state_set(stating, event->iri, ENT "target", event->target, event->target_count);
    state_set(stating, event->iri, ENT "involves", event->involves, event->involves_count);
    state_set(stating, event->iri, ENT "place", event->place, event->place_count);
    state_set(stating, event->iri, ENT "attributedTo", event->attributed, event->attributed_count);
    state_date(stating, event->iri, ENT "begin", event->begin);
    state_date(stating, event->iri, ENT "end", event->end);
    state_bounds(stating, event);
    state_iri(stating, event->iri, ENT "factuality", ent(stating, factuality_name(event->factuality)));
    state(stating, event->iri, ENT "confidence", term_number(stating->graph, event->confidence));
    for (size_t i = 0; i < event->about_count; i++)
        state_iri(stating, event->iri, ENT "about", settling->events[event->about[i]].shown.iri);
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct graph_claim *claim = &event->claims[i];
        state_iri(stating, claim->iri, ENT "claims", event->iri);
        state_iri(stating, event->iri, PROV "wasDerivedFrom", settling->articles[claim->article].iri);
        for (size_t e = 0; e < claim->evidence_count; e++)
            state_iri(stating, event->iri, ENT "evidence", settling->evidence[claim->evidence[e]].iri);
    }
}

/* ent:about from claim to claim becomes ent:about from event to event. */
static void find_abouts(struct settling *settling)
{
    for (size_t i = 0; i < settling->event_count; i++) {
        struct merged_event *event = &settling->events[i];
        size_t room = 0;
        for (size_t c = 0; c < event->claim_count; c++)
            room += settling->claims[event->claims[c]].about_count;
        uint32_t *about = arena_array(settling->arena, room + 1, sizeof *about);
        size_t count = 0;
        for (size_t c = 0; c < event->claim_count; c++) {
            const struct said_claim *claim = &settling->claims[event->claims[c]];
            for (size_t s = 0; s < claim->about_count; s++) {
                if (strcmp(claim->about[s].predicate.text, ENT "aboutClaim") != 0) continue;
                const char *iri = claim->about[s].object.text;
                const struct map_entry *entry = map_find(&settling->claim_index, iri, strlen(iri));
                if (entry && settling->claims[entry->value.number].event != i)
                    set_add(about, &count, settling->claims[entry->value.number].event);
            }
        }
        event->shown.about = about;
        event->shown.about_count = count;
    }
}

/* An office, as all its holders make it: articles may write its name differently. */
struct merged_office {
    const char *label; /* the smallest of its names */
    double salience;   /* of its most salient holder */
};

static void state_office(struct stating *stating, struct map *offices, const struct said_relation *relation)
{
    struct settling *settling = stating->settling;
    const char *iri = relation->office_iri;
    double salience = settling->entities[relation->shown.subject].salience;
    bool added;
    struct map_entry *entry = map_add(offices, iri, strlen(iri), &added);
    if (added) entry->value.pointer = arena_alloc(settling->arena, sizeof(struct merged_office));
    struct merged_office *office = entry->value.pointer;
    if (added) *office = (struct merged_office){relation->shown.office, salience};
    if (strcmp(relation->shown.office, office->label) < 0) office->label = relation->shown.office;
    if (salience > office->salience) office->salience = salience;
    state_iri(stating, iri, RDF "type", ENT "Office");
    state_iri(stating, iri, ENT "mentionedIn", settling->articles[relation->shown.article].iri);
    if (relation->shown.object != UINT32_MAX)
        state_iri(stating, iri, ENT "officeOf", settling->entities[relation->shown.object].iri);
}

static void state_relations(struct stating *stating)
{
    struct settling *settling = stating->settling;
    struct map offices;
    map_init(&offices, settling->arena);
    for (size_t i = 0; i < settling->relation_count; i++) {
        const struct said_relation *relation = &settling->relations[i];
        const char *subject = settling->entities[relation->shown.subject].iri;
        const char *object =
            relation->office_iri ? relation->office_iri : settling->entities[relation->shown.object].iri;
        if (relation->office_iri) state_office(stating, &offices, relation);
        if (relation->shown.factuality == FACTUALITY_ACTUAL)
            state_iri(stating, subject, ent(stating, relation->shown.kind), object);
    }
    for (size_t i = 0; i < settling->relation_count; i++) {
        const char *iri = settling->relations[i].office_iri, *name = settling->relations[i].shown.office;
        if (!iri) continue;
        const struct merged_office *office = map_find(&offices, iri, strlen(iri))->value.pointer;
        state(stating, iri, RDFS "label", term_text(stating->graph, office->label, "en"));
        if (strcmp(name, office->label) != 0)
            state(stating, iri, SKOS "altLabel", term_text(stating->graph, name, NULL));
        state(stating, iri, ENT "salience", term_number(stating->graph, office->salience));
    }
}

void fill_view(struct settling *settling)
{
    find_abouts(settling);
    struct arena *arena = settling->arena;
    struct graph_entity *entities = arena_array(arena, settling->entity_count + 1, sizeof *entities);
    struct graph_event *events = arena_array(arena, settling->event_count + 1, sizeof *events);
    struct graph_relation *relations = arena_array(arena, settling->relation_count + 1, sizeof *relations);
    for (size_t i = 0; i < settling->entity_count; i++) {
        const struct merged_entity *entity = &settling->entities[i];
        entities[i] = (struct graph_entity){.iri = entity->iri,
                                            .label = entity->label,
                                            .class = entity->class,
                                            .wikidata = entity->wikidata,
                                            .iso2 = entity->iso2,
                                            .iso3 = entity->iso3,
                                            .alternatives = entity->names,
                                            .alternative_count = entity->name_count,
                                            .articles = entity->articles,
                                            .article_count = entity->article_count,
                                            .salience = entity->salience};
    }
    for (size_t i = 0; i < settling->event_count; i++)
        events[i] = settling->events[i].shown;
    for (size_t i = 0; i < settling->relation_count; i++)
        relations[i] = settling->relations[i].shown;
    settling->graph->view = (struct graph_view){.articles = settling->articles,
                                                .entities = entities,
                                                .events = events,
                                                .relations = relations,
                                                .evidence = settling->evidence,
                                                .article_count = settling->article_count,
                                                .entity_count = settling->entity_count,
                                                .event_count = settling->event_count,
                                                .relation_count = settling->relation_count,
                                                .evidence_count = settling->evidence_count};
}

void state_all(struct settling *settling)
{
    struct stating stating = {settling, settling->graph};
    entente_graph *graph = settling->graph;
    state_entities(&stating);
    for (size_t i = 0; i < settling->event_count; i++)
        state_event(&stating, &settling->events[i]);
    state_relations(&stating);
    statements_sort(&graph->made);
    /* The default graph first, then the articles by IRI: both lists are sorted, and made has no graph name.
     */
    struct statements *all = &graph->all;
    all->count = graph->made.count + graph->said.count;
    all->capacity = all->count;
    all->items = arena_array(settling->arena, all->count + 1, sizeof *all->items);
    if (graph->made.count) memcpy(all->items, graph->made.items, graph->made.count * sizeof *all->items);
    if (graph->said.count)
        memcpy(all->items + graph->made.count, graph->said.items, graph->said.count * sizeof *all->items);
}
