/* The knowledge as it ships: names, spellings, dates, offices. */
#include "knowledge/knowledge.h"
#include "knowledge/names.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct knowledge *knowledge;

static int open_knowledge(void **state)
{
    (void)state;
    entente_error error = {0};
    const char *ontology = getenv("ENTENTE_ONTOLOGY");
    entente_status status = knowledge_open(ontology ? ontology : "ontology", NULL, 0, &knowledge, &error);
    if (status) print_message("%s:%zu: %s\n", error.file, error.line, error.text);
    return status;
}

static int close_knowledge(void **state)
{
    (void)state;
    knowledge_close(knowledge);
    return 0;
}

static const char *first(const char *name)
{
    size_t count;
    const struct candidate *candidates = knowledge_lookup(knowledge, name, strlen(name), &count);
    return count ? candidates[0].entry->iri : "";
}

static void test_names_find_their_entries(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        {"Russia", "state/russia"},
        {"Russian Federation", "state/russia"},
        {"russian", "state/russia"},
        {"the DPRK", ""},
        {"DPRK", "state/north-korea"},
        {"C\xC3\xB4te d'Ivoire", "state/ivory-coast"},
        {"\xC3\x89lys\xC3\xA9"
         "e",
         "state/france"},
        {"NATO", "organization/nato"},
        {"Bosnia-Herzegovina", "state/bosnia-and-herzegovina"},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        assert_string_equal(first(PAIRS[i][0]), PAIRS[i][1]);
}

static void test_matches_lie_where_the_names_are(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char text[] = "South Korea's president told us that the US and Saudi Arabia met.";
    size_t count;
    struct name_match *matches = knowledge_match(knowledge, arena, text, strlen(text), &count);
    assert_true(count >= 3);
    assert_int_equal(matches[0].begin, 0);
    assert_int_equal(matches[0].end, 11);
    bool has_us = false;
    for (size_t i = 0; i < count; i++) {
        assert_false(strncmp(text + matches[i].begin, "us that", 7) == 0);
        has_us = has_us || strncmp(text + matches[i].begin, "US and", 6) == 0;
    }
    assert_true(has_us);
    arena_free(arena);
}

static void test_dates(void **state)
{
    (void)state;
    struct date date;
    char text[11];
    assert_true(date_parse("2024-02-29", &date));
    assert_false(date_parse("2023-02-29", &date));
    assert_false(date_parse("2023-13", &date));
    assert_true(date_parse("1999-12", &date));
    assert_int_equal(date_earliest(date), 10926);
    assert_int_equal(date_latest(date), 10956);
    for (int32_t days = -40000; days < 60000; days += 17)
        assert_int_equal(date_earliest(date_from_days(days)), days);
    date_write(date, text);
    assert_string_equal(text, "1999-12");
}

static void test_offices_by_title(void **state)
{
    (void)state;
    const struct office *office = knowledge_office_by_title(knowledge, "foreign minister", 16);
    assert_non_null(office);
    assert_string_equal(office->label, "Foreign Minister");
    assert_null(knowledge_office_by_title(knowledge, "banana", 6));
    assert_int_equal(knowledge_list_value(knowledge, "month", "march", 5, -1), 3);
    assert_true(knowledge_list_has(knowledge, "honorific", "dr", 2));
    assert_false(knowledge_list_has(knowledge, "honorific", "table", 5));
}

/* The rules of spelling make no two things one that their names keep apart: a name as it is spelt finds its
 * own. */
static void test_spellings_merge_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t merged = 0;
    for (size_t i = 0; i < knowledge_count(knowledge); i++) {
        const struct entry *entry = knowledge_entry(knowledge, i);
        for (size_t n = 0; n < entry->name_count; n++) {
            const char *name = entry->names[n].text;
            if (entry->names[n].role != NAME_LABEL || (name[0] >= 'a' && name[0] <= 'z')) continue;
            size_t count;
            const struct name_match *matches = knowledge_match(knowledge, arena, name, strlen(name), &count);
            for (size_t c = 0; count && matches[0].begin == 0 && matches[0].end == strlen(name) &&
                               c < matches[0].candidate_count;
                 c++) {
                const struct candidate *other = &matches[0].candidates[c];
                if (other->entry == entry || other->entry->class != entry->class ||
                    other->name->role != NAME_LABEL ||
                    names_same_words(other->name->text, name, strlen(name)))
                    continue;
                print_message("%s '%s', %s '%s'\n", entry->iri, name, other->entry->iri, other->name->text);
                merged++;
            }
        }
    }
    assert_int_equal(merged, 0);
    arena_free(arena);
}

/* Every body that an organization of the ontology fills is that organization, from the state's side and by
 * name. */
static void test_bodies_of_states(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        {"Russian Foreign Ministry", "organization/russia-foreign-ministry"},
        {"Ministry of Foreign Affairs of Japan", "organization/japan-foreign-ministry"},
        {"US State Department", "organization/united-states-department-of-state"},
        {"Ukraine's parliament", "organization/verkhovna-rada"},
        {"British army", "organization/british-army"},
        {"UK Ministry of Defence", "organization/ministry-of-defence-united-kingdom"},
        {"South Korean military", "organization/republic-of-korea-armed-forces"},
        {"DR Congo's army", "organization/fardc"},
        {"Togolese army", "organization/togo-army"},
        {"Iranian Embassy", "organization/iran-embassy"},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        assert_string_equal(first(PAIRS[i][0]), PAIRS[i][1]);
}

static void test_states_around_entries(void **state)
{
    (void)state;
    struct entry land = {.class = CLASS_STATE}, town = {.class = CLASS_PLACE, .located_in = &land},
                 palace = {.class = CLASS_PLACE, .located_in = &town}, a = {.class = CLASS_PLACE},
                 b = {.class = CLASS_PLACE, .located_in = &a};
    a.located_in = &b; /* a user's mistake */
    assert_ptr_equal(state_of_entry(&palace), &land);
    assert_ptr_equal(state_of_entry(&land), &land);
    assert_null(state_of_entry(&a));
    assert_null(state_of_entry(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names_find_their_entries),
                                       cmocka_unit_test(test_matches_lie_where_the_names_are),
                                       cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_offices_by_title),
                                       cmocka_unit_test(test_spellings_merge_nothing),
                                       cmocka_unit_test(test_bodies_of_states),
                                       cmocka_unit_test(test_states_around_entries)};
    return cmocka_run_group_tests(tests, open_knowledge, close_knowledge);
}
