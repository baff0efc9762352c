/* options.c: options, messages and exit codes, the same for all commands. */
#include "command/command.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void print_error(const entente_error *error)
{
    end_progress();
    const char *text = error->text[0] ? error->text : entente_status_text(error->status);
    if (error->file[0] && error->line)
        fprintf(stderr, "entente: %s:%zu: %s\n", error->file, error->line, text);
    else if (error->file[0])
        fprintf(stderr, "entente: %s: %s\n", error->file, text);
    else
        fprintf(stderr, "entente: %s\n", text);
}

void print_message(const char *format, ...)
{
    end_progress();
    va_list arguments;
    va_start(arguments, format);
    fputs("entente: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

void print_warning(void *user, const entente_error *warning)
{
    (void)user;
    print_error(warning);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(COMMANDS[i].name, name) == 0) return &COMMANDS[i];
    return &COMMANDS[0];
}

void print_usage(const char *name, FILE *stream)
{
    const struct command *command = find_command(name);
    fprintf(stream, "usage: entente %s %s\n", command->name, command->synopsis);
}

int usage_error(const char *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "entente: %s: ", command);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    print_usage(command, stderr);
    return EXIT_USAGE;
}

int next_option(const char *command, int argc, char **argv, const char *letters, const struct option *options)
{
    opterr = 0;
    char quiet[64];
    snprintf(quiet, sizeof quiet, ":%s", letters);
    int found = getopt_long(argc, argv, quiet, options, NULL);
    if (found == 'h') {
        print_usage(command, stdout);
        return OPTION_HELP;
    }
    if (found != '?' && found != ':') return found;
    const char *given = optind > 0 && optind <= argc ? argv[optind - 1] : "";
    if (found == ':')
        usage_error(command, "'%s' needs a value", given);
    else if (optopt && strncmp(given, "--", 2) != 0)
        usage_error(command, "unknown option '-%c'", optopt);
    else
        usage_error(command, "unknown option '%s'", given);
    return OPTION_BAD;
}

bool parse_number(const char *text, unsigned long least, unsigned long most, unsigned long *number)
{
    char *end;
    if (!isdigit((unsigned char)text[0])) return false;
    *number = strtoul(text, &end, 10);
    return *end == '\0' && *number >= least && *number <= most;
}

static bool is_digits(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isdigit((unsigned char)text[i])) return false;
    return true;
}

bool is_date(const char *text)
{
    static const int DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t size = strlen(text);
    if ((size != 4 && size != 7 && size != 10) || !is_digits(text, 4)) return false;
    if (size == 4) return true;
    int month = text[4] == '-' && is_digits(text + 5, 2) ? atoi(text + 5) : 0;
    if (month < 1 || month > 12) return false;
    if (size == 7) return true;
    int day = text[7] == '-' && is_digits(text + 8, 2) ? atoi(text + 8) : 0, year = atoi(text);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= DAYS[month - 1] - (month == 2 && !leap);
}

bool is_day(const char *text)
{
    return strlen(text) == 10 && is_date(text);
}

void input_add_knowledge(struct input_options *options, const char *path)
{
    const char **larger = realloc(options->knowledge, (options->knowledge_count + 1) * sizeof *larger);
    if (!larger) return;
    options->knowledge = larger;
    options->knowledge[options->knowledge_count++] = path;
}

void input_options_free(struct input_options *options)
{
    free(options->knowledge);
    options->knowledge = NULL;
}

int open_context(const struct input_options *options, entente_context **context)
{
    entente_context_options wanted = {.base = options->base,
                                      .knowledge = options->knowledge,
                                      .knowledge_count = options->knowledge_count,
                                      .warning = print_warning};
    entente_error error = {0};
    if (!entente_context_open(&wanted, context, &error)) return EXIT_DONE;
    print_error(&error);
    return error.status == ENTENTE_BAD_ARGUMENT ? EXIT_USAGE : EXIT_NOTHING_DONE;
}

int exit_code(const struct input_result *result)
{
    if (!result->failed) return EXIT_DONE;
    return result->done ? EXIT_SOME_FAILED : EXIT_NOTHING_DONE;
}
