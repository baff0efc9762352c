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
/* A pronoun or noun that takes something up, and what. */
struct marked_reference {
    uint32_t at;                                           /* where the word begins */
    uint32_t sentences[MARK_PARTIES], bytes[MARK_PARTIES]; /* of words that name whom it means */
    size_t count;                                          /* 0: nobody, or nobody named */
};
struct report {
    struct entente_article *article;
    struct marked_event *events; /* in order of the text */
    size_t count, capacity;
    struct marked_reference *references;
    size_t reference_count, reference_capacity;
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
