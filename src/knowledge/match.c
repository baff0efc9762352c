/* match.c: finds all names in a text: folded words, then the paths of the trie from each of them, then the
 * bodies of states that names of states and the heads of patterns make together ("Russia's Foreign
 * Ministry"). */
#include "knowledge/tables.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

struct text_word {
    uint32_t begin, end;
    uint32_t number; /* 0: in no name */
};

/* A body that is one a place, at a place. */
struct made_body {
    const struct body *body;
    const struct entry *place;
    const struct candidate *candidate;
};

/* The words [first, last) of a match. */
struct span {
    uint32_t first, last;
};

struct matching {
    const struct knowledge *knowledge;
    struct arena *arena;
    const char *text;
    size_t size;
    struct text_word *words; /* of the stretch at hand */
    size_t word_count, word_capacity;
    struct name_match *matches;
    size_t count, match_capacity;
    size_t stretch;     /* the first match of the stretch */
    struct span *spans; /* beside the matches */
    size_t span_capacity;
    struct made_body *made;
    size_t made_count, made_capacity;
};

/* ---- What stands between the words of a name ---- */

enum gap { GAP_NONE, GAP_NAME, GAP_COMMA };

static bool is_short_title(const char *text, const struct text_word *word)
{
    return word->end - word->begin <= 3 && text[word->begin] >= 'A' && text[word->begin] <= 'Z';
}

/* Can a name go on from one word to the next? Blanks, hyphens, apostrophes and "&" part its words; a dot only
 * behind a short word ("St. Petersburg"); a comma where the name has one ("Washington, D.C."). */
static enum gap gap_between(const struct matching *matching, const struct text_word *left,
                            const struct text_word *right)
{
    const char *text = matching->text;
    size_t at = left->end, to = right->begin;
    if (to == at + 1 && (text[at] == ' ' || text[at] == '-')) return GAP_NAME;
    if (to - at > 4) return GAP_NONE;
    enum gap gap = GAP_NAME;
    int newlines = 0;
    while (at < to) {
        uint32_t c = utf8_next(text, to, &at);
        newlines += c == '\n';
        if (c == ',')
            gap = GAP_COMMA;
        else if (c == '.' && !is_short_title(text, left))
            return GAP_NONE;
        else if (!(c == ' ' || c == '\n' || c == '\t' || c == '-' || c == '\'' || c == '.' || c == '&' ||
                   c == 0xA0 || c == 0x2018 || c == 0x2019 || (c >= 0x2010 && c <= 0x2013)))
            return GAP_NONE;
    }
    return newlines > 1 ? GAP_NONE : gap;
}

/* ---- Case ---- */

enum letters { LETTERS_SMALL, LETTERS_MIXED, LETTERS_CAPITAL };

static enum letters letters_of(const char *text, size_t begin, size_t end)
{
    bool upper = false, lower = false;
    for (size_t i = begin; i < end; i++) {
        upper |= (text[i] >= 'A' && text[i] <= 'Z') || (unsigned char)text[i] >= 0x80;
        lower |= text[i] >= 'a' && text[i] <= 'z';
    }
    return !upper ? LETTERS_SMALL : lower ? LETTERS_MIXED : LETTERS_CAPITAL;
}

/* "Nato", "Unesco": acronyms that are spoken as words are written so, when they are no words. */
static bool is_spoken_acronym(const struct knowledge *knowledge, const struct entry_name *name,
                              const char *text, size_t size)
{
    if (!name->case_matters || size < 4 || strlen(name->text) != size) return false;
    char lower[16];
    if (size >= sizeof lower || text[0] != name->text[0] || name->text[1] < 'A' || name->text[1] > 'Z')
        return false;
    lower[0] = (char)(text[0] | 0x20);
    for (size_t i = 1; i < size; i++) {
        if (text[i] < 'a' || text[i] > 'z' || (name->text[i] | 0x20) != text[i]) return false;
        lower[i] = text[i];
    }
    return !knowledge_list_has(knowledge, "common-word", lower, size);
}

/* "U.S. steel" is no "US Steel": the last word is written small. */
static bool ends_small(const struct entry_name *name, const char *text, size_t size)
{
    const char *last = strrchr(name->text, ' ');
    size_t at = size;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return last && at > 0 && last[1] >= 'A' && last[1] <= 'Z' && text[at] >= 'a' && text[at] <= 'z';
}

static bool fits(const struct matching *matching, const struct entry_name *name,
                 const struct name_match *match, enum letters letters, bool has_comma)
{
    const char *text = matching->text + match->begin;
    size_t size = match->end - match->begin, length = strlen(name->text);
    if (has_comma && !strchr(name->text, ',')) return false;
    if (name->text[0] >= 'a' && name->text[0] <= 'z') return true;
    if (letters == LETTERS_SMALL) return false;
    if (!name->case_matters) return true;
    if (names_same_letters(name->text, text, size)) return true;
    if (is_spoken_acronym(matching->knowledge, name, text, size)) return true;
    if (name->role == NAME_ACRONYM || ends_small(name, text, size)) return false;
    return letters == LETTERS_CAPITAL ? length > 4 : length > 5;
}

/* ---- Matches of names ---- */

static void add_match(struct matching *matching, struct name_match match, uint32_t first, uint32_t last)
{
    matching->matches = arena_grow(matching->arena, matching->matches, matching->count,
                                   &matching->match_capacity, sizeof *matching->matches);
    matching->spans = arena_grow(matching->arena, matching->spans, matching->count, &matching->span_capacity,
                                 sizeof *matching->spans);
    matching->matches[matching->count] = match;
    matching->spans[matching->count++] = (struct span){first, last};
}

/* What the walk over a name has passed. */
struct passed {
    bool comma, initial; /* "Washington, D.C."; "John F. Kennedy" for "John Kennedy" */
};

/* "Amina Mohammed" as it is spelt is not Amina Mohamed: of the candidates of a class, those whose own
 * spelling is in the text stand before those that the rules of spelling bring, which then fall away. */
static void prefer_spelling(const struct matching *matching, struct candidate *candidates,
                            struct name_match *match)
{
    bool is_spelt[CLASS_COUNT] = {false};
    const char *text = matching->text + match->begin;
    size_t size = match->end - match->begin, kept = 0;
    for (size_t i = 0; i < match->candidate_count; i++)
        if (names_same_words(candidates[i].name->text, text, size))
            is_spelt[candidates[i].entry->class] = true;
    for (size_t i = 0; i < match->candidate_count; i++)
        if (!is_spelt[candidates[i].entry->class] || names_same_words(candidates[i].name->text, text, size))
            candidates[kept++] = candidates[i];
    match->candidate_count = kept;
}

static bool match_node(struct matching *matching, const struct name_node *node, uint32_t first, uint32_t last,
                       struct passed passed)
{
    const struct candidate *all = &matching->knowledge->names.candidates[node->first];
    struct name_match match = {matching->words[first].begin, matching->words[last - 1].end, all, node->count};
    enum letters letters = letters_of(matching->text, match.begin, match.end);
    bool is_plain = !node->needs_case && !node->is_mixed && !passed.comma && !passed.initial;
    if (is_plain && letters == LETTERS_SMALL) return false;
    if (!is_plain) {
        struct candidate *kept = arena_array(matching->arena, node->count, sizeof *kept);
        match.candidates = kept;
        match.candidate_count = 0;
        for (uint32_t i = 0; i < node->count; i++)
            if (fits(matching, all[i].name, &match, letters, passed.comma) &&
                !(passed.initial && all[i].entry->class != CLASS_PERSON))
                kept[match.candidate_count++] = all[i];
        if (node->is_mixed) prefer_spelling(matching, kept, &match);
    }
    if (match.candidate_count) add_match(matching, match, first, last);
    return match.candidate_count > 0;
}

/* A middle initial: "F." */
static bool is_initial(const struct matching *matching, const struct text_word *word)
{
    char letter = matching->text[word->begin];
    return word->end == word->begin + 1 && letter >= 'A' && letter <= 'Z' && matching->text[word->end] == '.';
}

static bool gap_allows(const struct matching *matching, uint32_t last, struct passed *passed)
{
    enum gap gap = gap_between(matching, &matching->words[last - 1], &matching->words[last]);
    passed->comma |= gap == GAP_COMMA;
    return gap != GAP_NONE;
}

/* Can a name without commas go on to the word from the one before it? */
static bool is_joined(const struct matching *matching, uint32_t word)
{
    return gap_between(matching, &matching->words[word - 1], &matching->words[word]) == GAP_NAME;
}

/* All names that go on from the node, shortest first; true when there are any. A middle initial is passed
 * where no name has it, "John F. Kerry", although others go on with its letter. */
static bool match_on(struct matching *matching, uint32_t node, uint32_t first, uint32_t last,
                     struct passed passed)
{
    const struct name_index *names = &matching->knowledge->names;
    bool found = false;
    if (names->nodes[node].count) found = match_node(matching, &names->nodes[node], first, last, passed);
    if (!names->nodes[node].continues || last >= matching->word_count || !gap_allows(matching, last, &passed))
        return found;
    uint32_t number = matching->words[last].number;
    uint32_t next = number ? names_step(names, node, number) : 0;
    if (next && match_on(matching, next, first, last + 1, passed)) return true;
    if (last + 1 >= matching->word_count || !is_initial(matching, &matching->words[last]) ||
        !gap_allows(matching, last + 1, &passed))
        return found;
    passed.initial = true;
    number = matching->words[last + 1].number;
    next = number ? names_step(names, node, number) : 0;
    return (next && match_on(matching, next, first, last + 2, passed)) || found;
}

static void match_from(struct matching *matching, uint32_t first)
{
    uint32_t root = matching->knowledge->names.roots[matching->words[first].number];
    if (root) match_on(matching, root, first, first + 1, (struct passed){false, false});
}

/* ---- Bodies of states ---- */

struct state_name {
    const struct entry *state;
    bool is_demonym, is_metonym;
};

static bool state_of_match(const struct name_match *match, struct state_name *name)
{
    for (size_t i = 0; i < match->candidate_count; i++) {
        const struct candidate *candidate = &match->candidates[i];
        if (candidate->entry->class != CLASS_STATE) continue;
        *name = (struct state_name){candidate->entry, candidate->name->role == NAME_DEMONYM,
                                    candidate->name->role == NAME_METONYM};
        return true;
    }
    return false;
}

/* The longest head of a pattern from a word on: its pattern, and the word behind it; false when none begins
 * there. */
static bool head_from(const struct matching *matching, uint32_t first, size_t *pattern, uint32_t *behind)
{
    const struct bodies *bodies = &matching->knowledge->bodies;
    uint32_t node = bodies->root;
    bool found = false;
    for (uint32_t at = first; at < matching->word_count; at++) {
        if (at > first && !is_joined(matching, at)) break;
        uint32_t number = matching->words[at].number;
        node = number ? names_step(&matching->knowledge->names, node, number) : 0;
        if (!node) break;
        if (!bodies->pattern_of[node]) continue;
        *pattern = bodies->pattern_of[node] - 1u;
        *behind = at + 1;
        found = true;
    }
    return found;
}

/* The first of the `count` matches of names that begins at the word or behind it. */
static size_t first_match_at(const struct matching *matching, size_t count, uint32_t word)
{
    size_t low = matching->stretch, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (matching->spans[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "in Lima" behind the head of a body that is one a place: the place, and the word behind it. */
static const struct entry *place_behind(const struct matching *matching, size_t names, uint32_t at,
                                        uint32_t *behind)
{
    if (at + 1 >= matching->word_count || matching->words[at].number != matching->knowledge->bodies.in)
        return NULL;
    const struct entry *place = NULL;
    for (size_t i = first_match_at(matching, names, at + 1); i < names && matching->spans[i].first == at + 1;
         i++)
        for (size_t c = 0; c < matching->matches[i].candidate_count; c++) {
            const struct entry *entry = matching->matches[i].candidates[c].entry;
            if (entry->class != CLASS_PLACE) continue;
            place = entry;
            *behind = matching->spans[i].last;
            break;
        }
    return place;
}

/* "Russian Embassy" and "Lima" -> the "Russian Embassy in Lima". */
static const struct candidate *body_in_place(const struct matching *matching, const struct body *body,
                                             const struct entry *place)
{
    struct body *made = arena_alloc(matching->arena, sizeof *made);
    const char *slash = strchr(place->iri, '/');
    made->entry = body->entry;
    made->entry.iri = arena_format(matching->arena, "%s-%s", body->entry.iri, slash ? slash + 1 : place->iri);
    made->entry.label = arena_format(matching->arena, "%s in %s", body->entry.label, place->label);
    made->entry.located_in = place;
    made->name = (struct entry_name){.text = made->entry.label, .role = NAME_LABEL};
    made->entry.names = &made->name;
    made->entry.name_count = 1;
    made->candidate = (struct candidate){&made->entry, &made->name};
    return &made->candidate;
}

/* Do the words [first, last) name an organization already? */
static bool is_known(const struct matching *matching, size_t names, uint32_t first, uint32_t last)
{
    for (size_t i = first_match_at(matching, names, first); i < names && matching->spans[i].first == first;
         i++)
        for (size_t c = 0; matching->spans[i].last == last && c < matching->matches[i].candidate_count; c++)
            if (matching->matches[i].candidates[c].entry->class == CLASS_ORGANIZATION) return true;
    return false;
}

/* One body, once: the candidate of the body in a place, as it was made before in this text. */
static const struct candidate *made_once(struct matching *matching, const struct body *body,
                                         const struct entry *place)
{
    for (size_t i = 0; i < matching->made_count; i++)
        if (matching->made[i].body == body && matching->made[i].place == place)
            return matching->made[i].candidate;
    matching->made = arena_grow(matching->arena, matching->made, matching->made_count,
                                &matching->made_capacity, sizeof *matching->made);
    const struct candidate *candidate = body_in_place(matching, body, place);
    matching->made[matching->made_count++] = (struct made_body){body, place, candidate};
    return candidate;
}

static void add_body(struct matching *matching, size_t names, const struct entry *state, size_t pattern,
                     uint32_t first, uint32_t last)
{
    const struct body *body = body_of(matching->knowledge, state, pattern);
    if (!body) return;
    const struct candidate *candidate = &body->candidate;
    const struct entry *place = NULL;
    uint32_t behind = last;
    if (matching->knowledge->bodies.patterns[pattern].has_place)
        place = place_behind(matching, names, last, &behind);
    if (place) {
        candidate = made_once(matching, body, place);
        last = behind;
    }
    struct name_match match = {matching->words[first].begin, matching->words[last - 1].end, candidate, 1};
    if (!is_known(matching, names, first, last)) add_match(matching, match, first, last);
}

/* "Russian Foreign Ministry", "Iran's parliament". */
static void add_body_behind(struct matching *matching, size_t names, size_t index,
                            const struct state_name *name)
{
    const struct bodies *bodies = &matching->knowledge->bodies;
    struct span span = matching->spans[index];
    uint32_t head = span.last, behind;
    size_t pattern;
    if (head >= matching->word_count || !is_joined(matching, head)) return;
    bool is_possessive =
        matching->words[head].number == bodies->s && matching->text[matching->words[head - 1].end] != ' ';
    if (is_possessive && ++head >= matching->word_count) return;
    if (name->is_metonym && !is_possessive) return;
    if (!bodies->begins_head[matching->words[head].number] || !head_from(matching, head, &pattern, &behind))
        return;
    add_body(matching, names, name->state, pattern, span.first, behind);
}

/* "Ministry of Foreign Affairs of Iran", "parliament of the United Kingdom". */
static void add_body_before(struct matching *matching, size_t names, size_t index,
                            const struct state_name *name)
{
    enum { LONGEST_HEAD = 8 };
    const struct bodies *bodies = &matching->knowledge->bodies;
    struct span span = matching->spans[index];
    uint32_t at = span.first;
    if (name->is_demonym || name->is_metonym) return;
    if (at > 0 && matching->words[at - 1].number == bodies->the && is_joined(matching, at)) at--;
    if (at < 2 || matching->words[at - 1].number != bodies->of || !is_joined(matching, at)) return;
    uint32_t end = at - 1, longest = end;
    size_t pattern = 0;
    for (uint32_t first = end; first-- > 0 && end - first <= LONGEST_HEAD;) {
        uint32_t behind;
        size_t found;
        if (!bodies->begins_head[matching->words[first].number]) continue;
        if (!head_from(matching, first, &found, &behind) || behind != end) continue;
        longest = first;
        pattern = found;
    }
    if (longest < end) add_body(matching, names, name->state, pattern, longest, span.last);
}

static void add_bodies(struct matching *matching)
{
    size_t names = matching->count;
    for (size_t i = matching->stretch; i < names; i++) {
        struct state_name name;
        if (!state_of_match(&matching->matches[i], &name)) continue;
        add_body_behind(matching, names, i, &name);
        add_body_before(matching, names, i, &name);
    }
}

/* ---- The whole ---- */

static int by_place(const void *a, const void *b)
{
    const struct name_match *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    return strcmp(x->candidates->entry->iri, y->candidates->entry->iri);
}

/* Reads words up to a place that no name crosses, some thousands at a time, so that they stay in the cache.
 */
static bool read_stretch(struct matching *matching, size_t *at)
{
    enum { ENOUGH = 4096 };
    const struct name_index *names = &matching->knowledge->names;
    struct folded_word word;
    matching->word_count = 0;
    for (size_t before = *at; fold_next(matching->text, matching->size, at, &word); before = *at) {
        struct text_word next = {(uint32_t)word.begin, (uint32_t)word.end, 0};
        size_t count = matching->word_count;
        if (count >= ENOUGH && gap_between(matching, &matching->words[count - 1], &next) == GAP_NONE) {
            *at = before;
            return true;
        }
        next.number = names_word(names, &word);
        matching->words = arena_grow(matching->arena, matching->words, count, &matching->word_capacity,
                                     sizeof *matching->words);
        matching->words[matching->word_count++] = next;
    }
    return matching->word_count > 0;
}

static void match_names(struct matching *matching)
{
    matching->stretch = matching->count;
    for (uint32_t i = 0; i < matching->word_count; i++)
        if (matching->words[i].number) match_from(matching, i);
}

struct name_match *knowledge_match(const struct knowledge *knowledge, struct arena *arena, const char *text,
                                   size_t size, size_t *count)
{
    struct matching matching = {.knowledge = knowledge, .arena = arena, .text = text, .size = size};
    for (size_t at = 0; read_stretch(&matching, &at);) {
        match_names(&matching);
        add_bodies(&matching);
    }
    if (matching.count) qsort(matching.matches, matching.count, sizeof *matching.matches, by_place);
    *count = matching.count;
    return matching.matches;
}

const struct body *body_named(const struct knowledge *knowledge, struct arena *scratch, const char *name,
                              size_t size)
{
    struct matching matching = {
        .knowledge = knowledge, .arena = scratch, .text = arena_substring(scratch, name, size), .size = size};
    size_t at = 0;
    if (!read_stretch(&matching, &at)) return NULL;
    match_names(&matching);
    size_t names = matching.count;
    /* Without the names of organizations, which a body of the same words would give way to. */
    for (size_t i = 0; i < names; i++)
        if (matching.spans[i].first == 0 && matching.spans[i].last == matching.word_count)
            matching.matches[i].candidate_count = 0;
    add_bodies(&matching);
    const struct bodies *bodies = &knowledge->bodies;
    const char *begin = (const char *)bodies->items,
               *end = (const char *)(bodies->items + bodies->state_count * bodies->pattern_count);
    for (size_t i = names; i < matching.count; i++) {
        const char *candidate = (const char *)matching.matches[i].candidates;
        bool is_whole = matching.spans[i].first == 0 && matching.spans[i].last == matching.word_count;
        if (is_whole && candidate >= begin && candidate < end)
            return (const struct body *)(const void *)(candidate - offsetof(struct body, candidate));
    }
    return NULL;
}
