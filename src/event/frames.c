/* frames.c: reads the frames and lexicons of ontology/frames from the knowledge's statements. The small
 * language of their literals is described in ontology/README.md. */
#include "event/frames.h"

#include "base/status.h"
#include "base/text.h"
#include "event/reader.h"
#include <stdlib.h>
#include <string.h>

#define ENT "https://w3id.org/entente/ns#"

bool lexicon_has(const struct event_tables *tables, const char *list, const char *word)
{
    char key[200];
    size_t list_size = strlen(list), word_size = strlen(word), size = list_size + 1 + word_size;
    if (size >= sizeof key) return false;
    memcpy(key, list, list_size);
    key[list_size] = '\n';
    memcpy(key + list_size + 1, word, word_size);
    return map_find(&tables->lexicons, key, size) != NULL;
}

bool is_in_vocabulary(const struct event_tables *tables, const char *word)
{
    return map_find(&tables->vocabulary, word, strlen(word)) != NULL;
}

static void learn_word(struct event_tables *tables, const char *word)
{
    map_add(&tables->vocabulary, word, strlen(word), NULL);
}

const struct frame_list *frames_for(const struct map *map, const char *lemma)
{
    const struct map_entry *entry = map_find(map, lemma, strlen(lemma));
    return entry ? entry->value.pointer : NULL;
}

bool evokes_category(const struct map *map, const char *lemma, const char *category)
{
    const struct frame_list *list = frames_for(map, lemma);
    for (size_t i = 0; category && list && i < list->count; i++) {
        const char *of_frame = event_category(list->items[i].frame->class);
        if (of_frame && strcmp(of_frame, category) == 0) return true;
    }
    return false;
}

bool evokes_class(const struct map *map, const char *lemma, const char *class)
{
    const char *category = event_category(class);
    if (category && strcmp(category, "Assault") == 0 && strcmp(class, "War") != 0)
        return evokes_category(map, lemma, category);
    const struct frame_list *list = frames_for(map, lemma);
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(list->items[i].frame->class, class) == 0) return true;
    return false;
}

/* The next piece of `text` up to one of `separators`, trimmed; NULL at the end. */
static const char *next_piece(struct arena *arena, const char **text, const char *separators)
{
    while (**text) {
        size_t size = strcspn(*text, separators), begin = 0, end = size;
        const char *at = *text;
        *text += size + (at[size] != '\0');
        while (begin < end && at[begin] == ' ')
            begin++;
        while (end > begin && at[end - 1] == ' ')
            end--;
        if (end > begin) return arena_substring(arena, at + begin, end - begin);
    }
    return NULL;
}

static uint32_t class_bit(const char *name)
{
    for (int class = CLASS_PERSON; class < CLASS_OFFICE; class ++)
        if (strcmp(name, entity_class_name((enum entity_class) class)) == 0) return 1u << class;
    return strcmp(name, "none") == 0 ? 1u << 31 : 0;
}

/* "object:Person,State / to + with" */
static struct role_spec read_role(struct arena *arena, const char *text)
{
    struct role_spec role = {0};
    size_t capacity = 0;
    bool joins = false;
    while (*text) {
        size_t size = strcspn(text, "/+");
        char separator = text[size];
        const char *piece = arena_substring(arena, text, size);
        text += size + (separator != '\0');
        struct place_spec place = {.joins = joins};
        const char *rest = piece, *slot = next_piece(arena, &rest, ":");
        joins = separator == '+';
        if (!slot) continue;
        place.slot = slot;
        for (const char *class; (class = next_piece(arena, &rest, ","));)
            place.classes |= class_bit(class);
        role.places = arena_grow(arena, role.places, role.count, &capacity, sizeof *role.places);
        role.places[role.count++] = place;
    }
    return role;
}

static void add_text(struct arena *arena, const char ***list, size_t *count, size_t *capacity,
                     const char *text)
{
    *list = arena_grow(arena, *list, *count, capacity, sizeof **list);
    (*list)[(*count)++] = text;
}

static struct condition read_condition(struct arena *arena, const char *text)
{
    struct condition condition = {0};
    size_t slots = 0, words = 0, barred = 0;
    const char *left = next_piece(arena, &text, ":");
    for (const char *slot; left && (slot = next_piece(arena, &left, "|"));)
        add_text(arena, &condition.slots, &condition.slot_count, &slots, slot);
    for (const char *word; (word = next_piece(arena, &text, " "));) {
        if (word[0] == '~')
            add_text(arena, &condition.barred, &condition.barred_count, &barred, word + 1);
        else
            add_text(arena, &condition.words, &condition.word_count, &words, word);
    }
    return condition;
}

struct reading {
    struct event_tables *tables;
    const struct knowledge *knowledge;
    size_t capacity;
};

static const char *value(const struct knowledge_statement *about, size_t count, const char *predicate)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(about[i].predicate, predicate) == 0) return about[i].object;
    return NULL;
}

static void count_frame(void *user, const struct knowledge_statement *statement)
{
    (void)statement;
    ((struct event_tables *)user)->count++;
}

/* Splits an expression into its chief lemma and its other words: the first word of a verb's ("pull out"), the
 * last of a noun's ("peace talk"), but the one before a preposition ("vote of confidence", "halt to
 * fighting"). */
static const char *read_expression(struct arena *arena, const char *text, bool is_noun,
                                   struct evocation *evocation)
{
    static const char *const LINKS[] = {"of", "in", "to", "on", "for", "with", "from", "against", "by", NULL};
    const char *words[8], *word, *at = text;
    size_t count = 0, chief = 0;
    while (count < 8 && (word = next_piece(arena, &at, " ")))
        words[count++] = word;
    if (!count) return text;
    if (is_noun) chief = count - 1;
    for (size_t i = 1; is_noun && i < chief; i++)
        if (is_one_of(LINKS, words[i])) chief = i - 1;
    evocation->words = arena_array(arena, count, sizeof *evocation->words);
    for (size_t i = 0; i < count; i++)
        if (i != chief) evocation->words[evocation->word_count++] = words[i];
    return words[chief];
}

static void evoke(struct event_tables *tables, struct map *map, const char *words, const struct frame *frame)
{
    for (const char *text; words && (text = next_piece(tables->arena, &words, ","));) {
        struct evocation evocation = {.frame = frame};
        const char *word = read_expression(tables->arena, text, map == &tables->nouns, &evocation);
        struct map_entry *entry = map_add(map, word, strlen(word), NULL);
        if (!entry->value.pointer)
            entry->value.pointer = arena_alloc(tables->arena, sizeof(struct frame_list));
        struct frame_list *list = entry->value.pointer;
        list->items =
            arena_grow(tables->arena, list->items, list->count, &list->capacity, sizeof *list->items);
        list->items[list->count++] = evocation;
        learn_word(tables, word);
        for (size_t i = 0; i < evocation.word_count; i++)
            learn_word(tables, evocation.words[i]);
    }
}

static void read_roles(struct event_tables *tables, struct frame *frame,
                       const struct knowledge_statement *about, size_t count)
{
    static const char *const VERB[] = {ENT "source", ENT "target", ENT "involves"};
    static const char *const NOUN[] = {ENT "nounSource", ENT "nounTarget", ENT "nounInvolves"};
    for (size_t r = 0; r < ROLE_COUNT; r++) {
        const char *verb = value(about, count, VERB[r]), *noun = value(about, count, NOUN[r]);
        if (verb) frame->verb_roles[r] = read_role(tables->arena, verb);
        if (noun) frame->noun_roles[r] = read_role(tables->arena, noun);
    }
    const char *reciprocal = value(about, count, ENT "reciprocal");
    if (reciprocal) frame->is_reciprocal = strcmp(reciprocal, "true") == 0;
    const char *learned = value(about, count, ENT "learned");
    if (learned) frame->is_learned = strcmp(learned, "true") == 0;
}

static void read_frame(void *user, const struct knowledge_statement *statement)
{
    struct reading *reading = user;
    struct event_tables *tables = reading->tables;
    size_t count, pattern_count, capacity = 0;
    const struct knowledge_statement *about = knowledge_about(reading->knowledge, statement->subject, &count);
    struct frame *frame = &tables->frames[tables->count];
    *frame = (struct frame){.iri = statement->subject, .order = (uint32_t)tables->count};
    tables->count++;
    const char *tail = strrchr(frame->iri, '/');
    frame->name = tail ? tail + 1 : frame->iri;
    frame->class =
        text_starts_with(statement->object, ENT) ? statement->object + strlen(ENT) : statement->object;
    const char *pattern = value(about, count, ENT "pattern");
    const struct knowledge_statement *shared =
        pattern ? knowledge_about(reading->knowledge, pattern, &pattern_count) : NULL;
    if (shared) read_roles(tables, frame, shared, pattern_count);
    read_roles(tables, frame, about, count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(about[i].predicate, ENT "when") != 0) continue;
        frame->conditions = arena_grow(tables->arena, frame->conditions, frame->condition_count, &capacity,
                                       sizeof *frame->conditions);
        struct condition condition = read_condition(tables->arena, about[i].object);
        for (size_t w = 0; w < condition.word_count; w++)
            learn_word(tables, condition.words[w]);
        frame->conditions[frame->condition_count++] = condition;
    }
    const char *needs = value(about, count, ENT "needs");
    frame->needs_source = needs && strstr(needs, "source");
    frame->needs_target = needs && strstr(needs, "target");
    frame->needs_parties = needs && (strstr(needs, "parties") || strstr(needs, "two"));
    frame->needs_two = needs && strstr(needs, "two");
    evoke(tables, &tables->verbs, value(about, count, ENT "verb"), frame);
    evoke(tables, &tables->nouns, value(about, count, ENT "noun"), frame);
    evoke(tables, &tables->predicates, value(about, count, ENT "predicate"), frame);
}

static void read_lexicon(void *user, const struct knowledge_statement *statement)
{
    struct event_tables *tables = user;
    const char *name = strrchr(statement->subject, '/'), *words = statement->object;
    for (const char *word; name && (word = next_piece(tables->arena, &words, ","));) {
        const char *key = arena_format(tables->arena, "%s\n%s", name + 1, word);
        map_add(&tables->lexicons, key, strlen(key), NULL);
        learn_word(tables, word);
    }
}

entente_status event_tables_open(const struct knowledge *knowledge, const struct language_model *model,
                                 struct event_tables **result, entente_error *error)
{
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct event_tables *tables = arena_alloc(arena, sizeof *tables);
    tables->arena = arena;
    map_init(&tables->verbs, arena);
    map_init(&tables->nouns, arena);
    map_init(&tables->predicates, arena);
    map_init(&tables->lexicons, arena);
    map_init(&tables->vocabulary, arena);
    knowledge_statements(knowledge, ENT "words", read_lexicon, tables);
    knowledge_statements(knowledge, ENT "evokes", count_frame, tables);
    tables->frames = arena_array(arena, tables->count + 1, sizeof *tables->frames);
    tables->count = 0;
    struct reading reading = {.tables = tables, .knowledge = knowledge};
    knowledge_statements(knowledge, ENT "evokes", read_frame, &reading);
    entente_status status = reader_open(tables, model, &tables->reader, error);
    arena_on_failure(arena, NULL);
    if (status)
        arena_free(arena);
    else
        *result = tables;
    return status;
}

void event_tables_close(struct event_tables *tables)
{
    if (tables) arena_free(tables->arena);
}
