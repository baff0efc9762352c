/* epoch.c: in what past a paragraph is told. Behind a year long gone the months that follow without one are
 * of that past: "The canal was seized in July 1956. In November paratroops landed"; and an article on an
 * anniversary goes back to the year of what it remembers. A present, or a day of the news, leads out of it.
 * In: the sentences in their order, with their times. Out: told.then. */
#include "event/stay.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_GONE = 5 }; /* years: what is told behind a nearer year leads up to the news */

/* "30 years since", "25 years after", "the 40th anniversary": how many years; 0. */
static long years_remembered(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    static const char *const UNITS[] = {"year", "anniversary", "jubilee", NULL};
    static const char *const BEHIND[] = {"since", "after", "on", "ago", "later", NULL};
    const struct token *token = &sentence->tokens[t];
    if (t == 0 || !is_one_of(UNITS, token->lemma)) return 0;
    const char *word = sentence->tokens[t - 1].lower;
    long count = strtol(word, NULL, 10);
    if (!count) count = knowledge_list_value(extraction->knowledge, "number", word, strlen(word), 0);
    bool is_day = strcmp(token->lemma, "year") != 0;
    bool is_since = t + 1 < sentence->count && is_one_of(BEHIND, sentence->tokens[t + 1].lower);
    return count >= 5 && count <= 200 && (is_day || is_since) ? count : 0;
}

int16_t year_remembered(const struct extraction *extraction)
{
    enum { LEAD = 3 };
    static const char *const REMEMBERS[] = {"mark",        "remember", "commemorate", "recall", "celebrate",
                                            "anniversary", "honour",   "mourn",       "pay",    NULL};
    long years = 0;
    bool remembers = false;
    for (uint32_t s = 0; s < extraction->analysis->count && s < LEAD; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        for (uint32_t t = 0; t < sentence->count; t++) {
            remembers = remembers || is_one_of(REMEMBERS, sentence->tokens[t].lemma);
            if (!years) years = years_remembered(extraction, sentence, t);
        }
    }
    return remembers && years && extraction->date.year ? (int16_t)(extraction->date.year - years) : 0;
}

/* Is a main clause told in the present or its perfect? */
static bool is_told_now(const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_main = token->deprel == DEP_ROOT || (token->deprel == DEP_CONJ && token->head >= 0 &&
                                                     sentence->tokens[token->head].deprel == DEP_ROOT);
        if (!is_main) continue;
        if (token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP) return true;
        for (uint32_t k = 0; k < sentence->count; k++) {
            const struct token *helper = &sentence->tokens[k];
            bool helps =
                helper->deprel == DEP_AUX || helper->deprel == DEP_AUX_PASS || helper->deprel == DEP_COP;
            if (helper->head == (int32_t)i && helps &&
                (helper->xpos == XPOS_VBZ || helper->xpos == XPOS_VBP || helper->xpos == XPOS_MD))
                return true;
        }
    }
    return false;
}

static bool is_of_news(const struct extraction *extraction, struct date date)
{
    enum { WEEKS = 40 }; /* days */
    return date.day && extraction->date.day && date_earliest(extraction->date) - date_earliest(date) < WEEKS;
}

void move_epoch(const struct extraction *extraction, const struct sentence *sentence,
                const struct time_value *values, size_t count, struct told *told)
{
    if (is_told_now(sentence)) told->then = (struct date){0};
    for (size_t i = 0; i < count; i++) {
        const struct time_value *value = &values[i];
        struct date date = value->begin;
        if (value->kind != TIME_DATE || !date.year || value->is_limit) continue;
        if (is_of_news(extraction, date))
            told->then = (struct date){0};
        else if (date.year + LONG_GONE <= extraction->date.year && (date.month || told->then.year) &&
                 !is_told_now(sentence))
            told->then = value->end.year ? value->end : date;
    }
}

/* A new paragraph: back in the news, or at what the article remembers. */
void open_epoch(int16_t remembered, struct told *told)
{
    told->remembers = remembered != 0;
    if (!remembered)
        told->then = (struct date){0};
    else if (told->then.year != remembered)
        told->then = (struct date){.year = remembered};
    else
        told->then.month = told->then.day = 0;
}

int16_t year_of_epoch(struct told told, struct date date, long month)
{
    enum { RECENT = 3 }; /* months */
    if (!told.then.year) return 0;
    bool is_recent = (date.month - month + 12) % 12 <= RECENT;
    if (is_recent && (!told.remembers || (month == date.month && !told.then.month))) return 0;
    int year = told.then.year + (told.then.month && month < told.then.month);
    return (int16_t)(year < date.year ? year : 0);
}
