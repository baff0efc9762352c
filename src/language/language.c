/* language.c: the room's door: text in, analysed sentences out, each step one call. */
#include "language/language.h"

#include "base/status.h"
#include "language/lemma.h"
#include "language/mend.h"
#include "language/morphology.h"
#include "language/names.h"
#include "language/network.h"
#include "language/quotation.h"
#include "language/segment.h"
#include <stdlib.h>
#include <string.h>

struct language_model {
    struct model_sections *sections;
    struct segmenter segmenter;
    struct network network;
    struct lemma_table lemmas;
    struct names_model *names; /* NULL: the model names nothing */
};

entente_status language_model_open(const char *path, struct language_model **result, entente_error *error)
{
    *result = NULL;
    struct language_model *model = calloc(1, sizeof *model);
    if (!model) return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    entente_status status = model_open(path, &model->sections, error);
    if (!status) status = segment_open(model->sections, path, &model->segmenter, error);
    if (!status) status = network_open(model->sections, path, &model->network, error);
    if (!status) status = lemma_open(model->sections, path, &model->lemmas, error);
    if (!status) status = names_open(model->sections, &model->names, error);
    if (status)
        language_model_close(model);
    else
        *result = model;
    return status;
}

void language_model_close(struct language_model *model)
{
    if (!model) return;
    names_close(model->names);
    network_close(&model->network);
    model_close(model->sections);
    free(model);
}

struct section language_section(const struct language_model *model, const char *name)
{
    return model_section(model->sections, name);
}

size_t language_states_width(const struct language_model *model)
{
    return (size_t)2 * model->network.shape.width;
}

/* Where the states of tokens go: to the tagger of names, and for its training into memory. */
struct destination {
    struct names_reading *reading; /* or NULL */
    uint8_t *kept;                 /* or NULL */
    size_t width;
};

static void take_states(void *context, const struct token_states *states)
{
    const struct destination *to = context;
    size_t half = to->width / 2;
    if (to->reading) names_read(to->reading, states);
    for (size_t i = 0; to->kept && i < states->count; i++) {
        uint8_t *kept = to->kept + (states->place + i) * to->width;
        memcpy(kept, states->alone[i], half);
        memcpy(kept + half, states->last + i * half, half);
    }
}

static void analyse_sentences(const struct language_model *model, struct map *words,
                              struct analysis *analysis, bool keeps_states)
{
    size_t tokens = 0;
    for (size_t s = 0; s < analysis->count; s++)
        tokens += analysis->sentences[s].count;
    struct destination to = {.width = language_states_width(model)};
    if (model->names) to.reading = names_begin(model->names, words->arena, tokens);
    if (keeps_states) analysis->states = to.kept = arena_array(words->arena, tokens, to.width);
    struct states_taker taker = {
        .early = model->names ? names_early(model->names) : NULL, .take = take_states, .context = &to};
    network_parse(&model->network, words->arena, analysis->sentences, analysis->count, &taker);
    for (size_t s = 0; s < analysis->count; s++) {
        struct sentence *sentence = &analysis->sentences[s];
        tree_mend(sentence);
        for (uint32_t i = 0; i < sentence->count; i++)
            sentence->tokens[i].lemma = lemma_of(&model->lemmas, words, &sentence->tokens[i]);
        morphology_fill(sentence);
    }
    if (to.reading) names_tag(to.reading, words->arena, analysis);
    quotation_mark(analysis);
}

struct analysis *language_analyse(const struct language_model *model, struct arena *arena, const char *text,
                                  size_t size, const struct span *paragraphs, size_t paragraph_count)
{
    struct map words;
    map_init(&words, arena);
    struct analysis *analysis = segment(&model->segmenter, &words, text, size, paragraphs, paragraph_count);
    analyse_sentences(model, &words, analysis, false);
    return analysis;
}

void language_analyse_tokens(const struct language_model *model, struct arena *arena,
                             struct analysis *analysis)
{
    struct map words;
    map_init(&words, arena);
    for (size_t s = 0; s < analysis->count; s++)
        for (uint32_t i = 0; i < analysis->sentences[s].count; i++) {
            struct token *token = &analysis->sentences[s].tokens[i];
            word_set_form(&words, token, token->form, strlen(token->form));
        }
    analyse_sentences(model, &words, analysis, true);
}
