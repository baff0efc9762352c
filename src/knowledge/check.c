/* check.c: faults of a user's file of knowledge, each with its line and a remedy. In: the file, and the
 * knowledge that it is to be added to. Out: warnings. raptor tells no lines of statements, so a fault's line
 * is where its text stands behind its subject's. */
#include "knowledge/report.h"

#include "base/file.h"
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include "knowledge/tables.h"
#include <stdlib.h>
#include <string.h>

/* What each property takes. */
enum value_kind {
    VALUE_ANY,
    VALUE_TEXT,
    VALUE_DATE,
    VALUE_ENTRY,
    VALUE_OFFICE,
    VALUE_NUMBER,
    VALUE_SHARE, /* a number from 0 to 1 */
    VALUE_BOOLEAN,
    VALUE_GENDER,
    VALUE_NODE /* [ ... ] or an IRI */
};

static const struct {
    const char *predicate;
    enum value_kind kind;
} PROPERTIES[] = {
    {RDF "type", VALUE_NODE},
    {RDFS "label", VALUE_TEXT},
    {SKOS "altLabel", VALUE_TEXT},
    {OWL "sameAs", VALUE_NODE},
    {RDFS "comment", VALUE_TEXT},
    {ENT "acronym", VALUE_TEXT},
    {ENT "exactLabel", VALUE_TEXT},
    {ENT "formerName", VALUE_TEXT},
    {ENT "demonym", VALUE_TEXT},
    {ENT "metonym", VALUE_TEXT},
    {ENT "kind", VALUE_TEXT},
    {ENT "gender", VALUE_GENDER},
    {ENT "familyName", VALUE_TEXT},
    {ENT "iso2", VALUE_TEXT},
    {ENT "iso3", VALUE_TEXT},
    {ENT "prior", VALUE_SHARE},
    {ENT "contested", VALUE_BOOLEAN},
    {ENT "begin", VALUE_DATE},
    {ENT "end", VALUE_DATE},
    {ENT "signed", VALUE_DATE},
    {ENT "inForce", VALUE_DATE},
    {ENT "capital", VALUE_ENTRY},
    {ENT "locatedIn", VALUE_ENTRY},
    {ENT "seat", VALUE_ENTRY},
    {ENT "partOf", VALUE_ENTRY},
    {ENT "citizenOf", VALUE_ENTRY},
    {ENT "term", VALUE_NODE},
    {ENT "office", VALUE_OFFICE},
    {ENT "officeOf", VALUE_ENTRY},
    {ENT "membership", VALUE_NODE},
    {ENT "member", VALUE_ENTRY},
    {ENT "level", VALUE_NUMBER},
    {ENT "ofState", VALUE_BOOLEAN},
    {ENT "leadsParty", VALUE_BOOLEAN},
    {ENT "title", VALUE_TEXT},
    /* Of word lists, lexicons and frames. */
    {ENT "word", VALUE_TEXT},
    {ENT "entry", VALUE_NODE},
    {ENT "value", VALUE_NUMBER},
    {ENT "variants", VALUE_TEXT},
    {ENT "words", VALUE_TEXT},
    {ENT "evokes", VALUE_NODE},
    {ENT "pattern", VALUE_NODE},
    {ENT "verb", VALUE_TEXT},
    {ENT "noun", VALUE_TEXT},
    {ENT "predicate", VALUE_TEXT},
    {ENT "source", VALUE_TEXT},
    {ENT "target", VALUE_TEXT},
    {ENT "involves", VALUE_TEXT},
    {ENT "nounSource", VALUE_TEXT},
    {ENT "nounTarget", VALUE_TEXT},
    {ENT "nounInvolves", VALUE_TEXT},
    {ENT "when", VALUE_TEXT},
    {ENT "needs", VALUE_TEXT},
    {ENT "reciprocal", VALUE_TEXT},
    {ENT "located", VALUE_ENTRY},
    {ENT "phrase", VALUE_TEXT},
    {ENT "adjective", VALUE_TEXT},
    /* Of bodies that every state has, and of how states name theirs and their people. */
    {ENT "fills", VALUE_NODE},
    {ENT "head", VALUE_TEXT},
    {ENT "hasPlace", VALUE_BOOLEAN},
    {ENT "attributive", VALUE_TEXT},
    {ENT "familyNameFirst", VALUE_BOOLEAN},
};

static const char *const OTHER_CLASSES[] = {"Office",      "WordList", "Frame",
                                            "RolePattern", "Lexicon",  "BodyPattern"};

/* More are not looked for: each costs a search of the file for its line. */
enum { MOST_FAULTS = 1000 };

struct fault {
    size_t line, order;
    const char *text;
};

struct check {
    const struct knowledge *knowledge;
    struct statement_store store;
    struct arena *arena;
    const char *path, *bytes;
    const char *subject; /* the subject at hand */
    struct map names;    /* "class\nfolded label" -> IRI of the entry of the file that has it */
    struct fault *faults;
    size_t fault_count, fault_capacity;
};

/* ---- Lines ---- */

/* The first place of an IRI's tail as a whole ("person/jane" in "<person/jane>", not in "<person/jane-doe>").
 */
static const char *place_of(const char *bytes, const char *tail)
{
    size_t size = strlen(tail);
    for (const char *at = bytes; size && (at = strstr(at, tail)); at++)
        if (!strchr("-_/", at[size]) || !at[size]) return at;
    return NULL;
}

static const char *last_part(const char *iri)
{
    const char *slash = strrchr(iri, '/'), *hash = strrchr(iri, '#');
    const char *cut = slash > hash ? slash : hash;
    return cut ? cut + 1 : iri;
}

/* Of a blank node: the subject that has it. */
static const char *owner_of(const struct check *check, const char *subject)
{
    for (int steps = 0; steps < 4 && subject[0] == '_'; steps++)
        for (size_t i = 0; i < check->store.count; i++)
            if (strcmp(check->store.items[i].object, subject) == 0) {
                subject = check->store.items[i].subject;
                break;
            }
    return subject;
}

/* The line of a text behind the place of the subject at hand; that place's when the text does not stand
 * there. */
static size_t line_of(const struct check *check, const char *text)
{
    const char *owner = owner_of(check, check->subject);
    const char *subject = place_of(check->bytes, iri_tail(owner));
    if (!subject) subject = place_of(check->bytes, last_part(owner));
    if (!subject) subject = check->bytes;
    const char *place = text && *text ? strstr(subject, text) : NULL;
    if (!place) place = subject;
    size_t line = 1;
    for (const char *c = check->bytes; c < place; c++)
        line += *c == '\n';
    return line;
}

static void fault(struct check *check, const char *where, const char *what, const char *detail,
                  const char *remedy)
{
    check->faults = arena_grow(check->arena, check->faults, check->fault_count, &check->fault_capacity,
                               sizeof *check->faults);
    check->faults[check->fault_count] =
        (struct fault){line_of(check, where), check->fault_count,
                       arena_format(check->arena, "%s '%s': %s", what, detail, remedy)};
    check->fault_count++;
}

static int by_line(const void *a, const void *b)
{
    const struct fault *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static void report_faults(const struct check *check, void (*warn)(void *user, const entente_error *fault),
                          void *user)
{
    if (check->fault_count) qsort(check->faults, check->fault_count, sizeof *check->faults, by_line);
    for (size_t i = 0; i < check->fault_count; i++) {
        entente_error error = {0};
        fail(&error, ENTENTE_BAD_KNOWLEDGE, check->path, check->faults[i].line, "%s", check->faults[i].text);
        warn(user, &error);
    }
}

/* ---- Values ---- */

static const char *value_of(const struct knowledge_statement *about, size_t count, const char *predicate)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, predicate) == 0) return about[i].object;
    return NULL;
}

static bool exists(const struct check *check, const char *iri)
{
    size_t count;
    statements_about(&check->store, iri, &count);
    if (!count) knowledge_about(check->knowledge, iri, &count);
    return count || knowledge_by_iri(check->knowledge, iri_tail(iri));
}

static void check_link(struct check *check, const struct knowledge_statement *statement, enum value_kind kind)
{
    const char *tail = iri_tail(statement->object);
    if (statement->datatype)
        fault(check, statement->object, "a text where an entry is due", statement->object,
              "write its IRI, as <state/france>");
    else if (!exists(check, statement->object))
        fault(check, last_part(statement->object), kind == VALUE_OFFICE ? "no office" : "no entry", tail,
              kind == VALUE_OFFICE ? "define it, or take one of ontology/offices.ttl"
                                   : "define it, or correct the IRI ('entente knowledge list' has all)");
    else if (kind == VALUE_OFFICE && !text_starts_with(tail, "office/"))
        fault(check, last_part(statement->object), "not an office", tail, "take one of ontology/offices.ttl");
}

static bool is_number(const char *text, double least, double most)
{
    char *end;
    double number = strtod(text, &end);
    return end != text && !*end && number >= least && number <= most;
}

static void check_literal(struct check *check, const struct knowledge_statement *statement,
                          enum value_kind kind)
{
    const char *text = statement->object, *name = last_part(statement->predicate);
    struct date date;
    if (!statement->datatype)
        fault(check, last_part(text), "an IRI where a text is due", text, "write it in quotation marks");
    else if (!*text)
        fault(check, name, "an empty text for", name, "leave the property out, or say something");
    else if (kind == VALUE_DATE && !date_parse(text, &date))
        fault(check, text, "not a date", text, "write YYYY, YYYY-MM or YYYY-MM-DD");
    else if (kind == VALUE_NUMBER && !is_number(text, -1e9, 1e9))
        fault(check, text, "not a number", text, "write digits");
    else if (kind == VALUE_SHARE && !is_number(text, 0, 1))
        fault(check, text, "not a number from 0 to 1", text, "write as 0.3");
    else if (kind == VALUE_BOOLEAN && strcmp(text, "true") != 0 && strcmp(text, "false") != 0)
        fault(check, text, "neither true nor false", text, "write true or false");
    else if (kind == VALUE_GENDER && strcmp(text, "male") != 0 && strcmp(text, "female") != 0)
        fault(check, text, "no gender", text, "write \"male\" or \"female\", or leave it out");
}

static void check_statement(struct check *check, const struct knowledge_statement *statement)
{
    enum value_kind kind = VALUE_ANY;
    for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++)
        if (strcmp(PROPERTIES[i].predicate, statement->predicate) == 0) kind = PROPERTIES[i].kind;
    if (kind == VALUE_ANY && text_starts_with(statement->predicate, ENT))
        fault(check, last_part(statement->predicate), "unknown property", last_part(statement->predicate),
              "see ontology/README.md for the terms");
    if (kind == VALUE_ENTRY || kind == VALUE_OFFICE)
        check_link(check, statement, kind);
    else if (kind != VALUE_ANY && kind != VALUE_NODE)
        check_literal(check, statement, kind);
}

/* ---- Subjects ---- */

static void check_order(struct check *check, const struct knowledge_statement *about, size_t count,
                        const char *first, const char *then)
{
    struct date begin, end;
    const char *from = value_of(about, count, first), *to = value_of(about, count, then);
    if (from && to && date_parse(from, &begin) && date_parse(to, &end) &&
        date_latest(end) < date_earliest(begin))
        fault(check, to, "ends before it begins", to, "exchange the dates or correct one");
}

/* Homonyms are told apart in their IRIs: "place/santiago-chile". */
static void check_name(struct check *check, const char *iri, enum entity_class class, const char *label)
{
    const char *remedy =
        "use that entry's IRI if it is the same thing; else tell them apart by a word more in the IRI";
    const char *slug = text_slug(check->arena, label, strlen(label));
    bool tells_apart = text_starts_with(last_part(iri), slug) && strlen(last_part(iri)) > strlen(slug);
    const char *key =
        arena_format(check->arena, "%d\n%s", (int)class, text_fold(check->arena, label, strlen(label)));
    bool added;
    struct map_entry *slot = map_add(&check->names, key, strlen(key), &added);
    if (added) slot->value.pointer = (void *)(uintptr_t)iri;
    if (!added && !tells_apart)
        fault(check, label, "a name that another entry of the file has", label, remedy);
    if (tells_apart || knowledge_by_iri(check->knowledge, iri_tail(iri))) return;
    size_t count;
    const struct candidate *same = knowledge_lookup(check->knowledge, label, strlen(label), &count);
    for (size_t i = 0; i < count; i++) {
        if (same[i].entry->class != class || same[i].name->role != NAME_LABEL) continue;
        fault(check, label, "a name that another entry has", label,
              arena_format(check->arena, "%s (%s)", remedy, same[i].entry->iri));
        return;
    }
}

static void check_entry(struct check *check, const struct knowledge_statement *about, size_t count,
                        enum entity_class class)
{
    const char *iri = about->subject, *tail = iri_tail(iri), *folder = entity_class_folder(class);
    const char *label = value_of(about, count, RDFS "label");
    size_t folder_size = strlen(folder);
    bool is_ours = tail != iri;
    if (is_ours &&
        (strncmp(tail, folder, folder_size) != 0 || tail[folder_size] != '/' || !tail[folder_size + 1]))
        fault(check, last_part(iri), "not an IRI of the form class/slug", tail,
              arena_format(check->arena, "write it as <%s/%s>", folder,
                           text_slug(check->arena, last_part(iri), strlen(last_part(iri)))));
    else if (is_ours &&
             tail[folder_size + 1 + strspn(tail + folder_size + 1, "abcdefghijklmnopqrstuvwxyz0123456789-")])
        fault(check, last_part(iri), "not a slug in", tail, "write lower-case letters, digits and hyphens");
    if (!label && !knowledge_by_iri(check->knowledge, tail))
        fault(check, last_part(iri), "no label", tail, "add rdfs:label");
    if (label && class != CLASS_OFFICE) check_name(check, iri, class, label);
}

static void check_subject(struct check *check, const struct knowledge_statement *about, size_t count)
{
    check_order(check, about, count, ENT "begin", ENT "end");
    check_order(check, about, count, ENT "signed", ENT "inForce");
    check_order(check, about, count, ENT "signed", ENT "end");
    if (about->subject[0] == '_') return;
    const char *type = value_of(about, count, RDF "type");
    if (!type) {
        if (!exists(check, about->subject) || !knowledge_by_iri(check->knowledge, iri_tail(about->subject)))
            fault(check, last_part(about->subject), "no class", iri_tail(about->subject),
                  "add 'a ent:Person' or another class");
        return;
    }
    if (!text_starts_with(type, ENT)) return;
    for (int c = CLASS_PERSON; c < CLASS_COUNT; c++)
        if (strcmp(type + strlen(ENT), entity_class_name((enum entity_class)c)) == 0) {
            check_entry(check, about, count, (enum entity_class)c);
            return;
        }
    for (size_t i = 0; i < sizeof OTHER_CLASSES / sizeof *OTHER_CLASSES; i++)
        if (strcmp(type + strlen(ENT), OTHER_CLASSES[i]) == 0) return;
    fault(check, last_part(type), "unknown class", last_part(type), "see ontology/README.md for the classes");
}

/* ---- The file ---- */

static void check_all(struct check *check)
{
    const struct statement_store *store = &check->store;
    for (size_t s = 0; s < store->subject_count && check->fault_count < MOST_FAULTS; s++) {
        const struct knowledge_statement *about = &store->items[store->subjects[s].begin];
        size_t count = store->subjects[s].end - store->subjects[s].begin;
        check->subject = about->subject;
        check_subject(check, about, count);
        for (size_t i = 0; i < count; i++)
            check_statement(check, &about[i]);
    }
}

entente_status knowledge_report_check(const struct knowledge *knowledge, const char *path,
                                      void (*warn)(void *user, const entente_error *fault), void *user,
                                      size_t *faults, entente_error *error)
{
    enum { LARGEST = 512 << 20 };
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct check check = {.knowledge = knowledge, .arena = arena, .path = path};
    check.store.recovery = &out_of_memory;
    char *bytes;
    size_t size;
    statements_init(&check.store, arena, arena);
    map_init(&check.names, arena);
    entente_status status = file_read(arena, path, LARGEST, &bytes, &size, error);
    if (!status) status = statements_parse(&check.store, path, bytes, size, error);
    if (!status) {
        check.bytes = bytes;
        statements_freeze(&check.store);
        check_all(&check);
        report_faults(&check, warn, user);
    }
    *faults = check.fault_count;
    arena_free(arena);
    return status;
}
