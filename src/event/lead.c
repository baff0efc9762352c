/* lead.c: the day from which the article tells, and the day of the news itself: the first day that the lead
 * tells of what happened. */
#include "event/stay.h"
#include "language/dash.h"

#include <string.h>

uint32_t root_of(const struct sentence *sentence)
{
    uint32_t root = 0;
    while (root + 1 < sentence->count && sentence->tokens[root].head >= 0)
        root++;
    return root;
}

bool has_verb(const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].upos == UPOS_VERB) return true;
    return false;
}

/* "BRUSSELS, May 25 -": the day of writing, at which nothing is told to happen. */
static bool is_of_dateline(const struct sentence *sentence, const struct time_value *value)
{
    enum { LONGEST = 12 };
    if (value->last >= LONGEST || !value->begin.day) return false;
    if (value->last + 1 >= sentence->count) return !has_verb(sentence);
    const char *next = sentence->tokens[value->last + 1].form;
    return is_dash(next) || strcmp(next, "(") == 0 || strcmp(next, ")") == 0;
}

/* "LONDON, Nov. 6 -" in the paper of the 7th: "today" is when it was written. */
static void take_day_of_writing(struct extraction *extraction)
{
    enum { LINES = 4, LATEST = 3 }; /* sentences; days */
    for (size_t s = 0; s < extraction->analysis->count && s < LINES && extraction->date.day; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        size_t count = read_times(extraction, sentence, (struct told){0}, values);
        if (!count || !is_of_dateline(sentence, &values[0])) continue;
        int32_t days = date_earliest(extraction->date) - date_earliest(values[0].begin);
        if (days > 0 && days <= LATEST) extraction->date = values[0].begin;
        return;
    }
}

/* "29 May 2023: protesters injure ...": a line of a chronicle. */
static bool heads_entry(const struct sentence *sentence, const struct time_value *value)
{
    return value->first == 0 && value->last + 2 < sentence->count &&
           strcmp(sentence->tokens[value->last + 1].form, ":") == 0;
}

/* Is it told that something happened then: "in May 2025 they barred it"? Not "was set for May 2025". */
static bool is_of_past(const struct sentence *sentence, const struct time_value *value)
{
    static const char *const AT[] = {"in", "on", "", NULL};
    static const char *const PLANS[] = {"schedule", "plan",  "expect", "set", "slate",
                                        "postpone", "delay", "extend", NULL};
    if (heads_entry(sentence, value)) return true;
    int32_t verb = sentence->tokens[value->head].head;
    if (verb < 0 || !is_verb(&sentence->tokens[verb]) || is_one_of(PLANS, sentence->tokens[verb].lemma) ||
        !is_one_of(AT, preposition_of(sentence, value->head)))
        return false;
    bool is_told = sentence->tokens[verb].xpos == XPOS_VBD;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *part = &sentence->tokens[i];
        if (part->head != verb) continue;
        if (part->xpos == XPOS_MD || (part->deprel == DEP_MARK && strcmp(part->lower, "to") == 0))
            return false;
        is_told = is_told || ((part->deprel == DEP_AUX || part->deprel == DEP_AUX_PASS) &&
                              (part->xpos == XPOS_VBD || part->xpos == XPOS_VBZ || part->xpos == XPOS_VBP));
    }
    return is_told;
}

/* Without a date of its own the article has the first full date that it tells, unless something happened
 * later still; then that time. */
void find_article_date(struct extraction *extraction)
{
    if (extraction->date.year) {
        take_day_of_writing(extraction);
        return;
    }
    struct date first = {0}, last = {0};
    for (size_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        size_t count = read_times(extraction, sentence, (struct told){0}, values);
        for (size_t i = 0; i < count; i++) {
            struct date begin = values[i].begin;
            if (!begin.year || values[i].is_scene) continue;
            if (!first.day && begin.day) first = begin;
            if ((!last.year || date_earliest(begin) > date_latest(last)) && is_of_past(sentence, &values[i]))
                last = begin;
        }
    }
    bool is_later = first.day && last.year && date_earliest(last) > date_earliest(first);
    extraction->date = is_later ? last : first;
}

/* Is the word on which the time hangs one of reporting: "said on Sunday"? */
static bool is_of_report(const struct extraction *extraction, const struct sentence *sentence,
                         const struct time_value *value)
{
    int32_t head = sentence->tokens[value->head].head;
    if (head < 0 || !lexicon_has(extraction->tables, "report", sentence->tokens[head].lemma)) return false;
    /* "called on Chad on Friday to stop": an act, and so is "recalled its envoy on Friday" */
    if (strcmp(sentence->tokens[head].lemma, "call") == 0) return false;
    int32_t object = dependent(sentence, (uint32_t)head, DEP_OBJ);
    if (object > head && sentence->tokens[object].upos == UPOS_NOUN &&
        dependent(sentence, (uint32_t)head, DEP_CCOMP) < 0 &&
        strcmp(sentence->tokens[head].lemma, "tell") != 0)
        return false;
    /* "Meeting him in Baku on Saturday, the agency reported": the participle's */
    for (uint32_t i = 0; i < value->first; i++)
        if (sentence->tokens[i].head == head && sentence->tokens[i].deprel == DEP_ADVCL &&
            sentence->tokens[i].xpos == XPOS_VBG &&
            dependent(sentence, (uint32_t)head, DEP_NSUBJ) > (int32_t)value->last)
            return false;
    return true;
}

/* The expressions of a sentence of the body or headline; the dateline's own is none. */
size_t times_of(const struct extraction *extraction, const struct sentence *sentence, struct told told,
                struct time_value *values)
{
    size_t count = read_times(extraction, sentence, told, values), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_of_dateline(sentence, &values[i])) values[kept++] = values[i];
    return kept;
}

/* Does the time stand in a clause that looks back: "had won on Sunday"? */
static bool looks_back(const struct sentence *sentence, const struct time_value *value)
{
    int32_t at = (int32_t)value->head;
    while (at >= 0 && sentence->tokens[at].upos != UPOS_VERB)
        at = sentence->tokens[at].head;
    return at >= 0 && tense_of(sentence, (uint32_t)at) == TENSE_PAST_PERFECT;
}

/* "Published: 13 Jul": of the page, not of the news. */
static bool is_of_page(const struct sentence *sentence, const struct time_value *value)
{
    static const char *const WORDS[] = {"published", "updated", "posted", "date", NULL};
    int32_t head = sentence->tokens[value->head].head;
    return head >= 0 && is_one_of(WORDS, sentence->tokens[head].lower);
}

/* The clause that the sentence tells: its root or, for "he left on Sunday, the palace said", what is said. */
uint32_t told_clause(const struct extraction *extraction, const struct sentence *sentence)
{
    uint32_t root = root_of(sentence);
    if (!lexicon_has(extraction->tables, "report", sentence->tokens[root].lemma)) return root;
    for (uint32_t i = 0; i < root; i++)
        if (sentence->tokens[i].head == (int32_t)root && sentence->tokens[i].deprel == DEP_CCOMP &&
            sentence->tokens[i].xpos == XPOS_VBD)
            return i;
    return root;
}

/* The day of the news itself: the first day told in the lead, not far from the article's date, rather of what
 * happened than of who reported it; else its month. */
struct date lead_date(struct extraction *extraction)
{
    enum { LEAD = 4, LATEST = 8 }; /* sentences; days */
    struct date reported = {0}, aside = {0};
    size_t bodies = 0;
    for (size_t s = 0; s < extraction->analysis->count && bodies < LEAD; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        size_t count = times_of(extraction, sentence, (struct told){0}, values);
        bodies +=
            has_verb(sentence) && extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_BODY;
        for (size_t i = 0; i < count && extraction->date.day; i++) {
            const struct time_value *value = &values[i];
            int32_t ago = date_earliest(extraction->date) - date_earliest(value->begin);
            if (!value->begin.day || value->is_limit || value->is_start || value->is_scene ||
                value->is_night || ago < 0 || ago >= LATEST || looks_back(sentence, value) ||
                is_of_page(sentence, value))
                continue;
            bool is_main = distance_up(sentence, value->head, told_clause(extraction, sentence)) >= 0;
            bool of_report = is_of_report(extraction, sentence, value);
            if (is_main && !of_report) return value->begin;
            struct date *into = of_report ? &reported : &aside;
            if (!into->day) *into = value->begin;
        }
    }
    /* "on Saturday" of what happened, "reported on Sunday" */
    bool just_before = reported.day && aside.day && date_earliest(aside) < date_earliest(reported) &&
                       date_earliest(reported) - date_earliest(aside) < 3;
    if (just_before) return aside;
    if (reported.day) return reported;
    if (aside.day || !extraction->date.day) return aside;
    return (struct date){.year = extraction->date.year, .month = extraction->date.month};
}
