/* extract.c: the event stage as a whole. */
#include "event/stages.h"

struct events *event_extract(const struct event_tables *tables, const struct knowledge *knowledge,
                             const struct entente_article *article, const struct analysis *analysis,
                             const struct entities *entities, struct arena *arena)
{
    struct extraction extraction = {.tables = tables,
                                    .knowledge = knowledge,
                                    .article = article,
                                    .analysis = analysis,
                                    .entities = entities,
                                    .arena = arena};
    struct found_events found = {0};
    if (article->date) date_parse(article->date, &extraction.date);
    extraction.analysis = with_known_lemmas(&extraction, analysis);
    find_events(&extraction, &found);
    find_statements(&extraction, &found);
    judge_factuality(&extraction, &found);
    find_attribution(&extraction, &found);
    find_times(&extraction, &found);
    find_places(&extraction, &found);
    complete_targets(&extraction, &found);
    return merge_events(&extraction, &found);
}
