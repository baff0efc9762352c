/* locative.c: the place that a sentence tells: of its locative phrases those of a word, of what the word is
 * done to or told on the occasion of, and of the clauses around it that share its place. */
#include "event/stages.h"

#include <string.h>

static bool is_locative(const char *preposition)
{
    static const char *const WORDS[] = {"in",         "at",    "near",   "outside", "inside",  "across",
                                        "around",     "along", "off",    "aboard",  "through", "outside",
                                        "throughout", "over",  "within", NULL};
    return is_one_of(WORDS, preposition);
}

/* "in Athens"; but "on" only of ground: "on the island", not "on Ukraine". */
bool stands_at(const struct sentence *sentence, uint32_t noun)
{
    static const char *const GROUND[] = {"lawn",     "island", "border", "frontier", "outskirts", "outskirt",
                                         "coast",    "step",   "ground", "soil",     "territory", "square",
                                         "sideline", "margin", "bank",   "shore",    "peninsula", "mountain",
                                         "campus",   "site",   "range",  NULL};
    static const char *const ONTO[] = {"to", "onto", "into", "on", NULL};
    /* "in defiance of fierce opposition from France" */
    static const char *const ABSTRACT[] = {"defiance", "response", "retaliation", "protest", "favour",
                                           "favor",    "support",  "reaction",    "breach",  "violation",
                                           "exchange", "return",   "view",        "light",   NULL};
    const char *preposition = preposition_of(sentence, noun);
    static const char *const ABOVE[] = {"airspace", "territory", "sky",    "sea",  "city",
                                        "town",     "capital",   "island", "base", NULL};
    if (is_one_of(ABSTRACT, sentence->tokens[noun].lemma)) return false;
    /* "suspended over its invasion of Ukraine" */
    if (strcmp(preposition, "over") == 0 && sentence->tokens[noun].upos == UPOS_NOUN)
        return is_one_of(ABOVE, sentence->tokens[noun].lemma);
    bool is_street = strcmp(sentence->tokens[noun].lemma, "street") == 0 && is_one_of(ONTO, preposition);
    return is_locative(preposition) || is_street ||
           (strcmp(preposition, "on") == 0 && (is_one_of(GROUND, sentence->tokens[noun].lemma) ||
                                               is_one_of(GROUND, sentence->tokens[noun].lower)));
}

/* "near the Malian border": on this side of it, told from that of its neighbour. */
static bool is_beside_border(const struct sentence *sentence, uint32_t noun)
{
    static const char *const BORDERS[] = {"border", "frontier", NULL};
    static const char *const BESIDE[] = {"near", "close", "towards", "toward", NULL};
    return is_one_of(BORDERS, sentence->tokens[noun].lemma) &&
           is_one_of(BESIDE, preposition_of(sentence, noun)) && dependent(sentence, noun, DEP_NMOD_POSS) < 0;
}

/* "in the Hungarian capital Budapest": the town, not the state whose capital it is. */
static void apposed_town(const struct extraction *extraction, uint32_t s, uint32_t noun,
                         struct entity_set *places)
{
    static const char *const TOWNS[] = {"capital", "city", "town", "port", "resort", "village", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_one_of(TOWNS, sentence->tokens[noun].lemma)) return;
    for (uint32_t i = noun + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].upos == UPOS_PROPN &&
            (sentence->tokens[i].deprel == DEP_APPOS || sentence->tokens[i].deprel == DEP_FLAT))
            entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
}

/* "in a Tel Aviv market", "at a Kabul hotel": the town in which the building or street is. */
static void town_before(const struct extraction *extraction, uint32_t s, uint32_t noun,
                        struct entity_set *places)
{
    static const char *const SITES[] = {
        "market",    "hotel",   "suburb",    "street",        "square",       "restaurant", "mosque",
        "church",    "park",    "bar",       "neighbourhood", "neighborhood", "district",   "school",
        "stadium",   "jail",    "courtroom", "hospital",      "clinic",       "prison",     "courthouse",
        "nightclub", "airport", "airfield",  "university",    "theatre",      "cathedral",  NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_one_of(SITES, sentence->tokens[noun].lemma)) return;
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_COMPOUND)
            entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
}

/* The place that the noun is or, for "the port city of Batumi", that is named behind it. */
void named_place(const struct extraction *extraction, uint32_t s, uint32_t noun, struct entity_set *places)
{
    static const char *const SOIL[] = {"soil",   "territory", "capital",  "airspace", "water",
                                       "border", "coast",     "frontier", "shore",    NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    size_t before = places->count;
    if (is_beside_border(sentence, noun)) return;
    apposed_town(extraction, s, noun, places);
    if (places->count > before) return;
    /* "killed two Indian workers": not in India for that */
    bool is_human = lexicon_has(extraction->tables, "human", sentence->tokens[noun].lemma);
    if (!is_human) part_of_state(extraction, s, noun, places);
    if (!is_human && places->count == before) entities_of(extraction, s, noun, PLACE_CLASSES, places);
    if (places->count == before) definite_place(extraction, s, noun, places);
    if (places->count == before) town_before(extraction, s, noun, places);
    for (uint32_t i = noun + 1; i < sentence->count && places->count == before; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0)
            entities_of(extraction, s, i, PLACE_CLASSES, places);
    /* "at a hospital in Palawan", "on the South Lawn of the White House" */
    for (uint32_t i = noun + 1; i < sentence->count && places->count == before; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            stands_at(sentence, i))
            named_place(extraction, s, i, places);
    /* "on Russian soil", "inside Ukrainian territory" */
    if (places->count == before && is_one_of(SOIL, sentence->tokens[noun].lemma))
        owners_of(extraction, s, noun, PLACE_CLASSES, places);
    /* "Sentosa island" */
    for (uint32_t i = 0; i < noun && places->count == before; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_COMPOUND)
            entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
}

/* "sent home two Russian diplomats": those moved are no place. */
static bool is_people(const struct extraction *extraction, uint32_t s, uint32_t noun)
{
    if (extraction->entities->unnamed_at[s][noun] >= 0) return true;
    int32_t index = extraction->entities->mention_at[s][noun];
    /* "hosted the leader of the region" */
    if (lexicon_has(extraction->tables, "human", extraction->analysis->sentences[s].tokens[noun].lemma))
        return true;
    if (index < 0) return extraction->analysis->sentences[s].tokens[noun].xpos == XPOS_NNS;
    const struct mention *mention = &extraction->entities->mentions[index];
    return mention->entity_count && extraction->entities->items[mention->entities[0]].class == CLASS_GROUP;
}

/* "held talks here on Wednesday", told by the writer: at the dateline. */
static void place_of_writer(const struct extraction *extraction, uint32_t s, uint32_t head,
                            struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = head + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && strcmp(sentence->tokens[i].lower, "here") == 0 &&
            sentence->tokens[i].deprel == DEP_ADVMOD) {
            int32_t here = dateline_entity(extraction);
            if (here >= 0) set_include(extraction->arena, places, (uint32_t)here);
        }
}

/* "an ambush by gangs in Haiti", "a raid on a school in Uganda": where those are who do it or suffer it. */
static void places_of_doers(const struct extraction *extraction, uint32_t s, uint32_t head,
                            struct entity_set *places)
{
    static const char *const SIDES[] = {"by", "on", "against", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool is_raid = is_assault_word(extraction, &sentence->tokens[head]);
    for (uint32_t i = head + 1; i < sentence->count && !places->count && is_raid; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head || token->upos != UPOS_NOUN ||
            !is_one_of(SIDES, preposition_of(sentence, i)))
            continue;
        for (uint32_t k = i + 1; k < sentence->count && !places->count; k++)
            if (sentence->tokens[k].head == (int32_t)i && sentence->tokens[k].deprel == DEP_NMOD &&
                is_locative(preposition_of(sentence, k)))
                named_place(extraction, s, k, places);
    }
}

/* "fired at the frigate in the Gulf": where the craft is, not whose it is; false: it is no craft. */
static bool place_of_craft(const struct extraction *extraction, uint32_t s, uint32_t craft,
                           struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool is_craft = lexicon_has(extraction->tables, "craft", sentence->tokens[craft].lemma);
    for (uint32_t i = craft + 1; is_craft && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)craft && sentence->tokens[i].deprel == DEP_NMOD &&
            is_locative(preposition_of(sentence, i)))
            named_place(extraction, s, i, places);
    return is_craft;
}

/* Places in phrases of the head; of a move also where it leads. */
static void places_under_move(const struct extraction *extraction, uint32_t s, uint32_t head,
                              bool leads_there, struct entity_set *places)
{
    static const char *const GOALS[] = {"to", "into", "for", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool moves = leads_there && lexicon_has(extraction->tables, "journey", sentence->tokens[head].lemma);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        bool attaches = token->deprel == DEP_OBL || token->deprel == DEP_NMOD ||
                        (token->deprel == DEP_OBJ && *preposition_of(sentence, i)); /* "killed at Suez" */
        bool visited =
            moves && token->deprel == DEP_OBJ && (token->upos == UPOS_PROPN || !is_people(extraction, s, i));
        const char *preposition = preposition_of(sentence, i);
        bool leads = moves && attaches && is_one_of(GOALS, preposition);
        if (attaches && is_of_topic(sentence, head, i)) continue;
        bool is_there = attaches && stands_at(sentence, i);
        if (is_there && !leads && place_of_craft(extraction, s, i, places)) continue;
        if (is_there || visited || leads) named_place(extraction, s, i, places);
    }
    drop_topics(extraction, places);
    if (!places->count) places_of_doers(extraction, s, head, places);
    if (!places->count) place_of_writer(extraction, s, head, places);
    if (!places->count) place_before(extraction, s, head, places);
}

void places_under(const struct extraction *extraction, uint32_t s, uint32_t head, struct entity_set *places)
{
    places_under_move(extraction, s, head, true, places);
}

bool is_occasion_noun(const struct extraction *extraction, const struct token *token)
{
    return token->upos == UPOS_NOUN && (frames_for(&extraction->tables->nouns, token->lemma) ||
                                        lexicon_has(extraction->tables, "stay", token->lemma) ||
                                        lexicon_has(extraction->tables, "phase", token->lemma) ||
                                        lexicon_has(extraction->tables, "quantity", token->lemma));
}

/* "a round of talks in Geneva", "the close of a summit in Abuja": the place of the occasion or of what it is
 * of.
 */
static void places_of_occasion(const struct extraction *extraction, uint32_t s, int32_t noun,
                               struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (int steps = 0; noun >= 0 && steps < 3 && !places->count; steps++) {
        /* "killed 26 in the worst attack in India in years": how bad it was, not where */
        if (is_ranked(sentence, (uint32_t)noun)) return;
        /* "a session of the council in New York" */
        bool is_body = steps && extraction->entities->mention_at[s][noun] >= 0;
        if (!is_body && !is_occasion_noun(extraction, &sentence->tokens[noun])) return;
        places_under(extraction, s, (uint32_t)noun, places);
        int32_t below = dependent(sentence, (uint32_t)noun, DEP_NMOD);
        noun = below >= 0 && strcmp(preposition_of(sentence, (uint32_t)below), "of") == 0 ? below : -1;
    }
}

/* "hold a round of talks in Geneva", "attended a meeting in Lagos": at the object's place; but "condemned the
 * coup in Mali" from anywhere. */
static void places_of_object(const struct extraction *extraction, uint32_t s, uint32_t verb,
                             struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!speaks_of(sentence, verb) &&
        !lexicon_has(extraction->tables, "judging", sentence->tokens[verb].lemma))
        places_of_occasion(extraction, s, dependent(sentence, verb, DEP_OBJ), places);
}

/* "met him during a trip to Moscow", "came at the close of a summit in Abuja" */
static void places_meanwhile(const struct extraction *extraction, uint32_t s, uint32_t head,
                             struct entity_set *places)
{
    static const char *const WORDS[] = {"during", "at", "on", "in", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = 0; i < sentence->count && !places->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool beside = token->head == (int32_t)head && (token->deprel == DEP_OBL || token->deprel == DEP_NMOD);
        if (beside && is_one_of(WORDS, preposition_of(sentence, i)))
            places_of_occasion(extraction, s, (int32_t)i, places);
    }
}

/* "spends three days in Oman, during which he will meet", "a raid in which two died, took place in Oman": the
 * place of the clause that the relative one fills in. */
static void places_around_relative(const struct extraction *extraction, uint32_t s, uint32_t verb,
                                   struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t noun = sentence->tokens[verb].head;
    if (noun < 0 || !is_inside_which(sentence, verb)) return;
    places_under(extraction, s, (uint32_t)noun, places);
    if (!places->count && sentence->tokens[noun].head >= 0)
        places_under(extraction, s, (uint32_t)sentence->tokens[noun].head, places);
}

static bool has_word_below(const struct sentence *sentence, uint32_t head, const char *word)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (strcmp(sentence->tokens[i].lower, word) == 0 && is_below(sentence, i, head, 3)) return true;
    return false;
}

/* Clauses below that only fill in the circumstances: "speaking in Athens, he said", "an accord concluded in
 * Beijing". */
static void places_of_circumstances(const struct extraction *extraction, uint32_t s, uint32_t head,
                                    struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = 0; i < sentence->count && !places->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head || token->upos != UPOS_VERB) continue;
        int32_t mark = dependent(sentence, i, DEP_MARK);
        bool tells = lexicon_has(extraction->tables, "report", sentence->tokens[head].lemma);
        /* "told reporters after visiting a hospital in Palawan" */
        bool before = tells && mark >= 0 && strcmp(sentence->tokens[mark].lower, "after") == 0;
        bool participle =
            token->xpos == XPOS_VBG && token->deprel == DEP_ADVCL && ((i < head && mark < 0) || before);
        bool held = token->xpos == XPOS_VBN && token->deprel == DEP_ACL;
        bool when = token->deprel == DEP_ADVCL &&
                    ((mark >= 0 && strcmp(sentence->tokens[mark].lower, "when") == 0) ||
                     (i > head && has_dependent(sentence, i, "when"))); /* "died when it was hit off Oman" */
        if (participle || held || when) places_under(extraction, s, i, places);
        if (before) places_of_object(extraction, s, i, places);
    }
    for (uint32_t i = 1; i < sentence->count && !places->count; i++) {
        /* "the minister, speaking in Athens, called ..."; "on March 17, when he received him in Ankara" */
        const struct token *token = &sentence->tokens[i];
        if (token->upos != UPOS_VERB || token->head < 0) continue;
        const struct token *above = &sentence->tokens[token->head];
        if (above->head != (int32_t)head) continue;
        bool aside = token->deprel == DEP_ACL && token->xpos == XPOS_VBG && above->deprel == DEP_NSUBJ &&
                     strcmp(sentence->tokens[i - 1].form, ",") == 0;
        bool then = token->deprel == DEP_ACL_RELCL &&
                    (above->deprel == DEP_OBL || above->deprel == DEP_OBL_UNMARKED) &&
                    has_dependent(sentence, i, "when");
        /* "the League, whose leaders gathered in Jeddah that day, appealed ..."; "the minister, who landed in
         * the capital on Wednesday, held talks" */
        bool comes = lexicon_has(extraction->tables, "encounter", token->lemma) ||
                     lexicon_has(extraction->tables, "journey", token->lemma);
        int32_t helper = dependent(sentence, head, DEP_AUX);
        bool to_come = helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD;
        /* "who was in Skopje two weeks ago, accused ..." from somewhere else */
        bool gathered = token->deprel == DEP_ACL_RELCL && above->deprel == DEP_NSUBJ && !to_come &&
                        !has_word_below(sentence, i, "ago") &&
                        (token->xpos == XPOS_VBD || dependent(sentence, i, DEP_AUX) >= 0) && comes;
        if (aside || then || gathered) places_under(extraction, s, i, places);
    }
    /* "told reporters in Baku" */
    static const enum deprel HEARERS[] = {DEP_IOBJ, DEP_OBJ};
    for (size_t k = 0; k < 2 && !places->count; k++) {
        int32_t hearer = dependent(sentence, head, HEARERS[k]);
        bool tells = lexicon_has(extraction->tables, "report", sentence->tokens[head].lemma) &&
                     strcmp(sentence->tokens[head].lemma, "say") != 0;
        if (hearer >= 0 && tells) places_under(extraction, s, (uint32_t)hearer, places);
        if (tells && !places->count) places_of_occasion(extraction, s, hearer, places);
    }
}

/* Nouns go with the verb of their clause unless it reports or is apart in place: "met in Geneva for talks".
 */
static bool shares_place(const struct extraction *extraction, const struct sentence *sentence, uint32_t at)
{
    const struct token *token = &sentence->tokens[at];
    if (token->head < 0) return false;
    const struct token *governor = &sentence->tokens[token->head];
    switch (token->deprel) {
    case DEP_CONJ: {
        /* "visited Seoul, and the treaty took effect": another subject, elsewhere */
        bool apart = token->upos == UPOS_VERB && dependent(sentence, at, DEP_NSUBJ) >= 0 &&
                     !lexicon_has(extraction->tables, "encounter", token->lemma);
        return !apart && !is_teller_behind(extraction, sentence, at);
    }
    case DEP_AMOD:
    case DEP_XCOMP:
        return true;
    case DEP_ADVCL: {
        int32_t mark = dependent(sentence, at, DEP_MARK);
        bool purpose = mark >= 0 && strcmp(sentence->tokens[mark].lower, "to") == 0;
        return mark < 0 || (purpose && lexicon_has(extraction->tables, "encounter", governor->lemma));
    }
    case DEP_OBJ:
    case DEP_NSUBJ:
    case DEP_NSUBJ_PASS:
        return token->upos != UPOS_VERB && (lexicon_has(extraction->tables, "light", governor->lemma) ||
                                            lexicon_has(extraction->tables, "occurrence", governor->lemma) ||
                                            lexicon_has(extraction->tables, "encounter", governor->lemma));
    case DEP_OBL:
    case DEP_NMOD: {
        static const char *const OCCASIONS[] = {"at", "during", "on", NULL};
        bool goes = lexicon_has(extraction->tables, "encounter", governor->lemma) &&
                    strcmp(preposition_of(sentence, at), "for") == 0;
        /* "a round of talks", "the sidelines of the summit" */
        bool counted = strcmp(preposition_of(sentence, at), "of") == 0 &&
                       (lexicon_has(extraction->tables, "quantity", governor->lemma) ||
                        lexicon_has(extraction->tables, "phase", governor->lemma));
        return goes || counted ||
               (token->upos != UPOS_VERB && is_one_of(OCCASIONS, preposition_of(sentence, at)));
    }
    default:
        return false;
    }
}

/* "a summit in Brussels": right behind the noun, whatever the parser hangs it on. */
static void place_beside(const struct extraction *extraction, uint32_t s, uint32_t noun,
                         struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (noun + 2 >= sentence->count || !is_locative(sentence->tokens[noun + 1].lower)) return;
    int32_t place = sentence->tokens[noun + 1].head;
    if (place > (int32_t)noun + 1) entities_of(extraction, s, (uint32_t)place, 1u << CLASS_PLACE, places);
}

/* "a meeting of the two countries' prosecutors in Odesa": hung on those who meet. */
static void place_beside_members(const struct extraction *extraction, uint32_t s, uint32_t noun,
                                 struct entity_set *places)
{
    static const char *const GATHERINGS[] = {"meeting",   "talk",    "summit", "conference",
                                             "gathering", "session", NULL};
    static const char *const OF[] = {"of", "between", "with", "among", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_one_of(GATHERINGS, sentence->tokens[noun].lemma)) return;
    for (uint32_t i = noun + 1; i < sentence->count && !places->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->deprel != DEP_NMOD || token->head <= (int32_t)noun ||
            !is_locative(preposition_of(sentence, i)))
            continue;
        const struct token *member = &sentence->tokens[token->head];
        if (member->upos == UPOS_NOUN && member->deprel == DEP_NMOD && member->head == (int32_t)noun &&
            is_one_of(OF, preposition_of(sentence, (uint32_t)token->head)))
            entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
    }
}

/* The place told in the clause of the word, or in those that it shares the occasion with. */
void told_places(const struct extraction *extraction, uint32_t s, uint32_t t, struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = (int32_t)t;
    static const char *const MEANWHILE[] = {"at", "during", "on", NULL};
    bool leads_there = true; /* "sent troops to Mali at a meeting": the meeting is not there */
    for (int steps = 0; at >= 0 && steps < 5 && !places->count; steps++) {
        uint32_t here = (uint32_t)at;
        places_under_move(extraction, s, here, leads_there, places);
        if (!places->count && here == t && sentence->tokens[t].upos == UPOS_NOUN)
            place_beside(extraction, s, t, places);
        if (!places->count && here == t) place_beside_members(extraction, s, t, places);
        if (!places->count) places_of_circumstances(extraction, s, here, places);
        if (!places->count) places_meanwhile(extraction, s, here, places);
        if (!places->count && sentence->tokens[at].upos == UPOS_VERB) {
            places_of_object(extraction, s, here, places);
            places_around_relative(extraction, s, here, places);
        }
        if (!places->count && has_dependent(sentence, here, "where") && sentence->tokens[at].head >= 0) {
            /* "Budapest, where he announced", hung on the name or on its verb */
            uint32_t head = (uint32_t)sentence->tokens[at].head;
            entities_of(extraction, s, head, PLACE_CLASSES, places);
            /* "at the base near the capital, where he greeted him" */
            if (sentence->tokens[head].deprel == DEP_NMOD && sentence->tokens[head].head >= 0 &&
                places->count)
                entities_of(extraction, s, (uint32_t)sentence->tokens[head].head, 1u << CLASS_PLACE, places);
            /* "landed at the base near the capital, where he greeted him", hung on the verb */
            struct entity_set base = {0};
            for (uint32_t i = 0; i < head && strcmp(preposition_of(sentence, head), "near") == 0; i++)
                if (sentence->tokens[i].head == sentence->tokens[head].head && stands_at(sentence, i))
                    entities_of(extraction, s, i, 1u << CLASS_PLACE, &base);
            if (base.count) *places = base;
            if (!places->count) places_under(extraction, s, head, places);
            for (uint32_t i = 0; i < sentence->count && !places->count; i++)
                if (i < here && sentence->tokens[i].head == (int32_t)head)
                    entities_of(extraction, s, i, PLACE_CLASSES, places);
        }
        if (places->count || !shares_place(extraction, sentence, here)) return;
        leads_there = leads_there && !is_one_of(MEANWHILE, preposition_of(sentence, here));
        at = sentence->tokens[at].deprel == DEP_CONJ ? conjunct_head(sentence, here)
                                                     : sentence->tokens[at].head;
    }
}
