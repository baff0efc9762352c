/* reader.h: what a learned reader makes of an article beside the frames: which words tell an event and of
 * what class, who has which role in it, when it happens, how sure it is. Four small networks, each of one
 * hidden layer over hashed signs (signs.h), learned from annotated reports by src/event/train. What the rules
 * find is a sign among others, so the reader learns when they are right. Whole numbers throughout: the same
 * on every machine. */
#ifndef ENTENTE_EVENT_READER_H
#define ENTENTE_EVENT_READER_H

#include "event/signs.h"
#include "event/stages.h"

enum {
    READER_CLASSES_MOST = 96,
    READER_HIDDEN_MOST = 64,
    READER_NAME_SIZE = 24,
    READER_WORDS_MOST = 400 /* of a sentence; longer ones are not read */
};

/* What a phrase can be to an event. */
enum read_role { READ_NO_ROLE, READ_SOURCE, READ_TARGET, READ_PLACE, READ_TELLER, READ_ROLE_COUNT };

/* A network as it lies in the model. Its section: bits, hidden, classes as 32-bit numbers; the value of one
 * step of a score as a float; biases of the hidden units, of the classes; the weights from units to classes;
 * the rows of units, one for each value of the low bits of a sign. */
struct reader_net {
    uint32_t bits, hidden, classes;
    float unit;
    const int32_t *bias, *out_bias;
    const int8_t *out, *rows;
};
enum { READER_HEADER = 16 }; /* bytes */

/* The shares of the classes, which sum to 1. O(signs x hidden). */
void reader_shares(const struct reader_net *net, const struct signs *signs, double *shares);

/* The score of one candidate, for a network of one class; the greatest is the likeliest. O(signs x hidden).
 */
int64_t reader_score(const struct reader_net *net, const struct signs *signs);
/* The shares of candidates by their scores; shares sum to 1. O(count). */
void reader_share_out(const struct reader_net *net, const int64_t *scores, size_t count, double *shares);

struct reader {
    struct reader_net events, roles, status, times; /* times: when.h */
    const char (*classes)[READER_NAME_SIZE]; /* of events; the first is that of a word that tells none */
    const struct frame *frames[READER_CLASSES_MOST]; /* the learned frame of each */
    const char *categories[READER_CLASSES_MOST];
};

/* The frame that is evoked by the reader alone and tells the class; NULL. O(frames). */
const struct frame *learned_frame(const struct event_tables *tables, const char *class);

/* Finds the networks in the model; *reader is NULL when it has none. It lies in the arena of the tables. */
entente_status reader_open(const struct event_tables *tables, const struct language_model *model,
                           const struct reader **reader, entente_error *error);

/* read.c: the reader, when the article is a report; NULL. */
const struct reader *reader_for(const struct extraction *extraction);

/* The events that the frames found, by their words: at[sentence][token]; NULL: none. */
struct event_grid {
    const struct found_event *const **at;
};
/* O(tokens + events). Events found later are not in it, and of those that are it keeps what they were. */
struct event_grid event_grid_of(const struct extraction *extraction, const struct found_events *found);

/* Can the word tell an event at all? can the phrase that it heads have a role? */
bool reader_looks_at(const struct extraction *extraction, uint32_t s, uint32_t t);
bool role_looks_at(const struct extraction *extraction, uint32_t s, uint32_t t);

/* What kind of thing the phrase with this head names: "State", "unnamed", "he", "noun". */
const char *phrase_kind(const struct extraction *extraction, uint32_t s, uint32_t t);

/* An event told at the trigger, as the phrases are looked at that may have a role in it. */
struct role_view {
    const struct extraction *extraction;
    const struct event_grid *grid;
    const struct sentence *sentence;
    const struct found_event *rule; /* what the frames find at the trigger; NULL */
    const char *class, *category, *voice;
    uint32_t s, trigger;
    int depth;               /* of the trigger in the tree */
    int32_t subject, object; /* of the trigger; -1 */
};
struct role_view role_view_of(const struct extraction *extraction, const struct event_grid *grid,
                              const char *class, uint32_t s, uint32_t trigger);

/* The signs of a word that may tell an event; of a phrase (its head t) that may have a role in it; of how
 * sure an event is, after judge_factuality, those before it in their order. O(words of the sentence). */
void event_signs(const struct extraction *extraction, const struct event_grid *grid, uint32_t s, uint32_t t,
                 struct signs *signs);
void role_signs(const struct role_view *view, uint32_t t, struct signs *signs);
void status_signs(const struct extraction *extraction, const struct found_events *found,
                  const struct found_event *item, struct signs *signs);

/* The events told last before this one among those found, and the last of them of its class, by its word;
 * NULL. O(events). */
struct told_before {
    const struct found_event *last, *of_class, *of_word;
};
struct told_before told_before(const struct found_events *found, const struct found_event *item);

/* An event of the reader's own at the token, without parties. */
struct found_event read_event(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                              uint32_t t);
/* Puts events in the order of their words; of two at one word the first stays first. */
void sort_events(struct arena *arena, struct found_events *found);

/* What the frames find, without the reader; the first step of extract_events. extract.c */
void find_by_frames(struct extraction *extraction, struct found_events *found);

#endif
