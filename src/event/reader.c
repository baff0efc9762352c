/* reader.c: the networks of the reader, from the model. */
#include "event/reader.h"

#include "base/status.h"
#include <string.h>

const char *const CHOICE_SECTIONS[CHOICES] = {[PARTY_SOURCE] = "event-sources",
                                              [PARTY_TARGET] = "event-targets",
                                              [PARTY_PLACE] = "event-places",
                                              [CHOICE_RETELLING] = "event-retold"};

const struct frame *learned_frame(const struct event_tables *tables, const char *class)
{
    for (size_t i = 0; i < tables->count; i++)
        if (tables->frames[i].is_learned && strcmp(tables->frames[i].class, class) == 0)
            return &tables->frames[i];
    return NULL;
}

entente_status reader_open(const struct event_tables *tables, const struct language_model *model,
                           const struct reader **result, entente_error *error)
{
    *result = NULL;
    if (!model) return ENTENTE_OK;
    struct section classes = language_section(model, "event-classes");
    if (!classes.bytes) return ENTENTE_OK;
    struct reader *reader = arena_alloc(tables->arena, sizeof *reader);
    bool fits = sign_net_take(language_section(model, "event-words"), &reader->events) &&
                sign_net_take(language_section(model, "event-roles"), &reader->roles) &&
                sign_net_take(language_section(model, "event-status"), &reader->status) &&
                sign_net_take(language_section(model, "event-times"), &reader->times) &&
                reader->times.classes == 1 && reader->roles.classes == READ_ROLE_COUNT &&
                reader->status.classes == FACTUALITY_COUNT &&
                classes.size == (size_t)reader->events.classes * READER_NAME_SIZE;
    for (unsigned i = 0; fits && i < CHOICES; i++) {
        struct section section = language_section(model, CHOICE_SECTIONS[i]);
        struct sign_net *net = i < PARTY_COUNT ? &reader->parties[i] : &reader->retellings;
        if (section.bytes) fits = sign_net_take(section, net) && net->classes == 1;
    }
    reader->classes = classes.bytes;
    for (uint32_t c = 0; fits && c < reader->events.classes; c++) {
        fits = memchr(reader->classes[c], '\0', READER_NAME_SIZE) != NULL;
        if (!fits) break;
        reader->frames[c] = learned_frame(tables, reader->classes[c]);
        reader->categories[c] = event_category(reader->classes[c]);
    }
    if (!fits)
        return fail(error, ENTENTE_BAD_MODEL, NULL, 0,
                    "the sections of events are of another version; 'make train' makes a new model");
    *result = reader;
    return ENTENTE_OK;
}
