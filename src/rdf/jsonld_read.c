/* jsonld_read.c: JSON-LD to triples, as far as graphs of this vocabulary need it: expanded, flattened or
 * compacted documents with their contexts inside (JSON-LD 1.1 Processing Algorithms, sections 5.1 and 7; no
 * fetching, no lists, no contexts within contexts). Names of graphs are not looked at: what belongs to an
 * article says so by its IRI. */
#include "rdf/read.h"

#include "base/status.h"
#include "graph/vocabulary.h"
#include "rdf/context.h"
#include <string.h>

struct jsonld_reader {
    struct jsonld_context context;
    triple_reader *take;
    void *user;
    const char *graph; /* NULL: the default graph */
};

static const char *read_node(struct jsonld_reader *reader, const json_t *node);

static struct read_term literal(const char *text, const char *datatype, const char *language)
{
    return (struct read_term){.kind = READ_LITERAL, .text = text, .datatype = datatype, .language = language};
}

static struct read_term node_of(const char *iri)
{
    return (struct read_term){.kind = iri ? READ_IRI : READ_NOTHING, .text = iri};
}

/* A string, number or truth value of a property (section 5.3, value expansion). */
static struct read_term scalar(struct jsonld_reader *reader, const json_t *value,
                               const struct context_term *term)
{
    struct arena *arena = reader->context.arena;
    const char *type = term && term->type && term->type[0] != '@' ? term->type : NULL;
    if (json_is_integer(value))
        return literal(arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value)),
                       type ? type : XSD "integer", NULL);
    if (json_is_real(value))
        return literal(arena_format(arena, "%.15E", json_real_value(value)), type ? type : XSD "double",
                       NULL);
    if (json_is_boolean(value))
        return literal(json_is_true(value) ? "true" : "false", type ? type : XSD "boolean", NULL);
    const char *text = json_string_value(value);
    if (term && term->type && term->type[0] == '@') {
        const char *iri = context_expand(&reader->context, text, strcmp(term->type, "@vocab") == 0);
        return node_of(iri);
    }
    return literal(text, type, type || !term ? NULL : term->language);
}

/* The member whose name means the keyword. */
static const json_t *member(struct jsonld_reader *reader, const json_t *object, const char *keyword)
{
    const json_t *direct = json_object_get(object, keyword);
    const struct context_term *alias = direct ? NULL : context_term_of_iri(&reader->context, keyword);
    return alias ? json_object_get(object, alias->name) : direct;
}

static void read_values(struct jsonld_reader *reader, const char *subject, const char *predicate,
                        const struct context_term *term, const json_t *value)
{
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            read_values(reader, subject, predicate, term, json_array_get(value, i));
        return;
    }
    if (json_is_null(value)) return;
    struct read_term object = {0};
    if (!json_is_object(value)) {
        object = scalar(reader, value, term);
    } else if (member(reader, value, "@set")) {
        read_values(reader, subject, predicate, term, member(reader, value, "@set"));
        return;
    } else if (member(reader, value, "@value")) {
        const char *type = json_string_value(member(reader, value, "@type"));
        struct context_term given = {.type = type ? context_expand(&reader->context, type, true) : NULL,
                                     .language = json_string_value(member(reader, value, "@language"))};
        object = scalar(reader, member(reader, value, "@value"), &given);
    } else {
        object = node_of(read_node(reader, value));
    }
    struct read_triple triple = {.subject = node_of(subject),
                                 .predicate = node_of(predicate),
                                 .object = object,
                                 .graph = node_of(reader->graph)};
    if (subject && object.kind) reader->take(reader->user, &triple);
}

static void read_property(struct jsonld_reader *reader, const char *subject, const char *name,
                          const json_t *value)
{
    const struct context_term *term = context_term(&reader->context, name);
    const char *predicate = context_expand(&reader->context, name, true);
    static const struct context_term TYPE = {.type = "@vocab"};
    if (!predicate || strcmp(predicate, "@id") == 0) return;
    if (strcmp(predicate, "@type") == 0)
        read_values(reader, subject, RDF "type", &TYPE, value);
    else if (strcmp(predicate, "@graph") == 0) {
        const char *outer = reader->graph;
        if (subject) reader->graph = subject;
        read_values(reader, NULL, predicate, NULL, value);
        reader->graph = outer;
    } else if (predicate[0] != '@')
        read_values(reader, subject, predicate, term, value);
}

/* The node's IRI; NULL for a blank node. */
static const char *read_node(struct jsonld_reader *reader, const json_t *node)
{
    const char *id = json_string_value(member(reader, node, "@id")), *name;
    const char *subject = id ? context_expand(&reader->context, id, false) : NULL;
    json_t *value;
    if (subject && strncmp(subject, "_:", 2) == 0) subject = NULL;
    json_object_foreach((json_t *)(uintptr_t)node, name, value)
    {
        read_property(reader, subject, name, value);
    }
    return subject;
}

entente_status rdf_read_jsonld(struct arena *arena, const char *path, const char *bytes, size_t size,
                               const char *base, triple_reader *take, void *user, entente_error *error)
{
    json_error_t fault;
    json_t *document = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &fault);
    if (!document)
        return fail(error, ENTENTE_BAD_FORMAT, path, fault.line > 0 ? (size_t)fault.line : 0, "%s",
                    fault.text);
    struct jsonld_reader reader = {.take = take, .user = user};
    context_init(&reader.context, arena, base);
    const json_t *context = json_object_get(document, "@context");
    entente_status status = ENTENTE_OK;
    if (context && !context_add(&reader.context, context))
        status =
            fail(error, ENTENTE_BAD_FORMAT, path, 0, "its context lies elsewhere; contexts are not fetched");
    if (!status) read_values(&reader, NULL, "", NULL, document);
    json_decref(document);
    return status;
}
