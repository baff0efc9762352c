/* morphology.c: features by table. */
#include "language/morphology.h"

#include <stdio.h>
#include <string.h>

enum { FINITE_PAST = FEATURE_FINITE | FEATURE_PAST, FINITE_PRESENT = FEATURE_FINITE | FEATURE_PRESENT };

static const uint32_t OF_TAG[XPOS_COUNT] = {
    [XPOS_NNS] = FEATURE_PLURAL,
    [XPOS_NNPS] = FEATURE_PLURAL,
    [XPOS_VB] = FEATURE_INFINITIVE,
    [XPOS_VBP] = FINITE_PRESENT,
    [XPOS_VBZ] = FINITE_PRESENT | FEATURE_PERSON_3,
    [XPOS_VBD] = FINITE_PAST,
    [XPOS_VBN] = FEATURE_PAST | FEATURE_PARTICIPLE,
    [XPOS_VBG] = FEATURE_GERUND,
    [XPOS_MD] = FEATURE_FINITE,
    [XPOS_JJR] = FEATURE_COMPARATIVE,
    [XPOS_JJS] = FEATURE_SUPERLATIVE,
    [XPOS_RBR] = FEATURE_COMPARATIVE,
    [XPOS_RBS] = FEATURE_SUPERLATIVE,
    [XPOS_PRP_POSS] = FEATURE_POSSESSIVE,
    [XPOS_WP_POSS] = FEATURE_POSSESSIVE,
};

enum {
    MASCULINE_3 = FEATURE_PERSON_3 | FEATURE_MASCULINE,
    FEMININE_3 = FEATURE_PERSON_3 | FEATURE_FEMININE,
    NEUTER_3 = FEATURE_PERSON_3 | FEATURE_NEUTER,
    PLURAL_3 = FEATURE_PERSON_3 | FEATURE_PLURAL,
    PLURAL_1 = FEATURE_PERSON_1 | FEATURE_PLURAL
};

static const struct {
    const char *word;
    uint8_t upos;
    uint32_t features;
} OF_WORD[] = {
    {"i", UPOS_PRON, FEATURE_PERSON_1},
    {"me", UPOS_PRON, FEATURE_PERSON_1},
    {"my", UPOS_PRON, FEATURE_PERSON_1},
    {"mine", UPOS_PRON, FEATURE_PERSON_1 | FEATURE_POSSESSIVE},
    {"myself", UPOS_PRON, FEATURE_PERSON_1 | FEATURE_REFLEXIVE},
    {"we", UPOS_PRON, PLURAL_1},
    {"us", UPOS_PRON, PLURAL_1},
    {"our", UPOS_PRON, PLURAL_1},
    {"ours", UPOS_PRON, PLURAL_1 | FEATURE_POSSESSIVE},
    {"ourselves", UPOS_PRON, PLURAL_1 | FEATURE_REFLEXIVE},
    {"you", UPOS_PRON, FEATURE_PERSON_2},
    {"your", UPOS_PRON, FEATURE_PERSON_2},
    {"yours", UPOS_PRON, FEATURE_PERSON_2 | FEATURE_POSSESSIVE},
    {"yourself", UPOS_PRON, FEATURE_PERSON_2 | FEATURE_REFLEXIVE},
    {"yourselves", UPOS_PRON, FEATURE_PERSON_2 | FEATURE_PLURAL | FEATURE_REFLEXIVE},
    {"he", UPOS_PRON, MASCULINE_3},
    {"him", UPOS_PRON, MASCULINE_3},
    {"his", UPOS_PRON, MASCULINE_3 | FEATURE_POSSESSIVE},
    {"himself", UPOS_PRON, MASCULINE_3 | FEATURE_REFLEXIVE},
    {"she", UPOS_PRON, FEMININE_3},
    {"her", UPOS_PRON, FEMININE_3},
    {"hers", UPOS_PRON, FEMININE_3 | FEATURE_POSSESSIVE},
    {"herself", UPOS_PRON, FEMININE_3 | FEATURE_REFLEXIVE},
    {"it", UPOS_PRON, NEUTER_3},
    {"its", UPOS_PRON, NEUTER_3 | FEATURE_POSSESSIVE},
    {"itself", UPOS_PRON, NEUTER_3 | FEATURE_REFLEXIVE},
    {"they", UPOS_PRON, PLURAL_3},
    {"them", UPOS_PRON, PLURAL_3},
    {"their", UPOS_PRON, PLURAL_3},
    {"theirs", UPOS_PRON, PLURAL_3 | FEATURE_POSSESSIVE},
    {"themselves", UPOS_PRON, PLURAL_3 | FEATURE_REFLEXIVE},
    {"these", UPOS_DET, FEATURE_PLURAL},
    {"those", UPOS_DET, FEATURE_PLURAL},
    {"these", UPOS_PRON, FEATURE_PLURAL},
    {"those", UPOS_PRON, FEATURE_PLURAL},
    {"the", UPOS_DET, FEATURE_DEFINITE},
    {"no", UPOS_DET, FEATURE_NEGATIVE},
    {"not", UPOS_PART, FEATURE_NEGATIVE},
    {"n't", UPOS_PART, FEATURE_NEGATIVE},
    {"nt", UPOS_PART, FEATURE_NEGATIVE},
    {"never", UPOS_ADV, FEATURE_NEGATIVE},
    {"neither", UPOS_CCONJ, FEATURE_NEGATIVE},
    {"nor", UPOS_CCONJ, FEATURE_NEGATIVE},
    {"nobody", UPOS_PRON, FEATURE_NEGATIVE},
    {"nothing", UPOS_PRON, FEATURE_NEGATIVE},
    {"none", UPOS_PRON, FEATURE_NEGATIVE},
    {"neither", UPOS_PRON, FEATURE_NEGATIVE},
    {"neither", UPOS_DET, FEATURE_NEGATIVE},
    {"am", UPOS_AUX, FEATURE_PERSON_1},
    {"'m", UPOS_AUX, FEATURE_PERSON_1},
    {"were", UPOS_AUX, FEATURE_PLURAL},
    {"are", UPOS_AUX, FEATURE_PLURAL},
    {"would", UPOS_AUX, FEATURE_PAST},
    {"could", UPOS_AUX, FEATURE_PAST},
    {"might", UPOS_AUX, FEATURE_PAST},
    {"should", UPOS_AUX, FEATURE_PAST},
};

static uint32_t of_word(const struct token *token)
{
    if (token->upos != UPOS_PRON && token->upos != UPOS_DET && token->upos != UPOS_PART &&
        token->upos != UPOS_ADV && token->upos != UPOS_AUX && token->upos != UPOS_CCONJ)
        return 0;
    for (size_t i = 0; i < sizeof OF_WORD / sizeof *OF_WORD; i++)
        if (OF_WORD[i].upos == token->upos && strcmp(OF_WORD[i].word, token->lower) == 0)
            return OF_WORD[i].features;
    return 0;
}

/* The relation of a participle to what it is said of, when that makes it passive: "the treaty signed in
 * 1994". */
static bool is_passive_position(uint8_t deprel)
{
    return deprel == DEP_ACL || deprel == DEP_AMOD || deprel == DEP_ADVCL;
}

static void mark_passives(struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        bool names_verb = token->deprel == DEP_AUX_PASS || token->deprel == DEP_NSUBJ_PASS ||
                          token->deprel == DEP_CSUBJ_PASS || token->deprel == DEP_OBL_AGENT;
        if (!names_verb || token->head < 0) continue;
        struct token *verb = &sentence->tokens[token->head];
        if (verb->xpos == XPOS_VBN || verb->xpos == XPOS_VBD) verb->features |= FEATURE_PASSIVE;
    }
}

enum { NEAR = 50 }; /* tokens around a verb that are searched for what depends on it: bounds the time */

/* Has the participle an auxiliary or an object of its own, which an active one has? */
static bool is_active(const struct sentence *sentence, uint32_t verb)
{
    uint32_t begin = verb > NEAR ? verb - NEAR : 0;
    for (uint32_t i = begin; i < sentence->count && i < verb + NEAR; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head == (int32_t)verb && (token->deprel == DEP_AUX || token->deprel == DEP_OBJ))
            return true;
    }
    return false;
}

/* What stands coordinated with a passive participle is passive too: "was signed and ratified". */
static void spread_passives(struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        if (token->deprel != DEP_CONJ || token->xpos != XPOS_VBN || token->head < 0) continue;
        if (sentence->tokens[token->head].features & FEATURE_PASSIVE && !is_active(sentence, i))
            token->features |= FEATURE_PASSIVE;
    }
}

void morphology_fill(struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct token *token = &sentence->tokens[i];
        token->features = OF_TAG[token->xpos] | of_word(token);
        if (token->xpos == XPOS_PRP_POSS) token->features |= FEATURE_POSSESSIVE;
        if (token->xpos == XPOS_VBG && token->upos == UPOS_VERB && token->deprel == DEP_ROOT)
            token->features =
                (token->features & ~(uint32_t)FEATURE_GERUND) | FEATURE_PARTICIPLE | FEATURE_PRESENT;
        bool participle = token->xpos == XPOS_VBN && token->upos == UPOS_VERB;
        if (participle && is_passive_position(token->deprel)) token->features |= FEATURE_PASSIVE;
    }
    mark_passives(sentence);
    spread_passives(sentence);
}

static const struct {
    uint32_t feature;
    const char *text;
} WRITTEN[] = {
    /* in the order of CoNLL-U: alphabetical */
    {FEATURE_DEFINITE, "Definite=Def"},    {FEATURE_COMPARATIVE, "Degree=Cmp"},
    {FEATURE_SUPERLATIVE, "Degree=Sup"},   {FEATURE_FEMININE, "Gender=Fem"},
    {FEATURE_MASCULINE, "Gender=Masc"},    {FEATURE_NEUTER, "Gender=Neut"},
    {FEATURE_PLURAL, "Number=Plur"},       {FEATURE_PERSON_1, "Person=1"},
    {FEATURE_PERSON_2, "Person=2"},        {FEATURE_PERSON_3, "Person=3"},
    {FEATURE_NEGATIVE, "Polarity=Neg"},    {FEATURE_POSSESSIVE, "Poss=Yes"},
    {FEATURE_REFLEXIVE, "Reflex=Yes"},     {FEATURE_PAST, "Tense=Past"},
    {FEATURE_PRESENT, "Tense=Pres"},       {FEATURE_FINITE, "VerbForm=Fin"},
    {FEATURE_GERUND, "VerbForm=Ger"},      {FEATURE_INFINITIVE, "VerbForm=Inf"},
    {FEATURE_PARTICIPLE, "VerbForm=Part"}, {FEATURE_PASSIVE, "Voice=Pass"},
};

void morphology_write(const struct token *token, char *out, size_t room)
{
    size_t used = 0;
    snprintf(out, room, "_");
    for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++) {
        if (!(token->features & WRITTEN[i].feature) || used + 24 > room) continue;
        int size = snprintf(out + used, room - used, "%s%s", used ? "|" : "", WRITTEN[i].text);
        if (size > 0) used += (size_t)size;
    }
}
