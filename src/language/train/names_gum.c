/* names_gum.c: names in the treebank GUM, whose mentions of persons, places and organizations carry their
 * type and span: a mention is a name where its words are proper nouns, save small words inside it. In:
 * CoNLL-U with Entity= in MISC. Out: sentences with tags. */
#include "language/train/names_gum.h"

#include "language/language.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 120, DEEPEST = 32, MENTIONS_MOST = 200 };

struct gum_mention {
    char id[16];
    unsigned kind;
    size_t begin, end;
    bool is_open;
};

struct gum_sentence {
    const char *forms[LONGEST];
    bool is_proper[LONGEST], is_small[LONGEST]; /* small: a word that may stand inside a name */
    size_t count;
    struct gum_mention mentions[MENTIONS_MOST];
    size_t mention_count;
};

static unsigned kind_of(const char *type, size_t size)
{
    static const struct {
        const char *type;
        unsigned kind;
    } KINDS[] = {{"person", NAME_PERSON}, {"place", NAME_LOCATION}, {"organization", NAME_ORGANIZATION}};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (strlen(KINDS[i].type) == size && strncmp(KINDS[i].type, type, size) == 0) return KINDS[i].kind;
    return NAME_NONE;
}

static void copy_id(char *to, const char *from)
{
    size_t size = strcspn(from, "-()|");
    if (size > 15) size = 15;
    memcpy(to, from, size);
    to[size] = '\0';
}

static void close_mention(struct gum_sentence *sentence, const char *id)
{
    for (size_t m = sentence->mention_count; m-- > 0;) {
        struct gum_mention *mention = &sentence->mentions[m];
        if (!mention->is_open || strcmp(mention->id, id) != 0) continue;
        mention->is_open = false;
        mention->end = sentence->count;
        return;
    }
}

/* "(12-person-new-...(3-place-...)12)": mentions that begin and end at the last token. */
static void read_brackets(struct gum_sentence *sentence, const char *at)
{
    while (*at && *at != '|' && *at != '\n') {
        char id[16];
        if (*at == '(') {
            const char *type = at + 1 + strcspn(at + 1, "-");
            copy_id(id, at + 1);
            if (*type == '-' && sentence->mention_count < MENTIONS_MOST) {
                size_t size = strcspn(type + 1, "-");
                struct gum_mention *mention = &sentence->mentions[sentence->mention_count++];
                *mention = (struct gum_mention){
                    .kind = kind_of(type + 1, size), .begin = sentence->count - 1, .is_open = true};
                memcpy(mention->id, id, sizeof id);
            }
            at += 1 + strcspn(at + 1, "()|\n");
            if (*at == ')') {
                close_mention(sentence, id);
                at++;
            }
        } else {
            copy_id(id, at);
            at += strcspn(at, ")|\n");
            if (*at == ')') {
                close_mention(sentence, id);
                at++;
            }
        }
    }
}

/* The proper nouns of the mention: all of it behind an article, or the last run of them for a person. */
static bool name_of(const struct gum_sentence *sentence, const struct gum_mention *mention, size_t *begin,
                    size_t *end)
{
    *begin = mention->begin;
    *end = mention->end;
    while (*begin < *end && !sentence->is_proper[*begin])
        (*begin)++;
    while (*end > *begin && !sentence->is_proper[*end - 1])
        (*end)--;
    if (*begin == *end || *begin > mention->begin + 1 || mention->end > *end) return false;
    for (size_t i = *begin; i < *end; i++)
        if (!sentence->is_proper[i] && !sentence->is_small[i]) return false;
    return true;
}

/* Sentences in which a mention has proper nouns that were not taken for a name would teach the wrong thing.
 */
static bool is_certain(const struct gum_sentence *sentence, const uint8_t *tags)
{
    for (size_t m = 0; m < sentence->mention_count; m++) {
        const struct gum_mention *mention = &sentence->mentions[m];
        for (size_t i = mention->begin; mention->kind && !mention->is_open && i < mention->end; i++)
            if (sentence->is_proper[i] && !tags[i]) return false;
    }
    return true;
}

static void finish(struct gum_sentence *sentence, gum_reader *take, void *user)
{
    uint8_t tags[LONGEST] = {0};
    /* Outer mentions open first: what is inside a name stays part of it. */
    for (size_t m = 0; m < sentence->mention_count; m++) {
        size_t begin, end;
        const struct gum_mention *mention = &sentence->mentions[m];
        if (mention->is_open || !mention->kind || !name_of(sentence, mention, &begin, &end)) continue;
        bool is_free = true;
        for (size_t i = begin; i < end; i++)
            is_free = is_free && !tags[i];
        for (size_t i = begin; is_free && i < end; i++)
            tags[i] = (uint8_t)(2 * mention->kind - (i == begin));
    }
    if (sentence->count && is_certain(sentence, tags)) take(user, sentence->forms, tags, sentence->count);
    sentence->count = sentence->mention_count = 0;
}

void gum_read(char *bytes, gum_reader *take, void *user)
{
    struct gum_sentence *sentence = calloc(1, sizeof *sentence);
    if (!sentence) abort();
    for (char *line = bytes, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (!*line) finish(sentence, take, user);
        char *fields[10], *at = line;
        size_t count = 0;
        for (; at && count < 10; count++) {
            fields[count] = at;
            at = strchr(at, '\t');
            if (at) *at++ = '\0';
        }
        if (*line == '#' || count < 10 || strpbrk(fields[0], "-.") || sentence->count == LONGEST) continue;
        static const char *const SMALL[] = {"ADP", "DET", "CCONJ", "PART", "PUNCT", "NUM"};
        size_t i = sentence->count++;
        sentence->forms[i] = fields[1];
        sentence->is_proper[i] = strcmp(fields[3], "PROPN") == 0;
        sentence->is_small[i] = false;
        for (size_t k = 0; k < sizeof SMALL / sizeof *SMALL; k++)
            sentence->is_small[i] = sentence->is_small[i] || strcmp(fields[3], SMALL[k]) == 0;
        const char *entity = strstr(fields[9], "Entity=");
        if (entity) read_brackets(sentence, entity + 7);
    }
    finish(sentence, take, user);
    free(sentence);
}
