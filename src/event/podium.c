/* podium.c: where a speaker stands. An article often tells it once, with a word of saying that is no event of
 * its own ("We are ready," Obama said at the White House; "told the summit"), or beside his name ("Pinera,
 * who watched in Santiago, ..."), and lets him speak on for some sentences. After find_places. */
#include "event/telling.h"

#include <string.h>

enum { MOST_PODIUMS = 64, SPEAKS_ON = 3 }; /* sentences */

struct podium {
    struct entity_set speakers, places;
    uint32_t sentence;
    bool is_joint; /* a joint conference: who speaks next stands beside him */
};

/* Only what is a Place: "said in Russia" may be of anybody there. */
static void keep_spots(const struct extraction *extraction, struct entity_set *places)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++)
        if (extraction->entities->items[places->items[i]].class == CLASS_PLACE)
            places->items[kept++] = places->items[i];
    places->count = kept;
}

/* Does the verb tell where its subject is while he speaks: "who watched at the palace"? */
static bool tells_stay(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    static const char *const STAYS[] = {"watch", "stand", "attend", "stay", "appear",
                                        "await", "wait",  "speak",  NULL};
    const struct token *token = &sentence->tokens[verb];
    return token->xpos == XPOS_VBD &&
           (is_one_of(STAYS, token->lemma) || lexicon_has(extraction->tables, "encounter", token->lemma) ||
            lexicon_has(extraction->tables, "journey", token->lemma));
}

/* The speakers and the place of a word of saying, or of a clause beside the speaker's name. */
static bool read_podium(const struct extraction *extraction, uint32_t s, uint32_t t,
                        const struct speaker *last, struct podium *podium)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || is_quoted(sentence, t)) return false;
    *podium = (struct podium){.sentence = s};
    bool is_past = token->xpos == XPOS_VBD || (token->xpos == XPOS_VBG && token->deprel == DEP_ADVCL) ||
                   (token->xpos == XPOS_VBN && !is_passive(sentence, t));
    if (is_past && lexicon_has(extraction->tables, "report", token->lemma)) {
        speakers_of(extraction, s, t, last, &podium->speakers);
        if (podium->speakers.count) told_places(extraction, s, t, &podium->places);
        int32_t hall = podium->places.count ? -1 : place_of_hearers(extraction, s, t, &podium->speakers);
        if (hall >= 0 && podium->speakers.count)
            set_include(extraction->arena, &podium->places, (uint32_t)hall);
        /* "said from Cairo" */
        for (uint32_t i = t + 1; i < sentence->count && podium->speakers.count && !podium->places.count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_OBL &&
                strcmp(preposition_of(sentence, i), "from") == 0)
                entities_of(extraction, s, i, 1u << CLASS_PLACE, &podium->places);
    } else if (token->deprel == DEP_ACL_RELCL && token->head >= 0 && tells_stay(extraction, sentence, t)) {
        const struct token *name = &sentence->tokens[token->head];
        if (name->deprel != DEP_NSUBJ) return false;
        entities_of(extraction, s, (uint32_t)token->head, 1u << CLASS_PERSON, &podium->speakers);
        if (podium->speakers.count) told_places(extraction, s, t, &podium->places);
    }
    for (uint32_t i = 0; i + 1 < sentence->count; i++)
        podium->is_joint = podium->is_joint || (strcmp(sentence->tokens[i].lower, "joint") == 0 &&
                                                (strcmp(sentence->tokens[i + 1].lower, "press") == 0 ||
                                                 strcmp(sentence->tokens[i + 1].lower, "news") == 0));
    keep_spots(extraction, &podium->places);
    return podium->speakers.count && podium->places.count;
}

static size_t read_podiums(const struct extraction *extraction, struct podium *podiums)
{
    size_t count = 0;
    struct speaker last = {0};
    for (uint32_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        for (uint32_t t = 0; t < sentence->count && count < MOST_PODIUMS; t++) {
            struct entity_set who = {0};
            if (sentence->tokens[t].upos == UPOS_VERB &&
                lexicon_has(extraction->tables, "report", sentence->tokens[t].lemma))
                speakers_of(extraction, s, t, &last, &who);
            if (who.count) last = (struct speaker){who, s};
            if (read_podium(extraction, s, t, &last, &podiums[count])) count++;
        }
    }
    return count;
}

/* ---- Who leads the talks, and who stands beside those who met ---- */

/* "who chaired the meeting", "who headed the mediation team", "his counterpart": was he there? */
static bool takes_part(const struct sentence *sentence, uint32_t name)
{
    static const char *const LEADS[] = {"chair", "mediate",  "broker", "head", "lead",
                                        "host",  "moderate", "attend", NULL};
    static const char *const GATHERINGS[] = {"meeting",    "talk",       "mediation", "negotiation",
                                             "summit",     "conference", "ceremony",  "team",
                                             "delegation", "effort",     "session",   NULL};
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)name) continue;
        if (strcmp(token->lemma, "counterpart") == 0) return true;
        int32_t object = dependent(sentence, i, DEP_OBJ);
        if (token->deprel == DEP_ACL_RELCL && is_one_of(LEADS, token->lemma) && object >= 0 &&
            is_one_of(GATHERINGS, sentence->tokens[object].lemma))
            return true;
    }
    return strcmp(sentence->tokens[name].lemma, "counterpart") == 0;
}

static bool is_gathering(const struct found_event *item)
{
    static const char *const CLASSES[] = {"Agree",       "SignTreaty", "Meeting", "Summit",
                                          "Negotiation", "Conference", NULL};
    return !item->dropped && item->event.place.count && is_one_of(CLASSES, item->event.class) &&
           has_happened(&item->event);
}

void join_leaders(const struct extraction *extraction, struct found_events *found)
{
    enum { NEAR = 8 }; /* sentences */
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (item->dropped || !item->is_speech || item->event.place.count || !has_happened(&item->event))
            continue;
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        uint32_t s = item->trigger.sentence;
        uint32_t verb = item->report_count ? item->reports[item->report_count - 1] : item->trigger.token;
        int32_t subject = dependent(sentence, verb, DEP_NSUBJ);
        if (subject < 0 || !takes_part(sentence, (uint32_t)subject)) continue;
        for (size_t k = found->count; k-- > 0 && !item->event.place.count;) {
            const struct found_event *from = &found->items[k];
            if (is_gathering(from) && from->trigger.sentence <= s && from->trigger.sentence + NEAR >= s &&
                dates_agree(&from->event, &item->event))
                item->event.place = from->event.place;
        }
    }
}

/* Does the person lead a state or its foreign affairs, or a body of states: who goes to summits? */
static bool is_leader(const struct extraction *extraction, uint32_t person)
{
    static const char *const OFFICES[] = {
        "President", "Prime Minister",     "Chancellor",           "King",
        "Emir",      "Foreign Minister",   "Secretary-General",    "Premier",
        "Leader",    "Secretary of State", "Foreign Policy Chief", NULL};
    const struct entities *entities = extraction->entities;
    const struct entry *entry = entities->items[person].entry;
    for (size_t i = 0; entry && i < entry->term_count; i++)
        if (entry->terms[i]->person == entry && is_one_of(OFFICES, entry->terms[i]->office->label) &&
            knowledge_holder(extraction->knowledge, entry->terms[i]->office, entry->terms[i]->of,
                             extraction->date) == entry->terms[i])
            return true;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == person &&
            relation->factuality == FACTUALITY_ACTUAL && relation->office &&
            is_one_of(OFFICES, relation->office))
            return true;
    }
    return false;
}

/* "Opening the summit, the host urged them to return. Nigeria's president warned ...": leaders who speak one
 * after another in the paragraph of a summit speak at it. */
void speak_in_turn(const struct extraction *extraction, struct found_events *found)
{
    enum { LEAD = 4 }; /* sentences */
    const struct event *summit = NULL;
    bool is_main = false;
    for (size_t i = 0; i < found->count && !summit; i++) {
        const struct event *event = &found->items[i].event;
        bool gathers = strcmp(event->class, "Summit") == 0 || strcmp(event->class, "Conference") == 0;
        if (!found->items[i].dropped && gathers && event->place.count && has_happened(event)) summit = event;
        is_main = summit && found->items[i].trigger.sentence < LEAD;
    }
    int32_t town = dateline_entity(extraction);
    is_main = is_main && town >= 0 && set_contains(&summit->place, (uint32_t)town);
    for (size_t i = 1; i < found->count && summit; i++) {
        struct found_event *item = &found->items[i];
        const struct event *event = &item->event;
        bool speaks = item->is_speech && !item->dropped && !event->place.count && event->source.count == 1 &&
                      extraction->entities->items[event->source.items[0]].class == CLASS_PERSON &&
                      has_happened(event) && event->begin.day && dates_agree(event, summit);
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        /* in a report on a summit, from where it is held */
        if (speaks && is_main && is_leader(extraction, event->source.items[0]) &&
            !is_elsewhere(extraction, item->trigger.sentence, (uint32_t)town))
            set_include(extraction->arena, &item->event.place, (uint32_t)town);
        for (size_t k = i; speaks && k-- > 0 && !event->place.count;) {
            const struct found_event *before = &found->items[k];
            if (item->trigger.sentence - before->trigger.sentence > 2) break;
            if (sentence_of(extraction, &before->trigger)->paragraph != sentence->paragraph ||
                before->dropped || !before->is_speech || !sets_overlap(&before->event.place, &summit->place))
                continue;
            item->event.place = before->event.place;
        }
    }
}

void stand_at_podiums(const struct extraction *extraction, struct found_events *found)
{
    struct podium podiums[MOST_PODIUMS];
    size_t count = read_podiums(extraction, podiums);
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        uint32_t s = item->trigger.sentence;
        bool speaks = item->is_speech && !item->dropped && !item->event.place.count &&
                      item->event.source.count == 1 && has_happened(&item->event);
        uint32_t nearest = SPEAKS_ON + 1;
        for (size_t p = 0; speaks && p < count; p++) {
            uint32_t apart = s >= podiums[p].sentence ? s - podiums[p].sentence : SPEAKS_ON + 1;
            if (s + 1 == podiums[p].sentence)
                apart = SPEAKS_ON; /* "offered aid. 'We care,' he said in Oslo" */
            uint32_t who = item->event.source.items[0];
            bool beside = podiums[p].is_joint && extraction->entities->items[who].class == CLASS_PERSON;
            bool alike = (beside || set_contains(&podiums[p].speakers, who)) &&
                         extraction->analysis->sentences[s].paragraph ==
                             extraction->analysis->sentences[podiums[p].sentence].paragraph;
            if (!alike || apart >= nearest) continue;
            nearest = apart;
            item->event.place = podiums[p].places;
        }
    }
}
