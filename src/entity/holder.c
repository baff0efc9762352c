/* holder.c: whom a title without a name stands for: "the minister", "the Russian president", "the spokesman".
 * In: a title among the references of find_references. Out: the person who holds the office, of the State
 * that is told with it, else of whoever is in view. */
#include "entity/resolving.h"

#include "base/text.h"
#include <string.h>
#include <strings.h>

/* Is it the same office, or the one by its longer title: "President of the Republic"? */
static bool is_same_office(const struct office *a, const struct office *b)
{
    if (a->leads_party && b->leads_party) return true; /* "General Secretary Banda ... the party chief" */
    size_t left = strlen(a->label), right = strlen(b->label);
    return a == b || strncasecmp(a->label, b->label, left < right ? left : right) == 0;
}

/* "the Iranian minister" of a foreign minister */
static bool is_a_minister(const struct office *held, const struct office *office)
{
    size_t left = strlen(held->label), right = strlen(office->label);
    return strcmp(office->label, "Minister") == 0 && left > right && held->level == office->level &&
           strcmp(held->label + left - right, office->label) == 0;
}

/* The one person of the article who by the knowledge holds the office when it is written; -1. */
static int32_t holder_by_term(const struct resolving *resolving, const struct office *office)
{
    int32_t found = -1;
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        const struct entry *person = resolving->entities[e].entry;
        if (resolving->entities[e].class != CLASS_PERSON || !person) continue;
        for (size_t i = 0; i < person->term_count; i++) {
            const struct term *term = person->terms[i];
            if (term->office != office || !is_term_now(resolving, term) || found == (int32_t)e) continue;
            if (found >= 0) return -1;
            found = (int32_t)e;
        }
    }
    return found;
}

/* The person of the article who holds the office (of the State, where given), the latest named before, else
 * one who is as high; -1. */
static int32_t holder_named(const struct resolving *resolving, uint32_t s, const struct office *office,
                            int32_t of)
{
    int32_t found = -1, as_high = -1;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s && (found >= 0 || as_high >= 0)) break;
        if (mention->class != CLASS_PERSON || mention->entity < 0) continue;
        for (size_t o = 0; o < mention->office_count; o++) {
            const struct held_office *held = &mention->offices[o];
            if (!held->office) continue;
            bool is_as_high = held->office->level == office->level && office->level <= 2 &&
                              held->office->of_state == office->of_state; /* no pope */
            int32_t held_of = held->of >= 0 ? resolving->mentions[held->of].entity : -1;
            if (of >= 0 && (held_of < 0 || held_of != resolving->mentions[of].entity)) continue;
            if (is_same_office(held->office, office) || (of >= 0 && is_a_minister(held->office, office)))
                found = mention->entity;
            else if (is_as_high)
                as_high = mention->entity;
        }
    }
    if (found < 0 && of < 0 && as_high >= 0 && resolving->date.year)
        found = holder_by_term(resolving, office);
    return found >= 0 ? found : as_high;
}

/* Does the person hold the office by what the article or the knowledge says? */
static bool holds_office(const struct resolving *resolving, int32_t person, const struct office *office)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        for (size_t o = 0; mention->entity == person && o < mention->office_count; o++) {
            const struct office *held = mention->offices[o].office;
            if (held && !mention->offices[o].is_former && is_same_office(held, office)) return true;
        }
    }
    const struct entry *entry = resolving->entities[person].entry;
    for (size_t i = 0; entry && i < entry->term_count; i++)
        if (entry->terms[i]->office == office && is_term_now(resolving, entry->terms[i])) return true;
    return false;
}

/* "Macron ordered it. Rabat is to invite the president": who holds such an office and is in view, by name
 * alone too: the sentence told last, subjects first; -1. O(mentions squared). */
static int32_t holder_in_view(const struct resolving *resolving, uint32_t s, uint32_t t,
                              const struct office *office)
{
    enum { MOST_LEVEL = 2, FAR = 6 };
    int32_t found = -1;
    uint32_t nearest = 0;
    for (size_t i = 0; office->level <= MOST_LEVEL && i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_before = mention->sentence < s || (mention->sentence == s && mention->end <= t);
        if (!is_before || mention->sentence + FAR < s || mention->class != CLASS_PERSON ||
            mention->entity < 0)
            continue;
        const struct token *head = token_at(resolving, mention->sentence, mention->head);
        uint32_t near = mention->sentence * 2 + is_subject(head) + 1;
        if (near < nearest || !holds_office(resolving, mention->entity, office)) continue;
        nearest = near;
        found = mention->entity;
    }
    return found;
}

/* The State that is subject of the sentence before the word: "Zimbabwe was barred after the president ...";
 * -1. */
static int32_t state_spoken_of(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    for (uint32_t i = 0; i < t; i++) {
        int32_t mention = is_subject(&sentence->tokens[i]) ? mention_covering(resolving, s, i) : -1;
        int32_t entity = mention < 0 ? -1 : resolving->mentions[mention].entity;
        if (entity >= 0 && resolving->entities[entity].class == CLASS_STATE) return entity;
    }
    return -1;
}

/* The person of the article who holds such an office in the State; -1. O(mentions squared). */
static int32_t holder_in(const struct resolving *resolving, uint32_t s, const struct office *office,
                         int32_t state)
{
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence > s || mention->class != CLASS_PERSON || mention->entity < 0) continue;
        for (size_t o = 0; o < mention->office_count; o++)
            if (mention->offices[o].office == office && !mention->offices[o].is_former &&
                state_of_official(resolving, (uint32_t)mention->entity) == state)
                return mention->entity;
    }
    return -1;
}

/* Has the person, by the text, offices of which none is this one or as high? */
static bool has_other_office(const struct resolving *resolving, int32_t person, const struct office *office)
{
    bool others = false;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_PERSON || mention->entity != person) continue;
        for (size_t o = 0; o < mention->office_count; o++) {
            const struct office *held = mention->offices[o].office;
            if (held && (held == office || held->level == office->level)) return false;
            others = others || held;
        }
    }
    return others;
}

/* "the minister" after a foreign minister and a president: who was named last with an office as high; -1. */
static int32_t last_of_rank(const struct resolving *resolving, uint32_t s, const struct office *office)
{
    int32_t found = -1;
    for (size_t i = 0; i < resolving->mention_count && resolving->mentions[i].sentence <= s; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        for (size_t o = 0; mention->class == CLASS_PERSON && o < mention->office_count; o++)
            if (mention->entity >= 0 && mention->offices[o].office &&
                mention->offices[o].office->level == office->level && mention->sentence < s)
                found = mention->entity;
    }
    return found;
}

/* "A spokesman said ... the spokesman added": is it somebody who was named by his office alone just before?
 */
static bool is_introduced(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { FAR = 4 };
    const char *noun = token_at(resolving, s, t)->lemma;
    for (uint32_t back = 0; back <= FAR && back <= s; back++) {
        const struct sentence *sentence = sentence_at(resolving, s - back);
        for (uint32_t i = back ? sentence->count : t; i-- > 0;) {
            int32_t article =
                strcmp(sentence->tokens[i].lemma, noun) == 0 ? child_with(sentence, i, DEP_DET) : -1;
            if (article < 0 || mention_covering(resolving, s - back, i) >= 0) continue;
            if (*sentence->tokens[article].lower == 'a') return child_with(sentence, i, DEP_APPOS) < 0;
        }
    }
    return false;
}

/* "the senior diplomat told Tass" of a deputy foreign minister, "the official said" of anybody in office. */
static bool is_of_service(const struct resolving *resolving, int32_t person, const struct office *office)
{
    static const char *const ABROAD[] = {"Foreign",        "Ambassador", "Envoy",
                                         "Representative", "Consul",     "Diplomat"};
    bool any = strcmp(office->label, "Official") == 0;
    if (!any && strcmp(office->label, "Diplomat") != 0) return false;
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *mention = &resolving->mentions[i];
        if (mention->class != CLASS_PERSON || mention->entity != person) continue;
        for (size_t o = 0; o < mention->office_count; o++) {
            const struct office *held = mention->offices[o].office;
            if (held && any && held->level > 2) return true;
            for (size_t k = 0; held && !any && k < sizeof ABROAD / sizeof *ABROAD; k++)
                if (strstr(held->label, ABROAD[k])) return true;
        }
    }
    return false;
}

/* "the foreign minister, NAME, accused": the name behind the comma tells who is meant. */
static bool is_before_apposed(const struct resolving *resolving, uint32_t s, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end + 1 >= sentence->count || strcmp(sentence->tokens[end].lower, ",") != 0) return false;
    int32_t mention = mention_covering(resolving, s, end + 1);
    if (mention < 0 || mention_class(&resolving->mentions[mention]) != CLASS_PERSON) return false;
    const struct token *name = &sentence->tokens[resolving->mentions[mention].head];
    return name->deprel == DEP_APPOS && name->head == (int32_t)end - 1;
}

/* "Finland will close it, the prime minister said. Orpo told ...": whom the knowledge has as the holder of
 * the office in the State that the sentence speaks of first, where the article names him; -1. */
static int32_t known_holder(const struct resolving *resolving, uint32_t s, const struct office *office,
                            uint32_t end)
{
    for (uint32_t t = 0; t < end; t++) {
        int32_t mention = mention_covering(resolving, s, t);
        const struct entry *state = mention < 0 ? NULL : resolving->mentions[mention].entry;
        if (!state || state->class != CLASS_STATE) continue;
        const struct term *term = knowledge_holder(resolving->knowledge, office, state, resolving->date);
        return term ? entity_of(resolving, term->person) : -1;
    }
    return -1;
}

/* "Pope asks rivals to talk": a headline leaves the article out. */
static bool opens_headline(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    return s == 0 && begin == 0 && strcmp(sentence->tokens[sentence->count - 1].form, ".") != 0;
}

/* "General Augusto Pinochet ... the general": the person whose name stood last behind the word, a rank that
 * is no office; -1. */
static int32_t named_by_rank(const struct resolving *resolving, uint32_t s, const char *rank)
{
    if (!in_list(resolving, "mere-honorific", rank)) return -1;
    for (size_t i = resolving->mention_count; i-- > 0;) {
        const struct draft_mention *mention = &resolving->mentions[i];
        bool is_person = mention->class == CLASS_PERSON && mention->entity >= 0 && mention->sentence <= s;
        if (is_person && mention->begin > 0 &&
            strcmp(token_at(resolving, mention->sentence, mention->begin - 1)->lower, rank) == 0)
            return mention->entity;
    }
    return -1;
}

/* "the Russian president", "the minister": a title without a name. */
void resolve_title(struct resolving *resolving, uint32_t s, uint32_t begin)
{
    struct title_span title = resolving->titles[s][begin];
    uint32_t last = title.end - 1;
    const struct sentence *sentence = sentence_at(resolving, s);
    if (is_plural_noun(&sentence->tokens[last])) return;
    for (uint32_t t = begin; t < title.end; t++)
        if (mention_covering(resolving, s, t) >= 0) return;
    /* A title beside its bearer's name is part of that. */
    bool before_name =
        title.end < sentence->count && mention_covering(resolving, s, title.end) >= 0 &&
        mention_class(&resolving->mentions[mention_covering(resolving, s, title.end)]) == CLASS_PERSON;
    if (before_name || is_before_apposed(resolving, s, title.end)) return;
    int32_t of = begin > 0 ? mention_covering(resolving, s, begin - 1) : -1;
    if (of < 0 && begin > 1 && sentence->tokens[begin - 1].xpos == XPOS_POS)
        of = mention_covering(resolving, s, begin - 2);
    uint32_t behind = title.end; /* "the foreign minister of Chad" */
    bool is_of = title.end < sentence->count && strcmp(sentence->tokens[title.end].lower, "of") == 0;
    bool is_behind = of < 0 && is_of && (of = body_after(resolving, s, title.end, &behind)) >= 0;
    if (of >= 0 && resolving->mentions[of].class != CLASS_STATE &&
        resolving->mentions[of].class != CLASS_ORGANIZATION)
        of = -1;
    if (of < 0 && !has_definite_article(resolving, s, last) && !opens_headline(resolving, s, begin)) return;
    if (of >= 0) { /* "the EU's top diplomat" is no foreign minister */
        const char *body =
            text_lower(resolving->arena, resolving->mentions[of].name, strlen(resolving->mentions[of].name));
        const char *whole =
            arena_format(resolving->arena, "%s %s", body, span_lower(resolving, s, begin, title.end));
        const struct office *own = knowledge_office_by_title(resolving->knowledge, whole, strlen(whole));
        if (own) title.office = own;
    }
    int32_t home = of < 0 ? state_of_subject(resolving, s, last) : -1;
    int32_t found = home >= 0 ? holder_in(resolving, s, title.office, home) : -1;
    if (found < 0 && last == begin) found = named_by_rank(resolving, s, sentence->tokens[last].lower);
    bool is_acted = is_acted_on(resolving, s, last);
    int32_t spoken = of < 0 && found < 0 && !is_acted ? state_spoken_of(resolving, s, begin) : -1;
    if (spoken >= 0) found = holder_in(resolving, s, title.office, spoken);
    if (spoken >= 0 && found < 0 && title.office->level <= 3)
        found = known_holder(resolving, s, title.office, begin);
    if (found < 0 && of < 0) found = holder_in_view(resolving, s, begin, title.office);
    bool leads = strcmp(sentence->tokens[last].lower, "leader") == 0 && last == begin;
    if (found < 0 && leads && of >= 0 && resolving->mentions[of].class == CLASS_STATE &&
        resolving->mentions[of].entity >= 0)
        found = only_holder(resolving, "leader", (uint32_t)resolving->mentions[of].entity, s);
    if (found < 0) found = holder_named(resolving, s, title.office, of);
    if (found < 0 && of >= 0 && resolving->mentions[of].entry) {
        const struct term *term = knowledge_holder(resolving->knowledge, title.office,
                                                   resolving->mentions[of].entry, resolving->date);
        if (term) found = entity_of(resolving, term->person);
    }
    if (found < 0 && of < 0 && title.office->level <= 3)
        found = known_holder(resolving, s, title.office, begin);
    if (found < 0) {
        struct wanted wanted = {.classes = 1u << CLASS_PERSON,
                                .sentence = s,
                                .token = begin,
                                .except = -1,
                                .same_clause_subject = true};
        bool is_other = title.end < sentence->count && !strcmp(sentence->tokens[title.end].lower, "of");
        if (of < 0 && is_introduced(resolving, s, last)) return;
        bool is_service = title.office->level > 4 && is_subject(&sentence->tokens[last]);
        if (of < 0 && (title.office->level <= 4 || is_service) && !is_other)
            found = find_antecedent(resolving, &wanted);
        if (is_service && found >= 0) {
            if (!is_of_service(resolving, found, title.office)) return;
        } else if (found >= 0 && has_other_office(resolving, found, title.office))
            found = last_of_rank(resolving, s, title.office);
    }
    /* "Tiani deposed the president": nobody acts on himself */
    if (found < 0 || (is_acted && person_acting(resolving, s, last) == found)) return;
    uint32_t entity = (uint32_t)found;
    bool is_before = of >= 0 && !is_behind;
    uint32_t from = is_before ? resolving->mentions[of].begin : noun_phrase_begin(sentence, last);
    if (is_before)
        add_form(resolving, &resolving->entities[entity], span_text(resolving, s, from, title.end));
    add_finished(resolving, s, from, title.end, of >= 0 ? MENTION_TITLE : MENTION_NOMINAL, &entity, 1,
                 of >= 0 ? 0.8f : 0.55f);
}
