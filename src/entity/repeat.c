/* repeat.c: names that the article gives elsewhere in full are found again where a capital alone does not
 * tell a name: in headlines and at the start of sentences ("Kanaani voiced hope"). */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* Words of names that the body gives: whole names and family names -> mention. */
static void gather(struct resolving *resolving, struct map *names)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->candidate_count || mention->class == CLASS_NONE || mention->kind != MENTION_NAME)
            continue;
        bool added;
        struct map_entry *slot = map_add(names, mention->name, strlen(mention->name), &added);
        if (added) slot->value.number = i;
        if (mention->class != CLASS_PERSON) continue;
        const char *last = last_word(mention->name);
        slot = map_add(names, last, strlen(last), &added);
        if (added) slot->value.number = i;
    }
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        const struct entry *person = candidate_of(mention, CLASS_PERSON);
        if (!person || !strchr(mention->name, ' ')) continue;
        const char *family = person->family_name ? person->family_name : last_word(mention->name);
        bool added;
        struct map_entry *slot = map_add(names, family, strlen(family), &added);
        if (added) slot->value.number = i;
    }
}

static void repeat_at(struct resolving *resolving, const struct map *names, uint32_t s, uint32_t *at)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t words = 5; words > 0; words--) {
        if (*at + words > sentence->count) continue;
        bool is_free = true;
        for (uint32_t i = *at; i < *at + words; i++)
            is_free = is_free && mention_covering(resolving, s, i) < 0;
        if (!is_free) continue;
        const char *text = span_text(resolving, s, *at, *at + words);
        const struct map_entry *slot = map_find(names, text, strlen(text));
        if (!slot) continue;
        const struct draft_mention like = resolving->mentions[slot->value.number];
        struct draft_mention *mention = add_mention(resolving, s, *at, *at + words);
        mention->class = candidate_of(&like, CLASS_PERSON) ? CLASS_PERSON : like.class;
        *at += words - 1;
        return;
    }
}

void repeat_names(struct resolving *resolving)
{
    struct map names;
    map_init(&names, resolving->arena);
    gather(resolving, &names);
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            if (mention_covering(resolving, s, t) < 0 && is_capitalised(token_at(resolving, s, t)))
                repeat_at(resolving, &names, s, &t);
    order_mentions(resolving);
}
