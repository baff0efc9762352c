/* place.c: where an event takes place. First a Place or State in a locative phrase of its clause, or of the
 * clauses around it that tell of the same occasion (locative.c); then what a later sentence says of it ("the
 * ceremony in Athens"); then what it is done to; then where its actors are that day (scene.c); then the
 * dateline (dateline.c). */
#include "event/outlook.h"
#include "event/stay.h"

#include <string.h>

/* ---- What it is done to ---- */

/* "Qatari Embassy in Khartoum": the town in the name of a mission. */
static void place_in_label(const struct extraction *extraction, uint32_t body, struct entity_set *places)
{
    const struct entities *entities = extraction->entities;
    const char *in = entities->items[body].label ? strstr(entities->items[body].label, " in ") : NULL;
    for (uint32_t e = 0; in && e < entities->count; e++)
        if (entities->items[e].class == CLASS_PLACE && entities->items[e].label &&
            strcmp(in + 4, entities->items[e].label) == 0)
            set_include(extraction->arena, places, e);
}

/* "shot down a Turkish jet", "sank the frigate Moskva": not where the state is whose it was. */
bool falls_on_craft(const struct extraction *extraction, const struct found_event *item)
{
    const uint32_t CRAFT = 1u << CLASS_EQUIPMENT;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    static const char *const CLASSES[] = {"Attack", "Blockade", "Coerce", NULL};
    bool falls = is_one_of(CLASSES, item->event.class);
    if (item->trigger.is_noun || !falls) return false;
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    struct entity_set named = {0};
    if (object >= 0) entities_of(extraction, item->trigger.sentence, (uint32_t)object, CRAFT, &named);
    return object >= 0 &&
           (named.count || lexicon_has(extraction->tables, "craft", sentence->tokens[object].lemma));
}

/* "sent troops to Mali", "Niger hosts French troops"; but "put its forces on alert" against a neighbour, at
 * home: does the sentence lead to the target, or send somebody without saying where? */
bool is_led_to(const struct extraction *extraction, const struct found_event *item, uint32_t target)
{
    static const char *const WAYS[] = {"to",   "in",    "into", "on",     "at",     "across", "over",
                                       "near", "along", "of",   "around", "inside", "from",   NULL};
    static const char *const SENDING[] = {"send", "dispatch", "deploy", "contribute", "commit", NULL};
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_named = false;
    for (uint32_t t = 0; t < sentence->count; t++) {
        int32_t index = entities->mention_at[item->trigger.sentence][t];
        if (index < 0) continue;
        const struct mention *mention = &entities->mentions[index];
        if (mention->entity_count != 1 || mention->entities[0] != target) continue;
        const struct token *token = &sentence->tokens[t];
        bool is_owner = token->head >= 0 && (token->deprel == DEP_AMOD || token->deprel == DEP_NMOD_POSS ||
                                             token->deprel == DEP_COMPOUND);
        uint32_t phrase = is_owner ? (uint32_t)token->head : t;
        int32_t trigger = (int32_t)item->trigger.token, over = sentence->tokens[trigger].head;
        const struct token *word = &sentence->tokens[phrase]; /* "Niger, which hosts them" */
        bool is_host =
            word->deprel == DEP_NSUBJ && word->head >= 0 && (word->head == trigger || word->head == over);
        if (is_one_of(WAYS, preposition_of(sentence, phrase)) || word->deprel == DEP_OBJ || is_host)
            return true;
        is_named = true;
    }
    return !is_named && is_one_of(SENDING, sentence->tokens[item->trigger.token].lemma);
}

/* "closed its border with Haiti": on its own side. */
static bool closes_own_border(const struct extraction *extraction, const struct found_event *item,
                              int32_t object, struct entity_set *places)
{
    static const char *const BORDERS[] = {"border", "crossing", "frontier", "airspace", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool closes = strcmp(item->event.class, "Blockade") == 0 && object >= 0 && !places->count &&
                  is_one_of(BORDERS, sentence->tokens[object].lemma) && item->event.source.count == 1 &&
                  extraction->entities->items[item->event.source.items[0]].class == CLASS_STATE;
    if (closes) set_include(extraction->arena, places, item->event.source.items[0]);
    return closes;
}

/* States and places among those to whom it is done, or where their seat is. */
void places_of_targets(const struct extraction *extraction, const struct found_event *item,
                       struct entity_set *places)
{
    const struct event *event = &item->event;
    static const char *const CLASSES[] = {"Visit",
                                          "War",
                                          "Attack",
                                          "Deploy",
                                          "Withdraw",
                                          "Blockade",
                                          "Exercise",
                                          "Coup",
                                          "Protest",
                                          "OpenFacility",
                                          "Kill",
                                          "Invest",
                                          "BuildInfrastructure",
                                          "Aid",
                                          "MilitaryAid",
                                          "Arrest",
                                          NULL};
    const struct entities *entities = extraction->entities;
    if (!is_one_of(CLASSES, event->class) || item->is_speech) return;
    /* "bombed the town of Gori", "shelled a base near Kherson" */
    uint32_t s = item->trigger.sentence;
    int32_t object = item->trigger.is_noun ? -1 : object_of(extraction, s, item->trigger.token);
    if (falls_on_craft(extraction, item) || falls_on_strangers(extraction, item, places)) return;
    if (closes_own_border(extraction, item, object, places)) return;
    bool common = object >= 0 && (sentence_of(extraction, &item->trigger)->tokens[object].upos == UPOS_NOUN ||
                                  extraction->entities->mention_at[s][object] < 0);
    static const char *const BUILT[] = {"OpenFacility", "BuildInfrastructure", NULL};
    bool reaches = strcmp(event_category(event->class), "Assault") == 0 ||
                   strcmp(event_category(event->class), "Aid") == 0 || /* "arms militants in Somalia" */
                   strcmp(event->class, "Arrest") == 0 ||              /* "arrested activists in Turkey" */
                   is_one_of(BUILT, event->class);                     /* "reopen its embassy in Havana" */
    if (common && !places->count && reaches) named_place(extraction, s, (uint32_t)object, places);
    if (object >= 0 && !places->count) part_of_state(extraction, s, (uint32_t)object, places);
    const struct entity_set *sets[] = {&event->target, &event->involves};
    for (size_t k = 0; k < 2 && !places->count; k++)
        for (size_t i = 0; i < sets[k]->count; i++) {
            uint32_t target = sets[k]->items[i];
            enum entity_class class = entities->items[target].class;
            if (strcmp(event->class, "Deploy") == 0 && !is_led_to(extraction, item, target)) continue;
            if (PLACE_CLASSES & (1u << class)) set_include(extraction->arena, places, target);
            if (class == CLASS_ORGANIZATION) place_in_label(extraction, target, places);
            for (size_t r = 0; class == CLASS_ORGANIZATION && r < entities->relation_count; r++) {
                const struct relation *relation = &entities->relations[r];
                if (relation->kind == RELATION_LOCATED_IN && relation->subject == target)
                    set_include(extraction->arena, places, relation->object);
            }
        }
}

/* Nothing happens in a person, a treaty or a weapon, whatever a preposition says. */
static void drop_impossible(const struct entities *entities, struct entity_set *places)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        enum entity_class class = entities->items[places->items[i]].class;
        if (class == CLASS_PLACE || class == CLASS_STATE || class == CLASS_ORGANIZATION)
            places->items[kept++] = places->items[i];
    }
    places->count = kept;
}

/* "Russia's envoy in Vienna said": where the speaker is. */
static void places_of_speaker(const struct extraction *extraction, const struct found_event *item,
                              uint32_t classes, struct entity_set *places)
{
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t subject = subject_of(extraction, s, item->trigger.token, 0);
    if (subject < 0 && item->report_count) subject = subject_of(extraction, s, item->reports[0], 0);
    for (uint32_t i = subject < 0 ? sentence->count : (uint32_t)subject + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == subject && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "in") == 0)
            entities_of(extraction, s, i, classes, places);
    /* "residents of Goma poured into the streets" */
    for (uint32_t i = subject < 0 ? sentence->count : (uint32_t)subject + 1;
         i < sentence->count && strcmp(item->event.class, "Protest") == 0 && !places->count; i++)
        if (sentence->tokens[i].head == subject && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0)
            entities_of(extraction, s, i, 1u << CLASS_PLACE, places);
}

/* "judges in Berlin ruled", "officials in Bangui told him to stop": people without a name who do it there;
 * but "militants in Gaza shelled the town". */
static bool is_done_by_people(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Assault", "Coerce", "Mobilize", NULL};
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (trigger->is_noun || is_one_of(CATEGORIES, event_category(item->event.class))) return false;
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    return subject >= 0 && sentence->tokens[subject].upos == UPOS_NOUN &&
           lexicon_has(extraction->tables, "human", sentence->tokens[subject].lemma);
}

/* "vowed from Chad to fight on", "welcomed it in a statement from Lusaka": where the speaker is. */
static void place_spoken_from(const struct extraction *extraction, const struct found_event *item,
                              struct entity_set *places)
{
    static const char *const WORDS[] = {"statement", "speech", "address", "video", "broadcast", NULL};
    /* "declared independence from France" */
    static const char *const PARTING[] = {"Announce", "Recognize", NULL};
    if (is_one_of(PARTING, item->event.class)) return;
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = clause_of(sentence, &item->trigger);
    for (uint32_t i = verb + 1; i < sentence->count && !places->count; i++) {
        int32_t head = sentence->tokens[i].head;
        bool is_word = head > (int32_t)verb && sentence->tokens[head].head == (int32_t)verb &&
                       is_one_of(WORDS, sentence->tokens[head].lemma);
        if ((is_word || head == (int32_t)verb) && strcmp(preposition_of(sentence, i), "from") == 0)
            entities_of(extraction, s, i, PLACE_CLASSES, places);
    }
}

/* "agreed in Vienna to withdraw its troops": what is promised there is done elsewhere. */
static bool is_undertaken(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const WORDS[] = {"agree", "promise", "pledge", "vow",   "undertake", "commit",
                                        "offer", "decide",  "plan",   "swear", "consent",   NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = clause_of(sentence, &item->trigger);
    const struct token *token = &sentence->tokens[verb];
    return token->deprel == DEP_XCOMP && token->head >= 0 &&
           is_one_of(WORDS, sentence->tokens[token->head].lemma) && !item->is_speech &&
           !is_encounter(&item->event) && !brings_together(item->event.class);
}

/* "fired rockets into Surin province", "stormed across the border into the Kursk region": where it falls. */
static void place_fallen_on(const struct extraction *extraction, const struct found_event *item,
                            struct entity_set *places)
{
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->trigger.is_noun || strcmp(event_category(item->event.class), "Assault") != 0) return;
    int32_t object = dependent(sentence, item->trigger.token, DEP_OBJ);
    for (uint32_t i = item->trigger.token + 1; i < sentence->count && !places->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hangs = token->head == (int32_t)item->trigger.token || (object >= 0 && token->head == object);
        if (hangs && (token->deprel == DEP_OBL || token->deprel == DEP_NMOD) &&
            strcmp(preposition_of(sentence, i), "into") == 0)
            named_place(extraction, s, i, places);
    }
}

/* "sent troops to support its operations in Ukraine": where they are to do it. */
static void place_of_mission(const struct extraction *extraction, const struct found_event *item,
                             struct entity_set *places)
{
    uint32_t s = item->trigger.sentence, verb = item->trigger.token;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->trigger.is_noun || strcmp(item->event.class, "Deploy") != 0) return;
    for (uint32_t i = verb + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_purpose = token->head == (int32_t)verb && is_infinitive(sentence, i) &&
                          (token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP);
        for (uint32_t k = i + 1; is_purpose && k < sentence->count && !places->count; k++)
            if (strcmp(preposition_of(sentence, k), "in") == 0 && is_below(sentence, k, i, 5))
                entities_of(extraction, s, k, PLACE_CLASSES, places);
    }
}

/* "talks are due to open in Tunis", "the summit is expected to take place in Lagos": where they are to be. */
static void place_due(const struct extraction *extraction, const struct found_event *item,
                      struct entity_set *places)
{
    static const char *const DUE[] = {"due",  "expect", "set",   "schedule", "plan",
                                      "mean", "likely", "slate", NULL};
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    bool is_subject = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS;
    if (!trigger->is_noun || !is_subject || token->head < 0 ||
        !is_one_of(DUE, sentence->tokens[token->head].lemma))
        return;
    int32_t act = dependent(sentence, (uint32_t)token->head, DEP_XCOMP);
    if (act >= 0) places_under(extraction, trigger->sentence, (uint32_t)act, places);
}

/* Where the words of the event and those around them say that it is. */
static void find_place(const struct extraction *extraction, struct found_event *item)
{
    static const char *const IN_CLAUSE[] = {"Agree", "Assault", "Coerce", "Protest", NULL};
    struct event *event = &item->event;
    uint32_t s = item->trigger.sentence;
    if (!item->trigger.is_noun && strcmp(event_category(event->class), "Assault") == 0) {
        /* "bombed eastern Lebanon", whatever is told of another attack beside it */
        int32_t object = object_of(extraction, s, item->trigger.token);
        if (object >= 0) part_of_state(extraction, s, (uint32_t)object, &event->place);
    }
    if (!event->place.count) place_due(extraction, item, &event->place);
    if (!event->place.count) place_fallen_on(extraction, item, &event->place);
    uint32_t verb = clause_of(sentence_of(extraction, &item->trigger), &item->trigger);
    if (is_asked_for(extraction, item, verb) || is_undertaken(extraction, item)) {
        places_under(extraction, s, item->trigger.token, &event->place);
        if (!event->place.count) places_under(extraction, s, verb, &event->place);
        return;
    }
    if (!event->place.count) told_places(extraction, s, item->trigger.token, &event->place);
    if (item->trigger.carrier >= 0)
        told_places(extraction, s, (uint32_t)item->trigger.carrier, &event->place);
    if (item->trigger.light_verb >= 0)
        told_places(extraction, s, (uint32_t)item->trigger.light_verb, &event->place);
    /* the word by which it was said, when saying it is the event */
    for (size_t r = 0; r < item->report_count && item->is_speech && !event->place.count; r++)
        told_places(extraction, s, item->reports[r], &event->place);
    bool protests =
        strcmp(event->class, "Protest") == 0 && !item->is_speech; /* "farmers in Ireland protested" */
    bool acts = item->is_speech || protests || is_done_by_people(extraction, item);
    if (!event->place.count && acts)
        places_of_speaker(extraction, item, protests ? PLACE_CLASSES : 1u << CLASS_PLACE, &event->place);
    if (!event->place.count && item->is_speech) place_spoken_from(extraction, item, &event->place);
    bool gathers =
        is_encounter(event) || (is_one_of(IN_CLAUSE, event_category(event->class)) && !item->is_speech);
    uint32_t clause =
        item->trigger.light_verb >= 0 ? (uint32_t)item->trigger.light_verb : item->trigger.token;
    if (!event->place.count && (gathers || item->is_speech) &&
        (gathers || sentence_of(extraction, &item->trigger)->tokens[clause].upos == UPOS_VERB))
        places_in_clause(extraction, item, clause, &event->place);
    if (!event->place.count && strcmp(event->class, "Visit") == 0)
        place_beside_visit(extraction, s, item->trigger.token, &event->place);
    if (!event->place.count) places_left(extraction, item, &event->place);
    if (!event->place.count) place_of_withdrawn(extraction, item, &event->place);
    int32_t beside = event->place.count ? -1 : deed_beside(extraction, item);
    if (beside >= 0) told_places(extraction, s, (uint32_t)beside, &event->place);
    if (!event->place.count) place_of_mission(extraction, item, &event->place);
    if (!event->place.count) place_of_host(extraction, item, &event->place);
}

void find_places(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        find_place(extraction, &found->items[i]);
        drop_impossible(extraction->entities, &found->items[i].event.place);
    }
    take_up_occasions(extraction, found);
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        if (strcmp(event->class, "Visit") == 0)
            places_of_targets(extraction, &found->items[i], &event->place);
        place_of_election(extraction, event);
        place_of_court(extraction, event);
        complete_visit(extraction, event);
        drop_impossible(extraction->entities, &event->place);
    }
}
