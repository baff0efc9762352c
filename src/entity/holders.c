/* holders.c: who they are that were told of by their office before they are named: "The presidents of Peru
 * and Ecuador signed a treaty. Fujimori and Mahuad embraced." In: mentions with candidates, titles. Out: the
 * office of each of the two. Before titles are given to their bearers, so that a counterpart shares it. */
#include "entity/resolving.h"

#include <string.h>

/* A title in the plural and the mentions of the two States that it is held in. */
struct pair_of_offices {
    const struct office *office;
    int32_t states[2];
    uint32_t sentence, end;
};

/* "of Peru and Ecuador", "of the United States and Iran": two States and nothing else. */
static bool states_behind(const struct resolving *resolving, uint32_t s, uint32_t at,
                          struct pair_of_offices *pair)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    if (at >= sentence->count || strcmp(sentence->tokens[at].lower, "of") != 0) return false;
    for (at++; at < sentence->count; at++) {
        int32_t mention = mention_covering(resolving, s, at);
        const struct token *token = &sentence->tokens[at];
        if (mention < 0 && token->upos != UPOS_CCONJ && token->upos != UPOS_DET) break;
        if (mention < 0) continue;
        if (count == 2 || mention_class(&resolving->mentions[mention]) != CLASS_STATE) return false;
        pair->states[count++] = mention;
        at = resolving->mentions[mention].end - 1;
    }
    pair->end = at;
    return count == 2 && strcmp(sentence->tokens[at].form, ",") != 0;
}

static bool is_named_person(const struct draft_mention *mention)
{
    return can_be_person(mention) && mention_class(mention) == CLASS_PERSON;
}

/* Does a title stand right before the name: "President Obama"? */
static bool has_title(const struct resolving *resolving, const struct draft_mention *person)
{
    for (uint32_t back = 1; back <= 7 && back <= person->begin; back++)
        if (resolving->titles[person->sentence][person->begin - back].end == person->begin) return true;
    return false;
}

/* Is the second named as the other of the two: "A and B", "A and his Chadian counterpart, B"? Sets whose
 * State stands between, or -1. */
static bool are_two(const struct resolving *resolving, const struct draft_mention *a,
                    const struct draft_mention *b, int32_t *between)
{
    enum { LONGEST = 8 };
    const struct sentence *sentence = sentence_at(resolving, a->sentence);
    bool is_mirrored = false;
    *between = -1;
    if (b->begin <= a->end || b->begin - a->end > LONGEST ||
        strcmp(sentence->tokens[a->end].lower, "and") != 0)
        return false;
    for (uint32_t t = a->end + 1; t < b->begin; t++) {
        int32_t mention = mention_covering(resolving, a->sentence, t);
        if (mention >= 0) *between = mention;
        is_mirrored = is_mirrored || in_list(resolving, "counterpart", sentence->tokens[t].lower);
    }
    return is_mirrored || b->begin == a->end + 1;
}

/* The two persons who are named first behind the title, without titles of their own. */
static bool find_holders(const struct resolving *resolving, const struct pair_of_offices *pair,
                         size_t holders[2], int32_t *between)
{
    enum { FAR = 2 };
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *first = &resolving->mentions[i];
        bool is_before = first->sentence < pair->sentence ||
                         (first->sentence == pair->sentence && first->begin < pair->end);
        if (is_before || !is_named_person(first)) continue;
        if (first->sentence > pair->sentence + FAR || has_title(resolving, first)) return false;
        for (size_t k = i + 1;
             k < resolving->mention_count && resolving->mentions[k].sentence == first->sentence; k++) {
            if (!is_named_person(&resolving->mentions[k])) continue;
            holders[0] = i, holders[1] = k;
            return !has_title(resolving, &resolving->mentions[k]) &&
                   are_two(resolving, first, &resolving->mentions[k], between);
        }
        return false;
    }
    return false;
}

/* Is the person known to be a citizen of the State? */
static bool is_of(const struct resolving *resolving, size_t person, int32_t state)
{
    const struct entry *who = candidate_of(&resolving->mentions[person], CLASS_PERSON);
    const struct entry *where = candidate_of(&resolving->mentions[state], CLASS_STATE);
    return who && where && who->citizen_of == where;
}

static bool are_same_state(const struct resolving *resolving, int32_t a, int32_t b)
{
    const struct entry *one = candidate_of(&resolving->mentions[a], CLASS_STATE);
    return one && one == candidate_of(&resolving->mentions[b], CLASS_STATE);
}

static void give_to_both(struct resolving *resolving, const struct pair_of_offices *pair)
{
    size_t holders[2];
    int32_t between;
    if (!find_holders(resolving, pair, holders, &between)) return;
    bool is_crossed = between >= 0 ? are_same_state(resolving, between, pair->states[0])
                                   : is_of(resolving, holders[0], pair->states[1]) ||
                                         is_of(resolving, holders[1], pair->states[0]);
    for (size_t i = 0; i < 2; i++)
        add_office(resolving, &resolving->mentions[holders[i]], pair->office->label, pair->office,
                   pair->states[is_crossed ? 1 - i : i], false);
}

void name_holders(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count; t++) {
            struct title_span title = resolving->titles[s][t];
            if (!title.end || !title.office || !is_plural_noun(&sentence->tokens[title.end - 1])) continue;
            struct pair_of_offices pair = {.office = title.office, .sentence = s};
            if (states_behind(resolving, s, title.end, &pair)) give_to_both(resolving, &pair);
            t = title.end - 1;
        }
    }
}

/* What the person of the mention holds office of, told with this name or with one before it; -1. */
static int32_t body_of_holder(const struct resolving *resolving, size_t person)
{
    const struct draft_mention *mention = &resolving->mentions[person];
    if (mention->office_count) return mention->offices[0].of;
    for (size_t i = 0; i < person; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->office_count && strcmp(last_word(other->name), last_word(mention->name)) == 0)
            return other->offices[0].of;
    }
    return -1;
}

/* For "his envoy": what the person named last before the token holds office of, or who was the subject of the
 * sentence before; -1. */
int32_t body_of_boss(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_here = mention->sentence == s && mention->end <= token;
        bool is_before = mention->sentence + 1 == s && mention_class(mention) == CLASS_PERSON &&
                         is_subject(token_at(resolving, mention->sentence, mention->head));
        if (mention->sentence + 1 < s) return -1;
        if (is_here && mention->office_count) return mention->offices[0].of;
        if (is_before) return body_of_holder(resolving, i);
    }
    return -1;
}
