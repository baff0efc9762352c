/* The learned reader of events: its signs, its networks, and what it adds to what the frames find. */
#include "base/context.h"
#include "event/reader.h"
#include "language/model.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "context.h"
#include "reading.h"

static void signs_tell_kinds_and_words_apart(void **state)
{
    (void)state;
    struct signs signs = {.count = 0};
    sign_add(&signs, 1, "send", "troops", NULL);
    sign_add(&signs, 1, "send", "troops", NULL);
    sign_add(&signs, 2, "send", "troops", NULL);
    sign_add(&signs, 1, "sendtroops", NULL, NULL);
    sign_add(&signs, 1, "send", NULL, "troops");
    assert_int_equal(signs.items[0], signs.items[1]);
    for (size_t i = 2; i < signs.count; i++)
        assert_int_not_equal(signs.items[0], signs.items[i]);
    while (signs.count < SIGNS_MOST)
        sign_add(&signs, 3, "more", NULL, NULL);
    sign_add(&signs, 3, "one too many", NULL, NULL);
    assert_int_equal(signs.count, SIGNS_MOST);
}

static void shares_are_those_of_the_weights(void **state)
{
    (void)state;
    /* two units, of which the first counts signs with an odd hash and the second is below zero */
    static const int32_t BIAS[2] = {0, -1}, OUT_BIAS[2] = {1, 0};
    static const int8_t OUT[4] = {0, 0, 1, 100}, ROWS[4] = {0, 0, 1, 0};
    const struct sign_net net = {.bits = 1,
                                 .hidden = 2,
                                 .classes = 2,
                                 .unit = 1,
                                 .bias = BIAS,
                                 .out_bias = OUT_BIAS,
                                 .out = OUT,
                                 .rows = ROWS};
    double shares[2];
    sign_net_shares(&net, &(struct signs){.items = {3}, .count = 1}, shares);
    assert_true(shares[0] > 0.4999 && shares[0] < 0.5001 && shares[0] + shares[1] > 0.9999);
    sign_net_shares(&net, &(struct signs){.items = {3, 5, 2, 7}, .count = 4}, shares);
    assert_true(shares[1] > 0.88 && shares[1] < 0.8809); /* 1 / (1 + exp(-2)) */
    sign_net_shares(&net, &(struct signs){.count = 0}, shares);
    assert_true(shares[0] > 0.73 && shares[0] < 0.732);
}

/* A copy of the model with a section in place of one that it has. */
static void make_model(const char *path, const char *name, const void *bytes, size_t size)
{
    char command[200];
    snprintf(command, sizeof command, "cp ontology/english.model %s", path);
    assert_int_equal(system(command), 0);
    struct new_section section = {.bytes = bytes, .size = size};
    snprintf(section.name, sizeof section.name, "%s", name);
    assert_int_equal(model_update(path, &section, 1, NULL), 0);
}

static void broken_networks_are_refused(void **state)
{
    static const uint32_t HUGE_NET[4] = {30, 64, 5, 0}, SHORT_NET[4] = {4, 8, 5, 0},
                          TWO_CLASSES[4] = {1, 1, 2, 0};
    const entente_context *context = *state;
    const struct {
        const char *name;
        const void *bytes;
        size_t size;
    } BROKEN[] = {{"event-roles", HUGE_NET, sizeof HUGE_NET},
                  {"event-status", SHORT_NET, sizeof SHORT_NET},
                  {"event-words", SHORT_NET, 8},
                  {"event-times", SHORT_NET, sizeof SHORT_NET},
                  {"event-sources", HUGE_NET, sizeof HUGE_NET},
                  {"event-places", TWO_CLASSES, sizeof TWO_CLASSES},
                  {"event-retold", SHORT_NET, 8},
                  {"event-classes", "War", 3}};
    char path[64];
    snprintf(path, sizeof path, "/tmp/entente-reader-%ld.model", (long)getpid());
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        struct language_model *model;
        struct event_tables *tables = NULL;
        entente_error error = {0};
        make_model(path, BROKEN[i].name, BROKEN[i].bytes, BROKEN[i].size);
        assert_int_equal(language_model_open(path, &model, NULL), 0);
        assert_int_equal(event_tables_open(context->knowledge, model, &tables, &error), ENTENTE_BAD_MODEL);
        assert_non_null(strstr(error.text, "make train"));
        language_model_close(model);
    }
    unlink(path);
}

static bool is_told(void *state, const char *text, const char *class, const char *trigger)
{
    struct reading reading = read_text(state, text);
    const struct events *events = reading.events;
    bool found = false;
    for (size_t i = 0; i < events->count; i++)
        found = found || (strcmp(events->items[i].class, class) == 0 &&
                          strcmp(events->items[i].trigger, trigger) == 0 && events->items[i].source.count);
    arena_free(reading.arena);
    return found;
}

static void the_reader_adds_to_the_frames(void **state)
{
    static const char *const REPORT =
        "Senegal and Nigeria threatened Gambia on Thursday. Ghana lent two frigates "
        "to the mission. Guinea's president visited Banjul.";
    entente_context *context = *state;
    const struct reader *reader = context->event_tables->reader;
    assert_non_null(reader);
    assert_true(is_told(context, REPORT, "Aid", "lend"));
    /* a lone sentence is left to the frames */
    assert_false(is_told(context, "Ghana lent two frigates to the mission.", "Aid", "lend"));
    context->event_tables->reader = NULL;
    assert_false(is_told(context, REPORT, "Aid", "lend"));
    assert_true(is_told(context, REPORT, "Visit", "visit"));
    context->event_tables->reader = reader;
}

/* The day of the first event of the class; year 0: none is told. */
static struct date day_of(void *state, const char *text, const char *class)
{
    struct reading reading = read_text(state, text);
    struct date day = {0};
    for (size_t i = reading.events->count; i-- > 0;)
        if (strcmp(reading.events->items[i].class, class) == 0) day = reading.events->items[i].begin;
    arena_free(reading.arena);
    return day;
}

static void the_reader_dates_what_rules_leave_open(void **state)
{
    static const char *const REPORT = "Peru expelled Bolivia's ambassador on Tuesday. Bolivia is demanding "
                                      "an apology. Chile supports Peru. "
                                      "Brazil offered to mediate, and envoys are meeting in Lima.";
    entente_context *context = *state;
    const struct reader *reader = context->event_tables->reader;
    struct reader knows_no_times = *reader;
    knows_no_times.times.unit = 0; /* all candidates are as likely */
    assert_int_equal(day_of(context, REPORT, "ExpelDiplomat").day, 7);
    assert_int_equal(day_of(context, REPORT, "Demand").day, 7);
    assert_int_equal(day_of(context, REPORT, "Apologize").year, 0); /* it may never come */
    context->event_tables->reader = &knows_no_times;
    struct date ruled = day_of(context, REPORT, "Demand");
    context->event_tables->reader = reader;
    assert_true(ruled.month == 5 && !ruled.day);
}

static void a_score_is_that_of_the_weights(void **state)
{
    (void)state;
    static const int32_t BIAS[1] = {-1}, OUT_BIAS[1] = {7};
    static const int8_t OUT[1] = {3}, ROWS[2] = {0, 2};
    const struct sign_net net = {.bits = 1,
                                 .hidden = 1,
                                 .classes = 1,
                                 .unit = 1,
                                 .bias = BIAS,
                                 .out_bias = OUT_BIAS,
                                 .out = OUT,
                                 .rows = ROWS};
    assert_int_equal(sign_net_score(&net, &(struct signs){.items = {3, 5, 2}, .count = 3}), 7 + 3 * 3);
    assert_int_equal(sign_net_score(&net, &(struct signs){.items = {2}, .count = 1}),
                     7); /* below zero: nothing */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(signs_tell_kinds_and_words_apart),
                                       cmocka_unit_test(shares_are_those_of_the_weights),
                                       cmocka_unit_test(broken_networks_are_refused),
                                       cmocka_unit_test(the_reader_adds_to_the_frames),
                                       cmocka_unit_test(the_reader_dates_what_rules_leave_open),
                                       cmocka_unit_test(a_score_is_that_of_the_weights)};
    return cmocka_run_group_tests(tests, open_context, close_context);
}
