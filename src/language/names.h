/* names.h: names of persons, places, organizations and other things in a sentence.
 *
 * In: sentences whose tokens have form, lower, tags and tree, and the network's states. Out: name,
 * name_begins and name_confidence of the tokens. Makes use of the model's sections whose names begin with
 * "name"; without them no token is a name. */
#ifndef ENTENTE_NAMES_H
#define ENTENTE_NAMES_H

#include "language/network.h"

struct names_model;

/* Finds the tables in the sections; *names is NULL when the model has none. Borrows from `sections`. */
entente_status names_open(const struct model_sections *sections, struct names_model **names,
                          entente_error *error);
void names_close(struct names_model *names);

/* The reading of a text's tokens: begun, given the states of all tokens a batch at a time (as the taker of
 * network_parse gets them, with the sums of names_early), and then the names can be told. `scratch` is an
 * arena for working memory. O(tokens). */
const struct kernel_matrix *names_early(const struct names_model *names);
struct names_reading;
struct names_reading *names_begin(const struct names_model *names, struct arena *scratch, size_t tokens);
void names_read(struct names_reading *reading, const struct token_states *states);
void names_tag(struct names_reading *reading, struct arena *scratch, struct analysis *analysis);

#endif
