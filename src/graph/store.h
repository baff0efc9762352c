/* store.h: the inside of the graph room: what the articles say, as statements, and what is made of it.
 *
 * Everything that an article says is about subjects below its own IRI (the article itself, or
 * ARTICLE#fragment). This is kept; all other statements (entities, events, direct relations) are made anew
 * from it by graph_settle. So a merge is a union, whatever the syntax of the files, and an article is dropped
 * by dropping its subjects. */
#ifndef ENTENTE_GRAPH_STORE_H
#define ENTENTE_GRAPH_STORE_H

#include "base/map.h"
#include "base/text.h"
#include "graph/graph.h"
#include "graph/vocabulary.h"

/* A growing list of statements, sorted and without repetition after statements_sort. */
struct statements {
    struct statement *items;
    size_t count, capacity;
};

struct entente_graph {
    const entente_context *context;
    struct arena *arena;    /* terms and what the articles say */
    struct map terms;       /* interned text */
    struct statements said; /* by the articles */
    bool is_sorted;
    struct arena *settled;  /* what was made of it; NULL: not made yet */
    bool is_stated;         /* the statements, too, and not the view alone */
    struct statements made; /* in the default graph */
    struct statements all;  /* both, in the order of writing */
    struct graph_view view;
    const char *base;
};

const char *graph_intern(entente_graph *graph, const char *text);
struct term_value term_iri(entente_graph *graph, const char *iri);
struct term_value term_text(entente_graph *graph, const char *text, const char *language);
struct term_value term_typed(entente_graph *graph, const char *text, const char *datatype);
struct term_value term_number(entente_graph *graph, double number);  /* xsd:decimal, "0.85" */
struct term_value term_integer(entente_graph *graph, size_t number); /* xsd:integer */
struct term_value term_date(entente_graph *graph,
                            struct date date); /* xsd:date, xsd:gYearMonth or xsd:gYear */

/* Adds to what is said. `article` names the graph. */
void say(entente_graph *graph, const char *article, const char *subject, const char *predicate,
         struct term_value object);
/* The same of terms that are interned in the graph and clean. */
void say_statement(entente_graph *graph, struct statement statement);
/* Adds to the list. */
void statements_add(struct arena *arena, struct statements *list, struct statement statement);
void statements_sort(struct statements *list);
int compare_statements(const void *a, const void *b);
int compare_triples(const struct statement *a, const struct statement *b); /* without their graphs */
int compare_terms(const struct term_value *a, const struct term_value *b);

/* IRI of the article to which a subject belongs: the part before '#'; NULL when it is none of an article. */
const char *article_of_subject(entente_graph *graph, const char *subject);

/* The one-line label of an event. */
struct event_words {
    const char *class;
    const char *const *sources, *const *targets, *const *involved, *const *places;
    size_t source_count, target_count, involved_count, place_count;
    bool targets_are_persons; /* there are some, and all are */
    struct date begin, end;
    enum factuality factuality;
};
const char *event_label(struct arena *arena, const struct event_words *words);
/* "11–13 July 2025"; "" without a date. */
const char *date_words(struct arena *arena, struct date begin, struct date end);

#endif
