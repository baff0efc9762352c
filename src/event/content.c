/* content.c: what an act of speech is about and no happening of its own: what is only threatened, refused or
 * supposed, what nobody is told to do. In: the events of all sentences as first found. Out: these dropped. */
#include "event/stages.h"
#include "event/telling.h"

#include <string.h>

/* The event that the token is what of: the nearest trigger above it, through complements only; what is a
 * content itself has contents too: "in protest of their refusal to sign". */
static const struct found_event *matrix_of(const struct extraction *extraction,
                                           const struct found_events *found, const struct found_event *item,
                                           const bool *is_gone)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t at = item->trigger.light_verb >= 0 ? item->trigger.light_verb
                 : item->trigger.carrier >= 0  ? item->trigger.carrier
                                               : (int32_t)item->trigger.token;
    for (int steps = 0; steps < 4; steps++) {
        const struct token *token = &sentence->tokens[at];
        int32_t mark = dependent(sentence, (uint32_t)at, DEP_MARK);
        if (steps == 0 && token->deprel == DEP_CONJ &&
            token->head >= 0 && /* what is joined is in the same clause */
            conjunct_head(sentence, (uint32_t)at) == token->head &&
            dependent(sentence, (uint32_t)at, DEP_NSUBJ) < 0) {
            at = token->head;
            continue;
        }
        bool complement =
            (token->deprel == DEP_ADVCL && mark >= 0 && strcmp(sentence->tokens[mark].lower, "to") == 0) ||
            token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP || token->deprel == DEP_OBJ ||
            token->deprel == DEP_ACL || token->deprel == DEP_NMOD ||
            (steps > 0 && token->deprel == DEP_OBL && /* "insisted on its demand that" */
             strcmp(preposition_of(sentence, (uint32_t)at), "on") == 0) ||
            (token->deprel == DEP_OBL && item->trigger.is_noun && steps == 0 &&
             lexicon_has(extraction->tables, "content-preposition", preposition_of(sentence, (uint32_t)at)));
        if (!complement || token->head < 0) return NULL;
        at = token->head;
        for (size_t i = 0; i < found->count; i++)
            if (!is_gone[i] && found->items[i].trigger.sentence == item->trigger.sentence &&
                found->items[i].trigger.token == (uint32_t)at && &found->items[i] != item)
                return &found->items[i];
    }
    return NULL;
}

/* "if it is attacked", "unless they withdraw" */
static bool is_condition(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t mark = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_MARK);
    return mark >= 0 && lexicon_has(extraction->tables, "conditional", sentence->tokens[mark].lower);
}

/* "marched, demanding that he go": what a protest is for is part of it. */
static bool is_chanted(const struct extraction *extraction, const struct found_events *found,
                       const struct found_event *item)
{
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[item->trigger.token];
    if (item->trigger.is_noun || token->xpos != XPOS_VBG || token->head < 0) return false;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].trigger.sentence == item->trigger.sentence &&
            (int32_t)found->items[i].trigger.token == token->head &&
            strcmp(found->items[i].event.class, "Protest") == 0)
            return strcmp(event_category(item->event.class), "Assault") != 0; /* "marched, looting shops" */
    return false;
}

/* "before a treaty can be signed", "until talks begin": of parties that stand elsewhere nothing is told here.
 */
static bool is_awaited(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const WORDS[] = {"before", "until", "once", "if", "unless", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t at = item->trigger.token;
    if (item->trigger.is_noun && sentence->tokens[at].head >= 0) at = (uint32_t)sentence->tokens[at].head;
    int32_t mark = dependent(sentence, at, DEP_MARK);
    return mark >= 0 && is_one_of(WORDS, sentence->tokens[mark].lower);
}

/* "in protest at the invasion of Chad by Libya", "in retaliation for its raid": an act of force that is told
 * in full as the reason of another. */
static bool is_reason(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const ANSWERS[] = {"protest",     "anger",    "response", "retaliation", "reaction",
                                          "retribution", "reprisal", "outrage",  "revenge",     NULL};
    static const char *const FORCE[] = {"Assault", "Coerce", "Sanction", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    const char *category = event_category(item->event.class);
    if (!item->trigger.is_noun || token->head < 0 || !category || !is_one_of(FORCE, category)) return false;
    return is_one_of(ANSWERS, sentence->tokens[token->head].lemma) &&
           has_name(extraction, &item->event.source) && has_name(extraction, &item->event.target);
}

/* "capable of striking Japan", "discussed efforts to reach a settlement", "an accord aimed at boosting
 * trade", "fight to topple him", "defended its right to fire on them", "in protest of their refusal": what
 * could be or is meant to be. */
static bool is_only_meant(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const ABLE[] = {"capable", "able", "incapable", NULL};
    static const char *const TRIES[] = {"fight", "struggle", "battle", "seek", "aim", "want", NULL};
    static const char *const MEANS[] = {"effort", "way", "mean", "possibility", "chance", "prospect", NULL};
    static const char *const WEIGHS[] = {"discuss", "talk", "debate", "review", "explore", "assess", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t at = item->trigger.light_verb >= 0 ? (uint32_t)item->trigger.light_verb : item->trigger.token;
    /* "aimed at establishing close relations" */
    bool is_what = item->trigger.is_noun && sentence->tokens[at].deprel == DEP_OBJ &&
                   sentence->tokens[at].head >= 0 && strcmp(item->event.class, "Cooperate") == 0;
    if (is_what) at = (uint32_t)sentence->tokens[at].head;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0)
        at = (uint32_t)sentence->tokens[at].head;
    const struct token *token = &sentence->tokens[at];
    if (token->head < 0) return false;
    const struct token *governor = &sentence->tokens[token->head];
    const char *category = event_category(item->event.class);
    int32_t mark = dependent(sentence, at, DEP_MARK);
    const char *link = mark >= 0 ? sentence->tokens[mark].lower : "";
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    bool makes = strcmp(category, "Agree") == 0 || strcmp(category, "Cooperate") == 0 ||
                 strcmp(category, "Support") == 0;
    if (item->trigger.is_noun && item->trigger.light_verb < 0 && !is_what)
        return token->deprel == DEP_NMOD && strcmp(governor->lemma, "protest") == 0 &&
               !is_reason(extraction, item);
    /* "discuss efforts to forge a settlement", wherever the infinitive hangs */
    if (strcmp(category, "Agree") == 0 && object >= 0 && is_one_of(WEIGHS, governor->lemma) &&
        is_one_of(MEANS, sentence->tokens[object].lemma))
        return true;
    if (strcmp(link, "of") == 0 && is_one_of(ABLE, governor->lemma)) return true;
    if (strcmp(link, "at") == 0 && strcmp(governor->lemma, "aim") == 0) return makes;
    if (strcmp(link, "to") != 0) return false;
    if (strcmp(item->event.class, "Coup") == 0 && is_one_of(TRIES, governor->lemma)) return true;
    if (token->deprel == DEP_ADVCL && object >= 0 && strcmp(sentence->tokens[object].lemma, "right") == 0)
        return true;
    return strcmp(category, "Agree") == 0 && is_one_of(MEANS, governor->lemma) && governor->head >= 0 &&
           is_one_of(WEIGHS, sentence->tokens[governor->head].lemma);
}

/* "the overthrow of Mossadegh", "riots in Honiara": an event even where nobody is said to do it. */
static bool is_told_without_doer(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const CLASSES[] = {"Coup", "Protest", "Election", NULL};
    static const char *const OF_NAMED[] = {
        "Resign", "Arrest",       "Trial",  "Release",  "Appoint",  "LiftSanction",   "MilitaryAid",
        "Aid",    "ArmsTransfer", "Deploy", "Withdraw", "Blockade", "WithdrawTreaty", NULL};
    if (strcmp(event_category(item->event.class), "Assault") == 0) return true;
    if (is_one_of(CLASSES, item->event.class)) return true;
    return is_one_of(OF_NAMED, item->event.class) && has_name(extraction, &item->event.target);
}

/* "Petro said that Colombia would sever relations": not a threat alone but a step that is told in full. */
static bool is_told_step(const struct extraction *extraction, const struct found_event *item,
                         const struct found_event *matrix)
{
    static const char *const STEPS[] = {"SeverRelations", "ExpelDiplomat", "Leave", "WithdrawTreaty",
                                        "Sanction",       "Deploy",        NULL},
                             *const OWN[] = {"Blockade", "Mobilize", NULL}; /* "would close its border" */
    bool is_full = is_one_of(STEPS, item->event.class) && item->event.target.count;
    const struct entity_set *source = &item->event.source;
    bool is_states = source->count && extraction->entities->items[source->items[0]].class == CLASS_STATE;
    return strcmp(matrix->frame->name, "say-will-harm") == 0 && !item->trigger.is_noun && !item->is_refusal &&
           item->event.source.count && (is_full || (is_states && is_one_of(OWN, item->event.class)));
}

/* "called on Russia to pull its troops out of Ukraine": a step that is told in full, though only asked for.
 */
static bool is_asked_step(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const VAGUE[] = {"Concede", "Aid", "ArmsTransfer", "Coerce", NULL};
    static const char *const PLAIN[] = {"Withdraw", "LiftSanction", "RatifyTreaty", NULL};
    const struct event *event = &item->event;
    if (strcmp(event->class, "Release") == 0 && has_name(extraction, &event->target)) return true;
    if (is_speech_category(event->class) || is_one_of(VAGUE, event->class)) return false;
    return has_name(extraction, &event->source) &&
           (has_name(extraction, &event->target) || has_name(extraction, &event->involves) ||
            is_one_of(PLAIN, event->class));
}

/* "rebels attacked the camp, the army said": is what the verb says only told by its subject, unquoted? */
static bool only_tells(const struct sentence *sentence, uint32_t verb)
{
    int32_t what = dependent(sentence, verb, DEP_CCOMP);
    return what >= 0 && what < (int32_t)verb && !is_quoted(sentence, (uint32_t)what);
}

/* "has not confirmed it"; "recalled its envoy for consultations", which are held at home; weapons that come
 * as an attack. */
static bool tells_nothing(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const HOME[] = {"recall", "summon", "call", "withdraw", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    /* "declined to comment" */
    static const char *const SILENT[] = {"comment", "elaborate", "speculate", "specify", NULL};
    int32_t what =
        strcmp(item->event.class, "Reject") == 0 ? dependent(sentence, item->trigger.token, DEP_XCOMP) : -1;
    if (what >= 0 && is_one_of(SILENT, sentence->tokens[what].lemma)) return true;
    /* "withheld comment" */
    int32_t unsaid =
        strcmp(item->event.class, "Reject") == 0 ? dependent(sentence, item->trigger.token, DEP_OBJ) : -1;
    if (unsaid >= 0 && strcmp(sentence->tokens[unsaid].lemma, "comment") == 0) return true;
    if (strcmp(item->frame->name, "say-misdeed") == 0 && only_tells(sentence, item->trigger.token))
        return true;
    /* "it would violate the law": what follows from it, in somebody's view */
    static const char *const SUPPOSED[] = {"would", "could", "might", "may", NULL};
    int32_t modal = dependent(sentence, item->trigger.token, DEP_AUX);
    if (strcmp(item->event.class, "BreachTreaty") == 0 && modal >= 0 &&
        is_one_of(SUPPOSED, sentence->tokens[modal].lower))
        return true;
    /* "a visiting official": nobody who is named, at nobody's */
    if (strcmp(item->event.class, "Visit") == 0 && token->deprel == DEP_AMOD && !item->event.target.count &&
        !item->event.place.count && !has_person(extraction, &item->event.source))
        return true;
    /* "a probe of its approval of the aircraft": what is looked into */
    if (item->trigger.is_noun && token->deprel == DEP_NMOD && token->head >= 0 &&
        strcmp(event_category(item->event.class), "Agree") == 0 &&
        lexicon_has(extraction->tables, "inquiry", sentence->tokens[token->head].lemma))
        return true;
    if (strcmp(item->event.class, "Announce") == 0)
        return !item->trigger.is_noun && is_negated(sentence, item->trigger.token);
    /* "shot down drones sent by Iran" */
    static const char *const HITS[] = {"shoot", "down", "intercept", "destroy", "repel", NULL};
    if (strcmp(item->event.class, "ArmsTransfer") == 0 && token->deprel == DEP_ACL && token->head >= 0) {
        const struct token *noun = &sentence->tokens[token->head];
        return noun->head >= 0 && is_one_of(HITS, sentence->tokens[noun->head].lemma);
    }
    return item->trigger.is_noun && token->deprel == DEP_OBL && token->head >= 0 &&
           strcmp(token->lemma, "consultation") == 0 &&
           is_one_of(HOME, sentence->tokens[token->head].lemma) &&
           strcmp(preposition_of(sentence, item->trigger.token), "for") == 0;
}

/* "threatened to bomb churches", "its refusal to sign", "prevented them from helping": by anybody, named or
 * not. */
static bool is_withheld(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t at = item->trigger.light_verb >= 0 ? (uint32_t)item->trigger.light_verb : item->trigger.token;
    const struct token *token = &sentence->tokens[at];
    int32_t mark = dependent(sentence, at, DEP_MARK);
    if (mark < 0 || token->head < 0 || token->upos != UPOS_VERB) return false;
    const struct token *governor = &sentence->tokens[token->head];
    const char *link = sentence->tokens[mark].lower;
    if (strcmp(link, "from") == 0) return lexicon_has(extraction->tables, "hinder", governor->lemma);
    return strcmp(link, "to") == 0 && lexicon_has(extraction->tables, "withhold", governor->lemma);
}

/* "will attack if they do not leave", "unless it arranges a truce", "will fight until they gain control":
 * what others are to do, or what does not go on before it. */
static bool is_yet_to_be(const struct extraction *extraction, const struct found_events *found,
                         const struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Threaten", "Reject", "Request", "Agree", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    int32_t mark = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_MARK);
    if (mark < 0) return false;
    const char *link = sentence->tokens[mark].lower;
    if (strcmp(link, "unless") == 0) return true;
    if (strcmp(link, "if") == 0) return is_negated(sentence, item->trigger.token);
    if (strcmp(link, "until") != 0 && strcmp(link, "till") != 0) return false;
    for (int32_t at = token->head, steps = 0; at >= 0 && steps < 3; at = sentence->tokens[at].head, steps++) {
        const struct found_event *above = event_at((struct found_events *)found, item->trigger.sentence, at);
        if (above && is_one_of(CATEGORIES, event_category(above->event.class))) return true;
    }
    return false;
}

/* "arrested for collaborating with the enemy": what one is charged with, when it is no deed of force. */
static bool is_charge(const struct found_events *found, const struct extraction *extraction,
                      const struct found_event *item)
{
    static const char *const CHARGING[] = {"Coerce", "Accuse", NULL};
    static const char *const KINDS[] = {"Cooperate", "Agree", "Consult", "Support", "Accuse", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    int32_t mark = item->trigger.is_noun ? -1 : dependent(sentence, item->trigger.token, DEP_MARK);
    if (mark < 0 || token->xpos != XPOS_VBG || strcmp(sentence->tokens[mark].lower, "for") != 0) return false;
    const struct found_event *above =
        event_at((struct found_events *)found, item->trigger.sentence, token->head);
    return above && is_one_of(CHARGING, event_category(above->event.class)) &&
           is_one_of(KINDS, event_category(item->event.class));
}

/* "lifted a blockade which it had imposed", "sanctions imposed on them": what is lifted, refused or eased. */
static bool is_matter_of_other(const struct found_events *found, const struct extraction *extraction,
                               const struct found_event *item)
{
    static const char *const KINDS[] = {"Sanction", "Coerce", NULL};
    static const char *const EASING[] = {"Concede", "Retreat", "Reject", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    bool qualifies = token->deprel == DEP_ACL || token->deprel == DEP_ACL_RELCL;
    if (item->trigger.is_noun || !qualifies || token->head < 0 ||
        !is_one_of(KINDS, event_category(item->event.class)))
        return false;
    const struct token *noun = &sentence->tokens[token->head];
    if (noun->deprel != DEP_OBJ || strcmp(token->lemma, "impose") != 0) return false;
    for (uint32_t i = item->trigger.token; i < sentence->count;
         i++) /* "imposed in 1992" tells it of its own */
        if (sentence->tokens[i].head == (int32_t)item->trigger.token &&
            strcmp(preposition_of(sentence, i), "in") == 0)
            return false;
    const struct found_event *above =
        event_at((struct found_events *)found, item->trigger.sentence, noun->head);
    return above && is_one_of(EASING, event_category(above->event.class));
}

/* "used tear gas to break up a march": one deed, which its aim names. */
static bool is_means(const struct found_events *found, const struct extraction *extraction,
                     const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(item->event.class, "Attack") != 0 || item->trigger.is_noun) return false;
    if (strcmp(item->trigger.lemma, "use") != 0 && strcmp(item->trigger.lemma, "fire") != 0) return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct found_event *other = &found->items[i];
        if (other->dropped || other->trigger.sentence != item->trigger.sentence || other->trigger.is_noun ||
            sentence->tokens[other->trigger.token].head != (int32_t)item->trigger.token ||
            strcmp(event_category(other->event.class), "Coerce") != 0)
            continue;
        int32_t mark = dependent(sentence, other->trigger.token, DEP_MARK);
        if (mark >= 0 && strcmp(sentence->tokens[mark].lower, "to") == 0) return true;
    }
    return false;
}

/* "killed 587, the deadliest attack in years": what the deed was, no other. */
static bool is_ranking(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (!item->trigger.is_noun || token->deprel != DEP_APPOS || item->event.source.count) return false;
    return is_ranked(sentence, item->trigger.token);
}

/* "an official who asked not to be named", "requested that he not be quoted": nothing is asked for. */
static bool is_anonymity(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const VERBS[] = {"named", "identified", "quoted", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (item->trigger.is_noun) return false;
    for (uint32_t i = item->trigger.token + 1; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head == (int32_t)item->trigger.token && strcmp(token->lemma, "anonymity") == 0)
            return true;
        bool is_clause =
            token->deprel == DEP_XCOMP || token->deprel == DEP_CCOMP || token->deprel == DEP_ADVCL;
        if (is_clause && token->head == (int32_t)item->trigger.token && is_one_of(VERBS, token->lower) &&
            is_passive(sentence, i))
            return true;
    }
    return false;
}

/* "asked whether they had forgotten", "'Who gave them the right?' he asked": a question asks for no deed. */
static bool is_question(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const ASKS[] = {"ask", "wonder", "inquire", "enquire", NULL};
    static const char *const WORDS[] = {"whether", "why",  "how",   "who", "what",
                                        "where",   "when", "which", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const uint32_t verb = item->trigger.token;
    if (item->trigger.is_noun || !is_one_of(ASKS, item->trigger.lemma)) return false;
    for (uint32_t i = 0; i < verb; i++)
        if (strcmp(sentence->tokens[i].form, "?") == 0) return true;
    for (uint32_t i = verb + 1; i < sentence->count && i < verb + 6; i++)
        if (is_one_of(WORDS, sentence->tokens[i].lower)) return true;
    return false;
}

/* What is told of those whom it is done to, though nobody knows them: "a soldier was shot in Rabat". */
static bool befalls_people(const struct found_event *item)
{
    static const char *const FATES[] = {"Kill", "Trial", "Arrest", "Release", NULL};
    return is_one_of(FATES, item->event.class) ||
           (strcmp(item->event.class, "Attack") == 0 && !item->trigger.is_noun);
}

/* What is only threatened, refused, asked for or supposed is the content of that act, not a happening of its
 * own; so is what is agreed when nothing is told of it but who agrees. */
static bool is_mere_content(const struct extraction *extraction, const struct found_events *found,
                            const struct found_event *item, const struct found_event *matrix)
{
    static const char *const WISHES[] = {"Request", "Threaten", "Reject", "Support", "Accuse", NULL};
    static const char *const UNAIMED[] = {"TransportLink", "Conference", "Exercise",
                                          "OpenFacility",  "WeaponTest", "RatifyTreaty",
                                          "Blockade",      "Mobilize",   NULL};
    const char *category = matrix ? event_category(matrix->event.class) : "";
    bool goes = strcmp(item->event.class, "Visit") == 0 && item->event.place.count;
    bool vague = !is_one_of(UNAIMED, item->event.class) && !item->event.target.count &&
                 !item->event.involves.count && !goes && item->event.source.count < 2;
    /* "an embargo", "the attack": a noun of which nobody is told who does it is background */
    bool anonymous = item->trigger.is_noun && !item->lacks_parties && !item->event.source.count &&
                     !item->event.involves.count && !is_told_without_doer(extraction, item);
    /* "a soldier was shot": nobody is known of it; but a toll is told of anybody */
    bool nobody =
        !item->lacks_parties && !is_toll(extraction, &item->trigger, item->frame) &&
        !item->event.source.count && !has_name(extraction, &item->event.target) &&
        !has_name(extraction, &item->event.involves) &&
        !((is_public(item->frame) || befalls_people(item)) && is_placed(extraction, &item->trigger));
    /* "is willing to send", "offered to mediate": not even planned; who is willing to back somebody does */
    bool offered = matrix && strcmp(matrix->event.class, "Promise") == 0 &&
                   (item->trigger.is_noun || strcmp(event_category(item->event.class), "Support") != 0) &&
                   (matrix->trigger.is_predicate || strcmp(matrix->frame->name, "offer") == 0);
    bool is_readied = strcmp(category, "Mobilize") == 0 &&
                      strcmp(event_category(item->event.class), "Assault") == 0; /* "troops for a war" */
    /* "summoned him to complain", "vowed to condemn": one act of speech */
    bool repeats =
        matrix &&
        (strcmp(matrix->event.class, item->event.class) == 0 ||
         (is_speech_category(item->event.class) && strcmp(category, event_category(item->event.class)) == 0));
    bool purpose = strcmp(category, "Protest") == 0;
    bool asked_for =
        strcmp(category, "Request") == 0 && strcmp(event_category(item->event.class), "Consult") != 0;
    bool is_wished = is_one_of(WISHES, category); /* "called for talks" */
    if (item->lacks_parties && (is_wished || is_awaited(extraction, item))) return true;
    /* "denied that it had sent arms": what is said not to be so is told, and by whom */
    bool denied = matrix && strcmp(matrix->event.class, "Deny") == 0 && item->event.source.count &&
                  (item->event.target.count || item->event.involves.count ||
                   (item->frame->is_reciprocal && item->event.source.count > 1));
    if (denied || (matrix && (is_told_step(extraction, item, matrix) || calls_off(matrix, item))) ||
        is_reason(extraction, item))
        return false;
    /* "agreed not to threaten each other": no threat of theirs */
    bool forsworn = matrix && strcmp(category, "Agree") == 0 && !item->is_refusal && !item->trigger.is_noun &&
                    is_negated(sentence_of(extraction, &item->trigger), item->trigger.token);
    bool half_condition =
        is_condition(extraction, item) && (!item->event.source.count || !item->event.target.count);
    return forsworn || anonymous || is_ranking(extraction, item) || repeats ||
           tells_nothing(extraction, item) || purpose || (asked_for && !is_asked_step(extraction, item)) ||
           half_condition || strcmp(category, "Threaten") == 0 || strcmp(category, "Reject") == 0 ||
           (strcmp(category, "Agree") == 0 && vague) || nobody || offered || is_readied ||
           is_chanted(extraction, found, item) || is_only_meant(extraction, item) ||
           is_withheld(extraction, item) || is_charge(found, extraction, item) ||
           is_means(found, extraction, item) || is_matter_of_other(found, extraction, item) ||
           is_yet_to_be(extraction, found, item) || is_anonymity(extraction, item) ||
           is_question(extraction, item) ||
           (matrix &&
            (strcmp(item->event.class, "Announce") == 0 || strcmp(item->event.class, "Statement") == 0));
}

/* "President Ruto supports Chad, the ministry said": what somebody else does, in full, is told by who says
 * it and no act of his. The act of saying, which is none; NULL. */
static struct found_event *mere_saying(const struct extraction *extraction, struct found_events *found,
                                       const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    /* "Clinton telephoned to congratulate them" */
    static const enum deprel INNER[] = {DEP_ADVCL, DEP_XCOMP, DEP_CONJ};
    uint32_t clause = item->trigger.token;
    if (item->dropped || item->trigger.is_noun || item->lacks_parties) return NULL;
    for (size_t i = 0; i < sizeof INNER / sizeof *INNER && sentence->tokens[clause].head >= 0; i++)
        if (sentence->tokens[clause].deprel == INNER[i]) clause = (uint32_t)sentence->tokens[clause].head;
    int32_t subject = dependent(sentence, clause, DEP_NSUBJ);
    if (sentence->tokens[clause].deprel != DEP_CCOMP || subject < 0 ||
        sentence->tokens[subject].upos == UPOS_PRON)
        return NULL;
    struct found_event *told = event_at(found, item->trigger.sentence, sentence->tokens[clause].head);
    bool is_same = told && !told->dropped && !told->trigger.is_noun &&
                   strcmp(told->event.class, item->event.class) == 0 &&
                   lexicon_has(extraction->tables, "saying", told->trigger.lemma);
    bool is_full = has_name(extraction, &item->event.source) &&
                   (clause != item->trigger.token || has_name(extraction, &item->event.target));
    return is_same && is_full && !sets_overlap(&item->event.source, &told->event.source) ? told : NULL;
}

void drop_contents(const struct extraction *extraction, struct found_events *found)
{
    bool *is_double = arena_array(extraction->arena, found->count + 1, sizeof *is_double);
    bool *is_gone = arena_array(extraction->arena, found->count + 1, sizeof *is_gone);
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *saying = mere_saying(extraction, found, &found->items[i]);
        if (saying) saying->dropped = true;
    }
    for (size_t i = 0; i < found->count; i++)
        is_gone[i] = is_double[i] = found->items[i].dropped;
    for (size_t i = 0; i < found->count; i++) {
        struct found_event *item = &found->items[i];
        const struct found_event *told = matrix_of(extraction, found, item, is_gone);
        const struct found_event *above = matrix_of(extraction, found, item, is_double);
        if (is_mere_content(extraction, found, item, told) ||
            (above != told && is_mere_content(extraction, found, item, above)))
            item->dropped = is_gone[i] = true;
    }
}
