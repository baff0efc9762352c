/* knowledge.c: opening the knowledge and asking it. */
#include "knowledge/tables.h"

#include "base/status.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>

static entente_status open_in(struct arena *arena, const char *ontology, const char *const *more,
                              size_t more_count, struct knowledge **result, entente_error *error)
{
    struct knowledge *knowledge = arena_alloc(arena, sizeof *knowledge);
    knowledge->arena = arena;
    statements_init(&knowledge->statements, arena);
    entente_status status = statements_read(&knowledge->statements, ontology, error);
    for (size_t i = 0; !status && i < more_count; i++)
        status = statements_read(&knowledge->statements, more[i], error);
    if (status) return status;
    statements_freeze(&knowledge->statements);
    tables_fill(knowledge);
    snprintf(knowledge->version, sizeof knowledge->version, "%016llx",
             (unsigned long long)knowledge->statements.hash);
    *result = knowledge;
    return ENTENTE_OK;
}

entente_status knowledge_open(const char *ontology, const char *const *more, size_t more_count,
                              struct knowledge **result, entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, ontology, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    entente_status status = open_in(arena, ontology, more, more_count, result, error);
    arena_on_failure(arena, NULL);
    if (status) arena_free(arena);
    return status;
}

void knowledge_close(struct knowledge *knowledge)
{
    if (knowledge) arena_free(knowledge->arena);
}

const char *knowledge_version(const struct knowledge *knowledge)
{
    return knowledge->version;
}

size_t knowledge_count(const struct knowledge *knowledge)
{
    return knowledge->entry_count;
}

const struct entry *knowledge_entry(const struct knowledge *knowledge, size_t index)
{
    return index < knowledge->entry_count ? &knowledge->entries[index] : NULL;
}

const struct entry *knowledge_by_iri(const struct knowledge *knowledge, const char *iri)
{
    char full[600];
    int size = snprintf(full, sizeof full, "%s%s", strstr(iri, "://") ? "" : ID, iri);
    if (size < 0 || (size_t)size >= sizeof full) return NULL;
    size_t count;
    const struct knowledge_statement *about = statements_about(&knowledge->statements, full, &count);
    const struct triple *triple =
        about ? &knowledge->statements.triples[about - knowledge->statements.items] : NULL;
    const struct entry *entry = triple ? entry_of_term(knowledge, triple->subject) : NULL;
    return entry ? entry : body_by_iri(knowledge, iri_tail(full));
}

/* The body of a state that is called so, as the one candidate. */
static const struct candidate *lookup_body(const struct knowledge *knowledge, const char *name, size_t size)
{
    jmp_buf out_of_memory;
    struct arena *volatile scratch = arena_new();
    if (!scratch || setjmp(out_of_memory)) {
        arena_free(scratch);
        return NULL;
    }
    arena_on_failure(scratch, &out_of_memory);
    const struct body *body = body_named(knowledge, scratch, name, size);
    arena_free(scratch);
    return body ? &body->candidate : NULL;
}

const struct candidate *knowledge_lookup(const struct knowledge *knowledge, const char *name, size_t size,
                                         size_t *count)
{
    const struct name_node *node = names_find(&knowledge->names, name, size);
    if (node && node->count) {
        *count = node->count;
        return &knowledge->names.candidates[node->first];
    }
    const struct candidate *body = lookup_body(knowledge, name, size);
    *count = body != NULL;
    return body;
}

/* ---- Offices, memberships, words ---- */

size_t knowledge_office_count(const struct knowledge *knowledge)
{
    return knowledge->office_count;
}

const struct office *knowledge_office(const struct knowledge *knowledge, size_t index)
{
    return index < knowledge->office_count ? &knowledge->offices[index] : NULL;
}

const struct office *knowledge_office_by_title(const struct knowledge *knowledge, const char *title,
                                               size_t size)
{
    const struct map_entry *slot = map_find(&knowledge->office_titles, title, size);
    return slot ? slot->value.pointer : NULL;
}

/* Does [begin, end] hold the date? Open ends hold everything. */
static bool holds(struct date begin, struct date end, struct date when)
{
    if (!when.year) return !end.year;
    if (begin.year && date_earliest(begin) > date_latest(when)) return false;
    return !end.year || date_latest(end) >= date_earliest(when);
}

const struct term *knowledge_holder(const struct knowledge *knowledge, const struct office *office,
                                    const struct entry *of, struct date when)
{
    (void)knowledge;
    const struct term *found = NULL;
    for (size_t i = 0; of && i < of->term_count; i++) {
        const struct term *term = of->terms[i];
        if (term->of == of && term->office == office && holds(term->begin, term->end, when)) found = term;
    }
    return found;
}

bool knowledge_is_member(const struct knowledge *knowledge, const struct entry *member,
                         const struct entry *body, struct date when)
{
    (void)knowledge;
    for (size_t i = 0; i < member->membership_count; i++) {
        const struct membership *membership = member->memberships[i];
        if (membership->member == member && membership->body == body &&
            holds(membership->begin, membership->end, when))
            return true;
    }
    return false;
}

long knowledge_list_value(const struct knowledge *knowledge, const char *list, const char *word, size_t size,
                          long otherwise)
{
    char key[300];
    int length = snprintf(key, sizeof key, "%s\n%.*s", list, (int)size, word);
    if (length < 0 || (size_t)length >= sizeof key) return otherwise;
    const struct map_entry *slot = map_find(&knowledge->lists, key, (size_t)length);
    return slot ? (long)slot->value.number : otherwise;
}

bool knowledge_list_has(const struct knowledge *knowledge, const char *list, const char *word, size_t size)
{
    return knowledge_list_value(knowledge, list, word, size, -1) >= 0;
}

void knowledge_statements(const struct knowledge *knowledge, const char *predicate,
                          void (*visit)(void *user, const struct knowledge_statement *statement), void *user)
{
    statements_with(&knowledge->statements, predicate, visit, user);
}

const struct knowledge_statement *knowledge_about(const struct knowledge *knowledge, const char *subject,
                                                  size_t *count)
{
    return statements_about(&knowledge->statements, subject, count);
}
