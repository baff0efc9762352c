/* owner.h: the State to which a body belongs. Owners are indices of mentions that name a State; -1: none. */
#ifndef ENTENTE_ENTITY_OWNER_H
#define ENTENTE_ENTITY_OWNER_H

#include "entity/resolving.h"

/* Can the mention name a State? */
bool names_state(const struct draft_mention *mention);

/* The State of a body that was found: told by pattern, or the one inside its name. */
int32_t owner_within(const struct resolving *resolving, size_t body);

/* By the words before the body that begins at the token: "Russia's", "its". */
int32_t owner_told(const struct resolving *resolving, uint32_t s, uint32_t begin, bool is_mission);

/* By the words behind it, "the foreign ministry of Oman". */
int32_t owner_behind(const struct resolving *resolving, uint32_t s, uint32_t last);

/* By the name that it stands before with a title, "Foreign Ministry spokesman Banda". */
int32_t owner_of_bearer(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last);

/* By all that the article tells, where no word beside it does: the ways in the order of their sureness. */
int32_t owner_untold(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last);

/* The State that the article tells most of, where all known bodies of the name are those of others. */
int32_t owner_of_namesake(const struct resolving *resolving, const struct draft_mention *named,
                          const char *lower);

/* The State of the sentence, else that before. */
int32_t state_around(const struct resolving *resolving, uint32_t s, uint32_t token);

/* Finds of which State the article tells most. O(mentions). */
void settle_story(struct resolving *resolving);

#endif
