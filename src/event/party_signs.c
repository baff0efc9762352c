/* party_signs.c: the signs of who can be source, target or place of an event: what the rules say, where he is
 * named and how one comes there from the word that tells it, what he is to the other party, what he does and
 * what is done to him in the events around. */
#include "event/party.h"
#include "event/whom.h"

#include <stdio.h>
#include <string.h>

enum kind {
    PARTY_RULE = 700,
    PARTY_RULE_CLASS,
    PARTY_RULE_WORD,
    PARTY_RULE_KIND,
    PARTY_RULE_HOW,
    PARTY_NOBODY,
    PARTY_KIND,
    PARTY_SHARE,
    PARTY_SET,
    PARTY_PATH,
    PARTY_PATH_WORDS,
    PARTY_ORDER,
    PARTY_DISTANCE,
    PARTY_NEXT,
    PARTY_RANK,
    PARTY_FIRST,
    PARTY_SIDE,
    PARTY_DID,
    PARTY_GOT,
    PARTY_CONTENT,
    PARTY_ABOVE,
    PARTY_BESIDE,
    PARTY_LAST,
    PARTY_COMING,
    PARTY_LEAD,
    PARTY_MATTER,
    PARTY_LIKE,
    PARTY_OTHER,
    PARTY_BACKGROUND,
    PARTY_SIZE,
    PARTY_MENTION,
    PARTY_AT,
    PARTY_TOLD,
    PARTY_STATE,
    PARTY_NEAR,
    PARTY_BETWEEN,
    PARTY_WITHIN,
    PARTY_HERE,
    PARTY_TIME,
};

struct view {
    const struct party_question *question;
    const struct found_event *item;
    const struct sentence *sentence;
    const struct entity_set *set, *ruled,
        *other; /* candidate; whom the rules take; who else has part in it */
    const char *class, *category, *lemma, *kind, *other_kind, *how;
    const char *mutual; /* "mutual": all who have part in the event do the same */
    struct signs *signs;
};

static void add(const struct view *view, unsigned kind, const char *a, const char *b, const char *c)
{
    sign_add(view->signs, kind, a, b, c);
}

/* ---- Names of what there is ---- */

static const char *kind_of(const struct extraction *extraction, const struct entity_set *set)
{
    if (!set->count) return "nobody";
    const struct entity *entity = &extraction->entities->items[set->items[0]];
    bool has_kind = (entity->class == CLASS_ORGANIZATION || entity->class == CLASS_PLACE) && entity->entry &&
                    entity->entry->kind;
    if (!entity->mention_count) return "unnamed";
    return has_kind ? entity->entry->kind : entity_class_name(entity->class);
}

static const char *share_name(double share)
{
    static const char *const NAMES[] = {"0", ".02", ".07", ".15", ".3", ".5", ".7", ".85", ".95"};
    static const double FROM[] = {0, 0.02, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95};
    size_t at = 0;
    while (at + 1 < sizeof FROM / sizeof *FROM && share >= FROM[at + 1])
        at++;
    return NAMES[at];
}

/* Does the clause tell whom the rules take? */
static const char *how_ruled(const struct party_question *question)
{
    const struct entity_set *told = &question->item->told[question->party], *ruled = ruled_party(question);
    bool inherits = question->party == PARTY_TARGET && question->item->inherits;
    if (!told->count) return ruled->count ? "guessed" : "none";
    if (same_sets(told, ruled)) return inherits ? "inherited" : "told";
    if (!ruled->count) return inherits ? "inherited, then none" : "told, then none";
    return inherits ? "inherited, then another" : "told, then another";
}

/* ---- Signs ---- */

static void add_rule(const struct view *view)
{
    const char *code = set_against(view->set, view->ruled);
    const char *ruled_kind = kind_of(view->question->extraction, view->ruled);
    if (!view->set->count) code = view->ruled->count ? "nobody, not somebody" : "nobody";
    if (!code) code = view->ruled->count ? "another" : "somebody, not nobody";
    add(view, PARTY_RULE, code, view->how, NULL);
    add(view, PARTY_RULE, code, view->item->is_read ? "read" : "frame",
        view->item->trigger.is_noun ? "noun" : "verb");
    add(view, PARTY_RULE, code, view->item->frame->name, NULL);
    add(view, PARTY_RULE_CLASS, code, view->class, view->how);
    add(view, PARTY_RULE_CLASS, code, view->category, ruled_kind);
    add(view, PARTY_RULE_WORD, code, view->lemma, NULL);
    add(view, PARTY_RULE_KIND, code, view->kind, view->how);
    add(view, PARTY_RULE_KIND, code, view->kind, view->class);
    add(view, PARTY_RULE_HOW, code, ruled_kind, view->kind);
    add(view, PARTY_RULE_HOW, code, factuality_name(view->item->event.factuality), view->category);
    add(view, PARTY_RULE_HOW, code, view->item->trigger.sentence == 0 ? "headline" : "text", view->how);
}

/* What speaks for nobody, whoever else is there. */
static void add_nobody(const struct view *view)
{
    const struct trigger *trigger = &view->item->trigger;
    const struct token *tokens = view->sentence->tokens;
    uint32_t t = trigger->token;
    int32_t object = view->question->view.object;
    const char *deprel = deprel_name(tokens[t].deprel);
    add(view, PARTY_NOBODY, view->class, view->how, NULL);
    add(view, PARTY_NOBODY, view->lemma, NULL, NULL);
    add(view, PARTY_NOBODY, view->lemma, deprel, NULL);
    add(view, PARTY_NOBODY, view->class, deprel, trigger->is_noun ? "noun" : "verb");
    add(view, PARTY_NOBODY, view->class, view->other_kind, NULL);
    add(view, PARTY_NOBODY, view->class, factuality_name(view->item->event.factuality), NULL);
    add(view, PARTY_NOBODY, "around", sign_number(view->question->count / 8), view->category);
    if (t > 0) add(view, PARTY_NOBODY, "before", tokens[t - 1].lower, view->category);
    if (t + 1 < view->sentence->count) add(view, PARTY_NOBODY, "behind", tokens[t + 1].lower, view->category);
    if (trigger->is_noun) return;
    add(view, PARTY_NOBODY, "object", object < 0 ? "" : tokens[object].lemma, view->category);
    const char *clause = dependent(view->sentence, t, DEP_CCOMP) >= 0   ? "content"
                         : dependent(view->sentence, t, DEP_XCOMP) >= 0 ? "complement"
                         : object >= 0                                  ? "object"
                                                                        : "none";
    add(view, PARTY_NOBODY, clause, view->class, NULL);
}

static void add_kind(const struct view *view)
{
    const struct event *event = &view->item->event;
    const char *size = sign_number(view->set->count), *code;
    add(view, PARTY_KIND, view->kind, view->class, NULL);
    add(view, PARTY_KIND, view->kind, view->lemma, NULL);
    add(view, PARTY_KIND, view->kind, view->other_kind, view->category);
    add(view, PARTY_KIND, view->kind, view->other_kind, view->class);
    add(view, PARTY_SIZE, size, view->class, NULL);
    add(view, PARTY_SIZE, size, view->mutual, view->kind);
    add(view, PARTY_SIZE, size, sign_number(view->ruled->count), view->how);
    code = set_against(view->set, view->other);
    if (code) add(view, PARTY_OTHER, code, view->class, view->kind);
    code = set_against(view->set, &event->place);
    if (code) add(view, PARTY_AT, code, view->class, view->kind);
    code = set_against(view->set, &event->involves);
    if (code) add(view, PARTY_AT, "involved", code, view->class);
    code = set_against(view->set, &event->attributed);
    if (!code) return;
    add(view, PARTY_TOLD, code, view->class, view->kind);
    add(view, PARTY_TOLD, code, view->how, NULL);
}

bool phrase_names(const struct extraction *extraction, uint32_t s, uint32_t t, uint32_t entity)
{
    const struct entities *entities = extraction->entities;
    int32_t m = entities->mention_at[s][t];
    if (m < 0) return entities->unnamed_at[s][t] == (int32_t)entity;
    for (size_t i = 0; i < entities->mentions[m].entity_count; i++)
        if (entities->mentions[m].entities[i] == entity) return true;
    return false;
}

/* Where the sentence of the event names the candidate. */
struct naming_here {
    int32_t word;          /* the likeliest to have the role, else the nearest to the trigger; -1 */
    double share, opposed; /* the greatest that the reader gives a word of it: of the role, of the other */
    double least;          /* the share of the least likely of the candidate's members */
    bool is_titled, is_beside;
};

static struct naming_here find_here(const struct view *view)
{
    static const enum read_role ROLES[PARTY_COUNT] = {READ_SOURCE, READ_TARGET, READ_PLACE},
                                OPPOSED[PARTY_COUNT] = {READ_TARGET, READ_SOURCE, READ_TARGET};
    const struct extraction *extraction = view->question->extraction;
    enum party party = view->question->party;
    uint32_t s = view->item->trigger.sentence, trigger = view->item->trigger.token;
    struct naming_here here = {.word = -1, .least = 1, .is_titled = true, .is_beside = true};
    double most = -1;
    for (size_t i = 0; i < view->set->count; i++) {
        double own = 0;
        for (uint32_t t = 0; t < view->sentence->count; t++) {
            if (!phrase_names(extraction, s, t, view->set->items[i])) continue;
            double share = view->question->shares[t][ROLES[party]],
                   opposed = view->question->shares[t][OPPOSED[party]];
            double value = share + 0.001 / (1 + (t > trigger ? t - trigger : trigger - t));
            if (value > most) most = value, here.word = (int32_t)t;
            if (share > own) own = share;
            if (opposed > here.opposed) here.opposed = opposed;
            if (here.is_titled && !tells_actor(extraction, view->item, t)) here.is_titled = false;
            if (here.is_beside && !is_told_beside(view->sentence, t, trigger)) here.is_beside = false;
        }
        if (own > here.share) here.share = own;
        if (own < here.least) here.least = own;
    }
    return here;
}

/* How several of them go together. */
static void add_set(const struct view *view, const struct naming_here *here)
{
    const struct extraction *extraction = view->question->extraction;
    uint32_t s = view->item->trigger.sentence;
    const char *share = share_name(here->share), *least = share_name(here->least), *joined = "apart";
    if (view->set->count == 1) {
        add(view, PARTY_SET, "one", share, view->mutual);
        return;
    }
    const struct phrases *phrases = phrases_of(view->question, s);
    for (size_t i = 0; here->word >= 0 && i < phrases->count; i++)
        if (phrase_names(extraction, s, phrases->items[i].token, view->set->items[0]) &&
            same_sets(&phrases->items[i].whole, view->set))
            joined = "joined";
    add(view, PARTY_SET, least, share, view->mutual);
    add(view, PARTY_SET, joined, least, view->class);
    add(view, PARTY_SET, joined, view->how, sign_number(view->set->count));
    add(view, PARTY_SET, entity_class_name(extraction->entities->items[view->set->items[0]].class),
        entity_class_name(extraction->entities->items[view->set->items[1]].class), joined);
}

/* The way through the tree from the trigger to the word, and what stands there. */
static void add_way(const struct view *view, const struct naming_here *here, const char *where)
{
    static const char *const KINDS[] = {"name", "demonym", "metonym", "title", "nominal", "pronoun"};
    const struct extraction *extraction = view->question->extraction;
    uint32_t s = view->item->trigger.sentence, t = (uint32_t)here->word, trigger = view->item->trigger.token;
    const struct token *token = &view->sentence->tokens[t];
    const char *preposition = preposition_of(view->sentence, t);
    struct role_path path;
    role_path(&view->question->view, t, &path);
    add(view, PARTY_PATH, path.relations, preposition, NULL);
    add(view, PARTY_PATH, path.relations, preposition, view->class);
    add(view, PARTY_PATH, path.relations, view->how, view->category);
    add(view, PARTY_PATH, path.relations, view->kind, NULL);
    add(view, PARTY_PATH, path.relations, preposition, view->lemma);
    add(view, PARTY_PATH_WORDS, path.words, NULL, NULL);
    add(view, PARTY_PATH_WORDS, path.words, view->category, NULL);
    size_t between = 0;
    for (uint32_t i = (t < trigger ? t : trigger) + 1; i < (t < trigger ? trigger : t); i++)
        between += extraction->entities->mention_at[s][i] >= 0;
    add(view, PARTY_ORDER, where, sign_number(between), view->category);
    int32_t m = extraction->entities->mention_at[s][t];
    if (m >= 0) add(view, PARTY_MENTION, KINDS[extraction->entities->mentions[m].kind], where, view->kind);
    if (token->head >= 0)
        add(view, PARTY_MENTION, deprel_name(token->deprel), view->sentence->tokens[token->head].lemma,
            view->category);
    if (here->is_titled) add(view, PARTY_BACKGROUND, "title", view->how, NULL);
    if (here->is_beside) add(view, PARTY_BACKGROUND, "beside", view->how, NULL);
    if (is_ground(extraction, view->sentence, t)) add(view, PARTY_BACKGROUND, "ground", view->how, NULL);
}

/* The first of the places where it is named that stands at the sentence or behind. */
static size_t naming_from(const struct naming *naming, uint32_t s)
{
    size_t low = 0, high = naming->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (naming->where[middle] < s)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How long ago it was named, how soon again, how often at all. */
static void add_elsewhere(const struct view *view, const char *where)
{
    uint32_t s = view->item->trigger.sentence;
    uint32_t last = UINT32_MAX, next = UINT32_MAX, rank = UINT32_MAX, first = UINT32_MAX;
    for (size_t i = 0; i < view->set->count; i++) {
        const struct naming *naming = &view->question->namings[view->set->items[i]];
        size_t before = naming_from(naming, s), behind = naming_from(naming, s + 1);
        if (naming->rank < rank) rank = naming->rank;
        if (naming->count && naming->where[0] < first) first = naming->where[0];
        if (before > 0 && s - naming->where[before - 1] < last) last = s - naming->where[before - 1];
        if (behind < naming->count && naming->where[behind] - s < next) next = naming->where[behind] - s;
    }
    const char *often = rank == UINT32_MAX ? "none" : sign_number(rank);
    add(view, PARTY_DISTANCE, sign_distance(last), where, view->how);
    add(view, PARTY_DISTANCE, sign_distance(last), where, view->kind);
    add(view, PARTY_DISTANCE, sign_distance(last), where, view->category);
    add(view, PARTY_NEXT, sign_distance(next), sign_distance(last), where);
    add(view, PARTY_RANK, often, where, view->category);
    add(view, PARTY_RANK, often, where, view->kind);
    add(view, PARTY_RANK, often, sign_distance(last), view->how);
    add(view, PARTY_FIRST, sign_distance(first), where, view->how);
}

static void add_namings(const struct view *view)
{
    struct naming_here here = find_here(view);
    const char *where = here.word < 0                                     ? "elsewhere"
                        : (uint32_t)here.word < view->item->trigger.token ? "before"
                                                                          : "behind";
    const char *share = share_name(here.share);
    add(view, PARTY_SHARE, share, where, view->how);
    add(view, PARTY_SHARE, share, view->kind, where);
    add(view, PARTY_SHARE, share, view->class, where);
    add(view, PARTY_SHARE, share, share_name(here.opposed), where);
    add(view, PARTY_ORDER, where, view->class, view->how);
    add(view, PARTY_ORDER, where, view->kind, view->category);
    add_set(view, &here);
    if (here.word >= 0) add_way(view, &here, where);
    add_elsewhere(view, where);
}

/* Is it of the side of the other party? the state of whom the rules take, or of that state? */
static void add_side(const struct view *view)
{
    const struct extraction *extraction = view->question->extraction;
    size_t own = 0;
    for (size_t i = 0; view->other->count && i < view->set->count; i++)
        own += is_own_side(extraction, view->other, view->set->items[i]);
    const char *side = !view->other->count       ? "no other"
                       : own == view->set->count ? "own side"
                       : own                     ? "partly"
                                                 : "other side";
    add(view, PARTY_SIDE, side, view->class, view->how);
    add(view, PARTY_SIDE, side, view->kind, view->other_kind);
    add(view, PARTY_SIDE, side, view->kind, view->class);
    if (view->set->count != 1 || view->ruled->count != 1 || view->set->items[0] == view->ruled->items[0])
        return;
    uint32_t who = view->set->items[0], ruled = view->ruled->items[0];
    const char *bond = state_behind(extraction, ruled) == (int32_t)who   ? "state of the ruled"
                       : state_behind(extraction, who) == (int32_t)ruled ? "of the ruled state"
                                                                         : NULL;
    if (!bond) return;
    add(view, PARTY_STATE, bond, view->how, view->class);
    add(view, PARTY_STATE, bond, view->kind, kind_of(extraction, view->ruled));
}

/* The state behind one, or who it is: "state/iran"; NULL: not known outside the article. */
static const char *side_name(const struct extraction *extraction, const struct entity_set *set)
{
    if (!set->count) return NULL;
    int32_t state = state_behind(extraction, set->items[0]);
    const struct entity *entity = &extraction->entities->items[state >= 0 ? (uint32_t)state : set->items[0]];
    return entity->entry ? entity->entry->iri : NULL;
}

/* Who has to do with whom in the world: of a thousand reports, which side is it that this one condemns? */
static void add_between(const struct view *view)
{
    const struct extraction *extraction = view->question->extraction;
    const char *side = side_name(extraction, view->set), *other = side_name(extraction, view->other);
    if (!side) return;
    add(view, PARTY_BETWEEN, side, view->category, "side");
    if (!other) return;
    add(view, PARTY_BETWEEN, other, side, view->category);
    add(view, PARTY_BETWEEN, other, side, NULL);
}

/* ---- Where a place lies ---- */

static const struct entry *state_around(const struct extraction *extraction, uint32_t place)
{
    const struct entry *known = extraction->entities->items[place].entry;
    return state_of_entry(known ? known : place_around(extraction->entities, place));
}

/* The state of the first of the actors, or in which the place lies. */
static const struct entry *state_of_actors(const struct extraction *extraction, const struct entity_set *set)
{
    if (!set->count) return NULL;
    if (extraction->entities->items[set->items[0]].class == CLASS_PLACE)
        return state_around(extraction, set->items[0]);
    int32_t state = state_behind(extraction, set->items[0]);
    return state < 0 ? NULL : extraction->entities->items[state].entry;
}

static void add_ground(const struct view *view)
{
    const struct extraction *extraction = view->question->extraction;
    const struct event *event = &view->item->event;
    uint32_t place = view->set->items[0];
    const struct entry *entry = extraction->entities->items[place].entry,
                       *state = state_around(extraction, place),
                       *source = state_of_actors(extraction, &event->source),
                       *target = state_of_actors(extraction, &event->target);
    const struct entity_set *ruled = view->ruled;
    const char *whose = !state                               ? "unknown"
                        : state == source && state == target ? "of both"
                        : state == source                    ? "of source"
                        : state == target                    ? "of target"
                        : source || target                   ? "of others"
                                                             : "of nobody";
    const char *what = entry && entry == state                     ? "state"
                       : entry && state && state->capital == entry ? "capital"
                                                                   : view->kind;
    add(view, PARTY_WITHIN, whose, what, view->class);
    add(view, PARTY_WITHIN, whose, what, view->how);
    add(view, PARTY_WITHIN, whose, view->category, view->how);
    add(view, PARTY_WITHIN, whose, what, view->lemma);
    if (view->question->dateline == (int32_t)place) {
        add(view, PARTY_HERE, "dateline", view->class, view->how);
        add(view, PARTY_HERE, "dateline", whose, view->category);
        add(view, PARTY_HERE, "dateline", sign_distance(view->item->trigger.sentence), view->category);
    }
    if (ruled->count != 1 || ruled->items[0] == place) return;
    const struct entry *told = extraction->entities->items[ruled->items[0]].entry;
    const char *bond = told && lies_within(extraction->entities, place, told) ? "within the ruled"
                       : entry && lies_within(extraction->entities, ruled->items[0], entry)
                           ? "around the ruled"
                       : state && state == state_around(extraction, ruled->items[0]) ? "same state"
                                                                                     : "elsewhere";
    add(view, PARTY_HERE, bond, view->how, view->class);
    add(view, PARTY_HERE, bond, what, view->category);
}

/* Is the other event of the time of this one, and of the paper that it is about? */
static const char *time_between(const struct event *event, const struct event *other)
{
    if (!event->begin.year || !other->begin.year) return "open";
    return dates_agree(event, other) ? "one time" : "another time";
}

static const char *paper_between(const struct event *event, const struct event *other)
{
    if (!event->involves.count || !other->involves.count) return "";
    return sets_overlap(&event->involves, &other->involves) ? "same involved" : "others involved";
}

/* The candidate is `part`, "source same", in another event. */
static void add_part(const struct view *view, const struct linked *linked, const char *part)
{
    enum { NEAR = 3 }; /* sentences */
    const struct found_event *other = linked->event;
    const char *class = other->event.class, *category = linked->category, *when = "behind";
    const struct token *matter = view->question->matter;
    bool is_noun = matter && matter->upos == UPOS_NOUN;
    if (linked->is_before) when = "before";
    switch (linked->link) {
    case LINK_CONTENT:
        add(view, PARTY_CONTENT, part, class, view->class);
        add(view, PARTY_CONTENT, part, category, view->category);
        add(view, PARTY_CONTENT, part, view->class, view->how);
        if (matter == &view->sentence->tokens[other->trigger.token])
            add(view, PARTY_CONTENT, part, "object", view->class);
        break;
    case LINK_ABOVE:
        add(view, PARTY_ABOVE, part, class, view->class);
        add(view, PARTY_ABOVE, part, category, view->how);
        break;
    case LINK_BESIDE:
        add(view, PARTY_BESIDE, part, category, view->category);
        add(view, PARTY_BESIDE, part, when, view->class);
        break;
    case LINK_APART:
        if (linked->gap > NEAR) break;
        add(view, PARTY_NEAR, part, sign_distance(linked->gap), view->class);
        add(view, PARTY_NEAR, part, category, view->category);
        add(view, PARTY_NEAR, part, when, view->how);
        break;
    }
    if (linked->is_last || linked->is_next) {
        unsigned kind = linked->is_last ? PARTY_LAST : PARTY_COMING;
        add(view, kind, part, class, view->class);
        add(view, kind, part, sign_distance(linked->gap), view->class);
        add(view, kind, part, sign_distance(linked->gap), view->how);
        if (is_noun) add(view, kind, part, matter->lemma, view->how);
    }
    if (other->trigger.sentence == 0) {
        add(view, PARTY_LEAD, part, category, view->class);
        if (is_noun) add(view, PARTY_LEAD, part, matter->lemma, view->how);
    }
    if (linked->is_matter) {
        add(view, PARTY_MATTER, part, view->class, when);
        add(view, PARTY_MATTER, part, category, view->how);
    }
    if (linked->is_matter_class) {
        add(view, PARTY_MATTER, part, view->class, "class");
        add(view, PARTY_MATTER, part, "class", view->how);
    }
    const char *time = time_between(&view->item->event, &other->event),
               *paper = paper_between(&view->item->event, &other->event);
    bool is_same_class = strcmp(class, view->class) == 0;
    if (is_same_class) {
        add(view, PARTY_TIME, part, time, paper);
        add(view, PARTY_TIME, part, time, view->how);
    } else if (linked->gap < 2) {
        add(view, PARTY_TIME, part, time, "other class");
        add(view, PARTY_TIME, "other class", time, view->how);
    }
    if (strcmp(view->lemma, other->trigger.lemma) == 0) add(view, PARTY_LIKE, part, when, view->class);
    if (is_same_class) add(view, PARTY_LIKE, part, linked->gap < 3 ? "near" : "far", view->category);
}

/* What the other party does to the candidate elsewhere, and the candidate to it. */
static void add_dealings(const struct view *view)
{
    enum { MANY = 6 };
    size_t did = 0, got = 0;
    for (size_t i = 0; view->other->count && i < view->question->linked_count; i++) {
        const struct linked *linked = &view->question->linked[i];
        const struct event *event = &linked->event->event;
        const char *category = linked->category;
        const char *near = linked->gap < 2 ? "near" : linked->gap < 5 ? "not far" : "far";
        if (sets_overlap(view->other, &event->source) && sets_overlap(view->set, &event->target) &&
            did++ < MANY) {
            add(view, PARTY_DID, category, view->category, NULL);
            add(view, PARTY_DID, near, view->category, linked->is_before ? "before" : "behind");
            add(view, PARTY_DID, near, view->how, NULL);
        }
        if (sets_overlap(view->other, &event->target) && sets_overlap(view->set, &event->source) &&
            got++ < MANY) {
            add(view, PARTY_GOT, category, view->category, NULL);
            add(view, PARTY_GOT, event->class, view->class, near);
            add(view, PARTY_GOT, near, view->how, NULL);
        }
    }
    add(view, PARTY_DID, "times", sign_number(did), view->how);
    add(view, PARTY_GOT, "times", sign_number(got), view->how);
}

static void add_events(const struct view *view)
{
    static const char *const PARTS[] = {"source", "target", "place", "teller"};
    size_t parts = view->question->party == PARTY_PLACE ? 4 : 2;
    for (size_t i = 0; i < view->question->linked_count; i++) {
        const struct linked *linked = &view->question->linked[i];
        const struct event *event = &linked->event->event;
        const struct entity_set *sets[] = {&event->source, &event->target, &event->place, &event->attributed};
        for (size_t p = 0; p < parts; p++) {
            const char *code = set_against(view->set, sets[p]);
            char part[24];
            if (!code) continue;
            snprintf(part, sizeof part, "%s %s", PARTS[p], code);
            add_part(view, linked, part);
        }
    }
    add_dealings(view);
}

void party_signs(const struct party_question *question, size_t candidate, struct signs *signs)
{
    const struct found_event *item = question->item;
    const struct event *event = &item->event;
    const struct entity_set *other = &event->source;
    bool by_target =
        question->party == PARTY_SOURCE || (question->party == PARTY_PLACE && event->target.count);
    if (by_target) other = &event->target;
    struct view view = {.question = question,
                        .item = item,
                        .sentence = question->view.sentence,
                        .set = &question->sets[candidate],
                        .ruled = ruled_party(question),
                        .other = other,
                        .class = event->class,
                        .category = question->view.category,
                        .lemma = item->trigger.lemma,
                        .kind = kind_of(question->extraction, &question->sets[candidate]),
                        .other_kind = kind_of(question->extraction, other),
                        .how = how_ruled(question),
                        .mutual = item->frame->is_reciprocal ? "mutual" : "",
                        .signs = signs};
    signs->count = 0;
    add_rule(&view);
    if (!view.set->count) {
        add_nobody(&view);
        return;
    }
    add_kind(&view);
    add_namings(&view);
    add_side(&view);
    add_between(&view);
    if (question->party == PARTY_PLACE) add_ground(&view);
    add_events(&view);
}
