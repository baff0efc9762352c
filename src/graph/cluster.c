/* cluster.c: which claims of different articles tell one and the same event, and the summary of each event
 * over its claims.
 *
 * Two claims are compatible when their classes are equal, their participants agree by at least half (Jaccard,
 * with no one on opposite sides), their places don't exclude each other and their dates can be the same.
 * Pairs are joined best first; a join that would put two claims of one article into one event is refused,
 * since an article's own retellings were joined before. All orders are total, so the result depends on the
 * set of claims only. */
#include "graph/settle.h"

#include <stdlib.h>
#include <string.h>

struct pair {
    uint32_t a, b; /* claims, a < b */
    double score;
};

static size_t shared(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t count = 0;
    for (size_t i = 0; i < a_count; i++)
        count += set_has(b, b_count, a[i]);
    return count;
}

static double overlap(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t both = shared(a, a_count, b, b_count), all = a_count + b_count - both;
    return all ? (double)both / (double)all : 0;
}

/* The days on which the claim's event can have begun: its own date, else the month before its article. */
static bool time_window(const struct settling *settling, const struct said_claim *claim, int32_t *first,
                        int32_t *last)
{
    enum { RECENT_DAYS = 10 };
    if (claim->begin.year) {
        *first = date_earliest(claim->begin);
        *last = date_latest(claim->begin);
        return true;
    }
    struct date published;
    const char *text = settling->articles[claim->article].date;
    if (!text || !date_parse(text, &published)) return false;
    *first = date_earliest(published) - RECENT_DAYS;
    *last = date_latest(published) + RECENT_DAYS;
    return true;
}

/* When two claims of a class can tell one event: of different articles, at times that agree. This comes
 * first, since most pairs fail it. */
struct window {
    int32_t first, last; /* days */
    uint32_t article;
};

static struct window *find_windows(const struct settling *settling)
{
    struct window *windows = arena_array(settling->arena, settling->claim_count + 1, sizeof *windows);
    for (size_t i = 0; i < settling->claim_count; i++) {
        windows[i] = (struct window){INT32_MIN / 2, INT32_MAX / 2, settling->claims[i].article};
        int32_t first, last;
        if (!time_window(settling, &settling->claims[i], &first, &last)) continue;
        windows[i].first = first;
        windows[i].last = last;
    }
    return windows;
}

static bool can_agree(const struct window *a, const struct window *b)
{
    enum { SLACK_DAYS = 1 }; /* datelines of other time zones */
    return a->first <= b->last + SLACK_DAYS && b->first <= a->last + SLACK_DAYS && a->article != b->article;
}

/* How well two claims of a class agree, 0 when they don't tell the same event. */
static double agreement(const struct said_claim *a, const struct said_claim *b)
{
    bool crossed = shared(a->source, a->source_count, b->target, b->target_count) &&
                   !shared(a->source, a->source_count, b->source, b->source_count) && a->target_count &&
                   b->target_count;
    if (crossed) return 0;
    bool places_differ =
        a->place_count && b->place_count && !shared(a->place, a->place_count, b->place, b->place_count);
    bool dated = a->begin.day && b->begin.day;
    if (places_differ && !dated) return 0;
    double source = overlap(a->source, a->source_count, b->source, b->source_count);
    double target = overlap(a->target, a->target_count, b->target, b->target_count);
    bool no_target = !a->target_count && !b->target_count;
    double who = no_target ? source : (source + target) / 2;
    if (a->involves_count && b->involves_count &&
        !shared(a->involves, a->involves_count, b->involves, b->involves_count))
        who -= 0.25;
    if (who < 0.5) return 0;
    if (!dated && who < 0.99) return 0; /* without dates only the very same participants tell */
    return who + (dated ? 0.5 : 0) + (a->place_count && b->place_count && !places_differ ? 0.25 : 0);
}

static int by_score(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->score > y->score) return -1;
    if (x->score < y->score) return 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* The articles of a cluster, sorted; at its root. */
struct article_set {
    uint32_t *items;
    size_t count, capacity;
};

struct clusters {
    uint32_t *parent;
    uint32_t *next; /* claims of a cluster as a ring */
    struct article_set *articles;
};

static uint32_t root_of(struct clusters *clusters, uint32_t claim)
{
    while (clusters->parent[claim] != claim)
        claim = clusters->parent[claim] = clusters->parent[clusters->parent[claim]];
    return claim;
}

static bool holds(const struct article_set *set, uint32_t article)
{
    size_t low = 0, high = set->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (set->items[middle] < article)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->count && set->items[low] == article;
}

/* O(n log m) for the smaller of the two clusters. */
static bool shares_article(const struct clusters *clusters, uint32_t a, uint32_t b)
{
    const struct article_set *small = &clusters->articles[a], *large = &clusters->articles[b];
    if (small->count > large->count) {
        const struct article_set *swap = small;
        small = large;
        large = swap;
    }
    for (size_t i = 0; i < small->count; i++)
        if (holds(large, small->items[i])) return true;
    return false;
}

/* Merges from the end, in place; the sets have nothing in common. */
static void unite_articles(struct arena *arena, struct article_set *set, const struct article_set *more)
{
    size_t i = set->count, j = more->count, count = i + j;
    if (count > set->capacity) {
        uint32_t *larger = arena_array(arena, 2 * count, sizeof *larger);
        memcpy(larger, set->items, set->count * sizeof *larger);
        *set = (struct article_set){larger, set->count, 2 * count};
    }
    for (size_t at = count; at > 0 && j > 0; at--)
        set->items[at - 1] =
            i > 0 && set->items[i - 1] > more->items[j - 1] ? set->items[--i] : more->items[--j];
    set->count = count;
}

static void join(struct arena *arena, struct clusters *clusters, uint32_t a, uint32_t b)
{
    uint32_t root = a < b ? a : b, other = a < b ? b : a, swap = clusters->next[a];
    clusters->next[a] = clusters->next[b];
    clusters->next[b] = swap;
    clusters->parent[other] = root;
    struct article_set *kept = &clusters->articles[root], *gone = &clusters->articles[other];
    if (kept->capacity < gone->capacity) { /* the larger room takes both */
        struct article_set exchange = *kept;
        *kept = *gone;
        *gone = exchange;
    }
    unite_articles(arena, kept, gone);
}

/* Candidate pairs share a class and a participant: claims are put into buckets by "class participant". A pair
 * that shares several participants is found several times, which changes nothing. */
static struct pair *find_pairs(struct settling *settling, size_t *count)
{
    struct bucket {
        uint32_t *claims;
        size_t count, capacity;
    };
    const struct window *windows = find_windows(settling);
    struct map buckets;
    map_init(&buckets, settling->arena);
    struct pair *pairs = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = 0; i < settling->claim_count; i++) {
        const struct said_claim *claim = &settling->claims[i];
        const uint32_t *sets[] = {claim->source, claim->target};
        size_t counts[] = {claim->source_count, claim->target_count};
        for (size_t s = 0; s < 2; s++)
            for (size_t p = 0; p < counts[s]; p++) {
                char key[96];
                int size = snprintf(key, sizeof key, "%s %u", claim->class, sets[s][p]);
                struct map_entry *entry = map_add(&buckets, key, (size_t)size, NULL);
                if (!entry->value.pointer)
                    entry->value.pointer = arena_alloc(settling->arena, sizeof(struct bucket));
                struct bucket *bucket = entry->value.pointer;
                for (size_t o = 0; o < bucket->count; o++) {
                    uint32_t other = bucket->claims[o];
                    if (!can_agree(&windows[other], &windows[i])) continue;
                    double score = agreement(&settling->claims[other], claim);
                    if (score <= 0) continue;
                    pairs = arena_grow(settling->arena, pairs, *count, &capacity, sizeof *pairs);
                    pairs[(*count)++] = (struct pair){other, i, score};
                }
                bucket->claims = arena_grow(settling->arena, bucket->claims, bucket->count, &bucket->capacity,
                                            sizeof *bucket->claims);
                bucket->claims[bucket->count++] = i;
            }
    }
    if (*count) qsort(pairs, *count, sizeof *pairs, by_score);
    return pairs;
}

/* ---- Summaries ---- */

static uint32_t *unite(struct settling *settling, const struct merged_event *event, size_t which,
                       size_t *count)
{
    size_t room = 0;
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct said_claim *claim = &settling->claims[event->claims[i]];
        room += claim->source_count + claim->target_count + claim->involves_count + claim->place_count +
                claim->shown.attributed_count;
    }
    uint32_t *items = arena_array(settling->arena, room + 1, sizeof *items);
    *count = 0;
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct said_claim *claim = &settling->claims[event->claims[i]];
        const uint32_t *sets[] = {claim->source, claim->target, claim->involves, claim->place,
                                  claim->shown.attributed};
        size_t counts[] = {claim->source_count, claim->target_count, claim->involves_count,
                           claim->place_count, claim->shown.attributed_count};
        for (size_t s = 0; s < counts[which]; s++)
            set_add(items, count, sets[which][s]);
    }
    return items;
}

/* The rule of entente.ttl: what any article tells as actual is actual; else denied by any, denied; else the
 * surest. */
static enum factuality summary_factuality(const struct settling *settling, const struct merged_event *event)
{
    static const enum factuality ORDER[] = {FACTUALITY_ACTUAL,  FACTUALITY_DENIED,   FACTUALITY_PLANNED,
                                            FACTUALITY_ALLEGED, FACTUALITY_POSSIBLE, FACTUALITY_HYPOTHETICAL};
    for (size_t o = 0; o < sizeof ORDER / sizeof *ORDER; o++)
        for (size_t i = 0; i < event->claim_count; i++)
            if (settling->claims[event->claims[i]].shown.factuality == ORDER[o]) return ORDER[o];
    return FACTUALITY_ALLEGED;
}

static bool is_before(struct date a, struct date b)
{
    if (a.year != b.year) return a.year < b.year;
    if (a.month != b.month) return a.month < b.month;
    return a.day < b.day;
}

/* The most precise begin, the earliest among these; its end with it, the latest among ends as precise. */
static void summarise_dates(const struct settling *settling, struct merged_event *event)
{
    struct graph_event *shown = &event->shown;
    for (size_t i = 0; i < event->claim_count; i++) {
        const struct said_claim *claim = &settling->claims[event->claims[i]];
        int better = date_precision(claim->begin) - date_precision(shown->begin);
        if (claim->begin.year && (better > 0 || (better == 0 && is_before(claim->begin, shown->begin))))
            shown->begin = claim->begin;
        better = date_precision(claim->end) - date_precision(shown->end);
        if (claim->end.year && (better > 0 || (better == 0 && is_before(shown->end, claim->end))))
            shown->end = claim->end;
    }
    if (shown->end.year && is_before(shown->end, shown->begin)) shown->end = (struct date){0};
}

/* Each label once: two treaties may be called the same. */
static const char **labels_of(struct settling *settling, const uint32_t *items, size_t count, size_t *kept)
{
    const char **labels = arena_array(settling->arena, count + 1, sizeof *labels);
    *kept = 0;
    for (size_t i = 0; i < count; i++) {
        const char *label = settling->entities[items[i]].label;
        size_t same = 0;
        while (same < *kept && strcmp(labels[same], label) != 0)
            same++;
        if (same == *kept) labels[(*kept)++] = label;
    }
    return labels;
}

/* The labels of what is involved: where there are things, without the persons who look on as they are signed
 * or used. */
static const char **labels_involved(struct settling *settling, const struct graph_event *shown, size_t *kept)
{
    uint32_t *things = arena_array(settling->arena, shown->involves_count + 1, sizeof *things);
    size_t count = 0;
    for (size_t i = 0; i < shown->involves_count; i++)
        if (strcmp(settling->entities[shown->involves[i]].class, "Person") != 0)
            things[count++] = shown->involves[i];
    return count ? labels_of(settling, things, count, kept)
                 : labels_of(settling, shown->involves, shown->involves_count, kept);
}

static void summarise(struct settling *settling, struct merged_event *event)
{
    struct graph_event *shown = &event->shown;
    shown->class = settling->claims[event->claims[0]].class;
    shown->category = event_category(shown->class);
    if (!shown->category) shown->category = "OtherEvent";
    shown->source = unite(settling, event, 0, &shown->source_count);
    uint32_t *target = unite(settling, event, 1, &shown->target_count);
    size_t kept = 0;
    for (size_t i = 0; i < shown->target_count; i++)
        if (!set_has(shown->source, shown->source_count, target[i])) target[kept++] = target[i];
    shown->target = target;
    shown->target_count = kept;
    shown->involves = unite(settling, event, 2, &shown->involves_count);
    shown->place = unite(settling, event, 3, &shown->place_count);
    shown->attributed = unite(settling, event, 4, &shown->attributed_count);
    shown->factuality = summary_factuality(settling, event);
    summarise_dates(settling, event);
    struct graph_claim *claims = arena_array(settling->arena, event->claim_count, sizeof *claims);
    double doubt = 1;
    for (size_t i = 0; i < event->claim_count; i++) {
        claims[i] = settling->claims[event->claims[i]].shown;
        doubt *= 1 - claims[i].confidence;
    }
    shown->claims = claims;
    shown->claim_count = event->claim_count;
    shown->confidence = event->claim_count == 1 ? claims[0].confidence : 1 - doubt;
    struct event_words words = {.class = shown->class, .begin = shown->begin, .end = shown->end};
    words.sources = labels_of(settling, shown->source, shown->source_count, &words.source_count);
    words.targets = labels_of(settling, shown->target, shown->target_count, &words.target_count);
    words.involved = labels_involved(settling, shown, &words.involved_count);
    words.targets_are_persons = shown->target_count > 0;
    for (size_t i = 0; i < shown->target_count; i++)
        if (strcmp(settling->entities[shown->target[i]].class, "Person") != 0)
            words.targets_are_persons = false;
    shown->label = event_label(settling->arena, &words);
}

/* ---- IRIs ---- */

static const char *slug_of(struct settling *settling, uint32_t entity)
{
    const char *iri = settling->entities[entity].iri, *slash = strrchr(iri, '/');
    return slash ? slash + 1 : iri;
}

static const char *event_iri(struct settling *settling, const struct graph_event *event)
{
    enum { MOST_PARTS = 2 };
    struct text iri;
    text_init(&iri, settling->arena);
    text_add_format(&iri, "%sevent/", settling->graph->base);
    for (const char *c = event->class; *c; c++) { /* "SignTreaty" -> "sign-treaty" */
        bool upper = *c >= 'A' && *c <= 'Z';
        char lower = upper ? (char)(*c + 32) : *c;
        if (upper && c > event->class) text_add(&iri, "-", 1);
        text_add(&iri, &lower, 1);
    }
    for (size_t i = 0; i < event->source_count && i < MOST_PARTS; i++)
        text_add_format(&iri, "-%s", slug_of(settling, event->source[i]));
    for (size_t i = 0; i < event->target_count && i < MOST_PARTS; i++)
        text_add_format(&iri, "-%s", slug_of(settling, event->target[i]));
    if (!event->target_count && event->involves_count)
        text_add_format(&iri, "-%s", slug_of(settling, event->involves[0]));
    char date[11];
    date_write(event->begin, date);
    if (event->begin.year) text_add_format(&iri, "-%s", date);
    return iri.bytes;
}

static int by_iri_then_claim(const void *a, const void *b)
{
    const struct merged_event *x = a, *y = b;
    int order = strcmp(x->shown.iri, y->shown.iri);
    return order ? order : strcmp(x->shown.claims[0].iri, y->shown.claims[0].iri);
}

/* Events that would share an IRI are told apart by the hash of their first claim. */
static void name_events(struct settling *settling)
{
    struct merged_event *events = settling->events;
    for (size_t i = 0; i < settling->event_count; i++)
        events[i].shown.iri = event_iri(settling, &events[i].shown);
    if (settling->event_count) qsort(events, settling->event_count, sizeof *events, by_iri_then_claim);
    for (size_t i = 0; i < settling->event_count;) {
        size_t end = i + 1;
        while (end < settling->event_count && strcmp(events[end].shown.iri, events[i].shown.iri) == 0)
            end++;
        for (size_t j = i; end - i > 1 && j < end; j++) {
            const char *claim = events[j].shown.claims[0].iri;
            events[j].shown.iri = arena_format(settling->arena, "%s-%08x", events[j].shown.iri,
                                               (unsigned)hash_bytes(claim, strlen(claim)));
        }
        i = end;
    }
}

static int by_date(const void *a, const void *b)
{
    const struct graph_event *x = &((const struct merged_event *)a)->shown,
                             *y = &((const struct merged_event *)b)->shown;
    if (!x->begin.year != !y->begin.year) return x->begin.year ? -1 : 1;
    if (is_before(x->begin, y->begin)) return -1;
    if (is_before(y->begin, x->begin)) return 1;
    return strcmp(x->iri, y->iri);
}

void cluster_claims(struct settling *settling)
{
    size_t count = settling->claim_count, pair_count;
    struct clusters clusters = {
        arena_array(settling->arena, count + 1, sizeof(uint32_t)),
        arena_array(settling->arena, count + 1, sizeof(uint32_t)),
        arena_array(settling->arena, count + 1, sizeof(struct article_set)),
    };
    for (uint32_t i = 0; i < count; i++) {
        clusters.parent[i] = clusters.next[i] = i;
        clusters.articles[i] = (struct article_set){&settling->claims[i].shown.article, 1, 1};
    }
    const struct pair *pairs = find_pairs(settling, &pair_count);
    for (size_t i = 0; i < pair_count; i++) {
        uint32_t a = root_of(&clusters, pairs[i].a), b = root_of(&clusters, pairs[i].b);
        if (a != b && !shares_article(&clusters, a, b)) join(settling->arena, &clusters, a, b);
    }
    settling->events = arena_array(settling->arena, count + 1, sizeof *settling->events);
    for (uint32_t i = 0; i < count; i++) {
        if (root_of(&clusters, i) != i) continue;
        struct merged_event *event = &settling->events[settling->event_count++];
        size_t size = 1;
        for (uint32_t other = clusters.next[i]; other != i; other = clusters.next[other])
            size++;
        event->claims = arena_array(settling->arena, size + 1, sizeof *event->claims);
        uint32_t claim = i;
        do {
            set_add(event->claims, &event->claim_count, claim);
            claim = clusters.next[claim];
        } while (claim != i);
        summarise(settling, event);
    }
    name_events(settling);
    if (settling->event_count)
        qsort(settling->events, settling->event_count, sizeof *settling->events, by_date);
    for (uint32_t i = 0; i < settling->event_count; i++)
        for (size_t c = 0; c < settling->events[i].claim_count; c++)
            settling->claims[settling->events[i].claims[c]].event = i;
}
