/* read.c: the reader beside the frames. Where no frame finds an event the reader may; what a frame finds that
 * the reader does not see at all is dropped, and takes the reader's class where that is another; an act whose
 * clause tells nobody takes whom the reader sees; how sure an event is, the reader says. */
#include "event/reader.h"
#include "event/target.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

/* Shares from which the reader is followed. */
static const double ADDS_FROM = 0.4;     /* of the class, where no frame finds an event */
static const double DROPS_BELOW = 0.1;   /* of all classes, where one does */
static const double RETYPES_BELOW = 0.3; /* of the category of the frame */
static const double RENAMES_FROM = 3;    /* the share of the frame's class within its category */
static const double ROLE_FROM = 0.6;
static const double PLACE_FROM = 0.3, TELLER_FROM = 0.15;
static const double STATUS_FROM = 0.5;
static const double OVERRULES = 0.8; /* of what has happened, where the rules have it otherwise */

static const uint32_t ACTORS =
    1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;

struct found_event read_event(const struct extraction *extraction, const struct frame *frame, uint32_t s,
                              uint32_t t)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    struct evocation *evocation = arena_alloc(extraction->arena, sizeof *evocation);
    evocation->frame = frame;
    return (struct found_event){
        .event = {.class = frame->class, .trigger = token->lemma, .frame = frame->name},
        .trigger = {.sentence = s,
                    .token = t,
                    .is_noun = !is_verb(token),
                    .light_verb = -1,
                    .carrier = -1,
                    .lemma = token->lemma},
        .frame = frame,
        .evocation = evocation,
        .is_speech = is_speech_category(frame->class),
        .evidence_sentence = s};
}

const struct reader *reader_for(const struct extraction *extraction)
{
    return extraction->analysis->count < REPORT_LEAST ? NULL : extraction->tables->reader;
}

const char *reader_view(const struct extraction *extraction)
{
    return extraction->by_sentences ? "marks" : "graph";
}

static bool is_readable(const struct extraction *extraction, uint32_t s)
{
    return extraction->analysis->sentences[s].count <= READER_WORDS_MOST;
}

/* ---- Order ---- */

struct place_of_event {
    uint32_t sentence, token;
    size_t index;
};

static int by_place(const void *a, const void *b)
{
    const struct place_of_event *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

void sort_events(struct arena *arena, struct found_events *found)
{
    if (found->count < 2) return;
    struct place_of_event *order = arena_array(arena, found->count, sizeof *order);
    struct found_event *items = arena_array(arena, found->count, sizeof *items);
    for (size_t i = 0; i < found->count; i++) {
        const struct trigger *trigger = &found->items[i].trigger;
        order[i] = (struct place_of_event){trigger->sentence, trigger->token, i};
    }
    qsort(order, found->count, sizeof *order, by_place);
    for (size_t i = 0; i < found->count; i++)
        items[i] = found->items[order[i].index];
    found->items = items;
    found->capacity = found->count;
}

/* ---- Roles ---- */

struct read_roles {
    struct entity_set source, target, place, teller;
};

/* "plans to send 6,000 engineers and builders": is the phrase what is moved, not whom it concerns? */
static bool is_moved(const struct extraction *extraction, const struct found_event *item, uint32_t t)
{
    static const char *const CLASSES[] = {"Deploy", "Withdraw", "ArmsTransfer", NULL};
    uint32_t s = item->trigger.sentence;
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[t];
    int32_t head = token->deprel == DEP_CONJ ? token->head : (int32_t)t;
    if (item->trigger.is_noun || extraction->entities->unnamed_at[s][t] < 0) return false;
    return is_one_of(CLASSES, item->event.class) && head == object_of(extraction, s, item->trigger.token);
}

/* Who the reader takes for the parties of the event, among those whom its sentence names. */
static struct read_roles read_roles(const struct extraction *extraction, const struct event_grid *grid,
                                    const struct found_event *item)
{
    const struct sign_net *net = &extraction->tables->reader->roles;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence, t = item->trigger.token;
    struct role_view view = role_view_of(extraction, grid, item->event.class, s, t);
    struct read_roles roles = {0};
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct signs signs;
        double shares[SIGN_NET_CLASSES_MOST];
        if (i == t || !role_looks_at(extraction, s, i)) continue;
        role_signs(&view, i, &signs);
        sign_net_shares(net, &signs, shares);
        bool is_source = shares[READ_SOURCE] > ROLE_FROM, is_target = shares[READ_TARGET] > ROLE_FROM;
        if (shares[READ_PLACE] > PLACE_FROM) entities_of(extraction, s, i, PLACE_CLASSES, &roles.place);
        if (shares[READ_TELLER] > TELLER_FROM)
            entities_of(extraction, s, i, ACTORS | TAKE_UNNAMED, &roles.teller);
        if ((!is_source && !is_target) || is_moved(extraction, item, i)) continue;
        struct entity_set *set = is_source || item->frame->is_reciprocal ? &roles.source : &roles.target;
        entities_of(extraction, s, i, ACTORS | TAKE_UNNAMED, set);
    }
    return roles;
}

/* ---- Events ---- */

/* The likeliest class of event at the word. */
static uint32_t best_class(const struct reader *reader, const double *shares)
{
    uint32_t best = 1;
    for (uint32_t c = 2; c < reader->events.classes; c++)
        if (shares[c] > shares[best]) best = c;
    return best;
}

/* Parties where the class has them: all who agree or meet do so, who dies dies for himself. */
static void settle_parties(const struct extraction *extraction, struct found_event *item)
{
    struct event *event = &item->event;
    bool dies = strcmp(event->class, "Die") == 0;
    bool are_all = item->frame->is_learned && item->frame->is_reciprocal;
    if (!dies && !are_all) return;
    if (!dies || !event->source.count) set_include_all(extraction->arena, &event->source, &event->target);
    event->target = (struct entity_set){0};
}

/* What was given or done to for the frame may be what is moved for the reader's class. */
static void spare_moved(const struct extraction *extraction, struct found_event *item)
{
    struct entity_set kept = {0}, moved = {0};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (uint32_t t = 0; t < sentence->count; t++)
        if (is_moved(extraction, item, t))
            entities_of(extraction, item->trigger.sentence, t, ACTORS | TAKE_UNNAMED, &moved);
    for (size_t i = 0; i < item->event.target.count; i++)
        if (!set_contains(&moved, item->event.target.items[i]))
            set_include(extraction->arena, &kept, item->event.target.items[i]);
    item->event.target = kept;
}

/* Of the classes of its category that have the same parties, the one that the reader sees in the word; not
 * the category at large. */
static void name_kind(const struct reader *reader, const double *shares, struct found_event *item)
{
    const char *category = event_category(item->event.class);
    double own = 0;
    uint32_t best = 0;
    for (uint32_t c = 1; c < reader->events.classes && category; c++) {
        bool is_kind = reader->categories[c] && strcmp(reader->categories[c], category) == 0 &&
                       strcmp(reader->classes[c], category) != 0;
        if (strcmp(reader->classes[c], item->event.class) == 0) own = shares[c];
        if (is_kind && reader->frames[c] && reader->frames[c]->is_reciprocal == item->frame->is_reciprocal &&
            (!best || shares[c] > shares[best]))
            best = c;
    }
    if (best && shares[best] > RENAMES_FROM * own) item->event.class = reader->frames[best]->class;
}

/* What the reader makes of an event that a frame found. */
static void read_again(const struct extraction *extraction, const struct event_grid *grid,
                       struct found_event *item)
{
    const struct reader *reader = extraction->tables->reader;
    const char *category = event_category(item->event.class);
    struct signs signs;
    double shares[SIGN_NET_CLASSES_MOST], own = 0;
    event_signs(extraction, grid, item->trigger.sentence, item->trigger.token, &signs);
    sign_net_shares(&reader->events, &signs, shares);
    if (1 - shares[0] < DROPS_BELOW) {
        item->dropped = true;
        return;
    }
    for (uint32_t c = 1; c < reader->events.classes; c++) {
        const char *other = reader->categories[c];
        if (other && category && strcmp(other, category) == 0) own += shares[c];
    }
    item->read_share = (float)own;
    uint32_t best = best_class(reader, shares);
    if (is_echo(item)) {
        item->read_share = (float)(1 - shares[0]);
    } else if (own < RETYPES_BELOW && shares[best] > ADDS_FROM && reader->frames[best]) {
        item->frame = reader->frames[best];
        item->event.class = item->frame->class;
        item->event.frame = item->frame->name;
        item->is_speech = is_speech_category(item->event.class);
        item->is_refusal = false;
        item->read_share = (float)shares[best];
        spare_moved(extraction, item);
    } else
        name_kind(reader, shares, item);
    struct read_roles roles = read_roles(extraction, grid, item);
    if (!item->event.target.count && !is_mutual(extraction, item)) item->event.target = roles.target;
    settle_parties(extraction, item);
    item->read_place = roles.place;
    item->read_teller = roles.teller;
}

/* "a tariff conflict", "the row is a test for him": a figure of speech, no war and no missile; what the press
 * asks for is no act either. */
static bool is_no_act(const struct extraction *extraction, const char *class, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (strcmp(class, "WeaponTest") == 0)
        return !is_verb(&sentence->tokens[t]) && dependent(sentence, t, DEP_COP) >= 0;
    /* "did not respond to a request for comment" */
    static const char *const NEWS[] = {"comment", "interview", "reaction", "clarification", NULL};
    for (uint32_t i = t + 1; i < sentence->count && strcmp(sentence->tokens[t].lemma, "request") == 0; i++)
        if (sentence->tokens[i].head == (int32_t)t && is_one_of(NEWS, sentence->tokens[i].lemma) &&
            strcmp(preposition_of(sentence, i), "for") == 0)
            return true;
    for (uint32_t i = 0; strcmp(class, "War") == 0 && i < t; i++)
        if (sentence->tokens[i].head == (int32_t)t &&
            lexicon_has_token(extraction, "no-war", &sentence->tokens[i]))
            return true;
    return false;
}

/* The event that the reader alone finds at the word, if it does. */
static bool read_new(const struct extraction *extraction, const struct event_grid *grid, uint32_t s,
                     uint32_t t, struct found_event *item)
{
    const struct reader *reader = extraction->tables->reader;
    struct signs signs;
    double shares[SIGN_NET_CLASSES_MOST];
    event_signs(extraction, grid, s, t, &signs);
    sign_net_shares(&reader->events, &signs, shares);
    uint32_t best = best_class(reader, shares);
    if (shares[best] < ADDS_FROM || !reader->frames[best] ||
        is_no_act(extraction, reader->frames[best]->class, s, t))
        return false;
    *item = read_event(extraction, reader->frames[best], s, t);
    struct read_roles roles = read_roles(extraction, grid, item);
    item->event.source = roles.source;
    item->event.target = roles.target;
    item->read_place = roles.place;
    item->read_teller = roles.teller;
    item->read_share = (float)shares[best];
    item->is_read = true;
    settle_parties(extraction, item);
    item->is_bare = !roles.source.count && !roles.target.count;
    return true;
}

void read_events(struct extraction *extraction, struct found_events *found)
{
    if (!reader_for(extraction)) return;
    struct event_grid grid = event_grid_of(extraction, found);
    size_t by_frames = found->count;
    for (size_t i = 0; i < by_frames; i++)
        if (!found->items[i].dropped && is_readable(extraction, found->items[i].trigger.sentence))
            read_again(extraction, &grid, &found->items[i]);
    for (uint32_t s = 0; s < extraction->analysis->count; s++)
        for (uint32_t t = 0; is_readable(extraction, s) && t < extraction->analysis->sentences[s].count;
             t++) {
            struct found_event item;
            if (grid.at[s][t] || !reader_looks_at(extraction, s, t)) continue;
            if (!read_new(extraction, &grid, s, t, &item)) continue;
            found->items = arena_grow(extraction->arena, found->items, found->count, &found->capacity,
                                      sizeof *found->items);
            found->items[found->count++] = item;
        }
    sort_events(extraction->arena, found);
}

void read_status(struct extraction *extraction, struct found_events *found)
{
    const struct reader *reader = reader_for(extraction);
    for (size_t i = 0; reader && i < found->count; i++) {
        struct found_event *item = &found->items[i];
        struct signs signs;
        double shares[SIGN_NET_CLASSES_MOST];
        if (item->dropped || item->is_refusal || !is_readable(extraction, item->trigger.sentence)) continue;
        status_signs(extraction, found, item, &signs);
        sign_net_shares(&reader->status, &signs, shares);
        bool is_doubted = item->event.factuality != FACTUALITY_ACTUAL;
        if (item->is_hedged || (is_doubted && shares[FACTUALITY_ACTUAL] < OVERRULES))
            shares[FACTUALITY_ACTUAL] = 0;
        for (unsigned f = 0; f < FACTUALITY_COUNT; f++)
            if (shares[f] >= STATUS_FROM) item->event.factuality = (enum factuality)f;
    }
}

/* Who spoke last before the event, in its sentence or the one before; NULL. */
static const struct entity_set *last_speaker(const struct found_events *found, size_t index)
{
    uint32_t s = found->items[index].trigger.sentence;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *before = &found->items[i];
        if (before->trigger.sentence + 1 < s) return NULL;
        if (before->dropped) continue;
        if (before->event.attributed.count) return &before->event.attributed;
        if (before->is_speech && before->event.source.count) return &before->event.source;
    }
    return NULL;
}

/* "reiterated his support": the article itself tells of what somebody says. */
static void spare_speaker(const struct extraction *extraction, struct found_event *item)
{
    struct entity_set others = {0};
    if (!item->is_speech || item->report_count) return;
    for (size_t i = 0; i < item->event.attributed.count; i++)
        if (!set_contains(&item->event.source, item->event.attributed.items[i]))
            set_include(extraction->arena, &others, item->event.attributed.items[i]);
    item->event.attributed = others;
}

void read_circumstances(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; extraction->tables->reader && i < found->count; i++) {
        struct found_event *item = &found->items[i];
        struct event *event = &item->event;
        if (item->dropped) continue;
        if (!event->place.count) event->place = item->read_place;
        if (!event->attributed.count) event->attributed = item->read_teller;
        spare_speaker(extraction, item);
        if (event->attributed.count || event->factuality != FACTUALITY_ALLEGED) continue;
        const struct entity_set *speaker = last_speaker(found, i);
        if (speaker) event->attributed = *speaker;
    }
}
