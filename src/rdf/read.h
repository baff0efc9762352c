/* read.h: triples of a file, whatever its syntax. */
#ifndef ENTENTE_RDF_READ_H
#define ENTENTE_RDF_READ_H

#include "base/arena.h"
#include "entente.h"
#include <stdbool.h>

enum read_kind { READ_NOTHING, READ_IRI, READ_BLANK, READ_LITERAL };
struct read_term {
    enum read_kind kind;
    const char *text, *datatype,
        *language; /* text: full IRI, label of a blank node, or text; datatype: full IRI or NULL */
    size_t size;   /* bytes of text; 0: not counted */
};
struct read_triple {
    struct read_term subject, predicate, object, graph; /* graph: READ_NOTHING for the default graph */
    bool is_clean; /* its texts are counted and known to hold valid UTF-8, IRIs without characters that IRIs
                    * must not hold, text without controls but tab and line feed */
};
/* What is handed over lives for the call only. */
typedef void triple_reader(void *user, const struct read_triple *triple);

/* All triples of a graph file, which must be UTF-8 and not empty. `base` stands in where the document has
 * none. Nodes without a name in JSON-LD are left out. */
entente_status rdf_read_file(struct arena *arena, const char *path, const char *base, triple_reader *take,
                             void *user, entente_error *error);
/* The same from memory. `path` tells the syntax by its extension, else it is told by how the bytes begin. */
entente_status rdf_read_bytes(struct arena *arena, const char *path, const char *bytes, size_t size,
                              const char *base, triple_reader *take, void *user, entente_error *error);
entente_status rdf_read_jsonld(struct arena *arena, const char *path, const char *bytes, size_t size,
                               const char *base, triple_reader *take, void *user, entente_error *error);

/* A parser of raptor2, fed piece by piece; freed with the arena. `syntax`: a name of raptor2's parsers. */
struct raptor_reader *raptor_reader_new(struct arena *arena, const char *path, const char *syntax,
                                        const char *base, triple_reader *take, void *user,
                                        entente_error *error);
/* Says of which line the first bytes are the start. */
void raptor_reader_begins_at(struct raptor_reader *reader, size_t line);
entente_status raptor_reader_feed(struct raptor_reader *reader, const char *bytes, size_t size, bool is_last);

#endif
