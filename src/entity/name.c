/* name.c: finds the names of an article. A run of capitalised words is cut, from left to right, into matches
 * of the knowledge's automaton, titles, names with a head noun ("Korea Institute for National Unification")
 * and other names; the language model's names say of what kind those are. How far each reaches: name_span.c.
 * Longest match first, as in gazetteer taggers (Mikheev, Moens and Grover 1999). */
#include "entity/scanning.h"

#include "base/text.h"
#include <string.h>

/* "Revolutionary Guards" of "Iran's Revolutionary Guards"; NULL. */
static const char *behind_possessor(const struct scanning *scanning, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin + 1; t + 1 < end; t++)
        if (scanning->sentence->tokens[t].xpos == XPOS_POS)
            return is_capitalised(&scanning->sentence->tokens[t + 1])
                       ? span_text(scanning->resolving, scanning->s, t + 1, end)
                       : NULL;
    return NULL;
}

static struct draft_mention *emit(struct scanning *scanning, uint32_t begin, uint32_t end,
                                  const struct span_match *match, enum entity_class class)
{
    struct draft_mention *mention = add_mention(scanning->resolving, scanning->s, begin, end);
    mention->class = class;
    if (match) {
        mention->candidates = match->candidates;
        mention->candidate_count = match->count;
        mention->confidence = 0.9f;
        mention->other_name = behind_possessor(scanning, begin, end);
    }
    return mention;
}

static bool same_model_name(const struct sentence *sentence, uint32_t a, uint32_t b, enum name_kind kind)
{
    for (uint32_t i = a; i <= b; i++)
        if (sentence->tokens[i].name != kind || (i > a && sentence->tokens[i].name_begins)) return false;
    return true;
}

/* Is a match of one word only the beginning of a longer unknown name ("Vladimir" of "Vladimir Putin", "MSC"
 * of the ship "MSC Aries")? */
static bool is_absorbed(const struct scanning *scanning, const struct span_match *match, uint32_t end)
{
    const struct sentence *sentence = scanning->sentence;
    uint32_t next = next_of_name(scanning, match->end - 1);
    if (!next || next >= end || match->end - match->begin > 1) return false;
    if (in_list(scanning->resolving, "ship-prefix", sentence->tokens[match->begin].lower)) return true;
    if (same_model_name(sentence, match->begin, next, NAME_PERSON)) {
        bool is_state = match_has_class(match, CLASS_STATE);
        return !is_state || sentence->tokens[match->begin].name_begins;
    }
    if (match_has_class(match, CLASS_STATE)) return false;
    if (next == match->end + 1 && is_inner_hyphen(sentence, match->end) &&
        !match_has_role(match, NAME_DEMONYM) && !longest_at(scanning, next))
        return true; /* "Carrefour-Feuilles" */
    if (follows_title(scanning->resolving, scanning->s, match->begin) &&
        !match_has_class(match, CLASS_PERSON))
        return true;
    if (match_has_role(match, NAME_DEMONYM)) return false;
    if (in_list(scanning->resolving, "given-name", sentence->tokens[match->begin].lower)) return true;
    if (longest_at(scanning, next)) return false;
    return !match_has_class(match, CLASS_ORGANIZATION) || sentence->tokens[next].name == NAME_PERSON;
}

/* Cuts off what stands before a person's name: "Mr", "Dr.". */
static uint32_t skip_honorifics(const struct scanning *scanning, uint32_t begin, uint32_t end)
{
    while (begin + 1 < end) {
        if (!is_honorific(scanning->resolving, &scanning->sentence->tokens[begin]) ||
            is_filial(&scanning->sentence->tokens[begin + 1]))
            break;
        begin++;
    }
    return begin;
}

/* Does what stands behind the word show that it is a name: "Annan, the UN secretary general", "Quilla
 * said"? */
static bool is_spoken_of(const struct scanning *scanning, uint32_t token)
{
    const struct sentence *sentence = scanning->sentence;
    const struct token *it = &sentence->tokens[token];
    if (is_subject(it) && it->head >= 0 &&
        in_list(scanning->resolving, "reporting-verb", sentence->tokens[it->head].lemma))
        return true;
    if (token + 1 >= sentence->count || strcmp(sentence->tokens[token + 1].form, ",") != 0) return false;
    bool has_age = token + 3 < sentence->count && sentence->tokens[token + 2].upos == UPOS_NUM &&
                   strlen(sentence->tokens[token + 2].form) == 2 &&
                   strcmp(sentence->tokens[token + 3].form, ",") == 0;
    if (has_age) return true; /* "Krasikov, 56, shot" */
    for (uint32_t t = token + 2; t < sentence->count && t < token + 8; t++) {
        const struct token *apposed = &sentence->tokens[t];
        if (scanning->resolving->titles[scanning->s][t].end) return true;
        if (apposed->deprel == DEP_APPOS && apposed->head == (int32_t)token &&
            noun_class(scanning->resolving, scanning->s, t) != CLASS_NONE)
            return true; /* "Acacia, a mining company," */
    }
    return false;
}

/* A name that is not in the knowledge: as long as the run goes on without a known name of several words. */
static uint32_t emit_unknown(struct scanning *scanning, uint32_t begin, uint32_t end)
{
    uint32_t stop = begin + 1, next;
    bool is_direction =
        in_list(scanning->resolving, "direction-word", scanning->sentence->tokens[begin].lower);
    while ((next = next_of_name(scanning, stop - 1)) && next < end) {
        const struct span_match *match = longest_at(scanning, next);
        if (is_direction && stop == begin + 1 && match_has_class(match, CLASS_PLACE)) {
            /* "East New Britain" */
            if (!scanning->title_case) emit(scanning, begin, match->end, NULL, CLASS_PLACE);
            return match->end;
        }
        bool is_further = stop == begin + 1 && match_has_class(match, CLASS_PERSON) && next == stop &&
                          in_list(scanning->resolving, "given-name", scanning->sentence->tokens[begin].lower);
        if (match && match->end - match->begin > 1 && is_further) { /* "Mohammad Ishaq Dar" */
            emit(scanning, begin, match->end, match, CLASS_NONE);
            return match->end;
        }
        if (match && match->end - match->begin > 1) break;
        stop = next + 1;
    }
    uint32_t from = skip_honorifics(scanning, begin, stop);
    enum entity_class class = class_of_unknown(scanning->resolving, scanning->s, from, stop, from > begin);
    /* A lone word of unknown kind waits for another mention that tells it. */
    bool is_sure = class != CLASS_NONE || stop - from > 1 || !is_initial(scanning->sentence, from);
    /* A lone word at the start of one sentence only is none: "Gunfire was heard". */
    const char *form = scanning->sentence->tokens[from].form;
    bool is_lone = stop - from == 1 && from == begin && is_initial(scanning->sentence, from) &&
                   !follows_title(scanning->resolving, scanning->s, from) && !is_spoken_of(scanning, from) &&
                   !is_surely_person(&scanning->sentence->tokens[from]) &&
                   !map_find(scanning->capitals, form, strlen(form));
    if (opens_dateline(scanning->resolving, scanning->s, from, stop)) {
        struct draft_mention *town = emit(scanning, from, stop, NULL, CLASS_PLACE);
        town->name = spoken_name(scanning->resolving, town->name);
        return stop;
    }
    if (is_lone || is_dateline_press(scanning->sentence, from, stop)) return stop;
    if (names_exercise(scanning->resolving, scanning->s, from, stop)) return stop;
    if (stop - from == 1 && is_honorific(scanning->resolving, &scanning->sentence->tokens[from])) return stop;
    /* In headlines capitals tell nothing: repeat.c finds the names there. */
    if (is_sure && !scanning->title_case) emit(scanning, from, stop, NULL, class)->is_headless = true;
    return stop;
}

/* The State and the place in the name of a body are named too: "Iran's embassy in Lima". */
static void emit_inner(struct scanning *scanning, const struct span_match *body)
{
    const struct entry *entry = body->candidates[0].entry;
    if (entry->class != CLASS_ORGANIZATION) return;
    for (size_t i = first_match(scanning, body->begin); i < scanning->match_count; i++) {
        const struct span_match *inner = &scanning->matches[i];
        if (inner->begin >= body->end) break;
        bool is_within = inner->begin >= body->begin && inner->end <= body->end &&
                         inner->end - inner->begin < body->end - body->begin;
        bool is_medium =
            entry->kind && in_list(scanning->resolving, "medium-kind", entry->kind); /* "France 24" */
        for (size_t c = 0; is_within && !is_medium && c < inner->count; c++) {
            const struct entry *part = inner->candidates[c].entry;
            bool is_behind =
                inner->begin > body->begin && scanning->sentence->tokens[inner->begin - 1].upos == UPOS_ADP;
            bool is_seat = part == entry->located_in && part->class == CLASS_PLACE && is_behind;
            if (part != entry->part_of && !is_seat) continue; /* "Venice Commission" names no town */
            emit(scanning, inner->begin, inner->end, inner, CLASS_NONE);
            break;
        }
    }
}

/* "Faisal bin Farhan Al Saud": what follows a known person's name in the run belongs to it. */
static uint32_t end_of_person(const struct scanning *scanning, uint32_t known, uint32_t end)
{
    uint32_t next;
    while ((next = next_of_name(scanning, known - 1)) && next < end && !longest_at(scanning, next) &&
           scanning->sentence->tokens[next].name != NAME_ORGANIZATION)
        known = next + 1;
    return known;
}

/* The piece of the run that begins at `begin`; where the next begins. */
static uint32_t cut_piece(struct scanning *scanning, uint32_t begin, uint32_t end)
{
    const struct token *first = &scanning->sentence->tokens[begin];
    if (begin > 3 && strcmp(first->lower, "government") == 0 && strcmp(first[-1].lower, "and") == 0 &&
        strcmp(first[-2].lower, "state") == 0)
        return begin + 1; /* "the Heads of State and Government of the African Union" */
    const struct span_match *match = longest_at(scanning, begin);
    struct title_span title = scanning->resolving->titles[scanning->s][begin];
    enum entity_class class = CLASS_NONE;
    uint32_t headed = scanning->title_case ? 0 : headed_name(scanning, begin, end, &class);
    uint32_t known = match ? match->end : 0;
    if (known && headed == behind_year(scanning->sentence, known)) headed = known;
    if (title.end && title.end > known && title.end >= headed) return title.end;
    if (match && known - begin > 1 && known >= headed) {
        if (match_has_class(match, CLASS_PERSON)) known = end_of_person(scanning, known, end);
        emit(scanning, begin, known, match, CLASS_NONE);
        emit_inner(scanning, match);
        return known;
    }
    bool of_state = match && (match_has_class(match, CLASS_STATE) || match_has_role(match, NAME_DEMONYM));
    if (headed && of_state) {
        /* "Russian Government" stands for the state; "Ukraine War" is an event. */
        const char *head = scanning->sentence->tokens[headed - 1].lower;
        if (class == CLASS_NONE || in_list(scanning->resolving, "government-noun", head)) headed = 0;
    }
    bool is_leaning =
        begin > 1 && is_inner_hyphen(scanning->sentence, begin - 1) &&
        is_one_of((const char *const[]){"pro", "anti", NULL}, scanning->sentence->tokens[begin - 2].lower);
    if (headed && of_state && is_leaning && known < headed) headed = 0; /* "pro-Russian Socialist Party" */
    if (headed) {
        if (class != CLASS_NONE) {
            bool is_party = is_party_name(scanning->resolving, scanning->s, begin, headed);
            emit(scanning, begin, headed, NULL, is_party ? CLASS_ORGANIZATION : class);
            /* The state in the name of its body is named too. */
            if (of_state && class == CLASS_ORGANIZATION) emit(scanning, begin, known, match, CLASS_NONE);
        }
        return headed;
    }
    if (match && !is_absorbed(scanning, match, end)) {
        emit(scanning, begin, known, match, CLASS_NONE);
        return known;
    }
    return emit_unknown(scanning, begin, end);
}

/* "5 billion Swiss francs", "the US dollar": money, in which the State has no part. Where what names it ends;
 * 0: none does. */
static uint32_t end_of_currency(const struct scanning *scanning, uint32_t begin)
{
    const struct sentence *sentence = scanning->sentence;
    const struct span_match *match = longest_at(scanning, begin);
    uint32_t end = match ? match->end : 0;
    if (!match || begin == 0 || end >= sentence->count) return 0;
    const char *noun = sentence->tokens[end].lower;
    bool is_sum =
        sentence->tokens[begin - 1].upos == UPOS_NUM && in_list(scanning->resolving, "currency-noun", noun);
    return is_sum || strncmp(noun, "dollar", 6) == 0 ? end : 0;
}

static void scan_sentence(struct scanning *scanning)
{
    const struct sentence *sentence = scanning->sentence;
    for (uint32_t i = 0; i < sentence->count;) {
        bool particle_first = is_particle(scanning, i) && is_inner_hyphen(sentence, i + 1) &&
                              i + 2 < sentence->count && is_capitalised(&sentence->tokens[i + 2]);
        const struct span_match *match = longest_at(scanning, i);
        uint32_t currency_end = end_of_currency(scanning, i);
        if (currency_end) {
            i = currency_end;
            continue;
        }
        if (!is_name_token(scanning, i) && !particle_first) {
            uint32_t title_end = scanning->resolving->titles[scanning->s][i].end;
            if (match && match->end > title_end && !is_half_of_name(scanning, i)) {
                emit(scanning, i, match->end, match, CLASS_NONE);
                emit_inner(scanning, match);
            }
            i = match && match->end > title_end ? match->end : title_end > i ? title_end : i + 1;
            continue;
        }
        uint32_t end = joined_run_end(scanning, i, run_end(scanning, i));
        if (match && match->end > end) end = match->end;
        while (i < end) {
            bool is_joint = !is_name_token(scanning, i) && !particle_first && !longest_at(scanning, i);
            i = is_joint ? i + 1 : cut_piece(scanning, i, end);
            particle_first = false;
        }
    }
}

static void gather_capitals(const struct resolving *resolving, struct map *capitals)
{
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        const struct sentence *sentence = sentence_at(resolving, s);
        if (is_title_case(sentence)) continue;
        for (uint32_t t = 1; t < sentence->count; t++)
            if (is_capitalised(&sentence->tokens[t]) && !is_initial(sentence, t))
                map_add(capitals, sentence->tokens[t].form, strlen(sentence->tokens[t].form), NULL);
    }
}

void find_names(struct resolving *resolving)
{
    size_t count, at = 0;
    const struct entente_article *article = resolving->article;
    struct name_match *matches =
        knowledge_match(resolving->knowledge, resolving->arena, article->text, article->size, &count);
    struct map capitals;
    map_init(&capitals, resolving->arena);
    gather_capitals(resolving, &capitals);
    struct scanning scanning = {.resolving = resolving, .capitals = &capitals};
    for (uint32_t s = 0; s < resolving->analysis->count; s++) {
        scanning.s = s;
        scanning.sentence = sentence_at(resolving, s);
        scanning.title_case = is_title_case(scanning.sentence);
        gather_matches(&scanning, matches, count, &at);
        scan_sentence(&scanning);
    }
    order_mentions(resolving);
}
