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
    const struct map_entry *slot = map_find(&knowledge->entry_index, iri, strlen(iri));
    return slot ? &knowledge->entries[slot->value.number - 1] : NULL;
}

const struct candidate *knowledge_lookup(const struct knowledge *knowledge, const char *name, size_t size,
                                         size_t *count)
{
    const struct name_node *node = names_find(&knowledge->names, name, size);
    *count = node ? node->count : 0;
    return node ? node->candidates : NULL;
}

/* ---- Matching ---- */

struct word {
    uint32_t begin, end;
};

struct matching {
    const struct knowledge *knowledge;
    struct arena *arena;
    const char *text;
    size_t size;
    struct name_match *matches;
    size_t count, capacity;
};

/* Words of one name are parted by blanks, hyphens, apostrophes or dots, nothing else. */
static bool is_within_name(const char *text, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        uint32_t c = utf8_next(text, to, &at);
        bool joins = c == ' ' || c == '\n' || c == '\t' || c == '-' || c == '\'' || c == '.' || c == 0x2019 ||
                     c == 0x2018 || c == 0xA0 || (c >= 0x2010 && c <= 0x2014) || c == '/' || c == '&' ||
                     c == ',';
        if (!joins) return false;
        if (c == ',' || c == 0x2014) return false;
    }
    return to - from <= 4;
}

/* "U.S." is written with and without dots. */
static bool is_same_but_dots(const char *name, const char *text, size_t size)
{
    size_t at = 0;
    for (; *name || at < size;) {
        if (*name == '.')
            name++;
        else if (at < size && text[at] == '.')
            at++;
        else if (!*name || at >= size || *name != text[at])
            return false;
        else {
            name++;
            at++;
        }
    }
    return true;
}

/* The candidates whose case fits the text. */
static const struct candidate *fitting(struct matching *matching, const struct name_node *node, size_t begin,
                                       size_t end, size_t *count)
{
    struct candidate *kept = arena_array(matching->arena, node->count, sizeof *kept);
    *count = 0;
    bool has_upper = false;
    for (size_t i = begin; i < end; i++)
        has_upper = has_upper || (matching->text[i] >= 'A' && matching->text[i] <= 'Z') ||
                    (unsigned char)matching->text[i] >= 0x80;
    for (size_t i = 0; i < node->count; i++) {
        const struct entry_name *name = node->candidates[i].name;
        size_t length = strlen(name->text);
        bool same = is_same_but_dots(name->text, matching->text + begin, end - begin);
        bool all_upper = true;
        for (size_t at = begin; at < end; at++)
            all_upper = all_upper && !(matching->text[at] >= 'a' && matching->text[at] <= 'z');
        bool is_lower_name = name->text[0] >= 'a' && name->text[0] <= 'z';
        bool fits = same || is_lower_name || (has_upper && !name->case_matters) ||
                    (name->case_matters && all_upper && name->role != NAME_ACRONYM && length > 4) ||
                    (name->case_matters && name->role != NAME_ACRONYM && has_upper && length > 5);
        if (fits) kept[(*count)++] = node->candidates[i];
    }
    return kept;
}

static void add_match(struct matching *matching, const struct name_node *node, size_t begin, size_t end)
{
    size_t count;
    const struct candidate *candidates = fitting(matching, node, begin, end, &count);
    if (!count) return;
    matching->matches = arena_grow(matching->arena, matching->matches, matching->count, &matching->capacity,
                                   sizeof *matching->matches);
    matching->matches[matching->count++] =
        (struct name_match){(uint32_t)begin, (uint32_t)end, candidates, count};
}

/* All names that begin at the word: the walk goes on while longer names are possible. */
static void match_from(struct matching *matching, size_t at)
{
    enum { LONGEST_KEY = 400, LONGEST_WORD = 104 };
    const struct name_index *names = &matching->knowledge->names;
    char key[LONGEST_KEY + LONGEST_WORD];
    size_t length = 0, first = 0, before = 0;
    for (size_t words = 0; words < names->longest; words++) {
        size_t begin = at, end;
        char word[LONGEST_WORD];
        if (!names_next_word(names, matching->text, matching->size, &at, &begin, &end, word, sizeof word))
            return;
        if (words == 0)
            first = begin;
        else if (!is_within_name(matching->text, before, begin))
            return;
        size_t size = strlen(word);
        if (length + size + 1 >= LONGEST_KEY) return;
        if (words) key[length++] = ' ';
        memcpy(key + length, word, size);
        length += size;
        const struct map_entry *slot = map_find(&names->nodes, key, length);
        if (!slot) return;
        const struct name_node *node = slot->value.pointer;
        if (node->count) add_match(matching, node, first, end);
        if (!node->continues) return;
        before = end;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct name_match *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

struct name_match *knowledge_match(const struct knowledge *knowledge, struct arena *arena, const char *text,
                                   size_t size, size_t *count)
{
    struct matching matching = {.knowledge = knowledge, .arena = arena, .text = text, .size = size};
    for (size_t at = 0; at < size;) {
        size_t begin = at, end;
        char word[104];
        if (!names_next_word(&knowledge->names, text, size, &at, &begin, &end, word, sizeof word)) break;
        match_from(&matching, begin);
    }
    if (matching.count) qsort(matching.matches, matching.count, sizeof *matching.matches, by_place);
    *count = matching.count;
    return matching.matches;
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
