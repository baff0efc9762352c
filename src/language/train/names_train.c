/* names_train.c: trains the tagger of names: an averaged structured perceptron (Collins 2002) over all
 * corpora, with the ontology's names as gazetteer. Two cores are not needed: about two minutes on one. The
 * result depends on data and seed only. */
#include "base/file.h"
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include "knowledge/knowledge.h"
#include "language/model.h"
#include "language/names_features.h"
#include "language/train/names_classes.h"
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int train_names(int argc, char **argv);

struct name_corpus {
    const char *file;
    unsigned domain, repeats;
};
static const struct name_corpus CORPORA[] = {
    {"uner-ewt-train.iob2", NAMES_WEB, 1},
    {"btc.iob", 2, 1},
    {"wnut.iob", 3, 1},
    {"wikigold.iob", 4, 2},
    {"re3d.iob", 5, 1},
    {"crossner-politics-train.txt", NAMES_EDITED, 6},
};
/* The development parts, learned from as well for the model that ships. */
static const struct name_corpus DEVELOPMENT[] = {{"uner-ewt-dev.iob2", 1, 1},
                                                 {"crossner-politics-dev.txt", 0, 6}};

static const struct {
    const char *name;
    enum name_kind kind;
} KINDS[] = {
    {"PER", NAME_PERSON},
    {"person", NAME_PERSON},
    {"politician", NAME_PERSON},
    {"LOC", NAME_LOCATION},
    {"location", NAME_LOCATION},
    {"country", NAME_LOCATION},
    {"ORG", NAME_ORGANIZATION},
    {"organisation", NAME_ORGANIZATION},
    {"politicalparty", NAME_ORGANIZATION},
    {"event", NAME_MISC},
    {"election", NAME_MISC},
    {"misc", NAME_MISC},
    {"MISC", NAME_MISC},
};

struct labelled {
    struct sentence sentence;
    uint8_t *tags;
    uint32_t *gazetteer, *classes;
    unsigned domain;
};

struct training {
    struct arena *arena;
    struct map words;
    struct labelled *items;
    size_t count, capacity;
    struct language_model *model;
    struct gazetteer gazetteer;
    struct word_classes classes;
    double *weights, *sums; /* rows x NAMES_TAGS */
    double transitions[NAMES_TAGS * NAMES_TAGS], transition_sums[NAMES_TAGS * NAMES_TAGS];
    double step;
};

static unsigned kind_of(const char *label)
{
    if (label[0] != 'B' && label[0] != 'I') return NAME_NONE;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (label[1] == '-' && strcmp(label + 2, KINDS[i].name) == 0) return KINDS[i].kind;
    return NAME_NONE;
}

/* ---- Reading ---- */

struct line_words {
    char *form, *label;
};

/* "form<TAB>label", "form label", or UNER's columns. */
static bool split_line(char *line, bool is_uner, struct line_words *words)
{
    char *fields[8];
    size_t count = 0;
    for (char *at = strtok(line, is_uner ? "\t" : "\t "); at && count < 8;
         at = strtok(NULL, is_uner ? "\t" : "\t "))
        fields[count++] = at;
    if (count < (is_uner ? 3u : 2u)) return false;
    *words = is_uner ? (struct line_words){fields[1], fields[2]}
                     : (struct line_words){fields[0], fields[count - 1]};
    return true;
}

static const char *intern(struct training *training, const char *text)
{
    return map_intern(&training->words, text, strlen(text));
}

static void add_sentence(struct training *training, struct token *tokens, const uint8_t *tags, size_t count,
                         unsigned domain)
{
    training->items = arena_grow(training->arena, training->items, training->count, &training->capacity,
                                 sizeof *training->items);
    struct labelled *item = &training->items[training->count++];
    *item = (struct labelled){.domain = domain};
    item->sentence.count = (uint32_t)count;
    item->sentence.tokens = arena_array(training->arena, count, sizeof(struct token));
    memcpy(item->sentence.tokens, tokens, count * sizeof(struct token));
    item->tags = arena_array(training->arena, count, 1);
    memcpy(item->tags, tags, count);
    item->gazetteer = arena_array(training->arena, count, sizeof *item->gazetteer);
    item->classes = arena_array(training->arena, count, sizeof *item->classes);
}

static entente_status read_corpus(struct training *training, const char *path, unsigned domain,
                                  entente_error *error)
{
    enum { LONGEST = 120 };
    char *bytes;
    size_t size;
    entente_status status = file_read(training->arena, path, 256 << 20, &bytes, &size, error);
    if (status) return status;
    struct token tokens[LONGEST];
    uint8_t tags[LONGEST];
    size_t count = 0;
    bool is_uner = strstr(path, "uner") != NULL;
    for (char *line = bytes, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        struct line_words words;
        if (line[0] == '#' && line[1] == ' ') continue;
        if (!*line || !split_line(line, is_uner, &words)) {
            if (count) add_sentence(training, tokens, tags, count, domain);
            count = 0;
            continue;
        }
        if (count == LONGEST) continue;
        unsigned kind = kind_of(words.label);
        bool goes_on = kind && words.label[0] == 'I' && count && (tags[count - 1] + 1u) / 2 == kind;
        tags[count] = (uint8_t)(kind ? 2 * kind - !goes_on : 0);
        char *lower = text_lower(training->arena, words.form, strlen(words.form));
        tokens[count++] = (struct token){
            .form = intern(training, words.form), .lower = intern(training, lower), .space_after = true};
    }
    if (count) add_sentence(training, tokens, tags, count, domain);
    return ENTENTE_OK;
}

/* Tags and trees of all sentences by the model that is there. */
static void analyse(struct training *training)
{
    for (size_t i = 0; i < training->count; i++) {
        struct arena *arena = arena_new();
        struct analysis analysis = {.sentences = &training->items[i].sentence, .count = 1};
        language_analyse_tokens(training->model, arena, &analysis);
        struct sentence *sentence = &training->items[i].sentence;
        for (uint32_t t = 0; t < sentence->count; t++) {
            sentence->tokens[t].form = intern(training, sentence->tokens[t].form);
            char *lower =
                text_lower(training->arena, sentence->tokens[t].form, strlen(sentence->tokens[t].form));
            sentence->tokens[t].lower = intern(training, lower);
        }
        arena_free(arena);
        gazetteer_match(&training->gazetteer, sentence, training->items[i].gazetteer);
        word_classes_find(&training->classes, sentence, training->items[i].classes);
    }
}

/* ---- Gazetteer ---- */

struct gathering {
    struct gazetteer_entry *entries;
    size_t count, capacity;
    struct arena *arena;
};

static void gather(struct gathering *gathering, uint64_t hash, uint64_t bits)
{
    gathering->entries = arena_grow(gathering->arena, gathering->entries, gathering->count,
                                    &gathering->capacity, sizeof *gathering->entries);
    gathering->entries[gathering->count++] = (struct gazetteer_entry){hash, bits};
}

static uint64_t bits_of(const struct entry *entry, const struct entry_name *name)
{
    if (name->role == NAME_DEMONYM) return GAZETTEER_DEMONYM;
    switch (entry->class) {
    case CLASS_PERSON:
        return GAZETTEER_PERSON;
    case CLASS_STATE:
        return GAZETTEER_STATE;
    case CLASS_ORGANIZATION:
        return GAZETTEER_ORGANIZATION;
    case CLASS_PLACE:
        return GAZETTEER_PLACE;
    case CLASS_TREATY:
        return GAZETTEER_TREATY;
    default:
        return 0;
    }
}

/* Words as the tokeniser would part them: at blanks, hyphens and before "'s". */
static void gather_name(struct gathering *gathering, const char *name, uint64_t bits, bool is_person)
{
    char *words[NAMES_GAZETTEER_LONGEST];
    size_t count = 0;
    char *lower = text_lower(gathering->arena, name, strlen(name));
    struct text spaced;
    text_init(&spaced, gathering->arena);
    for (const char *c = lower; *c; c++) {
        bool possessive = c[0] == '\'' && c[1] == 's' && (c[2] == ' ' || !c[2]);
        if (*c == '-')
            text_add_string(&spaced, " - ");
        else if (possessive)
            text_add_string(&spaced, " '");
        else
            text_add(&spaced, c, 1);
    }
    for (char *at = strtok(spaced.bytes, " "); at; at = strtok(NULL, " ")) {
        if (count == NAMES_GAZETTEER_LONGEST) return;
        words[count++] = at;
    }
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = gazetteer_hash(hash, words[i]);
        gather(gathering, hash, i + 1 < count ? GAZETTEER_PREFIX : bits);
    }
    if (!is_person || count < 2) return;
    gather(gathering, gazetteer_hash(0, words[0]), GAZETTEER_FIRST_NAME);
    gather(gathering, gazetteer_hash(0, words[count - 1]), GAZETTEER_SURNAME);
}

static int by_hash(const void *a, const void *b)
{
    const struct gazetteer_entry *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void make_gazetteer(struct training *training, const struct knowledge *knowledge)
{
    struct gathering gathering = {.arena = training->arena};
    for (size_t i = 0; i < knowledge_count(knowledge); i++) {
        const struct entry *entry = knowledge_entry(knowledge, i);
        for (size_t n = 0; n < entry->name_count; n++) {
            uint64_t bits = bits_of(entry, &entry->names[n]);
            if (bits) gather_name(&gathering, entry->names[n].text, bits, bits == GAZETTEER_PERSON);
        }
    }
    if (gathering.count) qsort(gathering.entries, gathering.count, sizeof *gathering.entries, by_hash);
    size_t kept = 0;
    for (size_t i = 0; i < gathering.count; i++) {
        if (kept && gathering.entries[kept - 1].hash == gathering.entries[i].hash)
            gathering.entries[kept - 1].bits |= gathering.entries[i].bits;
        else
            gathering.entries[kept++] = gathering.entries[i];
    }
    training->gazetteer = (struct gazetteer){gathering.entries, kept};
}

/* ---- Learning ---- */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

enum { SCALE = 256 }; /* of scores as integers while decoding */

static void score(const struct training *training, const struct labelled *item, int32_t *scores)
{
    for (uint32_t i = 0; i < item->sentence.count; i++) {
        uint32_t rows[NAMES_FEATURES_MOST];
        double sums[NAMES_TAGS] = {0};
        size_t count = names_features(&item->sentence, i, item->gazetteer, item->classes, item->domain, rows);
        for (size_t f = 0; f < count; f++)
            for (size_t tag = 0; tag < NAMES_TAGS; tag++)
                sums[tag] += training->weights[(size_t)rows[f] * NAMES_TAGS + tag];
        for (size_t tag = 0; tag < NAMES_TAGS; tag++)
            scores[i * NAMES_TAGS + tag] = (int32_t)lrint(sums[tag] * SCALE);
    }
}

static void change(struct training *training, const struct labelled *item, const uint8_t *tags, double by)
{
    for (uint32_t i = 0; i < item->sentence.count; i++) {
        {
            uint32_t rows[NAMES_FEATURES_MOST];
            size_t count =
                names_features(&item->sentence, i, item->gazetteer, item->classes, item->domain, rows);
            for (size_t f = 0; f < count; f++) {
                training->weights[(size_t)rows[f] * NAMES_TAGS + tags[i]] += by;
                training->sums[(size_t)rows[f] * NAMES_TAGS + tags[i]] += by * training->step;
            }
        }
        if (!i) continue;
        training->transitions[tags[i - 1] * NAMES_TAGS + tags[i]] += by;
        training->transition_sums[tags[i - 1] * NAMES_TAGS + tags[i]] += by * training->step;
    }
}

static size_t learn_one(struct training *training, const struct labelled *item)
{
    enum { LONGEST = 120 };
    static int32_t scores[LONGEST * NAMES_TAGS], space[LONGEST * NAMES_TAGS], moves[NAMES_TAGS * NAMES_TAGS];
    static uint8_t back[LONGEST * NAMES_TAGS], tags[LONGEST];
    for (size_t i = 0; i < NAMES_TAGS * NAMES_TAGS; i++)
        moves[i] = (int32_t)lrint(training->transitions[i] * SCALE);
    score(training, item, scores);
    names_viterbi(scores, moves, item->sentence.count, tags, space, back);
    training->step++;
    size_t wrong = 0;
    for (uint32_t i = 0; i < item->sentence.count; i++)
        wrong += tags[i] != item->tags[i];
    if (!wrong) return 0;
    change(training, item, item->tags, 1);
    change(training, item, tags, -1);
    return wrong;
}

static void learn(struct training *training, int epochs)
{
    uint64_t random = 0x2545F4914F6CDD1Du;
    size_t *order = arena_array(training->arena, training->count + 1, sizeof *order);
    for (size_t i = 0; i < training->count; i++)
        order[i] = i;
    for (int epoch = 0; epoch < epochs; epoch++) {
        for (size_t i = training->count; i > 1; i--) {
            size_t j = (size_t)(next_random(&random) % i), swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        size_t wrong = 0, tokens = 0;
        for (size_t i = 0; i < training->count; i++) {
            wrong += learn_one(training, &training->items[order[i]]);
            tokens += training->items[order[i]].sentence.count;
        }
        fprintf(stderr, "names: epoch %d, %.3f%% wrong\n", epoch + 1, 100.0 * (double)wrong / (double)tokens);
    }
}

/* ---- The domain's words ---- */

static void count_domains(const struct training *training, int16_t *domain)
{
    static const unsigned SIDE[] = {[NAMES_EDITED] = 0, [NAMES_WEB] = 1, [2] = 1, [3] = 1, [4] = 0, [5] = 0};
    static double counts[NAMES_DOMAINS][1 << NAMES_DOMAIN_BITS];
    double totals[NAMES_DOMAINS] = {0};
    for (size_t i = 0; i < training->count; i++)
        for (uint32_t t = 0; t < training->items[i].sentence.count; t++) {
            counts[SIDE[training->items[i].domain]]
                  [names_domain_bucket(training->items[i].sentence.tokens[t].lower)]++;
            totals[SIDE[training->items[i].domain]]++;
        }
    for (size_t b = 0; b < 1u << NAMES_DOMAIN_BITS; b++) {
        double web = (counts[1][b] + 1) / (totals[1] + (1 << NAMES_DOMAIN_BITS));
        double edited = (counts[0][b] + 1) / (totals[0] + (1 << NAMES_DOMAIN_BITS));
        domain[b] = (int16_t)lrint(100 * log(web / edited));
    }
}

static entente_status save(struct training *training, const char *path, entente_error *error)
{
    size_t count = (size_t)NAMES_TAGS << NAMES_ROWS_BITS;
    double highest = 1e-9;
    for (size_t i = 0; i < count; i++) {
        training->weights[i] -= training->sums[i] / training->step;
        highest = fmax(highest, fabs(training->weights[i]));
    }
    double scale = 32000 / highest;
    if (scale > 4096) scale = 4096;
    int16_t *weights = arena_array(training->arena, count, sizeof *weights);
    int32_t *moves = arena_array(training->arena, NAMES_TAGS * NAMES_TAGS, sizeof *moves);
    int16_t *domain = arena_array(training->arena, 1 << NAMES_DOMAIN_BITS, sizeof *domain);
    for (size_t i = 0; i < count; i++)
        weights[i] = (int16_t)lrint(training->weights[i] * scale);
    for (size_t i = 0; i < NAMES_TAGS * NAMES_TAGS; i++)
        moves[i] = (int32_t)lrint((training->transitions[i] - training->transition_sums[i] / training->step) *
                                  scale);
    count_domains(training, domain);
    struct new_section sections[] = {
        {"name-weights", weights, count * sizeof *weights},
        {"name-moves", moves, sizeof(int32_t) * NAMES_TAGS * NAMES_TAGS},
        {"name-domain", domain, sizeof(int16_t) << NAMES_DOMAIN_BITS},
        {"name-classes", training->classes.items, training->classes.count * sizeof(struct word_class)},
        {"name-gazetteer", training->gazetteer.entries,
         training->gazetteer.count * sizeof(struct gazetteer_entry)},
    };
    return model_update(path, sections, sizeof sections / sizeof *sections, error);
}

struct name_options {
    const char *data, *model, *ontology;
    bool with_development;
    int epochs;
};

static entente_status read_all(struct training *training, const char *data, const struct name_corpus *corpora,
                               size_t count, entente_error *error)
{
    for (size_t i = 0; i < count; i++)
        for (unsigned repeat = 0; repeat < corpora[i].repeats; repeat++) {
            const char *path = arena_format(training->arena, "%s/ner/%s", data, corpora[i].file);
            entente_status status = read_corpus(training, path, corpora[i].domain, error);
            if (status) return status;
        }
    return ENTENTE_OK;
}

static entente_status train(const struct name_options *options, entente_error *error)
{
    struct training training = {.arena = arena_new()};
    struct knowledge *knowledge = NULL;
    map_init(&training.words, training.arena);
    entente_status status = language_model_open(options->model, &training.model, error);
    if (!status) status = knowledge_open(options->ontology, NULL, 0, &knowledge, error);
    if (!status) make_gazetteer(&training, knowledge);
    if (!status)
        status =
            word_classes_learn(training.arena, arena_format(training.arena, "%s/raw/raw.txt", options->data),
                               &training.classes, error);
    if (!status)
        status = read_all(&training, options->data, CORPORA, sizeof CORPORA / sizeof *CORPORA, error);
    if (!status && options->with_development)
        status =
            read_all(&training, options->data, DEVELOPMENT, sizeof DEVELOPMENT / sizeof *DEVELOPMENT, error);
    if (!status) {
        size_t count = (size_t)NAMES_TAGS << NAMES_ROWS_BITS;
        training.weights = calloc(count, sizeof *training.weights);
        training.sums = calloc(count, sizeof *training.sums);
        fprintf(stderr, "names: %zu sentences, %zu gazetteer entries\n", training.count,
                training.gazetteer.count);
        analyse(&training);
        language_model_close(training.model);
        training.model = NULL;
        learn(&training, options->epochs);
        status = save(&training, options->model, error);
        free(training.weights);
        free(training.sums);
    }
    language_model_close(training.model);
    knowledge_close(knowledge);
    arena_free(training.arena);
    return status;
}

int train_names(int argc, char **argv)
{
    static const struct option OPTIONS[] = {
        {"data", required_argument, NULL, 'd'},       {"model", required_argument, NULL, 'm'},
        {"ontology", required_argument, NULL, 'o'},   {"epochs", required_argument, NULL, 'e'},
        {"with-development", no_argument, NULL, 'w'}, {NULL, 0, NULL, 0}};
    struct name_options options = {.ontology = "ontology", .epochs = 10};
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        if (option == 'd')
            options.data = optarg;
        else if (option == 'm')
            options.model = optarg;
        else if (option == 'o')
            options.ontology = optarg;
        else if (option == 'e')
            options.epochs = atoi(optarg);
        else if (option == 'w')
            options.with_development = true;
        else
            return 2;
    }
    if (!options.data || !options.model) {
        fputs("usage: entente-train names --data FOLDER --model FILE [--ontology FOLDER] [--epochs N] "
              "[--with-development]\n",
              stderr);
        return 2;
    }
    entente_error error = {0};
    if (!train(&options, &error)) return 0;
    fprintf(stderr, "entente-train: %s: %s\n", error.file, error.text);
    return 3;
}
