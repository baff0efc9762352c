/* members.c: whom a set means that was spoken of before, "the two countries", "both leaders", "the trio":
 * those most in view, spoken of together, who hold such offices, of the States that the article is about. In:
 * the mentions and references before the set. Out: its likeliest members. */
#include "entity/resolving.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* What weighs less is out of view. */
static const double IN_VIEW = 0.02;

/* The noun that the name qualifies, "troops" of "Tajik troops", else the name itself. */
static uint32_t noun_of_name(const struct sentence *sentence, uint32_t name)
{
    const struct token *token = &sentence->tokens[name];
    bool qualifies =
        token->deprel == DEP_AMOD || token->deprel == DEP_COMPOUND || token->deprel == DEP_NMOD_POSS;
    return qualifies && token->head > (int32_t)name ? (uint32_t)token->head : name;
}

/* Do the mentions stand side by side as members of one coordination: "Iran and Saudi Arabia", "Kyrgyz guards
 * and Tajik troops"? */
static bool are_joined(const struct resolving *resolving, const struct draft_mention *a,
                       const struct draft_mention *b)
{
    if (a->sentence != b->sentence) return false;
    const struct sentence *sentence = sentence_at(resolving, a->sentence);
    uint32_t first = noun_of_name(sentence, a->head), second = noun_of_name(sentence, b->head);
    const struct token *title =
        sentence->tokens + (sentence->tokens[second].head >= 0 ? sentence->tokens[second].head : 0);
    if (sentence->tokens[second].deprel == DEP_APPOS && title->upos == UPOS_NOUN &&
        title->deprel == DEP_CONJ &&
        title->head == (int32_t)first) /* "Biden and his French counterpart Emmanuel Macron" */
        return true;
    bool are_alike = (first == a->head) == (second == b->head); /* not "Sudan's army and the Forces" */
    if (are_alike && sentence->tokens[second].deprel == DEP_CONJ &&
        sentence->tokens[second].head == (int32_t)first)
        return true;
    if (b->begin != a->end + 1) return false;
    const struct token *between = &sentence->tokens[a->end];
    return between->upos == UPOS_CCONJ || between->xpos == XPOS_HYPH || strcmp(between->lower, ",") == 0;
}

static bool is_body(const struct resolving *resolving, int32_t entity)
{
    enum entity_class class = resolving->entities[entity].class;
    return class == CLASS_STATE || class == CLASS_ORGANIZATION || class == CLASS_GROUP;
}

/* Can the entity be one of "the two sides"? Movements and armies rather than ministries and newspapers. */
static double weight_as_side(const struct resolving *resolving, uint32_t entity)
{
    const struct entity *who = &resolving->entities[entity];
    if (who->class != CLASS_ORGANIZATION) return 1.0;
    const char *kind = who->entry ? who->entry->kind : NULL;
    if (!kind) return 0.5;
    if (strstr(kind, "news")) return 0; /* the agency of a dateline */
    static const char *const KINDS[] = {"group", "party",    "movement", "militia", "armed", "military",
                                        "union", "alliance", "front",    "army",    NULL};
    for (size_t i = 0; KINDS[i]; i++)
        if (strstr(kind, KINDS[i])) return 0.9;
    return 0.2;
}

static bool are_members(const struct resolving *resolving, size_t a, size_t b)
{
    const struct draft_mention *first = &resolving->mentions[a], *second = &resolving->mentions[b];
    return first->entity >= 0 && second->entity >= 0 && first->entity != second->entity &&
           is_body(resolving, first->entity) == is_body(resolving, second->entity) &&
           are_joined(resolving, first, second);
}

/* How many stand side by side where the mention stands. */
static size_t joined_with(const struct resolving *resolving, size_t index)
{
    size_t first = index, last = index;
    while (first > 0 && are_members(resolving, first - 1, first))
        first--;
    while (last + 1 < resolving->mention_count && are_members(resolving, last, last + 1))
        last++;
    return last - first + 1;
}

/* What is spoken of together counts more than what is spoken of often, most of all as many as the set has;
 * people fade sooner than states. */
static double weight_in_set(const struct resolving *resolving, uint32_t s, size_t index, size_t wanted)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    bool is_person = resolving->entities[mention->entity].class == CLASS_PERSON;
    if (is_dateline_press(sentence_at(resolving, mention->sentence), mention->begin, mention->end)) return 0;
    const struct token *head = token_at(resolving, mention->sentence, mention->head);
    bool is_adjective = head->deprel == DEP_AMOD || head->deprel == DEP_COMPOUND;
    double weight = is_adjective ? 0.6 : 1.0;
    size_t joined = joined_with(resolving, index);
    if (joined > 1) weight += joined == wanted ? 1.5 : 0.5;
    return weight * pow(is_person ? 0.65 : 0.85, (double)(s - mention->sentence));
}

/* "He called the two prime ministers": he is none of them; nor is "Secretary of State John Kerry". */
static bool is_beside(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t head)
{
    enum { DEEP = 3 };
    const struct sentence *sentence = sentence_at(resolving, s);
    for (int steps = 0; steps < DEEP && !is_subject(&sentence->tokens[head]); steps++) {
        const struct token *token = &sentence->tokens[head];
        if (token->upos != UPOS_PROPN || token->head < 0 || token->head >= (int32_t)head) break;
        head = (uint32_t)token->head;
    }
    return is_subject(&sentence->tokens[head]) && !is_subject(&sentence->tokens[t]) &&
           is_clause_mate(sentence, head, t);
}

double *named_states(const struct resolving *resolving, uint32_t s, bool with_people, double *most)
{
    double *named = arena_array(resolving->arena, resolving->entity_count + 1, sizeof *named);
    *most = 1;
    for (size_t i = 0; i < resolving->mention_count && resolving->mentions[i].sentence <= s; i++) {
        int32_t entity = resolving->mentions[i].entity;
        if (with_people && entity >= 0 && resolving->entities[entity].class == CLASS_PERSON)
            entity = state_of_official(resolving, (uint32_t)entity);
        if (entity < 0 || resolving->entities[entity].class != CLASS_STATE) continue;
        named[entity]++;
        if (named[entity] > *most) *most = named[entity];
    }
    return named;
}

/* "urged the two countries": of states those count most that the article speaks of most. */
static void weigh_by_share(const struct resolving *resolving, uint32_t s, double *weights)
{
    double most, *named = named_states(resolving, s, false, &most);
    for (uint32_t e = 0; e < resolving->entity_count; e++)
        if (resolving->entities[e].class == CLASS_STATE) weights[e] *= 0.3 + 1.2 * named[e] / most;
}

/* "Both leaders", "the two ministers": those who hold such an office, in the States that the story is about.
 */
static void weigh_by_office(const struct resolving *resolving, uint32_t s, uint32_t t, double *weights)
{
    const char *office = office_of_set(resolving, s, t);
    if (!office) return;
    double most, *named = named_states(resolving, s, false, &most);
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        if (weights[e] < IN_VIEW || resolving->entities[e].class != CLASS_PERSON) continue;
        int32_t state = state_of_official(resolving, e);
        weights[e] *= weight_of_office(resolving, office, e) * (0.5 + (state >= 0 ? named[state] / most : 0));
    }
}

/* The State of the ministry or the official: "The Qatari foreign ministry urged the two parties"; -1. */
static int32_t state_of_actor(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *mention = &resolving->mentions[index];
    if (resolving->entities[mention->entity].class == CLASS_PERSON)
        return state_of_official(resolving, (uint32_t)mention->entity);
    return mention->owner          ? entity_of(resolving, mention->owner)
           : mention->part_of >= 0 ? resolving->mentions[mention->part_of].entity
                                   : -1;
}

/* "Sudan accuses South Sudan. The two foes": who acts on whom, just before, are two together. */
static void weigh_by_act(const struct resolving *resolving, uint32_t s, double *weights)
{
    enum { NEAR = 2 };
    const double WEIGHT = 1.2;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *actor = &resolving->mentions[i];
        if (actor->sentence + NEAR < s || actor->sentence >= s || actor->entity < 0 ||
            !is_body(resolving, actor->entity))
            continue;
        const struct sentence *sentence = sentence_at(resolving, actor->sentence);
        if (!is_subject(&sentence->tokens[actor->head])) continue;
        for (size_t k = i + 1;
             k < resolving->mention_count && resolving->mentions[k].sentence == actor->sentence; k++) {
            const struct draft_mention *other = &resolving->mentions[k];
            const struct token *head = &sentence->tokens[other->head];
            if (other->entity < 0 || other->entity == actor->entity || head->deprel != DEP_OBJ ||
                head->head != sentence->tokens[actor->head].head || !is_body(resolving, other->entity))
                continue;
            double fade = pow(0.85, (double)(s - actor->sentence));
            weights[actor->entity] *= 1 + WEIGHT * fade;
            weights[other->entity] *= 1 + WEIGHT * fade;
        }
    }
}

/* The person with whom the subject of the verb meets or talks: its object or what stands behind "with". */
static bool is_met_by(const struct resolving *resolving, const struct sentence *sentence, uint32_t head,
                      uint32_t verb)
{
    const struct token *token = &sentence->tokens[head];
    if (token->deprel == DEP_APPOS && token->head >= 0) { /* "with his counterpart, Wang Yi" */
        head = (uint32_t)token->head;
        token = &sentence->tokens[head];
    }
    if (!in_list(resolving, "talks-verb", sentence->tokens[verb].lemma) || token->head < 0) return false;
    bool is_below = token->head == (int32_t)verb || (sentence->tokens[token->head].deprel == DEP_OBJ &&
                                                     sentence->tokens[token->head].head == (int32_t)verb);
    return is_below && (token->deprel == DEP_OBJ || strcmp(phrase_preposition(sentence, head), "with") == 0);
}

/* "Bashir and his counterpart Kiir shook hands": the one person who does it together with the subject; -1. */
static int32_t partner_of(const struct resolving *resolving, size_t index)
{
    const struct draft_mention *one = &resolving->mentions[index];
    int32_t partner = -1;
    for (size_t k = index + 1;
         k < resolving->mention_count && resolving->mentions[k].sentence == one->sentence; k++) {
        const struct draft_mention *other = &resolving->mentions[k];
        if (other->class != CLASS_PERSON || other->entity < 0 || other->entity == one->entity ||
            !are_joined(resolving, one, other))
            continue;
        if (partner >= 0) return -1;
        partner = other->entity;
    }
    return partner;
}

/* "Putin held talks with Embalo. ... the two men": who met are two together, and who act together. */
static void weigh_by_meeting(const struct resolving *resolving, uint32_t s, double *weights)
{
    enum { NEAR = 8 };
    const double WEIGHT = 8, TOGETHER = 8;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *one = &resolving->mentions[i];
        if (one->sentence + NEAR < s || one->sentence >= s || one->class != CLASS_PERSON || one->entity < 0)
            continue;
        const struct sentence *sentence = sentence_at(resolving, one->sentence);
        const struct token *head = &sentence->tokens[one->head];
        if (!is_subject(head) || head->head < 0) continue;
        int32_t partner = partner_of(resolving, i);
        if (partner >= 0) {
            double together = 1 + TOGETHER * pow(0.9, (double)(s - one->sentence));
            weights[one->entity] *= together;
            weights[partner] *= together;
        }
        for (size_t k = i + 1;
             k < resolving->mention_count && resolving->mentions[k].sentence == one->sentence; k++) {
            const struct draft_mention *other = &resolving->mentions[k];
            if (other->class != CLASS_PERSON || other->entity < 0 || other->entity == one->entity ||
                !is_met_by(resolving, sentence, other->head, (uint32_t)head->head) ||
                joined_with(resolving, k) > 1) /* "Erdogan hosted Mohamud and Abiy": they are the two */
                continue;
            double fade = pow(0.9, (double)(s - one->sentence));
            weights[one->entity] *= 1 + WEIGHT * fade;
            weights[other->entity] *= 1 + WEIGHT * fade;
        }
    }
}

/* Does the mention stand for who mediates: "talks brokered by Qatar", "Qatar hosted the talks", "Qatari
 * mediators"? */
static bool mediates(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    int32_t at = (int32_t)mention->head;
    for (int steps = 0; steps < 4 && sentence->tokens[at].deprel == DEP_CONJ; steps++)
        at = sentence->tokens[at].head;
    const struct token *name = &sentence->tokens[at];
    if (name->head < 0) return false;
    const struct token *above = &sentence->tokens[name->head];
    if (name->deprel == DEP_AMOD || name->deprel == DEP_COMPOUND || name->deprel == DEP_NMOD_POSS)
        return in_list(resolving, "mediating-noun", above->lower);
    if (!in_list(resolving, "mediating-verb", above->lemma)) return false;
    bool is_agent =
        name->deprel == DEP_OBL_AGENT || strcmp(phrase_preposition(sentence, (uint32_t)at), "by") == 0;
    if (is_agent)
        return above->head >= 0 && in_list(resolving, "mediated-noun", sentence->tokens[above->head].lower);
    int32_t object = child_with(sentence, (uint32_t)name->head, DEP_OBJ);
    return is_subject(name) && object >= 0 &&
           in_list(resolving, "mediated-noun", sentence->tokens[object].lower);
}

/* "Talks mediated by Oman and Qatar opened. The two sides": of those between whom they stand. */
static void spare_mediators(const struct resolving *resolving, uint32_t s, double *weights)
{
    const double RATHER_NOT = 0.1;
    for (size_t i = 0; i < resolving->mention_count && resolving->mentions[i].sentence <= s; i++)
        if (resolving->mentions[i].entity >= 0 && mediates(resolving, &resolving->mentions[i]))
            weights[resolving->mentions[i].entity] *= RATHER_NOT;
}

/* "Colombia and Brazil offered to mediate. The two governments": the pair told last, in this sentence or the
 * one before, rather than those that the article tells most of. */
static void weigh_by_pair(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t classes,
                          double *weights)
{
    const double WEIGHT = 8;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *last = &resolving->mentions[i];
        if (last->sentence > s || (last->sentence == s && last->end > t)) continue;
        if (last->sentence + 1 < s) return;
        if (last->entity < 0 || !(classes & 1u << resolving->entities[last->entity].class)) continue;
        int32_t partner = -1;
        size_t partners = 0;
        for (size_t k = i; k-- > 0 && resolving->mentions[k].sentence == last->sentence;) {
            int32_t entity = resolving->mentions[k].entity;
            if (entity < 0 || entity == last->entity || entity == partner ||
                !(classes & 1u << resolving->entities[entity].class) ||
                !are_joined(resolving, &resolving->mentions[k], last))
                continue;
            partner = entity;
            partners++;
        }
        if (partners != 1) continue;
        weights[last->entity] *= WEIGHT;
        weights[partner] *= WEIGHT;
        return;
    }
}

/* The State of the person that the word stands for, by name or as a pronoun: "he and Xi"; -1. */
static int32_t state_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t mention = mention_covering(resolving, s, t), person = -1;
    if (mention >= 0) person = resolving->mentions[mention].entity;
    for (size_t i = resolving->first_reference; mention < 0 && i < resolving->finished_count; i++)
        if (resolving->finished[i].sentence == s && resolving->finished[i].head == t &&
            resolving->finished[i].entity_count == 1)
            person = (int32_t)resolving->finished[i].entities[0];
    bool is_person = person >= 0 && resolving->entities[person].class == CLASS_PERSON;
    return is_person ? state_of_official(resolving, (uint32_t)person) : -1;
}

/* "He and President Xi elevated ties, and the two countries signed", "Putin met Embalo. The two countries":
 * those of whom it was just told that they did something together. */
static bool weigh_by_people(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t reach,
                            double *weights)
{
    const double WEIGHT = 8;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *last = &resolving->mentions[i];
        if (last->sentence > s || (last->sentence == s && last->end > t)) continue;
        if (last->sentence + reach < s) return false;
        if (last->class != CLASS_PERSON || last->entity < 0) continue;
        const struct sentence *sentence = sentence_at(resolving, last->sentence);
        const struct token *head = &sentence->tokens[last->head];
        int32_t partner = head->deprel == DEP_CONJ ? head->head : -1;
        for (uint32_t k = 0; partner < 0 && k < last->begin; k++) {
            const struct token *one = &sentence->tokens[k];
            if (is_subject(one) && one->head >= 0 &&
                is_met_by(resolving, sentence, last->head, (uint32_t)one->head))
                partner = (int32_t)k;
        }
        int32_t state = partner >= 0 ? state_of_official(resolving, (uint32_t)last->entity) : -1;
        int32_t other = partner >= 0 ? state_at(resolving, last->sentence, (uint32_t)partner) : -1;
        if (state < 0 || other < 0 || state == other) continue;
        weights[state] *= WEIGHT;
        weights[other] *= WEIGHT;
        return true;
    }
    return false;
}

/* "from Bolivia, Argentina and Mexico. The three governments": three or more that were just told in one
 * breath are those that are meant. */
static void weigh_by_list(const struct resolving *resolving, uint32_t s, size_t wanted, double *weights)
{
    enum { NEAR = 4 };
    const double WEIGHT = 6;
    bool *is_listed = arena_array(resolving->arena, resolving->entity_count + 1, sizeof *is_listed);
    for (size_t i = 0; i < resolving->mention_count && resolving->mentions[i].sentence < s; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0 || mention->sentence + NEAR < s || joined_with(resolving, i) != wanted)
            continue;
        if (!is_listed[mention->entity]) weights[mention->entity] *= WEIGHT;
        is_listed[mention->entity] = true;
    }
}

/* The member so far that is the State of the army: the two are one side; -1. */
static int32_t member_of_side(const struct resolving *resolving, const uint32_t *members, size_t count,
                              uint32_t army)
{
    const struct entity *body = &resolving->entities[army];
    const char *kind = body->entry && body->entry->kind ? body->entry->kind : "";
    if (body->class != CLASS_ORGANIZATION || (strcmp(kind, "army") != 0 && strcmp(kind, "armed forces") != 0))
        return -1;
    struct namings namings = namings_of(resolving, army);
    for (size_t i = 0; i < count; i++) {
        const struct entry *state = resolving->entities[members[i]].entry;
        if (state && body->entry->part_of == state) return (int32_t)i;
        for (size_t m = 0; m < namings.count; m++)
            if (state_of_actor(resolving, namings.items[m]) == (int32_t)members[i]) return (int32_t)i;
    }
    return -1;
}

/* "The minister urged the two states": neither he nor his own, unless there are no others ("the sultan of
 * Johor called on both governments"). */
static void exclude_beside(const struct resolving *resolving, uint32_t s, uint32_t t, size_t wanted,
                           double *weights)
{
    size_t in_view = 0;
    for (uint32_t e = 0; e < resolving->entity_count; e++)
        in_view += weights[e] > IN_VIEW;
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].sentence == s && resolving->mentions[i].entity >= 0 &&
            is_beside(resolving, s, t, resolving->mentions[i].head)) {
            int32_t state = state_of_actor(resolving, i);
            weights[resolving->mentions[i].entity] = 0;
            if (state >= 0 && in_view > wanted) weights[state] = 0;
        }
    for (size_t i = resolving->first_reference; i < resolving->finished_count; i++)
        for (size_t e = 0; resolving->finished[i].sentence == s && e < resolving->finished[i].entity_count;
             e++)
            if (is_beside(resolving, s, t, resolving->finished[i].head))
                weights[resolving->finished[i].entities[e]] = 0;
}

/* "the two mediating countries" are none of "the parties". */
static bool are_mediators(const struct resolving *resolving, const struct mention *reference)
{
    for (uint32_t t = reference->begin; t < reference->end; t++)
        if (strncmp(token_at(resolving, reference->sentence, t)->lower, "mediat", 6) == 0) return true;
    return false;
}

/* What a set taken up before says of who is in view: the two sides of an article stay the same. */
static void weigh_by_references(const struct resolving *resolving, uint32_t s, uint32_t classes,
                                bool are_sides, double *weights)
{
    for (size_t i = resolving->first_reference; i < resolving->finished_count; i++) {
        const struct mention *reference = &resolving->finished[i];
        if (are_sides && are_mediators(resolving, reference)) continue;
        bool is_same = are_sides && reference->entity_count == 2 &&
                       in_list(resolving, "set-of-any",
                               token_at(resolving, reference->sentence, reference->head)->lower);
        double of_kind = is_same ? 0.97 : classes & 1u << CLASS_PERSON ? 0.65 : 0.85;
        double fade = pow(of_kind, (double)(s - reference->sentence));
        double weight = is_same ? 4.0 : reference->entity_count > 1 ? 2.5 : 1.0;
        for (size_t e = 0; e < reference->entity_count; e++)
            if (classes & 1u << resolving->entities[reference->entities[e]].class)
                weights[reference->entities[e]] += weight * fade;
    }
}

/* The heaviest first, at most so many; `least` gets the weight of the last. */
static size_t take_heaviest(const struct resolving *resolving, double *weights, size_t wanted,
                            uint32_t *members, double *least)
{
    size_t count = 0;
    while (count < wanted) {
        uint32_t best = UINT32_MAX;
        for (uint32_t e = 0; e < resolving->entity_count; e++)
            if (weights[e] > IN_VIEW && (best == UINT32_MAX || weights[e] > weights[best])) best = e;
        if (best == UINT32_MAX) break;
        if (least) *least = weights[best];
        weights[best] = 0;
        int32_t same = member_of_side(resolving, members, count, best);
        if (same >= 0)
            members[same] = best; /* "Sudan's army and the rebels": the army is one of the two, not Sudan */
        else
            members[count++] = best;
    }
    return count;
}

size_t likely_members(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t classes,
                      size_t wanted, uint32_t *members, double *least)
{
    enum { FAR = 8 }; /* sentences in which "the two sides" stay those of who met */
    double *weights = arena_array(resolving->arena, resolving->entity_count + 1, sizeof *weights);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_before = mention->sentence < s || (mention->sentence == s && mention->end <= t);
        if (!is_before) break;
        if (mention->entity >= 0 && classes & 1u << resolving->entities[mention->entity].class)
            weights[mention->entity] +=
                weight_in_set(resolving, s, i, wanted) * weight_as_side(resolving, (uint32_t)mention->entity);
    }
    bool are_sides = wanted == 2 && in_list(resolving, "set-of-any", token_at(resolving, s, t)->lower);
    weigh_by_references(resolving, s, classes, are_sides, weights);
    exclude_beside(resolving, s, t, wanted, weights);
    if (wanted == 2) weigh_by_act(resolving, s, weights);
    if (wanted == 2 && classes & 1u << CLASS_PERSON) weigh_by_meeting(resolving, s, weights);
    bool are_states = classes & 1u << CLASS_STATE && !(classes & 1u << CLASS_PERSON);
    bool by_people = wanted == 2 && are_states && !are_sides && weigh_by_people(resolving, s, t, 1, weights);
    if (wanted == 2 && !are_sides && !by_people) weigh_by_pair(resolving, s, t, classes, weights);
    if (are_sides && classes & 1u << CLASS_STATE) weigh_by_people(resolving, s, t, FAR, weights);
    if (are_sides) spare_mediators(resolving, s, weights);
    if (classes & 1u << CLASS_PERSON) weigh_by_office(resolving, s, t, weights);
    if (are_states) weigh_by_share(resolving, s, weights);
    if (wanted > 2) weigh_by_list(resolving, s, wanted, weights);
    return take_heaviest(resolving, weights, wanted, members, least);
}
