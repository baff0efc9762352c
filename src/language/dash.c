/* dash.c: hyphens, which join words, and dashes, which part them. */
#include "language/dash.h"

#include "base/text.h"

bool is_dash(const char *form)
{
    static const char *const DASHES[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    return is_one_of(DASHES, form);
}

bool is_hyphen(const char *form)
{
    static const char *const HYPHENS[] = {"-", "\xE2\x80\x93", NULL};
    return is_one_of(HYPHENS, form);
}

bool is_inner_hyphen(const struct sentence *sentence, uint32_t t)
{
    const struct token *tokens = sentence->tokens;
    if (t == 0 || t + 1 >= sentence->count) return false;
    return is_hyphen(tokens[t].form) && tokens[t - 1].end == tokens[t].begin &&
           tokens[t].end == tokens[t + 1].begin;
}
