/* scanning.h: finding the names of a sentence; between name.c and name_span.c. */
#ifndef ENTENTE_ENTITY_SCANNING_H
#define ENTENTE_ENTITY_SCANNING_H

#include "entity/resolving.h"

struct span_match {
    uint32_t begin, end; /* tokens */
    const struct candidate *candidates;
    size_t count;
};

struct scanning {
    struct resolving *resolving;
    uint32_t s;
    const struct sentence *sentence;
    bool title_case;
    struct map *capitals;       /* words with a capital within a sentence */
    struct span_match *matches; /* of this sentence, by begin, longest first */
    size_t match_count, match_capacity;
};

/* The automaton's matches in the sentence as spans of tokens, from matches[*at] on. */
void gather_matches(struct scanning *scanning, const struct name_match *matches, size_t count, size_t *at);
/* The first match that begins at the token or behind it: they are in order of begin. */
size_t first_match(const struct scanning *scanning, uint32_t token);
const struct span_match *longest_at(const struct scanning *scanning, uint32_t token);
bool match_has_class(const struct span_match *match, enum entity_class class);
bool match_has_role(const struct span_match *match, enum name_role role);

/* At the start of a sentence or quotation a capital says nothing. */
bool is_initial(const struct sentence *sentence, uint32_t token);
/* "in West and Central Africa": half of a name that goes on behind the conjunction. */
bool is_half_of_name(const struct scanning *scanning, uint32_t token);
bool is_name_token(const struct scanning *scanning, uint32_t token);
bool is_particle(const struct scanning *scanning, uint32_t token);
/* The next word of the name behind `token`, over particles, hyphens and nicknames ("Musaad bin Mohammed
 * al-Aiban"); 0: none. */
uint32_t next_of_name(const struct scanning *scanning, uint32_t token);
/* The end of the run of name words that begins at `token`. */
uint32_t run_end(const struct scanning *scanning, uint32_t token);
/* "the China Road and Bridge Corporation": the end of the whole run, where the conjunction joins two words of
 * one body; else `end`. */
uint32_t joined_run_end(const struct scanning *scanning, uint32_t begin, uint32_t end);

/* The name with a head noun that begins at the token: its end and class; 0: none. */
uint32_t headed_name(const struct scanning *scanning, uint32_t begin, uint32_t end, enum entity_class *class);
/* "Treaty of Peace and Friendship of 1904": the year tells it from others. */
uint32_t behind_year(const struct sentence *sentence, uint32_t stop);

#endif
