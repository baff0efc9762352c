/* description.c: things named only by description: treaties ("their mutual defense pact"), definite groups
 * ("Western allies", "South Korean intelligence agencies") and kinds of weapon that matter ("US
 * nuclear-capable bombers"). A description counts when its words tell which one is meant, not for its head
 * noun alone. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

uint32_t modifiers_begin(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t begin = head;
    while (begin > 0) {
        const struct token *before = &sentence->tokens[begin - 1];
        bool is_word = before->upos == UPOS_ADJ || before->upos == UPOS_NOUN || before->upos == UPOS_PROPN ||
                       (before->upos == UPOS_VERB && (before->features & FEATURE_PARTICIPLE));
        bool is_joint =
            is_inner_hyphen(sentence, begin - 1) || ((before->upos == UPOS_ADV || before->upos == UPOS_NUM) &&
                                                     begin < head && is_inner_hyphen(sentence, begin));
        if (!is_word && !is_joint) break;
        begin--;
    }
    return begin;
}

/* The first word from `begin` that says something: not "new", "recent", "landmark". */
static uint32_t skip_vague(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    while (begin < head && in_list(resolving, "vague-modifier", token_at(resolving, s, begin)->lower))
        begin++;
    return begin;
}

static bool has_word_in(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end,
                        const char *list)
{
    for (uint32_t t = begin; t < end; t++)
        if (in_list(resolving, list, token_at(resolving, s, t)->lower)) return true;
    return false;
}

struct draft_mention *describe(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end,
                               uint32_t head, enum entity_class class)
{
    int32_t *covering = resolving->covering[s];
    int32_t *before = arena_array(resolving->arena, end - begin + 1, sizeof *before);
    memcpy(before, covering + begin, (end - begin) * sizeof *before);
    struct draft_mention *mention = add_mention(resolving, s, begin, end);
    for (uint32_t t = begin; t < end; t++)
        if (before[t - begin] >= 0) covering[t] = before[t - begin];
    mention->head = head;
    mention->class = class;
    mention->is_described = true;
    mention->confidence = 0.8f;
    return mention;
}

/* The phrase with its possessor: "Iran's nuclear accord", "the alliance's founding treaty"; NULL. */
static const char *with_possessor(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    while (at > 0 && begin - at < 3 && sentence->tokens[at - 1].xpos != XPOS_POS &&
           (sentence->tokens[at - 1].upos == UPOS_ADJ || sentence->tokens[at - 1].upos == UPOS_NUM))
        at--;
    if (at < 2 || sentence->tokens[at - 1].xpos != XPOS_POS) return NULL;
    int32_t mention = mention_covering(resolving, s, at - 2);
    uint32_t from = mention >= 0 ? resolving->mentions[mention].begin : at - 2;
    return span_text(resolving, s, from, end);
}

/* ---- Treaties ---- */

/* The end of "on the comprehensive strategic partnership between A and B" without what follows "between". */
static uint32_t subject_matter(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = head + 1;
    if (at + 2 >= sentence->count) return at;
    const char *word = sentence->tokens[at].lower;
    if (strcmp(word, "on") != 0 && strcmp(word, "for") != 0) return at;
    if (strcmp(sentence->tokens[at + 1].lower, "behalf") == 0) return at;
    uint32_t end = at + 1;
    while (end < sentence->count && end < at + 10) {
        const struct token *token = &sentence->tokens[end];
        bool is_part = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->upos == UPOS_NOUN ||
                       token->upos == UPOS_CCONJ || strcmp(token->lower, "of") == 0 ||
                       token->upos == UPOS_PROPN;
        if (!is_part || in_list(resolving, "weekday", token->lower) ||
            in_list(resolving, "month", token->lower))
            break;
        end++;
    }
    while (end > at && sentence->tokens[end - 1].upos != UPOS_NOUN)
        end--;
    return end > at + 1 ? end : at;
}

/* "the accord with Britain", "a pact between Oman and Iran": whom it is with says which. */
static bool is_with_party(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const uint32_t PARTIES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = head + 1;
    if (at + 1 >= sentence->count || (strcmp(sentence->tokens[at].lower, "with") != 0 &&
                                      strcmp(sentence->tokens[at].lower, "between") != 0))
        return false;
    if (head > 0 && strcmp(sentence->tokens[head - 1].lower, "in") == 0) return false; /* "in accord with" */
    at += sentence->tokens[at + 1].upos == UPOS_DET ? 2 : 1;
    int32_t party = mention_covering(resolving, s, at);
    return party >= 0 && PARTIES & 1u << mention_class(&resolving->mentions[party]);
}

/* "the Berbera port deal": a place among the words tells which; any other name but a state's makes it a name
 * of its own. */
static bool has_other_name(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head,
                           bool *is_placed)
{
    for (uint32_t t = begin; t < head; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        enum entity_class class = mention < 0 ? CLASS_STATE : mention_class(&resolving->mentions[mention]);
        /* "the Dragon agreement" */
        bool is_unknown = mention >= 0 && !resolving->mentions[mention].candidate_count &&
                          (class == CLASS_ORGANIZATION || class == CLASS_NONE) &&
                          resolving->mentions[mention].is_headless;
        if (class == CLASS_PLACE || is_unknown)
            *is_placed = true;
        else if (class != CLASS_STATE)
            return true;
    }
    return false;
}

bool is_plural_verb(const struct resolving *resolving, const struct token *token)
{
    return token->xpos == XPOS_NNS && !in_list(resolving, "treaty-modifier", token->lower);
}

/* The words before the noun that say which, with the year: "2015 nuclear" of "the 2015 nuclear deal". */
static uint32_t treaty_begin(const struct resolving *resolving, uint32_t s, uint32_t head, bool *is_dated)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t all = modifiers_begin(resolving, s, head);
    for (uint32_t t = all; t < head; t++) /* "France strike swap deal" */
        if (!(t > 0 && is_inner_hyphen(sentence, t - 1)) &&
            (in_list(resolving, "agreeing-verb", sentence->tokens[t].lemma) ||
             is_plural_verb(resolving, &sentence->tokens[t])))
            all = t + 1;
    *is_dated = all > 0 && is_year(&sentence->tokens[all - 1]);
    return *is_dated ? all - 1 : skip_vague(resolving, s, all, head);
}

/* "a six-point plan", "the 11-article plan" */
static bool has_points(const struct sentence *sentence, uint32_t begin, uint32_t head)
{
    static const char *const PARTS[] = {"point", "article", "step", "stage", "phase", "clause", NULL};
    for (uint32_t t = begin + 1; t < head; t++)
        if (is_one_of(PARTS, sentence->tokens[t].lower) && is_inner_hyphen(sentence, t - 1)) return true;
    return false;
}

/* "a memorandum of understanding" */
static bool is_of_understanding(const struct sentence *sentence, uint32_t head)
{
    return head + 2 < sentence->count && strcmp(sentence->tokens[head + 1].lower, "of") == 0 &&
           strcmp(sentence->tokens[head + 2].lower, "understanding") == 0;
}

/* Is the noun's phrase such that it tells which agreement is meant? */
static bool tells_which(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_placed = false;
    if (has_other_name(resolving, s, begin, head, &is_placed)) return false;
    if (in_list(resolving, "statement-noun", sentence->tokens[head].lower))
        return has_word_in(resolving, s, begin, head, "joint-modifier");
    int32_t article = child_with(sentence, head, DEP_DET);
    bool is_known = article >= 0 && strcmp(sentence->tokens[article].lower, "the") == 0;
    if (in_list(resolving, "point-paper", sentence->tokens[head].lower))
        return has_points(sentence, begin, head);
    return has_word_in(resolving, s, begin, head, "treaty-modifier") || is_of_understanding(sentence, head) ||
           is_with_party(resolving, s, head) || (is_placed && is_known);
}

static void treaty_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    bool is_paper =
        in_list(resolving, "treaty-noun", token->lower) || in_list(resolving, "point-paper", token->lower);
    if (token->upos != UPOS_NOUN || !is_paper || !is_free(resolving, s, head)) return;
    bool is_dated;
    uint32_t begin = treaty_begin(resolving, s, head, &is_dated);
    uint32_t end = subject_matter(resolving, s, head);
    bool is_told = tells_which(resolving, s, begin, head) || is_dated, is_placed;
    bool is_concluded = token->deprel == DEP_OBJ && token->head >= 0 &&
                        in_list(resolving, "conclude-verb", sentence->tokens[token->head].lemma);
    bool is_solemn = is_concluded || in_list(resolving, "solemn-treaty-noun", token->lower);
    if (!is_told && !(is_solemn && end > head + 1)) return;
    if (has_other_name(resolving, s, begin, head, &is_placed)) return;
    bool is_verb_near = head > 0 && sentence->tokens[head - 1].upos == UPOS_VERB && begin == head;
    if (is_verb_near) return;
    uint32_t stop = is_told ? head + 1 : end;
    struct draft_mention *treaty = describe(resolving, s, begin, stop, head, CLASS_TREATY);
    treaty->other_name = with_possessor(resolving, s, begin, stop);
    if (!treaty->other_name && end > stop) treaty->other_name = span_text(resolving, s, begin, end);
}

/* ---- Bodies of organizations ---- */

/* "the ECOWAS commission": a body of an organization, by a small noun behind its name. */
static void organ_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    if (head == 0 || token->upos != UPOS_NOUN || !in_list(resolving, "organ-noun", token->lower) ||
        !is_free(resolving, s, head))
        return;
    bool is_called = head + 1 < sentence->count && mention_covering(resolving, s, head + 1) >= 0;
    int32_t owner = mention_covering(resolving, s, head - 1);
    if (is_called || owner < 0 || resolving->mentions[owner].end != head ||
        !resolving->mentions[owner].candidate_count)
        return;
    const struct entry *body = resolving->mentions[owner].candidates[0].entry;
    if (body->class != CLASS_ORGANIZATION || !body->membership_count) return;
    struct draft_mention *mention =
        describe(resolving, s, resolving->mentions[owner].begin, head + 1, head, CLASS_ORGANIZATION);
    const char *full = arena_format(resolving->arena, "%s %s", body->label, token->lower);
    size_t count;
    const struct candidate *known = knowledge_lookup(resolving->knowledge, full, strlen(full), &count);
    mention->candidates = known;
    mention->candidate_count = count;
    mention->part_of = owner;
    mention->confidence = 0.8f;
}

/* "the international court of justice": newspapers that write the names of bodies small. */
static void small_name_at(struct resolving *resolving, uint32_t s, uint32_t begin)
{
    enum { LONGEST = 7, SHORTEST = 3 };
    static const char *const FIRST[] = {"international", "world", "european", "united", "african", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin == 0 || !is_one_of(FIRST, sentence->tokens[begin].form) || !is_free(resolving, s, begin))
        return;
    for (uint32_t end = begin + LONGEST; end >= begin + SHORTEST; end--) {
        if (end > sentence->count || !is_free(resolving, s, end - 1)) continue;
        const char *name = span_lower(resolving, s, begin, end);
        size_t count;
        const struct candidate *known = knowledge_lookup(resolving->knowledge, name, strlen(name), &count);
        if (!count || known[0].entry->class != CLASS_ORGANIZATION) continue;
        struct draft_mention *mention =
            describe(resolving, s, begin, end, span_head(sentence, begin, end), CLASS_ORGANIZATION);
        mention->candidates = known;
        mention->candidate_count = count;
        return;
    }
}

/* ---- Groups ---- */

/* What tells which group is meant: the State, Organization or Group named just before the noun; -1. */
static int32_t group_owner(const struct resolving *resolving, uint32_t s, uint32_t head, uint32_t *begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    *begin = head;
    for (uint32_t back = 1; back <= 4 && back <= head; back++) {
        int32_t mention = mention_covering(resolving, s, head - back);
        const struct token *token = &sentence->tokens[head - back];
        if (mention >= 0) {
            *begin = resolving->mentions[mention].begin;
            return mention;
        }
        if (token->upos != UPOS_ADJ && token->upos != UPOS_NOUN && token->xpos != XPOS_HYPH) return -1;
    }
    return -1;
}

static bool is_counted(const struct sentence *sentence, uint32_t begin)
{
    if (begin == 0) return false;
    const struct token *before = &sentence->tokens[begin - 1];
    return before->upos == UPOS_NUM || strcmp(before->lower, "of") == 0;
}

/* "Washington and its" before the token: the State; -1. */
static int32_t state_and_its(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin < 3 || sentence->tokens[begin - 1].xpos != XPOS_PRP_POSS ||
        strcmp(sentence->tokens[begin - 2].lower, "and") != 0)
        return -1;
    int32_t mention = mention_covering(resolving, s, begin - 3);
    return mention >= 0 && candidate_of(&resolving->mentions[mention], CLASS_STATE) ? mention : -1;
}

static void group_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    bool is_collective = in_list(resolving, "delegation-noun", token->lower);
    if (token->upos != UPOS_NOUN || !is_free(resolving, s, head)) return;
    if (!is_plural_noun(token) && !is_collective && !in_list(resolving, "community-noun", token->lower))
        return;
    bool is_definite = in_list(resolving, "group-noun", token->lower);
    bool is_titled = in_list(resolving, "titled-group-noun", token->lower);
    bool is_acting = in_list(resolving, "acting-group-noun", token->lower) || is_collective || is_titled;
    if (!is_definite && !is_acting) return;
    uint32_t begin;
    int32_t owner = group_owner(resolving, s, head, &begin);
    if (owner < 0) return;
    const struct draft_mention *of = &resolving->mentions[owner];
    if (of->candidate_count == 0) return;
    const struct token *name = &sentence->tokens[of->head];
    if (name->deprel == DEP_OBL && name->head != (int32_t)head) return; /* "In Yerevan protesters marched" */
    enum entity_class class = mention_class(of);
    bool is_adjective = of->candidates[0].name->role == NAME_DEMONYM;
    if (class == CLASS_STATE && !is_adjective && of->candidates[0].name->role != NAME_ACRONYM &&
        !of->candidates[0].name->case_matters)
        return;
    if (class == CLASS_PERSON || class == CLASS_TREATY || class == CLASS_EQUIPMENT) return;
    if (is_titled && !is_definite && class != CLASS_PLACE) return; /* "West African defence ministers" */
    if (class == CLASS_ORGANIZATION &&
        (!in_list(resolving, "member-noun", token->lower) || !of->candidates[0].entry->membership_count))
        return;
    const struct token *place = token; /* "Thai troops and Cambodian soldiers" stand in one */
    while (place->deprel == DEP_CONJ && place->head >= 0 && place->head < (int32_t)head &&
           place != &sentence->tokens[place->head])
        place = &sentence->tokens[place->head];
    bool is_acted_on =
        place->deprel == DEP_OBJ || place->deprel == DEP_NSUBJ_PASS || place->deprel == DEP_OBL_AGENT;
    if (!is_definite && ((!is_subject(place) && !is_acted_on) || is_counted(sentence, begin))) return;
    if (is_counted(sentence, begin) || joins_states(resolving, s, begin)) return;
    struct draft_mention *mention = describe(resolving, s, begin, head + 1, head, CLASS_GROUP);
    bool is_official = in_list(resolving, "official-noun", token->lower);
    bool is_ally = strcmp(token->lower, "allies") == 0 || strcmp(token->lower, "partners") == 0;
    bool is_member =
        class == CLASS_ORGANIZATION && (is_ally || in_list(resolving, "membership-noun", token->lower));
    mention->part_of = (is_official && class == CLASS_STATE) || is_member ? owner : -1;
    if (is_ally && class == CLASS_STATE) mention->ally_of = owner;
    if (is_ally && class == CLASS_ORGANIZATION) mention->ally_of = state_and_its(resolving, s, begin);
}

/* "the Russian government", "U.S. authorities": another name of the State. */
static void government_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    if (head == 0 || token->deprel == DEP_COMPOUND || !is_free(resolving, s, head) ||
        !in_list(resolving, "states-own", token->lower))
        return;
    uint32_t before = head - 1 - (sentence->tokens[head - 1].xpos == XPOS_POS && head > 1);
    int32_t state = mention_covering(resolving, s, before);
    if (state < 0 || !candidate_of(&resolving->mentions[state], CLASS_STATE)) return;
    struct draft_mention *mention = &resolving->mentions[state];
    if (mention_class(mention) == CLASS_STATE && !mention->other_name)
        mention->other_name = span_text(resolving, s, mention->begin, head + 1);
}

/* "the United States and its allies": a group of its own, told by whose. */
static void allies_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *noun = sentence->tokens[head].lower;
    if (head == 0 || !is_free(resolving, s, head) ||
        (strcmp(noun, "allies") != 0 && strcmp(noun, "partners") != 0))
        return;
    const char *whose = sentence->tokens[head - 1].lower;
    if (head < 3 || strcmp(sentence->tokens[head - 2].lower, "and") != 0) return;
    if (strcmp(whose, "its") != 0 && strcmp(whose, "their") != 0) return;
    for (uint32_t t = head - 1; t-- > 0;) {
        int32_t owner = mention_covering(resolving, s, t);
        if (owner < 0 || !candidate_of(&resolving->mentions[owner], CLASS_STATE)) continue;
        const struct entry *state = candidate_of(&resolving->mentions[owner], CLASS_STATE);
        struct draft_mention *mention = describe(resolving, s, head - 1, head + 1, head, CLASS_GROUP);
        mention->label = arena_format(resolving->arena, "%s %s", state->label, noun);
        mention->ally_of = owner;
        return;
    }
}

/* ---- Places ---- */

/* The place or State after "in" behind the token; -1. */
static int32_t place_behind(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    static const char *const WORDS[] = {"in", "at", "near", "across", "over", NULL};
    if (head + 3 >= sentence->count) return -1;
    bool is_there = false;
    for (size_t w = 0; WORDS[w]; w++)
        is_there = is_there || strcmp(sentence->tokens[head + 1].lower, WORDS[w]) == 0;
    if (!is_there) return -1;
    uint32_t at = head + 2 + (sentence->tokens[head + 2].upos == UPOS_DET);
    int32_t mention = mention_covering(resolving, s, at);
    return mention >= 0 && candidate_of(&resolving->mentions[mention], CLASS_PLACE) ? mention : -1;
}

/* "Murted air base", "the TurkStream pipeline": a name that is unknown, or of such a thing, is that of the
 * whole. */
static bool grows_to_facility(struct resolving *resolving, uint32_t s, int32_t owner, uint32_t head)
{
    struct draft_mention *whole = &resolving->mentions[owner];
    const char *noun = token_at(resolving, s, head)->lower;
    const struct entry *named = candidate_of(whole, CLASS_PLACE);
    bool is_same = named && named->kind && strstr(named->kind, noun) && whole->end <= head;
    if (!is_same && whole->candidate_count) return false;
    for (uint32_t t = whole->end; t <= head; t++)
        resolving->covering[s][t] = owner;
    whole->end = head + 1;
    whole->head = head;
    if (!is_same) whole->class = CLASS_PLACE;
    whole->name = span_text(resolving, s, whole->begin, whole->end);
    return true;
}

/* "the Turkish resort" after a town there was named: that town. */
static bool has_town_before(const struct resolving *resolving, uint32_t s, const struct entry *state,
                            const char *noun)
{
    if (strcmp(noun, "resort") != 0 && strcmp(noun, "port") != 0 && strcmp(noun, "village") != 0)
        return false;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        if (resolving->mentions[i].sentence >= s) continue;
        const struct entry *town = candidate_of(&resolving->mentions[i], CLASS_PLACE);
        if (town && town->kind && strstr(town->kind, "city") && town->located_in == state) return true;
    }
    return false;
}

/* "the Colombian port of Leticia" is the place of that name, which then stands where the noun does. */
static bool is_called_by_place(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (head + 2 >= sentence->count || strcmp(sentence->tokens[head + 1].lower, "of") != 0) return false;
    int32_t name = mention_covering(resolving, s, head + 2);
    if (name < 0) return false;
    struct draft_mention *place = &resolving->mentions[name];
    if (mention_class(place) == CLASS_PLACE) place->head = head;
    return true;
}

/* "Al-Ula airport", "the Turkish military base", "the presidential palace in Santiago": a work of men that a
 * name tells apart. */
static void place_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    if (token->upos != UPOS_NOUN || is_plural_noun(token) || !is_free(resolving, s, head) || head == 0 ||
        token->deprel == DEP_COMPOUND || !in_list(resolving, "facility-noun", token->lower))
        return;
    if (is_called_by_place(resolving, s, head)) return;
    uint32_t begin = head;
    int32_t owner = group_owner(resolving, s, head, &begin);
    bool is_apart = owner >= 0 && sentence->tokens[resolving->mentions[owner].end].xpos != XPOS_POS;
    enum entity_class class = is_apart ? mention_class(&resolving->mentions[owner]) : CLASS_NONE;
    bool is_named = class == CLASS_PLACE || class == CLASS_STATE || class == CLASS_ORGANIZATION;
    bool is_states = class == CLASS_STATE || class == CLASS_ORGANIZATION;
    /* "a Turkish airport" is any. */
    bool is_any = begin > 0 && (strcmp(sentence->tokens[begin - 1].lower, "a") == 0 ||
                                strcmp(sentence->tokens[begin - 1].lower, "an") == 0);
    int32_t in = place_behind(resolving, s, head);
    if (!is_named) {
        begin = skip_vague(resolving, s, modifiers_begin(resolving, s, head), head);
        if (in < 0 || begin == head || mention_covering(resolving, s, begin) >= 0) return;
    } else if (is_any && is_states && in < 0) {
        return;
    }
    /* "the Red Sea port" is a town told of before */
    const struct entry *beside = owner >= 0 ? candidate_of(&resolving->mentions[owner], CLASS_PLACE) : NULL;
    if (beside && beside->kind && in_list(resolving, "water-kind", beside->kind) && in < 0) return;
    const struct entry *state = owner >= 0 ? candidate_of(&resolving->mentions[owner], CLASS_STATE) : NULL;
    if (state && in < 0 && !is_any && has_town_before(resolving, s, state, token->lower)) return;
    if (is_named && grows_to_facility(resolving, s, owner, head)) return;
    uint32_t end = !is_named ? resolving->mentions[in].end : head + 1;
    struct draft_mention *mention = describe(resolving, s, begin, end, head, CLASS_PLACE);
    uint32_t all = is_named ? begin : modifiers_begin(resolving, s, head);
    if (all < begin) mention->other_name = span_text(resolving, s, all, end);
    if (in >= 0)
        mention->place = in;
    else if (class == CLASS_PLACE)
        mention->place = owner;
}

/* ---- Equipment ---- */

static const struct candidate *equipment_phrase(const struct resolving *resolving, uint32_t s, uint32_t head,
                                                uint32_t *begin)
{
    const struct candidate *found = NULL;
    for (uint32_t words = 1; words <= 3 && words <= head + 1; words++) {
        const char *phrase = span_lower(resolving, s, head + 1 - words, head + 1);
        size_t count;
        const struct candidate *candidates =
            knowledge_lookup(resolving->knowledge, phrase, strlen(phrase), &count);
        for (size_t c = 0; c < count; c++)
            if (candidates[c].entry->class == CLASS_EQUIPMENT) {
                found = &candidates[c];
                *begin = head + 1 - words;
                break;
            }
    }
    return found;
}

static void equipment_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    if (token->upos != UPOS_NOUN || !is_free(resolving, s, head)) return;
    uint32_t begin = head;
    const struct candidate *candidate = equipment_phrase(resolving, s, head, &begin);
    bool is_think_tank = head > 0 && strcmp(sentence->tokens[head - 1].lower, "think") == 0;
    if (!candidate || is_think_tank) return;
    const char *lower = span_lower(resolving, s, begin, head + 1);
    bool is_always = in_list(resolving, "grave-weapon", lower);
    bool is_modifier = token->deprel == DEP_COMPOUND && head + 1 < sentence->count &&
                       sentence->tokens[head + 1].upos == UPOS_NOUN;
    if (is_modifier && !is_always) return;
    uint32_t from = modifiers_begin(resolving, s, head);
    uint32_t named = from;
    int32_t owner = -1;
    for (uint32_t t = from; t < begin; t++)
        if (!is_free(resolving, s, t)) {
            owner = mention_covering(resolving, s, t);
            named = resolving->mentions[owner].end;
            if (is_inner_hyphen(sentence, named)) return; /* "British-flagged tanker" */
        }
    bool is_states = owner >= 0 && mention_class(&resolving->mentions[owner]) == CLASS_STATE && named < begin;
    if (!is_always && !is_states) return;
    if (named > begin || is_always) named = begin;
    struct draft_mention *mention = describe(resolving, s, named, head + 1, head, CLASS_EQUIPMENT);
    if (!is_always) return;
    mention->candidates = candidate;
    mention->candidate_count = 1;
}

void find_descriptions(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            resolution_at(resolving, s, t);
            treaty_at(resolving, s, t);
            organ_at(resolving, s, t);
            small_name_at(resolving, s, t);
            group_at(resolving, s, t);
            allies_at(resolving, s, t);
            government_at(resolving, s, t);
            place_at(resolving, s, t);
            equipment_at(resolving, s, t);
        }
    order_mentions(resolving);
}
