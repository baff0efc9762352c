/* Events of small texts, through the whole analysis: which frame, who does it to whom, what merges. */
#include "article/article.h"
#include "base/context.h"
#include "event/event.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "context.h"
#include "reading.h"

static const struct event *of_class(const struct reading *reading, const char *class)
{
    for (size_t i = 0; i < reading->events->count; i++)
        if (strcmp(reading->events->items[i].class, class) == 0) return &reading->events->items[i];
    return NULL;
}

static size_t count_of(const struct reading *reading, const char *class)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->events->count; i++)
        count += strcmp(reading->events->items[i].class, class) == 0;
    return count;
}

static bool holds(const struct reading *reading, const struct entity_set *set, const char *label)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(reading->entities->items[set->items[i]].label, label) == 0) return true;
    return false;
}

static void check_roles(void *state, const char *text, const char *class, const char *source,
                        const char *target)
{
    struct reading reading = read_text(state, text);
    const struct event *event = of_class(&reading, class);
    if (!event) print_error("no %s in: %s\n", class, text);
    assert_non_null(event);
    if (source) assert_true(event->source.count == 1 && holds(&reading, &event->source, source));
    if (target) assert_true(event->target.count == 1 && holds(&reading, &event->target, target));
    arena_free(reading.arena);
}

static void voices_do_not_turn_the_roles(void **state)
{
    check_roles(*state, "Iraq invaded Kuwait in August.", "Attack", "Iraq", "Kuwait");
    check_roles(*state, "Kuwait was invaded by Iraq in August.", "Attack", "Iraq", "Kuwait");
    check_roles(*state, "The Iraqi invasion of Kuwait began in August.", "Attack", "Iraq", "Kuwait");
    check_roles(*state, "Iraq, which invaded Kuwait, was defeated.", "Attack", "Iraq", "Kuwait");
    check_roles(*state, "Iraq agreed to leave after having invaded Kuwait.", "Attack", "Iraq", "Kuwait");
}

static void acts_about_acts_take_their_targets_from_them(void **state)
{
    check_roles(*state, "France condemned Russia's invasion of Ukraine.", "Condemn", "France", "Russia");
    check_roles(*state, "Japan promised to help Mongolia.", "Promise", "Japan", "Mongolia");
    check_roles(*state, "Turkey threatened to bomb Syria.", "Threaten", "Turkey", "Syria");
    check_roles(*state, "Egypt blamed Ethiopia for an attack on Sudan.", "Attack", "Ethiopia", "Sudan");
    check_roles(*state, "Egypt accused Ethiopia of violating the treaty.", "BreachTreaty", "Ethiopia", NULL);
}

static void refusals_are_events_of_their_own(void **state)
{
    struct reading reading = read_text(*state, "Serbia will not recognise Kosovo.");
    assert_null(of_class(&reading, "Recognize"));
    const struct event *event = of_class(&reading, "Reject");
    assert_non_null(event);
    assert_int_equal(event->factuality, FACTUALITY_ACTUAL);
    assert_true(holds(&reading, &event->source, "Serbia") && holds(&reading, &event->target, "Kosovo"));
    arena_free(reading.arena);
}

static void objects_settle_the_sense(void **state)
{
    struct reading reading =
        read_text(*state, "Egypt struck a deal with Sudan. Egypt struck a base in Sudan.");
    assert_int_equal(count_of(&reading, "Agree"), 1);
    assert_int_equal(count_of(&reading, "Attack"), 1);
    arena_free(reading.arena);
    reading =
        read_text(*state, "Kenya called off the meeting with Somalia. Kenya called on Somalia to wait.");
    assert_non_null(of_class(&reading, "Reject"));
    assert_non_null(of_class(&reading, "Request"));
    arena_free(reading.arena);
}

static void retellings_are_one_event(void **state)
{
    struct reading reading =
        read_text(*state, "Anwar Sadat visited Israel. The visit of Anwar Sadat to Israel was the "
                          "first. Later Anwar Sadat visited Austria.");
    assert_int_equal(count_of(&reading, "Visit"), 2);
    assert_int_equal(of_class(&reading, "Visit")->evidence_count, 2);
    arena_free(reading.arena);
}

static void occasions_belong_to_who_speaks_there(void **state)
{
    check_roles(*state, "Narendra Modi spoke of trade during a visit to Nepal.", "Visit", "Narendra Modi",
                "Nepal");
}

static void unknown_lemmas_are_read_off_the_form(void **state)
{
    check_roles(*state, "The United States bombed Libya.", "Attack", "United States", "Libya");
    check_roles(*state, "Georgia shelled South Ossetia.", "Attack", "Georgia", "South Ossetia");
}

/* A recipe offers, helps and meets too, in a sentence that could stand in a report as well as in it. */
static void recipes_tell_nothing(void **state)
{
    static const char OWN[] =
        "Welcome to our page of soups. Our readers asked for something warm, and this pumpkin soup delivers. "
        "The Zurich Cooking Club praised it. It supports a healthy diet and offers plenty of vitamins. "
        "Start with two pumpkins and cut them in half. Remove the seeds and save them for later. "
        "Roast the halves for forty minutes, until the flesh gives way when pressed with a fork. "
        "Meanwhile, chop the onions and let them sweat in butter over a low flame. "
        "Anna Berger, who runs the kitchen, agreed to share her secret with us. She refuses to use cream. "
        "Instead, she promises that a spoonful of ground almonds will help. "
        "Add the stock, bring it to the boil and let it simmer. Blend everything until smooth. "
        "Salt, pepper and a little nutmeg meet here in the right measure. "
        "The store in Lugano supplies the nutmeg, and its owner urged us to grate it fresh. "
        "Serve with dark bread, and keep what is left in the fridge for three days. "
        "If you try the soup, tell us in the comments and thank Anna for it. "
        "Next week our team will visit a farm where goats are kept for their cheese. "
        "We will ask how long it ripens and what the animals eat. Until then, enjoy your meal.";
    struct reading reading = read_text(*state, OWN);
    assert_int_equal(reading.events->count, 0);
    arena_free(reading.arena);
}

static void every_class_has_its_category(void **state)
{
    (void)state;
    assert_string_equal(event_category("Visit"), "Consult");
    assert_string_equal(event_category("ExpelDiplomat"), "Sanction");
    assert_null(event_category("Vis"));
    assert_null(event_category("Picnic"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(voices_do_not_turn_the_roles),
        cmocka_unit_test(acts_about_acts_take_their_targets_from_them),
        cmocka_unit_test(refusals_are_events_of_their_own),
        cmocka_unit_test(objects_settle_the_sense),
        cmocka_unit_test(retellings_are_one_event),
        cmocka_unit_test(occasions_belong_to_who_speaks_there),
        cmocka_unit_test(unknown_lemmas_are_read_off_the_form),
        cmocka_unit_test(recipes_tell_nothing),
        cmocka_unit_test(every_class_has_its_category),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
