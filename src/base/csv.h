/* csv.h: cells of CSV (RFC 4180). */
#ifndef ENTENTE_CSV_H
#define ENTENTE_CSV_H

#include <stdio.h>

/* The text, quoted where it must be. NULL writes nothing. */
void csv_write_cell(FILE *file, const char *text);
/* The same in quotes, with `before` (a guard against formulas, or "") at its head. */
void csv_write_quoted(FILE *file, const char *before, const char *text);

#endif
