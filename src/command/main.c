/* main.c: picks the command. */
#include "command/command.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

const struct command COMMANDS[] = {
    {"extract", command_extract,
     "[--format F]... [-o FILE|DIR] [--date YYYY-MM-DD] [--base IRI] [--knowledge PATH]...\n"
     "                       [--mentions] [--with-text] [--jobs N] INPUT...",
     "write the graph of articles"},
    {"map", command_map,
     "[--kind relations|actors|ego|timeline|treaties|sources] [--focus NAME] [--depth N]\n"
     "                   [--since D] [--until D] [--min-confidence C] [--factuality F,...] [--types T,...]\n"
     "                   [--limit N] [--title TEXT] [--lang-font FONT] [--format svg|png|pdf|dot] "
     "[--static]\n"
     "                   [--knowledge PATH]... [-o FILE] INPUT...",
     "draw a graph, or the graph of articles"},
    {"query", command_query, "(-e SPARQL | -q FILE.rq) [--results table|csv|json|xml] GRAPH...",
     "ask graph files in SPARQL"},
    {"load", command_load,
     "--to URL [--protocol gsp|update] [--graph IRI] [--user U] [--password-file F]\n"
     "                    [--replace] [--resume] [--query-url URL] [--ca-file F] [--chunk N] [--tries N] "
     "GRAPH...",
     "send graph files to a triple store"},
    {"explain", command_explain, "[--with NAME] NAME|IRI GRAPH...",
     "every edge of a node with the sentence that says it"},
    {"article", command_article, "[--format json|text] PAGE...",
     "what was read of a page: title, date, author, text"},
    {"analyse", command_analyse, "[--from text|conllu] [--format conllu|iob] FILE",
     "the language analysis: tokens, tags, trees, names"},
    {"knowledge", command_knowledge, "find NAME | list [CLASS] | check FILE... | compile",
     "look into, or check, the knowledge"},
};
const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;

static void print_help(FILE *stream)
{
    fprintf(stream, "entente %s: reads news about diplomacy, writes what it says as a graph\n\n",
            entente_version());
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(stream, "  entente %-9s %s\n", COMMANDS[i].name, COMMANDS[i].purpose);
    fprintf(stream, "\n'entente COMMAND --help' tells a command's options. '-' is standard input.\n"
                    "Exit code: 0 all done, 1 some inputs failed, 2 wrong usage, 3 nothing could be done.\n");
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("entente %s\n", entente_version());
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(argv[1], COMMANDS[i].name) == 0) return COMMANDS[i].run(argc - 1, argv + 1);
    print_message("'%s' is no command; 'entente --help' lists them", argv[1]);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C");
    signal(SIGPIPE, SIG_IGN);
    int code = run(argc, argv);
    /* What a full disk swallows is no success; a reader who has read enough, like head, is. */
    bool is_failed = (ferror(stdout) || fflush(stdout) != 0) && errno != EPIPE;
    if (!is_failed || (code != EXIT_DONE && code != EXIT_SOME_FAILED)) return code;
    print_message("standard output: %s", strerror(errno ? errno : EIO));
    return EXIT_NOTHING_DONE;
}
