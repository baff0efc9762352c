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
bool take_others(const struct extraction *extraction, struct event *event, const struct entity_set *set)
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

bool is_of_side(const struct extraction *extraction, const struct entity_set *a, const struct entity_set *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (is_own_side(extraction, a, b->items[i])) return true;
    for (size_t i = 0; i < a->count; i++)
        if (is_own_side(extraction, b, a->items[i])) return true;
    return false;
}

/* "This is piracy", "called it piracy": does the token take up what was told before? */
static bool is_demonstrative(const struct sentence *sentence, const struct token *token)
{
    static const char *const CALLS[] = {"call", "brand", "label", "describe", "denounce", NULL};
    bool is_core = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS ||
                   (token->deprel == DEP_OBJ && token->head >= 0 &&
                    is_one_of(CALLS, sentence->tokens[token->head].lemma));
    return token->upos == UPOS_PRON && is_core &&
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
        if (t == item->trigger.token || (!is_deed_noun && !is_demonstrative(sentence, token))) continue;
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
    /* acts done by words */
    static const char *const BY_WORDS[] = {"Recognize", "EstablishRelations", NULL};
    bool is_act = !item->is_speech || is_one_of(BY_WORDS, item->event.class);
    return !item->dropped && is_act && item->event.factuality != FACTUALITY_DENIED &&
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

/* "Brazil condemned the raid. Peru called it an outrage": what one reacts to, the next does too. */
static bool take_from_reaction(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;) {
        const struct found_event *before = &found->items[i];
        int row = before->dropped ? -1 : directed_row(before->event.class);
        bool reacts = row >= 0 && DIRECTED[row].of_deed && strcmp(before->event.class, "Reject") != 0 &&
                      strcmp(before->event.class, "Deny") != 0;
        if (reacts && before->event.target.count)
            return take_others(extraction, &item->event, &before->event.target);
    }
    return false;
}

static bool take_answerable(const struct extraction *extraction, struct found_event *item,
                            const struct found_event *deed)
{
    struct entity_set doers = answerable(extraction, &deed->event);
    return take_others(extraction, &item->event, &doers);
}

/* Does the main clause of its sentence tell it, not a clause or phrase beside: "the status that Kyiv had
 * sought since troops crossed its border"? */
static bool is_headline(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t at = item->trigger.light_verb >= 0 ? item->trigger.light_verb : (int32_t)item->trigger.token;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0)
        at = sentence->tokens[at].head;
    return sentence->tokens[at].head < 0;
}

/* "hailed the ruling": of the court or body that "ruled" or "upheld", in the sentence or shortly before. */
static bool take_judges(const struct extraction *extraction, struct found_event *item)
{
    enum { REACH = 8 };
    static const char *const RULES[] = {"rule", "uphold", "acquit", "convict", "sentence", "overturn", NULL};
    for (uint32_t s = item->trigger.sentence + 1; s-- > 0 && s + REACH > item->trigger.sentence;) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (sentence->tokens[t].upos != UPOS_VERB || !is_one_of(RULES, sentence->tokens[t].lemma))
                continue;
            struct entity_set set = {0};
            int32_t subject = subject_of(extraction, s, t, 0);
            if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, 1u << CLASS_ORGANIZATION, &set);
            if (set.count && take_others(extraction, &item->event, &set)) return true;
        }
    }
    return false;
}

/* The doers of the deed that the noun takes up: of the last such deed, else of one told just before, else of
 * the first that the article tells. */
static bool take_doers(const struct extraction *extraction, struct found_events *found, size_t index,
                       uint32_t noun)
{
    static const char *const RULINGS[] = {"ruling", "verdict", "judgment", "judgement", NULL};
    struct found_event *item = &found->items[index];
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[noun];
    const char *lemma = token->lemma;
    if (token->upos == UPOS_PRON && take_from_reaction(extraction, found, index)) return true;
    if (is_one_of(RULINGS, lemma) && take_judges(extraction, item)) return true;
    for (size_t i = index; i-- > 0;)
        if (is_deed(&found->items[i]) && tells_class(extraction, lemma, found->items[i].event.class) &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    /* "the decision" can be any deed, "the vote" is none but a vote */
    bool is_loose = token->upos == UPOS_PRON || !frames_for(&extraction->tables->nouns, lemma) ||
                    lexicon_has(extraction->tables, "loose-deed", lemma);
    if (!is_loose) return false;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;)
        if (is_deed(&found->items[i]) && is_headline(extraction, &found->items[i]) &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;)
        if (is_deed(&found->items[i]) && take_answerable(extraction, item, &found->items[i])) return true;
    for (size_t i = 0; i < index; i++)
        if (is_deed(&found->items[i]) && take_answerable(extraction, item, &found->items[i])) return true;
    return false;
}

/* "Eritrea criticised the invasion and the League deplored it": the same as the clause before. */
static bool address_beside(const struct extraction *extraction, struct found_events *found, size_t index,
                           uint32_t object)
{
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *verb = &sentence->tokens[item->trigger.token];
    if (sentence->tokens[object].upos != UPOS_PRON || verb->deprel != DEP_CONJ ||
        extraction->entities->mention_at[item->trigger.sentence][object] >= 0)
        return false;
    const struct found_event *beside = event_at(found, item->trigger.sentence, verb->head);
    return beside && !beside->frame->is_reciprocal &&
           take_others(extraction, &item->event, &beside->event.target);
}

/* "Gunmen killed eight soldiers. Ban condemned the ambush": whoever did a deed that the noun can tell, just
 * before. */
static bool address_doers(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const CLASSES[] = {"Condemn", "Protest", NULL};
    static const char *const HARMS[] = {"Assault", "Coerce", "Mobilize", NULL};
    struct found_event *item = &found->items[index];
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits;
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || item->dropped || is_told)
        return false;
    int32_t object = object_of(extraction, s, item->trigger.token);
    if (object >= 0 && address_beside(extraction, found, index, (uint32_t)object)) return true;
    if (object < 0 || sentence->tokens[object].upos != UPOS_NOUN) return false;
    int32_t article = dependent(sentence, (uint32_t)object, DEP_DET);
    struct entity_set owners = {0};
    owners_of(extraction, s, (uint32_t)object, 0, &owners);
    if (article < 0 || owners.count || dependent(sentence, (uint32_t)object, DEP_NMOD) >= 0) return false;
    for (size_t i = index; i-- > 0;) {
        struct found_event *deed = &found->items[i];
        const char *category = event_category(deed->event.class);
        if (!category || !is_one_of(HARMS, category)) continue; /* who condemns a pact condemns the pact */
        if (!is_deed(deed) || !tells_class(extraction, sentence->tokens[object].lemma, deed->event.class))
            continue;
        if (take_answerable(extraction, item, deed)) return true;
    }
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
    for (size_t m = first_mention(entities, item->trigger.sentence); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) break;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        if (is_told_beside(sentence, mention->head, item->trigger.token) ||
            is_ground(sentence, mention->head))
            continue;
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

/* Is who speaks no state, and whom his clause tells of called the government or its head? */
static bool is_opposed(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const NOUNS[] = {"government", "president", "premier",        "minister",
                                        "authority",  "regime",    "administration", "leader",
                                        "chancellor", "cabinet",   "leadership",     NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object =
        item->trigger.is_noun ? -1 : object_of(extraction, item->trigger.sentence, item->trigger.token);
    bool is_state = false;
    for (size_t i = 0; i < item->event.source.count; i++)
        is_state |= extraction->entities->items[item->event.source.items[i]].class == CLASS_STATE;
    return !is_state && object >= 0 && is_one_of(NOUNS, sentence->tokens[object].lemma);
}

/* "thanked Biden for the backing that Sweden got", said by a Swede: nobody speaks to or acts on his own side.
 */
static void leave_own_side(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Accuse", "Reject", "Request", "Threaten", "Protest", NULL};
    struct entity_set others = {0};
    const char *category = event_category(item->event.class);
    /* "the opposition leader criticised the government": those at home are told of as such */
    bool is_hostile = category && is_one_of(CATEGORIES, category);
    if (is_hostile && !item->inherits && is_opposed(extraction, item)) return;
    /* "defended Brazil's policy", said by a Brazilian */
    if (strcmp(item->event.class, "Support") == 0 && strcmp(item->trigger.lemma, "defend") == 0) return;
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

/* The person before whose name the word stands as part of his title, "US envoy Ruth Hollis"; -1. */
static int32_t bearer_behind(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if ((token->deprel != DEP_COMPOUND && token->deprel != DEP_AMOD) || token->head <= (int32_t)t) return -1;
    const struct token *title = &sentence->tokens[token->head];
    int32_t name = title->deprel == DEP_NMOD_DESC ? title->head : -1;
    if (name < 0 || extraction->entities->mention_at[s][name] < 0) return -1;
    struct entity_set set = {0};
    entities_of(extraction, s, (uint32_t)name, 1u << CLASS_PERSON, &set);
    return set.count == 1 ? (int32_t)set.items[0] : -1;
}

/* A state that its sentence names only in somebody's title: he is meant. */
static void take_titled(const struct extraction *extraction, struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    uint32_t s = item->trigger.sentence;
    if (item->event.target.count != 1 || entities->items[item->event.target.items[0]].class != CLASS_STATE)
        return;
    int32_t bearer = -1;
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        if (mention->entity_count != 1 || mention->entities[0] != item->event.target.items[0]) continue;
        int32_t person = bearer_behind(extraction, s, mention->head);
        if (person < 0 || (bearer >= 0 && person != bearer)) return;
        bearer = person;
    }
    if (bearer < 0 || is_own_side(extraction, &item->event.source, (uint32_t)bearer)) return;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)bearer);
}

static bool is_of_people(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Arrest", "Trial", "Release", "Kill", NULL};
    return is_one_of(CLASSES, item->event.class);
}

bool falls_on_unnamed(const struct extraction *extraction, const struct found_event *item)
{
    const struct trigger *trigger = &item->trigger;
    bool can_fall = is_of_people(item) || strcmp(item->event.class, "Coup") == 0;
    if (!can_fall || trigger->is_noun || item->event.target.count) return false;
    int32_t object = object_of(extraction, trigger->sentence, trigger->token);
    if (object < 0) return false;
    return extraction->entities->unnamed_at[trigger->sentence][object] >= 0 ||
           sentence_of(extraction, trigger)->tokens[object].upos == UPOS_NOUN;
}

/* "accused the government of jailing critics": of whom it is told nothing else, no state is meant. */
static bool is_alleged_of_nobody(const struct found_event *item)
{
    return is_of_people(item) && !item->event.target.count && item->event.attributed.count;
}

/* Does the article name them all? Whom the clause names is meant, whoever else is likely. */
static bool are_named(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!extraction->entities->items[set->items[i]].mention_count) return false;
    return set->count > 0;
}

/* Takes the likeliest of those who can be meant; where the clause tells the target they are only kept. */
static void choose(const struct extraction *extraction, struct found_events *found, size_t index,
                   bool is_told)
{
    struct found_event *item = &found->items[index];
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
    if (!is_told) item->event.target = whoms[whom_choose(item->event.class, whoms, count)].set;
}

/* "the accession of Finland, blocked by Turkey": whoever is likely, only a body can be joined. */
static void keep_bodies(const struct extraction *extraction, struct event *event)
{
    struct entity_set bodies = {0};
    if (strcmp(event->class, "Join") != 0) return;
    for (size_t i = 0; i < event->target.count; i++)
        if (extraction->entities->items[event->target.items[i]].class == CLASS_ORGANIZATION)
            set_include(extraction->arena, &bodies, event->target.items[i]);
    event->target = bodies;
}

/* "began pulling out their troops": out of a country, not of a party that the article tells of. */
static void keep_grounds(const struct extraction *extraction, struct event *event)
{
    struct entity_set grounds = {0};
    if (strcmp(event->class, "Withdraw") != 0) return;
    for (size_t i = 0; i < event->target.count; i++)
        if (extraction->entities->items[event->target.items[i]].class == CLASS_STATE ||
            extraction->entities->items[event->target.items[i]].class == CLASS_PLACE)
            set_include(extraction->arena, &grounds, event->target.items[i]);
    event->target = grounds;
}

/* A body that tells of a deed is not, for that, who it is done to; a state may well be. */
static void spare_tellers(const struct extraction *extraction, struct event *event)
{
    static const char *const CATEGORIES[] = {"Sanction", "Aid",      "Assault", "Coerce",
                                             "Retreat",  "Mobilize", NULL};
    struct entity_set kept = {0};
    if (!is_one_of(CATEGORIES, event_category(event->class))) return;
    for (size_t i = 0; i < event->target.count; i++)
        if (!set_contains(&event->attributed, event->target.items[i]) ||
            extraction->entities->items[event->target.items[i]].class != CLASS_ORGANIZATION)
            set_include(extraction->arena, &kept, event->target.items[i]);
    event->target = kept;
}

/* "challenged the tariffs at the WTO": where a case is brought is not against whom. */
static void spare_courts(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"Accuse", "Trial", NULL};
    static const char *const COURTS[] = {"court", "tribunal", "world trade organization", NULL};
    struct entity_set kept = {0};
    if (!is_one_of(CLASSES, event->class)) return;
    for (size_t i = 0; i < event->target.count; i++) {
        const char *label = extraction->entities->items[event->target.items[i]].label;
        bool is_court = false;
        for (size_t w = 0; label && COURTS[w]; w++)
            is_court = is_court || strcasestr(label, COURTS[w]);
        if (!is_court) set_include(extraction->arena, &kept, event->target.items[i]);
    }
    event->target = kept;
}

/* "the killing of a commander of theirs was condemned": who suffered it is not who is condemned. */
static void spare_victims(const struct extraction *extraction, const struct found_events *found,
                          struct found_event *item)
{
    static const char *const CLASSES[] = {"Condemn", "Protest", NULL};
    enum { CLOSE = 2 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun) return;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    for (size_t i = 0; object >= 0 && i < found->count; i++) {
        const struct found_event *deed = &found->items[i];
        const char *category = event_category(deed->event.class);
        bool is_object = deed->trigger.sentence == item->trigger.sentence && deed->trigger.is_noun &&
                         (deed->trigger.token == (uint32_t)object ||
                          is_below(sentence, deed->trigger.token, (uint32_t)object, CLOSE));
        if (!is_object || deed->dropped || !category || strcmp(category, "Assault") != 0) continue;
        struct entity_set kept = {0};
        for (size_t t = 0; t < item->event.target.count; t++) {
            uint32_t entity = item->event.target.items[t];
            if (set_contains(&deed->event.source, entity) ||
                !is_own_side(extraction, &deed->event.target, entity))
                set_include(extraction->arena, &kept, entity);
        }
        item->event.target = kept;
    }
}

/* "recalled its envoys from countries that recognise Kosovo": told, but not by name. */
static bool tells_some_states(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const STATES[] = {"country", "nation", "state", "government", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct role_spec *role =
        item->trigger.is_noun ? &item->frame->noun_roles[ROLE_TARGET] : &item->frame->verb_roles[ROLE_TARGET];
    for (size_t i = 0; i < role->count; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, role->places[i].slot, &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            const struct token *token = &sentence->tokens[fillers.tokens[f]];
            struct entity_set set = {0};
            if (!is_one_of(STATES, token->lemma) || !(token->features & FEATURE_PLURAL) ||
                dependent(sentence, fillers.tokens[f], DEP_DET) >= 0)
                continue;
            entities_of(extraction, item->trigger.sentence, fillers.tokens[f], 0, &set);
            if (!set.count) return true;
        }
    }
    return false;
}

/* "promised fishermen that", "urged other states to": told, but not by name; nobody else is spoken to. */
static bool tells_some_people(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Request", "Demand", "Warn", "Promise", "Thank", NULL};
    static const char *const OTHERS[] = {"other", "many", "several", "more", "all", "most", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    if (item->trigger.is_noun || !is_one_of(CLASSES, item->event.class)) return false;
    int32_t object = dependent(sentence, item->trigger.token, DEP_IOBJ);
    bool has_clause = dependent(sentence, item->trigger.token, DEP_CCOMP) >= 0 ||
                      dependent(sentence, item->trigger.token, DEP_XCOMP) >= 0;
    if (object < 0 && has_clause) object = dependent(sentence, item->trigger.token, DEP_OBJ);
    if (object < 0) return false;
    const struct token *token = &sentence->tokens[object];
    struct entity_set set = {0}, owners = {0};
    entities_of(extraction, s, (uint32_t)object, TAKE_UNNAMED, &set);
    owners_of(extraction, s, (uint32_t)object, 0, &owners); /* "asked its allies" */
    for (size_t i = 0; i < owners.count; i++)
        if (!is_own_side(extraction, &item->event.source, owners.items[i]))
            set_include(extraction->arena, &set, owners.items[i]);
    if (set.count || token->upos != UPOS_NOUN || !(token->features & FEATURE_PLURAL) ||
        dependent(sentence, (uint32_t)object, DEP_DET) >= 0 ||
        lexicon_has(extraction->tables, "hearer", token->lemma))
        return false;
    int32_t other = dependent(sentence, (uint32_t)object, DEP_AMOD);
    return owners.count || lexicon_has(extraction->tables, "human", token->lemma) ||
           (other >= 0 && is_one_of(OTHERS, sentence->tokens[other].lower));
}

/* Whose release is asked for: "demanded the return of the crew", "called for Karim to be freed". */
static bool asks_for_captive(const struct extraction *extraction, const struct found_event *item,
                             struct entity_set *captives)
{
    static const char *const CLASSES[] = {"Request", "Demand", NULL};
    static const char *const SLOTS[] = {"object", "for", "clause", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    bool asks = false;
    for (size_t i = 0; is_one_of(CLASSES, item->event.class) && SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            uint32_t t = fillers.tokens[f];
            const char *lemma = sentence->tokens[t].lemma;
            bool is_noun = sentence->tokens[t].upos == UPOS_NOUN;
            if (!lexicon_has(extraction->tables, is_noun ? "release-noun" : "release-verb", lemma)) continue;
            if (!is_noun && !is_passive(sentence, t)) continue;
            asks = true;
            int32_t subject = is_noun ? -1 : dependent(sentence, t, DEP_NSUBJ_PASS);
            if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, TAKE_UNNAMED, captives);
            if (is_noun) owners_of(extraction, s, t, TAKE_UNNAMED, captives);
            for (uint32_t k = t + 1; is_noun && k < sentence->count; k++)
                if (is_below(sentence, k, t, 4) && strcmp(preposition_of(sentence, k), "from") != 0 &&
                    strcmp(preposition_of(sentence, k), "by") != 0)
                    entities_of(extraction, s, k, TAKE_UNNAMED, captives);
        }
    }
    return asks;
}

/* ... is asked of who holds him. */
static bool address_holders(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const HOLDS[] = {"Arrest", "Coerce", "Trial", "Attack", NULL};
    struct found_event *item = &found->items[index];
    struct entity_set captives = {0}, asked = {0};
    if (item->dropped || !item->event.source.count || !asks_for_captive(extraction, item, &captives))
        return false;
    for (size_t i = 0; i < item->event.target.count; i++)
        if (!set_contains(&captives, item->event.target.items[i]) && !item->inherits)
            set_include(extraction->arena, &asked, item->event.target.items[i]);
    if (asked.count && asked.count == item->event.target.count) return false;
    item->event.target = asked;
    if (asked.count) return true;
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && is_one_of(HOLDS, found->items[i].event.class) &&
            sets_overlap(&found->items[i].event.target, &captives) &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    if (take_before(extraction, found, index, true) || take_before(extraction, found, index, false))
        return true;
    for (size_t i = index; i-- > 0;)
        if (!found->items[i].dropped && strcmp(found->items[i].event.class, "Arrest") == 0 &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    return true;
}

/* "Ross, who met Le Maire, defended the tariffs": a deed that is defended concerns nobody else. */
static bool defends_deed(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const VERBS[] = {"defend", "justify", NULL};
    bool is_told = item->event.target.count && !item->inherits;
    if (strcmp(item->event.class, "Support") != 0 || item->trigger.is_noun || is_told ||
        !is_one_of(VERBS, item->trigger.lemma))
        return false;
    struct entity_set owners = {0};
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object < 0 || sentence_of(extraction, &item->trigger)->tokens[object].upos != UPOS_NOUN) return false;
    owners_of(extraction, item->trigger.sentence, (uint32_t)object, 0, &owners);
    return !owners.count;
}

/* "refused to resign": nobody else is meant. */
static bool refuses_to_go(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const GOES[] = {"resign", "quit", "step", NULL};
    struct fillers clauses = {0};
    if (strcmp(item->event.class, "Reject") != 0 || item->event.target.count) return false;
    fill_slot(extraction, &item->trigger, "clause", &clauses);
    for (size_t m = first_mention(extraction->entities, item->trigger.sentence);
         m < extraction->entities->mention_count; m++) { /* "though Biden asked him to" */
        const struct mention *mention = &extraction->entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) break;
        if (mention->head > item->trigger.token) return false;
    }
    return clauses.count &&
           is_one_of(GOES, sentence_of(extraction, &item->trigger)->tokens[clauses.tokens[0]].lemma);
}

/* "the EU's Donald Tusk expressed concern": whose the speaker is told to be is not whom he speaks of. Between
 * states a body stands for its state. */
static void leave_owners(const struct extraction *extraction, const struct found_event *item,
                         struct event *event)
{
    struct entity_set kept = {0}, owners = {0};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t subject = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_NSUBJ);
    int32_t owner = subject < 0 ? -1 : dependent(sentence, (uint32_t)subject, DEP_NMOD_POSS);
    if (owner >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)owner, 0, &owners);
    for (size_t i = 0; i < event->target.count; i++)
        if (!set_contains(&owners, event->target.items[i]))
            set_include(extraction->arena, &kept,
                        state_of_mission(extraction, event, event->target.items[i]));
    event->target = kept;
}

/* "They froze the assets. Their president called it a step without precedent": his own side's deed. Who
 * blames, "called it a threat", does not blame that but whom it hit. */
static bool speaks_of_own_deed(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const BLAMES[] = {"Condemn", "Accuse", NULL};
    struct found_event *item = &found->items[index];
    const struct entity_set *hit = NULL;
    int32_t noun = item->trigger.is_noun || item->event.target.count ? -1 : deed_noun(extraction, item);
    if (noun < 0 || sentence_of(extraction, &item->trigger)->tokens[noun].upos != UPOS_PRON) return false;
    bool is_own = false;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;) {
        const struct found_event *deed = &found->items[i];
        if (deed->dropped || !deed->event.source.count || deed->evidence_sentence == item->evidence_sentence)
            continue;
        if (!is_of_side(extraction, &item->event.source, &deed->event.source)) return false;
        if (!hit && deed->event.target.count) hit = &deed->event.target;
        is_own = true;
    }
    if (is_own && hit && is_one_of(BLAMES, item->event.class)) take_others(extraction, &item->event, hit);
    return is_own;
}

/* "praised Chad's role in ending the war": whose the object is told to be, is meant. */
static bool is_owner_told(const struct extraction *extraction, const struct found_event *item)
{
    struct entity_set owners = {0};
    if (!item->inherits || item->trigger.is_noun || !item->is_speech) return false;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->trigger.token;
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) object = dependent(sentence, verb, DEP_OBL);
    if (object < (int32_t)verb) return false;
    const char *preposition = preposition_of(sentence, (uint32_t)object);
    if (*preposition && strcmp(preposition, "of") != 0) return false;
    int32_t owner = dependent(sentence, (uint32_t)object, DEP_NMOD_POSS);
    if (owner >= 0 && sentence->tokens[owner].upos == UPOS_PRON) return false;
    owners_of(extraction, item->trigger.sentence, (uint32_t)object, TAKE_UNNAMED, &owners);
    return owners.count && same_sets(&owners, &item->event.target);
}

/* "brushed the report aside, saying the group had lied": said of whom the act before it is about. */
static bool follow_act(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (item->trigger.is_noun || token->deprel != DEP_ADVCL || token->xpos != XPOS_VBG || !item->is_speech ||
        item->event.target.count || token->head > (int32_t)item->trigger.token)
        return false;
    const struct found_event *first = event_at(found, item->trigger.sentence, token->head);
    return first && !first->frame->is_reciprocal && directed_row(first->event.class) >= 0 &&
           directed_row(item->event.class) >= 0 && same_sets(&first->event.source, &item->event.source) &&
           take_others(extraction, &item->event, &first->event.target);
}

static void complete(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (!can_concern(item) || (!item->inherits && are_people(extraction, item))) return;
    if (defends_deed(extraction, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (refuses_to_go(extraction, item)) return;
    /* "declared a state of emergency": at home */
    bool is_decreed = strstr(item->frame->name, "emergency") || strstr(item->frame->name, "curfew");
    if (!item->event.target.count && is_decreed) return;
    if (!item->event.target.count && tells_some_states(extraction, item)) return;
    if ((!item->event.target.count || item->inherits) && tells_some_people(extraction, item)) {
        item->event.target = (struct entity_set){0};
        return;
    }
    if (address_holders(extraction, found, index)) return;
    leave_own_side(extraction, item);
    if (address_doers(extraction, found, index) || follow_act(extraction, found, index)) return;
    bool is_at_home = item->event.target.count && !item->inherits && is_opposed(extraction, item);
    for (size_t i = 0; is_at_home && i < item->event.target.count; i++)
        is_at_home = is_own_side(extraction, &item->event.source, item->event.target.items[i]);
    if (is_at_home) return;
    if (is_alleged_of_nobody(item) || falls_on_unnamed(extraction, item)) return;
    if (speaks_of_own_deed(extraction, found, index)) return;
    bool is_told =
        (!item->inherits || is_owner_told(extraction, item)) && are_named(extraction, &item->event.target);
    if (!is_told || extraction->keeps_choices) choose(extraction, found, index, is_told);
    if (!is_told) keep_bodies(extraction, &item->event);
    if (!is_told) spare_courts(extraction, &item->event);
    if (!is_told) keep_grounds(extraction, &item->event);
    if (!is_told) spare_tellers(extraction, &item->event);
    if (!is_told) spare_victims(extraction, found, item);
    if (!is_told) leave_owners(extraction, item, &item->event);
    take_titled(extraction, item);
}

/* "the minister said Chad rejected the plan": an act of the state that he only tells of. */
static bool is_said_of_state(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const SIDES[] = {"country", "government", "nation", "state", "ministry", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const uint32_t verb = item->trigger.token;
    if (item->trigger.is_noun || item->trigger.is_predicate) return false;
    int32_t subject = subject_of(extraction, item->trigger.sentence, verb, 0);
    if (subject < 0 || subject > (int32_t)verb) return false;
    uint8_t xpos = sentence->tokens[verb].xpos;
    const struct token *token = &sentence->tokens[subject];
    return (token->upos == UPOS_PROPN || is_one_of(SIDES, token->lemma)) &&
           (xpos == XPOS_VBD || xpos == XPOS_VBN);
}

/* "Lula said that Brazil was committed": who speaks for his side makes the promise or threat himself. */
static void speak_for_side(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    if (!item->is_speech || item->dropped || event->source.count != 1 || event->attributed.count != 1) return;
    uint32_t side = event->source.items[0], speaker = event->attributed.items[0];
    enum entity_class class = extraction->entities->items[side].class;
    if (class != CLASS_STATE && class != CLASS_ORGANIZATION) return;
    bool is_named = extraction->entities->items[speaker].mention_count > 0;
    if (side == speaker || !is_named || !is_own_side(extraction, &event->attributed, side)) return;
    if (is_said_of_state(extraction, item)) return;
    /* "Peru would lodge a complaint, its president said": to come, as he tells it */
    if (event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE) return;
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

/* "the president's war on Chad": his state wages it. */
static void wage_by_state(const struct extraction *extraction, struct event *event)
{
    struct entity_set sides = {0};
    if (strcmp(event->class, "War") != 0) return;
    for (size_t i = 0; i < event->source.count; i++) {
        uint32_t side = event->source.items[i];
        int32_t state =
            extraction->entities->items[side].class == CLASS_PERSON ? state_of_person(extraction, side) : -1;
        set_include(extraction->arena, &sides, state >= 0 ? (uint32_t)state : side);
    }
    if (sides.count == event->source.count) event->source = sides;
}

/* "recalled its ambassador from Manila", "severed ties after their police stormed the embassy": such acts are
 * between states. */
static void lift_to_state(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"SeverRelations", "ExpelDiplomat", "EstablishRelations", NULL};
    struct entity_set lifted = {0};
    if (!is_one_of(CLASSES, event->class)) return;
    for (size_t i = 0; i < event->target.count; i++) {
        uint32_t target = event->target.items[i];
        bool is_place = extraction->entities->items[target].class == CLASS_PLACE;
        int32_t state = is_place ? state_of_place(extraction, target) : -1;
        set_include(extraction->arena, &lifted, state >= 0 ? (uint32_t)state : target);
    }
    if (strcmp(event->class, "SeverRelations") == 0) {
        struct event by = {.class = event->class, .source = lifted};
        lifted = answerable(extraction, &by);
    }
    event->target = lifted;
}

/* "accepted an invitation to Lusaka", "was asked to visit Zambia": who is to be visited asked him. */
static void name_inviter(const struct extraction *extraction, const struct found_events *found,
                         struct found_event *item)
{
    struct event *event = &item->event;
    if (strcmp(event->class, "Invitation") != 0 || item->dropped || event->source.count ||
        !event->target.count)
        return;
    struct entity_set hosts = {0};
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *visit = &found->items[i];
        if (!visit->dropped && strcmp(visit->event.class, "Visit") == 0 &&
            visit->trigger.sentence == item->trigger.sentence &&
            sets_overlap(&visit->event.source, &event->target))
            hosts = visit->event.target;
    }
    for (size_t i = 0; i < hosts.count; i++)
        if (extraction->entities->items[hosts.items[i]].class == CLASS_STATE &&
            !is_own_side(extraction, &event->target, hosts.items[i]))
            set_include(extraction->arena, &event->source, hosts.items[i]);
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

/* "organizations that keep a ceasefire", "a party which walked out of the negotiations": those who take part
 * in it or leave it are told, so nobody else is meant. */
static bool has_other_party(const struct extraction *extraction, const struct found_event *item,
                            const struct entity_set *parties)
{
    static const char *const VERBS[] = {"keep", "observe", "honor",   "honour", "respect",
                                        "walk", "quit",    "boycott", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t verb = item->trigger.is_noun ? sentence->tokens[item->trigger.token].head : -1;
    if (verb < 0 || !is_one_of(VERBS, sentence->tokens[verb].lemma)) return false;
    int32_t subject = dependent(sentence, (uint32_t)verb, DEP_NSUBJ);
    if (subject >= 0 && sentence->tokens[verb].deprel == DEP_ACL_RELCL) subject = sentence->tokens[verb].head;
    if (subject < 0 || sentence->tokens[subject].upos == UPOS_PRON) return false;
    struct entity_set set = {0};
    entities_of(extraction, item->trigger.sentence, (uint32_t)subject, ACTORS, &set);
    return !set.count || !is_of_side(extraction, &set, parties);
}

/* "recalled its ambassador for consultations": with whoever sent him. */
static bool is_recalled_for(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const VERBS[] = {"recall", "summon", "withdraw", "call", "return", "bring", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t noun = item->trigger.token;
    if (!item->trigger.is_noun || strcmp(preposition_of(sentence, noun), "for") != 0) return false;
    int32_t above = sentence->tokens[noun].head;
    for (int steps = 0; above >= 0 && steps < 2; steps++, above = sentence->tokens[above].head)
        if (is_one_of(VERBS, sentence->tokens[above].lemma)) return true;
    return false;
}

static void complete_parties(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (!item->lacks_parties || item->dropped) return;
    if (is_recalled_for(extraction, item)) {
        item->dropped = true;
        return;
    }
    const struct entity_set *near = parties_near(extraction, found, index);
    struct entity_set parties = {0};
    if (near)
        parties = *near;
    else if (strcmp(item->event.class, "War") != 0)
        parties = main_pair(extraction);
    if (!near && parties.count && has_other_party(extraction, item, &parties)) parties.count = 0;
    for (size_t i = 0; i < item->event.source.count; i++)
        if (!set_contains(&parties, item->event.source.items[i])) parties.count = 0;
    if (parties.count < 2) {
        item->dropped = true;
        return;
    }
    item->event.source = parties;
    item->event.target = (struct entity_set){0};
}

/* "expelled each other's envoys": whom it is done to are those who do it. */
static bool is_mutual(const struct extraction *extraction, const struct found_event *item)
{
    enum { DEEP = 5 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (uint32_t i = item->trigger.token + 1; i + 1 < sentence->count; i++)
        if (strcmp(sentence->tokens[i].lower, "each") == 0 &&
            strcmp(sentence->tokens[i + 1].lower, "other") == 0 &&
            is_below(sentence, i + 1, item->trigger.token, DEEP))
            return item->event.source.count > 1 && !item->event.target.count;
    return false;
}

/* "Malaysia condemned strikes on a school": what they fell on is told, so they did not fall on who judges
 * them.
 */
static void spare_judges(const struct extraction *extraction, const struct found_events *found,
                         struct found_event *deed)
{
    static const char *const ON[] = {"on", "against", NULL};
    const struct sentence *sentence = sentence_of(extraction, &deed->trigger);
    bool falls_on = false;
    if (strcmp(event_category(deed->event.class), "Assault") != 0) return;
    for (uint32_t i = deed->trigger.token + 1; i < sentence->count; i++)
        falls_on =
            falls_on || (sentence->tokens[i].head == (int32_t)deed->trigger.token &&
                         sentence->tokens[i].upos == UPOS_NOUN && is_one_of(ON, preposition_of(sentence, i)));
    /* "that killed nine" */
    falls_on = falls_on ||
               (!deed->trigger.is_noun && sentence->tokens[deed->trigger.token].deprel == DEP_ACL_RELCL &&
                dependent(sentence, deed->trigger.token, DEP_OBJ) >= 0);
    for (size_t j = 0; falls_on && j < found->count; j++) {
        const struct found_event *other = &found->items[j];
        bool judges = strcmp(other->event.class, "Condemn") == 0 || strcmp(other->event.class, "Accuse") == 0;
        if (other->dropped || !judges || other->trigger.sentence != deed->trigger.sentence ||
            !same_sets(&other->event.source, &deed->event.target))
            continue;
        deed->event.target = (struct entity_set){0};
        return;
    }
}

void complete_targets(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        if (echo_deed(extraction, found, i)) continue;
        give_body(extraction, &found->items[i]);
        wage_by_state(extraction, &found->items[i].event);
        complete_parties(extraction, found, i);
        speak_for_side(extraction, &found->items[i]);
        if (is_mutual(extraction, &found->items[i])) continue;
        bool is_told = found->items[i].event.target.count && !found->items[i].inherits;
        if (!address_by_kind(extraction, found, i)) complete(extraction, found, i);
        lift_to_state(extraction, &found->items[i].event);
        if (!is_told) spare_judges(extraction, found, &found->items[i]);
        give_host(extraction, &found->items[i]);
    }
    for (size_t i = 0; i < found->count; i++)
        name_inviter(extraction, found, &found->items[i]);
}
