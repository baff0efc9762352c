/* csv.c: nodes.csv, edges.csv and events.csv (RFC 4180, UTF-8). Column heads follow Neo4j's import ("iri:ID",
 * ":LABEL",
 * ":START_ID"), which spreadsheets take as plain heads. Text that a spreadsheet would run as a formula gets
 * an apostrophe before it (OWASP, "CSV Injection"). */
#include "table/table.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* A cell; cells of a row are parted by the caller's `first`. */
static void put_cell(FILE *file, bool first, const char *text)
{
    if (!first) putc(',', file);
    csv_write_cell(file, text);
}

/* Text from outside. */
static void put_text(FILE *file, const char *text)
{
    putc(',', file);
    if (!text || !*text) return;
    bool is_formula = strchr("=+-@", text[0]) != NULL;
    if (is_formula)
        csv_write_quoted(file, "'", text);
    else
        csv_write_cell(file, text);
}

/* Several values in a cell, parted by semicolons (Neo4j's default); semicolons in them become commas. */
static void put_list(FILE *file, const char *const *items, size_t count)
{
    putc(',', file);
    if (!count) return;
    putc('"', file);
    for (size_t i = 0; i < count; i++) {
        if (i) putc(';', file);
        if (i == 0 && strchr("=+-@", items[i][0])) putc('\'', file);
        for (const char *c = items[i]; *c; c++) {
            if (*c == '"') putc('"', file);
            putc(*c == ';' ? ',' : *c, file);
        }
    }
    putc('"', file);
}

static void put_number(FILE *file, double number)
{
    char text[DECIMAL_SIZE];
    put_cell(file, false, decimal_write(number, text));
}

static void end_row(FILE *file)
{
    fputs("\r\n", file);
}

static void write_nodes(const struct graph_view *view, FILE *file)
{
    fputs("iri:ID,:LABEL,label,otherNames:string[],wikidata,iso2,iso3,salience:double,articles:int,date,"
          "publisher,url\r\n",
          file);
    for (size_t i = 0; i < view->entity_count; i++) {
        const struct graph_entity *entity = &view->entities[i];
        put_cell(file, true, entity->iri);
        put_cell(file, false, entity->class);
        put_text(file, entity->label);
        put_list(file, entity->alternatives, entity->alternative_count);
        put_cell(file, false, entity->wikidata);
        put_cell(file, false, entity->iso2);
        put_cell(file, false, entity->iso3);
        put_number(file, entity->salience);
        fprintf(file, ",%zu,,,", entity->article_count);
        end_row(file);
    }
    for (size_t i = 0; i < view->article_count; i++) {
        const struct graph_article *article = &view->articles[i];
        put_cell(file, true, article->iri);
        put_cell(file, false, "Article");
        put_text(file, article->headline);
        fputs(",,,,,,", file);
        put_cell(file, false, article->date);
        put_text(file, article->publisher);
        put_text(file, article->url);
        end_row(file);
    }
}

static const char *first_sentence(const struct graph_view *view, const uint32_t *evidence, size_t count)
{
    return count ? view->evidence[evidence[0]].sentence : "";
}

static void write_events(const struct graph_view *view, FILE *file)
{
    fputs("iri:ID,:LABEL,label,category,begin,end,earliest:date,latest:date,factuality,confidence:double,"
          "claims:int,sentence\r\n",
          file);
    for (size_t i = 0; i < view->event_count; i++) {
        const struct graph_event *event = &view->events[i];
        char date[11];
        put_cell(file, true, event->iri);
        fprintf(file, ",Event;%s", event->class);
        put_text(file, event->label);
        put_cell(file, false, event->category);
        put_cell(file, false, table_date(event->begin, date));
        put_cell(file, false, table_date(event->end, date));
        put_cell(file, false, table_earliest(event, date));
        put_cell(file, false, table_latest(event, date));
        put_cell(file, false, factuality_name(event->factuality));
        put_number(file, event->confidence);
        fprintf(file, ",%zu", event->claim_count);
        const struct graph_claim *claim = &event->claims[0];
        put_text(file,
                 event->claim_count ? first_sentence(view, claim->evidence, claim->evidence_count) : "");
        end_row(file);
    }
}

struct edge {
    const char *from, *to, *type, *office, *sentence, *article;
    enum factuality factuality;
    double confidence;
    struct date begin, end;
};

static void write_edge(FILE *file, const struct edge *edge)
{
    char date[11];
    put_cell(file, true, edge->from);
    put_cell(file, false, edge->to);
    put_cell(file, false, edge->type);
    put_text(file, edge->office);
    put_cell(file, false, factuality_name(edge->factuality));
    put_number(file, edge->confidence);
    put_cell(file, false, table_date(edge->begin, date));
    put_cell(file, false, table_date(edge->end, date));
    put_cell(file, false, edge->article);
    put_text(file, edge->sentence);
    end_row(file);
}

/* The participants of an event, the articles that tell it, and the events it speaks of. */
static void write_event_edges(const struct graph_view *view, const struct graph_event *event, FILE *file)
{
    struct table_role roles[TABLE_ROLES];
    table_roles(event, roles);
    struct edge edge = {.from = event->iri,
                        .factuality = event->factuality,
                        .confidence = event->confidence,
                        .begin = event->begin,
                        .end = event->end};
    for (size_t r = 0; r < TABLE_ROLES; r++)
        for (size_t i = 0; i < roles[r].count; i++) {
            edge.to = view->entities[roles[r].entities[i]].iri;
            edge.type = roles[r].name;
            write_edge(file, &edge);
        }
    for (size_t i = 0; i < event->about_count; i++) {
        edge.to = view->events[event->about[i]].iri;
        edge.type = "about";
        write_edge(file, &edge);
    }
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct graph_claim *claim = &event->claims[i];
        edge.to = edge.article = view->articles[claim->article].iri;
        edge.type = "toldBy";
        edge.factuality = claim->factuality;
        edge.confidence = claim->confidence;
        edge.sentence = first_sentence(view, claim->evidence, claim->evidence_count);
        write_edge(file, &edge);
    }
}

static void write_edges(const struct graph_view *view, FILE *file)
{
    fputs(":START_ID,:END_ID,:TYPE,office,factuality,confidence:double,begin,end,article,sentence\r\n", file);
    for (size_t i = 0; i < view->event_count; i++)
        write_event_edges(view, &view->events[i], file);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        if (relation->object == UINT32_MAX) continue; /* an office of nobody named */
        write_edge(file, &(struct edge){
                             .from = view->entities[relation->subject].iri,
                             .to = view->entities[relation->object].iri,
                             .type = relation->kind,
                             .office = relation->office,
                             .factuality = relation->factuality,
                             .confidence = relation->confidence,
                             .begin = relation->begin,
                             .end = relation->end,
                             .article = view->articles[relation->article].iri,
                             .sentence = first_sentence(view, relation->evidence, relation->evidence_count)});
    }
}

entente_status table_write_csv(const entente_graph *graph, const char *folder, entente_error *error)
{
    static const struct {
        const char *name;
        void (*write)(const struct graph_view *view, FILE *file);
    } FILES[] = {{"nodes.csv", write_nodes}, {"events.csv", write_events}, {"edges.csv", write_edges}};
    enum { FILE_COUNT = sizeof FILES / sizeof *FILES };
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return fail(error, ENTENTE_CANNOT_WRITE, folder, 0, "%s", strerror(errno));
    struct new_file files[FILE_COUNT] = {0};
    for (size_t i = 0; !status && i < FILE_COUNT; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, FILES[i].name);
        status = file_begin(&files[i], path, error);
        if (!status) FILES[i].write(graph_view(graph), files[i].stream);
        if (!status && (fflush(files[i].stream) != 0 || ferror(files[i].stream)))
            status = fail(error, ENTENTE_CANNOT_WRITE, path, 0, "%s", strerror(errno));
    }
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (status)
            file_abandon(&files[i]);
        else
            status = file_commit(&files[i], error);
    }
    return status;
}
