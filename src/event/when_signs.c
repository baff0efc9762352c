/* when_signs.c: the times at which an event may happen, and the signs that one of them is right. */
#include "event/when.h"

#include "event/stay.h"
#include <stdio.h>
#include <string.h>

enum kind {
    WHEN_RULE = 400,
    WHEN_RULE_CLASS,
    WHEN_ORIGIN,
    WHEN_ORIGIN_CLASS,
    WHEN_ORIGIN_TENSE,
    WHEN_ORIGIN_LEMMA,
    WHEN_ORIGIN_PLACE,
    WHEN_WAY,
    WHEN_WAY_CLASS,
    WHEN_ORDER,
    WHEN_WORD,
    WHEN_PRECISION,
    WHEN_DISTANCE,
    WHEN_BEFORE,
    WHEN_STATUS,
    WHEN_ABOVE,
    WHEN_RIVALS,
    WHEN_VIEW,
};

/* From where a candidate is known; several can be the same day. */
enum origin {
    ORIGIN_RULE,
    ORIGIN_NOW,
    ORIGIN_LEAD,
    ORIGIN_LAST,
    ORIGIN_DAY,
    ORIGIN_MONTH,
    ORIGIN_YEAR,
    ORIGIN_COUNT
};

struct possible {
    struct date begin, end;
    unsigned origins;               /* bits */
    const struct time_value *value; /* of the sentence; NULL */
};

static void include(struct possible *candidates, size_t *count, struct date begin, struct date end,
                    enum origin origin, const struct time_value *value)
{
    if (!begin.year) return;
    size_t at = 1;
    while (at < *count && !date_same(candidates[at].begin, begin))
        at++;
    if (at == *count) {
        if (*count == WHENS_MOST) return;
        candidates[(*count)++] = (struct possible){.begin = begin, .end = end};
    }
    if (origin < ORIGIN_COUNT) candidates[at].origins |= 1u << origin;
    if (value && !candidates[at].value) candidates[at].value = value, candidates[at].end = end;
}

static void number(char out[8], int value, int most)
{
    snprintf(out, 8, "%d", value > most ? most : value < -most ? -most : value);
}

static const char *precision_of(struct date date)
{
    return date.day ? "day" : date.month ? "month" : date.year ? "year" : "none";
}

/* How it stands to the day of the news. */
static const char *distance_of(struct date date, struct date lead)
{
    enum { WEEK = 7 };
    if (!date.year || !lead.year) return "unknown";
    int32_t days = date_earliest(date) - date_earliest(lead);
    if (date_same(date, lead)) return "same";
    if (date.year == lead.year && date.month == lead.month && date.day && lead.day)
        return days > WEEK ? "weeks ahead" : days > 0 ? "ahead" : days >= -WEEK ? "days ago" : "weeks ago";
    if (date.year == lead.year && date.month == lead.month) return "month";
    if (date.year == lead.year) return days > 0 ? "months ahead" : date.month ? "months ago" : "year";
    return date.year > lead.year ? "years ahead" : date.year + 1 == lead.year ? "year ago" : "years ago";
}

/* The event as all its candidates share it. */
struct asked {
    const struct when_view *view;
    const struct sentence *sentence;
    const struct token *trigger;
    uint32_t clause;
    const struct found_event *last, *same; /* told before it; of its class or by its word; NULL */
    const char *class, *category, *tense, *place, *status, *form;
    char shape[24];
};

static struct asked ask(const struct when_view *view)
{
    const struct extraction *extraction = view->extraction;
    const struct found_event *item = view->item;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    struct asked asked = {.view = view,
                          .sentence = sentence,
                          .trigger = &sentence->tokens[item->trigger.token],
                          .clause = clause_of(sentence, &item->trigger),
                          .class = item->event.class,
                          .category = event_category(item->event.class),
                          .status = factuality_name(item->event.factuality)};
    uint32_t s = item->trigger.sentence;
    const struct told_before before = told_before(view->found, item);
    asked.last = before.last;
    asked.same = !before.of_word || before.of_class > before.of_word ? before.of_class : before.of_word;
    asked.tense = tense_name(tense_of(sentence, asked.clause));
    asked.form = xpos_name(sentence->tokens[asked.clause].xpos);
    asked.place = s == 0                         ? "headline"
                  : s <= view->lead_sentence     ? "lead"
                  : s <= view->lead_sentence + 2 ? "top"
                                                 : "body";
    snprintf(asked.shape, sizeof asked.shape, "%s%s%s", item->trigger.is_noun ? "noun" : "verb",
             item->trigger.light_verb >= 0 ? "+" : "", item->is_speech ? " says" : "");
    return asked;
}

static void add_origins(const struct asked *asked, const struct possible *candidate, struct signs *signs)
{
    static const char *const NAMES[ORIGIN_COUNT] = {"rule", "now", "lead", "last", "day", "month", "year"};
    const char *said = candidate->origins & 1u << ORIGIN_RULE ? "rule" : "other";
    char all[64] = "";
    for (unsigned origin = 0; origin < ORIGIN_COUNT; origin++)
        if (candidate->origins & 1u << origin) {
            strcat(all, NAMES[origin]);
            strcat(all, " ");
            sign_add(signs, WHEN_ORIGIN, NAMES[origin], asked->tense, asked->shape);
            sign_add(signs, WHEN_ORIGIN_CLASS, NAMES[origin], asked->class, asked->tense);
            sign_add(signs, WHEN_ORIGIN_PLACE, NAMES[origin], asked->place, asked->shape);
        }
    if (candidate->value) strcat(all, "told");
    if (!candidate->begin.year) strcat(all, "never");
    const char *precision = precision_of(candidate->begin);
    const char *distance = distance_of(candidate->begin, asked->view->lead);
    const char *of = reader_view(asked->view->extraction);
    sign_add(signs, WHEN_VIEW, of, all, precision);
    sign_add(signs, WHEN_VIEW, of, asked->class, all);
    sign_add(signs, WHEN_ORIGIN, all, NULL, NULL);
    sign_add(signs, WHEN_ORIGIN, all, asked->tense, asked->form);
    sign_add(signs, WHEN_ORIGIN_CLASS, all, asked->class, NULL);
    sign_add(signs, WHEN_ORIGIN_CLASS, all, asked->category, asked->status);
    sign_add(signs, WHEN_ORIGIN_TENSE, all, asked->shape, asked->tense);
    sign_add(signs, WHEN_ORIGIN_LEMMA, all, asked->trigger->lemma, NULL);
    sign_add(signs, WHEN_ORIGIN_PLACE, all, asked->place, asked->tense);
    sign_add(signs, WHEN_STATUS, all, asked->status, asked->shape);
    sign_add(signs, WHEN_RULE, said, precision, asked->status);
    sign_add(signs, WHEN_RULE, said, precision, asked->shape);
    sign_add(signs, WHEN_RULE_CLASS, said, asked->class, precision);
    sign_add(signs, WHEN_RULE_CLASS, said, asked->trigger->lemma, NULL);
    sign_add(signs, WHEN_RULE, said, asked->view->item->event.begin.year ? "has" : "has not",
             candidate->begin.year ? "some" : "none");
    sign_add(signs, WHEN_PRECISION, precision, asked->class, distance);
    sign_add(signs, WHEN_DISTANCE, distance, asked->tense, asked->status);
    sign_add(signs, WHEN_DISTANCE, distance, asked->shape, asked->place);
    sign_add(signs, WHEN_DISTANCE, distance, all, NULL);
}

/* Where the expression stands to the word that tells the event. */
static void add_value(const struct asked *asked, const struct possible *candidate, struct signs *signs)
{
    const struct when_view *view = asked->view;
    const struct time_value *value = candidate->value;
    const struct sentence *sentence = asked->sentence;
    uint32_t t = view->item->trigger.token, s = view->item->trigger.sentence;
    char rivals[8];
    number(rivals, (int)view->count, 3);
    sign_add(signs, WHEN_RIVALS, value ? "told" : "untold", rivals, asked->tense);
    sign_add(signs, WHEN_RIVALS, value ? "told" : "untold", rivals, asked->shape);
    if (!value) return;
    char order[48], up[8], way[64];
    uint32_t low = value->first < t ? value->first : t, high = value->first < t ? t : value->first;
    int events = 0, closer = 0, verbs = 0;
    for (uint32_t i = low + 1; i < high; i++)
        verbs += sentence->tokens[i].upos == UPOS_VERB;
    for (size_t i = 0; i < view->found->count; i++) {
        const struct trigger *other = &view->found->items[i].trigger;
        if (view->found->items[i].dropped || other->sentence != s || other->token == t) continue;
        events += other->token > low && other->token < high;
    }
    for (size_t i = 0; i < view->count; i++) {
        if (&view->values[i] == value) continue;
        uint32_t first = view->values[i].first;
        closer += first > low && first < high;
    }
    snprintf(order, sizeof order, "%c%d%d%d", value->first < t ? '-' : '+', events < 3 ? events : 3,
             closer < 2 ? closer : 2, verbs < 3 ? verbs : 3);
    number(up, distance_up(sentence, value->head, t), 6);
    char above[8];
    number(above, distance_up(sentence, value->head, asked->clause), 6);
    const char *preposition = preposition_of(sentence, value->head);
    const struct token *head = &sentence->tokens[value->head];
    const char *under = head->head >= 0 ? sentence->tokens[head->head].lemma : "";
    snprintf(way, sizeof way, "%s %s %s", up, above, deprel_name(head->deprel));
    sign_add(signs, WHEN_WAY, way, NULL, NULL);
    sign_add(signs, WHEN_WAY, way, asked->shape, NULL);
    sign_add(signs, WHEN_WAY, way, preposition, NULL);
    sign_add(signs, WHEN_WAY_CLASS, way, asked->class, NULL);
    sign_add(signs, WHEN_WAY_CLASS, way, order, NULL);
    sign_add(signs, WHEN_ORDER, order, asked->shape, NULL);
    sign_add(signs, WHEN_ORDER, order, preposition, NULL);
    sign_add(signs, WHEN_ORDER, order, asked->class, NULL);
    sign_add(signs, WHEN_WORD, sentence->tokens[value->first].lower, asked->shape, NULL);
    sign_add(signs, WHEN_WORD, value->first > 0 ? sentence->tokens[value->first - 1].lower : "", asked->shape,
             order);
    sign_add(signs, WHEN_WORD, "under", under, NULL);
    sign_add(signs, WHEN_WORD, "under", under, asked->class);
    sign_add(signs, WHEN_WORD,
             value->is_start   ? "start"
             : value->is_limit ? "limit"
             : value->is_night ? "night"
             : value->is_scene ? "scene"
                               : "plain",
             asked->shape, way);
}

/* Has the event the date of the candidate? */
static const char *company_of(const struct found_event *event, const struct possible *candidate)
{
    if (!event->event.begin.year) return "undated";
    return date_same(event->event.begin, candidate->begin) ? "with" : "without";
}

/* What other events have it; what stands above and beside. */
static void add_company(const struct asked *asked, const struct possible *candidate, struct signs *signs)
{
    const struct found_event *item = asked->view->item, *last = asked->last, *same = asked->same;
    if (last) {
        const char *company = company_of(last, candidate);
        sign_add(signs, WHEN_BEFORE, company,
                 last->trigger.sentence == item->trigger.sentence ? "here" : "before", asked->tense);
        sign_add(signs, WHEN_BEFORE, company, asked->shape, asked->class);
    }
    if (same) {
        const char *company = company_of(same, candidate);
        sign_add(signs, WHEN_BEFORE, "same", company, asked->class);
        sign_add(signs, WHEN_BEFORE, "same", company, asked->shape);
    }
    const char *kind = candidate->value ? "told" : candidate->begin.year ? "known" : "never";
    const struct sentence *sentence = asked->sentence;
    const struct token *clause = &sentence->tokens[asked->clause];
    sign_add(signs, WHEN_ABOVE, kind, deprel_name(asked->trigger->deprel), asked->form);
    sign_add(signs, WHEN_ABOVE, kind, deprel_name(clause->deprel), asked->tense);
    sign_add(signs, WHEN_ABOVE, kind, preposition_of(sentence, item->trigger.token), asked->shape);
    if (clause->head >= 0)
        sign_add(signs, WHEN_ABOVE, kind, sentence->tokens[clause->head].lemma, deprel_name(clause->deprel));
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *part = &sentence->tokens[i];
        bool tells = part->deprel == DEP_AUX || part->deprel == DEP_AUX_PASS || part->deprel == DEP_MARK ||
                     part->deprel == DEP_ADVMOD || part->deprel == DEP_DET;
        if (tells && (part->head == (int32_t)asked->clause || part->head == (int32_t)item->trigger.token))
            sign_add(signs, WHEN_ABOVE, kind, part->lower, precision_of(candidate->begin));
    }
}

size_t when_candidates(const struct when_view *view, struct when *whens)
{
    struct possible candidates[WHENS_MOST] = {{.value = NULL}};
    const struct event *event = &view->item->event;
    size_t count = 1;
    include(candidates, &count, event->begin, event->end, ORIGIN_RULE, NULL);
    if (!event->begin.year) candidates[0].origins = 1u << ORIGIN_RULE;
    for (size_t i = 0; i < view->count; i++)
        if (view->values[i].kind == TIME_DATE)
            include(candidates, &count, view->values[i].begin, view->values[i].end, ORIGIN_COUNT,
                    &view->values[i]);
    struct date none = {0}, lead = view->lead;
    include(candidates, &count, view->now, none, ORIGIN_NOW, NULL);
    include(candidates, &count, lead, none, ORIGIN_LEAD, NULL);
    include(candidates, &count, view->told.last, none, ORIGIN_LAST, NULL);
    include(candidates, &count, view->told.day, none, ORIGIN_DAY, NULL);
    include(candidates, &count, (struct date){.year = lead.year, .month = lead.month}, none, ORIGIN_MONTH,
            NULL);
    include(candidates, &count, (struct date){.year = lead.year}, none, ORIGIN_YEAR, NULL);
    struct asked asked = ask(view);
    for (size_t i = 0; i < count; i++) {
        whens[i].begin = candidates[i].begin;
        whens[i].end = candidates[i].end;
        whens[i].signs.count = 0;
        add_origins(&asked, &candidates[i], &whens[i].signs);
        add_value(&asked, &candidates[i], &whens[i].signs);
        add_company(&asked, &candidates[i], &whens[i].signs);
    }
    return count;
}
