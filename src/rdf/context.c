/* context.c: JSON-LD contexts: IRIs to short names and back (JSON-LD 1.1 Processing Algorithms, sections 5.2
 * and 6.2, as far as context.h says). */
#include "rdf/context.h"

#include "rdf/rdf.h"
#include <string.h>

static const char OWN_CONTEXT[] =
#include "rdf/context_jsonld.h"
    ;

json_t *context_own(void)
{
    json_t *file = json_loads(OWN_CONTEXT, 0, NULL),
           *context = file ? json_object_get(file, "@context") : NULL;
    if (context) json_incref(context);
    json_decref(file);
    return context;
}

void context_init(struct jsonld_context *context, struct arena *arena, const char *base)
{
    *context = (struct jsonld_context){.arena = arena, .base = base};
    map_init(&context->terms, arena);
    map_init(&context->by_iri, arena);
}

const struct context_term *context_term(const struct jsonld_context *context, const char *name)
{
    const struct map_entry *entry = map_find(&context->terms, name, strlen(name));
    return entry ? entry->value.pointer : NULL;
}

const struct context_term *context_term_of_iri(const struct jsonld_context *context, const char *iri)
{
    const struct map_entry *entry = map_find(&context->by_iri, iri, strlen(iri));
    return entry ? entry->value.pointer : NULL;
}

const char *context_expand(const struct jsonld_context *context, const char *name, bool is_vocabulary)
{
    if (name[0] == '@') return name;
    const struct context_term *term = is_vocabulary ? context_term(context, name) : NULL;
    if (term) return term->iri;
    const char *colon = strchr(name, ':');
    if (colon && strncmp(colon, "://", 3) != 0) {
        const struct map_entry *prefix = map_find(&context->terms, name, (size_t)(colon - name));
        if (prefix)
            return arena_format(context->arena, "%s%s", ((struct context_term *)prefix->value.pointer)->iri,
                                colon + 1);
    }
    if (colon) return name;
    const char *under = is_vocabulary ? context->vocabulary : context->base;
    return under ? arena_format(context->arena, "%s%s", under, name) : NULL;
}

const char *context_compact(const struct jsonld_context *context, const char *iri, bool is_vocabulary)
{
    const struct context_term *term = is_vocabulary ? context_term_of_iri(context, iri) : NULL;
    if (term) return term->name;
    const char *under = is_vocabulary ? context->vocabulary : context->base;
    size_t size = under ? strlen(under) : 0;
    if (under && strncmp(iri, under, size) == 0 && rdf_is_relative_safe(iri + size) && iri[size] != '@' &&
        (!is_vocabulary || !context_term(context, iri + size)))
        return iri + size;
    for (const struct rdf_prefix *prefix = RDF_PREFIXES; prefix->name; prefix++) {
        size = strlen(prefix->iri);
        bool is_under = strncmp(iri, prefix->iri, size) == 0 && strncmp(iri + size, "//", 2) != 0;
        if (is_under && context_term(context, prefix->name))
            return arena_format(context->arena, "%s:%s", prefix->name, iri + size);
    }
    return iri;
}

static void add_term(struct jsonld_context *context, const char *name, const json_t *value)
{
    const char *iri = json_string_value(json_is_object(value) ? json_object_get(value, "@id") : value);
    if (!iri) iri = name;
    iri = context_expand(context, iri, true);
    if (!iri) return;
    const char *type = json_string_value(json_object_get(value, "@type")),
               *language = json_string_value(json_object_get(value, "@language")),
               *container = json_string_value(json_object_get(value, "@container"));
    struct context_term *term = arena_alloc(context->arena, sizeof *term);
    term->name = arena_string(context->arena, name);
    term->iri = arena_string(context->arena, iri);
    term->type = type ? context_expand(context, arena_string(context->arena, type), true) : NULL;
    term->language = language ? arena_string(context->arena, language) : NULL;
    term->is_set = container && strcmp(container, "@set") == 0;
    map_add(&context->terms, name, strlen(name), NULL)->value.pointer = term;
    map_add(&context->by_iri, term->iri, strlen(term->iri), NULL)->value.pointer = term;
}

/* Prefixes may stand behind the terms that use them: what a term's IRI begins with is added before it. */
static void add_terms(struct jsonld_context *context, const json_t *object, bool prefixes)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, name, value)
    {
        const char *iri = json_string_value(value);
        bool is_prefix = iri && strstr(iri, "://");
        if (name[0] != '@' && is_prefix == prefixes) add_term(context, name, value);
    }
}

bool context_add(struct jsonld_context *context, const json_t *value)
{
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            if (!context_add(context, json_array_get(value, i))) return false;
        return true;
    }
    if (!json_is_object(value)) return json_is_null(value);
    const char *vocabulary = json_string_value(json_object_get(value, "@vocab")),
               *base = json_string_value(json_object_get(value, "@base"));
    if (vocabulary) context->vocabulary = arena_string(context->arena, vocabulary);
    if (base) context->base = arena_string(context->arena, base);
    add_terms(context, value, true);
    add_terms(context, value, false);
    return true;
}
