/* graphml.c: GraphML (Brandes et al. 2002), as yEd, Gephi, Cytoscape and networkx read it: entities and
 * events as nodes, roles and relations as directed edges, through libxml2's writer. */
#include "table/table.h"

#include "base/status.h"
#include "base/text.h"
#include <errno.h>
#include <libxml/xmlwriter.h>
#include <string.h>

struct graphml {
    xmlTextWriterPtr xml;
    size_t edges;
    bool failed;
};

static const struct {
    const char *id, *domain, *type;
} KEYS[] = {
    {"label", "node", "string"},      {"class", "node", "string"},     {"category", "node", "string"},
    {"iri", "node", "string"},        {"wikidata", "node", "string"},  {"salience", "node", "double"},
    {"begin", "node", "string"},      {"end", "node", "string"},       {"factuality", "node", "string"},
    {"confidence", "node", "double"}, {"articles", "node", "int"},     {"sentence", "node", "string"},
    {"type", "edge", "string"},       {"certainty", "edge", "string"}, {"since", "edge", "string"},
    {"until", "edge", "string"},      {"evidence", "edge", "string"},
};

static void begin(struct graphml *graphml, const char *element)
{
    if (xmlTextWriterStartElement(graphml->xml, BAD_CAST element) < 0) graphml->failed = true;
}

static void end(struct graphml *graphml)
{
    if (xmlTextWriterEndElement(graphml->xml) < 0) graphml->failed = true;
}

static void attribute(struct graphml *graphml, const char *name, const char *value)
{
    if (xmlTextWriterWriteAttribute(graphml->xml, BAD_CAST name, BAD_CAST value) < 0) graphml->failed = true;
}

static void data(struct graphml *graphml, const char *key, const char *value)
{
    if (!value || !*value) return;
    begin(graphml, "data");
    attribute(graphml, "key", key);
    if (xmlTextWriterWriteString(graphml->xml, BAD_CAST value) < 0) graphml->failed = true;
    end(graphml);
}

static void data_date(struct graphml *graphml, const char *key, struct date date)
{
    char text[11];
    data(graphml, key, table_date(date, text));
}

static void data_number(struct graphml *graphml, const char *key, double number)
{
    char text[DECIMAL_SIZE];
    data(graphml, key, decimal_write(number, text));
}

static void data_count(struct graphml *graphml, const char *key, size_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    data(graphml, key, text);
}

static void write_keys(struct graphml *graphml)
{
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        begin(graphml, "key");
        attribute(graphml, "id", KEYS[i].id);
        attribute(graphml, "for", KEYS[i].domain);
        attribute(graphml, "attr.name", KEYS[i].id);
        attribute(graphml, "attr.type", KEYS[i].type);
        end(graphml);
    }
}

static void write_entity(struct graphml *graphml, const struct graph_entity *entity)
{
    begin(graphml, "node");
    attribute(graphml, "id", entity->iri);
    data(graphml, "label", entity->label);
    data(graphml, "class", entity->class);
    data(graphml, "iri", entity->iri);
    data(graphml, "wikidata", entity->wikidata);
    data_number(graphml, "salience", entity->salience);
    data_count(graphml, "articles", entity->article_count);
    end(graphml);
}

static const char *sentence_of(const struct graph_view *view, const uint32_t *evidence, size_t count)
{
    return count ? view->evidence[evidence[0]].sentence : NULL;
}

static void write_event(struct graphml *graphml, const struct graph_view *view,
                        const struct graph_event *event)
{
    begin(graphml, "node");
    attribute(graphml, "id", event->iri);
    data(graphml, "label", event->label);
    data(graphml, "class", event->class);
    data(graphml, "category", event->category);
    data(graphml, "iri", event->iri);
    data_date(graphml, "begin", event->begin);
    data_date(graphml, "end", event->end);
    data(graphml, "factuality", factuality_name(event->factuality));
    data_number(graphml, "confidence", event->confidence);
    data_count(graphml, "articles", event->claim_count);
    if (event->claim_count)
        data(graphml, "sentence",
             sentence_of(view, event->claims[0].evidence, event->claims[0].evidence_count));
    end(graphml);
}

static void begin_edge(struct graphml *graphml, const char *source, const char *target, const char *type)
{
    char id[32];
    snprintf(id, sizeof id, "e%zu", ++graphml->edges);
    begin(graphml, "edge");
    attribute(graphml, "id", id);
    attribute(graphml, "source", source);
    attribute(graphml, "target", target);
    data(graphml, "type", type);
}

/* Who does it points at the event, the event points at the rest. */
static void write_event_edges(struct graphml *graphml, const struct graph_view *view,
                              const struct graph_event *event)
{
    struct table_role roles[TABLE_ROLES];
    table_roles(event, roles);
    for (size_t r = 0; r < TABLE_ROLES; r++)
        for (size_t i = 0; i < roles[r].count; i++) {
            const char *entity = view->entities[roles[r].entities[i]].iri;
            bool is_source = strcmp(roles[r].name, "source") == 0;
            begin_edge(graphml, is_source ? entity : event->iri, is_source ? event->iri : entity,
                       roles[r].name);
            end(graphml);
        }
    for (size_t i = 0; i < event->about_count; i++) {
        begin_edge(graphml, event->iri, view->events[event->about[i]].iri, "about");
        end(graphml);
    }
}

static void write_relation(struct graphml *graphml, const struct graph_view *view,
                           const struct graph_relation *relation)
{
    if (relation->object == UINT32_MAX) return;
    begin_edge(graphml, view->entities[relation->subject].iri, view->entities[relation->object].iri,
               relation->office ? relation->office : relation->kind);
    data(graphml, "certainty", factuality_name(relation->factuality));
    data_date(graphml, "since", relation->begin);
    data_date(graphml, "until", relation->end);
    data(graphml, "evidence", sentence_of(view, relation->evidence, relation->evidence_count));
    end(graphml);
}

static void write_document(struct graphml *graphml, const struct graph_view *view)
{
    if (xmlTextWriterStartDocument(graphml->xml, NULL, "UTF-8", NULL) < 0) graphml->failed = true;
    begin(graphml, "graphml");
    attribute(graphml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    write_keys(graphml);
    begin(graphml, "graph");
    attribute(graphml, "id", "entente");
    attribute(graphml, "edgedefault", "directed");
    for (size_t i = 0; i < view->entity_count; i++)
        write_entity(graphml, &view->entities[i]);
    for (size_t i = 0; i < view->event_count; i++)
        write_event(graphml, view, &view->events[i]);
    for (size_t i = 0; i < view->event_count; i++)
        write_event_edges(graphml, view, &view->events[i]);
    for (size_t i = 0; i < view->relation_count; i++)
        write_relation(graphml, view, &view->relations[i]);
    if (xmlTextWriterEndDocument(graphml->xml) < 0) graphml->failed = true;
}

static int put_bytes(void *file, const char *bytes, int size)
{
    return fwrite(bytes, 1, (size_t)size, file) == (size_t)size ? size : -1;
}

entente_status table_write_graphml(const entente_graph *graph, FILE *file, entente_error *error)
{
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(put_bytes, NULL, file, NULL);
    struct graphml graphml = {.xml = buffer ? xmlNewTextWriter(buffer) : NULL};
    if (!graphml.xml) {
        if (buffer) xmlOutputBufferClose(buffer);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    xmlTextWriterSetIndent(graphml.xml, 1);
    write_document(&graphml, graph_view(graph));
    xmlFreeTextWriter(graphml.xml);
    if (graphml.failed || fflush(file) != 0 || ferror(file))
        return fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return ENTENTE_OK;
}
