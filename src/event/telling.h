/* telling.h: who tells: the teller behind a noun, the speaker of a word of reporting, and those by whom a
 * sentence is told as a whole. */
#ifndef ENTENTE_EVENT_TELLING_H
#define ENTENTE_EVENT_TELLING_H

#include "event/stages.h"
#include "language/quotation.h"

enum { SPEAKERS = 1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP };

struct telling {
    struct entity_set sources;
    struct entity_set behind; /* in whose service those without a name are: "a State Department official" */
    bool told;                /* somebody tells it, named or not */
    bool is_claim;            /* with a word that keeps away from it */
    bool vouched;             /* with a word that takes it as true: "confirmed" */
    bool is_document;         /* in a paper of its makers: "a communique said" */
    bool is_readout;          /* in a paper that tells of several things: "according to a statement by" */
};

/* Who spoke last, and in which sentence. */
struct speaker {
    struct entity_set who;
    uint32_t sentence;
};

/* telling.c: who the noun is that tells; for a teller without a name its owner. */
void tellers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set);
/* "a report by X", "a statement issued by X", "remarks from X". */
void makers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set);
/* The subject of a word of reporting, or the agent of a passive one: "as reported by Tass"; a pronoun alone
 * is who spoke last (NULL: not asked). */
void speakers_of(const struct extraction *extraction, uint32_t s, uint32_t verb, const struct speaker *last,
                 struct entity_set *set);

/* "quoted officials in Tehran as saying", "reported, citing a diplomat": who is cited tells it too; and so
 * does the press that is told by somebody without a name, "people close to him told Reuters". */
void include_cited(const struct extraction *extraction, uint32_t s, uint32_t verb, struct entity_set *set);
bool is_finite(const struct token *token);
/* A comma, dash or quotation mark. */
bool is_edge(const struct token *token);
/* ", NAME, the director of intelligence, told": the mention before an apposition that ends before the
 * verb; -1. */
int32_t name_before_apposition(const struct extraction *extraction, uint32_t s, uint32_t verb);
/* "the ministry's spokesman, NAME, said": the person's mention; -1. */
int32_t name_between_commas(const struct extraction *extraction, uint32_t s, uint32_t verb);

/* aside.c: by whom the sentence is told where the token stands, or (UINT32_MAX) anywhere in it: "according to
 * Tass", ", the agency said". */
void read_sentence(const struct extraction *extraction, uint32_t s, uint32_t token,
                   const struct speaker *last, struct telling *telling);

/* vouch.c: what is told makes the event alleged, unless the article vouches for it; notes who tells it. */
void attribute(const struct extraction *extraction, struct found_event *item, const struct telling *telling);

/* document.c: what a paper lays down is told by the paper. */
void read_documents(const struct extraction *extraction, struct found_event *item);

#endif
