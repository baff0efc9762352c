/* subject.c: who is the subject of a verb, over Universal Dependencies: through passives, relative clauses,
 * control and raising, coordination, participles and headlines. */
#include "event/clause.h"
#include "event/telling.h"

#include <string.h>

static bool is_object_control(const struct extraction *extraction, const char *lemma)
{
    return lexicon_has(extraction->tables, "object-control", lemma);
}

int32_t own_subject(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    static const enum deprel KINDS[] = {DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_NSUBJ_OUTER};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        int32_t subject = dependent(sentence, verb, KINDS[k]);
        /* "Mali protested, days after a strike killed": of what a comma parts the nearer one */
        bool parted = false;
        for (uint32_t i = (uint32_t)(subject + 1); subject >= 0 && i < verb; i++) {
            parted = parted || strcmp(sentence->tokens[i].form, ",") == 0;
            if (parted && sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == KINDS[k])
                subject = (int32_t)i;
        }
        for (uint32_t i = (uint32_t)(subject + 1); subject >= 0 && i < verb; i++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == KINDS[k] &&
                extraction->entities->mention_at[s][subject] < 0 &&
                (extraction->entities->mention_at[s][i] >= 0 || /* "the opposition NAME party" */
                 extraction->entities->mention_at[s][i - 1] >= 0))
                subject = (int32_t)i;
        if (subject >= 0) return subject;
    }
    return -1;
}

/* A pronoun that nothing is known of, in what somebody says, stands for the speaker: "Syria says it will". */
static bool is_unknown_pronoun(const struct extraction *extraction, uint32_t s, int32_t t)
{
    if (t < 0) return false;
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    int32_t mention = extraction->entities->mention_at[s][t];
    bool personal = token->upos == UPOS_PRON && token->features & FEATURE_PERSON_3;
    return personal && (mention < 0 || !extraction->entities->mentions[mention].entity_count);
}

/* "They shot at us, the mayor said": he is not they; but "said that they will go on". */
static bool are_others(const struct extraction *extraction, uint32_t s, int32_t pronoun, int32_t speaker)
{
    const struct token *tokens = extraction->analysis->sentences[s].tokens;
    struct entity_set person = {0};
    bool did = tokens[pronoun].head >= 0 && tokens[tokens[pronoun].head].xpos == XPOS_VBD;
    did = did || is_quoted(&extraction->analysis->sentences[s], (uint32_t)pronoun);
    if (strcmp(tokens[pronoun].lower, "they") != 0 || !did) return false;
    entities_of(extraction, s, (uint32_t)speaker, 1u << CLASS_PERSON | TAKE_UNNAMED, &person);
    return person.count == 1 &&
           dependent(&extraction->analysis->sentences[s], (uint32_t)speaker, DEP_CONJ) < 0;
}

/* "Meeting him in Baku, Tass reported, the two agreed": what a medium reports is done by those in its report.
 */
static int32_t retold_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t subject = own_subject(extraction, s, verb), clause = dependent(sentence, verb, DEP_CCOMP);
    if (subject < 0 || clause < 0 || !lexicon_has(extraction->tables, "report", sentence->tokens[verb].lemma))
        return -1;
    int32_t mention = extraction->entities->mention_at[s][subject];
    if (mention < 0) return -1;
    const struct mention *who = &extraction->entities->mentions[mention];
    bool is_medium = who->entity_count == 1 && is_press(&extraction->entities->items[who->entities[0]]);
    return is_medium ? surface_subject(extraction, s, (uint32_t)clause, depth + 1) : -1;
}

/* "called on Chad to pull out", "appealed to both to talk", "pushed for troops to leave": who is to do it;
 * -1.
 */
static int32_t called_upon(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[verb];
    if (token->xpos != XPOS_VB || token->head < 0 || token->head > (int32_t)verb ||
        !lexicon_has(extraction->tables, "oblique-control", sentence->tokens[token->head].lemma))
        return -1;
    for (uint32_t i = (uint32_t)token->head + 1; i < verb; i++) {
        const struct token *called = &sentence->tokens[i];
        const char *preposition = preposition_of(sentence, i);
        bool is_phrase =
            called->head == token->head && called->deprel == DEP_OBL &&
            (strcmp(preposition, "on") == 0 || strcmp(preposition, "upon") == 0 ||
             strcmp(preposition, "to") == 0 || strcmp(preposition, "with") == 0 ||
             (strcmp(preposition, "for") == 0 && dependent(sentence, verb, DEP_MARK) == (int32_t)i + 1));
        bool is_somebody =
            called->upos == UPOS_NOUN || called->name || extraction->entities->mention_at[s][i] >= 0;
        if (is_phrase && is_somebody) return (int32_t)i;
    }
    return -1;
}

/* "gave the rebels until Friday", "60 days" */
static bool is_set_term(const struct sentence *sentence, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb &&
            (strcmp(preposition_of(sentence, i), "until") == 0 ||
             (sentence->tokens[i].deprel == DEP_OBL_UNMARKED && dependent(sentence, i, DEP_NUMMOD) >= 0)))
            return true;
    return false;
}

/* "extended an invitation to Rahmon to visit", "advised both leaders to let it rest": who is bidden; -1. */
static int32_t bidden(const struct sentence *sentence, uint32_t verb)
{
    static const char *const NOUNS[] = {"invitation", "invite",  "order", "appeal",        "request",
                                        "plea",       "command", "call",  "encouragement", NULL};
    static const char *const VERBS[] = {"advise", "urge",   "ask",     "order",   "invite", "instruct",
                                        "tell",   "exhort", "counsel", "command", NULL};
    static const char *const WORDS[] = {"to", "on", "for", NULL};
    const struct token *token = &sentence->tokens[verb];
    int32_t above = token->head;
    if (token->xpos != XPOS_VB || above < 0 || above > (int32_t)verb) return -1;
    int32_t object = dependent(sentence, (uint32_t)above, DEP_OBJ);
    int32_t indirect = dependent(sentence, (uint32_t)above, DEP_IOBJ);
    if (strcmp(sentence->tokens[above].lemma, "give") == 0) /* "gave the rebels until Friday to leave" */
        return indirect >= 0 || !is_set_term(sentence, (uint32_t)above) ? indirect : object;
    if (object < above || object > (int32_t)verb) return -1;
    if (is_one_of(VERBS, sentence->tokens[above].lemma)) return object;
    if (!is_one_of(NOUNS, sentence->tokens[object].lemma)) return -1;
    for (uint32_t i = (uint32_t)above + 1; i < verb; i++)
        if ((sentence->tokens[i].head == object || sentence->tokens[i].head == above) &&
            (int32_t)i != object && is_one_of(WORDS, preposition_of(sentence, i)))
            return (int32_t)i;
    return -1;
}

static int32_t first_of_coordination(const struct sentence *sentence, int32_t at)
{
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0 &&
           sentence->tokens[at].head < at)
        at = sentence->tokens[at].head;
    return at;
}

/* "Egypt and Sudan to resume talks after dam fills": the infinitive of a headline is what those before it do,
 * whatever the parser makes of them; -1. */
static int32_t headline_subject(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (sentence->tokens[verb].xpos != XPOS_VB || mark < 1 ||
        extraction->entities->mention_at[s][mark - 1] < 0)
        return -1;
    return first_of_coordination(sentence, mark - 1);
}

/* "On Thursday Brazil, Colombia and Mexico urged": whoever stands right before a finite verb that the parser
 * gives no subject; -1. */
static int32_t subject_before(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint8_t xpos = sentence->tokens[verb].xpos;
    if (verb < 2 || (xpos != XPOS_VBD && xpos != XPOS_VBZ && xpos != XPOS_VBP)) return -1;
    for (uint32_t t = verb; t-- > 0 && verb - t < 5;) {
        int32_t mention = extraction->entities->mention_at[s][t];
        if (mention >= 0 && extraction->entities->mentions[mention].end == verb)
            return first_of_coordination(sentence, (int32_t)t);
    }
    return -1;
}

static int32_t speaker_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t at = verb;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0)
        at = (uint32_t)sentence->tokens[at].head;
    if (sentence->tokens[at].deprel != DEP_CCOMP || sentence->tokens[at].head < 0) return -1;
    return surface_subject(extraction, s, (uint32_t)sentence->tokens[at].head, depth + 1);
}

/* "When it invaded, Chad was at war": a pronoun ahead of the name that it stands for; -1. */
static int32_t subject_to_come(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct token *token = &extraction->analysis->sentences[s].tokens[verb];
    if (token->deprel != DEP_ADVCL || token->head <= (int32_t)verb) return -1;
    int32_t subject = surface_subject(extraction, s, (uint32_t)token->head, depth + 1);
    return subject > (int32_t)verb && extraction->entities->mention_at[s][subject] >= 0 ? subject : -1;
}

/* "was shot down, killing all on board": who does the first does the second, not what it is done to; and
 * nobody does either in "crashed, killing two". */
static bool is_outcome(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    bool harms = token->xpos == XPOS_VBG && dependent(sentence, verb, DEP_MARK) < 0 &&
                 lexicon_has(extraction->tables, "harm", token->lemma);
    return harms && (is_passive(sentence, (uint32_t)token->head) ||
                     lexicon_has(extraction->tables, "mishap-verb", sentence->tokens[token->head].lemma));
}

int32_t surface_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[verb];
    int32_t subject = resolve_relative(sentence, verb, own_subject(extraction, s, verb));
    if (depth < 6 && is_unknown_pronoun(extraction, s, subject)) {
        int32_t speaker = speaker_of(extraction, s, verb, depth);
        if (speaker >= 0 && are_others(extraction, s, subject, speaker)) return subject;
        if (speaker < 0) speaker = subject_to_come(extraction, s, verb, depth);
        if (speaker >= 0) return speaker;
    }
    if (subject >= 0 || depth > 6) return subject;
    if (token->head < 0) {
        int32_t before = headline_subject(extraction, s, verb);
        return before >= 0 ? before : subject_before(extraction, s, verb);
    }
    uint32_t head = (uint32_t)token->head;
    const struct token *governor = &sentence->tokens[head];
    switch (token->deprel) {
    case DEP_CONJ:
        head = (uint32_t)conjunct_head(sentence, verb);
        governor = &sentence->tokens[head];
        return is_verb(governor) || own_subject(extraction, s, head) >= 0
                   ? surface_subject(extraction, s, head, depth + 1)
                   : -1;
    case DEP_XCOMP:
    case DEP_CCOMP: {
        /* "what he called bullying": not he bullies */
        if (token->deprel == DEP_XCOMP && token->xpos == XPOS_VBG &&
            lexicon_has(extraction->tables, "naming", governor->lemma))
            return -1;
        int32_t object = dependent(sentence, head, DEP_OBJ);
        /* "gave the troops 60 days to pull out": who gets them */
        static const char *const GIVES_TIME[] = {"give", "allow", "grant", "leave", "allot", NULL};
        int32_t getter = dependent(sentence, head, DEP_IOBJ);
        if (getter >= 0 && object > getter && is_one_of(GIVES_TIME, governor->lemma)) return getter;
        if (object < 0) object = getter;
        if (object >= 0 && token->deprel == DEP_XCOMP && is_object_control(extraction, governor->lemma))
            return object;
        int32_t called = called_upon(extraction, s, verb);
        if (called >= 0) return called;
        if (token->deprel == DEP_CCOMP && dependent(sentence, verb, DEP_MARK) < 0) return -1;
        return token->deprel == DEP_XCOMP ? surface_subject(extraction, s, head, depth + 1) : -1;
    }
    case DEP_ADVCL: {
        if (is_outcome(extraction, sentence, verb))
            return is_passive(sentence, head) ? subject_of(extraction, s, head, depth + 1) : -1;
        /* "accused Russia of violating", "thanked Oman for hosting" */
        int32_t mark = dependent(sentence, verb, DEP_MARK), object = dependent(sentence, head, DEP_OBJ);
        bool of_object = mark >= 0 && (strcmp(sentence->tokens[mark].lower, "of") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "for") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "from") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "against") == 0);
        if (of_object && is_passive(sentence, head)) return surface_subject(extraction, s, head, depth + 1);
        static const char *const WITH[] = {"charge", "credit", "task", "entrust",
                                           NULL}; /* "charged him with" */
        of_object = of_object || (mark >= 0 && strcmp(sentence->tokens[mark].lower, "with") == 0 &&
                                  is_one_of(WITH, governor->lemma));
        /* "accused each other of breaking it": whoever accuses */
        if (of_object && object > 0 && strcmp(sentence->tokens[object - 1].lower, "each") == 0)
            return surface_subject(extraction, s, head, depth + 1);
        if ((of_object || is_quoted_doing(sentence, verb)) && object >= 0)
            return resolve_relative(sentence, head, object);
        int32_t called = called_upon(extraction, s, verb);
        if (called < 0) called = bidden(sentence, verb);
        if (called >= 0) return called;
        int32_t retold = token->xpos == XPOS_VBG ? retold_subject(extraction, s, head, depth) : -1;
        if (retold >= 0) return retold;
        bool has_subject =
            is_verb(governor) || own_subject(extraction, s, head) >= 0; /* "were quick to help" */
        return has_subject ? surface_subject(extraction, s, head, depth + 1) : -1;
    }
    case DEP_PARATAXIS:
        return is_verb(governor) ? surface_subject(extraction, s, head, depth + 1) : -1;
    case DEP_ACL:
        if (interrupted_subject(sentence, verb) >= 0) return interrupted_subject(sentence, verb);
        if (is_on_brink(sentence, verb)) return own_subject(extraction, s, head);
        /* "put out a report accusing the army": who put it out */
        if (token->xpos == XPOS_VBG && lexicon_has(extraction->tables, "writing", governor->lemma) &&
            governor->deprel == DEP_OBJ && governor->head >= 0 &&
            !lexicon_has_token(extraction, "not-author", &sentence->tokens[governor->head])) {
            int32_t writer = surface_subject(extraction, s, (uint32_t)governor->head, depth + 1);
            if (writer >= 0) return writer;
        }
        if (token->xpos == XPOS_VBG || token->xpos == XPOS_VBN) return (int32_t)head;
        /* "their agreement to send", "the Turkish decision to send": who made it */
        for (uint32_t i = 0; i < sentence->count; i++) {
            enum deprel deprel = (enum deprel)sentence->tokens[i].deprel;
            bool is_named =
                (deprel == DEP_AMOD || deprel == DEP_COMPOUND) && extraction->entities->mention_at[s][i] >= 0;
            if (sentence->tokens[i].head == (int32_t)head && (deprel == DEP_NMOD_POSS || is_named))
                return (int32_t)i;
        }
        /* "Chad was the first state to recognise it" */
        if (dependent(sentence, head, DEP_COP) >= 0 && own_subject(extraction, s, head) >= 0)
            return resolve_relative(sentence, head, own_subject(extraction, s, head));
        /* a headline: "Modi to visit Russia", "Modi: India to buy gas" */
        if (governor->head < 0 && extraction->entities->mention_at[s][head] >= 0) {
            bool is_told = head + 2 < verb && strcmp(sentence->tokens[head + 1].form, ":") == 0;
            int32_t before = is_told ? headline_subject(extraction, s, verb) : -1;
            return before > (int32_t)head ? (int32_t)dependent(sentence, verb, DEP_MARK) - 1 : (int32_t)head;
        }
        /* "a plot by Chad to attack", "a pledge from Chad to leave": whose it is */
        for (uint32_t i = head + 1; i < verb; i++)
            if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == DEP_NMOD &&
                (strcmp(preposition_of(sentence, i), "by") == 0 ||
                 strcmp(preposition_of(sentence, i), "from") == 0))
                return (int32_t)i;
        /* "warned Chad against any attempt to annex": who is warned */
        if (governor->head >= 0 && strcmp(preposition_of(sentence, head), "against") == 0 &&
            dependent(sentence, (uint32_t)governor->head, DEP_OBJ) >= 0)
            return dependent(sentence, (uint32_t)governor->head, DEP_OBJ);
        /* "gives the troops 60 days to pull out": who gets them */
        int32_t getter = governor->head >= 0 && governor->deprel == DEP_OBJ
                             ? dependent(sentence, (uint32_t)governor->head, DEP_IOBJ)
                             : -1;
        if (getter >= 0) return getter;
        if (governor->deprel == DEP_OBJ && governor->head >= 0 && /* "condemned the attempt to seize power" */
            lexicon_has(extraction->tables, "judging", sentence->tokens[governor->head].lemma))
            return -1;
        if (governor->head >= 0 && is_verb(&sentence->tokens[governor->head]))
            return surface_subject(extraction, s, (uint32_t)governor->head, depth + 1);
        return -1;
    case DEP_ACL_RELCL:
        return (int32_t)head;
    case DEP_AMOD: /* "the captured soldiers" */
        return token->xpos == XPOS_VBN || token->xpos == XPOS_VBG ? (int32_t)head : -1;
    default:
        return -1;
    }
}

int32_t subject_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_passive(sentence, verb)) return surface_subject(extraction, s, verb, depth);
    int32_t agent = dependent(sentence, verb, DEP_OBL_AGENT);
    for (uint32_t i = 0; agent < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
            strcmp(preposition_of(sentence, i), "by") == 0)
            agent = (int32_t)i;
    /* "was arrested and charged by Belarus" */
    uint32_t joined = verb + 2;
    if (agent < 0 && joined < sentence->count && sentence->tokens[joined].head == (int32_t)verb &&
        sentence->tokens[joined].deprel == DEP_CONJ && is_joined_passive(sentence, joined))
        agent = dependent(sentence, joined, DEP_OBL_AGENT);
    /* "a Russian-brokered truce" */
    for (uint32_t i = 0; agent < 0 && i + 1 < verb; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i + 1].xpos == XPOS_HYPH)
            agent = (int32_t)i;
    return agent;
}
