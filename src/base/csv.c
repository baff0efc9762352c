/* csv.c: cells of CSV: quotes around what has commas, quotes or line ends. */
#include "base/csv.h"

#include <string.h>

void csv_write_quoted(FILE *file, const char *before, const char *text)
{
    putc('"', file);
    fputs(before, file);
    for (const char *c = text; *c; c++) {
        if (*c == '"') putc('"', file);
        putc(*c, file);
    }
    putc('"', file);
}

void csv_write_cell(FILE *file, const char *text)
{
    if (!text) return;
    if (text[strcspn(text, ",\"\r\n")])
        csv_write_quoted(file, "", text);
    else
        fputs(text, file);
}
