/* store.c: the statements of a graph: interned terms, canonical order, union. */
#include "graph/store.h"

#include "base/context.h"
#include "base/status.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

entente_graph *entente_graph_new(entente_context *context)
{
    struct arena *arena = arena_new();
    if (!arena) return NULL;
    jmp_buf out_of_memory;
    if (setjmp(out_of_memory)) {
        arena_free(arena);
        return NULL;
    }
    arena_on_failure(arena, &out_of_memory);
    entente_graph *graph = arena_alloc(arena, sizeof *graph);
    graph->arena = arena;
    graph->context = context;
    graph->base = context && context->base ? context->base : DEFAULT_BASE;
    graph->is_sorted = true;
    map_init(&graph->terms, arena);
    arena_on_failure(arena, NULL);
    return graph;
}

void entente_graph_free(entente_graph *graph)
{
    if (!graph) return;
    arena_free(graph->settled);
    arena_free(graph->arena);
}

const entente_context *graph_context(const entente_graph *graph)
{
    return graph->context;
}

const char *graph_base(const entente_graph *graph)
{
    return graph->base;
}

/* Valid UTF-8 without characters that RDF syntaxes cannot carry: controls become blanks. */
static const char *clean_text(struct arena *arena, const char *text)
{
    size_t size = strlen(text);
    bool is_clean = utf8_valid_prefix(text, size) == size && !strstr(text, "\xEF\xBF\xBE") &&
                    !strstr(text, "\xEF\xBF\xBF"); /* U+FFFE, U+FFFF: not in XML */
    for (size_t i = 0; is_clean && i < size; i++)
        is_clean = (unsigned char)text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t';
    if (is_clean) return text;
    struct text out;
    text_init(&out, arena);
    text_add(&out, "", 0);
    for (size_t at = 0; at < size;) {
        uint32_t c = utf8_next(text, size, &at);
        char bytes[4];
        if (c < 0x20 && c != '\n' && c != '\t') c = ' ';
        if (c == 0xFFFE || c == 0xFFFF) c = 0xFFFD;
        text_add(&out, bytes, utf8_put(c, bytes));
    }
    return out.bytes;
}

/* Percent-encodes what an IRI must not hold (RFC 3987, and the characters that Turtle forbids between < and
 * >). */
static const char *clean_iri(struct arena *arena, const char *iri)
{
    size_t size = strlen(iri);
    bool is_clean = !iri[strcspn(iri, "<>\"{}|\\^`")] && utf8_valid_prefix(iri, size) == size;
    for (size_t i = 0; is_clean && i < size; i++)
        is_clean = (unsigned char)iri[i] > 0x20 && iri[i] != 0x7F;
    if (is_clean) return iri;
    struct text out;
    text_init(&out, arena);
    for (const char *c = iri; *c; c++) {
        bool bad = (unsigned char)*c <= 0x20 || strchr("<>\"{}|\\^`", *c) || (unsigned char)*c >= 0x7F;
        if (bad)
            text_add_format(&out, "%%%02X", (unsigned char)*c);
        else
            text_add(&out, c, 1);
    }
    return out.size ? out.bytes : "";
}

const char *graph_intern(entente_graph *graph, const char *text)
{
    return map_intern(&graph->terms, text, strlen(text));
}

struct term_value term_iri(entente_graph *graph, const char *iri)
{
    return (struct term_value){.kind = TERM_IRI, .text = graph_intern(graph, clean_iri(graph->arena, iri))};
}

/* As N-Triples has it: letters, then groups of letters and digits behind hyphens. */
static bool is_language_tag(const char *tag)
{
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t letters = strspn(tag, LETTERS);
    if (!letters) return false;
    for (tag += letters; *tag == '-';) {
        size_t length = strcspn(++tag, "-");
        if (!length) return false;
        for (size_t i = 0; i < length; i++)
            if (!strchr(LETTERS, tag[i]) && !strchr("0123456789", tag[i])) return false;
        tag += length;
    }
    return !*tag;
}

struct term_value term_text(entente_graph *graph, const char *text, const char *language)
{
    return (struct term_value){
        .kind = TERM_LITERAL,
        .text = graph_intern(graph, clean_text(graph->arena, text)),
        .language = language && is_language_tag(language) ? graph_intern(graph, language) : NULL};
}

struct term_value term_typed(entente_graph *graph, const char *text, const char *datatype)
{
    return (struct term_value){.kind = TERM_LITERAL,
                               .text = graph_intern(graph, clean_text(graph->arena, text)),
                               .datatype = term_iri(graph, datatype).text};
}

struct term_value term_number(entente_graph *graph, double number)
{
    char text[DECIMAL_SIZE];
    return term_typed(graph, decimal_write(number, text), XSD "decimal");
}

struct term_value term_integer(entente_graph *graph, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    return term_typed(graph, text, XSD "integer");
}

struct term_value term_date(entente_graph *graph, struct date date)
{
    char text[11];
    date_write(date, text);
    return term_typed(graph, text, date.day ? XSD "date" : date.month ? XSD "gYearMonth" : XSD "gYear");
}

void statements_add(struct arena *arena, struct statements *list, struct statement statement)
{
    list->items = arena_regrow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = statement;
}

static int compare_text(const char *a, const char *b)
{
    if (a == b) return 0;
    if (!a || !b) return a ? 1 : -1;
    return strcmp(a, b);
}

int compare_terms(const struct term_value *a, const struct term_value *b)
{
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    int order = compare_text(a->text, b->text);
    if (!order) order = compare_text(a->datatype, b->datatype);
    return order ? order : compare_text(a->language, b->language);
}

/* rdf:type comes first among the predicates of a subject, then its label. */
static int rank_of(const char *predicate)
{
    if (strcmp(predicate, RDF "type") == 0) return 0;
    return strcmp(predicate, RDFS "label") == 0 ? 1 : 2;
}

static int compare_predicates(const char *a, const char *b)
{
    if (a == b) return 0;
    int order = rank_of(a) - rank_of(b);
    return order ? order : strcmp(a, b);
}

int compare_triples(const struct statement *a, const struct statement *b)
{
    int order = compare_text(a->subject.text, b->subject.text);
    if (!order) order = compare_predicates(a->predicate.text, b->predicate.text);
    return order ? order : compare_terms(&a->object, &b->object);
}

int compare_statements(const void *a, const void *b)
{
    const struct statement *x = a, *y = b;
    int order = compare_text(x->graph, y->graph);
    return order ? order : compare_triples(x, y);
}

void statements_sort(struct statements *list)
{
    bool is_sorted = true; /* as in a file that entente wrote */
    for (size_t i = 1; i < list->count && is_sorted; i++)
        is_sorted = compare_statements(&list->items[i - 1], &list->items[i]) < 0;
    if (is_sorted) return;
    qsort(list->items, list->count, sizeof *list->items, compare_statements);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++)
        if (compare_statements(&list->items[i], &list->items[kept - 1]) != 0)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static void unsettle(entente_graph *graph)
{
    arena_free(graph->settled);
    graph->settled = NULL;
    graph->made = graph->all = (struct statements){0};
    graph->is_sorted = false;
}

void say(entente_graph *graph, const char *article, const char *subject, const char *predicate,
         struct term_value object)
{
    say_statement(graph, (struct statement){.subject = term_iri(graph, subject),
                                            .predicate = term_iri(graph, predicate),
                                            .object = object,
                                            .graph = term_iri(graph, article).text});
}

void say_statement(entente_graph *graph, struct statement statement)
{
    if (graph->settled || graph->is_sorted) unsettle(graph);
    statements_add(graph->arena, &graph->said, statement);
}

const char *article_of_subject(entente_graph *graph, const char *subject)
{
    const char *marker = strstr(subject, "/article/");
    if (!marker) return NULL;
    size_t size = strcspn(subject, "#");
    return map_intern(&graph->terms, subject, size);
}

static struct term_value copy_term(entente_graph *graph, const struct term_value *term)
{
    return (struct term_value){.kind = term->kind,
                               .text = graph_intern(graph, term->text),
                               .datatype = term->datatype ? graph_intern(graph, term->datatype) : NULL,
                               .language = term->language ? graph_intern(graph, term->language) : NULL};
}

entente_status entente_merge(entente_graph *graph, const entente_graph *other, entente_error *error)
{
    if (!graph || !other) return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "no graph");
    if (graph == other) return ENTENTE_OK;
    jmp_buf out_of_memory;
    size_t before = graph->said.count;
    if (setjmp(out_of_memory)) {
        graph->said.count = before;
        arena_on_failure(graph->arena, NULL);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(graph->arena, &out_of_memory);
    unsettle(graph);
    for (size_t i = 0; i < other->said.count; i++) {
        const struct statement *statement = &other->said.items[i];
        statements_add(graph->arena, &graph->said,
                       (struct statement){.subject = copy_term(graph, &statement->subject),
                                          .predicate = copy_term(graph, &statement->predicate),
                                          .object = copy_term(graph, &statement->object),
                                          .graph = graph_intern(graph, statement->graph)});
    }
    arena_on_failure(graph->arena, NULL);
    return ENTENTE_OK;
}
