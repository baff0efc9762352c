/* Prints the events of an article, one a line: number, class, confidence and the signs that it is made of;
 * behind tabs the word that evoked it, how sure it is and its sentence. The arguments are a file and its date
 * ("-" for none). With a third, "whoms", prints instead each telling of an event (its number and class) and
 * behind it the candidates for its target: their entities, which are its target, and their signs. For
 * tests/events/calibration, tests/events/whom and tests/factuality/wikinews. */
#include "article/reader.h"
#include "base/context.h"
#include "event/whom.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_events(const struct analysis *analysis, const struct events *events)
{
    for (size_t i = 0; i < events->count; i++) {
        printf("%zu %s %.4f", i + 1, events->items[i].class, (double)events->items[i].confidence);
        for (uint32_t s = 0; s < SIGN_COUNT; s++)
            if (events->items[i].signs & 1u << s) printf(" %s", sign_name((enum sign)s));
        printf("\t%s\t%s\t", events->items[i].trigger, factuality_name(events->items[i].factuality));
        const struct sentence *sentence = &analysis->sentences[events->items[i].evidence[0].sentence];
        for (uint32_t w = 0; w < sentence->count; w++)
            printf("%s ", sentence->tokens[w].form);
        putchar('\n');
    }
}

static bool is_target(const struct event *event, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!set_contains(&event->target, set->items[i])) return false;
    return set->count == event->target.count;
}

static void print_whoms(const struct entities *entities, const struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *item = &found->items[i];
        if (item->merged < 0 || !item->whom_count) continue;
        printf("event %d %s\n", item->merged + 1, item->event.class);
        for (size_t w = 0; w < item->whom_count; w++) {
            const struct whom *whom = &item->whoms[w];
            printf("%c\t", is_target(&item->event, &whom->set) ? '*' : '-');
            for (size_t e = 0; e < whom->set.count; e++)
                printf("%s%s", e ? "," : "", entities->items[whom->set.items[e]].iri);
            putchar('\t');
            for (unsigned s = 0; s < WHOM_SIGN_COUNT; s++)
                if (whom->signs & (uint64_t)1 << s) printf(" %s", whom_sign_name((enum whom_sign)s));
            putchar('\n');
        }
    }
}

int main(int count, char **arguments)
{
    entente_context *context;
    entente_context_options options = {0};
    struct article_reader *reader;
    struct entente_article *article;
    const char *date = count > 2 && strcmp(arguments[2], "-") != 0 ? arguments[2] : NULL;
    if (count < 2 || entente_context_open(&options, &context, NULL)) return 1;
    if (article_reader_open(arguments[1], date, &reader, NULL) || article_reader_next(reader, &article, NULL))
        return 1;
    struct arena *arena = arena_new();
    struct span *spans = arena_array(arena, article->paragraph_count + 1, sizeof *spans);
    size_t span_count = 0, paragraph = 0;
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_META)
            spans[span_count++] = (struct span){article->paragraphs[i].begin, article->paragraphs[i].end};
    struct analysis *analysis =
        language_analyse(context->model, arena, article->text, article->size, spans, span_count);
    for (size_t i = 0; i < analysis->count; i++) {
        while (paragraph + 1 < article->paragraph_count &&
               article->paragraphs[paragraph].end <= analysis->sentences[i].begin)
            paragraph++;
        analysis->sentences[i].paragraph = (uint32_t)paragraph;
    }
    entity_settle_tags(context->knowledge, analysis, arena);
    struct entities *entities = entity_resolve(context->knowledge, context->model, article, analysis, arena);
    struct extraction extraction = {.tables = context->event_tables,
                                    .knowledge = context->knowledge,
                                    .article = article,
                                    .analysis = analysis,
                                    .entities = entities,
                                    .arena = arena,
                                    .keeps_choices = count > 3};
    struct found_events found = {0};
    struct events *events = extract_events(&extraction, entities, &found);
    if (count > 3)
        print_whoms(entities, &found);
    else
        print_events(analysis, events);
    arena_free(arena);
    article_reader_free(reader);
    entente_context_free(context);
    return 0;
}
