/* resolution.c: resolutions by their number, "Resolution 2337", and those without one: "the Council passed a
 * resolution", "a U.S.-drafted resolution". In: the noun. Out: a mention of the resolution that is meant. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* The organ of the United Nations named last before the token that passes resolutions; NULL. */
static const struct entry *organ_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 6 < s) return NULL;
        const struct entry *organ = candidate_of(mention, CLASS_ORGANIZATION);
        if (organ && organ->kind && strcmp(organ->kind, "organ of the United Nations") == 0) return organ;
    }
    return NULL;
}

/* The organ that is meant where the article first speaks of a resolution: later ones are the same. */
static const struct entry *organ_of_resolution(const struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            if (strcmp(token_at(resolving, s, t)->lower, "resolution") == 0)
                return organ_before(resolving, s, t);
    return NULL;
}

static bool names_resolution(const struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class == CLASS_TREATY && !mention->is_described && mention->iri &&
            mention->end > mention->begin + 1)
            return true;
        if (mention->candidate_count && mention->candidates[0].entry->kind &&
            strcmp(mention->candidates[0].entry->kind, "UN resolution") == 0)
            return true;
    }
    return false;
}

/* "a U.S.-drafted resolution", "the draft resolution", "a UN resolution": words that tell which. */
static bool tells_which(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    static const char *const WORDS[] = {"draft",   "drafted", "sponsored", "backed", "proposed", "penned",
                                        "written", "rival",   "binding",   "tabled", NULL};
    for (uint32_t t = begin; t < head; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (is_one_of(WORDS, token_at(resolving, s, t)->lower) ||
            (mention >= 0 && candidate_of(&resolving->mentions[mention], CLASS_ORGANIZATION)))
            return true;
    }
    return false;
}

/* "UN resolutions": those of the body named before the noun. */
static void resolutions_of(struct resolving *resolving, uint32_t s, uint32_t head)
{
    int32_t before = head > 0 ? mention_covering(resolving, s, head - 1) : -1;
    const struct entry *body =
        before < 0 ? NULL : candidate_of(&resolving->mentions[before], CLASS_ORGANIZATION);
    if (!body || !is_free(resolving, s, head)) return;
    uint32_t begin = resolving->mentions[before].begin;
    struct draft_mention *mention = describe(resolving, s, begin, head + 1, head, CLASS_TREATY);
    mention->label = arena_format(resolving->arena, "%s resolutions", body->label);
    const char *slug = text_slug(resolving->arena, mention->label, strlen(mention->label));
    mention->iri = arena_format(resolving->arena, "treaty/%s", slug);
    mention->is_described = false;
}

/* "denounced the resolution" after "the General Assembly ...": that of the organ and the day. */
static void bare_resolution(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct token *token = token_at(resolving, s, head);
    if (token->upos != UPOS_NOUN || !is_free(resolving, s, head) || token->deprel == DEP_COMPOUND ||
        !resolving->article->date || names_resolution(resolving))
        return;
    const struct entry *organ = organ_of_resolution(resolving);
    int32_t article = child_with(sentence_at(resolving, s), head, DEP_DET);
    bool is_known = article >= 0 && strcmp(token_at(resolving, s, (uint32_t)article)->lower, "the") == 0;
    uint32_t begin = modifiers_begin(resolving, s, head);
    if (!organ && !is_known && !tells_which(resolving, s, begin, head)) return;
    struct draft_mention *mention = describe(resolving, s, head, head + 1, head, CLASS_TREATY);
    if (begin < head) mention->other_name = span_text(resolving, s, begin, head + 1);
    mention->label = organ ? arena_format(resolving->arena, "%s resolution", organ->label) : "resolution";
    const char *slug = text_slug(resolving->arena, mention->label, strlen(mention->label));
    mention->iri = arena_format(resolving->arena, "treaty/%s-%s", slug, resolving->article->date);
    mention->is_described = false;
}

/* "Resolution 2337", "resolution 2758 of the General Assembly": by its number. */
void resolution_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (strcmp(sentence->tokens[head].lower, "resolutions") == 0) resolutions_of(resolving, s, head);
    if (head + 1 >= sentence->count || strcmp(sentence->tokens[head].lower, "resolution") != 0) return;
    const char *number = sentence->tokens[head + 1].form;
    if (*number < '1' || *number > '9') {
        bare_resolution(resolving, s, head);
        return;
    }
    int32_t covering = mention_covering(resolving, s, head);
    if (covering >= 0 && resolving->mentions[covering].candidate_count) return;
    struct draft_mention *mention = covering >= 0
                                        ? &resolving->mentions[covering]
                                        : describe(resolving, s, head, head + 2, head, CLASS_TREATY);
    if (mention->end < head + 2) mention->end = head + 2;
    resolving->covering[s][head + 1] = resolving->covering[s][head];
    mention->class = CLASS_TREATY;
    mention->name = span_text(resolving, s, mention->begin, mention->end);
    mention->is_described = false;
    mention->is_headless = false;
    mention->confidence = 0.9f;
    bool is_assembly = false;
    for (uint32_t t = 0; t < sentence->count; t++)
        is_assembly = is_assembly || strcmp(sentence->tokens[t].lower, "assembly") == 0;
    mention->label = arena_format(resolving->arena, "UN %s Resolution %s",
                                  is_assembly ? "General Assembly" : "Security Council", number);
    const char *slug = text_slug(resolving->arena, mention->label, strlen(mention->label));
    mention->iri = arena_format(resolving->arena, "treaty/%s", slug);
}
