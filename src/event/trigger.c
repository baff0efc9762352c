/* trigger.c: which words evoke which events: the frames of a lemma whose conditions hold, the most specific
 * one; and the entities in its roles. */
#include "event/stages.h"

#include <string.h>

static bool is_light(const struct extraction *extraction, const struct token *token)
{
    return token->upos == UPOS_VERB && lexicon_has(extraction->tables, "light", token->lemma);
}

/* Does the token stand below the head, at most `steps` steps? */
static bool is_below(const struct sentence *sentence, uint32_t token, uint32_t head, int steps)
{
    int32_t at = (int32_t)token;
    for (int i = 0; i < steps && at >= 0; i++) {
        at = sentence->tokens[at].head;
        if (at == (int32_t)head) return true;
    }
    return false;
}

static bool has_word_below(const struct sentence *sentence, uint32_t head, const char *word)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (i == head || (strcmp(token->lower, word) != 0 && strcmp(token->lemma, word) != 0)) continue;
        if (token->upos == UPOS_ADP && i < head) continue;
        if (is_below(sentence, i, head, 2)) return true;
    }
    return false;
}

/* Are the other words of the expression there? A verb with a particle is another verb: "call off". */
static bool is_expressed(const struct extraction *extraction, const struct trigger *trigger,
                         const struct evocation *evocation)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    for (size_t i = 0; i < evocation->word_count; i++)
        if (!has_word_below(sentence, trigger->token, evocation->words[i])) return false;
    int32_t particle = trigger->is_noun ? -1 : dependent(sentence, trigger->token, DEP_COMPOUND_PRT);
    if (particle < 0) return true;
    for (size_t i = 0; i < evocation->word_count; i++)
        if (strcmp(evocation->words[i], sentence->tokens[particle].lower) == 0) return true;
    return false;
}

static uint32_t class_bit_of(const char *word)
{
    for (int class = CLASS_PERSON; class < CLASS_OFFICE; class ++)
        if (strcmp(word, entity_class_name((enum entity_class) class)) == 0) return 1u << class;
    return 0;
}

/* Does the head fit one word of a condition: a lemma, a list ("@treaty"), a class ("Treaty"), "any"? */
static bool fits_word(const struct extraction *extraction, uint32_t s, uint32_t t, const char *word)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    if (strcmp(word, "any") == 0) return true;
    if (word[0] == '@') return lexicon_has(extraction->tables, word + 1, token->lemma);
    uint32_t bit = class_bit_of(word);
    if (bit) {
        struct entity_set set = {0};
        entities_of(extraction, s, t, bit, &set);
        return set.count > 0;
    }
    if (strcmp(word, "clause") == 0) return token->upos == UPOS_VERB;
    return strcmp(token->lemma, word) == 0 || strcmp(token->lower, word) == 0;
}

static void clause_parts(const struct extraction *extraction, const struct trigger *trigger,
                         enum deprel deprel, struct fillers *parts, struct fillers *clauses);

static void condition_fillers(const struct extraction *extraction, const struct trigger *trigger,
                              const char *slot, const struct frame *frame, struct fillers *fillers)
{
    const struct role_spec *role = NULL;
    if (strcmp(slot, "source") == 0)
        role = trigger->is_noun ? &frame->noun_roles[ROLE_SOURCE] : &frame->verb_roles[ROLE_SOURCE];
    if (strcmp(slot, "target") == 0)
        role = trigger->is_noun ? &frame->noun_roles[ROLE_TARGET] : &frame->verb_roles[ROLE_TARGET];
    if (!role) {
        if (strcmp(slot, "clause-subject") == 0) {
            struct fillers clauses = {0};
            clause_parts(extraction, trigger, DEP_NSUBJ, fillers, &clauses);
            return;
        }
        bool of_noun = trigger->is_noun && strcmp(slot, "subject") == 0;
        fill_slot(extraction, trigger, of_noun ? "poss" : slot, fillers);
        return;
    }
    for (size_t i = 0; i < role->count; i++)
        fill_slot(extraction, trigger, role->places[i].slot, fillers);
}

/* The heads below the trigger's clauses with the relation: their modals, or their subjects. */
static void clause_parts(const struct extraction *extraction, const struct trigger *trigger,
                         enum deprel deprel, struct fillers *parts, struct fillers *clauses)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    fill_slot(extraction, trigger, "clause", clauses);
    for (size_t c = 0; c < clauses->count; c++)
        for (uint32_t i = 0; i < sentence->count && parts->count < MOST_FILLERS; i++)
            if (sentence->tokens[i].head == (int32_t)clauses->tokens[c] &&
                sentence->tokens[i].deprel == deprel)
                parts->tokens[parts->count++] = i;
}

/* Has the clause a subject that is not the trigger's own? */
static bool has_other_subject(const struct extraction *extraction, const struct trigger *trigger,
                              const struct fillers *subjects)
{
    int32_t outer = subject_of(extraction, trigger->sentence, trigger->token, 0);
    struct entity_set own = {0}, other = {0};
    if (!subjects->count) return false;
    entities_of(extraction, trigger->sentence, subjects->tokens[0], 0, &other);
    if (outer >= 0) entities_of(extraction, trigger->sentence, (uint32_t)outer, 0, &own);
    return !own.count || !other.count || own.items[0] != other.items[0];
}

static bool is_word_of(const struct extraction *extraction, const struct trigger *trigger,
                       const struct fillers *parts, const char **words, size_t count)
{
    for (size_t f = 0; f < parts->count; f++)
        for (size_t w = 0; w < count; w++)
            if (fits_word(extraction, trigger->sentence, parts->tokens[f], words[w])) return true;
    return false;
}

/* Conditions on the clause below: its modal, or whether its subject is the same. */
static bool special_condition(const struct extraction *extraction, const struct trigger *trigger,
                              const struct condition *condition, bool *holds)
{
    const char *slot = condition->slot_count == 1 ? condition->slots[0] : "";
    bool modal = strcmp(slot, "clause-modal") == 0, subject = strcmp(slot, "clause-subject") == 0;
    if (!modal && !subject) return false;
    struct fillers parts = {0}, clauses = {0};
    clause_parts(extraction, trigger, modal ? DEP_AUX : DEP_NSUBJ, &parts, &clauses);
    const char *word = condition->word_count ? condition->words[0] : "";
    if (strcmp(word, "same") == 0)
        *holds = clauses.count && !has_other_subject(extraction, trigger, &parts);
    else if (strcmp(word, "other") == 0)
        *holds = has_other_subject(extraction, trigger, &parts);
    else
        *holds = !is_word_of(extraction, trigger, &parts, condition->barred, condition->barred_count) &&
                 (!condition->word_count ||
                  is_word_of(extraction, trigger, &parts, condition->words, condition->word_count));
    return true;
}

static bool holds(const struct extraction *extraction, const struct trigger *trigger,
                  const struct frame *frame, const struct condition *condition)
{
    bool special = false;
    if (special_condition(extraction, trigger, condition, &special)) return special;
    struct fillers fillers = {0};
    for (size_t i = 0; i < condition->slot_count; i++)
        condition_fillers(extraction, trigger, condition->slots[i], frame, &fillers);
    for (size_t f = 0; f < fillers.count; f++)
        for (size_t w = 0; w < condition->barred_count; w++)
            if (fits_word(extraction, trigger->sentence, fillers.tokens[f], condition->barred[w]))
                return false;
    if (!condition->word_count) return true;
    for (size_t f = 0; f < fillers.count; f++)
        for (size_t w = 0; w < condition->word_count; w++)
            if (fits_word(extraction, trigger->sentence, fillers.tokens[f], condition->words[w])) return true;
    return false;
}

static bool has_needs(const struct frame *frame, const struct event *event)
{
    if (frame->needs_source && !event->source.count) return false;
    if (frame->needs_target && !event->target.count && !event->place.count) return false;
    if (frame->needs_two && event->source.count < 2) return false;
    if (frame->needs_parties && event->source.count + event->target.count < 2) return false;
    return event->source.count + event->target.count + event->involves.count > 0;
}

/* How specific a frame is: more conditions and filled roles win, then the order of the files. */
static double specificity(const struct frame *frame, const struct event *event)
{
    double sum = (double)frame->condition_count;
    for (size_t i = 0; i < frame->condition_count; i++)
        sum += frame->conditions[i].word_count ? 1 : 0;
    return sum + (event->target.count ? 0.5 : 0) + (event->involves.count ? 0.2 : 0) - frame->order * 1e-5;
}

static void try_frame(struct extraction *extraction, const struct trigger *trigger,
                      const struct evocation *evocation, struct found_event *best, double *best_score)
{
    const struct frame *frame = evocation->frame;
    if (!is_expressed(extraction, trigger, evocation)) return;
    for (size_t i = 0; i < frame->condition_count; i++)
        if (!holds(extraction, trigger, frame, &frame->conditions[i])) return;
    struct event event = {.class = frame->class, .trigger = trigger->lemma, .frame = frame->name};
    fill_roles(extraction, trigger, frame, &event);
    if (!has_needs(frame, &event)) return;
    double score = specificity(frame, &event) + 1.5 * (double)evocation->word_count;
    if (best->frame && score <= *best_score) return;
    *best_score = score;
    *best = (struct found_event){
        .event = event, .trigger = *trigger, .frame = frame, .evidence_sentence = trigger->sentence};
}

static bool is_speech_category(const char *class)
{
    static const char *const CATEGORIES[] = {"Support", "Request", "Accuse", "Reject", "Threaten", NULL};
    const char *category = event_category(class);
    for (size_t i = 0; category && CATEGORIES[i]; i++)
        if (strcmp(category, CATEGORIES[i]) == 0) return true;
    return strcmp(class, "Statement") == 0 || strcmp(class, "Announce") == 0 ||
           strcmp(class, "Promise") == 0 || strcmp(class, "Vote") == 0;
}

static void try_lemma(struct extraction *extraction, struct found_events *found, const struct map *map,
                      const struct trigger *trigger)
{
    const struct frame_list *list = frames_for(map, trigger->lemma);
    struct found_event best = {0};
    double score = 0;
    for (size_t i = 0; list && i < list->count; i++)
        try_frame(extraction, trigger, &list->items[i], &best, &score);
    if (!best.frame) return;
    best.is_speech = is_speech_category(best.event.class);
    found->items =
        arena_grow(extraction->arena, found->items, found->count, &found->capacity, sizeof *found->items);
    found->items[found->count++] = best;
}

static void try_token(struct extraction *extraction, struct found_events *found, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    struct trigger trigger = {.sentence = s, .token = t, .light_verb = -1, .lemma = token->lemma};
    if (token->upos == UPOS_VERB) {
        size_t before = found->count;
        try_lemma(extraction, found, &extraction->tables->verbs, &trigger);
        if (found->count == before && !frames_for(&extraction->tables->verbs, token->lemma)) {
            /* an unknown verb's lemma may have lost its mute e: "telephoned" */
            trigger.lemma = arena_format(extraction->arena, "%se", token->lemma);
            try_lemma(extraction, found, &extraction->tables->verbs, &trigger);
        }
    } else if (token->upos == UPOS_NOUN ||
               (token->upos == UPOS_PROPN && extraction->entities->mention_at[s][t] < 0)) {
        bool is_object = (token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS) && token->head >= 0;
        if (is_object && is_light(extraction, &sentence->tokens[token->head]))
            trigger.light_verb = token->head;
        trigger.is_noun = true;
        try_lemma(extraction, found, &extraction->tables->nouns, &trigger);
    }
    if (dependent(sentence, t, DEP_COP) >= 0) {
        trigger.is_noun = false;
        trigger.is_predicate = true;
        trigger.light_verb = -1;
        trigger.lemma = token->lemma;
        try_lemma(extraction, found, &extraction->tables->predicates, &trigger);
    }
}

/* A verb and the noun that is its object tell one event: the more specific one stays. */
static void drop_doubles(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *noun = &found->items[i];
        if (!noun->trigger.is_noun || noun->dropped) continue;
        const struct token *token =
            &extraction->analysis->sentences[noun->trigger.sentence].tokens[noun->trigger.token];
        for (size_t j = 0; j < found->count; j++) {
            struct found_event *verb = &found->items[j];
            if (j == i || verb->trigger.sentence != noun->trigger.sentence ||
                token->head != (int32_t)verb->trigger.token)
                continue;
            bool same = strcmp(verb->event.class, noun->event.class) == 0 ||
                        strcmp(event_category(verb->event.class), event_category(noun->event.class)) == 0;
            bool is_object =
                token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS || token->deprel == DEP_OBL;
            if (same && is_object) noun->dropped = true;
        }
    }
}

void find_events(struct extraction *extraction, struct found_events *found)
{
    for (uint32_t s = 0; s < extraction->analysis->count; s++)
        for (uint32_t t = 0; t < extraction->analysis->sentences[s].count; t++)
            try_token(extraction, found, s, t);
    drop_doubles(extraction, found);
    inherit_targets(extraction, found);
}
