/* timex.c: time expressions and their values, after the values of TIMEX3 (Pustejovsky and others 2003):
 * weekdays, months, years, seasons and counted units against the date of the article or the date told last.
 * Words are data (ontology/words/time.ttl); each reader takes one form at a token. */
#include "event/stay.h"
#include "event/timex_reading.h"

#include <stdlib.h>
#include <string.h>

long list_value(const struct reading *reading, const char *list, const char *word)
{
    return knowledge_list_value(reading->extraction->knowledge, list, word, strlen(word), 0);
}

/* The token's lower form, "" beyond the sentence. */
const char *word_at(const struct reading *reading, int64_t t)
{
    bool inside = t >= 0 && t < (int64_t)reading->sentence->count;
    return inside ? reading->sentence->tokens[t].lower : "";
}

bool is_word(const struct reading *reading, int64_t t, const char *word)
{
    return strcmp(word_at(reading, t), word) == 0;
}

int weekday_of(int32_t days)
{
    int day = (int)((days + 3) % 7); /* day 0 of the epoch was a Thursday */
    return (day < 0 ? day + 7 : day) + 1;
}

bool number_of(const char *form, long low, long high, long *value)
{
    char *end;
    *value = strtol(form, &end, 10);
    if (end == form) return false;
    bool ordinal =
        strcmp(end, "st") == 0 || strcmp(end, "nd") == 0 || strcmp(end, "rd") == 0 || strcmp(end, "th") == 0;
    return (!*end || ordinal) && *value >= low && *value <= high;
}

/* "3", "three", "a", "a few" is none. */
long count_at(const struct reading *reading, int64_t t)
{
    long value;
    if (number_of(word_at(reading, t), 1, 999, &value)) return value;
    if (is_word(reading, t, "a") || is_word(reading, t, "an")) return 1;
    return list_value(reading, "number", word_at(reading, t));
}

bool joins_range(const struct reading *reading, int64_t t)
{
    return is_dash(word_at(reading, t)) || is_word(reading, t, "to");
}

/* Is the clause of the token about what comes? Its verb has will or would, is an infinitive, or hangs on
 * words of plans. */
/* Does a numeral stand beside the token, so that the two name a day: "March 31"? */
static bool names_day(const struct sentence *sentence, uint32_t t)
{
    bool before = t > 0 && sentence->tokens[t - 1].upos == UPOS_NUM;
    bool after = t + 1 < sentence->count && sentence->tokens[t + 1].upos == UPOS_NUM;
    return before || after || sentence->tokens[t].upos == UPOS_NUM;
}

bool is_day_proposed(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    int32_t verb = sentence->tokens[t].head;
    for (int steps = 0; verb >= 0 && steps < 4 && sentence->tokens[verb].upos != UPOS_VERB; steps++)
        verb = sentence->tokens[verb].head;
    if (verb >= 0 && sentence->tokens[verb].deprel == DEP_XCOMP && sentence->tokens[verb].xpos == XPOS_VBG)
        verb = sentence->tokens[verb].head; /* "proposed holding talks" */
    if (verb < 0 || verb > (int32_t)t || !names_day(sentence, t) ||
        !lexicon_has(extraction->tables, "proposing", sentence->tokens[verb].lemma))
        return false;
    for (uint32_t i = (uint32_t)verb + 1; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_matter = token->deprel == DEP_OBJ || token->deprel == DEP_XCOMP ||
                         (token->deprel == DEP_OBL && strcmp(preposition_of(sentence, i), "for") == 0);
        if (token->head == verb && is_matter) return true;
    }
    return false;
}

bool looks_ahead(const struct reading *reading, uint32_t t)
{
    static const char *const LIMITS[] = {"until", "till", "by", NULL};
    const struct sentence *sentence = reading->sentence;
    int32_t at = (int32_t)t;
    if (is_any_word(reading, (int64_t)t - 1, LIMITS)) return true;
    if (is_word(reading, (int64_t)t - 1, "since")) return false;
    if (is_day_proposed(reading->extraction, sentence, t)) return true;
    /* "was due in Lima on Tuesday", wherever the parser hangs it */
    enum { NEAR = 7, FAR = 12 }; /* "due to meet him at the White House on Thursday" */
    for (int64_t i = (int64_t)t - 1; i > 0 && i + FAR > (int64_t)t && !is_word(reading, i, ","); i--) {
        bool to_do = is_word(reading, i + 1, "to") && sentence->tokens[i + 2].upos == UPOS_VERB;
        bool near = i + NEAR > (int64_t)t && !is_word(reading, i + 1, "to");
        if (is_word(reading, i, "due") && strcmp(sentence->tokens[i - 1].lemma, "be") == 0 && (near || to_do))
            return true;
    }
    /* "called a session for Tuesday" */
    static const char *const CALLS[] = {"call", "schedule", "convene", "summon", "set", "fix", "plan", NULL};
    if (is_word(reading, (int64_t)t - 1, "for"))
        for (uint32_t i = 0; i + 1 < t; i++)
            if (sentence->tokens[i].upos == UPOS_VERB && is_one_of(CALLS, sentence->tokens[i].lemma) &&
                is_below(sentence, t, i, 3))
                return true;
    for (int steps = 0; at >= 0 && steps < 8; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (lexicon_has(reading->extraction->tables, "planned-word", token->lower)) return true;
        for (uint32_t i = 0; i < sentence->count; i++) {
            /* "the planned summit on Monday", "ahead of Monday's vote" */
            const struct token *below = &sentence->tokens[i];
            if (below->head != at) continue;
            if (below->deprel == DEP_AMOD &&
                lexicon_has(reading->extraction->tables, "planned-word", below->lower))
                return true;
            if (strcmp(below->lower, "ahead") == 0 && token->upos != UPOS_VERB) return true;
        }
        bool is_clause = token->upos == UPOS_VERB || dependent(sentence, (uint32_t)at, DEP_COP) >= 0;
        /* "will press for an answer over Sunday's launch" */
        if (!is_clause && token->upos == UPOS_NOUN && at != (int32_t)t &&
            strcmp(preposition_of(sentence, (uint32_t)at), "over") == 0)
            return false;
        if (is_clause) {
            bool infinitive = token->xpos == XPOS_VB, progressive = false;
            for (uint32_t i = 0; i < sentence->count; i++) {
                const struct token *part = &sentence->tokens[i];
                if (part->head != at) continue;
                if (part->deprel == DEP_AUX &&
                    (strcmp(part->lemma, "will") == 0 || strcmp(part->lemma, "would") == 0 ||
                     strcmp(part->lemma, "shall") == 0))
                    return true;
                /* "may complicate a trip in August" */
                if (part->deprel == DEP_AUX && part->xpos == XPOS_MD && token->xpos == XPOS_VB &&
                    (strcmp(part->lemma, "may") == 0 || strcmp(part->lemma, "can") == 0))
                    return true;
                /* "is to be raised", "is flying there on Monday" */
                infinitive = infinitive || (part->deprel == DEP_MARK && strcmp(part->lower, "to") == 0);
                progressive = progressive || (part->deprel == DEP_AUX && token->xpos == XPOS_VBG &&
                                              (part->xpos == XPOS_VBZ || part->xpos == XPOS_VBP));
            }
            if (progressive) return true;
            bool present = token->xpos == XPOS_VBP || token->xpos == XPOS_VBZ;
            if (present && tense_of(sentence, (uint32_t)at) == TENSE_PAST) return false;
            if (present) return dependent(sentence, (uint32_t)at, DEP_AUX) < 0;
            if (!infinitive) return false;
            bool of_plan = token->head >= 0 && lexicon_has(reading->extraction->tables, "plan",
                                                           sentence->tokens[token->head].lemma);
            return token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL || token->deprel == DEP_ROOT ||
                   token->deprel == DEP_CCOMP || of_plan;
        }
        at = token->head;
    }
    return false;
}

struct date month_of(long months)
{
    return (struct date){.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
}

int32_t published_day(const struct reading *reading)
{
    return date_earliest(reading->extraction->date);
}

/* "last" -1, "this" 0, "next" 1; 2: none of them. */
int shift_of(const struct reading *reading, int64_t t)
{
    static const struct {
        const char *word;
        int shift;
    } WORDS[] = {{"last", -1}, {"previous", -1}, {"this", 0}, {"next", 1}, {"coming", 1}, {"following", 1}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is_word(reading, t, WORDS[i].word)) return WORDS[i].shift;
    return 2;
}

bool is_any_word(const struct reading *reading, int64_t t, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (is_word(reading, t, words[i])) return true;
    return false;
}

enum unit unit_at(const struct reading *reading, int64_t t)
{
    static const struct {
        const char *lemma;
        enum unit unit;
    } UNITS[] = {{"minute", UNIT_MINUTE},   {"hour", UNIT_HOUR},       {"day", UNIT_DAY},
                 {"week", UNIT_WEEK},       {"weekend", UNIT_WEEKEND}, {"month", UNIT_MONTH},
                 {"quarter", UNIT_QUARTER}, {"year", UNIT_YEAR},       {"decade", UNIT_DECADE},
                 {"century", UNIT_CENTURY}};
    if (t < 0 || t >= (int64_t)reading->sentence->count) return UNIT_NONE;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (strcmp(reading->sentence->tokens[t].lemma, UNITS[i].lemma) == 0) return UNITS[i].unit;
    return UNIT_NONE;
}

const char *part_of_day(const struct reading *reading, int64_t t)
{
    static const struct {
        const char *word, *value;
    } PARTS[] = {{"morning", "MO"}, {"afternoon", "AF"}, {"evening", "EV"}, {"night", "NI"}};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (is_word(reading, t, PARTS[i].word)) return PARTS[i].value;
    return NULL;
}

void time_value_text(const struct time_value *value, char out[static TIME_VALUE_SIZE])
{
    char text[11] = "";
    if (value->special[0]) {
        memcpy(out, value->special, TIME_VALUE_SIZE);
        return;
    }
    if (value->begin.year) date_write(value->begin, text);
    memcpy(out, text, sizeof text);
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
    if (is_word(reading, before, "of") && is_word(reading, before - 1, "end"))
        before -= 2; /* "by the end of" */
    if (is_word(reading, before, "the")) before--;
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
    if (last->kind != TIME_DATE || value->kind != TIME_DATE) return false;
    /* "on Tuesday, a day before the session": says of the day once more which it is */
    bool counts_on = is_word(reading, value->last, "before") || is_word(reading, value->last, "after");
    if (comma && last->begin.day && counts_on && value->first < value->last) {
        last->last = value->last;
        return true;
    }
    bool linked = value->first == last->last + 2 &&
                  (joins_range(reading, last->last + 1) || is_word(reading, last->last + 1, "and") ||
                   is_word(reading, last->last + 1, "until") || is_word(reading, last->last + 1, "till"));
    bool alike = !last->begin.month == !value->begin.month && !last->begin.day == !value->begin.day;
    if (linked && alike && value->begin.month && date_earliest(value->begin) < date_earliest(last->begin)) {
        /* "May 3 and May 5, 2017"; "between October and June" told in autumn */
        bool spans = is_word(reading, (int64_t)last->first - 1, "between") && !value->begin.day &&
                     value->begin.year == last->begin.year;
        last->begin.year = (int16_t)(value->begin.year - spans);
    }
    if (!linked || !alike || last->end.year || date_earliest(value->begin) <= date_earliest(last->begin))
        return false;
    last->end = value->end.year ? value->end : value->begin;
    last->last = value->last;
    return true;
}

static time_reader *const READERS[] = {
    read_clock,         read_weekday, read_holiday,      read_month,        read_relative_day,
    read_same_day,      read_since,   read_ordinal_year, read_counted_unit, read_quarter,
    read_relative_unit, read_season,  read_repetition,   read_duration,     read_year,
    read_reference,     read_war};

size_t read_times(const struct extraction *extraction, const struct sentence *sentence, struct told told,
                  struct time_value *values)
{
    struct reading reading = {extraction, sentence, told};
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->count && count < MOST_TIMES; t++)
        for (size_t r = 0; r < sizeof READERS / sizeof *READERS; r++) {
            struct time_value value = {.first = t, .last = t};
            if (!READERS[r](&reading, t, &value)) continue;
            if (value.last >= sentence->count) value.last = sentence->count - 1;
            t = value.last > t ? value.last : t;
            if (value.first > value.last || (count && value.first <= values[count - 1].last)) continue;
            if (count && joins_last(&reading, &values[count - 1], &value)) break;
            read_preposition(&reading, &value);
            values[count++] = value;
            /* "in 1991, and two years later" */
            if (value.kind == TIME_DATE && value.begin.year && !value.is_limit && !value.is_scene)
                reading.told.last = value.begin;
            /* "arrived on Thursday and left the same day" */
            if (value.kind == TIME_DATE && value.begin.day && !value.end.year && !value.is_limit &&
                !value.is_scene && !value.is_start && !value.is_night)
                reading.told.day = value.begin;
            break;
        }
    for (size_t i = 0; i < count; i++)
        values[i].head = head_of(sentence, &values[i]);
    return count;
}
