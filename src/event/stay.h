/* stay.h: the parts of the dating of events beside time.c: stays, and the times of clauses. */
#ifndef ENTENTE_EVENT_STAY_H
#define ENTENTE_EVENT_STAY_H

#include "event/stages.h"
#include "event/timex.h"

/* The verb whose clause the trigger is: itself, its light verb, or for a noun the verb that it hangs on. */
uint32_t clause_of(const struct sentence *sentence, const struct trigger *trigger);
/* The end of what lasts: "a three-day visit", "arrived for a three-day trip". */
void add_duration(const struct extraction *extraction, const struct sentence *sentence,
                  const struct time_value *values, size_t count, struct found_event *item);
/* "after nine days of talks", told on the day of what came after them. */
void add_days_before(const struct sentence *sentence, const struct time_value *values, size_t count,
                     struct date day, struct found_event *item);
/* Without a time of its own: what happens "during the trip" is dated by the visit. */
void date_by_visit(const struct extraction *extraction, const struct found_events *found,
                   struct found_event *item);

/* clause_time.c: "last August, when she visited the island": the verb of the clause that the time introduces;
 * -1. */
int32_t clause_behind(const struct sentence *sentence, const struct time_value *value);
/* clause_time.c. Steps up from the time's head to the token, within one clause; -1 when it is not below it.
 */
int distance_up(const struct sentence *sentence, uint32_t from, uint32_t to);
/* "hold talks", "witnessed the signing": the verb is when the noun is. */
bool is_of_noun(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun);
/* "agreed at talks in Ankara on Monday": what is done at a gathering is done when that is. */
bool is_gathering_at(const struct extraction *extraction, const struct found_event *item,
                     const struct sentence *sentence);
/* "a pact dating from 2001": how old a thing is. */
bool is_age(const struct sentence *sentence, const struct time_value *value);
/* "the agreement, signed in January, committed them to it": the time of what the clause is about; NULL. */
const struct time_value *time_of_subject(const struct extraction *extraction, uint32_t s, uint32_t verb,
                                         const struct time_value *values, size_t count);
/* "Under the treaty, signed in 1979, Israel agreed": its year; NULL, with whether it is "that treaty". */
const struct time_value *time_of_treaty(const struct extraction *extraction, const struct sentence *sentence,
                                        uint32_t verb, const struct time_value *values, size_t count,
                                        bool *refers_back);
/* The time that hangs on the trigger, else the one of the clause around it; NULL. */
const struct time_value *time_for(const struct extraction *extraction, const struct found_events *found,
                                  const struct found_event *item, const struct time_value *values,
                                  size_t count);

/* epoch.c: the year that an article on an anniversary remembers; 0. */
int16_t year_remembered(const struct extraction *extraction);
/* epoch.c: the past of which a paragraph tells, as it opens and after each sentence. */
void open_epoch(int16_t remembered, struct told *told);
void move_epoch(const struct extraction *extraction, const struct sentence *sentence,
                const struct time_value *values, size_t count, struct told *told);

/* tense.c. How the clause stands to the time of the story: only the simple past is told at it, and the
 * perfect of the present in the news itself. */
enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT_PERFECT, TENSE_PAST_PERFECT };
enum tense tense_of(const struct sentence *sentence, uint32_t verb);
/* "past", ... */
const char *tense_name(enum tense tense);
/* "the first talks between the two, due to open in Doha": still to come. */
bool is_due_behind(const struct sentence *sentence, uint32_t noun);
/* "has repeatedly warned": any time before. */
bool looks_far_back(const struct sentence *sentence, uint32_t verb);
/* "have been frozen since Russia invaded": at any time before. */
bool is_since(const struct sentence *sentence, uint32_t clause);
/* stay.c: "travelled to Beijing in February. In Beijing he met ...": on that journey. After complete_places.
 */
void date_by_journeys(const struct extraction *extraction, struct found_events *found);

/* clause_time.c: "Its forces seized the valley in a war that ended in 1994": not on the day of the story. */
bool is_of_other_war(const struct sentence *sentence, const struct found_event *item, int now);

/* lead.c: gives an article without a date of its own the first full date that it tells. */
void find_article_date(struct extraction *extraction);
/* lead.c: the day of the news itself, the first that the lead tells of what happened; else the article's
 * month. */
struct date lead_date(struct extraction *extraction);
/* lead.c: the time expressions of a sentence; the dateline's own is none. */
size_t times_of(const struct extraction *extraction, const struct sentence *sentence, struct told told,
                struct time_value *values);
uint32_t root_of(const struct sentence *sentence);
uint32_t told_clause(const struct extraction *extraction, const struct sentence *sentence);
bool has_verb(const struct sentence *sentence);

#endif
