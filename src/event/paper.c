/* paper.c: what a joint statement or communique says its parties say: "the communique urged Oman to ...";
 * what another writing says says its author. In: the word that stands for the paper as subject of a verb.
 * Out: those who speak in it. */
#include "event/clause.h"

#include "base/text.h"
#include <string.h>

/* Is the entity a paper that speaks for its parties, by a word of its name? */
static bool is_voicing(const struct extraction *extraction, const struct entity *entity)
{
    enum { LONGEST = 32 };
    if (entity->class != CLASS_TREATY || !entity->label) return false;
    for (const char *word = entity->label; *word; word += strspn(word, " ")) {
        char lower[LONGEST];
        size_t size = strcspn(word, " ");
        for (size_t i = 0; i < size && i + 1 < LONGEST; i++)
            lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] - 'A' + 'a') : word[i];
        lower[size < LONGEST ? size : LONGEST - 1] = 0;
        if (lexicon_has(extraction->tables, "voicing-paper", lower)) return true;
        word += size;
    }
    return false;
}

int32_t speaking_paper(const struct extraction *extraction, uint32_t s, uint32_t token)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = extraction->entities->mention_at[s][token];
    if (at < 0 || sentence->tokens[token].deprel != DEP_NSUBJ) return -1;
    const struct mention *mention = &extraction->entities->mentions[at];
    if (mention->entity_count != 1) return -1;
    uint32_t paper = mention->entities[0];
    return is_voicing(extraction, &extraction->entities->items[paper]) ? (int32_t)paper : -1;
}

/* "an African Union statement welcomed it", "said in a letter that thanked Oman": what a writing says its
 * author does, whose it is or who speaks in it. */
void add_author(const struct extraction *extraction, uint32_t s, uint32_t token, uint32_t classes,
                struct entity_set *set)
{
    static const char *const WORDS[] = {"by", "from", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *paper = &sentence->tokens[token];
    bool is_subject = paper->deprel == DEP_NSUBJ;
    if (set->count || paper->upos != UPOS_NOUN || extraction->entities->mention_at[s][token] >= 0 ||
        (!is_subject && dependent(sentence, token, DEP_ACL_RELCL) < 0) ||
        !lexicon_has(extraction->tables, "writing", paper->lemma))
        return;
    owners_of(extraction, s, token, classes, set);
    for (uint32_t t = token + 1; !set->count && t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)token && sentence->tokens[t].deprel == DEP_NMOD &&
            is_one_of(WORDS, preposition_of(sentence, t)))
            entities_of(extraction, s, t, classes, set);
    if (set->count || is_subject || paper->head < 0 || !is_verb(&sentence->tokens[paper->head])) return;
    /* "vetoed a resolution that condemned it" */
    if (paper->deprel == DEP_OBJ &&
        lexicon_has_token(extraction, "not-author", &sentence->tokens[paper->head]))
        return;
    int32_t author = subject_of(extraction, s, (uint32_t)paper->head, 0);
    if (author >= 0 && author != (int32_t)token) entities_of(extraction, s, (uint32_t)author, classes, set);
}

void add_parties_of_paper(const struct extraction *extraction, uint32_t s, uint32_t token, uint32_t classes,
                          struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    int32_t paper = classes == 1u << CLASS_TREATY ? -1 : speaking_paper(extraction, s, token);
    struct entity_set speakers = {0};
    for (size_t i = 0; paper >= 0 && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool is_party = relation->kind == RELATION_PARTY_TO && relation->object == (uint32_t)paper;
        if (is_party && (!classes || classes & 1u << entities->items[relation->subject].class))
            set_include(extraction->arena, &speakers, relation->subject);
    }
    if (!speakers.count) return;
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] != (uint32_t)paper) set_include(extraction->arena, &speakers, set->items[i]);
    *set = speakers;
}
