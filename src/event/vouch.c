/* vouch.c: does the article vouch for what somebody tells? Who tells of his own side's acts knows them, what
 * is made public or taken for known is so; what else somebody says is alleged by him. */
#include "event/target.h"
#include "event/telling.h"

#include <string.h>

static bool is_one_side(const struct extraction *extraction, uint32_t a, uint32_t b)
{
    struct entity_set of_a = {&a, 1}, of_b = {&b, 1};
    if (is_own_side(extraction, &of_a, b) || is_own_side(extraction, &of_b, a)) return true;
    const struct entities *entities = extraction->entities;
    for (uint32_t e = 0; e < entities->count; e++)
        if (entities->items[e].class == CLASS_STATE && is_own_side(extraction, &of_a, e) &&
            is_own_side(extraction, &of_b, e))
            return true;
    return false;
}

/* "The G7 have agreed to it, its Italian host said": does he lead a member of the body? */
static bool leads_member(const struct extraction *extraction, uint32_t teller, uint32_t body)
{
    int32_t state =
        extraction->entities->items[teller].class == CLASS_PERSON ? state_of_person(extraction, teller) : -1;
    const struct entry *member = state >= 0 ? extraction->entities->items[state].entry : NULL;
    const struct entry *of = extraction->entities->items[body].entry;
    for (size_t i = 0; member && of && i < of->membership_count; i++)
        if (of->memberships[i]->body == of && of->memberships[i]->member == member) return true;
    return false;
}

static bool has_kind(const struct entity *entity, const char *const *kinds)
{
    const char *kind = entity->entry ? entity->entry->kind : NULL;
    for (size_t i = 0; kind && kinds[i]; i++)
        if (strstr(kind, kinds[i])) return true;
    return false;
}

/* Does somebody with the office speak for no state: "Opposition Leader", "Journalist"? */
static bool is_private(const char *office)
{
    static const char *const OFFICES[] = {"Opposition", "Activist", "Dissident",  "Analyst",  "Lawyer",
                                          "Professor",  "Rebel",    "Journalist", "Oligarch", NULL};
    for (size_t i = 0; office && OFFICES[i]; i++)
        if (strstr(office, OFFICES[i])) return true;
    return false;
}

/* "exiled leader NAME", "the historian NAME": what the words before a name call him. */
static bool is_called_private(const struct extraction *extraction, const struct entity *person)
{
    static const char *const WORDS[] = {"exiled",   "opposition", "dissident", "jailed",   "ousted",
                                        "deposed",  "activist",   "historian", "author",   "journalist",
                                        "reporter", "blogger",    "writer",    "defector", NULL};
    enum { FAR = 4 };
    for (size_t m = 0; m < person->mention_count; m++) {
        const struct mention *mention = &extraction->entities->mentions[person->mentions[m]];
        const struct sentence *sentence = &extraction->analysis->sentences[mention->sentence];
        for (uint32_t i = mention->begin; i-- > 0 && i + FAR > mention->begin;) {
            if (sentence->tokens[i].upos == UPOS_PUNCT || sentence->tokens[i].upos == UPOS_ADP) break;
            if (is_one_of(WORDS, sentence->tokens[i].lower)) return true;
        }
    }
    return false;
}

static bool speaks_in_office(const struct extraction *extraction, uint32_t person)
{
    const struct entities *entities = extraction->entities;
    const struct entry *entry = entities->items[person].entry;
    int32_t day = extraction->date.year ? date_earliest(extraction->date) : 0;
    for (size_t r = 0; r < entities->relation_count; r++) {
        const struct relation *relation = &entities->relations[r];
        bool holds = relation->subject == person &&
                     (relation->kind == RELATION_HOLDS_OFFICE || relation->kind == RELATION_AFFILIATED_WITH);
        if (holds && !is_private(relation->office)) return true;
    }
    for (size_t i = 0; entry && i < entry->term_count; i++) {
        const struct term *term = entry->terms[i];
        bool over = term->end.year && day && date_latest(term->end) < day;
        if (!over && term->office && !is_private(term->office->label)) return true;
    }
    return false;
}

/* Does it not speak for its state: a rights group, a party, a rebel, an exile, a writer? */
static bool is_outsider(const struct extraction *extraction, uint32_t teller)
{
    static const char *const KINDS[] = {"NGO",  "party",  "armed",    "think tank", "militia",
                                        "gang", "hacker", "movement", "university", NULL};
    const struct entity *who = &extraction->entities->items[teller];
    if (who->class == CLASS_ORGANIZATION) return has_kind(who, KINDS);
    if (who->class != CLASS_PERSON || !who->is_named) return false;
    return is_called_private(extraction, who) || !speaks_in_office(extraction, teller);
}

/* Is it the one who tells that does it, or who belongs to him: a party's leader, a movement's fighters? */
static bool does_it(const struct extraction *extraction, const struct entity_set *doers, uint32_t teller)
{
    const struct entities *entities = extraction->entities;
    if (set_contains(doers, teller)) return true;
    for (size_t r = 0; r < entities->relation_count; r++)
        if (entities->relations[r].object == teller && set_contains(doers, entities->relations[r].subject))
            return true;
    return false;
}

/* Who tells of his own side's acts tells what he knows: a ministry of its minister's visit. */
static bool knows_it(const struct extraction *extraction, const struct entity_set *sources,
                     const struct event *event)
{
    const char *category = event_category(event->class);
    bool mutual = strcmp(category, "Consult") == 0 || strcmp(category, "Agree") == 0 ||
                  strcmp(event->class, "Invitation") == 0;
    for (size_t i = 0; i < sources->count; i++) {
        const struct entry *entry = extraction->entities->items[sources->items[i]].entry;
        if (entry && entry->is_press) continue;
        if (is_outsider(extraction, sources->items[i])) {
            if (does_it(extraction, &event->source, sources->items[i])) return true;
            continue;
        }
        for (size_t k = 0; k < event->source.count; k++)
            if (is_one_side(extraction, sources->items[i], event->source.items[k]) ||
                (mutual && leads_member(extraction, sources->items[i], event->source.items[k])))
                return true;
        for (size_t k = 0; mutual && k < event->target.count; k++)
            if (is_one_side(extraction, sources->items[i], event->target.items[k])) return true;
    }
    return false;
}

/* "Erdogan telephoned them, his office said": told by those who did it. */
static bool is_own_office(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const OFFICES[] = {
        "office",       "service",  "spokesman",  "spokeswoman", "aide", "adviser",
        "spokesperson", "ministry", "government", "secretariat", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (strcmp(event_category(item->event.class), "Assault") == 0) return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->deprel != DEP_NSUBJ || token->head < 0 || !is_one_of(OFFICES, token->lemma)) continue;
        int32_t owner = dependent(sentence, i, DEP_NMOD_POSS);
        if (owner >= 0 && sentence->tokens[owner].upos == UPOS_PRON &&
            lexicon_has_token(extraction, "report", &sentence->tokens[token->head]))
            return true;
    }
    return false;
}

/* "Photographs showed him beside the captive" */
static bool is_pictured(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const PICTURES[] = {"photograph", "photo", "image",   "video",
                                           "footage",    "film",  "picture", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (size_t r = 0; r < item->report_count; r++) {
        int32_t subject = dependent(sentence, item->reports[r], DEP_NSUBJ);
        if (subject >= 0 && is_one_of(PICTURES, sentence->tokens[subject].lemma)) return true;
    }
    return false;
}

/* Does the event stand below the verb, and not below another word of reporting beside it: "confirmed the
 * talks, but said that they had failed"? */
static bool is_told_under(const struct extraction *extraction, const struct found_event *item, uint32_t verb)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t at = item->trigger.token;
    for (int steps = 0; steps < 8 && at != verb && sentence->tokens[at].head >= 0; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (token->deprel == DEP_CONJ && at != item->trigger.token &&
            lexicon_has_token(extraction, "report", token))
            return false;
        at = (uint32_t)token->head;
    }
    return at == verb;
}

/* "..., the two mediators announced"; "France opposed it, diplomats said" of a vote that many saw */
static bool is_made_public(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const VOTES[] = {"oppose", "abstain", "vote", "veto", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    if (is_one_of(VOTES, sentence->tokens[item->trigger.token].lemma) ||
        strcmp(item->event.class, "Vote") == 0)
        return true;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool tells = token->upos == UPOS_VERB && token->xpos == XPOS_VBD &&
                     lexicon_has_token(extraction, "official", token);
        bool aside =
            token->deprel == DEP_PARATAXIS || (token->deprel == DEP_CONJ && i + 2 >= sentence->count);
        if (tells && (aside || is_told_under(extraction, item, i))) return true;
    }
    return false;
}

/* "745 people have been killed, according to Amnesty": who counts the dead, and says not who killed them. */
static bool is_count(const struct extraction *extraction, const struct telling *telling,
                     const struct event *event)
{
    static const char *const KINDS[] = {"NGO",
                                        "international organization",
                                        "agency of the United Nations",
                                        "organ of the United Nations",
                                        "regional organization",
                                        NULL};
    bool dead = strcmp(event->class, "Kill") == 0 || strcmp(event->class, "Die") == 0;
    for (size_t i = 0; dead && i < telling->sources.count; i++) {
        const struct entity *teller = &extraction->entities->items[telling->sources.items[i]];
        bool counts = teller->class == CLASS_ORGANIZATION && teller->entry && teller->entry->kind &&
                      is_one_of(KINDS, teller->entry->kind);
        if (!counts || event->source.count) return false;
    }
    return dead && telling->sources.count;
}

/* "the coalition fighting the rebels", "the war in Chad", "helped him win the election": no matter of who
 * tells of it. */
static bool is_well_known(const struct extraction *extraction, const struct found_event *item)
{
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[item->trigger.token];
    if (strcmp(item->event.class, "Election") == 0) return item->trigger.is_noun;
    return strcmp(item->event.class, "War") == 0 && (item->trigger.is_noun || token->deprel == DEP_ACL);
}

static bool is_told_past(const struct sentence *sentence, uint32_t verb)
{
    int32_t helper = dependent(sentence, verb, DEP_AUX_PASS);
    if (helper < 0) helper = dependent(sentence, verb, DEP_AUX);
    return sentence->tokens[verb].xpos == XPOS_VBD ||
           (helper >= 0 && sentence->tokens[helper].xpos == XPOS_VBD);
}

/* "the sanctions imposed by Norway", "the accord signed in Oslo": known, whoever speaks of them. */
static bool is_made_before(const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    int32_t made = token->upos == UPOS_NOUN ? dependent(sentence, t, DEP_ACL) : (int32_t)t;
    int32_t noun = token->upos == UPOS_NOUN ? (int32_t)t : token->head;
    if (made < 0 || noun < 0 || sentence->tokens[made].xpos != XPOS_VBN ||
        sentence->tokens[made].deprel != DEP_ACL ||
        (dependent(sentence, (uint32_t)made, DEP_OBL_AGENT) < 0 &&
         dependent(sentence, (uint32_t)made, DEP_OBL) < 0))
        return false;
    return has_the(sentence, (uint32_t)noun);
}

/* "a swap mediated by Oman", "NAME, a marine jailed in Mali": done, though it may be told by somebody. */
static bool is_done_before(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (token->xpos != XPOS_VBN || token->deprel != DEP_ACL ||
        strcmp(event_category(item->event.class), "Assault") == 0)
        return false;
    return sentence->tokens[token->head].deprel == DEP_APPOS ||
           dependent(sentence, item->trigger.token, DEP_OBL_AGENT) >= 0;
}

/* "voters, according to the ministry, backed it", "which, he said, Chad had broken": told within the clause
 * by somebody, so that it is not taken for known; "in May, when rebels came" goes on with the story. */
static bool is_told_anew(const struct extraction *extraction, const struct sentence *sentence,
                         uint32_t clause)
{
    int32_t adverb = dependent(sentence, clause, DEP_ADVMOD);
    if (adverb >= 0 && strcmp(sentence->tokens[adverb].lower, "when") == 0) return true;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)clause) continue;
        if (token->deprel == DEP_PARATAXIS && lexicon_has_token(extraction, "report", token)) return true;
        if (token->deprel == DEP_OBL && strcmp(preposition_of(sentence, i), "according") == 0) return true;
    }
    return false;
}

/* "hours after he was jailed, she said", "relations that broke down ten years ago, the ministry said": what
 * who speaks takes for known. */
static bool is_presupposed(const struct extraction *extraction, const struct found_event *item)
{
    static const char *const MARKS[] = {"after", "since", "before", "when", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool violent = strcmp(event_category(item->event.class), "Assault") == 0;
    int32_t at = (int32_t)item->trigger.token;
    if (!violent && is_made_before(sentence, (uint32_t)at)) return true;
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        const struct token *token = &sentence->tokens[at];
        int32_t mark = dependent(sentence, (uint32_t)at, DEP_MARK);
        /* "The U.S. said it welcomed the step, while the EU spoke of ..."; "charged that troops had come, and
         * the Union called for calm" */
        bool own = item->is_speech && item->report_count && !is_quoted(sentence, (uint32_t)at) &&
                   token->xpos == XPOS_VBD && dependent(sentence, (uint32_t)at, DEP_NSUBJ) >= 0;
        if (own && token->deprel == DEP_ADVCL && mark >= 0 &&
            strcmp(sentence->tokens[mark].lower, "while") == 0)
            return true;
        int32_t before = own && token->deprel == DEP_CONJ ? conjunct_head(sentence, (uint32_t)at) : -1;
        int32_t helper = before >= 0 ? dependent(sentence, (uint32_t)before, DEP_AUX) : -1;
        if (helper >= 0 && strcmp(sentence->tokens[helper].lower, "had") == 0) return true;
        if (token->deprel == DEP_ADVCL)
            return mark >= 0 && is_one_of(MARKS, sentence->tokens[mark].lower) &&
                   is_told_past(sentence, (uint32_t)at);
        if (token->deprel == DEP_ACL_RELCL)
            return is_told_past(sentence, (uint32_t)at) && !is_told_anew(extraction, sentence, (uint32_t)at);
        if (token->upos == UPOS_VERB && token->deprel != DEP_CONJ) return false;
        at = token->head;
    }
    return false;
}

/* "A court has sentenced him, Tass reported": what the press alone tells of a deed done in public. */
static bool is_news(const struct extraction *extraction, const struct found_event *item,
                    const struct telling *telling)
{
    bool in_private = strcmp(item->event.class, "Negotiation") == 0;
    if (telling->is_claim || item->is_speech || in_private ||
        strcmp(event_category(item->event.class), "Assault") == 0)
        return false;
    for (size_t i = 0; i < telling->sources.count; i++)
        if (!is_press(&extraction->entities->items[telling->sources.items[i]])) return false;
    return telling->sources.count > 0;
}

/* "claimed that they had taken the base", of others and even of their own side; but "accused Chad of ...". */
static bool is_doubted(const struct extraction *extraction, const struct found_event *item,
                       const struct telling *telling)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_own = telling->sources.count && set_contains(&item->event.source, telling->sources.items[0]);
    for (size_t r = 0; r < item->report_count; r++)
        if (strcmp(sentence->tokens[item->reports[r]].lemma, "claim") == 0 && !item->is_speech) return true;
    return !is_own;
}

static bool is_taken_for_granted(const struct extraction *extraction, const struct found_event *item)
{
    return item->event.factuality == FACTUALITY_ACTUAL &&
           (is_presupposed(extraction, item) || is_well_known(extraction, item));
}

void attribute(const struct extraction *extraction, struct found_event *item, const struct telling *telling)
{
    struct event *event = &item->event;
    if (!telling->told) return;
    /* A threat or promise told as such is made, whatever comes of it. */
    static const char *const DEEDS[] = {"EstablishRelations", "Recognize",  "SeverRelations",
                                        "WithdrawTreaty",     "Invitation", "Request",
                                        "LiftSanction",       "Vote",       NULL};
    bool is_own = telling->sources.count ? set_contains(&event->source, telling->sources.items[0])
                                         : telling->is_document;
    bool is_act = item->is_speech && item->report_count && is_own && !is_one_of(DEEDS, event->class);
    if (is_act && (event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE ||
                   event->factuality == FACTUALITY_HYPOTHETICAL))
        event->factuality = FACTUALITY_ACTUAL;
    /* "The army, he added, would hold an exercise": what a report says so is a plan */
    if (item->is_foretold && event->factuality == FACTUALITY_POSSIBLE) event->factuality = FACTUALITY_PLANNED;
    bool knows = knows_it(extraction, &telling->sources, event) ||
                 knows_it(extraction, &telling->behind, event) || is_own_office(extraction, item) ||
                 is_pictured(extraction, item) || is_made_public(extraction, item) ||
                 is_news(extraction, item, telling);
    bool granted = is_presupposed(extraction, item) || is_well_known(extraction, item) ||
                   is_done_before(extraction, item) ||
                   (!telling->is_claim && is_count(extraction, telling, event));
    bool doubtful = granted             ? false
                    : telling->is_claim ? is_doubted(extraction, item, telling)
                                        : !telling->vouched && !knows;
    if (doubtful && event->factuality == FACTUALITY_ACTUAL) event->factuality = FACTUALITY_ALLEGED;
    /* Who speaks is no source for his own words, but for his deeds ("said it had shot down two jets") and for
     * what he means to say. */
    bool of_own = !item->is_speech || event->factuality == FACTUALITY_POSSIBLE ||
                  event->factuality == FACTUALITY_HYPOTHETICAL || event->factuality == FACTUALITY_PLANNED;
    if (is_taken_for_granted(extraction, item)) return;
    for (size_t i = 0; i < telling->sources.count; i++)
        if (of_own || !set_contains(&event->source, telling->sources.items[i]))
            set_include(extraction->arena, &event->attributed, telling->sources.items[i]);
}
