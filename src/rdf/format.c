/* format.c: the formats by name. */
#include "entente.h"

#include <string.h>

static const struct {
    const char *name, *extension;
} FORMATS[] = {
    [ENTENTE_TURTLE] = {"turtle", "ttl"},       [ENTENTE_NTRIPLES] = {"ntriples", "nt"},
    [ENTENTE_NQUADS] = {"nquads", "nq"},        [ENTENTE_TRIG] = {"trig", "trig"},
    [ENTENTE_RDFXML] = {"rdfxml", "rdf"},       [ENTENTE_JSONLD] = {"jsonld", "jsonld"},
    [ENTENTE_JSON] = {"json", "json"},          [ENTENTE_CSV] = {"csv", "csv"},
    [ENTENTE_GRAPHML] = {"graphml", "graphml"},
};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

bool entente_format_by_name(const char *name, entente_format *format)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (strcmp(FORMATS[i].name, name) == 0) {
            *format = (entente_format)i;
            return true;
        }
    return false;
}

const char *entente_format_name(entente_format format)
{
    return (size_t)format < FORMAT_COUNT ? FORMATS[format].name : "";
}

const char *entente_format_extension(entente_format format)
{
    return (size_t)format < FORMAT_COUNT ? FORMATS[format].extension : "";
}
