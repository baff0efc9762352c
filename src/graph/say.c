/* say.c: what one article says, as statements below its IRI: the article, its entities as it names them, its
 * claims, relations, evidence and mentions. Offsets become code points here. */
#include "graph/store.h"

#include "base/context.h"
#include "base/status.h"
#include <stdio.h>
#include <string.h>

struct saying {
    entente_graph *graph;
    struct arena *scratch;
    const struct entente_article *article;
    const struct analysis *analysis;
    const struct entities *entities;
    const struct events *events;
    const char *iri; /* of the article */
    const char **entity_iris;
    uint32_t *points; /* code points before each byte of the text */
};

static const char *article_iri(struct saying *saying)
{
    const struct entente_article *article = saying->article;
    const char *title = article->title ? article->title : "article";
    char *slug = text_slug(saying->scratch, title, strlen(title));
    if (strlen(slug) > 60) {
        size_t cut = 60;
        while (cut > 30 && slug[cut] != '-')
            cut--;
        slug[cut] = '\0';
    }
    uint64_t hash = article->hash;
    if (article->url) hash ^= hash_bytes(article->url, strlen(article->url)) * 3;
    if (article->date) hash ^= hash_bytes(article->date, strlen(article->date)) * 5;
    return arena_format(saying->scratch, "%sarticle/%s-%08x", saying->graph->base, slug,
                        (unsigned)(hash ^ hash >> 32) & 0xFFFFFFFFu);
}

static const char *below(struct saying *saying, const char *format, size_t number)
{
    char fragment[64];
    snprintf(fragment, sizeof fragment, format, number);
    return arena_format(saying->scratch, "%s#%s", saying->iri, fragment);
}

static void put(struct saying *saying, const char *subject, const char *predicate, struct term_value object)
{
    say(saying->graph, saying->iri, subject, predicate, object);
}

static void put_iri(struct saying *saying, const char *subject, const char *predicate, const char *object)
{
    put(saying, subject, predicate, term_iri(saying->graph, object));
}

static void put_text(struct saying *saying, const char *subject, const char *predicate, const char *text)
{
    if (text && *text) put(saying, subject, predicate, term_text(saying->graph, text, NULL));
}

static void put_date(struct saying *saying, const char *subject, const char *predicate, struct date date)
{
    if (date.year) put(saying, subject, predicate, term_date(saying->graph, date));
}

static void say_article(struct saying *saying)
{
    const struct entente_article *article = saying->article;
    entente_graph *graph = saying->graph;
    const char *context = below(saying, "text", 0);
    put_iri(saying, saying->iri, RDF "type", SCHEMA "NewsArticle");
    put_text(saying, saying->iri, SCHEMA "headline", article->title);
    struct date date;
    if (article->date && date_parse(article->date, &date))
        put_date(saying, saying->iri, SCHEMA "datePublished", date);
    put_text(saying, saying->iri, SCHEMA "author", article->author);
    put_text(saying, saying->iri, SCHEMA "publisher", article->publisher);
    if (article->url && *article->url)
        put(saying, saying->iri, SCHEMA "url", term_typed(graph, article->url, XSD "anyURI"));
    put_iri(saying, context, RDF "type", NIF "Context");
    put_iri(saying, context, PROV "wasDerivedFrom", saying->iri);
    put(saying, context, NIF "beginIndex", term_integer(graph, 0));
    put(saying, context, NIF "endIndex", term_integer(graph, saying->points[article->size]));
    put(saying, context, NIF "isString", term_text(graph, article->text, NULL));
    const char *version =
        graph->context && graph->context->knowledge ? knowledge_version(graph->context->knowledge) : "none";
    const char *activity = below(saying, "extraction", 0);
    put_iri(saying, activity, RDF "type", PROV "Activity");
    put_iri(saying, activity, PROV "used", saying->iri);
    put_text(saying, activity, ENT "programVersion", ENTENTE_VERSION);
    put_text(saying, activity, ENT "knowledgeVersion", version);
    put_iri(saying, context, PROV "wasGeneratedBy", activity);
}

/* The sentence as a phrase; its IRI. */
static const char *say_evidence(struct saying *saying, uint32_t sentence_index)
{
    const struct sentence *sentence = &saying->analysis->sentences[sentence_index];
    size_t begin = saying->points[sentence->begin], end = saying->points[sentence->end];
    const char *iri = arena_format(saying->scratch, "%s#char=%zu,%zu", saying->iri, begin, end);
    const char *text = arena_substring(saying->scratch, saying->article->text + sentence->begin,
                                       sentence->end - sentence->begin);
    put_iri(saying, iri, RDF "type", NIF "Phrase");
    put_text(saying, iri, NIF "anchorOf", text);
    put(saying, iri, NIF "beginIndex", term_integer(saying->graph, begin));
    put(saying, iri, NIF "endIndex", term_integer(saying->graph, end));
    put_iri(saying, iri, NIF "referenceContext", below(saying, "text", 0));
    put_iri(saying, iri, PROV "wasQuotedFrom", saying->iri);
    return iri;
}

static void say_evidences(struct saying *saying, const char *subject, const struct evidence *evidence,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (evidence[i].sentence < saying->analysis->count)
            put_iri(saying, subject, ENT "evidence", say_evidence(saying, evidence[i].sentence));
}

static void say_entity(struct saying *saying, uint32_t index)
{
    const struct entity *entity = &saying->entities->items[index];
    entente_graph *graph = saying->graph;
    const char *node = arena_format(saying->scratch, "%s#entity=%s", saying->iri, entity->iri);
    put_iri(saying, node, RDF "type", ENT "EntityInArticle");
    put_iri(saying, node, ENT "describes", saying->entity_iris[index]);
    put_iri(saying, node, ENT "entityClass",
            arena_format(saying->scratch, ENT "%s", entity_class_name(entity->class)));
    put_text(saying, node, ENT "name", entity->label);
    for (size_t i = 0; i < entity->name_count; i++)
        put_text(saying, node, ENT "otherName", entity->names[i]);
    put(saying, node, ENT "salience", term_number(graph, entity->salience));
    put(saying, node, ENT "confidence", term_number(graph, entity->confidence));
    put_iri(saying, node, PROV "wasQuotedFrom", saying->iri);
    const struct entry *entry = entity->entry;
    if (!entry) return;
    if (entry->wikidata)
        put_iri(saying, node, OWL "sameAs", arena_format(saying->scratch, WIKIDATA "%s", entry->wikidata));
    put_text(saying, node, ENT "iso2", entry->iso2);
    put_text(saying, node, ENT "iso3", entry->iso3);
}

static void say_mentions(struct saying *saying)
{
    for (size_t i = 0; i < saying->entities->mention_count; i++) {
        const struct mention *mention = &saying->entities->mentions[i];
        if (mention->kind > MENTION_TITLE || mention->entity_count != 1) continue;
        if (!saying->entities->items[mention->entities[0]].is_named) continue;
        const struct sentence *sentence = &saying->analysis->sentences[mention->sentence];
        uint32_t from = sentence->tokens[mention->begin].begin, to = sentence->tokens[mention->end - 1].end;
        const char *iri = arena_format(saying->scratch, "%s#mention=%u,%u", saying->iri, saying->points[from],
                                       saying->points[to]);
        put_iri(saying, iri, RDF "type", NIF "Phrase");
        put_text(saying, iri, NIF "anchorOf",
                 arena_substring(saying->scratch, saying->article->text + from, to - from));
        put(saying, iri, NIF "beginIndex", term_integer(saying->graph, saying->points[from]));
        put(saying, iri, NIF "endIndex", term_integer(saying->graph, saying->points[to]));
        put_iri(saying, iri, NIF "referenceContext", below(saying, "text", 0));
        put_iri(saying, iri, ITSRDF "taIdentRef", saying->entity_iris[mention->entities[0]]);
    }
}

static void say_set(struct saying *saying, const char *subject, const char *predicate, const uint32_t *items,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_iri(saying, subject, predicate, saying->entity_iris[items[i]]);
}

static const char *factuality_iri(struct saying *saying, enum factuality factuality)
{
    return arena_format(saying->scratch, ENT "%s", factuality_name(factuality));
}

static void say_event(struct saying *saying, size_t index)
{
    const struct event *event = &saying->events->items[index];
    const char *claim = below(saying, "claim=%zu", index + 1);
    put_iri(saying, claim, RDF "type", ENT "Claim");
    put_iri(saying, claim, ENT "eventClass", arena_format(saying->scratch, ENT "%s", event->class));
    say_set(saying, claim, ENT "source", event->source.items, event->source.count);
    say_set(saying, claim, ENT "target", event->target.items, event->target.count);
    say_set(saying, claim, ENT "involves", event->involves.items, event->involves.count);
    say_set(saying, claim, ENT "place", event->place.items, event->place.count);
    say_set(saying, claim, ENT "attributedTo", event->attributed.items, event->attributed.count);
    for (size_t i = 0; i < event->about_count; i++)
        put_iri(saying, claim, ENT "aboutClaim", below(saying, "claim=%zu", event->about[i] + 1));
    put_date(saying, claim, ENT "begin", event->begin);
    put_date(saying, claim, ENT "end", event->end);
    put_iri(saying, claim, ENT "factuality", factuality_iri(saying, event->factuality));
    put(saying, claim, ENT "confidence", term_number(saying->graph, event->confidence));
    if (event->trigger) put_text(saying, claim, ENT "trigger", event->trigger);
    put_iri(saying, claim, PROV "wasQuotedFrom", saying->iri);
    say_evidences(saying, claim, event->evidence, event->evidence_count);
}

/* The office of somebody, as an IRI: "office/russia-foreign-minister". */
static const char *office_iri(struct saying *saying, const struct relation *relation)
{
    const char *office = text_slug(saying->scratch, relation->office, strlen(relation->office));
    if (relation->object == UINT32_MAX)
        return arena_format(saying->scratch, "%soffice/%s", saying->graph->base, office);
    const char *of = saying->entities->items[relation->object].iri;
    const char *slash = strrchr(of, '/');
    return arena_format(saying->scratch, "%soffice/%s-%s", saying->graph->base, slash ? slash + 1 : of,
                        office);
}

static void say_relation(struct saying *saying, const struct relation *relation, size_t number)
{
    bool is_office = relation->kind == RELATION_HOLDS_OFFICE;
    if (is_office && !relation->office) return;
    if (!is_office && relation->object == UINT32_MAX) return;
    const char *node = below(saying, "relation=%zu", number);
    put_iri(saying, node, RDF "type", ENT "Relation");
    put_iri(saying, node, RDF "type", RDF "Statement");
    put_iri(saying, node, RDF "subject", saying->entity_iris[relation->subject]);
    put_iri(saying, node, RDF "predicate",
            arena_format(saying->scratch, ENT "%s", relation_kind_name(relation->kind)));
    put_iri(saying, node, RDF "object",
            is_office ? office_iri(saying, relation) : saying->entity_iris[relation->object]);
    if (is_office) {
        put_text(saying, node, ENT "officeName", relation->office);
        if (relation->object != UINT32_MAX)
            put_iri(saying, node, ENT "officeHolderOf", saying->entity_iris[relation->object]);
    }
    put_iri(saying, node, ENT "factuality", factuality_iri(saying, relation->factuality));
    put(saying, node, ENT "confidence", term_number(saying->graph, relation->confidence));
    put_date(saying, node, ENT "begin", relation->begin);
    put_date(saying, node, ENT "end", relation->end);
    say_set(saying, node, ENT "attributedTo", relation->attributed, relation->attributed_count);
    put_iri(saying, node, PROV "wasQuotedFrom", saying->iri);
    say_evidences(saying, node, relation->evidence, relation->evidence_count);
}

static void count_points(struct saying *saying)
{
    const struct entente_article *article = saying->article;
    saying->points = arena_array(saying->scratch, article->size + 1, sizeof *saying->points);
    uint32_t points = 0;
    for (size_t i = 0; i < article->size; i++) {
        bool starts = ((unsigned char)article->text[i] & 0xC0) != 0x80;
        saying->points[i] = points;
        points += starts;
    }
    saying->points[article->size] = points;
}

static void say_all(struct saying *saying)
{
    const struct entities *entities = saying->entities;
    count_points(saying);
    saying->iri = article_iri(saying);
    saying->entity_iris = arena_array(saying->scratch, entities->count + 1, sizeof *saying->entity_iris);
    for (size_t i = 0; i < entities->count; i++)
        saying->entity_iris[i] =
            arena_format(saying->scratch, "%s%s", saying->graph->base, entities->items[i].iri);
    say_article(saying);
    for (uint32_t i = 0; i < entities->count; i++)
        if (entities->items[i].is_named) say_entity(saying, i);
    say_mentions(saying);
    for (size_t i = 0; i < saying->events->count; i++)
        say_event(saying, i);
    size_t number = 0;
    for (size_t i = 0; i < entities->relation_count; i++)
        say_relation(saying, &entities->relations[i], ++number);
    for (size_t i = 0; i < saying->events->relation_count; i++)
        say_relation(saying, &saying->events->relations[i], ++number);
}

entente_status graph_add_article(entente_graph *graph, const struct entente_article *article,
                                 const struct analysis *analysis, const struct entities *entities,
                                 const struct events *events, entente_error *error)
{
    jmp_buf out_of_memory;
    size_t before = graph->said.count;
    struct arena *volatile scratch = arena_new();
    if (!scratch || setjmp(out_of_memory)) {
        arena_free(scratch);
        graph->said.count = before;
        arena_on_failure(graph->arena, NULL);
        return fail(error, ENTENTE_NO_MEMORY, article->name, 0, "out of memory");
    }
    arena_on_failure(scratch, &out_of_memory);
    arena_on_failure(graph->arena, &out_of_memory);
    struct saying saying = {.graph = graph,
                            .scratch = scratch,
                            .article = article,
                            .analysis = analysis,
                            .entities = entities,
                            .events = events};
    say_all(&saying);
    arena_on_failure(graph->arena, NULL);
    arena_free(scratch);
    return ENTENTE_OK;
}
