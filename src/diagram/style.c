/* style.c: the visual language as tables. The palette is Okabe and Ito's (2008), safe for colour-blind
 * readers. */
#include "diagram/style.h"

#include <string.h>
#include <strings.h>

static const struct node_style STYLES[] = {
    {"Person", "person", "box", "filled,rounded", "#DCEBF7", "#0072B2", "#111111", 1},
    {"State", "state", "box", "filled", "#14405E", "#14405E", "#FFFFFF", 1},
    {"Organization", "organization", "component", "filled", "#FBE7BF", "#8A5A00", "#111111", 1},
    {"Treaty", "treaty", "note", "filled", "#CFEDE2", "#00694D", "#111111", 1},
    {"Place", "place", "box", "filled", "#F4DFEB", "#9A4C78", "#111111", 2},
    {"Equipment", "equipment", "cds", "filled", "#E8E4F3", "#5B4A8A", "#111111", 1},
    {"Group", "group", "box", "filled,diagonals", "#F1EFE2", "#6B6435", "#111111", 1},
    {"Event", "event", "box", "filled", "#FFFFFF", "#444444", "#111111", 1},
    {"Source", "source", "folder", "filled", "#EEEEEE", "#555555", "#111111", 1},
};
enum { STYLE_COUNT = sizeof STYLES / sizeof *STYLES, EVENT_STYLE = 7, SOURCE_STYLE = 8 };

const struct node_style *style_of_class(const char *class)
{
    for (size_t i = 0; i < EVENT_STYLE; i++)
        if (strcmp(STYLES[i].class, class) == 0) return &STYLES[i];
    return &STYLES[EVENT_STYLE - 1];
}

const struct node_style *style_of_event(void)
{
    return &STYLES[EVENT_STYLE];
}

const struct node_style *style_of_source(void)
{
    return &STYLES[SOURCE_STYLE];
}

const struct node_style *style_at(size_t index, size_t *count)
{
    *count = STYLE_COUNT;
    return index < STYLE_COUNT ? &STYLES[index] : NULL;
}

static const struct tone_style TONES[] = {
    [TONE_COOPERATIVE] = {"cooperative", "cooperative", "#0072B2", "normal"},
    [TONE_CONFLICTUAL] = {"conflictual", "conflictual", "#C44D00", "vee"},
    [TONE_NEUTRAL] = {"neutral", "neutral", "#6B6B6B", "empty"},
};

const struct tone_style *tone_style(enum tone tone)
{
    return &TONES[tone];
}

/* PLOVER's categories by the side of the conflict-cooperation scale on which they lie. */
static const struct {
    const char *category;
    enum tone tone;
} CATEGORY_TONES[] = {
    {"Agree", TONE_COOPERATIVE},    {"Consult", TONE_COOPERATIVE},   {"Support", TONE_COOPERATIVE},
    {"Concede", TONE_COOPERATIVE},  {"Cooperate", TONE_COOPERATIVE}, {"Aid", TONE_COOPERATIVE},
    {"Retreat", TONE_COOPERATIVE},  {"Accuse", TONE_CONFLICTUAL},    {"Reject", TONE_CONFLICTUAL},
    {"Threaten", TONE_CONFLICTUAL}, {"Protest", TONE_CONFLICTUAL},   {"Sanction", TONE_CONFLICTUAL},
    {"Coerce", TONE_CONFLICTUAL},   {"Assault", TONE_CONFLICTUAL},   {"Request", TONE_NEUTRAL},
    {"Mobilize", TONE_NEUTRAL},     {"OtherEvent", TONE_NEUTRAL},
};

bool is_known_class(const char *word)
{
    for (size_t i = 0; i < EVENT_STYLE; i++)
        if (strcasecmp(STYLES[i].class, word) == 0) return true;
    for (size_t i = 0; i < sizeof CATEGORY_TONES / sizeof *CATEGORY_TONES; i++)
        if (strcasecmp(CATEGORY_TONES[i].category, word) == 0) return true;
    return false;
}

enum tone tone_of_category(const char *category)
{
    for (size_t i = 0; category && i < sizeof CATEGORY_TONES / sizeof *CATEGORY_TONES; i++)
        if (strcmp(CATEGORY_TONES[i].category, category) == 0) return CATEGORY_TONES[i].tone;
    return TONE_NEUTRAL;
}

static const struct {
    const char *line, *word;
} FACTUALITIES[] = {
    [FACTUALITY_ACTUAL] = {"solid", "actual"},      [FACTUALITY_PLANNED] = {"dashed", "planned"},
    [FACTUALITY_POSSIBLE] = {"dotted", "possible"}, [FACTUALITY_ALLEGED] = {"dotted", "alleged"},
    [FACTUALITY_DENIED] = {"dashed", "denied"},     [FACTUALITY_HYPOTHETICAL] = {"dotted", "hypothetical"},
};

const char *style_of_factuality(enum factuality factuality)
{
    return FACTUALITIES[factuality].line;
}

const char *word_of_factuality(enum factuality factuality)
{
    return FACTUALITIES[factuality].word;
}
