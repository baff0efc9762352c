/* inherit.c: whom an act concerns through what it is about, for acts without a target of their own: an act
 * about another event concerns the one who does that ("condemned Russia's invasion"), or, when that is the
 * actor itself, the one to whom it is done ("vowed to bomb Iran"). After fill_roles. */
#include "event/stages.h"

#include <string.h>

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

struct search {
    const struct extraction *extraction;
    const struct found_events *found;
    const struct found_event *act;
    struct entity_set *target;
    uint32_t classes; /* that may be taken */
};

static bool take(const struct search *search, const struct entity_set *set)
{
    size_t before = search->target->count;
    for (size_t i = 0; i < set->count; i++) {
        /* "praised Batumi's new resort": a place stands for its state */
        bool is_place = search->extraction->entities->items[set->items[i]].class == CLASS_PLACE;
        int32_t state = is_place ? state_of_place(search->extraction, set->items[i]) : -1;
        if (state >= 0 && !is_own_side(search->extraction, &search->act->event.source, (uint32_t)state))
            set_include(search->extraction->arena, search->target, (uint32_t)state);
        enum entity_class class = search->extraction->entities->items[set->items[i]].class;
        if (!is_own_side(search->extraction, &search->act->event.source, set->items[i]) &&
            ACTORS & (1u << class))
            set_include(search->extraction->arena, search->target, set->items[i]);
    }
    return search->target->count > before;
}

/* The doers of the event that the token evokes. */
static bool take_doers(const struct search *search, uint32_t token)
{
    for (size_t i = 0; i < search->found->count; i++) {
        const struct found_event *other = &search->found->items[i];
        if (other != search->act && other->trigger.sentence == search->act->trigger.sentence &&
            other->trigger.token == token && take(search, &other->event.source))
            return true;
    }
    return false;
}

static bool have_category(const struct event *event, const char *const *names)
{
    const char *category = event_category(event->class);
    return category && is_one_of(names, category);
}

/* The doers of the nearest deed like the one told without its doer: "Gunmen killed eight soldiers. Ban
 * condemned the ambush"; of the same word: "shelled a camp ... condemned the shelling". None: NULL. */
static struct entity_set doers_of_alike(const struct search *search, const struct found_event *deed,
                                        bool is_akin)
{
    const struct found_events *found = search->found;
    const char *const like[] = {event_category(deed->event.class), NULL};
    struct entity_set doers = {0};
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        const struct event *event = &other->event;
        bool is_later = other->trigger.sentence > deed->trigger.sentence;
        if (other == deed || other == search->act || other->dropped || !event->source.count ||
            event->factuality == FACTUALITY_DENIED || !have_category(event, like) ||
            (is_akin && !are_akin(other->trigger.lemma, deed->trigger.lemma)) || (is_later && doers.count))
            continue;
        bool is_same = !deed->event.target.count || sets_overlap(&event->target, &deed->event.target);
        if (is_same) doers = answerable(search->extraction, event);
    }
    return doers;
}

static struct entity_set doers_of_like(const struct search *search, const struct found_event *deed)
{
    struct entity_set doers = doers_of_alike(search, deed, true);
    return doers.count ? doers : doers_of_alike(search, deed, false);
}

/* Who condemns a deed does not condemn those to whom it is done. */
static bool spares_victims(const struct search *search, const struct found_event *deed)
{
    static const char *const ACTS[] = {"Condemn", "Accuse", "Protest", "Threaten", NULL};
    static const char *const DEEDS[] = {"Assault", "Coerce", NULL};
    return is_one_of(ACTS, search->act->event.class) && have_category(&deed->event, DEEDS) &&
           !deed->event.source.count;
}

/* The doers of the event that the token evokes, or else those to whom it is done. */
static bool take_from_event(const struct search *search, uint32_t token)
{
    for (size_t i = 0; i < search->found->count; i++) {
        const struct found_event *other = &search->found->items[i];
        if (other == search->act || other->trigger.sentence != search->act->trigger.sentence ||
            other->trigger.token != token)
            continue;
        if (take(search, &other->event.source)) return true;
        if (spares_victims(search, other)) {
            struct entity_set doers = doers_of_like(search, other);
            take(search, &doers);
            return true; /* nobody told: those who suffered it least of all */
        }
        if (take(search, &other->event.target)) return true;
        /* what is done to a place without a state: "threatened to shell Grozny" */
        static const char *const FORCE[] = {"Assault", "Coerce", NULL};
        bool is_force = is_one_of(FORCE, event_category(other->event.class));
        for (size_t p = 0; is_force && p < other->event.target.count; p++)
            if (!set_contains(&search->act->event.source, other->event.target.items[p]))
                set_include(search->extraction->arena, search->target, other->event.target.items[p]);
        if (search->target->count) return true;
    }
    return false;
}

static bool take_from_noun(const struct search *search, uint32_t noun, int depth);

/* True ends the search: who defends his own state's policy stands by that state, not by whom it names. */
static bool take_from_owners(const struct search *search, uint32_t noun)
{
    struct entity_set owners = {0};
    const char *category = event_category(search->act->event.class);
    owners_of(search->extraction, search->act->trigger.sentence, noun, ACTORS | 1u << CLASS_PLACE, &owners);
    if (take(search, &owners)) return true;
    if (!owners.count || !category || strcmp(category, "Support") != 0) return false;
    bool defends = strcmp(search->act->trigger.lemma, "defend") == 0;
    for (size_t i = 0; defends && i < owners.count; i++)
        if (search->extraction->entities->items[owners.items[i]].class == CLASS_STATE &&
            !set_contains(&search->act->event.source, owners.items[i]))
            set_include(search->extraction->arena, search->target, owners.items[i]);
    return true;
}

static bool take_from_phrases(const struct search *search, uint32_t head, int depth)
{
    static const char *const PREPOSITIONS[] = {"to",   "with", "against", "on",      "for", "toward",
                                               "over", "from", "of",      "between", "by",  "towards",
                                               "into", "upon", "among",   "about",   "in",  "at"};
    static const char *const AGAINST[] = {"Condemn", "Accuse", "Protest", "Reject", NULL};
    const struct sentence *sentence = sentence_of(search->extraction, &search->act->trigger);
    int32_t object = dependent(sentence, head, DEP_OBJ);
    const struct token *deed = &sentence->tokens[object >= 0 ? (uint32_t)object : head];
    bool is_hostile = is_one_of(AGAINST, search->act->event.class) &&
                      lexicon_has_token(search->extraction, "intrusion", deed);
    for (size_t p = 0; p < sizeof PREPOSITIONS / sizeof *PREPOSITIONS; p++)
        for (uint32_t i = 0; i < sentence->count; i++) {
            const struct token *token = &sentence->tokens[i];
            if (token->head != (int32_t)head || (token->deprel != DEP_OBL && token->deprel != DEP_NMOD) ||
                strcmp(preposition_of(sentence, i), PREPOSITIONS[p]) != 0)
                continue;
            /* an event behind "in" or "at" is a setting: "agreed at a meeting" */
            bool is_setting = p >= sizeof PREPOSITIONS / sizeof *PREPOSITIONS - 2 &&
                              frames_for(&search->extraction->tables->nouns, token->lemma);
            /* "complained of interference in Chad", "denounced violence against refugees" */
            bool is_hurt = strcmp(PREPOSITIONS[p], "for") == 0 && /* "was a setback for Chad" */
                           is_one_of(AGAINST, search->act->event.class) &&
                           lexicon_has_token(search->extraction, "bad", &sentence->tokens[head]);
            if (is_hurt) continue;
            bool is_victim = is_hostile && strcmp(PREPOSITIONS[p], "by") != 0 &&
                             strcmp(PREPOSITIONS[p], "from") != 0 && strcmp(PREPOSITIONS[p], "of") != 0;
            if (is_victim || is_on_platform(search->extraction, sentence, i)) continue;
            if (!is_setting && take_from_noun(search, i, depth + 1)) return true;
        }
    return false;
}

static bool take_from_clause(const struct search *search, uint32_t verb, int depth)
{
    const struct sentence *sentence = sentence_of(search->extraction, &search->act->trigger);
    struct entity_set set = {0};
    if (depth > 4) return false;
    if (take_from_event(search, verb)) return true;
    int32_t subject = subject_of(search->extraction, search->act->trigger.sentence, verb, 0);
    if (subject >= 0)
        entities_of(search->extraction, search->act->trigger.sentence, (uint32_t)subject, search->classes,
                    &set);
    if (take(search, &set)) return true;
    if (subject >= 0 && !set.count && take_from_owners(search, (uint32_t)subject)) return true;
    struct trigger clause = {.sentence = search->act->trigger.sentence,
                             .token = verb,
                             .light_verb = -1,
                             .carrier = -1,
                             .lemma = ""};
    struct fillers objects = {0};
    fill_slot(search->extraction, &clause, "object", &objects);
    for (size_t i = 0; i < objects.count; i++)
        if (take_from_noun(search, objects.tokens[i], depth + 1)) return true;
    if (take_from_phrases(search, verb, depth)) return true;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb &&
            (sentence->tokens[i].deprel == DEP_XCOMP || sentence->tokens[i].deprel == DEP_CCOMP) &&
            take_from_clause(search, i, depth + 1))
            return true;
    return false;
}

static bool take_from_noun(const struct search *search, uint32_t noun, int depth)
{
    const struct sentence *sentence = sentence_of(search->extraction, &search->act->trigger);
    struct entity_set set = {0};
    if (depth > 4 || hears_only(search->extraction, &search->act->trigger, noun, &search->act->event))
        return false;
    entities_of(search->extraction, search->act->trigger.sentence, noun, search->classes, &set);
    if (take(search, &set) || take_from_event(search, noun) || take_from_owners(search, noun)) return true;
    if (take_from_phrases(search, noun, depth)) return true;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)noun) continue;
        if (token->deprel == DEP_ACL && take_from_clause(search, i, depth + 1)) return true;
    }
    return false;
}

/* "Iran, he warned, would answer": the clause around the speaking is what is said. "Moscow vowed to respond
 * after Kyiv struck": who did what is reacted to is the target. */
static bool take_from_surroundings(const struct search *search)
{
    const struct trigger *trigger = &search->act->trigger;
    const struct sentence *sentence = sentence_of(search->extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    const char *class = search->act->event.class;
    if (trigger->is_noun) return false;
    if (token->deprel == DEP_PARATAXIS && token->head >= 0 && search->act->is_speech)
        return take_from_clause(search, (uint32_t)token->head, 3);
    bool reacts =
        strcmp(class, "Threaten") == 0 || strcmp(class, "Condemn") == 0 || strcmp(class, "Protest") == 0;
    for (uint32_t i = 0; reacts && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_ADVCL &&
            take_doers(search, i))
            return true;
    return reacts && token->deprel == DEP_ADVCL && token->head >= 0 &&
           take_doers(search, (uint32_t)token->head);
}

/* "Writing on Twitter, he ..."; "... after a crowd had stormed the embassy": when, not what. */
static bool is_setting_clause(const struct search *search, uint32_t verb)
{
    static const char *const MARKS[] = {"after", "before", "when", "while", "as",
                                        "since", "until",  "once", NULL};
    const struct sentence *sentence = sentence_of(search->extraction, &search->act->trigger);
    if (sentence->tokens[verb].deprel != DEP_ADVCL) return false;
    if (verb < search->act->trigger.token) return true;
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    for (size_t i = 0; mark >= 0 && MARKS[i]; i++)
        if (strcmp(sentence->tokens[mark].lower, MARKS[i]) == 0) return true;
    return false;
}

/* A treaty can be praised or rejected itself. */
static void take_treaty(const struct search *search)
{
    static const char *const CLASSES[] = {"Praise", "Support", "Condemn", "Reject", NULL};
    struct fillers objects = {0};
    bool can = false;
    for (size_t i = 0; CLASSES[i]; i++)
        can = can || strcmp(search->act->event.class, CLASSES[i]) == 0;
    if (!can || search->act->trigger.is_noun) return;
    fill_slot(search->extraction, &search->act->trigger, "object", &objects);
    for (size_t i = 0; i < objects.count; i++)
        entities_of(search->extraction, search->act->trigger.sentence, objects.tokens[i], 1u << CLASS_TREATY,
                    search->target);
}

static void inherit_target(const struct search *search)
{
    const struct trigger *trigger = &search->act->trigger;
    struct fillers objects = {0}, clauses = {0};
    if (trigger->is_noun) {
        if (take_from_phrases(search, trigger->token, 0)) return;
        fill_slot(search->extraction, trigger, "clause", &clauses);
    } else {
        if (!search->act->frame->is_reciprocal) {
            fill_slot(search->extraction, trigger, "object", &objects);
            if (falls_on_unnamed(search->extraction, search->act)) return;
            for (size_t i = 0; i < objects.count; i++)
                if (take_from_noun(search, objects.tokens[i], 0)) return;
        }
        fill_slot(search->extraction, trigger, "clause", &clauses);
    }
    for (size_t i = 0; i < clauses.count; i++)
        if (!is_setting_clause(search, clauses.tokens[i]) && take_from_clause(search, clauses.tokens[i], 0))
            return;
    if (take_from_surroundings(search)) return;
    if (!trigger->is_noun) take_from_phrases(search, trigger->token, 0);
}

/* How deep the trigger stands in its tree: what an act is about is deeper than the act. */
static int depth_of(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int depth = 0;
    for (int32_t at = (int32_t)trigger->token; at >= 0 && depth < 64; at = sentence->tokens[at].head)
        depth++;
    return depth;
}

static bool wants_target(const struct found_event *item)
{
    if (item->event.target.count || !item->event.source.count || is_done_alone(item->event.class))
        return false;
    return !item->frame->is_reciprocal ||
           (strcmp(item->event.class, "Agree") == 0 && item->event.source.count == 1);
}

struct found_event *event_at(struct found_events *found, uint32_t sentence, int32_t token)
{
    for (size_t i = 0; token >= 0 && i < found->count; i++)
        if (!found->items[i].dropped && found->items[i].trigger.sentence == sentence &&
            found->items[i].trigger.token == (uint32_t)token)
            return &found->items[i];
    return NULL;
}

/* "claimed responsibility for an attack on", "the attack was claimed by": the verb of claiming; -1. */
static int32_t claiming_verb(const struct sentence *sentence, uint32_t deed)
{
    static const char *const VERBS[] = {"claim", "take", "accept", "admit", NULL};
    static const char *const NOUNS[] = {"responsibility", "credit", NULL};
    const struct token *token = &sentence->tokens[deed];
    if (token->head < 0) return -1;
    const struct token *above = &sentence->tokens[token->head];
    if (token->deprel == DEP_NSUBJ_PASS) return strcmp(above->lemma, "claim") == 0 ? token->head : -1;
    if (strcmp(preposition_of(sentence, deed), "for") != 0) return -1;
    int32_t verb = is_one_of(NOUNS, above->lemma) && above->deprel == DEP_OBJ ? above->head : token->head;
    int32_t object = verb >= 0 ? dependent(sentence, (uint32_t)verb, DEP_OBJ) : -1;
    bool claims = object >= 0 && is_one_of(NOUNS, sentence->tokens[object].lemma) &&
                  is_one_of(VERBS, sentence->tokens[verb].lemma);
    return claims ? verb : -1;
}

/* Who says that he did the deed, did it; whatever else the sentence names. */
static bool take_claimer(const struct extraction *extraction, struct found_events *found,
                         struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const char *category = event_category(item->event.class);
    if (!item->trigger.is_noun || !category || strcmp(category, "Assault") != 0) return false;
    int32_t verb = claiming_verb(sentence, item->trigger.token);
    if (verb < 0) return false;
    int32_t agent = dependent(sentence, (uint32_t)verb, DEP_OBL_AGENT);
    bool is_passive = sentence->tokens[item->trigger.token].deprel == DEP_NSUBJ_PASS;
    int32_t who = is_passive ? agent : subject_of(extraction, item->trigger.sentence, (uint32_t)verb, 0);
    struct entity_set claimers = {0};
    if (who >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)who, ACTORS, &claimers);
    if (!claimers.count) return false;
    item->event.source = claimers;
    struct found_event *claim = event_at(found, item->trigger.sentence, verb);
    if (claim && strcmp(event_category(claim->event.class), category) == 0) claim->dropped = true;
    return true;
}

/* "blamed the blasts on the rebels": they did it, nobody did it to them. */
static void blame_on(const struct extraction *extraction, struct found_events *found,
                     struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (!item->trigger.is_noun || token->deprel != DEP_OBJ || item->event.source.count) return;
    if (strcmp(sentence->tokens[token->head].lemma, "blame") != 0) return;
    for (uint32_t i = item->trigger.token + 1; i < sentence->count && !item->event.source.count; i++) {
        bool hangs = sentence->tokens[i].head == (int32_t)item->trigger.token ||
                     sentence->tokens[i].head == token->head;
        if (hangs && strcmp(preposition_of(sentence, i), "on") == 0)
            entities_of(extraction, item->trigger.sentence, i, ACTORS | TAKE_UNNAMED, &item->event.source);
    }
    if (sets_overlap(&item->event.target, &item->event.source)) item->event.target = (struct entity_set){0};
    struct found_event *blame = event_at(found, item->trigger.sentence, token->head);
    if (blame && !blame->event.target.count) blame->event.target = item->event.source;
}

/* "filed a complaint with the court over the raid": the body that hears it did nothing. */
static bool is_filed_with_body(const struct extraction *extraction, const struct found_event *matrix)
{
    static const char *const FILES[] = {"file", "lodge", "submit", "register", "bring", "table", NULL};
    const struct sentence *sentence = sentence_of(extraction, &matrix->trigger);
    if (!is_one_of(FILES, sentence->tokens[matrix->trigger.token].lemma) || matrix->event.target.count != 1)
        return false;
    uint32_t body = matrix->event.target.items[0];
    if (state_related(extraction, body, RELATION_PART_OF) >= 0) return false; /* "with the Chadian embassy" */
    return extraction->entities->items[body].class == CLASS_ORGANIZATION;
}

/* "blamed Iran for a strike": what somebody is accused of or thanked for, he did. */
static void inherit_sources(const struct extraction *extraction, struct found_events *found)
{
    static const char *const WORDS[] = {"of", "for", "over", "with", NULL};
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        const struct token *token = &sentence->tokens[item->trigger.token];
        blame_on(extraction, found, item);
        if (item->event.source.count || take_claimer(extraction, found, item)) continue;
        if (token->deprel != DEP_OBL || !item->trigger.is_noun) continue;
        const struct found_event *matrix = event_at(found, item->trigger.sentence, token->head);
        const char *category = matrix ? event_category(matrix->event.class) : NULL;
        if (!category || (strcmp(category, "Accuse") != 0 && strcmp(category, "Support") != 0)) continue;
        if (is_filed_with_body(extraction, matrix)) continue;
        for (size_t w = 0; WORDS[w]; w++)
            if (strcmp(preposition_of(sentence, item->trigger.token), WORDS[w]) == 0)
                item->event.source = matrix->event.target;
    }
}

/* "condemned Chad's launch, saying it broke the rules": what the deed that is judged does, those do who are
 * judged for it, not who judges. */
static void blame_judged(const struct extraction *extraction, struct found_events *found)
{
    static const char *const IT[] = {"it", "they", "this", "that", "these", "which", NULL};
    static const char *const JUDGES[] = {"Condemn", "Accuse", "Reject", "Protest", NULL};
    static const char *const HARMS[] = {"Assault", "Coerce", "Sanction", "Threaten", NULL};
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        uint32_t at = item->trigger.token;
        const struct token *token = &sentence->tokens[at];
        int32_t subject = item->trigger.is_noun ? -1 : dependent(sentence, at, DEP_NSUBJ);
        bool is_harm = strcmp(item->event.class, "BreachTreaty") == 0 ||
                       is_one_of(HARMS, event_category(item->event.class));
        if (!is_harm || subject < 0 || !is_one_of(IT, sentence->tokens[subject].lower) || token->head < 0 ||
            token->deprel != DEP_CCOMP)
            continue;
        uint32_t said = (uint32_t)token->head;
        if (dependent(sentence, said, DEP_NSUBJ) >= 0 || sentence->tokens[said].head < 0) continue;
        const struct found_event *judges =
            event_at(found, item->trigger.sentence, sentence->tokens[said].head);
        if (!judges || judges->trigger.is_noun || !is_one_of(JUDGES, judges->event.class) ||
            !sets_overlap(&judges->event.source, &item->event.source))
            continue;
        item->event.source = judges->event.target;
        if (sets_overlap(&item->event.source, &item->event.target)) item->event.target.count = 0;
    }
}

/* "accused Washington of meddling, warning that ...": the second act is towards the same as the first. */
static void follow_targets(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        const struct token *token = &sentence->tokens[item->trigger.token];
        bool follows = token->deprel == DEP_ADVCL || token->deprel == DEP_CONJ;
        if (item->trigger.is_noun || !follows || !wants_target(item)) continue;
        const struct found_event *first = event_at(found, item->trigger.sentence, token->head);
        if (!first || first->frame->is_reciprocal) continue;
        bool same = first->event.source.count && item->event.source.items[0] == first->event.source.items[0];
        if (same && !is_own_side(extraction, &item->event.source,
                                 first->event.target.count ? first->event.target.items[0] : UINT32_MAX))
            item->event.target = first->event.target;
    }
}

/* Who leaves or breaks a treaty does so towards its other parties; when one enters into force, it does for
 * all. */
static void target_parties(const struct extraction *extraction, struct found_events *found)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        bool enters = strcmp(event->class, "EnterIntoForce") == 0 && !event->source.count;
        for (size_t r = 0; enters && r < entities->relation_count; r++)
            if (entities->relations[r].kind == RELATION_PARTY_TO &&
                set_contains(&event->involves, entities->relations[r].object))
                set_include(extraction->arena, &event->source, entities->relations[r].subject);
        bool of_treaty =
            strcmp(event->class, "WithdrawTreaty") == 0 || strcmp(event->class, "BreachTreaty") == 0;
        if (!of_treaty || event->target.count || !event->source.count) continue;
        for (size_t r = 0; r < entities->relation_count; r++) {
            const struct relation *relation = &entities->relations[r];
            if (relation->kind == RELATION_PARTY_TO && set_contains(&event->involves, relation->object) &&
                !is_own_side(extraction, &event->source, relation->subject))
                set_include(extraction->arena, &event->target, relation->subject);
        }
        if (event->target.count > 3) event->target = (struct entity_set){0};
    }
}

/* "telephoned Benes to express support": what one calls on somebody for is done to him. */
static void follow_encounters(const struct extraction *extraction, struct found_events *found)
{
    static const char *const CLASSES[] = {"PhoneCall", "Meeting", NULL};
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        uint32_t at =
            item->trigger.light_verb >= 0 ? (uint32_t)item->trigger.light_verb : item->trigger.token;
        const struct token *token = &sentence->tokens[at];
        bool is_purpose =
            (token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP) && token->xpos == XPOS_VB;
        static const char *const FRIENDLY[] = {"Support",    "Praise",    "Thank", "Promise",
                                               "Invitation", "Apologize", NULL};
        /* "telephoned him and pledged support" */
        bool is_next = token->deprel == DEP_CONJ && is_one_of(FRIENDLY, item->event.class);
        bool has_told = item->event.target.count && !item->inherits;
        if ((!is_purpose && !is_next) || !item->is_speech || has_told || !item->event.source.count) continue;
        const struct found_event *call = event_at(found, item->trigger.sentence, token->head);
        if (!call || call->trigger.is_noun || !is_one_of(CLASSES, call->event.class) ||
            call->event.source.count != 2)
            continue;
        item->event.target = (struct entity_set){0};
        for (size_t k = 0; k < 2; k++)
            if (!set_contains(&item->event.source, call->event.source.items[k]) &&
                set_contains(&call->event.source, item->event.source.items[0]))
                set_include(extraction->arena, &item->event.target, call->event.source.items[k]);
    }
}

/* "demand the resignation of Benes", "demanding that Benes go": who is to go. */
static void take_unwanted(const struct search *search, uint32_t verb)
{
    static const char *const DEMANDS[] = {"demand", "call", "urge", "press", "insist", "seek", NULL};
    static const char *const GOING[] = {"resignation", "departure", "removal", "ouster",      "ousting",
                                        "overthrow",   "dismissal", "exit",    "impeachment", NULL};
    static const char *const GOES[] = {"resign", "quit", "go", "leave", "step", "stand", NULL};
    const struct sentence *sentence = sentence_of(search->extraction, &search->act->trigger);
    if (!is_one_of(DEMANDS, sentence->tokens[verb].lemma)) return;
    for (uint32_t i = verb + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb) continue;
        struct entity_set set = {0};
        int32_t subject = is_one_of(GOES, token->lemma)
                              ? subject_of(search->extraction, search->act->trigger.sentence, i, 0)
                              : -1;
        if (is_one_of(GOING, token->lemma)) take_from_noun(search, i, 0);
        if (subject < 0) continue;
        entities_of(search->extraction, search->act->trigger.sentence, (uint32_t)subject, ACTORS, &set);
        take(search, &set);
    }
}

/* "thousands marched to demand that he resign": a crowd without a name turns against who is to go. */
static void follow_demands(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (strcmp(item->event.class, "Protest") != 0 || item->event.target.count || item->event.source.count)
            continue;
        struct search search = {.extraction = extraction,
                                .found = found,
                                .act = item,
                                .target = &item->event.target,
                                .classes = ACTORS};
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        for (uint32_t t = item->trigger.token + 1; t < sentence->count && !item->event.target.count; t++)
            if (sentence->tokens[t].head == (int32_t)item->trigger.token &&
                (sentence->tokens[t].deprel == DEP_ADVCL || sentence->tokens[t].deprel == DEP_ACL ||
                 sentence->tokens[t].deprel == DEP_XCOMP))
                take_unwanted(&search, t);
    }
}

/* "accused China of hacking it and summoned the ambassador": that of whom the clause before is told. */
static void follow_envoy(const struct extraction *extraction, struct found_events *found,
                         struct found_event *item)
{
    static const char *const ENVOYS[] = {"ambassador", "envoy", "consul", "diplomat", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *verb = &sentence->tokens[item->trigger.token];
    if (item->trigger.is_noun || item->event.target.count != 1 ||
        extraction->entities->items[item->event.target.items[0]].mention_count)
        return;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object < 0 || !is_one_of(ENVOYS, sentence->tokens[object].lemma)) return;
    int32_t article = dependent(sentence, (uint32_t)object, DEP_DET);
    bool is_bare =
        article < 0 || (article + 1 == object && strcmp(sentence->tokens[article].lower, "the") == 0);
    const struct found_event *first = verb->deprel == DEP_CONJ || verb->deprel == DEP_PARATAXIS
                                          ? event_at(found, item->trigger.sentence, verb->head)
                                          : NULL;
    if (is_bare && first && !first->frame->is_reciprocal && first->event.target.count &&
        dependent(sentence, (uint32_t)object, DEP_NMOD) < 0)
        item->event.target = first->event.target;
}

void inherit_targets(struct extraction *extraction, struct found_events *found)
{
    int *depths = arena_array(extraction->arena, found->count + 1, sizeof *depths), deepest = 0;
    for (size_t i = 0; i < found->count; i++) {
        depths[i] = depth_of(extraction, &found->items[i].trigger);
        if (depths[i] > deepest) deepest = depths[i];
    }
    for (int depth = deepest; depth > 0; depth--)
        for (size_t i = 0; i < found->count; i++) {
            if (depths[i] != depth || found->items[i].dropped || !wants_target(&found->items[i])) continue;
            struct search search = {.extraction = extraction,
                                    .found = found,
                                    .act = &found->items[i],
                                    .target = &found->items[i].event.target,
                                    .classes = ACTORS};
            inherit_target(&search);
            search.classes |= TAKE_UNNAMED; /* "the death of a young man", but "sent in soldiers" */
            bool moves = strcmp(found->items[i].event.class, "Deploy") == 0 ||
                         strcmp(found->items[i].event.class, "Withdraw") == 0;
            if (!found->items[i].event.target.count && !moves) inherit_target(&search);
            if (!found->items[i].event.target.count) take_treaty(&search);
            found->items[i].inherits = found->items[i].event.target.count > 0;
        }
    inherit_sources(extraction, found);
    blame_judged(extraction, found);
    follow_encounters(extraction, found);
    follow_targets(extraction, found);
    for (size_t i = 0; i < found->count; i++)
        follow_envoy(extraction, found, &found->items[i]);
    follow_demands(extraction, found);
    target_parties(extraction, found);
    find_hosts(extraction, found);
}
