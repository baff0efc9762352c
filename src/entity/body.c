/* body.c: bodies of states named by a pattern over all states: "Russia's foreign ministry", "the Turkish
 * assembly", "its embassy in Tehran". Each gets a label made of the state's adjective and the usual name of
 * the body, so that all forms of it meet. */
#include "entity/owner.h"

#include "base/text.h"
#include <string.h>
#include <strings.h>

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
    return candidate_of(mention, CLASS_PLACE) || names_state(mention) ? covering : -1;
}

/* Does the word act, or is something done to it, with it or by it? */
static bool takes_part(const struct token *token)
{
    switch (token->deprel) {
    case DEP_OBL_AGENT:
    case DEP_OBJ:
    case DEP_IOBJ:
    case DEP_OBL:
    case DEP_NMOD:
    case DEP_CONJ:
        return true;
    default:
        return is_subject(token);
    }
}

/* Armed forces and the like are named as such where they take part, not where they tell what something is. */
static bool is_worth(const struct resolving *resolving, uint32_t s, const char *lower, uint32_t last)
{
    if (in_list(resolving, "seldom-body", lower)) return false;
    if (!in_list(resolving, "force-noun", last_word(lower))) return true;
    const struct token *head = token_at(resolving, s, last);
    bool is_behind_title = last > 2 && strcmp(token_at(resolving, s, last - 1)->lower, "the") != 0 &&
                           strcmp(token_at(resolving, s, last - 2)->lower, "the") == 0 &&
                           strcmp(token_at(resolving, s, last - 3)->lower, "of") == 0;
    if (is_behind_title) return true;
    bool is_before_title = last + 1 < sentence_at(resolving, s)->count && resolving->titles[s][last + 1].end;
    return is_before_title || takes_part(head);
}

static void name_body(struct resolving *resolving, struct draft_mention *mention, const char *lower,
                      int32_t owner, int32_t seat)
{
    const struct entry *state = candidate_of(&resolving->mentions[owner], CLASS_STATE);
    const struct entry *body = knowledge_body(resolving->knowledge, state, lower, strlen(lower));
    mention->class = CLASS_ORGANIZATION;
    mention->is_body = true;
    mention->part_of = owner;
    mention->owner = state;
    mention->place = seat;
    mention->confidence = 0.93f;
    mention->candidate_count = 0;
    if (seat < 0) {
        mention->entry = body;
        mention->label = body ? body->label : arena_format(resolving->arena, "%s %s", state->label, lower);
        return;
    }
    const struct draft_mention *place = &resolving->mentions[seat];
    const struct entry *city = candidate_of(place, CLASS_PLACE);
    if (!city) city = candidate_of(place, CLASS_STATE);
    const char *slash = city ? strrchr(city->iri, '/') : NULL;
    mention->label = arena_format(resolving->arena, "%s in %s", body ? body->label : lower,
                                  city ? city->label : place->name);
    if (body && slash) mention->iri = arena_format(resolving->arena, "%s-%s", body->iri, slash + 1);
}

/* A plural of a body is a group ("South Korean intelligence agencies"). */
static void name_group(struct draft_mention *mention, int32_t owner)
{
    mention->class = CLASS_GROUP;
    mention->is_described = true;
    mention->part_of = owner;
    mention->confidence = 0.8f;
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
    if (covering >= 0 && resolving->mentions[covering].candidate_count) {
        struct draft_mention *known = &resolving->mentions[covering];
        int32_t home = owner_of_namesake(resolving, known, lower);
        if (home >= 0)
            name_body(resolving, known, lower, home, -1);
        else
            known->is_body = known->candidates[0].entry->class == CLASS_ORGANIZATION;
        return;
    }
    int32_t owner = owner_told(resolving, s, begin, is_mission);
    if (covering >= 0) {
        /* A name in capitals: the state may stand within it, or be known from before. */
        const struct draft_mention *named = &resolving->mentions[covering];
        for (uint32_t t = named->begin; owner < 0 && t < begin; t++) {
            int32_t inner = mention_covering(resolving, s, t);
            if (inner >= 0 && inner != covering && names_state(&resolving->mentions[inner])) owner = inner;
        }
        if (owner < 0) owner = owner_behind(resolving, s, last);
        if (owner < 0 && named->end > last + 1) return; /* "Civil Aviation Authority of Singapore" */
        if (owner < 0) owner = owner_of_bearer(resolving, s, begin, last);
        if (owner < 0 && named->begin == begin) owner = state_around(resolving, s, begin);
    }
    int32_t behind = -1;
    if (owner < 0 && covering < 0 && !is_mission) {
        behind = owner_behind(resolving, s, last);
        owner = behind >= 0 ? behind : owner_untold(resolving, s, begin, last);
    }
    if (owner < 0 || !is_worth(resolving, s, lower, last)) return;
    int32_t seat = is_mission ? seat_after(resolving, s, last + 1) : -1;
    if (is_mission && seat < 0 && covering < 0) return;
    const struct draft_mention owning = resolving->mentions[owner], *of = &owning;
    bool adjacent = of->sentence == s && of->end <= begin && begin - of->end <= 2;
    for (uint32_t t = of->end; adjacent && t < begin; t++)
        adjacent = sentence->tokens[t].xpos == XPOS_POS || sentence->tokens[t].upos == UPOS_ADJ;
    uint32_t from = adjacent ? of->begin : begin;
    if (adjacent && covering < 0 && is_plural_noun(&sentence->tokens[last]) &&
        joins_states(resolving, s, from))
        return;
    uint32_t to = seat >= 0     ? resolving->mentions[seat].end
                  : behind >= 0 ? resolving->mentions[behind].end
                                : last + 1;
    struct draft_mention *mention;
    if (covering >= 0) {
        mention = &resolving->mentions[covering];
        if (to > mention->end) mention->end = to;
        if (begin < mention->begin) mention->begin = begin;
        mention->name = span_text(resolving, s, mention->begin, mention->end);
    } else {
        mention = add_mention(resolving, s, from, to);
        for (uint32_t t = from; t < to; t++)
            if (of->sentence == s && t >= resolving->mentions[owner].begin &&
                t < resolving->mentions[owner].end)
                resolving->covering[s][t] = owner;
    }
    mention->head = last;
    bool is_many = is_plural_noun(&sentence->tokens[last]) && !strstr(lower, " of ") &&
                   !strstr(lower, "forces") && strcmp(sentence->tokens[last].lower, "police") != 0;
    if (is_many)
        name_group(mention, owner);
    else
        name_body(resolving, mention, lower, owner, seat);
}

static const char *label_of(const struct draft_mention *body)
{
    const struct entry *known = candidate_of(body, CLASS_ORGANIZATION);
    return known ? known->label : body->label ? body->label : "";
}

/* Is the other a mission with the same noun, at a place, and of the owner where that is told? */
static bool is_mission_of(const struct resolving *resolving, const struct draft_mention *mission,
                          const char *noun, int32_t owner)
{
    const struct entry *known = candidate_of(mission, CLASS_ORGANIZATION);
    if (!mission->is_body || !strstr(label_of(mission), " in ") || !strcasestr(mission->name, noun))
        return false;
    return owner < 0 || candidate_of(&resolving->mentions[owner], CLASS_STATE) ==
                            (known ? known->part_of : mission->owner);
}

/* "the embassy of France", "the embassy" after or before "the French embassy in Niamey": the only one that
 * the article has a place for. */
static void mission_again(struct resolving *resolving, uint32_t s, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *noun = sentence->tokens[last].lower;
    if (mention_covering(resolving, s, last) >= 0 || sentence->tokens[last].deprel == DEP_COMPOUND) return;
    bool is_its = last > 0 && sentence->tokens[last - 1].xpos == XPOS_PRP_POSS;
    int32_t owner = is_its ? -1 : owner_told(resolving, s, last, true);
    if (owner < 0) owner = owner_behind(resolving, s, last);
    bool is_definite = is_its || (last > 0 && strcmp(sentence->tokens[last - 1].lower, "the") == 0);
    if (owner < 0 && !is_definite) return;
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mission = &resolving->mentions[i];
        if (!is_mission_of(resolving, mission, noun, owner)) continue;
        if (found >= 0 && strcmp(label_of(&resolving->mentions[found]), label_of(mission)) != 0) return;
        found = (int32_t)i;
    }
    if (found < 0) return;
    const struct draft_mention like = resolving->mentions[found];
    struct draft_mention *mention = add_mention(resolving, s, last, last + 1);
    mention->class = like.class;
    mention->is_body = true;
    mention->part_of = like.part_of;
    mention->owner = like.owner;
    mention->place = like.place;
    mention->label = like.label;
    mention->iri = like.iri;
    mention->candidates = like.candidates;
    mention->candidate_count = like.candidate_count;
    mention->confidence = 0.8f;
}

void find_bodies(struct resolving *resolving)
{
    settle_story(resolving);
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            uint8_t upos = token_at(resolving, s, t)->upos;
            bool is_mission = in_list(resolving, "mission-noun", token_at(resolving, s, t)->lower);
            bool is_before_title =
                t + 1 < sentence_at(resolving, s)->count && resolving->titles[s][t + 1].end;
            if (upos == UPOS_NOUN || upos == UPOS_PROPN || is_mission || is_before_title)
                body_at(resolving, s, t);
        }
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            if (in_list(resolving, "mission-noun", token_at(resolving, s, t)->lower))
                mission_again(resolving, s, t);
    order_mentions(resolving);
}

/* ---- "Congress" where no word is said of America, "the Senate" after "the Philippine Senate" ---- */

/* Is the name one word or some of the label's: "Congress" of "Congress of the Republic of Peru"? */
static bool is_short_for(const char *name, const char *label)
{
    size_t size = strlen(name);
    for (const char *at = label; (at = strstr(at, name)) != NULL; at++)
        if ((at == label || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0') && strlen(label) > size)
            return true;
    return false;
}

/* The body of a state spoken of whose name the article shortens to this one; NULL. */
static const struct draft_mention *body_in_full(const struct resolving *resolving,
                                                const struct draft_mention *mention)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        const struct entry *home = other->entry ? other->entry->part_of : other->owner;
        if (other->class != CLASS_ORGANIZATION || !home || other->entry == mention->entry) continue;
        const char *label = other->entry ? other->entry->label : other->label;
        if (is_short_for(mention->name, other->name) || (label && is_short_for(mention->name, label)))
            return other;
    }
    return NULL;
}

static bool is_spoken_of(const struct resolving *resolving, const struct entry *state)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct entry *place = candidate_of(&resolving->mentions[i], CLASS_PLACE);
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == state) return true;
        if (place && place->located_in == state) return true; /* "the Foreign Ministry in Lima" */
    }
    return false;
}

/* "the Foreign Office" in a story of Pakistan: as its ministry is called too. */
static void name_after_story(struct resolving *resolving, struct draft_mention *mention)
{
    int32_t owner = resolving->story;
    const struct entry *state = owner < 0 ? NULL : candidate_of(&resolving->mentions[owner], CLASS_STATE);
    const char *lower = text_lower(resolving->arena, mention->name, strlen(mention->name));
    const char *kind = mention->entry->kind;
    bool is_house = kind && strcmp(kind, "parliament") == 0;
    const struct entry *own =
        state ? knowledge_body(resolving->knowledge, state, lower, strlen(lower)) : NULL;
    /* few parliaments are a Congress */
    if (!own || (is_house && !is_short_for(mention->name, own->label))) return;
    name_body(resolving, mention, lower, owner, -1);
}

/* The State that the body is a part of, directly or as a part of another body; NULL. */
static const struct entry *state_above(const struct entry *body)
{
    while (body && body->class == CLASS_ORGANIZATION)
        body = body->part_of;
    return body && body->class == CLASS_STATE ? body : NULL;
}

/* "The Philippine Senate ... the Senate": told of before in full, or below the headline. */
static bool is_told_in_full(const struct resolving *resolving, const struct draft_mention *mention,
                            const struct draft_mention *full)
{
    return full && !strchr(mention->name, ' ') && is_short_for(mention->name, full->name) &&
           (full < mention || is_headline(resolving, mention->sentence));
}

/* Does the article call the body by another name too, "the U.S. Senate"? */
static bool has_whole_name(const struct resolving *resolving, const struct draft_mention *mention)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].entry == mention->entry &&
            strcmp(resolving->mentions[i].name, mention->name) != 0)
            return true;
    return false;
}

/* A body of a state of which the article says nothing, by a name that others use too: theirs is meant. */
static void bring_home(struct resolving *resolving, struct draft_mention *mention)
{
    const struct entry *body = mention->entry;
    const struct entry *state = body && body->class == CLASS_ORGANIZATION ? state_above(body) : NULL;
    if (!state || has_whole_name(resolving, mention)) return;
    const struct draft_mention *full = body_in_full(resolving, mention);
    if (is_spoken_of(resolving, state) && !is_told_in_full(resolving, mention, full)) return;
    if (!full) {
        name_after_story(resolving, mention);
        return;
    }
    mention->entry = full->entry;
    mention->label = full->label;
    mention->owner = full->owner;
    mention->part_of = full->part_of;
    mention->is_body = true;
}

void bring_bodies_home(struct resolving *resolving)
{
    settle_story(resolving);
    for (size_t i = 0; i < resolving->mention_count; i++)
        bring_home(resolving, &resolving->mentions[i]);
}
