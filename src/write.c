/* write.c: entente_write: the format decides the writer. */
#include "base/file.h"
#include "base/status.h"
#include "rdf/rdf.h"
#include "table/table.h"

entente_status entente_write(const entente_graph *graph, entente_format format,
                             const entente_write_options *options, FILE *file, entente_error *error)
{
    switch (format) {
    case ENTENTE_TURTLE:
        return rdf_write_turtle(graph, options, false, file, error);
    case ENTENTE_TRIG:
        return rdf_write_turtle(graph, options, true, file, error);
    case ENTENTE_NTRIPLES:
        return rdf_write_raptor(graph, options, "ntriples", file, error);
    case ENTENTE_NQUADS:
        return rdf_write_raptor(graph, options, "nquads", file, error);
    case ENTENTE_RDFXML:
        return rdf_write_raptor(graph, options, "rdfxml", file, error);
    case ENTENTE_JSONLD:
        return rdf_write_jsonld(graph, options, file, error);
    case ENTENTE_JSON:
        return table_write_json(graph, file, error);
    case ENTENTE_GRAPHML:
        return table_write_graphml(graph, file, error);
    case ENTENTE_CSV:
        break;
    }
    return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "the format '%s' cannot be written to a stream",
                entente_format_name(format));
}

entente_status entente_write_file(const entente_graph *graph, entente_format format,
                                  const entente_write_options *options, const char *path,
                                  entente_error *error)
{
    if (format == ENTENTE_CSV) return table_write_csv(graph, path, error);
    struct new_file file;
    entente_status status = file_begin(&file, path, error);
    if (status) return status;
    status = entente_write(graph, format, options, file.stream, error);
    if (!status) return file_commit(&file, error);
    file_abandon(&file);
    if (error && !error->file[0]) snprintf(error->file, sizeof error->file, "%s", path);
    return status;
}
