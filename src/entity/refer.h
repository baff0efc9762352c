/* refer.h: whom pronouns and nouns take up, learned: a network scores what each could stand for, the rules'
 * answer among it (antecedent.c, nominal.c, plural.c), after the entity-mention ranking of Rahman and Ng
 * (2009) and the listwise mention ranking of Durrett and Klein (2013). */
#ifndef ENTENTE_ENTITY_REFER_H
#define ENTENTE_ENTITY_REFER_H

#include "entity/entity.h"
#include "language/sign_net.h"

enum { REFERENCE_SET_MOST = 6, REFERENCE_CANDIDATES_MOST = 72 };

struct resolving; /* resolving.h */

/* How a set came to be one that could be meant. */
enum set_source { SET_NONE, SET_BY_RULE, SET_JOINED, SET_BEFORE, SET_CLAUSE, SET_SENTENCE, SET_SALIENT };

/* What a word could stand for. None of the entities: nobody, or nobody known. */
struct reference_candidate {
    uint32_t entities[REFERENCE_SET_MOST];
    size_t count;
    enum set_source source; /* of sets */
    bool is_rule;           /* the rules' answer */
};

/* Is it these entities, in whatever order, and no others? None twice. */
bool reference_means(const struct reference_candidate *candidate, const uint32_t *entities, size_t count);

/* What is known of an entity at the word, from what was told before. */
struct thing {
    bool is_seen;
    uint32_t sentence, token; /* of its last mention */
    uint32_t count;
    enum mention_kind kind;
    uint32_t first; /* sentence of its first mention by name or description, before the word or behind */
    int32_t home;   /* the State of which it is; -1 */
};

/* A word that was found to stand for an entity. */
struct called {
    const char *noun;
    uint32_t entity, sentence;
    size_t question; /* those of one set have one */
};

struct reference_question {
    const struct resolving *resolving;
    const struct entities *entities;
    const struct thing *things;
    const struct called *called;
    size_t called_count;
    uint32_t sentence, token;
    const char *word;    /* the pronoun, or the noun's lemma */
    const char *pronoun; /* the same, in one form: "he" for "his" */
    const char *type;    /* "pronoun", "own" (possessive), "noun", "number" */
    bool is_plural;
    int32_t owner;   /* whose it is by the words of the phrase: "its leader"; -1 */
    int32_t speaker; /* who says what the sentence quotes; -1 */
    struct reference_candidate candidates[REFERENCE_CANDIDATES_MOST];
    size_t count, rule; /* candidates[rule] is the rules' answer */
};

/* Says which candidate is meant. */
struct reference_chooser {
    size_t (*choose)(void *context, const struct reference_question *question);
    void *context;
};

/* refer_signs.c: the signs of a candidate. O(words of the sentence + candidates). */
void reference_signs(const struct reference_question *question, size_t candidate, struct signs *signs);

/* Goes through all pronouns and nouns that take something up and settles whom they mean as the chooser says,
 * in place of what the rules said. The mentions in `entities` are new then, without their index. O(words x
 * candidates). */
void refer_again(struct resolving *resolving, struct entities *entities,
                 const struct reference_chooser *chooser);

/* The chooser by a network. */
struct reference_chooser reference_chooser_of(struct sign_net *net);
/* The same by the network of the model; false: the model has none. */
bool reference_reader(const struct language_model *model, struct sign_net *net,
                      struct reference_chooser *chooser);

#endif
