/* tellings.c: what the annotations of a report say at a place of its text. */
#include "event/train/tellings.h"

#include <string.h>

bool are_of_one_category(const char *a, const char *b)
{
    const char *x = event_category(a), *y = event_category(b);
    return x && y && strcmp(x, y) == 0 && (strcmp(x, "OtherEvent") != 0 || strcmp(a, b) == 0);
}

bool is_told_near(const struct found_event *item, const struct sentence *sentence, uint32_t t)
{
    return item->trigger.light_verb == (int32_t)t ||
           sentence->tokens[t].head == (int32_t)item->trigger.token ||
           sentence->tokens[item->trigger.token].head == (int32_t)t;
}

const struct marked_telling *telling_of(const struct report *report, const struct sentence *sentence,
                                        const struct found_event *item)
{
    const struct token *word = &sentence->tokens[item->trigger.token];
    const struct marked_telling *near = NULL;
    for (size_t i = 0; i < report->telling_count; i++) {
        const struct marked_event *event = &report->tellings[i].event;
        if (event->at == word->begin) return &report->tellings[i];
        if (event->at < sentence->begin || event->at >= sentence->end ||
            !are_of_one_category(event->class, item->event.class))
            continue;
        for (uint32_t t = 0; t < sentence->count && !near; t++)
            if (sentence->tokens[t].begin == event->at && is_told_near(item, sentence, t))
                near = &report->tellings[i];
    }
    return near;
}

int32_t entity_of_words(const struct entities *entities, const struct analysis *analysis,
                        const struct report *report, const struct named_words *words, size_t index)
{
    if (words->sentences[index] >= report->sentence_count) return -1;
    uint32_t at = report->begins[words->sentences[index]] + words->bytes[index];
    for (uint32_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        for (uint32_t t = 0; at >= sentence->begin && at < sentence->end && t < sentence->count; t++) {
            if (at < sentence->tokens[t].begin || at >= sentence->tokens[t].end) continue;
            int32_t mention = entities->mention_at[s][t];
            if (mention < 0) return entities->unnamed_at[s][t];
            const struct mention *found = &entities->mentions[mention];
            return found->entity_count == 1 ? (int32_t)found->entities[0] : -1;
        }
    }
    return -1;
}
