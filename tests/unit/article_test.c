/* The article room: what is read from text, pages, feeds and JSON lines; dates; page furniture; broken input.
 */
#include "article/build.h"
#include "article/reader.h"
#include "base/text.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct entente_article *parse(const char *bytes)
{
    struct entente_article *article = NULL;
    entente_error error = {0};
    if (article_parse("test", bytes, strlen(bytes), NULL, &article, &error)) return NULL;
    return article;
}

static void test_text_has_headline_date_and_paragraphs(void **state)
{
    (void)state;
    struct entente_article *article =
        parse("Greece and Turkey hold talks\nPublished: 13 Jul. 2004, 17:25\n\n"
              "ATHENS, July 13 (Agency) - Greece and Turkey met.\n\nAdvertisement\n\nThey agreed.\n");
    assert_non_null(article);
    assert_string_equal(article->title, "Greece and Turkey hold talks");
    assert_string_equal(article->date, "2004-07-13");
    assert_string_equal(article->dateline_place, "ATHENS");
    assert_string_equal(article->dateline_agency, "Agency");
    assert_int_equal(article->paragraph_count, 5);
    assert_int_equal(article->paragraphs[0].kind, PARAGRAPH_HEADLINE);
    assert_int_equal(article->paragraphs[3].kind, PARAGRAPH_META);
    arena_free(article->arena);
}

static void test_what_a_site_prints_above_is_no_headline(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "Saturday, July 12, 2025 | 01:40 PM IST\nPeru backs port\n\nPeru backed the port, its minister "
        "said.\n",
        "date 2025-07-12 Saturday, July 12, 2025 | 01:40 PM\n\nPeru backs port\nPeru backed the port.\n",
        "12 July 2025\nPeru backs port\nPeru backed the port.\n"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct entente_article *article = parse(TEXTS[i]);
        assert_non_null(article);
        assert_string_equal(article->title, "Peru backs port");
        assert_string_equal(article->date, "2025-07-12");
        arena_free(article->arena);
    }
    struct entente_article *article = parse("Pact Signed July 12, 2025\nPeru signed a pact with Chile.\n");
    assert_non_null(article);
    assert_string_equal(article->title, "Pact Signed July 12, 2025");
    arena_free(article->arena);
}

static void test_dates_of_all_forms(void **state)
{
    (void)state;
    static const char *const DATES[][2] = {{"2025-07-12T10:00:00Z", "2025-07-12"},
                                           {"Sat, 12 Jul 2025 10:00:00 GMT", "2025-07-12"},
                                           {"July 12, 2025", "2025-07-12"},
                                           {"12th of July 2025", "2025-07-12"},
                                           {"Last Updated : Jul 12 2025", "2025-07-12"},
                                           {"25/12/2025", "2025-12-25"},
                                           {"20250712", "2025-07-12"},
                                           {"29 February 2023", NULL},
                                           {"03/04/2025", NULL},
                                           {"no date 12345", NULL},
                                           {"/2014/12/17/cuba", "2014-12-17"}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        const char *found = find_date(arena, DATES[i][0], strlen(DATES[i][0]));
        if (DATES[i][1])
            assert_string_equal(found ? found : DATES[i][0], DATES[i][1]);
        else
            assert_null(found);
    }
    arena_free(arena);
}

static void test_pages_give_metadata_and_body_without_furniture(void **state)
{
    (void)state;
    struct entente_article *article =
        parse("<!DOCTYPE html><html><head><title>T | Site</title><meta property='og:title' content='Talks "
              "&amp; treaties'>"
              "<meta property='article:published_time' content='2011-03-04T05:06:07Z'><meta "
              "property='og:url' content='javascript:alert(1)'>"
              "</head><body><nav><a href='/'>Home</a></nav><article><p>The first long paragraph of the "
              "report, which says what happened, and why.</p>"
              "<p>The second paragraph, which is long enough as well, goes on with "
              "it.</p></article><footer>Copyright</footer>"
              "<script>alert('no')</script></body></html>");
    assert_non_null(article);
    assert_string_equal(article->title, "Talks & treaties");
    assert_string_equal(article->date, "2011-03-04");
    assert_null(article->url);
    assert_non_null(strstr(article->text, "first long paragraph"));
    assert_null(strstr(article->text, "Home"));
    assert_null(strstr(article->text, "alert"));
    assert_null(strstr(article->text, "Copyright"));
    arena_free(article->arena);
}

static void test_entities_of_a_file_are_not_expanded(void **state)
{
    (void)state;
    struct entente_article *article =
        parse("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
              "<rss><channel><item><title>News &a; "
              "here</title><description>Text.</description></item></channel></rss>");
    if (article) {
        assert_null(strstr(article->text, "root:"));
        arena_free(article->arena);
    }
}

/* Bytes of no text behind "&", where libxml2 hands them on as they are. */
static void test_malformed_bytes_are_replaced(void **state)
{
    (void)state;
    struct entente_article *article = parse(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Peace talks in Belfast</title></head>"
        "<body><article><p>Clinton praised Mitchell and promised American support. "
        "&\xFF\xFF\xFF\xFF\xFF\xFFldquo;After all the years,\xE2\x80 he said.</p></article></body></html>");
    assert_non_null(article);
    assert_int_equal(utf8_valid_prefix(article->text, article->size), article->size);
    arena_free(article->arena);
    struct arena *arena = arena_new();
    assert_string_equal(clean_line(arena, " a\xFF\xFE  b\xE2\x80", 8), "a\xEF\xBF\xBD b\xEF\xBF\xBD");
    assert_string_equal(clean_line(arena, "caf\xC3\xA9", 5), "caf\xC3\xA9");
    arena_free(arena);
}

static void test_deep_nesting_ends(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    char *page = malloc(DEPTH * 5 + 200);
    strcpy(page, "<html><body>");
    for (size_t i = 0; i < DEPTH; i++)
        strcat(page + i * 5, "<div>");
    strcat(page, "<p>Some words.</p></body></html>");
    struct entente_article *article = parse(page);
    if (article) arena_free(article->arena);
    free(page);
}

static void test_bylines_and_furniture(void **state)
{
    (void)state;
    static const char *const FURNITURE[] = {"Advertisement", "Share this article", "World > Europe", "1",
                                            "Comments are closed."};
    static const char *const REPORT[] = {
        "By Friday the talks had failed.", "Washington warned Moscow.",
        "Share prices fell in Tokyo after the two ministers of finance had met with bankers and with a group "
        "of exporters who asked for help against the strong yen, officials said on Monday."};
    for (size_t i = 0; i < sizeof FURNITURE / sizeof *FURNITURE; i++)
        assert_true(is_boilerplate(FURNITURE[i], strlen(FURNITURE[i])));
    for (size_t i = 0; i < sizeof REPORT / sizeof *REPORT; i++)
        assert_false(is_boilerplate(REPORT[i], strlen(REPORT[i])) || is_byline(REPORT[i], strlen(REPORT[i])));
    assert_true(is_byline("By Jane Doe", 11));
    static const char *const DAYS[] = {"8 March 2008", "Monday December 8, 2003",
                                       "NEW DELHI, February 03, 2024", "Date 28.05.2021",
                                       "Published On 9 Aug 2022"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++)
        assert_true(is_date_line(arena, DAYS[i], strlen(DAYS[i])) || is_byline(DAYS[i], strlen(DAYS[i])));
    assert_false(is_date_line(arena, "The war of 8 March 2008", strlen("The war of 8 March 2008")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_text_has_headline_date_and_paragraphs),
                                       cmocka_unit_test(test_what_a_site_prints_above_is_no_headline),
                                       cmocka_unit_test(test_dates_of_all_forms),
                                       cmocka_unit_test(test_pages_give_metadata_and_body_without_furniture),
                                       cmocka_unit_test(test_entities_of_a_file_are_not_expanded),
                                       cmocka_unit_test(test_malformed_bytes_are_replaced),
                                       cmocka_unit_test(test_deep_nesting_ends),
                                       cmocka_unit_test(test_bylines_and_furniture)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
