/* rehang.c: phrases that the parser hangs in the wrong place: "hours after" of which it makes the end of a
 * name's phrase, origins, aims and occasions that it hangs too high or too low. Works on the copy of the
 * analysis that lemma.c makes. */
#include "event/stages.h"

#include <string.h>

/* "the ministers of Egypt, Iran and Russia met": one row of names, of which the parser makes a second
 * subject. */
static void mend_row(struct sentence *sentence, uint32_t t)
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

/* "by Oman, the United States and Japan": the second of a row is no other name of the first. */
static void mend_second_in_row(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                               uint32_t t)
{
    struct token *second = &sentence->tokens[t];
    if (second->deprel != DEP_APPOS || second->head < 0 || second->head > (int32_t)t) return;
    const struct mention *names[2];
    for (size_t k = 0; k < 2; k++) {
        int32_t mention = extraction->entities->mention_at[s][k ? t : (uint32_t)second->head];
        if (mention < 0) return;
        names[k] = &extraction->entities->mentions[mention];
        if (names[k]->entity_count != 1) return;
    }
    uint32_t end = names[1]->end;
    bool is_row = names[0]->entities[0] != names[1]->entities[0] && end + 1 < sentence->count &&
                  (sentence->tokens[end].deprel == DEP_CC ||
                   (sentence->tokens[end].deprel == DEP_PUNCT && sentence->tokens[end + 1].deprel == DEP_CC));
    uint32_t joint = sentence->tokens[end].deprel == DEP_CC ? end : end + 1;
    int32_t third = is_row ? sentence->tokens[joint].head : -1;
    const struct entity *items = extraction->entities->items;
    if (third > (int32_t)joint && sentence->tokens[third].deprel == DEP_CONJ &&
        (sentence->tokens[third].head == second->head || sentence->tokens[third].head == (int32_t)t) &&
        items[names[0]->entities[0]].class == items[names[1]->entities[0]].class &&
        extraction->entities->mention_at[s][third] >= 0)
        second->deprel = DEP_CONJ;
}

/* "fired at Israel hours after": the name ends its phrase, and the hours tell when. */
static void mend_unit(struct sentence *sentence, uint32_t t)
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

/* "met his counterpart from Mali": whose he is, not from where they met; "demanded the withdrawal of troops
 * from Bosnia": from where these shall go, not of whom it is demanded. */
static void mend_origin(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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
    int32_t object = dependent(sentence, (uint32_t)verb, DEP_OBJ);
    bool leaves = object > verb && object <= (int32_t)t && is_below(sentence, t, (uint32_t)object, 3) &&
                  evokes_category(&extraction->tables->nouns, sentence->tokens[object].lemma, "Retreat");
    if (!leaves && !meets && !lexicon_has(extraction->tables, "peer", noun->lemma)) return;
    origin->head = (int32_t)t;
    origin->deprel = DEP_NMOD;
}

/* "reacted calmly to the raid on Niger by Chad", hung on "reacted": who raided it. */
static void mend_doer(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    enum { FAR = 8, DEEP = 4 };
    const struct token *deed = &sentence->tokens[t];
    int32_t verb = deed->head;
    if (deed->upos != UPOS_NOUN || verb < 0 || verb > (int32_t)t || !is_verb(&sentence->tokens[verb]) ||
        dependent(sentence, (uint32_t)verb, DEP_AUX_PASS) >= 0 ||
        !frames_for(&extraction->tables->nouns, deed->lemma))
        return;
    for (uint32_t by = t + 1; by + 1 < sentence->count && by < t + FAR; by++) {
        int32_t head = sentence->tokens[by].head;
        if (by - 1 > t && !is_below(sentence, by - 1, t, DEEP)) return;
        if (strcmp(sentence->tokens[by].lower, "by") != 0 || head < (int32_t)by) continue;
        struct token *doer = &sentence->tokens[head];
        bool hangs = (doer->deprel == DEP_OBL || doer->deprel == DEP_OBL_AGENT) && doer->head == verb;
        if (!hangs || doer->upos != UPOS_PROPN) return;
        doer->head = (int32_t)t;
        doer->deprel = DEP_NMOD;
        return;
    }
}

/* "fired a barrage of rockets at Haifa", "used gas and bullets against them": at whom it was fired, not whose
 * rockets. */
static void mend_aim(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"at", "into", "toward", "towards", "on", NULL}, *const USES[] = {
                                                                                            "use", "employ",
                                                                                            "deploy", "turn",
                                                                                            NULL};
    struct token *token = &sentence->tokens[t];
    bool is_against = strcmp(preposition_of(sentence, t), "against") == 0;
    if (token->deprel != DEP_NMOD || (!is_against && !is_one_of(WORDS, preposition_of(sentence, t)))) return;
    int32_t at = token->head;
    for (int steps = 0; steps < 3 && at >= 0 && sentence->tokens[at].upos == UPOS_NOUN; steps++)
        at = sentence->tokens[at].head;
    if (at < 0 || sentence->tokens[at].upos != UPOS_VERB || at > (int32_t)t ||
        (is_against ? !is_one_of(USES, sentence->tokens[at].lemma)
                    : !lexicon_has(extraction->tables, "hurling", sentence->tokens[at].lemma)))
        return;
    token->head = at;
    token->deprel = DEP_OBL;
}

/* Is it an occasion brought in here, and none still to come: "a visit", "talks"? */
static bool is_occasion(const struct extraction *extraction, const struct sentence *sentence, uint32_t noun)
{
    static const char *const OPEN[] = {"the", "next", "upcoming", "forthcoming", "planned", "coming", NULL};
    const struct token *token = &sentence->tokens[noun];
    bool gathers = lexicon_has(extraction->tables, "stay", token->lemma) ||
                   evokes_category(&extraction->tables->nouns, token->lemma, "Consult");
    for (uint32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)noun && is_one_of(OPEN, sentence->tokens[i].lower))
            return false;
    return token->upos == UPOS_NOUN && gathers;
}

/* "agreed to build a plant during talks in Astana on Monday", "urged him to free them at a meeting": there
 * and then they agreed or urged, though the parser hangs it on what is to come; but "agreed to sign it at a
 * summit in June". */
static void mend_occasion(const struct extraction *extraction, struct sentence *sentence, uint32_t noun)
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

/* The last token below the noun. */
static uint32_t end_of(const struct sentence *sentence, uint32_t noun)
{
    uint32_t end = noun;
    for (uint32_t i = noun + 1; i < sentence->count; i++)
        if (is_below(sentence, i, noun, 6)) end = i;
    return end;
}

/* Does the verb judge or stop the deed, or tell of it: "condemned", "reported"? */
static bool is_about_deed(const struct extraction *extraction, const struct token *verb,
                          const struct token *deed)
{
    static const char *const TELLS[] = {"report",  "hear",     "see",   "witness", "describe", "confirm",
                                        "mention", "document", "claim", "allege",  "film",     NULL};
    if (!frames_for(&extraction->tables->nouns, deed->lemma)) return false;
    return lexicon_has(extraction->tables, "judging", verb->lemma) ||
           (is_one_of(TELLS, verb->lemma) &&
            evokes_category(&extraction->tables->nouns, deed->lemma, "Assault"));
}

/* "the town of Kadugli": a name, or a noun that a name tells. */
static bool is_named_ground(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    int32_t inside = dependent(sentence, t, DEP_NMOD);
    return extraction->entities->mention_at[s][t] >= 0 ||
           (inside >= 0 && extraction->entities->mention_at[s][inside] >= 0 &&
            strcmp(preposition_of(sentence, (uint32_t)inside), "of") == 0);
}

/* "condemned the coup in Niger", "blocked the accession of Finland to NATO", "reported raids on the town of
 * Mora": a name right behind a deed that is judged, stopped or told of belongs to the deed, not to who tells.
 */
static void mend_phrase(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    static const char *const WORDS[] = {"in", "to", "against", "by", "into", "on", NULL};
    const struct token *noun = &sentence->tokens[t];
    if (noun->upos != UPOS_NOUN || noun->deprel != DEP_OBJ || noun->head < 0 || noun->head > (int32_t)t ||
        !is_about_deed(extraction, &sentence->tokens[noun->head], noun))
        return;
    uint32_t first = end_of(sentence, t) + 1;
    if (first + 1 >= sentence->count || !is_one_of(WORDS, sentence->tokens[first].lower)) return;
    int32_t name = sentence->tokens[first].head;
    if (name <= (int32_t)first || !is_named_ground(extraction, sentence, s, (uint32_t)name) ||
        sentence->tokens[name].head != noun->head || sentence->tokens[name].deprel != DEP_OBL)
        return;
    sentence->tokens[name].head = (int32_t)t;
    sentence->tokens[name].deprel = DEP_NMOD;
}

/* "closed its embassy after the invasion in February 2022": a date right behind a deed that only says when
 * belongs to the deed. */
static void mend_date(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"after", "before", "since", "following", "despite", "until", NULL};
    const struct token *noun = &sentence->tokens[t];
    if (noun->upos != UPOS_NOUN || noun->deprel != DEP_OBL || noun->head < 0 ||
        !is_one_of(WORDS, preposition_of(sentence, t)) ||
        !frames_for(&extraction->tables->nouns, noun->lemma))
        return;
    uint32_t first = end_of(sentence, t) + 1;
    if (first + 1 >= sentence->count || strcmp(sentence->tokens[first].lower, "in") != 0) return;
    int32_t date = sentence->tokens[first].head;
    if (date <= (int32_t)first || sentence->tokens[date].head != noun->head ||
        !is_calendar(extraction, &sentence->tokens[date]))
        return;
    sentence->tokens[date].head = (int32_t)t;
    sentence->tokens[date].deprel = DEP_NMOD;
}

/* "was biased", "was scathing about it": a participle that no verb of the frames has, and that tells how one
 * finds something. */
static bool is_judgement(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    bool is_participle = token->xpos == XPOS_VBN || token->xpos == XPOS_VBG;
    bool is_predicate = frames_for(&extraction->tables->predicates, token->lower) ||
                        lexicon_has(extraction->tables, "bad", token->lower) ||
                        lexicon_has(extraction->tables, "good", token->lower);
    bool is_deed = frames_for(&extraction->tables->verbs, token->lemma) ||
                   lexicon_has(extraction->tables, "misdeed", token->lemma);
    return is_participle && is_predicate && !is_deed && dependent(sentence, t, DEP_OBJ) < 0 &&
           dependent(sentence, t, DEP_OBL_AGENT) < 0;
}

/* "was disappointed with the ruling": an adjective that the parser takes for a verb. */
static void mend_feeling(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t be = token->upos == UPOS_VERB ? dependent(sentence, t, DEP_AUX) : -1;
    if (token->upos == UPOS_VERB && is_judgement(extraction, sentence, t)) {
        if (be >= 0 && token->xpos == XPOS_VBG && strcmp(sentence->tokens[be].lemma, "be") == 0)
            sentence->tokens[be].deprel = DEP_COP;
        token->upos = UPOS_ADJ;
        token->xpos = XPOS_JJ;
        token->lemma = token->lower;
    } else if (token->upos != UPOS_ADJ || !frames_for(&extraction->tables->predicates, token->lemma))
        return;
    int32_t helper = dependent(sentence, t, DEP_AUX_PASS), subject = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (helper >= 0) sentence->tokens[helper].deprel = DEP_COP;
    if (subject >= 0) sentence->tokens[subject].deprel = DEP_NSUBJ;
}

bool is_assault_word(const struct extraction *extraction, const struct token *token)
{
    if (token->upos != UPOS_NOUN && token->upos != UPOS_VERB) return false;
    const struct event_tables *tables = extraction->tables;
    return evokes_category(token->upos == UPOS_NOUN ? &tables->nouns : &tables->verbs, token->lemma,
                           "Assault");
}

/* "wounded in an attack by gunmen on the town": the attack is theirs, and on the town. */
static void mend_assailant(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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

/* "the Emirati company DP World will invest": what the name is called, no second subject. */
static void mend_called(struct sentence *sentence, uint32_t t)
{
    struct token *noun = &sentence->tokens[t];
    uint32_t name = t + 1;
    if (noun->upos != UPOS_NOUN || noun->deprel != DEP_NSUBJ || name >= sentence->count) return;
    while (name < sentence->count && sentence->tokens[name].upos == UPOS_PROPN &&
           sentence->tokens[name].deprel == DEP_COMPOUND)
        name++;
    if (name >= sentence->count || sentence->tokens[name].upos != UPOS_PROPN ||
        sentence->tokens[name].deprel != DEP_NSUBJ || sentence->tokens[name].head != noun->head)
        return;
    noun->head = (int32_t)name;
    noun->deprel = DEP_NMOD_DESC;
}

/* "Italy's Eni and Libya's NOC signed": two of one row, of which the parser makes the first a word of the
 * second. */
static void mend_owned_row(struct sentence *sentence, uint32_t t)
{
    struct token *first = &sentence->tokens[t];
    int32_t last = first->head;
    if (first->deprel != DEP_COMPOUND || first->upos != UPOS_PROPN || last < (int32_t)t + 4 ||
        sentence->tokens[t + 1].upos != UPOS_CCONJ)
        return;
    struct token *owner = &sentence->tokens[t + 2];
    bool is_owned = owner->upos == UPOS_PROPN && owner->deprel == DEP_CONJ && owner->head == (int32_t)t &&
                    sentence->tokens[t + 3].xpos == XPOS_POS;
    int32_t before = dependent(sentence, (uint32_t)last, DEP_NMOD_POSS);
    if (!is_owned || before < 0 || before > (int32_t)t) return;
    first->head = sentence->tokens[last].head;
    first->deprel = sentence->tokens[last].deprel;
    for (uint32_t i = 0; i < t; i++)
        if (sentence->tokens[i].head == last) sentence->tokens[i].head = (int32_t)t;
    owner->head = last;
    owner->deprel = DEP_NMOD_POSS;
    sentence->tokens[t + 1].head = last;
    sentence->tokens[last].head = (int32_t)t;
    sentence->tokens[last].deprel = DEP_CONJ;
}

/* "signed a declaration in Jeddah committing them", "signed a memorandum in January granting it": where and
 * when they did, not which paper. */
static void mend_signing(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"in", "at", "on", NULL};
    enum { DEEP = 2 };
    struct token *where = &sentence->tokens[t];
    if (where->deprel != DEP_NMOD || where->upos != UPOS_PROPN ||
        !is_one_of(WORDS, preposition_of(sentence, t)))
        return;
    int32_t paper = where->head;
    for (int steps = 0; steps < DEEP && paper >= 0 && sentence->tokens[paper].deprel == DEP_NMOD; steps++)
        paper = sentence->tokens[paper].head;
    int32_t verb =
        paper >= 0 && sentence->tokens[paper].deprel == DEP_OBJ ? sentence->tokens[paper].head : -1;
    if (verb < 0 || paper > (int32_t)t ||
        !lexicon_has_token(extraction, "treaty", &sentence->tokens[paper]) ||
        !lexicon_has_token(extraction, "joint-act", &sentence->tokens[verb]))
        return;
    bool is_day = lexicon_has(extraction->tables, "calendar", where->lower);
    if (strcmp(preposition_of(sentence, t), "on") == 0 && !is_day) return; /* "a deal on Cyprus" */
    where->head = verb;
    where->deprel = DEP_OBL;
}

/* "signed it in Jeddah committing them to a truce": where they did, not who commits. */
static void mend_place_of(struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"in", "at", NULL};
    struct token *name = &sentence->tokens[t];
    int32_t verb = name->head, mark = (int32_t)t - 1;
    if (name->deprel != DEP_NSUBJ || name->upos != UPOS_PROPN || verb <= (int32_t)t || mark < 1) return;
    struct token *participle = &sentence->tokens[verb];
    struct token *in = &sentence->tokens[mark];
    if (participle->xpos != XPOS_VBG || participle->deprel != DEP_ADVCL || in->head != verb ||
        !is_one_of(WORDS, in->lower) || participle->head < 0 || participle->head > mark)
        return;
    in->head = (int32_t)t;
    in->deprel = DEP_CASE;
    in->upos = UPOS_ADP;
    name->head = participle->head;
    name->deprel = DEP_OBL;
}

/* "France, which under Macron has apologized": what stands in a phrase is not a second subject. */
static void mend_cased_subject(struct sentence *sentence, uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    int32_t preposition = dependent(sentence, t, DEP_CASE);
    bool is_subject = name->deprel == DEP_NSUBJ || name->deprel == DEP_NSUBJ_PASS;
    if (!is_subject || name->head < 0 || preposition < 0 || preposition > (int32_t)t ||
        sentence->tokens[preposition].upos != UPOS_ADP)
        return;
    for (uint32_t i = 0; i < (uint32_t)preposition; i++)
        if (sentence->tokens[i].head == name->head && sentence->tokens[i].deprel == name->deprel) {
            name->deprel = DEP_OBL;
            return;
        }
}

/* "deliveries of howitzers to Armenia": to whom they are delivered, whatever the parser hangs it on. */
static void mend_delivery(struct sentence *sentence, uint32_t t)
{
    static const char *const NOUNS[] = {"delivery", "shipment", "sale",     "supply",    "transfer",
                                        "export",   "donation", "handover", "provision", NULL};
    struct token *receiver = &sentence->tokens[t];
    int32_t to = dependent(sentence, t, DEP_CASE);
    if ((receiver->deprel != DEP_NMOD && receiver->deprel != DEP_OBL) || to < 1 || to > (int32_t)t ||
        strcmp(sentence->tokens[to].lower, "to") != 0)
        return;
    for (uint32_t i = 0; i + 1 < (uint32_t)to; i++) {
        bool is_delivery =
            sentence->tokens[i].upos == UPOS_NOUN && is_one_of(NOUNS, sentence->tokens[i].lemma);
        /* "protested against deliveries of howitzers to Armenia"; but "halted deliveries to Armenia" */
        bool is_beside = sentence->tokens[i].head == receiver->head && sentence->tokens[i].deprel == DEP_OBL;
        bool is_near = is_delivery && (is_beside || is_below(sentence, (uint32_t)receiver->head, i, 2));
        if (!is_near || !is_below(sentence, (uint32_t)to - 1, i, 3)) continue;
        receiver->head = (int32_t)i;
        receiver->deprel = DEP_NMOD;
        return;
    }
}

/* "granted the Chinese firm Cosco exclusive rights": to whom, which the parser makes part of what. */
static void mend_receiver(struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"give", "grant", "offer",   "award", "hand",
                                        "lend", "deny",  "promise", "pay",   NULL};
    struct token *name = &sentence->tokens[t];
    int32_t thing = name->head;
    if (name->upos != UPOS_PROPN || name->deprel != DEP_COMPOUND || thing <= (int32_t)t + 1 ||
        sentence->tokens[t + 1].deprel != DEP_AMOD || sentence->tokens[t + 1].head != thing)
        return;
    int32_t verb = sentence->tokens[thing].deprel == DEP_OBJ ? sentence->tokens[thing].head : -1;
    if (verb < 0 || verb >= (int32_t)t || !is_one_of(VERBS, sentence->tokens[verb].lemma) ||
        dependent(sentence, (uint32_t)verb, DEP_IOBJ) >= 0)
        return;
    for (uint32_t i = (uint32_t)verb + 1; i < t; i++) {
        if (sentence->tokens[i].head != thing) continue;
        sentence->tokens[i].head = (int32_t)t;
        if (sentence->tokens[i].upos == UPOS_NOUN) sentence->tokens[i].deprel = DEP_NMOD_DESC;
    }
    name->head = verb;
    name->deprel = DEP_IOBJ;
}

/* "was signed in Yaren on Independence Day by the two ministers", "were declared persona non grata by Chad",
 * "was given assurances by Chad": who did it, not whose day. */
static void mend_agent(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *doer = &sentence->tokens[t];
    if (t && doer->deprel == DEP_OBL_AGENT && doer->upos == UPOS_X && doer[-1].upos != UPOS_ADP)
        doer->deprel = DEP_FLAT; /* "gratae" */
    if (doer->deprel != DEP_NMOD || doer->head < 0 || strcmp(preposition_of(sentence, t), "by") != 0) return;
    const struct token *near = &sentence->tokens[doer->head];
    bool is_foreign = near->upos == UPOS_X;
    if (is_foreign && near->deprel == DEP_FLAT) near = &sentence->tokens[near->head];
    bool hangs = near->deprel == DEP_OBL || near->deprel == DEP_OBL_UNMARKED ||
                 (is_foreign && near->deprel == DEP_XCOMP);
    int32_t verb = hangs ? near->head : -1;
    bool is_name = is_foreign || near->upos == UPOS_PROPN || lexicon_has_token(extraction, "calendar", near);
    bool is_given = near->deprel == DEP_OBJ && near->head >= 0 && near->head < doer->head &&
                    lexicon_has_token(extraction, "giving", &sentence->tokens[near->head]);
    if (is_given) {
        verb = near->head;
        is_name = true;
    }
    if (verb < 0 || verb > doer->head || !is_name || !is_passive(sentence, (uint32_t)verb) ||
        dependent(sentence, (uint32_t)verb, DEP_OBL_AGENT) >= 0)
        return;
    doer->head = verb;
    doer->deprel = DEP_OBL_AGENT;
}

/* "vetoed a statement by the bloc criticising the vote": the statement does, not who vetoed it. */
static void mend_paper(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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

/* "there were calls from Australia for an inquiry", "came after appeals by Kenya for talks": who calls, and
 * for what. What a verb such as "make" does with the call stays its own. */
static void mend_call(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WORDS[] = {"by", "from", "for", "on", NULL};
    const struct token *noun = &sentence->tokens[t];
    bool is_phrase = noun->deprel == DEP_OBJ || noun->deprel == DEP_OBL || noun->deprel == DEP_NSUBJ;
    if (noun->upos != UPOS_NOUN || !is_phrase || noun->head < 0 || noun->head > (int32_t)t ||
        !evokes_category(&extraction->tables->nouns, noun->lemma, "Request") ||
        lexicon_has(extraction->tables, "light", sentence->tokens[noun->head].lemma))
        return;
    for (uint32_t first = end_of(sentence, t) + 1; first + 1 < sentence->count;
         first = end_of(sentence, t) + 1) {
        int32_t of = is_one_of(WORDS, sentence->tokens[first].lower) ? sentence->tokens[first].head : -1;
        if (of <= (int32_t)first || sentence->tokens[of].head != noun->head ||
            is_calendar(extraction, &sentence->tokens[of]))
            return;
        sentence->tokens[of].head = (int32_t)t;
        sentence->tokens[of].deprel = DEP_NMOD;
    }
}

/* "voted by a large majority", "adopted by a narrow margin": how, not by whom. */
static void mend_tally(struct sentence *sentence, uint32_t t)
{
    static const char *const TALLIES[] = {"majority",  "margin",  "vote",      "landslide", "show",
                                          "consensus", "percent", "unanimity", NULL};
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_OBL_AGENT || token->head < 0) return;
    bool is_tally = is_one_of(TALLIES, token->lemma) && dependent(sentence, t, DEP_NMOD) < 0;
    if (is_tally || strcmp(sentence->tokens[token->head].lemma, "vote") == 0) token->deprel = DEP_OBL;
}

/* "defeated NAME, a prosecutor backed by the Socialists, in a runoff": what follows the aside is not of it.
 */
static void mend_behind_aside(struct sentence *sentence, uint32_t t)
{
    struct token *phrase = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_CASE), inner = phrase->head;
    if (phrase->deprel != DEP_OBL || mark < 1 || inner < 0 || inner >= mark ||
        strcmp(sentence->tokens[mark - 1].lower, ",") != 0 || sentence->tokens[inner].deprel != DEP_ACL)
        return;
    int32_t aside = sentence->tokens[inner].head;
    if (aside < 0 || aside > inner || sentence->tokens[aside].deprel != DEP_APPOS) return;
    int32_t name = sentence->tokens[aside].head, verb = name < 0 ? -1 : sentence->tokens[name].head;
    bool is_closed = name >= 0 && name < aside && verb >= 0 && sentence->tokens[verb].upos == UPOS_VERB;
    for (int32_t i = name + 1; is_closed && i < aside; i++)
        if (strcmp(sentence->tokens[i].lower, ",") == 0) {
            phrase->head = verb;
            return;
        }
}

/* "In a referendum on October 20 Moldovans voted": the name behind the date is the subject. */
static void mend_behind_date(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                             uint32_t t)
{
    struct token *name = &sentence->tokens[t];
    if (t < 2 || t + 1 >= sentence->count || name->deprel != DEP_NMOD ||
        extraction->entities->mention_at[s][t] < 0)
        return;
    struct token *date = &sentence->tokens[t - 1], *verb = &sentence->tokens[t + 1];
    int32_t mark = dependent(sentence, t, DEP_CASE);
    if (date->upos != UPOS_NUM || verb->upos != UPOS_VERB || mark < 0 || mark > (int32_t)t - 2 ||
        (verb->xpos != XPOS_VBD && verb->xpos != XPOS_VBN && verb->xpos != XPOS_VBZ) ||
        dependent(sentence, t + 1, DEP_NSUBJ) >= 0 || dependent(sentence, t + 1, DEP_NSUBJ_PASS) >= 0)
        return;
    date->head = name->head;
    date->deprel = DEP_NMOD;
    sentence->tokens[mark].head = (int32_t)t - 1;
    name->head = (int32_t)t + 1;
    name->deprel = DEP_NSUBJ;
}

/* "In Chad Laurent Banda again refused": a person named right behind the place. */
static bool is_person_behind(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t verb)
{
    const struct entities *entities = extraction->entities;
    const struct mention *place = mention_from(extraction, s, 1);
    const struct mention *name = place ? mention_from(extraction, s, place->end) : NULL;
    return name && name->entity_count && t < name->end && t >= name->begin && verb <= name->end + 2 &&
           entities->items[name->entities[0]].class == CLASS_PERSON;
}

/* "In Santiago riot police used gas": the police, which the parser hangs behind the "In", are the subject. */
static void mend_behind_town(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                             uint32_t t)
{
    struct token *noun = &sentence->tokens[t];
    int32_t verb = noun->head;
    if (t < 2 || t > 7 || noun->deprel != DEP_OBL || verb <= (int32_t)t ||
        strcmp(sentence->tokens[0].lower, "in") != 0 || sentence->tokens[0].head != (int32_t)t ||
        dependent(sentence, (uint32_t)verb, DEP_NSUBJ) >= 0)
        return;
    bool is_crowd =
        noun->upos == UPOS_NOUN && verb == (int32_t)t + 1 &&
        (lexicon_has_token(extraction, "force", noun) || lexicon_has_token(extraction, "human", noun));
    bool is_person = noun->upos == UPOS_PROPN && is_person_behind(extraction, s, t, (uint32_t)verb);
    if (!is_crowd && !is_person) return;
    const struct mention *place = mention_from(extraction, s, 1);
    uint32_t town = place ? place->head : 0;
    if (town < 1 || town >= t || (!is_person && sentence->tokens[town].head != (int32_t)t)) return;
    sentence->tokens[0].head = (int32_t)town;
    sentence->tokens[town].head = verb;
    sentence->tokens[town].deprel = DEP_OBL;
    noun->deprel = DEP_NSUBJ;
}

/* "shown live, over a raid on a camp on 1 March in which two died": what stands between a noun and its
 * relative clause is the noun's. */
static void mend_before_relative(struct sentence *sentence, uint32_t t)
{
    struct token *phrase = &sentence->tokens[t];
    bool is_phrase = phrase->deprel == DEP_OBL || phrase->deprel == DEP_OBL_UNMARKED;
    if (!is_phrase || phrase->head < 0 || phrase->head > (int32_t)t) return;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *clause = &sentence->tokens[i];
        bool spans = clause->deprel == DEP_ACL_RELCL && clause->head > phrase->head &&
                     clause->head < (int32_t)t && sentence->tokens[clause->head].upos == UPOS_NOUN;
        if (!spans || is_below(sentence, t, (uint32_t)clause->head, 4) ||
            is_below(sentence, (uint32_t)clause->head, t, (int)sentence->count))
            continue;
        phrase->head = clause->head;
        phrase->deprel = DEP_NMOD;
        return;
    }
}

void rehang_phrases(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    mend_unit(sentence, t);
    mend_tally(sentence, t);
    mend_behind_aside(sentence, t);
    mend_behind_date(extraction, sentence, s, t);
    mend_behind_town(extraction, sentence, s, t);
    mend_row(sentence, t);
    mend_second_in_row(extraction, sentence, s, t);
    mend_owned_row(sentence, t);
    mend_called(sentence, t);
    mend_agent(extraction, sentence, t);
    mend_place_of(sentence, t);
    mend_receiver(sentence, t);
    mend_delivery(sentence, t);
    mend_cased_subject(sentence, t);
    mend_signing(extraction, sentence, t);
    mend_assailant(extraction, sentence, t);
    mend_origin(extraction, sentence, t);
    mend_doer(extraction, sentence, t);
    mend_aim(extraction, sentence, t);
    mend_occasion(extraction, sentence, t);
    mend_phrase(extraction, sentence, s, t);
    mend_date(extraction, sentence, t);
    mend_feeling(extraction, sentence, t);
    mend_paper(extraction, sentence, t);
    mend_call(extraction, sentence, t);
    mend_before_relative(sentence, t);
}
