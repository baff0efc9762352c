/* role_signs.c: the signs of a phrase that may name a party of an event, its place or who tells of it: the
 * way through the tree from the word that tells the event, what kind of thing it is, what the frames make of
 * it, what stands between. */
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
    ROLE_PREPOSITION,
    ROLE_ABOVE,
    ROLE_SAYER,
    ROLE_DEEDS,
    ROLE_SUBJECT,
    ROLE_WORD,
    ROLE_TRIGGER,
    ROLE_RANK,
    ROLE_BESIDE,
    ROLE_RIVAL,
    ROLE_VIEW,
};

enum { PATH_LONGEST = 8 };

static int depth_of(const struct sentence *sentence, int32_t t)
{
    enum { DEEPEST = 60 };
    int depth = 0;
    for (; t >= 0 && depth < DEEPEST; t = sentence->tokens[t].head)
        depth++;
    return depth;
}

static void add_step(const struct sentence *sentence, int32_t t, char sign, const char *lemma,
                     size_t sizes[2], struct role_path *path)
{
    const char *deprel = deprel_name(sentence->tokens[t].deprel);
    if (sizes[0] < ROLE_PATH_SIZE)
        sizes[0] +=
            (size_t)snprintf(path->relations + sizes[0], ROLE_PATH_SIZE - sizes[0], "%c%s", sign, deprel);
    if (sizes[1] < ROLE_PATH_SIZE)
        sizes[1] += (size_t)snprintf(path->words + sizes[1], ROLE_PATH_SIZE - sizes[1], "%c%s(%s)%s", sign,
                                     deprel, preposition_of(sentence, (uint32_t)t), lemma);
}

/* Up to the word above both and down again. */
void role_path(const struct role_view *view, uint32_t to, struct role_path *path)
{
    const struct sentence *sentence = view->sentence;
    int32_t up[PATH_LONGEST], down[PATH_LONGEST], a = (int32_t)view->trigger, b = (int32_t)to;
    size_t ups = 0, downs = 0, sizes[2] = {0};
    int above_a = view->depth, above_b = depth_of(sentence, b);
    path->relations[0] = path->words[0] = '\0';
    while (a != b) {
        if (ups == PATH_LONGEST || downs == PATH_LONGEST || a < 0 || b < 0) {
            strcpy(path->relations, "far");
            strcpy(path->words, "far");
            return;
        }
        if (above_a >= above_b) {
            up[ups++] = a;
            a = sentence->tokens[a].head, above_a--;
        } else {
            down[downs++] = b;
            b = sentence->tokens[b].head, above_b--;
        }
    }
    for (size_t i = 0; i < ups; i++) {
        int32_t head = sentence->tokens[up[i]].head;
        add_step(sentence, up[i], '<', head >= 0 ? sentence->tokens[head].lemma : "", sizes, path);
    }
    for (size_t i = downs; i-- > 0;)
        add_step(sentence, down[i], '>', i ? sentence->tokens[down[i]].lemma : "", sizes, path);
}

bool role_looks_at(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    const struct entities *entities = extraction->entities;
    if (entities->mention_at[s][t] >= 0 || entities->unnamed_at[s][t] >= 0) return true;
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_PRON;
}

/* A phrase seen from the event. */
struct pair {
    const struct role_view *view;
    const char *kind, *preposition;
    uint32_t t;
    struct role_path path;
    struct entity_set set; /* what the phrase stands for */
};

static void add_way(const struct pair *pair, struct signs *signs)
{
    const char *relations = pair->path.relations, *words = pair->path.words;
    const char *lemma = pair->view->sentence->tokens[pair->view->trigger].lemma;
    sign_add(signs, ROLE_PATH, relations, NULL, NULL);
    sign_add(signs, ROLE_PATH, relations, pair->preposition, NULL);
    sign_add(signs, ROLE_PATH, relations, pair->preposition, pair->view->voice);
    sign_add(signs, ROLE_PATH_CLASS, relations, pair->preposition, pair->view->class);
    sign_add(signs, ROLE_PATH_CATEGORY, relations, pair->preposition, pair->view->category);
    sign_add(signs, ROLE_PATH_CATEGORY, relations, pair->view->voice, pair->view->category);
    sign_add(signs, ROLE_PATH_LEMMA, relations, pair->preposition, lemma);
    sign_add(signs, ROLE_PATH_KIND, relations, pair->preposition, pair->kind);
    sign_add(signs, ROLE_PATH_KIND, relations, pair->view->class, pair->kind);
    sign_add(signs, ROLE_PATH_WORDS, words, NULL, NULL);
    sign_add(signs, ROLE_PATH_WORDS, words, pair->view->category, NULL);
    sign_add(signs, ROLE_PREPOSITION, pair->preposition, pair->view->class, NULL);
    sign_add(signs, ROLE_PREPOSITION, pair->preposition, lemma, NULL);
}

static void add_kind(const struct pair *pair, struct signs *signs)
{
    const struct token *token = &pair->view->sentence->tokens[pair->t],
                       *trigger = &pair->view->sentence->tokens[pair->view->trigger];
    const char *word = token->upos == UPOS_PROPN ? "name" : token->lemma;
    sign_add(signs, ROLE_KIND, pair->kind, NULL, NULL);
    sign_add(signs, ROLE_KIND_CLASS, pair->kind, pair->view->class, NULL);
    sign_add(signs, ROLE_KIND_CLASS, pair->kind, pair->preposition, pair->view->class);
    sign_add(signs, ROLE_TRIGGER, pair->view->class, pair->view->voice, NULL);
    sign_add(signs, ROLE_TRIGGER, trigger->lemma, NULL, NULL);
    sign_add(signs, ROLE_WORD, word, NULL, NULL);
    sign_add(signs, ROLE_WORD, word, pair->view->class, NULL);
    if (token->head >= 0) {
        const char *deprel = deprel_name(token->deprel);
        sign_add(signs, ROLE_ABOVE, deprel, pair->view->sentence->tokens[token->head].lemma,
                 pair->preposition);
        sign_add(signs, ROLE_ABOVE, deprel, pair->kind, pair->view->class);
    }
    if (pair->t > 0)
        sign_add(signs, ROLE_BESIDE, "before", pair->view->sentence->tokens[pair->t - 1].lower,
                 pair->view->category);
    if (pair->t + 1 < pair->view->sentence->count)
        sign_add(signs, ROLE_BESIDE, "behind", pair->view->sentence->tokens[pair->t + 1].lower,
                 pair->view->category);
}

/* Before or behind the trigger, how far, what else is named between and of what kind. */
static void add_order(const struct pair *pair, struct signs *signs)
{
    enum { MANY = 4 };
    const struct entities *entities = pair->view->extraction->entities;
    unsigned between = 0, rank = 0, rivals = 0;
    bool is_before = pair->t < pair->view->trigger;
    uint32_t low = is_before ? pair->t : pair->view->trigger,
             high = is_before ? pair->view->trigger : pair->t;
    for (uint32_t i = 0; i < high; i++) {
        if (entities->mention_at[pair->view->s][i] < 0) continue;
        rank += i < pair->t;
        between += i > low;
        rivals += i > low && strcmp(phrase_kind(pair->view->extraction, pair->view->s, i), pair->kind) == 0;
    }
    char order[16];
    snprintf(order, sizeof order, "%c%u", is_before ? '-' : '+', between < MANY ? between : MANY);
    sign_add(signs, ROLE_ORDER, order, pair->kind, NULL);
    sign_add(signs, ROLE_ORDER_CLASS, order, pair->view->category, pair->kind);
    sign_add(signs, ROLE_ORDER_CLASS, order, pair->view->class, pair->view->voice);
    snprintf(order, sizeof order, "%c%u", is_before ? '-' : '+', rivals < MANY ? rivals : MANY);
    sign_add(signs, ROLE_RIVAL, order, pair->view->category, NULL);
    snprintf(order, sizeof order, "%u", rank < MANY ? rank : MANY);
    sign_add(signs, ROLE_RANK, order, pair->kind, pair->view->category);
    uint32_t gap = high - low;
    snprintf(order, sizeof order, "%c%u", is_before ? '-' : '+',
             gap < 4    ? gap
             : gap < 8  ? 5u
             : gap < 16 ? 6u
                        : 7u);
    sign_add(signs, ROLE_ORDER, order, NULL, NULL);
}

/* What the frames make of the phrase. */
static void add_rule(const struct pair *pair, struct signs *signs)
{
    const struct found_event *rule = pair->view->rule;
    if (!rule) {
        sign_add(signs, ROLE_RULE, "no-rule", pair->kind, NULL);
        return;
    }
    const struct event *event = &rule->event;
    const char *said = sets_overlap(&pair->set, &event->source)     ? "source"
                       : sets_overlap(&pair->set, &event->target)   ? "target"
                       : sets_overlap(&pair->set, &event->involves) ? "other"
                                                                    : "none";
    sign_add(signs, ROLE_RULE, said, NULL, NULL);
    sign_add(signs, ROLE_RULE, said, pair->kind,
             strcmp(event->class, pair->view->class) == 0 ? "same" : "other");
    sign_add(signs, ROLE_RULE_CLASS, said, pair->view->class, NULL);
    sign_add(signs, ROLE_RULE_CLASS, said, pair->view->class, pair->kind);
    sign_add(signs, ROLE_RULE_CLASS, said, pair->path.relations, NULL);
    sign_add(signs, ROLE_RULE_NONE, said, event->source.count ? "source" : "",
             event->target.count ? "target" : "");
}

/* What else it does, or is done to it, in the sentence. */
static void add_deeds(const struct pair *pair, struct signs *signs)
{
    for (uint32_t i = 0; i < pair->view->sentence->count && pair->set.count; i++) {
        const struct found_event *other =
            i == pair->view->trigger ? NULL : pair->view->grid->at[pair->view->s][i];
        if (!other) continue;
        if (sets_overlap(&pair->set, &other->event.source))
            sign_add(signs, ROLE_DEEDS, "source", other->event.class, pair->view->class);
        if (sets_overlap(&pair->set, &other->event.target))
            sign_add(signs, ROLE_DEEDS, "target", other->event.class, pair->view->class);
    }
}

/* Is it subject or object of the trigger, or subject of a verb of saying above it? */
static void add_clause(const struct pair *pair, struct signs *signs)
{
    enum { DEEP = 12 };
    const struct token *token = &pair->view->sentence->tokens[pair->t];
    int32_t subject = pair->view->subject, object = pair->view->object;
    bool is_subject = subject == (int32_t)pair->t, is_object = object == (int32_t)pair->t;
    sign_add(signs, ROLE_SUBJECT,
             is_subject  ? "subject"
             : is_object ? "object"
                         : "neither",
             pair->view->class, pair->kind);
    sign_add(signs, ROLE_SUBJECT,
             subject < 0  ? "no-subject"
             : is_subject ? "is"
                          : "has",
             object < 0  ? "no-object"
             : is_object ? "is"
                         : "has",
             pair->view->category);
    if (token->head < 0 || token->deprel != DEP_NSUBJ || !is_verb(&pair->view->sentence->tokens[token->head]))
        return;
    const char *verb = pair->view->sentence->tokens[token->head].lemma;
    bool is_content = is_below(pair->view->sentence, pair->view->trigger, (uint32_t)token->head, DEEP);
    sign_add(signs, ROLE_SAYER, verb, is_content ? "below" : "beside", NULL);
    sign_add(signs, ROLE_SAYER, verb, is_content ? "below" : "beside", pair->view->class);
}

struct role_view role_view_of(const struct extraction *extraction, const struct event_grid *grid,
                              const char *class, uint32_t s, uint32_t trigger)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    struct role_view view = {.extraction = extraction,
                             .grid = grid,
                             .sentence = sentence,
                             .rule = grid->at[s][trigger],
                             .class = class,
                             .category = category_or_class(class),
                             .voice = "noun",
                             .s = s,
                             .trigger = trigger,
                             .depth = depth_of(sentence, (int32_t)trigger),
                             .subject = -1,
                             .object = -1};
    if (is_verb(&sentence->tokens[trigger])) {
        view.voice = is_passive(sentence, trigger) ? "passive" : "active";
        view.subject = subject_of(extraction, s, trigger, 0);
        view.object = object_of(extraction, s, trigger);
    }
    return view;
}

void role_signs(const struct role_view *view, uint32_t t, struct signs *signs)
{
    struct pair pair = {.view = view,
                        .kind = phrase_kind(view->extraction, view->s, t),
                        .preposition = preposition_of(view->sentence, t),
                        .t = t};
    role_path(view, t, &pair.path);
    entities_of(view->extraction, view->s, t, 0, &pair.set);
    const char *of = reader_view(view->extraction);
    signs->count = 0;
    sign_add(signs, ROLE_VIEW, of, view->class, pair.kind);
    sign_add(signs, ROLE_VIEW, of, pair.path.relations, NULL);
    sign_add(signs, ROLE_VIEW, of, view->category, view->voice);
    add_way(&pair, signs);
    add_kind(&pair, signs);
    add_order(&pair, signs);
    add_rule(&pair, signs);
    add_deeds(&pair, signs);
    add_clause(&pair, signs);
}
