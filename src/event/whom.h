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
    WHOM_RULED,        /* the rules alone would take it */
    WHOM_RULED_NOBODY, /* the rules alone would take nobody */
    /* of one told, inherited or ruled: what it is */
    WHOM_TOLD_STATE,
    WHOM_TOLD_BODY,
    WHOM_TOLD_PERSON,
    WHOM_TOLD_GROUP,
    WHOM_TOLD_UNNAMED,
    WHOM_TOLD_MOST,
    WHOM_INHERITED_STATE,
    WHOM_INHERITED_BODY,
    WHOM_INHERITED_PERSON,
    WHOM_INHERITED_GROUP,
    WHOM_INHERITED_UNNAMED,
    WHOM_INHERITED_MOST,
    WHOM_RULED_STATE,
    WHOM_RULED_BODY,
    WHOM_RULED_PERSON,
    WHOM_RULED_GROUP,
    WHOM_RULED_UNNAMED,
    WHOM_RULED_MOST,
    WHOM_SIGN_COUNT
};

/* What weighs more or less by the class of the event. */
enum whom_trait {
    WHOM_CLASS_NOBODY,
    WHOM_CLASS_TOLD,
    WHOM_CLASS_INHERITED,
    WHOM_CLASS_MOST,
    WHOM_CLASS_PERSON,
    WHOM_CLASS_BODY,
    WHOM_TRAIT_COUNT
};
struct whom_class_weights {
    const char *class;
    int weights[WHOM_TRAIT_COUNT];
};
/* whom_weights.c, in thousandths of log-odds; classes in byte order. */
extern const int WHOM_WEIGHTS[WHOM_SIGN_COUNT];
extern const struct whom_class_weights WHOM_CLASS_WEIGHTS[];
extern const size_t WHOM_CLASS_COUNT;

struct whom {
    struct entity_set set;
    uint64_t signs;
};
enum { MOST_WHOMS = 64 };

/* address.c: the two states that the article is about, when it is about two. */
struct entity_set main_pair(const struct extraction *extraction);
/* foes.c: the pair that fights in most of the article's deeds; none: no two do so twice. Asked anew each
 * time, since on whom the deeds fall is found one after another meanwhile. O(events). */
struct entity_set foes_of_article(const struct extraction *extraction, const struct found_events *found);
/* address.c: finds the target by the kind of the act, if that tells it. */
bool address_by_kind(const struct extraction *extraction, struct found_events *found, size_t index);
/* rebuff.c: whom a denial, a refusal or scorn falls on; false: it does not know. O(events). */
bool address_rebuff(const struct extraction *extraction, struct found_events *found, size_t index);
/* proviso.c: finds the target of a warning by the condition that it makes. */
bool address_proviso(const struct extraction *extraction, struct found_event *item);
/* side.c: takes those of the set that can be acted on and are not of the actor's side; false: there are
 * none. */
bool take_others(const struct extraction *extraction, struct event *event, const struct entity_set *set);
/* side.c: is one of either of the side of the other? */
bool is_of_side(const struct extraction *extraction, const struct entity_set *a, const struct entity_set *b);

/* "the Emirati company DP World", "Turkey's Enka": does the name at the token only tell who an actor is? */
bool tells_actor(const struct extraction *extraction, const struct found_event *item, uint32_t token);
/* Does the token stand in a clause coordinated with that of the trigger, with a subject of its own? "Syria
 * condemned the accords, and the opposition rejected them": neither acts on the other. */
bool is_told_beside(const struct sentence *sentence, uint32_t token, uint32_t trigger);
/* "asked for his return under a protocol of the African Union", "on Twitter": by what right, by what means,
 * not of whom. */
bool is_ground(const struct extraction *extraction, const struct sentence *sentence, uint32_t token);

const char *whom_sign_name(enum whom_sign sign);
/* The candidates for the target of an event, nobody first; how many. `proposed`: what each rule finds;
 * `ruled`: what the rules would take. */
size_t whom_candidates(const struct extraction *extraction, const struct found_events *found, size_t index,
                       const struct entity_set *proposed, const struct entity_set *ruled, struct whom *whoms);
/* The likeliest candidate, its index: a linear model over the signs. */
size_t whom_choose(const char *class, const struct whom *whoms, size_t count);

#endif
