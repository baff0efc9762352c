/* actor.c: from the head of a phrase to the entities that it stands for: its mention, its apposition, the
 * members of its coordination, and for an actor without a name the state or body that it belongs to. */
#include "event/actor.h"
#include "event/clause.h"

#include <string.h>

size_t first_mention(const struct entities *entities, uint32_t sentence)
{
    size_t from = 0, to = entities->mention_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (entities->mentions[middle].sentence < sentence)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The mention that ends just before the token, its index; -1. */
static int32_t mention_before(const struct extraction *extraction, uint32_t s, uint32_t end)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = first_mention(entities, s); i < entities->mention_count; i++) {
        if (entities->mentions[i].sentence != s) break;
        if (entities->mentions[i].end == end) return (int32_t)i;
    }
    return -1;
}

/* "the Gulf states", "three West African countries": they act as states do. */
static bool is_of_states(const struct entity *entity)
{
    static const char *const NOUNS[] = {"states",     "countries",  "nations",   "powers", "republics",
                                        "monarchies", "neighbours", "neighbors", NULL};
    const char *last = entity->class == CLASS_GROUP && entity->label ? strrchr(entity->label, ' ') : NULL;
    return last && is_one_of(NOUNS, last + 1);
}

/* Does the token name a group of states? */
static bool names_states(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    int32_t index = entities->mention_at[s][t];
    const struct mention *mention = index < 0 ? NULL : &entities->mentions[index];
    return mention && mention->entity_count == 1 && is_of_states(&entities->items[mention->entities[0]]);
}

static bool is_of_class(const struct entity *entity, uint32_t classes)
{
    uint32_t asked = classes & ~(uint32_t)(TAKE_UNNAMED | TAKE_VICTIMS | TAKE_PEOPLE);
    return !asked || asked & (1u << entity->class) || (asked & 1u << CLASS_STATE && is_of_states(entity));
}

bool include_mention(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                     struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    int32_t index = entities->mention_at[s][t];
    if (index < 0) index = mention_before(extraction, s, t + 1); /* its head is elsewhere for the parser */
    if (index < 0) return false;
    const struct mention *mention = &entities->mentions[index];
    /* "five Iranians" are not Iran */
    bool is_people = mention->kind == MENTION_DEMONYM && entities->unnamed_at[s][t] >= 0;
    if (is_people && !(classes & TAKE_PEOPLE)) return false;
    bool added = false;
    for (size_t i = 0; i < mention->entity_count; i++) {
        const struct entity *entity = &entities->items[mention->entities[i]];
        if (!entity->is_named || !is_of_class(entity, classes)) continue;
        set_include(extraction->arena, set, mention->entities[i]);
        added = true;
    }
    return added;
}

/* "Chad, Mali and Niger": also where each member hangs at the one before. */
static bool is_joined_to(const struct sentence *sentence, uint32_t member, uint32_t first)
{
    enum { MOST = 8 };
    int32_t at = (int32_t)member;
    for (int steps = 0; steps < MOST && sentence->tokens[at].deprel == DEP_CONJ; steps++) {
        at = sentence->tokens[at].head;
        if (at == (int32_t)first) return true;
        if (at < 0) return false;
    }
    return false;
}

/* What qualifies a noun, with those joined to it: "Russian and Chinese warships". */
static bool add_joined(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                       struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool found = include_mention(extraction, s, t, classes, set);
    for (uint32_t c = t + 1; found && c < sentence->count; c++)
        if (is_joined_to(sentence, c, t)) include_mention(extraction, s, c, classes, set);
    return found;
}

/* "Thai and Lao officials agreed": of several states, each of which is a party. */
static bool is_of_several(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = 0; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_owner =
            token->head == (int32_t)t && (token->deprel == DEP_AMOD || token->deprel == DEP_COMPOUND);
        int32_t second = is_owner ? dependent(sentence, i, DEP_CONJ) : -1;
        if (second > (int32_t)i && second < (int32_t)t && extraction->entities->mention_at[s][i] >= 0 &&
            extraction->entities->mention_at[s][second] >= 0)
            return true;
    }
    return false;
}

/* "a Lebanese man", "students in Chad", "Chad's opposition parties" do not act for their state. */
static bool is_private(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    return extraction->entities->unnamed_at[s][t] >= 0 && !is_of_several(extraction, s, t) &&
           (lexicon_has(extraction->tables, "private", sentence->tokens[t].lemma) ||
            has_dependent(sentence, t, "opposition"));
}

static const enum deprel OWNERS[] = {DEP_NMOD_POSS, DEP_AMOD, DEP_COMPOUND};
enum { OWNER_COUNT = sizeof OWNERS / sizeof *OWNERS };

/* Does the token say whose the noun is? "His Turkish counterpart" is Turkey's, and not the other's. */
static bool owns(const struct extraction *extraction, uint32_t s, uint32_t token, uint32_t noun,
                 enum deprel deprel)
{
    const struct token *tokens = extraction->analysis->sentences[s].tokens;
    /* "the UN Secretary-General": what hangs at the first half is the whole's */
    bool is_joined = noun > 1 && strcmp(tokens[noun - 1].lower, "-") == 0 &&
                     tokens[noun - 2].deprel == DEP_COMPOUND && tokens[noun - 2].head == (int32_t)noun;
    bool is_at =
        tokens[token].head == (int32_t)noun || (is_joined && tokens[token].head == (int32_t)noun - 2);
    return is_at && tokens[token].deprel == deprel &&
           !(deprel == DEP_NMOD_POSS && lexicon_has(extraction->tables, "peer", tokens[noun].lemma));
}

/* "France, whose president accused them": whose he is stands before the clause. */
static uint32_t named_owner(const struct sentence *sentence, uint32_t owner)
{
    if (strcmp(sentence->tokens[owner].lower, "whose") != 0) return owner;
    for (int32_t at = sentence->tokens[owner].head, steps = 0; at >= 0 && steps < 4; steps++) {
        if (sentence->tokens[at].deprel == DEP_ACL_RELCL && sentence->tokens[at].head >= 0)
            return (uint32_t)sentence->tokens[at].head;
        at = sentence->tokens[at].head;
    }
    return owner;
}

/* "the Saudi ambassador" acts for his state, which has a name. */
static bool is_of_state(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const char *lemma = sentence->tokens[t].lemma;
    if (classes & TAKE_VICTIMS && lexicon_has(extraction->tables, "victim", lemma)) return false;
    bool acts = lexicon_has(extraction->tables, "dignitary", lemma) ||
                lexicon_has(extraction->tables, "force", lemma);
    if (!acts || lexicon_has(extraction->tables, "not-owned", lemma) || is_private(extraction, s, t))
        return false;
    struct entity_set owners = {0};
    for (uint32_t i = 0; i < sentence->count; i++)
        for (size_t k = 0; k < OWNER_COUNT; k++)
            if (owns(extraction, s, i, t, OWNERS[k]))
                include_mention(extraction, s, i, 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION, &owners);
    return owners.count > 0;
}

static bool add_unnamed(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                        struct entity_set *set)
{
    int32_t actor = classes & TAKE_UNNAMED ? extraction->entities->unnamed_at[s][t] : -1;
    if (actor < 0 || !is_of_class(&extraction->entities->items[actor], classes) ||
        is_of_state(extraction, s, t, classes))
        return false;
    set_include(extraction->arena, set, (uint32_t)actor);
    return true;
}

/* The states in which the persons of the set hold office. */
static void states_of_persons(const struct extraction *extraction, struct entity_set *set)
{
    struct entity_set states = {0};
    for (size_t i = 0; i < set->count; i++) {
        int32_t state = state_of_person(extraction, set->items[i]);
        set_include(extraction->arena, &states, state >= 0 ? (uint32_t)state : set->items[i]);
    }
    *set = states;
}

/* "officials of the ministry", "rebels in Chad" */
static bool is_origin(const char *preposition)
{
    static const char *const WORDS[] = {"of",     "from",   "in", "throughout", "across",
                                        "within", "inside", "at", NULL};
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(preposition, WORDS[i]) == 0) return true;
    return false;
}

/* "a spokesman for the ministry": for whom he speaks. */
static bool speaks_for(const struct token *speaker, const char *preposition)
{
    static const char *const SPEAKERS[] = {"spokesman", "spokeswoman", "spokesperson", "representative",
                                           NULL};
    return strcmp(preposition, "for") == 0 && is_one_of(SPEAKERS, speaker->lemma);
}

static void add_head(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                     struct entity_set *set, int depth);

/* "a delegation of lawmakers led by NAME", "teams headed by NAME and NAME": the leaders act. */
static bool add_leaders(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                        struct entity_set *set)
{
    static const char *const BODIES[] = {"delegation", "team", "deputation", "mission", "entourage", NULL};
    static const char *const VERBS[] = {"led", "headed", "fronted", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const uint32_t PERSONS = 1u << CLASS_PERSON;
    size_t before = set->count;
    if (!is_one_of(BODIES, sentence->tokens[t].lemma) || (classes && !(classes & PERSONS))) return false;
    for (uint32_t i = t + 1; i < sentence->count && set->count == before; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_by = (token->deprel == DEP_OBL_AGENT || token->deprel == DEP_OBL) &&
                     token->head > (int32_t)t && strcmp(preposition_of(sentence, i), "by") == 0;
        if (is_by && is_one_of(VERBS, sentence->tokens[token->head].lower) && is_below(sentence, i, t, 4))
            add_head(extraction, s, i, PERSONS, set, 1);
    }
    return set->count > before;
}

static bool is_branch(const struct sentence *sentence, uint32_t t)
{
    static const char *const BRANCHES[] = {"affiliate", "branch", "wing",    "arm", "chapter",
                                           "offshoot",  "cell",   "faction", NULL};
    return is_one_of(BRANCHES, sentence->tokens[t].lemma);
}

/* "the Yemeni branch of al-Qaeda": the body acts, not the state where it is. */
static bool add_branch(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                       struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const uint32_t BODY = 1u << CLASS_ORGANIZATION;
    const struct token *token = &sentence->tokens[t];
    bool is_named = token->deprel == DEP_APPOS && token->head >= 0 && token->head < (int32_t)t &&
                    extraction->entities->mention_at[s][token->head] >= 0;
    if (!is_branch(sentence, t) || is_named || (classes && !(classes & BODY))) return false;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0 && include_mention(extraction, s, i, BODY, set))
            return true;
    return false;
}

/* "Biya's ruling CPDM party", "Chad's FACT rebels": who is called so acts, not whose he is. */
static bool add_called(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                       struct entity_set *set)
{
    static const char *const NOUNS[] = {
        "party",    "movement",  "group",     "militia", "front",     "coalition",   "bloc",
        "alliance", "faction",   "gang",      "cartel",  "network",   "rebel",       "fighter",
        "militant", "guerrilla", "insurgent", "company", "newspaper", "broadcaster", NULL};
    const uint32_t BODIES = 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    const struct token *tokens = extraction->analysis->sentences[s].tokens;
    if (t == 0 || !is_one_of(NOUNS, tokens[t].lemma) || (classes && !(classes & BODIES))) return false;
    int32_t name = extraction->entities->mention_at[s][t - 1];
    if (name < 0) return false;
    const struct mention *mention = &extraction->entities->mentions[name];
    const struct token *head = &tokens[mention->head];
    bool is_beside = head->deprel == DEP_COMPOUND || head->deprel == DEP_AMOD;
    return mention->kind == MENTION_NAME && is_beside && head->head == (int32_t)t &&
           include_mention(extraction, s, mention->head, BODIES, set);
}

/* "not Chad but Niger": he of two who is not meant. */
static bool is_ruled_out(const struct sentence *sentence, uint32_t t)
{
    uint32_t first = t;
    while (first > 0 && sentence->tokens[first - 1].head == (int32_t)t)
        first--;
    if (strcmp(sentence->tokens[first].lower, "not") != 0) return false;
    int32_t other = dependent(sentence, t, DEP_CONJ);
    for (uint32_t i = t + 1; other >= 0 && i < (uint32_t)other; i++)
        if (strcmp(sentence->tokens[i].lower, "but") == 0)
            return strcmp(sentence->tokens[first + 1].lower, "only") != 0;
    return false;
}

/* "al-Shabaab, a group that Kenya blames": what a description behind a name does, the named does. */
static bool add_described(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                          struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    bool is_behind = token->deprel == DEP_APPOS && token->head >= 0 && token->head < (int32_t)t;
    bool is_actor = extraction->entities->unnamed_at[s][t] >= 0 ||
                    lexicon_has(extraction->tables, "dignitary", sentence->tokens[t].lemma) ||
                    is_branch(sentence, t);
    if (!is_behind || !is_actor || dependent(sentence, t, DEP_DET) < 0) return false;
    return include_mention(extraction, s, (uint32_t)token->head, classes, set);
}

/* "several countries, including Kenya and Ghana", "a few states, among them Chad": those who are named; "five
 * activists, among them NAME": all of them. */
static bool add_examples(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                         struct entity_set *set)
{
    static const char *const NOUNS[] = {"country", "state",  "nation",       "government", "power",   "ally",
                                        "donor",   "member", "neighbour",    "neighbor",   "capital", "group",
                                        "faction", "party",  "organization", "agency",     NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t at = t + 1;
    bool is_human = (!classes || classes & 1u << CLASS_PERSON) &&
                    sentence->tokens[t].features & FEATURE_PLURAL &&
                    (lexicon_has(extraction->tables, "human", sentence->tokens[t].lemma) ||
                     lexicon_has(extraction->tables, "dignitary", sentence->tokens[t].lemma));
    if ((!is_human && !is_one_of(NOUNS, sentence->tokens[t].lemma)) || at + 3 >= sentence->count)
        return false;
    if (strcmp(sentence->tokens[at].lower, ",") == 0) at++;
    bool is_among = strcmp(sentence->tokens[at].lower, "among") == 0 &&
                    strcmp(sentence->tokens[at + 1].lower, "them") == 0;
    bool is_including = strcmp(sentence->tokens[at].lower, "including") == 0;
    bool is_such =
        strcmp(sentence->tokens[at].lower, "such") == 0 && strcmp(sentence->tokens[at + 1].lower, "as") == 0;
    if (!is_among && !is_including && !is_such) return false;
    at += is_including ? 1 : 2;
    while (at < sentence->count && sentence->tokens[at].upos == UPOS_DET)
        at++;
    int32_t first = at < sentence->count ? extraction->entities->mention_at[s][at] : -1;
    if (first < 0) return false;
    bool found = add_joined(extraction, s, at, is_human ? 1u << CLASS_PERSON : classes, set);
    if (found && is_human) add_unnamed(extraction, s, t, classes | TAKE_UNNAMED, set); /* and the others */
    return found;
}

/* "the breakaway region of Somaliland", "the island state of Malta", "the city of Split": which it is. */
static bool add_region(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                       struct entity_set *set)
{
    static const char *const NOUNS[] = {"region",  "territory", "republic", "state",   "enclave",  "kingdom",
                                        "emirate", "sultanate", "nation",   "country", "statelet", NULL};
    static const char *const TOWNS[] = {"city", "town", "village", "port", "settlement", "suburb", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool is_town = is_one_of(TOWNS, sentence->tokens[t].lemma);
    if (!is_town && !is_one_of(NOUNS, sentence->tokens[t].lemma)) return false;
    uint32_t kind = is_town ? 1u << CLASS_PLACE : 1u << CLASS_STATE;
    for (uint32_t i = t + 1; i < sentence->count && i < t + 4; i++) {
        int32_t mention = extraction->entities->mention_at[s][i];
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            mention >= 0 && strcmp(preposition_of(sentence, i), "of") == 0 &&
            extraction->entities->mentions[mention].kind == MENTION_NAME)
            return (!classes || classes & kind) && include_mention(extraction, s, i, kind, set);
    }
    return false;
}

/* "US Navy ships": of the body, not of its state beside it. */
static void drop_states_of(const struct extraction *extraction, struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    for (size_t r = 0; set->count > 1 && r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind != RELATION_PART_OF || !set_contains(set, relation->subject)) continue;
        size_t kept = 0;
        for (size_t i = 0; i < set->count; i++)
            if (set->items[i] != relation->object) set->items[kept++] = set->items[i];
        set->count = kept;
    }
}

/* "Hamas gunmen in Rafah": the named body whose fighters they are, not where they are. */
static bool add_body_of_fighters(const struct extraction *extraction, uint32_t s, uint32_t t,
                                 uint32_t classes, struct entity_set *set)
{
    int32_t body = extraction->entities->unnamed_at[s][t];
    if (body < 0 || classes & TAKE_VICTIMS) return false;
    const struct entity *entity = &extraction->entities->items[body];
    if (!entity->is_named || entity->class != CLASS_ORGANIZATION || !is_of_class(entity, classes))
        return false;
    set_include(extraction->arena, set, (uint32_t)body);
    return true;
}

/* "the Heads of State and Government of the African Union": the body acts. */
static bool add_body_of_heads(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                              struct entity_set *set)
{
    static const char *const OF[] = {"state", "states", "government", "governments", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (strcmp(sentence->tokens[t].lower, "heads") != 0) return false;
    uint32_t at = t + 1;
    while (at + 2 < sentence->count && is_one_of(OF, sentence->tokens[at + 1].lower))
        at += 2; /* "of state", "and government", "or of" */
    bool is_body = at > t + 2 && (strcmp(sentence->tokens[at].lower, "of") == 0 ||
                                  strcmp(sentence->tokens[at].lower, "from") == 0);
    size_t before = set->count;
    for (uint32_t i = at + 1; is_body && set->count == before && i < sentence->count && i < at + 8; i++)
        if (dependent(sentence, i, DEP_CASE) == (int32_t)at) add_joined(extraction, s, i, classes, set);
    return set->count > before;
}

/* "his wife", "Modi's adviser", "its chief of staff": not the one whose it is? */
static bool is_other_than_owner(const struct extraction *extraction, const struct sentence *sentence,
                                uint32_t t)
{
    return lexicon_has(extraction->tables, "other-than-owner", sentence->tokens[t].lemma) ||
           (strcmp(sentence->tokens[t].lemma, "chief") == 0 && t + 2 < sentence->count &&
            strcmp(sentence->tokens[t + 2].lower, "staff") == 0);
}

static void leave_persons(const struct extraction *extraction, struct entity_set *set)
{
    struct entity_set others = {0};
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class != CLASS_PERSON)
            set_include(extraction->arena, &others, set->items[i]);
    *set = others;
}

static void add_head(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                     struct entity_set *set, int depth)
{
    static const enum deprel INSIDE[] = {DEP_APPOS, DEP_FLAT, DEP_NMOD_DESC};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (depth > 3) return;
    bool found =
        is_ruled_out(sentence, t) || add_leaders(extraction, s, t, classes, set) ||
        add_examples(extraction, s, t, classes, set) || add_region(extraction, s, t, classes, set) ||
        add_branch(extraction, s, t, classes, set) || include_titled(extraction, s, t, classes, set) ||
        add_called(extraction, s, t, classes, set) || include_mention(extraction, s, t, classes, set) ||
        add_described(extraction, s, t, classes, set) ||
        add_body_of_fighters(extraction, s, t, classes, set) || add_unnamed(extraction, s, t, classes, set);
    for (size_t k = 0; !found && k < sizeof INSIDE / sizeof *INSIDE; k++)
        for (uint32_t i = 0; !found && i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == INSIDE[k]) {
                size_t before = set->count;
                add_joined(extraction, s, i, classes, set); /* "ministers Ali and Omar" */
                found = set->count > before;
            }
    if (!found) found = include_bearer(extraction, s, t, classes, set);
    if (!found) found = add_body_of_heads(extraction, s, t, classes, set);
    if (!found && lexicon_has(extraction->tables, "quantity", sentence->tokens[t].lemma))
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
                strcmp(preposition_of(sentence, i), "of") == 0) {
                size_t before = set->count;
                add_head(extraction, s, i, classes, set, depth + 1);
                /* "one of Kenya's ministers", but "one of his critics" */
                if (set->count == before &&
                    !lexicon_has(extraction->tables, "not-owned", sentence->tokens[i].lemma))
                    owners_of(extraction, s, i, classes, set);
                found = set->count > before;
            }
    /* an actor without a name: "Russian troops", "the French minister", "officials of the ministry" */
    const struct token *word = &sentence->tokens[t]; /* "the Secretary-General" in capitals too */
    const char *noun = word->upos == UPOS_PROPN ? word->lower : word->lemma;
    bool is_actor = lexicon_has(extraction->tables, "person-head", noun) ||
                    lexicon_has(extraction->tables, "dignitary", noun) ||
                    lexicon_has(extraction->tables, "force", noun);
    is_actor = is_actor && !is_private(extraction, s, t);
    bool is_owned = is_actor && !lexicon_has(extraction->tables, "not-owned", sentence->tokens[t].lemma);
    /* "the wife of the president", "Modi's adviser": not he */
    bool is_other = is_other_than_owner(extraction, sentence, t);
    for (size_t k = 0; !found && is_owned && k < OWNER_COUNT; k++)
        for (uint32_t i = 0; i < sentence->count; i++)
            if (owns(extraction, s, i, t, OWNERS[k])) {
                struct entity_set owners = {0};
                add_joined(extraction, s, named_owner(sentence, i), 0, &owners);
                /* "his administration": that of his state */
                if (lexicon_has(extraction->tables, "government", sentence->tokens[t].lemma))
                    states_of_persons(extraction, &owners);
                if (is_other) leave_persons(extraction, &owners);
                for (size_t o = 0; o < owners.count; o++)
                    if (!classes || classes & (1u << extraction->entities->items[owners.items[o]].class)) {
                        set_include(extraction->arena, set, owners.items[o]);
                        found = true;
                    }
            }
    if (found && is_owned) drop_states_of(extraction, set);
    /* "critics of the president", "allies of Ukraine" are others */
    static const char *const OTHERS[] = {"critic",    "opponent", "rival",   "foe",    "enemy",
                                         "detractor", "ally",     "partner", "backer", NULL};
    is_actor = is_actor && !is_one_of(OTHERS, noun);
    for (uint32_t i = 0; !found && is_actor && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            (is_origin(preposition_of(sentence, i)) || speaks_for(word, preposition_of(sentence, i)))) {
            size_t before = set->count;
            /* "diplomats of Peru and Chile", but "leaders of West African states" are some of their own */
            bool are_own = extraction->entities->unnamed_at[s][t] >= 0 && names_states(extraction, s, i);
            struct entity_set told = {0};
            if (!are_own) add_joined(extraction, s, i, classes, &told);
            if (is_other) leave_persons(extraction, &told);
            set_include_all(extraction->arena, set, &told);
            found = told.count > 0;
            /* "a spokesman for its mission in Geneva" */
            if (!found && speaks_for(word, preposition_of(sentence, i)))
                owners_of(extraction, s, i, classes, set);
            found = found || set->count > before;
        }
    static const char *const EXCLUDES[] = {"rather", "instead", "not", NULL}; /* "Chad rather than Niger" */
    for (uint32_t i = 0; i < sentence->count; i++) {
        int32_t link = sentence->tokens[i].deprel == DEP_CONJ ? dependent(sentence, i, DEP_CC) : -1;
        bool is_out = link >= 0 && (is_one_of(EXCLUDES, sentence->tokens[link].lower) ||
                                    has_dependent(sentence, i, "not")); /* "but not Niger" */
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_CONJ && !is_out)
            add_head(extraction, s, i, classes, set, depth + 1);
    }
}

/* "In answer, Korea, Japan and the States": when the parser hangs the first members of a coordination
 * elsewhere, they are read off the commas before its "and". */
static void add_stray_members(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                              struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = dependent(sentence, t, DEP_CC), own = extraction->entities->mention_at[s][t];
    bool is_headline = extraction->article->paragraphs &&
                       extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_HEADLINE;
    if (at < 0 && own >= 0 && is_headline) { /* "Bangladesh, Myanmar agree" */
        uint32_t begin = extraction->entities->mentions[own].begin;
        if (begin > 1 && strcmp(sentence->tokens[begin - 1].lower, ",") == 0) at = (int32_t)begin;
    }
    if (at < 0 || at > (int32_t)t || sentence->tokens[t].deprel == DEP_CONJ) return;
    for (int members = 0; at > 0 && members < 8; members++) {
        if (strcmp(sentence->tokens[at - 1].lower, ",") == 0) at--;
        int32_t index = mention_before(extraction, s, (uint32_t)at);
        if (index < 0) return;
        include_mention(extraction, s, extraction->entities->mentions[index].head, classes, set);
        at = (int32_t)extraction->entities->mentions[index].begin;
        if (at == 0 || strcmp(sentence->tokens[at - 1].lower, ",") != 0) return;
    }
}

/* "urges India, Pakistan to talk", "thanks Lula, Petro": in a headline the comma stands for "and". */
static void add_listed(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                       struct entity_set *set)
{
    static const enum deprel LINKS[] = {DEP_APPOS, DEP_VOCATIVE, DEP_LIST, DEP_DEP};
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t own = entities->mention_at[s][t];
    bool is_headline = strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
    if (!is_headline || own < 0 || sentence->count > 24) return;
    const struct mention *first = &entities->mentions[own];
    uint32_t next = first->end + 1;
    if (next >= sentence->count || strcmp(sentence->tokens[first->end].lower, ",") != 0) return;
    int32_t index = entities->mention_at[s][next];
    if (index < 0 || index == own || entities->mentions[index].begin != next) return;
    const struct mention *second = &entities->mentions[index];
    if (first->entity_count != 1 || second->entity_count != 1 || first->entities[0] == second->entities[0] ||
        entities->items[first->entities[0]].class != entities->items[second->entities[0]].class ||
        entities->items[first->entities[0]].class == CLASS_PLACE ||
        (second->end < sentence->count && strcmp(sentence->tokens[second->end].lower, ",") == 0))
        return;
    enum deprel link = (enum deprel)sentence->tokens[second->head].deprel;
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        if (link == LINKS[i]) include_mention(extraction, s, second->head, classes, set);
}

void entities_of(const struct extraction *extraction, uint32_t sentence, uint32_t token, uint32_t classes,
                 struct entity_set *set)
{
    if (classes & (1u << 31)) return;
    token = named_owner(&extraction->analysis->sentences[sentence], token);
    add_head(extraction, sentence, token, classes, set, 0);
    add_stray_members(extraction, sentence, token, classes, set);
    add_listed(extraction, sentence, token, classes, set);
    add_parties_of_paper(extraction, sentence, token, classes, set);
    add_author(extraction, sentence, token, classes, set);
}

/* "the former Portuguese colony": it is no longer whose it was. */
static bool was_owned(const struct sentence *sentence, uint32_t t)
{
    static const char *const WAS[] = {"former", "onetime", "one-time", "erstwhile", "ex", NULL};
    static const char *const OWNED[] = {"colony",     "possession", "protectorate", "territory",
                                        "dependency", "mandate",    "satellite",    "province",
                                        "republic",   "dominion",   "trusteeship",  NULL};
    for (uint32_t i = 0; i < t && is_one_of(OWNED, sentence->tokens[t].lemma); i++)
        if (sentence->tokens[i].head == (int32_t)t && is_one_of(WAS, sentence->tokens[i].lower)) return true;
    return false;
}

bool is_former_owner(const struct sentence *sentence, uint32_t name)
{
    const struct token *token = &sentence->tokens[name];
    return token->deprel == DEP_AMOD && token->head >= 0 && was_owned(sentence, (uint32_t)token->head);
}

static bool add_owner(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                      struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    /* "NATO members" are not NATO */
    if (lexicon_has(extraction->tables, "not-owned", sentence->tokens[t].lemma) ||
        is_private(extraction, s, t) || was_owned(sentence, t))
        return false;
    bool found = false;
    for (size_t k = 0; !found && k < OWNER_COUNT; k++)
        for (uint32_t i = 0; i < sentence->count; i++)
            if (owns(extraction, s, i, t, OWNERS[k]) && add_joined(extraction, s, i, classes, set))
                found = true;
    drop_states_of(extraction, set);
    return found;
}

/* "a drone launched by Chad", "shells fired by the army": whose they are who sent them. */
static bool add_launcher(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                         struct entity_set *set)
{
    static const char *const SENT[] = {"fired",   "launched", "dropped",   "flown", "operated",
                                       "carried", "planted",  "detonated", "laid",  NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *by = &sentence->tokens[i];
        bool is_agent = (by->deprel == DEP_OBL_AGENT || by->deprel == DEP_OBL) && by->head > (int32_t)t &&
                        strcmp(preposition_of(sentence, i), "by") == 0;
        const struct token *sending = is_agent ? &sentence->tokens[by->head] : NULL;
        if (sending && sending->head == (int32_t)t && sending->deprel == DEP_ACL &&
            is_one_of(SENT, sending->lower))
            return add_joined(extraction, s, i, classes, set);
    }
    return false;
}

/* "Thai F-16s": a name of what they are, not of whose. */
static bool is_weapon(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    struct entity_set set = {0};
    include_mention(extraction, s, t, 1u << CLASS_EQUIPMENT, &set);
    return set.count > 0;
}

void owners_of(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
               struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool is_named = extraction->entities->mention_at[s][t] >= 0 && !is_weapon(extraction, s, t);
    struct entity_set owners = {0};
    bool is_owned = !is_named && add_owner(extraction, s, t, classes, &owners);
    if (is_other_than_owner(extraction, sentence, t)) leave_persons(extraction, &owners);
    set_include_all(extraction->arena, set, &owners);
    if (is_named || is_owned) return;
    /* "Syrian government warplanes" */
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_COMPOUND &&
            add_owner(extraction, s, i, classes, set))
            return;
    /* "a British-flagged tanker", "Kurdish-held towns" */
    for (uint32_t i = 0; i + 2 < sentence->count; i++)
        if (sentence->tokens[i + 1].xpos == XPOS_HYPH && sentence->tokens[i + 2].head == (int32_t)t &&
            lexicon_has(extraction->tables, "belonging", sentence->tokens[i + 2].lower) &&
            include_mention(extraction, s, i, classes, set))
            return;
    /* "a drone launched by Chad" */
    if (add_launcher(extraction, s, t, classes, set)) return;
    /* "fighters loyal to Ouattara" */
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head < 0 || sentence->tokens[token->head].head != (int32_t)t ||
            (token->deprel != DEP_OBL && token->deprel != DEP_NMOD && token->deprel != DEP_OBL_AGENT))
            continue;
        if (lexicon_has(extraction->tables, "loyal", sentence->tokens[token->head].lower) &&
            include_mention(extraction, s, i, classes, set))
            return;
    }
}
