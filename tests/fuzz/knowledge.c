/* knowledge.c: any bytes as a text to find names in, as a name, and as a title. */
#include "knowledge/knowledge.h"
#include <stdlib.h>

static struct knowledge *knowledge;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *ontology = getenv("ENTENTE_ONTOLOGY");
    if (!knowledge && knowledge_open(ontology ? ontology : "ontology", NULL, 0, &knowledge, NULL)) abort();
    struct arena *arena = arena_new();
    const char *text = arena_substring(arena, (const char *)bytes, size);
    size_t count;
    const struct name_match *matches = knowledge_match(knowledge, arena, text, size, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_sound =
            matches[i].begin < matches[i].end && matches[i].end <= size && matches[i].candidate_count;
        bool is_ordered = i == 0 || matches[i - 1].begin < matches[i].begin ||
                          (matches[i - 1].begin == matches[i].begin && matches[i - 1].end >= matches[i].end);
        if (!is_sound || !is_ordered) abort();
    }
    knowledge_lookup(knowledge, text, size, &count);
    knowledge_office_by_title(knowledge, text, size);
    arena_free(arena);
    return 0;
}
