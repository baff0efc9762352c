/* tags.c: tags that what the knowledge says of words puts right. */
#include "entity/entity.h"

#include <string.h>

#include "base/text.h"
#include "language/tags.h"

static bool is_people(const struct knowledge *knowledge, const char *word)
{
    return knowledge_list_has(knowledge, "unnamed-person", word, strlen(word)) ||
           knowledge_list_has(knowledge, "unnamed-crowd", word, strlen(word)) ||
           knowledge_list_has(knowledge, "unnamed-body", word, strlen(word));
}

/* "Gunmen killed", at the start of a sentence: the tagger takes the capital for that of a name. */
static void settle_first(const struct knowledge *knowledge, struct arena *arena, struct sentence *sentence)
{
    struct token *token = sentence->tokens;
    bool is_plural = token->xpos == XPOS_NNPS || token->xpos == XPOS_NNS;
    if (sentence->count < 3 || token->upos != UPOS_PROPN || !is_plural || token[1].upos == UPOS_PROPN) return;
    size_t size = strlen(token->lower);
    char *lemma = text_lower(arena, token->lemma, strlen(token->lemma));
    if (!is_people(knowledge, lemma)) {
        if (size < 3 || token->lower[size - 1] != 's') return;
        lemma = text_lower(arena, token->lower, size - 1);
        if (!is_people(knowledge, lemma)) return;
    }
    token->upos = UPOS_NOUN;
    token->xpos = XPOS_NNS;
    token->features |= FEATURE_PLURAL;
    token->lemma = lemma;
    token->name = NAME_NONE;
    token->name_begins = false;
}

void entity_settle_tags(const struct knowledge *knowledge, struct analysis *analysis, struct arena *arena)
{
    for (size_t s = 0; s < analysis->count; s++)
        if (analysis->sentences[s].count) settle_first(knowledge, arena, &analysis->sentences[s]);
}
