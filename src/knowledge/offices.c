/* offices.c: kinds of office with their titles, and the word lists. */
#include "knowledge/tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_TITLE = 200 };

/* ---- Offices ---- */

static void read_office(struct knowledge *knowledge, struct office *office, const struct triple *triples,
                        size_t count)
{
    size_t titles = 0;
    for (size_t i = 0; i < count; i++)
        titles += property_of(knowledge, &triples[i]) == PROPERTY_TITLE;
    const char **list = arena_array(knowledge->arena, titles, sizeof *list);
    *office = (struct office){
        .iri = iri_tail(text_of_term(knowledge, triples->subject)), .titles = list, .level = 5};
    for (size_t i = 0; i < count; i++) {
        const char *text = text_of_term(knowledge, triples[i].object);
        switch (property_of(knowledge, &triples[i])) {
        case PROPERTY_LABEL:
            office->label = text;
            break;
        case PROPERTY_LEVEL:
            office->level = (uint8_t)strtoul(text, NULL, 10);
            break;
        case PROPERTY_OF_STATE:
            office->of_state = strcmp(text, "true") == 0;
            break;
        case PROPERTY_LEADS_PARTY:
            office->leads_party = strcmp(text, "true") == 0;
            break;
        case PROPERTY_TITLE:
            list[office->title_count++] = text;
            break;
        default:
            break;
        }
    }
    if (!office->label) office->label = office->iri;
}

void offices_fill(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    size_t capacity = 0;
    map_init(&knowledge->office_index, knowledge->arena);
    map_init(&knowledge->office_titles, knowledge->arena);
    for (size_t s = 0; s < store->subject_count; s++) {
        const struct triple_range *range = &store->subjects[s];
        const struct triple *triples = &store->triples[range->begin];
        if (class_of(knowledge, triples, range->end - range->begin) != CLASS_OFFICE) continue;
        knowledge->offices = arena_grow(knowledge->arena, knowledge->offices, knowledge->office_count,
                                        &capacity, sizeof *knowledge->offices);
        read_office(knowledge, &knowledge->offices[knowledge->office_count++], triples,
                    range->end - range->begin);
    }
    for (size_t i = 0; i < knowledge->office_count; i++) {
        struct office *office = &knowledge->offices[i];
        map_add(&knowledge->office_index, office->iri, strlen(office->iri), NULL)->value.number = i + 1;
        for (size_t t = 0; t < office->title_count; t++) {
            char key[LONGEST_TITLE];
            bool added;
            if (!names_key(&knowledge->names, office->titles[t], strlen(office->titles[t]), key, sizeof key))
                continue;
            struct map_entry *slot = map_add(&knowledge->office_titles, key, strlen(key), &added);
            if (added) slot->value.pointer = office;
        }
    }
}

/* Words, not words with punctuation around them: "amir", not "amir-" or "minister,". */
static bool is_title(const char *title, size_t size)
{
    if (!size || strchr(" -'", title[0]) || strchr(" -'", title[size - 1])) return false;
    for (size_t i = 0; i < size; i++)
        if (strchr(",;:()\"/", title[i])) return false;
    return true;
}

const struct office *knowledge_office_by_title(const struct knowledge *knowledge, const char *title,
                                               size_t size)
{
    char key[LONGEST_TITLE];
    if (!is_title(title, size) || !names_key(&knowledge->names, title, size, key, sizeof key)) return NULL;
    const struct map_entry *slot = map_find(&knowledge->office_titles, key, strlen(key));
    return slot ? slot->value.pointer : NULL;
}

/* ---- Word lists ---- */

static void add_word(struct knowledge *knowledge, const char *list, const char *word, size_t number)
{
    const char *name = strrchr(list, '/');
    char key[300];
    int size = snprintf(key, sizeof key, "%s\n%s", name ? name + 1 : list, word);
    if (size > 0 && (size_t)size < sizeof key)
        map_add(&knowledge->lists, key, (size_t)size, NULL)->value.number = number;
}

static void read_word(void *user, const struct knowledge_statement *statement)
{
    if (statement->subject[0] != '_') add_word(user, statement->subject, statement->object, 1);
}

static void read_word_entry(void *user, const struct knowledge_statement *statement)
{
    struct knowledge *knowledge = user;
    size_t count, number = 1;
    const struct knowledge_statement *about =
        statements_about(&knowledge->statements, statement->object, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, ENT "value") == 0) number = strtoul(about[i].object, NULL, 10);
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, ENT "word") == 0)
            add_word(knowledge, statement->subject, about[i].object, number);
}

/* "sergei=sergey yuri=yury": spellings of words in names. */
static void read_variants(void *user, const struct knowledge_statement *statement)
{
    struct knowledge *knowledge = user;
    for (const char *at = statement->object; *at;) {
        size_t length = strcspn(at, " \n"), equals = strcspn(at, "= \n");
        if (equals < length)
            names_add_variant(&knowledge->names, arena_substring(knowledge->arena, at, equals),
                              arena_substring(knowledge->arena, at + equals + 1, length - equals - 1));
        at += length;
        at += strspn(at, " \n");
    }
}

void words_fill(struct knowledge *knowledge)
{
    map_init(&knowledge->lists, knowledge->arena);
    statements_with(&knowledge->statements, ENT "word", read_word, knowledge);
    statements_with(&knowledge->statements, ENT "entry", read_word_entry, knowledge);
    statements_with(&knowledge->statements, ENT "variants", read_variants, knowledge);
}
