/* event_signs.c: the signs of a word that may tell an event: the word and its form, the frames that its lemma
 * can evoke and the one whose conditions hold, what stands above and below it in the tree and what those are,
 * and of a verb of saying what is said. */
#include "event/reader.h"

#include <string.h>

enum kind {
    KIND_LEMMA,
    KIND_LEMMA_TAG,
    KIND_LOWER,
    KIND_TAG,
    KIND_DEPREL,
    KIND_CAN,
    KIND_CAN_FRAME,
    KIND_CAN_MANY,
    KIND_RULE,
    KIND_RULE_FRAME,
    KIND_RULE_LEMMA,
    KIND_RULE_NONE,
    KIND_RULE_ABOVE,
    KIND_RULE_BELOW,
    KIND_ABOVE,
    KIND_ABOVE_LEMMA,
    KIND_ABOVE_CAN,
    KIND_BELOW,
    KIND_BELOW_LEMMA,
    KIND_BELOW_WORD,
    KIND_BELOW_ENTITY,
    KIND_BELOW_CAN,
    KIND_PHRASE,
    KIND_PHRASE_LEMMA,
    KIND_PHRASE_ENTITY,
    KIND_SUBJECT,
    KIND_OBJECT,
    KIND_OBJECT_CAN,
    KIND_BEFORE,
    KIND_AFTER,
    KIND_BEFORE_LEMMA,
    KIND_AFTER_LEMMA,
    KIND_PLACE,
    KIND_QUOTED,
    KIND_CONTENT,
    KIND_CONTENT_CAN,
    KIND_CONTENT_MODAL,
    KIND_CONTENT_RULE,
    KIND_CONTENT_SELF,
    KIND_VIEW,
};

struct event_grid event_grid_of(const struct extraction *extraction, const struct found_events *found)
{
    const struct analysis *analysis = extraction->analysis;
    const struct found_event ***at = arena_array(extraction->arena, analysis->count + 1, sizeof *at);
    struct found_event *kept = arena_array(extraction->arena, found->count + 1, sizeof *kept);
    for (size_t s = 0; s < analysis->count; s++)
        at[s] = arena_array(extraction->arena, analysis->sentences[s].count + 1, sizeof **at);
    for (size_t i = 0; i < found->count; i++) {
        kept[i] = found->items[i];
        if (!kept[i].dropped) at[kept[i].trigger.sentence][kept[i].trigger.token] = &kept[i];
    }
    return (struct event_grid){(const struct found_event *const **)at};
}

struct told_before told_before(const struct found_events *found, const struct found_event *item)
{
    struct told_before before = {0};
    for (const struct found_event *other = found->items; other < item; other++) {
        if (other->dropped) continue;
        before.last = other;
        if (strcmp(other->event.class, item->event.class) == 0) before.of_class = other;
        if (strcmp(other->trigger.lemma, item->trigger.lemma) == 0) before.of_word = other;
    }
    return before;
}

bool reader_looks_at(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct event_tables *tables = extraction->tables;
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    if (token->upos == UPOS_VERB || token->upos == UPOS_NOUN || token->upos == UPOS_ADJ) return true;
    return token->upos == UPOS_PROPN &&
           (frames_for(&tables->nouns, token->lemma) || frames_for(&tables->verbs, token->lemma));
}

const char *phrase_kind(const struct extraction *extraction, uint32_t s, uint32_t t)
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
    if (token->upos == UPOS_PRON) return token->lower;
    if (token->upos == UPOS_PROPN) return "name";
    return token->upos == UPOS_NOUN ? "noun" : token->upos == UPOS_VERB ? "verb" : "other";
}

static const struct frame_list *frames_of(const struct extraction *extraction, const struct token *token)
{
    const struct event_tables *tables = extraction->tables;
    if (is_verb(token)) return frames_for(&tables->verbs, token->lemma);
    const struct frame_list *list = frames_for(&tables->nouns, token->lemma);
    return list ? list : frames_for(&tables->predicates, token->lemma);
}

/* The first class that the word can evoke; NULL. */
static const char *class_of(const struct extraction *extraction, const struct token *token)
{
    const struct frame_list *list = frames_of(extraction, token);
    return list && list->count ? list->items[0].frame->class : NULL;
}

static void add_word(const struct extraction *extraction, uint32_t s, uint32_t t, struct signs *signs)
{
    enum { FRAMES_MOST = 4, FEW = 4 };
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    const char *lemma = token->lemma, *upos = upos_name(token->upos);
    sign_add(signs, KIND_LEMMA, lemma, NULL, NULL);
    sign_add(signs, KIND_LEMMA_TAG, lemma, upos, NULL);
    sign_add(signs, KIND_LOWER, token->lower, NULL, NULL);
    sign_add(signs, KIND_TAG, xpos_name(token->xpos), NULL, NULL);
    const struct frame_list *list = frames_of(extraction, token);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct frame *frame = list->items[i].frame;
        sign_add(signs, KIND_CAN, frame->class, is_verb(token) ? "verb" : "noun", NULL);
        if (i < FRAMES_MOST) sign_add(signs, KIND_CAN_FRAME, frame->name, NULL, NULL);
    }
    const char *many = !list ? "none" : list->count == 1 ? "one" : list->count < FEW ? "few" : "many";
    sign_add(signs, KIND_CAN_MANY, many, upos, NULL);
    sign_add(signs, KIND_PLACE, s == 0 ? "headline" : s < 3 ? "lead" : "text", upos, NULL);
    if (t >= sentence->quoted_from) sign_add(signs, KIND_QUOTED, upos, NULL, NULL);
}

/* What the frames make of the word. */
static void add_rule(const struct extraction *extraction, const struct event_grid *grid, uint32_t s,
                     uint32_t t, struct signs *signs)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    const struct found_event *rule = grid->at[s][t];
    const char *upos = upos_name(token->upos);
    if (!rule) {
        sign_add(signs, KIND_RULE_NONE, upos, frames_of(extraction, token) ? "can" : "", NULL);
        return;
    }
    const char *class = rule->event.class;
    sign_add(signs, KIND_RULE, class, NULL, NULL);
    sign_add(signs, KIND_RULE_FRAME, rule->frame->name, NULL, NULL);
    sign_add(signs, KIND_RULE_LEMMA, class, token->lemma, NULL);
    sign_add(signs, KIND_RULE, class, rule->event.source.count ? "source" : "",
             rule->event.target.count ? "target" : "");
    sign_add(signs, KIND_RULE, class, upos, deprel_name(token->deprel));
    sign_add(signs, KIND_RULE, class, rule->trigger.light_verb >= 0 ? "light" : "",
             rule->lacks_parties ? "lacks" : "");
}

static void add_above(const struct extraction *extraction, const struct event_grid *grid, uint32_t s,
                      uint32_t t, struct signs *signs)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    const char *deprel = deprel_name(token->deprel);
    sign_add(signs, KIND_DEPREL, deprel, upos_name(token->upos), NULL);
    if (token->head < 0) return;
    const struct token *head = &sentence->tokens[token->head];
    const char *preposition = preposition_of(sentence, t), *can = class_of(extraction, head);
    sign_add(signs, KIND_ABOVE, deprel, upos_name(head->upos), preposition);
    sign_add(signs, KIND_ABOVE_LEMMA, deprel, head->lemma, preposition);
    sign_add(signs, KIND_ABOVE_LEMMA, token->lemma, deprel, head->lemma);
    if (can) sign_add(signs, KIND_ABOVE_CAN, deprel, can, NULL);
    const struct found_event *rule = grid->at[s][token->head];
    if (rule) sign_add(signs, KIND_RULE_ABOVE, deprel, rule->event.class, NULL);
}

static void add_below(const struct extraction *extraction, const struct event_grid *grid, uint32_t s,
                      uint32_t t, struct signs *signs)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const char *lemma = sentence->tokens[t].lemma, *can = class_of(extraction, &sentence->tokens[t]);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t || token->deprel == DEP_PUNCT) continue;
        const char *deprel = deprel_name(token->deprel), *kind = phrase_kind(extraction, s, i);
        const char *preposition = preposition_of(sentence, i);
        sign_add(signs, KIND_BELOW, deprel, NULL, NULL);
        sign_add(signs, KIND_BELOW_WORD, deprel, token->lemma, NULL);
        if (token->upos != UPOS_PROPN) sign_add(signs, KIND_BELOW_LEMMA, lemma, deprel, token->lemma);
        if (*preposition) {
            sign_add(signs, KIND_PHRASE, preposition, kind, NULL);
            sign_add(signs, KIND_PHRASE_LEMMA, lemma, preposition, NULL);
            sign_add(signs, KIND_PHRASE_ENTITY, lemma, preposition, kind);
        } else {
            sign_add(signs, KIND_BELOW_ENTITY, deprel, kind, NULL);
            sign_add(signs, KIND_BELOW_ENTITY, lemma, deprel, kind);
            if (can) sign_add(signs, KIND_BELOW_ENTITY, can, deprel, kind);
        }
        const char *below = class_of(extraction, token);
        if (below) sign_add(signs, KIND_BELOW_CAN, deprel, below, NULL);
        const struct found_event *rule = grid->at[s][i];
        if (rule) sign_add(signs, KIND_RULE_BELOW, deprel, rule->event.class, NULL);
    }
}

/* What is said: the clause below the verb of saying, or around it; -1. */
static int32_t said_by(const struct sentence *sentence, uint32_t verb)
{
    int32_t clause = dependent(sentence, verb, DEP_CCOMP);
    if (clause < 0) clause = dependent(sentence, verb, DEP_XCOMP);
    if (clause >= 0) return clause;
    return sentence->tokens[verb].deprel == DEP_PARATAXIS ? sentence->tokens[verb].head : -1;
}

/* Do both words stand for the same thing? */
static bool are_same(const struct extraction *extraction, uint32_t s, int32_t a, int32_t b)
{
    const struct entities *entities = extraction->entities;
    int32_t x = entities->mention_at[s][a], y = entities->mention_at[s][b];
    return x >= 0 && y >= 0 && entities->mentions[x].entity_count && entities->mentions[y].entity_count &&
           entities->mentions[x].entities[0] == entities->mentions[y].entities[0];
}

static void add_content(const struct extraction *extraction, const struct event_grid *grid, uint32_t s,
                        uint32_t t, struct signs *signs)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t content = is_verb(&sentence->tokens[t]) ? said_by(sentence, t) : -1;
    if (content < 0) return;
    const struct token *verb = &sentence->tokens[content];
    const char *saying = sentence->tokens[t].lemma, *can = class_of(extraction, verb);
    int32_t speaker = subject_of(extraction, s, t, 0);
    sign_add(signs, KIND_CONTENT, verb->lemma, NULL, NULL);
    sign_add(signs, KIND_CONTENT, saying, verb->lemma, NULL);
    if (can) {
        sign_add(signs, KIND_CONTENT_CAN, can, NULL, NULL);
        sign_add(signs, KIND_CONTENT_CAN, saying, can, NULL);
    }
    const struct found_event *rule = grid->at[s][content];
    if (rule) sign_add(signs, KIND_CONTENT_RULE, rule->event.class, saying, NULL);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != content) continue;
        if (token->deprel == DEP_AUX || token->deprel == DEP_AUX_PASS) {
            sign_add(signs, KIND_CONTENT_MODAL, token->lower, saying, NULL);
            sign_add(signs, KIND_CONTENT_MODAL, token->lower, verb->lemma, NULL);
        }
        if (token->deprel == DEP_ADVMOD && strcmp(token->lemma, "not") == 0)
            sign_add(signs, KIND_CONTENT_MODAL, "not", saying, NULL);
        if (token->deprel != DEP_NSUBJ && token->deprel != DEP_NSUBJ_PASS) continue;
        sign_add(signs, KIND_CONTENT_SELF, phrase_kind(extraction, s, i), saying, NULL);
        if (speaker >= 0)
            sign_add(signs, KIND_CONTENT_SELF,
                     are_same(extraction, s, (int32_t)i, speaker) ? "same" : "other", saying, can);
    }
}

/* Subject and object of a verb, whatever the voice. */
static void add_parties(const struct extraction *extraction, uint32_t s, uint32_t t, struct signs *signs)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_verb(&sentence->tokens[t])) return;
    const char *lemma = sentence->tokens[t].lemma;
    const int32_t parties[2] = {subject_of(extraction, s, t, 0), object_of(extraction, s, t)};
    for (unsigned i = 0; i < 2; i++) {
        if (parties[i] < 0) continue;
        unsigned sign = i ? KIND_OBJECT : KIND_SUBJECT;
        const struct token *party = &sentence->tokens[parties[i]];
        const char *kind = phrase_kind(extraction, s, (uint32_t)parties[i]),
                   *can = class_of(extraction, party);
        sign_add(signs, sign, kind, NULL, NULL);
        sign_add(signs, sign, kind, lemma, NULL);
        if (party->upos == UPOS_NOUN) sign_add(signs, sign, party->lemma, lemma, NULL);
        if (i && can) sign_add(signs, KIND_OBJECT_CAN, can, lemma, NULL);
    }
}

static void add_neighbours(const struct sentence *sentence, uint32_t t, struct signs *signs)
{
    const char *lemma = sentence->tokens[t].lemma;
    if (t > 0) {
        sign_add(signs, KIND_BEFORE, sentence->tokens[t - 1].lemma, NULL, NULL);
        sign_add(signs, KIND_BEFORE_LEMMA, sentence->tokens[t - 1].lemma, lemma, NULL);
    }
    if (t + 1 < sentence->count) {
        sign_add(signs, KIND_AFTER, sentence->tokens[t + 1].lemma, NULL, NULL);
        sign_add(signs, KIND_AFTER_LEMMA, lemma, sentence->tokens[t + 1].lemma, NULL);
    }
}

void event_signs(const struct extraction *extraction, const struct event_grid *grid, uint32_t s, uint32_t t,
                 struct signs *signs)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    const struct found_event *rule = grid->at[s][t];
    const char *view = reader_view(extraction);
    signs->count = 0;
    sign_add(signs, KIND_VIEW, view, NULL, NULL);
    sign_add(signs, KIND_VIEW, view, upos_name(token->upos), rule ? rule->event.class : "no rule");
    sign_add(signs, KIND_VIEW, view, token->lemma, NULL);
    sign_add(signs, KIND_VIEW, view, deprel_name(token->deprel), rule ? "rule" : "no rule");
    add_word(extraction, s, t, signs);
    add_rule(extraction, grid, s, t, signs);
    add_above(extraction, grid, s, t, signs);
    add_below(extraction, grid, s, t, signs);
    add_content(extraction, grid, s, t, signs);
    add_parties(extraction, s, t, signs);
    add_neighbours(&extraction->analysis->sentences[s], t, signs);
}
