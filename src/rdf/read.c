/* read.c: triples of a file: N-Triples and N-Quads by lines.c, JSON-LD by jsonld_read.c, the other syntaxes
 * by raptor2. */
#include "rdf/read.h"

#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include "rdf/lines.h"
#include <errno.h>
#include <raptor2.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *extension, *syntax;
} SYNTAXES[] = {{".ttl", "turtle"}, {".nt", "ntriples"}, {".nq", "nquads"},     {".trig", "trig"},
                {".rdf", "rdfxml"}, {".owl", "rdfxml"},  {".jsonld", "jsonld"}, {".json", "jsonld"}};

/* The syntax by the file's extension: a name of raptor2's parsers, or "jsonld"; NULL when it tells none. */
static const char *syntax_of_path(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof SYNTAXES / sizeof *SYNTAXES; i++)
        if (strcasecmp(dot, SYNTAXES[i].extension) == 0) return SYNTAXES[i].syntax;
    return NULL;
}

/* Likewise by how the bytes begin. */
static const char *syntax_of_bytes(const char *bytes)
{
    bytes += strspn(bytes, " \t\r\n");
    if (*bytes == '{' || *bytes == '[') return "jsonld";
    if (strncmp(bytes, "<?xml", 5) == 0 || strncmp(bytes, "<rdf:", 5) == 0) return "rdfxml";
    if (*bytes == '@' || *bytes == '#' || strncasecmp(bytes, "prefix", 6) == 0)
        return strstr(bytes, "> {") ? "trig" : "turtle";
    return "nquads";
}

static bool is_by_lines(const char *syntax)
{
    return strcmp(syntax, "nquads") == 0 || strcmp(syntax, "ntriples") == 0;
}

/* ---- raptor2 ---- */

struct raptor_reader {
    const char *path;
    triple_reader *take;
    void *user;
    entente_error *error;
    entente_status status;
    size_t skipped; /* lines that raptor2 does not see */
    raptor_world *world;
    raptor_parser *parser;
    raptor_uri *base;
};

static void complain(void *user, raptor_log_message *message)
{
    struct raptor_reader *reader = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || reader->status) return;
    raptor_locator *locator = message->locator ? message->locator : raptor_parser_get_locator(reader->parser);
    int counted = locator ? raptor_locator_line(locator) : 0;
    size_t line = counted > 0 ? (size_t)counted + reader->skipped : 0;
    /* 2.0.15 quotes freed memory behind this one. */
    bool quotes = strncmp(message->text, "Illegal string escape", 21) == 0;
    const char *end = quotes ? strstr(message->text, " in \"") : NULL;
    int size = (int)(end ? end - message->text : (ptrdiff_t)strlen(message->text));
    reader->status = fail(reader->error, ENTENTE_BAD_FORMAT, reader->path, line, "%.*s", size, message->text);
}

static struct read_term term_of(const raptor_term *term)
{
    if (!term) return (struct read_term){0};
    struct read_term result = {0};
    if (term->type == RAPTOR_TERM_TYPE_URI) {
        result =
            (struct read_term){.kind = READ_IRI, .text = (const char *)raptor_uri_as_string(term->value.uri)};
    } else if (term->type == RAPTOR_TERM_TYPE_BLANK) {
        result = (struct read_term){.kind = READ_BLANK, .text = (const char *)term->value.blank.string};
    } else if (term->type == RAPTOR_TERM_TYPE_LITERAL) {
        raptor_uri *datatype = term->value.literal.datatype;
        result =
            (struct read_term){.kind = READ_LITERAL,
                               .text = (const char *)term->value.literal.string,
                               .datatype = datatype ? (const char *)raptor_uri_as_string(datatype) : NULL,
                               .language = (const char *)term->value.literal.language};
    }
    return result;
}

static void take_statement(void *user, raptor_statement *statement)
{
    struct raptor_reader *reader = user;
    if (reader->status) return;
    struct read_triple triple = {.subject = term_of(statement->subject),
                                 .predicate = term_of(statement->predicate),
                                 .object = term_of(statement->object),
                                 .graph = term_of(statement->graph)};
    if (triple.subject.kind && triple.predicate.kind == READ_IRI && triple.object.kind)
        reader->take(reader->user, &triple);
}

static void free_reader(void *object)
{
    struct raptor_reader *reader = object;
    if (reader->base) raptor_free_uri(reader->base);
    if (reader->parser) raptor_free_parser(reader->parser);
    if (reader->world) raptor_free_world(reader->world);
}

struct raptor_reader *raptor_reader_new(struct arena *arena, const char *path, const char *syntax,
                                        const char *base, triple_reader *take, void *user,
                                        entente_error *error)
{
    struct raptor_reader *reader = arena_alloc(arena, sizeof *reader);
    *reader = (struct raptor_reader){.path = path, .take = take, .user = user, .error = error};
    arena_on_free(arena, free_reader, reader);
    reader->world = raptor_new_world();
    reader->parser = reader->world ? raptor_new_parser(reader->world, syntax) : NULL;
    reader->base = reader->world ? raptor_new_uri(reader->world, (const unsigned char *)base) : NULL;
    if (!reader->parser || !reader->base) {
        reader->status = fail(error, ENTENTE_NO_MEMORY, path, 0, "raptor cannot start");
        return reader;
    }
    raptor_world_set_log_handler(reader->world, reader, complain);
    raptor_parser_set_option(reader->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_statement_handler(reader->parser, reader, take_statement);
    raptor_parser_parse_start(reader->parser, reader->base);
    return reader;
}

void raptor_reader_begins_at(struct raptor_reader *reader, size_t line)
{
    reader->skipped = line - 1;
}

entente_status raptor_reader_feed(struct raptor_reader *reader, const char *bytes, size_t size, bool is_last)
{
    enum { CHUNK = 1 << 16 };
    for (size_t at = 0; at < size && !reader->status; at += CHUNK) {
        size_t length = size - at < CHUNK ? size - at : CHUNK;
        raptor_parser_parse_chunk(reader->parser, (const unsigned char *)bytes + at, length, 0);
    }
    if (is_last && !reader->status) raptor_parser_parse_chunk(reader->parser, NULL, 0, 1);
    return reader->status;
}

/* ---- Files ---- */

static entente_status check_utf8(const char *path, const char *bytes, size_t size, entente_error *error)
{
    size_t valid = utf8_valid_prefix(bytes, size), line = 1;
    if (valid == size) return ENTENTE_OK;
    for (size_t i = 0; i < valid; i++)
        line += bytes[i] == '\n';
    return fail(error, ENTENTE_BAD_ENCODING, path, line, "not UTF-8");
}

entente_status rdf_read_bytes(struct arena *arena, const char *path, const char *bytes, size_t size,
                              const char *base, triple_reader *take, void *user, entente_error *error)
{
    if (!size) return fail(error, ENTENTE_EMPTY, path, 0, "empty");
    const char *syntax = syntax_of_path(path);
    if (!syntax) syntax = syntax_of_bytes(bytes);
    if (is_by_lines(syntax)) {
        struct line_source source = {.bytes = bytes, .size = size};
        return rdf_read_lines(arena, path, syntax, &source, base, take, user, error);
    }
    entente_status status = check_utf8(path, bytes, size, error);
    if (status) return status;
    if (strcmp(syntax, "jsonld") == 0)
        return rdf_read_jsonld(arena, path, bytes, size, base, take, user, error);
    struct raptor_reader *reader = raptor_reader_new(arena, path, syntax, base, take, user, error);
    return raptor_reader_feed(reader, bytes, size, true);
}

static void close_stream(void *stream)
{
    fclose(stream);
}

entente_status rdf_read_file(struct arena *arena, const char *path, const char *base, triple_reader *take,
                             void *user, entente_error *error)
{
    enum { LARGEST_WHOLE = 2000000000 };
    const char *syntax = syntax_of_path(path);
    if (syntax && is_by_lines(syntax)) {
        struct line_source source = {.stream = fopen(path, "rb")};
        if (!source.stream)
            return fail(error, errno == ENOENT ? ENTENTE_NOT_FOUND : ENTENTE_CANNOT_READ, path, 0, "%s",
                        strerror(errno));
        arena_on_free(arena, close_stream, source.stream);
        return rdf_read_lines(arena, path, syntax, &source, base, take, user, error);
    }
    char *bytes;
    size_t size;
    entente_status status = file_read(arena, path, LARGEST_WHOLE, &bytes, &size, error);
    return status ? status : rdf_read_bytes(arena, path, bytes, size, base, take, user, error);
}
