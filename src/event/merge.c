/* merge.c: an event that an article tells several times becomes one, with all its evidence; speech events
 * learn what they are about. */
#include "event/retelling.h"

#include <stdlib.h>
#include <string.h>

static bool is_subset(const struct entity_set *a, const struct entity_set *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!set_contains(b, a->items[i])) return false;
    return true;
}

bool dates_agree(const struct event *a, const struct event *b)
{
    if (!a->begin.year || !b->begin.year) return true;
    int32_t a_last = date_latest(a->end.year ? a->end : a->begin),
            b_last = date_latest(b->end.year ? b->end : b->begin);
    return date_earliest(a->begin) <= b_last && date_earliest(b->begin) <= a_last;
}

/* Has the event a place that is not just the state it is done to? */
static bool has_own_place(const struct event *event)
{
    for (size_t i = 0; i < event->place.count; i++)
        if (!set_contains(&event->target, event->place.items[i])) return true;
    return false;
}

static bool is_talk(const char *class)
{
    static const char *const CLASSES[] = {"Meeting", "Summit", "Negotiation", NULL};
    return is_one_of(CLASSES, class);
}

/* Is there a town among the places? */
static bool has_town(const struct entities *entities, const struct entity_set *places)
{
    for (size_t i = 0; i < places->count; i++) {
        const struct entity *place = &entities->items[places->items[i]];
        const char *kind = place->entry && place->entry->kind ? place->entry->kind : "";
        if (place->class == CLASS_PLACE && strcmp(kind, "city") == 0) return true;
    }
    return false;
}

/* Is it told in a town in which the other is not? */
static bool has_own_town(const struct entities *entities, const struct event *x, const struct event *y)
{
    for (size_t i = 0; i < x->place.count; i++) {
        struct entity_set one = {&x->place.items[i], 1};
        if (has_town(entities, &one) && !set_contains(&y->place, x->place.items[i])) return true;
    }
    return false;
}

/* Talks in Lugano and in Beijing are two. */
static bool are_in_two_towns(const struct entities *entities, const struct event *x, const struct event *y)
{
    return is_talk(x->class) && has_town(entities, &x->place) && has_town(entities, &y->place) &&
           !sets_overlap(&x->place, &y->place);
}

/* Visits to Lyon and to Nice are two; a visit to France can be either. */
static bool is_named_by_place(const struct event *x, const struct event *y)
{
    return has_own_place(x) && has_own_place(y) && !sets_overlap(&x->place, &y->place);
}

/* Does the person act for the state: by an office that the text gives, or that he is known to hold? */
static bool represents(const struct extraction *extraction, uint32_t agent, uint32_t principal)
{
    const struct entities *entities = extraction->entities;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == agent &&
            relation->object == principal)
            return true;
    }
    return entities->items[agent].class == CLASS_PERSON &&
           state_of_person(extraction, agent) == (int32_t)principal;
}

/* Is each of `a` in `b`, itself or by who stands for it: Greece by its foreign minister? */
static bool is_represented(const struct extraction *extraction, const struct entity_set *a,
                           const struct entity_set *b)
{
    for (size_t i = 0; i < a->count; i++) {
        bool found = set_contains(b, a->items[i]);
        for (size_t j = 0; j < b->count && !found; j++)
            found = represents(extraction, b->items[j], a->items[i]) ||
                    represents(extraction, a->items[i], b->items[j]);
        if (!found) return false;
    }
    return true;
}

static bool is_ceremony(const char *class)
{
    static const char *const CLASSES[] = {"Visit", "SignTreaty", "Summit", NULL};
    return is_one_of(CLASSES, class);
}

/* "the summit", "the talks" whose parties another sentence tells can be that sentence's meeting. */
static bool are_of_one_kind(const struct event *x, const struct found_event *telling)
{
    if (strcmp(x->class, telling->event.class) == 0) return true;
    return telling->lacks_parties && is_talk(x->class) && is_talk(telling->event.class);
}

/* "met business leaders": somebody of whom nothing is known, not those of another meeting. */
static bool meets_unknown(const struct extraction *extraction, const struct found_event *telling)
{
    static const char *const SLOTS[] = {"object", "with", NULL};
    if (telling->trigger.is_noun || telling->event.source.count != 1 || !is_talk(telling->event.class))
        return false;
    for (size_t i = 0; SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &telling->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            const struct token *token =
                &sentence_of(extraction, &telling->trigger)->tokens[fillers.tokens[f]];
            if (token->upos == UPOS_NOUN && lexicon_has(extraction->tables, "human", token->lemma))
                return true;
        }
    }
    return false;
}

static bool is_to_come(const struct event *event)
{
    return event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE;
}

/* "has sent troops", "plans to send troops": deeds that are done time and again, one done and one to come;
 * but "the deployment" is known. */
static bool is_done_again(const struct extraction *extraction, const struct event *x, uint32_t last_sentence,
                          const struct found_event *telling)
{
    static const char *const CATEGORIES[] = {"Mobilize", "Assault", "Aid", NULL};
    const struct sentence *sentence = sentence_of(extraction, &telling->trigger);
    bool repeats = is_one_of(CATEGORIES, event_category(x->class)) && strcmp(x->class, "War") != 0;
    if (!repeats || last_sentence == telling->evidence_sentence ||
        is_to_come(x) == is_to_come(&telling->event))
        return false;
    if (x->factuality == FACTUALITY_HYPOTHETICAL || telling->event.factuality == FACTUALITY_HYPOTHETICAL)
        return false;
    return !telling->trigger.is_noun || !has_the(sentence, telling->trigger.token);
}

/* "last came in May", "had met earlier": another occasion than the one that the story is about. */
static bool is_of_former_time(const struct extraction *extraction, const struct found_event *telling)
{
    static const char *const WORDS[] = {"last", "previously", "earlier", NULL};
    const struct sentence *sentence = sentence_of(extraction, &telling->trigger);
    if (telling->trigger.is_noun || !telling->event.begin.year) return false;
    for (uint32_t i = 0; i < telling->trigger.token; i++)
        if (sentence->tokens[i].head == (int32_t)telling->trigger.token &&
            is_one_of(WORDS, sentence->tokens[i].lower))
            return true;
    return false;
}

static bool is_headline(const struct extraction *extraction, uint32_t s)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    return extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY || s == 0;
}

/* "signed the accord", "signed a memorandum": two papers, unless a headline calls the one so. */
static bool are_two_papers(const struct extraction *extraction, const struct event *x, uint32_t last_sentence,
                           const struct found_event *telling)
{
    return strcmp(x->class, "SignTreaty") == 0 && x->involves.count && telling->event.involves.count &&
           !sets_overlap(&x->involves, &telling->event.involves) && !is_headline(extraction, last_sentence) &&
           !is_headline(extraction, telling->evidence_sentence);
}

/* A paper is signed once: "signed two weeks ago", "signed in Lusaka on Oct. 26". */
static bool are_one_signing(const struct event *x, const struct event *y)
{
    enum { ABOUT = 14 }; /* days */
    if (strcmp(x->class, "SignTreaty") != 0 || strcmp(y->class, x->class) != 0 || !has_happened(x) ||
        !has_happened(y) || !x->begin.year || !y->begin.year)
        return false;
    int32_t apart = date_earliest(x->begin) - date_earliest(y->begin);
    return sets_overlap(&x->involves, &y->involves) && apart < ABOUT && apart > -ABOUT;
}

/* Can the telling be one of the event as it is known so far? */
static bool is_retelling(const struct extraction *extraction, const struct event *x, uint32_t last_sentence,
                         const struct found_event *telling)
{
    const struct entities *entities = extraction->entities;
    const struct event *y = &telling->event;
    if (!are_of_one_kind(x, telling) || (!dates_agree(x, y) && !are_one_signing(x, y))) return false;
    bool denied = (x->factuality == FACTUALITY_DENIED) != (y->factuality == FACTUALITY_DENIED);
    if (denied) return false;
    bool sources = is_subset(&x->source, &y->source) || is_subset(&y->source, &x->source);
    bool targets = is_subset(&x->target, &y->target) || is_subset(&y->target, &x->target);
    if (is_of_former_time(extraction, telling) && !x->begin.year) return false;
    /* "Burundi, Rwanda ministers meet": those whom the text names then; "Sisi met Hamdok. The two sides
     * discussed the dam" */
    bool is_next = last_sentence + 1 >= telling->evidence_sentence && !telling->trigger.is_noun;
    bool is_same_day = strcmp(x->class, "Meeting") == 0 && (is_next || (x->begin.day && y->begin.day)) &&
                       x->source.count > 1 && x->source.count == y->source.count;
    bool by_agents = (is_ceremony(x->class) || telling->lacks_parties || is_same_day) && x->source.count &&
                     y->source.count &&
                     (is_represented(extraction, &x->source, &y->source) ||
                      is_represented(extraction, &y->source, &x->source));
    if ((!sources && !by_agents) || !targets) return false;
    if (!sets_overlap(&x->source, &y->source) && !sets_overlap(&x->target, &y->target) && !by_agents)
        return false;
    if (strcmp(x->class, "Visit") == 0 && is_named_by_place(x, y)) return false;
    if (are_in_two_towns(entities, x, y) || are_two_papers(extraction, x, last_sentence, telling))
        return false;
    /* "is in Seoul, and will go on to Busan" */
    bool goes_on = strcmp(x->class, "Visit") == 0 && has_happened(x) != has_happened(y);
    if (goes_on && has_own_town(entities, x, y) && has_own_town(entities, y, x)) return false;
    /* two meetings of one with others are two: "met Biden", "received the leader of Somaliland" */
    bool one_known = x->source.count + x->target.count == 1 || y->source.count + y->target.count == 1;
    if (telling->frame->needs_parties && one_known && last_sentence + 3 < telling->evidence_sentence)
        return false;
    /* what one side accepts from the other is not what both agree */
    bool directed = x->target.count && y->source.count > 1 && !y->target.count;
    bool mutual = y->target.count && x->source.count > 1 && !x->target.count;
    if (directed || mutual) return false;
    bool speech = telling->is_speech && last_sentence != telling->evidence_sentence;
    return !speech || (x->target.count && y->target.count && sets_overlap(&x->target, &y->target));
}

/* "the visit" says nothing of whether it was; but "after a meeting on Wednesday", which is past. */
static bool is_only_granted(const struct extraction *extraction, const struct found_event *item)
{
    struct date begin = item->event.begin;
    bool is_past =
        begin.day && extraction->date.day && date_earliest(begin) <= date_earliest(extraction->date);
    return item->is_granted && !is_past;
}

/* "the visit" takes nothing back of "plans a visit"; else the surest telling counts. */
static void settle_factuality(struct event *into, const struct found_event *from, bool is_granted,
                              bool *granted)
{
    enum factuality told = from->event.factuality;
    if (is_granted && !*granted) return;
    if (*granted && !is_granted)
        into->factuality = told;
    else if (told < into->factuality)
        into->factuality = told;
    *granted = *granted && is_granted;
}

static void absorb(struct extraction *extraction, struct event *into, const struct found_event *from,
                   bool *granted)
{
    const struct event *event = &from->event;
    /* told with its place a signing is told with its day */
    bool is_placed =
        !into->place.count && event->place.count && are_one_signing(into, event) && !dates_agree(into, event);
    set_include_all(extraction->arena, &into->source, &event->source);
    set_include_all(extraction->arena, &into->target, &event->target);
    set_include_all(extraction->arena, &into->involves, &event->involves);
    set_include_all(extraction->arena, &into->place, &event->place);
    set_include_all(extraction->arena, &into->attributed, &event->attributed);
    /* "ends his visit", told elsewhere with its first day too */
    bool spans = event->end.day && !into->end.year && event->begin.day && into->begin.day &&
                 date_earliest(event->begin) < date_earliest(into->begin) &&
                 date_earliest(into->begin) <= date_earliest(event->end);
    /* the headline's day is that of the news, the text tells when it began */
    bool tells = event->begin.day && event->end.day && !into->end.year && into->evidence_count &&
                 is_headline(extraction, into->evidence[0].sentence) &&
                 !is_headline(extraction, from->evidence_sentence);
    if (date_precision(event->begin) > date_precision(into->begin) || spans || tells || is_placed) {
        into->begin = event->begin;
        into->end = event->end;
    }
    settle_factuality(into, from, is_only_granted(extraction, from), granted);
    struct evidence *evidence = arena_array(extraction->arena, into->evidence_count + 1, sizeof *evidence);
    if (into->evidence_count) memcpy(evidence, into->evidence, into->evidence_count * sizeof *evidence);
    for (size_t i = 0; i < into->evidence_count; i++)
        if (evidence[i].sentence == from->evidence_sentence) return;
    evidence[into->evidence_count].sentence = from->evidence_sentence;
    into->evidence = evidence;
    into->evidence_count++;
}

bool is_content(const struct extraction *extraction, const struct found_event *speech,
                const struct found_event *other)
{
    if (other->trigger.sentence != speech->trigger.sentence) return false;
    const struct sentence *sentence = sentence_of(extraction, &speech->trigger);
    int32_t at = (int32_t)other->trigger.token;
    if (is_meanwhile(extraction, sentence, other)) return false;
    for (int steps = 0; steps < 6 && at >= 0; steps++) {
        /* who speaks, or what is told of him, is not what he speaks of */
        unsigned deprel = sentence->tokens[at].deprel;
        if (deprel == DEP_NSUBJ || deprel == DEP_ACL_RELCL || deprel == DEP_APPOS || deprel == DEP_PARATAXIS)
            return false;
        at = sentence->tokens[at].head;
        if (at == (int32_t)speech->trigger.token) return true;
    }
    return false;
}

/* A speech event is about the events in its clause. */
static void find_abouts(struct extraction *extraction, struct found_events *found, struct event *events)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *speech = &found->items[i];
        if (found->items[i].merged < 0 || !speech->is_speech) continue;
        uint32_t about[16];
        size_t count = 0;
        for (size_t j = 0; j < found->count && count < 16; j++) {
            const struct found_event *other = &found->items[j];
            if (j == i || found->items[j].merged < 0 || found->items[j].merged == found->items[i].merged ||
                other->trigger.sentence != speech->trigger.sentence)
                continue;
            if (is_content(extraction, speech, other)) about[count++] = (uint32_t)other->merged;
        }
        struct event *event = &events[found->items[i].merged];
        if (!count || event->about_count) continue;
        uint32_t *copy = arena_array(extraction->arena, count, sizeof *copy);
        memcpy(copy, about, count * sizeof *copy);
        event->about = copy;
        event->about_count = count;
    }
}

/* "Trump", in one telling "the U.S. president": the person that the text names is the actor, not also his
 * state. */
static void keep_named_actors(const struct extraction *extraction, struct entity_set *set)
{
    struct entity_set kept = {0};
    for (size_t i = 0; i < set->count; i++) {
        bool has_agent = false;
        for (size_t j = 0; j < set->count && !has_agent; j++)
            has_agent = j != i && represents(extraction, set->items[j], set->items[i]);
        if (!has_agent) set_include(extraction->arena, &kept, set->items[i]);
    }
    *set = kept;
}

/* "Mali and Niger signed a pact. Their ministers put their names to it": as the text tells it first, below
 * its headline, the states sign, and who does it for them is involved. */
static bool keep_states_signing(const struct extraction *extraction, const struct found_events *found,
                                size_t index, struct event *event)
{
    const uint32_t SIDES = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;
    const struct entity *items = extraction->entities->items;
    const struct event *told = NULL;
    if (strcmp(event->class, "SignTreaty") != 0) return false;
    for (size_t i = 0; i < found->count && !told; i++)
        if (found->items[i].merged == (int32_t)index &&
            !is_headline(extraction, found->items[i].evidence_sentence))
            told = &found->items[i].event;
    bool are_states = told && told->source.count > 1;
    for (size_t i = 0; are_states && i < told->source.count; i++)
        are_states = SIDES & 1u << items[told->source.items[i]].class;
    if (!are_states) return false;
    struct entity_set kept = {0};
    for (size_t i = 0; i < event->source.count; i++) {
        bool signs_for = false;
        for (size_t j = 0; j < event->source.count && !signs_for; j++)
            signs_for = represents(extraction, event->source.items[i], event->source.items[j]);
        set_include(extraction->arena, signs_for ? &event->involves : &kept, event->source.items[i]);
    }
    event->source = kept;
    return true;
}

bool is_retelling_by_rules(const struct extraction *extraction, const struct found_event *earlier,
                           const struct found_event *later)
{
    return !meets_unknown(extraction, later) && !meets_unknown(extraction, earlier) &&
           !is_done_again(extraction, &earlier->event, earlier->evidence_sentence, later) &&
           is_retelling(extraction, &earlier->event, earlier->evidence_sentence, later);
}

/* The event that the telling tells again, by the rules; -1. */
static int32_t find_by_rules(const struct extraction *extraction, const struct found_events *found,
                             const struct events *events, const size_t *first, size_t index)
{
    const struct found_event *telling = &found->items[index];
    for (size_t j = events->count; j > 0; j--) {
        const struct event *event = &events->items[j - 1];
        uint32_t last = event->evidence[event->evidence_count - 1].sentence;
        if (!meets_unknown(extraction, telling) && !meets_unknown(extraction, &found->items[first[j - 1]]) &&
            !is_done_again(extraction, event, last, telling) &&
            is_retelling(extraction, event, last, telling))
            return (int32_t)j - 1;
    }
    return -1;
}

/* How much speaks for the set among those that the tellings of the event have: what has part of it speaks for
 * it too, by its part unless all do the same. */
static double votes_for(const struct found_events *found, int32_t event, enum party party,
                        const struct entity_set *set, bool are_mutual)
{
    double votes = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *telling = &found->items[i];
        const struct entity_set *other = party_of(&telling->event, party);
        if (telling->merged == event && other->count && is_subset(other, set))
            votes += telling->shares[party] * (are_mutual ? 1 : (double)other->count / (double)set->count);
    }
    return votes;
}

/* Tellings that are not of one mind: the parties for which most speaks. */
static void settle_parties(const struct extraction *extraction, const struct found_events *found,
                           int32_t index, struct event *event)
{
    struct entity_set best[2] = {{0}}, target = {0};
    for (unsigned p = PARTY_SOURCE; p <= PARTY_TARGET; p++) {
        double most = 0;
        for (size_t i = 0; i < found->count; i++) {
            if (found->items[i].merged != index) continue;
            const struct entity_set *set = party_of(&found->items[i].event, (enum party)p);
            bool are_mutual = p == PARTY_SOURCE && found->items[i].frame->is_reciprocal;
            double votes = votes_for(found, index, (enum party)p, set, are_mutual);
            if (set->count && votes > most) most = votes, best[p] = *set;
        }
    }
    for (size_t i = 0; i < best[PARTY_TARGET].count; i++)
        if (!set_contains(&best[PARTY_SOURCE], best[PARTY_TARGET].items[i]))
            set_include(extraction->arena, &target, best[PARTY_TARGET].items[i]);
    event->source = best[PARTY_SOURCE];
    event->target = target;
}

/* Is the one place the other, or does either lie in the other? */
static bool are_nested(const struct entities *entities, uint32_t a, uint32_t b)
{
    return a == b || lies_within(entities, a, entities->items[b].entry) ||
           lies_within(entities, b, entities->items[a].entry);
}

/* The places for which enough speaks beside the one for which most does: told twice in one town, once in
 * passing in another country. */
static void settle_places(const struct extraction *extraction, const struct found_events *found,
                          int32_t index, struct event *event)
{
    static const double ENOUGH = 0.3; /* of most */
    double *votes = arena_array(extraction->arena, event->place.count + 1, sizeof *votes), most = 0;
    struct entity_set kept = {0};
    for (size_t p = 0; p < event->place.count; p++) {
        for (size_t i = 0; i < found->count; i++) {
            const struct found_event *telling = &found->items[i];
            bool speaks = false;
            for (size_t k = 0; telling->merged == index && k < telling->event.place.count; k++)
                speaks |=
                    are_nested(extraction->entities, event->place.items[p], telling->event.place.items[k]);
            if (speaks) votes[p] += telling->shares[PARTY_PLACE];
        }
        if (votes[p] > most) most = votes[p];
    }
    for (size_t p = 0; p < event->place.count; p++)
        if (votes[p] >= ENOUGH * most) set_include(extraction->arena, &kept, event->place.items[p]);
    event->place = kept;
}

/* The time for which most speaks: what can be of one time speaks for it, too; the more exact is told by more.
 */
static void settle_time(const struct found_events *found, int32_t index, struct event *event)
{
    static const double EXACT = 0.1; /* for each step of precision */
    double most = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct event *told = &found->items[i].event;
        double votes = EXACT * date_precision(told->begin);
        if (found->items[i].merged != index || !told->begin.year) continue;
        for (size_t k = 0; k < found->count; k++)
            if (found->items[k].merged == index && found->items[k].event.begin.year &&
                dates_agree(told, &found->items[k].event))
                votes += found->items[k].time_share;
        if (votes <= most) continue;
        most = votes;
        event->begin = told->begin;
        event->end = told->end;
    }
}

/* Is the class a finer one of those that the other can be: a summit is a meeting? */
static bool is_finer(const char *class, const char *other)
{
    static const char *const FINE[] = {"Summit", "PhoneCall", "SignTreaty", "Kill", NULL},
                             *const COARSE[] = {"Meeting", "Negotiation", "Agree", "Attack", NULL};
    const char *a = event_category(class), *b = event_category(other);
    return a && b && strcmp(a, b) == 0 && is_one_of(FINE, class) && is_one_of(COARSE, other);
}

/* The telling whose class the event takes: the finest, or that of which the reader is surest. */
static size_t surest_telling(const struct found_events *found, int32_t event, size_t first)
{
    size_t best = first;
    for (size_t i = first + 1; i < found->count; i++) {
        const struct found_event *telling = &found->items[i], *sofar = &found->items[best];
        if (telling->merged != event || is_finer(sofar->event.class, telling->event.class)) continue;
        if (telling->read_share > sofar->read_share || is_finer(telling->event.class, sofar->event.class))
            best = i;
    }
    return best;
}

/* What the learned merging has joined may differ in class and parties. */
static void settle_tellings(const struct extraction *extraction, const struct found_events *found,
                            const size_t *first, struct events *events)
{
    for (size_t e = 0; e < events->count; e++) {
        struct event *event = &events->items[e];
        const struct event *surest = &found->items[surest_telling(found, (int32_t)e, first[e])].event;
        event->class = surest->class;
        event->trigger = surest->trigger;
        event->frame = surest->frame;
        settle_parties(extraction, found, (int32_t)e, event);
        settle_places(extraction, found, (int32_t)e, event);
        settle_time(found, (int32_t)e, event);
    }
}

struct events *merge_events(struct extraction *extraction, struct found_events *found)
{
    struct events *events = arena_alloc(extraction->arena, sizeof *events);
    events->items = arena_array(extraction->arena, found->count + 1, sizeof *events->items);
    size_t *first =
        arena_array(extraction->arena, found->count + 1, sizeof *first); /* telling of each event */
    bool *granted = arena_array(extraction->arena, found->count + 1, sizeof *granted), is_learned = false;
    for (size_t i = 0; i < found->count; i++)
        found->items[i].merged = -1;
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *telling = &found->items[i];
        if (telling->dropped) continue;
        int32_t retold = find_retold(extraction, found, i);
        is_learned |= retold != RETOLD_UNKNOWN;
        if (retold == RETOLD_UNKNOWN)
            telling->merged = find_by_rules(extraction, found, events, first, i);
        else if (retold != RETOLD_NONE)
            telling->merged = found->items[retold].merged;
        if (telling->merged < 0) {
            telling->merged = (int32_t)events->count;
            events->items[events->count] = telling->event;
            events->items[events->count].evidence_count = 0;
            granted[events->count] = is_only_granted(extraction, telling);
            first[events->count++] = i;
        }
        absorb(extraction, &events->items[telling->merged], telling, &granted[telling->merged]);
    }
    if (is_learned) settle_tellings(extraction, found, first, events);
    for (size_t i = 0; i < events->count; i++)
        if (!keep_states_signing(extraction, found, i, &events->items[i]) &&
            (is_ceremony(events->items[i].class) || events->items[i].source.count > 2))
            keep_named_actors(extraction, &events->items[i].source);
    find_abouts(extraction, found, events->items);
    for (size_t i = 0; i < events->count; i++)
        settle_confidence(extraction, &found->items[first[i]], &events->items[i]);
    return events;
}
