/* clause.h: what stands where around a trigger: the fillers of a frame's slots, through passives, relative
 * clauses, control, coordination and light verbs. */
#ifndef ENTENTE_EVENT_CLAUSE_H
#define ENTENTE_EVENT_CLAUSE_H

#include "event/frames.h"

struct party_chooser;
struct retelling_chooser;

struct extraction {
    const struct event_tables *tables;
    const struct knowledge *knowledge;
    const struct entente_article *article;
    const struct analysis *analysis;
    const struct entities *entities;
    /* the relations of entity e: relations_of[relations_from[e]] to before relations_from[e + 1], in order */
    const uint32_t *relations_from, *relations_of;
    struct arena *arena;
    struct date date;  /* of the article */
    bool by_sentences; /* learnt from marks made sentence by sentence, not from the graph of the whole */
    const struct party_chooser *party_chooser;         /* party.h: to be learnt from; NULL: the reader */
    const struct retelling_chooser *retelling_chooser; /* retelling.h: likewise */
    bool keeps_choices; /* candidates of targets and times stay with their events, to be learnt from */
    struct date lead;   /* of the news itself; year 0 before find_times */
    struct event *events;
    size_t count, capacity;
};

/* A word that may evoke an event. */
struct trigger {
    uint32_t sentence, token;
    bool is_noun;
    bool is_predicate;
    bool is_source;     /* "according to the minister": who says what the sentence tells */
    bool is_undergone;  /* the subject of its light verb suffers or gets it: "faces sanctions" */
    int32_t light_verb; /* of a noun: the verb whose object it is ("hold talks"); -1 */
    int32_t
        carrier; /* of a noun: the noun that it qualifies, whose phrases are its own ("peace mission"); -1 */
    const char *lemma;
    const struct frame *frame; /* that is tried on it; NULL */
};

enum { MOST_FILLERS = 24 };
struct fillers {
    uint32_t tokens[MOST_FILLERS];
    size_t count;
};

const struct sentence *sentence_of(const struct extraction *extraction, const struct trigger *trigger);
/* The heads that fill the slot ("subject", "object", "clause", "poss", "modifier", or a preposition). */
void fill_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
               struct fillers *fillers);
/* Beside the classes: an actor without a name will do, "anti-war groups". */
enum { TAKE_UNNAMED = 1 << 30 };
/* Soldiers and officials of a state too, who else stand for it: "killed two Malian soldiers". */
enum { TAKE_VICTIMS = 1 << 29 };
/* The State of some of its people too: "18 Russians". */
enum { TAKE_PEOPLE = 1 << 28 };
/* Entities that a head stands for, with its coordinates; actors without a name give their State or body. */
void entities_of(const struct extraction *extraction, uint32_t sentence, uint32_t token, uint32_t classes,
                 struct entity_set *set);
/* paper.c: the joint statement that is the subject of a verb, -1; and its parties, who say what it says. */
int32_t speaking_paper(const struct extraction *extraction, uint32_t sentence, uint32_t token);
void add_parties_of_paper(const struct extraction *extraction, uint32_t sentence, uint32_t token,
                          uint32_t classes, struct entity_set *set);
/* The noun for which the word stands when it is a relative pronoun below the verb; else the word. */
int32_t resolve_relative(const struct sentence *sentence, uint32_t verb, int32_t found);
/* "the deadliest attack" */
bool is_ranked(const struct sentence *sentence, uint32_t noun);
/* "the raid in which he died", "during which" */
bool is_inside_which(const struct sentence *sentence, uint32_t verb);
void add_author(const struct extraction *extraction, uint32_t sentence, uint32_t token, uint32_t classes,
                struct entity_set *set);
/* Entities that own or qualify a head that has none: "Iraqi towns", "Reagan's policy", "students in
 * Indonesia". */
void owners_of(const struct extraction *extraction, uint32_t sentence, uint32_t token, uint32_t classes,
               struct entity_set *set);
/* "the former Portuguese colony": whose it is no longer. */
bool is_former_owner(const struct sentence *sentence, uint32_t name);
/* The state that a person holds office in; -1. */
int32_t state_of_person(const struct extraction *extraction, uint32_t person);
/* side.c: the State to which the entity has such a relation; -1. */
int32_t state_related(const struct extraction *extraction, uint32_t entity, enum relation_kind kind);
/* side.c: the State that speaks: itself, through its president, ministry or its spokesman; -1. */
int32_t state_behind(const struct extraction *extraction, uint32_t who);
void set_include(struct arena *arena, struct entity_set *set, uint32_t entity);
void set_include_all(struct arena *arena, struct entity_set *into, const struct entity_set *from);
bool set_contains(const struct entity_set *set, uint32_t entity);
bool same_sets(const struct entity_set *a, const struct entity_set *b);
/* How the set lies to the other: "same", "part" of it, "more", or "partly" in it; NULL: apart. */
const char *set_against(const struct entity_set *set, const struct entity_set *other);
/* actor.c: the first mention of the sentence or of a later one: they are in order. O(log mentions). */
size_t first_mention(const struct entities *entities, uint32_t sentence);

/* The mention that begins at the token; NULL. */
const struct mention *mention_from(const struct extraction *extraction, uint32_t s, uint32_t t);
bool sets_overlap(const struct entity_set *a, const struct entity_set *b);
int32_t dependent(const struct sentence *sentence, uint32_t head, enum deprel deprel);
/* "since he took office": does the verb head such a clause? */
bool is_since_clause(const struct sentence *sentence, uint32_t verb);
/* "the visit": has the noun the definite article? */
bool has_the(const struct sentence *sentence, uint32_t noun);
/* Does the word hang on the head? */
bool has_dependent(const struct sentence *sentence, uint32_t head, const char *word);
int32_t conjunct_head(const struct sentence *sentence, uint32_t verb);
bool is_passive(const struct sentence *sentence, uint32_t verb); /* passive.c */
/* passive.c: the passive of a verb that shares the auxiliary of the one before. */
bool is_joined_passive(const struct sentence *sentence, uint32_t verb);
/* passive.c: the noun that a sentence begins with where the parser hangs its verb inside it; -1. */
int32_t interrupted_subject(const struct sentence *sentence, uint32_t verb);
/* clause.c: "is on the verge of attacking" */
bool is_on_brink(const struct sentence *sentence, uint32_t verb);
/* "no objection": condition.c */
bool is_none(const struct sentence *sentence, uint32_t noun);
/* The preposition of a noun; "" for none. */
const char *preposition_of(const struct sentence *sentence, uint32_t token);
/* "welcomed the arrest on Twitter": where it was said. */
bool is_on_platform(const struct extraction *extraction, const struct sentence *sentence, uint32_t token);
/* "demands by the opposition to step down": the noun of which the infinitive says what is asked for, wherever
 * the parser hangs it; -1. */
int32_t asking_noun(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb);
/* "quoted Wang as warning": what whoever is quoted does, not who quotes. */
bool is_quoted_doing(const struct sentence *sentence, uint32_t verb);
/* Whom a noun in apposition describes; -1. */
int32_t described_by(const struct extraction *extraction, uint32_t s, uint32_t noun);
bool is_verb(const struct token *token);
/* Is it a noun or a name? */
bool is_nominal(const struct token *token);
/* Does the token stand below the head, at most `steps` steps? */
bool is_below(const struct sentence *sentence, uint32_t token, uint32_t head, int steps);
/* Has the lexicon the word, as it is written or its lemma? */
bool lexicon_has_token(const struct extraction *extraction, const char *list, const struct token *token);
/* The object's head of a verb: what it is done to, whatever the voice; -1. */
int32_t object_of(const struct extraction *extraction, uint32_t sentence, uint32_t verb);
/* What the act is about: the object of the verb, or what is told behind the noun; -1. */
int32_t matter_of(const struct extraction *extraction, const struct trigger *trigger);
int32_t recipient_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int32_t *given);
/* trigger.c: finds the verb that a noun completes, and the noun that it qualifies: "undertook a peace
 * mission". */
void find_carriers(const struct extraction *extraction, struct trigger *trigger);
/* trigger.c: "was denied a visit", "denied the charge": a verb that gives nothing. */
bool withholds(const struct token *verb);
/* slot_noun.c: "promised Manila aid", "Manila was promised aid", "Mali faces sanctions": to whom the light
 * verb of the noun has it done; -1. */
int32_t whom_verb_gives(const struct extraction *extraction, const struct trigger *trigger);
/* subject.c: the subject of the verb itself, of two ("senators Graham and Cruz said") the one that is known;
 * the grammatical subject, whatever the voice; -1. */
int32_t own_subject(const struct extraction *extraction, uint32_t s, uint32_t verb);
int32_t surface_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth);
/* The subject's head of a verb, shared and controlled subjects too; -1. */
int32_t subject_of(const struct extraction *extraction, uint32_t sentence, uint32_t verb, int depth);

/* aside.c: a news agency, a broadcaster, the press of a state. */
bool is_press(const struct entity *entity);

#endif
