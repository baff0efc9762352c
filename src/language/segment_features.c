/* segment_features.c: what the classifiers see of the place where a token or a sentence may end. */
#include "language/segment.h"

#include "base/text.h"
#include <string.h>
#include <unicode/uchar.h>

/* Characters that are put down to a plain one. */
static uint32_t simplify(uint32_t code)
{
    switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x0060:
    case 0x00B4:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
        return '-';
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return 0x2014;
    case 0x00A0:
    case 0x2007:
    case 0x202F:
    case 0x3000:
    case 0xFEFF:
    case 0x200B:
        return ' ';
    case 0x00B7:
    case 0x25CF:
    case 0x25AA:
        return 0x2022;
    default:
        return code;
    }
}

static uint8_t class_of(uint32_t code)
{
    if (code < 0x80) {
        if (code <= ' ' || code == 0x7F) return CLASS_SPACE;
        if (code >= 'a' && code <= 'z') return CLASS_LOWER;
        if (code >= 'A' && code <= 'Z') return CLASS_UPPER;
        return code >= '0' && code <= '9' ? CLASS_DIGIT : CLASS_PUNCTUATION;
    }
    UChar32 c = (UChar32)code;
    if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) return CLASS_SPACE;
    if (u_isupper(c)) return CLASS_UPPER;
    if (u_islower(c)) return CLASS_LOWER;
    if (u_isdigit(c)) return CLASS_DIGIT;
    int8_t type = u_charType(c);
    bool joins = u_isalpha(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK ||
                 type == U_FORMAT_CHAR || code == 0xFFFD;
    return joins ? CLASS_OTHER_LETTER : CLASS_PUNCTUATION;
}

void characters_read(struct characters *characters, struct arena *arena, const char *text, struct span span)
{
    size_t most = span.end - span.begin;
    characters->code = arena_array(arena, most + 1, sizeof *characters->code);
    characters->at = arena_array(arena, most + 1, sizeof *characters->at);
    characters->class = arena_array(arena, most + 1, sizeof *characters->class);
    characters->count = 0;
    for (size_t at = span.begin; at < span.end;) {
        size_t i = characters->count++;
        characters->at[i] = (uint32_t)at;
        characters->code[i] = simplify(utf8_next(text, span.end, &at));
        characters->class[i] = class_of(characters->code[i]);
    }
    characters->at[characters->count] = span.end;
}

/* The character at a place, 0 outside. */
static uint32_t code_at(const struct characters *characters, int64_t at)
{
    return at >= 0 && at < (int64_t)characters->count ? characters->code[at] : 0;
}

static unsigned class_at(const struct characters *characters, int64_t at)
{
    return at >= 0 && at < (int64_t)characters->count ? characters->class[at] : CLASS_SPACE;
}

static bool is_letter(unsigned class)
{
    return class == CLASS_UPPER || class == CLASS_LOWER || class == CLASS_OTHER_LETTER;
}

static uint32_t lower(uint32_t code)
{
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code >= '0' && code <= '9' ? '0' : code;
    return (uint32_t)u_tolower((UChar32)code);
}

static uint32_t mix(uint32_t hash, uint32_t value)
{
    hash = (hash ^ value) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

enum { RUN_MOST = 20 };

/* A run of letters or of digits before (step -1) or from (step 1) a place: its hash, and how long it is. */
static uint32_t run_hash(const struct characters *characters, int64_t from, int step, size_t *length)
{
    uint32_t hash = 7;
    *length = 0;
    bool digits = class_at(characters, from) == CLASS_DIGIT;
    while (*length < RUN_MOST) {
        unsigned class = class_at(characters, from);
        if (digits ? class != CLASS_DIGIT : !is_letter(class)) break;
        hash = mix(hash, lower(code_at(characters, from)));
        from += step;
        ++*length;
    }
    return hash;
}

/* Words written as one that may be two ("cannot", "its"): the letters before and behind the place. */
static const char *const JOINED[][2] = {
    {"can", "not"}, {"gon", "na"}, {"wan", "na"}, {"got", "ta"},   {"do", "nt"},    {"did", "nt"},
    {"does", "nt"}, {"is", "nt"},  {"was", "nt"}, {"could", "nt"}, {"would", "nt"}, {"have", "nt"},
    {"are", "nt"},  {"i", "m"},    {"i", "ve"},   {"lem", "me"},   {"gim", "me"},   {"should", "nt"},
    {"that", "s"},  {"let", "s"},  {"it", "s"},   {"out", "ta"},   {"du", "nno"},   {"a", "lot"},
    {"ca", "nt"},   {"who", "s"},  {"what", "s"}};

static bool matches(const struct characters *characters, int64_t from, const char *word)
{
    for (; *word; word++, from++)
        if (lower(code_at(characters, from)) != (uint32_t)*word) return false;
    return true;
}

/* Do the two words stand before and behind the place, with no letter around them? */
static bool parts(const struct characters *characters, size_t at, const char *const words[2])
{
    int64_t begin = (int64_t)at - (int64_t)strlen(words[0]), end = (int64_t)(at + strlen(words[1]));
    return matches(characters, (int64_t)at, words[1]) && matches(characters, begin, words[0]) &&
           !is_letter(class_at(characters, begin - 1)) && !is_letter(class_at(characters, end));
}

static bool is_joined(const struct characters *characters, size_t at)
{
    for (size_t i = 0; i < sizeof JOINED / sizeof *JOINED; i++)
        if (parts(characters, at, JOINED[i])) return true;
    return false;
}

bool is_always_parted(const struct characters *characters, size_t at)
{
    static const char *const ALWAYS[][2] = {{"can", "not"}, {"gon", "na"}, {"wan", "na"}, {"got", "ta"},
                                            {"lem", "me"},  {"gim", "me"}, {"out", "ta"}, {"a", "lot"},
                                            {"du", "nno"},  {"dun", "no"}};
    if (at >= characters->count || !is_letter(characters->class[at])) return false;
    uint32_t first = lower(characters->code[at]); /* of a second word */
    if (first != 'n' && first != 't' && first != 'm' && first != 'l') return false;
    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
        if (parts(characters, at, ALWAYS[i])) return true;
    return false;
}

bool token_end_possible(const struct characters *characters, size_t at)
{
    unsigned before = characters->class[at - 1], after = characters->class[at];
    if (is_letter(before) && is_letter(after)) {
        uint32_t first = lower(characters->code[at]);
        if (first == 'n' && code_at(characters, (int64_t)at + 1) == '\'') return true;
        return strchr("nmvstl", (int)(first & 0x7F)) && first < 0x80 && is_joined(characters, at);
    }
    return before != CLASS_DIGIT || after != CLASS_DIGIT;
}

/* Adds a feature: its kind and up to two values. */
static void add(uint32_t *features, size_t *count, uint32_t kind, uint32_t a, uint32_t b)
{
    features[(*count)++] = mix(mix(mix(kind * 0x85EBCA6Bu, a), b), kind);
}

size_t token_end_features(const struct characters *characters, size_t at, uint32_t features[FEATURES_MOST])
{
    int64_t i = (int64_t)at;
    size_t count = 0, left_length, right_length, before_length, behind_length;
    uint32_t c[7], k[7];
    for (int j = 0; j < 7; j++) { /* c[3] is the character behind the place */
        c[j] = lower(code_at(characters, i - 3 + j));
        k[j] = class_at(characters, i - 3 + j);
        if (k[j] == CLASS_PUNCTUATION) k[j] = 16 + c[j];
    }
    bool left_punctuation = class_at(characters, i - 1) == CLASS_PUNCTUATION;
    bool right_punctuation = class_at(characters, i) == CLASS_PUNCTUATION;
    uint32_t left = run_hash(characters, i - 1 - left_punctuation, -1, &left_length);
    uint32_t right = run_hash(characters, i + right_punctuation, 1, &right_length);
    int64_t before = i - 1 - left_punctuation - (int64_t)left_length,
            behind = i + right_punctuation + (int64_t)right_length;
    uint32_t around = mix(c[2], c[3]);
    uint32_t further_left = run_hash(characters, before - 1, -1, &before_length);
    uint32_t further_right = run_hash(characters, behind + 1, 1, &behind_length);
    uint32_t edge_before = lower(code_at(characters, before)),
             edge_behind = lower(code_at(characters, behind));
    if (class_at(characters, before) == CLASS_SPACE) edge_before = ' ';
    if (class_at(characters, behind) == CLASS_SPACE) edge_behind = ' ';
    add(features, &count, 1, c[2], c[3]);
    add(features, &count, 2, mix(k[1], k[2]), k[3]);
    add(features, &count, 3, mix(k[2], k[3]), k[4]);
    add(features, &count, 4, mix(mix(k[0], k[1]), k[2]), k[3]);
    add(features, &count, 5, mix(mix(k[2], k[3]), k[4]), k[5]);
    add(features, &count, 6, mix(mix(k[1], k[2]), k[3]), k[4]);
    add(features, &count, 7, mix(c[1], c[2]), c[3]);
    add(features, &count, 8, mix(c[2], c[3]), c[4]);
    add(features, &count, 9, mix(mix(c[1], c[2]), c[3]), c[4]);
    add(features, &count, 10, left, around);
    add(features, &count, 11, right, around);
    add(features, &count, 12, mix(left, right), around);
    add(features, &count, 13, mix((uint32_t)left_length, edge_before), around);
    add(features, &count, 14, mix((uint32_t)right_length, edge_behind), around);
    add(features, &count, 15, mix(left, edge_before), mix(around, edge_behind));
    add(features, &count, 16, mix(right, edge_before), mix(around, edge_behind));
    add(features, &count, 17, mix(edge_before, edge_behind), around);
    add(features, &count, 18, mix((uint32_t)left_length, (uint32_t)right_length), mix(k[2], k[3]));
    add(features, &count, 19, mix(left, further_left), mix(around, edge_before));
    add(features, &count, 20, mix(right, further_right), mix(around, edge_behind));
    add(features, &count, 21, mix(class_at(characters, before + 1), class_at(characters, behind + 1)),
        around);
    add(features, &count, 22, mix(mix(edge_behind, class_at(characters, behind + 1)), left), around);
    add(features, &count, 23, mix(mix(k[3], k[4]), mix(k[5], k[6])), around);
    add(features, &count, 24, mix(class_at(characters, before + 1), (uint32_t)left_length),
        mix(around, edge_behind));
    add(features, &count, 25, 0, 0);
    add(features, &count, 26, mix(left, further_right), right);
    return count;
}

/* ---- Ends of sentences */

static uint32_t token_hash(const struct characters *characters, const struct stretch *tokens, size_t count,
                           int64_t at)
{
    if (at < 0 || at >= (int64_t)count) return 1;
    uint32_t hash = 11;
    for (uint32_t i = tokens[at].begin; i < tokens[at].end && i < tokens[at].begin + RUN_MOST; i++)
        hash = mix(hash, lower(characters->code[i]));
    return hash;
}

/* Length, case and kind of a token in one number. */
static uint32_t token_shape(const struct characters *characters, const struct stretch *tokens, size_t count,
                            int64_t at)
{
    if (at < 0 || at >= (int64_t)count) return 1;
    uint32_t shape = 5, last = 99;
    for (uint32_t i = tokens[at].begin; i < tokens[at].end && i < tokens[at].begin + RUN_MOST; i++) {
        uint32_t class = characters->class[i];
        if (class == CLASS_PUNCTUATION) class = 16 + characters->code[i];
        if (class == last) continue;
        shape = mix(shape, class);
        last = class;
    }
    return shape;
}

static bool ends_sentence(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == ':' || code == ';' || code == 0x2026 ||
           code == ')' || code == ']' || code == '"' || code == '\'' || code == '*' || code == '-' ||
           code == 0x2014 || code == ',' || code == '>' || code == '_';
}

/* 2: a line ends between the tokens, 1: a space, 0: nothing. */
static uint32_t gap_behind(const struct characters *characters, const struct stretch *tokens, size_t at)
{
    uint32_t gap = 0;
    for (uint32_t i = tokens[at].end; i < tokens[at + 1].begin; i++)
        gap = characters->code[i] == '\n' ? 2 : gap ? gap : 1;
    return gap;
}

bool sentence_end_possible(const struct characters *characters, const struct stretch *tokens, size_t count,
                           size_t at)
{
    if (at + 1 >= count) return false;
    if (ends_sentence(characters->code[tokens[at].end - 1])) return true;
    unsigned next = characters->class[tokens[at + 1].begin];
    return tokens[at + 1].begin > tokens[at].end && next != CLASS_LOWER && next != CLASS_OTHER_LETTER;
}

size_t sentence_end_features(const struct characters *characters, const struct stretch *tokens, size_t count,
                             size_t at, size_t since, uint32_t features[FEATURES_MOST])
{
    int64_t i = (int64_t)at;
    size_t n = 0;
    uint32_t word[6], shape[6];
    for (int j = 0; j < 6; j++) { /* [2] is the token before the place, [3] the one behind */
        word[j] = token_hash(characters, tokens, count, i - 2 + j);
        shape[j] = token_shape(characters, tokens, count, i - 2 + j);
    }
    uint32_t gap = gap_behind(characters, tokens, at), last = characters->code[tokens[at].end - 1];
    uint32_t length = tokens[at].end - tokens[at].begin, size = since < 4    ? (uint32_t)since
                                                                : since < 12 ? 4
                                                                : since < 40 ? 5
                                                                             : 6;
    uint32_t quotes = 0, brackets = 0;
    for (size_t back = 0; back < since && back < 60; back++) {
        uint32_t code = characters->code[tokens[at - back].begin];
        quotes += code == '"';
        brackets += (uint32_t)(code == '(') - (uint32_t)(code == ')');
    }
    uint32_t context = mix(mix(gap, quotes & 1), brackets > 0 && brackets < 60);
    if (last < 0x80 && class_at(characters, tokens[at].end - 1) != CLASS_PUNCTUATION) last = 'a';
    if (length > 8) length = 8;
    add(features, &n, 101, word[2], gap);
    add(features, &n, 102, word[3], gap);
    add(features, &n, 103, word[2], word[3]);
    add(features, &n, 104, shape[2], shape[3]);
    add(features, &n, 105, mix(shape[1], shape[2]), shape[3]);
    add(features, &n, 106, mix(shape[2], shape[3]), shape[4]);
    add(features, &n, 107, mix(mix(shape[1], shape[2]), mix(shape[3], shape[4])), gap);
    add(features, &n, 108, mix(word[1], word[2]), gap);
    add(features, &n, 109, mix(word[3], word[4]), last);
    add(features, &n, 110, mix(word[2], shape[3]), context);
    add(features, &n, 111, mix(shape[2], word[3]), context);
    add(features, &n, 112, mix(last, shape[3]), context);
    add(features, &n, 113, mix(last, size), mix(shape[3], gap));
    add(features, &n, 114, mix(last, length), shape[3]);
    add(features, &n, 115, mix(word[1], last), shape[3]);
    add(features, &n, 116, mix(mix(shape[0], shape[1]), mix(shape[2], shape[3])), mix(shape[4], shape[5]));
    add(features, &n, 117, mix(word[2], size), gap);
    add(features, &n, 118, mix(word[3], size), last);
    add(features, &n, 119, last, context);
    add(features, &n, 120, mix(word[1], word[2]), word[3]);
    add(features, &n, 121, gap, size);
    return n;
}
