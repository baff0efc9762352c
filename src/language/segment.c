/* segment.c: cuts text into sentences of tokens, with the decisions of two classifiers. */
#include "language/segment.h"

#include "base/status.h"
#include "language/network.h"
#include "language/word.h"
#include <string.h>

static bool take_classifier(const struct model_sections *model, const char *name,
                            struct classifier *classifier)
{
    struct section section = model_section(model, name);
    size_t count = section.size / sizeof *classifier->weights;
    classifier->weights = section.bytes;
    classifier->mask = count - 1;
    return count && (count & (count - 1)) == 0;
}

entente_status segment_open(const struct model_sections *model, const char *path, struct segmenter *segmenter,
                            entente_error *error)
{
    if (!take_classifier(model, "tokens", &segmenter->token_end) ||
        !take_classifier(model, "sentences", &segmenter->sentence_end))
        return fail(error, ENTENTE_BAD_MODEL, path, 0, "the language model cannot divide text");
    return ENTENTE_OK;
}

struct cutter {
    const struct segmenter *segmenter;
    struct arena *arena;
    const char *text;
    struct map *words;
    struct analysis *analysis;
    size_t capacity;
};

enum { TOKEN_MOST = 400 }; /* characters: a longer run without a space is cut */

static int32_t token_end_score(const struct segmenter *segmenter, const struct characters *characters,
                               size_t at)
{
    uint32_t features[FEATURES_MOST];
    size_t count = token_end_features(characters, at, features);
    return classifier_score(&segmenter->token_end, features, count);
}

static bool is_word_part(const struct characters *characters, size_t at)
{
    return at < characters->count && characters->class[at] != CLASS_PUNCTUATION &&
           characters->class[at] != CLASS_SPACE;
}

/* A hyphen or slash between letters or digits: cut off on both sides or on none. */
static bool is_joint(const struct characters *characters, size_t at)
{
    uint32_t code = characters->code[at];
    return (code == '-' || code == '/') && at > 0 && is_word_part(characters, at - 1) &&
           is_word_part(characters, at + 1);
}

/* Abbreviations that stand before a name, so that their full stop ends neither token nor sentence. The
 * treebanks know the common ones; these are those of news on states and armies. */
static const char *const BEFORE_NAMES[] = {"Adm",  "Amb",    "Brig", "Capt", "Cdr", "Cmdr", "Col",  "Cpl",
                                           "Dr",   "Eng",    "Fr",   "Gen",  "Gov", "Hon",  "Insp", "Lt",
                                           "Maj",  "Messrs", "Mr",   "Mrs",  "Ms",  "Msgr", "Mt",   "Pres",
                                           "Prof", "Rep",    "Rev",  "Sen",  "Sgt", "St",   "Supt"};

static bool stands_before_names(const struct characters *characters, size_t begin, size_t end)
{
    for (size_t i = 0; i < sizeof BEFORE_NAMES / sizeof *BEFORE_NAMES; i++) {
        const char *word = BEFORE_NAMES[i];
        size_t at = begin;
        while (at < end && *word && characters->code[at] == (uint32_t)(unsigned char)*word)
            at++, word++;
        if (at == end && !*word) return true;
    }
    return false;
}

static bool is_letter_at(const struct characters *characters, int64_t at)
{
    if (at < 0 || at >= (int64_t)characters->count) return false;
    unsigned class = characters->class[at];
    return class == CLASS_UPPER || class == CLASS_LOWER;
}

static bool is_space_at(const struct characters *characters, int64_t at)
{
    return at < 0 || at >= (int64_t)characters->count || characters->class[at] == CLASS_SPACE;
}

/* How many letters, and hyphens between letters, stand from `from` on in steps of `step`; *stop: behind them.
 */
static size_t count_letters(const struct characters *characters, int64_t from, int step, int64_t *stop)
{
    size_t count = 0;
    for (*stop = from; is_letter_at(characters, *stop) ||
                       (count && !is_space_at(characters, *stop) && characters->code[*stop] == '-' &&
                        is_letter_at(characters, *stop + step));
         *stop += step)
        count++;
    return count;
}

/* "he/she", "Wednesday/Thursday": a slash between two words of letters is a token of its own; it is not in
 * paths and addresses, which have more slashes or dots. */
static bool is_slash_of_words(const struct characters *characters, size_t slash)
{
    if (slash >= characters->count || characters->code[slash] != '/') return false;
    int64_t before, behind;
    size_t left = count_letters(characters, (int64_t)slash - 1, -1, &before),
           right = count_letters(characters, (int64_t)slash + 1, 1, &behind);
    if (left < 2 || right < 2 || !is_space_at(characters, before)) return false;
    while (!is_space_at(characters, behind) && strchr(".,;:!?)", (int)(characters->code[behind] & 0x7F)) &&
           characters->code[behind] < 128)
        behind++;
    return is_space_at(characters, behind);
}

/* "JERUSALEM/DUBAI/WASHINGTON": slashes between towns in capitals. */
static bool is_slash_of_capitals(const struct characters *characters, size_t slash)
{
    enum { SHORTEST = 4 };
    if (slash >= characters->count || characters->code[slash] != '/') return false;
    int64_t before = (int64_t)slash - 1, behind = (int64_t)slash + 1;
    while (before >= 0 && characters->class[before] == CLASS_UPPER)
        before--;
    while (behind < (int64_t)characters->count && characters->class[behind] == CLASS_UPPER)
        behind++;
    bool starts = is_space_at(characters, before) || characters->code[before] == '/';
    bool ends =
        is_space_at(characters, behind) || characters->code[behind] == '/' || characters->code[behind] == ',';
    return starts && ends && (int64_t)slash - before > SHORTEST && behind - (int64_t)slash > SHORTEST;
}

/* "MOSCOW, April 3. /TASS/.": the slashes around the name of an agency. */
static bool is_slash_around(const struct characters *characters, size_t slash)
{
    enum { LONGEST = 12 };
    if (slash >= characters->count || characters->code[slash] != '/') return false;
    bool opens = is_space_at(characters, (int64_t)slash - 1);
    int step = opens ? 1 : -1;
    int64_t other = (int64_t)slash + step;
    while (other >= 0 && other < (int64_t)characters->count && characters->class[other] == CLASS_UPPER)
        other += step;
    int64_t letters = (other - (int64_t)slash) * step - 1;
    return letters > 1 && letters < LONGEST && other >= 0 && other < (int64_t)characters->count &&
           characters->code[other] == '/' && (opens || is_space_at(characters, other - 1));
}

/* ">100,000": a sign of comparison before a number of two digits or more. */
static bool is_behind_comparison(const struct characters *characters, size_t at)
{
    uint32_t sign = characters->code[at - 1];
    return (sign == '>' || sign == '<' || sign == '~') && is_space_at(characters, (int64_t)at - 2) &&
           at + 1 < characters->count && characters->class[at] == CLASS_DIGIT &&
           characters->class[at + 1] == CLASS_DIGIT;
}

/* A comma behind a letter is no part of a number, even with no space behind it. */
static bool is_comma_of_words(const struct characters *characters, size_t at)
{
    return at < characters->count && characters->code[at] == ',' && is_letter_at(characters, (int64_t)at - 1);
}

static bool ends_for_certain(const struct characters *characters, size_t at)
{
    return is_slash_of_words(characters, at) || is_slash_of_words(characters, at - 1) ||
           is_slash_of_capitals(characters, at) || is_slash_of_capitals(characters, at - 1) ||
           is_slash_around(characters, at) || is_slash_around(characters, at - 1) ||
           is_always_parted(characters, at) || is_behind_comparison(characters, at) ||
           is_comma_of_words(characters, at) || is_comma_of_words(characters, at - 1);
}

/* "lets the Emirates ship arms": one word in news, not "let us" without its apostrophe. */
static bool is_within_lets(const struct characters *characters, size_t begin, size_t at)
{
    const uint32_t *code = characters->code + begin;
    return at == begin + 3 && code[0] == 'l' && code[1] == 'e' && code[2] == 't' && code[3] == 's';
}

static bool token_ends(const struct segmenter *segmenter, const struct characters *characters, size_t begin,
                       size_t at)
{
    if (at - begin >= TOKEN_MOST) return true;
    if (ends_for_certain(characters, at)) return true;
    if (is_within_lets(characters, begin, at)) return false;
    if (!token_end_possible(characters, at)) return false;
    if (characters->code[at] == '.' && stands_before_names(characters, begin, at)) return false;
    int32_t score = token_end_score(segmenter, characters, at);
    if (is_joint(characters, at)) score += token_end_score(segmenter, characters, at + 1);
    if (is_joint(characters, at - 1)) score += token_end_score(segmenter, characters, at - 1);
    return score > 0;
}

static struct stretch *cut_tokens(struct cutter *cutter, const struct characters *characters, size_t *count)
{
    struct stretch *tokens = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t at = 0; at < characters->count;) {
        if (characters->class[at] == CLASS_SPACE) {
            at++;
            continue;
        }
        size_t begin = at++;
        while (at < characters->count && characters->class[at] != CLASS_SPACE &&
               !token_ends(cutter->segmenter, characters, begin, at))
            at++;
        tokens = arena_grow(cutter->arena, tokens, *count, &capacity, sizeof *tokens);
        tokens[(*count)++] = (struct stretch){(uint32_t)begin, (uint32_t)at};
    }
    return tokens;
}

static void add_sentence(struct cutter *cutter, const struct characters *characters,
                         const struct stretch *tokens, size_t count, uint32_t paragraph)
{
    struct analysis *analysis = cutter->analysis;
    analysis->sentences = arena_grow(cutter->arena, analysis->sentences, analysis->count, &cutter->capacity,
                                     sizeof *analysis->sentences);
    struct sentence *sentence = &analysis->sentences[analysis->count++];
    *sentence =
        (struct sentence){.count = (uint32_t)count, .paragraph = paragraph, .quoted_from = (uint32_t)count};
    sentence->tokens = arena_array(cutter->arena, count, sizeof *sentence->tokens);
    for (size_t i = 0; i < count; i++) {
        struct token *token = &sentence->tokens[i];
        token->begin = characters->at[tokens[i].begin];
        token->end = characters->at[tokens[i].end];
        token->space_after =
            tokens[i].end < characters->count && characters->class[tokens[i].end] == CLASS_SPACE;
        word_set_form(cutter->words, token, cutter->text + token->begin, token->end - token->begin);
    }
    sentence->begin = sentence->tokens[0].begin;
    sentence->end = sentence->tokens[count - 1].end;
}

enum { DATELINE_MOST = 16 };

static bool is_capitals(const struct characters *characters, const struct stretch *token)
{
    for (uint32_t i = token->begin; i < token->end; i++)
        if (characters->class[i] != CLASS_UPPER) return false;
    return token->end - token->begin >= 3;
}

static bool may_stand_in_dateline(const struct characters *characters, const struct stretch *token)
{
    uint32_t code = characters->code[token->begin];
    uint8_t class = characters->class[token->begin];
    return class == CLASS_UPPER || class == CLASS_DIGIT || code == ',' || code == '.' || code == '/' ||
           code == '(' || code == ')';
}

/* "GENEVA, July 12 (Reuters) -": the tokens of a dateline at the start of a paragraph, with the dash; 0 for
 * none. A place in capitals, or a source in brackets before the dash, is what tells it from a name with a
 * dash behind. */
static size_t dateline_length(const struct characters *characters, const struct stretch *tokens, size_t count)
{
    if (count < 3 || characters->class[tokens[0].begin] != CLASS_UPPER) return 0;
    for (size_t i = 1; i + 1 < count && i < DATELINE_MOST; i++) {
        uint32_t code = characters->code[tokens[i].begin];
        bool spaced = tokens[i].begin > tokens[i - 1].end && tokens[i + 1].begin > tokens[i].end;
        if ((code == '-' || code == 0x2014) && spaced) {
            bool source = characters->code[tokens[i - 1].begin] == ')';
            return source || is_capitals(characters, &tokens[0]) ? i + 1 : 0;
        }
        if (!may_stand_in_dateline(characters, &tokens[i])) return 0;
    }
    return 0;
}

/* "Gen." ends no sentence. */
static bool waits_for_name(const struct characters *characters, const struct stretch *token)
{
    return characters->code[token->end - 1] == '.' && token->end - token->begin > 1 &&
           stands_before_names(characters, token->begin, token->end - 1);
}

static bool is_text(const struct characters *characters, const struct stretch *token, const char *text)
{
    for (uint32_t i = token->begin; i < token->end; i++, text++)
        if (!*text || characters->code[i] != (uint32_t)(unsigned char)*text) return false;
    return !*text;
}

/* "came into force at 7 a.m. Soldiers fired": the hour ends the sentence; but "at 7 a.m. Moscow time", "5
 * p.m. Monday", "9 a.m. EST". */
static bool ends_with_hour(const struct characters *characters, const struct stretch *tokens, size_t count,
                           size_t i)
{
    static const char *const GO_ON[] = {
        "Monday",  "Tuesday", "Wednesday", "Thursday",  "Friday",    "Saturday", "Sunday",   "Eastern",
        "Pacific", "Central", "Mountain",  "Greenwich", "January",   "February", "March",    "April",
        "May",     "June",    "July",      "August",    "September", "October",  "November", "December"};
    if (i + 2 >= count ||
        (!is_text(characters, &tokens[i], "a.m.") && !is_text(characters, &tokens[i], "p.m.")))
        return false;
    const struct stretch *next = &tokens[i + 1];
    bool is_capital = characters->class[next->begin] == CLASS_UPPER &&
                      (next->end == next->begin + 1 || characters->class[next->begin + 1] == CLASS_LOWER);
    for (size_t k = 0; is_capital && k < sizeof GO_ON / sizeof *GO_ON; k++)
        if (is_text(characters, next, GO_ON[k])) return false;
    return is_capital && !is_text(characters, &tokens[i + 2], "time");
}

/* A sentence has come to NETWORK_LONGEST tokens, which are parsed at once, without an end; `at` is the last
 * of them. It is cut behind the last semicolon in its second half, else the last comma there, else here.
 * These are lists and texts without stops; what looks all over a sentence would take too long for them. */
static size_t cut_of_longest(const struct characters *characters, const struct stretch *tokens, size_t at)
{
    static const char *const STOPS[] = {";", ","};
    for (size_t k = 0; k < sizeof STOPS / sizeof *STOPS; k++)
        for (size_t i = at; i > at - NETWORK_LONGEST / 2; i--)
            if (is_text(characters, &tokens[i], STOPS[k])) return i;
    return at;
}

static void cut_span(struct cutter *cutter, const struct span *span, uint32_t paragraph)
{
    struct characters characters;
    size_t count, begin = 0;
    characters_read(&characters, cutter->arena, cutter->text, *span);
    struct stretch *tokens = cut_tokens(cutter, &characters, &count);
    size_t dateline = dateline_length(&characters, tokens, count);
    if (dateline) add_sentence(cutter, &characters, tokens, begin = dateline, paragraph);
    for (size_t i = dateline; i < count; i++) {
        uint32_t features[FEATURES_MOST];
        bool ends = i + 1 == count;
        if (!ends && sentence_end_possible(&characters, tokens, count, i) &&
            !waits_for_name(&characters, &tokens[i])) {
            size_t n = sentence_end_features(&characters, tokens, count, i, i + 1 - begin, features);
            ends = classifier_score(&cutter->segmenter->sentence_end, features, n) > 0;
        }
        ends = ends || ends_with_hour(&characters, tokens, count, i);
        if (!ends && i + 1 - begin == NETWORK_LONGEST) {
            i = cut_of_longest(&characters, tokens, i);
            ends = true;
        }
        if (!ends) continue;
        add_sentence(cutter, &characters, tokens + begin, i + 1 - begin, paragraph);
        begin = i + 1;
    }
}

struct analysis *segment(const struct segmenter *segmenter, struct map *words, const char *text, size_t size,
                         const struct span *spans, size_t span_count)
{
    struct arena *arena = words->arena;
    struct cutter cutter = {.segmenter = segmenter, .arena = arena, .text = text, .words = words};
    cutter.analysis = arena_alloc(arena, sizeof *cutter.analysis);
    for (size_t i = 0; i < span_count; i++) {
        struct span span = spans[i];
        if (span.end > size) span.end = (uint32_t)size;
        if (span.begin < span.end) cut_span(&cutter, &span, (uint32_t)i);
    }
    return cutter.analysis;
}
