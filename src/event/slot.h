/* slot.h: the parts of filling the slots of frames; between slot.c, slot_verb.c, slot_noun.c and
 * slot_occasion.c. */
#ifndef ENTENTE_EVENT_SLOT_H
#define ENTENTE_EVENT_SLOT_H

#include "event/stages.h"

/* slot.c. Each adds to the fillers what they do not have yet. */
void add_filler(struct fillers *fillers, int32_t token);
/* The phrases with the preposition below the head: "on the camp", "involving India". */
void add_phrases(const struct extraction *extraction, const struct sentence *sentence, uint32_t head,
                 const char *preposition, struct fillers *fillers);
void add_children(const struct sentence *sentence, uint32_t head, enum deprel deprel,
                  struct fillers *fillers);
void add_modifiers(const struct sentence *sentence, uint32_t head, struct fillers *fillers);
/* "strikes using jets and drones against them": whom the means are used on. */
void add_phrases_of_means(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun,
                          const char *slot, struct fillers *fillers);
/* Is it the preposition of the token? "out of" is also "of" and "from". */
bool has_preposition(const struct sentence *sentence, uint32_t token, const char *preposition);

void fill_verb_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                    struct fillers *fillers); /* slot_verb.c */
void fill_noun_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                    struct fillers *fillers); /* slot_noun.c */
/* slot_noun.c: the slot around that noun, which need not be the trigger's. */
void fill_slot_at(const struct extraction *extraction, const struct trigger *trigger, uint32_t noun,
                  const char *slot, struct fillers *fillers);

/* slot_occasion.c: "said during a visit to Rome", "left after talks with Paris": it is the visit of who said,
 * the talks of who left. -1 when the noun has parties of its own. */
int32_t whose_occasion(const struct extraction *extraction, const struct trigger *trigger);
/* "In a phone call he urged Xi to act", "received a call from Xi": who is spoken to on the occasion. */
void add_hearer(const struct extraction *extraction, const struct trigger *trigger, struct fillers *fillers);

#endif
