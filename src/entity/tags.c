/* tags.c: tags that what the knowledge says of words puts right. */
#include "entity/resolving.h"

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

/* "the two PMs": several, not a name. */
static void settle_short_titles(struct sentence *sentence)
{
    for (uint32_t t = 0; t < sentence->count; t++) {
        struct token *token = &sentence->tokens[t];
        if (strcmp(token->form, "PMs") != 0 && strcmp(token->form, "FMs") != 0) continue;
        token->form = token->lower;
        token->upos = UPOS_NOUN;
        token->xpos = XPOS_NNS;
        token->features |= FEATURE_PLURAL;
        token->name = NAME_NONE;
        token->name_begins = false;
    }
}

/* "the Kingdom", "the Sultanate": a State called by what it is, with the capital that its own press gives it.
 */
static void settle_realms(struct sentence *sentence)
{
    static const char *const REALMS[] = {"Kingdom", "Sultanate", "Emirate", "Republic", "Principality"};
    for (uint32_t t = 1; t + 1 < sentence->count; t++) {
        struct token *token = &sentence->tokens[t];
        const struct token *next = token + 1;
        bool is_realm = false;
        for (size_t i = 0; i < sizeof REALMS / sizeof *REALMS; i++)
            is_realm = is_realm || strcmp(token->form, REALMS[i]) == 0;
        bool goes_on = strcmp(next->lower, "of") == 0 || next->upos == UPOS_PROPN ||
                       (next->form[0] >= 'A' && next->form[0] <= 'Z');
        if (!is_realm || goes_on || strcmp(token[-1].lower, "the") != 0) continue;
        token->form = token->lower;
        token->lemma = token->lower;
        token->upos = UPOS_NOUN;
        token->xpos = XPOS_NN;
        token->name = NAME_NONE;
        token->name_begins = false;
    }
}

/* "President To Lam": a family name, no preposition. */
static void settle_family_name(struct sentence *sentence)
{
    for (uint32_t t = 1; t + 1 < sentence->count; t++) {
        struct token *token = &sentence->tokens[t], *given = token + 1;
        bool is_name = strcmp(token->form, "To") == 0 && given->form[0] >= 'A' && given->form[0] <= 'Z' &&
                       token[-1].form[0] >= 'A' && token[-1].form[0] <= 'Z' && token[-1].upos == UPOS_PROPN;
        if (!is_name || token->upos == UPOS_PROPN || token->head != (int32_t)t + 1) continue;
        token->upos = token[1].upos = UPOS_PROPN;
        token->xpos = token[1].xpos = XPOS_NNP;
        token->name = given->name = NAME_PERSON;
        token->name_begins = true;
        given->name_begins = false;
        struct token *title = token - 1;
        const struct token *top = title->head == (int32_t)t + 1 ? given : title;
        if (top->head == (int32_t)t) continue;
        token->head = top->head;
        token->deprel = top->deprel;
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t - 1 || sentence->tokens[i].head == (int32_t)t + 1)
                sentence->tokens[i].head = (int32_t)t;
        title->head = (int32_t)t;
        title->deprel = DEP_NMOD_DESC;
        given->head = (int32_t)t;
        given->deprel = DEP_FLAT;
    }
}

/* "a charge the latter rejects": a noun and subject of the verb behind it. */
static void settle_latter(struct sentence *sentence)
{
    for (uint32_t t = 1; t + 1 < sentence->count; t++) {
        struct token *token = &sentence->tokens[t];
        const struct token *verb = token + 1;
        bool is_word = strcmp(token->lower, "latter") == 0 || strcmp(token->lower, "former") == 0;
        if (!is_word || strcmp(token[-1].lower, "the") != 0 || token->deprel != DEP_AMOD ||
            token->head != (int32_t)t + 1 || verb->upos != UPOS_VERB || !(verb->features & FEATURE_FINITE))
            continue;
        token->upos = UPOS_NOUN;
        token->deprel = DEP_NSUBJ;
        if (token[-1].head == (int32_t)t + 1) token[-1].head = (int32_t)t;
    }
}

void entity_settle_tags(const struct knowledge *knowledge, struct analysis *analysis, struct arena *arena)
{
    for (size_t s = 0; s < analysis->count; s++) {
        if (analysis->sentences[s].count) settle_first(knowledge, arena, &analysis->sentences[s]);
        if (!is_title_case(&analysis->sentences[s])) settle_family_name(&analysis->sentences[s]);
        settle_short_titles(&analysis->sentences[s]);
        settle_realms(&analysis->sentences[s]);
        settle_latter(&analysis->sentences[s]);
        entity_settle_addresses(&analysis->sentences[s]);
    }
}
