/* names.h: the index of names: words of folded names as a trie, so that spellings of a name meet at one node.
 */
#ifndef ENTENTE_KNOWLEDGE_NAMES_H
#define ENTENTE_KNOWLEDGE_NAMES_H

#include "base/map.h"
#include "knowledge/knowledge.h"

struct name_node {
    struct candidate *candidates;
    size_t count, capacity;
    bool continues; /* longer names begin so */
};

struct name_index {
    struct arena *arena;
    struct map nodes;    /* words of the name, joined by one blank each -> name_node */
    struct map variants; /* spelling of a word -> its usual spelling */
    size_t longest;      /* words of the longest name */
};

void names_init(struct name_index *index, struct arena *arena);
/* "sergei" is another spelling of "sergey". */
void names_add_variant(struct name_index *index, const char *spelling, const char *usual);
void names_add(struct name_index *index, const struct entry *entry, const struct entry_name *name);
/* Orders the candidates of each name: best prior first, then IRI. */
void names_freeze(struct name_index *index);
const struct name_node *names_find(const struct name_index *index, const char *name, size_t size);

/* The next word at or behind *at: letters and digits, with apostrophes and dots apart; false at the end.
 * Folded and in its usual spelling into `folded` (of `room` bytes); *begin and *end are its bytes. */
bool names_next_word(const struct name_index *index, const char *text, size_t size, size_t *at, size_t *begin,
                     size_t *end, char *folded, size_t room);

#endif
