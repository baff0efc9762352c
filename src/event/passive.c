/* passive.c: is it done by the subject or to it? In: a verb of a sentence. Out: whether it stands in the
 * passive, also where a headline leaves the auxiliary out or the parser takes a past tense for a participle.
 */
#include "event/clause.h"

#include <string.h>

/* "Vietnam, which has claims of its own, called on all": when the parser takes the first noun for the whole
 * and hangs the verb behind the comma inside it, the first noun is the subject; -1. */
int32_t interrupted_subject(const struct sentence *sentence, uint32_t verb)
{
    if (verb < 2 || strcmp(sentence->tokens[verb - 1].lower, ",") != 0) return -1;
    for (uint32_t i = 0; i + 1 < verb; i++) {
        bool is_noun = sentence->tokens[i].upos == UPOS_PROPN || sentence->tokens[i].upos == UPOS_NOUN;
        if (sentence->tokens[i].head < 0)
            return is_noun && (dependent(sentence, i, DEP_ACL_RELCL) >= 0 ||
                               dependent(sentence, i, DEP_APPOS) >= 0)
                       ? (int32_t)i
                       : -1;
    }
    return -1;
}

/* "Karki sworn in as premier", "Two Britons arrested in Turkey": a headline leaves the auxiliary out where
 * the form is never a past tense, or the verb never lacks an object. */
static bool is_bare_participle(const struct sentence *sentence, uint32_t verb)
{
    static const char *const FORMS[] = {"sworn",  "slain",  "taken",     "stolen",   "beaten",  "forbidden",
                                        "frozen", "broken", "chosen",    "thrown",   "torn",    "overthrown",
                                        "driven", "shaken", "withdrawn", "stricken", "written", NULL};
    static const char *const LEMMAS[] = {"arrest", "jail",   "detain",  "imprison",  "free",    "release",
                                         "kill",   "oust",   "depose",  "topple",    "convict", "sentence",
                                         "acquit", "indict", "expel",   "deport",    "execute", "assassinate",
                                         "abduct", "kidnap", "appoint", "nominate",  "impeach", "evacuate",
                                         "injure", "wound",  "rescue",  "summon",    "pardon",  "extradite",
                                         "behead", "murder", "sack",    "blacklist", "unveil",  NULL};
    /* "Israel accused of striking Syria": of these the object stands right behind, if there is one */
    static const char *const JUDGED[] = {"accuse",    "ban",      "bar",     "blame",  "condemn", "criticise",
                                         "criticize", "denounce", "hail",    "invite", "laud",    "praise",
                                         "sanction",  "suspect",  "suspend", "urge",   NULL};
    static const enum deprel BARRING[] = {DEP_AUX, DEP_OBJ, DEP_CCOMP, DEP_IOBJ};
    const struct token *token = &sentence->tokens[verb];
    for (size_t k = 0; k < sizeof BARRING / sizeof *BARRING; k++)
        if (dependent(sentence, verb, BARRING[k]) >= 0) return false;
    /* "president ousted and arrested", but "freed 20 and left" */
    int32_t joined = dependent(sentence, verb, DEP_CONJ);
    if (joined >= 0 &&
        (!is_one_of(LEMMAS, sentence->tokens[joined].lemma) || sentence->tokens[joined].xpos != XPOS_VBN ||
         dependent(sentence, (uint32_t)joined, DEP_OBJ) >= 0))
        return false;
    if (is_one_of(FORMS, token->lower)) return true;
    if (token->xpos != XPOS_VBD && token->xpos != XPOS_VBN) return false;
    bool has_phrase = verb + 1 < sentence->count && (sentence->tokens[verb + 1].xpos == XPOS_IN ||
                                                     sentence->tokens[verb + 1].xpos == XPOS_TO);
    return is_one_of(LEMMAS, token->lemma) || (has_phrase && is_one_of(JUDGED, token->lemma));
}

/* "Ishiba elected party leader": no article stands before what he becomes. */
static bool is_made_something(const struct sentence *sentence, uint32_t verb)
{
    static const char *const LEMMAS[] = {"elect", "name", "appoint", "pick",    "choose",
                                         "crown", "tap",  "declare", "reelect", NULL};
    static const char *const POSTS[] = {
        "president", "leader",     "premier",    "pm",   "minister",  "chancellor",   "chief",
        "speaker",   "chairman",   "chair",      "head", "king",      "governor",     "mayor",
        "envoy",     "ambassador", "chairwoman", "pope", "secretary", "commissioner", "secretary-general",
        NULL};
    const struct token *token = &sentence->tokens[verb];
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) object = dependent(sentence, verb, DEP_XCOMP);
    return token->head < 0 && is_one_of(LEMMAS, token->lemma) && object > (int32_t)verb &&
           is_one_of(POSTS, sentence->tokens[object].lemma) &&
           dependent(sentence, (uint32_t)object, DEP_DET) < 0 &&
           dependent(sentence, (uint32_t)object, DEP_FLAT) < 0 &&
           (object + 1 >= (int32_t)sentence->count || sentence->tokens[object + 1].upos != UPOS_PROPN) &&
           dependent(sentence, verb, DEP_AUX) < 0 &&
           strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
}

/* "Chinese and Russian warships trained together": the parser takes the whole for a noun with a participle,
 * but nobody trains, marches or meets somebody in the passive. */
static bool is_finite_after_all(const struct sentence *sentence, uint32_t verb)
{
    static const char *const LEMMAS[] = {"train",       "march",  "rally",   "clash",    "meet",
                                         "agree",       "arrive", "land",    "fight",    "erupt",
                                         "gather",      "vote",   "retreat", "withdraw", "protest",
                                         "demonstrate", "riot",   "return",  "advance",  NULL};
    const struct token *token = &sentence->tokens[verb];
    if (token->deprel != DEP_ACL || token->head < 0 || sentence->tokens[token->head].head >= 0 ||
        dependent(sentence, verb, DEP_OBL_AGENT) >= 0)
        return false;
    return is_one_of(LEMMAS, token->lemma);
}

/* "Chad shelled by Sudanese troops": a headline again, told by who does it. */
static bool has_agent(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    int32_t agent = dependent(sentence, verb, DEP_OBL_AGENT);
    bool is_actor = agent > (int32_t)verb &&
                    (sentence->tokens[agent].upos == UPOS_PROPN || sentence->tokens[agent].upos == UPOS_NOUN);
    return is_actor && (token->xpos == XPOS_VBD || token->xpos == XPOS_VBN) &&
           dependent(sentence, verb, DEP_OBJ) < 0 && dependent(sentence, verb, DEP_AUX) < 0 &&
           strcmp(preposition_of(sentence, (uint32_t)agent), "by") == 0;
}

/* "was tortured and killed": the auxiliary stands before the first; but "was briefed and left". */
bool is_joined_passive(const struct sentence *sentence, uint32_t verb)
{
    static const char *const GOING[] = {"leave", "go", "come", "return", "flee", "arrive", "fly", NULL};
    /* nobody does so without saying to whom, though the tagger may take the participle for a past tense */
    static const char *const DONE[] = {"deport",   "expel",   "jail",   "imprison", "execute",  "arrest",
                                       "detain",   "murder",  "charge", "convict",  "sentence", "extradite",
                                       "torture",  "kill",    "free",   "release",  "behead",   "indict",
                                       "evacuate", "impound", NULL};
    const struct token *token = &sentence->tokens[verb];
    bool can_be = token->features & FEATURE_PASSIVE || is_one_of(DONE, token->lemma);
    if (token->deprel != DEP_CONJ || !can_be || token->head < 0 || token->head > (int32_t)verb) return false;
    /* "was abducted and killed hours later" */
    static const char *const UNITS[] = {"minute", "hour", "day", "week", "month", "year", NULL};
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    bool has_object = object >= 0 && !is_one_of(UNITS, sentence->tokens[object].lemma);
    bool has_own =
        has_object || dependent(sentence, verb, DEP_NSUBJ) >= 0 || dependent(sentence, verb, DEP_AUX) >= 0;
    if (has_own || is_one_of(GOING, token->lemma)) return false;
    const struct token *before = &sentence->tokens[token->head];
    if (is_verb(before) && dependent(sentence, (uint32_t)token->head, DEP_AUX_PASS) >= 0) return true;
    uint32_t first = (uint32_t)conjunct_head(sentence, verb);
    return first < verb && is_verb(&sentence->tokens[first]) && is_passive(sentence, first);
}

/* "Israel, which fears a bomb, called for an answer": no auxiliary, and nobody is called for an answer. */
static bool is_calling(const struct sentence *sentence, uint32_t verb)
{
    static const char *const VERBS[] = {"call", "appeal", "ask", "press", "push", "plead", NULL};
    static const char *const WORDS[] = {"for", "on", NULL};
    const struct token *token = &sentence->tokens[verb];
    bool is_bare = dependent(sentence, verb, DEP_AUX_PASS) < 0 && dependent(sentence, verb, DEP_AUX) < 0 &&
                   dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0;
    if (!is_bare || !is_one_of(VERBS, token->lemma) || verb + 1 >= sentence->count) return false;
    return is_one_of(WORDS, sentence->tokens[verb + 1].lower);
}

bool is_passive(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (is_finite_after_all(sentence, verb) || is_calling(sentence, verb)) return false;
    /* "voted by a hair's breadth to leave": nobody is voted, unless "voted out" */
    bool votes = strcmp(token->lemma, "vote") == 0 && dependent(sentence, verb, DEP_AUX_PASS) < 0 &&
                 dependent(sentence, verb, DEP_NSUBJ_PASS) < 0 && token->deprel != DEP_ACL;
    if (votes && dependent(sentence, verb, DEP_COMPOUND_PRT) < 0) return false;
    /* "Militants free hostage; two beheaded" */
    bool is_second = token->deprel == DEP_PARATAXIS && token->head < (int32_t)verb &&
                     strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
    if ((token->head < 0 || is_second) && is_bare_participle(sentence, verb)) return true;
    if (is_made_something(sentence, verb)) return true;
    if (dependent(sentence, verb, DEP_AUX_PASS) >= 0 || dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0)
        return true;
    if (interrupted_subject(sentence, verb) >= 0) return false;
    if (is_joined_passive(sentence, verb)) return true;
    /* "Russia was to blame" */
    bool is_to = strcmp(token->lower, "blame") == 0 && dependent(sentence, verb, DEP_COP) >= 0;
    if (is_to && dependent(sentence, verb, DEP_OBJ) < 0) return true;
    if (has_agent(sentence, verb)) return true;
    bool reduced = token->xpos == XPOS_VBN &&
                   (token->deprel == DEP_ACL || token->deprel == DEP_ADVCL || token->deprel == DEP_AMOD);
    return reduced && dependent(sentence, verb, DEP_AUX) < 0 && dependent(sentence, verb, DEP_OBJ) < 0;
}
