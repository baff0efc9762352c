/* names_train.c: makes the tagger of names: reads the corpora, analyses them with the model that is there,
 * makes the gazetteer from the ontology and classes of words from raw text, lets names_learn.c learn, and
 * puts the result into the model. A few minutes on one core. The result depends on data and seed only. */
#include "base/file.h"
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include "knowledge/knowledge.h"
#include "language/model.h"
#include "language/names_features.h"
#include "language/train/names_classes.h"
#include "language/train/names_gum.h"
#include "language/train/names_learn.h"
#include "language/train/pack.h"
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
    {"ner/uner-ewt-train.iob2", NAMES_WEB, 1},
    {"ner/btc.iob", 2, 1},
    {"ner/wnut.iob", 3, 1},
    {"ner/wikigold.iob", 4, 2},
    {"ner/re3d.iob", 5, 1},
    {"ud/en_gum-train.conllu", 6, 1},
    {"ner/crossner-politics-train.txt", NAMES_EDITED, 6},
};
/* The development parts, learned from as well for the model that ships. */
static const struct name_corpus DEVELOPMENT[] = {{"ner/uner-ewt-dev.iob2", 1, 1},
                                                 {"ner/crossner-politics-dev.txt", 0, 6}};

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

struct training {
    struct arena *arena;
    struct map words;
    struct labelled *items;
    size_t count, capacity;
    struct language_model *model;
    struct gazetteer gazetteer;
    struct word_classes classes;
    size_t depth; /* bytes of a token's states */
};

static unsigned kind_of(const char *label)
{
    if (label[0] != 'B' && label[0] != 'I') return NAME_NONE;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (label[1] == '-' && strcmp(label + 2, KINDS[i].name) == 0) return KINDS[i].kind;
    return NAME_NONE;
}

/* The tag of a label: the inside of a name only behind one of the same kind. */
static uint8_t tag_of(const char *label, unsigned before)
{
    unsigned kind = kind_of(label);
    bool goes_on = kind && label[0] == 'I' && (before + 1) / 2 == kind;
    return (uint8_t)(kind ? 2 * kind - !goes_on : 0);
}

/* ---- Reading ---- */

enum { LONGEST = 120 };   /* words of a sentence that are learned from */
enum { OWN_REPEATS = 3 }; /* times that the project's own sentences are */

/* How a corpus writes a word and its name: "form<TAB>label" or "form label"; UNER's columns; CoNLL-U whose
 * last column tells names ("Name=B-ORG"), of which a sentence without a name teaches nothing, for its names
 * may be untold. */
enum corpus_layout { LAYOUT_PAIRS, LAYOUT_UNER, LAYOUT_OWN };

struct line_words {
    char *form, *label;
};

static bool split_line(char *line, enum corpus_layout layout, struct line_words *words)
{
    static char none[] = "O";
    enum { PAIRS = 8, COLUMNS = 10 };
    char *fields[COLUMNS];
    size_t count = 0, most = layout == LAYOUT_OWN ? COLUMNS : PAIRS;
    const char *blanks = layout == LAYOUT_PAIRS ? "\t " : "\t";
    for (char *at = strtok(line, blanks); at && count < most; at = strtok(NULL, blanks))
        fields[count++] = at;
    if (count < (layout == LAYOUT_PAIRS ? 2u : 3u)) return false;
    if (layout == LAYOUT_OWN) {
        char *name = strstr(fields[count - 1], "Name=");
        if (name) name[strcspn(name, "|")] = '\0';
        *words = (struct line_words){fields[1], name ? name + strlen("Name=") : none};
    } else
        *words = layout == LAYOUT_UNER ? (struct line_words){fields[1], fields[2]}
                                       : (struct line_words){fields[0], fields[count - 1]};
    return true;
}

static const char *intern(struct training *training, const char *text)
{
    return map_intern(&training->words, text, strlen(text));
}

static struct token new_token(struct training *training, const char *form)
{
    char *lower = text_lower(training->arena, form, strlen(form));
    return (struct token){
        .form = intern(training, form), .lower = intern(training, lower), .space_after = true};
}

static void add_sentence(struct training *training, struct token *tokens, const uint8_t *tags, size_t count,
                         unsigned domain)
{
    training->items = arena_grow(training->arena, training->items, training->count, &training->capacity,
                                 sizeof *training->items);
    struct labelled *item = &training->items[training->count++];
    *item = (struct labelled){.view = {.domain = domain}};
    item->sentence.count = (uint32_t)count;
    item->sentence.tokens = arena_array(training->arena, count, sizeof(struct token));
    memcpy(item->sentence.tokens, tokens, count * sizeof(struct token));
    uint8_t *copy = arena_array(training->arena, count, 1);
    memcpy(copy, tags, count);
    item->tags = copy;
}

static entente_status read_corpus(struct training *training, const char *path, enum corpus_layout layout,
                                  unsigned domain, entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(training->arena, path, 256 << 20, &bytes, &size, error);
    if (status) return status;
    struct token tokens[LONGEST];
    uint8_t tags[LONGEST];
    size_t count = 0;
    bool teaches = layout != LAYOUT_OWN;
    for (char *line = bytes, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        struct line_words words;
        if (line[0] == '#' && line[1] == ' ') continue;
        if (!*line || !split_line(line, layout, &words)) {
            if (count && teaches) add_sentence(training, tokens, tags, count, domain);
            count = 0;
            teaches = layout != LAYOUT_OWN;
            continue;
        }
        if (count == LONGEST) continue;
        tags[count] = tag_of(words.label, count ? tags[count - 1] : 0);
        teaches = teaches || tags[count];
        tokens[count++] = new_token(training, words.form);
    }
    if (count && teaches) add_sentence(training, tokens, tags, count, domain);
    return ENTENTE_OK;
}

struct gum_user {
    struct training *training;
    unsigned domain;
};

static void take_gum(void *user, const char *const *forms, const uint8_t *tags, size_t count)
{
    struct gum_user *reader = user;
    struct training *training = reader->training;
    struct token *tokens = arena_array(training->arena, count, sizeof *tokens);
    for (size_t i = 0; i < count; i++)
        tokens[i] = new_token(training, forms[i]);
    add_sentence(training, tokens, tags, count, reader->domain);
}

static entente_status read_treebank(struct training *training, const char *path, unsigned domain,
                                    entente_error *error)
{
    char *bytes;
    size_t size;
    entente_status status = file_read(training->arena, path, 256 << 20, &bytes, &size, error);
    if (!status) gum_read(bytes, take_gum, &(struct gum_user){training, domain});
    return status;
}

/* Copies of every other sentence of the web that has names, in lower case, as many write there. */
static void add_lower_case(struct training *training)
{
    size_t count = training->count, met = 0;
    for (size_t i = 0; i < count; i++) {
        const struct labelled item = training->items[i];
        struct token tokens[LONGEST];
        bool has_name = false;
        for (uint32_t t = 0; t < item.sentence.count; t++) {
            has_name = has_name || item.tags[t];
            tokens[t] = item.sentence.tokens[t];
            tokens[t].form = tokens[t].lower;
        }
        if (item.view.domain == NAMES_WEB && has_name && met++ % 2 == 0)
            add_sentence(training, tokens, item.tags, item.sentence.count, item.view.domain);
    }
}

/* Tags, trees and states of all sentences by the model that is there. */
static void analyse(struct training *training)
{
    for (size_t i = 0; i < training->count; i++) {
        struct arena *arena = arena_new();
        struct labelled *item = &training->items[i];
        struct sentence *sentence = &item->sentence;
        struct analysis analysis = {.sentences = sentence, .count = 1};
        language_analyse_tokens(training->model, arena, &analysis);
        for (uint32_t t = 0; t < sentence->count; t++) {
            sentence->tokens[t].form = intern(training, sentence->tokens[t].form);
            char *lower =
                text_lower(training->arena, sentence->tokens[t].form, strlen(sentence->tokens[t].form));
            sentence->tokens[t].lower = intern(training, lower);
        }
        uint8_t *states = arena_array(training->arena, sentence->count, training->depth);
        memcpy(states, analysis.states, sentence->count * training->depth);
        item->states = states;
        arena_free(arena);
    }
}

/* What the tagger looks at. Sentences that follow each other in a corpus count as a text. */
static void look(struct training *training)
{
    struct names_view *views = arena_array(training->arena, training->count, sizeof *views);
    for (size_t i = 0; i < training->count; i++) {
        names_look(training->arena, &training->items[i].sentence, &training->gazetteer, &training->classes,
                   &views[i]);
        views[i].domain = training->items[i].view.domain;
    }
    for (size_t i = 0, end; i < training->count; i = end) {
        for (end = i; end < training->count && views[end].domain == views[i].domain;)
            end++;
        names_company(training->arena, views + i, end - i);
    }
    for (size_t i = 0; i < training->count; i++)
        training->items[i].view = views[i];
}

/* ---- Gazetteer ---- */

struct gathering {
    uint64_t *entries;
    size_t count, capacity;
    struct arena *arena;
};

static void gather(struct gathering *gathering, uint64_t hash, uint64_t bits)
{
    gathering->entries = arena_grow(gathering->arena, gathering->entries, gathering->count,
                                    &gathering->capacity, sizeof *gathering->entries);
    gathering->entries[gathering->count++] = hash >> GAZETTEER_BITS << GAZETTEER_BITS | bits;
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

/* Names of people's parts, firms and places beside those of the ontology: lines "kind: name, name, ...". */
static entente_status gather_list(struct gathering *gathering, const char *path, entente_error *error)
{
    static const struct {
        const char *kind;
        uint64_t bits;
    } LISTS[] = {{"given: ", GAZETTEER_FIRST_NAME},
                 {"surname: ", GAZETTEER_SURNAME},
                 {"organization: ", GAZETTEER_ORGANIZATION},
                 {"place: ", GAZETTEER_PLACE}};
    char *bytes, *lines, *names;
    size_t size;
    entente_status status = file_read(gathering->arena, path, 1 << 20, &bytes, &size, error);
    if (status) return status;
    for (char *line = strtok_r(bytes, "\n", &lines); line; line = strtok_r(NULL, "\n", &lines))
        for (size_t l = 0; l < sizeof LISTS / sizeof *LISTS; l++) {
            size_t length = strlen(LISTS[l].kind);
            if (strncmp(line, LISTS[l].kind, length) != 0) continue;
            for (char *name = strtok_r(line + length, ",", &names); name; name = strtok_r(NULL, ",", &names))
                gather_name(gathering, name + strspn(name, " "), LISTS[l].bits, false);
            break;
        }
    return ENTENTE_OK;
}

static int by_number(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static entente_status make_gazetteer(struct training *training, const struct knowledge *knowledge,
                                     const char *const *lists, size_t list_count, entente_error *error)
{
    entente_status status = ENTENTE_OK;
    struct gathering gathering = {.arena = training->arena};
    for (size_t i = 0; i < knowledge_count(knowledge); i++) {
        const struct entry *entry = knowledge_entry(knowledge, i);
        for (size_t n = 0; n < entry->name_count; n++) {
            uint64_t bits = bits_of(entry, &entry->names[n]);
            if (bits) gather_name(&gathering, entry->names[n].text, bits, bits == GAZETTEER_PERSON);
        }
    }
    for (size_t i = 0; !status && i < list_count; i++)
        status = gather_list(&gathering, lists[i], error);
    if (status) return status;
    if (gathering.count) qsort(gathering.entries, gathering.count, sizeof *gathering.entries, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < gathering.count; i++) {
        if (kept && (gathering.entries[kept - 1] ^ gathering.entries[i]) >> GAZETTEER_BITS == 0)
            gathering.entries[kept - 1] |= gathering.entries[i];
        else
            gathering.entries[kept++] = gathering.entries[i];
    }
    training->gazetteer = (struct gazetteer){gathering.entries, kept};
    return ENTENTE_OK;
}

/* ---- The domain's words ---- */

static void count_domains(const struct training *training, int16_t *domain)
{
    static const unsigned SIDE[] = {
        [NAMES_EDITED] = 0, [NAMES_WEB] = 1, [2] = 1, [3] = 1, [4] = 0, [5] = 0, [6] = 0};
    static double counts[NAMES_DOMAINS][1 << NAMES_DOMAIN_BITS];
    double totals[NAMES_DOMAINS] = {0};
    for (size_t i = 0; i < training->count; i++)
        for (uint32_t t = 0; t < training->items[i].sentence.count; t++) {
            counts[SIDE[training->items[i].view.domain]]
                  [names_domain_bucket(training->items[i].view.words[t].word)]++;
            totals[SIDE[training->items[i].view.domain]]++;
        }
    for (size_t b = 0; b < 1u << NAMES_DOMAIN_BITS; b++) {
        double web = (counts[1][b] + 1) / (totals[1] + (1 << NAMES_DOMAIN_BITS));
        double edited = (counts[0][b] + 1) / (totals[0] + (1 << NAMES_DOMAIN_BITS));
        domain[b] = (int16_t)lrint(100 * log(web / edited));
    }
}

/* ---- Saving ---- */

static int8_t to_steps(float value)
{
    float steps = value * NAMES_STEPS;
    return (int8_t)(steps > INT8_MAX ? INT8_MAX : steps < -INT8_MAX ? -INT8_MAX : lrintf(steps));
}

/* Keeps the rows of weights that are not all zero, behind one that is; how many bytes. */
static size_t keep_rows(const int8_t *all, struct names_kept *kept, int8_t *weights)
{
    size_t count = 0;
    for (size_t row = 0; row < (size_t)1 << NAMES_ROWS_BITS; row++) {
        struct names_kept *block = &kept[row >> 6];
        bool is_zero = true;
        if (!(row & 63)) block->before = count;
        for (size_t tag = 0; tag < NAMES_TAGS; tag++)
            is_zero = is_zero && !all[row * NAMES_TAGS + tag];
        if (is_zero) continue;
        block->rows |= (uint64_t)1 << (row & 63);
        memcpy(weights + ++count * NAMES_TAGS, all + row * NAMES_TAGS, NAMES_TAGS);
    }
    return (count + 1) * NAMES_TAGS;
}

static entente_status save(struct training *training, const struct names_weights *learnt, const char *path,
                           entente_error *error)
{
    size_t count = (size_t)NAMES_TAGS << NAMES_ROWS_BITS;
    int8_t *all = arena_array(training->arena, count, sizeof *all);
    int8_t *weights = arena_array(training->arena, count + NAMES_TAGS, sizeof *weights);
    struct names_kept *kept = arena_array(training->arena, NAMES_KEPT_BLOCKS, sizeof *kept);
    int32_t *moves = arena_array(training->arena, NAMES_TAGS * NAMES_TAGS, sizeof *moves);
    int16_t *domain = arena_array(training->arena, 1 << NAMES_DOMAIN_BITS, sizeof *domain);
    for (size_t i = 0; i < count; i++)
        all[i] = to_steps(learnt->sparse[i]);
    for (size_t i = 0; i < NAMES_TAGS * NAMES_TAGS; i++)
        moves[i] = (int32_t)lrintf(learnt->moves[i] * NAMES_UNIT);
    struct buffer dense = {0};
    const uint32_t sizes[2][2] = {{(uint32_t)training->depth, NAMES_HIDDEN * NAMES_VOICES},
                                  {NAMES_HIDDEN * NAMES_VOICES, NAMES_OUT}};
    pack_matrix(&dense, learnt->hidden, learnt->hidden_bias, sizes[0]);
    pack_matrix(&dense, learnt->output, learnt->output_bias, sizes[1]);
    count_domains(training, domain);
    struct new_section sections[] = {
        {"names-kept", kept, NAMES_KEPT_BLOCKS * sizeof *kept},
        {"names-weights", weights, keep_rows(all, kept, weights)},
        {"names-moves", moves, sizeof(int32_t) * NAMES_TAGS * NAMES_TAGS},
        {"names-domain", domain, sizeof(int16_t) << NAMES_DOMAIN_BITS},
        {"names-classes", training->classes.items, training->classes.count * sizeof(struct word_class)},
        {"names-dense", dense.bytes, dense.size},
        {"names-known", training->gazetteer.entries, training->gazetteer.count * sizeof(uint64_t)},
    };
    entente_status status = model_update(path, sections, sizeof sections / sizeof *sections, error);
    free(dense.bytes);
    return status;
}

enum { LISTS_MOST = 4 };

struct name_options {
    const char *data, *model, *ontology, *own;
    const char *lists[LISTS_MOST]; /* of names beside the ontology's */
    size_t list_count;
    bool with_development;
    int epochs;
};

static entente_status read_all(struct training *training, const char *data, const struct name_corpus *corpora,
                               size_t count, entente_error *error)
{
    for (size_t i = 0; i < count; i++)
        for (unsigned repeat = 0; repeat < corpora[i].repeats; repeat++) {
            const char *path = arena_format(training->arena, "%s/%s", data, corpora[i].file);
            enum corpus_layout layout = strstr(path, "uner") ? LAYOUT_UNER : LAYOUT_PAIRS;
            entente_status status = strstr(path, ".conllu")
                                        ? read_treebank(training, path, corpora[i].domain, error)
                                        : read_corpus(training, path, layout, corpora[i].domain, error);
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
    if (!status) status = make_gazetteer(&training, knowledge, options->lists, options->list_count, error);
    if (!status)
        status =
            word_classes_learn(training.arena, arena_format(training.arena, "%s/raw/raw.txt", options->data),
                               &training.classes, error);
    if (!status)
        status = read_all(&training, options->data, CORPORA, sizeof CORPORA / sizeof *CORPORA, error);
    for (int i = 0; !status && options->own && i < OWN_REPEATS; i++)
        status = read_corpus(&training, options->own, LAYOUT_OWN, NAMES_EDITED, error);
    if (!status && options->with_development)
        status =
            read_all(&training, options->data, DEVELOPMENT, sizeof DEVELOPMENT / sizeof *DEVELOPMENT, error);
    if (!status) {
        add_lower_case(&training);
        fprintf(stderr, "names: %zu sentences, %zu gazetteer entries\n", training.count,
                training.gazetteer.count);
        training.depth = language_states_width(training.model);
        analyse(&training);
        look(&training);
        language_model_close(training.model);
        training.model = NULL;
        struct names_weights learnt =
            names_learn(training.items, training.count, training.depth, options->epochs);
        status = save(&training, &learnt, options->model, error);
        names_weights_free(&learnt);
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
        {"ontology", required_argument, NULL, 'o'},   {"gazetteer", required_argument, NULL, 'g'},
        {"epochs", required_argument, NULL, 'e'},     {"own", required_argument, NULL, 'O'},
        {"with-development", no_argument, NULL, 'w'}, {NULL, 0, NULL, 0}};
    struct name_options options = {.ontology = "ontology", .epochs = 10};
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        if (option == 'd')
            options.data = optarg;
        else if (option == 'm')
            options.model = optarg;
        else if (option == 'o')
            options.ontology = optarg;
        else if (option == 'g' && options.list_count < LISTS_MOST)
            options.lists[options.list_count++] = optarg;
        else if (option == 'O')
            options.own = optarg;
        else if (option == 'e')
            options.epochs = atoi(optarg);
        else if (option == 'w')
            options.with_development = true;
        else
            return 2;
    }
    if (!options.data || !options.model) {
        fputs(
            "usage: entente-train names --data FOLDER --model FILE [--ontology FOLDER] [--gazetteer FILE]... "
            "[--own FILE] [--epochs N] "
            "[--with-development]\n",
            stderr);
        return 2;
    }
    entente_error error = {0};
    if (!train(&options, &error)) return 0;
    fprintf(stderr, "entente-train: %s: %s\n", error.file, error.text);
    return 3;
}
