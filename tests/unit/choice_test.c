/* What is asked last of the events found: who has part in them, which are told again. */
#include "event/party.h"
#include "event/retelling.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "context.h"
#include "reading.h"

static const char REPORT[] =
    "Kenya condemned a raid on its consulate in Goma. Rwanda denied that its troops had taken "
    "part. Nairobi recalled its ambassador from Kigali. The raid left four dead.";

struct read {
    struct arena *arena;
    struct entities *entities;
    struct found_events found;
    struct events *events;
};

static struct read read_with(entente_context *context, const char *text, const struct party_chooser *parties,
                             const struct retelling_chooser *retellings)
{
    struct read read = {.arena = arena_new()};
    struct entente_article article = article_of(read.arena, text, "2019-05-10");
    struct analysis *analysis = analysis_of(context, read.arena, text);
    read.entities = entity_resolve(context->knowledge, context->model, &article, analysis, read.arena);
    struct extraction extraction = {.tables = context->event_tables,
                                    .knowledge = context->knowledge,
                                    .article = &article,
                                    .analysis = analysis,
                                    .entities = read.entities,
                                    .arena = read.arena,
                                    .party_chooser = parties,
                                    .retelling_chooser = retellings};
    read.events = extract_events(&extraction, read.entities, &read.found);
    return read;
}

static bool has(const struct read *read, const struct entity_set *set, const char *label)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(read->entities->items[set->items[i]].label, label) == 0) return true;
    return false;
}

/* The first event of the class; fails when there is none. */
static const struct event *event_of(const struct read *read, const char *class)
{
    for (size_t i = 0; i < read->events->count; i++)
        if (strcmp(read->events->items[i].class, class) == 0) return &read->events->items[i];
    fail_msg("no event of class %s", class);
    return NULL;
}

/* ---- Parties ---- */

struct asked {
    size_t count[PARTY_COUNT];
    bool has_ruled, has_named, fits;
    enum party nobody_for; /* PARTY_COUNT: for none */
};

static size_t choose_nobody(void *context, const struct party_question *question)
{
    struct asked *asked = context;
    const struct entity_set *ruled = ruled_party(question);
    struct signs signs;
    bool has_ruled = !ruled->count;
    asked->count[question->party]++;
    asked->fits &= question->sets[0].count == 0 && question->count <= CANDIDATES_MOST;
    for (size_t i = 1; i < question->count; i++) {
        asked->fits &= question->sets[i].count > 0;
        has_ruled |= same_sets(&question->sets[i], ruled);
        for (size_t k = 0; k < question->sets[i].count; k++) {
            const struct entity *entity = &question->extraction->entities->items[question->sets[i].items[k]];
            asked->has_named |= strcmp(entity->label, "Rwanda") == 0;
            asked->fits &= question->party != PARTY_PLACE || entity->class == CLASS_PLACE ||
                           entity->class == CLASS_STATE;
        }
        party_signs(question, i, &signs);
        asked->fits &= signs.count > 10 && signs.count < SIGNS_MOST;
    }
    asked->has_ruled &= has_ruled;
    return question->party == asked->nobody_for ? 0 : SIZE_MAX;
}

static void parties_are_who_is_chosen(void **state)
{
    size_t counts[PARTY_COUNT];
    for (unsigned p = 0; p < PARTY_COUNT; p++) {
        struct asked asked = {.has_ruled = true, .fits = true, .nobody_for = PARTY_TARGET};
        struct party_chooser chooser = {(enum party)p, choose_nobody, &asked};
        struct read read = read_with(*state, REPORT, &chooser, NULL);
        assert_true(asked.has_ruled && asked.has_named && asked.fits);
        for (unsigned other = 0; other < PARTY_COUNT; other++)
            assert_true(other == p || !asked.count[other]);
        counts[p] = asked.count[p];
        for (size_t i = 0; p == PARTY_TARGET && i < read.events->count; i++)
            if (read.events->items[i].source.count) assert_int_equal(read.events->items[i].target.count, 0);
        assert_true(has(&read, &event_of(&read, "Condemn")->source, "Kenya"));
        arena_free(read.arena);
    }
    assert_int_equal(counts[PARTY_SOURCE], counts[PARTY_TARGET]);
    /* the reader's of which nobody is found to have part are gone by then */
    assert_true(counts[PARTY_PLACE] >= 3 && counts[PARTY_PLACE] <= counts[PARTY_SOURCE]);
}

/* An event of which nobody is chosen keeps those whom the rules took. */
static size_t choose_nobody_at_all(void *context, const struct party_question *question)
{
    (void)context;
    (void)question;
    return 0;
}

static void somebody_has_part(void **state)
{
    for (unsigned p = 0; p < PARTY_PLACE; p++) {
        struct party_chooser chooser = {(enum party)p, choose_nobody_at_all, NULL};
        struct read read = read_with(*state, REPORT, &chooser, NULL);
        for (size_t i = 0; i < read.events->count; i++)
            assert_true(read.events->items[i].source.count || read.events->items[i].target.count);
        arena_free(read.arena);
    }
}

/* When targets are asked for, the sources are those that were chosen. */
struct seen_sources {
    const char *class;
    bool is_same;
};
static size_t see_source(void *context, const struct party_question *question)
{
    struct seen_sources *seen = context;
    const struct event *event = &question->item->event;
    if (strcmp(event->class, seen->class) == 0)
        seen->is_same =
            event->source.count == 1 &&
            strcmp(question->extraction->entities->items[event->source.items[0]].label, "Kenya") == 0;
    return SIZE_MAX;
}

static void targets_are_asked_for_after_sources(void **state)
{
    struct seen_sources seen = {"Condemn", false};
    struct party_chooser chooser = {PARTY_TARGET, see_source, &seen};
    struct read read = read_with(*state, REPORT, &chooser, NULL);
    assert_true(seen.is_same);
    arena_free(read.arena);
}

/* What clauses tell stays as it is told. */
static void the_model_keeps_what_is_told(void **state)
{
    struct read read =
        read_with(*state,
                  "Chad accused Sudan of arming rebels on Tuesday. Sudan expelled two diplomats of "
                  "Chad the next day. France urged both to talk.",
                  NULL, NULL);
    assert_true(has(&read, &event_of(&read, "Accuse")->source, "Chad"));
    assert_true(has(&read, &event_of(&read, "Accuse")->target, "Sudan"));
    assert_true(has(&read, &event_of(&read, "ExpelDiplomat")->source, "Sudan"));
    assert_true(has(&read, &event_of(&read, "Request")->source, "France"));
    arena_free(read.arena);
}

/* Who is asked about as source of events of the class, by label. */
struct offered {
    const char *class, *label;
    bool is_asked, is_offered;
};

static size_t look_at_sources(void *context, const struct party_question *question)
{
    struct offered *offered = context;
    if (strcmp(question->item->event.class, offered->class) != 0) return SIZE_MAX;
    offered->is_asked = true;
    for (size_t i = 0; i < question->count; i++)
        for (size_t k = 0; k < question->sets[i].count; k++) {
            uint32_t entity = question->sets[i].items[k];
            const char *label = question->extraction->entities->items[entity].label;
            if (strcmp(label, offered->label) == 0) offered->is_offered = true;
        }
    return SIZE_MAX;
}

static bool is_offered(entente_context *context, const char *text, const char *class, const char *label)
{
    struct offered offered = {.class = class, .label = label};
    struct party_chooser parties = {PARTY_SOURCE, look_at_sources, &offered};
    struct read read = read_with(context, text, &parties, NULL);
    arena_free(read.arena);
    assert_true(offered.is_asked);
    return offered.is_offered;
}

static void who_suffers_a_deed_has_not_done_it(void **state)
{
    static const char REST[] = " France was silent. The weather was fine. Many people were in the streets.";
    char text[400];
    snprintf(text, sizeof text, "Two French teachers were arrested in May.%s", REST);
    assert_false(is_offered(*state, text, "Arrest", "France"));
    snprintf(text, sizeof text, "Kosovo was recognised in February.%s", REST);
    assert_false(is_offered(*state, text, "Recognize", "Kosovo"));
    assert_true(is_offered(*state, text, "Recognize", "France"));
    snprintf(text, sizeof text, "Mali condemned the attempt to seize power in Chad.%s", REST);
    assert_false(is_offered(*state, text, "Coup", "Mali"));
}

/* ---- Retellings ---- */

static size_t choose_first(void *context, const struct retelling_question *question)
{
    const size_t *chosen = context;
    struct signs first, second;
    assert_true(question->count <= ANTECEDENTS_MOST);
    for (size_t i = 1; i < question->count; i++)
        assert_true(question->before[i] < question->index);
    retelling_signs(question, 0, &first);
    assert_true(first.count > 5);
    if (question->count > 1) {
        retelling_signs(question, 1, &second);
        assert_true(second.count > 20 && second.count < SIGNS_MOST);
    }
    return *chosen < question->count ? *chosen : 0;
}

static void tellings_are_joined_as_chosen(void **state)
{
    size_t none = 0, last = 1;
    struct retelling_chooser apart = {choose_first, &none}, together = {choose_first, &last};
    struct read all = read_with(*state, REPORT, NULL, &apart),
                one = read_with(*state, REPORT, NULL, &together);
    size_t tellings = 0;
    for (size_t i = 0; i < all.found.count; i++)
        tellings += !all.found.items[i].dropped;
    assert_true(tellings >= 3);
    assert_int_equal(all.events->count, tellings);
    assert_int_equal(one.events->count, 1);
    assert_true(one.events->items[0].evidence_count >= 3);
    /* nobody is on both sides of what was joined */
    assert_false(sets_overlap(&one.events->items[0].source, &one.events->items[0].target));
    arena_free(all.arena);
    arena_free(one.arena);
}

static void the_model_joins_tellings(void **state)
{
    struct read read = read_with(
        *state,
        "Peru and Chile sign border treaty. Peru and Chile signed a treaty on their border on Friday. "
        "The signing ended a row of ten years. Bolivia criticised the treaty.",
        NULL, NULL);
    const struct event *signing = event_of(&read, "SignTreaty");
    assert_true(signing->evidence_count >= 2);
    assert_int_equal(signing->source.count, 2);
    size_t signings = 0;
    for (size_t i = 0; i < read.events->count; i++)
        signings += strcmp(read.events->items[i].class, "SignTreaty") == 0;
    assert_int_equal(signings, 1);
    arena_free(read.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parties_are_who_is_chosen),           cmocka_unit_test(somebody_has_part),
        cmocka_unit_test(targets_are_asked_for_after_sources), cmocka_unit_test(the_model_keeps_what_is_told),
        cmocka_unit_test(tellings_are_joined_as_chosen),       cmocka_unit_test(the_model_joins_tellings),
        cmocka_unit_test(who_suffers_a_deed_has_not_done_it)};
    return cmocka_run_group_tests(tests, open_context, close_context);
}
