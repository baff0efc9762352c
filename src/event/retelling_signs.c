/* retelling_signs.c: the signs of an earlier telling of the same event: how like the classes and words are,
 * who has part in both, when and where, how far apart and in which parts of the article they stand, what the
 * rules say. */
#include "event/retelling.h"

#include <stdio.h>
#include <string.h>

enum kind {
    RETOLD_RULE = 800,
    RETOLD_NEW,
    RETOLD_NEW_WORD,
    RETOLD_CLASS,
    RETOLD_WORD,
    RETOLD_PARTIES,
    RETOLD_SOURCE,
    RETOLD_TARGET,
    RETOLD_CROSSED,
    RETOLD_ALL,
    RETOLD_DISTANCE,
    RETOLD_WHERE,
    RETOLD_FORM,
    RETOLD_DATES,
    RETOLD_PLACES,
    RETOLD_SURE,
    RETOLD_TREE,
    RETOLD_RECENT,
    RETOLD_INVOLVED,
    RETOLD_SHARED,
    RETOLD_MATTER,
};

struct view {
    const struct retelling_question *question;
    const struct found_event *earlier, *later;
    bool is_ruled;
    const char *category; /* of the earlier */
    const char *alike;    /* of the classes: "same", "category", "other" */
    const char *form;     /* of the later: "the", "verb" */
    struct signs *signs;
};

static void add(const struct view *view, unsigned kind, const char *a, const char *b, const char *c)
{
    sign_add(view->signs, kind, a, b, c);
}

/* "the visit", "a visit", "visits", "visited" */
static const char *form_of(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t t = item->trigger.token;
    if (!item->trigger.is_noun) return "verb";
    if (has_the(sentence, t)) return "the";
    int32_t article = dependent(sentence, t, DEP_DET);
    if (article >= 0) return sentence->tokens[article].lower;
    return dependent(sentence, t, DEP_NMOD_POSS) >= 0 ? "whose" : "noun";
}

static const char *where_of(const struct found_event *item)
{
    uint32_t s = item->trigger.sentence;
    return s == 0 ? "headline" : s < 3 ? "lead" : "below";
}

/* How two sets lie to each other. */
static const char *against(const struct entity_set *a, const struct entity_set *b)
{
    if (!a->count && !b->count) return "nobody";
    if (!a->count || !b->count) return a->count ? "the later only" : "the earlier only";
    const char *lie = set_against(a, b);
    return lie ? lie : "apart";
}

static void add_new(const struct view *view)
{
    const struct retelling_question *question = view->question;
    const struct found_event *item = view->later;
    const char *form = view->form, *where = where_of(item);
    size_t alike = 0, same = 0, ruled = 0;
    for (size_t i = 1; i < question->count; i++) {
        const struct found_event *other = &question->found->items[question->before[i]];
        same += strcmp(other->event.class, item->event.class) == 0;
        alike += strcmp(question->categories[i], question->categories[0]) == 0;
        ruled += question->is_ruled[i];
    }
    add(view, RETOLD_NEW, item->event.class, form, NULL);
    add(view, RETOLD_NEW, item->event.class, where, NULL);
    add(view, RETOLD_NEW, form, where, NULL);
    add(view, RETOLD_NEW, item->event.class, sign_number(same), NULL);
    add(view, RETOLD_NEW, sign_number(same), sign_number(alike), form);
    add(view, RETOLD_NEW, sign_number(ruled), form, where);
    add(view, RETOLD_NEW, sign_number(ruled), item->event.class, NULL);
    add(view, RETOLD_NEW, factuality_name(item->event.factuality), form, NULL);
    add(view, RETOLD_NEW, item->event.begin.year ? "dated" : "undated", form, item->event.class);
    add(view, RETOLD_NEW_WORD, item->trigger.lemma, form, NULL);
    add(view, RETOLD_NEW_WORD, item->trigger.lemma, where, NULL);
    const struct sentence *sentence = sentence_of(question->extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    add(view, RETOLD_NEW_WORD, "tag", xpos_name(token->xpos), deprel_name(token->deprel));
    if (item->trigger.token > 0)
        add(view, RETOLD_NEW_WORD, "before", sentence->tokens[item->trigger.token - 1].lower, NULL);
}

static void add_classes(const struct view *view)
{
    const struct event *a = &view->earlier->event, *b = &view->later->event;
    const char *x = view->earlier->trigger.lemma, *y = view->later->trigger.lemma;
    const char *form = view->form;
    const char *word = strcmp(x, y) == 0 ? "same word" : "another word";
    add(view, RETOLD_CLASS, a->class, b->class, NULL);
    add(view, RETOLD_CLASS, a->class, b->class, word);
    add(view, RETOLD_CLASS, view->category, view->question->categories[0], form);
    add(view, RETOLD_CLASS, view->alike, word, NULL);
    add(view, RETOLD_WORD, x, y, NULL);
    add(view, RETOLD_WORD, x, y, form);
    add(view, RETOLD_WORD, word, y, NULL);
    add(view, RETOLD_FORM, form, word, view->alike);
    add(view, RETOLD_FORM, form_of(view->question->extraction, view->earlier), form, view->alike);
    add(view, RETOLD_FORM, form, view->earlier->trigger.is_noun ? "noun" : "verb", word);
}

static void add_parties(const struct view *view)
{
    const struct event *a = &view->earlier->event, *b = &view->later->event;
    struct arena *arena = view->question->extraction->arena;
    struct entity_set all_a = {0}, all_b = {0};
    const char *source = against(&b->source, &a->source), *target = against(&b->target, &a->target);
    add(view, RETOLD_PARTIES, source, target, view->alike);
    add(view, RETOLD_PARTIES, source, target, a->class);
    add(view, RETOLD_SOURCE, source, a->class, b->class);
    add(view, RETOLD_SOURCE, source, view->form, view->alike);
    add(view, RETOLD_TARGET, target, a->class, b->class);
    add(view, RETOLD_CROSSED, against(&b->source, &a->target), against(&b->target, &a->source), view->alike);
    set_include_all(arena, &all_a, &a->source);
    set_include_all(arena, &all_a, &a->target);
    set_include_all(arena, &all_b, &b->source);
    set_include_all(arena, &all_b, &b->target);
    const char *all = against(&all_b, &all_a);
    add(view, RETOLD_ALL, all, view->alike, where_of(view->earlier));
    add(view, RETOLD_ALL, all, view->category, view->question->categories[0]);
    add(view, RETOLD_ALL, all, sign_number(all_a.count), sign_number(all_b.count));
    const char *involved = against(&b->involves, &a->involves);
    add(view, RETOLD_INVOLVED, involved, view->alike, a->class);
    add(view, RETOLD_PLACES, against(&b->place, &a->place), view->alike, a->class);
}

static const char *dates_of(const struct event *a, const struct event *b)
{
    if (!a->begin.year && !b->begin.year) return "undated";
    if (!a->begin.year || !b->begin.year) return b->begin.year ? "the later only" : "the earlier only";
    if (date_same(a->begin, b->begin)) return a->begin.day ? "same day" : "same time";
    return dates_agree(a, b) ? "within" : "apart";
}

static void add_distance(const struct view *view)
{
    const struct retelling_question *question = view->question;
    const struct event *a = &view->earlier->event, *b = &view->later->event;
    uint32_t gap = view->later->trigger.sentence - view->earlier->trigger.sentence;
    const char *from = where_of(view->earlier), *to = where_of(view->later), *dates = dates_of(a, b);
    const char *source = against(&b->source, &a->source);
    const char *rule = view->is_ruled ? "retold" : "not";
    add(view, RETOLD_RULE, rule, a->class, b->class);
    add(view, RETOLD_RULE, rule, sign_distance(gap), from);
    add(view, RETOLD_RULE, rule, dates, view->alike);
    add(view, RETOLD_DISTANCE, sign_distance(gap), view->alike, NULL);
    add(view, RETOLD_DISTANCE, sign_distance(gap), view->form, view->alike);
    add(view, RETOLD_WHERE, from, to, view->alike);
    add(view, RETOLD_WHERE, from, to, source);
    add(view, RETOLD_WHERE, from, to, view->question->categories[0]);
    add(view, RETOLD_DATES, dates, view->alike, sign_distance(gap));
    add(view, RETOLD_DATES, dates, a->class, b->class);
    add(view, RETOLD_SURE, factuality_name(a->factuality), factuality_name(b->factuality), view->alike);
    add(view, RETOLD_SURE, factuality_name(a->factuality), factuality_name(b->factuality), from);
    /* how many of its class and its category are told between */
    size_t same = 0, alike = 0;
    for (size_t i = 1; i < question->count; i++) {
        const struct found_event *other = &question->found->items[question->before[i]];
        if (other <= view->earlier) continue;
        same += strcmp(other->event.class, a->class) == 0;
        alike += strcmp(question->categories[i], view->category) == 0;
    }
    add(view, RETOLD_RECENT, sign_number(same), view->alike, view->form);
    add(view, RETOLD_RECENT, sign_number(alike), from, view->alike);
    if (gap) return;
    const struct sentence *sentence = sentence_of(question->extraction, &view->later->trigger);
    const char *tree = is_content(question->extraction, view->earlier, view->later)   ? "content"
                       : is_content(question->extraction, view->later, view->earlier) ? "above"
                                                                                      : "beside";
    add(view, RETOLD_TREE, tree, a->class, b->class);
    add(view, RETOLD_TREE, tree, deprel_name(sentence->tokens[view->later->trigger.token].deprel), source);
    bool hangs = sentence->tokens[view->later->trigger.token].head == (int32_t)view->earlier->trigger.token ||
                 sentence->tokens[view->earlier->trigger.token].head == (int32_t)view->later->trigger.token;
    add(view, RETOLD_TREE, tree, hangs ? "next" : "farther", view->alike);
}

static bool tells_much(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_NUM ||
           token->upos == UPOS_VERB || token->upos == UPOS_ADJ;
}

/* How many words of the one sentence the other has too, and how many of them are numbers. */
struct shared {
    size_t words, numbers;
};

static struct shared shared_words(const struct sentence *a, const struct sentence *b)
{
    struct shared shared = {0};
    for (uint32_t i = 0; i < b->count; i++) {
        const struct token *token = &b->tokens[i];
        for (uint32_t k = 0; tells_much(token) && k < a->count; k++)
            if (a->tokens[k].lemma[0] == token->lemma[0] && strcmp(a->tokens[k].lemma, token->lemma) == 0) {
                shared.words++;
                shared.numbers += token->upos == UPOS_NUM;
                break;
            }
    }
    return shared;
}

static void add_words(const struct view *view)
{
    const struct extraction *extraction = view->question->extraction;
    const struct sentence *a = sentence_of(extraction, &view->earlier->trigger),
                          *b = sentence_of(extraction, &view->later->trigger);
    int32_t x = matter_of(extraction, &view->earlier->trigger),
            y = matter_of(extraction, &view->later->trigger);
    const char *matter = x < 0 || y < 0                                        ? "none"
                         : strcmp(a->tokens[x].lemma, b->tokens[y].lemma) == 0 ? "same"
                                                                               : "another";
    add(view, RETOLD_MATTER, matter, view->alike, where_of(view->earlier));
    add(view, RETOLD_MATTER, matter, view->earlier->event.class, view->later->event.class);
    if (y >= 0 && strcmp(view->earlier->trigger.lemma, b->tokens[y].lemma) == 0)
        add(view, RETOLD_MATTER, "about it", view->alike, view->later->event.class);
    if (x >= 0 && strcmp(view->later->trigger.lemma, a->tokens[x].lemma) == 0)
        add(view, RETOLD_MATTER, "of its matter", view->alike, view->later->event.class);
    if (a == b) return;
    struct shared shared = shared_words(a, b);
    const char *words = sign_number(shared.words), *numbers = sign_number(shared.numbers);
    add(view, RETOLD_SHARED, words, view->alike, where_of(view->earlier));
    add(view, RETOLD_SHARED, words, where_of(view->earlier), where_of(view->later));
    add(view, RETOLD_SHARED, "numbers", numbers, view->alike);
}

void retelling_signs(const struct retelling_question *question, size_t candidate, struct signs *signs)
{
    const struct found_event *later = &question->found->items[question->index];
    struct view view = {
        .question = question, .later = later, .form = form_of(question->extraction, later), .signs = signs};
    signs->count = 0;
    if (!candidate) {
        add_new(&view);
        return;
    }
    view.earlier = &question->found->items[question->before[candidate]];
    view.is_ruled = question->is_ruled[candidate];
    view.category = question->categories[candidate];
    view.alike = strcmp(view.earlier->event.class, later->event.class) == 0 ? "same"
                 : strcmp(view.category, question->categories[0]) == 0      ? "category"
                                                                            : "other";
    add_classes(&view);
    add_parties(&view);
    add_distance(&view);
    add_words(&view);
}
