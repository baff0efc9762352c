/* party.c: who can be source, target or place of an event, and who of them is taken. */
#include "event/party.h"
#include "event/target.h"

#include <stdlib.h>
#include <string.h>

enum {
    ACTORS = 1 << CLASS_PERSON | 1 << CLASS_STATE | 1 << CLASS_ORGANIZATION | 1 << CLASS_GROUP,
    SUBJECTS = ACTORS | 1 << CLASS_TREATY | 1 << CLASS_PLACE
};
static const uint32_t CLASSES[PARTY_COUNT] = {SUBJECTS, SUBJECTS, PLACE_CLASSES};

/* Somebody is taken from this share of that of nobody: a target and a place are given rather than left out.
 */
static const double TAKES_FROM[PARTY_COUNT] = {1, 0.8, 0.8};
/* Whom the clause tells is given up for what is so much likelier. */
static const double GIVES_UP_FROM = 8;

const struct entity_set *party_of(const struct event *event, enum party party)
{
    return party == PARTY_SOURCE ? &event->source : party == PARTY_TARGET ? &event->target : &event->place;
}

const struct entity_set *ruled_party(const struct party_question *question)
{
    return party_of(&question->item->event, question->party);
}

/* ---- Candidates ---- */

static void include(struct party_question *question, const struct entity_set *set)
{
    enum { MANY = 8 };
    if (!set->count || set->count > MANY || question->count == CANDIDATES_MOST) return;
    for (size_t i = 0; i < set->count; i++)
        if (!(CLASSES[question->party] & 1u << question->extraction->entities->items[set->items[i]].class))
            return;
    for (size_t i = 0; i < question->count; i++)
        if (same_sets(&question->sets[i], set)) return;
    if (is_ruled_out(question, set)) return;
    question->sets[question->count++] = *set;
}

static void include_one(struct party_question *question, uint32_t entity)
{
    struct entity_set set = {0};
    set_include(question->extraction->arena, &set, entity);
    include(question, &set);
}

const struct phrases *phrases_of(const struct party_question *question, uint32_t s)
{
    const struct extraction *extraction = question->extraction;
    const struct entities *entities = extraction->entities;
    struct phrases *phrases = &question->phrases[s];
    uint32_t words = extraction->analysis->sentences[s].count;
    if (phrases->are_known) return phrases;
    struct phrase *items = arena_array(extraction->arena, words + 1, sizeof *items);
    phrases->items = items;
    phrases->are_known = true;
    for (uint32_t t = 0; t < words; t++) {
        if (entities->mention_at[s][t] < 0 && entities->unnamed_at[s][t] < 0) continue;
        struct phrase *phrase = &items[phrases->count++];
        phrase->token = t;
        entities_of(extraction, s, t, SUBJECTS | TAKE_UNNAMED, &phrase->set);
        entities_of(extraction, s, t, TAKE_UNNAMED, &phrase->whole);
    }
    return phrases;
}

/* Who the sentence names: each phrase with those it is joined to, and each of them. */
static void include_sentence(struct party_question *question, uint32_t s)
{
    const struct phrases *phrases = phrases_of(question, s);
    const struct found_event *item = question->item;
    for (size_t k = 0; k < phrases->count; k++) {
        const struct phrase *phrase = &phrases->items[k];
        if (s == item->trigger.sentence &&
            hears_only(question->extraction, &item->trigger, phrase->token, &item->event))
            continue;
        include(question, &phrase->set);
        for (size_t i = 0; phrase->set.count > 1 && i < phrase->set.count; i++)
            include_one(question, phrase->set.items[i]);
    }
}

/* The states for which those speak who are candidates so far. */
static void include_states(struct party_question *question)
{
    for (size_t i = 1, count = question->count; i < count; i++) {
        if (question->sets[i].count != 1) continue;
        int32_t state = state_behind(question->extraction, question->sets[i].items[0]);
        if (state >= 0) include_one(question, (uint32_t)state);
    }
}

/* Whom the rules take with one more of the candidates so far; of those who meet or agree any two. */
static void include_pairs(struct party_question *question)
{
    enum { MOST = 8 };
    struct arena *arena = question->extraction->arena;
    const struct entity_set *ruled = ruled_party(question), *ones[MOST];
    bool are_mutual = question->party == PARTY_SOURCE && question->item->frame->is_reciprocal;
    size_t count = 0;
    if (question->party == PARTY_PLACE) return;
    for (size_t i = 1; i < question->count && count < MOST; i++)
        if (question->sets[i].count == 1) ones[count++] = &question->sets[i];
    for (size_t i = 0; i < count; i++) {
        struct entity_set more = {0};
        set_include_all(arena, &more, ruled);
        set_include_all(arena, &more, ones[i]);
        if (ruled->count) include(question, &more);
        for (size_t k = i + 1; are_mutual && k < count; k++) {
            struct entity_set pair = {0};
            set_include_all(arena, &pair, ones[i]);
            set_include_all(arena, &pair, ones[k]);
            include(question, &pair);
        }
    }
}

/* The parties of the events around, of those of its class or word, of those that headline and lead tell. */
static void include_events(struct party_question *question)
{
    enum { NEAR = 2, LEAD = 3 };
    const struct found_event *item = question->item;
    for (size_t i = 0; i < question->linked_count; i++) {
        const struct found_event *other = question->linked[i].event;
        bool is_alike = strcmp(other->event.class, item->event.class) == 0 ||
                        strcmp(other->trigger.lemma, item->trigger.lemma) == 0;
        if (question->linked[i].gap > NEAR && !is_alike && other->trigger.sentence >= LEAD) continue;
        include(question, &other->event.source);
        include(question, &other->event.target);
        include(question, &other->event.place);
        include(question, &other->event.attributed);
        bool is_close = question->linked[i].gap == 0 || question->linked[i].is_last;
        if (!is_close || !other->event.target.count || question->party == PARTY_PLACE) continue;
        struct entity_set both = {0};
        set_include_all(question->extraction->arena, &both, &other->event.source);
        set_include_all(question->extraction->arena, &both, &other->event.target);
        include(question, &both);
    }
}

/* Whom the article names most often; of places also those that it begins with. */
static void include_known(struct party_question *question)
{
    enum { MOST = 6, LEAD = 4 };
    for (uint32_t e = 0; e < question->extraction->entities->count; e++) {
        const struct naming *naming = &question->namings[e];
        bool is_lead = question->party == PARTY_PLACE && naming->count && naming->where[0] < LEAD;
        if (naming->rank < MOST || is_lead) include_one(question, e);
    }
}

static void find_candidates(struct party_question *question)
{
    const struct event *event = &question->item->event;
    uint32_t s = question->item->trigger.sentence;
    question->sets[0] = (struct entity_set){0};
    question->count = 1;
    include(question, ruled_party(question));
    include(question, question->party == PARTY_SOURCE ? &event->target : &event->source);
    include(question, &question->item->told[PARTY_SOURCE]);
    include(question, &event->attributed);
    include_sentence(question, s);
    include_states(question);
    include_pairs(question);
    include_events(question);
    if (s > 0) include_sentence(question, s - 1);
    if (s + 1 < question->extraction->analysis->count) include_sentence(question, s + 1);
    include_known(question);
    if (s > 1) include_sentence(question, s - 2);
}

/* ---- What is known of an article, of an event ---- */

static int downwards(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x > y ? -1 : x < y;
}

static const struct naming *find_namings(const struct extraction *extraction)
{
    const struct entities *entities = extraction->entities;
    struct naming *namings = arena_array(extraction->arena, entities->count + 1, sizeof *namings);
    uint64_t *order = arena_array(extraction->arena, entities->count + 1, sizeof *order);
    for (uint32_t e = 0; e < entities->count; e++) {
        const struct entity *entity = &entities->items[e];
        uint32_t *where = arena_array(extraction->arena, entity->mention_count + 1, sizeof *where);
        for (size_t m = 0; m < entity->mention_count; m++)
            where[m] = entities->mentions[entity->mentions[m]].sentence;
        namings[e] = (struct naming){UINT32_MAX, where, entity->mention_count};
        bool is_actor = ACTORS & 1 << entity->class && !is_press(entity);
        order[e] = (uint64_t)(is_actor ? entity->mention_count : 0) << 32 | (UINT32_MAX - e);
    }
    qsort(order, entities->count, sizeof *order, downwards);
    for (uint32_t i = 0; i < entities->count && order[i] >> 32; i++)
        namings[UINT32_MAX - (uint32_t)order[i]].rank = i;
    return namings;
}

/* What the act is about or, when its verb has no object, what else the clause tells; NULL. */
static const struct token *wider_matter(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t matter = matter_of(extraction, trigger);
    if (matter < 0 && !trigger->is_noun) matter = dependent(sentence, trigger->token, DEP_OBL);
    return matter < 0 ? NULL : &sentence->tokens[matter];
}

/* What the act is about is an event itself: its class; NULL. */
static const char *class_of_matter(const struct party_question *question)
{
    const struct role_view *view = &question->view;
    if (!question->matter) return NULL;
    const struct found_event *told = view->grid->at[view->s][question->matter - view->sentence->tokens];
    return told ? told->event.class : NULL;
}

static uint32_t sentences_between(const struct found_event *a, const struct found_event *b)
{
    uint32_t s = a->trigger.sentence, other = b->trigger.sentence;
    return s > other ? s - other : other - s;
}

/* Is it told around the item, as far as an article of usual length goes, or in the lead? */
static bool is_around(const struct found_event *other, const struct found_event *item)
{
    enum { AROUND = 24, LEAD = 3, MOST = 150 }; /* sentences; events */
    uint32_t s = other->trigger.sentence;
    bool is_near = sentences_between(other, item) <= AROUND && labs(other - item) <= MOST;
    return other != item && !other->dropped && (s < LEAD || is_near);
}

static void find_linked(struct party_question *question, const struct found_events *found, size_t index)
{
    const struct extraction *extraction = question->extraction;
    const struct found_event *item = question->item;
    size_t around = 0, count = 0, last = SIZE_MAX, next = SIZE_MAX;
    for (size_t i = 0; i < found->count; i++)
        around += is_around(&found->items[i], item);
    struct linked *linked = arena_array(extraction->arena, around + 1, sizeof *linked);
    const char *matter_class = class_of_matter(question);
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (!is_around(other, item)) continue;
        uint32_t gap = sentences_between(other, item);
        linked[count] = (struct linked){.event = other,
                                        .category = category_or_class(other->event.class),
                                        .gap = gap,
                                        .is_before = i < index};
        if (gap) {
            linked[count].is_matter =
                question->matter && strcmp(question->matter->lemma, other->trigger.lemma) == 0;
            linked[count].is_matter_class = matter_class && strcmp(other->event.class, matter_class) == 0;
        } else {
            linked[count].link = is_content(extraction, item, other)   ? LINK_CONTENT
                                 : is_content(extraction, other, item) ? LINK_ABOVE
                                                                       : LINK_BESIDE;
        }
        if (i < index) last = count;
        if (i > index && next == SIZE_MAX) next = count;
        count++;
    }
    if (last != SIZE_MAX) linked[last].is_last = true;
    if (next != SIZE_MAX) linked[next].is_next = true;
    question->linked = linked;
    question->linked_count = count;
}

/* Does the phrase of the noun name somebody, or did a frame find who has part in its event? */
static bool tells_parties(const struct extraction *extraction, const struct found_event *item)
{
    const struct entities *entities = extraction->entities;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    if (!item->is_read) return item->told[PARTY_SOURCE].count || item->told[PARTY_TARGET].count;
    for (uint32_t t = 0; t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)item->trigger.token &&
            (entities->mention_at[s][t] >= 0 || entities->unnamed_at[s][t] >= 0))
            return true;
    return false;
}

/* "The three held a drill. The exercise was seen as a warning to China": the event of the class told just
 * before, which a noun takes up that has an article and no parties in its clause; NULL. */
static const struct found_event *taken_up(const struct extraction *extraction,
                                          const struct found_events *found, size_t index)
{
    enum { NEAR = 3, NEAR_AKIN = 8 }; /* sentences */
    static const char *const DEFINITE[] = {"the", "this", "that", "these", "those", NULL};
    const struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t determiner = dependent(sentence, item->trigger.token, DEP_DET);
    if (!item->trigger.is_noun || determiner < 0 ||
        !is_one_of(DEFINITE, sentence->tokens[determiner].lower) || tells_parties(extraction, item))
        return NULL;
    const struct found_event *nearest = NULL;
    for (size_t i = index; i-- > 0 && sentences_between(&found->items[i], item) <= NEAR_AKIN;) {
        const struct found_event *before = &found->items[i];
        if (before->dropped || !before->event.source.count ||
            strcmp(before->event.class, item->event.class) != 0)
            continue;
        if (are_akin(before->trigger.lemma, item->trigger.lemma)) return before;
        if (!nearest && sentences_between(before, item) <= NEAR) nearest = before;
    }
    return nearest;
}

/* How likely the reader has each word of the sentence for its source, target, place. */
static void read_shares(struct party_question *question)
{
    const struct reader *reader = reader_for(question->extraction);
    uint32_t s = question->item->trigger.sentence, count = question->view.sentence->count;
    double(*shares)[READ_ROLE_COUNT] = arena_array(question->extraction->arena, count + 1, sizeof *shares);
    for (uint32_t t = 0; t < count; t++) {
        struct signs signs;
        for (size_t r = 0; r < READ_ROLE_COUNT; r++)
            shares[t][r] = 0;
        if (t == question->item->trigger.token || count > READER_WORDS_MOST ||
            !role_looks_at(question->extraction, s, t))
            continue;
        role_signs(&question->view, t, &signs);
        sign_net_shares(&reader->roles, &signs, shares[t]);
    }
    question->shares = (const double(*)[READ_ROLE_COUNT])shares;
}

/* ---- The choice ---- */

/* The candidate whom the rules take because the clause itself tells him; SIZE_MAX: there is none. */
static size_t told_candidate(const struct party_question *question)
{
    const struct found_event *item = question->item;
    const struct entity_set *ruled = ruled_party(question);
    bool is_told = ruled->count && !item->is_read && same_sets(&item->told[question->party], ruled);
    if (!is_told || question->party == PARTY_PLACE || (question->party == PARTY_TARGET && item->inherits))
        return SIZE_MAX;
    for (size_t i = 1; i < question->count; i++)
        if (same_sets(&question->sets[i], ruled)) return i;
    return SIZE_MAX;
}

/* The candidate who has the part in the event that is taken up; SIZE_MAX: there is none. */
static size_t candidate_again(const struct party_question *question)
{
    bool has_place = question->party == PARTY_PLACE && question->item->told[PARTY_PLACE].count;
    if (!question->taken_up || has_place) return SIZE_MAX;
    const struct entity_set *part = party_of(&question->taken_up->event, question->party);
    for (size_t i = 0; i < question->count; i++)
        if (same_sets(&question->sets[i], part)) return i;
    return SIZE_MAX;
}

/* The likeliest candidate, and how likely it is; SIZE_MAX: nobody knows. */
static size_t choose(const struct party_question *question, double *share)
{
    const struct sign_net *net = &reader_for(question->extraction)->parties[question->party];
    const struct party_chooser *chooser = question->extraction->party_chooser;
    int64_t scores[CANDIDATES_MOST];
    double shares[CANDIDATES_MOST];
    size_t best = 1;
    *share = 1;
    if (chooser && chooser->party == question->party) return chooser->choose(chooser->context, question);
    if (!net->classes) return SIZE_MAX;
    for (size_t i = 0; i < question->count; i++) {
        struct signs signs;
        party_signs(question, i, &signs);
        scores[i] = sign_net_score(net, &signs);
    }
    sign_net_share_out(net, scores, question->count, shares);
    for (size_t i = 2; i < question->count; i++)
        if (shares[i] > shares[best]) best = i;
    bool is_taken = best < question->count && shares[best] > TAKES_FROM[question->party] * shares[0];
    size_t again = candidate_again(question);
    if (again < question->count) {
        *share = shares[again];
        return again;
    }
    size_t told = told_candidate(question), likeliest = shares[best] > shares[0] ? best : 0;
    if (told < question->count && shares[likeliest] <= GIVES_UP_FROM * shares[told])
        best = told;
    else if (!is_taken)
        best = 0;
    *share = shares[best];
    return best;
}

/* Nobody does it to himself, and somebody has part in it: else both are as the rules have them, but who
 * undergoes it has not done it. */
static void settle_target(const struct party_question *question, struct found_event *item,
                          const struct entity_set *ruled, const struct entity_set *chosen)
{
    const struct extraction *extraction = question->extraction;
    struct event *event = &item->event;
    struct entity_set target = {0};
    if (!event->source.count && !chosen->count) {
        if (item->frame->is_reciprocal || !undergoes(question, ruled))
            event->source = *ruled;
        else
            event->target = *ruled;
        return;
    }
    for (size_t i = 0; i < chosen->count; i++)
        if (!set_contains(&event->source, chosen->items[i]))
            set_include(extraction->arena, &target, chosen->items[i]);
    event->target = target;
}

/* Asks for one party of all events; what is chosen of one is not seen when another is asked for. */
static void choose_party(const struct extraction *extraction, struct found_events *found, enum party party,
                         struct party_question *questions, struct entity_set *ruled_sources)
{
    struct entity_set *chosen = arena_array(extraction->arena, found->count + 1, sizeof *chosen),
                      sets[CANDIDATES_MOST];
    for (size_t i = 0; i < found->count; i++) {
        struct party_question *question = &questions[i];
        if (found->items[i].dropped) continue;
        question->party = party;
        question->sets = sets;
        find_candidates(question);
        size_t best = choose(question, &found->items[i].shares[party]);
        chosen[i] = best < question->count ? question->sets[best] : *ruled_party(question);
    }
    for (size_t i = 0; i < found->count; i++) {
        struct event *event = &found->items[i].event;
        if (found->items[i].dropped) continue;
        if (party == PARTY_SOURCE) ruled_sources[i] = event->source, event->source = chosen[i];
        if (party == PARTY_TARGET)
            settle_target(&questions[i], &found->items[i], &ruled_sources[i], &chosen[i]);
        if (party == PARTY_PLACE) event->place = chosen[i];
    }
}

/* Of whom nobody's part is told there must be somebody who likely did it, and to whom it was done likewise.
 */
static void drop_bare(struct found_events *found)
{
    static const double LEAST = 0.4;
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        if (!item->is_bare) continue;
        if (!item->event.source.count || item->shares[PARTY_SOURCE] < LEAST ||
            (item->event.target.count && item->shares[PARTY_TARGET] < LEAST))
            item->dropped = true;
    }
}

void keep_told(struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++)
        for (unsigned p = 0; p < PARTY_COUNT; p++)
            found->items[i].told[p] = *party_of(&found->items[i].event, (enum party)p);
}

void choose_parties(const struct extraction *extraction, struct found_events *found)
{
    if (!reader_for(extraction)) return;
    struct event_grid grid = event_grid_of(extraction, found);
    const struct naming *namings = find_namings(extraction);
    struct arena *arena = extraction->arena;
    int32_t dateline = dateline_entity(extraction);
    struct phrases *phrases = arena_array(arena, extraction->analysis->count + 1, sizeof *phrases);
    struct party_question *questions = arena_array(arena, found->count + 1, sizeof *questions);
    struct entity_set *ruled_sources = arena_array(arena, found->count + 1, sizeof *ruled_sources);
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (item->dropped) continue;
        questions[i] =
            (struct party_question){.extraction = extraction,
                                    .item = item,
                                    .namings = namings,
                                    .phrases = phrases,
                                    .dateline = dateline,
                                    .taken_up = taken_up(extraction, found, i),
                                    .view = role_view_of(extraction, &grid, item->event.class,
                                                         item->trigger.sentence, item->trigger.token),
                                    .matter = wider_matter(extraction, &item->trigger)};
        questions[i].undergoer = undergoer_of(&questions[i]);
        read_shares(&questions[i]);
        find_linked(&questions[i], found, i);
    }
    choose_party(extraction, found, PARTY_SOURCE, questions, ruled_sources);
    choose_party(extraction, found, PARTY_TARGET, questions, ruled_sources);
    drop_bare(found);
    choose_party(extraction, found, PARTY_PLACE, questions, ruled_sources);
}
