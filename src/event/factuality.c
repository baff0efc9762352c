/* factuality.c: is it told as happened, planned, possible, alleged, denied or only supposed; and according to
 * whom. Reads auxiliaries, negation and modifiers at the trigger, then climbs to the verbs that govern it
 * (after Sauri and Pustejovsky 2009, FactBank): each may weaken what it governs. */
#include "event/stages.h"

#include <string.h>

struct judgement {
    enum factuality factuality;
    struct entity_set attributed;
};

static bool has(const struct extraction *extraction, const char *list, const struct token *token)
{
    return lexicon_has(extraction->tables, list, token->lemma) ||
           lexicon_has(extraction->tables, list, token->lower);
}

/* The weaker of two: what is denied stays denied, what is supposed stays supposed. */
static enum factuality weaker(enum factuality a, enum factuality b)
{
    static const int RANK[] = {
        [FACTUALITY_ACTUAL] = 0,   [FACTUALITY_ALLEGED] = 1,      [FACTUALITY_PLANNED] = 2,
        [FACTUALITY_POSSIBLE] = 3, [FACTUALITY_HYPOTHETICAL] = 4, [FACTUALITY_DENIED] = 5};
    return RANK[a] >= RANK[b] ? a : b;
}

/* What stands at the word itself. */
static void judge_word(const struct extraction *extraction, const struct sentence *sentence, uint32_t t,
                       struct judgement *judgement)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)t) continue;
        if (token->deprel == DEP_AUX) {
            if (has(extraction, "modal-planned", token))
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_PLANNED);
            if (has(extraction, "modal-possible", token))
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_POSSIBLE);
        }
        bool negates = (token->deprel == DEP_ADVMOD || token->deprel == DEP_DET) &&
                       ((token->features & FEATURE_NEGATIVE) || strcmp(token->lower, "never") == 0 ||
                        strcmp(token->lower, "no") == 0);
        if (negates) judgement->factuality = FACTUALITY_DENIED;
        if (token->deprel == DEP_AMOD || token->deprel == DEP_ADVMOD) {
            if (has(extraction, "planned-word", token))
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_PLANNED);
            if (has(extraction, "possible-word", token))
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_POSSIBLE);
            if (has(extraction, "alleged-word", token))
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_ALLEGED);
        }
        if (token->deprel == DEP_MARK && has(extraction, "conditional", token))
            judgement->factuality = weaker(judgement->factuality, FACTUALITY_HYPOTHETICAL);
    }
}

static void attribute(const struct extraction *extraction, uint32_t s, uint32_t verb,
                      struct judgement *judgement)
{
    int32_t subject = subject_of(extraction, s, verb, 0);
    if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, 0, &judgement->attributed);
}

/* What the governor does to its complement. */
static void judge_governor(const struct extraction *extraction, uint32_t s, uint32_t verb,
                           const struct token *below, struct judgement *judgement)
{
    const struct token *governor = &extraction->analysis->sentences[s].tokens[verb];
    bool infinitive = below->xpos == XPOS_VB;
    enum factuality effect = FACTUALITY_ACTUAL;
    if (has(extraction, "negative", governor))
        effect = FACTUALITY_DENIED;
    else if (has(extraction, "plan", governor) && (infinitive || below->upos == UPOS_NOUN))
        effect = FACTUALITY_PLANNED;
    else if (has(extraction, "possible", governor))
        effect = FACTUALITY_POSSIBLE;
    else if (has(extraction, "claim", governor))
        effect = FACTUALITY_ALLEGED;
    else if (has(extraction, "report", governor))
        effect = has(extraction, "official", governor) ? FACTUALITY_ACTUAL : FACTUALITY_ALLEGED;
    if (has(extraction, "report", governor) || has(extraction, "claim", governor))
        attribute(extraction, s, verb, judgement);
    judgement->factuality = weaker(judgement->factuality, effect);
}

static bool is_complement(const struct token *token)
{
    return token->deprel == DEP_CCOMP || token->deprel == DEP_XCOMP || token->deprel == DEP_ACL ||
           token->deprel == DEP_CSUBJ || token->deprel == DEP_CSUBJ_PASS || token->deprel == DEP_PARATAXIS;
}

static void climb(const struct extraction *extraction, uint32_t s, uint32_t t, bool is_noun,
                  struct judgement *judgement)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t at = t;
    for (int steps = 0; steps < 6 && sentence->tokens[at].head >= 0; steps++) {
        const struct token *token = &sentence->tokens[at];
        uint32_t head = (uint32_t)token->head;
        const struct token *governor = &sentence->tokens[head];
        bool object = (token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS ||
                       token->deprel == DEP_OBL || token->deprel == DEP_NMOD) &&
                      (is_noun || steps > 0);
        if (is_complement(token) || (object && steps == 0)) {
            judge_governor(extraction, s, head, token, judgement);
            judge_word(extraction, sentence, head, judgement);
        } else if (token->deprel == DEP_ADVCL) {
            judge_word(extraction, sentence, at, judgement);
            int32_t mark = dependent(sentence, at, DEP_MARK);
            if (mark >= 0 && strcmp(sentence->tokens[mark].lower, "to") == 0)
                judgement->factuality = weaker(judgement->factuality, FACTUALITY_PLANNED);
        } else if (token->deprel == DEP_CONJ) {
            bool shares = governor->upos == token->upos;
            if (shares)
                for (uint32_t i = 0; i < sentence->count; i++)
                    if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == DEP_AUX &&
                        dependent(sentence, at, DEP_AUX) < 0 && dependent(sentence, at, DEP_NSUBJ) < 0) {
                        if (has(extraction, "modal-planned", &sentence->tokens[i]))
                            judgement->factuality = weaker(judgement->factuality, FACTUALITY_PLANNED);
                        if (has(extraction, "modal-possible", &sentence->tokens[i]))
                            judgement->factuality = weaker(judgement->factuality, FACTUALITY_POSSIBLE);
                    }
        } else if (token->deprel != DEP_OBJ && token->deprel != DEP_OBL && token->deprel != DEP_NMOD &&
                   token->deprel != DEP_NSUBJ && token->deprel != DEP_ACL_RELCL &&
                   token->deprel != DEP_NMOD_POSS && token->deprel != DEP_COMPOUND) {
            break;
        }
        at = head;
    }
}

/* "according to X" anywhere in the sentence. */
static void according_to(const struct extraction *extraction, uint32_t s, struct judgement *judgement)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (uint32_t i = 0; i + 2 < sentence->count; i++) {
        if (strcmp(sentence->tokens[i].lower, "according") != 0 ||
            strcmp(sentence->tokens[i + 1].lower, "to") != 0)
            continue;
        for (uint32_t j = i + 2; j < sentence->count && j < i + 14; j++) {
            struct entity_set set = {0};
            bool heads = sentence->tokens[j].upos == UPOS_PROPN || sentence->tokens[j].upos == UPOS_NOUN;
            if (heads) entities_of(extraction, s, j, 0, &set);
            if (!set.count) continue;
            for (size_t k = 0; k < set.count; k++)
                set_include(extraction->arena, &judgement->attributed, set.items[k]);
            judgement->factuality = weaker(judgement->factuality, FACTUALITY_ALLEGED);
            return;
        }
    }
}

void judge_factuality(struct extraction *extraction, struct found_events *found)
{
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct sentence *sentence = sentence_of(extraction, &item->trigger);
        struct judgement judgement = {0};
        judge_word(extraction, sentence, item->trigger.token, &judgement);
        if (item->trigger.light_verb >= 0) {
            judge_word(extraction, sentence, (uint32_t)item->trigger.light_verb, &judgement);
            climb(extraction, item->trigger.sentence, (uint32_t)item->trigger.light_verb, false, &judgement);
        } else {
            climb(extraction, item->trigger.sentence, item->trigger.token, item->trigger.is_noun, &judgement);
        }
        if (item->is_refusal) judgement.factuality = FACTUALITY_ACTUAL;
        according_to(extraction, item->trigger.sentence, &judgement);
        /* A headline's infinitive is to come: "Iran to reopen embassy". */
        const struct token *token = &sentence->tokens[item->trigger.token];
        bool is_headline = extraction->article->paragraphs[sentence->paragraph].kind == PARAGRAPH_HEADLINE;
        if (is_headline && token->xpos == XPOS_VB &&
            (token->deprel == DEP_ROOT || token->deprel == DEP_ACL || token->deprel == DEP_CONJ))
            judgement.factuality = weaker(judgement.factuality, FACTUALITY_PLANNED);
        /* Whoever acts is no source for his own act. */
        struct entity_set others = {0};
        for (size_t k = 0; k < judgement.attributed.count; k++)
            if (!set_contains(&item->event.source, judgement.attributed.items[k]))
                set_include(extraction->arena, &others, judgement.attributed.items[k]);
        if (item->is_speech && judgement.factuality == FACTUALITY_ALLEGED && !others.count)
            judgement.factuality = FACTUALITY_ACTUAL;
        item->event.factuality = judgement.factuality;
        item->event.attributed = others;
    }
}
