/* title.c: finds titles of office in the text ("foreign minister", "Secretary of State"), longest first. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

enum { LONGEST_TITLE = 7 };

/* "foreign ministry spokeswoman", "NATO chief": what stands first is the body, not part of the title. */
static bool begins_with_body(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    for (uint32_t stop = begin + 1; stop < end; stop++) {
        const char *text = span_text(resolving, s, begin, stop);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        if (in_list(resolving, "state-body", lower)) return true;
        if (!is_capitalised(token_at(resolving, s, begin))) continue;
        size_t count;
        const struct candidate *candidates =
            knowledge_lookup(resolving->knowledge, text, strlen(text), &count);
        for (size_t c = 0; c < count; c++) {
            enum entity_class class = candidates[c].entry->class;
            bool is_exact = strcmp(candidates[c].name->text, text) == 0 ||
                            candidates[c].name->role == NAME_ACRONYM || strchr(text, '.') != NULL;
            if (is_exact && (class == CLASS_STATE || class == CLASS_ORGANIZATION)) return true;
        }
    }
    return false;
}

/* "Foreign Trade and Investment Minister", "Minister of Energy and Water": words of what ministries see to,
 * with capitals, beside "minister"; whose office it is, NULL for none. */
static const struct office *ministry(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                     uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *tokens = sentence->tokens;
    bool is_last = strcmp(tokens[end - 1].lower, "minister") == 0;
    bool is_first =
        end - begin > 2 && strcmp(tokens[begin].lower, "minister") == 0 &&
        (strcmp(tokens[begin + 1].lower, "of") == 0 || strcmp(tokens[begin + 1].lower, "for") == 0);
    if (end - begin < 2 || is_last == is_first) return NULL;
    uint32_t from = is_first ? begin + 2 : begin, to = is_first ? end : end - 1;
    for (uint32_t t = from; t < to; t++) {
        bool joins =
            t > from && t + 1 < to && (tokens[t].upos == UPOS_CCONJ || strcmp(tokens[t].form, ",") == 0);
        bool is_word = is_capitalised(&tokens[t]) && in_list(resolving, "portfolio", tokens[t].lower);
        if (!joins && !is_word) return NULL;
    }
    const char *usual = span_lower(resolving, s, end - 2, end); /* "National Defense Minister" */
    const struct office *office = knowledge_office_by_title(resolving->knowledge, usual, strlen(usual));
    if (is_last && office) return office;
    return knowledge_office_by_title(resolving->knowledge, "minister", strlen("minister"));
}

static struct title_span longest_title(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    struct title_span found = {0};
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t words = 1; words <= LONGEST_TITLE && begin + words <= sentence->count; words++) {
        const struct token *last = &sentence->tokens[begin + words - 1];
        if (last->upos == UPOS_PUNCT && !strchr("-,", last->form[0])) break;
        if (last->upos == UPOS_VERB && words == 1) continue; /* "managing director" */
        bool before_name = begin + 1 < sentence->count && is_capitalised(&sentence->tokens[begin + 1]);
        if (words == 1 && strlen(last->form) <= 3 && is_capitalised(last) && !before_name)
            continue; /* "Hun Sen said" */
        if (words == 1 && begin + 1 < sentence->count && is_filial(&sentence->tokens[begin + 1]))
            break; /* "Sultan bin Ahmed" */
        if (is_inner_hyphen(sentence, begin + words) && is_capitalised(&sentence->tokens[begin + words + 1]))
            continue; /* "Amir-Abdollahian" */
        const char *title = span_lower(resolving, s, begin, begin + words);
        const struct office *office = knowledge_office_by_title(resolving->knowledge, title, strlen(title));
        if (!office && is_plural_noun(last)) {
            const char *text =
                span_text(resolving, s, begin, begin + words); /* "minister of foreign affairs" */
            const char *lower = text_lower(resolving->arena, text, strlen(text));
            office = knowledge_office_by_title(resolving->knowledge, lower, strlen(lower));
        }
        if (!office) office = ministry(resolving, s, begin, begin + words);
        if (office && !begins_with_body(resolving, s, begin, begin + words))
            found = (struct title_span){begin + words, office};
    }
    return found;
}

void find_titles(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            resolving->titles[s][t] = longest_title(resolving, s, t);
}
