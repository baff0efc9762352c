/* time.c: each event takes the time expression of its clause (clause_time.c); and what has no time of
 * its own happens when the story around it happens (the narrative reference time of Reichenbach 1947, Webber
 * 1988): the simple past goes on at the time told, the past perfect does not. */
#include "event/outlook.h"
#include "event/stay.h"
#include "event/when.h"

#include <stdlib.h>
#include <string.h>

/* ---- The time of the story ---- */

struct story {
    struct date lead, now, before; /* before: the day to which the paragraph has just looked back */
    struct told told;
    uint32_t paragraph, lead_sentence;
    bool has_told; /* the paragraph has told some date */
    bool is_week;  /* now is some day of a week that was told */
};

static bool is_ahead(const struct extraction *extraction, struct date date)
{
    return extraction->date.day && date.year && date_earliest(date) > date_earliest(extraction->date);
}

/* The date one step less precise: what came right before or after it is told without a date. */
static struct date coarser(struct date date)
{
    if (date.day) return (struct date){.year = date.year, .month = date.month};
    return (struct date){.year = date.month ? date.year : 0};
}

/* A day told by the main clause moves the story for the rest of the paragraph. */
static void move_story(const struct extraction *extraction, const struct sentence *sentence,
                       const struct time_value *values, size_t count, struct story *story)
{
    for (size_t i = 0; i < count; i++) {
        const struct time_value *value = &values[i];
        if (value->is_limit || value->is_scene || value->is_night || value->kind != TIME_DATE ||
            is_age(sentence, value))
            continue;
        if (value->begin.year && !value->is_start) story->told.last = value->begin;
        if (is_ahead(extraction, value->begin)) continue;
        uint32_t root = told_clause(extraction, sentence);
        bool is_main = distance_up(sentence, value->head, root) > 0 && !value->is_start;
        /* "a result of the 2011 war": the noun's year, not the story's */
        unsigned deprel = sentence->tokens[value->head].deprel;
        if (!value->begin.month && deprel != DEP_OBL && deprel != DEP_OBL_UNMARKED) is_main = false;
        /* "had visited in 2019" looks back, the story stays where it is */
        bool back = is_main && tense_of(sentence, root) == TENSE_PAST_PERFECT;
        /* "reminded him of the day in 1991" */
        static const char *const RECALLS[] = {"remind", "recall", "remember", "recount", "invoke", NULL};
        if (!value->begin.month && is_one_of(RECALLS, sentence->tokens[root].lemma)) is_main = false;
        if (back && value->begin.day) story->before = value->begin;
        if (!is_main || back) continue;
        story->now = value->begin;
        /* "last week": some day of it */
        story->is_week = value->end.day && date_earliest(value->end) - date_earliest(value->begin) > 3;
        if (story->is_week) story->now = coarser(value->begin);
        if (value->begin.day && !story->is_week) story->told.day = value->begin;
    }
}

/* "a day after he announced it": counted from the clause above. */
static bool date_by_count(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb,
                          struct date from, struct event *event)
{
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (mark < 2 || !from.year || (mark > 2 && strcmp(sentence->tokens[mark - 3].lower, "than") == 0))
        return false; /* "less than a month after" */
    bool after = strcmp(sentence->tokens[mark].lower, "after") == 0;
    if (!after && strcmp(sentence->tokens[mark].lower, "before") != 0) return false;
    const char *unit = sentence->tokens[mark - 1].lemma, *word = sentence->tokens[mark - 2].lower;
    int32_t days = strcmp(unit, "day") == 0 ? 1 : strcmp(unit, "week") == 0 ? 7 : 0;
    long count = strtol(word, NULL, 10);
    if (!count) count = knowledge_list_value(extraction->knowledge, "number", word, strlen(word), 0);
    if (strcmp(word, "a") == 0) count = 1;
    if (count >= 1 && from.month && strcmp(unit, "month") == 0) {
        long months = (long)from.year * 12 + from.month - 1 + (after ? -count : count);
        event->begin = (struct date){.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
        return true;
    }
    if (count >= 1 && strcmp(unit, "year") == 0) {
        event->begin = (struct date){.year = (int16_t)(from.year + (after ? -count : count))};
        return true;
    }
    if (!days || !from.day || count < 1 || count > 100) return false;
    event->begin = date_from_days(date_earliest(from) + (after ? -1 : 1) * days * (int32_t)count);
    return true;
}

/* "landed in Lusaka after attending a summit", "spoke after talks with him": about when the clause above is.
 */
static bool date_by_sequence(const struct extraction *extraction, const struct found_events *found,
                             const struct found_event *item, const struct time_value *values, size_t count,
                             const struct story *story, struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_bare = item->trigger.is_noun && item->trigger.light_verb < 0;
    uint32_t at = is_bare ? item->trigger.token : clause_of(sentence, &item->trigger);
    int32_t mark = dependent(sentence, at, is_bare ? DEP_CASE : DEP_MARK);
    int32_t head = sentence->tokens[at].head;
    bool clause = is_bare || sentence->tokens[at].deprel == DEP_ADVCL;
    if (mark < 0 || head < 0 || !clause || sentence->tokens[head].upos != UPOS_VERB) return false;
    const char *word = sentence->tokens[mark].lower;
    if (strcmp(word, "after") != 0 && strcmp(word, "before") != 0 && strcmp(word, "following") != 0)
        return false;
    struct found_event above = {
        .event = {.class = "OtherEvent"},
        .trigger = {
            .sentence = item->trigger.sentence, .token = (uint32_t)head, .light_verb = -1, .carrier = -1}};
    const struct time_value *value = time_for(extraction, found, &above, values, count);
    if (value && !value->is_scene && !value->end.year)
        event->begin = coarser(value->begin);
    else if (!value && tense_of(sentence, (uint32_t)head) == TENSE_PAST)
        event->begin = coarser(story->now);
    return event->begin.year != 0;
}

/* What goes on for long is not begun on the day of the story. */
static bool is_lasting(const char *class)
{
    static const char *const CLASSES[] = {"War", "Cooperate", "Trade", "BuildInfrastructure", NULL};
    for (size_t i = 0; CLASSES[i]; i++)
        if (strcmp(CLASSES[i], class) == 0) return true;
    return false;
}

/* Without a time of its own: when the story is, as far as the tense goes with it. */
enum { NEAR_LEAD = 2 }; /* sentences */

/* Is it told by a word of reporting in the past, above it or beside: "..., the palace said"? */
static bool is_told_then(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->report_count) return tense_of(sentence, item->reports[0]) == TENSE_PAST;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool reports = token->xpos == XPOS_VBD && lexicon_has(extraction->tables, "saying", token->lemma);
        if (!reports || dependent(sentence, i, DEP_AUX) >= 0) continue;
        bool beside = token->deprel == DEP_PARATAXIS && token->head >= 0 &&
                      (token->head == (int32_t)item->trigger.token ||
                       is_below(sentence, item->trigger.token, (uint32_t)token->head, 8));
        if (beside || is_below(sentence, item->trigger.token, i, 8)) return true;
    }
    return false;
}

static bool is_decided(const char *class)
{
    const char *category = event_category(class);
    return strcmp(category, "Sanction") == 0 || strcmp(category, "Agree") == 0;
}

/* Does it end in a full stop? What opens an article without one is a line of its headline. */
static bool is_closed(const struct sentence *sentence)
{
    static const char *const ENDS[] = {".", "!", "?", "\"", "\xE2\x80\x9D", ":", NULL};
    return sentence->count && is_one_of(ENDS, sentence->tokens[sentence->count - 1].form);
}

/* "At their summit he promised", "the talks ended": occasions of the story itself. */
static bool is_occasion_of(const struct extraction *extraction, const struct sentence *sentence,
                           const struct found_event *item)
{
    const struct token *token = &sentence->tokens[item->trigger.token];
    bool joint = strcmp(item->event.class, "JointStatement") == 0 && token->deprel == DEP_OBL &&
                 strcmp(preposition_of(sentence, item->trigger.token), "in") == 0;
    if (joint || is_gathering_at(extraction, item, sentence)) return true;
    return strcmp(event_category(item->event.class), "Consult") == 0 && token->head >= 0 &&
           (token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS) &&
           lexicon_has(extraction->tables, "taking-place", sentence->tokens[token->head].lemma);
}

/* "are expelling dozens of diplomats", told first: decided on the day of the news. */
static void date_by_progress(const struct sentence *sentence, const struct story *story, uint32_t clause,
                             struct found_event *item)
{
    static const char *const GOING_ON[] = {"Visit", "Withdraw", "Deploy", "Exercise", NULL};
    int32_t helper = dependent(sentence, clause, DEP_AUX);
    bool progresses = sentence->tokens[clause].xpos == XPOS_VBG && helper >= 0 &&
                      (strcmp(sentence->tokens[helper].lower, "is") == 0 ||
                       strcmp(sentence->tokens[helper].lower, "are") == 0);
    bool near = item->trigger.sentence <= story->lead_sentence + NEAR_LEAD;
    if (!progresses || looks_far_back(sentence, clause) ||
        (!near && strcmp(item->event.class, "ExpelDiplomat") != 0))
        return;
    if (is_decided(item->event.class) || strcmp(event_category(item->event.class), "Coerce") == 0)
        item->event.begin = story->lead;
    else if (is_one_of(GOING_ON, item->event.class))
        item->event.begin = story->lead.day ? coarser(story->lead) : story->lead;
}

/* "Lula, who was jailed for 580 days, took most votes": what somebody went through once, no part of the
 * story. */
static bool is_biography(const struct sentence *sentence, uint32_t clause)
{
    const struct token *verb = &sentence->tokens[clause];
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 1 || !is_passive(sentence, clause)) return false;
    int32_t subject = dependent(sentence, clause, DEP_NSUBJ_PASS);
    bool is_name = sentence->tokens[verb->head].upos == UPOS_PROPN || /* "the tycoon NAME, who" */
                   (subject > 1 && sentence->tokens[subject - 2].upos == UPOS_PROPN);
    return is_name && subject > 0 && strcmp(sentence->tokens[subject].lower, "who") == 0 &&
           strcmp(sentence->tokens[subject - 1].form, ",") == 0;
}

/* "two days before the invasion of Chad", "weeks after a clash in which two were killed": the deed is counted
 * from, it does not happen when the clause does. */
static bool is_counted_from(const struct sentence *sentence, const struct found_event *item)
{
    static const char *const UNITS[] = {"day",    "week",    "month",      "year",
                                        "decade", "century", "generation", NULL};
    enum { HIGHEST = 4 };
    int32_t at = (int32_t)item->trigger.token;
    if (item->trigger.is_noun && item->trigger.light_verb >= 0) return false;
    for (int steps = 0; steps < HIGHEST && at >= 0; steps++, at = sentence->tokens[at].head) {
        bool is_clause = sentence->tokens[at].upos == UPOS_VERB;
        int32_t link = dependent(sentence, (uint32_t)at, is_clause ? DEP_MARK : DEP_CASE);
        if (link < 1 || (strcmp(sentence->tokens[link].lower, "before") != 0 &&
                         strcmp(sentence->tokens[link].lower, "after") != 0))
            continue;
        const char *unit = sentence->tokens[link - 1].lemma;
        /* "days after he spoke" is about then */
        return is_one_of(UNITS, unit) && (!is_clause || strcmp(unit, "day") != 0);
    }
    return false;
}

/* "Algeria blames them", "are meanwhile holding exercises": in the month of the news; "has warned against
 * it": in its year; what the paragraph goes on to tell of a month, in that year. */
static void date_by_news(const struct sentence *sentence, const struct story *story, uint32_t clause,
                         struct found_event *item)
{
    const struct token *token = &sentence->tokens[clause];
    int32_t helper = dependent(sentence, clause, DEP_AUX);
    bool present = token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP;
    bool progresses = token->xpos == XPOS_VBG && helper >= 0 &&
                      (strcmp(sentence->tokens[helper].lower, "is") == 0 ||
                       strcmp(sentence->tokens[helper].lower, "are") == 0);
    struct date month = story->lead.day ? coarser(story->lead) : story->lead;
    enum tense tense = tense_of(sentence, clause);
    if ((item->is_speech && present && helper < 0) || progresses) item->event.begin = month;
    bool is_act = item->is_speech || is_decided(item->event.class) ||
                  strcmp(event_category(item->event.class), "Aid") == 0;
    if (tense == TENSE_PRESENT_PERFECT && is_act) item->event.begin = (struct date){.year = month.year};
    bool moved = story->now.year != month.year || story->now.month != month.month;
    if (tense == TENSE_PAST && story->now.month && !story->now.day && moved)
        item->event.begin = (struct date){.year = story->now.year};
}

static void date_by_story(const struct extraction *extraction, const struct story *story,
                          struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t clause = clause_of(sentence, &item->trigger);
    unsigned xpos = sentence->tokens[clause].xpos;
    bool is_headline = extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY ||
                       (item->trigger.sentence <= story->lead_sentence && !is_closed(sentence));
    bool bare = item->trigger.is_noun && item->trigger.light_verb < 0 &&
                !is_of_noun(extraction, sentence, item->trigger.token);
    if (is_lasting(item->event.class)) return;
    /* "would not tolerate it, the palace said": said when it is told */
    bool is_told = item->is_speech && story->now.day && is_told_then(extraction, item);
    if (is_told) item->event.begin = story->now;
    if (bare && has_dependent(sentence, item->trigger.token, "recent"))
        item->event.begin = (struct date){.year = extraction->date.year};
    bool past = tense_of(sentence, clause) == TENSE_PAST;
    if (bare && past && story->now.day && is_occasion_of(extraction, sentence, item))
        item->event.begin = story->now;
    bool now = xpos == XPOS_VBZ || xpos == XPOS_VBP;
    if (bare && is_headline && now && is_occasion_of(extraction, sentence, item))
        item->event.begin = story->lead;
    if (bare || is_since(sentence, clause)) return;
    /* "The talks had failed on Monday. She then blamed them" */
    if (past && story->before.day && has_dependent(sentence, clause, "then")) {
        item->event.begin = story->before;
        return;
    }
    /* a month or year told before goes on only for what is said of it */
    if (past && (story->now.day || story->is_week || item->is_speech) &&
        !is_of_other_war(sentence, item, story->now.year))
        item->event.begin = story->now;
    /* the news itself: "has recognised", told first; headlines tell it in the present */
    uint32_t s = item->trigger.sentence;
    bool is_word = item->is_speech || is_decided(item->event.class);
    bool leads = s == story->lead_sentence || (s > story->lead_sentence && is_word);
    if (looks_far_back(sentence, clause)) leads = leads && s <= story->lead_sentence + NEAR_LEAD;
    if (tense_of(sentence, clause) == TENSE_PRESENT_PERFECT && leads && !item->event.begin.year)
        item->event.begin = story->lead.day ? coarser(story->lead) : story->lead;
    bool is_present = xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_NNS ||
                      (xpos == XPOS_VB && dependent(sentence, clause, DEP_MARK) < 0);
    if (is_headline && is_present && dependent(sentence, clause, DEP_AUX) < 0)
        item->event.begin = story->lead;
    date_by_progress(sentence, story, clause, item);
    if (!item->event.begin.year && !looks_far_back(sentence, clause))
        date_by_news(sentence, story, clause, item);
}

/* "was to hold talks", "was arriving to meet": to come, seen from the day of the story. */
static bool is_due(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t mark = dependent(sentence, verb, DEP_MARK), helper = dependent(sentence, verb, DEP_AUX);
    if (helper < 0) helper = dependent(sentence, verb, DEP_COP);
    if (token->xpos != XPOS_VB || mark < 0 || strcmp(sentence->tokens[mark].lower, "to") != 0) return false;
    if (helper >= 0 && helper < mark)
        return strcmp(sentence->tokens[helper].lower, "was") == 0 ||
               strcmp(sentence->tokens[helper].lower, "were") == 0;
    bool purpose = (token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP) && token->head >= 0;
    return purpose && tense_of(sentence, (uint32_t)token->head) == TENSE_PAST &&
           lexicon_has(extraction->tables, "encounter", sentence->tokens[token->head].lemma);
}

/* "shortly after Japan surrendered in 1945": told of another year than the news. */
static bool is_of_history(const struct extraction *extraction, const struct sentence *sentence,
                          uint32_t clause, const struct time_value *values, size_t count)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)clause || token->deprel != DEP_ADVCL) continue;
        int32_t mark = dependent(sentence, i, DEP_MARK);
        const char *word = mark >= 0 ? sentence->tokens[mark].lower : "";
        if (strcmp(word, "after") != 0 && strcmp(word, "before") != 0 && strcmp(word, "when") != 0) continue;
        for (size_t v = 0; v < count; v++)
            if (values[v].kind == TIME_DATE && values[v].begin.year &&
                values[v].begin.year + 1 < extraction->date.year && is_below(sentence, values[v].head, i, 4))
                return true;
    }
    return false;
}

/* What a treaty of before lays down: "Under that treaty Israel agreed to leave". */
static bool date_by_treaty(const struct extraction *extraction, const struct sentence *sentence,
                           uint32_t clause, const struct time_value *values, size_t count,
                           const struct story *story, struct event *event)
{
    static const char *const CATEGORIES[] = {"Agree", "Concede", "Retreat", "Support", "Cooperate", NULL};
    bool refers_back = false;
    if (!is_one_of(CATEGORIES, event_category(event->class)) || tense_of(sentence, clause) != TENSE_PAST)
        return false;
    const struct time_value *value =
        time_of_treaty(extraction, sentence, clause, values, count, &refers_back);
    bool beside = sentence->tokens[clause].deprel == DEP_CONJ || sentence->tokens[clause].deprel == DEP_ADVCL;
    if (!value && !refers_back &&
        beside) /* "Under the treaty it gave up the coast, while Chile undertook ..." */
        value = time_of_treaty(extraction, sentence, (uint32_t)sentence->tokens[clause].head, values, count,
                               &refers_back);
    if (value)
        event->begin = value->begin;
    else if (refers_back && story->told.last.year && story->told.last.year < extraction->date.year)
        event->begin = (struct date){.year = story->told.last.year};
    return event->begin.year != 0;
}

/* "a U.S.-brokered agreement concluded on December 10": brokered about then. */
static const struct time_value *time_of_brokered(const struct extraction *extraction,
                                                 const struct found_events *found,
                                                 const struct found_event *item,
                                                 const struct time_value *values, size_t count)
{
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[item->trigger.token];
    if (strcmp(item->event.class, "Mediation") != 0 || token->deprel != DEP_AMOD || token->head < 0)
        return NULL;
    struct found_event deal = {.event = {.class = "Agree"},
                               .trigger = {.sentence = item->trigger.sentence,
                                           .token = (uint32_t)token->head,
                                           .is_noun = true,
                                           .light_verb = -1,
                                           .carrier = -1}};
    return time_for(extraction, found, &deal, values, count);
}

/* Is it done by saying so? */
static bool is_said(const struct found_event *item)
{
    return item->is_speech || strcmp(event_category(item->event.class), "Agree") == 0 ||
           is_speech_category(item->event.class);
}

/* "has backed him since the war broke out in 2011": from then. */
static const struct time_value *time_of_since(const struct sentence *sentence, uint32_t clause,
                                              const struct time_value *values, size_t count, bool *since)
{
    if (tense_of(sentence, clause) != TENSE_PRESENT_PERFECT) return NULL;
    for (uint32_t i = clause + 1; i < sentence->count; i++) {
        if (sentence->tokens[i].head != (int32_t)clause || sentence->tokens[i].deprel != DEP_ADVCL ||
            !is_since_clause(sentence, i))
            continue;
        /* "the first since the war broke out" */
        int32_t mark = dependent(sentence, i, DEP_MARK);
        const struct token *before = mark > 0 ? &sentence->tokens[mark - 1] : NULL;
        if (before && (before->upos == UPOS_ADJ || before->xpos == XPOS_RBS || before->xpos == XPOS_JJS))
            continue;
        *since = true;
        for (size_t v = 0; v < count; v++)
            if (values[v].kind == TIME_DATE && !values[v].is_limit &&
                is_below(sentence, values[v].head, i, 4))
                return &values[v];
    }
    return NULL;
}

static void date_event(struct extraction *extraction, const struct found_events *found,
                       struct found_event *item, const struct time_value *values, size_t count,
                       const struct story *story)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct time_value *value = time_for(extraction, found, item, values, count);
    int32_t beside = value ? -1 : deed_beside(extraction, item);
    struct found_event deed = *item;
    deed.trigger.token = beside >= 0 ? (uint32_t)beside : deed.trigger.token;
    if (beside >= 0) value = time_for(extraction, found, &deed, values, count);
    uint32_t clause = clause_of(sentence, &item->trigger);
    bool happened = item->event.factuality == FACTUALITY_ACTUAL ||
                    item->event.factuality == FACTUALITY_ALLEGED ||
                    item->event.factuality == FACTUALITY_DENIED;
    /* "asked the bloc to invite her to its summit in June": a day to come is of what is said */
    if (value && happened && is_said(item) && is_ahead(extraction, value->begin) &&
        (sentence->tokens[value->head].head != (int32_t)clause ||
         is_day_proposed(extraction, sentence, value->head)))
        value = NULL;
    /* "have not met since July": no day of what was not */
    bool is_since =
        value && value->first > 0 && strcmp(sentence->tokens[value->first - 1].lower, "since") == 0;
    if (is_since && item->event.factuality == FACTUALITY_DENIED) return;
    /* "the first time they had met since January", "have had no ties since 1978, but agreed" */
    bool is_done = sentence->tokens[clause].xpos == XPOS_VBN &&
                   strcmp(event_category(item->event.class), "Consult") == 0;
    bool is_elsewhere =
        is_since && distance_up(sentence, value->head, clause) < 0 && clause_behind(sentence, value) < 0;
    if (is_since && (is_done || is_elsewhere)) value = NULL;
    struct date above = value && value->begin.year ? value->begin : story->now;
    bool is_own = value && distance_up(sentence, value->head, clause) > 0;
    if (!item->trigger.is_noun && !is_own && date_by_count(extraction, sentence, clause, above, &item->event))
        return;
    if (!value && !item->trigger.is_noun && happened && tense_of(sentence, clause) == TENSE_PAST)
        value = time_of_subject(extraction, item->trigger.sentence, clause, values, count);
    bool since = false;
    if (!value && !item->trigger.is_noun && happened) {
        value = time_of_since(sentence, clause, values, count, &since);
        if (since && !value) return;
    }
    if (!value) value = time_of_brokered(extraction, found, item, values, count);
    if (!value && !item->trigger.is_noun &&
        date_by_treaty(extraction, sentence, clause, values, count, story, &item->event))
        return;
    bool is_in_clause = value && distance_up(sentence, value->head, clause) > 0;
    if (!item->is_speech && !is_in_clause && is_biography(sentence, clause)) return;
    bool is_below_it = value && distance_up(sentence, value->head, item->trigger.token) > 0;
    if (is_counted_from(sentence, item) && !is_below_it) return;
    if (!value && is_of_history(extraction, sentence, clause, values, count)) return;
    if (value && !value->is_scene) {
        item->event.begin = value->begin;
        item->event.end = value->end;
    } else if (value) {
        item->event.begin = story->now;
    } else if (is_due(extraction, sentence, clause)) {
        item->event.begin = coarser(story->now);
    } else if (happened && !date_by_sequence(extraction, found, item, values, count, story, &item->event)) {
        date_by_story(extraction, story, item);
    }
    add_days_before(sentence, values, count, story->now, item);
    add_duration(extraction, sentence, values, count, item);
}

/* "signed a U.S.-brokered deal": brokered by the day of the deal. */
static void date_by_deal(const struct extraction *extraction, const struct found_events *found,
                         struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (item->event.begin.year || strcmp(item->event.class, "Mediation") != 0 || token->deprel != DEP_AMOD)
        return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *deal = &found->items[i];
        bool of_deal = deal->trigger.sentence == item->trigger.sentence && deal->event.begin.year &&
                       has_happened(&deal->event) &&
                       (deal->trigger.token == (uint32_t)token->head ||
                        sentence->tokens[token->head].head == (int32_t)deal->trigger.token);
        if (!of_deal) continue;
        item->event.begin = deal->event.begin;
        item->event.end = deal->event.end;
        return;
    }
}

/* "Politics this week", "World briefs": what such a page tells without a day is some day of that week. */
static bool is_review(const struct extraction *extraction)
{
    static const char *const WORDS[] = {"week", "weekly", "briefs", "roundup", "round-up", "digest", NULL};
    if (extraction->lead.day || !extraction->analysis->count) return false;
    const struct sentence *title = &extraction->analysis->sentences[0];
    if (extraction->article->paragraphs[title->paragraph].kind != PARAGRAPH_HEADLINE) return false;
    for (uint32_t i = 0; i < title->count; i++)
        if (is_one_of(WORDS, title->tokens[i].lower)) return true;
    return false;
}

/* "last winter", "on Sunday", in an article whose day nobody knows: some day that nobody knows either. */
static bool tells_unknown_day(const struct extraction *extraction, const struct sentence *sentence)
{
    static const char *const DAYS[] = {"yesterday", "today", "tomorrow", "tonight", "ago", NULL};
    static const char *const SHIFTS[] = {"last", "this", "next", "past", NULL};
    static const char *const UNITS[] = {"day",    "week",    "weekend", "month",  "year",
                                        "spring", "summer",  "autumn",  "winter", "night",
                                        "decade", "quarter", NULL};
    for (uint32_t t = 0; t < sentence->count; t++) {
        const char *word = sentence->tokens[t].lower;
        const char *next = t + 1 < sentence->count ? sentence->tokens[t + 1].lower : "";
        bool is_named = knowledge_list_has(extraction->knowledge, "weekday", word, strlen(word)) &&
                        sentence->tokens[t].upos == UPOS_PROPN;
        if (is_named || is_one_of(DAYS, word)) return true;
        if (is_one_of(SHIFTS, word) &&
            (is_one_of(UNITS, next) ||
             knowledge_list_has(extraction->knowledge, "month", next, strlen(next))))
            return true;
    }
    return false;
}

/* In such an article a date told in another paragraph is not that of what this one tells; nor is any that the
 * sentence does not tell itself, when it tells of a day that nobody knows. */
static void leave_undated(const struct time_value *values, size_t count, struct found_event *item)
{
    for (size_t v = 0; v < count; v++)
        if (date_same(values[v].begin, item->event.begin)) return;
    item->event.begin = item->event.end = (struct date){0};
}

void find_times(struct extraction *extraction, struct found_events *found)
{
    find_article_date(extraction);
    struct story story = {.paragraph = UINT32_MAX};
    story.lead = story.now = story.told.last = story.told.day = lead_date(extraction);
    extraction->lead = story.lead;
    size_t next = 0;
    int16_t remembered = year_remembered(extraction);
    bool reviews = is_review(extraction);
    story.lead_sentence = UINT32_MAX;
    for (uint32_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        bool is_body = extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_BODY;
        if (is_body && has_verb(sentence) && story.lead_sentence == UINT32_MAX) story.lead_sentence = s;
        if (sentence->paragraph != story.paragraph) {
            bool goes_on = remembered && story.told.then.year; /* the paragraph before told of that past */
            open_epoch(remembered, &story.told);
            struct date then = {.year = story.told.then.year};
            story.now = goes_on ? then : story.lead;
            story.before = (struct date){0};
            story.has_told = false;
            story.is_week = reviews;
        }
        story.paragraph = sentence->paragraph;
        size_t count = times_of(extraction, sentence, story.told, values);
        for (size_t v = 0; v < count; v++)
            story.has_told = story.has_told || values[v].begin.year;
        move_story(extraction, sentence, values, count, &story);
        move_epoch(extraction, sentence, values, count, &story.told);
        bool is_open = !extraction->date.year && (!story.has_told || tells_unknown_day(extraction, sentence));
        for (; next < found->count && found->items[next].trigger.sentence == s; next++) {
            date_event(extraction, found, &found->items[next], values, count, &story);
            struct when_view view = {.extraction = extraction,
                                     .found = found,
                                     .item = &found->items[next],
                                     .values = values,
                                     .count = count,
                                     .now = story.now,
                                     .lead = story.lead,
                                     .told = story.told,
                                     .lead_sentence = story.lead_sentence};
            read_time(&view, &found->items[next]);
            if (is_open) leave_undated(values, count, &found->items[next]);
        }
    }
    for (size_t i = 0; i < found->count; i++) {
        date_by_visit(extraction, found, &found->items[i]);
        date_by_deal(extraction, found, &found->items[i]);
        /* what is dated after the article is still to come, whatever its clause looks like */
        struct event *event = &found->items[i].event;
        if (is_ahead(extraction, event->begin) && has_happened(event)) {
            /* "ruled out a visit next week": the visit would be then */
            if (is_said(&found->items[i]))
                event->begin = event->end = extraction->lead;
            else
                event->factuality = FACTUALITY_PLANNED;
        }
        if (is_over(extraction, &found->items[i])) event->factuality = FACTUALITY_ACTUAL;
    }
}
