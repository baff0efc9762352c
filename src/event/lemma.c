/* lemma.c: lemmas that the words of the frames need. The analysis guesses the lemma of a word that it has not
 * met ("bombed": "bom", "boycotted": "boycot"); where the guess is no word of the frames but another reading
 * of the form is, that one is taken. In: the analysis. Out: a copy with better lemmas. */
#include "event/stages.h"

#include <string.h>

static const struct {
    const char *ending, *put; /* what is cut off the form, and what comes in its place */
    bool undoubles;           /* and one of two equal consonants goes: "shipped" */
    unsigned upos;
} READINGS[] = {
    {"ied", "y", false, UPOS_VERB}, {"ed", "", false, UPOS_VERB},   {"ed", "e", false, UPOS_VERB},
    {"ed", "", true, UPOS_VERB},    {"ing", "", false, UPOS_VERB},  {"ing", "e", false, UPOS_VERB},
    {"ing", "", true, UPOS_VERB},   {"ies", "y", false, UPOS_VERB}, {"es", "", false, UPOS_VERB},
    {"s", "", false, UPOS_VERB},    {"ies", "y", false, UPOS_NOUN}, {"es", "", false, UPOS_NOUN},
    {"s", "", false, UPOS_NOUN},
};

static const char *read_form(struct arena *arena, const char *form, size_t reading)
{
    size_t size = strlen(form), cut = strlen(READINGS[reading].ending);
    if (size < cut + 3 || strcmp(form + size - cut, READINGS[reading].ending) != 0) return NULL;
    size -= cut;
    if (READINGS[reading].undoubles) {
        if (form[size - 1] != form[size - 2]) return NULL;
        size--;
    }
    return arena_format(arena, "%.*s%s", (int)size, form, READINGS[reading].put);
}

static void better_lemma(const struct extraction *extraction, struct token *token)
{
    unsigned upos = token->upos == UPOS_PROPN ? UPOS_NOUN : token->upos; /* "Rafale Jets" */
    if (is_in_vocabulary(extraction->tables, token->lemma)) return;
    if (token->upos == UPOS_PROPN && is_in_vocabulary(extraction->tables, token->lower))
        token->lemma = token->lower;
    for (size_t i = 0; i < sizeof READINGS / sizeof *READINGS; i++) {
        if (READINGS[i].upos != upos) continue;
        const char *lemma = read_form(extraction->arena, token->lower, i);
        if (!lemma || !is_in_vocabulary(extraction->tables, lemma)) continue;
        token->lemma = lemma;
        return;
    }
}

/* "cease-fire" is three tokens: the last takes the whole word where the frames have it. */
static void join_hyphens(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (t < 2 || strcmp(sentence->tokens[t - 1].lower, "-") != 0 ||
        sentence->tokens[t - 1].begin != sentence->tokens[t - 2].end ||
        sentence->tokens[t - 1].end != token->begin)
        return;
    const char *joined =
        arena_format(extraction->arena, "%s-%s", sentence->tokens[t - 2].lower, token->lemma);
    if (is_in_vocabulary(extraction->tables, joined)) token->lemma = joined;
}

const struct analysis *with_known_lemmas(const struct extraction *extraction, const struct analysis *analysis)
{
    struct arena *arena = extraction->arena;
    struct analysis *copy = arena_alloc(arena, sizeof *copy);
    copy->count = analysis->count;
    copy->sentences = arena_array(arena, analysis->count + 1, sizeof *copy->sentences);
    for (size_t s = 0; s < analysis->count; s++) {
        struct sentence *sentence = &copy->sentences[s];
        *sentence = analysis->sentences[s];
        sentence->tokens = arena_array(arena, sentence->count + 1, sizeof *sentence->tokens);
        for (uint32_t t = 0; t < sentence->count; t++) {
            sentence->tokens[t] = analysis->sentences[s].tokens[t];
            bool is_word = sentence->tokens[t].upos == UPOS_VERB || sentence->tokens[t].upos == UPOS_NOUN;
            bool is_name =
                sentence->tokens[t].upos == UPOS_PROPN && extraction->entities->mention_at[s][t] < 0;
            if (is_word || is_name) better_lemma(extraction, &sentence->tokens[t]);
            if (is_word || is_name) join_hyphens(extraction, sentence, t);
        }
    }
    return copy;
}
