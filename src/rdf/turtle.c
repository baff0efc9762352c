/* turtle.c: Turtle and TriG (W3C 2014) for a reader: only the prefixes used, a subject a block, `a` first,
 * objects of one predicate in a list, blocks grouped under a heading a kind. raptor2's Turtle writer keeps
 * the whole graph in memory (249 MB for a million triples), orders by address and has no TriG; this is the
 * smallest own part that does. */
#include "rdf/rdf.h"

#include "base/status.h"
#include "graph/vocabulary.h"
#include <errno.h>
#include <string.h>

enum { MOST_PREFIXES = 32, MOST_LINE = 110 };

struct turtle {
    FILE *file;
    bool trig;
    const char *base; /* data IRIs are written relative to it */
    bool used[MOST_PREFIXES];
    const char *graph, *subject, *predicate; /* of the last statement */
    const char *section;
    size_t column;
    bool in_graph;
};

/* A local name that Turtle takes without escapes (PN_LOCAL, narrowed to ASCII letters, digits, - and _). */
static bool is_plain_local(const char *local)
{
    static const char ALLOWED[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    return *local && *local != '-' && local[strspn(local, ALLOWED)] == '\0';
}

static const struct rdf_prefix *prefix_of(const char *iri, size_t *index)
{
    for (*index = 0; RDF_PREFIXES[*index].name; (*index)++) {
        size_t size = strlen(RDF_PREFIXES[*index].iri);
        if (strncmp(RDF_PREFIXES[*index].iri, iri, size) == 0 && is_plain_local(iri + size))
            return &RDF_PREFIXES[*index];
    }
    return NULL;
}

static void put(struct turtle *turtle, const char *text)
{
    fputs(text, turtle->file);
    const char *newline = strrchr(text, '\n');
    turtle->column = newline ? strlen(newline + 1) : turtle->column + strlen(text);
}

bool rdf_is_relative_safe(const char *local)
{
    size_t word = strcspn(local, ":/?#");
    bool has_dots = local[0] == '.' || strstr(local, "/."); /* "..": resolved away by readers */
    return *local && *local != '/' && local[word] != ':' && *local != '#' && *local != '?' && !has_dots;
}

static void put_iri(struct turtle *turtle, const char *iri)
{
    size_t index, base = strlen(turtle->base);
    const struct rdf_prefix *prefix = prefix_of(iri, &index);
    if (prefix) {
        put(turtle, prefix->name);
        put(turtle, ":");
        put(turtle, iri + strlen(prefix->iri));
        return;
    }
    bool is_ours = strncmp(iri, turtle->base, base) == 0 && rdf_is_relative_safe(iri + base);
    put(turtle, "<");
    put(turtle, is_ours ? iri + base : iri);
    put(turtle, ">");
}

static void put_string(struct turtle *turtle, const char *text)
{
    putc('"', turtle->file);
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '"':
            fputs("\\\"", turtle->file);
            break;
        case '\\':
            fputs("\\\\", turtle->file);
            break;
        case '\n':
            fputs("\\n", turtle->file);
            break;
        case '\r':
            fputs("\\r", turtle->file);
            break;
        case '\t':
            fputs("\\t", turtle->file);
            break;
        default:
            putc(*c, turtle->file);
        }
    }
    putc('"', turtle->file);
    turtle->column += strlen(text) + 2;
}

/* Integers and decimals have short forms that mean the same: 5, 0.85. */
static bool is_bare_number(const struct term_value *value)
{
    if (!value->datatype) return false;
    bool is_integer = strcmp(value->datatype, XSD "integer") == 0,
         is_decimal = strcmp(value->datatype, XSD "decimal") == 0;
    const char *digits = value->text + (value->text[0] == '-');
    size_t whole = strspn(digits, "0123456789");
    if (is_integer) return whole && !digits[whole];
    if (!is_decimal || !whole || digits[whole] != '.') return false;
    size_t part = strspn(digits + whole + 1, "0123456789");
    return part && !digits[whole + 1 + part];
}

static void put_object(struct turtle *turtle, const struct term_value *value)
{
    if (value->kind == TERM_IRI) {
        put_iri(turtle, value->text);
        return;
    }
    if (is_bare_number(value)) {
        put(turtle, value->text);
        return;
    }
    put_string(turtle, value->text);
    if (value->language) {
        put(turtle, "@");
        put(turtle, value->language);
    } else if (value->datatype) {
        put(turtle, "^^");
        put_iri(turtle, value->datatype);
    }
}

/* ---- Sections ---- */

/* What the subject is, by its IRI below the base. */
static const char *heading_of(const struct turtle *turtle, const char *subject)
{
    static const char *const HEADINGS[] = {
        [RDF_ARTICLES] = "Articles",
        [RDF_STATES] = "States",
        [RDF_PEOPLE] = "People",
        [RDF_ORGANIZATIONS] = "Organizations",
        [RDF_TREATIES] = "Treaties",
        [RDF_PLACES] = "Places",
        [RDF_GROUPS] = "Groups",
        [RDF_EQUIPMENT] = "Equipment",
        [RDF_OFFICES] = "Offices",
        [RDF_EVENTS] = "Events, by date",
        [RDF_CLAIMS] = "Claims: how each article tells the events",
        [RDF_RELATIONS] = "Relations",
        [RDF_NAMES] = "How each article names its entities",
        [RDF_SENTENCES] = "Evidence: the sentences",
        [RDF_MENTIONS] = "Mentions",
        [RDF_TEXTS] = "Texts and how they were read",
        [RDF_OTHER] = NULL,
    };
    return HEADINGS[rdf_section_of(turtle->base, subject)];
}

static void end_subject(struct turtle *turtle)
{
    if (turtle->subject) put(turtle, " .\n\n");
    turtle->subject = turtle->predicate = NULL;
}

static void end_graph(struct turtle *turtle)
{
    end_subject(turtle);
    if (turtle->in_graph) put(turtle, "}\n\n");
    turtle->in_graph = false;
}

static void begin_subject(struct turtle *turtle, const struct statement *statement)
{
    end_subject(turtle);
    bool other_graph = statement->graph != turtle->graph;
    if (turtle->trig && other_graph) {
        end_graph(turtle);
        put_iri(turtle, statement->graph);
        put(turtle, " {\n\n");
        turtle->in_graph = true;
        turtle->graph = statement->graph;
    }
    const char *section = heading_of(turtle, statement->subject.text);
    if (section && !turtle->in_graph && section != turtle->section) {
        fprintf(turtle->file, "# %s\n\n", section);
        turtle->section = section;
    }
    put_iri(turtle, statement->subject.text);
    turtle->subject = statement->subject.text;
}

static entente_status write_statement(void *user, const struct statement *statement, entente_error *error)
{
    struct turtle *turtle = user;
    bool same_graph = !turtle->trig || statement->graph == turtle->graph;
    bool same_subject =
        turtle->subject && same_graph && strcmp(turtle->subject, statement->subject.text) == 0;
    if (!same_subject) begin_subject(turtle, statement);
    bool same_predicate = same_subject && strcmp(turtle->predicate, statement->predicate.text) == 0;
    if (same_predicate) {
        put(turtle, ", ");
        if (turtle->column > MOST_LINE) put(turtle, "\n        ");
    } else {
        bool is_type = strcmp(statement->predicate.text, RDF "type") == 0;
        put(turtle, same_subject ? " ;\n    " : is_type ? " " : "\n    ");
        if (is_type)
            put(turtle, "a");
        else
            put_iri(turtle, statement->predicate.text);
        put(turtle, " ");
    }
    turtle->predicate = statement->predicate.text;
    put_object(turtle, &statement->object);
    if (ferror(turtle->file)) return fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return ENTENTE_OK;
}

/* ---- Prefixes ---- */

static void use_prefix(struct turtle *turtle, const char *iri)
{
    size_t index;
    if (iri && prefix_of(iri, &index)) turtle->used[index] = true;
}

static entente_status count_prefixes(void *user, const struct statement *statement, entente_error *error)
{
    struct turtle *turtle = user;
    (void)error;
    use_prefix(turtle, statement->subject.text);
    if (strcmp(statement->predicate.text, RDF "type") != 0) use_prefix(turtle, statement->predicate.text);
    if (statement->object.kind == TERM_IRI)
        use_prefix(turtle, statement->object.text);
    else if (statement->object.datatype && !is_bare_number(&statement->object))
        use_prefix(turtle, statement->object.datatype);
    return ENTENTE_OK;
}

static void write_head(struct turtle *turtle)
{
    fprintf(turtle->file, "@base <%s> .\n", turtle->base);
    for (size_t i = 0; RDF_PREFIXES[i].name; i++)
        if (turtle->used[i])
            fprintf(turtle->file, "@prefix %s: <%s> .\n", RDF_PREFIXES[i].name, RDF_PREFIXES[i].iri);
    putc('\n', turtle->file);
}

entente_status rdf_write_turtle(const entente_graph *graph, const entente_write_options *options, bool trig,
                                FILE *file, entente_error *error)
{
    struct turtle turtle = {.file = file, .trig = trig, .base = graph_base(graph)};
    entente_status status = rdf_each(graph, options, RDF_CANONICAL, count_prefixes, &turtle, error);
    if (status) return status;
    write_head(&turtle);
    status = rdf_each(graph, options, trig ? RDF_READER : RDF_READER_FLAT, write_statement, &turtle, error);
    if (trig)
        end_graph(&turtle);
    else
        end_subject(&turtle);
    if (!status && (fflush(file) != 0 || ferror(file)))
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    return status;
}
