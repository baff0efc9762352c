/* lemma.c: looks up and applies the edit rule of a word. */
#include "language/lemma.h"

#include "base/status.h"
#include <string.h>

entente_status lemma_open(const struct model_sections *model, const char *path, struct lemma_table *table,
                          entente_error *error)
{
    struct section rules = model_section(model, "rules"), slots = model_section(model, "lemmas");
    table->rules = rules.bytes;
    table->rule_count = rules.size / sizeof *table->rules;
    table->slots = slots.bytes;
    size_t count = slots.size / sizeof *table->slots, used = 0;
    table->mask = count - 1;
    bool good = table->rule_count && count && (count & (count - 1)) == 0;
    for (size_t i = 0; good && i < table->rule_count; i++)
        good = table->rules[i].added_size <= LEMMA_ADDED_MOST;
    for (size_t i = 0; good && i < count; i++) {
        good = table->slots[i].rule <= table->rule_count;
        used += table->slots[i].rule != 0;
    }
    if (good && used < count) return ENTENTE_OK;
    return fail(error, ENTENTE_BAD_MODEL, path, 0, "the lemmas of the language model are damaged");
}

uint64_t lemma_key(unsigned upos, unsigned xpos, const char *ending, size_t size, bool whole)
{
    uint64_t hash =
        hash_bytes(ending, size) + (uint64_t)(upos * 256 + xpos * 2 + whole) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 31;
    hash *= 0xBF58476D1CE4E5B9u;
    return hash ^ hash >> 29;
}

size_t lemma_apply(const struct lemma_rule *rule, const char *form, const char *lower, char *out, size_t room)
{
    const char *base = rule->keep_case ? form : lower;
    size_t size = strlen(base);
    if (rule->dropped > size || size - rule->dropped + rule->added_size >= room) return 0;
    size_t kept = size - rule->dropped;
    if (((unsigned char)base[kept] & 0xC0) == 0x80) return 0; /* would cut a character */
    memcpy(out, base, kept);
    memcpy(out + kept, rule->added, rule->added_size);
    out[kept + rule->added_size] = '\0';
    return kept + rule->added_size;
}

static const struct lemma_rule *find_rule(const struct lemma_table *table, uint64_t key)
{
    for (size_t i = key & table->mask;; i = (i + 1) & table->mask) {
        const struct lemma_slot *slot = &table->slots[i];
        if (!slot->rule) return NULL;
        if (slot->check == (uint32_t)(key >> 32)) return &table->rules[slot->rule - 1];
    }
}

const char *lemma_of(const struct lemma_table *table, struct map *words, const struct token *token)
{
    char lemma[256];
    size_t size = strlen(token->lower), made = 0;
    const struct lemma_rule *rule = NULL;
    if (size < sizeof lemma / 2) {
        rule = find_rule(table, lemma_key(token->upos, token->xpos, token->lower, size, true));
        for (size_t ending = size < LEMMA_ENDING_MOST ? size : LEMMA_ENDING_MOST; !rule; ending--) {
            rule = find_rule(
                table, lemma_key(token->upos, token->xpos, token->lower + size - ending, ending, false));
            if (!ending) break;
        }
    }
    if (rule) made = lemma_apply(rule, token->form, token->lower, lemma, sizeof lemma);
    if (made) return map_intern(words, lemma, made);
    return token->upos == UPOS_PROPN ? token->form : token->lower;
}
