/* appointment.c: offices that a clause gives or takes: "took the oath as president of Gambia", "was elected
 * prime minister", "named X defence minister", "resigned as chancellor". In: titles and names of a sentence;
 * out: the office at its bearer, with how sure and whether it is over. */
#include "entity/resolving.h"

#include <string.h>

/* The verb above the token, past nouns and "as"; -1. */
static int32_t verb_above(const struct sentence *sentence, uint32_t token)
{
    int32_t at = sentence->tokens[token].head;
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        if (sentence->tokens[at].upos == UPOS_VERB) return at;
        at = sentence->tokens[at].head;
    }
    return -1;
}

static struct draft_mention *person_at(const struct resolving *resolving, uint32_t s, int32_t token)
{
    int32_t mention = token >= 0 ? mention_covering(resolving, s, (uint32_t)token) : -1;
    if (mention < 0 || !can_be_person(&resolving->mentions[mention])) return NULL;
    return &resolving->mentions[mention];
}

/* The person who takes or loses the office: object of an active verb of naming, else the subject. */
static struct draft_mention *bearer(const struct resolving *resolving, uint32_t s, uint32_t verb, bool names)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t passive = child_with(sentence, verb, DEP_NSUBJ_PASS);
    if (passive >= 0) return person_at(resolving, s, passive);
    if (names) return person_at(resolving, s, child_with(sentence, verb, DEP_OBJ));
    int32_t subject = child_with(sentence, verb, DEP_NSUBJ);
    uint32_t at = verb;
    /* "Barrow arrived and was sworn in as ..." */
    for (int steps = 0; subject < 0 && steps < 3; steps++) {
        const struct token *token = &sentence->tokens[at];
        bool climbs = token->deprel == DEP_CONJ || token->deprel == DEP_XCOMP || token->deprel == DEP_ADVCL;
        if (!climbs || token->head < 0) break;
        at = (uint32_t)token->head;
        subject = child_with(sentence, at, DEP_NSUBJ);
    }
    return person_at(resolving, s, subject);
}

/* Are the words between "as" and the title at `begin` only those of its phrase? The place of "as"; -1. */
static int32_t as_before(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    for (uint32_t back = 1; back <= 5 && back <= begin; back++) {
        const struct token *token = token_at(resolving, s, begin - back);
        if (strcmp(token->lower, "as") == 0) return (int32_t)(begin - back);
        bool passes = token->upos == UPOS_DET || token->upos == UPOS_ADJ || token->xpos == XPOS_POS ||
                      token->upos == UPOS_PROPN || token->xpos == XPOS_PRP_POSS || token->upos == UPOS_NOUN;
        if (!passes) return -1;
    }
    return -1;
}

static void appointment_at(struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    struct title_span title = resolving->titles[s][begin];
    uint32_t last = title.end - 1;
    bool is_plural = is_plural_noun(&sentence->tokens[last]) && sentence->tokens[last].upos != UPOS_PROPN;
    if (is_plural || title.office->level > 4) return;
    /* A name at once behind the title bears it. */
    if (title.end < sentence->count && mention_covering(resolving, s, title.end) >= 0) return;
    int32_t as = as_before(resolving, s, begin), verb = verb_above(sentence, last);
    if (verb < 0) return;
    const char *lemma = sentence->tokens[verb].lemma;
    bool names = in_list(resolving, "naming-verb", lemma);
    bool becomes = strcmp(lemma, "become") == 0 || strcmp(lemma, "remain") == 0;
    bool ends = in_list(resolving, "leave-office-verb", lemma);
    bool takes = in_list(resolving, "take-office-verb", lemma);
    if (as < 0 && !names && !becomes) return;
    if (as >= 0 && !names && !takes && !ends && !becomes) return;
    bool is_dismissal = ends && child_with(sentence, (uint32_t)verb, DEP_OBJ) >= 0;
    struct draft_mention *person = bearer(resolving, s, (uint32_t)verb, names || is_dismissal);
    if (!person || person->sentence != s || (person->begin <= last && person->end > begin)) return;
    uint32_t end;
    bool is_former = ends;
    int32_t of = body_after(resolving, s, title.end, &end);
    if (of < 0) of = body_before(resolving, s, begin, &is_former);
    size_t before = person->office_count;
    add_office(resolving, person, office_label(resolving, s, begin, title), title.office, of, is_former);
    if (person->office_count > before && in_list(resolving, "proposing-verb", lemma))
        person->offices[before].factuality = FACTUALITY_PLANNED;
}

void find_appointments(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++)
            if (resolving->titles[s][t].end) {
                appointment_at(resolving, s, t);
                t = resolving->titles[s][t].end - 1;
            }
}
