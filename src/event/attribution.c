/* attribution.c: who says it. In: events with the words of reporting that govern them. Out: their sources,
 * and whether the article vouches for what they say. Direct quotations go on over sentences to the speaker
 * named last; "according to", "as reported by" and "the report said" are read for the whole sentence
 * (quotation attribution after Pareti 2015, with cues as data). */
#include "event/stages.h"

#include <string.h>

enum { SPEAKERS = 1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP };

struct telling {
    struct entity_set sources;
    bool told;        /* somebody tells it, named or not */
    bool is_claim;    /* with a word that keeps away from it */
    bool vouched;     /* with a word that takes it as true: "confirmed" */
    bool is_document; /* in a paper of its makers: "a communique said" */
};

static bool has(const struct extraction *extraction, const char *list, const struct token *token)
{
    return lexicon_has(extraction->tables, list, token->lemma) ||
           lexicon_has(extraction->tables, list, token->lower);
}

/* "a senior Iranian official", "the court in Berlin", not "officials": words that say which, and no name but
 * that of the state or town. */
static bool stands_alone(const struct extraction *extraction, uint32_t unnamed,
                         const struct entity_set *named)
{
    const struct entity *items = extraction->entities->items;
    if (!items[unnamed].label || !strchr(items[unnamed].label, ' ')) return false;
    for (size_t i = 0; i < named->count; i++) {
        enum entity_class class = items[named->items[i]].class;
        bool yields = class == CLASS_PLACE || (class == CLASS_STATE && items[unnamed].class == CLASS_PERSON);
        if (!yields) return false;
    }
    return true;
}

/* Who the noun is that tells; for a teller without a name its owner ("North Korean state media"). */
static void tellers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    entities_of(extraction, s, t, 0, set);
    int32_t unnamed = extraction->entities->unnamed_at[s][t];
    if (unnamed >= 0 && stands_alone(extraction, (uint32_t)unnamed, set)) {
        *set = (struct entity_set){0};
        set_include(extraction->arena, set, (uint32_t)unnamed);
        return;
    }
    bool speaks =
        has(extraction, "teller", token) || (has(extraction, "dignitary", token) && token->upos == UPOS_NOUN);
    if (set->count || !speaks) return;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const char *preposition = preposition_of(sentence, i);
        bool owns = sentence->tokens[i].deprel == DEP_NMOD &&
                    (strcmp(preposition, "from") == 0 || strcmp(preposition, "of") == 0 ||
                     strcmp(preposition, "by") == 0 || strcmp(preposition, "at") == 0);
        if (sentence->tokens[i].head == (int32_t)t && owns) entities_of(extraction, s, i, SPEAKERS, set);
    }
    if (!set->count) owners_of(extraction, s, t, SPEAKERS, set);
}

/* The subject of a word of reporting, or the agent of a passive one: "as reported by Tass". */
static void speakers_of(const struct extraction *extraction, uint32_t s, uint32_t verb,
                        struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t agent = dependent(sentence, verb, DEP_OBL_AGENT);
    if (agent >= 0) {
        tellers(extraction, s, (uint32_t)agent, set);
        return;
    }
    bool is_noun = sentence->tokens[verb].upos == UPOS_NOUN;
    int32_t subject = is_noun ? dependent(sentence, verb, DEP_NMOD_POSS) : subject_of(extraction, s, verb, 0);
    if (subject >= 0 && !is_passive(sentence, verb)) tellers(extraction, s, (uint32_t)subject, set);
    /* "voiced hope that ..." */
    bool is_object = is_noun && sentence->tokens[verb].deprel == DEP_OBJ && sentence->tokens[verb].head >= 0;
    if (!set->count && is_object) {
        subject = subject_of(extraction, s, (uint32_t)sentence->tokens[verb].head, 0);
        if (subject >= 0) tellers(extraction, s, (uint32_t)subject, set);
    }
    if (!set->count && is_noun) owners_of(extraction, s, verb, 0, set);
}

/* ---- What the whole sentence is told by ---- */

/* "according to X": the head of the phrase. */
static int32_t according_to(const struct sentence *sentence)
{
    for (uint32_t i = 0; i + 2 < sentence->count; i++) {
        bool cue = strcmp(sentence->tokens[i].lower, "according") == 0 &&
                   strcmp(sentence->tokens[i + 1].lower, "to") == 0;
        if (!cue) continue;
        int32_t at = sentence->tokens[i].head;
        if (at > (int32_t)i) return at;
        for (uint32_t j = i + 2; j < sentence->count; j++)
            if (sentence->tokens[j].upos == UPOS_PROPN || sentence->tokens[j].upos == UPOS_NOUN)
                return (int32_t)j;
    }
    return -1;
}

/* A word of reporting beside the main clause: ", the agency reported on Sunday", "as reported by Tass". */
static bool is_aside(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || !has(extraction, "report", token)) return false;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool as_told = mark >= 0 && strcmp(sentence->tokens[mark].lower, "as") == 0 && token->xpos == XPOS_VBN;
    if (token->deprel == DEP_ADVCL && as_told) return true;
    bool beside = token->deprel == DEP_PARATAXIS || token->deprel == DEP_ADVCL;
    return beside && mark < 0 && token->xpos != XPOS_VBG && token->head < (int32_t)t &&
           dependent(sentence, t, DEP_NSUBJ) >= 0 && dependent(sentence, t, DEP_CCOMP) < 0;
}

/* "Cairo backs talks: Shoukry", "Shoukry: Cairo backs talks": a headline's speaker stands beside a colon. */
static void read_headline(const struct extraction *extraction, uint32_t s, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!sentence->count || strcmp(sentence->tokens[sentence->count - 1].form, ".") == 0) return;
    for (uint32_t i = 1; i + 1 < sentence->count; i++) {
        if (strcmp(sentence->tokens[i].form, ":") != 0) continue;
        for (size_t m = 0; m < extraction->entities->mention_count; m++) {
            const struct mention *mention = &extraction->entities->mentions[m];
            bool behind = mention->begin == i + 1 && mention->end == sentence->count;
            bool before = mention->begin == 0 && mention->end == i;
            if (mention->sentence != s || (!behind && !before) || mention->entity_count != 1) continue;
            enum entity_class class = extraction->entities->items[mention->entities[0]].class;
            if (class != CLASS_PERSON && class != CLASS_STATE && class != CLASS_ORGANIZATION) continue;
            telling->told = true;
            set_include(extraction->arena, &telling->sources, mention->entities[0]);
        }
    }
}

static bool is_medium(const char *kind)
{
    static const char *const KINDS[] = {"news",       "broadcast", "media", "radio",
                                        "television", "magazine",  NULL};
    for (size_t i = 0; KINDS[i]; i++)
        if (strstr(kind, KINDS[i])) return true;
    return false;
}

bool is_press(const struct entity *entity)
{
    if (entity->class != CLASS_ORGANIZATION) return false;
    if (entity->entry && entity->entry->kind) return is_medium(entity->entry->kind);
    return entity->label && (strcasestr(entity->label, "media") || strcasestr(entity->label, "news agency") ||
                             strcasestr(entity->label, "television"));
}

/* "in remarks carried by Tass", "quoted by state television": the press that passes it on. */
static void read_carriers(const struct extraction *extraction, uint32_t s, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        int32_t by = dependent(sentence, t, DEP_OBL_AGENT);
        if (by < 0) by = dependent(sentence, t, DEP_OBL);
        if (token->xpos != XPOS_VBN || by < 0 || !has(extraction, "carries", token) ||
            strcmp(preposition_of(sentence, (uint32_t)by), "by") != 0)
            continue;
        struct entity_set press = {0};
        entities_of(extraction, s, (uint32_t)by, 1u << CLASS_ORGANIZATION, &press);
        for (size_t i = 0; i < press.count; i++) {
            if (!is_press(&extraction->entities->items[press.items[i]])) continue;
            telling->told = true;
            set_include(extraction->arena, &telling->sources, press.items[i]);
        }
    }
}

static void read_sentence(const struct extraction *extraction, uint32_t s, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    read_headline(extraction, s, telling);
    read_carriers(extraction, s, telling);
    int32_t teller = according_to(sentence);
    if (teller >= 0) {
        telling->told = true;
        tellers(extraction, s, (uint32_t)teller, &telling->sources);
        if (!telling->sources.count) owners_of(extraction, s, (uint32_t)teller, 0, &telling->sources);
        /* "according to mediator Oman", whatever the tagger makes of it */
        for (uint32_t i = (uint32_t)teller; i < sentence->count && !telling->sources.count; i++) {
            if (sentence->tokens[i].upos == UPOS_PUNCT) break;
            entities_of(extraction, s, i, SPEAKERS, &telling->sources);
        }
    }
    for (uint32_t t = 0; t < sentence->count; t++)
        if (is_aside(extraction, sentence, t)) {
            telling->told = true;
            telling->is_claim = telling->is_claim || has(extraction, "claim", &sentence->tokens[t]);
            speakers_of(extraction, s, t, &telling->sources);
        }
}

/* ---- Does the article vouch for it? ---- */

static bool is_one_side(const struct extraction *extraction, uint32_t a, uint32_t b)
{
    struct entity_set of_a = {&a, 1}, of_b = {&b, 1};
    if (is_own_side(extraction, &of_a, b) || is_own_side(extraction, &of_b, a)) return true;
    const struct entities *entities = extraction->entities;
    for (uint32_t e = 0; e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE && is_own_side(extraction, &of_a, e) &&
            is_own_side(extraction, &of_b, e))
            return true;
    return false;
}

/* Who tells of his own side's acts tells what he knows: a ministry of its minister's visit. */
static bool knows_it(const struct extraction *extraction, const struct entity_set *sources,
                     const struct event *event)
{
    const char *category = event_category(event->class);
    bool mutual = strcmp(category, "Consult") == 0 || strcmp(category, "Agree") == 0;
    for (size_t i = 0; i < sources->count; i++) {
        const struct entry *entry = extraction->entities->items[sources->items[i]].entry;
        if (entry && entry->kind && is_medium(entry->kind)) continue;
        for (size_t k = 0; k < event->source.count; k++)
            if (is_one_side(extraction, sources->items[i], event->source.items[k])) return true;
        for (size_t k = 0; mutual && k < event->target.count; k++)
            if (is_one_side(extraction, sources->items[i], event->target.items[k])) return true;
    }
    return false;
}

/* ---- Quotations ---- */

static bool is_quote(const struct token *token)
{
    return token->xpos == XPOS_OPEN_QUOTE || token->xpos == XPOS_CLOSE_QUOTE ||
           strcmp(token->lower, "\"") == 0;
}

/* Does the token stand inside quotation marks? */
static bool is_quoted(const struct sentence *sentence, uint32_t t)
{
    bool inside = sentence->quoted_from == 0;
    for (uint32_t i = 0; i < t; i++)
        if (is_quote(&sentence->tokens[i])) inside = !inside;
    return inside;
}

/* Is the whole sentence what somebody says, with no word of saying outside the quotation? */
static bool is_all_quoted(const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->upos == UPOS_VERB && !is_quoted(sentence, i)) return false;
    }
    return sentence->count > 2 && is_quoted(sentence, sentence->count / 2);
}

/* Whom the sentence lets speak: of its words of reporting the highest. */
static void main_speaker(const struct extraction *extraction, uint32_t s, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int best_depth = 100;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->upos != UPOS_VERB || !has(extraction, "report", token) || is_quoted(sentence, t)) continue;
        int depth = 0;
        for (int32_t at = token->head; at >= 0 && depth < 50; at = sentence->tokens[at].head)
            depth++;
        struct entity_set speakers = {0};
        if (depth < best_depth) speakers_of(extraction, s, t, &speakers);
        if (!speakers.count) continue;
        *set = speakers;
        best_depth = depth;
    }
}

/* ---- Events ---- */

static void read_reports(const struct extraction *extraction, const struct found_event *item,
                         const struct entity_set *spoke_last, struct telling *telling)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (size_t r = 0; r < item->report_count; r++) {
        const struct token *token = &sentence->tokens[item->reports[r]];
        bool of_mind = has(extraction, "mind", token);
        telling->told = true;
        telling->is_claim = telling->is_claim || (!of_mind && has(extraction, "claim", token));
        telling->vouched = telling->vouched || has(extraction, "official", token);
        struct entity_set speakers = {0};
        speakers_of(extraction, item->trigger.sentence, item->reports[r], &speakers);
        /* "the report said": the one that was told of */
        int32_t subject = dependent(sentence, item->reports[r], DEP_NSUBJ);
        bool refers = subject >= 0 && (has(extraction, "teller", &sentence->tokens[subject]) ||
                                       sentence->tokens[subject].upos == UPOS_PRON);
        /* a statement is its makers' own word */
        if (subject >= 0 && has(extraction, "treaty", &sentence->tokens[subject]))
            telling->vouched = telling->is_document = true;
        set_include_all(extraction->arena, &telling->sources,
                        !speakers.count && refers ? spoke_last : &speakers);
    }
}

static void attribute(const struct extraction *extraction, struct found_event *item,
                      const struct telling *telling)
{
    struct event *event = &item->event;
    if (!telling->told) return;
    /* A threat or promise told as such is made, whatever comes of it. */
    static const char *const DEEDS[] = {"EstablishRelations", "Recognize", "SeverRelations", "WithdrawTreaty",
                                        "Invitation",         "Request",   "LiftSanction",   NULL};
    bool is_own = telling->sources.count ? set_contains(&event->source, telling->sources.items[0])
                                         : telling->is_document;
    bool is_act = item->is_speech && item->report_count && is_own && !is_one_of(DEEDS, event->class);
    if (is_act && (event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE))
        event->factuality = FACTUALITY_ACTUAL;
    bool knows = knows_it(extraction, &telling->sources, event);
    bool doubtful =
        telling->is_claim
            ? !set_contains(&event->source, telling->sources.count ? telling->sources.items[0] : UINT32_MAX)
            : !telling->vouched && !knows;
    if (doubtful && event->factuality == FACTUALITY_ACTUAL) event->factuality = FACTUALITY_ALLEGED;
    /* Who speaks is no source for his own words, but for his deeds ("said it had shot down two jets") and for
     * what he means to say. */
    bool of_own = !item->is_speech || event->factuality == FACTUALITY_POSSIBLE ||
                  event->factuality == FACTUALITY_HYPOTHETICAL || event->factuality == FACTUALITY_PLANNED;
    for (size_t i = 0; i < telling->sources.count; i++)
        if (of_own || !set_contains(&event->source, telling->sources.items[i]))
            set_include(extraction->arena, &event->attributed, telling->sources.items[i]);
}

/* A noun in a phrase that only tells the circumstances. */
static bool is_background(const struct sentence *sentence, const struct trigger *trigger)
{
    static const char *const WORDS[] = {"after",   "amid", "during", "since",  "following", "despite",
                                        "because", "over", "under",  "before", "amidst",    NULL};
    /* "amid isolation and sanctions" */
    const struct token *token = &sentence->tokens[trigger->token];
    int32_t partner = token->deprel == DEP_CONJ ? conjunct_head(sentence, trigger->token) : -1;
    const char *preposition = preposition_of(sentence, partner >= 0 ? (uint32_t)partner : trigger->token);
    return is_one_of(WORDS, preposition) || token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
}

enum { GAP = 3 }; /* sentences without an event of its that a report goes on over */

/* What an agency reports over several sentences: the press, those who act in what it tells, and the last
 * sentence of it. */
struct relay {
    struct entity_set press, cast;
    uint32_t last;
};

static void note_relay(const struct extraction *extraction, const struct found_event *item,
                       const struct entity_set *sources, struct relay *relay)
{
    struct entity_set press = {0};
    for (size_t i = 0; i < sources->count; i++)
        if (is_press(&extraction->entities->items[sources->items[i]]))
            set_include(extraction->arena, &press, sources->items[i]);
    if (!press.count) return;
    uint32_t s = item->trigger.sentence;
    if (s > relay->last + 1 || !relay->press.count) relay->cast = (struct entity_set){0};
    relay->press = press;
    relay->last = s;
    set_include_all(extraction->arena, &relay->cast, &item->event.source);
    if (strcmp(event_category(item->event.class), "Consult") == 0)
        set_include_all(extraction->arena, &relay->cast, &item->event.target);
}

/* "KCNA reported that Kim ... Kim also reiterated ...": what the same people say next is still from there. */
static bool goes_on(const struct extraction *extraction, const struct found_event *item,
                    const struct relay *relay)
{
    const struct event *event = &item->event;
    if (!relay->press.count || item->trigger.sentence > relay->last + GAP || !event->source.count)
        return false;
    for (size_t i = 0; i < event->source.count; i++)
        if (extraction->entities->items[event->source.items[i]].class != CLASS_PERSON ||
            !set_contains(&relay->cast, event->source.items[i]))
            return false;
    return item->is_speech || item->event.factuality == FACTUALITY_ACTUAL;
}

/* "he said, as reported by Tass": so was what he said in the sentence before. */
static void reach_back(const struct extraction *extraction, struct found_events *found, size_t end,
                       uint32_t s, const struct entity_set *speaker, const struct telling *whole)
{
    const struct sentence *sentences = extraction->analysis->sentences;
    for (size_t i = end; i-- > 0 && found->items[i].trigger.sentence + 1 >= s;) {
        struct found_event *item = &found->items[i];
        uint32_t of = item->trigger.sentence;
        if (of == s || sentences[of].paragraph != sentences[s].paragraph || !item->is_speech) continue;
        if (item->event.source.count != 1 || !set_contains(speaker, item->event.source.items[0])) continue;
        for (size_t k = 0; k < whole->sources.count; k++)
            if (is_press(&extraction->entities->items[whole->sources.items[k]]))
                set_include(extraction->arena, &item->event.attributed, whole->sources.items[k]);
    }
}

void find_attribution(struct extraction *extraction, struct found_events *found)
{
    struct entity_set spoke_last = {0};
    struct relay relay = {0};
    size_t next = 0;
    for (uint32_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct telling whole = {0};
        struct entity_set speaks = {0};
        read_sentence(extraction, s, &whole);
        main_speaker(extraction, s, &speaks);
        if (whole.told) reach_back(extraction, found, next, s, &speaks, &whole);
        for (size_t i = 0; i < speaks.count; i++)
            if (!set_contains(&relay.cast, speaks.items[i]) && !set_contains(&relay.press, speaks.items[i]))
                relay = (struct relay){0};
        bool continued = !whole.told && !speaks.count && is_all_quoted(sentence);
        for (; next < found->count && found->items[next].trigger.sentence == s; next++) {
            struct found_event *item = &found->items[next];
            struct telling telling = {0};
            /* "after the talks", "amid sanctions": taken for granted, whoever tells the sentence */
            if (!item->is_granted || !is_background(sentence, &item->trigger)) {
                telling = (struct telling){.told = whole.told, .is_claim = whole.is_claim};
                set_include_all(extraction->arena, &telling.sources, &whole.sources);
            }
            read_reports(extraction, item, &spoke_last, &telling);
            if (!telling.told && (continued || is_quoted(sentence, item->trigger.token))) {
                telling.told = true;
                set_include_all(extraction->arena, &telling.sources, continued ? &spoke_last : &speaks);
                if (!telling.sources.count) telling.vouched = true;
            }
            attribute(extraction, item, &telling);
            bool continues = goes_on(extraction, item, &relay);
            if (telling.told && !continues)
                note_relay(extraction, item, &telling.sources, &relay);
            else if (continues) {
                set_include_all(extraction->arena, &item->event.attributed, &relay.press);
                relay.last = s;
            }
        }
        if (!speaks.count) speaks = whole.sources;
        if (speaks.count) spoke_last = speaks;
    }
}

void attribute_contents(const struct extraction *extraction, struct found_events *found)
{
    static const char *const CLASSES[] = {"Request", "Demand", "Accuse", "Deny", "Invitation", "Warn", NULL};
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *speech = &found->items[i];
        if (speech->dropped || !speech->event.source.count || !is_one_of(CLASSES, speech->event.class))
            continue;
        for (size_t j = 0; j < found->count; j++) {
            struct event *event = &found->items[j].event;
            bool is_claimed = event->factuality != FACTUALITY_ACTUAL && !event->attributed.count;
            if (i == j || found->items[j].dropped || !is_claimed ||
                !is_content(extraction, speech, &found->items[j]))
                continue;
            bool is_own =
                event->source.count && is_own_side(extraction, &event->source, speech->event.source.items[0]);
            if (!is_own || event->factuality == FACTUALITY_DENIED) event->attributed = speech->event.source;
        }
    }
}
