/* bodies.c: bodies that every state has (ministries, armed forces, parliaments, ...), made for each state
 * from the patterns of the ontology: "{demonym} Foreign Ministry" gives organization/russia-foreign-ministry,
 * the "Russian Foreign Ministry". An organization of the ontology takes the place of such a body where it
 * says so (ent:fills) or has a name of that form. */
#include "knowledge/tables.h"

#include "base/text.h"
#include <string.h>

/* ---- Patterns ---- */

static void read_pattern(struct knowledge *knowledge, struct body_pattern *pattern,
                         const struct triple *triples, size_t count)
{
    const char *slash = strrchr(text_of_term(knowledge, triples->subject), '/');
    *pattern = (struct body_pattern){.slug = slash ? slash + 1 : text_of_term(knowledge, triples->subject),
                                     .label = "{demonym} body"};
    for (size_t i = 0; i < count; i++) {
        const char *text = text_of_term(knowledge, triples[i].object);
        if (property_of(knowledge, &triples[i]) == PROPERTY_LABEL) pattern->label = text;
        if (property_of(knowledge, &triples[i]) == PROPERTY_KIND) pattern->kind = text;
        if (strcmp(text_of_term(knowledge, triples[i].predicate), ENT "hasPlace") == 0)
            pattern->has_place = strcmp(text, "true") == 0;
    }
    pattern->is_press = pattern->kind && knowledge_list_has_any(knowledge, "medium-kind", pattern->kind);
}

static uint32_t number_of(struct knowledge *knowledge, const char *text)
{
    struct folded_word word;
    size_t at = 0;
    return fold_next(text, strlen(text), &at, &word) ? names_add_word(&knowledge->names, &word) : 0;
}

/* The heads' paths go into the trie now; what lies at their ends is noted when no more nodes are made. */
static void add_heads(struct knowledge *knowledge, const struct triple *triples, size_t count)
{
    struct bodies *bodies = &knowledge->bodies;
    for (size_t i = 0; i < count; i++) {
        if (property_of(knowledge, &triples[i]) != PROPERTY_HEAD) continue;
        const char *text = text_of_term(knowledge, triples[i].object);
        bodies->heads = arena_grow(knowledge->arena, bodies->heads, bodies->head_count,
                                   &bodies->head_capacity, sizeof *bodies->heads);
        bodies->heads[bodies->head_count++] =
            (struct body_head){.node = names_add_path(&knowledge->names, bodies->root, text),
                               .word = number_of(knowledge, text),
                               .pattern = (uint16_t)bodies->pattern_count};
    }
}

void bodies_read(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    struct bodies *bodies = &knowledge->bodies;
    size_t capacity = 0;
    bodies->root = names_new_root(&knowledge->names);
    bodies->of = number_of(knowledge, "of");
    bodies->the = number_of(knowledge, "the");
    bodies->in = number_of(knowledge, "in");
    bodies->s = number_of(knowledge, "s");
    for (size_t i = 0; i < store->subject_count; i++) {
        const struct triple_range *range = &store->subjects[i];
        const struct triple *triples = &store->triples[range->begin];
        size_t count = range->end - range->begin;
        if (class_of(knowledge, triples, count) != BODY_PATTERN || bodies->pattern_count >= 1000) continue;
        bodies->patterns = arena_grow(knowledge->arena, bodies->patterns, bodies->pattern_count, &capacity,
                                      sizeof *bodies->patterns);
        read_pattern(knowledge, &bodies->patterns[bodies->pattern_count++], triples, count);
        add_heads(knowledge, triples, count);
    }
}

static void note_heads(struct knowledge *knowledge)
{
    struct bodies *bodies = &knowledge->bodies;
    bodies->pattern_of =
        arena_array(knowledge->arena, knowledge->names.node_count, sizeof *bodies->pattern_of);
    bodies->begins_head =
        arena_array(knowledge->arena, (size_t)knowledge->names.last_word + 1, sizeof *bodies->begins_head);
    for (size_t i = 0; i < bodies->head_count; i++) {
        bodies->pattern_of[bodies->heads[i].node] = bodies->heads[i].pattern;
        bodies->begins_head[bodies->heads[i].word] = true;
    }
}

/* ---- Bodies ---- */

/* The word before a body's name: ent:attributive of the state ("US"), its first demonym ("Russian"), its
 * label. */
static const char *attribute_of(const struct knowledge *knowledge, const struct entry *state, const char *iri)
{
    size_t count;
    const struct knowledge_statement *about = statements_about(&knowledge->statements, iri, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, ENT "attributive") == 0) return about[i].object;
    for (size_t i = 0; i < state->name_count; i++)
        if (state->names[i].role == NAME_DEMONYM) return state->names[i].text;
    return state->label;
}

/* Made some ten thousand times at each start, so without formatting. */
static const char *join(struct arena *arena, const char *const *pieces)
{
    size_t size = 0;
    for (size_t i = 0; pieces[i]; i++)
        size += strlen(pieces[i]);
    char *joined = arena_alloc(arena, size + 1), *end = joined;
    for (size_t i = 0; pieces[i]; i++)
        end = stpcpy(end, pieces[i]);
    return joined;
}

/* "{demonym} Foreign Ministry" with the state's word; "{label}" likewise; one of them, once. */
static const char *fill_in(struct arena *arena, const char *pattern, const char *attribute, const char *label)
{
    const char *demonym = strstr(pattern, "{demonym}"), *name = demonym ? NULL : strstr(pattern, "{label}");
    const char *place = demonym ? demonym : name;
    if (!place) return pattern;
    const char *behind = strchr(place, '}') + 1, *word = demonym ? attribute : label;
    if (place == pattern) return join(arena, (const char *const[]){word, behind, NULL});
    const char *before = arena_substring(arena, pattern, (size_t)(place - pattern));
    return join(arena, (const char *const[]){before, word, behind, NULL});
}

static void make_body(struct knowledge *knowledge, struct body *body, const struct body_pattern *pattern,
                      const struct entry *state, const char *attribute)
{
    const char *slash = strrchr(state->iri, '/'), *slug = slash ? slash + 1 : state->iri;
    struct entry *entry = &body->entry;
    entry->iri =
        join(knowledge->arena, (const char *const[]){"organization/", slug, "-", pattern->slug, NULL});
    entry->label = fill_in(knowledge->arena, pattern->label, attribute, state->label);
    entry->class = CLASS_ORGANIZATION;
    entry->kind = pattern->kind;
    entry->is_press = pattern->is_press;
    entry->names = &body->name;
    entry->name_count = 1;
    entry->part_of = state;
    entry->begin = state->begin;
    entry->end = state->end;
    entry->prior = state->prior / 2;
    body->name = (struct entry_name){.text = entry->label, .role = NAME_LABEL};
    body->candidate = (struct candidate){entry, &body->name};
}

static void make_bodies(struct knowledge *knowledge)
{
    struct bodies *bodies = &knowledge->bodies;
    bodies->state_of = arena_array(knowledge->arena, knowledge->entry_count + 1, sizeof *bodies->state_of);
    for (size_t i = 0; i < knowledge->entry_count; i++)
        if (knowledge->entries[i].class == CLASS_STATE) bodies->state_of[i] = (uint32_t)++bodies->state_count;
    bodies->items =
        arena_array(knowledge->arena, bodies->state_count * bodies->pattern_count + 1, sizeof *bodies->items);
    struct body *body = bodies->items;
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        const struct entry *state = &knowledge->entries[i];
        if (state->class != CLASS_STATE) continue;
        char iri[300];
        snprintf(iri, sizeof iri, "%s%s", strstr(state->iri, "://") ? "" : ID, state->iri);
        const char *attribute = attribute_of(knowledge, state, iri);
        for (size_t p = 0; p < bodies->pattern_count; p++)
            make_body(knowledge, body++, &bodies->patterns[p], state, attribute);
    }
}

static struct body *body_place(const struct knowledge *knowledge, const struct entry *state, size_t pattern)
{
    const struct bodies *bodies = &knowledge->bodies;
    if (!bodies->state_of || state < knowledge->entries ||
        state >= knowledge->entries + knowledge->entry_count)
        return NULL;
    uint32_t number = bodies->state_of[state - knowledge->entries];
    return number && pattern < bodies->pattern_count
               ? &bodies->items[(number - 1) * bodies->pattern_count + pattern]
               : NULL;
}

const struct body *body_of(const struct knowledge *knowledge, const struct entry *state, size_t pattern)
{
    return body_place(knowledge, state, pattern);
}

/* ---- Organizations that are such a body ---- */

static void fill(struct body *body, const struct entry *organization)
{
    if (body->candidate.entry != &body->entry) return; /* the first one stays */
    body->candidate.entry = organization;
    if (organization->name_count) body->candidate.name = &organization->names[0];
}

/* <organization/x> ent:fills <body/foreign-ministry> */
static void fill_as_said(struct knowledge *knowledge)
{
    const struct statement_store *store = &knowledge->statements;
    const struct triple_range *range = statements_predicate(store, ENT "fills");
    for (uint32_t i = range ? range->begin : 0; range && i < range->end; i++) {
        const struct triple *triple = &store->triples[store->by_predicate[i]];
        const struct entry *organization = entry_of_term(knowledge, triple->subject);
        const char *slash = strrchr(text_of_term(knowledge, triple->object), '/');
        for (size_t p = 0;
             organization && organization->part_of && slash && p < knowledge->bodies.pattern_count; p++) {
            struct body *body = body_place(knowledge, organization->part_of, p);
            if (body && strcmp(knowledge->bodies.patterns[p].slug, slash + 1) == 0) fill(body, organization);
        }
    }
}

/* An organization that is called "Russian parliament" and belongs to Russia. */
static void fill_by_name(struct knowledge *knowledge)
{
    struct arena *scratch = knowledge->scratch;
    for (size_t i = 0; i < knowledge->entry_count; i++) {
        const struct entry *organization = &knowledge->entries[i];
        if (organization->class != CLASS_ORGANIZATION || !organization->part_of ||
            organization->part_of->class != CLASS_STATE || organization->end.year)
            continue;
        for (size_t n = 0; n < organization->name_count; n++) {
            const char *name = organization->names[n].text;
            struct body *body = (struct body *)(uintptr_t)body_named(knowledge, scratch, name, strlen(name));
            if (body && body->entry.part_of == organization->part_of) fill(body, organization);
        }
    }
}

void bodies_fill(struct knowledge *knowledge)
{
    note_heads(knowledge);
    make_bodies(knowledge);
    fill_as_said(knowledge);
    fill_by_name(knowledge);
}

/* ---- Asking ---- */

const struct entry *knowledge_body(const struct knowledge *knowledge, const struct entry *state,
                                   const char *head, size_t size)
{
    const struct bodies *bodies = &knowledge->bodies;
    uint32_t node = bodies->root;
    struct folded_word word;
    for (size_t at = 0; fold_next(head, size, &at, &word);) {
        uint32_t number = names_word(&knowledge->names, &word);
        node = number ? names_step(&knowledge->names, node, number) : 0;
        if (!node) return NULL;
    }
    if (!bodies->pattern_of[node]) return NULL;
    const struct body *body = body_of(knowledge, state, bodies->pattern_of[node] - 1u);
    return body ? body->candidate.entry : NULL;
}

/* "organization/russia-foreign-ministry" */
const struct entry *body_by_iri(const struct knowledge *knowledge, const char *iri)
{
    static const char FOLDER[] = "organization/";
    if (!text_starts_with(iri, FOLDER)) return NULL;
    const char *slug = iri + sizeof FOLDER - 1;
    for (size_t p = 0; p < knowledge->bodies.pattern_count; p++) {
        size_t size = strlen(slug), tail = strlen(knowledge->bodies.patterns[p].slug);
        if (size < tail + 2 || slug[size - tail - 1] != '-' ||
            !text_ends_with(slug, knowledge->bodies.patterns[p].slug))
            continue;
        char state[200];
        int length = snprintf(state, sizeof state, "state/%.*s", (int)(size - tail - 1), slug);
        const struct entry *of =
            length > 0 && (size_t)length < sizeof state ? knowledge_by_iri(knowledge, state) : NULL;
        const struct body *body = of ? body_of(knowledge, of, p) : NULL;
        if (body) return body->candidate.entry;
    }
    return NULL;
}
