/* article.c: any bytes as an input file: plain text, a page, a feed, lines of JSON, or nothing of these. What
 * is read must be text whose body begins inside it. */
#include "base/text.h"
#include "entente.h"
#include "memory_file.h"
#include <string.h>

static entente_context *context;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!context && entente_context_open(NULL, &context, NULL)) abort();
    entente_reader *reader;
    entente_error error;
    if (entente_reader_open(context, memory_file(bytes, size), "2020-02-29", &reader, &error)) return 0;
    for (int failures = 0; failures < 100;) {
        entente_article *article;
        if (entente_reader_next(reader, &article, &error)) {
            if (!error.text[0]) abort();
            failures++;
            continue;
        }
        if (!article) break;
        const char *text = entente_article_text(article);
        if (utf8_valid_prefix(text, strlen(text)) != strlen(text)) abort();
        if (entente_article_body(article) > strlen(text)) abort();
        entente_article_free(article);
    }
    entente_reader_free(reader);
    return 0;
}
