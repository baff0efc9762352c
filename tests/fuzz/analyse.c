/* analyse.c: any bytes as text and as CoNLL-U for the language analysis. */
#include "entente.h"
#include <stdint.h>
#include <stdlib.h>

static entente_context *context;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!context && entente_context_open(NULL, &context, NULL)) abort();
    for (int from = ENTENTE_FROM_TEXT; from <= ENTENTE_FROM_CONLLU; from++) {
        char *written = NULL;
        size_t length = 0;
        FILE *file = open_memstream(&written, &length);
        entente_error error = {0};
        if (!file) abort();
        if (entente_analyse(context, "fuzz", (const char *)bytes, size, (entente_analysis_source)from,
                            size % 2 ? ENTENTE_IOB : ENTENTE_CONLLU, file, &error) &&
            !error.text[0])
            abort();
        fclose(file);
        free(written);
    }
    return 0;
}
