/* read.c: entente_graph_read: a graph file that entente wrote, in any RDF syntax that raptor2 reads. Only
 * what articles say is kept (subjects below an article's IRI); the rest is made anew from it. */
#include "base/file.h"
#include "base/status.h"
#include "graph/store.h"
#include <raptor2.h>
#include <string.h>
#include <strings.h>

enum { LARGEST_GRAPH = 1 << 30 };

struct reading {
    entente_graph *graph;
    const char *path;
    entente_error *error;
    entente_status status;
    size_t kept, seen;
};

static const struct {
    const char *extension, *syntax;
} SYNTAXES[] = {{".ttl", "turtle"}, {".nt", "ntriples"}, {".nq", "nquads"},
                {".trig", "trig"},  {".rdf", "rdfxml"},  {".owl", "rdfxml"}};

/* By content first (a Turtle file may be called anything), else by extension. */
static const char *syntax_of(const char *path, const char *bytes)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof SYNTAXES / sizeof *SYNTAXES; i++)
        if (strcasecmp(dot, SYNTAXES[i].extension) == 0) return SYNTAXES[i].syntax;
    bytes += strspn(bytes, " \t\r\n");
    if (strncmp(bytes, "<?xml", 5) == 0 || strncmp(bytes, "<rdf:", 5) == 0) return "rdfxml";
    if (*bytes == '@' || strncasecmp(bytes, "prefix", 6) == 0)
        return strstr(bytes, "> {") ? "trig" : "turtle";
    return "nquads";
}

static void complain(void *user, raptor_log_message *message)
{
    struct reading *reading = user;
    if (message->level < RAPTOR_LOG_LEVEL_ERROR || reading->status) return;
    int line = message->locator ? raptor_locator_line(message->locator) : 0;
    reading->status = fail(reading->error, ENTENTE_BAD_FORMAT, reading->path, line > 0 ? (size_t)line : 0,
                           "%s", message->text);
}

static const char *iri_of(const raptor_term *term)
{
    return term && term->type == RAPTOR_TERM_TYPE_URI ? (const char *)raptor_uri_as_string(term->value.uri)
                                                      : NULL;
}

static struct term_value value_of(entente_graph *graph, const raptor_term *term)
{
    if (term->type == RAPTOR_TERM_TYPE_URI) return term_iri(graph, iri_of(term));
    if (term->type != RAPTOR_TERM_TYPE_LITERAL) return term_text(graph, "", NULL);
    const char *text = (const char *)term->value.literal.string,
               *language = (const char *)term->value.literal.language;
    const raptor_uri *datatype = term->value.literal.datatype;
    if (datatype)
        return term_typed(graph, text, (const char *)raptor_uri_as_string((raptor_uri *)(uintptr_t)datatype));
    return term_text(graph, text, language);
}

static void take(void *user, raptor_statement *statement)
{
    struct reading *reading = user;
    const char *subject = iri_of(statement->subject), *predicate = iri_of(statement->predicate);
    reading->seen++;
    if (!subject || !predicate || reading->status) return;
    const char *article = article_of_subject(reading->graph, subject);
    /* ent:claims is made anew: which event a claim belongs to depends on all articles. */
    if (!article || strcmp(predicate, ENT "claims") == 0) return;
    say(reading->graph, article, subject, predicate, value_of(reading->graph, statement->object));
    reading->kept++;
}

static void parse(struct reading *reading, const char *bytes, size_t size)
{
    raptor_world *world = raptor_new_world();
    raptor_parser *parser = world ? raptor_new_parser(world, syntax_of(reading->path, bytes)) : NULL;
    raptor_uri *base = world ? raptor_new_uri(world, (const unsigned char *)reading->graph->base) : NULL;
    if (!parser || !base) {
        reading->status = fail(reading->error, ENTENTE_NO_MEMORY, reading->path, 0, "raptor cannot start");
    } else {
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

static entente_status read_bytes(entente_graph *graph, struct arena *scratch, const char *path,
                                 entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(scratch, path, LARGEST_GRAPH, &bytes, &size, error);
    if (status) return status;
    if (!size) return fail(error, ENTENTE_EMPTY, path, 0, "empty");
    if (utf8_valid_prefix(bytes, size) < size) {
        size_t line = 1, valid = utf8_valid_prefix(bytes, size);
        for (size_t i = 0; i < valid; i++)
            line += bytes[i] == '\n';
        return fail(error, ENTENTE_BAD_ENCODING, path, line, "not UTF-8");
    }
    struct reading reading = {.graph = graph, .path = path, .error = error};
    parse(&reading, bytes, size);
    if (!reading.status && !reading.kept && reading.seen)
        reading.status = fail(error, ENTENTE_BAD_FORMAT, path, 0,
                              "no article's statements in it: not a graph that entente wrote");
    return reading.status;
}

entente_status entente_graph_read(entente_graph *graph, const char *path, entente_error *error)
{
    jmp_buf out_of_memory;
    size_t before = graph->said.count;
    struct arena *volatile scratch = arena_new();
    if (!scratch || setjmp(out_of_memory)) {
        arena_free(scratch);
        graph->said.count = before;
        arena_on_failure(graph->arena, NULL);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(scratch, &out_of_memory);
    arena_on_failure(graph->arena, &out_of_memory);
    entente_status status = read_bytes(graph, scratch, path, error);
    if (status) graph->said.count = before; /* a broken file adds nothing */
    arena_on_failure(graph->arena, NULL);
    arena_free(scratch);
    return status;
}
