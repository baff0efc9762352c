/* label.c: one readable line for an event: "Nabil Fahmy visits Kenya, 11–13 July 2013". A table gives
 * the verb of each class in the third person, singular and plural, and the word that stands before the
 * target. */
#include "graph/store.h"

#include <stdio.h>
#include <string.h>

struct wording {
    const char *class, *verb, *verbs; /* "visits", "visit" */
    const char *before_target;        /* "", "with ", "to " */
};

static const struct wording WORDINGS[] = {
    {"Visit", "visits", "visit", ""},
    {"Meeting", "meets", "meet", ""},
    {"Summit", "holds a summit", "hold a summit", "with "},
    {"PhoneCall", "speaks by telephone", "speak by telephone", "with "},
    {"Conference", "attends a conference", "attend a conference", "with "},
    {"Negotiation", "negotiates", "negotiate", "with "},
    {"Mediation", "mediates", "mediate", "between "},
    {"SignTreaty", "signs an agreement", "sign an agreement", "with "},
    {"RatifyTreaty", "ratifies an agreement", "ratify an agreement", "with "},
    {"EnterIntoForce", "brings an agreement into force", "bring an agreement into force", "with "},
    {"Agree", "agrees", "agree", "with "},
    {"JointStatement", "issues a joint statement", "issue a joint statement", "with "},
    {"Promise", "makes a promise", "make a promise", "to "},
    {"Support", "supports", "support", ""},
    {"Praise", "praises", "praise", ""},
    {"Thank", "thanks", "thank", ""},
    {"Recognize", "recognizes", "recognize", ""},
    {"EstablishRelations", "establishes relations", "establish relations", "with "},
    {"Apologize", "apologizes", "apologize", "to "},
    {"LiftSanction", "lifts sanctions", "lift sanctions", "on "},
    {"Concede", "makes a concession", "make concessions", "to "},
    {"Cooperate", "cooperates", "cooperate", "with "},
    {"Trade", "trades", "trade", "with "},
    {"Invest", "invests", "invest", "in "},
    {"BuildInfrastructure", "builds infrastructure", "build infrastructure", "with "},
    {"TransportLink", "opens a transport link", "open a transport link", "with "},
    {"Join", "joins", "join", ""},
    {"Aid", "gives aid", "give aid", "to "},
    {"MilitaryAid", "gives military aid", "give military aid", "to "},
    {"ArmsTransfer", "supplies arms", "supply arms", "to "},
    {"Withdraw", "withdraws", "withdraw", "from "},
    {"Ceasefire", "ceases fire", "cease fire", "with "},
    {"Release", "releases", "release", ""},
    {"Request", "makes a request", "make a request", "to "},
    {"Demand", "makes a demand", "make a demand", "on "},
    {"Invitation", "invites", "invite", ""},
    {"Accuse", "accuses", "accuse", ""},
    {"Condemn", "condemns", "condemn", ""},
    {"Investigate", "investigates", "investigate", ""},
    {"Reject", "rejects", "reject", ""},
    {"Deny", "denies a claim", "deny a claim", "about "},
    {"Threaten", "threatens", "threaten", ""},
    {"Warn", "warns", "warn", ""},
    {"Protest", "protests", "protest", "against "},
    {"Sanction", "imposes sanctions", "impose sanctions", "on "},
    {"SeverRelations", "severs relations", "sever relations", "with "},
    {"ExpelDiplomat", "expels a diplomat", "expel diplomats", "of "},
    {"WithdrawTreaty", "withdraws from a treaty", "withdraw from a treaty", "with "},
    {"BreachTreaty", "breaches a treaty", "breach a treaty", "with "},
    {"Leave", "leaves", "leave", ""},
    {"Deploy", "deploys forces", "deploy forces", "to "},
    {"Exercise", "holds a military exercise", "hold a military exercise", "near "},
    {"WeaponTest", "tests a weapon", "test weapons", "against "},
    {"Mobilize", "mobilizes", "mobilize", "against "},
    {"Arrest", "arrests", "arrest", ""},
    {"Blockade", "blockades", "blockade", ""},
    {"Coup", "stages a coup", "stage a coup", "against "},
    {"Trial", "tries", "try", ""},
    {"Coerce", "coerces", "coerce", ""},
    {"Attack", "attacks", "attack", ""},
    {"War", "wages war", "wage war", "against "},
    {"Kill", "kills", "kill", ""},
    {"Assault", "assaults", "assault", ""},
    {"Statement", "makes a statement", "make a statement", "about "},
    {"Announce", "makes an announcement", "make an announcement", "about "},
    {"OpenFacility", "opens a facility", "open a facility", "with "},
    {"Election", "holds an election", "hold an election", "of "},
    {"Appoint", "appoints", "appoint", ""},
    {"Resign", "resigns", "resign", "from "},
    {"Die", "dies", "die", ""},
    {"Vote", "votes", "vote", "on "},
};
/* Of an office that somebody else ends. */
static const struct wording DISMISSAL = {"Resign", "dismisses", "dismiss", ""};
static const struct wording OTHER = {"OtherEvent", "acts", "act", "towards "};

/* Where what is signed or made is named and nobody is there to whom it is done: "signs the treaty". */
static const struct wording WITH_THINGS[] = {
    {"SignTreaty", "signs", "sign", ""},
    {"RatifyTreaty", "ratifies", "ratify", ""},
    {"JointStatement", "issues", "issue", ""},
    {"WithdrawTreaty", "withdraws from", "withdraw from", ""},
    {"BreachTreaty", "breaches", "breach", ""},
    {"EnterIntoForce", "brings into force", "bring into force", ""},
    {"Negotiation", "negotiates on", "negotiate on", ""},
    {"WeaponTest", "tests", "test", ""},
    {"Agree", "agrees on", "agree on", ""},
    {"Conference", "attends", "attend", ""},
};

static const struct wording *wording_of(const char *class)
{
    for (size_t i = 0; i < sizeof WORDINGS / sizeof *WORDINGS; i++)
        if (strcmp(WORDINGS[i].class, class) == 0) return &WORDINGS[i];
    return &OTHER;
}

static const struct wording *wording_with_thing(const char *class)
{
    for (size_t i = 0; i < sizeof WITH_THINGS / sizeof *WITH_THINGS; i++)
        if (strcmp(WITH_THINGS[i].class, class) == 0) return &WITH_THINGS[i];
    return NULL;
}

/* Where the noun of a name ends: "soldiers | in Caracas". */
static size_t noun_end(const char *name)
{
    static const char *const JOINTS[] = {" of ",   " in ", " from ", " at ",
                                         " near ", " on ", " who ",  " with "};
    size_t end = strlen(name);
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++) {
        const char *joint = strstr(name, JOINTS[i]);
        if (joint && (size_t)(joint - name) < end) end = (size_t)(joint - name);
    }
    return end;
}

static bool ends_in(const char *name, size_t end, const char *with)
{
    size_t size = strlen(with);
    return end >= size && strncmp(name + end - size, with, size) == 0;
}

/* "Tigrayan fighters", "rebels", "gunmen in Khartoum" and "Russians" are many; "United States" is one. */
static bool is_plural(const char *name)
{
    size_t end = noun_end(name), begin = end;
    while (begin > 0 && name[begin - 1] != ' ')
        begin--;
    if (name[begin] < 'a' || name[begin] > 'z') return begin == 0 && end > 5 && ends_in(name, end, "ans");
    bool has_plural = ends_in(name, end, "s") && !ends_in(name, end, "ss");
    return end - begin > 2 && (has_plural || ends_in(name, end, "men") || ends_in(name, end, "people") ||
                               ends_in(name, end, "police") || ends_in(name, end, "children"));
}

static const char *const MONTHS[] = {"",     "January", "February",  "March",   "April",    "May",     "June",
                                     "July", "August",  "September", "October", "November", "December"};

static const char *one_date(struct arena *arena, struct date date)
{
    if (!date.month) return arena_format(arena, "%d", date.year);
    if (!date.day) return arena_format(arena, "%s %d", MONTHS[date.month % 13], date.year);
    return arena_format(arena, "%u %s %d", date.day, MONTHS[date.month % 13], date.year);
}

const char *date_words(struct arena *arena, struct date begin, struct date end)
{
    if (!begin.year) return "";
    bool is_one = !end.year || date_same(end, begin);
    if (is_one) return one_date(arena, begin);
    if (begin.day && end.day && begin.year == end.year && begin.month == end.month)
        return arena_format(arena, "%u\xE2\x80\x93%s", begin.day, one_date(arena, end));
    return arena_format(arena, "%s \xE2\x80\x93 %s", one_date(arena, begin), one_date(arena, end));
}

/* "A", "A and B", "A, B and 2 more". */
static void add_names(struct text *out, const char *const *names, size_t count)
{
    enum { MOST_NAMES = 3 };
    size_t shown = count > MOST_NAMES ? MOST_NAMES - 1 : count;
    for (size_t i = 0; i < shown; i++) {
        bool is_last = i + 1 == shown && shown == count && i > 0;
        text_add_string(out, i == 0 ? "" : is_last ? " and " : ", ");
        text_add_string(out, names[i]);
    }
    if (shown < count) text_add_format(out, " and %zu more", count - shown);
}

/* "agreement between Chad and Libya" beside who signs it: "agreement". */
static const char *const *without_parties(struct arena *arena, const struct event_words *words)
{
    const char **names = arena_array(arena, words->involved_count + 1, sizeof *names);
    for (size_t i = 0; i < words->involved_count; i++) {
        const char *name = words->involved[i], *parties = strstr(name, " between ");
        bool is_cut =
            parties && words->source_count + words->target_count > 1 && *name >= 'a' && *name <= 'z';
        names[i] = is_cut ? arena_format(arena, "%.*s", (int)(parties - name), name) : name;
    }
    return names;
}

static const char *capitalise(char *text)
{
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = (char)(text[0] - 32);
    return text;
}

const char *event_label(struct arena *arena, const struct event_words *words)
{
    bool has_thing = !words->target_count && words->involved_count;
    const struct wording *with_thing = has_thing ? wording_with_thing(words->class) : NULL,
                         *wording = with_thing ? with_thing : wording_of(words->class);
    if (strcmp(words->class, "Resign") == 0 && words->targets_are_persons) wording = &DISMISSAL;
    struct text out;
    text_init(&out, arena);
    if (words->source_count)
        add_names(&out, words->sources, words->source_count);
    else
        text_add_string(&out, "Somebody");
    bool are_many = words->source_count > 1 || (words->source_count && is_plural(words->sources[0]));
    text_add_format(&out, " %s", are_many ? wording->verbs : wording->verb);
    const char *const *involved = without_parties(arena, words);
    const char *const *objects = words->target_count ? words->targets : involved;
    size_t object_count = words->target_count ? words->target_count : words->involved_count;
    if (object_count) {
        text_add_format(&out, " %s",
                        words->target_count                        ? wording->before_target
                        : !with_thing && wording->before_target[0] ? "concerning "
                                                                   : "");
        add_names(&out, objects, object_count);
    }
    if (words->target_count && words->involved_count) {
        text_add_string(&out, " (");
        add_names(&out, involved, words->involved_count);
        text_add_string(&out, ")");
    }
    const char *date = date_words(arena, words->begin, words->end);
    if (*date) text_add_format(&out, ", %s", date);
    return capitalise(out.bytes);
}
