/* entries.c: from statements to entries and their names. */
#include "knowledge/tables.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

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

/* ---- Names ---- */

static const struct {
    bool is_name;
    enum name_role role;
    bool case_matters;
} ROLES[PROPERTY_COUNT] = {
    [PROPERTY_LABEL] = {true, NAME_LABEL, false},        [PROPERTY_ALT_LABEL] = {true, NAME_LABEL, false},
    [PROPERTY_ACRONYM] = {true, NAME_ACRONYM, true},     [PROPERTY_EXACT_LABEL] = {true, NAME_LABEL, true},
    [PROPERTY_DEMONYM] = {true, NAME_DEMONYM, true},     [PROPERTY_METONYM] = {true, NAME_METONYM, false},
    [PROPERTY_FORMER_NAME] = {true, NAME_FORMER, false},
};

/* A label all in capitals and short is matched as an acronym is. */
static bool is_acronym(const char *text)
{
    size_t size = strlen(text);
    bool has_letter = false;
    for (size_t i = 0; i < size; i++) {
        bool is_upper = text[i] >= 'A' && text[i] <= 'Z';
        if (!is_upper && text[i] != '.' && text[i] != '-' && !(text[i] >= '0' && text[i] <= '9'))
            return false;
        has_letter |= is_upper;
    }
    return has_letter && size >= 2 && size <= 8;
}

/* rdfs:label, then the others in the order of the enum, so that the label is the first name. */
static void read_names(struct knowledge *knowledge, struct entry *entry, const struct triple *triples,
                       size_t count)
{
    size_t names = 0;
    for (size_t i = 0; i < count; i++)
        names += ROLES[property_of(knowledge, &triples[i])].is_name && triples[i].datatype != TERM_NONE;
    entry->names = arena_array(knowledge->arena, names, sizeof *entry->names);
    for (int p = PROPERTY_LABEL; p <= PROPERTY_FORMER_NAME && entry->name_count < names; p++)
        for (size_t i = 0; i < count; i++) {
            if (property_of(knowledge, &triples[i]) != (enum property)p || triples[i].datatype == TERM_NONE)
                continue;
            const char *text = text_of_term(knowledge, triples[i].object);
            entry->names[entry->name_count++] =
                (struct entry_name){.text = text,
                                    .role = ROLES[p].role,
                                    .case_matters = ROLES[p].case_matters || is_acronym(text)};
        }
}

/* ---- Entries ---- */

static enum gender gender_of(const char *text)
{
    return strcmp(text, "female") == 0 ? GENDER_FEMALE
           : strcmp(text, "male") == 0 ? GENDER_MALE
                                       : GENDER_UNKNOWN;
}

/* "Q159" of the IRI of a Wikidata entity. */
static const char *wikidata_of(const char *iri)
{
    const char *slash = strstr(iri, "wikidata.org/") ? strrchr(iri, '/') : NULL;
    return slash && slash[1] == 'Q' ? slash + 1 : NULL;
}

static void set(const char **field, const char *text)
{
    if (!*field) *field = text;
}

static void set_date(struct date *field, const char *text)
{
    struct date date;
    if (!field->year && date_parse(text, &date)) *field = date;
}

static void read_property(struct entry *entry, enum property property, const char *text)
{
    switch (property) {
    case PROPERTY_LABEL:
        set(&entry->label, text);
        break;
    case PROPERTY_GENDER:
        entry->gender = gender_of(text);
        break;
    case PROPERTY_PRIOR:
        entry->prior = strtof(text, NULL);
        break;
    case PROPERTY_SAME_AS:
        set(&entry->wikidata, wikidata_of(text));
        break;
    case PROPERTY_CONTESTED:
        entry->contested = strcmp(text, "true") == 0;
        break;
    case PROPERTY_KIND:
        set(&entry->kind, text);
        break;
    case PROPERTY_ISO2:
        set(&entry->iso2, text);
        break;
    case PROPERTY_ISO3:
        set(&entry->iso3, text);
        break;
    case PROPERTY_FAMILY_NAME:
        set(&entry->family_name, text);
        break;
    case PROPERTY_BEGIN:
        set_date(&entry->begin, text);
        break;
    case PROPERTY_SIGNED:
        set_date(&entry->begin, text);
        break;
    case PROPERTY_END:
        set_date(&entry->end, text);
        break;
    case PROPERTY_IN_FORCE:
        set_date(&entry->in_force, text);
        break;
    default:
        break;
    }
}

static void read_entry(struct knowledge *knowledge, struct entry *entry, const struct triple *triples,
                       size_t count)
{
    entry->iri = iri_tail(text_of_term(knowledge, triples->subject));
    entry->prior = entry->class == CLASS_STATE ? 0.3f : 0.1f;
    for (size_t i = 0; i < count; i++)
        read_property(entry, property_of(knowledge, &triples[i]), text_of_term(knowledge, triples[i].object));
    if (!entry->label) entry->label = entry->iri;
    entry->is_press = entry->kind && knowledge_list_has_any(knowledge, "medium-kind", entry->kind);
    read_names(knowledge, entry, triples, count);
}

static void link_entry(const struct knowledge *knowledge, struct entry *entry, const struct triple *triples,
                       size_t count)
{
    const struct entry *seat = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct entry **field;
        switch (property_of(knowledge, &triples[i])) {
        case PROPERTY_CAPITAL:
            field = &entry->capital;
            break;
        case PROPERTY_LOCATED_IN: {
            const struct entry *in = entry_of_term(knowledge, triples[i].object);
            field = in && in->class == CLASS_PLACE && entry->class == CLASS_PLACE ? &entry->town
                                                                                  : &entry->located_in;
            break;
        }
        case PROPERTY_SEAT:
            field = &seat;
            break;
        case PROPERTY_PART_OF:
            field = &entry->part_of;
            break;
        case PROPERTY_CITIZEN_OF:
            field = &entry->citizen_of;
            break;
        default:
            continue;
        }
        if (!*field) *field = entry_of_term(knowledge, triples[i].object);
    }
    if (!entry->located_in) entry->located_in = seat ? seat : entry->town;
}

/* ---- The index ---- */

/* The capital's names also stand for the government. */
static void add_capital(struct knowledge *knowledge, const struct entry *state)
{
    const struct entry *capital = state->capital;
    struct entry_name *names = arena_array(knowledge->arena, capital->name_count, sizeof *names);
    for (size_t i = 0; i < capital->name_count; i++) {
        enum name_role role = capital->names[i].role;
        if (role != NAME_LABEL && role != NAME_FORMER && role != NAME_ACRONYM) continue;
        names[i] = capital->names[i];
        names[i].role = NAME_METONYM;
        names_add(&knowledge->names, state, &names[i]);
    }
}

static bool is_family_first(const struct knowledge *knowledge, const struct entry *state)
{
    if (!state) return false;
    size_t count;
    char iri[300];
    snprintf(iri, sizeof iri, ID "%s", state->iri);
    const struct knowledge_statement *about = statements_about(&knowledge->statements, iri, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, ENT "familyNameFirst") == 0)
            return strcmp(about[i].object, "true") == 0;
    return false;
}

/* "Shinzo Abe" also as "Abe Shinzo" where the state's people write themselves so, "Jong Un Kim" for "Kim Jong
 * Un". */
static void add_turned(struct knowledge *knowledge, const struct entry *person, const struct entry_name *name)
{
    const char *first = strchr(name->text, ' '), *last = strrchr(name->text, ' ');
    if (!first || name->role != NAME_LABEL) return;
    bool family_is_first = person->family_name && text_starts_with(name->text, person->family_name) &&
                           name->text[strlen(person->family_name)] == ' ';
    size_t family = family_is_first ? strlen(person->family_name) : 0;
    struct entry_name *turned = arena_alloc(knowledge->arena, sizeof *turned);
    *turned = *name;
    turned->text =
        family_is_first
            ? arena_format(knowledge->arena, "%s %s", name->text + family + 1, person->family_name)
            : arena_format(knowledge->arena, "%s %.*s", last + 1, (int)(last - name->text), name->text);
    names_add(&knowledge->names, person, turned);
}

static void index_names(struct knowledge *knowledge)
{
    const struct entry *state = NULL;
    bool is_first = false;
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        struct entry *entry = &knowledge->entries[i];
        if (entry->citizen_of && entry->citizen_of != state) {
            state = entry->citizen_of;
            is_first = is_family_first(knowledge, state);
        }
        for (size_t n = 0; n < entry->name_count; n++) {
            names_add(&knowledge->names, entry, &entry->names[n]);
            if (entry->class == CLASS_PERSON && entry->citizen_of && is_first)
                add_turned(knowledge, entry, &entry->names[n]);
        }
        if (entry->class == CLASS_STATE && entry->capital) add_capital(knowledge, entry);
    }
}

static bool is_entry(unsigned class)
{
    return class > CLASS_NONE && class < CLASS_OFFICE;
}

static size_t count_entries(const struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    size_t count = 0;
    for (size_t s = 0; s < store->subject_count; s++) {
        const struct triple_range *range = &store->subjects[s];
        count += is_entry(class_of(knowledge, &store->triples[range->begin], range->end - range->begin));
    }
    return count;
}

void entries_fill(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    knowledge->entries =
        arena_array(knowledge->arena, count_entries(knowledge) + 1, sizeof *knowledge->entries);
    knowledge->entry_of_term =
        arena_array(knowledge->arena, store->term_count, sizeof *knowledge->entry_of_term);
    for (size_t s = 0; s < store->subject_count; s++) {
        const struct triple_range *range = &store->subjects[s];
        const struct triple *triples = &store->triples[range->begin];
        unsigned class = class_of(knowledge, triples, range->end - range->begin);
        if (!is_entry(class)) continue;
        struct entry *entry = &knowledge->entries[knowledge->entry_count++];
        entry->class = (enum entity_class) class;
        read_entry(knowledge, entry, triples, range->end - range->begin);
        knowledge->entry_of_term[range->term] = (uint32_t)knowledge->entry_count;
    }
    for (size_t s = 0; s < store->subject_count; s++) {
        const struct triple_range *range = &store->subjects[s];
        struct entry *entry = entry_of_term(knowledge, range->term);
        if (entry) link_entry(knowledge, entry, &store->triples[range->begin], range->end - range->begin);
    }
    index_names(knowledge);
}
