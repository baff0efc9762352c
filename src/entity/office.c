/* office.c: gives titles to their bearers: before the name ("Egyptian Foreign Minister Nabil Fahmy"), behind
 * it ("Ali Shamkhani, secretary of Iran's Supreme National Security Council"), shared ("foreign ministers A
 * and B") or mirrored
 * ("his Saudi counterpart, Prince Faisal"). */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

/* Two or three words without a head noun, of whatever kind the language model takes them to be. */
static bool is_like_person(const struct draft_mention *mention)
{
    uint32_t words = 1;
    for (const char *c = mention->name; *c; c++)
        words += *c == ' ';
    return mention->is_headless && words >= 2 && words <= 3;
}

bool can_be_person(const struct draft_mention *mention)
{
    if (mention->is_body || mention->is_described) return false;
    if (!mention->candidate_count && mention->class != CLASS_PERSON && mention->class != CLASS_NONE)
        return is_like_person(mention);
    if (!mention->candidate_count) return true;
    return candidate_of(mention, CLASS_PERSON) != NULL;
}

const char *office_label(struct resolving *resolving, uint32_t s, uint32_t begin, struct title_span title)
{
    const char *words = span_lower(resolving, s, begin, title.end);
    const char *usual = text_lower(resolving->arena, title.office->label, strlen(title.office->label));
    const char *first = arena_substring(resolving->arena, usual, strlen(usual) < 4 ? strlen(usual) : 4);
    bool is_ministerial = strstr(usual, "minister") && strcmp(usual, "minister") != 0 &&
                          strstr(words, "minister") && strstr(words, first);
    if (is_ministerial) return title.office->label;
    return title_case(resolving->arena, words);
}

void add_office(struct resolving *resolving, struct draft_mention *person, const char *label,
                const struct office *office, int32_t of, bool is_former)
{
    if (!person->candidate_count) person->class = CLASS_PERSON;
    if (person->office_count == MOST_OFFICES) return;
    const char *lower = text_lower(resolving->arena, label, strlen(label));
    if (in_list(resolving, "mere-honorific", lower)) return;
    for (size_t i = 0; i < person->office_count; i++)
        if (strcmp(person->offices[i].label, label) == 0) return;
    person->offices[person->office_count++] =
        (struct held_office){.label = label, .office = office, .of = of, .is_former = is_former};
}

/* The longest title that ends at `end`: its begin; UINT32_MAX: none. */
static uint32_t title_ending(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t back = 1; back <= 7 && back <= end; back++)
        if (resolving->titles[s][end - back].end == end) found = end - back;
    return found;
}

static bool is_modifier(const struct resolving *resolving, const char *word, bool *is_former)
{
    if (in_list(resolving, "past-modifier", word)) {
        *is_former = true;
        return true;
    }
    return in_list(resolving, "present-modifier", word);
}

static bool is_person_mention(const struct draft_mention *mention)
{
    return mention_class(mention) == CLASS_PERSON;
}

/* "EU foreign policy chief": the words between the body and a short title belong to the title; its begin. */
static uint32_t widen_title(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    while (at > 0 && begin - at < 3 && mention_covering(resolving, s, at - 1) < 0 &&
           (sentence->tokens[at - 1].upos == UPOS_NOUN || sentence->tokens[at - 1].upos == UPOS_ADJ) &&
           !(is_plural_noun(&sentence->tokens[at - 1]) && is_capitalised(&sentence->tokens[begin])) &&
           !in_list(resolving, "past-modifier", sentence->tokens[at - 1].lower))
        at--;
    bool has_body = at > 0 && (mention_covering(resolving, s, at - 1) >= 0 ||
                               (sentence->tokens[at - 1].xpos == XPOS_POS && at > 1 &&
                                mention_covering(resolving, s, at - 2) >= 0));
    bool has_noun = at < begin && sentence->tokens[begin - 1].upos == UPOS_NOUN;
    return has_body && has_noun ? at : begin;
}

/* For "of Ecowas and of its chairman": what stands before the "and"; -1. */
static int32_t joined_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    uint32_t at = token;
    if (at > 0 && token_at(resolving, s, at - 1)->upos == UPOS_ADP) at--;
    if (at < 2 || strcmp(token_at(resolving, s, at - 1)->lower, "and") != 0) return -1;
    int32_t mention = mention_covering(resolving, s, at - 2);
    return mention >= 0 && !is_person_mention(&resolving->mentions[mention]) ? mention : -1;
}

/* "the gendarmes of its renegade leader" on "the island of Anjouan": the last region that the sentence names;
 * -1. */
static int32_t region_ruled(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    static const char *const RULERS[] = {"leader", "governor", "president", "ruler", "premier", NULL};
    static const char *const KINDS[] = {"region", "island", "province", "territory", "oblast", NULL};
    bool is_ruler = false;
    for (uint32_t t = token + 1; t < sentence_at(resolving, s)->count && t < token + 4 && !is_ruler; t++)
        is_ruler = is_one_of(RULERS, token_at(resolving, s, t)->lower);
    for (size_t i = resolving->mention_count; is_ruler && i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence != s || mention->end > token) continue;
        const struct entry *place = candidate_of(mention, CLASS_PLACE);
        return place && place->kind && is_one_of(KINDS, place->kind) ? (int32_t)i : -1;
    }
    return -1;
}

/* For "its spokesman": the State or Organization that is the subject before the token, here or in the
 * sentence before; -1. */
static int32_t possessor(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    int32_t beside = joined_before(resolving, s, token);
    if (beside < 0) beside = region_ruled(resolving, s, token);
    if (beside >= 0) return beside;
    for (int round = 0; round < 2; round++) /* first who is subject of a main clause */
        for (size_t i = resolving->mention_count; i-- > 0;) {
            const struct draft_mention *mention = &resolving->mentions[i];
            if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
            if (mention->sentence + 1 < s) break;
            enum entity_class class = mention_class(mention);
            if (class != CLASS_STATE && class != CLASS_ORGANIZATION) continue;
            const struct token *head = token_at(resolving, mention->sentence, mention->head);
            if (head->deprel == DEP_ROOT && mention->sentence < s) return (int32_t)i; /* a name and no verb */
            if (!is_subject(head) || head->head < 0) continue;
            const struct token *verb = token_at(resolving, mention->sentence, (uint32_t)head->head);
            bool is_here = mention->sentence == s; /* "Chad said that Niger and its allies" */
            if (round || is_here || verb->deprel == DEP_ROOT) return (int32_t)i;
        }
    return -1;
}

/* For "the court's president": the body named last whose name has the noun; -1. */
static int32_t body_called(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    const char *word = token_at(resolving, s, noun)->lower;
    if (!in_list(resolving, "organization-head", word)) return -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > noun)) continue;
        if (mention->sentence + 4 < s) return -1;
        const struct entry *body = candidate_of(mention, CLASS_ORGANIZATION);
        bool is_body = body || (mention->class == CLASS_ORGANIZATION && !mention->candidate_count);
        if (is_body && strcasestr(body ? body->label : mention->name, word)) return (int32_t)i;
    }
    return -1;
}

/* Is it the body of many states, or a part of the world, to which somebody is sent: "Palestinian U.N.
 * ambassador", "Australia's Pacific minister"? */
static bool is_abroad(const struct draft_mention *body)
{
    if (!body->candidate_count || body->is_body) return false;
    const struct entry *entry = body->candidates[0].entry;
    if (entry->class == CLASS_PLACE) return !entry->located_in;
    return entry->class == CLASS_ORGANIZATION && !entry->part_of && entry->membership_count;
}

/* The State whose mention stands just before the token, with or without "'s"; -1. */
static int32_t state_just_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    if (token == 0) return -1;
    uint32_t at = token - 1;
    if (at > 0 && token_at(resolving, s, at)->xpos == XPOS_POS) at--;
    int32_t mention = mention_covering(resolving, s, at);
    bool is_state = mention >= 0 && resolving->mentions[mention].end <= token &&
                    mention_class(&resolving->mentions[mention]) == CLASS_STATE;
    return is_state ? mention : -1;
}

/* The State or Organization whose mention ends before `end`, past "'s" and modifiers; -1. */
int32_t body_before(const struct resolving *resolving, uint32_t s, uint32_t end, bool *is_former)
{
    for (int steps = 0; end > 0 && steps < 5; steps++) {
        const struct token *token = token_at(resolving, s, end - 1);
        int32_t mention = mention_covering(resolving, s, end - 1);
        if (mention >= 0) {
            uint32_t begin = resolving->mentions[mention].begin;
            if (begin > 0) is_modifier(resolving, token_at(resolving, s, begin - 1)->lower, is_former);
            return is_person_mention(&resolving->mentions[mention]) ? -1 : mention;
        }
        if (token->xpos == XPOS_POS && end > 1 && mention_covering(resolving, s, end - 2) < 0) {
            int32_t body = body_called(resolving, s, end - 2);
            if (body >= 0) return body;
        }
        if (token->xpos == XPOS_PRP_POSS && (token->features & (FEATURE_MASCULINE | FEATURE_FEMININE)))
            return body_of_boss(resolving, s, end - 1);
        if (token->xpos == XPOS_PRP_POSS && strcmp(token->lower, "its") == 0)
            return possessor(resolving, s, end - 1);
        bool passes = token->xpos == XPOS_POS || strcmp(token->form, "-") == 0 ||
                      is_modifier(resolving, token->lower, is_former) || token->upos == UPOS_ADJ;
        if (!passes) return -1;
        end--;
    }
    return -1;
}

/* "Palestinian U.N. Ambassador": the words between the State and the title belong to the title; its begin,
 * and *of the State; `begin` where there are none. */
static uint32_t widen_abroad(const struct resolving *resolving, uint32_t s, uint32_t begin, int32_t *of)
{
    if (begin == 0) return begin;
    uint32_t at = begin - 1;
    int32_t body = mention_covering(resolving, s, at);
    if (body < 0 || !is_abroad(&resolving->mentions[body]) || resolving->mentions[body].end != begin)
        return begin;
    int32_t state = state_just_before(resolving, s, resolving->mentions[body].begin);
    if (state < 0) return begin;
    *of = state;
    return resolving->mentions[body].begin;
}

/* "of Iran's Supreme National Security Council", "at the Institute for ..." behind a title; *end behind it.
 */
int32_t body_after(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t *end)
{
    static const char *const LINKS[] = {"of", "at", "for", "to", "with", "from", "in", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    *end = begin;
    if (begin >= sentence->count || !is_one_of(LINKS, sentence->tokens[begin].lower)) return -1;
    int32_t best = -1;
    for (uint32_t i = begin + 1; i < sentence->count && i < begin + 9; i++) {
        int32_t mention = mention_covering(resolving, s, i);
        const struct token *token = &sentence->tokens[i];
        if (mention < 0) {
            bool passes = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->xpos == XPOS_POS ||
                          token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
            if (!passes) break;
            continue;
        }
        if (is_person_mention(&resolving->mentions[mention])) break;
        /* "the Islamabad-based institute": where the body is */
        uint32_t behind = resolving->mentions[mention].end;
        bool is_seat = behind + 1 < sentence->count && sentence->tokens[behind].xpos == XPOS_HYPH &&
                       strcmp(sentence->tokens[behind + 1].lower, "based") == 0;
        if (is_seat) {
            i = behind + 1;
            continue;
        }
        best = mention;
        i = resolving->mentions[mention].end - 1;
        *end = i + 1;
        bool goes_on = i + 1 < sentence->count && (sentence->tokens[i + 1].xpos == XPOS_POS ||
                                                   mention_covering(resolving, s, i + 1) >= 0);
        /* "the United Nations mission UNMISS" */
        bool is_called = i + 2 < sentence->count && sentence->tokens[i + 1].upos == UPOS_NOUN &&
                         mention_covering(resolving, s, i + 1) < 0 &&
                         mention_covering(resolving, s, i + 2) >= 0;
        if (!goes_on && !is_called) break;
    }
    return best;
}

/* For "an adviser to Touadera": what the person behind the title holds office of; -1. */
static int32_t body_of_served(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end + 1 >= sentence->count || strcmp(sentence->tokens[end].lower, "to") != 0) return -1;
    int32_t served = mention_covering(resolving, s, end + 1);
    if (served < 0 || !is_person_mention(&resolving->mentions[served])) return -1;
    const char *name = last_word(resolving->mentions[served].name);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        if (other->office_count && other->offices[0].of >= 0 && strcmp(last_word(other->name), name) == 0)
            return other->offices[0].of;
    }
    return -1;
}

/* The State between "deputy" at the token and a title behind it; -1. */
static int32_t is_deputy(const struct resolving *resolving, uint32_t s, uint32_t at)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    static const char *const WORDS[] = {"deputy", "vice", "assistant", NULL};
    if (at + 2 >= sentence->count || !is_one_of(WORDS, sentence->tokens[at].lower)) return -1;
    int32_t mention = mention_covering(resolving, s, at + 1);
    if (mention < 0 || (mention_class(&resolving->mentions[mention]) != CLASS_STATE &&
                        !is_abroad(&resolving->mentions[mention])))
        return -1;
    uint32_t end = resolving->mentions[mention].end;
    return end < sentence->count && resolving->titles[s][end].end ? mention : -1;
}

/* "a member of the Political Bureau of the Party's Central Committee and": behind the bodies of which one is
 * a member, where a title may follow; `at` for none. */
static uint32_t behind_membership(const struct resolving *resolving, uint32_t s, uint32_t at)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t end = at + 1;
    if (strcmp(sentence->tokens[at].lower, "member") != 0) return at;
    while (body_after(resolving, s, end, &end) >= 0)
        while (end + 2 < sentence->count && strcmp(sentence->tokens[end].form, "(") == 0) { /* "(CPC)" */
            end += 3;
            int32_t rest = end < sentence->count ? mention_covering(resolving, s, end) : -1;
            if (rest >= 0) end = resolving->mentions[rest].end;
        }
    bool goes_on =
        end > at + 1 && end + 1 < sentence->count &&
        (strcmp(sentence->tokens[end].lower, "and") == 0 || strcmp(sentence->tokens[end].form, ",") == 0);
    if (!goes_on) return at;
    return end + 1 + (strcmp(sentence->tokens[end + 1].lower, "and") == 0);
}

/* Titles behind the name, from token `at`: "a professor at ...", "Putin's top aide and former defense
 * minister". */
static void titles_after(struct resolving *resolving, struct draft_mention *person, uint32_t s, uint32_t at)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_former = false;
    for (uint32_t stop = at + 9; at < sentence->count && at < stop;) {
        struct title_span title = resolving->titles[s][at];
        const struct token *token = &sentence->tokens[at];
        int32_t between = is_deputy(resolving, s, at);
        if (between >= 0) {
            /* "the deputy U.S. ambassador", "deputy Africa director at the Crisis Group" */
            bool is_state = mention_class(&resolving->mentions[between]) == CLASS_STATE;
            uint32_t from = is_state ? resolving->mentions[between].end : at + 1, end;
            title = resolving->titles[s][resolving->mentions[between].end];
            const char *words = span_text(resolving, s, from, title.end);
            words =
                title_case(resolving->arena, arena_format(resolving->arena, "%s %s", token->lower, words));
            int32_t of = is_state ? between : body_after(resolving, s, title.end, &end);
            add_office(resolving, person, words, title.office, of, is_former);
            return;
        }
        if (title.end) {
            uint32_t end;
            int32_t of = body_after(resolving, s, title.end, &end);
            /* "a former U.S. envoy for the Sahel" */
            /* "Portugal's top diplomat in Caracas" */
            bool is_in = title.end < sentence->count && strcmp(sentence->tokens[title.end].lower, "in") == 0;
            bool is_region = of >= 0 && is_abroad(&resolving->mentions[of]) &&
                             mention_class(&resolving->mentions[of]) == CLASS_PLACE;
            int32_t sender = of >= 0 && (is_in || is_region) ? body_before(resolving, s, at, &is_former) : -1;
            if (sender >= 0) of = sender;
            if (of < 0) of = body_of_served(resolving, s, title.end);
            /* "the EU fisheries commissioner" */
            uint32_t begin = of < 0 ? widen_title(resolving, s, at) : at;
            if (of < 0) of = body_before(resolving, s, begin, &is_former);
            /* The bearer of the title is this person, unless another name follows at once. */
            int32_t next = title.end < sentence->count ? mention_covering(resolving, s, title.end) : -1;
            if (next >= 0 && can_be_person(&resolving->mentions[next])) return;
            add_office(resolving, person, office_label(resolving, s, begin, title), title.office, of,
                       is_former);
            at = end > title.end ? end : title.end;
            bool goes_on = at < sentence->count && strcmp(sentence->tokens[at].lower, "and") == 0;
            if (!goes_on) return;
            at++;
            stop = at + 6;
            is_former = false;
            continue;
        }
        uint32_t behind = behind_membership(resolving, s, at);
        if (behind > at) {
            at = behind;
            stop = at + 6;
            continue;
        }
        int32_t mention = mention_covering(resolving, s, at);
        bool passes = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->xpos == XPOS_POS ||
                      token->upos == UPOS_ADV || token->xpos == XPOS_HYPH || token->upos == UPOS_NOUN ||
                      mention >= 0 || (token->upos == UPOS_VERB && token->xpos == XPOS_VBN);
        if (!passes) return;
        is_modifier(resolving, token->lower, &is_former);
        at++;
    }
}

/* The person before token `token` in the sentence whose office a counterpart shares; NULL. */
static const struct held_office *office_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->begin >= token)) continue;
        if (mention->sentence + 3 < s) return NULL;
        if (!is_person_mention(mention) && mention_class(mention) != CLASS_NONE) continue;
        if (mention->office_count) return &mention->offices[0];
        /* The same name may have had its title earlier. */
        for (size_t k = 0; k < resolving->mention_count; k++) {
            const struct draft_mention *other = &resolving->mentions[k];
            if (other->office_count && strcmp(last_word(other->name), last_word(mention->name)) == 0)
                return &other->offices[0];
        }
    }
    return NULL;
}

/* What the opposite number of a holder is called in most states. */
static const char *mirrored(const char *label)
{
    static const char *const OFFICES[][2] = {{"Secretary of State", "Foreign Minister"},
                                             {"Foreign Secretary", "Foreign Minister"},
                                             {"Secretary of Defense", "Defense Minister"},
                                             {"Defense Secretary", "Defense Minister"},
                                             {"Defence Secretary", "Defense Minister"}};
    for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
        if (strcmp(OFFICES[i][0], label) == 0) return OFFICES[i][1];
    return label;
}

/* "his Chilean counterpart Heraldo Munoz" */
static bool counterpart_before(struct resolving *resolving, struct draft_mention *person, uint32_t end)
{
    uint32_t s = person->sentence;
    const char *noun = end > 0 ? token_at(resolving, s, end - 1)->lower : "";
    bool is_second = strcmp(noun, "deputy") == 0, has_left = strcmp(noun, "predecessor") == 0;
    bool is_his = end > 1 && token_at(resolving, s, end - 2)->xpos == XPOS_PRP_POSS;
    if (!in_list(resolving, "counterpart", noun) && !(is_his && (is_second || has_left))) return false;
    bool is_former = false;
    int32_t of = body_before(resolving, s, end - 1, &is_former);
    const struct held_office *office = office_before(resolving, s, end - 1);
    if (!office) return false;
    if (is_second || has_left) { /* "his deputy, Riek Machar" */
        const char *title =
            is_second ? arena_format(resolving->arena, "Deputy %s", office->label) : office->label;
        add_office(resolving, person, title, is_second ? NULL : office->office, office->of, has_left);
        return true;
    }
    const char *label = mirrored(office->label);
    add_office(resolving, person, label, label == office->label ? office->office : NULL, of, is_former);
    return true;
}

/* "Foreign ministers A and B": the title of a mention that ends at most three tokens before. */
static bool shared_title(struct resolving *resolving, size_t index)
{
    struct draft_mention *person = &resolving->mentions[index];
    if (index == 0) return false;
    const struct draft_mention *before = &resolving->mentions[index - 1];
    if (before->sentence != person->sentence || person->begin - before->end > 2 || !before->office_count)
        return false;
    const struct sentence *sentence = sentence_at(resolving, person->sentence);
    uint32_t title = title_ending(resolving, person->sentence, before->begin);
    if (title == UINT32_MAX || !is_plural_noun(&sentence->tokens[before->begin - 1])) return false;
    const char *link = sentence->tokens[person->begin - 1].lower;
    if (strcmp(link, "and") != 0 && strcmp(link, ",") != 0) return false;
    add_office(resolving, person, before->offices[0].label, before->offices[0].office, -1, false);
    return true;
}

/* Honorifics stand between title and name: "his Saudi counterpart, Prince Faisal". */
static uint32_t before_honorifics(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    while (end > 0 && is_honorific(resolving, token_at(resolving, s, end - 1)) &&
           title_ending(resolving, s, end) == UINT32_MAX)
        end--;
    return end;
}

/* "the emir of Qatar, Sheikh Tamim": a title whose body stands between it and the comma before the name. */
static bool title_of_before(struct resolving *resolving, struct draft_mention *person, uint32_t comma)
{
    static const char *const ABROAD[] = {"for", "to", "in", NULL};
    uint32_t s = person->sentence;
    for (uint32_t begin = comma; begin-- > 0 && comma - begin < 10;) {
        struct title_span title = resolving->titles[s][begin];
        if (!title.end || title.end >= comma) continue;
        /* "Putin, president of Russia, Xi ...": that title is another's. */
        if (begin > 0 && strcmp(token_at(resolving, s, begin - 1)->form, ",") == 0) return false;
        begin = title_ending(resolving, s, title.end);
        title = resolving->titles[s][begin];
        uint32_t end;
        int32_t of = body_after(resolving, s, title.end, &end);
        if (of < 0 || end != comma) continue;
        bool is_former = false;
        /* "China's ambassador in Port Moresby", "the UN envoy for Yemen" */
        bool is_sent = candidate_of(&resolving->mentions[of], CLASS_PLACE) ||
                       is_one_of(ABROAD, token_at(resolving, s, title.end)->lower);
        int32_t sender = is_sent ? body_before(resolving, s, begin, &is_former) : -1;
        if (sender >= 0) of = sender;
        if (begin > 0) is_modifier(resolving, token_at(resolving, s, begin - 1)->lower, &is_former);
        add_office(resolving, person, office_label(resolving, s, begin, title), title.office, of, is_former);
        return true;
    }
    return false;
}

/* "Prime Minister and Minister of Foreign Affairs NAME", "General Secretary of the Party and President NAME":
 * the title before "and" is his too where both have capitals and no article. */
static void further_title(struct resolving *resolving, struct draft_mention *person, uint32_t begin,
                          int32_t of)
{
    uint32_t s = person->sentence;
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin < 2 || !is_capitalised(&sentence->tokens[begin])) return;
    const struct token *link = &sentence->tokens[begin - 1];
    if (strcmp(link->lower, "and") != 0 && strcmp(link->form, "/") != 0) return;
    bool is_former = false;
    uint32_t first = title_ending(resolving, s, begin - 1);
    if (first == UINT32_MAX) {
        uint32_t end = begin - 1;
        if (mention_covering(resolving, s, end - 1) >= 0) title_of_before(resolving, person, end);
        return;
    }
    if (!is_capitalised(&sentence->tokens[first]) || is_plural_noun(&sentence->tokens[begin - 2])) return;
    int32_t own = body_before(resolving, s, first, &is_former);
    if (of < 0 && own >= 0 && person->office_count) person->offices[person->office_count - 1].of = own;
    add_office(resolving, person, office_label(resolving, s, first, resolving->titles[s][first]),
               resolving->titles[s][first].office, own >= 0 ? own : of, is_former);
}

/* "Its spokesman, Major Ntlele Ntoi": where the title before a mere rank begins; UINT32_MAX: none. */
static uint32_t title_before_rank(const struct resolving *resolving, uint32_t s, uint32_t rank)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *words = span_lower(resolving, s, rank, resolving->titles[s][rank].end);
    if (rank < 2 || strcmp(sentence->tokens[rank - 1].form, ",") != 0 ||
        !in_list(resolving, "mere-honorific", words))
        return UINT32_MAX;
    uint32_t begin = title_ending(resolving, s, rank - 1);
    /* not "Fahmy, foreign minister, Major Mansour" */
    bool is_others = begin != UINT32_MAX && begin > 0 && strcmp(sentence->tokens[begin - 1].form, ",") == 0;
    return is_others ? UINT32_MAX : begin;
}

/* The title that ends at `begin` and its body go to the person. */
static void title_before(struct resolving *resolving, struct draft_mention *person, uint32_t begin)
{
    uint32_t s = person->sentence;
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t first = title_before_rank(resolving, s, begin);
    if (first != UINT32_MAX) {
        title_before(resolving, person, first);
        return;
    }
    bool is_former = false;
    uint32_t outer = title_ending(resolving, s, begin);
    bool is_royal = outer != UINT32_MAX && outer < begin;
    if (is_royal) {
        int32_t of = body_before(resolving, s, outer, &is_former);
        add_office(resolving, person, office_label(resolving, s, outer, resolving->titles[s][outer]),
                   resolving->titles[s][outer].office, of, is_former);
    }
    int32_t of = -1;
    uint32_t wide = widen_abroad(resolving, s, begin, &of);
    bool is_sent = of >= 0;
    if (!is_sent) {
        wide = widen_title(resolving, s, begin);
        of = body_before(resolving, s, wide, &is_former);
    }
    const char *label = office_label(resolving, s, wide, resolving->titles[s][begin]);
    if (is_sent)
        label = title_case(resolving->arena, span_text(resolving, s, wide, resolving->titles[s][begin].end));
    add_office(resolving, person, label, resolving->titles[s][begin].office, of, is_former);
    further_title(resolving, person, wide, of);
    if (counterpart_before(resolving, person, begin)) return;
    if (begin > 0 && strcmp(sentence->tokens[begin - 1].form, ",") == 0)
        counterpart_before(resolving, person, begin - 1);
}

/* "King Salman": the title is part of the name. */
static void title_within(struct resolving *resolving, struct draft_mention *person)
{
    uint32_t s = person->sentence;
    struct title_span title = resolving->titles[s][person->begin];
    if (!title.end || title.end >= person->end) return;
    bool is_former = false;
    int32_t of = body_before(resolving, s, person->begin, &is_former);
    add_office(resolving, person, office_label(resolving, s, person->begin, title), title.office, of,
               is_former);
}

/* "UN special envoy for Yemen Hans Grundberg", "President of the Republic of Iran Masoud Pezeshkian": a name
 * at once behind for whom or where he is, or what he heads. */
static bool is_sent_for(struct resolving *resolving, struct draft_mention *person, uint32_t end)
{
    int32_t place = end > 0 ? mention_covering(resolving, person->sentence, end - 1) : -1;
    if (place < 0 || is_person_mention(&resolving->mentions[place])) return false;
    uint32_t begin = resolving->mentions[place].begin;
    const char *link = begin > 0 ? token_at(resolving, person->sentence, begin - 1)->lower : "";
    if (strcmp(link, "the") == 0 && begin > 1) link = token_at(resolving, person->sentence, begin - 2)->lower;
    bool is_headed = strcmp(link, "of") == 0 || resolving->mentions[place].class == CLASS_ORGANIZATION;
    return (is_headed || strcmp(link, "for") == 0 || strcmp(link, "to") == 0) &&
           title_of_before(resolving, person, end);
}

static void offices_of(struct resolving *resolving, size_t index)
{
    struct draft_mention *person = &resolving->mentions[index];
    if (!can_be_person(person)) return;
    uint32_t s = person->sentence;
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t end = before_honorifics(resolving, s, person->begin);
    bool is_behind_comma = end > 1 && strcmp(sentence->tokens[end - 1].form, ",") == 0;
    uint32_t begin = title_ending(resolving, s, end);
    if (begin == UINT32_MAX && is_behind_comma) {
        begin = title_ending(resolving, s, end - 1);
        /* "the minister, Fahmy" but not "Fahmy, foreign minister, Mansour ...": the title must not follow a
         * name. */
        if (begin != UINT32_MAX && begin > 1 && strcmp(sentence->tokens[begin - 1].form, ",") == 0)
            begin = UINT32_MAX;
    }
    title_within(resolving, person);
    bool is_second = begin != UINT32_MAX && resolving->titles[s][begin].end == begin + 1 &&
                     counterpart_before(resolving, person, begin + 1); /* "his deputy", of no parliament */
    if (begin != UINT32_MAX && !is_second)
        title_before(resolving, person, begin);
    else if (!is_second && !counterpart_before(resolving, person, end) &&
             !is_sent_for(resolving, person, end) &&
             !(is_behind_comma && (counterpart_before(resolving, person, end - 1) ||
                                   title_of_before(resolving, person, end - 1))))
        shared_title(resolving, index);
    uint32_t at = person->end;
    if (at < sentence->count && strcmp(sentence->tokens[at].lower, "of") == 0 && person->office_count &&
        person->offices[0].of < 0) {
        /* "King Salman of Saudi Arabia" */
        int32_t of = at + 1 < sentence->count ? mention_covering(resolving, s, at + 1) : -1;
        if (of >= 0 && !is_person_mention(&resolving->mentions[of])) person->offices[0].of = of;
    }
    if (at >= sentence->count || strcmp(sentence->tokens[at].form, ",") != 0) return;
    titles_after(resolving, person, s, at + 1);
}

void give_offices(struct resolving *resolving)
{
    name_holders(resolving);
    for (size_t i = 0; i < resolving->mention_count; i++)
        offices_of(resolving, i);
    find_appointments(resolving);
}
