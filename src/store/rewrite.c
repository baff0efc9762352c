/* rewrite.c: changes to the text of a query that rasqal has found to be right: its ORDER BY taken out, its
 * WHERE given other patterns. */
#include "store/rewrite.h"

#include "base/text.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Behind an IRI, a string or a comment that begins at `at`; `at` itself where none does. */
static size_t skip_token(const char *text, size_t at)
{
    if (text[at] == '#') return at + strcspn(text + at, "\n");
    if (text[at] == '<') { /* an IRI, unless it is "less than" */
        size_t size = 1 + strcspn(text + at + 1, "<>\"{}|^`\\ \t\r\n");
        return text[at + size] == '>' ? at + size + 1 : at;
    }
    if (text[at] != '"' && text[at] != '\'') return at;
    char quote[4] = {text[at], text[at], text[at], '\0'};
    bool is_long = strncmp(text + at, quote, 3) == 0;
    if (!is_long) quote[1] = '\0';
    for (at += strlen(quote); text[at] && strncmp(text + at, quote, strlen(quote)) != 0; at++)
        if (text[at] == '\\' && text[at + 1]) at++;
    return text[at] ? at + strlen(quote) : at;
}

static bool is_word(const char *text, size_t at, const char *word)
{
    bool starts = at == 0 || !(isalnum((unsigned char)text[at - 1]) || strchr("_?$:-", text[at - 1]));
    unsigned char behind = (unsigned char)text[at + strlen(word)];
    return starts && strncasecmp(text + at, word, strlen(word)) == 0 && !isalnum(behind) && behind != '_' &&
           behind != ':';
}

const char *rewrite_without_order(struct arena *arena, const char *text)
{
    char *copy = arena_string(arena, text);
    int depth = 0;
    bool in_order = false, found = false;
    for (size_t at = 0; text[at];) {
        size_t next = skip_token(text, at);
        if (next == at) {
            depth += (text[at] == '{') - (text[at] == '}');
            if (depth == 0 && is_word(text, at, "order")) in_order = found = true;
            if (is_word(text, at, "limit") || is_word(text, at, "offset") || is_word(text, at, "values"))
                in_order = false;
            next = at + 1;
        }
        for (; at < next; at++)
            if (in_order && copy[at] != '\n') copy[at] = ' ';
    }
    return found ? copy : NULL;
}

/* What a query has outside of all braces. */
struct outline {
    size_t begin[2], end[2]; /* of its groups: a template and a WHERE, or a WHERE alone */
    int groups;
    bool is_construct;
    size_t star; /* of "SELECT *"; SIZE_MAX: none */
};

static struct outline outline_of(const char *text)
{
    struct outline outline = {.star = SIZE_MAX};
    int depth = 0, parentheses = 0;
    for (size_t at = 0; text[at];) {
        size_t next = skip_token(text, at);
        if (next == at) {
            bool is_outside = depth == 0 && parentheses == 0;
            if (is_outside && is_word(text, at, "construct")) outline.is_construct = true;
            if (is_outside && text[at] == '*' && outline.groups == 0) outline.star = at;
            if (text[at] == '{' && depth++ == 0 && outline.groups < 2) outline.begin[outline.groups] = at;
            if (text[at] == '}' && --depth == 0 && outline.groups < 2) outline.end[outline.groups++] = at + 1;
            parentheses += (text[at] == '(') - (text[at] == ')');
            next = at + 1;
        }
        at = next;
    }
    return outline;
}

const char *rewrite_where(struct arena *arena, const char *text, const char *where, const char *variables)
{
    struct outline outline = outline_of(text);
    struct text out;
    text_init(&out, arena);
    if (!outline.groups) return text;
    int last = outline.is_construct ? outline.groups - 1 : 0;
    size_t at = 0;
    if (outline.star != SIZE_MAX) {
        text_add(&out, text, outline.star);
        text_add_string(&out, variables);
        at = outline.star + 1;
    }
    text_add(&out, text + at, outline.begin[last] - at);
    if (outline.is_construct && outline.groups == 1) /* CONSTRUCT WHERE { } has one group for both */
        return text;
    text_add_string(&out, where);
    text_add_string(&out, text + outline.end[last]);
    return out.bytes;
}
