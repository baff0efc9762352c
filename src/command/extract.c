/* extract.c: `entente extract`: articles and graph files in, graph out, in one format or several. */
#include "command/command.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_FORMATS = 9 };

struct wanted_output {
    entente_format formats[MOST_FORMATS];
    size_t format_count;
    const char *path; /* NULL: standard output */
    entente_write_options options;
};

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static int write_one(const entente_graph *graph, const struct wanted_output *output, entente_format format,
                     const char *path)
{
    entente_error error = {0};
    entente_status status = path ? entente_write_file(graph, format, &output->options, path, &error)
                                 : entente_write(graph, format, &output->options, stdout, &error);
    if (!status && !path && fflush(stdout) != 0) {
        print_message("standard output: %s", strerror(errno));
        return EXIT_NOTHING_DONE;
    }
    if (!status) return EXIT_DONE;
    if (!path && !error.file[0]) snprintf(error.file, sizeof error.file, "standard output");
    print_error(&error);
    return EXIT_NOTHING_DONE;
}

/* Into a folder: graph.ttl, graph.nq, ...; csv's three files lie in the folder itself. */
static int write_into_folder(const entente_graph *graph, const struct wanted_output *output)
{
    if (!is_folder(output->path) && mkdir(output->path, 0777) != 0) {
        print_message("%s: %s", output->path, strerror(errno));
        return EXIT_NOTHING_DONE;
    }
    int code = EXIT_DONE;
    for (size_t i = 0; i < output->format_count; i++) {
        char path[4096];
        entente_format format = output->formats[i];
        if (format == ENTENTE_CSV)
            snprintf(path, sizeof path, "%s", output->path);
        else
            snprintf(path, sizeof path, "%s/graph.%s", output->path, entente_format_extension(format));
        int one = write_one(graph, output, format, path);
        if (one) code = one;
    }
    return code;
}

static int write_output(const entente_graph *graph, const struct wanted_output *output)
{
    bool folder = output->path && (is_folder(output->path) || output->path[strlen(output->path) - 1] == '/' ||
                                   output->format_count > 1 || output->formats[0] == ENTENTE_CSV);
    return folder ? write_into_folder(graph, output)
                  : write_one(graph, output, output->formats[0], output->path);
}

static const struct option OPTIONS[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"date", required_argument, NULL, 'd'},
    {"base", required_argument, NULL, 'b'},
    {"knowledge", required_argument, NULL, 'k'},
    {"mentions", no_argument, NULL, 'm'},
    {"with-text", no_argument, NULL, 't'},
    {"jobs", required_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* One option; EXIT_DONE to go on. */
static int take_option(int option, struct input_options *input, struct wanted_output *output)
{
    switch (option) {
    case 'f':
        if (output->format_count == MOST_FORMATS) return usage_error("extract", "too many formats");
        if (!entente_format_by_name(optarg, &output->formats[output->format_count]))
            return usage_error(
                "extract", "unknown format '%s' (turtle ntriples nquads trig rdfxml jsonld json csv graphml)",
                optarg);
        output->format_count++;
        break;
    case 'o':
        if (!*optarg) return usage_error("extract", "an empty name of the output");
        output->path = optarg;
        break;
    case 'd':
        if (!is_day(optarg)) return usage_error("extract", "'%s' is not a date (YYYY-MM-DD)", optarg);
        input->date = optarg;
        break;
    case 'b':
        input->base = optarg;
        break;
    case 'k':
        input_add_knowledge(input, optarg);
        break;
    case 'm':
        output->options.mentions = true;
        break;
    case 't':
        output->options.with_text = true;
        break;
    case 'j':
        if (!parse_number(optarg, 1, 64, &input->jobs))
            return usage_error("extract", "'%s' is not a number of jobs (1 to 64)", optarg);
        break;
    default:
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

static int extract(const struct input_options *input, const struct wanted_output *output, char **inputs,
                   size_t count)
{
    entente_context *context;
    int code = open_context(input, &context);
    if (code) return code;
    struct input_result result = {0};
    entente_graph *graph = read_inputs(context, input, inputs, count, &result);
    code = exit_code(&result);
    if (!graph) code = EXIT_NOTHING_DONE;
    if (code != EXIT_NOTHING_DONE) {
        int written = write_output(graph, output);
        if (written) code = written;
    }
    entente_graph_free(graph);
    entente_context_free(context);
    return code;
}

int command_extract(int argc, char **argv)
{
    struct input_options input = {0};
    struct wanted_output output = {0};
    int code = EXIT_DONE, option;
    while (!code && (option = next_option("extract", argc, argv, "o:j:h", OPTIONS)) != OPTION_END) {
        if (option == OPTION_HELP) {
            input_options_free(&input);
            return EXIT_DONE;
        }
        code = take_option(option, &input, &output);
    }
    if (!code && optind == argc) code = usage_error("extract", "no input");
    if (!output.format_count) output.formats[output.format_count++] = ENTENTE_TURTLE;
    if (!code && output.format_count > 1 && !output.path)
        code = usage_error("extract", "several formats need a folder (-o DIR)");
    if (!code && output.formats[0] == ENTENTE_CSV && !output.path)
        code = usage_error("extract", "csv is three files and needs a folder (-o DIR)");
    if (!code) code = extract(&input, &output, argv + optind, (size_t)(argc - optind));
    input_options_free(&input);
    return code;
}
