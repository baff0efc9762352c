/* Entities of small texts, through the whole analysis: who is meant by a name, a title, a description, a
 * pronoun. */
#include "article/article.h"
#include "base/context.h"
#include "entity/entity.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "context.h"

struct reading {
    entente_context *context;
    struct arena *arena;
    struct analysis *analysis;
    struct entities *entities;
};

static struct reading read_text(void *state, const char *text)
{
    struct reading reading = {.context = state, .arena = arena_new()};
    struct span paragraph = {0, (uint32_t)strlen(text)};
    struct entente_article article = {
        .arena = reading.arena, .name = "test", .date = "2019-05-10", .text = text, .size = strlen(text)};
    reading.analysis =
        language_analyse(reading.context->model, reading.arena, text, strlen(text), &paragraph, 1);
    reading.entities = entity_resolve(reading.context->knowledge, reading.context->model, &article,
                                      reading.analysis, reading.arena);
    return reading;
}

static const struct entity *named(const struct reading *reading, const char *label)
{
    for (size_t i = 0; i < reading->entities->count; i++)
        if (strcmp(reading->entities->items[i].label, label) == 0) return &reading->entities->items[i];
    return NULL;
}

static size_t count_of(const struct reading *reading, enum entity_class class)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->entities->count; i++)
        count += reading->entities->items[i].class == class;
    return count;
}

/* The entity that the word, at its n-th occurrence, stands for; NULL. */
static const struct entity *meant_by(const struct reading *reading, const char *word, size_t which)
{
    for (size_t s = 0; s < reading->analysis->count; s++)
        for (uint32_t t = 0; t < reading->analysis->sentences[s].count; t++) {
            if (strcmp(reading->analysis->sentences[s].tokens[t].form, word) != 0 || which--) continue;
            int32_t at = reading->entities->mention_at[s][t];
            if (at < 0 || reading->entities->mentions[at].entity_count == 0) return NULL;
            return &reading->entities->items[reading->entities->mentions[at].entities[0]];
        }
    return NULL;
}

static void unknown_people_are_found_by_title_and_surname(void **state)
{
    struct reading reading = read_text(*state, "Foreign Minister Tomas Quilla of Peru met reporters in Lima. "
                                               "Quilla said that he was satisfied.");
    const struct entity *person = named(&reading, "Tomas Quilla");
    assert_non_null(person);
    assert_int_equal(person->class, CLASS_PERSON);
    assert_ptr_equal(meant_by(&reading, "Quilla", 1), person);
    assert_ptr_equal(meant_by(&reading, "he", 0), person);
    assert_int_equal(count_of(&reading, CLASS_PERSON), 1);
    arena_free(reading.arena);
}

static void capitals_are_places_or_governments(void **state)
{
    struct reading reading = read_text(*state, "Moscow accused Kyiv of lying. The ministers met in Moscow.");
    const struct entity *government = meant_by(&reading, "Moscow", 0),
                        *city = meant_by(&reading, "Moscow", 1);
    assert_non_null(government);
    assert_non_null(city);
    assert_int_equal(government->class, CLASS_STATE);
    assert_int_equal(city->class, CLASS_PLACE);
    arena_free(reading.arena);
}

static void bodies_of_states_meet_in_one(void **state)
{
    struct reading reading = read_text(*state, "The Turkish Foreign Ministry protested. Turkey's Ministry of "
                                               "Foreign Affairs summoned the ambassador.");
    assert_int_equal(count_of(&reading, CLASS_ORGANIZATION), 1);
    assert_int_equal(count_of(&reading, CLASS_STATE), 1);
    assert_true(reading.entities->relation_count >= 1);
    assert_int_equal(reading.entities->relations[0].kind, RELATION_PART_OF);
    arena_free(reading.arena);
}

static void offices_have_a_state(void **state)
{
    struct reading reading = read_text(
        *state, "Kenyan Defence Minister Wekesa Amollo spoke with his Ugandan counterpart, Okello Mirembe.");
    size_t offices = 0;
    for (size_t i = 0; i < reading.entities->relation_count; i++) {
        const struct relation *relation = &reading.entities->relations[i];
        if (relation->kind != RELATION_HOLDS_OFFICE) continue;
        offices++;
        assert_string_equal(relation->office, "Defense Minister");
        assert_true(relation->object != UINT32_MAX);
    }
    assert_int_equal(offices, 2);
    arena_free(reading.arena);
}

/* Who sends somebody, not where he is sent; the institute, not the town where it is. */
static void offices_are_of_who_sends(void **state)
{
    static const char *const TEXTS[][2] = {
        {"UN special envoy for Yemen Hans Grundberg arrived in Aden.", "United Nations"},
        {"Russian ambassador to Serbia Alexander Karlov denied it.", "Russia"},
        {"Joao Silva, Portugal's top diplomat in Caracas, was expelled.", "Portugal"},
        {"Ali Khan, the head of the Islamabad-based Indus Institute, praised the plan.", "Indus Institute"}};
    for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++) {
        struct reading reading = read_text(*state, TEXTS[t][0]);
        const struct entity *of = NULL;
        for (size_t i = 0; i < reading.entities->relation_count && !of; i++)
            if (reading.entities->relations[i].kind == RELATION_HOLDS_OFFICE &&
                reading.entities->relations[i].object != UINT32_MAX)
                of = &reading.entities->items[reading.entities->relations[i].object];
        assert_non_null(of);
        assert_string_equal(of->label, TEXTS[t][1]);
        arena_free(reading.arena);
    }
}

static void lawmakers_belong_to_their_party(void **state)
{
    struct reading reading =
        read_text(*state, "Lawmaker Ivan Petrov of the ruling United Russia party proposed the bill.");
    bool belongs = false;
    for (size_t i = 0; i < reading.entities->relation_count; i++)
        belongs = belongs || (reading.entities->relations[i].kind == RELATION_AFFILIATED_WITH &&
                              strcmp(reading.entities->items[reading.entities->relations[i].object].label,
                                     "United Russia") == 0);
    assert_true(belongs);
    arena_free(reading.arena);
}

static void sets_of_two_states(void **state)
{
    struct reading reading =
        read_text(*state, "Chile and Bolivia broke off relations. The two countries had been "
                          "negotiating for years.");
    bool found = false;
    for (size_t i = 0; i < reading.entities->mention_count; i++)
        found = found || (reading.entities->mentions[i].kind == MENTION_NOMINAL &&
                          reading.entities->mentions[i].entity_count == 2);
    assert_true(found);
    arena_free(reading.arena);
}

static void middle_initials_tell_namesakes_apart(void **state)
{
    struct reading reading = read_text(*state, "John K. Smith, a dentist, spoke in Oslo. Bus driver David P. "
                                               "Cameron listened. Secretary of State John F. Kerry left.");
    size_t known = 0;
    assert_non_null(named(&reading, "John K. Smith"));
    assert_non_null(named(&reading, "David P. Cameron"));
    for (size_t i = 0; i < reading.entities->count; i++) {
        const struct entity *entity = &reading.entities->items[i];
        if (entity->class != CLASS_PERSON || !entity->entry) continue;
        assert_string_equal(entity->entry->label, "John Kerry");
        known++;
    }
    assert_int_equal(known, 1);
    arena_free(reading.arena);
}

static void nothing_is_made_of_nothing(void **state)
{
    static const char *const TEXTS[] = {"",           " ",     "...", "It rained.", "-", "\xF0\x9F\x98\x80",
                                        "the of and", "A-B-C-"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct reading reading = read_text(*state, TEXTS[i]);
        assert_int_equal(reading.entities->relation_count, 0);
        arena_free(reading.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_people_are_found_by_title_and_surname),
        cmocka_unit_test(capitals_are_places_or_governments),
        cmocka_unit_test(bodies_of_states_meet_in_one),
        cmocka_unit_test(offices_have_a_state),
        cmocka_unit_test(offices_are_of_who_sends),
        cmocka_unit_test(lawmakers_belong_to_their_party),
        cmocka_unit_test(sets_of_two_states),
        cmocka_unit_test(middle_initials_tell_namesakes_apart),
        cmocka_unit_test(nothing_is_made_of_nothing),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
