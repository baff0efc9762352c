/* kind.c: the class of a name that is not in the knowledge, by the nouns around it: "Murted air base", "the
 * conglomerate MEHL", "militias such as Aitarak". In: the place of the name; out: its class, or none. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <string.h>

/* What the noun beside a name calls it: "Murted air base", "the village of Dostuk", "the conglomerate MEHL",
 * "Franceinfo radio"; CLASS_NONE. */
enum entity_class noun_class(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    static const struct {
        const char *list;
        enum entity_class class;
    } NOUNS[] = {{"place-noun", CLASS_PLACE},
                 {"facility-noun", CLASS_PLACE},
                 {"media-noun", CLASS_ORGANIZATION},
                 {"organization-noun", CLASS_ORGANIZATION},
                 {"public-body-noun", CLASS_ORGANIZATION},
                 {"private-body-noun", CLASS_ORGANIZATION}};
    const struct token *noun = token_at(resolving, s, token);
    bool is_noun = noun->upos == UPOS_NOUN || (noun->upos == UPOS_PROPN && !is_capitalised(noun));
    if (!is_noun || is_plural_noun(noun)) return CLASS_NONE;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (in_list(resolving, NOUNS[i].list, noun->lower)) return NOUNS[i].class;
    return CLASS_NONE;
}

/* "militias such as Aitarak", "provinces like New Ireland": the class of the plural noun; CLASS_NONE. */
static enum entity_class class_by_example(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct token *tokens = sentence_at(resolving, s)->tokens;
    uint32_t noun = 0;
    if (begin > 2 && strcmp(tokens[begin - 1].lower, "as") == 0 &&
        strcmp(tokens[begin - 2].lower, "such") == 0)
        noun = begin - 3;
    else if (begin > 1 && (strcmp(tokens[begin - 1].lower, "like") == 0 ||
                           strcmp(tokens[begin - 1].lower, "including") == 0))
        noun = begin - 2;
    else
        return CLASS_NONE;
    if (tokens[noun].upos != UPOS_NOUN || !is_plural_noun(&tokens[noun])) return CLASS_NONE;
    const char *lemma = tokens[noun].lemma;
    if (in_list(resolving, "place-noun", lemma) || in_list(resolving, "facility-noun", lemma))
        return CLASS_PLACE;
    bool is_body = in_list(resolving, "organization-noun", lemma) ||
                   in_list(resolving, "private-body-noun", lemma) ||
                   in_list(resolving, "public-body-noun", lemma);
    return is_body ? CLASS_ORGANIZATION : CLASS_NONE;
}

/* "Acacia, a mining company,": the class of the noun in apposition; CLASS_NONE. */
static enum entity_class class_by_apposition(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                             uint32_t end)
{
    enum { FAR = 9 };
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end >= sentence->count || strcmp(sentence->tokens[end].form, ",") != 0) return CLASS_NONE;
    for (uint32_t t = end + 1; t < sentence->count && t < end + FAR; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_apposed =
            token->deprel == DEP_APPOS && token->head >= (int32_t)begin && token->head < (int32_t)end;
        if (is_apposed) return noun_class(resolving, s, t);
    }
    return CLASS_NONE;
}

static enum entity_class class_by_noun(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                       uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    enum entity_class example = class_by_example(resolving, s, begin);
    if (example != CLASS_NONE) return example;
    if (begin > 1 && strcmp(sentence->tokens[begin - 1].lower, "of") == 0) {
        enum entity_class before = noun_class(resolving, s, begin - 2);
        return before == CLASS_PLACE ? before : CLASS_NONE;
    }
    if (begin > 0 && sentence->tokens[begin - 1].end < sentence->tokens[begin].begin) {
        const struct token *noun = &sentence->tokens[begin - 1]; /* "the tanker Grace 1" */
        if (noun->upos == UPOS_NOUN && in_list(resolving, "ship-noun", noun->lower)) return CLASS_EQUIPMENT;
        enum entity_class before = noun_class(resolving, s, begin - 1);
        if (before != CLASS_NONE) return before;
    }
    for (uint32_t t = end; t < sentence->count && t < end + 2; t++) {
        enum entity_class behind = noun_class(resolving, s, t);
        if (behind != CLASS_NONE) return behind;
        if (sentence->tokens[t].upos != UPOS_NOUN && sentence->tokens[t].upos != UPOS_ADJ) break;
    }
    return class_by_apposition(resolving, s, begin, end);
}

/* The class that the language model gives to most words of the span. */
static enum entity_class model_class(const struct sentence *sentence, uint32_t begin, uint32_t end)
{
    static const enum entity_class CLASSES[] = {[NAME_NONE] = CLASS_NONE,
                                                [NAME_PERSON] = CLASS_PERSON,
                                                [NAME_LOCATION] = CLASS_PLACE,
                                                [NAME_ORGANIZATION] = CLASS_ORGANIZATION,
                                                [NAME_MISC] = CLASS_NONE};
    unsigned votes[5] = {0};
    for (uint32_t i = begin; i < end; i++)
        votes[sentence->tokens[i].name % 5]++;
    unsigned best = NAME_NONE;
    for (unsigned kind = NAME_PERSON; kind <= NAME_MISC; kind++)
        if (votes[kind] > votes[best] || (best == NAME_NONE && votes[kind])) best = kind;
    return CLASSES[best];
}

/* "in Subang", "flights from Subang": a place, unless somebody of that name was spoken of. */
static bool is_where(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    static const char *const WHERE[] = {"in", "at", "near", "off", "outside", "around", "throughout", NULL};
    static const char *const WAYS[] = {"from", "to", "over", "between", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    if (begin < 2 || (end < sentence->count && sentence->tokens[end].xpos == XPOS_POS)) return false;
    bool moves = is_one_of(WAYS, sentence->tokens[begin - 1].lower) &&
                 (strcmp(sentence->tokens[begin - 2].lemma, "flight") == 0 ||
                  strcmp(sentence->tokens[begin - 2].lemma, "train") == 0);
    if (!moves && !is_one_of(WHERE, sentence->tokens[begin - 1].lower)) return false;
    const char *name = span_text(resolving, s, begin, end);
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (strcmp(last_word(resolving->mentions[i].name), name) == 0) return false;
    return true;
}

bool follows_title(const struct resolving *resolving, uint32_t s, uint32_t token)
{
    for (uint32_t back = 1; back <= 7 && back <= token; back++)
        if (resolving->titles[s][token - back].end == token) return true;
    return false;
}

/* A surname that the tagger of names is sure of, as subject: "Merkel will visit Kenya". */
bool is_surely_person(const struct token *token)
{
    enum { SURE = 150 };
    return token->name == NAME_PERSON && token->name_begins && token->name_confidence >= SURE &&
           token->xpos == XPOS_NNP && (token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS);
}

/* "Thabane's All Basotho Convention", "the National Convention accused them": no treaty has a leader, accuses
 * or denies. */
bool is_party_name(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    static const char *const HEADS[] = {"party", "leader", "chairman", NULL};
    static const char *const LISTS[] = {"accusing-verb", "denying-verb", "judging-verb", NULL};
    const struct sentence *sentence = sentence_at(resolving, s);
    const struct token *tokens = sentence->tokens, *head = &tokens[end - 1];
    if (!in_list(resolving, "treaty-head", head->lower)) return false;
    if (end < sentence->count && is_one_of(HEADS, tokens[end].lower)) return true;
    bool is_before_acronym = end + 2 < sentence->count && strcmp(tokens[end].form, "(") == 0 &&
                             strcmp(tokens[end + 2].form, ")") == 0 && tokens[end + 1].upos == UPOS_PROPN;
    if (is_before_acronym && strcmp(head->lower, "convention") == 0) return true; /* "(ABC)" */
    if (begin > 1 && tokens[begin - 1].xpos == XPOS_POS && tokens[begin - 2].name == NAME_PERSON) return true;
    for (size_t i = 0; LISTS[i] && is_subject(head) && head->head >= 0; i++)
        if (in_list(resolving, LISTS[i], tokens[head->head].lemma)) return true;
    return false;
}

enum entity_class class_of_unknown(const struct resolving *resolving, uint32_t s, uint32_t begin,
                                   uint32_t end, bool honoured)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    const char *first = sentence->tokens[begin].lower;
    if (honoured || follows_title(resolving, s, begin)) return CLASS_PERSON;
    if (islower((unsigned char)sentence->tokens[end - 1].form[0])) return CLASS_PERSON; /* "Kyung-seop" */
    /* "the Islamic group", "the Marxist party": what it is like, not its name */
    if (end == begin + 1 && sentence->tokens[begin].upos == UPOS_ADJ &&
        sentence->tokens[begin].name == NAME_NONE)
        return CLASS_NONE;
    bool is_the = begin > 0 && end < sentence->count && strcmp(sentence->tokens[begin - 1].lower, "the") == 0;
    enum entity_class called = is_the ? noun_class(resolving, s, end) : CLASS_NONE;
    bool is_next = is_the && end + 1 < sentence->count && called == CLASS_NONE &&
                   (sentence->tokens[end].upos == UPOS_NOUN || sentence->tokens[end].upos == UPOS_ADJ ||
                    sentence->tokens[end].xpos == XPOS_VBG);
    if (is_next) called = noun_class(resolving, s, end + 1); /* "the Olympio teaching hospital" */
    if (called != CLASS_NONE) return called;                 /* "the Raja-Jooseppi crossing" */
    if (end - begin > 1 && in_list(resolving, "given-name", first)) return CLASS_PERSON;
    bool is_ship = begin > 0 && in_list(resolving, "ship-noun", sentence->tokens[begin - 1].lower);
    if (is_ship || (end - begin > 1 && in_list(resolving, "ship-prefix", first))) return CLASS_EQUIPMENT;
    if (end - begin > 1 && in_list(resolving, "place-first", first)) return CLASS_PLACE;
    enum entity_class told = class_by_noun(resolving, s, begin, end);
    if (told != CLASS_NONE) return told;
    enum entity_class guessed = model_class(sentence, begin, end);
    return guessed == CLASS_PERSON && is_where(resolving, s, begin, end) ? CLASS_PLACE : guessed;
}

/* ---- Lists ---- */

/* The token at which the members of the list hang that the mention is in. */
static int32_t list_of(const struct sentence *sentence, const struct draft_mention *mention)
{
    const struct token *head = &sentence->tokens[mention->head];
    return head->deprel == DEP_CONJ ? head->head : (int32_t)mention->head;
}

/* Is the class of the name beyond doubt: known, with an office, or with a given name? */
static bool is_of_sure_class(const struct resolving *resolving, const struct draft_mention *mention)
{
    return mention->candidate_count || mention->office_count || !mention->is_headless ||
           in_list(resolving, "given-name", token_at(resolving, mention->sentence, mention->begin)->lower);
}

/* "A, B and C", but not "the mission UNAMET, Ian Martin": does an "and" join the members? */
static bool is_joined(const struct sentence *sentence, int32_t list)
{
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        if (token->deprel != DEP_CC || token->head < 0) continue;
        if (token->head == list || sentence->tokens[token->head].head == list) return true;
    }
    return false;
}

/* The class of all sure members of the list that the name stands in; CLASS_NONE. */
static enum entity_class class_of_list(const struct resolving *resolving, size_t index)
{
    enum { NEAR = 6 };
    const struct draft_mention *mention = &resolving->mentions[index];
    const struct sentence *sentence = sentence_at(resolving, mention->sentence);
    int32_t list = list_of(sentence, mention);
    enum entity_class found = CLASS_NONE;
    if (!is_joined(sentence, list)) return CLASS_NONE;
    for (size_t i = index > NEAR ? index - NEAR : 0; i < resolving->mention_count && i < index + NEAR; i++) {
        const struct draft_mention *other = &resolving->mentions[i];
        int32_t list_of_other = other->sentence == mention->sentence ? list_of(sentence, other) : -1;
        bool is_beside = sentence->tokens[mention->head].deprel == DEP_CONJ &&
                         other->sentence == mention->sentence && other->head != mention->head &&
                         sentence->tokens[other->head].deprel == DEP_APPOS &&
                         sentence->tokens[other->head].head == list; /* "both, A and B" */
        if (i == index || (list_of_other != list && !is_beside) || !is_of_sure_class(resolving, other))
            continue;
        enum entity_class class = mention_class(other);
        if (found != CLASS_NONE && class != found) return CLASS_NONE;
        found = class;
    }
    return found;
}

void settle_lists(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (is_of_sure_class(resolving, mention) || mention->entry) continue;
        enum entity_class class = class_of_list(resolving, i);
        bool is_kind = class == CLASS_PERSON || class == CLASS_ORGANIZATION || class == CLASS_PLACE;
        if (is_kind) mention->class = class;
    }
}

/* "the Ulchi Freedom Shield exercise", "the Sea Breeze 2021 drills": what is done is named, nobody who does
 * it. */
bool names_exercise(const struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    if (end < sentence->count && sentence->tokens[end].upos == UPOS_NUM) end++;
    return end - begin > 1 && end < sentence->count &&
           in_list(resolving, "exercise-noun", sentence->tokens[end].lower);
}

uint32_t behind_people(const struct resolving *resolving, const struct sentence *sentence, uint32_t token)
{
    static const char *const PEOPLE[] = {"people",   "women",    "workers", "farmers",
                                         "peasants", "teachers", "writers", "students",
                                         "citizens", "children", "lawyers", NULL};
    enum { REACH = 3 };
    uint32_t next = token + 2;
    if (next >= sentence->count || sentence->tokens[token + 1].xpos != XPOS_POS ||
        !is_one_of(PEOPLE, sentence->tokens[token].lower))
        return 0;
    for (uint32_t t = next; t < sentence->count && t < next + REACH && is_capitalised(&sentence->tokens[t]);
         t++)
        if (in_list(resolving, "organization-head", sentence->tokens[t].lower)) return next;
    return 0;
}
