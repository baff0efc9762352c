/* cluster.c: mentions into entities, each thing once: by entry of the knowledge, by name, by acronym in
 * parentheses, and people by the parts of their names. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *iri_of(struct resolving *resolving, const struct entity *entity)
{
    return arena_format(resolving->arena, "%s/%s", entity_class_folder(entity->class),
                        text_slug(resolving->arena, entity->label, strlen(entity->label)));
}

static uint32_t new_entity(struct resolving *resolving, const struct draft_mention *mention)
{
    resolving->entities = arena_grow(resolving->arena, resolving->entities, resolving->entity_count,
                                     &resolving->entity_capacity, sizeof *resolving->entities);
    struct entity *entity = &resolving->entities[resolving->entity_count];
    *entity = (struct entity){.class = mention->class,
                              .entry = mention->entry,
                              .is_named = true,
                              .is_plural = mention->class == CLASS_GROUP,
                              .confidence = mention->confidence,
                              .gender = mention->entry ? mention->entry->gender : GENDER_UNKNOWN};
    if (mention->entry) {
        entity->iri = mention->entry->iri;
        entity->label = mention->entry->label;
    } else {
        entity->label = mention->label ? mention->label : mention->name;
        entity->iri = mention->iri ? mention->iri : iri_of(resolving, entity);
    }
    return (uint32_t)resolving->entity_count++;
}

/* "CCTV, China's state broadcaster": what the organization before is called. */
static bool is_apposed(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    if (mention->class != CLASS_ORGANIZATION || !mention->is_body) return false;
    for (size_t i = index; i-- > 0;) {
        const struct draft_mention *before = &resolving->mentions[i];
        if (before->sentence != mention->sentence || before->end + 2 < mention->begin) return false;
        if (before->class != CLASS_ORGANIZATION || before->is_body || before->entity < 0) continue;
        const char *between = token_at(resolving, mention->sentence, before->end)->form;
        return before->end < mention->begin && strcmp(between, ",") == 0 &&
               token_at(resolving, mention->sentence, mention->head)->deprel == DEP_APPOS;
    }
    return false;
}

static void cluster_known(struct resolving *resolving, struct map *known)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->entry || mention->entity >= 0 || mention->is_weak) continue;
        if (is_apposed(resolving, i)) {
            for (size_t k = i; k-- > 0 && mention->entity < 0;)
                if (resolving->mentions[k].class == CLASS_ORGANIZATION &&
                    resolving->mentions[k].end < mention->begin)
                    mention->entity = resolving->mentions[k].entity;
            continue;
        }
        bool added;
        struct map_entry *slot = map_add(known, mention->entry->iri, strlen(mention->entry->iri), &added);
        if (added) slot->value.number = new_entity(resolving, mention);
        mention->entity = (int32_t)slot->value.number;
    }
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->is_weak || !mention->entry) continue;
        const struct map_entry *slot = map_find(known, mention->entry->iri, strlen(mention->entry->iri));
        if (slot) mention->entity = (int32_t)slot->value.number;
    }
}

/* ---- People ---- */

static const char *without_blanks(struct arena *arena, const char *key)
{
    char *out = arena_string(arena, key), *to = out;
    for (const char *from = key; *from; from++)
        if (*from != ' ') *to++ = *from;
    *to = '\0';
    return out;
}

/* Are the words of the shorter name, in order, words of the longer, with the same last or first one? */
bool is_part_of_name(const char *shorter, const char *longer)
{
    const char *at = longer;
    size_t words = 0;
    for (const char *word = shorter; *word;) {
        size_t size = strcspn(word, " ");
        for (;;) {
            size_t other = strcspn(at, " ");
            if (!other) return false;
            bool same = other == size && strncmp(at, word, size) == 0;
            at += other + (at[other] == ' ');
            if (same) break;
        }
        words++;
        word += size + (word[size] == ' ');
    }
    bool same_last = strcmp(last_word(shorter), last_word(longer)) == 0;
    size_t first = strcspn(shorter, " ");
    bool same_first = strncmp(shorter, longer, first) == 0 && (longer[first] == ' ' || !longer[first]);
    return words > 1 && (same_last || same_first);
}

static bool same_person(struct resolving *resolving, const char *a, const char *b)
{
    if (strcmp(without_blanks(resolving->arena, a), without_blanks(resolving->arena, b)) == 0) return true;
    return strlen(a) < strlen(b) ? is_part_of_name(a, b) : is_part_of_name(b, a);
}

/* An entity that is a person whose full name this is a variant of; -1. */
static int32_t person_by_variant(struct resolving *resolving, const char *key)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->entity < 0 || other->class != CLASS_PERSON) continue;
        const char *name = name_key(resolving, other->name);
        if (strchr(name, ' ') && same_person(resolving, key, name)) return other->entity;
    }
    return -1;
}

static bool is_family_name(const struct resolving *resolving, const struct draft_mention *full,
                           const char *word)
{
    const char *told = name_key(resolving, full->name); /* "Tiani", whom the knowledge calls Tchiani */
    if (full->entry && strchr(told, ' ') && strcmp(last_word(told), word) == 0) return true;
    if (full->entry && full->entry->family_name)
        return strcmp(name_key(resolving, full->entry->family_name), word) == 0;
    const char *key = name_key(resolving, full->entry ? full->entry->label : full->name);
    if (!strchr(key, ' ') && !full->entry) return false;
    size_t first = strcspn(key, " "), size = strlen(word);
    bool is_first = size == first && strncmp(key, word, first) == 0;
    if (is_first && in_list(resolving, "family-first", word)) return true;
    if (strcmp(last_word(key), word) == 0) return true;
    /* "Amir-Abdollahian", "bin Salman", "Haftar": the end of the name. */
    size_t length = strlen(key);
    return length > size + 1 && key[length - size - 1] == ' ' && strcmp(key + length - size, word) == 0;
}

/* "Miguel" and "Diaz-Canel" of "Miguel Mario Diaz-Canel Bermudez": words of the name before its last. */
static bool has_word(const char *name, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = name; at; at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL)
        if (strncmp(at, word, size) == 0 && at[size] == ' ') return true;
    return false;
}

/* "after his father, Idriss Deby, was killed": named for the sake of another of the family. */
static bool is_relative(const struct resolving *resolving, const struct draft_mention *person)
{
    uint32_t s = person->sentence, t = person->begin;
    if (t > 0 && strcmp(token_at(resolving, s, t - 1)->form, ",") == 0) t--;
    if (t < 2 || !in_list(resolving, "kin-noun", token_at(resolving, s, t - 1)->lower)) return false;
    const struct token *owner = token_at(resolving, s, t - 2);
    return owner->xpos == XPOS_PRP_POSS || owner->xpos == XPOS_POS || owner->upos == UPOS_ADJ;
}

/* The person whose family name the word is: the latest named before, else the first after; -1. Another word
 * of somebody's name counts where nobody has it as family name. */
static int32_t person_by_surname(const struct resolving *resolving, size_t index, const char *word)
{
    int32_t found = -1, given = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (i == index || other->entity < 0 || other->class != CLASS_PERSON) continue;
        if (!is_family_name(resolving, other, word)) {
            if (given < 0 && has_word(name_key(resolving, other->name), word)) given = other->entity;
            continue;
        }
        if (found >= 0 && is_relative(resolving, other)) continue;
        if (i > index && found >= 0) break;
        found = other->entity;
        if (i > index) break;
    }
    return found >= 0 ? found : given;
}

/* ---- Names that are not in the knowledge ---- */

static int32_t unknown_person(struct resolving *resolving, size_t index, const char *key)
{
    bool is_one_word = !strchr(resolving->mentions[index].name, ' '); /* "Diaz-Canel" */
    int32_t found = is_one_word ? person_by_surname(resolving, index, key) : -1;
    return found < 0 && strchr(key, ' ') ? person_by_variant(resolving, key) : found;
}

/* "Londono, better known as Timochenko", "Londono, a Colombian rebel known as Timochenko": the person before;
 * -1. */
static int32_t by_alias(const struct resolving *resolving, size_t index)
{
    enum { REACH = 10, BEHIND_WORD = 3 };
    const struct draft_mention *mention = &resolving->mentions[index];
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    bool is_called = false;
    for (uint32_t t = mention->begin; t-- > 0 && mention->begin - t <= BEHIND_WORD && !is_called;)
        is_called = in_list(resolving, "also-known", sentence->tokens[t].lower);
    for (size_t i = index; is_called && i-- > 0;) {
        const struct draft_mention *before = &resolving->mentions[i];
        if (before->sentence != mention->sentence || before->end + REACH < mention->begin) return -1;
        bool may_be_person = before->class == CLASS_PERSON || before->class == CLASS_NONE;
        if (before->entity >= 0 && may_be_person) return before->entity;
    }
    return -1;
}

/* "Timochenko" again, after "Londono, better known as Timochenko"; -1. */
static int32_t called_before(const struct resolving *resolving, size_t index)
{
    const char *name = resolving->mentions[index].name;
    for (size_t i = 0; i < index; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->entity >= 0 && other->class == CLASS_PERSON && strcmp(other->name, name) == 0 &&
            by_alias(resolving, i) == other->entity)
            return other->entity;
    }
    return -1;
}

/* "the Council", "the Union": a head noun with a capital is the body of the article whose name has it; -1. */
static int32_t by_head_noun(const struct resolving *resolving, size_t index, const char *key)
{
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (i > index && found >= 0) break;
        if (other->entity < 0 || other->class != CLASS_ORGANIZATION || i == index) continue;
        const char *name = other->entry ? other->entry->label : other->name;
        bool has_it = strchr(name, ' ') && (strcmp(last_word(name_key(resolving, name)), key) == 0 ||
                                            strcmp(last_word(name_key(resolving, other->name)), key) == 0);
        if (has_it) found = other->entity;
    }
    return found;
}

static bool is_bare_head(const struct resolving *resolving, const struct draft_mention *mention,
                         const char *key)
{
    return mention->is_headless && !strchr(key, ' ') && mention->class != CLASS_PERSON &&
           (in_list(resolving, "organization-head", key) || in_list(resolving, "event-head", key) ||
            in_list(resolving, "place-head", key));
}

/* "the Nile dam" is the dam that the article names; -1. */
static int32_t by_facility(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    const char *head = token_at(resolving, mention->sentence, mention->head)->lower;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        bool is_named =
            i != index && other->entity >= 0 && other->class == CLASS_PLACE && !other->is_described;
        if (is_named && strcmp(last_word(name_key(resolving, other->name)), head) == 0 &&
            strchr(other->name, ' '))
            return other->entity;
    }
    return -1;
}

static int32_t existing(struct resolving *resolving, size_t index, const char *key)
{
    struct draft_mention *mention = &resolving->mentions[index];
    int32_t found = -1;
    if (is_bare_head(resolving, mention, key)) {
        found = by_head_noun(resolving, index, key);
        if (found < 0) mention->is_weak = true; /* says of no body which */
        return found;
    }
    if (mention->is_described && mention->class == CLASS_PLACE)
        return strstr(key, " in ") || strstr(key, " at ") ? -1 : by_facility(resolving, index);
    bool may_be_person = mention->class == CLASS_PERSON || mention->class == CLASS_NONE ||
                         (!strchr(mention->name, ' ') && !mention->is_described && !mention->is_body);
    if (may_be_person) found = unknown_person(resolving, index, key);
    if (found < 0 && may_be_person) found = by_alias(resolving, index);
    if (found < 0 && may_be_person) found = called_before(resolving, index);
    return found >= 0 ? found : by_acronym(resolving, index);
}

static void join(struct resolving *resolving, struct draft_mention *mention, int32_t entity)
{
    mention->entity = entity;
    mention->class = resolving->entities[entity].class;
    mention->entry = resolving->entities[entity].entry;
}

/* Names of unknown kind are what the same name is elsewhere; an acronym that comes back is an organization's.
 */
static void cluster_unsure(struct resolving *resolving, struct map *names)
{
    struct map seen;
    map_init(&seen, resolving->arena);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < resolving->mention_count; i++) {
            struct draft_mention *mention = &resolving->mentions[i];
            if (mention->entity >= 0 || mention->is_weak || mention->class != CLASS_NONE) continue;
            const char *key = name_key(resolving, mention->name);
            struct map_entry *slot = map_find(names, key, strlen(key));
            if (!slot && round == 0) {
                map_add(&seen, key, strlen(key), NULL)->value.number++;
                continue;
            }
            if (!slot) {
                bool is_body = is_acronym(mention->name) && strlen(mention->name) > 2 &&
                               map_find(&seen, key, strlen(key))->value.number > 1 &&
                               !in_list(resolving, "common-acronym", key);
                if (!is_body) continue;
                mention->class = CLASS_ORGANIZATION;
                slot = map_add(names, key, strlen(key), NULL);
                slot->value.number = new_entity(resolving, mention);
            }
            join(resolving, mention, (int32_t)slot->value.number);
        }
}

/* A name that is not in the knowledge is of the class that most of its mentions have; who has an office is a
 * person. */
static void settle_classes(struct resolving *resolving)
{
    enum { OFFICE_COUNTS_AS = 5 };
    struct map votes;
    map_init(&votes, resolving->arena);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < resolving->mention_count; i++) {
            struct draft_mention *mention = &resolving->mentions[i];
            bool is_open = !mention->entry && !mention->is_body && !mention->is_described && !mention->label;
            if (!is_open || (round == 0 && mention->class == CLASS_NONE)) continue;
            const char *key = name_key(resolving, mention->name);
            if (round == 0) {
                struct map_entry *slot = map_add(&votes, key, strlen(key), NULL);
                if (!slot->value.pointer)
                    slot->value.pointer = arena_array(resolving->arena, CLASS_COUNT, sizeof(unsigned));
                unsigned *counts = slot->value.pointer;
                counts[mention->class] += mention->office_count ? OFFICE_COUNTS_AS : 1;
                continue;
            }
            const struct map_entry *slot = map_find(&votes, key, strlen(key));
            if (!slot || mention->class == CLASS_NONE) continue;
            const unsigned *counts = slot->value.pointer;
            for (unsigned class = CLASS_NONE + 1; class < CLASS_COUNT; class ++)
                if (counts[class] > counts[mention->class]) mention->class = (enum entity_class) class;
        }
}

/* Longer names first, so that the parts of a name find the whole. */
static void cluster_unknown(struct resolving *resolving, const struct map *known, struct map *names)
{
    for (int words = 6; words >= 1; words--)
        for (size_t i = 0; i < resolving->mention_count; i++) {
            struct draft_mention *mention = &resolving->mentions[i];
            if (mention->entity >= 0 || mention->is_weak) continue;
            const char *key = name_key(resolving, mention->label ? mention->label : mention->name);
            int count = 1;
            for (const char *c = key; *c; c++)
                count += *c == ' ';
            if ((count > 6 ? 6 : count) != words) continue;
            const struct map_entry *same =
                mention->iri ? map_find(known, mention->iri, strlen(mention->iri)) : NULL;
            int32_t found = same ? (int32_t)same->value.number : existing(resolving, i, key);
            if (found >= 0) {
                join(resolving, mention, found);
                continue;
            }
            if (mention->class == CLASS_NONE || mention->is_weak) continue;
            bool added;
            struct map_entry *slot = map_add(names, key, strlen(key), &added);
            if (added) slot->value.number = new_entity(resolving, mention);
            join(resolving, mention, (int32_t)slot->value.number);
        }
}

static bool is_shouted(const char *name)
{
    for (const char *c = name; *c; c++)
        if (islower((unsigned char)*c)) return false;
    return true;
}

/* "Tatar said", "Antonov told": one word for a people or a firm, as a name alone, may be somebody's. */
static bool may_be_surname(const struct resolving *resolving, const struct draft_mention *mention)
{
    if (strchr(mention->name, ' ')) return false;
    if (mention->class == CLASS_ORGANIZATION) {
        const struct sentence *sentence = sentence_at(resolving, mention->sentence);
        const struct token *token = &sentence->tokens[mention->head];
        return !is_shouted(mention->name) && token->deprel == DEP_NSUBJ && token->head >= 0 &&
               in_list(resolving, "reporting-verb", sentence->tokens[token->head].lemma);
    }
    if (mention->class != CLASS_GROUP) return mention->class == CLASS_PERSON;
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct token *token = &sentence->tokens[mention->head];
    return !is_plural_noun(token) && token->deprel != DEP_AMOD && token->deprel != DEP_COMPOUND &&
           child_with(sentence, mention->head, DEP_DET) < 0;
}

/* A single name of the knowledge ("Kim") that somebody of the article bears as family name is that person. */
static void redirect_surnames(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->entry || !may_be_surname(resolving, mention)) continue;
        const char *key = name_key(resolving, mention->name);
        for (size_t o = 0; o < resolving->mention_count; o++) {
            const struct draft_mention *other = &resolving->mentions[o];
            bool is_full =
                other->class == CLASS_PERSON && strchr(other->name, ' ') && other->entry != mention->entry;
            if (!is_full || strcmp(last_word(name_key(resolving, other->name)), key) != 0) continue;
            mention->entry = other->entry;
            if (mention->class == CLASS_GROUP) mention->kind = MENTION_NAME;
            mention->class = CLASS_PERSON;
            break;
        }
    }
}

/* ---- Labels and names ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *without_possessive(struct arena *arena, const char *name)
{
    size_t size = strlen(name);
    if (size > 2 && strcmp(name + size - 2, "'s") == 0) return arena_substring(arena, name, size - 2);
    return name;
}

static void gather_names(struct resolving *resolving, uint32_t index)
{
    struct entity *entity = &resolving->entities[index];
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    struct namings namings = namings_of(resolving, index);
    for (size_t i = 0; i < namings.count; i++) {
        const struct draft_mention *mention = &resolving->mentions[namings.items[i]];
        const char *name = without_possessive(resolving->arena, mention->name);
        bool is_better =
            !entity->entry && !mention->label && mention->kind == MENTION_NAME && !mention->is_described &&
            (strlen(name) > strlen(entity->label) || is_shouted(entity->label)) && !is_shouted(name);
        if (is_better) {
            entity->label = name;
            entity->iri = iri_of(resolving, entity);
        }
        names = arena_grow(resolving->arena, names, count, &capacity, sizeof *names);
        names[count++] = name;
        if (mention->other_name) {
            names = arena_grow(resolving->arena, names, count, &capacity, sizeof *names);
            names[count++] = mention->other_name;
        }
        if (mention->confidence > entity->confidence) entity->confidence = mention->confidence;
        bool is_woman = entity->class == CLASS_PERSON && !entity->gender && mention->office_count;
        if (is_woman &&
            (strstr(mention->offices[0].label, "woman") || strstr(mention->offices[0].label, "Queen") ||
             strstr(mention->offices[0].label, "Lady")))
            entity->gender = GENDER_FEMALE;
    }
    if (count) qsort(names, count, sizeof *names, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], entity->label) != 0 && (kept == 0 || strcmp(names[i], names[kept - 1]) != 0))
            names[kept++] = names[i];
    entity->names = names;
    entity->name_count = kept;
    if (entity->class == CLASS_PERSON && !entity->gender) {
        const char *key = name_key(resolving, entity->label);
        const char *given = arena_substring(resolving->arena, key, strcspn(key, " "));
        long gender = knowledge_list_value(resolving->knowledge, "given-name", given, strlen(given), 0);
        entity->gender = gender == 2 ? GENDER_FEMALE : gender == 1 ? GENDER_MALE : GENDER_UNKNOWN;
    }
}

void cluster_mentions(struct resolving *resolving)
{
    struct map known, names;
    map_init(&known, resolving->arena);
    map_init(&names, resolving->arena);
    settle_classes(resolving);
    redirect_surnames(resolving);
    cluster_known(resolving, &known);
    cluster_unknown(resolving, &known, &names);
    cluster_unsure(resolving, &names);
    index_namings(resolving);
    for (uint32_t e = 0; e < resolving->entity_count; e++)
        gather_names(resolving, e);
}
