/* venue.c: known places that are described instead of named: "the Syrian capital", "NATO's headquarters", "at
 * headquarters" after the body was named, and the dateline of a body's seat ("UNITED NATIONS, Sept 20"). */
#include "entity/resolving.h"

#include <ctype.h>
#include <string.h>

/* The reading of the name as the place; NULL. */
static const struct candidate *place_called(const struct resolving *resolving, const char *name,
                                            const struct entry *entry)
{
    size_t count;
    const struct candidate *candidates = knowledge_lookup(resolving->knowledge, name, strlen(name), &count);
    for (size_t c = 0; c < count; c++)
        if (entry ? candidates[c].entry == entry : candidates[c].entry->class == CLASS_PLACE)
            return &candidates[c];
    return NULL;
}

/* "NATO headquarters" of NATO, by any of its names; NULL. */
static const struct candidate *headquarters_of(const struct resolving *resolving, const struct entry *body)
{
    for (size_t i = 0; i < body->name_count; i++) {
        const char *name = arena_format(resolving->arena, "%s headquarters", body->names[i].text);
        const struct candidate *found = place_called(resolving, name, NULL);
        if (found) return found;
    }
    return place_called(resolving, arena_format(resolving->arena, "%s headquarters", body->label), NULL);
}

static void be_place(struct draft_mention *mention, const struct candidate *candidate)
{
    mention->class = CLASS_PLACE;
    mention->candidates = candidate;
    mention->candidate_count = 1;
    mention->is_described = true;
}

/* The mention that stands right before the noun, with or without "'s"; -1. */
static int32_t owner_before(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    if (noun == 0) return -1;
    bool possessive = sentence_at(resolving, s)->tokens[noun - 1].xpos == XPOS_POS && noun > 1;
    return mention_covering(resolving, s, noun - 1 - possessive);
}

/* The mention in "the capital of the Comoros"; -1. */
static int32_t owner_behind(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (noun + 3 >= sentence->count || strcmp(sentence->tokens[noun + 1].lower, "of") != 0) return -1;
    bool article = strcmp(sentence->tokens[noun + 2].lower, "the") == 0;
    return mention_covering(resolving, s, noun + 2 + article);
}

/* "the Syrian capital", "the capital of Syria"; but not "the Syrian capital Damascus". */
static void capital_at(struct resolving *resolving, uint32_t s, uint32_t noun)
{
    int32_t owner = owner_before(resolving, s, noun), behind = owner_behind(resolving, s, noun);
    if (owner < 0 && behind >= 0) {
        const struct entry *of = candidate_of(&resolving->mentions[behind], CLASS_STATE);
        const struct candidate *town =
            of && of->capital ? place_called(resolving, of->capital->label, of->capital) : NULL;
        if (town) be_place(describe(resolving, s, noun, noun + 1, noun, CLASS_PLACE), town);
        return;
    }
    const struct entry *state = owner >= 0 ? candidate_of(&resolving->mentions[owner], CLASS_STATE) : NULL;
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!state || !state->capital ||
        (noun + 1 < sentence->count && mention_covering(resolving, s, noun + 1) >= 0))
        return;
    const struct candidate *candidate = place_called(resolving, state->capital->label, state->capital);
    if (!candidate) return;
    be_place(describe(resolving, s, resolving->mentions[owner].begin, noun + 1, noun, CLASS_PLACE),
             candidate);
}

/* The body named last before the token, whose headquarters are known; NULL. */
static const struct candidate *headquarters_before(const struct resolving *resolving, uint32_t s,
                                                   uint32_t token)
{
    enum { NEAR = 2 }; /* sentences */
    const struct candidate *found = NULL;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + NEAR < s) continue;
        const struct entry *body = candidate_of(mention, CLASS_ORGANIZATION);
        const struct candidate *its = body ? headquarters_of(resolving, body) : NULL;
        if (its) found = its;
    }
    return found;
}

static void headquarters_at(struct resolving *resolving, uint32_t s, uint32_t noun)
{
    static const char *const WORDS[] = {"at",   "in",           "outside", "its", "alliance",
                                        "bloc", "organization", "body",    NULL};
    int32_t owner = owner_before(resolving, s, noun);
    const struct entry *body =
        owner >= 0 ? candidate_of(&resolving->mentions[owner], CLASS_ORGANIZATION) : NULL;
    const struct candidate *candidate = body ? headquarters_of(resolving, body) : NULL;
    uint32_t before = noun ? noun - 1 : 0;
    if (before > 0 && token_at(resolving, s, before)->xpos == XPOS_POS) before--;
    for (size_t w = 0; WORDS[w] && owner < 0 && !candidate && noun > 0; w++)
        if (strcmp(token_at(resolving, s, before)->lower, WORDS[w]) == 0)
            candidate = headquarters_before(resolving, s, noun);
    if (!candidate) return;
    uint32_t begin = owner >= 0 ? resolving->mentions[owner].begin : noun;
    be_place(describe(resolving, s, begin, noun + 1, noun, CLASS_PLACE), candidate);
}

/* "UNITED NATIONS, Sept 20 -": the writer is at its seat. */
static void dateline_at(struct resolving *resolving, uint32_t s)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!sentence->count || is_headline(resolving, s)) return;
    int32_t first = mention_covering(resolving, s, 0);
    if (first < 0) return;
    struct draft_mention *mention = &resolving->mentions[first];
    const struct entry *body = candidate_of(mention, CLASS_ORGANIZATION);
    for (const char *c = mention->name; *c; c++)
        if (islower((unsigned char)*c)) return;
    bool is_apart = mention->end < sentence->count && sentence->tokens[mention->end].upos == UPOS_PUNCT;
    if (!body || !is_apart || mention->end - mention->begin < 2) return;
    const struct candidate *candidate = headquarters_of(resolving, body);
    if (candidate) be_place(mention, candidate);
}

/* "in eastern Ukraine", "across southern Israel": a part of the state, around its name. */
static void part_at(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (t + 1 >= sentence->count || mention_covering(resolving, s, t) >= 0 ||
        !in_list(resolving, "part-of-state", sentence->tokens[t].lower))
        return;
    int32_t index = mention_covering(resolving, s, t + 1);
    const struct draft_mention *whole = index < 0 ? NULL : &resolving->mentions[index];
    if (!whole || whole->begin != t + 1 || whole->kind != MENTION_NAME || !candidate_of(whole, CLASS_STATE) ||
        sentence->tokens[whole->head].upos != UPOS_PROPN || sentence->tokens[whole->head].xpos == XPOS_JJ)
        return;
    uint32_t end = whole->end;
    /* "northern Mexico's farmers" too, but not "eastern Congo peace talks" */
    if (end < sentence->count && sentence->tokens[whole->head].head >= (int32_t)end &&
        sentence->tokens[end].xpos != XPOS_POS && sentence->tokens[whole->head].deprel == DEP_COMPOUND)
        return;
    describe(resolving, s, t, end, t, CLASS_PLACE)->is_described = false;
}

void find_venues(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        dateline_at(resolving, s);
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            const struct token *token = token_at(resolving, s, t);
            part_at(resolving, s, t);
            if (token->upos != UPOS_NOUN || mention_covering(resolving, s, t) >= 0) continue;
            if (strcmp(token->lower, "capital") == 0) capital_at(resolving, s, t);
            if (strcmp(token->lower, "headquarters") == 0) headquarters_at(resolving, s, t);
        }
    }
    order_mentions(resolving);
}
