/* collective.c: groups of states told by their number, "14 EU states", and the administrations of presidents.
 * In: names and descriptions. Out: described mentions of their own, since 14 of them are not all of them, and
 * what an administration does is not done by the person. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* "the four Arab states", "these three": told of before. */
static bool is_known_number(const struct sentence *sentence, uint32_t number)
{
    if (number == 0) return false;
    const struct token *before = &sentence->tokens[number - 1];
    return before->upos == UPOS_DET || before->xpos == XPOS_PRP_POSS || before->xpos == XPOS_POS;
}

/* "the two Central Asian states" are those told of before, not all of them. */
static bool is_known_pair(const struct sentence *sentence, uint32_t number)
{
    static const char *const FEW[] = {"two", "three", NULL};
    const char *word = sentence->tokens[number].lower;
    return strcmp(word, "both") == 0 || (is_one_of(FEW, word) && is_known_number(sentence, number));
}

/* "Four Arab countries": some of the group that the rest of the words names. */
static void counted_group(struct resolving *resolving, struct draft_mention *mention)
{
    if (!mention->begin || mention->candidate_count == 0) return;
    const struct entry *entry = mention->candidates[0].entry;
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    uint32_t number = mention->begin - 1;
    bool is_states = entry->class == CLASS_GROUP && entry->kind && strncmp(entry->kind, "group", 5) == 0;
    bool are_many = is_states && is_plural_noun(&sentence->tokens[mention->end - 1]);
    if (are_many && is_known_pair(sentence, number)) {
        mention->end = mention->begin; /* goes */
        return;
    }
    if (!are_many || sentence->tokens[number].upos != UPOS_NUM || is_known_number(sentence, number) ||
        mention_covering(resolving, mention->sentence, number) >= 0)
        return;
    mention->begin = number;
    mention->name = span_text(resolving, mention->sentence, number, mention->end);
    mention->label = mention->name;
    mention->class = CLASS_GROUP;
    mention->candidate_count = 0;
    mention->is_described = true;
    mention->confidence = 0.8f;
}

/* "the Banda administration", "Jane Banda's administration" */
static void administration_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (head == 0 || strcmp(sentence->tokens[head].lower, "administration") != 0 ||
        mention_covering(resolving, s, head) >= 0)
        return;
    uint32_t last = head - 1;
    if (sentence->tokens[last].xpos == XPOS_POS && last > 0) last--;
    int32_t boss = mention_covering(resolving, s, last);
    if (boss < 0 || mention_class(&resolving->mentions[boss]) != CLASS_PERSON) return;
    const char *surname = last_word(resolving->mentions[boss].name);
    const char *name = span_text(resolving, s, resolving->mentions[boss].begin, head + 1);
    struct draft_mention *mention = describe(resolving, s, head, head + 1, head, CLASS_ORGANIZATION);
    mention->label = arena_format(resolving->arena, "%s administration", surname);
    mention->name = name;
}

void find_collectives(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        counted_group(resolving, &resolving->mentions[i]);
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            administration_at(resolving, s, t);
    order_mentions(resolving);
}
