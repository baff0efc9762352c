/* membership.c: who is in which body: by the knowledge where a sentence names both and speaks of membership,
 * and by what the text says ("a member of NATO", "its newest member", "joined ECOWAS", "wants to join the
 * bloc"). */
#include "entity/resolving.h"

#include <string.h>

/* Members of alliances and the like, where a sentence that names both speaks of membership. */
static void known_memberships(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *body = &resolving->mentions[i];
        if (body->class != CLASS_ORGANIZATION || body->entity < 0 || !body->entry || !members_of(body->entry))
            continue;
        const struct sentence *sentence = sentence_at(resolving, body->sentence);
        bool is_about = false;
        for (uint32_t t = 0; t < sentence->count; t++)
            is_about = is_about || in_list(resolving, "alliance-word", sentence->tokens[t].lower);
        if (!is_about) continue;
        for (size_t k = 0; k < resolving->mention_count; k++) {
            const struct draft_mention *member = &resolving->mentions[k];
            bool is_near =
                member->sentence == body->sentence && member->class == CLASS_STATE && member->entity >= 0;
            if (is_near && is_known_member(resolving, (uint32_t)member->entity, (uint32_t)body->entity))
                add_relation(resolving, RELATION_MEMBER_OF, (uint32_t)member->entity, (uint32_t)body->entity,
                             body->sentence);
        }
    }
}

/* The body with members that the article speaks of most; -1: none that often. */
static int32_t main_body(const struct resolving *resolving)
{
    enum { OFTEN = 3 };
    unsigned *counts = arena_array(resolving->arena, resolving->entity_count + 1, sizeof *counts);
    int32_t best = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_ORGANIZATION || mention->entity < 0 || !mention->entry ||
            !members_of(mention->entry))
            continue;
        unsigned count = ++counts[mention->entity];
        if (count >= OFTEN && (best < 0 || count > counts[best])) best = mention->entity;
    }
    return best;
}

/* "Every ally had to agree, and Turkey and Hungary held back": members of the body that the article is about.
 */
static void memberships_of_main_body(struct resolving *resolving)
{
    int32_t body = main_body(resolving);
    if (body < 0) return;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *member = &resolving->mentions[i];
        if (member->class != CLASS_STATE || member->entity < 0 ||
            !is_known_member(resolving, (uint32_t)member->entity, (uint32_t)body))
            continue;
        const struct sentence *sentence = sentence_at(resolving, member->sentence);
        for (uint32_t t = 0; t < sentence->count; t++) {
            bool speaks_of_it = strcmp(sentence->tokens[t].lemma, "ally") == 0 ||
                                strcmp(sentence->tokens[t].lemma, "member") == 0;
            if (!speaks_of_it || sentence->tokens[t].upos != UPOS_NOUN) continue;
            add_relation(resolving, RELATION_MEMBER_OF, (uint32_t)member->entity, (uint32_t)body,
                         member->sentence);
            break;
        }
    }
}

/* The State or Organization whose head is the token; -1. */
static int32_t member_at(const struct resolving *resolving, uint32_t s, int32_t token)
{
    int32_t mention = token >= 0 ? mention_covering(resolving, s, (uint32_t)token) : -1;
    if (mention < 0 || resolving->mentions[mention].entity < 0) return -1;
    enum entity_class class = resolving->mentions[mention].class;
    return class == CLASS_STATE || class == CLASS_ORGANIZATION ? resolving->mentions[mention].entity : -1;
}

/* The body whose head noun phrase begins behind the token: "of the European Union"; -1. */
static int32_t body_behind(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t t = token + 1; t < sentence->count && t < token + 5; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention >= 0) {
            bool is_body = resolving->mentions[mention].class == CLASS_ORGANIZATION;
            return is_body ? resolving->mentions[mention].entity : -1;
        }
        uint8_t upos = sentence->tokens[t].upos;
        if (upos != UPOS_DET && upos != UPOS_ADJ && upos != UPOS_ADP) return -1;
    }
    return -1;
}

/* The body that "its" before the noun takes up: the nearest before, of which the State is known as a member;
 * -1. */
static int32_t body_before_member(const struct resolving *resolving, uint32_t s, uint32_t token,
                                  uint32_t member)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || (mention->sentence == s && mention->end > token)) continue;
        if (mention->sentence + 2 < s) return -1;
        if (mention->class == CLASS_ORGANIZATION && mention->entity >= 0 &&
            is_known_member(resolving, member, (uint32_t)mention->entity))
            return mention->entity;
    }
    return -1;
}

/* "Bolivia, its newest member", "Finland is a member of NATO", "Georgia, a candidate for membership of the
 * EU". */
static void member_noun(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *noun = &sentence->tokens[t];
    int32_t member = noun->deprel == DEP_APPOS ? member_at(resolving, s, noun->head) : -1;
    bool is_predicate = child_with(sentence, t, DEP_COP) >= 0;
    if (member < 0 && is_predicate) member = member_at(resolving, s, child_with(sentence, t, DEP_NSUBJ));
    if (member < 0) return;
    int32_t body = body_behind(resolving, s, t);
    for (uint32_t back = 1; body < 0 && back <= 4 && back <= t; back++)
        if (strcmp(sentence->tokens[t - back].lower, "its") == 0)
            body = body_before_member(resolving, s, t - back, (uint32_t)member);
    if (body < 0) return;
    enum factuality told = is_predicate ? clause_status(resolving, s, t) : phrase_status(resolving, s, t);
    add_relation_as(resolving, RELATION_MEMBER_OF, (uint32_t)member, (uint32_t)body, s, told);
}

/* "Sweden joined NATO", "Kosovo wants to join the European Union". */
static void joining(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t object = child_with(sentence, t, DEP_OBJ), verb = (int32_t)t;
    int32_t body = object >= 0 ? member_at(resolving, s, object) : -1;
    if (body < 0 || resolving->entities[body].class != CLASS_ORGANIZATION) return;
    int32_t subject = child_with(sentence, t, DEP_NSUBJ);
    for (int steps = 0; subject < 0 && steps < 3; steps++) {
        const struct token *token = &sentence->tokens[verb];
        if ((token->deprel != DEP_XCOMP && token->deprel != DEP_CONJ && token->deprel != DEP_ACL) ||
            token->head < 0)
            break;
        verb = token->head;
        subject = child_with(sentence, (uint32_t)verb, DEP_NSUBJ);
    }
    int32_t member = member_at(resolving, s, subject);
    if (member < 0) return;
    enum factuality told = clause_status(resolving, s, t);
    add_relation_as(resolving, RELATION_MEMBER_OF, (uint32_t)member, (uint32_t)body, s, told);
}

/* Is the token the first of a list or joined to it, as the parser draws it: "Russia, Iran and Turkey"? */
static bool is_in_list_of(const struct sentence *sentence, uint32_t token, int32_t first)
{
    int32_t at = (int32_t)token;
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        if (at == first) return true;
        enum deprel link = sentence->tokens[at].deprel;
        if (link != DEP_CONJ && link != DEP_APPOS) return false;
        at = sentence->tokens[at].head;
    }
    return false;
}

/* The States of the list are in the body. */
static void join_states(struct resolving *resolving, uint32_t s, int32_t first, uint32_t body)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t t = 0; t < sentence->count; t++) {
        int32_t member = is_in_list_of(sentence, t, first) ? member_at(resolving, s, (int32_t)t) : -1;
        if (member >= 0 && resolving->entities[member].class == CLASS_STATE)
            add_relation(resolving, RELATION_MEMBER_OF, (uint32_t)member, body, s);
    }
}

/* The Security Council, when the sentence or the one before names it; -1. */
static int32_t council_near(const struct resolving *resolving, uint32_t s)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_near = mention->sentence <= s && mention->sentence + 1 >= s && mention->entity >= 0;
        const char *label = is_near ? resolving->entities[mention->entity].label : NULL;
        if (label && mention->class == CLASS_ORGANIZATION && strstr(label, "Security Council") &&
            mention->entry)
            return mention->entity;
    }
    return -1;
}

/* "Russia and China vetoed the draft", "only Guyana abstained": who votes in the Council sits in it. */
static void voting(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t subject = child_with(sentence, t, DEP_NSUBJ), council = council_near(resolving, s);
    /* "Russia, which had vetoed the draft" */
    bool is_relative = subject >= 0 && sentence->tokens[t].deprel == DEP_ACL_RELCL &&
                       sentence->tokens[subject].upos == UPOS_PRON;
    if (is_relative) subject = sentence->tokens[t].head;
    if (subject < 0 || council < 0 || clause_status(resolving, s, t) != FACTUALITY_ACTUAL) return;
    join_states(resolving, s, subject, (uint32_t)council);
}

/* "the Minsk Group, co-chaired by Russia and France", "a mission headed by Kenya": who heads a body is in it.
 */
static void heading(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t agent = child_with(sentence, t, DEP_OBL_AGENT);
    int32_t whole = child_with(sentence, t, DEP_NSUBJ_PASS);
    if (whole < 0 && sentence->tokens[t].deprel == DEP_ACL) whole = sentence->tokens[t].head;
    int32_t body = whole < 0 ? -1 : member_at(resolving, s, whole);
    if (agent < 0 || body < 0 || resolving->entities[body].class != CLASS_ORGANIZATION) return;
    join_states(resolving, s, agent, (uint32_t)body);
}

void find_memberships(struct resolving *resolving)
{
    known_memberships(resolving);
    memberships_of_main_body(resolving);
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            const struct token *token = token_at(resolving, s, t);
            if (mention_covering(resolving, s, t) >= 0) continue;
            if (token->upos == UPOS_NOUN && strcmp(token->lemma, "member") == 0) member_noun(resolving, s, t);
            if (token->upos == UPOS_VERB && strcmp(token->lemma, "join") == 0) joining(resolving, s, t);
            if (token->upos == UPOS_VERB && in_list(resolving, "voting-verb", token->lemma))
                voting(resolving, s, t);
            if (token->upos == UPOS_VERB && in_list(resolving, "heading-verb", token->lemma))
                heading(resolving, s, t);
        }
}
