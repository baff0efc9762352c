/* reference.c: pronouns and descriptions ("the minister", "the two countries", "both sides") as mentions of
 * what they stand for: the most recent fitting entities, subjects first (after Hobbs 1978 and centering,
 * Grosz, Joshi and Weinstein 1995). */
#include "entity/reference.h"

#include <string.h>

/* How well an earlier mention fits as antecedent: later is better, subjects are better. */
static double nearness(const struct resolving *resolving, const struct draft_mention *mention,
                       uint32_t sentence, uint32_t token)
{
    if (mention->sentence > sentence || (mention->sentence == sentence && mention->end > token)) return -1;
    uint32_t distance = sentence - mention->sentence;
    if (distance > 3) return -1;
    const struct token *head = token_at(resolving, mention->sentence, mention->head);
    bool subject = head->deprel == DEP_NSUBJ || head->deprel == DEP_NSUBJ_PASS;
    return 10.0 - 3.0 * distance + (subject ? 2.0 : 0) + (double)mention->begin / 1000 -
           (head->deprel == DEP_NMOD_POSS ? 0.5 : 0);
}

/* The best antecedent of one of the classes; -1. */
static int32_t antecedent(const struct resolving *resolving, uint32_t sentence, uint32_t token,
                          const enum entity_class *classes, size_t class_count, enum gender gender,
                          int32_t except)
{
    int32_t best = -1;
    double best_score = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0 || mention->entity == except) continue;
        const struct entity *entity = &resolving->entities[mention->entity];
        bool fits = false;
        for (size_t c = 0; c < class_count; c++)
            fits = fits || entity->class == classes[c];
        if (!fits || (gender && entity->gender && entity->gender != gender)) continue;
        if (mention->kind == MENTION_DEMONYM &&
            token_at(resolving, mention->sentence, mention->head)->upos == UPOS_ADJ && class_count &&
            classes[0] == CLASS_PERSON)
            continue;
        double score = nearness(resolving, mention, sentence, token);
        if (score > best_score) {
            best_score = score;
            best = mention->entity;
        }
    }
    return best;
}

static void finish(struct resolving *resolving, struct finished *finished, uint32_t sentence, uint32_t begin,
                   uint32_t end, enum mention_kind kind, const uint32_t *entities, size_t count)
{
    finished->items = arena_grow(resolving->arena, finished->items, finished->count, &finished->capacity,
                                 sizeof *finished->items);
    uint32_t *copy = arena_array(resolving->arena, count + 1, sizeof *copy);
    memcpy(copy, entities, count * sizeof *copy);
    finished->items[finished->count++] =
        (struct mention){.sentence = sentence,
                         .begin = begin,
                         .end = end,
                         .head = span_head(sentence_at(resolving, sentence), begin, end),
                         .kind = kind,
                         .entities = copy,
                         .entity_count = count,
                         .confidence = 0.6f};
}

/* "Abe thanked him": an object is not its verb's subject (principle B). The subject's entity; -1. */
static int32_t own_subject(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    bool free = token->xpos == XPOS_PRP_POSS || (token->features & FEATURE_REFLEXIVE) ||
                token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS || token->head < 0;
    if (free) return -1;
    int32_t verb = token->head, subject = -1;
    for (int steps = 0; steps < 4 && verb >= 0 && subject < 0; steps++) {
        subject = child_with(sentence, (uint32_t)verb, DEP_NSUBJ);
        bool climbs = sentence->tokens[verb].deprel == DEP_CONJ || sentence->tokens[verb].deprel == DEP_XCOMP;
        if (subject < 0 && !climbs) break;
        verb = sentence->tokens[verb].head;
    }
    int32_t mention = subject >= 0 ? mention_covering(resolving, s, (uint32_t)subject) : -1;
    return mention >= 0 ? resolving->mentions[mention].entity : -1;
}

static void pronoun(struct resolving *resolving, struct finished *finished, uint32_t s, uint32_t t)
{
    static const enum entity_class PERSON[] = {CLASS_PERSON}, BODY[] = {CLASS_STATE, CLASS_ORGANIZATION},
                                   MANY[] = {CLASS_ORGANIZATION, CLASS_STATE, CLASS_GROUP};
    const struct token *token = token_at(resolving, s, t);
    int32_t found = -1, except = own_subject(resolving, s, t);
    if (token->features & FEATURE_MASCULINE)
        found = antecedent(resolving, s, t, PERSON, 1, GENDER_MALE, except);
    else if (token->features & FEATURE_FEMININE)
        found = antecedent(resolving, s, t, PERSON, 1, GENDER_FEMALE, except);
    else if (token->features & FEATURE_NEUTER)
        found = antecedent(resolving, s, t, BODY, 2, GENDER_UNKNOWN, except);
    else if ((token->features & FEATURE_PLURAL) && !(token->features & FEATURE_PERSON_1))
        found = antecedent(resolving, s, t, MANY, 3, GENDER_UNKNOWN, except);
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    if ((token->features & FEATURE_MASCULINE) && resolving->entities[found].gender == GENDER_UNKNOWN)
        resolving->entities[found].gender = GENDER_MALE;
    finish(resolving, finished, s, t, t + 1, MENTION_PRONOUN, &entity, 1);
}

/* The last `wanted` distinct entities of a class before the token, in text order. */
static size_t last_ones(const struct resolving *resolving, uint32_t s, uint32_t t, enum entity_class class,
                        size_t wanted, uint32_t *entities)
{
    size_t count = 0;
    for (size_t i = resolving->mention_count; i-- > 0 && count < wanted;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0 || nearness(resolving, mention, s, t) < 0) continue;
        if (resolving->entities[mention->entity].class != class) continue;
        bool seen = false;
        for (size_t e = 0; e < count; e++)
            seen = seen || entities[e] == (uint32_t)mention->entity;
        if (!seen) entities[count++] = (uint32_t)mention->entity;
    }
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = entities[i];
        entities[i] = entities[count - 1 - i];
        entities[count - 1 - i] = swap;
    }
    return count;
}

/* "the two countries", "both leaders", "the three sides". */
static bool set_of_many(struct resolving *resolving, struct finished *finished, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    bool states = in_list(resolving, "set-of-states", token->lower),
         people = in_list(resolving, "set-of-people", token->lower);
    if (!states && !people && !in_list(resolving, "set-of-any", token->lower)) return false;
    long wanted = 0;
    uint32_t begin = t;
    while (begin > 0 && begin + 4 > t) {
        const char *word = token_at(resolving, s, begin - 1)->lower;
        long number = knowledge_list_value(resolving->knowledge, "number", word, strlen(word), 0);
        if (number > 1)
            wanted = number;
        else if (strcmp(word, "the") != 0 && token_at(resolving, s, begin - 1)->upos != UPOS_ADJ)
            break;
        begin--;
    }
    if (wanted < 2 || wanted > 6) return false;
    uint32_t entities[8];
    size_t count =
        last_ones(resolving, s, begin, people ? CLASS_PERSON : CLASS_STATE, (size_t)wanted, entities);
    if (count < (size_t)wanted && !states)
        count = last_ones(resolving, s, begin, people ? CLASS_STATE : CLASS_ORGANIZATION, (size_t)wanted,
                          entities);
    if (count != (size_t)wanted) return false;
    finish(resolving, finished, s, begin, t + 1, MENTION_NOMINAL, entities, count);
    return true;
}

/* "the minister", "the Russian president", "his counterpart": who held the office, in the article or by date.
 */
static void described_person(struct resolving *resolving, struct finished *finished, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_NOUN && token->upos != UPOS_PROPN) return;
    const struct office *office = NULL;
    uint32_t begin = t;
    for (uint32_t words = 1; words <= 4 && words <= t + 1; words++) {
        const char *text = span_text(resolving, s, t + 1 - words, t + 1);
        char lower[200];
        size_t size = strlen(text);
        if (size >= sizeof lower) break;
        for (size_t i = 0; i <= size; i++)
            lower[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
        const struct office *candidate = knowledge_office_by_title(resolving->knowledge, lower, size);
        if (candidate) {
            office = candidate;
            begin = t + 1 - words;
        }
    }
    if (!office || office->level > 4) return;
    int32_t of = begin > 0 ? mention_covering(resolving, s, begin - 1) : -1;
    if (of < 0 && begin > 1 && sentence->tokens[begin - 1].xpos == XPOS_POS)
        of = mention_covering(resolving, s, begin - 2);
    const struct entry *state = of >= 0 ? resolving->mentions[of].entry : NULL;
    bool definite = begin > 0 && (strcmp(sentence->tokens[begin - 1].lower, "the") == 0 || state);
    if (!definite && begin > 1) definite = strcmp(sentence->tokens[begin - 2].lower, "the") == 0;
    if (!definite) return;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (!mention->office || mention->entity < 0 || mention->is_former) continue;
        if (mention->sentence > s || (mention->sentence == s && mention->begin >= begin)) continue;
        bool same_office =
            mention->office == office ||
            (office->titles && strcmp(office->label, "Minister") == 0 && mention->office->level == 3);
        const struct entry *other =
            mention->office_of >= 0 ? resolving->mentions[mention->office_of].entry : NULL;
        if (!same_office || (state && other && state != other)) continue;
        uint32_t entity = (uint32_t)mention->entity;
        finish(resolving, finished, s, begin, t + 1, MENTION_TITLE, &entity, 1);
        return;
    }
}

void find_references(struct resolving *resolving)
{
    struct finished *finished = resolving->finished;
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (mention_covering(resolving, s, t) >= 0) continue;
            const struct token *token = &sentence->tokens[t];
            bool is_pronoun = token->xpos == XPOS_PRP || token->xpos == XPOS_PRP_POSS;
            if (is_pronoun)
                pronoun(resolving, finished, s, t);
            else if (!set_of_many(resolving, finished, s, t))
                described_person(resolving, finished, s, t);
        }
    }
}
