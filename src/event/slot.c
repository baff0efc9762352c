/* slot.c: the heads that fill a frame's slot around its word: what verbs and nouns share. slot_verb.c has the
 * slots of verbs, slot_noun.c those of nouns, slot_occasion.c whose an occasion is. */
#include "event/slot.h"

#include <string.h>

void add_filler(struct fillers *fillers, int32_t token)
{
    if (token < 0 || fillers->count == MOST_FILLERS) return;
    for (size_t i = 0; i < fillers->count; i++)
        if (fillers->tokens[i] == (uint32_t)token) return;
    fillers->tokens[fillers->count++] = (uint32_t)token;
}

bool has_preposition(const struct sentence *sentence, uint32_t token, const char *preposition)
{
    const char *own = preposition_of(sentence, token);
    if (strcmp(own, preposition) == 0) return true;
    if (strcmp(own, "out") == 0) return strcmp(preposition, "of") == 0 || strcmp(preposition, "from") == 0;
    if (strcmp(own, "upon") == 0) return strcmp(preposition, "on") == 0;
    return strcmp(own, "towards") == 0 && strcmp(preposition, "toward") == 0;
}

void add_phrases(const struct extraction *extraction, const struct sentence *sentence, uint32_t head,
                 const char *preposition, struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        bool is_oblique =
            token->deprel == DEP_OBL || token->deprel == DEP_NMOD || token->deprel == DEP_OBL_AGENT;
        if (is_oblique && has_preposition(sentence, i, preposition) && !is_calendar(extraction, token) &&
            !is_on_platform(extraction, sentence, i))
            add_filler(fillers, resolve_relative(sentence, head, (int32_t)i));
        /* "drills involving India and Oman" */
        if (token->deprel == DEP_ACL && strcmp(token->lower, preposition) == 0)
            add_filler(fillers, dependent(sentence, i, DEP_OBJ));
    }
}

void add_children(const struct sentence *sentence, uint32_t head, enum deprel deprel, struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            add_filler(fillers, (int32_t)i);
}

void add_modifiers(const struct sentence *sentence, uint32_t head, struct fillers *fillers)
{
    static const enum deprel KINDS[] = {DEP_AMOD, DEP_COMPOUND, DEP_NMOD_DESC, DEP_NMOD_UNMARKED, DEP_FLAT};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        add_children(sentence, head, KINDS[i], fillers);
}

void add_phrases_of_means(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun,
                          const char *slot, struct fillers *fillers)
{
    int32_t use = dependent(sentence, noun, DEP_ACL);
    if (use < 0 && sentence->tokens[noun].head >= 0)
        use = dependent(sentence, (uint32_t)sentence->tokens[noun].head, DEP_ADVCL);
    if (use < (int32_t)noun || strcmp(sentence->tokens[use].lemma, "use") != 0 || fillers->count ||
        (strcmp(slot, "against") != 0 && strcmp(slot, "on") != 0))
        return;
    add_phrases(extraction, sentence, (uint32_t)use, slot, fillers);
    int32_t means = dependent(sentence, (uint32_t)use, DEP_OBJ);
    for (int32_t i = means; means >= 0 && i < (int32_t)sentence->count && !fillers->count; i++)
        if (i == means || sentence->tokens[i].head == means)
            add_phrases(extraction, sentence, (uint32_t)i, slot, fillers);
}

void fill_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
               struct fillers *fillers)
{
    if (trigger->is_noun)
        fill_noun_slot(extraction, trigger, slot, fillers);
    else
        fill_verb_slot(extraction, trigger, slot, fillers);
}
