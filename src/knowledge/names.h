/* names.h: the index of names: a dictionary of folded words, and a trie of names over their numbers. */
#ifndef ENTENTE_KNOWLEDGE_NAMES_H
#define ENTENTE_KNOWLEDGE_NAMES_H

#include "base/map.h"
#include "knowledge/fold.h"
#include "knowledge/knowledge.h"

enum { MOST_WORDS = 16 };

struct name_node {
    uint32_t first, count; /* its candidates in `candidates` */
    bool continues;        /* longer names begin so */
    bool is_mixed;         /* two candidates of a class that only the rules of spelling make equal */
    bool needs_case;       /* a candidate whose case matters, or whose name is written small */
};

/* From a node by a word to a node; a slot of an open-addressing table. child 0: free. */
struct name_edge {
    uint32_t node, word, child;
};

/* A word of the dictionary; a slot of an open-addressing table. number 0: free. */
struct name_word {
    uint32_t tag;    /* upper half of the hash */
    uint32_t number; /* of the word in its usual spelling */
    const char *key;
};

struct name_claim {
    uint32_t node;
    struct candidate candidate;
};

struct name_index {
    struct arena *arena;
    struct arena *scratch; /* what grows until names_freeze */
    struct map variants;   /* spelling of a word -> its usual spelling */
    struct name_word *words;
    size_t word_count, word_capacity;
    uint32_t last_word; /* numbers of words are 1..last_word */
    struct name_edge *edges;
    size_t edge_count, edge_capacity;
    struct name_node *nodes; /* 0 is the root */
    size_t node_count, node_capacity;
    uint32_t *roots;           /* node of the names that begin with the word; filled by names_freeze */
    struct name_claim *claims; /* until names_freeze */
    size_t claim_count, claim_capacity;
    struct candidate *candidates;
};

void names_init(struct name_index *index, struct arena *arena, struct arena *scratch);
/* "sergei" is another spelling of "sergey"; all before the first name. */
void names_add_variant(struct name_index *index, const char *spelling, const char *usual);
/* The name, and forms of it that are written too: without hyphens, without "the" at its front, with "ue" for
 * "ü". */
void names_add(struct name_index *index, const struct entry *entry, const struct entry_name *name);
/* Lays out the candidates of each name, best prior first, then by IRI. Nothing lies in the scratch arena any
 * more. */
void names_freeze(struct name_index *index);

/* Are the words of two names the same as they are spelt, but for case, marks and what parts them? */
bool names_same_words(const char *name, const char *text, size_t size);
/* The folded words of a text in their usual spellings, joined by blanks: "Defence  Minister" -> "defense
 * minister"; false when it is too long. */
bool names_key(const struct name_index *index, const char *text, size_t size, char *key, size_t room);
/* The number of a word of a text, in its usual spelling; 0 when no name has it. */
uint32_t names_word(const struct name_index *index, struct folded_word *word);
/* The number of a word, made when there is none. */
uint32_t names_add_word(struct name_index *index, struct folded_word *word);
/* A new node beside the root, and the node of a text's words below a node. */
uint32_t names_new_root(struct name_index *index);
uint32_t names_add_path(struct name_index *index, uint32_t node, const char *text);
/* The node behind `node` by the word; 0 when there is none. */
uint32_t names_step(const struct name_index *index, uint32_t node, uint32_t word);
/* The node of a whole name; NULL. */
const struct name_node *names_find(const struct name_index *index, const char *name, size_t size);

/* Are letters and digits the same, with their case? "US" and "U.S." are. */
bool names_same_letters(const char *name, const char *text, size_t size);

#endif
