/* map.c: entente_map: a child process draws, under limits on time and memory, and sends the picture through a
 * pipe. So a crash, a leak or an endless layout of Graphviz costs one picture, not the program. */
#include "diagram/sketch.h"

#include "base/file.h"
#include "base/status.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { USUAL_SECONDS = 60 };
#define MEMORY_LIMIT ((rlim_t)4 << 30)

static const struct {
    const char *name;
    entente_status (*draw)(struct sketch *sketch, entente_error *error);
} KINDS[] = {
    {"relations", draw_relations}, {"actors", draw_actors},     {"ego", draw_ego},
    {"timeline", draw_timeline},   {"treaties", draw_treaties}, {"sources", draw_sources},
};

/* What the child sends before the picture. */
struct message {
    entente_status status;
    size_t size;
    entente_error error;
};

static entente_status draw(struct arena *arena, const struct graph_view *view,
                           const entente_map_options *options, const char **bytes, size_t *size,
                           entente_error *error)
{
    const char *kind = options->kind ? options->kind : "relations",
               *format = options->format ? options->format : "svg";
    struct sketch sketch = {.arena = arena, .view = view, .options = options};
    sketch.font = label_safe_font(options->font, "Arial");
    entente_status status = ENTENTE_BAD_ARGUMENT;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(KINDS[i].name, kind) == 0) status = KINDS[i].draw(&sketch, error);
    if (status) return status;
    if (options->focus && *options->focus && strcmp(kind, "ego") != 0)
        sketch.subtitle = arena_format(arena, "%s; events around %s", sketch.subtitle,
                                       label_clean(arena, options->focus, LONGEST_NAME));
    if (options->title) sketch.title = options->title;
    status = sketch_render(&sketch, format, bytes, size, error);
    if (status || strcmp(format, "svg") != 0) return status;
    return page_assemble(&sketch, *bytes, *size, bytes, size, error);
}

static bool send_all(int to, const void *bytes, size_t size)
{
    for (const char *at = bytes; size;) {
        ssize_t sent = write(to, at, size);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

static void limit_resources(unsigned seconds)
{
    struct rlimit time_limit = {seconds, seconds + 1}, no_core = {0, 0};
    setrlimit(RLIMIT_CPU, &time_limit);
    setrlimit(RLIMIT_CORE, &no_core);
#if !defined(__SANITIZE_ADDRESS__)
    struct rlimit memory_limit = {MEMORY_LIMIT, MEMORY_LIMIT};
    setrlimit(RLIMIT_AS, &memory_limit);
#endif
}

static _Noreturn void child(int to, const struct graph_view *view, const entente_map_options *options,
                            unsigned seconds)
{
    signal(SIGPIPE, SIG_DFL);
    limit_resources(seconds);
    jmp_buf out_of_memory;
    struct message message = {0};
    struct arena *arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        message.status =
            fail(&message.error, ENTENTE_NO_MEMORY, NULL, 0, "the picture needs too much memory");
        send_all(to, &message, sizeof message);
        _exit(0);
    }
    arena_on_failure(arena, &out_of_memory);
    const char *bytes = NULL;
    message.status = draw(arena, view, options, &bytes, &message.size, &message.error);
    bool sent =
        send_all(to, &message, sizeof message) && (message.status || send_all(to, bytes, message.size));
    _exit(sent ? 0 : 1);
}

static long long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct received {
    char *bytes;
    size_t size, capacity;
    bool timed_out;
};

/* Everything that the child sends until it closes the pipe or the deadline passes. */
static entente_status receive(int from, unsigned seconds, struct received *received, entente_error *error)
{
    long long deadline = milliseconds() + (long long)seconds * 1000;
    for (;;) {
        if (received->size == received->capacity) {
            size_t larger = received->capacity ? received->capacity * 2 : 256 * 1024;
            char *bytes = realloc(received->bytes, larger);
            if (!bytes) return fail(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
            received->bytes = bytes;
            received->capacity = larger;
        }
        long long left = deadline - milliseconds();
        struct pollfd wait_for = {.fd = from, .events = POLLIN};
        int ready = left > 0 ? poll(&wait_for, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            received->timed_out = true;
            return ENTENTE_OK;
        }
        ssize_t count = read(from, received->bytes + received->size, received->capacity - received->size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return ENTENTE_OK;
        received->size += (size_t)count;
    }
}

/* What became of the child, as a status. */
static entente_status judge(const struct received *received, int ended, unsigned seconds,
                            entente_error *error)
{
    struct message message;
    bool by_time = received->timed_out ||
                   (WIFSIGNALED(ended) && (WTERMSIG(ended) == SIGXCPU || WTERMSIG(ended) == SIGKILL));
    if (by_time)
        return fail(error, ENTENTE_DRAWING, NULL, 0,
                    "the layout took more than %u seconds; ask for fewer events (--limit)", seconds);
    if (received->size < sizeof message)
        return fail(error, ENTENTE_DRAWING, NULL, 0, "the drawing process ended with %s %d",
                    WIFSIGNALED(ended) ? "signal" : "status",
                    WIFSIGNALED(ended) ? WTERMSIG(ended) : WEXITSTATUS(ended));
    memcpy(&message, received->bytes, sizeof message);
    if (message.status) {
        if (error) *error = message.error;
        return message.status;
    }
    if (message.size != received->size - sizeof message)
        return fail(error, ENTENTE_DRAWING, NULL, 0, "the picture is incomplete");
    return ENTENTE_OK;
}

static entente_status check_options(const entente_map_options *options, entente_error *error)
{
    if (options->font && !label_safe_font(options->font, NULL))
        return fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0,
                    "'%s' is no name of a font (at most 60 letters, digits, blanks and hyphens)",
                    options->font);
    bool known = !options->kind;
    for (size_t i = 0; !known && i < sizeof KINDS / sizeof *KINDS; i++)
        known = strcmp(KINDS[i].name, options->kind) == 0;
    return known ? ENTENTE_OK
                 : fail(error, ENTENTE_BAD_ARGUMENT, NULL, 0,
                        "'%s' is no kind of map (relations, actors, ego, timeline, treaties, sources)",
                        options->kind);
}

entente_status draw_view(const struct graph_view *view, const entente_map_options *options, FILE *file,
                         entente_error *error)
{
    static const entente_map_options NONE;
    if (!options) options = &NONE;
    entente_status status = check_options(options, error);
    if (status) return status;
    unsigned seconds = options->seconds ? options->seconds : USUAL_SECONDS;
    int ends[2];
    if (pipe(ends) != 0) return fail(error, ENTENTE_DRAWING, NULL, 0, "no pipe: %s", strerror(errno));
    pid_t process = fork();
    if (process < 0) {
        close(ends[0]);
        close(ends[1]);
        return fail(error, ENTENTE_DRAWING, NULL, 0, "no process for drawing: %s", strerror(errno));
    }
    if (process == 0) {
        close(ends[0]);
        child(ends[1], view, options, seconds);
    }
    close(ends[1]);
    struct received received = {0};
    status = receive(ends[0], seconds, &received, error);
    if (status || received.timed_out) kill(process, SIGKILL);
    close(ends[0]);
    int ended = 0;
    while (waitpid(process, &ended, 0) < 0 && errno == EINTR)
        ;
    if (!status) status = judge(&received, ended, seconds, error);
    size_t size = status ? 0 : received.size - sizeof(struct message);
    if (size && fwrite(received.bytes + sizeof(struct message), 1, size, file) != size)
        status = fail(error, ENTENTE_CANNOT_WRITE, NULL, 0, "%s", strerror(errno));
    free(received.bytes);
    return status;
}

entente_status entente_map(const entente_graph *graph, const entente_map_options *options, FILE *file,
                           entente_error *error)
{
    entente_status status = graph_settle_view(graph, error);
    return status ? status : draw_view(graph_view(graph), options, file, error);
}

entente_status entente_map_file(const entente_graph *graph, const entente_map_options *options,
                                const char *path, entente_error *error)
{
    struct new_file file;
    entente_status status = file_begin(&file, path, error);
    if (status) return status;
    status = entente_map(graph, options, file.stream, error);
    if (status && error && !error->file[0]) snprintf(error->file, sizeof error->file, "%s", path);
    if (status)
        file_abandon(&file);
    else
        status = file_commit(&file, error);
    return status;
}
