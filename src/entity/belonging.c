/* belonging.c: to whom somebody belongs by what a clause or an apposition calls him: "Belarus, Russia's
 * closest ally", "Ensaf Haidar, a Canadian citizen", "a senior European Union official, Enrique Mora",
 * "hardliners in his own Conservative Party", "Marine Le Pen of France's National Rally". */
#include "entity/resolving.h"

#include "base/text.h"

#include <string.h>

/* The State whose council, ministry or army it is, where that is known and the article speaks of it; else
 * itself.
 */
static int32_t home_of_body(const struct resolving *resolving, const struct draft_mention *body)
{
    const struct entry *whole = body->entry ? body->entry->part_of : NULL;
    int32_t state = whole && whole->class == CLASS_STATE ? entity_of(resolving, whole) : -1;
    return state >= 0 ? state : body->entity;
}

int32_t state_of_official(const struct resolving *resolving, uint32_t person)
{
    struct namings namings = namings_of(resolving, person);
    for (size_t i = 0; i < namings.count; i++) {
        const struct draft_mention *mention = &resolving->mentions[namings.items[i]];
        for (size_t o = 0; o < mention->office_count; o++)
            if (mention->offices[o].of >= 0)
                return home_of_body(resolving, &resolving->mentions[mention->offices[o].of]);
    }
    for (size_t i = 0; i < resolving->relation_count; i++) {
        const struct relation *relation = &resolving->relations[i];
        if (relation->subject == person && relation->kind == RELATION_HOLDS_OFFICE &&
            relation->object != UINT32_MAX)
            return (int32_t)relation->object;
    }
    const struct entry *entry = resolving->entities[person].entry;
    return entry && entry->citizen_of ? entity_of(resolving, entry->citizen_of) : -1;
}

static const uint32_t OWNERS = 1u << CLASS_STATE | 1u << CLASS_ORGANIZATION;

/* The entity of the mention whose head is the token, when it is of one of the classes; -1. */
static int32_t named_at(const struct resolving *resolving, uint32_t s, int32_t token, uint32_t classes)
{
    int32_t at = token >= 0 ? mention_covering(resolving, s, (uint32_t)token) : -1;
    if (at < 0 || resolving->mentions[at].entity < 0) return -1;
    bool is_head = resolving->mentions[at].head == (uint32_t)token;
    return is_head && classes & 1u << resolving->mentions[at].class ? resolving->mentions[at].entity : -1;
}

/* Of whom the noun calls somebody: "Iranian official", "Russia's ally", "ally of Russia", "professor at the
 * Institute", "member of the committee of the Organization"; -1. */
static int32_t owner_of(const struct resolving *resolving, uint32_t s, uint32_t noun, uint32_t classes)
{
    static const char *const LINKS[] = {"of", "at", "with", "for", "from", NULL};
    enum { DEEP = 2 };
    const struct sentence *sentence = sentence_at(resolving, s);
    for (int steps = 0; steps < DEEP; steps++) {
        int32_t part = -1;
        for (uint32_t t = 0; t < sentence->count; t++) {
            const struct token *token = &sentence->tokens[t];
            if (token->head != (int32_t)noun) continue;
            bool is_before = t < noun && (token->deprel == DEP_NMOD_POSS || token->deprel == DEP_COMPOUND ||
                                          token->deprel == DEP_AMOD);
            bool is_behind =
                t > noun && token->deprel == DEP_NMOD && is_one_of(LINKS, phrase_preposition(sentence, t));
            int32_t entity = is_before || is_behind ? named_at(resolving, s, (int32_t)t, classes) : -1;
            if (entity >= 0) return entity;
            if (is_behind && mention_covering(resolving, s, t) < 0) part = (int32_t)t;
        }
        if (part < 0) return -1;
        noun = (uint32_t)part;
    }
    return -1;
}

/* Whom the noun calls so: "Mora, a senior official", "is an ally of", "EU official Enrique Mora"; -1. */
static int32_t bearer_of(const struct resolving *resolving, uint32_t s, uint32_t noun, uint32_t classes)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *token = &sentence->tokens[noun];
    if (token->deprel == DEP_APPOS || token->deprel == DEP_NMOD_DESC) {
        int32_t named = named_at(resolving, s, token->head, classes);
        if (named >= 0) return named;
    }
    if (child_with(sentence, noun, DEP_COP) >= 0 && clause_status(resolving, s, noun) == FACTUALITY_ACTUAL) {
        /* "lives in Quebec and is a Canadian citizen" */
        int32_t subject = child_with(sentence, noun, DEP_NSUBJ);
        if (subject < 0 && token->deprel == DEP_CONJ && token->head >= 0)
            subject = child_with(sentence, (uint32_t)token->head, DEP_NSUBJ);
        return named_at(resolving, s, subject, classes);
    }
    int32_t beside = child_with(sentence, noun, DEP_APPOS);
    return beside < 0 ? -1 : named_at(resolving, s, beside, classes);
}

/* Is the word about what was, or what another calls so: "former ally", "so-called"? */
static bool is_former(const struct sentence *sentence, uint32_t noun)
{
    static const char *const WORDS[] = {"former", "ex", "erstwhile", "one-time", "onetime", "then", NULL};
    for (uint32_t t = noun > 4 ? noun - 4 : 0; t < noun; t++)
        if (sentence->tokens[t].head == (int32_t)noun && is_one_of(WORDS, sentence->tokens[t].lower))
            return true;
    return false;
}

/* What the noun makes of somebody; RELATION_COUNT: nothing. */
static enum relation_kind bond_of(const struct resolving *resolving, const char *lemma)
{
    if (strcmp(lemma, "ally") == 0) return RELATION_ALLIED_WITH;
    if (in_list(resolving, "private-noun", lemma)) return RELATION_CITIZEN_OF;
    bool is_one = strcmp(lemma, "member") == 0 || in_list(resolving, "staff-noun", lemma);
    return is_one ? RELATION_AFFILIATED_WITH : RELATION_COUNT;
}

static void called_by_noun(struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    enum relation_kind kind = bond_of(resolving, sentence->tokens[t].lemma);
    if (kind == RELATION_COUNT || is_former(sentence, t)) return;
    /* "Turkey, a NATO ally" is told by membership.c, "an Iranian diplomat" by the offices. */
    uint32_t of = kind == RELATION_AFFILIATED_WITH ? 1u << CLASS_ORGANIZATION : 1u << CLASS_STATE;
    bool is_ally = kind == RELATION_ALLIED_WITH;
    int32_t owner = owner_of(resolving, s, t, of);
    int32_t bearer = bearer_of(resolving, s, t, 1u << CLASS_PERSON | (is_ally ? OWNERS : 0));
    /* "Nicolas Maduro, Cuba's closest ally" */
    if (is_ally && bearer >= 0 && resolving->entities[bearer].class == CLASS_PERSON)
        bearer = state_of_official(resolving, (uint32_t)bearer);
    if (owner >= 0 && bearer >= 0) add_relation(resolving, kind, (uint32_t)bearer, (uint32_t)owner, s);
}

/* By what the knowledge says, by its name, or by the noun behind it: "the Waddani party". */
static bool is_party(const struct resolving *resolving, const struct draft_mention *mention)
{
    static const char *const WORDS[] = {"Party",  "Congress", "Movement",  "Convention", "Union",
                                        "League", "Alliance", "Democracy", "Democrats",  "Coalition",
                                        "Front",  "Rally",    NULL};
    if (mention->class != CLASS_ORGANIZATION || mention->entity < 0) return false;
    if (mention->entry) return mention->entry->kind && strcmp(mention->entry->kind, "political party") == 0;
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    bool is_called =
        mention->end < sentence->count && strcmp(sentence->tokens[mention->end].lower, "party") == 0;
    for (size_t i = 0; WORDS[i] && !is_called; i++)
        is_called = strchr(mention->name, ' ') && strstr(mention->name, WORDS[i]);
    return is_called;
}

/* The person whom the sentence names last before the token, when no other is nearer: whose "his" is. */
static int32_t person_before(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence == s && mention->end <= token && mention->class == CLASS_PERSON &&
            mention->entity >= 0)
            found = mention->entity;
    }
    return found;
}

/* "his own Conservative Party", "Scholz, whose Social Democrats lead the coalition" */
static void party_of_his(struct resolving *resolving, const struct draft_mention *party)
{
    static const char *const WORDS[] = {"his", "her", "whose", NULL};
    for (uint32_t t = party->begin > 3 ? party->begin - 3 : 0; t < party->begin; t++) {
        const struct token *token = token_at(resolving, party->sentence, t);
        bool is_beside = t + 1 == party->begin || token->head == (int32_t)party->head;
        if (!is_beside || !is_one_of(WORDS, token->lower)) continue;
        int32_t person = person_before(resolving, party->sentence, t);
        if (person >= 0)
            add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)person, (uint32_t)party->entity,
                         party->sentence);
    }
}

/* "Biya's ruling Cameroon People's Democratic Movement": of the person whose it is. */
static void party_of_person(struct resolving *resolving, const struct draft_mention *party)
{
    uint32_t s = party->sentence, t = party->begin;
    while (t > 0 && (token_at(resolving, s, t - 1)->upos == UPOS_ADJ ||
                     token_at(resolving, s, t - 1)->xpos == XPOS_VBG))
        t--;
    if (t < 2 || token_at(resolving, s, t - 1)->xpos != XPOS_POS) return;
    int32_t whose = mention_covering(resolving, s, t - 2);
    if (whose < 0 || resolving->mentions[whose].class != CLASS_PERSON ||
        resolving->mentions[whose].entity < 0)
        return;
    add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)resolving->mentions[whose].entity,
                 (uint32_t)party->entity, s);
}

/* "Marine Le Pen of France's National Rally" */
static void party_of_state(struct resolving *resolving, size_t party)
{
    const struct draft_mention *body = &resolving->mentions[party];
    if (party < 2) return;
    const struct draft_mention *state = body - 1, *person = body - 2;
    bool is_row = state->sentence == body->sentence && person->sentence == body->sentence &&
                  state->class == CLASS_STATE && person->class == CLASS_PERSON && person->entity >= 0 &&
                  state->begin <= person->end + 2 && body->begin <= state->end + 2 &&
                  strcmp(token_at(resolving, body->sentence, person->end)->lower, "of") == 0;
    if (is_row)
        add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)person->entity, (uint32_t)body->entity,
                     body->sentence);
}

/* "Fretilin's Mari Alkatiri": one of theirs. */
static void member_of_party(struct resolving *resolving, const struct draft_mention *party)
{
    const struct sentence *sentence = sentence_at(resolving, party->sentence);
    uint32_t at = party->end;
    if (at + 1 >= sentence->count || sentence->tokens[at].xpos != XPOS_POS) return;
    int32_t person = mention_covering(resolving, party->sentence, at + 1);
    if (person >= 0 && resolving->mentions[person].begin == at + 1 &&
        resolving->mentions[person].entity >= 0 && resolving->mentions[person].class == CLASS_PERSON)
        add_relation(resolving, RELATION_AFFILIATED_WITH, (uint32_t)resolving->mentions[person].entity,
                     (uint32_t)party->entity, party->sentence);
}

/* "The M23 belongs to the Congo River Alliance" */
static void belongs_to(struct resolving *resolving, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    int32_t whole = child_with(sentence, verb, DEP_OBL);
    int32_t body = named_at(resolving, s, whole, 1u << CLASS_ORGANIZATION);
    const uint32_t PARTS = OWNERS | 1u << CLASS_PERSON;
    int32_t part = named_at(resolving, s, child_with(sentence, verb, DEP_NSUBJ), PARTS);
    if (body < 0 || part < 0 || strcmp(phrase_preposition(sentence, (uint32_t)whole), "to") != 0) return;
    bool is_person = resolving->entities[part].class == CLASS_PERSON;
    add_relation_as(resolving, is_person ? RELATION_AFFILIATED_WITH : RELATION_MEMBER_OF, (uint32_t)part,
                    (uint32_t)body, s, clause_status(resolving, s, verb));
}

void find_belongings(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        if (!is_party(resolving, &resolving->mentions[i])) continue;
        party_of_his(resolving, &resolving->mentions[i]);
        party_of_person(resolving, &resolving->mentions[i]);
        member_of_party(resolving, &resolving->mentions[i]);
        party_of_state(resolving, i);
    }
    for (uint32_t s = 0; s < resolving->analysis->count; s++)
        for (uint32_t t = 0; t < sentence_at(resolving, s)->count; t++) {
            const struct token *token = token_at(resolving, s, t);
            if (token->upos == UPOS_VERB && strcmp(token->lemma, "belong") == 0) belongs_to(resolving, s, t);
            if (token->upos == UPOS_NOUN && mention_covering(resolving, s, t) < 0)
                called_by_noun(resolving, s, t);
        }
}
