/* library.c: the public functions of contexts, articles and extraction: each a few calls into the rooms, in
 * the order in which an article flows through them. */
#include "article/reader.h"
#include "base/context.h"
#include "base/status.h"
#include "base/text.h"
#include "graph/graph.h"
#include "knowledge/report.h"
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef ENTENTE_DATADIR
#define ENTENTE_DATADIR "/usr/local/share/entente"
#endif

static bool is_ontology(const char *folder)
{
    char path[PATH_MAX];
    struct stat info;
    int size = snprintf(path, sizeof path, "%s/offices.ttl", folder);
    return size > 0 && (size_t)size < sizeof path && stat(path, &info) == 0;
}

/* Where the ontology lies: as told, $ENTENTE_ONTOLOGY, beside the program (build/entente -> ontology/),
 * installed. */
static const char *find_ontology(const char *told, char place[static PATH_MAX])
{
    if (told) return told;
    const char *environment = getenv("ENTENTE_ONTOLOGY");
    if (environment && *environment) return environment;
    char program[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    static const char *const BESIDE[] = {"/../ontology", "/../../ontology", "/../share/entente"};
    if (size > 0) {
        program[size] = '\0';
        const char *folder = dirname(program);
        for (size_t i = 0; i < sizeof BESIDE / sizeof *BESIDE; i++) {
            int length = snprintf(place, PATH_MAX, "%s%s", folder, BESIDE[i]);
            if (length > 0 && length < PATH_MAX && is_ontology(place)) return place;
        }
    }
    return ENTENTE_DATADIR;
}

static char *copy_base(const char *base)
{
    if (!base) base = DEFAULT_BASE;
    size_t size = strlen(base);
    char *copy = malloc(size + 2);
    if (!copy) return NULL;
    memcpy(copy, base, size + 1);
    if (!size || (base[size - 1] != '/' && base[size - 1] != '#')) strcat(copy, "/");
    return copy;
}

/* An absolute IRI with a scheme, without characters that IRIs forbid (RFC 3987). */
static bool is_iri(const char *text)
{
    size_t scheme = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return scheme > 0 && text[scheme] == ':' && text[scheme + 1] && !strpbrk(text, " <>\"{}|\\^`\t\r\n");
}

entente_status entente_context_open(const entente_context_options *options, entente_context **result,
                                    entente_error *error)
{
    static const entente_context_options NONE;
    if (!options) options = &NONE;
    if (!result) return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "no place for the context");
    *result = NULL;
    if (options->base && !is_iri(options->base))
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "'%s' is not an absolute IRI", options->base);
    entente_context *context = calloc(1, sizeof *context);
    if (!context) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    context->warning = options->warning;
    context->warning_user = options->warning_user;
    context->base = copy_base(options->base);
    char place[PATH_MAX], model[PATH_MAX + 16];
    const char *ontology = find_ontology(options->ontology, place);
    snprintf(model, sizeof model, "%s/english.model", ontology);
    entente_status status =
        context->base ? ENTENTE_OK : fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
    if (!status)
        status = knowledge_open(ontology, options->knowledge, options->knowledge_count, &context->knowledge,
                                error);
    if (!status) status = language_model_open(model, &context->model, error);
    if (!status) status = references_check(context->model, error);
    if (!status)
        status = event_tables_open(context->knowledge, context->model, &context->event_tables, error);
    if (status)
        entente_context_free(context);
    else
        *result = context;
    return status;
}

void entente_context_free(entente_context *context)
{
    if (!context) return;
    event_tables_close(context->event_tables);
    language_model_close(context->model);
    knowledge_close(context->knowledge);
    free(context->base);
    free(context);
}

struct entente_reader {
    struct article_reader *inner;
};

entente_status entente_reader_open(entente_context *context, const char *path, const char *date,
                                   entente_reader **reader, entente_error *error)
{
    (void)context;
    struct date parsed;
    if (date && (!date_parse(date, &parsed) || !parsed.day))
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0, "'%s' is not a date (YYYY-MM-DD)", date);
    *reader = NULL;
    struct article_reader *inner;
    entente_status status = article_reader_open(path, date, &inner, error);
    if (status) return status;
    *reader = malloc(sizeof **reader);
    if (!*reader) {
        article_reader_free(inner);
        return fail(error, ENTENTE_NO_MEMORY, path, 0, "out of memory");
    }
    (*reader)->inner = inner;
    return ENTENTE_OK;
}

entente_status entente_reader_next(entente_reader *reader, entente_article **article, entente_error *error)
{
    return article_reader_next(reader->inner, article, error);
}

void entente_reader_free(entente_reader *reader)
{
    if (!reader) return;
    article_reader_free(reader->inner);
    free(reader);
}

entente_status entente_article_parse(entente_context *context, const char *name, const char *bytes,
                                     size_t size, const char *date, entente_article **article,
                                     entente_error *error)
{
    (void)context;
    return article_parse(name, bytes, size, date, article, error);
}

void entente_article_free(entente_article *article)
{
    if (article) arena_free(article->arena);
}

const char *entente_article_title(const entente_article *article)
{
    return article->title;
}

const char *entente_article_date(const entente_article *article)
{
    return article->date;
}

const char *entente_article_author(const entente_article *article)
{
    return article->author;
}

const char *entente_article_publisher(const entente_article *article)
{
    return article->publisher;
}

const char *entente_article_url(const entente_article *article)
{
    return article->url;
}

const char *entente_article_name(const entente_article *article)
{
    return article->name;
}

const char *entente_article_text(const entente_article *article)
{
    return article->text;
}

size_t entente_article_body(const entente_article *article)
{
    return utf8_length(article->text, article->body);
}

/* The stretches that are analysed: all paragraphs but page furniture. */
static struct span *analysed_spans(struct arena *arena, const struct entente_article *article, size_t *count)
{
    struct span *spans = arena_array(arena, article->paragraph_count, sizeof *spans);
    *count = 0;
    for (size_t i = 0; i < article->paragraph_count; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        if (paragraph->kind == PARAGRAPH_META) continue;
        spans[(*count)++] = (struct span){paragraph->begin, paragraph->end};
    }
    return spans;
}

/* analysis->sentences[].paragraph counts analysed spans; this gives it back as an index of article
 * paragraphs. */
static void restore_paragraphs(const struct entente_article *article, struct analysis *analysis)
{
    size_t paragraph = 0;
    for (size_t i = 0; i < analysis->count; i++) {
        while (paragraph + 1 < article->paragraph_count &&
               article->paragraphs[paragraph].end <= analysis->sentences[i].begin)
            paragraph++;
        analysis->sentences[i].paragraph = (uint32_t)paragraph;
    }
}

entente_status entente_extract(entente_graph *graph, const entente_article *article, entente_error *error)
{
    const entente_context *context = graph_context(graph);
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, article->name, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    size_t span_count;
    struct span *spans = analysed_spans(arena, article, &span_count);
    struct analysis *analysis =
        language_analyse(context->model, arena, article->text, article->size, spans, span_count);
    restore_paragraphs(article, analysis);
    entity_settle_tags(context->knowledge, analysis, arena);
    struct entities *entities = entity_resolve(context->knowledge, context->model, article, analysis, arena);
    struct events *events =
        event_extract(context->event_tables, context->knowledge, article, analysis, entities, arena);
    entente_status status = graph_add_article(graph, article, analysis, entities, events, error);
    arena_free(arena);
    return status;
}

entente_status entente_knowledge_find(const entente_context *context, const char *name, FILE *file,
                                      entente_error *error)
{
    return knowledge_report_find(context->knowledge, name, file, error);
}

entente_status entente_knowledge_list(const entente_context *context, const char *class_name, FILE *file,
                                      entente_error *error)
{
    return knowledge_report_list(context->knowledge, class_name, file, error);
}

entente_status entente_knowledge_compile(const char *ontology, entente_error *error)
{
    char place[PATH_MAX];
    return knowledge_compile(find_ontology(ontology, place), error);
}

static void drop_warning(void *user, const entente_error *warning)
{
    (void)user;
    (void)warning;
}

entente_status entente_knowledge_check(const entente_context *context, const char *path, size_t *faults,
                                       entente_error *error)
{
    entente_warning warn = context->warning ? context->warning : drop_warning;
    return knowledge_report_check(context->knowledge, path, warn, context->warning_user, faults, error);
}
