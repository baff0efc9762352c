/* roles.c: which entities stand in the roles of an event: those in the places that its frame names. */
#include "event/stages.h"

#include <string.h>

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

static const uint32_t DOERS = 1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION |
                              1u << CLASS_GROUP | 1u << CLASS_TREATY | 1u << CLASS_EQUIPMENT;

/* The heads in the place: those that fill its slot, or the subjects, objects or phrases ("clause-by") of the
 * clauses that do. */
static void fill_place(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                       struct fillers *fillers)
{
    struct fillers clauses = {0};
    if (strncmp(slot, "clause", 6) != 0) {
        fill_slot(extraction, trigger, slot, fillers);
        return;
    }
    const struct sentence *sentence = sentence_of(extraction, trigger);
    fill_slot(extraction, trigger, "clause", &clauses);
    for (size_t c = 0; c < clauses.count; c++) {
        bool of_phrase = slot[6] == '-' && strcmp(slot + 7, "object") != 0;
        struct trigger inner = *trigger;
        inner.token = clauses.tokens[c];
        if (of_phrase) {
            fill_slot(extraction, &inner, slot + 7, fillers);
            continue;
        }
        int32_t part = dependent(sentence, inner.token, slot[6] == '-' ? DEP_OBJ : DEP_NSUBJ);
        if (part < 0 && slot[6] == '\0') part = dependent(sentence, inner.token, DEP_NSUBJ_OUTER);
        if (part >= 0) fillers->tokens[fillers->count++] = (uint32_t)part;
    }
}

/* "told reporters": who hears a saying to write it down is no party to it. */
bool hears_only(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                const struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    /* the UN's refugee agency writes nothing down */
    int32_t index = extraction->entities->mention_at[trigger->sentence][token];
    const struct mention *mention = index < 0 ? NULL : &extraction->entities->mentions[index];
    bool is_other = mention && mention->entity_count == 1 &&
                    !is_press(&extraction->entities->items[mention->entities[0]]);
    const struct token *hearer = &sentence->tokens[token];
    bool is_told = mention && !is_other && (hearer->deprel == DEP_OBJ || hearer->deprel == DEP_IOBJ) &&
                   strcmp(sentence->tokens[hearer->head].lemma, "tell") == 0; /* "told Tass" */
    if (is_told && is_speech_category(event->class)) return true;
    return !is_other && is_speech_category(event->class) &&
           lexicon_has(extraction->tables, "hearer", sentence->tokens[token].lemma);
}

/* Is who stands behind the preposition one who does it too: "together with Jordan"? */
static bool is_companion(const struct sentence *sentence, uint32_t token)
{
    static const char *const WORDS[] = {"alongside", "along", "together", NULL};
    int32_t preposition = dependent(sentence, token, DEP_CASE);
    if (preposition < 0) return false;
    bool is_with = preposition > 0 && strcmp(sentence->tokens[preposition].lower, "with") == 0;
    return is_one_of(WORDS, sentence->tokens[preposition].lower) ||
           (is_with && is_one_of(WORDS, sentence->tokens[preposition - 1].lower));
}

/* "promised personnel of their own", not "promised the parliament that": its only object is what is given. */
static bool gives_things(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    return dependent(sentence, trigger->token, DEP_CCOMP) < 0 &&
           dependent(sentence, trigger->token, DEP_XCOMP) < 0 &&
           dependent(sentence, trigger->token, DEP_IOBJ) < 0;
}

/* "denounced the American embargo on Cuba": what stands right behind a deed belongs to it, not to the saying,
 * wherever the parser hangs it. */
static bool belongs_to_deed(const struct extraction *extraction, const struct trigger *trigger,
                            const struct event *event, uint32_t token)
{
    static const char *const WORDS[] = {"on", "against", "in", "to", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t object = dependent(sentence, trigger->token, DEP_OBJ);
    int32_t preposition = dependent(sentence, token, DEP_CASE);
    if (trigger->is_noun || !is_speech_category(event->class) || object < 0 || preposition != object + 1 ||
        !is_one_of(WORDS, sentence->tokens[preposition].lower))
        return false;
    struct entity_set owners = {0};
    owners_of(extraction, trigger->sentence, (uint32_t)object, ACTORS, &owners);
    if (strcmp(sentence->tokens[preposition].lower, "against") == 0 &&
        lexicon_has_token(extraction, "intrusion", &sentence->tokens[object]))
        return true; /* "denounced violence against refugees" */
    return owners.count && frames_for(&extraction->tables->nouns, sentence->tokens[object].lemma);
}

/* "They were arrested", "two of them were shot dead": no states, whatever the pronoun is taken for. */
static bool is_no_captive(const struct extraction *extraction, const struct trigger *trigger,
                          const struct event *event, uint32_t token)
{
    static const char *const CLASSES[] = {"Arrest", "Release", "Trial", "Kill", "Die", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    struct entity_set set = {0};
    int32_t whole = sentence->tokens[token].upos == UPOS_NUM ? dependent(sentence, token, DEP_NMOD) : -1;
    if (whole >= 0) token = (uint32_t)whole;
    if (!is_one_of(CLASSES, event->class) || sentence->tokens[token].upos != UPOS_PRON) return false;
    entities_of(extraction, trigger->sentence, token, 1u << CLASS_STATE, &set);
    return set.count > 0;
}

/* "Chadian soldiers seized power": not Chad. */
static bool take_plotters(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                          const struct event *event, struct entity_set *set)
{
    struct entity_set states = {0};
    if (strcmp(event->class, "Coup") != 0) return false;
    owners_of(extraction, trigger->sentence, token, 1u << CLASS_STATE, &states);
    return states.count && take_people(extraction, trigger, token, 1u << CLASS_GROUP, false, set);
}

static bool has_unnamed(const struct extraction *extraction, const struct trigger *trigger,
                        const struct fillers *fillers)
{
    for (size_t i = 0; i < fillers->count; i++)
        if (extraction->entities->unnamed_at[trigger->sentence][fillers->tokens[i]] >= 0) return true;
    return false;
}

static bool are_weapons(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class != CLASS_EQUIPMENT) return false;
    return set->count > 0;
}

static void fill_role(const struct extraction *extraction, const struct trigger *trigger,
                      const struct frame *frame, const struct role_spec *role, const struct event *event,
                      uint32_t take, struct entity_set *set)
{
    bool is_source = set == &event->source, is_target = set == &event->target;
    bool is_attack = strcmp(event->class, "Attack") == 0;
    bool is_dead = is_source && strcmp(event->class, "Die") == 0; /* those to whom it happens */
    for (size_t i = 0; i < role->count; i++) {
        const struct place_spec *place = &role->places[i];
        if (!place->joins && set->count) continue;
        if (frame->is_reciprocal && strcmp(place->slot, "subject") == 0 &&
            tells_of_others(extraction, trigger))
            continue;
        /* "Maduro put the number of arrests at 1,200": who makes it so is not the one to whom it is done */
        bool owns = trigger->is_noun && strcmp(place->slot, "poss") == 0 && !is_source;
        if (owns && dependent(sentence_of(extraction, trigger), trigger->token, DEP_NMOD_POSS) < 0) continue;
        struct fillers fillers = {0}, agents = {0};
        /* "recognition of Israel by an enemy state" */
        bool is_of = trigger->is_noun && is_source && !frame->is_reciprocal && strcmp(place->slot, "of") == 0;
        if (is_of) fill_slot(extraction, trigger, "by", &agents);
        if (agents.count) continue;
        fill_place(extraction, trigger, place->slot, &fillers);
        /* "gunmen seized a priest in Chad": they did, though without a name, not Chad */
        bool is_own = is_source && !take && !frame->is_reciprocal && !set->count &&
                      strcmp(place->slot, "subject") == 0 && has_unnamed(extraction, trigger, &fillers);
        /* "sent engineers": where the object is only the last resort it is what is given, not to whom */
        bool is_gift = strcmp(place->slot, "object") == 0 &&
                       (i > 0 || (strcmp(event->class, "Promise") == 0 && gives_things(extraction, trigger)));
        uint32_t also = is_gift ? 0 : take;
        for (size_t f = 0; f < fillers.count; f++) {
            if (!is_source && hears_only(extraction, trigger, fillers.tokens[f], event)) continue;
            if (is_target && strcmp(place->slot, "with") == 0 &&
                is_companion(sentence_of(extraction, trigger), fillers.tokens[f]))
                continue;
            if (is_target && belongs_to_deed(extraction, trigger, event, fillers.tokens[f])) continue;
            if (is_target && is_no_captive(extraction, trigger, event, fillers.tokens[f])) continue;
            size_t before = set->count;
            /* no place acts: "the police in Lagos" */
            uint32_t classes = is_source && !place->classes ? DOERS : place->classes;
            if ((is_target || is_dead) && !is_gift && !take &&
                take_victims(extraction, trigger, fillers.tokens[f], classes, event, set))
                continue;
            if (is_source && take_court(extraction, trigger, fillers.tokens[f], set)) continue;
            if (is_source && !take && take_plotters(extraction, trigger, fillers.tokens[f], event, set))
                continue;
            entities_of(extraction, trigger->sentence, fillers.tokens[f], classes | also, set);
            if (is_target) take_fellows(extraction, trigger, fillers.tokens[f], event, set);
            if (is_source && (set->count == before || are_weapons(extraction, set)))
                owners_of(extraction, trigger->sentence, fillers.tokens[f], classes, set);
            /* "the Vincennes, an American cruiser, fired" */
            int32_t what = dependent(sentence_of(extraction, trigger), fillers.tokens[f], DEP_APPOS);
            if (is_source && what >= 0 && set->count == before)
                owners_of(extraction, trigger->sentence, (uint32_t)what, classes, set);
            /* "the president talked with his opponents" */
            if (set->count == before && is_source && frame->is_reciprocal && before > 0)
                take_people(extraction, trigger, fillers.tokens[f], classes, true, set);
        }
        /* "clashes between Chad and the rebels" */
        bool is_of_two = is_source && frame->is_reciprocal && strcmp(place->slot, "between") == 0;
        for (size_t f = 0; is_of_two && set->count == 1 && f < fillers.count; f++)
            entities_of(extraction, trigger->sentence, fillers.tokens[f],
                        (place->classes ? place->classes : ACTORS) | TAKE_UNNAMED, set);
        for (size_t f = 0; is_target && !is_gift && !set->count && f < fillers.count; f++)
            if (!hears_only(extraction, trigger, fillers.tokens[f], event) &&
                !belongs_to_deed(extraction, trigger, event, fillers.tokens[f]))
                take_people(extraction, trigger, fillers.tokens[f], place->classes, false, set);
        /* "In Yemen, they struck Houthi targets": whose things are hit, not where */
        bool is_hit = is_target && is_attack && !take && !set->count && i + 1 < role->count;
        for (size_t f = 0; is_hit && f < fillers.count; f++)
            if (lexicon_has_token(extraction, "structure",
                                  &sentence_of(extraction, trigger)->tokens[fillers.tokens[f]]))
                owners_of(extraction, trigger->sentence, fillers.tokens[f], ACTORS, set);
        for (size_t f = 0; is_target && is_attack && take && !set->count && f < fillers.count; f++)
            take_spot(extraction, trigger, fillers.tokens[f], place->classes, set);
        if (is_own && !set->count) return;
    }
}

const struct entry *place_around(const struct entities *entities, uint32_t place)
{
    const struct entry *known = entities->items[place].entry;
    if (known) return known->located_in;
    for (size_t i = 0; i < entities->relation_count; i++)
        if (entities->relations[i].kind == RELATION_LOCATED_IN && entities->relations[i].subject == place)
            return entities->items[entities->relations[i].object].entry;
    return NULL;
}

bool lies_within(const struct entities *entities, uint32_t place, const struct entry *other)
{
    enum { DEEPEST = 5 };
    const struct entry *at = other ? place_around(entities, place) : NULL;
    for (int steps = 0; at && steps < DEEPEST; steps++, at = at->located_in)
        if (at == other) return true;
    return false;
}

/* The state in which a place lies, when the article names that; -1. */
int32_t state_of_place(const struct extraction *extraction, uint32_t place)
{
    const struct entities *entities = extraction->entities;
    const struct entry *in = state_of_entry(place_around(entities, place));
    for (uint32_t i = 0; in && i < entities->count; i++)
        if (entities->items[i].entry == in && entities->items[i].is_named) return (int32_t)i;
    return -1;
}

bool lies_abroad(const struct extraction *extraction, uint32_t place, uint32_t state)
{
    const struct entity *items = extraction->entities->items;
    if (items[place].class != CLASS_PLACE || items[state].class != CLASS_STATE) return false;
    const struct entry *in = state_of_entry(place_around(extraction->entities, place));
    return in && items[state].entry && items[state].entry != in;
}

/* What is done to a place is done to its state: "shelled Kharkiv". */
static void include_place(const struct extraction *extraction, struct event *event, struct entity_set *target,
                          uint32_t place)
{
    static const char *const CATEGORIES[] = {"Assault", "Mobilize", "Aid", "Coerce", "Retreat", NULL};
    static const char *const AT_HOME[] = {"Attack", "Kill", "Blockade", NULL};
    const char *category = event_category(event->class);
    int32_t seat = strcmp(event->class, "SeverRelations") == 0 ? state_of_place(extraction, place) : -1;
    if (seat >= 0 && !is_own_side(extraction, &event->source, (uint32_t)seat)) {
        set_include(extraction->arena, target, (uint32_t)seat); /* "recalled its envoy from Khartoum" */
        return;
    }
    set_include(extraction->arena, &event->place, place);
    for (size_t i = 0; category && CATEGORIES[i]; i++) {
        if (strcmp(CATEGORIES[i], category) != 0) continue;
        int32_t state = state_of_place(extraction, place);
        /* "the air force bombed a village in Kaduna", its own: the place, not the state */
        bool is_own = state >= 0 && is_own_side(extraction, &event->source, (uint32_t)state);
        /* "the police dispersed protesters in its capital": them */
        if (is_own && strcmp(event->class, "Coerce") == 0) continue;
        if (state < 0 || (is_own && is_one_of(AT_HOME, event->class)))
            set_include(extraction->arena, target, place);
        else if (!set_contains(&event->source, (uint32_t)state))
            set_include(extraction->arena, target, (uint32_t)state);
    }
}

/* Between states: "expelled staff of the embassy", "18 Russians", "cut its ties after its embassy was
 * stormed". */
uint32_t state_of_mission(const struct extraction *extraction, const struct event *event, uint32_t entity)
{
    static const char *const CLASSES[] = {"ExpelDiplomat", "SeverRelations", "EstablishRelations",
                                          "Cooperate", NULL};
    enum entity_class class = extraction->entities->items[entity].class;
    if (!is_one_of(CLASSES, event->class) || class == CLASS_STATE) return entity;
    int32_t state = class == CLASS_PERSON ? -1 : state_related(extraction, entity, RELATION_PART_OF);
    if (state < 0 && class == CLASS_GROUP)
        state = state_related(extraction, entity, RELATION_AFFILIATED_WITH);
    return state >= 0 ? (uint32_t)state : entity;
}

/* Treaties and equipment are involved, not actors; places are targets only of visits. */
static void sort_roles(const struct extraction *extraction, const struct frame *frame, struct event *event)
{
    struct entity_set source = {0}, target = {0};
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t entity = event->source.items[i];
        bool actor = ACTORS & (1u << extraction->entities->items[entity].class);
        /* "a train left Amman for Damascus" joins their states */
        bool joins = strcmp(event->class, "TransportLink") == 0 &&
                     extraction->entities->items[entity].class == CLASS_PLACE;
        int32_t state = joins ? state_of_place(extraction, entity) : -1;
        if (actor || state >= 0)
            set_include(extraction->arena, &source, actor ? entity : (uint32_t)state);
        else if (joins)
            set_include(extraction->arena, &event->place, entity);
        else
            set_include(extraction->arena, &event->involves, entity);
    }
    for (size_t i = 0; i < event->target.count; i++) {
        uint32_t entity = state_of_mission(extraction, event, event->target.items[i]);
        enum entity_class class = extraction->entities->items[entity].class;
        if (set_contains(&source, entity)) continue;
        if (ACTORS & (1u << class))
            set_include(extraction->arena, &target, entity);
        else if (class == CLASS_PLACE)
            include_place(extraction, event, &target, entity);
        else
            set_include(extraction->arena, &event->involves, entity);
    }
    event->source = source;
    event->target = target;
    /* "drills around Taiwan" are not held with it */
    bool is_aimed = strcmp(event->class, "Exercise") == 0;
    if (frame->is_reciprocal && target.count && event->source.count < 2 && !is_aimed) {
        for (size_t i = 0; i < target.count; i++)
            set_include(extraction->arena, &event->source, target.items[i]);
        event->target = (struct entity_set){0};
    }
}

/* "killed by her own guards": whose guards they are is she to whom it is done, not the doer. */
static bool has_own_subject(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t subject = trigger->is_noun ? -1 : subject_of(extraction, trigger->sentence, trigger->token, 0);
    int32_t owner = subject < 0 ? -1 : dependent(sentence, (uint32_t)subject, DEP_NMOD_POSS);
    return owner >= 0 && sentence->tokens[owner].upos == UPOS_PRON;
}

/* "applied alongside Finland", "was received, along with Kishida": those of the doers' kind do it with them.
 */
static void join_companions(const struct extraction *extraction, const struct trigger *trigger,
                            struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t classes = 0;
    if (trigger->is_noun) return;
    for (size_t i = 0; i < event->source.count; i++)
        classes |= 1u << extraction->entities->items[event->source.items[i]].class;
    const uint32_t BODIES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    if (classes & BODIES) classes |= BODIES;
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    for (uint32_t t = 0; classes & ACTORS && t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_phrase = token->deprel == DEP_OBL || token->deprel == DEP_NMOD;
        if (!is_phrase || token->head < 0 || !is_companion(sentence, t)) continue;
        const struct token *above = &sentence->tokens[token->head];
        bool is_below_it = above->head == (int32_t)trigger->token;
        bool is_controlled = is_below_it && (above->deprel == DEP_XCOMP || above->deprel == DEP_ADVMOD);
        bool is_beside = token->deprel == DEP_NMOD && token->head == subject;
        if (token->head == (int32_t)trigger->token || (is_controlled && token->deprel == DEP_OBL) ||
            is_beside)
            entities_of(extraction, trigger->sentence, t, classes & ACTORS, &event->source);
    }
}

/* "A team of investigators met Colonel Doumbouya": who meets somebody with a name is party, though without
 * one. */
static void join_unnamed(const struct extraction *extraction, const struct trigger *trigger,
                         const struct frame *frame, struct event *event)
{
    const uint32_t BODIES = 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    struct fillers subjects = {0};
    if (!frame->is_reciprocal || trigger->is_noun || event->source.count != 1 ||
        strcmp(event_category(event->class), "Consult") != 0)
        return;
    fill_place(extraction, trigger, "subject", &subjects);
    for (size_t f = 0; f < subjects.count; f++)
        if (extraction->entities->unnamed_at[trigger->sentence][subjects.tokens[f]] >= 0)
            entities_of(extraction, trigger->sentence, subjects.tokens[f], BODIES | TAKE_UNNAMED,
                        &event->source);
}

void fill_roles(const struct extraction *extraction, const struct trigger *trigger, const struct frame *frame,
                struct event *event)
{
    const struct role_spec *roles = trigger->is_noun ? frame->noun_roles : frame->verb_roles;
    take_bearer(extraction, trigger, event);
    if (!event->source.count)
        fill_role(extraction, trigger, frame, &roles[ROLE_SOURCE], event, 0, &event->source);
    fill_role(extraction, trigger, frame, &roles[ROLE_TARGET], event, 0, &event->target);
    fill_role(extraction, trigger, frame, &roles[ROLE_INVOLVES], event, 0, &event->involves);
    bool is_assault = strcmp(event_category(event->class), "Assault") == 0 && !frame->is_reciprocal &&
                      !trigger->is_noun && is_passive(sentence_of(extraction, trigger), trigger->token);
    bool is_own = (is_assault || has_own_subject(extraction, trigger)) && event->source.count == 1 &&
                  event->target.count == 1 && event->source.items[0] == event->target.items[0];
    if (is_own) event->source = (struct entity_set){0};
    if (!event->source.count && !is_own)
        fill_role(extraction, trigger, frame, &roles[ROLE_SOURCE], event, TAKE_UNNAMED, &event->source);
    if (!event->target.count)
        fill_role(extraction, trigger, frame, &roles[ROLE_TARGET], event, TAKE_UNNAMED, &event->target);
    join_unnamed(extraction, trigger, frame, event);
    bool has_doer = roles[ROLE_SOURCE].count && strcmp(roles[ROLE_SOURCE].places[0].slot, "none") != 0;
    if (!event->source.count && has_doer && !frame->is_reciprocal) take_decider(extraction, trigger, event);
    join_companions(extraction, trigger, event);
    sort_roles(extraction, frame, event);
}
