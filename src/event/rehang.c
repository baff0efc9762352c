/* rehang.c: clauses and phrases that the parser hangs in the wrong place: a clause behind "after" whose
 * subject it takes for a phrase, "hours after" of which it makes the end of a name's phrase, occasions that
 * it hangs too low. Works on the copy of the analysis that lemma.c makes. */
#include "event/stages.h"

#include <string.h>

/* "after a strike killed a general": a clause, not "after a strike" and a verb without a subject. */
void mend_after(struct sentence *sentence, uint32_t t)
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
    for (uint32_t i = t; i-- > 0 && t - i < 12;) {
        const struct token *token = &sentence->tokens[i];
        bool is_phrase = token->deprel == DEP_OBL &&
                         (token->upos == UPOS_NOUN || token->upos == UPOS_PROPN) &&
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

/* "the ministers of Egypt, Iran and Russia met": one row of names, of which the parser makes a second
 * subject. */
void mend_row(struct sentence *sentence, uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    if (t < 4 || name->upos != UPOS_PROPN || name->deprel != DEP_NSUBJ || name->head < (int32_t)t ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0)
        return;
    uint32_t first = t - 2;
    const struct token *before = &sentence->tokens[first];
    int32_t noun = before->deprel == DEP_NMOD ? before->head : -1;
    bool is_row = before->upos == UPOS_PROPN && noun >= 0 && noun < (int32_t)first &&
                  sentence->tokens[noun].deprel == DEP_NSUBJ && sentence->tokens[noun].head == name->head &&
                  dependent(sentence, t, DEP_CC) < 0 && dependent(sentence, t, DEP_CONJ) > (int32_t)t;
    if (!is_row) return;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_CONJ)
            sentence->tokens[i].head = (int32_t)first;
    name->head = (int32_t)first;
    name->deprel = DEP_CONJ;
}

/* "fired at Israel hours after": the name ends its phrase, and the hours tell when. */
void mend_unit(struct sentence *sentence, uint32_t t)
{
    static const char *const UNITS[] = {"minutes", "hours", "days",    "weeks",
                                        "months",  "years", "decades", NULL};
    static const char *const LINKS[] = {"after", "before", "later", "earlier", "ago", "into", NULL};
    struct token *unit = &sentence->tokens[t];
    if (t == 0 || t + 1 >= sentence->count || !is_one_of(UNITS, unit->lower) ||
        !is_one_of(LINKS, sentence->tokens[t + 1].lower))
        return;
    struct token *name = &sentence->tokens[t - 1];
    if (name->upos != UPOS_PROPN || name->deprel != DEP_COMPOUND || name->head != (int32_t)t) return;
    name->head = unit->head;
    name->deprel = unit->deprel;
    for (uint32_t i = 0; i + 1 < t; i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = (int32_t)t - 1;
    unit->deprel = DEP_OBL_UNMARKED;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        bool is_clause = sentence->tokens[i].deprel == DEP_ADVCL && sentence->tokens[i].head == unit->head &&
                         dependent(sentence, i, DEP_MARK) == (int32_t)t + 1;
        if (is_clause) unit->head = (int32_t)i;
        if (is_clause) break;
    }
}

/* "met his counterpart from Mali": whose he is, not from where they met. */
void mend_origin(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    if (t + 2 >= sentence->count || strcmp(sentence->tokens[t + 1].lower, "from") != 0) return;
    const struct token *noun = &sentence->tokens[t];
    struct token *origin =
        sentence->tokens[t + 1].head > (int32_t)t ? &sentence->tokens[sentence->tokens[t + 1].head] : NULL;
    if (noun->upos != UPOS_NOUN || !origin || origin->deprel != DEP_OBL || origin->upos != UPOS_PROPN) return;
    int32_t verb = origin->head;
    if (verb < 0 || verb > (int32_t)t || !is_below(sentence, t, (uint32_t)verb, 3)) return;
    bool meets = lexicon_has(extraction->tables, "dignitary", noun->lemma) &&
                 lexicon_has(extraction->tables, "encounter", sentence->tokens[verb].lemma);
    if (!meets && !lexicon_has(extraction->tables, "peer", noun->lemma)) return;
    origin->head = (int32_t)t;
    origin->deprel = DEP_NMOD;
}

/* "fired a barrage of rockets at Haifa": at whom it was fired, not whose rockets. */
void mend_aim(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"at", "into", "toward", "towards", "on", NULL};
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_NMOD || !is_one_of(WORDS, preposition_of(sentence, t))) return;
    int32_t at = token->head;
    for (int steps = 0; steps < 3 && at >= 0 && sentence->tokens[at].upos == UPOS_NOUN; steps++)
        at = sentence->tokens[at].head;
    if (at < 0 || sentence->tokens[at].upos != UPOS_VERB || at > (int32_t)t ||
        !lexicon_has(extraction->tables, "hurling", sentence->tokens[at].lemma))
        return;
    token->head = at;
    token->deprel = DEP_OBL;
}

/* Is it an occasion brought in here, and none still to come: "a visit", "talks"? */
static bool is_occasion(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const OPEN[] = {"the", "next", "upcoming", "forthcoming", "planned", "coming", NULL};
    const struct token *token = &sentence->tokens[noun];
    const struct frame_list *list = frames_for(&extraction->tables->nouns, token->lemma);
    bool gathers = lexicon_has(extraction->tables, "stay", token->lemma);
    for (size_t i = 0; token->upos == UPOS_NOUN && list && i < list->count; i++)
        gathers = gathers || strcmp(event_category(list->items[i].frame->class), "Consult") == 0;
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && is_one_of(OPEN, sentence->tokens[i].lower))
            return false;
    return token->upos == UPOS_NOUN && gathers;
}

/* "agreed to build a plant during talks in Astana on Monday", "urged him to free them at a meeting": there
 * and then they agreed or urged, though the parser hangs it on what is to come; but "agreed to sign it at a
 * summit in June". */
void mend_occasion(const struct extraction *extraction, struct sentence *sentence, uint32_t noun)
{
    static const char *const WORDS[] = {"during", "after", "at", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (token->deprel != DEP_OBL || token->head < 0 || token->head > (int32_t)noun ||
        !is_one_of(WORDS, preposition_of(sentence, noun)) || !is_occasion(extraction, sentence, noun))
        return;
    int32_t deed = token->head;
    const struct token *verb = &sentence->tokens[deed];
    bool is_matter = (verb->deprel == DEP_XCOMP || verb->deprel == DEP_ADVCL) && verb->xpos == XPOS_VB;
    if (!is_matter || verb->head < 0 || verb->head > deed) return;
    const struct token *above = &sentence->tokens[verb->head];
    bool agrees = lexicon_has(extraction->tables, "agreed", above->lemma);
    bool asks = lexicon_has(extraction->tables, "object-control", above->lemma) && verb->deprel == DEP_XCOMP;
    bool is_held = strcmp(preposition_of(sentence, noun), "during") != 0 || agrees;
    if (above->xpos != XPOS_VBD || (!agrees && !asks) ||
        (is_held && lexicon_has(extraction->tables, "done-at", verb->lemma)))
        return;
    for (uint32_t i = noun; i < sentence->count; i++)
        if (sentence->tokens[i].head == deed && sentence->tokens[i].deprel == DEP_OBL)
            sentence->tokens[i].head = verb->head;
}

/* "Baku was worried, the envoy told reporters, and had asked Riga for help": the clause before the aside goes
 * on behind it; but "..., the envoy said, and left". */
void mend_resumed(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t teller = token->deprel == DEP_CONJ ? token->head : -1, helper = dependent(sentence, t, DEP_AUX);
    if (teller < 0 || teller > (int32_t)t || helper < 3 || dependent(sentence, t, DEP_NSUBJ) >= 0 ||
        !lexicon_has(extraction->tables, "report", sentence->tokens[teller].lemma) ||
        dependent(sentence, (uint32_t)teller, DEP_AUX) >= 0)
        return;
    int32_t said = dependent(sentence, (uint32_t)teller, DEP_CCOMP);
    int32_t subject = dependent(sentence, (uint32_t)teller, DEP_NSUBJ);
    bool is_aside = said >= 0 && subject > said && subject < teller &&
                    strcmp(sentence->tokens[helper - 1].lower, "and") == 0 &&
                    strcmp(sentence->tokens[helper - 2].form, ",") == 0;
    if (is_aside) token->head = said;
}

/* "expelled Canadian consul Jennifer Lalonde": the parser takes the title for a second object. */
void mend_title(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    const struct entities *entities = extraction->entities;
    struct token *title = &sentence->tokens[t];
    int32_t index = t + 1 < sentence->count ? entities->mention_at[s][t + 1] : -1;
    bool second = title->deprel == DEP_XCOMP || title->deprel == DEP_OBJ || title->deprel == DEP_IOBJ;
    if (!second || index < 0 || title->head > (int32_t)t ||
        !lexicon_has(extraction->tables, "dignitary", title->lower))
        return;
    const struct mention *name = &entities->mentions[index];
    bool is_person = name->entity_count == 1 && entities->items[name->entities[0]].class == CLASS_PERSON;
    const struct token *head = &sentence->tokens[name->head];
    if (!is_person || name->begin > t + 1 || head->head != title->head) return;
    title->head = (int32_t)name->head;
    title->deprel = DEP_NMOD_DESC;
    title->upos = UPOS_NOUN;
    title->lemma = title->lower;
}

bool is_assault_word(const struct extraction *extraction, const struct token *token)
{
    const struct map *words = token->upos == UPOS_NOUN   ? &extraction->tables->nouns
                              : token->upos == UPOS_VERB ? &extraction->tables->verbs
                                                         : NULL;
    const struct frame_list *list = words ? frames_for(words, token->lemma) : NULL;
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(event_category(list->items[i].frame->class), "Assault") == 0) return true;
    return false;
}

/* "an attack on a mosque that left ten dead": the attack did, not the mosque. "Supporters of NAME who were
 * marching": they were, not he. */
void mend_relative(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const HARMS[] = {"kill", "leave",  "injure", "wound",    "claim", "destroy",
                                        "maim", "damage", "hurt",   "displace", NULL};
    static const char *const MANY[] = {"were", "are", NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 0 || subject < verb->head || subject > (int32_t)t)
        return;
    const char *pronoun = sentence->tokens[subject].lower;
    const struct token *near = &sentence->tokens[verb->head];
    bool harms = is_one_of(HARMS, verb->lemma) && !is_passive(sentence, t) && strcmp(pronoun, "who") != 0;
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

/* "vetoed a statement by the bloc criticising the vote": the statement does, not who vetoed it. */
void mend_paper(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const AGAINST[] = {"veto",   "reject", "block",   "oppose", "criticise", "criticize",
                                          "refuse", "resist", "dismiss", "ignore", "welcome",   NULL};
    struct token *verb = &sentence->tokens[t];
    if (verb->xpos != XPOS_VBG || t == 0 || verb->head < 0 || verb->head >= (int32_t)t ||
        (verb->deprel != DEP_XCOMP && verb->deprel != DEP_ADVCL) || dependent(sentence, t, DEP_MARK) >= 0 ||
        sentence->tokens[t - 1].upos == UPOS_PUNCT)
        return;
    int32_t object = dependent(sentence, (uint32_t)verb->head, DEP_OBJ);
    if (object < 0 || object > (int32_t)t || !is_one_of(AGAINST, sentence->tokens[verb->head].lemma) ||
        !lexicon_has(extraction->tables, "paper", sentence->tokens[object].lemma))
        return;
    verb->head = object;
    verb->deprel = DEP_ACL;
}

/* "a deal that Chad and Niger had struck": the clause tells of the deal, it is not what was agreed. */
void mend_that_clause(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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
void mend_new_subject(struct sentence *sentence, uint32_t t)
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
void mend_two_clauses(struct sentence *sentence, uint32_t t)
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
void mend_second_subject(struct sentence *sentence, uint32_t t)
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
void mend_voted(struct sentence *sentence, uint32_t t)
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

/* "Meloni thanked him", which the tagger takes for an adverb: a name at the head of the sentence is the
 * subject of a verb that has none. */
void mend_named_subject(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mention = extraction->entities->mention_at[s][t];
    if (t > 1 || mention < 0 || token->upos != UPOS_ADV || token->head < (int32_t)t ||
        extraction->entities->mentions[mention].end != t + 1)
        return;
    struct entity_set set = {0};
    entities_of(extraction, s, t, 1u << CLASS_PERSON, &set);
    if (!set.count) return;
    uint32_t verb = (uint32_t)token->head;
    token->upos = UPOS_PROPN;
    token->xpos = XPOS_NNP;
    bool has_subject =
        dependent(sentence, verb, DEP_NSUBJ) >= 0 || dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0;
    if (token->deprel != DEP_ADVMOD || has_subject || sentence->tokens[verb].upos != UPOS_VERB) return;
    token->deprel = dependent(sentence, verb, DEP_AUX_PASS) >= 0 ? DEP_NSUBJ_PASS : DEP_NSUBJ;
}

/* "wounded in an attack by gunmen on the town": the attack is theirs, and on the town. */
void mend_assailant(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const ONTO[] = {"on", "against", NULL};
    struct token *doer = &sentence->tokens[t];
    int32_t by = dependent(sentence, t, DEP_CASE);
    bool is_phrase = doer->deprel == DEP_OBL || doer->deprel == DEP_OBL_AGENT || doer->deprel == DEP_NMOD;
    if (!is_phrase || by < 1 || strcmp(sentence->tokens[by].lower, "by") != 0 ||
        !is_assault_word(extraction, &sentence->tokens[by - 1]) || sentence->tokens[by - 1].upos != UPOS_NOUN)
        return;
    /* "was condemned for the attack by the Council" */
    if (doer->head < 0 || !is_assault_word(extraction, &sentence->tokens[doer->head])) return;
    int32_t noun = by - 1, above = sentence->tokens[noun].head;
    doer->head = noun;
    doer->deprel = DEP_NMOD;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        bool hangs_on = (token->head == (int32_t)t && token->deprel == DEP_NMOD) ||
                        (token->head == above && token->deprel == DEP_OBL);
        if (!hangs_on || !is_one_of(ONTO, preposition_of(sentence, i))) continue;
        if (dependent(sentence, i, DEP_CASE) != (int32_t)t + 1) return;
        token->head = noun;
        token->deprel = DEP_NMOD;
        return;
    }
}
