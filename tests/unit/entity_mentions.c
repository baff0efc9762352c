/* Prints the mentions of a text on standard input, a paragraph a line: begin and end (bytes), what kind, how
 * sure, and the IRIs of what they stand for. For tests/entities/coreference. */
#include "article/article.h"
#include "base/context.h"
#include "entity/entity.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {"name", "demonym", "metonym", "title", "nominal", "pronoun"};

static void print_mentions(const struct analysis *analysis, const struct entities *entities)
{
    for (size_t i = 0; i < entities->mention_count; i++) {
        const struct mention *mention = &entities->mentions[i];
        const struct token *tokens = analysis->sentences[mention->sentence].tokens;
        printf("%u %u %s %.2f", tokens[mention->begin].begin, tokens[mention->end - 1].end,
               KINDS[mention->kind], (double)mention->confidence);
        for (size_t e = 0; e < mention->entity_count; e++)
            printf(" %s", entities->items[mention->entities[e]].iri);
        putchar('\n');
    }
}

int main(int count, char **arguments)
{
    entente_context *context;
    entente_context_options options = {.ontology = "ontology"};
    if (entente_context_open(&options, &context, NULL)) return 1;
    static char text[1 << 20];
    size_t size = fread(text, 1, sizeof text - 1, stdin), paragraph_count = 0;
    struct arena *arena = arena_new();
    struct span *paragraphs = arena_array(arena, size + 1, sizeof *paragraphs);
    for (size_t at = 0; at < size;) {
        size_t length = strcspn(text + at, "\n");
        if (length) paragraphs[paragraph_count++] = (struct span){(uint32_t)at, (uint32_t)(at + length)};
        at += length + 1;
    }
    struct entente_article article = {
        .arena = arena, .name = "text", .date = count > 1 ? arguments[1] : NULL, .text = text, .size = size};
    struct analysis *analysis =
        language_analyse(context->model, arena, text, size, paragraphs, paragraph_count);
    print_mentions(analysis, entity_resolve(context->knowledge, context->model, &article, analysis, arena));
    arena_free(arena);
    entente_context_free(context);
    return 0;
}
