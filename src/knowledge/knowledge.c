/* knowledge.c: opening the knowledge and asking it. */
#include "knowledge/tables.h"

#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include "knowledge/snapshot.h"
#include <stdlib.h>
#include <string.h>

enum { LARGEST_FILE = 1 << 30 };

/* Reads the ontology: from its snapshot when that was made of the files as they are, else from the files. */
static entente_status read_ontology(struct knowledge *knowledge, const char *ontology, entente_error *error)
{
    struct statement_store *store = &knowledge->statements;
    const char **files;
    size_t count;
    entente_status status = statements_files(knowledge->scratch, ontology, &files, &count, error);
    if (status) return status;
    char **bytes = arena_array(knowledge->scratch, count, sizeof *bytes);
    size_t *sizes = arena_array(knowledge->scratch, count, sizeof *sizes);
    uint64_t hash = store->hash;
    for (size_t i = 0; i < count; i++) {
        status = file_read(knowledge->scratch, files[i], LARGEST_FILE, &bytes[i], &sizes[i], error);
        if (status) return status;
        hash = statements_hash(hash, bytes[i], sizes[i]);
    }
    const char *snapshot = arena_format(knowledge->scratch, "%s/" SNAPSHOT_NAME, ontology);
    if (snapshot_read(store, snapshot, hash)) return ENTENTE_OK;
    store->hash = hash;
    for (size_t i = 0; !status && i < count; i++)
        status = statements_parse(store, files[i], bytes[i], sizes[i], error);
    return status;
}

static entente_status read_all(struct knowledge *knowledge, const char *ontology, const char *const *more,
                               size_t more_count, entente_error *error)
{
    struct statement_store *store = &knowledge->statements;
    statements_init(store, knowledge->arena, knowledge->scratch);
    entente_status status = read_ontology(knowledge, ontology, error);
    bool is_frozen = store->items != NULL;
    if (!status && is_frozen && more_count) statements_thaw(store);
    for (size_t i = 0; !status && i < more_count; i++)
        status = statements_read(store, more[i], error);
    if (!status && (!is_frozen || more_count)) statements_freeze(store);
    return status;
}

static entente_status open_in(struct knowledge *knowledge, const char *ontology, const char *const *more,
                              size_t more_count, entente_error *error)
{
    entente_status status = read_all(knowledge, ontology, more, more_count, error);
    if (status) return status;
    tables_fill(knowledge);
    snprintf(knowledge->version, sizeof knowledge->version, "%016llx",
             (unsigned long long)knowledge->statements.hash);
    return ENTENTE_OK;
}

entente_status knowledge_open(const char *ontology, const char *const *more, size_t more_count,
                              struct knowledge **result, entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    struct arena *volatile scratch = arena_new();
    if (!arena || !scratch || setjmp(out_of_memory)) {
        arena_free(arena);
        arena_free(scratch);
        return fail(error, ENTENTE_NO_MEMORY, ontology, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    arena_on_failure(scratch, &out_of_memory);
    struct knowledge *knowledge = arena_alloc(arena, sizeof *knowledge);
    knowledge->arena = arena;
    knowledge->scratch = scratch;
    knowledge->statements.recovery = &out_of_memory;
    entente_status status = open_in(knowledge, ontology, more, more_count, error);
    arena_free(scratch);
    knowledge->scratch = NULL;
    arena_on_failure(arena, NULL);
    if (status)
        arena_free(arena);
    else
        *result = knowledge;
    return status;
}

entente_status knowledge_compile(const char *ontology, entente_error *error)
{
    struct knowledge *knowledge = NULL;
    entente_status status = knowledge_open(ontology, NULL, 0, &knowledge, error);
    if (status) return status;
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/" SNAPSHOT_NAME, ontology);
    if (size < 0 || (size_t)size >= sizeof path)
        status = fail(error, ENTENTE_BAD_ARGUMENT, ontology, 0, "too long a path");
    else
        status = snapshot_write(&knowledge->statements, path, error);
    knowledge_close(knowledge);
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

const struct entry *state_of_entry(const struct entry *entry)
{
    enum { DEEPEST = 8 }; /* a user's places may lie in each other */
    for (int steps = 0; entry && entry->class != CLASS_STATE; steps++)
        entry = steps < DEEPEST ? entry->located_in : NULL;
    return entry;
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
    /* Asked many times a word: no formatted writing here. */
    char key[300];
    size_t name = strlen(list), length = strnlen(word, size);
    if (name + length + 1 >= sizeof key) return otherwise;
    memcpy(key, list, name);
    key[name] = '\n';
    memcpy(key + name + 1, word, length);
    const struct map_entry *slot = map_find(&knowledge->lists, key, name + 1 + length);
    return slot ? (long)slot->value.number : otherwise;
}

bool knowledge_list_has(const struct knowledge *knowledge, const char *list, const char *word, size_t size)
{
    return knowledge_list_value(knowledge, list, word, size, -1) >= 0;
}

bool knowledge_list_has_any(const struct knowledge *knowledge, const char *list, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, " -");
        if (size && knowledge_list_has(knowledge, list, text, size)) return true;
        text += size + (text[size] != '\0');
    }
    return false;
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
