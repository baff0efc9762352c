/* graph.h: the graph of many articles: what each article says (claims, evidence, relations, mentions), and
 * over it the merged entities and events.
 *
 * In: articles with their entities and events, or graph files. Out: statements in a canonical order.
 * Merging is set union of what the articles say; entities and events are recomputed from it, so it is
 * associative, commutative and idempotent, and an article can be dropped again. */
#ifndef ENTENTE_GRAPH_H
#define ENTENTE_GRAPH_H

#include "entente.h"
#include "event/event.h"

/* A term of a statement. IRIs are full and percent-encoded; text is clean (no NUL, CR, lone surrogates). */
enum term_kind { TERM_IRI, TERM_LITERAL };
struct term_value {
    enum term_kind kind;
    const char
        *text; /* interned in the graph: equal terms have equal pointers for text, datatype, language */
    const char *datatype; /* full IRI; NULL for plain and language-tagged literals */
    const char *language; /* NULL for none */
};

struct statement {
    struct term_value subject, predicate, object;
    const char
        *graph; /* IRI of the article that says it; NULL: the default graph (merged entities, events) */
};

/* The context that the graph was made with. */
const entente_context *graph_context(const entente_graph *graph);

/* The IRI below which data IRIs are made. */
const char *graph_base(const entente_graph *graph);

/* Adds what one article says. */
entente_status graph_add_article(entente_graph *graph, const struct entente_article *article,
                                 const struct analysis *analysis, const struct entities *entities,
                                 const struct events *events, entente_error *error);

/* Merges entities and events anew from what the articles say. Called by everything that reads the graph; O(n
 * log n). */
entente_status graph_settle(const entente_graph *graph, entente_error *error);
/* The same without the statements, in less time and memory, for readers of the view. */
entente_status graph_settle_view(const entente_graph *graph, entente_error *error);

/* After graph_settle: all statements, sorted by graph, subject (entities, events, claims, evidence,
 * articles), predicate (rdf:type first), object. Belongs to the graph until it changes. */
const struct statement *graph_statements(const entente_graph *graph, size_t *count);

/* What the pictures and tables read, after graph_settle or graph_settle_view: the same content as objects.
 * Arrays belong to the graph. */
struct graph_article {
    const char *iri, *headline, *date, *author, *publisher, *url;
};
struct graph_entity {
    const char *iri, *label, *class; /* class: local name, "Person" */
    const char *wikidata;            /* full IRI or NULL */
    const char *iso2, *iso3;         /* of states; NULL */
    const char *const *alternatives;
    size_t alternative_count;
    const uint32_t *articles; /* that mention it */
    size_t article_count;
    double salience;
};
struct graph_evidence {
    const char *iri, *sentence;
    uint32_t article;
    size_t begin, end; /* code points in the article's text */
};
struct graph_claim {
    const char *iri;
    uint32_t article;
    enum factuality factuality;
    double confidence;
    const uint32_t *attributed; /* entities */
    size_t attributed_count;
    const uint32_t *evidence;
    size_t evidence_count;
};
struct graph_event {
    const char *iri, *label, *class, *category;
    const uint32_t *source, *target, *involves, *place, *attributed; /* entities */
    size_t source_count, target_count, involves_count, place_count, attributed_count;
    const uint32_t *about; /* events */
    size_t about_count;
    struct date begin, end;
    enum factuality factuality;
    double confidence;
    const struct graph_claim *claims;
    size_t claim_count;
};
struct graph_relation {
    const char *iri, *kind;   /* local name: "holdsOffice" */
    uint32_t subject, object; /* entities; object UINT32_MAX when unknown */
    const char *office;       /* label; NULL */
    const char *office_iri;   /* with it; NULL */
    enum factuality factuality;
    struct date begin, end;
    const uint32_t *evidence;
    size_t evidence_count;
    uint32_t article; /* that says so */
    double confidence;
    const uint32_t *attributed; /* entities */
    size_t attributed_count;
};
struct graph_view {
    const struct graph_article *articles;
    const struct graph_entity *entities;
    const struct graph_event *events; /* by begin, then IRI */
    const struct graph_relation *relations;
    const struct graph_evidence *evidence;
    size_t article_count, entity_count, event_count, relation_count, evidence_count;
};
const struct graph_view *graph_view(const entente_graph *graph);

#endif
