/* explain.c: `entente explain`: every edge of a node with the sentence that says it. */
#include "command/command.h"

static const struct option OPTIONS[] = {{"base", required_argument, NULL, 'b'},
                                        {"with", required_argument, NULL, 'w'},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};

int command_explain(int argc, char **argv)
{
    struct input_options input = {0};
    const char *with = NULL;
    for (int option; (option = next_option("explain", argc, argv, "h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        if (option != 'b' && option != 'w') return EXIT_USAGE;
        *(option == 'b' ? &input.base : &with) = optarg;
    }
    if (argc - optind < 1) return usage_error("explain", "no name");
    if (argc - optind < 2) return usage_error("explain", "no graph");
    entente_context *context;
    int code = open_context(&input, &context);
    if (code) return code;
    struct input_result result = {0};
    entente_graph *graph =
        read_inputs(context, &input, argv + optind + 1, (size_t)(argc - optind - 1), &result);
    code = graph ? exit_code(&result) : EXIT_NOTHING_DONE;
    entente_error error = {0};
    if (code != EXIT_NOTHING_DONE && entente_explain(graph, argv[optind], with, stdout, &error)) {
        print_error(&error);
        code = EXIT_NOTHING_DONE;
    }
    entente_graph_free(graph);
    entente_context_free(context);
    return code;
}
