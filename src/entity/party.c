/* party.c: parties of treaties, members of bodies and allies, from the words around their names: "a pact
 * between A and B", "A's treaty with B", "NATO allies", "the alliance between A and B". */
#include "entity/resolving.h"

#include <string.h>

static bool can_be_party(const struct draft_mention *mention)
{
    return mention->entity >= 0 && (mention->class == CLASS_STATE || mention->class == CLASS_ORGANIZATION) &&
           !mention->is_body;
}

/* The entities joined by "and" behind "between" at token `at`. */
static size_t between(const struct resolving *resolving, uint32_t s, uint32_t at, uint32_t *parties,
                      size_t room)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    for (uint32_t t = at + 1; t < sentence->count && t < at + 14 && count < room; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention >= 0 && can_be_party(&resolving->mentions[mention])) {
            parties[count++] = (uint32_t)resolving->mentions[mention].entity;
            t = resolving->mentions[mention].end - 1;
            continue;
        }
        const struct token *token = &sentence->tokens[t];
        bool passes = token->upos == UPOS_CCONJ || token->upos == UPOS_DET || strcmp(token->form, ",") == 0;
        if (!passes) break;
    }
    return count;
}

static bool is_known_party(const struct resolving *resolving, uint32_t party, uint32_t treaty)
{
    const struct entry *member = resolving->entities[party].entry, *body = resolving->entities[treaty].entry;
    return member && body && knowledge_is_member(resolving->knowledge, member, body, (struct date){0});
}

/* States of the sentence that the knowledge has as parties. */
static void known_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence == treaty->sentence && can_be_party(mention) &&
            is_known_party(resolving, (uint32_t)mention->entity, (uint32_t)treaty->entity))
            add_relation(resolving, RELATION_PARTY_TO, (uint32_t)mention->entity, (uint32_t)treaty->entity,
                         treaty->sentence);
    }
}

static void stated_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    uint32_t s = treaty->sentence, parties[8];
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    /* "Russia-North Korea Treaty", "Iran's accord": states before the head, within or just before the name.
     */
    for (uint32_t t = treaty->begin > 3 ? treaty->begin - 3 : 0; t < treaty->head && count < 8; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention < 0 || !can_be_party(&resolving->mentions[mention]) ||
            resolving->mentions[mention].head != t)
            continue;
        bool is_linked = t >= treaty->begin || sentence->tokens[t].head == (int32_t)treaty->head;
        if (is_linked) parties[count++] = (uint32_t)resolving->mentions[mention].entity;
    }
    for (uint32_t t = treaty->head + 1; t < sentence->count && t < treaty->head + 9; t++) {
        const char *word = sentence->tokens[t].lower;
        bool is_link = strcmp(word, "between") == 0 || strcmp(word, "with") == 0;
        if (!is_link && (sentence->tokens[t].upos == UPOS_VERB || sentence->tokens[t].upos == UPOS_PUNCT))
            break;
        if (is_link) {
            count += between(resolving, s, t, parties + count, 8 - count);
            break;
        }
    }
    for (size_t i = 0; i < count; i++)
        add_relation(resolving, RELATION_PARTY_TO, parties[i], (uint32_t)treaty->entity, s);
}

/* Those who sign or conclude it: subjects of the verb whose object it is. */
static void signing_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    const struct sentence *sentence = sentence_at(resolving, treaty->sentence);
    const struct token *head = &sentence->tokens[treaty->head];
    if (head->deprel != DEP_OBJ || head->head < 0) return;
    if (!in_list(resolving, "conclude-verb", sentence->tokens[head->head].lemma)) return;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence != treaty->sentence || !can_be_party(mention)) continue;
        const struct token *token = &sentence->tokens[mention->head];
        const struct token *first =
            token->deprel == DEP_CONJ && token->head >= 0 ? &sentence->tokens[token->head] : token;
        if (is_subject(first) && first->head == head->head)
            add_relation(resolving, RELATION_PARTY_TO, (uint32_t)mention->entity, (uint32_t)treaty->entity,
                         treaty->sentence);
    }
}

/* "the alliance between A and B" */
static void allies(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t + 1 < sentence->count; t++) {
            uint32_t parties[4];
            if (strcmp(sentence->tokens[t].lemma, "alliance") != 0 ||
                strcmp(sentence->tokens[t + 1].lower, "between") != 0 ||
                between(resolving, s, t + 1, parties, 4) != 2)
                continue;
            add_relation(resolving, RELATION_ALLIED_WITH, parties[0], parties[1], s);
        }
    }
}

/* "Iran-aligned Houthis", "Saudi-led coalition" are told by the word between. */
static void aligned(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *a = &resolving->mentions[i], *b = &resolving->mentions[i + 1];
        if (a->sentence != b->sentence || a->entity < 0 || b->entity < 0 || a->end + 2 >= b->end) continue;
        const struct sentence *sentence = sentence_at(resolving, a->sentence);
        if (!is_inner_hyphen(sentence, a->end) || b->begin > a->end + 3) continue;
        const char *word = sentence->tokens[a->end + 1].lower;
        bool is_ally =
            strcmp(word, "aligned") == 0 || strcmp(word, "allied") == 0 || strcmp(word, "backed") == 0;
        if (is_ally && a->class == CLASS_STATE && b->class == CLASS_ORGANIZATION)
            add_relation(resolving, RELATION_ALLIED_WITH, (uint32_t)b->entity, (uint32_t)a->entity,
                         a->sentence);
    }
}

void find_parties(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *treaty = &resolving->mentions[i];
        if (treaty->class != CLASS_TREATY || treaty->entity < 0) continue;
        known_parties(resolving, treaty);
        stated_parties(resolving, treaty);
        signing_parties(resolving, treaty);
    }
    allies(resolving);
    aligned(resolving);
}
