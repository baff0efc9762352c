/* raptor.c: N-Triples, N-Quads and RDF/XML through raptor2, statement by statement, so memory stays flat.
 * What raptor 2.0.15 gets wrong is kept from it by the graph: text is valid UTF-8 without CR and controls,
 * IRIs are percent-encoded, decimals have a fraction, and there are no blank nodes. */
#include "rdf/rdf.h"

#include "base/status.h"
#include "graph/vocabulary.h"
#include <errno.h>
#include <raptor2.h>
#include <string.h>

struct raptor_writer {
    raptor_world *world;
    raptor_serializer *serializer;
    bool quads;
    char complaint[300];
};

static void remember_complaint(void *user, raptor_log_message *message)
{
    struct raptor_writer *writer = user;
    if (message->level >= RAPTOR_LOG_LEVEL_ERROR)
        snprintf(writer->complaint, sizeof writer->complaint, "%s", message->text);
}

static raptor_term *uri_term(struct raptor_writer *writer, const char *iri)
{
    return raptor_new_term_from_uri_string(writer->world, (const unsigned char *)iri);
}

static raptor_term *object_term(struct raptor_writer *writer, const struct term_value *value)
{
    if (value->kind == TERM_IRI) return uri_term(writer, value->text);
    raptor_uri *datatype =
        value->datatype ? raptor_new_uri(writer->world, (const unsigned char *)value->datatype) : NULL;
    raptor_term *term = raptor_new_term_from_literal(writer->world, (const unsigned char *)value->text,
                                                     datatype, (const unsigned char *)value->language);
    if (datatype) raptor_free_uri(datatype);
    return term;
}

static entente_status write_statement(void *user, const struct statement *statement, entente_error *error)
{
    struct raptor_writer *writer = user;
    raptor_statement *triple = raptor_new_statement(writer->world);
    if (!triple) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    triple->subject = uri_term(writer, statement->subject.text);
    triple->predicate = uri_term(writer, statement->predicate.text);
    triple->object = object_term(writer, &statement->object);
    triple->graph = writer->quads && statement->graph ? uri_term(writer, statement->graph) : NULL;
    bool is_whole = triple->subject && triple->predicate && triple->object;
    int failed = is_whole ? raptor_serializer_serialize_statement(writer->serializer, triple) : 1;
    raptor_free_statement(triple);
    if (!failed && !writer->complaint[0]) return ENTENTE_OK;
    return fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s",
                writer->complaint[0] ? writer->complaint : strerror(errno));
}

static void set_prefixes(struct raptor_writer *writer)
{
    for (const struct rdf_prefix *prefix = RDF_PREFIXES; prefix->name; prefix++) {
        if (strcmp(prefix->name, "rdf") == 0) continue; /* RDF/XML has it already */
        raptor_uri *uri = raptor_new_uri(writer->world, (const unsigned char *)prefix->iri);
        if (uri)
            raptor_serializer_set_namespace(writer->serializer, uri, (const unsigned char *)prefix->name);
        if (uri) raptor_free_uri(uri);
    }
}

entente_status rdf_write_raptor(const entente_graph *graph, const entente_write_options *options,
                                const char *syntax, FILE *file, entente_error *error)
{
    struct raptor_writer writer = {.world = raptor_new_world()};
    if (!writer.world) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    raptor_world_set_log_handler(writer.world, &writer, remember_complaint);
    writer.quads = strcmp(syntax, "nquads") == 0;
    writer.serializer = raptor_new_serializer(writer.world, syntax);
    entente_status status = ENTENTE_OK;
    if (!writer.serializer)
        status = fail(error, ENTENTE_INTERNAL, NULL, 0, "raptor has no writer '%s'", syntax);
    if (!status) set_prefixes(&writer);
    if (!status && raptor_serializer_start_to_file_handle(writer.serializer, NULL, file))
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "raptor cannot start");
    if (!status)
        status = rdf_each(graph, options, writer.quads ? RDF_CANONICAL : RDF_FLAT, write_statement, &writer,
                          error);
    if (!status && raptor_serializer_serialize_end(writer.serializer))
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "raptor cannot end");
    if (!status && (fflush(file) != 0 || ferror(file)))
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    if (writer.serializer) raptor_free_serializer(writer.serializer);
    raptor_free_world(writer.world);
    return status;
}
