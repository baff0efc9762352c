/* spare.c: whom an act does not fall on: it is done to people without a name, or to states that are told but
 * not named; courts, tellers and the victims of what is judged are no targets. */
#include "event/party.h"
#include "event/target.h"
#include "event/telling.h"

#include <string.h>

/* Those without a name to whom the clause itself says that it is done: nobody named farther off is meant. */
bool are_people(const struct extraction *extraction, const struct found_event *item)
{
    const struct entity_set *target = &item->event.target;
    for (size_t i = 0; i < target->count; i++) {
        const struct entity *entity = &extraction->entities->items[target->items[i]];
        bool is_human = entity->class == CLASS_GROUP || entity->class == CLASS_PERSON;
        if (entity->mention_count || !is_human) return false;
    }
    return target->count > 0 && strcmp(item->event.class, "ExpelDiplomat") != 0;
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
bool is_alleged_of_nobody(const struct found_event *item)
{
    return is_of_people(item) && !item->event.target.count && item->event.attributed.count;
}

/* "recalled its envoys from countries that recognise Kosovo", "thanked the states that had helped": told, but
 * not by name. */
bool tells_some_states(const struct extraction *extraction, const struct found_event *item)
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
            bool is_some = dependent(sentence, fillers.tokens[f], DEP_DET) < 0 ||
                           dependent(sentence, fillers.tokens[f], DEP_ACL_RELCL) >= 0;
            if (!is_one_of(STATES, token->lemma) || !(token->features & FEATURE_PLURAL) || !is_some) continue;
            entities_of(extraction, item->trigger.sentence, fillers.tokens[f], 0, &set);
            if (!set.count) return true;
        }
    }
    return false;
}

/* "promised fishermen that", "urged other states to": told, but not by name; nobody else is spoken to. */
bool tells_some_people(const struct extraction *extraction, const struct found_event *item)
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

/* "requested support from the coalition": asked, though the text does not tell who that is. */
bool asks_unknown(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Request", "Demand", NULL};
    struct fillers fillers = {0};
    bool is_told = item->event.target.count && !item->inherits;
    if (item->trigger.is_noun || is_told || !is_one_of(CLASSES, item->event.class)) return false;
    fill_slot(extraction, &item->trigger, "from", &fillers);
    for (size_t f = 0; f < fillers.count; f++) {
        const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[fillers.tokens[f]];
        struct entity_set set = {0};
        owners_of(extraction, item->trigger.sentence, fillers.tokens[f], TAKE_UNNAMED, &set);
        if (!set.count && token->upos == UPOS_NOUN && lexicon_has_token(extraction, "dignitary", token))
            return true;
    }
    return false;
}

/* "Ross, who met Le Maire, defended the tariffs": a deed that is defended concerns nobody else, nor does
 * "its decision". */
bool defends_deed(const struct extraction *extraction, const struct found_event *item)
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
    return !owners.count || same_sets(&owners, &item->event.source);
}

/* "Oslo and Madrid said they would recognise Palestine": is whom the promise concerns who gets what is
 * promised? */
static bool is_promised_deed(const struct found_events *found, const struct found_event *item)
{
    for (size_t i = 0; item->inherits && i < found->count; i++) {
        const struct found_event *deed = &found->items[i];
        if (deed != item && !deed->dropped && deed->trigger.sentence == item->trigger.sentence &&
            sets_overlap(&deed->event.source, &item->event.source) &&
            sets_overlap(&deed->event.target, &item->event.target))
            return true;
    }
    return false;
}

/* "Seoul and Tokyo promised a new start": what several promise together they promise each other. */
static bool promises_jointly(const struct found_events *found, const struct found_event *item)
{
    return strcmp(item->event.class, "Promise") == 0 && item->event.source.count > 1 &&
           !is_promised_deed(found, item);
}

/* "called the discussions constructive", "expressed satisfaction with the talks": nobody is praised for
 * having talked. */
static bool praises_talks(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const TALKS[] = {"talk",    "discussion",   "negotiation", "conversation", "meeting",
                                        "session", "consultation", "exchange",    "atmosphere",   "dialogue",
                                        NULL};
    static const char *const SLOTS[] = {"object", "clause-subject", "with", "of", "about", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(item->event.class, "Praise") != 0 || item->trigger.is_noun) return false;
    for (size_t i = 0; SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            struct entity_set owners = {0};
            uint32_t t = fillers.tokens[f];
            owners_of(extraction, item->trigger.sentence, t, 0, &owners);
            if (is_one_of(TALKS, sentence->tokens[t].lemma) && !owners.count) return true;
        }
    }
    return false;
}

/* "it is for the world to act", "called on everyone to help": all are meant, nobody by name. */
static bool asks_everybody(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Request", "Demand", "Warn", NULL};
    static const char *const ALL[] = {"world",  "humanity", "mankind",   "everyone", "everybody",
                                      "anyone", "globe",    "humankind", NULL};
    static const char *const SLOTS[] = {"object", "on", "to", "clause-subject", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun) return false;
    for (size_t i = 0; SLOTS[i]; i++) {
        struct fillers fillers = {0};
        if (strcmp(SLOTS[i], "clause-subject") == 0) {
            fill_slot(extraction, &item->trigger, "clause", &fillers);
            for (size_t f = 0; f < fillers.count; f++) {
                int32_t subject = dependent(sentence, fillers.tokens[f], DEP_NSUBJ);
                if (subject >= 0 && is_one_of(ALL, sentence->tokens[subject].lower)) return true;
            }
            continue;
        }
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            if (is_one_of(ALL, sentence->tokens[fillers.tokens[f]].lower)) return true;
    }
    return false;
}

/* "called the exiles traitors", "regards the groups as terrorists": people without a name are judged, and
 * nobody else. */
static bool judges_people(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Condemn", "Accuse", "Praise", NULL};
    static const char *const BODIES[] = {"group", "party", "movement", "militia", "company", "firm", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun) return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    if (object < 0 || sentence->tokens[object].upos != UPOS_NOUN ||
        !(sentence->tokens[object].features & FEATURE_PLURAL) ||
        lexicon_has_token(extraction, "hearer", &sentence->tokens[object]))
        return false;
    struct entity_set owners = {0};
    owners_of(extraction, item->trigger.sentence, (uint32_t)object, TAKE_UNNAMED, &owners);
    return !owners.count && (lexicon_has_token(extraction, "human", &sentence->tokens[object]) ||
                             lexicon_has_token(extraction, "private", &sentence->tokens[object]) ||
                             is_one_of(BODIES, sentence->tokens[object].lemma));
}

/* "reaffirmed its commitment to defeating the rebels": not promised to those who are to be fought. */
static bool vows_to_fight(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const FIGHTS[] = {"defeat",    "combat",    "fight",  "counter",  "destroy", "degrade",
                                         "eliminate", "eradicate", "tackle", "confront", "crush",   NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(item->event.class, "Promise") != 0) return false;
    for (uint32_t t = item->trigger.token + 1; t < sentence->count; t++) {
        struct entity_set foes = {0};
        if (!is_verb(&sentence->tokens[t]) || !is_one_of(FIGHTS, sentence->tokens[t].lemma) ||
            !is_below(sentence, t, item->trigger.token, 4))
            continue;
        for (uint32_t i = t + 1; i < sentence->count; i++)
            if (is_below(sentence, i, t, 4))
                entities_of(extraction, item->trigger.sentence, i, TAKE_UNNAMED, &foes);
        if (sets_overlap(&foes, &item->event.target)) return true;
    }
    return false;
}

/* Is the act of a kind and told in a way that means nobody, whoever else the text names? */
bool means_nobody(const struct extraction *extraction, const struct found_events *found,
                  const struct found_event *item)
{
    bool is_told = item->event.target.count && !item->inherits;
    if (vows_to_fight(extraction, item)) return true;
    return !is_told && (promises_jointly(found, item) || praises_talks(extraction, item) ||
                        asks_everybody(extraction, item) || judges_people(extraction, item));
}

/* "rejected any step that divides Chad", "condemned all attacks on civilians": whoever does it, nobody named.
 */
bool judges_any(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Reject", "Condemn", NULL};
    static const char *const ANY[] = {"any", "all", "every", NULL};
    static const char *const OF_WHOM[] = {"by", "for", "with", "from", "of", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits;
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || is_told) return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    int32_t any = object < 0 ? -1 : dependent(sentence, (uint32_t)object, DEP_DET);
    if (any < 0 || sentence->tokens[object].upos != UPOS_NOUN || !is_one_of(ANY, sentence->tokens[any].lower))
        return false;
    for (uint32_t t = (uint32_t)object + 1; t < sentence->count; t++)
        if (sentence->tokens[t].head == object && is_one_of(OF_WHOM, preposition_of(sentence, t)))
            return false;
    return true;
}

/* "refused to resign": nobody else is meant. */
bool refuses_to_go(const struct extraction *extraction, const struct found_event *item)
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

/* "Trump pulls the US out of the accord": what a state does it does not do to who governs it. */
static void spare_rulers(const struct extraction *extraction, struct found_event *item)
{
    struct entity_set kept = {0};
    if (item->is_speech) return;
    for (size_t i = 0; i < item->event.target.count; i++) {
        uint32_t target = item->event.target.items[i];
        bool is_person = extraction->entities->items[target].class == CLASS_PERSON;
        int32_t state = is_person ? state_of_person(extraction, target) : -1;
        if (state < 0 || !set_contains(&item->event.source, (uint32_t)state))
            set_include(extraction->arena, &kept, target);
    }
    item->event.target = kept;
}

void spare_bystanders(const struct extraction *extraction, const struct found_events *found,
                      struct found_event *item)
{
    keep_bodies(extraction, &item->event);
    spare_courts(extraction, &item->event);
    keep_grounds(extraction, &item->event);
    spare_tellers(extraction, &item->event);
    spare_victims(extraction, found, item);
    leave_owners(extraction, item, &item->event);
    spare_rulers(extraction, item);
}

/* "Britain sought an end to the bombing": it does not fall on who wants it ended. */
static bool is_ended_by(const struct extraction *extraction, const struct found_event *deed)
{
    static const char *const ENDS[] = {"end", "halt", "stop", "cessation", "suspension", NULL};
    const struct sentence *sentence = sentence_of(extraction, &deed->trigger);
    int32_t end = deed->trigger.is_noun ? sentence->tokens[deed->trigger.token].head : -1;
    for (int steps = 0; end >= 0 && steps < 2 && !is_one_of(ENDS, sentence->tokens[end].lemma); steps++)
        end = sentence->tokens[end].head;
    if (end < 0 || !is_one_of(ENDS, sentence->tokens[end].lemma) || sentence->tokens[end].upos != UPOS_NOUN)
        return false;
    int32_t verb = sentence->tokens[end].head;
    int32_t subject = verb < 0 ? -1 : subject_of(extraction, deed->trigger.sentence, (uint32_t)verb, 0);
    struct entity_set who = {0};
    if (subject >= 0) entities_of(extraction, deed->trigger.sentence, (uint32_t)subject, 0, &who);
    return sets_overlap(&who, &deed->event.target);
}

/* "Malaysia condemned strikes on a school": what they fell on is told, so they did not fall on who judges
 * them.
 */
void spare_judges(const struct extraction *extraction, const struct found_events *found,
                  struct found_event *deed)
{
    static const char *const ON[] = {"on", "against", NULL};
    const struct sentence *sentence = sentence_of(extraction, &deed->trigger);
    bool falls_on = false;
    if (strcmp(event_category(deed->event.class), "Assault") != 0) return;
    if (is_ended_by(extraction, deed)) {
        deed->event.target = (struct entity_set){0};
        return;
    }
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

/* Is the press named only in the brackets of a dateline? */
static bool is_only_byline(const struct extraction *extraction, uint32_t press)
{
    const struct entities *entities = extraction->entities;
    const struct entity *entity = &entities->items[press];
    for (size_t m = 0; m < entity->mention_count; m++) {
        const struct mention *mention = &entities->mentions[entity->mentions[m]];
        const struct sentence *sentence = &extraction->analysis->sentences[mention->sentence];
        bool in_brackets = mention->begin > 0 && sentence->tokens[mention->begin - 1].form[0] == '(' &&
                           mention->end < sentence->count && sentence->tokens[mention->end].form[0] == ')';
        /* "AFP - The president said" */
        bool before_dash = mention->begin == 0 && mention->end < sentence->count &&
                           (sentence->tokens[mention->end].form[0] == '-' ||
                            sentence->tokens[mention->end].form[0] == '\xE2');
        if (!in_brackets && !before_dash) return false;
    }
    return entity->mention_count > 0;
}

/* "We are ready," she told Tass: the press that hears it. */
static bool is_told_to(const struct extraction *extraction, const struct found_event *item, uint32_t press)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (size_t m = first_mention(entities, item->trigger.sentence); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) break;
        const struct token *token = &sentence->tokens[mention->head];
        bool hears = token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ;
        if (hears && mention->entity_count == 1 && mention->entities[0] == press && token->head >= 0 &&
            strcmp(sentence->tokens[token->head].lemma, "tell") == 0)
            return item->is_speech;
    }
    return false;
}

/* "Denmark will reopen its embassy, the minister said": nothing friendly is done to who tells it. */
static bool is_only_teller(const struct extraction *extraction, const struct found_event *item, uint32_t who)
{
    static const char *const HOSTILE[] = {"Assault", "Coerce", "Threaten", NULL};
    const char *category = event_category(item->event.class);
    const struct entity *teller = &extraction->entities->items[who];
    if (!set_contains(&item->event.attributed, who)) return false;
    int32_t state = teller->class == CLASS_PERSON ? state_of_person(extraction, who) : -1;
    if (state >= 0 && set_contains(&item->event.source, (uint32_t)state))
        return true; /* "its president said" */
    if (item->is_speech || strcmp(category, "Consult") == 0) return false;
    if (teller->class == CLASS_PERSON) return !is_one_of(HOSTILE, category);
    /* "rebels attacked a ship, the ministry in the capital said", "according to the rights group" */
    const char *kind = teller->entry && teller->entry->kind ? teller->entry->kind : "";
    return teller->class == CLASS_ORGANIZATION && teller->label &&
           (strstr(teller->label, "Ministry") || strcmp(kind, "NGO") == 0 || strcmp(kind, "think tank") == 0);
}

void spare_press(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        struct entity_set kept = {0};
        for (size_t k = 0; k < event->target.count; k++) {
            uint32_t target = event->target.items[k];
            bool prints = is_press(&extraction->entities->items[target]) &&
                          (set_contains(&event->attributed, target) || is_only_byline(extraction, target) ||
                           is_told_to(extraction, &found->items[i], target));
            bool tells = prints || is_only_teller(extraction, &found->items[i], target);
            if (!tells) set_include(extraction->arena, &kept, target);
        }
        if (kept.count < event->target.count) event->target = kept;
    }
}

/* Does the person speak for others by the article: "the palace's spokesman"? */
static bool is_spokesman(const struct extraction *extraction, uint32_t person)
{
    const uint32_t *from = extraction->relations_from, *of = extraction->relations_of;
    for (uint32_t i = from[person]; i < from[person + 1]; i++) {
        const struct relation *relation = &extraction->entities->relations[of[i]];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == person && relation->office &&
            strcasestr(relation->office, "spokes"))
            return true;
    }
    return false;
}

/* "The palace's spokesman said President Ruto would decide", "he read out how Ruto regretted it": neither
 * says it to the other. */
static bool is_own_voice(const struct extraction *extraction, const struct event *event, uint32_t target)
{
    const struct entity *items = extraction->entities->items;
    if (event->source.count != 1 || !is_speech_category(event->class)) return false;
    uint32_t source = event->source.items[0];
    if (items[source].class != CLASS_PERSON || items[target].class != CLASS_PERSON) return false;
    int32_t state = state_of_person(extraction, source);
    return state >= 0 && state == state_of_person(extraction, target) &&
           (is_spokesman(extraction, source) || is_spokesman(extraction, target));
}

/* "bombed them in support of the president", "on behalf of Chad": the sentence names them only as those for
 * whom harm is done to others. */
static bool is_helped(const struct extraction *extraction, const struct found_event *item, uint32_t target)
{
    static const char *const HARM[] = {"Assault", "Threaten", "Coerce", NULL};
    static const char *const HELP[] = {"support",    "defence", "defense",    "behalf",  "favour", "favor",
                                       "solidarity", "aid",     "assistance", "request", "help",   NULL};
    const char *category = event_category(item->event.class);
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    size_t namings = 0;
    if (!category || !is_one_of(HARM, category)) return false;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (!phrase_names(extraction, item->trigger.sentence, t, target) || token->deprel == DEP_FLAT)
            continue;
        const struct token *of =
            token->deprel == DEP_NMOD && token->head >= 0 ? &sentence->tokens[token->head] : NULL;
        if (!of || of->deprel != DEP_OBL || !is_one_of(HELP, of->lemma)) return false;
        namings++;
    }
    return namings > 0;
}

/* "Cambodia, whose troops had shelled hospitals": no troops shell their own State; but rebels do. */
static bool is_of_own_troops(const struct extraction *extraction, const struct event *event, uint32_t target)
{
    static const char *const TROOPS[] = {"troops",    "soldiers",  "army", "navy",
                                         "air force", "warplanes", NULL};
    const struct entity *items = extraction->entities->items;
    const char *category = event_category(event->class);
    if (!category || strcmp(category, "Assault") != 0 || items[target].class != CLASS_STATE ||
        !event->source.count)
        return false;
    for (size_t i = 0; i < event->source.count; i++) {
        const struct entity *actor = &items[event->source.items[i]];
        bool are_troops = false;
        for (size_t w = 0; TROOPS[w] && !actor->entry; w++)
            are_troops = are_troops || strcasestr(actor->label, TROOPS[w]);
        if (!are_troops) return false;
    }
    return is_own_side(extraction, &event->source, target);
}

/* "France had supplied the army", "its army keeps a force in the country": neither gives or sends anything to
 * itself. */
static bool is_gift_to_own(const struct extraction *extraction, const struct event *event, uint32_t target)
{
    static const char *const GIFTS[] = {"ArmsTransfer", "MilitaryAid", NULL};
    const struct entity *items = extraction->entities->items;
    if (event->source.count != 1) return false;
    if (strcmp(event->class, "Deploy") == 0)
        return items[target].class == CLASS_STATE && items[event->source.items[0]].class != CLASS_GROUP &&
               is_own_side(extraction, &event->source, target);
    struct entity_set body = {0};
    set_include(extraction->arena, &body, target);
    return is_one_of(GIFTS, event->class) && items[target].class == CLASS_ORGANIZATION &&
           is_own_side(extraction, &body, event->source.items[0]);
}

bool is_spared(const struct extraction *extraction, const struct found_event *item, uint32_t target)
{
    const struct event *event = &item->event;
    static const char *const CLASSES[] = {"Sanction",       "LiftSanction", "ExpelDiplomat",      "Recognize",
                                          "SeverRelations", "Blockade",     "EstablishRelations", NULL};
    const struct entity *items = extraction->entities->items;
    if (is_own_voice(extraction, event, target) || is_helped(extraction, item, target) ||
        is_of_own_troops(extraction, event, target) || is_gift_to_own(extraction, event, target))
        return true;
    if (!is_one_of(CLASSES, event->class) || items[target].class != CLASS_STATE) return false;
    for (size_t i = 0; i < event->source.count; i++) {
        const struct entry *actor = items[event->source.items[i]].entry;
        if (actor && actor->citizen_of && actor->citizen_of == items[target].entry) return true;
    }
    return event->source.count && is_own_side(extraction, &event->source, target);
}

void spare_own_side(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        struct entity_set kept = {0};
        for (size_t k = 0; k < event->target.count; k++)
            if (!is_spared(extraction, &found->items[i], event->target.items[k]))
                set_include(extraction->arena, &kept, event->target.items[k]);
        if (kept.count < event->target.count) event->target = kept;
    }
}
