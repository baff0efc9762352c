/* report.h: what `entente knowledge` shows. */
#ifndef ENTENTE_KNOWLEDGE_REPORT_H
#define ENTENTE_KNOWLEDGE_REPORT_H

#include "knowledge/knowledge.h"
#include <stdio.h>

entente_status knowledge_report_find(const struct knowledge *knowledge, const char *name, FILE *file,
                                     entente_error *error);
entente_status knowledge_report_list(const struct knowledge *knowledge, const char *class, FILE *file,
                                     entente_error *error);
/* Hands each fault of the file to `warn`; *faults gets their number. A file that is no Turtle is a failure.
 */
entente_status knowledge_report_check(const struct knowledge *knowledge, const char *path,
                                      void (*warn)(void *user, const entente_error *fault), void *user,
                                      size_t *faults, entente_error *error);

#endif
