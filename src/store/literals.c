/* literals.c: terms of an index to literals of rasqal, each made once; and literals to terms. */
#include "store/literals.h"

#include <stdlib.h>
#include <string.h>

bool literals_init(struct literals *literals, const struct triple_index *index, rasqal_world *world)
{
    *literals = (struct literals){.index = index, .world = world};
    map_init(&literals->numbers, index->arena);
    literals->made = calloc(index->term_count, sizeof(rasqal_literal *));
    return literals->made != NULL;
}

void literals_free(struct literals *literals)
{
    for (size_t i = 0; literals->made && i < literals->index->term_count; i++)
        if (literals->made[i]) rasqal_free_literal(literals->made[i]);
    free(literals->made);
    literals->made = NULL;
}

static unsigned char *copy_for_rasqal(const char *text)
{
    size_t size = strlen(text) + 1;
    unsigned char *copy = rasqal_alloc_memory(size);
    if (copy) memcpy(copy, text, size);
    return copy;
}

static rasqal_literal *make_literal(rasqal_world *world, const struct read_term *term)
{
    raptor_world *raptor = rasqal_world_get_raptor(world);
    if (term->kind == READ_IRI)
        return rasqal_new_uri_literal(world, raptor_new_uri(raptor, (const unsigned char *)term->text));
    unsigned char *text = copy_for_rasqal(term->text);
    if (term->kind == READ_BLANK) return rasqal_new_simple_literal(world, RASQAL_LITERAL_BLANK, text);
    raptor_uri *datatype =
        term->datatype ? raptor_new_uri(raptor, (const unsigned char *)term->datatype) : NULL;
    char *language = term->language ? (char *)copy_for_rasqal(term->language) : NULL;
    return rasqal_new_string_literal(world, text, language, datatype, NULL);
}

rasqal_literal *literal_of(struct literals *literals, uint32_t number)
{
    rasqal_literal **literal = &literals->made[number];
    if (!*literal) {
        *literal = make_literal(literals->world, &literals->index->terms[number]);
        if (*literal)
            map_add(&literals->numbers, (const char *)literal, sizeof *literal, NULL)->value.number = number;
    }
    return *literal ? rasqal_new_literal_from_literal(*literal) : NULL;
}

uint32_t literal_number(const struct literals *literals, rasqal_literal *literal)
{
    const struct map_entry *entry =
        map_find(&literals->numbers, (const char *)&literal, sizeof(rasqal_literal *));
    if (entry) return (uint32_t)entry->value.number;
    struct read_term term = {.kind = READ_LITERAL, .text = (const char *)rasqal_literal_as_string(literal)};
    if (!term.text) return NO_TERM;
    if (literal->type == RASQAL_LITERAL_URI)
        term.kind = READ_IRI;
    else if (literal->type == RASQAL_LITERAL_BLANK)
        term.kind = READ_BLANK;
    else if (literal->language)
        term.language = literal->language;
    else if (literal->datatype && literal->type != RASQAL_LITERAL_XSD_STRING)
        term.datatype = (const char *)raptor_uri_as_string(literal->datatype);
    return index_number(literals->index, &term);
}
