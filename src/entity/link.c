/* link.c: which of its readings a name has here: by title, syntax (a capital as a place or as a government),
 * the states that the article speaks of, dates of office and existence, and how much is written about each. A
 * name none of whose readings fits stays unknown. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "BBC News, The Hague -": names and commas only before the place, and a dash behind it. */
static bool is_behind_press(const struct sentence *sentence, const struct draft_mention *mention)
{
    enum { LATEST = 6 };
    uint32_t begin = mention->begin;
    if (begin < 2 || begin > LATEST || mention->end >= sentence->count ||
        !is_dash(sentence->tokens[mention->end].form) || !sentence->tokens[mention->end].space_after)
        return false;
    if (strcmp(sentence->tokens[begin - 1].lower, "the") == 0) begin--;
    if (strcmp(sentence->tokens[begin - 1].form, ",") != 0) return false;
    for (uint32_t t = 0; t + 1 < begin; t++)
        if (sentence->tokens[t].upos != UPOS_PROPN) return false;
    return true;
}

static bool is_dateline(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct token *first = &sentence->tokens[mention->begin];
    if (is_headline(resolving, mention->sentence)) return false;
    if (is_behind_press(sentence, mention)) return true;
    if (mention->begin > 3) return false;
    bool is_shouted = strcmp(first->form, first->lower) != 0;
    for (const char *c = mention->name; *c; c++)
        if (*c >= 'a' && *c <= 'z') is_shouted = false;
    return is_shouted && strlen(mention->name) > 3;
}

/* "JEDDAH, Aug 17, SPA --", "PARIS (AFP) -": whose report it is stands between the place and the dash. */
static bool is_press_of_dateline(const struct resolving *resolving, const struct draft_mention *mention)
{
    enum { LATEST = 12 };
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    if (mention->begin > LATEST || mention->end >= sentence->count) return false;
    for (uint32_t t = 0; t < mention->begin; t++)
        if (sentence->tokens[t].upos == UPOS_VERB && !is_capitalised(&sentence->tokens[t])) return false;
    const char *next = sentence->tokens[mention->end].form;
    if (*next == ')' && mention->end + 1 < sentence->count) next = sentence->tokens[mention->end + 1].form;
    return is_dash(next) && !is_inner_hyphen(sentence, mention->end);
}

static bool is_done_to_places(const struct resolving *resolving, const struct sentence *sentence,
                              const struct token *undergoer)
{
    if (undergoer->head < 0) return false;
    const struct token *verb = &sentence->tokens[undergoer->head];
    return in_list(resolving, "place-verb", verb->lemma) || in_list(resolving, "place-verb", verb->lower);
}

/* "the Berlin-Warsaw train service" */
static bool is_on_route(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    for (uint32_t t = mention->end; t < sentence->count && t < mention->end + 4; t++) {
        if (in_list(resolving, "route-noun", sentence->tokens[t].lemma)) return true;
        uint8_t upos = sentence->tokens[t].upos;
        if (upos != UPOS_PROPN && upos != UPOS_PUNCT && upos != UPOS_ADJ && upos != UPOS_SYM) return false;
    }
    return false;
}

/* Is the mention where something happens: "in Moscow", a dateline, "arrived from Paris"? */
static bool is_place_here(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct token *head = &sentence->tokens[mention->head];
    if (is_dateline(resolving, mention)) return true;
    bool is_joined = (mention->begin > 1 && is_inner_hyphen(sentence, mention->begin - 1) &&
                      mention_covering(resolving, mention->sentence, mention->begin - 2) >= 0) ||
                     (mention->end + 1 < sentence->count && is_inner_hyphen(sentence, mention->end) &&
                      mention_covering(resolving, mention->sentence, mention->end + 1) >= 0);
    if (is_joined) return is_on_route(resolving, mention); /* but "Havana-Washington relations" */
    /* "In Santiago riot police used gas", which the parser reads as the police of Santiago */
    if (mention->begin == 1 && head->deprel == DEP_COMPOUND && strcmp(sentence->tokens[0].form, "In") == 0)
        return true;
    /* "a Yerevan think tank" */
    if (head->deprel == DEP_COMPOUND && head->head >= 0 &&
        in_list(resolving, "private-body-noun", sentence->tokens[head->head].lower))
        return true;
    /* "in the Hungarian capital Budapest" */
    static const char *const TOWNS[] = {"capital", "city", "town", "port", "resort", NULL};
    if ((head->deprel == DEP_APPOS || head->deprel == DEP_FLAT) && head->head >= 0 &&
        is_one_of(TOWNS, sentence->tokens[head->head].lower))
        return true;
    /* "the Bucharest summit", "a Tel Aviv market" */
    static const char *const GATHERINGS[] = {"summit",   "talk",   "meeting",    "conference",
                                             "congress", "market", "hotel",      "suburb",
                                             "street",   "square", "restaurant", NULL};
    for (size_t i = 0; GATHERINGS[i] && head->deprel == DEP_COMPOUND && head->head >= 0; i++)
        if (sentence->tokens[head->head].upos == UPOS_NOUN &&
            strcmp(sentence->tokens[head->head].lemma, GATHERINGS[i]) == 0)
            return true;
    const char *word = phrase_preposition(sentence, mention->head);
    if (strcmp(word, "due") == 0) return true; /* "is due in Tbilisi" */
    const struct token *governor = head;
    for (int steps = 0; steps < 8 && governor->deprel == DEP_CONJ && governor->head >= 0; steps++)
        governor = &sentence->tokens[governor->head];
    const char *above = governor->head >= 0 ? sentence->tokens[governor->head].lemma : "";
    bool moves =
        in_list(resolving, "motion", above) ||
        (governor->head >= 0 && in_list(resolving, "motion", sentence->tokens[governor->head].lower));
    /* "paid a visit to Baghdad", hung on the verb */
    for (uint32_t i = 0; i < mention->begin && !moves && governor->head >= 0; i++)
        moves = sentence->tokens[i].head == governor->head && sentence->tokens[i].upos == UPOS_NOUN &&
                (sentence->tokens[i].deprel == DEP_OBJ || sentence->tokens[i].deprel == DEP_OBL) &&
                strcmp(word, "to") == 0 && in_list(resolving, "motion", sentence->tokens[i].lemma);
    if (!*word) {
        bool is_undergoer = governor->deprel == DEP_OBJ || governor->deprel == DEP_NSUBJ_PASS;
        bool is_visited = (governor->deprel == DEP_OBJ && moves) ||
                          (is_undergoer && is_done_to_places(resolving, sentence, governor));
        bool is_on_list = mention->end < sentence->count &&
                          in_list(resolving, "place-noun", sentence->tokens[mention->end].lower);
        return is_visited || is_on_list;
    }
    /* "alarm in Washington and Seoul" is that of governments; "flights between Moscow and Beijing" join
     * towns. */
    if (in_list(resolving, "mood-noun", above) && strcmp(word, "in") == 0) return false;
    bool suffers = strcmp(word, "on") == 0 || strcmp(word, "of") == 0 || strcmp(word, "for") == 0;
    if (suffers && in_list(resolving, "siege-noun", above)) return true;
    if (strcmp(word, "between") == 0) return in_list(resolving, "route-noun", above);
    if (in_list(resolving, "locative", word)) return true;
    return in_list(resolving, "path", word) && moves;
}

/* Did the person live, and the state exist, at the time? */
static bool fits_date(const struct resolving *resolving, const struct entry *entry)
{
    if (!resolving->date.year) return true;
    if (entry->begin.year && entry->class != CLASS_TREATY &&
        date_earliest(entry->begin) > date_latest(resolving->date))
        return false;
    return !(entry->class == CLASS_STATE && entry->end.year &&
             date_latest(entry->end) + 3650 < date_earliest(resolving->date));
}

static bool is_during(const struct resolving *resolving, const struct term *term)
{
    if (!resolving->date.year) return true;
    bool begun = !term->begin.year || date_earliest(term->begin) <= date_latest(resolving->date);
    bool ended = term->end.year && date_latest(term->end) < date_earliest(resolving->date);
    return begun && !ended;
}

static bool held_office_near(const struct resolving *resolving, const struct entry *entry,
                             const struct office *office)
{
    for (size_t i = 0; i < entry->term_count; i++)
        if ((!office || entry->terms[i]->office == office) && is_during(resolving, entry->terms[i]))
            return true;
    return false;
}

/* Are all readings of the mention this State or places in it: "Georgian", "Tbilisi"? */
static bool is_only_reading(const struct draft_mention *mention, const struct entry *state)
{
    for (size_t i = 0; i < mention->candidate_count; i++) {
        const struct entry *entry = mention->candidates[i].entry;
        if (entry != state && entry->located_in != state) return false;
    }
    return true;
}

enum { CERTAINTY = 3, ONE_MENTION = 4 };

/* The states of which the article speaks: below, 2 without doubt, else 1; above, how often. */
static void gather_states(const struct resolving *resolving, struct map *states)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        const struct entry *state = candidate_of(mention, CLASS_STATE);
        if (!state) continue;
        struct map_entry *slot = map_add(states, state->iri, strlen(state->iri), NULL);
        unsigned sure = (unsigned)slot->value.number & CERTAINTY;
        if (sure < 2) slot->value.number += (is_only_reading(mention, state) ? 2 : 1) - sure;
        slot->value.number += ONE_MENTION;
    }
}

static bool is_certain(const struct map *states, const struct entry *state)
{
    const struct map_entry *slot = map_find(states, state->iri, strlen(state->iri));
    return slot && ((unsigned)slot->value.number & CERTAINTY) == 2;
}

/* The year of which the sentence tells, or those before it in the paragraph; else the article's, 0 for none.
 */
static int32_t year_told(const struct resolving *resolving, uint32_t s)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t paragraph = sentence->paragraph; sentence->paragraph == paragraph; s--) {
        for (uint32_t t = sentence->count; t-- > 0;)
            if (is_year(&sentence->tokens[t])) return (int32_t)strtol(sentence->tokens[t].form, NULL, 10);
        if (s == 0) break;
        sentence = sentence_at(resolving, s - 1);
    }
    return resolving->date.year;
}

/* "Moscow" in 1975 is the Soviet Union: is it a State that is no more, of whose time the text tells? In later
 * articles only where they name it. */
static bool is_of_then(const struct resolving *resolving, const struct map *states, uint32_t s,
                       const struct entry *state)
{
    if (state->class != CLASS_STATE || !state->begin.year || !state->end.year) return false;
    bool is_now = resolving->date.year && date_earliest(state->begin) <= date_latest(resolving->date) &&
                  date_latest(resolving->date) <= date_latest(state->end);
    if (is_now) return true;
    int32_t year = is_certain(states, state) ? year_told(resolving, s) : 0;
    return year && state->begin.year < year && year < state->end.year;
}

/* How often the article speaks of the state, at most 5. */
static unsigned mentions_of(const struct map *states, const struct entry *state)
{
    const struct map_entry *slot = state ? map_find(states, state->iri, strlen(state->iri)) : NULL;
    unsigned count = slot ? (unsigned)slot->value.number / ONE_MENTION : 0;
    return count > 5 ? 5 : count;
}

static bool is_spoken_of(const struct map *states, const struct entry *state)
{
    return state && map_find(states, state->iri, strlen(state->iri));
}

static float person_score(const struct resolving *resolving, const struct draft_mention *mention,
                          const struct entry *entry, const struct token *head)
{
    float sum = 0;
    const struct office *office = mention->office_count ? mention->offices[0].office : NULL;
    if (mention->office_count) sum += 2;
    if (held_office_near(resolving, entry, office)) sum += 0.5f;
    if (head->name == NAME_PERSON)
        sum += 0.3f;
    else if (head->name != NAME_NONE && !mention->office_count)
        sum -= 0.3f;
    return sum;
}

/* "White House spokesman": the office, not the house and not the government. */
static bool is_before_title(const struct resolving *resolving, const struct draft_mention *mention)
{
    uint32_t count = sentence_at(resolving, mention->sentence)->count;
    for (uint32_t t = mention->end; t < count && t < mention->end + 3; t++) {
        if (resolving->titles[mention->sentence][t].end) return true;
        uint8_t upos = token_at(resolving, mention->sentence, t)->upos;
        if (upos != UPOS_ADJ && upos != UPOS_NOUN) return false;
    }
    return false;
}

/* The State of the known person who has an office in the body: for "Medvedev, deputy chairman of the Security
 * Council"; NULL. */
static const struct entry *home_of_bearer(const struct resolving *resolving, const struct draft_mention *body)
{
    int32_t index = (int32_t)(body - resolving->mentions);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *person = &resolving->mentions[i];
        if (person->sentence > body->sentence) break;
        for (size_t o = 0; o < person->office_count; o++) {
            const struct entry *entry = candidate_of(person, CLASS_PERSON);
            if (person->offices[o].of == index && entry) return entry->citizen_of;
        }
    }
    return NULL;
}

/* Is the mention the own name of something of the class, no demonym or metonym? */
static bool has_own_name(const struct draft_mention *mention, enum entity_class class)
{
    for (size_t i = 0; i < mention->candidate_count; i++) {
        const struct candidate *candidate = &mention->candidates[i];
        bool is_own = candidate->name->role == NAME_LABEL || candidate->name->role == NAME_FORMER;
        if (candidate->entry->class == class && is_own) return true;
    }
    return false;
}

/* "The aircraft carrier Jane Roe", "the Jane Roe carrier group": a ship named after somebody. */
static bool is_ship_here(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    bool before = mention->begin > 0 &&
                  in_list(resolving, "ship-noun", sentence->tokens[mention->begin - 1].lower),
         behind = mention->end < sentence->count &&
                  in_list(resolving, "ship-noun", sentence->tokens[mention->end].lower);
    return before || behind;
}

/* "Lufthansa, SAS and Ryanair": is another of the list surely of that kind? */
static bool is_listed_with_kind(const struct resolving *resolving, const struct draft_mention *mention,
                                const struct entry *entry)
{
    size_t index = (size_t)(mention - resolving->mentions);
    for (size_t i = index > 3 ? index - 3 : 0; i < resolving->mention_count && i < index + 4; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        const struct sentence *sentence = sentence_at(resolving, mention->sentence);
        if (i == index || other->sentence != mention->sentence || other->candidate_count != 1) continue;
        int32_t a = sentence->tokens[mention->head].deprel == DEP_CONJ ? sentence->tokens[mention->head].head
                                                                       : (int32_t)mention->head;
        int32_t b = sentence->tokens[other->head].deprel == DEP_CONJ ? sentence->tokens[other->head].head
                                                                     : (int32_t)other->head;
        const char *kind = other->candidates[0].entry->kind;
        if (a == b && kind && strcmp(kind, entry->kind) == 0) return true;
    }
    return false;
}

/* "the Central African state", "the bloc of Central African nations": the region, not the republic. */
static bool is_of_region(const struct resolving *resolving, const struct draft_mention *mention)
{
    static const char *const NOUNS[] = {"state",   "states",    "nation", "nations",
                                        "country", "countries", "bloc",   NULL};
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    return mention->end < sentence->count && is_one_of(NOUNS, sentence->tokens[mention->end].lower) &&
           candidate_of(mention, CLASS_PLACE);
}

/* "Savannah, Georgia" */
static bool is_behind_town(const struct resolving *resolving, const struct draft_mention *mention)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    if (mention->begin < 2 || strcmp(sentence->tokens[mention->begin - 1].form, ",") != 0) return false;
    int32_t town = mention_covering(resolving, mention->sentence, mention->begin - 2);
    return town >= 0 && candidate_of(&resolving->mentions[town], CLASS_PLACE) &&
           !candidate_of(&resolving->mentions[town], CLASS_STATE);
}

static float score(const struct resolving *resolving, const struct map *states,
                   const struct draft_mention *mention, const struct candidate *candidate)
{
    const struct entry *entry = candidate->entry;
    const struct token *head = token_at(resolving, mention->sentence, mention->head);
    float sum = entry->prior;
    if (!fits_date(resolving, entry)) sum -= 1;
    const struct entry *home = entry->class == CLASS_PERSON         ? entry->citizen_of
                               : entry->class == CLASS_ORGANIZATION ? entry->part_of
                                                                    : entry->located_in;
    if (is_spoken_of(states, home) && fits_date(resolving, home)) sum += 0.3f;
    if (entry->class == CLASS_ORGANIZATION && mention->candidate_count > 1)
        sum += 0.12f * (float)mentions_of(states, home);
    if (entry->class == CLASS_STATE && candidate->name->role != NAME_METONYM && is_certain(states, entry))
        sum += 0.5f;
    if (entry->class == CLASS_STATE && candidate->name->role == NAME_DEMONYM &&
        is_of_region(resolving, mention))
        sum -= 2;
    if (entry->class == CLASS_PERSON)
        sum += person_score(resolving, mention, entry, head);
    else if (mention->office_count)
        sum -= 2;
    if (candidate->name->role == NAME_METONYM) sum += is_place_here(resolving, mention) ? -2.0f : 0.8f;
    if (entry->class == CLASS_ORGANIZATION && mention->candidate_count > 1 && entry->part_of &&
        entry->part_of == home_of_bearer(resolving, mention))
        sum += 1.5f;
    if (entry->class == CLASS_ORGANIZATION && entry->kind && mention->candidate_count > 1 &&
        is_listed_with_kind(resolving, mention, entry))
        sum += 1.5f;
    if (entry->kind && strcmp(entry->kind, "office of the head of state") == 0)
        sum += is_before_title(resolving, mention) ? 2.0f : -2.0f;
    bool is_namesake = has_own_name(mention, CLASS_PERSON) || has_own_name(mention, CLASS_PLACE);
    if (entry->class == CLASS_EQUIPMENT && is_namesake)
        sum += is_ship_here(resolving, mention) ? 3.0f : -2.0f;
    if (entry->class == CLASS_PLACE) {
        bool is_homonym = has_own_name(mention, CLASS_STATE); /* "MACEDONIA:", "in Georgia" */
        if (is_place_here(resolving, mention)) sum += is_homonym ? 0.1f : 1.0f;
        if (is_homonym && !is_behind_town(resolving, mention)) sum -= 0.4f; /* "Turkey and Georgia" */
        if (head->name == NAME_LOCATION) sum += 0.2f;
        if (head->name == NAME_PERSON) sum -= 0.5f;
        /* "the Baltic states accused it", but "in the Baltic states" */
        if (has_own_name(mention, CLASS_GROUP) && !is_place_here(resolving, mention)) sum -= 0.5f;
    }
    if (candidate->name->role == NAME_DEMONYM && head->upos == UPOS_PROPN && head->name == NAME_PERSON)
        sum -= 0.5f;
    if (candidate->name->role == NAME_FORMER) sum -= 0.1f;
    if (candidate->name->role == NAME_METONYM && is_of_then(resolving, states, mention->sentence, entry))
        sum += 0.7f;
    if (entry->class == CLASS_ORGANIZATION && mention->candidate_count > 1 &&
        is_press_of_dateline(resolving, mention))
        sum += entry->kind && strstr(entry->kind, "news") ? 1.5f : -1.5f;
    return sum;
}

static enum mention_kind kind_of(const struct candidate *candidate)
{
    switch (candidate->name->role) {
    case NAME_DEMONYM:
        return MENTION_DEMONYM;
    case NAME_METONYM:
        return MENTION_METONYM;
    case NAME_LABEL:
    case NAME_ACRONYM:
    case NAME_FORMER:
        break;
    }
    return MENTION_NAME;
}

/* Adjectives of groups and regions ("Shi'ite cleric", "Eurasian") name no entity, but for "Western
 * sanctions". */
static bool is_weak_adjective(const struct resolving *resolving, const struct draft_mention *mention,
                              const struct candidate *chosen)
{
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    const struct token *head = &sentence->tokens[mention->head];
    bool is_adjective = chosen->name->role == NAME_DEMONYM &&
                        (head->deprel == DEP_AMOD || head->deprel == DEP_COMPOUND || head->upos == UPOS_ADJ);
    bool is_region = chosen->entry->kind && strcmp(chosen->entry->kind, "world region") == 0;
    if (is_region && (head->deprel == DEP_COMPOUND || head->deprel == DEP_AMOD) && head->head >= 0 &&
        in_list(resolving, "region-people", sentence->tokens[head->head].lower))
        return true; /* "the Gulf kingdom" */
    bool is_ethnic = chosen->name->role == NAME_DEMONYM && mention->begin > 0 &&
                     in_list(resolving, "ethnic-modifier", sentence->tokens[mention->begin - 1].lower);
    if (is_ethnic && chosen->entry->class == CLASS_STATE) return true; /* "ethnic Albanians" of Kosovo */
    if (!is_adjective || (chosen->entry->class != CLASS_GROUP && chosen->entry->class != CLASS_PLACE))
        return false;
    bool is_states = chosen->entry->kind && strcmp(chosen->entry->kind, "group of states") == 0;
    return !(is_states && head->head >= 0 &&
             in_list(resolving, "political-noun", sentence->tokens[head->head].lower));
}

/* The middle initial of the name that the known one is without: "John K. Smith"; NULL. */
static const char *further_initial(const struct draft_mention *mention, const struct candidate *candidate)
{
    for (const char *c = strchr(mention->name, ' '); c; c = strchr(c + 1, ' '))
        if (isupper((unsigned char)c[1]) && c[2] == '.' && c[3] == ' ')
            return strchr(candidate->name->text, '.') ? NULL : c + 1;
    return NULL;
}

static bool has_held(const struct entry *person, const struct office *office)
{
    for (size_t i = 0; office && i < person->term_count; i++)
        if (person->terms[i]->office == office) return true;
    return false;
}

/* A namesake with another middle name? Where such initials are in use the known one is as often written with
 * his as without; of others only the office tells. */
static bool is_namesake(const struct resolving *resolving, const struct draft_mention *mention,
                        const struct candidate *candidate)
{
    static const char *const STATES[] = {"US", "PH", "CA", "LR", NULL};
    const struct entry *person = candidate->entry;
    if (person->class != CLASS_PERSON || !further_initial(mention, candidate)) return false;
    for (size_t i = 0; i < mention->office_count; i++)
        if (has_held(person, mention->offices[i].office)) return false;
    const struct entry *state = person->citizen_of;
    bool uses_initials = state && state->iso2 && is_one_of(STATES, state->iso2);
    if (uses_initials && (!mention->office_count || person->prior > 0)) return false;
    return mention->office_count > 0 || !resolving->date.year || !held_office_near(resolving, person, NULL);
}

/* "Osman Kavala ... Kavala denies it": the person, whose family name a town has too; a State is seldom he. */
static bool is_family_name(const struct resolving *resolving, const struct draft_mention *mention,
                           const struct candidate *candidate)
{
    bool is_town = candidate->entry->class == CLASS_PLACE && candidate->name->role == NAME_LABEL;
    if (!is_town || strchr(mention->name, ' ') || is_place_here(resolving, mention)) return false;
    const char *key = name_key(resolving, mention->name);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        bool is_full = strchr(other->name, ' ') && mention_class(other) == CLASS_PERSON;
        if (is_full && strcmp(last_word(name_key(resolving, other->name)), key) == 0) return true;
    }
    return false;
}

static void link_mention(struct resolving *resolving, const struct map *states, struct draft_mention *mention)
{
    float best = -INFINITY, second = -INFINITY;
    const struct candidate *chosen = NULL;
    for (size_t c = 0; c < mention->candidate_count; c++) {
        float sum = score(resolving, states, mention, &mention->candidates[c]);
        if (is_namesake(resolving, mention, &mention->candidates[c])) continue;
        if (is_family_name(resolving, mention, &mention->candidates[c])) {
            mention->candidate_count = 0;
            mention->class = CLASS_PERSON;
            return;
        }
        if (sum > best) {
            second = best;
            best = sum;
            chosen = &mention->candidates[c];
        } else if (sum > second) {
            second = sum;
        }
    }
    bool is_person =
        !chosen && mention->candidate_count && !mention->entry && candidate_of(mention, CLASS_PERSON);
    if (is_person) mention->class = CLASS_PERSON;
    if (!chosen || mention->entry) return;
    if (mention->office_count && chosen->entry->class != CLASS_PERSON) {
        mention->class = CLASS_PERSON;
        return;
    }
    mention->entry = chosen->entry;
    mention->class = chosen->entry->class;
    mention->kind = kind_of(chosen);
    mention->is_weak = is_weak_adjective(resolving, mention, chosen);
    float gap = best - second > 1 ? 1 : best - second;
    mention->confidence = isfinite(gap) ? 0.7f + 0.28f * gap : 0.97f;
}

/* ---- "Minister Abe": by family name, office and date ---- */

static bool has_family_name(const struct resolving *resolving, const struct entry *person, const char *key)
{
    const char *family = person->family_name ? person->family_name : last_word(person->label);
    return strcmp(name_key(resolving, family), key) == 0;
}

static void link_by_office(struct resolving *resolving, struct draft_mention *mention)
{
    const struct held_office *held = &mention->offices[0];
    if (!held->office || !resolving->date.year) return;
    const char *key = name_key(resolving, mention->name);
    const struct entry *of = held->of >= 0 ? resolving->mentions[held->of].entry : NULL;
    const struct entry *found = NULL;
    size_t count = of ? 1 : knowledge_count(resolving->knowledge);
    for (size_t e = 0; e < count; e++) {
        const struct entry *body = of ? of : knowledge_entry(resolving->knowledge, e);
        if (body->class != CLASS_STATE && body->class != CLASS_ORGANIZATION) continue;
        for (size_t t = 0; t < body->term_count; t++) {
            const struct term *term = body->terms[t];
            bool fits = term->office == held->office && (held->is_former || is_during(resolving, term)) &&
                        has_family_name(resolving, term->person, key);
            if (!fits || term->person == found) continue;
            if (found && !of) return; /* two such: not known */
            found = term->person;
        }
    }
    if (!found) return;
    mention->entry = found;
    mention->confidence = 0.85f;
}

/* "President Miguel Mario Diaz-Canel Bermudez": he who holds office when the article is written and whose
 * usual name is the long one without further names. */
static void link_long_name(struct resolving *resolving, struct draft_mention *mention)
{
    const struct held_office *held = &mention->offices[0];
    const struct entry *of = held->of >= 0 ? resolving->mentions[held->of].entry : NULL, *found = NULL;
    const char *key = name_key(resolving, mention->name);
    if (!resolving->date.year || held->is_former) return;
    for (size_t e = 0; e < knowledge_count(resolving->knowledge); e++) {
        const struct entry *person = knowledge_entry(resolving->knowledge, e);
        if (person->class != CLASS_PERSON || !held_office_near(resolving, person, NULL)) continue;
        bool is_abroad = of && of->class == CLASS_STATE && person->citizen_of && person->citizen_of != of;
        const char *usual = name_key(resolving, person->label);
        if (is_abroad || strlen(usual) >= strlen(key) || !is_part_of_name(usual, key)) continue;
        if (found) return;
        found = person;
    }
    if (!found) return;
    mention->entry = found;
    mention->confidence = 0.85f;
}

void link_mentions(struct resolving *resolving)
{
    struct map states;
    map_init(&states, resolving->arena);
    gather_states(resolving, &states);
    for (size_t i = 0; i < resolving->mention_count; i++)
        link_mention(resolving, &states, &resolving->mentions[i]);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_PERSON || mention->entry || !mention->office_count) continue;
        if (!strchr(mention->name, ' '))
            link_by_office(resolving, mention);
        else if (strchr(strchr(mention->name, ' ') + 1, ' '))
            link_long_name(resolving, mention);
    }
}
