/* corpus.c: reads treebanks and raw text, counts words. */
#include "language/train/corpus.h"

#include "base/file.h"
#include <stdlib.h>
#include <string.h>

void corpus_init(struct corpus *corpus, struct arena *arena, struct map *words)
{
    *corpus = (struct corpus){.arena = arena, .words = words};
}

static const char *intern(struct corpus *corpus, const char *text)
{
    return map_intern(corpus->words, text, strlen(text));
}

static void add_example(struct corpus *corpus, const struct token *tokens, uint32_t count)
{
    corpus->examples = arena_grow(corpus->arena, corpus->examples, corpus->count, &corpus->capacity,
                                  sizeof *corpus->examples);
    struct example *example = &corpus->examples[corpus->count++];
    *example = (struct example){.count = count};
    example->tokens = arena_array(corpus->arena, count, sizeof *example->tokens);
    memcpy(example->tokens, tokens, count * sizeof *tokens);
    example->rows = arena_array(corpus->arena, count, sizeof *example->rows);
    example->vector = arena_array(corpus->arena, count, sizeof *example->vector);
    example->weight = arena_array(corpus->arena, count, sizeof *example->weight);
    memset(example->weight, 255, count);
    corpus->tokens += count;
}

enum { LONGEST_SENTENCE = 250, COLUMNS = 10 };

static bool split_columns(char *line, char *columns[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++)
        if (!(columns[i] = strsep(&line, "\t"))) return false;
    return columns[0][strspn(columns[0], "0123456789")] == '\0';
}

entente_status corpus_read_treebank(struct corpus *corpus, const char *path, entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(corpus->arena, path, (size_t)1 << 30, &bytes, &size, error);
    if (status) return status;
    struct token tokens[LONGEST_SENTENCE];
    uint32_t count = 0;
    for (char *line; (line = strsep(&bytes, "\n"));) {
        char *columns[COLUMNS];
        if (!*line) {
            if (count && count < LONGEST_SENTENCE) add_example(corpus, tokens, count);
            count = 0;
        } else if (*line != '#' && count < LONGEST_SENTENCE && split_columns(line, columns)) {
            struct token *token = &tokens[count++];
            memset(token, 0, sizeof *token);
            word_set_form(corpus->words, token, columns[1], strlen(columns[1]));
            token->lemma = intern(corpus, columns[2]);
            token->upos = (uint8_t)upos_by_name(columns[3]);
            token->xpos = (uint8_t)xpos_by_name(columns[4]);
            token->head = atoi(columns[6]) - 1;
            token->deprel = (uint8_t)deprel_by_name(columns[7]);
        }
    }
    return ENTENTE_OK;
}

entente_status corpus_read_raw(struct corpus *corpus, const char *path, size_t longest, entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(corpus->arena, path, (size_t)1 << 30, &bytes, &size, error);
    if (status) return status;
    struct token tokens[LONGEST_SENTENCE];
    for (char *line; (line = strsep(&bytes, "\n"));) {
        uint32_t count = 0;
        bool fits = true;
        for (char *word; (word = strsep(&line, " "));) {
            if (!*word) continue;
            fits = fits && count < longest && count < LONGEST_SENTENCE;
            if (!fits) break;
            memset(&tokens[count], 0, sizeof *tokens);
            word_set_form(corpus->words, &tokens[count], word, strlen(word));
            tokens[count++].lemma = "";
        }
        if (fits && count > 1) add_example(corpus, tokens, count);
    }
    return ENTENTE_OK;
}

struct counted {
    const char *word;
    uint32_t gold, all;
};

static void count_words(struct map *counts, const struct corpus *corpus, bool is_gold, struct counted **list,
                        size_t *count, size_t *capacity)
{
    for (size_t i = 0; i < corpus->count; i++)
        for (uint32_t j = 0; j < corpus->examples[i].count; j++) {
            const char *lower = corpus->examples[i].tokens[j].lower;
            uint64_t hash = word_hash(lower);
            bool added;
            struct map_entry *entry = map_add(counts, (const char *)&hash, sizeof hash, &added);
            if (added) {
                *list = arena_grow(corpus->arena, *list, *count, capacity, sizeof **list);
                (*list)[*count] = (struct counted){lower, 0, 0};
                entry->value.number = (*count)++;
            }
            (*list)[entry->value.number].all++;
            (*list)[entry->value.number].gold += is_gold;
        }
}

static int by_count(const void *left, const void *right)
{
    const struct counted *a = left, *b = right;
    if (a->all != b->all) return a->all < b->all ? 1 : -1;
    return strcmp(a->word, b->word);
}

void vocabulary_make(struct vocabulary *vocabulary, struct arena *arena, const struct corpus *gold,
                     const struct corpus *raw, uint32_t least)
{
    struct map counts;
    struct counted *list = NULL;
    size_t count = 0, capacity = 0;
    map_init(&counts, arena);
    count_words(&counts, gold, true, &list, &count, &capacity);
    if (raw) count_words(&counts, raw, false, &list, &count, &capacity);
    qsort(list, count, sizeof *list, by_count);
    map_init(&vocabulary->map, arena);
    vocabulary->hashes = arena_array(arena, count + 1, sizeof *vocabulary->hashes);
    vocabulary->gold = arena_array(arena, count + 1, sizeof *vocabulary->gold);
    vocabulary->all = arena_array(arena, count + 1, sizeof *vocabulary->all);
    vocabulary->count = 1;
    for (size_t i = 0; i < count; i++) {
        if (list[i].gold < 2 && list[i].all < least) continue;
        uint64_t hash = word_hash(list[i].word);
        uint32_t row = vocabulary->count++;
        map_add(&vocabulary->map, (const char *)&hash, sizeof hash, NULL)->value.number = row;
        vocabulary->hashes[row] = hash;
        vocabulary->gold[row] = list[i].gold;
        vocabulary->all[row] = list[i].all;
    }
}

void corpus_index(struct corpus *corpus, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < corpus->count; i++) {
        struct example *example = &corpus->examples[i];
        enum sentence_case written = sentence_case(example->tokens, example->count);
        for (uint32_t j = 0; j < example->count; j++) {
            word_rows(&example->tokens[j], j == 0, written, &example->rows[j]);
            uint64_t hash = word_hash(example->tokens[j].lower);
            struct map_entry *entry = map_find(&vocabulary->map, (const char *)&hash, sizeof hash);
            example->rows[j].row[WORD_FORM] = entry ? (uint32_t)entry->value.number : 0;
            example->vector[j] = example->rows[j].row[WORD_FORM];
        }
    }
}
