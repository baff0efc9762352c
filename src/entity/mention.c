/* mention.c: finds the names of an article: matches of the knowledge's automaton and names that the language
 * model found, the longer reading where they overlap. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const struct sentence *sentence_at(const struct resolving *resolving, uint32_t sentence)
{
    return &resolving->analysis->sentences[sentence];
}

const struct token *token_at(const struct resolving *resolving, uint32_t sentence, uint32_t token)
{
    return &sentence_at(resolving, sentence)->tokens[token];
}

bool in_list(const struct resolving *resolving, const char *list, const char *word)
{
    return knowledge_list_has(resolving->knowledge, list, word, strlen(word));
}

uint32_t span_head(const struct sentence *sentence, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        int32_t head = sentence->tokens[i].head;
        bool is_inside = head >= (int32_t)begin && head < (int32_t)end;
        if (!is_inside && sentence->tokens[i].upos != UPOS_PUNCT && sentence->tokens[i].xpos != XPOS_POS)
            return i;
    }
    return end - 1;
}

int32_t child_with(const struct sentence *sentence, uint32_t head, enum deprel deprel)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            return (int32_t)i;
    return -1;
}

const char *span_text(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end)
{
    struct text out;
    text_init(&out, resolving->arena);
    text_add(&out, "", 0);
    for (uint32_t i = begin; i < end; i++) {
        const struct token *token = token_at(resolving, sentence, i);
        const struct token *before = i > begin ? token_at(resolving, sentence, i - 1) : NULL;
        if (before && token->begin > before->end) text_add(&out, " ", 1);
        text_add_string(&out, token->form);
    }
    for (char *at; (at = strstr(out.bytes, "\xE2\x80\x99"));) {
        *at = '\'';
        memmove(at + 1, at + 3, strlen(at + 3) + 1);
    }
    return out.bytes;
}

int32_t mention_covering(const struct resolving *resolving, uint32_t sentence, uint32_t token)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence == sentence && mention->begin <= token && token < mention->end)
            return (int32_t)i;
    }
    return -1;
}

struct draft_mention *add_mention(struct resolving *resolving, uint32_t sentence, uint32_t begin,
                                  uint32_t end)
{
    resolving->mentions = arena_grow(resolving->arena, resolving->mentions, resolving->mention_count,
                                     &resolving->mention_capacity, sizeof *resolving->mentions);
    struct draft_mention *mention = &resolving->mentions[resolving->mention_count++];
    *mention = (struct draft_mention){.sentence = sentence,
                                      .begin = begin,
                                      .end = end,
                                      .head = span_head(sentence_at(resolving, sentence), begin, end),
                                      .office_of = -1,
                                      .part_of = -1,
                                      .entity = -1,
                                      .confidence = 0.8f};
    mention->name = span_text(resolving, sentence, begin, end);
    return mention;
}

/* ---- The automaton's matches as token spans ---- */

struct span_match {
    uint32_t begin, end; /* tokens */
    const struct name_match *match;
};

static bool find_tokens(const struct sentence *sentence, const struct name_match *match, uint32_t *begin,
                        uint32_t *end)
{
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->begin < match->end && token->end > match->begin) {
            if (first == UINT32_MAX) first = i;
            last = i + 1;
        }
    }
    if (first == UINT32_MAX) return false;
    *begin = first;
    *end = last;
    /* A match must not cut a token in two, but for hyphens within ("Saudi-led"). */
    const struct token *a = &sentence->tokens[first], *b = &sentence->tokens[last - 1];
    const char *rest =
        b->form + (match->end - b->begin < strlen(b->form) ? match->end - b->begin : strlen(b->form));
    return a->begin == match->begin && (*rest == '\0' || *rest == '-' || strcmp(rest, ".") == 0);
}

static bool starts_upper(const char *form)
{
    return isupper((unsigned char)form[0]) || (unsigned char)form[0] >= 0xC3;
}

/* Names begin with a capital, but for kinds of equipment and groups that are written small. */
static bool is_plausible(const struct resolving *resolving, const struct span_match *span, uint32_t sentence)
{
    const struct token *first = token_at(resolving, sentence, span->begin);
    const struct token *last = token_at(resolving, sentence, span->end - 1);
    const struct entry_name *name = span->match->candidates[0].name;
    enum entity_class class = span->match->candidates[0].entry->class;
    if (class == CLASS_EQUIPMENT || class == CLASS_GROUP) return last->upos != UPOS_VERB;
    if (!starts_upper(first->form) && !(name->text[0] >= 'a' && name->text[0] <= 'z') &&
        strcmp(first->lower, "al") != 0)
        return false;
    if (span->end - span->begin == 1 &&
        (first->upos == UPOS_VERB || first->upos == UPOS_PRON || first->upos == UPOS_ADV ||
         first->upos == UPOS_AUX || first->upos == UPOS_DET || first->upos == UPOS_ADP))
        return strlen(first->form) > 5 && starts_upper(first->form) && span->begin > 0;
    return true;
}

/* A person's single name that is part of a longer name of somebody else is none ("Kim" in "Kim Il Sung"). */
static bool is_part_of_longer(const struct resolving *resolving, const struct span_match *span,
                              uint32_t sentence)
{
    const struct sentence *words = sentence_at(resolving, sentence);
    if (span->match->candidates[0].entry->class != CLASS_PERSON || span->end - span->begin != 1) return false;
    const struct token *token = &words->tokens[span->begin];
    bool after = span->end < words->count && words->tokens[span->end].xpos == XPOS_NNP &&
                 words->tokens[span->end].name == NAME_PERSON && token->name == NAME_PERSON;
    return after;
}

static void add_matches(struct resolving *resolving, const struct name_match *matches, size_t count)
{
    size_t at = 0;
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        uint32_t taken = 0;
        while (at < count && matches[at].begin < sentence->begin)
            at++;
        for (; at < count && matches[at].begin < sentence->end; at++) {
            struct span_match span = {.match = &matches[at]};
            if (!find_tokens(sentence, span.match, &span.begin, &span.end) || span.begin < taken) continue;
            if (!is_plausible(resolving, &span, s) || is_part_of_longer(resolving, &span, s)) continue;
            struct draft_mention *mention = add_mention(resolving, s, span.begin, span.end);
            mention->candidates = span.match->candidates;
            mention->candidate_count = span.match->candidate_count;
            taken = span.end;
        }
    }
}

/* ---- The model's names ---- */

static enum entity_class class_of_name(unsigned kind)
{
    static const enum entity_class CLASSES[] = {[NAME_PERSON] = CLASS_PERSON,
                                                [NAME_LOCATION] = CLASS_PLACE,
                                                [NAME_ORGANIZATION] = CLASS_ORGANIZATION,
                                                [NAME_MISC] = CLASS_NONE};
    return kind <= NAME_MISC ? CLASSES[kind] : CLASS_NONE;
}

static bool is_name_token(const struct token *token)
{
    return token->xpos == XPOS_NNP || token->xpos == XPOS_NNPS ||
           (starts_upper(token->form) && token->upos != UPOS_PUNCT);
}

/* By the last word of the name: "River", "Ministry", "Treaty". */
static enum entity_class class_of_head(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                       uint32_t end)
{
    const char *last = token_at(resolving, s, end - 1)->lower, *first = token_at(resolving, s, begin)->lower;
    if (in_list(resolving, "treaty-head", last)) return CLASS_TREATY;
    if (in_list(resolving, "organization-head", last)) return CLASS_ORGANIZATION;
    if (in_list(resolving, "place-head", last)) return CLASS_PLACE;
    if (end - begin > 2) {
        if (in_list(resolving, "organization-head", first)) return CLASS_ORGANIZATION;
        if (in_list(resolving, "treaty-head", first)) return CLASS_TREATY;
    }
    return CLASS_NONE;
}

/* Some corpora count titles as part of a name: "Russian Foreign Minister Sergey Lavrov" begins behind the
 * last title word. */
static uint32_t skip_titles(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    uint32_t name = begin;
    for (uint32_t from = begin; from < end; from++)
        for (uint32_t to = from + 1; to < end; to++) {
            const char *text = span_text(resolving, s, from, to);
            const char *lower = text_lower(resolving->arena, text, strlen(text));
            bool is_title = knowledge_office_by_title(resolving->knowledge, lower, strlen(lower)) != NULL ||
                            in_list(resolving, "honorific", lower) ||
                            in_list(resolving, "past-modifier", lower);
            if (is_title && to > name) name = to;
        }
    return name;
}

static void add_model_name(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end,
                           enum entity_class class)
{
    while (begin < end &&
           (!is_name_token(token_at(resolving, s, begin)) || token_at(resolving, s, begin)->upos == UPOS_DET))
        begin++;
    while (end > begin && (!is_name_token(token_at(resolving, s, end - 1)) ||
                           token_at(resolving, s, end - 1)->xpos == XPOS_POS))
        end--;
    if (class == CLASS_PERSON) begin = skip_titles(resolving, s, begin, end);
    if (begin == end) return;
    enum entity_class by_head = class_of_head(resolving, s, begin, end);
    if (by_head != CLASS_NONE && end - begin > 1) class = by_head;
    if (class == CLASS_NONE) return;
    for (uint32_t i = begin; i < end; i++) {
        int32_t other = mention_covering(resolving, s, i);
        if (other < 0) continue;
        struct draft_mention *mention = &resolving->mentions[other];
        bool is_longer =
            mention->begin >= begin && mention->end <= end && mention->end - mention->begin < end - begin;
        bool is_better = is_longer &&
                         (class == CLASS_ORGANIZATION || class == CLASS_TREATY || class == CLASS_PERSON) &&
                         by_head != CLASS_NONE;
        if (class == CLASS_PERSON && is_longer && mention->candidates[0].entry->class == CLASS_PERSON)
            is_better = true;
        if (!is_better) return;
        mention->end = mention->begin; /* swallowed by the longer name */
    }
    if (end - begin == 1 && strlen(token_at(resolving, s, begin)->form) < 3) return;
    struct draft_mention *mention = add_mention(resolving, s, begin, end);
    mention->class = class;
    mention->confidence = 0.6f;
}

static void add_model_names(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t i = 0; i < sentence->count; i++) {
            const struct token *token = &sentence->tokens[i];
            if (token->name == NAME_NONE) continue;
            uint32_t end = i + 1;
            while (end < sentence->count && sentence->tokens[end].name == token->name &&
                   !sentence->tokens[end].name_begins)
                end++;
            add_model_name(resolving, s, i, end, class_of_name(token->name));
            i = end - 1;
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct draft_mention *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

void find_names(struct resolving *resolving)
{
    size_t count;
    const struct entente_article *article = resolving->article;
    struct name_match *matches =
        knowledge_match(resolving->knowledge, resolving->arena, article->text, article->size, &count);
    add_matches(resolving, matches, count);
    add_model_names(resolving);
    size_t kept = 0;
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].end > resolving->mentions[i].begin)
            resolving->mentions[kept++] = resolving->mentions[i];
    resolving->mention_count = kept;
    if (kept) qsort(resolving->mentions, kept, sizeof *resolving->mentions, by_place);
}
