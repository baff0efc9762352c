/* party.h: who did it, to whom and where, asked once more when all rules have answered: among whom they take,
 * who is named around, who takes part in the events around. The signs of a candidate are what the rules make
 * of him, how the sentence comes to him from the word that tells the event, what he is to the other party and
 * in the events before; a network learned from the graphs of whole reports scores them (sign_net.h), as
 * listwise ranking does (Cao and others 2007). */
#ifndef ENTENTE_EVENT_PARTY_H
#define ENTENTE_EVENT_PARTY_H

#include "event/reader.h"

enum { CANDIDATES_MOST = 96, PARTY_BITS = 16 };

/* Where the article names an entity. */
struct naming {
    uint32_t rank;         /* among the actors: 0: named most often; UINT32_MAX: no actor, or never */
    const uint32_t *where; /* sentences, in order */
    size_t count;
};

/* A phrase of a sentence, by its head, and whom it names. */
struct phrase {
    uint32_t token;
    struct entity_set set;   /* those who can have part in an event */
    struct entity_set whole; /* all that it names */
};
struct phrases {
    const struct phrase *items;
    size_t count;
    bool are_known; /* found already */
};

/* How another event lies to the one asked about. */
enum link { LINK_APART, LINK_BESIDE, LINK_CONTENT, LINK_ABOVE }; /* in other sentences; in its own */
struct linked {
    const struct found_event *event;
    const char *category;
    enum link link;
    uint32_t gap; /* sentences between */
    bool is_before, is_last, is_next;
    bool is_matter;       /* what the verb is about has its word: "condemned the raid" */
    bool is_matter_class; /* what the verb is about is an event of its class */
};

struct party_question {
    const struct extraction *extraction;
    const struct found_event *item;
    const struct naming *namings; /* of the entities */
    struct phrases *phrases;      /* of the sentences, found when first asked for */
    int32_t dateline;             /* the place of the dateline; -1 */
    const struct linked *linked;  /* the other events */
    size_t linked_count;
    const struct found_event *taken_up; /* told before: "the drill was a warning"; NULL */
    struct role_view view;
    const double (*shares)[READ_ROLE_COUNT]; /* of the words of its sentence, as read.c has them */
    const struct token *matter;              /* what the verb is about; NULL */
    int32_t undergoer; /* who gets or suffers it: "Mali faces sanctions", "gave them aid"; -1 */
    enum party party;
    struct entity_set *sets; /* the candidates, CANDIDATES_MOST at most; the first is nobody */
    size_t count;
};

/* Who is asked for a party instead of the network, for learning; what it answers, SIZE_MAX, is what the rules
 * say. */
struct party_chooser {
    enum party party;
    size_t (*choose)(void *context, const struct party_question *question);
    void *context;
};

/* ruled_out.c: "promised Manila 203 million dollars in aid", "Mali faces sanctions": who gets or suffers, by
 * the verb whose object the noun is, what the noun tells; -1. Is one of them he? */
int32_t undergoer_of(const struct party_question *question);
bool undergoes(const struct party_question *question, const struct entity_set *set);
/* Where the clause says to whom it is done and not by whom, he has not done it himself, nor have those of
 * whom his phrase speaks: "two French teachers were arrested". O(words of the sentence x set). */
bool is_ruled_out(const struct party_question *question, const struct entity_set *set);

/* Whom the phrases of a sentence name, in order. */
const struct phrases *phrases_of(const struct party_question *question, uint32_t s);

/* Whom the rules take. */
const struct entity_set *ruled_party(const struct party_question *question);

/* party_signs.c: does the phrase at the token name the entity? */
bool phrase_names(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t entity);

/* The signs of a candidate. O(events + words of the sentence). */
void party_signs(const struct party_question *question, size_t candidate, struct signs *signs);

/* Keeps what the clauses tell. Before places and targets are asked for elsewhere. */
void keep_told(struct found_events *found);
/* Gives each event the likeliest candidates. After all rules, before merge_events. O(events x candidates x
 * (events + words of a sentence)). */
void choose_parties(const struct extraction *extraction, struct found_events *found);

#endif
