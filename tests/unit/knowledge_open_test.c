/* Opening the knowledge: from Turtle, from a snapshot, from broken files, without memory. */
#include "knowledge/knowledge.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PREFIXES                                                                                             \
    "@base <https://w3id.org/entente/id/> .\n"                                                               \
    "@prefix ent: <https://w3id.org/entente/ns#> .\n"                                                        \
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"

static const char STATES[] = PREFIXES
    "<state/ruritania> a ent:State ; rdfs:label \"Ruritania\" ; ent:demonym \"Ruritanian\" .\n"
    "<organization/league> a ent:Organization ; rdfs:label \"League\" ;\n"
    "  ent:membership [ ent:member <state/ruritania> ; ent:begin \"1990\" ; ent:end \"2000-06\" ] .\n"
    "<office/president> a ent:Office ; rdfs:label \"President\" ; ent:title \"president\" .\n";
static const char PEOPLE[] = PREFIXES
    "<person/rudolf> a ent:Person ; rdfs:label \"Rudolf\" ;\n"
    "  ent:term [ ent:office <office/president> ; ent:officeOf <state/ruritania> ; ent:begin \"1991-05-01\" "
    ";\n"
    "    ent:end \"1999\" ] .\n"
    "<person/flavia> a ent:Person ; rdfs:label \"Flavia\" ; ent:term [ ent:office <office/president> ;\n"
    "    ent:officeOf <state/ruritania> ; ent:begin \"2000-01-02\" ] .\n";

static char folder[] = "/tmp/entente-open-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[2][128];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void put(const char *name, const char *bytes, size_t size)
{
    FILE *file = fopen(in_folder(name), "wb");
    assert_non_null(file);
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    put("a.ttl", STATES, strlen(STATES));
    put("b.ttl", PEOPLE, strlen(PEOPLE));
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"a.ttl", "b.ttl", "c.ttl", "knowledge.snapshot", "more.nt", "d.txt"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        remove(in_folder(NAMES[i]));
    return rmdir(folder);
}

/* What is asked of each way to open it. */
static void assert_sound(const struct knowledge *knowledge)
{
    struct date when = {1995, 3, 0}, later = {2005, 0, 0}, none = {0, 0, 0};
    const struct entry *state = knowledge_by_iri(knowledge, "state/ruritania");
    const struct entry *league = knowledge_by_iri(knowledge, "organization/league");
    const struct office *office = knowledge_office_by_title(knowledge, "president", 9);
    assert_int_equal(knowledge_count(knowledge), 4);
    assert_string_equal(knowledge_entry(knowledge, 0)->iri, "organization/league");
    assert_null(knowledge_entry(knowledge, 4));
    assert_non_null(state);
    assert_non_null(office);
    assert_string_equal(knowledge_holder(knowledge, office, state, when)->person->iri, "person/rudolf");
    assert_string_equal(knowledge_holder(knowledge, office, state, later)->person->iri, "person/flavia");
    assert_string_equal(knowledge_holder(knowledge, office, state, none)->person->iri, "person/flavia");
    assert_null(knowledge_holder(knowledge, office, league, none));
    assert_true(knowledge_is_member(knowledge, state, league, when));
    assert_false(knowledge_is_member(knowledge, state, league, later));
    assert_int_equal(state->term_count, 2);
    size_t count;
    const struct knowledge_statement *about =
        knowledge_about(knowledge, "https://w3id.org/entente/id/state/ruritania", &count);
    assert_int_equal(count, 3);
    assert_string_equal(about[1].object, "Ruritania");
    assert_string_equal(about[1].datatype, "");
    assert_null(about[0].datatype);
}

static struct knowledge *open_folder(void)
{
    struct knowledge *knowledge = NULL;
    entente_error error = {0};
    assert_int_equal(knowledge_open(folder, NULL, 0, &knowledge, &error), ENTENTE_OK);
    return knowledge;
}

static void test_snapshot_gives_the_same(void **state)
{
    (void)state;
    struct knowledge *read = open_folder();
    assert_sound(read);
    assert_int_equal(knowledge_compile(folder, NULL), ENTENTE_OK);
    struct knowledge *fast = open_folder();
    assert_sound(fast);
    assert_string_equal(knowledge_version(read), knowledge_version(fast));
    knowledge_close(read);
    knowledge_close(fast);
}

static void test_files_behind_a_snapshot(void **state)
{
    (void)state;
    static const char MORE[] =
        PREFIXES "<state/ruritania> ent:demonym \"Ruritanisch\" .\n"
                 "<person/black-michael> a ent:Person ; rdfs:label \"Black Michael\" ;\n"
                 "  ent:term [ ent:office <office/president> ] .\n";
    put("more.nt", MORE, strlen(MORE));
    const char *more[] = {in_folder("more.nt")};
    struct knowledge *knowledge;
    assert_int_equal(knowledge_open(folder, more, 1, &knowledge, NULL), ENTENTE_OK);
    size_t count;
    assert_int_equal(knowledge_count(knowledge), 5);
    assert_non_null(knowledge_lookup(knowledge, "Ruritanisch", 11, &count));
    assert_int_equal(knowledge_by_iri(knowledge, "person/black-michael")->term_count, 1);
    struct knowledge *plain = open_folder();
    assert_string_not_equal(knowledge_version(knowledge), knowledge_version(plain));
    knowledge_close(plain);
    knowledge_close(knowledge);
}

/* A snapshot that is cut, or has a wrong byte, is not taken or does no harm. */
static void test_damaged_snapshots(void **state)
{
    (void)state;
    assert_int_equal(knowledge_compile(folder, NULL), ENTENTE_OK);
    FILE *file = fopen(in_folder("knowledge.snapshot"), "rb");
    char bytes[16384];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_true(size > 500 && size < sizeof bytes);
    for (size_t i = 0; i < size; i += i < 64 ? 1 : 37) {
        put("knowledge.snapshot", bytes, i);
        struct knowledge *knowledge = open_folder();
        assert_sound(knowledge);
        knowledge_close(knowledge);
        bytes[i] = (char)(bytes[i] ^ 0x55);
        put("knowledge.snapshot", bytes, size);
        knowledge = open_folder();
        knowledge_close(knowledge);
        bytes[i] = (char)(bytes[i] ^ 0x55);
    }
    remove(in_folder("knowledge.snapshot"));
}

static void assert_fault(const char *turtle, size_t line, const char *text)
{
    struct knowledge *knowledge;
    entente_error error = {0};
    put("c.ttl", turtle, strlen(turtle));
    assert_int_equal(knowledge_open(folder, NULL, 0, &knowledge, &error), ENTENTE_BAD_KNOWLEDGE);
    assert_int_equal(error.line, line);
    assert_non_null(strstr(error.file, "c.ttl"));
    if (text) assert_non_null(strstr(error.text, text));
    remove(in_folder("c.ttl"));
}

static void test_broken_files(void **state)
{
    (void)state;
    assert_fault("<a> <b> .\n", 1, NULL);
    assert_fault("\n\n<a> nope:b <c> .\n", 3, NULL);
    assert_fault("\n# \xFF\n", 2, "UTF-8");
    struct knowledge *knowledge;
    entente_error error = {0};
    assert_int_equal(knowledge_open("/nonexistent", NULL, 0, &knowledge, &error), ENTENTE_NOT_FOUND);
    put("d.txt", "no Turtle", 9); /* not read: it does not end in .ttl */
    knowledge_close(open_folder());
}

static void test_without_memory(void **state)
{
    (void)state;
    entente_status status = ENTENTE_NO_MEMORY;
    for (unsigned long n = 1; status == ENTENTE_NO_MEMORY && n < 1000; n++) {
        struct knowledge *knowledge = NULL;
        arena_fail_after(n);
        status = knowledge_open(folder, NULL, 0, &knowledge, NULL);
        arena_fail_after(0);
        if (!status) knowledge_close(knowledge);
    }
    assert_int_equal(status, ENTENTE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_snapshot_gives_the_same), cmocka_unit_test(test_files_behind_a_snapshot),
        cmocka_unit_test(test_damaged_snapshots), cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_without_memory)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
