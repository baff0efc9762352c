/* target.c: whom an act concerns when its own clause does not say. Words are spoken and deeds done to
 * somebody: "called the decision a mistake" concerns who decided; "Azerbaijan declined" answers who asked; a
 * vow that follows a warning goes to the one warned; a visit goes to the state of its place. The nearest of
 * these is taken, never somebody of the actor's own side. After find_places. */
#include "event/whom.h"

#include <string.h>

enum { NEAR = 4 }; /* sentences back that an answer or a continuation reaches */

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

/* Acts that always concern somebody; the others stay as told. */
static const struct {
    const char *class;
    bool of_deed;   /* may be about what somebody did: "called the move a mistake" */
    bool of_answer; /* answers an act */
} DIRECTED[] = {
    {"Support", true, false},       {"Praise", true, false},       {"Thank", false, false},
    {"Condemn", true, true},        {"Accuse", true, true},        {"Deny", false, true},
    {"Reject", true, true},         {"Request", false, true},      {"Demand", true, true},
    {"Promise", false, false},      {"Warn", true, true},          {"Threaten", true, true},
    {"Sanction", false, true},      {"LiftSanction", false, true}, {"SeverRelations", false, true},
    {"ExpelDiplomat", false, true}, {"Concede", false, true},      {"WithdrawTreaty", false, true},
    {"Statement", true, false},     {"Apologize", false, true},    {"BreachTreaty", false, false},
};

static int directed_row(const char *class)
{
    for (size_t i = 0; i < sizeof DIRECTED / sizeof *DIRECTED; i++)
        if (strcmp(class, DIRECTED[i].class) == 0) return (int)i;
    return -1;
}

/* Adds those of the set that can be acted on and are not of the actor's side; false when there is none. */
static bool take_others(const struct extraction *extraction, struct event *event,
                        const struct entity_set *set)
{
    struct entity_set taken = {0};
    for (size_t i = 0; i < set->count; i++)
        if (ACTORS & (1u << extraction->entities->items[set->items[i]].class) &&
            !is_own_side(extraction, &event->source, set->items[i]))
            set_include(extraction->arena, &taken, set->items[i]);
    if (!taken.count || taken.count > 3) return false;
    event->target = taken;
    return true;
}

static bool is_of_side(const struct extraction *extraction, const struct entity_set *a,
                       const struct entity_set *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (is_own_side(extraction, a, b->items[i])) return true;
    for (size_t i = 0; i < a->count; i++)
        if (is_own_side(extraction, b, a->items[i])) return true;
    return false;
}

/* "This is piracy": does the token take up what was told before? */
static bool is_demonstrative(const struct token *token)
{
    bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
    return token->upos == UPOS_PRON && is_subject &&
           (strcmp(token->lower, "this") == 0 || strcmp(token->lower, "that") == 0 ||
            strcmp(token->lower, "it") == 0);
}

/* The word by which the clause takes up a deed: "the decision", "the move", "this"; its token, or -1. */
static int32_t deed_noun(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_deed_noun = token->upos == UPOS_NOUN &&
                            lexicon_has(extraction->tables, "deed", token->lemma) &&
                            dependent(sentence, t, DEP_DET) >= 0;
        if (t == item->trigger.token || (!is_deed_noun && !is_demonstrative(token))) continue;
        if (token->upos == UPOS_PRON && extraction->entities->mention_at[item->trigger.sentence][t] >= 0)
            continue;
        int32_t at = token->head, above = sentence->tokens[item->trigger.token].head;
        bool is_aside = sentence->tokens[item->trigger.token].deprel == DEP_PARATAXIS;
        for (int steps = 0; steps < 4 && at >= 0; steps++) {
            if (at == (int32_t)item->trigger.token || (is_aside && at == above)) return (int32_t)t;
            at = sentence->tokens[at].head;
        }
    }
    return -1;
}

static bool is_deed(const struct found_event *item)
{
    return !item->dropped && !item->is_speech && item->event.factuality != FACTUALITY_DENIED &&
           item->event.source.count;
}

/* Can the noun tell an event of the class: "accession" of Join? */
static bool tells_class(const struct extraction *extraction, const char *noun, const char *class)
{
    const struct frame_list *list = frames_for(&extraction->tables->nouns, noun);
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(list->items[i].frame->class, class) == 0 ||
            strcmp(event_category(list->items[i].frame->class), event_category(class)) == 0)
            return true;
    return false;
}

/* The doers of the deed that the noun takes up: of the last such deed, else of one told just before, else of
 * the first that the article tells. */
static bool take_doers(const struct extraction *extraction, struct found_events *found, size_t index,
                       uint32_t noun)
{
    struct found_event *item = &found->items[index];
    const char *lemma = sentence_of(extraction, &item->trigger)->tokens[noun].lemma;
    for (size_t i = index; i-- > 0;)
        if (is_deed(&found->items[i]) && tells_class(extraction, lemma, found->items[i].event.class) &&
            take_others(extraction, &item->event, &found->items[i].event.source))
            return true;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;)
        if (is_deed(&found->items[i]) && take_others(extraction, &item->event, &found->items[i].event.source))
            return true;
    for (size_t i = 0; i < index; i++)
        if (is_deed(&found->items[i]) && take_others(extraction, &item->event, &found->items[i].event.source))
            return true;
    return false;
}

/* Just before: who did something to the actor, or, with `same`, whom the same side spoke to or acted on. */
static bool take_before(const struct extraction *extraction, struct found_events *found, size_t index,
                        bool same)
{
    struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0;) {
        const struct found_event *before = &found->items[i];
        if (before->evidence_sentence + NEAR < item->evidence_sentence) return false;
        const struct entity_set *side = same ? &before->event.source : &before->event.target;
        const struct entity_set *others = same ? &before->event.target : &before->event.source;
        if (before->dropped || !others->count || (same && directed_row(before->event.class) < 0)) continue;
        if (is_of_side(extraction, side, &item->event.source) &&
            take_others(extraction, &item->event, others))
            return true;
    }
    return false;
}

/* The one state or body of others that the sentence names; with two there is no telling which. */
static bool take_neighbour(const struct extraction *extraction, struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    const uint32_t BODIES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    struct entity_set others = {0};
    for (size_t m = 0; m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) continue;
        for (size_t e = 0; e < mention->entity_count; e++) {
            uint32_t entity = mention->entities[e];
            if (BODIES & (1u << entities->items[entity].class) &&
                !set_contains(&item->event.attributed, entity) && !set_contains(&item->event.place, entity) &&
                !set_contains(&item->event.involves, entity) &&
                !is_own_side(extraction, &item->event.source, entity))
                set_include(extraction->arena, &others, entity);
        }
    }
    return others.count == 1 && take_others(extraction, &item->event, &others);
}

static struct entity_set found_by(const struct extraction *extraction, struct found_events *found,
                                  size_t index, enum whom_origin origin)
{
    struct found_event *item = &found->items[index];
    struct entity_set told = item->event.target, result;
    item->event.target = (struct entity_set){0};
    int32_t noun = origin == WHOM_DOERS ? deed_noun(extraction, item) : -1;
    switch (origin) {
    case WHOM_DOERS:
        if (noun >= 0) take_doers(extraction, found, index, (uint32_t)noun);
        break;
    case WHOM_NEIGHBOUR:
        take_neighbour(extraction, item);
        break;
    case WHOM_ASKER:
        take_before(extraction, found, index, false);
        break;
    case WHOM_SAME:
        take_before(extraction, found, index, true);
        break;
    default:
        break;
    }
    result = item->event.target;
    item->event.target = told;
    return result;
}

static bool can_concern(const struct found_event *item)
{
    static const char *const ALONE[] = {"Visit",      "Die",        "Resign", "Election",
                                        "WeaponTest", "Conference", NULL};
    return !item->dropped && item->event.source.count && !item->frame->is_reciprocal &&
           !is_one_of(ALONE, item->event.class);
}

/* Whom the rules take: who is told, else the first that speaks for the class. */
static struct entity_set ruled_target(const struct found_event *item, const struct entity_set *proposed)
{
    int row = directed_row(item->event.class);
    if (row < 0 || item->event.target.count) return item->event.target;
    bool is_promise = strcmp(item->event.class, "Promise") == 0;
    if (DIRECTED[row].of_deed && proposed[WHOM_DOERS].count) return proposed[WHOM_DOERS];
    if (!is_promise && proposed[WHOM_NEIGHBOUR].count) return proposed[WHOM_NEIGHBOUR];
    if (DIRECTED[row].of_answer && proposed[WHOM_ASKER].count) return proposed[WHOM_ASKER];
    return proposed[WHOM_SAME];
}

/* "thanked Biden for the backing that Sweden got", said by a Swede: nobody speaks to or acts on his own side.
 */
static void leave_own_side(const struct extraction *extraction, struct found_event *item)
{
    struct entity_set others = {0};
    if (directed_row(item->event.class) < 0) return;
    for (size_t i = 0; i < item->event.target.count; i++)
        if (!is_own_side(extraction, &item->event.source, item->event.target.items[i]))
            set_include(extraction->arena, &others, item->event.target.items[i]);
    item->event.target = others;
}

/* Those without a name to whom the clause itself says that it is done: nobody named farther off is meant. */
static bool are_people(const struct extraction *extraction, const struct found_event *item)
{
    const struct entity_set *target = &item->event.target;
    for (size_t i = 0; i < target->count; i++) {
        const struct entity *entity = &extraction->entities->items[target->items[i]];
        bool is_human = entity->class == CLASS_GROUP || entity->class == CLASS_PERSON;
        if (entity->mention_count || !is_human) return false;
    }
    return target->count > 0 && strcmp(item->event.class, "ExpelDiplomat") != 0;
}

static void complete(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (!can_concern(item) || (!item->inherits && are_people(extraction, item))) return;
    leave_own_side(extraction, item);
    struct entity_set proposed[WHOM_ORIGIN_COUNT] = {{0}};
    struct whom whoms[MOST_WHOMS];
    proposed[item->inherits ? WHOM_INHERITED : WHOM_TOLD] = item->event.target;
    for (unsigned origin = WHOM_DOERS; origin < WHOM_ORIGIN_COUNT; origin++)
        proposed[origin] = found_by(extraction, found, index, (enum whom_origin)origin);
    struct entity_set ruled = ruled_target(item, proposed);
    size_t count = whom_candidates(extraction, found, index, proposed, &ruled, whoms);
    if (extraction->keeps_choices) {
        struct whom *copy = arena_array(extraction->arena, count, sizeof *copy);
        memcpy(copy, whoms, count * sizeof *copy);
        item->whoms = copy;
        item->whom_count = count;
    }
    item->event.target = whoms[whom_choose(item->event.class, whoms, count)].set;
}

/* The two states that the article is about, when it is about two: each named three times or more, and clearly
 * more than a third. */
static struct entity_set main_pair(const struct extraction *extraction)
{
    const struct entities *entities = extraction->entities;
    uint32_t best[3] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
    size_t counts[3] = {0};
    for (uint32_t e = 0; e < entities->count; e++) {
        if (entities->items[e].class != CLASS_STATE || !entities->items[e].is_named) continue;
        uint32_t entity = e;
        size_t count = entities->items[e].mention_count;
        for (int k = 0; k < 3; k++)
            if (count > counts[k]) {
                uint32_t swap = best[k];
                size_t swap_count = counts[k];
                best[k] = entity, counts[k] = count;
                entity = swap, count = swap_count;
            }
    }
    struct entity_set pair = {0};
    if (counts[1] < 3 || counts[1] * 2 < counts[2] * 3) return pair;
    set_include(extraction->arena, &pair, best[0]);
    set_include(extraction->arena, &pair, best[1]);
    return pair;
}

/* ---- Third parties ---- */

/* Can all be sides between whom the actors stand? */
static bool are_sides(const struct extraction *extraction, const struct event *event,
                      const struct entity_set *sides)
{
    for (size_t i = 0; i < sides->count; i++)
        if (extraction->entities->items[sides->items[i]].class == CLASS_PERSON ||
            is_own_side(extraction, &event->source, sides->items[i]))
            return false;
    for (size_t i = 0; i < event->target.count; i++)
        if (!set_contains(sides, event->target.items[i])) return false;
    return sides->count > 1 && sides->count < 4;
}

static struct entity_set sides_of(const struct extraction *extraction, const struct found_event *other)
{
    struct entity_set sides = {0};
    const char *category = event_category(other->event.class);
    if (other->dropped) return sides;
    if (other->frame->is_reciprocal) return other->event.source;
    if (!category || strcmp(category, "Assault") != 0) return sides;
    set_include_all(extraction->arena, &sides, &other->event.source);
    set_include_all(extraction->arena, &sides, &other->event.target);
    return sides;
}

/* Between whom a third party stands: who fight or deal with each other near by, else those that the article
 * is about. */
static struct entity_set sides_near(const struct extraction *extraction, const struct found_events *found,
                                    size_t index)
{
    const struct found_event *item = &found->items[index];
    struct entity_set sides;
    for (size_t i = index + 1; i-- > 0;) {
        if (found->items[i].evidence_sentence + NEAR < item->evidence_sentence) break;
        sides = sides_of(extraction, &found->items[i]);
        if (are_sides(extraction, &item->event, &sides)) return sides;
    }
    sides = main_pair(extraction);
    if (are_sides(extraction, &item->event, &sides)) return sides;
    for (size_t i = 0; i < found->count; i++) {
        sides = sides_of(extraction, &found->items[i]);
        if (are_sides(extraction, &item->event, &sides)) return sides;
    }
    return (struct entity_set){0};
}

/* "called for calm": on both sides. */
static bool calls_for_calm(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const SLOTS[] = {"for", "object", "of", NULL};
    bool is_call = strcmp(item->event.class, "Request") == 0 || strcmp(item->event.class, "Demand") == 0;
    for (size_t i = 0; is_call && SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            if (lexicon_has(extraction->tables, "calm",
                            sentence_of(extraction, &item->trigger)->tokens[fillers.tokens[f]].lemma))
                return true;
    }
    return false;
}

/* Who mediates does so between two; who calls for calm calls on both. */
static bool address_sides(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    bool is_mediation = strcmp(item->event.class, "Mediation") == 0;
    if (item->dropped || !item->event.source.count || item->event.target.count > 1) return false;
    if (!is_mediation && (item->event.target.count || !calls_for_calm(extraction, item))) return false;
    struct entity_set sides = sides_near(extraction, found, index);
    if (!sides.count) return false;
    item->event.target = sides;
    return true;
}

/* ---- What is taken up by a word ---- */

/* "a charge the White House denied", "Beijing disputed that account": who made the claim. */
static bool address_claimant(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    static const char *const CLASSES[] = {"Deny", "Reject", "Condemn", NULL};
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || item->event.target.count)
        return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object < 0 || !lexicon_has(extraction->tables, "claim-noun", sentence->tokens[object].lemma))
        return false;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *claim = &found->items[i];
        if (claim->evidence_sentence + RECENT < item->evidence_sentence) return false;
        bool of_us = is_of_side(extraction, &item->event.source, &claim->event.target) ||
                     claim->evidence_sentence == item->evidence_sentence;
        if (!claim->dropped && claim->is_speech && of_us &&
            take_others(extraction, &item->event, &claim->event.source))
            return true;
    }
    return false;
}

/* The pronoun or "agreement" of which the act speaks: "welcomed it", "said it was a brave step", "condemned
 * the deal"; its token, or -1. */
static int32_t topic_of(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const WORDS[] = {"it", "this", "that", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->trigger.token;
    int32_t clause = dependent(sentence, verb, DEP_CCOMP);
    int32_t first = dependent(sentence, verb, DEP_OBJ);
    bool is_taken_up = first >= 0 && sentence->tokens[first].upos == UPOS_PRON; /* "called it a moment" */
    int32_t topic = is_taken_up ? first : object_of(extraction, item->trigger.sentence, verb);
    if (topic < 0 && clause >= 0) topic = dependent(sentence, (uint32_t)clause, DEP_NSUBJ);
    if (topic < 0) return -1;
    const struct token *token = &sentence->tokens[topic];
    bool is_pronoun = token->upos == UPOS_PRON && is_one_of(WORDS, token->lower);
    bool is_agreement = lexicon_has(extraction->tables, "agreement-noun", token->lemma) &&
                        dependent(sentence, (uint32_t)topic, DEP_DET) >= 0 &&
                        dependent(sentence, (uint32_t)topic, DEP_NMOD_POSS) < 0;
    return is_pronoun || is_agreement ? topic : -1;
}

static int32_t only_treaty(const struct entities *entities, const struct mention *mention)
{
    bool is_one = mention->entity_count == 1 && entities->items[mention->entities[0]].class == CLASS_TREATY;
    return is_one ? (int32_t)mention->entities[0] : -1;
}

/* The treaty that the article is about: named most often, and early; -1. */
static int32_t main_treaty(const struct extraction *extraction)
{
    const struct entities *entities = extraction->entities;
    int32_t best = -1;
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *entity = &entities->items[e];
        if (entity->class != CLASS_TREATY || !entity->mention_count) continue;
        bool is_early = entities->mentions[entity->mentions[0]].sentence <= NEAR;
        if (is_early && (best < 0 || entity->mention_count > entities->items[best].mention_count))
            best = (int32_t)e;
    }
    return best;
}

/* Does the sentence speak of an agreement? */
static bool speaks_of_agreement(const struct extraction *extraction, uint32_t s)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->count; t++)
        if (sentence->tokens[t].upos == UPOS_NOUN &&
            lexicon_has(extraction->tables, "agreement-noun", sentence->tokens[t].lemma))
            return true;
    return false;
}

/* "signed an accord. Rubio called it a milestone", "condemned the deal": the treaty itself. */
static bool address_treaty(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CLASSES[] = {"Praise", "Support", "Condemn", "Reject", NULL};
    uint32_t s = item->trigger.sentence;
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun) return false;
    int32_t topic = topic_of(extraction, item), treaty = main_treaty(extraction);
    if (topic < 0) return false;
    int32_t mention = extraction->entities->mention_at[s][topic];
    bool is_pronoun = sentence_of(extraction, &item->trigger)->tokens[topic].upos == UPOS_PRON;
    bool is_told = item->event.target.count && !item->inherits && !is_pronoun;
    if (mention >= 0 && !is_pronoun)
        treaty = only_treaty(extraction->entities, &extraction->entities->mentions[mention]);
    if (treaty < 0 || is_told) return false;
    if (is_pronoun && (s == 0 || !speaks_of_agreement(extraction, s - 1))) return false;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)treaty);
    return true;
}

/* Whoever visits a city is the guest of its state. */
static void give_host(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    if (item->dropped || strcmp(event->class, "Visit") != 0 || event->target.count) return;
    for (size_t i = 0; i < event->place.count; i++) {
        uint32_t place = event->place.items[i];
        bool is_state = extraction->entities->items[place].class == CLASS_STATE;
        int32_t state = is_state ? (int32_t)place : state_of_place(extraction, place);
        if (state >= 0 && !is_own_side(extraction, &event->source, (uint32_t)state))
            set_include(extraction->arena, &event->target, (uint32_t)state);
    }
}

/* "Lula said that Brazil was committed": who speaks for his side makes the promise or threat himself. */
static void speak_for_side(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    if (!item->is_speech || item->dropped || event->source.count != 1 || event->attributed.count != 1) return;
    uint32_t side = event->source.items[0], speaker = event->attributed.items[0];
    enum entity_class class = extraction->entities->items[side].class;
    if (class != CLASS_STATE && class != CLASS_ORGANIZATION) return;
    if (side == speaker || !is_own_side(extraction, &event->attributed, side)) return;
    event->source = event->attributed;
    event->attributed = (struct entity_set){0};
    if (event->factuality == FACTUALITY_ALLEGED) event->factuality = FACTUALITY_ACTUAL;
}

/* A summit or conference of which only the body is told is that body's. */
static void give_body(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    bool is_gathering = strcmp(event->class, "Summit") == 0 || strcmp(event->class, "Conference") == 0;
    if (!is_gathering || event->source.count) return;
    for (size_t i = 0; i < event->involves.count; i++)
        if (extraction->entities->items[event->involves.items[i]].class == CLASS_ORGANIZATION)
            set_include(extraction->arena, &event->source, event->involves.items[i]);
    if (event->source.count) item->lacks_parties = false;
}

/* ---- Parties of an occasion ---- */

static bool has_parties(const struct found_event *item)
{
    return !item->dropped && !item->lacks_parties && item->frame->is_reciprocal &&
           item->event.source.count > 1;
}

/* Wars, truces and relations are between states and bodies, not between who negotiates for them. */
static bool can_be_parties(const struct extraction *extraction, const char *class, const struct event *of)
{
    static const char *const FOES[] = {"War", "Ceasefire", "Attack", NULL};
    static const char *const OF_SIDES[] = {"War",           "Ceasefire",      "EstablishRelations",
                                           "TransportLink", "SeverRelations", NULL};
    bool of_sides = is_one_of(OF_SIDES, class), are_foes = false;
    for (size_t i = 0; FOES[i]; i++)
        are_foes = are_foes || strcmp(of->class, FOES[i]) == 0;
    /* many wars are told of in passing: only who is told to fight wages one */
    if (strcmp(class, "War") == 0 && !are_foes) return false;
    for (size_t i = 0; of_sides && i < of->source.count; i++)
        if (extraction->entities->items[of->source.items[i]].class == CLASS_PERSON) return false;
    return true;
}

/* The parties of the nearest occasion told with its parties: before, then after. */
static const struct entity_set *parties_near(const struct extraction *extraction,
                                             const struct found_events *found, size_t index)
{
    const char *class = found->items[index].event.class;
    uint32_t s = found->items[index].evidence_sentence;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + NEAR >= s;)
        if (has_parties(&found->items[i]) && can_be_parties(extraction, class, &found->items[i].event))
            return &found->items[i].event.source;
    for (size_t i = index + 1; i < found->count && found->items[i].evidence_sentence <= s + 1; i++)
        if (has_parties(&found->items[i]) && can_be_parties(extraction, class, &found->items[i].event))
            return &found->items[i].event.source;
    return NULL;
}

static void complete_parties(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (!item->lacks_parties || item->dropped) return;
    const struct entity_set *near = parties_near(extraction, found, index);
    struct entity_set parties = {0};
    if (near)
        parties = *near;
    else if (strcmp(item->event.class, "War") != 0)
        parties = main_pair(extraction);
    for (size_t i = 0; i < item->event.source.count; i++)
        if (!set_contains(&parties, item->event.source.items[i])) parties.count = 0;
    if (parties.count < 2) {
        item->dropped = true;
        return;
    }
    item->event.source = parties;
    item->event.target = (struct entity_set){0};
}

/* "Moscow answered in kind": what was done to one is done back; "followed suit": the same to the same. */
static void echo_deed(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const CATEGORIES[] = {"Sanction", "Coerce",  "Assault", "Retreat", "Concede",
                                             "Threaten", "Support", "Aid",     NULL};
    struct found_event *item = &found->items[index];
    bool back = strcmp(item->frame->name, "answer-in-kind") == 0;
    if (!back && strcmp(item->frame->name, "follow-suit") != 0) return;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + NEAR >= item->evidence_sentence;) {
        const struct found_event *first = &found->items[i];
        const char *category = event_category(first->event.class);
        if (!category || !is_one_of(CATEGORIES, category) || first->dropped || !first->event.source.count ||
            is_of_side(extraction, &item->event.source, &first->event.source))
            continue;
        item->event.class = first->event.class;
        item->event.target = back ? first->event.source : first->event.target;
        return;
    }
    item->dropped = true;
}

void complete_targets(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        echo_deed(extraction, found, i);
        give_body(extraction, &found->items[i]);
        complete_parties(extraction, found, i);
        speak_for_side(extraction, &found->items[i]);
        if (!address_sides(extraction, found, i) && !address_claimant(extraction, found, i) &&
            !address_treaty(extraction, &found->items[i]))
            complete(extraction, found, i);
        give_host(extraction, &found->items[i]);
    }
}
