/* ruled_out.c: who cannot have a part in an event, however likely the network has him: by what the clause of
 * the event tells of him, by whose side he is on, by where it was. */
#include "event/party.h"
#include "event/target.h"

#include <string.h>

/* Does the phrase at the token of its sentence name one of them? */
static bool names_one(const struct party_question *question, uint32_t t, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (phrase_names(question->extraction, question->view.s, t, set->items[i])) return true;
    return false;
}

/* Does the word stand within the phrase of the head: "French" in "two French teachers"? */
static bool is_within(const struct sentence *sentence, uint32_t word, uint32_t head)
{
    enum { DEEPEST = 6 };
    static const enum deprel RELATIONS[] = {DEP_AMOD,  DEP_COMPOUND, DEP_NMOD, DEP_NMOD_POSS,
                                            DEP_APPOS, DEP_FLAT,     DEP_CONJ};
    for (int steps = 0; steps < DEEPEST && word != head; steps++) {
        const struct token *token = &sentence->tokens[word];
        bool is_part = false;
        for (size_t i = 0; i < sizeof RELATIONS / sizeof *RELATIONS; i++)
            if (token->deprel == RELATIONS[i]) is_part = true;
        if (!is_part || token->head < 0) return false;
        word = (uint32_t)token->head;
    }
    return word == head;
}

/* Does the word stand in the phrase of him to whom the clause says it is done? */
static bool is_of_patient(const struct party_question *question, uint32_t word)
{
    const struct role_view *view = &question->view;
    const struct entity_set *told = &question->item->told[PARTY_TARGET];
    if (view->object >= 0) return is_within(view->sentence, word, (uint32_t)view->object);
    for (uint32_t t = 0; told->count && t < view->sentence->count; t++)
        if (phrase_names(question->extraction, view->s, t, told->items[0]) &&
            is_within(view->sentence, word, t))
            return true;
    return false;
}

/* Is the entity named there and nowhere else in the sentence? */
static bool is_only_of_patient(const struct party_question *question, uint32_t entity)
{
    size_t within = 0;
    for (uint32_t t = 0; t < question->view.sentence->count; t++) {
        if (!phrase_names(question->extraction, question->view.s, t, entity)) continue;
        if (!is_of_patient(question, t)) return false;
        within++;
    }
    return within > 0;
}

/* "The union condemned the attempt to seize power", "a bomb attack on a church that killed 14 people": who
 * protests at a deed, or suffers the one that brought it about, has not done it. */
static bool is_against(const struct party_question *question, const struct entity_set *set)
{
    static const char *const AGAINST[] = {"Condemn", "Accuse", "Protest", NULL};
    const struct role_view *view = &question->view;
    const struct found_event *cause = view->subject < 0 ? NULL : view->grid->at[view->s][view->subject];
    if (cause && sets_overlap(set, &cause->event.target)) return true;
    for (size_t i = 0; i < question->linked_count; i++) {
        const struct linked *linked = &question->linked[i];
        if (linked->link == LINK_ABOVE && is_one_of(AGAINST, linked->event->event.class) &&
            sets_overlap(set, &linked->event->event.source))
            return true;
        /* "Russia attacked it. Its allies condemned the attack" */
        if (linked->is_matter && is_one_of(AGAINST, question->item->event.class) &&
            sets_overlap(set, &linked->event->event.source))
            return true;
        /* "said the allegations against China were groundless" */
        if (linked->gap == 0 && strcmp(linked->event->event.class, "Deny") == 0 &&
            strcmp(question->item->event.class, "Accuse") == 0 && question->item->trigger.is_noun &&
            sets_overlap(set, &linked->event->event.source))
            return true;
    }
    return false;
}

/* "Eleven Thai civilians were killed": not by both armies. */
static bool has_side_of_patient(const struct party_question *question, const struct entity_set *set)
{
    const char *category = event_category(question->item->event.class);
    if (set->count < 2 || !category || strcmp(category, "Assault") != 0) return false;
    for (uint32_t t = 0; t < question->view.sentence->count; t++)
        if (is_of_patient(question, t) && names_one(question, t, set)) return true;
    return false;
}

int32_t undergoer_of(const struct party_question *question)
{
    struct trigger trigger = question->item->trigger;
    if (!trigger.is_noun) return -1;
    if (trigger.light_verb < 0) find_carriers(question->extraction, &trigger);
    return trigger.light_verb < 0 ? -1 : whom_verb_gives(question->extraction, &trigger);
}

bool undergoes(const struct party_question *question, const struct entity_set *set)
{
    return question->undergoer >= 0 && names_one(question, (uint32_t)question->undergoer, set);
}

/* "Chad and Niger sent troops after a disputed election": neither held it with the other. */
static bool is_joint_poll(const struct party_question *question, const struct entity_set *set)
{
    size_t states = 0;
    for (size_t i = 0; i < set->count; i++)
        states += question->extraction->entities->items[set->items[i]].class == CLASS_STATE;
    return states > 1 && strcmp(question->item->event.class, "Election") == 0;
}

/* "Chad vetoed a resolution that condemned it": not Chad condemned. */
static bool is_no_author(const struct party_question *question, const struct entity_set *set)
{
    const struct role_view *view = &question->view;
    const struct token *tokens = view->sentence->tokens, *token = &tokens[question->item->trigger.token];
    bool qualifies = token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL;
    const struct token *paper = qualifies && token->head >= 0 ? &tokens[token->head] : NULL;
    if (!paper || paper->deprel != DEP_OBJ || paper->head < 0 ||
        !lexicon_has(question->extraction->tables, "paper", paper->lemma) ||
        !lexicon_has_token(question->extraction, "not-author", &tokens[paper->head]))
        return false;
    int32_t subject = subject_of(question->extraction, view->s, (uint32_t)paper->head, 0);
    return subject >= 0 && names_one(question, (uint32_t)subject, set);
}

/* "the wife of the president condemned it": not he, who is named only as hers. */
static bool is_of_doer(const struct party_question *question, const struct entity_set *set)
{
    const struct role_view *view = &question->view;
    size_t as_owner = 0;
    if (set->count != 1 || view->subject < 0 ||
        !lexicon_has(question->extraction->tables, "other-than-owner",
                     view->sentence->tokens[view->subject].lemma))
        return false;
    for (uint32_t t = 0; t < view->sentence->count; t++) {
        const struct token *token = &view->sentence->tokens[t];
        if (!phrase_names(question->extraction, view->s, t, set->items[0])) continue;
        bool owns = token->head == view->subject &&
                    (token->deprel == DEP_NMOD_POSS ||
                     (token->deprel == DEP_NMOD && dependent(view->sentence, t, DEP_CASE) >= 0));
        if (!owns && token->deprel != DEP_FLAT) return false;
        as_owner += owns;
    }
    return as_owner > 0;
}

/* "arrested more than 300 people": people without a name, none who is named elsewhere. */
static bool is_named_elsewhere(const struct party_question *question, const struct entity_set *set)
{
    static const char *const FATES[] = {"Arrest", "Kill", "Release", "Trial", NULL};
    static const char *const PEOPLE[] = {"person", "other", "man", "woman", "child", NULL};
    const struct role_view *view = &question->view;
    const struct found_event *item = question->item;
    if (!is_one_of(FATES, item->event.class) || item->trigger.is_noun || view->object < 0) return false;
    const struct token *object = &view->sentence->tokens[view->object];
    bool are_people = strcmp(object->lower, "people") == 0 ||
                      (object->features & FEATURE_PLURAL && is_one_of(PEOPLE, object->lemma));
    if (!are_people) return false;
    for (uint32_t t = 0; t < view->sentence->count; t++)
        if (names_one(question, t, set)) return false;
    return true;
}

/* "visited Kyiv on her first day": no visit to Georgia, whatever stands around. */
static bool is_visited_not(const struct party_question *question, const struct entity_set *set)
{
    const struct found_event *item = question->item;
    const struct entity_set *places = &item->told[PARTY_PLACE];
    if (strcmp(item->event.class, "Visit") != 0 || places->count != 1) return false;
    for (size_t i = 0; i < set->count; i++)
        if (lies_abroad(question->extraction, places->items[0], set->items[i])) return true;
    return false;
}

static bool is_no_target(const struct party_question *question, const struct entity_set *set)
{
    if (is_mutual(question->extraction, question->item) || is_visited_not(question, set) ||
        is_named_elsewhere(question, set))
        return true;
    for (size_t i = 0; i < set->count; i++)
        if (is_spared(question->extraction, question->item, set->items[i])) return true;
    return false;
}

/* Is one of them named only in the phrase of him to whom it is done? */
static bool has_patient(const struct party_question *question, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (is_only_of_patient(question, set->items[i])) return true;
    return false;
}

static bool is_no_source(const struct party_question *question, const struct entity_set *set)
{
    const struct found_event *item = question->item;
    const struct entity_set *source = &item->told[PARTY_SOURCE], *target = &item->told[PARTY_TARGET];
    const struct token *trigger = &question->view.sentence->tokens[item->trigger.token];
    if (is_joint_poll(question, set) || is_of_doer(question, set) || is_no_author(question, set)) return true;
    /* the object of a verb of saying does not say it, whatever the reader makes of it */
    bool is_said_of = item->is_read && item->is_speech && !item->trigger.is_noun &&
                      question->view.object > (int32_t)item->trigger.token && trigger->deprel != DEP_AMOD;
    if (is_said_of && has_patient(question, set)) return true;
    if (item->frame->is_reciprocal) return false;
    if (undergoes(question, set)) return true;
    if (source->count)
        return !item->is_read && !item->inherits && sets_overlap(set, target) &&
               !sets_overlap(source, target);
    return sets_overlap(set, target) || is_against(question, set) || has_side_of_patient(question, set) ||
           has_patient(question, set);
}

bool is_ruled_out(const struct party_question *question, const struct entity_set *set)
{
    return question->party == PARTY_TARGET   ? is_no_target(question, set)
           : question->party == PARTY_SOURCE ? is_no_source(question, set)
                                             : false;
}
