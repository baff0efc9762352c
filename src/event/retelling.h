/* retelling.h: which earlier telling an event is told again by, "signed a pact ... the signing": event
 * coreference as ranking of antecedents (Denis and Baldridge 2007), by a network learned from the graphs of
 * whole reports (sign_net.h). */
#ifndef ENTENTE_EVENT_RETELLING_H
#define ENTENTE_EVENT_RETELLING_H

#include "event/reader.h"

enum { ANTECEDENTS_MOST = 96 };

struct retelling_question {
    const struct extraction *extraction;
    const struct found_events *found;
    size_t index;                    /* of the telling asked about */
    size_t before[ANTECEDENTS_MOST]; /* earlier tellings; the first entry stands for none: it is told anew */
    bool is_ruled[ANTECEDENTS_MOST]; /* the rules take it for a telling of the same event */
    const char *categories[ANTECEDENTS_MOST]; /* of their classes; the first: of the telling asked about */
    size_t count;
};

/* Who is asked instead of the network, for learning: the candidate, 0: none; SIZE_MAX: as without a network.
 */
struct retelling_chooser {
    size_t (*choose)(void *context, const struct retelling_question *question);
    void *context;
};

/* retelling_signs.c: the signs of a candidate. O(words of both sentences). */
void retelling_signs(const struct retelling_question *question, size_t candidate, struct signs *signs);

/* The earlier telling of the same event; -1: none; -2: nobody knows, the model has no such network.
 * O(antecedents x words of their sentences). */
enum { RETOLD_NONE = -1, RETOLD_UNKNOWN = -2 };
int32_t find_retold(const struct extraction *extraction, const struct found_events *found, size_t index);

/* merge.c: do the rules take the later for a telling of the event that the earlier tells? */
bool is_retelling_by_rules(const struct extraction *extraction, const struct found_event *earlier,
                           const struct found_event *later);

#endif
