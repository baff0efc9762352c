/* tables.c: which property each predicate is, and the order in which the tables are filled. */
#include "knowledge/tables.h"

#include "base/text.h"
#include <string.h>

const char *iri_tail(const char *iri)
{
    return text_starts_with(iri, ID) ? iri + strlen(ID) : iri;
}

static const char *const PROPERTIES[PROPERTY_COUNT] = {
    [PROPERTY_TYPE] = RDF "type",
    [PROPERTY_LABEL] = RDFS "label",
    [PROPERTY_ALT_LABEL] = SKOS "altLabel",
    [PROPERTY_ACRONYM] = ENT "acronym",
    [PROPERTY_EXACT_LABEL] = ENT "exactLabel",
    [PROPERTY_DEMONYM] = ENT "demonym",
    [PROPERTY_METONYM] = ENT "metonym",
    [PROPERTY_FORMER_NAME] = ENT "formerName",
    [PROPERTY_SAME_AS] = OWL "sameAs",
    [PROPERTY_GENDER] = ENT "gender",
    [PROPERTY_PRIOR] = ENT "prior",
    [PROPERTY_CONTESTED] = ENT "contested",
    [PROPERTY_KIND] = ENT "kind",
    [PROPERTY_ISO2] = ENT "iso2",
    [PROPERTY_ISO3] = ENT "iso3",
    [PROPERTY_FAMILY_NAME] = ENT "familyName",
    [PROPERTY_BEGIN] = ENT "begin",
    [PROPERTY_END] = ENT "end",
    [PROPERTY_SIGNED] = ENT "signed",
    [PROPERTY_IN_FORCE] = ENT "inForce",
    [PROPERTY_CAPITAL] = ENT "capital",
    [PROPERTY_LOCATED_IN] = ENT "locatedIn",
    [PROPERTY_SEAT] = ENT "seat",
    [PROPERTY_PART_OF] = ENT "partOf",
    [PROPERTY_CITIZEN_OF] = ENT "citizenOf",
    [PROPERTY_LEVEL] = ENT "level",
    [PROPERTY_OF_STATE] = ENT "ofState",
    [PROPERTY_LEADS_PARTY] = ENT "leadsParty",
    [PROPERTY_TITLE] = ENT "title",
    [PROPERTY_OFFICE] = ENT "office",
    [PROPERTY_OFFICE_OF] = ENT "officeOf",
    [PROPERTY_MEMBER] = ENT "member",
    [PROPERTY_WORD] = ENT "word",
    [PROPERTY_VALUE] = ENT "value",
    [PROPERTY_FILLS] = ENT "fills",
    [PROPERTY_HEAD] = ENT "head",
    [PROPERTY_FAMILY_FIRST] = ENT "familyNameFirst",
};

void properties_fill(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    knowledge->properties = arena_alloc(knowledge->arena, store->term_count);
    for (size_t p = 1; p < PROPERTY_COUNT; p++) {
        const struct triple_range *range = statements_predicate(store, PROPERTIES[p]);
        if (range) knowledge->properties[range->term] = (uint8_t)p;
    }
}

/* Which terms are classes that the program knows: few, so each is looked for once. */
static void classes_fill(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    knowledge->classes = arena_alloc(knowledge->arena, store->term_count);
    const struct triple_range *range = statements_predicate(store, RDF "type");
    for (uint32_t i = range ? range->begin : 0, before = 0; range && i < range->end; i++) {
        uint32_t term = store->triples[store->by_predicate[i]].object;
        if (term == before || knowledge->classes[term]) continue;
        before = term;
        const char *iri = store->terms[term];
        if (!text_starts_with(iri, ENT)) continue;
        for (int c = CLASS_PERSON; c < CLASS_COUNT; c++)
            if (strcmp(iri + strlen(ENT), entity_class_name((enum entity_class)c)) == 0)
                knowledge->classes[term] = (uint8_t)c;
        if (strcmp(iri, ENT "BodyPattern") == 0) knowledge->classes[term] = BODY_PATTERN;
    }
}

unsigned class_of(const struct knowledge *knowledge, const struct triple *triples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (property_of(knowledge, &triples[i]) == PROPERTY_TYPE && knowledge->classes[triples[i].object])
            return knowledge->classes[triples[i].object];
    return CLASS_NONE;
}

enum property property_of(const struct knowledge *knowledge, const struct triple *triple)
{
    return (enum property)knowledge->properties[triple->predicate];
}

const char *text_of_term(const struct knowledge *knowledge, uint32_t term)
{
    return knowledge->statements.terms[term];
}

struct entry *entry_of_term(const struct knowledge *knowledge, uint32_t term)
{
    uint32_t place = knowledge->entry_of_term[term];
    return place ? &knowledge->entries[place - 1] : NULL;
}

uint32_t property_value(const struct knowledge *knowledge, const struct triple *triples, size_t count,
                        enum property property)
{
    for (size_t i = 0; i < count; i++)
        if (property_of(knowledge, &triples[i]) == property) return triples[i].object;
    return TERM_NONE;
}

struct date property_date(const struct knowledge *knowledge, const struct triple *triples, size_t count,
                          enum property property)
{
    uint32_t term = property_value(knowledge, triples, count, property);
    struct date date = {0};
    if (term && !date_parse(text_of_term(knowledge, term), &date)) return (struct date){0};
    return date;
}

void tables_fill(struct knowledge *knowledge)
{
    properties_fill(knowledge);
    classes_fill(knowledge);
    names_init(&knowledge->names, knowledge->arena, knowledge->scratch);
    words_fill(knowledge);
    entries_fill(knowledge);
    offices_fill(knowledge);
    links_fill(knowledge);
    bodies_read(knowledge);
    names_freeze(&knowledge->names);
    bodies_fill(knowledge);
}
