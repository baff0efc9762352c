/* confidence.c: how likely it is that a careful reader finds the event too, its class and most of its
 * parties: a logistic model over signs that tell easy findings from hard ones. Its weights are fitted on
 * annotated articles by tests/events/calibration --fit, which also prints how well they are calibrated. */
#include "event/stages.h"

#include <math.h>
#include <string.h>

/* Log-odds; a sign that an event has adds its own. Fitted with a reader that had not seen the articles. */
static const double BIAS = 0.055;
static const double WEIGHTS[SIGN_COUNT] = {
    [SIGN_BARE_NOUN] = -0.150,  [SIGN_CONDITIONS] = 0.220,     [SIGN_CROWD] = 0.112,
    [SIGN_DATED] = 0.365,       [SIGN_DAY] = -0.033,           [SIGN_DOUBTED] = -0.525,
    [SIGN_ENCOUNTER] = -0.320,  [SIGN_LEAD] = -0.184,          [SIGN_LIGHT_VERB] = -0.411,
    [SIGN_LONG] = -0.003,       [SIGN_NO_SOURCE] = -0.449,     [SIGN_OFTEN] = -0.064,
    [SIGN_PARTIES] = 0.310,     [SIGN_PLACED] = -0.051,        [SIGN_QUOTED] = 0.158,
    [SIGN_READ] = -0.128,       [SIGN_RETOLD] = 0.498,         [SIGN_SOURCE_DOUBTED] = -0.221,
    [SIGN_SOURCE_SURE] = 0.668, [SIGN_SPEECH] = -0.282,        [SIGN_SURE] = 0.797,
    [SIGN_TARGET] = 0.059,      [SIGN_TARGET_DOUBTED] = 0.005, [SIGN_TARGET_SURE] = 0.318,
    [SIGN_TO_COME] = 0.232,     [SIGN_TOLD_BY] = -0.343,       [SIGN_UNNAMED] = -0.522,
    [SIGN_VIOLENCE] = -0.047,
};

static const char *const NAMES[SIGN_COUNT] = {
    [SIGN_BARE_NOUN] = "bare-noun",
    [SIGN_LIGHT_VERB] = "light-verb",
    [SIGN_CONDITIONS] = "conditions",
    [SIGN_NO_SOURCE] = "no-source",
    [SIGN_TARGET] = "target",
    [SIGN_PARTIES] = "parties",
    [SIGN_CROWD] = "crowd",
    [SIGN_UNNAMED] = "unnamed",
    [SIGN_RETOLD] = "retold",
    [SIGN_OFTEN] = "often",
    [SIGN_DATED] = "dated",
    [SIGN_DAY] = "day",
    [SIGN_PLACED] = "placed",
    [SIGN_TO_COME] = "to-come",
    [SIGN_TOLD_BY] = "told-by",
    [SIGN_SPEECH] = "speech",
    [SIGN_ENCOUNTER] = "encounter",
    [SIGN_VIOLENCE] = "violence",
    [SIGN_LEAD] = "lead",
    [SIGN_LONG] = "long",
    [SIGN_QUOTED] = "quoted",
    [SIGN_READ] = "read",
    [SIGN_SURE] = "sure",
    [SIGN_DOUBTED] = "doubted",
    [SIGN_SOURCE_SURE] = "source-sure",
    [SIGN_SOURCE_DOUBTED] = "source-doubted",
    [SIGN_TARGET_SURE] = "target-sure",
    [SIGN_TARGET_DOUBTED] = "target-doubted",
};

const char *sign_name(enum sign sign)
{
    return NAMES[sign];
}

static bool is_unnamed(const struct extraction *extraction, const struct entity_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (extraction->entities->items[set->items[i]].class == CLASS_GROUP) return true;
    return false;
}

static bool is_category(const struct event *event, const char *const *categories)
{
    const char *category = event_category(event->class);
    for (size_t i = 0; categories[i]; i++)
        if (strcmp(categories[i], category) == 0) return true;
    return false;
}

/* Is the party as good as certain? Where no reader is asked, when the clause tells it. */
static bool is_sure(const struct found_event *item, enum party party, double share)
{
    return item->shares[party] > 0 ? item->shares[party] > share : item->told[party].count > 0;
}

static uint32_t signs_of(const struct extraction *extraction, const struct found_event *item,
                         const struct event *event)
{
    enum { LEAD = 5, LONG = 34 }; /* sentences; tokens */
    static const char *const ENCOUNTERS[] = {"Consult", "Agree", NULL};
    static const char *const VIOLENCE[] = {"Assault", "Coerce", "Mobilize", NULL};
    const struct sentence *sentence = sentence_of(extraction, &item->trigger);
    const struct trigger *trigger = &item->trigger;
    const double *shares = item->shares;
    size_t parties = event->source.count + event->target.count;
    bool is_long = sentence->count > LONG, has_light_verb = trigger->light_verb >= 0;
    bool has_source_sure = is_sure(item, PARTY_SOURCE, 0.85),
         has_target_sure = is_sure(item, PARTY_TARGET, 0.75);
    bool is_doubted = item->read_share > 0 && item->read_share <= 0.5f;
    bool has[SIGN_COUNT] = {
        [SIGN_BARE_NOUN] = trigger->is_noun && !has_light_verb,
        [SIGN_LIGHT_VERB] = has_light_verb,
        [SIGN_CONDITIONS] = item->frame->condition_count != 0,
        [SIGN_NO_SOURCE] = !event->source.count,
        [SIGN_TARGET] = event->target.count > 0,
        [SIGN_PARTIES] = parties > 1,
        [SIGN_CROWD] = parties > 3,
        [SIGN_UNNAMED] = is_unnamed(extraction, &event->source) || is_unnamed(extraction, &event->target),
        [SIGN_RETOLD] = event->evidence_count > 1,
        [SIGN_OFTEN] = event->evidence_count > 3,
        [SIGN_DATED] = event->begin.year != 0,
        [SIGN_DAY] = event->begin.day != 0,
        [SIGN_PLACED] = event->place.count > 0,
        [SIGN_TO_COME] = event->factuality == FACTUALITY_PLANNED || event->factuality == FACTUALITY_POSSIBLE,
        [SIGN_TOLD_BY] = event->attributed.count > 0,
        [SIGN_SPEECH] = item->is_speech,
        [SIGN_ENCOUNTER] = is_category(event, ENCOUNTERS),
        [SIGN_VIOLENCE] = is_category(event, VIOLENCE),
        [SIGN_LEAD] = trigger->sentence + 1 <= LEAD,
        [SIGN_LONG] = is_long,
        [SIGN_QUOTED] = sentence->quoted_from == 0,
        [SIGN_READ] = item->is_read,
        [SIGN_SURE] = item->read_share > 0.8f,
        [SIGN_DOUBTED] = is_doubted,
        [SIGN_SOURCE_SURE] = has_source_sure,
        [SIGN_SOURCE_DOUBTED] = shares[PARTY_SOURCE] > 0 && shares[PARTY_SOURCE] <= 0.6,
        [SIGN_TARGET_SURE] = has_target_sure,
        [SIGN_TARGET_DOUBTED] = shares[PARTY_TARGET] > 0 && shares[PARTY_TARGET] <= 0.4};
    uint32_t signs = 0;
    for (uint32_t i = 0; i < SIGN_COUNT; i++)
        if (has[i]) signs |= 1u << i;
    return signs;
}

void settle_confidence(const struct extraction *extraction, const struct found_event *first,
                       struct event *event)
{
    double sum = BIAS;
    event->signs = signs_of(extraction, first, event);
    for (uint32_t i = 0; i < SIGN_COUNT; i++)
        if (event->signs & 1u << i) sum += WEIGHTS[i];
    event->confidence = (float)(1 / (1 + exp(-sum)));
}
