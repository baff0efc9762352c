/* body.c: bodies of a state that are named by what they are: "the Russian Foreign Ministry", "Iran's embassy
 * in Riyadh", "the Ministry of Defence of Ukraine". The kinds are a list of the ontology; the name and the
 * IRI are made from the state's. */
#include "entity/resolving.h"

#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_BODY = 5 };

/* The longest kind of body that begins at the token; its end, 0 for none. */
static uint32_t body_at(const struct resolving *resolving, uint32_t s, uint32_t begin)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    uint32_t found = 0;
    for (uint32_t end = begin + 1; end <= sentence->count && end <= begin + LONGEST_BODY; end++) {
        const char *text = span_text(resolving, s, begin, end);
        const char *lower = text_lower(resolving->arena, text, strlen(text));
        if (in_list(resolving, "state-body", lower)) found = end;
    }
    return found;
}

static const char *demonym_of(const struct entry *state)
{
    for (size_t i = 0; i < state->name_count; i++)
        if (state->names[i].role == NAME_DEMONYM) return state->names[i].text;
    return state->label;
}

/* "foreign ministry" -> "Foreign Ministry" */
static const char *capitalised(struct arena *arena, const char *text)
{
    char *copy = arena_string(arena, text);
    for (size_t i = 0; copy[i]; i++) {
        bool starts = i == 0 || copy[i - 1] == ' ';
        bool is_small = strncmp(copy + i, "of ", 3) == 0 || strncmp(copy + i, "the ", 4) == 0 ||
                        strncmp(copy + i, "for ", 4) == 0;
        if (starts && !is_small) copy[i] = (char)toupper((unsigned char)copy[i]);
    }
    return copy;
}

/* One name for one thing: British spelling and the long forms of ministries. */
static const char *usual_kind(const char *lower)
{
    static const char *const SAME[][2] = {
        {"ministry of foreign affairs", "foreign ministry"},
        {"foreign affairs ministry", "foreign ministry"},
        {"ministry for foreign affairs", "foreign ministry"},
        {"defence ministry", "defense ministry"},
        {"ministry of defence", "defense ministry"},
        {"ministry of defense", "defense ministry"},
        {"ministry of national defence", "defense ministry"},
        {"ministry of national defense", "defense ministry"},
        {"ministry of the interior", "interior ministry"},
        {"ministry of finance", "finance ministry"},
        {"ministry of commerce", "commerce ministry"},
        {"ministry of justice", "justice ministry"},
    };
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        if (strcmp(SAME[i][0], lower) == 0) return SAME[i][1];
    return lower;
}

/* An embassy is told by where it stands: " in Tehran". */
static const char *host_of(const struct resolving *resolving, uint32_t s, uint32_t end, const char *kind)
{
    const struct sentence *sentence = sentence_at(resolving, s);
    bool is_mission = strcmp(kind, "embassy") == 0 || strcmp(kind, "consulate") == 0;
    if (!is_mission || end + 1 >= sentence->count || strcmp(sentence->tokens[end].lower, "in") != 0)
        return "";
    int32_t place = mention_covering(resolving, s, end + 1);
    return place < 0 ? "" : arena_format(resolving->arena, " in %s", resolving->mentions[place].name);
}

static void drop_overlaps(struct resolving *resolving, uint32_t s, uint32_t begin, uint32_t end)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        struct draft_mention *mention = &resolving->mentions[i];
        if (mention->sentence == s && mention->begin < end && mention->end > begin)
            mention->end = mention->begin;
    }
}

static void add_body(struct resolving *resolving, size_t owner, uint32_t begin, uint32_t end)
{
    const struct entry *state = resolving->mentions[owner].entry;
    uint32_t s = resolving->mentions[owner].sentence;
    const char *text = span_text(resolving, s, begin, end);
    const char *kind = usual_kind(text_lower(resolving->arena, text, strlen(text)));
    const char *host = host_of(resolving, s, end, kind);
    drop_overlaps(resolving, s, begin, end);
    struct draft_mention *mention = add_mention(resolving, s, begin, end);
    mention->class = CLASS_ORGANIZATION;
    mention->kind = MENTION_NAME;
    mention->part_of = 0;
    mention->owner = state;
    mention->confidence = 0.85f;
    mention->name = arena_format(resolving->arena, "%s %s%s", demonym_of(state),
                                 capitalised(resolving->arena, kind), host);
}

static int by_place(const void *a, const void *b)
{
    const struct draft_mention *x = a, *y = b;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

void find_bodies(struct resolving *resolving)
{
    size_t count = resolving->mention_count;
    for (size_t i = 0; i < count; i++) {
        struct draft_mention mention = resolving->mentions[i];
        if (mention.end == mention.begin || !mention.entry || mention.entry->class != CLASS_STATE) continue;
        const struct sentence *sentence = sentence_at(resolving, mention.sentence);
        uint32_t begin = mention.end;
        if (begin < sentence->count && sentence->tokens[begin].xpos == XPOS_POS) begin++;
        if (begin < sentence->count && sentence->tokens[begin].upos == UPOS_ADJ &&
            !body_at(resolving, mention.sentence, begin))
            begin++;
        uint32_t end = begin < sentence->count ? body_at(resolving, mention.sentence, begin) : 0;
        if (end) add_body(resolving, i, begin, end);
    }
    size_t kept = 0;
    for (size_t i = 0; i < resolving->mention_count; i++)
        if (resolving->mentions[i].end > resolving->mentions[i].begin)
            resolving->mentions[kept++] = resolving->mentions[i];
    resolving->mention_count = kept;
    if (kept) qsort(resolving->mentions, kept, sizeof *resolving->mentions, by_place);
}
