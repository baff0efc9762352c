/* The base room: arenas, maps, text, files. */
#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/text.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void test_arena_zeroes_and_jumps_when_memory_ends(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *bytes = arena_alloc(arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    jmp_buf recovery;
    volatile bool jumped = false;
    if (setjmp(recovery))
        jumped = true;
    else {
        arena_on_failure(arena, &recovery);
        arena_fail_after(1);
        arena_alloc(arena, 10 << 20);
    }
    assert_true(jumped);
    arena_fail_after(0);
    arena_free(arena);
}

static void test_map_finds_what_was_added(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct map map;
    map_init(&map, arena);
    char key[20];
    for (size_t i = 0; i < 5000; i++) {
        int size = snprintf(key, sizeof key, "key %zu", i);
        map_add(&map, key, (size_t)size, NULL)->value.number = i;
    }
    for (size_t i = 0; i < 5000; i++) {
        int size = snprintf(key, sizeof key, "key %zu", i);
        assert_int_equal(map_find(&map, key, (size_t)size)->value.number, i);
    }
    assert_null(map_find(&map, "nothing", 7));
    assert_ptr_equal(map_intern(&map, "same", 4), map_intern(&map, "same", 4));
    arena_free(arena);
}

static void test_utf8_is_checked_as_the_standard_says(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t valid;
    } CASES[] = {{"abc", 3},
                 {"\xC3\xA9", 2},
                 {"\xC0\x80", 0},
                 {"\xED\xA0\x80", 0},
                 {"\xF4\x90\x80\x80", 0},
                 {"a\xE2\x82", 1},
                 {"\xF0\x9F\x98\x80x", 5},
                 {"\xFF", 0}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(utf8_valid_prefix(CASES[i].text, strlen(CASES[i].text)), CASES[i].valid);
    for (uint32_t c = 1; c < 0x11000; c += 37) {
        char bytes[4];
        size_t size = utf8_put(c, bytes), at = 0;
        uint32_t back = utf8_next(bytes, size, &at);
        assert_int_equal(back, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
    }
}

static void test_slugs_and_folds(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char *const SLUGS[][2] = {{"Sergey Lavrov", "sergey-lavrov"},
                                           {"C\xC3\xB4te d'Ivoire", "cote-divoire"},
                                           {"U.S.", "us"},
                                           {"", "x"},
                                           {"\xC5\x81\xC3\xB3"
                                            "d\xC5\xBA",
                                            "lodz"},
                                           {"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", "kiiv"}};
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(text_slug(arena, SLUGS[i][0], strlen(SLUGS[i][0])), SLUGS[i][1]);
    assert_string_equal(text_fold(arena, "Kim Jong-un", 11), "kim jong un");
    assert_string_equal(text_fold(arena,
                                  "  \xC3\x89lys\xC3\xA9"
                                  "e\xE2\x80\x99s ",
                                  strlen("  \xC3\x89lys\xC3\xA9"
                                         "e\xE2\x80\x99s ")),
                        "elysees");
    arena_free(arena);
}

static void test_files_appear_only_when_complete(void **state)
{
    (void)state;
    char folder[] = "/tmp/entente-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/file", folder);
    struct new_file file;
    assert_int_equal(file_begin(&file, path, NULL), ENTENTE_OK);
    fputs("text", file.stream);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(file_commit(&file, NULL), ENTENTE_OK);
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(file_begin(&file, path, NULL), ENTENTE_OK);
    fputs("other", file.stream);
    file_abandon(&file);
    struct arena *arena = arena_new();
    char *bytes;
    size_t size;
    assert_int_equal(file_read(arena, path, 100, &bytes, &size, NULL), ENTENTE_OK);
    assert_string_equal(bytes, "text");
    assert_int_equal(file_read(arena, path, 2, &bytes, &size, NULL), ENTENTE_TOO_LARGE);
    entente_error error;
    assert_int_equal(file_begin(&file, "/nonexistent/x", &error), ENTENTE_CANNOT_WRITE);
    assert_string_equal(error.file, "/nonexistent/x");
    arena_free(arena);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_arena_zeroes_and_jumps_when_memory_ends),
                                       cmocka_unit_test(test_map_finds_what_was_added),
                                       cmocka_unit_test(test_utf8_is_checked_as_the_standard_says),
                                       cmocka_unit_test(test_slugs_and_folds),
                                       cmocka_unit_test(test_files_appear_only_when_complete)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
