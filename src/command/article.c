/* article.c: `entente article`: what was read of a page, as JSON (a line each) or text. */
#include "command/command.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

/* The body: the text behind the headline. `body` counts code points. */
static const char *body_of(const entente_article *article)
{
    const char *text = entente_article_text(article);
    for (size_t left = entente_article_body(article); left && *text; left--)
        do
            text++;
        while (((unsigned char)*text & 0xC0) == 0x80);
    return text + strspn(text, "\n");
}

static bool write_json(const entente_article *article)
{
    json_t *object = json_object();
    json_object_set_new(object, "title", text_or_null(entente_article_title(article)));
    json_object_set_new(object, "date", text_or_null(entente_article_date(article)));
    json_object_set_new(object, "author", text_or_null(entente_article_author(article)));
    json_object_set_new(object, "publisher", text_or_null(entente_article_publisher(article)));
    json_object_set_new(object, "url", text_or_null(entente_article_url(article)));
    json_object_set_new(object, "text", json_string(body_of(article)));
    bool written = json_dumpf(object, stdout, JSON_COMPACT) == 0 && putchar('\n') != EOF;
    json_decref(object);
    return written;
}

static bool write_text(const entente_article *article)
{
    const char *date = entente_article_date(article), *author = entente_article_author(article);
    printf("# %s\n", entente_article_name(article));
    if (date) printf("Published: %s\n", date);
    if (author) printf("By %s\n", author);
    return printf("\n%s\n\n", entente_article_text(article)) > 0;
}

static void read_input(const char *path, bool as_json, struct input_result *result)
{
    entente_error error = {0};
    entente_reader *reader;
    if (entente_reader_open(NULL, path, NULL, &reader, &error)) {
        print_error(&error);
        result->failed++;
        return;
    }
    bool failed = false, done = false;
    for (;;) {
        entente_article *article;
        if (entente_reader_next(reader, &article, &error)) {
            print_error(&error);
            failed = true;
            continue;
        }
        if (!article) break;
        if (!(as_json ? write_json(article) : write_text(article))) {
            print_message("standard output: %s", strerror(errno));
            failed = true;
        }
        done = true;
        entente_article_free(article);
    }
    entente_reader_free(reader);
    result->failed += failed;
    result->done += done;
}

static const struct option OPTIONS[] = {
    {"format", required_argument, NULL, 'f'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};

int command_article(int argc, char **argv)
{
    bool as_json = true;
    for (int option; (option = next_option("article", argc, argv, "h", OPTIONS)) != OPTION_END;) {
        if (option == OPTION_HELP) return EXIT_DONE;
        if (option != 'f') return EXIT_USAGE;
        if (strcmp(optarg, "json") != 0 && strcmp(optarg, "text") != 0)
            return usage_error("article", "unknown format '%s' (json text)", optarg);
        as_json = strcmp(optarg, "json") == 0;
    }
    if (optind == argc) return usage_error("article", "no input");
    struct input_result result = {0};
    for (int i = optind; i < argc; i++)
        read_input(argv[i], as_json, &result);
    if (fflush(stdout) != 0) return EXIT_NOTHING_DONE;
    return exit_code(&result);
}
