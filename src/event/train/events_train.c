/* events_train.c: makes the sections of the model that the reader of events has (event/reader.h): examples
 * from annotated reports, the networks, and how good they are on reports that they did not see. */
#include "event/train/references.h"
#include "event/train/tellings.h"
#include "event/train/training.h"
#include "event/when.h"
#include "language/model.h"
#include "language/train/sign_net_learn.h"

#include "base/status.h"
#include <getopt.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Examples ---- */

static uint32_t class_number(struct event_training *training, const char *class)
{
    for (uint32_t c = 1; c < training->class_count; c++)
        if (strcmp(training->classes[c], class) == 0) return c;
    return 0;
}

static void add_example(struct event_training *training, struct sign_examples *examples,
                        const struct signs *signs, uint32_t report, uint32_t class, uint32_t rule)
{
    sign_example_add(
        training->arena, examples,
        (struct sign_example){.report = report, .class = class, .rule = rule, .group = training->group},
        signs);
}

/* A report as the event stage sees it. */
struct seen {
    struct extraction extraction;
    struct found_events found;
    struct event_grid grid;
    uint32_t report;
};

static struct analysis *analyse(struct event_training *training, uint32_t report)
{
    const struct entente_article *article = training->reports.items[report].article;
    struct arena *arena = training->arena;
    struct span *spans = arena_array(arena, article->paragraph_count + 1, sizeof *spans);
    for (size_t i = 0; i < article->paragraph_count; i++)
        spans[i] = (struct span){article->paragraphs[i].begin, article->paragraphs[i].end};
    struct analysis *analysis = language_analyse(training->model, arena, article->text, article->size, spans,
                                                 article->paragraph_count);
    entity_settle_tags(training->knowledge, analysis, arena);
    return analysis;
}

static void see(struct event_training *training, uint32_t report, const struct reference_chooser *chooser,
                struct arena *arena, struct seen *seen)
{
    const struct entente_article *article = training->reports.items[report].article;
    struct analysis *analysis = training->analyses[report];
    *seen = (struct seen){.extraction = {.tables = training->tables,
                                         .knowledge = training->knowledge,
                                         .article = article,
                                         .analysis = analysis,
                                         .entities = entity_resolve_with(training->knowledge, article,
                                                                         analysis, arena, chooser),
                                         .arena = arena},
                          .report = report};
    find_by_frames(&seen->extraction, &seen->found);
    seen->grid = event_grid_of(&seen->extraction, &seen->found);
}

static int32_t token_at(const struct sentence *sentence, uint32_t at)
{
    for (uint32_t t = 0; t < sentence->count; t++)
        if (at >= sentence->tokens[t].begin && at < sentence->tokens[t].end) return (int32_t)t;
    return -1;
}

/* The marked events of a sentence, by their words. */
struct marks {
    const struct marked_event *at[READER_WORDS_MOST];
};

/* A mark beside the word by which a frame finds the event belongs to that word: "[cut] ties", "held [talks]".
 */
static void settle_marks(const struct seen *seen, uint32_t s, struct marks *marks)
{
    const struct sentence *sentence = &seen->extraction.analysis->sentences[s];
    const struct found_event *const *at = seen->grid.at[s];
    for (uint32_t k = 0; k < sentence->count; k++) {
        if (!marks->at[k] || at[k]) continue;
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (!at[t] || marks->at[t]) continue;
            if (!is_told_near(at[t], sentence, k) ||
                !are_of_one_category(at[t]->event.class, marks->at[k]->class))
                continue;
            marks->at[t] = marks->at[k];
            marks->at[k] = NULL;
            break;
        }
    }
}

/* The head of the phrase that the mark is in: of the mention that has the word, else the word. */
static int32_t phrase_at(const struct extraction *extraction, uint32_t s, uint32_t at)
{
    const struct entities *entities = extraction->entities;
    int32_t t = token_at(&extraction->analysis->sentences[s], at);
    if (t < 0 || entities->mention_at[s][t] >= 0) return t;
    for (size_t m = first_mention(entities, s); m < entities->mention_count; m++) {
        const struct mention *mention = &entities->mentions[m];
        if (mention->sentence != s) break;
        if ((uint32_t)t >= mention->begin && (uint32_t)t < mention->end &&
            entities->mention_at[s][mention->head] >= 0)
            return (int32_t)mention->head;
    }
    return t;
}

static void add_roles(struct event_training *training, const struct seen *seen, uint32_t s, uint32_t trigger,
                      const struct marked_event *mark)
{
    const struct extraction *extraction = &seen->extraction;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint8_t role_of[READER_WORDS_MOST] = {0};
    for (uint32_t r = 0; r < MARK_ROLES; r++)
        for (size_t i = 0; i < mark->roles[r].count; i++) {
            int32_t t = phrase_at(extraction, s, mark->roles[r].at[i]);
            if (t >= 0 && !role_of[t]) role_of[t] = (uint8_t)(r + 1);
        }
    struct role_view view = role_view_of(extraction, &seen->grid, mark->class, s, trigger);
    for (uint32_t t = 0; t < sentence->count; t++) {
        struct signs signs;
        if (t == trigger || !role_looks_at(extraction, s, t)) continue;
        role_signs(&view, t, &signs);
        add_example(training, &training->roles, &signs, seen->report, role_of[t], 0);
    }
}

/* An event that no frame finds, as the reader would give it: for how sure it is. */
static void add_unfound(struct event_training *training, struct seen *seen, uint32_t s, uint32_t t,
                        const struct marked_event *mark)
{
    const struct extraction *extraction = &seen->extraction;
    const struct frame *frame = learned_frame(training->tables, mark->class);
    if (!frame) return;
    struct found_event item = read_event(extraction, frame, s, t);
    item.is_read = true;
    for (uint32_t r = 0; r < 2; r++)
        for (size_t i = 0; i < mark->roles[r].count; i++) {
            int32_t head = phrase_at(extraction, s, mark->roles[r].at[i]);
            if (head >= 0)
                entities_of(extraction, s, (uint32_t)head, TAKE_UNNAMED,
                            r ? &item.event.target : &item.event.source);
        }
    seen->found.items = arena_grow(extraction->arena, seen->found.items, seen->found.count,
                                   &seen->found.capacity, sizeof *seen->found.items);
    seen->found.items[seen->found.count++] = item;
}

/* How sure the marked events are; all are found by now. */
static void add_status(struct event_training *training, struct seen *seen, const struct marks *marks)
{
    sort_events(seen->extraction.arena, &seen->found);
    judge_factuality(&seen->extraction, &seen->found);
    find_attribution(&seen->extraction, &seen->found);
    for (size_t i = 0; i < seen->found.count; i++) {
        const struct found_event *item = &seen->found.items[i];
        if (item->dropped || item->trigger.token >= READER_WORDS_MOST) continue;
        const struct marked_event *mark = marks[item->trigger.sentence].at[item->trigger.token];
        struct signs signs;
        if (!mark) continue;
        status_signs(&seen->extraction, &seen->found, item, &signs);
        add_example(training, &training->status, &signs, seen->report, (uint32_t)mark->factuality,
                    (uint32_t)item->event.factuality);
    }
}

/* Is the shorter date the beginning of the longer one? */
static bool dates_match(struct date a, struct date b)
{
    if (!a.year || a.year != b.year) return false;
    if (!a.month || !b.month) return true;
    return a.month == b.month && (!a.day || !b.day || a.day == b.day);
}

/* How many steps of precision the candidate is off the day marked, one way or the other; MUCH: it is another.
 */
enum { MUCH = 9 };
static int steps_off(struct date candidate, struct date marked)
{
    return dates_match(candidate, marked) ? abs(date_precision(candidate) - date_precision(marked)) : MUCH;
}

static void add_choice(struct event_training *training, const struct found_event *item,
                       const struct marked_event *mark, uint32_t report)
{
    int nearest = MUCH - 1;
    for (size_t k = 1; k < item->when_count; k++) {
        int off = steps_off(item->whens[k].begin, mark->begin);
        if (off < nearest) nearest = off;
    }
    training->group++;
    for (size_t k = 0; k < item->when_count; k++) {
        const struct when *when = &item->whens[k];
        bool right = k ? steps_off(when->begin, mark->begin) == nearest : !mark->begin.year;
        add_example(training, &training->times, &when->signs, report, right,
                    date_same(when->begin, item->event.begin));
    }
}

/* When the marked events happen: right are the candidates that come nearest to the day marked. */
static void add_times(struct event_training *training, struct seen *seen, const struct marks *marks)
{
    seen->extraction.keeps_choices = true;
    find_times(&seen->extraction, &seen->found);
    for (size_t i = 0; i < seen->found.count; i++) {
        const struct found_event *item = &seen->found.items[i];
        if (!item->whens || item->trigger.token >= READER_WORDS_MOST) continue;
        const struct marked_event *mark = marks[item->trigger.sentence].at[item->trigger.token];
        if (mark) add_choice(training, item, mark, seen->report);
    }
}

static void add_sentence(struct event_training *training, struct seen *seen, uint32_t s,
                         const struct marked_event *events, size_t count, struct marks *marks)
{
    const struct extraction *extraction = &seen->extraction;
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (sentence->count > READER_WORDS_MOST) return;
    for (size_t i = 0; i < count; i++) {
        int32_t t = token_at(sentence, events[i].at);
        if (t >= 0 && !marks->at[t]) marks->at[t] = &events[i];
    }
    settle_marks(seen, s, marks);
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct found_event *rule = seen->grid.at[s][t];
        const struct marked_event *mark = marks->at[t];
        if (rule || reader_looks_at(extraction, s, t)) {
            struct signs signs;
            event_signs(extraction, &seen->grid, s, t, &signs);
            add_example(training, &training->words, &signs, seen->report,
                        mark ? class_number(training, mark->class) : 0,
                        rule ? class_number(training, rule->event.class) : 0);
        }
        if (!mark) continue;
        add_roles(training, seen, s, t, mark);
        if (!rule) add_unfound(training, seen, s, t, mark);
    }
}

static void add_references(struct event_training *training, uint32_t report)
{
    struct reference_marks marks = {.arena = training->arena,
                                    .report = &training->reports.items[report],
                                    .number = report,
                                    .examples = &training->references,
                                    .group = &training->group,
                                    .uncovered = &training->references_uncovered};
    struct reference_chooser chooser = reference_marks_chooser(&marks);
    struct arena *arena = arena_new();
    if (marks.report->reference_count)
        entity_resolve_with(training->knowledge, marks.report->article, training->analyses[report], arena,
                            &chooser);
    arena_free(arena);
}

/* The phrases of the telling's sentence that name whom the graph has in the role. */
static void find_phrases(const struct event_training *training, const struct seen *seen,
                         const struct named_words *words, uint32_t at, struct marked_role *role)
{
    const struct extraction *extraction = &seen->extraction;
    const struct analysis *analysis = extraction->analysis;
    struct entity_set set = {0};
    for (size_t i = 0; i < words->count; i++) {
        int32_t entity =
            entity_of_words(extraction->entities, analysis, &training->reports.items[seen->report], words, i);
        if (entity >= 0) set_include(extraction->arena, &set, (uint32_t)entity);
    }
    for (uint32_t s = 0; s < analysis->count; s++) {
        const struct sentence *sentence = &analysis->sentences[s];
        for (uint32_t t = 0; at >= sentence->begin && at < sentence->end && t < sentence->count; t++) {
            struct entity_set there = {0};
            entities_of(extraction, s, t, TAKE_UNNAMED, &there);
            if (sets_overlap(&there, &set) && role->count < MARK_PARTIES)
                role->at[role->count++] = sentence->tokens[t].begin;
        }
    }
}

static void add_marked(struct event_training *training, struct seen *seen, const struct marked_event *events,
                       size_t event_count)
{
    size_t count = seen->extraction.analysis->count;
    struct marks *marks = arena_array(seen->extraction.arena, count + 1, sizeof *marks);
    for (uint32_t s = 0; s < count; s++)
        add_sentence(training, seen, s, events, event_count, &marks[s]);
    add_status(training, seen, marks);
    add_times(training, seen, marks);
}

/* What is marked sentence by sentence, and what the graph of the whole has, are two views of a report; of
 * some there is only one. */
static void add_report(struct event_training *training, uint32_t number,
                       const struct reference_chooser *chooser)
{
    const struct report *report = &training->reports.items[number];
    struct arena *arena = arena_new();
    struct seen seen;
    if (report->count) {
        see(training, number, chooser, arena, &seen);
        seen.extraction.by_sentences = true;
        add_marked(training, &seen, report->events, report->count);
    }
    if (report->telling_count) {
        see(training, number, chooser, arena, &seen);
        struct marked_event *events = arena_array(arena, report->telling_count, sizeof *events);
        for (size_t i = 0; i < report->telling_count; i++) {
            const struct marked_telling *telling = &report->tellings[i];
            events[i] = telling->event;
            for (size_t r = 0; r < MARK_ROLES; r++)
                find_phrases(training, &seen, &telling->roles[r], telling->event.at, &events[i].roles[r]);
        }
        add_marked(training, &seen, events, report->telling_count);
    }
    arena_free(arena);
}

/* The classes that have a learned frame, in the order of the frames. */
static void take_classes(struct event_training *training)
{
    training->classes = arena_array(training->arena, SIGN_NET_CLASSES_MOST, sizeof *training->classes);
    training->class_count = 1;
    for (size_t i = 0; i < training->tables->count && training->class_count < SIGN_NET_CLASSES_MOST; i++)
        if (training->tables->frames[i].is_learned)
            snprintf(training->classes[training->class_count++], READER_NAME_SIZE, "%s",
                     training->tables->frames[i].class);
}

/* ---- Networks ---- */

static const struct net_plan REFERENCE_PLAN = {15, 16, 1, 8, 5e-4f, 0.3f};

struct net_work {
    const struct sign_examples *examples;
    struct net_plan plan;
    unsigned parts; /* 0: learn from all; else try on each part what was learned from the others */
    struct learned_net net;
    float *shares; /* of each example, when tried; examples x classes; scores, where there is one class */
};

static void *learn(void *context)
{
    struct net_work *work = context;
    if (!work->parts) {
        work->net = net_learn(&work->plan, work->examples, 0, 0);
        return NULL;
    }
    work->shares = calloc(work->examples->count * work->plan.classes + 1, sizeof *work->shares);
    for (unsigned part = 0; work->shares && part < work->parts; part++) {
        struct learned_net net = net_learn(&work->plan, work->examples, part, work->parts);
        for (size_t i = 0; i < work->examples->count; i++) {
            const struct sign_example *example = &work->examples->items[i];
            if (example->report % work->parts != part) continue;
            if (work->plan.classes == 1)
                work->shares[i] = net_score(&net, example);
            else
                net_shares(&net, example, work->shares + i * work->plan.classes);
        }
        net_free(&net);
    }
    return NULL;
}

static void print_share(const char *title, size_t right, size_t said, size_t marked)
{
    double precision = said ? (double)right / (double)said : 0,
           recall = marked ? (double)right / (double)marked : 0;
    printf("%-40s P %.3f  R %.3f  F1 %.3f  (%zu)\n", title, precision, recall,
           precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, said);
}

static bool is_right(const struct event_training *training, uint32_t said, uint32_t marked)
{
    return said && marked &&
           (said == marked || are_of_one_category(training->classes[said], training->classes[marked]));
}

static uint32_t best_of(const float *shares, uint32_t from, uint32_t count)
{
    uint32_t best = from;
    for (uint32_t c = from + 1; c < count; c++)
        if (shares[c] > shares[best]) best = c;
    return best;
}

static void print_words(const struct event_training *training, const struct net_work *work)
{
    size_t marked = 0, ruled = 0, rule_right = 0, added = 0, add_right = 0;
    for (size_t i = 0; i < work->examples->count; i++) {
        const struct sign_example *example = &work->examples->items[i];
        const float *shares = work->shares + i * work->plan.classes;
        uint32_t best = best_of(shares, 1, work->plan.classes);
        marked += example->class > 0;
        ruled += example->rule > 0;
        rule_right += is_right(training, example->rule, example->class);
        if (example->rule || shares[best] < 0.5f) continue;
        added++;
        add_right += is_right(training, best, example->class);
    }
    print_share("events by frames", rule_right, ruled, marked);
    print_share("added by the reader", add_right, added, marked);
    print_share("both", rule_right + add_right, ruled + added, marked);
}

static void print_roles(const struct net_work *work)
{
    static const char *const NAMES[READ_ROLE_COUNT] = {
        [READ_SOURCE] = "source", [READ_TARGET] = "target", [READ_PLACE] = "place", [READ_TELLER] = "teller"};
    for (uint32_t role = READ_SOURCE; role < READ_ROLE_COUNT; role++) {
        size_t right = 0, said = 0, marked = 0;
        for (size_t i = 0; i < work->examples->count; i++) {
            bool is_said = work->shares[i * work->plan.classes + role] > 0.5f;
            bool is_marked = work->examples->items[i].class == role;
            right += is_said && is_marked;
            said += is_said;
            marked += is_marked;
        }
        print_share(NAMES[role], right, said, marked);
    }
}

/* Of the events that are marked with a date, to how many is it given; of the dates given, how many are right.
 */
static void print_times(const struct net_work *work)
{
    size_t dated = 0, ruled = 0, ruled_right = 0, read = 0, read_right = 0;
    const struct sign_example *items = work->examples->items;
    for (size_t from = 0, to; from < work->examples->count; from = to) {
        size_t best = from, rule = from;
        for (to = from; to < work->examples->count && items[to].group == items[from].group; to++) {
            if (work->shares[to] > work->shares[best]) best = to;
            if (items[to].rule) rule = to;
        }
        dated += !items[from].class;
        ruled += rule != from;
        ruled_right += rule != from && items[rule].class;
        read += best != from;
        read_right += best != from && items[best].class;
    }
    print_share("dates by rules", ruled_right, ruled, dated);
    print_share("dates by the reader", read_right, read, dated);
}

static void print_status(const struct net_work *work)
{
    size_t right = 0, rule_right = 0;
    for (size_t i = 0; i < work->examples->count; i++) {
        const struct sign_example *example = &work->examples->items[i];
        right += best_of(work->shares + i * work->plan.classes, 0, work->plan.classes) == example->class;
        rule_right += example->rule == example->class;
    }
    printf("how sure: by rules %.3f, by the reader %.3f of %zu\n",
           (double)rule_right / (double)work->examples->count, (double)right / (double)work->examples->count,
           work->examples->count);
}

/* References are learned first. What events are learned from is seen with those that were learned from other
 * reports, so that they are as good as in articles that nobody has seen. The last of the works is of all. */
static void learn_references(struct event_training *training, struct part_work works[REFERENCE_PARTS + 1])
{
    training->analyses = arena_array(training->arena, training->reports.count + 1, sizeof(struct analysis *));
    for (uint32_t r = 0; r < training->reports.count; r++) {
        training->analyses[r] = analyse(training, r);
        add_references(training, r);
    }
    for (unsigned part = 0; part <= REFERENCE_PARTS; part++) {
        bool is_all = part == REFERENCE_PARTS;
        works[part] = (struct part_work){
            &training->references, &REFERENCE_PLAN, part, is_all ? 0 : REFERENCE_PARTS, {0}};
    }
    learn_at_once(works, REFERENCE_PARTS + 1);
    float *scores = cross_scores(&training->references, works, REFERENCE_PARTS);
    reference_print(&training->references, scores, training->references_uncovered);
    free(scores);
    for (uint32_t r = 0; r < training->reports.count; r++) {
        struct reference_chooser chooser = reference_chooser_of(&works[r % REFERENCE_PARTS].packed.net);
        add_report(training, r, &chooser);
    }
}

static struct new_section named_section(const char *name, const void *bytes, size_t size)
{
    struct new_section section = {.bytes = bytes, .size = size};
    /* a name that is cut would never be found again */
    if (snprintf(section.name, sizeof section.name, "%s", name) >= (int)sizeof section.name) abort();
    return section;
}

static entente_status save(struct event_training *training, struct net_work works[NETS],
                           const struct packed_net *references, const struct packed_net choices[CHOICES],
                           const char *path, entente_error *error)
{
    static const char *const NAMES[NETS] = {"event-words", "event-roles", "event-status", "event-times"};
    struct new_section sections[NETS + CHOICES + 2] = {
        {"event-classes", training->classes, (size_t)training->class_count * READER_NAME_SIZE},
        {"references", references->bytes, references->size}};
    struct new_section *section = sections + 2;
    void *packed[NETS];
    for (size_t i = 0; i < NETS; i++) {
        size_t size;
        packed[i] = net_pack(&works[i].net, &size);
        *section++ = named_section(NAMES[i], packed[i], size);
        net_free(&works[i].net);
    }
    for (size_t i = 0; i < CHOICES; i++)
        *section++ = named_section(CHOICE_SECTIONS[i], choices[i].bytes, choices[i].size);
    entente_status status = model_update(path, sections, NETS + CHOICES + 2, error);
    for (size_t i = 0; i < NETS; i++)
        free(packed[i]);
    return status;
}

struct event_options {
    const char *model, *ontology, *reports;
    unsigned parts;
};

static entente_status train(const struct event_options *options, entente_error *error)
{
    struct event_training training = {.arena = arena_new()};
    entente_status status = language_model_open(options->model, &training.model, error);
    if (!status) status = knowledge_open(options->ontology, NULL, 0, &training.knowledge, error);
    if (!status) status = event_tables_open(training.knowledge, NULL, &training.tables, error);
    if (!status) status = reports_read(training.arena, options->reports, &training.reports, error);
    if (!status) {
        take_classes(&training);
        struct part_work references[REFERENCE_PARTS + 1];
        struct packed_net choices[CHOICES];
        learn_references(&training, references);
        fprintf(stderr, "events: %zu reports, %zu words, %zu phrases, %zu events\n", training.reports.count,
                training.words.count, training.roles.count, training.status.count);
        struct net_work works[NETS] = {
            {.examples = &training.words, .plan = {15, 64, training.class_count, 12, 3e-4f, 0.5f}},
            {.examples = &training.roles, .plan = {15, 32, READ_ROLE_COUNT, 10, 3e-4f, 0.4f}},
            {.examples = &training.status, .plan = {14, 16, FACTUALITY_COUNT, 12, 3e-4f, 0.4f}},
            {.examples = &training.times, .plan = {14, 16, 1, 10, 5e-4f, 0.4f}}};
        pthread_t threads[NETS];
        for (size_t i = 0; i < NETS; i++) {
            works[i].parts = options->parts;
            if (pthread_create(&threads[i], NULL, learn, &works[i])) abort();
        }
        for (size_t i = 0; i < NETS; i++)
            pthread_join(threads[i], NULL);
        const struct sign_examples *examples[NETS];
        struct net_plan plans[NETS];
        for (size_t i = 0; i < NETS; i++) {
            examples[i] = works[i].examples;
            plans[i] = works[i].plan;
        }
        learn_choices(&training, examples, plans, references, choices);
        if (options->parts) {
            print_words(&training, &works[0]);
            print_roles(&works[1]);
            print_status(&works[2]);
            print_times(&works[3]);
        } else {
            language_model_close(training.model);
            training.model = NULL;
            status =
                save(&training, works, &references[REFERENCE_PARTS].packed, choices, options->model, error);
        }
        for (size_t i = 0; i < NETS; i++)
            free(works[i].shares);
        for (unsigned part = 0; part <= REFERENCE_PARTS; part++)
            free(references[part].packed.bytes);
        for (size_t i = 0; i < CHOICES; i++)
            free(choices[i].bytes);
    }
    event_tables_close(training.tables);
    language_model_close(training.model);
    knowledge_close(training.knowledge);
    arena_free(training.arena);
    return status;
}

int train_events(int argc, char **argv)
{
    static const struct option OPTIONS[] = {{"model", required_argument, NULL, 'm'},
                                            {"ontology", required_argument, NULL, 'o'},
                                            {"reports", required_argument, NULL, 'r'},
                                            {"try", required_argument, NULL, 't'},
                                            {NULL, 0, NULL, 0}};
    struct event_options options = {.ontology = "ontology", .reports = "src/event/train/reports.txt"};
    for (int option; (option = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1;) {
        if (option == 'm')
            options.model = optarg;
        else if (option == 'o')
            options.ontology = optarg;
        else if (option == 'r')
            options.reports = optarg;
        else if (option == 't')
            options.parts = (unsigned)strtoul(optarg, NULL, 10);
        else
            return 2;
    }
    if (!options.model) {
        fputs("usage: entente-train events --model FILE [--ontology FOLDER] [--reports FILE] [--try PARTS]\n"
              "--try prints how good it is on each part of the reports when learned from the others\n",
              stderr);
        return 2;
    }
    entente_error error = {0};
    if (!train(&options, &error)) return 0;
    fprintf(stderr, "entente-train: %s: %s\n", error.file, error.text);
    return 3;
}
