/* antecedent.c: what an earlier mention a pronoun or description takes up: the most recent sentence first,
 * subjects before objects, main clauses before embedded ones, never a co-argument of the same clause (Hobbs
 * 1978; Lappin and Leass 1994; Raghunathan and others 2010 for the order of the filters). Candidates are
 * names, and the pronouns and descriptions resolved before, so that a thing once taken up stays in view. */
#include "entity/resolving.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

static const double IN_TOPIC = 3.0, IN_LARGE_TOPIC = 5.0, OF_CAPITAL = 2.5, OF_SEVERAL = 2.0;
enum { FARTHEST = 4, FARTHEST_OF_KIND = 12 };

uint32_t government_of(const struct resolving *resolving, uint32_t s, uint32_t name)
{
    const struct token *token = token_at(resolving, s, name);
    bool qualifies = token->deprel == DEP_AMOD || token->deprel == DEP_COMPOUND ||
                     token->deprel == DEP_NMOD_POSS || token->deprel == DEP_NMOD;
    if (!qualifies || token->head <= (int32_t)name || token->head > (int32_t)name + 2) return name;
    bool governs = in_list(resolving, "states-own", token_at(resolving, s, (uint32_t)token->head)->lower);
    return governs ? (uint32_t)token->head : name;
}

/* "Its president, Mario Abdo, had recognized him": a name beside a noun stands where the noun stands. */
static uint32_t stands_at(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    enum { DEEP = 3 };
    const struct sentence *sentence = sentence_at(resolving, s);
    token = government_of(resolving, s, token);
    for (int steps = 0; steps < DEEP; steps++) {
        const struct token *word = &sentence->tokens[token];
        /* "Secretary of State Antony Blinken said": read as if his */
        bool is_beside = word->deprel == DEP_APPOS || (word->deprel == DEP_NMOD && word->upos == UPOS_PROPN &&
                                                       child_with(sentence, token, DEP_CASE) < 0);
        if (!is_beside || word->head < 0 || word->head > (int32_t)token) break;
        token = (uint32_t)word->head;
        /* "His counterpart in Kinshasa, Felix Tshisekedi, left": read as if beside the town */
        word = &sentence->tokens[token];
        if (word->deprel == DEP_NMOD && word->upos == UPOS_PROPN && word->head >= 0 &&
            word->head < (int32_t)token)
            token = (uint32_t)word->head;
    }
    return token;
}

/* The predicate that governs the token's clause, "told", "was ready"; -1. */
static int32_t clause_of(const struct sentence *sentence, uint32_t token)
{
    int32_t at = sentence->tokens[token].head;
    for (int steps = 0; at >= 0 && steps < 60; steps++) {
        uint8_t upos = sentence->tokens[at].upos;
        bool is_predicate = child_with(sentence, (uint32_t)at, DEP_COP) >= 0; /* "that he was ready" */
        if (upos == UPOS_VERB || upos == UPOS_AUX || is_predicate || sentence->tokens[at].deprel == DEP_ROOT)
            return at;
        at = sentence->tokens[at].head;
    }
    return -1;
}

/* "telephoned Mohamud and assured him", "cut ties with Doha, accusing it of": does the one verb have the
 * other's subject, which the token is? */
static bool is_shared_subject(const struct sentence *sentence, uint32_t subject, uint32_t t)
{
    enum { DEEP = 3 };
    int32_t verb = clause_of(sentence, t), above = sentence->tokens[subject].head;
    enum deprel deprel = (enum deprel)sentence->tokens[subject].deprel;
    if (deprel == DEP_CONJ && above >= 0) {
        deprel = (enum deprel)sentence->tokens[above].deprel;
        above = sentence->tokens[above].head;
    }
    if (deprel != DEP_NSUBJ && deprel != DEP_NSUBJ_PASS) return false;
    for (int steps = 0; verb >= 0 && steps < DEEP; steps++) {
        const struct token *token = &sentence->tokens[verb];
        bool is_participle = token->deprel == DEP_ADVCL && token->xpos == XPOS_VBG &&
                             child_with(sentence, (uint32_t)verb, DEP_MARK) < 0;
        if ((token->deprel != DEP_CONJ && !is_participle) ||
            child_with(sentence, (uint32_t)verb, DEP_NSUBJ) >= 0 ||
            child_with(sentence, (uint32_t)verb, DEP_NSUBJ_PASS) >= 0)
            return false;
        verb = token->head;
        if (verb == above) return true;
    }
    return false;
}

/* "Banda, whom he promised": who is spoken of by a relative clause stands in it by the relative pronoun. */
static bool is_in_relative_of(const struct sentence *sentence, uint32_t noun, uint32_t t)
{
    int32_t verb = sentence->tokens[t].head;
    return verb >= 0 && sentence->tokens[verb].deprel == DEP_ACL_RELCL &&
           sentence->tokens[verb].head == (int32_t)noun;
}

bool is_clause_mate(const struct sentence *sentence, uint32_t a, uint32_t b)
{
    if (is_in_relative_of(sentence, a, b)) return true;
    return sentence->tokens[a].head >= 0 && clause_of(sentence, a) == clause_of(sentence, b);
}

/* How many clauses the token stands in below the main one, at most 3. */
static int clause_depth(const struct sentence *sentence, uint32_t token)
{
    int depth = 0;
    int32_t at = (int32_t)token;
    for (int steps = 0; at >= 0 && steps < 60 && depth < 3; steps++) {
        uint8_t deprel = sentence->tokens[at].deprel;
        depth += deprel == DEP_CCOMP || deprel == DEP_ADVCL || deprel == DEP_ACL || deprel == DEP_ACL_RELCL ||
                 deprel == DEP_APPOS;
        at = sentence->tokens[at].head;
    }
    return depth;
}

static double role_weight(const struct sentence *sentence, uint32_t token)
{
    const struct token *head = &sentence->tokens[token];
    switch ((enum deprel)head->deprel) {
    case DEP_NSUBJ:
        return 3.0;
    case DEP_NSUBJ_PASS:
        return 2.6;
    case DEP_ROOT:
        return 2.0;
    case DEP_OBJ:
    case DEP_IOBJ:
        return 1.5;
    case DEP_CONJ:
        return 1.4;
    case DEP_NMOD_POSS:
        return 0.9;
    case DEP_AMOD:
    case DEP_COMPOUND:
        return -1.0;
    default:
        return 0.6;
    }
}

/* Is it the name of a person? */
static bool is_person_at(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    int32_t mention = mention_covering(resolving, s, head);
    return mention >= 0 && resolving->mentions[mention].class == CLASS_PERSON;
}

double antecedent_fitness(const struct resolving *resolving, const struct wanted *wanted, uint32_t s,
                          uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t distance = wanted->sentence - s, place = is_person_at(resolving, s, head)
                                                          ? stands_at(resolving, s, head)
                                                          : government_of(resolving, s, head);
    double sum = 10.0 - 3.0 * distance + role_weight(sentence, place) - 1.0 * clause_depth(sentence, place);
    if (distance == 0) sum -= 0.02 * (wanted->token - head);
    return sum + (double)head / 10000;
}

/* Is the verb above both a word of saying? Who spoke goes on speaking: "He said ... He added". */
static bool speaks(const struct resolving *resolving, uint32_t s, uint32_t subject)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    subject = stands_at(resolving, s, subject);
    int32_t verb = is_subject(&sentence->tokens[subject]) ? sentence->tokens[subject].head : -1;
    return verb >= 0 && in_list(resolving, "reporting-verb", sentence->tokens[verb].lemma);
}

bool stands_before(const struct wanted *wanted, uint32_t s, uint32_t end)
{
    return s < wanted->sentence || (s == wanted->sentence && end <= wanted->token);
}

/* '"Chirac came to Riga," the minister said', "Chirac would come to Riga, he said": who tells what is said is
 * nobody named in it. */
static bool is_in_own_words(const struct resolving *resolving, const struct wanted *wanted, uint32_t head)
{
    enum { DEEP = 3, DEEPEST = 60 };
    const struct sentence *sentence = sentence_at(resolving, wanted->sentence);
    uint32_t teller = wanted->token;
    if (sentence->tokens[teller].deprel == DEP_NMOD_POSS) return false; /* "his office said" */
    for (int steps = 0; steps < DEEP && !is_subject(&sentence->tokens[teller]); steps++)
        if (sentence->tokens[teller].head > (int32_t)teller) teller = (uint32_t)sentence->tokens[teller].head;
    int32_t verb = is_subject(&sentence->tokens[teller]) ? sentence->tokens[teller].head : -1;
    if (verb < 0 || !in_list(resolving, "reporting-verb", sentence->tokens[verb].lemma)) return false;
    int32_t at = (int32_t)head;
    for (int steps = 0; at >= 0 && steps < DEEPEST; steps++) {
        const struct token *token = &sentence->tokens[at];
        if (at == verb) return false;
        if (token->deprel == DEP_CCOMP && token->head == verb) return at < (int32_t)teller;
        bool is_aside = sentence->tokens[verb].deprel == DEP_PARATAXIS &&
                        child_with(sentence, (uint32_t)verb, DEP_CCOMP) < 0;
        if (is_aside && at == sentence->tokens[verb].head) return true;
        at = token->head;
    }
    return false;
}

/* "Sambi vowed that he would be tried", "asked France to hand him over": nobody has himself seized. */
static bool is_seized_by(const struct resolving *resolving, const struct wanted *wanted, uint32_t head)
{
    enum { DEEP = 4 };
    const struct sentence *sentence = sentence_at(resolving, wanted->sentence);
    const struct token *he = &sentence->tokens[wanted->token], *who = &sentence->tokens[head];
    if ((he->deprel != DEP_OBJ && he->deprel != DEP_NSUBJ_PASS) || he->head < 0 || !is_subject(who) ||
        !in_list(resolving, "seizing-verb", sentence->tokens[he->head].lemma))
        return false;
    int32_t at = sentence->tokens[he->head].head;
    for (int steps = 0; at >= 0 && steps < DEEP; steps++, at = sentence->tokens[at].head)
        if (at == who->head) return true;
    return false;
}

/* "It imposed sanctions on Turkey": whoever is named beside the subject in its clause is not the subject. */
static bool is_named_beside(const struct resolving *resolving, uint32_t s, uint32_t subject, uint32_t entity)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (!is_subject(&sentence->tokens[subject]) || sentence->tokens[subject].head < 0) return false;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        int32_t at = mention_covering(resolving, s, t);
        bool is_beside = token->head == sentence->tokens[subject].head &&
                         (token->deprel == DEP_OBJ || token->deprel == DEP_IOBJ || token->deprel == DEP_OBL);
        if (is_beside && at >= 0 && resolving->mentions[at].kind == MENTION_NAME &&
            resolving->mentions[at].entity == (int32_t)entity)
            return true;
    }
    return false;
}

static bool fits(const struct resolving *resolving, const struct wanted *wanted, uint32_t s, uint32_t end,
                 uint32_t head, uint32_t entity_index)
{
    if ((int32_t)entity_index == wanted->except || !stands_before(wanted, s, end)) return false;
    const struct entity *entity = &resolving->entities[entity_index];
    if (!(wanted->classes & 1u << entity->class)) return false;
    if (wanted->gender && entity->gender && entity->gender != wanted->gender) return false;
    if (!wanted->noun && is_named_beside(resolving, wanted->sentence, wanted->token, entity_index))
        return false;
    if (s != wanted->sentence) return true;
    /* but "Mali was suspended from ECOWAS, the bloc said" */
    bool is_body = wanted->noun && in_list(resolving, "organization-noun", wanted->noun);
    if (!is_body && is_in_own_words(resolving, wanted, head)) return false;
    if (wanted->gender && is_seized_by(resolving, wanted, head)) return false;
    if (wanted->same_clause_subject) return true;
    const struct sentence *sentence = sentence_at(resolving, wanted->sentence);
    return !is_clause_mate(sentence, head, wanted->token) &&
           !is_shared_subject(sentence, stands_at(resolving, wanted->sentence, head), wanted->token);
}

/* "accused Mali of breaking its word": what whoever is accused does with what is his own. */
static bool uses_his_own(const struct resolving *resolving, const struct sentence *sentence, uint32_t verb)
{
    int32_t mark = child_with(sentence, verb, DEP_MARK);
    return sentence->tokens[verb].deprel == DEP_ADVCL && mark >= 0 &&
           strcmp(sentence->tokens[mark].lower, "of") == 0 &&
           in_list(resolving, "own-use-verb", sentence->tokens[verb].lemma);
}

/* "urged Israel to withdraw its forces", "thanked Sisi for his efforts": the object of the verb above, when
 * what follows is said of it; -1. */
static int32_t object_spoken_of(const struct resolving *resolving, const struct sentence *sentence,
                                uint32_t part)
{
    static const char *const REASONS[] = {"for", "over", NULL};
    const struct token *token = &sentence->tokens[part];
    if (token->head < 0) return -1;
    const struct token *above = &sentence->tokens[token->head];
    bool is_asked = token->deprel == DEP_XCOMP && token->upos == UPOS_VERB &&
                    child_with(sentence, part, DEP_NSUBJ) < 0 && strcmp(above->lemma, "promise") != 0;
    bool is_thanked = token->deprel == DEP_OBL && is_one_of(REASONS, phrase_preposition(sentence, part)) &&
                      in_list(resolving, "judging-verb", above->lemma);
    if (!is_asked && !is_thanked && !uses_his_own(resolving, sentence, part)) return -1;
    int32_t object = child_with(sentence, (uint32_t)token->head, DEP_OBJ);
    if (object < 0) object = child_with(sentence, (uint32_t)token->head, DEP_NSUBJ_PASS);
    return object < (int32_t)part ? object : -1;
}

static double object_bonus(const struct resolving *resolving, const struct wanted *wanted, uint32_t head)
{
    const double WEIGHT = 4.0, STEP = 0.3;
    enum { DEEP = 8 };
    const struct sentence *sentence = sentence_at(resolving, wanted->sentence);
    int32_t at = (int32_t)wanted->token;
    int32_t name = mention_covering(resolving, wanted->sentence, head);
    for (int steps = 0; at >= 0 && steps < DEEP; steps++, at = sentence->tokens[at].head) {
        int32_t object = object_spoken_of(resolving, sentence, (uint32_t)at);
        bool is_it = object == (int32_t)head ||
                     (object >= 0 && name >= 0 &&
                      mention_covering(resolving, wanted->sentence, (uint32_t)object) == name);
        if (is_it) return WEIGHT - STEP * steps;
    }
    return 0;
}

/* The subject of the pronoun's own clause, or of a clause above it, goes before the others of the sentence:
 * "Stockholm had tightened its laws", "Raisi sent it after receiving one himself". */
static double subject_bonus(const struct resolving *resolving, const struct wanted *wanted, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, wanted->sentence);
    head = stands_at(resolving, wanted->sentence, head);
    enum deprel deprel = (enum deprel)sentence->tokens[head].deprel;
    if (deprel != DEP_NSUBJ && deprel != DEP_NSUBJ_PASS) return 0;
    int32_t at = clause_of(sentence, wanted->token);
    for (int steps = 0; at >= 0 && steps < 4; steps++) {
        if (sentence->tokens[head].head == at) return 2.0 - 0.8 * steps;
        at = clause_of(sentence, (uint32_t)at);
    }
    return 0;
}

struct choice {
    int32_t entity;
    double fitness;
    const double *named; /* how often each State is named so far, where a description is looked for */
    double most;
};

/* "the country", "the government": one of a State whose name need not have been said just before. */
static bool is_state_at_large(const struct resolving *resolving, const char *noun)
{
    return noun && (in_list(resolving, "country-noun", noun) || in_list(resolving, "rule-noun", noun));
}

/* "Conde and Aziz had persuaded him. He went to Conakry": none of those who act together. */
static bool is_one_of_several(const struct resolving *resolving, uint32_t s, uint32_t head)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    head = stands_at(resolving, s, head);
    if (sentence->tokens[head].deprel == DEP_CONJ && sentence->tokens[head].head >= 0)
        head = (uint32_t)sentence->tokens[head].head;
    return is_subject(&sentence->tokens[head]) && child_with(sentence, head, DEP_CONJ) >= 0;
}

static void consider(const struct resolving *resolving, const struct wanted *wanted, uint32_t s, uint32_t end,
                     uint32_t head, uint32_t entity, struct choice *best)
{
    if (!fits(resolving, wanted, s, end, head, entity)) return;
    double kind = wanted->noun ? noun_fitness(resolving, entity, wanted->noun) : 0;
    uint32_t distance = wanted->sentence - s;
    bool is_large = is_state_at_large(resolving, wanted->noun);
    if (kind < 0 || (kind == 0 && distance > FARTHEST && !is_large)) return;
    double sum = antecedent_fitness(resolving, wanted, s, head) + kind;
    if (is_large && distance > FARTHEST) sum += 3.0 * (distance - FARTHEST); /* it stays in view */
    if (wanted->gender && resolving->entities[entity].gender == wanted->gender) sum += 1.5;
    bool is_they = wanted->classes & 1u << CLASS_GROUP;
    bool is_he = wanted->gender && distance > 0, is_it = !wanted->gender && !wanted->noun && !is_they;
    if ((is_he || is_it) && is_one_of_several(resolving, s, head)) sum -= OF_SEVERAL;
    /* "the rebels refused because the Union had barred their leaders" */
    if (is_they && !wanted->noun && is_plural_noun(token_at(resolving, s, head))) sum += OF_SEVERAL;
    if (distance > 0 && speaks(resolving, wanted->sentence, wanted->token) && speaks(resolving, s, head))
        sum += 1.5;
    if (distance == 0 && !wanted->noun)
        sum += subject_bonus(resolving, wanted, head) + object_bonus(resolving, wanted, head);
    /* "threatened to suspend the country": rather the one that the article is about */
    if (wanted->noun && resolving->entities[entity].class == CLASS_STATE)
        sum += (is_large ? IN_LARGE_TOPIC : IN_TOPIC) * best->named[entity] / best->most;
    /* "the capital": that of the State that the article is about */
    const struct entry *town =
        resolving->entities[entity].class == CLASS_PLACE ? resolving->entities[entity].entry : NULL;
    if (town && town->located_in && wanted->noun && strcmp(wanted->noun, "capital") == 0) {
        int32_t land = entity_of(resolving, town->located_in);
        if (land >= 0) sum += IN_LARGE_TOPIC * best->named[land] / best->most;
    }
    /* "Washington blamed nobody": seldom is a state "the country" after its capital */
    /* nor after an adjective of its envoys: "told the French ambassador to leave the country" */
    int32_t name = mention_covering(resolving, s, head);
    if (name >= 0 && wanted->noun && in_list(resolving, "country-noun", wanted->noun) &&
        (resolving->mentions[name].kind == MENTION_METONYM ||
         resolving->mentions[name].kind == MENTION_DEMONYM))
        sum -= OF_CAPITAL;
    if (sum <= best->fitness) return;
    best->entity = (int32_t)entity;
    best->fitness = sum;
}

static bool is_envoy(const struct resolving *resolving, int32_t person)
{
    static const char *const TITLES[] = {"ambassador", "envoy", "consul", "attach", NULL};
    struct namings namings = namings_of(resolving, (uint32_t)person);
    for (size_t i = 0; i < namings.count; i++) {
        const struct draft_mention *mention = &resolving->mentions[namings.items[i]];
        for (size_t o = 0; o < mention->office_count; o++)
            for (size_t w = 0; TITLES[w]; w++)
                if (mention->offices[o].label && strcasestr(mention->offices[o].label, TITLES[w]))
                    return true;
    }
    return false;
}

/* "Conde was well. Soldiers barred him from leaving the country": people and towns keep their State in view;
 * for others the entity itself. */
static int32_t stands_for(const struct resolving *resolving, const struct wanted *wanted, int32_t entity)
{
    if (entity < 0 || !is_state_at_large(resolving, wanted->noun)) return entity;
    const struct entity *who = &resolving->entities[entity];
    if (is_envoy(resolving, entity)) return -1; /* he is told to leave "the country": another */
    if (who->class == CLASS_PERSON) return state_of_official(resolving, (uint32_t)entity);
    const struct entry *in = who->class == CLASS_PLACE ? state_of_entry(who->entry) : NULL;
    return in ? entity_of(resolving, in) : entity;
}

/* "told Reuters", "in an interview with the BBC": the press that only listens. */
static bool is_listening_press(const struct resolving *resolving, const struct draft_mention *mention)
{
    if (!mention->entry || !mention->entry->is_press) return false;
    enum deprel deprel = (enum deprel)token_at(resolving, mention->sentence, mention->head)->deprel;
    bool is_told = mention->begin > 0 &&
                   strcmp(token_at(resolving, mention->sentence, mention->begin - 1)->lemma, "tell") == 0;
    return is_told || deprel == DEP_OBJ || deprel == DEP_IOBJ || deprel == DEP_OBL || deprel == DEP_NMOD;
}

int32_t find_antecedent_with(const struct resolving *resolving, const struct wanted *wanted, double *fitness)
{
    struct choice best = {.entity = -1, .fitness = -INFINITY, .most = 1};
    if (wanted->noun)
        best.named =
            named_states(resolving, wanted->sentence, is_state_at_large(resolving, wanted->noun), &best.most);
    uint32_t farthest = wanted->noun ? FARTHEST_OF_KIND : FARTHEST;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence + farthest < wanted->sentence) break;
        if (is_dateline_press(sentence_at(resolving, mention->sentence), mention->begin, mention->end) ||
            is_listening_press(resolving, mention))
            continue; /* "JUBA (AP)" */
        int32_t entity = stands_for(resolving, wanted, mention->entity);
        if (entity >= 0 && mention->sentence <= wanted->sentence)
            consider(resolving, wanted, mention->sentence, mention->end, mention->head, (uint32_t)entity,
                     &best);
    }
    for (size_t i = resolving->finished_count; i-- > resolving->first_reference;) {
        const struct mention *mention = &resolving->finished[i];
        if (mention->sentence + FARTHEST < wanted->sentence) break;
        int32_t entity =
            mention->entity_count == 1 ? stands_for(resolving, wanted, (int32_t)mention->entities[0]) : -1;
        if (entity >= 0)
            consider(resolving, wanted, mention->sentence, mention->end, mention->head, (uint32_t)entity,
                     &best);
    }
    if (fitness) *fitness = best.fitness;
    return best.entity;
}

int32_t find_antecedent(const struct resolving *resolving, const struct wanted *wanted)
{
    return find_antecedent_with(resolving, wanted, NULL);
}

/* ---- Does a noun fit a thing? "the alliance" is none for a company ---- */

/* Nouns of one sort, and words in the kinds of what they can stand for. Lists of the ontology. */
static const char *const SORTS[][2] = {
    {"bloc-noun", "bloc-kind"},     {"company-noun", "company-kind"},
    {"agency-noun", "agency-kind"}, {"movement-noun", "movement-kind"},
    {"medium-noun", "medium-kind"}, {"parliament-noun", "parliament-kind"}};

static bool is_named_so(const struct entity *entity, const char *noun)
{
    if (entity->label && strcasestr(entity->label, noun)) return true;
    for (size_t i = 0; i < entity->name_count; i++)
        if (strcasestr(entity->names[i], noun)) return true;
    for (size_t i = 0; entity->entry && i < entity->entry->name_count; i++)
        if (strcasestr(entity->entry->names[i].text, noun)) return true;
    return entity->entry && entity->entry->kind && strstr(entity->entry->kind, noun);
}

/* "the agreement" is no declaration, "the resolution" no pact; "the text" may be any. */
static double treaty_fitness(const struct resolving *resolving, const struct entity *entity, const char *noun)
{
    const double OF_SORT = 2.5;
    const char *last = entity->label ? last_word(entity->label) : "";
    const char *kind = text_lower(resolving->arena, last, strlen(last));
    bool is_said = in_list(resolving, "statement-noun", noun),
         is_statement = in_list(resolving, "statement-noun", kind);
    bool is_resolution = entity->label && strcasestr(entity->label, "resolution");
    if (is_said != is_statement) return -1;
    if ((strcmp(noun, "resolution") == 0) != is_resolution && in_list(resolving, "agreement-noun", noun))
        return -1;
    return in_list(resolving, "agreement-noun", noun) && in_list(resolving, "agreement-noun", kind) ? OF_SORT
                                                                                                    : 0;
}

/* Islands are no cities, and cities no islands. */
static bool is_other_place(const struct resolving *resolving, const char *kind, const char *noun)
{
    static const char *const SORTED[][2] = {{"island-noun", "town-kind"}, {"town-noun", "island-kind"}};
    for (size_t i = 0; i < sizeof SORTED / sizeof *SORTED; i++)
        if (in_list(resolving, SORTED[i][0], noun) && in_list(resolving, SORTED[i][1], kind)) return true;
    return false;
}

/* "the province" is no town that is known as one, "the city" no region. */
static double place_fitness(const struct resolving *resolving, const struct entity *entity, const char *noun)
{
    static const char *const LANDS[] = {"region", "province", "river", "border", NULL};
    static const char *const WIDE[] = {"region", "province", "state", "territory", "world region", NULL};
    const double OF_SORT = 2.5;
    const char *kind = entity->entry ? entity->entry->kind : NULL;
    if (!kind) return 0;
    if (is_other_place(resolving, kind, noun)) return -1;
    bool is_city = strcmp(kind, "city") == 0, wide = is_one_of(WIDE, kind);
    if (in_list(resolving, "town-noun", noun) || strcmp(noun, "capital") == 0)
        return is_city ? OF_SORT : wide ? -1 : 0;
    if (!is_one_of(LANDS, noun)) return 0;
    bool fits = wide && (strcmp(noun, "region") == 0 || strcmp(noun, "province") == 0);
    return is_city ? -1 : fits ? OF_SORT : 0;
}

double noun_fitness(const struct resolving *resolving, uint32_t index, const char *noun)
{
    const double STRONG = 4, OF_SORT = 2.5, LOOSE = 0.5; /* "the group" is seldom a coalition */
    const struct entity *entity = &resolving->entities[index];
    if (entity->class == CLASS_STATE)
        return !in_list(resolving, "form-of-state", noun) ? 0 : is_named_so(entity, noun) ? STRONG : -1;
    if (is_named_so(entity, noun)) return STRONG;
    if (entity->class == CLASS_PLACE) return place_fitness(resolving, entity, noun);
    if (entity->class == CLASS_TREATY) return treaty_fitness(resolving, entity, noun);
    if (entity->class != CLASS_ORGANIZATION) return 0;
    const char *kind = entity->entry ? entity->entry->kind : NULL;
    for (size_t i = 0; kind && i < sizeof SORTS / sizeof *SORTS; i++)
        if (in_list(resolving, SORTS[i][0], noun))
            return (i == 0 && strstr(kind, "armed")) ||
                           !knowledge_list_has_any(resolving->knowledge, SORTS[i][1], kind)
                       ? -1
                   : knowledge_list_has_any(resolving->knowledge, "league-kind", kind) &&
                           in_list(resolving, "movement-noun", noun)
                       ? LOOSE
                       : OF_SORT;
    return kind || in_list(resolving, "body-noun", noun) ? -1 : 0;
}
