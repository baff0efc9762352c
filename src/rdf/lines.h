/* lines.h: N-Triples and N-Quads line by line, many times faster than through raptor2. */
#ifndef ENTENTE_RDF_LINES_H
#define ENTENTE_RDF_LINES_H

#include "rdf/read.h"
#include <stdbool.h>
#include <stdio.h>

/* Where the bytes are: a stream, else memory. */
struct line_source {
    FILE *stream;
    const char *bytes;
    size_t size;
};

/* Hands over the triples of all lines in their order, the same as raptor2 gives. From the first line on that
 * is not of the plain form (a blank node, an unusual escape, a fault), raptor2 reads, which also words the
 * messages. Memory: the longest line, a megabyte at least, in the arena. */
entente_status rdf_read_lines(struct arena *arena, const char *path, const char *syntax,
                              struct line_source *source, const char *base, triple_reader *take, void *user,
                              entente_error *error);

#endif
