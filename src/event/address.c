/* address.c: whom an act is addressed to by what kind of act it is: mediators stand between two sides, "it"
 * after an agreement is the agreement, further aid goes where the rest of it goes. Before target.c asks who
 * else can be meant. */
#include "event/whom.h"

#include <string.h>

enum { NEAR = 4, FAR = 24 }; /* sentences */

/* The two states that the article is about, when it is about two: each named three times or more, and clearly
 * more than a third. */
struct entity_set main_pair(const struct extraction *extraction)
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
    struct entity_set doers = answerable(extraction, &other->event);
    set_include_all(extraction->arena, &sides, &doers);
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
    sides = foes_of_article(extraction, found);
    if (are_sides(extraction, &item->event, &sides)) return sides;
    sides = main_pair(extraction);
    if (are_sides(extraction, &item->event, &sides)) return sides;
    for (size_t i = 0; i < found->count; i++) {
        if (!found->items[i].frame->is_reciprocal) continue; /* a strike told far off is of others */
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

/* "urged all sides to show restraint", "appealed to the parties" */
static bool calls_on_sides(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const SLOTS[] = {"object", "to", "on", "upon", NULL};
    static const char *const CLASSES[] = {"Request", "Demand", "Warn", NULL};
    static const char *const SIDES[] = {"side",      "party",     "neighbour",   "neighbor",
                                        "signatory", "combatant", "belligerent", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (size_t i = 0; is_one_of(CLASSES, item->event.class) && SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            uint32_t t = fillers.tokens[f];
            struct entity_set set = {0};
            entities_of(extraction, item->trigger.sentence, t, 0, &set);
            if (is_one_of(SIDES, sentence->tokens[t].lemma) && dependent(sentence, t, DEP_DET) >= 0 &&
                sentence->tokens[t].features & FEATURE_PLURAL && !set.count)
                return true;
        }
    }
    return false;
}

/* Who mediates does so between two; who calls for calm calls on both. */
static bool address_sides(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    bool is_mediation = strcmp(item->event.class, "Mediation") == 0;
    if (item->dropped || !item->event.source.count || item->event.target.count > 1) return false;
    bool is_told = item->event.target.count && !item->inherits;
    bool on_both = calls_on_sides(extraction, item) || (!is_told && calls_for_calm(extraction, item));
    if (!is_mediation && !on_both) return false;
    struct entity_set sides = sides_near(extraction, found, index);
    if (!sides.count) return false;
    item->event.target = sides;
    return true;
}

/* ---- What is taken up by a word ---- */

/* Is it a pronoun for what was told, or "the agreement"? */
static bool takes_up(const struct extraction *extraction, const struct sentence *sentence, int32_t topic)
{
    static const char *const WORDS[] = {"it", "this", "that", NULL};
    if (topic < 0) return false;
    const struct token *token = &sentence->tokens[topic];
    if (token->upos == UPOS_PRON) return is_one_of(WORDS, token->lower);
    return lexicon_has(extraction->tables, "agreement-noun", token->lemma) &&
           dependent(sentence, (uint32_t)topic, DEP_DET) >= 0 &&
           dependent(sentence, (uint32_t)topic, DEP_NMOD_POSS) < 0;
}

/* "cast doubt on it", "objected to the accord": behind a preposition of the verb or of its object; -1. */
static int32_t topic_in_phrase(const struct extraction *extraction, const struct sentence *sentence,
                               uint32_t verb)
{
    static const char *const WORDS[] = {"on", "about", "over", "of", "with", "to", "for", "at", NULL};
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object >= 0 && !lexicon_has(extraction->tables, "stance-noun", sentence->tokens[object].lemma))
        return -1;
    for (uint32_t t = verb + 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_phrase = token->deprel == DEP_OBL || token->deprel == DEP_NMOD;
        bool is_below = token->head == (int32_t)verb || (object >= 0 && token->head == object);
        if (is_phrase && is_below && is_one_of(WORDS, preposition_of(sentence, t)) &&
            takes_up(extraction, sentence, (int32_t)t))
            return (int32_t)t;
    }
    return -1;
}

/* The pronoun or "agreement" of which the act speaks: "welcomed it", "said it was a brave step", "condemned
 * the deal", "vowed not to sign the accord"; its token, or -1. */
static int32_t topic_of(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence, verb = item->trigger.token;
    int32_t clause = dependent(sentence, verb, DEP_CCOMP), infinitive = dependent(sentence, verb, DEP_XCOMP);
    int32_t first = dependent(sentence, verb, DEP_OBJ);
    bool is_taken_up = first >= 0 && sentence->tokens[first].upos == UPOS_PRON; /* "called it a moment" */
    int32_t topic = is_taken_up ? first : object_of(extraction, s, verb);
    if (topic < 0 && clause >= 0) topic = dependent(sentence, (uint32_t)clause, DEP_NSUBJ);
    if (topic < 0 && infinitive >= 0) topic = object_of(extraction, s, (uint32_t)infinitive);
    if (takes_up(extraction, sentence, topic)) return topic;
    return topic_in_phrase(extraction, sentence, verb);
}

static int32_t only_treaty(const struct entities *entities, const struct mention *mention)
{
    bool is_one = mention->entity_count == 1 && entities->items[mention->entities[0]].class == CLASS_TREATY;
    return is_one ? (int32_t)mention->entities[0] : -1;
}

/* "a joint statement": what parties say, no deal that others praise or reject. */
static bool is_mere_statement(const struct entity *paper)
{
    return paper->label && (strcasestr(paper->label, "statement") || strcasestr(paper->label, "communiqu"));
}

/* The treaty that the article is about: named most often, and early; -1. */
static int32_t main_treaty(const struct extraction *extraction)
{
    const struct entities *entities = extraction->entities;
    int32_t best = -1;
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *entity = &entities->items[e];
        if (entity->class != CLASS_TREATY || !entity->mention_count || is_mere_statement(entity)) continue;
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
    enum { RECENT = 3 };
    bool is_spoken_of = !is_pronoun;
    for (uint32_t back = 1; !is_spoken_of && back <= RECENT && back <= s; back++)
        is_spoken_of = speaks_of_agreement(extraction, s - back);
    if (!is_spoken_of) return false;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)treaty);
    return true;
}

/* ---- Where the others go ---- */

/* Kinds of deed that an article tells of many doers and one receiver: who else sends tanks sends them there.
 */
static const char *const SHARED[][4] = {{"Aid", "MilitaryAid", "ArmsTransfer", NULL},
                                        {"Deploy", NULL, NULL, NULL},
                                        {"Join", NULL, NULL, NULL},
                                        {"ExpelDiplomat", NULL, NULL, NULL}};

static const char *const GIFTS[] = {"Aid", "MilitaryAid", "ArmsTransfer", "Deploy", NULL};

static const char *const *kinds_with(const char *class)
{
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED; i++)
        if (is_one_of(SHARED[i], class)) return SHARED[i];
    return NULL;
}

/* Is what is promised to be given: arms, police, money? */
static bool promises_gift(const struct extraction *extraction, const struct found_event *item)
{
    const struct event *event = &item->event;
    if (strcmp(event->class, "Promise") != 0) return false;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t object = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_OBJ);
    if (object >= 0 && (sentence->tokens[object].upos == UPOS_NUM ||
                        lexicon_has_token(extraction, "gift", &sentence->tokens[object])))
        return true;
    for (size_t i = 0; i < event->involves.count; i++)
        if (extraction->entities->items[event->involves.items[i]].class == CLASS_EQUIPMENT) return true;
    return false;
}

static bool can_receive(const struct extraction *extraction, const struct event *event,
                        const struct entity_set *set)
{
    const uint32_t RECEIVERS = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    for (size_t i = 0; i < set->count; i++)
        if (!(RECEIVERS & 1u << extraction->entities->items[set->items[i]].class) ||
            is_own_side(extraction, &event->source, set->items[i]))
            return false;
    return set->count > 0;
}

/* "expelled four envoys": of some state. */
static bool expels_unnamed(const struct extraction *extraction, const struct event *event)
{
    const struct entity_set *set = &event->target;
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].mention_count) return false;
    return set->count > 0 && strcmp(event->class, "ExpelDiplomat") == 0;
}

/* ... in answer to an expulsion of its own. */
static bool answer_expulsion(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0;) {
        const struct found_event *before = &found->items[i];
        if (!before->dropped && strcmp(before->event.class, "ExpelDiplomat") == 0 &&
            is_of_side(extraction, &before->event.target, &item->event.source) &&
            take_others(extraction, &item->event, &before->event.source))
            return true;
    }
    return false;
}

/* Of those to whom others do the same, the one told most often; the nearest of them before. */
static bool address_alike(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    const char *const *kinds = promises_gift(extraction, item) ? GIFTS : kinds_with(item->event.class);
    const struct entity_set *best = NULL;
    size_t most = 0, alike_count = 0;
    bool expels = expels_unnamed(extraction, &item->event), is_told = item->event.target.count && !expels;
    if (!kinds || item->dropped || !item->event.source.count || (is_told && !item->inherits)) return false;
    if (expels && answer_expulsion(extraction, found, index)) return true;
    const struct event **alike = arena_array(extraction->arena, found->count + 1, sizeof *alike);
    for (size_t i = found->count; i-- > 0;)
        if (i != index && !found->items[i].dropped && is_one_of(kinds, found->items[i].event.class))
            alike[alike_count++] = &found->items[i].event;
    for (size_t i = 0; i < alike_count; i++) {
        const struct entity_set *set = &alike[i]->target;
        size_t count = 0;
        if (!can_receive(extraction, &item->event, set) || expels_unnamed(extraction, alike[i])) continue;
        for (size_t k = 0; k < alike_count; k++)
            count += same_sets(set, &alike[k]->target);
        if (count > most || (count == most && alike[i] < &item->event && best)) most = count, best = set;
    }
    if (best) item->event.target = *best;
    return best != NULL;
}

/* ---- Who admits ---- */

static bool has_members(const struct entry *entry)
{
    for (size_t i = 0; entry && i < entry->membership_count; i++)
        if (entry->memberships[i]->body == entry) return true;
    return false;
}

/* The body with members that the article names most often, and more than once; -1. */
int32_t main_body(const struct extraction *extraction, const struct entity_set *except)
{
    const struct entities *entities = extraction->entities;
    int32_t best = -1;
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *entity = &entities->items[e];
        if (entity->class != CLASS_ORGANIZATION || entity->mention_count < 2 || !has_members(entity->entry) ||
            set_contains(except, e))
            continue;
        if (best < 0 || entity->mention_count > entities->items[best].mention_count) best = (int32_t)e;
    }
    return best;
}

/* "Both applied in May": to the main body of the article, not one that the applicant belongs to by the text.
 */
static bool address_body(const struct extraction *extraction, struct found_event *item)
{
    const char *name = item->frame->name;
    bool applies = strcmp(name, "apply") == 0 || strcmp(name, "apply-together") == 0 ||
                   strcmp(name, "seek-to-join") == 0;
    bool joins = strcmp(item->event.class, "Join") == 0;
    bool is_told = item->event.target.count && !item->inherits;
    if ((!applies && !joins) || is_told || !item->event.source.count) return false;
    int32_t best = main_body(extraction, &item->event.source);
    if (best < 0) return false;
    item->event.target = (struct entity_set){0};
    set_include(extraction->arena, &item->event.target, (uint32_t)best);
    return true;
}

/* "thanked his host": with whom he has just met. */
static bool address_peer(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->trigger.is_noun || !item->is_speech || (item->event.target.count && !item->inherits))
        return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    int32_t owner = object < 0 ? -1 : dependent(sentence, (uint32_t)object, DEP_NMOD_POSS);
    if (owner < 0 || sentence->tokens[owner].upos != UPOS_PRON ||
        sentence->tokens[object].features & FEATURE_PLURAL ||
        !lexicon_has_token(extraction, "peer", &sentence->tokens[object]))
        return false;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *met = &found->items[i];
        if (met->evidence_sentence + FAR < item->evidence_sentence) return false;
        bool is_there = !met->dropped && met->frame->is_reciprocal && met->event.source.count == 2 &&
                        sets_overlap(&met->event.source, &item->event.source);
        if (is_there && take_others(extraction, &item->event, &met->event.source)) {
            struct entity_set other = {0};
            for (size_t k = 0; k < item->event.target.count; k++)
                if (!set_contains(&item->event.source, item->event.target.items[k]))
                    set_include(extraction->arena, &other, item->event.target.items[k]);
            item->event.target = other;
            return true;
        }
    }
    return false;
}

bool address_by_kind(const struct extraction *extraction, struct found_events *found, size_t index)
{
    return address_sides(extraction, found, index) || address_proviso(extraction, &found->items[index]) ||
           address_rebuff(extraction, found, index) || address_treaty(extraction, &found->items[index]) ||
           address_body(extraction, &found->items[index]) || address_peer(extraction, found, index) ||
           address_alike(extraction, found, index);
}
