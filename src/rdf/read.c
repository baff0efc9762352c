/* read.c: triples of a file, in any syntax of RDF that raptor2 reads, or JSON-LD. */
#include "rdf/read.h"

#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include <raptor2.h>
#include <string.h>
#include <strings.h>

struct reading {
    const char *path;
    raptor_parser *parser;
    triple_reader *take;
    void *user;
    entente_error *error;
    entente_status status;
};

static const struct {
    const char *extension, *syntax;
} SYNTAXES[] = {{".ttl", "turtle"}, {".nt", "ntriples"}, {".nq", "nquads"},     {".trig", "trig"},
                {".rdf", "rdfxml"}, {".owl", "rdfxml"},  {".jsonld", "jsonld"}, {".json", "jsonld"}};

const char *rdf_syntax_of(const char *path, const char *bytes)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof SYNTAXES / sizeof *SYNTAXES; i++)
        if (strcasecmp(dot, SYNTAXES[i].extension) == 0) return SYNTAXES[i].syntax;
    bytes += strspn(bytes, " \t\r\n");
    if (*bytes == '{' || *bytes == '[') return "jsonld";
    if (strncmp(bytes, "<?xml", 5) == 0 || strncmp(bytes, "<rdf:", 5) == 0) return "rdfxml";
    if (*bytes == '@' || *bytes == '#' || strncasecmp(bytes, "prefix", 6) == 0)
        return strstr(bytes, "> {") ? "trig" : "turtle";
    return "nquads";
}

static void complain(void *user, raptor_log_message *message)
{
    struct reading *reading = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || reading->status) return;
    raptor_locator *locator =
        message->locator ? message->locator : raptor_parser_get_locator(reading->parser);
    int line = locator ? raptor_locator_line(locator) : 0;
    reading->status = fail(reading->error, ENTENTE_BAD_FORMAT, reading->path, line > 0 ? (size_t)line : 0,
                           "%s", message->text);
}

static struct read_term term_of(const raptor_term *term)
{
    if (!term) return (struct read_term){0};
    if (term->type == RAPTOR_TERM_TYPE_URI)
        return (struct read_term){READ_IRI, (const char *)raptor_uri_as_string(term->value.uri), NULL, NULL};
    if (term->type == RAPTOR_TERM_TYPE_BLANK)
        return (struct read_term){READ_BLANK, (const char *)term->value.blank.string, NULL, NULL};
    if (term->type != RAPTOR_TERM_TYPE_LITERAL) return (struct read_term){0};
    raptor_uri *datatype = term->value.literal.datatype;
    return (struct read_term){READ_LITERAL, (const char *)term->value.literal.string,
                              datatype ? (const char *)raptor_uri_as_string(datatype) : NULL,
                              (const char *)term->value.literal.language};
}

static void take(void *user, raptor_statement *statement)
{
    struct reading *reading = user;
    if (reading->status) return;
    struct read_triple triple = {term_of(statement->subject), term_of(statement->predicate),
                                 term_of(statement->object), term_of(statement->graph)};
    if (triple.subject.kind && triple.predicate.kind == READ_IRI && triple.object.kind)
        reading->take(reading->user, &triple);
}

static void parse(struct reading *reading, const char *syntax, const char *bytes, size_t size,
                  const char *base_iri)
{
    raptor_world *world = raptor_new_world();
    raptor_parser *parser = world ? raptor_new_parser(world, syntax) : NULL;
    raptor_uri *base = world ? raptor_new_uri(world, (const unsigned char *)base_iri) : NULL;
    if (!parser || !base) {
        reading->status = fail(reading->error, ENTENTE_NO_MEMORY, reading->path, 0, "raptor cannot start");
    } else {
        reading->parser = parser;
        raptor_world_set_log_handler(world, reading, complain);
        raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
        raptor_parser_set_statement_handler(parser, reading, take);
        raptor_parser_parse_start(parser, base);
        enum { CHUNK = 1 << 16 };
        for (size_t at = 0; at < size && !reading->status; at += CHUNK) {
            size_t length = size - at < CHUNK ? size - at : CHUNK;
            raptor_parser_parse_chunk(parser, (const unsigned char *)bytes + at, length, 0);
        }
        if (!reading->status) raptor_parser_parse_chunk(parser, NULL, 0, 1);
    }
    if (base) raptor_free_uri(base);
    if (parser) raptor_free_parser(parser);
    if (world) raptor_free_world(world);
}

entente_status rdf_read_bytes(struct arena *arena, const char *path, const char *bytes, size_t size,
                              const char *base, triple_reader *taker, void *user, entente_error *error)
{
    const char *syntax = rdf_syntax_of(path, bytes);
    if (strcmp(syntax, "jsonld") == 0)
        return rdf_read_jsonld(arena, path, bytes, size, base, taker, user, error);
    struct reading reading = {.path = path, .take = taker, .user = user, .error = error};
    parse(&reading, syntax, bytes, size, base);
    return reading.status;
}

entente_status rdf_read_whole(struct arena *arena, const char *path, char **bytes, size_t *size,
                              entente_error *error)
{
    enum { LARGEST_GRAPH = 2000000000 };
    entente_status status = file_read(arena, path, LARGEST_GRAPH, bytes, size, error);
    if (status) return status;
    if (!*size) return fail(error, ENTENTE_EMPTY, path, 0, "empty");
    size_t valid = utf8_valid_prefix(*bytes, *size), line = 1;
    if (valid == *size) return ENTENTE_OK;
    for (size_t i = 0; i < valid; i++)
        line += (*bytes)[i] == '\n';
    return fail(error, ENTENTE_BAD_ENCODING, path, line, "not UTF-8");
}
