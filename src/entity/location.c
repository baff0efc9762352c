/* location.c: where places lie: by the knowledge where a sentence names both, and by what the text says
 * ("Russia's Kursk region", "Batumi, Adjara", "El Geneina, the capital of West Darfur", "NATO
 * headquarters in Brussels"). */
#include "entity/resolving.h"

#include <string.h>

static void locate(struct resolving *resolving, const struct draft_mention *place, const struct entry *within)
{
    int32_t in = entity_of(resolving, within);
    for (size_t k = 0; k < resolving->mention_count && in >= 0; k++) {
        const struct draft_mention *other = &resolving->mentions[k];
        if (other->entity == in && other->sentence == place->sentence)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)place->entity, (uint32_t)in,
                         place->sentence);
    }
}

/* A place and the town, state or region in which it lies, named in one sentence. */
static void known_locations(struct resolving *resolving)
{
    for (size_t i = 0; i < resolving->mention_count; i++) {
        const struct draft_mention *place = &resolving->mentions[i];
        if (place->class != CLASS_PLACE || place->entity < 0 || !place->entry) continue;
        locate(resolving, place, place->entry->located_in);
        if (place->entry->town != place->entry->located_in) locate(resolving, place, place->entry->town);
    }
}

static bool is_region(const char *kind)
{
    return strstr(kind, "region") || strstr(kind, "state") || strstr(kind, "province");
}

/* "Russia's Kursk region", "Batumi, Adjara": a place after the name of what it lies in. */
static void stated_locations(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *a = &resolving->mentions[i], *b = &resolving->mentions[i + 1];
        if (a->sentence != b->sentence || a->entity < 0 || b->entity < 0) continue;
        const struct sentence *sentence = sentence_at(resolving, a->sentence);
        bool is_owned = a->class == CLASS_STATE && b->class == CLASS_PLACE && b->begin > a->end &&
                        sentence->tokens[a->end].xpos == XPOS_POS &&
                        sentence->tokens[a->head].head == (int32_t)b->head;
        if (is_owned)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)b->entity, (uint32_t)a->entity,
                         a->sentence);
        /* "Batumi, Adjara", and "DAYTON, Ohio" at the start, where a list is less likely. */
        bool is_list = b->begin == a->end + 1 && a->class == CLASS_PLACE &&
                       strcmp(sentence->tokens[a->end].form, ",") == 0 && b->kind == MENTION_NAME &&
                       (b->class == CLASS_PLACE || b->class == CLASS_STATE);
        bool is_within = a->begin == 0 && b->entry &&
                         (b->class == CLASS_STATE || (b->entry->kind && is_region(b->entry->kind)));
        bool is_listed = is_list && (sentence->tokens[b->head].deprel == DEP_APPOS || is_within);
        if (is_listed)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)a->entity, (uint32_t)b->entity,
                         a->sentence);
    }
}

/* A body that sits somewhere by its kind: "a tribunal in The Hague", "the General Staff in Moscow". */
static bool is_seated(const struct resolving *resolving, const struct draft_mention *mention)
{
    const char *kind = mention->entry && mention->entry->kind ? mention->entry->kind : "";
    return mention->class == CLASS_ORGANIZATION &&
           (in_list(resolving, "seated-kind", kind) ||
            in_list(resolving, "seated-kind", token_at(resolving, mention->sentence, mention->head)->lower));
}

/* "NATO headquarters in Brussels", "the coastal area in Batumi", "a tribunal in The Hague". */
static void places_in_places(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *a = &resolving->mentions[i], *b = &resolving->mentions[i + 1];
        bool is_pair = a->sentence == b->sentence && a->entity >= 0 && b->entity >= 0 &&
                       (a->class == CLASS_PLACE || is_seated(resolving, a)) &&
                       (b->class == CLASS_PLACE || b->class == CLASS_STATE) && b->begin == a->end + 1;
        if (!is_pair) continue;
        const struct token *token = token_at(resolving, a->sentence, a->end);
        if (strcmp(token->lower, "in") == 0)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)a->entity, (uint32_t)b->entity,
                         a->sentence);
    }
}

/* "eastern Ukraine", around the name of its state. */
static void parts_of_states(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *part = &resolving->mentions[i], *whole = &resolving->mentions[i + 1];
        bool is_part = part->sentence == whole->sentence && part->begin + 1 == whole->begin &&
                       part->end == whole->end && part->class == CLASS_PLACE && part->entity >= 0 &&
                       whole->entity >= 0 && whole->class == CLASS_STATE;
        if (is_part)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)part->entity, (uint32_t)whole->entity,
                         part->sentence);
    }
}

/* "El Geneina, the capital of West Darfur", "Arica, a port in Chile": a noun between the two says so. */
static void apposed_places(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *a = &resolving->mentions[i], *b = &resolving->mentions[i + 1];
        bool is_pair = a->sentence == b->sentence && a->entity >= 0 && b->entity >= 0 &&
                       a->class == CLASS_PLACE && (b->class == CLASS_PLACE || b->class == CLASS_STATE) &&
                       b->begin > a->end + 2 && b->begin < a->end + 8 && b->kind == MENTION_NAME;
        if (!is_pair) continue;
        const struct token *tokens = sentence_at(resolving, a->sentence)->tokens;
        const char *link = tokens[b->begin - 1].lower;
        uint32_t noun = b->begin - 2;
        if (tokens[noun + 1].upos == UPOS_DET && noun > 0) {
            link = tokens[noun].lower;
            noun--;
        }
        bool says_so = strcmp(tokens[a->end].form, ",") == 0 &&
                       (strcmp(link, "of") == 0 || strcmp(link, "in") == 0 || strcmp(link, "on") == 0) &&
                       (in_list(resolving, "place-noun", tokens[noun].lower) ||
                        in_list(resolving, "landmark-noun", tokens[noun].lower));
        for (uint32_t t = a->end + 1; says_so && t < noun; t++)
            says_so = tokens[t].upos == UPOS_DET || tokens[t].upos == UPOS_ADJ ||
                      tokens[t].upos == UPOS_NOUN || tokens[t].xpos == XPOS_VBN;
        if (says_so)
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)a->entity, (uint32_t)b->entity,
                         a->sentence);
    }
}

/* "the Red Sea port of Massawa", "the Macedonian villages of Oteshevo and Stenje" */
static void places_by_adjective(struct resolving *resolving)
{
    for (size_t i = 0; i + 1 < resolving->mention_count; i++) {
        const struct draft_mention *whole = &resolving->mentions[i], *place = whole + 1;
        bool is_pair = whole->sentence == place->sentence && whole->entity >= 0 && place->entity >= 0 &&
                       (whole->class == CLASS_PLACE || whole->class == CLASS_STATE) &&
                       place->class == CLASS_PLACE && place->begin >= whole->end + 2;
        if (!is_pair) continue;
        const struct sentence *sentence = sentence_at(resolving, whole->sentence);
        const struct token *tokens = sentence->tokens;
        uint32_t noun = place->begin - 2;
        bool names = strcmp(tokens[place->begin - 1].lower, "of") == 0 && noun < whole->end + 3 &&
                     in_list(resolving, "town-kind", tokens[noun].lemma) &&
                     tokens[whole->head].head == (int32_t)noun;
        for (uint32_t t = whole->end; names && t < noun; t++)
            names = tokens[t].upos == UPOS_ADJ || tokens[t].upos == UPOS_NOUN;
        for (const struct draft_mention *end = resolving->mentions + resolving->mention_count;
             names && place < end && place->sentence == whole->sentence && place->class == CLASS_PLACE;
             place++) {
            bool is_listed = place == whole + 1 || tokens[place->head].head == (int32_t)whole[1].head;
            if (!is_listed) break;
            add_relation(resolving, RELATION_LOCATED_IN, (uint32_t)place->entity, (uint32_t)whole->entity,
                         whole->sentence);
        }
    }
}

void find_locations(struct resolving *resolving)
{
    places_in_places(resolving);
    known_locations(resolving);
    stated_locations(resolving);
    apposed_places(resolving);
    parts_of_states(resolving);
    places_by_adjective(resolving);
}
