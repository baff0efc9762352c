/* paper.c: papers that speak: "The statement urged both to talk", "its letter said". In: a noun of a paper
 * that is the subject of a word of saying. Out: a mention of whoever made it, by what the text says of the
 * paper there or where it was told of first. */
#include "entity/resolving.h"

#include "base/text.h"

#include <string.h>

/* Who is meant at the token, if he can make a paper; -1. */
static int32_t maker_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const uint32_t MAKERS =
        1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    int32_t found = entity_at(resolving, s, t);
    return found >= 0 && MAKERS & 1u << resolving->entities[found].class ? found : -1;
}

/* Who made the paper by its own phrase: "its letter", "a UN report", "a statement from Oman"; -1. */
static int32_t maker_beside(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    static const char *const WORDS[] = {"by", "from", "of", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)noun) continue;
        bool before =
            token->deprel == DEP_NMOD_POSS || token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
        bool behind = token->deprel == DEP_NMOD && is_one_of(WORDS, phrase_preposition(sentence, i));
        int32_t found = before || behind ? maker_at(resolving, s, i) : -1;
        if (found >= 0) return found;
        int32_t agent = token->deprel == DEP_ACL ? child_with(sentence, i, DEP_OBL_AGENT) : -1;
        if (agent >= 0 && maker_at(resolving, s, (uint32_t)agent) >= 0)
            return maker_at(resolving, s, (uint32_t)agent);
    }
    return -1;
}

/* "Oman issued a statement", "said in a letter": who does the verb on which the paper hangs; -1. */
static int32_t maker_above(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[noun];
    bool made = token->deprel == DEP_OBJ ||
                (token->deprel == DEP_OBL && strcmp(phrase_preposition(sentence, noun), "in") == 0);
    if (!made || token->head < 0 || sentence->tokens[token->head].upos != UPOS_VERB) return -1;
    const struct token *verb = &sentence->tokens[token->head];
    bool makes = in_list(resolving, "paper-verb", verb->lemma) ||
                 in_list(resolving, "reporting-verb", verb->lemma) ||
                 in_list(resolving, "speaking-verb", verb->lemma);
    int32_t subject = makes ? child_with(sentence, (uint32_t)token->head, DEP_NSUBJ) : -1;
    return subject < 0 ? -1 : maker_at(resolving, s, (uint32_t)subject);
}

/* Of the paper of the same sort that was told of last; -1. */
static int32_t maker_before(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { FAR = 3 };
    const char *noun = token_at(resolving, s, t)->lemma;
    bool is_any = strcmp(noun, "document") == 0 || strcmp(noun, "text") == 0;
    for (uint32_t back = 0; back <= FAR && back <= s; back++) {
        const struct sentence *sentence = sentence_at(resolving, s - back);
        for (uint32_t i = back ? sentence->count : t; i-- > 0;) {
            const struct token *token = &sentence->tokens[i];
            bool same =
                strcmp(token->lemma, noun) == 0 || (is_any && in_list(resolving, "paper-noun", token->lemma));
            if (!same || token->upos != UPOS_NOUN) continue;
            int32_t found = maker_beside(resolving, s - back, i);
            if (found < 0) found = maker_above(resolving, s - back, i);
            return found >= 0 ? found : maker_at(resolving, s - back, i);
        }
    }
    return -1;
}

void resolve_paper(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_NOUN || token->deprel != DEP_NSUBJ || token->head <= (int32_t)t ||
        is_plural_noun(token) || !in_list(resolving, "paper-noun", token->lemma))
        return;
    const char *verb = sentence->tokens[token->head].lemma;
    if (!in_list(resolving, "reporting-verb", verb) && !in_list(resolving, "speaking-verb", verb)) return;
    int32_t article = child_with(sentence, t, DEP_DET);
    bool is_known = article >= 0 && (strcmp(sentence->tokens[article].lower, "the") == 0 ||
                                     strcmp(sentence->tokens[article].lower, "this") == 0);
    int32_t whose = child_with(sentence, t, DEP_NMOD_POSS);
    for (size_t i = resolving->finished_count; whose >= 0 && i-- > resolving->first_reference;) {
        const struct mention *pronoun = &resolving->finished[i];
        if (pronoun->sentence != s || pronoun->head != (uint32_t)whose || pronoun->kind != MENTION_PRONOUN)
            continue;
        add_finished(resolving, s, t, t + 1, MENTION_NOMINAL, pronoun->entities, pronoun->entity_count, 0.5f);
        return;
    }
    if (!is_known || whose >= 0 || maker_beside(resolving, s, t) >= 0) return;
    int32_t found = maker_before(resolving, s, t);
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    add_finished(resolving, s, t, t + 1, MENTION_NOMINAL, &entity, 1, 0.5f);
}
