/* role_signs.c: the signs of a phrase that may name a party of an event, its place or who tells of it: the way
 * through the tree from the word that tells the event, what kind of thing it is, what the frames make of it,
 * what stands between. */
#include "event/reader.h"

#include <stdio.h>
#include <string.h>

enum kind {
    ROLE_PATH = 100,
    ROLE_PATH_CLASS,
    ROLE_PATH_CATEGORY,
    ROLE_PATH_LEMMA,
    ROLE_PATH_KIND,
    ROLE_PATH_WORDS,
    ROLE_KIND,
    ROLE_KIND_CLASS,
    ROLE_ORDER,
    ROLE_ORDER_CLASS,
    ROLE_RULE,
    ROLE_RULE_CLASS,
    ROLE_RULE_NONE,
    ROLE_NEAREST,
    ROLE_PREPOSITION,
    ROLE_ABOVE,
    ROLE_SAYER,
    ROLE_SUBJECT,
    ROLE_WORD,
    ROLE_TRIGGER,
    ROLE_PASSIVE,
    ROLE_RANK,
};

static const char *kind_of(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    int32_t index = entities->mention_at[s][t];
    if (index >= 0 && entities->mentions[index].entity_count) {
        const struct mention *mention = &entities->mentions[index];
        if (mention->entity_count > 1) return "several";
        return entity_class_name(entities->items[mention->entities[0]].class);
    }
    if (entities->unnamed_at[s][t] >= 0) return "unnamed";
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    if (token->upos == UPOS_PRON) return "pronoun";
    return token->upos == UPOS_PROPN ? "name" : "noun";
}

static int depth_of(const struct sentence *sentence, int32_t t)
{
    int depth = 0;
    for (; t >= 0 && depth < 60; t = sentence->tokens[t].head)
        depth++;
    return depth;
}

/* The way from the trigger up to the word above both and down to the candidate; words: with prepositions and
 * lemmas between. */
static void find_path(const struct sentence *sentence, uint32_t from, uint32_t to, char *path, char *words, size_t size)
{
    enum { LONGEST = 8 };
    int32_t up[LONGEST], down[LONGEST];
    size_t ups = 0, downs = 0;
    int32_t a = (int32_t)from, b = (int32_t)to;
    int da = depth_of(sentence, a), db = depth_of(sentence, b);
    path[0] = words[0] = '\0';
    while (a != b) {
        if (ups == LONGEST || downs == LONGEST || a < 0 || b < 0) {
            snprintf(path, size, "far");
            snprintf(words, size, "far");
            return;
        }
        if (da >= db) {
            up[ups++] = a;
            a = sentence->tokens[a].head, da--;
        } else {
            down[downs++] = b;
            b = sentence->tokens[b].head, db--;
        }
    }
    size_t at = 0, wt = 0;
    for (size_t i = 0; i < ups && at < size && wt < size; i++) {
        const struct token *token = &sentence->tokens[up[i]];
        at += (size_t)snprintf(path + at, size - at, "<%s", deprel_name(token->deprel));
        wt += (size_t)snprintf(words + wt, size - wt, "<%s(%s)%s", deprel_name(token->deprel), preposition_of(sentence, (uint32_t)up[i]),
                               token->head >= 0 ? sentence->tokens[token->head].lemma : "");
    }
    for (size_t i = downs; i-- > 0 && at < size && wt < size;) {
        const struct token *token = &sentence->tokens[down[i]];
        at += (size_t)snprintf(path + at, size - at, ">%s", deprel_name(token->deprel));
        wt += (size_t)snprintf(words + wt, size - wt, ">%s(%s)%s", deprel_name(token->deprel),
                               preposition_of(sentence, (uint32_t)down[i]), i ? token->lemma : "");
    }
}

bool role_looks_at(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    const struct entities *entities = extraction->entities;
    if (entities->mention_at[s][t] >= 0 || entities->unnamed_at[s][t] >= 0) return true;
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_PRON;
}

void role_signs(const struct extraction *extraction, const struct event_grid *grid, const char *class,
                uint32_t s, uint32_t trigger, uint32_t t, struct signs *signs)
{
    signs->count = 0;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *head = &sentence->tokens[trigger], *token = &sentence->tokens[t];
    const char *category = event_category(class), *kind = kind_of(extraction, s, t);
    if (!category) category = class;
    char path[240], words[240];
    find_path(sentence, trigger, t, path, words, sizeof path);
    const char *preposition = preposition_of(sentence, t);
    const char *voice = is_verb(head) ? (is_passive(sentence, trigger) ? "passive" : "active") : "noun";
    sign_add(signs, ROLE_PATH, path, NULL, NULL);
    sign_add(signs, ROLE_PATH, path, preposition, NULL);
    sign_add(signs, ROLE_PATH, path, preposition, voice);
    sign_add(signs, ROLE_PATH_CLASS, path, preposition, class);
    sign_add(signs, ROLE_PATH_CATEGORY, path, preposition, category);
    sign_add(signs, ROLE_PATH_CATEGORY, path, voice, category);
    sign_add(signs, ROLE_PATH_LEMMA, path, preposition, head->lemma);
    sign_add(signs, ROLE_PATH_KIND, path, preposition, kind);
    sign_add(signs, ROLE_PATH_KIND, path, class, kind);
    sign_add(signs, ROLE_PATH_WORDS, words, NULL, NULL);
    sign_add(signs, ROLE_PATH_WORDS, words, category, NULL);
    sign_add(signs, ROLE_KIND, kind, NULL, NULL);
    sign_add(signs, ROLE_KIND_CLASS, kind, class, NULL);
    sign_add(signs, ROLE_KIND_CLASS, kind, preposition, class);
    sign_add(signs, ROLE_PREPOSITION, preposition, class, NULL);
    sign_add(signs, ROLE_PREPOSITION, preposition, head->lemma, NULL);
    sign_add(signs, ROLE_TRIGGER, class, voice, NULL);
    sign_add(signs, ROLE_TRIGGER, head->lemma, NULL, NULL);
    sign_add(signs, ROLE_WORD, token->upos == UPOS_PROPN ? "name" : token->lemma, NULL, NULL);
    sign_add(signs, ROLE_WORD, token->upos == UPOS_PROPN ? "name" : token->lemma, class, NULL);
    /* order and what lies between */
    unsigned between = 0, rank = 0;
    uint32_t low = t < trigger ? t : trigger, high = t < trigger ? trigger : t;
    for (uint32_t i = low + 1; i < high; i++)
        between += extraction->entities->mention_at[s][i] >= 0;
    for (uint32_t i = 0; i < t; i++)
        rank += extraction->entities->mention_at[s][i] >= 0;
    char order[40];
    snprintf(order, sizeof order, "%c%u", t < trigger ? '-' : '+', between < 4 ? between : 4);
    sign_add(signs, ROLE_ORDER, order, kind, NULL);
    sign_add(signs, ROLE_ORDER_CLASS, order, category, kind);
    sign_add(signs, ROLE_ORDER_CLASS, order, class, voice);
    snprintf(order, sizeof order, "%u", rank < 4 ? rank : 4);
    sign_add(signs, ROLE_RANK, order, kind, category);
    uint32_t gap = high - low;
    snprintf(order, sizeof order, "%c%u", t < trigger ? '-' : '+', gap < 4 ? gap : gap < 8 ? 5u : gap < 16 ? 6u : 7u);
    sign_add(signs, ROLE_ORDER, order, NULL, NULL);
    /* above the phrase */
    if (token->head >= 0) {
        sign_add(signs, ROLE_ABOVE, deprel_name(token->deprel), sentence->tokens[token->head].lemma, preposition);
        sign_add(signs, ROLE_ABOVE, deprel_name(token->deprel), kind, class);
    }
    /* what the frames make of it */
    const struct found_event *rule = grid->at[s][trigger];
    struct entity_set set = {0};
    entities_of(extraction, s, t, 0, &set);
    if (rule) {
        bool in_source = set.count && sets_overlap(&set, &rule->event.source), in_target = set.count && sets_overlap(&set, &rule->event.target);
        bool in_other = set.count && sets_overlap(&set, &rule->event.involves);
        const char *said = in_source ? "source" : in_target ? "target" : in_other ? "other" : "none";
        bool same = strcmp(rule->event.class, class) == 0;
        sign_add(signs, ROLE_RULE, said, NULL, NULL);
        sign_add(signs, ROLE_RULE, said, kind, same ? "same" : "other");
        sign_add(signs, ROLE_RULE_CLASS, said, class, NULL);
        sign_add(signs, ROLE_RULE_CLASS, said, class, kind);
        sign_add(signs, ROLE_RULE_NONE, said, rule->event.source.count ? "s" : "", rule->event.target.count ? "t" : "");
        sign_add(signs, ROLE_RULE_CLASS, said, path, NULL);
    } else {
        sign_add(signs, ROLE_RULE, "no-rule", kind, NULL);
    }
    /* other deeds of it in the sentence */
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct found_event *other = i == trigger ? NULL : grid->at[s][i];
        if (!other || !set.count) continue;
        if (sets_overlap(&set, &other->event.source)) sign_add(signs, ROLE_SUBJECT, "source", other->event.class, class);
        if (sets_overlap(&set, &other->event.target)) sign_add(signs, ROLE_SUBJECT, "target", other->event.class, class);
    }
    int32_t subject = is_verb(head) ? subject_of(extraction, s, trigger, 0) : -1;
    int32_t object = is_verb(head) ? object_of(extraction, s, trigger) : -1;
    sign_add(signs, ROLE_SUBJECT, subject == (int32_t)t ? "subject" : object == (int32_t)t ? "object" : "neither", class, kind);
    sign_add(signs, ROLE_SUBJECT, subject < 0 ? "no-subject" : subject == (int32_t)t ? "is" : "has", object < 0 ? "no-object" : object == (int32_t)t ? "is" : "has", category);
    /* the verb of saying above, of which it is the subject */
    int32_t above = token->head;
    if (above >= 0 && token->deprel == DEP_NSUBJ && is_verb(&sentence->tokens[above])) {
        bool content = is_below(sentence, trigger, (uint32_t)above, 12);
        sign_add(signs, ROLE_SAYER, sentence->tokens[above].lemma, content ? "below" : "beside", NULL);
        sign_add(signs, ROLE_SAYER, sentence->tokens[above].lemma, content ? "below" : "beside", class);
    }
}
