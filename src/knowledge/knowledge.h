/* knowledge.h: what the knowledge stage gives: frozen tables read from ontology/ (Turtle, by raptor2).
 *
 * In: Turtle files. Out: entries, offices, terms of office, memberships, titles, frames; and a name automaton
 * that finds every label of every entry in a text. Read-only once opened; shared by threads. The Turtle terms
 * are described in ontology/README.md. */
#ifndef ENTENTE_KNOWLEDGE_H
#define ENTENTE_KNOWLEDGE_H

#include "base/arena.h"
#include "entente.h"
#include <stdbool.h>
#include <stdint.h>

/* The classes of entity, in the order of the contract. */
enum entity_class {
    CLASS_NONE,
    CLASS_PERSON,
    CLASS_STATE,
    CLASS_ORGANIZATION,
    CLASS_PLACE,
    CLASS_TREATY,
    CLASS_EQUIPMENT,
    CLASS_GROUP,
    CLASS_OFFICE,
    CLASS_COUNT
};
/* "Person", ... and the folder of its IRIs: "person", ... */
const char *entity_class_name(enum entity_class class);
const char *entity_class_folder(enum entity_class class);

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };

/* A date as precise as it is known, and an order on it: year, month (0: unknown), day (0: unknown). */
struct date {
    int16_t year; /* 0: no date */
    uint8_t month, day;
};
/* Do both say the same, to the same precision? */
bool date_same(struct date a, struct date b);
/* 0: no date, 1: a year, 2: a month, 3: a day. */
int date_precision(struct date date);
/* Earliest and latest day number (proleptic Gregorian, days since 1970-01-01) that the date can mean. */
int32_t date_earliest(struct date date);
int32_t date_latest(struct date date);
struct date date_from_days(int32_t days);
/* Reads YYYY, YYYY-MM or YYYY-MM-DD; false when it is none of them. */
bool date_parse(const char *text, struct date *date);
/* Writes it as precise as it is; `out` holds 11 bytes or more. */
void date_write(struct date date, char out[static 11]);

/* How a name stands for its entry. */
enum name_role {
    NAME_LABEL, /* the name itself, and other names */
    NAME_ACRONYM,
    NAME_DEMONYM, /* adjective or inhabitant of a State or Place: "Russian", "Russians", "Parisian" */
    NAME_METONYM, /* stands for the government: "Kremlin", "White House"; the capital's name too */
    NAME_FORMER   /* an older name */
};

struct entry;

struct entry_name {
    const char *text;
    enum name_role role;
    bool case_matters; /* "US", "Turkey" as a name, not "us", "turkey" */
};

/* Membership or participation, from either side. */
struct membership {
    const struct entry *member, *body; /* a State in an Organization, a party to a Treaty */
    struct date begin, end;            /* year 0: unknown or open */
};

/* A person's time in an office. */
struct term {
    const struct entry *person;
    const struct office *office;
    const struct entry *of; /* State or Organization */
    struct date begin, end; /* end.year 0: open as far as known */
};

/* A kind of office: "Foreign Minister". */
struct office {
    const char *iri; /* tail: "office/foreign-minister" */
    const char *label;
    const char *const
        *titles; /* lower-case words by which texts call it: "foreign minister", "top diplomat" */
    size_t title_count;
    uint8_t level;    /* 1 head of state, 2 head of government, 3 minister, 4 other senior office, 5 other */
    bool of_state;    /* usually of a State (else of an Organization) */
    bool leads_party; /* "General Secretary", "Party Leader": texts call one by the other's title */
};

struct entry {
    const char *iri; /* tail below the base: "state/north-korea" */
    const char *label;
    enum entity_class class;
    enum gender gender;
    const char
        *kind; /* finer kind, lower case: "city", "alliance", "news agency", "ministry", "missile"; NULL */
    const char *wikidata;    /* "Q423"; NULL */
    const char *iso2, *iso3; /* States; NULL */
    const char *family_name; /* Persons whose family name is not the last word; NULL */
    struct entry_name *names;
    size_t name_count;
    struct date begin, end;         /* existence, life, or (treaties) signed and ended */
    struct date in_force;           /* treaties */
    const struct entry *capital;    /* of a State */
    const struct entry *located_in; /* Places, Organizations with a seat */
    const struct entry *town;    /* Places that lie in a town, as a palace does; also told by located_in when
                                    no state is */
    const struct entry *part_of; /* Organizations: parent organization or State */
    const struct entry *citizen_of; /* Persons */
    const struct term *const
        *terms; /* Persons: offices held; States and Organizations: their holders; by begin */
    size_t term_count;
    const struct membership *const *memberships; /* as member and as body */
    size_t membership_count;
    bool is_press;  /* a news agency, a newspaper, a broadcaster: its kind has a word of "medium-kind" */
    float prior;    /* how much it is written about, 0..1: breaks ties between homonyms */
    bool contested; /* a State whose statehood is disputed */
};

struct knowledge;

/* Reads the ontology's folder and the user's files after it. New: knowledge_close. A broken file gives
 * ENTENTE_BAD_KNOWLEDGE with file and line. */
entente_status knowledge_open(const char *ontology, const char *const *more, size_t more_count,
                              struct knowledge **knowledge, entente_error *error);
/* Writes the ontology's snapshot (knowledge.snapshot in its folder), from which it opens in a few
 * milliseconds as long as its files are what they are now. */
entente_status knowledge_compile(const char *ontology, entente_error *error);
void knowledge_close(struct knowledge *knowledge);
/* A hash of all that was read, as 16 hexadecimal digits: the version in the output's provenance. */
const char *knowledge_version(const struct knowledge *knowledge);

/* All entries in byte order of their IRIs. */
size_t knowledge_count(const struct knowledge *knowledge);
const struct entry *knowledge_entry(const struct knowledge *knowledge, size_t index);
/* By IRI tail ("state/north-korea"); NULL. */
const struct entry *knowledge_by_iri(const struct knowledge *knowledge, const char *iri);
/* The State in which the entry lies, the entry itself when it is one; NULL: not known. O(1). */
const struct entry *state_of_entry(const struct entry *entry);

/* One reading of a name. */
struct candidate {
    const struct entry *entry;
    const struct entry_name *name;
};
/* All entries that bear the name (spelling variants count as equal: case, marks, hyphens, transliteration),
 * best prior first; *count gets their number. */
const struct candidate *knowledge_lookup(const struct knowledge *knowledge, const char *name, size_t size,
                                         size_t *count);

/* A match of the name automaton: token-aligned, longest first at each place, overlapping shorter ones kept.
 */
struct name_match {
    uint32_t begin, end; /* bytes in the text */
    const struct candidate *candidates;
    size_t candidate_count;
};
/* Finds all names in a text in one pass, in order of begin, then longest first. O(size). */
struct name_match *knowledge_match(const struct knowledge *knowledge, struct arena *arena, const char *text,
                                   size_t size, size_t *count);

/* The body of a State that a head noun names ("foreign ministry", "parliament", "air force"), by the patterns
 * of the ontology: its own entry when it has one, else one made from the pattern
 * ("organization/russia-foreign-ministry"). NULL when no pattern has the head. knowledge_match finds such
 * bodies by itself where the state is named beside the head: "Russian Foreign Ministry", "Iran's parliament",
 * "Ministry of Defense of Ukraine". */
const struct entry *knowledge_body(const struct knowledge *knowledge, const struct entry *state,
                                   const char *head, size_t size);

/* Offices. */
size_t knowledge_office_count(const struct knowledge *knowledge);
const struct office *knowledge_office(const struct knowledge *knowledge, size_t index);
/* The office whose title is these words ("foreign minister"), in any spelling ("Defence Minister"); NULL. */
const struct office *knowledge_office_by_title(const struct knowledge *knowledge, const char *title,
                                               size_t size);
/* Who held an office of a State or Organization on a date (year 0: now); NULL when not known. */
const struct term *knowledge_holder(const struct knowledge *knowledge, const struct office *office,
                                    const struct entry *of, struct date when);

/* Was `member` in `body` on the date? */
bool knowledge_is_member(const struct knowledge *knowledge, const struct entry *member,
                         const struct entry *body, struct date when);

/* Word lists of the ontology (ent:WordList): small closed sets of lower-case words that rules ask for, by the
 * list's name: knowledge_list_has(k, "reporting-verb", "say", 3). */
bool knowledge_list_has(const struct knowledge *knowledge, const char *list, const char *word, size_t size);
/* Does one of the words of the text stand in the list: "news" of "news agency"? */
bool knowledge_list_has_any(const struct knowledge *knowledge, const char *list, const char *text);
/* The number beside the word in its list ("month" "march" 3); `otherwise` when it is not in the list. */
long knowledge_list_value(const struct knowledge *knowledge, const char *list, const char *word, size_t size,
                          long otherwise);

/* The raw statements, for stages that keep tables of their own (frames): calls `visit` for each statement
 * whose predicate is the IRI `predicate`, in a stable order (by subject, then as written). Blank nodes have
 * IRIs of "_:". */
struct knowledge_statement {
    const char *subject, *predicate, *object; /* full IRIs or "_:n"; literals as text */
    const char *datatype; /* of a literal; NULL for an IRI object; "" for a plain literal */
};
void knowledge_statements(const struct knowledge *knowledge, const char *predicate,
                          void (*visit)(void *user, const struct knowledge_statement *statement), void *user);
/* The statements about one subject. */
const struct knowledge_statement *knowledge_about(const struct knowledge *knowledge, const char *subject,
                                                  size_t *count);

#endif
