/* Names: folding, spellings, the automaton, bodies of states, on a small ontology of the test's own. */
#include "knowledge/fold.h"
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
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"                                              \
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"

static const char ONTOLOGY[] = PREFIXES
    "<state/ruritania> a ent:State ; rdfs:label \"Ruritania\" ; skos:altLabel \"Kingdom of Ruritania\" ;\n"
    "  ent:acronym \"R.K.\" ; ent:demonym \"Ruritanian\", \"Ruritanians\" ; ent:capital <place/strelsau> ; "
    "ent:prior 0.5 .\n"
    "<state/gambia> a ent:State ; rdfs:label \"The Gambia\" ; ent:demonym \"Gambian\" ; ent:familyNameFirst "
    "true .\n"
    "<place/strelsau> a ent:Place ; rdfs:label \"Strelsau\" ; ent:kind \"city\" ; ent:locatedIn "
    "<state/ruritania> .\n"
    "<place/sanaa> a ent:Place ; rdfs:label \"Sana'a\" .\n"
    "<place/district> a ent:Place ; rdfs:label \"Strelsau, D.C.\" .\n"
    "<person/sergey-orlovsky> a ent:Person ; rdfs:label \"Sergey Orlovsky\" .\n"
    "<person/kim-jong-hyun> a ent:Person ; rdfs:label \"Kim Jong-hyun\" ; ent:familyName \"Kim\" ; "
    "ent:citizenOf <state/gambia> .\n"
    "<person/jurgen-schroder> a ent:Person ; rdfs:label \"Jürgen Schröder\" .\n"
    "<person/amina-mohamed> a ent:Person ; rdfs:label \"Amina Mohamed\" ; ent:prior 0.9 .\n"
    "<person/amina-mohammed> a ent:Person ; rdfs:label \"Amina Mohammed\" .\n"
    "<person/john-carter> a ent:Person ; rdfs:label \"John Carter\" .\n"
    "<organization/rato> a ent:Organization ; rdfs:label \"RATO\" ; ent:acronym \"START\" .\n"
    "<organization/royal-court> a ent:Organization ; rdfs:label \"Royal Court\" ; ent:partOf "
    "<state/ruritania> ; ent:fills <body/court> .\n"
    "<equipment/missile> a ent:Equipment ; rdfs:label \"ballistic missile\" .\n"
    "<body/foreign-ministry> a ent:BodyPattern ; rdfs:label \"{demonym} Foreign Ministry\" ; ent:kind "
    "\"ministry\" ;\n"
    "  ent:head \"foreign ministry\", \"ministry of foreign affairs\" .\n"
    "<body/court> a ent:BodyPattern ; rdfs:label \"{demonym} Court\" ; ent:head \"court\" .\n"
    "<body/embassy> a ent:BodyPattern ; rdfs:label \"{demonym} Embassy\" ; ent:hasPlace true ; ent:head "
    "\"embassy\" .\n"
    "<words/spelling> a ent:WordList ; ent:variants \"sergei=sergey defence=defense mohamed=muhammad "
    "mohammed=muhammad\" .\n"
    "<words/common-word> a ent:WordList ; ent:word \"start\" .\n"
    "<office/defense-minister> a ent:Office ; rdfs:label \"Defense Minister\" ; ent:title \"defense "
    "minister\" .\n";

static char folder[] = "/tmp/entente-names-XXXXXX";
static char path[64];
static struct knowledge *knowledge;

static int open_knowledge(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/a.ttl", folder);
    FILE *file = fopen(path, "w");
    fputs(ONTOLOGY, file);
    fclose(file);
    entente_error error = {0};
    entente_status status = knowledge_open(folder, NULL, 0, &knowledge, &error);
    if (status) print_message("%s:%zu: %s\n", error.file, error.line, error.text);
    return status;
}

static int close_knowledge(void **state)
{
    (void)state;
    knowledge_close(knowledge);
    remove(path);
    return rmdir(folder);
}

/* ---- Words ---- */

static void assert_words(const char *text, const char *expected)
{
    char words[400] = "";
    struct folded_word word;
    for (size_t at = 0; fold_next(text, strlen(text), &at, &word);) {
        if (*words) strcat(words, " ");
        strcat(words, word.key);
        assert_int_equal(word.hash, fold_hash(word.key, word.size));
    }
    assert_string_equal(words, expected);
}

static void test_words(void **state)
{
    (void)state;
    assert_words("Kim Jong-un", "kim jong un");
    assert_words("Sana'a, Xi'an", "sanaa xian");
    assert_words("Iran's", "iran s");
    assert_words("Iran\xE2\x80\x99s", "iran s");
    assert_words("the U.S. Army", "the us army");
    assert_words("the U.S.", "the us");
    assert_words("J.D. Vance", "jd vance");
    assert_words("J. Vance", "j vance");
    assert_words("Côte d'Ivoire", "cote divoire");
    assert_words("Erdoğan Łódź Đà Nẵng", "erdogan lodz da nang");
    assert_words("Сергей Лавров", "sergey lavrov");
    assert_words("Αθήνα", "athina");
    assert_words("თბილისი", "tbilisi");
    assert_words("F-16 MiG29", "f 16 mig29");
    assert_words("\xFF\xFE"
                 "ab\xC3",
                 "ab");
    assert_words("OPEC+ 2+2", "opec+ 2 2");
    assert_words("", "");
    assert_words(" '.' -", "");
}

/* ---- Look-up ---- */

static const char *first(const char *name)
{
    size_t count;
    const struct candidate *candidates = knowledge_lookup(knowledge, name, strlen(name), &count);
    return count ? candidates[0].entry->iri : "";
}

static void test_spellings(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        {"SERGEI ORLOVSKY", "person/sergey-orlovsky"},
        {"Sergey Orlovskiy", "person/sergey-orlovsky"},
        {"Sergei Orlovski", "person/sergey-orlovsky"},
        {"Сергей Орловский", "person/sergey-orlovsky"},
        {"Sergio Orlovsky", ""},
        {"Kim Jong Hyun", "person/kim-jong-hyun"},
        {"Kim Jonghyun", "person/kim-jong-hyun"},
        {"Jong-hyun Kim", "person/kim-jong-hyun"},
        {"Kim", ""},
        {"Jurgen Schroder", "person/jurgen-schroder"},
        {"Juergen Schroeder", "person/jurgen-schroder"},
        {"Gambia", "state/gambia"},
        {"the gambia", "state/gambia"},
        {"Sanaa", "place/sanaa"},
        {"RK", "state/ruritania"},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        assert_string_equal(first(PAIRS[i][0]), PAIRS[i][1]);
}

/* ---- Matching ---- */

/* "begin-end:iri" of the best candidate of each match, but those of `skip`. */
static void assert_matches(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    char found[1000] = "";
    size_t count;
    const struct name_match *matches = knowledge_match(knowledge, arena, text, strlen(text), &count);
    for (size_t i = 0; i < count; i++) {
        const char *slash = strchr(matches[i].candidates[0].entry->iri, '/');
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s=%s", i ? " | " : "",
                 (int)(matches[i].end - matches[i].begin), text + matches[i].begin, slash + 1);
    }
    assert_string_equal(found, expected);
    arena_free(arena);
}

static void test_matches(void **state)
{
    (void)state;
    assert_matches("Ruritania and ruritania", "Ruritania=ruritania");
    assert_matches("Ruritanian ruritanians", "Ruritanian=ruritania");
    assert_matches("Ballistic missile, ballistic missile",
                   "Ballistic missile=missile | ballistic missile=missile");
    assert_matches("RATO, Rato, rato", "RATO=rato | Rato=rato");
    assert_matches("START. Start. start", "START=rato");
    assert_matches("John F. Carter", "John F. Carter=john-carter");
    assert_matches("Amina Mohammed", "Amina Mohammed=amina-mohammed");
    assert_matches("Amina Mohamed", "Amina Mohamed=amina-mohamed");
    assert_matches("Amina Muhammad", "Amina Muhammad=amina-mohamed");
    assert_matches("John. Carter", "");
    assert_matches("John\n\nCarter", "");
    assert_matches("John\nCarter", "John\nCarter=john-carter");
    assert_matches("Strelsau, D.C.", "Strelsau, D.C.=district | Strelsau=ruritania");
    assert_matches("the R.K. said", "R.K.=ruritania");
    assert_matches("", "");
}

static void test_bodies(void **state)
{
    (void)state;
    assert_matches("The Ruritanian Foreign Ministry",
                   "Ruritanian Foreign Ministry=ruritania-foreign-ministry | Ruritanian=ruritania");
    assert_matches(
        "Ruritania's ministry of foreign affairs",
        "Ruritania's ministry of foreign affairs=ruritania-foreign-ministry | Ruritania=ruritania");
    assert_matches("the Ministry of Foreign Affairs of the Kingdom of Ruritania",
                   "Ministry of Foreign Affairs of the Kingdom of Ruritania=ruritania-foreign-ministry | "
                   "Kingdom of Ruritania=ruritania | Ruritania=ruritania");
    assert_matches("Ruritania. Foreign Ministry", "Ruritania=ruritania");
    assert_matches("the Ruritanian court", "Ruritanian court=royal-court | Ruritanian=ruritania");
    assert_matches(
        "Gambian Embassy in Strelsau",
        "Gambian Embassy in Strelsau=gambia-embassy-strelsau | Gambian=gambia | Strelsau=ruritania");
    assert_string_equal(first("Gambian Foreign Ministry"), "organization/gambia-foreign-ministry");
    const struct entry *body = knowledge_by_iri(knowledge, "organization/gambia-foreign-ministry");
    assert_non_null(body);
    assert_string_equal(body->label, "Gambian Foreign Ministry");
    assert_string_equal(body->part_of->iri, "state/gambia");
    assert_string_equal(body->kind, "ministry");
    const struct entry *state_entry = knowledge_by_iri(knowledge, "state/ruritania");
    assert_string_equal(knowledge_body(knowledge, state_entry, "court", 5)->iri, "organization/royal-court");
    assert_null(knowledge_body(knowledge, state_entry, "bakery", 6));
    assert_null(knowledge_by_iri(knowledge, "organization/atlantis-foreign-ministry"));
}

static void test_titles(void **state)
{
    (void)state;
    assert_non_null(knowledge_office_by_title(knowledge, "Defence Minister", 16));
    assert_null(knowledge_office_by_title(knowledge, "defense minister,", 17));
    assert_null(knowledge_office_by_title(knowledge, "minister", 8));
    assert_null(knowledge_office_by_title(knowledge, "", 0));
}

/* A long text without any stop, and one with many stretches. */
static void test_long_texts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    enum { REPEATS = 20000 };
    static const char *const PIECES[] = {"John Carter ", "John Carter. ", "Gambian Embassy in Strelsau, "};
    for (size_t p = 0; p < sizeof PIECES / sizeof *PIECES; p++) {
        size_t size = strlen(PIECES[p]), count;
        char *text = arena_alloc(arena, size * REPEATS + 1);
        for (size_t i = 0; i < REPEATS; i++)
            memcpy(text + i * size, PIECES[p], size);
        const struct name_match *matches = knowledge_match(knowledge, arena, text, size * REPEATS, &count);
        assert_int_equal(count, REPEATS * (p == 2 ? 3 : 1));
        assert_int_equal(matches[count - 1].begin / size, REPEATS - 1);
        assert_ptr_equal(matches[0].candidates[0].entry,
                         matches[count - (p == 2 ? 3 : 1)].candidates[0].entry);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words),   cmocka_unit_test(test_spellings),
                                       cmocka_unit_test(test_matches), cmocka_unit_test(test_bodies),
                                       cmocka_unit_test(test_titles),  cmocka_unit_test(test_long_texts)};
    return cmocka_run_group_tests(tests, open_knowledge, close_knowledge);
}
