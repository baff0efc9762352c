/* references.h: learns whom pronouns and nouns take up (entity/refer.h) from annotated reports. */
#ifndef ENTENTE_EVENT_TRAIN_REFERENCES_H
#define ENTENTE_EVENT_TRAIN_REFERENCES_H

#include "entity/refer.h"
#include "event/train/reports.h"
#include "language/train/sign_net_learn.h"

/* What the marks of a report say of its references, as examples: the candidates of each, the meant one among
 * them. Use: chooser = reference_marks_chooser(&marks); entity_resolve_with(..., &chooser). */
struct reference_marks {
    struct arena *arena;
    const struct report *report;
    uint32_t number; /* of the report */
    struct sign_examples *examples;
    uint32_t *group;   /* of the examples added last */
    size_t *uncovered; /* marked references whose meaning is no candidate */
};
struct reference_chooser reference_marks_chooser(struct reference_marks *marks);

/* How many of the questions the rules and the scores answer rightly. */
void reference_print(const struct sign_examples *examples, const float *scores, size_t uncovered);

#endif
