/* party.c: parties of treaties, members of bodies and allies, from the words around their names: "a pact
 * between A and B", "A's treaty with B", "NATO allies", "the alliance between A and B". */
#include "entity/resolving.h"

#include "base/text.h"

#include <string.h>

static bool can_be_party(const struct draft_mention *mention)
{
    return mention->entity >= 0 && (mention->class == CLASS_STATE || mention->class == CLASS_ORGANIZATION) &&
           !mention->is_body;
}

/* The States of "the two countries" whose noun is the token. */
static size_t parties_of_set(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t *parties,
                             size_t room)
{
    for (size_t i = 0; i < resolving->finished_count; i++) {
        const struct mention *set = &resolving->finished[i];
        if (set->sentence != s || set->head != t || set->kind != MENTION_NOMINAL) continue;
        size_t count = 0;
        for (size_t e = 0; e < set->entity_count && count < room; e++)
            if (resolving->entities[set->entities[e]].class == CLASS_STATE)
                parties[count++] = set->entities[e];
        return count;
    }
    return 0;
}

/* The longest mention of a party over the token: "the China Road and Bridge Corporation", not China; -1. */
static int32_t party_at(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    int32_t found = mention_covering(resolving, s, t);
    if (found >= 0 && !can_be_party(&resolving->mentions[found])) found = -1;
    for (size_t i = 0; found >= 0 && i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i], *inner = &resolving->mentions[found];
        if (mention->sentence == s && mention->begin <= inner->begin && mention->end > inner->end &&
            can_be_party(mention))
            found = (int32_t)i;
    }
    return found;
}

/* The entities joined by "and" behind "between" at token `at`. */
static size_t between(const struct resolving *resolving, uint32_t s, uint32_t at, uint32_t *parties,
                      size_t room)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    for (uint32_t t = at + 1; t < sentence->count && t < at + 14 && count < room; t++) {
        int32_t mention = party_at(resolving, s, t);
        if (mention >= 0) {
            parties[count++] = (uint32_t)resolving->mentions[mention].entity;
            t = resolving->mentions[mention].end - 1;
            continue;
        }
        size_t set = parties_of_set(resolving, s, t, parties + count, room - count);
        if (set) return count + set;
        const struct token *token = &sentence->tokens[t];
        bool passes = token->upos == UPOS_NUM || token->upos == UPOS_CCONJ || token->upos == UPOS_DET ||
                      strcmp(token->form, ",") == 0;
        if (!passes) break;
    }
    return count;
}

bool is_known_member(const struct resolving *resolving, uint32_t member, uint32_t body)
{
    const struct entry *who = resolving->entities[member].entry, *of = resolving->entities[body].entry;
    for (size_t i = 0; who && of && i < who->membership_count; i++) {
        const struct membership *membership = who->memberships[i];
        if (membership->member != who || membership->body != of) continue;
        bool is_later = resolving->date.year && membership->begin.year &&
                        date_earliest(membership->begin) > date_latest(resolving->date);
        bool is_over = membership->end.year && resolving->date.year &&
                       date_latest(membership->end) < date_earliest(resolving->date);
        if (!is_later && !is_over) return true;
    }
    return false;
}

size_t members_of(const struct entry *body)
{
    size_t count = 0;
    for (size_t i = 0; i < body->membership_count; i++)
        count += body->memberships[i]->body == body;
    return count;
}

/* "the deal in a telephone call with Israel's leader": whom the call is with, not the deal. */
static bool belongs_to_other(const struct sentence *sentence, uint32_t link, uint32_t treaty)
{
    int32_t noun = sentence->tokens[link].head, above = noun < 0 ? -1 : sentence->tokens[noun].head;
    static const char *const OCCASIONS[] = {"call",   "conversation", "talk",      "meeting",
                                            "summit", "interview",    "telephone", NULL};
    return above > (int32_t)treaty && above < (int32_t)link &&
           is_one_of(OCCASIONS, sentence->tokens[above].lemma);
}

/* States that the knowledge has as parties: of the sentence, and of the article when the parties are few. */
static void known_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    enum { FEW = 4 };
    if (!treaty->entry) return;
    bool is_small = members_of(treaty->entry) <= FEW;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if ((mention->sentence == treaty->sentence || is_small) && can_be_party(mention) &&
            is_known_member(resolving, (uint32_t)mention->entity, (uint32_t)treaty->entity))
            add_relation(resolving, RELATION_PARTY_TO, (uint32_t)mention->entity, (uint32_t)treaty->entity,
                         treaty->sentence);
    }
}

static void stated_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    uint32_t s = treaty->sentence, parties[8];
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    /* "Russia-North Korea Treaty", "Iran's accord": states before the head, within or just before the name.
     */
    for (uint32_t t = treaty->begin > 3 ? treaty->begin - 3 : 0; t < treaty->head && count < 8; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        if (mention < 0 || !can_be_party(&resolving->mentions[mention]) ||
            resolving->mentions[mention].head != t)
            continue;
        bool is_linked = t >= treaty->begin || sentence->tokens[t].head == (int32_t)treaty->head;
        if (is_linked) parties[count++] = (uint32_t)resolving->mentions[mention].entity;
    }
    for (uint32_t t = treaty->head + 1; t < sentence->count && t < treaty->head + 9; t++) {
        const char *word = sentence->tokens[t].lower;
        bool is_link = strcmp(word, "between") == 0 || strcmp(word, "with") == 0;
        if (!is_link && (sentence->tokens[t].upos == UPOS_VERB || sentence->tokens[t].upos == UPOS_PUNCT))
            break;
        if (is_link) {
            if (belongs_to_other(sentence, t, treaty->head)) break;
            count += between(resolving, s, t, parties + count, 8 - count);
            break;
        }
    }
    for (size_t i = 0; i < count; i++)
        add_relation(resolving, RELATION_PARTY_TO, parties[i], (uint32_t)treaty->entity, s);
}

/* The State for which somebody acts, by office; UINT32_MAX. */
static uint32_t state_of_person(const struct resolving *resolving, uint32_t person)
{
    for (size_t i = 0; i < resolving->relation_count; i++) {
        const struct relation *relation = &resolving->relations[i];
        if (relation->kind == RELATION_HOLDS_OFFICE && relation->subject == person &&
            relation->object != UINT32_MAX && resolving->entities[relation->object].class == CLASS_STATE)
            return relation->object;
    }
    return UINT32_MAX;
}

/* A parliament ratifies for its state. */
static bool is_legislature(const struct entity *entity)
{
    static const char *const WORDS[] = {"parliament", "legislature", NULL};
    const char *kind = entity->entry && entity->entry->kind ? entity->entry->kind : "";
    for (size_t i = 0; WORDS[i]; i++)
        if (strstr(kind, WORDS[i]) ||
            (!entity->entry && entity->label && strcasestr(entity->label, WORDS[i])))
            return true;
    return false;
}

static void sign(struct resolving *resolving, uint32_t signer, const struct draft_mention *treaty,
                 enum factuality factuality)
{
    const struct entity *entity = &resolving->entities[signer];
    uint32_t party = entity->class == CLASS_PERSON ? state_of_person(resolving, signer) : signer;
    if (entity->class == CLASS_ORGANIZATION && is_legislature(entity)) {
        int32_t state = entity->entry ? entity_of(resolving, entity->entry->part_of) : -1;
        party = state >= 0 ? (uint32_t)state : UINT32_MAX;
    }
    if (party == UINT32_MAX) return;
    enum entity_class class = resolving->entities[party].class;
    if (class == CLASS_STATE || class == CLASS_ORGANIZATION)
        add_relation_as(resolving, RELATION_PARTY_TO, party, (uint32_t)treaty->entity, treaty->sentence,
                        factuality);
}

/* The verb whose subject acts in the clause of the verb: up through participles, purposes and conjuncts. */
static int32_t acting_verb(const struct sentence *sentence, int32_t verb)
{
    for (int steps = 0; verb >= 0 && steps < 6; steps++) {
        if (child_with(sentence, (uint32_t)verb, DEP_NSUBJ) >= 0) return verb;
        uint8_t deprel = sentence->tokens[verb].deprel;
        bool climbs = deprel == DEP_ADVCL || deprel == DEP_CONJ || deprel == DEP_XCOMP || deprel == DEP_ACL;
        if (!climbs) return -1;
        verb = sentence->tokens[verb].head;
    }
    return -1;
}

static bool ends_title(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (uint32_t begin = token + 1; begin-- > 0 && token - begin < 5;)
        if (resolving->titles[s][begin].end == token + 1) return true;
    return false;
}

/* All that the subject of the verb stands for: names, and sets ("the two countries"). */
static void sign_subjects(struct resolving *resolving, const struct draft_mention *treaty, int32_t verb,
                          enum factuality factuality)
{
    const struct sentence *sentence = sentence_at(resolving, treaty->sentence);
    int32_t subject = child_with(sentence, (uint32_t)verb, DEP_NSUBJ);
    for (uint32_t t = 0; t < sentence->count; t++) {
        bool is_part = (int32_t)t == subject ||
                       (sentence->tokens[t].deprel == DEP_CONJ && sentence->tokens[t].head == subject);
        if (!is_part) continue;
        int32_t mention = mention_covering(resolving, treaty->sentence, t);
        if (mention >= 0 && resolving->mentions[mention].head == t &&
            resolving->mentions[mention].entity >= 0)
            sign(resolving, (uint32_t)resolving->mentions[mention].entity, treaty, factuality);
        for (size_t i = 0; i < resolving->finished_count; i++) {
            const struct mention *set = &resolving->finished[i];
            if (set->sentence != treaty->sentence || set->head != t) continue;
            for (size_t e = 0; e < set->entity_count; e++)
                sign(resolving, set->entities[e], treaty, factuality);
        }
        /* "the presidents of Bosnia, Croatia and Serbia" */
        bool is_office = t + 2 < sentence->count && is_plural_noun(&sentence->tokens[t]) && t > 0 &&
                         strcmp(sentence->tokens[t + 1].lower, "of") == 0 &&
                         ends_title(resolving, treaty->sentence, t);
        uint32_t states[8];
        size_t count = is_office ? between(resolving, treaty->sentence, t + 1, states, 8) : 0;
        for (size_t i = 0; i < count; i++)
            sign(resolving, states[i], treaty, factuality);
    }
}

static bool concludes(const struct resolving *resolving, const struct token *verb)
{
    return in_list(resolving, "conclude-verb", verb->lemma) ||
           in_list(resolving, "conclude-verb", verb->lower);
}

/* "negotiations" in "negotiations on a trade agreement" whose head is the token; -1. */
static int32_t negotiation_above(const struct resolving *resolving, const struct sentence *sentence,
                                 uint32_t token)
{
    int32_t above = sentence->tokens[token].head;
    if (in_list(resolving, "negotiation-noun", sentence->tokens[above].lower)) return above;
    int32_t object = child_with(sentence, (uint32_t)above, DEP_OBJ);
    bool is_on = object >= 0 && object < (int32_t)token &&
                 strcmp(phrase_preposition(sentence, token), "on") == 0 &&
                 in_list(resolving, "negotiation-noun", sentence->tokens[object].lower);
    return is_on ? object : -1;
}

/* Those who sign or conclude it: subjects of the verb whose object it is; "a statement that China signed". */
static void signing_parties(struct resolving *resolving, const struct draft_mention *treaty)
{
    const struct sentence *sentence = sentence_at(resolving, treaty->sentence);
    const struct token *head = &sentence->tokens[treaty->head];
    int32_t concluding = head->head;
    enum factuality factuality = FACTUALITY_ACTUAL;
    bool is_object = head->deprel == DEP_OBJ;
    int32_t matter = concluding < 0 || is_object ? -1 : negotiation_above(resolving, sentence, treaty->head);
    if (matter >= 0) {
        /* "concluded negotiations on a trade agreement" */
        factuality = FACTUALITY_PLANNED;
        is_object = sentence->tokens[matter].deprel == DEP_OBJ;
        concluding = sentence->tokens[matter].head;
    }
    if (is_object && concluding >= 0 && concludes(resolving, &sentence->tokens[concluding])) {
        int32_t verb = acting_verb(sentence, concluding);
        enum factuality told = clause_status(resolving, treaty->sentence, (uint32_t)concluding);
        if (told == FACTUALITY_ACTUAL) told = factuality;
        if (verb >= 0 && told != FACTUALITY_DENIED) sign_subjects(resolving, treaty, verb, told);
    }
    int32_t clause = child_with(sentence, treaty->head, DEP_ACL_RELCL);
    if (clause >= 0 && concludes(resolving, &sentence->tokens[clause]) &&
        child_with(sentence, (uint32_t)clause, DEP_NSUBJ) >= 0) {
        enum factuality told = clause_status(resolving, treaty->sentence, (uint32_t)clause);
        if (told != FACTUALITY_DENIED) sign_subjects(resolving, treaty, clause, told);
    }
}

/* "initialled an agreement" where the article is about one agreement only. */
static void bare_treaties(struct resolving *resolving)
{
    int32_t only = -1;
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        if (resolving->entities[e].class != CLASS_TREATY) continue;
        if (only >= 0) return;
        only = (int32_t)e;
    }
    if (only < 0) return;
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            const struct token *token = token_at(resolving, s, t);
            bool is_bare = token->upos == UPOS_NOUN && in_list(resolving, "treaty-noun", token->lower) &&
                           !in_list(resolving, "statement-noun", token->lower) &&
                           mention_covering(resolving, s, t) < 0;
            if (!is_bare) continue;
            struct draft_mention treaty = {
                .sentence = s, .begin = t, .end = t + 1, .head = t, .entity = only};
            signing_parties(resolving, &treaty);
        }
}

/* "the alliance between A and B" */
static void allies(struct resolving *resolving)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        for (uint32_t t = 0; t + 1 < sentence->count; t++) {
            uint32_t parties[4];
            if (strcmp(sentence->tokens[t].lemma, "alliance") != 0 ||
                strcmp(sentence->tokens[t + 1].lower, "between") != 0 ||
                between(resolving, s, t + 1, parties, 4) != 2)
                continue;
            add_relation_as(resolving, RELATION_ALLIED_WITH, parties[0], parties[1], s,
                            phrase_status(resolving, s, t));
        }
    }
}

/* The Organization that a phrase with "Iran-backed" is, or is beside: "Houthis", "Hezbollah, the Iran-backed
 * Lebanese movement"; -1. */
static int32_t body_of_phrase(const struct resolving *resolving, uint32_t s, uint32_t word)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t at = sentence->tokens[word].head;
    for (int steps = 0; at >= 0 && steps < 2; steps++) {
        int32_t mention = mention_covering(resolving, s, (uint32_t)at);
        if (mention >= 0 && resolving->mentions[mention].entity >= 0 &&
            resolving->mentions[mention].class == CLASS_ORGANIZATION)
            return resolving->mentions[mention].entity;
        if (sentence->tokens[at].deprel != DEP_APPOS) return -1;
        at = sentence->tokens[at].head;
    }
    return -1;
}

/* "Iran-aligned Houthis", "Saudi-led coalition" are told by the word behind the hyphen. */
static void aligned(struct resolving *resolving)
{
    static const char *const ALLIED[] = {"aligned", "allied", "backed", "supported", NULL};
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *state = &resolving->mentions[i];
        if (state->class != CLASS_STATE || state->entity < 0) continue;
        const struct sentence *sentence = sentence_at(resolving, state->sentence);
        if (state->end + 1 >= sentence->count || !is_inner_hyphen(sentence, state->end)) continue;
        const char *word = sentence->tokens[state->end + 1].lower;
        bool is_led = strcmp(word, "led") == 0;
        int32_t body = is_led || is_one_of(ALLIED, word)
                           ? body_of_phrase(resolving, state->sentence, state->end + 1)
                           : -1;
        if (body < 0) continue;
        if (is_led)
            add_relation(resolving, RELATION_MEMBER_OF, (uint32_t)state->entity, (uint32_t)body,
                         state->sentence);
        else
            add_relation(resolving, RELATION_ALLIED_WITH, (uint32_t)body, (uint32_t)state->entity,
                         state->sentence);
    }
}

void find_parties(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *treaty = &resolving->mentions[i];
        if (treaty->class != CLASS_TREATY || treaty->entity < 0) continue;
        known_parties(resolving, treaty);
        stated_parties(resolving, treaty);
        signing_parties(resolving, treaty);
    }
    bare_treaties(resolving);
    find_memberships(resolving);
    allies(resolving);
    aligned(resolving);
}
