/* reports.h: annotated reports, as src/event/train/reports.txt tells. */
#ifndef ENTENTE_EVENT_TRAIN_REPORTS_H
#define ENTENTE_EVENT_TRAIN_REPORTS_H

#include "article/article.h"
#include "entity/entity.h"

enum { MARK_ROLES = 4, MARK_PARTIES = 16 };

/* Bytes of an article's text at which the heads of phrases begin. */
struct marked_role {
    uint32_t at[MARK_PARTIES];
    size_t count;
};
struct marked_event {
    uint32_t at; /* where the word that tells it begins */
    const char *class;
    enum factuality factuality;
    struct marked_role roles[MARK_ROLES]; /* source, target, place, teller */
    struct date begin;                    /* year 0: not told */
};
/* Words that name entities: each as its sentence and first byte there. */
struct named_words {
    uint32_t sentences[MARK_PARTIES], bytes[MARK_PARTIES];
    size_t count;
    bool has_unknown; /* somebody whom the program does not find, too */
};
/* A pronoun or noun that takes something up, and what. */
struct marked_reference {
    uint32_t at;            /* where the word begins */
    struct named_words who; /* none: nobody, or nobody named */
};
/* What the graph of the whole report has for an event that is told at the word; the event's own roles are
 * empty. */
struct marked_telling {
    struct marked_event event;
    struct named_words roles[MARK_ROLES]; /* source, target, place, tellers */
};
struct report {
    struct entente_article *article;
    struct marked_event *events; /* in order of the text */
    size_t count, capacity;
    struct marked_reference *references;
    size_t reference_count, reference_capacity;
    struct marked_telling *tellings;
    size_t telling_count, telling_capacity;
    uint32_t *begins; /* of the sentences */
    size_t sentence_count, sentence_capacity;
};
struct reports {
    struct report *items;
    size_t count, capacity;
};

/* Reads the file. All lies in the arena. */
entente_status reports_read(struct arena *arena, const char *path, struct reports *reports,
                            entente_error *error);

#endif
