/* frames.h: the frames of the ontology as tables: which words evoke which class of event, under which
 * conditions, and where the roles stand. */
#ifndef ENTENTE_EVENT_FRAMES_H
#define ENTENTE_EVENT_FRAMES_H

#include "base/map.h"
#include "base/text.h"
#include "event/event.h"

/* One place of a role: "to:State,Place". */
struct place_spec {
    const char *slot;
    uint32_t classes; /* bit a class; 0: any */
    bool joins;       /* "+": added to what came before; "/": only when that gave nothing */
};
struct role_spec {
    struct place_spec *places;
    size_t count;
};
/* "object|on: agreement @treaty Treaty ~plan": one must hold, none of those behind ~. */
struct condition {
    const char **slots;
    size_t slot_count;
    const char **words;
    size_t word_count;
    const char **barred;
    size_t barred_count;
};
enum role { ROLE_SOURCE, ROLE_TARGET, ROLE_INVOLVES, ROLE_COUNT };
struct frame {
    const char *iri, *name, *class; /* the name is the tail of the IRI */
    bool is_reciprocal;
    bool is_learned; /* evoked by no words but by the reader */
    struct role_spec verb_roles[ROLE_COUNT], noun_roles[ROLE_COUNT];
    struct condition *conditions;
    size_t condition_count;
    bool needs_source, needs_target, needs_parties, needs_two;
    uint32_t order; /* in the files: earlier wins a tie */
};
/* A frame that a lemma evokes, when the other words of its expression stand with it: "pull" + "out". */
struct evocation {
    const struct frame *frame;
    const char **words;
    size_t word_count;
};
struct frame_list {
    struct evocation *items;
    size_t count, capacity;
};
struct reader;
struct event_tables {
    struct arena *arena;
    const struct reader *reader; /* NULL: the model has none */
    struct frame *frames;
    size_t count;
    struct map verbs, nouns, predicates; /* chief lemma of an expression -> frame_list */
    struct map lexicons;                 /* "list\nword" */
    struct map vocabulary;               /* every word of the frames and lexicons */
};

const struct frame_list *frames_for(const struct map *map, const char *lemma);
/* Can a word of the map, verbs or nouns, tell an event of the category: "raid" of Assault? O(frames of
 * it). */
bool evokes_category(const struct map *map, const char *lemma, const char *category);
/* The same of a class; all assaults but war are of one. */
bool evokes_class(const struct map *map, const char *lemma, const char *class);
bool is_in_vocabulary(const struct event_tables *tables, const char *word);
bool lexicon_has(const struct event_tables *tables, const char *list, const char *word);

#endif
