/* names.c: the index of names. Each distinct folded word has a number, shared by its spellings; a name is a
 * path of numbers in a trie whose edges lie in one hash table. A lookup costs one probe a word. */
#include "knowledge/names.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

void names_init(struct name_index *index, struct arena *arena, struct arena *scratch)
{
    *index = (struct name_index){.arena = arena, .scratch = scratch};
    map_init(&index->variants, arena);
    index->nodes = arena_grow(scratch, NULL, 0, &index->node_capacity, sizeof *index->nodes);
    index->node_count = 1;
}

void names_add_variant(struct name_index *index, const char *spelling, const char *usual)
{
    map_add(&index->variants, spelling, strlen(spelling), NULL)->value.pointer =
        arena_string(index->arena, usual);
}

/* ---- Words ---- */

static uint64_t mix(uint64_t hash)
{
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

static struct name_word *word_slot(const struct name_index *index, const char *key, size_t size,
                                   uint64_t hash)
{
    uint64_t mixed = mix(hash);
    uint32_t tag = (uint32_t)(mixed >> 32);
    size_t mask = index->word_capacity - 1;
    for (size_t i = mixed & mask;; i = (i + 1) & mask) {
        struct name_word *slot = &index->words[i];
        if (!slot->number) return slot;
        if (slot->tag == tag && memcmp(slot->key, key, size + 1) == 0) return slot;
    }
}

static void grow_words(struct name_index *index)
{
    struct name_index larger = *index;
    larger.word_capacity = index->word_capacity ? index->word_capacity * 2 : 1024;
    larger.words = arena_array(index->scratch, larger.word_capacity, sizeof *larger.words);
    for (size_t i = 0; i < index->word_capacity; i++) {
        const struct name_word *word = &index->words[i];
        if (!word->number) continue;
        size_t size = strlen(word->key);
        *word_slot(&larger, word->key, size, fold_hash(word->key, size)) = *word;
    }
    *index = larger;
}

/* Enters a spelling with the number of its usual spelling; number 0: a new one. */
static uint32_t enter_word(struct name_index *index, const struct folded_word *word, uint32_t number)
{
    if (index->word_count >= index->word_capacity / 2) grow_words(index);
    struct name_word *slot = word_slot(index, word->key, word->size, word->hash);
    if (slot->number) return slot->number;
    *slot = (struct name_word){.tag = (uint32_t)(mix(word->hash) >> 32),
                               .number = number ? number : ++index->last_word,
                               .key = arena_substring(index->arena, word->key, word->size)};
    index->word_count++;
    return slot->number;
}

/* The usual spelling of a word, by the list of variants, then by its ending; true when it is another one. */
static bool make_usual(const struct name_index *index, struct folded_word *word)
{
    const struct map_entry *variant = map_find(&index->variants, word->key, word->size);
    if (!variant) return fold_ending(word);
    const char *usual = variant->value.pointer;
    size_t size = strlen(usual);
    if (size >= WORD_ROOM || strcmp(usual, word->key) == 0) return false;
    memcpy(word->key, usual, size + 1);
    word->size = (uint32_t)size;
    word->hash = fold_hash(word->key, word->size);
    return true;
}

bool names_key(const struct name_index *index, const char *text, size_t size, char *key, size_t room)
{
    size_t length = 0;
    struct folded_word word;
    for (size_t at = 0; fold_next(text, size, &at, &word);) {
        make_usual(index, &word);
        if (length + word.size + 2 > room) return false;
        if (length) key[length++] = ' ';
        memcpy(key + length, word.key, word.size);
        length += word.size;
    }
    key[length] = '\0';
    return length > 0;
}

uint32_t names_add_word(struct name_index *index, struct folded_word *word)
{
    if (index->word_capacity) {
        uint32_t number = word_slot(index, word->key, word->size, word->hash)->number;
        if (number) return number;
    }
    struct folded_word usual = *word;
    if (!make_usual(index, &usual)) return enter_word(index, word, 0);
    make_usual(index, &usual); /* "Zelenskiy" by its ending, then "zelensky" by the list */
    return enter_word(index, word, enter_word(index, &usual, 0));
}

uint32_t names_word(const struct name_index *index, struct folded_word *word)
{
    if (!index->word_capacity) return 0;
    uint32_t number = word_slot(index, word->key, word->size, word->hash)->number;
    if (number || !fold_ending(word)) return number;
    return word_slot(index, word->key, word->size, word->hash)->number;
}

/* Spellings of the list whose usual spelling is a word of a name, so that names_word needs no list. */
static void enter_variants(struct name_index *index)
{
    for (size_t i = 0; i < index->variants.capacity; i++) {
        const struct map_entry *variant = &index->variants.slots[i];
        if (!variant->key || variant->size >= WORD_ROOM) continue;
        struct folded_word word = {.size = (uint32_t)variant->size,
                                   .hash = fold_hash(variant->key, variant->size)};
        memcpy(word.key, variant->key, variant->size + 1);
        names_add_word(index, &word);
    }
}

/* ---- Trie ---- */

static struct name_edge *edge_slot(const struct name_index *index, uint32_t node, uint32_t word)
{
    size_t mask = index->edge_capacity - 1;
    for (size_t i = mix((uint64_t)node << 32 | word) & mask;; i = (i + 1) & mask) {
        struct name_edge *edge = &index->edges[i];
        if (!edge->child || (edge->node == node && edge->word == word)) return edge;
    }
}

static void grow_edges(struct name_index *index)
{
    struct name_index larger = *index;
    larger.edge_capacity = index->edge_capacity ? index->edge_capacity * 2 : 1024;
    larger.edges = arena_array(index->scratch, larger.edge_capacity, sizeof *larger.edges);
    for (size_t i = 0; i < index->edge_capacity; i++) {
        const struct name_edge *edge = &index->edges[i];
        if (edge->child) *edge_slot(&larger, edge->node, edge->word) = *edge;
    }
    *index = larger;
}

uint32_t names_step(const struct name_index *index, uint32_t node, uint32_t word)
{
    if (node == 0 && index->roots) return index->roots[word];
    return index->edge_capacity ? edge_slot(index, node, word)->child : 0;
}

static uint32_t add_step(struct name_index *index, uint32_t node, uint32_t word)
{
    if (index->edge_count >= index->edge_capacity / 2) grow_edges(index);
    struct name_edge *edge = edge_slot(index, node, word);
    if (edge->child) return edge->child;
    index->nodes = arena_grow(index->scratch, index->nodes, index->node_count, &index->node_capacity,
                              sizeof *index->nodes);
    *edge = (struct name_edge){node, word, (uint32_t)index->node_count++};
    index->nodes[edge->child] = (struct name_node){0};
    index->nodes[node].continues = true;
    index->edge_count++;
    return edge->child;
}

uint32_t names_new_root(struct name_index *index)
{
    index->nodes = arena_grow(index->scratch, index->nodes, index->node_count, &index->node_capacity,
                              sizeof *index->nodes);
    index->nodes[index->node_count] = (struct name_node){0};
    return (uint32_t)index->node_count++;
}

uint32_t names_add_path(struct name_index *index, uint32_t node, const char *text)
{
    struct folded_word word;
    for (size_t at = 0, size = strlen(text); fold_next(text, size, &at, &word);)
        node = add_step(index, node, names_add_word(index, &word));
    return node;
}

/* ---- Names ---- */

static bool is_small(const struct entry_name *name)
{
    return name->text[0] >= 'a' && name->text[0] <= 'z';
}

static void claim(struct name_index *index, const uint32_t *words, size_t count, const struct entry *entry,
                  const struct entry_name *name)
{
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++)
        node = add_step(index, node, words[i]);
    if (!node) return;
    index->nodes[node].needs_case |= name->case_matters || is_small(name);
    index->nodes[node].count++;
    index->claims = arena_grow(index->scratch, index->claims, index->claim_count, &index->claim_capacity,
                               sizeof *index->claims);
    index->claims[index->claim_count++] = (struct name_claim){node, {entry, name}};
}

/* Words of a name; 0 for too many. `joins` gets how many places have a hyphen between two words. */
static size_t split(struct name_index *index, const char *text, size_t size, uint32_t *words, size_t *joins)
{
    size_t count = 0, before = 0;
    struct folded_word word;
    *joins = 0;
    for (size_t at = 0; fold_next(text, size, &at, &word);) {
        if (count == MOST_WORDS) return 0;
        if (count && word.begin == before + 1 && text[before] == '-') ++*joins;
        words[count++] = names_add_word(index, &word);
        before = word.end;
    }
    return count;
}

/* "Kim Jong-un" also as "Kim Jongun", "F-16" also as "F16". */
static void add_joined(struct name_index *index, const struct entry *entry, const struct entry_name *name)
{
    char *joined = arena_alloc(index->arena, strlen(name->text) + 1);
    size_t size = 0;
    for (const char *c = name->text; *c; c++)
        if (*c != '-' || c == name->text || c[1] == ' ' || c[-1] == ' ') joined[size++] = *c;
    uint32_t words[MOST_WORDS];
    size_t joins, count = split(index, joined, size, words, &joins);
    claim(index, words, count, entry, name);
}

/* "Schröder" also as "Schroeder". */
static void add_spelt_out(struct name_index *index, const struct entry *entry, const struct entry_name *name)
{
    static const struct {
        const char *letter, *pair;
    } PAIRS[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"},
                 {"Ö", "Oe"}, {"Ü", "Ue"}, {"å", "aa"}, {"ø", "oe"}};
    struct text text;
    text_init(&text, index->arena);
    bool changed = false;
    for (const char *at = name->text; *at;) {
        size_t pair = 0;
        while (pair < sizeof PAIRS / sizeof *PAIRS && !text_starts_with(at, PAIRS[pair].letter))
            pair++;
        if (pair < sizeof PAIRS / sizeof *PAIRS) {
            text_add_string(&text, PAIRS[pair].pair);
            at += strlen(PAIRS[pair].letter);
            changed = true;
        } else {
            text_add(&text, at++, 1);
        }
    }
    if (!changed) return;
    uint32_t words[MOST_WORDS];
    size_t joins, count = split(index, text.bytes, text.size, words, &joins);
    claim(index, words, count, entry, name);
}

void names_add(struct name_index *index, const struct entry *entry, const struct entry_name *name)
{
    uint32_t words[MOST_WORDS];
    size_t size = strlen(name->text), joins, count = split(index, name->text, size, words, &joins);
    if (!count) return;
    bool stands_alone = count > 2 || entry->class == CLASS_STATE || entry->class == CLASS_PLACE;
    bool has_article = count > 1 && stands_alone &&
                       (text_starts_with(name->text, "The ") || text_starts_with(name->text, "the "));
    claim(index, words, count, entry, name);
    if (has_article) claim(index, words + 1, count - 1, entry, name);
    if (joins) add_joined(index, entry, name);
    if (strstr(name->text, "\xC3")) add_spelt_out(index, entry, name);
}

bool names_same_letters(const char *name, const char *text, size_t size)
{
    const char *end = text + size;
    for (;;) {
        while (*name && strchr(".-' ", *name))
            name++;
        while (text < end && strchr(".-' ", *text))
            text++;
        if (!*name || text == end) return !*name && text == end;
        if (*name++ != *text++) return false;
    }
}

bool names_same_words(const char *name, const char *text, size_t size)
{
    struct folded_word left, right;
    size_t length = strlen(name), at = 0, other = 0, left_at = 0, right_at = 0;
    left.size = right.size = 0;
    for (;;) {
        if (left_at == left.size) {
            left_at = left.size = 0;
            if (!fold_next(name, length, &at, &left)) left.key[0] = '\0';
        }
        if (right_at == right.size) {
            right_at = right.size = 0;
            if (!fold_next(text, size, &other, &right)) right.key[0] = '\0';
        }
        if (!left.key[left_at] || !right.key[right_at]) return left.key[left_at] == right.key[right_at];
        if (left.key[left_at++] != right.key[right_at++]) return false;
    }
}

/* ---- Layout ---- */

static int by_prior(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->entry->prior != y->entry->prior) return x->entry->prior > y->entry->prior ? -1 : 1;
    int order = x->entry == y->entry ? 0 : strcmp(x->entry->iri, y->entry->iri);
    if (!order) order = (int)x->name->role - (int)y->name->role;
    return order ? order : (int)x->name->case_matters - (int)y->name->case_matters;
}

/* One candidate an entry and role: the name that matches most. */
static uint32_t without_repeats(struct candidate *candidates, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct candidate *last = kept ? &candidates[kept - 1] : NULL;
        const struct entry_name *name = candidates[i].name;
        bool repeats = last && last->entry == candidates[i].entry && last->name->role == name->role &&
                       (!last->name->case_matters ||
                        names_same_letters(last->name->text, name->text, strlen(name->text)));
        if (!repeats) candidates[kept++] = candidates[i];
    }
    return kept;
}

static bool is_mixed(const struct candidate *candidates, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t j = 0; j < i; j++) {
            const char *name = candidates[j].name->text;
            bool same_class = candidates[i].entry != candidates[j].entry &&
                              candidates[i].entry->class == candidates[j].entry->class;
            if (same_class && !names_same_words(candidates[i].name->text, name, strlen(name))) return true;
        }
    return false;
}

/* A copy outside the scratch arena. */
static void *keep(struct name_index *index, const void *items, size_t count, size_t size)
{
    void *copy = arena_array(index->arena, count, size);
    if (count) memcpy(copy, items, count * size);
    return copy;
}

void names_freeze(struct name_index *index)
{
    enter_variants(index);
    index->candidates = arena_array(index->arena, index->claim_count + 1, sizeof *index->candidates);
    uint32_t first = 0;
    for (size_t i = 0; i < index->node_count; i++) {
        index->nodes[i].first = first;
        first += index->nodes[i].count;
        index->nodes[i].count = 0;
    }
    for (size_t i = 0; i < index->claim_count; i++) {
        struct name_node *node = &index->nodes[index->claims[i].node];
        index->candidates[node->first + node->count++] = index->claims[i].candidate;
    }
    for (size_t i = 0; i < index->node_count; i++) {
        struct name_node *node = &index->nodes[i];
        if (node->count < 2) continue;
        qsort(&index->candidates[node->first], node->count, sizeof *index->candidates, by_prior);
        node->count = without_repeats(&index->candidates[node->first], node->count);
        node->is_mixed = node->count <= 16 && is_mixed(&index->candidates[node->first], node->count);
    }
    uint32_t *roots = arena_array(index->arena, (size_t)index->last_word + 1, sizeof *roots);
    for (size_t i = 0; i < index->edge_capacity; i++)
        if (index->edges[i].child && index->edges[i].node == 0)
            roots[index->edges[i].word] = index->edges[i].child;
    index->roots = roots;
    index->words = keep(index, index->words, index->word_capacity, sizeof *index->words);
    index->edges = keep(index, index->edges, index->edge_capacity, sizeof *index->edges);
    index->nodes = keep(index, index->nodes, index->node_count, sizeof *index->nodes);
    index->claims = NULL;
}

const struct name_node *names_find(const struct name_index *index, const char *name, size_t size)
{
    uint32_t node = 0;
    struct folded_word word;
    for (size_t at = 0; fold_next(name, size, &at, &word);) {
        uint32_t number = names_word(index, &word);
        node = number ? names_step(index, node, number) : 0;
        if (!node) return NULL;
    }
    return node ? &index->nodes[node] : NULL;
}
