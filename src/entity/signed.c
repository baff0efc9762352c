/* signed.c: a treaty told by its year, "the 1960 water treaty", is the known one that was signed then between
 * states of which the article speaks; so is one called as the knowledge does. In: a description. Out: the
 * entry; none when several fit. */
#include "entity/resolving.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

/* The year in the words; 0: none. */
static int year_in(const char *words)
{
    for (const char *at = words; *at; at++) {
        bool is_start = at == words || at[-1] == ' ';
        if (is_start && strspn(at, "0123456789") == 4 && (*at == '1' || *at == '2')) return atoi(at);
    }
    return 0;
}

/* Is the member of the treaty spoken of in the article? */
static bool is_spoken_of(const struct resolving *resolving, const struct entry *member)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (candidate_of(&resolving->mentions[i], member->class) == member) return true;
    return false;
}

/* Does a word of the description other than those that treaties are called by stand in a name of it? */
static bool shares_subject(const struct resolving *resolving, const char *words, const struct entry *treaty)
{
    for (const char *word = words; *word; word += strspn(word, " ")) {
        size_t size = strcspn(word, " ");
        const char *one = text_lower(resolving->arena, word, size);
        word += size;
        if (size < 4 || in_list(resolving, "treaty-noun", one) || in_list(resolving, "any-treaty", one) ||
            strspn(one, "0123456789") == size)
            continue;
        for (size_t n = 0; n < treaty->name_count; n++)
            if (strcasestr(treaty->names[n].text, one)) return true;
    }
    return false;
}

/* "declaration" is no treaty; "deal", "accord" may be any. */
static bool is_of_kind(const struct resolving *resolving, const char *noun, const struct entry *treaty)
{
    bool is_statement = treaty->kind && in_list(resolving, "statement-noun", last_word(treaty->kind));
    return in_list(resolving, "statement-noun", noun) == is_statement;
}

/* How well the treaty fits; 0: not at all. */
static int fitness(const struct resolving *resolving, const struct entry *treaty, const char *words)
{
    enum { FEW = 4 };
    int members = 0, spoken_of = 0;
    for (size_t i = 0; i < treaty->membership_count; i++) {
        if (treaty->memberships[i]->body != treaty) continue;
        members++;
        if (spoken_of < 2) spoken_of += is_spoken_of(resolving, treaty->memberships[i]->member);
    }
    bool shares = shares_subject(resolving, words, treaty);
    if (!spoken_of || (!shares && (spoken_of < 2 || members > FEW))) return 0;
    return spoken_of + 2 * shares;
}

/* The treaty that the knowledge calls so, "2015 nuclear deal", and whose parties the article speaks of. */
static const struct entry *treaty_called(const struct resolving *resolving, const char *words)
{
    size_t count;
    const struct candidate *known = knowledge_lookup(resolving->knowledge, words, strlen(words), &count);
    for (size_t c = 0; c < count; c++) {
        const struct entry *entry = known[c].entry;
        size_t members = members_of(entry), wanted = year_in(words) || members < 2 ? 1 : 2, spoken_of = 0;
        if (entry->class != CLASS_TREATY) continue;
        for (size_t i = 0; i < entry->membership_count && spoken_of < wanted; i++)
            spoken_of += entry->memberships[i]->body == entry &&
                         is_spoken_of(resolving, entry->memberships[i]->member);
        if (spoken_of == wanted) return entry;
    }
    return NULL;
}

static const struct entry *treaty_of_year(const struct resolving *resolving,
                                          const struct draft_mention *described)
{
    const char *noun = token_at(resolving, described->sentence, described->head)->lower;
    const char *words = described->other_name ? described->other_name : described->name;
    int year = year_in(words), best = 0;
    const struct entry *found = NULL;
    for (size_t i = 0; year && i < knowledge_count(resolving->knowledge); i++) {
        const struct entry *entry = knowledge_entry(resolving->knowledge, i);
        if (entry->class != CLASS_TREATY || entry->begin.year != year || !is_of_kind(resolving, noun, entry))
            continue;
        int fits = fitness(resolving, entry, words);
        if (fits && fits == best) found = NULL;
        if (fits > best) {
            best = fits;
            found = entry;
        }
    }
    return found;
}

/* Gives the entry to what the article names and the knowledge doesn't know by that name: "the Treaty of Peace
 * and Friendship" where "the 1904 treaty" is one of those words. */
static void give_to_named(struct resolving *resolving, const struct entry *entry)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        bool is_unknown = mention->class == CLASS_TREATY && !mention->is_described && !mention->entry;
        if (is_unknown && !mention->label && shares_subject(resolving, mention->name, entry))
            mention->entry = entry;
    }
}

void recognize_treaties(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_TREATY || !mention->is_described || mention->entry) continue;
        mention->entry = treaty_called(resolving, mention->name);
        if (!mention->entry) mention->entry = treaty_of_year(resolving, mention);
        if (mention->entry) give_to_named(resolving, mention->entry);
    }
}
