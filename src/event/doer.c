/* doer.c: who did a deed that its own clause tells without its doer. "The invasion of Ukraine" is that of
 * whom the article tells elsewhere that he attacked it; whose release is demanded is held by who is asked.
 * After complete_targets. */
#include "event/target.h"
#include "event/whom.h"

#include <string.h>

static bool is_assault(const struct event *event)
{
    const char *category = event_category(event->class);
    return category && strcmp(category, "Assault") == 0;
}

static bool is_custody(const struct event *event)
{
    static const char *const CLASSES[] = {"Arrest", "Release", "Trial", NULL};
    return is_one_of(CLASSES, event->class);
}

/* Are both told of the same: attacks on one state, the arrest and the release of one man? */
static bool are_of_one_course(const struct event *a, const struct event *b)
{
    if (!a->target.count || !same_sets(&a->target, &b->target)) return false;
    return (is_assault(a) && is_assault(b)) || (is_custody(a) && is_custody(b));
}

/* The doers of the nearest deed of the same course that is told with its doer, when all such are the same. */
static const struct entity_set *doers_elsewhere(const struct found_events *found, size_t index)
{
    const struct entity_set *doers = NULL;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (i == index || other->dropped || !other->event.source.count ||
            other->event.factuality == FACTUALITY_DENIED ||
            !are_of_one_course(&found->items[index].event, &other->event))
            continue;
        if (doers && !same_sets(doers, &other->event.source)) return NULL;
        doers = &other->event.source;
    }
    return doers;
}

/* "demanded the release of two sailors": of whom it is demanded, him it falls to. */
static const struct entity_set *asked_for_it(const struct extraction *extraction,
                                             const struct found_events *found, size_t index)
{
    static const char *const CLASSES[] = {"Release", "Withdraw", "LiftSanction", NULL};
    const struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class)) return NULL;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *call = &found->items[i];
        const char *category = event_category(call->event.class);
        if (i != index && !call->dropped && call->trigger.sentence == item->trigger.sentence && category &&
            strcmp(category, "Request") == 0 && call->event.target.count &&
            !sets_overlap(&call->event.target, &item->event.target) &&
            is_below(sentence, item->trigger.token, call->trigger.token, 3))
            return &call->event.target;
    }
    return NULL;
}

/* Who is killed in a raid dies where that was, or where those were who were raided. */
static void take_place(const struct extraction *extraction, struct event *event, const struct event *deed)
{
    if (event->place.count) return;
    set_include_all(extraction->arena, &event->place, &deed->place);
    for (size_t i = 0; i < deed->target.count && !deed->place.count; i++)
        if (PLACE_CLASSES & (1u << extraction->entities->items[deed->target.items[i]].class))
            set_include(extraction->arena, &event->place, deed->target.items[i]);
}

/* What the noun tells, with who is told to have done it: "an ambush by militants"; NULL. */
static const struct event *deed_of_noun(const struct found_events *found, uint32_t s, uint32_t noun)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (other->trigger.sentence == s && other->trigger.token == noun && is_assault(&other->event) &&
            other->event.source.count)
            return &other->event;
    }
    return NULL;
}

/* "34 were killed and 14 wounded in an attack": the phrase is of both verbs. */
static bool is_phrase_of(const struct sentence *sentence, const struct token *token, uint32_t verb)
{
    if (token->head == (int32_t)verb) return true;
    const struct token *above = token->head >= 0 ? &sentence->tokens[token->head] : NULL;
    return above && above->deprel == DEP_CONJ && above->head == (int32_t)verb && above->xpos == XPOS_VBN;
}

/* "a Colombian raid on a camp in which he was killed": what the noun before tells, or one above it; NULL. */
static const struct event *deed_of_which(const struct found_events *found, const struct sentence *sentence,
                                         const struct found_event *item)
{
    enum { HIGHEST = 3 };
    uint32_t verb = item->trigger.token;
    if (!is_inside_which(sentence, verb)) return NULL;
    int32_t noun = sentence->tokens[verb].head;
    for (int steps = 0; steps < HIGHEST && noun >= 0 && sentence->tokens[noun].upos == UPOS_NOUN; steps++) {
        const struct event *deed = deed_of_noun(found, item->trigger.sentence, (uint32_t)noun);
        if (deed) return deed;
        noun = sentence->tokens[noun].head;
    }
    return NULL;
}

/* "killed in an Israeli airstrike", "wounded in an attack by rebels": whose the attack is. */
static struct entity_set attackers(const struct extraction *extraction, const struct found_events *found,
                                   struct found_event *item)
{
    static const char *const PLACES[] = {"in", "during", "by", "from", NULL};
    static const char *const NOUNS[] = {
        "strike", "airstrike", "air-strike", "shelling", "bombardment", "raid",      "drone",   "missile",
        "rocket", "barrage",   "assault",    "fire",     "shell",       "incursion", "gunfire", NULL};
    const uint32_t SIDES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    struct entity_set set = {0};
    if (!is_assault(&item->event) || item->trigger.is_noun) return set;
    const struct event *around = deed_of_which(found, sentence, item);
    if (around) take_place(extraction, &item->event, around);
    if (around) return around->source;
    for (uint32_t t = item->trigger.token + 1; t < sentence->count && !set.count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_phrase = token->deprel == DEP_OBL || token->deprel == DEP_OBL_AGENT;
        if (!is_phrase_of(sentence, token, item->trigger.token) || !is_phrase || token->upos != UPOS_NOUN ||
            !is_one_of(PLACES, preposition_of(sentence, t)))
            continue;
        const struct event *deed = deed_of_noun(found, item->trigger.sentence, t);
        if (deed) take_place(extraction, &item->event, deed);
        if (deed) return deed->source;
        if (is_one_of(NOUNS, token->lemma)) owners_of(extraction, item->trigger.sentence, t, SIDES, &set);
    }
    return set;
}

/* "killed when rebels overran the camp": the deed of which the clause behind tells; NULL. */
static const struct event *deed_of_clause(const struct extraction *extraction,
                                          const struct found_events *found, const struct found_event *item)
{
    static const char *const CLAUSES[] = {"when", "after", "as", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_assault(&item->event) || item->trigger.is_noun) return NULL;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        uint32_t verb =
            other->trigger.light_verb >= 0 ? (uint32_t)other->trigger.light_verb : other->trigger.token;
        if (other == item || other->dropped || other->trigger.sentence != item->trigger.sentence ||
            verb < item->trigger.token || !is_assault(&other->event) || !other->event.source.count ||
            strcmp(other->event.class, "War") == 0)
            continue;
        const struct token *token = &sentence->tokens[verb];
        int32_t mark = dependent(sentence, verb, DEP_MARK);
        if (mark < 0) mark = dependent(sentence, verb, DEP_ADVMOD);
        if (token->deprel == DEP_ADVCL && token->head == (int32_t)item->trigger.token && mark >= 0 &&
            is_one_of(CLAUSES, sentence->tokens[mark].lower))
            return &other->event;
    }
    return NULL;
}

/* "The bloc gave the junta a week. Military chiefs were told to meet": who spoke or acted last before it
 * orders it; nobody, and the order is not told of. */
static void name_orderer(const struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    static const char *const CATEGORIES[] = {"Request", "Reject", "Threaten", "Sanction", "Accuse",
                                             "Agree",   "Coerce", "Mobilize", NULL};
    struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0;) {
        const struct found_event *before = &found->items[i];
        if (before->evidence_sentence + RECENT < item->evidence_sentence) break;
        if (before->dropped || !before->event.source.count || before->frame->is_reciprocal ||
            !is_one_of(CATEGORIES, event_category(before->event.class)) ||
            sets_overlap(&before->event.source, &item->event.target))
            continue;
        item->event.source = before->event.source;
        return;
    }
    item->dropped = true;
}

/* "Chadian and Malian troops clashed, leaving two Malians dead": nobody kills his own; of two the other. */
static void spare_own(const struct extraction *extraction, struct event *event)
{
    struct entity_set kept = {0};
    if (strcmp(event->class, "Kill") != 0 || event->source.count != 2 || !event->target.count) return;
    for (size_t i = 0; i < event->source.count; i++) {
        struct entity_set one = {&event->source.items[i], 1};
        if (!is_of_side(extraction, &one, &event->target))
            set_include(extraction->arena, &kept, one.items[0]);
    }
    if (kept.count == 1) event->source = kept;
}

static bool are_states(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class != CLASS_STATE) return false;
    return set->count > 0;
}

/* Of a noun, "the arrest of Ray", who is told elsewhere to have done it; of a verb, "Ray was arrested", the
 * state that is told to hold or to free him. */
static const struct entity_set *known_doers(const struct extraction *extraction,
                                            const struct found_events *found, size_t index)
{
    const struct found_event *item = &found->items[index];
    const struct entity_set *doers = doers_elsewhere(found, index);
    if (item->trigger.is_noun || !doers) return doers;
    return is_custody(&item->event) && are_states(extraction, doers) ? doers : NULL;
}

/* "was arrested at a hotel in Bangkok", "sentenced in Minsk to ten years": the state that rules there. */
static void name_ruler(const struct extraction *extraction, struct found_event *item)
{
    static const char *const VERBS[] = {"arrest",  "detain", "jail",   "imprison", "sentence",
                                        "convict", "try",    "acquit", "charge",   "indict",
                                        "remand",  "deport", "hang",   "execute",  NULL};
    struct event *event = &item->event;
    bool is_lawful = strcmp(event->class, "Arrest") == 0 || strcmp(event->class, "Trial") == 0;
    if (!is_lawful || item->trigger.is_noun || !is_one_of(VERBS, item->trigger.lemma) ||
        !has_happened(event) || !is_passive(sentence_of(extraction, &item->trigger), item->trigger.token))
        return;
    for (size_t i = 0; i < event->place.count && !event->source.count; i++) {
        uint32_t place = event->place.items[i];
        int32_t state = extraction->entities->items[place].class == CLASS_STATE
                            ? (int32_t)place
                            : state_of_place(extraction, place);
        if (state >= 0 && !set_contains(&event->target, (uint32_t)state))
            set_include(extraction->arena, &event->source, (uint32_t)state);
    }
}

void find_rulers(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && !found->items[i].event.source.count)
            name_ruler(extraction, &found->items[i]);
}

void find_doers(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (!item->dropped) spare_own(extraction, &item->event);
        if (item->dropped || item->event.source.count) continue;
        if (strcmp(item->frame->name, "be-ordered") == 0) {
            name_orderer(found, i);
            continue;
        }
        const struct event *behind = deed_of_clause(extraction, found, item);
        struct entity_set attacking = attackers(extraction, found, item);
        if (!item->event.target.count && !behind && !attacking.count) continue;
        const struct entity_set *doers = asked_for_it(extraction, found, i);
        if (attacking.count) doers = &attacking;
        if (!doers && behind) doers = &behind->source;
        if (behind) take_place(extraction, &item->event, behind);
        if (!doers) doers = known_doers(extraction, found, i);
        if (!doers) continue;
        for (size_t d = 0; d < doers->count; d++)
            if (!set_contains(&item->event.target, doers->items[d]))
                set_include(extraction->arena, &item->event.source, doers->items[d]);
    }
}
