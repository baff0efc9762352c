/* place.c: where an event takes place. First a Place or State in a locative phrase of its clause, or of the
 * clauses around it that tell of the same occasion; then what it is done to; then where its actors are that
 * day, as another sentence tells ("speaking in Athens"). The dateline is where the writer is: it counts only
 * for ceremonies at the seat of one of their parties. */
#include "event/stages.h"

#include <ctype.h>
#include <string.h>

enum { PLACES = 1u << CLASS_PLACE | 1u << CLASS_STATE };

bool is_one_of(const char *const *words, const char *word)
{
    for (size_t i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

static bool is_locative(const char *preposition)
{
    static const char *const WORDS[] = {"in",         "at",    "near",   "outside", "inside",  "across",
                                        "around",     "along", "off",    "aboard",  "through", "outside",
                                        "throughout", "over",  "within", NULL};
    return is_one_of(WORDS, preposition);
}

static void include_all(const struct extraction *extraction, struct entity_set *into,
                        const struct entity_set *from)
{
    for (size_t i = 0; i < from->count; i++)
        set_include(extraction->arena, into, from->items[i]);
}

/* The place that the noun is or, for "the port city of Batumi", that is named behind it. */
static void named_place(const struct extraction *extraction, uint32_t s, uint32_t noun,
                        struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    size_t before = places->count;
    entities_of(extraction, s, noun, PLACES, places);
    for (uint32_t i = noun + 1; i < sentence->count && places->count == before; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            strcmp(preposition_of(sentence, i), "of") == 0)
            entities_of(extraction, s, i, PLACES, places);
    /* "at a hospital in Palawan" */
    for (uint32_t i = noun + 1; i < sentence->count && places->count == before; i++)
        if (sentence->tokens[i].head == (int32_t)noun && sentence->tokens[i].deprel == DEP_NMOD &&
            is_locative(preposition_of(sentence, i)))
            entities_of(extraction, s, i, PLACES, places);
}

/* Places in phrases of the head; of a move also where it leads. */
static void places_under(const struct extraction *extraction, uint32_t s, uint32_t head,
                         struct entity_set *places)
{
    static const char *const GOALS[] = {"to", "into", "for", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    bool moves = lexicon_has(extraction->tables, "journey", sentence->tokens[head].lemma);
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool attaches =
            token->head == (int32_t)head && (token->deprel == DEP_OBL || token->deprel == DEP_NMOD);
        bool visited = moves && token->head == (int32_t)head && token->deprel == DEP_OBJ;
        const char *preposition = preposition_of(sentence, i);
        bool leads = moves && attaches && is_one_of(GOALS, preposition);
        if ((attaches && is_locative(preposition)) || visited || leads) named_place(extraction, s, i, places);
    }
}

static bool has_word_below(const struct sentence *sentence, uint32_t verb, const char *word)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && strcmp(sentence->tokens[i].lower, word) == 0)
            return true;
    return false;
}

static bool is_occasion_noun(const struct extraction *extraction, const struct token *token)
{
    return token->upos == UPOS_NOUN && (frames_for(&extraction->tables->nouns, token->lemma) ||
                                        lexicon_has(extraction->tables, "stay", token->lemma) ||
                                        lexicon_has(extraction->tables, "quantity", token->lemma));
}

/* "hold a round of talks in Geneva", "attended a meeting in Lagos": at the object's place. */
static void places_of_object(const struct extraction *extraction, uint32_t s, uint32_t verb,
                             struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t noun = dependent(sentence, verb, DEP_OBJ);
    for (int steps = 0; noun >= 0 && steps < 3 && !places->count; steps++) {
        if (!is_occasion_noun(extraction, &sentence->tokens[noun])) return;
        places_under(extraction, s, (uint32_t)noun, places);
        int32_t below = dependent(sentence, (uint32_t)noun, DEP_NMOD);
        noun = below >= 0 && strcmp(preposition_of(sentence, (uint32_t)below), "of") == 0 ? below : -1;
    }
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
        bool when =
            token->deprel == DEP_ADVCL && mark >= 0 && strcmp(sentence->tokens[mark].lower, "when") == 0;
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
                    has_word_below(sentence, i, "when");
        if (aside || then) places_under(extraction, s, i, places);
    }
    /* "told reporters in Baku" */
    static const enum deprel HEARERS[] = {DEP_IOBJ, DEP_OBJ};
    for (size_t k = 0; k < 2 && !places->count; k++) {
        int32_t hearer = dependent(sentence, head, HEARERS[k]);
        bool tells = lexicon_has(extraction->tables, "report", sentence->tokens[head].lemma);
        if (hearer >= 0 && tells) places_under(extraction, s, (uint32_t)hearer, places);
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
    case DEP_CONJ:
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
        bool counted = strcmp(preposition_of(sentence, at), "of") == 0 &&
                       lexicon_has(extraction->tables, "quantity", governor->lemma); /* "a round of talks" */
        return goes || counted ||
               (token->upos != UPOS_VERB && is_one_of(OCCASIONS, preposition_of(sentence, at)));
    }
    default:
        return false;
    }
}

/* The place told in the clause of the word, or in those that it shares the occasion with. */
static void told_places(const struct extraction *extraction, uint32_t s, uint32_t t,
                        struct entity_set *places)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = (int32_t)t;
    for (int steps = 0; at >= 0 && steps < 5 && !places->count; steps++) {
        uint32_t here = (uint32_t)at;
        places_under(extraction, s, here, places);
        if (!places->count) places_of_circumstances(extraction, s, here, places);
        if (!places->count && sentence->tokens[at].upos == UPOS_VERB)
            places_of_object(extraction, s, here, places);
        if (!places->count && has_word_below(sentence, here, "where") && sentence->tokens[at].head >= 0) {
            /* "Budapest, where he announced", hung on the name or on its verb */
            uint32_t head = (uint32_t)sentence->tokens[at].head;
            entities_of(extraction, s, head, PLACES, places);
            if (!places->count) places_under(extraction, s, head, places);
            for (uint32_t i = 0; i < sentence->count && !places->count; i++)
                if (i < here && sentence->tokens[i].head == (int32_t)head)
                    entities_of(extraction, s, i, PLACES, places);
        }
        if (places->count || !shares_place(extraction, sentence, here)) return;
        at = sentence->tokens[at].deprel == DEP_CONJ ? conjunct_head(sentence, here)
                                                     : sentence->tokens[at].head;
    }
}

/* ---- What it is done to ---- */

/* States and places among those to whom it is done, or where their seat is. */
static void places_of_targets(const struct extraction *extraction, const struct event *event,
                              struct entity_set *places)
{
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
                                          NULL};
    const struct entities *entities = extraction->entities;
    if (!is_one_of(CLASSES, event->class)) return;
    const struct entity_set *sets[] = {&event->target, &event->involves};
    for (size_t k = 0; k < 2 && !places->count; k++)
        for (size_t i = 0; i < sets[k]->count; i++) {
            uint32_t target = sets[k]->items[i];
            enum entity_class class = entities->items[target].class;
            if (PLACES & (1u << class)) set_include(extraction->arena, places, target);
            for (size_t r = 0; class == CLASS_ORGANIZATION && r < entities->relation_count; r++) {
                const struct relation *relation = &entities->relations[r];
                if (relation->kind == RELATION_LOCATED_IN && relation->subject == target)
                    set_include(extraction->arena, places, relation->object);
            }
        }
}

/* An election or coup takes place in the state of those who win or lose it. */
static void place_of_election(const struct extraction *extraction, struct event *event)
{
    const struct entities *entities = extraction->entities;
    bool of_state = strcmp(event->class, "Election") == 0 || strcmp(event->class, "Coup") == 0;
    if (!of_state || event->place.count) return;
    for (uint32_t e = 0; e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE &&
            ((event->source.count && is_own_side(extraction, &event->source, e)) ||
             (event->target.count && is_own_side(extraction, &event->target, e))))
            set_include(extraction->arena, &event->place, e);
}

/* ---- Where its actors are ---- */

static bool is_encounter(const struct event *event)
{
    static const char *const CLASSES[] = {"Agree",
                                          "SignTreaty",
                                          "JointStatement",
                                          "RatifyTreaty",
                                          "Join",
                                          "EnterIntoForce",
                                          "Promise",
                                          "Mediation",
                                          "Statement",
                                          "Announce",
                                          "EstablishRelations",
                                          NULL};
    const char *category = event_category(event->class);
    return strcmp(category, "Consult") == 0 || is_one_of(CLASSES, event->class);
}

static bool has_happened(const struct event *event)
{
    return event->factuality == FACTUALITY_ACTUAL || event->factuality == FACTUALITY_ALLEGED;
}

static bool is_same_day(struct date a, struct date b)
{
    return a.day && a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Does the other event show where this one's actors were: the same day, or the sentence before? */
static bool locates(const struct extraction *extraction, const struct found_event *other,
                    const struct found_event *item)
{
    const struct event *a = &other->event, *b = &item->event;
    if (!a->place.count || !has_happened(a) || (!is_encounter(a) && !other->is_speech)) return false;
    bool same_day = is_same_day(a->begin, b->begin);
    /* sentences; an article that tells no days is one scene for longer */
    uint32_t reach = extraction->date.day ? 2 : 6;
    bool near = !a->begin.day && !b->begin.day && other->trigger.sentence <= item->trigger.sentence &&
                item->trigger.sentence - other->trigger.sentence < reach;
    if (!same_day && !near) return false;
    for (size_t i = 0; i < b->source.count; i++) {
        uint32_t actor = b->source.items[i];
        bool person = extraction->entities->items[actor].class == CLASS_PERSON;
        if (!person && !is_encounter(b)) continue;
        if (set_contains(&a->source, actor) || (is_encounter(a) && set_contains(&a->target, actor)))
            return true;
    }
    return false;
}

static void locate_actors(const struct extraction *extraction, const struct found_events *found,
                          struct found_event *item)
{
    const struct found_event *best = NULL;
    bool bare = item->trigger.is_noun && item->trigger.light_verb < 0;
    if (item->event.place.count || !has_happened(&item->event) || (bare && !item->event.begin.day)) return;
    if (!is_encounter(&item->event) && !item->is_speech) return;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (other == item || !locates(extraction, other, item)) continue;
        if (best && other->trigger.sentence > item->trigger.sentence)
            break; /* what was told before it counts */
        best = other;
    }
    if (best) include_all(extraction, &item->event.place, &best->event.place);
}

/* ---- The dateline ---- */

/* A place in capitals that opens the body: "WASHINGTON, March 7."; -1. */
static int32_t opening_place(const struct extraction *extraction)
{
    for (uint32_t s = 0; s < extraction->analysis->count && s < 6; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        if (extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY || !sentence->count)
            continue;
        const char *form = sentence->tokens[0].form;
        int32_t mention = extraction->entities->mention_at[s][0];
        bool capitals = strlen(form) > 3 && isupper((unsigned char)form[0]) &&
                        isupper((unsigned char)form[1]) && isupper((unsigned char)form[2]);
        if (!capitals || mention < 0 || sentence->count < 2) continue;
        const struct mention *name = &extraction->entities->mentions[mention];
        bool alone = name->end < sentence->count && sentence->tokens[name->end].upos == UPOS_PUNCT &&
                     strcmp(sentence->tokens[name->end].form, "/") != 0;
        if (alone && name->entity_count == 1 &&
            extraction->entities->items[name->entities[0]].class == CLASS_PLACE)
            return (int32_t)name->entities[0];
    }
    return -1;
}

/* The entity of the dateline's place, when the dateline has only one; -1. */
static int32_t dateline_entity(const struct extraction *extraction)
{
    const char *place = extraction->article->dateline_place;
    if (!place) return opening_place(extraction);
    if (strchr(place, '/')) return -1;
    size_t size = strcspn(place, ",(");
    for (uint32_t e = 0; e < extraction->entities->count; e++) {
        const struct entity *entity = &extraction->entities->items[e];
        if (entity->class != CLASS_PLACE || !entity->label || !entity->is_named) continue;
        size_t i = 0;
        while (i < size && entity->label[i] &&
               tolower((unsigned char)place[i]) == tolower((unsigned char)entity->label[i]))
            i++;
        if (i == size && size > 2) return (int32_t)e;
    }
    return -1;
}

static bool is_seat_of(const struct extraction *extraction, uint32_t place, const struct entity_set *actors)
{
    const struct entities *entities = extraction->entities;
    const struct entry *state =
        entities->items[place].entry ? entities->items[place].entry->located_in : NULL;
    for (uint32_t e = 0; e < entities->count && actors->count; e++)
        if (state && entities->items[e].entry == state && is_own_side(extraction, actors, e)) return true;
    for (size_t i = 0; i < actors->count; i++) {
        const struct entry *entry = entities->items[actors->items[i]].entry;
        if (entry && entry->located_in && entry->located_in == entities->items[place].entry) return true;
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

static void place_at_dateline(const struct extraction *extraction, const struct found_events *found,
                              int32_t place)
{
    enum { LEAD = 5 }; /* sentences */
    const struct date day = extraction->date;
    for (size_t i = 0; i < found->count && place >= 0; i++) {
        struct event *event = &found->items[i].event;
        int32_t ago = event->begin.day && day.day ? date_earliest(day) - date_earliest(event->begin) : -1;
        bool in_month = !event->begin.day && event->begin.month && event->begin.month == day.month &&
                        event->begin.year == day.year;
        bool seat = is_seat_of(extraction, (uint32_t)place, &event->source) ||
                    is_seat_of(extraction, (uint32_t)place, &event->target);
        /* a venue that is nobody's home, and named again: why else would the writer be there? */
        bool venue = found->items[i].trigger.sentence < LEAD && is_ceremony(event) &&
                     extraction->entities->items[place].mention_count > 1;
        if (!event->place.count && venue && (in_month || (ago >= 0 && ago < 2)) && has_happened(event))
            set_include(extraction->arena, &event->place, (uint32_t)place);
        if (!event->place.count && is_encounter(event) && has_happened(event) && ago >= 0 && ago < 2 &&
            seat && found->items[i].trigger.sentence < 8)
            set_include(extraction->arena, &event->place, (uint32_t)place);
    }
}

/* A visit to a place is a visit to its state, when the article names that. */
static void complete_visit(const struct extraction *extraction, struct event *event)
{
    const struct entities *entities = extraction->entities;
    if (strcmp(event->class, "Visit") != 0) return;
    for (size_t i = 0; i < event->target.count && event->place.count; i++)
        if (entities->items[event->target.items[i]].class == CLASS_STATE)
            set_include(extraction->arena, &event->place, event->target.items[i]);
    if (event->target.count) return;
    for (size_t p = 0; p < event->place.count; p++) {
        const struct entity *place = &entities->items[event->place.items[p]];
        if (place->class == CLASS_STATE)
            set_include(extraction->arena, &event->target, event->place.items[p]);
        const struct entry *in = place->entry ? place->entry->located_in : NULL;
        for (uint32_t e = 0; in && e < entities->count; e++)
            if (entities->items[e].entry == in && in->class == CLASS_STATE)
                set_include(extraction->arena, &event->target, e);
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

void find_places(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        struct event *event = &item->event;
        uint32_t s = item->trigger.sentence;
        told_places(extraction, s, item->trigger.token, &event->place);
        if (item->trigger.carrier >= 0)
            told_places(extraction, s, (uint32_t)item->trigger.carrier, &event->place);
        if (item->trigger.light_verb >= 0)
            told_places(extraction, s, (uint32_t)item->trigger.light_verb, &event->place);
        /* the word by which it was said, when saying it is the event */
        for (size_t r = 0; r < item->report_count && item->is_speech && !event->place.count; r++)
            told_places(extraction, s, item->reports[r], &event->place);
        if (!event->place.count || strcmp(event->class, "Visit") == 0)
            places_of_targets(extraction, event, &event->place);
        place_of_election(extraction, event);
        complete_visit(extraction, event);
    }
    for (size_t i = 0; i < found->count; i++)
        locate_actors(extraction, found, &found->items[i]);
    place_at_dateline(extraction, found, dateline_entity(extraction));
    for (size_t i = 0; i < found->count; i++) {
        locate_actors(extraction, found, &found->items[i]);
        drop_impossible(extraction->entities, &found->items[i].event.place);
    }
}
