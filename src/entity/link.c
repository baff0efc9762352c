/* link.c: which of its readings a name has here: by title, syntax (a capital in a place or as a government),
 * date of the article, and how much is written about each. */
#include "entity/resolving.h"

#include <math.h>
#include <string.h>

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0) return true;
    return false;
}

/* Is the mention where something happens: "in Moscow", a dateline, "arrived from Paris"? */
static bool is_place_here(const struct resolving *resolving, const struct draft_mention *mention)
{
    static const char *const LOCATIVE[] = {"in",  "at",     "near", "outside", "around",  "across", "through",
                                           "via", "inside", "into", "toward",  "towards", NULL};
    static const char *const MOTION[] = {"visit",   "travel", "fly",  "go",      "trip",  "arrive",  "return",
                                         "journey", "head",   "come", "flight",  "leave", "tour",    "depart",
                                         "land",    "drive",  "move", "capital", "city",  "streets", NULL};
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    if (mention->sentence == 0 && mention->begin == 0) return false;
    const struct token *head = &sentence->tokens[mention->head];
    int32_t preposition = child_with(sentence, mention->head, DEP_CASE);
    bool is_dateline = mention->begin == 0 && mention->end < sentence->count &&
                       mention->head + 1 < sentence->count && resolving->article->dateline_place &&
                       sentence->tokens[0].begin >= resolving->article->body &&
                       strncmp(sentence->tokens[0].form, resolving->article->dateline_place,
                               strlen(sentence->tokens[0].form)) == 0;
    if (is_dateline) return true;
    if (preposition < 0) {
        bool visited = head->deprel == DEP_OBJ && head->head >= 0 &&
                       is_one_of(sentence->tokens[head->head].lemma, MOTION);
        return visited || head->deprel == DEP_APPOS;
    }
    const char *word = sentence->tokens[preposition].lower;
    if (is_one_of(word, LOCATIVE)) return true;
    bool to_or_from = strcmp(word, "to") == 0 || strcmp(word, "from") == 0 || strcmp(word, "of") == 0;
    return to_or_from && head->head >= 0 && is_one_of(sentence->tokens[head->head].lemma, MOTION);
}

/* Did the person live, and the state exist, at the time? */
static bool fits_date(const struct resolving *resolving, const struct entry *entry)
{
    if (!resolving->date.year) return true;
    if (entry->begin.year && entry->class != CLASS_TREATY &&
        date_earliest(entry->begin) > date_latest(resolving->date))
        return false;
    if (entry->class == CLASS_STATE && entry->end.year &&
        date_latest(entry->end) + 3650 < date_earliest(resolving->date))
        return false;
    return true;
}

static bool held_office_near(const struct resolving *resolving, const struct entry *entry,
                             const struct office *office)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        const struct term *term = entry->terms[i];
        if (office && term->office != office) continue;
        if (!resolving->date.year) return true;
        bool begun = !term->begin.year || date_earliest(term->begin) <= date_latest(resolving->date);
        bool ended = term->end.year && date_latest(term->end) < date_earliest(resolving->date);
        if (begun && !ended) return true;
    }
    return false;
}

static float score(const struct resolving *resolving, const struct draft_mention *mention,
                   const struct candidate *candidate)
{
    const struct entry *entry = candidate->entry;
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct token *head = &sentence->tokens[mention->head];
    float sum = entry->prior;
    if (!fits_date(resolving, entry)) sum -= 1;
    if (mention->office && entry->class == CLASS_PERSON) sum += 2;
    if (mention->office && entry->class != CLASS_PERSON) sum -= 2;
    if (entry->class == CLASS_PERSON) {
        if (held_office_near(resolving, entry, mention->office)) sum += 0.5f;
        if (head->name == NAME_PERSON)
            sum += 0.3f;
        else if (head->name != NAME_NONE && !mention->office)
            sum -= 0.3f;
    }
    if (candidate->name->role == NAME_METONYM) sum += is_place_here(resolving, mention) ? -2.0f : 0.8f;
    if (entry->class == CLASS_PLACE) {
        if (is_place_here(resolving, mention)) sum += 1;
        if (head->name == NAME_LOCATION) sum += 0.2f;
        if (head->name == NAME_PERSON) sum -= 0.5f;
    }
    if (candidate->name->role == NAME_DEMONYM && head->upos == UPOS_PROPN && head->name == NAME_PERSON)
        sum -= 0.5f;
    if (entry->class == CLASS_ORGANIZATION && entry->end.year && !fits_date(resolving, entry)) sum -= 0.5f;
    return sum;
}

static enum mention_kind kind_of(const struct candidate *candidate)
{
    switch (candidate->name->role) {
    case NAME_DEMONYM:
        return MENTION_DEMONYM;
    case NAME_METONYM:
        return MENTION_METONYM;
    case NAME_LABEL:
    case NAME_ACRONYM:
    case NAME_FORMER:
        break;
    }
    return MENTION_NAME;
}

void link_mentions(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        float best = -INFINITY, second = -INFINITY;
        const struct candidate *chosen = NULL;
        for (size_t c = 0; c < mention->candidate_count; c++) {
            float sum = score(resolving, mention, &mention->candidates[c]);
            if (sum > best) {
                second = best;
                best = sum;
                chosen = &mention->candidates[c];
            } else if (sum > second) {
                second = sum;
            }
        }
        if (!chosen) continue;
        bool contradicts = mention->office && chosen->entry->class != CLASS_PERSON;
        if (contradicts) {
            mention->class = CLASS_PERSON;
            continue;
        }
        mention->entry = chosen->entry;
        mention->class = chosen->entry->class;
        mention->kind = kind_of(chosen);
        mention->confidence = best - second > 0.5f ? 0.95f : 0.75f;
    }
}
