/* incumbent.c: who holds which office. In: mentions with the offices that the words beside them give. Out:
 * relations with the State or body of the office, which a title often leaves to the context, and with the
 * dates that the knowledge has. */
#include "entity/resolving.h"

#include <string.h>

/* The State or Organization of which somebody held the office, when the knowledge has it. */
static int32_t known_body(const struct resolving *resolving, const struct entry *person,
                          const struct office *office)
{
    int32_t found = -1;
    for (size_t i = 0; person && i < person->term_count; i++)
        if (person->terms[i]->office == office) {
            int32_t body = entity_of(resolving, person->terms[i]->of);
            if (body >= 0) found = body;
        }
    if (found < 0 && person && person->citizen_of && office && office->of_state)
        found = entity_of(resolving, person->citizen_of);
    return found;
}

/* The only State that has such an office at the time, when the article speaks of it ("Secretary of State");
 * -1. */
static int32_t only_state_with(const struct resolving *resolving, const struct office *office)
{
    const struct entry *only = NULL;
    for (size_t e = 0; office && e < knowledge_count(resolving->knowledge); e++) {
        const struct entry *state = knowledge_entry(resolving->knowledge, e);
        if (state->class != CLASS_STATE ||
            !knowledge_holder(resolving->knowledge, office, state, resolving->date))
            continue;
        if (only) return -1;
        only = state;
    }
    return entity_of(resolving, only);
}

/* The State of a town named before in the sentence: "In Port Louis, Prime Minister X". */
static int32_t state_of_place(const struct resolving *resolving, const struct draft_mention *person)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *place = &resolving->mentions[i];
        bool is_before =
            place->sentence == person->sentence && place->end <= person->begin && place->begin < 3;
        if (!is_before || place->class != CLASS_PLACE || !place->entry) continue;
        int32_t state = entity_of(resolving, place->entry->located_in);
        if (state >= 0 && resolving->entities[state].class == CLASS_STATE) return state;
    }
    return -1;
}

/* Does the person's sentence find fault with the State: "Minister X accused Chad"? */
static bool is_accused(const struct resolving *resolving, const struct draft_mention *person, int32_t state)
{
    const struct sentence *sentence = sentence_at(resolving, person->sentence);
    for (uint32_t t = person->end; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_object = token->deprel == DEP_OBJ && token->head >= 0 &&
                         (in_list(resolving, "accusing-verb", sentence->tokens[token->head].lemma) ||
                          in_list(resolving, "judging-verb", sentence->tokens[token->head].lemma));
        if (is_object && entity_at(resolving, person->sentence, t) == state) return true;
    }
    return false;
}

/* The State of which the article tells most, but for those that the person accuses; -1. */
static int32_t state_beside_foes(const struct resolving *resolving, const struct draft_mention *person)
{
    int32_t best = -1;
    size_t most = 0;
    uint32_t *counts = arena_array(resolving->arena, resolving->entity_count + 1, sizeof *counts);
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_STATE || mention->entity < 0) continue;
        if (++counts[mention->entity] <= most || is_accused(resolving, person, mention->entity)) continue;
        most = counts[mention->entity];
        best = mention->entity;
    }
    return best;
}

/* The State spoken of just before: for "Defence Minister X said" after a sentence about Russia. */
static int32_t state_in_context(const struct resolving *resolving, const struct draft_mention *person)
{
    int32_t nearest = -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_STATE || mention->entity < 0) continue;
        bool is_before = mention->sentence < person->sentence ||
                         (mention->sentence == person->sentence && mention->begin < person->begin);
        if (!is_before) continue;
        if (mention->sentence + 3 < person->sentence) break;
        if (is_accused(resolving, person, mention->entity)) return state_beside_foes(resolving, person);
        if (is_subject(token_at(resolving, mention->sentence, mention->head))) return mention->entity;
        if (nearest < 0) nearest = mention->entity;
    }
    return nearest;
}

/* The State of a known person in the article; -1. */
static int32_t home_of(const struct resolving *resolving, int32_t mention)
{
    const struct draft_mention *person = mention >= 0 ? &resolving->mentions[mention] : NULL;
    if (!person || person->class != CLASS_PERSON || !person->entry || !person->entry->citizen_of) return -1;
    return entity_of(resolving, person->entry->citizen_of);
}

/* The State of a colleague: "Finance Minister X and Foreign Minister Y", "Maduro sent Transport Minister X";
 * -1. */
static int32_t state_of_colleague(const struct resolving *resolving, const struct draft_mention *person)
{
    const struct sentence *sentence = sentence_at(resolving, person->sentence);
    int32_t index = (int32_t)(person - resolving->mentions);
    for (int32_t step = -1; step <= 1; step += 2) {
        int32_t other = index + step;
        if (other < 0 || other >= (int32_t)resolving->mention_count) continue;
        const struct draft_mention *beside = &resolving->mentions[other];
        uint32_t from = step < 0 ? beside->end : person->end, to = step < 0 ? person->begin : beside->begin;
        bool is_joined = false;
        for (uint32_t t = from; beside->sentence == person->sentence && t < to && t < from + 5; t++)
            is_joined = is_joined || strcmp(sentence->tokens[t].lower, "and") == 0;
        int32_t home = is_joined && to < from + 5 && beside->office_count ? home_of(resolving, other) : -1;
        if (home >= 0) return home;
    }
    for (int32_t verb = sentence->tokens[person->head].head, steps = 0; verb >= 0 && steps < 4; steps++) {
        if (in_list(resolving, "delegating-verb", sentence->tokens[verb].lemma)) {
            int32_t subject = child_with(sentence, (uint32_t)verb, DEP_NSUBJ);
            if (subject < 0 && sentence->tokens[verb].deprel == DEP_CONJ && sentence->tokens[verb].head >= 0)
                subject = child_with(sentence, (uint32_t)sentence->tokens[verb].head, DEP_NSUBJ);
            if (subject < 0) return -1;
            int32_t home = -1;
            /* "His counterpart Nicolas Maduro": the name may stand beside the noun. */
            for (uint32_t t = (uint32_t)subject; home < 0 && t < sentence->count && t < (uint32_t)subject + 3;
                 t++)
                home = home_of(resolving, mention_covering(resolving, person->sentence, t));
            return home;
        }
        verb = sentence->tokens[verb].head;
    }
    return -1;
}

/* "his defence minister, NAME", "Its spokesman, NAME": the State of whose he is, or the body itself; -1. */
static int32_t side_of_boss(const struct resolving *resolving, const struct draft_mention *person)
{
    enum { FAR = 6 };
    for (uint32_t t = person->begin; t > 0 && t + FAR > person->begin; t--) {
        const struct token *token = token_at(resolving, person->sentence, t - 1);
        if (token->upos == UPOS_VERB || mention_covering(resolving, person->sentence, t - 1) >= 0) return -1;
        if (token->xpos != XPOS_PRP_POSS) continue;
        int32_t boss = entity_at(resolving, person->sentence, t - 1);
        if (boss < 0 || boss == person->entity) return -1;
        enum entity_class class = resolving->entities[boss].class;
        if (class == CLASS_PERSON) return state_of_official(resolving, (uint32_t)boss);
        return class == CLASS_STATE || class == CLASS_ORGANIZATION ? boss : -1;
    }
    return -1;
}

/* The body that speaks just before: for "Spokesman X told reporters" after "the foreign ministry said"; the
 * State that accuses another: "Chad accused Libya. Libyan troops had attacked it, spokesman X said"; -1. */
static int32_t body_in_context(const struct resolving *resolving, const struct draft_mention *person)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->entity < 0 || mention->sentence > person->sentence ||
            (mention->sentence == person->sentence && mention->begin >= person->begin))
            continue;
        if (mention->sentence + 1 < person->sentence) return -1;
        const struct token *head = token_at(resolving, mention->sentence, mention->head);
        if (!is_subject(head) || head->head < 0) continue;
        const char *verb = token_at(resolving, mention->sentence, (uint32_t)head->head)->lemma;
        bool accuses = in_list(resolving, "accusing-verb", verb);
        if (accuses && mention->class == CLASS_STATE) return mention->entity;
        if (accuses || in_list(resolving, "reporting-verb", verb))
            return mention->class == CLASS_ORGANIZATION ? mention->entity : -1;
    }
    return -1;
}

bool has_that_office(struct resolving *resolving, uint32_t person, const char *label, uint32_t of)
{
    for (size_t i = 0; i < resolving->relation_count; i++) {
        struct relation *relation = &resolving->relations[i];
        if (relation->kind != RELATION_HOLDS_OFFICE || relation->subject != person) continue;
        bool same_label = strcmp(relation->office, label) == 0;
        if (same_label && (relation->object == of || of == UINT32_MAX)) return true;
        if (same_label && relation->object == UINT32_MAX) {
            relation->object = of;
            return true;
        }
    }
    return false;
}

/* The term of the office that had begun by the article's date, the latest of several, gives the dates. */
static void date_relation(const struct resolving *resolving, struct relation *relation,
                          const struct entry *person, const struct office *office, int32_t of)
{
    for (size_t i = 0; person && i < person->term_count; i++) {
        const struct term *term = person->terms[i];
        if (term->office != office || entity_of(resolving, term->of) != of) continue;
        bool is_later = resolving->date.year && term->begin.year &&
                        date_earliest(term->begin) > date_latest(resolving->date);
        if (is_later) continue;
        relation->begin = term->begin;
        relation->end = term->end;
    }
}

/* Does the knowledge have the office as that of a State or Organization that the article does not name? */
static bool is_held_elsewhere(const struct resolving *resolving, const struct entry *person,
                              const struct office *office)
{
    for (size_t i = 0; office && person && i < person->term_count; i++)
        if (person->terms[i]->office == office && person->terms[i]->of &&
            entity_of(resolving, person->terms[i]->of) < 0)
            return true;
    return person && person->citizen_of && entity_of(resolving, person->citizen_of) < 0;
}

static bool is_occupation(const struct held_office *held)
{
    return held->office && held->office->level >= 5;
}

/* The State whose group one leads or belongs to: "a Somali delegation led by Security Minister X"; -1. */
static int32_t state_of_group(const struct resolving *resolving, const struct draft_mention *person)
{
    const struct sentence *sentence = sentence_at(resolving, person->sentence);
    int32_t at = sentence->tokens[person->head].head;
    for (int steps = 0; at >= 0 && steps < 5; steps++, at = sentence->tokens[at].head) {
        const struct token *token = &sentence->tokens[at];
        bool is_group = token->upos == UPOS_NOUN && (in_list(resolving, "delegation-noun", token->lower) ||
                                                     in_list(resolving, "acting-group-noun", token->lower));
        if (!is_group) continue;
        for (uint32_t t = at > 3 ? (uint32_t)at - 3 : 0; t < (uint32_t)at; t++) {
            int32_t whose = mention_covering(resolving, person->sentence, t);
            if (whose < 0 || !candidate_of(&resolving->mentions[whose], CLASS_STATE)) continue;
            if (sentence->tokens[resolving->mentions[whose].head].head == at)
                return resolving->mentions[whose].entity;
        }
        return -1;
    }
    return -1;
}

/* Of which State or body the context has it that somebody holds the office; -1. */
static int32_t body_around(const struct resolving *resolving, const struct draft_mention *mention,
                           const struct held_office *held)
{
    const struct entry *person = resolving->entities[mention->entity].entry;
    int32_t of = side_of_boss(resolving, mention);
    if (of < 0 && strstr(held->label, "Spokes")) of = body_in_context(resolving, mention);
    if (of < 0) of = state_of_group(resolving, mention);
    if (of < 0) of = only_state_with(resolving, held->office);
    if (of < 0) of = state_of_colleague(resolving, mention);
    if (of >= 0 || is_held_elsewhere(resolving, person, held->office)) return of;
    of = state_of_place(resolving, mention);
    return of >= 0 ? of : state_in_context(resolving, mention);
}

/* Of which State or body somebody holds the office where his title does not say it: his other mentions tell
 * more than the context, and of which State he is a citizen more than which is spoken of; -1. */
static int32_t body_unsaid(const struct resolving *resolving, const struct draft_mention *mention,
                           const struct held_office *held)
{
    const struct entry *person = resolving->entities[mention->entity].entry;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        for (size_t o = 0; other->entity == mention->entity && o < other->office_count; o++)
            if (other->offices[o].of >= 0 && resolving->mentions[other->offices[o].of].entity >= 0)
                return resolving->mentions[other->offices[o].of].entity;
    }
    int32_t of = body_around(resolving, mention, held);
    int32_t home = person && person->citizen_of ? entity_of(resolving, person->citizen_of) : -1;
    return of >= 0 && home >= 0 && resolving->entities[of].class == CLASS_STATE ? home : of;
}

void relate_office(struct resolving *resolving, const struct draft_mention *mention,
                   const struct held_office *held)
{
    uint32_t person = (uint32_t)mention->entity;
    int32_t of = held->of >= 0 ? resolving->mentions[held->of].entity : -1;
    enum entity_class of_class = of >= 0 ? resolving->entities[of].class : CLASS_NONE;
    if (is_occupation(held)) {
        if (of_class == CLASS_ORGANIZATION || of_class == CLASS_GROUP)
            add_relation(resolving, RELATION_AFFILIATED_WITH, person, (uint32_t)of, mention->sentence);
        return;
    }
    const struct entry *employer = of >= 0 ? resolving->entities[of].entry : NULL;
    bool works_there = of_class == CLASS_ORGANIZATION && employer && employer->kind &&
                       in_list(resolving, "employer-kind", employer->kind);
    bool is_party =
        of_class == CLASS_ORGANIZATION && employer && employer->kind && strstr(employer->kind, "party");
    if (works_there || is_party)
        add_relation(resolving, RELATION_AFFILIATED_WITH, person, (uint32_t)of, mention->sentence);
    if (works_there && held->office && held->office->of_state) return;
    bool is_body = of_class == CLASS_STATE || of_class == CLASS_ORGANIZATION || of_class == CLASS_PLACE;
    if (!is_body) of = -1;
    const struct entry *entry = resolving->entities[person].entry;
    if (of < 0) of = known_body(resolving, entry, held->office);
    bool is_deputy = !held->office && strncmp(held->label, "Deputy ", strlen("Deputy ")) == 0;
    bool is_state_office = is_deputy || (held->office && held->office->level <= 4 &&
                                         (held->office->of_state || strstr(held->label, "Spokes")));
    if (of < 0 && is_state_office && !held->is_former) of = body_unsaid(resolving, mention, held);
    uint32_t object = of < 0 ? UINT32_MAX : (uint32_t)of;
    if (has_that_office(resolving, person, held->label, object)) return;
    struct relation *relation =
        add_relation(resolving, RELATION_HOLDS_OFFICE, person, object, mention->sentence);
    relation->office = held->label;
    relation->factuality = held->factuality;
    if (held->of < 0) relation->confidence = 0.8f;
    if (held->is_former && resolving->date.year) relation->end = (struct date){.year = resolving->date.year};
    date_relation(resolving, relation, entry, held->office, of);
}

static bool has_office(const struct resolving *resolving, uint32_t person)
{
    for (size_t i = 0; i < resolving->relation_count; i++)
        if (resolving->relations[i].kind == RELATION_HOLDS_OFFICE &&
            resolving->relations[i].subject == person)
            return true;
    return false;
}

/* "Lithuania's Gabrielius Landsbergis" */
static bool is_owned_by_state(const struct resolving *resolving, const struct draft_mention *person)
{
    if (person->begin < 2 || token_at(resolving, person->sentence, person->begin - 1)->xpos != XPOS_POS)
        return false;
    int32_t owner = mention_covering(resolving, person->sentence, person->begin - 2);
    return owner >= 0 && resolving->mentions[owner].class == CLASS_STATE;
}

/* "the foreign ministers of Estonia and Lithuania joined; Lithuania's Gabrielius Landsbergis spoke": a title
 * in the sentence, or the one before, that the knowledge gives to the person at the time. */
void relate_distant_titles(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_PERSON || mention->entity < 0 || !mention->entry ||
            !resolving->date.year || has_office(resolving, (uint32_t)mention->entity))
            continue;
        bool is_states = is_owned_by_state(resolving, mention);
        uint32_t first = mention->sentence - (is_states && mention->sentence > 0);
        for (size_t k = 0; k < mention->entry->term_count; k++) {
            const struct term *term = mention->entry->terms[k];
            int32_t of = entity_of(resolving, term->of);
            bool is_now = term->begin.year && date_earliest(term->begin) <= date_latest(resolving->date) &&
                          !(term->end.year && date_latest(term->end) < date_earliest(resolving->date));
            if (of < 0 || !is_now) continue;
            const struct title_span *found = NULL;
            for (uint32_t s = first; s <= mention->sentence && !found; s++)
                for (uint32_t t = 0; t < sentence_at(resolving, s)->count && !found; t++)
                    if (resolving->titles[s][t].office == term->office &&
                        (is_states ||
                         is_plural_noun(token_at(resolving, s, resolving->titles[s][t].end - 1))))
                        found = &resolving->titles[s][t];
            if (!found) continue;
            struct relation *relation = add_relation(
                resolving, RELATION_HOLDS_OFFICE, (uint32_t)mention->entity, (uint32_t)of, mention->sentence);
            relation->office = term->office->label;
            relation->begin = term->begin;
            relation->end = term->end;
            relation->confidence = 0.8f;
        }
    }
}
