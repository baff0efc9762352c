/* tables.h: the inside of struct knowledge, and the steps that fill it from the frozen statements. */
#ifndef ENTENTE_KNOWLEDGE_TABLES_H
#define ENTENTE_KNOWLEDGE_TABLES_H

#include "knowledge/names.h"
#include "knowledge/statements.h"

/* What the program reads of an entry, an office or a term. */
enum property {
    PROPERTY_NONE,
    PROPERTY_TYPE,
    PROPERTY_LABEL,
    PROPERTY_ALT_LABEL,
    PROPERTY_ACRONYM,
    PROPERTY_EXACT_LABEL,
    PROPERTY_DEMONYM,
    PROPERTY_METONYM,
    PROPERTY_FORMER_NAME,
    PROPERTY_SAME_AS,
    PROPERTY_GENDER,
    PROPERTY_PRIOR,
    PROPERTY_CONTESTED,
    PROPERTY_KIND,
    PROPERTY_ISO2,
    PROPERTY_ISO3,
    PROPERTY_FAMILY_NAME,
    PROPERTY_BEGIN,
    PROPERTY_END,
    PROPERTY_SIGNED,
    PROPERTY_IN_FORCE,
    PROPERTY_CAPITAL,
    PROPERTY_LOCATED_IN,
    PROPERTY_SEAT,
    PROPERTY_PART_OF,
    PROPERTY_CITIZEN_OF,
    PROPERTY_LEVEL,
    PROPERTY_OF_STATE,
    PROPERTY_LEADS_PARTY,
    PROPERTY_TITLE,
    PROPERTY_OFFICE,
    PROPERTY_OFFICE_OF,
    PROPERTY_MEMBER,
    PROPERTY_WORD,
    PROPERTY_VALUE,
    PROPERTY_FILLS,
    PROPERTY_HEAD,
    PROPERTY_FAMILY_FIRST,
    PROPERTY_COUNT
};

/* Beside the classes of entity. */
enum { BODY_PATTERN = CLASS_COUNT };

/* A body that every state has: "{demonym} Foreign Ministry". */
struct body_pattern {
    const char *slug;  /* "foreign-ministry" */
    const char *label; /* "{demonym} Foreign Ministry" */
    const char *kind;
    bool is_press;
    bool has_place; /* one a place: "Russian Embassy in Lima" */
};

/* The body of one state by one pattern. */
struct body {
    struct entry entry;         /* as made from the pattern */
    struct candidate candidate; /* that, or the entry of the ontology that fills the pattern */
    struct entry_name name;
};

/* A head noun of a pattern: the node at its end, its first word, the pattern's number + 1. */
struct body_head {
    uint32_t node, word;
    uint16_t pattern;
};

struct bodies {
    struct body_pattern *patterns;
    size_t pattern_count;
    uint32_t root;        /* node of the index of names below which the heads of all patterns lie */
    uint16_t *pattern_of; /* node -> pattern + 1 */
    struct body_head *heads;
    size_t head_count, head_capacity;
    bool *begins_head;       /* number of a word -> does a head begin with it? */
    uint32_t of, the, in, s; /* numbers of these words */
    struct body *items;      /* by state, then pattern */
    uint32_t *state_of;      /* index of an entry -> number of the state + 1 */
    size_t state_count;
};

struct knowledge {
    struct arena *arena;
    struct arena *scratch; /* only while it is filled */
    struct statement_store statements;
    uint8_t *classes; /* number of a term -> what it is as an rdf:type: enum entity_class, or BODY_PATTERN */
    uint8_t *properties;   /* number of a term -> enum property */
    struct entry *entries; /* by IRI */
    size_t entry_count;
    uint32_t *entry_of_term; /* number of a term -> index + 1 */
    struct office *offices;
    size_t office_count;
    struct map office_index;  /* IRI tail -> index + 1 */
    struct map office_titles; /* names_key of a title -> office */
    struct map lists;         /* "list\nword" -> value */
    struct name_index names;
    struct bodies bodies;
    char version[17];
};

/* Fills all tables from the frozen statements. */
void tables_fill(struct knowledge *knowledge);

/* The steps, in this order. */
void properties_fill(struct knowledge *knowledge);
void entries_fill(struct knowledge *knowledge);
void offices_fill(struct knowledge *knowledge);
void links_fill(struct knowledge *knowledge);
void words_fill(struct knowledge *knowledge);
void bodies_read(struct knowledge *knowledge); /* before the names are frozen */
void bodies_fill(struct knowledge *knowledge); /* behind it */

/* What the steps share. */
enum property property_of(const struct knowledge *knowledge, const struct triple *triple);
const char *text_of_term(const struct knowledge *knowledge, uint32_t term);
struct entry *entry_of_term(const struct knowledge *knowledge, uint32_t term);
/* The first value of a property among triples; TERM_NONE. */
uint32_t property_value(const struct knowledge *knowledge, const struct triple *triples, size_t count,
                        enum property property);
struct date property_date(const struct knowledge *knowledge, const struct triple *triples, size_t count,
                          enum property property);
/* Of a subject, by its rdf:type. */
unsigned class_of(const struct knowledge *knowledge, const struct triple *triples, size_t count);
/* The part of an IRI behind the base of data IRIs; the IRI itself when it lies elsewhere. */
const char *iri_tail(const char *iri);

/* The body of a state by a pattern's number. */
const struct body *body_of(const struct knowledge *knowledge, const struct entry *state, size_t pattern);
/* The body whose IRI this is; NULL. */
const struct entry *body_by_iri(const struct knowledge *knowledge, const char *iri);
/* The body that a whole name stands for; NULL. */
const struct body *body_named(const struct knowledge *knowledge, struct arena *scratch, const char *name,
                              size_t size);

#endif
