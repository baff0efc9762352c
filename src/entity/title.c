/* title.c: finds titles of office in the text ("foreign minister", "Secretary of State"), longest first. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

enum { LONGEST_TITLE = 7 };

static struct title_span longest_title(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    struct title_span found = {0};
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t words = 1; words <= LONGEST_TITLE && begin + words <= sentence->count; words++) {
        const struct token *last = &sentence->tokens[begin + words - 1];
        if (last->upos == UPOS_PUNCT && strcmp(last->form, "-") != 0) break;
        if (last->upos == UPOS_VERB && words == 1) break;
        const char *title = span_lower(resolving, s, begin, begin + words);
        const struct office *office = knowledge_office_by_title(resolving->knowledge, title, strlen(title));
        if (!office && is_plural_noun(last)) {
            const char *text =
                span_text(resolving, s, begin, begin + words); /* "minister of foreign affairs" */
            const char *lower = text_lower(resolving->arena, text, strlen(text));
            office = knowledge_office_by_title(resolving->knowledge, lower, strlen(lower));
        }
        if (office) found = (struct title_span){begin + words, office};
    }
    return found;
}

void find_titles(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            resolving->titles[s][t] = longest_title(resolving, s, t);
}
