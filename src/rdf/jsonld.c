/* jsonld.c: JSON-LD 1.1 (W3C 2020), compact, by the context of ontology/context.jsonld, which is written at
 * the head so that nothing has to be fetched. A node a subject, a line a property; what an article says is in
 * a named graph. Nodes are written as they come, so memory stays flat. */
#include "rdf/context.h"
#include "rdf/rdf.h"

#include "base/json.h"
#include "base/status.h"
#include "graph/vocabulary.h"
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct jsonld_writer {
    FILE *file;
    struct jsonld_context context;
    struct arena *scratch;         /* short names of one node */
    const struct statement **node; /* the statements of the node in hand */
    size_t count, capacity;
    const char *graph;
    bool in_graph, any_node, any_graph;
};

/* A canonical xsd:integer is a JSON number without loss. */
static bool is_number(const struct term_value *value)
{
    if (!value->datatype || strcmp(value->datatype, XSD "integer") != 0) return false;
    size_t size = strlen(value->text);
    return size && size < 16 && value->text[strspn(value->text, "0123456789")] == '\0' &&
           (value->text[0] != '0' || size == 1);
}

static bool fits(const struct term_value *value, const struct context_term *term)
{
    const char *type = term ? term->type : NULL, *language = term ? term->language : NULL;
    if (type && type[0] == '@') type = NULL;
    if (value->datatype) return type && strcmp(type, value->datatype) == 0;
    if (value->language) return !type && language && strcmp(language, value->language) == 0;
    return !type && !language;
}

static void write_value(struct jsonld_writer *writer, const struct term_value *value,
                        const struct context_term *term)
{
    bool is_vocabulary = term && term->type && strcmp(term->type, "@vocab") == 0;
    if (value->kind == TERM_IRI) {
        const char *iri = context_compact(&writer->context, value->text, is_vocabulary);
        bool is_plain = term && term->type && term->type[0] == '@';
        if (!is_plain) fputs("{ \"id\": ", writer->file);
        json_write_string(writer->file, iri);
        if (!is_plain) fputs(" }", writer->file);
    } else if (is_number(value) && !(term && term->type)) {
        fputs(value->text, writer->file);
    } else if (fits(value, term)) {
        json_write_string(writer->file, value->text);
    } else {
        fputs("{ \"@value\": ", writer->file);
        json_write_string(writer->file, value->text);
        if (value->language) {
            fputs(", \"@language\": ", writer->file);
            json_write_string(writer->file, value->language);
        } else if (value->datatype) {
            fputs(", \"type\": ", writer->file);
            json_write_string(writer->file, context_compact(&writer->context, value->datatype, true));
        }
        fputs(" }", writer->file);
    }
}

/* All values of one property. */
static void write_property(struct jsonld_writer *writer, size_t at, size_t count)
{
    const char *predicate = writer->node[at]->predicate.text;
    static const struct context_term TYPE = {.type = "@vocab"};
    bool is_type = strcmp(predicate, RDF "type") == 0;
    const struct context_term *term = is_type ? &TYPE : context_term_of_iri(&writer->context, predicate);
    fputs(",\n    ", writer->file);
    json_write_string(writer->file, is_type ? "type" : context_compact(&writer->context, predicate, true));
    fputs(": ", writer->file);
    bool is_array = count > 1 || (term && term->is_set);
    if (is_array) putc('[', writer->file);
    for (size_t i = 0; i < count; i++) {
        if (i) fputs(", ", writer->file);
        write_value(writer, &writer->node[at + i]->object, term);
    }
    if (is_array) putc(']', writer->file);
}

static void write_node(struct jsonld_writer *writer)
{
    if (!writer->count) return;
    fputs(writer->any_node ? ",\n  { \"id\": " : "\n  { \"id\": ", writer->file);
    writer->any_node = true;
    json_write_string(writer->file, context_compact(&writer->context, writer->node[0]->subject.text, false));
    for (size_t at = 0, count; at < writer->count; at += count) {
        for (count = 1; at + count < writer->count; count++)
            if (writer->node[at + count]->predicate.text != writer->node[at]->predicate.text) break;
        write_property(writer, at, count);
    }
    fputs(" }", writer->file);
    writer->count = 0;
}

static void begin_graph(struct jsonld_writer *writer, const char *graph)
{
    if (writer->in_graph) fputs("\n  ] }", writer->file);
    fputs(writer->any_node || writer->in_graph ? ",\n  { \"id\": " : "\n  { \"id\": ", writer->file);
    json_write_string(writer->file, context_compact(&writer->context, graph, false));
    fputs(", \"@graph\": [", writer->file);
    writer->in_graph = true;
    writer->any_node = false;
    writer->graph = graph;
}

static entente_status take(void *user, const struct statement *statement, entente_error *error)
{
    struct jsonld_writer *writer = user;
    bool same_graph = statement->graph == writer->graph;
    if (writer->count && (!same_graph || writer->node[0]->subject.text != statement->subject.text))
        write_node(writer);
    if (!same_graph) begin_graph(writer, statement->graph);
    writer->node =
        arena_grow(writer->scratch, writer->node, writer->count, &writer->capacity, sizeof *writer->node);
    writer->node[writer->count++] = statement;
    if (ferror(writer->file)) return fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return ENTENTE_OK;
}

static entente_status write_all(struct jsonld_writer *writer, const entente_graph *graph,
                                const entente_write_options *options, entente_error *error)
{
    enum { SHORTEST_REAL = 15 }; /* "@version" is 1.1, not 1.1000000000000001 */
    json_t *own = context_own();
    char *head = own ? json_dumps(own, JSON_INDENT(2) | JSON_REAL_PRECISION(SHORTEST_REAL)) : NULL;
    if (!head || !context_add(&writer->context, own)) {
        json_decref(own);
        free(head);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    json_decref(own);
    fprintf(writer->file, "{ \"@context\": [%s,\n  { \"@base\": ", head);
    free(head);
    json_write_string(writer->file, graph_base(graph));
    fputs(" }],\n\"@graph\": [", writer->file);
    entente_status status = rdf_each(graph, options, RDF_READER, take, writer, error);
    write_node(writer);
    if (writer->in_graph) fputs("\n  ] }", writer->file);
    fputs("\n] }\n", writer->file);
    if (!status && (fflush(writer->file) != 0 || ferror(writer->file)))
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return status;
}

entente_status rdf_write_jsonld(const entente_graph *graph, const entente_write_options *options, FILE *file,
                                entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct jsonld_writer writer = {.file = file, .scratch = arena};
    context_init(&writer.context, arena, graph_base(graph));
    entente_status status = write_all(&writer, graph, options, error);
    arena_free(arena);
    return status;
}
