/* word.c: questions about words and spans of a sentence that all files of the entity room ask. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
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

bool is_capitalised(const struct token *token)
{
    unsigned char first = (unsigned char)token->form[0];
    if (isupper(first)) return true;
    if (first < 0xC3 || strcmp(token->form, token->lower) == 0) return false;
    return first <= 0xD4;
}

bool is_title_case(const struct sentence *sentence)
{
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (strlen(token->form) < 4 || !isalpha((unsigned char)token->form[0])) continue;
        words++;
        capitals += is_capitalised(token);
    }
    const char *last = sentence->count ? sentence->tokens[sentence->count - 1].form : ".";
    bool is_closed = strcmp(last, ".") == 0 || last[0] == '"' || strcmp(last, "\xE2\x80\x9D") == 0;
    return words >= 4 && !is_closed && capitals * 10 >= words * 8;
}

bool is_verb_of_headline(const struct sentence *sentence, uint32_t token)
{
    const struct token *it = &sentence->tokens[token];
    return it->upos == UPOS_VERB && it->xpos == XPOS_VBZ && token > 0 && token + 1 < sentence->count &&
           is_capitalised(it + 1) && strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
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

/* Dependents stand near: looking no farther bounds the time on sentences without end. */
enum { FARTHEST_CHILD = 250 };

static uint32_t first_near(uint32_t token)
{
    return token > FARTHEST_CHILD ? token - FARTHEST_CHILD : 0;
}

static uint32_t last_near(const struct sentence *sentence, uint32_t token)
{
    return sentence->count - token > FARTHEST_CHILD ? token + FARTHEST_CHILD : sentence->count;
}

int32_t child_with(const struct sentence *sentence, uint32_t head, enum deprel deprel)
{
    for (uint32_t i = first_near(head); i < last_near(sentence, head); i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            return (int32_t)i;
    return -1;
}

const char *phrase_preposition(const struct sentence *sentence, uint32_t token)
{
    for (int steps = 0; steps < 8; steps++) {
        for (uint32_t i = first_near(token); i < last_near(sentence, token); i++)
            if (sentence->tokens[i].head == (int32_t)token && sentence->tokens[i].deprel == DEP_CASE &&
                sentence->tokens[i].xpos != XPOS_POS)
                return sentence->tokens[i].lower;
        int32_t head = sentence->tokens[token].head;
        if (sentence->tokens[token].deprel != DEP_CONJ || head < 0) break;
        token = (uint32_t)head;
    }
    return "";
}

/* The words of a span with the spaces of the text, in lower case and the last one in the singular where
 * wanted. */
static const char *join_words(const struct resolving *resolving, uint32_t sentence, uint32_t begin,
                              uint32_t end, bool is_lower)
{
    struct text out;
    text_init(&out, resolving->arena);
    text_add(&out, "", 0);
    for (uint32_t i = begin; i < end; i++) {
        const struct token *token = token_at(resolving, sentence, i);
        const struct token *before = i > begin ? token_at(resolving, sentence, i - 1) : NULL;
        if (before && token->begin > before->end) text_add(&out, " ", 1);
        bool takes_lemma = is_lower && i + 1 == end && is_plural_noun(token);
        const char *word = takes_lemma ? token->lemma : is_lower ? token->lower : token->form;
        text_add_string(&out, is_lower ? text_lower(resolving->arena, word, strlen(word)) : word);
    }
    for (char *at; !is_lower && (at = strstr(out.bytes, "\xE2\x80\x99"));) {
        *at = '\'';
        memmove(at + 1, at + 3, strlen(at + 3) + 1);
    }
    return out.bytes;
}

const char *span_text(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end)
{
    return join_words(resolving, sentence, begin, end, false);
}

const char *span_lower(const struct resolving *resolving, uint32_t sentence, uint32_t begin, uint32_t end)
{
    return join_words(resolving, sentence, begin, end, true);
}

const char *title_case(struct arena *arena, const char *words)
{
    char *out = arena_string(arena, words);
    bool starts = true;
    for (char *at = out; *at; at++) {
        bool is_small = starts && (strncmp(at, "of ", 3) == 0 || strncmp(at, "the ", 4) == 0 ||
                                   strncmp(at, "for ", 4) == 0 || strncmp(at, "and ", 4) == 0 ||
                                   strncmp(at, "to ", 3) == 0);
        if (starts && !is_small) *at = (char)toupper((unsigned char)*at);
        starts = *at == ' ' || *at == '-';
    }
    return out;
}

const char *name_key(const struct resolving *resolving, const char *name)
{
    bool added;
    struct map_entry *slot = map_add(resolving->keys, name, strlen(name), &added);
    if (!added) return slot->value.pointer;
    char *folded = text_fold(resolving->arena, name, strlen(name));
    size_t size = strlen(folded);
    if (size > 2 && strcmp(folded + size - 2, " s") == 0 && strchr(name, '\'')) folded[size - 2] = '\0';
    char *key = text_starts_with(folded, "the ") ? folded + 4 : folded;
    slot->value.pointer = key;
    return key;
}

const char *last_word(const char *name)
{
    const char *blank = strrchr(name, ' ');
    return blank ? blank + 1 : name;
}

bool is_plural_noun(const struct token *token)
{
    return token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS ||
           (token->upos == UPOS_NOUN && (token->features & FEATURE_PLURAL));
}

bool is_subject(const struct token *token)
{
    return token->deprel == DEP_NSUBJ;
}

bool is_headline(const struct resolving *resolving, uint32_t s)
{
    return sentence_at(resolving, s)->begin < resolving->article->body;
}

bool is_dateline_press(const struct sentence *sentence, uint32_t begin, uint32_t end)
{
    enum { LATEST = 16 };
    if (begin == 0 || begin > LATEST || end + 1 >= sentence->count) return false;
    for (uint32_t t = 0; t < begin; t++)
        if (sentence->tokens[t].upos == UPOS_VERB && !is_capitalised(&sentence->tokens[t])) return false;
    while (begin > 0 && sentence->tokens[begin - 1].form[0] != '(')
        begin--;
    while (end < sentence->count && sentence->tokens[end].form[0] != ')')
        end++;
    return begin > 0 && end + 1 < sentence->count && is_dash(sentence->tokens[end + 1].form);
}

/* "SAPOA, Nicaragua (AP) -": a town in capitals that opens the text, however unknown. */
bool opens_dateline(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    enum { LATEST = 16 };
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_first = begin == 0 && !is_headline(resolving, s) && (s == 0 || is_headline(resolving, s - 1));
    if (!is_first || end >= sentence->count) return false;
    for (uint32_t t = begin; t < end; t++)
        for (const char *c = sentence->tokens[t].form; *c; c++)
            if (*c >= 'a' && *c <= 'z') return false;
    const char *next = sentence->tokens[end].form;
    if (strlen(sentence->tokens[begin].form) < 4 || !strchr(",(-/", next[0])) return false;
    for (uint32_t t = end; t < sentence->count && t < LATEST; t++)
        if (is_dash(sentence->tokens[t].form)) return true;
    return false;
}

/* "SAN SALVADOR" as it stands in a text: "San Salvador". */
const char *spoken_name(const struct resolving *resolving, const char *name)
{
    char *spoken = arena_string(resolving->arena, name);
    for (char *c = spoken; *c; c++)
        if (c > spoken && c[-1] != ' ' && c[-1] != '-' && *c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    return spoken;
}

bool is_filial(const struct token *token)
{
    static const char *const WORDS[] = {"bin", "bint", "ibn", "ben", NULL};
    return is_one_of(WORDS, token->lower);
}

bool is_honorific(const struct resolving *resolving, const struct token *token)
{
    size_t size = strlen(token->lower);
    size -= size && token->lower[size - 1] == '.';
    return knowledge_list_has(resolving->knowledge, "honorific", token->lower, size);
}

bool is_year(const struct token *token)
{
    const char *form = token->form;
    return strlen(form) == 4 && strspn(form, "0123456789") == 4 && (*form == '1' || *form == '2');
}

uint32_t behind_nickname(const struct sentence *sentence, uint32_t token)
{
    enum { LONGEST = 3 };
    static const char *const QUOTES[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", NULL};
    uint32_t at = token + 2, end = at + LONGEST;
    if (at >= sentence->count || !is_one_of(QUOTES, sentence->tokens[token + 1].form)) return 0;
    for (uint32_t t = token; t < sentence->count && t <= end + 1; t++) {
        const struct token *word = &sentence->tokens[t];
        if (word->name != NAME_PERSON || (t > token && word->name_begins)) return 0;
        bool closes = t > at && is_one_of(QUOTES, sentence->tokens[t - 1].form);
        if (closes) return is_capitalised(word) ? t : 0;
    }
    return 0;
}
