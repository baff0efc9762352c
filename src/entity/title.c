/* title.c: titles before names ("Russian Foreign Minister Sergey Lavrov") and behind them ("Ali Shamkhani,
 * secretary of Iran's Supreme National Security Council"): the office, and of whom. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

enum { LONGEST_TITLE = 7 };

/* The longest title that ends before token `end`, its begin; UINT32_MAX for none. */
static uint32_t title_before(const struct resolving *resolving, uint32_t s, uint32_t end,
                             const struct office **office)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t words = 1; words <= LONGEST_TITLE && words <= end; words++) {
        uint32_t begin = end - words;
        const char *text = span_text(resolving, s, begin, end);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        const struct office *candidate =
            knowledge_office_by_title(resolving->knowledge, lower, strlen(lower));
        if (!candidate) continue;
        *office = candidate;
        found = begin;
    }
    return found;
}

static uint32_t title_after(const struct resolving *resolving, uint32_t s, uint32_t begin,
                            const struct office **office)
{
    uint32_t found = UINT32_MAX;
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t words = 1; words <= LONGEST_TITLE && begin + words <= sentence->count; words++) {
        const char *text = span_text(resolving, s, begin, begin + words);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        const struct office *candidate =
            knowledge_office_by_title(resolving->knowledge, lower, strlen(lower));
        if (!candidate) continue;
        *office = candidate;
        found = begin + words;
    }
    return found;
}

static bool is_modifier(const struct resolving *resolving, const char *word, bool *is_former)
{
    if (in_list(resolving, "past-modifier", word)) {
        *is_former = true;
        return true;
    }
    return in_list(resolving, "present-modifier", word);
}

/* The State or Organization whose mention ends before `end`, past "'s" and modifiers. */
static int32_t body_before(const struct resolving *resolving, uint32_t s, uint32_t end, bool *is_former)
{
    for (int steps = 0; end > 0 && steps < 5; steps++) {
        const struct token *token = token_at(resolving, s, end - 1);
        int32_t mention = mention_covering(resolving, s, end - 1);
        if (mention >= 0) {
            enum entity_class class = resolving->mentions[mention].candidate_count
                                          ? resolving->mentions[mention].candidates[0].entry->class
                                          : resolving->mentions[mention].class;
            return class == CLASS_PERSON ? -1 : mention;
        }
        bool passes = token->xpos == XPOS_POS || strcmp(token->form, "-") == 0 ||
                      is_modifier(resolving, token->lower, is_former) || token->upos == UPOS_ADJ;
        if (!passes) return -1;
        end--;
    }
    return -1;
}

/* "of Iran's Supreme National Security Council", "at the Institute for ..." behind a title. */
static int32_t body_after(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin >= sentence->count) return -1;
    const char *preposition = sentence->tokens[begin].lower;
    if (strcmp(preposition, "of") != 0 && strcmp(preposition, "at") != 0 && strcmp(preposition, "for") != 0 &&
        strcmp(preposition, "to") != 0 && strcmp(preposition, "with") != 0)
        return -1;
    int32_t best = -1;
    for (uint32_t i = begin + 1; i < sentence->count && i < begin + 9; i++) {
        int32_t mention = mention_covering(resolving, s, i);
        if (mention < 0) {
            const struct token *token = &sentence->tokens[i];
            bool passes = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->xpos == XPOS_POS ||
                          token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
            if (!passes) break;
            continue;
        }
        best = mention;
        i = resolving->mentions[mention].end - 1;
        bool goes_on = i + 1 < sentence->count && sentence->tokens[i + 1].xpos == XPOS_POS;
        if (!goes_on) break;
    }
    return best;
}

static const char *title_case(struct arena *arena, const char *label)
{
    return arena_string(arena, label);
}

static void set_office(struct resolving *resolving, struct draft_mention *person, const struct office *office,
                       int32_t of, bool is_former)
{
    person->office = office;
    person->office_label = title_case(resolving->arena, office->label);
    person->office_of = of;
    person->is_former = is_former;
    person->class = CLASS_PERSON;
}

/* Only what can be a person's name takes a title. */
static bool can_be_person(const struct draft_mention *mention)
{
    if (!mention->candidate_count) return mention->class == CLASS_PERSON || mention->class == CLASS_NONE;
    for (size_t i = 0; i < mention->candidate_count; i++)
        if (mention->candidates[i].entry->class == CLASS_PERSON) return true;
    return false;
}

static void title_of(struct resolving *resolving, size_t index)
{
    struct draft_mention *mention = &resolving->mentions[index];
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct office *office = NULL;
    bool is_former = false;
    if (!can_be_person(mention)) return;
    uint32_t end = mention->begin;
    if (end > 0 && sentence->tokens[end - 1].upos == UPOS_PUNCT &&
        strcmp(sentence->tokens[end - 1].form, ",") == 0)
        end--;
    uint32_t begin = title_before(resolving, mention->sentence, end, &office);
    if (begin != UINT32_MAX) {
        int32_t of = body_before(resolving, mention->sentence, begin, &is_former);
        set_office(resolving, mention, office, of, is_former);
        return;
    }
    uint32_t at = mention->end;
    if (at >= sentence->count || strcmp(sentence->tokens[at].form, ",") != 0) return;
    at++;
    while (at < sentence->count && at < mention->end + 7) {
        uint32_t after = title_after(resolving, mention->sentence, at, &office);
        if (after != UINT32_MAX) {
            int32_t of = body_after(resolving, mention->sentence, after);
            if (of < 0) of = body_before(resolving, mention->sentence, at, &is_former);
            set_office(resolving, mention, office, of, is_former);
            return;
        }
        const struct token *token = &sentence->tokens[at];
        bool passes = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->xpos == XPOS_POS ||
                      token->upos == UPOS_PROPN || token->upos == UPOS_ADV || token->xpos == XPOS_HYPH ||
                      token->upos == UPOS_NOUN;
        if (!passes) return;
        is_modifier(resolving, token->lower, &is_former);
        at++;
    }
}

void find_titles(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        title_of(resolving, i);
}
