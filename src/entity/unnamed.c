/* unnamed.c: actors without a name: "a Turkish court", "anti-war groups", "49 journalists". They are entities
 * only for an event that has nobody else in a role, so each is made here, not yet to be written, and the
 * event stage says which are. In: the resolved names. Out: an entity a description, found by the token of its
 * head. */
#include "entity/resolving.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* "last month Chinese men seized": the word that ends the time before the phrase. */
static bool is_end_of_time(const struct sentence *sentence, uint32_t t)
{
    static const char *const UNITS[] = {"week",   "month",  "year",   "night",  "weekend",
                                        "spring", "summer", "autumn", "winter", NULL};
    static const char *const WHICH[] = {"last", "next", "this", "that", NULL};
    return t > 0 && is_one_of(UNITS, sentence->tokens[t].lower) &&
           is_one_of(WHICH, sentence->tokens[t - 1].lower);
}

/* What belongs to the phrase before its head, but for what tells who or how many. */
static uint32_t phrase_begin(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t begin = head;
    for (uint32_t t = head; t-- > 0 && head - t < 8;) {
        const struct token *token = &sentence->tokens[t];
        bool is_quantity = token->upos == UPOS_DET || token->upos == UPOS_NUM || token->xpos == XPOS_PRP_POSS;
        int32_t at = (int32_t)t;
        for (int steps = 0; steps < 4 && at >= 0 && at != (int32_t)head; steps++)
            at = sentence->tokens[at].head;
        bool is_when = in_list(resolving, "weekday", token->lower) ||
                       in_list(resolving, "month", token->lower) ||
                       in_list(resolving, "when-word", token->lower) || is_end_of_time(sentence, t);
        /* "rebels kidnap father", in a headline: no father of rebels */
        if (token->xpos == XPOS_NNS && at == (int32_t)head && begin + 2 > t && t + 1 < head &&
            in_list(resolving, "combatant", token->lemma))
            return head;
        if (at != (int32_t)head || is_quantity || is_when ||
            (token->upos == UPOS_PUNCT && !is_inner_hyphen(sentence, t)) || token->upos == UPOS_VERB ||
            token->upos == UPOS_ADP || token->upos == UPOS_CCONJ)
            break;
        if (token->upos == UPOS_ADJ || token->upos == UPOS_NOUN || token->upos == UPOS_PROPN ||
            mention_covering(resolving, s, t) >= 0)
            begin = t;
    }
    while (begin < head && (sentence->tokens[begin].xpos == XPOS_POS ||
                            in_list(resolving, "crowd-other", sentence->tokens[begin].lower) ||
                            in_list(resolving, "crowd-number", sentence->tokens[begin].lower)))
        begin++;
    return begin;
}

/* Does the token hang below the head, however deep? */
static bool is_inside(const struct sentence *sentence, uint32_t token, uint32_t head)
{
    int32_t at = (int32_t)token;
    for (int steps = 0; at >= 0 && steps < 12; steps++) {
        if (at == (int32_t)head) return true;
        at = sentence->tokens[at].head;
    }
    return false;
}

/* "the police in Lagos", "leaders of West African nations": the phrase behind says which; the end of it. With
 * `whole`, clauses that say which belong to it too: "people backing the coup". */
static uint32_t phrase_end(const struct resolving *resolving, uint32_t s, uint32_t head, bool whole)
{
    enum { LONGEST = 9, LONGEST_WHOLE = 12 };
    static const char *const WHERE[] = {"in", "of", "at", "from", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t end = head + 1;
    if (end + 1 >= sentence->count) return end;
    /* "accused the authorities of fraud" */
    int32_t verb = sentence->tokens[head].head;
    if (verb >= 0 && strcmp(sentence->tokens[end].lower, "of") == 0 &&
        sentence->tokens[head].deprel != DEP_NSUBJ &&
        in_list(resolving, "accusing-verb", sentence->tokens[verb].lemma))
        return end;
    const struct token *next = &sentence->tokens[end];
    bool is_where = next->upos == UPOS_ADP && is_one_of(WHERE, next->lower);
    if (!is_where && !whole) return end;
    uint32_t longest = head + (whole ? LONGEST_WHOLE : LONGEST);
    for (uint32_t t = end; t < sentence->count && is_inside(sentence, t, head); t++) {
        const struct token *token = &sentence->tokens[t];
        bool ends =
            (token->upos == UPOS_PUNCT && token->xpos != XPOS_HYPH) || strcmp(token->lower, "dead") == 0;
        bool is_half = t > 0 && is_inner_hyphen(sentence, t - 1); /* "oil-producing Gabon" */
        bool opens_clause = (token->upos == UPOS_VERB && !is_half) || token->upos == UPOS_SCONJ ||
                            token->xpos == XPOS_WDT || token->xpos == XPOS_WP || token->upos == UPOS_CCONJ;
        bool leads_on = t >= end && token->upos == UPOS_ADP && !is_one_of(WHERE, token->lower);
        if (ends || (!whole && (opens_clause || leads_on))) break;
        if (t >= longest) return head + 1;
        end = t + 1;
    }
    while (end > head + 1 &&
           (sentence->tokens[end - 1].upos == UPOS_ADP || sentence->tokens[end - 1].upos == UPOS_DET ||
            sentence->tokens[end - 1].upos == UPOS_PUNCT))
        end--;
    return end;
}

/* "no court", "any journalist": nobody. */
static bool is_nobody(const struct sentence *sentence, uint32_t head)
{
    static const char *const WORDS[] = {"no", "any", "every", "each", "what", "which", "such", NULL};
    int32_t article = child_with(sentence, head, DEP_DET);
    return article >= 0 && is_one_of(WORDS, sentence->tokens[article].lower);
}

/* "the gas-rich Gulf state": a State that the article names too. */
static bool is_land(const struct sentence *sentence, uint32_t head)
{
    static const char *const WORDS[] = {"state",   "country",   "nation", "kingdom",
                                        "emirate", "sheikhdom", NULL};
    if (!is_one_of(WORDS, sentence->tokens[head].lower)) return false;
    int32_t article = child_with(sentence, head, DEP_DET);
    return article >= 0 && strcmp(sentence->tokens[article].lower, "the") == 0;
}

/* "the neighbours", "the ministers", "its oldest ally": somebody named before. */
static bool is_taken_up(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t owner = child_with(sentence, head, DEP_NMOD_POSS);
    bool is_persons = owner >= 0 && mention_covering(resolving, s, (uint32_t)owner) >= 0 &&
                      sentence->tokens[owner].name == NAME_PERSON; /* "Modi's deputy" */
    if (owner >= 0 && !is_persons && !is_plural_noun(&sentence->tokens[head]) &&
        in_list(resolving, "relative-of", sentence->tokens[head].lemma))
        return true;
    if (is_land(sentence, head)) return true;
    return s > 0 && head > 0 && strcmp(sentence->tokens[head - 1].lower, "the") == 0 &&
           in_list(resolving, "taken-up", sentence->tokens[head].lemma);
}

static enum entity_class class_of(const struct resolving *resolving, const struct token *token)
{
    if (in_list(resolving, "unnamed-crowd", token->lemma) ||
        in_list(resolving, "unnamed-crowd", token->lower))
        return CLASS_GROUP; /* "media", lemma "medium" */
    bool is_person = in_list(resolving, "unnamed-person", token->lemma);
    if (!is_person && !in_list(resolving, "unnamed-body", token->lemma)) return CLASS_NONE;
    if (strcmp(token->lemma, "power") == 0 && !is_plural_noun(token)) return CLASS_NONE; /* "seized power" */
    bool is_many = is_plural_noun(token) || strcmp(token->lemma, "people") == 0;
    return is_many ? CLASS_GROUP : is_person ? CLASS_PERSON : CLASS_ORGANIZATION;
}

/* What is known of the actors made so far. */
struct actors {
    struct map by_iri;
    const char **lemmas; /* of the heads, in the order in which the actors were made */
    long *counts;        /* how many they are told to be; 0: nobody says */
    size_t first, count, capacity;
};

/* The same description is the same actor within an article, and another one in another article. */
static uint32_t entity_called(struct resolving *resolving, struct actors *actors, const char *label,
                              const char *key, enum entity_class class, const char *lemma)
{
    const char *slug = text_slug(resolving->arena, label, strlen(label));
    const char *iri = arena_format(resolving->arena, "%s/%s-%08x", entity_class_folder(class), slug,
                                   (unsigned)(resolving->article->hash ^ resolving->article->hash >> 32));
    bool added;
    struct map_entry *same = key ? map_add(&actors->by_iri, key, strlen(key), &added) : NULL;
    if (same && !added) return (uint32_t)same->value.number;
    struct map_entry *slot = map_add(&actors->by_iri, iri, strlen(iri), &added);
    if (same) same = map_find(&actors->by_iri, key, strlen(key)); /* the map may have grown */
    if (same) same->value.number = added ? (uint32_t)resolving->entity_count : slot->value.number;
    if (!added) return (uint32_t)slot->value.number;
    slot->value.number = (uint32_t)resolving->entity_count;
    size_t capacity = actors->capacity;
    actors->counts =
        arena_grow(resolving->arena, actors->counts, actors->count, &capacity, sizeof *actors->counts);
    actors->lemmas = arena_grow(resolving->arena, actors->lemmas, actors->count, &actors->capacity,
                                sizeof *actors->lemmas);
    actors->counts[actors->count] = 0;
    actors->lemmas[actors->count++] = lemma;
    resolving->entities = arena_grow(resolving->arena, resolving->entities, resolving->entity_count,
                                     &resolving->entity_capacity, sizeof *resolving->entities);
    resolving->entities[resolving->entity_count] = (struct entity){.class = class,
                                                                   .iri = iri,
                                                                   .label = label,
                                                                   .is_plural = class == CLASS_GROUP,
                                                                   .confidence = 0.6f,
                                                                   .salience = 0.3f};
    return (uint32_t)resolving->entity_count++;
}

/* The State that the token names or stands for: "Turkish"; -1. */
static int32_t state_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t mention = mention_covering(resolving, s, t);
    int32_t entity = mention >= 0 ? resolving->mentions[mention].entity : -1;
    return entity >= 0 && resolving->entities[entity].class == CLASS_STATE ? entity : -1;
}

/* Where a phrase begins that names more than one State: "German and French officials". */
static uint32_t joined_begin(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    while (begin >= 2 && state_at(resolving, s, begin) >= 0) {
        const struct token *joint = token_at(resolving, s, begin - 1);
        bool joins = joint->upos == UPOS_CCONJ || strcmp(joint->lower, ",") == 0;
        int32_t other = joins ? mention_covering(resolving, s, begin - 2) : -1;
        if (other < 0 || state_at(resolving, s, begin - 2) < 0) break;
        if (token_at(resolving, s, begin - 2)->upos != UPOS_ADJ && joint->upos != UPOS_CCONJ) break;
        begin = resolving->mentions[other].begin;
    }
    return begin;
}

/* "the rescuers", "the five": the last such people told of before; -1. */
static int32_t told_before(const struct resolving *resolving, const struct actors *actors,
                           const struct sentence *sentence, uint32_t head)
{
    if (head == 0 || !is_plural_noun(&sentence->tokens[head])) return -1;
    const char *article = sentence->tokens[head - 1].lower;
    if (strcmp(article, "the") != 0 && strcmp(article, "these") != 0 && strcmp(article, "those") != 0)
        return -1;
    for (size_t i = actors->count; i-- > 0;)
        if (strcmp(actors->lemmas[i], sentence->tokens[head].lemma) == 0 &&
            resolving->entities[actors->first + i].class == CLASS_GROUP)
            return (int32_t)(actors->first + i);
    return -1;
}

/* "the envoys" after "ECOWAS envoys", "the court" after "a court in Lima"; -1. */
static int32_t described_before(const struct resolving *resolving, const struct actors *actors,
                                const struct sentence *sentence, uint32_t head, enum entity_class class)
{
    const char *noun = sentence->tokens[head].lower;
    if (head == 0 || strcmp(sentence->tokens[head - 1].lower, "the") != 0) return -1;
    for (size_t i = actors->count; i-- > 0 && class == CLASS_ORGANIZATION;)
        if (strcmp(actors->lemmas[i], sentence->tokens[head].lemma) == 0 &&
            resolving->entities[actors->first + i].class == class)
            return (int32_t)(actors->first + i);
    int32_t found = -1;
    for (size_t i = 0; i < actors->first && class == CLASS_GROUP; i++) {
        const struct entity *entity = &resolving->entities[i];
        if (entity->class != class || !entity->label || strcasecmp(last_word(entity->label), noun) != 0)
            continue;
        if (found >= 0) return -1;
        found = (int32_t)i;
    }
    return found;
}

/* "stormed parliament" where the article names one: "Parliament of Latvia"; -1 for none or several. */
static int32_t body_named(const struct resolving *resolving, const struct actors *actors, const char *noun)
{
    int32_t found = -1;
    for (size_t i = 0; i < actors->first; i++) {
        const struct entity *entity = &resolving->entities[i];
        if (entity->class != CLASS_ORGANIZATION || !entity->label ||
            strcasecmp(last_word(entity->label), noun) != 0)
            continue;
        /* "the army" is never the National Liberation Army of rebels */
        const char *kind = entity->entry && entity->entry->kind ? entity->entry->kind : "";
        if (strcmp(kind, "armed group") == 0) continue;
        if (found >= 0) return -1;
        found = (int32_t)i;
    }
    return found;
}

/* Where "five" of "five armed groups", "some 100" or "thousands of" before the phrase begins. */
static uint32_t number_begin(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = begin;
    if (at > 1 && strcmp(sentence->tokens[at - 1].lower, "of") == 0 &&
        in_list(resolving, "crowd-number", sentence->tokens[at - 2].lower))
        return at - 2;
    while (at > 0 && begin - at < 3 &&
           (sentence->tokens[at - 1].upos == UPOS_NUM ||
            in_list(resolving, "crowd-number", sentence->tokens[at - 1].lower) ||
            (at < begin && in_list(resolving, "about-number", sentence->tokens[at - 1].lower))))
        at--;
    return at;
}

/* Whose they are: "a Turkish court", "Swiss envoys", "Afghan migrants". */
static void belong(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head, uint32_t actor)
{
    bool is_body = resolving->entities[actor].class == CLASS_ORGANIZATION;
    const char *noun = token_at(resolving, s, head)->lemma;
    enum relation_kind kind = is_body                                    ? RELATION_PART_OF
                              : in_list(resolving, "private-noun", noun) ? RELATION_CITIZEN_OF
                                                                         : RELATION_AFFILIATED_WITH;
    for (uint32_t t = begin; t <= head; t++) {
        int32_t whose = t == begin || token_at(resolving, s, t - 1)->upos == UPOS_CCONJ ||
                                strcmp(token_at(resolving, s, t - 1)->lower, ",") == 0
                            ? state_at(resolving, s, t)
                            : -1;
        if (whose >= 0) add_relation(resolving, kind, actor, (uint32_t)whose, s);
    }
}

/* A form as it would stand within a sentence. */
static const char *form_of(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    char *form = arena_string(resolving->arena, span_text(resolving, s, begin, end));
    bool is_name = mention_covering(resolving, s, begin) >= 0 || sentence->tokens[begin].upos == UPOS_PROPN;
    bool is_word = form[0] && form[1] >= 'a' && form[1] <= 'z';
    if (begin == 0 && !is_name && is_word && form[0] >= 'A' && form[0] <= 'Z')
        form[0] = (char)(form[0] - 'A' + 'a');
    return form;
}

/* "his lawyers", "our 20 partners": the pronoun before the phrase that tells whose they are; -1. */
static int32_t pronoun_of_owner(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    uint32_t from = number_begin(resolving, s, begin);
    return from > 0 && token_at(resolving, s, from - 1)->xpos == XPOS_PRP_POSS ? (int32_t)from - 1 : -1;
}

/* "students murdered at La Cantuta in 1992": the end of the phrase without when it was. */
static uint32_t before_time(const struct resolving *resolving, uint32_t s, uint32_t head, uint32_t whole)
{
    static const char *const WHEN[] = {"in", "on", "since", "last", "during", NULL};
    for (uint32_t t = head + 1; t + 1 < whole; t++) {
        const char *next = token_at(resolving, s, t + 1)->lower;
        bool is_time = in_list(resolving, "weekday", next) || in_list(resolving, "month", next) ||
                       in_list(resolving, "when-word", next) || is_year(token_at(resolving, s, t + 1)) ||
                       (t + 2 < whole && is_end_of_time(sentence_at(resolving, s), t + 2));
        if (is_time && is_one_of(WHEN, token_at(resolving, s, t)->lower)) return t;
    }
    return whole;
}

/* The forms that begin at the token: up to the head, with what says which, with clauses. */
static void add_forms_from(struct resolving *resolving, uint32_t s, uint32_t from, uint32_t head,
                           uint32_t end, uint32_t actor)
{
    struct entity *entity = &resolving->entities[actor];
    uint32_t whole = phrase_end(resolving, s, head, true), timeless = before_time(resolving, s, head, whole);
    add_form(resolving, entity, form_of(resolving, s, from, head + 1));
    if (end > head + 1) add_form(resolving, entity, form_of(resolving, s, from, end));
    if (whole > end) add_form(resolving, entity, form_of(resolving, s, from, whole));
    if (timeless < whole && timeless > end)
        add_form(resolving, entity, form_of(resolving, s, from, timeless));
}

/* Where the words begin that tell how many and which: "three other" of "three other Iranian officials". */
static uint32_t count_begin(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    enum { MOST = 5 };
    uint32_t at = number_begin(resolving, s, begin);
    for (int steps = 0; at > 0 && steps < MOST; steps++) {
        const struct token *token = token_at(resolving, s, at - 1);
        if (!in_list(resolving, "crowd-other", token->lower) &&
            !in_list(resolving, "crowd-number", token->lower) &&
            !in_list(resolving, "about-number", token->lower) && token->upos != UPOS_NUM)
            break;
        at--;
    }
    if (at > 1 && strcmp(token_at(resolving, s, at - 1)->lower, "to") == 0 &&
        strcmp(token_at(resolving, s, at - 2)->lower, "up") == 0)
        return at - 2; /* "up to 300 people" */
    bool is_bound = strcmp(token_at(resolving, s, at)->lower, "least") == 0 ||
                    strcmp(token_at(resolving, s, at)->lower, "most") == 0;
    bool has_at = at > 0 && strcmp(token_at(resolving, s, at - 1)->lower, "at") == 0;
    return is_bound && has_at ? at - 1 : at; /* "at least 40 civilians" */
}

/* As the text has it: "at least 43 soldiers", "43 soldiers", "soldiers"; "his lawyers", "lawyers";
 * "Kenya's opposition parties", "opposition parties". */
static void add_forms(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head, uint32_t end,
                      uint32_t actor)
{
    int32_t owner = pronoun_of_owner(resolving, s, begin);
    for (uint32_t t = count_begin(resolving, s, begin); t <= head; t++) {
        bool is_first = t <= begin || token_at(resolving, s, t - 1)->xpos == XPOS_POS;
        if (is_first) add_forms_from(resolving, s, t, head, end, actor);
    }
    if (owner < 0) return;
    add_forms_from(resolving, s, (uint32_t)owner, head, end, actor);
    if (owner < 2 || strcmp(token_at(resolving, s, (uint32_t)owner - 1)->lower, "of") != 0) return;
    uint32_t number = count_begin(resolving, s, (uint32_t)owner - 1); /* "some 500 of his followers" */
    if (number + 1 < (uint32_t)owner) add_forms_from(resolving, s, number, head, end, actor);
}

/* "a Canadian": one who is of it, where the word is no adjective. */
static bool is_one_of_state(const struct sentence *sentence, uint32_t head)
{
    static const char *const ONE[] = {"a", "an", "another", NULL};
    const struct token *token = &sentence->tokens[head];
    bool is_argument = token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ ||
                       token->deprel == DEP_NSUBJ_PASS || token->deprel == DEP_OBL ||
                       token->deprel == DEP_OBL_AGENT || token->deprel == DEP_CONJ;
    bool is_any = head + 1 < sentence->count && sentence->tokens[head + 1].xpos == XPOS_VBN; /* "killed by" */
    return head > 0 && is_argument && !is_any && is_one_of(ONE, sentence->tokens[head - 1].lower);
}

/* "five Iranians held in Miami", "Serbs in the north of Kosovo", "ethnic Albanians": some people of a state,
 * not the state. */
static bool is_some_people(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t covering = mention_covering(resolving, s, head);
    size_t size = strlen(sentence->tokens[head].lower);
    bool are_men = size > 3 && strcmp(sentence->tokens[head].lower + size - 3, "men") == 0; /* "Frenchmen" */
    bool is_one = is_one_of_state(sentence, head);
    bool are_many = size > 3 && strcmp(sentence->tokens[head].lower + size - 3, "ese") == 0 &&
                    number_begin(resolving, s, head) < head; /* "thousands of Sudanese" */
    bool is_plural = is_plural_noun(&sentence->tokens[head]) || are_men || are_many;
    if (covering < 0 || (!is_plural && !is_one)) return false;
    const struct draft_mention *mention = &resolving->mentions[covering];
    if (mention->end != mention->begin + 1 || mention->kind != MENTION_DEMONYM ||
        !candidate_of(mention, CLASS_STATE))
        return false;
    if (is_one || number_begin(resolving, s, head) < head) return true;
    if (head > 0 && in_list(resolving, "ethnic-modifier", sentence->tokens[head - 1].lower)) return true;
    for (uint32_t t = head + 1; t < sentence->count && t < head + 3; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->head == (int32_t)head && token->deprel == DEP_ACL && token->xpos == XPOS_VBN) return true;
    }
    return head + 1 < sentence->count && strcmp(sentence->tokens[head + 1].lower, "in") == 0 &&
           is_inside(sentence, head + 1, head);
}

/* "some 100 countries", not "the two countries", which are told of before. */
static bool is_counted(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t from = number_begin(resolving, s, begin);
    if (from == begin || sentence->tokens[begin - 1].upos == UPOS_DET) return false;
    const struct token *before = from > 0 ? &sentence->tokens[from - 1] : NULL;
    return !before || (before->upos != UPOS_DET && before->upos != UPOS_PRON && before->xpos != XPOS_POS);
}

/* "EU leaders" and "European Union leaders" are the same: the body or State and the noun; NULL: the phrase
 * has more in it. */
static const char *key_of(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head,
                          uint32_t end, int32_t whose)
{
    if (whose >= 0 && begin == head && end == head + 1)
        return arena_format(resolving->arena, "%s %s", resolving->entities[whose].iri,
                            token_at(resolving, s, head)->lemma);
    int32_t mention = begin < head && end == head + 1 ? mention_covering(resolving, s, begin) : -1;
    if (mention < 0 || resolving->mentions[mention].begin != begin ||
        resolving->mentions[mention].end != head || resolving->mentions[mention].entity < 0)
        return NULL;
    const struct entity *owner = &resolving->entities[resolving->mentions[mention].entity];
    return arena_format(resolving->arena, "%s %s", owner->iri, token_at(resolving, s, head)->lemma);
}

/* "his lawyers": whose they are, where that is known; -1. */
static int32_t owner_told(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head,
                          enum entity_class class)
{
    int32_t pronoun = pronoun_of_owner(resolving, s, begin);
    bool are_people = class == CLASS_GROUP || class == CLASS_PERSON;
    if (pronoun < 0 || !are_people || token_at(resolving, s, (uint32_t)pronoun)->head != (int32_t)head)
        return -1;
    return entity_at(resolving, s, (uint32_t)pronoun);
}

/* "Osman Kavala's lawyers" */
static const char *owned_label(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end,
                               int32_t owner)
{
    return arena_format(resolving->arena, "%s's %s", resolving->entities[owner].label,
                        form_of(resolving, s, begin, end));
}

/* "a state of emergency": how things stand, no land. */
static bool is_condition(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    return strcmp(sentence->tokens[head].lower, "state") == 0 && head + 2 < sentence->count &&
           strcmp(sentence->tokens[head + 1].lower, "of") == 0 &&
           sentence->tokens[head + 2].upos == UPOS_NOUN && mention_covering(resolving, s, head + 2) < 0;
}

/* "vowed firmer leadership": how it is led, not those who lead. */
static bool is_degree(const struct sentence *sentence, uint32_t head)
{
    static const char *const NOUNS[] = {"leadership", "management", "hierarchy", "intelligence", NULL};
    return is_one_of(NOUNS, sentence->tokens[head].lower) && head > 0 &&
           sentence->tokens[head - 1].xpos == XPOS_JJR;
}

/* "seven soldiers": how many; 0: nobody says. */
static long count_told(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    char *end;
    const struct token *token = begin > 0 ? token_at(resolving, s, begin - 1) : NULL;
    if (!token || token->upos != UPOS_NUM) return 0;
    long value = strtol(token->lower, &end, 10);
    if (end != token->lower) return *end ? 0 : value;
    value = knowledge_list_value(resolving->knowledge, "number", token->lower, strlen(token->lower), 0);
    return value > 0 ? value : 0;
}

/* "two soldiers" after "seven soldiers": others. */
static bool is_other_number(const struct actors *actors, uint32_t actor, long count)
{
    long told = actor >= actors->first ? actors->counts[actor - actors->first] : 0;
    return told && count && told != count;
}

/* "Several hundred people rallied", "thousands of people marched": a crowd that is counted and protests. */
static bool is_marching_crowd(const struct resolving *resolving, uint32_t s, uint32_t head, uint32_t begin)
{
    static const char *const VERBS[] = {"rally",  "march", "protest", "demonstrate", "riot",
                                        "picket", "storm", "besiege", "chant",       NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    if (strcmp(token->lower, "people") != 0 || number_begin(resolving, s, begin) == begin) return false;
    bool is_of_number = token->deprel == DEP_NMOD && token->head >= 0 && token->head < (int32_t)head;
    const struct token *top = is_of_number ? &sentence->tokens[token->head] : token;
    return is_subject(top) && top->head >= 0 && is_one_of(VERBS, sentence->tokens[top->head].lemma);
}

static int32_t actor_at(struct resolving *resolving, struct actors *actors, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    bool is_people = is_some_people(resolving, s, head);
    bool is_free = token->upos == UPOS_NOUN && mention_covering(resolving, s, head) < 0;
    if ((!is_free && !is_people) || token->deprel == DEP_COMPOUND || token->deprel == DEP_FLAT ||
        token->deprel == DEP_NMOD_DESC || is_nobody(sentence, head) || is_taken_up(resolving, s, head) ||
        is_condition(resolving, s, head))
        return -1;
    enum entity_class class = is_people ? (is_one_of_state(sentence, head) ? CLASS_PERSON : CLASS_GROUP)
                                        : class_of(resolving, token);
    if (class == CLASS_NONE || is_degree(sentence, head)) return -1;
    int32_t beside = class == CLASS_PERSON ? person_beside(resolving, s, head) : -1;
    if (beside < 0) beside = medium_of(resolving, s, head);
    if (beside >= 0) return beside;
    uint32_t begin = joined_begin(resolving, s, phrase_begin(resolving, s, head));
    uint32_t end = phrase_end(resolving, s, head, false);
    int32_t before = body_of_fighters(resolving, s, begin, head);
    if (before < 0) before = group_named(resolving, s, begin, head);
    if (before >= 0) return before;
    if (begin == head && end == head + 1) before = told_before(resolving, actors, sentence, head);
    if (begin == head && class != CLASS_PERSON && before < 0) {
        before = body_named(resolving, actors, token->lemma);
        if (before >= 0) return before;
    }
    if (before < 0 && begin == head && end == head + 1) {
        int32_t described = described_before(resolving, actors, sentence, head, class);
        if (described >= 0) return described;
    }
    if (before >= 0) {
        add_form(resolving, &resolving->entities[before], form_of(resolving, s, head, head + 1));
        return before;
    }
    bool is_alone = begin == head && end == head + 1, is_number = is_counted(resolving, s, begin);
    bool is_body = in_list(resolving, "unnamed-body", token->lemma) &&
                   !in_list(resolving, "unnamed-crowd", token->lemma);
    bool is_vague = class == CLASS_GROUP && is_alone && !is_number && is_body && /* "alliances" */
                    !in_list(resolving, "armed-body", token->lemma);
    bool is_anybody = in_list(resolving, "anybody", token->lemma);
    uint32_t whole = phrase_end(resolving, s, head, true);
    bool is_told = is_anybody && is_plural_noun(token) && whole > head + 1; /* "people backing the coup" */
    int32_t owner = owner_told(resolving, s, begin, head, class);
    bool is_owned = owner >= 0 && class == CLASS_GROUP;
    bool is_bare = is_alone && (!is_number || is_anybody) && !is_told && !is_owned && /* "a neighbour" */
                   in_list(resolving, "needs-qualifier", token->lemma) &&
                   !in_list(resolving, "acts-alone", token->lemma);
    bool is_crowd = is_marching_crowd(resolving, s, head, begin);
    if (is_vague || (is_bare && !is_crowd)) return -1;
    bool is_many = is_alone && is_body && is_number;
    uint32_t from = is_many || is_crowd ? number_begin(resolving, s, begin) : begin;
    const char *label = owner >= 0 ? owned_label(resolving, s, begin, head + 1, owner)
                                   : form_of(resolving, s, from, is_alone && is_told ? whole : end);
    const char *key = class == CLASS_GROUP ? key_of(resolving, s, begin, head, end, owner) : NULL;
    uint32_t actor = entity_called(resolving, actors, label, key, class, token->lemma);
    long count = class == CLASS_GROUP ? count_told(resolving, s, begin) : 0;
    if (is_other_number(actors, actor, count)) {
        label = form_of(resolving, s, begin - 1, end);
        actor = entity_called(resolving, actors, label, NULL, class, token->lemma);
    }
    if (count && actor >= actors->first) actors->counts[actor - actors->first] = count;
    if (strcmp(resolving->entities[actor].label, label) != 0)
        add_form(resolving, &resolving->entities[actor], label);
    add_forms(resolving, s, begin, head, end, actor);
    belong(resolving, s, begin, head, actor);
    return (int32_t)actor;
}

/* "13 Israeli women and children", "20 politicians, businessmen and journalists": one group, by its first
 * noun; -1. */
static int32_t joined_noun(const struct resolving *resolving, uint32_t s, uint32_t t,
                           const int32_t *unnamed_at)
{
    enum { MOST = 5 };
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = t;
    if (t < 3 || strcmp(sentence->tokens[t - 1].lower, "and") != 0) return -1;
    for (int steps = 0; at > 2 && steps < MOST; steps++, at -= 2) {
        const char *joint = sentence->tokens[at - 1].lower;
        bool joins = sentence->tokens[at].deprel == DEP_CONJ && is_plural_noun(&sentence->tokens[at]) &&
                     (strcmp(joint, "and") == 0 || strcmp(joint, ",") == 0) &&
                     sentence->tokens[at].head < (int32_t)at;
        if (!joins) break;
    }
    if (at == t || !is_plural_noun(&sentence->tokens[at])) return -1;
    int32_t first = unnamed_at[at];
    bool is_counted_group = first >= 0 && child_with(sentence, at, DEP_NUMMOD) >= 0 &&
                            class_of(resolving, &sentence->tokens[t]) == CLASS_GROUP &&
                            resolving->entities[first].class == CLASS_GROUP &&
                            (size_t)first + 1 == resolving->entity_count; /* not told of before */
    return is_counted_group ? (int32_t)at : -1;
}

static void join_nouns(struct resolving *resolving, uint32_t s, uint32_t first, uint32_t second,
                       int32_t actor)
{
    struct entity *entity = &resolving->entities[actor];
    uint32_t begin = phrase_begin(resolving, s, first), from = number_begin(resolving, s, begin);
    entity->label = form_of(resolving, s, begin, second + 1);
    while (from < begin && in_list(resolving, "about-number", token_at(resolving, s, from)->lower))
        from++;
    add_form(resolving, entity, form_of(resolving, s, from, second + 1));
}

int32_t **find_unnamed(struct resolving *resolving)
{
    size_t sentences = resolving->analysis->count;
    struct actors actors = {.first = resolving->entity_count};
    map_init(&actors.by_iri, resolving->arena);
    int32_t **unnamed_at = arena_array(resolving->arena, sentences + 1, sizeof *unnamed_at);
    for (uint32_t s = 0; s < sentences; s++) {
        uint32_t count = sentence_at(resolving, s)->count;
        unnamed_at[s] = arena_array(resolving->arena, count + 1, sizeof **unnamed_at);
        for (uint32_t t = 0; t < count; t++) {
            uint32_t of = s;
            int32_t noun = unnamed_speaker(resolving, s, t, &of);
            int32_t first = noun < 0 ? joined_noun(resolving, s, t, unnamed_at[s]) : -1;
            if (first >= 0) {
                unnamed_at[s][t] = unnamed_at[s][first];
                join_nouns(resolving, s, (uint32_t)first, t, unnamed_at[s][first]);
                continue;
            }
            unnamed_at[s][t] = noun < 0 ? actor_at(resolving, &actors, s, t) : unnamed_at[of][noun];
        }
    }
    return unnamed_at;
}
