/* outlook.h: what factuality.c asks of a phrase. */
#ifndef ENTENTE_EVENT_OUTLOOK_H
#define ENTENTE_EVENT_OUTLOOK_H

#include "event/stages.h"

/* "to sign", "to be signed" */
bool is_infinitive(const struct sentence *sentence, uint32_t verb);
/* "would reopen its embassy, ease curbs": one of a row of verbs, hung as adverbial. */
bool is_in_row(const struct sentence *sentence, uint32_t at);
/* "will suspend its plan to annex": what may never come; by the noun, and by the verb hung beside it. */
bool is_shelved(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun);
bool follows_shelved(const struct extraction *extraction, const struct sentence *sentence, uint32_t at);
/* "An embassy attacked by them would be": one that there may never be. */
bool is_supposed(const struct sentence *sentence, uint32_t at);
/* "plans to fly to Rome for talks" */
bool is_intended(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb);
/* The infinitive of a headline is to come: "Iran to reopen embassy". */
bool is_any(const struct sentence *sentence, uint32_t noun);
bool is_bare_infinitive(const struct sentence *sentence, uint32_t verb);
/* "said that Chad would retaliate": what his side will do a speaker threatens now. */
bool is_own_threat(const struct extraction *extraction, const struct found_event *item);
/* "met neither the king nor the minister" */
bool has_no_object(const struct sentence *sentence, uint32_t verb);
/* "The meeting fell through", "never materialised" */
bool falls_through(const struct sentence *sentence, uint32_t verb);
/* Is the noun what somebody rejects or denies? */
bool is_rejected(const struct sentence *sentence, uint32_t noun);
/* "was quick to condemn", "among the first to send help", "only to deny": an infinitive that has happened. */
bool came_about(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                uint32_t head);
/* "has not confirmed the meeting", "did not rule out sending troops": it leaves open what the verb governs.
 */
bool leaves_open(const struct sentence *sentence, uint32_t verb);
/* An occasion that is past has been; after find_times. */
bool is_over(const struct extraction *extraction, const struct found_event *item);

/* "is doing everything to end it": what may not be reached. */
bool is_endeavour(const struct sentence *sentence, uint32_t verb);

/* "had been due to visit", "was to have met", "was supposed to come": it came to nothing. */
bool is_unfulfilled(const struct sentence *sentence, uint32_t verb);

bool is_vain(const struct sentence *sentence, uint32_t at, uint32_t head);
bool is_decided_against(const struct sentence *sentence, uint32_t at);
bool opens_condition(const struct sentence *sentence, uint32_t i);
/* "will strike if it is attacked" */
bool is_under_condition(const struct sentence *sentence, uint32_t verb);
/* "has to free them", "said that they had to go"; but "the plane had to land": it did. */
bool is_duty(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
             uint32_t head);
/* "over what it called the occupation of Chad": the verb by which somebody calls it so; -1. */
int32_t so_called(const struct sentence *sentence, uint32_t noun);

/* reports.c: the verb of telling that the clause completes, though hung on another word; -1. */
int32_t teller_of(const struct extraction *extraction, const struct sentence *sentence, uint32_t at);
void note_report(struct found_event *item, uint32_t verb);
/* Notes the words of reporting above the token. */
void collect_reports(const struct extraction *extraction, uint32_t s, uint32_t t, struct found_event *item);
/* Does a semicolon part the clause from the one that it hangs on? Then it is told anew. */
bool is_apart(const struct sentence *sentence, uint32_t at);

#endif
