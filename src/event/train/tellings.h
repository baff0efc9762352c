/* tellings.h: what the annotations of a report say at a place of its text. */
#ifndef ENTENTE_EVENT_TRAIN_TELLINGS_H
#define ENTENTE_EVENT_TRAIN_TELLINGS_H

#include "event/stages.h"
#include "event/train/reports.h"

/* Other events are only of one category when they are of one class. */
bool are_of_one_category(const char *a, const char *b);

/* Is the word beside the one by which the event was found: "[cut] ties", "held [talks]"? */
bool is_told_near(const struct found_event *item, const struct sentence *sentence, uint32_t t);

/* What the graph has for the event: told at its word, else at a word beside it and of its category; NULL. */
const struct marked_telling *telling_of(const struct report *report, const struct sentence *sentence,
                                        const struct found_event *item);

/* The entity that the words of this index name; -1. */
int32_t entity_of_words(const struct entities *entities, const struct analysis *analysis,
                        const struct report *report, const struct named_words *words, size_t index);

#endif
