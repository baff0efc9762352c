/* choices.c: learns what is chosen last, among all that is found in a report: who has part in an event, which
 * events are told again. */
#include "event/train/parties.h"
#include "event/train/references.h"
#include "event/train/retellings.h"
#include "event/train/training.h"

#include <stdlib.h>

static const struct net_plan PARTY_PLANS[PARTY_COUNT] = {{15, 4, 1, 5, 4e-4f, 0.4f},
                                                         {16, 4, 1, 5, 4e-4f, 0.4f},
                                                         {14, 8, 1, 6, 4e-4f, 0.4f}},
                             RETELLING_PLAN = {15, 8, 1, 6, 5e-4f, 0.3f};

/* A reader that has not learned from a part of the reports. */
struct part_reader {
    struct part_work works[NETS];
    struct packed_net parties[PARTY_COUNT];
    struct reader reader;
};

static void learn_reader(const struct event_training *training,
                         const struct sign_examples *const examples[NETS], const struct net_plan plans[NETS],
                         unsigned part, struct part_reader *made)
{
    for (size_t i = 0; i < NETS; i++)
        made->works[i] = (struct part_work){examples[i], &plans[i], part, READER_PARTS, {0}};
    learn_at_once(made->works, NETS);
    made->reader = (struct reader){.events = made->works[0].packed.net,
                                   .roles = made->works[1].packed.net,
                                   .status = made->works[2].packed.net,
                                   .times = made->works[3].packed.net,
                                   .classes = training->classes};
    for (uint32_t c = 0; c < training->class_count; c++) {
        made->reader.frames[c] = learned_frame(training->tables, training->classes[c]);
        made->reader.categories[c] = event_category(training->classes[c]);
    }
}

static void free_reader(struct part_reader *made)
{
    for (size_t i = 0; i < NETS; i++)
        free(made->works[i].packed.bytes);
    for (unsigned p = 0; p < PARTY_COUNT; p++)
        free(made->parties[p].bytes);
}

/* What the event stage finds in a report, as whoever is to be learned from asks it. */
static void extract_report(struct event_training *training, uint32_t number,
                           const struct reference_chooser *references, const struct party_chooser *parties,
                           const struct retelling_chooser *retellings)
{
    const struct report *report = &training->reports.items[number];
    struct arena *arena = arena_new();
    struct entities *entities = entity_resolve_with(training->knowledge, report->article,
                                                    training->analyses[number], arena, references);
    struct extraction extraction = {.tables = training->tables,
                                    .knowledge = training->knowledge,
                                    .article = report->article,
                                    .analysis = training->analyses[number],
                                    .entities = entities,
                                    .arena = arena,
                                    .party_chooser = parties,
                                    .retelling_chooser = retellings};
    struct found_events found = {0};
    extract_events(&extraction, entities, &found);
    arena_free(arena);
}

/* Examples of a choice, a party or CHOICE_RETELLING: from events as a reader finds them that has not learned
 * from their report, with the parties that are learned already. */
static void see_choices(struct event_training *training, const struct part_reader readers[READER_PARTS],
                        struct part_work references[REFERENCE_PARTS + 1], unsigned choice)
{
    for (uint32_t r = 0; r < training->reports.count; r++) {
        const struct report *report = &training->reports.items[r];
        struct reference_chooser chooser = reference_chooser_of(&references[r % REFERENCE_PARTS].packed.net);
        training->tables->reader = &readers[r % READER_PARTS].reader;
        if (!report->telling_count) continue;
        if (choice == CHOICE_RETELLING) {
            struct retelling_marks marks = {.arena = training->arena,
                                            .report = report,
                                            .number = r,
                                            .examples = &training->retellings,
                                            .group = &training->group};
            struct retelling_chooser retellings = retelling_marks_chooser(&marks);
            extract_report(training, r, &chooser, NULL, &retellings);
        } else {
            struct party_marks marks = {.arena = training->arena,
                                        .report = report,
                                        .number = r,
                                        .party = (enum party)choice,
                                        .examples = &training->parties[choice],
                                        .group = &training->group,
                                        .uncovered = &training->parties_uncovered[choice]};
            struct party_chooser parties = party_marks_chooser(&marks);
            extract_report(training, r, &chooser, &parties, NULL);
        }
    }
    training->tables->reader = NULL;
}

/* Networks that choose among candidates: of all but each part, and last of all. */
static void learn_parts(const struct sign_examples *examples, const struct net_plan *plan,
                        struct part_work works[READER_PARTS + 1])
{
    for (unsigned part = 0; part <= READER_PARTS; part++)
        works[part] = (struct part_work){examples, plan, part, part == READER_PARTS ? 0 : READER_PARTS, {0}};
    learn_at_once(works, READER_PARTS + 1);
}

void learn_choices(struct event_training *training, const struct sign_examples *const examples[NETS],
                   const struct net_plan plans[NETS], struct part_work references[REFERENCE_PARTS + 1],
                   struct packed_net choices[CHOICES])
{
    struct part_reader *readers = calloc(READER_PARTS, sizeof *readers);
    struct part_work works[READER_PARTS + 1];
    if (!readers) abort();
    for (unsigned part = 0; part < READER_PARTS; part++)
        learn_reader(training, examples, plans, part, &readers[part]);
    for (unsigned p = 0; p < PARTY_COUNT; p++) {
        see_choices(training, readers, references, p);
        learn_parts(&training->parties[p], &PARTY_PLANS[p], works);
        float *scores = cross_scores(&training->parties[p], works, READER_PARTS);
        party_print(&training->parties[p], scores, training->parties_uncovered[p], (enum party)p);
        free(scores);
        for (unsigned part = 0; part < READER_PARTS; part++) {
            readers[part].parties[p] = works[part].packed;
            readers[part].reader.parties[p] = works[part].packed.net;
        }
        choices[p] = works[READER_PARTS].packed;
    }
    see_choices(training, readers, references, CHOICE_RETELLING);
    learn_parts(&training->retellings, &RETELLING_PLAN, works);
    float *scores = cross_scores(&training->retellings, works, READER_PARTS);
    retelling_print(&training->retellings, scores);
    free(scores);
    for (unsigned part = 0; part < READER_PARTS; part++) {
        free(works[part].packed.bytes);
        free_reader(&readers[part]);
    }
    choices[CHOICE_RETELLING] = works[READER_PARTS].packed;
    free(readers);
}
