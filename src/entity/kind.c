/* kind.c: the class of a name that is not in the knowledge, by the nouns around it: "Murted air base", "the
 * conglomerate MEHL", "militias such as Aitarak". In: the place of the name; out: its class, or none. */
#include "entity/resolving.h"

#include <string.h>

/* What the noun beside a name calls it: "Murted air base", "the village of Dostuk", "the conglomerate MEHL",
 * "Franceinfo radio"; CLASS_NONE. */
enum entity_class noun_class(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    static const struct {
        const char *list;
        enum entity_class class;
    } NOUNS[] = {{"place-noun", CLASS_PLACE},
                 {"facility-noun", CLASS_PLACE},
                 {"media-noun", CLASS_ORGANIZATION},
                 {"organization-noun", CLASS_ORGANIZATION},
                 {"public-body-noun", CLASS_ORGANIZATION},
                 {"private-body-noun", CLASS_ORGANIZATION}};
    const struct token *noun = token_at(resolving, s, token);
    if (noun->upos != UPOS_NOUN || is_plural_noun(noun)) return CLASS_NONE;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (in_list(resolving, NOUNS[i].list, noun->lower)) return NOUNS[i].class;
    return CLASS_NONE;
}

/* "militias such as Aitarak", "provinces like New Ireland": the class of the plural noun; CLASS_NONE. */
static enum entity_class class_by_example(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct token *tokens = sentence_at(resolving, s)->tokens;
    uint32_t noun = 0;
    if (begin > 2 && strcmp(tokens[begin - 1].lower, "as") == 0 &&
        strcmp(tokens[begin - 2].lower, "such") == 0)
        noun = begin - 3;
    else if (begin > 1 && (strcmp(tokens[begin - 1].lower, "like") == 0 ||
                           strcmp(tokens[begin - 1].lower, "including") == 0))
        noun = begin - 2;
    else
        return CLASS_NONE;
    if (tokens[noun].upos != UPOS_NOUN || !is_plural_noun(&tokens[noun])) return CLASS_NONE;
    const char *lemma = tokens[noun].lemma;
    if (in_list(resolving, "place-noun", lemma) || in_list(resolving, "facility-noun", lemma))
        return CLASS_PLACE;
    bool is_body = in_list(resolving, "organization-noun", lemma) ||
                   in_list(resolving, "private-body-noun", lemma) ||
                   in_list(resolving, "public-body-noun", lemma);
    return is_body ? CLASS_ORGANIZATION : CLASS_NONE;
}

/* "Acacia, a mining company,": the class of the noun in apposition; CLASS_NONE. */
static enum entity_class class_by_apposition(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                             uint32_t end)
{
    enum { FAR = 9 };
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end >= sentence->count || strcmp(sentence->tokens[end].form, ",") != 0) return CLASS_NONE;
    for (uint32_t t = end + 1; t < sentence->count && t < end + FAR; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_apposed =
            token->deprel == DEP_APPOS && token->head >= (int32_t)begin && token->head < (int32_t)end;
        if (is_apposed) return noun_class(resolving, s, t);
    }
    return CLASS_NONE;
}

enum entity_class class_by_noun(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    enum entity_class example = class_by_example(resolving, s, begin);
    if (example != CLASS_NONE) return example;
    if (begin > 1 && strcmp(sentence->tokens[begin - 1].lower, "of") == 0) {
        enum entity_class before = noun_class(resolving, s, begin - 2);
        return before == CLASS_PLACE ? before : CLASS_NONE;
    }
    if (begin > 0 && sentence->tokens[begin - 1].end < sentence->tokens[begin].begin) {
        enum entity_class before = noun_class(resolving, s, begin - 1);
        if (before != CLASS_NONE) return before;
    }
    for (uint32_t t = end; t < sentence->count && t < end + 2; t++) {
        enum entity_class behind = noun_class(resolving, s, t);
        if (behind != CLASS_NONE) return behind;
        if (sentence->tokens[t].upos != UPOS_NOUN && sentence->tokens[t].upos != UPOS_ADJ) break;
    }
    return class_by_apposition(resolving, s, begin, end);
}
