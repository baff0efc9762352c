/* name.c: finds the names of an article. A run of capitalised words is cut, from left to right, into matches
 * of the knowledge's automaton, titles, names with a head noun ("Korea Institute for National Unification")
 * and other names; the language model's names say of what kind those are. Longest match first, as in
 * gazetteer taggers (Mikheev, Moens and Grover 1999). */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct span_match {
    uint32_t begin, end; /* tokens */
    const struct candidate *candidates;
    size_t count;
};

struct scanning {
    struct resolving *resolving;
    uint32_t s;
    const struct sentence *sentence;
    bool title_case;
    struct map *capitals;       /* words with a capital within a sentence */
    struct span_match *matches; /* of this sentence, by begin, longest first */
    size_t match_count, match_capacity;
};

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

static void gather_matches(struct scanning *scanning, const struct name_match *matches, size_t count,
                           size_t *at)
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

/* The first match that begins at the token or behind it: they are in order of begin. */
static size_t first_match(const struct scanning *scanning, uint32_t token)
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

static const struct span_match *longest_at(const struct scanning *scanning, uint32_t token)
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

static bool has_class(const struct span_match *match, enum entity_class class)
{
    for (size_t i = 0; match && i < match->count; i++)
        if (match->candidates[i].entry->class == class) return true;
    return false;
}

static bool has_role(const struct span_match *match, enum name_role role)
{
    for (size_t i = 0; match && i < match->count; i++)
        if (match->candidates[i].name->role == role) return true;
    return false;
}

/* ---- Runs of capitalised words ---- */

/* At the start of a sentence or quotation a capital says nothing. */
static bool is_initial(const struct sentence *sentence, uint32_t token)
{
    if (token == 0) return true;
    const struct token *before = &sentence->tokens[token - 1];
    return before->xpos == XPOS_OPEN_QUOTE || before->xpos == XPOS_COLON || before->form[0] == '"' ||
           strcmp(before->form, "\xE2\x80\x9C") == 0;
}

/* "in West and Central Africa": half of a name that goes on behind the conjunction. */
static bool is_half_of_name(const struct scanning *scanning, uint32_t token)
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

static bool is_name_token(const struct scanning *scanning, uint32_t token)
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

static bool is_particle(const struct scanning *scanning, uint32_t token)
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

/* The next word of the name behind `token`, over particles, hyphens and nicknames ("Musaad bin Mohammed
 * al-Aiban"); 0: none. */
static uint32_t next_of_name(const struct scanning *scanning, uint32_t token)
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
static uint32_t run_end(const struct scanning *scanning, uint32_t token)
{
    enum { LONGEST_RUN = 80 };
    uint32_t next, first = token;
    while (token - first < LONGEST_RUN && (next = next_of_name(scanning, token)))
        token = next;
    return token + 1;
}

/* "the China Road and Bridge Corporation": behind "the", a State's name and common words, the conjunction
 * joins two words of one body. The end of the whole run; else `end`. */
static uint32_t joined_run_end(const struct scanning *scanning, uint32_t begin, uint32_t end)
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
    bool is_thing = match && match->end >= end && strcmp(word, "of") != 0;
    if (is_thing && strcmp(word, "for") != 0) return 0;
    return match && match->end > end ? match->end : end;
}

/* "Treaty of Peace and Friendship of 1904": the year tells it from others. */
static uint32_t behind_year(const struct sentence *sentence, uint32_t stop)
{
    if (stop + 1 >= sentence->count || strcmp(sentence->tokens[stop].lower, "of") != 0) return stop;
    return is_year(&sentence->tokens[stop + 1]) ? stop + 2 : stop;
}

/* The name with a head noun that begins at the token: its end and class; 0: none. The head must not be the
 * first word unless something follows ("Institute for ..."). */
static uint32_t headed_name(const struct scanning *scanning, uint32_t begin, uint32_t end, int *kind)
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
        *kind = found;
        return stop;
    }
    /* "Kursk region", "Batumi beach": a small head behind a name. */
    return 0;
}

/* ---- Cutting a run ---- */

/* "Revolutionary Guards" of "Iran's Revolutionary Guards"; NULL. */
static const char *behind_possessor(const struct scanning *scanning, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin + 1; t + 1 < end; t++)
        if (scanning->sentence->tokens[t].xpos == XPOS_POS)
            return is_capitalised(&scanning->sentence->tokens[t + 1])
                       ? span_text(scanning->resolving, scanning->s, t + 1, end)
                       : NULL;
    return NULL;
}

static struct draft_mention *emit(struct scanning *scanning, uint32_t begin, uint32_t end,
                                  const struct span_match *match, enum entity_class class)
{
    struct draft_mention *mention = add_mention(scanning->resolving, scanning->s, begin, end);
    mention->class = class;
    if (match) {
        mention->candidates = match->candidates;
        mention->candidate_count = match->count;
        mention->confidence = 0.9f;
        mention->other_name = behind_possessor(scanning, begin, end);
    }
    return mention;
}

static bool same_model_name(const struct sentence *sentence, uint32_t a, uint32_t b, enum name_kind kind)
{
    for (uint32_t i = a; i <= b; i++)
        if (sentence->tokens[i].name != kind || (i > a && sentence->tokens[i].name_begins)) return false;
    return true;
}

/* Is a match of one word only the beginning of a longer unknown name ("Vladimir" of "Vladimir Putin", "MSC"
 * of the ship "MSC Aries")? */
static bool is_absorbed(const struct scanning *scanning, const struct span_match *match, uint32_t end)
{
    const struct sentence *sentence = scanning->sentence;
    uint32_t next = next_of_name(scanning, match->end - 1);
    if (!next || next >= end || match->end - match->begin > 1) return false;
    if (in_list(scanning->resolving, "ship-prefix", sentence->tokens[match->begin].lower)) return true;
    if (same_model_name(sentence, match->begin, next, NAME_PERSON)) {
        bool is_state = has_class(match, CLASS_STATE);
        return !is_state || sentence->tokens[match->begin].name_begins;
    }
    if (has_class(match, CLASS_STATE)) return false;
    if (next == match->end + 1 && is_inner_hyphen(sentence, match->end) && !has_role(match, NAME_DEMONYM) &&
        !longest_at(scanning, next))
        return true; /* "Carrefour-Feuilles" */
    if (follows_title(scanning->resolving, scanning->s, match->begin) && !has_class(match, CLASS_PERSON))
        return true;
    if (has_role(match, NAME_DEMONYM)) return false;
    if (in_list(scanning->resolving, "given-name", sentence->tokens[match->begin].lower)) return true;
    if (longest_at(scanning, next)) return false;
    return !has_class(match, CLASS_ORGANIZATION) || sentence->tokens[next].name == NAME_PERSON;
}

/* Cuts off what stands before a person's name: "Mr", "Dr.". */
static uint32_t skip_honorifics(const struct scanning *scanning, uint32_t begin, uint32_t end)
{
    while (begin + 1 < end) {
        if (!is_honorific(scanning->resolving, &scanning->sentence->tokens[begin]) ||
            is_filial(&scanning->sentence->tokens[begin + 1]))
            break;
        begin++;
    }
    return begin;
}

/* Does what stands behind the word show that it is a name: "Annan, the UN secretary general", "Quilla
 * said"? */
static bool is_spoken_of(const struct scanning *scanning, uint32_t token)
{
    const struct sentence *sentence = scanning->sentence;
    const struct token *it = &sentence->tokens[token];
    if (is_subject(it) && it->head >= 0 &&
        in_list(scanning->resolving, "reporting-verb", sentence->tokens[it->head].lemma))
        return true;
    if (token + 1 >= sentence->count || strcmp(sentence->tokens[token + 1].form, ",") != 0) return false;
    bool has_age = token + 3 < sentence->count && sentence->tokens[token + 2].upos == UPOS_NUM &&
                   strlen(sentence->tokens[token + 2].form) == 2 &&
                   strcmp(sentence->tokens[token + 3].form, ",") == 0;
    if (has_age) return true; /* "Krasikov, 56, shot" */
    for (uint32_t t = token + 2; t < sentence->count && t < token + 8; t++) {
        const struct token *apposed = &sentence->tokens[t];
        if (scanning->resolving->titles[scanning->s][t].end) return true;
        if (apposed->deprel == DEP_APPOS && apposed->head == (int32_t)token &&
            noun_class(scanning->resolving, scanning->s, t) != CLASS_NONE)
            return true; /* "Acacia, a mining company," */
    }
    return false;
}

/* A name that is not in the knowledge: as long as the run goes on without a known name of several words. */
static uint32_t emit_unknown(struct scanning *scanning, uint32_t begin, uint32_t end)
{
    uint32_t stop = begin + 1, next;
    bool is_direction =
        in_list(scanning->resolving, "direction-word", scanning->sentence->tokens[begin].lower);
    while ((next = next_of_name(scanning, stop - 1)) && next < end) {
        const struct span_match *match = longest_at(scanning, next);
        if (is_direction && stop == begin + 1 && has_class(match, CLASS_PLACE)) {
            /* "East New Britain" */
            if (!scanning->title_case) emit(scanning, begin, match->end, NULL, CLASS_PLACE);
            return match->end;
        }
        bool is_further = stop == begin + 1 && has_class(match, CLASS_PERSON) && next == stop &&
                          in_list(scanning->resolving, "given-name", scanning->sentence->tokens[begin].lower);
        if (match && match->end - match->begin > 1 && is_further) { /* "Mohammad Ishaq Dar" */
            emit(scanning, begin, match->end, match, CLASS_NONE);
            return match->end;
        }
        if (match && match->end - match->begin > 1) break;
        stop = next + 1;
    }
    uint32_t from = skip_honorifics(scanning, begin, stop);
    enum entity_class class = class_of_unknown(scanning->resolving, scanning->s, from, stop, from > begin);
    /* A lone word of unknown kind waits for another mention that tells it. */
    bool is_sure = class != CLASS_NONE || stop - from > 1 || !is_initial(scanning->sentence, from);
    /* A lone word at the start of one sentence only is none: "Gunfire was heard". */
    const char *form = scanning->sentence->tokens[from].form;
    bool is_lone = stop - from == 1 && from == begin && is_initial(scanning->sentence, from) &&
                   !follows_title(scanning->resolving, scanning->s, from) && !is_spoken_of(scanning, from) &&
                   !is_surely_person(&scanning->sentence->tokens[from]) &&
                   !map_find(scanning->capitals, form, strlen(form));
    if (opens_dateline(scanning->resolving, scanning->s, from, stop)) {
        struct draft_mention *town = emit(scanning, from, stop, NULL, CLASS_PLACE);
        town->name = spoken_name(scanning->resolving, town->name);
        return stop;
    }
    if (is_lone || is_dateline_press(scanning->sentence, from, stop)) return stop;
    if (names_exercise(scanning->resolving, scanning->s, from, stop)) return stop;
    if (stop - from == 1 && is_honorific(scanning->resolving, &scanning->sentence->tokens[from])) return stop;
    /* In headlines capitals tell nothing: repeat.c finds the names there. */
    if (is_sure && !scanning->title_case) emit(scanning, from, stop, NULL, class)->is_headless = true;
    return stop;
}

/* The State and the place in the name of a body are named too: "Iran's embassy in Lima". */
static void emit_inner(struct scanning *scanning, const struct span_match *body)
{
    const struct entry *entry = body->candidates[0].entry;
    if (entry->class != CLASS_ORGANIZATION) return;
    for (size_t i = first_match(scanning, body->begin); i < scanning->match_count; i++) {
        const struct span_match *inner = &scanning->matches[i];
        if (inner->begin >= body->end) break;
        bool is_within = inner->begin >= body->begin && inner->end <= body->end &&
                         inner->end - inner->begin < body->end - body->begin;
        bool is_medium =
            entry->kind && in_list(scanning->resolving, "medium-kind", entry->kind); /* "France 24" */
        for (size_t c = 0; is_within && !is_medium && c < inner->count; c++) {
            const struct entry *part = inner->candidates[c].entry;
            bool is_behind =
                inner->begin > body->begin && scanning->sentence->tokens[inner->begin - 1].upos == UPOS_ADP;
            bool is_seat = part == entry->located_in && part->class == CLASS_PLACE && is_behind;
            if (part != entry->part_of && !is_seat) continue; /* "Venice Commission" names no town */
            emit(scanning, inner->begin, inner->end, inner, CLASS_NONE);
            break;
        }
    }
}

/* "Faisal bin Farhan Al Saud": what follows a known person's name in the run belongs to it. */
static uint32_t end_of_person(const struct scanning *scanning, uint32_t known, uint32_t end)
{
    uint32_t next;
    while ((next = next_of_name(scanning, known - 1)) && next < end && !longest_at(scanning, next) &&
           scanning->sentence->tokens[next].name != NAME_ORGANIZATION)
        known = next + 1;
    return known;
}

/* The piece of the run that begins at `begin`; where the next begins. */
static uint32_t cut_piece(struct scanning *scanning, uint32_t begin, uint32_t end)
{
    const struct token *first = &scanning->sentence->tokens[begin];
    if (begin > 3 && strcmp(first->lower, "government") == 0 && strcmp(first[-1].lower, "and") == 0 &&
        strcmp(first[-2].lower, "state") == 0)
        return begin + 1; /* "the Heads of State and Government of the African Union" */
    const struct span_match *match = longest_at(scanning, begin);
    struct title_span title = scanning->resolving->titles[scanning->s][begin];
    int kind = -1;
    uint32_t headed = scanning->title_case ? 0 : headed_name(scanning, begin, end, &kind);
    uint32_t known = match ? match->end : 0;
    if (known && headed == behind_year(scanning->sentence, known)) headed = known;
    if (title.end && title.end > known && title.end >= headed) return title.end;
    if (match && known - begin > 1 && known >= headed) {
        if (has_class(match, CLASS_PERSON)) known = end_of_person(scanning, known, end);
        emit(scanning, begin, known, match, CLASS_NONE);
        emit_inner(scanning, match);
        return known;
    }
    bool of_state = match && (has_class(match, CLASS_STATE) || has_role(match, NAME_DEMONYM));
    if (headed && of_state) {
        /* "Russian Government" stands for the state; "Ukraine War" is an event. */
        const char *head = scanning->sentence->tokens[headed - 1].lower;
        if (HEADS[kind].class == CLASS_NONE || in_list(scanning->resolving, "government-noun", head))
            headed = 0;
    }
    bool is_leaning =
        begin > 1 && is_inner_hyphen(scanning->sentence, begin - 1) &&
        is_one_of((const char *const[]){"pro", "anti", NULL}, scanning->sentence->tokens[begin - 2].lower);
    if (headed && of_state && is_leaning && known < headed) headed = 0; /* "pro-Russian Socialist Party" */
    if (headed) {
        if (HEADS[kind].class != CLASS_NONE) {
            bool is_party = is_party_name(scanning->resolving, scanning->s, begin, headed);
            emit(scanning, begin, headed, NULL, is_party ? CLASS_ORGANIZATION : HEADS[kind].class);
            /* The state in the name of its body is named too. */
            if (of_state && HEADS[kind].class == CLASS_ORGANIZATION)
                emit(scanning, begin, known, match, CLASS_NONE);
        }
        return headed;
    }
    if (match && !is_absorbed(scanning, match, end)) {
        emit(scanning, begin, known, match, CLASS_NONE);
        return known;
    }
    return emit_unknown(scanning, begin, end);
}

static void scan_sentence(struct scanning *scanning)
{
    const struct sentence *sentence = scanning->sentence;
    for (uint32_t i = 0; i < sentence->count;) {
        bool particle_first = is_particle(scanning, i) && is_inner_hyphen(sentence, i + 1) &&
                              i + 2 < sentence->count && is_capitalised(&sentence->tokens[i + 2]);
        const struct span_match *match = longest_at(scanning, i);
        if (!is_name_token(scanning, i) && !particle_first) {
            uint32_t title_end = scanning->resolving->titles[scanning->s][i].end;
            if (match && match->end > title_end && !is_half_of_name(scanning, i)) {
                emit(scanning, i, match->end, match, CLASS_NONE);
                emit_inner(scanning, match);
            }
            i = match && match->end > title_end ? match->end : title_end > i ? title_end : i + 1;
            continue;
        }
        uint32_t end = joined_run_end(scanning, i, run_end(scanning, i));
        if (match && match->end > end) end = match->end;
        while (i < end) {
            bool is_joint = !is_name_token(scanning, i) && !particle_first && !longest_at(scanning, i);
            i = is_joint ? i + 1 : cut_piece(scanning, i, end);
            particle_first = false;
        }
    }
}

static void gather_capitals(const struct resolving *resolving, struct map *capitals)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        if (is_title_case(sentence)) continue;
        for (uint32_t t = 1; t < sentence->count; t++)
            if (is_capitalised(&sentence->tokens[t]) && !is_initial(sentence, t))
                map_add(capitals, sentence->tokens[t].form, strlen(sentence->tokens[t].form), NULL);
    }
}

void find_names(struct resolving *resolving)
{
    size_t count, at = 0;
    const struct entente_article *article = resolving->article;
    struct name_match *matches =
        knowledge_match(resolving->knowledge, resolving->arena, article->text, article->size, &count);
    struct map capitals;
    map_init(&capitals, resolving->arena);
    gather_capitals(resolving, &capitals);
    struct scanning scanning = {.resolving = resolving, .capitals = &capitals};
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        scanning.s = s;
        scanning.sentence = sentence_at(resolving, s);
        scanning.title_case = is_title_case(scanning.sentence);
        gather_matches(&scanning, matches, count, &at);
        scan_sentence(&scanning);
    }
    order_mentions(resolving);
}
