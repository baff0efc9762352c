/* name_span.c: how far a name reaches in a sentence: the matches of the knowledge's automaton as spans of
 * tokens, the runs of capitalised words, and the names with a head noun, "Korea Institute for National
 * Unification". */
#include "entity/scanning.h"

#include <ctype.h>
#include <string.h>

/* ---- The automaton's matches as token spans ---- */

static bool find_tokens(const struct sentence *sentence, const struct name_match *match,
                        struct span_match *span)
{
    uint32_t low = 0, high = sentence->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (sentence->tokens[middle].end <= match->begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sentence->count || sentence->tokens[low].begin != match->begin) return false;
    span->begin = low;
    while (low < sentence->count && sentence->tokens[low].end < match->end)
        low++;
    if (low == sentence->count || sentence->tokens[low].begin >= match->end) return false;
    /* A match must not cut a token in two, but for a hyphen within or the last dot of an abbreviation. */
    const struct token *last = &sentence->tokens[low];
    size_t used = match->end - last->begin, length = strlen(last->form);
    const char *rest = last->form + (used < length ? used : length);
    if (*rest && *rest != '-' && strcmp(rest, ".") != 0) return false;
    span->end = low + 1;
    return true;
}

/* Words of these kinds are names only by way of exception. */
static const bool IS_FUNCTION[UPOS_COUNT] = {
    [UPOS_VERB] = true, [UPOS_PRON] = true,  [UPOS_ADV] = true,   [UPOS_AUX] = true, [UPOS_DET] = true,
    [UPOS_ADP] = true,  [UPOS_SCONJ] = true, [UPOS_CCONJ] = true, [UPOS_NUM] = true, [UPOS_INTJ] = true};

/* "The left-wing party" is no party called The Left. */
static bool is_small_name(const struct scanning *scanning, const struct span_match *span,
                          const struct candidate *candidate)
{
    const char *text = candidate->name->text;
    return span->end - span->begin == 2 && strncmp(text, "The ", 4) == 0 && isupper((unsigned char)text[4]) &&
           islower((unsigned char)scanning->sentence->tokens[span->begin + 1].form[0]);
}

/* Classes of things that are written small are matched by description.c; a lone lower-case word is no name.
 */
static bool is_plausible(const struct scanning *scanning, const struct span_match *span,
                         const struct candidate *candidate)
{
    const struct token *first = &scanning->sentence->tokens[span->begin];
    bool is_small = !is_capitalised(first) && !(first->form[0] >= '0' && first->form[0] <= '9');
    bool is_single = span->end - span->begin == 1;
    const char *text = candidate->name->text;
    bool is_inner_capital = isupper((unsigned char)text[0]) && strlen(text) <= 6 &&
                            isupper((unsigned char)text[strlen(text) - 1]);
    bool is_spoken = strlen(text) > 3 && first->name != NAME_PERSON &&
                     strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(text);
    if (is_single && is_inner_capital && !is_spoken &&
        islower((unsigned char)first->form[strlen(first->form) - 1]))
        return false; /* "Hor" is not HoR */
    if (is_small_name(scanning, span, candidate)) return false;
    if (is_small && candidate->entry->class == CLASS_EQUIPMENT) return false;
    if (is_small && is_single) return false;
    if (is_small && !(text[0] >= 'a' && text[0] <= 'z') && strcmp(first->lower, "al") != 0) return false;
    if (candidate->entry->class == CLASS_EQUIPMENT && text[0] >= 'a' && text[0] <= 'z') return false;
    if (!is_single) return true;
    if (IS_FUNCTION[first->upos] && candidate->entry->class != CLASS_STATE) return first->name != NAME_NONE;
    return !(IS_FUNCTION[first->upos] && span->begin == 0 && first->name == NAME_NONE &&
             strlen(first->form) < 4);
}

void gather_matches(struct scanning *scanning, const struct name_match *matches, size_t count, size_t *at)
{
    struct arena *arena = scanning->resolving->arena;
    scanning->match_count = 0;
    while (*at < count && matches[*at].begin < scanning->sentence->begin)
        ++*at;
    for (; *at < count && matches[*at].begin < scanning->sentence->end; ++*at) {
        struct span_match span = {0};
        if (!find_tokens(scanning->sentence, &matches[*at], &span)) continue;
        struct candidate *kept = arena_array(arena, matches[*at].candidate_count, sizeof *kept);
        for (size_t c = 0; c < matches[*at].candidate_count; c++)
            if (is_plausible(scanning, &span, &matches[*at].candidates[c]))
                kept[span.count++] = matches[*at].candidates[c];
        if (!span.count) continue;
        span.candidates = kept;
        scanning->matches = arena_grow(arena, scanning->matches, scanning->match_count,
                                       &scanning->match_capacity, sizeof *scanning->matches);
        scanning->matches[scanning->match_count++] = span;
    }
}

/* "the British military base" is no match for the British military. */
static bool is_cut_short(const struct scanning *scanning, const struct span_match *match)
{
    const struct token *last = &scanning->sentence->tokens[match->end - 1];
    bool is_noun = match->end < scanning->sentence->count &&
                   scanning->sentence->tokens[match->end].upos == UPOS_NOUN &&
                   scanning->sentence->tokens[match->end].begin > last->end;
    return match->end - match->begin > 1 && !is_capitalised(last) && is_noun &&
           match->candidates[0].entry->class == CLASS_ORGANIZATION && last->head >= (int32_t)match->end;
}

size_t first_match(const struct scanning *scanning, uint32_t token)
{
    size_t low = 0, high = scanning->match_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (scanning->matches[middle].begin < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct span_match *longest_at(const struct scanning *scanning, uint32_t token)
{
    const struct span_match *best = NULL;
    for (size_t i = first_match(scanning, token); i < scanning->match_count; i++) {
        const struct span_match *match = &scanning->matches[i];
        if (match->begin != token) break;
        if (!is_cut_short(scanning, match) && (!best || match->end > best->end)) best = match;
    }
    /* "The East African Community" is no newspaper "The East African" */
    bool is_the = best && strcmp(scanning->sentence->tokens[token].lower, "the") == 0;
    for (size_t i = is_the ? first_match(scanning, token + 1) : scanning->match_count;
         i < scanning->match_count && scanning->matches[i].begin == token + 1; i++)
        if (scanning->matches[i].end > best->end) return NULL;
    return best;
}

bool match_has_class(const struct span_match *match, enum entity_class class)
{
    for (size_t i = 0; match && i < match->count; i++)
        if (match->candidates[i].entry->class == class) return true;
    return false;
}

bool match_has_role(const struct span_match *match, enum name_role role)
{
    for (size_t i = 0; match && i < match->count; i++)
        if (match->candidates[i].name->role == role) return true;
    return false;
}

/* ---- Runs of capitalised words ---- */

bool is_initial(const struct sentence *sentence, uint32_t token)
{
    if (token == 0) return true;
    const struct token *before = &sentence->tokens[token - 1];
    return before->xpos == XPOS_OPEN_QUOTE || before->xpos == XPOS_COLON || before->form[0] == '"' ||
           strcmp(before->form, "\xE2\x80\x9C") == 0;
}

bool is_half_of_name(const struct scanning *scanning, uint32_t token)
{
    const struct token *tokens = scanning->sentence->tokens;
    return token + 3 < scanning->sentence->count && strcmp(tokens[token + 1].lower, "and") == 0 &&
           in_list(scanning->resolving, "direction-word", tokens[token].lower) &&
           in_list(scanning->resolving, "direction-word", tokens[token + 2].lower) &&
           is_capitalised(&tokens[token + 2]) && is_capitalised(&tokens[token + 3]) &&
           !in_list(scanning->resolving, "half-of-land", tokens[token].lower);
}

/* "On New Year's Eve Banda spoke" */
static bool is_eve(const struct sentence *sentence, uint32_t token)
{
    return token > 0 && strcmp(sentence->tokens[token].lower, "eve") == 0 &&
           (sentence->tokens[token - 1].xpos == XPOS_POS ||
            strcmp(sentence->tokens[token - 1].lower, "christmas") == 0);
}

bool is_name_token(const struct scanning *scanning, uint32_t token)
{
    const struct token *it = &scanning->sentence->tokens[token];
    if (!is_capitalised(it) || in_list(scanning->resolving, "never-name", it->lower)) return false;
    if (in_list(scanning->resolving, "weekday", it->lower) && it->upos == UPOS_PROPN) return false;
    if (in_list(scanning->resolving, "month", it->lower) && strlen(it->form) > 2 &&
        token + 1 < scanning->sentence->count && scanning->sentence->tokens[token + 1].upos == UPOS_NUM)
        return false;
    if (in_list(scanning->resolving, "month", it->lower) && it->name == NAME_NONE) return false;
    if (is_eve(scanning->sentence, token) || is_half_of_name(scanning, token)) return false;
    /* "Chad Condemns Niger Over New Dam": every word of a headline has a capital */
    bool is_of_headline =
        scanning->title_case ? it->upos != UPOS_PROPN : is_verb_of_headline(scanning->sentence, token);
    if (is_of_headline && it->name == NAME_NONE && !longest_at(scanning, token)) return false;
    if (!is_initial(scanning->sentence, token)) return true;
    if (longest_at(scanning, token)) return true;
    if (in_list(scanning->resolving, "no-name", it->lower) || IS_FUNCTION[it->upos]) return false;
    return it->upos == UPOS_PROPN || (it->name != NAME_NONE && !is_plural_noun(it));
}

bool is_particle(const struct scanning *scanning, uint32_t token)
{
    return in_list(scanning->resolving, "name-particle", scanning->sentence->tokens[token].lower);
}

static bool begins_title(const struct scanning *scanning, uint32_t token)
{
    uint32_t end = scanning->resolving->titles[scanning->s][token].end;
    /* "the OAS General Assembly" */
    bool is_body = end == token + 1 && end < scanning->sentence->count &&
                   is_capitalised(&scanning->sentence->tokens[end]) &&
                   in_list(scanning->resolving, "organization-head", scanning->sentence->tokens[end].lower);
    return end != 0 && !is_body;
}

/* Romanised given names go on small behind a hyphen: "Oh Kyung-seop". */
static bool is_syllable(const struct scanning *scanning, uint32_t token, uint32_t at)
{
    const struct token *tokens = scanning->sentence->tokens;
    if (at != token + 2 || !is_inner_hyphen(scanning->sentence, at - 1) || token == 0) return false;
    if (!islower((unsigned char)tokens[at].form[0]) || strlen(tokens[at].form) > 6) return false;
    bool is_word = tokens[at].upos == UPOS_VERB || tokens[at].upos == UPOS_ADJ || tokens[at].upos == UPOS_ADP;
    bool is_korean = in_list(scanning->resolving, "family-first", tokens[token - 1].lower) &&
                     is_capitalised(&tokens[token - 1]);
    return is_korean || (!is_word && tokens[token].name == NAME_PERSON && is_capitalised(&tokens[token - 1]));
}

uint32_t next_of_name(const struct scanning *scanning, uint32_t token)
{
    const struct sentence *sentence = scanning->sentence;
    uint32_t at = behind_nickname(sentence, token);
    if (at || (at = behind_people(scanning->resolving, sentence, token))) return at;
    at = token + 1;
    for (int steps = 0; steps < 4 && at < sentence->count; steps++, at++) {
        if (is_name_token(scanning, at)) return begins_title(scanning, at) ? 0 : at;
        bool is_hyphen = is_inner_hyphen(sentence, at) && sentence->tokens[at].form[0] == '-';
        if (is_syllable(scanning, token, at)) return at;
        if (!is_hyphen && !is_particle(scanning, at)) return 0;
    }
    return 0;
}

/* The end of the run of name words that begins at `token`; longer ones are no names, and would cost their
 * square. */
uint32_t run_end(const struct scanning *scanning, uint32_t token)
{
    enum { LONGEST_RUN = 80 };
    uint32_t next, first = token;
    while (token - first < LONGEST_RUN && (next = next_of_name(scanning, token)))
        token = next;
    return token + 1;
}

/* "the China Road and Bridge Corporation": behind "the", a State's name and common words, the conjunction
 * joins two words of one body. The end of the whole run; else `end`. */
uint32_t joined_run_end(const struct scanning *scanning, uint32_t begin, uint32_t end)
{
    const struct sentence *sentence = scanning->sentence;
    if (begin == 0 || end - begin < 2 || end + 1 >= sentence->count ||
        strcmp(sentence->tokens[begin - 1].lower, "the") != 0)
        return end;
    bool is_and =
        strcmp(sentence->tokens[end].lower, "and") == 0 || strcmp(sentence->tokens[end].lower, "&") == 0;
    const struct span_match *land = longest_at(scanning, begin);
    if (!is_and || !land || land->end >= end || land->candidates[0].entry->class != CLASS_STATE ||
        !is_name_token(scanning, end + 1) || longest_at(scanning, end + 1))
        return end;
    uint32_t whole = run_end(scanning, end + 1);
    bool is_body = in_list(scanning->resolving, "organization-head", sentence->tokens[whole - 1].lower);
    bool is_first_body = in_list(scanning->resolving, "organization-head", sentence->tokens[end - 1].lower);
    return is_body && !is_first_body ? whole : end;
}

/* ---- Names with a head noun ---- */

static const struct {
    const char *list;
    enum entity_class class;
} HEADS[] = {{"organization-head", CLASS_ORGANIZATION},
             {"treaty-head", CLASS_TREATY},
             {"place-head", CLASS_PLACE},
             {"event-head", CLASS_NONE}};

static int head_kind(const struct scanning *scanning, uint32_t token)
{
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (in_list(scanning->resolving, HEADS[i].list, scanning->sentence->tokens[token].lower))
            return (int)i;
    return -1;
}

/* "on Dec. 7", "on Monday" */
static bool is_day(const struct scanning *scanning, uint32_t token)
{
    const char *word = scanning->sentence->tokens[token].lower;
    size_t size = strcspn(word, ".");
    return knowledge_list_has(scanning->resolving->knowledge, "month", word, size) ||
           knowledge_list_has(scanning->resolving->knowledge, "weekday", word, size);
}

/* Does "of", "for" ... at the token carry the name of a body on? The end of that part; 0: no. */
static uint32_t continuation(const struct scanning *scanning, uint32_t at, bool has_begun)
{
    const struct sentence *sentence = scanning->sentence;
    if (at + 1 >= sentence->count) return 0;
    const char *word = sentence->tokens[at].lower;
    bool is_link =
        strcmp(word, "of") == 0 || strcmp(word, "for") == 0 || strcmp(word, "on") == 0 ||
        (has_begun && (strcmp(word, "and") == 0 || strcmp(word, "in") == 0 || strcmp(word, "&") == 0));
    if (!is_link) return 0;
    uint32_t next = at + 1;
    if (strcmp(sentence->tokens[next].lower, "the") == 0) next++;
    if (next >= sentence->count || !is_name_token(scanning, next)) return 0;
    /* "the Great Council of Chiefs", but "the Council of President Rawlings" */
    bool are_many = strcmp(word, "of") == 0 && is_plural_noun(&sentence->tokens[next]);
    if (begins_title(scanning, next) && !are_many) return 0;
    if (sentence->tokens[next].name == NAME_PERSON) return 0;
    if (strcmp(word, "on") == 0 && is_day(scanning, next)) return 0;
    if (in_list(scanning->resolving, "given-name", sentence->tokens[next].lower)) return 0;
    const struct span_match *match = longest_at(scanning, next);
    uint32_t end = run_end(scanning, next);
    size_t length = strlen(sentence->tokens[next].lower);
    bool is_doing = length > 5 && strcmp(sentence->tokens[next].lower + length - 3, "ing") == 0;
    if (is_doing && end == next + 1 && end + 1 < sentence->count && /* "for Saving the Aral Sea" */
        strcmp(sentence->tokens[end].lower, "the") == 0 && is_name_token(scanning, end + 1))
        return run_end(scanning, end + 1);
    bool is_thing = match && match->end >= end && strcmp(word, "of") != 0;
    if (is_thing && strcmp(word, "for") != 0) return 0;
    return match && match->end > end ? match->end : end;
}

uint32_t behind_year(const struct sentence *sentence, uint32_t stop)
{
    if (stop + 1 >= sentence->count || strcmp(sentence->tokens[stop].lower, "of") != 0) return stop;
    return is_year(&sentence->tokens[stop + 1]) ? stop + 2 : stop;
}

/* The name with a head noun that begins at the token: its end and class; 0: none. The head must not be the
 * first word unless something follows ("Institute for ..."). */
uint32_t headed_name(const struct scanning *scanning, uint32_t begin, uint32_t end, enum entity_class *class)
{
    const struct sentence *sentence = scanning->sentence;
    for (uint32_t i = end; i-- > begin;) {
        int found = is_capitalised(&sentence->tokens[i]) ? head_kind(scanning, i) : -1;
        if (found < 0) continue;
        uint32_t stop = i + 1, next;
        bool has_begun = false;
        while (HEADS[found].class != CLASS_PLACE && HEADS[found].class != CLASS_NONE &&
               stop < sentence->count && (next = continuation(scanning, stop, has_begun))) {
            stop = next;
            has_begun = true;
        }
        if (i == begin && stop == i + 1) return 0;
        if (HEADS[found].class == CLASS_TREATY) stop = behind_year(sentence, stop);
        *class = HEADS[found].class;
        return stop;
    }
    /* "Kursk region", "Batumi beach": a small head behind a name. */
    return 0;
}
