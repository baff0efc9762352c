/* status.h: filling in an entente_error. */
#ifndef ENTENTE_STATUS_H
#define ENTENTE_STATUS_H

#include "entente.h"

/* Fills *error (may be NULL) and returns `status`. `file` may be NULL, `line` 0. The format makes one line.
 */
entente_status fail(entente_error *error, entente_status status, const char *file, size_t line,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
