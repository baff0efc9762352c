/* reported.c: what somebody says, of which the parser hangs the clause on another word: "told lawmakers in a
 * briefing that", asides, remarks, a second clause behind a semicolon. Works on the copy of the analysis that
 * lemma.c makes. */
#include "event/telling.h"

#include <string.h>

/* "Britain is ready, Sunak said, and announced new sanctions": who said it announced them. */
static void mend_after_saying(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t link = dependent(sentence, t, DEP_CC);
    if (verb->deprel != DEP_CONJ || verb->xpos != XPOS_VBD || verb->head < 0 || link < 2 ||
        link > (int32_t)t || dependent(sentence, t, DEP_NSUBJ) >= 0 ||
        strcmp(sentence->tokens[link - 1].form, ",") != 0)
        return;
    uint32_t said = (uint32_t)link - 2;
    const struct token *saying = &sentence->tokens[said];
    bool tells = saying->xpos == XPOS_VBD && saying->deprel == DEP_PARATAXIS &&
                 lexicon_has_token(extraction, "report", saying) && dependent(sentence, said, DEP_NSUBJ) >= 0;
    if (tells && sentence->tokens[verb->head].xpos != XPOS_VBD) verb->head = (int32_t)said;
}

/* "told lawmakers in a briefing that Chad had sent arms": said, and no clause about the briefing. */
static void mend_content(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const WHERE[] = {"in", "at", "on", "during", "via", "through", "after", NULL};
    struct token *clause = &sentence->tokens[t];
    bool hangs = clause->deprel == DEP_ACL || clause->deprel == DEP_ACL_RELCL;
    if (!hangs || clause->head < 0 || clause->head > (int32_t)t) return;
    const struct token *noun = &sentence->tokens[clause->head];
    int32_t verb = noun->head, mark = dependent(sentence, t, DEP_MARK);
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    if (subject < 0) subject = dependent(sentence, t, DEP_NSUBJ_PASS);
    if (verb < 0 || verb > clause->head || mark < 0 || subject < mark || noun->upos == UPOS_VERB ||
        strcmp(sentence->tokens[mark].lower, "that") != 0 || sentence->tokens[mark].upos != UPOS_SCONJ ||
        sentence->tokens[verb].upos != UPOS_VERB || dependent(sentence, (uint32_t)verb, DEP_CCOMP) >= 0 ||
        !lexicon_has_token(extraction, "report", &sentence->tokens[verb]))
        return;
    bool hears = noun->deprel == DEP_IOBJ ||
                 (noun->deprel == DEP_OBJ && strcmp(sentence->tokens[verb].lemma, "tell") == 0);
    bool beside = noun->deprel == DEP_OBL && !lexicon_has_token(extraction, "claim-noun", noun) &&
                  is_one_of(WHERE, preposition_of(sentence, (uint32_t)clause->head));
    if (!hears && !beside) return;
    clause->head = verb;
    clause->deprel = DEP_CCOMP;
}

/* "reported, citing an envoy in Rome, that Chad had sent arms": said, behind an insertion. */
static void mend_late_content(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *clause = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool hangs = clause->deprel == DEP_ACL || clause->deprel == DEP_ACL_RELCL || clause->deprel == DEP_ADVCL;
    if (!hangs || mark < 3 || clause->head > mark || strcmp(sentence->tokens[mark].lower, "that") != 0 ||
        strcmp(sentence->tokens[mark - 1].form, ",") != 0 ||
        (dependent(sentence, t, DEP_NSUBJ) < mark && dependent(sentence, t, DEP_NSUBJ_PASS) < mark))
        return;
    for (int32_t at = clause->head, steps = 0; at >= 0 && steps < 6;
         at = sentence->tokens[at].head, steps++) {
        const struct token *verb = &sentence->tokens[at];
        if (!is_finite(verb) || !lexicon_has_token(extraction, "report", verb)) continue;
        if (dependent(sentence, (uint32_t)at, DEP_CCOMP) >= 0) return;
        clause->head = at;
        clause->deprel = DEP_CCOMP;
        return;
    }
}

/* '"They shot at us," Tass quoted an officer as saying', '"They have left," read a statement': what stands
 * before is what is said, and the paper says it. */
static void mend_preceding(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (verb->upos != UPOS_VERB || t < 3 || verb->xpos != XPOS_VBD || dependent(sentence, t, DEP_MARK) >= 0)
        return;
    static const char *const CITES[] = {"quote", "cite", NULL};
    int32_t subject = dependent(sentence, t, DEP_NSUBJ);
    for (uint32_t i = 0; is_one_of(CITES, verb->lemma) && (int32_t)i < subject; i++) {
        struct token *clause = &sentence->tokens[i];
        bool is_finite_clause = is_finite(clause) || dependent(sentence, i, DEP_AUX) >= 0;
        if (clause->head == (int32_t)t && clause->deprel == DEP_ADVCL && is_finite_clause &&
            dependent(sentence, i, DEP_MARK) < 0)
            clause->deprel = DEP_CCOMP;
    }
    int32_t said = dependent(sentence, t, DEP_CCOMP), object = dependent(sentence, t, DEP_OBJ);
    if (subject < 0 && said >= 0 && said < (int32_t)t && object > (int32_t)t &&
        lexicon_has(extraction->tables, "aside", verb->lemma))
        sentence->tokens[object].deprel = DEP_NSUBJ;
}

/* "The raid failed, Chad says; Mali blames Niger": what stands behind the semicolon is not what Chad says. */
static void mend_semicolon(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *clause = &sentence->tokens[t];
    if (clause->deprel != DEP_CCOMP || clause->head < 0 || clause->head > (int32_t)t ||
        dependent(sentence, t, DEP_MARK) >= 0 ||
        !lexicon_has_token(extraction, "report", &sentence->tokens[clause->head]))
        return;
    for (int32_t i = clause->head + 1; i < (int32_t)t; i++)
        if (strcmp(sentence->tokens[i].form, ";") == 0) {
            clause->deprel = DEP_PARATAXIS;
            return;
        }
}

/* Does a name that the text sets off by a comma end right before the verb? Its head; -1. */
static int32_t name_set_off(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                            uint32_t verb)
{
    int32_t index = extraction->entities->mention_at[s][verb - 1];
    if (index < 0) return -1;
    const struct mention *name = &extraction->entities->mentions[index];
    bool is_off = name->kind == MENTION_NAME && name->end == verb && name->begin > 1 &&
                  strcmp(sentence->tokens[name->begin - 1].form, ",") == 0;
    return is_off ? (int32_t)name->head : -1;
}

/* "..., the Observatory, a monitor, reported on Monday", "..., NAME posted on Telegram": a past tense, not
 * "reported by". */
static void mend_told(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    bool is_bare = verb->xpos == XPOS_VBN && (verb->deprel == DEP_ADVCL || verb->deprel == DEP_ACL) &&
                   verb->head >= 0 && verb->head < (int32_t)t && t > 3;
    if (!is_bare || dependent(sentence, t, DEP_AUX) >= 0 || dependent(sentence, t, DEP_AUX_PASS) >= 0 ||
        dependent(sentence, t, DEP_MARK) >= 0 || dependent(sentence, t, DEP_OBL_AGENT) >= 0 ||
        !lexicon_has(extraction->tables, "aside", verb->lemma))
        return;
    int32_t name = name_set_off(extraction, sentence, s, t);
    if (name < 0 && strcmp(sentence->tokens[t - 1].form, ",") != 0) return;
    verb->xpos = XPOS_VBD;
    verb->deprel = DEP_PARATAXIS;
    while (sentence->tokens[verb->head].upos != UPOS_VERB && sentence->tokens[verb->head].head >= 0)
        verb->head = sentence->tokens[verb->head].head;
    if (name < 0) return;
    sentence->tokens[name].head = (int32_t)t;
    sentence->tokens[name].deprel = DEP_NSUBJ;
}

/* "fears in Riga that Chad might attack": what is feared, not which fears. */
static void mend_noun_content(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *clause = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (clause->deprel != DEP_ACL_RELCL || clause->head < 0 || mark < clause->head ||
        strcmp(sentence->tokens[mark].lower, "that") != 0 || sentence->tokens[mark].upos != UPOS_SCONJ)
        return;
    const struct token *noun = &sentence->tokens[clause->head];
    if (noun->upos == UPOS_NOUN &&
        (lexicon_has_token(extraction, "feeling", noun) || lexicon_has_token(extraction, "claim-noun", noun)))
        clause->deprel = DEP_ACL;
}

/* "Shoukry: Cairo to reopen embassy", in a headline: Cairo is to do it. */
static void mend_headline(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t to = dependent(sentence, t, DEP_MARK);
    if (verb->xpos != XPOS_VB || to < 2 || strcmp(sentence->tokens[to].lower, "to") != 0 ||
        dependent(sentence, t, DEP_NSUBJ) >= 0)
        return;
    struct token *name = &sentence->tokens[to - 1];
    uint32_t begin = (uint32_t)to - 1;
    while (begin > 0 && sentence->tokens[begin - 1].head == to - 1)
        begin--;
    if (begin > 0 && strcmp(sentence->tokens[begin].form, ":") == 0) begin++;
    bool is_behind = begin > 0 && strcmp(sentence->tokens[begin - 1].form, ":") == 0;
    if (!is_behind || name->deprel != DEP_APPOS || name->upos != UPOS_PROPN) return;
    name->head = (int32_t)t;
    name->deprel = DEP_NSUBJ;
}

/* "said that they had tried to stand it and that police had shot": a second thing said. */
static void mend_second_that(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *clause = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (clause->deprel != DEP_CONJ || clause->head < 0 || mark < clause->head ||
        strcmp(sentence->tokens[mark].lower, "that") != 0 ||
        dependent(sentence, (uint32_t)clause->head, DEP_MARK) == mark)
        return;
    for (int32_t at = clause->head, steps = 0; at >= 0 && steps < 6;
         at = sentence->tokens[at].head, steps++) {
        const struct token *first = &sentence->tokens[at];
        bool is_said = first->deprel == DEP_CCOMP && first->head >= 0 && first->head < at &&
                       lexicon_has_token(extraction, "report", &sentence->tokens[first->head]);
        if (!is_said) continue;
        clause->head = at;
        return;
    }
}

/* "Chad says Mali bombed a plant, killed two", in a headline: Mali did both, by the tense. */
static void mend_second_deed(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t < 4 || verb->xpos != XPOS_VBD || (verb->deprel != DEP_CONJ && verb->deprel != DEP_PARATAXIS) ||
        verb->head < 0 || strcmp(sentence->tokens[t - 1].form, ",") != 0 ||
        dependent(sentence, t, DEP_NSUBJ) >= 0)
        return;
    const struct token *says = &sentence->tokens[verb->head];
    int32_t first = dependent(sentence, (uint32_t)verb->head, DEP_CCOMP);
    if ((says->xpos == XPOS_VBZ || says->xpos == XPOS_VBP) && first > verb->head && first < (int32_t)t &&
        sentence->tokens[first].xpos == XPOS_VBD && lexicon_has_token(extraction, "report", says)) {
        verb->head = first;
        verb->deprel = DEP_CONJ;
    }
}

/* "Soviet troops leave Hungary, Budapest confirms": a verb at the end of a headline, no noun. */
static void mend_last_verb(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                           uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t + 1 != sentence->count || t < 3 || verb->xpos != XPOS_NNS ||
        !lexicon_has(extraction->tables, "aside", verb->lemma) ||
        extraction->entities->mention_at[s][t - 1] < 0)
        return;
    const struct mention *name = &extraction->entities->mentions[extraction->entities->mention_at[s][t - 1]];
    if (name->end != t || name->begin < 2 || !is_edge(&sentence->tokens[name->begin - 1]) ||
        name->kind == MENTION_DEMONYM)
        return;
    verb->upos = UPOS_VERB;
    verb->xpos = XPOS_VBZ;
    verb->deprel = DEP_PARATAXIS;
    sentence->tokens[name->head].head = (int32_t)t;
    sentence->tokens[name->head].deprel = DEP_NSUBJ;
}

/* "rebels, who Chad says attacked the base": what Chad says of them, and who they are its subject. */
static void mend_inner(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (verb->upos != UPOS_VERB || verb->deprel != DEP_ACL_RELCL || dependent(sentence, t, DEP_NSUBJ) < 0 ||
        !lexicon_has_token(extraction, "report", verb))
        return;
    int32_t pronoun = dependent(sentence, t, DEP_OBJ), told = dependent(sentence, t, DEP_CCOMP);
    int32_t left = told < 0 ? dependent(sentence, t, DEP_XCOMP) : -1; /* "which medics say left 90 dead" */
    if (left > (int32_t)t && is_finite(&sentence->tokens[left])) told = left;
    for (uint32_t i = t + 1; told < 0 && i < sentence->count && i < t + 5; i++)
        if (sentence->tokens[i].deprel == DEP_ACL_RELCL && sentence->tokens[i].head == verb->head)
            told = (int32_t)i;
    if (told < (int32_t)t || dependent(sentence, (uint32_t)told, DEP_NSUBJ) >= 0 ||
        dependent(sentence, (uint32_t)told, DEP_MARK) >= 0)
        return;
    if (pronoun < 0)
        for (uint32_t i = 0; i < t; i++)
            if (sentence->tokens[i].head == told || sentence->tokens[i].head == (int32_t)t)
                if (sentence->tokens[i].xpos == XPOS_WDT || sentence->tokens[i].xpos == XPOS_WP)
                    pronoun = (int32_t)i;
    if (pronoun < 0 || pronoun > (int32_t)t ||
        (sentence->tokens[pronoun].xpos != XPOS_WDT && sentence->tokens[pronoun].xpos != XPOS_WP))
        return;
    sentence->tokens[told].head = (int32_t)t;
    sentence->tokens[told].deprel = DEP_CCOMP;
    bool passive = dependent(sentence, (uint32_t)told, DEP_AUX_PASS) >= 0;
    sentence->tokens[pronoun].head = told;
    sentence->tokens[pronoun].deprel = passive ? DEP_NSUBJ_PASS : DEP_NSUBJ;
}

/* "a pact, which, he said, Chad had broken": he says so of it. */
static void mend_interposed(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *said = &sentence->tokens[t];
    if (said->deprel != DEP_ACL_RELCL || t < 3 || !is_finite(said) ||
        !lexicon_has_token(extraction, "report", said))
        return;
    int32_t teller = dependent(sentence, t, DEP_NSUBJ);
    if (teller < 2 || teller > (int32_t)t) return;
    uint32_t relative = (uint32_t)teller - 2;
    if (strcmp(sentence->tokens[relative + 1].form, ",") != 0) return;
    const struct token *word = &sentence->tokens[relative];
    bool is_relative = word->xpos == XPOS_WDT || word->xpos == XPOS_WP;
    if (!is_relative || word->head <= (int32_t)t) return;
    struct token *clause = &sentence->tokens[word->head];
    if (clause->head != said->head || clause->deprel != DEP_ACL_RELCL) return;
    clause->head = (int32_t)t;
    clause->deprel = DEP_CCOMP;
}

/* "Washington charges that Chad has struck": a verb, no noun. */
static void mend_charges(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t said = dependent(sentence, t, DEP_CCOMP), subject = dependent(sentence, t, DEP_NSUBJ);
    int32_t mark = said >= 0 ? dependent(sentence, (uint32_t)said, DEP_MARK) : -1;
    if (verb->xpos != XPOS_NNS || subject < 0 || subject > (int32_t)t || mark != (int32_t)t + 1 ||
        !lexicon_has(extraction->tables, "report", verb->lemma))
        return;
    verb->upos = UPOS_VERB;
    verb->xpos = XPOS_VBZ;
}

/* Does the clause only tell what is to be, or what somebody wants? */
static bool is_unreal(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t helper = dependent(sentence, verb, DEP_AUX);
    return (helper >= 0 && sentence->tokens[helper].xpos == XPOS_MD) || token->xpos == XPOS_VB ||
           token->xpos == XPOS_VBP;
}

/* "urged him to go": what somebody else is asked or told to do. */
static bool is_asked(const struct extraction *extraction, const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    bool hangs = token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL;
    if (!hangs || token->xpos != XPOS_VB || token->head < 0) return false;
    uint32_t above = (uint32_t)token->head;
    static const char *const CALLS[] = {"call", "appeal", NULL}; /* "called on him to go" */
    bool has_whom = dependent(sentence, above, DEP_OBJ) >= 0 || dependent(sentence, above, DEP_IOBJ) >= 0;
    if (is_one_of(CALLS, sentence->tokens[above].lemma) && dependent(sentence, above, DEP_OBL) >= 0)
        return true;
    return has_whom && token->deprel == DEP_XCOMP &&
           lexicon_has_token(extraction, "object-control", &sentence->tokens[above]);
}

/* "said they hoped to join, adding that", "demanded that Chad leave, warning it": the one who says the whole
 * says this too, though the parser hangs it inside what he says. */
static void mend_remark(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    enum { HIGHEST = 6 };
    struct token *token = &sentence->tokens[t];
    if (t < 3 || token->xpos != XPOS_VBG || token->deprel != DEP_ADVCL || token->head > (int32_t)t ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0)
        return;
    bool is_remark = lexicon_has_token(extraction, "remark", token);
    static const char *const NAMING[] = {"call", "describe", "brand", "label", "denounce", NULL};
    bool speaks = is_remark || is_one_of(NAMING, token->lemma) ||
                  lexicon_has_token(extraction, "report", token) ||
                  lexicon_has_token(extraction, "voice", token);
    int32_t at = token->head;
    for (int steps = 0; speaks && at >= 0 && steps < HIGHEST; steps++) {
        const struct token *clause = &sentence->tokens[at];
        int32_t above = clause->head;
        if (above < 0 || above > at) return;
        if (clause->deprel == DEP_CCOMP) {
            const struct token *verb = &sentence->tokens[above];
            bool says = verb->upos == UPOS_VERB && verb->xpos != XPOS_VBN &&
                        (lexicon_has_token(extraction, "report", verb) ||
                         lexicon_has_token(extraction, "voice", verb));
            if (says && (is_remark || is_unreal(sentence, (uint32_t)at))) token->head = above;
            if (says) return;
        } else if (is_asked(extraction, sentence, (uint32_t)at)) {
            token->head = above;
            return;
        } else if (clause->deprel != DEP_XCOMP && clause->deprel != DEP_CONJ && clause->deprel != DEP_ADVCL) {
            return;
        }
        at = above;
    }
}

/* "It claimed that rebels had fled": no empty word but who claims it; but "it emerged that". */
static void mend_teller(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->deprel != DEP_EXPL || strcmp(token->lower, "it") != 0 || token->head < (int32_t)t) return;
    uint32_t verb = (uint32_t)token->head;
    if (sentence->tokens[verb].upos == UPOS_VERB && dependent(sentence, verb, DEP_NSUBJ) < 0 &&
        !knowledge_list_has(extraction->knowledge, "impersonal-verb", sentence->tokens[verb].lemma,
                            strlen(sentence->tokens[verb].lemma)) &&
        !is_passive(sentence, verb))
        token->deprel = DEP_NSUBJ;
}

/* "Baku was worried, the envoy told reporters, and had asked Riga for help": the clause before the aside goes
 * on behind it; but "..., the envoy said, and left". */
static void mend_resumed(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
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

/* "said the truce was holding and commended both": he who said it commends, no truce does; nor does Chad in
 * "said Chad was an exception, and commended both". */
static void mend_next_act(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                          uint32_t t)
{
    static const char *const ACTS[] = {
        "call",    "urge",    "ask",       "appeal",   "thank",     "praise",    "commend", "congratulate",
        "condemn", "demand",  "welcome",   "vow",      "criticise", "criticize", "pledge",  "denounce",
        "accuse",  "voice",   "express",   "plead",    "invite",    "apologise", "hail",    "apologize",
        "applaud", "deplore", "blame",     "dismiss",  "laud",      "deny",      "implore", "beg",
        "advise",  "salute",  "encourage", "reaffirm", "reiterate", "warn",      "promise", NULL};
    struct token *act = &sentence->tokens[t];
    int32_t told = act->deprel == DEP_CONJ ? act->head : -1;
    bool is_bare = dependent(sentence, t, DEP_NSUBJ) < 0 && dependent(sentence, t, DEP_AUX_PASS) < 0 &&
                   dependent(sentence, t, DEP_AUX) < 0;
    if (told < 0 || told > (int32_t)t || !is_bare || act->upos != UPOS_VERB || !is_one_of(ACTS, act->lemma) ||
        (act->xpos != XPOS_VBD && act->xpos != XPOS_VBN))
        return;
    int32_t said = sentence->tokens[told].deprel == DEP_CCOMP ? sentence->tokens[told].head : -1;
    int32_t subject = dependent(sentence, (uint32_t)told, DEP_NSUBJ);
    if (subject < 0) subject = dependent(sentence, (uint32_t)told, DEP_NSUBJ_PASS);
    if (said < 0 || said > told || subject < 0 ||
        !lexicon_has(extraction->tables, "saying", sentence->tokens[said].lemma))
        return;
    int32_t joint = dependent(sentence, t, DEP_CC);
    bool is_parted = joint > 0 && strcmp(sentence->tokens[joint - 1].form, ",") == 0;
    bool is_sorry = strncmp(act->lemma, "apologi", 7) == 0; /* "said troops had erred and apologized" */
    if (is_parted || is_sorry) {
        act->head = said;
        return;
    }
    if (sentence->tokens[subject].upos != UPOS_NOUN || extraction->entities->mention_at[s][subject] >= 0 ||
        extraction->entities->unnamed_at[s][subject] >= 0 ||
        lexicon_has_token(extraction, "dignitary", &sentence->tokens[subject]))
        return;
    act->head = said;
}

/* "told a conference that spring had come", "wrote on X that reason had won": what was said, not which
 * conference. */
static void mend_hearer(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const MEDIA[] = {"x",         "twitter",    "facebook",   "telegram",  "weibo",
                                        "instagram", "conference", "forum",      "gathering", "briefing",
                                        "meeting",   "summit",     "parliament", "session",   "assembly",
                                        "council",   NULL};
    static const char *const TELLS[] = {"tell",   "write",    "say",    "post", "inform",
                                        "assure", "announce", "remind", NULL};
    struct token *verb = &sentence->tokens[t];
    if (verb->deprel != DEP_ACL_RELCL || verb->head < 1 || verb->head + 1 >= (int32_t)t) return;
    const struct token *hearer = &sentence->tokens[verb->head];
    struct token *that = &sentence->tokens[verb->head + 1];
    int32_t above = hearer->head, subject = dependent(sentence, t, DEP_NSUBJ);
    bool hears = hearer->deprel == DEP_IOBJ || hearer->deprel == DEP_OBJ || hearer->deprel == DEP_OBL;
    if (!hears || above < 0 || above > verb->head || strcmp(that->lower, "that") != 0 ||
        subject <= verb->head + 1 || !is_one_of(TELLS, sentence->tokens[above].lemma) ||
        dependent(sentence, (uint32_t)above, DEP_CCOMP) >= 0 ||
        (!is_one_of(MEDIA, hearer->lower) && !lexicon_has(extraction->tables, "hearer", hearer->lemma)))
        return;
    verb->deprel = DEP_CCOMP;
    verb->head = above;
    that->deprel = DEP_MARK;
    that->head = (int32_t)t;
}

/* "described the raid as extremely reckless": as what it was described, though the parser takes the adjective
 * for a clause. */
static void mend_as_adjective(struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"describe",  "dismiss",   "denounce",     "condemn",      "reject",
                                        "regard",    "view",      "see",          "brand",        "label",
                                        "portray",   "criticize", "criticise",    "hail",         "praise",
                                        "depict",    "perceive",  "characterize", "characterise", "deride",
                                        "interpret", "consider",  "welcome",      "decry",        "slam",
                                        NULL};
    struct token *as = &sentence->tokens[t];
    if (strcmp(as->lower, "as") != 0 || as->head <= (int32_t)t || as->head > (int32_t)t + 4) return;
    if (as->deprel != DEP_MARK && as->deprel != DEP_ADVMOD) return;
    struct token *value = &sentence->tokens[as->head];
    bool is_value = value->upos == UPOS_ADJ || value->xpos == XPOS_VBN;
    bool hangs = value->deprel == DEP_ADVCL || value->deprel == DEP_OBL || value->deprel == DEP_XCOMP;
    if (!is_value || !hangs || value->head < 0 || value->head > (int32_t)t) return;
    if (!is_one_of(VERBS, sentence->tokens[value->head].lemma)) return;
    for (uint32_t i = t; i < sentence->count; i++) {
        bool is_of_clause = sentence->tokens[i].deprel == DEP_COP ||
                            sentence->tokens[i].deprel == DEP_NSUBJ ||
                            sentence->tokens[i].deprel == DEP_NSUBJ_PASS;
        if (sentence->tokens[i].head == as->head && is_of_clause) return;
    }
    as->deprel = DEP_CASE;
    value->deprel = DEP_OBL;
}

/* The word behind "it was now" or "it is up" that says on whom it is, "for" or "to", before the token; -1. */
static int32_t onus_word(const struct sentence *sentence, uint32_t doer)
{
    static const char *const BETWEEN[] = {"now", "up", "not", "only", NULL};
    static const char *const WORDS[] = {"for", "to", NULL};
    for (uint32_t i = 0; i + 2 < doer; i++) {
        if (strcmp(sentence->tokens[i].lower, "it") != 0 || strcmp(sentence->tokens[i + 1].lemma, "be") != 0)
            continue;
        uint32_t word = i + 2;
        while (word < doer && is_one_of(BETWEEN, sentence->tokens[word].lower))
            word++;
        bool is_up = strcmp(sentence->tokens[word - 1].lower, "up") == 0;
        bool is_close = word < doer && doer - word < 6;
        if (is_close && is_one_of(WORDS, sentence->tokens[word].lower) &&
            is_up == (strcmp(sentence->tokens[word].lower, "to") == 0))
            return (int32_t)word;
    }
    return -1;
}

/* "it was now for Mali to act", "it is up to both to act": they should. */
static void mend_onus(struct sentence *sentence, uint32_t t)
{
    struct token *verb = &sentence->tokens[t], *to = t > 3 ? &sentence->tokens[t - 1] : NULL;
    if (!to || verb->xpos != XPOS_VB || strcmp(to->lower, "to") != 0 || verb->head < 0) return;
    int32_t doer = dependent(sentence, t, DEP_NSUBJ);
    bool is_below = doer < 0 || doer > (int32_t)t; /* the infinitive hangs on who is to do it */
    if (is_below) doer = verb->head;
    int32_t it = doer > (int32_t)t ? -1 : onus_word(sentence, (uint32_t)doer);
    while (it >= 0 && strcmp(sentence->tokens[it].lower, "it") != 0)
        it--;
    struct token *who = &sentence->tokens[doer], *be = &sentence->tokens[it + 1];
    bool is_apart = it >= 0 && !is_below && be->deprel == DEP_CCOMP && be->head == verb->head;
    if (it < 0 || (!is_apart && dependent(sentence, is_below ? (uint32_t)doer : t, DEP_COP) < 0)) return;
    if (is_apart) be->head = (int32_t)t, be->deprel = DEP_DEP;
    if (is_below) {
        verb->head = who->head;
        verb->deprel = who->deprel;
        who->head = (int32_t)t;
        who->deprel = DEP_NSUBJ;
    } else if (verb->deprel == DEP_ADVCL)
        verb->deprel = DEP_CCOMP;
    for (uint32_t i = 0; i < t; i++) {
        struct token *token = &sentence->tokens[i];
        if (token->head == doer && token->deprel == DEP_MARK) token->head = (int32_t)t;
        if (token->head == (is_below ? doer : (int32_t)t) && token->deprel == DEP_COP)
            token->deprel = DEP_DEP;
    }
    sentence->tokens[it].head = (int32_t)t;
    sentence->tokens[it].deprel = DEP_EXPL;
    to->head = (int32_t)t;
    to->deprel = DEP_AUX;
    to->upos = UPOS_AUX;
    to->xpos = XPOS_MD;
    to->lower = to->lemma = "should";
}

/* "told the council his country would not yield": who is told, read as a first subject of what is said. */
static void mend_told_bare(struct sentence *sentence, uint32_t t)
{
    static const char *const TELLS[] = {"tell", "inform", "assure", "remind", "warn", NULL};
    const struct token *verb = &sentence->tokens[t];
    int32_t above = verb->head, subject = -1, hearer = -1;
    if (verb->deprel != DEP_CCOMP || above < 0 || above > (int32_t)t ||
        !is_one_of(TELLS, sentence->tokens[above].lemma) ||
        dependent(sentence, (uint32_t)above, DEP_OBJ) >= 0 ||
        dependent(sentence, (uint32_t)above, DEP_IOBJ) >= 0)
        return;
    for (uint32_t i = (uint32_t)above + 1; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t) continue;
        if (token->deprel == DEP_MARK) return;
        bool is_noun = token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_PRON;
        if (is_noun && hearer < 0)
            hearer = (int32_t)i;
        else if (is_noun && token->deprel == DEP_NSUBJ)
            subject = (int32_t)i;
    }
    if (hearer < 0 || subject < 0) return;
    sentence->tokens[hearer].head = above;
    sentence->tokens[hearer].deprel = DEP_OBJ;
}

/* "insists that Chad recognize it and has threatened war": a finite verb does not go on a subjunctive. */
static void mend_behind_subjunctive(struct sentence *sentence, uint32_t t)
{
    static const char *const HELPERS[] = {"has", "is", "was", "had", NULL};
    struct token *verb = &sentence->tokens[t];
    int32_t first = verb->head, helper = dependent(sentence, t, DEP_AUX);
    if (verb->deprel != DEP_CONJ || first < 0 || first > (int32_t)t ||
        dependent(sentence, t, DEP_NSUBJ) >= 0 || dependent(sentence, t, DEP_NSUBJ_PASS) >= 0)
        return;
    const struct token *wish = &sentence->tokens[first];
    int32_t subject = dependent(sentence, (uint32_t)first, DEP_NSUBJ);
    bool is_finite =
        verb->xpos == XPOS_VBZ || (helper >= 0 && is_one_of(HELPERS, sentence->tokens[helper].lower));
    bool is_subjunctive = wish->deprel == DEP_CCOMP && (wish->xpos == XPOS_VB || wish->xpos == XPOS_VBP) &&
                          subject >= 0 && sentence->tokens[subject].xpos == XPOS_NNP &&
                          dependent(sentence, (uint32_t)first, DEP_AUX) < 0;
    if (!is_finite || !is_subjunctive || wish->head < 0 || wish->head > first) return;
    const struct token *main = &sentence->tokens[wish->head];
    if (main->xpos == XPOS_VBZ || main->xpos == XPOS_VBD) verb->head = wish->head;
}

void rejoin_speech(const struct extraction *extraction, struct sentence *sentence, uint32_t s, uint32_t t)
{
    mend_after_saying(extraction, sentence, t);
    mend_content(extraction, sentence, t);
    mend_late_content(extraction, sentence, t);
    mend_semicolon(extraction, sentence, t);
    mend_told(extraction, sentence, s, t);
    mend_noun_content(extraction, sentence, t);
    mend_preceding(extraction, sentence, t);
    mend_inner(extraction, sentence, t);
    mend_interposed(extraction, sentence, t);
    mend_charges(extraction, sentence, t);
    mend_headline(sentence, t);
    mend_last_verb(extraction, sentence, s, t);
    mend_second_deed(extraction, sentence, t);
    mend_second_that(extraction, sentence, t);
    mend_resumed(extraction, sentence, t);
    mend_teller(extraction, sentence, t);
    mend_remark(extraction, sentence, t);
    mend_next_act(extraction, sentence, s, t);
    mend_hearer(extraction, sentence, t);
    mend_told_bare(sentence, t);
    mend_behind_subjunctive(sentence, t);
    mend_onus(sentence, t);
    mend_as_adjective(sentence, t);
}
