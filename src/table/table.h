/* table.h: the graph as tables and documents that need no knowledge of RDF. */
#ifndef ENTENTE_TABLE_H
#define ENTENTE_TABLE_H

#include "graph/graph.h"

/* nodes.csv, edges.csv and events.csv in the folder, which is made where it does not exist (RFC 4180; the
 * column heads are those of Neo4j's import). All three appear, complete, or none. */
entente_status table_write_csv(const entente_graph *graph, const char *folder, entente_error *error);
/* GraphML: entities and events as nodes, roles and relations as edges. */
entente_status table_write_graphml(const entente_graph *graph, FILE *file, entente_error *error);
/* One JSON document: articles, entities, events with their claims and sentences, relations. */
entente_status table_write_json(const entente_graph *graph, FILE *file, entente_error *error);

/* The roles of an event, in the order of writing. */
struct table_role {
    const char *name; /* "source" */
    const uint32_t *entities;
    size_t count;
};
enum { TABLE_ROLES = 5 };
void table_roles(const struct graph_event *event, struct table_role roles[static TABLE_ROLES]);

/* A date as text; "" without one. */
const char *table_date(struct date date, char out[static 11]);
/* The days between which the event lies; "" when it has no date. */
const char *table_earliest(const struct graph_event *event, char out[static 11]);
const char *table_latest(const struct graph_event *event, char out[static 11]);

#endif
