/* read.h: triples of a file, whatever its syntax. */
#ifndef ENTENTE_RDF_READ_H
#define ENTENTE_RDF_READ_H

#include "base/arena.h"
#include "entente.h"

enum read_kind { READ_NOTHING, READ_IRI, READ_BLANK, READ_LITERAL };
struct read_term {
    enum read_kind kind;
    const char *text, *datatype,
        *language; /* text: full IRI, label of a blank node, or text; datatype: full IRI or NULL */
};
struct read_triple {
    struct read_term subject, predicate, object, graph; /* graph: READ_NOTHING for the default graph */
};
/* What is handed over lives for the call only. */
typedef void triple_reader(void *user, const struct read_triple *triple);

/* The syntax of a file by its extension, else by how it begins: a name of raptor2's parsers, or "jsonld". */
const char *rdf_syntax_of(const char *path, const char *bytes);

/* The bytes of a file, which must be UTF-8 and not empty, in the arena. */
entente_status rdf_read_whole(struct arena *arena, const char *path, char **bytes, size_t *size,
                              entente_error *error);
/* All triples of a document. `base` stands in where the document has none. Nodes without a name in JSON-LD
 * are left out. */
entente_status rdf_read_bytes(struct arena *arena, const char *path, const char *bytes, size_t size,
                              const char *base, triple_reader *take, void *user, entente_error *error);
entente_status rdf_read_jsonld(struct arena *arena, const char *path, const char *bytes, size_t size,
                               const char *base, triple_reader *take, void *user, entente_error *error);

#endif
