/* telling.h: who tells: the teller behind a noun, the speaker of a word of reporting, and those by whom a
 * sentence is told as a whole. */
#ifndef ENTENTE_EVENT_TELLING_H
#define ENTENTE_EVENT_TELLING_H

#include "event/stages.h"

struct telling {
    struct entity_set sources;
    bool told;        /* somebody tells it, named or not */
    bool is_claim;    /* with a word that keeps away from it */
    bool vouched;     /* with a word that takes it as true: "confirmed" */
    bool is_document; /* in a paper of its makers: "a communique said" */
};

/* Who spoke last, and in which sentence. */
struct speaker {
    struct entity_set who;
    uint32_t sentence;
};

/* News agencies, broadcasters, the press. */
bool is_medium(const char *kind);
/* The subject of a word of reporting, or the agent of a passive one: "as reported by Tass"; a pronoun alone
 * is who spoke last. */
void speakers_of(const struct extraction *extraction, uint32_t s, uint32_t verb, const struct speaker *last,
                 struct entity_set *set);
/* By whom the sentence is told where the token stands, or (UINT32_MAX) anywhere in it: "according to Tass",
 * ", the agency said". */
void read_sentence(const struct extraction *extraction, uint32_t s, uint32_t token,
                   const struct speaker *last, struct telling *telling);
/* Does the token stand inside quotation marks? */
bool is_quoted(const struct sentence *sentence, uint32_t t);

#endif
