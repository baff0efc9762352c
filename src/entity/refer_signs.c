/* refer_signs.c: the signs of what a pronoun or noun could stand for: of what class it is and how that goes
 * with the word, how long ago, how often and in which part of the clause it was told of, whose it is, what
 * office it has, what the rules say. */
#include "entity/refer.h"
#include "entity/resolving.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum kind {
    REFER_RULE = 300,
    REFER_NOBODY,
    REFER_CLASS,
    REFER_DISTANCE,
    REFER_RANK,
    REFER_OFTEN,
    REFER_PARALLEL,
    REFER_MATE,
    REFER_LAST,
    REFER_GENDER,
    REFER_NAME,
    REFER_ENTRY,
    REFER_OFFICE,
    REFER_HOME,
    REFER_SPEAKER,
    REFER_CALLED,
    REFER_HEADLINE,
    REFER_SELF,
    REFER_SET,
    REFER_NUMBER,
    REFER_VERB,
    REFER_SUBJECT,
    REFER_QUOTE,
    REFER_WHICH,
    REFER_BESIDE,
    REFER_TELLS,
    REFER_HEAD,
    REFER_CHAIN,
    REFER_CLAUSE,
    REFER_FOLK,
    REFER_GAP,
};

/* A candidate seen from the word. */
struct view {
    const struct reference_question *question;
    const struct reference_candidate *candidate;
    const struct sentence *sentence;
    const struct token *token;
    const char *deprel, *verb, *class; /* of the word; above it; of the candidate */
    const struct entity *entity;       /* the candidate's first; NULL */
    const struct thing *thing;
    struct signs *signs;
};

static const char *verb_above(const struct sentence *sentence, uint32_t t)
{
    enum { DEEP = 6 };
    int32_t at = sentence->tokens[t].head;
    for (int steps = 0; at >= 0 && steps < DEEP; steps++, at = sentence->tokens[at].head)
        if (sentence->tokens[at].upos == UPOS_VERB) return sentence->tokens[at].lemma;
    return "";
}

static void add(const struct view *view, unsigned kind, const char *a, const char *b, const char *c)
{
    sign_add(view->signs, kind, a, b, c);
}

/* "the", "its", "Soviet": the word before the phrase or the first of it. */
static const char *which_of(const struct view *view)
{
    uint32_t t = view->question->token;
    if (view->token->upos != UPOS_NOUN) return "";
    uint32_t begin = noun_phrase_begin(view->sentence, t);
    return begin < t ? view->sentence->tokens[begin].lower : "bare";
}

/* The number before the noun, or that the word is: 2 of "the two leaders"; 0. */
static long number_told(const struct view *view)
{
    const struct resolving *resolving = view->question->resolving;
    const char *lower = view->token->lower;
    int32_t number = child_with(view->sentence, view->question->token, DEP_NUMMOD);
    if (strcmp(lower, "both") == 0 || strcmp(lower, "pair") == 0 || strcmp(lower, "duo") == 0) return 2;
    if (strcmp(lower, "trio") == 0) return 3;
    for (uint32_t i = 0; i < view->question->token; i++)
        if (view->sentence->tokens[i].head == (int32_t)view->question->token &&
            strcmp(view->sentence->tokens[i].lower, "both") == 0)
            return 2;
    const char *word = number >= 0 ? view->sentence->tokens[number].lower : lower;
    return knowledge_list_value(resolving->knowledge, "number", word, strlen(word), 0);
}

static const char *few(size_t count)
{
    static const char *const NAMES[] = {"0", "1", "2", "3", "4"};
    return count < sizeof NAMES / sizeof *NAMES ? NAMES[count] : "5+";
}

static void add_rule(const struct view *view)
{
    const struct reference_question *question = view->question;
    const struct reference_candidate *rule = &question->candidates[question->rule];
    const char *is = view->candidate->is_rule ? "rule" : "other";
    const char *said = !rule->count ? "nobody" : rule->count > 1 ? "set" : "one";
    add(view, REFER_RULE, is, question->type, said);
    add(view, REFER_RULE, is, question->word, said);
    add(view, REFER_RULE, is, view->class, question->word);
    add(view, REFER_RULE, is, view->deprel, question->type);
    const char *class =
        rule->count ? entity_class_name(question->entities->items[rule->entities[0]].class) : "";
    add(view, REFER_RULE, is, class, view->class);
}

static void add_nobody(const struct view *view)
{
    const struct reference_question *question = view->question;
    add(view, REFER_NOBODY, question->word, NULL, NULL);
    add(view, REFER_NOBODY, question->type, view->deprel, NULL);
    add(view, REFER_NOBODY, question->word, view->deprel, NULL);
    add(view, REFER_NOBODY, question->word, view->verb, NULL);
    add(view, REFER_NOBODY, question->word, which_of(view), NULL);
    add(view, REFER_NOBODY, which_of(view), view->deprel, NULL);
    add(view, REFER_NOBODY, question->word,
        question->owner < 0 ? "nobody's"
                            : entity_class_name(question->entities->items[question->owner].class),
        NULL);
    uint32_t t = question->token;
    if (t > 0) add(view, REFER_BESIDE, "before", view->sentence->tokens[t - 1].lower, question->word);
    if (t + 1 < view->sentence->count)
        add(view, REFER_BESIDE, "behind", view->sentence->tokens[t + 1].lower, question->word);
    if (view->token->head >= 0)
        add(view, REFER_BESIDE, view->deprel, view->sentence->tokens[view->token->head].lemma,
            question->word);
}

static void add_class(const struct view *view)
{
    const struct reference_question *question = view->question;
    const char *named = view->entity->entry ? "known" : view->entity->is_named ? "named" : "nameless";
    add(view, REFER_CLASS, view->class, question->word, NULL);
    add(view, REFER_CLASS, view->class, question->word, named);
    add(view, REFER_CLASS, view->class, question->type, named);
    add(view, REFER_CLASS, view->class, view->deprel, question->type);
    add(view, REFER_CLASS, view->class, which_of(view), question->word);
    add(view, REFER_VERB, view->class, view->deprel, view->verb);
    if (view->token->head >= 0)
        add(view, REFER_HEAD, view->class, view->deprel, view->sentence->tokens[view->token->head].lemma);
}

/* How long ago, how often, in what part of which clause. */
static void add_view(const struct view *view)
{
    const struct reference_question *question = view->question;
    const struct thing *thing = view->thing;
    uint32_t rank = 0, oftener = 0, rivals = 0;
    for (size_t e = 0; e < question->entities->count; e++) {
        const struct thing *other = &question->things[e];
        if (!other->is_seen || other == thing || question->entities->items[e].class != view->entity->class)
            continue;
        bool is_later =
            thing->is_seen && (other->sentence > thing->sentence ||
                               (other->sentence == thing->sentence && other->token > thing->token));
        rank += is_later || !thing->is_seen;
        oftener += other->count > thing->count;
        rivals += question->sentence - other->sentence <= 2;
    }
    const char *far = thing->is_seen ? sign_distance(question->sentence - thing->sentence) : "to come";
    add(view, REFER_DISTANCE, far, question->type, NULL);
    add(view, REFER_DISTANCE, far, question->word, NULL);
    add(view, REFER_DISTANCE, far, view->class, question->type);
    add(view, REFER_RANK, few(rank), question->type, view->class);
    add(view, REFER_RANK, few(rank), question->word, NULL);
    add(view, REFER_RANK, few(rank), far, view->class);
    add(view, REFER_RANK, few(rank), few(rivals), question->type);
    add(view, REFER_OFTEN, few(oftener), question->type, view->class);
    add(view, REFER_OFTEN, few(oftener), question->word, NULL);
    add(view, REFER_OFTEN, few(thing->count), view->class, question->type);
    if (!thing->is_seen) return;
    const struct sentence *told = sentence_at(question->resolving, thing->sentence);
    const struct token *last = &told->tokens[thing->token];
    const char *role = deprel_name(last->deprel);
    bool is_main = last->head >= 0 && told->tokens[last->head].deprel == DEP_ROOT;
    char kind[12];
    snprintf(kind, sizeof kind, "%d", (int)thing->kind);
    add(view, REFER_PARALLEL, role, view->deprel, far);
    add(view, REFER_PARALLEL, role, question->type, far);
    add(view, REFER_PARALLEL, role, is_main ? "main" : "below", question->word);
    add(view, REFER_LAST, kind, question->word, far);
    add(view, REFER_SUBJECT, is_subject(last) ? "subject" : "not", is_main ? "main" : "below", far);
    if (thing->sentence != question->sentence) return;
    bool are_mates = is_clause_mate(view->sentence, thing->token, question->token);
    add(view, REFER_MATE, are_mates ? "mates" : "apart", question->type, role);
    add(view, REFER_MATE, are_mates ? "mates" : "apart", view->deprel, role);
    bool tells = is_subject(last) && last->head >= 0 &&
                 in_list(question->resolving, "reporting-verb", told->tokens[last->head].lemma);
    add(view, REFER_TELLS, tells ? "tells" : "not", question->word, view->deprel);
    int32_t above = view->token->head;
    bool is_above = above == (int32_t)thing->token; /* "Kim and his sister" */
    add(view, REFER_MATE, is_above ? "above" : "", question->word, view->class);
}

static bool ends_with_word(const char *name, const char *word)
{
    size_t size = strlen(name), length = strlen(word);
    return size >= length && strcasecmp(name + size - length, word) == 0 &&
           (size == length || !isalpha((unsigned char)name[size - length - 1]));
}

/* What it is called, by whom it was called so, what it is. */
static void add_names(const struct view *view)
{
    const struct reference_question *question = view->question;
    const struct entity *entity = view->entity;
    bool is_noun = strcmp(question->type, "noun") == 0;
    if (entity->gender) {
        bool is_he = view->token->features & FEATURE_MASCULINE,
             is_she = view->token->features & FEATURE_FEMININE;
        const char *fits = !is_he && !is_she                          ? ""
                           : is_he == (entity->gender == GENDER_MALE) ? "agrees"
                                                                      : "clashes";
        add(view, REFER_GENDER, fits, view->class, NULL);
    } else {
        add(view, REFER_GENDER, "unknown", view->class, question->word);
    }
    if (!is_noun) return;
    bool has_label =
        ends_with_word(entity->label, question->word) || ends_with_word(entity->label, view->token->lower);
    bool has_name = false;
    for (size_t i = 0; i < entity->name_count && !has_name; i++)
        has_name = ends_with_word(entity->names[i], question->word) ||
                   ends_with_word(entity->names[i], view->token->lower);
    const char *named = has_label ? "label" : has_name ? "name" : "no";
    add(view, REFER_NAME, named, view->class, NULL);
    add(view, REFER_NAME, named, question->word, NULL);
    add(view, REFER_NAME, named, which_of(view), entity->is_named ? "named" : "nameless");
    if (entity->entry && entity->entry->kind) {
        add(view, REFER_ENTRY, entity->entry->kind, question->word, NULL);
        add(view, REFER_ENTRY, strstr(entity->entry->kind, question->word) ? "of kind" : "of another",
            view->class, NULL);
    } else if (!entity->is_named) {
        add(view, REFER_ENTRY, last_word(entity->label), question->word, "nameless");
    }
    bool was_called = false;
    for (size_t i = 0; i < question->called_count && !was_called; i++)
        was_called = &question->entities->items[question->called[i].entity] == entity &&
                     strcmp(question->called[i].noun, question->pronoun) == 0;
    add(view, REFER_CALLED, was_called ? "before" : "never", view->class, NULL);
}

static void add_office_word(const struct view *view, const char *label, bool *fits)
{
    char word[64];
    const char *last = last_word(label);
    size_t i = 0;
    for (; last[i] && i + 1 < sizeof word; i++)
        word[i] = (char)tolower((unsigned char)last[i]);
    word[i] = '\0';
    *fits = *fits || strcmp(word, view->question->word) == 0;
    add(view, REFER_OFFICE, word, view->question->word, NULL);
}

/* The offices of a person, by the text and by the knowledge. */
static void add_offices(const struct view *view)
{
    const struct reference_question *question = view->question;
    if (view->entity->class != CLASS_PERSON || strcmp(question->type, "noun") != 0) return;
    uint32_t index = (uint32_t)(view->entity - question->entities->items);
    bool fits = false, has = false;
    for (size_t i = 0; i < question->entities->relation_count; i++) {
        const struct relation *relation = &question->entities->relations[i];
        if (relation->kind != RELATION_HOLDS_OFFICE || relation->subject != index || !relation->office)
            continue;
        has = true;
        add_office_word(view, relation->office, &fits);
    }
    for (size_t i = 0; view->entity->entry && !has && i < view->entity->entry->term_count; i++)
        if (is_term_now(question->resolving, view->entity->entry->terms[i]))
            add_office_word(view, view->entity->entry->terms[i]->office->label, &fits);
    add(view, REFER_OFFICE, fits ? "fits" : has ? "has another" : "has none", NULL, NULL);
    add(view, REFER_OFFICE, fits ? "fits" : has ? "has another" : "has none", which_of(view), NULL);
}

/* "its leader", "the Soviet leader": is it of the one whose the words say it is? */
static void add_home(const struct view *view)
{
    const struct reference_question *question = view->question;
    int32_t index = (int32_t)(view->entity - question->entities->items);
    int32_t home = view->thing->home, owner = question->owner;
    int32_t owners_home = owner >= 0 ? question->things[owner].home : -1;
    const char *whose = owner < 0                                             ? "no owner"
                        : owner == index                                      ? "owner"
                        : owners_home == index                                ? "owner's home"
                        : home == owner || (home >= 0 && home == owners_home) ? "of owner"
                        : home >= 0                                           ? "of another"
                                                                              : "unknown";
    add(view, REFER_HOME, whose, view->class, question->type);
    add(view, REFER_HOME, whose, view->class, question->word);
}

/* Does it stand in the part of the clause of the word, or of one above it: subject of the verb, object of
 * the verb above? */
static void add_clauses(const struct view *view)
{
    enum { DEEP = 8 };
    const struct reference_question *question = view->question;
    const struct sentence *sentence = view->sentence;
    char part[32] = "in no clause above";
    unsigned clauses = 0;
    if (!view->thing->is_seen || view->thing->sentence != question->sentence) return;
    const struct token *last = &sentence->tokens[view->thing->token];
    int32_t at = view->token->head;
    for (int steps = 0; at >= 0 && steps < DEEP; steps++, at = sentence->tokens[at].head) {
        if (last->head == at) {
            snprintf(part, sizeof part, "%s %u", deprel_name(last->deprel), clauses);
            break;
        }
        clauses += sentence->tokens[at].upos == UPOS_VERB || sentence->tokens[at].upos == UPOS_AUX;
    }
    add(view, REFER_CLAUSE, part, question->type, NULL);
    add(view, REFER_CLAUSE, part, question->word, NULL);
    uint32_t gap = question->token > view->thing->token ? question->token - view->thing->token : 0;
    add(view, REFER_GAP,
        gap < 2    ? "1"
        : gap < 4  ? "3"
        : gap < 8  ? "7"
        : gap < 16 ? "15"
                   : "more",
        part, question->type);
    add(view, REFER_CLAUSE, part, view->deprel, view->class);
}

/* Does the sentence name a town or an official of it: "in Seoul the minister spoke for the government"? */
static void add_folk(const struct view *view)
{
    const struct reference_question *question = view->question;
    int32_t index = (int32_t)(view->entity - question->entities->items);
    const char *who = "nobody";
    if (view->entity->class != CLASS_STATE && view->entity->class != CLASS_ORGANIZATION) return;
    for (uint32_t t = 0; t < view->sentence->count; t++) {
        int32_t at = question->entities->mention_at[question->sentence][t];
        const struct mention *mention = at < 0 ? NULL : &question->entities->mentions[at];
        if (t == question->token || !mention || mention->entity_count != 1) continue;
        if (question->things[mention->entities[0]].home != index) continue;
        who = entity_class_name(question->entities->items[mention->entities[0]].class);
        if (t > question->token) break;
    }
    add(view, REFER_FOLK, who, view->class, question->word);
    add(view, REFER_FOLK, who, view->class, question->type);
}

static void add_place(const struct view *view)
{
    const struct reference_question *question = view->question;
    bool is_quoted = question->token >= view->sentence->quoted_from;
    for (uint32_t i = 0; i < question->token && !is_quoted; i++)
        if (view->sentence->tokens[i].xpos == XPOS_OPEN_QUOTE) is_quoted = true;
    const char *in_headline = is_headline(question->resolving, question->sentence) ? "headline" : "body";
    const char *from_headline =
        view->thing->first != UINT32_MAX && is_headline(question->resolving, view->thing->first)
            ? "from headline"
            : "from body";
    add(view, REFER_HEADLINE, in_headline, from_headline, question->type);
    add(view, REFER_HEADLINE, from_headline, view->class, question->word);
    add(view, REFER_QUOTE, is_quoted ? "quoted" : "told", question->word, view->class);
    if (question->speaker >= 0) {
        int32_t index = (int32_t)(view->entity - question->entities->items);
        int32_t home = question->things[question->speaker].home;
        const char *who = index == question->speaker ? "speaker" : index == home ? "his state" : "other";
        add(view, REFER_SPEAKER, who, question->word, view->class);
    } else {
        add(view, REFER_SPEAKER, "nobody speaks", question->word, NULL);
    }
    int32_t self = question->entities->unnamed_at[question->sentence][question->token];
    bool is_self = self >= 0 && view->entity == &question->entities->items[self];
    const char *self_is = !is_self ? "not itself" : view->thing->is_seen ? "itself again" : "itself";
    add(view, REFER_SELF, self_is, question->word, NULL);
    add(view, REFER_SELF, self_is, which_of(view), view->class);
    add(view, REFER_SELF, self_is, view->deprel, question->type);
}

static void add_set(const struct view *view)
{
    static const char *const SOURCES[] = {"one", "rule", "joined", "before", "clause", "sentence", "salient"};
    const struct reference_question *question = view->question;
    const struct reference_candidate *candidate = view->candidate;
    long number = number_told(view);
    const char *source = SOURCES[candidate->source];
    const char *fits = !number                            ? "no number"
                       : (long)candidate->count == number ? "all"
                       : (long)candidate->count < number  ? "fewer"
                                                          : "more";
    char classes[8] = "";
    uint32_t nearest = UINT32_MAX, farthest = 0;
    for (size_t i = 0; i < candidate->count; i++) {
        const struct thing *thing = &question->things[candidate->entities[i]];
        const char *class = entity_class_name(question->entities->items[candidate->entities[i]].class);
        if (!strchr(classes, class[0]) && strlen(classes) + 1 < sizeof classes)
            classes[strlen(classes)] = class[0];
        uint32_t distance = thing->is_seen ? question->sentence - thing->sentence : 9;
        if (distance < nearest) nearest = distance;
        if (distance > farthest) farthest = distance;
    }
    add(view, REFER_NUMBER, fits, few(candidate->count), question->type);
    add(view, REFER_NUMBER, fits, question->word, candidate->count > 1 ? "set" : "one");
    add(view, REFER_SET, few(candidate->count), question->word, question->is_plural ? "plural" : "singular");
    add(view, REFER_SET, source, question->word, NULL);
    add(view, REFER_SET, source, question->type, fits);
    if (candidate->count < 2) return;
    add(view, REFER_SET, classes, question->word, NULL);
    add(view, REFER_SET, classes, question->type, source);
    add(view, REFER_SET, sign_distance(nearest), sign_distance(farthest), source);
    add(view, REFER_SET, sign_distance(farthest), classes, question->type);
}

/* Does it go on with what the same word stood for last? */
static void add_chain(const struct view *view)
{
    const struct reference_question *question = view->question;
    const struct called *last = NULL;
    bool is_same = false;
    for (size_t i = question->called_count; i-- > 0;) {
        const struct called *called = &question->called[i];
        if (strcmp(called->noun, question->pronoun) != 0) continue;
        if (last && called->question != last->question) break;
        last = called;
        is_same = is_same || called->entity == view->candidate->entities[0];
    }
    const char *goes_on = !last ? "first" : is_same ? "same" : "another";
    add(view, REFER_CHAIN, goes_on, question->type,
        last ? sign_distance(question->sentence - last->sentence) : "");
    add(view, REFER_CHAIN, goes_on, question->word, NULL);
}

static void add_which(const struct view *view)
{
    const struct reference_question *question = view->question;
    if (strcmp(question->type, "noun") != 0) return;
    for (uint32_t i = 0; i < question->token; i++) {
        const struct token *child = &view->sentence->tokens[i];
        if (child->head != (int32_t)question->token || child->deprel != DEP_AMOD) continue;
        if (question->entities->mention_at[question->sentence][i] >= 0) continue;
        add(view, REFER_WHICH, child->lower, view->class, NULL);
        add(view, REFER_WHICH, child->lower, view->class, question->word);
    }
}

void reference_signs(const struct reference_question *question, size_t index, struct signs *signs)
{
    const struct reference_candidate *candidate = &question->candidates[index];
    const struct sentence *sentence = sentence_at(question->resolving, question->sentence);
    const struct token *token = &sentence->tokens[question->token];
    struct view view = {.question = question,
                        .candidate = candidate,
                        .sentence = sentence,
                        .token = token,
                        .deprel = deprel_name(token->deprel),
                        .verb = verb_above(sentence, question->token),
                        .class = "nobody",
                        .signs = signs};
    signs->count = 0;
    if (candidate->count) {
        view.entity = &question->entities->items[candidate->entities[0]];
        view.thing = &question->things[candidate->entities[0]];
        view.class = entity_class_name(view.entity->class);
    }
    add_rule(&view);
    if (!candidate->count) {
        add_nobody(&view);
        return;
    }
    add_class(&view);
    add_view(&view);
    add_names(&view);
    add_offices(&view);
    add_home(&view);
    add_clauses(&view);
    add_folk(&view);
    add_place(&view);
    add_set(&view);
    add_which(&view);
    add_chain(&view);
}
