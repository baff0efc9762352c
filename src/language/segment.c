/* segment.c: cuts text into sentences of tokens, with the decisions of two classifiers. */
#include "language/segment.h"

#include "base/status.h"
#include "language/word.h"
#include <string.h>

static bool take_classifier(const struct model_sections *model, const char *name,
                            struct classifier *classifier)
{
    struct section section = model_section(model, name);
    size_t count = section.size / sizeof *classifier->weights;
    classifier->weights = section.bytes;
    classifier->mask = count - 1;
    return count && (count & (count - 1)) == 0;
}

entente_status segment_open(const struct model_sections *model, const char *path, struct segmenter *segmenter,
                            entente_error *error)
{
    if (!take_classifier(model, "tokens", &segmenter->token_end) ||
        !take_classifier(model, "sentences", &segmenter->sentence_end))
        return fail(error, ENTENTE_BAD_MODEL, path, 0, "the language model cannot divide text");
    return ENTENTE_OK;
}

struct cutter {
    const struct segmenter *segmenter;
    struct arena *arena;
    const char *text;
    struct map *words;
    struct analysis *analysis;
    size_t capacity;
};

enum { TOKEN_MOST = 400 }; /* characters: a longer run without a space is cut */

static bool token_ends(const struct segmenter *segmenter, const struct characters *characters, size_t begin,
                       size_t at)
{
    if (at - begin >= TOKEN_MOST) return true;
    uint32_t features[FEATURES_MOST];
    if (!token_end_possible(characters, at)) return false;
    size_t count = token_end_features(characters, at, features);
    return classifier_score(&segmenter->token_end, features, count) > 0;
}

static struct stretch *cut_tokens(struct cutter *cutter, const struct characters *characters, size_t *count)
{
    struct stretch *tokens = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t at = 0; at < characters->count;) {
        if (characters->class[at] == CLASS_SPACE) {
            at++;
            continue;
        }
        size_t begin = at++;
        while (at < characters->count && characters->class[at] != CLASS_SPACE &&
               !token_ends(cutter->segmenter, characters, begin, at))
            at++;
        tokens = arena_grow(cutter->arena, tokens, *count, &capacity, sizeof *tokens);
        tokens[(*count)++] = (struct stretch){(uint32_t)begin, (uint32_t)at};
    }
    return tokens;
}

static void add_sentence(struct cutter *cutter, const struct characters *characters,
                         const struct stretch *tokens, size_t count, uint32_t paragraph)
{
    struct analysis *analysis = cutter->analysis;
    analysis->sentences = arena_grow(cutter->arena, analysis->sentences, analysis->count, &cutter->capacity,
                                     sizeof *analysis->sentences);
    struct sentence *sentence = &analysis->sentences[analysis->count++];
    *sentence =
        (struct sentence){.count = (uint32_t)count, .paragraph = paragraph, .quoted_from = (uint32_t)count};
    sentence->tokens = arena_array(cutter->arena, count, sizeof *sentence->tokens);
    for (size_t i = 0; i < count; i++) {
        struct token *token = &sentence->tokens[i];
        token->begin = characters->at[tokens[i].begin];
        token->end = characters->at[tokens[i].end];
        token->space_after =
            tokens[i].end < characters->count && characters->class[tokens[i].end] == CLASS_SPACE;
        word_set_form(cutter->words, token, cutter->text + token->begin, token->end - token->begin);
    }
    sentence->begin = sentence->tokens[0].begin;
    sentence->end = sentence->tokens[count - 1].end;
}

static void cut_span(struct cutter *cutter, const struct span *span, uint32_t paragraph)
{
    struct characters characters;
    size_t count, begin = 0;
    characters_read(&characters, cutter->arena, cutter->text, *span);
    struct stretch *tokens = cut_tokens(cutter, &characters, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t features[FEATURES_MOST];
        bool ends = i + 1 == count;
        if (!ends && sentence_end_possible(&characters, tokens, count, i)) {
            size_t n = sentence_end_features(&characters, tokens, count, i, i + 1 - begin, features);
            ends = classifier_score(&cutter->segmenter->sentence_end, features, n) > 0;
        }
        if (!ends) continue;
        add_sentence(cutter, &characters, tokens + begin, i + 1 - begin, paragraph);
        begin = i + 1;
    }
}

struct analysis *segment(const struct segmenter *segmenter, struct map *words, const char *text, size_t size,
                         const struct span *spans, size_t span_count)
{
    struct arena *arena = words->arena;
    struct cutter cutter = {.segmenter = segmenter, .arena = arena, .text = text, .words = words};
    cutter.analysis = arena_alloc(arena, sizeof *cutter.analysis);
    for (size_t i = 0; i < span_count; i++) {
        struct span span = spans[i];
        if (span.end > size) span.end = (uint32_t)size;
        if (span.begin < span.end) cut_span(&cutter, &span, (uint32_t)i);
    }
    return cutter.analysis;
}
