/* query.c: `entente query`: asks graph files in SPARQL. */
#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_QUERY = 1 << 20 };

static const struct option OPTIONS[] = {{"expression", required_argument, NULL, 'e'},
                                        {"query", required_argument, NULL, 'q'},
                                        {"results", required_argument, NULL, 'r'},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};

/* The text of a query file, to be freed; NULL after a message. */
static char *read_query(const char *path)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char *text = file ? malloc(LARGEST_QUERY + 1) : NULL;
    size_t size = text ? fread(text, 1, LARGEST_QUERY + 1, file) : 0;
    const char *problem = !file || !text || ferror(file) ? strerror(errno) : NULL;
    if (text && size > LARGEST_QUERY) problem = "larger than a megabyte";
    if (text && !problem && memchr(text, '\0', size)) problem = "not a SPARQL query";
    if (file && file != stdin) fclose(file);
    if (problem || !text) {
        print_message("%s: %s", path, problem ? problem : "out of memory");
        free(text);
        return NULL;
    }
    text[size] = '\0';
    return text;
}

int command_query(int argc, char **argv)
{
    const char *expression = NULL, *path = NULL;
    entente_results results = ENTENTE_RESULTS_TABLE;
    for (int option; (option = next_option("query", argc, argv, "e:q:r:h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        if (option == 'e')
            expression = optarg;
        else if (option == 'q')
            path = optarg;
        else if (option != 'r')
            return EXIT_USAGE;
        else if (!entente_results_by_name(optarg, &results))
            return usage_error("query", "unknown form of results '%s' (table csv json xml)", optarg);
    }
    if (!expression == !path)
        return usage_error("query", path ? "either -e or -q, not both" : "no query (-e SPARQL or -q FILE)");
    if (optind == argc) return usage_error("query", "no graph");
    char *text = path ? read_query(path) : NULL;
    if (path && !text) return EXIT_NOTHING_DONE;
    entente_error error = {0};
    entente_status status = entente_query(path, path ? text : expression, (const char *const *)argv + optind,
                                          (size_t)(argc - optind), results, stdout, &error);
    free(text);
    if (status) print_error(&error);
    return status ? EXIT_NOTHING_DONE : EXIT_DONE;
}
