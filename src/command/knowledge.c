/* knowledge.c: `entente knowledge`: find, list, check, compile. */
#include "command/command.h"

#include <string.h>

static const struct option OPTIONS[] = {
    {"knowledge", required_argument, NULL, 'k'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};

static int finish(entente_status status, const entente_error *error)
{
    if (!status) return EXIT_DONE;
    print_error(error);
    return status == ENTENTE_BAD_ARGUMENT ? EXIT_USAGE : EXIT_NOTHING_DONE;
}

static int check(const entente_context *context, char **paths, size_t count)
{
    struct input_result result = {0};
    for (size_t i = 0; i < count; i++) {
        entente_error error = {0};
        size_t faults = 0;
        if (entente_knowledge_check(context, paths[i], &faults, &error)) {
            print_error(&error);
            result.failed++;
        } else if (faults) {
            result.failed++;
            print_message("%s: %zu fault%s", paths[i], faults, faults == 1 ? "" : "s");
        } else {
            printf("%s: no faults\n", paths[i]);
            result.done++;
        }
    }
    return result.failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

static int compile(void)
{
    entente_error error = {0};
    return finish(entente_knowledge_compile(NULL, &error), &error);
}

static int run(const entente_context *context, const char *what, char **rest, size_t count)
{
    entente_error error = {0};
    if (strcmp(what, "find") == 0)
        return finish(entente_knowledge_find(context, rest[0], stdout, &error), &error);
    if (strcmp(what, "list") == 0)
        return finish(entente_knowledge_list(context, count ? rest[0] : NULL, stdout, &error), &error);
    return check(context, rest, count);
}

int command_knowledge(int argc, char **argv)
{
    struct input_options input = {0};
    for (int option; (option = next_option("knowledge", argc, argv, "h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        if (option != 'k') return EXIT_USAGE;
        input_add_knowledge(&input, optarg);
    }
    const char *what = optind < argc ? argv[optind] : "";
    bool find = strcmp(what, "find") == 0, list = strcmp(what, "list") == 0,
         checks = strcmp(what, "check") == 0, compiles = strcmp(what, "compile") == 0;
    size_t count = optind < argc ? (size_t)(argc - optind - 1) : 0;
    int code = EXIT_DONE;
    if (!find && !list && !checks && !compiles)
        code = usage_error("knowledge", "%s%s%s", *what ? "unknown word '" : "find, list, check or compile?",
                           what, *what ? "'" : "");
    else if (find && count != 1)
        code = usage_error("knowledge", "find takes one name");
    else if (list && count > 1)
        code = usage_error("knowledge", "list takes one class at most");
    else if (checks && !count)
        code = usage_error("knowledge", "no file to check");
    else if (compiles && count)
        code = usage_error("knowledge", "compile takes no file");
    entente_context *context = NULL;
    if (!code && compiles) {
        input_options_free(&input);
        return compile();
    }
    if (!code) code = open_context(&input, &context);
    if (!code) {
        code = run(context, what, argv + optind + 1, count);
        entente_context_free(context);
    }
    input_options_free(&input);
    return code;
}
