/* report.c: what the knowledge holds, for a reader. */
#include "knowledge/report.h"

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
