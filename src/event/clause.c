/* clause.c: slots over Universal Dependencies. */
#include "event/clause.h"

#include <string.h>

const struct sentence *sentence_of(const struct extraction *extraction, const struct trigger *trigger)
{
    return &extraction->analysis->sentences[trigger->sentence];
}

int32_t dependent(const struct sentence *sentence, uint32_t head, enum deprel deprel)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            return (int32_t)i;
    return -1;
}

bool is_passive(const struct sentence *sentence, uint32_t verb)
{
    const struct token *token = &sentence->tokens[verb];
    if (dependent(sentence, verb, DEP_AUX_PASS) >= 0 || dependent(sentence, verb, DEP_NSUBJ_PASS) >= 0)
        return true;
    bool reduced = token->xpos == XPOS_VBN &&
                   (token->deprel == DEP_ACL || token->deprel == DEP_ADVCL || token->deprel == DEP_AMOD);
    return reduced && dependent(sentence, verb, DEP_AUX) < 0 && dependent(sentence, verb, DEP_OBJ) < 0;
}

const char *preposition_of(const struct sentence *sentence, uint32_t token)
{
    int32_t found = dependent(sentence, token, DEP_CASE);
    return found >= 0 ? sentence->tokens[found].lower : "";
}

static void put(struct fillers *fillers, int32_t token)
{
    if (token < 0 || fillers->count == MOST_FILLERS) return;
    for (size_t i = 0; i < fillers->count; i++)
        if (fillers->tokens[i] == (uint32_t)token) return;
    fillers->tokens[fillers->count++] = (uint32_t)token;
}

static bool is_object_control(const struct extraction *extraction, const char *lemma)
{
    return lexicon_has(extraction->tables, "object-control", lemma);
}

static bool is_verb(const struct token *token)
{
    return token->upos == UPOS_VERB || token->upos == UPOS_AUX;
}

/* The subject of the verb itself; of two ("senators Graham and Cruz said") the one that is known. */
static int32_t own_subject(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    static const enum deprel KINDS[] = {DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_NSUBJ_OUTER};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        int32_t subject = dependent(sentence, verb, KINDS[k]);
        for (uint32_t i = (uint32_t)(subject + 1); subject >= 0 && i < verb; i++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == KINDS[k] &&
                extraction->entities->mention_at[s][subject] < 0 &&
                extraction->entities->mention_at[s][i] >= 0)
                subject = (int32_t)i;
        if (subject >= 0) return subject;
    }
    return -1;
}

/* A relative pronoun stands for the noun that the clause modifies. */
static int32_t resolve_relative(const struct sentence *sentence, uint32_t verb, int32_t found)
{
    if (found < 0) return found;
    const struct token *token = &sentence->tokens[found];
    bool is_relative = token->xpos == XPOS_WP || token->xpos == XPOS_WDT ||
                       (strcmp(token->lower, "that") == 0 && token->upos == UPOS_PRON);
    if (!is_relative) return found;
    for (int32_t at = (int32_t)verb; at >= 0; at = sentence->tokens[at].head) {
        unsigned deprel = sentence->tokens[at].deprel;
        if (deprel == DEP_ACL_RELCL) return sentence->tokens[at].head;
        if (deprel != DEP_CONJ && deprel != DEP_XCOMP) break;
    }
    return found;
}

/* A pronoun that nothing is known of, in what somebody says, stands for the speaker: "Syria says it will". */
static bool is_unknown_pronoun(const struct extraction *extraction, uint32_t s, int32_t t)
{
    if (t < 0) return false;
    const struct token *token = &extraction->analysis->sentences[s].tokens[t];
    int32_t mention = extraction->entities->mention_at[s][t];
    bool personal = token->upos == UPOS_PRON && token->features & FEATURE_PERSON_3;
    return personal && (mention < 0 || !extraction->entities->mentions[mention].entity_count);
}

static int32_t surface_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth);

/* "Egypt and Sudan to resume talks after dam fills": the infinitive of a headline is what those before it do,
 * whatever the parser makes of them; -1. */
static int32_t headline_subject(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t mark = dependent(sentence, verb, DEP_MARK);
    if (sentence->tokens[verb].xpos != XPOS_VB || mark < 1 ||
        extraction->entities->mention_at[s][mark - 1] < 0)
        return -1;
    int32_t at = mark - 1;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0 &&
           sentence->tokens[at].head < at)
        at = sentence->tokens[at].head;
    return at;
}

static int32_t speaker_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    uint32_t at = verb;
    while (sentence->tokens[at].deprel == DEP_CONJ && sentence->tokens[at].head >= 0)
        at = (uint32_t)sentence->tokens[at].head;
    if (sentence->tokens[at].deprel != DEP_CCOMP || sentence->tokens[at].head < 0) return -1;
    return surface_subject(extraction, s, (uint32_t)sentence->tokens[at].head, depth + 1);
}

static bool is_past_or_present(const struct token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP;
}

/* The verb that a conjoined verb goes with. "He promised to help, and thanked them": a finite verb is no
 * partner of an infinitive, whatever the parser says, but of the finite verb above. */
int32_t conjunct_head(const struct sentence *sentence, uint32_t verb)
{
    int32_t head = sentence->tokens[verb].head, at = head;
    if (!is_past_or_present(&sentence->tokens[verb])) return head;
    for (int steps = 0; at >= 0 && steps < 6; steps++) {
        if (is_past_or_present(&sentence->tokens[at])) return at;
        if (sentence->tokens[at].xpos != XPOS_VB && sentence->tokens[at].xpos != XPOS_VBG) break;
        at = sentence->tokens[at].head;
        while (at >= 0 && !is_verb(&sentence->tokens[at])) /* "opposed an attempt to deny" */
            at = sentence->tokens[at].head;
    }
    return head;
}

/* The grammatical subject, whatever the voice. */
static int32_t surface_subject(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[verb];
    int32_t subject = resolve_relative(sentence, verb, own_subject(extraction, s, verb));
    if (depth < 6 && is_unknown_pronoun(extraction, s, subject)) {
        int32_t speaker = speaker_of(extraction, s, verb, depth);
        if (speaker >= 0) return speaker;
    }
    if (subject >= 0 || depth > 6) return subject;
    if (token->head < 0) return headline_subject(extraction, s, verb);
    uint32_t head = (uint32_t)token->head;
    const struct token *governor = &sentence->tokens[head];
    switch (token->deprel) {
    case DEP_CONJ:
        head = (uint32_t)conjunct_head(sentence, verb);
        governor = &sentence->tokens[head];
        return is_verb(governor) || own_subject(extraction, s, head) >= 0
                   ? surface_subject(extraction, s, head, depth + 1)
                   : -1;
    case DEP_XCOMP:
    case DEP_CCOMP: {
        int32_t object = dependent(sentence, head, DEP_OBJ);
        if (object < 0) object = dependent(sentence, head, DEP_IOBJ);
        if (object >= 0 && token->deprel == DEP_XCOMP && is_object_control(extraction, governor->lemma))
            return object;
        if (token->deprel == DEP_CCOMP && dependent(sentence, verb, DEP_MARK) < 0) return -1;
        return token->deprel == DEP_XCOMP ? surface_subject(extraction, s, head, depth + 1) : -1;
    }
    case DEP_ADVCL: {
        /* "accused Russia of violating", "thanked Oman for hosting" */
        int32_t mark = dependent(sentence, verb, DEP_MARK), object = dependent(sentence, head, DEP_OBJ);
        bool of_object = mark >= 0 && (strcmp(sentence->tokens[mark].lower, "of") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "for") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "from") == 0 ||
                                       strcmp(sentence->tokens[mark].lower, "against") == 0);
        if (of_object && is_passive(sentence, head)) return surface_subject(extraction, s, head, depth + 1);
        if (of_object && object >= 0) return object;
        return is_verb(governor) ? surface_subject(extraction, s, head, depth + 1) : -1;
    }
    case DEP_PARATAXIS:
        return is_verb(governor) ? surface_subject(extraction, s, head, depth + 1) : -1;
    case DEP_ACL:
        if (token->xpos == XPOS_VBG || token->xpos == XPOS_VBN) return (int32_t)head;
        /* "agreement to send": who made it */
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == DEP_NMOD_POSS)
                return (int32_t)i;
        if (governor->head < 0 && extraction->entities->mention_at[s][head] >= 0)
            return (int32_t)head; /* a headline: "Modi to visit Russia" */
        if (governor->head >= 0 && is_verb(&sentence->tokens[governor->head]))
            return surface_subject(extraction, s, (uint32_t)governor->head, depth + 1);
        return -1;
    case DEP_ACL_RELCL:
        return (int32_t)head;
    case DEP_AMOD: /* "the captured soldiers" */
        return token->xpos == XPOS_VBN || token->xpos == XPOS_VBG ? (int32_t)head : -1;
    default:
        return -1;
    }
}

int32_t subject_of(const struct extraction *extraction, uint32_t s, uint32_t verb, int depth)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (!is_passive(sentence, verb)) return surface_subject(extraction, s, verb, depth);
    int32_t agent = dependent(sentence, verb, DEP_OBL_AGENT);
    for (uint32_t i = 0; agent < 0 && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
            strcmp(preposition_of(sentence, i), "by") == 0)
            agent = (int32_t)i;
    /* "a Russian-brokered truce" */
    for (uint32_t i = 0; agent < 0 && i + 1 < verb; i++)
        if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i + 1].xpos == XPOS_HYPH)
            agent = (int32_t)i;
    return agent;
}

static int32_t object_of(const struct extraction *extraction, uint32_t s, uint32_t verb)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (is_passive(sentence, verb)) return surface_subject(extraction, s, verb, 0);
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    if (object < 0) object = dependent(sentence, verb, DEP_IOBJ); /* "urged Moscow to wait" */
    object = resolve_relative(sentence, verb, object);
    if (object >= 0) return object;
    const struct token *token = &sentence->tokens[verb];
    if (token->deprel == DEP_CONJ && token->head >= 0) {
        /* a shared object stands behind the last verb: "met and thanked Obama" */
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_CONJ &&
                is_verb(&sentence->tokens[i]))
                return dependent(sentence, i, DEP_OBJ);
    }
    if (token->deprel == DEP_ACL_RELCL && own_subject(extraction, s, verb) >= 0 &&
        dependent(sentence, verb, DEP_OBJ) < 0) {
        const struct token *subject = &sentence->tokens[own_subject(extraction, s, verb)];
        if (subject->xpos != XPOS_WP && subject->xpos != XPOS_WDT) return token->head;
    }
    return -1;
}

/* Is it the preposition of the token? "out of" is also "of" and "from". */
static bool has_preposition(const struct sentence *sentence, uint32_t token, const char *preposition)
{
    const char *own = preposition_of(sentence, token);
    if (strcmp(own, preposition) == 0) return true;
    if (strcmp(own, "out") == 0) return strcmp(preposition, "of") == 0 || strcmp(preposition, "from") == 0;
    return strcmp(own, "towards") == 0 && strcmp(preposition, "toward") == 0;
}

static void prepositional(const struct sentence *sentence, uint32_t head, const char *preposition,
                          struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)head) continue;
        bool is_oblique =
            token->deprel == DEP_OBL || token->deprel == DEP_NMOD || token->deprel == DEP_OBL_AGENT;
        if (is_oblique && has_preposition(sentence, i, preposition)) put(fillers, (int32_t)i);
    }
}

static void children_with(const struct sentence *sentence, uint32_t head, enum deprel deprel,
                          struct fillers *fillers)
{
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)head && sentence->tokens[i].deprel == deprel)
            put(fillers, (int32_t)i);
}

static void modifiers(const struct sentence *sentence, uint32_t head, struct fillers *fillers)
{
    static const enum deprel KINDS[] = {DEP_AMOD, DEP_COMPOUND, DEP_NMOD_DESC, DEP_NMOD_UNMARKED, DEP_FLAT};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        children_with(sentence, head, KINDS[i], fillers);
}

/* What something is called: "called it a mistake", "called the move (amod) irresponsible". */
static void values(const struct sentence *sentence, uint32_t verb, struct fillers *fillers)
{
    int32_t object = dependent(sentence, verb, DEP_OBJ);
    children_with(sentence, verb, DEP_XCOMP, fillers);
    for (uint32_t i = 0; object >= 0 && i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        bool second = token->head == (int32_t)verb && token->deprel == DEP_OBJ && (int32_t)i != object;
        bool behind = token->head == object && token->deprel == DEP_AMOD && (int32_t)i > object;
        if (second || behind) put(fillers, (int32_t)i);
    }
}

static void verb_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                      struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    uint32_t verb = trigger->token;
    if (strcmp(slot, "subject") == 0)
        put(fillers, subject_of(extraction, trigger->sentence, verb, 0));
    else if (strcmp(slot, "object") == 0)
        put(fillers, object_of(extraction, trigger->sentence, verb));
    else if (strcmp(slot, "indirect") == 0)
        children_with(sentence, verb, DEP_IOBJ, fillers);
    else if (strcmp(slot, "manner") == 0)
        children_with(sentence, verb, DEP_ADVMOD, fillers);
    else if (strcmp(slot, "clause") == 0) {
        children_with(sentence, verb, DEP_CCOMP, fillers);
        children_with(sentence, verb, DEP_XCOMP, fillers);
        if (!fillers->count) children_with(sentence, verb, DEP_ADVCL, fillers);
    } else if (strcmp(slot, "value") == 0)
        values(sentence, verb, fillers);
    else if (strcmp(slot, "object-modifier") == 0) {
        int32_t object = object_of(extraction, trigger->sentence, verb);
        if (object >= 0) modifiers(sentence, (uint32_t)object, fillers);
    } else {
        prepositional(sentence, verb, slot, fillers);
        for (uint32_t i = 0; !fillers->count && strcmp(slot, "with") == 0 && i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
                lexicon_has(extraction->tables, "telephone", sentence->tokens[i].lemma))
                prepositional(sentence, i, slot, fillers); /* "spoke by telephone with" */
        int32_t object = fillers->count ? -1 : object_of(extraction, trigger->sentence, verb);
        int32_t value = dependent(sentence, verb, DEP_XCOMP);
        for (uint32_t i = 0; value < 0 && i < sentence->count; i++) /* "acted as a mediator between" */
            if (sentence->tokens[i].head == (int32_t)verb && sentence->tokens[i].deprel == DEP_OBL &&
                strcmp(preposition_of(sentence, i), "as") == 0)
                value = (int32_t)i;
        if (object < 0 && value >= 0 && sentence->tokens[value].upos == UPOS_NOUN) object = value;
        /* what stands behind another event is part of that one: "condemned the raid on the camp" */
        bool is_event = object >= 0 &&
                        frames_for(&extraction->tables->nouns, sentence->tokens[object].lemma) &&
                        !lexicon_has(extraction->tables, "light", sentence->tokens[verb].lemma) &&
                        strcmp(slot, "with") != 0 && strcmp(slot, "between") != 0;
        if (object >= 0 && !is_event) prepositional(sentence, (uint32_t)object, slot, fillers);
    }
}

static void slot_of_noun(const struct extraction *extraction, const struct trigger *trigger, uint32_t noun,
                         const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(slot, "poss") == 0)
        children_with(sentence, noun, DEP_NMOD_POSS, fillers);
    else if (strcmp(slot, "modifier") == 0)
        modifiers(sentence, noun, fillers);
    else if (strcmp(slot, "clause") == 0) {
        children_with(sentence, noun, DEP_ACL, fillers);
        children_with(sentence, noun, DEP_CCOMP, fillers);
    } else
        prepositional(sentence, noun, slot, fillers);
}

/* Has the noun a determiner or owner of its own? */
static bool is_determined(const struct sentence *sentence, uint32_t noun)
{
    return dependent(sentence, noun, DEP_DET) >= 0 || dependent(sentence, noun, DEP_NMOD_POSS) >= 0 ||
           dependent(sentence, noun, DEP_AMOD) >= 0;
}

/* "said during a visit to Rome", "left after talks with Paris": it is the visit of who said, the talks of who
 * left. -1 when the noun has parties of its own. */
static int32_t whose_occasion(const struct extraction *extraction, const struct trigger *trigger)
{
    static const char *const WORDS[] = {"during", "on",        "after", "before", "for",  "in",
                                        "at",     "following", "ahead", "upon",   "amid", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    struct fillers between = {0};
    prepositional(sentence, trigger->token, "between", &between);
    bool owned = between.count || dependent(sentence, trigger->token, DEP_NMOD_POSS) >= 0;
    if (owned || token->deprel != DEP_OBL || token->head < 0 || !is_verb(&sentence->tokens[token->head]))
        return -1;
    /* "touched on the pilgrimage", "voted for the talks": what is known already is a topic */
    int32_t article = dependent(sentence, trigger->token, DEP_DET);
    if (article >= 0 && strcmp(sentence->tokens[article].lower, "the") == 0 &&
        strlen(preposition_of(sentence, trigger->token)) < 4)
        return -1;
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(preposition_of(sentence, trigger->token), WORDS[i]) == 0)
            return subject_of(extraction, trigger->sentence, (uint32_t)token->head, 0);
    return -1;
}

/* "North Korean troops and arms for Russia": what stands before the first noun or behind the last belongs to
 * both.
 */
static void share_with_conjuncts(const struct extraction *extraction, const struct trigger *trigger,
                                 const char *slot, struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    if (fillers->count || strcmp(slot, "clause") == 0 || strcmp(slot, "poss") == 0) return;
    bool is_modifier = strcmp(slot, "modifier") == 0;
    if (token->deprel == DEP_CONJ && token->head >= 0 && sentence->tokens[token->head].upos == UPOS_NOUN &&
        !(is_modifier && is_determined(sentence, trigger->token))) {
        struct fillers first = {0};
        slot_of_noun(extraction, trigger, (uint32_t)token->head, slot, &first);
        for (size_t i = 0; i < first.count; i++)
            if (is_modifier || first.tokens[i] > trigger->token) put(fillers, (int32_t)first.tokens[i]);
    }
    for (uint32_t i = trigger->token + 1; !is_modifier && !fillers->count && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)trigger->token && sentence->tokens[i].deprel == DEP_CONJ)
            slot_of_noun(extraction, trigger, i, slot, fillers);
}

static void noun_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
                      struct fillers *fillers)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(slot, "head") == 0) {
        put(fillers, sentence->tokens[trigger->token].head);
        return;
    }
    if (strcmp(slot, "occasion") == 0) {
        put(fillers, whose_occasion(extraction, trigger));
        return;
    }
    slot_of_noun(extraction, trigger, trigger->token, slot, fillers);
    share_with_conjuncts(extraction, trigger, slot, fillers);
    if (!fillers->count && trigger->carrier >= 0)
        slot_of_noun(extraction, trigger, (uint32_t)trigger->carrier, slot, fillers);
    if (fillers->count || trigger->light_verb < 0) return;
    /* the subject of the light verb does it: "Russia launched an attack" */
    if (strcmp(slot, "poss") == 0)
        put(fillers, subject_of(extraction, trigger->sentence, (uint32_t)trigger->light_verb, 0));
    else if (strcmp(slot, "modifier") != 0 && strcmp(slot, "clause") != 0)
        prepositional(sentence, (uint32_t)trigger->light_verb, slot, fillers);
}

void fill_slot(const struct extraction *extraction, const struct trigger *trigger, const char *slot,
               struct fillers *fillers)
{
    if (trigger->is_noun)
        noun_slot(extraction, trigger, slot, fillers);
    else
        verb_slot(extraction, trigger, slot, fillers);
}

/* ---- From heads to entities ---- */

bool set_contains(const struct entity_set *set, uint32_t entity)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == entity) return true;
    return false;
}

void set_include(struct arena *arena, struct entity_set *set, uint32_t entity)
{
    if (set_contains(set, entity)) return;
    uint32_t *larger = arena_array(arena, set->count + 1, sizeof *larger);
    size_t at = 0;
    while (at < set->count && set->items[at] < entity) {
        larger[at] = set->items[at];
        at++;
    }
    larger[at] = entity;
    for (size_t i = at; i < set->count; i++)
        larger[i + 1] = set->items[i];
    set->items = larger;
    set->count++;
}

/* The mention that ends just before the token, its index; -1. */
static int32_t mention_before(const struct extraction *extraction, uint32_t s, uint32_t end)
{
    const struct entities *entities = extraction->entities;
    for (size_t i = 0; i < entities->mention_count; i++)
        if (entities->mentions[i].sentence == s && entities->mentions[i].end == end) return (int32_t)i;
    return -1;
}

static bool add_mention(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                        struct entity_set *set)
{
    const struct entities *entities = extraction->entities;
    int32_t index = entities->mention_at[s][t];
    if (index < 0) index = mention_before(extraction, s, t + 1); /* its head is elsewhere for the parser */
    if (index < 0) return false;
    const struct mention *mention = &entities->mentions[index];
    bool added = false;
    for (size_t i = 0; i < mention->entity_count; i++) {
        const struct entity *entity = &entities->items[mention->entities[i]];
        if (!entity->is_named || (classes && !(classes & (1u << entity->class)))) continue;
        set_include(extraction->arena, set, mention->entities[i]);
        added = true;
    }
    return added;
}

/* "officials of the ministry", "rebels in Chad" */
static bool is_origin(const char *preposition)
{
    static const char *const WORDS[] = {"of",     "from",   "in", "throughout", "across",
                                        "within", "inside", "at", NULL};
    for (size_t i = 0; WORDS[i]; i++)
        if (strcmp(preposition, WORDS[i]) == 0) return true;
    return false;
}

static void add_head(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                     struct entity_set *set, int depth)
{
    static const enum deprel INSIDE[] = {DEP_APPOS, DEP_FLAT, DEP_NMOD_DESC};
    static const enum deprel OWNERS[] = {DEP_NMOD_POSS, DEP_AMOD, DEP_COMPOUND};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (depth > 3) return;
    bool found = add_mention(extraction, s, t, classes, set);
    for (size_t k = 0; !found && k < sizeof INSIDE / sizeof *INSIDE; k++)
        for (uint32_t i = 0; !found && i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == INSIDE[k]) {
                size_t before = set->count;
                found = add_mention(extraction, s, i, classes, set);
                for (uint32_t c = i + 1; found && c < sentence->count; c++) /* "ministers Ali and Omar" */
                    if (sentence->tokens[c].head == (int32_t)i && sentence->tokens[c].deprel == DEP_CONJ)
                        add_mention(extraction, s, c, classes, set);
                found = set->count > before;
            }
    /* "Secretary of State Marco Rubio": the name hangs below the title */
    for (uint32_t i = 0; !found && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            dependent(sentence, i, DEP_NMOD_DESC) >= 0)
            found = add_mention(extraction, s, i,
                                classes ? classes & (1u << CLASS_PERSON) : 1u << CLASS_PERSON, set);
    if (!found && lexicon_has(extraction->tables, "quantity", sentence->tokens[t].lemma))
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
                strcmp(preposition_of(sentence, i), "of") == 0) {
                size_t before = set->count;
                add_head(extraction, s, i, classes, set, depth + 1);
                if (set->count == before) owners_of(extraction, s, i, classes, set);
                found = set->count > before;
            }
    /* an actor without a name: "Russian troops", "the French minister", "officials of the ministry" */
    bool is_actor = lexicon_has(extraction->tables, "person-head", sentence->tokens[t].lemma) ||
                    lexicon_has(extraction->tables, "dignitary", sentence->tokens[t].lemma) ||
                    lexicon_has(extraction->tables, "force", sentence->tokens[t].lemma);
    for (size_t k = 0; !found && is_actor && k < sizeof OWNERS / sizeof *OWNERS; k++)
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == OWNERS[k])
                found = add_mention(extraction, s, i, classes, set) || found;
    for (uint32_t i = 0; !found && is_actor && i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_NMOD &&
            is_origin(preposition_of(sentence, i)))
            found = add_mention(extraction, s, i, classes, set);
    for (uint32_t i = 0; i < sentence->count; i++)
        if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == DEP_CONJ)
            add_head(extraction, s, i, classes, set, depth + 1);
}

/* "In answer, Korea, Japan and the States": when the parser hangs the first members of a coordination
 * elsewhere, they are read off the commas before its "and". */
static void add_stray_members(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
                              struct entity_set *set)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    int32_t at = dependent(sentence, t, DEP_CC);
    if (at < 0 || at > (int32_t)t || sentence->tokens[t].deprel == DEP_CONJ) return;
    for (int members = 0; at > 0 && members < 8; members++) {
        if (strcmp(sentence->tokens[at - 1].lower, ",") == 0) at--;
        int32_t index = mention_before(extraction, s, (uint32_t)at);
        if (index < 0) return;
        add_mention(extraction, s, extraction->entities->mentions[index].head, classes, set);
        at = (int32_t)extraction->entities->mentions[index].begin;
        if (at == 0 || strcmp(sentence->tokens[at - 1].lower, ",") != 0) return;
    }
}

void entities_of(const struct extraction *extraction, uint32_t sentence, uint32_t token, uint32_t classes,
                 struct entity_set *set)
{
    if (classes & (1u << 31)) return;
    add_head(extraction, sentence, token, classes, set, 0);
    add_stray_members(extraction, sentence, token, classes, set);
}

void owners_of(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t classes,
               struct entity_set *set)
{
    static const enum deprel OWNERS[] = {DEP_NMOD_POSS, DEP_AMOD, DEP_COMPOUND};
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    if (extraction->entities->mention_at[s][t] >= 0) return;
    for (size_t k = 0; k < sizeof OWNERS / sizeof *OWNERS; k++)
        for (uint32_t i = 0; i < sentence->count; i++)
            if (sentence->tokens[i].head == (int32_t)t && sentence->tokens[i].deprel == OWNERS[k] &&
                add_mention(extraction, s, i, classes, set))
                return;
    /* "a British-flagged tanker", "Kurdish-held towns" */
    for (uint32_t i = 0; i + 2 < sentence->count; i++)
        if (sentence->tokens[i + 1].xpos == XPOS_HYPH && sentence->tokens[i + 2].head == (int32_t)t &&
            lexicon_has(extraction->tables, "belonging", sentence->tokens[i + 2].lower) &&
            add_mention(extraction, s, i, classes, set))
            return;
}
