/* stages.h: the steps of the event stage, in order. */
#ifndef ENTENTE_EVENT_STAGES_H
#define ENTENTE_EVENT_STAGES_H

#include "event/clause.h"

enum { MOST_REPORTS = 4 };
enum { PLACE_CLASSES = 1u << CLASS_PLACE | 1u << CLASS_STATE }; /* where events take place */

/* What the reader chooses last, among everybody who can be it (party.h). */
enum party { PARTY_SOURCE, PARTY_TARGET, PARTY_PLACE, PARTY_COUNT };

/* What the event has. */
const struct entity_set *party_of(const struct event *event, enum party party);

struct whom; /* whom.h */
struct when; /* when.h */

/* An event as first found, with where its trigger stands. */
struct found_event {
    struct event event;
    struct trigger trigger;
    const struct frame *frame;
    const struct evocation *evocation; /* of the frame */
    bool is_speech;                    /* saying it is the event: it can be about others */
    bool is_refusal;                   /* "will not sign": the negation is the event, it does not deny it */
    uint32_t evidence_sentence;
    uint32_t reports[MOST_REPORTS]; /* words of reporting that govern it, innermost first */
    size_t report_count;
    bool is_foretold;         /* possible only by its "would" */
    bool is_hedged;           /* a word beside it says that it is not certain: "probably signed" */
    bool is_granted;          /* a noun that says nothing of how sure it is: "the visit" */
    bool lacks_parties;       /* an occasion of several of whom its sentence names fewer: "the talks" */
    bool inherits;            /* its target is who its sentence is about, not one told in its own clause */
    const struct whom *whoms; /* who can be its target, nobody first; NULL: not asked */
    size_t whom_count;
    const struct when *whens; /* when it can be, not told first; NULL: not asked */
    size_t when_count;
    float read_share; /* of its category, as the reader sees it; below 0: not read */
    bool is_read;     /* found by the reader alone */
    bool is_bare;     /* and nobody of its sentence has part in it: it stays if somebody else is found */
    struct entity_set read_place, read_teller; /* where it happens and who tells it, as the reader sees it */
    double shares[PARTY_COUNT], time_share; /* how likely its parties and time are, as the reader sees it */
    struct entity_set told[PARTY_COUNT];    /* before more than its clause was asked */
    int32_t merged;                         /* number of the event that it tells; -1 */
    bool dropped;
};
struct found_events {
    struct found_event *items;
    size_t count, capacity;
};

/* lemma.c: do noun and verb come of one word: "shelling", "shell"; "invasion", "invade"? */
bool are_akin(const char *a, const char *b);
const struct analysis *with_known_lemmas(const struct extraction *extraction,
                                         const struct analysis *analysis);

/* What the parser drew amiss at a token of the copy is mended: mend.c, words that it took for another kind;
 * rehang.c, phrases that it hung elsewhere; rejoin.c, clauses that it joined otherwise. O(tokens) each. */
void mend_words(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t);
void rehang_phrases(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t);
void rejoin_clauses(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t);
void rejoin_speech(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                   uint32_t t); /* reported.c */
/* rehang.c: can the verb or noun tell an attack, a war or a killing? */
bool is_assault_word(const struct extraction *extraction, const struct token *token);
/* names.c: "over the case of NAME, who was elected". O(mentions) each. */
void rehang_names(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t);
/* headline.c: "Congo, Rwanda leaders meet", "Modi in Colombo for talks". O(tokens). */
void write_out_headline(const struct extraction *extraction, struct sentence *sentence, uint32_t s);
/* headline.c: "Modi in Colombo": is the token said of its subject without a copula? */
bool lacks_copula(const struct sentence *sentence, uint32_t t);

/* condition.c */
bool is_expressed(const struct extraction *extraction, const struct trigger *trigger,
                  const struct evocation *evocation);
bool meets_conditions(const struct extraction *extraction, const struct trigger *trigger,
                      const struct frame *frame);
bool asks_for_object(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                     uint32_t noun);
bool is_calendar(const struct extraction *extraction, const struct token *token);
bool asks_for_phrase(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                     uint32_t noun);
bool is_negated(const struct sentence *sentence, uint32_t verb);

/* known_war.c: gives "the war in Chad" its sides. */
void take_known_sides(const struct extraction *extraction, const struct trigger *trigger,
                      struct event *event);
/* decider.c: gives an event without a doer whoever decrees it: "Kyiv announced that air links would cease".
 */
void take_decider(const struct extraction *extraction, const struct trigger *trigger, struct event *event);

/* slot_noun.c: "announced a truce between Chad and Libya": is what the verb says done by others? */
bool tells_of_others(const struct extraction *extraction, const struct trigger *trigger);

/* roles.c: the roles of one event. */
void fill_roles(const struct extraction *extraction, const struct trigger *trigger, const struct frame *frame,
                struct event *event);
/* roles.c: between states a mission or its staff stands for its state. */
uint32_t state_of_mission(const struct extraction *extraction, const struct event *event, uint32_t entity);
/* side.c: before whatever asks for sides. */
void index_relations(struct extraction *extraction);
/* Nobody warns his own state that it will act; what it will do he promises in its name. */
bool is_own_side(const struct extraction *extraction, const struct entity_set *actors, uint32_t entity);
/* Who answers for a deed: its doers, and for police and troops their state. */
struct entity_set answerable(const struct extraction *extraction, const struct event *deed);
/* roles.c: the place in which another lies, by the knowledge or, "Oslo airport", as the article says; NULL.
 */
const struct entry *place_around(const struct entities *entities, uint32_t place);
/* roles.c: does it lie in the other, in what that lies in or so on? NULL: no. */
bool lies_within(const struct entities *entities, uint32_t place, const struct entry *other);
/* The state in which a place lies, when the article names that; -1. */
int32_t state_of_place(const struct extraction *extraction, uint32_t place);
/* roles.c: is the place known to lie in another State? */
bool lies_abroad(const struct extraction *extraction, uint32_t place, uint32_t state);
/* roles.c: "told reporters": who hears a saying to write it down is no party to it. */
bool hears_only(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                const struct event *event);
/* inherit.c: the event that the token evokes; NULL. */
struct found_event *event_at(struct found_events *found, uint32_t sentence, int32_t token);
/* host.c: by the words of the visit, and by its place. */
void find_hosts(const struct extraction *extraction, struct found_events *found);
/* "cancelled a trip to Kigali": who was to be visited. */
void give_spurned_host(const struct extraction *extraction, struct found_event *item);
void give_host(const struct extraction *extraction, struct found_event *item);
/* inherit.c: the targets that acts have through what they are about. */
void inherit_targets(struct extraction *extraction, struct found_events *found);
/* aftermath.c: where those are to whom deeds are done, and what comes of them; violence told after a crowd;
 * and the dead of a fight told before. */
void place_at_targets(const struct extraction *extraction, struct found_events *found);
void follow_crowd(const struct extraction *extraction, struct found_events *found);
void follow_fight(struct extraction *extraction, struct found_events *found);
/* theatre.c: where a fight goes on, a house stands, a people votes and a leader is sworn in. */
void find_theatres(const struct extraction *extraction, struct found_events *found);
/* scene.c: after complete_places. */
void target_places(struct extraction *extraction, struct found_events *found);

/* people.c: people without a name where they stand in the place, before anybody named is looked for farther
 * off: "fired at demonstrators in Tbilisi"; a crowd beside others: "talked with his opponents". */
bool take_people(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                 uint32_t classes, bool is_crowd, struct entity_set *set);
/* people.c: "struck an airport and a depot in Port Sudan", "attacked Saudi oil plants": buildings and ground
 * without a name are their owner's, or of where they stand. */
void take_spot(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
               uint32_t classes, struct entity_set *set);
/* people.c: the same where what is done is done to people themselves, not to their state. */
bool take_victims(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                  uint32_t classes, const struct event *event, struct entity_set *set);
/* people.c: to the victims named those beside them without a name: "NAME and five colleagues were arrested".
 */
void take_fellows(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                  const struct event *event, struct entity_set *set);
/* people.c: a court acts for itself, not for its state: "investigated by a Spanish court". */
bool take_court(const struct extraction *extraction, const struct trigger *trigger, uint32_t token,
                struct entity_set *set);
/* people.c: the person beside a noun that names who does it: "its own mediator, NAME". */
void take_bearer(const struct extraction *extraction, const struct trigger *trigger, struct event *event);
void involve_moved(struct extraction *extraction, struct found_events *found); /* people.c */
void find_events(struct extraction *extraction, struct found_events *found);   /* trigger.c */
/* doubles.c: keeps the more specific of a verb and a noun that tell one event. */
void drop_doubles(const struct extraction *extraction, struct found_events *found);
/* "called off a trip to Istanbul": it was to be, and is not. */
bool calls_off(const struct found_event *verb, const struct found_event *noun);
/* trigger.c: is one of them named; does the word stand with a place; does the frame tell of what anybody
 * sees?
 */
bool has_name(const struct extraction *extraction, const struct entity_set *set);
bool is_placed(const struct extraction *extraction, const struct trigger *trigger);
/* aftermath.c: "killed ten and seized five in Bria on Monday": the deed beside it, whose place and day are
 * those of both; -1. */
int32_t deed_beside(const struct extraction *extraction, const struct found_event *item);
/* presence.c: is it done to people who are not at home? Adds where they are told to be. */
bool falls_on_strangers(const struct extraction *extraction, const struct found_event *item,
                        struct entity_set *places);
/* toll.c: deaths of people who are counted. */
bool is_toll(const struct extraction *extraction, const struct trigger *trigger, const struct frame *frame);
/* The headline's toll is that of the text with the same number. O(events²). */
void join_tolls(const struct extraction *extraction, struct found_events *found);
/* factuality.c: "Bosworth, on a visit to Beijing, urged them": is the visit only while he does something
 * else? */
bool is_meanwhile(const struct extraction *extraction, const struct sentence *sentence,
                  const struct found_event *item);
/* toll.c: how many died, where all the violence is of which the article tells where. O(events). */
void place_tolls(struct extraction *extraction, struct found_events *found);
bool is_public(const struct frame *frame);
bool has_person(const struct extraction *extraction, const struct entity_set *set);  /* affairs.c */
void drop_contents(const struct extraction *extraction, struct found_events *found); /* content.c */
bool is_speech_category(const char *class); /* trigger.c: saying it is the act */
void find_statements(struct extraction *extraction, struct found_events *found); /* statement.c */
/* read.c: adds the events that the reader finds beside the frames, drops and mends some of theirs. O(words).
 */
void read_events(struct extraction *extraction, struct found_events *found);
/* read.c: the places and tellers that the reader sees, where nothing else gives one. O(events). */
void read_circumstances(struct extraction *extraction, struct found_events *found);
/* read.c: how sure the events are, as the reader sees it. O(events). */
void read_status(struct extraction *extraction, struct found_events *found);
/* affairs.c: in an article that is not about public affairs, what tells of none. */
void drop_other_affairs(const struct extraction *extraction, struct found_events *found);
void judge_factuality(struct extraction *extraction, struct found_events *found); /* factuality.c */
void find_attribution(struct extraction *extraction, struct found_events *found); /* attribution.c */
void find_times(struct extraction *extraction, struct found_events *found);       /* time.c */
void find_places(struct extraction *extraction, struct found_events *found);      /* place.c */
/* occasion.c: what a later sentence says of an event told before: "the ultimatum came at a summit in Abuja".
 */
void take_up_occasions(const struct extraction *extraction, struct found_events *found);
/* occasion.c: what is said or done "after the talks", "on the sidelines of the summit": where those are. */
void join_occasions(const struct extraction *extraction, struct found_events *found);
void place_at_dateline(const struct extraction *extraction, struct found_events *found); /* dateline.c */
/* dateline.c: the place of the dateline, when it has only one; -1. */
int32_t dateline_entity(const struct extraction *extraction);
bool is_elsewhere(const struct extraction *extraction, uint32_t s, uint32_t here);
int32_t place_of_hearers(const struct extraction *extraction, uint32_t s, uint32_t verb,
                         const struct entity_set *speakers);
/* dateline.c: has the person or body, by the knowledge, an office or a seat in the state? */
bool is_known_in(const struct entry *entry, const struct entry *state);
/* scene.c: do its actors come together or speak for it? Has it come about? */
bool is_encounter(const struct event *event);
bool has_happened(const struct event *event);
/* presence.c: does such an event bring people to a place; were its actors where the other one took place; is
 * nothing told of the speaker as being there; did he stand beside the other at a joint conference; is the
 * entity named in the sentence? */
bool brings_together(const char *class);
bool are_present(const struct extraction *extraction, const struct event *event, const struct event *there);
bool is_absent(const struct extraction *extraction, const struct found_events *found,
               const struct found_event *item, const struct event *there);
bool is_joint_conference(const struct extraction *extraction, const struct found_event *item,
                         const struct found_event *from);
bool is_named_in(const struct extraction *extraction, uint32_t entity, uint32_t sentence);
/* there.c: "eastern Ukraine": the part of the state that the name stands in. */
void part_of_state(const struct extraction *extraction, uint32_t s, uint32_t noun, struct entity_set *places);
/* there.c: what a verb of speaking has for its topic. */
bool speaks_of(const struct sentence *sentence, uint32_t verb);
bool is_of_topic(const struct sentence *sentence, uint32_t verb, uint32_t place);
/* there.c: keeps the town of "the situation in Syria in Ankara". */
void drop_topics(const struct extraction *extraction, struct entity_set *places);
/* there.c: "the islands", and "there" below the head: the place named before. */
void definite_place(const struct extraction *extraction, uint32_t s, uint32_t noun,
                    struct entity_set *places);
void place_before(const struct extraction *extraction, uint32_t s, uint32_t head, struct entity_set *places);
/* podium.c: what a speaker says on, where he is told to speak. */
void stand_at_podiums(const struct extraction *extraction, struct found_events *found);
/* podium.c: leaders who speak in turn at a summit. */
void speak_in_turn(const struct extraction *extraction, struct found_events *found);
/* podium.c: who chairs or mediates, or is a counterpart, speaks where they met. */
void join_leaders(const struct extraction *extraction, struct found_events *found);
/* clause_time.c: is the verb what the event's clause is asked for: "asked them to hold a summit"? */
bool is_asked_for(const struct extraction *extraction, const struct found_event *item, uint32_t verb);
/* clause_time.c: does the verb tell what the clause before it says: "it failed in 2021, he told them"? */
bool is_teller_behind(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb);
/* home.c: where the host, the court or the state is. */
void place_of_host(const struct extraction *extraction, const struct found_event *item,
                   struct entity_set *places);
void place_of_court(const struct extraction *extraction, struct event *event);
void place_of_election(const struct extraction *extraction, struct event *event);
/* place.c: "shot down a Chadian drone": not over Chad, for all that is told. */
bool falls_on_craft(const struct extraction *extraction, const struct found_event *item);
bool is_led_to(const struct extraction *extraction, const struct found_event *item, uint32_t target);
/* place.c: where those are to whom a deed is done. */
void places_of_targets(const struct extraction *extraction, const struct found_event *item,
                       struct entity_set *places);
/* journey.c: a visit to a town is one to its state, when the article names that. */
void complete_visit(const struct extraction *extraction, struct event *event);
/* Does the event find officials of a State in a place of another, told by the token: "Muizzu was in Beijing"?
 */
bool is_abroad(const struct extraction *extraction, const struct event *event, uint32_t s, uint32_t t);
/* journey.c: the last town of the clause, wherever the parser hangs it; where those were who left; the town
 * of "during a visit by Biden to Hanoi". */
void places_in_clause(const struct extraction *extraction, const struct found_event *item, uint32_t verb,
                      struct entity_set *places);
void place_of_withdrawn(const struct extraction *extraction, const struct found_event *item,
                        struct entity_set *places);
void places_left(const struct extraction *extraction, const struct found_event *item,
                 struct entity_set *places);
void place_beside_visit(const struct extraction *extraction, uint32_t s, uint32_t noun,
                        struct entity_set *places);
/* locative.c: "in Athens"; but "on" only of ground: "on the island", not "on Ukraine". */
bool stands_at(const struct sentence *sentence, uint32_t noun);
/* locative.c: the place that the noun is or, for "the port city of Batumi", that is named behind it. */
void named_place(const struct extraction *extraction, uint32_t s, uint32_t noun, struct entity_set *places);
/* locative.c: can the noun tell an encounter, a deal or an attack, which have places? */
bool is_occasion_noun(const struct extraction *extraction, const struct token *token);
/* locative.c: places in phrases of the word. */
void places_under(const struct extraction *extraction, uint32_t s, uint32_t head, struct entity_set *places);
/* locative.c: the place told in the clause of the word, or in those that it shares the occasion with. */
void told_places(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *places);
/* echo.c: "Poland followed suit": has the event its class only from the deed that it repeats or answers? */
bool is_echo(const struct found_event *item);
/* echo.c: the deed that this one repeats or answers gives it class and target; false: it is none such. */
bool echo_deed(struct extraction *extraction, struct found_events *found, size_t index);
/* spare.c: "executed a man accused of spying for Israel": the man without a name, nobody farther off. */
bool falls_on_unnamed(const struct extraction *extraction, const struct found_event *item);
/* target.c: a visit, a death, an election is done to nobody whom another clause could name. */
bool is_done_alone(const char *class);
void complete_targets(struct extraction *extraction, struct found_events *found); /* target.c */
void find_doers(struct extraction *extraction, struct found_events *found);       /* doer.c */
/* ... and before targets are asked for. */
void find_rulers(const struct extraction *extraction, struct found_events *found);
/* Who sat in on a meeting, and who told the press of it. */
void settle_attendance(const struct extraction *extraction, struct found_events *found);
void complete_places(struct extraction *extraction, struct found_events *found); /* scene.c */

/* confidence.c: the signs of an event, as they are when all its tellings are known. */
enum sign {
    SIGN_BARE_NOUN,
    SIGN_LIGHT_VERB,
    SIGN_CONDITIONS,
    SIGN_NO_SOURCE,
    SIGN_TARGET,
    SIGN_PARTIES,
    SIGN_CROWD,
    SIGN_UNNAMED,
    SIGN_RETOLD,
    SIGN_OFTEN,
    SIGN_DATED,
    SIGN_DAY,
    SIGN_PLACED,
    SIGN_TO_COME,
    SIGN_TOLD_BY,
    SIGN_SPEECH,
    SIGN_ENCOUNTER,
    SIGN_VIOLENCE,
    SIGN_LEAD,
    SIGN_LONG,
    SIGN_QUOTED,
    SIGN_READ,        /* by the reader alone */
    SIGN_SURE,        /* the reader is sure of it, */
    SIGN_DOUBTED,     /* or doubts it */
    SIGN_SOURCE_SURE, /* likewise of source and target */
    SIGN_SOURCE_DOUBTED,
    SIGN_TARGET_SURE,
    SIGN_TARGET_DOUBTED,
    SIGN_COUNT
};
const char *sign_name(enum sign sign);
void settle_confidence(const struct extraction *extraction, const struct found_event *first,
                       struct event *event);
/* Can both be of one time: one of them undated, or dates that overlap? */
bool dates_agree(const struct event *a, const struct event *b);
/* Does the saying speak of the other event, in its own sentence? merge.c */
bool is_content(const struct extraction *extraction, const struct found_event *speech,
                const struct found_event *other);
/* What is demanded, charged, denied or invited to is told by who does so; attribution.c, after
 * complete_targets. */
void attribute_contents(const struct extraction *extraction, struct found_events *found);
/* reason.c: for what somebody is punished is alleged by who punishes him. */
void attribute_reasons(const struct extraction *extraction, struct found_events *found);
/* reason.c: "Serbia said that talks with Kosovo would go on": who tells of talks with one takes part. */
void join_teller(const struct extraction *extraction, struct found_event *item);
/* spare.c: "promised to end American sanctions": a State does not punish itself, nor deal with itself as with
 * another; nor do spokesman and president, of one State, speak to each other; nor is harm done to whom it
 * helps. Is the target spared so? Leaves such targets. O(events x targets). */
bool is_spared(const struct extraction *extraction, const struct found_event *item, uint32_t target);
void spare_own_side(const struct extraction *extraction, struct found_events *found);
/* spare.c: nothing is done to the press that tells of it, or that stands in a dateline. */
void spare_press(const struct extraction *extraction, struct found_events *found);
struct events *merge_events(struct extraction *extraction, struct found_events *found); /* merge.c */
/* home.c: leaves the host of a journey within the traveller's own state. */
void travel_at_home(const struct extraction *extraction, struct found_events *found);
/* bonds.c: adds the relations that the events leave behind. */
void leave_bonds(const struct extraction *extraction, struct events *events);

/* The whole stage, keeping what it found before merging; extract.c. */
struct events *extract_events(struct extraction *extraction, struct entities *entities,
                              struct found_events *found);

#endif
