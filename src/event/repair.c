/* repair.c: verbs that the parser takes for nouns, told by the frames and by who stands around them: "Chad
 * bombs Niger", "helped Chad bomb Niger", "is set to sanction Niger". In: a sentence of the copy that the
 * event stage works on. Out: the same with the word a verb and its neighbours its subject and object. */
#include "event/stages.h"

#include <string.h>

/* The verb of the frames that the noun's form is of; NULL. */
static const char *verb_of(const struct extraction *extraction, const struct token *token)
{
    const struct map *verbs = &extraction->tables->verbs;
    size_t size = strlen(token->lower);
    if (token->xpos == XPOS_NN) return frames_for(verbs, token->lower) ? token->lower : NULL;
    if (token->xpos != XPOS_NNS || size < 4 || token->lower[size - 1] != 's') return NULL;
    for (size_t cut = 1; cut < 3; cut++) {
        const char *stem = arena_format(extraction->arena, "%.*s", (int)(size - cut), token->lower);
        bool can_be = cut == 1 || token->lower[size - 2] == 'e';
        if (can_be && frames_for(verbs, stem)) return stem;
    }
    return NULL;
}

/* The token that ends the name of an actor, or is a noun of one, right before the token; -1. */
static int32_t actor_before(const struct extraction *extraction, const struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    if (!t) return -1;
    const struct token *before = &sentence->tokens[t - 1];
    int32_t mention = extraction->entities->mention_at[s][t - 1];
    const uint32_t ACTORS =
        1u << CLASS_PERSON | 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_GROUP;
    struct entity_set set = {0};
    entities_of(extraction, s, t - 1, ACTORS, &set);
    if (set.count && before->upos == UPOS_PROPN && (mention < 0 || before->xpos != XPOS_JJ))
        return (int32_t)t - 1;
    bool is_actor = before->upos == UPOS_NOUN && set.count &&
                    (lexicon_has(extraction->tables, "force", before->lemma) ||
                     lexicon_has(extraction->tables, "dignitary", before->lemma) ||
                     lexicon_has(extraction->tables, "person-head", before->lemma));
    return is_actor ? (int32_t)t - 1 : -1;
}

/* Does an object begin right behind the token? */
static bool has_object_behind(const struct extraction *extraction, const struct sentence *sentence,
                              uint32_t s, uint32_t t)
{
    if (t + 1 >= sentence->count) return false;
    const struct token *behind = &sentence->tokens[t + 1];
    if (behind->xpos == XPOS_DT || behind->xpos == XPOS_PRP_POSS) return true;
    if (behind->xpos == XPOS_JJ && behind->name) return true; /* "shells Syrian positions" */
    for (size_t m = 0; m < extraction->entities->mention_count; m++) {
        const struct mention *mention = &extraction->entities->mentions[m];
        if (mention->sentence == s && mention->begin == t + 1) return true;
    }
    return behind->upos == UPOS_PROPN;
}

/* Has the noun what only nouns have: an article, an owner, an adjective? */
static bool is_noun_indeed(const struct sentence *sentence, uint32_t t, uint32_t from)
{
    for (uint32_t i = 0; i < t; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t || i >= from) continue;
        if (token->deprel == DEP_DET || token->deprel == DEP_NMOD_POSS || token->deprel == DEP_NUMMOD ||
            token->deprel == DEP_CASE)
            return true;
    }
    return false;
}

/* What the parser hangs on the noun becomes the verb's: before it its subject, behind it its object. */
static void take_arguments(struct sentence *sentence, uint32_t t, int32_t subject)
{
    bool has_object = false;
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t) continue;
        bool is_bare = dependent(sentence, i, DEP_CASE) < 0;
        if (token->deprel == DEP_NMOD && !is_bare) token->deprel = DEP_OBL;
        bool can = token->deprel == DEP_APPOS || token->deprel == DEP_OBJ || token->deprel == DEP_VOCATIVE ||
                   token->deprel == DEP_FLAT || token->deprel == DEP_NMOD ||
                   token->deprel == DEP_NMOD_UNMARKED || token->deprel == DEP_DEP ||
                   token->deprel == DEP_LIST || token->deprel == DEP_NSUBJ;
        if (!can || !is_bare || has_object) continue;
        token->deprel = DEP_OBJ;
        has_object = true;
    }
    for (uint32_t i = 0; subject >= 0 && i < (uint32_t)subject; i++) {
        struct token *token = &sentence->tokens[i];
        bool is_part = token->deprel == DEP_COMPOUND || token->deprel == DEP_AMOD ||
                       token->deprel == DEP_FLAT || token->deprel == DEP_DET ||
                       token->deprel == DEP_NMOD_DESC;
        if (token->head == (int32_t)t && is_part) token->head = subject;
    }
}

static void make_verb(const struct extraction *extraction, struct token *token, uint8_t xpos)
{
    token->lemma = verb_of(extraction, token);
    token->upos = UPOS_VERB;
    token->xpos = xpos;
}

/* "Chad bombs Niger": the whole sentence is taken for a noun. */
static void mend_present(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                         uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t subject = token->head < 0 ? actor_before(extraction, sentence, s, t) : -1;
    if (subject < 0 || !has_object_behind(extraction, sentence, s, t)) return;
    struct token *actor = &sentence->tokens[subject];
    if (actor->head != (int32_t)t ||
        (actor->deprel != DEP_COMPOUND && actor->deprel != DEP_NSUBJ && actor->deprel != DEP_AMOD))
        return;
    int32_t first = dependent(sentence, t, DEP_NSUBJ);
    if (token->xpos == XPOS_NN && first < 0) return; /* one does not "bomb" */
    make_verb(extraction, token, token->xpos == XPOS_NN ? XPOS_VBP : XPOS_VBZ);
    if (first >= 0 && first != subject) { /* "Chad, Niger bomb Mali" */
        actor->deprel = DEP_CONJ;
        actor->head = first;
    } else {
        actor->deprel = DEP_NSUBJ;
    }
    take_arguments(sentence, t, subject);
}

/* "Chadian rebels seize base": a headline without another verb, taken for one noun. */
static void mend_headline(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                          uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t object = token->head;
    if (token->xpos != XPOS_NN || token->deprel != DEP_COMPOUND || object <= (int32_t)t ||
        sentence->tokens[object].head >= 0)
        return;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *other = &sentence->tokens[i];
        bool is_clause = other->upos == UPOS_AUX ||
                         (other->upos == UPOS_VERB && other->deprel != DEP_ACL && other->deprel != DEP_AMOD);
        if (is_clause || strcmp(other->form, ".") == 0) return;
    }
    int32_t subject = actor_before(extraction, sentence, s, t);
    if (subject < 0 || sentence->tokens[subject].head != object || sentence->tokens[subject].xpos != XPOS_NNS)
        return;
    make_verb(extraction, token, XPOS_VBP);
    token->head = -1;
    token->deprel = DEP_ROOT;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *part = &sentence->tokens[i];
        bool is_before = i < t && (int32_t)i != subject && part->head == object;
        if (is_before) part->head = subject;
        bool is_phrase = part->head == object && (int32_t)i > object &&
                         (part->deprel == DEP_OBL || part->deprel == DEP_PUNCT);
        if (is_phrase) part->head = (int32_t)t;
    }
    sentence->tokens[subject].head = sentence->tokens[object].head = (int32_t)t;
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    sentence->tokens[object].deprel = DEP_OBJ;
}

/* "A patrol shot dead two men": no shot. */
static void mend_shot(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (t + 2 >= sentence->count || token->xpos == XPOS_VBN || strcmp(token->lower, "shot") != 0 ||
        strcmp(sentence->tokens[t + 1].lower, "dead") != 0)
        return;
    int32_t subject = (int32_t)t - 1, object = dependent(sentence, t, DEP_OBJ);
    if (subject < 0 || sentence->tokens[subject].head != (int32_t)t ||
        sentence->tokens[subject].upos != UPOS_NOUN || dependent(sentence, t, DEP_NSUBJ) >= 0)
        return;
    token->upos = UPOS_VERB;
    token->xpos = XPOS_VBD;
    token->lemma = "shoot";
    for (uint32_t i = t + 2; object < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].upos == UPOS_NOUN &&
            dependent(sentence, i, DEP_CASE) < 0)
            object = (int32_t)i;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD)
            sentence->tokens[i].deprel = DEP_OBL;
    take_arguments(sentence, t, subject);
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    if (object >= 0) sentence->tokens[object].deprel = DEP_OBJ;
    sentence->tokens[t + 1].head = (int32_t)t;
    sentence->tokens[t + 1].deprel = DEP_XCOMP;
}

/* "Zelenskiy thanks Poland": the name is taken for the whole sentence, and the verb hung on it. */
static void mend_headed(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    static const enum deprel LINKS[] = {DEP_LIST, DEP_FLAT, DEP_APPOS, DEP_DEP, DEP_PARATAXIS};
    struct token *token = &sentence->tokens[t], *name = &sentence->tokens[t - 1];
    int32_t top = name->deprel == DEP_FLAT ? name->head : (int32_t)t - 1;
    bool is_hung = false;
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        is_hung = is_hung || token->deprel == LINKS[i];
    if (!is_hung || top < 0 || token->head != top || sentence->tokens[top].head >= 0 ||
        token->xpos != XPOS_NNS || extraction->entities->mention_at[s][top] < 0 ||
        !has_object_behind(extraction, sentence, s, t))
        return;
    make_verb(extraction, token, XPOS_VBZ);
    token->head = -1;
    token->deprel = DEP_ROOT;
    struct token *subject = &sentence->tokens[top];
    subject->upos = UPOS_PROPN;
    subject->head = (int32_t)t;
    subject->deprel = DEP_NSUBJ;
    take_arguments(sentence, t, -1);
}

/* "Human Rights Watch called on Chad to free him.", all of it hung on the name: the participle is the verb.
 */
static void mend_headed_past(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                             uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    if (t == 0 || verb->xpos != XPOS_VBN || verb->deprel != DEP_ACL || verb->head != (int32_t)t - 1 ||
        sentence->tokens[t - 1].head >= 0 || strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0)
        return;
    int32_t name = -1;
    for (size_t m = first_mention(extraction->entities, s); m < extraction->entities->mention_count; m++) {
        const struct mention *mention = &extraction->entities->mentions[m];
        if (mention->sentence != s) break;
        if (mention->end == t && mention->begin == 0 && mention->kind == MENTION_NAME) name = (int32_t)m;
    }
    for (uint32_t i = 0; name >= 0 && i < sentence->count; i++) {
        const struct token *other = &sentence->tokens[i];
        bool is_finite_verb = other->xpos == XPOS_VBD || other->xpos == XPOS_VBZ || other->xpos == XPOS_VBP;
        if (is_finite_verb && !is_below(sentence, i, t, 8)) return;
    }
    if (name < 0) return;
    verb->xpos = XPOS_VBD;
    verb->head = -1;
    verb->deprel = DEP_ROOT;
    sentence->tokens[t - 1].head = (int32_t)t;
    sentence->tokens[t - 1].deprel = DEP_NSUBJ;
}

/* The last of the words in "-s" that can be verbs and stand side by side: "arms and shelters", "arms, trains
 * and funds". The token itself: it stands alone. */
static uint32_t last_of_verbs(const struct extraction *extraction, const struct sentence *sentence,
                              uint32_t t)
{
    bool joined = false;
    uint32_t last = t;
    for (uint32_t i = t + 1; i + 1 < sentence->count && !joined; i += 2) {
        const struct token *link = &sentence->tokens[i], *word = &sentence->tokens[i + 1];
        joined = strcmp(link->lower, "and") == 0;
        bool can_be = word->xpos == XPOS_VBZ || (word->xpos == XPOS_NNS && verb_of(extraction, word)) ||
                      (word->upos == UPOS_VERB && word->lower[strlen(word->lower) - 1] == 's');
        if (!can_be || (!joined && strcmp(link->form, ",") != 0)) return t;
        last = i + 1;
    }
    return joined ? last : t;
}

/* The noun that ends the phrase right behind the token; -1. */
static int32_t phrase_behind(const struct sentence *sentence, uint32_t t)
{
    for (uint32_t i = t + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_noun = token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
        bool goes_on = i + 1 < sentence->count && (sentence->tokens[i + 1].upos == UPOS_NOUN ||
                                                   sentence->tokens[i + 1].upos == UPOS_PROPN);
        if (is_noun && !goes_on) return (int32_t)i;
        if (!is_noun && token->upos != UPOS_DET && token->upos != UPOS_ADJ && token->upos != UPOS_PRON)
            return -1;
    }
    return -1;
}

/* "Chad arms and shelters rebels": verbs side by side taken for nouns. */
static void mend_verb_pair(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                           uint32_t t)
{
    struct token *first = &sentence->tokens[t];
    uint32_t last = first->xpos == XPOS_NNS ? last_of_verbs(extraction, sentence, t) : t;
    int32_t subject = last > t ? actor_before(extraction, sentence, s, t) : -1;
    int32_t object = subject >= 0 ? phrase_behind(sentence, last) : -1;
    if (object < 0 || sentence->tokens[subject].head != (int32_t)t) return;
    for (uint32_t i = t; i <= last; i += 2) {
        struct token *verb = &sentence->tokens[i];
        bool is_top = verb->head < (int32_t)t || verb->head > (int32_t)last;
        if (is_top && verb->head != object) {
            first->head = verb->head;
            first->deprel = verb->deprel == DEP_NSUBJ ? DEP_CCOMP : verb->deprel;
        } else if (is_top) { /* taken for what qualifies the object */
            first->head = sentence->tokens[object].head;
            first->deprel = sentence->tokens[object].deprel;
        }
        if (verb->upos == UPOS_NOUN) make_verb(extraction, verb, XPOS_VBZ);
        if (i == t) continue;
        verb->head = (int32_t)t;
        verb->deprel = DEP_CONJ;
    }
    sentence->tokens[object].head = (int32_t)t;
    sentence->tokens[object].deprel = DEP_OBJ;
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    take_arguments(sentence, t, subject);
}

/* "Chad lifts sanctions on Niger": a headline whose verb is taken for what qualifies its object. */
static void mend_lone_verb(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                           uint32_t t)
{
    struct token *verb = &sentence->tokens[t];
    int32_t object = verb->head;
    const char *stem = verb_of(extraction, verb);
    if (verb->xpos != XPOS_NNS || verb->deprel != DEP_COMPOUND || object <= (int32_t)t || !stem ||
        sentence->tokens[object].head >= 0 || sentence->tokens[object].upos != UPOS_NOUN)
        return;
    bool is_thing = frames_for(&extraction->tables->nouns, stem) ||
                    lexicon_has(extraction->tables, "weapon", verb->lower) ||
                    lexicon_has(extraction->tables, "force", stem);
    int32_t subject = is_thing ? -1 : actor_before(extraction, sentence, s, t);
    if (subject < 0 ||
        (sentence->tokens[subject].head != (int32_t)t && sentence->tokens[subject].head != object))
        return;
    int32_t mention = extraction->entities->mention_at[s][subject];
    if (mention < 0 || extraction->entities->mentions[mention].begin != 0) return;
    make_verb(extraction, verb, XPOS_VBZ);
    verb->head = -1;
    verb->deprel = DEP_ROOT;
    sentence->tokens[object].head = (int32_t)t;
    sentence->tokens[object].deprel = DEP_OBJ;
    sentence->tokens[subject].head = (int32_t)t;
    sentence->tokens[subject].deprel = DEP_NSUBJ;
    take_arguments(sentence, t, subject);
}

/* "is set to sanction Niger", "is due to praise Niger" */
static void mend_infinitive(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                            uint32_t t)
{
    static const char *const READY[] = {"set",    "due",    "going", "about",    "ready",    "expected",
                                        "poised", "likely", "bound", "prepared", "planning", NULL};
    struct token *token = &sentence->tokens[t];
    if (t < 2 || token->xpos != XPOS_NN || strcmp(sentence->tokens[t - 1].lower, "to") != 0 ||
        !is_one_of(READY, sentence->tokens[t - 2].lower) || !has_object_behind(extraction, sentence, s, t))
        return;
    make_verb(extraction, token, XPOS_VB);
    struct token *mark = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
    if (before->head == (int32_t)t) before->deprel = DEP_ADVMOD;
    mark->head = (int32_t)t;
    mark->deprel = DEP_MARK;
    if (token->deprel == DEP_OBL || token->deprel == DEP_NMOD) token->deprel = DEP_XCOMP;
    take_arguments(sentence, t, -1);
}

/* "helped Chad bomb Niger": whom they helped is taken for part of the noun. */
static void mend_caused(const struct extraction *extraction, struct sentence *sentence, uint32_t s,
                        uint32_t t)
{
    static const char *const CAUSES[] = {"make", "let", "help", "have", "see", "watch", NULL};
    struct token *token = &sentence->tokens[t];
    bool is_noun = token->xpos == XPOS_NN;
    if ((token->deprel != DEP_OBJ && token->deprel != DEP_XCOMP) || token->head < 0 ||
        (!is_noun && token->xpos != XPOS_VB) || !is_one_of(CAUSES, sentence->tokens[token->head].lemma))
        return;
    int32_t actor = actor_before(extraction, sentence, s, t);
    if (actor < 0 || actor <= token->head || (is_noun && !has_object_behind(extraction, sentence, s, t)))
        return;
    const int32_t causes = token->head;
    int32_t top = actor;
    if (sentence->tokens[top].deprel == DEP_FLAT) top = sentence->tokens[top].head;
    if (sentence->tokens[top].head != (int32_t)t && sentence->tokens[top].head != causes) return;
    if (is_noun) make_verb(extraction, token, XPOS_VB);
    token->deprel = DEP_XCOMP;
    for (int32_t i = causes + 1; i < top; i++)
        if (sentence->tokens[i].head == (int32_t)t) sentence->tokens[i].head = top;
    sentence->tokens[top].head = causes;
    sentence->tokens[top].deprel = DEP_OBJ;
    if (is_noun) take_arguments(sentence, t, -1);
}

/* "agreed to free them", "is to free a pilot": an adjective for the parser, or one of the pilot. */
static void mend_adjective(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t], *mark = &sentence->tokens[t - 1];
    if (token->upos != UPOS_ADJ || strcmp(mark->lower, "to") != 0 ||
        !frames_for(&extraction->tables->verbs, token->lower))
        return;
    bool qualifies = token->deprel == DEP_AMOD && token->head > (int32_t)t;
    if (!qualifies && dependent(sentence, t, DEP_OBJ) < 0) return;
    uint32_t noun = qualifies ? (uint32_t)token->head : t;
    token->upos = UPOS_VERB;
    token->xpos = XPOS_VB;
    token->lemma = token->lower;
    mark->head = (int32_t)t;
    mark->deprel = DEP_MARK;
    if (!qualifies) return;
    struct token *object = &sentence->tokens[noun];
    token->head = object->head;
    token->deprel = object->deprel == DEP_OBJ || object->deprel == DEP_OBL ? DEP_XCOMP
                    : object->deprel == DEP_NMOD                           ? DEP_ACL
                                                                           : object->deprel;
    object->head = (int32_t)t;
    object->deprel = DEP_OBJ;
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *part = &sentence->tokens[i];
        if (part->head != (int32_t)noun || (i > t && i <= noun)) continue;
        if (i > noun && part->deprel == DEP_NMOD && strcmp(preposition_of(sentence, i), "of") == 0) continue;
        part->head = (int32_t)t;
        if (part->deprel == DEP_COP) part->deprel = DEP_AUX;
        if (part->deprel == DEP_NMOD) part->deprel = DEP_OBL;
    }
}

/* "left 13 guerrillas and seven guards dead": what the deed made of them, no quality of theirs. */
static void mend_outcome(struct sentence *sentence, uint32_t t)
{
    static const char *const STATES[] = {"dead", "wounded", "injured", "homeless", "missing", "hurt", NULL};
    struct token *token = &sentence->tokens[t];
    bool qualifies = token->deprel == DEP_AMOD || token->deprel == DEP_ACL;
    if (!qualifies || token->head >= (int32_t)t || !is_one_of(STATES, token->lower)) return;
    int32_t noun = token->head;
    while (noun >= 0 && sentence->tokens[noun].deprel == DEP_CONJ)
        noun = sentence->tokens[noun].head;
    int32_t verb = noun >= 0 && sentence->tokens[noun].deprel == DEP_OBJ ? sentence->tokens[noun].head : -1;
    if (verb < 0 || strcmp(sentence->tokens[verb].lemma, "leave") != 0) return;
    token->head = verb;
    token->deprel = DEP_XCOMP;
}

/* "was said by aides to have fled", "is believed by officials to be in Chad": what is said of him, no
 * purpose. */
static void mend_said_of(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->deprel != DEP_ADVCL || token->head < 0 || token->head > (int32_t)t || mark < 0 ||
        strcmp(sentence->tokens[mark].lower, "to") != 0)
        return;
    const struct token *told = &sentence->tokens[token->head];
    if (dependent(sentence, (uint32_t)token->head, DEP_AUX_PASS) >= 0 &&
        dependent(sentence, (uint32_t)token->head, DEP_OBL_AGENT) >= 0 &&
        (lexicon_has(extraction->tables, "report", told->lemma) ||
         lexicon_has(extraction->tables, "claim", told->lemma)))
        token->deprel = DEP_XCOMP;
}

/* "offered to act as a friend when he visited Kyiv": he offered it then, whatever is to come of it. */
static void mend_when(struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->xpos != XPOS_VBD || token->deprel != DEP_ADVCL || token->head < 0 || token->head > (int32_t)t)
        return;
    const struct token *plan = &sentence->tokens[token->head];
    bool is_plan = plan->xpos == XPOS_VB && plan->head >= 0 && plan->head < token->head &&
                   (plan->deprel == DEP_XCOMP || plan->deprel == DEP_ADVCL);
    if (!is_plan || sentence->tokens[plan->head].xpos != XPOS_VBD) return;
    for (uint32_t i = (uint32_t)token->head + 1; i < t; i++)
        if (sentence->tokens[i].head == (int32_t)t && strcmp(sentence->tokens[i].lower, "when") == 0) {
            token->head = plan->head;
            return;
        }
}

/* "fired on people who tried to return, killing two": those who fired killed them. */
static void mend_outcome_behind(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (token->xpos != XPOS_VBG || token->deprel != DEP_ADVCL ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0 ||
        !lexicon_has(extraction->tables, "harm", token->lemma) || dependent(sentence, t, DEP_OBJ) < 0)
        return;
    int32_t at = token->head;
    while (at >= 0 && at < (int32_t)t && sentence->tokens[at].deprel == DEP_XCOMP)
        at = sentence->tokens[at].head;
    if (at < 0 || sentence->tokens[at].deprel != DEP_ACL_RELCL) return;
    at = sentence->tokens[at].head; /* the people */
    while (at >= 0 && sentence->tokens[at].upos != UPOS_VERB)
        at = sentence->tokens[at].head;
    if (at >= 0 && at < (int32_t)t && is_assault_word(extraction, &sentence->tokens[at])) token->head = at;
}

/* "bombed the port, the army said, as talks dragged on": what happens meanwhile is no part of what is said.
 */
static void mend_meanwhile(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const MARKS[] = {"as",      "while",  "after",    "when", "since",
                                        "because", "though", "although", "amid", NULL};
    struct token *token = &sentence->tokens[t];
    int32_t mark = dependent(sentence, t, DEP_MARK);
    if (token->deprel != DEP_CCOMP || token->head < 0 || token->head > (int32_t)t || mark < 1 ||
        !is_one_of(MARKS, sentence->tokens[mark].lower) ||
        !lexicon_has(extraction->tables, "report", sentence->tokens[token->head].lemma))
        return;
    int32_t said = dependent(sentence, (uint32_t)token->head, DEP_CCOMP);
    token->deprel = DEP_ADVCL;
    if (said >= 0 && said < token->head) token->head = said;
}

/* "reported shelling of a hospital", "condemned bombing in the suburbs": a deed that is told of, done by
 * others than who tells. */
static void mend_deed_told(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    static const char *const TELLS[] = {"report",   "hear",    "see",     "witness",
                                        "describe", "confirm", "condemn", NULL};
    static const char *const WHERE[] = {"of", "in", "on", "near", "around", "against", NULL};
    struct token *token = &sentence->tokens[t];
    bool hangs = token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP || token->deprel == DEP_OBJ ||
                 token->deprel == DEP_ADVCL;
    if (token->xpos != XPOS_VBG || !hangs || token->head < 0 || token->head > (int32_t)t ||
        t + 1 >= sentence->count || !is_one_of(TELLS, sentence->tokens[token->head].lemma) ||
        !is_one_of(WHERE, sentence->tokens[t + 1].lower) ||
        !evokes_category(&extraction->tables->nouns, token->lower, "Assault"))
        return;
    for (uint32_t i = (uint32_t)token->head + 1; i < t; i++)
        if (sentence->tokens[i].head != (int32_t)t) return; /* "saw jets bombing" */
    token->upos = UPOS_NOUN;
    token->xpos = XPOS_NN;
    token->lemma = token->lower;
    token->deprel = DEP_OBJ;
    for (uint32_t i = t + 1; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_OBL)
            sentence->tokens[i].deprel = DEP_NMOD;
}

/* "called it an outrage, suspended defence ties and barred them": the second verb of the row, which the
 * parser takes for a participle before its object. */
static void mend_verb_in_row(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    int32_t noun = token->head;
    if (t == 0 || token->xpos != XPOS_VBN || token->deprel != DEP_AMOD || noun <= (int32_t)t ||
        strcmp(sentence->tokens[t - 1].form, ",") != 0 ||
        !frames_for(&extraction->tables->verbs, token->lemma))
        return;
    uint32_t joint = (uint32_t)noun + 1;
    bool is_loose = sentence->tokens[noun].deprel == DEP_CONJ || sentence->tokens[noun].deprel == DEP_APPOS;
    if (!is_loose || sentence->tokens[noun].head > (int32_t)t || joint + 1 >= sentence->count ||
        strcmp(sentence->tokens[joint].lower, "and") != 0)
        return;
    struct token *third = &sentence->tokens[joint + 1];
    int32_t first = third->deprel == DEP_CONJ ? third->head : -1;
    if (first < 0 || first > (int32_t)t || third->xpos != XPOS_VBD ||
        sentence->tokens[first].xpos != XPOS_VBD)
        return;
    token->upos = UPOS_VERB;
    token->xpos = XPOS_VBD;
    token->head = first;
    token->deprel = DEP_CONJ;
    sentence->tokens[noun].head = (int32_t)t;
    sentence->tokens[noun].deprel = DEP_OBJ;
    for (uint32_t i = joint + 2; i < sentence->count; i++)
        if (sentence->tokens[i].head == noun) {
            sentence->tokens[i].head = (int32_t)joint + 1;
            if (sentence->tokens[i].deprel == DEP_CONJ) sentence->tokens[i].deprel = DEP_OBJ;
        }
}

/* "recognised China, severed ties with Taiwan": the object of the second verb, hung beside that of the first.
 */
static void mend_object_in_row(struct sentence *sentence, uint32_t t)
{
    enum { NEAR = 4 };
    struct token *token = &sentence->tokens[t];
    if (t == 0 || token->upos != UPOS_VERB || token->deprel != DEP_CONJ || token->head < 0 ||
        token->head > (int32_t)t || strcmp(sentence->tokens[t - 1].form, ",") != 0 ||
        sentence->tokens[token->head].upos != UPOS_VERB || dependent(sentence, t, DEP_OBJ) >= 0)
        return;
    for (uint32_t i = t + 1; i < sentence->count && i < t + NEAR; i++) {
        struct token *noun = &sentence->tokens[i];
        if (noun->upos == UPOS_ADP || noun->upos == UPOS_VERB || noun->upos == UPOS_PUNCT) return;
        bool is_loose = noun->deprel == DEP_APPOS || noun->deprel == DEP_CONJ;
        if (noun->upos != UPOS_NOUN || !is_loose || noun->head < 0 || noun->head > (int32_t)t - 2) continue;
        noun->head = (int32_t)t;
        noun->deprel = DEP_OBJ;
        return;
    }
}

void repair_verbs(const struct extraction *extraction, struct sentence *sentence, uint32_t s)
{
    for (uint32_t t = 1; t < sentence->count; t++) {
        struct token *token = &sentence->tokens[t];
        mend_shot(sentence, t);
        mend_outcome(sentence, t);
        mend_meanwhile(extraction, sentence, t);
        mend_outcome_behind(extraction, sentence, t);
        mend_deed_told(extraction, sentence, t);
        mend_said_of(extraction, sentence, t);
        mend_when(sentence, t);
        mend_verb_in_row(extraction, sentence, t);
        mend_object_in_row(sentence, t);
        mend_adjective(extraction, sentence, t);
        bool is_noun = token->upos == UPOS_NOUN;
        mend_headed_past(extraction, sentence, s, t);
        if (is_noun && strcmp(token->lower, "thanks") == 0) token->xpos = XPOS_NNS; /* as "bombs" */
        if (!is_noun && token->xpos != XPOS_VB) continue;
        if (is_noun && (!verb_of(extraction, token) || is_noun_indeed(sentence, t, t - 1))) {
            if (token->xpos != XPOS_NN || strcmp(sentence->tokens[t - 1].lower, "to") != 0) continue;
            if (!verb_of(extraction, token)) continue;
        }
        if (is_noun) mend_headed(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN) mend_present(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN) mend_headline(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN) mend_verb_pair(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN) mend_lone_verb(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN) mend_infinitive(extraction, sentence, s, t);
        if (token->upos == UPOS_NOUN || token->xpos == XPOS_VB) mend_caused(extraction, sentence, s, t);
    }
}
