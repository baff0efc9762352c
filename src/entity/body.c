/* body.c: bodies of states named by a pattern over all states: "Russia's foreign ministry", "the Turkish
 * assembly", "its embassy in Tehran". Each gets a label made of the state's adjective and the usual name of
 * the body, so that all forms of it meet. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

enum { LONGEST_BODY = 5 };

/* The phrase of the list "state-body" that ends behind token `last`, its begin; UINT32_MAX: none. */
static uint32_t body_phrase(const struct resolving *resolving, uint32_t s, uint32_t last)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t words = 1; words <= LONGEST_BODY && words <= last + 1; words++) {
        uint32_t begin = last + 1 - words;
        const char *text = span_text(resolving, s, begin, last + 1);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        if (in_list(resolving, "state-body", lower)) found = begin;
    }
    return found;
}

static bool is_state(const struct draft_mention *mention)
{
    return candidate_of(mention, CLASS_STATE) != NULL;
}

/* The nearest State before the token that is a subject, of this sentence or the one before; else the nearest.
 */
static int32_t state_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    int32_t nearest = -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 2 < s) break;
        if (!is_state(mention)) continue;
        if (is_subject(token_at(resolving, mention->sentence, mention->head))) return (int32_t)i;
        if (nearest < 0) nearest = (int32_t)i;
    }
    return nearest;
}

/* The State to which the body belongs, by the words before it; -1. */
static int32_t owner_of(const struct resolving *resolving, uint32_t s, uint32_t begin, bool is_mission)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    for (int steps = 0; at > 0 && steps < 4; steps++, at--) {
        const struct token *before = &sentence->tokens[at - 1];
        int32_t covering = mention_covering(resolving, s, at - 1);
        if (covering >= 0) return is_state(&resolving->mentions[covering]) ? covering : -1;
        bool is_its = before->xpos == XPOS_PRP_POSS &&
                      (strcmp(before->lower, "its") == 0 || strcmp(before->lower, "their") == 0);
        if (is_its) return state_before(resolving, s, at - 1);
        bool is_joined = is_mission && before->upos == UPOS_CCONJ;
        if (is_joined) {
            /* "Iran's embassy in Riyadh and consulate in Jeddah" */
            for (size_t i = resolving->mention_count; i-- > 0;)
                if (resolving->mentions[i].sentence == s && resolving->mentions[i].is_body &&
                    resolving->mentions[i].end <= at)
                    return resolving->mentions[i].part_of;
            return -1;
        }
        bool is_of_kingdom = before->xpos == XPOS_POS && at > 1 &&
                             in_list(resolving, "state-noun", sentence->tokens[at - 2].lower);
        if (is_of_kingdom) return state_before(resolving, s, at - 2);
        if (before->xpos != XPOS_POS && before->upos != UPOS_ADJ) return -1;
    }
    return -1;
}

static const char *adjective_of(const struct entry *state)
{
    for (size_t i = 0; i < state->name_count; i++)
        if (state->names[i].role == NAME_DEMONYM) return state->names[i].text;
    return state->label;
}

/* "ministry of foreign affairs" -> "Foreign Ministry": the usual name of the body. */
static const char *usual_body(struct resolving *resolving, const char *lower)
{
    const char *rest = NULL;
    static const char *const PREFIXES[] = {"ministry of foreign affairs", "foreign affairs ministry",
                                           "ministry for foreign affairs", NULL};
    for (size_t i = 0; PREFIXES[i]; i++)
        if (strcmp(lower, PREFIXES[i]) == 0) return "Foreign Ministry";
    if (text_starts_with(lower, "ministry of the "))
        rest = lower + strlen("ministry of the ");
    else if (text_starts_with(lower, "ministry of national "))
        rest = lower + strlen("ministry of national ");
    else if (text_starts_with(lower, "ministry of "))
        rest = lower + strlen("ministry of ");
    if (rest) lower = arena_format(resolving->arena, "%s ministry", rest);
    if (strcmp(lower, "assembly") == 0) lower = "parliament";
    char *name = arena_string(resolving->arena, lower);
    for (char *at; (at = strstr(name, "defence"));)
        at[5] = 's';
    return title_case(resolving->arena, name);
}

/* The place of a mission: "embassy in Tehran"; -1. */
static int32_t seat_after(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end + 1 >= sentence->count) return -1;
    const char *word = sentence->tokens[end].lower;
    if (strcmp(word, "in") != 0 && strcmp(word, "to") != 0 && strcmp(word, "at") != 0) return -1;
    int32_t covering = mention_covering(resolving, s, end + 1);
    if (covering < 0) return -1;
    const struct draft_mention *mention = &resolving->mentions[covering];
    return candidate_of(mention, CLASS_PLACE) || is_state(mention) ? covering : -1;
}

/* Armed forces and the like are named as such where they act. */
static bool is_worth(const struct resolving *resolving, uint32_t s, const char *lower, uint32_t last)
{
    if (in_list(resolving, "seldom-body", lower)) return false;
    if (!in_list(resolving, "force-noun", last_word(lower))) return true;
    const struct token *head = token_at(resolving, s, last);
    return is_subject(head) || head->deprel == DEP_OBL_AGENT;
}

static void name_body(struct resolving *resolving, struct draft_mention *mention, const char *lower,
                      int32_t owner, int32_t seat)
{
    const struct entry *state = candidate_of(&resolving->mentions[owner], CLASS_STATE);
    const char *body = usual_body(resolving, lower);
    mention->class = CLASS_ORGANIZATION;
    mention->is_body = true;
    mention->part_of = owner;
    mention->place = seat;
    mention->confidence = 0.85f;
    const char *label = arena_format(resolving->arena, "%s %s", adjective_of(state), body);
    if (seat >= 0) label = arena_format(resolving->arena, "%s in %s", label, resolving->mentions[seat].name);
    const char *forms[] = {label, arena_format(resolving->arena, "%s %s", state->label, body),
                           arena_format(resolving->arena, "%s of %s", body, state->label)};
    mention->label = label;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t count;
        const struct candidate *candidates =
            knowledge_lookup(resolving->knowledge, forms[i], strlen(forms[i]), &count);
        if (!count || candidates[0].entry->class != CLASS_ORGANIZATION) continue;
        mention->candidates = candidates;
        mention->candidate_count = 1;
        return;
    }
    mention->candidate_count = 0;
}

/* A plural of a body is a group ("South Korean intelligence agencies"). */
static void name_group(struct draft_mention *mention, int32_t owner)
{
    mention->class = CLASS_GROUP;
    mention->is_described = true;
    mention->part_of = owner;
    mention->confidence = 0.7f;
}

static void body_at(struct resolving *resolving, uint32_t s, uint32_t last)
{
    uint32_t begin = body_phrase(resolving, s, last);
    if (begin == UINT32_MAX) return;
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *text = span_text(resolving, s, begin, last + 1);
    const char *lower = text_lower(resolving->arena, text, strlen(text));
    bool is_mission = in_list(resolving, "mission-noun", sentence->tokens[last].lower);
    int32_t covering = mention_covering(resolving, s, last);
    if (covering >= 0 && resolving->mentions[covering].candidate_count) return;
    int32_t owner = owner_of(resolving, s, begin, is_mission);
    if (covering >= 0) {
        /* A name in capitals: the state may stand within it, or be known from before. */
        const struct draft_mention *named = &resolving->mentions[covering];
        for (uint32_t t = named->begin; owner < 0 && t < begin; t++) {
            int32_t inner = mention_covering(resolving, s, t);
            if (inner >= 0 && inner != covering && is_state(&resolving->mentions[inner])) owner = inner;
        }
        if (owner < 0 && named->begin == begin) owner = state_before(resolving, s, begin);
    }
    if (owner < 0 || !is_worth(resolving, s, lower, last)) return;
    int32_t seat = is_mission ? seat_after(resolving, s, last + 1) : -1;
    if (is_mission && seat < 0 && covering < 0) return;
    const struct draft_mention owning = resolving->mentions[owner], *of = &owning;
    bool adjacent = of->sentence == s && of->end <= begin && begin - of->end <= 2;
    uint32_t from = adjacent ? of->begin : begin;
    uint32_t to = seat >= 0 ? resolving->mentions[seat].end : last + 1;
    struct draft_mention *mention;
    if (covering >= 0) {
        mention = &resolving->mentions[covering];
        if (to > mention->end) mention->end = to;
        mention->name = span_text(resolving, s, mention->begin, mention->end);
    } else {
        mention = add_mention(resolving, s, from, to);
        for (uint32_t t = from; t < to; t++)
            if (of->sentence == s && t >= resolving->mentions[owner].begin &&
                t < resolving->mentions[owner].end)
                resolving->covering[s][t] = owner;
    }
    mention->head = last;
    bool is_many =
        is_plural_noun(&sentence->tokens[last]) && !strstr(lower, " of ") && !strstr(lower, "forces");
    if (is_many)
        name_group(mention, owner);
    else
        name_body(resolving, mention, lower, owner, seat);
}

void find_bodies(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            uint8_t upos = token_at(resolving, s, t)->upos;
            if (upos == UPOS_NOUN || upos == UPOS_PROPN) body_at(resolving, s, t);
        }
    order_mentions(resolving);
}
