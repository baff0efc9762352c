/* statements.c: which statements a writing holds, and in which order: options decide on mentions and texts;
 * formats without graph names get the default graph and the articles' graphs as one. Two orders: canonical
 * (graph, subject, predicate, object: sorted files, which compare by cmp), and a reader's (articles, entities
 * by class, events by date, then what each article says, numbers by value). */
#include "rdf/rdf.h"

#include "base/status.h"
#include "graph/store.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const struct rdf_prefix RDF_PREFIXES[] = {
    {"ent", ENT},   {"rdf", RDF},       {"rdfs", RDFS},     {"owl", OWL}, {"xsd", XSD},
    {"skos", SKOS}, {"prov", PROV},     {"schema", SCHEMA}, {"sem", SEM}, {"org", ORG},
    {"nif", NIF},   {"itsrdf", ITSRDF}, {"wd", WIKIDATA},   {NULL, NULL},
};

static bool is_wanted(const struct statement *statement, const entente_write_options *options)
{
    bool is_text = strcmp(statement->predicate.text, NIF "isString") == 0;
    if (is_text) return options && options->with_text;
    bool is_mention = statement->graph && strstr(statement->subject.text, "#mention=") != NULL;
    return !is_mention || (options && options->mentions);
}

/* ---- Flat: without graph names ---- */

static int by_triple(const void *a, const void *b)
{
    return compare_triples(*(const struct statement *const *)a, *(const struct statement *const *)b);
}

/* The default graph comes first among all statements, and both it and the rest are sorted (article IRIs
 * differ before their '#'), so one pass merges them. Files of others may have stranger IRIs: then it is
 * sorted. */
static size_t flatten(const struct statement **list, size_t count)
{
    size_t named = 0;
    while (named < count && !list[named]->graph)
        named++;
    const struct statement **merged = malloc((count + 1) * sizeof *merged);
    if (!merged) return SIZE_MAX;
    size_t left = 0, right = named, kept = 0;
    bool is_sorted = true;
    while (left < named || right < count) {
        bool take_left = right == count || (left < named && compare_triples(list[left], list[right]) <= 0);
        merged[kept] = take_left ? list[left++] : list[right++];
        is_sorted = is_sorted && (!kept || compare_triples(merged[kept - 1], merged[kept]) <= 0);
        kept++;
    }
    if (!is_sorted) qsort(merged, kept, sizeof *merged, by_triple);
    size_t distinct = 0;
    for (size_t i = 0; i < kept; i++)
        if (!distinct || compare_triples(list[distinct - 1], merged[i]) != 0) list[distinct++] = merged[i];
    free(merged);
    return distinct;
}

/* ---- A reader's order ---- */

/* All statements about a subject in a graph. */
struct block {
    const struct statement **first;
    size_t count;
    const char *graph; /* NULL: the default graph, or no graphs at all */
    int section;
    const char *date; /* of events */
};

static const struct {
    const char *folder;
    enum rdf_section section;
} FOLDERS[] = {
    {"state/", RDF_STATES},        {"person/", RDF_PEOPLE},  {"organization/", RDF_ORGANIZATIONS},
    {"treaty/", RDF_TREATIES},     {"place/", RDF_PLACES},   {"group/", RDF_GROUPS},
    {"equipment/", RDF_EQUIPMENT}, {"office/", RDF_OFFICES}, {"event/", RDF_EVENTS},
};

static const struct {
    const char *fragment;
    enum rdf_section section;
} FRAGMENTS[] = {
    {"claim=", RDF_CLAIMS},   {"relation=", RDF_RELATIONS}, {"entity=", RDF_NAMES},
    {"char=", RDF_SENTENCES}, {"mention=", RDF_MENTIONS},
};

enum rdf_section rdf_section_of(const char *base, const char *subject)
{
    size_t size = strlen(base);
    if (strncmp(subject, base, size) != 0) return RDF_OTHER;
    const char *local = subject + size;
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        if (text_starts_with(local, FOLDERS[i].folder)) return FOLDERS[i].section;
    if (!text_starts_with(local, "article/")) return RDF_OTHER;
    const char *fragment = strchr(local, '#');
    if (!fragment) return RDF_ARTICLES;
    for (size_t i = 0; i < sizeof FRAGMENTS / sizeof *FRAGMENTS; i++)
        if (text_starts_with(fragment + 1, FRAGMENTS[i].fragment)) return FRAGMENTS[i].section;
    return RDF_TEXTS;
}

/* "claim=2" before "claim=10": runs of digits by value, the rest by bytes. */
static int compare_natural(const char *a, const char *b)
{
    while (*a && *b) {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            a += strspn(a, "0");
            b += strspn(b, "0");
            size_t left = strspn(a, "0123456789"), right = strspn(b, "0123456789");
            if (left != right) return left < right ? -1 : 1;
            int order = strncmp(a, b, left);
            if (order) return order;
            a += left;
            b += right;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return *a ? 1 : *b ? -1 : 0;
}

static int compare_graphs(const char *a, const char *b)
{
    if (a == b) return 0;
    if (!a || !b) return a ? 1 : -1;
    return strcmp(a, b);
}

static int by_reader(const void *a, const void *b)
{
    const struct block *x = a, *y = b;
    int order = compare_graphs(x->graph, y->graph);
    if (order) return order;
    if (x->section != y->section) return x->section < y->section ? -1 : 1;
    order = strcmp(x->date, y->date);
    const char *left = x->first[0]->subject.text, *right = y->first[0]->subject.text;
    if (!order) order = compare_natural(left, right);
    return order ? order : strcmp(left, right);
}

static const char *date_of_block(const struct block *block)
{
    static const char UNDATED[] = "~"; /* behind all dates */
    if (block->section != RDF_EVENTS) return "";
    for (size_t i = 0; i < block->count; i++)
        if (strcmp(block->first[i]->predicate.text, SEM "hasEarliestBeginTimeStamp") == 0)
            return block->first[i]->object.text;
    return UNDATED;
}

static entente_status each_block(const entente_graph *graph, const struct statement **list, size_t count,
                                 bool is_flat, statement_writer *write, void *user, entente_error *error)
{
    size_t blocks = 0;
    struct block *block = malloc((count + 1) * sizeof *block);
    if (!block) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    for (size_t at = 0, size; at < count; at += size) {
        for (size = 1; at + size < count; size++)
            if (list[at + size]->subject.text != list[at]->subject.text ||
                (!is_flat && list[at + size]->graph != list[at]->graph))
                break;
        block[blocks] =
            (struct block){.first = list + at,
                           .count = size,
                           .graph = is_flat ? NULL : list[at]->graph,
                           .section = (int)rdf_section_of(graph_base(graph), list[at]->subject.text)};
        block[blocks].date = date_of_block(&block[blocks]);
        blocks++;
    }
    if (blocks) qsort(block, blocks, sizeof *block, by_reader);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < blocks; i++)
        for (size_t s = 0; !status && s < block[i].count; s++)
            status = write(user, block[i].first[s], error);
    free(block);
    return status;
}

entente_status rdf_each(const entente_graph *graph, const entente_write_options *options,
                        enum rdf_order order, statement_writer *write, void *user, entente_error *error)
{
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    size_t count, kept = 0;
    const struct statement *all = graph_statements(graph, &count);
    const struct statement **list = malloc((count + 1) * sizeof *list);
    if (!list) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&all[i], options)) list[kept++] = &all[i];
    bool is_flat = order == RDF_FLAT || order == RDF_READER_FLAT;
    if (is_flat) kept = flatten(list, kept);
    if (kept == SIZE_MAX)
        status = fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    else if (order == RDF_READER || order == RDF_READER_FLAT)
        status = each_block(graph, list, kept, is_flat, write, user, error);
    else
        for (size_t i = 0; !status && i < kept; i++)
            status = write(user, list[i], error);
    free(list);
    return status;
}
