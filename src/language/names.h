/* names.h: names of persons, places, organizations and other things in a sentence.
 *
 * In: sentences whose tokens have form, lower, tags and tree, and the network's states. Out: name,
 * name_begins and name_confidence of the tokens. Makes use of the model's sections whose names begin with
 * "name"; without them no token is a name. */
#ifndef ENTENTE_NAMES_H
#define ENTENTE_NAMES_H

#include "language/language.h"
#include "language/model.h"

struct names_model;

/* Finds the tables in the sections; *names is NULL when the model has none. Borrows from `sections`. */
entente_status names_open(const struct model_sections *sections, struct names_model **names,
                          entente_error *error);
void names_close(struct names_model *names);

/* Names the sentences. `scratch` is an arena for working memory. O(tokens). */
void names_tag(const struct names_model *names, struct arena *scratch, struct analysis *analysis);

#endif
