/* nominal.c: what definite descriptions stand for: "the reclusive state", "the alliance"; sets of several are
 * those of sets.c, titles those of holder.c. */
#include "entity/resolving.h"

#include "base/text.h"
#include "language/quotation.h"
#include <math.h>
#include <string.h>

bool has_definite_article(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        static const char *const WORDS[] = {"the", "both", "this", "that", "these", "those", NULL};
        for (size_t w = 0; WORDS[w]; w++)
            if ((token->upos == UPOS_DET || token->deprel == DEP_DET || token->deprel == DEP_CC_PRECONJ) &&
                strcmp(token->lower, WORDS[w]) == 0)
                return true;
    }
    return false;
}

/* What stands before a noun phrase and is no part of it, whatever it depends on. */
static const bool ENDS_PHRASE[UPOS_COUNT] = {[UPOS_ADP] = true,   [UPOS_PUNCT] = true, [UPOS_CCONJ] = true,
                                             [UPOS_SCONJ] = true, [UPOS_AUX] = true,   [UPOS_ADV] = true};

uint32_t noun_phrase_begin(const struct sentence *sentence, uint32_t head)
{
    uint32_t begin = head;
    while (begin > 0 && sentence->tokens[begin - 1].head == (int32_t)head &&
           !ENDS_PHRASE[sentence->tokens[begin - 1].upos])
        begin--;
    return begin;
}

/* "the U.S. government", "the state of affairs", "the manufacturer Saab": what says itself whose or which it
 * is takes up nothing. */
bool says_which(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t) continue;
        bool before = i < t && mention_covering(resolving, s, i) >= 0 && token->deprel != DEP_NMOD;
        bool behind =
            i > t &&
            ((token->deprel == DEP_NMOD && strcmp(phrase_preposition(sentence, i), "of") == 0) ||
             token->deprel == DEP_APPOS || token->deprel == DEP_FLAT || token->deprel == DEP_NMOD_DESC);
        if (before || behind) return true;
    }
    return sentence->tokens[t].deprel == DEP_COMPOUND || sentence->tokens[t].deprel == DEP_NMOD_DESC;
}

/* Does the word before say only where they are: "Gulf rivals", "Asian neighbours"? */
bool names_region(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t before = t > 0 ? mention_covering(resolving, s, t - 1) : -1;
    return before >= 0 && resolving->mentions[before].class == CLASS_PLACE;
}

/* ---- One thing ---- */

static const struct {
    const char *list;
    uint32_t classes;
} NOUNS[] = {{"state-noun", 1u << CLASS_STATE},
             {"organization-noun", 1u << CLASS_ORGANIZATION},
             {"place-noun", 1u << CLASS_PLACE},
             {"treaty-noun", 1u << CLASS_TREATY}};

/* The person who is subject of the clause; -1. */
int32_t person_acting(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < t; i++) {
        if (!is_subject(&sentence->tokens[i]) || !is_clause_mate(sentence, i, t)) continue;
        int32_t mention = mention_covering(resolving, s, i);
        int32_t name = mention < 0 ? child_with(sentence, i, DEP_APPOS) : -1; /* "opposition leader NAME" */
        if (name >= 0) mention = mention_covering(resolving, s, (uint32_t)name);
        int32_t entity = mention >= 0 ? resolving->mentions[mention].entity : -1;
        for (size_t f = resolving->first_reference; entity < 0 && f < resolving->finished_count; f++)
            if (resolving->finished[f].sentence == s && resolving->finished[f].head == i &&
                resolving->finished[f].entity_count == 1)
                entity = (int32_t)resolving->finished[f].entities[0];
        if (entity >= 0 && resolving->entities[entity].class == CLASS_PERSON) return entity;
    }
    return -1;
}

/* The State of the person who is subject of the clause: "he accused the president", his own; -1. */
int32_t state_of_subject(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t person = person_acting(resolving, s, t);
    return person < 0 ? -1 : state_of_official(resolving, (uint32_t)person);
}

/* "The opposition leader criticised the government": that of his state, else of the one that the article
 * speaks of most; -1 when no person speaks. */
static int32_t home_of(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t person = person_acting(resolving, s, t), best = -1;
    int32_t state = person < 0 ? -1 : state_of_official(resolving, (uint32_t)person);
    size_t most = 0;
    if (person < 0 || state >= 0) return state;
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        size_t count = 0;
        if (resolving->entities[e].class != CLASS_STATE) continue;
        struct namings namings = namings_of(resolving, e);
        while (count < namings.count && resolving->mentions[namings.items[count]].sentence <= s)
            count++;
        if (count > most) most = count, best = (int32_t)e;
    }
    return best;
}

/* The State with whose name the noun stood last, "the Ethiopian government ... The government"; -1. */
static int32_t named_with(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_before = mention->sentence < s || (mention->sentence == s && mention->head < t);
        if (!is_before || mention->entity < 0 || resolving->entities[mention->entity].class != CLASS_STATE)
            continue;
        const struct sentence *sentence = sentence_at(resolving, mention->sentence);
        const struct token *word = &sentence->tokens[mention->head];
        bool is_whole = in_list(resolving, "rule-noun", word->lower);
        bool is_part = word->head >= 0 && (word->deprel == DEP_AMOD || word->deprel == DEP_COMPOUND ||
                                           word->deprel == DEP_NMOD || word->deprel == DEP_NMOD_POSS);
        if (is_whole || (is_part && in_list(resolving, "rule-noun", sentence->tokens[word->head].lower)))
            return mention->entity;
    }
    return -1;
}

/* "Paris accused the West African country": nobody acts on himself. */
bool is_acted_on(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const WORDS[] = {"for", "against", "with", "towards", "to", "from", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    enum deprel deprel = (enum deprel)sentence->tokens[t].deprel;
    return deprel == DEP_OBJ || deprel == DEP_IOBJ || deprel == DEP_OBL ||
           (deprel == DEP_NMOD && is_one_of(WORDS, phrase_preposition(sentence, t)));
}

/* "the Gulf state", "the West African country": where it lies leaves open which it is. */
static bool says_where_only(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    return in_list(resolving, "country-noun", sentence->tokens[t].lower) && names_region(resolving, s, t) &&
           child_with(sentence, t, DEP_APPOS) < 0 && sentence->tokens[t].deprel != DEP_COMPOUND &&
           sentence->tokens[t].deprel != DEP_NMOD_DESC && sentence->tokens[t].deprel != DEP_APPOS;
}

/* "curbed visas for Ugandan officials after the country passed a law": who acts in the main clause would be
 * "it"; the State that is its subject, or -1. */
static int32_t state_acting_above(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t verb = is_subject(&sentence->tokens[t]) ? sentence->tokens[t].head : -1;
    if (verb < 0 || sentence->tokens[verb].deprel != DEP_ADVCL || sentence->tokens[verb].head < 0) return -1;
    int32_t subject = child_with(sentence, (uint32_t)sentence->tokens[verb].head, DEP_NSUBJ);
    int32_t mention =
        subject < 0 || subject > (int32_t)t ? -1 : mention_covering(resolving, s, (uint32_t)subject);
    int32_t entity = mention < 0 ? -1 : resolving->mentions[mention].entity;
    return entity >= 0 && resolving->entities[entity].class == CLASS_STATE ? entity : -1;
}

/* The one whom the pronoun or name that is subject of the clause stands for: "it could limit its support to
 * the country"; -1. */
static int32_t acting_beside(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (size_t i = resolving->finished_count; i-- > resolving->first_reference;) {
        const struct mention *reference = &resolving->finished[i];
        if (reference->sentence != s) break;
        if (reference->entity_count == 1 && is_subject(&sentence->tokens[reference->head]) &&
            is_clause_mate(sentence, reference->head, t))
            return (int32_t)reference->entities[0];
    }
    return -1;
}

static bool are_judges(const struct token *token)
{
    return strcmp(token->lower, "judges") == 0;
}

/* "the government in Mogadishu": that of the capital's State; -1. */
static int32_t seated_in(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_in = t + 2 < sentence->count && strcmp(sentence->tokens[t + 1].lower, "in") == 0;
    int32_t mention = is_in ? mention_covering(resolving, s, t + 2) : -1;
    if (mention < 0 || resolving->mentions[mention].entity < 0) return -1;
    const struct entity *seat = &resolving->entities[resolving->mentions[mention].entity];
    if (seat->class == CLASS_STATE) return resolving->mentions[mention].entity;
    return seat->class == CLASS_PLACE && seat->entry ? entity_of(resolving, seat->entry->located_in) : -1;
}

/* "the rebels", "the militants": the movement named before. */
static bool are_fighters(const struct token *token)
{
    static const char *const WORDS[] = {"rebels",    "militants",  "insurgents", "guerrillas",
                                        "jihadists", "extremists", NULL};
    return is_one_of(WORDS, token->lower);
}

/* "the French company" after "TotalEnergies": the last such body that is at home in the State before the
 * noun; -1. O(mentions). */
static int32_t body_of_land(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    int32_t beside = t > 0 && in_list(resolving, "organization-noun", token->lower)
                         ? mention_covering(resolving, s, t - 1)
                         : -1;
    const struct entry *land = beside < 0 ? NULL : resolving->mentions[beside].entry;
    if (!land || land->class != CLASS_STATE || resolving->mentions[beside].kind != MENTION_DEMONYM) return -1;
    for (size_t i = (size_t)beside; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        const struct entry *body = mention->class == CLASS_ORGANIZATION ? mention->entry : NULL;
        if (body && mention->entity >= 0 && (body->located_in == land || body->part_of == land) &&
            noun_fitness(resolving, (uint32_t)mention->entity, token->lower) > 0)
            return mention->entity;
    }
    return -1;
}

static void one_thing(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    if (!has_definite_article(resolving, s, t)) return;
    int32_t body = body_of_land(resolving, s, t);
    if (body < 0 && t > 0 && token_at(resolving, s, t - 1)->deprel == DEP_COMPOUND)
        body = group_named(resolving, s,
                           t > 1 && token_at(resolving, s, t - 2)->upos == UPOS_ADJ ? t - 2 : t - 1, t);
    if (body >= 0) {
        uint32_t entity = (uint32_t)body;
        add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                     &entity, 1, 0.6f);
        return;
    }
    if (says_which(resolving, s, t) && !says_where_only(resolving, s, t)) return;
    struct wanted wanted = {
        .sentence = s, .token = t, .except = -1, .same_clause_subject = true, .noun = token->lower};
    int32_t home = -1;
    if (in_list(resolving, "rule-noun", token->lower)) {
        home = is_acted_on(resolving, s, t) ? home_of(resolving, s, t)
               : is_subject(token)          ? -1
                                            : state_of_subject(resolving, s, t);
        /* '"The Government is filing a protest," President Frei said': his own */
        int32_t speaker = is_quoted(sentence_at(resolving, s), t) ? speaker_of(resolving, s) : -1;
        bool is_official = speaker >= 0 && resolving->entities[speaker].class == CLASS_PERSON;
        if (home < 0 && is_official && is_subject(token))
            home = state_of_official(resolving, (uint32_t)speaker);
        int32_t seat = seated_in(resolving, s, t);
        if (seat >= 0) home = seat;
        if (home < 0) home = named_with(resolving, s, t);
    }
    if (home >= 0) {
        uint32_t state = (uint32_t)home;
        add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                     &state, 1, 0.5f);
        return;
    }
    if (in_list(resolving, "country-noun", token->lower) || in_list(resolving, "rule-noun", token->lower))
        wanted.same_clause_subject = !is_acted_on(resolving, s, t);
    /* "sent troops at the request of the government": another's than who sent them */
    if (in_list(resolving, "rule-noun", token->lower) && !is_subject(token))
        wanted.same_clause_subject = false;
    if (in_list(resolving, "country-noun", token->lower)) wanted.except = state_acting_above(resolving, s, t);
    if (wanted.except < 0 && !wanted.same_clause_subject) wanted.except = acting_beside(resolving, s, t);
    /* "the judges": the court named before */
    if (are_judges(token)) {
        wanted.noun = "court";
        wanted.classes = 1u << CLASS_ORGANIZATION;
    }
    if (are_fighters(token)) {
        wanted.noun = "armed group";
        wanted.classes = 1u << CLASS_ORGANIZATION;
    }
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (in_list(resolving, NOUNS[i].list, token->lower)) {
            wanted.classes = NOUNS[i].classes;
            break;
        }
    if (!wanted.classes) return;
    int32_t found = find_antecedent(resolving, &wanted);
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                 &entity, 1, 0.5f);
}

/* The entity that the possessive before the noun stands for; -1. */
static int32_t possessor_of(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t whose = child_with(sentence_at(resolving, s), t, DEP_NMOD_POSS);
    for (size_t i = resolving->finished_count; whose >= 0 && i-- > resolving->first_reference;)
        if (resolving->finished[i].sentence == s && resolving->finished[i].head == (uint32_t)whose &&
            resolving->finished[i].entity_count == 1)
            return (int32_t)resolving->finished[i].entities[0];
    return -1;
}

/* The level of the office that the person has by the article; 0 for none. */
static unsigned level_of(const struct resolving *resolving, uint32_t person)
{
    struct namings namings = namings_of(resolving, person);
    for (size_t i = 0; i < namings.count; i++) {
        const struct draft_mention *mention = &resolving->mentions[namings.items[i]];
        for (size_t o = 0; o < mention->office_count; o++)
            if (mention->offices[o].office) return mention->offices[o].office->level;
    }
    return 0;
}

/* "held talks with his Iranian counterpart" of one whom the article names elsewhere: the one official of that
 * State as high as who talks to him. */
static bool counterpart_of_land(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (t == 0 || !in_list(resolving, "counterpart", sentence->tokens[t].lower) ||
        is_plural_noun(&sentence->tokens[t]))
        return false;
    int32_t land = mention_covering(resolving, s, t - 1), one = possessor_of(resolving, s, t), found = -1;
    if (land < 0 || one < 0 || resolving->mentions[land].class != CLASS_STATE ||
        resolving->mentions[land].entity < 0)
        return false;
    for (uint32_t i = t + 1; i < sentence->count && i < t + 4; i++)
        if (mention_covering(resolving, s, i) >= 0) return false; /* named there */
    unsigned level = level_of(resolving, (uint32_t)one);
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        bool fits = resolving->entities[e].class == CLASS_PERSON &&
                    state_of_official(resolving, e) == resolving->mentions[land].entity &&
                    (!level || level_of(resolving, e) == level);
        if (!fits) continue;
        if (found >= 0) return false;
        found = (int32_t)e;
    }
    if (found < 0 || found == one) return false;
    uint32_t other = (uint32_t)found;
    add_finished(resolving, s, noun_phrase_begin(sentence, t), t + 1, MENTION_NOMINAL, &other, 1, 0.6f);
    return true;
}

/* "His Highness", "H.E." alone: who was last addressed so. */
static bool address_alone(struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const ADDRESSES[] = {"highness", "excellency", "majesty",
                                            "eminence", "holiness",   NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!is_one_of(ADDRESSES, sentence->tokens[t].lower) || sentence->tokens[t].deprel == DEP_NMOD_DESC ||
        (t + 1 < sentence->count && mention_covering(resolving, s, t + 1) >= 0) ||
        (t + 1 < sentence->count && resolving->titles[s][t + 1].end))
        return false;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_before = mention->sentence < s || (mention->sentence == s && mention->end < t);
        if (!is_before || mention->class != CLASS_PERSON || mention->entity < 0) continue;
        const struct sentence *of = sentence_at(resolving, mention->sentence);
        for (uint32_t u = mention->begin; u > 0 && u + 5 > mention->begin; u--)
            if (strcmp(of->tokens[u - 1].lower, sentence->tokens[t].lower) == 0) {
                uint32_t entity = (uint32_t)mention->entity;
                add_finished(resolving, s, noun_phrase_begin(sentence, t), t + 1, MENTION_NOMINAL, &entity, 1,
                             0.6f);
                return true;
            }
    }
    return false;
}

/* "Museveni thanked his host": the other one of the two who are together. */
static bool the_other(struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const WORDS[] = {"host", "guest", "counterpart", "interlocutor", "visitor", NULL};
    const struct token *token = token_at(resolving, s, t);
    if (!is_one_of(WORDS, token->lower) || says_which(resolving, s, t)) return false;
    static const char *const GUESTS[] = {"guest", "visitor", NULL};
    int32_t one = possessor_of(resolving, s, t);
    bool is_guest = one < 0 && is_one_of(GUESTS, token->lower) && has_definite_article(resolving, s, t);
    if (!is_guest && (one < 0 || resolving->entities[one].class != CLASS_PERSON)) return false;
    struct wanted wanted = {
        .classes = 1u << CLASS_PERSON, .sentence = s, .token = t, .except = -1, .same_clause_subject = true};
    struct plural pair = {.fitness = -INFINITY};
    set_in_view(resolving, &wanted, &pair);
    if (pair.count != 2) return false;
    if (is_guest) one = (int32_t)pair.entities[0]; /* "Chinh met Marrero ... the guest": who is told second */
    if (pair.entities[0] != (uint32_t)one && pair.entities[1] != (uint32_t)one) return false;
    uint32_t other = pair.entities[pair.entities[0] == (uint32_t)one];
    add_finished(resolving, s, noun_phrase_begin(sentence_at(resolving, s), t), t + 1, MENTION_NOMINAL,
                 &other, 1, 0.55f);
    return true;
}

/* The actors named in the sentence before the token, each once and in order, the first `most` of them; how
 * many. */
static size_t actors_before(const struct resolving *resolving, uint32_t s, uint32_t before, uint32_t *actors,
                            size_t most)
{
    const uint32_t ACTORS =
        1u << CLASS_STATE | 1u << CLASS_PERSON | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->count && t < before; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        int32_t entity = mention < 0 ? -1 : resolving->mentions[mention].entity;
        if (entity < 0 || !(ACTORS & 1u << resolving->entities[entity].class)) continue;
        bool is_known = false;
        for (size_t i = 0; i < count; i++)
            is_known = is_known || actors[i] == (uint32_t)entity;
        if (!is_known && count < most) actors[count++] = (uint32_t)entity;
    }
    return count;
}

/* "Chad accused Niger of an attack. The latter denied it": of the two named before, the second. */
static bool former_or_latter(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    bool is_latter = strcmp(token->lower, "latter") == 0;
    if ((!is_latter && strcmp(token->lower, "former") != 0) || t == 0 || token->deprel == DEP_AMOD ||
        strcmp(sentence->tokens[t - 1].lower, "the") != 0)
        return false;
    uint32_t actors[3];
    size_t count = actors_before(resolving, s, t, actors, 3);
    if (count == 0 && s > 0) count = actors_before(resolving, s - 1, UINT32_MAX, actors, 3);
    if (count != 2) return false;
    add_finished(resolving, s, t - 1, t + 1, MENTION_NOMINAL, &actors[is_latter], 1, 0.6f);
    resolving->finished[resolving->finished_count - 1].is_bound = true;
    return true;
}

/* "the Red Sea port", "the Turkish resort": the town named last, where it lies in that state; what stands
 * beside the noun tells which town is meant. */
static bool known_town(struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const TOWNS[] = {"port", "city", "town", "resort", "village"};
    const struct sentence *sentence = sentence_at(resolving, s);
    bool fits = false;
    for (size_t i = 0; i < sizeof TOWNS / sizeof *TOWNS; i++)
        fits = fits || strcmp(sentence->tokens[t].lower, TOWNS[i]) == 0;
    int32_t beside = fits && t > 0 ? mention_covering(resolving, s, t - 1) : -1;
    if (beside < 0 || !has_definite_article(resolving, s, t)) return false;
    if (t + 1 < sentence->count &&
        (mention_covering(resolving, s, t + 1) >= 0 || strcmp(sentence->tokens[t + 1].lower, "of") == 0))
        return false;
    const struct entry *state = candidate_of(&resolving->mentions[beside], CLASS_STATE);
    if (!state && mention_class(&resolving->mentions[beside]) != CLASS_PLACE) return false;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *town = &resolving->mentions[i];
        bool before = town->sentence < s || (town->sentence == s && town->end < t);
        if (!before || town->class != CLASS_PLACE || town->entity < 0 || town->kind != MENTION_NAME) continue;
        const char *kind = town->entry && town->entry->kind ? town->entry->kind : "city";
        if (!strstr(kind, "city") && !strstr(kind, "town") && !strstr(kind, "capital")) continue;
        if (state && town->entry && town->entry->located_in != state) continue;
        uint32_t entity = (uint32_t)town->entity;
        add_finished(resolving, s, resolving->mentions[beside].begin, t + 1, MENTION_NOMINAL, &entity, 1,
                     0.6f);
        return true;
    }
    return false;
}

/* "the former French colony", "the Dutch possession": the land named before, not whose it was. */
static bool known_colony(struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const COLONIES[] = {"colony",   "possession", "protectorate", "dependency", "mandate",
                                           "dominion", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t beside =
        is_one_of(COLONIES, sentence->tokens[t].lower) && t > 0 ? mention_covering(resolving, s, t - 1) : -1;
    if (beside < 0 || !has_definite_article(resolving, s, t) || child_with(sentence, t, DEP_APPOS) >= 0 ||
        resolving->mentions[beside].class != CLASS_STATE ||
        (t + 1 < sentence->count && mention_covering(resolving, s, t + 1) >= 0))
        return false;
    struct wanted wanted = {.classes = 1u << CLASS_STATE,
                            .sentence = s,
                            .token = t,
                            .except = resolving->mentions[beside].entity,
                            .noun = "country"}; /* rather the one that the article is about */
    int32_t found = find_antecedent(resolving, &wanted);
    if (found < 0) return false;
    uint32_t land = (uint32_t)found;
    add_finished(resolving, s, noun_phrase_begin(sentence, t), t + 1, MENTION_NOMINAL, &land, 1, 0.5f);
    return true;
}

void find_references(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (resolving->titles[s][t].end) {
                uint32_t end = resolving->titles[s][t].end, last = end - 1;
                bool is_free =
                    is_plural_noun(&sentence->tokens[last]) && mention_covering(resolving, s, last) < 0;
                bool is_set =
                    is_free && (holders_of_states(resolving, s, t, last) || set_of_many(resolving, s, last));
                if (!is_set && are_judges(&sentence->tokens[last])) one_thing(resolving, s, last);
                if (!is_set) resolve_title(resolving, s, t);
                t = last;
                continue;
            }
            const struct token *token = &sentence->tokens[t];
            int32_t name = mention_covering(resolving, s, t);
            bool is_free = name < 0 || resolving->mentions[name].entity < 0;
            if (is_free && set_of_namesakes(resolving, s, t)) continue;
            if (name >= 0 || address_alone(resolving, s, t)) continue;
            if (resolve_pronoun(resolving, s, t) || former_or_latter(resolving, s, t)) continue;
            bool is_noun = token->upos == UPOS_NOUN || /* "the Government" */
                           (token->upos == UPOS_PROPN && in_list(resolving, "rule-noun", token->lower));
            if (!is_noun || known_town(resolving, s, t) || known_colony(resolving, s, t) ||
                the_other(resolving, s, t) || counterpart_of_land(resolving, s, t))
                continue;
            if (set_of_many(resolving, s, t)) continue;
            if (!is_plural_noun(token) || are_judges(token) || are_fighters(token))
                one_thing(resolving, s, t);
            resolve_paper(resolving, s, t);
        }
    }
}
