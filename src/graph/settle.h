/* settle.h: what settle.c, cluster.c and state.c share: the said things as objects. */
#ifndef ENTENTE_GRAPH_SETTLE_H
#define ENTENTE_GRAPH_SETTLE_H

#include "graph/store.h"

struct merged_entity {
    const char *iri, *label, *class, *wikidata, *iso2, *iso3;
    double confidence, salience;
    const char **names;
    size_t name_count, name_capacity;
    uint32_t *articles;
    size_t article_count, article_capacity;
};

/* One article's telling of an event. Sets hold indexes of merged entities, sorted. */
struct said_claim {
    const char *class;
    uint32_t article;
    uint32_t *source, *target, *involves, *place;
    size_t source_count, target_count, involves_count, place_count;
    struct date begin, end;
    const struct statement *about; /* all that is said of the claim */
    size_t about_count;
    struct graph_claim shown;
    uint32_t event; /* the cluster that it belongs to */
};

struct said_relation {
    struct graph_relation shown;
    const char *office_iri;
};

struct merged_event {
    uint32_t *claims; /* in the order of their IRIs */
    size_t claim_count;
    struct graph_event shown;
};

struct settling {
    entente_graph *graph;
    struct arena *arena;
    struct map article_index, entity_index, evidence_index, claim_index;
    struct graph_article *articles;
    size_t article_count;
    struct merged_entity *entities;
    size_t entity_count, entity_capacity;
    struct graph_evidence *evidence;
    size_t evidence_count;
    struct said_claim *claims;
    size_t claim_count, claim_capacity;
    struct said_relation *relations;
    size_t relation_count, relation_capacity;
    struct merged_event *events; /* by begin, then IRI */
    size_t event_count;
};

/* Keeps a set sorted; room for one more is the caller's matter. */
void set_add(uint32_t *items, size_t *count, uint32_t item);
bool set_has(const uint32_t *items, size_t count, uint32_t item);

void gather_entity(struct settling *settling, struct merged_entity *entity, const struct statement *about,
                   size_t count, uint32_t article);
void sort_entities(struct settling *settling);
/* Joins the claims of different articles that tell one event: same class, compatible participants, place and
 * time. O(claims of a class that share a participant, squared). Makes settling->events with summaries, labels
 * and IRIs. */
void cluster_claims(struct settling *settling);
/* Fills the graph's view. */
void fill_view(struct settling *settling);
/* After it: states entities, events, offices and relations in the default graph. */
void state_all(struct settling *settling);

#endif
