/* status.c: the texts of the statuses, and filling in an error. */
#include "base/status.h"

#include <stdarg.h>
#include <string.h>

const char *entente_version(void)
{
    return ENTENTE_VERSION;
}

static const char *const STATUS_TEXTS[] = {
    [ENTENTE_OK] = "done",
    [ENTENTE_NO_MEMORY] = "out of memory",
    [ENTENTE_BAD_ARGUMENT] = "bad argument",
    [ENTENTE_NOT_FOUND] = "not found",
    [ENTENTE_CANNOT_READ] = "cannot be read",
    [ENTENTE_CANNOT_WRITE] = "cannot be written",
    [ENTENTE_BAD_ENCODING] = "not UTF-8",
    [ENTENTE_BAD_FORMAT] = "broken format",
    [ENTENTE_EMPTY] = "empty",
    [ENTENTE_TOO_LARGE] = "too large",
    [ENTENTE_BAD_MODEL] = "bad language model",
    [ENTENTE_BAD_KNOWLEDGE] = "bad ontology",
    [ENTENTE_DRAWING] = "drawing failed",
    [ENTENTE_NETWORK] = "store failed",
    [ENTENTE_INTERNAL] = "internal error",
};

const char *entente_status_text(entente_status status)
{
    size_t index = (size_t)status;
    return index < sizeof STATUS_TEXTS / sizeof *STATUS_TEXTS ? STATUS_TEXTS[index] : "unknown status";
}

entente_status fail(entente_error *error, entente_status status, const char *file, size_t line,
                    const char *format, ...)
{
    if (!error) return status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    for (char *c = error->text; *c; c++)
        if (*c == '\n' || *c == '\r') *c = ' ';
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    error->status = status;
    error->line = line;
    return status;
}
