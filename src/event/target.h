/* target.h: the parts of finding whom an act concerns; between target.c, answer.c, spare.c, parties.c. */
#ifndef ENTENTE_EVENT_TARGET_H
#define ENTENTE_EVENT_TARGET_H

#include "event/whom.h"

/* An act that always concerns somebody; the others stay as told. */
struct directed {
    const char *class;
    bool of_deed;   /* may be about what somebody did: "called the move a mistake" */
    bool of_answer; /* answers an act */
};

/* answer.c: what is known of the class; NULL: it need not concern anybody. */
const struct directed *directed(const char *class);
/* The word by which the clause takes up a deed: "the decision", "the move", "this"; its token, or -1. */
int32_t deed_noun(const struct extraction *extraction, const struct found_event *item);
/* The doers of the deed that the noun takes up: of the last such deed, else of one told just before, else of
 * the first that the article tells. O(events). */
bool take_doers(const struct extraction *extraction, struct found_events *found, size_t index, uint32_t noun);
/* Just before: who did something to the actor, or, with `same`, whom the same side spoke to or acted on. */
bool take_before(const struct extraction *extraction, struct found_events *found, size_t index, bool same);
/* "Gunmen killed eight soldiers. Ban condemned the ambush": whoever did it; false: it is none such. */
bool address_doers(const struct extraction *extraction, struct found_events *found, size_t index);
/* A release is asked of who holds the captive; false: none is asked for. */
bool address_holders(const struct extraction *extraction, struct found_events *found, size_t index);
/* "They froze the assets. Their president called it a step without precedent": his own side's deed. */
bool speaks_of_own_deed(const struct extraction *extraction, struct found_events *found, size_t index);
/* "brushed the report aside, saying the group had lied": said of whom the act before it is about. */
bool follow_act(const struct extraction *extraction, struct found_events *found, size_t index);

/* target.c: does the article name them all? */
bool are_named(const struct extraction *extraction, const struct entity_set *set);

/* spare.c: is it done to people as such, a class of acts that is told of no state? */
bool are_people(const struct extraction *extraction, const struct found_event *item);
bool is_alleged_of_nobody(const struct found_event *item);
/* "countries that recognise Kosovo", "promised fishermen that": told, but not by name. */
bool tells_some_states(const struct extraction *extraction, const struct found_event *item);
bool tells_some_people(const struct extraction *extraction, const struct found_event *item);
/* "defended the tariffs", "rejected any step that ...", "refused to resign": it concerns nobody named. */
bool asks_unknown(const struct extraction *extraction, const struct found_event *item);
bool means_nobody(const struct extraction *extraction, const struct found_events *found,
                  const struct found_event *item);
bool defends_deed(const struct extraction *extraction, const struct found_event *item);
bool judges_any(const struct extraction *extraction, const struct found_event *item);
bool refuses_to_go(const struct extraction *extraction, const struct found_event *item);
/* Of the targets found outside the clause, leaves out those that it cannot fall on: courts, tellers, victims
 * of what is judged, whose the speaker is. O(events). */
void spare_bystanders(const struct extraction *extraction, const struct found_events *found,
                      struct found_event *item);
/* "Malaysia condemned strikes on a school": they did not fall on who judges them. */
void spare_judges(const struct extraction *extraction, const struct found_events *found,
                  struct found_event *deed);

/* address.c: the body with members that the article names most often; -1. O(entities). */
int32_t main_body(const struct extraction *extraction, const struct entity_set *except);

/* parties.c: a summit of which only the body is told is that body's. */
void give_body(const struct extraction *extraction, struct found_event *item);
/* The parties of an occasion that lacks them; it is dropped when there are none to be found. O(events). */
void complete_parties(const struct extraction *extraction, struct found_events *found, size_t index);
/* "signed a deal with France to buy jets": who sells them. O(events). */
void give_seller(const struct extraction *extraction, const struct found_events *found,
                 struct found_event *item);
/* "expelled each other's envoys": whom it is done to are those who do it. */
bool is_mutual(const struct extraction *extraction, const struct found_event *item);

/* side.c: who speaks for his side makes its promise or threat himself; a leader's war is his state's; acts
 * between states are told of states. */
void speak_for_side(const struct extraction *extraction, struct found_event *item);
void act_by_state(const struct extraction *extraction, struct found_event *item);
void lift_to_state(const struct extraction *extraction, struct event *event);
/* side.c: who tells that his own side is attacked or attacks is not himself the party; is_told: the clause
 * tells whom. */
void lift_tellers(const struct extraction *extraction, struct found_event *item, bool is_told);
/* host.c: "accepted an invitation to Lusaka": who is to be visited asked him. */
void name_inviter(const struct extraction *extraction, const struct found_events *found,
                  struct found_event *item);

#endif
