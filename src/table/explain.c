/* explain.c: what the graph says of one node or edge, each with the sentence that says it; for what was
 * merged, why: how each article calls an entity, and how each tells an event. */
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include "graph/graph.h"
#include "graph/vocabulary.h"
#include <string.h>

enum { ANYTHING = UINT32_MAX };

struct explanation {
    const struct graph_view *view;
    const struct statement *statements;
    size_t statement_count;
    struct map labels; /* of entities, by IRI */
    uint32_t with;     /* only edges with this entity; or ANYTHING */
    FILE *file;
    struct arena *arena;
};

/* The statements about a subject of an article. */
struct about {
    const struct statement *first;
    size_t count;
};

static struct about block_at(const struct explanation *explanation, size_t at)
{
    const struct statement *all = explanation->statements;
    size_t end = at;
    while (end < explanation->statement_count && all[end].subject.text == all[at].subject.text &&
           all[end].graph == all[at].graph)
        end++;
    return (struct about){all + at, end - at};
}

static const char *value_of(struct about about, const char *predicate)
{
    for (size_t i = 0; i < about.count; i++)
        if (strcmp(about.first[i].predicate.text, predicate) == 0) return about.first[i].object.text;
    return NULL;
}

static const char *local_name(const char *iri)
{
    const char *hash = iri ? strrchr(iri, '#') : NULL;
    return hash ? hash + 1 : iri ? iri : "?";
}

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

static const char *label_of(const struct explanation *explanation, const char *iri)
{
    const struct map_entry *entry = map_find(&explanation->labels, iri, strlen(iri));
    return entry ? entry->value.pointer : local_name(iri);
}

/* Whom, what, where and when a claim itself names: what its event was joined by. */
static void write_telling(const struct explanation *explanation, const char *claim)
{
    static const struct {
        const char *predicate, *word;
    } PARTS[] = {{ENT "source", "source"},
                 {ENT "target", "target"},
                 {ENT "involves", "involves"},
                 {ENT "place", "place"},
                 {ENT "begin", "begin"}};
    struct about about = {0};
    for (size_t at = 0; at < explanation->statement_count && !about.count; at++)
        if (explanation->statements[at].graph && strcmp(explanation->statements[at].subject.text, claim) == 0)
            about = block_at(explanation, at);
    const char *joint = "        tells: ";
    for (size_t p = 0; p < sizeof PARTS / sizeof *PARTS; p++) {
        bool any = false;
        for (size_t i = 0; i < about.count; i++) {
            const struct term_value *object = &about.first[i].object;
            if (strcmp(about.first[i].predicate.text, PARTS[p].predicate) != 0) continue;
            if (any)
                fputs(", ", explanation->file);
            else
                fprintf(explanation->file, "%s%s ", joint, PARTS[p].word);
            joint = "; ";
            any = true;
            fputs(object->kind == TERM_IRI ? label_of(explanation, object->text) : object->text,
                  explanation->file);
        }
    }
    fputc('\n', explanation->file);
}

static void write_why_one(const struct explanation *explanation, const struct graph_event *event)
{
    bool agree = true;
    for (size_t i = 1; i < event->claim_count; i++)
        agree = agree && event->claims[i].factuality == event->claims[0].factuality;
    fprintf(
        explanation->file,
        "      one event: %zu articles tell a %s whose participants agree by half or more, and whose times "
        "and places don't exclude each other\n",
        event->claim_count, event->class);
    if (!agree)
        fprintf(explanation->file,
                "      they disagree on whether it happened; it counts as %s, the first of Actual, Denied, "
                "Planned, Alleged, Possible and Hypothetical that one has\n",
                factuality_name(event->factuality));
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
        if (event->claim_count > 1) write_telling(explanation, claim->iri);
        write_evidence(explanation, claim->evidence, claim->evidence_count);
    }
    if (event->claim_count > 1) write_why_one(explanation, event);
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
    fprintf(file, " (%s, confidence %.2f", factuality_name(relation->factuality), relation->confidence);
    write_date(file, ", from ", relation->begin);
    write_date(file, ", until ", relation->end);
    fputs(")\n", file);
    write_names(explanation, "according to", relation->attributed, relation->attributed_count);
    write_evidence(explanation, relation->evidence, relation->evidence_count);
}

/* How each article calls the entity, and why it is one. */
static void write_merge(const struct explanation *explanation, const struct graph_entity *entity)
{
    FILE *file = explanation->file;
    fprintf(file, "  in %zu article%s, which call%s it\n", entity->article_count,
            entity->article_count == 1 ? "" : "s", entity->article_count == 1 ? "s" : "");
    for (size_t at = 0; at < explanation->statement_count;) {
        struct about about = block_at(explanation, at);
        at += about.count;
        const char *iri = about.first->graph ? value_of(about, ENT "describes") : NULL;
        if (!iri || strcmp(iri, entity->iri) != 0) continue;
        fprintf(file, "    %s", value_of(about, ENT "name"));
        for (size_t i = 0; i < about.count; i++)
            if (strcmp(about.first[i].predicate.text, ENT "otherName") == 0)
                fprintf(file, ", %s", about.first[i].object.text);
        const char *confidence = value_of(about, ENT "confidence");
        fprintf(file, " (%s, confidence %s)\n      %s\n", local_name(value_of(about, ENT "entityClass")),
                confidence ? confidence : "?", about.first->graph);
    }
    if (entity->article_count > 1)
        fprintf(file, "  one %s: %s\n", entity->class,
                entity->wikidata ? "these names lead to one entry of the knowledge in each of them"
                                 : "it has the same name and class in each of them");
}

/* Others of the same name, and that they are held apart. */
static void write_namesakes(const struct explanation *explanation, uint32_t index)
{
    const struct graph_view *view = explanation->view;
    const char *label = view->entities[index].label;
    const char *folded = text_fold(explanation->arena, label, strlen(label));
    for (uint32_t i = 0; i < view->entity_count; i++) {
        const struct graph_entity *other = &view->entities[i];
        if (i == index || !is_called(explanation, "", other->label, other->alternatives,
                                     other->alternative_count, label, folded))
            continue;
        fprintf(explanation->file, "  not to be taken for %s (%s)\n    %s\n", other->label, other->class,
                other->iri);
    }
}

static bool is_wanted(const struct explanation *explanation, const struct graph_event *event, uint32_t entity)
{
    return takes_part(event, entity) &&
           (explanation->with == ANYTHING || takes_part(event, explanation->with));
}

static void write_edges(const struct explanation *explanation, uint32_t index)
{
    const struct graph_view *view = explanation->view;
    uint32_t with = explanation->with;
    bool any = false;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        if (relation->subject != index && relation->object != index) continue;
        if (with != ANYTHING && relation->subject != with && relation->object != with) continue;
        if (!any) fputs("  relations\n", explanation->file);
        any = true;
        write_relation(explanation, relation);
    }
    any = false;
    for (size_t i = 0; i < view->event_count; i++) {
        if (!is_wanted(explanation, &view->events[i], index)) continue;
        if (!any) fputs("  events\n", explanation->file);
        any = true;
        write_event(explanation, &view->events[i]);
    }
}

static void write_entity(const struct explanation *explanation, uint32_t index)
{
    const struct graph_entity *entity = &explanation->view->entities[index];
    FILE *file = explanation->file;
    fprintf(file, "%s (%s)\n  %s\n", entity->label, entity->class, entity->iri);
    if (explanation->with == ANYTHING) {
        if (entity->wikidata) fprintf(file, "  %s\n", entity->wikidata);
        write_merge(explanation, entity);
        write_namesakes(explanation, index);
    }
    write_edges(explanation, index);
    fputc('\n', file);
}

/* The entity called so: by IRI, by label, or by another form, the most salient of several. */
static uint32_t find_entity(const struct explanation *explanation, const char *name)
{
    const struct graph_view *view = explanation->view;
    const char *folded = text_fold(explanation->arena, name, strlen(name));
    uint32_t best = ANYTHING;
    for (uint32_t i = 0; i < view->entity_count; i++) {
        const struct graph_entity *entity = &view->entities[i];
        if (!is_called(explanation, entity->iri, entity->label, entity->alternatives,
                       entity->alternative_count, name, folded))
            continue;
        if (best == ANYTHING || entity->salience > view->entities[best].salience) best = i;
    }
    return best;
}

/* Edges by their own names: events, relations, claims, offices. */
static size_t explain_edges(const struct explanation *explanation, const char *name, const char *folded)
{
    const struct graph_view *view = explanation->view;
    size_t found = 0;
    for (size_t i = 0; i < view->event_count; i++) {
        const struct graph_event *event = &view->events[i];
        bool is_told = false;
        for (size_t c = 0; c < event->claim_count; c++)
            is_told = is_told || strcmp(event->claims[c].iri, name) == 0;
        if (!is_told && !is_called(explanation, event->iri, event->label, NULL, 0, name, folded)) continue;
        write_event(explanation, event);
        found++;
    }
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct graph_relation *relation = &view->relations[i];
        bool is_office = relation->office && is_called(explanation, relation->office_iri, relation->office,
                                                       NULL, 0, name, folded);
        if (!is_office && strcmp(relation->iri, name) != 0) continue;
        write_relation(explanation, relation);
        found++;
    }
    return found;
}

static entente_status explain(struct explanation *explanation, const char *name, const char *with,
                              entente_error *error)
{
    const struct graph_view *view = explanation->view;
    const char *folded = text_fold(explanation->arena, name, strlen(name));
    size_t found = 0;
    map_init(&explanation->labels, explanation->arena);
    for (uint32_t i = 0; i < view->entity_count; i++)
        map_add(&explanation->labels, view->entities[i].iri, strlen(view->entities[i].iri), NULL)
            ->value.pointer = (void *)(uintptr_t)view->entities[i].label;
    explanation->with = with ? find_entity(explanation, with) : ANYTHING;
    if (with && explanation->with == ANYTHING)
        return fail(error, ENTENTE_NOT_FOUND, NULL, 0, "nothing in the graph is called '%s'", with);
    for (uint32_t i = 0; i < view->entity_count; i++) {
        const struct graph_entity *entity = &view->entities[i];
        if (!is_called(explanation, entity->iri, entity->label, entity->alternatives,
                       entity->alternative_count, name, folded))
            continue;
        write_entity(explanation, i);
        found++;
    }
    if (!found) found = explain_edges(explanation, name, folded);
    return found ? ENTENTE_OK
                 : fail(error, ENTENTE_NOT_FOUND, NULL, 0, "nothing in the graph is called '%s'", name);
}

entente_status entente_explain(const entente_graph *graph, const char *name, const char *with, FILE *file,
                               entente_error *error)
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
    struct explanation explanation = {.view = graph_view(graph), .file = file, .arena = arena};
    explanation.statements = graph_statements(graph, &explanation.statement_count);
    status = explain(&explanation, name, with, error);
    arena_free(arena);
    return status;
}
