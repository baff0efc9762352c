/* results.c: answers of a query: a table for a reader, or SPARQL 1.1's own CSV, JSON and XML (W3C 2013).
 * rasqal's own writers leave out the heads of empty answers; XML goes through libxml2. */
#include "store/results.h"

#include "base/context.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/status.h"
#include "base/text.h"
#include "rdf/rdf.h"
#include <libxml/xmlwriter.h>
#include <string.h>

enum { WIDEST_CELL = 60 };

/* ---- A table for a reader ---- */

/* "person/shinzo-abe", "ent:Visit", or the whole IRI. */
static const char *short_iri(struct arena *arena, const char *iri)
{
    if (text_starts_with(iri, DEFAULT_BASE)) return iri + strlen(DEFAULT_BASE);
    for (const struct rdf_prefix *prefix = RDF_PREFIXES; prefix->name; prefix++)
        if (text_starts_with(iri, prefix->iri))
            return arena_format(arena, "%s:%s", prefix->name, iri + strlen(prefix->iri));
    return iri;
}

static const char *cell_text(struct arena *arena, const struct read_term *term)
{
    if (!term->kind) return "";
    if (term->kind == READ_IRI) return short_iri(arena, term->text);
    char *copy = arena_string(arena, term->text);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20) *c = ' ';
    return copy;
}

static void write_line(const char *const *cells, const size_t *widths, size_t columns, FILE *file)
{
    for (size_t c = 0; c < columns; c++) {
        size_t width = utf8_length(cells[c], strlen(cells[c]));
        fputs(cells[c], file);
        if (c + 1 < columns) fprintf(file, "%*s", (int)(width < widths[c] ? widths[c] - width : 0) + 2, "");
    }
    putc('\n', file);
}

static entente_status write_table(const struct answers *answers, FILE *file, entente_error *error)
{
    struct arena *arena = answers->arena;
    size_t columns = answers->columns, count = answers->rows * columns;
    const char **cells = arena_array(arena, count + 1, sizeof *cells), **lines;
    size_t *widths = arena_array(arena, columns + 1, sizeof *widths);
    (void)error;
    for (size_t c = 0; c < columns; c++)
        widths[c] = utf8_length(answers->names[c], strlen(answers->names[c]));
    for (size_t i = 0; i < count; i++) {
        cells[i] = cell_text(arena, &answers->cells[i]);
        size_t width = utf8_length(cells[i], strlen(cells[i])), *widest = &widths[i % columns];
        if (width > WIDEST_CELL) width = WIDEST_CELL;
        if (width > *widest) *widest = width;
    }
    lines = arena_array(arena, columns + 1, sizeof *lines);
    for (size_t c = 0; c < columns; c++) {
        char *line = arena_alloc(arena, widths[c] + 1);
        memset(line, '-', widths[c]);
        lines[c] = line;
    }
    write_line(answers->names, widths, columns, file);
    write_line(lines, widths, columns, file);
    for (size_t row = 0; row < answers->rows; row++)
        write_line(cells + row * columns, widths, columns, file);
    return ENTENTE_OK;
}

/* ---- The formats of SPARQL ---- */

static entente_status write_csv(const struct answers *answers, FILE *file, entente_error *error)
{
    (void)error;
    for (size_t c = 0; c < answers->columns; c++)
        fprintf(file, "%s%s", c ? "," : "", answers->names[c]);
    fputs("\r\n", file);
    for (size_t i = 0; i < answers->rows * answers->columns; i++) {
        const struct read_term *term = &answers->cells[i];
        if (term->kind == READ_BLANK) fputs("_:", file);
        csv_write_cell(file, term->text);
        fputs((i + 1) % answers->columns ? "," : "\r\n", file);
    }
    return ENTENTE_OK;
}

static void write_json_term(FILE *file, const struct read_term *term)
{
    static const char *const KINDS[] = {
        [READ_IRI] = "uri", [READ_BLANK] = "bnode", [READ_LITERAL] = "literal"};
    fprintf(file, "{ \"type\": \"%s\", \"value\": ", KINDS[term->kind]);
    json_write_string(file, term->text);
    if (term->language || term->datatype) {
        fputs(term->language ? ", \"xml:lang\": " : ", \"datatype\": ", file);
        json_write_string(file, term->language ? term->language : term->datatype);
    }
    fputs(" }", file);
}

static entente_status write_json(const struct answers *answers, FILE *file, entente_error *error)
{
    (void)error;
    fputs("{ \"head\": { \"vars\": [", file);
    for (size_t c = 0; c < answers->columns; c++) {
        if (c) fputs(", ", file);
        json_write_string(file, answers->names[c]);
    }
    fputs("] },\n\"results\": { \"bindings\": [", file);
    for (size_t row = 0; row < answers->rows; row++) {
        const struct read_term *cells = &answers->cells[row * answers->columns];
        const char *before = row ? ",\n  { " : "\n  { ";
        for (size_t c = 0; c < answers->columns; c++) {
            if (!cells[c].kind) continue;
            fputs(before, file);
            json_write_string(file, answers->names[c]);
            fputs(": ", file);
            write_json_term(file, &cells[c]);
            before = ", ";
        }
        fputs(before[0] == ',' && before[1] == ' ' ? " }" : row ? ",\n  { }" : "\n  { }", file);
    }
    fputs("\n] } }\n", file);
    return ENTENTE_OK;
}

static void write_xml_term(xmlTextWriterPtr xml, const char *name, const struct read_term *term)
{
    static const char *const KINDS[] = {
        [READ_IRI] = "uri", [READ_BLANK] = "bnode", [READ_LITERAL] = "literal"};
    xmlTextWriterStartElement(xml, BAD_CAST "binding");
    xmlTextWriterWriteAttribute(xml, BAD_CAST "name", BAD_CAST name);
    xmlTextWriterStartElement(xml, BAD_CAST KINDS[term->kind]);
    if (term->language) xmlTextWriterWriteAttribute(xml, BAD_CAST "xml:lang", BAD_CAST term->language);
    if (term->datatype) xmlTextWriterWriteAttribute(xml, BAD_CAST "datatype", BAD_CAST term->datatype);
    xmlTextWriterWriteString(xml, BAD_CAST term->text);
    xmlTextWriterEndElement(xml);
    xmlTextWriterEndElement(xml);
}

static int put_bytes(void *file, const char *bytes, int size)
{
    return fwrite(bytes, 1, (size_t)size, file) == (size_t)size ? size : -1;
}

static entente_status write_xml(const struct answers *answers, FILE *file, entente_error *error)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(put_bytes, NULL, file, NULL);
    xmlTextWriterPtr xml = buffer ? xmlNewTextWriter(buffer) : NULL;
    if (!xml) {
        if (buffer) xmlOutputBufferClose(buffer);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL);
    xmlTextWriterStartElement(xml, BAD_CAST "sparql");
    xmlTextWriterWriteAttribute(xml, BAD_CAST "xmlns", BAD_CAST "http://www.w3.org/2005/sparql-results#");
    xmlTextWriterStartElement(xml, BAD_CAST "head");
    for (size_t c = 0; c < answers->columns; c++) {
        xmlTextWriterStartElement(xml, BAD_CAST "variable");
        xmlTextWriterWriteAttribute(xml, BAD_CAST "name", BAD_CAST answers->names[c]);
        xmlTextWriterEndElement(xml);
    }
    xmlTextWriterEndElement(xml);
    xmlTextWriterStartElement(xml, BAD_CAST "results");
    for (size_t row = 0; row < answers->rows; row++) {
        const struct read_term *cells = &answers->cells[row * answers->columns];
        xmlTextWriterStartElement(xml, BAD_CAST "result");
        for (size_t c = 0; c < answers->columns; c++)
            if (cells[c].kind) write_xml_term(xml, answers->names[c], &cells[c]);
        xmlTextWriterEndElement(xml);
    }
    bool failed = xmlTextWriterEndDocument(xml) < 0;
    xmlFreeTextWriter(xml);
    return failed ? fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "the answers cannot be written") : ENTENTE_OK;
}

entente_status results_write_rows(const struct answers *answers, entente_results format, FILE *file,
                                  entente_error *error)
{
    static entente_status (*const WRITERS[])(const struct answers *, FILE *,
                                             entente_error *) = {[ENTENTE_RESULTS_TABLE] = write_table,
                                                                 [ENTENTE_RESULTS_CSV] = write_csv,
                                                                 [ENTENTE_RESULTS_JSON] = write_json,
                                                                 [ENTENTE_RESULTS_XML] = write_xml};
    return WRITERS[format](answers, file, error);
}

void results_write_truth(bool is_true, entente_results format, FILE *file)
{
    const char *word = is_true ? "true" : "false";
    if (format == ENTENTE_RESULTS_JSON)
        fprintf(file, "{ \"head\": {}, \"boolean\": %s }\n", word);
    else if (format == ENTENTE_RESULTS_XML)
        fprintf(file,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql "
                "xmlns=\"http://www.w3.org/2005/sparql-results#\"><head/><boolean>%s</boolean></sparql>\n",
                word);
    else
        fprintf(file, "%s\n", format == ENTENTE_RESULTS_CSV ? word : is_true ? "yes" : "no");
}

entente_status results_write_triples(rasqal_world *world, rasqal_query_results *results,
                                     entente_results format, FILE *file, entente_error *error)
{
    static const char *const SYNTAXES[] = {[ENTENTE_RESULTS_TABLE] = "turtle",
                                           [ENTENTE_RESULTS_CSV] = "ntriples",
                                           [ENTENTE_RESULTS_JSON] = "json",
                                           [ENTENTE_RESULTS_XML] = "rdfxml"};
    raptor_world *raptor = rasqal_world_get_raptor(world);
    raptor_serializer *serializer = raptor_new_serializer(raptor, SYNTAXES[format]);
    if (!serializer) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "raptor cannot start");
    for (const struct rdf_prefix *prefix = RDF_PREFIXES; prefix->name; prefix++) {
        raptor_uri *uri = raptor_new_uri(raptor, (const unsigned char *)prefix->iri);
        if (uri) raptor_serializer_set_namespace(serializer, uri, (const unsigned char *)prefix->name);
        if (uri) raptor_free_uri(uri);
    }
    int failed = raptor_serializer_start_to_file_handle(serializer, NULL, file);
    for (raptor_statement *triple; !failed && (triple = rasqal_query_results_get_triple(results));
         rasqal_query_results_next_triple(results))
        failed = raptor_serializer_serialize_statement(serializer, triple);
    failed = failed || raptor_serializer_serialize_end(serializer);
    raptor_free_serializer(serializer);
    return failed ? fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "the triples cannot be written") : ENTENTE_OK;
}

bool entente_results_by_name(const char *name, entente_results *results)
{
    static const char *const NAMES[] = {[ENTENTE_RESULTS_TABLE] = "table",
                                        [ENTENTE_RESULTS_CSV] = "csv",
                                        [ENTENTE_RESULTS_JSON] = "json",
                                        [ENTENTE_RESULTS_XML] = "xml"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(NAMES[i], name) == 0) {
            *results = (entente_results)i;
            return true;
        }
    return false;
}
