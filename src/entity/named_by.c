/* named_by.c: nouns without a name that stand for somebody who has one: "Hamas gunmen" for the body, "the
 * rights group" for the one told of, a title for the name beside it, "a Reuters witness" for the agency. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

static int32_t body_at(const struct resolving *resolving, const struct draft_mention *mention)
{
    int32_t entity = mention->entity;
    return entity >= 0 && resolving->entities[entity].class == CLASS_ORGANIZATION ? entity : -1;
}

/* "rebels from the Allied Democratic Forces", "fighters of Islamic State": the body named behind; -1. */
static int32_t body_behind(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    static const char *const LINKS[] = {"from", "of", "with", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t t = head + 1;
    if (t + 1 >= sentence->count || !is_one_of(LINKS, sentence->tokens[t].lower)) return -1;
    t += sentence->tokens[t + 1].upos == UPOS_DET ? 2 : 1;
    int32_t mention = t < sentence->count ? mention_covering(resolving, s, t) : -1;
    int32_t body = mention < 0 ? -1 : body_at(resolving, &resolving->mentions[mention]);
    const struct entry *entry = body < 0 ? NULL : resolving->entities[body].entry;
    return entry && entry->kind && strstr(entry->kind, "armed") ? body : -1;
}

/* "Hamas gunmen": Hamas; "the rebels" after "Houthi rebels": those; -1. O(mentions). */
int32_t body_of_fighters(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *noun = sentence->tokens[head].lemma;
    if (!is_plural_noun(&sentence->tokens[head]) || !in_list(resolving, "combatant", noun)) return -1;
    int32_t named = body_behind(resolving, s, head);
    if (named >= 0) return named;
    int32_t before = begin < head ? mention_covering(resolving, s, head - 1) : -1;
    if (before >= 0) return body_at(resolving, &resolving->mentions[before]);
    if (begin < head || head == 0 || strcmp(sentence->tokens[head - 1].lower, "the") != 0) return -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence >= s || body_at(resolving, mention) < 0) continue;
        const struct sentence *place = sentence_at(resolving, mention->sentence);
        bool is_last = strcmp(place->tokens[mention->end - 1].lemma, noun) == 0;
        bool is_next = mention->end < place->count && strcmp(place->tokens[mention->end].lemma, noun) == 0;
        if (is_last || is_next) return mention->entity;
    }
    return -1;
}

/* What a body is called that is taken up, and the kinds of body that are called so. */
struct calling {
    const char *words[28], *kinds[6];
};

static bool is_called(const struct calling *calling, const struct entry *entry)
{
    for (size_t k = 0; entry && entry->kind && calling->kinds[k]; k++)
        if (strstr(entry->kind, calling->kinds[k])) return true;
    return false;
}

/* "The rights group" after "Amnesty International", "the Islamist movement" after "Hamas"; -1. O(mentions).
 */
int32_t group_named(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    static const char *const NOUNS[] = {"group",    "organization", "organisation", "watchdog", "charity",
                                        "movement", "militia",      "faction",      NULL};
    static const struct calling CALLINGS[] = {
        {{"rights", "right", "human", "advocacy", "campaign", "aid"}, {"NGO", "charity", "human rights"}},
        {{"islamic",    "islamist",       "shi'ite",   "shiite",   "shia",      "sunni",     "militant",
          "marxist",    "maoist",         "leftist",   "leninist", "communist", "jihadi",    "jihadist",
          "separatist", "rebel",          "armed",     "radical",  "guerrilla", "extremist", "muslim",
          "insurgent",  "fundamentalist", "terrorist", "leftwing"},
         {"armed group", "political party", "political organization", "religious movement"}}};
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin >= head || begin == 0 || strcmp(sentence->tokens[begin - 1].lower, "the") != 0 ||
        !is_one_of(NOUNS, sentence->tokens[head].lower))
        return -1;
    for (size_t c = 0; c < sizeof CALLINGS / sizeof *CALLINGS; c++) {
        if (!is_one_of(CALLINGS[c].words, sentence->tokens[begin].lower)) continue;
        for (size_t i = resolving->mention_count; i-- > 0;) {
            const struct draft_mention *mention = &resolving->mentions[i];
            bool is_before = mention->sentence < s || (mention->sentence == s && mention->end <= begin);
            int32_t body = is_before ? body_at(resolving, mention) : -1;
            if (body >= 0 && is_called(&CALLINGS[c], resolving->entities[body].entry)) return body;
        }
    }
    return -1;
}

/* "the Mexican ambassador, Raquel Serur, left", "rebel spokesman Abu Misry told": whom the name beside the
 * noun tells; -1. */
int32_t person_beside(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (is_plural_noun(&sentence->tokens[head])) return -1;
    int32_t next = head + 1 < sentence->count ? mention_covering(resolving, s, head + 1) : -1;
    bool is_titled = next >= 0 && child_with(sentence, head, DEP_DET) < 0; /* "the man Putin jailed" */
    int32_t named = is_titled ? resolving->mentions[next].entity : -1;
    if (named >= 0 && resolving->entities[named].class == CLASS_PERSON) return named;
    for (uint32_t t = head + 1; t < sentence->count && t < head + 10; t++) {
        if (sentence->tokens[t].head != (int32_t)head || sentence->tokens[t].deprel != DEP_APPOS) continue;
        int32_t mention = mention_covering(resolving, s, t);
        int32_t entity = mention < 0 ? -1 : resolving->mentions[mention].entity;
        if (entity >= 0 && resolving->entities[entity].class == CLASS_PERSON) return entity;
    }
    return -1;
}

/* "a Reuters witness", "an AFP correspondent": the medium that tells it; -1. */
int32_t medium_of(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    static const char *const NOUNS[] = {"witness",      "reporter", "correspondent", "journalist",
                                        "photographer", "team",     "crew",          NULL};
    if (head == 0 || !is_one_of(NOUNS, token_at(resolving, s, head)->lemma)) return -1;
    int32_t before = mention_covering(resolving, s, head - 1);
    int32_t body = before < 0 ? -1 : body_at(resolving, &resolving->mentions[before]);
    const struct entry *entry = body < 0 ? NULL : resolving->entities[body].entry;
    return entry && entry->is_press ? body : -1;
}
