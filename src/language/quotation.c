/* quotation.c: follows quotation marks through a paragraph and on into the next.
 *
 * A quotation runs on into the next paragraph only when that begins with an opening mark of its own, as
 * English typography has it; otherwise a mark that was never closed ends with its paragraph. */
#include "language/quotation.h"

#include <string.h>

static bool is_mark(const struct token *token)
{
    const char *lower = token->lower;
    return strcmp(lower, "\"") == 0 || strcmp(lower, "''") == 0 || strcmp(lower, "``") == 0;
}

/* Opens for certain, closes for certain, or 0: a straight mark tells by the spaces around it. */
static int direction(const struct sentence *sentence, uint32_t at)
{
    const struct token *token = &sentence->tokens[at];
    static const char *const OPENING[] = {"\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "``"};
    static const char *const CLOSING[] = {"\xE2\x80\x9D", "\xC2\xBB", "''"};
    for (size_t i = 0; i < sizeof OPENING / sizeof *OPENING; i++)
        if (strcmp(token->form, OPENING[i]) == 0) return 1;
    for (size_t i = 0; i < sizeof CLOSING / sizeof *CLOSING; i++)
        if (strcmp(token->form, CLOSING[i]) == 0) return -1;
    bool space_before = at == 0 || sentence->tokens[at - 1].space_after;
    if (space_before && !token->space_after) return 1;
    if (!space_before && token->space_after) return -1;
    return 0;
}

/* Is the quotation open behind the sentence, when it was `open` before it? */
static bool follow(const struct sentence *sentence, bool open)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (!is_mark(&sentence->tokens[i])) continue;
        int way = direction(sentence, i);
        open = way ? way > 0 : !open;
    }
    return open;
}

void quotation_mark(struct analysis *analysis)
{
    bool open = false;
    for (size_t s = 0; s < analysis->count; s++) {
        struct sentence *sentence = &analysis->sentences[s];
        bool new_paragraph = s && sentence->paragraph != analysis->sentences[s - 1].paragraph;
        bool marked = sentence->count && is_mark(&sentence->tokens[0]);
        if (new_paragraph && !marked) open = false;
        bool resumes = open && new_paragraph && marked && direction(sentence, 0) > 0;
        bool closes_first = open && marked && !resumes;
        sentence->quoted_from = open && !closes_first ? 0 : sentence->count;
        open = follow(sentence, open);
    }
}

bool is_quote(const struct token *token)
{
    return token->xpos == XPOS_OPEN_QUOTE || token->xpos == XPOS_CLOSE_QUOTE ||
           strcmp(token->lower, "\"") == 0;
}

bool is_quoted(const struct sentence *sentence, uint32_t t)
{
    bool inside = sentence->quoted_from == 0;
    for (uint32_t i = 0; i < t; i++)
        if (is_quote(&sentence->tokens[i])) inside = !inside;
    return inside;
}
