/* acronym.c: whose acronym a name is: of the body right before its brackets, "the State Committee for
 * National Security (UKMK)", else of one whose words it spells. */
#include "entity/resolving.h"

#include <ctype.h>
#include <string.h>

/* Do the letters begin words of the name, in order? */
static bool spells(const char *acronym, const char *name)
{
    size_t at = 0, size = strlen(acronym);
    bool start = true;
    for (const char *c = name; *c && at < size; c++) {
        if (start && toupper((unsigned char)*c) == acronym[at]) at++;
        start = *c == ' ' || *c == '-';
    }
    return at == size;
}

bool is_acronym(const char *name)
{
    size_t size = strlen(name);
    for (size_t i = 0; i < size; i++)
        if (!isupper((unsigned char)name[i])) return false;
    return size >= 2 && size <= 8;
}

/* The mention of several words right before the brackets in which the mention stands; NULL. */
static struct draft_mention *before_brackets(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *acronym = &resolving->mentions[index];
    const struct sentence *sentence = sentence_at(resolving, acronym->sentence);
    if (index == 0 || acronym->begin == 0 || acronym->end >= sentence->count ||
        strcmp(sentence->tokens[acronym->begin - 1].form, "(") != 0 ||
        strcmp(sentence->tokens[acronym->end].form, ")") != 0 || !is_acronym(acronym->name))
        return NULL;
    struct draft_mention *body = &resolving->mentions[index - 1];
    bool is_beside = body->sentence == acronym->sentence && body->end + 1 == acronym->begin;
    return is_beside && strchr(body->name, ' ') && mention_class(body) != CLASS_PERSON ? body : NULL;
}

/* The body for which the same letters stand in brackets, whatever language they are of; -1. */
static int32_t given_in_brackets(const struct resolving *resolving, const char *name)
{
    for (size_t i = 1; i < resolving->mention_count; i++) {
        const struct draft_mention *body =
            strcmp(resolving->mentions[i].name, name) == 0 ? before_brackets(resolving, i) : NULL;
        if (body && body->class == CLASS_ORGANIZATION) return body->entity;
    }
    return -1;
}

/* An organization given before with its acronym: "Korea Institute for National Unification (KINU)"; -1. */
int32_t by_acronym(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    if (!is_acronym(mention->name)) return -1;
    int32_t bracketed = given_in_brackets(resolving, mention->name);
    if (bracketed >= 0) return bracketed;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (i != index && other->entity >= 0 && other->class != CLASS_PERSON &&
            spells(mention->name, other->name) && strchr(other->name, ' '))
            return other->entity;
    }
    return -1;
}

/* Have the two names words in common that tell one body from others? Not "Eastern Command of the Army" and
 * the Army. */
static bool is_named_alike(const struct entry *entry, const char *name)
{
    enum { SHORT = 4, ENOUGH = 2 };
    size_t common = 0;
    for (size_t n = 0; n < entry->name_count; n++)
        if (strchr(entry->names[n].text, ' ') && strcasestr(name, entry->names[n].text)) return false;
    for (const char *word = name; *word; word += strspn(word, " ")) {
        size_t size = strcspn(word, " ");
        bool is_in = false;
        for (size_t n = 0; size >= SHORT && n < entry->name_count; n++)
            for (const char *c = entry->names[n].text; *c && !is_in; c++)
                is_in = strncasecmp(c, word, size) == 0;
        common += is_in;
        word += size;
    }
    return common >= ENOUGH;
}

/* "the All Basotho Convention (ABC)": no broadcaster; "the Front for Change (FACT)": the one that is known.
 */
void settle_acronyms(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *acronym = &resolving->mentions[i];
        struct draft_mention *body = acronym->candidate_count ? before_brackets(resolving, i) : NULL;
        if (!body || body->candidate_count || body->is_body || body->is_described) continue;
        if (is_named_alike(acronym->candidates[0].entry, body->name)) {
            body->candidates = acronym->candidates;
            body->candidate_count = acronym->candidate_count;
            continue;
        }
        if (!spells(acronym->name, body->name)) continue;
        const char *name = acronym->name;
        if (body->class == CLASS_NONE) body->class = CLASS_ORGANIZATION;
        for (size_t k = 0; k < resolving->mention_count; k++)
            if (strcmp(resolving->mentions[k].name, name) == 0) {
                resolving->mentions[k].candidate_count = 0;
                resolving->mentions[k].class = body->class;
            }
    }
}
