/* toll.c: deaths of people who are counted, not named. They are told of anybody, and the headline's toll is
 * that of the text though it calls the dead otherwise: "28 sailors killed", "killing 28 crewmen". */
#include "event/stages.h"

#include <stdlib.h>
#include <string.h>

/* "were killed in a bus crash", "crashed, killing two" */
static bool has_mishap(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (token->deprel == DEP_ADVCL && token->head >= 0 &&
        lexicon_has(extraction->tables, "mishap-verb", sentence->tokens[token->head].lemma))
        return true;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].upos == UPOS_NOUN &&
            lexicon_has(extraction->tables, "mishap", sentence->tokens[i].lemma))
            return true;
    return false;
}

/* The noun or numeral of those who die; -1. */
static int32_t dead_of(const struct extraction *extraction, const struct trigger *trigger, const char *class)
{
    return strcmp(class, "Die") == 0 ? subject_of(extraction, trigger->sentence, trigger->token, 0)
                                     : object_of(extraction, trigger->sentence, trigger->token);
}

/* "17 people were killed in a raid on Raqqa": deaths of people who are counted, not named; not of an older
 * matter: "in Kosovo, where 24 died in riots". */
bool is_toll(const struct extraction *extraction, const struct trigger *trigger, const struct frame *frame)
{
    static const char *const CLASSES[] = {"Kill", "Die", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (!is_one_of(CLASSES, frame->class) || trigger->is_noun) return false;
    if (sentence->tokens[trigger->token].deprel == DEP_ACL_RELCL && !is_placed(extraction, trigger))
        return false;
    int32_t dead = dead_of(extraction, trigger, frame->class);
    return dead >= 0 && !has_mishap(extraction, sentence, trigger->token) &&
           (sentence->tokens[dead].upos == UPOS_NUM || dependent(sentence, (uint32_t)dead, DEP_NUMMOD) >= 0 ||
            lexicon_has(extraction->tables, "quantity", sentence->tokens[dead].lemma));
}

/* "28", "thirteen": how many; 0: nobody knows. */
static long count_of(const struct extraction *extraction, const struct token *token)
{
    char *end;
    long value = strtol(token->lower, &end, 10);
    if (end != token->lower) return *end ? 0 : value;
    value = knowledge_list_value(extraction->knowledge, "number", token->lower, strlen(token->lower), 0);
    return value > 0 ? value : 0;
}

static long toll_of(const struct extraction *extraction, const struct found_event *item)
{
    if (item->dropped || !is_toll(extraction, &item->trigger, item->frame)) return 0;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t dead = dead_of(extraction, &item->trigger, item->frame->class);
    int32_t number = dependent(sentence, (uint32_t)dead, DEP_NUMMOD);
    return count_of(extraction, &sentence->tokens[number >= 0 ? number : dead]);
}

static bool is_in_headline(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    return extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY;
}

/* The first telling of so many deaths in the text; NULL. */
static struct found_event *told_in_text(const struct extraction *extraction, struct found_events *found,
                                        long toll)
{
    for (size_t i = 0; i < found->count; i++)
        if (!is_in_headline(extraction, &found->items[i]) && toll_of(extraction, &found->items[i]) == toll)
            return &found->items[i];
    return NULL;
}

void join_tolls(const struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        long toll = is_in_headline(extraction, item) ? toll_of(extraction, item) : 0;
        struct found_event *text = toll > 1 ? told_in_text(extraction, found, toll) : NULL;
        if (!text) continue;
        if (!text->event.source.count) text->event.source = item->event.source;
        if (!text->event.target.count) text->event.target = item->event.target;
        if (!text->event.place.count) text->event.place = item->event.place;
        item->dropped = true;
    }
}

/* The state in which all the violence lies of which the article tells where; -1. */
static int32_t land_of_violence(const struct extraction *extraction, const struct found_events *found)
{
    static const char *const CLASSES[] = {"Attack", "Kill", "Die", "War", "Coup", "Protest", "Coerce", NULL};
    int32_t land = -1;
    for (size_t i = 0; i < found->count; i++) {
        const struct event *event = &found->items[i].event;
        if (found->items[i].dropped || !is_one_of(CLASSES, event->class)) continue;
        for (size_t p = 0; p < event->place.count; p++) {
            uint32_t place = event->place.items[p];
            bool is_state = extraction->entities->items[place].class == CLASS_STATE;
            int32_t state = is_state ? (int32_t)place : state_of_place(extraction, place);
            if (state < 0) continue;
            if (land >= 0 && land != state) return -1;
            land = state;
        }
    }
    return land;
}

void place_tolls(struct extraction *extraction, struct found_events *found)
{
    int32_t land = land_of_violence(extraction, found);
    for (size_t i = 0; land >= 0 && i < found->count; i++) {
        struct found_event *item = &found->items[i];
        bool is_bare = !item->dropped && !item->event.place.count && has_happened(&item->event) &&
                       is_toll(extraction, &item->trigger, item->frame);
        if (is_bare) set_include(extraction->arena, &item->event.place, (uint32_t)land);
    }
}
