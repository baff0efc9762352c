/* conllu.c: reads and writes the formats of treebanks and of named-entity sets. */
#include "language/conllu.h"

#include "base/status.h"
#include "language/morphology.h"
#include <string.h>

enum { COLUMNS = 10, COLUMN_FORM = 1, COLUMN_MISC = 9 };

struct column {
    const char *text;
    size_t size;
};

static size_t split(const char *line, size_t size, struct column columns[COLUMNS])
{
    size_t count = 0;
    const char *end = line + size;
    while (count < COLUMNS) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        columns[count++] = (struct column){line, (size_t)((tab ? tab : end) - line)};
        if (!tab) break;
        line = tab + 1;
    }
    return count;
}

/* 1: a word, 0: a range ("1-2") or an empty node ("1.1"), -1: neither. */
static int kind_of_number(struct column column)
{
    int kind = 1;
    for (size_t i = 0; i < column.size; i++) {
        char byte = column.text[i];
        if (byte == '-' || byte == '.')
            kind = 0;
        else if (byte < '0' || byte > '9')
            return -1;
    }
    return column.size ? kind : -1;
}

struct reading {
    struct arena *arena;
    struct analysis *analysis;
    struct token *tokens;
    size_t token_count, token_capacity, sentence_capacity;
    uint32_t at; /* byte of the text that the tokens would make */
};

static bool has_no_space(struct column misc)
{
    static const char MARK[] = "SpaceAfter=No";
    for (size_t i = 0; i + sizeof MARK - 1 <= misc.size; i++)
        if (memcmp(misc.text + i, MARK, sizeof MARK - 1) == 0) return true;
    return false;
}

static void add_token(struct reading *reading, const struct column *columns, size_t count)
{
    reading->tokens = arena_grow(reading->arena, reading->tokens, reading->token_count,
                                 &reading->token_capacity, sizeof *reading->tokens);
    struct token *token = &reading->tokens[reading->token_count++];
    struct column form = columns[COLUMN_FORM];
    memset(token, 0, sizeof *token);
    token->form = arena_substring(reading->arena, form.text, form.size);
    token->space_after = count <= COLUMN_MISC || !has_no_space(columns[COLUMN_MISC]);
    token->begin = reading->at;
    token->end = token->begin + (uint32_t)form.size;
    reading->at = token->end + token->space_after;
}

static void end_sentence(struct reading *reading)
{
    struct analysis *analysis = reading->analysis;
    if (!reading->token_count) return;
    analysis->sentences = arena_grow(reading->arena, analysis->sentences, analysis->count,
                                     &reading->sentence_capacity, sizeof *analysis->sentences);
    struct sentence *sentence = &analysis->sentences[analysis->count++];
    *sentence = (struct sentence){.count = (uint32_t)reading->token_count,
                                  .quoted_from = (uint32_t)reading->token_count};
    sentence->tokens = arena_array(reading->arena, reading->token_count, sizeof *sentence->tokens);
    memcpy(sentence->tokens, reading->tokens, reading->token_count * sizeof *sentence->tokens);
    sentence->begin = sentence->tokens[0].begin;
    sentence->end = sentence->tokens[reading->token_count - 1].end;
    reading->token_count = 0;
}

entente_status conllu_read(struct arena *arena, const char *name, const char *bytes, size_t size,
                           struct analysis **analysis, entente_error *error)
{
    struct reading reading = {.arena = arena, .analysis = arena_alloc(arena, sizeof **analysis)};
    const char *end = bytes + size;
    for (size_t line = 1; bytes < end; line++) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t length = (size_t)((stop ? stop : end) - bytes);
        struct column columns[COLUMNS];
        if (length && bytes[length - 1] == '\r') length--;
        if (!length) {
            end_sentence(&reading);
        } else if (*bytes != '#') {
            size_t count = split(bytes, length, columns);
            int kind = kind_of_number(columns[0]);
            if (count < 2 || kind < 0 || !columns[COLUMN_FORM].size || reading.at > UINT32_MAX / 2)
                return fail(error, ENTENTE_BAD_FORMAT, name, line,
                            "not a line of CoNLL-U: number, tab, form, ...");
            if (kind) add_token(&reading, columns, count);
        }
        bytes = stop ? stop + 1 : end;
    }
    end_sentence(&reading);
    *analysis = reading.analysis;
    return ENTENTE_OK;
}

static void write_name(const struct token *token, FILE *file, const char *before)
{
    if (token->name == NAME_NONE)
        fputs(before[0] ? "" : "O", file);
    else
        fprintf(file, "%s%s-%s", before, token->name_begins ? "B" : "I", name_kind_name(token->name));
}

static void write_token(const struct token *token, uint32_t number, FILE *file)
{
    char features[512];
    morphology_write(token, features, sizeof features);
    fprintf(file, "%u\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t", number, token->form, token->lemma,
            upos_name(token->upos), xpos_name(token->xpos), features, token->head + 1,
            deprel_name(token->deprel));
    write_name(token, file, "NER=");
    if (!token->space_after) fputs(token->name ? "|SpaceAfter=No" : "SpaceAfter=No", file);
    if (!token->name && token->space_after) fputc('_', file);
    fputc('\n', file);
}

/* The sentence's text on one line. */
static void write_text(const char *text, const struct sentence *sentence, FILE *file)
{
    fputs("# text = ", file);
    for (uint32_t at = sentence->begin; at < sentence->end; at++)
        fputc((unsigned char)text[at] < ' ' ? ' ' : text[at], file);
    fputc('\n', file);
}

void conllu_write(const struct analysis *analysis, const char *text, FILE *file)
{
    for (size_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        fprintf(file, "# sent_id = %zu\n", s + 1);
        if (text && (!s || sentence->paragraph != sentence[-1].paragraph)) fputs("# newpar\n", file);
        if (text) write_text(text, sentence, file);
        for (uint32_t i = 0; i < sentence->count; i++)
            write_token(&sentence->tokens[i], i + 1, file);
        fputc('\n', file);
    }
}

void iob_write(const struct analysis *analysis, FILE *file)
{
    for (size_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        for (uint32_t i = 0; i < sentence->count; i++) {
            fprintf(file, "%s\t", sentence->tokens[i].form);
            write_name(&sentence->tokens[i], file, "");
            fputc('\n', file);
        }
        fputc('\n', file);
    }
}
