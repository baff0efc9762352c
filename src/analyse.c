/* analyse.c: the public function for the language analysis alone: text or CoNLL-U in, CoNLL-U or IOB lines
 * out. */
#include "base/context.h"
#include "base/file.h"
#include "base/status.h"
#include "base/text.h"
#include "language/conllu.h"
#include <string.h>

/* Valid UTF-8 without NUL: broken bytes become U+FFFD. */
static const char *clean_text(struct arena *arena, const char *bytes, size_t size, size_t *clean_size)
{
    if (utf8_valid_prefix(bytes, size) == size && !memchr(bytes, '\0', size)) {
        *clean_size = size;
        return bytes;
    }
    struct text text;
    text_init(&text, arena);
    text_add(&text, "", 0);
    for (size_t at = 0; at < size;) {
        char put[4];
        uint32_t code = utf8_next(bytes, size, &at);
        text_add(&text, put, utf8_put(code ? code : 0xFFFD, put));
    }
    *clean_size = text.size;
    return text.bytes;
}

/* Paragraphs are parted by lines without text. */
static struct span *find_paragraphs(struct arena *arena, const char *text, size_t size, size_t *count)
{
    struct span *spans = NULL;
    size_t capacity = 0, begin = 0, end = 0;
    *count = 0;
    for (size_t at = 0; at <= size;) {
        const char *stop = at < size ? memchr(text + at, '\n', size - at) : NULL;
        size_t line_end = stop ? (size_t)(stop - text) : size;
        bool empty = true;
        for (size_t i = at; i < line_end && empty; i++)
            empty = text[i] == ' ' || text[i] == '\t' || text[i] == '\r';
        if (!empty) {
            if (begin == end) begin = at;
            end = line_end;
        }
        if ((empty || line_end == size) && begin < end) {
            spans = arena_grow(arena, spans, *count, &capacity, sizeof *spans);
            spans[(*count)++] = (struct span){(uint32_t)begin, (uint32_t)end};
            begin = end = 0;
        }
        at = line_end + 1;
    }
    return spans;
}

static entente_status analyse(const entente_context *context, struct arena *arena, const char *name,
                              const char *bytes, size_t size, entente_analysis_source from,
                              entente_analysis_format format, FILE *file, entente_error *error)
{
    struct analysis *analysis;
    const char *text = NULL;
    size_t clean_size;
    bytes = clean_text(arena, bytes, size, &clean_size);
    if (from == ENTENTE_FROM_CONLLU) {
        entente_status status = conllu_read(arena, name, bytes, clean_size, &analysis, error);
        if (status) return status;
        language_analyse_tokens(context->model, arena, analysis);
    } else {
        size_t count;
        struct span *spans = find_paragraphs(arena, bytes, clean_size, &count);
        text = bytes;
        analysis = language_analyse(context->model, arena, text, clean_size, spans, count);
    }
    if (format == ENTENTE_IOB)
        iob_write(analysis, file);
    else
        conllu_write(analysis, text, file);
    if (ferror(file)) return fail(error, ENTENTE_CANNOT_WRITE, name, 0, "the analysis could not be written");
    return ENTENTE_OK;
}

entente_status entente_analyse(const entente_context *context, const char *name, const char *bytes,
                               size_t size, entente_analysis_source from, entente_analysis_format format,
                               FILE *file, entente_error *error)
{
    if (!context || !bytes || !file) return fail(error, ENTENTE_BAD_ARGUMENT, name, 0, "nothing to analyse");
    if (size > (size_t)1 << 30) return fail(error, ENTENTE_TOO_LARGE, name, 0, "more than 1 GB");
    jmp_buf out_of_memory;
    struct arena *volatile arena = arena_new();
    if (!arena || setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(error, ENTENTE_NO_MEMORY, name, 0, "out of memory");
    }
    arena_on_failure(arena, &out_of_memory);
    entente_status status = analyse(context, arena, name, bytes, size, from, format, file, error);
    arena_free(arena);
    return status;
}
