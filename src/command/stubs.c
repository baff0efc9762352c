/* stubs.c: stands in for rooms and commands that are not there yet; each function gives way to the real one. */
/* clang-format off */
#include "command/command.h"
#include "graph/graph.h"
#define WEAK __attribute__((weak))
#define NOT_YET(name) WEAK int name(int c, char **v) { (void)c; (void)v; print_message("not yet"); return 3; }
NOT_YET(command_analyse) NOT_YET(command_explain) NOT_YET(command_knowledge) NOT_YET(command_query) NOT_YET(command_load)
WEAK entente_status event_tables_open(const struct knowledge *k, struct event_tables **t, entente_error *e) { (void)k; (void)e; *t = NULL; return ENTENTE_OK; }
WEAK void event_tables_close(struct event_tables *t) { (void)t; }
WEAK struct events *event_extract(const struct event_tables *t, const struct knowledge *k, const struct entente_article *x, const struct analysis *y, const struct entities *z, struct arena *a)
{ (void)t; (void)k; (void)x; (void)y; (void)z; return arena_alloc(a, sizeof(struct events)); }
