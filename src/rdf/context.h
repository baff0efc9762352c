/* context.h: a JSON-LD context (JSON-LD 1.1, section 4.1) as a table: terms, what each stands for, and how
 * its values are to be read. Covers what ontology/context.jsonld uses: prefixes, @vocab, @base, aliases of
 * keywords, and terms with @type, @language and @container @set. */
#ifndef ENTENTE_RDF_CONTEXT_H
#define ENTENTE_RDF_CONTEXT_H

#include "base/map.h"
#include "base/text.h"
#include <jansson.h>

struct context_term {
    const char *name, *iri; /* iri: full, or a keyword ("@id") */
    const char *type;       /* full IRI of the datatype, "@id", "@vocab", or NULL */
    const char *language;
    bool is_set;
};

struct jsonld_context {
    struct arena *arena;
    struct map terms;              /* by name, to struct context_term */
    struct map by_iri;             /* by full IRI */
    const char *vocabulary, *base; /* NULL: none */
};

/* Empty, but for the base (may be NULL). */
void context_init(struct jsonld_context *context, struct arena *arena, const char *base);
/* Adds a context: an object, or an array of them. False when it holds something else, like the address of a
 * context to be fetched. */
bool context_add(struct jsonld_context *context, const json_t *value);
/* The context of ontology/context.jsonld, as it was when the program was built: the object behind "@context",
 * new. */
json_t *context_own(void);

const struct context_term *context_term(const struct jsonld_context *context, const char *name);
const struct context_term *context_term_of_iri(const struct jsonld_context *context, const char *iri);
/* A name, a compact IRI ("ent:Visit"), a full IRI or a keyword to the full IRI or keyword; what has no prefix
 * is under the vocabulary or, for nodes, under the base. NULL: nothing (a term without vocabulary). */
const char *context_expand(const struct jsonld_context *context, const char *name, bool is_vocabulary);
/* The shortest writing of an IRI that context_expand reads back. */
const char *context_compact(const struct jsonld_context *context, const char *iri, bool is_vocabulary);

#endif
