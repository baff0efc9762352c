/* names_features.c: words, affixes, shapes, tags and gazetteer matches in a window of five tokens, hashed
 * into rows (after Ratinov and Roth 2009); a second copy of each feature belongs to the domain of the text
 * (Daumé 2007). */
#include "language/names_features.h"

#include "base/map.h"
#include "language/word.h"
#include <ctype.h>
#include <string.h>

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ b * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return x ^ x >> 32;
}

static uint64_t gazetteer_step(uint64_t before, uint64_t word)
{
    return mix(before, word) | 1;
}

uint64_t gazetteer_hash(uint64_t before, const char *word)
{
    return gazetteer_step(before, hash_bytes(word, strlen(word)));
}

uint64_t gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash)
{
    size_t low = 0, high = gazetteer->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gazetteer->entries[middle] >> GAZETTEER_BITS < hash >> GAZETTEER_BITS)
            low = middle + 1;
        else
            high = middle;
    }
    bool known = low < gazetteer->count && (gazetteer->entries[low] ^ hash) >> GAZETTEER_BITS == 0;
    return known ? gazetteer->entries[low] & ((1u << GAZETTEER_BITS) - 1) : 0;
}

static void match_gazetteer(const struct gazetteer *gazetteer, const struct names_view *view)
{
    const struct sentence *sentence = view->sentence;
    uint32_t *bits = view->gazetteer;
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint64_t hash = 0, best = 0;
        uint32_t end = i;
        for (uint32_t j = i; j < sentence->count && j < i + NAMES_GAZETTEER_LONGEST; j++) {
            hash = gazetteer_step(hash, view->words[j].word);
            uint64_t found = gazetteer_find(gazetteer, hash);
            if (found & 0xFF) {
                best = found & 0xFF;
                end = j + 1;
            }
            if (!(found & GAZETTEER_PREFIX)) break;
        }
        for (uint32_t j = i; j < end; j++)
            bits[j] |= (uint32_t)best << (j == i ? 0 : 16) | (end - i > 1 ? 1u << 15 : 0);
    }
}

static void find_classes(const struct word_classes *classes, const struct sentence *sentence, uint32_t *found)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint64_t word = word_hash(sentence->tokens[i].lower);
        size_t low = 0, high = classes->count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (classes->items[middle].word < word)
                low = middle + 1;
            else
                high = middle;
        }
        bool known = low < classes->count && classes->items[low].word == word;
        found[i] = known ? (classes->items[low].fine + 1) | (classes->items[low].coarse + 1) << 16 : 0;
    }
}

static uint64_t shape_of(const char *form)
{
    char shape[24];
    size_t count = 0;
    char last = 0;
    int run = 0;
    for (const char *c = form; *c && count < sizeof shape - 1; c++) {
        unsigned char byte = (unsigned char)*c;
        char kind = isdigit(byte) ? 'd' : isupper(byte) ? 'X' : islower(byte) ? 'x' : byte >= 0x80 ? 'u' : *c;
        if (kind != last) run = 0;
        last = kind;
        if (run++ < 2) shape[count++] = kind;
    }
    return hash_bytes(shape, count);
}

void names_look(struct arena *arena, const struct sentence *sentence, const struct gazetteer *gazetteer,
                const struct word_classes *classes, struct names_view *view)
{
    size_t count = sentence->count;
    uint32_t *tables = arena_array(arena, 3 * count, sizeof *tables);
    *view = (struct names_view){.sentence = sentence,
                                .words = arena_array(arena, count, sizeof *view->words),
                                .gazetteer = tables,
                                .classes = tables + count,
                                .company = tables + 2 * count};
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &sentence->tokens[i];
        view->words[i] =
            (struct names_word){hash_bytes(token->lower, strlen(token->lower)), shape_of(token->form)};
    }
    match_gazetteer(gazetteer, view);
    find_classes(classes, sentence, view->classes);
}

struct feature_list {
    uint32_t *rows;
    size_t count;
    uint64_t kind, domain;
};

static void add(struct feature_list *list, uint64_t value)
{
    uint64_t shared = mix(++list->kind, value), own = mix(shared, 77 + list->domain);
    list->rows[list->count++] = (uint32_t)(shared >> (64 - NAMES_ROWS_BITS));
    uint32_t beyond = list->domain < NAMES_DOMAINS ? 0 : 1u << NAMES_ROWS_BITS;
    list->rows[list->count++] = (uint32_t)(own >> (64 - NAMES_ROWS_BITS)) | beyond;
}

static uint64_t affix(const char *lower, size_t size, size_t length, bool at_end)
{
    if (size < length) return 3;
    return hash_bytes(at_end ? lower + size - length : lower, length) + at_end;
}

/* ---- How a word is written elsewhere ---- */

enum {
    COMPANY_CAPITAL = 1, /* counts to 2 */
    COMPANY_LOWER = 4,   /* counts to 2 */
    COMPANY_CAPITAL_BEFORE = 16,
    COMPANY_CAPITAL_BEHIND = 32,
    COMPANY_GIVEN_BEFORE = 64,
    COMPANY_GAZETTEER = 256 /* times the bits of names of several words */
};

static bool has_capital(const struct token *token)
{
    unsigned char first = (unsigned char)token->form[0];
    return isupper(first) || (first == 0xC3 && (unsigned char)token->form[1] < 0x9F);
}

static uint32_t company_of(const struct names_view *view, uint32_t i, uint32_t before)
{
    const struct token *tokens = view->sentence->tokens;
    uint32_t capital = before & 3, lower = before >> 2 & 3, other = before & ~15u;
    if (!has_capital(&tokens[i])) return (before & ~12u) | (lower < 2 ? lower + 1 : lower) * COMPANY_LOWER;
    if (i > 0) capital = capital < 2 ? capital + 1 : capital;
    if (i > 1 && has_capital(&tokens[i - 1])) other |= COMPANY_CAPITAL_BEFORE;
    if (i > 0 && i + 1 < view->sentence->count && has_capital(&tokens[i + 1]))
        other |= COMPANY_CAPITAL_BEHIND;
    if (i > 0 && view->gazetteer[i - 1] & GAZETTEER_FIRST_NAME) other |= COMPANY_GIVEN_BEFORE;
    if (view->gazetteer[i] & 1u << 15)
        other |= ((view->gazetteer[i] | view->gazetteer[i] >> 16) & 0x8F) * COMPANY_GAZETTEER;
    return other | lower * COMPANY_LOWER | capital * COMPANY_CAPITAL;
}

void names_company(struct arena *scratch, struct names_view *views, size_t count)
{
    struct map words;
    for (size_t s = 0; s < count; s++) {
        if (s % NAMES_BLOCK == 0) map_init(&words, scratch);
        const struct sentence *sentence = views[s].sentence;
        for (uint32_t i = 0; i < sentence->count; i++) {
            const char *lower = sentence->tokens[i].lower;
            struct map_entry *entry = map_add(&words, lower, strlen(lower), NULL);
            entry->value.number = company_of(&views[s], i, (uint32_t)entry->value.number);
        }
        if (s % NAMES_BLOCK + 1 < NAMES_BLOCK && s + 1 < count) continue;
        for (size_t t = s / NAMES_BLOCK * NAMES_BLOCK; t <= s; t++)
            for (uint32_t i = 0; i < views[t].sentence->count; i++) {
                const char *lower = views[t].sentence->tokens[i].lower;
                views[t].company[i] = (uint32_t)map_find(&words, lower, strlen(lower))->value.number;
            }
    }
}

/* ---- Features ---- */

size_t names_features(const struct names_view *view, uint32_t i, uint32_t rows[NAMES_FEATURES_MOST])
{
    const struct sentence *sentence = view->sentence;
    const uint32_t *gazetteer = view->gazetteer, *classes = view->classes, *company = view->company;
    struct feature_list list = {.rows = rows, .domain = view->domain};
    const struct token *token = &sentence->tokens[i];
    size_t size = strlen(token->lower);
    uint64_t word = view->words[i].word, words[5], shapes[5];
    for (int offset = -2; offset <= 2; offset++) {
        int64_t at = (int64_t)i + offset;
        bool inside = at >= 0 && at < sentence->count;
        const struct token *other = inside ? &sentence->tokens[at] : NULL;
        words[offset + 2] = inside ? view->words[at].word : 5;
        shapes[offset + 2] = inside ? view->words[at].shape : 5;
        add(&list, words[offset + 2]);
        add(&list, shapes[offset + 2]);
        add(&list, inside ? other->xpos : 99);
        add(&list, inside ? classes[at] & 0xFFFF : 0xFFFFF);
        if (offset >= -1 && offset <= 1) add(&list, inside ? gazetteer[at] : 1u << 31);
        if (offset >= -1 && offset <= 1) add(&list, inside ? classes[at] >> 16 : 0xFFFFF);
    }
    add(&list, hash_bytes(token->form, strlen(token->form)));
    for (size_t length = 2; length <= 4; length++) {
        add(&list, affix(token->lower, size, length, false));
        add(&list, affix(token->lower, size, length, true));
    }
    add(&list, mix(words[1], word));
    add(&list, mix(word, words[3]));
    add(&list, mix(shapes[1], mix(shapes[2], shapes[3])));
    add(&list, mix(token->xpos, i + 1 < sentence->count ? sentence->tokens[i + 1].xpos : 99));
    add(&list, mix(words[1], shapes[2]));
    add(&list, mix(words[3], shapes[2]));
    add(&list, mix(gazetteer[i], shapes[2]));
    add(&list, mix(gazetteer[i], i + 1 < sentence->count ? gazetteer[i + 1] : 9));
    add(&list, mix(i == 0, shapes[2]));
    const struct token *head =
        token->head >= 0 && token->head < (int32_t)sentence->count ? &sentence->tokens[token->head] : NULL;
    add(&list, mix(token->deprel, head ? view->words[token->head].word : 7));
    add(&list, mix(token->deprel, token->xpos));
    add(&list, mix(classes[i], shapes[2]));
    add(&list, mix(classes[i] & 0xFFFF, i + 1 < sentence->count ? classes[i + 1] & 0xFFFF : 0xFFFFF));
    add(&list, mix(i > 0 ? classes[i - 1] & 0xFFFF : 0xFFFFF, classes[i] & 0xFFFF));
    uint32_t own = company[i];
    add(&list, mix(own & 0xFF, shapes[2]));
    add(&list, mix(own >> 8, has_capital(token)));
    add(&list, mix(own & 0x3F, mix(i == 0, token->xpos)));
    if (i + 1 < sentence->count) add(&list, mix(company[i + 1] >> 8, mix(shapes[2], shapes[3])));
    return list.count;
}

bool names_may_follow(int before, int next)
{
    bool inside = next > 0 && next % 2 == 0;
    return !inside || before == next || before == next - 1;
}

uint32_t names_domain_bucket(uint64_t word)
{
    return (uint32_t)(word >> (64 - NAMES_DOMAIN_BITS));
}

void names_viterbi(const int32_t *scores, const int32_t *transitions, size_t count, uint8_t *tags,
                   int32_t *space, uint8_t *back)
{
    const int32_t NEVER = INT32_MIN / 2;
    for (size_t i = 0; i < count; i++) {
        int32_t *row = space + i * NAMES_TAGS, high = NEVER;
        for (int next = 0; next < NAMES_TAGS; next++) {
            int32_t best = NEVER;
            bool inside = next > 0 && next % 2 == 0; /* follows its own kind only */
            int from = 0, last_before = inside ? next : NAMES_TAGS - 1;
            for (int before = inside ? next - 1 : 0; i > 0 && before <= last_before; before++) {
                int32_t sum = row[before - NAMES_TAGS] + transitions[before * NAMES_TAGS + next];
                if (sum > best) {
                    best = sum;
                    from = before;
                }
            }
            if (i == 0) best = names_may_follow(-1, next) ? 0 : NEVER;
            row[next] = best + (best == NEVER ? 0 : scores[i * NAMES_TAGS + (size_t)next]);
            back[i * NAMES_TAGS + (size_t)next] = (uint8_t)from;
            if (row[next] > high) high = row[next];
        }
        /* Sums stay small however long the sentence. */
        for (int tag = 0; tag < NAMES_TAGS; tag++)
            if (row[tag] > NEVER) row[tag] -= high;
    }
    int last = 0;
    for (int tag = 1; count && tag < NAMES_TAGS; tag++)
        if (space[(count - 1) * NAMES_TAGS + (size_t)tag] > space[(count - 1) * NAMES_TAGS + (size_t)last])
            last = tag;
    for (size_t i = count; i-- > 0;) {
        tags[i] = (uint8_t)last;
        last = back[i * NAMES_TAGS + (size_t)last];
    }
}
