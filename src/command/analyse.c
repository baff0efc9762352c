/* analyse.c: `entente analyse`: the language analysis of texts, as CoNLL-U or as names a token. */
#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The whole of a file or of standard input ("-"); NULL, after a message, when it cannot be read. */
static char *read_input(const char *path, size_t *size)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0;
    *size = 0;
    while (file && !ferror(file) && !feof(file)) {
        if (*size == room) {
            char *larger = realloc(bytes, room = room ? room * 2 : 1 << 16);
            if (!larger) break;
            bytes = larger;
        }
        *size += fread(bytes + *size, 1, room - *size, file);
    }
    bool good = file && feof(file) && !ferror(file);
    if (!good) print_message("%s: %s", path, errno ? strerror(errno) : "cannot be read");
    if (file && file != stdin) fclose(file);
    if (good) return bytes;
    free(bytes);
    return NULL;
}

static const struct option OPTIONS[] = {{"from", required_argument, NULL, 'i'},
                                        {"format", required_argument, NULL, 'f'},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};

static void analyse_input(entente_context *context, const char *path, entente_analysis_source from,
                          entente_analysis_format format, struct input_result *result)
{
    entente_error error = {0};
    size_t size;
    errno = 0;
    char *bytes = read_input(path, &size);
    bool done =
        bytes && entente_analyse(context, path, bytes, size, from, format, stdout, &error) == ENTENTE_OK;
    if (bytes && !done) print_error(&error);
    free(bytes);
    if (done)
        result->done++;
    else
        result->failed++;
}

int command_analyse(int argc, char **argv)
{
    entente_analysis_source from = ENTENTE_FROM_TEXT;
    entente_analysis_format format = ENTENTE_CONLLU;
    for (int option; (option = next_option("analyse", argc, argv, "h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        if (option == 'i' && strcmp(optarg, "text") == 0)
            from = ENTENTE_FROM_TEXT;
        else if (option == 'i' && strcmp(optarg, "conllu") == 0)
            from = ENTENTE_FROM_CONLLU;
        else if (option == 'f' && strcmp(optarg, "conllu") == 0)
            format = ENTENTE_CONLLU;
        else if (option == 'f' && strcmp(optarg, "iob") == 0)
            format = ENTENTE_IOB;
        else if (option == 'i')
            return usage_error("analyse", "unknown source '%s' (text conllu)", optarg);
        else if (option == 'f')
            return usage_error("analyse", "unknown format '%s' (conllu iob)", optarg);
        else
            return EXIT_USAGE;
    }
    if (optind == argc) return usage_error("analyse", "no input");
    struct input_options options = {0};
    struct input_result result = {0};
    entente_context *context;
    int code = open_context(&options, &context);
    if (code) return code;
    for (int i = optind; i < argc; i++)
        analyse_input(context, argv[i], from, format, &result);
    entente_context_free(context);
    if (fflush(stdout) != 0) return EXIT_NOTHING_DONE;
    return exit_code(&result);
}
