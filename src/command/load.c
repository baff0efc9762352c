/* load.c: `entente load`: graph files into a triple store. */
#include "command/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PASSWORD = 1024 };

static const struct option OPTIONS[] = {{"to", required_argument, NULL, 't'},
                                        {"protocol", required_argument, NULL, 'p'},
                                        {"graph", required_argument, NULL, 'g'},
                                        {"query-url", required_argument, NULL, 'q'},
                                        {"user", required_argument, NULL, 'u'},
                                        {"password-file", required_argument, NULL, 'f'},
                                        {"ca-file", required_argument, NULL, 'c'},
                                        {"chunk", required_argument, NULL, 'n'},
                                        {"tries", required_argument, NULL, 'r'},
                                        {"replace", no_argument, NULL, 'R'},
                                        {"resume", no_argument, NULL, 'S'},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};

/* The first line of the file. */
static bool read_password(const char *path, char password[static LONGEST_PASSWORD])
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    bool is_read = file && fgets(password, LONGEST_PASSWORD, file);
    if (!is_read) print_message("%s: %s", path, file ? "no password in it" : strerror(errno));
    if (file && file != stdin) fclose(file);
    if (is_read) password[strcspn(password, "\r\n")] = '\0';
    return is_read;
}

static bool is_url(const char *text)
{
    return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

static bool is_iri(const char *text)
{
    return strchr(text, ':') && !text[strcspn(text, " \t\r\n<>\"{}|\\^`")];
}

/* Takes one option; returns EXIT_DONE, or EXIT_USAGE after a message. */
static int take_option(int option, entente_load_options *load, const char **password_file)
{
    unsigned long number;
    switch (option) {
    case 't':
        load->url = optarg;
        return is_url(optarg) ? EXIT_DONE : usage_error("load", "'%s' is no http or https address", optarg);
    case 'p':
        load->protocol = strcmp(optarg, "update") == 0 ? ENTENTE_UPDATE : ENTENTE_GRAPH_STORE;
        return load->protocol == ENTENTE_UPDATE || strcmp(optarg, "gsp") == 0
                   ? EXIT_DONE
                   : usage_error("load", "unknown protocol '%s' (gsp update)", optarg);
    case 'g':
        load->graph = optarg;
        return is_iri(optarg) ? EXIT_DONE : usage_error("load", "'%s' is no IRI", optarg);
    case 'q':
        load->query_url = optarg;
        return is_url(optarg) ? EXIT_DONE : usage_error("load", "'%s' is no http or https address", optarg);
    case 'n':
    case 'r':
        if (!parse_number(optarg, 1, option == 'n' ? 10000000 : 100, &number))
            return usage_error("load", "'%s' is no sensible number", optarg);
        if (option == 'n')
            load->chunk = number;
        else
            load->tries = (unsigned)number;
        return EXIT_DONE;
    case 'u':
        load->user = optarg;
        return EXIT_DONE;
    case 'f':
        *password_file = optarg;
        return EXIT_DONE;
    case 'c':
        load->authorities = optarg;
        return EXIT_DONE;
    case 'R':
        load->replace = true;
        return EXIT_DONE;
    case 'S':
        load->resume = true;
        return EXIT_DONE;
    default:
        return EXIT_USAGE;
    }
}

static void progress(void *user, size_t done, size_t all)
{
    (void)user;
    show_progress("loading triples", done, all);
}

int command_load(int argc, char **argv)
{
    entente_load_options load = {.progress = progress};
    const char *password_file = NULL;
    char password[LONGEST_PASSWORD] = "";
    for (int option; (option = next_option("load", argc, argv, "h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        int code = take_option(option, &load, &password_file);
        if (code) return code;
    }
    if (!load.url) return usage_error("load", "no store (--to URL)");
    if (optind == argc) return usage_error("load", "no graph");
    if (password_file && !load.user) return usage_error("load", "a password, but no --user");
    if (password_file && !read_password(password_file, password)) return EXIT_NOTHING_DONE;
    load.password = password;
    entente_load_report report = {0};
    entente_error error = {0};
    entente_status status =
        entente_load((const char *const *)argv + optind, (size_t)(argc - optind), &load, &report, &error);
    end_progress();
    memset(password, 0, sizeof password);
    if (status) print_error(&error);
    if (!status || report.graphs || report.skipped)
        fprintf(stderr,
                "entente: loaded %zu triples in %zu graphs, counted in the store; %zu graphs were there "
                "already\n",
                report.triples, report.graphs, report.skipped);
    if (status && (report.graphs || report.skipped)) print_message("run again with --resume to go on");
    return !status ? EXIT_DONE : report.graphs || report.skipped ? EXIT_SOME_FAILED : EXIT_NOTHING_DONE;
}
