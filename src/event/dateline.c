/* dateline.c: the dateline is where the writer is. Ceremonies of the lead took place there when it is
 * nobody's home or the article names it again, since what else would bring the writer there; what is said and
 * agreed at home when it is the seat of a party; and what an organization decides, where it sits. */
#include "event/stages.h"
#include "event/stay.h"
#include "language/dash.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* "Accra, 25 September 2019", a line by itself. */
static bool is_place_and_date(const struct sentence *sentence, const struct mention *name)
{
    enum { LONGEST = 8 };
    bool year = false;
    if (sentence->count > LONGEST || name->begin != 0 || name->end >= sentence->count ||
        strcmp(sentence->tokens[name->end].form, ",") != 0)
        return false;
    for (uint32_t i = name->end; i < sentence->count; i++) {
        if (sentence->tokens[i].upos == UPOS_VERB) return false;
        const char *form = sentence->tokens[i].form;
        year = year || (strlen(form) == 4 && strspn(form, "0123456789") == 4);
    }
    return year;
}

/* "BBC News, The Hague - the leader has said": the place behind the press; -1. */
static int32_t place_behind_press(const struct extraction *extraction, uint32_t s)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct mention *press = mention_from(extraction, s, 0);
    if (!press || press->entity_count != 1 || press->end + 3 >= sentence->count ||
        !is_press(&extraction->entities->items[press->entities[0]]))
        return -1;
    bool is_parted = strcmp(sentence->tokens[press->end].form, ",") == 0 ||
                     strcmp(sentence->tokens[press->end].lower, "in") == 0;
    uint32_t begin = press->end + 1;
    if (strcmp(sentence->tokens[begin].lower, "the") == 0 && !mention_from(extraction, s, begin)) begin++;
    const struct mention *place = is_parted ? mention_from(extraction, s, begin) : NULL;
    bool is_closed = place && place->end < sentence->count && is_dash(sentence->tokens[place->end].form);
    return is_closed && place->entity_count == 1 &&
                   extraction->entities->items[place->entities[0]].class == CLASS_PLACE
               ? (int32_t)place->entities[0]
               : -1;
}

/* A place that opens the body, in capitals or with a date only: "WASHINGTON, March 7."; -1. */
static int32_t opening_place(const struct extraction *extraction)
{
    for (uint32_t s = 0; s < extraction->analysis->count && s < 6; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        if (extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY || !sentence->count)
            continue;
        int32_t behind = place_behind_press(extraction, s);
        if (behind >= 0) return behind;
        const char *form = sentence->tokens[0].form;
        int32_t mention = extraction->entities->mention_at[s][0];
        bool capitals = strlen(form) > 3 && isupper((unsigned char)form[0]) &&
                        isupper((unsigned char)form[1]) && isupper((unsigned char)form[2]);
        if (mention < 0 || sentence->count < 2) continue;
        const struct mention *name = &extraction->entities->mentions[mention];
        if (!capitals && !is_place_and_date(sentence, name)) continue;
        bool alone = name->end < sentence->count && sentence->tokens[name->end].upos == UPOS_PUNCT &&
                     strcmp(sentence->tokens[name->end].form, "/") != 0;
        if (alone && name->entity_count == 1 &&
            extraction->entities->items[name->entities[0]].class == CLASS_PLACE)
            return (int32_t)name->entities[0];
    }
    return -1;
}

static bool is_spelled(const char *name, const char *place, size_t size)
{
    return name && strncasecmp(name, place, size) == 0 && !name[size];
}

/* Is it the entity's label, or another form that the text has of it: "ULAN BATOR"? */
static bool is_name_of(const struct entity *entity, const char *place, size_t size)
{
    bool named = is_spelled(entity->label, place, size);
    for (size_t i = 0; i < entity->name_count && !named; i++)
        named = is_spelled(entity->names[i], place, size);
    return named;
}

/* The entity of the dateline's place, when the dateline has only one; -1. */
int32_t dateline_entity(const struct extraction *extraction)
{
    const char *place = extraction->article->dateline_place;
    if (!place) return opening_place(extraction);
    if (strchr(place, '/')) return -1;
    size_t size = strcspn(place, ",(");
    for (uint32_t e = 0; e < extraction->entities->count; e++) {
        const struct entity *entity = &extraction->entities->items[e];
        if (entity->class == CLASS_PLACE && entity->is_named && size > 2 && is_name_of(entity, place, size))
            return (int32_t)e;
    }
    return opening_place(extraction);
}

/* Has the person or body, by the knowledge, an office or a place in the state? */
bool is_known_in(const struct entry *entry, const struct entry *state)
{
    if (!entry || !state) return false;
    if (entry == state || entry->citizen_of == state || entry->part_of == state) return true;
    for (size_t i = 0; i < entry->term_count && entry->class == CLASS_PERSON; i++)
        if (entry->terms[i]->of == state) return true;
    return false;
}

static bool is_seat_of(const struct extraction *extraction, uint32_t place, const struct entity_set *actors)
{
    const struct entities *entities = extraction->entities;
    const struct entry *state =
        entities->items[place].entry ? entities->items[place].entry->located_in : NULL;
    /* "ANTAKYA, Turkey" */
    for (size_t i = 0; i < entities->relation_count && !state; i++)
        if (entities->relations[i].kind == RELATION_LOCATED_IN && entities->relations[i].subject == place)
            state = entities->items[entities->relations[i].object].entry;
    for (uint32_t e = 0; e < entities->count && actors->count; e++)
        if (state && entities->items[e].entry == state && is_own_side(extraction, actors, e)) return true;
    for (size_t i = 0; i < actors->count; i++) {
        const struct entry *entry = entities->items[actors->items[i]].entry;
        bool sits = entry && entry->located_in && entry->located_in == entities->items[place].entry;
        if (sits || (state && is_known_in(entry, state))) return true;
    }
    return false;
}

/* A house, where whoever is told to speak on the day speaks: "UNITED NATIONS, Sept 20". */
static bool is_house(const struct extraction *extraction, uint32_t place)
{
    const struct entry *entry = extraction->entities->items[place].entry;
    static const char *const KINDS[] = {"building", "palace", "residence", NULL};
    return entry && entry->kind && is_one_of(KINDS, entry->kind);
}

/* Does the body, or the one that it is part of, sit in the place? */
static bool sits_in(const struct extraction *extraction, uint32_t body, uint32_t place, int depth)
{
    const struct entities *entities = extraction->entities;
    const struct entry *entry = entities->items[body].entry, *here = entities->items[place].entry;
    if (!here) return false;
    for (; entry; entry = entry->part_of)
        if (entry->class == CLASS_ORGANIZATION && entry->located_in &&
            (entry->located_in == here || (is_house(extraction, place) && entry->located_in == here->town)))
            return true;
    /* "the board of the IAEA" */
    for (uint32_t e = 0; e < entities->count && depth == 0; e++) {
        const struct entity *whole = &entities->items[e];
        if (e != body && whole->class == CLASS_ORGANIZATION && whole->entry && whole->label &&
            strstr(entities->items[body].label, whole->label) && sits_in(extraction, e, place, 1))
            return true;
    }
    for (size_t i = 0; depth < 3 && i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        bool belongs = relation->kind == RELATION_PART_OF || relation->kind == RELATION_AFFILIATED_WITH ||
                       relation->kind == RELATION_HOLDS_OFFICE;
        if (belongs && relation->subject == body && relation->object != UINT32_MAX &&
            sits_in(extraction, relation->object, place, depth + 1))
            return true;
    }
    return false;
}

static bool is_said_by_person(const struct extraction *extraction, const struct found_event *item)
{
    for (size_t i = 0; i < item->event.source.count; i++)
        if (extraction->entities->items[item->event.source.items[i]].class == CLASS_PERSON)
            return item->is_speech;
    return false;
}

/* "told a joint news conference"; alone he speaks to the press at his own home. */
static bool tells_press(const struct extraction *extraction, uint32_t s, bool at_own)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = 0; i + 1 < sentence->count; i++) {
        bool press =
            strcmp(sentence->tokens[i].lower, "news") == 0 || strcmp(sentence->tokens[i].lower, "press") == 0;
        bool joint = i > 0 && strcmp(sentence->tokens[i - 1].lower, "joint") == 0;
        if (press && strcmp(sentence->tokens[i + 1].lower, "conference") == 0) return joint || at_own;
    }
    return false;
}

/* What parties come together for. */
static bool is_ceremony(const struct event *event)
{
    const char *category = event_category(event->class);
    return (strcmp(category, "Consult") == 0 && strcmp(event->class, "PhoneCall") != 0 &&
            strcmp(event->class, "Visit") != 0) ||
           (strcmp(category, "Agree") == 0 && strcmp(event->class, "Promise") != 0);
}

/* Do the parties meet: several, none of whom is told as a mere group of people? */
static bool has_parties(const struct event *event)
{
    return event->source.count > 1 || (event->source.count && event->target.count);
}

/* Where bodies of states sit: who is sent to them speaks there. */
static bool is_seat_town(const struct extraction *extraction, uint32_t place)
{
    static const char *const TOWNS[] = {"Geneva",     "The Hague",  "Vienna",   "New York City",
                                        "New York",   "Strasbourg", "Brussels", "Addis Ababa",
                                        "Luxembourg", "Nairobi",    NULL};
    const char *label = extraction->entities->items[place].label;
    return is_house(extraction, place) || (label && is_one_of(TOWNS, label));
}

/* "Armenia's agent hailed it", "told the council", "told delegates": said before the body of the lead. */
static bool is_before_body(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const SENT[] = {"representative", "ambassador", "envoy",      "agent",
                                       "delegate",       "judge",      "prosecutor", NULL};
    static const char *const BODIES[] = {"council",  "assembly", "court", "board",
                                         "delegate", "session",  NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->report_count ? item->reports[item->report_count - 1] : item->trigger.token;
    int32_t subject = dependent(sentence, verb, DEP_NSUBJ);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hears = (token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ) && token->head == (int32_t)verb;
        bool names = subject >= 0 && (i == (uint32_t)subject || token->head == subject) && i < verb;
        if ((hears && is_one_of(BODIES, token->lemma)) || (names && is_one_of(SENT, token->lemma)))
            return true;
    }
    return false;
}

/* Writers sit there, whatever they write about. */
static bool is_bureau(const struct extraction *extraction, uint32_t place)
{
    const char *label = extraction->entities->items[place].label;
    static const char *const CITIES[] = {"Dubai",  "Beirut",  "Nairobi",   "Johannesburg", "Dakar", "Bangkok",
                                         "London", "Abidjan", "Hong Kong", "New Delhi",    "Amman", NULL};
    return label && is_one_of(CITIES, label);
}

/* "told the summit", "told lawmakers", "told the council": the dateline's town, when those who hear it meet
 * or sit there; -1. */
int32_t place_of_hearers(const struct extraction *extraction, uint32_t s, uint32_t verb,
                         const struct entity_set *speakers)
{
    static const char *const GUESTS[] = {"summit",   "conference", "gathering", "forum",   "meeting",
                                         "delegate", "guest",      "leader",    "session", NULL};
    static const char *const BODIES[] = {"council", "assembly", "court",     "board",   "tribunal",
                                         "judge",   "panel",    "committee", "session", NULL};
    static const char *const HOUSES[] = {"parliament", "lawmaker", "legislator", "deputy", "mp",
                                         "senator",    "congress", "senate",     "house",  NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t place = dateline_entity(extraction);
    if (place < 0) return -1;
    uint32_t here = (uint32_t)place;
    for (uint32_t i = verb + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool hears = token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ;
        if (!hears || token->head != (int32_t)verb) continue;
        struct entity_set bodies = {0};
        entities_of(extraction, s, i, 1u << CLASS_ORGANIZATION, &bodies);
        for (size_t b = 0; b < bodies.count; b++)
            if (sits_in(extraction, bodies.items[b], here, 0)) return place;
        bool meets = is_one_of(GUESTS, token->lemma) && !is_bureau(extraction, here);
        bool sits = is_one_of(BODIES, token->lemma) && is_seat_town(extraction, here);
        bool at_home = is_one_of(HOUSES, token->lemma) && is_seat_of(extraction, here, speakers);
        return meets || sits || at_home ? place : -1;
    }
    return -1;
}

/* Is another place told of in the lead, where the news could be from? */
static bool names_other(const struct found_events *found, int32_t place, uint32_t last)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (item->trigger.sentence <= last && item->event.place.count && is_ceremony(&item->event) &&
            !set_contains(&item->event.place, (uint32_t)place))
            return true;
    }
    return false;
}

/* "Thousands rallied in Khartoum. Bashir told them", "vowed from Chad": does the paragraph tell before, or
 * the sentence itself, that this goes on elsewhere? */
bool is_elsewhere(const struct extraction *extraction, uint32_t s, uint32_t here)
{
    static const char *const WORDS[] = {"in", "at", "from", "near", "outside", NULL};
    const struct entities *entities = extraction->entities;
    const struct sentence *sentences = extraction->analysis->sentences;
    for (size_t m = 0; m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        const struct sentence *sentence = &sentences[mention->sentence];
        if (mention->sentence > s || sentence->paragraph != sentences[s].paragraph ||
            mention->entity_count != 1 || mention->entities[0] == here)
            continue;
        const struct token *token = &sentence->tokens[mention->head];
        const char *preposition = preposition_of(sentence, mention->head);
        uint32_t class_bit = 1u << entities->items[mention->entities[0]].class;
        bool of_root = token->deprel == DEP_OBL && token->head == (int32_t)root_of(sentence);
        bool from = strcmp(preposition, "from") == 0 && mention->sentence == s;
        if (of_root && is_one_of(WORDS, preposition) &&
            (class_bit & (1u << CLASS_PLACE) || (from && class_bit & (1u << CLASS_STATE))))
            return true;
    }
    return false;
}

void place_at_dateline(const struct extraction *extraction, struct found_events *found)
{
    enum { LEAD = 5, TOP = 8 }; /* sentences */
    const struct date day = extraction->date;
    int32_t place = dateline_entity(extraction);
    if (place < 0) return;
    uint32_t here = (uint32_t)place;
    bool is_named_again = extraction->entities->items[place].mention_count > 1;
    bool is_alone = !is_bureau(extraction, here) && !names_other(found, place, LEAD);
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        uint32_t s = found->items[i].trigger.sentence;
        int32_t since = event->begin.day && day.day ? date_earliest(day) - date_earliest(event->begin) : -1;
        /* "shook hands at a summit in the Dominican Republic", written from its capital */
        bool comes_there = strcmp(event->class, "Visit") == 0 || is_ceremony(event);
        bool visits = comes_there && event->place.count == 1 && since >= 0 && since < 3 &&
                      extraction->entities->items[event->place.items[0]].class == CLASS_STATE &&
                      state_of_place(extraction, here) == (int32_t)event->place.items[0];
        if (visits && has_happened(event)) set_include(extraction->arena, &event->place, here);
        if (event->place.count || !has_happened(event) || strcmp(event->class, "PhoneCall") == 0) continue;
        /* "asked the council on June 16", written from its house or, that day, from its seat */
        bool asks = (strcmp(event->class, "Request") == 0 || strcmp(event->class, "Demand") == 0) &&
                    is_seat_town(extraction, here);
        bool before_body = since >= 0 && since < (is_house(extraction, here) ? 32 : 2) &&
                           (asks || is_house(extraction, here)) &&
                           is_said_by_person(extraction, &found->items[i]) && event->target.count == 1 &&
                           sits_in(extraction, event->target.items[0], here, 0);
        if (before_body) {
            set_include(extraction->arena, &event->place, here);
            continue;
        }
        int32_t ago = event->begin.day && day.day ? date_earliest(day) - date_earliest(event->begin) : -1;
        bool in_month = !event->begin.day && event->begin.month && event->begin.month == day.month &&
                        event->begin.year == day.year;
        bool fresh =
            (ago >= 0 && ago < 2) || (event->begin.day && extraction->lead.day &&
                                      date_earliest(event->begin) == date_earliest(extraction->lead));
        bool at_own = is_seat_of(extraction, here, &event->source);
        bool seat =
            at_own || (strcmp(event->class, "Announce") != 0 && is_seat_of(extraction, here, &event->target));
        /* a venue that is nobody's home, and named again: why else would the writer be there? */
        bool venue = s < LEAD && is_ceremony(event) && (is_named_again || (is_alone && has_parties(event)));
        /* "flew home from a summit of the bloc": the one that the report opens with */
        bool opens = s < 3 && !event->begin.year && is_alone &&
                     (strcmp(event->class, "Summit") == 0 || strcmp(event->class, "Conference") == 0);
        bool decides = event->source.count == 1 && sits_in(extraction, event->source.items[0], here, 0);
        /* nobody joins a body at his home */
        bool at_home =
            seat &&
            ((is_encounter(event) && strcmp(event->class, "Join") != 0 && (s < TOP || is_ceremony(event))) ||
             (found->items[i].is_speech && tells_press(extraction, s, at_own)));
        at_home = at_home || (s < 2 * TOP && is_seat_town(extraction, here) && found->items[i].is_speech &&
                              is_before_body(extraction, &found->items[i]));
        bool comes = strcmp(event->class, "Visit") == 0 && !event->target.count;
        bool in_house = is_house(extraction, here) && is_said_by_person(extraction, &found->items[i]) &&
                        !is_elsewhere(extraction, s, here);
        if (opens || (venue && (in_month || fresh)) || (fresh && (at_home || decides || in_house || comes)))
            set_include(extraction->arena, &event->place, here);
    }
}
