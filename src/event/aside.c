/* aside.c: by whom a sentence is told as a whole: "according to Tass", ", the agency said on Sunday", "as
 * reported by", a headline's speaker beside a colon, the press that carries somebody's words. */
#include "event/telling.h"
#include "language/dash.h"

#include <string.h>

/* Does a semicolon stand between the two? Then what one tells is not the other's. */
static bool is_parted(const struct sentence *sentence, uint32_t a, uint32_t b)
{
    for (uint32_t i = a < b ? a : b; b != UINT32_MAX && i < (a < b ? b : a); i++)
        if (strcmp(sentence->tokens[i].form, ";") == 0) return true;
    return false;
}

/* "according to X": the head of the phrase. */
static int32_t according_to(const struct sentence *sentence)
{
    for (uint32_t i = 0; i + 2 < sentence->count; i++) {
        bool cue = strcmp(sentence->tokens[i].lower, "according") == 0 &&
                   strcmp(sentence->tokens[i + 1].lower, "to") == 0;
        if (!cue) continue;
        int32_t at = sentence->tokens[i].head;
        if (at > (int32_t)i) return at;
        for (uint32_t j = i + 2; j < sentence->count; j++)
            if (sentence->tokens[j].upos == UPOS_PROPN || sentence->tokens[j].upos == UPOS_NOUN)
                return (int32_t)j;
    }
    return -1;
}

static bool has_clause(const struct sentence *sentence, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (is_finite(&sentence->tokens[i]) || sentence->tokens[i].xpos == XPOS_MD) return true;
    return false;
}

/* "Putin to visit Hanoi", in a headline */
static bool is_to_come(const struct sentence *sentence, uint32_t end)
{
    bool is_headline = strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
    for (uint32_t i = 1; is_headline && i + 1 < end; i++)
        if (strcmp(sentence->tokens[i].lower, "to") == 0 && sentence->tokens[i + 1].xpos == XPOS_VB)
            return true;
    return false;
}

/* Does it complement the verb from behind: "said that ..."? */
static bool has_content_behind(const struct sentence *sentence, uint32_t verb)
{
    static const enum deprel CONTENTS[] = {DEP_CCOMP, DEP_XCOMP, DEP_OBJ};
    if (verb + 1 < sentence->count && strcmp(sentence->tokens[verb + 1].form, ",") == 0) return false;
    for (uint32_t i = verb + 1; i < sentence->count; i++)
        for (size_t k = 0; k < sizeof CONTENTS / sizeof *CONTENTS; k++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == CONTENTS[k])
                return true;
    return false;
}

/* Where the words of the aside begin, read from its verb back to a comma or quotation mark: ", the agency
 * said on Sunday"; -1: it is none. The parser often hangs such verbs wrongly. */
static int32_t aside_begin(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    enum { LONGEST = 14 };
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_finite(&sentence->tokens[verb]) || has_content_behind(sentence, verb)) return -1;
    uint32_t begin = verb;
    while (begin > 0 && verb - begin < LONGEST && !is_edge(&sentence->tokens[begin - 1])) {
        const struct token *token = &sentence->tokens[--begin];
        bool named = extraction->entities->mention_at[s][begin] >= 0 || token->xpos == XPOS_NNP;
        bool opens = token->xpos == XPOS_WP || token->xpos == XPOS_WDT || token->xpos == XPOS_WRB ||
                     token->upos == UPOS_SCONJ || is_finite(token) || token->upos == UPOS_AUX;
        if (opens && !named) return -1;
    }
    int32_t name = begin == verb ? name_before_apposition(extraction, s, verb) : -1;
    if (name >= 0) begin = extraction->entities->mentions[name].begin;
    if (name >= 0 && begin > 0 && sentence->tokens[begin - 1].upos == UPOS_DET) begin--;
    /* "agreement concluded in Rome" is no clause */
    enum deprel deprel = sentence->tokens[verb].deprel;
    bool is_plain =
        strcmp(sentence->tokens[verb].lemma, "say") == 0 || strcmp(sentence->tokens[verb].lemma, "tell") == 0;
    bool hangs = deprel == DEP_CCOMP || (deprel == DEP_ACL && !is_plain);
    if (deprel == DEP_ACL_RELCL && sentence->tokens[verb].head < (int32_t)verb) return -1;
    if (hangs && dependent(sentence, verb, DEP_NSUBJ) < (int32_t)begin) return -1;
    bool is_own = deprel == DEP_ROOT && dependent(sentence, verb, DEP_NSUBJ) >= (int32_t)begin;
    bool concludes = is_own && (strcmp(sentence->tokens[verb].lemma, "conclude") == 0 ||
                                strcmp(sentence->tokens[verb].lemma, "find") == 0);
    if (!concludes && lexicon_has_token(extraction, "no-aside", &sentence->tokens[verb])) return -1;
    uint32_t behind = verb + 1; /* "he went on," */
    if (behind + 1 < sentence->count && strcmp(sentence->tokens[behind].lower, "on") == 0) behind++;
    bool is_mid = behind < sentence->count && is_edge(&sentence->tokens[behind]);
    bool bounded = begin > 0 && begin < verb && is_edge(&sentence->tokens[begin - 1]);
    if (!bounded || sentence->tokens[begin].upos == UPOS_CCONJ) return -1;
    return is_mid || has_clause(sentence, 0, begin - 1) || is_to_come(sentence, begin - 1) ? (int32_t)begin
                                                                                           : -1;
}

static bool is_stop(const struct token *token)
{
    return is_edge(token) || token->upos == UPOS_PUNCT;
}

/* A word of reporting beside the main clause: ", the agency reported on Sunday", "as reported by Tass". */
static bool is_aside(const struct extraction *extraction, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    if (token->upos != UPOS_VERB || is_quoted(sentence, t)) return false;
    /* "..., he went on, ..." */
    bool goes_on = strcmp(token->lemma, "go") == 0 && t + 1 < sentence->count &&
                   strcmp(sentence->tokens[t + 1].lower, "on") == 0;
    if (goes_on || strcmp(token->lemma, "continue") == 0)
        return aside_begin(extraction, s, t) >= 0 &&
               is_stop(&sentence->tokens[t + 1 + (goes_on && t + 2 < sentence->count)]);
    if (!lexicon_has_token(extraction, "report", token) && !lexicon_has_token(extraction, "aside", token))
        return false;
    int32_t mark = dependent(sentence, t, DEP_MARK);
    bool as_told = mark >= 0 && strcmp(sentence->tokens[mark].lower, "as") == 0 && token->xpos == XPOS_VBN;
    if (token->deprel == DEP_ADVCL && as_told) return true;
    /* "accusations Washington called baseless" */
    bool is_naming = strcmp(token->lemma, "call") == 0 || strcmp(token->lemma, "describe") == 0;
    if (is_naming && token->upos == UPOS_VERB) return false;
    /* "..., as the minister noted" */
    bool as_said = mark >= 0 && strcmp(sentence->tokens[mark].lower, "as") == 0 && is_finite(token);
    if (token->deprel == DEP_ADVCL && as_said && dependent(sentence, t, DEP_NSUBJ) >= 0 &&
        dependent(sentence, t, DEP_CCOMP) < 0 && dependent(sentence, t, DEP_OBJ) < 0)
        return true;
    /* "in May, when he accused them" tells another time, not who says it */
    int32_t adverb = dependent(sentence, t, DEP_ADVMOD);
    bool is_when = adverb >= 0 && strcmp(sentence->tokens[adverb].lower, "when") == 0;
    bool beside = (token->deprel == DEP_PARATAXIS || token->deprel == DEP_ADVCL) && !is_when;
    if (beside && mark < 0 && token->xpos != XPOS_VBG && token->head < (int32_t)t &&
        (dependent(sentence, t, DEP_NSUBJ) >= 0 || name_between_commas(extraction, s, t) >= 0) &&
        dependent(sentence, t, DEP_CCOMP) < 0)
        return true;
    return aside_begin(extraction, s, t) >= 0;
}

/* Who speaks in an aside: its subject, or the noun before its verb whatever the parser makes of it. */
static void aside_speakers(const struct extraction *extraction, uint32_t s, uint32_t verb,
                           const struct speaker *last, struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t begin = aside_begin(extraction, s, verb), subject = dependent(sentence, verb, DEP_NSUBJ);
    if (begin < 0 || subject >= begin) {
        speakers_of(extraction, s, verb, last, set);
        return;
    }
    for (uint32_t i = (uint32_t)begin; i < verb && strcmp(sentence->tokens[i].form, ",") != 0; i++)
        if (sentence->tokens[i].head < begin || sentence->tokens[i].head >= (int32_t)verb) {
            struct entity_set one = {0};
            tellers(extraction, s, i, &one);
            set_include_all(extraction->arena, set, &one);
        }
}

/* "..., NAME was quoted by Tass as saying": who is quoted, and by whom, when it stands behind the token. */
static void read_quoted_aside(const struct extraction *extraction, uint32_t s, uint32_t token,
                              struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 3; t + 2 < sentence->count; t++) {
        bool cites =
            sentence->tokens[t].xpos == XPOS_VBN && (strcmp(sentence->tokens[t].lemma, "quote") == 0 ||
                                                     strcmp(sentence->tokens[t].lemma, "cite") == 0);
        if (!cites || sentence->tokens[t - 1].upos != UPOS_AUX || (token != UINT32_MAX && token > t))
            continue;
        uint32_t as = t + 1;
        while (as + 1 < sentence->count && strcmp(sentence->tokens[as].lower, "as") != 0)
            as++;
        bool says = as + 1 < sentence->count && sentence->tokens[as + 1].xpos == XPOS_VBG &&
                    !has_content_behind(sentence, as + 1);
        uint32_t who = t - 2;
        if (who > 0 && strcmp(sentence->tokens[who].form, ",") == 0) who--;
        if (!says) continue;
        int32_t index = extraction->entities->mention_at[s][who];
        if (index >= 0) who = extraction->entities->mentions[index].head;
        struct entity_set speakers = {0};
        tellers(extraction, s, who, &speakers);
        int32_t agent = dependent(sentence, t, DEP_OBL_AGENT);
        for (uint32_t by = as + 2; agent < 0 && by < sentence->count; by++) /* "quoted as saying by Tass" */
            if (sentence->tokens[by].head == (int32_t)as + 1 &&
                strcmp(preposition_of(sentence, by), "by") == 0)
                agent = (int32_t)by;
        if (agent >= 0) tellers(extraction, s, (uint32_t)agent, &speakers);
        telling->told = telling->told || speakers.count;
        set_include_all(extraction->arena, &telling->sources, &speakers);
    }
}

/* A dash between words, not a hyphen in one. */
static bool parts_words(const struct sentence *sentence, uint32_t t)
{
    return is_dash(sentence->tokens[t].form) && sentence->tokens[t].space_after &&
           sentence->tokens[t - 1].space_after;
}

/* "Cairo backs talks: Shoukry", "Cairo backs talks - Shoukry", "Shoukry: Cairo backs talks": a headline's
 * speaker stands beside a colon or behind a dash. */
static void read_headline(const struct extraction *extraction, uint32_t s, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!sentence->count || strcmp(sentence->tokens[sentence->count - 1].form, ".") == 0) return;
    for (uint32_t i = 1; i + 1 < sentence->count; i++) {
        bool is_colon = strcmp(sentence->tokens[i].form, ":") == 0;
        if (!is_colon && !parts_words(sentence, i)) continue;
        for (size_t m = 0; m < extraction->entities->mention_count; m++) {
            const struct mention *mention = &extraction->entities->mentions[m];
            bool behind = mention->begin == i + 1 && mention->end == sentence->count;
            bool before = is_colon && mention->begin == 0 && mention->end == i;
            if (mention->sentence != s || (!behind && !before) || mention->entity_count != 1) continue;
            enum entity_class class = extraction->entities->items[mention->entities[0]].class;
            if (class != CLASS_PERSON && class != CLASS_STATE && class != CLASS_ORGANIZATION) continue;
            telling->told = true;
            set_include(extraction->arena, &telling->sources, mention->entities[0]);
        }
        /* "Chad sent tanks: report", "... - officials" */
        const struct token *last = &sentence->tokens[sentence->count - 1];
        if (i + 4 < sentence->count || last->upos != UPOS_NOUN || telling->told) continue;
        telling->told =
            lexicon_has_token(extraction, "teller", last) || lexicon_has_token(extraction, "informant", last);
        if (telling->told) tellers(extraction, s, sentence->count - 1, &telling->sources);
    }
}

bool is_press(const struct entity *entity)
{
    if (entity->class != CLASS_ORGANIZATION && entity->class != CLASS_GROUP) return false;
    if (entity->entry && entity->entry->kind) return entity->entry->is_press;
    return entity->label &&
           (strcasestr(entity->label, "media") || strcasestr(entity->label, "news agenc") ||
            strcasestr(entity->label, "television") || strcasestr(entity->label, "newspaper") ||
            strcasestr(entity->label, "radio") || strcasestr(entity->label, "broadcaster"));
}

/* "in remarks carried by Tass", "in a video shown on state television": the press that passes it on. */
static void read_carriers(const struct extraction *extraction, uint32_t s, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        static const char *const ON_AIR[] = {"by", "on", "in", NULL};
        int32_t by = dependent(sentence, t, DEP_OBL_AGENT);
        if (by < 0) by = dependent(sentence, t, DEP_OBL);
        if (token->xpos != XPOS_VBN || by < 0 || !lexicon_has_token(extraction, "carries", token) ||
            !is_one_of(ON_AIR, preposition_of(sentence, (uint32_t)by)))
            continue;
        struct entity_set press = {0};
        tellers(extraction, s, (uint32_t)by, &press);
        for (size_t i = 0; i < press.count; i++) {
            if (!is_press(&extraction->entities->items[press.items[i]])) continue;
            telling->told = true;
            set_include(extraction->arena, &telling->sources, press.items[i]);
        }
    }
}

/* "..., the army said, and Washington blamed Chad": a clause beside the saying, with a subject of its own;
 * but "..., it said, and Chad had left" goes on in the tense of what is said. */
static bool is_beside_saying(const struct sentence *sentence, uint32_t token, uint32_t verb)
{
    int32_t at = token == UINT32_MAX || token < verb ? -1 : (int32_t)token;
    for (int steps = 0; at >= 0 && steps < 8; at = sentence->tokens[at].head, steps++) {
        const struct token *clause = &sentence->tokens[at];
        bool is_beside = clause->deprel == DEP_CONJ && clause->head == sentence->tokens[verb].head &&
                         at > (int32_t)verb; /* joined with what is said */
        if (clause->head != (int32_t)verb && !is_beside) continue;
        return clause->deprel == DEP_CONJ && is_finite(clause) &&
               dependent(sentence, (uint32_t)at, DEP_NSUBJ) >= 0;
    }
    return false;
}

/* "she said, after envoys had met", "he said in Rome, where they talked": what hangs on the aside from behind
 * is not part of what is said. */
static bool is_about_saying(const struct sentence *sentence, uint32_t token, uint32_t verb)
{
    if (token == UINT32_MAX || token <= verb) return token == verb;
    uint32_t at = token;
    bool aside = false;
    for (int steps = 0; steps < 8 && sentence->tokens[at].head >= 0 && at != verb; steps++) {
        enum deprel deprel = sentence->tokens[at].deprel;
        aside = deprel == DEP_ADVCL || deprel == DEP_ACL_RELCL || deprel == DEP_OBL || deprel == DEP_IOBJ ||
                deprel == DEP_OBJ || (aside && deprel != DEP_CCOMP);
        at = (uint32_t)sentence->tokens[at].head;
    }
    return at == verb && aside;
}

/* "in his words", "in the view of the envoy", "as she put it" */
static void read_wording(const struct extraction *extraction, uint32_t s, const struct speaker *last,
                         struct telling *telling)
{
    static const char *const WORDS[] = {"word",     "view",      "opinion",    "telling",
                                        "account",  "version",   "assessment", "reading",
                                        "judgment", "judgement", "estimation", NULL};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t t = 1; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        struct entity_set speakers = {0};
        if (token->deprel == DEP_OBL && is_one_of(WORDS, token->lemma) &&
            strcmp(preposition_of(sentence, t), "in") == 0) {
            int32_t whose = dependent(sentence, t, DEP_NMOD_POSS);
            if (whose < 0) whose = dependent(sentence, t, DEP_NMOD);
            if (whose >= 0) tellers(extraction, s, (uint32_t)whose, &speakers);
            if (whose >= 0 && !speakers.count && sentence->tokens[whose].upos == UPOS_PRON && last)
                speakers = last->who;
        }
        int32_t it = strcmp(token->lemma, "put") == 0 ? dependent(sentence, t, DEP_OBJ) : -1;
        int32_t mark = it >= 0 ? dependent(sentence, t, DEP_MARK) : -1;
        if (mark >= 0 && token->deprel == DEP_ADVCL && strcmp(sentence->tokens[it].lower, "it") == 0 &&
            strcmp(sentence->tokens[mark].lower, "as") == 0)
            speakers_of(extraction, s, t, last, &speakers);
        telling->told = telling->told || speakers.count;
        set_include_all(extraction->arena, &telling->sources, &speakers);
    }
}

void read_sentence(const struct extraction *extraction, uint32_t s, uint32_t token,
                   const struct speaker *last, struct telling *telling)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    read_wording(extraction, s, last, telling);
    read_headline(extraction, s, telling);
    read_carriers(extraction, s, telling);
    read_quoted_aside(extraction, s, token, telling);
    int32_t teller = according_to(sentence);
    if (teller >= 0 && teller != (int32_t)token) {
        telling->told = true;
        telling->is_readout = sentence->tokens[teller].upos == UPOS_NOUN &&
                              lexicon_has_token(extraction, "teller", &sentence->tokens[teller]);
        tellers(extraction, s, (uint32_t)teller, &telling->sources);
        if (!telling->sources.count) owners_of(extraction, s, (uint32_t)teller, 0, &telling->sources);
        /* "according to mediator Oman", whatever the tagger makes of it */
        for (uint32_t i = (uint32_t)teller; i < sentence->count && !telling->sources.count; i++) {
            if (sentence->tokens[i].upos == UPOS_PUNCT) break;
            entities_of(extraction, s, i, SPEAKERS, &telling->sources);
        }
    }
    for (uint32_t t = 0; t < sentence->count; t++) {
        if (!is_aside(extraction, s, t) || is_parted(sentence, t, token) ||
            is_about_saying(sentence, token, t) || is_beside_saying(sentence, token, t))
            continue;
        telling->told = true;
        telling->is_claim = telling->is_claim || lexicon_has_token(extraction, "claim", &sentence->tokens[t]);
        telling->vouched =
            telling->vouched || lexicon_has_token(extraction, "official", &sentence->tokens[t]);
        struct entity_set speakers = {0};
        aside_speakers(extraction, s, t, last, &speakers);
        include_cited(extraction, s, t, &speakers);
        set_include_all(extraction->arena, &telling->sources, &speakers);
    }
}
