/* attribution.c: who says it. In: events with the words of reporting that govern them. Out: their sources,
 * and whether the article vouches for what they say. Quotations and indirect speech go on over sentences to
 * the speaker named last, reports of an agency to what the same people do next (quotation attribution after
 * Pareti 2015, with cues as data). */
#include "event/telling.h"

#include <string.h>

/* ---- Quotations ---- */

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
static void main_speaker(const struct extraction *extraction, uint32_t s, const struct speaker *last,
                         struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int best_depth = 100;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->upos != UPOS_VERB || !lexicon_has_token(extraction, "report", token) ||
            is_quoted(sentence, t))
            continue;
        int depth = 0;
        for (int32_t at = token->head; at >= 0 && depth < 50; at = sentence->tokens[at].head)
            depth++;
        struct entity_set speakers = {0};
        if (depth < best_depth) speakers_of(extraction, s, t, last, &speakers);
        if (!speakers.count) continue;
        *set = speakers;
        best_depth = depth;
    }
}

/* ---- Events ---- */

static void read_service(const struct extraction *extraction, const struct found_event *item, uint32_t verb,
                         const struct entity_set *speakers, struct telling *telling)
{
    int32_t subject = dependent(sentence_of(extraction, &item->trigger), verb, DEP_NSUBJ);
    bool unnamed = speakers->count == 1 && !extraction->entities->items[speakers->items[0]].mention_count;
    if (subject >= 0 && unnamed)
        owners_of(extraction, item->trigger.sentence, (uint32_t)subject,
                  1u << CLASS_STATE | 1u << CLASS_ORGANIZATION, &telling->behind);
}

/* Known makers, whose word it is? */
static bool are_actors(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class == CLASS_TREATY) return false;
    return set->count > 0;
}

static void read_reports(const struct extraction *extraction, const struct found_event *item,
                         const struct speaker *last, struct telling *telling)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (size_t r = 0; r < item->report_count; r++) {
        const struct token *token = &sentence->tokens[item->reports[r]];
        bool of_mind = lexicon_has_token(extraction, "mind", token);
        telling->told = true;
        telling->is_claim = telling->is_claim || (!of_mind && lexicon_has_token(extraction, "claim", token));
        telling->vouched = telling->vouched || lexicon_has_token(extraction, "official", token);
        struct entity_set speakers = {0};
        speakers_of(extraction, item->trigger.sentence, item->reports[r], last, &speakers);
        include_cited(extraction, item->trigger.sentence, item->reports[r], &speakers);
        read_service(extraction, item, item->reports[r], &speakers, telling);
        /* a statement is its makers' own word */
        int32_t subject = dependent(sentence, item->reports[r], DEP_NSUBJ);
        if (subject >= 0 && lexicon_has_token(extraction, "treaty", &sentence->tokens[subject])) {
            telling->is_document = true;
            telling->vouched = telling->vouched || !are_actors(extraction, &speakers);
        }
        set_include_all(extraction->arena, &telling->sources, &speakers);
    }
}

/* "reported 71 aircraft near the island": the word that tells it is the word of reporting itself. */
static void read_own_word(const struct extraction *extraction, const struct found_event *item,
                          const struct speaker *last, struct telling *telling)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (item->is_speech || token->upos != UPOS_VERB || strcmp(token->lemma, "report") != 0) return;
    struct entity_set speakers = {0};
    speakers_of(extraction, item->trigger.sentence, item->trigger.token, last, &speakers);
    if (sets_overlap(&speakers, &item->event.source)) return;
    telling->told = telling->vouched = true;
    set_include_all(extraction->arena, &telling->sources, &speakers);
}

/* "calls the attack a crime" asks for none; but "called a meeting". */
static bool is_naming(const struct sentence *sentence, uint32_t noun, const struct event *event)
{
    const struct token *token = &sentence->tokens[noun];
    if (strcmp(event_category(event->class), "Consult") == 0) return false;
    return token->deprel == DEP_OBJ && strcmp(sentence->tokens[token->head].lemma, "call") == 0;
}

/* "Meeting him in Tbilisi, the agency reported, the two ...", "Tass reported that he brought a letter, in
 * which
 * ...": around what the press reports stands what it reports too. */
static void read_press(const struct extraction *extraction, const struct found_event *item,
                       struct telling *telling)
{
    enum { HIGHEST = 8 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t at = item->trigger.token;
    for (int steps = 0; steps < HIGHEST && sentence->tokens[at].head >= 0; steps++) {
        const struct token *token = &sentence->tokens[at];
        uint32_t head = (uint32_t)token->head;
        bool prelude = token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG && at < head;
        struct entity_set press = {0};
        if ((prelude || token->deprel == DEP_CCOMP) &&
            lexicon_has_token(extraction, "report", &sentence->tokens[head]))
            speakers_of(extraction, item->trigger.sentence, head, NULL, &press);
        for (size_t i = 0; i < press.count; i++) {
            if (!is_press(&extraction->entities->items[press.items[i]])) continue;
            telling->told = telling->vouched = true;
            set_include(extraction->arena, &telling->sources, press.items[i]);
        }
        at = head;
    }
}

/* "reaffirmed its readiness to hold talks", "expressed hope for a truce": the noun is what is voiced. */
static bool is_voiced(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const VERBS[] = {"express", "voice",    "signal", "reaffirm",  "reiterate", "affirm",
                                        "stress",  "announce", "repeat", "underline", "declare",   NULL};
    const struct token *token = &sentence->tokens[noun];
    return token->upos == UPOS_NOUN && token->deprel == DEP_OBJ &&
           is_one_of(VERBS, sentence->tokens[token->head].lemma) &&
           (lexicon_has_token(extraction, "leading-noun", token) ||
            lexicon_has_token(extraction, "voice", token));
}

/* What somebody wants, asks for, threatens or promises is told by him: "called for a truce", "pledged that
 * Congress would send arms". Climbs from the event through what is part of it. */
static void read_voices(const struct extraction *extraction, struct found_event *item,
                        const struct speaker *last)
{
    enum { HIGHEST = 8 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence, at = item->trigger.token;
    if (item->event.factuality == FACTUALITY_ACTUAL || item->event.factuality == FACTUALITY_ALLEGED) return;
    for (int steps = 0; steps < HIGHEST && sentence->tokens[at].head >= 0; steps++) {
        const struct token *token = &sentence->tokens[at];
        int32_t asked = asking_noun(extraction, sentence, at);
        uint32_t head = (uint32_t)(asked >= 0 ? asked : token->head);
        if (asked >= 0) {
            int32_t mark = dependent(sentence, at, DEP_MARK);
            makers(extraction, s, head, &item->event.attributed);
            if (!item->event.attributed.count)
                tellers(extraction, s, (uint32_t)mark - 1, &item->event.attributed);
            return;
        }
        switch (token->deprel) {
        case DEP_ACL_RELCL:
        case DEP_PARATAXIS:
        case DEP_APPOS:
            return;
        case DEP_NSUBJ:
        case DEP_NSUBJ_PASS:
        case DEP_CONJ:
            break;
        default:
            if ((!lexicon_has_token(extraction, "voice", &sentence->tokens[head]) &&
                 !is_voiced(extraction, sentence, at)) ||
                is_naming(sentence, at, &item->event))
                break;
            struct entity_set speakers = {0};
            speakers_of(extraction, s, head, last, &speakers);
            set_include_all(extraction->arena, &item->event.attributed, &speakers);
        }
        at = token->deprel == DEP_CONJ ? (uint32_t)conjunct_head(sentence, at) : head;
    }
}

/* "The defence ministry said its forces had struck Herat": it is the state that strikes. */
static void act_for_state(const struct extraction *extraction, struct event *event)
{
    static const char *const CLASSES[] = {"Deploy", "Withdraw", "Exercise", "WeaponTest", "Blockade", NULL};
    const struct entities *entities = extraction->entities;
    bool is_force = strcmp(event_category(event->class), "Assault") == 0 || is_one_of(CLASSES, event->class);
    if (!is_force || event->source.count != 1 || !set_contains(&event->attributed, event->source.items[0]))
        return;
    const struct entity *ministry = &entities->items[event->source.items[0]];
    if (ministry->class != CLASS_ORGANIZATION || !ministry->label || !strstr(ministry->label, "Ministry"))
        return;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind != RELATION_PART_OF || relation->subject != event->source.items[0] ||
            entities->items[relation->object].class != CLASS_STATE)
            continue;
        event->source = (struct entity_set){0};
        set_include(extraction->arena, &event->source, relation->object);
        return;
    }
}

/* In a phrase that only tells the circumstances. */
static bool is_background(const struct sentence *sentence, const struct trigger *trigger)
{
    static const char *const WORDS[] = {"after",   "amid", "during", "since",  "following", "despite",
                                        "because", "over", "under",  "before", "amidst",    NULL};
    /* "amid isolation and sanctions" */
    const struct token *token = &sentence->tokens[trigger->token];
    if (is_since_clause(sentence, trigger->token) ||
        (token->head >= 0 && is_since_clause(sentence, (uint32_t)token->head)))
        return true;
    int32_t partner = token->deprel == DEP_CONJ ? conjunct_head(sentence, trigger->token) : -1;
    const char *preposition = preposition_of(sentence, partner >= 0 ? (uint32_t)partner : trigger->token);
    return is_one_of(WORDS, preposition) || token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD;
}

enum { GAP = 3 }; /* sentences without an event of its that a report goes on over */

/* What an agency or a readout reports over several sentences: who reports, those who act in what it tells,
 * and the last sentence of it. */
struct relay {
    struct entity_set press, cast;
    bool is_readout;
    uint32_t last;
};

/* "The two spoke by telephone, the palace said": a readout, which tells what came of it too. */
static bool is_told_talk(const struct extraction *extraction, const struct found_event *item,
                         const struct telling *telling)
{
    const struct event *event = &item->event;
    bool talk =
        strcmp(event_category(event->class), "Consult") == 0 && event->factuality <= FACTUALITY_ALLEGED;
    if (!talk || event->source.count + event->target.count < 2 || telling->is_claim) return false;
    for (size_t i = 0; i < telling->sources.count; i++) {
        enum entity_class class = extraction->entities->items[telling->sources.items[i]].class;
        if (class != CLASS_STATE && class != CLASS_ORGANIZATION) return false;
    }
    return telling->sources.count > 0;
}

static void note_relay(const struct extraction *extraction, const struct found_event *item,
                       const struct telling *telling, struct relay *relay)
{
    struct entity_set press = {0};
    for (size_t i = 0; i < telling->sources.count; i++)
        if (telling->is_readout || is_press(&extraction->entities->items[telling->sources.items[i]]))
            set_include(extraction->arena, &press, telling->sources.items[i]);
    bool is_talk = !press.count && is_told_talk(extraction, item, telling);
    if (is_talk) set_include_all(extraction->arena, &press, &telling->sources);
    if (!press.count) return;
    uint32_t s = item->trigger.sentence;
    if (s > relay->last + 1 || !relay->press.count) relay->cast = (struct entity_set){0};
    relay->press = press;
    relay->is_readout = telling->is_readout || is_talk;
    relay->last = s;
    set_include_all(extraction->arena, &relay->cast, &item->event.source);
    if (strcmp(event_category(item->event.class), "Consult") == 0)
        set_include_all(extraction->arena, &relay->cast, &item->event.target);
}

/* "The agency said ... It quoted Kim as saying ...": it tells the sentence, whether an event stands in it or
 * not, and who acts in it may go on. */
static void hear_press(const struct extraction *extraction, uint32_t s, const struct speaker *last,
                       struct relay *relay)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        struct entity_set press = {0}, cast = {0};
        if (token->upos != UPOS_VERB || !is_finite(token) || is_quoted(sentence, t) ||
            !lexicon_has_token(extraction, "report", token))
            continue;
        speakers_of(extraction, s, t, last, &press);
        if (press.count != 1 || !is_press(&extraction->entities->items[press.items[0]])) continue;
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].deprel == DEP_NSUBJ || sentence->tokens[i].head == (int32_t)t)
                entities_of(extraction, s, i, 1u << CLASS_PERSON, &cast);
        if (s > relay->last + GAP || !sets_overlap(&relay->press, &press))
            relay->cast = (struct entity_set){0};
        relay->press = press;
        relay->is_readout = false;
        relay->last = s;
        set_include_all(extraction->arena, &relay->cast, &cast);
        return;
    }
}

/* "the agency reported that Kim ... Kim also reiterated ...": what the same people say next is still from
 * there. */
static bool goes_on(const struct extraction *extraction, const struct found_event *item,
                    const struct relay *relay)
{
    const struct event *event = &item->event;
    uint32_t gap = relay->is_readout ? 1 : GAP;
    if (!relay->press.count || item->trigger.sentence > relay->last + gap || !event->source.count)
        return false;
    for (size_t i = 0; i < event->source.count; i++)
        if ((!relay->is_readout &&
             extraction->entities->items[event->source.items[i]].class != CLASS_PERSON) ||
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

/* "He was hopeful. The plant would be built in secret.": indirect speech goes on without a word of saying. */
static bool is_back_shifted(const struct sentence *sentence)
{
    static const char *const WORDS[] = {"would", "might", NULL};
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->deprel == DEP_AUX && token->head >= 0 && is_one_of(WORDS, token->lower) &&
            (sentence->tokens[token->head].head < 0 || sentence->tokens[token->head].deprel == DEP_CONJ))
            return true;
    }
    return false;
}

/* Who told it when the sentence has nobody who does: it goes on with a quotation, or with indirect speech. */
static bool is_continued(const struct extraction *extraction, uint32_t s, const struct speaker *last)
{
    const struct sentence *sentences = extraction->analysis->sentences;
    if (is_all_quoted(&sentences[s])) return true;
    return last->who.count && last->sentence + 1 == s &&
           sentences[s].paragraph == sentences[s - 1].paragraph && is_back_shifted(&sentences[s]);
}

/* One event of a sentence; `speaks`: whom the sentence lets speak, `continued`: it goes on with who spoke
 * last. */
static void attribute_event(const struct extraction *extraction, struct found_event *item,
                            const struct entity_set *speaks, bool continued, const struct speaker *last,
                            struct relay *relay)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    struct telling telling = {0};
    /* "after the talks", "amid sanctions": taken for granted, whoever tells the sentence */
    bool is_noun = sentence->tokens[item->trigger.token].upos != UPOS_VERB;
    if ((is_noun && !item->is_granted) || !is_background(sentence, &item->trigger))
        read_sentence(extraction, s, item->trigger.token, last, &telling);
    read_reports(extraction, item, last, &telling);
    read_own_word(extraction, item, last, &telling);
    if (!telling.told) read_press(extraction, item, &telling);
    if (!telling.told && (continued || is_quoted(sentence, item->trigger.token))) {
        telling.told = true;
        set_include_all(extraction->arena, &telling.sources, continued ? &last->who : speaks);
        if (!telling.sources.count) telling.vouched = true;
    }
    attribute(extraction, item, &telling);
    bool continues = goes_on(extraction, item, relay);
    if (telling.told && !continues)
        note_relay(extraction, item, &telling, relay);
    else if (continues) {
        set_include_all(extraction->arena, &item->event.attributed, &relay->press);
        relay->last = s;
    }
    read_voices(extraction, item, last);
    act_for_state(extraction, &item->event);
    join_teller(extraction, item);
    read_documents(extraction, item);
}

/* '"Chad attacked us. It burnt a village," the minister said': who is named where the quotation ends. */
static void speaker_to_come(const struct extraction *extraction, uint32_t s, struct entity_set *set)
{
    enum { FAR = 3 };
    const struct analysis *analysis = extraction->analysis;
    uint32_t end = s;
    while (end < s + FAR && end + 1 < analysis->count &&
           is_quoted(&analysis->sentences[end], analysis->sentences[end].count) &&
           analysis->sentences[end].paragraph == analysis->sentences[end + 1].paragraph)
        end++;
    struct speaker nobody = {0};
    if (end > s) main_speaker(extraction, end, &nobody, set);
}

void find_attribution(struct extraction *extraction, struct found_events *found)
{
    struct speaker last = {0};
    struct relay relay = {0};
    size_t next = 0;
    for (uint32_t s = 0; s < extraction->analysis->count; s++) {
        struct telling whole = {0};
        struct entity_set speaks = {0};
        read_sentence(extraction, s, UINT32_MAX, &last, &whole);
        main_speaker(extraction, s, &last, &speaks);
        if (whole.told) reach_back(extraction, found, next, s, &speaks, &whole);
        for (size_t i = 0; i < speaks.count; i++)
            if (!set_contains(&relay.cast, speaks.items[i]) && !set_contains(&relay.press, speaks.items[i]))
                relay = (struct relay){0};
        hear_press(extraction, s, &last, &relay);
        bool continued = !whole.told && !speaks.count && is_continued(extraction, s, &last);
        struct entity_set ahead = {0};
        if (continued && is_all_quoted(&extraction->analysis->sentences[s]))
            speaker_to_come(extraction, s, &ahead);
        if (ahead.count) last = (struct speaker){ahead, s};
        for (; next < found->count && found->items[next].trigger.sentence == s; next++)
            attribute_event(extraction, &found->items[next], &speaks, continued, &last, &relay);
        if (!speaks.count) speaks = whole.sources;
        if (speaks.count)
            last = (struct speaker){speaks, s};
        else if (continued)
            last.sentence = s;
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
