/* entente.h: the whole public interface of libentente.
 *
 * Entente reads news about diplomacy and gives what it says as a graph: people, states, organizations, treaties,
 * places and events as nodes; who did what to whom, when, where, according to whom and how sure as edges.
 *
 * Ownership   An object made by entente_X_new, _open or a function whose comment says "new" belongs to the caller,
 *             who gives it back with entente_X_free (which takes NULL). Strings returned by an object belong to it
 *             and live as long as it does. Strings handed in are copied when kept.
 * Text        All text is UTF-8. Offsets that leave the library are Unicode code points, sizes of buffers are bytes.
 * Threads     An entente_context is read-only once opened: any number of threads may share one. Every other object
 *             belongs to one thread at a time. The library has no other state.
 * Errors      A function that can fail returns an entente_status, and fills *error (which may be NULL) with one
 *             line that names the input, the line or offset where there is one, and the reason. The library never
 *             prints, never exits and never opens a network connection but in entente_load.
 * Determinism The same inputs and options give the same bytes, whatever their order, the threads or the machine.
 */
#ifndef ENTENTE_H
#define ENTENTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ENTENTE_API __attribute__((visibility("default")))
#else
#define ENTENTE_API
#endif

/* Version of this header, and of the library in use ("1.0.0"). */
#define ENTENTE_VERSION "0.1.0"
ENTENTE_API const char *entente_version(void);

/* ---- Status ------------------------------------------------------------------------------------------------- */

typedef enum {
    ENTENTE_OK = 0,
    ENTENTE_NO_MEMORY,    /* an allocation failed; nothing is half done */
    ENTENTE_BAD_ARGUMENT, /* an argument is NULL, out of range or names nothing known */
    ENTENTE_NOT_FOUND,    /* a file, a folder's articles or a name does not exist */
    ENTENTE_CANNOT_READ,  /* the system refused to read */
    ENTENTE_CANNOT_WRITE, /* the system refused to write; a file that was there before is untouched */
    ENTENTE_BAD_ENCODING, /* not UTF-8, nor an encoding that the document declares */
    ENTENTE_BAD_FORMAT,   /* broken HTML, XML, JSON, Turtle, ...: the message has the line */
    ENTENTE_EMPTY,        /* nothing to read in it */
    ENTENTE_TOO_LARGE,    /* beyond a limit that the message names */
    ENTENTE_BAD_MODEL,    /* the language model is missing, damaged or of another version */
    ENTENTE_BAD_KNOWLEDGE,/* the ontology is missing or broken */
    ENTENTE_DRAWING,      /* the layout failed, ran too long or used too much memory */
    ENTENTE_NETWORK,      /* the store could not be reached, refused or lost data */
    ENTENTE_INTERNAL      /* a bug of the library */
} entente_status;

/* One short English phrase for a status ("not UTF-8"); never NULL. */
ENTENTE_API const char *entente_status_text(entente_status status);

/* What went wrong. `text` is one line without a newline; `file` and `line` are empty and 0 where they don't apply. */
typedef struct {
    entente_status status;
    size_t line;
    char file[512];
    char text[1024];
} entente_error;

/* Receives warnings: an input that was skipped, a limit that was reached. May be called from several threads, one
 * call at a time. */
typedef void (*entente_warning)(void *user, const entente_error *warning);

/* ---- Context: knowledge and language model ------------------------------------------------------------------ */

typedef struct entente_context entente_context;

typedef struct {
    const char *ontology;         /* folder of the ontology and the model; NULL: $ENTENTE_ONTOLOGY, beside the
                                     program, then the installed one */
    const char *const *knowledge; /* more Turtle files or folders, read after the ontology */
    size_t knowledge_count;
    const char *base;             /* IRI under which data IRIs are made; NULL: https://w3id.org/entente/id/ */
    entente_warning warning;
    void *warning_user;
} entente_context_options;

/* Opens knowledge and model: tens of milliseconds. `options` may be NULL. New: free with entente_context_free. */
ENTENTE_API entente_status entente_context_open(const entente_context_options *options, entente_context **context,
                                                entente_error *error);
ENTENTE_API void entente_context_free(entente_context *context);

/* ---- Articles ----------------------------------------------------------------------------------------------- */

typedef struct entente_article entente_article;
typedef struct entente_reader entente_reader;

/* A reader gives the articles of an input one by one: a text file, an HTML page, an RSS or Atom feed, a JSON-lines
 * file, a folder of these (walked in byte order of the names), or "-" for standard input. Nothing is fetched.
 * `date` (YYYY-MM-DD or NULL) stands in where an article does not tell its date. */
ENTENTE_API entente_status entente_reader_open(entente_context *context, const char *path, const char *date,
                                               entente_reader **reader, entente_error *error);
/* The next article, new, in *article; ENTENTE_OK with NULL at the end. After a failure the reader goes on behind the
 * input that failed, so calling again is right. */
ENTENTE_API entente_status entente_reader_next(entente_reader *reader, entente_article **article, entente_error *error);
ENTENTE_API void entente_reader_free(entente_reader *reader);

/* An article of `size` bytes in memory; `name` is used in messages. New. */
ENTENTE_API entente_status entente_article_parse(entente_context *context, const char *name, const char *bytes,
                                                 size_t size, const char *date, entente_article **article,
                                                 entente_error *error);
ENTENTE_API void entente_article_free(entente_article *article);

/* Metadata; NULL where the article does not tell. The date is YYYY-MM-DD. */
ENTENTE_API const char *entente_article_title(const entente_article *article);
ENTENTE_API const char *entente_article_date(const entente_article *article);
ENTENTE_API const char *entente_article_author(const entente_article *article);
ENTENTE_API const char *entente_article_publisher(const entente_article *article);
ENTENTE_API const char *entente_article_url(const entente_article *article);
/* Where it was read from: the path, with "#N" behind it for the N-th item (from 1) of a feed or JSON-lines file. */
ENTENTE_API const char *entente_article_name(const entente_article *article);
/* The extracted text, to which all offsets refer. Paragraphs are parted by an empty line; the headline comes first
 * where the article has one. */
ENTENTE_API const char *entente_article_text(const entente_article *article);
/* The code-point offset in that text at which the body begins, behind the headline (0 when there is none). */
ENTENTE_API size_t entente_article_body(const entente_article *article);

/* ---- Language analysis ------------------------------------------------------------------------------------- */

/* What is handed in: plain text with an empty line between paragraphs, or CoNLL-U whose tokens and sentences are kept. */
typedef enum { ENTENTE_FROM_TEXT, ENTENTE_FROM_CONLLU } entente_analysis_source;
/* What is written: CoNLL-U with names in MISC as NER=B-PER, or lines of a token, a tab and its tag (B-PER, I-PER, O). */
typedef enum { ENTENTE_CONLLU, ENTENTE_IOB } entente_analysis_format;

/* Writes tokens, tags, lemmas, dependency trees and names of `size` bytes; `name` is used in messages. */
ENTENTE_API entente_status entente_analyse(const entente_context *context, const char *name, const char *bytes,
                                           size_t size, entente_analysis_source from, entente_analysis_format format,
                                           FILE *file, entente_error *error);

/* ---- Graph -------------------------------------------------------------------------------------------------- */

typedef struct entente_graph entente_graph;

/* An empty graph, new; NULL without memory. */
ENTENTE_API entente_graph *entente_graph_new(entente_context *context);
ENTENTE_API void entente_graph_free(entente_graph *graph);

/* Reads the article and adds what it says. Adding the same article twice changes nothing. */
ENTENTE_API entente_status entente_extract(entente_graph *graph, const entente_article *article, entente_error *error);

/* Adds a graph file that entente wrote before (format by content: Turtle, N-Triples, N-Quads, TriG, RDF/XML).
 * Merging is associative, commutative and idempotent. */
ENTENTE_API entente_status entente_graph_read(entente_graph *graph, const char *path, entente_error *error);

/* Adds all of `other`, which stays as it is. */
ENTENTE_API entente_status entente_merge(entente_graph *graph, const entente_graph *other, entente_error *error);

/* Figures of a graph. */
typedef struct {
    size_t articles, entities, events, relations, triples;
} entente_graph_size;
ENTENTE_API entente_graph_size entente_graph_count(const entente_graph *graph);

/* ---- Writing ------------------------------------------------------------------------------------------------ */

typedef enum {
    ENTENTE_TURTLE, ENTENTE_NTRIPLES, ENTENTE_NQUADS, ENTENTE_TRIG, ENTENTE_RDFXML, ENTENTE_JSONLD,
    ENTENTE_JSON, ENTENTE_CSV, ENTENTE_GRAPHML
} entente_format;

/* The format called `name` ("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld", "json", "csv", "graphml");
 * false when there is none. */
ENTENTE_API bool entente_format_by_name(const char *name, entente_format *format);
ENTENTE_API const char *entente_format_name(entente_format format);
/* The usual extension of its files, without a dot ("ttl"). */
ENTENTE_API const char *entente_format_extension(entente_format format);

typedef struct {
    bool mentions;  /* also each mention of an entity, as a nif:Phrase */
    bool with_text; /* also each article's text, as nif:isString */
} entente_write_options;

/* Writes the graph. CSV is three files and needs entente_write_file with a folder. `options` may be NULL. */
ENTENTE_API entente_status entente_write(const entente_graph *graph, entente_format format,
                                         const entente_write_options *options, FILE *file, entente_error *error);
/* The same into the file `path`, which appears, complete, only on success (a temporary file is renamed). */
ENTENTE_API entente_status entente_write_file(const entente_graph *graph, entente_format format,
                                              const entente_write_options *options, const char *path,
                                              entente_error *error);

/* ---- Maps --------------------------------------------------------------------------------------------------- */

typedef struct {
    const char *kind;   /* "relations" (default), "actors", "ego", "timeline", "treaties", "sources" */
    const char *format; /* "svg" (default), "png", "pdf", "dot" */
    const char *focus;  /* name or IRI: the middle of an ego map; in other kinds only events around it */
    unsigned depth;     /* steps around the focus; 0: 1 */
    const char *since, *until; /* YYYY[-MM[-DD]]: events outside are left out; NULL: open */
    const char *factuality;    /* comma-separated names ("Actual,Alleged"); NULL: all */
    const char *types;         /* comma-separated classes of entities or events; NULL: all */
    double min_confidence;     /* 0..1 */
    unsigned limit;            /* events at most; 0: a readable number */
    const char *title;         /* NULL: made from the graph */
    const char *font;          /* font family tried first; NULL: the default */
    bool is_static;            /* no script in the SVG */
    unsigned seconds;          /* deadline of the layout; 0: 60 */
} entente_map_options;

/* Draws the graph in a child process with limits on time and memory. `options` may be NULL. */
ENTENTE_API entente_status entente_map(const entente_graph *graph, const entente_map_options *options, FILE *file,
                                       entente_error *error);
ENTENTE_API entente_status entente_map_file(const entente_graph *graph, const entente_map_options *options,
                                            const char *path, entente_error *error);

/* ---- Explaining --------------------------------------------------------------------------------------------- */

/* Writes every edge of the node called `name` (a name or another form of it, an IRI or its tail), or only those with the
 * entity called `with` (NULL: all), each with its claims, sentences, articles, offsets, factuality and confidence, as text
 * for a reader; for what several articles name or tell, also why it is one. `name` may be an edge too: the label or IRI
 * of an event or office, the IRI of a claim or relation. ENTENTE_NOT_FOUND when nothing in the graph is called so.
 * O(graph) a merged claim. */
ENTENTE_API entente_status entente_explain(const entente_graph *graph, const char *name, const char *with, FILE *file,
                                           entente_error *error);

/* ---- Asking ------------------------------------------------------------------------------------------------- */

/* How answers are written: a table for a reader, or the formats of SPARQL 1.1. */
typedef enum {
    ENTENTE_RESULTS_TABLE,
    ENTENTE_RESULTS_CSV,
    ENTENTE_RESULTS_JSON,
    ENTENTE_RESULTS_XML
} entente_results;

/* The format called `name` ("table", "csv", "json", "xml"); false when there is none. */
ENTENTE_API bool entente_results_by_name(const char *name, entente_results *results);

/* Asks graph files in SPARQL 1.1 (SELECT, ASK and CONSTRUCT with OPTIONAL, UNION, MINUS, GRAPH, FILTER, BIND, aggregates and
 * order; no sub-queries, property paths, VALUES) and writes the answers. `name` stands for the query in messages ("meetings.rq";
 * NULL: none). The default graph is the union of all graphs in the files. O(log triples) a triple that is looked up. */
ENTENTE_API entente_status entente_query(const char *name, const char *query, const char *const *paths,
                                         size_t path_count, entente_results results, FILE *file,
                                         entente_error *error);

/* ---- Loading ------------------------------------------------------------------------------------------------ */

typedef enum { ENTENTE_GRAPH_STORE, ENTENTE_UPDATE } entente_protocol;

typedef struct {
    const char *url;        /* of the Graph Store Protocol (".../data", "/sparql-graph-crud-auth"), or of SPARQL Update */
    const char *query_url;  /* where to ask for counts; NULL: worked out from `url`, else the graphs are fetched and counted */
    entente_protocol protocol;
    const char *graph;      /* IRI of the graph for what stands in the default graph; NULL: the store's default graph, and for
                               Virtuoso, which has none, https://w3id.org/entente/id/ */
    const char *user, *password; /* Digest or Basic; NULL: none */
    const char *authorities; /* file of certificates to trust; NULL: the system's */
    bool replace;           /* also the default graph is replaced; else added to. Named graphs are always replaced */
    bool resume;            /* graphs of which the store has the right number of triples already are not sent again */
    unsigned tries;         /* of each request when the store is busy or gone, with growing waits; 0: 6 */
    size_t chunk;           /* triples a request; 0: 50,000, and 1,000 with Update */
    void (*progress)(void *user, size_t done, size_t all); /* after each request, in triples; may be NULL */
    void *progress_user;
} entente_load_options;

typedef struct {
    size_t graphs, triples; /* sent and counted */
    size_t skipped;         /* graphs that the store had already */
} entente_load_report;

/* Sends graph files to a triple store, and counts each graph there afterwards. Doing it twice changes nothing; after a failure,
 * *report tells what is safely there. ENTENTE_NETWORK when the store cannot be reached, refuses, or lost triples. */
ENTENTE_API entente_status entente_load(const char *const *paths, size_t path_count, const entente_load_options *options,
                                        entente_load_report *report, entente_error *error);

/* ---- Knowledge ---------------------------------------------------------------------------------------------- */

/* Writes what the knowledge holds under a name: each entry with its class, names, dates, offices and memberships.
 * ENTENTE_NOT_FOUND when there is none. */
ENTENTE_API entente_status entente_knowledge_find(const entente_context *context, const char *name, FILE *file,
                                                  entente_error *error);
/* Writes a line an entry of the class ("Person", ...; NULL: all): IRI tail, tab, class, tab, label. */
ENTENTE_API entente_status entente_knowledge_list(const entente_context *context, const char *class_name, FILE *file,
                                                  entente_error *error);
/* Writes knowledge.snapshot into the folder of the ontology (NULL: the usual one), from which a context opens some times
 * faster. It counts as long as the Turtle files are what they were; `make` writes it. */
ENTENTE_API entente_status entente_knowledge_compile(const char *ontology, entente_error *error);
/* Checks a Turtle file of knowledge against the ontology that the context has: each fault is a warning with file, line and
 * remedy. *faults gets their number. */
ENTENTE_API entente_status entente_knowledge_check(const entente_context *context, const char *path, size_t *faults,
                                                   entente_error *error);

#ifdef __cplusplus
}
#endif
#endif
