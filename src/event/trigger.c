/* trigger.c: which words evoke which events: the frames of a lemma whose conditions hold, the most specific
 * one; and the entities in its roles. */
#include "event/stages.h"

#include <string.h>

static bool is_light(const struct extraction *extraction, const struct token *token)
{
    return token->upos == UPOS_VERB && lexicon_has(extraction->tables, "light", token->lemma);
}

/* How many parties stand at the trigger, named or not: "Haig met the leaders of both parties". */
static size_t party_count(const struct extraction *extraction, const struct trigger *trigger,
                          const struct frame *frame)
{
    const struct role_spec *role =
        trigger->is_noun ? &frame->noun_roles[ROLE_SOURCE] : &frame->verb_roles[ROLE_SOURCE];
    size_t count = 0;
    for (size_t i = 0; i < role->count; i++) {
        struct fillers fillers = {0};
        if (strcmp(role->places[i].slot, "modifier") == 0) continue;
        fill_slot(extraction, trigger, role->places[i].slot, &fillers);
        count += fillers.count;
        for (size_t f = 0; f < fillers.count; f++)
            count +=
                sentence_of(extraction, trigger)->tokens[fillers.tokens[f]].features & FEATURE_PLURAL ? 1 : 0;
    }
    return count;
}

bool has_name(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].is_named) return true;
    return false;
}

/* Meetings of nobody in particular ("ministers held talks") are told in full elsewhere. */
static bool is_of_names(const struct extraction *extraction, const struct event *event)
{
    return has_name(extraction, &event->source) || has_name(extraction, &event->target) ||
           has_name(extraction, &event->involves) || has_name(extraction, &event->place);
}

/* Is a state or place named around the trigger: "burned flags outside the embassy in Niamey", "two Russians
 * were freed"? */
bool is_placed(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    uint32_t top = trigger->token;
    if (trigger->is_noun && token->head >= 0 && is_verb(&sentence->tokens[token->head]))
        top = (uint32_t)token->head;
    /* "bombed a hall in Sanaa, killing 140 mourners" */
    if (token->xpos == XPOS_VBG && token->deprel == DEP_ADVCL && token->head >= 0)
        top = (uint32_t)token->head;
    /* "a day of fighting with Chad in which ten were killed" */
    if (is_inside_which(sentence, trigger->token)) {
        top = (uint32_t)token->head;
        while (sentence->tokens[top].head >= 0 && !is_verb(&sentence->tokens[top]))
            top = (uint32_t)sentence->tokens[top].head;
    }
    for (uint32_t i = 0; i < sentence->count; i++) {
        struct entity_set set = {0};
        if (extraction->entities->mention_at[trigger->sentence][i] < 0 || !is_below(sentence, i, top, 4))
            continue;
        entities_of(extraction, trigger->sentence, i, 1u << CLASS_STATE | 1u << CLASS_PLACE | TAKE_PEOPLE,
                    &set);
        if (set.count) return true;
    }
    return false;
}

bool is_public(const struct frame *frame)
{
    return strcmp(frame->class, "Protest") == 0 || strcmp(frame->class, "Election") == 0;
}

/* "Chad was given tanks", "was condemned": a deed told by whom it is done to. */
static bool is_undergone(const struct extraction *extraction, const struct trigger *trigger,
                         const struct event *event)
{
    static const char *const CLASSES[] = {
        "ArmsTransfer", "MilitaryAid", "Aid",      "Sanction", "Blockade", "Recognize",     "Invitation",
        "Concede",      "Condemn",     "Threaten", "Warn",     "Promise",  "ExpelDiplomat", NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    return !trigger->is_noun && is_one_of(CLASSES, event->class) && has_name(extraction, &event->target) &&
           dependent(sentence, trigger->token, DEP_AUX_PASS) >= 0 &&
           dependent(sentence, trigger->token, DEP_NSUBJ_PASS) >= 0 && token->deprel != DEP_ACL_RELCL;
}

/* "It was their third meeting": of two, though "their" was taken for one. */
static bool is_of_one_for_them(const struct extraction *extraction, const struct trigger *trigger,
                               const struct frame *frame, const struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t owner = trigger->is_noun ? dependent(sentence, trigger->token, DEP_NMOD_POSS) : -1;
    return owner >= 0 && frame->is_reciprocal && strcmp(sentence->tokens[owner].lower, "their") == 0 &&
           event->source.count == 1 && !event->target.count &&
           extraction->entities->items[event->source.items[0]].class != CLASS_GROUP;
}

/* "a bomb went off outside a Kabul hotel": whoever laid it, and whom it was meant for. */
static bool is_blast(const struct extraction *extraction, const struct trigger *trigger,
                     const struct frame *frame)
{
    static const char *const BLASTS[] = {"explode", "detonate", "go", "blow", "rip", "rock", "hit", NULL};
    static const char *const BOMBS[] = {"bomb",   "explosion", "blast", "bombing", "explosive", "mine",
                                        "rocket", "grenade",   "shell", "missile", "mortar",    NULL};
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (strcmp(frame->class, "Attack") != 0 || trigger->is_noun || !is_one_of(BLASTS, trigger->lemma))
        return false;
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    return subject >= 0 && is_one_of(BOMBS, sentence->tokens[subject].lemma);
}

static bool has_needs(const struct extraction *extraction, const struct trigger *trigger,
                      const struct frame *frame, const struct event *event)
{
    size_t named = event->source.count + event->target.count;
    bool meets = frame->is_reciprocal || strcmp(event_category(frame->class), "Consult") == 0;
    if (meets && !is_of_names(extraction, event)) return false;
    if (frame->needs_source && !event->source.count && !is_undergone(extraction, trigger, event))
        return false;
    bool takes_place = is_public(frame) && is_placed(extraction, trigger);
    if (frame->needs_target && !event->target.count && !event->place.count && !takes_place) return false;
    if (frame->needs_two && event->source.count < 2) return false;
    if (frame->needs_parties && named < 2) return named == 1 && party_count(extraction, trigger, frame) > 1;
    if (is_public(frame) && is_placed(extraction, trigger)) return true; /* "riots in Honiara" */
    if (is_toll(extraction, trigger, frame)) return true;
    if (is_blast(extraction, trigger, frame) && is_placed(extraction, trigger)) return true;
    return event->source.count + event->target.count + event->involves.count > 0;
}

/* "relations broke down ten years ago", "the frontier was shut": what the clause tells of joins two sides. */
static bool is_joint_matter(const struct extraction *extraction, const struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    int32_t subject = subject_of(extraction, trigger->sentence, trigger->token, 0);
    int32_t matter = is_passive(sentence, trigger->token)
                         ? object_of(extraction, trigger->sentence, trigger->token)
                         : subject;
    return matter >= 0 && lexicon_has(extraction->tables, "joint-matter", sentence->tokens[matter].lemma);
}

/* "joint projects on the islands", "bilateral trade" */
static bool is_shared(const struct extraction *extraction, const struct trigger *trigger)
{
    struct fillers modifiers = {0};
    fill_slot(extraction, trigger, "modifier", &modifiers);
    for (size_t i = 0; i < modifiers.count; i++)
        if (lexicon_has(extraction->tables, "shared",
                        sentence_of(extraction, trigger)->tokens[modifiers.tokens[i]].lemma))
            return true;
    return false;
}

/* "nine days of talks", "the accord was signed": an occasion of several whose parties stand elsewhere. */
static bool can_lack_parties(const struct extraction *extraction, const struct trigger *trigger,
                             const struct frame *frame, const struct event *event)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    if (!frame->is_reciprocal || event->source.count + event->target.count > 1 || trigger->is_predicate)
        return false;
    if (trigger->is_noun)
        return lexicon_has(extraction->tables, "joint-occasion", trigger->lemma) ||
               is_shared(extraction, trigger);
    if (is_passive(sentence, trigger->token) && lexicon_has(extraction->tables, "joint-act", trigger->lemma))
        return true;
    return is_joint_matter(extraction, trigger);
}

/* How specific a frame is: what its conditions ask of objects and phrases weighs more than who acts, filled
 * roles count, then the order of the files. */
static double specificity(const struct frame *frame, const struct event *event)
{
    double sum = 0;
    for (size_t i = 0; i < frame->condition_count; i++) {
        const struct condition *condition = &frame->conditions[i];
        const char *slot = condition->slot_count ? condition->slots[0] : "";
        bool of_actor = strcmp(slot, "source") == 0 || strcmp(slot, "subject") == 0;
        bool says_little = !condition->word_count || strcmp(condition->words[0], "any") == 0;
        sum += says_little ? 0.1 : of_actor ? 0.4 : 1.5;
    }
    bool has_both = frame->is_reciprocal && event->source.count > 1;
    return sum + (has_both ? 0.6 : 0) + (event->target.count ? 0.5 : 0) + (event->involves.count ? 0.2 : 0) -
           frame->order * 1e-5;
}

/* "joined the Chemical Weapons Convention": a treaty by its name, no gathering. */
static bool is_named_paper(const struct extraction *extraction, const struct trigger *word)
{
    int32_t mention = word->is_noun ? extraction->entities->mention_at[word->sentence][word->token] : -1;
    if (mention < 0 || !extraction->entities->mentions[mention].entity_count) return false;
    uint32_t entity = extraction->entities->mentions[mention].entities[0];
    return extraction->entities->items[entity].class == CLASS_TREATY;
}

static void try_frame(struct extraction *extraction, const struct trigger *word,
                      const struct evocation *evocation, struct found_event *best, double *best_score)
{
    const struct frame *frame = evocation->frame;
    if (is_named_paper(extraction, word) && strcmp(event_category(frame->class), "Consult") == 0) return;
    struct trigger tried = *word;
    const struct trigger *trigger = &tried;
    tried.frame = frame;
    if (!is_expressed(extraction, trigger, evocation) || !meets_conditions(extraction, trigger, frame))
        return;
    struct event event = {.class = frame->class, .trigger = trigger->lemma, .frame = frame->name};
    fill_roles(extraction, trigger, frame, &event);
    if (is_of_one_for_them(extraction, trigger, frame, &event)) event.source = (struct entity_set){0};
    take_known_sides(extraction, trigger, &event);
    bool is_lone_war = strcmp(frame->class, "War") == 0 && event.source.count + event.target.count < 2;
    /* "the agreement signed in March": by whom, another clause tells */
    bool is_unsigned = strcmp(frame->class, "SignTreaty") == 0 && !event.source.count && !event.target.count;
    bool lacks_parties = is_lone_war || is_unsigned || !has_needs(extraction, trigger, frame, &event);
    if (lacks_parties && !can_lack_parties(extraction, trigger, frame, &event)) return;
    double score = specificity(frame, &event) + 2 * (double)evocation->word_count - 4 * lacks_parties;
    if (best->frame && score <= *best_score) return;
    *best_score = score;
    *best = (struct found_event){.event = event,
                                 .trigger = *trigger,
                                 .frame = frame,
                                 .evocation = evocation,
                                 .lacks_parties = lacks_parties,
                                 .evidence_sentence = trigger->sentence};
}

bool is_speech_category(const char *class)
{
    static const char *const CATEGORIES[] = {"Support", "Request", "Accuse", "Reject", "Threaten", NULL};
    const char *category = event_category(class);
    for (size_t i = 0; category && CATEGORIES[i]; i++)
        if (strcmp(category, CATEGORIES[i]) == 0) return true;
    return strcmp(class, "Statement") == 0 || strcmp(class, "Announce") == 0 ||
           strcmp(class, "Promise") == 0 || strcmp(class, "Vote") == 0;
}

/* "came under attack", "was hit with sanctions", "was subjected to a blockade" */
static bool befalls(const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    static const struct {
        const char *verb, *link;
    } WAYS[] = {{"come", "under"},  {"hit", "with"},     {"hit", "by"},     {"slap", "with"},
                {"strike", "by"},   {"meet", "with"},    {"subject", "to"}, {"target", "by"},
                {"target", "with"}, {"threaten", "with"}};
    const char *link = preposition_of(sentence, noun), *verb = sentence->tokens[token->head].lemma;
    if (token->deprel != DEP_OBL && token->deprel != DEP_OBL_AGENT) return false;
    bool is_active = strcmp(verb, "come") == 0 || strcmp(verb, "meet") == 0;
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++)
        if (strcmp(verb, WAYS[i].verb) == 0 && strcmp(link, WAYS[i].link) == 0)
            return is_active != is_passive(sentence, (uint32_t)token->head);
    return false;
}

bool withholds(const struct token *verb)
{
    static const char *const VERBS[] = {"deny", "refuse", "allow", "concede", NULL};
    return is_one_of(VERBS, verb->lemma);
}

/* "promised Manila 203 million dollars in aid" */
static bool is_what_sum_is(const struct sentence *sentence, uint32_t noun)
{
    const struct token *token = &sentence->tokens[noun];
    int32_t sum = token->deprel == DEP_OBL ? dependent(sentence, (uint32_t)token->head, DEP_OBJ) : -1;
    return sum >= 0 && sum < (int32_t)noun && strcmp(preposition_of(sentence, noun), "in") == 0 &&
           (sentence->tokens[sum].upos == UPOS_SYM || dependent(sentence, (uint32_t)sum, DEP_NUMMOD) >= 0);
}

void find_carriers(const struct extraction *extraction, struct trigger *trigger)
{
    const struct sentence *sentence = sentence_of(extraction, trigger);
    const struct token *token = &sentence->tokens[trigger->token];
    if (token->head < 0) return;
    const struct token *head = &sentence->tokens[token->head];
    if (token->deprel == DEP_COMPOUND && lexicon_has(extraction->tables, "carrier", head->lemma)) {
        trigger->carrier = token->head;
        token = head;
        if (token->head < 0) return;
        head = &sentence->tokens[token->head];
    }
    /* "launched three days of exercises" */
    if (token->deprel == DEP_NMOD && lexicon_has(extraction->tables, "quantity", head->lemma) &&
        head->head >= 0) {
        trigger->carrier = trigger->carrier >= 0 ? trigger->carrier : token->head;
        token = head;
        head = &sentence->tokens[token->head];
    }
    bool is_joined = token->deprel == DEP_CONJ && head->upos == UPOS_NOUN && head->head >= 0 &&
                     (head->deprel == DEP_OBJ || head->deprel == DEP_NSUBJ_PASS);
    if (is_joined) { /* "expressed rejection and condemnation" */
        token = head;
        head = &sentence->tokens[token->head];
    }
    bool is_object = token->deprel == DEP_OBJ || token->deprel == DEP_NSUBJ_PASS;
    bool is_sought = head->upos == UPOS_VERB && lexicon_has(extraction->tables, "seeks", head->lemma) &&
                     lexicon_has(extraction->tables, "joint-occasion", token->lemma);
    /* "agreed to a truce": agreed, and the arms rest */
    static const char *const TRUCES[] = {"ceasefire", "cease-fire", "truce", "armistice", NULL};
    static const char *const LINKS[] = {"to", "on", NULL};
    bool is_agreed = token->deprel == DEP_OBL && strcmp(head->lemma, "agree") == 0 &&
                     is_one_of(LINKS, preposition_of(sentence, trigger->token)) &&
                     is_one_of(TRUCES, token->lemma);
    uint32_t noun = (uint32_t)(token - sentence->tokens);
    bool is_given = token->deprel == DEP_OBJ || is_what_sum_is(sentence, noun);
    bool gives =
        is_given && is_verb(head) && lexicon_has_token(extraction, "giving", head) && !withholds(head);
    if (is_agreed || gives || (is_object && (is_sought || is_light(extraction, head))))
        trigger->light_verb = token->head;
    bool gets = token->deprel == DEP_OBJ && is_verb(head) &&
                lexicon_has_token(extraction, "undergoing", head) &&
                !is_passive(sentence, (uint32_t)token->head);
    if (gets || (is_verb(head) && befalls(sentence, noun))) {
        trigger->light_verb = token->head;
        trigger->is_undergone = true;
    }
}

/* Is the negation part of what the frame means? */
static bool asks_for_negation(const struct frame *frame)
{
    for (size_t i = 0; i < frame->condition_count; i++)
        if (frame->conditions[i].slot_count && frame->conditions[i].word_count &&
            strcmp(frame->conditions[i].slots[0], "negated") == 0)
            return true;
    return false;
}

/* "will not sign" is a refusal to sign: the negated cooperative act is an event of its own. */
static void turn_into_refusal(const struct extraction *extraction, struct found_event *item)
{
    static const char *const CATEGORIES[] = {"Agree", "Concede", "Retreat", "Cooperate",
                                             "Aid",   "Consult", "Support", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const char *category = event_category(item->event.class);
    if (item->trigger.is_noun && item->trigger.light_verb < 0) return;
    uint32_t verb = item->trigger.is_noun ? (uint32_t)item->trigger.light_verb : item->trigger.token;
    bool cooperative = false, modal = false;
    for (size_t i = 0; category && CATEGORIES[i]; i++)
        cooperative = cooperative || strcmp(category, CATEGORIES[i]) == 0;
    bool consents = strcmp(item->event.class, "Agree") == 0 || strcmp(item->event.class, "Concede") == 0 ||
                    strcmp(item->event.class, "Recognize") == 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->head != (int32_t)verb || token->deprel != DEP_AUX) continue;
        modal = modal || lexicon_has(extraction->tables, "modal-refusal", token->lower) ||
                (consents && strcmp(token->lemma, "do") == 0); /* "did not allow" */
    }
    int32_t subject = subject_of(extraction, item->trigger.sentence, verb, 0);
    if (!cooperative || !modal || subject < 0 || !is_negated(sentence, verb)) return;
    struct entity_set source = {0}, target = item->event.target;
    entities_of(extraction, item->trigger.sentence, (uint32_t)subject, 0, &source);
    if (!source.count) owners_of(extraction, item->trigger.sentence, (uint32_t)subject, 0, &source);
    for (size_t i = 0; i < item->event.source.count; i++)
        if (!set_contains(&source, item->event.source.items[i]))
            set_include(extraction->arena, &target, item->event.source.items[i]);
    if (!source.count) return;
    item->event.class = "Reject";
    item->event.source = source;
    item->event.target = target;
    item->is_refusal = true;
}

/* "Japan lodged a protest": said by a state, with no crowd and no place. */
static bool is_diplomatic(const struct extraction *extraction, const struct event *event)
{
    if (strcmp(event->class, "Protest") != 0 || !event->source.count) return false;
    for (size_t i = 0; i < event->source.count; i++)
        if (extraction->entities->items[event->source.items[i]].class != CLASS_STATE) return false;
    return true;
}

static void try_lemma(struct extraction *extraction, struct found_events *found, const struct map *map,
                      const struct trigger *trigger)
{
    const struct frame_list *list = frames_for(map, trigger->lemma);
    struct found_event best = {0};
    double score = 0;
    for (size_t i = 0; list && i < list->count; i++)
        try_frame(extraction, trigger, &list->items[i], &best, &score);
    if (!best.frame) return;
    best.is_refusal = asks_for_negation(best.frame);
    if (!best.is_refusal) turn_into_refusal(extraction, &best);
    best.is_speech = is_speech_category(best.event.class) || is_diplomatic(extraction, &best.event);
    found->items =
        arena_grow(extraction->arena, found->items, found->count, &found->capacity, sizeof *found->items);
    found->items[found->count++] = best;
}

/* "as did Bahrain", "so have France and Italy": an auxiliary that stands for the whole clause. */
static bool is_elliptic(const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    bool can = strcmp(token->lemma, "do") == 0 || strcmp(token->lemma, "have") == 0;
    return can && token->upos == UPOS_AUX && token->deprel != DEP_AUX && token->deprel != DEP_COP;
}

/* "declared it a genocide", "described the visit as an invasion": what something is called is no event. */
static bool is_name_given(const struct extraction *extraction, const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &sentence->tokens[t];
    if (token->head < 0 || !is_verb(&sentence->tokens[token->head])) return false;
    const char *verb = sentence->tokens[token->head].lemma;
    int32_t object = dependent(sentence, (uint32_t)token->head, DEP_OBJ);
    bool is_second = token->deprel == DEP_OBJ && object >= 0 && object < (int32_t)t;
    bool is_value =
        (token->deprel == DEP_XCOMP || is_second) && lexicon_has(extraction->tables, "naming", verb);
    if (dependent(sentence, t, DEP_NMOD_POSS) >= 0) return false; /* 'described as "long" his call with' */
    bool is_as = token->deprel == DEP_OBL && strcmp(preposition_of(sentence, t), "as") == 0;
    return is_value || (is_as && lexicon_has(extraction->tables, "describing", verb));
}

/* "raised no objection", "voiced no support": nothing is said; of the verb or of its object. */
static bool is_voiced_not(const struct sentence *sentence, uint32_t t)
{
    static const char *const VERBS[] = {"raise", "voice", "express", "lodge", "issue", "utter", NULL};
    bool is_verb_itself = sentence->tokens[t].upos == UPOS_VERB;
    int32_t object = is_verb_itself ? dependent(sentence, t, DEP_OBJ) : (int32_t)t;
    int32_t verb = is_verb_itself ? (int32_t)t : sentence->tokens[t].head;
    return object >= 0 && verb >= 0 && sentence->tokens[object].deprel == DEP_OBJ &&
           is_none(sentence, (uint32_t)object) && is_one_of(VERBS, sentence->tokens[verb].lemma);
}

/* "a Liberian-flagged ship", "Indian-controlled Kashmir": whose it is, no deed. */
static bool is_standing_compound(const struct extraction *extraction, const struct sentence *sentence,
                                 uint32_t t)
{
    return t > 1 && strcmp(sentence->tokens[t - 1].form, "-") == 0 &&
           sentence->tokens[t].deprel == DEP_AMOD &&
           lexicon_has(extraction->tables, "belonging", sentence->tokens[t].lower);
}

/* "blamed nobody", "hurt no one": nothing is done. */
static bool is_done_to_nobody(const struct sentence *sentence, uint32_t t)
{
    int32_t object = sentence->tokens[t].upos == UPOS_VERB ? dependent(sentence, t, DEP_OBJ) : -1;
    if (object < 0) return false;
    const char *word = sentence->tokens[object].lower;
    bool is_no_one =
        strcmp(word, "one") == 0 && object > 0 && strcmp(sentence->tokens[object - 1].lower, "no") == 0;
    return is_no_one || strcmp(word, "nobody") == 0;
}

static void try_token(struct extraction *extraction, struct found_events *found, uint32_t s, uint32_t t)
{
    const struct sentence *sentence = &extraction->analysis->sentences[s];
    const struct token *token = &sentence->tokens[t];
    struct trigger trigger = {
        .sentence = s, .token = t, .light_verb = -1, .carrier = -1, .lemma = token->lemma};
    if (is_voiced_not(sentence, t) || is_done_to_nobody(sentence, t)) return;
    if (token->upos == UPOS_VERB || is_elliptic(sentence, t)) {
        /* "the ousted president" tells nothing, "the Russian-brokered truce" does */
        if (token->deprel == DEP_AMOD && subject_of(extraction, s, t, 0) < 0) return;
        /* "Iran-backed militias": whose side they are on, nothing that happens */
        if (token->deprel == DEP_AMOD && lexicon_has(extraction->tables, "standing-bond", token->lemma))
            return;
        if (is_standing_compound(extraction, sentence, t)) return;
        try_lemma(extraction, found, &extraction->tables->verbs, &trigger);
    } else if (token->upos == UPOS_NOUN ||
               (token->upos == UPOS_PROPN && extraction->entities->mention_at[s][t] < 0)) {
        find_carriers(extraction, &trigger);
        /* what only qualifies another noun is no event: "war crimes", "attack helicopters" */
        if (token->deprel == DEP_COMPOUND && trigger.carrier < 0) return;
        if (is_name_given(extraction, sentence, t)) return;
        trigger.is_noun = true;
        try_lemma(extraction, found, &extraction->tables->nouns, &trigger);
    }
    /* "is the largest donor", "remains the largest donor" */
    static const char *const STAYS[] = {"remain", "become", "stay", NULL};
    bool stays = token->deprel == DEP_XCOMP && token->head >= 0 && !is_verb(token) &&
                 is_one_of(STAYS, sentence->tokens[token->head].lemma);
    bool has_copula = stays || dependent(sentence, t, DEP_COP) >= 0 || lacks_copula(sentence, t);
    size_t before = found->count;
    trigger.is_noun = false;
    trigger.light_verb = trigger.carrier = -1;
    bool describes = described_by(extraction, s, t) >= 0;
    if (has_copula || describes) {
        trigger.is_predicate = true;
        trigger.lemma = token->lemma;
        try_lemma(extraction, found, &extraction->tables->predicates, &trigger);
    }
    /* "the UN mediator, Staffan de Mistura": one event, and it is his */
    if (describes && before && found->count > before) {
        struct found_event *noun = &found->items[before - 1];
        bool same = noun->trigger.sentence == s && noun->trigger.token == t;
        if (same && strcmp(noun->event.class, found->items[before].event.class) == 0) noun->dropped = true;
    }
    /* "was in Moscow on Friday", "was due in Moscow" */
    const char *preposition = preposition_of(sentence, t);
    bool is_due = strcmp(preposition, "due") == 0;
    if (has_copula && extraction->entities->mention_at[s][t] >= 0 &&
        (is_due || strcmp(preposition, "in") == 0)) {
        trigger.is_predicate = true;
        trigger.lemma = is_due ? "due" : "in";
        size_t known = found->count;
        try_lemma(extraction, found, &extraction->tables->predicates, &trigger);
        const struct found_event *stay = found->count > known ? &found->items[found->count - 1] : NULL;
        if (stay && strcmp(stay->frame->name, "be-abroad") == 0 &&
            (dependent(sentence, t, DEP_ACL_RELCL) >= 0 || /* "where he met them": that is told */
             !is_abroad(extraction, &stay->event, s, t)))
            found->count--;
    }
    /* "according to the minister, the blast was an act of terror"; agencies only pass on what others say */
    struct entity_set sayers = {0};
    entities_of(extraction, s, t, 0, &sayers);
    bool is_agency = sayers.count && is_press(&extraction->entities->items[sayers.items[0]]);
    if (!is_agency && token->deprel == DEP_OBL && token->head >= 0 &&
        strcmp(preposition_of(sentence, t), "according") == 0) {
        trigger.is_predicate = false;
        trigger.is_source = true;
        trigger.lemma = "say";
        try_lemma(extraction, found, &extraction->tables->verbs, &trigger);
    }
}

void find_events(struct extraction *extraction, struct found_events *found)
{
    for (uint32_t s = 0; s < extraction->analysis->count; s++)
        for (uint32_t t = 0; t < extraction->analysis->sentences[s].count; t++)
            try_token(extraction, found, s, t);
    drop_doubles(extraction, found);
    inherit_targets(extraction, found);
    drop_contents(extraction, found);
}
