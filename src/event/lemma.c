/* lemma.c: lemmas that the words of the frames need. The analysis guesses the lemma of a word that it has not
 * met ("bombed": "bom", "boycotted": "boycot"); where the guess is no word of the frames but another reading
 * of the form is, that one is taken. In: the analysis. Out: a copy with better lemmas. */
#include "event/stages.h"

#include <string.h>

static const struct {
    const char *ending, *put; /* what is cut off the form, and what comes in its place */
    bool undoubles;           /* and one of two equal consonants goes: "shipped" */
    unsigned upos;
} READINGS[] = {
    {"ied", "y", false, UPOS_VERB}, {"ed", "", false, UPOS_VERB},   {"ed", "e", false, UPOS_VERB},
    {"ed", "", true, UPOS_VERB},    {"ing", "", false, UPOS_VERB},  {"ing", "e", false, UPOS_VERB},
    {"ing", "", true, UPOS_VERB},   {"ies", "y", false, UPOS_VERB}, {"es", "", false, UPOS_VERB},
    {"s", "", false, UPOS_VERB},    {"ies", "y", false, UPOS_NOUN}, {"es", "", false, UPOS_NOUN},
    {"s", "", false, UPOS_NOUN},
};

/* Forms of irregular verbs, which no ending tells: "shot" is guessed as "shet". */
static const struct {
    const char *form, *lemma;
} IRREGULAR[] = {
    {"arisen", "arise"},
    {"arose", "arise"},
    {"awoke", "awake"},
    {"bade", "bid"},
    {"beaten", "beat"},
    {"became", "become"},
    {"befell", "befall"},
    {"began", "begin"},
    {"begun", "begin"},
    {"beheld", "behold"},
    {"bent", "bend"},
    {"besought", "beseech"},
    {"bidden", "bid"},
    {"bit", "bite"},
    {"bitten", "bite"},
    {"bled", "bleed"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bore", "bear"},
    {"bought", "buy"},
    {"bound", "bind"},
    {"bred", "breed"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"clung", "cling"},
    {"crept", "creep"},
    {"dealt", "deal"},
    {"died", "die"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"dug", "dig"},
    {"fallen", "fall"},
    {"fed", "feed"},
    {"fell", "fall"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"flung", "fling"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"foresaw", "foresee"},
    {"forgave", "forgive"},
    {"forgiven", "forgive"},
    {"forsaken", "forsake"},
    {"forsook", "forsake"},
    {"forwent", "forgo"},
    {"fought", "fight"},
    {"freed", "free"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"grew", "grow"},
    {"ground", "grind"},
    {"grown", "grow"},
    {"held", "hold"},
    {"hewn", "hew"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"hoped", "hope"}, /* no "hop" */
    {"hung", "hang"},
    {"kept", "keep"},
    {"knelt", "kneel"},
    {"laid", "lay"},
    {"led", "lead"},
    {"lent", "lend"},
    {"lied", "lie"},
    {"lit", "light"},
    {"lost", "lose"},
    {"met", "meet"},
    {"misled", "mislead"},
    {"mistook", "mistake"},
    {"outdid", "outdo"},
    {"overcame", "overcome"},
    {"overran", "overrun"},
    {"overridden", "override"},
    {"overrode", "override"},
    {"oversaw", "oversee"},
    {"overthrew", "overthrow"},
    {"overthrown", "overthrow"},
    {"overtook", "overtake"},
    {"paid", "pay"},
    {"partook", "partake"},
    {"ran", "run"},
    {"rang", "ring"},
    {"rebuilt", "rebuild"},
    {"retaken", "retake"},
    {"retook", "retake"},
    {"rewritten", "rewrite"},
    {"rewrote", "rewrite"},
    {"risen", "rise"},
    {"rode", "ride"},
    {"rose", "rise"},
    {"sank", "sink"},
    {"sent", "send"},
    {"shaken", "shake"},
    {"shook", "shake"},
    {"shot", "shoot"},
    {"shrank", "shrink"},
    {"slain", "slay"},
    {"slew", "slay"},
    {"slid", "slide"},
    {"slung", "sling"},
    {"smitten", "smite"},
    {"smote", "smite"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"sown", "sow"},
    {"spat", "spit"},
    {"sped", "speed"},
    {"spent", "spend"},
    {"spilt", "spill"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"sprang", "spring"},
    {"spun", "spin"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"strewn", "strew"},
    {"stricken", "strike"},
    {"strode", "stride"},
    {"strove", "strive"},
    {"struck", "strike"},
    {"strung", "string"},
    {"stuck", "stick"},
    {"stung", "sting"},
    {"sunk", "sink"},
    {"swept", "sweep"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"swum", "swim"},
    {"swung", "swing"},
    {"taken", "take"},
    {"taught", "teach"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"tied", "tie"},
    {"told", "tell"},
    {"took", "take"},
    {"tore", "tear"},
    {"torn", "tear"},
    {"trod", "tread"},
    {"trodden", "tread"},
    {"undertook", "undertake"},
    {"underwent", "undergo"},
    {"undid", "undo"},
    {"undone", "undo"},
    {"upheld", "uphold"},
    {"vied", "vie"},
    {"waylaid", "waylay"},
    {"went", "go"},
    {"wept", "weep"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"withheld", "withhold"},
    {"withstood", "withstand"},
    {"won", "win"},
    {"wound", "wind"},
    {"wove", "weave"},
    {"woven", "weave"},
    {"written", "write"},
    {"wrote", "write"},
    {"wrung", "wring"},
};

static const char *irregular_lemma(const struct token *token)
{
    for (size_t i = 0; token->upos == UPOS_VERB && i < sizeof IRREGULAR / sizeof *IRREGULAR; i++)
        if (strcmp(token->lower, IRREGULAR[i].form) == 0) return IRREGULAR[i].lemma;
    return NULL;
}

static const char *read_form(struct arena *arena, const char *form, size_t reading)
{
    size_t size = strlen(form), cut = strlen(READINGS[reading].ending);
    if (size < cut + 3 || strcmp(form + size - cut, READINGS[reading].ending) != 0) return NULL;
    size -= cut;
    if (READINGS[reading].undoubles) {
        if (form[size - 1] != form[size - 2]) return NULL;
        size--;
    }
    return arena_format(arena, "%.*s%s", (int)size, form, READINGS[reading].put);
}

static void better_lemma(const struct extraction *extraction, struct token *token)
{
    unsigned upos = token->upos == UPOS_PROPN ? UPOS_NOUN : token->upos; /* "Rafale Jets" */
    if (strcmp(token->lower, "bases") == 0) token->lemma = "base";       /* in news hardly ever of "basis" */
    bool is_envoy = token->upos == UPOS_NOUN && strcmp(token->lower, "attaches") == 0;
    if (is_envoy) token->lemma = "attache"; /* no form of "attach" */
    const char *irregular = irregular_lemma(token);
    bool is_known = is_in_vocabulary(extraction->tables, token->lemma);
    if (irregular && (!is_known || strcmp(irregular, "hope") == 0)) token->lemma = irregular;
    if (irregular || is_known) return;
    if (token->upos == UPOS_PROPN && is_in_vocabulary(extraction->tables, token->lower))
        token->lemma = token->lower;
    const char *lemma = token->lemma;
    if (token->upos == UPOS_PROPN && *lemma >= 'A' && *lemma <= 'Z') { /* "Gunmen stormed" */
        const char *lowered = arena_format(extraction->arena, "%c%s", *lemma - 'A' + 'a', lemma + 1);
        if (is_in_vocabulary(extraction->tables, lowered)) token->lemma = lowered;
    }
    for (size_t i = 0; i < sizeof READINGS / sizeof *READINGS; i++) {
        if (READINGS[i].upos != upos) continue;
        lemma = read_form(extraction->arena, token->lower, i);
        if (!lemma || !is_in_vocabulary(extraction->tables, lemma)) continue;
        token->lemma = lemma;
        return;
    }
}

/* "Chad test-fired a missile": who does it hangs on the first part, of which the parser makes the subject. */
static void free_subject(struct sentence *sentence, uint32_t verb)
{
    uint32_t part = verb - 2;
    struct token *first = &sentence->tokens[part];
    if (part == 0 || first->head != (int32_t)verb || first->upos == UPOS_VERB) return;
    int32_t noun = (int32_t)part - 1;
    while (noun >= 0 && sentence->tokens[noun].deprel == DEP_FLAT)
        noun = sentence->tokens[noun].head;
    if (noun < 0 || sentence->tokens[noun].head != (int32_t)part) return;
    unsigned role = dependent(sentence, verb, DEP_AUX_PASS) >= 0 ? DEP_NSUBJ_PASS : DEP_NSUBJ;
    bool is_noun = sentence->tokens[noun].upos == UPOS_PROPN || sentence->tokens[noun].upos == UPOS_NOUN;
    first->deprel = DEP_COMPOUND;
    if (!is_noun || dependent(sentence, verb, DEP_NSUBJ) >= 0 ||
        dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0)
        return;
    for (int32_t i = 0; i < noun; i++)
        if (sentence->tokens[i].head == (int32_t)part) sentence->tokens[i].head = noun;
    sentence->tokens[noun].head = (int32_t)verb;
    sentence->tokens[noun].deprel = (uint8_t)role;
}

/* "cease-fire" is three tokens: the last takes the whole word where the frames have it. */
static void join_hyphens(const struct extraction *extraction, struct sentence *sentence, uint32_t t)
{
    struct token *token = &sentence->tokens[t];
    if (t < 2 || strcmp(sentence->tokens[t - 1].lower, "-") != 0 ||
        sentence->tokens[t - 1].begin != sentence->tokens[t - 2].end ||
        sentence->tokens[t - 1].end != token->begin)
        return;
    const char *joined =
        arena_format(extraction->arena, "%s-%s", sentence->tokens[t - 2].lower, token->lemma);
    if (!is_in_vocabulary(extraction->tables, joined)) /* "short-sighted", read as a verb */
        joined = arena_format(extraction->arena, "%s-%s", sentence->tokens[t - 2].lower, token->lower);
    if (!is_in_vocabulary(extraction->tables, joined)) return;
    token->lemma = joined;
    if (token->upos == UPOS_VERB && token->deprel != DEP_AMOD) free_subject(sentence, t);
    if (token->upos != UPOS_ADV && token->upos != UPOS_ADP) return;
    token->upos = UPOS_NOUN; /* "a pull-out"; "won the run-off", where the parser takes it for two objects */
    struct token *first = &sentence->tokens[t - 2];
    if (first->head != token->head) return;
    first->deprel = DEP_COMPOUND;
    first->head = (int32_t)t;
}

/* Do all words lead up to a root? O(words): what has been walked before is not walked again. */
static bool is_tree(struct arena *arena, const struct sentence *sentence)
{
    uint32_t *walks =
        arena_array(arena, sentence->count + 1, sizeof *walks); /* in which it was met; 0: none */
    for (uint32_t t = 0; t < sentence->count; t++) {
        int32_t at = (int32_t)t;
        for (; at >= 0 && !walks[at]; at = sentence->tokens[at].head)
            walks[at] = t + 1;
        if (at >= 0 && walks[at] == t + 1) return false;
    }
    return true;
}

/* Two mendings that do not know of each other may close a circle ("five Iranians held in ..."): then the
 * sentence is as the parser drew it. O(words). */
static void keep_tree(struct arena *arena, const struct sentence *drawn, struct sentence *sentence)
{
    if (is_tree(arena, sentence)) return;
    for (uint32_t t = 0; t < sentence->count; t++) {
        sentence->tokens[t].head = drawn->tokens[t].head;
        sentence->tokens[t].deprel = drawn->tokens[t].deprel;
    }
}

const struct analysis *with_known_lemmas(const struct extraction *extraction, const struct analysis *analysis)
{
    struct arena *arena = extraction->arena;
    struct analysis *copy = arena_alloc(arena, sizeof *copy);
    copy->count = analysis->count;
    copy->sentences = arena_array(arena, analysis->count + 1, sizeof *copy->sentences);
    for (size_t s = 0; s < analysis->count; s++) {
        struct sentence *sentence = &copy->sentences[s];
        *sentence = analysis->sentences[s];
        sentence->tokens = arena_array(arena, sentence->count + 1, sizeof *sentence->tokens);
        for (uint32_t t = 0; t < sentence->count; t++) {
            sentence->tokens[t] = analysis->sentences[s].tokens[t];
            bool is_word = sentence->tokens[t].upos == UPOS_VERB || sentence->tokens[t].upos == UPOS_NOUN;
            bool is_name =
                sentence->tokens[t].upos == UPOS_PROPN && extraction->entities->mention_at[s][t] < 0;
            if (is_word || is_name) better_lemma(extraction, &sentence->tokens[t]);
            unsigned upos = sentence->tokens[t].upos;
            bool is_other = upos == UPOS_ADV || upos == UPOS_ADP || upos == UPOS_ADJ;
            if (is_word || is_name || is_other) join_hyphens(extraction, sentence, t);
        }
        for (uint32_t t = 0; t < sentence->count; t++) {
            mend_words(extraction, sentence, (uint32_t)s, t);
            rehang_phrases(extraction, sentence, (uint32_t)s, t);
            rejoin_clauses(extraction, sentence, (uint32_t)s, t);
            rehang_names(extraction, sentence, (uint32_t)s, t);
        }
        write_out_headline(extraction, sentence, (uint32_t)s);
        keep_tree(arena, &analysis->sentences[s], sentence);
    }
    return copy;
}

bool are_akin(const char *a, const char *b)
{
    enum { STEM = 4, ENDING = 2 }; /* bytes: of a stem at least, of what differs behind it at most */
    size_t same = 0, a_size = strlen(a), b_size = strlen(b);
    while (a[same] && a[same] == b[same])
        same++;
    return same >= STEM && same + ENDING >= (a_size < b_size ? a_size : b_size);
}
