/* time.c: which event each time expression dates: the one whose clause it stands in; and what has no time of
 * its own happens when the story around it happens (the narrative reference time of Reichenbach 1947, Webber
 * 1988): the simple past goes on at the time told, the past perfect does not. */
#include "event/stay.h"

#include <stdlib.h>
#include <string.h>

/* Without a date of its own the article has the first full date that it tells. */
static void find_article_date(struct extraction *extraction)
{
    if (extraction->date.year) return;
    for (size_t s = 0; s < extraction->analysis->count; s++) {
        struct time_value values[MOST_TIMES];
        size_t count = read_times(extraction, &extraction->analysis->sentences[s], (struct told){0}, values);
        for (size_t i = 0; i < count; i++)
            if (values[i].begin.day && !values[i].is_scene) {
                extraction->date = values[i].begin;
                return;
            }
    }
}

static bool opens_clause(unsigned deprel)
{
    return deprel == DEP_ACL_RELCL || deprel == DEP_CCOMP || deprel == DEP_ADVCL || deprel == DEP_ACL ||
           deprel == DEP_PARATAXIS || deprel == DEP_ADVCL_RELCL || deprel == DEP_CSUBJ;
}

/* Clauses that only fill in the circumstances of the one above: "speaking on Tuesday, he called", "an accord
 * concluded on March 10". */
static bool is_circumstance(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    bool bare = dependent(sentence, verb, DEP_MARK) < 0 && dependent(sentence, verb, DEP_NSUBJ) < 0;
    bool before = (int32_t)verb < token->head;
    /* "the minister, speaking in Athens on Tuesday, called ..." */
    bool aside = token->deprel == DEP_ACL && token->xpos == XPOS_VBG && token->head >= 0 &&
                 sentence->tokens[token->head].deprel == DEP_NSUBJ && verb > 0 &&
                 strcmp(sentence->tokens[verb - 1].form, ",") == 0;
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    bool purpose = token->deprel == DEP_ADVCL && token->xpos == XPOS_VB && mark >= 0 &&
                   strcmp(sentence->tokens[mark].lower, "to") == 0;
    return purpose || (bare && (aside || (token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG && before) ||
                                (token->deprel == DEP_ACL && token->xpos == XPOS_VBN)));
}

/* Steps up from the time's head to the token, within one clause; -1 when it is not below it. */
static int distance_up(const struct sentence *sentence, uint32_t from, uint32_t to)
{
    int32_t at = (int32_t)from;
    for (int steps = 0; at >= 0 && steps < 8; steps++) {
        if (at == (int32_t)to) return steps;
        bool closed = opens_clause(sentence->tokens[at].deprel) && !is_circumstance(sentence, (uint32_t)at);
        if (closed && steps > 0) return -1;
        /* "a pact dating from 2001" */
        bool dates = strcmp(sentence->tokens[at].lower, "dating") == 0 ||
                     strcmp(sentence->tokens[at].lower, "dated") == 0;
        if (dates && steps > 0 && sentence->tokens[at].head != (int32_t)to) return -1;
        /* an accord concluded then, not one who speaks of it */
        bool of_noun = sentence->tokens[at].deprel == DEP_ACL && sentence->tokens[at].xpos == XPOS_VBN;
        if (of_noun && steps > 0 && sentence->tokens[at].head != (int32_t)to) return -1;
        if (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].upos == UPOS_VERB) return -1;
        at = sentence->tokens[at].head;
    }
    return -1;
}

/* "at a meeting", "during the talks", "for a summit": the same occasion. */
static bool is_occasion(const struct sentence *sentence, uint32_t noun)
{
    static const char *const WORDS[] = {"at", "during", "for", "in", NULL};
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(WORDS[i], preposition_of(sentence, noun)) == 0) return true;
    return false;
}

/* Is the token a report, or another event, which has times of its own? */
static bool acts(const struct extraction *extraction, const struct found_events *found, uint32_t s, int32_t t)
{
    if (t < 0) return false;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].trigger.sentence == s && found->items[i].trigger.token == (uint32_t)t &&
            !found->items[i].dropped)
            return true;
    return lexicon_has(extraction->tables, "report", extraction->analysis->sentences[s].tokens[t].lemma);
}

/* "hold talks", "witnessed the signing": the verb is when the noun is. */
static bool is_of_noun(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const VERBS[] = {"witness", "attend", "oversee", "host", "see", "watch", "mark", NULL};
    const struct token *token = &sentence->tokens[noun];
    bool object = token->head >= 0 && (token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS);
    if (!object) return false;
    const char *lemma = sentence->tokens[token->head].lemma;
    return lexicon_has(extraction->tables, "light", lemma) || is_one_of(VERBS, lemma);
}

/* Nouns that happen, or are made on a day: "the war", "the accord". */
static bool is_event_noun(const struct extraction *extraction, const struct token *token)
{
    return token->upos == UPOS_NOUN && (frames_for(&extraction->tables->nouns, token->lemma) ||
                                        lexicon_has(extraction->tables, "treaty", token->lemma));
}

/* "became the first country to recognise it" */
static bool is_first_to(const struct sentence *sentence, uint32_t noun)
{
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && (strcmp(sentence->tokens[i].lower, "first") == 0 ||
                                                          strcmp(sentence->tokens[i].lower, "last") == 0 ||
                                                          strcmp(sentence->tokens[i].lower, "latest") == 0))
            return true;
    return false;
}

/* May what governs the clause date it too? "was expected to meet on Monday", "met on Monday, ending ..." */
static bool shares_time(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                        bool is_noun, bool governor_acts, bool is_said)
{
    const struct token *token = &sentence->tokens[at];
    switch (token->deprel) {
    case DEP_XCOMP: /* "stopped fighting on Monday": what had begun before */
        return !lexicon_has(extraction->tables, "ending", sentence->tokens[token->head].lemma);
    case DEP_CONJ:
    case DEP_AMOD:
    case DEP_COMPOUND:
        return true;
    case DEP_CCOMP:
        return is_said;
    case DEP_ADVCL: {
        int32_t mark = dependent(sentence, at, DEP_MARK);
        return mark < 0 || strcmp(sentence->tokens[mark].lower, "while") == 0 ||
               strcmp(sentence->tokens[mark].lower, "when") == 0 ||
               strcmp(sentence->tokens[mark].lower, "to") == 0 ||
               strcmp(sentence->tokens[mark].lower, "as") == 0 ||
               (mark > 0 && strcmp(sentence->tokens[mark - 1].lemma, "day") == 0);
    }
    case DEP_ADVCL_RELCL:
        return true;
    case DEP_ACL:
        /* "beaten on Sunday in an election won by", "the accord of March 10, negotiated by" */
        if (token->xpos == XPOS_VB) return is_first_to(sentence, (uint32_t)token->head);
        return token->xpos == XPOS_VBN && is_event_noun(extraction, &sentence->tokens[token->head]);
    case DEP_ACL_RELCL: {
        /* "Budapest, where he announced": there and then */
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)at && sentence->tokens[i].xpos == XPOS_WRB) return true;
        return false;
    }
    case DEP_OBJ:
    case DEP_NSUBJ:
    case DEP_NSUBJ_OUTER:
    case DEP_NSUBJ_PASS:
        return is_noun && !governor_acts;
    case DEP_OBL:
    case DEP_NMOD: {
        /* "a round of talks" */
        bool counted = strcmp(preposition_of(sentence, at), "of") == 0 &&
                       lexicon_has(extraction->tables, "quantity", sentence->tokens[token->head].lemma);
        return is_noun && !governor_acts && (counted || is_occasion(sentence, at));
    }
    default:
        return false;
    }
}

static bool is_word_in(const struct sentence *sentence, const struct time_value *value, const char *word)
{
    for (uint32_t t = value->first; t <= value->last; t++)
        if (strcmp(sentence->tokens[t].lower, word) == 0) return true;
    return false;
}

/* "a war that broke out in September", "talks held on Monday": the time at which it took place. */
static const struct time_value *beginning_of(const struct extraction *extraction,
                                             const struct found_event *item, const struct time_value *values,
                                             size_t count)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t noun = item->trigger.carrier >= 0 ? (uint32_t)item->trigger.carrier : item->trigger.token;
    if (!item->trigger.is_noun) { /* "fought a war that broke out" */
        int32_t object = dependent(sentence, noun, DEP_OBJ);
        if (object < 0 || !is_event_noun(extraction, &sentence->tokens[object])) return NULL;
        noun = (uint32_t)object;
    }
    for (uint32_t i = noun + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool modifies = token->deprel == DEP_ACL_RELCL || token->deprel == DEP_ACL;
        if (token->head != (int32_t)noun || !modifies ||
            !lexicon_has(extraction->tables, "taking-place", token->lemma))
            continue;
        for (size_t v = 0; v < count; v++)
            if (values[v].kind == TIME_DATE && !values[v].is_limit &&
                sentence->tokens[values[v].head].head == (int32_t)i)
                return &values[v];
    }
    return NULL;
}

/* "pulled out of the 2015 accord": the year tells which document is meant, and dates only its making. */
static bool is_of_document(const struct extraction *extraction, const struct found_event *item,
                           const struct time_value *value)
{
    static const char *const MAKING[] = {"SignTreaty", "Agree",          "Negotiation",
                                         "Mediation",  "JointStatement", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *year = &sentence->tokens[value->head];
    bool qualifies = year->deprel == DEP_NUMMOD || year->deprel == DEP_COMPOUND || year->deprel == DEP_AMOD ||
                     (year->deprel == DEP_NMOD && dependent(sentence, value->head, DEP_CASE) < 0);
    return qualifies && year->head >= 0 && year->head != (int32_t)item->trigger.token &&
           lexicon_has(extraction->tables, "treaty", sentence->tokens[year->head].lemma) &&
           !is_one_of(MAKING, item->event.class);
}

/* The time that hangs on the trigger, else the one of the clause around it. */
static const struct time_value *time_for(const struct extraction *extraction,
                                         const struct found_events *found, const struct found_event *item,
                                         const struct time_value *values, size_t count)
{
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct time_value *best = beginning_of(extraction, item, values, count);
    int best_distance = best ? -1 : 100;
    for (size_t i = 0; i < count; i++) {
        if (values[i].is_limit || values[i].kind != TIME_DATE) continue;
        /* "a war, now in its fourth year", "two years into a war": the noun's time, not that of what is done
         */
        bool of_noun = is_word_in(sentence, &values[i], "its") || is_word_in(sentence, &values[i], "their") ||
                       is_word_in(sentence, &values[i], "into");
        if (is_of_document(extraction, item, &values[i])) continue;
        if (item->is_speech && values[i].is_start) continue; /* "accuses them of failing since 2019" */
        if (of_noun && values[i].is_start && !trigger->is_noun && strcmp(item->event.class, "War") != 0)
            continue;
        bool into = trigger->is_noun && is_word_in(sentence, &values[i], "into") &&
                    trigger->token > values[i].last && trigger->token - values[i].last < 4;
        if (into) return &values[i];
        int32_t at = (int32_t)trigger->token;
        for (int climbed = 0; at >= 0 && climbed < 5; climbed++) {
            int up = distance_up(sentence, values[i].head, (uint32_t)at);
            int distance = up < 0 ? 100 : up + climbed * 2;
            if (up >= 0 && distance < best_distance) {
                best_distance = distance;
                best = &values[i];
            }
            bool is_noun =
                (trigger->is_noun || at != (int32_t)trigger->token) && sentence->tokens[at].upos == UPOS_NOUN;
            bool governor_acts = acts(extraction, found, trigger->sentence, sentence->tokens[at].head) &&
                                 !is_of_noun(extraction, sentence, (uint32_t)at);
            if (!shares_time(extraction, sentence, (uint32_t)at, is_noun, governor_acts, item->is_speech))
                break;
            at = sentence->tokens[at].head;
        }
    }
    return best;
}

/* ---- The time of the story ---- */

/* Is the word on which the time hangs one of reporting: "said on Sunday"? */
static bool is_of_report(const struct extraction *extraction, const struct sentence *sentence,
                         const struct time_value *value)
{
    int32_t head = sentence->tokens[value->head].head;
    if (head < 0 || !lexicon_has(extraction->tables, "report", sentence->tokens[head].lemma)) return false;
    /* "Meeting him in Baku on Saturday, the agency reported": the participle's */
    for (uint32_t i = 0; i < value->first; i++)
        if (sentence->tokens[i].head == head && sentence->tokens[i].deprel == DEP_ADVCL &&
            sentence->tokens[i].xpos == XPOS_VBG &&
            dependent(sentence, (uint32_t)head, DEP_NSUBJ) > (int32_t)value->last)
            return false;
    return true;
}

/* How the clause stands to the time of the story: only the simple past is told at it, and the perfect of the
 * present in the news itself. */
enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT_PERFECT, TENSE_PAST_PERFECT };

/* "Hussien, an adviser, put his name to it": the past of such verbs looks like their present. */
static bool is_past_alike(const struct sentence *sentence, uint32_t verb)
{
    static const char *const VERBS[] = {"put",  "set",  "cut",  "hit",    "let",
                                        "shut", "cast", "quit", "spread", NULL};
    const struct token *token = &sentence->tokens[verb];
    int32_t subject = dependent(sentence, verb, DEP_NSUBJ);
    return subject >= 0 && token->deprel == DEP_ROOT && is_one_of(VERBS, token->lower) &&
           dependent(sentence, verb, DEP_AUX) < 0 && dependent(sentence, verb, DEP_MARK) < 0 &&
           sentence->tokens[subject].xpos != XPOS_NNS;
}

static enum tense tense_of(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    enum tense tense = token->xpos == XPOS_VBD || is_past_alike(sentence, verb) ? TENSE_PAST : TENSE_NONE;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *part = &sentence->tokens[i];
        bool helps = part->deprel == DEP_AUX || part->deprel == DEP_AUX_PASS || part->deprel == DEP_COP;
        if (part->head != (int32_t)verb || !helps) continue;
        if (strcmp(part->lower, "had") == 0) return TENSE_PAST_PERFECT;
        if (strcmp(part->lower, "has") == 0 || strcmp(part->lower, "have") == 0) return TENSE_PRESENT_PERFECT;
        if (strcmp(part->lower, "was") == 0 || strcmp(part->lower, "were") == 0 ||
            strcmp(part->lower, "did") == 0)
            tense = TENSE_PAST;
    }
    if (tense != TENSE_NONE) return tense;
    /* conjoined and participial clauses go with the verb above: "met and issued", "met, signing ..." */
    bool goes_along =
        (token->deprel == DEP_CONJ || token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP) &&
        token->head >= 0 && sentence->tokens[token->head].upos == UPOS_VERB;
    if (token->deprel == DEP_ADVCL && (token->xpos != XPOS_VBG || dependent(sentence, verb, DEP_MARK) >= 0))
        goes_along = false;
    bool before = token->head > (int32_t)verb && token->deprel != DEP_ADVCL; /* "Speaking then, he said" */
    return goes_along && !before ? tense_of(sentence, (uint32_t)token->head) : TENSE_NONE;
}

static uint32_t root_of(const struct sentence *sentence)
{
    uint32_t root = 0;
    while (root + 1 < sentence->count && sentence->tokens[root].head >= 0)
        root++;
    return root;
}

static bool has_verb(const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].upos == UPOS_VERB) return true;
    return false;
}

/* "BRUSSELS, May 25 -": the day of writing, at which nothing is told to happen. */
static bool is_of_dateline(const struct sentence *sentence, const struct time_value *value)
{
    enum { LONGEST = 12 };
    static const char *const ENDS[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", ")", "(", NULL};
    if (value->last >= LONGEST || !value->begin.day) return false;
    if (value->last + 1 >= sentence->count) return !has_verb(sentence);
    for (size_t i = 0; ENDS[i]; i++)
        if (strcmp(sentence->tokens[value->last + 1].form, ENDS[i]) == 0) return true;
    return false;
}

/* The expressions of a sentence of the body or headline; the dateline's own is none. */
static size_t times_of(const struct extraction *extraction, const struct sentence *sentence, struct told told,
                       struct time_value *values)
{
    size_t count = read_times(extraction, sentence, told, values), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_of_dateline(sentence, &values[i])) values[kept++] = values[i];
    return kept;
}

/* Does the time stand in a clause that looks back: "had won on Sunday"? */
static bool looks_back(const struct sentence *sentence, const struct time_value *value)
{
    int32_t at = (int32_t)value->head;
    while (at >= 0 && sentence->tokens[at].upos != UPOS_VERB)
        at = sentence->tokens[at].head;
    return at >= 0 && tense_of(sentence, (uint32_t)at) == TENSE_PAST_PERFECT;
}

/* "Published: 13 Jul": of the page, not of the news. */
static bool is_of_page(const struct sentence *sentence, const struct time_value *value)
{
    static const char *const WORDS[] = {"published", "updated", "posted", "date", NULL};
    int32_t head = sentence->tokens[value->head].head;
    return head >= 0 && is_one_of(WORDS, sentence->tokens[head].lower);
}

/* The day of the news itself: the first day told in the lead, not far from the article's date, rather of what
 * happened than of who reported it; else its month. */
static struct date lead_date(struct extraction *extraction)
{
    enum { LEAD = 4, LATEST = 8 }; /* sentences; days */
    struct date reported = {0}, aside = {0};
    size_t bodies = 0;
    for (size_t s = 0; s < extraction->analysis->count && bodies < LEAD; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        size_t count = times_of(extraction, sentence, (struct told){0}, values);
        bodies +=
            has_verb(sentence) && extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_BODY;
        for (size_t i = 0; i < count && extraction->date.day; i++) {
            const struct time_value *value = &values[i];
            int32_t ago = date_earliest(extraction->date) - date_earliest(value->begin);
            if (!value->begin.day || value->is_limit || value->is_start || value->is_scene || ago < 0 ||
                ago >= LATEST || looks_back(sentence, value) || is_of_page(sentence, value))
                continue;
            bool is_main = distance_up(sentence, value->head, root_of(sentence)) >= 0;
            bool of_report = is_of_report(extraction, sentence, value);
            if (is_main && !of_report) return value->begin;
            struct date *into = of_report ? &reported : &aside;
            if (!into->day) *into = value->begin;
        }
    }
    /* "on Saturday" of what happened, "reported on Sunday" */
    bool just_before = reported.day && aside.day && date_earliest(aside) < date_earliest(reported) &&
                       date_earliest(reported) - date_earliest(aside) < 3;
    if (just_before) return aside;
    if (reported.day) return reported;
    if (aside.day || !extraction->date.day) return aside;
    return (struct date){.year = extraction->date.year, .month = extraction->date.month};
}

struct story {
    struct date lead, now;
    struct told told;
    uint32_t paragraph, lead_sentence;
};

/* A day told by the main clause moves the story for the rest of the paragraph. */
static void move_story(const struct extraction *extraction, const struct sentence *sentence,
                       const struct time_value *values, size_t count, struct story *story)
{
    for (size_t i = 0; i < count; i++) {
        const struct time_value *value = &values[i];
        if (value->is_limit || value->is_scene || value->kind != TIME_DATE) continue;
        if (value->begin.year && !value->is_start) story->told.last = value->begin;
        bool is_to_come = extraction->date.day && value->begin.day &&
                          date_earliest(value->begin) > date_earliest(extraction->date);
        if (is_to_come) continue;
        uint32_t root = root_of(sentence);
        bool is_main = distance_up(sentence, value->head, root) > 0 && !value->is_start;
        /* "had visited in 2019" looks back, the story stays where it is */
        if (!is_main || tense_of(sentence, root) == TENSE_PAST_PERFECT) continue;
        story->now = value->begin;
        if (value->begin.day) story->told.day = value->begin;
    }
}

/* "a day after he announced it": counted from the clause above. */
static bool date_by_count(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb,
                          struct date from, struct event *event)
{
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (mark < 2 || !from.day) return false;
    bool after = strcmp(sentence->tokens[mark].lower, "after") == 0;
    if (!after && strcmp(sentence->tokens[mark].lower, "before") != 0) return false;
    const char *unit = sentence->tokens[mark - 1].lemma, *word = sentence->tokens[mark - 2].lower;
    int32_t days = strcmp(unit, "day") == 0 ? 1 : strcmp(unit, "week") == 0 ? 7 : 0;
    long count = strtol(word, NULL, 10);
    if (!count) count = knowledge_list_value(extraction->knowledge, "number", word, strlen(word), 0);
    if (strcmp(word, "a") == 0) count = 1;
    if (count >= 1 && strcmp(unit, "month") == 0) {
        long months = (long)from.year * 12 + from.month - 1 + (after ? -count : count);
        event->begin = (struct date){.year = (int16_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
        return true;
    }
    if (!days || count < 1 || count > 100) return false;
    event->begin = date_from_days(date_earliest(from) + (after ? -1 : 1) * days * (int32_t)count);
    return true;
}

/* The date one step less precise: what came right before or after it is told without a date. */
static struct date coarser(struct date date)
{
    if (date.day) return (struct date){.year = date.year, .month = date.month};
    return (struct date){.year = date.month ? date.year : 0};
}

/* "landed in Lusaka after attending a summit", "spoke after talks with him": about when the clause above is.
 */
static bool date_by_sequence(const struct extraction *extraction, const struct found_events *found,
                             const struct found_event *item, const struct time_value *values, size_t count,
                             const struct story *story, struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_bare = item->trigger.is_noun && item->trigger.light_verb < 0;
    uint32_t at = is_bare ? item->trigger.token : clause_of(sentence, &item->trigger);
    int32_t mark = dependent(sentence, at, is_bare ? DEP_CASE : DEP_MARK);
    int32_t head = sentence->tokens[at].head;
    bool clause = is_bare || sentence->tokens[at].deprel == DEP_ADVCL;
    if (mark < 0 || head < 0 || !clause || sentence->tokens[head].upos != UPOS_VERB) return false;
    const char *word = sentence->tokens[mark].lower;
    if (strcmp(word, "after") != 0 && strcmp(word, "before") != 0 && strcmp(word, "following") != 0)
        return false;
    struct found_event above = {
        .trigger = {
            .sentence = item->trigger.sentence, .token = (uint32_t)head, .light_verb = -1, .carrier = -1}};
    const struct time_value *value = time_for(extraction, found, &above, values, count);
    if (value && !value->is_scene && !value->end.year)
        event->begin = coarser(value->begin);
    else if (!value && tense_of(sentence, (uint32_t)head) == TENSE_PAST)
        event->begin = coarser(story->now);
    return event->begin.year != 0;
}

/* What goes on for long is not begun on the day of the story. */
static bool is_lasting(const char *class)
{
    static const char *const CLASSES[] = {"War", "Cooperate", "Trade", "BuildInfrastructure", NULL};
    for (size_t i = 0; CLASSES[i]; i++)
        if (strcmp(CLASSES[i], class) == 0) return true;
    return false;
}

/* Without a time of its own: when the story is, as far as the tense goes with it. */
enum { NEAR_LEAD = 2, TOP = 8 }; /* sentences */

/* Is it told by a word of reporting in the past, above it or beside: "..., the palace said"? */
static bool is_told_then(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->report_count) return tense_of(sentence, item->reports[0]) == TENSE_PAST;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool reports = token->xpos == XPOS_VBD && lexicon_has(extraction->tables, "saying", token->lemma);
        if (!reports || dependent(sentence, i, DEP_AUX) >= 0) continue;
        bool beside = token->deprel == DEP_PARATAXIS && token->head >= 0 &&
                      (token->head == (int32_t)item->trigger.token ||
                       is_below(sentence, item->trigger.token, (uint32_t)token->head, 8));
        if (beside || is_below(sentence, item->trigger.token, i, 8)) return true;
    }
    return false;
}

static bool is_decided(const char *class)
{
    const char *category = event_category(class);
    return strcmp(category, "Sanction") == 0 || strcmp(category, "Agree") == 0;
}

static void date_by_story(const struct extraction *extraction, const struct story *story,
                          struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t clause = clause_of(sentence, &item->trigger);
    unsigned xpos = sentence->tokens[clause].xpos;
    bool is_headline = extraction->article->paragraphs[sentence->paragraph].kind != PARAGRAPH_BODY;
    bool bare = item->trigger.is_noun && item->trigger.light_verb < 0 &&
                !is_of_noun(extraction, sentence, item->trigger.token);
    if (is_lasting(item->event.class)) return;
    /* "would not tolerate it, the palace said": said when it is told */
    bool is_told = item->is_speech && story->now.day && is_told_then(extraction, item);
    if (is_told && item->trigger.sentence < story->lead_sentence + TOP) item->event.begin = story->now;
    if (bare) return;
    /* a month or year told before goes on only for what is said of it */
    if (tense_of(sentence, clause) == TENSE_PAST && (story->now.day || item->is_speech))
        item->event.begin = story->now;
    /* the news itself: "has recognised", told first; headlines tell it in the present */
    uint32_t s = item->trigger.sentence;
    bool leads =
        s == story->lead_sentence || (s > story->lead_sentence && s <= story->lead_sentence + NEAR_LEAD &&
                                      (item->is_speech || is_decided(item->event.class)));
    if (tense_of(sentence, clause) == TENSE_PRESENT_PERFECT && leads && !item->event.begin.year)
        item->event.begin = story->lead.day ? coarser(story->lead) : story->lead;
    if (is_headline && !item->trigger.is_noun && (xpos == XPOS_VBZ || xpos == XPOS_VBP) &&
        dependent(sentence, clause, DEP_AUX) < 0)
        item->event.begin = story->lead;
}

/* "was to hold talks", "was arriving to meet": to come, seen from the day of the story. */
static bool is_due(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t mark = dependent(sentence, verb, DEP_MARK), helper = dependent(sentence, verb, DEP_AUX);
    if (helper < 0) helper = dependent(sentence, verb, DEP_COP);
    if (token->xpos != XPOS_VB || mark < 0 || strcmp(sentence->tokens[mark].lower, "to") != 0) return false;
    if (helper >= 0 && helper < mark)
        return strcmp(sentence->tokens[helper].lower, "was") == 0 ||
               strcmp(sentence->tokens[helper].lower, "were") == 0;
    bool purpose = (token->deprel == DEP_ADVCL || token->deprel == DEP_XCOMP) && token->head >= 0;
    return purpose && tense_of(sentence, (uint32_t)token->head) == TENSE_PAST &&
           lexicon_has(extraction->tables, "encounter", sentence->tokens[token->head].lemma);
}

static void date_event(struct extraction *extraction, const struct found_events *found,
                       struct found_event *item, const struct time_value *values, size_t count,
                       const struct story *story)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct time_value *value = time_for(extraction, found, item, values, count);
    uint32_t clause = clause_of(sentence, &item->trigger);
    bool happened = item->event.factuality == FACTUALITY_ACTUAL ||
                    item->event.factuality == FACTUALITY_ALLEGED ||
                    item->event.factuality == FACTUALITY_DENIED;
    struct date above = value && value->begin.year ? value->begin : story->now;
    if (!item->trigger.is_noun && date_by_count(extraction, sentence, clause, above, &item->event)) return;
    if (value && !value->is_scene) {
        item->event.begin = value->begin;
        item->event.end = value->end;
    } else if (value) {
        item->event.begin = story->now;
    } else if (is_due(extraction, sentence, clause)) {
        item->event.begin = coarser(story->now);
    } else if (happened && !date_by_sequence(extraction, found, item, values, count, story, &item->event)) {
        date_by_story(extraction, story, item);
    }
    add_duration(extraction, sentence, values, count, item);
}

void find_times(struct extraction *extraction, struct found_events *found)
{
    find_article_date(extraction);
    struct story story = {.paragraph = UINT32_MAX};
    story.lead = story.now = story.told.last = story.told.day = lead_date(extraction);
    extraction->lead = story.lead;
    size_t next = 0;
    story.lead_sentence = UINT32_MAX;
    for (uint32_t s = 0; s < extraction->analysis->count; s++) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        struct time_value values[MOST_TIMES];
        bool is_body = extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_BODY;
        if (is_body && has_verb(sentence) && story.lead_sentence == UINT32_MAX) story.lead_sentence = s;
        if (sentence->paragraph != story.paragraph) story.now = story.lead;
        story.paragraph = sentence->paragraph;
        size_t count = times_of(extraction, sentence, story.told, values);
        move_story(extraction, sentence, values, count, &story);
        for (; next < found->count && found->items[next].trigger.sentence == s; next++)
            date_event(extraction, found, &found->items[next], values, count, &story);
    }
    for (size_t i = 0; i < found->count; i++)
        date_by_visit(extraction, found, &found->items[i]);
}
