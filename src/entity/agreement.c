/* agreement.c: agreements without a name that somebody concludes, "signed a deal on licence plates", or that
 * their year tells apart, "the 2015 accord". What an article opens with is one agreement, however it is
 * called there. In: names and descriptions. Out: described mentions, which treaty.c joins. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>

enum { OPENING = 3 }; /* sentences of the body that tell the same as the headline */

/* Does the sentence stand where the article tells its news: in the headline or the first of the body? */
static bool is_opening(const struct resolving *resolving, uint32_t s)
{
    uint32_t first = 0;
    while (first < s && is_headline(resolving, first))
        first++;
    return s < first + OPENING;
}

/* The verb by which the agreement is concluded: "signed a deal", "a deal was reached", "a deal signed in
 * Baku"; -1. */
static int32_t concluding_verb(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    bool is_concluded = token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS;
    if (is_concluded && token->head >= 0 &&
        in_list(resolving, "agreeing-verb", sentence->tokens[token->head].lemma))
        return token->head;
    int32_t behind = child_with(sentence, head, DEP_ACL);
    bool is_signed = behind > (int32_t)head && sentence->tokens[behind].xpos != XPOS_VB &&
                     sentence->tokens[behind].xpos != XPOS_VBG &&
                     in_list(resolving, "agreeing-verb", sentence->tokens[behind].lemma);
    if (is_signed) return behind;
    /* "US signs deal with Taliban": in a headline, whatever the parser makes of it */
    for (uint32_t t = head; is_headline(resolving, s) && t-- > 0 && head - t < 6;)
        if (in_list(resolving, "agreeing-verb", sentence->tokens[t].lemma)) return (int32_t)t;
    return -1;
}

/* "before signing a treaty" */
static bool is_yet_to_come(const struct sentence *sentence, uint32_t verb)
{
    static const char *const WORDS[] = {"before", "until", "once", "if", "unless", "without", NULL};
    int32_t mark = child_with(sentence, verb, DEP_MARK);
    return mark >= 0 && is_one_of(WORDS, sentence->tokens[mark].lower);
}

/* "no agreement", "any deal" */
static bool is_none(const struct sentence *sentence, uint32_t head)
{
    static const char *const WORDS[] = {"no", "any", "every", "each", "such", "another", NULL};
    int32_t article = child_with(sentence, head, DEP_DET);
    return article >= 0 && is_one_of(WORDS, sentence->tokens[article].lower);
}

/* The first of the words before the noun that belong to it: not the states that agree, nor the verb of a
 * headline. A year or number with a hyphen belongs to it. */
static uint32_t words_begin(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t begin = head;
    while (begin > 0) {
        const struct token *before = &sentence->tokens[begin - 1];
        bool is_number = before->upos == UPOS_NUM &&
                         (is_year(before) || (begin < head && is_inner_hyphen(sentence, begin)));
        bool is_word = before->upos == UPOS_ADJ || before->upos == UPOS_NOUN || before->upos == UPOS_PROPN;
        if (!is_word && !is_number && !is_inner_hyphen(sentence, begin - 1)) break;
        bool is_joint = begin > 1 && is_inner_hyphen(sentence, begin - 2); /* "US-brokered" */
        if (!is_joint &&
            (in_list(resolving, "agreeing-verb", before->lemma) || is_plural_verb(resolving, before)))
            break;
        begin--;
    }
    return begin;
}

static uint32_t skip_vague(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    while (begin < head && (in_list(resolving, "vague-modifier", sentence->tokens[begin].lower) ||
                            sentence->tokens[begin].upos == UPOS_PUNCT))
        begin++;
    return begin;
}

/* The end of what says which: "deal over licence plates", "deal to end 27-year row", "treaty of 2017". */
static uint32_t phrase_end(const struct resolving *resolving, uint32_t s, uint32_t head, int32_t verb)
{
    static const char *const WORDS[] = {"with", "on", "over", "of", "for", "to", "in", "between", NULL};
    enum { LONGEST = 9 };
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t at = head + 1, end = at;
    bool is_which =
        at + 1 < sentence->count && (is_one_of(WORDS, sentence->tokens[at].lower) || (int32_t)at == verb);
    if (!is_which) return end;
    for (; at < sentence->count && at < head + LONGEST; at++) {
        const struct token *token = &sentence->tokens[at];
        bool is_day =
            in_list(resolving, "weekday", token->lower) || in_list(resolving, "month", token->lower);
        bool is_clause = token->upos == UPOS_AUX || token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ ||
                         token->xpos == XPOS_VBP || token->xpos == XPOS_MD;
        bool ends = (token->upos == UPOS_PUNCT && !is_inner_hyphen(sentence, at)) ||
                    (is_clause && (int32_t)at != verb) || token->xpos == XPOS_WDT ||
                    (token->upos == UPOS_SCONJ && at > head + 1) || is_day ||
                    strcmp(token->lower, "that") == 0 ||
                    (at > head + 1 && (int32_t)at != verb + 1 &&
                     (strcmp(token->lower, "on") == 0 || strcmp(token->lower, "in") == 0));
        if (ends) break;
        if (token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || is_year(token)) end = at + 1;
    }
    return end;
}

/* "Chad, Libya sign pipeline deal": the agreement of the headline is that of the news, told by more words. */
static void open_described(struct resolving *resolving, uint32_t s, uint32_t head)
{
    int32_t covering = mention_covering(resolving, s, head);
    struct draft_mention *mention = covering >= 0 ? &resolving->mentions[covering] : NULL;
    bool is_described = mention && mention->class == CLASS_TREATY && mention->is_described &&
                        mention->head == head && !mention->entry;
    if (is_described && is_headline(resolving, s) && concluding_verb(resolving, s, head) >= 0 &&
        !is_none(sentence_at(resolving, s), head) && !is_plural_noun(token_at(resolving, s, head)))
        mention->opens = true;
}

static void agreement_at(struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[head];
    open_described(resolving, s, head);
    /* "US signs deal": the tagger takes it for a verb */
    bool is_noun =
        token->upos == UPOS_NOUN || (head > 0 && is_headline(resolving, s) &&
                                     in_list(resolving, "agreeing-verb", sentence->tokens[head - 1].lemma));
    if (!is_noun || is_plural_noun(token) || token->deprel == DEP_COMPOUND ||
        !in_list(resolving, "agreement-noun", token->lower) || mention_covering(resolving, s, head) >= 0 ||
        is_none(sentence, head))
        return;
    int32_t verb = concluding_verb(resolving, s, head);
    uint32_t all = words_begin(resolving, s, head), begin = skip_vague(resolving, s, all, head);
    uint32_t end = phrase_end(resolving, s, head, verb);
    bool is_dated = is_year(&sentence->tokens[begin]) ||
                    (end == head + 3 && strcmp(sentence->tokens[head + 1].lower, "of") == 0 &&
                     is_year(&sentence->tokens[head + 2]));
    bool is_fact =
        verb >= 0 && !is_yet_to_come(sentence, (uint32_t)verb) &&
        (is_headline(resolving, s) || clause_status(resolving, s, (uint32_t)verb) == FACTUALITY_ACTUAL);
    if (!is_fact && !is_dated) return;
    for (uint32_t t = begin; t < head; t++) { /* "the Trump deal" is told by its name */
        int32_t inner = mention_covering(resolving, s, t);
        if (inner >= 0 && mention_class(&resolving->mentions[inner]) != CLASS_STATE) return;
    }
    struct draft_mention *mention = describe(resolving, s, begin, head + 1, head, CLASS_TREATY);
    if (end > head + 1 || all < begin) mention->other_name = span_text(resolving, s, all, end);
    int32_t article = child_with(sentence, head, DEP_DET);
    bool is_known = article >= 0 && strcmp(sentence->tokens[article].lower, "the") == 0;
    mention->opens = is_fact && !is_dated && (is_known || is_opening(resolving, s));
}

void find_agreements(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            agreement_at(resolving, s, t);
    order_mentions(resolving);
}

void word_treaties(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_TREATY || !mention->is_described || mention->entity < 0) continue;
        uint32_t s = mention->sentence, head = mention->head;
        struct entity *entity = &resolving->entities[mention->entity];
        uint32_t begin = words_begin(resolving, s, head);
        int32_t behind = child_with(sentence_at(resolving, s), head, DEP_ACL);
        uint32_t end = phrase_end(resolving, s, head, behind);
        add_form(resolving, entity, span_text(resolving, s, begin, head + 1));
        begin = skip_vague(resolving, s, begin, head);
        if (end > head + 1) add_form(resolving, entity, span_text(resolving, s, begin, end));
    }
}
