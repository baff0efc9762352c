/* extract.c: the event stage as a whole. */
#include "event/party.h"
#include "event/stay.h"

static void name_actors(struct entities *entities, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        entities->items[set->items[i]].is_named = true;
}

/* Actors without a name are written when an event has them in a role; of the others nothing is known. */
static void settle_unnamed(struct entities *entities, const struct events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        name_actors(entities, &events->items[i].source);
        name_actors(entities, &events->items[i].target);
        name_actors(entities, &events->items[i].involves);
        name_actors(entities, &events->items[i].attributed);
    }
    size_t kept = 0;
    for (size_t i = 0; i < entities->relation_count; i++) {
        const struct entity *subject = &entities->items[entities->relations[i].subject];
        if (subject->is_named || subject->mention_count) entities->relations[kept++] = entities->relations[i];
    }
    entities->relation_count = kept;
}

void find_by_frames(struct extraction *extraction, struct found_events *found)
{
    if (extraction->article->date) date_parse(extraction->article->date, &extraction->date);
    index_relations(extraction);
    extraction->analysis = with_known_lemmas(extraction, extraction->analysis);
    find_events(extraction, found);
    find_statements(extraction, found);
}

struct events *extract_events(struct extraction *extraction, struct entities *entities,
                              struct found_events *found)
{
    find_by_frames(extraction, found);
    read_events(extraction, found);
    drop_other_affairs(extraction, found);
    judge_factuality(extraction, found);
    find_attribution(extraction, found);
    read_status(extraction, found);
    find_times(extraction, found);
    find_places(extraction, found);
    spare_own_side(extraction, found);
    keep_told(found);
    find_rulers(extraction, found);
    complete_targets(extraction, found);
    spare_own_side(extraction, found);
    travel_at_home(extraction, found);
    find_doers(extraction, found);
    attribute_contents(extraction, found);
    attribute_reasons(extraction, found);
    spare_press(extraction, found);
    settle_attendance(extraction, found);
    complete_places(extraction, found);
    read_circumstances(extraction, found);
    date_by_journeys(extraction, found);
    target_places(extraction, found);
    involve_moved(extraction, found);
    join_tolls(extraction, found);
    choose_parties(extraction, found);
    struct events *events = merge_events(extraction, found);
    leave_bonds(extraction, events);
    settle_unnamed(entities, events);
    return events;
}

struct events *event_extract(const struct event_tables *tables, const struct knowledge *knowledge,
                             const struct entente_article *article, const struct analysis *analysis,
                             struct entities *entities, struct arena *arena)
{
    struct extraction extraction = {.tables = tables,
                                    .knowledge = knowledge,
                                    .article = article,
                                    .analysis = analysis,
                                    .entities = entities,
                                    .arena = arena};
    struct found_events found = {0};
    return extract_events(&extraction, entities, &found);
}
