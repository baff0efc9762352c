/* command.h: what the commands share: options, messages, exit codes, inputs. Commands call the public header
 * only. */
#ifndef ENTENTE_COMMAND_H
#define ENTENTE_COMMAND_H

#include "entente.h"
#include <getopt.h>

/* Exit codes of the program. */
enum { EXIT_DONE = 0, EXIT_SOME_FAILED = 1, EXIT_USAGE = 2, EXIT_NOTHING_DONE = 3 };

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
    const char *synopsis;              /* behind "entente NAME" */
    const char *purpose;               /* one line */
};
extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;

int command_extract(int argc, char **argv);
int command_map(int argc, char **argv);
int command_article(int argc, char **argv);
int command_analyse(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_knowledge(int argc, char **argv);
int command_query(int argc, char **argv);
int command_load(int argc, char **argv);

/* "entente: FILE:LINE: text" on standard error. */
void print_error(const entente_error *error);
/* "entente: text" on standard error. */
void print_message(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* For entente_context_options.warning. */
void print_warning(void *user, const entente_error *warning);
/* Says what is wrong and the usage line of the command; returns EXIT_USAGE. */
int usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The whole usage of a command, on `stream`. */
void print_usage(const char *command, FILE *stream);

/* getopt_long for a command: answers --help itself (returns -2: done), reports unknown options (returns '?').
 */
enum { OPTION_END = -1, OPTION_HELP = -2, OPTION_BAD = '?' };
int next_option(const char *command, int argc, char **argv, const char *letters,
                const struct option *options);

/* A number in [least, most]; false when the text is none. */
bool parse_number(const char *text, unsigned long least, unsigned long most, unsigned long *number);
/* Is this YYYY-MM-DD, a day that exists? */
bool is_day(const char *text);
/* Is this YYYY, YYYY-MM or YYYY-MM-DD? */
bool is_date(const char *text);

/* Options that every command which reads articles takes. */
struct input_options {
    const char *date, *base;
    const char **knowledge; /* grown by input_add_knowledge; freed by input_options_free */
    size_t knowledge_count;
    unsigned long jobs; /* 0: as many as there are processors */
};
void input_add_knowledge(struct input_options *options, const char *path);
void input_options_free(struct input_options *options);
/* Opens the context, or prints why not and returns EXIT_NOTHING_DONE. */
int open_context(const struct input_options *options, entente_context **context);

/* What became of the inputs. */
struct input_result {
    size_t done, failed;
};
int exit_code(const struct input_result *result);

/* Reads all inputs, articles (in `jobs` threads) and graph files (.ttl .nt .nq .trig .rdf .jsonld), into one
 * new graph. Failures are printed and counted; the others are still done. */
entente_graph *read_inputs(entente_context *context, const struct input_options *options, char **inputs,
                           size_t count, struct input_result *result);

/* A bar on standard error when that is a terminal: "label  123 of 456". */
void show_progress(const char *label, size_t done, size_t all);
void end_progress(void);

#endif
