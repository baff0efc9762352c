/* explain.c: what the graph says of one node, each edge with the sentence that says it. */
#include "base/status.h"
#include "base/text.h"
#include "graph/graph.h"
#include <string.h>

struct explanation {
    const struct graph_view *view;
    FILE *file;
    struct arena *arena;
};

static bool ends_with_tail(const char *iri, const char *tail)
{
    size_t a = strlen(iri), b = strlen(tail);
    return a > b && iri[a - b - 1] == '/' && strcmp(iri + a - b, tail) == 0;
}

static bool is_called(const struct explanation *explanation, const char *iri, const char *label,
                      const char *const *others, size_t count, const char *name, const char *folded)
{
    if (strcmp(iri, name) == 0 || ends_with_tail(iri, name)) return true;
    if (label && strcmp(text_fold(explanation->arena, label, strlen(label)), folded) == 0) return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(text_fold(explanation->arena, others[i], strlen(others[i])), folded) == 0) return true;
    return false;
}

static void write_date(FILE *file, const char *before, struct date date)
{
    char text[11];
    if (!date.year) return;
    date_write(date, text);
    fprintf(file, "%s%s", before, text);
}

static void write_evidence(const struct explanation *explanation, const uint32_t *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct graph_evidence *item = &explanation->view->evidence[evidence[i]];
        const struct graph_article *article = &explanation->view->articles[item->article];
        fprintf(explanation->file, "        \"%s\"\n        %s%s%s, characters %zu-%zu\n          %s\n",
                item->sentence, article->publisher ? article->publisher : "", article->publisher ? ", " : "",
                article->headline ? article->headline : "without headline", item->begin, item->end,
                article->iri);
    }
}

static void write_names(const struct explanation *explanation, const char *word, const uint32_t *items,
                        size_t count)
{
    if (!count) return;
    fprintf(explanation->file, "      %s: ", word);
    for (size_t i = 0; i < count; i++)
        fprintf(explanation->file, "%s%s", i ? ", " : "", explanation->view->entities[items[i]].label);
    fputc('\n', explanation->file);
}

static void write_event(const struct explanation *explanation, const struct graph_event *event)
{
    FILE *file = explanation->file;
    fprintf(file, "    %s\n      %s, %s, confidence %.2f", event->label, event->class,
            factuality_name(event->factuality), event->confidence);
    write_date(file, ", ", event->begin);
    write_date(file, " to ", event->end);
    fprintf(file, "\n      %s\n", event->iri);
    write_names(explanation, "source", event->source, event->source_count);
    write_names(explanation, "target", event->target, event->target_count);
    write_names(explanation, "involves", event->involves, event->involves_count);
    write_names(explanation, "place", event->place, event->place_count);
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct graph_claim *claim = &event->claims[i];
        fprintf(file, "      claim %zu of %zu: %s, confidence %.2f\n", i + 1, event->claim_count,
                factuality_name(claim->factuality), claim->confidence);
        write_names(explanation, "  according to", claim->attributed, claim->attributed_count);
        write_evidence(explanation, claim->evidence, claim->evidence_count);
    }
    if (event->claim_count > 1)
        fprintf(file,
                "      one event: %zu articles tell it with the same class, and participants, place and "
                "dates that agree\n",
                event->claim_count);
}

static bool takes_part(const struct graph_event *event, uint32_t entity)
{
    const uint32_t *sets[] = {event->source, event->target, event->involves, event->place, event->attributed};
    size_t counts[] = {event->source_count, event->target_count, event->involves_count, event->place_count,
                       event->attributed_count};
    for (size_t s = 0; s < 5; s++)
        for (size_t i = 0; i < counts[s]; i++)
            if (sets[s][i] == entity) return true;
    return false;
}

static void write_relation(const struct explanation *explanation, const struct graph_relation *relation)
{
    const struct graph_entity *entities = explanation->view->entities;
    FILE *file = explanation->file;
    fprintf(file, "    %s %s ", entities[relation->subject].label, relation->kind);
    if (relation->office) fprintf(file, "%s", relation->office);
    if (relation->object != UINT32_MAX)
        fprintf(file, "%s%s", relation->office ? " of " : "", entities[relation->object].label);
    fprintf(file, " (%s", factuality_name(relation->factuality));
    write_date(file, ", from ", relation->begin);
    write_date(file, ", until ", relation->end);
    fputs(")\n", file);
    write_evidence(explanation, relation->evidence, relation->evidence_count);
}

static void write_entity(const struct explanation *explanation, uint32_t index)
{
    const struct graph_view *view = explanation->view;
    const struct graph_entity *entity = &view->entities[index];
    fprintf(explanation->file, "%s (%s)\n  %s\n", entity->label, entity->class, entity->iri);
    if (entity->wikidata) fprintf(explanation->file, "  %s\n", entity->wikidata);
    if (entity->alternative_count) {
        fputs("  also called: ", explanation->file);
        for (size_t i = 0; i < entity->alternative_count; i++)
            fprintf(explanation->file, "%s%s", i ? ", " : "", entity->alternatives[i]);
        fputc('\n', explanation->file);
    }
    fprintf(explanation->file, "  in %zu article%s, joined by these names\n", entity->article_count,
            entity->article_count == 1 ? "" : "s");
    bool any = false;
    for (size_t i = 0; i < view->relation_count; i++) {
        if (view->relations[i].subject != index && view->relations[i].object != index) continue;
        if (!any) fputs("  relations\n", explanation->file);
        any = true;
        write_relation(explanation, &view->relations[i]);
    }
    any = false;
    for (size_t i = 0; i < view->event_count; i++) {
        if (!takes_part(&view->events[i], index)) continue;
        if (!any) fputs("  events\n", explanation->file);
        any = true;
        write_event(explanation, &view->events[i]);
    }
    fputc('\n', explanation->file);
}

static entente_status explain(const struct explanation *explanation, const char *name, entente_error *error)
{
    const struct graph_view *view = explanation->view;
    const char *folded = text_fold(explanation->arena, name, strlen(name));
    size_t found = 0;
    for (uint32_t i = 0; i < view->entity_count; i++) {
        const struct graph_entity *entity = &view->entities[i];
        if (!is_called(explanation, entity->iri, entity->label, entity->alternatives,
                       entity->alternative_count, name, folded))
            continue;
        write_entity(explanation, i);
        found++;
    }
    for (size_t i = 0; !found && i < view->event_count; i++) {
        if (!is_called(explanation, view->events[i].iri, view->events[i].label, NULL, 0, name, folded))
            continue;
        write_event(explanation, &view->events[i]);
        found++;
    }
    return found ? ENTENTE_OK
                 : fail(error, ENTENTE_NOT_FOUND, NULL, 0, "nothing in the graph is called '%s'", name);
}

entente_status entente_explain(const entente_graph *graph, const char *name, FILE *file, entente_error *error)
{
    entente_status status = graph_settle(graph, error);
    if (status) return status;
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    struct explanation explanation = {graph_view(graph), file, arena};
    status = explain(&explanation, name, error);
    arena_free(arena);
    return status;
}
