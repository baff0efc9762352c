/* bearer.c: who bears a title: "the envoy for Chad, NAME", "Secretary of State NAME", where the parser hangs
 * the name below the title or below what it is for. In: the token of the title. Out: the person, into a set.
 */
#include "event/actor.h"

#include <string.h>

/* Does no preposition govern it: "of State Condoleezza Rice" is read as if hers? */
static bool is_bare_name(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t preposition = dependent(sentence, t, DEP_CASE), own = extraction->entities->mention_at[s][t];
    if (preposition < 0) return true;
    return own >= 0 && extraction->entities->mentions[own].begin > (uint32_t)preposition + 1 &&
           sentence->tokens[preposition + 1].upos == UPOS_PROPN;
}

/* "the wife of President NAME", "supporters of former Syrian President NAME": a title of his own stands
 * between the preposition and the name; but "Secretary of State NAME". */
static bool has_own_title(const struct extraction *extraction, const struct sentence *sentence, uint32_t name)
{
    int32_t preposition = dependent(sentence, name, DEP_CASE);
    for (uint32_t i = (uint32_t)(preposition + 1); preposition >= 0 && i < name; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->upos == UPOS_ADJ || token->upos == UPOS_DET || token->upos == UPOS_PUNCT ||
            token->deprel == DEP_COMPOUND || token->deprel == DEP_NMOD_POSS || token->deprel == DEP_AMOD)
            continue;
        return token->deprel == DEP_NMOD_DESC && strcmp(token->lemma, "state") != 0 &&
               (lexicon_has(extraction->tables, "dignitary", token->lemma) ||
                lexicon_has(extraction->tables, "person-head", token->lemma));
    }
    return false;
}

/* "Secretary of State Marco Rubio", "the envoy for Myanmar, Christine Burgener": the name hangs below the
 * title, or below a place or body in it. */
bool include_bearer(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                    struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const uint32_t PERSONS = 1u << CLASS_PERSON;
    bool is_title = lexicon_has(extraction->tables, "dignitary", sentence->tokens[t].lemma) ||
                    lexicon_has(extraction->tables, "person-head", sentence->tokens[t].lemma) ||
                    lexicon_has(extraction->tables, "forerunner", sentence->tokens[t].lemma);
    if (classes && !(classes & PERSONS)) return false;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_under = token->head == (int32_t)t && token->deprel == DEP_NMOD;
        if (!is_under && token->deprel != DEP_APPOS) continue;
        bool is_bare = is_bare_name(extraction, s, i);
        bool is_his = strcmp(preposition_of(sentence, i), "to") == 0; /* "an adviser to President NAME" */
        bool is_below_title =
            is_under && !has_own_title(extraction, sentence, i) &&
            ((dependent(sentence, i, DEP_NMOD_DESC) >= 0 && !is_his) || (is_title && is_bare));
        int32_t above = token->head; /* "the mayor of the nearby town of Toliara, NAME" */
        for (int steps = 0; steps < 3 && above > (int32_t)t && sentence->tokens[above].deprel == DEP_NMOD;
             steps++)
            above = sentence->tokens[above].head;
        bool is_apposed = is_title && is_bare && token->deprel == DEP_APPOS && token->head > (int32_t)t &&
                          above == (int32_t)t;
        /* "a visit by the speaker's predecessor, NAME" */
        bool is_aside = i == t + 2 && is_title && is_bare && token->deprel == DEP_APPOS &&
                        token->head == sentence->tokens[t].head &&
                        strcmp(sentence->tokens[t + 1].lower, ",") == 0;
        if ((is_below_title || is_apposed || is_aside) && include_mention(extraction, s, i, PERSONS, set))
            return true;
    }
    return false;
}

const struct mention *mention_from(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = first_mention(entities, s); i < entities->mention_count; i++) {
        if (entities->mentions[i].sentence != s) break;
        if (entities->mentions[i].begin == t) return &entities->mentions[i];
    }
    return NULL;
}

/* "UN rapporteur on Iran Javaid Rehman", "high commissioner for refugees Filippo Grandi": the name at once
 * behind what the title is for; but "a spokesman for President Joe Biden". */
bool include_titled(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                    struct entity_set *set)
{
    static const char *const LINKS[] = {"for", "to", "on", "of", "in", "at", NULL};
    enum { LONGEST = 8 };
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const uint32_t PERSONS = 1u << CLASS_PERSON;
    const struct token *title = &sentence->tokens[t];
    if ((classes && !(classes & PERSONS)) || (!lexicon_has(extraction->tables, "title-for", title->lemma) &&
                                              !lexicon_has(extraction->tables, "title-for", title->lower)))
        return false;
    if (t + 3 >= sentence->count || !is_one_of(LINKS, sentence->tokens[t + 1].lower)) return false;
    for (uint32_t i = t + 3; i < sentence->count && i < t + LONGEST; i++) {
        const struct token *before = &sentence->tokens[i - 1];
        bool is_field = before->upos == UPOS_NOUN || before->upos == UPOS_PROPN;
        if (before->upos == UPOS_PUNCT || before->upos == UPOS_VERB || before->upos == UPOS_AUX) return false;
        const struct mention *name = mention_from(extraction, s, i);
        if (!name || name->kind != MENTION_NAME || name->entity_count != 1 ||
            extraction->entities->items[name->entities[0]].class != CLASS_PERSON)
            continue;
        bool is_his_title = lexicon_has(extraction->tables, "dignitary", before->lower);
        return is_field && !is_his_title && is_below(sentence, name->head, t, 4) &&
               include_mention(extraction, s, name->head, classes, set);
    }
    return false;
}
