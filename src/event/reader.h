/* reader.h: what a learned reader makes of an article beside the frames: which words tell an event and of
 * what class, who has which role in it, when it happens, how sure it is. Small networks, each of one
 * hidden layer over hashed signs (sign_net.h), learned from annotated reports by src/event/train. What the
 * rules find is a sign among others, so the reader learns when they are right. Whole numbers throughout: the
 * same on every machine. */
#ifndef ENTENTE_EVENT_READER_H
#define ENTENTE_EVENT_READER_H

#include "event/stages.h"
#include "language/sign_net.h"

enum {
    READER_NAME_SIZE = 24,
    READER_WORDS_MOST = 400 /* of a sentence; longer ones are not read */
};

/* What a phrase can be to an event. */
enum read_role { READ_NO_ROLE, READ_SOURCE, READ_TARGET, READ_PLACE, READ_TELLER, READ_ROLE_COUNT };

/* The networks that choose last, those of the parties first, and their sections of the model. */
enum { CHOICE_RETELLING = PARTY_COUNT, CHOICES };
extern const char *const CHOICE_SECTIONS[CHOICES];

struct reader {
    struct sign_net events, roles, status, times; /* times: when.h */
    struct sign_net parties[PARTY_COUNT];         /* party.h; of no classes: not learned */
    struct sign_net retellings;                   /* retelling.h; likewise */
    const char (*classes)[READER_NAME_SIZE];      /* of events; the first is that of a word that tells none */
    const struct frame *frames[SIGN_NET_CLASSES_MOST]; /* the learned frame of each */
    const char *categories[SIGN_NET_CLASSES_MOST];
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

/* How one comes through the tree from the trigger to a phrase: by which relations; and with the prepositions
 * and lemmas between. "far": by more than eight steps up or down. */
enum { ROLE_PATH_SIZE = 240 };
struct role_path {
    char relations[ROLE_PATH_SIZE], words[ROLE_PATH_SIZE];
};
void role_path(const struct role_view *view, uint32_t to, struct role_path *path);

/* As what the reader learns, and then reads: "graph", the graph of a whole report, or "marks", what readers
 * marked in each sentence of it. Both are told of the same reports, of more the second. */
const char *reader_view(const struct extraction *extraction);

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
