/* resolving.h: what the files of the entity room share while an article is resolved. */
#ifndef ENTENTE_ENTITY_RESOLVING_H
#define ENTENTE_ENTITY_RESOLVING_H

#include "base/map.h"
#include "entity/entity.h"
#include "language/dash.h"

/* An office that words beside a name give to its bearer. */
struct held_office {
    const char *label; /* "Foreign Minister" */
    const struct office *office;
    int32_t of; /* mention of the State or Organization; -1: not said */
    bool is_former;
    enum factuality factuality; /* Planned: nominated, to take office */
};

enum { MOST_OFFICES = 3 };

/* A mention in the making. */
struct draft_mention {
    uint32_t sentence, begin, end, head;
    enum mention_kind kind;
    enum entity_class class;
    const struct entry *entry;          /* linked; NULL: not in the knowledge */
    const struct candidate *candidates; /* readings in the knowledge */
    size_t candidate_count;
    const char *name;       /* as written, blanks made one */
    const char *other_name; /* with or without what stands before it: "Iran's nuclear accord"; NULL */
    const char *iri;        /* tail of its IRI when it is not made of the label; NULL */
    const char *label; /* canonical label when the name itself is none ("Iranian Embassy in Lima"); NULL */
    struct held_office offices[MOST_OFFICES];
    size_t office_count;
    int32_t ally_of; /* mention of whose allies they are; -1 */
    int32_t part_of; /* mention of what the body belongs to ("Russian" of "Russian Foreign Ministry"); -1 */
    int32_t place;   /* mention of where it is ("Lima" of "embassy in Lima"); -1 */
    const struct entry *owner; /* the State of a body told by pattern; NULL */
    bool is_body;              /* a body of a state, named by a pattern */
    bool is_headless;          /* a name without a head noun, its class the language model's */
    bool is_weak;              /* an adjective that alone makes no entity: "Shi'ite" in "Shi'ite cleric" */
    bool is_described;         /* named by a description: "their mutual defense pact" */
    bool opens;                /* an agreement that the article opens with */
    int32_t entity;            /* once clustered; -1 */
    float confidence;
};

/* Titles found in a sentence: the office whose title begins at the token. */
struct title_span {
    uint32_t end; /* 0: none begins here */
    const struct office *office;
};

/* The mentions that name an entity, in text order. */
struct namings {
    const uint32_t *items;
    size_t count;
};

struct resolving {
    const struct knowledge *knowledge;
    const struct entente_article *article;
    const struct analysis *analysis;
    struct arena *arena;
    struct date date;               /* of the article; year 0: unknown */
    struct map *keys;               /* names -> what name_key made of them */
    struct draft_mention *mentions; /* in text order */
    size_t mention_count, mention_capacity;
    int32_t **covering;         /* covering[sentence][token]: the mention, or -1 */
    struct title_span **titles; /* titles[sentence][token] */
    struct entity *entities;
    size_t entity_count, entity_capacity;
    struct relation *relations;
    size_t relation_count, relation_capacity;
    struct mention *finished; /* mentions that are not names */
    size_t finished_count, finished_capacity;
    size_t first_reference;     /* among the finished: the first description or pronoun */
    int32_t story;              /* a mention of the State of which the article tells most; -1 */
    struct namings *namings_of; /* of each entity that was named, when the names are clustered */
    size_t named_count;
};

/* named_by.c */
int32_t body_of_fighters(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head);
int32_t person_beside(const struct resolving *resolving, uint32_t s, uint32_t head);
int32_t medium_of(const struct resolving *resolving, uint32_t s, uint32_t head);

/* acronym.c */
bool is_acronym(const char *name);
int32_t by_acronym(const struct resolving *resolving, size_t index);
void settle_acronyms(struct resolving *resolving);

/* word.c */
const struct token *token_at(const struct resolving *resolving, uint32_t sentence, uint32_t token);
const struct sentence *sentence_at(const struct resolving *resolving, uint32_t sentence);
/* Is the word in the ontology's list? */
bool in_list(const struct resolving *resolving, const char *list, const char *word);
bool is_capitalised(const struct token *token);
/* Most longer words begin with a capital, as in English headlines. */
bool is_title_case(const struct sentence *sentence);
/* "Chad Attacks Niger": a present before another capital, in a sentence without a stop. */
bool is_verb_of_headline(const struct sentence *sentence, uint32_t token);
/* "KYIV, May 3 (Newsroom) - ": what stands in the brackets of a dateline tells who publishes it. */
bool is_dateline_press(const struct sentence *sentence, uint32_t begin, uint32_t end);
/* "SAPOA, Nicaragua (AP) -": a town in capitals that opens the text. */
bool opens_dateline(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end);
const char *spoken_name(const struct resolving *resolving, const char *name);
/* 'Paul "Sunny" Moreau': the word of the name behind a nickname in quotes; 0: none. */
uint32_t behind_nickname(const struct sentence *sentence, uint32_t token);
/* "Mr", "Dr.", "Sheikh": a title that is no name. */
/* "bin", between a given name and the father's. */
bool is_filial(const struct token *token);
bool is_honorific(const struct resolving *resolving, const struct token *token);
/* The token of the span that governs the others. */
uint32_t span_head(const struct sentence *sentence, uint32_t begin, uint32_t end);
/* The child of `head` with the relation; -1. */
int32_t child_with(const struct sentence *sentence, uint32_t head, enum deprel deprel);
/* The preposition of the token's phrase, of the first conjunct's where it is a conjunct; "" for none. */
const char *phrase_preposition(const struct sentence *sentence, uint32_t token);
/* The text of tokens [begin, end), blanks made one, straight apostrophes. */
const char *span_text(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end);
/* The same in lower case, lemma of the last word where it is a plural noun ("foreign ministers"). */
const char *span_lower(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end);
const char *title_case(struct arena *arena, const char *words);
/* Name without article, in the form in which spellings are equal. */
/* Are the words of the shorter name, in order, words of the longer, with the same last or first one? */
bool is_part_of_name(const char *shorter, const char *longer);
/* Do the words name an exercise: "the Sea Breeze 2021 drills"? */
bool names_exercise(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end);
const char *name_key(const struct resolving *resolving, const char *name);
const char *last_word(const char *name);
bool is_plural_noun(const struct token *token);
/* "2015" */
bool is_year(const struct token *token);
/* Is it the subject of a verb (active)? */
bool is_subject(const struct token *token);

/* Does the sentence stand before the body: in the headline or the lines below it? */
bool is_headline(const struct resolving *resolving, uint32_t sentence);

/* mention.c */
int32_t mention_covering(const struct resolving *resolving, uint32_t sentence, uint32_t token);
/* Lists the mentions of each entity, when all have theirs; then where it is named: none before, and none for
 * an entity that was found later. O(mentions); O(1). */
void index_namings(struct resolving *resolving);
struct namings namings_of(const struct resolving *resolving, uint32_t entity);
bool is_free(const struct resolving *resolving, uint32_t sentence, uint32_t token);
/* Is the State named at `begin` the second of two, so that what follows is of both: "Egyptian and Sudanese
 * air forces"? */
bool joins_states(const struct resolving *resolving, uint32_t sentence, uint32_t begin);
struct draft_mention *add_mention(struct resolving *resolving, uint32_t sentence, uint32_t begin,
                                  uint32_t end);
/* Puts the mentions in text order and indexes them by token; mentions with end == begin go. References
 * between mentions are kept. */
void order_mentions(struct resolving *resolving);
/* The State, Organization, ... that the mention stands for before clustering: its best reading; CLASS_NONE.
 */
enum entity_class mention_class(const struct draft_mention *mention);
void add_finished(struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end,
                  enum mention_kind kind, const uint32_t *entities, size_t count, float confidence);
/* The reading of the class; NULL. */
const struct entry *candidate_of(const struct draft_mention *mention, enum entity_class class);

/* mention.c: by sentence, begin, the longer first, kind. */
void sort_mentions(struct mention *mentions, size_t count);
/* mention.c: one more form of the entity's name, among the others in their order. */
void add_form(struct resolving *resolving, struct entity *entity, const char *form);

/* antecedent.c: which earlier mention a pronoun or description takes up. */
struct wanted {
    uint32_t classes; /* bits 1 << class */
    enum gender gender;
    uint32_t sentence, token;
    int32_t except;           /* entity */
    bool same_clause_subject; /* may be the subject of its own clause: possessives */
    const char *noun;         /* of a description, lower case: what it takes up must be such a thing; NULL */
};
int32_t find_antecedent(const struct resolving *resolving, const struct wanted *wanted);
/* The same, and how well it fits; -INFINITY for none. */
int32_t find_antecedent_with(const struct resolving *resolving, const struct wanted *wanted, double *fitness);
/* The best set spoken of before: "Iran and Saudi Arabia", "the two ministers"; all of the classes, if any are
 * given. Better than *best, else that stays. plural.c */
struct plural {
    uint32_t entities[6];
    size_t count;
    double fitness;
};
void set_in_view(const struct resolving *resolving, const struct wanted *wanted, struct plural *best);
/* The noun with which the name of a State means the State, "the Serbian government"; else the name itself. */
uint32_t government_of(const struct resolving *resolving, uint32_t sentence, uint32_t name);
/* How well what stands at the token could be taken up, whatever it is. */
double antecedent_fitness(const struct resolving *resolving, const struct wanted *wanted, uint32_t sentence,
                          uint32_t head);
/* Does the same verb govern both tokens? Then they are two, unless a pronoun says otherwise. */
bool is_clause_mate(const struct sentence *sentence, uint32_t a, uint32_t b);
bool stands_before(const struct wanted *wanted, uint32_t sentence, uint32_t end);
/* Can the noun stand for the entity? Above 0: it is such a thing; 0: it may be; below: it is none. */
double noun_fitness(const struct resolving *resolving, uint32_t entity, const char *noun);

/* The steps, in order. */
void find_titles(struct resolving *resolving);  /* title.c: titles by token */
void find_names(struct resolving *resolving);   /* name.c */
void find_halves(struct resolving *resolving);  /* compass.c: "the North" of a divided land */
void repeat_names(struct resolving *resolving); /* repeat.c: names of the body in headlines */
void find_bodies(struct resolving *resolving);  /* body.c: "Russia's foreign ministry", "embassy in Tehran" */
void resolution_at(struct resolving *resolving, uint32_t s, uint32_t head); /* resolution.c */
void find_descriptions(struct resolving *resolving); /* description.c: treaties, groups, equipment */
void find_agreements(struct resolving *resolving);
/* collective.c: "14 EU states", "the Biden administration". */
void find_collectives(struct resolving *resolving); /* agreement.c: "signed a deal" */
/* description.c: the first token of the noun phrase's words before its head that belong to its name:
 * adjectives, nouns, names, hyphens; not determiners, possessives or numbers. */
uint32_t modifiers_begin(const struct resolving *resolving, uint32_t s, uint32_t head);
/* "bloc eyes trade pact": a plural among the words of a headline is a verb, unless pacts are of such. */
bool is_plural_verb(const struct resolving *resolving, const struct token *token);
/* A mention of a phrase that names by describing; names within it stay. */
struct draft_mention *describe(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end,
                               uint32_t head, enum entity_class class);
/* body.c, after link_mentions: "Congress" where the article tells of Peru alone. O(mentions squared). */
void bring_bodies_home(struct resolving *resolving);
void find_venues(struct resolving *resolving);  /* venue.c: "the Syrian capital", "at headquarters" */
void give_offices(struct resolving *resolving); /* office.c: titles to their bearers */
int32_t body_of_boss(const struct resolving *resolving, uint32_t sentence, uint32_t token);
void name_holders(struct resolving *resolving);  /* holders.c: offices of two named after their title */
void link_mentions(struct resolving *resolving); /* link.c */
void join_treaties(struct resolving *resolving); /* treaty.c */
/* agreement.c: the longer forms by which texts call agreements: "2015 accord with Iran". */
void word_treaties(struct resolving *resolving);
/* signed.c: descriptions of treaties that the knowledge has: "the 1960 water treaty". */
void recognize_treaties(struct resolving *resolving);
/* treaty.c, after find_relations: "agreement between Morocco and Nigeria". */
void label_agreements(struct resolving *resolving);
void cluster_mentions(struct resolving *resolving); /* cluster.c */
void find_references(struct resolving *resolving);  /* nominal.c: descriptions and pronouns, in text order */
/* plural.c: "they". */
void resolve_they(struct resolving *resolving, struct wanted *wanted);
/* plural.c: "both", "the two", "all three"; false: the token is none of these. */
bool resolve_number(struct resolving *resolving, uint32_t sentence, uint32_t token);
/* pronoun.c: how well the best common noun could be what a pronoun takes up of which nothing else is known:
 * "Inspections ceased; Moscow refused to let them resume". */
double rival_noun(const struct resolving *resolving, const struct wanted *wanted, bool plural);
/* pronoun.c; true when the token can stand for nothing else. */
bool resolve_pronoun(struct resolving *resolving, uint32_t sentence, uint32_t token);
/* The `wanted` entities of the classes that a set before which they were spoken of most likely means, in
 * order of the text, and how much the least of them is in view (may be NULL); fewer when there are not so
 * many. O(mentions + entities * wanted). members.c */
size_t likely_members(const struct resolving *resolving, uint32_t sentence, uint32_t token, uint32_t classes,
                      size_t wanted, uint32_t *members, double *least);
/* members.c: how often each State is named up to the sentence, or with_people a person of it; the most, at
 * least 1. O(mentions). */
double *named_states(const struct resolving *resolving, uint32_t sentence, bool with_people, double *most);
/* belonging.c: the State of which the person holds office or is a citizen; -1. O(mentions). */
int32_t state_of_official(const struct resolving *resolving, uint32_t person);
/* set_office.c: the one person that the article names who holds such an office in the State; -1. */
int32_t only_holder(const struct resolving *resolving, const char *office, uint32_t state, uint32_t s);
/* The office that a set is called by, in the singular: "prime minister" of "the two prime ministers"; NULL.
 */
const char *office_of_set(const struct resolving *resolving, uint32_t s, uint32_t t);
/* How well the person's offices fit the noun of the set: "ministers", "leaders". */
double weight_of_office(const struct resolving *resolving, const char *office, uint32_t person);
/* Is it the term in which he is when the article is written? */
bool is_term_now(const struct resolving *resolving, const struct term *term);
/* nominal.c: the person who is subject of the clause, and his State; -1. Is the word what is acted on? */
int32_t person_acting(const struct resolving *resolving, uint32_t s, uint32_t t);
int32_t state_of_subject(const struct resolving *resolving, uint32_t s, uint32_t t);
bool is_acted_on(const struct resolving *resolving, uint32_t s, uint32_t t);
/* pronoun.c: who says what the sentence quotes; -1. */
int32_t speaker_of(const struct resolving *resolving, uint32_t s);
/* pronoun.c: whose "we" it is where somebody is interviewed; -1. */
int32_t voice_at(const struct resolving *resolving, uint32_t s, uint32_t t);
void resolve_title(struct resolving *resolving, uint32_t s, uint32_t begin); /* holder.c */
/* set_office.c: "the leaders of Serbia and Kosovo", "the Israeli and Greek prime ministers". */
bool holders_of_states(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t t);
void find_relations(struct resolving *resolving);
/* "the People's Court", "the All-China Women's Federation": behind a word for people the possessive carries
 * the name of a body on; the token of its next word, 0: none. */
uint32_t behind_people(const struct resolving *resolving, const struct sentence *sentence, uint32_t token);
/* kind.c: of what class the common noun calls something ("firm", "province"); CLASS_NONE. */
enum entity_class noun_class(const struct resolving *resolving, uint32_t s, uint32_t token);
bool follows_title(const struct resolving *resolving, uint32_t s, uint32_t token);
/* kind.c: the class of a name that is not in the knowledge, and whether "Mr" stands before it. */
enum entity_class class_of_unknown(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                   uint32_t end, bool honoured);
bool is_surely_person(const struct token *token);
bool names_exercise(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end);
bool is_party_name(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end);
/* kind.c: names of a list are of one kind: "Lufthansa, SAS and Nouvelair". */
void settle_lists(struct resolving *resolving);
/* office.c */
/* Only what can be a person's name takes a title. */
bool can_be_person(const struct draft_mention *mention);
/* The label of the office: the usual one for ministers, else the text's own words. */
const char *office_label(struct resolving *resolving, uint32_t s, uint32_t begin, struct title_span title);
void add_office(struct resolving *resolving, struct draft_mention *person, const char *label,
                const struct office *office, int32_t of, bool is_former);
/* The State or Organization named before a title that begins at `end`, or behind one that ends at `begin`
 * (*end behind it); -1. */
int32_t body_before(const struct resolving *resolving, uint32_t s, uint32_t end, bool *is_former);
int32_t body_after(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t *end);
/* appointment.c */
void find_appointments(struct resolving *resolving);

/* relation.c */
struct relation *add_relation(struct resolving *resolving, enum relation_kind kind, uint32_t subject,
                              uint32_t object, uint32_t sentence);
/* The entity of the article that the entry is; -1. */
int32_t entity_of(const struct resolving *resolving, const struct entry *entry);
/* incumbent.c: the office that the mention's words give to the person. */
void relate_office(struct resolving *resolving, const struct draft_mention *mention,
                   const struct held_office *held);
/* "the foreign ministers of Estonia and Lithuania joined; Lithuania's Landsbergis spoke": the office named
 * apart from who holds it. O(mentions * terms). */
void relate_distant_titles(struct resolving *resolving);
/* Has the person this office already, perhaps without its body? Then that is told of it. */
bool has_that_office(struct resolving *resolving, uint32_t person, const char *label, uint32_t of);
/* location.c */
void find_locations(struct resolving *resolving);
/* belonging.c: allies, citizens, staff and party members by what they are called. */
void find_belongings(struct resolving *resolving);
/* The same for what is planned or only possible; a fact told elsewhere goes before it. */
struct relation *add_relation_as(struct resolving *resolving, enum relation_kind kind, uint32_t subject,
                                 uint32_t object, uint32_t sentence, enum factuality factuality);
/* status.c: is what the verb, or the noun phrase that ends at the token, says a fact? */
enum factuality clause_status(const struct resolving *resolving, uint32_t s, uint32_t verb);
enum factuality phrase_status(const struct resolving *resolving, uint32_t s, uint32_t token);
/* party.c: parties of treaties, and allies. */
void find_parties(struct resolving *resolving);
/* Is the member in the body, by the knowledge, at the article's date? Withdrawal counts, later accession not.
 */
bool is_known_member(const struct resolving *resolving, uint32_t member, uint32_t body);
size_t members_of(const struct entry *body);
/* pronoun.c: "A spokesman said ... He added": the noun of who spoke before and has no name, for whom the
 * pronoun stands; -1. */
int32_t unnamed_speaker(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t *sentence_of_it);
/* pronoun.c: the one that the name, pronoun or description at the token means; -1. */
int32_t entity_at(const struct resolving *resolving, uint32_t s, uint32_t t);
/* paper.c: "The statement urged": whoever made it. */
void resolve_paper(struct resolving *resolving, uint32_t s, uint32_t t);
/* sets.c: "the two countries", "both leaders", "the three sides", "each side": true when it stood for some.
 */
bool set_of_namesakes(struct resolving *resolving, uint32_t sentence, uint32_t token);
bool set_of_many(struct resolving *resolving, uint32_t s, uint32_t t);
/* nominal.c: has the noun "the", "both", "this", ...; its phrase's first token; does it say itself which it
 * is: "the U.S. government"; does the word before say only where they are: "Gulf rivals"? */
bool has_definite_article(const struct resolving *resolving, uint32_t s, uint32_t head);
uint32_t noun_phrase_begin(const struct sentence *sentence, uint32_t head);
bool says_which(const struct resolving *resolving, uint32_t s, uint32_t t);
bool names_region(const struct resolving *resolving, uint32_t s, uint32_t t);
/* unnamed.c: "the rights group" whose first word stands at `begin`: such a body named before; -1. */
int32_t group_named(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head);
/* unnamed.c: actors without a name, by the token of their head: unnamed_at[sentence][token]. */
int32_t **find_unnamed(struct resolving *resolving);
/* membership.c */
void find_memberships(struct resolving *resolving);

#endif
