/* entity.h: what the entity stage gives: the things of an article, each once, with all its mentions, and the
 * static relations that names and appositions state.
 *
 * In: the analysed sentences and the knowledge. Out: struct entities in the article's arena. */
#ifndef ENTENTE_ENTITY_H
#define ENTENTE_ENTITY_H

#include "article/article.h"
#include "base/arena.h"
#include "knowledge/knowledge.h"
#include "language/language.h"

enum factuality {
    FACTUALITY_ACTUAL,
    FACTUALITY_PLANNED,
    FACTUALITY_POSSIBLE,
    FACTUALITY_ALLEGED,
    FACTUALITY_DENIED,
    FACTUALITY_HYPOTHETICAL,
    FACTUALITY_COUNT
};
/* "Actual", ... */
const char *factuality_name(enum factuality factuality);

enum mention_kind {
    MENTION_NAME,
    MENTION_DEMONYM,
    MENTION_METONYM,
    MENTION_TITLE,   /* "the Russian foreign minister" */
    MENTION_NOMINAL, /* "the reclusive state", "the two countries" */
    MENTION_PRONOUN
};

/* A place in the text that stands for one entity, or for several ("the two leaders"). Tokens of one sentence.
 */
struct mention {
    uint32_t sentence, begin, end; /* token indexes; end is exclusive */
    uint32_t head;                 /* the syntactic head among them */
    enum mention_kind kind;
    const uint32_t *entities; /* indexes in struct entities; 0 of them: nothing known */
    size_t entity_count;
    float confidence;
    bool is_bound; /* a pronoun by which, where it stands, nobody else can be meant */
};

struct entity {
    enum entity_class class;
    const struct entry *entry; /* in the knowledge; NULL when it is not known there */
    const char *iri;           /* tail below the base: "person/sergey-lavrov" */
    const char *label;         /* best name */
    const char *const *names;  /* every other distinct form that it has in the text, in byte order */
    size_t name_count;
    enum gender gender;
    bool is_plural; /* a Group, or a set */
    bool is_named;  /* has a mention that is a name, demonym, metonym or title: is written */
    float confidence, salience;
    const uint32_t *mentions; /* indexes in struct entities, in text order */
    size_t mention_count;
};

enum relation_kind {
    RELATION_HOLDS_OFFICE,
    RELATION_AFFILIATED_WITH,
    RELATION_CITIZEN_OF,
    RELATION_MEMBER_OF,
    RELATION_PART_OF,
    RELATION_LOCATED_IN,
    RELATION_PARTY_TO,
    RELATION_LEADS,
    RELATION_ALLIED_WITH,
    RELATION_SUBSIDIARY_OF,
    RELATION_SANCTIONED_BY,
    RELATION_COUNT
};
/* "holdsOffice", ... */
const char *relation_kind_name(enum relation_kind kind);

/* Words of one sentence of the article that say something. */
struct evidence {
    uint32_t sentence;
};

struct relation {
    enum relation_kind kind;
    uint32_t subject,
        object;         /* entities; for RELATION_HOLDS_OFFICE the object is of whom (UINT32_MAX: not said) */
    const char *office; /* label of the office, title case: "Foreign Minister"; NULL for other kinds */
    enum factuality factuality;
    struct date begin, end;
    const struct evidence *evidence;
    size_t evidence_count;
    const uint32_t *attributed; /* entities that it is attributed to */
    size_t attributed_count;
    float confidence;
};

struct entities {
    struct entity *items;
    size_t count;
    struct mention *mentions; /* in order of sentence, then begin, then longest first */
    size_t mention_count;
    struct relation *relations;
    size_t relation_count;
    /* The mention whose head is the token, innermost; -1 for none: mention_at[sentence][token]. */
    int32_t **mention_at;
    /* The entity without a name whose phrase the token heads ("anti-war groups"); -1 for none. It is no
     * mention, and is written only when an event needs it: unnamed_at[sentence][token]. */
    int32_t **unnamed_at;
};

/* Mends the tree of a sentence around forms of address, "His Excellency the President". */
void entity_settle_addresses(struct sentence *sentence);

/* Puts tags right that only the knowledge can tell of; before entity_resolve. */
void entity_settle_tags(const struct knowledge *knowledge, struct analysis *analysis, struct arena *arena);

/* Sentences of an article that is a report: the model reads references and events in reports, from which it
 * learned; shorter ones are left to the rules. */
enum { REPORT_LEAST = 3 };

/* Can the model's section "references" be read, if it has one? */
entente_status references_check(const struct language_model *model, entente_error *error);

/* Finds, types, links and joins the mentions of the article; whom pronouns and nouns take up is settled by
 * the model's section "references" when it has one (NULL: no model). O(mentions^2) at worst within limits. */
struct entities *entity_resolve(const struct knowledge *knowledge, const struct language_model *model,
                                const struct entente_article *article, const struct analysis *analysis,
                                struct arena *arena);
/* The same with a chooser of one's own (refer.h); NULL: as the rules say. */
struct reference_chooser;
struct entities *entity_resolve_with(const struct knowledge *knowledge, const struct entente_article *article,
                                     const struct analysis *analysis, struct arena *arena,
                                     const struct reference_chooser *chooser);

#endif
