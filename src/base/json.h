/* json.h: writing JSON piece by piece, where the whole does not fit into memory as one value. */
#ifndef ENTENTE_JSON_H
#define ENTENTE_JSON_H

#include <stdio.h>

/* A string with its quotes, escaped (RFC 8259, section 7). NULL is written as null. */
void json_write_string(FILE *file, const char *text);

#endif
