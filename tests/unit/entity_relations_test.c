/* Relations of small texts: who holds which office, who is in which body, what lies where, and how sure that
 * is. */
#include "article/article.h"
#include "base/context.h"
#include "entity/entity.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "context.h"

/* Does the text state the relation? The object of an office is its label and of whom, "President of Chile".
 */
static bool states(void *state, const char *text, const char *subject, enum relation_kind kind,
                   const char *object, enum factuality factuality)
{
    entente_context *context = state;
    struct arena *arena = arena_new();
    struct span paragraph = {0, (uint32_t)strlen(text)};
    struct entente_article article = {
        .arena = arena, .name = "test", .date = "2019-05-10", .text = text, .size = strlen(text)};
    struct analysis *analysis = language_analyse(context->model, arena, text, strlen(text), &paragraph, 1);
    const struct entities *entities =
        entity_resolve(context->knowledge, context->model, &article, analysis, arena);
    bool found = false;
    for (size_t i = 0; i < entities->relation_count; i++) {
        const struct relation *relation = &entities->relations[i];
        if (relation->kind != kind || relation->factuality != factuality) continue;
        const char *whose = relation->object == UINT32_MAX ? "" : entities->items[relation->object].label;
        const char *label =
            relation->office ? arena_format(arena, "%s of %s", relation->office, whose) : whose;
        found = found || (strcmp(entities->items[relation->subject].label, subject) == 0 &&
                          strcmp(label, object) == 0);
    }
    arena_free(arena);
    return found;
}

static void titles_stand_before_and_behind_their_body(void **state)
{
    assert_true(states(*state, "The emir of Qatar, Sheikh Nasser Albidda, left.", "Nasser Albidda",
                       RELATION_HOLDS_OFFICE, "Emir of Qatar", FACTUALITY_ACTUAL));
    assert_true(states(*state, "Jordanian U.N. Ambassador Fares Qudah spoke.", "Fares Qudah",
                       RELATION_HOLDS_OFFICE, "U.N. Ambassador of Jordan", FACTUALITY_ACTUAL));
    assert_true(states(*state, "Ruth Hollis, the deputy U.S. ambassador, spoke.", "Ruth Hollis",
                       RELATION_HOLDS_OFFICE, "Deputy Ambassador of United States", FACTUALITY_ACTUAL));
    assert_true(states(*state, "China's ambassador in Port Moresby, Lu Weizhen, said so.", "Lu Weizhen",
                       RELATION_HOLDS_OFFICE, "Ambassador of China", FACTUALITY_ACTUAL));
}

static void clauses_give_offices(void **state)
{
    assert_true(states(*state, "Musa Jallow took the oath as president of Gambia on Thursday.", "Musa Jallow",
                       RELATION_HOLDS_OFFICE, "President of Gambia", FACTUALITY_ACTUAL));
}

static void members_are_in_want_to_be_or_are_not(void **state)
{
    assert_true(
        states(*state, "Finland joined NATO.", "Finland", RELATION_MEMBER_OF, "NATO", FACTUALITY_ACTUAL));
    assert_true(states(*state, "Sweden wants to join NATO.", "Sweden", RELATION_MEMBER_OF, "NATO",
                       FACTUALITY_POSSIBLE));
    assert_true(states(*state, "Turkey is not a member of the European Union.", "Turkey", RELATION_MEMBER_OF,
                       "European Union", FACTUALITY_DENIED));
}

static void treaties_are_signed_or_still_to_be(void **state)
{
    assert_true(states(*state, "Peru and Chile signed a border treaty.", "Peru", RELATION_PARTY_TO,
                       "border treaty between Peru and Chile", FACTUALITY_ACTUAL));
    assert_true(states(*state, "Peru and Chile intend to sign a border treaty.", "Peru", RELATION_PARTY_TO,
                       "border treaty between Peru and Chile", FACTUALITY_PLANNED));
}

static void places_lie_where_the_text_says(void **state)
{
    assert_true(states(*state, "Ships left Arica, a port in Chile.", "Arica", RELATION_LOCATED_IN, "Chile",
                       FACTUALITY_ACTUAL));
}

static void offices_are_not_of_a_state_by_chance(void **state)
{
    assert_false(states(*state, "Oman closed its port. President Emmanuel Macron was told.",
                        "Emmanuel Macron", RELATION_HOLDS_OFFICE, "President of Oman", FACTUALITY_ACTUAL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_stand_before_and_behind_their_body),
        cmocka_unit_test(clauses_give_offices),
        cmocka_unit_test(members_are_in_want_to_be_or_are_not),
        cmocka_unit_test(treaties_are_signed_or_still_to_be),
        cmocka_unit_test(places_lie_where_the_text_says),
        cmocka_unit_test(offices_are_not_of_a_state_by_chance),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
