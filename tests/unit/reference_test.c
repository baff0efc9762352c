/* Whom pronouns and nouns take up, as the model reads it: what they could stand for, what is settled, and
 * what that changes for events. */
#include "entity/refer.h"
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

static const char SUMMIT[] = "Presidents Macron of France and Lula of Brazil met in Paris on Monday. "
                             "They signed a declaration on forests. "
                             "The two leaders urged others to join it. "
                             "Macron said he would visit Brasilia.";

struct read {
    struct arena *arena;
    struct analysis *analysis;
    struct entities *entities;
};

static struct read read_with(const entente_context *context, const char *text,
                             const struct reference_chooser *chooser, bool by_model)
{
    struct read read = {.arena = arena_new()};
    struct entente_article article = article_of(read.arena, text, "2024-05-10");
    read.analysis = analysis_of(context, read.arena, text);
    read.entities =
        by_model ? entity_resolve(context->knowledge, context->model, &article, read.analysis, read.arena)
                 : entity_resolve_with(context->knowledge, &article, read.analysis, read.arena, chooser);
    return read;
}

/* The labels of all that the word stands for, at its first place, in order of the text; "" for nobody. */
static const char *meant(const struct read *read, const char *word)
{
    static char labels[400];
    labels[0] = '\0';
    for (size_t s = 0; s < read->analysis->count; s++)
        for (uint32_t t = 0; t < read->analysis->sentences[s].count; t++) {
            if (strcmp(read->analysis->sentences[s].tokens[t].form, word) != 0) continue;
            int32_t at = read->entities->mention_at[s][t];
            if (at < 0) return labels;
            const struct mention *mention = &read->entities->mentions[at];
            for (size_t i = 0; i < mention->entity_count; i++)
                snprintf(labels + strlen(labels), sizeof labels - strlen(labels), "%s%s", i ? ", " : "",
                         read->entities->items[mention->entities[i]].label);
            return labels;
        }
    fail_msg("no word '%s'", word);
    return labels;
}

static void expect(const entente_context *context, const char *text, const char *word, const char *labels)
{
    struct read read = read_with(context, text, NULL, true);
    assert_string_equal(meant(&read, word), labels);
    arena_free(read.arena);
}

static void the_model_settles_references(void **state)
{
    const entente_context *context = *state;
    expect(context, SUMMIT, "They", "Emmanuel Macron, Luiz Inácio Lula da Silva");
    expect(context, SUMMIT, "leaders", "Emmanuel Macron, Luiz Inácio Lula da Silva");
    expect(context, SUMMIT, "he", "Emmanuel Macron");
    expect(
        context,
        "Kenya recalled its ambassador from Khartoum on Friday. It accused Sudan of shelling a border town. "
        "Sudan denied the charge. Its army said rebels had fired the rockets.",
        "It", "Kenya");
    expect(context,
           "Finland closed two crossings with Russia on Friday. Its prime minister, Petteri Orpo, said "
           "Moscow was "
           "sending migrants. The Kremlin called the charge absurd.",
           "Its", "Finland");
    /* weather, and what follows */
    expect(context,
           "It rained in Geneva on Monday. It is hoped that Iran and France will meet again. Iran thanked "
           "Switzerland.",
           "It", "");
}

/* ---- What a chooser is asked ---- */

struct asked {
    size_t count;
    bool has_nobody, has_rule, has_pair, are_signs_apart;
};

static size_t choose_nobody(void *context, const struct reference_question *question)
{
    struct asked *asked = context;
    struct signs first, second;
    asked->count++;
    asked->has_nobody = asked->has_nobody && !question->candidates[0].count;
    asked->has_rule = asked->has_rule && question->candidates[question->rule].is_rule;
    for (size_t i = 0; i < question->count; i++) {
        asked->has_pair = asked->has_pair || question->candidates[i].count == 2;
        assert_true(question->candidates[i].count <= REFERENCE_SET_MOST);
    }
    if (question->count > 1) {
        reference_signs(question, 0, &first);
        reference_signs(question, 1, &second);
        bool are_same = first.count == second.count &&
                        memcmp(first.items, second.items, first.count * sizeof *first.items) == 0;
        asked->are_signs_apart = asked->are_signs_apart && !are_same;
        assert_true(second.count < SIGNS_MOST);
    }
    return 0;
}

static void who_asks_decides(void **state)
{
    struct asked asked = {.has_nobody = true, .has_rule = true, .are_signs_apart = true};
    struct reference_chooser nobody = {choose_nobody, &asked};
    struct read read = read_with(*state, SUMMIT, &nobody, false);
    assert_true(asked.count >= 4); /* They, leaders, it, he */
    assert_true(asked.has_nobody && asked.has_rule && asked.has_pair && asked.are_signs_apart);
    assert_string_equal(meant(&read, "They"), "");
    assert_string_equal(meant(&read, "he"), "");
    assert_string_equal(meant(&read, "Macron"), "Emmanuel Macron"); /* names are not asked about */
    for (size_t i = 0; i < read.entities->mention_count; i++)
        assert_true(read.entities->mentions[i].kind != MENTION_PRONOUN);
    arena_free(read.arena);
}

static size_t choose_rule(void *context, const struct reference_question *question)
{
    (void)context;
    return question->rule;
}

/* The rules' answers settled again are what the rules alone leave. */
static void what_rules_say_can_stay(void **state)
{
    struct reference_chooser rules = {choose_rule, NULL};
    struct read with = read_with(*state, SUMMIT, &rules, false),
                without = read_with(*state, SUMMIT, NULL, false);
    assert_int_equal(with.entities->mention_count, without.entities->mention_count);
    for (size_t i = 0; i < with.entities->mention_count; i++) {
        const struct mention *a = &with.entities->mentions[i], *b = &without.entities->mentions[i];
        assert_true(a->sentence == b->sentence && a->begin == b->begin && a->end == b->end &&
                    a->kind == b->kind);
        assert_int_equal(a->entity_count, b->entity_count);
        for (size_t k = 0; k < a->entity_count; k++)
            assert_int_equal(a->entities[k], b->entities[k]);
    }
    arena_free(with.arena);
    arena_free(without.arena);
}

/* A lone sentence is left to the rules. */
static void lone_sentences_are_left_to_the_rules(void **state)
{
    static const char LONE[] = "Chad thanked Qatar after its envoys had met the rebels, whom it fights.";
    struct read by_model = read_with(*state, LONE, NULL, true),
                by_rules = read_with(*state, LONE, NULL, false);
    assert_int_equal(by_model.entities->mention_count, by_rules.entities->mention_count);
    for (size_t i = 0; i < by_model.entities->mention_count; i++)
        assert_int_equal(by_model.entities->mentions[i].entity_count,
                         by_rules.entities->mentions[i].entity_count);
    arena_free(by_model.arena);
    arena_free(by_rules.arena);
}

static void a_broken_section_is_refused(void **state)
{
    static const uint32_t HUGE_NET[4] = {30, 64, 1, 0}, TWO_CLASSES[4] = {1, 1, 2, 0};
    const struct {
        const void *bytes;
        size_t size;
    } BROKEN[] = {{HUGE_NET, sizeof HUGE_NET}, {TWO_CLASSES, sizeof TWO_CLASSES}, {"net", 3}};
    char path[64], command[200];
    (void)state;
    snprintf(path, sizeof path, "/tmp/entente-references-%ld.model", (long)getpid());
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        struct language_model *model;
        entente_error error = {0};
        struct new_section section = {"references", BROKEN[i].bytes, BROKEN[i].size};
        snprintf(command, sizeof command, "cp ontology/english.model %s", path);
        assert_int_equal(system(command), 0);
        assert_int_equal(model_update(path, &section, 1, NULL), 0);
        assert_int_equal(language_model_open(path, &model, NULL), 0);
        assert_int_equal(references_check(model, &error), ENTENTE_BAD_MODEL);
        assert_non_null(strstr(error.text, "make train"));
        language_model_close(model);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_settles_references), cmocka_unit_test(who_asks_decides),
        cmocka_unit_test(what_rules_say_can_stay), cmocka_unit_test(lone_sentences_are_left_to_the_rules),
        cmocka_unit_test(a_broken_section_is_refused)};
    return cmocka_run_group_tests(tests, open_context, close_context);
}
