/* links.c: terms of office and memberships, in lists on both sides, by their beginnings. */
#include "knowledge/tables.h"

#include <stdlib.h>
#include <string.h>

/* A term or a membership, to be listed at an entry. */
struct link {
    uint32_t entry;    /* its index */
    int32_t begin;     /* first day; INT32_MIN when not known */
    const char *other; /* IRI of the other side */
    size_t order;      /* of reading */
    const void *thing;
};

struct link_list {
    struct arena *arena;
    struct link *items;
    size_t count, capacity;
};

static void add_link(struct link_list *list, const struct knowledge *knowledge, const struct entry *entry,
                     struct date begin, const char *other, const void *thing)
{
    list->items = arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (struct link){.entry = (uint32_t)(entry - knowledge->entries),
                                             .begin = begin.year ? date_earliest(begin) : INT32_MIN,
                                             .other = other,
                                             .order = list->count,
                                             .thing = thing};
    list->count++;
}

static int by_entry(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->entry != y->entry) return x->entry < y->entry ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    int order = strcmp(x->other, y->other);
    return order ? order : x->order < y->order ? -1 : 1;
}

/* The things of all links in order, as one array of pointers; the links are sorted by entry. */
static const void **sorted_things(struct link_list *list)
{
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_entry);
    const void **things = arena_array(list->arena, list->count + 1, sizeof *things);
    for (size_t i = 0; i < list->count; i++)
        things[i] = list->items[i].thing;
    return things;
}

static size_t end_of_entry(const struct link_list *list, size_t at)
{
    size_t end = at;
    while (end < list->count && list->items[end].entry == list->items[at].entry)
        end++;
    return end;
}

/* ---- Terms of office ---- */

static void read_terms(struct knowledge *knowledge, struct link_list *list)
{
    const struct statement_store *store = &knowledge->statements;
    const struct triple_range *range = statements_predicate(store, ENT "term");
    for (uint32_t i = range ? range->begin : 0; range && i < range->end; i++) {
        const struct triple *triple = &store->triples[store->by_predicate[i]];
        const struct entry *person = entry_of_term(knowledge, triple->subject);
        size_t count;
        const struct triple *about = statements_of(store, triple->object, &count);
        const char *iri = text_of_term(knowledge, property_value(knowledge, about, count, PROPERTY_OFFICE));
        const char *tail = iri ? iri_tail(iri) : "";
        const struct map_entry *office = map_find(&knowledge->office_index, tail, strlen(tail));
        if (!person || !office) continue;
        struct term *term = arena_alloc(knowledge->arena, sizeof *term);
        uint32_t of = property_value(knowledge, about, count, PROPERTY_OFFICE_OF);
        *term = (struct term){.person = person,
                              .office = &knowledge->offices[office->value.number - 1],
                              .of = of ? entry_of_term(knowledge, of) : NULL,
                              .begin = property_date(knowledge, about, count, PROPERTY_BEGIN),
                              .end = property_date(knowledge, about, count, PROPERTY_END)};
        add_link(list, knowledge, person, term->begin, term->office->iri, term);
        if (term->of) add_link(list, knowledge, term->of, term->begin, person->iri, term);
    }
}

static void link_terms(struct knowledge *knowledge)
{
    struct link_list list = {.arena = knowledge->arena};
    read_terms(knowledge, &list);
    const struct term *const *things = (const struct term *const *)sorted_things(&list);
    for (size_t at = 0, end; at < list.count; at = end) {
        end = end_of_entry(&list, at);
        struct entry *entry = &knowledge->entries[list.items[at].entry];
        entry->terms = things + at;
        entry->term_count = end - at;
    }
}

/* ---- Memberships ---- */

static void read_memberships(struct knowledge *knowledge, struct link_list *list)
{
    const struct statement_store *store = &knowledge->statements;
    const struct triple_range *range = statements_predicate(store, ENT "membership");
    for (uint32_t i = range ? range->begin : 0; range && i < range->end; i++) {
        const struct triple *triple = &store->triples[store->by_predicate[i]];
        const struct entry *body = entry_of_term(knowledge, triple->subject);
        size_t count;
        const struct triple *about = statements_of(store, triple->object, &count);
        struct date begin = property_date(knowledge, about, count, PROPERTY_BEGIN);
        struct date end = property_date(knowledge, about, count, PROPERTY_END);
        for (size_t m = 0; body && m < count; m++) {
            if (property_of(knowledge, &about[m]) != PROPERTY_MEMBER) continue;
            const struct entry *member = entry_of_term(knowledge, about[m].object);
            if (!member) continue;
            struct membership *membership = arena_alloc(knowledge->arena, sizeof *membership);
            *membership = (struct membership){.member = member, .body = body, .begin = begin, .end = end};
            add_link(list, knowledge, body, begin, member->iri, membership);
            add_link(list, knowledge, member, begin, body->iri, membership);
        }
    }
}

static void link_memberships(struct knowledge *knowledge)
{
    struct link_list list = {.arena = knowledge->arena};
    read_memberships(knowledge, &list);
    const struct membership *const *things = (const struct membership *const *)sorted_things(&list);
    for (size_t at = 0, end; at < list.count; at = end) {
        end = end_of_entry(&list, at);
        struct entry *entry = &knowledge->entries[list.items[at].entry];
        entry->memberships = things + at;
        entry->membership_count = end - at;
    }
}

void links_fill(struct knowledge *knowledge)
{
    link_terms(knowledge);
    link_memberships(knowledge);
}
