/* report.c: what the knowledge holds, for a reader; and faults of a user's file. */
#include "knowledge/report.h"

#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include "knowledge/tables.h"
#include <string.h>

static const char *const ROLE_WORDS[] = {[NAME_LABEL] = "",
                                         [NAME_ACRONYM] = " (acronym)",
                                         [NAME_DEMONYM] = " (demonym)",
                                         [NAME_METONYM] = " (stands for the government)",
                                         [NAME_FORMER] = " (former)"};

static void write_span(FILE *file, struct date begin, struct date end)
{
    char from[11] = "", to[11] = "";
    if (begin.year) date_write(begin, from);
    if (end.year) date_write(end, to);
    if (begin.year || end.year) fprintf(file, " %s..%s", from, to);
}

static void write_entry(FILE *file, const struct entry *entry)
{
    fprintf(file, "%s (%s%s%s) %s", entry->label, entity_class_name(entry->class), entry->kind ? ", " : "",
            entry->kind ? entry->kind : "", entry->iri);
    if (entry->wikidata) fprintf(file, " %s", entry->wikidata);
    write_span(file, entry->begin, entry->end);
    fputc('\n', file);
    for (size_t i = 0; i < entry->name_count; i++)
        fprintf(file, "  name: %s%s\n", entry->names[i].text, ROLE_WORDS[entry->names[i].role]);
    const struct {
        const char *word;
        const struct entry *other;
    } LINKS[] = {{"capital", entry->capital},
                 {"in", entry->located_in},
                 {"part of", entry->part_of},
                 {"citizen of", entry->citizen_of}};
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        if (LINKS[i].other) fprintf(file, "  %s: %s\n", LINKS[i].word, LINKS[i].other->label);
    for (size_t i = 0; i < entry->term_count; i++) {
        const struct term *term = entry->terms[i];
        fprintf(file, "  office: %s, %s%s%s", term->person->label, term->office->label,
                term->of ? " of " : "", term->of ? term->of->label : "");
        write_span(file, term->begin, term->end);
        fputc('\n', file);
    }
    for (size_t i = 0; i < entry->membership_count; i++) {
        const struct membership *membership = entry->memberships[i];
        const struct entry *other = membership->member == entry ? membership->body : membership->member;
        fprintf(file, "  %s: %s", membership->member == entry ? "member of" : "member", other->label);
        write_span(file, membership->begin, membership->end);
        fputc('\n', file);
    }
}

entente_status knowledge_report_find(const struct knowledge *knowledge, const char *name, FILE *file,
                                     entente_error *error)
{
    size_t count;
    const struct candidate *candidates = knowledge_lookup(knowledge, name, strlen(name), &count);
    const struct entry *by_iri = knowledge_by_iri(knowledge, name);
    if (by_iri) write_entry(file, by_iri);
    for (size_t i = 0; i < count; i++) {
        bool seen = candidates[i].entry == by_iri;
        for (size_t j = 0; j < i; j++)
            seen = seen || candidates[j].entry == candidates[i].entry;
        if (!seen) write_entry(file, candidates[i].entry);
    }
    return count || by_iri ? ENTENTE_OK
                           : fail(error, ENTENTE_NOT_FOUND, NULL, 0, "nothing is called '%s'", name);
}

entente_status knowledge_report_list(const struct knowledge *knowledge, const char *class, FILE *file,
                                     entente_error *error)
{
    bool known = !class;
    for (int i = CLASS_PERSON; class && i < CLASS_OFFICE; i++)
        known = known || strcmp(class, entity_class_name((enum entity_class)i)) == 0;
    if (!known)
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0,
                    "'%s' is no class (Person State Organization Place Treaty Equipment Group)", class);
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        const struct entry *entry = &knowledge->entries[i];
        if (class && strcmp(class, entity_class_name(entry->class)) != 0) continue;
        fprintf(file, "%s\t%s\t%s\n", entry->iri, entity_class_name(entry->class), entry->label);
    }
    return ENTENTE_OK;
}

/* ---- Checking a file ---- */

/* What each property of ent: takes. */
enum value_kind { VALUE_TEXT, VALUE_DATE, VALUE_ENTRY, VALUE_NUMBER, VALUE_NODE };
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
    {ENT "gender", VALUE_TEXT},
    {ENT "familyName", VALUE_TEXT},
    {ENT "iso2", VALUE_TEXT},
    {ENT "iso3", VALUE_TEXT},
    {ENT "prior", VALUE_NUMBER},
    {ENT "contested", VALUE_TEXT},
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
    {ENT "office", VALUE_NODE},
    {ENT "officeOf", VALUE_ENTRY},
    {ENT "membership", VALUE_NODE},
    {ENT "member", VALUE_ENTRY},
    {ENT "level", VALUE_NUMBER},
    {ENT "ofState", VALUE_TEXT},
    {ENT "title", VALUE_TEXT},
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
    {ENT "fills", VALUE_NODE},
    {ENT "head", VALUE_TEXT},
    {ENT "hasPlace", VALUE_TEXT},
    {ENT "attributive", VALUE_TEXT},
    {ENT "familyNameFirst", VALUE_TEXT},
};

struct check {
    const struct knowledge *knowledge;
    struct statement_store store;
    const char *path, *bytes;
    void (*warn)(void *user, const entente_error *fault);
    void *user;
    size_t faults;
};

/* The line on which the text first stands in the file; 0 when it does not stand there as such. */
static size_t line_of(const struct check *check, const char *text)
{
    const char *place = text && *text ? strstr(check->bytes, text) : NULL;
    if (!place) return 0;
    size_t line = 1;
    for (const char *c = check->bytes; c < place; c++)
        line += *c == '\n';
    return line;
}

static void fault(struct check *check, const char *where, const char *what, const char *detail,
                  const char *remedy)
{
    entente_error error = {0};
    fail(&error, ENTENTE_BAD_KNOWLEDGE, check->path, line_of(check, where), "%s '%s': %s", what, detail,
         remedy);
    check->warn(check->user, &error);
    check->faults++;
}

static const char *last_part(const char *iri)
{
    const char *slash = strrchr(iri, '/'), *hash = strrchr(iri, '#');
    const char *cut = slash > hash ? slash : hash;
    return cut ? cut + 1 : iri;
}

static bool exists(const struct check *check, const char *iri)
{
    size_t count;
    statements_about(&check->store, iri, &count);
    return count || knowledge_by_iri(check->knowledge, iri_tail(iri));
}

static void check_value(struct check *check, const struct knowledge_statement *statement,
                        enum value_kind kind)
{
    struct date date;
    bool is_literal = statement->datatype != NULL;
    if (kind == VALUE_DATE && !date_parse(statement->object, &date))
        fault(check, statement->object, "not a date", statement->object, "write YYYY, YYYY-MM or YYYY-MM-DD");
    if (kind == VALUE_ENTRY && is_literal)
        fault(check, statement->object, "a text where an entry is due", statement->object,
              "write its IRI, as <state/france>");
    if (kind == VALUE_ENTRY && !is_literal && !exists(check, statement->object))
        fault(check, last_part(statement->object), "no entry", iri_tail(statement->object),
              "define it, or correct the IRI ('entente knowledge list' has all)");
    if ((kind == VALUE_TEXT || kind == VALUE_NUMBER) && !is_literal)
        fault(check, last_part(statement->object), "an IRI where a text is due", statement->object,
              "write it in quotation marks");
}

static void check_statement(struct check *check, const struct knowledge_statement *statement)
{
    for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++)
        if (strcmp(PROPERTIES[i].predicate, statement->predicate) == 0) {
            check_value(check, statement, PROPERTIES[i].kind);
            return;
        }
    if (text_starts_with(statement->predicate, ENT))
        fault(check, last_part(statement->predicate), "unknown property", last_part(statement->predicate),
              "see ontology/README.md for the terms");
}

static const char *literal_of(const struct knowledge_statement *about, size_t count, const char *predicate)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, predicate) == 0) return about[i].object;
    return NULL;
}

static void check_dates(struct check *check, const struct knowledge_statement *about, size_t count)
{
    struct date begin, end;
    const char *from = literal_of(about, count, ENT "begin"), *to = literal_of(about, count, ENT "end");
    if (from && to && date_parse(from, &begin) && date_parse(to, &end) &&
        date_latest(end) < date_earliest(begin))
        fault(check, to, "ends before it begins", to, "exchange the dates or correct one");
}

static void check_names(struct check *check, const struct knowledge_statement *about, size_t count,
                        const char *label)
{
    size_t candidates;
    const struct candidate *same = knowledge_lookup(check->knowledge, label, strlen(label), &candidates);
    (void)count;
    for (size_t i = 0; i < candidates; i++) {
        bool is_itself = strcmp(same[i].entry->iri, iri_tail(about->subject)) == 0;
        bool same_class = strstr(about->subject, entity_class_folder(same[i].entry->class)) != NULL;
        if (is_itself || !same_class || same[i].name->role != NAME_LABEL) continue;
        fault(check, label, "a name that another entry has", label,
              "use that entry's IRI if it is the same thing; else give one of them a fuller label");
        return;
    }
}

static void check_subject(struct check *check, const struct knowledge_statement *about, size_t count)
{
    static const char *const KNOWN[] = {"Person",      "State",   "Organization", "Place",    "Treaty",
                                        "Equipment",   "Group",   "Office",       "WordList", "Frame",
                                        "RolePattern", "Lexicon", "BodyPattern"};
    check_dates(check, about, count);
    if (about->subject[0] == '_') return;
    const char *type = literal_of(about, count, RDF "type"), *label = literal_of(about, count, RDFS "label");
    bool known = false, is_entry = false;
    for (size_t i = 0; type && i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (text_starts_with(type, ENT) && strcmp(type + strlen(ENT), KNOWN[i]) == 0) {
            known = true;
            is_entry = i < 8;
        }
    if (!type)
        fault(check, last_part(about->subject), "no class", iri_tail(about->subject),
              "add 'a ent:Person' or another class");
    else if (!known && text_starts_with(type, ENT))
        fault(check, last_part(type), "unknown class", last_part(type),
              "see ontology/README.md for the classes");
    if (is_entry && !label)
        fault(check, last_part(about->subject), "no label", iri_tail(about->subject), "add rdfs:label");
    if (is_entry && !strchr(iri_tail(about->subject), '/'))
        fault(check, about->subject, "not an IRI of the form class/slug", iri_tail(about->subject),
              "write it as <person/jane-doe>");
    if (is_entry && label && !knowledge_by_iri(check->knowledge, iri_tail(about->subject)))
        check_names(check, about, count, label);
}

static void check_all(struct check *check)
{
    const struct statement_store *store = &check->store;
    for (size_t at = 0, end; at < store->count; at = end) {
        end = at;
        while (end < store->count && store->items[end].subject == store->items[at].subject)
            end++;
        check_subject(check, &store->items[at], end - at);
        for (size_t i = at; i < end; i++)
            check_statement(check, &store->items[i]);
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
    struct check check = {.knowledge = knowledge, .path = path, .warn = warn, .user = user};
    check.store.recovery = &out_of_memory;
    char *bytes;
    size_t size;
    statements_init(&check.store, arena, arena);
    entente_status status = file_read(arena, path, LARGEST, &bytes, &size, error);
    if (!status) status = statements_read(&check.store, path, error);
    if (!status) {
        check.bytes = bytes;
        statements_freeze(&check.store);
        check_all(&check);
    }
    *faults = check.faults;
    arena_free(arena);
    return status;
}
