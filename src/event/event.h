/* event.h: what the event stage gives: who did what to whom, when, where, according to whom, and how sure.
 *
 * In: the analysed sentences, the entities and the knowledge (frames). Out: struct events in the article's
 * arena. An event told several times in the article is one struct event with several pieces of evidence. */
#ifndef ENTENTE_EVENT_H
#define ENTENTE_EVENT_H

#include "entity/entity.h"

/* Entities as a set, sorted by index. */
struct entity_set {
    uint32_t *items;
    size_t count;
};

struct event {
    const char *class; /* local name of its class in the contract: "Visit" */
    struct entity_set source, target, involves, place, attributed;
    const uint32_t *about; /* events that this speech event is about */
    size_t about_count;
    struct date begin, end; /* year 0: not known */
    enum factuality factuality;
    const struct evidence *evidence; /* one or more, in text order */
    size_t evidence_count;
    float confidence;    /* 0..1, calibrated */
    uint32_t signs;      /* what it is made of: a bit a sign of confidence.c */
    const char *trigger; /* lemma that evoked it, for explanations */
    const char *frame;   /* name of the frame that found it: "impose-sanction" */
};

struct events {
    struct event *items; /* in order of the first evidence */
    size_t count;
    struct relation *relations; /* that they leave behind: who signed it is party to it */
    size_t relation_count;
};

struct event_tables; /* frames and other tables, made once from the knowledge and the model, which must both
                        outlive them */

entente_status event_tables_open(const struct knowledge *knowledge, const struct language_model *model,
                                 struct event_tables **tables, entente_error *error);
void event_tables_close(struct event_tables *tables);

struct events *event_extract(const struct event_tables *tables, const struct knowledge *knowledge,
                             const struct entente_article *article, const struct analysis *analysis,
                             struct entities *entities, struct arena *arena);

/* The PLOVER category class above an event class ("Consult" for "Visit"), or NULL when there is no such
 * class. */
const char *event_category(const char *class);
/* ... or the class itself, when it has none. */
const char *category_or_class(const char *class);

#endif
