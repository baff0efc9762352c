/* reason.c: what tellers do besides telling. For what somebody is punished is told by who punishes him:
 * "sanctioned a company accused of arming rebels", "expelled two envoys for planning attacks"; and who tells
 * of talks with one takes part in them: "Serbia said that talks with Kosovo would resume". In: events with
 * their parties and tellers. Out: such reasons alleged, and by whom; such talks with both sides. */
#include "event/telling.h"

#include <string.h>

static bool punishes(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Sanction",       "ExpelDiplomat", "Arrest",  "Trial",
                                          "SeverRelations", "Condemn",       "Protest", NULL};
    bool is_trial = strcmp(item->event.class, "Trial") == 0; /* "is on trial for killing" */
    return !item->dropped && (item->event.source.count || is_trial) && is_one_of(CLASSES, item->event.class);
}

/* "for its support of rebels", "for their part in the detentions": what one is held to answer for. */
static bool is_answered_for(const struct sentence *sentence, uint32_t noun)
{
    static const char *const DEEDS[] = {"role",   "part",       "involvement",   "support",
                                        "supply", "complicity", "backing",       "delivery",
                                        "sale",   "provision",  "participation", NULL};
    static const char *const WORDS[] = {"for", "over", NULL};
    const struct token *token = &sentence->tokens[noun];
    return is_one_of(WORDS, preposition_of(sentence, noun)) && is_one_of(DEEDS, token->lemma);
}

/* "over an alleged plot to kill him": what is laid to whom it is done to. */
static bool is_scheme(const struct sentence *sentence, uint32_t noun)
{
    static const char *const SCHEMES[] = {"plot",       "attempt",  "plan", "scheme",
                                          "conspiracy", "campaign", NULL};
    static const char *const WORDS[] = {"for", "over", NULL};
    return is_one_of(WORDS, preposition_of(sentence, noun)) &&
           is_one_of(SCHEMES, sentence->tokens[noun].lemma);
}

/* Does the word open a reason: "for planning", "accused of", "over its support"? */
static bool opens_reason(const struct sentence *sentence, uint32_t at)
{
    static const char *const CHARGES[] = {"accuse", "charge", "suspect", "blame", "convict", "indict", NULL};
    static const char *const MARKS[] = {"for", "over", NULL};
    static const char *const OF[] = {"of", "with", "on", NULL};
    const struct token *token = &sentence->tokens[at];
    int32_t link = dependent(sentence, at, DEP_MARK); /* "convicted him of plotting" */
    if (token->xpos == XPOS_VBG && link >= 0 && token->head >= 0 &&
        is_one_of(OF, sentence->tokens[link].lower) &&
        is_one_of(CHARGES, sentence->tokens[token->head].lemma))
        return true;
    if (token->xpos == XPOS_VBN && is_one_of(CHARGES, token->lemma)) return true;
    int32_t mark = dependent(sentence, at, DEP_MARK);
    bool gerund = token->xpos == XPOS_VBG && mark >= 0 && is_one_of(MARKS, sentence->tokens[mark].lower);
    bool behind = mark > 0 && strcmp(sentence->tokens[mark].lower, "to") == 0; /* "over a plot to kill" */
    if (behind && is_scheme(sentence, (uint32_t)mark - 1)) return true;
    return gerund || is_answered_for(sentence, at) || is_scheme(sentence, at);
}

/* Does the event stand below the punishment as what it is for? */
static bool is_reason(const struct extraction *extraction, const struct found_event *punishment,
                      const struct found_event *item)
{
    enum { HIGHEST = 8 };
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (punishment->trigger.sentence != item->trigger.sentence) return false;
    int32_t at = (int32_t)item->trigger.token;
    bool opened = false;
    for (int steps = 0; at >= 0 && steps < HIGHEST; steps++) {
        if (at == (int32_t)punishment->trigger.token || at == punishment->trigger.light_verb) return opened;
        if (sentence->tokens[at].deprel == DEP_ACL_RELCL) return false; /* "the shoal, where troops are" */
        opened = opened || opens_reason(sentence, (uint32_t)at);
        at = sentence->tokens[at].head;
    }
    return false;
}

void attribute_reasons(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *punishment = &found->items[i];
        if (!punishes(punishment)) continue;
        for (size_t j = 0; j < found->count; j++) {
            struct found_event *item = &found->items[j];
            struct event *event = &item->event;
            bool is_same = sets_overlap(&event->source, &punishment->event.source);
            if (i == j || item->dropped || (item->is_speech && !is_same) ||
                (event->attributed.count && !is_same) || !is_reason(extraction, punishment, item))
                continue;
            if (event->factuality == FACTUALITY_ACTUAL) event->factuality = FACTUALITY_ALLEGED;
            event->attributed = punishment->event.source;
            /* "over a plot to kill him": not whose plot it is that punishes it */
            if (is_same) {
                event->source = punishment->event.target;
                event->factuality = FACTUALITY_ALLEGED;
            }
        }
    }
}

/* ---- Talks with one of whom another tells ---- */

/* Who says the clause in which the noun is subject: "The envoy said talks with Chad were under way". */
static void clause_speaker(const struct extraction *extraction, const struct found_event *item,
                           struct entity_set *set)
{
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *noun = &sentence->tokens[item->trigger.token];
    bool is_subject = noun->deprel == DEP_NSUBJ || noun->deprel == DEP_NSUBJ_PASS;
    if (!is_subject || noun->head < 0) return;
    const struct token *clause = &sentence->tokens[noun->head];
    bool is_said = clause->deprel == DEP_CCOMP && clause->head >= 0 &&
                   lexicon_has_token(extraction, "report", &sentence->tokens[clause->head]);
    if (is_said) speakers_of(extraction, s, (uint32_t)clause->head, NULL, set);
}

void join_teller(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(event_category(event->class), "Consult") != 0 || strcmp(event->class, "Visit") == 0 ||
        strcmp(event->class, "Mediation") == 0 || !event->source.count || event->target.count ||
        !(1u << extraction->entities->items[event->source.items[0]].class &
          (1u << CLASS_STATE | 1u << CLASS_PERSON)))
        return;
    uint32_t noun = item->trigger.token; /* "negotiations with Kosovo would resume" */
    int32_t subject = item->trigger.is_noun ? -1 : dependent(sentence, noun, DEP_NSUBJ), party = -1;
    if (subject >= 0) noun = (uint32_t)subject;
    bool is_held = sentence->tokens[noun].deprel == DEP_NSUBJ_PASS; /* "talks would be held with" */
    for (uint32_t t = noun + 1; t < sentence->count && party < 0; t++)
        if ((sentence->tokens[t].head == (int32_t)noun ||
             (is_held && sentence->tokens[t].head == sentence->tokens[noun].head)) &&
            sentence->tokens[noun].upos == UPOS_NOUN && strcmp(preposition_of(sentence, t), "with") == 0)
            party = (int32_t)t;
    struct entity_set with = {0};
    if (party >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)party, 0, &with);
    struct entity_set tellers = event->attributed;
    if (with.count && !tellers.count) clause_speaker(extraction, item, &tellers);
    int32_t other = tellers.count == 1 ? state_behind(extraction, tellers.items[0]) : -1;
    /* "a meeting with his counterpart": he himself */
    if (party >= 0 && tellers.count &&
        extraction->entities->items[event->source.items[0]].class == CLASS_PERSON)
        other = strcmp(sentence->tokens[party].lemma, "counterpart") == 0 ? (int32_t)tellers.items[0] : -1;
    bool are_with = true;
    for (size_t i = 0; i < event->source.count; i++)
        are_with = are_with && set_contains(&with, event->source.items[i]);
    if (!are_with || other < 0 || is_own_side(extraction, &event->source, (uint32_t)other)) return;
    set_include(extraction->arena, &event->source, (uint32_t)other);
    event->attributed = tellers;
    item->lacks_parties = false;
}
