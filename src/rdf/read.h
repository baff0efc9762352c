/* read.h: triples of a file, whatever its syntax. */
#ifndef ENTENTE_RDF_READ_H
#define ENTENTE_RDF_READ_H

#include "base/arena.h"
#include "entente.h"

/* The object of a triple. */
struct read_value {
    bool is_iri;
    const char *text, *datatype, *language; /* datatype: full IRI; NULL for none */
};
/* `predicate` is a full IRI. What is handed over lives for the call only. */
typedef void triple_reader(void *user, const char *subject, const char *predicate,
                           const struct read_value *object);

/* The syntax of a file by its extension, else by how it begins: a name of raptor2's parsers, or "jsonld". */
const char *rdf_syntax_of(const char *path, const char *bytes);

/* Triples without blank nodes. `base` stands in where a document has none. */
entente_status rdf_read_bytes(struct arena *arena, const char *path, const char *bytes, size_t size,
                              const char *base, triple_reader *take, void *user, entente_error *error);
entente_status rdf_read_jsonld(struct arena *arena, const char *path, const char *bytes, size_t size,
                               const char *base, triple_reader *take, void *user, entente_error *error);

#endif
