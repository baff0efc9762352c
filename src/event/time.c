/* time.c: time expressions of a sentence against the article's date (the values of TIMEX3, Pustejovsky and
 * others 2003), and which event each of them dates: the one whose clause it stands in. */
#include "event/stages.h"

#include <stdlib.h>
#include <string.h>

struct time_value {
    struct date begin, end;
    uint32_t token; /* the head of the expression */
};

static long list_value(const struct extraction *extraction, const char *list, const char *word)
{
    return knowledge_list_value(extraction->knowledge, list, word, strlen(word), 0);
}

/* 1 Monday ... 7 Sunday; day 0 of the epoch was a Thursday. */
static int weekday_of(int32_t days)
{
    int day = (int)((days + 3) % 7);
    return (day < 0 ? day + 7 : day) + 1;
}

static bool number_of(const char *form, long low, long high, long *value)
{
    char *end;
    *value = strtol(form, &end, 10);
    if (end == form) return false;
    bool ordinal =
        strcmp(end, "st") == 0 || strcmp(end, "nd") == 0 || strcmp(end, "rd") == 0 || strcmp(end, "th") == 0;
    return (!*end || ordinal) && *value >= low && *value <= high;
}

/* Is the sentence about what comes? Decides between last and next Friday. */
static bool looks_ahead(const struct sentence *sentence, uint32_t t)
{
    for (uint32_t i = t > 3 ? t - 3 : 0; i < t; i++)
        if (strcmp(sentence->tokens[i].lower, "next") == 0 ||
            strcmp(sentence->tokens[i].lower, "coming") == 0)
            return true;
    for (uint32_t i = 0; i < t; i++)
        if (strcmp(sentence->tokens[i].lemma, "will") == 0 ||
            strcmp(sentence->tokens[i].lower, "expected") == 0 ||
            strcmp(sentence->tokens[i].lower, "scheduled") == 0)
            return true;
    return false;
}

static bool weekday(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                    struct time_value *value)
{
    long day = list_value(extraction, "weekday", sentence->tokens[t].lower);
    if (!day || !extraction->date.day || sentence->tokens[t].upos == UPOS_VERB ||
        strlen(sentence->tokens[t].form) < 6)
        return false;
    int32_t published = date_earliest(extraction->date);
    int back = (weekday_of(published) - (int)day + 7) % 7;
    value->begin = date_from_days(looks_ahead(sentence, t) && back ? published + 7 - back : published - back);
    return true;
}

/* "July 13–14, 2025", "13 July", "last November", "in March 2023", "July". */
static bool month(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                  struct time_value *value)
{
    char word[16];
    size_t size = strlen(sentence->tokens[t].lower);
    if (size >= sizeof word) return false;
    memcpy(word, sentence->tokens[t].lower, size + 1);
    if (size && word[size - 1] == '.') word[size - 1] = '\0';
    long number = list_value(extraction, "month", word);
    if (!number || sentence->tokens[t].upos != UPOS_PROPN) return false;
    long day = 0, day_end = 0, year = 0;
    uint32_t at = t + 1;
    if (at < sentence->count && number_of(sentence->tokens[at].form, 1, 31, &day)) {
        at++;
        bool range = at + 1 < sentence->count && (strcmp(sentence->tokens[at].form, "-") == 0 ||
                                                  strcmp(sentence->tokens[at].form, "\xE2\x80\x93") == 0);
        if (range && number_of(sentence->tokens[at + 1].form, 1, 31, &day_end)) at += 2;
    } else if (t > 0 && number_of(sentence->tokens[t - 1].form, 1, 31, &day)) {
        bool range = t > 2 && (strcmp(sentence->tokens[t - 2].form, "-") == 0 ||
                               strcmp(sentence->tokens[t - 2].form, "\xE2\x80\x93") == 0);
        long first;
        if (range && number_of(sentence->tokens[t - 3].form, 1, 31, &first)) {
            day_end = day;
            day = first;
        }
    }
    if (at < sentence->count && strcmp(sentence->tokens[at].form, ",") == 0) at++;
    if (at < sentence->count && number_of(sentence->tokens[at].form, 1800, 2199, &year)) {
    } else if (extraction->date.year) {
        year = extraction->date.year;
        bool later = number > extraction->date.month ||
                     (number == extraction->date.month && extraction->date.day && day > extraction->date.day);
        bool last = t > 0 && strcmp(sentence->tokens[t - 1].lower, "last") == 0;
        bool next = t > 0 && strcmp(sentence->tokens[t - 1].lower, "next") == 0;
        if ((later && !looks_ahead(sentence, t) && !next) || (last && number >= extraction->date.month))
            year--;
        if (next && number <= extraction->date.month) year++;
        if (!later && looks_ahead(sentence, t) && number < extraction->date.month) year++;
    }
    if (!year) return false;
    value->begin = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day};
    if (day_end > day) value->end = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day_end};
    return true;
}

/* "in 2021", "since 1994", "between 2014 and 2016". */
static bool year(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                 struct time_value *value)
{
    long number;
    const struct token *token = &sentence->tokens[t];
    (void)extraction;
    if (token->upos != UPOS_NUM || strlen(token->form) != 4 || !number_of(token->form, 1800, 2100, &number))
        return false;
    const char *before = t > 0 ? sentence->tokens[t - 1].lower : "";
    static const char *const BEFORE[] = {"in",  "since", "from", "of",     "until", "by",
                                         "and", "early", "late", "during", "mid",   NULL};
    for (size_t i = 0; BEFORE[i]; i++)
        if (strcmp(before, BEFORE[i]) == 0) {
            value->begin = (struct date){.year = (int16_t)number};
            return true;
        }
    return false;
}

static bool relative_day(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                         struct time_value *value)
{
    static const struct {
        const char *word;
        int days;
    } WORDS[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"tonight", 0}};
    for (size_t i = 0; extraction->date.day && i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(sentence->tokens[t].lower, WORDS[i].word) == 0) {
            value->begin = date_from_days(date_earliest(extraction->date) + WORDS[i].days);
            return true;
        }
    return false;
}

/* "last week", "this month", "next year", "earlier this year", "two weeks ago". */
static bool relative_unit(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                          struct time_value *value)
{
    const struct token *token = &sentence->tokens[t];
    struct date date = extraction->date;
    if (!date.year || t == 0) return false;
    const char *before = sentence->tokens[t - 1].lower;
    int shift = strcmp(before, "last") == 0 || strcmp(before, "previous") == 0 ? -1
                : strcmp(before, "next") == 0                                  ? 1
                : strcmp(before, "this") == 0                                  ? 0
                                                                               : 2;
    bool ago = t + 1 < sentence->count && strcmp(sentence->tokens[t + 1].lower, "ago") == 0;
    if (ago) {
        long number = list_value(extraction, "number", before);
        if (!number && !number_of(before, 1, 100, &number))
            number = strcmp(before, "a") == 0 || strcmp(before, "an") == 0 ? 1 : 0;
        if (!number) return false;
        shift = (int)-number;
    } else if (shift == 2) {
        return false;
    }
    if (strcmp(token->lemma, "year") == 0) {
        value->begin = (struct date){.year = (int16_t)(date.year + shift)};
        return true;
    }
    if (strcmp(token->lemma, "month") == 0 && date.month) {
        int months = date.year * 12 + date.month - 1 + shift;
        value->begin = (struct date){.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
        return true;
    }
    if (strcmp(token->lemma, "week") == 0 && date.day) {
        int32_t monday = date_earliest(date) - (weekday_of(date_earliest(date)) - 1) + 7 * shift;
        value->begin = date_from_days(monday);
        value->end = date_from_days(monday + 6);
        return true;
    }
    if (strcmp(token->lemma, "weekend") == 0 && date.day) {
        int32_t saturday = date_earliest(date) - (weekday_of(date_earliest(date)) - 1) + 5 +
                           7 * (shift < 0   ? -1
                                : shift > 0 ? 1
                                            : 0);
        value->begin = date_from_days(saturday);
        value->end = date_from_days(saturday + 1);
        return true;
    }
    if (strcmp(token->lemma, "day") == 0 && date.day && ago) {
        value->begin = date_from_days(date_earliest(date) + shift);
        return true;
    }
    return false;
}

typedef bool time_reader(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                         struct time_value *value);
static time_reader *const READERS[] = {weekday, month, relative_day, relative_unit, year};

static size_t read_times(const struct extraction *extraction, const struct sentence *sentence,
                         struct time_value *values, size_t room)
{
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->count && count < room; t++)
        for (size_t r = 0; r < sizeof READERS / sizeof *READERS; r++) {
            struct time_value value = {.token = t};
            if (!READERS[r](extraction, sentence, t, &value)) continue;
            values[count++] = value;
            break;
        }
    return count;
}

/* Steps up the tree from the time's token until it meets the trigger; -1 when it does not. */
static int distance_up(const struct sentence *sentence, uint32_t from, uint32_t to)
{
    int32_t at = (int32_t)from;
    for (int steps = 0; at >= 0 && steps < 8; steps++) {
        if (at == (int32_t)to) return steps;
        at = sentence->tokens[at].head;
    }
    return -1;
}

/* The time that hangs on the trigger, or on the verb that governs it. */
static const struct time_value *time_for(const struct sentence *sentence, const struct trigger *trigger,
                                         const struct time_value *values, size_t count)
{
    const struct time_value *best = NULL;
    int best_distance = 100;
    for (size_t i = 0; i < count; i++) {
        int distance = distance_up(sentence, values[i].token, trigger->token);
        for (int32_t at = sentence->tokens[trigger->token].head, climbed = 1;
             distance < 0 && at >= 0 && climbed < 4; climbed++) {
            unsigned deprel = sentence->tokens[trigger->token].deprel;
            if (deprel == DEP_ACL_RELCL || deprel == DEP_CCOMP) break;
            int up = distance_up(sentence, values[i].token, (uint32_t)at);
            if (up >= 0) distance = up + climbed * 2;
            at = sentence->tokens[at].head;
        }
        if (distance >= 0 && distance < best_distance) {
            best_distance = distance;
            best = &values[i];
        }
    }
    return best;
}

void find_times(struct extraction *extraction, struct found_events *found)
{
    enum { MOST_TIMES = 32 };
    struct date recent = {0};
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        struct time_value values[MOST_TIMES];
        size_t count = read_times(extraction, sentence, values, MOST_TIMES);
        const struct time_value *value = time_for(sentence, &item->trigger, values, count);
        if (value) {
            item->event.begin = value->begin;
            item->event.end = value->end;
            if (value->begin.day) recent = value->begin;
            continue;
        }
        /* What is said, is said when the news tells it. */
        bool happened =
            item->event.factuality == FACTUALITY_ACTUAL || item->event.factuality == FACTUALITY_ALLEGED;
        bool is_past = (sentence->tokens[item->trigger.token].features & FEATURE_PAST) != 0;
        if (item->is_speech && happened && is_past && !item->trigger.is_noun)
            item->event.begin = recent.day ? recent : (struct date){0};
    }
}
