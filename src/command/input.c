/* input.c: reads articles in several threads, and graph files, into one graph. Each thread fills a graph of
 * its own; since merging does not depend on order, the result is the same for any number of threads. */
#include "command/command.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MOST_JOBS = 64 };

struct work {
    entente_context *context;
    const struct input_options *options;
    char **inputs;
    size_t count, next;     /* inputs, and the one to open next */
    entente_reader *reader; /* of the input in hand */
    bool reader_done;       /* it gave at least one article */
    bool reader_failed;
    struct input_result *result;
    pthread_mutex_t mutex; /* guards everything above, and printing */
};

static bool is_graph_file(const char *path)
{
    static const char *const ENDS[] = {".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof ENDS / sizeof *ENDS; i++)
        if (strcasecmp(dot, ENDS[i]) == 0) return true;
    return false;
}

static void report(struct work *work, const entente_error *error)
{
    print_error(error);
    work->reader_failed = true;
}

static void close_reader(struct work *work)
{
    entente_reader_free(work->reader);
    work->reader = NULL;
    if (work->reader_failed) work->result->failed++;
    if (work->reader_done) work->result->done++;
    work->reader_done = work->reader_failed = false;
}

static void open_next(struct work *work)
{
    const char *path = work->inputs[work->next++];
    show_progress("reading", work->next, work->count);
    entente_error error = {0};
    if (entente_reader_open(work->context, path, work->options->date, &work->reader, &error)) {
        print_error(&error);
        work->result->failed++;
    }
}

/* The next article of all inputs; NULL at the end. */
static entente_article *take(struct work *work)
{
    entente_article *article = NULL;
    pthread_mutex_lock(&work->mutex);
    while (!article) {
        if (!work->reader) {
            while (work->next < work->count && is_graph_file(work->inputs[work->next]))
                work->next++;
            if (work->next == work->count) break;
            open_next(work);
            continue;
        }
        entente_error error = {0};
        if (entente_reader_next(work->reader, &article, &error)) {
            report(work, &error);
            continue;
        }
        if (!article)
            close_reader(work);
        else
            work->reader_done = true;
    }
    pthread_mutex_unlock(&work->mutex);
    return article;
}

struct worker {
    pthread_t thread;
    struct work *work;
    entente_graph *graph;
};

static void *extract_all(void *user)
{
    struct worker *worker = user;
    for (entente_article *article; (article = take(worker->work));) {
        entente_error error = {0};
        if (entente_extract(worker->graph, article, &error)) {
            pthread_mutex_lock(&worker->work->mutex);
            print_error(&error);
            worker->work->result->failed++;
            pthread_mutex_unlock(&worker->work->mutex);
        }
        entente_article_free(article);
    }
    return NULL;
}

static size_t job_count(const struct input_options *options, size_t inputs)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = options->jobs ? options->jobs : processors > 0 ? (size_t)processors : 1;
    (void)inputs; /* one input may be a folder of many articles */
    return jobs > MOST_JOBS ? MOST_JOBS : jobs;
}

static void read_graph_files(entente_graph *graph, char **inputs, size_t count, struct input_result *result)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_graph_file(inputs[i])) continue;
        show_progress("reading", i + 1, count);
        entente_error error = {0};
        if (entente_graph_read(graph, inputs[i], &error)) {
            print_error(&error);
            result->failed++;
        } else {
            result->done++;
        }
    }
}

entente_graph *read_inputs(entente_context *context, const struct input_options *options, char **inputs,
                           size_t count, struct input_result *result)
{
    struct work work = {
        .context = context, .options = options, .inputs = inputs, .count = count, .result = result};
    pthread_mutex_init(&work.mutex, NULL);
    size_t jobs = job_count(options, count), started = 0;
    struct worker workers[MOST_JOBS] = {0};
    for (size_t i = 0; i < jobs; i++) {
        workers[i] = (struct worker){.work = &work, .graph = entente_graph_new(context)};
        if (!workers[i].graph) break;
        if (i > 0 && pthread_create(&workers[i].thread, NULL, extract_all, &workers[i])) {
            entente_graph_free(workers[i].graph);
            break;
        }
        started++;
    }
    if (started) extract_all(&workers[0]);
    for (size_t i = 1; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
        entente_error error = {0};
        if (entente_merge(workers[0].graph, workers[i].graph, &error)) {
            print_error(&error);
            result->failed++;
        }
        entente_graph_free(workers[i].graph);
    }
    pthread_mutex_destroy(&work.mutex);
    entente_graph *graph = started ? workers[0].graph : NULL;
    if (graph) read_graph_files(graph, inputs, count, result);
    end_progress();
    return graph;
}
