/* stubs.c: stands in for rooms and commands that are not there yet; each function gives way to the real one.
 */
#include "command/command.h"
#include "graph/graph.h"

#include <stdlib.h>
#define WEAK __attribute__((weak))

WEAK int command_map(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}
WEAK int command_analyse(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}
WEAK int command_explain(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}
WEAK int command_knowledge(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}
WEAK int command_query(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}
WEAK int command_load(int c, char **v)
{
    (void)c;
    (void)v;
    print_message("not yet");
    return 3;
}

WEAK entente_status language_model_open(const char *p, struct language_model **m, entente_error *e)
{
    (void)p;
    (void)e;
    *m = NULL;
    return ENTENTE_OK;
}
WEAK void language_model_close(struct language_model *m)
{
    (void)m;
}
WEAK struct analysis *language_analyse(const struct language_model *m, struct arena *a, const char *t,
                                       size_t s, const struct span *p, size_t c)
{
    (void)m;
    (void)t;
    (void)s;
    (void)p;
    (void)c;
    return arena_alloc(a, sizeof(struct analysis));
}
WEAK entente_status knowledge_open(const char *o, const char *const *m, size_t c, struct knowledge **k,
                                   entente_error *e)
{
    (void)o;
    (void)m;
    (void)c;
    (void)e;
    *k = NULL;
    return ENTENTE_OK;
}
WEAK void knowledge_close(struct knowledge *k)
{
    (void)k;
}
WEAK bool date_parse(const char *t, struct date *d)
{
    (void)t;
    d->day = 1;
    return true;
}
WEAK struct entities *entity_resolve(const struct knowledge *k, const struct entente_article *x,
                                     const struct analysis *y, struct arena *a)
{
    (void)k;
    (void)x;
    (void)y;
    return arena_alloc(a, sizeof(struct entities));
}
WEAK entente_status event_tables_open(const struct knowledge *k, struct event_tables **t, entente_error *e)
{
    (void)k;
    (void)e;
    *t = NULL;
    return ENTENTE_OK;
}
WEAK void event_tables_close(struct event_tables *t)
{
    (void)t;
}
WEAK struct events *event_extract(const struct event_tables *t, const struct knowledge *k,
                                  const struct entente_article *x, const struct analysis *y,
                                  const struct entities *z, struct arena *a)
{
    (void)t;
    (void)k;
    (void)x;
    (void)y;
    (void)z;
    return arena_alloc(a, sizeof(struct events));
}
WEAK entente_graph *entente_graph_new(entente_context *c)
{
    return (entente_graph *)c;
}
WEAK void entente_graph_free(entente_graph *g)
{
    (void)g;
}
WEAK const entente_context *graph_context(const entente_graph *g)
{
    return (const entente_context *)g;
}
WEAK entente_status graph_add_article(entente_graph *g, const struct entente_article *x,
                                      const struct analysis *a, const struct entities *b,
                                      const struct events *c, entente_error *e)
{
    (void)g;
    (void)x;
    (void)a;
    (void)b;
    (void)c;
    (void)e;
    return ENTENTE_OK;
}
WEAK entente_status entente_graph_read(entente_graph *g, const char *p, entente_error *e)
{
    (void)g;
    (void)p;
    (void)e;
    return ENTENTE_OK;
}
WEAK entente_status entente_merge(entente_graph *g, const entente_graph *h, entente_error *e)
{
    (void)g;
    (void)h;
    (void)e;
    return ENTENTE_OK;
}
WEAK bool entente_format_by_name(const char *n, entente_format *f)
{
    (void)n;
    *f = ENTENTE_TURTLE;
    return true;
}
WEAK const char *entente_format_extension(entente_format f)
{
    (void)f;
    return "ttl";
}
WEAK entente_status entente_write(const entente_graph *g, entente_format f, const entente_write_options *o,
                                  FILE *s, entente_error *e)
{
    (void)g;
    (void)f;
    (void)o;
    (void)s;
    (void)e;
    return ENTENTE_OK;
}
WEAK entente_status entente_write_file(const entente_graph *g, entente_format f,
                                       const entente_write_options *o, const char *p, entente_error *e)
{
    (void)g;
    (void)f;
    (void)o;
    (void)p;
    (void)e;
    return ENTENTE_OK;
}

WEAK int32_t date_earliest(struct date d) { return d.year * 372; }
WEAK int32_t date_latest(struct date d) { return d.year * 372 + 371; }
WEAK const char *factuality_name(enum factuality f) { (void)f; return "Actual"; }
WEAK entente_status graph_settle(const entente_graph *g, entente_error *e) { (void)g; (void)e; return ENTENTE_OK; }
WEAK const struct graph_view *graph_view(const entente_graph *g) { (void)g; return NULL; }
