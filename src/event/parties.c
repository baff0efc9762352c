/* parties.c: who takes part in an occasion of which one side or none is told: those of the nearest one told
 * with its parties, else the two sides of the article. */
#include "event/stay.h"
#include "event/target.h"

#include <string.h>

enum { NEAR = 4 }; /* sentences back that an answer or a continuation reaches */

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

/* A summit or conference of which only the body is told is that body's. */
void give_body(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    bool is_gathering = strcmp(event->class, "Summit") == 0 || strcmp(event->class, "Conference") == 0;
    if (!is_gathering || event->source.count) return;
    for (size_t i = 0; i < event->involves.count; i++)
        if (extraction->entities->items[event->involves.items[i]].class == CLASS_ORGANIZATION)
            set_include(extraction->arena, &event->source, event->involves.items[i]);
    if (event->source.count) item->lacks_parties = false;
}

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

/* Those whom the sentence names before the act: "Ruto witnessed the signing". */
static struct entity_set named_before(const struct extraction *extraction, const struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    uint32_t s = item->trigger.sentence;
    struct entity_set set = {0};
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s || mention->begin >= item->trigger.token) break;
        for (size_t e = 0; e < mention->entity_count; e++)
            if (1u << CLASS_PERSON & 1u << entities->items[mention->entities[e]].class)
                set_include(extraction->arena, &set, mention->entities[e]);
    }
    return set;
}

/* Who give and take in the sentence before: "gave Palau boats. More will come under a loan agreed in May". */
static struct entity_set sides_before(const struct extraction *extraction, const struct found_events *found,
                                      size_t index)
{
    static const char *const CATEGORIES[] = {"Aid", "Cooperate", NULL};
    uint32_t s = found->items[index].evidence_sentence;
    struct entity_set sides = {0};
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= s;) {
        const struct found_event *item = &found->items[i];
        if (item->dropped || item->frame->is_reciprocal || !item->event.source.count ||
            !item->event.target.count || !is_one_of(CATEGORIES, event_category(item->event.class)))
            continue;
        set_include_all(extraction->arena, &sides, &item->event.source);
        set_include_all(extraction->arena, &sides, &item->event.target);
        return sides;
    }
    return sides;
}

/* "plan to meet; the pact was hammered out in talks": what has been is not what is to come. */
static bool is_yet_to_come(const struct extraction *extraction, const struct found_event *item,
                           const struct found_event *bare)
{
    enum factuality told = item->event.factuality;
    const struct sentence *sentence = sentence_of(extraction, &bare->trigger);
    return tense_of(sentence, clause_of(sentence, &bare->trigger)) == TENSE_PAST &&
           bare->event.factuality == FACTUALITY_ACTUAL &&
           strcmp(event_category(bare->event.class), "Consult") == 0 &&
           (told == FACTUALITY_PLANNED || told == FACTUALITY_POSSIBLE || told == FACTUALITY_HYPOTHETICAL);
}

/* The parties of the nearest occasion told with its parties: before, then after; of the side of who is named
 * with the act, if somebody is. */
static struct entity_set parties_near(const struct extraction *extraction, const struct found_events *found,
                                      size_t index)
{
    const struct found_event *bare = &found->items[index];
    const char *class = found->items[index].event.class;
    uint32_t s = found->items[index].evidence_sentence;
    bool is_deal = strcmp(class, "SignTreaty") == 0 || strcmp(class, "Agree") == 0;
    struct entity_set named = {0}, sides = {0};
    if (is_deal) named = named_before(extraction, &found->items[index]);
    if (is_deal) sides = sides_before(extraction, found, index);
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + NEAR >= s;) {
        const struct event *event = &found->items[i].event;
        if (sides.count && found->items[i].evidence_sentence + 1 < s) return sides;
        if (named.count && !is_of_side(extraction, &named, &event->source)) continue;
        if (has_parties(&found->items[i]) && !is_yet_to_come(extraction, &found->items[i], bare) &&
            can_be_parties(extraction, class, event))
            return event->source;
    }
    if (sides.count) return sides;
    for (size_t i = index + 1; i < found->count && found->items[i].evidence_sentence <= s + 1; i++)
        if (has_parties(&found->items[i]) && can_be_parties(extraction, class, &found->items[i].event))
            return found->items[i].event.source;
    return (struct entity_set){0};
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

/* "summoned the Cabinet meeting", "the board's meeting": of the body, not of two sides. */
static bool is_of_body(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const BODIES[] = {"cabinet",  "board",  "committee", "parliament",
                                         "assembly", "staff",  "party",     "commission",
                                         "senate",   "crisis", "emergency", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t noun = item->trigger.token;
    if (!item->trigger.is_noun || strcmp(sentence->tokens[noun].lemma, "meeting") != 0) return false;
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_COMPOUND &&
            is_one_of(BODIES, sentence->tokens[i].lower))
            return true;
    return false;
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

/* "Greece will sell power to Egypt under a deal signed in Cairo": those of whom the clause tells made it. */
static struct entity_set parties_of_clause(const struct extraction *extraction,
                                           const struct found_event *item)
{
    static const char *const UNDER[] = {"under", "by", "through", "after", "following", "per", "of", NULL};
    static const char *const SIDES[] = {"to", "with", "from", "for", "between", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *verb = &sentence->tokens[item->trigger.token];
    struct entity_set parties = {0};
    int32_t noun = !item->trigger.is_noun && verb->deprel == DEP_ACL ? verb->head : -1;
    if (noun < 0 || sentence->tokens[noun].deprel != DEP_OBL ||
        !is_one_of(UNDER, preposition_of(sentence, (uint32_t)noun)))
        return parties;
    int32_t above = sentence->tokens[noun].head;
    for (uint32_t t = 0; above >= 0 && t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head != above || (int32_t)t == noun) continue;
        bool is_side = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS ||
                       token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ ||
                       token->deprel == DEP_OBL_AGENT ||
                       (token->deprel == DEP_OBL && is_one_of(SIDES, preposition_of(sentence, t)));
        if (!is_side) continue;
        entities_of(extraction, item->trigger.sentence, t, ACTORS & ~(1u << CLASS_PERSON), &parties);
        for (uint32_t i = t + 1; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_CONJ)
                entities_of(extraction, item->trigger.sentence, i, ACTORS & ~(1u << CLASS_PERSON), &parties);
    }
    return parties;
}

/* "said at the close of a three-day summit": that of the bloc that the article is about. */
static bool is_summit_of_body(const struct extraction *extraction, struct found_event *item)
{
    const struct entity_set nobody = {0};
    int32_t body = strcmp(item->event.class, "Summit") == 0 && !item->event.source.count
                       ? main_body(extraction, &nobody)
                       : -1;
    if (body < 0) return false;
    set_include(extraction->arena, &item->event.source, (uint32_t)body);
    item->lacks_parties = false;
    return true;
}

/* "the war broke out a month ago", "the fighting over the islands", "a truce": of those who fight in the
 * article; "the war in Yemen" is another one. */
static bool is_of_foes(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"War", "Ceasefire", NULL};
    static const char *const PLACES[] = {"in", "of", "modifier", NULL};
    if (!is_one_of(CLASSES, item->event.class)) return false;
    for (size_t i = 0; item->trigger.is_noun && PLACES[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, PLACES[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            if (extraction->entities->mention_at[item->trigger.sentence][fillers.tokens[f]] >= 0)
                return false;
    }
    return true;
}

void complete_parties(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    if (!item->lacks_parties || item->dropped) return;
    if (is_recalled_for(extraction, item) || is_of_body(extraction, item)) {
        item->dropped = true;
        return;
    }
    struct entity_set parties = parties_of_clause(extraction, item);
    if (parties.count < 2) parties = parties_near(extraction, found, index);
    bool near = parties.count > 0;
    if (!near && is_summit_of_body(extraction, item)) return;
    if (!near && is_of_foes(extraction, item)) parties = foes_of_article(extraction, found);
    if (!near && !parties.count && strcmp(item->event.class, "War") != 0) parties = main_pair(extraction);
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

/* "signed an agreement with France to buy jets", "a deal with Russia for the purchase of tanks": who sells
 * them is the other side of the deal, who buys them is who makes it. */
void give_seller(const struct extraction *extraction, const struct found_events *found,
                 struct found_event *item)
{
    static const char *const BUYS[] = {"buy", "purchase", "acquire", "acquisition", "procure", "order", NULL};
    struct event *event = &item->event;
    if (item->dropped || strcmp(event->class, "ArmsTransfer") != 0 || event->source.count ||
        event->target.count > 1 || !is_one_of(BUYS, item->trigger.lemma))
        return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *deal = &found->items[i];
        bool is_deal = !deal->dropped && deal->trigger.sentence == item->trigger.sentence &&
                       deal->event.source.count == 2 && !deal->trigger.is_noun &&
                       strcmp(event_category(deal->event.class), "Agree") == 0;
        if (!is_deal) continue;
        int32_t subject = subject_of(extraction, deal->trigger.sentence, deal->trigger.token, 0);
        struct entity_set buyers = event->target;
        if (!buyers.count && subject >= 0)
            entities_of(extraction, deal->trigger.sentence, (uint32_t)subject, 0, &buyers);
        if (buyers.count != 1 || !set_contains(&deal->event.source, buyers.items[0])) continue;
        uint32_t first = deal->event.source.items[0], second = deal->event.source.items[1];
        event->target = buyers;
        set_include(extraction->arena, &event->source, first == buyers.items[0] ? second : first);
        return;
    }
}

/* "each side accused the other", "have each expelled two of the other's envoys" */
static bool is_other_of_each(const struct sentence *sentence, uint32_t token)
{
    const char *before = token > 1 ? sentence->tokens[token - 1].lower : "";
    bool is_alone = token + 1 >= sentence->count || sentence->tokens[token + 1].upos != UPOS_NOUN;
    if (strcmp(before, "the") != 0 || strcmp(sentence->tokens[token].lower, "other") != 0 || !is_alone)
        return false;
    for (uint32_t t = token - 1; t-- > 0;)
        if (strcmp(sentence->tokens[t].lower, "each") == 0) return true;
    return false;
}

/* "each other", "one another" before the token. */
static bool ends_mutual(const struct sentence *sentence, uint32_t token)
{
    const char *first = sentence->tokens[token - 1].lower, *second = sentence->tokens[token].lower;
    return (strcmp(first, "each") == 0 && strcmp(second, "other") == 0) ||
           (strcmp(first, "one") == 0 && strcmp(second, "another") == 0) || is_other_of_each(sentence, token);
}

/* "expelled each other's envoys": whom it is done to are those who do it. */
bool is_mutual(const struct extraction *extraction, const struct found_event *item)
{
    enum { DEEP = 5 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (uint32_t i = item->trigger.token + 1; i + 1 < sentence->count; i++)
        if (ends_mutual(sentence, i + 1) && is_below(sentence, i + 1, item->trigger.token, DEEP))
            return item->event.source.count > 1;
    return false;
}
