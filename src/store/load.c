/* load.c: entente_load: graph files into a triple store by the SPARQL 1.1 Graph Store HTTP Protocol, or by
 * SPARQL 1.1 Update. A named graph replaces the store's; large ones go in several requests. Since stores say
 * "created" to what they throw away, every graph is counted afterwards. */
#include "base/context.h"
#include "base/status.h"
#include "store/http.h"
#include "store/index.h"
#include <stdlib.h>
#include <string.h>

enum { TRIPLES_A_REQUEST = 50000, TRIPLES_AN_UPDATE = 1000, BYTES_A_REQUEST = 16 << 20, USUAL_TRIES = 6 };

struct loading {
    const entente_load_options *options;
    struct triple_index *index;
    struct arena *scratch; /* of one request */
    jmp_buf *out_of_memory;
    struct http *http;
    const char *query_url;
    const char *graph; /* for what stands in the default graph; NULL: the store's */
    size_t done;
    entente_load_report *report;
    entente_error *error;
};

struct part {
    const struct index_triple *triples;
    size_t count;
    const char *graph; /* NULL: the store's default graph */
    bool replaces;
};

/* ---- Triples as text ---- */

static void add_escaped(struct text *text, const char *bytes, bool is_iri)
{
    for (const char *c = bytes; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        bool plain = is_iri ? byte > 0x20 && !strchr("<>\"{}|^`\\", byte)
                            : byte >= 0x20 && byte != '"' && byte != '\\';
        if (plain)
            text_add(text, c, 1);
        else
            text_add_format(text, "\\u%04X", byte);
    }
}

static void add_term(struct text *text, const struct read_term *term)
{
    if (term->kind == READ_BLANK) {
        text_add_format(text, "_:%s ", term->text);
        return;
    }
    text_add(text, term->kind == READ_IRI ? "<" : "\"", 1);
    add_escaped(text, term->text, term->kind == READ_IRI);
    text_add(text, term->kind == READ_IRI ? ">" : "\"", 1);
    if (term->language) text_add_format(text, "@%s", term->language);
    if (term->datatype) {
        text_add_string(text, "^^<");
        add_escaped(text, term->datatype, true);
        text_add(text, ">", 1);
    }
    text_add(text, " ", 1);
}

static void add_triple(struct text *text, const struct triple_index *index, const struct index_triple *triple)
{
    for (int i = 0; i < 3; i++)
        add_term(text, &index->terms[triple->part[i]]);
    text_add_string(text, ".\n");
}

/* ---- Requests ---- */

static entente_status send(struct loading *loading, const char *method, const char *url, const char *type,
                           const char *accept, const struct text *body, struct http_answer *answer)
{
    struct http_request request = {
        method, url, type, accept, body ? body->bytes : NULL, body ? body->size : 0};
    return http_send(loading->http, &request, loading->scratch, answer, loading->error);
}

static const char *graph_url(struct loading *loading, const char *graph)
{
    const char *url = loading->options->url, *joint = strchr(url, '?') ? "&" : "?";
    if (!graph) return arena_format(loading->scratch, "%s%sdefault", url, joint);
    /* Virtuoso's own name for it; the others follow the protocol. */
    const char *name = strstr(url, "sparql-graph-crud") ? "graph-uri" : "graph";
    return arena_format(loading->scratch, "%s%s%s=%s", url, joint, name,
                        http_escape(loading->scratch, graph));
}

/* Virtuoso has no default graph that can be loaded: without a name it answers 500 and "not configured to have
 * default graph". */
static const char *default_graph_of(const char *url)
{
    bool is_virtuoso = strstr(url, "/sparql-graph-crud") || text_ends_with(url, "/sparql-auth");
    return is_virtuoso ? DEFAULT_BASE : NULL;
}

/* Where a store answers queries, by how its other addresses end. */
static const char *query_url_of(struct arena *arena, const char *url)
{
    static const struct {
        const char *end, *instead;
    } ENDS[] = {{"/sparql-graph-crud-auth", "/sparql"}, /* Virtuoso */
                {"/sparql-graph-crud", "/sparql"},      /* Virtuoso */
                {"/sparql-auth", "/sparql"},            /* Virtuoso, Update */
                {"/rdf-graphs/service", ""},            /* GraphDB, RDF4J */
                {"/statements", ""},                    /* GraphDB, RDF4J, Update */
                {"/data", "/query"},                    /* Fuseki */
                {"/store", "/query"},                   /* Oxigraph */
                {"/update", "/query"}};                 /* Fuseki, Oxigraph, Update */
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        if (!text_ends_with(url, ENDS[i].end)) continue;
        size_t size = strlen(url) - strlen(ENDS[i].end);
        return arena_format(arena, "%.*s%s", (int)size, url, ENDS[i].instead);
    }
    return NULL;
}

static entente_status count_by_query(struct loading *loading, const char *graph, size_t *count)
{
    struct arena *arena = loading->scratch;
    struct http_answer answer;
    struct text body;
    const char *pattern = graph ? arena_format(arena, "GRAPH <%s> { ?s ?p ?o }", graph) : "?s ?p ?o";
    text_init(&body, arena);
    text_add_format(&body, "query=%s",
                    http_escape(arena, arena_format(arena, "SELECT (COUNT(*) AS ?n) WHERE { %s }", pattern)));
    entente_status status = send(loading, "POST", loading->query_url, "application/x-www-form-urlencoded",
                                 "text/csv", &body, &answer);
    if (status) return status;
    const char *line = strchr(answer.body.bytes, '\n');
    char *end = NULL;
    if (line) line += strspn(line, "\n\" ");
    if (line) *count = strtoul(line, &end, 10);
    if (answer.code != 404 && line && end != line) return ENTENTE_OK;
    return fail(loading->error, ENTENTE_NETWORK, loading->query_url, 0,
                "no count comes from here; give the address of the store's queries (--query-url)");
}

static entente_status count_by_fetching(struct loading *loading, const char *graph, size_t *count)
{
    struct http_answer answer;
    entente_status status =
        send(loading, "GET", graph_url(loading, graph), NULL, "application/n-triples", NULL, &answer);
    *count = 0;
    if (status || answer.code == 404) return status;
    for (const char *c = answer.body.bytes; (c = strstr(c, ".\n")); c += 2)
        ++*count;
    return ENTENTE_OK;
}

static entente_status count_graph(struct loading *loading, const char *graph, size_t *count)
{
    *count = 0;
    return loading->query_url ? count_by_query(loading, graph, count)
                              : count_by_fetching(loading, graph, count);
}

/* ---- Graphs ---- */

static entente_status send_chunk(struct loading *loading, const struct part *part, const struct text *triples,
                                 bool is_first)
{
    struct http_answer answer;
    bool clears = is_first && part->replaces;
    const char *url;
    entente_status status;
    if (loading->options->protocol == ENTENTE_GRAPH_STORE) {
        url = graph_url(loading, part->graph);
        status = send(loading, clears ? "PUT" : "POST", url, "application/n-triples", NULL, triples, &answer);
    } else {
        struct text update;
        text_init(&update, loading->scratch);
        url = loading->options->url;
        if (clears && part->graph) text_add_format(&update, "CLEAR SILENT GRAPH <%s> ;\n", part->graph);
        if (clears && !part->graph) text_add_string(&update, "CLEAR DEFAULT ;\n");
        text_add_string(&update, "INSERT DATA {\n");
        if (part->graph) text_add_format(&update, "GRAPH <%s> {\n", part->graph);
        text_add(&update, triples->bytes, triples->size);
        text_add_string(&update, part->graph ? "} }\n" : "}\n");
        status = send(loading, "POST", url, "application/sparql-update", NULL, &update, &answer);
    }
    if (!status && answer.code == 404)
        status = fail(loading->error, ENTENTE_NETWORK, url, 0, "there is no store at this address (404)");
    return status;
}

static bool has_blank_nodes(const struct triple_index *index, const struct part *part)
{
    for (size_t i = 0; i < part->count; i++)
        for (int p = 0; p < 3; p += 2)
            if (index->terms[part->triples[i].part[p]].kind == READ_BLANK) return true;
    return false;
}

static bool begin_scratch(struct loading *loading)
{
    loading->scratch = arena_new();
    if (loading->scratch) arena_on_failure(loading->scratch, loading->out_of_memory);
    return loading->scratch != NULL;
}

static void end_scratch(struct loading *loading)
{
    arena_free(loading->scratch);
    loading->scratch = NULL;
}

static entente_status send_triples(struct loading *loading, const struct part *part)
{
    const entente_load_options *options = loading->options;
    size_t most = options->chunk                        ? options->chunk
                  : options->protocol == ENTENTE_UPDATE ? (size_t)TRIPLES_AN_UPDATE
                                                        : (size_t)TRIPLES_A_REQUEST;
    /* Nodes without a name hold together within one request only. */
    bool is_whole = has_blank_nodes(loading->index, part);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; i < part->count && !status;) {
        if (!begin_scratch(loading)) return fail(loading->error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
        struct text body;
        size_t first = i;
        text_init(&body, loading->scratch);
        for (; i < part->count && (is_whole || (i - first < most && body.size < BYTES_A_REQUEST)); i++)
            add_triple(&body, loading->index, &part->triples[i]);
        status = send_chunk(loading, part, &body, first == 0);
        end_scratch(loading);
        if (!status && options->progress)
            options->progress(options->progress_user, loading->done + i, loading->index->count);
    }
    return status;
}

static entente_status counted(struct loading *loading, const char *graph, size_t *count)
{
    if (!begin_scratch(loading)) return fail(loading->error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    entente_status status = count_graph(loading, graph, count);
    end_scratch(loading);
    return status;
}

static entente_status load_part(struct loading *loading, const struct part *part)
{
    enum { ATTEMPTS = 2 };
    size_t count = 0;
    entente_status status = ENTENTE_OK;
    if (loading->options->resume) status = counted(loading, part->graph, &count);
    if (!status && loading->options->resume && count == part->count) {
        loading->report->skipped++;
        loading->done += part->count;
        return ENTENTE_OK;
    }
    for (int attempt = 0; attempt < ATTEMPTS && !status; attempt++) {
        status = send_triples(loading, part);
        if (!status) status = counted(loading, part->graph, &count);
        if (part->replaces ? count == part->count : count >= part->count) break;
    }
    if (!status && (part->replaces ? count != part->count : count < part->count))
        status = fail(loading->error, ENTENTE_NETWORK, loading->options->url, 0,
                      "the store has %zu of the %zu triples sent to <%s>, though it said that all is well",
                      count, part->count, part->graph ? part->graph : "default graph");
    if (status) return status;
    loading->done += part->count;
    loading->report->graphs++;
    loading->report->triples += part->count;
    return ENTENTE_OK;
}

/* ---- Files ---- */

static int by_graph(const void *a, const void *b)
{
    const struct index_triple *x = a, *y = b;
    static const int PARTS[] = {3, 0, 1, 2};
    for (int i = 0; i < 4; i++)
        if (x->part[PARTS[i]] != y->part[PARTS[i]]) return x->part[PARTS[i]] < y->part[PARTS[i]] ? -1 : 1;
    return 0;
}

/* The triples by graph, each once; those of the default graph under the name that the options give it. */
static void arrange(struct triple_index *index, const char *graph)
{
    uint32_t name = NO_TERM;
    size_t kept = 0;
    if (graph) name = index_name(index, &(struct read_term){.kind = READ_IRI, .text = graph});
    for (size_t i = 0; i < index->count; i++)
        if (index->added[i].part[3] == NO_TERM) index->added[i].part[3] = name;
    if (index->count) qsort(index->added, index->count, sizeof *index->added, by_graph);
    for (size_t i = 0; i < index->count; i++)
        if (!i || by_graph(&index->added[i], &index->added[kept - 1]) != 0)
            index->added[kept++] = index->added[i];
    index->count = kept;
}

static entente_status load_graphs(struct loading *loading)
{
    const struct triple_index *index = loading->index;
    const entente_load_options *options = loading->options;
    entente_status status = ENTENTE_OK;
    for (size_t first = 0, next = 0; first < index->count && !status; first = next) {
        uint32_t graph = index->added[first].part[3];
        while (next < index->count && index->added[next].part[3] == graph)
            next++;
        const char *name = graph ? index->terms[graph].text : NULL;
        bool is_own = name && !(loading->graph && strcmp(name, loading->graph) == 0);
        struct part part = {index->added + first, next - first, name, is_own || options->replace};
        status = load_part(loading, &part);
    }
    return status;
}

entente_status entente_load(const char *const *paths, size_t path_count, const entente_load_options *options,
                            entente_load_report *report, entente_error *error)
{
    entente_load_report unused;
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    struct loading *volatile loading = NULL;
    if (!arena || setjmp(out_of_memory)) {
        if (loading) http_close(loading->http);
        if (loading) arena_free(loading->scratch);
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    loading = arena_alloc(arena, sizeof *loading);
    *loading = (struct loading){.options = options,
                                .index = index_new(arena),
                                .report = report ? report : &unused,
                                .out_of_memory = &out_of_memory,
                                .error = error};
    *loading->report = (entente_load_report){0};
    loading->query_url = options->query_url ? options->query_url : query_url_of(arena, options->url);
    loading->graph = options->graph ? options->graph : default_graph_of(options->url);
    entente_status status = ENTENTE_OK;
    for (size_t i = 0; !status && i < path_count; i++)
        status = index_read_file(loading->index, paths[i], error);
    if (!status) {
        arrange(loading->index, loading->graph);
        loading->http = http_open(options->user, options->password, options->authorities,
                                  options->tries ? options->tries : USUAL_TRIES);
        status = loading->http ? load_graphs(loading)
                               : fail(error, ENTENTE_NO_MEMORY, NULL, 0, "libcurl cannot start");
        http_close(loading->http);
    }
    arena_free(arena);
    return status;
}
