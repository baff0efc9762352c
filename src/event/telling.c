/* telling.c: who tells. In: a sentence with its entities. Out: the speaker of a word of reporting, be it its
 * subject, its owner or, for a pronoun, who spoke last;
 * and who stands behind a noun that tells: the makers of a report, the holder of an office, informants
 * without a name. */
#include "event/telling.h"
#include "language/dash.h"

#include <string.h>

bool is_finite(const struct token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP;
}

bool is_edge(const struct token *token)
{
    return strcmp(token->form, ",") == 0 || is_dash(token->form) || is_quote(token);
}

/* ---- The teller behind a noun ---- */

/* "a senior Iranian official", "the court in Berlin", "UN experts", "investigators": no name but that of the
 * state, town or body. A spokesman speaks for the body itself. */
static bool stands_alone(const struct extraction *extraction, const struct token *head, uint32_t unnamed,
                         const struct entity_set *named)
{
    const struct entity *items = extraction->entities->items;
    bool informs = lexicon_has(extraction->tables, "informant", head->lemma);
    bool is_told = items[unnamed].name_count || strchr(items[unnamed].label, ' ');
    if (!is_told && !(informs && head->features & FEATURE_PLURAL)) return false;
    for (size_t i = 0; i < named->count; i++) {
        enum entity_class class = items[named->items[i]].class;
        bool is_body = class == CLASS_STATE || class == CLASS_ORGANIZATION;
        bool is_person = items[unnamed].class == CLASS_PERSON && strncmp(head->lemma, "spokes", 6) != 0;
        /* "a Dutch court", "state media in Cuba" */
        bool is_organ = (items[unnamed].class == CLASS_ORGANIZATION || is_press(&items[unnamed])) &&
                        !lexicon_has_token(extraction, "government", head);
        bool yields = class == CLASS_PLACE || ((is_body || class == CLASS_GROUP) && informs) ||
                      (class == CLASS_STATE && (is_person || is_organ));
        if (!yields) return false;
    }
    return true;
}

/* Is it the one in whose name the person speaks, or a body of it? */
static bool is_of(const struct extraction *extraction, uint32_t object, uint32_t whose)
{
    const struct entities *entities = extraction->entities;
    if (object == whose) return true;
    for (size_t r = 0; r < entities->relation_count; r++)
        if (entities->relations[r].kind == RELATION_PART_OF && object != UINT32_MAX &&
            ((entities->relations[r].subject == object && entities->relations[r].object == whose) ||
             (entities->relations[r].subject == whose && entities->relations[r].object == object)))
            return true;
    return false;
}

/* Does the office fit the word: "the Malian minister", "the top Russian diplomat"? */
static bool is_office_of(const char *office, const char *word)
{
    if (!office) return false;
    if (strncmp(word, "spokes", 6) == 0) return strcasestr(office, "spokes") != NULL;
    if (strcmp(word, "diplomat") == 0)
        return strcasestr(office, "foreign") || strcasestr(office, "secretary of state");
    return strcasestr(office, word) != NULL;
}

/* "the Malian minister", "the ministry's spokesman": the person of that office who is named nearby; -1. */
static int64_t holder_nearby(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t whose)
{
    enum { BEFORE = 4, AFTER = 2 };
    const struct entities *entities = extraction->entities;
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    int64_t best = -1;
    uint32_t nearest = UINT32_MAX;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind != RELATION_HOLDS_OFFICE || !is_office_of(relation->office, token->lemma) ||
            !is_of(extraction, relation->object, whose))
            continue;
        const struct entity *person = &entities->items[relation->subject];
        for (size_t m = 0; m < person->mention_count; m++) {
            uint32_t at = entities->mentions[person->mentions[m]].sentence;
            uint32_t away = at <= s ? s - at : 2 * (at - s);
            bool is_near = at <= s ? s - at <= BEFORE : at - s <= AFTER;
            if (!is_near || away >= nearest) continue;
            nearest = away;
            best = relation->subject;
        }
    }
    return best;
}

/* The same by the knowledge: of whom the article does not say what he is. */
static int64_t known_holder(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t whose)
{
    enum { BEFORE = 2 };
    const struct entities *entities = extraction->entities;
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    int32_t day = extraction->date.year ? date_earliest(extraction->date) : 0;
    for (size_t m = entities->mention_count; m-- > 0 && entities->items[whose].entry;) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence > s || mention->sentence + BEFORE < s || mention->entity_count != 1) continue;
        const struct entity *person = &entities->items[mention->entities[0]];
        if (person->class != CLASS_PERSON || !person->entry) continue;
        for (size_t i = 0; i < person->entry->term_count; i++) {
            const struct term *term = person->entry->terms[i];
            bool over = term->end.year && day && date_latest(term->end) < day;
            if (!over && term->of == entities->items[whose].entry && term->office &&
                is_office_of(term->office->label, token->lemma))
                return mention->entities[0];
        }
    }
    return -1;
}

/* Has the person, by the text, an office of somebody else? */
static bool is_of_others(const struct extraction *extraction, uint32_t person, uint32_t whose)
{
    const struct entities *entities = extraction->entities;
    bool others = false;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind != RELATION_HOLDS_OFFICE || relation->subject != person) continue;
        if (is_of(extraction, relation->object, whose)) return false;
        others = true;
    }
    return others;
}

/* "..., the ministry's spokesman said. NAME told reporters ...": a lead tells the office, the next
 * sentence the name; -1. */
static int64_t named_next(const struct extraction *extraction, uint32_t s, uint32_t whose)
{
    enum { LEAD = 3, NEXT = 2 };
    const struct entities *entities = extraction->entities;
    for (uint32_t next = s + 1; s < LEAD && next <= s + NEXT && next < extraction->analysis->count; next++) {
        const struct sentence *sentence = &extraction->analysis->sentences[next];
        for (uint32_t t = 0; t < sentence->count; t++) {
            const struct token *token = &sentence->tokens[t];
            int32_t index = entities->mention_at[next][t];
            bool speaks = token->deprel == DEP_NSUBJ && token->head >= 0 &&
                          lexicon_has_token(extraction, "report", &sentence->tokens[token->head]);
            if (!speaks || index < 0 || entities->mentions[index].entity_count != 1) continue;
            uint32_t who = entities->mentions[index].entities[0];
            const struct entity *person = &entities->items[who];
            return person->class == CLASS_PERSON && person->is_named &&
                           !is_of_others(extraction, who, whose) &&
                           entities->mentions[person->mentions[0]].sentence == next
                       ? (int64_t)who
                       : -1;
        }
    }
    return -1;
}

static bool is_definite(const struct sentence *sentence, uint32_t t)
{
    return dependent(sentence, t, DEP_NMOD_POSS) >= 0 || has_the(sentence, t);
}

/* The State or body that a person without a name is of: by its relation, or named in its phrase. */
static void whose_person(const struct extraction *extraction, uint32_t s, uint32_t t, int32_t unnamed,
                         struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    for (size_t r = 0; unnamed >= 0 && r < entities->relation_count; r++)
        if (entities->relations[r].kind == RELATION_AFFILIATED_WITH &&
            entities->relations[r].subject == (uint32_t)unnamed)
            set_include(extraction->arena, set, entities->relations[r].object);
    if (!set->count) owners_of(extraction, s, t, 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION, set);
}

static bool take_holder(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_NOUN || token->features & FEATURE_PLURAL ||
        !lexicon_has(extraction->tables, "dignitary", token->lemma) || !is_definite(sentence, t))
        return false;
    struct entity_set whose = {0};
    whose_person(extraction, s, t, extraction->entities->unnamed_at[s][t], &whose);
    set_include_all(extraction->arena, &whose, set);
    for (size_t i = 0; i < whose.count; i++) {
        int64_t holder = holder_nearby(extraction, s, t, whose.items[i]);
        if (holder < 0) holder = known_holder(extraction, s, t, whose.items[i]);
        if (holder < 0) holder = named_next(extraction, s, whose.items[i]);
        if (holder < 0) continue;
        *set = (struct entity_set){0};
        set_include(extraction->arena, set, (uint32_t)holder);
        return true;
    }
    return false;
}

/* The preposition of a noun; where the parser hangs it inside a name, the word before the name. */
static const char *preposition_at(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const char *preposition = preposition_of(sentence, t);
    int32_t index = extraction->entities->mention_at[s][t];
    if (*preposition || index < 0 || !extraction->entities->mentions[index].begin) return preposition;
    const struct token *before = &sentence->tokens[extraction->entities->mentions[index].begin - 1];
    return before->upos == UPOS_ADP ? before->lower : "";
}

/* Does the agent hang below the paper through what was done with it, "a report sent on May 31 by X", and not
 * below another noun, "hope for a visit by X"? */
static bool is_made(const struct extraction *extraction, const struct sentence *sentence, uint32_t agent,
                    uint32_t paper)
{
    int32_t at = sentence->tokens[agent].head;
    if (at >= 0 && lexicon_has_token(extraction, "viewing", &sentence->tokens[at])) return false;
    for (int steps = 0; at >= 0 && at != (int32_t)paper && steps < 4; steps++) {
        if (sentence->tokens[at].upos == UPOS_NOUN) return false;
        at = sentence->tokens[at].head;
    }
    return at == (int32_t)paper;
}

void makers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    static const char *const PREPOSITIONS[] = {"from", "of", "by", "at", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        const char *preposition = preposition_at(extraction, s, i);
        bool hangs = token->deprel == DEP_NMOD && token->head == (int32_t)t;
        bool owns = hangs && is_one_of(PREPOSITIONS, preposition);
        bool in = hangs && strcmp(preposition, "in") == 0;
        bool feels =
            in && lexicon_has_token(extraction, "feeling", &sentence->tokens[t]); /* "fears in Riga" */
        bool prints = in && !feels; /* "a report in the Times" */
        bool made = strcmp(preposition, "by") == 0 && is_made(extraction, sentence, i, t);
        struct entity_set maker = {0};
        if (owns || made || in) tellers(extraction, s, i, &maker);
        for (size_t k = 0; k < maker.count; k++)
            if ((!prints || is_press(&extraction->entities->items[maker.items[k]])) &&
                SPEAKERS & 1u << extraction->entities->items[maker.items[k]].class)
                set_include(extraction->arena, set, maker.items[k]);
    }
}

/* "a letter seen by Reuters", when nobody is told to have written it. */
static void viewers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head < 0 || strcmp(preposition_at(extraction, s, i), "by") != 0 ||
            sentence->tokens[token->head].head != (int32_t)t ||
            !lexicon_has_token(extraction, "viewing", &sentence->tokens[token->head]))
            continue;
        entities_of(extraction, s, i, SPEAKERS, set);
    }
}

/* Is the head a noun or a title, whatever mention it heads, and no name of its own? */
static bool is_description(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    int32_t index = entities->mention_at[s][t];
    if (index < 0) return true;
    const struct mention *mention = &entities->mentions[index];
    if (mention->entity_count == 1 && entities->items[mention->entities[0]].class == CLASS_PERSON)
        return false;
    return mention->kind != MENTION_NAME || extraction->analysis->sentences[s].tokens[t].upos == UPOS_NOUN;
}

/* "the state news agency Tass", "U.S. Secretary of State Mike Pompeo", whatever the parser hangs where. */
static bool take_name(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_description(extraction, s, t)) return false;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        int32_t index = entities->mention_at[s][i];
        bool names = token->deprel == DEP_APPOS || token->deprel == DEP_FLAT ||
                     token->deprel == DEP_NMOD_DESC ||
                     (token->deprel == DEP_NMOD && !*preposition_at(extraction, s, i));
        bool within = token->head > (int32_t)t && sentence->tokens[token->head].head == (int32_t)t &&
                      sentence->tokens[token->head].deprel == DEP_APPOS && token->deprel == DEP_APPOS;
        bool beside = i == t + 1 && token->deprel == DEP_NSUBJ && token->head == sentence->tokens[t].head;
        if ((token->head != (int32_t)t || !names) && !beside && !within) continue;
        if (index < 0) continue;
        const struct mention *mention = &entities->mentions[index];
        uint32_t named = mention->entity_count == 1 ? mention->entities[0] : UINT32_MAX;
        if (named == UINT32_MAX || mention->kind != MENTION_NAME ||
            (entities->items[named].class != CLASS_PERSON &&
             entities->items[named].class != CLASS_ORGANIZATION))
            continue;
        *set = (struct entity_set){0};
        set_include(extraction->arena, set, named);
        return true;
    }
    return false;
}

/* "the CSIS think tank", "the Viasna rights group": the name before the noun is the body's own. */
static bool take_name_before(const struct extraction *extraction, uint32_t s, uint32_t t,
                             struct entity_set *set)
{
    static const char *const BODIES[] = {
        "tank",      "group",     "agency",  "service",  "organization", "organisation",
        "watchdog",  "institute", "party",   "movement", "channel",      "network",
        "newspaper", "daily",     "website", "outlet",   "broadcaster",  "television",
        "magazine",  "monitor",   "site",    "weekly",   "paper",        "station",
        "radio",     NULL};
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (entities->mention_at[s][t] >= 0 || !is_one_of(BODIES, sentence->tokens[t].lemma)) return false;
    for (uint32_t i = t; i-- > 0 && i + 5 > t;) {
        if (sentence->tokens[i].head <= (int32_t)i || sentence->tokens[i].head > (int32_t)t) return false;
        int32_t index = entities->mention_at[s][i];
        if (index < 0) continue;
        const struct mention *mention = &entities->mentions[index];
        uint32_t named = mention->entity_count == 1 ? mention->entities[0] : UINT32_MAX;
        if (named == UINT32_MAX || mention->kind != MENTION_NAME ||
            entities->items[named].class != CLASS_ORGANIZATION)
            return false;
        *set = (struct entity_set){0};
        set_include(extraction->arena, set, named);
        return true;
    }
    return false;
}

/* "the ministry", "the group" without a name are somebody named before: who that is, is not known here; one
 * person of whom nothing else is said is nobody. */
static bool is_taken_up(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t unnamed = (uint32_t)extraction->entities->unnamed_at[s][t];
    bool is_body = extraction->entities->items[unnamed].class == CLASS_ORGANIZATION;
    bool is_one = extraction->entities->items[unnamed].class == CLASS_PERSON; /* "a resident" */
    return (is_one && !strchr(extraction->entities->items[unnamed].label, ' ')) ||
           (is_body && has_the(sentence, t));
}

/* "his office": that of the state or body whose office he holds. */
static bool is_own_bureau(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t whose = dependent(sentence, t, DEP_NMOD_POSS);
    if (strcmp(sentence->tokens[t].lemma, "office") != 0 || whose < 0 ||
        sentence->tokens[whose].upos != UPOS_PRON)
        return false;
    struct entity_set persons = {0};
    entities_of(extraction, s, (uint32_t)whose, 1u << CLASS_PERSON, &persons);
    for (size_t r = 0; r < entities->relation_count && persons.count == 1; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == persons.items[0] &&
            relation->object != UINT32_MAX && !set->count)
            set_include(extraction->arena, set, relation->object);
    }
    return set->count > 0;
}

/* Who the noun is that tells; for a teller without a name its owner ("North Korean state media"). */
void tellers(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *set)
{
    static const char *const PAPERS[] = {"statement",  "communique", "communiqué", "declaration", "document",
                                         "resolution", "letter",     "memorandum", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if (take_name(extraction, s, t, set) || take_name_before(extraction, s, t, set)) return;
    /* "the statement said", but not "a deal that would see" */
    uint32_t papers = is_one_of(PAPERS, token->lemma) ? 1u << CLASS_TREATY : 0;
    entities_of(extraction, s, t, SPEAKERS | 1u << CLASS_PLACE | papers, set);
    if (extraction->entities->mention_at[s][t] < 0 && take_holder(extraction, s, t, set)) return;
    int32_t unnamed = extraction->entities->unnamed_at[s][t];
    if (unnamed >= 0 && stands_alone(extraction, token, (uint32_t)unnamed, set)) {
        *set = (struct entity_set){0};
        set_include(extraction->arena, set, (uint32_t)unnamed);
        return;
    }
    bool speaks = lexicon_has_token(extraction, "teller", token) || unnamed >= 0 ||
                  (lexicon_has_token(extraction, "dignitary", token) && token->upos == UPOS_NOUN);
    if (set->count || !speaks) return;
    makers(extraction, s, t, set);
    if (!set->count && is_own_bureau(extraction, s, t, set)) return;
    if (!set->count) owners_of(extraction, s, t, SPEAKERS, set);
    if (!set->count) viewers(extraction, s, t, set);
    /* "police said", "according to residents": nobody else stands behind them */
    if (!set->count && unnamed >= 0 && token->deprel != DEP_NMOD && !is_taken_up(extraction, s, t))
        set_include(extraction->arena, set, (uint32_t)unnamed);
}

/* ---- The speaker of a word of reporting ---- */

int32_t name_before_apposition(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (verb < 4 || !is_finite(&sentence->tokens[verb]) || strcmp(sentence->tokens[verb - 1].form, ",") != 0)
        return -1;
    uint32_t at = verb - 1;
    while (at > 0 && !is_edge(&sentence->tokens[at - 1]))
        at--;
    bool is_relative = sentence->tokens[at].xpos == XPOS_WP || sentence->tokens[at].xpos == XPOS_WDT;
    for (uint32_t i = at; i < verb && !is_relative; i++)
        if (is_finite(&sentence->tokens[i])) return -1;
    if (at < 2 || at == verb - 1 || !is_edge(&sentence->tokens[at - 1])) return -1;
    for (uint32_t t = at - 1; t-- > 0 && !is_edge(&sentence->tokens[t]);) {
        int32_t index = entities->mention_at[s][t];
        if (index < 0 || entities->mentions[index].end != at - 1) continue;
        if (entities->mentions[index].kind == MENTION_NAME) return index;
    }
    return -1;
}

int32_t name_between_commas(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (verb < 4 || !is_finite(&sentence->tokens[verb]) || strcmp(sentence->tokens[verb - 1].form, ",") != 0)
        return -1;
    int32_t index = entities->mention_at[s][verb - 2];
    for (uint32_t t = verb - 2; index < 0 && t > 0 && t + 5 > verb && !is_edge(&sentence->tokens[t]); t--)
        index = entities->mention_at[s][t];
    if (index < 0) return -1;
    const struct mention *mention = &entities->mentions[index];
    bool is_person = mention->kind == MENTION_NAME && mention->entity_count == 1 &&
                     entities->items[mention->entities[0]].class == CLASS_PERSON;
    bool is_between = mention->end == verb - 1 && mention->begin > 1 &&
                      strcmp(sentence->tokens[mention->begin - 1].form, ",") == 0;
    return is_person && is_between ? index : -1;
}

/* Can the pronoun stand for who spoke last? */
static bool agrees(const struct extraction *extraction, const struct token *pronoun,
                   const struct entity_set *who)
{
    const struct entity *first = who->count ? &extraction->entities->items[who->items[0]] : NULL;
    bool is_person = who->count == 1 && first->class == CLASS_PERSON;
    if (strcmp(pronoun->lower, "he") == 0) return is_person && first->gender != GENDER_FEMALE;
    if (strcmp(pronoun->lower, "she") == 0) return is_person && first->gender != GENDER_MALE;
    if (strcmp(pronoun->lower, "it") == 0) return who->count == 1 && !is_person && !first->is_plural;
    return strcmp(pronoun->lower, "they") == 0 && (who->count > 1 || (first && first->is_plural));
}

/* "said he hoped": the pronoun is who says it. */
static bool take_outer(const struct extraction *extraction, uint32_t s, uint32_t verb,
                       const struct token *pronoun, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[verb];
    if (token->deprel != DEP_CCOMP || token->head < 0 ||
        !lexicon_has_token(extraction, "report", &sentence->tokens[token->head]))
        return false;
    int32_t subject = dependent(sentence, (uint32_t)token->head, DEP_NSUBJ);
    if (subject < 0 || sentence->tokens[subject].upos == UPOS_PRON) return false;
    struct entity_set outer = {0};
    tellers(extraction, s, (uint32_t)subject, &outer);
    if (!agrees(extraction, pronoun, &outer)) return false;
    *set = outer;
    return true;
}

/* "it said", "the report said": the one that was told of, unless the text gives the pronoun a nearer name. */
static bool refers_back(const struct extraction *extraction, uint32_t s, uint32_t subject,
                        const struct speaker *last, const struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[subject];
    bool is_next = last->who.count && last->sentence + 1 == s;
    /* "It claimed" is no person who spoke before */
    bool is_thing = strcmp(token->lower, "it") == 0 && last->who.count &&
                    extraction->entities->items[last->who.items[0]].class == CLASS_PERSON;
    if (is_thing) return false;
    if (token->upos == UPOS_PRON) return !set->count || (is_next && agrees(extraction, token, &last->who));
    int32_t article = dependent(sentence, subject, DEP_DET);
    bool is_new = article >= 0 && *sentence->tokens[article].lower == 'a'; /* "a communique said" */
    struct entity_set seers = {0};
    viewers(extraction, s, subject, &seers);
    bool is_nobody = !set->count || sets_overlap(&seers, set);
    /* "The ministry said ... A spokesperson added" */
    bool is_body =
        last->who.count == 1 && extraction->entities->items[last->who.items[0]].class == CLASS_ORGANIZATION;
    if (strncmp(token->lemma, "spokes", 6) == 0 && !set->count) return is_next && is_body;
    if (!is_nobody || !last->who.count || is_new) return false;
    /* "A senior official said ... The official added" */
    bool is_same = last->who.count == 1 && lexicon_has_token(extraction, "informant", token) &&
                   strcasestr(extraction->entities->items[last->who.items[0]].label, token->lemma);
    static const char *const BODIES[] = {
        "group",      "watchdog", "organization", "organisation", "ministry", "agency",  "panel",
        "commission", "mission",  "army",         "military",     "movement", "charity", "union",
        "bloc",       "office",   "authority",    "committee",    NULL};
    is_same =
        is_same || (is_next && is_body && is_one_of(BODIES, token->lemma) && is_definite(sentence, subject));
    return is_same || lexicon_has_token(extraction, "teller", token);
}

/* Who speaks as the subject of a verb. */
static void take_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, uint32_t subject,
                         const struct speaker *last, struct entity_set *set)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[subject];
    if (token->upos == UPOS_PRON && take_outer(extraction, s, verb, token, set)) return;
    tellers(extraction, s, subject, set);
    if (last && refers_back(extraction, s, subject, last, set)) *set = last->who;
}

/* A verb that gives its object's words: "voiced hope", "made an appeal", not "faces demands". */
static bool is_own_word(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    return token->deprel == DEP_OBJ && token->head >= 0 &&
           (lexicon_has_token(extraction, "light", &sentence->tokens[token->head]) ||
            lexicon_has_token(extraction, "report", &sentence->tokens[token->head]));
}

/* "..., said NAME, the head of the alliance": the name right behind the verb; whatever the parser makes of
 * it. */
static bool take_inverted(const struct extraction *extraction, uint32_t s, uint32_t verb,
                          struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (verb < 2 || sentence->tokens[verb - 1].upos != UPOS_PUNCT) return false;
    for (uint32_t t = verb + 1; t < sentence->count && t < verb + 8; t++) {
        int32_t index = entities->mention_at[s][t];
        if (index < 0 || entities->mentions[index].begin != verb + 1) continue;
        const struct mention *mention = &entities->mentions[index];
        const struct token *next = &sentence->tokens[mention->end < sentence->count ? mention->end : verb];
        bool ends = mention->end >= sentence->count || next->upos == UPOS_PUNCT || next->upos == UPOS_ADP;
        if (!ends || mention->entity_count != 1 ||
            !(SPEAKERS & 1u << entities->items[mention->entities[0]].class))
            continue;
        set_include(extraction->arena, set, mention->entities[0]);
        return true;
    }
    return false;
}

void speakers_of(const struct extraction *extraction, uint32_t s, uint32_t verb, const struct speaker *last,
                 struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[verb];
    bool cites = token->xpos == XPOS_VBG && token->deprel == DEP_ADVCL && token->head >= 0 &&
                 (strcmp(token->lemma, "quote") == 0 || strcmp(token->lemma, "cite") == 0);
    if (cites && sentence->tokens[token->head].upos == UPOS_VERB) /* "Tass said, quoting him as saying" */
        verb = (uint32_t)token->head;
    int32_t agent = dependent(sentence, verb, DEP_OBL_AGENT);
    bool is_active = dependent(sentence, verb, DEP_NSUBJ) >= 0 && !is_passive(sentence, verb);
    if (agent >= 0 && !is_active) { /* not "told him by telephone" */
        tellers(extraction, s, (uint32_t)agent, set);
        return;
    }
    int32_t name = name_before_apposition(extraction, s, verb);
    if (name >= 0 && dependent(sentence, verb, DEP_NSUBJ) < 0) {
        entities_of(extraction, s, extraction->entities->mentions[name].head, SPEAKERS, set);
        if (set->count) return;
    }
    name = name_between_commas(extraction, s, verb);
    if (name >= 0 && dependent(sentence, verb, DEP_NSUBJ) < 0) {
        set_include(extraction->arena, set, extraction->entities->mentions[name].entities[0]);
        return;
    }
    bool is_noun = sentence->tokens[verb].upos == UPOS_NOUN;
    int32_t subject = is_noun ? dependent(sentence, verb, DEP_NMOD_POSS) : subject_of(extraction, s, verb, 0);
    if (!is_noun && dependent(sentence, verb, DEP_NSUBJ) < 0 && take_inverted(extraction, s, verb, set))
        return;
    if (subject < 0 && dependent(sentence, verb, DEP_CCOMP) >= 0) /* "It announced that ..." */
        subject = dependent(sentence, verb, DEP_EXPL);
    bool is_convinced = lexicon_has(extraction->tables, "state-of-mind", sentence->tokens[verb].lower);
    if (subject < 0 && is_convinced) subject = dependent(sentence, verb, DEP_NSUBJ_PASS);
    if (subject >= 0 && (is_convinced || !is_passive(sentence, verb)))
        take_subject(extraction, s, verb, (uint32_t)subject, last, set);
    if (is_noun && !set->count) makers(extraction, s, verb, set);
    if (!set->count && is_noun && is_own_word(extraction, sentence, verb)) {
        subject = subject_of(extraction, s, (uint32_t)sentence->tokens[verb].head, 0);
        if (subject >= 0) take_subject(extraction, s, verb, (uint32_t)subject, last, set);
    }
    if (!set->count && is_noun) owners_of(extraction, s, verb, 0, set);
}

void include_cited(const struct extraction *extraction, uint32_t s, uint32_t verb, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t hearer = dependent(sentence, verb, DEP_IOBJ);
    if (hearer < 0) hearer = dependent(sentence, verb, DEP_OBJ);
    if (hearer >= 0 && strcmp(sentence->tokens[verb].lemma, "tell") == 0) {
        struct entity_set press = {0};
        entities_of(extraction, s, (uint32_t)hearer, 1u << CLASS_ORGANIZATION, &press);
        bool is_known = false;
        for (size_t i = 0; i < set->count; i++)
            is_known = is_known || extraction->entities->items[set->items[i]].mention_count;
        for (size_t i = 0; i < press.count && !is_known; i++)
            if (is_press(&extraction->entities->items[press.items[i]]))
                set_include(extraction->arena, set, press.items[i]);
    }
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool cites = strcmp(token->lemma, "quote") == 0 || strcmp(token->lemma, "cite") == 0;
        bool beside = token->head == (int32_t)verb && token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG;
        int32_t object = cites && (t == verb || beside) ? dependent(sentence, t, DEP_OBJ) : -1;
        struct entity_set who = {0};
        if (object >= 0) tellers(extraction, s, (uint32_t)object, &who);
        set_include_all(extraction->arena, set, &who);
    }
}
