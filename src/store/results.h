/* results.h: answers of a query, written. */
#ifndef ENTENTE_STORE_RESULTS_H
#define ENTENTE_STORE_RESULTS_H

#include "entente.h"
#include "store/answers.h"

/* The rows of a SELECT. */
entente_status results_write_rows(const struct answers *answers, entente_results format, FILE *file,
                                  entente_error *error);
/* The answer of an ASK. */
void results_write_truth(bool is_true, entente_results format, FILE *file);
/* The triples of a CONSTRUCT: as Turtle (table), N-Triples (csv), RDF/JSON (json) or RDF/XML (xml). */
entente_status results_write_triples(rasqal_world *world, rasqal_query_results *results,
                                     entente_results format, FILE *file, entente_error *error);

#endif
