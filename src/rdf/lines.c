/* lines.c: the line reader. A line is first walked without changing it (pieces, and whether all is plain);
 * only then are the ends of its terms made NUL and its escapes undone in place, so that a line given up
 * reaches raptor2 as it was. From there on raptor2 reads all, since for it a term may go over lines. */
#include "rdf/lines.h"

#include "base/status.h"
#include "base/text.h"
#include <errno.h>
#include <string.h>

enum { BLOCK = 1 << 20 };

/* ---- One line ---- */

enum byte_kind { PLAIN, IRI_STOP = 1, TEXT_STOP = 2, BOTH_STOP = 3, RARE = 4 };

/* IRIs stop at ">" and at what they must not hold; text at its end, a backslash and controls. 0xEF begins
 * U+FFFE and U+FFFF, which raptor2 passes on and the graph replaces. */
static const unsigned char BYTES[256] = {
    [0] = BOTH_STOP,   [1] = BOTH_STOP,    [2] = BOTH_STOP,   [3] = BOTH_STOP,  [4] = BOTH_STOP,
    [5] = BOTH_STOP,   [6] = BOTH_STOP,    [7] = BOTH_STOP,   [8] = BOTH_STOP,  ['\t'] = IRI_STOP,
    [10] = BOTH_STOP,  [11] = BOTH_STOP,   [12] = BOTH_STOP,  [13] = BOTH_STOP, [14] = BOTH_STOP,
    [15] = BOTH_STOP,  [16] = BOTH_STOP,   [17] = BOTH_STOP,  [18] = BOTH_STOP, [19] = BOTH_STOP,
    [20] = BOTH_STOP,  [21] = BOTH_STOP,   [22] = BOTH_STOP,  [23] = BOTH_STOP, [24] = BOTH_STOP,
    [25] = BOTH_STOP,  [26] = BOTH_STOP,   [27] = BOTH_STOP,  [28] = BOTH_STOP, [29] = BOTH_STOP,
    [30] = BOTH_STOP,  [31] = BOTH_STOP,   [' '] = IRI_STOP,  ['<'] = IRI_STOP, ['>'] = IRI_STOP,
    ['"'] = BOTH_STOP, ['{'] = IRI_STOP,   ['}'] = IRI_STOP,  ['|'] = IRI_STOP, ['^'] = IRI_STOP,
    ['`'] = IRI_STOP,  ['\\'] = BOTH_STOP, [0x7F] = IRI_STOP, [0xEF] = RARE,
};

/* A term as pieces of the line. */
struct piece {
    enum read_kind kind;
    char *text, *end; /* the end is not of it: ">" or the quotation mark */
    bool has_escapes;
    char *more, *more_end; /* datatype or language; NULL */
    bool is_datatype;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_noncharacter(const char *at)
{
    return at[0] == '\xEF' && at[1] == '\xBF' && (at[2] == '\xBE' || at[2] == '\xBF');
}

/* RFC 3986, section 3.1: an absolute IRI begins with a scheme. */
static bool has_scheme(const char *text)
{
    if (strncmp(text, "http", 4) == 0 && (text[4] == ':' || (text[4] == 's' && text[5] == ':'))) return true;
    if (!is_letter(*text)) return false;
    while (is_letter(*text) || is_digit(*text) || *text == '+' || *text == '.' || *text == '-')
        text++;
    return *text == ':';
}

/* "<http://...>" from *at, which moves behind it. */
static bool walk_iri(char **at, char **text, char **end)
{
    char *c = *at;
    if (*c++ != '<' || !has_scheme(c)) return false;
    *text = c;
    for (;; c++) {
        unsigned char kind = BYTES[(unsigned char)*c];
        if (kind == PLAIN || kind == TEXT_STOP) continue;
        if (kind != RARE) break;
        if (is_noncharacter(c)) return false;
    }
    *end = c;
    *at = c + 1;
    return *c == '>';
}

static int hexadecimal(char c)
{
    if (is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code point of the escape "\uXXXX" or "\UXXXXXXXX" at `c`; 0 for any that is not plain text. */
static uint32_t code_point_of(const char *c)
{
    int digits = c[1] == 'u' ? 4 : c[1] == 'U' ? 8 : 0;
    uint32_t value = 0;
    for (int i = 0; i < digits; i++) {
        int digit = hexadecimal(c[2 + i]);
        if (digit < 0 || value > 0x10FFFF) return 0;
        value = value << 4 | (uint32_t)digit;
    }
    bool is_text = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) &&
                   value != 0xFFFE && value != 0xFFFF;
    return is_text ? value : 0;
}

static bool walk_text(char **at, struct piece *piece)
{
    char *c = *at + 1;
    piece->text = c;
    for (;; c++) {
        unsigned char kind = BYTES[(unsigned char)*c];
        if (kind == PLAIN || kind == IRI_STOP) continue;
        if (*c == '"') break;
        if (kind == RARE && !is_noncharacter(c)) continue;
        if (*c != '\\') return false;
        piece->has_escapes = true;
        if (c[1] == 'u' || c[1] == 'U') {
            if (!code_point_of(c)) return false;
        } else if (!c[1] || !strchr("tn\"\\", c[1])) {
            return false;
        }
        c++;
    }
    piece->end = c;
    *at = c + 1;
    return true;
}

/* Small letters only: raptor2 makes small ones of others. */
static bool walk_language(char **at, struct piece *piece)
{
    char *c = *at + 1;
    piece->more = c;
    while (*c >= 'a' && *c <= 'z')
        c++;
    if (c == piece->more) return false;
    while (*c == '-') {
        char *start = ++c;
        while ((*c >= 'a' && *c <= 'z') || is_digit(*c))
            c++;
        if (c == start) return false;
    }
    piece->more_end = c;
    *at = c;
    return true;
}

static bool walk_literal(char **at, struct piece *piece)
{
    piece->kind = READ_LITERAL;
    if (!walk_text(at, piece)) return false;
    if (**at == '@') return walk_language(at, piece);
    if (**at != '^') return true;
    if ((*at)[1] != '^') return false;
    *at += 2;
    piece->is_datatype = true;
    return walk_iri(at, &piece->more, &piece->more_end);
}

static void skip_blanks(char **at)
{
    while (**at == ' ' || **at == '\t')
        (*at)++;
}

/* Subject, predicate, object and perhaps graph of a line; false when it is not plain. */
static bool walk_line(char *at, bool has_graphs, struct piece pieces[4])
{
    for (size_t i = 0; i < 4; i++) {
        skip_blanks(&at);
        if (i == 3 && (*at != '<' || !has_graphs)) break;
        bool is_text = i == 2 && *at == '"';
        if (!is_text) pieces[i].kind = READ_IRI;
        if (is_text ? !walk_literal(&at, &pieces[i]) : !walk_iri(&at, &pieces[i].text, &pieces[i].end))
            return false;
    }
    skip_blanks(&at);
    if (*at++ != '.') return false;
    skip_blanks(&at);
    return !*at || (*at == '\r' && !at[1]);
}

/* Undoes the escapes; what comes out is never longer. */
static char *unescape(char *text, const char *end)
{
    char *out = text;
    for (const char *c = text; c < end;) {
        if (*c != '\\') {
            *out++ = *c++;
            continue;
        }
        uint32_t code_point = code_point_of(c);
        if (code_point) {
            c += c[1] == 'u' ? 6 : 10;
            out += utf8_put(code_point, out);
        } else {
            *out++ = c[1] == 't' ? '\t' : c[1] == 'n' ? '\n' : c[1];
            c += 2;
        }
    }
    return out;
}

static struct read_term term_of_piece(struct piece *piece)
{
    if (!piece->kind) return (struct read_term){0};
    struct read_term term = {.kind = piece->kind, .text = piece->text};
    char *end = piece->has_escapes ? unescape(piece->text, piece->end) : piece->end;
    *end = '\0';
    term.size = (size_t)(end - piece->text);
    if (piece->more) {
        *piece->more_end = '\0';
        *(piece->is_datatype ? &term.datatype : &term.language) = piece->more;
    }
    return term;
}

/* ---- All lines ---- */

struct lines {
    const char *path, *syntax, *base;
    struct arena *arena;
    triple_reader *take;
    void *user;
    entente_error *error;
    struct raptor_reader *raptor; /* reads the rest, once a line was not plain; NULL: not yet */
    bool has_graphs;
    size_t line;
};

static entente_status hand_to_raptor(struct lines *lines, const char *line, size_t size)
{
    if (!lines->raptor) {
        lines->raptor = raptor_reader_new(lines->arena, lines->path, lines->syntax, lines->base, lines->take,
                                          lines->user, lines->error);
        raptor_reader_begins_at(lines->raptor, lines->line);
    }
    return raptor_reader_feed(lines->raptor, line, size, false);
}

static bool has_nothing(const char *line)
{
    line += strspn(line, " \t");
    const char *carriage_return = strchr(line, '\r'); /* ends a line, too */
    if (carriage_return && carriage_return[1]) return false;
    bool is_comment = *line == '#' && !line[strcspn(line, "\"'<")]; /* raptor2 looks into comments */
    return !*line || is_comment || line == carriage_return;
}

/* `end` is where the line's break was, now NUL; without a break at the end of the input. */
static entente_status take_line(struct lines *lines, char *line, char *end, bool has_break)
{
    struct piece pieces[4] = {0};
    lines->line++;
    bool is_whole = strlen(line) == (size_t)(end - line); /* no NUL in it */
    if (is_whole && !lines->raptor && walk_line(line, lines->has_graphs, pieces)) {
        struct read_triple triple = {.is_clean = true};
        triple.subject = term_of_piece(&pieces[0]);
        triple.predicate = term_of_piece(&pieces[1]);
        triple.object = term_of_piece(&pieces[2]);
        triple.graph = term_of_piece(&pieces[3]);
        lines->take(lines->user, &triple);
        return ENTENTE_OK;
    }
    if (is_whole && !lines->raptor && has_nothing(line)) return ENTENTE_OK;
    if (has_break) *end = '\n';
    return hand_to_raptor(lines, line, (size_t)(end - line) + has_break);
}

/* The lines that are whole in the block, and at the end of the input the rest. *used: bytes done with. */
static entente_status take_block(struct lines *lines, char *bytes, size_t size, bool is_last, size_t *used)
{
    size_t valid = utf8_valid_prefix(bytes, size), at = 0;
    entente_status status = ENTENTE_OK;
    while (!status && at < size) {
        char *end = memchr(bytes + at, '\n', size - at);
        if (!end && !is_last) break;
        size_t next = end ? (size_t)(end - bytes) : size;
        if (valid < next)
            return fail(lines->error, ENTENTE_BAD_ENCODING, lines->path, lines->line + 1, "not UTF-8");
        bytes[next] = '\0';
        status = take_line(lines, bytes + at, bytes + next, end != NULL);
        at = next + (end != NULL);
    }
    *used = at;
    return status;
}

/* Up to `room` bytes. */
static size_t fill(struct line_source *source, char *to, size_t room)
{
    if (source->stream) return fread(to, 1, room, source->stream);
    size_t size = source->size < room ? source->size : room;
    if (size) memcpy(to, source->bytes, size);
    source->bytes += size;
    source->size -= size;
    return size;
}

entente_status rdf_read_lines(struct arena *arena, const char *path, const char *syntax,
                              struct line_source *source, const char *base, triple_reader *take, void *user,
                              entente_error *error)
{
    struct lines lines = {.path = path,
                          .syntax = syntax,
                          .base = base,
                          .arena = arena,
                          .take = take,
                          .user = user,
                          .error = error,
                          .has_graphs = strcmp(syntax, "nquads") == 0};
    size_t capacity = BLOCK, size = 0, total = 0;
    char *bytes = arena_alloc(arena, capacity + 1);
    for (;;) {
        size_t count = fill(source, bytes + size, capacity - size), used = 0;
        if (source->stream && ferror(source->stream))
            return fail(error, ENTENTE_CANNOT_READ, path, 0, "%s", strerror(errno));
        size += count;
        total += count;
        bool is_last = size < capacity;
        entente_status status = take_block(&lines, bytes, size, is_last, &used);
        if (status) return status;
        if (is_last) break;
        size -= used;
        if (!used) { /* one line fills the block */
            char *larger = arena_alloc(arena, capacity * 2 + 1);
            memcpy(larger, bytes, size);
            bytes = larger;
            capacity *= 2;
        } else {
            memmove(bytes, bytes + used, size);
        }
    }
    if (!total) return fail(error, ENTENTE_EMPTY, path, 0, "empty");
    return lines.raptor ? raptor_reader_feed(lines.raptor, NULL, 0, true) : ENTENTE_OK;
}
