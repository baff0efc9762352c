/* owner.c: whose body it is: "its parliament", "the foreign ministry in Lima", and where no word says so,
 * "the army denied it": by whoever acts, speaks, heads it, or by where the story is laid. */
#include "entity/owner.h"

#include "base/text.h"
#include <string.h>
#include <strings.h>

bool names_state(const struct draft_mention *mention)
{
    return candidate_of(mention, CLASS_STATE) != NULL;
}

/* The first mention of the State; -1. NULL is named nowhere. */
static int32_t mention_of_state(const struct resolving *resolving, const struct entry *state)
{
    for (size_t i = 0; state && i < resolving->mention_count; i++)
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == state) return (int32_t)i;
    return -1;
}

/* Has the State a name with the word: "kingdom" of "Kingdom of Saudi Arabia"? */
static bool has_name_with(const struct entry *state, const char *noun)
{
    for (size_t i = 0; i < state->name_count; i++)
        if (strcasestr(state->names[i].text, noun)) return true;
    return false;
}

/* The nearest State before the token that is a subject, or an adjective of one, in this sentence or those
 * before; else the nearest. With `noun`, only States called so. */
static int32_t state_before(const struct resolving *resolving, uint32_t s, uint32_t token, const char *noun)
{
    int32_t nearest = -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 4 < s) break;
        if (!names_state(mention)) continue;
        if (noun && !has_name_with(candidate_of(mention, CLASS_STATE), noun)) continue;
        const struct token *head = token_at(resolving, mention->sentence, mention->head);
        bool is_of_subject = head->head >= 0 && head->deprel != DEP_NSUBJ &&
                             is_subject(token_at(resolving, mention->sentence, (uint32_t)head->head)) &&
                             (head->deprel == DEP_AMOD || head->deprel == DEP_COMPOUND);
        if (is_subject(head) || is_of_subject) return (int32_t)i;
        if (nearest < 0) nearest = (int32_t)i;
    }
    return nearest;
}

/* The State of a body that was found: told by pattern, or the one inside its name. */
int32_t owner_within(const struct resolving *resolving, size_t body)
{
    const struct draft_mention *mention = &resolving->mentions[body];
    if (mention->part_of >= 0) return mention->part_of;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *inner = &resolving->mentions[i];
        if (i != body && inner->sentence == mention->sentence && inner->begin >= mention->begin &&
            inner->end <= mention->end && names_state(inner))
            return (int32_t)i;
    }
    return -1;
}

/* For "Foreign Ministry spokeswoman Mao Ning said China ...": the State of the sentence, else that before. */
int32_t state_around(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention >= 0 && names_state(&resolving->mentions[mention]) &&
            is_subject(token_at(resolving, s, t)))
            return mention;
    }
    return state_before(resolving, s, token, NULL);
}

/* The known person whom the mention names, in full or as somebody named in full before; NULL. */
static const struct entry *known_person(const struct resolving *resolving, size_t index)
{
    const char *name = last_word(resolving->mentions[index].name);
    const struct entry *person = candidate_of(&resolving->mentions[index], CLASS_PERSON);
    for (size_t i = 0; i < index && !person; i++)
        if (strcmp(last_word(resolving->mentions[i].name), name) == 0)
            person = candidate_of(&resolving->mentions[i], CLASS_PERSON);
    return person;
}

/* The State of the person, where the article names it; -1. NULL is nobody's citizen. */
static int32_t home_of(const struct resolving *resolving, const struct entry *person)
{
    for (size_t i = resolving->mention_count; person && person->citizen_of && i-- > 0;)
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == person->citizen_of) return (int32_t)i;
    return -1;
}

/* "Lukashenko called it a scam. His foreign ministry ...": the State of the person who acted last; -1. */
static int32_t state_of_boss(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 2 < s) break;
        if (!is_subject(token_at(resolving, mention->sentence, mention->head)) || names_state(mention))
            continue;
        return home_of(resolving, known_person(resolving, i));
    }
    return -1;
}

/* The State to which the body belongs, by the words before it; -1. */
int32_t owner_told(const struct resolving *resolving, uint32_t s, uint32_t begin, bool is_mission)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    for (int steps = 0; at > 0 && steps < 4; steps++, at--) {
        const struct token *before = &sentence->tokens[at - 1];
        int32_t covering = mention_covering(resolving, s, at - 1);
        if (covering >= 0) return names_state(&resolving->mentions[covering]) ? covering : -1;
        bool is_its = before->xpos == XPOS_PRP_POSS &&
                      (strcmp(before->lower, "its") == 0 || strcmp(before->lower, "their") == 0);
        if (is_its) return state_before(resolving, s, at - 1, NULL);
        if (before->xpos == XPOS_PRP_POSS && (before->features & (FEATURE_MASCULINE | FEATURE_FEMININE)))
            return state_of_boss(resolving, s, at - 1);
        bool is_joined = is_mission && before->upos == UPOS_CCONJ;
        if (is_joined) {
            /* "Chile's embassy in Lima and consulate in Tacna" */
            for (size_t i = resolving->mention_count; i-- > 0;)
                if (resolving->mentions[i].sentence == s && resolving->mentions[i].is_body &&
                    resolving->mentions[i].end <= at)
                    return owner_within(resolving, i);
            return -1;
        }
        bool is_of_kingdom = before->xpos == XPOS_POS && at > 1 &&
                             in_list(resolving, "state-noun", sentence->tokens[at - 2].lower);
        if (is_of_kingdom) return state_before(resolving, s, at - 2, sentence->tokens[at - 2].lower);
        if (before->xpos != XPOS_POS && before->upos != UPOS_ADJ) return -1;
    }
    return -1;
}

/* "the defence ministry in Moscow", "the foreign ministry of Oman": the State named behind it; -1. */
int32_t owner_behind(const struct resolving *resolving, uint32_t s, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (last + 2 >= sentence->count) return -1;
    const char *word = sentence->tokens[last + 1].lower;
    if (strcmp(word, "in") != 0 && strcmp(word, "of") != 0) return -1;
    int32_t state = mention_covering(resolving, s, last + 2);
    return state >= 0 && names_state(&resolving->mentions[state]) ? state : -1;
}

void settle_story(struct resolving *resolving)
{
    struct map counts;
    size_t most = 0;
    resolving->story = -1;
    map_init(&counts, resolving->arena);
    for (size_t i = resolving->mention_count; i-- > 0;) { /* of equals the first */
        const struct entry *state = candidate_of(&resolving->mentions[i], CLASS_STATE);
        if (!state) continue;
        struct map_entry *slot = map_add(&counts, state->iri, strlen(state->iri), NULL);
        if (++slot->value.number < most) continue;
        most = slot->value.number;
        resolving->story = (int32_t)i;
    }
}

/* "the junta" of the State of whose coup or military rulers the article tells first; else of which it tells
 * most; -1. */
static int32_t state_of_junta(const struct resolving *resolving)
{
    static const char *const SIGNS[] = {"coup",     "putsch",  "junta",    "overthrow", "oust", "topple",
                                        "mutineer", "soldier", "military", "general",   NULL};
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].is_body && resolving->mentions[i].part_of >= 0 &&
            strstr(resolving->mentions[i].name, "junta"))
            return resolving->mentions[i].part_of; /* "Niger's junta" */
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct entry *state = candidate_of(&resolving->mentions[i], CLASS_STATE);
        const struct entry *junta = state ? knowledge_body(resolving->knowledge, state, "junta", 5) : NULL;
        if (junta && !strstr(junta->iri, "-junta")) return (int32_t)i; /* one with a name of its own */
    }
    int32_t nearest = -1;
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (nearest >= 0 && mention->sentence > resolving->mentions[nearest].sentence) break;
        const struct sentence *sentence = sentence_at(resolving, mention->sentence);
        for (uint32_t t = 0; names_state(mention) && t < sentence->count; t++) {
            uint32_t far = t > mention->head ? t - mention->head : mention->head - t;
            if (!is_one_of(SIGNS, sentence->tokens[t].lemma) || far >= least) continue;
            least = far;
            nearest = (int32_t)i;
        }
    }
    if (nearest >= 0) return nearest;
    return resolving->story;
}

/* "the head of the armed forces" of the State spoken of; -1. */
static int32_t owner_around(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin < 1 || strcmp(sentence->tokens[begin - 1].lower, "the") != 0) return -1;
    /* few states have one: not whoever was spoken of last */
    if (strstr(span_lower(resolving, s, begin, last + 1), "junta")) return state_of_junta(resolving);
    if (begin < 3 || strcmp(sentence->tokens[begin - 2].lower, "of") != 0) return -1;
    for (uint32_t title = begin - 2; title-- > 0 && begin - title < 6;)
        if (resolving->titles[s][title].end == begin - 2) return state_before(resolving, s, title, NULL);
    return -1;
}

/* "Ukraine's army ... the army said": the State whose body of the name was told before; -1. */
static int32_t owner_before(const struct resolving *resolving, uint32_t s, const char *noun)
{
    enum { FAR = 6 };
    const struct entry *state = NULL;
    for (size_t i = resolving->mention_count; i-- > 0 && !state;) {
        const struct draft_mention *body = &resolving->mentions[i];
        if (body->sentence >= s || body->sentence + FAR < s || !body->is_body ||
            strcmp(token_at(resolving, body->sentence, body->head)->lower, noun) != 0)
            continue;
        if (body->part_of >= 0) return body->part_of;
        state = body->candidate_count ? body->candidates[0].entry->part_of : NULL;
    }
    return mention_of_state(resolving, state);
}

/* ", the foreign ministry said": that of the State whose act the sentence tells before; -1. */
static int32_t owner_of_teller(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *head = &sentence->tokens[last];
    if (begin < 3 || strcmp(sentence->tokens[begin - 1].lower, "the") != 0 ||
        sentence->tokens[begin - 2].upos != UPOS_PUNCT || !is_subject(head) || head->head < 0 ||
        !in_list(resolving, "reporting-verb", sentence->tokens[head->head].lemma))
        return -1;
    int32_t before = owner_before(resolving, s, head->lower);
    if (before >= 0) return before;
    for (uint32_t t = 0; t < begin; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention < 0 || !names_state(&resolving->mentions[mention])) continue;
        const struct token *token = &sentence->tokens[t];
        bool is_owner = token->head >= 0 && is_subject(&sentence->tokens[token->head]) &&
                        (token->deprel == DEP_NMOD_POSS || token->deprel == DEP_AMOD);
        if (is_subject(token) || is_owner) return mention;
    }
    return -1;
}

/* The State of the name that a body and a title stand before, "Foreign Ministry spokesman Banda", as far as
 * he is known, else that spoken of; -1. */
int32_t owner_of_bearer(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    enum { RANKS = 4 };
    uint32_t count = sentence_at(resolving, s)->count;
    if (last + 1 >= count || !resolving->titles[s][last + 1].end) return -1;
    for (uint32_t t = resolving->titles[s][last + 1].end; t < count && t < last + 2 + RANKS; t++) {
        int32_t bearer = mention_covering(resolving, s, t);
        if (bearer < 0) continue;
        const struct entry *person = candidate_of(&resolving->mentions[bearer], CLASS_PERSON);
        int32_t home = home_of(resolving, person);
        if (home >= 0) return home;
        bool is_person =
            !resolving->mentions[bearer].candidate_count && is_capitalised(token_at(resolving, s, t));
        return is_person ? state_around(resolving, s, begin) : -1;
    }
    return -1;
}

/* "Recean called it blackmail, and the foreign ministry summoned him": that of the State that acts before, or
 * of whose citizen does; -1. */
static int32_t owner_acting(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    static const char *const BODIES[] = {"ministry", "parliament", "senate", "cabinet", "presidency", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_definite = begin > 0 && strcmp(sentence->tokens[begin - 1].lower, "the") == 0;
    bool is_parliament = begin == last && strcmp(sentence->tokens[last].lower, "parliament") == 0;
    if (!is_one_of(BODIES, sentence->tokens[last].lower) || (!is_definite && !is_parliament) ||
        sentence->tokens[last].deprel == DEP_COMPOUND)
        return -1;
    for (uint32_t t = 0; t < begin; t++) {
        int32_t actor = is_subject(&sentence->tokens[t]) ? mention_covering(resolving, s, t) : -1;
        if (actor < 0) continue;
        if (names_state(&resolving->mentions[actor])) return actor;
        const struct entry *person = candidate_of(&resolving->mentions[actor], CLASS_PERSON);
        int32_t home = home_of(resolving, person);
        if (home >= 0) return home;
    }
    return -1;
}

/* "The army denied it", under a headline of one State and in a sentence of no other: its army; -1. */
static int32_t owner_in_headline(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    static const char *const BODIES[] = {"army", "military", "forces", "junta", "parliament", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t found = -1;
    if (s == 0 || begin == 0 || strcmp(sentence->tokens[begin - 1].lower, "the") != 0 ||
        !is_one_of(BODIES, sentence->tokens[last].lower) || sentence->tokens[last].deprel == DEP_COMPOUND)
        return -1;
    for (size_t i = 0; i < resolving->mention_count && resolving->mentions[i].sentence <= s; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_headline = mention->sentence == 0, is_here = mention->sentence == s;
        const struct entry *state = candidate_of(mention, CLASS_STATE);
        if ((!is_headline && !is_here) || !state) continue;
        if (found >= 0 && candidate_of(&resolving->mentions[found], CLASS_STATE) != state) return -1;
        if (is_headline) found = (int32_t)i;
        if (found < 0) return -1;
    }
    return found;
}

static size_t times_named(const struct resolving *resolving, const struct entry *state)
{
    size_t count = 0;
    for (size_t i = 0; i < resolving->mention_count; i++)
        count += candidate_of(&resolving->mentions[i], CLASS_STATE) == state;
    return count;
}

/* "the National Assembly" in the news from Madagascar is not that of France: the State that the article tells
 * most of, where all known bodies of the name are those of others; -1. */
int32_t owner_of_namesake(const struct resolving *resolving, const struct draft_mention *named,
                          const char *lower)
{
    static const char *const COMMON[] = {"national assembly", "constitutional court", "supreme court",
                                         "central bank",      "election commission",  "electoral commission",
                                         "high court",        "constituent assembly", NULL};
    const char *name = text_lower(resolving->arena, named->name, strlen(named->name));
    if (!is_one_of(COMMON, lower) || strcmp(name, lower) != 0) return -1;
    int32_t owner = resolving->story;
    const struct entry *story = owner < 0 ? NULL : candidate_of(&resolving->mentions[owner], CLASS_STATE);
    for (size_t c = 0; story && c < named->candidate_count; c++) {
        const struct entry *home = named->candidates[c].entry->part_of;
        if (!home || home->class != CLASS_STATE || home == story ||
            times_named(resolving, home) >= times_named(resolving, story))
            return -1;
    }
    return owner;
}

/* A mention of the State in which the place of the mention lies, or of the State that it names; -1. */
static int32_t state_of_mention(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    if (names_state(mention)) return (int32_t)index;
    const struct entry *place = candidate_of(mention, CLASS_PLACE);
    return mention_of_state(resolving, place ? place->located_in : NULL);
}

/* Is the State told of at least twice as often as any other? */
static bool rules_story(const struct resolving *resolving, const struct entry *state)
{
    size_t most = times_named(resolving, state);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct entry *other = candidate_of(&resolving->mentions[i], CLASS_STATE);
        if (other && other != state && 2 * times_named(resolving, other) > most) return false;
    }
    return true;
}

/* "police", "the police", not "local police", "a parliament", "their army". */
static bool stands_bare(const struct sentence *sentence, uint32_t begin)
{
    if (begin == 0) return true;
    const struct token *before = &sentence->tokens[begin - 1];
    switch (before->upos) {
    case UPOS_DET:
        return strcmp(before->lower, "the") == 0;
    case UPOS_ADJ:
    case UPOS_NUM:
    case UPOS_NOUN:
    case UPOS_PROPN:
        return false;
    default:
        return before->xpos != XPOS_PRP_POSS && before->xpos != XPOS_POS && before->xpos != XPOS_HYPH;
    }
}

/* "In Santiago riot police used water cannon", "clashes with police": that of the only State whose soil or
 * name the sentence tells, else of the State that the story is about; -1. */
static int32_t owner_of_scene(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!stands_bare(sentence, begin) || sentence->tokens[last].deprel == DEP_COMPOUND ||
        !in_list(resolving, "scene-body", span_lower(resolving, s, begin, last + 1)))
        return -1;
    int32_t story = resolving->story, only = -1;
    const struct entry *of_story = story < 0 ? NULL : candidate_of(&resolving->mentions[story], CLASS_STATE);
    bool is_one = true, tells_story = false;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        if (resolving->mentions[i].sentence != s) continue;
        int32_t here = state_of_mention(resolving, i);
        const struct entry *state = here < 0 ? NULL : candidate_of(&resolving->mentions[here], CLASS_STATE);
        if (!state) continue;
        tells_story = tells_story || state == of_story;
        is_one = is_one && (only < 0 || candidate_of(&resolving->mentions[only], CLASS_STATE) == state);
        if (only < 0) only = here;
    }
    if (only >= 0 && is_one) return only;
    if (only >= 0) return tells_story ? story : -1;
    return of_story && rules_story(resolving, of_story) ? story : -1;
}

/* Ways to the State of a body that no word beside it tells, the surest first. */
typedef int32_t owner_finder(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last);
static owner_finder *const OWNER_FINDERS[] = {owner_of_bearer, owner_around,      owner_of_teller,
                                              owner_acting,    owner_in_headline, owner_of_scene};

int32_t owner_untold(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    int32_t owner = -1;
    for (size_t i = 0; owner < 0 && i < sizeof OWNER_FINDERS / sizeof *OWNER_FINDERS; i++)
        owner = OWNER_FINDERS[i](resolving, s, begin, last);
    return owner;
}
