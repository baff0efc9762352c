/* decider.c: who does what a clause tells without a doer: "Kyiv announced that air links would cease",
 * "deliveries would go on, the minister said". Whoever decrees or promises a deed of his side does it. */
#include "event/stages.h"

#include <string.h>

/* Deeds that follow from a decision. */
static bool is_decided(const char *class)
{
    static const char *const CATEGORIES[] = {"Sanction",  "Concede",  "Retreat", "Aid",
                                             "Cooperate", "Mobilize", "Coerce",  NULL};
    static const char *const CLASSES[] = {"Coup", "Join", "WeaponTest", NULL};
    const char *category = event_category(class);
    return category && is_one_of(CATEGORIES, category) && !is_one_of(CLASSES, class);
}

static bool is_to_come(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_AUX &&
            (strcmp(sentence->tokens[i].lower, "will") == 0 ||
             strcmp(sentence->tokens[i].lower, "would") == 0))
            return true;
    return false;
}

/* The verb of deciding or saying of which the clause of the verb is the content; -1. */
static int32_t decider_of(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t above = token->deprel == DEP_CCOMP ? token->head : -1;
    /* "Deliveries would go on, he added" */
    for (uint32_t i = verb + 1; above < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_PARATAXIS)
            above = (int32_t)i;
    if (above < 0) return -1;
    const char *lemma = sentence->tokens[above].lemma;
    int32_t passive = dependent(sentence, verb, DEP_AUX_PASS); /* "insists that they be lifted", by others */
    if (passive >= 0 && strcmp(sentence->tokens[passive].lower, "be") == 0 && !is_to_come(sentence, verb) &&
        lexicon_has(extraction->tables, "mind", lemma))
        return -1;
    bool decides = lexicon_has(extraction->tables, "deciding", lemma);
    bool says = lexicon_has(extraction->tables, "saying", lemma) && is_to_come(sentence, verb);
    return decides || says ? above : -1;
}

void take_decider(const struct extraction *extraction, const struct trigger *trigger, struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (!is_decided(event->class) || trigger->is_predicate) return;
    uint32_t verb = trigger->token;
    if (trigger->is_noun) { /* the subject of what is to happen: "the resumption of flights was agreed" */
        const struct token *noun = &sentence->tokens[verb];
        bool is_subject = noun->deprel == DEP_NSUBJ || noun->deprel == DEP_NSUBJ_PASS;
        if (!is_subject || noun->head < 0) return;
        verb = (uint32_t)noun->head;
    } else if (subject_of(extraction, trigger->sentence, verb, 0) >= 0 && !is_passive(sentence, verb)) {
        int32_t subject = subject_of(extraction, trigger->sentence, verb, 0);
        struct entity_set named = {0};
        entities_of(extraction, trigger->sentence, (uint32_t)subject, 0, &named);
        if (named.count || sentence->tokens[subject].upos == UPOS_PRON) return;
    }
    int32_t decider = decider_of(extraction, sentence, verb);
    int32_t subject = decider >= 0 ? subject_of(extraction, trigger->sentence, (uint32_t)decider, 0) : -1;
    if (subject < 0) return;
    struct entity_set doer = {0};
    entities_of(extraction, trigger->sentence, (uint32_t)subject,
                1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION, &doer);
    bool says = lexicon_has(extraction->tables, "saying", sentence->tokens[decider].lemma);
    for (size_t i = 0; i < doer.count; i++) {
        /* who only tells it speaks for his state */
        int32_t state = says ? state_of_person(extraction, doer.items[i]) : -1;
        if (says && state < 0 && extraction->entities->items[doer.items[i]].class == CLASS_PERSON) return;
        uint32_t one = state >= 0 ? (uint32_t)state : doer.items[i];
        if (!set_contains(&event->target, one)) set_include(extraction->arena, &event->source, one);
    }
}
