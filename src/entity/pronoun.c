/* pronoun.c: what personal and possessive pronouns stand for: "he", "it"; "I" and "we" in a quotation are its
 * speaker. "They" and "both": plural.c. */
#include "entity/resolving.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const uint32_t PERSON = 1u << CLASS_PERSON, BODY = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION,
                      THING = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION | 1u << CLASS_TREATY;

/* "the Bolivian government said": the State whose government it is; -1. */
static int32_t state_of_government(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!in_list(resolving, "government-noun", sentence->tokens[t].lower)) return -1;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool is_owner =
            token->head == (int32_t)t && (token->deprel == DEP_AMOD || token->deprel == DEP_COMPOUND ||
                                          token->deprel == DEP_NMOD_POSS || token->deprel == DEP_NMOD);
        int32_t mention = is_owner ? mention_covering(resolving, s, i) : -1;
        int32_t entity = mention >= 0 ? resolving->mentions[mention].entity : -1;
        if (entity >= 0 && resolving->entities[entity].class == CLASS_STATE) return entity;
    }
    return -1;
}

/* Who is named in the sentence as subject of a verb of saying; -1. */
static int32_t speaker_in(const struct resolving *resolving, uint32_t s)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        int32_t mention = mention_covering(resolving, s, t);
        if (!is_subject(token) || token->head < 0 ||
            !in_list(resolving, "reporting-verb", sentence->tokens[token->head].lemma))
            continue;
        if (mention < 0) {
            int32_t state = state_of_government(resolving, s, t);
            if (state >= 0) return state;
            continue;
        }
        if (resolving->mentions[mention].entity >= 0) return resolving->mentions[mention].entity;
    }
    return -1;
}

/* Does the token stand in a quotation; with the sentence's count, does one go on behind it? */
static bool is_inside(const struct sentence *sentence, uint32_t token)
{
    bool inside = sentence->quoted_from == 0;
    for (uint32_t t = 0; t < token; t++)
        if (sentence->tokens[t].xpos == XPOS_OPEN_QUOTE || sentence->tokens[t].xpos == XPOS_CLOSE_QUOTE ||
            strcmp(sentence->tokens[t].lower, "\"") == 0)
            inside = !inside;
    return inside;
}

/* The one who says the sentence: named in it, or where its quotation ends, else in the sentence before. */
int32_t speaker_of(const struct resolving *resolving, uint32_t s)
{
    enum { FAR = 3 };
    int32_t found = speaker_in(resolving, s);
    for (uint32_t end = s; found < 0 && end < s + FAR && end + 1 < resolving->analysis->count; end++) {
        if (!is_inside(sentence_at(resolving, end), sentence_at(resolving, end)->count)) break;
        found = speaker_in(resolving, end + 1);
    }
    return found >= 0 || s == 0 ? found : speaker_in(resolving, s - 1);
}

/* "Interview with Moldova's foreign minister": the State whose "we" it is where nobody is quoted; -1: no
 * interview. O(words of the first sentences). */
static int32_t voice_of_interview(const struct resolving *resolving)
{
    enum { LEAD = 3, NEAR = 9 };
    static const char *const WORDS[] = {"interview", "interviews", "interviewed", "q&a", NULL};
    static const char *const LINKS[] = {"with", "of", ":", NULL};
    for (uint32_t s = 0; s < resolving->analysis->count && s < LEAD; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t + 1 < sentence->count; t++) {
            if (!is_one_of(WORDS, sentence->tokens[t].lower) ||
                !is_one_of(LINKS, sentence->tokens[t + 1].lower))
                continue;
            for (uint32_t i = t + 2; i < sentence->count && i < t + NEAR; i++) {
                int32_t mention = mention_covering(resolving, s, i);
                int32_t who = mention < 0 ? -1 : resolving->mentions[mention].entity;
                if (who < 0) continue;
                if (resolving->entities[who].class == CLASS_STATE) return who;
                int32_t state = resolving->entities[who].class == CLASS_PERSON
                                    ? state_of_official(resolving, (uint32_t)who)
                                    : -1;
                if (state >= 0) return state;
            }
        }
    }
    return -1;
}

int32_t voice_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    char initial = sentence->tokens[t].lower[0]; /* "I", "my" */
    bool is_we = sentence->tokens[t].features & FEATURE_PERSON_1 && initial != 'i' && initial != 'm';
    return is_we && !is_inside(sentence, t) ? voice_of_interview(resolving) : -1;
}

/* Is the noun a description that has been resolved? */
static bool is_taken_up(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    for (size_t i = resolving->finished_count; i-- > resolving->first_reference;) {
        if (resolving->finished[i].sentence < s) return false;
        if (resolving->finished[i].sentence == s && resolving->finished[i].head == t) return true;
    }
    return false;
}

int32_t entity_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t mention = mention_covering(resolving, s, t);
    if (mention >= 0) return resolving->mentions[mention].entity;
    for (size_t i = resolving->finished_count; i-- > resolving->first_reference;) {
        const struct mention *reference = &resolving->finished[i];
        if (reference->sentence < s) return -1;
        if (reference->sentence == s && reference->head == t && reference->entity_count == 1)
            return (int32_t)reference->entities[0];
    }
    return -1;
}

/* Can what the noun names act: "companies", "rebels"? */
static bool is_animate(const struct resolving *resolving, const struct token *token)
{
    return in_list(resolving, "unnamed-person", token->lemma) ||
           in_list(resolving, "unnamed-body", token->lemma) ||
           in_list(resolving, "unnamed-crowd", token->lemma);
}

/* Does the noun stand for the State whose name it has: "the Serbian government"? */
static bool governs(const struct resolving *resolving, uint32_t s, uint32_t noun)
{
    for (uint32_t t = noun >= 2 ? noun - 2 : 0; t < noun; t++) {
        int32_t name = mention_covering(resolving, s, t);
        if (name >= 0 && resolving->mentions[name].entity >= 0 && government_of(resolving, s, t) == noun)
            return true;
    }
    return false;
}

double rival_noun(const struct resolving *resolving, const struct wanted *wanted, bool plural)
{
    const double LIFELESS = 2.0;
    bool acts = plural && is_subject(token_at(resolving, wanted->sentence, wanted->token));
    double best = -INFINITY;
    for (uint32_t back = 0; back < 2 && back <= wanted->sentence; back++) {
        uint32_t s = wanted->sentence - back;
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t < sentence->count && !(back == 0 && t >= wanted->token); t++) {
            const struct token *token = &sentence->tokens[t];
            bool is_core = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS ||
                           token->deprel == DEP_OBJ ||
                           (plural && token->deprel == DEP_OBL && is_animate(resolving, token));
            if (token->upos != UPOS_NOUN || !is_core || is_plural_noun(token) != plural ||
                mention_covering(resolving, s, t) >= 0 || is_taken_up(resolving, s, t) ||
                governs(resolving, s, t))
                continue;
            if (!plural && (in_list(resolving, "person-noun", token->lower) || token->deprel == DEP_OBJ))
                continue;
            double fitness = antecedent_fitness(resolving, wanted, s, t);
            if (acts && !is_animate(resolving, token)) fitness -= LIFELESS;
            if (fitness > best) best = fitness;
        }
    }
    return best;
}

/* Does the token stand as subject of a word of saying? */
static bool says(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    return token->deprel == DEP_NSUBJ && token->head >= 0 &&
           in_list(resolving, "reporting-verb", sentence->tokens[token->head].lemma);
}

/* Can the noun be one person of the pronoun's gender? */
static bool can_be_one(const struct resolving *resolving, const struct token *noun,
                       const struct token *pronoun)
{
    if (noun->upos != UPOS_NOUN || is_plural_noun(noun) || !in_list(resolving, "person-noun", noun->lower))
        return false;
    bool is_woman = strstr(noun->lower, "woman") != NULL;
    bool is_man = !is_woman && strlen(noun->lower) > 3 && strstr(noun->lower, "man") != NULL;
    return pronoun->features & FEATURE_MASCULINE ? !is_woman : !is_man;
}

int32_t unnamed_speaker(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t *sentence_of_it)
{
    const struct token *pronoun = token_at(resolving, s, t);
    bool goes_on =
        pronoun->deprel == DEP_NSUBJ && pronoun->head >= 0 &&
        in_list(resolving, "speaking-verb", token_at(resolving, s, (uint32_t)pronoun->head)->lemma);
    if (!(pronoun->features & (FEATURE_MASCULINE | FEATURE_FEMININE)) || (!goes_on && !says(resolving, s, t)))
        return -1;
    for (uint32_t back = 1; back < 3 && back <= s; back++) {
        uint32_t count = sentence_at(resolving, s - back)->count;
        bool has_other = false;
        for (uint32_t i = 0; i < count; i++) {
            const struct token *token = token_at(resolving, s - back, i);
            if (!says(resolving, s - back, i)) continue;
            *sentence_of_it = s - back;
            bool is_free = mention_covering(resolving, s - back, i) < 0 &&
                           !is_taken_up(resolving, s - back, i) &&
                           child_with(sentence_at(resolving, s - back), i, DEP_APPOS) < 0;
            if (is_free && can_be_one(resolving, token, token_at(resolving, s, t))) return (int32_t)i;
            has_other = has_other || token->upos != UPOS_PRON || is_taken_up(resolving, s - back, i);
        }
        if (has_other) return -1;
    }
    return -1;
}

static bool is_they(const struct token *token)
{
    static const char *const WORDS[] = {"they", "them", "their", "theirs", "themselves", NULL};
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(token->lower, WORDS[i]) == 0) return true;
    return false;
}

/* "It was a historic step", "called it a violation": what happened, nobody. */
static bool is_happening(const struct resolving *resolving, const struct sentence *sentence, uint32_t token)
{
    const struct token *it = &sentence->tokens[token];
    if (it->deprel == DEP_OBJ && it->head >= 0 &&
        in_list(resolving, "opinion-verb", sentence->tokens[it->head].lemma))
        return true;
    return is_subject(it) && it->head >= 0 && child_with(sentence, (uint32_t)it->head, DEP_COP) >= 0 &&
           in_list(resolving, "outcome-noun", sentence->tokens[it->head].lemma);
}

static bool is_expletive(const struct resolving *resolving, const struct sentence *sentence, uint32_t token)
{
    const struct token *it = &sentence->tokens[token];
    /* "It claimed that rebels had fled", but "it emerged that" */
    if (it->deprel == DEP_EXPL && it->head > (int32_t)token && sentence->tokens[it->head].upos == UPOS_VERB &&
        child_with(sentence, (uint32_t)it->head, DEP_AUX_PASS) < 0 &&
        child_with(sentence, (uint32_t)it->head, DEP_NSUBJ) < 0 &&
        !in_list(resolving, "impersonal-verb", sentence->tokens[it->head].lemma))
        return false;
    return it->deprel == DEP_EXPL || (it->head >= 0 && sentence->tokens[it->head].upos == UPOS_ADJ);
}

/* "They signed a joint statement. It urged ...": does the pronoun speak, and brought the sentence before,
 * which several or the paper itself are subject of, a paper that can? */
static bool is_paper(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *it = token_at(resolving, s, t);
    if (s == 0 || !is_subject(it) || it->head < 0 ||
        !in_list(resolving, "reporting-verb", token_at(resolving, s, (uint32_t)it->head)->lemma))
        return false;
    const struct sentence *before = sentence_at(resolving, s - 1);
    bool has_paper = false, by_one = false;
    for (uint32_t i = 0; i < before->count; i++) {
        const struct token *token = &before->tokens[i];
        int32_t mention = mention_covering(resolving, s - 1, i);
        bool is_core = is_subject(token) || token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS;
        bool is_statement = mention >= 0 && resolving->mentions[mention].head == i &&
                            resolving->mentions[mention].class == CLASS_TREATY &&
                            in_list(resolving, "statement-noun", token->lower);
        has_paper = has_paper || (is_core && is_statement);
        bool is_main = is_subject(token) && token->head >= 0 &&
                       before->tokens[token->head].deprel == DEP_ROOT && child_with(before, i, DEP_CONJ) < 0;
        by_one = by_one || (is_main && !is_statement && !is_plural_noun(token));
    }
    return has_paper && !by_one;
}

/* "took Qatar to court, charging that it arms rebels": not whoever charges; -1. */
static int32_t charged(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const VERBS[] = {"charge", "allege", "complain", "claim", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t verb = is_subject(&sentence->tokens[t]) ? sentence->tokens[t].head : -1;
    int32_t above =
        verb >= 0 && sentence->tokens[verb].deprel == DEP_CCOMP ? sentence->tokens[verb].head : -1;
    if (above < 0 || !is_one_of(VERBS, sentence->tokens[above].lemma) ||
        sentence->tokens[above].deprel != DEP_ADVCL || sentence->tokens[above].head < 0)
        return -1;
    int32_t object = child_with(sentence, (uint32_t)sentence->tokens[above].head, DEP_OBJ);
    int32_t mention = object < 0 ? -1 : mention_covering(resolving, s, (uint32_t)object);
    return mention < 0 ? -1 : resolving->mentions[mention].entity;
}

/* Can the pronoun stand for the entity, by its gender? */
static bool can_mean(const struct resolving *resolving, const struct token *pronoun, int32_t entity)
{
    const struct entity *who = &resolving->entities[entity];
    if (is_they(pronoun)) return true;
    if (!(pronoun->features & (FEATURE_MASCULINE | FEATURE_FEMININE)))
        return strcmp(pronoun->lower, "it") == 0 && BODY & 1u << who->class;
    return who->class == CLASS_PERSON &&
           (who->gender == GENDER_UNKNOWN ||
            who->gender == (pronoun->features & FEATURE_MASCULINE ? GENDER_MALE : GENDER_FEMALE));
}

/* Who is accused last before the token `end`; -1. */
static int32_t accused_before(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t v = end; v-- > 0;) {
        if (sentence->tokens[v].upos != UPOS_VERB ||
            !in_list(resolving, "accusing-verb", sentence->tokens[v].lemma))
            continue;
        int32_t object = child_with(sentence, v, DEP_OBJ);
        if (object < 0) object = child_with(sentence, v, DEP_NSUBJ_PASS);
        int32_t mention = object < 0 ? -1 : mention_covering(resolving, s, (uint32_t)object);
        return mention < 0 ? -1 : resolving->mentions[mention].entity;
    }
    return -1;
}

/* "accused Asmara of arming rebels, a charge that it denies", "accused Asmara. It denied the charge": whoever
 * is accused; -1. */
static int32_t accused(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const CHARGES[] = {"charge", "accusation",  "allegation", "claim",
                                          "this",   "involvement", "it",         NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t verb = is_subject(&sentence->tokens[t]) ? sentence->tokens[t].head : -1;
    if (verb < 0 || !in_list(resolving, "denying-verb", sentence->tokens[verb].lemma)) return -1;
    enum deprel deprel = (enum deprel)sentence->tokens[verb].deprel;
    if (deprel == DEP_ACL || deprel == DEP_ACL_RELCL) return accused_before(resolving, s, t);
    int32_t object = child_with(sentence, (uint32_t)verb, DEP_OBJ);
    if (object >= 0 && !is_one_of(CHARGES, sentence->tokens[object].lemma)) return -1;
    int32_t who = accused_before(resolving, s, t);
    if (who < 0 && s > 0) who = accused_before(resolving, s - 1, sentence_at(resolving, s - 1)->count);
    return who >= 0 && can_mean(resolving, &sentence->tokens[t], who) ? who : -1;
}

/* Whom the verb asks for something: "asked Kyiv to", "called on Kyiv to", "was invited by Seoul"; -1. */
static int32_t asked_at(const struct resolving *resolving, uint32_t s, uint32_t verb)
{
    static const char *const WORDS[] = {"on", "upon", "to", "with", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[verb];
    if (token->upos != UPOS_VERB || !in_list(resolving, "asking-verb", token->lemma)) return -1;
    int32_t asked = child_with(sentence, verb, DEP_NSUBJ_PASS);
    if (asked < 0) asked = child_with(sentence, verb, DEP_IOBJ);
    if (asked < 0) asked = child_with(sentence, verb, DEP_OBJ);
    for (uint32_t i = verb + 1; asked < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
            is_one_of(WORDS, phrase_preposition(sentence, i)))
            asked = (int32_t)i;
    return asked < 0 ? -1 : entity_at(resolving, s, (uint32_t)asked);
}

/* Does the clause belong to what the verb above says: "told Delhi that it refused"? A "but" leads out of it.
 */
static bool is_part_of(const struct sentence *sentence, int32_t clause, uint32_t verb)
{
    int32_t link = child_with(sentence, (uint32_t)clause, DEP_CC);
    if (link >= 0 && strcmp(sentence->tokens[link].lower, "but") == 0) return false;
    while (clause >= 0 && sentence->tokens[clause].head != (int32_t)verb)
        clause = sentence->tokens[clause].head;
    return clause >= 0 && sentence->tokens[clause].deprel != DEP_CONJ;
}

/* "asked Delhi to waive it, but it refused": whoever is asked answers, not whoever asks; -1. */
static int32_t answering(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    int32_t verb = token->deprel == DEP_NSUBJ ? token->head : -1;
    if (verb < 0 || !in_list(resolving, "answering-verb", sentence->tokens[verb].lemma)) return -1;
    for (uint32_t v = t; v-- > 0;) {
        int32_t who = asked_at(resolving, s, v);
        if (who >= 0 && !is_part_of(sentence, verb, v)) return can_mean(resolving, token, who) ? who : -1;
    }
    /* "Chad invited Niger to talks. It declined" */
    if (s == 0 || sentence->tokens[verb].head >= 0 ||
        sentence_at(resolving, s - 1)->paragraph != sentence->paragraph)
        return -1;
    const struct sentence *before = sentence_at(resolving, s - 1);
    for (uint32_t v = before->count; v-- > 0;) {
        int32_t who = before->tokens[v].head < 0 ? asked_at(resolving, s - 1, v) : -1;
        if (who >= 0) return can_mean(resolving, token, who) ? who : -1;
    }
    return -1;
}

/* "Kigali said that Kinshasa had attacked it", "hit back after Kinshasa attacked it": to whom somebody else
 * does something in the clause below, does or says what the clause above tells; -1. */
static int32_t suffering(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    int32_t verb = token->deprel == DEP_OBJ ? token->head : -1;
    if (verb < 0 || token->xpos != XPOS_PRP) return -1;
    const struct token *clause = &sentence->tokens[verb];
    if ((clause->deprel != DEP_CCOMP && clause->deprel != DEP_ADVCL) || clause->head < 0 ||
        clause->head > verb)
        return -1;
    int32_t doer = child_with(sentence, (uint32_t)verb, DEP_NSUBJ);
    int32_t above = child_with(sentence, (uint32_t)clause->head, DEP_NSUBJ);
    if (doer < 0 || above < 0 || above > clause->head) return -1;
    /* "denounced the deal after Chad signed it" */
    if (clause->deprel == DEP_ADVCL && child_with(sentence, (uint32_t)clause->head, DEP_OBJ) >= 0) return -1;
    int32_t who = entity_at(resolving, s, (uint32_t)above), other = entity_at(resolving, s, (uint32_t)doer);
    return who >= 0 && other >= 0 && who != other && can_mean(resolving, token, who) ? who : -1;
}

/* "criticised the invasion, and the League deplored it": is what the clause before has as object a thing that
 * nobody is? */
static bool repeats_object(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t verb = sentence->tokens[t].deprel == DEP_OBJ ? sentence->tokens[t].head : -1;
    if (verb < 0 || sentence->tokens[verb].deprel != DEP_CONJ || sentence->tokens[verb].head < 0)
        return false;
    int32_t object = child_with(sentence, (uint32_t)sentence->tokens[verb].head, DEP_OBJ);
    return object >= 0 && sentence->tokens[object].upos == UPOS_NOUN &&
           !is_plural_noun(&sentence->tokens[object]) &&
           mention_covering(resolving, s, (uint32_t)object) < 0 &&
           !is_taken_up(resolving, s, (uint32_t)object);
}

/* The person named or taken up at the token; -1. */
static int32_t person_at(const struct resolving *resolving, uint32_t s, int32_t t)
{
    int32_t found = t < 0 ? -1 : entity_at(resolving, s, (uint32_t)t);
    return found >= 0 && resolving->entities[found].class == CLASS_PERSON ? found : -1;
}

/* The State to which the visit goes; -1. */
static int32_t state_visited(const struct resolving *resolving, uint32_t s, uint32_t visit)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = visit + 1; i < sentence->count; i++) {
        if (sentence->tokens[i].head != (int32_t)visit || sentence->tokens[i].deprel != DEP_NMOD) continue;
        int32_t mention = mention_covering(resolving, s, i);
        if (mention < 0 || resolving->mentions[mention].entity < 0) continue;
        const struct entry *entry = resolving->mentions[mention].entry;
        if (resolving->mentions[mention].class == CLASS_STATE) return resolving->mentions[mention].entity;
        if (entry && entry->class == CLASS_PLACE) return entity_of(resolving, entry->located_in);
    }
    return -1;
}

/* "Kim welcomed the Cuban leader on his visit to North Korea", "Borrell was received by the premier on the
 * first day of his visit": who visits is no one at home there, the subject rather than another; -1. */
static int32_t visitor(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    static const char *const VISITS[] = {"visit", "trip", "tour", "stay", "stopover", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t noun = sentence->tokens[t].head, verb = noun;
    if (sentence->tokens[t].xpos != XPOS_PRP_POSS || noun < 0 ||
        !is_one_of(VISITS, sentence->tokens[noun].lemma))
        return -1;
    for (int steps = 0; verb >= 0 && steps < 4 && sentence->tokens[verb].upos != UPOS_VERB; steps++)
        verb = sentence->tokens[verb].head;
    if (verb < 0 || sentence->tokens[verb].upos != UPOS_VERB || verb > noun) return -1;
    int32_t object = child_with(sentence, (uint32_t)verb, DEP_OBJ), subject = -1, host;
    for (int32_t at = verb, steps = 0; at >= 0 && subject < 0 && steps < 3; steps++) {
        subject = child_with(sentence, (uint32_t)at, DEP_NSUBJ);
        if (subject < 0) subject = child_with(sentence, (uint32_t)at, DEP_NSUBJ_PASS);
        at = sentence->tokens[at].deprel == DEP_CONJ ? sentence->tokens[at].head : -1;
    }
    host = state_visited(resolving, s, (uint32_t)noun);
    int32_t who = person_at(resolving, s, subject);
    if (who >= 0 && (host < 0 || state_of_official(resolving, (uint32_t)who) != host)) return who;
    who = person_at(resolving, s, object);
    return who >= 0 && host >= 0 && state_of_official(resolving, (uint32_t)who) != host ? who : -1;
}

static void resolve(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[t];
    bool is_possessive = token->xpos == XPOS_PRP_POSS || (token->features & FEATURE_REFLEXIVE);
    struct wanted wanted = {.sentence = s, .token = t, .except = -1, .same_clause_subject = is_possessive};
    int32_t found = accused(resolving, s, t);
    if (found < 0) found = charged(resolving, s, t);
    if (found < 0) found = answering(resolving, s, t);
    if (found < 0) found = suffering(resolving, s, t);
    if (found < 0 && token->features & (FEATURE_MASCULINE | FEATURE_FEMININE))
        found = visitor(resolving, s, t);
    if (found >= 0) {
        uint32_t who = (uint32_t)found;
        add_finished(resolving, s, t, t + 1, MENTION_PRONOUN, &who, 1, 0.6f);
        resolving->finished[resolving->finished_count - 1].is_bound = true;
        return;
    }
    if (is_they(token)) {
        resolve_they(resolving, &wanted);
        return;
    }
    if (token->features & FEATURE_PERSON_1) {
        found = voice_at(resolving, s, t);
        if (found < 0) found = speaker_of(resolving, s);
    } else if (token->features & (FEATURE_MASCULINE | FEATURE_FEMININE)) {
        wanted.classes = PERSON;
        wanted.gender = token->features & FEATURE_MASCULINE ? GENDER_MALE : GENDER_FEMALE;
        uint32_t of = 0;
        if (is_inside(sentence, t)) wanted.except = speaker_of(resolving, s); /* '"He has fled," she said' */
        if (unnamed_speaker(resolving, s, t, &of) >= 0) return;
        found = find_antecedent(resolving, &wanted);
        if (found >= 0 && !resolving->entities[found].gender)
            resolving->entities[found].gender = wanted.gender;
    } else if (strcmp(token->lower, "it") == 0 || strcmp(token->lower, "its") == 0 ||
               strcmp(token->lower, "itself") == 0) {
        if (is_expletive(resolving, sentence, t) || repeats_object(resolving, s, t)) return;
        bool is_agent = is_subject(token) || token->deprel == DEP_EXPL || is_possessive;
        wanted.classes = is_agent ? BODY : THING;
        if (is_happening(resolving, sentence, t) || is_paper(resolving, s, t))
            wanted.classes = 1u << CLASS_TREATY;
        double fitness;
        found = find_antecedent_with(resolving, &wanted, &fitness);
        if (!is_possessive && rival_noun(resolving, &wanted, false) > fitness) return;
    }
    if (found < 0) return;
    uint32_t entity = (uint32_t)found;
    add_finished(resolving, s, t, t + 1, MENTION_PRONOUN, &entity, 1, 0.6f);
}

bool resolve_pronoun(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct token *token = token_at(resolving, s, t);
    if (resolve_number(resolving, s, t)) return true;
    if (token->upos == UPOS_PRON || token->xpos == XPOS_PRP || token->xpos == XPOS_PRP_POSS)
        resolve(resolving, s, t);
    return false;
}
