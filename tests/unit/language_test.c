/* The language room: the model file, kernels, trees, division of text, features, quotations, hostile text,
 * threads. */
#include "base/text.h"
#include "language/conllu.h"
#include "language/kernel.h"
#include "language/model.h"
#include "language/morphology.h"
#include "language/network.h"
#include "language/quotation.h"
#include "language/tree.h"

#include <cmocka.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t seed = 88172645463325252u;

static uint32_t number(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 20) % below;
}

static const char *model_path(void)
{
    static char path[4096];
    const char *folder = getenv("ENTENTE_ONTOLOGY");
    snprintf(path, sizeof path, "%s/english.model", folder ? folder : "ontology");
    return path;
}

/* ---- The model file */

static const char *write_bytes(const char *bytes, size_t size)
{
    static char path[] = "/tmp/entente-model-XXXXXX";
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, size), (ssize_t)size);
    close(file);
    return path;
}

static void refused(const char *bytes, size_t size, const char *why)
{
    struct model_sections *model;
    entente_error error = {0};
    const char *path = write_bytes(bytes, size);
    assert_int_equal(model_open(path, &model, &error), ENTENTE_BAD_MODEL);
    assert_null(model);
    assert_non_null(strstr(error.text, why));
    assert_string_equal(error.file, path);
    unlink(path);
}

static void test_damaged_models_are_refused(void **state)
{
    (void)state;
    const struct new_section sections[2] = {{"first", "0123456789", 10}, {"second", "abc", 3}};
    entente_error error;
    const char *path = write_bytes("", 0);
    char bytes[512];
    assert_int_equal(model_write(path, sections, 2, &error), ENTENTE_OK);
    FILE *file = fopen(path, "rb");
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct model_sections *model;
    assert_int_equal(model_open(path, &model, &error), ENTENTE_OK);
    assert_int_equal(model_section(model, "first").size, 10);
    assert_memory_equal(model_section(model, "second").bytes, "abc", 3);
    assert_null(model_section(model, "third").bytes);
    model_close(model);
    const struct new_section more[2] = {{"second", "xyzw", 4}, {"third", "!", 1}};
    assert_int_equal(model_update(path, more, 2, &error), ENTENTE_OK);
    assert_int_equal(model_open(path, &model, &error), ENTENTE_OK);
    assert_int_equal(model_section(model, "first").size, 10);
    assert_memory_equal(model_section(model, "second").bytes, "xyzw", 4);
    model_close(model);
    unlink(path);
    refused(bytes, size - 1, "cut off");
    refused(bytes, 8, "too short");
    refused("This is a letter, not a language model at all.", 46, "not a language model");
    for (size_t at = 32; at < size; at += 7) {
        bytes[at] ^= 4;
        refused(bytes, size, "damaged");
        bytes[at] ^= 4;
    }
    bytes[8] = 77;
    refused(bytes, size, "version 77");
}

static void test_missing_model_is_named(void **state)
{
    (void)state;
    struct language_model *model;
    entente_error error = {0};
    assert_int_equal(language_model_open("/nowhere/x.model", &model, &error), ENTENTE_BAD_MODEL);
    assert_string_equal(error.file, "/nowhere/x.model");
}

/* ---- Kernels */

enum { DEPTH = 96, WIDTH = 112, ROWS = 9 };

static void test_kernels_agree_to_the_bit(void **state)
{
    (void)state;
    static int8_t weights[DEPTH * WIDTH];
    static uint8_t input[DEPTH * ROWS], quantised[6][WIDTH];
    static float scale[WIDTH], bias[WIDTH], rows[ROWS], out[2][ROWS * WIDTH], a[WIDTH], b[WIDTH], c[6][WIDTH];
    static float sums_out[2][WIDTH], columns[16 * 32];
    static int32_t offset[WIDTH], sums[2][ROWS * WIDTH];
    for (int round = 0; round < 50; round++) {
        for (size_t i = 0; i < sizeof weights; i++)
            weights[i] = (int8_t)((int)number(255) - 127);
        for (size_t i = 0; i < sizeof input; i++)
            input[i] = (uint8_t)number(256);
        for (size_t i = 0; i < WIDTH; i++) {
            scale[i] = (float)(1 + number(1000)) * 1e-5f;
            bias[i] = (float)number(1000) * 0.01f - 5;
            offset[i] = 0;
            a[i] = (float)number(100000) * 1e-4f - 5;
            b[i] = (float)number(100000) * 1e-4f - 5;
        }
        for (size_t i = 0; i < ROWS; i++)
            rows[i] = (float)(1 + number(1000)) * 1e-3f;
        for (size_t i = 0; i < sizeof weights; i++)
            offset[i / (DEPTH * KERNEL_LANES) * KERNEL_LANES + i / KERNEL_GROUP % KERNEL_LANES] +=
                128 * weights[i];
        struct kernel_matrix matrix = {.depth = DEPTH,
                                       .width = WIDTH,
                                       .weights = weights,
                                       .scale = scale,
                                       .bias = bias,
                                       .offset = offset,
                                       .block = DEPTH * KERNEL_LANES};
        matrix.positive = round % 3 == 0;
        matrix.window = round % 3 == 1;
        for (size_t i = 0; i < sizeof input; i++)
            if (matrix.positive && input[i] < 128) input[i] = (uint8_t)(255 - input[i]);
        const struct kernels *const *all = kernels_all(), *plain = &KERNELS_PLAIN;
        for (; *all; all++) {
            const struct kernels *const two[2] = {plain, *all};
            float step[2];
            for (int k = 0; k < 2; k++) {
                assert_true(two[k]->prepare(&matrix));
                two[k]->product(&matrix, input, matrix.window ? DEPTH / 3 : DEPTH, ROWS - 2 * (round % 4),
                                rows, 0, round % 2 * 64, out[k]);
                two[k]->sums(&matrix, input, DEPTH / 3, ROWS, sums[k]);
                free(matrix.pack);
                two[k]->join_relu(&matrix, sums[k], sums[k] + WIDTH, sums[0], 0.01f, sums_out[k]);
                memcpy(c[k], a, sizeof a);
                memcpy(c[k + 2], b, sizeof b);
                const struct kernel_row states[3] = {{c[k], b, c[k], quantised[k]},
                                                     {c[k + 2], NULL, c[k + 2], quantised[k + 2]},
                                                     {a, b, c[k + 4], quantised[k + 4]}};
                two[k]->normalise(states, 3, WIDTH);
                two[k]->sigmoid(c[k], WIDTH);
                two[k]->blend(c[k], c[k], a, b, WIDTH);
                two[k]->add_row(c[k], weights, 0.037f, WIDTH);
                two[k]->accumulate(c[k], 64, b, 3, a, 16);
                two[k]->add_relu(c[k], c[k], a, b, WIDTH);
                two[k]->quantise(c[k], WIDTH, quantised[k], &step[k]);
                assert_int_equal(two[k]->best(a, 16 + round), two[0]->best(a, 16 + round));
                const float *turned[16];
                for (size_t i = 0; i < 16; i++)
                    turned[i] = out[0] + i * 32;
                two[k]->turn(turned, 32, columns, 16);
                for (size_t i = 0; i < 16 * 32; i++)
                    assert_true(columns[i] == out[0][i % 16 * 32 + i / 16]);
            }
            assert_memory_equal(out[0], out[1], sizeof out[0]);
            assert_memory_equal(sums[0], sums[1], sizeof sums[0]);
            assert_memory_equal(sums_out[0], sums_out[1], sizeof sums_out[0]);
            for (int i = 0; i < 6; i += 2) {
                assert_memory_equal(c[i], c[i + 1], sizeof c[i]);
                assert_memory_equal(quantised[i], quantised[i + 1], sizeof quantised[i]);
            }
            assert_memory_equal(&step[0], &step[1], sizeof step[0]);
        }
    }
}

/* ---- Trees */

static bool is_tree(const uint16_t *heads, unsigned count)
{
    unsigned roots = 0;
    for (unsigned i = 1; i <= count; i++) {
        unsigned at = i, steps = 0;
        while (at && steps++ <= count)
            at = heads[at];
        if (at) return false;
        roots += heads[i] == 0;
    }
    return roots == 1;
}

static float sum_of(const float *scores, size_t stride, const uint16_t *heads, unsigned count)
{
    float sum = 0;
    for (unsigned i = 1; i <= count; i++)
        sum += scores[i * stride + heads[i]];
    return sum;
}

static void test_trees_are_the_best_ones(void **state)
{
    (void)state;
    struct tree_space *space = calloc(1, sizeof *space);
    for (int round = 0; round < 400; round++) {
        unsigned count = 1 + number(5);
        size_t stride = count + 1, all = 1;
        float scores[6 * 6], best = -1e30f;
        uint16_t heads[6] = {0}, tried[6] = {0};
        for (size_t i = 0; i < stride * stride; i++)
            scores[i] = (float)number(200) * 0.1f;
        for (unsigned i = 0; i < count; i++)
            all *= stride;
        for (size_t code = 0; code < all; code++) {
            size_t rest = code;
            for (unsigned i = 1; i <= count; i++, rest /= stride)
                tried[i] = (uint16_t)(rest % stride);
            if (is_tree(tried, count) && sum_of(scores, stride, tried, count) > best)
                best = sum_of(scores, stride, tried, count);
        }
        tree_decode(scores, stride, count, heads, space);
        assert_true(is_tree(heads, count));
        assert_float_equal(sum_of(scores, stride, heads, count), best, 1e-3f);
    }
    for (int round = 0; round < 10; round++) { /* long ones are trees as well */
        static float scores[(TREE_LONGEST + 1) * (TREE_LONGEST + 1)];
        uint16_t heads[TREE_LONGEST + 1];
        for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
            scores[i] = (float)number(1000);
        tree_decode(scores, TREE_LONGEST + 1, TREE_LONGEST, heads, space);
        assert_true(is_tree(heads, TREE_LONGEST));
    }
    free(space);
}

/* ---- With the model */

static struct language_model *open_model(void)
{
    struct language_model *model;
    entente_error error;
    if (language_model_open(model_path(), &model, &error)) fail_msg("%s", error.text);
    return model;
}

/* What must hold for any text: offsets rise, forms are not empty, each sentence is one tree, tags are in
 * range. */
static void check(const struct analysis *analysis, size_t size)
{
    uint32_t last = 0;
    for (size_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        assert_true(sentence->count > 0 && sentence->count <= NETWORK_LONGEST);
        assert_true(sentence->quoted_from <= sentence->count);
        uint32_t roots = 0;
        for (uint32_t i = 0; i < sentence->count; i++) {
            const struct token *token = &sentence->tokens[i];
            assert_true(token->begin >= last && token->end > token->begin && token->end <= size);
            last = token->end;
            assert_true(token->form[0] && token->lower && token->lemma);
            assert_int_equal(utf8_valid_prefix(token->lemma, strlen(token->lemma)), strlen(token->lemma));
            assert_true(token->upos < UPOS_COUNT && token->xpos < XPOS_COUNT && token->deprel < DEP_COUNT);
            assert_true(token->head >= -1 && token->head < (int32_t)sentence->count &&
                        token->head != (int32_t)i);
            roots += token->head == -1;
            uint32_t steps = 0;
            for (int32_t at = (int32_t)i; at >= 0; at = sentence->tokens[at].head)
                assert_true(steps++ <= sentence->count);
        }
        assert_int_equal(roots, 1);
    }
}

static void analyse_and_check(const struct language_model *model, const char *text, size_t size)
{
    struct arena *arena = arena_new();
    struct span all = {0, (uint32_t)size};
    check(language_analyse(model, arena, text, size, &all, 1), size);
    arena_free(arena);
}

static void repeat_and_check(const struct language_model *model, const char *piece, size_t times)
{
    size_t length = strlen(piece), size = length * times;
    char *text = malloc(size + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, piece, length + 1);
    analyse_and_check(model, text, size);
    free(text);
}

static void test_hostile_text(void **state)
{
    (void)state;
    struct language_model *model = open_model();
    static const char *const TEXTS[] = {
        "",
        " ",
        "\n\n\n",
        ".",
        "...",
        "-",
        "(",
        "\"",
        "\x01\x02\x03 \x7F",
        "a\xE2\x80\x8B"
        "b",
        "\xC2\xAD",
        "\xE2\x80\x8B",
        "\xEF\xBF\xBD\xEF\xBF\xBD",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE"
        "abc",
        "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD8\xA8\xD8\xA7\xD9\x84\xD8\xB9\xD8\xA7\xD9\x84\xD9\x85.",
        "\xE6\x97\xA5\xE6\x9C\xAC\xE5\x9B\xBD\xE3\x81\xAE\xE9\xA6\x96\xE7\x9B\xB8\xE3\x80\x82",
        "\xC2\xA3"
        "200 went to Garda\xC3\xAD and campe\xC3\xA3 \xE1\x83\x96\xE1\x83\x94\xE1\x83\x91\xE1\x83\x98.",
        "Der Kanzler reiste am Dienstag nach Paris, um den Vertrag zu unterzeichnen.",
        "\xF0\x9F\x98\x80\xF0\x9F\x98\x80 \xCC\x81\xCC\x81\xCC\x81",
        "$$$ 1,000,000.00 %% @@ ## http://a.b/c?d=e&f=g"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        analyse_and_check(model, TEXTS[i], strlen(TEXTS[i]));
    repeat_and_check(model, "x", 1 << 20);
    repeat_and_check(model, "-", 200000);
    repeat_and_check(model, "a-", 100000);
    repeat_and_check(model, "\"", 100000);
    repeat_and_check(model, "minister ", 100000);
    repeat_and_check(model, "and the ", 50000);
    repeat_and_check(model, "was signed and ", 30000);
    repeat_and_check(model, "\xD7\xA9", 100000);
    char bytes[4096];
    for (int round = 0; round < 20; round++) { /* noise, made valid UTF-8 as the article room does */
        struct arena *arena = arena_new();
        struct text text;
        text_init(&text, arena);
        for (size_t i = 0; i < sizeof bytes; i++) {
            char put[4];
            text_add(&text, put, utf8_put(1 + number(round % 2 ? 0x250 : 0x3000), put));
        }
        analyse_and_check(model, text.bytes, text.size);
        arena_free(arena);
    }
    language_model_close(model);
}

/* A sentence without an end is cut behind its last semicolon, else its last comma, in the second half. */
static void test_endless_sentence(void **state)
{
    (void)state;
    static const struct {
        const char *piece, *last;
    } CASES[] = {{"Norway met Chile and ", NULL}, {"Norway met Chile, ", ","}, {"Chile, Norway; ", ";"}};
    struct language_model *model = open_model();
    for (size_t k = 0; k < sizeof CASES / sizeof *CASES; k++) {
        struct arena *arena = arena_new();
        struct text text;
        text_init(&text, arena);
        for (int i = 0; i < 200; i++)
            text_add_string(&text, CASES[k].piece);
        struct span all = {0, (uint32_t)text.size};
        struct analysis *analysis = language_analyse(model, arena, text.bytes, text.size, &all, 1);
        check(analysis, text.size);
        assert_true(analysis->count > 3);
        const struct sentence *first = &analysis->sentences[0];
        if (CASES[k].last) assert_string_equal(first->tokens[first->count - 1].form, CASES[k].last);
        arena_free(arena);
    }
    language_model_close(model);
}

static const char STORY[] =
    "GENEVA, March 3 (AP) - The foreign ministers of Norway and Chile signed a fisheries treaty on "
    "Monday.\n\n"
    "\"This is a good day. We waited long for it,\" the Norwegian minister said. \"Now it is done.\"\n\n"
    "The U.S. welcomed the step. Mr. Soto's government can't ratify it before April, officials said.";

static struct analysis *analyse_story(const struct language_model *model, struct arena *arena)
{
    struct span spans[8];
    size_t count = 0, at = 0;
    for (const char *stop; (stop = strstr(STORY + at, "\n\n")); at = (size_t)(stop - STORY) + 2)
        spans[count++] = (struct span){(uint32_t)at, (uint32_t)(stop - STORY)};
    spans[count++] = (struct span){(uint32_t)at, (uint32_t)strlen(STORY)};
    return language_analyse(model, arena, STORY, strlen(STORY), spans, count);
}

static const struct token *find(const struct analysis *analysis, const char *form)
{
    for (size_t s = 0; s < analysis->count; s++)
        for (uint32_t i = 0; i < analysis->sentences[s].count; i++)
            if (strcmp(analysis->sentences[s].tokens[i].form, form) == 0)
                return &analysis->sentences[s].tokens[i];
    fail_msg("no token '%s'", form);
    return NULL;
}

static void test_a_story(void **state)
{
    (void)state;
    struct language_model *model = open_model();
    struct arena *arena = arena_new();
    struct analysis *analysis = analyse_story(model, arena);
    check(analysis, strlen(STORY));
    assert_int_equal(analysis->count, 7);
    assert_string_equal(analysis->sentences[0].tokens[0].form, "GENEVA");
    assert_string_equal(analysis->sentences[1].tokens[0].form, "The");
    assert_string_equal(find(analysis, "signed")->lemma, "sign");
    assert_int_equal(find(analysis, "signed")->head, -1);
    assert_true(find(analysis, "ministers")->features & FEATURE_PLURAL);
    assert_int_equal(find(analysis, "ministers")->deprel, DEP_NSUBJ);
    assert_int_equal(find(analysis, "U.S.")->upos, UPOS_PROPN);
    assert_string_equal(find(analysis, "'s")->lower, "'s");
    assert_true(find(analysis, "n't")->features & FEATURE_NEGATIVE);
    assert_ptr_equal(find(analysis, "it")->lower, find(analysis, "it")->form);
    assert_int_equal(analysis->sentences[2].quoted_from, analysis->sentences[2].count);
    assert_int_equal(analysis->sentences[3].quoted_from, 0);
    assert_int_equal(analysis->sentences[4].quoted_from, analysis->sentences[4].count);
    arena_free(arena);
    language_model_close(model);
}

static void *analyse_in_thread(void *model)
{
    struct arena *arena = arena_new();
    char *bytes = NULL;
    size_t size;
    for (int round = 0; round < 5; round++) {
        free(bytes);
        FILE *file = open_memstream(&bytes, &size);
        conllu_write(analyse_story(model, arena), STORY, file);
        fclose(file);
    }
    arena_free(arena);
    return bytes;
}

static void test_threads_give_the_same(void **state)
{
    (void)state;
    struct language_model *model = open_model();
    pthread_t threads[4];
    void *results[4], *expected = analyse_in_thread(model);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, analyse_in_thread, model), 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], &results[i]);
        assert_string_equal(results[i], expected);
        free(results[i]);
    }
    free(expected);
    language_model_close(model);
}

static void test_conllu_keeps_tokens(void **state)
{
    (void)state;
    static const char TEXT[] =
        "# a comment\n1-2\tdon't\t_\n1\tdo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tn't\t_\n"
        "2.1\tghost\t_\n3\tgo\t_\n\n1\tStop\t_\r\n";
    struct arena *arena = arena_new();
    struct analysis *analysis;
    entente_error error = {0};
    assert_int_equal(conllu_read(arena, "x", TEXT, strlen(TEXT), &analysis, &error), ENTENTE_OK);
    assert_int_equal(analysis->count, 2);
    assert_int_equal(analysis->sentences[0].count, 3);
    assert_false(analysis->sentences[0].tokens[0].space_after);
    assert_string_equal(analysis->sentences[1].tokens[0].form, "Stop");
    struct language_model *model = open_model();
    language_analyse_tokens(model, arena, analysis);
    assert_string_equal(analysis->sentences[0].tokens[1].lemma, "not");
    language_model_close(model);
    assert_int_equal(conllu_read(arena, "x", "1\ta\tb\n\nword\n", 13, &analysis, &error), ENTENTE_BAD_FORMAT);
    assert_int_equal(error.line, 3);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_damaged_models_are_refused),
        cmocka_unit_test(test_missing_model_is_named),
        cmocka_unit_test(test_kernels_agree_to_the_bit),
        cmocka_unit_test(test_trees_are_the_best_ones),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_endless_sentence),
        cmocka_unit_test(test_a_story),
        cmocka_unit_test(test_threads_give_the_same),
        cmocka_unit_test(test_conllu_keeps_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
