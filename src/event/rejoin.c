/* rejoin.c: clauses that the parser joins amiss: a clause behind "after" whose subject it takes for a phrase,
 * relative clauses, two clauses side by side. Works on the copy of the analysis that lemma.c makes. */
#include "event/telling.h"

#include <string.h>

/* "lawmakers elected him after a court removed her": the subject before the main verb is the main verb's. */
static void mend_far_subject(struct sentence *sentence, uint32_t t)
{
    struct token *subject = &sentence->tokens[t];
    int32_t verb = subject->head;
    if (subject->deprel != DEP_NSUBJ || verb <= (int32_t)t || sentence->tokens[verb].deprel != DEP_ADVCL)
        return;
    int32_t main = sentence->tokens[verb].head;
    if (main <= (int32_t)t || main >= verb || sentence->tokens[main].upos != UPOS_VERB ||
        dependent(sentence, (uint32_t)main, DEP_NSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)main, DEP_NSUBJ_PASS) >= 0)
        return;
    subject->head = main;
}

/* "rejected Chad's decision to disarm them, calling it a sin": who rejects calls it so. */
static void mend_calling(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (verb->xpos != XPOS_VBG || verb->deprel != DEP_ADVCL || t < 2 || verb->head < 0 ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0 || dependent(sentence, t, DEP_MARK) >= 0)
        return;
    bool tells = strcmp(verb->lemma, "call") == 0 ||
                 lexicon_has(extraction->tables, "describing", verb->lemma) ||
                 lexicon_has(extraction->tables, "report", verb->lemma);
    const struct token *led = &sentence->tokens[verb->head];
    for (int steps = 0; steps < 3 && led->xpos == XPOS_VB && led->head >= 0 &&
                        (led->deprel == DEP_ADVCL || led->deprel == DEP_XCOMP);
         steps++)
        led = &sentence->tokens[led->head];
    if (!tells || led->xpos != XPOS_VB || led->deprel != DEP_ACL || led->head < 0) return;
    int32_t main = sentence->tokens[led->head].head;
    if (main >= 0 && sentence->tokens[main].upos == UPOS_VERB && main < led->head) verb->head = main;
}

/* "shot down drones that had entered its airspace and asked for talks", "denied that arms had passed and
 * recalled its envoy": the clause in the pluperfect is over, what goes on in the simple past is the main one;
 * but "said that officers had trained rebels and armed them". */
static void mend_pluperfect(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (verb->xpos != XPOS_VBD || verb->deprel != DEP_CONJ || verb->head < 0 || verb->head > (int32_t)t ||
        dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_AUX) >= 0)
        return;
    const struct token *over = &sentence->tokens[verb->head];
    int32_t had = dependent(sentence, (uint32_t)verb->head, DEP_AUX);
    int32_t subject = dependent(sentence, (uint32_t)verb->head, DEP_NSUBJ);
    struct entity_set actors = {0};
    if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, SPEAKERS | TAKE_UNNAMED, &actors);
    bool is_said = over->deprel == DEP_CCOMP && !actors.count &&
                   dependent(sentence, (uint32_t)verb->head, DEP_MARK) >= 0;
    if ((over->deprel != DEP_ACL_RELCL && !is_said) || over->head < 0 || had < 0 ||
        strcmp(sentence->tokens[had].lower, "had") != 0)
        return;
    int32_t main = is_said ? over->head : sentence->tokens[over->head].head;
    if (main < 0 || main > over->head || sentence->tokens[main].xpos != XPOS_VBD) return;
    verb->head = main;
}

/* Where to read on before the token: in "after Sisi, then army chief, ousted him" behind the name. */
static uint32_t behind_apposition(const struct sentence *sentence, uint32_t t)
{
    enum { DEEP = 4 };
    if (t < 3 || strcmp(sentence->tokens[t - 1].lower, ",") != 0) return t;
    for (uint32_t i = t - 1; i-- > 0;) {
        const struct token *token = &sentence->tokens[i];
        if (token->deprel != DEP_APPOS || token->head < 0 || token->head >= (int32_t)i) continue;
        bool is_last = i == t - 2 || is_below(sentence, t - 2, i, DEEP);
        return is_last ? (uint32_t)token->head + 1 : t;
    }
    return t;
}

/* "after a strike killed a general": a clause, not "after a strike" and a verb without a subject. */
static void mend_after(struct sentence *sentence, uint32_t t)
{
    static const char *const MARKS[] = {"after", "before", "since", "until", "when", "as", NULL};
    struct token *verb = &sentence->tokens[t];
    bool is_bare = verb->upos == UPOS_VERB && (verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBN) &&
                   (verb->deprel == DEP_ADVCL || verb->deprel == DEP_ACL) && verb->head >= 0;
    if (!is_bare || dependent(sentence, t, DEP_OBJ) < (int32_t)t || dependent(sentence, t, DEP_NSUBJ) >= 0 ||
        dependent(sentence, t, DEP_MARK) >= 0 || dependent(sentence, t, DEP_AUX) >= 0 ||
        dependent(sentence, t, DEP_AUX_PASS) >= 0)
        return;
    uint32_t noun = t;
    for (uint32_t i = behind_apposition(sentence, t); i-- > 0 && t - i < 12;) {
        const struct token *token = &sentence->tokens[i];
        bool is_phrase = token->deprel == DEP_OBL && is_nominal(token) &&
                         (token->head == verb->head || verb->head == (int32_t)i);
        if (is_phrase) noun = i;
        if (is_phrase || token->upos == UPOS_PUNCT || token->upos == UPOS_VERB) break;
    }
    int32_t mark = noun < t ? dependent(sentence, noun, DEP_CASE) : -1;
    if (mark < 0 || !is_one_of(MARKS, sentence->tokens[mark].lower)) return;
    if (verb->deprel == DEP_ACL) verb->head = sentence->tokens[noun].head;
    verb->deprel = DEP_ADVCL;
    verb->xpos = XPOS_VBD;
    sentence->tokens[noun].head = (int32_t)t;
    sentence->tokens[noun].deprel = DEP_NSUBJ;
    sentence->tokens[mark].head = (int32_t)t;
    sentence->tokens[mark].deprel = DEP_MARK;
    sentence->tokens[mark].upos = UPOS_SCONJ;
}

/* Has the noun an owner, "Chad's plan", "the Chadian plan"? */
static bool is_owned(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                     uint32_t noun)
{
    if (dependent(sentence, noun, DEP_NMOD_POSS) >= 0) return true;
    for (uint32_t i = 0; i < noun; i++) {
        enum deprel deprel = (enum deprel)sentence->tokens[i].deprel;
        if (sentence->tokens[i].head == (int32_t)noun && (deprel == DEP_AMOD || deprel == DEP_COMPOUND) &&
            extraction->entities->mention_at[s][i] >= 0)
            return true;
    }
    return false;
}

/* "a pledge by Chad to leave": the noun that leads to what its maker will do, when the phrase of the maker
 * ends at the token; below the verb. -1. */
static int32_t led_by_maker(const struct extraction *extraction, const struct sentence *sentence,
                            uint32_t end, int32_t verb)
{
    static const char *const MAKERS[] = {"by", "from", NULL};
    enum { DEEP = 3 };
    int32_t at = (int32_t)end;
    for (int steps = 0; at > 0 && steps < DEEP; steps++, at = sentence->tokens[at].head) {
        const struct token *maker = &sentence->tokens[at];
        int32_t noun = maker->head;
        if (noun < 0 || noun >= at || maker->deprel != DEP_NMOD) continue;
        if (!lexicon_has_token(extraction, "leading-noun", &sentence->tokens[noun])) return -1;
        bool is_made = sentence->tokens[noun].upos == UPOS_NOUN && noun > verb && verb >= 0 &&
                       is_one_of(MAKERS, preposition_of(sentence, (uint32_t)at));
        return is_made && is_below(sentence, (uint32_t)noun, (uint32_t)verb, DEEP) ? noun : -1;
    }
    return -1;
}

/* "condemned Chad's decision to send troops", hung on "condemned": it is Chad that decided to send them. */
static void mend_led_clause(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    bool hangs = token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (!hangs || token->xpos != XPOS_VB || mark < 1 || strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    const struct token *noun = &sentence->tokens[mark - 1];
    bool leads = noun->upos == UPOS_NOUN && noun->head == token->head &&
                 lexicon_has_token(extraction, "leading-noun", noun);
    int32_t led = leads && is_owned(extraction, sentence, s, (uint32_t)mark - 1)
                      ? mark - 1
                      : led_by_maker(extraction, sentence, (uint32_t)mark - 1, token->head);
    if (led < 0) return;
    token->head = led;
    token->deprel = DEP_ACL;
}

/* "praised Chad's role in bringing the two together", hung on "praised": it is Chad that did so. */
static void mend_part(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    static const char *const NOUNS[] = {"role",    "part", "effort",  "work",    "contribution", "leadership",
                                        "success", "help", "failure", "attempt", "assistance",   NULL};
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->deprel != DEP_ADVCL || token->xpos != XPOS_VBG || token->head < 0 || mark < 1) return;
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    if (object < 0 || object + 1 != mark || !is_one_of(NOUNS, sentence->tokens[object].lemma) ||
        !is_owned(extraction, sentence, s, (uint32_t)object))
        return;
    token->head = object;
    token->deprel = DEP_ACL;
}

/* "foiled a plot by Chad to attack": the infinitive says what the plot is, though it is hung on the verb. */
static void mend_purpose(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const NOUNS[] = {"plot", "conspiracy", "move", "effort", "scheme", "drive", NULL};
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->xpos != XPOS_VB || (token->deprel != DEP_ADVCL && token->deprel != DEP_XCOMP) ||
        token->head < 0 || mark < 3 || strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    if (object < 0) object = dependent(sentence, (uint32_t)token->head, DEP_NSUBJ_PASS);
    if (object < 0 || object > mark) return;
    const struct token *noun = &sentence->tokens[object];
    bool intends = is_one_of(NOUNS, noun->lemma) || lexicon_has_token(extraction, "plan", noun) ||
                   lexicon_has_token(extraction, "asking", noun);
    for (int32_t i = object + 1; intends && i < mark; i++) {
        struct token *maker = &sentence->tokens[i];
        bool hangs = (maker->head == object && maker->deprel == DEP_NMOD) ||
                     (maker->head == token->head && !is_passive(sentence, (uint32_t)token->head));
        if (!hangs || i + 1 != mark || strcmp(preposition_of(sentence, (uint32_t)i), "by") != 0) continue;
        maker->head = object;
        maker->deprel = DEP_NMOD;
        token->head = object;
        token->deprel = DEP_ACL;
        return;
    }
}

/* "an attack on a mosque that left ten dead": the attack did, not the mosque. "Supporters of NAME who were
 * marching": they were, not he. */
static void mend_relative(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const MANY[] = {"were", "are", NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || subject < verb->head || subject > (int32_t)t)
        return;
    const char *pronoun = sentence->tokens[subject].lower;
    const struct token *near = &sentence->tokens[verb->head];
    bool harms = lexicon_has(extraction->tables, "harm", verb->lemma) && !is_passive(sentence, t) &&
                 strcmp(pronoun, "who") != 0;
    int32_t auxiliary = dependent(sentence, t, DEP_AUX);
    if (auxiliary < 0) auxiliary = dependent(sentence, t, DEP_AUX_PASS);
    bool is_many = strcmp(pronoun, "who") == 0 && auxiliary >= 0 && near->upos == UPOS_PROPN &&
                   is_one_of(MANY, sentence->tokens[auxiliary].lower);
    if (is_many)
        for (int32_t i = verb->head; i < subject; i++) /* "NAME and NAME, who were" */
            if (sentence->tokens[i].deprel == DEP_CC) is_many = false;
    if ((!harms && !is_many) || (harms && is_assault_word(extraction, near))) return;
    for (int32_t at = verb->head, steps = 0; at >= 0 && steps < 5; at = sentence->tokens[at].head, steps++) {
        const struct token *token = &sentence->tokens[at];
        bool is_it = harms ? token->upos == UPOS_NOUN && is_assault_word(extraction, token)
                           : token->upos == UPOS_NOUN && token->features & FEATURE_PLURAL;
        if (is_it && at != verb->head) verb->head = at;
        if (is_it || token->upos == UPOS_VERB) return;
    }
}

/* "launched an operation called Sentry to guard its flank": to what end it was launched, not called so. */
static void mend_named(struct sentence *sentence, uint32_t t)
{
    static const char *const NAMES[] = {"call", "name", "dub", "code-name", "codename", "title", NULL};
    struct token *purpose = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK), name = purpose->head;
    if ((purpose->deprel != DEP_ADVCL && purpose->deprel != DEP_XCOMP) || mark < 0 || name < 0 ||
        name > (int32_t)t || strcmp(sentence->tokens[mark].lower, "to") != 0 ||
        sentence->tokens[name].deprel != DEP_ACL || !is_one_of(NAMES, sentence->tokens[name].lemma))
        return;
    int32_t noun = sentence->tokens[name].head;
    int32_t verb = noun >= 0 && sentence->tokens[noun].deprel == DEP_OBJ ? sentence->tokens[noun].head : -1;
    if (verb < 0 || dependent(sentence, (uint32_t)name, DEP_XCOMP) == (int32_t)t) return;
    purpose->head = verb;
    purpose->deprel = DEP_ADVCL;
}

/* "a journalist for the Gazeta who was jailed": the journalist was, not the paper. */
static void mend_employee(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                          uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    if (subject < 0) subject = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || subject < verb->head ||
        strcmp(sentence->tokens[subject].lower, "who") != 0)
        return;
    int32_t near = extraction->entities->mention_at[s][verb->head];
    if (near < 0) return;
    const struct mention *named = &extraction->entities->mentions[near];
    if (named->entity_count != 1) return;
    enum entity_class class = extraction->entities->items[named->entities[0]].class;
    if (class == CLASS_PERSON || class == CLASS_GROUP) return;
    const struct token *thing = &sentence->tokens[verb->head];
    bool is_within =
        thing->deprel == DEP_NMOD || thing->deprel == DEP_NMOD_POSS || thing->deprel == DEP_APPOS;
    if (is_within && thing->head >= 0 && thing->head < verb->head &&
        is_nominal(&sentence->tokens[thing->head]))
        verb->head = thing->head;
}

/* "men whom prosecutors accused of it": whom they accused, not whose prosecutors. */
static void mend_whom(struct sentence *sentence, uint32_t t)
{
    struct token *whom = &sentence->tokens[t];
    if (strcmp(whom->lower, "whom") != 0 || whom->deprel != DEP_NMOD_POSS || whom->head < 0) return;
    const struct token *subject = &sentence->tokens[whom->head];
    if (subject->deprel != DEP_NSUBJ || subject->head < 0 ||
        dependent(sentence, (uint32_t)subject->head, DEP_OBJ) >= 0)
        return;
    whom->head = subject->head;
    whom->deprel = DEP_OBJ;
}

/* "withdraw its forces from the peninsula, which it captured": the land that stands before it. */
static void mend_land(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    static const char *const TAKES[] = {"capture", "seize",  "occupy", "annex",  "conquer", "control", "hold",
                                        "claim",   "invade", "rule",   "govern", "retake",  "cede",    NULL};
    struct token *verb = &sentence->tokens[t];
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || verb->head > (int32_t)t ||
        !is_one_of(TAKES, verb->lemma))
        return;
    int32_t pronoun = dependent(sentence, t, DEP_OBJ);
    if (pronoun < 2 || pronoun > (int32_t)t || strcmp(sentence->tokens[pronoun].lower, "which") != 0) return;
    uint32_t land = (uint32_t)pronoun - 1;
    if (sentence->tokens[land].upos == UPOS_PUNCT) land--;
    int32_t mention = extraction->entities->mention_at[s][land];
    if (mention < 0 || extraction->entities->mentions[mention].head == (uint32_t)verb->head) return;
    struct entity_set set = {0};
    uint32_t head = extraction->entities->mentions[mention].head;
    entities_of(extraction, s, head, 1u << CLASS_PLACE, &set);
    if (set.count && is_below(sentence, head, (uint32_t)sentence->tokens[verb->head].head, 3))
        verb->head = (int32_t)head;
}

/* "a deal that Chad and Niger had struck": the clause tells of the deal, it is not what was agreed. */
static void mend_that_clause(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const MEASURES[] = {"sanction", "tariff", "ban",  "embargo", "measure", "offer",
                                           "package",  "law",    "bill", "vote",    "attack",  NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (mark < 0) mark = dependent(sentence, t, DEP_OBJ);
    if (verb->deprel != DEP_ACL || verb->head < 0 || mark < 1 || verb->head != mark - 1 ||
        strcmp(sentence->tokens[mark].lower, "that") != 0 || dependent(sentence, t, DEP_NSUBJ) < mark)
        return;
    bool can_be = lexicon_has_token(extraction, "treaty", &sentence->tokens[verb->head]) ||
                  is_one_of(MEASURES, sentence->tokens[verb->head].lemma);
    static const enum deprel BARRING[] = {DEP_OBJ, DEP_CCOMP, DEP_XCOMP, DEP_COP, DEP_IOBJ};
    for (size_t k = 0; k < sizeof BARRING / sizeof *BARRING; k++)
        if (dependent(sentence, t, BARRING[k]) >= 0 && dependent(sentence, t, BARRING[k]) != mark) return;
    int32_t helper = dependent(sentence, t, DEP_AUX);
    if (!can_be || (verb->xpos != XPOS_VBD && verb->xpos != XPOS_VBN) ||
        (helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD))
        return;
    verb->deprel = DEP_ACL_RELCL;
    sentence->tokens[mark].deprel = DEP_OBJ;
    sentence->tokens[mark].upos = UPOS_PRON;
    sentence->tokens[mark].xpos = XPOS_WDT;
}

/* The "and" that begins the phrase of the noun; -1. */
static int32_t joining_word(const struct sentence *sentence, uint32_t noun)
{
    for (uint32_t i = 1; i < noun; i++)
        if (sentence->tokens[i].deprel == DEP_CC && noun - i < 9 &&
            strcmp(sentence->tokens[i - 1].form, ",") == 0) {
            bool is_start = true;
            for (uint32_t k = i + 1; k < noun && is_start; k++)
                is_start = is_below(sentence, k, noun, 4);
            if (is_start) return (int32_t)i;
        }
    return -1;
}

/* "suspended its treaty with Chad, and Mali, its neighbour, closed the border": the name behind "and" is the
 * subject of the clause that it begins, not a second partner. */
static void mend_new_subject(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    bool is_bare = verb->upos == UPOS_VERB && verb->deprel == DEP_CONJ && verb->head >= 0 &&
                   verb->head < (int32_t)t &&
                   (verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBZ || dependent(sentence, t, DEP_AUX) >= 0);
    if (!is_bare || dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_NSUBJ_PASS) >= 0 ||
        sentence->tokens[verb->head].upos != UPOS_VERB)
        return;
    for (uint32_t i = t; i-- > (uint32_t)verb->head + 1;) {
        struct token *noun = &sentence->tokens[i];
        if (noun->deprel == DEP_CC && noun->head == (int32_t)t && i + 3 > t) return;
        bool is_beside = noun->head == dependent(sentence, (uint32_t)verb->head, DEP_NSUBJ);
        bool is_second = noun->deprel == DEP_CONJ && noun->head >= 0 && noun->head < (int32_t)i &&
                         (noun->head > verb->head || is_beside) &&
                         (noun->upos == UPOS_PROPN || noun->upos == UPOS_NOUN);
        int32_t and = is_second ? joining_word(sentence, i) : -1;
        /* "burned the hall and soldiers fired": no object stands right before a finite verb */
        if (is_second && and < 0 && i + 1 == t && verb->xpos == XPOS_VBD)
            and = dependent(sentence, i, DEP_CC);
        if (and < 0) continue;
        const struct token *first = &sentence->tokens[noun->head];
        bool is_object =
            is_beside || first->deprel == DEP_NMOD || first->deprel == DEP_OBL || first->deprel == DEP_OBJ;
        if (!is_object) return;
        noun->head = (int32_t)t;
        noun->deprel = dependent(sentence, t, DEP_AUX_PASS) >= 0 ? DEP_NSUBJ_PASS : DEP_NSUBJ;
        sentence->tokens[and].head = (int32_t)t;
        return;
    }
}

/* "Chad urged Mali to stop, and Niger, its neighbour, said that ...": two clauses side by side, not what two
 * say together. */
static void mend_two_clauses(struct sentence *sentence, uint32_t t)
{
    struct token *said = &sentence->tokens[t];
    if (said->upos != UPOS_VERB || said->deprel == DEP_CONJ) return;
    int32_t first = dependent(sentence, t, DEP_CCOMP), second = -1, and = -1;
    if (first < 0 || first > (int32_t)t || dependent(sentence, (uint32_t)first, DEP_MARK) >= 0) return;
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    if (subject < 0) subject = dependent(sentence, (uint32_t)first, DEP_NSUBJ);
    if (subject < 0 || subject > first) return;
    for (uint32_t i = (uint32_t)first + 1; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_second = token->deprel == DEP_CONJ && token->head >= subject &&
                         is_below(sentence, i, (uint32_t)subject, 3);
        if (token->head == (int32_t)t && token->deprel == DEP_CC) and = (int32_t)i;
        if (is_second && and >= 0 && second < 0) second = (int32_t)i;
    }
    if (second < 0 || strcmp(sentence->tokens[and-1].form, ",") != 0) return;
    sentence->tokens[first].head = said->head;
    sentence->tokens[first].deprel = said->deprel;
    sentence->tokens[subject].head = first;
    sentence->tokens[second].head = (int32_t)t;
    sentence->tokens[second].deprel = DEP_NSUBJ;
    said->head = first;
    said->deprel = DEP_CONJ;
}

/* "Norway, now the biggest supplier of gas, arrested them", with two subjects: the second describes the
 * first. */
static void mend_second_subject(struct sentence *sentence, uint32_t t)
{
    struct token *noun = &sentence->tokens[t];
    if (noun->deprel != DEP_NSUBJ || noun->upos != UPOS_NOUN || noun->head < (int32_t)t) return;
    int32_t first = dependent(sentence, (uint32_t)noun->head, DEP_NSUBJ);
    bool is_closed = strcmp(sentence->tokens[noun->head - 1].form, ",") == 0;
    if (first < 0 || first >= (int32_t)t || !is_closed || sentence->tokens[first].upos != UPOS_PROPN) return;
    for (uint32_t i = (uint32_t)first + 1; i < t; i++)
        if (strcmp(sentence->tokens[i].form, ",") == 0) {
            noun->head = first;
            noun->deprel = DEP_APPOS;
            return;
        }
}

/* "rejected by three votes to none, with 12 abstentions, a Russian draft": what was voted on stands last. */
static void mend_voted(struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"reject", "adopt",   "approve", "pass",
                                        "defeat", "endorse", "back",    NULL};
    int32_t subject = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (!is_one_of(VERBS, sentence->tokens[t].lemma) || dependent(sentence, t, DEP_AUX_PASS) >= 0 ||
        dependent(sentence, t, DEP_AUX) >= 0 || dependent(sentence, t, DEP_OBJ) >= 0 ||
        t + 3 >= sentence->count)
        return;
    if (subject < 0) subject = dependent(sentence, t, DEP_NSUBJ);
    if (subject < 0 || strcmp(sentence->tokens[t + 1].lower, "by") != 0) return;
    bool votes = false;
    for (uint32_t i = t + 2; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        votes = votes || strcmp(token->lemma, "vote") == 0 || strcmp(token->lemma, "majority") == 0;
        bool is_late =
            votes && token->upos == UPOS_NOUN && token->deprel == DEP_APPOS && is_below(sentence, i, t, 3);
        int32_t article = is_late ? dependent(sentence, i, DEP_DET) : -1;
        if (article < 1 || strcmp(sentence->tokens[article - 1].form, ",") != 0) continue;
        token->head = (int32_t)t;
        token->deprel = DEP_OBJ;
        sentence->tokens[subject].deprel = DEP_NSUBJ;
        sentence->tokens[t].xpos = XPOS_VBD;
        int32_t by = dependent(sentence, t, DEP_OBL_AGENT);
        if (by >= 0) sentence->tokens[by].deprel = DEP_OBL;
        return;
    }
}

/* "captured Goma in January and Bukavu in March": a second object, not a second month. */
static void mend_second_object(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                               uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_CONJ || token->upos != UPOS_PROPN || token->head < 0 ||
        extraction->entities->mention_at[s][t] < 0)
        return;
    int32_t verb = sentence->tokens[token->head].head;
    if (!is_calendar(extraction, &sentence->tokens[token->head]) || is_calendar(extraction, token) ||
        verb < 0)
        return;
    int32_t object = dependent(sentence, (uint32_t)verb, DEP_OBJ);
    if (object >= 0 && object < token->head && extraction->entities->mention_at[s][object] >= 0)
        token->head = object;
}

/* "struck what it called camps in Niger": camps, as it calls them. */
static void mend_so_called(struct sentence *sentence, uint32_t t)
{
    static const char *const NAMES[] = {"call", "term",     "describe", "label", "dub",
                                        "deem", "consider", "brand",    "see",   NULL};
    struct token *what = &sentence->tokens[t];
    int32_t naming = dependent(sentence, t, DEP_ACL_RELCL);
    bool is_object = what->deprel == DEP_OBJ || what->deprel == DEP_OBL || what->deprel == DEP_NMOD;
    if (strcmp(what->lower, "what") != 0 || !is_object || naming < 0 || what->head < 0 ||
        !is_one_of(NAMES, sentence->tokens[naming].lemma))
        return;
    int32_t named = dependent(sentence, (uint32_t)naming, DEP_OBJ);
    for (uint32_t i = (uint32_t)naming + 1; named < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == naming && strcmp(preposition_of(sentence, i), "as") == 0)
            named = (int32_t)i;
    if (named < naming || sentence->tokens[named].upos != UPOS_NOUN) return;
    const int32_t above = what->head;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        bool is_phrase = token->head == naming && token->deprel == DEP_OBL && (int32_t)i > named;
        if (is_phrase && is_verb(&sentence->tokens[above])) token->head = above;
        if (token->head == (int32_t)t && (int32_t)i != naming) token->head = named;
        if (token->head == named && strcmp(token->lower, "as") == 0) token->head = naming;
    }
    sentence->tokens[named].head = above;
    sentence->tokens[named].deprel = what->deprel;
    what->head = naming;
    what->deprel = DEP_OBJ;
    sentence->tokens[naming].head = named;
}

/* "amid isolation and tightening sanctions", of which the parser makes another clause of the subject: a
 * second thing amid which it happens. */
static void mend_situation(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *tokens = sentence->tokens, *participle = &tokens[t];
    if (t < 3 || participle->xpos != XPOS_VBG || participle->deprel != DEP_CONJ || participle->head < 0 ||
        tokens[participle->head].xpos == XPOS_VBG || tokens[t - 1].upos != UPOS_CCONJ ||
        !lexicon_has_token(extraction, "going-situation", participle))
        return;
    int32_t before = (int32_t)t - 2, noun = dependent(sentence, t, DEP_OBJ);
    bool is_phrase = tokens[before].upos == UPOS_NOUN && tokens[before].head == participle->head &&
                     dependent(sentence, (uint32_t)before, DEP_CASE) >= 0;
    if (!is_phrase || noun < (int32_t)t || dependent(sentence, (uint32_t)noun, DEP_DET) >= 0) return;
    for (uint32_t i = t + 1; i < (uint32_t)noun; i++)
        if (tokens[i].head != noun) return;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (tokens[i].head == (int32_t)t && i != (uint32_t)noun) tokens[i].head = noun;
    tokens[noun].head = before;
    tokens[noun].deprel = DEP_CONJ;
    participle->head = noun;
    participle->deprel = DEP_AMOD;
    participle->upos = UPOS_ADJ;
}

/* "the army said a bomb had gone off, killing two", hung on "said": the bomb killed them, not who says so. */
static void mend_outcome(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *outcome = &sentence->tokens[t];
    if (outcome->xpos != XPOS_VBG || outcome->deprel != DEP_ADVCL || outcome->head < 0 ||
        outcome->head > (int32_t)t || dependent(sentence, t, DEP_MARK) >= 0 ||
        !lexicon_has(extraction->tables, "harm", outcome->lemma) ||
        !lexicon_has(extraction->tables, "report", sentence->tokens[outcome->head].lemma))
        return;
    int32_t said = dependent(sentence, (uint32_t)outcome->head, DEP_CCOMP);
    if (said > outcome->head && said < (int32_t)t) outcome->head = said;
}

/* Is there a frame of force that the verb may tell? */
static bool may_be_force(const struct extraction *extraction, const struct token *verb)
{
    const struct frame_list *frames = frames_for(&extraction->tables->verbs, verb->lemma);
    for (size_t i = 0; frames && i < frames->count; i++)
        if (strcmp(event_category(frames->items[i].frame->class), "Assault") == 0) return true;
    return lexicon_has(extraction->tables, "mishap-verb", verb->lemma);
}

/* "France protested after troops shelled a base, killing two", hung on "protested": the deed nearest to it
 * did. */
static void mend_harm(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const SEIZES[] = {"seize",  "capture", "abduct", "kidnap",
                                         "detain", "loot",    "force",  NULL};
    struct token *outcome = &sentence->tokens[t];
    int32_t above = outcome->head;
    bool harms = lexicon_has(extraction->tables, "harm", outcome->lemma) || is_one_of(SEIZES, outcome->lemma);
    if (outcome->xpos != XPOS_VBG || outcome->deprel != DEP_ADVCL || above < 0 || above > (int32_t)t ||
        !harms || t == 0 || strcmp(sentence->tokens[t - 1].form, ",") != 0 ||
        dependent(sentence, t, DEP_MARK) >= 0 ||
        (lexicon_has(extraction->tables, "conflict", sentence->tokens[above].lemma) &&
         strcmp(sentence->tokens[above].lemma, "launch") != 0)) /* "launched a campaign after" */
        return;
    for (uint32_t i = t; i-- > (uint32_t)above + 1;) {
        const struct token *clause = &sentence->tokens[i];
        if (clause->head != above || clause->deprel != DEP_ADVCL || !is_verb(clause)) continue;
        bool is_full = dependent(sentence, i, DEP_NSUBJ) >= 0 || dependent(sentence, i, DEP_NSUBJ_PASS) >= 0;
        if (is_full && may_be_force(extraction, clause)) outcome->head = (int32_t)i;
        return;
    }
}

void rejoin_clauses(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    mend_far_subject(sentence, t);
    mend_so_called(sentence, t);
    mend_second_object(extraction, sentence, s, t);
    mend_after(sentence, t);
    mend_calling(extraction, sentence, t);
    mend_pluperfect(extraction, sentence, s, t);
    mend_new_subject(sentence, t);
    mend_second_subject(sentence, t);
    mend_voted(sentence, t);
    mend_two_clauses(sentence, t);
    mend_that_clause(extraction, sentence, t);
    mend_led_clause(extraction, sentence, s, t);
    mend_part(extraction, sentence, s, t);
    mend_purpose(extraction, sentence, t);
    mend_relative(extraction, sentence, t);
    mend_land(extraction, sentence, s, t);
    mend_named(sentence, t);
    mend_employee(extraction, sentence, s, t);
    mend_whom(sentence, t);
    mend_situation(extraction, sentence, t);
    mend_outcome(extraction, sentence, t);
    mend_harm(extraction, sentence, t);
    rejoin_speech(extraction, sentence, s, t);
}
