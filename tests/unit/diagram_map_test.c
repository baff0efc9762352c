/* Pictures drawn from a view made by hand: each kind, hostile text, limits, determinism. */
#include "diagram/sketch.h"

#include <cmocka.h>
#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ACTORS = 14, EVENTS = 25 };

static struct graph_entity entities[ACTORS + 2];
static struct graph_event events[EVENTS];
static struct graph_claim claims[EVENTS];
static struct graph_article articles[3];
static struct graph_evidence evidence[EVENTS];
static uint32_t sources[EVENTS][2], targets[EVENTS][1], involved[1], article_list[1] = {0},
                                                                     evidence_list[EVENTS];
static struct graph_view view;

static const char *const NAMES[] = {"France",
                                    "Germany",
                                    "Olaf Scholz",
                                    "Emmanuel Macron",
                                    "Poland",
                                    "European Union",
                                    "United Kingdom",
                                    "Keir Starmer",
                                    "Ursula von der Leyen",
                                    "Italy",
                                    "Giorgia Meloni",
                                    "\xD0\xA3\xD0\xBA\xD1\x80\xD0\xB0\xD1\x97\xD0\xBD\xD0\xB0",
                                    "\xE6\x97\xA5\xE6\x9C\xAC\xE5\x9B\xBD",
                                    "\xD8\xA7\xD9\x84\xD8\xB3\xD8\xB9\xD9\x88\xD8\xAF\xD9\x8A\xD8\xA9"};
static const char *const CLASSES[] = {"State",        "State", "Person", "Person", "State",
                                      "Organization", "State", "Person", "Person", "State",
                                      "Person",       "State", "State",  "State"};
static const char *const EVENT_CLASSES[] = {"Visit", "Meeting", "Warn",     "Sanction",
                                            "Agree", "Attack",  "Statement"};
static const char *const CATEGORIES[] = {"Consult", "Consult", "Threaten",  "Sanction",
                                         "Agree",   "Assault", "OtherEvent"};

static void make_view(const char *hostile)
{
    for (size_t i = 0; i < 3; i++)
        articles[i] = (struct graph_article){.iri = "https://example.org/a",
                                             .headline = "A headline",
                                             .date = "2024-05-01",
                                             .publisher = i         ? "The Review"
                                                          : hostile ? hostile
                                                                    : "The Gazette",
                                             .url = hostile ? hostile : "https://example.org/a"};
    for (size_t i = 0; i < ACTORS; i++)
        entities[i] = (struct graph_entity){.iri = "https://example.org/e",
                                            .label = hostile && i % 3 == 0 ? hostile : NAMES[i],
                                            .class = CLASSES[i],
                                            .wikidata = hostile ? hostile : NULL,
                                            .articles = article_list,
                                            .article_count = 1,
                                            .salience = 0.5};
    entities[ACTORS] =
        (struct graph_entity){.iri = "https://example.org/t", .label = "Treaty of Aachen", .class = "Treaty"};
    entities[ACTORS + 1] =
        (struct graph_entity){.iri = "https://example.org/p", .label = "Aachen", .class = "Place"};
    involved[0] = ACTORS;
    for (uint32_t i = 0; i < EVENTS; i++) {
        sources[i][0] = i % ACTORS;
        sources[i][1] = (i * 5 + 3) % ACTORS;
        targets[i][0] = (i * 3 + 1) % ACTORS;
        evidence_list[i] = i;
        evidence[i] = (struct graph_evidence){.iri = "https://example.org/s",
                                              .sentence = hostile ? hostile : "A sentence says so.",
                                              .article = i % 3};
        claims[i] = (struct graph_claim){.iri = "https://example.org/c",
                                         .article = i % 3,
                                         .confidence = 0.8,
                                         .factuality = (enum factuality)(i % FACTUALITY_COUNT),
                                         .attributed = sources[i],
                                         .attributed_count = i % 2,
                                         .evidence = &evidence_list[i],
                                         .evidence_count = 1};
        events[i] = (struct graph_event){.iri = "https://example.org/v",
                                         .label = hostile ? hostile : "France visits Germany, 3 May 2024",
                                         .class = EVENT_CLASSES[i % 7],
                                         .category = CATEGORIES[i % 7],
                                         .source = sources[i],
                                         .target = targets[i],
                                         .involves = involved,
                                         .source_count = 1 + (i % 4 == 0),
                                         .target_count = i % 4 != 0,
                                         .involves_count = i % 6 == 0,
                                         .place = involved,
                                         .place_count = 0,
                                         .begin = {2024, (uint8_t)(1 + i / 3), (uint8_t)(1 + i)},
                                         .factuality = (enum factuality)(i % FACTUALITY_COUNT),
                                         .confidence = 0.8,
                                         .claims = &claims[i],
                                         .claim_count = 1};
    }
    view = (struct graph_view){articles, entities, events, NULL, evidence, 3, ACTORS + 2, EVENTS, 0, EVENTS};
}

static char *draw(const entente_map_options *options, size_t *size, entente_status *status)
{
    char *bytes = NULL;
    FILE *file = open_memstream(&bytes, size);
    entente_error error = {0};
    *status = draw_view(&view, options, file, &error);
    if (*status) print_message("%s\n", error.text);
    fclose(file);
    return bytes;
}

static void save(const char *name, const char *bytes, size_t size)
{
    const char *folder = getenv("SAVE_PICTURES");
    if (!folder) return;
    char path[300];
    snprintf(path, sizeof path, "%s/%s.svg", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file) return;
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static void test_every_kind_is_well_formed_and_repeats(void **state)
{
    (void)state;
    static const char *const KINDS[] = {"relations", "actors", "ego", "timeline", "treaties", "sources"};
    make_view(NULL);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        entente_map_options options = {.kind = KINDS[i], .focus = "Germany"};
        entente_status status;
        size_t size, again_size;
        char *bytes = draw(&options, &size, &status);
        assert_int_equal(status, ENTENTE_OK);
        save(KINDS[i], bytes, size);
        xmlDoc *document = xmlReadMemory(bytes, (int)size, NULL, NULL, XML_PARSE_NONET);
        assert_non_null(document);
        xmlFreeDoc(document);
        char *again = draw(&options, &again_size, &status);
        assert_int_equal(size, again_size);
        assert_memory_equal(bytes, again, size);
        free(again);
        free(bytes);
    }
}

/* No script, no handler, no address but http(s), no foreign element. */
static void check_harmless(xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        assert_string_not_equal((const char *)node->name, "script");
        assert_string_not_equal((const char *)node->name, "image");
        assert_string_not_equal((const char *)node->name, "foreignObject");
        for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
            assert_int_not_equal(strncmp((const char *)attribute->name, "on", 2), 0);
            if (strcmp((const char *)attribute->name, "href") != 0) continue;
            xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
            assert_int_equal(strncmp((const char *)value, "http", 4), 0);
            xmlFree(value);
        }
        check_harmless(node->children);
    }
}

static void test_hostile_text_stays_text(void **state)
{
    (void)state;
    static const char *const HOSTILE[] = {"<script>alert(1)</script>",
                                          "javascript:alert(1)",
                                          "\"><svg onload=alert(1)>",
                                          "</text><a href=\"javascript:1\">",
                                          "\\N\\G\\L&#60;b&#62;",
                                          "]]><!--",
                                          "\x01\x02 control",
                                          "\xE2\x80\xAE bidi",
                                          "https://x\" onclick=\"alert(1)",
                                          "<B>broken"};
    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        make_view(HOSTILE[i]);
        entente_map_options options = {.is_static = true, .title = HOSTILE[i]};
        entente_status status;
        size_t size;
        char *bytes = draw(&options, &size, &status);
        assert_int_equal(status, ENTENTE_OK);
        xmlDoc *document = xmlReadMemory(bytes, (int)size, NULL, NULL, XML_PARSE_NONET);
        assert_non_null(document);
        check_harmless(xmlDocGetRootElement(document));
        xmlFreeDoc(document);
        free(bytes);
    }
}

static void test_wrong_options_are_told(void **state)
{
    (void)state;
    make_view(NULL);
    static const entente_map_options WRONG[] = {{.kind = "pie"},
                                                {.format = "gif"},
                                                {.since = "yesterday"},
                                                {.factuality = "Certain"},
                                                {.kind = "ego"}};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        entente_status status;
        size_t size;
        free(draw(&WRONG[i], &size, &status));
        assert_int_equal(status, ENTENTE_BAD_ARGUMENT);
    }
    entente_map_options unknown = {.kind = "ego", .focus = "Atlantis"};
    entente_status status;
    size_t size;
    free(draw(&unknown, &size, &status));
    assert_int_equal(status, ENTENTE_NOT_FOUND);
}

static void test_what_is_left_out_is_said(void **state)
{
    (void)state;
    make_view(NULL);
    entente_map_options options = {.limit = 5};
    entente_status status;
    size_t size;
    char *bytes = draw(&options, &size, &status);
    assert_non_null(strstr(bytes, "5 of 25 events shown"));
    free(bytes);
}

static void test_an_empty_graph_gives_a_picture(void **state)
{
    (void)state;
    view = (struct graph_view){0};
    entente_status status;
    size_t size;
    char *bytes = draw(NULL, &size, &status);
    assert_int_equal(status, ENTENTE_OK);
    assert_non_null(strstr(bytes, "No events"));
    free(bytes);
}

static void test_other_formats(void **state)
{
    (void)state;
    static const char *const FORMATS[] = {"png", "pdf", "dot"}, *const STARTS[] = {"\x89PNG", "%PDF",
                                                                                   "digraph"};
    make_view(NULL);
    for (size_t i = 0; i < 3; i++) {
        entente_map_options options = {.format = FORMATS[i]};
        entente_status status;
        size_t size;
        char *bytes = draw(&options, &size, &status);
        assert_int_equal(status, ENTENTE_OK);
        assert_memory_equal(bytes, STARTS[i], strlen(STARTS[i]));
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_well_formed_and_repeats),
        cmocka_unit_test(test_hostile_text_stays_text),
        cmocka_unit_test(test_wrong_options_are_told),
        cmocka_unit_test(test_what_is_left_out_is_said),
        cmocka_unit_test(test_an_empty_graph_gives_a_picture),
        cmocka_unit_test(test_other_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
