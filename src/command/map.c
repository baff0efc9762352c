/* map.c: `entente map`: graph files or articles in, picture out. */
#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {"relations", "actors", "ego", "timeline", "treaties", "sources", NULL};
static const char *const FORMATS[] = {"svg", "png", "pdf", "dot", NULL};

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0) return true;
    return false;
}

static const struct option OPTIONS[] = {
    {"kind", required_argument, NULL, 'k'},
    {"focus", required_argument, NULL, 'f'},
    {"depth", required_argument, NULL, 'd'},
    {"since", required_argument, NULL, 's'},
    {"until", required_argument, NULL, 'u'},
    {"min-confidence", required_argument, NULL, 'c'},
    {"factuality", required_argument, NULL, 'a'},
    {"types", required_argument, NULL, 't'},
    {"limit", required_argument, NULL, 'l'},
    {"title", required_argument, NULL, 'T'},
    {"lang-font", required_argument, NULL, 'F'},
    {"format", required_argument, NULL, 'm'},
    {"static", no_argument, NULL, 'S'},
    {"output", required_argument, NULL, 'o'},
    {"date", required_argument, NULL, 'D'},
    {"base", required_argument, NULL, 'b'},
    {"knowledge", required_argument, NULL, 'K'},
    {"jobs", required_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct request {
    struct input_options input;
    entente_map_options map;
    const char *path;
};

static int take_word(const char *name, const char *const *words, const char **place)
{
    if (!is_one_of(optarg, words)) return usage_error("map", "unknown %s '%s'", name, optarg);
    *place = optarg;
    return EXIT_DONE;
}

static int take_date(const char **place)
{
    if (!is_date(optarg))
        return usage_error("map", "'%s' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)", optarg);
    *place = optarg;
    return EXIT_DONE;
}

static int take_number(unsigned long least, unsigned long most, unsigned *place)
{
    unsigned long number;
    if (!parse_number(optarg, least, most, &number))
        return usage_error("map", "'%s' is not a number from %lu to %lu", optarg, least, most);
    *place = (unsigned)number;
    return EXIT_DONE;
}

static int take_confidence(struct request *request)
{
    char *end;
    request->map.min_confidence = strtod(optarg, &end);
    bool fits =
        end != optarg && !*end && request->map.min_confidence >= 0 && request->map.min_confidence <= 1;
    return fits ? EXIT_DONE : usage_error("map", "'%s' is not a confidence (0 to 1)", optarg);
}

static int take_option(int option, struct request *request)
{
    unsigned jobs = 0;
    int code = EXIT_DONE;
    switch (option) {
    case 'k':
        return take_word("kind", KINDS, &request->map.kind);
    case 'm':
        return take_word("format", FORMATS, &request->map.format);
    case 's':
        return take_date(&request->map.since);
    case 'u':
        return take_date(&request->map.until);
    case 'd':
        return take_number(1, 10, &request->map.depth);
    case 'l':
        return take_number(1, 100000, &request->map.limit);
    case 'c':
        return take_confidence(request);
    case 'f':
        request->map.focus = optarg;
        break;
    case 'a':
        request->map.factuality = optarg;
        break;
    case 't':
        request->map.types = optarg;
        break;
    case 'T':
        request->map.title = optarg;
        break;
    case 'F':
        request->map.font = optarg;
        break;
    case 'S':
        request->map.is_static = true;
        break;
    case 'o':
        request->path = optarg;
        break;
    case 'b':
        request->input.base = optarg;
        break;
    case 'K':
        input_add_knowledge(&request->input, optarg);
        break;
    case 'D':
        if (!is_day(optarg)) return usage_error("map", "'%s' is not a date (YYYY-MM-DD)", optarg);
        request->input.date = optarg;
        break;
    case 'j':
        code = take_number(1, 64, &jobs);
        request->input.jobs = jobs;
        return code;
    default:
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

static int draw(const struct request *request, char **inputs, size_t count)
{
    entente_context *context;
    int code = open_context(&request->input, &context);
    if (code) return code;
    struct input_result result = {0};
    entente_graph *graph = read_inputs(context, &request->input, inputs, count, &result);
    code = graph ? exit_code(&result) : EXIT_NOTHING_DONE;
    entente_error error = {0};
    if (code != EXIT_NOTHING_DONE) {
        entente_status status = request->path ? entente_map_file(graph, &request->map, request->path, &error)
                                              : entente_map(graph, &request->map, stdout, &error);
        if (!status && !request->path && fflush(stdout) != 0) {
            print_message("standard output: %s", strerror(errno));
            code = EXIT_NOTHING_DONE;
        } else if (status) {
            print_error(&error);
            code = status == ENTENTE_BAD_ARGUMENT ? EXIT_USAGE : EXIT_NOTHING_DONE;
        }
    }
    entente_graph_free(graph);
    entente_context_free(context);
    return code;
}

/* "map.png" asks for PNG when no --format does. */
static void format_by_path(struct request *request)
{
    const char *dot = request->path ? strrchr(request->path, '.') : NULL;
    if (!request->map.format && dot && is_one_of(dot + 1, FORMATS)) request->map.format = dot + 1;
}

int command_map(int argc, char **argv)
{
    struct request request = {0};
    int code = EXIT_DONE, option;
    while (!code && (option = next_option("map", argc, argv, "o:j:h", OPTIONS)) != OPTION_END) {
        if (option == OPTION_HELP) {
            input_options_free(&request.input);
            return EXIT_DONE;
        }
        code = take_option(option, &request);
    }
    if (!code && optind == argc) code = usage_error("map", "no input");
    bool is_ego = request.map.kind && strcmp(request.map.kind, "ego") == 0;
    if (!code && is_ego && !request.map.focus) code = usage_error("map", "an ego map needs --focus NAME");
    if (!code && request.map.depth && !request.map.focus)
        code = usage_error("map", "--depth needs --focus NAME");
    if (!code && request.map.focus && !request.map.kind) request.map.kind = "ego";
    format_by_path(&request);
    if (!code) code = draw(&request, argv + optind, (size_t)(argc - optind));
    input_options_free(&request.input);
    return code;
}
