/* compass.c: half of a divided land by its quarter alone: "the North" where the article speaks of North
 * Korea. In: the names. Out: mentions of the State that was named last, or comes first, with the quarter in
 * its name. */
#include "entity/resolving.h"

#include <string.h>

/* The reading of the mention as a State called after the quarter, "North Korea"; NULL. */
static const struct candidate *half_called(const struct draft_mention *mention, const char *quarter)
{
    size_t size = strlen(quarter);
    for (size_t c = 0; c < mention->candidate_count; c++) {
        const struct entry *entry = mention->candidates[c].entry;
        if (entry->class == CLASS_STATE && strncmp(entry->label, quarter, size) == 0 &&
            entry->label[size] == ' ')
            return &mention->candidates[c];
    }
    return NULL;
}

/* Does the token stand alone behind "the", and not before more of a name: "the North Sea"? */
static bool is_quarter(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    if (t == 0 || strcmp(sentence->tokens[t - 1].lower, "the") != 0 || !is_capitalised(token) ||
        !in_list(resolving, "half-of-land", token->lower))
        return false;
    int32_t covering = mention_covering(resolving, s, t);
    if (covering >= 0 && resolving->mentions[covering].end - resolving->mentions[covering].begin > 1)
        return false;
    if (t + 1 == sentence->count) return true;
    const struct token *next = &sentence->tokens[t + 1];
    return !is_capitalised(next) && strcmp(next->lower, "of") != 0 && !is_inner_hyphen(sentence, t + 1);
}

void find_halves(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 1; t < sentence_at(resolving, s)->count; t++) {
            if (!is_quarter(resolving, s, t)) continue;
            const char *quarter = token_at(resolving, s, t)->form;
            const struct candidate *half = NULL;
            for (size_t i = 0; i < resolving->mention_count; i++) {
                const struct draft_mention *mention = &resolving->mentions[i];
                bool is_before = mention->sentence < s || (mention->sentence == s && mention->begin < t);
                const struct candidate *called = half_called(mention, quarter);
                if (half && !is_before) break;
                if (called) half = called;
            }
            if (!half) continue;
            int32_t covering = mention_covering(resolving, s, t);
            struct draft_mention *mention =
                covering >= 0 ? &resolving->mentions[covering] : add_mention(resolving, s, t, t + 1);
            mention->class = CLASS_STATE;
            mention->candidates = half;
            mention->candidate_count = 1;
            mention->is_headless = false;
        }
    order_mentions(resolving);
}
