#ifndef ENTENTE_EVENT_ACTOR_H
#define ENTENTE_EVENT_ACTOR_H
/* actor.h: between actor.c, which reads who acts from a noun phrase, and bearer.c, which finds who bears a
 * title. `classes` are bits of entity classes, 0 for any; `set` grows in the extraction's arena. */
#include "event/clause.h"

/* Adds whom the token's mention stands for; false where it is none of the classes. */
bool include_mention(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                     struct entity_set *set);
/* "Secretary of State NAME": adds the person whose name hangs below the title. O(tokens). */
bool include_bearer(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                    struct entity_set *set);
/* "UN rapporteur on Chad NAME": adds the person named at once behind what the title is for. O(1). */
bool include_titled(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                    struct entity_set *set);

#endif
