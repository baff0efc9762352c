/* segment_train.c: averaged perceptrons (Collins 2002) for the ends of tokens and sentences.
 *
 * The texts of a treebank are put together from the sentences' forms and SpaceAfter marks, paragraph by
 * paragraph. */
#include "language/train/segment_train.h"

#include "base/file.h"
#include "base/text.h"
#include "language/train/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOKEN_BITS = 18, SENTENCE_BITS = 17, ROUNDS = 10 };

/* A paragraph's text with the bytes at which tokens and sentences end. */
struct passage {
    struct text text;
    uint8_t *ends; /* by byte: 1 a token ends before it, 2 a sentence too */
    size_t ends_capacity;
};

struct passages {
    struct arena *arena;
    struct passage *list;
    size_t count, capacity;
};

static void mark_end(struct passages *passages, struct passage *passage, uint8_t mark)
{
    size_t at = passage->text.size;
    if (at >= passage->ends_capacity) {
        size_t capacity = at * 2 + 256;
        uint8_t *larger = arena_alloc(passages->arena, capacity);
        if (passage->ends_capacity) memcpy(larger, passage->ends, passage->ends_capacity);
        passage->ends = larger;
        passage->ends_capacity = capacity;
    }
    if (passage->ends[at] < mark) passage->ends[at] = mark;
}

static struct passage *new_passage(struct passages *passages)
{
    passages->list = arena_grow(passages->arena, passages->list, passages->count, &passages->capacity,
                                sizeof *passages->list);
    struct passage *passage = &passages->list[passages->count++];
    *passage = (struct passage){0};
    text_init(&passage->text, passages->arena);
    return passage;
}

struct line_reader {
    bool space;           /* before the next token */
    long in_range;        /* last number of the multiword token being read */
    bool range_has_space; /* behind it */
};

static void add_word(struct passages *passages, struct passage *passage, struct line_reader *reader,
                     char *columns[10])
{
    long number = atol(columns[0]);
    bool no_space = strstr(columns[9], "SpaceAfter=No") != NULL;
    if (strchr(columns[0], '.')) return;
    if (strchr(columns[0], '-')) {
        reader->in_range = atol(strchr(columns[0], '-') + 1);
        reader->range_has_space = !no_space;
        return;
    }
    if (passage->text.size) mark_end(passages, passage, 1);
    if (reader->space && passage->text.size) text_add(&passage->text, " ", 1);
    text_add_string(&passage->text, columns[1]);
    reader->space = !no_space;
    if (number < reader->in_range) reader->space = false;
    if (number == reader->in_range) reader->space = reader->range_has_space;
}

static entente_status read_passages(struct passages *passages, const char *path, entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(passages->arena, path, (size_t)1 << 30, &bytes, &size, error);
    if (status) return status;
    struct passage *passage = new_passage(passages);
    struct line_reader reader = {0};
    bool in_sentence = false;
    for (char *line; (line = strsep(&bytes, "\n"));) {
        char *columns[10];
        if (!*line) {
            if (in_sentence) mark_end(passages, passage, 2);
            in_sentence = false;
            reader.in_range = 0;
        } else if (strncmp(line, "# newpar", 8) == 0 || strncmp(line, "# newdoc", 8) == 0) {
            if (passage->text.size) passage = new_passage(passages);
        } else if (*line != '#') {
            size_t count = 0;
            for (char *rest = line; count < 10 && (columns[count] = strsep(&rest, "\t"));)
                count++;
            if (count < 10) continue;
            add_word(passages, passage, &reader, columns);
            in_sentence = true;
        }
    }
    return ENTENTE_OK;
}

struct perceptron {
    float *weight, *sum;
    size_t mask;
    double steps;
};

static void perceptron_init(struct perceptron *perceptron, unsigned bits)
{
    size_t size = (size_t)1 << bits;
    *perceptron = (struct perceptron){calloc(size, sizeof(float)), calloc(size, sizeof(float)), size - 1, 1};
    if (!perceptron->weight || !perceptron->sum) abort();
}

static void perceptron_learn(struct perceptron *perceptron, const uint32_t *features, size_t count, bool gold)
{
    float score = 0, sign = gold ? 1 : -1, margin = 30;
    for (size_t i = 0; i < count; i++)
        score += perceptron->weight[features[i] & perceptron->mask];
    perceptron->steps += 1;
    if (score * sign > margin) return;
    for (size_t i = 0; i < count; i++) {
        perceptron->weight[features[i] & perceptron->mask] += sign;
        perceptron->sum[features[i] & perceptron->mask] += sign * (float)(perceptron->steps / 1e5);
    }
}

/* Averaged weights in 16 bits. */
static int16_t *perceptron_finish(struct perceptron *perceptron)
{
    size_t size = perceptron->mask + 1;
    int16_t *result = calloc(size, sizeof *result);
    float high = 1e-6f;
    if (!result) abort();
    for (size_t i = 0; i < size; i++) {
        perceptron->weight[i] -= perceptron->sum[i] / (float)(perceptron->steps / 1e5);
        high = fmaxf(high, fabsf(perceptron->weight[i]));
    }
    for (size_t i = 0; i < size; i++)
        result[i] = (int16_t)lrintf(perceptron->weight[i] / high * 32000);
    free(perceptron->weight);
    free(perceptron->sum);
    return result;
}

static void learn_tokens(struct perceptron *perceptron, const struct passage *passage,
                         const struct characters *characters)
{
    uint32_t features[FEATURES_MOST];
    for (size_t at = 1; at < characters->count; at++) {
        bool inside = characters->class[at] != CLASS_SPACE && characters->class[at - 1] != CLASS_SPACE;
        if (!inside || !token_end_possible(characters, at)) continue;
        size_t count = token_end_features(characters, at, features);
        perceptron_learn(perceptron, features, count, passage->ends[characters->at[at]] > 0);
    }
}

static size_t gold_tokens(const struct passage *passage, const struct characters *characters,
                          struct stretch *tokens)
{
    size_t count = 0, begin = 0;
    for (size_t at = 1; at <= characters->count; at++) {
        bool ends = at == characters->count || passage->ends[characters->at[at]] > 0;
        if (!ends) continue;
        while (begin < at && characters->class[begin] == CLASS_SPACE)
            begin++;
        if (begin < at) tokens[count++] = (struct stretch){(uint32_t)begin, (uint32_t)at};
        begin = at;
    }
    return count;
}

static void learn_sentences(struct perceptron *perceptron, const struct passage *passage,
                            const struct characters *characters, const struct stretch *tokens, size_t count)
{
    uint32_t features[FEATURES_MOST];
    for (size_t i = 0, begin = 0; i + 1 < count; i++) {
        bool ends = passage->ends[characters->at[tokens[i].end]] == 2;
        if (sentence_end_possible(characters, tokens, count, i)) {
            size_t n = sentence_end_features(characters, tokens, count, i, i + 1 - begin, features);
            perceptron_learn(perceptron, features, n, ends);
        }
        if (ends) begin = i + 1;
    }
}

entente_status segment_train(const char *const *treebanks, size_t count, const char *path,
                             entente_error *error)
{
    struct passages passages = {.arena = arena_new()};
    struct perceptron token_end, sentence_end;
    if (!passages.arena) abort();
    for (size_t i = 0; i < count; i++) {
        entente_status status = read_passages(&passages, treebanks[i], error);
        if (status) return status;
    }
    perceptron_init(&token_end, TOKEN_BITS);
    perceptron_init(&sentence_end, SENTENCE_BITS);
    struct random random = random_seed(3);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < passages.count; i++) {
            const struct passage *passage = &passages.list[random_next(&random) % passages.count];
            if (!passage->text.size || !passage->ends) continue;
            struct arena *scratch = arena_new();
            struct characters characters;
            characters_read(&characters, scratch, passage->text.bytes,
                            (struct span){0, (uint32_t)passage->text.size});
            struct stretch *tokens = arena_array(scratch, characters.count + 1, sizeof *tokens);
            size_t token_count = gold_tokens(passage, &characters, tokens);
            learn_tokens(&token_end, passage, &characters);
            learn_sentences(&sentence_end, passage, &characters, tokens, token_count);
            arena_free(scratch);
        }
    struct new_section sections[2] = {
        {"tokens", perceptron_finish(&token_end), sizeof(int16_t) << TOKEN_BITS},
        {"sentences", perceptron_finish(&sentence_end), sizeof(int16_t) << SENTENCE_BITS}};
    entente_status status = model_update(path, sections, 2, error);
    free((void *)(uintptr_t)sections[0].bytes);
    free((void *)(uintptr_t)sections[1].bytes);
    arena_free(passages.arena);
    return status;
}

struct counts {
    size_t right, found, gold;
};

static double f1(const struct counts *counts)
{
    return 2.0 * (double)counts->right / (double)(counts->found + counts->gold);
}

/* Counts equal stretches of two sorted lists. */
static void compare(const struct span *found, size_t found_count, const struct span *gold, size_t gold_count,
                    struct counts *counts)
{
    counts->found += found_count;
    counts->gold += gold_count;
    for (size_t i = 0, j = 0; i < found_count && j < gold_count;) {
        if (found[i].begin == gold[j].begin && found[i].end == gold[j].end) counts->right++;
        if (found[i].end <= gold[j].end)
            i++;
        else
            j++;
    }
}

static void measure_passage(const struct segmenter *segmenter, const struct passage *passage,
                            struct counts *tokens, struct counts *sentences)
{
    struct arena *arena = arena_new();
    struct map words;
    struct characters characters;
    map_init(&words, arena);
    struct span whole = {0, (uint32_t)passage->text.size};
    characters_read(&characters, arena, passage->text.bytes, whole);
    struct stretch *gold = arena_array(arena, characters.count + 1, sizeof *gold);
    struct span *spans[4];
    size_t count[4] = {0}, gold_count = gold_tokens(passage, &characters, gold), begin = 0;
    for (int i = 0; i < 4; i++)
        spans[i] = arena_array(arena, characters.count + 1, sizeof *spans[i]);
    for (size_t i = 0; i < gold_count; i++) {
        spans[0][count[0]++] = (struct span){characters.at[gold[i].begin], characters.at[gold[i].end]};
        if (i + 1 < gold_count && passage->ends[characters.at[gold[i].end]] != 2) continue;
        spans[1][count[1]++] = (struct span){characters.at[gold[begin].begin], characters.at[gold[i].end]};
        begin = i + 1;
    }
    struct analysis *analysis =
        segment(segmenter, &words, passage->text.bytes, passage->text.size, &whole, 1);
    for (size_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        spans[3][count[3]++] = (struct span){sentence->begin, sentence->end};
        for (uint32_t i = 0; i < sentence->count; i++)
            spans[2][count[2]++] = (struct span){sentence->tokens[i].begin, sentence->tokens[i].end};
    }
    compare(spans[2], count[2], spans[0], count[0], tokens);
    compare(spans[3], count[3], spans[1], count[1], sentences);
    arena_free(arena);
}

entente_status segment_measure(const char *treebank, const char *path, struct segment_score *score,
                               entente_error *error)
{
    struct model_sections *model;
    struct segmenter segmenter;
    struct passages passages = {.arena = arena_new()};
    struct counts tokens = {0}, sentences = {0};
    entente_status status = model_open(path, &model, error);
    if (!status) status = segment_open(model, path, &segmenter, error);
    if (!status) status = read_passages(&passages, treebank, error);
    for (size_t i = 0; !status && i < passages.count; i++)
        if (passages.list[i].ends) measure_passage(&segmenter, &passages.list[i], &tokens, &sentences);
    if (!status) *score = (struct segment_score){f1(&tokens), f1(&sentences)};
    model_close(model);
    arena_free(passages.arena);
    return status;
}
