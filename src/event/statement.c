/* statement.c: what somebody in office, a state or a body says about others, where no frame makes more of it:
 * the saying itself is a Statement about them. Sayings whose content is told as an event of its own are left
 * to that event's attribution. */
#include "event/telling.h"

#include <stdlib.h>
#include <string.h>

static const struct frame *frame_named(const struct extraction *extraction, const char *name)
{
    for (size_t i = 0; i < extraction->tables->count; i++)
        if (strcmp(extraction->tables->frames[i].name, name) == 0) return &extraction->tables->frames[i];
    return NULL;
}

/* Is the token the head, or does it stand anywhere below it? */
static bool is_within(const struct sentence *sentence, uint32_t token, uint32_t head)
{
    enum { DEEPEST = 39 };
    return token == head || is_below(sentence, token, head, DEEPEST);
}

/* What is said: the clause below the verb of saying, or around it ("..., he said"); -1. */
static int32_t content_of(const struct sentence *sentence, uint32_t verb)
{
    int32_t clause = dependent(sentence, verb, DEP_CCOMP);
    if (clause >= 0) return clause;
    return sentence->tokens[verb].deprel == DEP_PARATAXIS ? sentence->tokens[verb].head : -1;
}

/* The press, and those who study: "think tank", "research institute". */
static bool is_observer(const struct entity *entity)
{
    static const char *const KINDS[] = {"think", "university", "institute", NULL};
    const char *kind = entity->entry ? entity->entry->kind : NULL;
    for (size_t i = 0; kind && KINDS[i]; i++)
        if (strstr(kind, KINDS[i])) return true;
    return kind && entity->entry->is_press;
}

/* Does the entity speak for a state or a body? */
static bool speaks_officially(const struct extraction *extraction, uint32_t entity)
{
    const struct entities *entities = extraction->entities;
    enum entity_class class = entities->items[entity].class;
    if (class == CLASS_STATE || class == CLASS_ORGANIZATION) return !is_observer(&entities->items[entity]);
    for (size_t i = 0; class == CLASS_PERSON && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool of_body = relation->object == UINT32_MAX || !is_observer(&entities->items[relation->object]);
        if (relation->subject == entity && relation->kind == RELATION_HOLDS_OFFICE && of_body) return true;
    }
    return false;
}

/* The first actor of another side in the clause, that is not below the verb of saying itself. */
static void take_topic(const struct extraction *extraction, uint32_t s, uint32_t clause, uint32_t verb,
                       struct event *event)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool around = !is_within(sentence, clause, verb);
    for (uint32_t t = 0; t < sentence->count && !event->target.count; t++) {
        int32_t index = entities->mention_at[s][t];
        if (index < 0 || !is_within(sentence, t, clause) || (around && is_within(sentence, t, verb)))
            continue;
        const struct mention *mention = &entities->mentions[index];
        for (size_t e = 0; e < mention->entity_count; e++) {
            uint32_t other = mention->entities[e];
            enum entity_class class = entities->items[other].class;
            bool is_actor = class == CLASS_STATE || class == CLASS_ORGANIZATION || class == CLASS_PERSON;
            if (is_actor && entities->items[other].is_named &&
                !is_own_side(extraction, &event->source, other))
                set_include(extraction->arena, &event->target, other);
        }
    }
}

static bool has_event(const struct found_events *found, const struct sentence *sentence, uint32_t s,
                      uint32_t verb, uint32_t clause)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (item->dropped || item->lacks_parties || item->trigger.sentence != s) continue;
        if (item->trigger.token == verb || is_within(sentence, item->trigger.token, clause)) return true;
    }
    return false;
}

/* "criticised her, saying her answer was careless": the saying says no more than the act of speech above. */
static bool explains(const struct found_events *found, const struct sentence *sentence, uint32_t s,
                     uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (token->xpos != XPOS_VBG || token->deprel != DEP_ADVCL || token->head < 0) return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (!item->dropped && item->is_speech && item->trigger.sentence == s &&
            item->trigger.token == (uint32_t)token->head)
            return true;
    }
    return false;
}

static void find_statement(struct extraction *extraction, struct found_events *found,
                           const struct frame *frame, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t clause = content_of(sentence, verb), subject = subject_of(extraction, s, verb, 0);
    if (clause < 0 || subject < 0 || has_event(found, sentence, s, verb, (uint32_t)clause)) return;
    if (explains(found, sentence, s, verb)) return;
    struct event event = {
        .class = frame->class, .trigger = sentence->tokens[verb].lemma, .frame = frame->name};
    speakers_of(extraction, s, verb, NULL, &event.source); /* "the top Russian diplomat": who that is */
    if (!event.source.count) entities_of(extraction, s, (uint32_t)subject, 0, &event.source);
    if (!event.source.count || !speaks_officially(extraction, event.source.items[0])) return;
    take_topic(extraction, s, (uint32_t)clause, verb, &event);
    if (!event.target.count) return;
    found->items =
        arena_grow(extraction->arena, found->items, found->count, &found->capacity, sizeof *found->items);
    found->items[found->count++] = (struct found_event){
        .event = event,
        .trigger = {.sentence = s, .token = verb, .light_verb = -1, .carrier = -1, .lemma = event.trigger},
        .frame = frame,
        .is_speech = true,
        .evidence_sentence = s};
}

static int by_place(const void *a, const void *b)
{
    const struct trigger *x = &((const struct found_event *)a)->trigger,
                         *y = &((const struct found_event *)b)->trigger;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return (int)x->is_predicate - (int)y->is_predicate;
}

void find_statements(struct extraction *extraction, struct found_events *found)
{
    const struct frame *frame = frame_named(extraction, "say-about");
    for (uint32_t s = 0; frame && s < extraction->analysis->count; s++)
        for (uint32_t t = 0; t < extraction->analysis->sentences[s].count; t++) {
            const struct token *token = &extraction->analysis->sentences[s].tokens[t];
            if (token->upos == UPOS_VERB && lexicon_has(extraction->tables, "saying", token->lemma))
                find_statement(extraction, found, frame, s, t);
        }
    if (found->count) qsort(found->items, found->count, sizeof *found->items, by_place);
}
