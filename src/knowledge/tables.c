/* tables.c: from statements to entries, names, offices, terms, memberships and word lists. */
#include "knowledge/tables.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

const char *iri_tail(const char *iri)
{
    return text_starts_with(iri, ID) ? iri + strlen(ID) : iri;
}

static const struct {
    const char *name, *folder;
} CLASSES[CLASS_COUNT] = {
    [CLASS_NONE] = {"Thing", "thing"},
    [CLASS_PERSON] = {"Person", "person"},
    [CLASS_STATE] = {"State", "state"},
    [CLASS_ORGANIZATION] = {"Organization", "organization"},
    [CLASS_PLACE] = {"Place", "place"},
    [CLASS_TREATY] = {"Treaty", "treaty"},
    [CLASS_EQUIPMENT] = {"Equipment", "equipment"},
    [CLASS_GROUP] = {"Group", "group"},
    [CLASS_OFFICE] = {"Office", "office"},
};

const char *entity_class_name(enum entity_class class)
{
    return CLASSES[class].name;
}

const char *entity_class_folder(enum entity_class class)
{
    return CLASSES[class].folder;
}

static enum entity_class class_of(const char *iri)
{
    if (!text_starts_with(iri, ENT)) return CLASS_NONE;
    for (int i = CLASS_PERSON; i < CLASS_COUNT; i++)
        if (strcmp(iri + strlen(ENT), CLASSES[i].name) == 0) return (enum entity_class)i;
    return CLASS_NONE;
}

/* The class of a subject by its rdf:type; CLASS_NONE for what is no entry. */
static enum entity_class class_of_subject(const struct knowledge_statement *about, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, RDF "type") == 0 && class_of(about[i].object) != CLASS_NONE)
            return class_of(about[i].object);
    return CLASS_NONE;
}

static bool is(const struct knowledge_statement *statement, const char *predicate)
{
    return strcmp(statement->predicate, predicate) == 0;
}

static const char *value(const struct knowledge_statement *about, size_t count, const char *predicate)
{
    for (size_t i = 0; i < count; i++)
        if (is(&about[i], predicate)) return about[i].object;
    return NULL;
}

static struct date date_value(const struct knowledge_statement *about, size_t count, const char *predicate)
{
    struct date date = {0};
    const char *text = value(about, count, predicate);
    if (!text || !date_parse(text, &date)) return (struct date){0};
    return date;
}

static size_t next_subject(const struct statement_store *store, size_t at)
{
    size_t end = at;
    while (end < store->count && store->items[end].subject == store->items[at].subject)
        end++;
    return end;
}

/* ---- Names ---- */

static const struct {
    const char *predicate;
    enum name_role role;
    bool case_matters;
} NAME_PREDICATES[] = {
    {RDFS "label", NAME_LABEL, false},      {SKOS "altLabel", NAME_LABEL, false},
    {ENT "acronym", NAME_ACRONYM, true},    {ENT "exactLabel", NAME_LABEL, true},
    {ENT "demonym", NAME_DEMONYM, true},    {ENT "metonym", NAME_METONYM, false},
    {ENT "formerName", NAME_FORMER, false},
};

/* A label all in capitals and short is an acronym; one that is a single common word is matched with its case.
 */
static bool is_acronym(const char *text)
{
    size_t size = strlen(text);
    for (size_t i = 0; i < size; i++)
        if (!((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '.' || (text[i] >= '0' && text[i] <= '9') ||
              text[i] == '-'))
            return false;
    return size >= 2 && size <= 8;
}

static void read_names(struct knowledge *knowledge, struct entry *entry,
                       const struct knowledge_statement *about, size_t count)
{
    size_t capacity = 0;
    for (size_t p = 0; p < sizeof NAME_PREDICATES / sizeof *NAME_PREDICATES; p++)
        for (size_t i = 0; i < count; i++) {
            if (!is(&about[i], NAME_PREDICATES[p].predicate) || !about[i].datatype) continue;
            entry->names = arena_grow(knowledge->arena, entry->names, entry->name_count, &capacity,
                                      sizeof *entry->names);
            entry->names[entry->name_count++] = (struct entry_name){
                .text = about[i].object,
                .role = NAME_PREDICATES[p].role,
                .case_matters = NAME_PREDICATES[p].case_matters || is_acronym(about[i].object)};
        }
}

/* ---- Entries ---- */

static void read_entry(struct knowledge *knowledge, struct entry *entry,
                       const struct knowledge_statement *about, size_t count)
{
    const char *gender = value(about, count, ENT "gender"), *prior = value(about, count, ENT "prior");
    const char *same = value(about, count, OWL "sameAs"), *contested = value(about, count, ENT "contested");
    const char *label = value(about, count, RDFS "label");
    entry->iri = iri_tail(about->subject);
    entry->label = label ? label : entry->iri;
    entry->gender = !gender                         ? GENDER_UNKNOWN
                    : strcmp(gender, "female") == 0 ? GENDER_FEMALE
                    : strcmp(gender, "male") == 0   ? GENDER_MALE
                                                    : GENDER_UNKNOWN;
    entry->kind = value(about, count, ENT "kind");
    entry->iso2 = value(about, count, ENT "iso2");
    entry->iso3 = value(about, count, ENT "iso3");
    entry->family_name = value(about, count, ENT "familyName");
    const char *slash = same && strstr(same, "wikidata") ? strrchr(same, '/') : NULL;
    entry->wikidata = slash ? slash + 1 : NULL;
    entry->prior = prior ? strtof(prior, NULL) : entry->class == CLASS_STATE ? 0.3f : 0.1f;
    entry->contested = contested && strcmp(contested, "true") == 0;
    entry->begin = date_value(about, count, ENT "begin");
    if (!entry->begin.year) entry->begin = date_value(about, count, ENT "signed");
    entry->end = date_value(about, count, ENT "end");
    entry->in_force = date_value(about, count, ENT "inForce");
    read_names(knowledge, entry, about, count);
}

static struct entry *entry_of(const struct knowledge *knowledge, const char *iri)
{
    if (!iri) return NULL;
    const char *tail = iri_tail(iri);
    const struct map_entry *slot = map_find(&knowledge->entry_index, tail, strlen(tail));
    return slot ? &knowledge->entries[slot->value.number - 1] : NULL;
}

static void read_entries(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    size_t capacity = 0;
    for (size_t at = 0, end; at < store->count; at = end) {
        end = next_subject(store, at);
        enum entity_class class = class_of_subject(&store->items[at], end - at);
        if (class == CLASS_NONE || class == CLASS_OFFICE) continue;
        knowledge->entries = arena_grow(knowledge->arena, knowledge->entries, knowledge->entry_count,
                                        &capacity, sizeof *knowledge->entries);
        struct entry *entry = &knowledge->entries[knowledge->entry_count++];
        *entry = (struct entry){.class = class};
        read_entry(knowledge, entry, &store->items[at], end - at);
        map_add(&knowledge->entry_index, entry->iri, strlen(entry->iri), NULL)->value.number =
            knowledge->entry_count;
    }
}

static void link_entries(struct knowledge *knowledge)
{
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        struct entry *entry = &knowledge->entries[i];
        size_t count;
        char subject[600];
        snprintf(subject, sizeof subject, "%s%s", strstr(entry->iri, "://") ? "" : ID, entry->iri);
        const struct knowledge_statement *about = statements_about(&knowledge->statements, subject, &count);
        entry->capital = entry_of(knowledge, value(about, count, ENT "capital"));
        entry->located_in = entry_of(knowledge, value(about, count, ENT "locatedIn"));
        if (!entry->located_in) entry->located_in = entry_of(knowledge, value(about, count, ENT "seat"));
        entry->part_of = entry_of(knowledge, value(about, count, ENT "partOf"));
        entry->citizen_of = entry_of(knowledge, value(about, count, ENT "citizenOf"));
    }
}

/* ---- Offices ---- */

static void read_offices(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    size_t capacity = 0;
    for (size_t at = 0, end; at < store->count; at = end) {
        end = next_subject(store, at);
        const struct knowledge_statement *about = &store->items[at];
        if (class_of_subject(about, end - at) != CLASS_OFFICE) continue;
        const char *level = value(about, end - at, ENT "level"),
                   *of_state = value(about, end - at, ENT "ofState");
        const char *label = value(about, end - at, RDFS "label"), **titles = NULL;
        size_t title_count = 0, title_capacity = 0;
        for (size_t i = at; i < end; i++) {
            if (!is(&store->items[i], ENT "title")) continue;
            titles = arena_grow(knowledge->arena, titles, title_count, &title_capacity, sizeof *titles);
            titles[title_count++] = store->items[i].object;
        }
        knowledge->offices = arena_grow(knowledge->arena, knowledge->offices, knowledge->office_count,
                                        &capacity, sizeof *knowledge->offices);
        knowledge->offices[knowledge->office_count++] =
            (struct office){.iri = iri_tail(about->subject),
                            .label = label ? label : iri_tail(about->subject),
                            .titles = titles,
                            .title_count = title_count,
                            .level = (uint8_t)(level ? atoi(level) : 5),
                            .of_state = of_state && strcmp(of_state, "true") == 0};
    }
    for (size_t i = 0; i < knowledge->office_count; i++) {
        struct office *office = &knowledge->offices[i];
        map_add(&knowledge->office_index, office->iri, strlen(office->iri), NULL)->value.number = i + 1;
        for (size_t t = 0; t < office->title_count; t++) {
            bool added;
            struct map_entry *slot =
                map_add(&knowledge->office_titles, office->titles[t], strlen(office->titles[t]), &added);
            if (added) slot->value.pointer = office;
        }
    }
}

/* ---- Terms of office and memberships: lists on both sides, by begin ---- */

struct term_list {
    struct term **items;
    size_t count, capacity;
};

struct membership_list {
    struct membership **items;
    size_t count, capacity;
};

struct linking {
    struct knowledge *knowledge;
    struct term_list *terms;             /* by entry */
    struct membership_list *memberships; /* by entry */
};

static size_t index_of(const struct knowledge *knowledge, const struct entry *entry)
{
    return (size_t)(entry - knowledge->entries);
}

static void add_term(struct linking *linking, const struct entry *entry, struct term *term)
{
    struct term_list *list = &linking->terms[index_of(linking->knowledge, entry)];
    list->items =
        arena_grow(linking->knowledge->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = term;
}

static void add_membership(struct linking *linking, const struct entry *entry, struct membership *membership)
{
    struct membership_list *list = &linking->memberships[index_of(linking->knowledge, entry)];
    list->items =
        arena_grow(linking->knowledge->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = membership;
}

static void read_term(void *user, const struct knowledge_statement *statement)
{
    struct linking *linking = user;
    struct knowledge *knowledge = linking->knowledge;
    struct entry *person = entry_of(knowledge, statement->subject);
    size_t count;
    const struct knowledge_statement *about =
        statements_about(&knowledge->statements, statement->object, &count);
    const char *office = value(about, count, ENT "office");
    const struct map_entry *slot =
        office ? map_find(&knowledge->office_index, iri_tail(office), strlen(iri_tail(office))) : NULL;
    if (!person || !slot) return;
    struct term *term = arena_alloc(knowledge->arena, sizeof *term);
    *term = (struct term){.person = person,
                          .office = &knowledge->offices[slot->value.number - 1],
                          .of = entry_of(knowledge, value(about, count, ENT "officeOf")),
                          .begin = date_value(about, count, ENT "begin"),
                          .end = date_value(about, count, ENT "end")};
    add_term(linking, person, term);
    if (term->of) add_term(linking, term->of, term);
}

static void read_membership(void *user, const struct knowledge_statement *statement)
{
    struct linking *linking = user;
    struct knowledge *knowledge = linking->knowledge;
    struct entry *body = entry_of(knowledge, statement->subject);
    size_t count;
    const struct knowledge_statement *about =
        statements_about(&knowledge->statements, statement->object, &count);
    for (size_t i = 0; body && i < count; i++) {
        struct entry *member = is(&about[i], ENT "member") ? entry_of(knowledge, about[i].object) : NULL;
        if (!member) continue;
        struct membership *membership = arena_alloc(knowledge->arena, sizeof *membership);
        *membership = (struct membership){.member = member,
                                          .body = body,
                                          .begin = date_value(about, count, ENT "begin"),
                                          .end = date_value(about, count, ENT "end")};
        add_membership(linking, body, membership);
        add_membership(linking, member, membership);
    }
}

static int by_begin(const void *a, const void *b)
{
    const struct term *x = *(struct term *const *)a, *y = *(struct term *const *)b;
    int32_t left = x->begin.year ? date_earliest(x->begin) : INT32_MIN,
            right = y->begin.year ? date_earliest(y->begin) : INT32_MIN;
    if (left != right) return left < right ? -1 : 1;
    int order = strcmp(x->person->iri, y->person->iri);
    return order ? order : strcmp(x->office->iri, y->office->iri);
}

static void link_terms(struct knowledge *knowledge)
{
    struct linking linking = {.knowledge = knowledge};
    linking.terms = arena_array(knowledge->arena, knowledge->entry_count + 1, sizeof *linking.terms);
    linking.memberships =
        arena_array(knowledge->arena, knowledge->entry_count + 1, sizeof *linking.memberships);
    statements_with(&knowledge->statements, ENT "term", read_term, &linking);
    statements_with(&knowledge->statements, ENT "membership", read_membership, &linking);
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        struct entry *entry = &knowledge->entries[i];
        struct term_list *terms = &linking.terms[i];
        if (terms->count) qsort(terms->items, terms->count, sizeof *terms->items, by_begin);
        entry->terms = (const struct term *const *)terms->items;
        entry->term_count = terms->count;
        entry->memberships = (const struct membership *const *)linking.memberships[i].items;
        entry->membership_count = linking.memberships[i].count;
    }
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
    size_t count;
    const struct knowledge_statement *about =
        statements_about(&knowledge->statements, statement->object, &count);
    const char *number = value(about, count, ENT "value");
    for (size_t i = 0; i < count; i++)
        if (is(&about[i], ENT "word"))
            add_word(knowledge, statement->subject, about[i].object, number ? strtoul(number, NULL, 10) : 1);
}

/* "sergei=sergey yuri=yury": spellings of words in names. */
static void read_variants(void *user, const struct knowledge_statement *statement)
{
    struct knowledge *knowledge = user;
    const char *at = statement->object;
    while (*at) {
        size_t length = strcspn(at, " \n"), equals = strcspn(at, "= \n");
        if (equals < length)
            names_add_variant(&knowledge->names, arena_substring(knowledge->arena, at, equals),
                              arena_substring(knowledge->arena, at + equals + 1, length - equals - 1));
        at += length;
        at += strspn(at, " \n");
    }
}

/* ---- The whole ---- */

static void index_names(struct knowledge *knowledge)
{
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        struct entry *entry = &knowledge->entries[i];
        for (size_t n = 0; n < entry->name_count; n++)
            names_add(&knowledge->names, entry, &entry->names[n]);
        if (!entry->capital || entry->class != CLASS_STATE) continue;
        /* The capital's name also stands for the government. */
        struct entry_name *metonym = arena_alloc(knowledge->arena, sizeof *metonym);
        *metonym =
            (struct entry_name){.text = entry->capital->label, .role = NAME_METONYM, .case_matters = true};
        names_add(&knowledge->names, entry, metonym);
    }
    names_freeze(&knowledge->names);
}

void tables_fill(struct knowledge *knowledge)
{
    struct map *maps[] = {&knowledge->entry_index, &knowledge->office_index, &knowledge->office_titles,
                          &knowledge->lists};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], knowledge->arena);
    names_init(&knowledge->names, knowledge->arena);
    read_entries(knowledge);
    link_entries(knowledge);
    read_offices(knowledge);
    link_terms(knowledge);
    statements_with(&knowledge->statements, ENT "word", read_word, knowledge);
    statements_with(&knowledge->statements, ENT "entry", read_word_entry, knowledge);
    statements_with(&knowledge->statements, ENT "variants", read_variants, knowledge);
    index_names(knowledge);
}
