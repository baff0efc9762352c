/* resolving.h: what the files of the entity room share while an article is resolved. */
#ifndef ENTENTE_ENTITY_RESOLVING_H
#define ENTENTE_ENTITY_RESOLVING_H

#include "base/map.h"
#include "entity/entity.h"

/* A mention in the making. */
struct draft_mention {
    uint32_t sentence, begin, end, head;
    enum mention_kind kind;
    enum entity_class class;
    const struct entry *entry;          /* linked; NULL: not in the knowledge */
    const struct candidate *candidates; /* readings in the knowledge */
    size_t candidate_count;
    const char *name;            /* as written, blanks made one */
    const struct office *office; /* the title before or beside it */
    const char *office_label;
    int32_t office_of; /* mention of the State or Organization; -1 */
    bool is_former;
    int32_t part_of; /* 0: a body of the State `owner`; -1: none */
    const struct entry *owner;
    int32_t entity; /* once clustered; -1 */
    float confidence;
};

struct resolving {
    const struct knowledge *knowledge;
    const struct entente_article *article;
    const struct analysis *analysis;
    struct arena *arena;
    struct date date;               /* of the article; year 0: unknown */
    struct draft_mention *mentions; /* in text order */
    size_t mention_count, mention_capacity;
    struct entity *entities;
    size_t entity_count, entity_capacity;
    struct relation *relations;
    size_t relation_count, relation_capacity;
    struct finished *finished; /* mentions that are not names: reference.h */
};

const struct token *token_at(const struct resolving *resolving, uint32_t sentence, uint32_t token);
const struct sentence *sentence_at(const struct resolving *resolving, uint32_t sentence);
/* Is the word in the ontology's list? */
bool in_list(const struct resolving *resolving, const char *list, const char *word);
/* The token of the span that governs the others. */
uint32_t span_head(const struct sentence *sentence, uint32_t begin, uint32_t end);
/* The child of `head` with the relation; -1. */
int32_t child_with(const struct sentence *sentence, uint32_t head, enum deprel deprel);
/* The text of tokens [begin, end), blanks made one, straight apostrophes. */
const char *span_text(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end);
/* The mention that covers the token; -1. */
int32_t mention_covering(const struct resolving *resolving, uint32_t sentence, uint32_t token);
struct draft_mention *add_mention(struct resolving *resolving, uint32_t sentence, uint32_t begin,
                                  uint32_t end);

/* The steps, in order. */
void find_names(struct resolving *resolving);    /* mention.c */
void find_titles(struct resolving *resolving);   /* title.c */
void link_mentions(struct resolving *resolving); /* link.c */
void find_bodies(
    struct resolving *resolving); /* body.c: ministries, embassies, parliaments of a named state */
void cluster_mentions(struct resolving *resolving); /* cluster.c: names into entities */
void find_references(struct resolving *resolving); /* reference.c: pronouns and nominals; adds to *finished */
void find_relations(struct resolving *resolving);  /* relation.c */

#endif
