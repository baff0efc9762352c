/* cluster.c: mentions into entities, each thing once: by entry of the knowledge, by full name, by surname
 * within the article, by acronym in parentheses. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *last_word(const char *name)
{
    const char *blank = strrchr(name, ' ');
    return blank ? blank + 1 : name;
}

static uint32_t new_entity(struct resolving *resolving, const struct draft_mention *mention)
{
    resolving->entities = arena_grow(resolving->arena, resolving->entities, resolving->entity_count,
                                     &resolving->entity_capacity, sizeof *resolving->entities);
    struct entity *entity = &resolving->entities[resolving->entity_count];
    *entity = (struct entity){.class = mention->class,
                              .entry = mention->entry,
                              .is_named = true,
                              .confidence = mention->confidence,
                              .gender = mention->entry ? mention->entry->gender : GENDER_UNKNOWN};
    if (mention->entry) {
        entity->iri = mention->entry->iri;
        entity->label = mention->entry->label;
    } else {
        entity->label = mention->name;
        entity->iri = arena_format(resolving->arena, "%s/%s", entity_class_folder(mention->class),
                                   text_slug(resolving->arena, mention->name, strlen(mention->name)));
    }
    return (uint32_t)resolving->entity_count++;
}

static const char *key_of(const struct resolving *resolving, const char *name)
{
    const char *folded = text_fold(resolving->arena, name, strlen(name));
    return text_starts_with(folded, "the ") ? folded + 4 : folded;
}

static void cluster_known(struct resolving *resolving, struct map *known)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->entry) continue;
        bool added;
        struct map_entry *slot = map_add(known, mention->entry->iri, strlen(mention->entry->iri), &added);
        if (added) slot->value.number = new_entity(resolving, mention);
        mention->entity = (int32_t)slot->value.number;
    }
}

/* The person, known or full-named, whose family name the single word is; the latest before, else the first
 * after. */
static int32_t person_by_surname(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    const char *word = key_of(resolving, mention->name);
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (i == index || other->entity < 0 || other->class != CLASS_PERSON) continue;
        const struct entity *entity = &resolving->entities[other->entity];
        const char *full = key_of(resolving, other->entry ? entity->label : other->name);
        if (!strchr(full, ' ') && !other->entry) continue;
        const char *family = other->entry && other->entry->family_name
                                 ? key_of(resolving, other->entry->family_name)
                                 : last_word(full);
        size_t first = strcspn(full, " ");
        bool family_first = strlen(word) == first && strncmp(full, word, first) == 0 &&
                            in_list(resolving, "family-first", word);
        bool is_family = strcmp(family, word) == 0 || family_first;
        if (!is_family) continue;
        if (i < index)
            found = other->entity;
        else if (found < 0)
            found = other->entity;
        if (i > index && found >= 0) break;
    }
    return found;
}

/* An organization given with its acronym: "Korea Institute for National Unification (KINU)". */
static int32_t by_acronym(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    size_t size = strlen(mention->name);
    for (size_t i = 0; i < size; i++)
        if (!isupper((unsigned char)mention->name[i])) return -1;
    if (size < 2 || size > 8) return -1;
    for (size_t i = 0; i < index; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->entity < 0) continue;
        size_t at = 0;
        bool start = true;
        for (const char *c = other->name; *c && at < size; c++) {
            if (start && *c == mention->name[at]) at++;
            start = *c == ' ' || *c == '-';
        }
        if (at == size) return other->entity;
    }
    return -1;
}

static void cluster_unknown(struct resolving *resolving, struct map *names)
{
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < resolving->mention_count; i++) {
            struct draft_mention *mention = &resolving->mentions[i];
            if (mention->entity >= 0 || mention->class == CLASS_NONE) continue;
            const char *key = key_of(resolving, mention->name);
            bool is_single = !strchr(key, ' ');
            if (round == 0 && is_single && mention->class == CLASS_PERSON) continue;
            if (is_single) {
                int32_t person = mention->class == CLASS_PERSON || mention->class == CLASS_ORGANIZATION
                                     ? person_by_surname(resolving, i)
                                     : -1;
                if (person < 0) person = by_acronym(resolving, i);
                if (person >= 0) {
                    mention->entity = person;
                    mention->class = resolving->entities[person].class;
                    mention->entry = resolving->entities[person].entry;
                    continue;
                }
            }
            bool added;
            struct map_entry *slot = map_add(names, key, strlen(key), &added);
            if (added) slot->value.number = new_entity(resolving, mention);
            mention->entity = (int32_t)slot->value.number;
        }
}

/* Known people whom a bare surname reached through a single-word label may belong to somebody named in full:
 * done by person_by_surname; here single-word matches of known persons give way to a full name of the
 * article. */
static void redirect_surnames(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->entry || mention->class != CLASS_PERSON || strchr(mention->name, ' ')) continue;
        if (strcmp(key_of(resolving, mention->name), key_of(resolving, mention->entry->label)) == 0) continue;
        for (size_t o = 0; o < resolving->mention_count; o++) {
            const struct draft_mention *other = &resolving->mentions[o];
            if (other->class != CLASS_PERSON || !strchr(other->name, ' ') || other->entry == mention->entry)
                continue;
            if (strcmp(last_word(key_of(resolving, other->name)), key_of(resolving, mention->name)) != 0)
                continue;
            mention->entry = other->entry;
            mention->entity = -1;
            mention->class = CLASS_PERSON;
            break;
        }
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every other form that an entity has in the text, and its gender by honorific. */
static void gather_names(struct resolving *resolving)
{
    for (size_t e = 0; e < resolving->entity_count; e++) {
        struct entity *entity = &resolving->entities[e];
        const char **names = NULL;
        size_t count = 0, capacity = 0;
        for (size_t i = 0; i < resolving->mention_count; i++) {
            const struct draft_mention *mention = &resolving->mentions[i];
            if (mention->entity != (int32_t)e) continue;
            bool is_longer = !entity->entry && mention->kind == MENTION_NAME &&
                             strlen(mention->name) > strlen(entity->label);
            if (is_longer) entity->label = mention->name;
            names = arena_grow(resolving->arena, names, count, &capacity, sizeof *names);
            names[count++] = mention->name;
        }
        if (count) qsort(names, count, sizeof *names, by_text);
        size_t kept = 0;
        for (size_t i = 0; i < count; i++)
            if (strcmp(names[i], entity->label) != 0 && (kept == 0 || strcmp(names[i], names[kept - 1]) != 0))
                names[kept++] = names[i];
        entity->names = names;
        entity->name_count = kept;
        if (!entity->entry)
            entity->iri = arena_format(resolving->arena, "%s/%s", entity_class_folder(entity->class),
                                       text_slug(resolving->arena, entity->label, strlen(entity->label)));
    }
}

void cluster_mentions(struct resolving *resolving)
{
    struct map known, names;
    map_init(&known, resolving->arena);
    map_init(&names, resolving->arena);
    redirect_surnames(resolving);
    cluster_known(resolving, &known);
    cluster_unknown(resolving, &names);
    gather_names(resolving);
}
