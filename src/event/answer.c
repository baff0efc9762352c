/* answer.c: acts that answer others: "called the decision a mistake" concerns who decided, "Azerbaijan
 * declined" who asked, a vow that follows a warning goes to the one warned, and a release is asked of who
 * holds the captive. The nearest deed that fits is taken. */
#include "event/target.h"

#include <string.h>

enum { NEAR = 4 }; /* sentences back that an answer or a continuation reaches */

static const struct directed DIRECTED[] = {
    {"Support", true, false},       {"Praise", true, false},       {"Thank", false, false},
    {"Condemn", true, true},        {"Accuse", true, true},        {"Deny", false, true},
    {"Reject", true, true},         {"Request", false, true},      {"Demand", true, true},
    {"Promise", false, false},      {"Warn", true, true},          {"Threaten", true, true},
    {"Sanction", false, true},      {"LiftSanction", false, true}, {"SeverRelations", false, true},
    {"ExpelDiplomat", false, true}, {"Concede", false, true},      {"WithdrawTreaty", false, true},
    {"Statement", true, false},     {"Apologize", false, true},    {"BreachTreaty", false, false},
};

const struct directed *directed(const char *class)
{
    for (size_t i = 0; i < sizeof DIRECTED / sizeof *DIRECTED; i++)
        if (strcmp(class, DIRECTED[i].class) == 0) return &DIRECTED[i];
    return NULL;
}

/* "This is piracy", "called it piracy": does the token take up what was told before? */
static bool is_demonstrative(const struct sentence *sentence, const struct token *token)
{
    static const char *const CALLS[] = {"call", "brand", "label", "describe", "denounce", NULL};
    bool is_core = token->deprel == DEP_NSUBJ || token->deprel == DEP_NSUBJ_PASS ||
                   (token->deprel == DEP_OBJ && token->head >= 0 &&
                    is_one_of(CALLS, sentence->tokens[token->head].lemma));
    return token->upos == UPOS_PRON && is_core &&
           (strcmp(token->lower, "this") == 0 || strcmp(token->lower, "that") == 0 ||
            strcmp(token->lower, "it") == 0);
}

/* "the decision", "such a step", "what he called a threat": told before; but "an agreement". */
static bool is_taken_up(const struct sentence *sentence, uint32_t noun)
{
    static const char *const NEW[] = {"a", "an", "any", "some", "no", "every", "each", "another", NULL};
    int32_t article = dependent(sentence, noun, DEP_DET), verb = sentence->tokens[noun].head;
    if (article >= 0 && verb >= 0 && verb < (int32_t)noun && has_dependent(sentence, (uint32_t)verb, "what"))
        return true;
    return article >= 0 && !is_one_of(NEW, sentence->tokens[article].lower);
}

/* The word by which the clause takes up a deed: "the decision", "the move", "this"; its token, or -1. */
int32_t deed_noun(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_deed_noun = token->upos == UPOS_NOUN &&
                            lexicon_has(extraction->tables, "deed", token->lemma) && is_taken_up(sentence, t);
        if (t == item->trigger.token || (!is_deed_noun && !is_demonstrative(sentence, token))) continue;
        if (token->upos == UPOS_PRON && extraction->entities->mention_at[item->trigger.sentence][t] >= 0)
            continue;
        int32_t at = token->head, above = sentence->tokens[item->trigger.token].head;
        bool is_aside = sentence->tokens[item->trigger.token].deprel == DEP_PARATAXIS;
        for (int steps = 0; steps < 4 && at >= 0; steps++) {
            if (at == (int32_t)item->trigger.token || (is_aside && at == above)) return (int32_t)t;
            at = sentence->tokens[at].head;
        }
    }
    return -1;
}

static bool is_deed(const struct found_event *item)
{
    /* acts done by words */
    static const char *const BY_WORDS[] = {"Recognize", "EstablishRelations", NULL};
    bool is_act = !item->is_speech || is_one_of(BY_WORDS, item->event.class);
    return !item->dropped && is_act && item->event.factuality != FACTUALITY_DENIED &&
           item->event.source.count;
}

/* "Brazil condemned the raid. Peru called it an outrage": what one reacts to, the next does too. */
static bool take_from_reaction(const struct extraction *extraction, struct found_events *found, size_t index)
{
    enum { RECENT = 2 };
    struct found_event *item = &found->items[index];
    for (size_t i = index;
         i-- > 0 && found->items[i].evidence_sentence + RECENT >= item->evidence_sentence;) {
        const struct found_event *before = &found->items[i];
        const struct directed *row = before->dropped ? NULL : directed(before->event.class);
        bool reacts = row && row->of_deed && strcmp(before->event.class, "Reject") != 0 &&
                      strcmp(before->event.class, "Deny") != 0;
        if (reacts && before->event.target.count)
            return take_others(extraction, &item->event, &before->event.target);
    }
    return false;
}

static bool take_answerable(const struct extraction *extraction, struct found_event *item,
                            const struct found_event *deed)
{
    struct entity_set doers = answerable(extraction, &deed->event);
    return take_others(extraction, &item->event, &doers);
}

/* Does the main clause of its sentence tell it, not a clause or phrase beside: "the status that Kyiv had
 * sought since troops crossed its border"? */
static bool is_headline(const struct extraction *extraction, const struct found_event *item)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    int32_t at = item->trigger.light_verb >= 0 ? item->trigger.light_verb : (int32_t)item->trigger.token;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0)
        at = sentence->tokens[at].head;
    return sentence->tokens[at].head < 0;
}

/* "hailed the ruling": of the court or body that "ruled" or "upheld", in the sentence or shortly before. */
static bool take_judges(const struct extraction *extraction, struct found_event *item)
{
    enum { REACH = 8 };
    static const char *const RULES[] = {"rule", "uphold", "acquit", "convict", "sentence", "overturn", NULL};
    for (uint32_t s = item->trigger.sentence + 1; s-- > 0 && s + REACH > item->trigger.sentence;) {
        const struct sentence *sentence = &extraction->analysis->sentences[s];
        for (uint32_t t = 0; t < sentence->count; t++) {
            if (sentence->tokens[t].upos != UPOS_VERB || !is_one_of(RULES, sentence->tokens[t].lemma))
                continue;
            struct entity_set set = {0};
            int32_t subject = subject_of(extraction, s, t, 0);
            if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, 1u << CLASS_ORGANIZATION, &set);
            if (set.count && take_others(extraction, &item->event, &set)) return true;
        }
    }
    return false;
}

/* Whom the act by name turns against: "condemned Chad", "expelled its envoys"; UINT32_MAX. */
static uint32_t opposed_by(const struct found_event *item)
{
    static const char *const HOSTILE[] = {"Accuse", "Sanction", "Protest", NULL};
    const char *category = event_category(item->event.class);
    bool is_told = !item->dropped && !item->inherits && item->event.target.count == 1;
    return is_told && category && is_one_of(HOSTILE, category) ? item->event.target.items[0] : UINT32_MAX;
}

/* Somebody against whom others turn, and who does. */
struct culprit {
    uint32_t entity;
    struct entity_set by;
};

/* "Peru condemned the step": against whom most of the others in the article turn, as many at least. */
static bool take_culprit(const struct extraction *extraction, struct found_events *found, size_t index,
                         size_t least)
{
    static const char *const CLASSES[] = {"Condemn", "Accuse", "Protest", NULL};
    struct found_event *item = &found->items[index];
    if (!is_one_of(CLASSES, item->event.class)) return false;
    struct culprit *culprits = NULL;
    const struct culprit *worst = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < found->count; i++) {
        uint32_t who = i == index ? UINT32_MAX : opposed_by(&found->items[i]);
        size_t at = 0;
        if (who == UINT32_MAX || is_own_side(extraction, &item->event.source, who)) continue;
        while (at < count && culprits[at].entity != who)
            at++;
        if (at == count) {
            culprits = arena_grow(extraction->arena, culprits, count, &capacity, sizeof *culprits);
            culprits[count++] = (struct culprit){.entity = who};
        }
        set_include_all(extraction->arena, &culprits[at].by, &found->items[i].event.source);
    }
    for (size_t c = 0; c < count; c++)
        if (culprits[c].by.count > (worst ? worst->by.count : 0)) worst = &culprits[c];
    struct entity_set set = {0};
    if (!worst || worst->by.count < least) return false;
    set_include(extraction->arena, &set, worst->entity);
    return take_others(extraction, &item->event, &set);
}

/* "Algeria cut its ties with Morocco ... Rabat called the move unjustified": who did the last hostile deed to
 * him who judges. */
static bool take_wrong(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const CLASSES[] = {"Condemn", "Accuse", "Reject", "Protest", NULL};
    static const char *const WRONGS[] = {"Sanction", "Assault", "Coerce", "Mobilize", NULL};
    struct found_event *item = &found->items[index];
    if (!is_one_of(CLASSES, item->event.class)) return false;
    for (size_t i = index; i-- > 0;) {
        const struct found_event *deed = &found->items[i];
        const char *category = event_category(deed->event.class);
        bool is_wrong = is_deed(deed) && deed->event.factuality != FACTUALITY_ALLEGED && category &&
                        is_one_of(WRONGS, category);
        if (is_wrong && is_of_side(extraction, &item->event.source, &deed->event.target) &&
            take_answerable(extraction, item, deed))
            return true;
    }
    return false;
}

/* "called the remarks a threat": who spoke just before, rather of him who judges them. */
static bool take_speaker(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    for (int loosely = 0; loosely < 2; loosely++)
        for (size_t i = index; i-- > 0;) {
            const struct found_event *said = &found->items[i];
            if (said->evidence_sentence + NEAR < item->evidence_sentence) break;
            bool is_of_us = is_of_side(extraction, &item->event.source, &said->event.target);
            if (said->dropped || !said->is_speech || (!loosely && !is_of_us)) continue;
            if (take_others(extraction, &item->event, &said->event.source)) return true;
        }
    return false;
}

/* Who did what the noun tells: "the launch" is rather a test than an exercise. */
static bool take_like(const struct extraction *extraction, struct found_events *found, size_t index,
                      const char *noun)
{
    const struct map *nouns = &extraction->tables->nouns;
    for (int loosely = 0; loosely < 2; loosely++)
        for (size_t i = index; i-- > 0;) {
            const struct found_event *deed = &found->items[i];
            const char *class = deed->event.class;
            bool is_like = loosely ? evokes_category(nouns, noun, event_category(class))
                                   : evokes_class(nouns, noun, class);
            if (!loosely && deed->event.factuality == FACTUALITY_ALLEGED) continue;
            if (is_like && is_deed(deed) && take_answerable(extraction, &found->items[index], deed))
                return true;
        }
    return false;
}

/* The doers of the deed that the noun takes up: of the last such deed, else of one told just before, else of
 * the first that the article tells. */
bool take_doers(const struct extraction *extraction, struct found_events *found, size_t index, uint32_t noun)
{
    static const char *const RULINGS[] = {"ruling", "verdict", "judgment", "judgement", NULL};
    struct found_event *item = &found->items[index];
    const struct token *token = &sentence_of(extraction, &item->trigger)->tokens[noun];
    const char *lemma = token->lemma;
    if (token->upos == UPOS_PRON && take_from_reaction(extraction, found, index)) return true;
    if (is_one_of(RULINGS, lemma) && take_judges(extraction, item)) return true;
    if (lexicon_has(extraction->tables, "utterance", lemma) && take_speaker(extraction, found, index))
        return true;
    if (take_like(extraction, found, index, lemma)) return true;
    /* "the decision" can be any deed, "the vote" is none but a vote */
    bool is_loose = token->upos == UPOS_PRON || !frames_for(&extraction->tables->nouns, lemma) ||
                    lexicon_has(extraction->tables, "loose-deed", lemma);
    if (!is_loose) return take_culprit(extraction, found, index, 1);
    if (take_wrong(extraction, found, index)) return true;
    if (take_from_reaction(extraction, found, index)) return true;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;)
        if (is_deed(&found->items[i]) && is_headline(extraction, &found->items[i]) &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;)
        if (is_deed(&found->items[i]) && take_answerable(extraction, item, &found->items[i])) return true;
    if (take_culprit(extraction, found, index, 2)) return true;
    for (size_t i = 0; i < index; i++)
        if (is_deed(&found->items[i]) && take_answerable(extraction, item, &found->items[i])) return true;
    return take_culprit(extraction, found, index, 1);
}

/* "Eritrea criticised the invasion and the League deplored it": the same as the clause before; "Chad shelled
 * the camp, and Niger deplored it": who did it. */
static bool address_beside(const struct extraction *extraction, struct found_events *found, size_t index,
                           uint32_t object)
{
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *verb = &sentence->tokens[item->trigger.token];
    if (sentence->tokens[object].upos != UPOS_PRON || verb->deprel != DEP_CONJ ||
        extraction->entities->mention_at[item->trigger.sentence][object] >= 0)
        return false;
    const struct found_event *beside = event_at(found, item->trigger.sentence, verb->head);
    if (beside && is_deed(beside)) return take_answerable(extraction, item, beside);
    return beside && !beside->frame->is_reciprocal &&
           take_others(extraction, &item->event, &beside->event.target);
}

/* "Chad and Niger voiced concern", "Peru too protested": about what, the text does not say. */
static bool is_bare_reaction(const struct extraction *extraction, const struct found_event *item,
                             int32_t object)
{
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t verb = item->trigger.token;
    bool is_stance = object >= 0 && lexicon_has_token(extraction, "stance-noun", &sentence->tokens[object]);
    if ((object >= 0 && !is_stance) || item->trigger.is_predicate) return false;
    for (uint32_t t = 0; t < sentence->count; t++) {
        const struct token *token = &sentence->tokens[t];
        bool is_at = token->head == (int32_t)verb || (object >= 0 && token->head == object);
        bool tells = token->deprel == DEP_CCOMP || token->deprel == DEP_XCOMP || token->deprel == DEP_ACL ||
                     token->deprel == DEP_ADVCL || token->deprel == DEP_PARATAXIS ||
                     token->deprel == DEP_ACL_RELCL || token->deprel == DEP_NMOD;
        bool is_phrase = token->deprel == DEP_OBL && !is_calendar(extraction, token) &&
                         strcmp(preposition_of(sentence, t), "in") != 0;
        if (is_at && (tells || is_phrase)) return false;
    }
    return sentence->tokens[verb].deprel != DEP_ACL_RELCL && sentence->tokens[verb].deprel != DEP_PARATAXIS;
}

/* "condemned attacks on families": such deeds, whoever does them. */
static bool is_kind_of_deed(const struct extraction *extraction, const struct sentence *sentence,
                            uint32_t noun)
{
    static const char *const OF_WHOM[] = {"by", "from", "of", NULL};
    const struct token *token = &sentence->tokens[noun];
    if (!(token->features & FEATURE_PLURAL) || dependent(sentence, noun, DEP_DET) >= 0 ||
        dependent(sentence, noun, DEP_NUMMOD) >= 0 || !lexicon_has_token(extraction, "intrusion", token))
        return false;
    for (uint32_t t = noun + 1; t < sentence->count; t++)
        if (sentence->tokens[t].head == (int32_t)noun &&
            (is_one_of(OF_WHOM, preposition_of(sentence, t)) || sentence->tokens[t].deprel == DEP_ACL_RELCL ||
             sentence->tokens[t].deprel == DEP_ACL))
            return false;
    return true;
}

/* "condemned the general's murder of a priest": him who did it, not whom it was done to. */
static bool address_murderer(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    int32_t object = object_of(extraction, item->trigger.sentence, item->trigger.token);
    struct found_event *deed = object < 0 ? NULL : event_at(found, item->trigger.sentence, object);
    if (!deed || deed == item || !deed->trigger.is_noun ||
        strcmp(event_category(deed->event.class), "Assault") != 0 || !deed->event.source.count ||
        !same_sets(&deed->event.target, &item->event.target))
        return false;
    return take_others(extraction, &item->event, &deed->event.source);
}

/* "Gunmen killed eight soldiers. Ban condemned the ambush": whoever did a deed that the noun can tell, just
 * before. */
bool address_doers(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const CLASSES[] = {"Condemn", "Protest", NULL};
    static const char *const HARMS[] = {"Assault", "Coerce", "Mobilize", NULL};
    struct found_event *item = &found->items[index];
    uint32_t s = item->trigger.sentence;
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_told = item->event.target.count && !item->inherits;
    if (!is_one_of(CLASSES, item->event.class) || item->trigger.is_noun || item->dropped) return false;
    if (is_told) return address_murderer(extraction, found, index);
    int32_t object = object_of(extraction, s, item->trigger.token);
    if (is_bare_reaction(extraction, item, object)) return take_from_reaction(extraction, found, index);
    if (object >= 0 && address_beside(extraction, found, index, (uint32_t)object)) return true;
    if (object < 0 || sentence->tokens[object].upos != UPOS_NOUN) return false;
    int32_t article = dependent(sentence, (uint32_t)object, DEP_DET);
    struct entity_set owners = {0};
    owners_of(extraction, s, (uint32_t)object, 0, &owners);
    if (is_kind_of_deed(extraction, sentence, (uint32_t)object) && !owners.count) {
        item->event.target = (struct entity_set){0};
        take_culprit(extraction, found, index, 1);
        return true;
    }
    if (article < 0 || owners.count || dependent(sentence, (uint32_t)object, DEP_NMOD) >= 0) return false;
    for (int loosely = 0; loosely < 2; loosely++)
        for (size_t i = index; i-- > 0;) {
            struct found_event *deed = &found->items[i];
            const char *category = event_category(deed->event.class), *noun = sentence->tokens[object].lemma;
            const struct map *nouns = &extraction->tables->nouns;
            if (!category || !is_one_of(HARMS, category))
                continue; /* who condemns a pact condemns the pact */
            bool is_like = loosely ? evokes_category(nouns, noun, category)
                                   : evokes_class(nouns, noun, deed->event.class);
            if (!loosely && deed->event.factuality == FACTUALITY_ALLEGED) continue;
            if (is_like && is_deed(deed) && take_answerable(extraction, item, deed)) return true;
        }
    return false;
}

/* Just before: who did something to the actor, or, with `same`, whom the same side spoke to or acted on. */
bool take_before(const struct extraction *extraction, struct found_events *found, size_t index, bool same)
{
    struct found_event *item = &found->items[index];
    for (size_t i = index; i-- > 0;) {
        const struct found_event *before = &found->items[i];
        if (before->evidence_sentence + NEAR < item->evidence_sentence) return false;
        const struct entity_set *side = same ? &before->event.source : &before->event.target;
        const struct entity_set *others = same ? &before->event.target : &before->event.source;
        if (before->dropped || !others->count || (same && !directed(before->event.class))) continue;
        if (is_of_side(extraction, side, &item->event.source) &&
            take_others(extraction, &item->event, others))
            return true;
    }
    return false;
}

/* Whose release is asked for: "demanded the return of the crew", "called for Karim to be freed". */
static bool asks_for_captive(const struct extraction *extraction, const struct found_event *item,
                             struct entity_set *captives)
{
    static const char *const CLASSES[] = {"Request", "Demand", NULL};
    static const char *const SLOTS[] = {"object", "for", "clause", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    uint32_t s = item->trigger.sentence;
    bool asks = false;
    for (size_t i = 0; is_one_of(CLASSES, item->event.class) && SLOTS[i]; i++) {
        struct fillers fillers = {0};
        fill_slot(extraction, &item->trigger, SLOTS[i], &fillers);
        for (size_t f = 0; f < fillers.count; f++) {
            uint32_t t = fillers.tokens[f];
            const char *lemma = sentence->tokens[t].lemma;
            bool is_noun = sentence->tokens[t].upos == UPOS_NOUN;
            if (!lexicon_has(extraction->tables, is_noun ? "release-noun" : "release-verb", lemma)) continue;
            if (!is_noun && !is_passive(sentence, t)) continue;
            asks = true;
            int32_t subject = is_noun ? -1 : dependent(sentence, t, DEP_NSUBJ_PASS);
            if (subject >= 0) entities_of(extraction, s, (uint32_t)subject, TAKE_UNNAMED, captives);
            if (is_noun) owners_of(extraction, s, t, TAKE_UNNAMED, captives);
            for (uint32_t k = t + 1; is_noun && k < sentence->count; k++)
                if (is_below(sentence, k, t, 4) && strcmp(preposition_of(sentence, k), "from") != 0 &&
                    strcmp(preposition_of(sentence, k), "by") != 0)
                    entities_of(extraction, s, k, TAKE_UNNAMED, captives);
        }
    }
    return asks;
}

/* ... is asked of who holds him. */
bool address_holders(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const HOLDS[] = {"Arrest", "Coerce", "Trial", "Attack", NULL};
    struct found_event *item = &found->items[index];
    struct entity_set captives = {0}, asked = {0};
    if (item->dropped || !item->event.source.count || !asks_for_captive(extraction, item, &captives))
        return false;
    for (size_t i = 0; i < item->event.target.count; i++)
        if (!set_contains(&captives, item->event.target.items[i]) && !item->inherits)
            set_include(extraction->arena, &asked, item->event.target.items[i]);
    if (asked.count && asked.count == item->event.target.count) return false;
    item->event.target = asked;
    if (asked.count) return true;
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].dropped && is_one_of(HOLDS, found->items[i].event.class) &&
            sets_overlap(&found->items[i].event.target, &captives) &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    if (take_before(extraction, found, index, true) || take_before(extraction, found, index, false))
        return true;
    for (size_t i = index; i-- > 0;)
        if (!found->items[i].dropped && strcmp(found->items[i].event.class, "Arrest") == 0 &&
            take_answerable(extraction, item, &found->items[i]))
            return true;
    return true;
}

/* "Its troops shot the envoy. The army said the shooting was a mistake": who calls his own side's deed one
 * owns up to it. */
static bool owns_up(const struct extraction *extraction, struct found_events *found, size_t index,
                    uint32_t noun)
{
    static const char *const MISTAKES[] = {"mistake", "error", "accident", "tragedy", "blunder", NULL};
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    bool is_mistake = false;
    if (strcmp(item->event.class, "Condemn") != 0) return false;
    for (uint32_t t = 0; t < sentence->count; t++)
        is_mistake |= is_one_of(MISTAKES, sentence->tokens[t].lemma);
    for (size_t i = index; is_mistake && i-- > 0;) {
        const struct found_event *deed = &found->items[i];
        if (deed->evidence_sentence + NEAR < item->evidence_sentence) return false;
        if (!is_deed(deed) ||
            !evokes_class(&extraction->tables->nouns, sentence->tokens[noun].lemma, deed->event.class))
            continue;
        if (!is_of_side(extraction, &item->event.source, &deed->event.source)) return false;
        item->event.class = "Concede";
        take_others(extraction, &item->event, &deed->event.target);
        return true;
    }
    return false;
}

/* "They froze the assets. Their president called it a step without precedent": his own side's deed. Who
 * blames, "called it a threat", does not blame that but whom it hit. */
bool speaks_of_own_deed(const struct extraction *extraction, struct found_events *found, size_t index)
{
    static const char *const BLAMES[] = {"Condemn", "Accuse", NULL};
    struct found_event *item = &found->items[index];
    const struct entity_set *hit = NULL;
    int32_t noun = item->trigger.is_noun || item->event.target.count ? -1 : deed_noun(extraction, item);
    if (noun < 0) return false;
    if (sentence_of(extraction, &item->trigger)->tokens[noun].upos != UPOS_PRON)
        return owns_up(extraction, found, index, (uint32_t)noun);
    bool is_own = false;
    for (size_t i = index; i-- > 0 && found->items[i].evidence_sentence + 1 >= item->evidence_sentence;) {
        const struct found_event *deed = &found->items[i];
        if (deed->dropped || !deed->event.source.count || deed->evidence_sentence == item->evidence_sentence)
            continue;
        if (!is_of_side(extraction, &item->event.source, &deed->event.source)) return false;
        if (!hit && deed->event.target.count) hit = &deed->event.target;
        is_own = true;
    }
    if (is_own && hit && is_one_of(BLAMES, item->event.class)) take_others(extraction, &item->event, hit);
    return is_own;
}

/* "brushed the report aside, saying the group had lied": said of whom the act before it is about. */
bool follow_act(const struct extraction *extraction, struct found_events *found, size_t index)
{
    struct found_event *item = &found->items[index];
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct token *token = &sentence->tokens[item->trigger.token];
    if (item->trigger.is_noun || token->deprel != DEP_ADVCL || token->xpos != XPOS_VBG || !item->is_speech ||
        item->event.target.count || token->head > (int32_t)item->trigger.token)
        return false;
    const struct found_event *first = event_at(found, item->trigger.sentence, token->head);
    return first && !first->frame->is_reciprocal && directed(first->event.class) &&
           directed(item->event.class) && same_sets(&first->event.source, &item->event.source) &&
           take_others(extraction, &item->event, &first->event.target);
}
