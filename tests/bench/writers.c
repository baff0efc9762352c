/* writers.c: what writing a graph costs: our own writers and raptor2's, from the same statements in memory.
 * Each runs in a child process, so that its memory is its own.
 *
 * writers GRAPH.nq */
#include "entente.h"
#include "graph/graph.h"
#include <raptor2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds_used(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double megabytes_at_most(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static bool write_ours(const entente_graph *graph, const char *name, FILE *file)
{
    entente_format format;
    entente_write_options options = {0};
    return entente_format_by_name(name, &format) && !entente_write(graph, format, &options, file, NULL);
}

static raptor_term *term_of(raptor_world *world, const struct term_value *value)
{
    if (value->kind == TERM_IRI)
        return raptor_new_term_from_uri_string(world, (const unsigned char *)value->text);
    raptor_uri *datatype =
        value->datatype ? raptor_new_uri(world, (const unsigned char *)value->datatype) : NULL;
    raptor_term *term = raptor_new_term_from_literal(world, (const unsigned char *)value->text, datatype,
                                                     (const unsigned char *)value->language);
    if (datatype) raptor_free_uri(datatype);
    return term;
}

static bool write_raptor(const entente_graph *graph, const char *name, FILE *file)
{
    raptor_world *world = raptor_new_world();
    raptor_serializer *serializer = raptor_new_serializer(world, name);
    size_t count;
    const struct statement *all = graph_statements(graph, &count);
    if (!serializer || raptor_serializer_start_to_file_handle(serializer, NULL, file)) return false;
    for (size_t i = 0; i < count; i++) {
        raptor_statement *statement = raptor_new_statement(world);
        statement->subject = term_of(world, &all[i].subject);
        statement->predicate = term_of(world, &all[i].predicate);
        statement->object = term_of(world, &all[i].object);
        if (all[i].graph && strcmp(name, "nquads") == 0)
            statement->graph = raptor_new_term_from_uri_string(world, (const unsigned char *)all[i].graph);
        if (raptor_serializer_serialize_statement(serializer, statement)) return false;
        raptor_free_statement(statement);
    }
    raptor_serializer_serialize_end(serializer);
    raptor_free_serializer(serializer);
    raptor_free_world(world);
    return true;
}

typedef bool writer(const entente_graph *graph, const char *name, FILE *file);

static void measure(const entente_graph *graph, const char *whose, const char *name, writer *write)
{
    fflush(stdout);
    pid_t child = fork();
    if (child) {
        waitpid(child, NULL, 0);
        return;
    }
    FILE *file = fopen("/dev/null", "wb");
    double memory = megabytes_at_most(), begin = seconds_used();
    bool is_written = file && write(graph, name, file);
    printf("%-10s %-16s %7.2f s  %7.0f MB%s\n", whose, name, seconds_used() - begin,
           megabytes_at_most() - memory, is_written ? "" : "  FAILED");
    fflush(stdout);
    _exit(0);
}

int main(int argc, char **argv)
{
    static const char *const OURS[] = {"turtle", "trig",   "ntriples", "nquads",
                                       "rdfxml", "jsonld", "json",     "graphml"};
    static const char *const RAPTORS[] = {"turtle", "ntriples", "nquads", "rdfxml", "rdfxml-abbrev"};
    entente_context *context;
    entente_error error;
    if (argc != 2) return fprintf(stderr, "writers GRAPH.nq\n"), 2;
    if (entente_context_open(NULL, &context, &error)) return fprintf(stderr, "%s\n", error.text), 3;
    entente_graph *graph = entente_graph_new(context);
    if (!graph || entente_graph_read(graph, argv[1], &error)) return fprintf(stderr, "%s\n", error.text), 3;
    printf("%zu triples\n", entente_graph_count(graph).triples);
    for (size_t i = 0; i < sizeof OURS / sizeof *OURS; i++)
        measure(graph, "entente", OURS[i], write_ours);
    for (size_t i = 0; i < sizeof RAPTORS / sizeof *RAPTORS; i++)
        measure(graph, "raptor2", RAPTORS[i], write_raptor);
    entente_graph_free(graph);
    entente_context_free(context);
    return 0;
}
