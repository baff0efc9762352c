/* main.c: entente-train: makes sections of the language model from treebanks and raw text. */
#include "language/train/trees.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    "usage: entente-train trees --data FOLDER --model FILE --work FOLDER [--own FILE] [--threads N]\n"
    "                     [--with-development] [--only-small]\n"
    "       entente-train names ...\n"
    "       entente-train events ...\n";

static int train_trees(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"data", required_argument, NULL, 'd'},       {"model", required_argument, NULL, 'm'},
        {"work", required_argument, NULL, 'w'},       {"threads", required_argument, NULL, 't'},
        {"only-small", no_argument, NULL, 's'},       {"own", required_argument, NULL, 'o'},
        {"with-development", no_argument, NULL, 'D'}, {NULL, 0, NULL, 0}};
    struct tree_options options = {.threads = 1};
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        switch (option) {
        case 'd':
            options.data = optarg;
            break;
        case 'm':
            options.model = optarg;
            break;
        case 'w':
            options.work = optarg;
            break;
        case 't':
            options.threads = (unsigned)strtoul(optarg, NULL, 10);
            break;
        case 'o':
            options.own = optarg;
            break;
        case 'D':
            options.with_development = true;
            break;
        case 's':
            options.only_small = true;
            break;
        default:
            fputs(USAGE, stderr);
            return 2;
        }
    }
    if (!options.data || !options.model || !options.work || options.threads < 1) {
        fputs(USAGE, stderr);
        return 2;
    }
    entente_error error = {0};
    if (!trees_train(&options, &error)) return 0;
    fprintf(stderr, "entente-train: %s: %s\n", error.file, error.text);
    return 3;
}

/* Given by the trainer of names when it is linked in. */
__attribute__((weak)) int train_names(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    fputs("entente-train: no trainer of names\n", stderr);
    return 3;
}

/* Given by the trainer of events when it is linked in. */
__attribute__((weak)) int train_events(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    fputs("entente-train: no trainer of events\n", stderr);
    return 3;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "trees") == 0) return train_trees(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "names") == 0) return train_names(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "events") == 0) return train_events(argc - 1, argv + 1);
    fputs(USAGE, stderr);
    return 2;
}
