/* treaty.c: agreements named by description find the one that is meant: a treaty that the article names, or
 * an earlier description of the same one. */
#include "entity/resolving.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

static bool is_statement(const struct resolving *resolving, const struct draft_mention *mention)
{
    return in_list(resolving, "statement-noun", token_at(resolving, mention->sentence, mention->head)->lower);
}

/* Does one of the words say what the agreement is about, and not stand in the other's names? */
static bool differs(const struct resolving *resolving, const struct draft_mention *described,
                    const char *names)
{
    const char *lower = text_lower(resolving->arena, names, strlen(names));
    for (uint32_t t = described->begin; t < described->end; t++) {
        const char *word = token_at(resolving, described->sentence, t)->lower;
        if (in_list(resolving, "treaty-subject", word) && !strstr(lower, word)) return true;
    }
    return false;
}

/* Is the described one in a phrase that brings in something new ("a joint statement", "a $7 billion deal")?
 */
static bool is_new(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    int32_t article = child_with(sentence, mention->head, DEP_DET);
    const char *word = article >= 0 ? sentence->tokens[article].lower : "";
    return strcmp(word, "a") == 0 || strcmp(word, "an") == 0;
}

/* "signed a memorandum" long after the only treaty that is named: another one. */
static bool is_another(const struct resolving *resolving, const struct draft_mention *described,
                       const struct draft_mention *named)
{
    uint32_t first = named->sentence;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->class == CLASS_TREATY && (other->entry == named->entry || !other->entry) &&
            !other->is_described && other->sentence < first)
            first = other->sentence;
    }
    bool is_concluded = token_at(resolving, described->sentence, described->head)->deprel == DEP_OBJ;
    return is_new(resolving, described) && is_concluded && first < described->sentence;
}

/* The only treaty (no statement) that the article names, as a mention; -1: none or several. */
static int32_t only_named(const struct resolving *resolving)
{
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_TREATY || (mention->is_described && !mention->entry)) continue;
        bool is_resolution = mention->entry && mention->entry->kind
                                 ? strcmp(mention->entry->kind, "UN resolution") == 0
                                 : mention->label && strcasestr(mention->label, "resolution");
        bool is_law =
            strcmp(last_word(mention->name), "Act") == 0 || strcmp(last_word(mention->name), "Bill") == 0;
        if (is_resolution || is_law || is_statement(resolving, mention)) continue;
        if (found >= 0 && (resolving->mentions[found].entry != mention->entry ||
                           (!mention->entry && strcmp(resolving->mentions[found].name, mention->name) != 0)))
            return -1;
        found = (int32_t)i;
    }
    return found;
}

/* All names of the treaty in one text. */
static const char *names_of(struct resolving *resolving, const struct draft_mention *named)
{
    struct text text;
    text_init(&text, resolving->arena);
    text_add_string(&text, named->name);
    for (size_t i = 0; named->entry && i < named->entry->name_count; i++)
        text_add_format(&text, " %s", named->entry->names[i].text);
    return text.bytes;
}

/* The description with what it is about: "framework agreement on security cooperation". */
static const char *all_words(const struct resolving *resolving, const struct draft_mention *mention)
{
    const char *more = mention->other_name ? mention->other_name : "";
    const char *words = arena_format(resolving->arena, "%s %s", mention->name, more);
    return text_lower(resolving->arena, words, strlen(words));
}

/* Have the two a word in common ("peace treaty", "peace agreement"; "the pact")? */
static bool shares_word(const struct resolving *resolving, const struct draft_mention *a,
                        const struct draft_mention *b)
{
    const char *other = all_words(resolving, b);
    for (const char *word = all_words(resolving, a); *word;) {
        size_t size = strcspn(word, " ");
        const char *found = size > 3 ? memmem(other, strlen(other), word, size) : NULL;
        bool is_start = found && (found == other || found[-1] == ' ');
        if (is_start && (found[size] == ' ' || !found[size])) return true;
        word += size;
        word += strspn(word, " ");
    }
    return false;
}

/* What the headline calls one and the first sentences call another way: "US-brokered deal", "a landmark
 * agreement". */
static bool are_the_news(const struct resolving *resolving, const struct draft_mention *a,
                         const struct draft_mention *b)
{
    enum { OPENING = 4 };
    bool in_headline = is_headline(resolving, a->sentence) && b->sentence < OPENING;
    if (!in_headline || is_statement(resolving, a) || is_statement(resolving, b)) return false;
    /* "reach border deal", "signed a cooperation deal": the first sentence tells what the headline tells */
    bool is_lead = b->sentence > 0 && is_headline(resolving, b->sentence - 1) && is_new(resolving, b) &&
                   token_at(resolving, b->sentence, b->head)->deprel == DEP_OBJ;
    return is_lead || (!differs(resolving, a, all_words(resolving, b)) &&
                       !differs(resolving, b, all_words(resolving, a)));
}

/* The year that the description begins with, or that stands before it: "the 1962 agreement"; 0. */
static int year_of(const struct resolving *resolving, const struct draft_mention *described)
{
    for (uint32_t back = 0; back < 2 && back <= described->begin; back++) {
        const char *word = token_at(resolving, described->sentence, described->begin - back)->form;
        if (strlen(word) == 4 && strspn(word, "0123456789") == 4) return atoi(word);
    }
    return 0;
}

/* "The 1962 agreement" after another one; but "the declaration" takes up "a 1956 declaration". */
static bool are_of_other_years(const struct resolving *resolving, const struct draft_mention *earlier,
                               const struct draft_mention *later)
{
    int first = year_of(resolving, earlier), second = year_of(resolving, later), year = resolving->date.year;
    return second != first &&
           ((second && second < year) || (first && first < year && is_new(resolving, later)));
}

/* The State that the description is told to be with, "a security pact with Palau"; NULL. */
static const struct entry *party_behind(const struct resolving *resolving, const struct draft_mention *treaty)
{
    const struct sentence *sentence = sentence_at(resolving, treaty->sentence);
    uint32_t at = treaty->end;
    if (at + 1 >= sentence->count || strcmp(sentence->tokens[at].lower, "with") != 0) return NULL;
    at += sentence->tokens[at + 1].upos == UPOS_DET ? 2 : 1;
    int32_t party = mention_covering(resolving, treaty->sentence, at);
    return party < 0 ? NULL : candidate_of(&resolving->mentions[party], CLASS_STATE);
}

/* "a security pact with Palau", where the sentence of the other does not name Palau: another one. */
static bool is_with_another(const struct resolving *resolving, const struct draft_mention *a,
                            const struct draft_mention *b)
{
    const struct entry *party = party_behind(resolving, b);
    if (!party || !party_behind(resolving, a) || !is_new(resolving, b)) return false;
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].sentence == a->sentence &&
            candidate_of(&resolving->mentions[i], CLASS_STATE) == party)
            return false;
    return true;
}

/* Two descriptions of the same kind without contrary words are one. */
static bool same_described(const struct resolving *resolving, const struct draft_mention *a,
                           const struct draft_mention *b)
{
    if (are_of_other_years(resolving, a, b)) return false;
    if (is_with_another(resolving, a, b)) return false;
    if ((a->opens && b->opens) || are_the_news(resolving, a, b)) return true;
    if (is_statement(resolving, a) != is_statement(resolving, b)) return false;
    return shares_word(resolving, a, b) && !differs(resolving, a, all_words(resolving, b)) &&
           !differs(resolving, b, all_words(resolving, a)) &&
           !(is_new(resolving, b) && strcmp(a->name, b->name) != 0 && !is_headline(resolving, a->sentence));
}

/* "signed a peace agreement on Wednesday. The Revitalized Agreement ...": is the named one, first named just
 * after, what the description brought in? */
static bool is_named_next(const struct resolving *resolving, const struct draft_mention *described,
                          const struct draft_mention *named)
{
    const struct entry *entry = named->entry;
    bool is_old = entry && entry->begin.year && resolving->date.year &&
                  date_latest(entry->begin) + 90 < date_earliest(resolving->date);
    bool is_brought_in = is_headline(resolving, described->sentence) || is_new(resolving, described);
    uint32_t first = UINT32_MAX;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->class == CLASS_TREATY && !other->is_described) first = other->sentence;
    }
    enum { OPENING = 5 };
    return !is_old && is_brought_in && first > described->sentence &&
           (first <= described->sentence + 2 ||
            (is_headline(resolving, described->sentence) && first < OPENING));
}

/* "signs security treaty" in the headline, and later "modelled on the 2023 union": the only treaty that is
 * named is an old one, not the news. */
static bool is_news_of_another(const struct resolving *resolving, const struct draft_mention *named)
{
    const struct entry *entry = named->entry;
    if (!entry || !entry->begin.year || !resolving->date.year ||
        date_latest(entry->begin) + 90 >= date_earliest(resolving->date))
        return false;
    uint32_t first = UINT32_MAX;
    for (size_t i = resolving->mention_count; i-- > 0;)
        if (resolving->mentions[i].class == CLASS_TREATY && resolving->mentions[i].entry == entry)
            first = resolving->mentions[i].sentence;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->class == CLASS_TREATY && other->is_described && !other->entry && other->opens &&
            is_headline(resolving, other->sentence) && other->sentence < first &&
            !is_statement(resolving, other))
            return true;
    }
    return false;
}

/* A description that is not known more exactly has an IRI of this article. */
static void own_iri(struct resolving *resolving, struct draft_mention *mention)
{
    const char *slug = text_slug(resolving->arena, mention->name, strlen(mention->name));
    const char *date = resolving->article->date ? resolving->article->date : "undated";
    mention->iri = arena_format(resolving->arena, "treaty/%s-%s", slug, date);
    mention->label = mention->name;
}

/* "the 2015 accord" where the treaty named is of another year. */
static bool is_of_other_year(const struct resolving *resolving, const struct draft_mention *described,
                             int32_t named)
{
    const char *first = token_at(resolving, described->sentence, described->begin)->form;
    const struct entry *entry = resolving->mentions[named].entry;
    bool is_year = strlen(first) == 4 && strspn(first, "0123456789") == 4;
    const char *label = resolving->mentions[named].label;
    if (!entry) return is_year && label && strcasestr(label, "resolution");
    return is_year && entry->begin.year && atoi(first) != entry->begin.year;
}

static bool is_member(const struct entry *body, const struct entry *state)
{
    for (size_t i = 0; i < body->membership_count; i++)
        if (body->memberships[i]->body == body && body->memberships[i]->member == state) return true;
    return false;
}

/* "a security pact with Chad" where the treaty named is one of others. */
static bool is_with_others(const struct resolving *resolving, const struct draft_mention *described,
                           int32_t named)
{
    const struct sentence *sentence = sentence_at(resolving, described->sentence);
    const struct entry *entry = resolving->mentions[named].entry;
    uint32_t at = described->end;
    bool is_joined = at < sentence->count &&
                     is_one_of((const char *const[]){"with", "between", NULL}, sentence->tokens[at].lower);
    for (uint32_t t = at + 1; is_joined && t < sentence->count && t < at + 4; t++) {
        int32_t mention = mention_covering(resolving, described->sentence, t);
        if (mention < 0) continue;
        const struct entry *state = candidate_of(&resolving->mentions[mention], CLASS_STATE);
        if (!state) return false;
        return entry ? entry->membership_count && !is_member(entry, state)
                     : is_new(resolving, described) &&
                           described->sentence > resolving->mentions[named].sentence;
    }
    return false;
}

/* The treaty with a name that the article opens with; -1. */
static int32_t named_first(const struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class == CLASS_TREATY && !mention->is_described && !is_statement(resolving, mention))
            return mention->sentence < 5 ? (int32_t)i : -1;
    }
    return -1;
}

/* "the deal" after "a peace deal" is that one, though the article names another treaty further on: the last
 * such description; -1. */
static int32_t follows_own(const struct resolving *resolving, size_t described, int32_t named)
{
    const struct draft_mention *mention = &resolving->mentions[described];
    bool is_definite =
        token_at(resolving, mention->sentence, mention->begin)->upos == UPOS_DET ||
        (mention->begin > 0 &&
         strcmp(token_at(resolving, mention->sentence, mention->begin - 1)->lower, "the") == 0);
    if (resolving->mentions[named].sentence <= mention->sentence || is_new(resolving, mention) ||
        !is_definite)
        return -1;
    for (size_t i = described; i-- > 0;) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->class == CLASS_TREATY && other->is_described && other->iri && !other->entry &&
            !is_statement(resolving, other) && shares_word(resolving, other, mention) &&
            !differs(resolving, mention, all_words(resolving, other)))
            return (int32_t)i;
    }
    return -1;
}

void join_treaties(struct resolving *resolving)
{
    int32_t named = only_named(resolving), first = named_first(resolving);
    if (named >= 0 && is_news_of_another(resolving, &resolving->mentions[named])) named = first = -1;
    const char *names = named >= 0 ? names_of(resolving, &resolving->mentions[named]) : NULL;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_TREATY || !mention->is_described || mention->entry) continue;
        int32_t own = named >= 0 ? follows_own(resolving, i, named) : -1;
        if (own >= 0) {
            mention->iri = resolving->mentions[own].iri;
            mention->label = resolving->mentions[own].label;
            continue;
        }
        if (named >= 0 && !is_statement(resolving, mention) && !is_of_other_year(resolving, mention, named) &&
            !is_with_others(resolving, mention, named) &&
            !is_another(resolving, mention, &resolving->mentions[named]) &&
            (!differs(resolving, mention, names) ||
             is_named_next(resolving, mention, &resolving->mentions[named]))) {
            const struct draft_mention *one = &resolving->mentions[named];
            mention->entry = one->entry;
            mention->label = one->entry ? NULL : one->name;
            continue;
        }
        bool is_joined =
            mention->opens && first >= 0 && resolving->mentions[first].sentence <= mention->sentence + 1;
        if (is_joined) {
            mention->entry = resolving->mentions[first].entry;
            mention->label = mention->entry ? NULL : resolving->mentions[first].name;
            continue;
        }
        for (size_t k = 0; k < resolving->mention_count && !is_joined; k++) {
            const struct draft_mention *other = &resolving->mentions[k];
            if (other->class != CLASS_TREATY || !other->is_described || k == i) continue;
            if (!(other->entry || (k < i && other->iri)) || !same_described(resolving, other, mention))
                continue;
            mention->entry = other->entry;
            mention->iri = other->iri;
            mention->label = other->label;
            is_joined = true;
        }
        if (!is_joined) own_iri(resolving, mention);
    }
}

/* ---- Labels ---- */

/* The parties that the article names, at most `most`; how many there are. */
static size_t parties_of(const struct resolving *resolving, uint32_t treaty, const char **names, size_t most)
{
    size_t count = 0;
    for (size_t r = 0; r < resolving->relation_count; r++) {
        const struct relation *relation = &resolving->relations[r];
        if (relation->kind != RELATION_PARTY_TO || relation->object != treaty) continue;
        const char *name = resolving->entities[relation->subject].label;
        bool is_told = false;
        for (size_t i = 0; i < count && i < most; i++)
            is_told = is_told || strcmp(names[i], name) == 0;
        if (is_told) continue;
        if (count < most) names[count] = name;
        count++;
    }
    return count;
}

void label_agreements(struct resolving *resolving)
{
    enum { MOST = 3 };
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        struct entity *entity = &resolving->entities[e];
        const char *kind = entity->label, *names[MOST];
        if (entity->class != CLASS_TREATY || entity->entry || !kind || *kind < 'a' || *kind > 'z' ||
            strstr(kind, " between ") || strstr(kind, " with "))
            continue;
        size_t count = parties_of(resolving, e, names, MOST);
        if (count < 2 || count > MOST) continue;
        entity->label = count == 2
                            ? arena_format(resolving->arena, "%s between %s and %s", kind, names[0], names[1])
                            : arena_format(resolving->arena, "%s between %s, %s and %s", kind, names[0],
                                           names[1], names[2]);
        add_form(resolving, entity, kind);
    }
}
