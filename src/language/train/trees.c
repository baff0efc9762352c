/* trees.c: trains everything but names: where tokens and sentences end, lemmas, tags and trees.
 *
 * Tags and trees: vectors from raw text; two wide teachers from the treebanks and from sentences of diplomacy
 * news that the project wrote and annotated itself; the teachers' mean labels the raw text (self-training of
 * an ensemble, as tri-training does: Zhou and Li 2005); one small student learns from all of it. */
#include "language/train/trees.h"

#include "language/train/lemma_train.h"
#include "language/train/pack.h"
#include "language/train/segment_train.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEACHERS = 2, RAW_LONGEST = 80, WORD_LEAST = 3, VECTOR_EPOCHS = 5, OWN_REPEATS = 2, FILES_MOST = 4 };

static const float VECTOR_NORM = 4;

static const struct network_shape TEACHER = {
    .width = 256, .layers = 6, .recurrent = {0, 1, 0, 1, 0, 1}, .arc = 128, .label = 128};
static const struct network_shape STUDENT = {
    .width = 192, .layers = 6, .recurrent = {0, 1, 0, 1, 0, 1}, .arc = 128, .label = 128};

static const struct schedule TEACHER_SCHEDULE = {.epochs = 13, .rate = 2e-3f, .seed = 11, .log = "teacher"};
static const struct schedule STUDENT_SCHEDULE = {
    .epochs = 10, .rate = 2e-3f, .seed = 21, .raw_share = 75000, .log = "student"};

struct training {
    const struct tree_options *options;
    struct arena *arena;
    struct map words;
    struct corpus gold, raw, development[2];
    const struct corpus *development_list[2];
    struct vocabulary vocabulary;
    float *vectors;
};

/* The development parts are learned from for the model that ships, else only measured. */
static const char *const TRAIN_FILES[FILES_MOST] = {"ud/en_ewt-train.conllu", "ud/en_gum-train.conllu",
                                                    "ud/en_ewt-dev.conllu", "ud/en_gum-dev.conllu"};
static const char *const DEVELOPMENT_FILES[] = {"ud/en_ewt-dev.conllu", "ud/en_gum-dev.conllu"};

static size_t train_files(const struct training *training)
{
    return training->options->with_development ? 4 : 2;
}

static char *data_path(struct training *training, const char *name)
{
    return arena_format(training->arena, "%s/%s", training->options->data, name);
}

static entente_status read_treebanks(struct training *training, entente_error *error)
{
    corpus_init(&training->gold, training->arena, &training->words);
    for (size_t i = 0; i < train_files(training); i++) {
        entente_status status =
            corpus_read_treebank(&training->gold, data_path(training, TRAIN_FILES[i]), error);
        if (status) return status;
    }
    for (int i = 0; i < 2; i++) {
        corpus_init(&training->development[i], training->arena, &training->words);
        entente_status status =
            corpus_read_treebank(&training->development[i], data_path(training, DEVELOPMENT_FILES[i]), error);
        if (status) return status;
        training->development_list[i] = &training->development[i];
    }
    return ENTENTE_OK;
}

/* Raw text, and beside the treebanks the project's own sentences, several times over, for they are of the
 * kind that is to be read; then the words that get rows of their own. Lemmas are not learned from these
 * sentences. */
static entente_status read_more(struct training *training, entente_error *error)
{
    corpus_init(&training->raw, training->arena, &training->words);
    entente_status status =
        corpus_read_raw(&training->raw, data_path(training, "raw/raw.txt"), RAW_LONGEST, error);
    for (int i = 0; !status && training->options->own && i < OWN_REPEATS; i++)
        status = corpus_read_treebank(&training->gold, training->options->own, error);
    if (status) return status;
    vocabulary_make(&training->vocabulary, training->arena, &training->gold, &training->raw, WORD_LEAST);
    corpus_index(&training->gold, &training->vocabulary);
    corpus_index(&training->raw, &training->vocabulary);
    for (int i = 0; i < 2; i++)
        corpus_index(&training->development[i], &training->vocabulary);
    printf("%zu words of treebanks, %zu of raw text, %u words with rows of their own\n",
           training->gold.tokens, training->raw.tokens, training->vocabulary.count);
    fflush(stdout);
    return ENTENTE_OK;
}

static entente_status train_small_parts(struct training *training, entente_error *error)
{
    const char *paths[FILES_MOST];
    size_t count = train_files(training);
    for (size_t i = 0; i < count; i++)
        paths[i] = data_path(training, TRAIN_FILES[i]);
    entente_status status = segment_train(paths, count, training->options->model, error);
    for (int i = 0; !status && i < 2; i++) {
        struct segment_score score;
        const char *path = data_path(training, DEVELOPMENT_FILES[i]);
        status = segment_measure(path, training->options->model, &score, error);
        if (!status) printf("%s: tokens F1 %.4f, sentences F1 %.4f\n", path, score.tokens, score.sentences);
    }
    if (!status) status = lemma_train(&training->gold, training->options->model, error);
    fflush(stdout);
    return status;
}

static void print_accuracy(const char *label, struct parser *const *parsers, size_t count,
                           const struct training *training)
{
    for (int i = 0; i < 2; i++) {
        struct accuracy a = parser_evaluate(parsers, count, training->development_list[i]);
        double n = (double)a.tokens / 100;
        printf("%s: %s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", label, DEVELOPMENT_FILES[i],
               (double)a.upos / n, (double)a.xpos / n, (double)a.unlabelled / n, (double)a.labelled / n);
    }
    fflush(stdout);
}

static char *network_path(struct training *training, const char *name)
{
    return arena_format(training->arena, "%s/%s.net", training->options->work, name);
}

static struct parser *new_network(const struct training *training, const struct network_shape *shape,
                                  uint64_t seed)
{
    return parser_new(shape, training->vocabulary.count, training->vectors, training->vocabulary.gold, seed);
}

/* The network that an earlier run left in the work folder; NULL when there is none. */
static struct parser *find_network(struct training *training, const struct network_shape *shape,
                                   const char *name)
{
    const char *path = network_path(training, name);
    if (access(path, F_OK) != 0) return NULL;
    struct parser *parser = new_network(training, shape, 0);
    entente_error error;
    if (parser_load(parser, path, &error) == ENTENTE_OK) return parser;
    parser_free(parser);
    return NULL;
}

/* Learns a network and leaves it in the work folder; NULL when it cannot be written. */
static struct parser *learn_network(struct training *training, const struct network_shape *shape,
                                    struct schedule schedule, const char *name,
                                    const struct corpus *automatic, entente_error *error)
{
    struct parser *parser = new_network(training, shape, schedule.seed);
    schedule.threads = training->options->threads;
    schedule.log = name;
    parser_learn(parser, &training->gold, automatic, &schedule, training->development_list, 2);
    if (parser_save(parser, network_path(training, name), error) == ENTENTE_OK) return parser;
    parser_free(parser);
    return NULL;
}

/* Labels the raw text by the mean of the teachers. */
static entente_status teach(struct training *training, entente_error *error)
{
    struct parser *teachers[TEACHERS] = {NULL};
    bool all = true;
    for (int i = 0; i < TEACHERS && all; i++) {
        char name[] = {'t', 'e', 'a', 'c', 'h', 'e', 'r', (char)('1' + i), '\0'};
        struct schedule schedule = TEACHER_SCHEDULE;
        schedule.seed += (uint64_t)i;
        teachers[i] = find_network(training, &TEACHER, name);
        if (!teachers[i]) teachers[i] = learn_network(training, &TEACHER, schedule, name, NULL, error);
        all = teachers[i] != NULL;
    }
    if (all) {
        print_accuracy("teachers", teachers, TEACHERS, training);
        parser_label(teachers, TEACHERS, &training->raw, training->options->threads);
    }
    for (int i = 0; i < TEACHERS; i++)
        parser_free(teachers[i]);
    return all ? ENTENTE_OK : error->status;
}

static entente_status train_network(struct training *training, entente_error *error)
{
    const struct corpus *raw = &training->raw, *const corpora[2] = {&training->gold, &training->raw};
    entente_status status = ENTENTE_OK;
    training->vectors = vectors_learn(&training->vocabulary, &raw, 1, VECTOR_EPOCHS, VECTOR_NORM);
    struct parser *student = find_network(training, &STUDENT, "student");
    if (!student) {
        status = teach(training, error);
        if (!status) student = learn_network(training, &STUDENT, STUDENT_SCHEDULE, "student", raw, error);
        if (!status && !student) status = error->status;
    }
    if (!status)
        status = pack_parser(student, &training->vocabulary, corpora, 2, training->options->model, error);
    if (!status) print_accuracy("student", &student, 1, training);
    parser_free(student);
    free(training->vectors);
    return status;
}

entente_status trees_train(const struct tree_options *options, entente_error *error)
{
    struct training training = {.options = options, .arena = arena_new()};
    if (!training.arena) abort();
    map_init(&training.words, training.arena);
    entente_status status = read_treebanks(&training, error);
    if (!status) status = train_small_parts(&training, error);
    if (!status && !options->only_small) {
        status = read_more(&training, error);
        if (!status) status = train_network(&training, error);
    }
    arena_free(training.arena);
    return status;
}
