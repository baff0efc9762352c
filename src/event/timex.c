/* timex.c: time expressions and their values, after the values of TIMEX3 (Pustejovsky and others 2003):
 * weekdays, months, years, seasons and counted units against the date of the article or the date told last.
 * Words are data (ontology/words/time.ttl); each reader takes one form at a token. */
#include "event/timex.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    const struct extraction *extraction;
    const struct sentence *sentence;
    struct date told_last;
};

static long list_value(const struct reading *reading, const char *list, const char *word)
{
    return knowledge_list_value(reading->extraction->knowledge, list, word, strlen(word), 0);
}

/* The token's lower form, "" beyond the sentence. */
static const char *word_at(const struct reading *reading, int64_t t)
{
    bool inside = t >= 0 && t < (int64_t)reading->sentence->count;
    return inside ? reading->sentence->tokens[t].lower : "";
}

static bool is_word(const struct reading *reading, int64_t t, const char *word)
{
    return strcmp(word_at(reading, t), word) == 0;
}

int weekday_of(int32_t days)
{
    int day = (int)((days + 3) % 7); /* day 0 of the epoch was a Thursday */
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

/* "3", "three", "a", "a few" is none. */
static long count_at(const struct reading *reading, int64_t t)
{
    long value;
    if (number_of(word_at(reading, t), 1, 999, &value)) return value;
    if (is_word(reading, t, "a") || is_word(reading, t, "an")) return 1;
    return list_value(reading, "number", word_at(reading, t));
}

static bool is_dash(const struct reading *reading, int64_t t)
{
    const char *word = word_at(reading, t);
    return strcmp(word, "-") == 0 || strcmp(word, "\xE2\x80\x93") == 0 || strcmp(word, "\xE2\x80\x94") == 0 ||
           strcmp(word, "to") == 0;
}

/* Is the clause of the token about what comes? Its verb has will or would, is an infinitive, or hangs on
 * words of plans. */
static bool looks_ahead(const struct reading *reading, uint32_t t)
{
    const struct sentence *sentence = reading->sentence;
    int32_t at = (int32_t)t;
    for (int steps = 0; at >= 0 && steps < 8; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (lexicon_has(reading->extraction->tables, "planned-word", token->lower)) return true;
        bool is_clause = token->upos == UPOS_VERB || dependent(sentence, (uint32_t)at, DEP_COP) >= 0;
        if (is_clause) {
            for (uint32_t i = 0; i < sentence->count; i++) {
                if (sentence->tokens[i].head != at) continue;
                const char *lemma = sentence->tokens[i].lemma;
                if (sentence->tokens[i].deprel == DEP_AUX &&
                    (strcmp(lemma, "will") == 0 || strcmp(lemma, "would") == 0 ||
                     strcmp(lemma, "shall") == 0))
                    return true;
            }
            bool present = token->xpos == XPOS_VBP || token->xpos == XPOS_VBZ;
            if (present) return dependent(sentence, (uint32_t)at, DEP_AUX) < 0;
            if (token->xpos != XPOS_VB) return false;
            bool of_plan = token->head >= 0 && lexicon_has(reading->extraction->tables, "plan",
                                                           sentence->tokens[token->head].lemma);
            return token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL || token->deprel == DEP_ROOT ||
                   token->deprel == DEP_CCOMP || of_plan;
        }
        at = token->head;
    }
    return false;
}

static struct date month_of(long months)
{
    return (struct date){.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
}

static int32_t published_day(const struct reading *reading)
{
    return date_earliest(reading->extraction->date);
}

/* "last" -1, "this" 0, "next" 1; 2: none of them. */
static int shift_of(const struct reading *reading, int64_t t)
{
    static const struct {
        const char *word;
        int shift;
    } WORDS[] = {{"last", -1}, {"previous", -1}, {"past", -1},    {"this", 0},
                 {"next", 1},  {"coming", 1},    {"following", 1}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is_word(reading, t, WORDS[i].word)) return WORDS[i].shift;
    return 2;
}

static bool weekday(const struct reading *reading, uint32_t t, struct time_value *value)
{
    const struct token *token = &reading->sentence->tokens[t];
    long day = list_value(reading, "weekday", token->lower);
    bool is_name = token->form[0] >= 'A' && token->form[0] <= 'Z';
    if (!day || !reading->extraction->date.day || !is_name || strlen(token->form) < 6) return false;
    int32_t published = published_day(reading);
    int back = (weekday_of(published) - (int)day + 7) % 7;
    int shift = shift_of(reading, (int64_t)t - 1);
    if (shift == -1 && back == 0) back = 7;
    bool ahead = shift == 1 || (shift == 2 && looks_ahead(reading, t));
    if (ahead && (back || shift == 1)) back -= 7;
    if (shift == -1 || shift == 1) value->first = t - 1;
    value->begin = date_from_days(published - back);
    return true;
}

/* The year of a month that is told without one: the nearest before, after plans the nearest behind. */
static long year_of_month(const struct reading *reading, uint32_t t, long month, long day)
{
    struct date date = reading->extraction->date;
    int shift = shift_of(reading, (int64_t)t - 1);
    bool later = month > date.month || (month == date.month && date.day && day > date.day);
    if (!date.year) return 0;
    if (shift == -1) return month >= date.month ? date.year - 1 : date.year;
    if (shift == 1) return month <= date.month ? date.year + 1 : date.year;
    bool ahead = looks_ahead(reading, t);
    if (later && !ahead && shift != 0) {
        /* a day of this month that is still to come is no slip of a year back */
        return month == date.month && day - date.day < 15 ? date.year : date.year - 1;
    }
    enum { FARTHEST = 7 }; /* months: what is planned is not told almost a year before */
    bool next = !later && ahead && month < date.month && month + 12 - date.month <= FARTHEST;
    return next ? date.year + 1 : date.year;
}

/* "July 13–14, 2025", "13 July", "last November", "in March 2023", "late July of last year". */
static bool month(const struct reading *reading, uint32_t t, struct time_value *value)
{
    const struct sentence *sentence = reading->sentence;
    char word[16];
    size_t size = strlen(sentence->tokens[t].lower);
    if (size >= sizeof word) return false;
    memcpy(word, sentence->tokens[t].lower, size + 1);
    if (size && word[size - 1] == '.') word[size - 1] = '\0';
    long number = list_value(reading, "month", word);
    char initial = sentence->tokens[t].form[0];
    if (!number || initial < 'A' || initial > 'Z' || sentence->tokens[t].upos == UPOS_AUX) return false;
    long day = 0, day_end = 0, year = 0, first;
    uint32_t at = t + 1;
    if (number_of(word_at(reading, at), 1, 31, &day)) {
        at++;
        bool range = is_dash(reading, at) || is_word(reading, at, "and");
        if (range && number_of(word_at(reading, at + 1), 1, 31, &day_end)) at += 2;
    } else if (number_of(word_at(reading, (int64_t)t - 1), 1, 31, &day)) {
        value->first = t - 1;
        bool range = is_dash(reading, (int64_t)t - 2) || is_word(reading, (int64_t)t - 2, "and");
        if (range && number_of(word_at(reading, (int64_t)t - 3), 1, 31, &first)) {
            day_end = day;
            day = first;
            value->first = t - 3;
        }
    }
    bool modal = sentence->tokens[t].upos != UPOS_PROPN && !day;
    if (modal && strcmp(word, "may") == 0) return false;
    uint32_t behind = is_word(reading, at, ",") || is_word(reading, at, "of") ? at + 1 : at;
    if (number_of(word_at(reading, behind), 1800, 2199, &year)) {
        at = behind + 1;
    } else if (is_word(reading, behind + 1, "year") && shift_of(reading, behind) <= 1 &&
               reading->extraction->date.year) {
        year = reading->extraction->date.year + shift_of(reading, behind);
        at = behind + 2;
    } else {
        year = year_of_month(reading, t, number, day);
    }
    if (!year) return false;
    value->last = at - 1;
    value->begin = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day};
    if (day_end > day) value->end = (struct date){(int16_t)year, (uint8_t)number, (uint8_t)day_end};
    return true;
}

/* "in 2021", "since 1994", "between 2014 and 2016", "the 2015 accord", "the 1990s". */
static bool year(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const BEFORE[] = {"in",     "since", "from", "of",  "until",  "by",    "and",
                                         "early",  "late",  "mid",  "to",  "during", "after", "before",
                                         "around", "till",  "(",    "the", "-",      NULL};
    const struct token *token = &reading->sentence->tokens[t];
    long number;
    size_t size = strlen(token->lower);
    bool decade = size == 5 && token->lower[4] == 's' && token->lower[3] == '0';
    if (decade) {
        number = strtol(token->lower, NULL, 10);
        if (number < 1800 || number > 2190) return false;
        value->begin = (struct date){.year = (int16_t)number};
        value->end = (struct date){.year = (int16_t)(number + 9)};
        return true;
    }
    if (token->upos != UPOS_NUM || size != 4 || !number_of(token->form, 1800, 2100, &number)) return false;
    bool told = token->deprel == DEP_NMOD_UNMARKED || token->deprel == DEP_OBL_UNMARKED ||
                token->deprel == DEP_COMPOUND || token->deprel == DEP_NMOD_POSS;
    for (size_t i = 0; BEFORE[i] && !told; i++)
        told = is_word(reading, (int64_t)t - 1, BEFORE[i]);
    /* "2,000 troops" and "1990 soldiers" count */
    bool counts = token->deprel == DEP_NUMMOD && token->head > (int32_t)t &&
                  reading->sentence->tokens[token->head].features & FEATURE_PLURAL;
    if (!told || counts) return false;
    value->begin = (struct date){.year = (int16_t)number};
    return true;
}

static bool relative_day(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        int days;
    } WORDS[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"tonight", 0}};
    if (!reading->extraction->date.day) return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is_word(reading, t, WORDS[i].word)) {
            value->begin = date_from_days(published_day(reading) + WORDS[i].days);
            return true;
        }
    return false;
}

enum unit { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_WEEKEND, UNIT_MONTH, UNIT_YEAR, UNIT_DECADE };

static enum unit unit_at(const struct reading *reading, int64_t t)
{
    static const struct {
        const char *lemma;
        enum unit unit;
    } UNITS[] = {{"day", UNIT_DAY},     {"week", UNIT_WEEK}, {"weekend", UNIT_WEEKEND},
                 {"month", UNIT_MONTH}, {"year", UNIT_YEAR}, {"decade", UNIT_DECADE}};
    if (t < 0 || t >= (int64_t)reading->sentence->count) return UNIT_NONE;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (strcmp(reading->sentence->tokens[t].lemma, UNITS[i].lemma) == 0) return UNITS[i].unit;
    return UNIT_NONE;
}

/* The date `count` units from `from`, no more precise than the unit allows; weeks as a range of days. */
static bool move_date(struct date from, enum unit unit, long count, struct time_value *value)
{
    if (!from.year || count > 999 || count < -999) return false;
    if (unit == UNIT_YEAR || unit == UNIT_DECADE) {
        long years = from.year + count * (unit == UNIT_DECADE ? 10 : 1);
        if (years < 1500 || years > 2200) return false;
        value->begin = (struct date){.year = (int16_t)years};
        return true;
    }
    if (unit == UNIT_MONTH) {
        if (from.month)
            value->begin = month_of((long)from.year * 12 + from.month - 1 + count);
        else
            value->begin = (struct date){.year = from.year};
        return true;
    }
    if (!from.day) {
        value->begin = from;
        return true;
    }
    int32_t day = date_earliest(from);
    if (unit == UNIT_DAY) {
        value->begin = date_from_days(day + (int32_t)count);
        return true;
    }
    int32_t monday = day - (weekday_of(day) - 1) + 7 * (int32_t)count;
    value->begin = date_from_days(unit == UNIT_WEEKEND ? monday + 5 : monday);
    value->end = date_from_days(monday + 6);
    return true;
}

/* "last week", "this month", "next year", "the previous day", "over the weekend". */
static bool relative_unit(const struct reading *reading, uint32_t t, struct time_value *value)
{
    enum unit unit = unit_at(reading, t);
    int shift = shift_of(reading, (int64_t)t - 1);
    if (unit == UNIT_NONE || reading->sentence->tokens[t].features & FEATURE_PLURAL) return false;
    bool article = is_word(reading, (int64_t)t - 2, "the");
    bool part = (is_word(reading, (int64_t)t - 3, "later") || is_word(reading, (int64_t)t - 3, "earlier")) &&
                is_word(reading, (int64_t)t - 2, "in") && is_word(reading, (int64_t)t - 1, "the");
    if (part && unit != UNIT_DAY) {
        value->first = t - 3;
        return move_date(reading->extraction->date, unit, 0, value);
    }
    bool same = is_word(reading, (int64_t)t - 1, "same");
    if (unit == UNIT_WEEKEND && is_word(reading, (int64_t)t - 1, "the")) shift = 0;
    if (shift == 2 && !same) return false;
    value->first = t - 1;
    /* "the previous day" counts from what was told last, "last week" from the article */
    bool from_told = same || (article && shift != 2 && reading->told_last.year);
    return move_date(from_told ? reading->told_last : reading->extraction->date, unit, same ? 0 : shift,
                     value);
}

/* "two weeks ago", "a month earlier", "three days before that", "two days later", "in two weeks". */
static bool counted_unit(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        int direction;
        bool from_article;
    } WORDS[] = {{"ago", -1, true},   {"earlier", -1, false},   {"before", -1, false},
                 {"later", 1, false}, {"afterwards", 1, false}, {"afterward", 1, false},
                 {"after", 1, false}, {"prior", -1, false}};
    enum unit unit = unit_at(reading, t);
    long count = count_at(reading, (int64_t)t - 1);
    bool vague = reading->sentence->tokens[t].features & FEATURE_PLURAL && !count;
    if (is_word(reading, (int64_t)t - 1, "the")) count = 1;
    if (unit == UNIT_NONE || unit == UNIT_WEEKEND || (!count && !vague)) return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (!is_word(reading, (int64_t)t + 1, WORDS[i].word)) continue;
        struct date from = WORDS[i].from_article ? reading->extraction->date : reading->told_last;
        value->first = vague ? t : t - 1;
        value->last = t + 1;
        if (!from.year) return false;
        if (vague) { /* "days earlier": about then */
            bool small = unit == UNIT_DAY || unit == UNIT_WEEK;
            value->begin = from;
            value->begin.day = 0;
            if (!small) value->begin.month = 0;
            return unit != UNIT_YEAR && unit != UNIT_DECADE;
        }
        bool counts_on = strcmp(WORDS[i].word, "after") == 0 || strcmp(WORDS[i].word, "before") == 0;
        bool of_clause = counts_on && !is_word(reading, (int64_t)t + 2, "that") &&
                         !is_word(reading, (int64_t)t + 2, ",") && !is_word(reading, (int64_t)t + 2, ".");
        if (of_clause) return false; /* "a day after he spoke": the clause's event tells, see time.c */
        if (unit == UNIT_WEEK) return move_date(from, UNIT_DAY, WORDS[i].direction * 7 * count, value);
        return move_date(from, unit, WORDS[i].direction * count, value);
    }
    bool ahead = is_word(reading, (int64_t)t - 2, "in") && looks_ahead(reading, t) && !vague;
    if (!ahead || is_word(reading, (int64_t)t - 1, "the")) return false;
    value->first = t - 2;
    return move_date(reading->extraction->date, unit, count, value);
}

/* "now in its fourth year": begun three years before. */
static bool ordinal_year(const struct reading *reading, uint32_t t, struct time_value *value)
{
    long number = list_value(reading, "ordinal", word_at(reading, (int64_t)t - 1));
    bool owned = is_word(reading, (int64_t)t - 2, "its") || is_word(reading, (int64_t)t - 2, "their");
    if (unit_at(reading, t) != UNIT_YEAR || !number || !owned || !reading->extraction->date.year)
        return false;
    value->first = t - 2;
    value->is_start = true;
    return move_date(reading->extraction->date, UNIT_YEAR, 1 - number, value);
}

/* "last summer", "this spring", "in the winter of 2019": months of the north. */
static bool season(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const struct {
        const char *word;
        uint8_t from, to;
    } SEASONS[] = {{"spring", 3, 5}, {"summer", 6, 8}, {"autumn", 9, 11}, {"fall", 9, 11}};
    struct date date = reading->extraction->date;
    for (size_t i = 0; i < sizeof SEASONS / sizeof *SEASONS; i++) {
        if (!is_word(reading, t, SEASONS[i].word)) continue;
        int shift = shift_of(reading, (int64_t)t - 1);
        long told = 0;
        uint32_t behind = is_word(reading, t + 1, "of") ? t + 2 : t + 1;
        if (number_of(word_at(reading, behind), 1800, 2199, &told))
            value->last = behind;
        else if (shift != 2 && date.year)
            told = date.year + (shift == -1 && SEASONS[i].to < date.month ? 0 : shift);
        if (!told) return false;
        if (shift != 2) value->first = t - 1;
        value->begin = (struct date){.year = (int16_t)told, .month = SEASONS[i].from};
        value->end = (struct date){.year = (int16_t)told, .month = SEASONS[i].to};
        return true;
    }
    return false;
}

/* "shortly before", "hours later", "in the evening", "later in the day": the day that is told of. */
static bool same_day(const struct reading *reading, uint32_t t, struct time_value *value)
{
    static const char *const PARTS[] = {"morning", "afternoon", "evening", "night", NULL};
    bool near = is_word(reading, t, "shortly") || is_word(reading, t, "hours") ||
                is_word(reading, t, "minutes") || is_word(reading, t, "immediately");
    bool turn = is_word(reading, t + 1, "before") || is_word(reading, t + 1, "after") ||
                is_word(reading, t + 1, "later") || is_word(reading, t + 1, "earlier") ||
                is_word(reading, t + 1, "afterwards");
    bool part = false;
    for (size_t i = 0; PARTS[i]; i++)
        part = part || (is_word(reading, t, PARTS[i]) && is_word(reading, (int64_t)t - 1, "the") &&
                        is_word(reading, (int64_t)t - 2, "in"));
    bool in_day = is_word(reading, t, "day") && is_word(reading, (int64_t)t - 1, "the") &&
                  (is_word(reading, (int64_t)t - 2, "in") || is_word(reading, (int64_t)t - 2, "on")) &&
                  (is_word(reading, (int64_t)t - 3, "later") || is_word(reading, (int64_t)t - 3, "earlier"));
    if (!(near && turn) && !part && !in_day) return false;
    value->is_scene = true;
    if (near) value->last = t + 1;
    if (part || in_day) value->first = t - 2;
    return true;
}

/* The word of the expression that hangs outside of it. */
static uint32_t head_of(const struct sentence *sentence, const struct time_value *value)
{
    for (uint32_t t = value->first; t <= value->last && t < sentence->count; t++) {
        int32_t head = sentence->tokens[t].head;
        bool outside = head < (int32_t)value->first || head > (int32_t)value->last;
        unsigned deprel = sentence->tokens[t].deprel;
        if (outside && deprel != DEP_CASE && deprel != DEP_PUNCT && deprel != DEP_MARK) return t;
    }
    return value->last < sentence->count ? value->last : sentence->count - 1;
}

static void read_preposition(const struct reading *reading, struct time_value *value)
{
    static const char *const STARTS[] = {"since", NULL};
    static const char *const LIMITS[] = {"by", "until", "till", "before", "within", NULL};
    int64_t before = (int64_t)value->first - 1;
    if (is_word(reading, before, "early") || is_word(reading, before, "late") ||
        is_word(reading, before, "mid") || is_word(reading, before, "the"))
        before--;
    for (size_t i = 0; STARTS[i]; i++)
        if (is_word(reading, before, STARTS[i])) value->is_start = true;
    for (size_t i = 0; LIMITS[i]; i++)
        if (is_word(reading, before, LIMITS[i])) value->is_limit = true;
}

/* "from March 3 to March 5", "between 2014 and 2016"; "Saturday, July 12": the second names it better. */
static bool joins_last(const struct reading *reading, struct time_value *last, const struct time_value *value)
{
    bool adjacent = value->first == last->last + 1;
    bool comma = value->first == last->last + 2 && is_word(reading, last->last + 1, ",");
    bool is_weekday = list_value(reading, "weekday", word_at(reading, last->last)) != 0;
    bool reverse = list_value(reading, "weekday", word_at(reading, value->first)) != 0;
    if ((adjacent || comma) && value->begin.day && (is_weekday || (reverse && last->begin.day))) {
        if (is_weekday) {
            last->begin = value->begin;
            last->end = value->end;
        }
        last->last = value->last;
        return true;
    }
    bool linked = value->first == last->last + 2 &&
                  (is_dash(reading, last->last + 1) || is_word(reading, last->last + 1, "and") ||
                   is_word(reading, last->last + 1, "until") || is_word(reading, last->last + 1, "till"));
    bool alike = !last->begin.month == !value->begin.month && !last->begin.day == !value->begin.day;
    if (linked && alike && value->begin.month && date_earliest(value->begin) < date_earliest(last->begin))
        last->begin.year = value->begin.year; /* "May 3 and May 5, 2017" */
    if (!linked || !alike || last->end.year || date_earliest(value->begin) <= date_earliest(last->begin))
        return false;
    last->end = value->end.year ? value->end : value->begin;
    last->last = value->last;
    return true;
}

typedef bool time_reader(const struct reading *reading, uint32_t t, struct time_value *value);
static time_reader *const READERS[] = {weekday,      month,         relative_day, same_day, ordinal_year,
                                       counted_unit, relative_unit, season,       year};

size_t read_times(const struct extraction *extraction, const struct sentence *sentence, struct date told_last,
                  struct time_value *values)
{
    struct reading reading = {extraction, sentence, told_last};
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->count && count < MOST_TIMES; t++)
        for (size_t r = 0; r < sizeof READERS / sizeof *READERS; r++) {
            struct time_value value = {.first = t, .last = t};
            if (!READERS[r](&reading, t, &value)) continue;
            if (value.last >= sentence->count) value.last = sentence->count - 1;
            t = value.last > t ? value.last : t;
            if (count && joins_last(&reading, &values[count - 1], &value)) break;
            read_preposition(&reading, &value);
            values[count++] = value;
            break;
        }
    for (size_t i = 0; i < count; i++)
        values[i].head = head_of(sentence, &values[i]);
    return count;
}
