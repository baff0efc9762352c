/* rebuff.c: whom denials, refusals and scorn fall on where their own clause does not say: who made the claim,
 * who proposed or asked, whose the verdict is, whose deed a word sums up, whose the matter is that is brought
 * before a forum. Before target.c asks who else can be meant. */
#include "event/target.h"

#include <string.h>

enum { NEAR = 4, FAR = 24 }; /* sentences */

/* "accuses Iran of arming the group, which Tehran denies": the whole of it. */
static bool denies_clause(const struct found_event *item, const struct sentence *sentence)
{
    uint32_t verb = item->trigger.token;
    if (strcmp(item->event.class, "Deny") != 0 || item->trigger.is_noun ||
        sentence->tokens[verb].deprel != DEP_ACL_RELCL)
        return false;
    for (uint32_t t = verb; t-- > 1;)
        if (strcmp(sentence->tokens[t].lower, "which") == 0)
            return sentence->tokens[t].head == (int32_t)verb &&
                   strcmp(sentence->tokens[t - 1].lower, ",") == 0;
    return false;
}

/* "Chad, Niger and Mali condemned the raid. Togo rejected the criticism": all who have just found fault. */
static bool address_critics(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { RECENT = 3 };
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object =
        item->trigger.is_noun ? -1 : object_of(extraction, item->trigger.sentence, item->trigger.token);
    struct entity_set owners = {0}, critics = {0};
    bool rebuffs = strcmp(item->event.class, "Deny") == 0 || strcmp(item->event.class, "Reject") == 0;
    if (!rebuffs || object < 0 ||
        !lexicon_has(extraction->tables, "criticism-noun", sentence->tokens[object].lemma))
        return false;
    owners_of(extraction, item->trigger.sentence, (uint32_t)object, 0, &owners);
    if (owners.count) return false;
    for (size_t i = 0; i < index; i++) {
        const struct found_event *fault = &found->items[i];
        const char *category = event_category(fault->event.class);
        bool is_fault = fault->is_speech && category && strcmp(category, "Accuse") == 0;
        if (fault->dropped || !is_fault || fault->evidence_sentence + RECENT < item->evidence_sentence ||
            !is_of_side(extraction, &item->event.source, &fault->event.target))
            continue;
        set_include_all(extraction->arena, &critics, &fault->event.source);
    }
    return take_others(extraction, &item->event, &critics);
}

/* "a charge the White House denied", "Beijing disputed that account": who made the claim. */
static bool address_claimant(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    static const char *const CLASSES[] = {"Deny", "Reject", "Condemn", NULL};
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits && !denies_clause(item, sentence);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || is_told) return false;
    if (address_critics(extraction, found, index)) return true;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    static const char *const WORDS[] = {"this", "that", "it", NULL}; /* "Juba denies this" */
    static const char *const WAVES[] = {"brush", "dismiss", "wave", "shrug", "laugh", "scoff", NULL};
    bool denies = strcmp(item->event.class, "Deny") == 0 || is_one_of(WAVES, item->trigger.lemma);
    bool is_pronoun = object >= 0 && denies && is_one_of(WORDS, sentence->tokens[object].lower);
    bool is_claim = is_pronoun || (object >= 0 && lexicon_has(extraction->tables, "claim-noun",
                                                              sentence->tokens[object].lemma));
    bool is_bare = !is_claim && !denies_clause(item, sentence); /* "denied that it had armed them" */
    if (is_bare && strcmp(item->event.class, "Deny") != 0) return false;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *claim = &found->items[i];
        if (claim->evidence_sentence + (is_bare ? 0 : RECENT) < item->evidence_sentence) break;
        bool of_us = is_of_side(extraction, &item->event.source, &claim->event.target) ||
                     (!is_bare && claim->evidence_sentence == item->evidence_sentence);
        if (claim->dropped || !of_us) continue;
        if (take_others(extraction, &item->event,
                        claim->is_speech ? &claim->event.source : &claim->event.attributed))
            return true;
    }
    if (is_bare) item->event.target = (struct entity_set){0}; /* whoever claimed it, is not told */
    return is_bare;
}

/* "Hungary opposes the idea", "rejected the ultimatum", "Bern declined": who proposed or asked for it just
 * before. */
static bool address_proposer(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    static const char *const CLASSES[] = {"Reject", "Support", "Praise", "Condemn", "Deny", NULL};
    static const char *const CALLS[] = {"Request", "Demand", "Invitation", "Threaten", "Promise", NULL};
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun ||
        (item->event.target.count && !item->inherits))
        return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    bool is_bare = object < 0 && strcmp(item->event.class, "Reject") == 0 &&
                   dependent(sentence, item->trigger.token, DEP_XCOMP) < 0 &&
                   dependent(sentence, item->trigger.token, DEP_CCOMP) < 0;
    bool is_proposal =
        object >= 0 && lexicon_has(extraction->tables, "proposal-noun", sentence->tokens[object].lemma);
    struct entity_set owners = {0};
    if (is_proposal) owners_of(extraction, item->trigger.sentence, (uint32_t)object, 0, &owners);
    for (uint32_t t = 0; is_proposal && t < sentence->count; t++)
        if (sentence->tokens[t].head == object && sentence->tokens[t].deprel == DEP_NMOD) return false;
    if ((!is_bare && !is_proposal) || owners.count) return false;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *call = &found->items[i];
        if (call->evidence_sentence + RECENT < item->evidence_sentence) return false;
        bool is_to_us = is_of_side(extraction, &item->event.source, &call->event.target);
        if (call->dropped || !is_one_of(CALLS, call->event.class) || (is_bare && !is_to_us)) continue;
        if (take_others(extraction, &item->event, &call->event.source)) return true;
    }
    return false;
}

/* "proposed a quartet, an idea that Berlin opposes": who does what the word in apposition sums up. */
static bool address_summed(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CLASSES[] = {"Reject", "Condemn", "Praise", "Support", "Accuse", NULL};
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *verb = &sentence->tokens[item->trigger.token];
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || verb->deprel != DEP_ACL_RELCL ||
        verb->head < 2 || (item->event.target.count && !item->inherits))
        return false;
    const struct token *sum = &sentence->tokens[verb->head];
    int32_t article = dependent(sentence, (uint32_t)verb->head, DEP_DET);
    bool is_plural = article < 0 && sum->features & FEATURE_PLURAL; /* ", remarks that Chad called" */
    bool is_one = article >= 0 && sentence->tokens[article].lower[0] == 'a';
    int32_t first = is_plural ? verb->head : article;
    bool sums =
        (is_one || is_plural) && first > 0 && strcmp(sentence->tokens[first - 1].form, ",") == 0 &&
        (lexicon_has_token(extraction, "deed", sum) || lexicon_has_token(extraction, "proposal-noun", sum));
    struct entity_set doers = {0};
    for (int32_t at = sums ? sum->head : -1; at >= 0 && !doers.count; at = sentence->tokens[at].head) {
        int32_t subject = is_verb(&sentence->tokens[at]) ? subject_of(extraction, s, (uint32_t)at, 0) : -1;
        if (subject < 0 || subject > verb->head) continue;
        entities_of(extraction, s, (uint32_t)subject, 0, &doers);
        if (!doers.count) owners_of(extraction, s, (uint32_t)subject, 0, &doers);
    }
    return doers.count && take_others(extraction, &item->event, &doers);
}

/* "India accused its neighbour": the other of the two states that the article is about. */
static bool address_neighbour(const struct extraction *extraction, struct found_event *item)
{
    static const char *const NOUNS[] = {"neighbour", "neighbor", "rival", "foe", "enemy", "adversary", NULL};
    static const char *const HOSTILE[] = {"Accuse", "Reject", "Threaten", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const char *category = event_category(item->event.class);
    if (item->trigger.is_noun || !category || !is_one_of(HOSTILE, category) ||
        (item->event.target.count && are_named(extraction, &item->event.target)))
        return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    bool is_one = object >= 0 && is_one_of(NOUNS, sentence->tokens[object].lemma) &&
                  !(sentence->tokens[object].features & FEATURE_PLURAL) &&
                  dependent(sentence, (uint32_t)object, DEP_NMOD_POSS) >= 0;
    struct entity_set pair = is_one ? main_pair(extraction) : (struct entity_set){0};
    return pair.count == 2 && is_of_side(extraction, &item->event.source, &pair) &&
           take_others(extraction, &item->event, &pair);
}

/* Who asked or called on the actor just before; NULL. */
static const struct entity_set *askers_of(const struct extraction *extraction,
                                          const struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    static const char *const CALLS[] = {"Request", "Demand", "Invitation", "Threaten", NULL};
    const struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0;) {
        const struct found_event *call = &found->items[i];
        if (call->evidence_sentence + RECENT < item->evidence_sentence) return NULL;
        if (!call->dropped && is_one_of(CALLS, call->event.class) &&
            is_of_side(extraction, &item->event.source, &call->event.target))
            return &call->event.source;
    }
    return NULL;
}

/* Is somebody who can be meant named below the verb: "refused to hold talks with Chad"? */
static bool names_somebody(const struct extraction *extraction, const struct found_event *item, uint32_t verb)
{
    const struct entities *entities = extraction->entities;
    const uint32_t ACTORS =
        1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    for (size_t m = first_mention(entities, item->trigger.sentence); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != item->trigger.sentence) break;
        for (size_t e = 0; e < mention->entity_count; e++)
            if (ACTORS & 1u << entities->items[mention->entities[e]].class &&
                !is_own_side(extraction, &item->event.source, mention->entities[e]) &&
                is_below(sentence_of(extraction, &item->trigger), mention->head, verb, NEAR))
                return true;
    }
    return false;
}

/* "refused to let him go", "would not see them": whom the refusal falls on; "refused to attend": who asked
 * for it just before, if anybody. */
static bool address_refused(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const ATTENDS[] = {"attend", "come",   "appear", "comment", "speak", "travel",
                                          "answer", "reveal", "say",    "draw",    NULL};
    struct found_event *item = &found->items[index];
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits;
    if (strcmp(item->event.class, "Reject") != 0 || item->trigger.is_noun || is_told) return false;
    int32_t deed = dependent(sentence, item->trigger.token, DEP_XCOMP);
    if (deed < 0 || !is_verb(&sentence->tokens[deed])) return false;
    int32_t object = dependent(sentence, (uint32_t)deed, DEP_OBJ);
    struct entity_set refused = {0};
    if (object >= 0) entities_of(extraction, s, (uint32_t)object, 0, &refused);
    if (refused.count) return take_others(extraction, &item->event, &refused);
    if (names_somebody(extraction, item, (uint32_t)deed)) return false;
    const struct entity_set *askers = askers_of(extraction, found, index);
    if (askers && take_others(extraction, &item->event, askers)) return true;
    if (!is_one_of(ATTENDS, sentence->tokens[deed].lemma)) return false;
    item->event.target = (struct entity_set){0};
    return true;
}

/* "protested to the United Nations over Chad's deal": whose the matter is, not before whom it is brought. */
static bool address_matter(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CLASSES[] = {"Condemn", "Accuse", "Protest", NULL};
    static const char *const BEFORE[] = {"to", "with", "before", "at", NULL};
    static const char *const MATTERS[] = {"over", "about", "against", NULL};
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t verb = (int32_t)item->trigger.token, object = dependent(sentence, item->trigger.token, DEP_OBJ);
    int32_t before = -1; /* the parser may hang the matter on it */
    struct entity_set forum = {0}, matter = {0};
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || !item->event.target.count)
        return false;
    for (uint32_t t = item->trigger.token + 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_phrase = token->deprel == DEP_OBL || token->deprel == DEP_NMOD;
        bool is_at = token->head == verb || (object >= 0 && token->head == object) ||
                     (before >= 0 && token->head == before);
        if (!is_phrase || !is_at) continue;
        const char *preposition = preposition_of(sentence, t);
        if (is_one_of(BEFORE, preposition)) {
            before = (int32_t)t;
            entities_of(extraction, s, t, 1u << CLASS_ORGANIZATION, &forum);
        }
        if (!is_one_of(MATTERS, preposition)) continue;
        entities_of(extraction, s, t, 0, &matter);
        if (!matter.count) owners_of(extraction, s, t, 0, &matter);
    }
    return matter.count && same_sets(&forum, &item->event.target) &&
           take_others(extraction, &item->event, &matter);
}

/* The court named last, with or without a name of its own, as many sentences back; -1. */
static int32_t court_before(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t reach)
{
    const struct entities *entities = extraction->entities;
    for (uint32_t back = 0; back <= reach && back <= s; back++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s - back];
        for (uint32_t i = back ? sentence->count : t; i-- > 0;) {
            if (!lexicon_has(extraction->tables, "court", sentence->tokens[i].lower)) continue;
            int32_t mention = entities->mention_at[s - back][i], unnamed = entities->unnamed_at[s - back][i];
            if (mention >= 0 && entities->mentions[mention].entity_count == 1 &&
                entities->items[entities->mentions[mention].entities[0]].class == CLASS_ORGANIZATION)
                return (int32_t)entities->mentions[mention].entities[0];
            /* "Garzon, the Spanish judge" */
            if (unnamed >= 0 && sentence->tokens[i].deprel != DEP_APPOS) return unnamed;
        }
    }
    return -1;
}

/* "jailed her for seven years ... denounced the sentence": the court that the article has told of last to
 * have judged somebody; -1. */
static int32_t court_that_judged(const struct extraction *extraction, const struct found_events *found,
                                 size_t index)
{
    for (size_t i = index; i-- > 0;) {
        const struct event *trial = &found->items[i].event;
        if (found->items[i].dropped || strcmp(trial->class, "Trial") != 0 || !has_happened(trial) ||
            trial->source.count != 1)
            continue;
        const struct entity *court = &extraction->entities->items[trial->source.items[0]];
        if (court->class == CLASS_ORGANIZATION) return (int32_t)trial->source.items[0];
    }
    return -1;
}

/* "dismissed the verdict", "praised the ruling as just": whose it is. */
static bool address_court(const struct extraction *extraction, const struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    static const char *const CLASSES[] = {"Praise", "Support", "Condemn", "Reject", NULL};
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun) return false;
    int32_t object = object_of(extraction, s, item->trigger.token);
    if (object < 0 || !lexicon_has(extraction->tables, "verdict", sentence->tokens[object].lemma))
        return false;
    bool is_loose = strcmp(sentence->tokens[object].lemma, "decision") == 0;
    struct entity_set owners = {0};
    owners_of(extraction, s, (uint32_t)object, 0, &owners);
    int32_t court = owners.count || is_loose ? -1 : court_that_judged(extraction, found, index);
    if (court < 0 && !owners.count)
        court = court_before(extraction, s, (uint32_t)object, is_loose ? NEAR : FAR);
    bool is_own = court >= 0 && is_own_side(extraction, &item->event.source, (uint32_t)court);
    if (court < 0 || is_own || (is_loose && item->event.target.count && !item->inherits)) return false;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)court);
    return true;
}

bool address_rebuff(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    return address_matter(extraction, item) || address_claimant(extraction, found, index) ||
           address_court(extraction, found, index) || address_neighbour(extraction, item) ||
           address_refused(extraction, found, index) || address_summed(extraction, item) ||
           address_proposer(extraction, found, index);
}
