/* whom.c: who can be meant as the target of an act. The rules of roles.c and target.c each find somebody or
 * nobody; the candidates are what they find and whoever else the sentences around name. Their signs are what
 * a reader goes by: who is told where, what the article is about, who did what to whom just before. */
#include "event/whom.h"

#include <limits.h>
#include <string.h>

enum { NEAR = 4, LEAD = 2 }; /* sentences */

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

static const char *const NAMES[WHOM_SIGN_COUNT] = {
    [WHOM_TOLD] = "told",
    [WHOM_INHERITED] = "inherited",
    [WHOM_DOERS] = "doers",
    [WHOM_NEIGHBOUR] = "neighbour",
    [WHOM_ASKER] = "asker",
    [WHOM_SAME] = "same",
    [WHOM_NOBODY] = "nobody",
    [WHOM_NOBODY_TOLD] = "nobody-told",
    [WHOM_NOBODY_INHERITED] = "nobody-inherited",
    [WHOM_NOBODY_PROPOSED] = "nobody-proposed",
    [WHOM_BEFORE] = "before",
    [WHOM_AFTER] = "after",
    [WHOM_BELOW] = "below",
    [WHOM_LAST] = "last",
    [WHOM_NEAR] = "near",
    [WHOM_FAR] = "far",
    [WHOM_STATE] = "state",
    [WHOM_BODY] = "body",
    [WHOM_PERSON] = "person",
    [WHOM_GROUP] = "group",
    [WHOM_TREATY] = "treaty",
    [WHOM_UNNAMED] = "unnamed",
    [WHOM_SEVERAL] = "several",
    [WHOM_OWN_SIDE] = "own-side",
    [WHOM_MOST] = "most",
    [WHOM_SECOND] = "second",
    [WHOM_LEAD] = "lead",
    [WHOM_SPEAKER] = "speaker",
    [WHOM_PLACE] = "place",
    [WHOM_SIDE_OF_TOLD] = "side-of-told",
    [WHOM_OF_TOLD] = "of-told",
    [WHOM_DOER_LAST] = "doer-last",
    [WHOM_DONE_LAST] = "done-last",
    [WHOM_DOER_HERE] = "doer-here",
    [WHOM_DONE_HERE] = "done-here",
    [WHOM_SPEECH_STATE] = "speech-state",
    [WHOM_SPEECH_BODY] = "speech-body",
    [WHOM_SPEECH_PERSON] = "speech-person",
    [WHOM_RULED] = "ruled",
    [WHOM_RULED_NOBODY] = "ruled-nobody",
    [WHOM_TOLD_STATE] = "told-state",
    [WHOM_TOLD_BODY] = "told-body",
    [WHOM_TOLD_PERSON] = "told-person",
    [WHOM_TOLD_GROUP] = "told-group",
    [WHOM_TOLD_UNNAMED] = "told-unnamed",
    [WHOM_TOLD_MOST] = "told-most",
    [WHOM_INHERITED_STATE] = "inherited-state",
    [WHOM_INHERITED_BODY] = "inherited-body",
    [WHOM_INHERITED_PERSON] = "inherited-person",
    [WHOM_INHERITED_GROUP] = "inherited-group",
    [WHOM_INHERITED_UNNAMED] = "inherited-unnamed",
    [WHOM_INHERITED_MOST] = "inherited-most",
    [WHOM_RULED_STATE] = "ruled-state",
    [WHOM_RULED_BODY] = "ruled-body",
    [WHOM_RULED_PERSON] = "ruled-person",
    [WHOM_RULED_GROUP] = "ruled-group",
    [WHOM_RULED_UNNAMED] = "ruled-unnamed",
    [WHOM_RULED_MOST] = "ruled-most",
};

const char *whom_sign_name(enum whom_sign sign)
{
    return NAMES[sign];
}

static uint64_t bit(unsigned sign)
{
    return (uint64_t)1 << sign;
}

/* Adds the set to the candidates unless it is among them; its place there, or NULL when there is no room. */
static struct whom *include(struct whom *whoms, size_t *count, const struct entity_set *set)
{
    for (size_t i = 0; i < *count; i++)
        if (same_sets(&whoms[i].set, set)) return &whoms[i];
    if (*count == MOST_WHOMS) return NULL;
    whoms[*count] = (struct whom){.set = *set};
    return &whoms[(*count)++];
}

static bool can_be_target(const struct extraction *extraction, const struct event *event,
                          const struct entity_set *set)
{
    if (!set->count || set->count > 3) return false;
    for (size_t i = 0; i < set->count; i++) {
        enum entity_class class = extraction->entities->items[set->items[i]].class;
        if (!(ACTORS & 1u << class) || is_own_side(extraction, &event->source, set->items[i])) return false;
        /* "demanded that they go, the ministry said": only who tells it */
        if (!extraction->entities->items[set->items[i]].mention_count &&
            set_contains(&event->attributed, set->items[i]))
            return false;
    }
    return true;
}

/* Is it named for the first time in a clause beside that of the trigger, or as ground of what is done? */
static bool is_named_beside(const struct extraction *extraction, const struct trigger *trigger,
                            uint32_t entity)
{
    const struct entity *named = &extraction->entities->items[entity];
    if (!named->mention_count) return false;
    const struct mention *first = &extraction->entities->mentions[named->mentions[0]];
    const struct sentence *sentence = sentence_of(extraction, trigger);
    return first->sentence == trigger->sentence && (is_told_beside(sentence, first->head, trigger->token) ||
                                                    is_ground(extraction, sentence, first->head));
}

/* The two sides named most often but the actor's own. */
static void find_most(const struct extraction *extraction, const struct event *event, uint32_t most[2])
{
    const struct entities *entities = extraction->entities;
    const uint32_t SIDES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    most[0] = most[1] = UINT32_MAX;
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *entity = &entities->items[e];
        size_t least = most[1] == UINT32_MAX ? 0 : entities->items[most[1]].mention_count;
        if (entity->mention_count <= least || !(SIDES & 1u << entity->class) ||
            is_own_side(extraction, &event->source, e))
            continue;
        if (most[0] == UINT32_MAX || entity->mention_count > entities->items[most[0]].mention_count)
            most[1] = most[0], most[0] = e;
        else if (most[1] == UINT32_MAX || entity->mention_count > entities->items[most[1]].mention_count)
            most[1] = e;
    }
}

/* The verb whose subject the clause of the token has: itself or the nearest above; -1. */
static int32_t clause_verb(const struct sentence *sentence, uint32_t token)
{
    int32_t at = (int32_t)token;
    for (int steps = 0; steps < 6 && at >= 0; steps++, at = sentence->tokens[at].head)
        if (dependent(sentence, (uint32_t)at, DEP_NSUBJ) >= 0 ||
            dependent(sentence, (uint32_t)at, DEP_NSUBJ_PASS) >= 0)
            return at;
    return -1;
}

/* "..., and Rome called them outrageous": the clause takes up what the one before tells. */
static bool takes_up(const struct sentence *sentence, int32_t verb)
{
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_object = token->deprel == DEP_OBJ || token->deprel == DEP_OBL || token->deprel == DEP_IOBJ;
        if (token->head == verb && is_object && token->upos == UPOS_PRON) return true;
    }
    return false;
}

/* "Rebels seize town; SADC leaders call summit" */
static bool follows_semicolon(const struct sentence *sentence, int32_t verb)
{
    for (int32_t t = sentence->tokens[verb].head + 1; t < verb; t++)
        if (strcmp(sentence->tokens[t].lower, ";") == 0) return true;
    return false;
}

/* Is the verb's clause coordinated with the one above it: by "and", a semicolon, or "while"? */
static bool is_beside_head(const struct sentence *sentence, int32_t verb)
{
    enum deprel link = sentence->tokens[verb].deprel;
    if (link == DEP_PARATAXIS) return follows_semicolon(sentence, verb);
    if (link != DEP_ADVCL) return link == DEP_CONJ;
    int32_t mark = dependent(sentence, (uint32_t)verb, DEP_MARK);
    return mark >= 0 && (strcmp(sentence->tokens[mark].lower, "while") == 0 ||
                         strcmp(sentence->tokens[mark].lower, "whereas") == 0);
}

/* "an assessment that the bloc shares": what others think of what is told. */
static bool is_others_view(const struct sentence *sentence, int32_t verb)
{
    static const char *const VIEWS[] = {"view",     "assessment", "opinion", "position",
                                        "judgment", "judgement",  "verdict", "sentiment",
                                        "stance",   "conclusion", "reading", NULL};
    const struct token *clause = &sentence->tokens[verb];
    return (clause->deprel == DEP_ACL_RELCL || clause->deprel == DEP_ACL) && clause->head >= 0 &&
           sentence->tokens[clause->head].deprel == DEP_APPOS &&
           is_one_of(VIEWS, sentence->tokens[clause->head].lemma);
}

bool is_told_beside(const struct sentence *sentence, uint32_t token, uint32_t trigger)
{
    enum { DEEP = 12 };
    int32_t own = clause_verb(sentence, trigger);
    if (own < 0) return false;
    int32_t at = (int32_t)token;
    for (int steps = 0; steps < DEEP && at >= 0; steps++, at = sentence->tokens[at].head) {
        if (at == own) return false;
        if (is_others_view(sentence, at)) return true;
        if (sentence->tokens[at].head == own && clause_verb(sentence, (uint32_t)at) == at &&
            is_beside_head(sentence, at))
            return true;
        if (sentence->tokens[own].head == at && is_beside_head(sentence, own))
            return !takes_up(sentence, own);
    }
    return false;
}

bool is_ground(const struct extraction *extraction, const struct sentence *sentence, uint32_t token)
{
    static const char *const WORDS[] = {"under", "per", "pursuant", "within", NULL};
    enum { DEEP = 4 };
    int32_t at = (int32_t)token;
    if (is_on_platform(extraction, sentence, token)) return true;
    for (int steps = 0; steps < DEEP && at >= 0; steps++, at = sentence->tokens[at].head) {
        if (sentence->tokens[at].upos == UPOS_VERB) return false;
        if (is_one_of(WORDS, preposition_of(sentence, (uint32_t)at))) return true;
    }
    return false;
}

/* Where the members of the set are named, seen from the trigger. */
static uint64_t signs_of_mentions(const struct extraction *extraction, const struct trigger *trigger,
                                  const struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint64_t signs = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct entity *entity = &entities->items[set->items[i]];
        for (size_t m = 0; m < entity->mention_count; m++) {
            const struct mention *mention = &entities->mentions[entity->mentions[m]];
            if (mention->sentence < LEAD) signs |= bit(WHOM_LEAD);
            if (mention->sentence == trigger->sentence) {
                if (is_told_beside(sentence, mention->head, trigger->token)) continue;
                signs |= bit(mention->head < trigger->token ? WHOM_BEFORE : WHOM_AFTER);
                if (is_below(sentence, mention->head, trigger->token, 6)) signs |= bit(WHOM_BELOW);
            } else if (mention->sentence + 1 == trigger->sentence)
                signs |= bit(WHOM_LAST);
            else if (mention->sentence < trigger->sentence && mention->sentence + NEAR >= trigger->sentence)
                signs |= bit(WHOM_NEAR);
        }
    }
    uint64_t here = bit(WHOM_BEFORE) | bit(WHOM_AFTER);
    if (signs & here)
        signs &= ~(bit(WHOM_LAST) | bit(WHOM_NEAR));
    else if (signs & bit(WHOM_LAST))
        signs &= ~bit(WHOM_NEAR);
    else if (!(signs & bit(WHOM_NEAR)))
        signs |= bit(WHOM_FAR);
    return signs;
}

static uint64_t signs_of_kind(const struct extraction *extraction, const struct found_event *item,
                              const struct entity_set *set)
{
    const struct entity *entity = &extraction->entities->items[set->items[0]];
    uint64_t signs = 0;
    switch (entity->class) {
    case CLASS_STATE:
        signs |= bit(WHOM_STATE) | (item->is_speech ? bit(WHOM_SPEECH_STATE) : 0);
        break;
    case CLASS_ORGANIZATION:
        signs |= bit(WHOM_BODY) | (item->is_speech ? bit(WHOM_SPEECH_BODY) : 0);
        break;
    case CLASS_PERSON:
        signs |= bit(WHOM_PERSON) | (item->is_speech ? bit(WHOM_SPEECH_PERSON) : 0);
        break;
    case CLASS_TREATY:
        signs |= bit(WHOM_TREATY);
        break;
    default:
        signs |= bit(WHOM_GROUP);
        break;
    }
    if (!entity->mention_count) signs |= bit(WHOM_UNNAMED);
    if (set->count > 1) signs |= bit(WHOM_SEVERAL);
    return signs;
}

/* What the members do and what is done to them beside the act. */
static uint64_t signs_of_deeds(const struct found_events *found, size_t index, const struct entity_set *set)
{
    uint64_t signs = 0;
    uint32_t s = found->items[index].trigger.sentence;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        bool is_here = other->trigger.sentence == s;
        if (i == index || other->dropped || (!is_here && other->trigger.sentence + 1 != s)) continue;
        if (sets_overlap(&other->event.source, set)) signs |= bit(is_here ? WHOM_DOER_HERE : WHOM_DOER_LAST);
        if (sets_overlap(&other->event.target, set)) signs |= bit(is_here ? WHOM_DONE_HERE : WHOM_DONE_LAST);
    }
    return signs;
}

static void add_signs(const struct extraction *extraction, const struct found_events *found, size_t index,
                      const uint32_t most[2], struct whom *whom)
{
    const struct found_event *item = &found->items[index];
    const struct event *event = &item->event;
    const struct entity_set *set = &whom->set, *told = &event->target;
    whom->signs |= signs_of_mentions(extraction, &item->trigger, set) | signs_of_kind(extraction, item, set) |
                   signs_of_deeds(found, index, set);
    for (size_t i = 0; i < set->count; i++) {
        if (is_own_side(extraction, &event->source, set->items[i])) whom->signs |= bit(WHOM_OWN_SIDE);
        if (set->items[i] == most[0]) whom->signs |= bit(WHOM_MOST);
        if (set->items[i] == most[1]) whom->signs |= bit(WHOM_SECOND);
        if (told->count && !set_contains(told, set->items[i]) && is_own_side(extraction, told, set->items[i]))
            whom->signs |= bit(WHOM_SIDE_OF_TOLD);
    }
    if (sets_overlap(&event->attributed, set)) whom->signs |= bit(WHOM_SPEAKER);
    if (sets_overlap(&event->place, set)) whom->signs |= bit(WHOM_PLACE);
    for (size_t i = 0; i < told->count; i++)
        if (!set_contains(set, told->items[i]) && is_own_side(extraction, set, told->items[i]))
            whom->signs |= bit(WHOM_OF_TOLD);
}

static bool is_in(const char *const *categories, const struct found_event *item)
{
    const char *category = event_category(item->event.class);
    return category && is_one_of(categories, category);
}

/* "rejects the resolution, thanks China": whom one turns to in one breath as a friend is not the one that he
 * turns against. */
static bool is_contrary(const struct found_events *found, size_t index, const struct entity_set *set)
{
    static const char *const FRIENDLY[] = {"Support", "Aid", NULL};
    static const char *const HOSTILE[] = {"Accuse", "Reject", "Threaten", "Protest", NULL};
    const struct found_event *item = &found->items[index];
    bool is_friendly = is_in(FRIENDLY, item);
    if (!is_friendly && !is_in(HOSTILE, item)) return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        bool is_told = !other->dropped && other->event.target.count && !other->inherits;
        uint32_t a = other->trigger.sentence, b = item->trigger.sentence;
        if (i == index || !is_told || (a > b ? a - b : b - a) > 1) continue;
        if (is_in(is_friendly ? HOSTILE : FRIENDLY, other) &&
            sets_overlap(&other->event.source, &item->event.source) &&
            sets_overlap(&other->event.target, set))
            return true;
    }
    return false;
}

/* "backed its neighbour", "thanked his host": one. */
static bool tells_one(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const NOUNS[] = {"neighbour", "neighbor", "ally",        "partner", "friend", "host",
                                        "guest",     "rival",    "counterpart", "foe",     "enemy",  NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object =
        item->trigger.is_noun ? -1 : object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object >= 0 && (strcmp(sentence->tokens[object].lower, "him") == 0 ||
                        strcmp(sentence->tokens[object].lower, "her") == 0))
        return true;
    return object >= 0 && is_one_of(NOUNS, sentence->tokens[object].lemma) &&
           !(sentence->tokens[object].features & FEATURE_PLURAL);
}

bool tells_actor(const struct extraction *extraction, const struct found_event *item, uint32_t token)
{
    enum { FAR = 3 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (int steps = 0; steps < FAR; steps++) {
        const struct token *word = &sentence->tokens[token];
        bool belongs = word->deprel == DEP_AMOD || word->deprel == DEP_COMPOUND ||
                       word->deprel == DEP_NMOD_POSS || word->deprel == DEP_NMOD_DESC ||
                       word->deprel == DEP_APPOS;
        if (!belongs || word->head < 0) return false;
        token = (uint32_t)word->head;
        struct entity_set set = {0};
        entities_of(extraction, item->trigger.sentence, token, 1u << CLASS_PERSON | 1u << CLASS_ORGANIZATION,
                    &set);
        for (size_t i = 0; i < set.count; i++)
            if (set_contains(&item->event.source, set.items[i])) return true;
    }
    return false;
}

/* Does the sentence name it only to tell who the actor is? */
static bool only_tells_actor(const struct extraction *extraction, const struct found_event *item,
                             uint32_t entity)
{
    const struct entities *entities = extraction->entities;
    uint32_t s = item->trigger.sentence;
    bool is_there = false;
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        if (mention->entity_count != 1 || mention->entities[0] != entity) continue;
        if (!tells_actor(extraction, item, mention->head)) return false;
        is_there = true;
    }
    return is_there;
}

static void include_around(const struct extraction *extraction, const struct found_events *found,
                           size_t index, struct whom *whoms, size_t *count)
{
    const struct entities *entities = extraction->entities;
    const struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    bool is_one = tells_one(extraction, item);
    for (size_t m = first_mention(entities, s < 2 ? 0 : s - 2); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence > s) break;
        if (mention->sentence == s &&
            (is_former_owner(sentence, mention->head) ||
             is_told_beside(sentence, mention->head, item->trigger.token) ||
             is_ground(extraction, sentence, mention->head) || tells_actor(extraction, item, mention->head)))
            continue;
        struct entity_set set = {0};
        for (size_t e = 0; e < mention->entity_count; e++)
            set_include(extraction->arena, &set, mention->entities[e]);
        if (is_one && set.count > 1) continue;
        if (can_be_target(extraction, &item->event, &set) && !is_contrary(found, index, &set))
            include(whoms, count, &set);
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (i == index || other->dropped || other->trigger.sentence > s || other->trigger.sentence + NEAR < s)
            continue;
        if (other->trigger.sentence == s &&
            is_told_beside(sentence, other->trigger.token, item->trigger.token))
            continue;
        if (can_be_target(extraction, &item->event, &other->event.source) &&
            !(is_one && other->event.source.count > 1) && !is_contrary(found, index, &other->event.source))
            include(whoms, count, &other->event.source);
        if (can_be_target(extraction, &item->event, &other->event.target) &&
            !(is_one && other->event.target.count > 1) && !is_contrary(found, index, &other->event.target))
            include(whoms, count, &other->event.target);
    }
}

/* What is told in the clause counts otherwise for a state than for a person. */
static void pair_signs(struct whom *whom)
{
    static const unsigned KINDS[] = {WHOM_STATE, WHOM_BODY, WHOM_PERSON, WHOM_GROUP, WHOM_UNNAMED, WHOM_MOST};
    static const unsigned PAIRS[][2] = {
        {WHOM_TOLD, WHOM_TOLD_STATE}, {WHOM_INHERITED, WHOM_INHERITED_STATE}, {WHOM_RULED, WHOM_RULED_STATE}};
    for (size_t p = 0; p < sizeof PAIRS / sizeof *PAIRS; p++)
        for (unsigned k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
            if (whom->signs & bit(PAIRS[p][0]) && whom->signs & bit(KINDS[k]))
                whom->signs |= bit(PAIRS[p][1] + k);
}

size_t whom_candidates(const struct extraction *extraction, const struct found_events *found, size_t index,
                       const struct entity_set *proposed, const struct entity_set *ruled, struct whom *whoms)
{
    const struct found_event *item = &found->items[index];
    size_t count = 1;
    uint32_t most[2];
    whoms[0] = (struct whom){.signs = bit(WHOM_NOBODY)};
    for (unsigned origin = 0; origin < WHOM_ORIGIN_COUNT; origin++) {
        bool is_found = origin != WHOM_TOLD && origin != WHOM_INHERITED;
        if (!proposed[origin].count || (is_found && is_contrary(found, index, &proposed[origin]))) continue;
        struct whom *whom = include(whoms, &count, &proposed[origin]);
        if (whom) whom->signs |= bit(origin);
        whoms[0].signs |= bit(origin == WHOM_TOLD        ? WHOM_NOBODY_TOLD
                              : origin == WHOM_INHERITED ? WHOM_NOBODY_INHERITED
                                                         : WHOM_NOBODY_PROPOSED);
    }
    find_most(extraction, &item->event, most);
    for (size_t k = 0; k < 2; k++) {
        struct entity_set one = {.items = &most[k], .count = most[k] != UINT32_MAX};
        struct entity_set set = {0};
        if (!one.count || is_named_beside(extraction, &item->trigger, most[k]) ||
            only_tells_actor(extraction, item, most[k]))
            continue;
        set_include(extraction->arena, &set, most[k]);
        if (is_contrary(found, index, &set)) continue;
        include(whoms, &count, &set);
    }
    include_around(extraction, found, index, whoms, &count);
    for (size_t i = 1; i < count; i++)
        add_signs(extraction, found, index, most, &whoms[i]);
    for (size_t i = 0; i < count; i++) {
        if (same_sets(&whoms[i].set, ruled)) whoms[i].signs |= bit(i ? WHOM_RULED : WHOM_RULED_NOBODY);
        pair_signs(&whoms[i]);
    }
    return count;
}

static int weight_of_class(const struct whom_class_weights *class, uint64_t signs)
{
    static const unsigned SIGNS[WHOM_TRAIT_COUNT] = {
        [WHOM_CLASS_NOBODY] = WHOM_NOBODY,       [WHOM_CLASS_TOLD] = WHOM_TOLD,
        [WHOM_CLASS_INHERITED] = WHOM_INHERITED, [WHOM_CLASS_MOST] = WHOM_MOST,
        [WHOM_CLASS_PERSON] = WHOM_PERSON,       [WHOM_CLASS_BODY] = WHOM_BODY};
    int sum = 0;
    for (size_t i = 0; i < WHOM_TRAIT_COUNT; i++)
        if (signs & bit(SIGNS[i])) sum += class->weights[i];
    return sum;
}

size_t whom_choose(const char *class, const struct whom *whoms, size_t count)
{
    const struct whom_class_weights *of_class = NULL;
    size_t best = 0;
    int best_sum = INT_MIN;
    for (size_t i = 0; i < WHOM_CLASS_COUNT; i++)
        if (strcmp(WHOM_CLASS_WEIGHTS[i].class, class) == 0) of_class = &WHOM_CLASS_WEIGHTS[i];
    for (size_t i = 0; i < count; i++) {
        int sum = of_class ? weight_of_class(of_class, whoms[i].signs) : 0;
        for (unsigned sign = 0; sign < WHOM_SIGN_COUNT; sign++)
            if (whoms[i].signs & bit(sign)) sum += WHOM_WEIGHTS[sign];
        if (sum > best_sum) best_sum = sum, best = i;
    }
    return best;
}
