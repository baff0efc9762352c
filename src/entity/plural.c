/* plural.c: what "they", "both" and "the two" stand for: entities that are coordinated, that met, or that a
 * set before meant, else so many as are most in view. */
#include "entity/resolving.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

static const uint32_t PERSON = 1u << CLASS_PERSON,
                      MANY = 1u << CLASS_GROUP | 1u << CLASS_ORGANIZATION | 1u << CLASS_STATE;

static void prefer(struct plural *best, const uint32_t *entities, size_t count, double fitness)
{
    if (!count || fitness <= best->fitness) return;
    best->fitness = fitness;
    best->count = count < 6 ? count : 6;
    memcpy(best->entities, entities, best->count * sizeof *entities);
}

/* Are all of the classes asked for, if any are? */
static bool are_of_classes(const struct resolving *resolving, const struct wanted *wanted,
                           const uint32_t *entities, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (wanted->classes && !(wanted->classes & 1u << resolving->entities[entities[i]].class))
            return false;
    return true;
}

/* "Secretary of State Antony Blinken and NAME": the noun to which the parser joins the second name. */
static uint32_t head_of_title(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    bool is_below = token->deprel == DEP_NMOD && token->head >= 0 && token->head < (int32_t)t &&
                    child_with(sentence, t, DEP_NMOD_DESC) >= 0;
    return is_below && mention_covering(resolving, s, (uint32_t)token->head) < 0 ? (uint32_t)token->head : t;
}

/* Coordinated entities as a set: "Iran and Saudi Arabia ... they". */
static void coordinated(const struct resolving *resolving, const struct wanted *wanted, struct plural *best)
{
    for (uint32_t back = 0; back < 3 && back <= wanted->sentence; back++) {
        uint32_t s = wanted->sentence - back;
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count && !(back == 0 && t >= wanted->token); t++) {
            int32_t first = mention_covering(resolving, s, t);
            if (first < 0 || resolving->mentions[first].head != t || resolving->mentions[first].entity < 0)
                continue;
            if (sentence->tokens[t].deprel == DEP_CONJ) continue;
            /* "Qatar and Turkey brokered a truce between the neighbours" */
            if (back == 0 && !wanted->same_clause_subject && is_subject(&sentence->tokens[t]) &&
                is_clause_mate(sentence, t, wanted->token))
                continue;
            uint32_t set[6], top = head_of_title(resolving, s, t);
            size_t count = 0;
            set[count++] = (uint32_t)resolving->mentions[first].entity;
            for (uint32_t c = t + 1; c < sentence->count && count < 6; c++) {
                if (sentence->tokens[c].deprel != DEP_CONJ ||
                    (sentence->tokens[c].head != (int32_t)t && sentence->tokens[c].head != (int32_t)top))
                    continue;
                int32_t other = mention_covering(resolving, s, c);
                /* "and the South American bloc Mercosur" */
                int32_t name = other < 0 ? child_with(sentence, c, DEP_APPOS) : -1;
                if (name >= 0) other = mention_covering(resolving, s, (uint32_t)name);
                bool is_member = other >= 0 && resolving->mentions[other].entity >= 0;
                for (size_t k = 0; is_member && k < count; k++)
                    is_member = set[k] != (uint32_t)resolving->mentions[other].entity;
                if (is_member) set[count++] = (uint32_t)resolving->mentions[other].entity;
            }
            if (count > 1 && are_of_classes(resolving, wanted, set, count))
                prefer(best, set, count, antecedent_fitness(resolving, wanted, s, t) + 1);
        }
    }
}

/* "held talks with Museveni": the token that stands with the object of the verb; -1. */
static int32_t partner_in_talks(const struct resolving *resolving, const struct sentence *sentence,
                                uint32_t object)
{
    if (!in_list(resolving, "meeting-noun", sentence->tokens[object].lower)) return -1;
    for (uint32_t t = object + 1; t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)object && sentence->tokens[t].deprel == DEP_NMOD &&
            strcmp(sentence->tokens[t - 1].lower, "with") == 0)
            return (int32_t)t;
    return -1;
}

/* The entity of the first object, or "with" phrase, of the verb; -1. */
static int32_t met_with(const struct resolving *resolving, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t t = verb + 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_with = token->deprel == DEP_OBL && strcmp(phrase_preposition(sentence, t), "with") == 0;
        if (token->head != (int32_t)verb || (token->deprel != DEP_OBJ && !is_with)) continue;
        int32_t partner = partner_in_talks(resolving, sentence, t);
        uint32_t at = partner >= 0 ? (uint32_t)partner : t;
        if (child_with(sentence, at, DEP_CONJ) >= 0) continue; /* "hosted Mohamud and Abiy": three */
        int32_t mention = mention_covering(resolving, s, at);
        if (mention >= 0 && resolving->mentions[mention].head == at)
            return resolving->mentions[mention].entity;
    }
    return -1;
}

/* Does the verb tell that its subject meets somebody: "met", "held talks"? */
static bool is_of_meeting(const struct resolving *resolving, const struct sentence *sentence, uint32_t verb)
{
    if (in_list(resolving, "meeting-verb", sentence->tokens[verb].lemma)) return true;
    int32_t object = child_with(sentence, verb, DEP_OBJ);
    return object >= 0 && partner_in_talks(resolving, sentence, (uint32_t)object) >= 0;
}

/* "Ruto met Museveni. They ..." */
static void those_who_met(const struct resolving *resolving, const struct wanted *wanted, struct plural *best)
{
    for (uint32_t back = 0; back < 3 && back <= wanted->sentence; back++) {
        uint32_t s = wanted->sentence - back;
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count && !(back == 0 && t >= wanted->token); t++) {
            const struct token *token = &sentence->tokens[t];
            int32_t one = is_subject(token) && token->head > (int32_t)t ? entity_at(resolving, s, t) : -1;
            if (one < 0 || !is_of_meeting(resolving, sentence, (uint32_t)token->head) ||
                child_with(sentence, t, DEP_CONJ) >= 0)
                continue;
            int32_t other = met_with(resolving, s, (uint32_t)token->head);
            uint32_t pair[2] = {(uint32_t)one, (uint32_t)other};
            if (other >= 0 && pair[0] != pair[1] && are_of_classes(resolving, wanted, pair, 2))
                prefer(best, pair, 2, antecedent_fitness(resolving, wanted, s, t) + 1);
        }
    }
}

/* "The two ministers met. They ..." */
static void sets_before(const struct resolving *resolving, const struct wanted *wanted, struct plural *best)
{
    for (size_t i = resolving->finished_count; i-- > resolving->first_reference;) {
        const struct mention *set = &resolving->finished[i];
        if (set->sentence + 2 < wanted->sentence) break;
        if (set->entity_count > 1 && stands_before(wanted, set->sentence, set->end) &&
            are_of_classes(resolving, wanted, set->entities, set->entity_count))
            prefer(best, set->entities, set->entity_count,
                   antecedent_fitness(resolving, wanted, set->sentence, set->head) + 1);
    }
}

void set_in_view(const struct resolving *resolving, const struct wanted *wanted, struct plural *best)
{
    coordinated(resolving, wanted, best);
    those_who_met(resolving, wanted, best);
    sets_before(resolving, wanted, best);
}

/* "Wang raised it with his counterpart, Sikorski, when the two met", "He told Modi so when they met": the
 * persons whom the sentence names before, or has pronouns for, when they are just so many; how many. */
static size_t persons_before(const struct resolving *resolving, uint32_t s, uint32_t t, size_t number,
                             uint32_t *persons)
{
    size_t count = 0, all = resolving->mention_count + resolving->finished_count;
    for (size_t i = 0; i < all; i++) {
        int32_t person = -1;
        if (i < resolving->mention_count) {
            const struct draft_mention *mention = &resolving->mentions[i];
            if (mention->sentence == s && mention->end <= t) person = mention->entity;
        } else if (i - resolving->mention_count >= resolving->first_reference) {
            const struct mention *reference = &resolving->finished[i - resolving->mention_count];
            bool is_one = reference->sentence == s && reference->end <= t && reference->entity_count == 1;
            if (is_one) person = (int32_t)reference->entities[0];
        }
        if (person < 0 || resolving->entities[person].class != CLASS_PERSON) continue;
        bool is_known = false;
        for (size_t k = 0; k < count; k++)
            is_known = is_known || persons[k] == (uint32_t)person;
        if (is_known) continue;
        if (count == number) return 0;
        persons[count++] = (uint32_t)person;
    }
    return count == number ? count : 0;
}

/* "told Modi so when they met", "before they spoke": do they do what takes two? */
static bool are_two(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const VERBS[] = {"meet", "talk", "speak", "confer", "embrace", "shake", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    int32_t verb = is_subject(token) ? token->head : -1;
    return verb >= 0 && sentence->tokens[verb].deprel == DEP_ADVCL &&
           is_one_of(VERBS, sentence->tokens[verb].lemma) &&
           child_with(sentence, (uint32_t)verb, DEP_OBJ) < 0;
}

void resolve_they(struct resolving *resolving, struct wanted *wanted)
{
    struct plural best = {.fitness = -INFINITY};
    if (are_two(resolving, wanted->sentence, wanted->token))
        best.count = persons_before(resolving, wanted->sentence, wanted->token, 2, best.entities);
    if (best.count == 2) {
        add_finished(resolving, wanted->sentence, wanted->token, wanted->token + 1, MENTION_PRONOUN,
                     best.entities, best.count, 0.55f);
        return;
    }
    best.count = 0;
    set_in_view(resolving, wanted, &best);
    wanted->classes = MANY;
    double fitness;
    int32_t found = find_antecedent_with(resolving, wanted, &fitness);
    uint32_t one = (uint32_t)found;
    bool is_single = found >= 0 && !resolving->entities[one].is_plural;
    if (is_single && resolving->entities[one].class == CLASS_STATE) fitness -= 1.5;
    if (is_single && resolving->entities[one].class == CLASS_ORGANIZATION) fitness -= 2.5;
    if (found >= 0) prefer(&best, &one, 1, fitness);
    if (!best.count || rival_noun(resolving, wanted, true) > best.fitness) return;
    add_finished(resolving, wanted->sentence, wanted->token, wanted->token + 1, MENTION_PRONOUN,
                 best.entities, best.count, 0.55f);
}

/* How many "both", "the two", "all three", "the pair" speak of; 0 when the token is none of these. */
static size_t bare_number(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { MOST = 6 };
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    long number = knowledge_list_value(resolving->knowledge, "number", token->lower, strlen(token->lower), 0);
    bool is_member = token->deprel == DEP_DET || token->deprel == DEP_NUMMOD ||
                     token->deprel == DEP_CC_PRECONJ || token->deprel == DEP_COMPOUND ||
                     token->deprel == DEP_ADVMOD;
    if (number < 2 || number > MOST || is_member || child_with(sentence, t, DEP_NMOD) >= 0) return 0;
    if (strcmp(token->lower, "both") == 0) return (size_t)number;
    int32_t article = child_with(sentence, t, DEP_DET);
    const char *word = article >= 0 ? sentence->tokens[article].lower : "";
    bool is_definite = strcmp(word, "the") == 0 || strcmp(word, "all") == 0;
    return is_definite && (token->upos == UPOS_NUM || token->upos == UPOS_NOUN) ? (size_t)number : 0;
}

/* The last set of so many, else those most in view: persons or states and bodies, whichever more so. */
bool resolve_number(struct resolving *resolving, uint32_t s, uint32_t t)
{
    size_t number = bare_number(resolving, s, t);
    if (!number) return false;
    struct wanted wanted = {.sentence = s, .token = t, .except = -1, .same_clause_subject = true};
    struct plural best = {.fitness = -INFINITY};
    best.count = persons_before(resolving, s, t, number, best.entities);
    /* "Kallas issued it with Kos. The two called on Chad ..." */
    bool begins = best.count != number && t < 2 && s > 0;
    if (begins) {
        best.count =
            persons_before(resolving, s - 1, sentence_at(resolving, s - 1)->count, number, best.entities);
        begins = best.count == number;
    }
    if (best.count != number) set_in_view(resolving, &wanted, &best);
    if (best.count != number) {
        uint32_t people[6], bodies[6];
        double people_weight = 0, bodies_weight = 0;
        best.count = 0;
        if (likely_members(resolving, s, t, PERSON, number, people, &people_weight) == number)
            prefer(&best, people, number, people_weight);
        best.fitness = best.count ? people_weight : -INFINITY;
        if (likely_members(resolving, s, t, MANY, number, bodies, &bodies_weight) == number)
            prefer(&best, bodies, number, bodies_weight / 1.5);
    }
    if (best.count != number) return true;
    add_finished(resolving, s, t, t + 1, MENTION_PRONOUN, best.entities, number, 0.5f);
    resolving->finished[resolving->finished_count - 1].is_bound = begins;
    return true;
}
