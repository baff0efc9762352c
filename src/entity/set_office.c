/* set_office.c: the office by which a set is called, "both leaders", "the prime ministers of Serbia and
 * Kosovo": how well somebody's offices fit it, by the article and by the knowledge, and who holds it. */
#include "entity/resolving.h"

#include <string.h>
#include <strings.h>

const char *office_of_set(const struct resolving *resolving, uint32_t s, uint32_t t)
{
    enum { LONGEST = 4 };
    const char *noun = token_at(resolving, s, t)->lemma;
    for (uint32_t begin = t; begin-- > 0 && t - begin < LONGEST;)
        if (resolving->titles[s][begin].end == t + 1)
            return arena_format(resolving->arena, "%s %s", span_text(resolving, s, begin, t), noun);
    bool is_office = resolving->titles[s][t].end == t + 1 || strcmp(noun, "leader") == 0 ||
                     in_list(resolving, "military-rank", noun);
    return is_office ? noun : NULL;
}

/* Does he command, as the generals of "the two generals" do? */
static bool is_command(const char *label)
{
    static const char *const WORDS[] = {"Army Chief", "Commander", "General Staff", "Chief of Staff", NULL};
    for (size_t i = 0; label && WORDS[i]; i++)
        if (strcasestr(label, WORDS[i])) return true;
    return false;
}

static bool is_fitting(const struct resolving *resolving, const char *noun, const char *label, unsigned level)
{
    if (strcmp(noun, "leader") == 0) return level <= 2;
    if (label && strcasestr(label, noun)) return true;
    return in_list(resolving, "military-rank", noun) && is_command(label);
}

/* "General Banda": does a mention of the person stand behind such a rank? */
static bool has_rank(const struct resolving *resolving, const struct draft_mention *mention, const char *noun)
{
    return mention->begin > 0 && in_list(resolving, "military-rank", noun) &&
           in_list(resolving, "military-rank",
                   token_at(resolving, mention->sentence, mention->begin - 1)->lower);
}

bool is_term_now(const struct resolving *resolving, const struct term *term)
{
    if (!resolving->date.year) return true;
    return (!term->begin.year || date_earliest(term->begin) <= date_latest(resolving->date)) &&
           (!term->end.year || date_latest(term->end) >= date_earliest(resolving->date));
}

enum fit { FIT_UNKNOWN, FIT_YES, FIT_NO };

/* By what the knowledge says of his offices when the article is written. */
static enum fit known_fit(const struct resolving *resolving, const char *office, uint32_t person)
{
    const struct entry *entry = resolving->entities[person].entry;
    bool was = false;
    for (size_t i = 0; entry && i < entry->term_count; i++) {
        const struct term *term = entry->terms[i];
        if (!is_fitting(resolving, office, term->office->label, term->office->level)) continue;
        if (is_term_now(resolving, term)) return FIT_YES;
        was = true;
    }
    return was ? FIT_NO : FIT_UNKNOWN;
}

double weight_of_office(const struct resolving *resolving, const char *office, uint32_t person)
{
    const double FITS = 2.5, OTHER = 0.15, CIVILIAN = 0.1;
    bool has_other = false, commands = in_list(resolving, "military-rank", office);
    struct namings namings = namings_of(resolving, person);
    for (size_t i = 0; i < namings.count; i++) {
        const struct draft_mention *mention = &resolving->mentions[namings.items[i]];
        if (has_rank(resolving, mention, office)) return FITS;
        for (size_t o = 0; o < mention->office_count; o++) {
            const struct held_office *held = &mention->offices[o];
            bool fits = is_fitting(resolving, office, held->label, held->office ? held->office->level : 9);
            if (fits && !held->is_former) return FITS;
            has_other = true;
        }
    }
    enum fit known = known_fit(resolving, office, person);
    if (known == FIT_YES) return FITS;
    return commands ? CIVILIAN : known == FIT_NO || has_other ? OTHER : 1.0;
}

/* Adds the States that stand side by side from the token on: "of Serbia and Kosovo". */
static size_t states_from(const struct resolving *resolving, uint32_t s, uint32_t t, uint32_t *states,
                          size_t most)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    size_t count = 0;
    while (t < sentence->count) {
        const struct token *token = &sentence->tokens[t];
        int32_t mention = mention_covering(resolving, s, t);
        bool links = token->upos == UPOS_CCONJ || token->upos == UPOS_DET || strcmp(token->lower, ",") == 0;
        if (mention < 0 && !links) break;
        t = mention < 0 ? t + 1 : resolving->mentions[mention].end;
        if (mention < 0) continue;
        int32_t entity = resolving->mentions[mention].entity;
        if (entity < 0 || resolving->entities[entity].class != CLASS_STATE) break;
        if (count == most) return most + 1;
        states[count++] = (uint32_t)entity;
    }
    return count;
}

/* Is the person known to hold the office in the State when the article is written? */
static bool is_known_holder(const struct resolving *resolving, const char *office, uint32_t person,
                            uint32_t state)
{
    const struct entry *entry = resolving->entities[person].entry;
    const struct entry *of = resolving->entities[state].entry;
    bool leads = strcmp(office, "leader") == 0;
    for (size_t i = 0; entry && of && i < entry->term_count; i++) {
        const struct term *term = entry->terms[i];
        bool fits = leads ? term->office->level <= 2 : strcasecmp(term->office->label, office) == 0;
        if (term->of == of && is_term_now(resolving, term) && fits) return true;
    }
    return false;
}

/* How often the article names or takes up the entity so far. */
static size_t tellings_of(const struct resolving *resolving, uint32_t entity, uint32_t s)
{
    struct namings namings = namings_of(resolving, entity);
    size_t count = 0;
    while (count < namings.count && resolving->mentions[namings.items[count]].sentence <= s)
        count++;
    return count;
}

/* The one person that the article names who holds such an office in the State, or of several the one of whom
 * it tells twice as much as of the next; -1. */
int32_t only_holder(const struct resolving *resolving, const char *office, uint32_t state, uint32_t s)
{
    const double FITS = 2;
    int32_t found = -1;
    size_t most = 0, next = 0;
    for (uint32_t e = 0; e < resolving->entity_count; e++) {
        bool is_told = weight_of_office(resolving, office, e) > FITS &&
                       state_of_official(resolving, e) == (int32_t)state;
        if (resolving->entities[e].class != CLASS_PERSON ||
            (!is_told && !is_known_holder(resolving, office, e, state)))
            continue;
        size_t count = 1 + 4 * tellings_of(resolving, e, s);
        if (count > most) {
            next = most;
            most = count;
            found = (int32_t)e;
        } else if (count > next) {
            next = count;
        }
    }
    return most >= 2 * next ? found : -1;
}

/* "the leaders of Serbia and Kosovo", "the Israeli and Greek prime ministers", whom the article names. */
bool holders_of_states(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t t)
{
    enum { MOST = 4 };
    uint32_t states[MOST], holders[MOST];
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *office = office_of_set(resolving, s, t);
    if (!office || !is_plural_noun(&sentence->tokens[t])) return false;
    bool is_of = t + 2 < sentence->count && (strcmp(sentence->tokens[t + 1].lower, "of") == 0 ||
                                             strcmp(sentence->tokens[t + 1].lower, "from") == 0);
    uint32_t from = begin;
    while (!is_of && from > 0 &&
           (mention_covering(resolving, s, from - 1) >= 0 || sentence->tokens[from - 1].upos == UPOS_CCONJ))
        from--;
    size_t count = states_from(resolving, s, is_of ? t + 2 : from, states, MOST);
    if (count < 2 || count > MOST) return false;
    for (size_t i = 0; i < count; i++) {
        int32_t holder = only_holder(resolving, office, states[i], s);
        if (holder < 0) return false;
        holders[i] = (uint32_t)holder;
    }
    add_finished(resolving, s, begin, t + 1, MENTION_NOMINAL, holders, count, 0.6f);
    return true;
}
