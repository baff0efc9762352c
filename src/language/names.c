/* names.c: names by a linear model over hashed features, decoded as a sequence (Collins 2002), with the
 * ontology's names as a gazetteer inside the model. Integer arithmetic: the same on every machine. */
#include "language/names.h"

#include "base/status.h"
#include "language/names_features.h"
#include <stdlib.h>
#include <string.h>

struct names_model {
    const int16_t *weights; /* rows x NAMES_TAGS */
    const int32_t *transitions;
    const int16_t *domain; /* buckets: above 0 speaks for the web */
    struct gazetteer gazetteer;
    struct word_classes classes;
};

entente_status names_open(const struct model_sections *sections, struct names_model **names,
                          entente_error *error)
{
    *names = NULL;
    struct section weights = model_section(sections, "name-weights"),
                   transitions = model_section(sections, "name-moves"),
                   domain = model_section(sections, "name-domain"),
                   gazetteer = model_section(sections, "name-gazetteer"),
                   classes = model_section(sections, "name-classes");
    if (!weights.bytes) return ENTENTE_OK;
    bool fits = weights.size == sizeof(int16_t) * NAMES_TAGS << NAMES_ROWS_BITS &&
                transitions.size == sizeof(int32_t) * NAMES_TAGS * NAMES_TAGS &&
                domain.size == sizeof(int16_t) << NAMES_DOMAIN_BITS &&
                gazetteer.size % sizeof(struct gazetteer_entry) == 0 &&
                classes.size % sizeof(struct word_class) == 0;
    if (!fits)
        return fail(error, ENTENTE_BAD_MODEL, NULL, 0,
                    "the sections of names are of another version; 'make train' makes a new model");
    struct names_model *model = calloc(1, sizeof *model);
    if (!model) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    *model = (struct names_model){weights.bytes,
                                  transitions.bytes,
                                  domain.bytes,
                                  {gazetteer.bytes, gazetteer.size / sizeof(struct gazetteer_entry)},
                                  {classes.bytes, classes.size / sizeof(struct word_class)}};
    *names = model;
    return ENTENTE_OK;
}

void names_close(struct names_model *names)
{
    free(names);
}

/* 1 when the text reads like the web's, 0 when it reads like edited text. */
static unsigned domain_of(const struct names_model *names, const struct sentence *sentences, size_t count)
{
    int64_t sum = 0;
    for (size_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < sentences[s].count; i++)
            sum += names->domain[names_domain_bucket(sentences[s].tokens[i].lower)];
    return sum > 0;
}

static void score_token(const struct names_model *names, const struct sentence *sentence, uint32_t i,
                        const uint32_t *gazetteer, const uint32_t *classes, unsigned domain, int32_t *scores)
{
    uint32_t rows[NAMES_FEATURES_MOST];
    size_t count = names_features(sentence, i, gazetteer, classes, domain, rows);
    for (size_t f = 0; f < count; f++) {
        const int16_t *row = names->weights + (size_t)rows[f] * NAMES_TAGS;
        for (size_t tag = 0; tag < NAMES_TAGS; tag++)
            scores[tag] += row[tag];
    }
}

/* How far the tag is ahead of the next best of another kind, as 0..255. */
static uint8_t confidence_of(const int32_t *scores, unsigned tag)
{
    int32_t best_other = INT32_MIN;
    for (unsigned other = 0; other < NAMES_TAGS; other++)
        if ((other + 1) / 2 != (tag + 1) / 2 && scores[other] > best_other) best_other = scores[other];
    int32_t margin = (scores[tag] - best_other) / 16 + 64;
    return (uint8_t)(margin < 0 ? 0 : margin > 255 ? 255 : margin);
}

static void tag_sentence(const struct names_model *names, struct arena *scratch, struct sentence *sentence,
                         unsigned domain)
{
    enum { SHORT = 64 };
    size_t count = sentence->count;
    int32_t *scores = arena_array(scratch, count * NAMES_TAGS, sizeof *scores);
    int32_t *space = arena_array(scratch, count * NAMES_TAGS, sizeof *space);
    uint8_t *back = arena_array(scratch, count * NAMES_TAGS, 1), *tags = arena_array(scratch, count, 1);
    uint32_t *gazetteer = arena_array(scratch, count, sizeof *gazetteer);
    uint32_t *classes = arena_array(scratch, count, sizeof *classes);
    gazetteer_match(&names->gazetteer, sentence, gazetteer);
    word_classes_find(&names->classes, sentence, classes);
    for (uint32_t i = 0; i < count; i++)
        score_token(names, sentence, i, gazetteer, classes, domain, scores + (size_t)i * NAMES_TAGS);
    names_viterbi(scores, names->transitions, count, tags, space, back);
    for (uint32_t i = 0; i < count; i++) {
        struct token *token = &sentence->tokens[i];
        token->name = (uint8_t)((tags[i] + 1) / 2);
        token->name_begins = tags[i] % 2 == 1;
        token->name_confidence = tags[i] ? confidence_of(scores + (size_t)i * NAMES_TAGS, tags[i]) : 0;
    }
}

void names_tag(const struct names_model *names, struct arena *scratch, struct sentence *sentences,
               size_t count)
{
    if (!names) return;
    unsigned domain = domain_of(names, sentences, count);
    for (size_t s = 0; s < count; s++)
        if (sentences[s].count) tag_sentence(names, scratch, &sentences[s], domain);
}
