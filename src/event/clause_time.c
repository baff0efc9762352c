/* clause_time.c: which time expression of a sentence dates a word of it: the one that hangs on it, else that
 * of the clauses around it which happen together with it. */
#include "event/stay.h"

#include <stdlib.h>
#include <string.h>

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
    /* "shot dead while campaigning in July" */
    bool meanwhile = token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG && mark >= 0 &&
                     strcmp(sentence->tokens[mark].lower, "while") == 0 &&
                     dependent(sentence, verb, DEP_NSUBJ) < 0;
    return purpose || meanwhile ||
           (bare && (aside || (token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG && before) ||
                     (token->deprel == DEP_ACL && token->xpos == XPOS_VBN)));
}

/* Steps up from the time's head to the token, within one clause; -1 when it is not below it. */
int distance_up(const struct sentence *sentence, uint32_t from, uint32_t to)
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
bool is_of_noun(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const VERBS[] = {"witness", "attend",  "oversee", "host",  "see",  "watch",
                                        "mark",    "address", "tell",    "chair", "join", NULL};
    const struct token *token = &sentence->tokens[noun];
    bool object = token->head >= 0 &&
                  (token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS || token->deprel == DEP_IOBJ);
    if (!object) return false;
    const char *lemma = sentence->tokens[token->head].lemma;
    return lexicon_has(extraction->tables, "light", lemma) || is_one_of(VERBS, lemma);
}

/* Nouns that happen, or are made on a day: "the war", "the accord". */
static bool is_event_noun(const struct extraction *extraction, const struct token *token)
{
    if (token->upos == UPOS_PROPN) return lexicon_has(extraction->tables, "treaty", token->lower);
    return token->upos == UPOS_NOUN && (frames_for(&extraction->tables->nouns, token->lemma) ||
                                        lexicon_has(extraction->tables, "treaty", token->lemma));
}

/* "agreed at talks in Ankara on Monday": what is done at a gathering is done when that is. */
bool is_gathering_at(const struct extraction *extraction, const struct found_event *item,
                     const struct sentence *sentence)
{
    static const char *const WORDS[] = {"at", "during", "on", NULL}, *const BY_PHONE[] = {"by", "in", "over",
                                                                                          NULL};
    const struct trigger *trigger = &item->trigger;
    uint32_t noun = trigger->token;
    /* "at the end of a summit" */
    int32_t part = sentence->tokens[noun].head;
    if (sentence->tokens[noun].deprel == DEP_NMOD && part >= 0 &&
        strcmp(preposition_of(sentence, noun), "of") == 0 &&
        lexicon_has(extraction->tables, "phase", sentence->tokens[part].lemma))
        noun = (uint32_t)part;
    unsigned deprel = sentence->tokens[noun].deprel;
    bool hangs = deprel == DEP_OBL || deprel == DEP_NMOD;
    if (!trigger->is_noun || trigger->light_verb >= 0 || !hangs) return false;
    const char *preposition = preposition_of(sentence, noun);
    if (strcmp(preposition, "on") == 0 && noun == trigger->token) return false;
    if (strcmp(item->event.class, "PhoneCall") == 0) return is_one_of(BY_PHONE, preposition);
    return strcmp(event_category(item->event.class), "Consult") == 0 && is_one_of(WORDS, preposition);
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

/* "They had failed it in 2021, he told reporters": read as a second clause, it tells the first. */
bool is_teller_behind(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    return token->deprel == DEP_CONJ && token->upos == UPOS_VERB && token->head < (int32_t)verb &&
           dependent(sentence, verb, DEP_CC) < 0 && dependent(sentence, verb, DEP_NSUBJ) >= 0 &&
           lexicon_has(extraction->tables, "report", token->lemma);
}

/* May what governs the clause date it too? "was expected to meet on Monday", "met on Monday, ending ..." */
static bool shares_time(const struct extraction *extraction, const struct sentence *sentence, uint32_t at,
                        bool is_noun, bool governor_acts, bool is_said)
{
    const struct token *token = &sentence->tokens[at];
    /* "said on Monday in a statement", "died in an attack" */
    static const char *const DYING[] = {"die", "kill", "injure", "wound", "hurt", NULL};
    bool inside = is_noun && token->deprel == DEP_OBL && strcmp(preposition_of(sentence, at), "in") == 0;
    if (inside && (is_said || is_one_of(DYING, sentence->tokens[token->head].lemma))) return true;
    switch (token->deprel) {
    case DEP_XCOMP: /* "stopped fighting on Monday": what had begun before */
        return !lexicon_has(extraction->tables, "ending", sentence->tokens[token->head].lemma);
    case DEP_CONJ:
        return !is_teller_behind(extraction, sentence, at);
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
               strcmp(sentence->tokens[mark].lower, "by") == 0 || /* "stunned them by saying" */
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
        return is_inside_which(sentence, at);
    }
    case DEP_OBJ:
    case DEP_IOBJ:
    case DEP_NSUBJ:
    case DEP_NSUBJ_OUTER:
    case DEP_NSUBJ_PASS:
        return is_noun && !governor_acts;
    case DEP_OBL:
    case DEP_NMOD: {
        /* "a round of talks" */
        bool counted = strcmp(preposition_of(sentence, at), "of") == 0 &&
                       (lexicon_has(extraction->tables, "quantity", sentence->tokens[token->head].lemma) ||
                        lexicon_has(extraction->tables, "phase", sentence->tokens[token->head].lemma));
        /* "arrived on Sunday on a state visit" */
        bool stays = strcmp(preposition_of(sentence, at), "on") == 0 &&
                     lexicon_has(extraction->tables, "stay", token->lemma);
        return is_noun && !governor_acts && (counted || stays || is_occasion(sentence, at));
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
    if (!item->trigger.is_noun) { /* "fought a war that broke out", "lost it in a war that broke out" */
        int32_t object = dependent(sentence, noun, DEP_OBJ), beside = dependent(sentence, noun, DEP_OBL);
        if (strcmp(item->event.class, "War") == 0 && beside >= 0 &&
            strcmp(sentence->tokens[beside].lemma, "war") == 0)
            object = beside;
        if (object < 0 || !is_event_noun(extraction, &sentence->tokens[object])) return NULL;
        /* "ratified the pact which the other signed in January" */
        bool makes = strcmp(item->event.class, "SignTreaty") == 0 || strcmp(item->event.class, "Agree") == 0;
        if (lexicon_has(extraction->tables, "treaty", sentence->tokens[object].lemma) && !makes) return NULL;
        noun = (uint32_t)object;
    }
    for (uint32_t i = noun + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool modifies = token->deprel == DEP_ACL_RELCL || token->deprel == DEP_ACL;
        /* "lost its coast in a war which began in 1879", hung on the coast */
        bool is_war = strcmp(item->event.class, "War") == 0 && token->head >= 0 &&
                      token->deprel == DEP_ACL_RELCL && token->head < (int32_t)noun &&
                      !is_event_noun(extraction, &sentence->tokens[token->head]);
        if ((token->head != (int32_t)noun && !is_war) || !modifies ||
            !lexicon_has(extraction->tables, "taking-place", token->lemma))
            continue;
        for (size_t v = 0; v < count; v++)
            if (values[v].kind == TIME_DATE && !values[v].is_limit &&
                sentence->tokens[values[v].head].head == (int32_t)i)
                return &values[v];
    }
    return NULL;
}

/* "a pact dating from 2001": how old a thing is. */
bool is_age(const struct sentence *sentence, const struct time_value *value)
{
    return value->first > 2 && strcmp(sentence->tokens[value->first - 1].lower, "from") == 0 &&
           strncmp(sentence->tokens[value->first - 2].lower, "dat", 3) == 0;
}

/* The noun whose year or day the time tells: "a treaty of 2017", "the 1951 treaty"; -1. */
static int32_t noun_of(const struct extraction *extraction, const struct sentence *sentence,
                       const struct time_value *value)
{
    const struct token *token = &sentence->tokens[value->head];
    if (token->head < 0) return -1;
    const struct token *noun = &sentence->tokens[token->head];
    bool is_name = noun->upos == UPOS_PROPN && value->first < (uint32_t)token->head;
    bool is_treaty = lexicon_has(extraction->tables, "treaty", noun->lemma) ||
                     lexicon_has(extraction->tables, "treaty", noun->lower); /* "the Waters Treaty of 1960" */
    if (!is_name && !is_treaty) return -1;
    bool is_year = value->first == value->last && token->upos == UPOS_NUM;
    bool in_name = is_year && (token->deprel == DEP_COMPOUND || token->deprel == DEP_NUMMOD ||
                               token->deprel == DEP_AMOD);
    bool of_noun = token->deprel == DEP_NMOD && strcmp(preposition_of(sentence, value->head), "of") == 0;
    return in_name || of_noun ? token->head : -1;
}

/* Is it told what a treaty of then says, "in a 1956 declaration Moscow agreed"? What else is done under a
 * treaty, or said of it, is of another time. */
static bool is_of_its_time(const struct sentence *sentence, const struct found_event *item, uint32_t token,
                           int32_t noun)
{
    static const char *const CATEGORIES[] = {"Agree", "Concede", "Retreat", "Mediate", NULL};
    /* "the agreement of May 3, negotiated by the two" */
    bool made = noun >= 0 && sentence->tokens[token].head == noun &&
                sentence->tokens[token].deprel == DEP_ACL && sentence->tokens[token].xpos == XPOS_VBN;
    return noun < 0 || token == (uint32_t)noun || item->trigger.carrier == noun || made ||
           is_one_of(CATEGORIES, event_category(item->event.class));
}

/* "the agreement, signed in January, committed them to it": the time of what the clause is about. */
const struct time_value *time_of_subject(const struct extraction *extraction, uint32_t s, uint32_t verb,
                                         const struct time_value *values, size_t count)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t subject = subject_of(extraction, s, verb, 0);
    if (subject < 0 || !is_event_noun(extraction, &sentence->tokens[subject])) return NULL;
    for (size_t i = 0; i < count; i++) {
        int32_t held = sentence->tokens[values[i].head].head;
        if (values[i].kind == TIME_DATE && !values[i].is_limit && held >= 0 &&
            sentence->tokens[held].head == subject && sentence->tokens[held].deprel == DEP_ACL &&
            sentence->tokens[held].xpos == XPOS_VBN)
            return &values[i];
    }
    return NULL;
}

/* "Under the treaty, signed in 1979, Israel agreed": what it lays down is as old as it is. */
const struct time_value *time_of_treaty(const struct extraction *extraction, const struct sentence *sentence,
                                        uint32_t verb, const struct time_value *values, size_t count,
                                        bool *refers_back)
{
    static const char *const WORDS[] = {"under", "by", "in", NULL};
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        /* "The 1956 declaration restored" */
        bool lays_down = token->deprel == DEP_NSUBJ && !is_passive(sentence, verb);
        bool names =
            token->head == (int32_t)verb &&
            (lays_down || (token->deprel == DEP_OBL && is_one_of(WORDS, preposition_of(sentence, t)))) &&
            (lexicon_has(extraction->tables, "treaty", token->lower) ||
             lexicon_has(extraction->tables, "treaty", token->lemma));
        if (!names) continue;
        *refers_back = has_dependent(sentence, t, "that");
        for (size_t i = 0; i < count; i++)
            for (int32_t at = (int32_t)values[i].head, steps = 0; at >= 0 && steps < 3; steps++) {
                if (at == (int32_t)t && values[i].kind == TIME_DATE && !values[i].is_limit) return &values[i];
                at = sentence->tokens[at].deprel == DEP_ACL_RELCL ? -1 : sentence->tokens[at].head;
            }
    }
    return NULL;
}

int32_t clause_behind(const struct sentence *sentence, const struct time_value *value)
{
    uint32_t at = value->last + 1;
    if (at < sentence->count && strcmp(sentence->tokens[at].form, ",") == 0) at++;
    bool when = at < sentence->count && strcmp(sentence->tokens[at].lower, "when") == 0;
    return when ? sentence->tokens[at].head : -1;
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

/* "the first summit since 2011", "the junta, in power since 2020, broke off ties": from when something else
 * was.
 */
static bool is_since_other(const struct sentence *sentence, const struct trigger *trigger,
                           const struct time_value *value)
{
    if (!value->is_start || value->first == 0 ||
        strcmp(sentence->tokens[value->first - 1].lower, "since") != 0 || clause_behind(sentence, value) >= 0)
        return false;
    uint32_t at = trigger->light_verb >= 0 ? (uint32_t)trigger->light_verb : trigger->token;
    const struct token *word = &sentence->tokens[at];
    if (word->xpos == XPOS_VBD && word->upos == UPOS_VERB && word->deprel == DEP_ROOT && value->first < at)
        return true;
    int32_t noun = trigger->is_noun ? (int32_t)trigger->token : dependent(sentence, trigger->token, DEP_OBJ);
    /* "the first minister to visit since the quake on Monday" */
    if (word->xpos == XPOS_VB && word->deprel == DEP_ACL) noun = word->head;
    for (uint32_t i = 0; (int32_t)i < noun; i++)
        if (i < value->first && sentence->tokens[i].head == noun &&
            (strcmp(sentence->tokens[i].lower, "first") == 0 ||
             strcmp(sentence->tokens[i].lower, "only") == 0 || sentence->tokens[i].xpos == XPOS_JJS))
            return true;
    return false;
}

/* "asked the Swiss to hold a summit": what is asked for is done later, and elsewhere, than it is asked for.
 */
bool is_asked_for(const struct extraction *extraction, const struct found_event *item, uint32_t verb)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[verb];
    return token->deprel == DEP_XCOMP && token->head >= 0 && sentence->tokens[token->head].xpos == XPOS_VBD &&
           !has_happened(&item->event) &&
           lexicon_has(extraction->tables, "object-control", sentence->tokens[token->head].lemma);
}

/* "killed 26 in the worst attack since the shootings of 2008": when the one before was. */
static bool is_of_ranking(const struct sentence *sentence, const struct trigger *trigger,
                          const struct time_value *value)
{
    enum { REACH = 4 };
    bool is_since = false, is_best = false;
    for (uint32_t i = trigger->token; i < value->first; i++) {
        const struct token *token = &sentence->tokens[i];
        is_best = is_best || token->xpos == XPOS_JJS;
        is_since = is_since || (is_best && value->first - i < REACH && strcmp(token->lower, "since") == 0);
    }
    return is_since;
}

/* "condemned Monday's attack", "annulled the vote of May 8": when what is spoken of or judged was. */
static bool is_of_matter(const struct sentence *sentence, const struct found_event *item,
                         const struct time_value *value)
{
    static const char *const OF[] = {"against", "over", "for", "about", "on", "with", "to", NULL};
    const struct token *time = &sentence->tokens[value->head];
    bool judges = item->is_speech || strcmp(item->event.class, "Trial") == 0;
    if (!judges || item->trigger.is_noun || time->head < 0) return false;
    const struct token *noun = &sentence->tokens[time->head];
    bool is_its = time->deprel == DEP_NMOD_POSS || (int32_t)value->head + 1 == time->head ||
                  (time->deprel == DEP_NMOD && strcmp(preposition_of(sentence, value->head), "of") == 0);
    bool is_matter =
        noun->deprel == DEP_OBJ || noun->deprel == DEP_NSUBJ_PASS ||
        (noun->deprel == DEP_OBL && is_one_of(OF, preposition_of(sentence, (uint32_t)time->head)));
    return noun->upos == UPOS_NOUN && is_its && is_matter && noun->head == (int32_t)item->trigger.token;
}

/* The time that hangs on the trigger, else the one of the clause around it. */
const struct time_value *time_for(const struct extraction *extraction, const struct found_events *found,
                                  const struct found_event *item, const struct time_value *values,
                                  size_t count)
{
    const struct trigger *trigger = &item->trigger;
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct time_value *best = beginning_of(extraction, item, values, count);
    enum { BEHIND = 8 }; /* words */
    int best_distance = best ? -1 : 100;
    for (size_t i = 0; i < count; i++) {
        if (values[i].is_limit || values[i].kind != TIME_DATE) continue;
        /* "a war, now in its fourth year", "two years into a war": the noun's time, not that of what is done
         */
        bool of_noun = is_word_in(sentence, &values[i], "its") || is_word_in(sentence, &values[i], "their") ||
                       is_word_in(sentence, &values[i], "into");
        if (is_of_document(extraction, item, &values[i]) || is_since_other(sentence, trigger, &values[i]) ||
            is_of_matter(sentence, item, &values[i]))
            continue;
        const char *category = event_category(item->event.class);
        bool is_deed = category && strcmp(category, "Assault") == 0;
        if (is_deed && is_of_ranking(sentence, trigger, &values[i])) continue;
        int32_t then = clause_behind(sentence, &values[i]);
        if (item->is_speech && values[i].is_start && then != (int32_t)trigger->token)
            continue; /* "accuses them of failing since 2019" */
        bool is_war = strcmp(item->event.class, "War") == 0;
        if (of_noun && values[i].is_start && !trigger->is_noun && !is_war) continue;
        /* "amid the war on his neighbour, now in its fourth year", wherever the parser hangs it */
        bool behind = of_noun && values[i].is_start && is_war && trigger->is_noun &&
                      trigger->token < values[i].first && values[i].first - trigger->token < BEHIND;
        if (behind && !best) best = &values[i];
        bool into = trigger->is_noun && is_word_in(sentence, &values[i], "into") &&
                    trigger->token > values[i].last && trigger->token - values[i].last < 4;
        if (into) return &values[i];
        if (is_age(sentence, &values[i]) && trigger->token + 3 != values[i].first) continue;
        if (!is_of_its_time(sentence, item, trigger->token, noun_of(extraction, sentence, &values[i])))
            continue;
        int32_t at = (int32_t)trigger->token;
        bool gathers = is_gathering_at(extraction, item, sentence);
        for (int climbed = 0; at >= 0 && climbed < 5; climbed++) {
            int up = at == then ? 0 : distance_up(sentence, values[i].head, (uint32_t)at);
            int distance = up < 0 ? 100 : up + climbed * 2;
            if (up >= 0 && distance < best_distance) {
                best_distance = distance;
                best = &values[i];
            }
            bool is_noun =
                (trigger->is_noun || at != (int32_t)trigger->token) && sentence->tokens[at].upos == UPOS_NOUN;
            /* "travelled to Kigali in January for talks" */
            bool purpose =
                is_noun && sentence->tokens[at].deprel == DEP_OBL && sentence->tokens[at].head >= 0 &&
                strcmp(preposition_of(sentence, (uint32_t)at), "for") == 0 &&
                strcmp(event_category(item->event.class), "Consult") == 0 &&
                lexicon_has(extraction->tables, "journey", sentence->tokens[sentence->tokens[at].head].lemma);
            bool governor_acts = acts(extraction, found, trigger->sentence, sentence->tokens[at].head) &&
                                 !gathers && !purpose && !is_of_noun(extraction, sentence, (uint32_t)at);
            bool is_said = item->is_speech || strcmp(item->event.class, "JointStatement") == 0;
            if (!shares_time(extraction, sentence, (uint32_t)at, is_noun, governor_acts, is_said) ||
                is_asked_for(extraction, item, (uint32_t)at))
                break;
            at = sentence->tokens[at].head;
        }
    }
    return best;
}

bool is_of_other_war(const struct sentence *sentence, const struct found_event *item, int now)
{
    enum { LENGTH = 4 };
    if (strcmp(event_category(item->event.class), "Assault") != 0) return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        long year =
            token->upos == UPOS_NUM && strlen(token->form) == LENGTH ? strtol(token->form, NULL, 10) : 0;
        if (year > 1900 && year < now) return true;
    }
    return false;
}
