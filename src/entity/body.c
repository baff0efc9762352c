/* body.c: bodies of states named by a pattern over all states: "Russia's foreign ministry", "the Turkish
 * assembly", "its embassy in Tehran". Each gets a label made of the state's adjective and the usual name of
 * the body, so that all forms of it meet. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>
#include <strings.h>

enum { LONGEST_BODY = 5 };

/* The phrase of the list "state-body" that ends behind token `last`, its begin; UINT32_MAX: none. */
static uint32_t body_phrase(const struct resolving *resolving, uint32_t s, uint32_t last)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t words = 1; words <= LONGEST_BODY && words <= last + 1; words++) {
        uint32_t begin = last + 1 - words;
        const char *text = span_text(resolving, s, begin, last + 1);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        if (in_list(resolving, "state-body", lower)) found = begin;
    }
    return found;
}

static bool is_state(const struct draft_mention *mention)
{
    return candidate_of(mention, CLASS_STATE) != NULL;
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
        if (!is_state(mention)) continue;
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
static int32_t owner_within(const struct resolving *resolving, size_t body)
{
    const struct draft_mention *mention = &resolving->mentions[body];
    if (mention->part_of >= 0) return mention->part_of;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *inner = &resolving->mentions[i];
        if (i != body && inner->sentence == mention->sentence && inner->begin >= mention->begin &&
            inner->end <= mention->end && is_state(inner))
            return (int32_t)i;
    }
    return -1;
}

/* For "Foreign Ministry spokeswoman Mao Ning said China ...": the State of the sentence, else that before. */
static int32_t state_around(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention >= 0 && is_state(&resolving->mentions[mention]) && is_subject(token_at(resolving, s, t)))
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

/* "Lukashenko called it a scam. His foreign ministry ...": the State of the person who acted last; -1. */
static int32_t state_of_boss(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 2 < s) break;
        if (!is_subject(token_at(resolving, mention->sentence, mention->head)) || is_state(mention)) continue;
        const struct entry *person = known_person(resolving, i);
        for (size_t k = resolving->mention_count; person && person->citizen_of && k-- > 0;)
            if (candidate_of(&resolving->mentions[k], CLASS_STATE) == person->citizen_of) return (int32_t)k;
        break;
    }
    return -1;
}

/* The State to which the body belongs, by the words before it; -1. */
static int32_t owner_of(const struct resolving *resolving, uint32_t s, uint32_t begin, bool is_mission)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    for (int steps = 0; at > 0 && steps < 4; steps++, at--) {
        const struct token *before = &sentence->tokens[at - 1];
        int32_t covering = mention_covering(resolving, s, at - 1);
        if (covering >= 0) return is_state(&resolving->mentions[covering]) ? covering : -1;
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

/* The place of a mission: "embassy in Tehran"; -1. */
static int32_t seat_after(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end + 1 >= sentence->count) return -1;
    const char *word = sentence->tokens[end].lower;
    if (strcmp(word, "in") != 0 && strcmp(word, "to") != 0 && strcmp(word, "at") != 0) return -1;
    int32_t covering = mention_covering(resolving, s, end + 1);
    if (covering < 0) return -1;
    const struct draft_mention *mention = &resolving->mentions[covering];
    return candidate_of(mention, CLASS_PLACE) || is_state(mention) ? covering : -1;
}

/* Does the word act, or is something done to it, with it or by it? */
static bool takes_part(const struct token *token)
{
    switch (token->deprel) {
    case DEP_OBL_AGENT:
    case DEP_OBJ:
    case DEP_IOBJ:
    case DEP_OBL:
    case DEP_NMOD:
    case DEP_CONJ:
        return true;
    default:
        return is_subject(token);
    }
}

/* Armed forces and the like are named as such where they take part, not where they tell what something is. */
static bool is_worth(const struct resolving *resolving, uint32_t s, const char *lower, uint32_t last)
{
    if (in_list(resolving, "seldom-body", lower)) return false;
    if (!in_list(resolving, "force-noun", last_word(lower))) return true;
    const struct token *head = token_at(resolving, s, last);
    bool is_behind_title = last > 2 && strcmp(token_at(resolving, s, last - 1)->lower, "the") != 0 &&
                           strcmp(token_at(resolving, s, last - 2)->lower, "the") == 0 &&
                           strcmp(token_at(resolving, s, last - 3)->lower, "of") == 0;
    if (is_behind_title) return true;
    bool is_before_title = last + 1 < sentence_at(resolving, s)->count && resolving->titles[s][last + 1].end;
    return is_before_title || takes_part(head);
}

static void name_body(struct resolving *resolving, struct draft_mention *mention, const char *lower,
                      int32_t owner, int32_t seat)
{
    const struct entry *state = candidate_of(&resolving->mentions[owner], CLASS_STATE);
    const struct entry *body = knowledge_body(resolving->knowledge, state, lower, strlen(lower));
    mention->class = CLASS_ORGANIZATION;
    mention->is_body = true;
    mention->part_of = owner;
    mention->owner = state;
    mention->place = seat;
    mention->confidence = 0.93f;
    mention->candidate_count = 0;
    if (seat < 0) {
        mention->entry = body;
        mention->label = body ? body->label : arena_format(resolving->arena, "%s %s", state->label, lower);
        return;
    }
    const struct draft_mention *place = &resolving->mentions[seat];
    const struct entry *city = candidate_of(place, CLASS_PLACE);
    if (!city) city = candidate_of(place, CLASS_STATE);
    const char *slash = city ? strrchr(city->iri, '/') : NULL;
    mention->label = arena_format(resolving->arena, "%s in %s", body ? body->label : lower,
                                  city ? city->label : place->name);
    if (body && slash) mention->iri = arena_format(resolving->arena, "%s-%s", body->iri, slash + 1);
}

/* A plural of a body is a group ("South Korean intelligence agencies"). */
static void name_group(struct draft_mention *mention, int32_t owner)
{
    mention->class = CLASS_GROUP;
    mention->is_described = true;
    mention->part_of = owner;
    mention->confidence = 0.8f;
}

/* "the defence ministry in Moscow", "the foreign ministry of Oman": the State named behind it; -1. */
static int32_t owner_behind(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    (void)begin;
    const struct sentence *sentence = sentence_at(resolving, s);
    if (last + 2 >= sentence->count) return -1;
    const char *word = sentence->tokens[last + 1].lower;
    if (strcmp(word, "in") != 0 && strcmp(word, "of") != 0) return -1;
    int32_t state = mention_covering(resolving, s, last + 2);
    return state >= 0 && is_state(&resolving->mentions[state]) ? state : -1;
}

/* Of which State the article tells most; -1. O(mentions squared), of one article. */
static int32_t state_of_story(const struct resolving *resolving)
{
    int32_t best = -1;
    size_t most = 0;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct entry *state = candidate_of(&resolving->mentions[i], CLASS_STATE);
        size_t count = 0;
        for (size_t k = i; state && k < resolving->mention_count; k++)
            count += candidate_of(&resolving->mentions[k], CLASS_STATE) == state;
        if (count <= most) continue;
        most = count;
        best = (int32_t)i;
    }
    return best;
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
        for (uint32_t t = 0; is_state(mention) && t < sentence->count; t++) {
            uint32_t far = t > mention->head ? t - mention->head : mention->head - t;
            if (!is_one_of(SIGNS, sentence->tokens[t].lemma) || far >= least) continue;
            least = far;
            nearest = (int32_t)i;
        }
    }
    if (nearest >= 0) return nearest;
    return state_of_story(resolving);
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
    for (size_t i = 0; state && i < resolving->mention_count; i++)
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == state) return (int32_t)i;
    return -1;
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
        if (mention < 0 || !is_state(&resolving->mentions[mention])) continue;
        const struct token *token = &sentence->tokens[t];
        bool is_owner = token->head >= 0 && is_subject(&sentence->tokens[token->head]) &&
                        (token->deprel == DEP_NMOD_POSS || token->deprel == DEP_AMOD);
        if (is_subject(token) || is_owner) return mention;
    }
    return -1;
}

/* The State of the name that a body and a title stand before, "Foreign Ministry spokesman Banda", as far as
 * he is known, else that spoken of; -1. */
static int32_t owner_of_bearer(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    enum { RANKS = 4 };
    uint32_t count = sentence_at(resolving, s)->count;
    if (last + 1 >= count || !resolving->titles[s][last + 1].end) return -1;
    for (uint32_t t = resolving->titles[s][last + 1].end; t < count && t < last + 2 + RANKS; t++) {
        int32_t bearer = mention_covering(resolving, s, t);
        if (bearer < 0) continue;
        const struct entry *person = candidate_of(&resolving->mentions[bearer], CLASS_PERSON);
        for (size_t i = resolving->mention_count; person && person->citizen_of && i-- > 0;)
            if (candidate_of(&resolving->mentions[i], CLASS_STATE) == person->citizen_of) return (int32_t)i;
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
        if (is_state(&resolving->mentions[actor])) return actor;
        const struct entry *person = candidate_of(&resolving->mentions[actor], CLASS_PERSON);
        for (size_t i = resolving->mention_count; person && person->citizen_of && i-- > 0;)
            if (candidate_of(&resolving->mentions[i], CLASS_STATE) == person->citizen_of) return (int32_t)i;
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
static int32_t owner_of_namesake(const struct resolving *resolving, const struct draft_mention *named,
                                 const char *lower)
{
    static const char *const COMMON[] = {"national assembly", "constitutional court", "supreme court",
                                         "central bank",      "election commission",  "electoral commission",
                                         "high court",        "constituent assembly", NULL};
    const char *name = text_lower(resolving->arena, named->name, strlen(named->name));
    if (!is_one_of(COMMON, lower) || strcmp(name, lower) != 0) return -1;
    int32_t owner = state_of_story(resolving);
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
    if (is_state(mention)) return (int32_t)index;
    const struct entry *place = candidate_of(mention, CLASS_PLACE);
    for (size_t i = 0; place && place->located_in && i < resolving->mention_count; i++)
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == place->located_in) return (int32_t)i;
    return -1;
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

/* "In Santiago riot police used water cannon", "clashes with police": that of the only State whose soil or
 * name the sentence tells, else of the State that the story is about; -1. */
static int32_t owner_of_scene(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *before = begin > 0 ? &sentence->tokens[begin - 1] : NULL;
    bool is_bare = !before || strcmp(before->lower, "the") == 0 ||
                   (before->upos != UPOS_DET && before->upos != UPOS_ADJ && before->upos != UPOS_NUM &&
                    before->upos != UPOS_NOUN && before->upos != UPOS_PROPN &&
                    before->xpos != XPOS_PRP_POSS && before->xpos != XPOS_POS && before->xpos != XPOS_HYPH);
    if (!is_bare || sentence->tokens[last].deprel == DEP_COMPOUND ||
        !in_list(resolving, "scene-body", span_lower(resolving, s, begin, last + 1)))
        return -1;
    int32_t story = state_of_story(resolving), only = -1;
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

/* Ways to the State of a body that no word before it tells, the surest first. */
typedef int32_t owner_finder(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last);
static owner_finder *const OWNER_FINDERS[] = {owner_behind, owner_of_bearer,   owner_around,  owner_of_teller,
                                              owner_acting, owner_in_headline, owner_of_scene};

static int32_t owner_untold(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t last)
{
    int32_t owner = -1;
    for (size_t i = 0; owner < 0 && i < sizeof OWNER_FINDERS / sizeof *OWNER_FINDERS; i++)
        owner = OWNER_FINDERS[i](resolving, s, begin, last);
    return owner;
}

static void body_at(struct resolving *resolving, uint32_t s, uint32_t last)
{
    uint32_t begin = body_phrase(resolving, s, last);
    if (begin == UINT32_MAX) return;
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *text = span_text(resolving, s, begin, last + 1);
    const char *lower = text_lower(resolving->arena, text, strlen(text));
    bool is_mission = in_list(resolving, "mission-noun", sentence->tokens[last].lower);
    int32_t covering = mention_covering(resolving, s, last);
    if (covering >= 0 && resolving->mentions[covering].candidate_count) {
        struct draft_mention *known = &resolving->mentions[covering];
        int32_t home = owner_of_namesake(resolving, known, lower);
        if (home >= 0)
            name_body(resolving, known, lower, home, -1);
        else
            known->is_body = known->candidates[0].entry->class == CLASS_ORGANIZATION;
        return;
    }
    int32_t owner = owner_of(resolving, s, begin, is_mission);
    if (covering >= 0) {
        /* A name in capitals: the state may stand within it, or be known from before. */
        const struct draft_mention *named = &resolving->mentions[covering];
        for (uint32_t t = named->begin; owner < 0 && t < begin; t++) {
            int32_t inner = mention_covering(resolving, s, t);
            if (inner >= 0 && inner != covering && is_state(&resolving->mentions[inner])) owner = inner;
        }
        if (owner < 0) owner = owner_behind(resolving, s, last, last);
        if (owner < 0 && named->end > last + 1) return; /* "Civil Aviation Authority of Singapore" */
        if (owner < 0) owner = owner_of_bearer(resolving, s, begin, last);
        if (owner < 0 && named->begin == begin) owner = state_around(resolving, s, begin);
    }
    int32_t behind = -1;
    if (owner < 0 && covering < 0 && !is_mission) {
        behind = owner_behind(resolving, s, begin, last);
        owner = owner_untold(resolving, s, begin, last);
    }
    if (owner < 0 || !is_worth(resolving, s, lower, last)) return;
    int32_t seat = is_mission ? seat_after(resolving, s, last + 1) : -1;
    if (is_mission && seat < 0 && covering < 0) return;
    const struct draft_mention owning = resolving->mentions[owner], *of = &owning;
    bool adjacent = of->sentence == s && of->end <= begin && begin - of->end <= 2;
    for (uint32_t t = of->end; adjacent && t < begin; t++)
        adjacent = sentence->tokens[t].xpos == XPOS_POS || sentence->tokens[t].upos == UPOS_ADJ;
    uint32_t from = adjacent ? of->begin : begin;
    if (adjacent && covering < 0 && is_plural_noun(&sentence->tokens[last]) &&
        joins_states(resolving, s, from))
        return;
    uint32_t to = seat >= 0     ? resolving->mentions[seat].end
                  : behind >= 0 ? resolving->mentions[behind].end
                                : last + 1;
    struct draft_mention *mention;
    if (covering >= 0) {
        mention = &resolving->mentions[covering];
        if (to > mention->end) mention->end = to;
        if (begin < mention->begin) mention->begin = begin;
        mention->name = span_text(resolving, s, mention->begin, mention->end);
    } else {
        mention = add_mention(resolving, s, from, to);
        for (uint32_t t = from; t < to; t++)
            if (of->sentence == s && t >= resolving->mentions[owner].begin &&
                t < resolving->mentions[owner].end)
                resolving->covering[s][t] = owner;
    }
    mention->head = last;
    bool is_many = is_plural_noun(&sentence->tokens[last]) && !strstr(lower, " of ") &&
                   !strstr(lower, "forces") && strcmp(sentence->tokens[last].lower, "police") != 0;
    if (is_many)
        name_group(mention, owner);
    else
        name_body(resolving, mention, lower, owner, seat);
}

static const char *label_of(const struct draft_mention *body)
{
    const struct entry *known = candidate_of(body, CLASS_ORGANIZATION);
    return known ? known->label : body->label ? body->label : "";
}

/* Is the other a mission with the same noun, at a place, and of the owner where that is told? */
static bool is_mission_of(const struct resolving *resolving, const struct draft_mention *mission,
                          const char *noun, int32_t owner)
{
    const struct entry *known = candidate_of(mission, CLASS_ORGANIZATION);
    if (!mission->is_body || !strstr(label_of(mission), " in ") || !strcasestr(mission->name, noun))
        return false;
    return owner < 0 || candidate_of(&resolving->mentions[owner], CLASS_STATE) ==
                            (known ? known->part_of : mission->owner);
}

/* "the embassy of France", "the embassy" after or before "the French embassy in Niamey": the only one that
 * the article has a place for. */
static void mission_again(struct resolving *resolving, uint32_t s, uint32_t last)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *noun = sentence->tokens[last].lower;
    if (mention_covering(resolving, s, last) >= 0 || sentence->tokens[last].deprel == DEP_COMPOUND) return;
    bool is_its = last > 0 && sentence->tokens[last - 1].xpos == XPOS_PRP_POSS;
    int32_t owner = is_its ? -1 : owner_of(resolving, s, last, true);
    if (owner < 0) owner = owner_behind(resolving, s, last, last);
    bool is_definite = is_its || (last > 0 && strcmp(sentence->tokens[last - 1].lower, "the") == 0);
    if (owner < 0 && !is_definite) return;
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mission = &resolving->mentions[i];
        if (!is_mission_of(resolving, mission, noun, owner)) continue;
        if (found >= 0 && strcmp(label_of(&resolving->mentions[found]), label_of(mission)) != 0) return;
        found = (int32_t)i;
    }
    if (found < 0) return;
    const struct draft_mention like = resolving->mentions[found];
    struct draft_mention *mention = add_mention(resolving, s, last, last + 1);
    mention->class = like.class;
    mention->is_body = true;
    mention->part_of = like.part_of;
    mention->owner = like.owner;
    mention->place = like.place;
    mention->label = like.label;
    mention->iri = like.iri;
    mention->candidates = like.candidates;
    mention->candidate_count = like.candidate_count;
    mention->confidence = 0.8f;
}

void find_bodies(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            uint8_t upos = token_at(resolving, s, t)->upos;
            bool is_mission = in_list(resolving, "mission-noun", token_at(resolving, s, t)->lower);
            bool is_before_title =
                t + 1 < sentence_at(resolving, s)->count && resolving->titles[s][t + 1].end;
            if (upos == UPOS_NOUN || upos == UPOS_PROPN || is_mission || is_before_title)
                body_at(resolving, s, t);
        }
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            if (in_list(resolving, "mission-noun", token_at(resolving, s, t)->lower))
                mission_again(resolving, s, t);
    order_mentions(resolving);
}

/* ---- "Congress" where no word is said of America, "the Senate" after "the Philippine Senate" ---- */

/* Is the name one word or some of the label's: "Congress" of "Congress of the Republic of Peru"? */
static bool is_short_for(const char *name, const char *label)
{
    size_t size = strlen(name);
    for (const char *at = label; (at = strstr(at, name)) != NULL; at++)
        if ((at == label || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0') && strlen(label) > size)
            return true;
    return false;
}

/* The body of a state spoken of whose name the article shortens to this one; NULL. */
static const struct draft_mention *body_in_full(const struct resolving *resolving,
                                                const struct draft_mention *mention)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        const struct entry *home = other->entry ? other->entry->part_of : other->owner;
        if (other->class != CLASS_ORGANIZATION || !home || other->entry == mention->entry) continue;
        const char *label = other->entry ? other->entry->label : other->label;
        if (is_short_for(mention->name, other->name) || (label && is_short_for(mention->name, label)))
            return other;
    }
    return NULL;
}

static bool is_spoken_of(const struct resolving *resolving, const struct entry *state)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct entry *place = candidate_of(&resolving->mentions[i], CLASS_PLACE);
        if (candidate_of(&resolving->mentions[i], CLASS_STATE) == state) return true;
        if (place && place->located_in == state) return true; /* "the Foreign Ministry in Lima" */
    }
    return false;
}

/* "the Foreign Office" in a story of Pakistan: as its ministry is called too. */
static void name_after_story(struct resolving *resolving, struct draft_mention *mention)
{
    int32_t owner = state_of_story(resolving);
    const struct entry *state = owner < 0 ? NULL : candidate_of(&resolving->mentions[owner], CLASS_STATE);
    const char *lower = text_lower(resolving->arena, mention->name, strlen(mention->name));
    const char *kind = mention->entry->kind;
    bool is_house = kind && strcmp(kind, "parliament") == 0;
    const struct entry *own =
        state ? knowledge_body(resolving->knowledge, state, lower, strlen(lower)) : NULL;
    /* few parliaments are a Congress */
    if (!own || (is_house && !is_short_for(mention->name, own->label))) return;
    name_body(resolving, mention, lower, owner, -1);
}

/* The State that the body is a part of, directly or as a part of another body; NULL. */
static const struct entry *state_above(const struct entry *body)
{
    while (body && body->class == CLASS_ORGANIZATION)
        body = body->part_of;
    return body && body->class == CLASS_STATE ? body : NULL;
}

/* "The Philippine Senate ... the Senate": told of before in full, or below the headline. */
static bool is_told_in_full(const struct resolving *resolving, const struct draft_mention *mention,
                            const struct draft_mention *full)
{
    return full && !strchr(mention->name, ' ') && is_short_for(mention->name, full->name) &&
           (full < mention || is_headline(resolving, mention->sentence));
}

/* Does the article call the body by another name too, "the U.S. Senate"? */
static bool has_whole_name(const struct resolving *resolving, const struct draft_mention *mention)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].entry == mention->entry &&
            strcmp(resolving->mentions[i].name, mention->name) != 0)
            return true;
    return false;
}

/* A body of a state of which the article says nothing, by a name that others use too: theirs is meant. */
static void bring_home(struct resolving *resolving, struct draft_mention *mention)
{
    const struct entry *body = mention->entry;
    const struct entry *state = body && body->class == CLASS_ORGANIZATION ? state_above(body) : NULL;
    if (!state || has_whole_name(resolving, mention)) return;
    const struct draft_mention *full = body_in_full(resolving, mention);
    if (is_spoken_of(resolving, state) && !is_told_in_full(resolving, mention, full)) return;
    if (!full) {
        name_after_story(resolving, mention);
        return;
    }
    mention->entry = full->entry;
    mention->label = full->label;
    mention->owner = full->owner;
    mention->part_of = full->part_of;
    mention->is_body = true;
}

void bring_bodies_home(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++)
        bring_home(resolving, &resolving->mentions[i]);
}
