/* whom.h: who can be meant as the target of an act, and by what signs. */
#ifndef ENTENTE_EVENT_WHOM_H
#define ENTENTE_EVENT_WHOM_H

#include "event/stages.h"

/* Where a rule finds a target. */
enum whom_origin {
    WHOM_TOLD,      /* a place of the frame in its own clause */
    WHOM_INHERITED, /* what the act is about, in its own sentence */
    WHOM_DOERS,     /* who did what the sentence takes up: "the decision" */
    WHOM_NEIGHBOUR, /* the only other side that the sentence names */
    WHOM_ASKER,     /* who did something to the actor just before */
    WHOM_SAME,      /* whom the same side acted on just before */
    WHOM_ORIGIN_COUNT
};

/* What speaks for a candidate or against it; the first ones are the origins. */
enum whom_sign {
    WHOM_NOBODY = WHOM_ORIGIN_COUNT, /* the candidate that there is no target */
    WHOM_NOBODY_TOLD,                /* ... though the clause tells one */
    WHOM_NOBODY_INHERITED,           /* ... though the sentence tells one */
    WHOM_NOBODY_PROPOSED,            /* ... though another rule finds one */
    WHOM_BEFORE,                     /* named before the trigger in its sentence */
    WHOM_AFTER,
    WHOM_BELOW, /* named in the phrases of the trigger */
    WHOM_LAST,  /* named in the sentence before, not in this one */
    WHOM_NEAR,  /* two to four sentences before */
    WHOM_FAR,   /* earlier or later */
    WHOM_STATE, /* what it is */
    WHOM_BODY,
    WHOM_PERSON,
    WHOM_GROUP,
    WHOM_TREATY,
    WHOM_UNNAMED,
    WHOM_SEVERAL, /* more than one */
    WHOM_OWN_SIDE,
    WHOM_MOST,         /* the side named most often but the actor's own */
    WHOM_SECOND,       /* the second most */
    WHOM_LEAD,         /* named in the first two sentences */
    WHOM_SPEAKER,      /* the act is told by it */
    WHOM_PLACE,        /* where it is */
    WHOM_SIDE_OF_TOLD, /* the state or body of the one told */
    WHOM_OF_TOLD,      /* belongs to the one told */
    WHOM_DOER_LAST,    /* did something in the sentence before */
    WHOM_DONE_LAST,    /* something was done to it in the sentence before */
    WHOM_DOER_HERE,    /* does something else in the sentence */
    WHOM_DONE_HERE,    /* something else is done to it in the sentence */
    WHOM_SPEECH_STATE, /* of a saying: what it is */
    WHOM_SPEECH_BODY,
    WHOM_SPEECH_PERSON,
    WHOM_SIGN_COUNT
};

struct whom {
    struct entity_set set;
    uint64_t signs;
};
enum { MOST_WHOMS = 64 };

const char *whom_sign_name(enum whom_sign sign);
/* The candidates for the target of an event, nobody first; how many. `proposed`: what each rule finds. */
size_t whom_candidates(const struct extraction *extraction, const struct found_events *found, size_t index,
                       const struct entity_set *proposed, struct whom *whoms);

#endif
