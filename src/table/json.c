/* json.c: the graph as one JSON document for scripts, with IRIs as references and sentences where they are
 * needed; a thing a line, made by jansson one at a time, so memory stays flat. */
#include "table/table.h"

#include "base/json.h"
#include "base/status.h"
#include "base/text.h"
#include <errno.h>
#include <jansson.h>
#include <string.h>

struct json_writer {
    const struct graph_view *view;
    FILE *file;
    bool failed;
};

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text && *text) json_object_set_new(object, key, json_string(text));
}

static void set_date(json_t *object, const char *key, struct date date)
{
    char text[11];
    set_text(object, key, table_date(date, text));
}

/* Rounded to thousandths, so that it is written short. */
static void set_number(json_t *object, const char *key, double number)
{
    char text[DECIMAL_SIZE];
    json_object_set_new(object, key, json_real(decimal_read(decimal_write(number, text))));
}

static json_t *entity_list(const struct json_writer *writer, const uint32_t *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_string(writer->view->entities[items[i]].iri));
    return list;
}

static void set_entities(const struct json_writer *writer, json_t *object, const char *key,
                         const uint32_t *items, size_t count)
{
    if (count) json_object_set_new(object, key, entity_list(writer, items, count));
}

static json_t *evidence_list(const struct json_writer *writer, const uint32_t *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct graph_evidence *evidence = &writer->view->evidence[items[i]];
        json_t *one = json_object();
        set_text(one, "sentence", evidence->sentence);
        json_object_set_new(one, "begin", json_integer((json_int_t)evidence->begin));
        json_object_set_new(one, "end", json_integer((json_int_t)evidence->end));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *article_of(const struct json_writer *writer, size_t index)
{
    const struct graph_article *article = &writer->view->articles[index];
    json_t *object = json_object();
    set_text(object, "iri", article->iri);
    set_text(object, "headline", article->headline);
    set_text(object, "date", article->date);
    set_text(object, "author", article->author);
    set_text(object, "publisher", article->publisher);
    set_text(object, "url", article->url);
    return object;
}

static json_t *entity_of(const struct json_writer *writer, size_t index)
{
    const struct graph_entity *entity = &writer->view->entities[index];
    json_t *object = json_object(), *names = json_array(), *articles = json_array();
    set_text(object, "iri", entity->iri);
    set_text(object, "class", entity->class);
    set_text(object, "label", entity->label);
    for (size_t i = 0; i < entity->alternative_count; i++)
        json_array_append_new(names, json_string(entity->alternatives[i]));
    json_object_set_new(object, "otherNames", names);
    set_text(object, "wikidata", entity->wikidata);
    set_text(object, "iso2", entity->iso2);
    set_text(object, "iso3", entity->iso3);
    set_number(object, "salience", entity->salience);
    for (size_t i = 0; i < entity->article_count; i++)
        json_array_append_new(articles, json_string(writer->view->articles[entity->articles[i]].iri));
    json_object_set_new(object, "articles", articles);
    return object;
}

static json_t *claim_of(const struct json_writer *writer, const struct graph_claim *claim)
{
    json_t *object = json_object();
    set_text(object, "iri", claim->iri);
    set_text(object, "article", writer->view->articles[claim->article].iri);
    set_text(object, "factuality", factuality_name(claim->factuality));
    set_number(object, "confidence", claim->confidence);
    set_entities(writer, object, "attributedTo", claim->attributed, claim->attributed_count);
    json_object_set_new(object, "evidence", evidence_list(writer, claim->evidence, claim->evidence_count));
    return object;
}

static json_t *event_of(const struct json_writer *writer, size_t index)
{
    const struct graph_event *event = &writer->view->events[index];
    json_t *object = json_object(), *claims = json_array(), *about = json_array();
    char date[11];
    struct table_role roles[TABLE_ROLES];
    table_roles(event, roles);
    set_text(object, "iri", event->iri);
    set_text(object, "class", event->class);
    set_text(object, "category", event->category);
    set_text(object, "label", event->label);
    for (size_t r = 0; r < TABLE_ROLES; r++)
        set_entities(writer, object, roles[r].name, roles[r].entities, roles[r].count);
    set_date(object, "begin", event->begin);
    set_date(object, "end", event->end);
    set_text(object, "earliest", table_earliest(event, date));
    set_text(object, "latest", table_latest(event, date));
    set_text(object, "factuality", factuality_name(event->factuality));
    set_number(object, "confidence", event->confidence);
    for (size_t i = 0; i < event->about_count; i++)
        json_array_append_new(about, json_string(writer->view->events[event->about[i]].iri));
    if (event->about_count) json_object_set(object, "about", about);
    json_decref(about);
    for (size_t i = 0; i < event->claim_count; i++)
        json_array_append_new(claims, claim_of(writer, &event->claims[i]));
    json_object_set_new(object, "claims", claims);
    return object;
}

static json_t *relation_of(const struct json_writer *writer, size_t index)
{
    const struct graph_view *view = writer->view;
    const struct graph_relation *relation = &view->relations[index];
    json_t *object = json_object();
    set_text(object, "iri", relation->iri);
    set_text(object, "kind", relation->kind);
    set_text(object, "subject", view->entities[relation->subject].iri);
    if (relation->object != UINT32_MAX) set_text(object, "object", view->entities[relation->object].iri);
    set_text(object, "office", relation->office);
    set_date(object, "begin", relation->begin);
    set_date(object, "end", relation->end);
    set_text(object, "factuality", factuality_name(relation->factuality));
    set_number(object, "confidence", relation->confidence);
    set_entities(writer, object, "attributedTo", relation->attributed, relation->attributed_count);
    set_text(object, "article", view->articles[relation->article].iri);
    json_object_set_new(object, "evidence",
                        evidence_list(writer, relation->evidence, relation->evidence_count));
    return object;
}

static void write_list(struct json_writer *writer, const char *name, size_t count,
                       json_t *(*make)(const struct json_writer *writer, size_t index))
{
    fprintf(writer->file, ",\n\"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        json_t *object = make(writer, i);
        fputs(i ? ",\n  " : "\n  ", writer->file);
        enum { SHORTEST_REAL = 15 };
        if (!object || json_dumpf(object, writer->file, JSON_REAL_PRECISION(SHORTEST_REAL)) != 0)
            writer->failed = true;
        json_decref(object);
    }
    fputs("\n]", writer->file);
}

entente_status table_write_json(const entente_graph *graph, FILE *file, entente_error *error)
{
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    const struct graph_view *view = graph_view(graph);
    struct json_writer writer = {.view = view, .file = file};
    fputs("{ \"base\": ", file);
    json_write_string(file, graph_base(graph));
    write_list(&writer, "articles", view->article_count, article_of);
    write_list(&writer, "entities", view->entity_count, entity_of);
    write_list(&writer, "events", view->event_count, event_of);
    write_list(&writer, "relations", view->relation_count, relation_of);
    fputs("\n}\n", file);
    if (writer.failed || fflush(file) != 0 || ferror(file))
        return fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return ENTENTE_OK;
}
